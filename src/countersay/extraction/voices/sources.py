"""Who speaks: the subject of a cue verb, before it, behind it, or of the verb that governs it."""

from countersay.extraction.voices.amounts import past_bounds
from countersay.extraction.voices.clauses import skip_adjuncts
from countersay.extraction.voices.cues import grammar, light_forms, speaker_words, verb_forms
from countersay.extraction.voices.folded import QUOTE, Unit
from countersay.extraction.voices.groups import Group, neither_before
from countersay.extraction.voices.phrases import FINITE, NOUNS, STARTS, core_left, noun_phrase_left, noun_phrase_right
from countersay.extraction.voices.raw import Range, Raw
from countersay.extraction.voices.subjects import subject_of, verb_subject

_COMPOUND = 4  # words from a participle to the plural it stands before
_COMING = frozenset({"come", "comes", "came", "coming"})
_INVERTED_AFTER = frozenset({",", "—", "–", "--", "-"})


def source_of(unit: Unit, group: Group, earlier: list[Raw]) -> tuple[Range | None, bool]:
    """Return the source and whether it stands after the verb."""
    nor = neither_before(unit, group.start) if unit.lower(group.start) == "nor" else None
    if nor is not None:
        return verb_subject(unit, nor), False
    if group.shape == "finite":
        subject = subject_of(unit, group.start)
        if subject is not None and _counts(unit, subject, group):
            return None, False
        if subject is not None:
            subject = _unnumbered(unit, subject)
        inverted = "I" in group.verb.frames and _inversion(unit, group)
        if subject is None and inverted and (named := _closing_subject(unit, group)) is not None:
            return named, True
        if subject is None:
            subject = _continued(unit, group.start, earlier) or _shared_subject(unit, group.start)
        if subject is None and inverted:
            end = noun_phrase_right(unit, group.head + 1)
            if end > group.head + 1:
                return (group.head + 1, end), True
        return subject, False
    return _controller(unit, group, earlier), False


def _counts(unit: Unit, subject: Range, group: Group) -> bool:
    """Say whether the verb is a participle of what is counted, and nobody speaks.

    It stands between a number and its noun ("226 of the 340 announced beds", "140 suspected cholera cases have been
    reported"), or behind a count that "with" hangs on ("an increase, with 52 new cases reported from eight towns").
    """
    last = subject[1] - 1
    if last + 1 != group.start or group.start != group.head:
        return False
    if unit.tag(last) == "CD":
        noun = group.head + 1
        while unit.tag(noun) in ("NN", "JJ") and noun - group.head < _COMPOUND:
            noun += 1
        return unit.tag(noun) in ("NNS", "NNPS") and (last > subject[0] or noun > group.head + 1)
    return group.past and unit.lower(subject[0] - 1) == "with" and unit.tag(past_bounds(unit, subject[0])) == "CD"


def _unnumbered(unit: Unit, subject: Range) -> Range:
    """Leave out the number of a paragraph: "4.3 Ms Shaw said"."""
    begin, end = subject
    numbered = begin == 0 and end > 1 and unit.tag(0) == "CD" and unit.tag(1) in ("NNP", "NNPS", "DT")
    return (1, end) if numbered and not unit.lower(0).isalpha() else subject


def _inversion(unit: Unit, group: Group) -> bool:
    """Say whether the subject may follow: after a quotation or comma, or at the start after folded text."""
    if group.start != group.head:
        return False
    before = unit.lower(group.start - 1)
    return (
        group.start > 0
        and (unit.tag(group.start - 1) == QUOTE or before in _INVERTED_AFTER)
        and unit.tag(group.head + 1) in STARTS | {"VBN", "VBG"}
    )


def _closing_subject(unit: Unit, group: Group) -> Range | None:
    """Return the subject that ends "The bridge was closed, said Ana Lind on Monday."; not of "He came, said it was shut"."""
    begin = group.head + 1
    end = noun_phrase_right(unit, begin)
    if end == begin or unit.lower(group.start - 1) not in _INVERTED_AFTER:
        return None
    named = (
        any(unit.capital(k) for k in range(begin, end))
        or unit.tag(begin) in ("DT", "PRP", "PRP$", "CD", "NNS", "JJ")
        or unit.lower(end) == ""  # a headline: "…, says ministry"
    )
    if not named or group.verb.frames & {"N", "A"} or unit.lower(end - 1) in grammar("sayable"):
        return None  # "met the mayor, denied the claims, and left": an object
    after = skip_adjuncts(unit, end)
    return (begin, end) if unit.lower(after) in (".", ",", ";", "—", "–", "--", "-", ")", "") else None


def _continued(unit: Unit, start: int, earlier: list[Raw]) -> Range | None:
    """Return the source of a cue that this one goes on from: "said A and added B"."""
    if unit.tag(start - 1) != "CC":
        return None
    edge = start - 2 if unit.lower(start - 2) == "," else start - 1
    return next(
        (r.source for r in reversed(earlier[-12:]) if r.content and r.content[-1][1] == edge and r.source), None
    )


def _shared_subject(unit: Unit, start: int) -> Range | None:
    """Return the subject of an earlier finite verb that this one is co-ordinated with ("denied it and said")."""
    adverbial = noun_phrase_left(unit, start)
    if adverbial is not None and unit.tag(adverbial - 1) == "IN" and unit.tag(adverbial - 2) == "CC":
        start = adverbial - 1
    before = start - 1
    if unit.lower(before) in (",", "then") or unit.tag(before) == "CC":
        for j in range(before - 1, max(-1, before - 40), -1):
            if unit.tags[j] in FINITE or _past_after_all(unit, j):
                found = verb_subject(unit, j)
                if found is not None and unit.lower(found[0]) not in ("who", "which", "that"):
                    return found
    return None


def _past_after_all(unit: Unit, j: int) -> bool:
    """Say whether a participle to the tagger is a past: "The leadership made provocative statements and threatened"."""
    return unit.tags[j] == "VBN" and unit.tag(j - 1) in NOUNS and (unit.tag(j + 1) in STARTS or unit.tag(j + 1) == "TO")


def _controller(unit: Unit, group: Group, earlier: list[Raw]) -> Range | None:
    """Return the subject of the verb that governs a participle or infinitive."""
    before = group.start - 1
    if group.shape == "participle" and unit.lower(before) == "as":
        quoted = quoted_as(unit, group.head)
        if quoted is not None:
            return quoted[1]
    if group.shape == "participle" and (before < 0 or (unit.tag(before) == "IN" and before <= 1)):
        return _following_subject(unit, group.head)
    if before < 0:
        return None
    if group.shape == "participle" and unit.tag(before) == "IN" and (accused := _accused(unit, before, earlier)):
        return accused
    shown = (_shower(unit, before) or _issuer(unit, before)) if group.shape == "participle" else None
    if shown is not None:
        return shown
    if (
        group.shape == "participle"
        and unit.lower(before) != ","
        and unit.tag(before) != "IN"
        and unit.tag(before) not in FINITE
    ):
        begin = noun_phrase_left(unit, before + 1)
        if (
            begin is not None
            and unit.tag(before) != QUOTE
            and (group.head == 1 or unit.lower(begin - 1) == "with" or _speaks(unit, begin, before))
        ):
            return begin, before + 1
    if (
        group.shape == "participle"
        and unit.lower(before) == ","
        and not any(tag in FINITE for tag in unit.tags[:before])
    ):
        begin = noun_phrase_left(unit, before)
        if begin is None or unit.lower(begin - 1) not in verb_forms():
            return None if begin is None else (begin, before)
    for raw in reversed(earlier[-12:] if group.shape == "participle" else []):
        if (
            raw.head < group.start
            and unit.lower(raw.source[0] - 1 if raw.source else 0) != "what"  # "over what it called theft, demanding"
            and raw.shape not in ("reduced", "passive")  # "as asked by the guild, saying": not the guild
            and raw.source is not None
            and raw.content
            and not any(b <= group.head < e for b, e in raw.content)
        ):
            return raw.source
    behind: Range | None = None
    for j in range(before, max(-1, before - 40), -1):
        if unit.tags[j] not in FINITE:
            continue
        found = verb_subject(unit, j)
        done = unit.lower(j) in grammar("be") and unit.tag(j + 1) == "VBN"
        when = found is not None and done and unit.lower(found[0] - 1) in grammar("telling")
        when = when or (found is not None and unit.lower(found[0] - 1) == "what")
        if group.shape != "participle" or not when:
            return found or behind
        behind = behind or found  # "voiced doubts after the count was over, pointing to": not the count
    return behind


def _accused(unit: Unit, before: int, earlier: list[Raw]) -> Range | None:
    """Return whom a voice blames for what follows: "accused the firm of refusing"."""
    for raw in reversed(earlier[-12:]):
        if raw.lemma not in grammar("blaming") or raw.frame != "N" or not raw.content:
            continue
        begin = raw.content[0][0]
        if begin < before < raw.content[-1][1] and noun_phrase_right(unit, begin, appositives=False) == before:
            return begin, before
    return None


def _shower(unit: Unit, noun: int) -> Range | None:
    """Return who speaks by what they show: "The guild came forth with evidence proving that", "published photos showing"."""
    if unit.lower(noun) not in grammar("exhibits"):
        return None
    begin = core_left(unit, noun + 1, 0)
    if begin is None:
        return None
    verb = begin - 1
    if unit.lower(verb) == "with":
        verb = next((k for k in (begin - 2, begin - 3) if unit.lower(k) in _COMING), -1)
    elif unit.lower(verb) == "to" and unit.lower(verb - 1) in light_forms():
        verb -= 1  # "presented to the court evidence showing"
    elif unit.lower(verb) not in light_forms():
        return None
    return verb_subject(unit, verb) if verb > 0 else None


def _issuer(unit: Unit, noun: int) -> Range | None:
    """Return who speaks by a paper: "the ministry issued a statement saying that"."""
    if unit.lower(noun) not in speaker_words("utterances"):
        noun = _posted(unit, noun)
    begin = core_left(unit, noun + 1, 0)
    made = begin is not None and begin > 1 and unit.lower(begin - 1) in light_forms()
    return verb_subject(unit, begin - 1) if made and begin is not None else None


def _posted(unit: Unit, end: int) -> int:
    """Return the paper in "sent | a letter to the board demanding that", whose last token before the cue is `end`; -1 if none."""
    begin = noun_phrase_left(unit, end + 1)
    if begin is None or unit.lower(begin - 1) not in light_forms():
        return -1
    return next((k for k in range(begin, end) if unit.lower(k) in _PAPERS and unit.lower(k + 1) == "to"), -1)


_PAPERS = frozenset({"letter", "note", "petition", "memo", "email", "e-mail", "message", "statement", "memorandum"})


def _speaks(unit: Unit, begin: int, last: int) -> bool:
    """Say whether a noun phrase can be the voice of a participle right behind it ("a letter saying")."""
    return unit.tag(last) in ("NNS", "NNP", "NNPS", "PRP", "WP") or any(
        unit.lower(k) in grammar("documents") for k in range(begin, last + 1)
    )


def quoted_as(unit: Unit, head: int) -> tuple[Range | None, Range] | None:
    """Read "Reuters quoted the minister as saying": the outlet's verb, None in the passive, and the speaker."""
    verb = next(
        (
            j
            for j in range(head - 2, max(-1, head - 24), -1)
            if unit.lower(j) in ("quoted", "cited", "quotes", "cites", "quoting", "citing")
        ),
        None,
    )
    if verb is None:
        return None
    if any(unit.lower(k) in ("is", "was", "were", "are", "been", "being") for k in (verb - 1, verb - 2)):
        found = verb_subject(unit, verb)
        return None if found is None else (None, found)
    end = noun_phrase_right(unit, verb + 1)
    return ((verb, verb + 1), (verb + 1, end)) if end > verb + 1 else None


def _following_subject(unit: Unit, head: int) -> Range | None:
    """Return the subject of the main clause after an opening participle: "Calling it unfair, the union …"."""
    for j in range(head + 1, min(len(unit), head + 40)):
        if unit.lower(j) == ",":
            end = noun_phrase_right(unit, j + 1)
            k = end
            while unit.tag(k) in ("RB", ","):
                k += 1
            k = skip_adjuncts(unit, k) if unit.tag(k) == "IN" else k
            if end > j + 1 and unit.tag(k) in FINITE:
                return j + 1, end
    return None
