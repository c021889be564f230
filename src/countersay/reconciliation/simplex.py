"""Phase one of the simplex method in exact fractions, with Farkas multipliers for infeasible rows.

Rows are `sum of coefficient x unknown <= bound`, unknowns of any sign. The tableau keeps the multipliers of the
original rows beside each of its rows, so that an infeasible row (no negative coefficient left, negative bound) is
itself the certificate: a sum of original rows that says `0 <= negative`. This is the dual simplex method on a problem
without objective (Lemke 1954); the least index enters and leaves (Bland 1977), so it never circles.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

Coefficients = Mapping[str, Fraction]
NOUGHT = (Fraction(0), Fraction(0))


@dataclass(frozen=True, slots=True)
class Solution:
    """Either a value for each unknown, or the multiplier of each row in an impossible sum (0 for rows not needed)."""

    point: dict[str, Fraction] | None
    multipliers: tuple[Fraction, ...] = ()

    @property
    def feasible(self) -> bool:
        """Say whether there is a point."""
        return self.point is not None


def solve_rows(rows: Sequence[tuple[Coefficients, Fraction, bool]]) -> Solution:
    """Find a point that satisfies all rows `(coefficients, bound, strict)`, or multipliers that show there is none.

    A strict row gives up an infinitely small amount, carried as a second component of each bound.

    >>> one = Fraction(1)
    >>> solve_rows([({"x": one}, Fraction(3), False), ({"x": -one}, Fraction(-4), False)]).multipliers
    (Fraction(1, 1), Fraction(1, 1))
    """
    tableau = _Tableau(rows)
    while True:
        leaving = tableau.first_violated()
        if leaving is None:
            return Solution(tableau.point())
        if not tableau.pivot(leaving):
            return Solution(None, tableau.multipliers(leaving))


def nearly_given(rows: Sequence[tuple[Coefficients, Fraction, bool]]) -> bool:
    """Say whether the least values that the rows with one unknown allow, else the greatest, satisfy all rows.

    Where they do there is a point, and no search for one is needed; most sums of a text come out as they stand.

    >>> one = Fraction(1)
    >>> nearly_given([({"x": -one}, Fraction(-3), False), ({"x": one}, Fraction(4), False)])
    True
    >>> nearly_given([({"x": -one}, Fraction(-3), False), ({"x": one}, Fraction(3), True)])
    False
    """
    low: dict[str, Fraction] = {}
    high: dict[str, Fraction] = {}
    for coefficients, bound, _ in rows:
        if len(coefficients) == 1:
            ((name, times),) = coefficients.items()
            if times > 0:
                high[name] = min(bound / times, high.get(name, bound / times))
            elif times < 0:
                low[name] = max(bound / times, low.get(name, bound / times))
    point = high | low
    for coefficients, bound, strict in rows:
        total = sum((times * point.get(name, 0) for name, times in coefficients.items()), Fraction(0))
        if total > bound or (strict and total == bound):
            return False
    return True


class _Tableau:
    """`slack_i + sum(a_ij x_j) = b_i`, where basic variables come to stand for rows.

    Columns are the unknowns, free in sign, then one slack >= 0 a row. Bounds are pairs (number, multiple of the
    infinitely small), compared in that order.
    """

    def __init__(self, rows: Sequence[tuple[Coefficients, Fraction, bool]]) -> None:
        self.names = sorted({name for coefficients, _, _ in rows for name in coefficients})
        free, count = len(self.names), len(rows)
        self.free = free
        self.cells: list[list[Fraction]] = []
        self.bounds: list[tuple[Fraction, Fraction]] = []
        for position, (coefficients, bound, strict) in enumerate(rows):
            line = [coefficients.get(name, Fraction(0)) for name in self.names]
            line += [Fraction(int(other == position)) for other in range(count)]
            self.cells.append(line)
            self.bounds.append((bound, Fraction(-int(strict))))
        self.basis = [free + position for position in range(count)]
        self._bring_in_free()

    def _bring_in_free(self) -> None:
        """Make each free unknown basic where some row with a basic slack holds it; such rows never have to leave."""
        for column in range(self.free):
            for position, line in enumerate(self.cells):
                if line[column] and self.basis[position] >= self.free:
                    self._exchange(position, column)
                    break

    def _exchange(self, position: int, column: int) -> None:
        line, bound = self.cells[position], self.bounds[position]
        pivot = line[column]
        line = self.cells[position] = [cell / pivot for cell in line]
        bound = self.bounds[position] = (bound[0] / pivot, bound[1] / pivot)
        for other, cells in enumerate(self.cells):
            factor = cells[column]
            if other != position and factor:
                self.cells[other] = [cell - factor * own for cell, own in zip(cells, line, strict=True)]
                old = self.bounds[other]
                self.bounds[other] = (old[0] - factor * bound[0], old[1] - factor * bound[1])
        self.basis[position] = column

    def first_violated(self) -> int | None:
        """Return the row whose basic slack is negative, of least index; None if all hold."""
        violated = [
            (basic, position)
            for position, basic in enumerate(self.basis)
            if basic >= self.free and self.bounds[position] < NOUGHT
        ]
        return min(violated)[1] if violated else None

    def pivot(self, leaving: int) -> bool:
        """Exchange the row's slack for the least slack that can take up the lack; say whether there is one."""
        line = self.cells[leaving]
        for column in range(self.free, len(line)):
            if line[column] < 0:
                self._exchange(leaving, column)
                return True
        return False

    def point(self) -> dict[str, Fraction]:
        """Read the unknowns off, with the infinitely small made small enough to keep all slacks positive."""
        small = Fraction(1)
        for basic, (number, tiny) in zip(self.basis, self.bounds, strict=True):
            if basic >= self.free and tiny < 0 and number > 0:
                small = min(small, number / -tiny)
        values = dict.fromkeys(self.names, Fraction(0))
        for basic, (number, tiny) in zip(self.basis, self.bounds, strict=True):
            if basic < self.free:
                values[self.names[basic]] = number + small * tiny
        return values

    def multipliers(self, row: int) -> tuple[Fraction, ...]:
        """Return how often each original row went into the infeasible one: its coefficients at the slacks."""
        return tuple(self.cells[row][self.free :])
