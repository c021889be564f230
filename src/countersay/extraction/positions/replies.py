"""Replies to what was alleged just before ("The Directors deny this"), and contents claimed or denied as a whole."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from countersay.extraction.positions.accusation_clauses import Range
from countersay.extraction.positions.allegation_words import BE, HAVE, Entry, allegation_verbs
from countersay.extraction.positions.charges_denied import charge_denied
from countersay.extraction.positions.claim_words import claimer, cue_has, name_of, speaks
from countersay.extraction.positions.denying_words import denies_it
from countersay.extraction.positions.limits import limits
from countersay.extraction.voices.folded import Unit
from countersay.extraction.voices.voices_at import Voices
from countersay.model import Act, Attribution, Proposition, Span

_STATEMENT = 600  # code points
_WHOSE = re.compile(
    r"(?:the )?(?:[\w’'-]+ ){0,3}(?:side|party|ministry|government|opponents?|enemy|adversary|authorities|union|company)"
)


def replies(text: str, unit: Unit, voices: Voices, before: Sequence[Proposition]) -> Iterator[Proposition]:
    """Yield the denial of what was alleged just before: "The Directors deny this", "This is not so"."""
    if not before or not unit.tokens:
        return
    first = unit.tokens[0].start
    hung = charge_denied(unit)
    span = hung or denies_it(unit)
    if span is None:
        return
    subject, start, end = span
    voice = voices.inside(unit.tokens[start].start)
    speaker = text[unit.tokens[subject[0]].start : unit.tokens[subject[1] - 1].end] if subject else None
    if speaker is None and voice is not None:
        speaker = voice.speaker
    at = unit.tokens[start].start
    told = [p for p in before if p.act in ("alleges", "reports") and p.start < at]  # "denied these claims, calling …"
    if hung:
        told = [p for p in told if p.start >= first and not _says_itself(p, speaker)]
    strong = [p for p in told if p.family != "statement" or p.explicit]
    said = [p for p in told if p.speaker is not None and speaker is not None and not _is_one(p.speaker, speaker)]
    if not strong and not said:
        return
    target = strong[-1] if strong else next(p for p in said if p.start <= said[-1].start and said[-1].end <= p.end)
    if hung and subject is not None and unit.tag(subject[0]) == "PRP":
        speaker = target.agent.text if target.agent is not None else None  # "accused Roe of looting, which she denies"
    yield _denied(target, unit, (start, end), speaker)


def _says_itself(row: Proposition, speaker: str | None) -> bool:
    """Say whether who denies is the one that alleges it: nobody does both in one breath."""
    return row.act == "alleges" and row.speaker is not None and speaker is not None and _is_one(row.speaker, speaker)


def _is_one(one: str, other: str) -> bool:
    """Say whether two labels may be of one speaker: "Ivo Lunn" and "Lunn"."""
    return one.split()[-1].lower() == other.split()[-1].lower()


def _denied(target: Proposition, unit: Unit, span: Range, speaker: str | None) -> Proposition:
    """Return the denial of what is alleged, in the words of a range of tokens."""
    return replace(
        target,
        act="denies",
        explicit=True,
        source=None,
        speaker=speaker,
        start=unit.tokens[span[0]].start,
        end=unit.tokens[span[1] - 1].end,
        narrows=(),
    )


def none_of_them(text: str, unit: Unit, voices: Voices, before: Sequence[Proposition]) -> Iterator[Proposition]:
    """Yield the denial of what another voice alleged just before of several: "Not one of them was stopped".

    The words are of one family with the allegation; which of them is the stronger is for a later stage to say.
    """
    lows = [token.lower for token in unit.tokens[:12]]
    if lows[:1] in (["nobody"], ["no-one"]) or lows[:2] == ["no", "one"]:
        yield from _nobody_was(unit, voices, before)
        return
    opening = next((some for some in _NONE if lows[: len(some)] == list(some)), None)
    if opening is None:
        return
    verb = next((k for k in range(len(opening) + 1, len(lows)) if lows[k] not in _BETWEEN), len(lows))
    if lows[len(opening)] not in BE | HAVE or verb == len(lows):
        return
    here = voices.inside(unit.tokens[0].start)
    speaker = here.speaker if here is not None else None
    for target in reversed(before):
        entry = _of_family(unit, verb, target.family)
        if entry is None or target.act not in ("alleges", "reports") or target.object is None:
            continue
        if target.speaker == speaker:
            return  # the same voice goes on: "40 were delayed. None of them was stopped."
        yield replace(
            target,
            act="denies",
            predicate=entry.lemma,
            rank=entry.rank,
            explicit=True,
            source=None,
            speaker=speaker,
            start=unit.tokens[0].start,
            end=unit.tokens[verb + len(entry.particle.split())].end,
            narrows=limits(unit, 0, verb + 1),
        )
        return


def _nobody_was(unit: Unit, voices: Voices, before: Sequence[Proposition]) -> Iterator[Proposition]:
    """Yield "Nobody was forced" behind "the union claims that we forced our people to work": the verb is the claim's."""
    first = 2 if unit.lower(0) == "no" else 1
    verb = next((k for k in range(first, min(len(unit), 8)) if unit.lower(k) not in _BETWEEN), None)
    if verb is None or verb == first or not unit.tag(verb).startswith(("VB", "JJ", "NN")):
        return
    here = voices.inside(unit.tokens[0].start)
    speaker = here.speaker if here is not None else None
    told = [p for p in before if p.act in ("alleges", "reports") and p.explicit and p.speaker != speaker]
    for target in told:
        if unit.lower(verb) in re.findall(r"[a-z]+", target.predicate.lower()):
            end = next((k for k in range(verb, len(unit)) if unit.lower(k) in (".", ";", ":", "!")), len(unit))
            yield _denied(target, unit, (0, end), speaker)
            return


_NONE = (
    ("not", "one", "of", "them"),
    ("none", "of", "them"),
    ("not", "a", "single", "one", "of", "them"),
    ("not", "a", "single", "one"),
    ("none",),
)
_BETWEEN = BE | HAVE | {"ever", "actually", "in", "fact", "at", "any", "time", "point"}


def _of_family(unit: Unit, verb: int, family: str) -> Entry | None:
    for entry in allegation_verbs().get(unit.lower(verb), ()):
        particle = entry.particle.split()
        if entry.family == family and [unit.lower(verb + 1 + k) for k in range(len(particle))] == particle:
            return entry
    return None


def statements_in(text: str, voices: Voices, document: str) -> Iterator[Proposition]:
    """Yield what voices claim, deny or say as a whole: for contents in which no predicate of the lexicon stands."""
    for voice in voices.rows:
        if not voice.content or not speaks(voice):
            continue
        act = _act(voice, text)
        content = Span(voice.content[0].start, voice.content[-1].end)
        if act is None or content.end - content.start > _STATEMENT or _negative(text, content):
            continue
        if _WHOSE.fullmatch(text[content.start : content.end]) is not None:
            continue  # "the allegations of the Keldian side": whose they are, not what they say
        claim = act == "reports"
        base = Proposition(
            document=document,
            start=content.start,
            end=content.end,
            family="statement",
            predicate=" ".join(text[content.start : content.end].split()),
            act=act,
            speaker=claimer(voice) if claim else name_of(voice),
            source=voice.source[0] if voice.source else None,
            explicit=voice.stance != "asserts" or cue_has(voice, "accusing"),
        )
        yield base
        if claim and voice.stance == "denies":
            yield replace(base, act="denies", speaker=name_of(voices.by_id.get(voice.parent or "")), source=None)


def _doing(words: str) -> bool:
    """Say whether what is denied begins with a verb: "denied using whistles", not "denied the meeting"."""
    first = re.match(r"(?:ever )?([a-z]{2,}ing) (?:any|the|a|an|its|their|his|her|our|[a-z]+)\b", words)
    return first is not None and first[1] not in (
        "nothing",
        "anything",
        "everything",
        "something",
        "being",
        "having",
        "during",
    )


def _act(voice: Attribution, text: str) -> Act | None:
    """What a voice does with its whole content, or None where that says nothing to the question."""
    if voice.stance == "denies":
        if cue_has(voice, "denying"):
            return "denies" if _clausal(voice) or _doing(text[voice.content[0].start :][:40]) else None
        told = voice.source and voice.cue and voice.cue[-1].text.lower().endswith(("statement that", "statements that"))
        return "reports" if cue_has(voice, "claims") or told else None
    if voice.stance == "reports_allegation":
        return "reports" if voice.source and voice.cue[-1].text.lower().endswith("that") else None
    return "alleges" if voice.stance == "asserts" and (voice.source or cue_has(voice, "accusing")) else None


def overlapped(taken: Sequence[tuple[int, int]], span: Span) -> bool:
    """Say whether a span shares a character with one of some sorted ranges."""
    k = bisect_right(taken, (span.end, 0))
    return any(start < span.end and span.start < end for start, end in taken[max(0, k - 12) : k])


def _negative(text: str, span: Span) -> bool:
    opening = {word.lower() for word in re.findall(r"[A-Za-z']+", text[span.start : span.end])[:12]}
    return bool(opening & {"not", "never", "no", "neither", "nor"})


def _clausal(voice: Attribution) -> bool:
    """Say whether the denial is of a clause or of claims, not of a thing that is merely refused ("rejected the offer")."""
    cue = voice.cue[-1].text.lower() if voice.cue else ""
    opening = voice.content[0]
    return cue.endswith("that") or (opening.end - opening.start > 0 and "having" in cue)
