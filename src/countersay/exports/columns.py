"""Columns and tables of the flat exports: each cell has one type."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

Cell = str | int | bool | Fraction | date | None
Kind = Literal["text", "number", "date", "boolean"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, the type of its cells, and its width in characters."""

    name: str
    kind: Kind = "text"
    width: int = 14


@dataclass(frozen=True, slots=True)
class Table:
    """A table: every row has one cell a column, None where nothing is known."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


def spec(*columns: tuple[str, Kind, int]) -> tuple[Column, ...]:
    """Return columns from their headings, types and widths."""
    return tuple(Column(*column) for column in columns)
