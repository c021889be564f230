"""Figures that were changed between two versions of one document: revisions, never clashes."""

from collections.abc import Mapping, Sequence

from countersay.model import Edit, Edition, Finding, Record
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.relations import told
from countersay.reconciliation.wording import quoted

_SAME = ("counted", "unit", "kind", "per")


def edition_revisions(record: Record, claims: Sequence[Claim]) -> list[Finding]:
    """Report each figure that a version of a document by the same issuer has otherwise."""
    by_document: dict[str, list[Claim]] = {}
    for claim in claims:
        by_document.setdefault(claim.figure.document, []).append(claim)
    return [
        finding
        for edition in record.editions
        if edition.same_issuer
        for edit in edition.edits
        for finding in _of_edit(edition, edit, by_document)
    ]


def _of_edit(edition: Edition, edit: Edit, by_document: Mapping[str, Sequence[Claim]]) -> list[Finding]:
    before = _within(by_document.get(edition.older, ()), edit.start, edit.end)
    after = _within(by_document.get(edition.newer, ()), edit.new_start, edit.new_end)
    if len(before) != len(after):
        return []
    found = []
    for older, newer in zip(before, after, strict=True):
        one, other = older.figure, newer.figure
        alike = all(getattr(one, name) == getattr(other, name) for name in _SAME)
        if not alike or (one.lower, one.upper, one.value) == (other.lower, other.upper, other.value):
            continue
        if edition.ordered:
            text = f"{quoted(newer)} replaces {quoted(older)}: a later version of the same document."
        else:
            text = f"{quoted(older)} and {quoted(newer)} stand in two versions of the same document."
        found.append(told("revision", "version", (older, newer), text))
    return found


def _within(claims: Sequence[Claim], start: int, end: int) -> list[Claim]:
    return [claim for claim in claims if claim.figure.number.start < end and start < claim.figure.number.end]
