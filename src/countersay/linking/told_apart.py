"""Tell by names, places, years and things spoken of that a reply is about another matter than what is told.

"No worker was dismissed at the Brenn works" is no answer to a dismissal at the Holm works, nor is "At the football match no cameras
were confiscated" to cameras taken at a march. What a reply names must be named where the matter is told:

1. A name that is of no side must stand in the other text, in whatever ending; a day, month or year of its own parts the two.
2. So must the noun of a phrase that tells where or when: "at the match", "in the schoolyard".
"""

import re
from functools import cache, lru_cache

from countersay.lexicon.load import table
from countersay.linking.contrary_words import is_of_people, keys_of
from countersay.linking.deed_words import heads, keys_of_heads
from countersay.linking.set_apart import MONTHS, days_in, months_in
from countersay.linking.sides import Sides
from countersay.linking.sufferers import is_person

_NAME = re.compile(r"(?<![.!?:] )(?<![\w’'\"“-])[A-Z][^\W\d_]+")
_FIRST = re.compile(r"^\W*([A-Z][^\W\d_]*)(?P<next> [A-Z])?")
_YEAR = re.compile(r"\b(?:19|20|21)\d\d\b")
_WHERE = re.compile(
    r"\b(?:[Aa]t|[Ii]n|[Oo]n|[Nn]ear|[Ii]nside|[Oo]utside|[Oo]ver|[Dd]uring) (?:the|an?|any) (?P<thing>(?:[a-z-]+ ){0,2}?[a-z]{3,})\b(?= (?:of|in|at|on|by|and|or|from|to|for|with|when|no|not|was|were|is|are|the|has|have)\b|[^\w ]|$| [A-Z\d])"
)
_STEM = 5  # letters by which a name is known in another form
_TIMES = frozenset(MONTHS.split("|")) | {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}


def names_in(clause: str, document: str, sides: Sides) -> list[str]:
    """Return the names in a clause that are of no side and no day; a word that only opens it is none."""
    first = _FIRST.match(clause)
    opening = first[1] if first is not None and first["next"] is None else ""
    found = []
    for match in _NAME.finditer(clause):
        word = match[0]
        if word in _TIMES or (word == opening and match.start() == clause.find(opening)) or len(word) < 3:
            continue
        if sides.side(word, document) is None and word not in _BODIES:
            found.append(word)
    return found


_BODIES = frozenset(
    {
        "Ministry",
        "Government",
        "Minister",
        "President",
        "Council",
        "Board",
        "Company",
        "Union",
        "Navy",
        "Army",
        "Police",
    }
    | {
        "Authority",
        "Office",
        "Agency",
        "Service",
        "Coast",
        "Guard",
        "Foreign",
        "Defence",
        "Republic",
        "State",
        "The",
        "Our",
        "Its",
    }
    | {
        "Spokesman",
        "Spokesperson",
        "Mr",
        "Mrs",
        "Ms",
        "Dr",
        "General",
        "Colonel",
        "Commission",
        "Committee",
        "Department",
    }
)


def is_named(name: str, text: str) -> bool:
    """Say whether a name stands in a text, in whatever ending: "Orvan" in "Orvania".

    >>> is_named("Brenn", "the works at Holm"), is_named("Holmian", "the works at Holm in Holmia")
    (False, True)
    """
    low, short = name.casefold(), name.casefold()[: max(_STEM, len(name) - 3)]
    return any(word == low or (len(word) >= _STEM and word.startswith(short)) for word in _words(text))


@lru_cache(maxsize=256)
def _words(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in re.findall(r"\b[A-Z][^\W\d_]+", text))


_KNOWN = re.compile(r"(?:our|its|their|his|her|we|it|they|he|she|nobody|no one|none|us|the|not one|neither)\b", re.I)


def doers_apart(one: str, other: str) -> bool:
    """Say whether two phrases name doers by nouns of which neither stands for the other, nor both for those who act for a side.

    >>> doers_apart("Visitors", "Keldian rangers"), doers_apart("No soldier", "Keldian guards"), doers_apart("The firm", "Keldian guards")
    (True, False, False)
    """
    first, second = heads(one), heads(other)
    if not first or not second or _KNOWN.match(one) or _KNOWN.match(other) or keys_of_heads(one) & keys_of_heads(other):
        return False
    if any(_is_name(phrase) for phrase in (one, other)):
        return False
    acting = table("allegations")["agents"]["nouns"]
    return not all(word in acting or word.removesuffix("s") in acting for word in (*first, *second))


def _is_name(phrase: str) -> bool:
    """Say whether the last word of a phrase is a name, and no noun that only opens the clause."""
    found = re.search(r"[A-Z][^\W\d_]*$", phrase)
    if found is None:
        return False
    low = found[0].lower()
    return " " in phrase or not (
        is_of_people(low) or is_person(low) or low.removesuffix("s") in table("plain_replies")["people"]
    )


def years_apart(reply: str, told: str, year: int | None) -> bool:
    """Say whether a reply names a year that is not the one told of, which is `year` where the words name none."""
    one, other = set(_YEAR.findall(reply)), set(_YEAR.findall(told))
    if not one:
        return False
    other = other or ({str(year)} if year is not None else set())
    return bool(other) and not one & other


_BOUND = re.compile(rf"\b(?:since|until|till|up to|by|before|after|from|to|for) (?:\d{{1,2}} )?(?:{MONTHS})\b", re.I)


def times_apart(reply: str, told: str) -> bool:
    """Say whether both name days, or months, and share none."""
    days = days_in(reply), days_in(told)
    if days[0] and days[1]:
        return not days[0] & days[1]
    months = months_in(_BOUND.sub("", reply)), months_in(_BOUND.sub("", told))
    return bool(months[0] and months[1] and not months[0] & months[1])


def strange_things(reply: str, text: str) -> list[str]:
    """Return the phrases of where and when in a reply that the other text does not hold: "at the football match"."""
    here = _keys(text)
    things = [match["thing"] for match in _WHERE.finditer(reply)]
    return [thing for thing in things if thing.split()[-1] not in _general() and keys_of(thing).isdisjoint(here)]


_OPEN = re.compile(r"\b(?:nothing|nobody|no one|anybody|anyone|anything|none)\b(?P<rest>.*)", re.I | re.S)


def strange_behind_nothing(reply: str, text: str) -> bool:
    """Say whether "nothing", "anybody" is told of what the other text does not speak of: "has hidden nothing from its shareholders"."""
    found = _OPEN.search(reply)
    if found is None:
        return False
    here = _keys(text)
    bound = re.findall(
        r"\b(?:from|to|of|with|about|against) (?:the |its |our |their |any |an? )?([a-z]{4,})\b", found["rest"]
    )
    return any(noun not in _general() and keys_of(noun).isdisjoint(here) for noun in bound)


@lru_cache(maxsize=64)
def _keys(text: str) -> frozenset[str]:
    return keys_of(text) | frozenset().union(*(keys_of(word) for word in set(re.findall(r"[a-z]{3,}", text))))


@cache
def _general() -> frozenset[str]:
    known = table("plain_replies")["places"]
    speakers = table("plain_replies")["speakers"]
    return frozenset((*known, *speakers, *_FORMS, *table("contraries")["undone_deeds"]["times"]))


_FORMS = ("faculty", "premises", "campus", "works")
