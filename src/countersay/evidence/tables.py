"""A register in the engine: typed rows under their own headings, sums by day, and the queries that give them.

The table bears the id of its declaration and the headings of its file, so that a query of a check can be read. Numbers
are exact decimals; what is added up over days is kept as running totals, so that a window is one subtraction.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from itertools import accumulate
from typing import Any

from countersay.errors import InputError
from countersay.evidence.declaration import Declaration, Measure
from countersay.evidence.forms import literal
from countersay.evidence.loading import Loaded, fold
from countersay.evidence.sources import quoted
from countersay.model import TableRow

Filters = tuple[tuple[str, tuple[str, ...]], ...]
"""Column and the cells that count, all of them together; sorted."""

ROWS_SHOWN = 60
ROWS_LISTED_UP_TO = 200_000
ROWS_OF_LARGE = 10
LOOKUPS_OF_LARGE = 1_000
"""Of a table with more rows than `ROWS_LISTED_UP_TO`, so many checks show so many rows; the others count them."""
_ROWS = Measure(name="\0rows", count="rows")
CUBE_FROM = 200_000


@dataclass(frozen=True, slots=True)
class Daily:
    """What a measure comes to day by day: ordinals of the days that have rows, in order, and running totals."""

    days: tuple[int, ...]
    totals: tuple[Fraction, ...]

    def between(self, first: date, last: date) -> Fraction:
        """Return the sum over the days from `first` through `last`; nought if no day of them has rows."""
        low, high = bisect_left(self.days, first.toordinal()), bisect_right(self.days, last.toordinal())
        if high <= low:
            return Fraction(0)
        return self.totals[high - 1] - (self.totals[low - 1] if low else Fraction(0))

    def count_days(self, first: date, last: date) -> int:
        """Return how many of the days have rows."""
        return max(0, bisect_right(self.days, last.toordinal()) - bisect_left(self.days, first.toordinal()))

    def by_day(self) -> tuple[tuple[date, Fraction], ...]:
        """Return each day that has rows with its own sum."""
        before = (Fraction(0), *self.totals)
        return tuple(
            (date.fromordinal(day), total - earlier)
            for day, total, earlier in zip(self.days, self.totals, before, strict=False)
        )


@dataclass(slots=True)
class Table:
    """A register that is loaded and typed. Values are cached: the same question is asked of the engine once."""

    declaration: Declaration
    loaded: Loaded
    names: Mapping[str, str]
    times: Mapping[str, str]
    first: date
    last: date
    rows_used: int
    cube: str | None = None
    _daily: dict[tuple[str, Filters, str], Daily] = field(default_factory=dict)
    _values: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _lookups: int = 0

    @property
    def id(self) -> str:
        """The handle of the declaration."""
        return self.declaration.id

    def column(self, name: str) -> str:
        """Return the heading in the file for a column as declared.

        Raises:
            InputError: if there is none.
        """
        if name not in self.names:
            raise InputError(f"has no column {name!r}", code="evidence-no-column", path=self.declaration.file)
        return self.names[name]

    def values(self, column: str) -> tuple[str, ...]:
        """Return the different cells of a column, sorted, at most 20,000."""
        if column not in self._values:
            name = quoted(self.column(column))
            found = self._all(
                f"SELECT DISTINCT {name} FROM {self._from()} WHERE {name} <> '' ORDER BY 1 LIMIT 20000", ()
            )
            self._values[column] = tuple(str(row[0]) for row in found)
        return self._values[column]

    def daily(self, measure: Measure, filters: Filters = (), time: str = "") -> Daily:
        """Return what a measure comes to by day, over the rows that the filters let through."""
        key = (measure.name, filters, time)
        if key not in self._daily:
            rows = self._all(self._daily_sql(measure, filters, time), ())
            days = tuple(row[0].toordinal() for row in rows)
            self._daily[key] = Daily(days, tuple(accumulate(Fraction(row[1]) for row in rows)))
        return self._daily[key]

    def _daily_sql(self, measure: Measure, filters: Filters, time: str) -> str:
        day = quoted(self.times[time])
        where = f"{self._where(filters)} AND {day} IS NOT NULL"
        if measure.count == "things":
            keys = ", ".join(quoted(self.column(key)) for key in self.declaration.keys)
            inner = f"SELECT min({day}) AS day FROM {quoted(self.id)} WHERE {where} GROUP BY {keys}"
            return f"SELECT day, count(*) FROM ({inner}) GROUP BY day ORDER BY day"
        if self.cube is not None and time == "":
            value = f"sum({quoted('n' if measure.column is None else f's:{self.column(measure.column)}')})"
            return f"SELECT {day}, {value} FROM cube WHERE {where} GROUP BY {day} HAVING {value} IS NOT NULL ORDER BY {day}"
        value = self._value(measure)
        return f"SELECT {day}, {value} FROM {quoted(self.id)} WHERE {where} GROUP BY {day} HAVING {value} IS NOT NULL ORDER BY {day}"

    def sql(self, measure: Measure, filters: Filters, first: date, last: date, time: str = "") -> str:
        """Return the query that gives what a measure comes to over some days, both inclusive."""
        day = quoted(self.times[time])
        span = f"BETWEEN DATE '{first.isoformat()}' AND DATE '{last.isoformat()}'"
        where = self._where(filters)
        if measure.count == "things":
            keys = ", ".join(quoted(self.column(key)) for key in self.declaration.keys)
            inner = f"SELECT min({day}) AS day FROM {quoted(self.id)} WHERE {where} GROUP BY {keys}"
            return f"SELECT count(*) FROM ({inner}) WHERE day {span}"
        prefix = "" if where == "true" else f"{where} AND "
        return f"SELECT {self._value(measure)} FROM {quoted(self.id)} WHERE {prefix}{day} {span}"

    def distinct(self, column: str, filters: Filters, first: date, last: date, time: str = "") -> Fraction:
        """Return how many different values a column has over some days."""
        rows = self._all(self.distinct_sql(column, filters, first, last, time), ())
        return Fraction(rows[0][0])

    def distinct_sql(self, column: str, filters: Filters, first: date, last: date, time: str = "") -> str:
        """Return the query of `distinct`."""
        name, day = quoted(self.column(column)), quoted(self.times[time])
        where = f"{self._where(filters)} AND {name} <> '' AND {day}"
        span = f"BETWEEN DATE '{first.isoformat()}' AND DATE '{last.isoformat()}'"
        return f"SELECT count(DISTINCT {name}) FROM {quoted(self.id)} WHERE {where} {span}"

    def rows(
        self, filters: Filters, first: date, last: date, time: str = ""
    ) -> tuple[tuple[TableRow, ...], int | None]:
        """Return the first rows of some days as written, and how many there are; (), None where none may be shown."""
        if self.declaration.suppress_below:
            return (), None
        day = quoted(self.times[time])
        where = f"{self._where(filters)} AND {day} BETWEEN ? AND ?"
        counted = int(self.daily(_ROWS, filters, time).between(first, last))
        large = self.rows_used > ROWS_LISTED_UP_TO
        if large and self._lookups >= LOOKUPS_OF_LARGE:
            return (), counted
        self._lookups += large
        # A large table is not sorted: rows come in the order in which they were read, and reading stops at the last shown.
        shown = f"LIMIT {ROWS_OF_LARGE}" if large else f"ORDER BY _row LIMIT {ROWS_SHOWN}"
        found = self._all(f"SELECT * FROM {quoted(self.id)} WHERE {where} {shown}", (first, last))
        names = [column[0] for column in self.loaded.engine.description or ()]
        listed = tuple(
            TableRow(
                number=int(row[0]),
                cells=tuple(
                    (name, _shown(cell))
                    for name, cell in zip(names[1:], row[1:], strict=True)
                    if cell not in (None, "")
                ),
            )
            for row in found
        )
        return listed, counted

    def ranking(
        self, column: str, measure: Measure, filters: Filters, first: date, last: date
    ) -> tuple[tuple[str, Fraction], ...]:
        """Return the values of a column with what the measure comes to, largest first, then by name."""
        found = [
            (value, self.daily(measure, merged(filters, column, (value,))).between(first, last))
            for value in self.values(column)
        ]
        return tuple(sorted(found, key=lambda pair: (-pair[1], pair[0])))

    def _from(self) -> str:
        return "cube" if self.cube is not None else quoted(self.id)

    def _where(self, filters: Filters) -> str:
        parts = []
        for column, cells in filters:
            listed = ", ".join(literal(cell) for cell in cells)
            parts.append(f"{quoted(self.column(column))} IN ({listed})")
        return " AND ".join(parts) or "true"

    def _value(self, measure: Measure) -> str:
        return "count(*)" if measure.column is None else f"sum({quoted(self.column(measure.column))})"

    def _all(self, query: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
        return self.loaded.engine.execute(query, list(values)).fetchall()


def _shown(cell: object) -> str:
    text = cell.isoformat() if isinstance(cell, date) else str(cell)
    return text if len(text) <= 200 else f"{text[:199]}…"


def merged(filters: Filters, column: str, cells: Sequence[str]) -> Filters:
    """Add a filter; one on the same column is narrowed to the cells that both let through, or replaced if none are.

    >>> merged((("cargo", ("oil", "seed")),), "cargo", ("oil",))
    (('cargo', ('oil',)),)
    """
    kept = dict(filters)
    both = tuple(cell for cell in cells if cell in kept[column]) if column in kept else tuple(cells)
    kept[column] = both or tuple(cells)
    return tuple(sorted(kept.items()))


def resolve(declaration: Declaration, header: Sequence[str], declared: Sequence[str]) -> dict[str, str]:
    """Return the heading for each column as declared; case, accents and blanks may differ.

    Raises:
        InputError: if a heading is missing; the message names those that are there.
    """
    by_fold = {fold(name): name for name in header}
    found = {}
    for name in declared:
        if name in header:
            found[name] = name
        elif fold(name) in by_fold:
            found[name] = by_fold[fold(name)]
        else:
            raise InputError(
                f"has no column {name!r}",
                code="evidence-no-column",
                path=declaration.file,
                remedy=f"Columns there: {', '.join(header)[:600]}.",
            )
    return found
