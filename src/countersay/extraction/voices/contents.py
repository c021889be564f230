"""What a cue verb is followed by: a clause, a quotation, an infinitive or a noun phrase."""

from functools import cache

from countersay.extraction.nouns.counted import singular
from countersay.extraction.text.month_names import full_weekdays
from countersay.extraction.voices.amounts import number_ahead, past_bounds
from countersay.extraction.voices.clauses import clause_starts, content_end, opens_clause, skip_adjuncts, trim
from countersay.extraction.voices.cues import addressed, grammar, nouns, particles
from countersay.extraction.voices.folded import QUOTE, Unit
from countersay.extraction.voices.groups import Group
from countersay.extraction.voices.phrases import FINITE, NOUNS, STARTS, noun_phrase_right, temporal, to_verb
from countersay.extraction.voices.raw import Range
from countersay.extraction.voices.subjects import subject_of
from countersay.lexicon.nouns import known_as


def right_content(unit: Unit, group: Group) -> tuple[str, int, Range] | None:
    """Return the frame, the end of the cue and the content to the right of the verb."""
    verb, head = group.verb, group.head
    after = head + 1
    if (
        group.verb.lemma in particles()
        or unit.tag(after) == "RP"
        or (unit.lower(after) in ("out", "up", "back") and unit.tag(after) in ("RP", "IN", "RB"))
    ) and past_bounds(unit, after) == after:  # "said up to 18 boats"
        after += 1
    if unit.tag(after) == "RB" and unit.lower(after + 1) in verb.prepositions:
        after += 1  # "spoke clearly against", "called repeatedly for"
    asked = _asked_of(unit, verb.lemma, verb.frames | {"F"}, after, head)
    if asked is not None:
        return asked
    for preposition in ("for", "on", "upon", "of", "to", "about", "against"):
        if preposition in verb.prepositions and unit.lower(after) == preposition:
            if "Q" in verb.frames and (quoted := _quoted_of(unit, after + 1, head)) is not None:
                return quoted
            content = noun_content(unit, after + 1, head)
            if content is not None:
                return preposition, after + 1, content
    if unit.lower(after) == "with" and (
        felt := next((k for k in (after + 1, after + 2) if unit.lower(k) in grammar("feelings")), 0)
    ):
        content = noun_content(unit, felt + 1, head) if verb.lemma in ("note", "recall", "welcome") else None
        found = clause_or_quote(unit, verb.frames & {"T", "Q"}, felt + 1, head)
        if found is not None or content is not None:
            return found or ("N", felt + 1, content or (felt + 1, felt + 2))  # "notes with concern the rise"
    if verb.lemma == "offer" and (given := _offered(unit, after, head)) is not None:
        return given
    if verb.lemma == "threaten" and (threat := _threat(unit, after, head)) is not None:
        return threat
    if unit.lower(after) in ("it", "her", "them") and unit.lower(after + 1) == "clear":
        after += 2
    if unit.tag(after) == "RB" and unit.lower(after) in ("also", "again", "further"):
        after += 1  # "confirmed also it had sent blankets"
    found = clause_or_quote(unit, verb.frames - {"Z"}, after, head)
    if found is None and unit.tag(after) == "IN":
        adjunct = skip_adjuncts(unit, after)
        if adjunct > after:
            found = clause_or_quote(unit, verb.frames & {"T", "Q"}, adjunct, head)
    if found is None and "A" in verb.frames and unit.tag(after) in STARTS:
        stop = noun_phrase_right(unit, after, appositives=False)
        if stop > after:
            found = clause_or_quote(unit, verb.frames, stop, head)
            adjunct = skip_adjuncts(unit, stop)
            if found is None and adjunct > stop:
                found = clause_or_quote(unit, verb.frames & {"T", "Q"}, adjunct, head)
            if found is None and adjunct > stop and unit.lower(adjunct - 1) in grammar("days"):
                found = clause_or_quote(unit, verb.frames & {"Z"}, adjunct, head)
    if found is None and (told := _told_then(unit, after)) > after:
        found = clause_or_quote(unit, verb.frames & {"T", "Q", "Z"}, told, head)
    if found is None and "A" not in verb.frames:
        found = clause_or_quote(unit, verb.frames & {"Z"}, after, head)
    if found is None:
        adjunct = skip_adjuncts(unit, after)
        if adjunct > after:
            # "said in its report more than 18 boats had left", but hardly "said in its report the boats"
            dated = _only_days(unit, after, adjunct) or number_ahead(unit, adjunct)
            frames = verb.frames - {"N", "F"} if dated else verb.frames & {"T", "Q"}
            found = clause_or_quote(unit, frames, adjunct, head)
    if found is None and (relative := _in_relative(unit, group, after)) is not None:
        return "T", after, relative
    if found is None and (behind := _behind_aside(unit, after)) is not None:
        found = clause_or_quote(unit, verb.frames & {"T"}, behind, head)
    if (
        found is None
        and verb.frames & {"C", "N"}
        and group.shape == "finite"
        and _counts_ahead(unit, after)
        and _is_told(unit, verb.lemma, after)
    ):
        # days belong to what was counted: "recorded 18 deaths since May, 12 of them on Sundays"
        return _finish(unit, "N", after, after, head, clause=False, when=False)
    # "to reject a plan" may never have been said; "protest" tells why people came
    if (
        found is None
        and "N" in verb.frames
        and (group.shape != "infinitive" or verb.lemma == "protest" or _goes_on(unit, group.start))
    ):
        content = noun_content(unit, _second_verb(unit, after), head)
        if content is None and unit.tag(after) == "IN" and (stop := skip_adjuncts(unit, after)) > after:
            dated = _only_days(unit, after, stop) and unit.tag(stop) in ("DT", "PRP$")
            content = noun_content(unit, stop, head) if dated else None  # "condemned on Friday the raid"
        if content is not None and verb.lemma == "dismiss" and _is_of_persons(unit, content):
            return None  # "has dismissed the midwife": she has lost her post
        if content is not None:
            return "N", after, _denied_thing(unit, content) if verb.stance("N") == "denies" else content
    return found


def _is_told(unit: Unit, lemma: str, i: int) -> bool:
    """Say whether who "registered 40 complaints" tells of them; who "registered 40 boats" or voters did so to them."""
    if lemma != "register":
        return True
    end = noun_phrase_right(unit, i, appositives=False)
    return any(unit.lower(k).removesuffix("s") in grammar("registered") for k in range(i, end))


def _counts_ahead(unit: Unit, i: int) -> bool:
    """Say whether a number begins at `i`, or none at all: "recorded no breaches"."""
    return number_ahead(unit, i) or (unit.lower(i) in ("no", "zero") and unit.tag(i + 1) in ("NN", "NNS", "JJ"))


def _offered(unit: Unit, i: int, head: int) -> tuple[str, int, Range] | None:
    """Read "offered the guild talks", "offered their good offices": an offer in words, not "offered prizes"."""
    k = i
    for _ in range(2):
        stop = noun_phrase_right(unit, k, appositives=False)
        words = range(k, min(stop, k + 12))
        if stop > k and not any(unit.tag(j) == "CD" for j in words):
            thing = next((j for j in words if unit.lower(j) in grammar("offered")), None)
            if thing is not None:
                whom = k
                while whom < thing and unit.tag(whom) in ("NNP", "NNPS") and k == i:
                    whom += 1  # "offered Norland peace": whom it was offered to
                content = noun_content(unit, whom, head)
                return None if content is None else ("N", whom, content)
        if stop == k or unit.tag(stop) not in STARTS:
            return None
        k = stop
    return None


def _second_verb(unit: Unit, i: int) -> int:
    """Return what follows "and did not recognise" at `i`, where two verbs share what they are about; else `i`."""
    if unit.tag(i) != "CC" or unit.lower(i) == "but":
        return i
    k = i + 1
    while unit.tag(k) == "RB" or unit.lower(k) in grammar("auxiliary"):
        k += 1
    return k + 1 if unit.tag(k) in ("VBD", "VB", "VBZ", "VBP", "VBN") else i


def _goes_on(unit: Unit, start: int) -> bool:
    """Say whether an infinitive tells what is being done: "the guild continues to haul stone and to reject the plan"."""
    verb = next((k for k in range(start - 1, max(-1, start - 16), -1) if unit.tags[k] in FINITE), None)
    return verb is not None and unit.lower(verb) in grammar("going_on") and unit.lower(verb + 1) == "to"


_OF_DAY = frozenset({"morning", "afternoon", "evening", "week"})


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(full_weekdays().lower().split("|"))


def _told_then(unit: Unit, i: int) -> int:
    """Return the end of the bare day at `i` on which something was said: "said yesterday a total of 790 had", "said Friday it".

    A weekday right before a noun may belong to it ("said Friday prayers were held") and is left there.
    """
    word = unit.lower(i)
    if word in ("yesterday", "today", "tonight"):
        return i + 1 if unit.tag(i + 1) != "POS" else i
    if (word == "last" and temporal(unit, i)) or (word == "this" and unit.lower(i + 1) in _OF_DAY):
        return i + 2 if unit.tag(i + 2) != "POS" else i
    if word not in _weekdays():
        return i
    return i + 1 if unit.tag(i + 1) in ("DT", "PRP", "PRP$", "CD", "EX") or past_bounds(unit, i + 1) > i + 1 else i


def _is_of_persons(unit: Unit, content: Range) -> bool:
    """Say whether the first noun of a phrase is of persons: "the midwife who spoke", "40 of its workers"."""
    for k in range(*content):
        if unit.tag(k) in ("NN", "NNS") and unit.tag(k + 1) not in ("NN", "NNS"):
            return known_as(singular(unit.lower(k)), "person") is True or unit.lower(k) in ("staff", "employees")
    return False


def _denied_thing(unit: Unit, content: Range) -> Range:
    """Leave out what a relative clause tells of the thing denied: "denied a part in a raid that left 70 dead" denies no 70.

    "Denied reports that 70 had died" denies them: there the clause says what the reports are.
    """
    for k in range(content[0] + 1, content[1]):
        relative = unit.lower(k) in ("which", "who", "whose") or (unit.lower(k) == "that" and unit.tag(k) != "DT")
        if relative and unit.tag(k - 1) in NOUNS and unit.lower(k - 1) not in nouns():
            told = any(unit.tag(j) == "CD" for j in range(k, min(len(unit), k + 20)))
            return (content[0], k) if told else content
    return content


def _in_relative(unit: Unit, group: Group, after: int) -> Range | None:
    """Return what is said in "the war, which the union says has killed 377 men, goes on": the verb behind the cue and on."""
    if group.shape != "finite" or not group.verb.frames & {"T", "Z"} or unit.tag(after) not in FINITE | {"VBN"}:
        return None
    subject = subject_of(unit, group.start)
    if subject is None or unit.lower(subject[0] - 1) not in ("which", "who", "that"):
        return None
    if unit.tag(subject[0] - 2) not in NOUNS | {","}:
        return None  # "found that what the guild says was true": no relative of a noun
    for j in range(after + 1, min(len(unit), after + 30)):
        if unit.lower(j) in (",", ";", ".", "—", "–", "--", ")") or (
            unit.tag(j) in FINITE and unit.tag(j - 1) in NOUNS
        ):
            return after, j
    return after, min(len(unit), after + 30)


def _behind_aside(unit: Unit, after: int) -> int | None:
    """Return the "that" behind words between commas: "explains, in a long footnote, that", "said on X, once a forum, that"."""
    opening = skip_adjuncts(unit, after)
    if unit.lower(opening) != ",":
        return None
    for j in range(opening + 1, min(len(unit), opening + 14)):
        if unit.tag(j) in ("VBD", "VBZ", "VBP", "MD"):
            return None  # "said on Monday, the guild reported, that": another voice
        if unit.lower(j) == ",":
            return j + 1 if unit.lower(j + 1) == "that" else None
    return None


def _threat(unit: Unit, i: int, head: int) -> tuple[str, int, Range] | None:
    """Read "threatened the union with a “hard winter”": the words in quotation marks are the voice's."""
    for k in range(i, i + 8):
        if unit.lower(k) == "with" and QUOTE in (unit.tag(k + 1), unit.tag(k + 2)):
            content = noun_content(unit, k + 1, head)
            return None if content is None else ("N", k + 1, content)
    return None


def _asked_of(unit: Unit, lemma: str, frames: frozenset[str], i: int, head: int) -> tuple[str, int, Range] | None:
    """Read "demanded from the owners to stop", "demand of the army the withdrawal of …": who is asked stands between."""
    if unit.lower(i) not in addressed().get(lemma, ()):
        return None
    stop = noun_phrase_right(unit, i + 1, appositives=False)
    if stop == i + 1:
        return None
    named = (k for k in range(i + 2, stop + 1) if unit.lower(k) == "to" and unit.tag(k - 1) in ("NNP", "NNPS"))
    acts = next((k for k in named if unit.tag(k + 1) in ("NN", "VB")), None)
    if acts is not None and "F" in frames:
        return _finish(unit, "F", acts, acts, head, clause=False, when=False)  # "calls on Norland | to stop"
    found = clause_or_quote(unit, frames & {"F", "T", "Q"}, stop, head)
    if found is None and unit.tag(stop) in STARTS and (content := noun_content(unit, stop, head)) is not None:
        return "N", stop, content
    return found


def _quoted_of(unit: Unit, i: int, head: int) -> tuple[str, int, Range] | None:
    """Read "joked of the bridge, “…”": what is spoken of stands between the verb and the words."""
    stop = noun_phrase_right(unit, i, appositives=False) if unit.tag(i) in STARTS else i
    if stop == i or unit.lower(stop) not in (",", ":") or unit.tag(stop + 1) != QUOTE:
        return None
    return _finish(unit, "Q", stop, stop + 1, head)


def _only_days(unit: Unit, begin: int, end: int) -> bool:
    return all(unit.tag(k) in ("IN", "CD") or unit.lower(k) in grammar("days") for k in range(begin, end))


def clause_or_quote(unit: Unit, frames: frozenset[str], i: int, head: int) -> tuple[str, int, Range] | None:
    """Return the frame, the end of the cue and the content if a clause, quotation or infinitive begins at `i`."""
    if i >= len(unit):
        return None
    word, tag = unit.lower(i), unit.tag(i)
    if "T" in frames and "Q" not in frames and tag == QUOTE:
        return _finish(unit, "Q", i, i, head)
    if "T" in frames and opens_clause(unit, i):
        begin = i + 1 if word == "that" else i
        return _finish(unit, "T", begin if word == "that" else i, begin, head)
    if "Q" in frames:
        k = i
        while k < len(unit) and unit.lower(k) in (",", ":", "that"):
            k += 1
        if unit.tag(k) == QUOTE:
            return _finish(unit, "Q", i, k, head)
        if word == ":" and k < len(unit):
            return _finish(unit, "Q", i + 1, k, head)
    if (
        "F" in frames
        and (tag == "TO" or to_verb(unit, i) or (word == "not" and unit.tag(i + 1) == "TO"))
        and unit.tag(i + 1) in ("VB", "RB", "TO", "VBP", "VBZ", "NN", QUOTE)
    ):
        return _finish(unit, "F", i, i, head, clause=False, when=False)
    if "Z" in frames and clause_starts(unit, i):
        return _finish(unit, "Z", i, i, head)
    return None


def _finish(
    unit: Unit, frame: str, cue_end: int, begin: int, head: int, *, clause: bool = True, when: bool = True
) -> tuple[str, int, Range] | None:
    content = trim(unit, begin, content_end(unit, begin, head, clause=clause, when=when))
    return None if content is None else (frame, cue_end, content)


def noun_content(unit: Unit, i: int, head: int) -> Range | None:
    """Return the noun phrase or gerund that begins at `i`, with what hangs on it."""
    if i >= len(unit) or (
        unit.tag(i) not in STARTS
        and unit.tag(i) not in ("VBG", QUOTE)
        and unit.lower(i) not in ("what", "how", "whether")
        and not (unit.tag(i) == "VBN" and ("-" in unit.lower(i) or unit.tag(i + 1) in NOUNS))  # "alleged breaches"
    ):
        return None
    if temporal(unit, i) or unit.lower(i) in ("himself", "herself", "themselves", "itself"):
        return None
    return trim(unit, i, content_end(unit, i, head, clause=False))
