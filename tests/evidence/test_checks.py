"""Claims beside rows: what agrees, what differs, and what cannot be compared, over several kinds of register."""

from fractions import Fraction
from pathlib import Path

import pytest

from tests.evidence.registers import GATE, GATE_ROWS, checks, project

TOWN = """[[register]]
id = "incidents"
file = "incidents.csv"
row = "event"
first = 2030-01-01
last = 2030-06-30
about = ["Marrow valley", "valley"]
verbs = ["record", "happen", "occur", "register"]
[register.time]
column = "Date"
[[register.measure]]
name = "incidents"
count = "rows"
words = ["incident", "violation"]
verbs = ["record", "happen", "occur", "register", "take+place"]
[[register.measure]]
name = "killed"
column = "Killed"
words = ["person", "civilian", "people"]
verbs = ["kill", "die"]
[[register.measure]]
name = "injured"
column = "Injured"
words = ["person", "civilian", "people"]
verbs = ["injure", "wound"]
[[register.column]]
column = "Type"
"""
TOWN_ROWS = """Date,Type,Killed,Injured
2030-01-03,Shelling,2,4
2030-01-20,Mine explosion,0,1
2030-02-02,Shelling,1,0
2030-02-14,Sniper fire,1,0
2030-03-30,Shelling,0,3
"""


@pytest.mark.parametrize(
    ("sentence", "words", "outcome", "observed"),
    [
        pytest.param("Between 1 and 5 March 2031, 27 lorries passed the gate.", "27 lorries", "agrees", 27, id="plain"),
        pytest.param(
            "Between 1 and 5 March 2031, 31 lorries passed the gate.", "31 lorries", "differs", 27, id="differs"
        ),
        pytest.param(
            "Between 1 and 5 March 2031, 36 lorries passed the gate.",
            "36 lorries",
            "differs",
            27,
            id="before-the-period",
        ),
        pytest.param("From 2 to 5 March 2031, 27 lorries passed.", "27 lorries", "agrees", 27, id="lag-lets-a-day-in"),
        pytest.param(
            "In March 2031, 31 lorries of Ostrand Relief passed the gate.", "31 lorries", "agrees", 31, id="operator"
        ),
        pytest.param("In March 2031, 60 lorries passed.", "60 lorries", "agrees", 60, id="month"),
        pytest.param("In March 2031, more than 70 lorries passed.", "more than 70 lorries", "differs", 60, id="bound"),
        pytest.param(
            "In March 2031, more than 50 lorries passed.", "more than 50 lorries", "agrees", 60, id="bound-met"
        ),
        pytest.param("On 3 March 2031, 4 lorries passed the gate.", "4 lorries", "differs", 0, id="a-day-without-rows"),
        pytest.param("In March 2031, 250 tonnes of coal were delivered.", "250 tonnes", "agrees", 250, id="category"),
        pytest.param(
            "In March 2031, 1,200 tonnes of corn were brought in.", "1,200 tonnes", "agrees", 1200, id="synonym"
        ),
        pytest.param("In March 2031, 34 lorries went into the town.", "34 lorries", "differs", 44, id="direction"),
        pytest.param(
            "Between 1 March and 20 April 2031, 90 lorries passed.", "90 lorries", "not_comparable", 60, id="coverage"
        ),
        pytest.param("In March 2031, 30 lorries were waiting.", "30 lorries", "not_comparable", None, id="other-verb"),
        pytest.param(
            "In March 2031, 30 lorries were unloaded at the depot.",
            "30 lorries",
            "not_comparable",
            None,
            id="other-point",
        ),
        pytest.param(
            "In March 2031, 12 lorries of the Salt Guild passed.",
            "12 lorries",
            "not_comparable",
            60,
            id="unknown-operator",
        ),
        pytest.param(
            "In March 2031, up to 90 lorries may pass the gate.", "90 lorries", "not_comparable", None, id="supposed"
        ),
        pytest.param(
            "On average 2 lorries a day passed the gate in March 2031.", "2 lorries a day", "agrees", None, id="average"
        ),
    ],
)
def test_count_is_compared_with_the_rows(
    tmp_path: Path, sentence: str, words: str, outcome: str, observed: int | None
) -> None:
    found = [check for text, check in checks(project(tmp_path, sentence)).items() if words in text]
    assert len(found) == 1
    assert found[0].outcome == outcome, found[0].reason
    if observed is not None:
        assert found[0].observed == observed
    assert found[0].reason


@pytest.mark.parametrize(
    ("sentence", "words", "outcome"),
    [
        pytest.param("Of the 60 lorries, 31 belonged to Ostrand Relief.", "31", "agrees", id="part-names-its-operator"),
        pytest.param("Of the 60 lorries, 20 carried tents.", "20", "not_comparable", id="part-not-told"),
    ],
)
def test_part_is_compared_only_if_the_register_tells_it(
    tmp_path: Path, sentence: str, words: str, outcome: str
) -> None:
    text = f"In March 2031, 60 lorries passed the gate. {sentence}"
    found = [check for text, check in checks(project(tmp_path, text)).items() if text == words]
    assert {check.outcome for check in found} <= {outcome}


@pytest.mark.parametrize(
    ("sentence", "words", "outcome"),
    [
        pytest.param("In January 2030, two incidents happened in the valley.", "two incidents", "agrees", id="rows"),
        pytest.param("In January 2030, four incidents were recorded.", "four incidents", "differs", id="rows-differ"),
        pytest.param("In the first half of 2030, four people were killed.", "four people", "agrees", id="killed"),
        pytest.param(
            "From 1 January to 31 March 2030, eight people were injured.", "eight people", "agrees", id="injured"
        ),
        pytest.param(
            "From 1 January to 31 March 2030, 9 people were killed.", "9 people", "differs", id="killed-differ"
        ),
        pytest.param("In March 2030, nine people were evacuated.", "nine people", "not_comparable", id="other-verb"),
        pytest.param("Nine people were killed.", "Nine people", "not_comparable", id="no-days"),
        pytest.param("In July 2030, nine people were killed.", "nine people", "not_comparable", id="not-covered"),
    ],
)
def test_register_of_incidents_and_casualties(tmp_path: Path, sentence: str, words: str, outcome: str) -> None:
    record = project(tmp_path, sentence, TOWN, issued="2030-08-01", incidents__csv=TOWN_ROWS)
    assert checks(record)[words].outcome == outcome, checks(record)[words].reason


def test_incomplete_register_bounds_from_below_only(tmp_path: Path) -> None:
    partial = GATE.replace("last = 2031-03-31", "last = 2031-03-31\ncomplete = false")
    text = "In March 2031, 90 lorries passed. In March 2031, fewer than 40 lorries passed."
    found = checks(project(tmp_path, text, partial))
    assert found["90 lorries"].outcome == "not_comparable"
    assert "incomplete" in found["90 lorries"].reason
    assert found["fewer than 40 lorries"].outcome == "differs"


def test_days_without_rows_are_not_nought_where_nothing_says_so(tmp_path: Path) -> None:
    unknown = GATE.replace('silent_days = "none"\n', "")
    found = checks(project(tmp_path, "Between 1 and 5 March 2031, 31 lorries passed.", unknown))["31 lorries"]
    assert found.outcome == "not_comparable"
    assert "1 of the 5 days have no row" in found.reason


def test_check_shows_query_and_rows_and_the_query_gives_the_number(tmp_path: Path) -> None:
    found = checks(project(tmp_path, "Between 1 and 5 March 2031, 27 lorries passed the gate."))["27 lorries"]
    assert found.sql == (
        'SELECT sum("lorries") FROM "gate" WHERE "day" BETWEEN DATE \'2031-03-01\' AND DATE \'2031-03-05\''
    )
    assert found.row_count == 5
    assert sum(Fraction(dict(row.cells)["lorries"]) for row in found.rows) == found.observed
    assert [row.number for row in found.rows] == [3, 4, 5, 6, 7]


@pytest.mark.parametrize(
    ("percent", "outcome"), [pytest.param("52", "agrees", id="agrees"), pytest.param("61", "differs", id="differs")]
)
def test_share_of_a_group(tmp_path: Path, percent: str, outcome: str) -> None:
    text = f"In March 2031, {percent}% of the lorries that passed the gate belonged to Ostrand Relief."
    check = checks(project(tmp_path, text))[f"{percent}%"]
    assert (check.kind, check.outcome, check.observed) == ("share", outcome, Fraction(100 * 31, 60)), check.reason


def test_rows_outside_the_declared_period_are_left_out_and_listed(tmp_path: Path) -> None:
    record = project(tmp_path, "Nothing is counted here.")
    (register,) = record.registers
    assert (register.rows_read, register.rows_used, register.left_out_count) == (9, 8, 1)
    assert [(row.row, row.column, row.value) for row in register.left_out] == [(2, "day", "2031-02-28")]
    assert [issue.code for issue in record.issues if issue.code == "evidence-rows-left-out"] == [
        "evidence-rows-left-out"
    ]


def test_without_evidence_nothing_is_checked(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("In March 2031, 60 lorries passed the gate.", encoding="utf-8")
    from countersay import examine

    record = examine([tmp_path])
    assert (record.registers, record.checks) == ((), ())


def test_same_checks_whatever_the_order_of_rows(tmp_path: Path) -> None:
    head, *rows = GATE_ROWS.strip().split("\n")
    turned = "\n".join([head, *reversed(rows)]) + "\n"
    text = "In March 2031, 60 lorries passed. In March 2031, 34 lorries went into the town."
    one = project(tmp_path / "one", text).checks
    other = project(tmp_path / "other", text, gate__csv=turned).checks
    assert [(c.outcome, c.observed, c.readings) for c in one] == [(c.outcome, c.observed, c.readings) for c in other]


def test_small_numbers_can_be_kept_out_of_what_is_shown(tmp_path: Path) -> None:
    small = GATE.replace('row = "count"', 'row = "count"\nsuppress_below = 6')
    record = project(tmp_path, "Between 1 and 5 March 2031, 27 lorries passed the gate.", small)
    assert [value for _, value in record.registers[0].totals[0].days] == [10, 10, 8, 20]
    check = checks(record)["27 lorries"]
    assert (check.outcome, check.rows, check.row_count) == ("agrees", (), None)


def test_figure_of_which_no_register_speaks_has_no_row(tmp_path: Path) -> None:
    text = "In March 2030, nine people were evacuated. In March 2030, 12 bridges were rebuilt."
    (check,) = project(tmp_path, text, TOWN, issued="2030-08-01", incidents__csv=TOWN_ROWS).checks
    assert check.reason == "Said to “evacuate”; the register records that of none of its killed."
