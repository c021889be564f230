<<<<<<< HEAD
"""Numbers with the units beside them, and two numbers that are one: ranges, ratios, dollars and cents.

A range keeps both ends ("between 20 and 30", "8- to 16-metre", "$10 to $15 billion", where the scale belongs to both).
"From 40 to 60" after a word of change ("rose from 40 to 60") is two figures: joined, it would claim a spread that
nobody claimed.
"""

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from countersay.extraction import comparators, units
from countersay.extraction.candidates import Candidate, Kept, VagueWord
from countersay.extraction.comparators import Left
from countersay.extraction.numerals import Numeral
from countersay.extraction.units import Unit

MAX_GAP = 28
=======
"""From sentences to drafts: the voices of each sentence, and what goes on over its end."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from countersay.extraction.phrasal import other_cues
from countersay.extraction.quotes import Quotation, find_quotations
from countersay.extraction.stance import own_stance
from countersay.extraction.units import QUOTE, Unit, units_of
from countersay.extraction.verbal import Range, Raw, verb_cues
from countersay.model.attribution import Stance
from countersay.model.documents import Block, Sentence
from countersay.model.spans import Span

_SILENT = frozenset({"furniture", "byline", "letterhead"})
>>>>>>> voices


@dataclass(slots=True)
class Draft:
<<<<<<< HEAD
    """A quantity in the making: number (and upper number of a range), unit, what it is counted per.

    `start` and `end` hold number, unit and rate; `left` the words before, once they have been read.
    """

    number: Numeral
    start: int
    end: int
    unit: Unit | None = None
    per: str | None = None
    top: Numeral | None = None
    number_end: int = 0
    left: Left | None = None


def assemble(text: str, kept: Kept) -> list[Draft | VagueWord]:
    """Return the drafts of a text, with ranges, ratios and compounds joined, in text order."""
    drafts: list[Draft | VagueWord] = [item if isinstance(item, VagueWord) else _draft(text, item) for item in kept]
    _share_units(text, drafts)
    joined: list[Draft | VagueWord] = []
    for item in drafts:
        last = joined[-1] if joined else None
        if isinstance(item, Draft) and isinstance(last, Draft):
            if item.start < last.end:
                continue
            if item.start - last.end <= MAX_GAP and last.top is None and _join(text, last, item):
                continue
        joined.append(item)
    return joined


def _draft(text: str, candidate: Candidate) -> Draft:
    number, money = candidate.number, candidate.money
    after = units.after(text, number.end, number.scale)
    start, end, unit = number.start, number.end, money
    if money is not None:
        start = min(money.start, start)
        if after is not None and after.kind == "money":
            end = after.end
        else:
            unit = units.after_dollar(text, money, end)
            end = unit.end
    elif after is not None:
        unit, end = after, after.end
        if after.kind == "money" and (scale := units.scale_after(text, end)):
            number = replace(number, value=number.value * scale[0], scale=scale[0], plain=False)
            end = scale[1]
    draft = Draft(number, start, end, unit, number_end=candidate.number.end)
    rate = units.rate(text, end)
    if rate is not None:
        draft.per, draft.end = rate
    return draft


_LIST_GAP = re.compile(r",? (?:and|or) |, ")


def _share_units(text: str, drafts: list[Draft | VagueWord]) -> None:
    """Give "45" in "45 and 50 mg" the unit of its neighbour."""
    for index in range(len(drafts) - 2, -1, -1):
        item, following = drafts[index], drafts[index + 1]
        if not isinstance(item, Draft) or not isinstance(following, Draft) or item.unit or not following.unit:
            continue
        gap = text[item.end : following.start] if following.start - item.end < 8 else ""
        if following.unit.start > following.number.start and _LIST_GAP.fullmatch(gap):
            item.unit = following.unit


def _join(text: str, first: Draft, second: Draft) -> bool:
    gap = text[first.end : second.start]
    if "\n\n" in gap:
        return False
    return _compound(first, second, gap) or _ratio(text, first, second, gap) or _range(text, first, second, gap.lower())


_COMPOUND_GAP = re.compile(r"(?:,? and)? ")
_SUBUNITS = {
    ("ft", "in"): 12,
    ("USD", "cent"): 100,
    ("EUR", "cent"): 100,
    ("AUD", "cent"): 100,
    ("CAD", "cent"): 100,
    ("GBP", "penny"): 100,
    ("lb", "oz"): 16,
}


def _compound(first: Draft, second: Draft, gap: str) -> bool:
    """Join "3 dollars 50 cents" and "5 feet 2 inches" into one number of the larger unit."""
    if first.unit is None or second.unit is None or first.per or not _COMPOUND_GAP.fullmatch(gap):
        return False
    parts = _SUBUNITS.get((first.unit.code, second.unit.code))
    if parts is None or not second.number.value < parts or first.number.value.denominator != 1:
        return False
    value = first.number.value + second.number.value / parts
    first.number = replace(first.number, value=value, resolution=Fraction(1, parts), plain=False)
    first.number_end = second.number.end
    first.end, first.per = second.end, second.per
    return True


_RATIO_GAP = re.compile(r" (?:in|out of|over|of)(?: every)? ")
_ROUND_BASES = {12, 15, 20, 25, 30, 40, 50, 100, 1000, 10_000, 100_000, 1_000_000}


def _ratio(text: str, first: Draft, second: Draft, gap: str) -> bool:
    """Join "one in five" into 1/5; "over" only where nothing follows ("one over three")."""
    if first.unit or second.unit or first.per or not _RATIO_GAP.fullmatch(gap):
        return False
    top, base = first.number, second.number
    if gap == " over ":
        if base.value == 0 or top.fraction or text[second.end : second.end + 1] not in ("", ".", "?", "!"):
            return False
    elif (gap == " of " and base.value not in (10, 100)) or not (
        0 < top.value <= 20
        and top.value < base.value
        and (top.value == 1 or base.value <= 10 or base.value in _ROUND_BASES)
    ):
        return False
    first.number = replace(top, value=top.value / base.value, resolution=None, plain=False, fraction=True)
    first.number_end = second.number.end
    first.end, first.per = second.end, second.per
    return True


_TO = re.compile(
    r"[-‐‑]?\s(?:to|through|till|until)\s(?:up to |about |around |as much as |as many as |nearly |almost )?(?:a )?|-to-"
)
_DASH = re.compile(r"\s?[-–—‐‑~]\s?")
_OR = re.compile(r"-?\sor\s(?:even |maybe |perhaps )?")
_AND = re.compile(r",?\s(?:and|to)\s(?:the |about |around |up to |a )?")


def _range(text: str, first: Draft, second: Draft, gap: str) -> bool:
    if first.unit and second.unit and first.unit.code != second.unit.code:
        return False
    if first.number.fraction != second.number.fraction and first.unit is None and second.unit is None:
        return False
    left = first.left = Left(text, first.start)
    size = len(left.lows)
    low, high = first.number, second.number
    falling = low.value >= high.value and high.scale == 1
    if _AND.fullmatch(gap) and "between" in left.lows[-3:]:
        index = size - 1 - left.lows[::-1].index("between")
        if "," not in text[left.starts[index] : first.start]:
            return _make(first, second, left.starts[index])
    if _TO.fullmatch(gap):
        if "from" in left.lows[-3:]:
            if comparators.moves(left, size):
                return False
            index = size - 1 - left.lows[::-1].index("from")
            return _make(first, second, left.starts[index] if index == size - 1 else first.start)
        trend = comparators.trend(left, size) is not None
        return not trend and not falling and _make(first, second, first.start)
    if _DASH.fullmatch(gap):
        return not falling and _make(first, second, first.start)
    if _OR.fullmatch(gap):
        close = low.value < high.value <= low.value * Fraction(3, 2) + 1
        return (close or high.scale > low.scale) and _make(first, second, first.start)
    return False


def _make(first: Draft, second: Draft, start: int) -> bool:
    number, scale = first.number, second.number.scale
    if scale > 1 and number.scale == 1 and number.value < 1000 and number.value <= second.number.value / scale:
        resolution = number.resolution * scale if number.resolution is not None else None
        number = replace(number, value=number.value * scale, resolution=resolution, scale=scale)
    first.number, first.top = number, second.number
    first.start = start
    first.end, first.number_end = second.end, second.number.end
    first.unit = second.unit or first.unit
    first.per = second.per or first.per
    first.left = None
    return True
=======
    """An attribution in offsets, before nesting; `raw` holds its cue's grammar, `block` its block's number."""

    source: Span | None
    cue: list[Span]
    content: list[Span]
    stance: Stance
    raw: Raw
    block: int = 0


@dataclass(slots=True)
class Flow:
    """What the next unit may go on with.

    Attributes:
        last: the draft of the quotation that ended just before. pending: a cue whose colon nothing followed yet.
        listing: the draft that bullets under a colon belong to.
    """

    last: Draft | None = None
    pending: Draft | None = None
    listing: Draft | None = None


def drafts_in(text: str, blocks: Sequence[Block], sentences: Sequence[Sentence]) -> list[Draft]:
    """Return the attributions of a text before nesting, in the order of their cues."""
    groups = _by_block(blocks, sentences)
    paragraphs = [[piece for sentence in group for piece in sentence.pieces] for group in groups]
    quotations = find_quotations(text, paragraphs)
    drafts: list[Draft] = []
    flow = Flow()
    at = 0
    for number, (group, pieces) in enumerate(zip(groups, paragraphs, strict=True)):
        inside = []
        while at < len(quotations) and quotations[at].start < pieces[-1].end:
            inside.append(quotations[at])
            at += 1
        outer = [q for q in inside if q.depth == 0]
        starts = {sentence.start for sentence in group}
        units = units_of(text, pieces, outer, starts, number, group[0].block)
        drafts.extend(_in_block(units, flow))
        for unit in units:
            for quotation in unit.quotes.values():
                drafts.extend(_inside(text, quotation, inside, starts, number))
    return drafts


def _by_block(blocks: Sequence[Block], sentences: Sequence[Sentence]) -> list[list[Sentence]]:
    """Group sentences by the block they begin in; what carries no claims is left out."""
    groups: list[list[Sentence]] = []
    at = 0
    for block in blocks:
        group = []
        while at < len(sentences) and sentences[at].start < block.end:
            if sentences[at].block not in _SILENT:
                group.append(sentences[at])
            at += 1
        if group:
            groups.append(group)
    return groups


def _in_block(units: Sequence[Unit], flow: Flow) -> list[Draft]:
    """Read the units of one block, beginning with what the block before left open."""
    drafts: list[Draft] = []
    if units and units[0].kind == "bullet" and flow.listing is not None:
        if flow.listing is flow.pending:
            drafts.append(flow.listing)
            flow.pending = None
        item = _bare(units)
        if item is not None:
            flow.listing.content.append(item)
    elif units and units[0].kind != "bullet":
        flow.listing = None
    for unit in units:
        if _only_quotation(unit) and (target := flow.pending or flow.last) is not None:
            target.content.append(Span(unit.tokens[0].start, unit.tokens[-1].end))
            if flow.pending is not None:
                drafts.append(flow.pending)
                flow.last, flow.pending = flow.pending, None
            continue
        here = [_draft(unit, raw) for raw in _raws(unit)]
        note = _source_note(units, unit)
        if note is not None:
            here.append(note)
        drafts.extend(d for d in here if d.content)
        quoting = [d for d in here if d.raw.spoken and _quotes(unit, d.raw)]
        flow.last = quoting[-1] if quoting else None
        flow.pending = next((d for d in here if not d.content), None)
        if unit.kind != "bullet":
            flow.listing = _listing(unit, here)
    return drafts


def _bare(units: Sequence[Unit]) -> Span | None:
    """Return a bullet without its mark and without the semicolon or stop at its end."""
    words = [t for unit in units for t in unit.tokens]
    while words and not (words[0].text[0].isalnum() or words[0].text in ("QQ", "(", "“", '"')):
        words = words[1:]
    while words and words[-1].text in (".", ";", ",", "and"):
        words = words[:-1]
    return Span(words[0].start, words[-1].end) if words else None


def _raws(unit: Unit) -> list[Raw]:
    if unit.silent:
        return []
    return sorted(verb_cues(unit) + other_cues(unit), key=lambda raw: (raw.head, raw.frame))


def _listing(unit: Unit, here: Sequence[Draft]) -> Draft | None:
    """Return the draft that bullets after this unit go on with: the sentence ends in a colon."""
    if not here or unit.lower(len(unit) - 1) != ":":
        return None
    return next((d for d in here if not d.content), here[-1])


def _quotes(unit: Unit, raw: Raw) -> bool:
    return any(unit.tags[k] == QUOTE for part in raw.content for k in range(*part))


def _only_quotation(unit: Unit) -> bool:
    return bool(unit.quotes) and all(tag in (QUOTE, ".", ",") for tag in unit.tags)


def _inside(
    text: str, quotation: Quotation, all_inside: Sequence[Quotation], starts: set[int], block: int
) -> list[Draft]:
    """Read the voices inside a folded quotation; the speaker's own "I think" is none."""
    if quotation.inner_end - quotation.inner_start < 25:
        return []
    first = bisect_left(all_inside, quotation.start, key=lambda q: q.start)
    nested = []
    for other in all_inside[first : first + 40]:
        if other.start >= quotation.inner_end:
            break
        if other.depth == 1 and other.start >= quotation.inner_start:
            nested.append(other)
    inner = Span(quotation.inner_start, quotation.inner_end)
    drafts = []
    for unit in units_of(text, [inner], nested, starts | {inner.start}, block):
        drafts.extend(_draft(unit, raw) for raw in _raws(unit) if raw.content and _other_voice(unit, raw))
    return drafts


def _other_voice(unit: Unit, raw: Raw) -> bool:
    """Say whether a voice inside a quotation is another one that speaks, told by name or description."""
    if raw.source is None or raw.frame not in ("T", "Z", "Q", "I", "according", "colon"):
        return False
    return unit.tag(raw.source[0]) not in ("PRP", "WP", "WDT", "EX") and raw.shape in ("finite", "") and raw.spoken


def _source_note(units: Sequence[Unit], unit: Unit) -> Draft | None:
    """Read "Source: Road Office" at the end of a caption: what stands before it in the block is the content."""
    colon = next((k for k in range(1, len(unit)) if unit.lower(k) == ":" and unit.lower(k - 1) in ("source", "sources")), None)
    if colon is None or colon + 1 >= len(unit) or unit.kind not in ("caption", "footnote", "heading"):
        return None
    begin, end = units[0].tokens[0].start, unit.tokens[colon - 1].start
    before = [t for u in units for t in u.tokens if begin <= t.start < end and t.text[0].isalnum()]
    last = len(unit) - 1 if unit.tag(len(unit) - 1) == "." and colon + 2 < len(unit) else len(unit)
    if not before:
        return None
    source = Span(unit.tokens[colon + 1].start, unit.tokens[last - 1].end)
    cue = Span(unit.tokens[colon - 1].start, unit.tokens[colon].end)
    raw = Raw((colon + 1, last), ((colon - 1, colon + 1),), (), "asserts", colon, "source", False, "source")
    return Draft(source, [cue], [Span(begin, before[-1].end)], "asserts", raw, unit.block)


def _spans(unit: Unit, part: Range) -> list[Span]:
    """Return the places of a token range, cut where a caption stands in between."""
    edges = [part[0], *(k for k in unit.breaks if part[0] < k < part[1]), part[1]]
    return [
        Span(unit.tokens[b].start, unit.tokens[e - 1].end) for b, e in zip(edges, edges[1:], strict=False)
    ]


def _source_span(unit: Unit, part: Range) -> Span:
    begin, end = part
    while end - 1 > begin and unit.lower(end - 1) in (",", "-", "--", "—", "–"):
        end -= 1
    return Span(unit.tokens[begin].start, unit.tokens[end - 1].end)


def _draft(unit: Unit, raw: Raw) -> Draft:
    return Draft(
        None if raw.source is None else _source_span(unit, raw.source),
        [span for part in raw.cue for span in _spans(unit, part)],
        [span for part in raw.content for span in _spans(unit, part)],
        own_stance(unit, raw),
        raw,
        unit.block,
    )
>>>>>>> voices
