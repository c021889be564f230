"""Checks and registers as flat rows."""

from collections.abc import Iterator

from countersay.exports.columns import Cell, Column, spec
from countersay.exports.quoting import Lookup, decimal_text

EVIDENCE_COLUMNS: dict[str, tuple[Column, ...]] = {
    "checks": spec(
        ("id", "text", 20),
        ("path", "text", 30),
        ("voice", "text", 30),
        ("text", "text", 28),
        ("outcome", "text", 14),
        ("said", "text", 18),
        ("observed", "number", 14),
        ("found", "text", 40),
        ("unit", "text", 9),
        ("kind", "text", 10),
        ("register", "text", 16),
        ("measure", "text", 16),
        ("rows_counted", "text", 40),
        ("first", "date", 12),
        ("last", "date", 12),
        ("reason", "text", 70),
        ("agrees_only", "text", 40),
        ("proposal", "boolean", 9),
        ("readings", "text", 60),
        ("sql", "text", 70),
        ("row_count", "number", 9),
        ("figure", "text", 20),
        ("start", "number", 8),
        ("end", "number", 8),
    ),
    "registers": spec(
        ("id", "text", 20),
        ("name", "text", 40),
        ("path", "text", 30),
        ("first", "date", 12),
        ("last", "date", 12),
        ("complete", "boolean", 9),
        ("rows_read", "number", 11),
        ("rows_used", "number", 11),
        ("rows_left_out", "number", 11),
        ("measures", "text", 50),
        ("columns", "text", 50),
        ("notes", "text", 70),
        ("sha256", "text", 20),
    ),
}
"""Columns of both tables, in order; they only grow."""


def checks(lookup: Lookup) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of the checks."""
    for row in lookup.record.checks:
        document = lookup.documents.get(row.document)
        figure = lookup.figures.get(row.figure or "")
        quote = lookup.quote_figure(figure) if figure is not None else None
        readings = [
            f"{one.label}: {one.found or (decimal_text(one.observed) if one.observed is not None else '-')}, {one.outcome}"
            for one in row.readings
        ]
        yield (
            row.id,
            document.path if document is not None else None,
            quote.voices[0] if quote is not None else None,
            row.text,
            row.outcome,
            row.said or None,
            row.observed,
            row.found or None,
            row.unit,
            row.kind,
            row.table,
            row.measure or None,
            "; ".join(row.filters) or None,
            row.first,
            row.last,
            row.reason,
            "; ".join(row.only_under) or None,
            row.proposal,
            "\n".join(readings) or None,
            row.sql or None,
            row.row_count,
            row.figure,
            row.start,
            row.end,
        )


def registers(lookup: Lookup) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of the registers."""
    for row in lookup.record.registers:
        yield (
            row.id,
            row.name,
            row.path,
            row.first,
            row.last,
            row.complete,
            row.rows_read,
            row.rows_used,
            row.left_out_count,
            "; ".join(row.measures) or None,
            "; ".join(row.columns) or None,
            " ".join(row.notes) or None,
            row.sha256,
        )
