"""Who says what: source, cue and content of every voice in a text, nested."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from countersay.extraction.phrasal import other_cues
from countersay.extraction.quotes import Quotation, find_quotations
from countersay.extraction.folded import QUOTE, Unit, units_of
from countersay.extraction.verbal import Range, Raw, verb_cues
from countersay.model.attribution import Attribution, AttributionKind, Stance
from countersay.model.ids import identify
from countersay.model.spans import Extent, Span, extent


@dataclass(slots=True)
class Draft:
    """An attribution in offsets, before nesting."""

    source: Span | None
    cue: list[Span]
    content: list[Span]
    stance: Stance
    raw: Raw
    order: int = 0


def _blocks(text: str) -> list[tuple[int, int]]:
    out, begin = [], 0
    for match in re.finditer(r"\n[ \t]*\n\s*|\n", text):
        if match.start() > begin:
            out.append((begin, match.start()))
        begin = match.end()
    if begin < len(text):
        out.append((begin, len(text)))
    return out


def _starts(text: str, start: int, end: int) -> frozenset[int]:
    found = set()
    for match in re.finditer(r"[.?!…]+[\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9])", text[start:end]):
        head = text[max(start, start + match.start() - 12) : start + match.start()]
        if re.search(r"(?:\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|St|Prof|Rev|Jr|vs|No|[A-Z])|[A-Z]\.[A-Z])$", head):
            continue
        found.add(start + match.end())
    return frozenset(found)


def find_attributions(text: str) -> list[Attribution]:
    """Return the attributions of `text`."""
    return _finish(text, drafts_in(text), "")


def drafts_in(text: str) -> list[Draft]:
    """Return the attributions before nesting."""
    blocks = _blocks(text)
    quotations = find_quotations(text, blocks)
    drafts: list[Draft] = []
    flow = Flow()
    at = 0
    for number, (start, end) in enumerate(blocks):
        inside = []
        while at < len(quotations) and quotations[at].start < end:
            if quotations[at].depth == 0:
                inside.append(quotations[at])
            at += 1
        units = units_of(text, [(start, end)], inside, _starts(text, start, end), number)
        drafts.extend(_in_block(text, units, flow))
    return drafts


@dataclass(slots=True)
class Flow:
    """What the next unit may go on with: a speaker's last quotation, or a cue left open by a colon."""

    last: Draft | None = None
    pending: Draft | None = None


def _in_block(text: str, units: Sequence[Unit], flow: Flow) -> list[Draft]:
    drafts: list[Draft] = []
    for unit in units:
        if _only_quotation(unit):
            target = flow.pending or flow.last
            if target is not None:
                target.content.append(Span(unit.tokens[0].start, unit.tokens[-1].end))
                if flow.pending is not None:
                    drafts.append(flow.pending)
                    flow.last, flow.pending = flow.pending, None
                continue
        raws = sorted(verb_cues(unit) + other_cues(unit), key=lambda r: (r.head, r.frame))
        here = [_draft(unit, raw) for raw in raws]
        drafts.extend(d for d in here if d.content)
        spoken = [d for d in here if d.raw.spoken and any(unit.tags[k] == QUOTE for r in d.raw.content for k in range(*r))]
        flow.last = spoken[-1] if spoken else None
        flow.pending = next((d for d in here if not d.content), None)
    return drafts


def _only_quotation(unit: Unit) -> bool:
    return bool(unit.quotes) and all(tag in (QUOTE, ".", ",") for tag in unit.tags)


def _span(unit: Unit, part: Range) -> Span:
    return Span(unit.tokens[part[0]].start, unit.tokens[part[1] - 1].end)


def _source_span(unit: Unit, part: Range) -> Span:
    begin, end = part
    while end - 1 > begin and unit.lower(end - 1) in (",", "-", "--", "—", "–"):
        end -= 1
    return _span(unit, (begin, end))


def _draft(unit: Unit, raw: Raw) -> Draft:
    return Draft(
        None if raw.source is None else _source_span(unit, raw.source),
        [_span(unit, r) for r in raw.cue],
        [_span(unit, r) for r in raw.content],
        raw.stance,
        raw,
    )


def _finish(text: str, drafts: list[Draft], document: str) -> list[Attribution]:
    rows = []
    for draft in drafts:
        content = tuple(draft.content)
        kind = _kind(text, content)
        spans = [(s.start, s.end) for s in ([draft.source] if draft.source else []) + draft.cue + draft.content]
        rows.append(
            Attribution(
                id=identify("a", document, kind, *(n for pair in spans for n in pair)),
                document=document,
                kind=kind,
                source=() if draft.source is None else (extent(text, draft.source.start, draft.source.end),),
                cue=tuple(extent(text, s.start, s.end) for s in draft.cue),
                content=content,
                stance=draft.stance,
            )
        )
    rows.sort(key=lambda a: (a.content[0].start, -a.content[-1].end, a.id))
    return rows


def _kind(text: str, content: tuple[Span, ...]) -> AttributionKind:
    parts = [s.of(text) for s in content]
    quoted = [p[0] in "\"“'‘`«" and p.rstrip(".,;:!?")[-1:] in "\"”'’»" for p in parts]
    if all(quoted):
        return "direct"
    return "mixed" if any(c in p for p in parts for c in "\"“”") else "indirect"
