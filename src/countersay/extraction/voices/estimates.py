"""Estimates: "put the turnout at 45,000, the committee at 300,000", "the port says 214; the union 229"."""

from countersay.extraction.voices.amounts import number_ahead, past_bounds
from countersay.extraction.voices.cues import grammar, verb_forms
from countersay.extraction.voices.folded import Unit
from countersay.extraction.voices.phrases import FINITE, STARTS, noun_phrase_right
from countersay.extraction.voices.raw import Range, Raw
from countersay.extraction.voices.subjects import subject_of, verb_subject

_REACH = 16
_SOURCE_WORDS = 5
_NOUNS = frozenset({"estimate", "estimates", "count", "figure", "tally"})
_OPENS = frozenset({"(", ";", ",", "["})
_AND = frozenset({",", ";", "and", "but", "while", "whereas"})


_HAVE = frozenset({"has", "have", "had"})


def estimates(unit: Unit) -> list[Raw]:
    """Return who puts something at a number, also where the verb is said once for two, in text order."""
    found: list[Raw] = []
    forms = verb_forms()
    for i, token in enumerate(unit.tokens):
        if token.lower in _NOUNS and (told := _bracketed(unit, i)) is not None:
            found.append(told)
        if token.lower in grammar("given") and unit.lower(i + 1) == "by" and (told := _given_by(unit, i)) is not None:
            found.append(told)
        if token.lower not in forms:
            continue
        lemma = forms[token.lower][0]
        if lemma in grammar("estimating") and (unit.tag(i) in FINITE | {"VBN"} or _past_after_all(unit, i)):
            at = _at_number(unit, i + 1)
            if at is None and (told := _passive(unit, i, lemma)) is not None:
                found.append(told)
                continue
            source = verb_subject(unit, i) if at is not None else None
            if at is not None and source is not None:
                end = _number_end(unit, at + 1)
                found.append(_raw(source, (i, i + 1), (i + 1, end), i, lemma))
                found += _others(unit, end, i, lemma)
        elif lemma == "say" and number_ahead(unit, i + 1) and (source := verb_subject(unit, i)) is not None:
            end = _number_end(unit, i + 1)
            if _clause_over(unit, end):
                found.append(_raw(source, (i, i + 1), (i + 1, end), i, lemma))
    return found


def _bracketed(unit: Unit, i: int) -> Raw | None:
    """Read "(organisers' estimate: 40,000; police estimate: 18,000)" at the noun."""
    if unit.lower(i + 1) != ":" or not number_ahead(unit, i + 2):
        return None
    end = i
    while unit.lower(end - 1) in ("'", "’", "'s", "’s"):
        end -= 1
    start = end
    while start > 0 and unit.lower(start - 1) not in _OPENS and end - start < _SOURCE_WORDS:
        start -= 1
    if start == end or unit.lower(start - 1) not in _OPENS or any(unit.tag(k) in FINITE for k in range(start, end)):
        return None
    while start < end and unit.tag(start) in ("DT", "JJ", "JJR", "JJS", "RB", "PRP$"):
        start += 1
    return None if start == end else _raw((start, end), (i, i + 1), (i + 2, _number_end(unit, i + 2)), i, "estimate")


def _given_by(unit: Unit, i: int) -> Raw | None:
    """Read "the figure of 288 released by the ministry" at the participle: the number is the ministry's."""
    end = noun_phrase_right(unit, i + 2, appositives=False)
    of = next((k for k in range(i - 1, max(-1, i - _REACH), -1) if unit.lower(k) == "of"), None)
    if end == i + 2 or of is None or unit.lower(of - 1) not in grammar("tolls") or not number_ahead(unit, of + 1):
        return None
    lead = of - 1
    while lead > 0 and unit.tag(lead - 1) in ("DT", "JJ", "NN", "PRP$"):
        lead -= 1
    return _raw((i + 2, end), (i, i + 1), (lead, i), i, unit.lower(i))


def _past_after_all(unit: Unit, i: int) -> bool:
    """Say whether "put" is a past form though it looks like an infinitive: "Ana Lind, the mayor, also put the toll at 40"."""
    k = i
    while unit.tag(k - 1) == "RB":
        k -= 1
    if unit.tag(i) != "VB" or unit.tag(k - 1) in ("TO", "MD"):
        return False
    # "had earlier put", but "did not put"
    return unit.lower(k - 1) not in grammar("helping") or (k < i and unit.lower(k - 1) in _HAVE)


def _raw(source: Range, cue: Range, content: Range, head: int, lemma: str) -> Raw:
    return Raw(source, (cue,), (content,), "asserts", head, "N", False, lemma, "finite")


def _passive(unit: Unit, i: int, lemma: str) -> Raw | None:
    """Read "the crowd was put at 3,000 by the union", "estimated by the police at 900"."""
    by = next((k for k in range(i + 1, min(len(unit), i + _REACH)) if unit.lower(k) == "by"), None)
    if by is None or (stop := noun_phrase_right(unit, by + 1, appositives=False)) == by + 1:
        return None
    at = stop if by == i + 1 else i + 1
    if unit.lower(at) != "at" or not number_ahead(unit, at + 1):
        return None
    end = _number_end(unit, at + 1)
    if by > at and end != by:
        return None
    k = i
    while unit.tag(k - 1) == "RB" or unit.lower(k - 1) in grammar("helping"):
        k -= 1
    subject = subject_of(unit, k)
    content = ((at, end),) if subject is None else (subject, (at, end))
    return Raw((by + 1, stop), ((i, i + 1), (by, by + 1)), content, "asserts", i, "N", False, lemma, "passive")


def _at_number(unit: Unit, i: int) -> int | None:
    """Return the "at" before the number that the noun phrase from `i` is put at."""
    if unit.tag(i) not in STARTS:
        return None
    for k in range(i + 1, min(len(unit), i + _REACH)):
        if unit.lower(k) == "at" and number_ahead(unit, k + 1):
            return k
        if unit.tag(k) in FINITE or unit.lower(k) in (",", ";", ":"):
            return None
    return None


def _number_end(unit: Unit, i: int) -> int:
    """Return the token behind the number at `i` and what it counts."""
    k = past_bounds(unit, i)
    while k < i + 4 and unit.tag(k) != "CD":
        k += 1
    while unit.tag(k) == "CD":
        k += 1
    return max(k, noun_phrase_right(unit, i, appositives=False))


def _clause_over(unit: Unit, i: int) -> bool:
    return i >= len(unit) or unit.lower(i) in _AND or unit.lower(i) in (".", "!", "?", ")")


def _others(unit: Unit, end: int, head: int, lemma: str) -> list[Raw]:
    """Read ", the committee at 300,000": the verb before holds for others too."""
    found: list[Raw] = []
    while unit.lower(end) in _AND:
        begin = end + 1
        while unit.lower(begin) in _AND:
            begin += 1
        at = _at_number(unit, begin)
        if at is None or noun_phrase_right(unit, begin, appositives=False) < at:
            break
        end = _number_end(unit, at + 1)
        found.append(_raw((begin, at), (at, at + 1), (at + 1, end), head, lemma))
    return found
