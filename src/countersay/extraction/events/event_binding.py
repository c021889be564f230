"""What a date belongs to where the words between it and its verb mislead.

1. What stands in brackets belongs to no date outside them: "cleared the square (the largest in Selm) on 5 May".
2. A date in brackets belongs to nothing that follows them: "registered two boats (the first since May), as they had asked".
3. "Since 10 April" belongs to a verb in the perfect: "have blocked the boats that the ports named since 10 April".
4. A verb that only speaks of an event leaves its date to it: "condemned the killing of two drivers in Selm on 3 May".
5. A date that a change is measured against dates nothing: "down 52% from April".
6. A year that only names a paper dates nothing: "our 2017 annual report".
"""

import re
from functools import cache

from countersay.extraction.events.happening_words import Line, lemma_of, words_of
from countersay.lexicon.gates import gated
from countersay.lexicon.load import table

_REACH = 45  # tokens looked at before a verb
_LONGEST = 60  # tokens in one pair of brackets
_AUXILIARY = 6  # tokens from "have" to its participle
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_PAIRS = {"(": ")"}
_COMPARED = 44  # code points before a date in which a change is told


def brackets(line: Line) -> tuple[tuple[int, int], ...]:
    """Return the tokens of each pair of brackets that is complete, its marks included, half-open; inner pairs are left out."""
    found: list[tuple[int, int]] = []
    opened: list[int] = []
    for i, token in enumerate(line.tokens):
        if token.text in _PAIRS:
            opened.append(i)
        elif opened and token.text == _PAIRS[line.tokens[opened[-1]].text]:
            low = opened.pop()
            if not opened and i - low <= _LONGEST:
                found.append((low, i + 1))
    return tuple(found)


def without(line: Line, groups: tuple[tuple[int, int], ...]) -> Line:
    """Return the sentence without the words in brackets."""
    kept = [i for i in range(len(line.tokens)) if not any(low <= i < high for low, high in groups)]
    return Line([line.tokens[i] for i in kept], [line.tags[i] for i in kept])


def holding(line: Line, groups: tuple[tuple[int, int], ...], at: int) -> tuple[int, int] | None:
    """Return the offsets in the sentence of the brackets around the position `at`, None outside of any."""
    for low, high in groups:
        start, end = line.tokens[low].start, line.tokens[high - 1].end
        if start <= at < end:
            return start, end
    return None


def perfect_before(line: Line, date: int, low: int) -> int | None:
    """Return the participle of the nearest "have blocked" that a simple past form keeps apart from a date; else None.

    Args:
        line: the sentence. date: its first token, behind "since". low: where the clause of the date begins.
    """
    verb = next((i for i in range(date - 1, low - 1, -1) if line.tags[i] in ("VBD", "VBN")), None)
    if verb is None or _has(line, verb) or line.lower(verb - 1) in words_of("auxiliaries"):
        return None
    for i in range(verb - 1, max(0, verb - _REACH), -1):
        if line.tags[i] in ("VBN", "VBG", "VBD") and lemma_of(line, i) not in words_of("helping") and _has(line, i):
            return i
    return None


def governing(line: Line, verb: int) -> int:
    """Return the verb that says the other was not done, or only tried: "refused to register"; the other itself without one."""
    if line.lower(verb - 1) == "to" and verb > 1 and (lemma_of(line, verb - 2) or "") in words_of("refusing"):
        return verb - 2
    return verb


def is_beside(line: Line, i: int, low: int) -> bool:
    """Say whether the verb at `i` only tells which things are meant: "boats taking part", "lorries bound for Odra".

    A finite verb that sees or says something leaves it what it saw: "a film shows men firing on 3 May".
    """
    word = line.lower(i)
    if not line.tags[i - 1].startswith("NN") or i < 1:
        return False
    if line.tags[i] == "VBG":
        verbs = (lemma_of(line, k) for k in range(i - 1, low - 1, -1) if line.tags[k] in _FINITE)
        verb = next((verb for verb in verbs if verb not in words_of("helping")), None)
        seen = words_of("speech") | words_of("noticing") | words_of("speaks_of") | words_of("showing")
        return verb is not None and verb not in seen
    return line.tags[i] == "VBN" and word in words_of("telling_which")


def _has(line: Line, verb: int) -> bool:
    """Say whether a form of "have" is the verb's auxiliary: nothing but adverbs and "been" in between."""
    for i in range(verb - 1, max(-1, verb - _AUXILIARY), -1):
        if line.lower(i) in ("have", "has", "'ve", "’ve"):
            return True
        if line.tags[i] != "RB" and line.lower(i) not in ("been", "also", "already", "not", "never"):
            return False
    return False


def speaks_of(line: Line, verb: int, noun: int, date: int) -> bool:
    """Say whether the verb only speaks of the event that the noun names, and words of that event lead up to the date."""
    if (lemma_of(line, verb) or "") not in words_of("speaks_of"):
        return False
    return date - noun > 2 and line.lower(noun + 1) in (
        "of",
        "by",
        "in",
        "at",
        "near",
        "on",
        "against",
        "that",
        "outside",
    )


@cache
def _compared() -> re.Pattern[str]:
    amount = r"(?:\d ?%|\bper ?cent|\bpoints?|\ba (?:third|quarter|fifth|half|tenth)|\btimes|-?fold)"
    return gated(
        re.compile(
            rf"(?:{amount} (?:than|from|against|compared (?:with|to)|versus)|\b(?:more|less|fewer|higher|lower) than)(?: (?:in|the))*\s\Z"
            r"|\b(?:up from|down from|compared (?:with|to)|against|versus) [\d.,]*\d (?:[\w ]{1,20} )?(?:in|on|for|during)\s\Z",
            re.I,
        )
    )


def is_compared_with(text: str, at: int) -> bool:
    """Say whether the date at `at` is only what a change is measured against.

    >>> text = "exports fell by a third, down 52% from April"
    >>> is_compared_with(text, text.index("April")), is_compared_with("12 lorries left on 3 May", 19)
    (True, False)
    """
    return _compared().search(text, max(0, at - _COMPARED), at) is not None


def names_a_paper(text: str, start: int, end: int) -> bool:
    """Say whether the year at [start, end) only names a paper or pact: "our 2017 annual report", "the 2003 ceasefire understanding".

    >>> text = "asked Keld to respect the 2003 truce understanding"
    >>> names_a_paper(text, 26, 30), names_a_paper("closed in 2003 by law", 10, 14)
    (True, False)
    """
    if not text[start:end].isdigit() or _owned().search(text, max(0, start - 30), start) is None:
        return False
    return _paper().match(text, end) is not None


@cache
def _owned() -> re.Pattern[str]:
    return re.compile(r"(?:\b(?:the|its|our|their|his|her|this|that|a)|[A-Z][\w’'-]+)\s\Z")


@cache
def _paper() -> re.Pattern[str]:
    nouns = "|".join(table("happenings")["papers"]["words"].split())
    return re.compile(rf"\s(?:[A-Za-z-]+\s){{0,2}}(?:{nouns})\b", re.I)
