"""Evidence tables: what a register covers and what was left out, and what its rows say about each claim."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

CheckOutcome = Literal["agrees", "differs", "not_comparable"]
CheckKind = Literal["total", "share", "average", "change", "distinct", "rank", "first"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReading:
    """What a register shows when wording or rows are taken as `label` says ("plain", "lag:2022-07-31/2022-08-15").

    Attributes:
        observed: the value, None where the rows give none. found: in words, for ranks and days.
        first, last: the days counted, both inclusive.
    """

    label: str
    observed: Fraction | None
    outcome: CheckOutcome
    found: str = ""
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """One row of a table: its line in the file, or its place among the rows, from 1; and its cells as written."""

    number: int
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceCheck:
    """A claim beside the rows of a table that speak of the same thing.

    Attributes:
        figure: id of the figure; None for a claim without a number, such as a rank.
        table: id of the register; None where no register counts what is claimed.
        outcome: agrees if some reading does (`only_under` lists them where the plain one does not), differs if none does,
            not_comparable if coverage, counting point or definition differ or the match is not sure.
        reason: why, for a reader. proposal: the match is not sure; a person should confirm it.
        readings: the plain one first. sql: the query of the plain reading.
        rows: the first rows it counts; row_count: how many there are, None where they were not listed.
        document, start, end, text: where the claim stands, half-open, in code points.
        kind: what is compared. measure, filters: what was counted, and which rows, in words.
        said, found: the two sides in words. observed: of the plain reading, else of the first one that agrees.
    """

    id: str
    figure: str | None
    table: str | None
    outcome: CheckOutcome
    reason: str
    readings: tuple[CheckReading, ...] = ()
    sql: str = ""
    rows: tuple[TableRow, ...] = ()
    row_count: int | None = None
    document: str
    start: int
    end: int
    text: str
    kind: CheckKind = "total"
    measure: str = ""
    filters: tuple[str, ...] = ()
    unit: str | None = None
    first: date | None = None
    last: date | None = None
    said: str = ""
    found: str = ""
    observed: Fraction | None = None
    only_under: tuple[str, ...] = ()
    proposal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A row that could not be used: where it stands, what is in the way, and what to do about it."""

    row: int
    column: str
    value: str
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DailyTotals:
    """What a register counts day by day. `by` and `value` name a column and one of its values, "" for all rows.

    `days` holds the days that have rows; a day that is not listed has none, which is not the same as nought.
    """

    measure: str
    by: str = ""
    value: str = ""
    days: tuple[tuple[date, Fraction], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """An evidence table as it was read.

    Attributes:
        id, name: handle and label as declared. path: the file, relative to its declaration. sha256: of the file.
        row: what a row is. thing: what one thing is called. point: where or when it is counted.
        first, last: the days covered, both inclusive. complete: whether all there was is in it. silent_days: what a day
            without rows means, "none" (nothing happened) or "unknown".
        rows_read, rows_used: counted. left_out: the first rows that were not used; left_out_count: all of them.
        measures, columns: "tonnes (t): Tonnage", for a reader. tags: column and HXL tag.
        totals: by day, over all rows and by operator, direction and other columns.
        notes: what a reader should know: empty cells, days without rows.
    """

    id: str
    name: str
    path: str
    sha256: str | None
    row: str
    thing: str
    point: str = ""
    first: date | None = None
    last: date | None = None
    complete: bool = True
    silent_days: str = "none"
    rows_read: int = 0
    rows_used: int = 0
    left_out: tuple[LeftOut, ...] = ()
    left_out_count: int = 0
    measures: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    tags: tuple[tuple[str, str], ...] = ()
    totals: tuple[DailyTotals, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRange:
    """What a register shows for days for which the claims of a series leave a range open; a voice among others.

    Attributes:
        implied: id of the range that the claims leave. lower, upper: that range; both bounds inclusive.
        observed: what the register counts; at_least: True where it gives only a lower bound.
        sharper_lower, sharper_upper: the range that claims and register leave together; None on both where they clash.
        outcome: within, outside or open, where the register only bounds from below.
    """

    id: str
    table: str
    series: str
    implied: str
    first: date
    last: date
    lower: Fraction | None
    upper: Fraction | None
    observed: Fraction
    at_least: bool
    sharper_lower: Fraction | None
    sharper_upper: Fraction | None
    outcome: Literal["within", "outside", "open"]
    sql: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterPair:
    """Two registers of one movement compared day by day.

    Attributes:
        same, apart: days both have rows for, with the same and with another number. only_left, only_right: days that one
            of them has rows for and the other none. silent: days within both periods without rows in either.
        lags: (days by which the right one is moved, days that then agree), best first.
        days: the first days that differ: day, left, right; None where that register has no row.
    """

    id: str
    left: str
    right: str
    measure: str
    first: date
    last: date
    same: int
    apart: int
    only_left: int
    only_right: int
    silent: int
    left_total: Fraction
    right_total: Fraction
    lags: tuple[tuple[int, int], ...] = ()
    days: tuple[tuple[date, Fraction | None, Fraction | None], ...] = ()
    note: str = ""
