"""Clauses of one verb that tell of other deeds: its particle, who does it and to whom it is done, and what it is done to.

"Struck" and "struck off", "were paid" and "paid back", "stole 30 cars" and "stole radios from 90 cars" share a verb and a noun,
and count other things. The words that say so are too short to be told from what says nothing, so they are read where they stand.
"""

import re
from dataclasses import dataclass
from functools import cache

from countersay.lexicon.load import table
from countersay.lexicon.nouns import head, known_as
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.residue import Residues, stem

_WORD = re.compile(r"[^\W_][\w'’-]*|[,;:()]")
_BE = frozenset({"was", "were", "been", "is", "are", "be", "being", "got", "getting"})
_REACH = 6  # words behind a verb in which its particle stands


@dataclass(frozen=True, slots=True)
class _Frame:
    """How a verb stands to a number in its clause: its particles, the part that the counted have in it, the preposition before them."""

    particles: frozenset[str]
    part: str
    led: str


def are_of_other_deeds(one: Claim, other: Claim, residues: Residues) -> bool:
    """Say whether two clauses with a verb in common tell of other deeds by it."""
    if _is_of_the_named(one) != _is_of_the_named(other):
        return True
    shared = _lemmas(one) & _lemmas(other)
    if not shared:
        return False
    if _aims(one, residues) != _aims(other, residues) and _are_opposed(one, other, residues):
        return True
    left, right = _frame(one, shared, residues), _frame(other, shared, residues)
    if left is None or right is None:
        return False
    return (
        {left.part, right.part} == {"does", "undergoes"}
        or (left.led != right.led and "" in (left.led, right.led))
        or _are_other_particles(left.particles, right.particles, shared)
    )


def _lemmas(claim: Claim) -> frozenset[str]:
    return frozenset((claim.figure.predicate or "").split("+")) - {"", "be", "have", "not"}


def _is_of_the_named(claim: Claim) -> bool:
    """Say whether a claim counts people whose names were found out: of the bodies that are recovered, some are identified."""
    noun = head(claim.figure.counted or "")
    told = table("comparing")["deeds"]
    return claim.figure.predicate in told["naming"] and (noun in told["nameable"] or known_as(noun, "person") is True)


@cache
def _aim() -> re.Pattern[str]:
    return re.compile(
        r"\b(?P<way>against|for|in favou?r of) (?P<what>(?:the|an?|its|their|his|her) (?:[a-z-]+ )?[a-z]{3,})\b"
    )


def _aims(claim: Claim, residues: Residues) -> frozenset[tuple[bool, str]]:
    """Return what a clause tells to be for or against: "signed for the road", "signed against the road"."""
    return frozenset((match["way"] == "against", match["what"]) for match in _aim().finditer(_clause(claim, residues)))


def _are_opposed(one: Claim, other: Claim, residues: Residues) -> bool:
    left, right = (_aims(claim, residues) for claim in (one, other))
    return any((not against, what) in right for against, what in left)


def _clause(claim: Claim, residues: Residues) -> str:
    low, high = residues.clause(claim)
    return residues.texts.get(claim.figure.document, "")[low:high]


def _frame(claim: Claim, shared: frozenset[str], residues: Residues) -> _Frame | None:
    """Return how a verb that both clauses have stands in one of them, None if it is not found there as a verb."""
    low, high = residues.clause(claim)
    text = residues.texts.get(claim.figure.document, "")
    figure = claim.figure
    stems = {stem(lemma) for lemma in shared}
    words_ = [(match.start(), match.end(), match[0]) for match in _WORD.finditer(text, low, high)]
    at = next(
        (
            index
            for index, (start, end, word) in enumerate(words_)
            if stem(word.lower()) in stems and not (figure.start <= start < figure.end) and _is_verb(words_, index)
        ),
        None,
    )
    if at is None:
        return None
    start, end, _ = words_[at]
    behind = [word.lower() for _, _, word in words_[at + 1 : at + 1 + _REACH]]
    before = words_[at - 1][2].lower() if at else ""
    counted_first = figure.end <= start
    passive = before in _BE or (bool(at > 1) and before.endswith("ly") and words_[at - 2][2].lower() in _BE)
    particles = {behind[0]} & _particles() if behind and not _leads_elsewhere(text, words_, at + 1) else set()
    if not counted_first:
        after = next((i for i, one in enumerate(words_) if one[0] >= figure.end), None)
        if after is not None and words_[after][2].lower() in _particles() and not _leads_elsewhere(text, words_, after):
            particles.add(words_[after][2].lower())
    part = ""
    if counted_first:
        part = "undergoes" if passive else "does" if _has_object(text, words_, at) else ""
    elif not passive and text[end : figure.start].strip().lower() in _quantifying():
        part = "undergoes"
    led = "" if counted_first or passive else _led_by(text[end : figure.start].lower())
    return _Frame(frozenset(particles), part, led)


def _is_verb(words_: list[tuple[int, int, str]], at: int) -> bool:
    """Say whether a word with the stem of a verb is one: "raided", "had raided", and not "raids" or "the raid"."""
    word = words_[at][2].lower()
    if word.endswith("s") and not word.endswith("ss"):
        return False
    before = words_[at - 1][2].lower() if at else ""
    return before not in ("a", "an", "the", "of", "its", "their", "our", "his", "her", "no", "any", "in", "on")


def _leads_elsewhere(text: str, words_: list[tuple[int, int, str]], at: int) -> bool:
    """Say whether a word like "off" or "on" stands before a place or a day, as a preposition: "off Vint", "on 4 May"."""
    word = words_[at][2].lower()
    rest = text[words_[at][1] : words_[at][1] + 40].lstrip()
    if word in ("up", "down", "out", "back", "over", "away") and re.match(r"(?:to|of|from|in (?:19|20)\d\d)\b", rest):
        return word not in ("back", "away")
    if word == "off":
        return re.match(r"[A-Z]|the (?:[a-z]+ )?(?:coast|shore)\b", rest) is not None
    if word in ("on", "in", "over"):
        return (
            re.match(
                r"[,.;:)]|\Z|(?!\d{1,2} [A-Z]|\d{4}\b)(?:[\d]|(?:to|by|at|after|again|another|some|about)\b)", rest
            )
            is None
        )
    return False


def _has_object(text: str, words_: list[tuple[int, int, str]], at: int) -> bool:
    """Say whether a noun stands right behind a verb, or behind its particle, as what is done to."""
    following = at + 1
    if following < len(words_) and words_[following][2].lower() in _particles():
        if _leads_elsewhere(text, words_, following):
            return False
        following += 1
    if following >= len(words_):
        return False
    word = words_[following][2].lower()
    listed = table("comparing")["deeds"]
    return word[0].isalpha() and word not in listed["no_objects"] and not word.endswith(("ly", "ward", "wards"))


def _led_by(between: str) -> str:
    """Return the preposition between a verb and the number: "fired at 40", "stole radios from 90"; nothing behind a noun for what it does."""
    match = re.fullmatch(
        r"\s*(?:(?:an?|the|its|their|his|her|some) )?(?P<things>(?:[a-z-]+ ){0,3}?)(?P<led>from|onto|on|at|into|against|for)\s+"
        r"(?:the |some |about |around |nearly |almost |at least |more than |up to |a total of |roofs of |[a-z]+s of )*",
        between,
    )
    return "" if match is None else match["led"]


@cache
def _quantifying() -> frozenset[str]:
    return frozenset(
        {
            "",
            "the",
            "some",
            "about",
            "around",
            "nearly",
            "almost",
            "at least",
            "more than",
            "over",
            "up to",
            "a total of",
        }
    )


@cache
def _particles() -> frozenset[str]:
    return frozenset(table("comparing")["deeds"]["particles"])


def _are_other_particles(left: frozenset[str], right: frozenset[str], verbs: frozenset[str]) -> bool:
    """Say whether verbs differ in a particle that makes them others: "struck off", not "closed down" beside "closed"."""
    if left == right or (left and right and left & right):
        return False
    if left and right:
        return True
    idle = table("comparing")["deeds"]["idle"]
    return any(verbs.isdisjoint(idle.get(particle, ())) for particle in left | right)
