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
    "spread": Relation(
        "Spread", "Spreads of estimates and accounts", "Different speakers estimate or tell one thing differently."
    ),
    "repetition": Relation("Repetition", "Repetitions", "The same claim stands in more than one place."),
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
    "one_question": "Two numbers that a text sets against each other answer one question.",
    "one_matter": "Two counts of one matter are of the same number, where their words are plainly read so.",
    "balance": "What there is at the end is what there was at the start, with what came and without what went.",
    "multiple": "One count is as many times another as the words say, to the nearest of such words, or rounded up or down.",
    "disjoint_groups": "Nothing belongs to two groups that exclude each other by definition.",
}

# Axis of a reading -> what is taken differently; for values that READING_VALUES does not know.
READING_AXES = {
    "exactness": "how exact a bare number is",
    "scale": "how exact a number with a word such as “million” is",
    "hedge": "how wide a hedge such as “about” is",
    "rounding": "how a percentage, average or rate was rounded",
    "base": "what a percentage or average is computed from",
    "ends": "whether the ends of a period are included",
    "since": "where an open period starts and stops",
    "coarse": "which day a month or year stands for as the end of a period",
    "including": "whether “including N” means exactly N or at least N",
    "scope": "what is counted",
    "overlap": "whether parts of one whole overlap",
    "counting": "how movements are counted",
    "notice": "whether all there was came to notice",
    "vague": "what a vague word such as “dozens” holds",
    "event": "which event an account tells of",
    "account": "how much of an event an account tells",
    "order": "from which event “later” is counted, and how",
    "window": "which time words such as “over that time” point to",
    "balance": "whether all that came and went is named, and in time",
    "multiple": "how a multiple such as “twice” was rounded",
    "product": "whether each had as much as the words say, and the total is theirs alone",
    "person": "which person of a name is meant",
    "list": "whether a list names each thing announced once",
    "length": "between which days a length of time runs",
    "start": "from when a total is counted",
    "place": "where a claim counts",
    "time": "which day a claim tells of",
    "verb": "what the verbs tell of",
    "told": "how far a toll was known",
}

# What follows "The claims can all hold if …".
READING_VALUES = {
    ("exactness", "round"): "a number ending in zeros is a round one, exact to half a unit of its last other digit",
    ("scale", "whole_unit"): "a number such as “1.2 million” is exact only to a whole unit of its last digit",
    ("hedge", "whole_unit"): "a hedged number (“about”, “nearly”) is exact only to a whole unit of its last digit",
    ("hedge", "one_percent"): "“some” before a number that is not round means within one per cent",
    ("rounding", "up"): "the percentage, average or rate was rounded up",
    ("rounding", "down"): "the percentage, average or rate was rounded down",
    ("rounding", "coarse"): "a rate that ends in zeros was rounded to its last other digit",
    ("base", "other"): "the share or average is computed from another number of the same passage",
    ("ends", "first_out"): "the first day of a period is not counted",
    ("ends", "last_out"): "the last day of a period is not counted",
    ("since", "start_out"): "the day named after “since” is not counted",
    ("since", "as_of_out"): "the day on which the claim was made is not counted",
    ("since", "publication"): "the period runs until the day of publication, not the day of speech",
    ("coarse", "any_day"): "a month or year named as the end of a period means any day in it",
    ("including", "at_least"): "“including N” means at least N",
    ("scope", "other"): "the claims, worded differently, count different things",
    ("overlap", "parts_overlap"): "one thing may be in two of the parts",
    ("overlap", "left_out"): "a part of the whole is not listed",
    ("counting", "both_ways"): "movements are counted on the way there and on the way back",
    ("notice", "part"): "of what was recorded or seen, there was more",
    ("order", "other-anchor"): "“later” or “earlier” is counted from another event than that of the sentence before",
    ("order", "inclusive"): "both days were counted in, or neither",
    ("account", "part"): "one account tells of a part of the event, or of who else took part",
    ("event", "other"): "the accounts tell of two events",
    ("event", "night"): "it was in the night between the two days, or the day was taken in another time zone",
    ("window", "other"): "words such as “over that time” point to another time",
    ("balance", "others"): "more came or went than is named",
    ("balance", "day"): "some came or went before the first count or after the last",
    (
        "multiple",
        "rounded",
    ): "the multiple was rounded up or down: “twice” is anything between as many and three times as many",
    ("product", "others"): "some had more or less than that, or the total counts others as well",
    ("list", "some"): "the list names some of them only",
    ("list", "several"): "one item of the list holds several",
    ("list", "twice"): "two items of the list name one thing",
    ("person", "other"): "the claims tell of two persons of one name",
    ("start", "other"): "the totals are counted from different starts",
    ("place", "other"): "the claims count at two places, or one more widely",
    ("time", "other"): "a claim without a day tells of another day",
    ("verb", "other"): "the verbs tell of different things",
    ("told", "later"): "the toll has grown between the two publications",
    ("length", "other_ends"): "the length of time runs between other days",
    ("counting", "register_lag"): "movements are registered up to a day later",
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


# What a check is called on the page, where its name in the record says little.
CHECKS = {
    "answer": "a number set against another",
    "counterpart": "two sides’ counts of one matter",
    "to-ask": "to be asked about",
    "recorded": "recorded by one, more by another",
    "stretch": "a length against two days",
    "since": "since when",
    "length": "how long it lasted",
    "age": "ages of one person",
    "multiple": "a multiple",
    "product": "so many times so much",
    "change": "a change in per cent",
    "balance": "what came and went",
    "table": "the total of a table",
    "windows": "counts over days",
    "level": "levels on one day",
    "running-total": "running totals",
    "event-day": "days of one event",
    "event-count": "counts of one event",
    "event-actor": "who did it",
    "event-outcome": "how it ended",
    "same-end": "totals up to one day",
    "same-number": "one number told again",
    "same-window": "counts over the same days",
    "same-noun": "counts of one thing",
    "superlative": "the highest or lowest since a day",
    "stretches": "times that follow one another",
    "version": "two versions of a document",
}


def kind(name: str) -> str:
    """Say what the check of a finding is called on the page.

    >>> kind("since"), kind("share_of_all")
    ('since when', 'share of all')
    """
    return CHECKS.get(name, plain(name))


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
    '“including N” means at least N'
    >>> reading("scope:group_seven")
    'another reading of what is counted (group seven)'
    >>> reading("something:else")
    'another reading of something (else)'
    """
    if label in ("", "plain"):
        return "every wording taken plainly"
    if label == "loosest":
        return "every wording taken as loosely as it allows"
    axis, _, value = label.partition(":")
    known = READING_VALUES.get((axis, value))
    if known:
        return known
    return f"another reading of {READING_AXES.get(axis, plain(axis))}" + (f" ({plain(value)})" if value else "")
