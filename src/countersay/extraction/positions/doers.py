"""Who stands behind a deed or means that is the subject of a verb: "Keldian raids killed six people", "the company's blasting".

1. A possessor: "Keldia's raids", "the company's blasting".
2. A name or its adjective before the deed: "Keldian air strikes", "Alm shelling".
3. "by" behind it: "the strikes by Keldia".
Of any other deed it is not said whose it was.
"""

import re

from countersay.extraction.positions.accusation_clauses import Range, by_phrase
from countersay.extraction.positions.allegation_words import words
from countersay.extraction.positions.claim_words import extent_of, is_somebody
from countersay.extraction.text.month_names import full_months
from countersay.extraction.voices.folded import Unit
from countersay.model import Extent

_PREPOSITIONS = frozenset({"on", "in", "of", "at", "against", "by", "near", "from", "with", "into", "along", "across"})


def doer(unit: Unit, part: Range | None) -> Range | None:
    """Return who does the deed that a subject names, the subject itself where it names no deed, and None for a deed of nobody's."""
    if part is None:
        return None
    head = next(
        (k for k in range(part[0] + 1, part[1]) if unit.lower(k) in _PREPOSITIONS or unit.tag(k) == "VBN"), part[1]
    )
    head -= 1
    if not _deed(unit, head) or unit.lower(part[0]) in ("no", "nobody", "none", "neither"):
        return part
    owner = next((k for k in range(head - 1, part[0], -1) if unit.tag(k) == "POS"), None)
    if owner is not None:
        return part[0], owner
    named = next(
        (k for k in range(part[0], head) if unit.capital(k) and unit.tag(k) in ("NNP", "NNPS", "JJ", "NN", "NNS")), None
    )
    if named is not None and not (
        named == 0 and unit.tag(named) in ("JJ", "NN", "NNS") and unit.lower(named) in _PLAIN
    ):
        end = named + 1
        while end < head and unit.tag(end) in ("NNP", "NNPS") and unit.capital(end):
            end += 1
        return named, end
    return by_phrase(unit, head + 1)


_PLAIN = frozenset(
    {
        "air",
        "artillery",
        "heavy",
        "night",
        "more",
        "several",
        "many",
        "mortar",
        "rocket",
        "missile",
        "drone",
        "new",
        "such",
    }
)


def is_deed(unit: Unit, k: int) -> bool:
    """Say whether a participle to the tagger is a deed as a noun: "the company's blasting damaged", "shelling destroyed"."""
    if unit.tag(k) != "VBG" or unit.lower(k) not in words("deeds"):
        return False
    before = unit.tag(k - 1) if k else ""
    if before not in ("POS", "DT", "JJ", "PRP$", "NNP", "NNPS") and k:
        return False
    acts = unit.tag(k + 1) in ("VBN", "VBD") and unit.tag(k + 2) in ("CD", "DT", "PRP$", "NNP")
    return acts or (before not in ("NNP", "NNPS") and unit.lower(k + 1) in ("by", "of", "in", "on"))


def _deed(unit: Unit, k: int) -> bool:
    low = unit.lower(k)
    deeds = words("deeds")
    return low in deeds or (low.endswith("s") and low[:-1] in deeds)


def _dates(word: str) -> bool:
    return re.fullmatch(rf"(?:{full_months()})|(?:1[89]|20|21)\d\d", word) is not None


def somebody(text: str, unit: Unit, part: Range | None) -> Extent | None:
    """The agent's phrase, without what stands before it, or None where it names nobody."""
    if part is None:
        return None
    first, after = part
    while first < after - 1 and not unit.tokens[first].text[0].isalnum():
        first += 1  # a bullet, the marks of bold type
    while first < after - 1 and _dates(unit.tokens[first].text) and unit.capital(first + 1):
        first += 1  # "Since May Orvania has …", "On 3 May 2011 Orvanian guards …"
    if unit.kind == "heading" and first < after - 1 and re.fullmatch(r"[IVX]+\.", unit.tokens[first].text):
        first += 1
    for k in range(first, after - 1):
        if unit.lower(k) == "," and unit.lower(first) in (
            "contrary",
            "in",
            "on",
            "despite",
            "after",
            "under",
            "with",
            "by",
        ):
            first = k + 1
            break
    for k in range(first + 1, after):
        if unit.lower(k) in ("while", "besides", "when", "whose", ","):
            after = k
            break
    found = extent_of(text, unit, (first, after))
    pronoun = unit.lower(first) in ("we", "our")
    return found if found is not None and (pronoun or is_somebody(found.text)) else None
