"""Check certificates wherever they are: a project, an exported record, or one file of findings."""

import json
from pathlib import Path
from typing import Any

from countersay.errors import CertificateError, RecordError
from countersay.exports.to_jsonl import read_jsonl
from countersay.model import ACCUSING, Record
from countersay.reconciliation.verify import verify, verify_rows
from countersay.store.project import RECORD_FILE, read_project

FULL = "the sum, that each row follows from its claim, and that each quotation stands at its place"
SUM_ONLY = "the sum alone: the documents are not beside this file"


def verify_source(source: Path) -> tuple[tuple[str, ...], int]:
    """Check every certificate of `source`; return the lines to print and how many do not hold.

    Raises:
        RecordError: if there is no record or file of findings at `source`.
    """
    if source.is_dir():
        record = read_project(source) if (source / RECORD_FILE).is_file() else read_jsonl(source)
        return _verify_record(record)
    if source.name == "findings.jsonl" and (source.parent / "manifest.json").is_file():
        return _verify_record(read_jsonl(source.parent))
    return _verify_file(source)


def _verify_record(record: Record) -> tuple[tuple[str, ...], int]:
    lines, failed, held = [], 0, 0
    for finding in record.findings:
        if finding.relation not in ACCUSING and finding.certificate is None:
            continue
        try:
            verify(finding, record)
            held += 1
        except CertificateError as error:
            failed += 1
            lines.append(f"{finding.id}: does not hold: {error}")
    lines.append(f"{held} certificates hold, {failed} do not. Checked: {FULL}.")
    return tuple(lines), failed


def _verify_file(source: Path) -> tuple[tuple[str, ...], int]:
    lines, failed, held = [], 0, 0
    for number, row in enumerate(_rows(source), 1):
        name = str(row.get("id", f"line {number}"))
        if row.get("relation") not in ACCUSING and row.get("certificate") is None:
            continue
        try:
            verify_rows(row)
            held += 1
        except CertificateError as error:
            failed += 1
            lines.append(f"{name}: does not hold: {error}")
    lines.append(f"{held} certificates hold, {failed} do not. Checked: {SUM_ONLY}.")
    return tuple(lines), failed


def _rows(source: Path) -> list[dict[str, Any]]:
    try:
        rows = [json.loads(line) for line in source.read_text(encoding="utf-8").split("\n") if line.strip()]
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise RecordError(
            f"expected JSON Lines of findings: {error}",
            code="findings-malformed",
            path=str(source),
            remedy="Name a project, an exported folder, or a findings.jsonl.",
        ) from error
    if not all(isinstance(row, dict) for row in rows):
        raise RecordError("expected one JSON object a line", code="findings-malformed", path=str(source))
    return rows
