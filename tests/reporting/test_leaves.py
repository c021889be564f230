"""Lists are cut into pages of a bounded size."""

from dataclasses import dataclass

from countersay.reporting.leaves import _cut


@dataclass(frozen=True)
class Rows:
    rows: tuple[int, ...] = ()


def test_series_with_many_rows_fill_a_page_sooner() -> None:
    few, many = Rows((1,)), Rows((1,) * 200)
    assert [len(page) for page in _cut([few] * 45, 20)] == [20, 20, 5]
    assert [len(page) for page in _cut([many, few, many, many], 20)] == [2, 1, 1]
    assert _cut([], 20) == []
