"""From sentences to drafts: the voices of each sentence, and what goes on over its end."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, zip_longest

from countersay.extraction.text.labels import is_label
from countersay.extraction.text.outside import Tagger
from countersay.extraction.text.quotes import Quotation, find_quotations
from countersay.extraction.text.tagging import tags
from countersay.extraction.voices.cues import grammar, nouns, verb_frames
from countersay.extraction.voices.estimates import estimates
from countersay.extraction.voices.folded import QUOTE, SIGNING, Unit, units_of
from countersay.extraction.voices.phrasal import left_open, other_cues
from countersay.extraction.voices.phrases import FINITE, noun_phrase_right
from countersay.extraction.voices.pointed import pointed
from countersay.extraction.voices.raw import Range, Raw
from countersay.extraction.voices.relatives import stands_for
from countersay.extraction.voices.speakers import is_ownerless
from countersay.extraction.voices.stance import own_stance
from countersay.extraction.voices.verbal import verb_cues
from countersay.model.attribution import Stance
from countersay.model.documents import Block, Sentence
from countersay.model.spans import Span

_RECENT = 40  # voices before, one of which may speak in what is pointed to
_SILENT = frozenset({"furniture", "byline", "letterhead"})


@dataclass(slots=True)
class Draft:
    """An attribution in offsets, before nesting; `raw` holds its cue's grammar, `block` its block's number.

    `antecedent` is the noun phrase that a source "who" or "which" stands for; `inside` says that the voice is one within
    a quotation.
    """

    source: Span | None
    cue: list[Span]
    content: list[Span]
    stance: Stance
    raw: Raw
    block: int = 0
    antecedent: Span | None = None
    inside: bool = False


@dataclass(slots=True)
class Flow:
    """What the next unit may go on with.

    Attributes:
        last: the draft of the quotation that ended just before. pending: a cue whose colon nothing followed yet.
        listing: the draft that bullets under a colon belong to.
        open: paragraphs of a quotation not closed so far.
        orphan: a quotation that stood alone just before, spoken by nobody yet.
    """

    last: Draft | None = None
    pending: Draft | None = None
    listing: Draft | None = None
    open: list[Span] = field(default_factory=list)
    orphan: Span | None = None


def drafts_in(text: str, blocks: Sequence[Block], sentences: Sequence[Sentence], tagger: Tagger = tags) -> list[Draft]:
    """Return the attributions of a text before nesting, in the order of their cues; `tagger` tags its sentences."""
    groups = _by_block(blocks, sentences)
    paragraphs = [[piece for sentence in group for piece in sentence.pieces] for group in groups]
    quotations = find_quotations(text, paragraphs)
    drafts: list[Draft] = []
    flow = Flow()
    before: Sequence[Unit] = ()
    at = 0
    for number, (group, pieces) in enumerate(zip(groups, paragraphs, strict=True)):
        inside = []
        while at < len(quotations) and quotations[at].start < pieces[-1].end:
            inside.append(quotations[at])
            at += 1
        outer = [q for q in inside if q.depth == 0]
        starts = {sentence.start for sentence in group}
        units = units_of(text, pieces, outer, starts, number, group[0].block, tagger)
        drafts.extend(_in_block(units, flow))
        drafts.extend(_of_told(units, before, drafts))
        before = units
        for unit in units:
            for quotation in unit.quotes.values():
                drafts.extend(_inside(text, quotation, inside, starts, number, tagger))
    return drafts


def _of_told(units: Sequence[Unit], before: Sequence[Unit], drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Read who told what stands before: "The ministry announced this", where nobody has spoken there so far."""
    for unit, source, cue, start, end in pointed(units, before):
        recent = drafts[-_RECENT:]
        if any(span.start < end and start < span.end for draft in recent for span in draft.content):
            continue
        raw = Raw(source, (cue,), (), "asserts", cue[0], "pointed", True, "tell")
        cues = [Span(unit.tokens[cue[0]].start, unit.tokens[cue[1] - 1].end)]
        yield Draft(_source_span(unit, source), cues, [Span(start, end)], "asserts", raw, unit.block)


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
    for unit, after in zip_longest(units, units[1:]):
        signed = after is not None and _only_quotation(unit) and _signs(after)
        if not signed and _only_quotation(unit) and (target := flow.pending or flow.last) is not None:
            target.content.append(Span(unit.tokens[0].start, unit.tokens[-1].end))
            flow.open = []
            if flow.pending is not None:
                drafts.append(flow.pending)
                flow.last, flow.pending = flow.pending, None
            continue
        if flow.orphan is not None and (voice := _signature(unit, flow.orphan)) is not None:
            drafts.append(voice)
            flow.orphan = None
            continue
        flow.orphan = _only_span(unit)
        here = [_draft(unit, raw) for raw in _raws(unit)]
        _join(unit, here, flow)
        note = _source_note(units, unit)
        if note is not None:
            here.append(note)
        drafts.extend(d for d in here if d.content)
        quoting = [d for d in here if d.raw.spoken and _quotes(unit, d.raw)]
        flow.last = quoting[-1] if quoting else None
        flow.pending = next((d for d in here if not d.content), None)
        if flow.pending is None and (raw := left_open(unit)) is not None:
            flow.pending = _draft(unit, raw)
        if unit.kind != "bullet":
            flow.listing = _listing(unit, here)
            if (
                flow.listing is None
                and flow.pending is not None
                and verb_frames(unit.lower(flow.pending.raw.cue[0][0]))
            ):
                flow.listing = flow.pending
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
    spoken = verb_cues(unit)
    spoken += [raw for raw in estimates(unit) if all(raw.head != other.head for other in spoken)]
    said = {raw.content for raw in spoken[-50:]}
    # "said in a statement that": the noun repeats the verb's content
    others = [
        raw
        for raw in other_cues(unit)
        if raw.frame not in ("noun", "adverb", "announced") or not _covered(raw, said, spoken)
    ]
    others = [raw for k, raw in enumerate(others) if raw.content not in {r.content for r in others[max(0, k - 8) : k]}]
    heard = [kept for raw in spoken + others if (kept := _heard(unit, raw)) is not None]
    return sorted(heard, key=lambda raw: (raw.head, raw.frame))


def _heard(unit: Unit, raw: Raw) -> Raw | None:
    """Return the cue unless the writer speaks; a label ("Claim:") is nobody's name and what it opens is alleged."""
    if raw.source is None:
        return raw
    words = " ".join(unit.tokens[k].text for k in range(*raw.source))
    if raw.frame in ("colon", "announced"):
        denied = is_label(words)
        return raw if denied is None else replace(raw, source=None, stance="reports_allegation") if denied else None
    if raw.lemma in grammar("showing") and (
        words.lower() in grammar("pointing") or _sums_up(unit, raw.source[0]) or _by_itself(unit, raw)
    ):
        return None  # "this demonstrates that", "the timing shows that": what the writer concludes
    plain = raw.frame in ("according", "T", "Z") and not _quotes(unit, raw) and own_stance(unit, raw) == "asserts"
    return None if plain and is_ownerless(words) else raw


def _sums_up(unit: Unit, i: int) -> bool:
    """Say whether a relative takes up all that was said: "both ferries sailed, which shows that"; not "the study, which shows"."""
    if unit.lower(i) != "which" or unit.lower(i - 1) != ",":
        return False
    return not any(unit.lower(k) in grammar("documents") or unit.lower(k) in nouns() for k in range(max(0, i - 12), i))


def _by_itself(unit: Unit, raw: Raw) -> bool:
    """Say whether what happened is said to show something: "the timing of the visit shows that", "their actions prove that"."""
    if raw.source is None or raw.frame not in ("T", "Z"):
        return False
    begin, end = raw.source
    head = next((k for k in range(begin, end) if unit.tag(k + 1) in ("IN", "TO", "CC", "VBG") or k + 1 == end), begin)
    return unit.lower(head) in grammar("happened")


def _covered(raw: Raw, said: set[tuple[Range, ...]], spoken: Sequence[Raw]) -> bool:
    """Say whether a verb cue already gives this content, or an adverb only hedges inside what somebody says."""
    if raw.frame == "noun":
        return raw.content in said
    if raw.frame == "announced":
        return any(b < raw.content[0][1] and raw.content[0][0] < e for other in spoken[-50:] for b, e in other.content)
    return any(b <= raw.head < e for other in spoken[-50:] for b, e in other.content)


def _only_span(unit: Unit) -> Span | None:
    return Span(unit.tokens[0].start, unit.tokens[-1].end) if _only_quotation(unit) else None


def _signs(unit: Unit) -> bool:
    """Say whether a unit is a dash with a name, and no sentence."""
    if len(unit) < 2 or unit.lower(0) not in SIGNING or len(unit) > 24 or not unit.capital(1):
        return False
    if unit.silent:
        unit.tags = [*tags(unit.tokens)]
    return noun_phrase_right(unit, 1) > 1 and not any(tag in FINITE for tag in unit.tags)


def _signature(unit: Unit, quotation: Span) -> Draft | None:
    """Read "— Ana Roe, harbour master" under a quotation that nobody has spoken so far."""
    if not _signs(unit):
        return None
    end = noun_phrase_right(unit, 1)
    source, dash = _source_span(unit, (1, end)), unit.tokens[0]
    raw = Raw((1, end), ((0, 1),), (), "asserts", 0, "signature", True, "-")
    return Draft(source, [Span(dash.start, dash.end)], [quotation], "asserts", raw, unit.block)


def _join(unit: Unit, here: Sequence[Draft], flow: Flow) -> None:
    """Give paragraphs of a quotation that ran on without a closing mark to the voice that ends it."""
    if flow.open and any(q.joined for q in unit.quotes.values()):
        speaker = next((d for d in here if _quotes(unit, d.raw)), None)
        if speaker is not None:
            speaker.content[:0] = flow.open
            flow.open = []
            return
    if _only_quotation(unit) and not all(q.closed for q in unit.quotes.values()):
        flow.open = [*flow.open[-40:], Span(unit.tokens[0].start, unit.tokens[-1].end)]
    else:
        flow.open = []


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
    text: str, quotation: Quotation, all_inside: Sequence[Quotation], starts: set[int], block: int, tagger: Tagger
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
    drafts: list[Draft] = []
    for unit in units_of(text, [inner], nested, starts | {inner.start}, block, tagger=tagger):
        drafts.extend(_draft(unit, raw) for raw in _raws(unit) if raw.content and _other_voice(unit, raw))
    for draft in drafts:
        draft.inside = True
    return drafts


def _other_voice(unit: Unit, raw: Raw) -> bool:
    """Say whether a voice inside a quotation is another one that speaks, told by name or description."""
    if raw.frame == "noun" and raw.stance == "reports_allegation":
        return raw.source is None or unit.tag(raw.source[0]) not in (
            "PRP",
            "PRP$",
        )  # "their false claims of a shortage"
    if raw.source is None:
        return False
    if unit.lower(raw.source[0]) == "we":
        # the speaker's own "we demand", "we reject" does something else with what it opens than say it
        return raw.shape == "finite" and not raw.modal and raw.stance in ("demands", "denies")
    if unit.tag(raw.source[0]) in ("PRP", "PRP$", "WP", "WDT", "EX"):
        return False
    if raw.frame in ("T", "Z", "Q", "I", "according", "colon"):
        return raw.shape in ("finite", "", "participle") and raw.spoken
    named = unit.capital(raw.source[0]) or unit.tag(raw.source[0]) in ("DT", "NNS", "JJ")
    return named and (
        (raw.frame == "noun" and raw.lemma != "threat") or raw.shape in ("finite", "infinitive", "passive", "reduced")
    )


def _source_note(units: Sequence[Unit], unit: Unit) -> Draft | None:
    """Read "Source: Road Office" at the end of a caption: what stands before it in the block is the content."""
    if unit.kind not in ("caption", "footnote", "heading"):
        return None
    colon = next(
        (k for k in range(1, len(unit)) if unit.lower(k) == ":" and unit.lower(k - 1) in ("source", "sources")), None
    )
    if colon is None or colon + 1 >= len(unit):
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
    return [Span(unit.tokens[b].start, unit.tokens[e - 1].end) for b, e in pairwise(edges)]


def _source_span(unit: Unit, part: Range) -> Span:
    begin, end = part
    while end - 1 > begin and unit.lower(end - 1) in (",", "-", "--", "—", "–"):
        end -= 1
    return Span(unit.tokens[begin].start, unit.tokens[end - 1].end)


def _draft(unit: Unit, raw: Raw) -> Draft:
    meant = None if raw.source is None else stands_for(unit, raw.source)
    return Draft(
        None if raw.source is None else _source_span(unit, raw.source),
        [span for part in raw.cue for span in _spans(unit, part)],
        [span for part in raw.content for span in _spans(unit, part)],
        own_stance(unit, raw),
        raw,
        unit.block,
        None if meant is None else _source_span(unit, meant),
    )
