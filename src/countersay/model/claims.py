"""Figures: claims with a quantity, in the mouth of the one who makes them."""

from dataclasses import dataclass
from typing import Literal

from countersay.model.attribution import Stance
from countersay.model.periods import Period
from countersay.model.quantities import Quantity
from countersay.model.quick import quickly_made

FigureKind = Literal["flow", "stock", "share", "average", "duration", "distance", "money", "constant"]
ITEMISED = ":"
"""Cue of parts that nothing but a colon puts behind their whole: "40 ships: 22 tankers, 9 barges and 9 ferries"."""
RelationType = Literal["part_of", "share_of", "average_of", "same_as"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """How a figure depends on another of the same document, whose id is `figure`.

    `exhaustive` is True only when the words say that the parts make up the whole; `including` is the cue word
    ("including", "of whom", "out of which"), lower case.
    """

    type: RelationType
    figure: str
    exhaustive: bool = False
    cue: str | None = None


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Quantity):
    """A claim with a quantity. The fields of `Quantity` come first and mean the same.

    Attributes:
        id, document: content-derived id; id of the document.
        kind: flow (adds up over days), stock (a level on a day), share, average, duration, distance, money, constant.
        window: the days it speaks of, or None when the text gives none.
        place: place as written, or None.
        relation: to another figure of the same passage.
        attribution, stance: the innermost voice and what it does with the figure.
        supposed: True when the clause supposes, plans, allows or generalises instead of claiming ("may exceed 200", "if
            the queue reaches 40", "in a normal January"); such a figure constrains nothing.
        factuality: how certain words and innermost voice make it, from -3 (certainly not) to 3 (certainly so).
        assumed: what was taken from the sentences before and not said again: "noun", "day"; "aside" where the
            clause tells of something else, as a film about the killing of so many, and its day is that of the other;
            "each" where so many are those of each of several; "beside" where the sentence only names the number, as
            what another is compared with, a whole of which an unnumbered part is told, or the words of nobody named.
        agent: body whose count it is, as written ("the Group employed 3,967"), or None.
        adjuncts: content words of the rest of the clause, in the singular: "mine" in "were killed by mines".
        predicate: lemma of what is said of the counted things ("pass", "kill"), several joined by "+", or None.
        series: id of the series it belongs to, or None.
        scope: wording that may narrow what is counted (predicate and qualifiers, normalised). Figures of one series
            with different scopes can at most be in tension.
        decisions: ids of the decisions of people that it follows from besides its words.
        joined: id of the decision that put it into its series, or None.
    """

    id: str
    document: str
    kind: FigureKind
    window: Period | None = None
    place: str | None = None
    relation: Relation | None = None
    attribution: str | None = None
    stance: Stance = "asserts"
    supposed: bool = False
    factuality: int | None = None
    assumed: tuple[str, ...] = ()
    predicate: str | None = None
    agent: str | None = None
    adjuncts: tuple[str, ...] = ()
    series: str | None = None
    scope: str = ""
    decisions: tuple[str, ...] = ()
    joined: str | None = None
