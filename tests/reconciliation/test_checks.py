from datetime import date
from typing import Any

import pytest

from countersay.config import Config
from countersay.model import FigureKind, PlacedTimex, Record
from countersay.reconciliation.findings import reconcile
from tests.factories import make_document, make_figure, make_record, make_window


def findings(record: Record) -> list[tuple[str, str]]:
    return [(one.relation, one.kind) for one in reconcile(record, Config()).findings]


def timex(**changes: Any) -> Record:
    told: dict[str, Any] = {
        "type": "DATE", "value": "2031-03-04", "first": date(2031, 3, 4), "last": date(2031, 3, 4), "weekday": 0,
        **changes,
    }  # fmt: skip
    document = make_document("on Monday, 4 March 2031")
    one = PlacedTimex(id="t-1", document=document.id, start=3, end=23, text="Monday, 4 March 2031", **told)
    return make_record([document], [], timexes=(one,))


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        pytest.param({}, [("tension", "weekday")], id="monday-that-is-a-tuesday"),
        pytest.param({"weekday": 6}, [("tension", "weekday")], id="sunday-that-is-a-tuesday"),
        pytest.param({"weekday": 1}, [], id="tuesday"),
        pytest.param({"weekday": None}, [], id="no-weekday"),
        pytest.param({"anchor": "document"}, [], id="year-was-inferred"),
        pytest.param({"last": date(2031, 3, 5)}, [], id="two-days"),
        pytest.param({"type": "SET"}, [], id="every-monday"),
    ],
)
def test_weekday_is_checked_beside_a_complete_date(changes: dict[str, Any], found: list[tuple[str, str]]) -> None:
    assert findings(timex(**changes)) == found


def test_weekday_sentence_says_both_days() -> None:
    (finding,) = reconcile(timex(), Config()).findings
    assert finding.sentence == "“Monday, 4 March 2031” names Monday, but 4 March 2031 is a Tuesday."
    assert finding.timexes == ("t-1",)


@pytest.mark.parametrize(
    ("value", "unit", "window", "fits"),
    [
        pytest.param(
            21, "month", {"first": "2020-11-10", "last": "2022-08-31", "last_earliest": "2022-08-01"}, True, id="months"
        ),
        pytest.param(18, "month", {"first": "2020-11-10", "last": "2022-08-31"}, False, id="too-few-months"),
        pytest.param(44, "day", {"first": "2022-02-24", "last": "2022-04-08"}, True, id="days-both-in"),
        pytest.param(43, "day", {"first": "2022-02-24", "last": "2022-04-08"}, True, id="days-one-out"),
        pytest.param(3, "week", {"first": "2022-02-01", "last": "2022-02-23"}, True, id="weeks"),
        pytest.param(2, "year", {"first": "2020-05-01", "last": "2022-06-30"}, True, id="years"),
        pytest.param(2, "hour", {"first": "2020-05-01", "last": "2022-06-30"}, False, id="hours-are-left-alone"),
        pytest.param(
            2, "year", {"first": "2020-05-01", "last": "2022-05-01", "kind": "past"}, False, id="past-two-years"
        ),
        pytest.param(2, "year", {"first": "2020-05-01", "kind": "since"}, False, id="no-end"),
        pytest.param(
            5, "month", {"first": "2022-02-24", "last": "2022-08-18", "kind": "after"}, False, id="after-ends-nowhere"
        ),
    ],
)
def test_duration_that_fits_its_dates_adds_up_and_others_accuse_nobody(
    value: int, unit: str, window: dict[str, Any], fits: bool
) -> None:
    text = make_document("in so many")
    figure = make_figure(value, document=text, kind="duration", unit=unit, counted=None, window=make_window(**window))
    found = findings(make_record([text], [figure]))
    assert found == ([("adds_up", "duration")] if fits else [])


@pytest.mark.parametrize(
    ("words", "fits"),
    [
        pytest.param("five rules: rest; water; shade; salt; sleep. And more; too; late.", True, id="five-of-five"),
        pytest.param(
            "five rules. They include rest; water; shade; salt and sleep; patience.", True, id="next-sentence"
        ),
        pytest.param("five rules: rest; water; shade.", False, id="three-of-five"),
        pytest.param("five rules of the house, in short.", False, id="no-list"),
        pytest.param("five rules: rest, water, shade, salt and sleep.", True, id="commas"),
    ],
)
@pytest.mark.parametrize("kind", ["constant", "flow"])
def test_announced_list_adds_up_or_nothing_is_said(kind: FigureKind, words: str, fits: bool) -> None:
    text = make_document(words)
    figure = make_figure(5, document=text, text="five rules", kind=kind, counted="rule")
    found = reconcile(make_record([text], [figure]), Config()).findings
    assert [one.kind for one in found] == (["list"] if fits else [])
