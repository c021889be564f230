"""Lists are cut into pages of a bounded size."""

import random
from dataclasses import dataclass

import pytest

from countersay.reporting.leaves import cut


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
