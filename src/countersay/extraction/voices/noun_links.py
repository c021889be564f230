"""Whose a noun of saying is, and by which words what it says is joined to it: "the hope of all that", "concerns … with regard to"."""

from functools import cache

from countersay.extraction.nouns.counted import singular
from countersay.extraction.voices.cues import speaker_words
from countersay.extraction.voices.folded import Unit
from countersay.extraction.voices.phrases import STARTS, noun_phrase_right
from countersay.lexicon.load import table
from countersay.lexicon.nouns import known_as


def holder_end(unit: Unit, begin: int, lemma: str) -> int | None:
    """Return the end of whom a noun belongs to, at `begin`, if what is said follows: "that", "over", "with regard to"."""
    end = noun_phrase_right(unit, begin, appositives=False)
    if end == begin:
        return None
    said = unit.lower(end) == "that" and unit.tag(end + 1) in STARTS
    opens = (
        k
        for k in range(begin + 1, end)
        if (unit.lower(k) in links_of(lemma) and not in_name(unit, k)) or regarding(unit, k) > k
    )
    cut = next(opens, None)
    if cut is not None:
        return cut
    linked = unit.lower(end) in links_of(lemma) or regarding(unit, end) > end
    return end if said or linked else None


def speaker_end(unit: Unit, begin: int) -> int | None:
    """Return the end of who says so in "the claims of the Alm side that …"; "claims of a blockade that harmed" names nobody."""
    end = noun_phrase_right(unit, begin, appositives=False)
    if end == begin or unit.lower(end) != "that" or unit.tag(end + 1) not in STARTS | {"CD"}:
        return None
    if any(unit.tag(k) in ("IN", "CC") and unit.lower(k) not in ("of", "and", "for") for k in range(begin, end)):
        return None
    heads = speaker_words("bodies") | speaker_words("persons") | speaker_words("roles") | {"side"}
    head = unit.lower(end - 1)
    return (
        end if head in heads or head.removesuffix("s") in heads or known_as(singular(head), "person") is True else None
    )


def regarding(unit: Unit, i: int) -> int:
    """Return the last word of "with regard to", "in relation to" at `i`; `i` itself where none stands."""
    words = (unit.lower(i), unit.lower(i + 1), unit.lower(i + 2))
    return i + 2 if words in _REGARDING else i


_REGARDING = frozenset(
    {
        ("with", "regard", "to"),
        ("with", "regards", "to"),
        ("with", "respect", "to"),
        ("in", "relation", "to"),
        ("in", "regard", "to"),
        ("in", "connection", "with"),
    }
)


def in_name(unit: Unit, k: int) -> bool:
    """Say whether the preposition at `k` stands inside a name: "the Union for Peace"."""
    return unit.tag(k - 1) in ("NNP", "NNPS") and unit.tag(k + 1) in ("NNP", "NNPS")


@cache
def links_of(lemma: str) -> frozenset[str]:
    """Return the prepositions that open what the noun says."""
    rows = [row["prepositions"].split() for row in table("cues")["noun_links"] if lemma in row["nouns"].split()]
    return frozenset({"regarding", "concerning"}).union(*rows)
