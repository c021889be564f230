"""Series drawn as SVG: claims as bars over their days, what they leave open, and the envelope of the running total.

Across, everything is in per cent of the width and down in pixels, so that a drawing fits a wide and a narrow page
without shrinking its letters. No colour is used: shapes and words carry the meaning.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from countersay.model import Figure, Implied, Series
from countersay.reporting.escaping import joined
from countersay.reporting.formatting import brief, day, interval, number, short_day, short_days
from countersay.reporting.index import Index, anchor
from countersay.reporting.overview import patterns
from countersay.reporting.quotations import amount

ROW = 38  # height of a bar with its label
TOP = 8
AXIS = 26
PANEL = 170  # height of the envelope's drawing
HEADROOM = 30  # above the highest bound, for its label
MAX_BARS = 60
SMALLEST = 0.9  # per cent; a single day in a long window stays visible


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A claim or an implied range: where it stands in the drawing, and its words.

    Attributes:
        x, width: per cent. y: pixels. open_left, open_right: whether an end is not known or not certain.
        pattern: number of the side's hatching, or None for a document without a side.
        shape: a bar over days, or a point for a level on one day.
    """

    x: str
    width: str
    end: str
    y: int
    label: str
    href: str
    pattern: int | None
    implied: bool
    open_left: bool
    open_right: bool
    shape: Literal["bar", "point"]


@dataclass(frozen=True, slots=True)
class Tick:
    """A day on the axis; `align` keeps the words inside the drawing."""

    x: str
    label: str
    align: Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A stretch of the envelope between two days, from `y` down `height` pixels; `open` above if unbounded."""

    x: str
    width: str
    y: int
    height: int
    open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """The range of the running total at the end of one day."""

    x: str
    y: int
    height: int
    bottom: int
    open: bool
    label: str
    align: Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """The running total that the claims allow, from one first day on."""

    title: str
    description: str
    height: int
    floor: int
    steps: tuple[Step, ...]
    posts: tuple[Post, ...]
    ticks: tuple[Tick, ...]
    scale: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """All drawings of one series."""

    key: str
    title: str
    description: str
    height: int
    axis: int
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    left_out: int
    envelope: Envelope | None


class _Scale:
    """Days to per cent of the width; the last day ends at 100."""

    def __init__(self, first: date, last: date) -> None:
        self.first = first
        self.last = last
        self.days = (last - first).days + 1

    def at(self, when: date, *, after: bool = False) -> float:
        offset = (when - self.first).days + (1 if after else 0)
        return min(max(100 * offset / self.days, 0.0), 100.0)

    def ticks(self) -> tuple[Tick, ...]:
        parts = 3 if self.days > 21 else 1 if self.days > 1 else 0
        found: list[Tick] = []
        for step in range(parts + 1):
            when = date.fromordinal(self.first.toordinal() + (self.days - 1) * step // max(parts, 1))
            align: Literal["start", "middle", "end"] = "start" if step == 0 else "end" if step == parts else "middle"
            found.append(Tick(percent_of(self.at(when, after=step == parts and parts > 0)), short_day(when), align))
        return tuple(found)


def percent_of(value: float) -> str:
    """Write a share of the width for a drawing.

    >>> percent_of(12.5)
    '12.50%'
    """
    return f"{value:.2f}%"


def chart(
    index: Index, series: Series, figures: tuple[Figure, ...], implied: tuple[Implied, ...], number: str
) -> Chart | None:
    """Draw a series under its number; None where no claim of it has a day."""
    dated = [figure for figure in figures if figure.window and (figure.window.first or figure.window.last)]
    known = [
        when
        for figure in dated
        if figure.window
        for when in (figure.window.first, figure.window.last)
        if when is not None
    ] + [when for row in implied for when in (row.first, row.last)]
    if not known:
        return None
    scale = _Scale(min(known), max(known))
    bars = [_claim(index, figure, scale, TOP + ROW * at) for at, figure in enumerate(dated[:MAX_BARS])]
    shown = implied[: max(MAX_BARS - len(bars), 0)]
    bars += [_implied(row, scale, TOP + ROW * (len(bars) + at)) for at, row in enumerate(shown)]
    axis = TOP + ROW * len(bars) + 4
    return Chart(
        key=f"chart-{anchor(series.id)}",
        title=joined("Claims of series S{}: {}", number, series.label),
        description="; ".join(bar.label for bar in bars) + ".",
        height=axis + AXIS,
        axis=axis,
        bars=tuple(bars),
        ticks=scale.ticks(),
        left_out=len(dated) + len(implied) - len(bars),
        envelope=_envelope(series, implied) if series.kind == "flow" else None,
    )


def _claim(index: Index, figure: Figure, scale: _Scale, y: int) -> Bar:
    assert figure.window is not None
    window, paper = figure.window, index.papers.get(figure.document)
    left = scale.at(window.first) if window.first else 0.0
    right = scale.at(window.last, after=True) if window.last else 100.0
    point = window.first == window.last and figure.kind in ("stock", "share", "average")
    who = index.speakers(figure.attribution, figure.document)[0]
    return _bar(
        left,
        right,
        y,
        label=f"{paper.letter if paper else '?'}: {amount(figure)}, {short_days(window.first, window.last)}, {who}",
        href=anchor(figure.id),
        pattern=patterns(index).get(paper.party or "") if paper else None,
        implied=False,
        open_left=window.first is None or window.first_latest not in (None, window.first),
        open_right=window.last is None or window.last_earliest not in (None, window.last),
        shape="point" if point else "bar",
    )


def _implied(row: Implied, scale: _Scale, y: int) -> Bar:
    return _bar(
        scale.at(row.first),
        scale.at(row.last, after=True),
        y,
        label=f"left open: {interval(row.lower, row.upper)}, {short_days(row.first, row.last)}",
        href="",
        pattern=None,
        implied=True,
        open_left=False,
        open_right=False,
        shape="bar",
    )


def _bar(
    left: float,
    right: float,
    y: int,
    *,
    label: str,
    href: str,
    pattern: int | None,
    implied: bool,
    open_left: bool,
    open_right: bool,
    shape: Literal["bar", "point"],
) -> Bar:
    width = max(right - left, SMALLEST)
    left = min(left, 100 - width)
    return Bar(
        x=percent_of(left + (width / 2 if shape == "point" else 0)),
        width=percent_of(width),
        end=percent_of(left + width),
        y=y,
        label=brief(label, 120),
        href=href,
        pattern=pattern,
        implied=implied,
        open_left=open_left,
        open_right=open_right,
        shape=shape,
    )


def _envelope(series: Series, implied: tuple[Implied, ...]) -> Envelope | None:
    """Draw what the claims allow the running total to be, where several ranges count from one first day."""
    starts = sorted({row.first for row in implied})
    groups = [[row for row in implied if row.first == start] for start in starts]
    rows = max(groups, key=len, default=[])
    rows = sorted(rows, key=lambda row: row.last)
    highest = max((value for row in rows for value in (row.lower, row.upper) if value is not None), default=Fraction(0))
    if len(rows) < 2 or highest <= 0:
        return None
    scale = _Scale(rows[0].first, rows[-1].last)

    def height(value: Fraction) -> int:
        return round(PANEL - (PANEL - HEADROOM) * value / highest)

    steps, posts = [], []
    at, low = scale.at(rows[0].first), Fraction(0)
    for row in rows:
        here = scale.at(row.last, after=True)
        top = HEADROOM - 10 if row.upper is None else height(row.upper)
        is_open = row.upper is None
        steps.append(
            Step(x=percent_of(at), width=percent_of(here - at), y=top, height=max(height(low) - top, 1), open=is_open)
        )
        low = max(low, row.lower or Fraction(0))
        bottom = height(row.lower or Fraction(0))
        align: Literal["start", "middle", "end"] = "end" if here > 80 else "start" if here < 20 else "middle"
        label = interval(row.lower, row.upper)
        posts.append(
            Post(x=percent_of(here), y=top, height=bottom - top, bottom=bottom, open=is_open, label=label, align=align)
        )
        at = here
    words = "; ".join(f"by {day(row.last)}: {interval(row.lower, row.upper)}" for row in rows)
    return Envelope(
        title=f"Running total that the claims allow, from {day(rows[0].first)}: {series.label}",
        description=words + ".",
        height=PANEL + AXIS,
        floor=height(Fraction(0)),
        steps=tuple(steps),
        posts=tuple(posts),
        ticks=scale.ticks(),
        scale=((height(Fraction(0)), "0"), (height(highest), number(highest))),
    )
