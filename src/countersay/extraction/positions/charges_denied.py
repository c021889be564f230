"""Find the denial that hangs on what is alleged as an apposition or relative clause: "accused Alm of looting, a charge Alm denies".

1. A noun for claims and who denies it: "…, a charge (that) Alm has denied", "…, allegations the company rejects", "something he disputes".
2. The noun and a participle: "…, a claim rejected by the union".
3. A relative clause with a verb of denying proper: "…, which Alm denies", "…, which was denied by the union". Offers are rejected as well,
   so that verbs of rejecting do not do without the noun.
"""

from countersay.extraction.positions.accusation_clauses import Range
from countersay.extraction.positions.allegation_words import BE, HAVE, words
from countersay.extraction.positions.claim_words import forms_in
from countersay.extraction.voices.folded import Unit
from countersay.extraction.voices.phrases import noun_phrase_right
from countersay.lexicon.load import table

_COMMAS = frozenset({",", "—", "–", "--", "-", "("})
_ENDS = frozenset(
    {"", ".", ",", ";", ":", "!", ")", "—", "–", "and", "but", "while", "as", "saying", "in", "on", "when"}
)
_LONGEST = 9  # words of a denier
_NOMINAL = ("DT", "NNP", "NNPS", "NN", "NNS", "JJ", "PRP", "POS", "PRP$", "IN", "CC", "VBN")


def charge_denied(unit: Unit) -> tuple[Range, int, int] | None:
    """Return the range of the denier, and the first and last token of the denial, half-open."""
    if not any(token.lower in forms_in("denying") for token in unit.tokens):
        return None
    for comma in range(2, len(unit)):
        if unit.lower(comma) not in _COMMAS:
            continue
        noun, after = _opened(unit, comma + 1)
        if noun is None:
            continue
        found = _active(unit, after, proper=noun == "which") or _passive(unit, after, proper=noun == "which")
        if found is not None:
            denier, end = found
            return denier, comma + 1, end
    return None


def _opened(unit: Unit, at: int) -> tuple[str | None, int]:
    """Return the word for what was said that stands at `at`, and the token behind it; None where another word does."""
    if unit.lower(at) == "which":
        return "which", at + 1
    k = at
    while unit.lower(k) in ("a", "an", "the", "both", "all") or (unit.tag(k) in ("JJ", "CD") and k - at < 3):
        k += 1
    named = unit.lower(k) in words("claims") | table_words() or unit.lower(k) == "something"
    if not named:
        return None, at
    return "claim", k + 2 if unit.lower(k + 1) in ("that", "which") else k + 1


def table_words() -> frozenset[str]:
    """Return nouns for what somebody has told, besides those for claims."""
    return frozenset(table("answers")["reply"]["told"])


def _active(unit: Unit, at: int, *, proper: bool) -> tuple[Range, int] | None:
    """Return the denier and the end of "Alm has firmly denied" that begins at a token."""
    if unit.tag(at) not in _NOMINAL:
        return None
    for k in range(at + 1, min(len(unit), at + _LONGEST)):
        if _denies(unit, k, proper=proper):
            end = k + 1
            begin = k
            while begin > at and (unit.lower(begin - 1) in HAVE or unit.tag(begin - 1) == "RB"):
                begin -= 1
            sure = not any(unit.lower(j) in ("not", "n't", "never") for j in range(at, k))
            return ((at, begin), end) if begin > at and sure and unit.lower(end) in _ENDS else None
        if unit.tag(k) not in (*_NOMINAL, "RB", "VBZ", "VBP", "VBD") or unit.lower(k) in _COMMAS:
            return None
        if unit.tag(k) in ("VBZ", "VBP", "VBD") and unit.lower(k) not in HAVE:
            return None
    return None


def _passive(unit: Unit, at: int, *, proper: bool) -> tuple[Range, int] | None:
    """Return the denier and the end of "(was) rejected by the union" that begins at a token."""
    k = at
    while k < at + 4 and (
        unit.lower(k) in BE | HAVE or (unit.tag(k) == "RB" and unit.lower(k) not in ("not", "n't", "never"))
    ):
        k += 1
    if not _denies(unit, k, proper=proper) or unit.tag(k) not in ("VBN", "VBD") or unit.lower(k + 1) != "by":
        return None
    end = noun_phrase_right(unit, k + 2, appositives=False)
    return ((k + 2, end), end) if end > k + 2 else None


def _denies(unit: Unit, k: int, *, proper: bool) -> bool:
    """Say whether a verb of denying stands at a token; `proper` asks for one that offers are not answered with."""
    low = unit.lower(k)
    if low not in forms_in("denying") or not unit.tag(k).startswith(("VB", "NNS")):
        return False
    return not proper or low.startswith(("den", "disput", "refut"))
