"""Which words around a figure belong to it: its own, those before the first figure of the sentence, those of others.

In "300 tonnes of wheat, 200 of maize and to Spain 90", what stands between two numbers belongs to the one before unless
a comma or conjunction parts it from that one and none from the next.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from countersay.evidence.vocabulary import Hit, Vocabulary
from countersay.exports.quoting import sentence_span
from countersay.lexicon.load import table as lexicon
from countersay.model import Document, Figure, PlacedTimex, Record

Region = tuple[int, int]


@dataclass(frozen=True)
class Paper:
    """A document with its figures in order and the places that are no part of what is claimed.

    `apart` are words that name who speaks, and days: half-open, in order.
    """

    document: Document
    figures: tuple[Figure, ...]
    apart: tuple[Region, ...]
    timexes: tuple[PlacedTimex, ...] = ()

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.apart]

    def sentence(self, figure: Figure) -> Region:
        """Return where the figure's sentence begins and ends."""
        return sentence_span(self.document.text, figure.start, figure.end)

    def beside(self, figure: Figure) -> tuple[Figure, ...]:
        """Return the figures of its sentence that count or measure, in order."""
        low, high = self.sentence(figure)
        found = [
            one
            for one in self.figures
            if low <= one.start and one.end <= high and (one.kind != "duration" or one is figure)
        ]
        return tuple(found)

    def days_named(self, figure: Figure) -> tuple[PlacedTimex, ...]:
        """Return the expressions of time in the figure's sentence that name days or their number."""
        low, high = self.sentence(figure)
        return tuple(one for one in self.timexes if low <= one.start < high and one.type != "SET")

    def is_apart(self, start: int, end: int) -> bool:
        """Say whether some characters name who speaks, or a day."""
        place = bisect_right(self._starts, start)
        return any(low < end and start < high for low, high in self.apart[max(0, place - 8) : place + 8])


def papers(record: Record) -> dict[str, Paper]:
    """Lay the documents of a record out, by id."""
    apart: dict[str, list[Region]] = {document.id: [] for document in record.documents}
    for voice in record.attributions:
        if voice.kind != "issuer":
            apart.get(voice.document, []).extend((piece.start, piece.end) for piece in (*voice.source, *voice.cue))
    timexes: dict[str, list[PlacedTimex]] = {document.id: [] for document in record.documents}
    for timex in record.timexes:
        apart.get(timex.document, []).append((timex.start, timex.end))
        timexes.get(timex.document, []).append(timex)
    for name in record.names:
        if name.kind == "person":
            for mention in name.mentions:
                apart.get(mention.document, []).append((mention.start, mention.end))
    figures: dict[str, list[Figure]] = {document.id: [] for document in record.documents}
    for figure in record.figures:
        if figure.document in figures:
            figures[figure.document].append(figure)
    return {
        document.id: Paper(
            document,
            tuple(sorted(figures[document.id], key=lambda one: (one.start, one.end))),
            tuple(sorted(apart[document.id])),
            tuple(sorted(timexes[document.id], key=lambda one: (one.start, one.end))),
        )
        for document in record.documents
    }


@dataclass(frozen=True, slots=True)
class Around:
    """The phrases that belong to a figure.

    Attributes:
        own: in its own words or between it and its neighbours. before: before the first figure of the sentence.
        regions: the stretches its own words stand in. lead: the stretch before the first figure.
    """

    own: tuple[Hit, ...]
    before: tuple[Hit, ...]
    regions: tuple[Region, ...]
    lead: Region


def around(paper: Paper, figure: Figure, vocabulary: Vocabulary) -> Around:
    """Return the phrases of a vocabulary that belong to a figure, by where they stand."""
    text = paper.document.text
    low, high = paper.sentence(figure)
    row = paper.beside(figure)
    place = row.index(figure) if figure in row else 0
    start = row[place - 1].end if place else low
    end = row[place + 1].start if place + 1 < len(row) else high
    own = vocabulary.find(text, figure.start, figure.end)
    regions = [(figure.start, figure.end)]
    follower = row[place + 1] if place + 1 < len(row) else None
    if follower is not None and _same_thing(text, figure, follower):
        end = row[place + 2].start if place + 2 < len(row) else high
    cut = _clause_end(text, figure.end, end)
    after = vocabulary.find(text, figure.end, cut)
    if follower is not None and cut == end:
        after, _ = _shared(text, after, figure.end, end)
        cut = max([hit.end for hit in after], default=_first_stop(text, figure.end, end))
    regions.append((figure.end, cut))
    before: list[Hit] = []
    if place:
        _, mine = _shared(text, vocabulary.find(text, start, figure.start), start, figure.start)
        own = mine + own
        if mine:
            regions.append((mine[0].start, figure.start))
    first = row[0].start if row else figure.start
    before = vocabulary.find(text, low, first)

    def outside(hits: Iterable[Hit]) -> tuple[Hit, ...]:
        return tuple(
            hit
            for hit in hits
            if hit.entry.sort == "about"
            or not (paper.is_apart(hit.start, hit.end) or is_in_name(text, hit.start, hit.end))
        )

    return Around(outside(own + after), outside(before), tuple(regions), (low, first))


def is_in_name(text: str, start: int, end: int) -> bool:
    """Say whether some words are only a part of a longer name: "Salt" in "the Salt Guild".

    >>> is_in_name("12 carts of the Salt Guild", 16, 20), is_in_name("12 carts of Salt", 12, 16)
    (True, False)
    """
    if not text[start:end][:1].isupper():
        return False
    after = _NAME_GOES_ON.match(text, end) is not None
    before = re.search(r"(?:\A|[^.!?:\s])\s[A-Z][a-z]+\s\Z", text[max(0, start - 40) : start]) is not None
    return after or before


_NAME_GOES_ON = re.compile(r" [A-Z][a-z]+")


def _same_thing(text: str, figure: Figure, follower: Figure) -> bool:
    """Say whether the next figure gives the same once more, as a share: "152 or 70 % were lorries"."""
    between = text[figure.end : follower.start].strip().lower()
    return follower.unit == "percent" and figure.unit != "percent" and between in ("or", ", or", "(", ",", "– or")


def _clause_end(text: str, start: int, end: int) -> int:
    """Return where another clause begins after the words of a figure, or the end."""
    found = _breaks().search(text, start, end)
    return found.start() if found is not None else end


@cache
def _breaks() -> re.Pattern[str]:
    words = "|".join(lexicon("evidence")["span"]["breaks"])
    # "…, and 90 to Spain" goes on with the list; "…, and this morning a column" begins anew.
    return re.compile(
        rf"(?:[,;–—]\s+(?:{words})\b(?!\s+(?:to|from|for|in|by|of)\b)(?!\s+[^\s.,;]+(?:\s+[^\s.,;]+)?\s*[.,;])|;)"
    )


def _first_stop(text: str, start: int, end: int) -> int:
    stops = [match.start() for match in coordinators().finditer(text, start, end)]
    return stops[-1] if stops else end


def _shared(text: str, hits: Sequence[Hit], start: int, end: int) -> tuple[list[Hit], list[Hit]]:
    """Divide what stands between two figures into what belongs to the first and to the second."""
    left: list[Hit] = []
    right: list[Hit] = []
    for cluster in clusters(text, hits):
        before = coordinators().search(text, start, cluster[0].start) is not None
        after = coordinators().search(text, cluster[-1].end, end) is not None
        (right if before and not after else left).extend(cluster)
    return left, right


def clusters(text: str, hits: Sequence[Hit]) -> list[list[Hit]]:
    """Join phrases of one column that only commas and conjunctions part: "low- and middle-income countries"."""
    found: list[list[Hit]] = []
    for hit in hits:
        last = found[-1][-1] if found else None
        if last is not None and last.entry.column == hit.entry.column and hit.entry.sort == last.entry.sort:
            if hit.start < last.end or _JOINT.fullmatch(text[last.end : hit.start]):
                found[-1].append(hit)
                continue
        found.append([hit])
    return found


_JOINT = re.compile(r"-?\s*(?:,\s*)?(?:and|or|as well as)?\s*(?:to|for|in|from|of)?\s*(?:the\s+)?", re.IGNORECASE)


@cache
def coordinators() -> re.Pattern[str]:
    """Return what parts the words of one figure from those of the next."""
    words = lexicon("evidence")["around"]["coordinators"]
    parts = [rf"{re.escape(word)}" for word in words if word not in (",", ":")]
    return re.compile("|".join([r",(?!\d)", r":(?!\d)", *parts]))
