"""Accusations in nouns: "the closure of the road by A", "A's blockade", "has not put any restriction on the road"."""

from countersay.extraction.positions.accusation_clauses import (
    Accusation,
    Range,
    by_phrase,
    mentions_any,
    negated_group,
    open_clause,
    unrefrained,
    verb_group,
)
from countersay.extraction.positions.allegation_words import BE, allegation_nouns, light_forms, words
from countersay.extraction.voices.folded import Unit
from countersay.extraction.voices.phrases import noun_phrase_right, temporal
from countersay.extraction.voices.subjects import verb_subject

_TIMES = frozenset(
    {"day", "days", "week", "weeks", "month", "months", "year", "years", "hour", "hours", "beginning", "end"}
)


_CAMPAIGN = frozenset({"policy", "campaign", "operation", "operations", "attempt", "attempts", "claims"})


def noun_accusation(unit: Unit, i: int) -> Accusation | None:
    """Return the accusation whose noun ends at token `i`, or None."""
    rows = allegation_nouns().get(unit.lower(i), ())
    if not rows or not (unit.tag(i).startswith("NN") or unit.tag(i) in ("VBG", "JJ")):
        return None
    if unit.tag(i + 1).startswith("NN") and _touch(unit, i) and unit.lower(i + 1) not in _CAMPAIGN:
        return None  # "attack helicopters"
    entry = next((row for row in rows if _noun_modifier(unit, i, row.particle)), None)
    if entry is None:
        return None
    if entry.particle and unit.lower(i + 1) in ("took", "takes", "occurred", "happened"):
        return None  # "No air strike took place on the weir": `existence_denied` reads where and when
    first = i - len(entry.particle.split())
    if _purpose(unit, first) or _forbidden(unit, first) or _threatened(unit, first):
        return None
    target, end = _noun_object(unit, i + 1)
    if unit.lower(i) == "execution" and mentions_any(unit, target, words("executed")):
        return None  # "the execution of the contract"
    if entry.needs and not mentions_any(unit, target, entry.needs):
        return None
    agent = by_phrase(unit, end) or _possessor(unit, first)
    start, verb = _light(unit, first)
    if agent is None and verb is None and (held := _responsible(unit, start)) is not None:
        agent, negated = held
        return Accusation(
            at=(first, i + 1),
            family=entry.family,
            predicate=entry.lemma,
            rank=entry.rank,
            agent=agent,
            object=target,
            negated=negated,
            noun=True,
        )
    if verb is not None:
        group, _ = verb_group(unit, verb)
        if open_clause(unit, verb, group):
            return None
        done = unrefrained(unit, group) if unit.tag(verb) == "VBG" else None
        subject = verb_subject(unit, verb if done is None else done)
        if agent is None and unit.lower(verb) not in BE and not _passive(unit, verb):
            agent = subject
        negated = negated_group(unit, group, verb, subject, None) or _no_before(unit, start, first)
        negated = negated and done is None
    else:
        negated = _no_before(unit, max(0, first - 5), first)
    return Accusation(
        at=(first, i + 1),
        family=entry.family,
        predicate=entry.lemma,
        rank=entry.rank,
        agent=agent,
        object=target,
        negated=negated,
        noun=True,
    )


def _responsible(unit: Unit, start: int) -> tuple[Range, bool] | None:
    """Return who is called responsible for what begins at `start`, and whether that is negated: "Alm is to blame for the killing of"."""
    if unit.lower(start - 1) != "for" or unit.lower(start - 2) not in ("responsible", "blame", "liable"):
        return None
    verb = next((k for k in range(start - 3, max(-1, start - 8), -1) if unit.lower(k) in BE), None)
    subject = verb_subject(unit, verb) if verb is not None else None
    if verb is None or subject is None or open_clause(unit, verb, verb_group(unit, verb)[0]):
        return None
    return subject, any(unit.lower(k) in ("not", "n't", "never") for k in range(verb - 1, start))


def _touch(unit: Unit, i: int) -> bool:
    """Say whether only a blank stands between two tokens: no quotation mark."""
    return i + 1 < len(unit) and unit.tokens[i + 1].start - unit.tokens[i].end <= 1


def _passive(unit: Unit, verb: int) -> bool:
    return unit.tag(verb) == "VBN" and bool(verb_group(unit, verb)[1] & BE)


def _noun_modifier(unit: Unit, i: int, particle: str) -> bool:
    parts = particle.split()
    return not parts or [unit.lower(i - len(parts) + k) for k in range(len(parts))] == parts


def _noun_object(unit: Unit, i: int) -> tuple[Range | None, int]:
    """The phrase after "of", "on", "against", "to", "along", and where it ends; "imposed" may stand between."""
    k = i
    if unit.lower(k) in ("imposed", "placed", "put", "whatsoever", "regarding"):
        k += 1
    if unit.lower(k) == "regarding":
        k += 1
    if unit.lower(k) in ("of", "on", "against", "to", "along", "for", "over", "in", "upon", "regarding", "at"):
        k += 1
    if k == i:
        return None, i
    end = noun_phrase_right(unit, k, appositives=False)
    if temporal(unit, k) or any(unit.lower(j) in _TIMES for j in range(k, end)):
        return None, i
    for j in range(k, end):
        if unit.lower(j) == "by" or (unit.lower(j) in ("and", "or") and j > k + 8):
            end = j
            break
    return ((k, end), end) if end > k else (None, i)


def _possessor(unit: Unit, first: int) -> Range | None:
    """The owner before the noun: "Alm's blockade", "Alm's ongoing blockade", "its blockade"."""
    for k in range(first - 1, max(-1, first - 5), -1):
        if unit.lower(k) in ("'s", "'"):
            begin = k
            while begin > 0 and k - begin < 5 and unit.tag(begin - 1) in ("NNP", "NNPS"):
                begin -= 1
            return (begin, k) if begin < k else None
        if unit.tag(k) == "PRP$":
            return k, k + 1
        if unit.tag(k) not in ("JJ", "NN", "VBG", "VBN", "RB"):
            return None
    return None


def _light(unit: Unit, first: int) -> tuple[int, int | None]:
    """Return where the noun phrase begins, and the light verb before it or None: "has not put any restriction"."""
    k = first
    while k > 0 and first - k < 6 and unit.tag(k - 1) in ("DT", "JJ", "PRP$", "VBN", "NN", "CD", "RB", "VBG"):
        k -= 1
    verb = k - 1
    if verb >= 0 and unit.lower(verb) in light_forms() and unit.tag(verb).startswith("VB"):
        return k, verb
    for j in range(first - 1, max(-1, first - 6), -1):
        if unit.lower(j) in light_forms() and unit.tag(j).startswith("VB") and unit.lower(j) not in BE:
            return j + 1, j
    return k, None


def _no_before(unit: Unit, start: int, first: int) -> bool:
    lows = [unit.lower(k) for k in range(max(0, start - 1), first)]
    return any(low in ("no", "without", "never", "not") for low in lows)


def _purpose(unit: Unit, first: int) -> bool:
    """Say whether the noun stands in what is wanted: "to enable the use of the route without any hindrance"."""
    without = next((k for k in range(first - 1, max(-1, first - 4), -1) if unit.lower(k) == "without"), None)
    return without is not None and any(unit.lower(k) in ("to", "will") for k in range(max(0, without - 14), without))


def _threatened(unit: Unit, first: int) -> bool:
    """Say whether the noun is what somebody is only threatened with: "threatened tenants with eviction", "the threat of closure"."""
    for k in range(first - 1, max(-1, first - 4), -1):
        if unit.lower(k) in ("with", "of"):
            return any(unit.lower(j).startswith("threat") for j in range(max(0, k - 5), k))
        if unit.tag(k) not in ("DT", "JJ", "PRP$", "RB"):
            return False
    return False


def _forbidden(unit: Unit, first: int) -> bool:
    """Say whether the noun stands in what somebody keeps or is kept from: "to refrain from any attack", "prohibits attacks"."""
    for k in range(first - 1, max(-1, first - 5), -1):
        low = unit.lower(k)
        if low == "from" and unit.lower(k - 1) in ("refrain", "abstain", "desist"):
            return not any(unit.lower(j) in ("not", "n't", "never") for j in range(max(0, k - 4), k))
        if low in _FORBIDDING:
            return True
        if unit.tag(k) not in ("DT", "JJ", "NN", "NNS", "RB", "IN"):
            return False
    return False


_FORBIDDING = frozenset(
    {"prohibit", "prohibits", "prohibiting", "forbid", "forbids", "forbidding", "bans", "banning", "outlaws"}
)
