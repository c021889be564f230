"""Who stands behind a deed or means that is the subject of a verb: "Keldian raids killed six people", "the company's blasting".

1. A possessor: "Keldia's raids", "the company's blasting".
2. A name or its adjective before the deed: "Keldian air strikes", "Alm shelling".
3. "by" behind it: "the strikes by Keldia".
Of any other deed it is not said whose it was.
"""

from countersay.extraction.positions.accusation_clauses import Range, by_phrase
from countersay.extraction.positions.allegation_words import words
from countersay.extraction.voices.folded import Unit

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
