from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from countersay.config import Config
from countersay.model import Finding, Record, Relation
from countersay.reconciliation.findings import reconcile, unfold
from countersay.reconciliation.relations import MOST_APART
from tests.factories import make_document, make_figure, make_record, make_window


def told(record: Record, *relations: str) -> list[Finding]:
    return [one for one in reconcile(record, Config()).findings if not relations or one.relation in relations]


def series(*figures: dict[str, Any], issuers: tuple[str, ...] = ()) -> Record:
    documents, made = [], []
    for place, figure in enumerate(figures):
        issuer = issuers[place] if place < len(issuers) else f"Office {place}"
        document = make_document(f"{figure['value']} owls", f"{place}.txt", issuer, figure.pop("issued", "2031-06-01"))
        documents.append(document)
        made.append(make_figure(document=document, counted="owl", **figure))
    return make_record(documents, made)


SINCE = {"first": "2031-01-01", "window_kind": "since"}
DAY = {"first": "2031-03-01"}


def test_updates_link_neighbours_of_one_chain() -> None:
    record = series(
        {"value": 11, "last": "2031-02-01", **SINCE},
        {"value": 19, "last": "2031-04-01", **SINCE},
        {"value": 13, "last": "2031-03-01", **SINCE},
    )
    assert [(one.size, one.steps) for one in told(record, "later_update")] == [
        (2, ("13 - 11 = 2",)),
        (6, ("19 - 13 = 6",)),
    ]


def test_updates_hold_where_the_first_day_is_known_to_the_month() -> None:
    record = series(
        {"value": 11, "window": make_window("2031-01-01", "2031-03-01", first_latest="2031-01-31", kind="since")},
        {"value": 19, "window": make_window("2031-01-10", "2031-04-01", kind="since")},
    )
    assert [one.size for one in told(record, "later_update")] == [8]


def test_long_chain_of_updates_is_told_by_its_ends() -> None:
    days = [f"2031-{month:02}-{day:02}" for month in (2, 3, 4) for day in range(1, 28)]
    record = series(*({"value": 11 + 2 * place, "last": day, **SINCE} for place, day in enumerate(days)))
    assert [one.size for one in told(record, "later_update")] == [2 * (len(days) - 1)]


@pytest.mark.parametrize(
    "figures",
    [
        pytest.param(
            ({"value": 11, "last": "2031-02-01", **SINCE}, {"value": 11, "last": "2031-02-01", **SINCE}), id="same-end"
        ),
        pytest.param(
            ({"value": 11, "last": "2031-02-01", **SINCE}, {"value": 19, "first": "2031-01-05", "last": "2031-03-01"}),
            id="other-start",
        ),
        pytest.param(({"value": 11}, {"value": 19}), id="no-windows"),
    ],
)
def test_other_pairs_are_no_updates(figures: tuple[dict[str, Any], ...]) -> None:
    assert told(series(*[dict(one) for one in figures]), "later_update") == []


def test_repetition_counts_voices() -> None:
    record = series({"value": 7, **DAY}, {"value": 7, **DAY}, {"value": 7, **DAY}, issuers=("Zoo", "Zoo", "Park"))
    (finding,) = told(record)
    assert (finding.relation, len(finding.figures)) == ("repetition", 3)
    assert "3 times, in 2 voices (Zoo and Park)" in finding.sentence


def test_words_that_point_back_are_no_further_voice() -> None:
    record = series({"value": 7, **DAY}, {"value": 7, **DAY}, issuers=("Zoo", "Park"))
    first, second = record.figures
    again = replace(second, relation=Relation(type="same_as", figure=first.id))
    (finding,) = told(replace(record, figures=(first, again)), "repetition")
    assert finding.sentence.endswith("is said 2 times, by Zoo.")


def test_repetition_by_one_voice_names_it() -> None:
    (finding,) = told(series({"value": 7, **DAY}, {"value": 7, **DAY}, issuers=("Zoo", "Zoo")))
    assert finding.sentence.endswith("is said 2 times, by Zoo.")


def test_estimates_that_do_not_clash_are_a_spread() -> None:
    record = series({"value": 94, "hedge": "about", **DAY}, {"value": 90, "hedge": "about", **DAY})
    kinds = [one.relation for one in told(record)]
    assert kinds in (["refinement"], ["spread"])


def test_estimates_of_one_voice_are_no_spread() -> None:
    record = series({"value": 45, "hedge": "about", **DAY}, {"value": 45, **DAY}, issuers=("Zoo", "Zoo"))
    assert told(record, "spread") == []


def test_revision_needs_one_asserter_and_a_later_date() -> None:
    earlier, later = {"value": 71, "issued": "2031-05-01", **DAY}, {"value": 63, "issued": "2031-06-01", **DAY}
    assert [one.relation for one in told(series(dict(earlier), dict(later), issuers=("Zoo", "Zoo")))] == ["revision"]
    assert [one.relation for one in told(series(dict(earlier), dict(later)))] == ["contradiction"]
    same_month = {"value": 63, "issued": "2031-05", **DAY}
    assert [one.relation for one in told(series(dict(earlier), same_month, issuers=("Zoo", "Zoo")))] == [
        "contradiction"
    ]


def test_average_that_comes_out_adds_up() -> None:
    record = series(
        {"value": 406, "first": "2031-02-06", "last": "2031-02-12"},
        {"value": 58, "kind": "average", "per": "day", "first": "2031-02-06", "last": "2031-02-12"},
    )
    (finding,) = told(record)
    assert (finding.relation, finding.steps) == ("adds_up", ("406 / 7 = 58.0",))


def test_average_over_other_days_is_not_compared_as_a_sum() -> None:
    record = series(
        {"value": 406, "first": "2031-02-06", "last": "2031-02-12"},
        {"value": 58, "kind": "average", "per": "day", "first": "2031-03-06", "last": "2031-03-12"},
    )
    assert told(record) == []


def many(updates: int, again: int) -> Record:
    """Tell totals in pairs from one start each, and numbers that come back."""
    figures = []
    for place in range(updates):
        first = (date(2031, 1, 1) + timedelta(10 * place)).isoformat()
        for last, value in ((timedelta(10 * place + 5), 7), (timedelta(10 * place + 9), 9 + place)):
            window = make_window(first, (date(2031, 1, 1) + last).isoformat(), kind="since")
            figures.append(make_figure(value, start=100 * len(figures), window=window))
    for place in range(again):
        day = (date(2061, 1, 1) + timedelta(place)).isoformat()
        figures += [make_figure(40 + place, start=10**7 + 100 * (2 * place + n), first=day) for n in (0, 1)]
    return make_record([make_document("", issued="2099-01-01")], figures)


def test_updates_and_repetitions_of_a_series_are_told_together_once_there_are_very_many() -> None:
    few, most = many(MOST_APART, MOST_APART), many(MOST_APART + 1, MOST_APART + 1)
    assert {relation: len(told(few, relation)) for relation in ("later_update", "repetition")} == {
        "later_update": MOST_APART,
        "repetition": MOST_APART,
    }
    (update,), (again,) = told(most, "later_update"), told(most, "repetition")
    assert update.sentence.startswith("501 times a later total of one series continues an earlier one")
    assert update.steps == ("The first: 9 - 7 = 2", "The last: 509 - 7 = 502")
    assert again.sentence.startswith(
        "501 numbers of one series are each said more than once for the same days, in 1,002"
    )
    by_place = [figure.id for figure in most.figures]
    assert (update.figures, again.figures) == (tuple(by_place[:1_002]), tuple(by_place[1_002:]))
    assert (update.size, update.certificate) == (None, None)


@pytest.mark.parametrize("relation", ["later_update", "repetition"])
def test_what_is_told_together_can_be_told_one_by_one(relation: str) -> None:
    record = many(MOST_APART + 1, MOST_APART + 1)
    (together,) = told(record, relation)
    single = unfold(together, record)
    assert len(single) == MOST_APART + 1
    assert {one.relation for one in single} == {relation}
    assert [len(one.figures) for one in single] == [2] * len(single)
    assert {one for each in single for one in each.figures} == set(together.figures)
    assert unfold(single[0], record) == (single[0],)
    fewer = many(3, 0)
    assert [unfold(one, fewer) for one in told(fewer, "later_update")] == [
        (one,) for one in told(fewer, "later_update")
    ]


def test_one_number_of_two_documents_is_told_beside_numbers_that_are_told_together() -> None:
    papers = [make_document("1,234 trucks", f"{n}.txt", f"Office {n}", "2099-01-01") for n in (1, 2)]
    days = {"first": "2095-01-01", "last": "2095-01-09"}, {"first": "2095-03-01", "last": "2095-03-09"}
    beside = [
        make_figure(1_234, document=paper, text="1,234 trucks", **ends)
        for paper, ends in zip(papers, days, strict=True)
    ]
    record = many(0, MOST_APART + 1)
    record = make_record([*record.documents, *papers], [*record.figures, *beside])
    assert sorted((one.kind, len(one.figures)) for one in told(record, "repetition")) == [
        ("same-number", 2),
        ("same-window", 2 * (MOST_APART + 1)),
    ]
