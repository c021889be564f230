"""Parts of a list of work, by two whole numbers."""

import pytest

from countersay.runner.base import chunk


@pytest.mark.parametrize(
    ("length", "n"),
    [
        pytest.param(10, 3, id="uneven"),
        pytest.param(2, 5, id="more parts than items"),
        pytest.param(0, 4, id="nothing"),
        pytest.param(7, 1, id="one part"),
    ],
)
def test_chunks_are_the_whole_in_order_and_of_nearly_the_same_size(length: int, n: int) -> None:
    items = list(range(length))
    parts = [chunk(items, i, n) for i in range(1, n + 1)]
    assert [item for part in parts for item in part] == items
    assert max(map(len, parts)) - min(map(len, parts)) <= 1


@pytest.mark.parametrize(("i", "n"), [pytest.param(0, 3, id="from 1 on"), pytest.param(4, 3, id="beyond the last")])
def test_chunk_that_does_not_exist_is_refused(i: int, n: int) -> None:
    with pytest.raises(ValueError, match="chunk"):
        chunk([1, 2, 3], i, n)
