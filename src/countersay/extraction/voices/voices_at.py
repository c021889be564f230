"""Look up which voice speaks at a place of a text."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from countersay.model import Attribution

_LOOK_BACK = 40


@dataclass(frozen=True, slots=True)
class Voices:
    """Attributions of a document by the place of their content; the issuer's own are left out."""

    rows: tuple[Attribution, ...]
    by_id: dict[str, Attribution]
    starts: tuple[int, ...]
    spans: tuple[tuple[int, int, int], ...]

    @classmethod
    def of(cls, attributions: Sequence[Attribution]) -> "Voices":
        """Index attributions."""
        rows = tuple(a for a in attributions if a.kind != "issuer")
        spans = sorted((s.start, s.end, i) for i, a in enumerate(rows) for s in a.content)
        return cls(rows, {a.id: a for a in rows}, tuple(s[0] for s in spans), tuple(spans))

    def inside(self, position: int) -> Attribution | None:
        """Return the attribution with the shortest content that holds the position; at most 40 are looked at."""
        best: tuple[int, int] | None = None
        last = bisect_right(self.starts, position) - 1
        for k in range(last, max(-1, last - _LOOK_BACK), -1):
            start, end, i = self.spans[k]
            if end > position and not any(c.start <= position < c.end for c in self.rows[i].cue):
                if best is None or end - start < best[0]:
                    best = (end - start, i)
        return None if best is None else self.rows[best[1]]
