from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from countersay import examine
from countersay.config import Config
from countersay.model import BlockedPair, Record, SeriesLink
from countersay.noting import facts_kept
from countersay.reconciliation import blocked as module
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.findings import reconcile
from countersay.reconciliation.ground import Topics
from tests.corpora import write_corpus
from tests.factories import make_document, make_figure, make_record, make_window
from tests.test_reconciling import Kept


def blocked(
    *figures: dict[str, Any], issued: str | None = "2031-06-01", path: str = "b.txt"
) -> tuple[BlockedPair, ...]:
    documents = [make_document("x", "a.txt"), make_document("y", path, issued=issued)]
    made = [
        make_figure(document=documents[min(place, 1)], start=60 * place, **one) for place, one in enumerate(figures)
    ]
    return reconcile(make_record(documents, made), Config()).blocked


DATED = {"value": 40, "first": "2031-01-01", "last": "2031-01-31"}


@pytest.mark.parametrize(
    ("figure", "issued", "reason", "unlock"),
    [
        pytest.param(
            {"window": None}, None, "document's date", 'corpus.toml: [documents."b.txt"] date =', id="no-date"
        ),
        pytest.param({"window": None}, "2031-06-01", "states no time", "correct the window", id="no-window"),
        pytest.param(
            {"window": make_window("2031-01-05", kind="since")},
            "2031-06-01",
            "until when",
            "correct the window",
            id="no-end",
        ),
        pytest.param(
            {"window": replace(make_window("2031-01-05"), first=None, kind="until")},
            "2031-06-01",
            "since when",
            "correct the window",
            id="no-start",
        ),
    ],
)
def test_figure_without_time_is_blocked_with_what_would_unlock_it(
    figure: dict[str, Any], issued: str | None, reason: str, unlock: str
) -> None:
    (pair,) = blocked(DATED, {"value": 55, **figure}, issued=issued)
    assert len(pair.figures) == 2
    assert reason in pair.reason
    assert pair.unlock.startswith(unlock)


def test_path_with_quotes_is_written_as_toml() -> None:
    (pair,) = blocked(DATED, {"value": 55}, issued=None, path='the "b".txt')
    assert '[documents."the \\"b\\".txt"]' in pair.unlock


def test_two_figures_without_time_are_blocked_by_each_other() -> None:
    assert len(blocked({"value": 40}, {"value": 55})) == 2


def test_lone_figure_and_settled_pairs_are_not_blocked() -> None:
    assert blocked({"value": 40}) == ()
    assert blocked(DATED, {"value": 12, "first": "2031-01-05", "last": "2031-01-09"}) == ()
    assert blocked({**DATED, "stance": "denies"}, {"value": 55}) == ()


def test_level_needs_its_day_only() -> None:
    level = {"value": 40, "kind": "stock", "window": replace(make_window("2031-01-05"), first=None, kind="as_of")}
    assert blocked(level, {"value": 55, "kind": "stock", "first": "2031-01-09"}) == ()


@pytest.mark.parametrize(("value", "count"), [(35, 1), (40, 0)], ids=["some-day-would-clash", "no-day-would"])
def test_end_known_to_the_month_is_blocked_only_if_it_matters(value: int, count: int) -> None:
    rough = {"value": 40, "window": make_window("2031-01-01", "2031-02-28", last_earliest="2031-02-01", kind="since")}
    other = {"value": value, "window": make_window("2031-01-01", "2031-02-15", kind="since")}
    pairs = blocked(other, rough, issued="2031-02")
    assert len(pairs) == count
    assert all(pair.unlock.startswith("corpus.toml") for pair in pairs)


def test_rough_end_of_the_words_asks_for_a_correction() -> None:
    rough = {"value": 40, "window": make_window("2031-01-01", "2031-02-28", last_earliest="2031-02-01")}
    (pair,) = blocked({"value": 35, "window": make_window("2031-01-01", "2031-02-15")}, rough)
    assert pair.unlock.startswith("correct the window")


def test_unsure_link_asks_for_a_decision() -> None:
    one, other = (
        make_figure(40, series="s-1", first="2031-01-01"),
        make_figure(55, start=50, series="s-2", first="2031-01-01"),
    )
    link = SeriesLink(id="l", kind="unsure", left="s-1", right="s-2", reason="may be one", figures=(one.id, other.id))
    (pair,) = reconcile(make_record([], [one, other], links=(link,)), Config()).blocked
    assert (pair.reason, pair.figures) == ("may be one", (one.id, other.id))


def test_counts_set_apart_by_words_are_told_with_what_would_join_them(tmp_path: Path) -> None:
    one = "On 3 May 2029, 390 trams were inspected in Harl after heavy winter traffic."
    other = "On 3 May 2029, 120 trams were inspected in Harl {}."
    texts = [
        ["Harl Bureau", "2029-06-02", one],
        ["Odrava Institute", "2029-06-09", other.format("under the new timetable")],
    ]
    (pair,) = read_pairs(tmp_path / "apart", texts)
    assert len(pair.figures) == 2
    assert "may count different things" in pair.reason
    assert all(figure in pair.unlock for figure in pair.figures)
    texts[1][2] = other.format("after heavy winter traffic")
    assert read_pairs(tmp_path / "same", texts) == ()


def test_claims_that_nothing_sets_apart_are_compared_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def told(last: str) -> Record:
        ends = ["after heavy winter traffic"] * 7 + [last]
        texts = [
            [
                f"{name} Bureau",
                f"2029-06-0{day}",
                f"On 3 May 2029, {391 - 17 * day} trams were inspected in Harl {end}.",
            ]
            for day, (name, end) in enumerate(
                zip(["Arl", "Bren", "Corv", "Dask", "Elm", "Fyn", "Gart", "Hol"], ends, strict=True), 1
            )
        ]
        return examine([write_corpus(tmp_path / last, corpus_of(texts))])

    same, apart = told("after heavy winter traffic"), told("under the new timetable")
    alone = [reconcile(one, Config()).blocked for one in (same, apart)]
    assert not alone[0]
    assert alone[1]
    compared, shelf, times = [], Kept(), []
    rests = module.rests

    def counted(claims: Sequence[Claim], topics: Topics) -> str:
        compared.append(claims)
        return rests(claims, topics)

    monkeypatch.setattr(module, "rests", counted)
    for one, found in ((same, alone[0]), (same, alone[0]), (apart, alone[1]), (apart, alone[1]), (same, alone[0])):
        compared.clear()
        with facts_kept(shelf):
            assert reconcile(one, Config()).blocked == found
        times.append(len(compared))
    assert times[0] > 0
    assert times[1] == 0
    assert times[2] == times[3] > 0  # what is set apart is told each time


def corpus_of(documents: list[list[str]]) -> dict[str, str]:
    rows = (f'[documents."{place}.txt"]\nissuer = "{one[0]}"\ndate = {one[1]}\n' for place, one in enumerate(documents))
    return {**{f"{place}.txt": one[2] + "\n" for place, one in enumerate(documents)}, "corpus.toml": "".join(rows)}


def read_pairs(folder: Path, documents: list[list[str]]) -> tuple[BlockedPair, ...]:
    return examine([write_corpus(folder, corpus_of(documents))]).blocked
