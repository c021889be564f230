"""The main tables of a record as flat rows, for those who work in a spreadsheet.

Each cell has one type. Text of documents shows control and direction characters by name; the exact characters are in
the JSON Lines.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from countersay.exports.columns import Cell, Column, Table, spec
from countersay.exports.evidence_tables import EVIDENCE_COLUMNS, checks, registers
from countersay.exports.quoting import Lookup
from countersay.model import Record


def tables(record: Record) -> tuple[Table, ...]:
    """Return the tables in the order in which a reader wants them; the same record gives the same rows."""
    lookup = Lookup(record)
    made = {
        "documents": _documents,
        "figures": _figures,
        "findings": _findings,
        "quotations": _quotations,
        "series": _series,
        "checks": checks,
        "registers": registers,
        "attributions": _attributions,
        "blocked": _blocked,
        "issues": _issues,
    }
    return tuple(Table(name, COLUMNS[name], tuple(rows(lookup))) for name, rows in made.items())


COLUMNS: dict[str, tuple[Column, ...]] = {
    "documents": spec(
        ("id", "text", 20),
        ("path", "text", 36),
        ("title", "text", 50),
        ("issuer", "text", 36),
        ("issuer_inferred", "boolean", 9),
        ("party", "text", 24),
        ("issued", "text", 12),
        ("issued_day", "date", 12),
        ("language", "text", 9),
        ("characters", "number", 11),
        ("figures", "number", 9),
        ("sha256", "text", 20),
    ),
    "figures": spec(
        ("id", "text", 20),
        ("path", "text", 30),
        ("issued", "text", 12),
        ("party", "text", 20),
        ("voice", "text", 30),
        ("voices", "text", 36),
        ("stance", "text", 12),
        ("text", "text", 28),
        ("number", "text", 14),
        ("value", "number", 12),
        ("lower", "number", 12),
        ("upper", "number", 12),
        ("precision", "text", 12),
        ("unit", "text", 9),
        ("counted", "text", 18),
        ("qualifiers", "text", 18),
        ("predicate", "text", 14),
        ("per", "text", 8),
        ("kind", "text", 10),
        ("first", "date", 12),
        ("last", "date", 12),
        ("first_latest", "date", 12),
        ("last_earliest", "date", 12),
        ("place", "text", 18),
        ("supposed", "boolean", 9),
        ("series", "text", 20),
        ("sentence", "text", 70),
        ("findings", "text", 22),
        ("start", "number", 8),
        ("end", "number", 8),
    ),
    "findings": spec(
        ("id", "text", 20),
        ("relation", "text", 16),
        ("kind", "text", 14),
        ("strength", "text", 10),
        ("trivial", "boolean", 9),
        ("sentence", "text", 80),
        ("sum", "text", 70),
        ("size", "number", 12),
        ("size_percent", "number", 12),
        ("dissolved_by", "text", 30),
        ("alternatives", "number", 12),
        ("dismissed", "boolean", 10),
    ),
    "quotations": spec(
        ("finding", "text", 20),
        ("relation", "text", 16),
        ("position", "number", 9),
        ("row", "text", 20),
        ("text", "text", 28),
        ("sentence", "text", 70),
        ("voice", "text", 30),
        ("voices", "text", 36),
        ("stance", "text", 12),
        ("days", "text", 25),
        ("issued", "text", 12),
        ("path", "text", 30),
        ("start", "number", 8),
        ("end", "number", 8),
    ),
    "series": spec(
        ("id", "text", 20),
        ("label", "text", 40),
        ("kind", "text", 10),
        ("counted", "text", 18),
        ("unit", "text", 9),
        ("place", "text", 18),
        ("qualifiers", "text", 24),
        ("figures", "number", 9),
        ("first", "date", 12),
        ("last", "date", 12),
        ("smallest", "number", 12),
        ("largest", "number", 12),
    ),
    **EVIDENCE_COLUMNS,
    "attributions": spec(
        ("id", "text", 20),
        ("path", "text", 30),
        ("kind", "text", 10),
        ("speaker", "text", 30),
        ("source", "text", 30),
        ("cue", "text", 14),
        ("stance", "text", 18),
        ("content", "text", 70),
        ("parent", "text", 20),
        ("start", "number", 8),
        ("end", "number", 8),
    ),
    "blocked": spec(("id", "text", 20), ("figures", "text", 60), ("reason", "text", 60), ("unlock", "text", 60)),
    "issues": spec(
        ("code", "text", 20),
        ("path", "text", 30),
        ("start", "number", 8),
        ("end", "number", 8),
        ("message", "text", 90),
    ),
}
"""Columns of every table, in order; they only grow."""


def _documents(lookup: Lookup) -> Iterator[tuple[Cell, ...]]:
    counts = Counter(figure.document for figure in lookup.record.figures)
    for row in lookup.record.documents:
        issued = row.issued.value if row.issued else None
        yield (
            row.id,
            row.path,
            row.title,
            row.issuer.label if row.issuer else None,
            row.issuer.inferred if row.issuer else None,
            lookup.party(row) or None,
            issued,
            _day(issued),
            row.language,
            row.chars,
            counts[row.id],
            row.sha256,
        )


def _day(issued: str | None) -> date | None:
    try:
        return date.fromisoformat(issued) if issued and len(issued) == 10 else None
    except ValueError:  # a record from elsewhere may hold anything
        return None


def _figures(lookup: Lookup) -> Iterator[tuple[Cell, ...]]:
    accused: dict[str, list[str]] = {}
    for finding in lookup.accusing:
        for figure in finding.figures:
            accused.setdefault(figure, []).append(finding.id)
    for row in lookup.record.figures:
        quote = lookup.quote_figure(row)
        if quote is None:
            continue
        window = row.window
        yield (
            row.id,
            quote.document.path,
            quote.issued or None,
            lookup.party(quote.document) or None,
            quote.voices[0],
            " < ".join(quote.voices),
            row.stance,
            row.text,
            row.number.text,
            row.value,
            row.lower,
            row.upper,
            row.precision,
            row.unit,
            row.counted,
            ", ".join(row.qualifiers) or None,
            row.predicate,
            row.per,
            row.kind,
            window.first if window else None,
            window.last if window else None,
            window.first_latest if window else None,
            window.last_earliest if window else None,
            row.place,
            row.supposed,
            row.series,
            quote.sentence,
            ", ".join(accused.get(row.id, ())) or None,
            row.start,
            row.end,
        )


def _findings(lookup: Lookup) -> Iterator[tuple[Cell, ...]]:
    for row in (*lookup.record.findings, *lookup.record.dismissed):
        yield (
            row.id,
            row.relation,
            row.kind,
            row.strength,
            row.trivial,
            row.sentence,
            "\n".join(row.steps) or None,
            row.size,
            row.size_percent,
            "; ".join(row.dissolved_by) or None,
            row.alternatives,
            row.id in lookup.dismissed,
        )


def _quotations(lookup: Lookup) -> Iterator[tuple[Cell, ...]]:
    for finding in lookup.record.findings:
        for position, quote in enumerate(lookup.quotes(finding), 1):
            yield (
                finding.id,
                finding.relation,
                position,
                quote.row or None,
                quote.words,
                quote.sentence,
                quote.voices[0],
                " < ".join(quote.voices),
                quote.stance,
                quote.days or None,
                quote.issued or None,
                quote.document.path,
                quote.start,
                quote.end,
            )


def _series(lookup: Lookup) -> Iterator[tuple[Cell, ...]]:
    for row in lookup.record.series:
        figures = [lookup.figures[figure] for figure in row.figures if figure in lookup.figures]
        windows = [figure.window for figure in figures if figure.window]
        values = [figure.value for figure in figures if figure.value is not None]
        yield (
            row.id,
            row.label,
            row.kind,
            row.counted,
            row.unit,
            row.place,
            ", ".join(row.qualifiers) or None,
            len(figures),
            min((window.first for window in windows if window.first), default=None),
            max((window.last for window in windows if window.last), default=None),
            min(values, default=None),
            max(values, default=None),
        )


def _attributions(lookup: Lookup) -> Iterator[tuple[Cell, ...]]:
    for row in lookup.record.attributions:
        document = lookup.documents.get(row.document)
        if document is None:
            continue
        content = " … ".join(span.of(document.text) for span in row.content if span.end <= document.chars)
        yield (
            row.id,
            document.path,
            row.kind,
            row.speaker,
            " ".join(piece.text for piece in row.source) or None,
            " ".join(piece.text for piece in row.cue) or None,
            row.stance,
            None if row.kind == "issuer" else content,  # an issuer's own voice is the whole document
            row.parent,
            row.content[0].start if row.content else None,
            row.content[-1].end if row.content else None,
        )


def _blocked(lookup: Lookup) -> Iterator[tuple[Cell, ...]]:
    for row in lookup.record.blocked:
        texts = [lookup.figures[figure].text for figure in row.figures if figure in lookup.figures]
        yield row.id, "; ".join(texts), row.reason, row.unlock


def _issues(lookup: Lookup) -> Iterator[tuple[Cell, ...]]:
    for row in lookup.record.issues:
        yield row.code, row.path, row.start, row.end, row.message
