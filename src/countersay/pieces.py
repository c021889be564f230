"""Pieces of work that depend on nothing but themselves: done here, in several processes or elsewhere, or taken from before.

A piece that is small costs less to do than to send or to keep, so it is done at once. What comes of the others is kept under a
key of all that the piece holds and of the software, as everything on the shelf (`keeping`).
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from countersay.codec import pack, unpack
from countersay.errors import RecordError
from countersay.keeping import Shelf, key_of
from countersay.runner.base import Runner
from countersay.runner.local import Local, cores

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind(Generic[T, R]):
    """A kind of piece.

    Attributes:
        name: of the kind, part of each key. result: type of what comes of a piece.
        work: does a piece here. packed: does one that comes as bytes and returns bytes; stands at the top of a module.
        weigh: how much work a piece is. small: below so much it is done at once. worth: so much pays a further process.
        told: all that the outcome of a piece depends on, for its key; the piece itself unless given.
    """

    name: str
    result: type[R]
    work: Callable[[T], R]
    packed: Callable[[bytes], bytes]
    weigh: Callable[[T], int]
    small: int
    worth: int
    told: Callable[[T], object] = lambda piece: piece


def done(
    kind: Kind[T, R], pieces: Iterable[T], weight: int, runner: Runner | int | None = 1, shelf: Shelf | None = None
) -> Iterator[R]:
    """Yield what comes of each piece, in their order, once all are done.

    Args:
        kind: what to do.
        pieces: taken one after the other; only as many are held as the runner holds.
        weight: of all pieces together, by which it is decided how many processes pay.
        runner: where it is done; a number is the most processes of this machine, None as many as there are processors.
        shelf: what was found before, and takes in what is found now.

    Raises:
        RunnerError: if a worker ended before its work was done.
    """
    found: dict[int, R] = {}
    waiting: list[tuple[int, str]] = []

    def left() -> Iterator[T]:
        for number, piece in enumerate(pieces):
            if kind.weigh(piece) < kind.small:
                found[number] = kind.work(piece)
                continue
            key = key_of(kind.name, kind.told(piece)) if shelf is not None else ""
            kept = _kept(kind, key, shelf)
            if kept is None:
                waiting.append((number, key))
                yield piece
            else:
                found[number] = kept

    for place, (result, packed) in enumerate(_results(kind, left(), _where(kind, weight, runner))):
        number, key = waiting[place]
        found[number] = result
        if shelf is not None:
            shelf.put(key, packed or pack(result))
    return (found[number] for number in range(len(found)))


def taken(kind: Kind[T, R], piece: T, shelf: Shelf | None = None) -> R:
    """Return what comes of one piece: from the shelf, or done here and kept."""
    if shelf is None or kind.weigh(piece) < kind.small:
        return kind.work(piece)
    key = key_of(kind.name, kind.told(piece))
    found = _kept(kind, key, shelf)
    if found is None:
        found = kind.work(piece)
        shelf.put(key, pack(found))
    return found


def _where(kind: Kind[T, R], weight: int, runner: Runner | int | None) -> Runner | None:
    """Return the runner that does the work, None where it is done here."""
    if runner is not None and not isinstance(runner, int):
        return runner
    count = min(cores() if runner is None else runner, weight // kind.worth)
    return Local(count) if count > 1 else None


def _results(kind: Kind[T, R], pieces: Iterator[T], runner: Runner | None) -> Iterator[tuple[R, bytes]]:
    if runner is None:
        for piece in pieces:
            yield kind.work(piece), b""
        return
    for packed in runner.map(kind.packed, (pack(piece) for piece in pieces)):
        yield unpack(kind.result, packed), packed


def _kept(kind: Kind[T, R], key: str, shelf: Shelf | None) -> R | None:
    packed = shelf.get(key) if shelf is not None else None
    if packed is None:
        return None
    try:
        return unpack(kind.result, packed)
    except RecordError:
        return None
