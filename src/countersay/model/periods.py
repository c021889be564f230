"""Time expressions and the days they cover."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from countersay.model.quick import quickly_made

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
WindowKind = Literal["on", "between", "since", "after", "until", "before", "as_of", "past", "during"]


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A TIMEX3 expression (ISO-TimeML) with the days it covers.

    Attributes:
        start, end, text: half-open range of code points and exactly its characters.
        type, value: as TIMEX3 has them: "2022-12-12", "2023-W05", "P21M", "PRESENT_REF", "XXXX-12-25" ...
        mod: TIMEX3 modifier such as "START", "MID", "END", "APPROX", "MORE_THAN"; None if none.
        first, last: whole days covered, both inclusive; None where not resolved.
        anchor: what a relative or partial expression was resolved against ("document", "narrative", "speech"), or None
            for an expression that is complete by itself.
        weekday: 0 (Monday) to 6 when the words name a weekday beside a date, else None.
    """

    start: int
    end: int
    text: str
    type: TimexType
    value: str | None = None
    mod: str | None = None
    first: date | None = None
    last: date | None = None
    anchor: str | None = None
    weekday: int | None = None


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A window of whole days, both ends inclusive; an end may be uncertain.

    Attributes:
        first, first_latest: earliest and latest possible first day; first_latest None when first is certain.
        last, last_earliest: latest and earliest possible last day; last_earliest None when last is certain.
            A None in first or last means that end is not known.
        kind: how the words give it: "between" two ends, "since" a day, "on" one day or named unit ...
        anchor: what the open or relative part was resolved against, or None.
        start, end: the words that give the window, half-open, code points of the document; None if inherited.
        inherited: True when the window was taken from an earlier expression ("over that time", "of whom 46").
    """

    first: date | None = None
    last: date | None = None
    first_latest: date | None = None
    last_earliest: date | None = None
    kind: WindowKind = "on"
    anchor: str | None = None
    start: int | None = None
    end: int | None = None
    inherited: bool = False

    @property
    def days(self) -> int | None:
        """Number of days, both ends counted, or None if an end is not known."""
        return None if self.first is None or self.last is None else (self.last - self.first).days + 1
