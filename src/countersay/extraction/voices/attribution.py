"""Who says what: source, cue and content of every voice in a text, nested.

1. Blocks and sentences come from the layout; a long quotation is folded into one token (`units`).
2. Verb cues (`verbal`), nouns and phrases (`phrasal`) give source, cue and content in tokens (`drafts`).
3. What a cue leaves open is carried on: a quotation in the next sentence or paragraph, bullets under a colon.
4. A voice whose cue stands in another's content is nested in it; a denied voice's content is denied (`stance`).
5. Sources are named where only one candidate remains (`speakers`).
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from countersay.extraction.text.layout import find_blocks
from countersay.extraction.text.outside import Tagger, tagger_of
from countersay.extraction.text.sentences import find_sentences
from countersay.extraction.text.tagging import tags
from countersay.extraction.voices.cues import grammar, speaker_words
from countersay.extraction.voices.named import Named, antecedent, former_or_latter, mentions
from countersay.extraction.voices.speakers import Cast, ambiguous, continuing, person_names
from countersay.extraction.voices.voice_drafts import Draft, drafts_in
from countersay.lexicon.countries import country_table
from countersay.lexicon.gates import gated
from countersay.model.attribution import Attribution, AttributionKind
from countersay.model.documents import Block, Sentence
from countersay.model.ids import identify
from countersay.model.spans import Span, extent


def find_attributions(text: str, pipeline: str | None = None) -> list[Attribution]:
    """Return the attributions of `text`, in text order by their first content.

    Args:
        pipeline: the name of one that the user has, such as "spacy:en_core_web_sm" or "stanza:en", which tags the words
            in place of the built-in tagger.

    >>> [(a.source[0].text, a.cue[0].text) for a in find_attributions("The mayor said that two bridges were closed.")]
    [('The mayor', 'said that')]

    Raises:
        SettingsError: if the pipeline is not installed, or its name has another form.
    """
    blocks = find_blocks(text)
    return attributions_in(text, blocks, find_sentences(text, blocks), tagger=tagger_of(pipeline))


def attributions_in(
    text: str,
    blocks: Sequence[Block],
    sentences: Sequence[Sentence],
    document: str = "",
    *,
    issuer: str | None = None,
    persons: Sequence[Span] = (),
    tagger: Tagger = tags,
) -> list[Attribution]:
    """Return the attributions of a text whose blocks and sentences are known.

    Args:
        document: its id. issuer: who publishes it. persons: where persons are named, as far as known.
        tagger: tags the words of each sentence.
    """
    drafts = drafts_in(text, blocks, sentences, tagger)
    drafts.sort(key=lambda d: (d.content[0].start, -d.content[-1].end, d.cue[0].start))
    named = mentions(text) if any(draft.source is not None for draft in drafts) else []
    # several candidates leave a pronoun open, so every person named counts
    named += [Named(span.start, span.of(text)) for span in persons]
    labels = _speakers(text, drafts, [block.start for block in blocks], named, issuer)
    return _finish(text, drafts, labels, document)


def _finish(text: str, drafts: list[Draft], speakers: Sequence[str | None], document: str) -> list[Attribution]:
    """Nest the drafts, name their speakers and give them ids."""
    parents = _parents(drafts)
    speakers = _carried(text, drafts, parents, speakers)
    kinds = [_kind(text, draft.content) for draft in drafts]
    ids = [identify("a", document, kind, *_offsets(draft)) for kind, draft in zip(kinds, drafts, strict=True)]
    rows = []
    for i, draft in enumerate(drafts):
        parent = parents[i]
        stance = draft.stance
        source = draft.antecedent or draft.source
        if parent is not None and drafts[parent].stance == "denies":
            stance = "hedges" if draft.raw.stance == "denies" else "denies"
        rows.append(
            Attribution(
                id=ids[i],
                document=document,
                kind=kinds[i],
                source=() if source is None else (extent(text, source.start, source.end),),
                cue=tuple(extent(text, s.start, s.end) for s in draft.cue),
                content=tuple(draft.content),
                stance=stance,
                speaker=speakers[i],
                parent=None if parent is None else ids[parent],
            )
        )
    return rows


def _carried(
    text: str, drafts: Sequence[Draft], parents: Sequence[int | None], speakers: Sequence[str | None]
) -> list[str | None]:
    """Give "it" and "they" at the head of what somebody says its speaker: "organisers told the paper they estimated …"."""
    out = list(speakers)
    for i, draft in enumerate(drafts):
        if out[i] is None and draft.source is not None and draft.source.of(text) == "It":
            out[i] = _before_it(text, drafts, parents, out, i, draft.source.start)
        above = parents[i]
        if out[i] is not None or draft.source is None or above is None or out[above] is None:
            continue
        outer = drafts[above].source
        if outer is None or all(draft.source.start - s.start not in range(6) for s in drafts[above].content):
            continue
        word, whose = draft.source.of(text).lower(), outer.of(text)
        plural = whose.rstrip(" ,").endswith(("s", "police", "people"))
        if word == ("they" if plural else "it") and not person_names(whose):
            out[i] = out[above]
    return out


_BLANKS = 200  # code points of blanks before a sentence


def _before_it(
    text: str, drafts: Sequence[Draft], parents: Sequence[int | None], speakers: Sequence[str | None], i: int, at: int
) -> str | None:
    """Return the body that speaks in the sentence right before "It said …" at `at`, if it alone heads that sentence."""
    ends = {k: max(drafts[k].content[-1].end, drafts[k].cue[-1].end) for k in range(max(0, i - 4), i)}
    near = [k for k, end in ends.items() if parents[k] is None and _only_stops(text, end, at)]
    source = drafts[near[0]].source if len(near) == 1 else None
    if source is None or text[max(0, source.start - _BLANKS) : source.start].rstrip()[-1:] not in (
        "",
        ".",
        "!",
        "?",
        "”",
        '"',
    ):
        return None
    whose = source.of(text)
    plural = whose.rstrip(" ,").endswith(("s", "police", "people", "We", "They"))
    return None if plural or person_names(whose) else speakers[near[0]]


def _only_stops(text: str, end: int, at: int) -> bool:
    """Say whether nothing but the end of a sentence stands between two offsets."""
    between = text[end:at]
    return len(between) <= 6 and "." in text[max(0, end - 1) : at] and not any(c.isalnum() for c in between)


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
    for i, draft in enumerate(drafts):
        if draft.raw.shape == "participle" and (outlet := _outlet(drafts, i)) is not None:
            parents[i] = outlet
    _cut_loops(parents)
    return parents


def _outlet(drafts: Sequence[Draft], i: int) -> int | None:
    """Return the outlet that quotes a voice: “It holds,” Reuters quoted the mayor as saying."""
    near = range(max(0, i - 3), min(len(drafts), i + 4))
    return next(
        (
            k
            for k in near
            if k != i
            and drafts[k].raw.lemma in ("quote", "cite")
            and drafts[k].content == drafts[i].content
            and drafts[k].cue[0].end <= drafts[i].cue[0].start
        ),
        None,
    )


def _cut_loops(parents: list[int | None]) -> None:
    """Take away the parent of a draft that would be its own ancestor (each stands in the other's content)."""
    for i in range(len(parents)):
        seen, k = {i}, parents[i]
        while k is not None and k not in seen and len(seen) < 20:
            seen.add(k)
            k = parents[k]
        if k == i:
            parents[i] = None


def _speakers(
    text: str, drafts: Sequence[Draft], starts: Sequence[int], named: Sequence[Named], issuer: str | None
) -> list[str | None]:
    """Name the sources in the order they stand in the text, among those `named` in it."""
    cast = Cast()
    if issuer is not None:
        cast.publish(issuer)
    labels: list[str | None] = [None] * len(drafts)
    order = [(d.source.start, i) for i, d in enumerate(drafts) if d.source is not None]
    events = sorted(order + [(one.start, -1 - k) for k, one in enumerate(named)])
    for start, i in events:
        block = bisect_right(starts, start) - 1
        if i < 0:
            cast.note(named[-1 - i], block)
        elif (source := drafts[i].source) is not None:
            speaking = cast.last, cast.last_block
            labels[i] = _label(text, drafts[i], source.of(text), cast, block)
            if labels[i] is not None and not drafts[i].inside and _in_paper(text, drafts[i]):
                cast.writer, cast.writer_block = labels[i], block
            if drafts[i].inside:  # "the statement reads" behind a quotation is not made by who is heard within it
                cast.last, cast.last_block = speaking
    return [None if label is None else cast.fullest(label) for label in labels]


def _label(text: str, draft: Draft, words: str, cast: Cast, block: int) -> str | None:
    """Return who the source of a draft is, None where more than one may be meant."""
    start = draft.source.start if draft.source else 0
    head, _, last = words.rpartition(" ")
    words = head if last.lower() in grammar("reflexive") else words  # "the drivers themselves"
    low = words.lower()
    if low in ("which", "who") and (before := antecedent(text, start, low)) is not None:
        return cast.resolve(before, block)
    if low in ("the former", "the latter"):
        meant = former_or_latter(text, start, low[4:])
        return None if meant is None else cast.resolve(meant, block)
    if draft.raw.frame == "noun" and words in country_table().adjectives:
        return country_table().adjectives[words]  # "Dutch claims"
    if low.startswith("the ") and ambiguous(text, start, words[4:]):
        return None
    told_in = _in_which().search(text, max(0, start - 12), start) is not None  # "issued a statement in which it said"
    return cast.resolve(words, block, continues=told_in or continuing(draft.raw.lemma, draft.cue[0].of(text)))


def _in_paper(text: str, draft: Draft) -> bool:
    """Say whether the words of the cue, or those right behind it, tell of a paper: "said in a statement", "issued a report"."""
    last = draft.cue[-1]
    return _paper().search(text, draft.cue[0].start, min(len(text), last.end + _PAPER)) is not None


_PAPER = 48  # code points behind a cue


@cache
def _paper() -> re.Pattern[str]:
    papers = "|".join(sorted(speaker_words("utterances"), key=lambda word: (-len(word), word)))
    return gated(
        re.compile(
            rf"\b(?:in|through|via|by|with|issued|released|published|posted) (?:an?|its|their|the|his|her) (?:[\w’'-]+ ){{0,3}}?(?:{papers})\b",
            re.I,
        )
    )


@cache
def _in_which() -> re.Pattern[str]:
    return re.compile(r"\b(?:in|by|with) which\s+\Z")


def _kind(text: str, content: Sequence[Span]) -> AttributionKind:
    parts = [s.of(text) for s in content]
    if all(_quoted(part, k > 0) for k, part in enumerate(parts)):
        return "direct"
    return "mixed" if any(c in p for p in parts for c in '"“”') else "indirect"


def _quoted(part: str, later: bool) -> bool:
    """Say whether a part of a content is one quotation; one that never closes is, and a `later` one may only close."""
    first, last = part[0], part.rstrip(".,;:!?")[-1:]
    opens, closes = first in "\"“”'‘`«", last in "\"”'’»"
    if opens and (closes or (first == "“" and "”" not in part) or part.count('"') == 1):
        return True
    return later and closes and (part.count('"') == 1 or ("“" not in part and part.count("”") == 1))
