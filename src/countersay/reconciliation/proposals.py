"""Ask HiGHS which rows of a large system may clash, or for a point: a proposal in floating point, never a result.

The only file of the package with floating-point numbers. `coupled` takes nothing from here without checking it in exact
fractions. Without the optional package highspy there is no proposal.

The question put is the elastic one (Chinneck 2008, Feasibility and Infeasibility in Optimization, 6.1): every row may be
exceeded at a price of 1 a unit. Where the least price is above nought, the rows with a price of their own in the optimum (the
duals) hold a certificate.
"""

import importlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

_SMALL = 1e-7
_DENOMINATORS = 10_000

Coefficients = Mapping[str, Fraction]
Rows = Sequence[tuple[Coefficients, Fraction, bool]]


@dataclass(frozen=True, slots=True)
class Proposal:
    """Rows that may clash, by position, or a point that may satisfy all; both empty where there is none."""

    rows: tuple[int, ...] = ()
    point: tuple[tuple[str, Fraction], ...] = ()


def highs() -> Any | None:
    """Return the solver's module, None if it is not installed."""
    try:
        return importlib.import_module("highspy")
    except ImportError:
        return None


def propose(rows: Rows) -> Proposal | None:
    """Return what HiGHS makes of the rows; None if it is not installed or gives up."""
    module = highs()
    if module is None:
        return None
    names = sorted({name for coefficients, _, _ in rows for name in coefficients})
    model = _model(module, rows, names)
    solver = module.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    solver.passModel(model)
    solver.run()
    if solver.getModelStatus() != module.HighsModelStatus.kOptimal:
        return None
    solution = solver.getSolution()
    if solver.getObjectiveValue() > _SMALL:
        prices = list(solution.row_dual)
        return Proposal(rows=tuple(row for row, price in enumerate(prices) if abs(price) > _SMALL))
    values = list(solution.col_value)
    point = tuple((name, Fraction(values[at]).limit_denominator(_DENOMINATORS)) for at, name in enumerate(names))
    return Proposal(point=point)


def _model(module: Any, rows: Rows, names: Sequence[str]) -> Any:
    """Write the elastic problem: unknowns of any sign, then one excess >= 0 a row."""
    place = {name: at for at, name in enumerate(names)}
    count = len(rows)
    free = [module.kHighsInf] * len(names)
    model = module.HighsLp()
    model.num_col_, model.num_row_ = len(names) + count, count
    model.col_cost_ = [0.0] * len(names) + [1.0] * count
    model.col_lower_ = [-one for one in free] + [0.0] * count
    model.col_upper_ = free + [module.kHighsInf] * count
    model.row_lower_ = [-module.kHighsInf] * count
    # A strict row gives up a little: what rests on that alone is settled by the exact check.
    model.row_upper_ = [float(bound) - (1e-4 if strict else 0.0) for _, bound, strict in rows]
    starts, index, value = [0], [], []
    for number, (coefficients, _, _) in enumerate(rows):
        for name in sorted(coefficients):
            index.append(place[name])
            value.append(float(coefficients[name]))
        index.append(len(names) + number)
        value.append(-1.0)
        starts.append(len(index))
    matrix = model.a_matrix_
    matrix.format_ = module.MatrixFormat.kRowwise
    matrix.start_, matrix.index_, matrix.value_ = starts, index, value
    return model
