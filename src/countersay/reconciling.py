"""The search of many series for clashes: in this process or in several, taking up what earlier runs found.

A matter is done again only if its claims, what their documents say around them, the settings or the software changed. With a
shelf, adding a document costs the search of those series alone that it speaks of.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from countersay.codec import pack, unpack
from countersay.errors import RecordError
from countersay.keeping import Shelf, key_of
from countersay.pieces import Kind, taken
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.findings import settle
from countersay.reconciliation.implied import Ranged, RangesOf, ranges_of
from countersay.reconciliation.matters import Matter, Settle, Settled
from countersay.runner.base import Runner
from countersay.runner.local import Local, cores

Progress = Callable[[str, int, int], None]

WORK_A_WORKER = 60_000
"""Squared claims of clashing series that are worth a further process: what takes about as long as starting one."""


def settling(runner: Runner | int | None, progress: Progress, shelf: Shelf | None = None) -> Settle:
    """Return what searches matters on a runner, or in so many processes here; None takes as many as pay."""

    def settle_all(matters: Sequence[Matter]) -> Iterator[Settled]:
        keys = [_key(matter) for matter in matters] if shelf is not None else []
        kept: list[Settled | None] = [None] * len(matters)
        if shelf is not None:
            kept = [_kept(key, shelf) for key in keys]
        missing = [place for place, found in enumerate(kept) if found is None]
        done = len(matters) - len(missing)
        progress("compared", done, len(matters))
        # The longest first: else the last process may be left with it while the others wait.
        missing.sort(key=lambda place: (-_work(matters[place]), place))
        todo = [matters[place] for place in missing]
        for place, packed in zip(missing, _packed(todo, runner), strict=True):
            if shelf is not None:
                shelf.put(keys[place], packed)
            kept[place] = unpack(Settled, packed)
            done += 1
            progress("compared", done, len(matters))
        return iter([found for found in kept if found is not None])

    return settle_all


@dataclass(frozen=True, slots=True)
class Claims:
    """The claims of one series, and how much work their ranges are worth."""

    series: str
    claims: tuple[Claim, ...]
    most_work: int | None


def _ranged(piece: Claims) -> Ranged:
    return ranges_of(piece.series, piece.claims, piece.most_work)


def _ranged_packed(packed: bytes) -> bytes:
    return pack(_ranged(unpack(Claims, packed)))


RANGES = Kind(
    name="ranges",
    result=Ranged,
    work=_ranged,
    packed=_ranged_packed,
    weigh=lambda piece: len(piece.claims),
    small=4,
    worth=1_000,
)
"""Weights are claims: with three of them there is less to work out than to keep."""


def ranging(shelf: Shelf | None = None) -> RangesOf:
    """Return what works out the ranges of a series, or takes up what an earlier run found for the same claims."""
    return lambda series, claims, most_work: taken(RANGES, Claims(series, tuple(claims), most_work), shelf)


def settle_packed(packed: bytes) -> bytes:
    """Search one matter that comes as bytes; return what was found as bytes."""
    return pack(settle(unpack(Matter, packed)))


def _packed(matters: Sequence[Matter], runner: Runner | int | None) -> Iterator[bytes]:
    if runner is None or isinstance(runner, int):
        count = workers_for(matters) if runner is None else min(runner, workers_for(matters))
        if count == 1:
            return (pack(settle(matter)) for matter in matters)
        runner = Local(count)
    return runner.map(settle_packed, (pack(matter) for matter in matters))


def workers_for(matters: Sequence[Matter]) -> int:
    """Return how many processes pay for these matters; never more than processors."""
    return max(1, min(cores(), sum(map(_work, matters)) // WORK_A_WORKER, len(matters)))


def _work(matter: Matter) -> int:
    return (len(matter.claims) + len(matter.linked)) ** 2


def _key(matter: Matter) -> str:
    """Return the key of a matter: all of it but the texts, which their digests stand for."""
    residues = matter.topics.residues
    digests = {one: hashlib.sha256(text.encode()).hexdigest() for one, text in residues.texts.items()}
    return key_of("matter", replace(matter, topics=replace(matter.topics, residues=replace(residues, texts=digests))))


def _kept(key: str, shelf: Shelf) -> Settled | None:
    packed = shelf.get(key)
    if packed is None:
        return None
    try:
        return unpack(Settled, packed)
    except RecordError:
        return None
