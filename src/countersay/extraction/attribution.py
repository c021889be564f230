"""Who says what: source, cue and content of every voice in a text, nested."""

from collections.abc import Sequence
from dataclasses import dataclass

from countersay.extraction.layout import find_blocks
from countersay.extraction.phrasal import other_cues
from countersay.extraction.quotes import Quotation, find_quotations
from countersay.extraction.sentences import find_sentences
from countersay.extraction.speakers import Cast
from countersay.extraction.stance import own_stance
from countersay.extraction.folded import QUOTE, Unit, units_of
from countersay.extraction.verbal import Range, Raw, verb_cues
from countersay.model.attribution import Attribution, AttributionKind, Stance
from countersay.model.documents import Block, Sentence
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
    block: int = 0


def find_attributions(text: str) -> list[Attribution]:
    """Return the attributions of `text`, in text order by their first content.

    >>> [(a.source[0].text, a.cue[0].text) for a in find_attributions("The mayor said that two bridges were closed.")]
    [('The mayor', 'said that')]
    """
    blocks = find_blocks(text)
    return attributions_in(text, blocks, find_sentences(text, blocks))


def attributions_in(
    text: str, blocks: Sequence[Block], sentences: Sequence[Sentence], document: str = ""
) -> list[Attribution]:
    """Return the attributions of a text whose blocks and sentences are known; `document` is its id."""
    return _finish(text, drafts_in(text, blocks, sentences), document)


def drafts_in(text: str, blocks: Sequence[Block], sentences: Sequence[Sentence]) -> list[Draft]:
    """Return the attributions before nesting."""
    groups = _by_block(blocks, sentences)
    paragraphs = [[piece for sentence in group for piece in sentence.pieces] for group in groups]
    quotations = [q for q in find_quotations(text, paragraphs) if q.depth == 0]
    drafts: list[Draft] = []
    flow = Flow()
    at = 0
    for number, (group, pieces) in enumerate(zip(groups, paragraphs, strict=True)):
        inside = []
        while at < len(quotations) and quotations[at].start < pieces[-1].end:
            inside.append(quotations[at])
            at += 1
        drafts.extend(_in_block(text, units_of(text, group, inside, number), flow))
    return drafts


_SILENT = frozenset({"furniture", "byline", "letterhead"})


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
        own_stance(unit, raw),
        raw,
        unit.block,
    )


def _finish(text: str, drafts: list[Draft], document: str) -> list[Attribution]:
    """Nest the drafts, name their speakers and give them ids."""
    drafts.sort(key=lambda d: (d.content[0].start, -d.content[-1].end, d.cue[0].start))
    parents = _parents(drafts)
    speakers = _speakers(text, drafts)
    kinds = [_kind(text, draft.content) for draft in drafts]
    ids = [identify("a", document, kind, *_offsets(draft)) for kind, draft in zip(kinds, drafts, strict=True)]
    rows = []
    for i, draft in enumerate(drafts):
        parent = parents[i]
        stance = draft.stance
        if parent is not None and drafts[parent].stance == "denies":
            stance = "hedges" if stance == "denies" else "denies"
        rows.append(
            Attribution(
                id=ids[i],
                document=document,
                kind=kinds[i],
                source=() if draft.source is None else (extent(text, draft.source.start, draft.source.end),),
                cue=tuple(extent(text, s.start, s.end) for s in draft.cue),
                content=tuple(draft.content),
                stance=stance,
                speaker=speakers[i],
                parent=None if parent is None else ids[parent],
            )
        )
    return rows


def _offsets(draft: Draft) -> list[int]:
    spans = ([draft.source] if draft.source else []) + draft.cue + draft.content
    return [n for span in spans for n in (span.start, span.end)]


def _parents(drafts: Sequence[Draft]) -> list[int | None]:
    """Return for each draft the innermost other one whose content holds its cue; one walk over the sorted spans."""
    events = [(s.start, 0, -s.end, i) for i, d in enumerate(drafts) for s in d.content]
    events += [(d.cue[0].start, 1, d.cue[0].end, i) for i, d in enumerate(drafts)]
    parents: list[int | None] = [None] * len(drafts)
    stack: list[tuple[int, int]] = []
    for start, is_cue, end, i in sorted(events):
        while stack and stack[-1][0] <= start:
            stack.pop()
        if not is_cue:
            stack.append((-end, i))
            continue
        for stop, other in reversed(stack[-12:]):
            if other != i and stop >= end:
                parents[i] = other
                break
    _cut_loops(parents)
    return parents


def _cut_loops(parents: list[int | None]) -> None:
    """Take away the parent of a draft that would be its own ancestor (each stands in the other's content)."""
    for i in range(len(parents)):
        seen, k = {i}, parents[i]
        while k is not None and k not in seen and len(seen) < 20:
            seen.add(k)
            k = parents[k]
        if k == i:
            parents[i] = None


def _speakers(text: str, drafts: Sequence[Draft]) -> list[str | None]:
    """Name the sources in the order they stand in the text."""
    cast = Cast()
    labels: list[str | None] = [None] * len(drafts)
    order = sorted((d.source.start, i) for i, d in enumerate(drafts) if d.source is not None)
    for _, i in order:
        source = drafts[i].source
        if source is not None:
            labels[i] = cast.resolve(source.of(text), drafts[i].raw.lemma, drafts[i].block)
    return labels


def _kind(text: str, content: Sequence[Span]) -> AttributionKind:
    parts = [s.of(text) for s in content]
    quoted = [p[0] in "\"“'‘`«" and p.rstrip(".,;:!?")[-1:] in "\"”'’»" for p in parts]
    if all(quoted):
        return "direct"
    return "mixed" if any(c in p for p in parts for c in "\"“”") else "indirect"
