"""One sentence with what stands in it, in offsets of the sentence: the unit in which figures are joined."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from countersay.extraction.text.sentences import Flow, joined
from countersay.model import Mention, Period, Quantity, Sentence
from countersay.model.quick import quickly_made


class _Ranged(Protocol):
    @property
    def start(self) -> int | None: ...
    @property
    def end(self) -> int | None: ...


T = TypeVar("T", bound=_Ranged)


@quickly_made
@dataclass(frozen=True, slots=True)
class Placed(Generic[T]):
    """A thing of the document with its range in the sentence's flow, half-open."""

    item: T
    start: int
    end: int


@quickly_made
@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence as one string, and the quantities, periods and mentions in it, each in text order."""

    index: int
    sentence: Sentence
    flow: Flow
    quantities: tuple[Placed[Quantity], ...]
    periods: tuple[Placed[Period], ...]
    mentions: tuple[Placed[Mention], ...]

    @property
    def text(self) -> str:
        """The sentence in one piece."""
        return self.flow.text


def flow_offset(flow: Flow, position: int) -> int | None:
    """Return where the document's character at `position` stands in the flow, or None if it is not part of it."""
    for piece, first in zip(flow.pieces, flow.starts, strict=True):
        if piece.start <= position < piece.end:
            return first + position - piece.start
    return None


def _placed(flow: Flow, items: Iterable[T]) -> tuple[Placed[T], ...]:
    found = []
    for item in items:
        if item.start is None or item.end is None:
            continue
        start, last = flow_offset(flow, item.start), flow_offset(flow, item.end - 1)
        if start is not None and last is not None and start <= last:
            found.append(Placed(item, start, last + 1))
    return tuple(found)


def find_passages(
    text: str,
    sentences: Sequence[Sentence],
    quantities: Sequence[Quantity],
    periods: Sequence[Period],
    mentions: Sequence[Mention],
) -> tuple[Passage, ...]:
    """Put quantities, periods and mentions, each in text order, into their sentences.

    A thing that does not lie wholly in one sentence is left out of every passage; what is left out is not lost, since
    the ledger lists it.
    """
    passages = []
    told, dated, named = (list(map(_start, items)) for items in (quantities, periods, mentions))
    for index, sentence in enumerate(sentences):
        flow = joined(text, sentence)
        here = _within(quantities, told, sentence)
        passages.append(
            Passage(
                index,
                sentence,
                flow,
                _placed(flow, here),
                _placed(flow, _within(periods, dated, sentence)),
                _placed(flow, _within(mentions, named, sentence)) if here else (),
            )
        )
    return tuple(passages)


def _start(item: _Ranged) -> int:
    return -1 if item.start is None else item.start


def _within(items: Sequence[T], starts: Sequence[int], sentence: Sentence) -> Sequence[T]:
    """Return the items that begin between the sentence's ends, by bisection over their starts."""
    return items[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]


def number_end(placed: Placed[Quantity]) -> int:
    """Return where in its passage the number of a quantity ends."""
    return placed.start + placed.item.number.end - placed.item.start
