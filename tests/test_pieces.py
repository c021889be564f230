"""Pieces of work: small ones at once, kept ones not at all, the others where the runner is; results in their order."""

from collections.abc import Callable, Iterable, Iterator

import pytest

from countersay.codec import pack, unpack
from countersay.pieces import Kind, done
from countersay.runner.base import K, R, T
from countersay.runner.local import Local, cores
from tests.test_reconciling import Kept


def doubled(piece: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(2 * number for number in piece)


def doubled_packed(packed: bytes) -> bytes:
    return pack(doubled(unpack(tuple[int, ...], packed)))


KIND = Kind(name="double", result=tuple[int, ...], work=doubled, packed=doubled_packed, weigh=sum, small=3, worth=100)


class Noting(Local):
    """Notes what it is given."""

    def __init__(self) -> None:
        super().__init__(1)
        self.given: list[bytes] = []

    def map(self, work: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        for item in items:
            self.given.append(item)  # type: ignore[arg-type]
            yield work(item)

    def group(self, key: Callable[[T], K], items: Iterable[T]) -> Iterator[tuple[K, tuple[T, ...]]]:
        raise NotImplementedError


PIECES = [(1,), (5, 6), (0, 2), (9,), (3, 4)]


def test_only_what_is_not_small_goes_to_the_runner_and_order_is_kept() -> None:
    runner = Noting()
    assert list(done(KIND, PIECES, 30, runner)) == [doubled(piece) for piece in PIECES]
    assert runner.given == [pack(piece) for piece in PIECES if sum(piece) >= 3]


def test_what_is_kept_is_not_done_again() -> None:
    shelf = Kept()
    for given in ([(5, 6), (9,)], [(9,), (7,)]):
        runner = Noting()
        assert list(done(KIND, given, 30, runner, shelf)) == [doubled(piece) for piece in given]
    assert runner.given == [pack((7,))]
    assert len(shelf) == 3


def test_little_work_starts_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[int] = []

    def noting(count: int) -> Local:
        started.append(count)
        return Local(1)

    monkeypatch.setattr("countersay.pieces.Local", noting)
    monkeypatch.setattr("countersay.pieces.cores", lambda: 3)
    for weight, runner in ((199, None), (199, 2), (200, None), (1000, None), (1000, 2), (1000, 1)):
        assert list(done(KIND, PIECES, weight, runner)) == [doubled(piece) for piece in PIECES]
    assert started == [2, 3, 2]
    assert cores() >= 1
