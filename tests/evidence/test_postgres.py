"""A table of a PostgreSQL server gives the same sums as a file; nothing is written, and no password is repeated."""

import sys
from datetime import date
from fractions import Fraction

import pytest

from countersay.errors import InputError
from countersay.evidence.declaration import Column, Declaration, Measure, Time
from countersay.evidence.postgres import postgres_rows
from countersay.evidence.registers import register_of
from countersay.evidence.typed import open_table
from countersay.store.server import shown_source
from tests.postgres import Serving

NOWHERE = "postgresql://reader:s3cret@127.0.0.1:9/none"
TABLE = """CREATE SCHEMA gate;
CREATE TABLE gate.log ("Day" date, "Place" text, "Tonnes" numeric, "At" timestamptz, "Open" boolean);
INSERT INTO gate.log VALUES ('2031-05-03', 'Örebro, north', 1200.10, '2031-05-03 10:00+00', true),
 ('2031-05-04', E'Lund\\n"A"', 35, NULL, false), ('2031-05-06', 'Lund', NULL, NULL, NULL), (NULL, 'Lund', 4, NULL, NULL);
"""


def declared(source: str, table: str | None = "gate.log") -> Declaration:
    return Declaration(
        id="log",
        source=source,
        table=table,
        time=Time(column="Day"),
        measure=(Measure(name="t", column="Tonnes", unit="t"),),
        column=(Column(column="Place"),),
    )


@pytest.fixture(scope="module")
def filled(postgres: Serving) -> str:
    import psycopg

    with psycopg.connect(postgres.address) as connection:
        connection.execute(TABLE)
    return postgres.address


def test_table_of_a_server_is_typed_as_a_file_is(filled: str) -> None:
    table = open_table(declared(filled))
    try:
        daily = table.daily(table.declaration.measure[0])
        assert [(day.isoformat(), value) for day, value in daily.by_day()] == [
            ("2031-05-03", Fraction(12001, 10)),
            ("2031-05-04", 35),
        ]
        assert (table.loaded.header, table.rows_used) == (("Day", "Place", "Tonnes", "At", "Open"), 3)
        assert [(row.row, row.column, row.reason) for row in table.loaded.left_out] == [(4, "Day", "has no day")]
        assert table.values("Place") == ("Lund", 'Lund\n"A"', "Örebro, north")
        assert table.rows((), date(2031, 5, 3), date(2031, 5, 3))[0][0].cells[0] == ("Day", "2031-05-03")
        path = register_of(table).path
        assert path.startswith("127.0.0.1:")
        assert "s3cret" not in path
    finally:
        table.loaded.close()


def test_a_view_that_writes_is_refused(filled: str) -> None:
    import psycopg

    with psycopg.connect(filled) as connection:
        connection.execute("CREATE SEQUENCE gate.touched")
        connection.execute("CREATE VIEW gate.writes AS SELECT nextval('gate.touched') AS \"Day\"")
    with pytest.raises(InputError, match="read-only transaction"):
        list(postgres_rows(filled, "gate.writes"))


def test_names_with_sql_in_them_are_names(filled: str) -> None:
    with pytest.raises(InputError, match="does not exist"):
        list(postgres_rows(filled, 'gate.log"; DROP SCHEMA gate CASCADE; --'))
    assert len(list(postgres_rows(filled, "gate.log"))) == 5


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(NOWHERE, id="no-server"),
        pytest.param("s3cret is no string", id="no-string"),
        pytest.param("password=s3cret bad", id="broken"),
    ],
)
def test_what_cannot_be_reached_is_told_without_the_password(source: str) -> None:
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    with pytest.raises(InputError) as raised:
        open_table(declared(source))
    assert raised.value.code == "evidence-unreadable"
    assert "s3cret" not in str(raised.value)


def test_without_psycopg_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(InputError, match=r"countersay\[postgres\]") as raised:
        open_table(declared(NOWHERE))
    assert (raised.value.code, "copy TABLE" in str(raised.value)) == ("evidence-postgres", True)


def test_a_source_needs_a_table() -> None:
    with pytest.raises(InputError, match="name of a table"):
        open_table(declared(NOWHERE, None))


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        pytest.param("postgresql://a:b@h/log", "h/log", id="address"),
        pytest.param("postgresql:///log?user=a&password=b", "/log", id="query"),
        pytest.param("host=h port=5 user=a password=b dbname=log", "h:5/log", id="words"),
        pytest.param("password=b", "PostgreSQL", id="nothing-else"),
        pytest.param("postgresql://[b", "PostgreSQL", id="broken"),
    ],
)
def test_where_it_is_read_from_is_shown_without_user_and_password(source: str, shown: str) -> None:
    assert shown_source(source) == shown
