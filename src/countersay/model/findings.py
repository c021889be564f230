"""Readings, rows of constraints, certificates, findings and implied facts."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from countersay.model.quick import quickly_made

FindingRelation = Literal[
    "contradiction",
    "tension",
    "adds_up",
    "later_update",
    "revision",
    "other_scope",
    "other_definition",
    "refinement",
    "spread",
    "repetition",
]
ACCUSING: frozenset[str] = frozenset({"contradiction", "tension"})
TAKEN_SO = "They can all hold if taken so"
"""The words with which a step of a finding begins that tells a reading under which its claims can all hold."""
LENGTHY = 60
"""Claims of a finding beyond which pages show the first of them and the last."""
Axiom = Literal[
    "non_negative",
    "monotone_total",
    "part_within_whole",
    "exhaustive_parts",
    "whole_counts",
    "disjoint_groups",
    "balance",
    "multiple",
    "one_question",
    "one_matter",
]
Strength = Literal["high", "medium", "low"]


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Term:
    """A multiple of what a series counts from the day after `after` through `through`.

    T(through) - T(after), with T the running total. With `after` None it is the level of a stock on the day
    `through`. With both None it is a quantity that bears no date.
    """

    series: str
    after: date | None
    through: date | None
    coefficient: Fraction


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateRow:
    """One line of the sum, written `terms <= bound` and taken `multiplier` > 0 times.

    Exactly one of `claim` (figure id, or timex-bearing event id) and `axiom` is given. `reading` is the label of the
    reading under which the claim gives this row, "plain" if none; `sense` says which end of the claim it uses.
    `strict` rows say `terms < bound`: added up to a bound of nought they are as impossible as a negative one.
    `decisions` are those of people that the row follows from besides the words of its claim.
    """

    claim: str | None
    axiom: str | None
    multiplier: Fraction
    terms: tuple[Term, ...]
    sense: Literal["lower", "upper", "axiom"]
    bound: Fraction
    reading: str = "plain"
    text: str = ""
    strict: bool = False
    decisions: tuple[str, ...] = ()


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """Rows whose terms cancel and whose bounds add up to `sum`, which is negative: 0 <= sum is impossible."""

    rows: tuple[CertificateRow, ...]
    sum: Fraction


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingOutcome:
    """Whether the claims can all hold when the wording is taken as `label` says ("plain", "hedge:whole_unit+...")."""

    label: str
    feasible: bool


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What is reported about some claims.

    Attributes:
        relation: one of the closed list; only contradiction and tension accuse, and only they need a certificate.
        kind: name of the check that found it, such as "running-total" or "share".
        sentence: plain words, neutral.
        steps: the sum line by line, as a reader would redo it on paper.
        readings: outcomes tried. dissolved_by: smallest sets of changed readings that make the claims feasible,
            each set's labels joined by " + "; empty for a contradiction.
        alternatives: how many other minimal sets of the same clash exist.
        size: by how much, as a decimal number in units of what is counted; None where it has no size.
        size_percent: the same against the larger side.
        trivial: folded below the rest.
        decisions: ids of the decisions of people that it, or a claim or series in it, follows from.
    """

    id: str
    relation: FindingRelation
    kind: str
    figures: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    attributions: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    sentence: str = ""
    steps: tuple[str, ...] = ()
    readings: tuple[ReadingOutcome, ...] = ()
    dissolved_by: tuple[str, ...] = ()
    certificate: Certificate | None = None
    alternatives: int = 0
    size: Fraction | None = None
    size_percent: Fraction | None = None
    strength: Strength | None = None
    trivial: bool = False
    timexes: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Implied:
    """The tightest range that the claims leave open for a series from `first` through `last`, under plain readings.

    `per_day` is the pair of daily rates that the bounds give. `claims` are the figures the bounds rest on;
    `conflicted` is True when the claims clash and the range is the union over maximal sets that do not.
    """

    id: str
    series: str
    first: date
    last: date
    lower: Fraction | None
    upper: Fraction | None
    per_day: tuple[Fraction | None, Fraction | None] = (None, None)
    certificate_lower: Certificate | None = None
    certificate_upper: Certificate | None = None
    claims: tuple[str, ...] = ()
    conflicted: bool = False
