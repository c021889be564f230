"""Subjects of words of breach that name nobody: deeds, things, and pronouns whose name stands further back."""

import re
from functools import cache

from countersay.extraction.positions.accusation_clauses import Range, referred, subject_at
from countersay.extraction.positions.allegation_words import forms_of
from countersay.extraction.voices.folded import Unit
from countersay.extraction.voices.phrases import noun_phrase_right
from countersay.lexicon.load import table

_BACK = 16  # words from the head of a deed to its last object
_SHORT = 3  # words of a party without a name: "the mining company"
_OPENS = frozenset({"", "that", ",", ";", ":", "by", "“", '"', "``", "(", "how"})
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})


def is_gerund(unit: Unit, subject: Range | None) -> bool:
    """Say whether the subject is the last object of a deed: "that blocking the fleet and the port violates the pact"."""
    if subject is None:
        return False
    for k in range(subject[0] - 1 if unit.tag(subject[0]) != "VBG" else subject[0], max(-1, subject[0] - _BACK), -1):
        if unit.tag(k) in _FINITE or unit.lower(k) in (";", ":"):
            return False
        if unit.tag(k) == "VBG" and (k == 0 or unit.lower(k - 1) in _OPENS):
            return True
    return False


def urged(unit: Unit, cue: int) -> Range | None:
    """Return who is urged to end what the cue calls a breach: "called on Keld to stop violating", "demanded that Keld end its breaches"."""
    for k in range(cue, max(1, cue - _URGED), -1):
        if unit.tag(k) == "TO":
            verb = next((j for j in range(k - 2, max(-1, k - 9), -1) if unit.lower(j) in _demanding()), None)
            if verb is None:
                continue
            begin, end = verb + 1 + (unit.lower(verb + 1) in ("on", "upon", "to", "with", "for")), k
        elif unit.lower(k) == "that" and unit.lower(k - 1) in _demanding():
            begin, end = k + 1, noun_phrase_right(unit, k + 1, appositives=False)
        else:
            continue
        while unit.capital(begin) and end - 1 > begin and not unit.capital(end - 1):
            end -= 1  # "that Keld end its breaches"
        nominal = begin < end and all(unit.tag(j) in _NOMINAL for j in range(begin, end))
        return (begin, end) if nominal and not _told_of_another(unit, end, cue) else None
    return None


_NOMINAL = ("DT", "NNP", "NNPS", "NN", "NNS", "JJ", "POS", "PRP$", "IN", "CC")
_URGED = 24  # words from the cue back to who is urged


@cache
def _demanding() -> frozenset[str]:
    return frozenset(form for lemma in table("commitments")["demanding"] for form in forms_of(lemma))


def _told_of_another(unit: Unit, begin: int, cue: int) -> bool:
    """Say whether a verb between has a name of its own before it: "urged the court to find that Keld violated"."""
    for k in range(begin + 1, cue + 1):
        if unit.tag(k) in _FINITE and (subject := referred(unit, subject_at(unit, k))) is not None:
            if subject[0] > begin and any(unit.capital(j) for j in range(*subject)):
                return True
    return False


def is_meant(unit: Unit, subject: Range | None) -> bool:
    """Say whether the subject is a pronoun, or "which" behind a comma, which speaks of all that was told before it."""
    if subject is None or subject[1] - subject[0] != 1:
        return False
    word = unit.lower(subject[0])
    return word in ("it", "they") or (word == "which" and unit.lower(subject[0] - 1) == ",")


def is_party(words: str) -> bool:
    """Say whether words may name a party: they hold a name, or are few.

    >>> is_party("the Republic of Keld"), is_party("the mining company"), is_party("their own plan and taking boats at will")
    (True, True, False)
    """
    few = len(words.split()) <= _SHORT and re.match(r"(?:their|its|his|her|our)\b", words) is None
    return few or re.search(r"[A-Z]", words[1:]) is not None


def within_brackets(words: str) -> str:
    """Return the words up to a bracket that closes one opened before them.

    >>> within_brackets("ships to export grain) in these waters"), within_brackets("pay (in coin) by May")
    ('ships to export grain', 'pay (in coin) by May')
    """
    depth = 0
    for at, character in enumerate(words):
        depth += (character == "(") - (character == ")")
        if depth < 0:
            return words[:at]
    return words
