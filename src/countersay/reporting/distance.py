"""Words kept at a distance counted by voice: the same inventory for everybody who publishes or is quoted, never judged.

The marks belong to whoever writes them: to the speaker of a direct quotation, else to who publishes the document, also
where the words inside are reported of another. Every publisher has a row, with noughts where nothing was found.
"""

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction

from countersay.model import Distance
from countersay.reporting import wording
from countersay.reporting.index import Index

_PER = 1000


@dataclass(frozen=True, slots=True)
class VoiceCounts:
    """How often a voice keeps words at a distance: by kind, in all, and in a thousand of its words."""

    voice: str
    side: str
    counts: tuple[int, ...]
    total: int
    rate: str


@dataclass(frozen=True, slots=True)
class Counts:
    """The table: the kinds in fixed order, and a row for each voice."""

    kinds: tuple[str, ...]
    rows: tuple[VoiceCounts, ...]


def counts(index: Index) -> Counts | None:
    """Count marks of distance by voice, publishers first in the order of documents; None where there are none."""
    if not index.record.distance:
        return None
    kinds = tuple(wording.DISTANCES)
    words: Counter[tuple[str, str]] = Counter()
    found: dict[tuple[str, str], Counter[str]] = {}
    for paper in index.papers.values():
        key = (index.issuer(paper.document.id), paper.party or "")
        words[key] += len(paper.document.text.split())
        found.setdefault(key, Counter())
    for row in index.record.distance:
        if row.document in index.papers:
            found.setdefault(_voice(index, row), Counter())[row.kind] += 1
    rows = [
        VoiceCounts(
            voice=voice,
            side=side,
            counts=tuple(found[voice, side][kind] for kind in kinds),
            total=sum(found[voice, side].values()),
            rate=_rate(sum(found[voice, side].values()), words[voice, side]),
        )
        for voice, side in found
    ]
    return Counts(tuple(wording.DISTANCES[kind] for kind in kinds), tuple(rows))


def _voice(index: Index, row: Distance) -> tuple[str, str]:
    for voice in index.chain(row.attribution):
        if voice.kind == "direct":
            return index.speaker(voice), ""
    return index.issuer(row.document), index.papers[row.document].party or ""


def _rate(total: int, words: int) -> str:
    """Return how many there are in a thousand words, to one decimal; "" where no words are counted."""
    if not words:
        return ""
    tenths = round(Fraction(total * _PER * 10, words))
    return f"{tenths // 10}.{tenths % 10}"
