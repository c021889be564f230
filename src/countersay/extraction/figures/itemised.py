"""Counts listed behind a colon or in brackets that make up the count before them.

"40 ships: 22 tankers, 9 barges and 9 ferries", "32 explosions (three airbursts, one impact and 28 undetermined)", "48 homes in
Brod (22), Harl (16) and Sarn (10)".
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from countersay.extraction.figures.part_links import Link, comparable
from countersay.extraction.text.passages import Passage, Placed
from countersay.extraction.times.timex_words import alternatives
from countersay.lexicon.load import table
from countersay.lexicon.nouns import known_as, plural
from countersay.model import ITEMISED, Quantity, is_money

_LEAST_IN_BRACKETS = 10
_LEAST = 4  # items make up their total if they come within a quarter of it; a list of some says nothing of the rest


@cache
def _to_items() -> re.Pattern[str]:
    """What stands between a total and the first of its items: "40 ships called in May: "."""
    return re.compile(r"[^.;:!?()]{0,80}:\s*")


@cache
def _to_next() -> re.Pattern[str]:
    return re.compile(
        r"[^.:!?()]{0,60}?(?:[,;]|(?P<more>[,;]?\s+(?:as\s+well\s+as|plus|along\s+with))|(?P<last>[,;]?\s+and))"
        r"\s+(?:another\s+|a\s+further\s+)?"
    )


@cache
def _to_bracket() -> re.Pattern[str]:
    """What stands between a total and the first item in brackets right behind it: "75 violations in May ("."""
    return re.compile(r"[^.;:!?()]{0,30}\(\s*(?:of\s+(?:them|whom|which|these)\s+)?")


@cache
def _bare_kind() -> re.Pattern[str]:
    """A word that says what kind an item without a noun is of: "28 undetermined"."""
    return re.compile(r"\s+[a-z][a-z-]{3,}(?=\s*[,;)]|\s+and\b)")


def itemised(passage: Passage) -> list[Link]:
    """Counts set off by commas behind a colon or in brackets make up the count before them.

    In brackets some of a whole may be named alone, so that their sum must come within a tenth of it.
    """
    quantities = passage.quantities
    for i in range(len(quantities) - 2):
        items, least = _listed(passage, i)
        if len(items) < 2 or any(
            period.start >= items[0].end and period.end <= items[-1].end for period in passage.periods
        ):
            continue  # "61 incidents: 18 in December, 23 in January": the windows tell how they make it up
        if _makes_up([one.item for one in items], quantities[i].item, least):
            # Of so many dead some may be neither men nor women, or not be known yet.
            named = _named_all(items) and (quantities[i].item.counted or quantities[i].item.unit)
            whole = bool(named) or _total(items) >= (quantities[i].item.value or 0)
            parts = range(i + 1, i + 1 + len(items))
            return [Link(type="part_of", part=j, whole=i, cue=ITEMISED, exhaustive=whole) for j in parts]
    return _by_place(passage)


class NamedPlace(NamedTuple):
    """A name as written, and where it stands in the flow of its sentence."""

    name: str
    start: int
    end: int


def counted_places(passage: Passage) -> dict[int, NamedPlace]:
    """Return the name right before each bare count in brackets, by the index of the count: "Brod (22), Harl (16) and Sarn (10)".

    There must be two or more, behind a preposition of place; else the number may be a note or an age.
    """
    if ") " not in passage.text and "), " not in passage.text:
        return {}
    found: dict[int, NamedPlace] = {}
    last = 0
    for index, one in enumerate(passage.quantities):
        name = _named_before().search(passage.text, last, one.start)
        bare = one.item.unit in (None, "percent") and passage.text.startswith(")", one.end)
        if name is None or not bare:
            found, last = ({} if len(found) < _LEAST_PLACES else found), one.end
            continue
        at = name.start("name")
        leads = (
            _joins_place().fullmatch(passage.text, last, at) if found else _leads_place().search(passage.text, last, at)
        )
        if leads is None:
            break
        found[index] = NamedPlace(name["name"], name.start("name"), name.end("name"))
        last = one.end
    return found if len(found) >= _LEAST_PLACES else {}


_LEAST_PLACES = 2


@cache
def _named_before() -> re.Pattern[str]:
    return re.compile(r"(?P<name>[A-Z][\w’'.-]*(?:[\s/](?:(?:of|al|de|el|la|the)\s)?[A-Z][\w’'.-]*){0,4})\s\($")


@cache
def _leads_place() -> re.Pattern[str]:
    areas = "|".join(map(plural, (*table("nouns")["areas"]["words"], *table("nouns")["areas"]["sites"])))
    return re.compile(rf"(?:\b(?:in|at|from|to|near|across)|\b(?:{areas})\s+of)\s+(?:the\s+)?$", re.I)


@cache
def _joins_place() -> re.Pattern[str]:
    return re.compile(r"\)(?:,|,?\s+and|\s+&)\s+(?:in\s+|at\s+|from\s+)?(?:the\s+)?")


def _by_place(passage: Passage) -> list[Link]:
    """Return the links of "48 homes in Brod (22), Harl (16) and Sarn (10)" where the list is closed and may be whole."""
    places = counted_places(passage)
    first, last = min(places, default=0), max(places, default=0)
    if first == 0 or len(places) != last - first + 1:
        return []
    whole = passage.quantities[first - 1]
    closed = " and " in passage.text[passage.quantities[last - 1].end : places[last].start]
    within = _to_place().fullmatch(passage.text, whole.end, places[first].start) is not None
    if not (
        closed and within and _makes_up([passage.quantities[k].item for k in places], whole.item, _LEAST_IN_BRACKETS)
    ):
        return []
    return [Link(type="part_of", part=k, whole=first - 1, cue=ITEMISED, exhaustive=True) for k in places]


@cache
def _to_place() -> re.Pattern[str]:
    return re.compile(r"[^.;:!?()]{0,100}")


def _listed(passage: Passage, i: int) -> tuple[Sequence[Placed[Quantity]], int]:
    """Return the items listed behind count `i`, none if it has no whole list, and what part of it they may fall short by."""
    text, quantities = passage.text, passage.quantities
    first = quantities[i + 1].start
    in_bracket = "(" in text[quantities[i].end : first]
    if (_to_bracket() if in_bracket else _to_items()).fullmatch(text, quantities[i].end, first) is None:
        return [], _LEAST
    items = quantities[i + 1 :]
    if in_bracket:
        shut = text.find(")", first)
        items = tuple(one for one in items if one.end <= shut)
        if items and "(" in text[first:shut]:
            return [], _LEAST
    elif any(period.start >= first for period in passage.periods):
        return [], _LEAST
    joints = [_to_next().fullmatch(text, one.end, other.start) for one, other in pairwise(items)]
    last = [joint is not None and joint["last"] is not None for joint in joints]
    more = [joint is not None and joint["more"] is not None for joint in joints]
    # "six boys and three girls, as well as six children and 156 adults": the last "and" closes the list.
    closed = any(last) and all(at == len(last) - 1 or more[at + 1] for at, ends in enumerate(last) if ends)
    told = all(_tells_of_what(text, one) or (in_bracket and _bare_kind().match(text, one.end)) for one in items)
    if not closed or None in joints or not told or _overlapping().search(text, items[-1].end):
        return [], _LEAST
    return items, _LEAST_IN_BRACKETS if in_bracket else _LEAST


@cache
def _overlapping() -> re.Pattern[str]:
    """Words behind a list by which one thing is counted under two of its items: "some of them twice"."""
    return re.compile(rf"\b(?:{alternatives(table('grammar')['part_of']['overlapping'])})\b", re.I)


def _is_person(quantity: Quantity) -> bool:
    return quantity.counted is not None and known_as(quantity.counted, "person") is True


def of_unit(part: Quantity, whole: Quantity) -> Quantity:
    """Give an item of an amount of money its currency, where it has none: "90 million euros: 60 million from members"."""
    if part.unit is None and part.counted is None and is_money(whole.unit) and not part.qualifiers:
        return replace(part, unit=whole.unit)
    return part


@cache
def _behind() -> re.Pattern[str]:
    """A word that leads what an item without a noun is of: "30 to farmers", "25 in Harl"."""
    return re.compile(r"\s+(?:of\s+them\s+)?(?:to|from|in|at|by|for|on|with|near|through|via|under|over)\s+\w")


def _tells_of_what(text: str, item: Placed[Quantity]) -> bool:
    """Say whether an item has a noun or a unit of its own, or words that say what it is of."""
    quantity = item.item
    named = quantity.counted or (quantity.unit is not None) or quantity.text != quantity.number.text
    return bool(named) or _behind().match(text, item.end) is not None


def _named_all(items: Sequence[Placed[Quantity]]) -> bool:
    """Say whether each item has a noun or unit; "250 in Harl and 120 in Dorv" may leave others out."""
    return all(one.item.counted or one.item.unit is not None for one in items)


def _total(items: Sequence[Placed[Quantity]]) -> Fraction:
    return sum((one.item.value for one in items if one.item.value is not None), Fraction(0))


def _makes_up(parts: Sequence[Quantity], whole: Quantity, least: int) -> bool:
    """Say whether amounts of one unit may be all of a whole: together they come within its `least` part of it.

    Where only some have a noun of their own they must come out: "60 fires: 30 in the first week, 25 later, and 4 deaths".
    """
    if whole.value is None or whole.value <= 0:
        return False
    if whole.counted is None and whole.unit is None and not (whole.qualifiers and all(map(_is_person, parts))):
        return False  # "31 dead: 17 men and 14 women" has no noun of its own
    parts = [of_unit(part, whole) for part in parts]
    named = [part for part in parts if part.counted and part.counted != whole.counted]
    if not all(comparable(part, whole) and part.value is not None and part.per == whole.per for part in parts):
        return False
    off = abs(sum(part.value for part in parts if part.value is not None) - whole.value)
    return off == 0 if named and len(named) < len(parts) else off * least <= whole.value
