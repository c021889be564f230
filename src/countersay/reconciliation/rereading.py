"""What a figure says under the plain and the loosest reading, worked out a second time for the verifier.

Shares no code with `interpretation` and `constraints`, so that a mistake there does not pass unseen; a test compares
the two on random figures. Uses the model and the standard library alone.
"""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor
from typing import Any

from countersay.model import CertificateRow, Figure, PlacedTimex, Term

DAY = timedelta(days=1)
UNIT_DAYS = {
    "minute": Fraction(1, 1440),
    "hour": Fraction(1, 24),
    "day": Fraction(1),
    "week": Fraction(7),
    "month": Fraction(61, 2),
    "year": Fraction(1461, 4),
}
NUMBERS = (
    *("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
BELOW = frozenset(
    ("nearly", "almost", "close to", "approaching", "just under", "just below", "a little under", "not quite")
) | {"up to nearly"}
ABOVE = frozenset(("just over", "a little over", "slightly more than", "slightly over", "well over"))
INCLUDING = frozenset(
    ("including", "among them", "among whom", "among which", "such as", "included", "includes", "include", "inter alia")
) | {"notably"}
MOVEMENT = frozenset(
    (
        "pass",
        "cross",
        "travel",
        "transit",
        "enter",
        "exit",
        "leave",
        "arrive",
        "depart",
        "move",
        "use",
        "drive",
        "sail",
        "go",
        "come",
        "return",
        "transport",
        "carry",
        "convey",
    )
)
CAME = frozenset(
    one.replace("_", " ")
    for one in [
        "acquired",
        "added",
        "admitted",
        "appointed",
        "arrived",
        "born",
        "bought",
        "built",
        "came",
        "came_in",
        "checked_in",
        "commissioned",
        "delivered",
        "displaced",
        "enrolled",
        "entered",
        "established",
        "evacuated",
        "founded",
        "gained",
        "hatched",
        "hired",
        "joined",
        "moved_in",
        "opened",
        "planted",
        "received",
        "recruited",
        "reopened",
        "set_up",
        "signed_up",
        "won",
    ]
)
WENT = frozenset(
    one.replace("_", " ")
    for one in [
        "abolished",
        "checked_out",
        "closed",
        "closed_down",
        "decommissioned",
        "demolished",
        "departed",
        "died",
        "discarded",
        "discharged",
        "dismissed",
        "dissolved",
        "exited",
        "expelled",
        "felled",
        "laid_off",
        "left",
        "lost",
        "moved_away",
        "moved_out",
        "perished",
        "quit",
        "released",
        "removed",
        "resettled",
        "resigned",
        "retired",
        "returned",
        "sailed",
        "scrapped",
        "shut",
        "shut_down",
        "sold",
        "went_away",
        "went_home",
        "withdrawn",
        "withdrew",
    ]
)
AGAINST = (
    "acknowledged|acknowledges|actually|admits|admits to|admitted|an exaggeration|an invention|baseless|"
    "claimed|claims|conceded|concedes|confirmed|confirms|contrary to|counted|counts|denied|denies|deny|"
    "disputed|disputes|erroneous|exaggerated|fabricated|false|fiction|gave|gives|groundless|"
    "had earlier spoken of|had spoken of|has earlier spoken of|has spoken of|in fact|in reality|in truth|"
    "inaccurate|incomprehensible|incorrect|instead of|invented|invention|listed|lists|made up|mentioned|"
    "mentions|misleading|mistaken|no basis|not|not accurate|not correct|not right|not so|not true|"
    "on the contrary|our count|our figure|our list|our own count|our own figure|our records show|"
    "our register|pure invention|put it at|put the number at|puts it at|puts the number at|rather|"
    "rather than|rejected|rejects|reported|reports|said|says|speak of|speaks of|spoke of|talk of|"
    "talked of|talks of|the fact is|the facts are|the truth is|unfounded|untrue|we count|we counted|"
    "we have counted|we have the names of|we know of|we know the names of|without any basis|"
    "without any foundation|without basis|without foundation|wrong"
)
PER_DAYS = {"day": 1, "week": 7}
Range = tuple[Fraction | None, bool, Fraction | None, bool]


def range_of(figure: Figure, reading: str) -> Range:
    """Work out what the number may be under the plain or the loosest reading."""
    lower, lower_open, upper, upper_open = figure.lower, figure.lower_open, figure.upper, figure.upper_open
    value, unit = figure.value, figure.resolution
    loose = reading == "loosest"
    bare = value is not None and lower == upper == value
    if value is not None and unit is not None and figure.approximate:
        width = max(unit, abs(value) / 100) if loose else unit / 2
        one_sided = lower is not None and upper is None and figure.hedge in ABOVE
        if not one_sided:
            lower = value if figure.hedge in ABOVE else value - width
            upper = value if figure.hedge in BELOW else value + width
            lower_open = upper_open = False
    elif bare and value is not None and unit is not None:
        width = _rounding(figure, unit, loose=loose)
        lower, upper, lower_open, upper_open = value - width, value + width, False, False
    cue = figure.relation.cue if figure.relation is not None and figure.relation.type == "part_of" else None
    if loose and cue in INCLUDING:
        upper, upper_open = None, False
    if loose and lower is not None and _moves(figure) and "both directions" not in figure.qualifiers:
        lower = min(lower, lower / 2)
    return lower, lower_open, upper, upper_open


def _moves(figure: Figure) -> bool:
    """Say whether movements are counted, so that the words leave open on which day they were entered."""
    lemmas = (figure.predicate or "").split("+")
    return figure.kind == "flow" and not MOVEMENT.isdisjoint(lemmas)


def _rounding(figure: Figure, unit: Fraction, *, loose: bool) -> Fraction:
    """Return how far a bare number may be from what it says, to either side."""
    calculated = figure.unit in ("percent", "percentage point") or figure.kind in ("share", "average")
    if calculated or figure.average or figure.per is not None:
        digit = min(unit, Fraction(1))
        return max(digit, unit / 2) if loose else digit / 2
    written = figure.number.text
    if any(c.isdigit() for c in written) and any(c.isalpha() for c in written):
        return unit if loose else unit / 2
    measured = figure.unit is not None or figure.value is None or figure.value.denominator != 1
    counts = figure.kind in ("flow", "stock", "constant")
    return unit / 2 if loose and (unit > 1 or measured or not counts) else Fraction(0)


def whole(figure: Figure, numbers: Range) -> Range:
    """Tighten a range of things that are counted in whole numbers: more than 850 of them are at least 851."""
    lower, lower_open, upper, upper_open = numbers
    stated = [number for number in (figure.value, figure.lower, figure.upper) if number is not None]
    rate = figure.average or figure.per is not None
    counts = figure.unit is None and not rate and figure.kind in ("flow", "stock", "constant")
    if not counts or any(number.denominator != 1 for number in stated):
        return numbers
    least = None if lower is None else Fraction(floor(lower) + 1 if lower_open else ceil(lower))
    most = None if upper is None else Fraction(ceil(upper) - 1 if upper_open else floor(upper))
    return least, False, most, False


def windows_of(figure: Figure, reading: str, published: date | None) -> tuple[tuple[date, date], tuple[date, date]]:
    """Return the longest and the shortest window that the words allow; the shortest may end before it starts."""
    window = figure.window
    assert window is not None
    assert window.first is not None
    assert window.last is not None
    coarse = (
        window.first_latest is not None
        and (window.first_latest - window.first).days > 1
        and window.kind in ("since", "after", "between")
    )
    first, last = window.first, window.last
    first_latest, last_earliest = window.first_latest or first, window.last_earliest or last
    if reading == "plain":
        return (first, last), (first if coarse else first_latest, last_earliest)
    if figure.kind == "stock":
        return (first, last), (first_latest, last_earliest)
    ends = DAY if window.kind in ("between", "since", "after") else timedelta(0)
    if window.kind in ("since", "after") and published is not None:
        last, last_earliest = max(last, published), min(last_earliest, published)
    lag = DAY if _moves(figure) else timedelta(0)
    return (first - lag, last), (first_latest + ends, last_earliest - ends - lag)


def times_days(figure: Figure, numbers: Range, fewest: int, most: int) -> Range:
    """Multiply what is said per day or week by the fewest and the most days it may hold for."""
    lower, lower_open, upper, upper_open = numbers
    days = PER_DAYS.get(figure.per or "")
    if days is None:
        return None, False, None, False
    least = None if lower is None or fewest < 1 else lower * fewest / days
    return least, lower_open, None if upper is None else upper * most / days, upper_open


def days_in(window: tuple[date, date]) -> int:
    """Count the days of a window, both ends in."""
    return (window[1] - window[0]).days + 1


def parsed(row: Mapping[str, Any]) -> CertificateRow:
    """Read a line of an exported certificate; numbers are decimal strings or "p/q", days ISO dates."""
    terms = tuple(
        Term(
            series=str(term["series"]),
            after=None if term.get("after") is None else date.fromisoformat(term["after"]),
            through=None if term.get("through") is None else date.fromisoformat(term["through"]),
            coefficient=Fraction(term["coefficient"]),
        )
        for term in row["terms"]
    )
    return CertificateRow(
        claim=row.get("claim"),
        axiom=row.get("axiom"),
        multiplier=Fraction(row["multiplier"]),
        terms=terms,
        sense=row["sense"],
        bound=Fraction(row["bound"]),
        reading=row.get("reading", "plain"),
        strict=bool(row.get("strict", False)),
    )


def step_days(text: str) -> int | None:
    """Return how many days a step goes on (below nought: back), None for words that are none.

    >>> step_days("Two days later"), step_days("a week earlier"), step_days("later")
    (2, -7, None)
    """
    match = re.fullmatch(r"\s*(\w+)\s+(day|week)s?\s+(later|after\w*|earlier|before)\b.*", text.lower(), re.DOTALL)
    if match is None:
        return None
    if match[1] in NUMBERS or match[1] == "a":
        count = 1 if match[1] == "a" else NUMBERS.index(match[1])
    elif match[1].isdecimal() and len(match[1]) <= 4:
        count = int(match[1])
    else:
        return None
    days = count * (7 if match[2] == "week" else 1)
    return days if match[3].startswith(("later", "after")) else -days


def step_gives(row: CertificateRow, text: str) -> bool:
    """Say whether a step ("two days later") sets at least and at most so many days from one event to another."""
    days, sign, (one, other) = step_days(text), 1 if row.sense == "upper" else -1, row.terms
    undated = all(end is None for end in (one.after, one.through, other.after, other.through))
    apart = one.coefficient == sign and other.coefficient == -sign and one.series != other.series
    return undated and apart and not row.strict and days is not None and row.bound >= sign * days


def came_or_went(text: str, start: int, end: int) -> int | None:
    """Return 1 where the verb beside a number says that so many came, -1 where they went, None where it says neither.

    >>> came_or_went("In May 64 were admitted", 7, 9), came_or_went("and lost 95,", 9, 11), came_or_went("held 812", 5, 8)
    (1, -1, None)
    """
    before = re.findall(r"[\w'-]+", text[max(0, start - 60) : start].rpartition(";")[2])
    while before and before[-1].lower() in ("only", "another", "a", "further"):
        before.pop()
    words = [word.lower() for word in re.findall(r"[\w'-]+", re.split(r"[.;,:()]", text[end : end + 80])[0])[:10]]
    verbs = [" ".join(before[-count:]).lower() for count in (1, 2)]
    for count in range(7):
        if words[count : count + 1] and words[count] in ("and", "or", "but", "to", "from"):
            break
        verbs += [" ".join(words[count : count + length]) for length in (1, 2)]
    return next((1 if verb in CAME else -1 for verb in verbs if verb in CAME or verb in WENT), None)


def sets_against(text: str) -> bool:
    """Say whether a text has a word with which a number is set against another's.

    >>> sets_against("101 people, not 103"), sets_against("101 people and 103 lamps")
    (True, False)
    """
    return re.search(rf"\b(?:{AGAINST})\b", text.lower()) is not None


def is_within(text: str, start: int) -> bool:
    """Say whether the words before a length make it the most that it may be.

    >>> is_within("was put out within six hours", 19), is_within("lasted six hours", 7)
    (True, False)
    """
    return re.search(r"\b(?:within|in)\s+(?:(?:only|just)\s+)?$", text[max(0, start - 30) : start]) is not None


def moments(timex: PlacedTimex) -> tuple[Fraction, ...]:
    """Return the numbers that a time expression may stand for in days: that of its day, and with the hour that it names."""
    if timex.first is None:
        return ()
    day = Fraction(timex.first.toordinal())
    stated, _, clock = (timex.value or "").partition("T")
    if timex.type != "TIME" or stated != timex.first.isoformat() or re.fullmatch(r"\d\d:\d\d", clock) is None:
        return (day,)
    return day, day + Fraction(int(clock[:2]), 24) + Fraction(int(clock[3:]), 1440)


def is_tied(percent: Figure, part: Figure, base: Figure) -> bool:
    """Say whether the relations of the three figures make one of them a share of another."""
    ties = {(one.id, one.relation.figure) for one in (percent, part) if one.relation is not None}
    to_base = not ties.isdisjoint({(percent.id, base.id), (part.id, base.id)})
    together = {(percent.id, part.id), (part.id, percent.id)}
    return to_base and (not ties.isdisjoint(together) or {(percent.id, base.id), (part.id, base.id)} <= ties)
