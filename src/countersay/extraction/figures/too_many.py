"""Parts that are larger than what the words call their whole: "60 drivers were fined, 71 of them for speeding".

Whoever reads a number as a part looks for a whole into which it fits; where the words leave one whole only, and it is too
small, the words do not add up, which is what a reader wants to see. Four shapes, each with a single count before the part:

1. *of them*: "96 monitors, 120 of them women", "60 people were hurt, 71 of whom were children";
2. *including*: "96 monitors, including 120 women", where the part counts some of what the whole counts, and "60 ships called at
   Orm, of which 71 were tankers";
3. *of the*: "Of the 60 drivers, 71 were fined";
4. *so many of*: "71 of the 60 drivers".

A part more than three times as large is the count of something else ("two boats, 80 of them …"), and so is one that may count
the members of groups ("60 families, 85 of them children"), what belongs to the whole ("31 of the 12 villages' elders"), or what
would be, or was at another time ("40 wells, 66 of them if private ones are added"). A whole that is about so large proves nothing.
"""

import re
from functools import cache

from countersay.extraction.figures.part_links import Link, comparable, countable
from countersay.extraction.text.passages import Passage, Placed, number_end
from countersay.extraction.text.tagging import known_tags
from countersay.extraction.times.timex_words import alternatives
from countersay.lexicon.load import table, word_set
from countersay.lexicon.nouns import head, known_as
from countersay.model import Quantity

_LEAST = 5
_MOST = 3


@cache
def _them() -> re.Pattern[str]:
    return re.compile(r"\s+(?P<cue>of (?:them|whom|which))\b")


@cache
def _between() -> re.Pattern[str]:
    """What may stand between a whole and its part: a few words without another thing that "them" may be, and a comma."""
    return re.compile(
        r"(?:\s+(?:were|was|are|have been|had been|has been)?\s*[a-z]{0,14}(?:\s+(?:in|on|since|last)\s+[\w ]{1,20})?)?,? \(?"
    )


@cache
def _including() -> re.Pattern[str]:
    place = r"(?: (?:in|at|near|on|off|from) (?:the )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)?"
    cues = r"(?P<cue>including|among them|of whom|of which)"
    return re.compile(rf"(?:\s+[a-z]+){{0,4}}{place}, {cues} (?:some |about |at least |over )?")


@cache
def _so_many() -> re.Pattern[str]:
    return re.compile(r"\s+(?:out )?of the (?:total of )?")


@cache
def _of_the() -> re.Pattern[str]:
    return re.compile(r"(?:Of|Out of)(?: the| these| those| its| their)?\s*")


@cache
def _were() -> re.Pattern[str]:
    """What stands behind a bare number that counts things, and is no name of one: "of the 40 rooms, 66 has the best view"."""
    return re.compile(r"\s+(?:were|are|have|had)\b")


@cache
def _loosened() -> re.Pattern[str]:
    """Words by which a part is not of the whole as it stands."""
    return re.compile(rf"\b(?:{alternatives(table('grammar')['part_of']['loosened'])})\b", re.I)


def too_many(passage: Passage, j: int, earlier: Quantity | None) -> Link | None:
    """Return the link of quantity `j` to the one whole that its words leave, where it is larger than that; else None.

    Args:
        passage: the sentence. j: index of the quantity.
        earlier: the last whole of the sentences before, of which "of them" may speak.
    """
    quantities, text = passage.quantities, passage.text
    if j + 1 < len(quantities) and _so_many().fullmatch(text, quantities[j].end, quantities[j + 1].start):
        return _link(passage, j, j + 1, "of the")
    if j != 1 or (earlier is not None and comparable(quantities[1].item, earlier)):
        return None
    whole, part = quantities[:2]
    if text[: whole.start].lower().rstrip().rpartition(" ")[2] in word_set("grammar", "part_of", "held_by"):
        return _link(passage, 1, 0, "of the") if _heads(passage) else None
    them = _them().match(text, number_end(part))
    alone = not any("NNS" in known_tags(word) for word in re.findall(r"[a-z]{3,}s\b", text[: whole.start]))
    if alone and them is not None and _between().fullmatch(text, whole.end, part.start):
        return _link(passage, 1, 0, them["cue"])
    included = _including().fullmatch(text, whole.end, part.start)
    if included is not None and (included["cue"].startswith("of ") or _is_kind(part, whole)):
        return _link(passage, 1, 0, included["cue"])
    return _link(passage, 1, 0, "of the") if _heads(passage) else None


def _heads(passage: Passage) -> bool:
    """Say whether the whole opens the sentence behind "of the", and the part is a bare number behind a comma."""
    whole, part = passage.quantities[:2]
    gap = passage.text[whole.end : part.start]
    return (
        _of_the().fullmatch(passage.text, 0, whole.start) is not None
        and gap.endswith(", ")
        and ";" not in gap
        and part.item.counted is None
        and _were().match(passage.text, part.end) is not None
    )


def _is_kind(part: Placed[Quantity], whole: Placed[Quantity]) -> bool:
    one, other = part.item.counted, whole.item.counted
    if one is None or other is None:
        return False
    people = known_as(one, "person") is True and known_as(other, "person") is True
    return known_as(one, other) is True or (people and known_as(one, other) is None)


def _link(passage: Passage, part: int, whole: int, cue: str) -> Link | None:
    placed = passage.quantities[whole]
    one, other = passage.quantities[part].item, placed.item
    if not (countable(one) and countable(other)) or one.value is None or other.value is None:
        return None
    if one.precision != "exact" or other.precision != "exact" or passage.text.startswith(("'", "’"), placed.end):
        return None
    if head(other.counted or "").lower() in word_set("grammar", "part_of", "groups") or _loosened().search(
        re.sub(r"\bMay\b", "", passage.text)
    ):
        return None
    if one.counted and other.counted and known_as(one.counted, other.counted) is False:
        return None
    if not _LEAST <= other.value < one.value <= _MOST * other.value:
        return None
    return Link(type="part_of", part=part, whole=whole, cue=cue)
