"""The one table of readings: how the wording of a claim may be taken.

A reading is a set of choices, each on one axis, that differ from the plain one; a choice is labelled `axis:value`.
The table below is data: the manual's page docs/readings.md is written from it, and `interpretation` says in
arithmetic what each choice does. What is not in the table is not a reading.
"""

from dataclasses import dataclass

PLAIN = "plain"
LOOSEST = "loosest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """One respect in which wording is open. `others` are (value, what it means), in the order they are tried."""

    name: str
    applies: str
    plain: str
    others: tuple[tuple[str, str], ...]
    reason: str

    @property
    def labels(self) -> tuple[str, ...]:
        """Labels of the choices that are not plain.

        >>> AXES[0].labels
        ('exactness:round',)
        """
        return tuple(f"{self.name}:{value}" for value, _ in self.others)


AXES: tuple[Axis, ...] = (
    Axis(
        name="exactness",
        applies="a bare number that ends in zeros, or one with a unit of measure",
        plain="exact as written",
        others=(("round", "a round number: half a unit of its last non-zero digit either way"),),
        reason="980 may be a count or a tidy 980; 403 would not be written by someone who rounds",
    ),
    Axis(
        name="scale",
        applies="digits followed by a scale word (1.2 million, 10 thousand)",
        plain="nearest at the written precision: half a unit of the last digit either way",
        others=(("whole_unit", "a whole unit of the last digit either way"),),
        reason="whoever writes 1.2 million does not count to the last piece",
    ),
    Axis(
        name="hedge",
        applies="around, about, nearly, almost, some",
        plain="half a unit of the last non-zero digit, on the side the word allows",
        others=(
            ("whole_unit", "a whole unit of the last non-zero digit, on the side the word allows"),
            ("one_percent", "within one per cent, where the number is not round"),
        ),
        reason="some 2198 is hardly an approximation, around 4000 is one; nearly keeps below",
    ),
    Axis(
        name="rounding",
        applies="percentages, averages, ratios and rates",
        plain="nearest at the written precision",
        others=(
            ("up", "rounded up"),
            ("down", "rounded down"),
            ("coarse", "a rate that ends in zeros, rounded to its last non-zero digit"),
        ),
        reason="calculated figures are rounded; writers differ in the direction (as XBRL Calculations 1.1 allows)",
    ),
    Axis(
        name="base",
        applies="percentages and averages beside several numbers they could be computed from",
        plain="the base that the words name",
        others=(("other", "another base of the same passage"),),
        reason="a passage that gives 402 and 403 may compute one figure from each",
    ),
    Axis(
        name="ends",
        applies="between A and B, from A to B",
        plain="both days in",
        others=(("first_out", "the first day out"), ("last_out", "the last day out")),
        reason="between the 5th and the 12th is eight days, or seven",
    ),
    Axis(
        name="since",
        applies="since X, after X, as of X",
        plain="X in, until the as-of date, which is the day of speech, else the document's",
        others=(
            ("start_out", "the day named out"),
            ("as_of_out", "the as-of date out"),
            ("publication", "until the day of publication instead of the day of speech"),
        ),
        reason="the first day may be the event's own, the last one unfinished when the words were written",
    ),
    Axis(
        name="coarse",
        applies="a month or a year as an end (since August 2022)",
        plain="its first day",
        others=(("any_day", "any day in it"),),
        reason="since August may start with the August event that the passage speaks of",
    ),
    Axis(
        name="window",
        applies="a window taken over from an earlier expression (over that time, during the same period)",
        plain="the window of that expression",
        others=(("other", "another time"),),
        reason="what 'that time' points to is a matter of reading, and the figure rests on it",
    ),
    Axis(
        name="including",
        applies="including N, among them N",
        plain="exactly N",
        others=(("at_least", "at least N"),),
        reason="what is included is often named for example",
    ),
    Axis(
        name="scope",
        applies="figures whose predicates or qualifiers differ, or a part named by a demonstrative",
        plain="the same things are counted",
        others=(("other", "the claims count different things"),),
        reason="found and removed, detected and neutralised: two wordings may be two counts",
    ),
    Axis(
        name="overlap",
        applies="parts of one whole listed side by side",
        plain="no thing is in two parts",
        others=(
            ("parts_overlap", "a thing may be in two parts"),
            ("left_out", "a part of the whole is not listed (totals of tables)"),
        ),
        reason="women and children exclude each other, women and teachers do not; tables leave out small rows",
    ),
    Axis(
        name="multiple",
        applies="twice, three times as many as, doubled, halved, a threefold increase",
        plain="the nearest of its kind: twice is from one and a half to two and a half times; three times more is three or four times",
        others=(("rounded", "a whole unit either way: twice is from once to three times"),),
        reason="who writes that a count doubled has seldom divided; 2.7 times is twice to one writer and almost three times to another",
    ),
    Axis(
        name="product",
        applies="so many with so much each, so many a day for so many days, so much per head, beside the total",
        plain="each has so much, and the total is all that they have",
        others=(("others", "some had more or less, or the total counts others as well"),),
        reason="what each has is often a rule with exceptions, and a total may hold what the sentence does not name",
    ),
    Axis(
        name="person",
        applies="ages, and days of birth, told of one name",
        plain="one person; an age is that on the day of the document, with a year to spare",
        others=(("other", "two persons of one name"),),
        reason="lists of casualties give ages; names are shared, and fathers give them to sons",
    ),
    Axis(
        name="list",
        applies="a number that announces a list: five villages: Harl, Dorv, Sarn and Brod",
        plain="the list names each of them once",
        others=(
            ("some", "the list names some of them only"),
            ("several", "one item of the list holds several"),
            ("twice", "two items of the list name one thing"),
        ),
        reason="what is listed is often cut when a text is edited, and one name may stand for two places",
    ),
    Axis(
        name="balance",
        applies="a count at the start, one at the end, and what came and went between them",
        plain="all that came and went is named, and between the two counts",
        others=(
            ("others", "more came or went than is named"),
            ("day", "some came or went before the first count or after the last"),
        ),
        reason="six opened, 38 closed: whether that was all, and whether on the last day, the words seldom say",
    ),
    Axis(
        name="counting",
        applies="movements (passed, crossed, entered)",
        plain="as the text says, else one passage is one count, on its day",
        others=(
            ("both_ways", "each vehicle counted on its way there and on its way back"),
            ("register_lag", "entered in the register up to a day later"),
        ),
        reason="counting points differ in direction and in the hour at which a day ends",
    ),
    Axis(
        name="notice",
        applies="what was recorded, registered, documented or seen, where another side counts more",
        plain="that was all there was",
        others=(("part", "at least those: more may have gone unrecorded"),),
        reason="who records 40 breaches has seen 40; another's observers stand elsewhere",
    ),
    Axis(
        name="event",
        applies="two accounts of one event with a day each",
        plain="they tell of the same event",
        others=(("other", "they tell of two events"), ("night", "the event fell into the night between the two days")),
        reason="meetings repeat, and a night belongs to two days",
    ),
    Axis(
        name="account",
        applies="two accounts of one event with differing counts, actors or outcomes",
        plain="both tell of the whole event",
        others=(("part", "one tells of a part of it, or of who else took part"),),
        reason="few accounts say that they are complete",
    ),
    Axis(
        name="length",
        applies="a length of time beside the two days it runs between",
        plain="it runs from the one day to the other, less than one of its units off",
        others=(("other_ends", "it runs between other days"),),
        reason="from when a length is counted, and to when, the words seldom say in full",
    ),
    Axis(
        name="order",
        applies="two days later, a week earlier, beside two days given in full",
        plain="counted from the event of the sentence directly before, that day out and the other in",
        others=(("other-anchor", "counted from another event"), ("inclusive", "both days counted in, or neither")),
        reason="what 'later' counts from is left to the reader, and so is whether the first day counts",
    ),
    Axis(
        name="start",
        applies="totals up to a day whose words do not say since when (so far, by 3 May)",
        plain="both are counted from one start",
        others=(("other", "one is counted from another start"),),
        reason="a season, a year or a contract may be meant, and what is meant the words leave out",
    ),
    Axis(
        name="place",
        applies="one claim that names a place and one that names none, or a word for a place in two texts (the camp)",
        plain="both count at the one place",
        others=(("other", "they count at two places, or one more widely"),),
        reason="a text about one place seldom names it in every sentence, and there are many camps",
    ),
    Axis(
        name="time",
        applies="a claim that names no day beside one of a day that both texts speak of",
        plain="both tell of that day",
        others=(("other", "one tells of another day"),),
        reason="a statement about one event seldom names its day in every sentence",
    ),
    Axis(
        name="verb",
        applies="one matter told with other verbs (hired, taken on; closed, did not reopen)",
        plain="the verbs tell of one and the same",
        others=(("other", "the verbs tell of different things"),),
        reason="a school that did not reopen may have been closed before",
    ),
    Axis(
        name="told",
        applies="tolls of one event, of which the higher one was published later",
        plain="each gives the toll of the event",
        others=(("later", "the toll has grown between the two publications"),),
        reason="the dead and the injured are not all known on the first day",
    ),
)

LABELS: tuple[str, ...] = tuple(label for axis in AXES for label in axis.labels)
RANK: dict[str, int] = {label: rank for rank, label in enumerate(LABELS)}


def meaning(label: str) -> str:
    """Say in words what the choice `label` takes the wording to mean.

    >>> meaning("ends:last_out")
    'the last day out'
    """
    axis_name, value = label.split(":")
    axis = next(axis for axis in AXES if axis.name == axis_name)
    return dict(axis.others)[value]


def render_readings() -> str:
    """Return the manual's page on readings, in Markdown."""
    lines = [
        "# Readings",
        "",
        "How the wording of a claim may be taken. Written from `countersay.reconciliation.readings`; do not edit here.",
        "",
        "A *tension* is a set of claims that cannot all hold under the plain readings; its `dissolved_by` lists the",
        "smallest sets of other readings under which they can. A *contradiction* stands even when every claim is",
        "loosened to what all of its readings together grant: the upper bound over the shortest window, the lower",
        "bound over the longest, the widest rounding.",
        "",
        "| axis | applies to | plain | others | reason |",
        "|---|---|---|---|---|",
    ]
    for axis in AXES:
        others = "; ".join(f"`{axis.name}:{value}` {text}" for value, text in axis.others)
        lines.append(f"| {axis.name} | {axis.applies} | {axis.plain} | {others} | {axis.reason} |")
    lines += [
        "",
        'An end of a window that is not known to the day (a document dated "2023-02") is no matter of wording and',
        "has no reading: a bound from above is then held to the shortest window possible, one from below to the",
        "longest.",
        "",
    ]
    return "\n".join(lines)
