"""Series are searched once: again only if what they say, or what is said around them, changes; anywhere with one result."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from countersay import Options, examine, reconciling
from countersay.config import Config
from countersay.exports.to_jsonl import jsonl_files
from countersay.noting import facts_kept
from countersay.reconciliation import implied, matters
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.findings import laid_out, reconcile, settle
from countersay.reconciliation.grouping import Group
from countersay.reconciliation.implied import Ranged, implied_facts, ranges_of
from countersay.reconciliation.matters import Matter, Settled
from countersay.reconciling import WORK_A_WORKER, ranging, settling, workers_for
from countersay.runner.local import Local, cores
from tests.corpora import write_corpus
from tests.reconciliation.test_matters import archive, matters_in


class Kept(dict[str, bytes]):
    """A shelf in memory."""

    def put(self, key: str, packed: bytes) -> None:
        self[key] = packed

    def use(self, key: str) -> bool:
        return key in self


def silent(*step: object) -> None:
    """Show no progress."""


def told(issuer: str, day: int, *sentences: str) -> str:
    return (
        f"{issuer}\n{day} March 2031\n\n" + "\n\n".join(f"From 1 to 10 March 2031, {one}." for one in sentences) + "\n"
    )


GATE, HARBOUR = "{} trucks passed the Kessel gate", "{} vessels entered Ormund harbour"
ACCOUNTS = {
    "north.txt": told("Northern Port Authority", 12, GATE.format(240), HARBOUR.format(31)),
    "south.txt": told("Southern Hauliers' Union", 14, GATE.format(180), HARBOUR.format(95)),
}


@pytest.fixture
def searched(monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    """What the series count that are searched."""
    found: list[str | None] = []

    def noting(matter: Matter) -> Settled:
        found.append(matter.claims[0].figure.counted)
        return settle(matter)

    monkeypatch.setattr(reconciling, "settle", noting)
    return found


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        pytest.param("third.txt", told("Survey Bureau", 15, HARBOUR.format(60)), ["vessel"], id="a document more"),
        pytest.param("third.txt", told("Survey Bureau", 15, "9 patients left Alm"), [], id="one of something else"),
        pytest.param("south.txt", told("Southern Hauliers' Union", 14, GATE.format(180)), ["truck"], id="a claim less"),
        pytest.param("south.txt", ACCOUNTS["south.txt"] + "\nEnd.\n", ["truck", "vessel"], id="other words around"),
    ],
)
def test_only_series_that_are_told_otherwise_are_searched_again(
    name: str, text: str, expected: list[str], tmp_path: Path, searched: list[str | None]
) -> None:
    folder, shelf = write_corpus(tmp_path, ACCOUNTS), Kept()
    examine([folder], Options(shelf=shelf))
    assert sorted(map(str, searched)) == ["truck", "vessel"]
    searched.clear()
    examine([folder], Options(shelf=shelf))
    assert searched == []
    write_corpus(folder, {name: text})
    kept = examine([folder], Options(shelf=shelf))
    assert sorted(map(str, searched)) == expected
    assert jsonl_files(kept) == jsonl_files(examine([folder]))


@pytest.mark.parametrize("runner", [1, 2, Local(2)], ids=["here", "two processes", "a runner"])
def test_findings_are_the_same_wherever_series_are_searched(runner: int | Local) -> None:
    assert reconcile(archive(), Config(), settling(runner, silent)) == reconcile(archive(), Config())


def test_damaged_or_foreign_rows_on_the_shelf_are_searched_anew() -> None:
    shelf = Kept()
    first = reconcile(archive(), Config(), settling(1, silent, shelf))
    for number, key in enumerate(sorted(shelf)):
        shelf[key] = b"\x00" if number % 2 else b""
    assert reconcile(archive(), Config(), settling(1, silent, shelf)) == first
    assert all(len(row) > 1 for row in shelf.values())


def test_other_settings_search_anew() -> None:
    shelf = Kept()
    for alternatives in (16, 16, 3):
        reconcile(archive(), Config(max_alternatives=alternatives), settling(1, silent, shelf))
    assert len(shelf) == 2 * len(matters_in(archive()))


def test_progress_counts_the_series_that_clash() -> None:
    shown: list[tuple[str, int, int]] = []
    reconcile(archive(), Config(), settling(1, lambda *step: shown.append(step)))
    count = len(matters_in(archive()))
    assert shown == [("compared", done, count) for done in range(count + 1)]


def test_few_claims_start_no_further_process() -> None:
    assert workers_for([]) == 1
    matters = matters_in(archive())
    assert workers_for(matters[:1] * (1 + WORK_A_WORKER // len(matters[0].claims) ** 2)) in (1, min(2, cores()))
    assert workers_for(matters * 100_000) == cores()


def members() -> list[tuple[Group, tuple[Claim, ...]]]:
    """The claims of the totals of an archive, of few breakpoints and of many."""
    bench = laid_out(archive(), Config())
    return [(group, bench.admitted(group)) for group in bench.groups if group.mode == "total"]


@pytest.mark.parametrize("breakpoints", [pytest.param(40, id="short"), pytest.param(2, id="long")])
def test_ranges_are_worked_out_once_for_the_same_claims(breakpoints: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(implied, "MOST_BREAKPOINTS", breakpoints)
    expected, shelf = implied_facts(members()), Kept()
    assert expected.facts
    worked: list[str] = []

    def noting(series: str, claims: Sequence[Claim], most_work: int | None = None) -> Ranged:
        worked.append(series)
        return ranges_of(series, claims, most_work)

    monkeypatch.setattr(reconciling, "ranges_of", noting)
    monkeypatch.setattr(reconciling, "RANGES", replace(reconciling.RANGES, small=1))
    assert implied_facts(members(), ranging(shelf)) == expected
    assert worked
    worked.clear()
    assert implied_facts(members(), ranging(shelf)) == expected
    assert worked == []
    fewer = [(group, claims[1:]) for group, claims in members()]
    assert implied_facts(fewer, ranging(shelf)) == implied_facts(fewer)


def test_work_allowed_for_ranges_is_told_apart() -> None:
    shelf = Kept()
    for group, claims in members():
        for most_work in (None, 10, 1_000):
            for _ in range(2):
                found = ranging(shelf)(group.series, claims, most_work)
                assert found == ranges_of(group.series, claims, most_work)


def test_series_whose_claims_hold_are_not_laid_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    shelf, record, laid_out_now = Kept(), archive(), list[str]()
    whole = matters._matters_of

    def counted(group: Group, *given: object) -> list[Matter]:
        laid_out_now.append(group.series)
        return whole(group, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(matters, "_matters_of", counted)
    found, times = [], []
    for one in (record, record, replace(record, figures=record.figures[:-40])):
        alone = matters_in(one)
        laid_out_now.clear()
        with facts_kept(shelf):
            found.append(matters_in(one))
        assert found[-1] == alone
        times.append(len(laid_out_now))
    assert found[0] == found[1]
    assert times[0] > times[1] >= len({(one.group.series, one.group.mode, one.group.unit) for one in found[0]})
    assert times[1] < times[2] < times[0]
