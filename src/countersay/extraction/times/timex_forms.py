"""What a time expression says before it is placed in time: the fields its words fill."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from countersay.model.quick import quickly_made

FormKind = Literal["date", "relative", "shift", "deictic", "duration", "set", "reference"]
Base = Literal["speech", "narrative"]


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A time expression as recognised, half-open in code points, not yet resolved.

    Attributes:
        kind: date (calendar fields, some may lack), relative ("last week"), shift ("two days later"), deictic
            ("yesterday"), duration, set, reference ("now").
        year, month, day, weekday, season, quarter, half, week, holiday, decade, century: calendar fields; None if
            not said. `decade` and `century` are the leading digits: 199 for the 1990s, 18 for the 19th century.
        order: pair of numbers (first, second) of a numeric date whose order of day and month is not yet decided.
        part, clock, zone: part of the day (MO, AF, EV, NI, DT), "T14:02", "+03:00".
        unit, count: unit code; number of units, None for a vague count ("several").
        offset: steps of the unit, month, weekday ... from the base: -1 for "last".
        base: whether the step is taken from the day of speech or from the date the text has last spoken of.
        whole: the week, month or year around the date is meant ("the week of 3 May").
        nth: which part of `within` a duration is, counted from 1, or -1 for the last.
        within: the expression that gives the year or week ("December" within "last year").
        value: for sets and references, as TIMEX3 has it.
        mod: TIMEX3 modifier.
        parts: count and unit of each member of a compound duration ("two years and three months"), largest first.
        fiscal: a fiscal year or quarter, whose days the words do not tell.
        until: month and day of the form that goes on from this one ("from 1 January to 30 September"); day 31 if not said.
        joined: the form goes on from the one before it ("3 and 5 May", "from Tuesday to Thursday").
    """

    start: int
    end: int
    kind: FormKind
    year: int | None = None
    bc: bool = False
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None
    quarter: int | None = None
    half: int | None = None
    week: int | None = None
    holiday: str | None = None
    decade: int | None = None
    century: int | None = None
    order: tuple[int, int] | None = None
    part: str | None = None
    clock: str | None = None
    zone: str | None = None
    unit: str | None = None
    count: Fraction | None = None
    offset: int | None = None
    base: Base | None = None
    whole: str | None = None
    nth: int | None = None
    within: "Form | None" = None
    value: str | None = None
    mod: str | None = None
    until: tuple[int, int] | None = None
    joined: bool = False
    fiscal: bool = False
    parts: tuple[tuple[Fraction, str], ...] = ()
