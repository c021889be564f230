"""Turn accusations and attributions into propositions: who alleges, denies or reports what.

For each accusation the voices round it are asked from the innermost outward:

1. Nobody's voice: the issuer alleges it, or denies it where it is negated.
2. A voice that asserts: it alleges, or denies where negated. Hedges, demands and promises say neither.
3. A voice that denies by its verb ("denied that A blocked the road"): it denies.
4. Claims, reports, allegations of somebody: that one is reported to allege; who denies or calls baseless denies.
5. "accused A of …": the voice alleges it of A. "We have been accused of …": somebody unnamed alleges it.
6. "alleged", "so-called", quotation marks round the predicate: the voice neither alleges nor denies.
7. "The Directors deny this", "This is not so": the reply goes to what the sentence before alleges, in one paragraph;
   so does "Not one of them was stopped", where another voice alleges something of the kind.
8. Claims set out as heads ("Myth: …", a quoted sentence, a question) are reported, and answered by what stands below (`set_out`).

Negated content inside a denial, and a denial of a denial, say nothing for sure and are left out.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from countersay.extraction.positions.accusation_clauses import Accusation, Range, negation_before
from countersay.extraction.positions.accusations import accusations, repaired
from countersay.extraction.positions.allegation_words import gate, words
from countersay.extraction.positions.claim_words import (
    accused_of,
    claimer,
    claims_before,
    clipped,
    cue_has,
    denier_before,
    extent_of,
    has_verdict,
    is_bare,
    is_baseless,
    is_called_false,
    is_merely_named,
    is_said_untrue,
    is_untrue,
    name_of,
    several,
    speaks,
    spreader,
    spreader_before,
    stands_under_as,
    token_at,
)
from countersay.extraction.positions.contrary_deeds import contrary_deeds, stirred
from countersay.extraction.positions.doers import doer, somebody
from countersay.extraction.positions.existence import existence_denied
from countersay.extraction.positions.general_denials import general_denials
from countersay.extraction.positions.limits import limits
from countersay.extraction.positions.negations import NEGATORS, plain_negations, undone
from countersay.extraction.positions.pronouns import named_speakers, speaks_of_self
from countersay.extraction.positions.replies import none_of_them, overlapped, replies, statements_in
from countersay.extraction.positions.set_out import with_answers
from countersay.extraction.positions.untruths import untruths
from countersay.extraction.text.answered_heads import Answered
from countersay.extraction.text.tagging import tags
from countersay.extraction.text.tokens import tokenize
from countersay.extraction.voices.folded import Unit
from countersay.extraction.voices.voices_at import Voices
from countersay.model import Act, Attribution, Distance, Proposition, Sentence, Span

_MARKS = frozenset({'"', "“", "”", "''", "``", "«", "»"})


_LONGEST = 300


_PARAGRAPH = re.compile(r"\n[^\S\n]{0,20}\n")


def find_propositions(
    text: str,
    sentences: Sequence[Sentence],
    attributions: Sequence[Attribution],
    distance: Sequence[Distance] = (),
    document: str = "",
    heads: Sequence[Answered] = (),
) -> tuple[Proposition, ...]:
    """Return the propositions of a document in text order.

    Args:
        sentences, attributions, distance, heads: of the same text. document: its id.
    """
    voices = Voices.of(attributions)
    statements = sorted(statements_in(text, voices, document), key=lambda p: (p.start, p.end, p.act))
    apart = tuple(sorted((d.start, d.end) for d in distance))
    found: list[Proposition] = []
    recent: list[Proposition] = []
    last: Sentence | None = None
    for sentence in sentences:
        if sentence.block in ("furniture", "footnote", "letterhead", "byline"):
            continue
        whole = _whole(statements, sentence)
        unit = _unit(text, sentence)
        before_it, last = last, sentence
        if unit is None:
            found += whole
            recent = [p for p in whole if p.act != "denies" and p.explicit]
            continue
        here = list(_of_sentence(text, unit, voices, apart, document))
        taken = sorted((p.start, p.end) for p in here)
        here += [p for p in whole if not overlapped(taken, Span(p.start, p.end))]
        before = recent if recent and not _PARAGRAPH.search(text, recent[-1].end, sentence.start) else []
        if none := list(none_of_them(text, unit, voices, before)):
            here = [p for p in here if not overlapped([(none[0].start, none[0].end)], Span(p.start, p.end))] + none
        here += [
            p
            for p in existence_denied(text, unit, voices, document)
            if not overlapped(_spans(here), Span(p.start, p.end))
        ]
        untrue = [
            p for p in untruths(text, unit, voices, document) if not overlapped(_denials(here), Span(p.start, p.end))
        ]
        here = [
            p for p in here if p.family != "statement" or not overlapped(_spans(untrue), Span(p.start, p.end))
        ] + untrue
        here += [
            p
            for p in plain_negations(text, unit, voices, document)
            if not overlapped(_denials(here), Span(p.start, p.end))
        ]
        here += contrary_deeds(text, unit, voices, document)
        told = [p for p in here if p.act != "denies" and (p.explicit or p.family != "statement")]
        here += replies(text, unit, voices, [*_said_in(found, before_it), *before, *told])
        here += [
            p
            for p in general_denials(text, unit, voices, document)
            if not overlapped(_denials(here), Span(p.start, p.end))
        ]
        found += here
        recent = told
    found = list(named_speakers(text, with_answers(text, found, heads, voices, document), voices))
    unique = {(p.start, p.end, p.act, p.speaker, p.predicate, p.family == "negation"): p for p in found}
    return tuple(sorted(unique.values(), key=lambda p: (p.start, p.end, p.act, p.predicate, p.speaker or "", p.family)))


def _said_in(found: Sequence[Proposition], last: Sentence | None) -> list[Proposition]:
    """What voices say in the sentence right before, which "denied this" answers too, also from the next paragraph on."""
    if last is None:
        return []
    return [p for p in found[-6:] if p.source is not None and p.act == "alleges" and last.start <= p.start]


def _denials(rows: Sequence[Proposition]) -> list[tuple[int, int]]:
    """Where a word of denying stands already."""
    return sorted((p.start, p.end) for p in rows if p.act == "denies" and p.explicit)


def _spans(rows: Sequence[Proposition]) -> list[tuple[int, int]]:
    return sorted((p.start, p.end) for p in rows)


def _whole(statements: Sequence[Proposition], sentence: Sentence) -> list[Proposition]:
    """The statements that begin in a sentence."""
    low = bisect_left(statements, sentence.start, key=lambda p: p.start)
    high = bisect_left(statements, sentence.end, key=lambda p: p.start)
    return [p for p in statements[low:high] if sentence.covers(p.start)]


def _unit(text: str, sentence: Sentence) -> Unit | None:
    tokens = [t for piece in sentence.pieces for t in tokenize(text, piece.start, piece.end) if t.text not in _MARKS]
    tokens = tokens[:_LONGEST]
    lows = {t.lower for t in tokens}
    if gate().isdisjoint(lows) and _REPLY_WORDS.isdisjoint(lows):
        verdict = tokens and tokens[0].lower in ("this", "that", "it")  # "That is a fabrication"
        baseless = not words("baseless").isdisjoint(lows) and (verdict or not words("claims").isdisjoint(lows))
        if not baseless and not (lows & {"no", "never"} and lows & _EXISTS) and lows.isdisjoint(NEGATORS):
            if lows.isdisjoint(undone()) and lows.isdisjoint(stirred()):
                return None
    return repaired(Unit(tokens, tags(tokens), {}, 0, sentence.block))


_EXISTS = frozenset({"there", "took", "taken", "occurred", "happened", "existed"})
_REPLY_WORDS = frozenset(
    {"not", "deny", "denies", "denied", "reject", "rejects", "rejected", "untrue", "baseless", "called"}
)


def _of_sentence(
    text: str, unit: Unit, voices: Voices, apart: Sequence[tuple[int, int]], document: str
) -> Iterator[Proposition]:
    for found in accusations(unit):
        at = unit.tokens[found.at[0]].start
        yield from _in_voices(_Place(text, unit, found, voices, _distant(apart, at)), voices.inside(at), document)


def _distant(apart: Sequence[tuple[int, int]], at: int) -> bool:
    k = bisect_right(apart, (at, 1 << 60)) - 1
    return any(apart[j][0] <= at < apart[j][1] for j in range(max(0, k - 2), k + 1))


Said = Iterator[
    tuple[Act, str | None, bool]
]  # what is done, by whom, and whether a word of alleging or denying says so


@dataclass(frozen=True, slots=True)
class _Place:
    """An accusation in its sentence, with the voice round it and whether its words are kept at a distance."""

    text: str
    unit: Unit
    found: Accusation
    voices: Voices
    distant: bool

    def outer(self, voice: Attribution) -> str | None:
        """Name of the voice round a voice; None for the issuer."""
        return name_of(self.voices.by_id.get(voice.parent or ""))

    def baseless(self, voice: Attribution) -> bool:
        """Say whether the sentence calls a voice's content baseless."""
        return is_baseless(self.unit, token_at(self.unit, voice.content[0].start))


def _in_voices(place: _Place, voice: Attribution | None, document: str) -> Iterator[Proposition]:
    """Yield what each voice round an accusation does with it."""
    evidence = False
    while voice is not None and (
        not speaks(voice) or (evidence and cue_has(voice, "claims")) or cue_has(voice, "refusing")
    ):
        if cue_has(voice, "refusing"):  # who refuses to do one thing denies no other
            voice = place.voices.by_id.get(voice.parent or "")
            continue
        if not speaks(voice) and voice.stance != "asserts":
            return  # what a thing denies is nobody's account
        evidence = evidence or not cue_has(voice, "claims")
        voice = place.voices.by_id.get(voice.parent or "")
    found, unit = place.found, place.unit
    if voice is not None:
        found = clipped(unit, found, voice)
    if unit.tokens[-1].text == "?" or is_bare(unit, found, voice) or is_merely_named(unit, found):
        return
    accused = accused_of(unit, found)
    if accused is not None:
        found = replace(found, agent=accused)
    place = replace(place, found=found)
    said = _said_of_accused(place, voice, accused) if accused is not None else _said(place, voice)
    for act, speaker, explicit in said:
        source = voice.source[0] if voice is not None and voice.source and speaker == name_of(voice) else None
        made = _row(place.text, unit, found, act, speaker, document)
        own = speaks_of_self(unit, found.agent, voice) if source is not None else None
        yield replace(made, source=source, explicit=explicit, agent=own or made.agent)


def _said_of_accused(place: _Place, voice: Attribution | None, accused: Range) -> Said:
    """Read "accused A of …": the voice alleges it; "A has been accused of …": somebody unnamed does.

    A clause behind that calls it baseless ("…, which was groundless") is the denial of the voice around.
    """
    unit, found = place.unit, place.found
    own = voice is not None and cue_has(voice, "accusing")
    each = unit.lower(accused[0]) in ("each", "one") and unit.lower(accused[0] + 1) in ("other", "another")
    if each and (voice is None or not several(name_of(voice) or "")):
        return  # of "A, B accuse each other" no one side is the speaker
    if own:
        yield "alleges", name_of(voice), True
    elif unit.lower(accused[0] - 2) == "to" or unit.lower(accused[1]) in (
        *("been", "were", "was", "is", "are", "have", "has", "had", "stand", "stands"),
    ):
        yield "reports", None, True
    elif voice is None:
        yield "alleges", None, True
    if is_baseless(unit, found.at[1]) and not found.negated:
        yield "denies", place.outer(voice) if own and voice is not None else name_of(voice), True


def _said(place: _Place, voice: Attribution | None) -> Said:
    """Read the voices from the innermost outward (the rules above)."""
    unit, found = place.unit, place.found
    if is_said_untrue(unit, found):
        if not found.negated:
            yield "denies", name_of(voice), True
    elif voice is None:
        yield from _plainly(place, None, claims_before(unit, found))
    elif cue_has(voice, "denying"):
        if not found.negated and voice.stance == "denies" and not stands_under_as(unit, found, voice):
            if claims_before(unit, found) is not None:
                yield "reports", None, True
            yield "denies", name_of(voice), True
    elif voice.stance in ("reports_allegation", "denies"):
        yield from _reported(place, voice)
    elif voice.stance == "asserts":
        yield from _asserted(place, voice)


def _plainly(place: _Place, speaker: str | None, claims: int | None) -> Said:
    """A voice's own words: it alleges, denies, or speaks of claims that it may call baseless."""
    if claims is not None:
        if not place.found.negated:
            yield "reports", spreader(place.text, place.unit, claims), True
            if is_baseless(place.unit, claims) or is_untrue(place.unit, claims):
                yield "denies", speaker, True
    elif place.found.negated:
        yield "denies", speaker, False
    elif not place.distant:
        yield "alleges", speaker, False


def _reported(place: _Place, voice: Attribution) -> Said:
    """Claims of somebody, whom the voice around, or a denying verb before, may contradict."""
    if place.found.negated:
        return
    yield "reports", claimer(voice) or spreader_before(place.text, place.unit, voice), True
    outer = place.outer(voice)
    if not cue_has(voice, "claims"):
        if voice.stance == "denies":
            yield "denies", outer, True
        return
    denier = denier_before(place.text, place.unit, voice)
    if denier is not None:
        yield "denies", denier, True
    elif voice.stance == "denies" or place.baseless(voice) or is_called_false(place.unit, voice):
        yield "denies", outer, True


def _asserted(place: _Place, voice: Attribution) -> Said:
    claims = cue_has(voice, "claims")
    if claims and (not voice.source or place.baseless(voice)):  # "a report that", "rumours of": nobody's words
        if not place.found.negated:
            yield "reports", claimer(voice), True
            denier = denier_before(place.text, place.unit, voice)
            if denier is not None or place.baseless(voice):
                yield "denies", denier or place.outer(voice), True
        return
    if has_verdict(place.unit, voice):  # "Alm's statement that … is a fabrication"
        if not place.found.negated:
            yield "reports", claimer(voice), True
            yield "denies", place.outer(voice), True
        return
    yield from _plainly(place, name_of(voice), None if claims else claims_before(place.unit, place.found))


def _row(text: str, unit: Unit, found: Accusation, act: Act, speaker: str | None, document: str) -> Proposition:
    first, after = found.reach()
    after = min(after, first + 60)
    if act == "denies" and found.negated:
        first = negation_before(unit, first)  # "No unit laid mines": without its first word it would say the contrary
    behind = doer(unit, found.agent)
    agent = somebody(text, unit, behind)
    start, end = unit.tokens[first].start, unit.tokens[after - 1].end
    if agent is not None and behind == found.agent and behind is not None and behind[0] == first:
        start = max(start, agent.start)  # without the day before it
    return Proposition(
        document=document,
        start=start,
        end=end,
        family=found.family,
        predicate=found.predicate,
        rank=found.rank,
        act=act,
        speaker=speaker,
        agent=agent,
        object=extent_of(text, unit, found.object),
        narrows=(
            *(unit.lower(k) for k in range(max(0, first - 4), after) if unit.lower(k) in words("narrowing")),
            *limits(unit, first, after),
        ),
    )
