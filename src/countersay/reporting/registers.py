"""Evidence tables on the page: every claim that was checked, said beside observed, and what each register covers.

Differences come first, then what agrees, then what cannot be compared and why. A register is a voice, not the truth: its
numbers are "shown", never "correct".
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from countersay.model import CheckReading, DailyTotals, EvidenceCheck, LeftOut, Register, RegisterPair, RegisterRange
from countersay.reporting import titles, wording
from countersay.reporting.formatting import days, interval, number, plural, short_day
from countersay.reporting.index import Index, anchor
from countersay.reporting.plots import Tick
from countersay.reporting.quotations import Quotation, excerpt, quote_figure

OUTCOMES = {"differs": "differs", "agrees": "agrees", "not_comparable": "not comparable"}
MOST_BARS = 400  # days drawn one by one; longer registers are drawn by week
HEIGHT = 96
SERIES_DRAWN = 9
ROWS = 12  # shown under a check; the record holds more

_READINGS = {
    "register_lag": "entries dated up to {} day before let in",
    "booked_late": "entries dated up to {} day after let in",
    "end": "{} taken as the last day",
    "until": "counted until {}",
    "day": "by the day of {}",
    "group": "“{}” taken as the group",
    "counted": "counted in {}",
    "first": "from the latest first day the words allow",
    "covered days only": "only the days the register covers",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingRow:
    """One reading of a check in words, with what the register then shows."""

    words: str
    days: str
    shown: str
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRow:
    """One claim beside a register."""

    id: str
    outcome: str
    style: str
    quotation: Quotation | None
    excerpt: object
    place: str
    href: str
    said: str
    shown: str
    register: str
    register_href: str
    measured: str
    days: str
    reason: str
    only: str
    proposal: bool
    readings: tuple[ReadingRow, ...]
    sql: str
    columns: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    rows_note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DayBar:
    """A bar of a drawing: one day or week. Per cent across, pixels down."""

    x: str
    width: str
    y: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Movements:
    """A measure of a register by day, with the days that have no row marked below the line."""

    key: str
    title: str
    description: str
    bars: tuple[DayBar, ...]
    gaps: tuple[DayBar, ...]
    ticks: tuple[Tick, ...]
    height: int
    floor: int
    top: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterCard:
    """One register as the page presents it."""

    id: str
    register: Register
    covers: str
    facts: tuple[tuple[str, str], ...]
    left_out: tuple[LeftOut, ...]
    more_left_out: int
    main: Movements | None
    others: tuple[Movements, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidencePage:
    """All that the page shows of evidence tables."""

    summary: str
    differs: tuple[CheckRow, ...]
    agrees: tuple[CheckRow, ...]
    apart: tuple[CheckRow, ...]
    registers: tuple[RegisterCard, ...]
    ranges: tuple[tuple[str, str, str, str, str], ...]
    pairs: tuple[tuple[RegisterPair, str, str], ...]

    @property
    def total(self) -> int:
        """How many claims were checked."""
        return len(self.differs) + len(self.agrees) + len(self.apart)


def present(index: Index) -> EvidencePage | None:
    """Return what the page shows of evidence tables, None for a record without any."""
    record = index.record
    if not record.registers:
        return None
    names = {register.id: register.name for register in record.registers}
    rows = [_check(index, check, names) for check in record.checks if check.document in index.papers]
    by_outcome = {key: tuple(row for row in rows if row.style == key) for key in OUTCOMES}
    unchecked = len(record.figures) - len({check.figure for check in record.checks if check.figure})
    summary = (
        f"{plural(len(rows), 'claim')} beside {plural(len(names), 'register')}: "
        f"{len(by_outcome['differs'])} differ, {len(by_outcome['agrees'])} agree, "
        f"{len(by_outcome['not_comparable'])} cannot be compared. {plural(unchecked, 'figure counts', 'figures count')} something that no register records."
    )
    return EvidencePage(
        summary=summary,
        differs=by_outcome["differs"],
        agrees=by_outcome["agrees"],
        apart=by_outcome["not_comparable"],
        registers=tuple(_card(register) for register in record.registers),
        ranges=tuple(_range(index, one, names) for one in record.ranges),
        pairs=tuple(
            (one, names.get(one.left, one.left), names.get(one.right, one.right)) for one in record.register_pairs
        ),
    )


def checks_of(index: Index, figure: str) -> tuple[CheckRow, ...]:
    """Return what the registers show of one figure, by the id of the figure."""
    names = {register.id: register.name for register in index.record.registers}
    return tuple(_check(index, check, names) for check in index.record.checks if check.figure == figure)


def _check(index: Index, check: EvidenceCheck, names: dict[str, str]) -> CheckRow:
    figure = index.figures.get(check.figure or "")
    paper = index.papers[check.document]
    unit = " %" if check.unit == "percent" else f" {check.unit}" if check.unit else ""
    columns = tuple(dict.fromkeys(name for row in check.rows[:ROWS] for name, _ in row.cells))
    listed = tuple((row.number, tuple(dict(row.cells).get(name, "") for name in columns)) for row in check.rows[:ROWS])
    more = (check.row_count or 0) - len(listed)
    shown = check.found or (f"{number(check.observed)}{unit}" if check.observed is not None else "–")
    return CheckRow(
        id=anchor(check.id),
        outcome=OUTCOMES[check.outcome],
        style=check.outcome,
        quotation=quote_figure(index, figure, 1) if figure is not None else None,
        excerpt=excerpt(paper, check.start, check.end),
        place=index.place(check.document, check.start),
        href=anchor(figure.id) if figure is not None else index.paragraph_spot(check.document, check.start),
        said=f"{check.said}{unit}" if figure is not None else check.said,
        shown=shown,
        register=names.get(check.table or "", check.table or ""),
        register_href=anchor(f"register-{check.table}"),
        measured="; ".join([check.measure, *check.filters]),
        days=days(check.first, check.last) if check.first else "",
        reason=check.reason,
        only="; ".join(dict.fromkeys(reading_words(label) for label in check.only_under[:6])),
        proposal=check.proposal,
        readings=tuple(_reading(one, unit) for one in check.readings),
        sql=check.sql,
        columns=columns,
        rows=listed,
        rows_note=f"{more} more rows; the query gives them all." if more > 0 else "",
    )


def _reading(one: CheckReading, unit: str) -> ReadingRow:
    return ReadingRow(
        words=reading_words(one.label),
        days=days(one.first, one.last) if one.first else "",
        shown=one.found or (f"{number(one.observed)}{unit}" if one.observed is not None else "–"),
        outcome=OUTCOMES[one.outcome],
    )


def reading_words(label: str) -> str:
    """Say in words how a claim or the rows are taken under a reading of a check.

    >>> reading_words("plain"), reading_words("end:2031-01-16 + register_lag:1")
    ('as plainly read', '16 January 2031 taken as the last day, entries dated up to 1 day before let in')
    """
    if label == "plain":
        return "as plainly read"
    return ", ".join(_part(part) for part in label.split(" + "))


def _part(part: str) -> str:
    axis, _, value = part.partition(":")
    if axis not in _READINGS:
        return wording.reading(part)
    with suppress(ValueError):
        value = days(date.fromisoformat(value), date.fromisoformat(value))
    return _READINGS[axis].format(value)


def _range(index: Index, one: RegisterRange, names: dict[str, str]) -> tuple[str, str, str, str, str]:
    series = index.series.get(one.series)
    together = "they clash" if one.outcome == "outside" else interval(one.sharper_lower, one.sharper_upper)
    shown = f"{'at least ' if one.at_least else ''}{number(one.observed)} ({names.get(one.table, one.table)})"
    return (
        titles.title(index, series) if series is not None else one.series,
        days(one.first, one.last),
        interval(one.lower, one.upper),
        shown,
        together,
    )


def _card(register: Register) -> RegisterCard:
    facts = [
        ("A row is", {"event": "one thing", "count": "a count", "cargo": f"a part of a {register.thing or 'thing'}"}.get(register.row, register.row)),
        ("Counts at", register.point),
        ("Counts", "; ".join(register.measures)),
        ("Columns", "; ".join(register.columns)),
        ("Complete", "yes, as declared" if register.complete else "no: it gives only lower bounds"),
        ("Rows", f"{register.rows_used:,} used of {register.rows_read:,}"),
        ("Notes", " ".join(register.notes)),
        ("HXL", ", ".join(f"{name} {tag}" for name, tag in register.tags)),
        ("File", f"{register.path}{f', SHA-256 {register.sha256}' if register.sha256 else ''}"),
    ]  # fmt: skip
    drawn = [_movements(register, totals) for totals in register.totals[:SERIES_DRAWN] if totals.days]
    return RegisterCard(
        id=anchor(f"register-{register.id}"),
        register=register,
        covers=days(register.first, register.last),
        facts=tuple((name, text) for name, text in facts if text),
        left_out=register.left_out[:40],
        more_left_out=register.left_out_count - len(register.left_out[:40]),
        main=drawn[0] if drawn else None,
        others=tuple(drawn[1:]),
    )


def _movements(register: Register, totals: DailyTotals) -> Movements:
    first, last = register.first or totals.days[0][0], register.last or totals.days[-1][0]
    length = (last - first).days + 1
    step = 1 if length <= MOST_BARS else 7
    sums: dict[int, Fraction] = {}
    for one, value in totals.days:
        if first <= one <= last:
            sums[(one - first).days // step] = sums.get((one - first).days // step, Fraction(0)) + value
    count = -(-length // step)
    highest = max(sums.values(), default=Fraction(0)) or Fraction(1)
    bars = [
        DayBar(
            x=_percent(place, count),
            width=_percent(Fraction(9, 10), count),
            y=HEIGHT - (height := max(1, int(value * (HEIGHT - 14) / highest)) if value else 0),
            height=height,
        )
        for place, value in sorted(sums.items())
        if value
    ]
    gaps = [
        DayBar(x=_percent(start, count), width=_percent(size, count), y=HEIGHT + 3, height=5)
        for start, size in _stretches([place for place in range(count) if place not in sums])
    ]
    unit = "day" if step == 1 else "week"
    what = f"{totals.measure}, {totals.by} {totals.value}" if totals.by else totals.measure
    total = sum(sums.values(), Fraction(0))
    empty = count - len(sums)
    return Movements(
        key=anchor(f"m-{register.id}-{totals.by}-{totals.value}"),
        title=f"{what} by {unit}",
        description=(
            f"{number(total)} in all from {short_day(first)} to {short_day(last)}; most in one {unit}: {number(highest)}. "
            f"{plural(empty, unit)} without rows, marked below the line"
            + (
                f": {_named(first, step, [place for place in range(count) if place not in sums])}."
                if 0 < empty <= 24
                else "."
            )
        ),
        bars=tuple(bars),
        gaps=tuple(gaps),
        ticks=_ticks(first, last),
        height=HEIGHT + 34,
        floor=HEIGHT,
        top=number(highest),
    )


def _named(first: date, step: int, places: Sequence[int]) -> str:
    return ", ".join(short_day(first + timedelta(days=place * step)) for place in places)


def _stretches(places: Sequence[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for place in places:
        if found and found[-1][0] + found[-1][1] == place:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        else:
            found.append((place, 1))
    return found


def _percent(part: int | Fraction, whole: int) -> str:
    hundredths = round(Fraction(10000) * Fraction(part) / whole)
    return f"{hundredths // 100}.{hundredths % 100:02d}%"


def _ticks(first: date, last: date) -> tuple[Tick, ...]:
    middle = first + (last - first) / 2
    ticks = [Tick("0%", short_day(first), "start")]
    if (last - first).days > 20:
        ticks.append(Tick("50%", short_day(middle), "middle"))
    return (*ticks, Tick("100%", short_day(last), "end"))
