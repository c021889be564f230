"""The words of the page: what relations, strengths, readings, rules and lists are called in plain English.

Neutral throughout: documents claim, deny and differ; figures add up or do not. Every look-up has a fallback, so that a
label this table does not know is still shown, in its own words.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Relation:
    """How one relation of a finding is named: short for a tag, long for an explanation, many for a heading."""

    tag: str
    many: str
    meaning: str


RELATIONS: dict[str, Relation] = {
    "contradiction": Relation(
        "Contradiction",
        "Contradictions",
        "These claims cannot all be true, even when each one is taken as loosely as its wording allows.",
    ),
    "tension": Relation(
        "Tension",
        "Tensions",
        "Read plainly, these claims do not add up; another reading of the wording may reconcile them.",
    ),
    "adds_up": Relation("Adds up", "Sums that come out", "A sum that can be redone from the claims, and agrees."),
    "later_update": Relation(
        "Later update", "Later updates", "A later claim continues an earlier count; the two are compatible."
    ),
    "revision": Relation("Revision", "Revisions", "The same issuer gives another value for the same days."),
    "other_scope": Relation(
        "Other scope",
        "Differences of scope",
        "The claims speak of different places, groups or days; they do not clash.",
    ),
    "other_definition": Relation(
        "Other definition", "Differences of definition", "The claims count different things; they do not clash."
    ),
    "refinement": Relation("Refinement", "Refinements", "One claim states more exactly what the other leaves open."),
    "spread": Relation("Spread", "Spreads of estimates", "Different speakers give different estimates of one thing."),
    "repetition": Relation("Repetition", "Repetitions", "The same claim stands in more than one place."),
}

STRENGTHS = {
    "high": "high: the difference is large or the figures are exact",
    "medium": "medium: the difference is moderate, or some of the figures are rounded",
    "low": "low: the difference is small, or the figures are loose",
}

STANCES = {
    "asserts": "claims",
    "denies": "denies",
    "hedges": "says, with reserve,",
    "reports_allegation": "reports as alleged",
    "demands": "demands",
    "commits": "undertakes",
}

AXIOMS = {
    "non_negative": "A count is never below zero.",
    "monotone_total": "A running total never falls.",
    "part_within_whole": "A part is never larger than its whole.",
    "exhaustive_parts": "The parts named make up the whole, as the words say.",
    "whole_counts": "Things are counted in whole numbers.",
    "disjoint_groups": "Nothing belongs to two groups that exclude each other by definition.",
}

# Axis of a reading -> what is taken differently. The values follow in READING_VALUES.
READING_AXES = {
    "exact": "how exact a bare number is",
    "exactness": "how exact a bare number is",
    "round": "how exact a bare round number is",
    "rounding": "how a percentage, average or rate was rounded",
    "percentage": "how a percentage was computed or rounded",
    "base": "what a percentage or average is computed from",
    "hedge": "how wide a hedge such as “about” is",
    "window": "whether the ends of a period are included",
    "window_first": "whether the first day of a period is included",
    "window_last": "whether the last day of a period is included",
    "ends": "whether the ends of a period are included",
    "since": "where an open period starts and stops",
    "as_of": "the day up to which an open period runs",
    "month": "which day a month or year stands for as an end of a period",
    "including": "whether “including N” means exactly N or at least N",
    "scope": "what a qualifier or “these” refers to",
    "qualifier": "what a qualifier refers to",
    "direction": "whether one or both directions are counted",
    "double_counting": "whether the same thing may be counted twice",
    "register": "the day on which a passage is registered",
    "vague": "what a vague word such as “dozens” holds",
}

READING_VALUES = {
    ("exactness", "round"): "a number ending in zeros is taken as rounded, within half a unit of its last other digit",
    ("hedge", "whole_unit"): "the hedged number (“about”, “nearly”) is taken within a whole unit of its last digit",
    ("hedge", "one_percent"): "“some” before a number that is not round is taken as within one per cent",
    ("rounding", "up"): "the rounded figure is taken as rounded up",
    ("rounding", "down"): "the rounded figure is taken as rounded down",
    ("rounding", "up_or_down"): "the rounded figure may have been rounded up or down",
    ("base", "other"): "the share is computed from another base stated in the same passage",
    ("ends", "first_out"): "the first day of the period is left out",
    ("ends", "last_out"): "the last day of the period is left out",
    ("ends", "both_out"): "both end days of the period are left out",
    ("since", "start_out"): "the day after “since” is left out",
    ("since", "as_of_out"): "the day on which the claim was made is left out",
    ("since", "publication"): "the period runs until publication instead of the day of speech",
    ("month", "any_day"): "the month or year named as an end may mean any day in it",
    ("including", "at_least"): "“including N” is taken as at least N",
    ("scope", "part"): "the qualifier is taken to narrow only a part of what is counted",
    ("direction", "both"): "passages in both directions are counted",
    ("register", "lag"): "passages are registered up to a day late",
}

LEDGER_LISTS = {
    "figure": "part of a claim",
    "date": "part of a date",
    "trap": "set aside for a stated reason",
    "unresolved": "not understood",
}

WINDOW_KINDS = {
    "on": "on",
    "between": "from",
    "since": "since",
    "after": "after",
    "until": "until",
    "before": "before",
    "as_of": "as of",
    "past": "over",
    "during": "during",
}

STATUSES = {
    "asserted": "stated",
    "alleged": "alleged",
    "planned": "planned",
    "cancelled": "cancelled",
    "denied": "denied",
}

LINKS = {
    "subset": "The first is part of the second",
    "other_scope": "Another scope",
    "other_definition": "Another definition",
    "unsure": "Unsure whether the two count the same: a proposal, compared only once somebody confirms it",
}

SIDES = {"issuer": "the issuer’s own", "other": "the other side’s", "third": "a third party’s", "unknown": "not known"}

DISTANCES = {
    "scare_quote": "words in quotation marks of distance",
    "so_called": "“so-called”",
    "alleged": "“alleged”",
    "epithet": "an epithet",
}

COMMITMENT_STANCES = {"breach": "said to be breached", "compliance": "said to be kept", "reference": "referred to"}

KINDS = {
    "flow": "count over days",
    "stock": "level on a day",
    "share": "share",
    "average": "average",
    "duration": "length of time",
    "distance": "distance",
    "money": "amount of money",
    "constant": "number without a period",
}


def plain(label: str) -> str:
    """Write an identifier as words.

    >>> plain("running-total_check")
    'running total check'
    """
    return label.replace("_", " ").replace("-", " ").strip()


def relation(name: str) -> Relation:
    """Return the wording of a relation; one that is not in the table is named by its own words."""
    words = plain(name).capitalize()
    return RELATIONS.get(name) or Relation(words, words, "")


def reading(label: str) -> str:
    """Say in words what a reading label such as "hedge:whole_unit" takes differently.

    >>> reading("plain")
    'every wording taken plainly'
    >>> reading("including:at_least")
    '“including N” is taken as at least N'
    >>> reading("scope:group_seven")
    'another reading of what a qualifier or “these” refers to (group seven)'
    >>> reading("something:else")
    'another reading of something (else)'
    """
    if label in ("", "plain"):
        return "every wording taken plainly"
    axis, _, value = label.partition(":")
    known = READING_VALUES.get((axis, value))
    if known:
        return known
    return f"another reading of {READING_AXES.get(axis, plain(axis))}" + (f" ({plain(value)})" if value else "")
