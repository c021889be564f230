"""Whose words a place of the text are: the innermost voice that holds it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from countersay.model import Attribution

_STEP = 256  # code points a cell of the index spans


def voice_at(attributions: Sequence[Attribution], position: int) -> Attribution | None:
    """Return the innermost attribution whose content holds the character: the shortest content, the later one on a tie."""
    best: tuple[int, int, Attribution] | None = None
    for order, attribution in enumerate(attributions):
        if any(span.start <= position < span.end for span in attribution.content):
            size = sum(span.end - span.start for span in attribution.content)
            if best is None or (size, -order) < (best[0], -best[1]):
                best = (size, order, attribution)
    return best[2] if best else None


@dataclass(frozen=True, slots=True)
class VoiceIndex:
    """The attributions of a document by the places of their cues and contents, for many look-ups.

    Attributes:
        cells: for each stretch of 256 code points the attributions whose content touches it, in their order. `long`:
            those whose content is so long that it is looked at everywhere.
        cues: where each first cue begins, ascending; `cued` the attribution of each.
    """

    cells: dict[int, tuple[Attribution, ...]]
    long: tuple[tuple[int, Attribution], ...]
    order: dict[int, int]
    cues: tuple[int, ...]
    cued: tuple[Attribution, ...]

    @classmethod
    def of(cls, attributions: Sequence[Attribution]) -> "VoiceIndex":
        """Index the attributions of one document."""
        cells: dict[int, list[Attribution]] = {}
        long = []
        for order, attribution in enumerate(attributions):
            touched = (
                {
                    cell
                    for span in attribution.content
                    for cell in range(span.start // _STEP, (span.end - 1) // _STEP + 1)
                }
                if sum(span.end - span.start for span in attribution.content) < 40 * _STEP
                else None
            )
            if touched is None:
                long.append((order, attribution))
                continue
            for cell in touched:
                cells.setdefault(cell, []).append(attribution)
        cued = sorted((a.cue[0].start, order) for order, a in enumerate(attributions) if a.cue)
        return cls(
            {cell: tuple(found) for cell, found in cells.items()},
            tuple(long),
            {id(attribution): order for order, attribution in enumerate(attributions)},
            tuple(start for start, _ in cued),
            tuple(attributions[order] for _, order in cued),
        )

    def at(self, position: int) -> Attribution | None:
        """Return the innermost attribution whose content holds the character, as `voice_at` does."""
        near = [*self.cells.get(position // _STEP, ()), *(attribution for _, attribution in self.long)]
        near.sort(key=lambda attribution: self.order[id(attribution)])
        return voice_at(near, position)

    def with_cue(self, start: int, end: int) -> Sequence[Attribution]:
        """Return the attributions whose first cue begins in [start, end), in text order."""
        return self.cued[bisect_left(self.cues, start) : bisect_right(self.cues, end - 1)]
