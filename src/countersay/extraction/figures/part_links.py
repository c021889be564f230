"""How one number of a sentence depends on another: the link, and which two numbers may be part and whole."""

import re
from dataclasses import dataclass
from functools import cache

from countersay.extraction.text.passages import Passage, number_end
from countersay.extraction.times.timex_words import alternatives
from countersay.lexicon.load import table
from countersay.lexicon.nouns import known_as
from countersay.model import Quantity, RelationType


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """`part` depends on `whole`: indices of quantities in the passage."""

    type: RelationType
    part: int
    whole: int
    cue: str
    exhaustive: bool = False


def countable(quantity: Quantity) -> bool:
    """Say whether a quantity is a number of things that parts may be given of."""
    return quantity.unit is None and quantity.precision != "universal" and not quantity.average


def comparable(part: Quantity, whole: Quantity) -> bool:
    """Say whether unit, size and nouns allow one quantity to be a part of another."""
    if part.unit != whole.unit or is_share(whole) or part.average or whole.average:
        return False
    if whole.upper is not None and part.lower is not None and part.lower > whole.upper:
        return False
    if part.counted and whole.counted and known_as(part.counted, whole.counted) is False:
        return False
    return (part.precision != "universal" or part.value == 0) and whole.precision != "universal"


def nearest_whole(passage: Passage, j: int) -> int | None:
    """Return the nearest quantity before `j` that it may be a part of, past asides: "2,361 hurt (2,246 a day before), with 902 dead"."""
    for i in range(j - 1, -1, -1):
        one = passage.quantities[i]
        aside = i and passage.text.endswith(" (", 0, one.start) and _SHUT.match(passage.text, one.end)
        if comparable(passage.quantities[j].item, one.item) and not aside:
            return i
    return None


_SHUT = re.compile(r"[^()]{0,60}\)[,;]? ")


def is_share(quantity: Quantity) -> bool:
    """Say whether a quantity is a percentage."""
    return quantity.unit in ("percent", "percentage_point")


def other_fate(passage: Passage, part: int, whole: int) -> bool:
    """Say whether the whole counts the dead, and the part those who live: "the toll rose to 179, with 70 people injured"."""
    one, two = passage.quantities[whole], passage.quantities[part]
    dead, alive = _fates()
    around = passage.text[max(0, one.start - _FATE_BEFORE) : two.start]
    return dead.search(around) is not None and alive.match(passage.text, two.start) is not None


_FATE_BEFORE = 60  # code points before a count in which "the death toll" or "killed" stands


@cache
def _fates() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = table("grammar")["part_of"]
    return (
        re.compile(rf"\b(?:{alternatives(words['dead'])})\b", re.I),
        re.compile(rf"[^,.;:()]{{0,50}}?\b(?:{alternatives(words['alive'])})\b", re.I),
    )


def in_care(passage: Passage, part: int) -> Link | None:
    """Return the link of a bare number told of the hurt of the clause before: "12 were injured; 3 were discharged"."""
    quantities = passage.quantities
    here = quantities[part]
    hurt, hurting, care, more = _care()
    if here.item.counted or here.item.unit is not None or care.match(passage.text, here.end) is None:
        return None
    for i in range(part - 1, -1, -1):
        one = quantities[i]
        if not one.item.counted and one.item.unit is None:
            continue  # the number before is told of the same whole
        between = passage.text[one.end : here.start]
        fits = comparable(here.item, one.item) and known_as(one.item.counted or "", "person") is True
        told = passage.text[max(0, one.start - _FATE_BEFORE) : one.start]
        if (
            not fits
            or (hurt.match(between) is None and hurting.search(told) is None)
            or more.search(between)
            or more.search(passage.text[here.end :])
        ):
            return None
        return Link(type="part_of", part=part, whole=i, cue="")
    return None


@cache
def _care() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What was done to the whole, behind and before its number, what is told of a part, and words by which others are told of."""
    words = table("grammar")["part_of"]
    hurt, cared, others = (alternatives(words[name]) for name in ("hurt", "cared", "others"))
    return (
        re.compile(rf"\s+(?:were|was|had been|have been|are|got)\s+(?:\w+ly\s+)?(?:{hurt})\b", re.I),
        re.compile(rf"\b(?:{hurt})\s+(?:(?:some|about|around)\s+)?\Z", re.I),
        re.compile(rf"\s+(?:(?:were|was|are|is|have been|had been|has been)\s+)?(?:{cared})\b", re.I),
        re.compile(rf"\b(?:{others})\b", re.I),
    )


@cache
def cue_in_list() -> re.Pattern[str]:
    """A cue of inclusion before a number that ends a list of things without one: "including older persons, women and 270 children"."""
    item = r"(?!(?:was|were|is|are|has|have|had|will|who|which|that|and|but|when|while)\b)[a-z’'-]+"
    more = r"(?:(?:some|at least|only|about|around|nearly|more than|over|up to)\s+){0,2}"
    return re.compile(
        rf"\b(?P<cue>including|among (?:them|whom|these))\b:?\s+(?:{item}(?:\s{item}){{0,2}}(?:,\s+(?:and\s+)?|\s+and\s+)){{1,4}}{more}$",
        re.I,
    )


def comes_out(part: Quantity, percent: Quantity, whole: Quantity | None) -> bool:
    """Say whether a percentage is, as rounded, what a count is of a whole: what no word ties must not be told as wrong."""
    if whole is None or part.value is None or percent.value is None or not whole.value:
        return False
    near = (percent.resolution or 1) if percent.approximate else min(percent.resolution or 1, 1) / 2
    return abs(100 * part.value / whole.value - percent.value) <= near


_OPENS = re.compile(r"\s*\(\s*")
_IN_BRACKET = re.compile(r"\s*[,)]")
_HEAD_OF = re.compile(
    r"(?:^|[.;]\s)(?:Of|Out of|Among)\s+(?:(?:the|these|those|its|their|all|some|a total of)\s+){0,2}$"
)
_THEN_OF = re.compile(r"[^()]{0,60}\)\s+of\s+(?:(?:the|these|those|its|their|all)\s+){1,2}")


def bracketed_shares(passage: Passage) -> list[Link]:
    """Shapes "of the 162 tested, 46 per cent (74) ..." and "46 per cent (74) of the 162": the count in brackets is the share."""
    found = []
    quantities = passage.quantities
    for k in range(len(quantities) - 1):
        percent, part = quantities[k], quantities[k + 1]
        if percent.item.unit != "percent" or part.item.counted or part.item.unit is not None:
            continue
        shut = _IN_BRACKET.match(passage.text, number_end(part))
        if shut is None or _OPENS.fullmatch(passage.text, percent.end, part.start) is None:
            continue
        whole = None
        if k and countable(quantities[k - 1].item) and "(" not in passage.text[quantities[k - 1].end : percent.start]:
            head = passage.text[max(0, quantities[k - 1].start - 40) : quantities[k - 1].start]
            whole = k - 1 if _HEAD_OF.search(head) else None
        if whole is None and k + 2 < len(quantities) and countable(quantities[k + 2].item):
            whole = k + 2 if _THEN_OF.fullmatch(passage.text, part.end, quantities[k + 2].start) else None
        if whole is not None:
            found.append(Link(type="share_of", part=k, whole=whole, cue="or"))
            found.append(Link(type="same_as", part=k + 1, whole=k, cue="or"))
    return found
