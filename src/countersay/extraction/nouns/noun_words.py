"""The words that noun phrases behind numbers are told by: lists of the lexicon, and the pattern of a word."""

import re
from functools import cache
from typing import NamedTuple

from countersay.lexicon.load import table

WORD = re.compile(
    r"(?:[ \u00a0]{1,2}|\n(?!\n)|-)(\"|“|‘)?"
    r"([^\W\d_][\w]*(?:[-‐‑&’'][^\W\d_]\w*|\.[A-Z](?![a-z]))*(?:(?<=\.[A-Z])\.(?= [A-Za-z]))?[’']?)"
)
NEXT = re.compile(r"[ \u00a0]([a-z-]+)")


MONEY = frozenset("$€£¥₴₽₺")


class Lists(NamedTuple):
    """Words that stop, open, narrow or end a noun phrase."""

    stop: frozenset[str]
    dropped: frozenset[str]
    partitive: frozenset[str]
    through: frozenset[str]
    collective: frozenset[str]
    singular: dict[str, str]
    participles: frozenset[str]
    openers: frozenset[str]
    prepositions: frozenset[str]
    attributive: frozenset[str]
    harmed: frozenset[str]


@cache
def lists() -> Lists:
    """Return the lists, read once."""
    data = table("counted")
    return Lists(
        frozenset(data["stop"]["words"]),
        frozenset(data["dropped"]["words"]),
        frozenset(data["partitive"]["words"]),
        frozenset(data["partitive"]["counted_through"]),
        frozenset(data["collective"]["words"]),
        data["collective"]["singular"],
        frozenset(data["participles"]["words"]),
        frozenset(data["participles"]["openers"]),
        frozenset(data["participles"]["prepositions"]),
        frozenset(data["attributive"]["words"]),
        frozenset(data["coordinated"]["harmed"]),
    )
