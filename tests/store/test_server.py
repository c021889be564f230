"""What is said when a server cannot be used, and that no password is ever written down."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from countersay.errors import CountersayError, RecordError, SettingsError
from countersay.model import Decision
from countersay.store.opening import STORE_FILE, noted, open_store
from countersay.store.server import address_of
from tests.corpora import countersay, small_corpus
from tests.postgres import PASSWORD, Serving
from tests.test_codec import record

NOWHERE = f"postgresql://reader:{PASSWORD}@127.0.0.1:9/none#p"


@pytest.mark.parametrize(
    ("given", "plain"),
    [
        pytest.param("postgresql://ann@h/d#gate", "postgresql://ann@h/d#gate", id="nothing to hide"),
        pytest.param("postgres://ann:a%40b@h:5/d#gate", "postgres://ann@h:5/d#gate", id="password"),
        pytest.param(
            "postgresql:///d?host=/run/pg&password=x&sslmode=require",
            "postgresql:///d?host=%2Frun%2Fpg&sslmode=require#dossier",
            id="password in the query",
        ),
        pytest.param("  postgresql://h/d ", "postgresql://h/d#dossier", id="named as the folder"),
    ],
)
def test_address_is_noted_without_password(given: str, plain: str, tmp_path: Path) -> None:
    assert address_of(given, tmp_path / "dossier").plain == plain


@pytest.mark.parametrize(
    ("given", "code"),
    [
        pytest.param("mysql://ann:s3cret@h/d", "store-invalid", id="other database"),
        pytest.param("s3cret", "store-invalid", id="no address"),
        pytest.param("postgresql://ann:s3cret@h:port/d", "store-invalid", id="no port"),
        pytest.param("postgresql://ann:s3cret@[h/d", "store-invalid", id="no host"),
        pytest.param("postgresql://ann:s3cret@h/d#Gate A", "store-name", id="name with a space"),
        pytest.param("postgresql://ann:s3cret@h/d#" + "a" * 41, "store-name", id="long name"),
        pytest.param('postgresql://ann:s3cret@h/d#a"; DROP SCHEMA', "store-name", id="name with SQL in it"),
    ],
)
def test_address_that_cannot_be_followed_is_refused_without_repeating_it(given: str, code: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as raised:
        open_store(tmp_path, given)
    assert raised.value.code == code
    assert PASSWORD not in str(raised.value)
    assert raised.value.remedy


def test_server_that_is_not_there_is_named_with_what_to_do(tmp_path: Path) -> None:
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    store = open_store(tmp_path / "p", NOWHERE)
    for use in (store.read, store.log.rows, lambda: store.write(record(), ""), store.users.rows, store.stamp):
        with pytest.raises(RecordError, match=r"127.0.0.1:9/none, project p: .*PGPASSWORD") as raised:
            use()
        assert raised.value.code == "store-unreachable"
        assert PASSWORD not in str(raised.value)


def test_without_psycopg_the_message_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(SettingsError, match=r"countersay\[postgres\]") as raised:
        open_store(tmp_path, NOWHERE).read()
    assert raised.value.code == "store-extra"


def test_role_without_rights_is_told_so_and_reads_what_it_may(postgres: Serving, tmp_path: Path) -> None:
    address = postgres.project()
    open_store(tmp_path, address).write(record(), "")
    postgres.tell(address, "DROP ROLE IF EXISTS guest")
    postgres.tell(address, "CREATE ROLE guest LOGIN")
    guest = open_store(tmp_path, address.replace("reader", "guest"))
    with pytest.raises(CountersayError) as raised:
        guest.read()
    assert raised.value.code in ("store-denied", "record-missing")
    postgres.tell(address, "GRANT USAGE ON SCHEMA {s} TO guest")
    postgres.tell(address, "GRANT SELECT ON ALL TABLES IN SCHEMA {s} TO guest")
    assert guest.read() == record()
    for use in (lambda: guest.write(record(), ""), lambda: guest.users.remove("ann")):
        with pytest.raises(RecordError, match=r"permission denied.*GRANT") as denied:
            use()
        assert denied.value.code == "store-denied"
    with pytest.raises(RecordError, match="permission denied"):
        open_store(tmp_path, postgres.project().replace("reader", "guest")).write(record(), "")


def test_database_of_another_encoding_is_refused(postgres: Serving, tmp_path: Path) -> None:
    address = postgres.project()
    postgres.tell(address, "CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'")
    with pytest.raises(RecordError, match="encoding UTF8"):
        open_store(tmp_path, address.replace("/postgres#", "/latin#")).write(record(), "")


def test_server_that_may_not_be_written_is_told_so(postgres: Serving, tmp_path: Path) -> None:
    address = postgres.project()
    store = open_store(tmp_path, address)
    store.write(record(), "")
    postgres.tell(address, "ALTER ROLE reader SET default_transaction_read_only TO on")
    try:
        with pytest.raises(RecordError, match="primary server") as raised:
            open_store(tmp_path, address).write(record(), "")
        assert raised.value.code == "store-read-only"
    finally:
        import psycopg

        with psycopg.connect(postgres.address, autocommit=True) as connection:
            connection.execute("SET default_transaction_read_only TO off")
            connection.execute("ALTER ROLE reader RESET default_transaction_read_only")
    assert store.read() == record()


def test_full_server_is_told_so_and_keeps_the_last_record(postgres: Serving, tmp_path: Path) -> None:
    address = postgres.project()
    store = open_store(tmp_path, address)
    store.write(record(), "old")
    words = "RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'"
    postgres.tell(address, f"CREATE FUNCTION {{s}}.full() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {words}; END $$")
    for table in ("issues", "decision_log"):
        postgres.tell(
            address,
            f"CREATE TRIGGER no_room BEFORE INSERT ON {{s}}.{table} FOR EACH STATEMENT EXECUTE FUNCTION {{s}}.full()",
        )
    changed = replace(record(), figures=())
    decision = Decision(id="", target="", verdict="confirmed")
    for use in (lambda: store.write(changed, "new"), lambda: store.log.append(decision)):
        with pytest.raises(RecordError, match=r"No space left on device\. Free some space on the server") as raised:
            use()
        assert raised.value.code == "store-full"
    assert (store.read(), store.log.rows()) == (record(), ())
    assert (tmp_path / "report.html").read_text() == "old"


def test_server_that_is_started_anew_is_connected_to_again_and_lost_nothing(postgres: Serving, tmp_path: Path) -> None:
    store = open_store(tmp_path, postgres.project())
    store.write(record(), "")
    row = store.log.append(Decision(id="", target="", verdict="confirmed"))
    postgres.stop()  # as a crash does: nothing is said to anybody
    try:
        for use in (store.read, store.log.rows, store.stamp):
            with pytest.raises(RecordError, match="store-unreachable"):
                use()
    finally:
        postgres.start()
    assert (store.read(), store.log.rows()) == (record(), (row,))


def test_connection_that_broke_keeps_the_last_record_and_the_next_use_connects_anew(
    postgres: Serving, tmp_path: Path
) -> None:
    address = postgres.project()
    store = open_store(tmp_path, address)
    store.write(record(), "old")
    ending = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'countersay%'"

    def write() -> None:
        with store.locked():
            postgres.tell(address, ending)
            store.write(record(), "new")

    with pytest.raises(RecordError, match="broke") as raised:
        write()
    assert raised.value.code == "store-lost"
    assert store.read() == record()
    assert (tmp_path / "report.html").read_text() == "old"
    with store.locked(wait=5):
        store.write(record(), "new")
    assert (tmp_path / "report.html").read_text() == "new"


def test_no_password_reaches_a_file_or_the_screen(postgres: Serving, tmp_path: Path) -> None:
    address = postgres.project()
    done = countersay("examine", small_corpus(tmp_path / "in"), "--out", tmp_path / "p", "--store", address)
    assert (done.returncode, done.stderr) == (0, "")
    written = b"".join(path.read_bytes() for path in (tmp_path / "p").rglob("*") if path.is_file())
    assert PASSWORD.encode() not in written
    assert PASSWORD not in done.stdout
    assert noted(tmp_path / "p") == address.replace(f":{PASSWORD}", "")
    assert (tmp_path / "p" / STORE_FILE).is_file()
    broken = countersay("examine", tmp_path / "in", "--out", tmp_path / "q", "--store", NOWHERE)
    assert broken.returncode == 2
    assert PASSWORD not in broken.stderr + broken.stdout
    assert "Traceback" not in broken.stderr
    assert not (tmp_path / "q").exists()
