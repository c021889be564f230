"""Lists are cut into pages of a bounded size."""

import random
import re
from dataclasses import dataclass, replace

import pytest

from countersay.model import ACCUSING, Record, Series
from countersay.reporting import folder, later
from countersay.reporting.index import Index
from countersay.reporting.later import cut
from countersay.reporting.leaves import _as, _spread
from countersay.reporting.shown import Shown
from tests.corpora import example_record


@dataclass(frozen=True)
class Rows:
    rows: tuple[int, ...] = ()


def test_series_with_many_rows_fill_a_page_sooner() -> None:
    few, many = Rows((1,)), Rows((1,) * 200)
    assert [len(page) for page in cut([few] * 45, 20, evenly=True)] == [20, 20, 5]
    assert [len(page) for page in cut([many, few, many, many], 20)] == [2, 1, 1]
    assert cut([], 20) == []


def test_what_fits_one_page_is_not_cut() -> None:
    assert [len(page) for page in cut([f"row {number}" for number in range(60)], 60)] == [60]


@pytest.mark.parametrize("size", [3, 20, 150])
def test_pages_hold_all_rows_in_order_and_none_too_many(size: int) -> None:
    rows = [f"row {number}" for number in range(12 * size)]
    pages = cut(rows, size)
    assert [row for page in pages for row in page] == rows
    assert max(map(len, pages)) <= size
    assert min(map(len, pages[:-1])) >= size // 3


def test_a_row_that_comes_in_leaves_nearly_all_pages_as_they_are() -> None:
    rng, rows = random.Random(5), [f"row {number}" for number in range(2000)]
    before = set(cut(rows, 60))
    for number in range(20):
        at = rng.randrange(len(rows))
        after = set(cut([*rows[:at], f"new {number}", *rows[at:]], 60))
        assert len(after - before) <= 5
    assert len(before) > 40


def test_series_of_many_claims_goes_on_on_pages_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    record = example_record()
    largest = max(record.series, key=lambda row: len(row.figures))
    whole = [claim for page in pages(record).values() for claim in claims(page, largest)]
    assert len(whole) == len(largest.figures)
    monkeypatch.setattr(later, "MOST_ROWS", 4)
    parts = [page for page in pages(record).values() if claims(page, largest)]
    assert len(parts) > 2
    assert [claim for page in parts for claim in claims(page, largest)] == whole
    assert max(page.count('data-label="Who says so"') for page in pages(record).values()) <= 4
    first, *others_of_it = [article for page in parts for article in articles(page, largest)]
    assert "further claims of S" in first
    assert "<svg" in first
    assert not any("further claims" in article or "<svg" in article for article in others_of_it)
    ids = [one for page in parts for one in re.findall(r' id="(s-[^"]+)"', page)]
    assert len(ids) == len(set(ids))

    fewer = replace(largest, figures=largest.figures[:-1])
    others = pages(replace(record, series=tuple(fewer if row is largest else row for row in record.series)))
    assert sum(page in others.values() for page in parts[1:]) >= len(parts) - 2


def test_series_counts_once_however_many_pages_it_has(monkeypatch: pytest.MonkeyPatch) -> None:
    def counted() -> set[int]:
        shown = Shown(Index(example_record()), {})
        several, _ = later.all_series(shown.index, shown)
        return {
            leaf.count for leaf in _spread("series", "Series", ("series.html", "series"), several, 20, _as("series"))
        }

    whole = counted()
    monkeypatch.setattr(later, "MOST_ROWS", 4)
    assert counted() == whole


def test_findings_that_tell_of_very_many_claims_fill_a_page_sooner(monkeypatch: pytest.MonkeyPatch) -> None:
    record = example_record()
    several = [row for row in record.findings if row.relation not in ACCUSING and len(row.figures) > 1]
    kind = max({row.relation for row in several}, key=[row.relation for row in several].count)
    count = sum(row.relation == kind for row in several)
    assert 3 < count <= 60
    named = f"other-relation-{kind}"
    monkeypatch.setattr(later, "MOST_ROWS", 3)
    for many, least, most in ((20, 1, 1), (1, count, 60)):
        monkeypatch.setattr(later, "_MANY", many)
        assert least <= sum(name.startswith(named) for name, _ in folder.pages(record)) <= most


def pages(record: Record) -> dict[str, str]:
    return {name: page for name, page in folder.pages(record) if name.startswith("series")}


def claims(page: str, series: Series) -> list[str]:
    """Return the claims in the tables of a series on a page: what they link to."""
    cells = r'data-label="Where"[^>]*><a href="#([^"]+)"'
    return [link for article in articles(page, series) for link in re.findall(cells, article)]


def articles(page: str, series: Series) -> list[str]:
    return re.findall(rf'<article class="series" id="{series.id}[^"]*"(.*?)</article>', page, re.S)
