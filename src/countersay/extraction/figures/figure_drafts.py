"""A figure while it is being put together."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from countersay.extraction.figures.part_links import Link
from countersay.extraction.nouns.verb_forms import Predicate
from countersay.lexicon.nouns import head
from countersay.model import Attribution, FigureKind, Period, Quantity


@dataclass(slots=True)
class Draft:
    """A figure while it is being put together."""

    quantity: Quantity
    passage: int
    start: int = 0
    predicate: Predicate | None = None
    place: str | None = None
    agent: str | None = None
    adjuncts: tuple[str, ...] = ()
    window: Period | None = None
    voice: Attribution | None = None
    whole: "Draft | None" = None
    link: Link | None = None
    supposed: bool = False
    factuality: int = 3
    assumed: tuple[str, ...] = ()
    average_of: "Draft | None" = None
    same_as: "Draft | None" = None
    kind: FigureKind = "constant"
    compared: bool = False
    governed: bool = False
    embedded: bool = False
    owned: bool = False
    measured: Literal["flow", "stock"] | None = None


def head_of(quantity: Quantity) -> str | None:
    """Return the last word of what is counted, all of it where it is several things together, or the unit."""
    return head(quantity.counted, quantity.text) if quantity.counted else quantity.unit


def inherited(window: Period | None) -> Period | None:
    """Return the window, marked as taken from earlier words."""
    return None if window is None else replace(window, inherited=True)


def is_in_millions(quantity: Quantity) -> bool:
    """Say whether a number is told in millions or more by a word, as money is: "3.7 million", "2bn"."""
    return (
        quantity.value is not None
        and quantity.value >= 10**6
        and re.search(r"[^\W\d_]", quantity.number.text) is not None
    )
