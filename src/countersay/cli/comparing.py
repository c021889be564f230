"""What a comparison prints: documents, claims, and which findings appeared or were resolved, by which sentence."""

import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from countersay.cli.exporting import read_exported
from countersay.cli.printing import EXPECTED, plain
from countersay.cli.storing import is_project
from countersay.errors import InputError
from countersay.exports.to_parquet import is_parquet
from countersay.model import Record
from countersay.pipeline import examine_beside
from countersay.reporting.comparison import CAUSES, Comparison, FindingChange, Why, compare
from countersay.reporting.comparison_aside import WORDS
from countersay.reporting.quotations import Quotation
from countersay.store.opening import open_store

_WIDTH = 96
_SHOWN = 20
MANIFEST = "manifest.json"


def compared(old: Path, new: Sequence[Path], store: str | None = None) -> Comparison:
    """Compare a project (or an exported record) with another, or with further documents.

    `store` is where projects are kept, as in `open_store`; a project that it names is the first one.

    Raises:
        InputError: if several are named and one of them is a project.
        RecordError: if there is no record at `old`, or one cannot be read.
    """
    first = _stored(old, store)
    database = store.partition("#")[0] if store else None
    kept = [path for path in new if _is_record(path, database)]
    if len(new) == 1 and kept:
        return compare(first, _stored(new[0], database))
    if kept:
        raise InputError(
            "a project is compared with one other project, or with documents.",
            code="project-among-documents",
            path=str(kept[0]),
            remedy="Name one of them.",
        )
    return compare(*examine_beside(first, new))


def _is_record(path: Path, store: str | None) -> bool:
    return is_project(path, store) or (path / MANIFEST).is_file() or is_parquet(path)


def _stored(path: Path, store: str | None) -> Record:
    if (path / MANIFEST).is_file() or is_parquet(path):
        return read_exported(path)
    return open_store(path, store).read()


def as_text(found: Comparison) -> str:
    """Return a comparison for a person; control characters of documents do not reach the terminal."""
    if found.empty:
        return "Nothing changed."
    return "\n".join(_lines(found)).rstrip()


def _lines(found: Comparison) -> Iterator[str]:
    counts = (len(found.appeared), len(found.resolved), len(found.altered))
    yield "Findings: {} appeared, {} resolved, {} read otherwise.".format(*counts)
    counts = (len(found.documents_new), len(found.documents_gone), len(found.documents_changed))
    yield "Documents: {} new, {} gone, {} changed.".format(*counts)
    counts = (len(found.claims_new), len(found.claims_gone), len(found.claims_changed))
    yield "Claims: {} new, {} gone, {} read otherwise.".format(*counts)
    yield ""
    for words, paths in (("New", found.documents_new), ("Gone", found.documents_gone)):
        yield from (f"{words} document: {plain(path)}" for path in paths)
    for document in found.documents_changed:
        yield f"Changed document: {plain(document.path)}: {_fields(document.fields)}"
    yield from (f"! {plain(issue.message)}" for issue in found.issues_new if issue.code not in EXPECTED)
    for mark, words, changes in (("+", "appeared", found.appeared), ("-", "resolved", found.resolved)):
        for change in changes:
            yield ""
            yield from _finding(mark, words, change)
    for altered in found.altered:
        yield ""
        yield f"~ {altered.new.relation}, read otherwise: {_fields(altered.fields)}"
        yield from _wrapped(altered.new.sentence)
    yield from _claims("New claims", found.claims_new)
    yield from _claims("Claims gone", found.claims_gone)
    if found.claims_changed:
        yield ""
        yield "Claims read otherwise:"
        for claim in found.claims_changed[:_SHOWN]:
            yield f"  {_said(claim.quotation)}, in {plain(claim.quotation.document)}: {_fields(claim.fields)}"
        yield from _rest(len(found.claims_changed))
    yield from _aside(found)


def _aside(found: Comparison) -> Iterator[str]:
    """Yield what accuses nobody, below all else."""
    if found.aside:
        yield ""
        yield "Besides (accuses nobody):"
        for row in found.aside[:_SHOWN]:
            change = "appeared" if row.appeared else "no longer there"
            yield from _wrapped(f"{row.finding.relation} {change}: {row.finding.sentence}", "  ")
        yield from _rest(len(found.aside))
    if found.allegations:
        yield ""
        yield "Allegations:"
        for told in found.allegations[:_SHOWN]:
            answers = f", by {', '.join(told.answers)}" if told.change == "answered" else ""
            who = ", ".join(told.by)
            yield from _wrapped(f"{told.topic} ({who}): {WORDS[told.change]}{answers}", "  ")
        yield from _rest(len(found.allegations))


def _finding(mark: str, words: str, change: FindingChange) -> Iterator[str]:
    yield f"{mark} {change.finding.relation} {words}"
    yield from _wrapped(change.finding.sentence)
    for why in change.why:
        yield from _wrapped(_reason(why), "   by: ")


def _reason(why: Why) -> str:
    words = CAUSES[why.cause] + (f" ({why.detail})" if why.detail else "")
    if why.quotation is None:
        return words
    quoted = why.quotation.excerpt
    sentence = f"“{quoted.before}{quoted.words}{quoted.after}”"
    return f"{sentence} ({why.quotation.by}, {why.quotation.date or 'undated'}): {words}"


def _claims(heading: str, rows: Sequence[Quotation]) -> Iterator[str]:
    if rows:
        yield ""
        yield f"{heading}:"
        for document, own in groupby(rows[:_SHOWN], key=lambda row: (row.document, row.date)):
            yield f"  {plain(document[0])}, {document[1] or 'undated'}:"
            yield from (f"    {_said(row)}" for row in own)
        yield from _rest(len(rows))


def _rest(count: int) -> Iterator[str]:
    if count > _SHOWN:
        yield f"  ... and {count - _SHOWN} more; --json lists all."


def _said(row: Quotation) -> str:
    when = f" for {row.span}" if row.span else ""
    return plain(f"“{row.excerpt.words}”{when} ({row.by})")


def _fields(fields: Sequence[tuple[str, str, str]]) -> str:
    return plain("; ".join(f"{name}: {before or 'none'} → {after or 'none'}" for name, before, after in fields))


def _wrapped(text: str, lead: str = "   ") -> list[str]:
    return textwrap.wrap(plain(text), _WIDTH, initial_indent=lead, subsequent_indent=" " * len(lead))


def as_json(found: Comparison) -> dict[str, Any]:
    """Return a comparison as JSON values."""
    return {
        "documents": {
            "new": list(found.documents_new),
            "gone": list(found.documents_gone),
            "changed": [{"path": row.path, "fields": _changes(row.fields)} for row in found.documents_changed],
        },
        "issues": [{"code": row.code, "path": row.path, "message": row.message} for row in found.issues_new],
        "claims": {
            "new": [_claim(row) for row in found.claims_new],
            "gone": [_claim(row) for row in found.claims_gone],
            "changed": [_claim(row.quotation) | {"fields": _changes(row.fields)} for row in found.claims_changed],
        },
        "findings": {
            "appeared": [_change(row) for row in found.appeared],
            "resolved": [_change(row) for row in found.resolved],
            "altered": [{"id": row.new.id, "was": row.old.id, "fields": _changes(row.fields)} for row in found.altered],
            "aside": [
                {
                    "id": row.finding.id,
                    "relation": row.finding.relation,
                    "change": "appeared" if row.appeared else "gone",
                    "sentence": row.finding.sentence,
                }
                for row in found.aside
            ],
        },
        "allegations": [
            {"change": row.change, "topic": row.topic, "alleged_by": list(row.by), "answered_by": list(row.answers)}
            for row in found.allegations
        ],
    }


def _changes(fields: Sequence[tuple[str, str, str]]) -> list[dict[str, str]]:
    return [{"field": name, "before": before, "after": after} for name, before, after in fields]


def _claim(row: Quotation) -> dict[str, Any]:
    sentence = f"{row.excerpt.before}{row.excerpt.words}{row.excerpt.after}"
    return {
        "text": row.excerpt.words,
        "sentence": sentence,
        "voices": list(row.speakers),
        "document": row.document,
        "issued": row.date,
        "days": row.span,
    }


def _change(row: FindingChange) -> dict[str, Any]:
    return {
        "id": row.finding.id,
        "relation": row.finding.relation,
        "sentence": row.finding.sentence,
        "quotations": [_claim(quotation) for quotation in row.quotations],
        "by": [
            {"cause": why.cause, "detail": why.detail, "claim": _claim(why.quotation) if why.quotation else None}
            for why in row.why
        ],
    }
