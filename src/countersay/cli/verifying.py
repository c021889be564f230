"""Check certificates wherever they are: a project, an exported record, or one file of findings."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from countersay.cli.exporting import read_exported
from countersay.cli.storing import is_project
from countersay.codec import from_row, from_rows
from countersay.errors import CertificateError, RecordError
from countersay.exports.to_finding import FORMAT
from countersay.exports.to_jsonl import read_jsonl
from countersay.model import ACCUSING, Record
from countersay.reconciliation.redeciding import misread
from countersay.reconciliation.standalone import copies, problems, unseen
from countersay.reconciliation.verify import verify, verify_implied, verify_rows
from countersay.store.opening import open_store

FULL = "the sum, that each row follows from its claim, and that each quotation stands at its place"
MAILED = "the sum, and that each row follows from its claim"
COPIES = "; each quotation stands in the copies given"
SUM_ONLY = "the sum alone: the documents are not beside this file"


def verify_source(source: Path, own: Sequence[Path] = (), store: str | None = None) -> tuple[tuple[str, ...], int]:
    """Check every certificate of `source`; return the lines to print and how many do not hold.

    `own` are the recipient's copies of the documents that a mailed finding quotes: files, or folders of them. `store` is where
    a project is kept, as in `open_store`.

    Raises:
        RecordError: if there is no record or file of findings at `source`.
    """
    if is_project(source, store):
        return _verify_record(open_store(source, store).read())
    if source.is_dir():
        return _verify_record(read_exported(source))
    if source.name == "findings.jsonl" and (source.parent / "manifest.json").is_file():
        return _verify_record(read_jsonl(source.parent))
    mailed = _mailed(source)
    return _verify_file(source) if mailed is None else _verify_mailed(mailed, own)


def _mailed(source: Path) -> dict[str, Any] | None:
    """Read a self-contained finding file; None if the file is none."""
    try:
        found = json.loads(source.read_text(encoding="utf-8"))
    except (UnicodeDecodeError, json.JSONDecodeError):
        return None
    return found if isinstance(found, dict) and found.get("format") == FORMAT else None


def _verify_mailed(file: dict[str, Any], own: Sequence[Path]) -> tuple[tuple[str, ...], int]:
    """Check a mailed finding: by itself, by the rows it brings along, and against the recipient's copies."""
    texts = copies(own)
    by_digest = {hashlib.sha256(text.encode()).hexdigest(): text for text in texts}
    try:
        digests = {row["id"]: row["text_sha256"] for row in file["tables"]["documents"]}
        record = from_rows(file["tables"], lambda document: by_digest.get(digests[document], ""))
        finding = from_row("findings", file["finding"])
        lines, missing = problems(file, texts), unseen(file, texts)
        verify(finding, record, quotations=not missing)
    except CertificateError as error:
        lines = [*lines, str(error)]
    except (KeyError, TypeError, ValueError) as error:
        raise RecordError(f"expected a finding file: {error!r}", code="findings-malformed") from error
    name = str(file["finding"].get("id"))
    shown = [f"{name}: does not hold: {line}" for line in lines]
    shown += [f"{path}: no copy with the digest of the text examined was given" for path in missing]
    checked = MAILED + (COPIES if own and not missing else "")
    held = int(not lines)
    return (*shown, f"{_hold(held)}, {1 - held} do not. Checked: {checked}."), 1 - held


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
    lines.append(f"{_hold(held)}, {failed} do not. Checked: {FULL}.")
    misproved, ranges = 0, len(record.implied)
    for fact in record.implied:
        try:
            verify_implied(fact, record)
        except CertificateError as error:
            misproved += 1
            lines.append(f"{fact.id}: is not proved: {error}")
    if ranges:
        lines.append(f"{ranges - misproved} ranges that the claims leave open are proved, {misproved} are not.")
    where, wrong = misread(record)
    if wrong:
        lines.append(f"{where}: does not say what was decided: {wrong}")
    return tuple(lines), failed + misproved + bool(wrong)


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
    lines.append(f"{_hold(held)}, {failed} do not. Checked: {SUM_ONLY}.")
    return tuple(lines), failed


def _rows(source: Path) -> list[dict[str, Any]]:
    try:
        rows = [json.loads(line) for line in source.read_text(encoding="utf-8").split("\n") if line.strip()]
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise RecordError(
            f"expected a project, an exported record or a file of findings, got {source.name!r}",
            code="findings-malformed",
            path=str(source),
            remedy="Name a project, an exported folder, or a findings.jsonl.",
        ) from error
    if not all(isinstance(row, dict) for row in rows):
        raise RecordError("expected one JSON object a line", code="findings-malformed", path=str(source))
    return rows


def _hold(count: int) -> str:
    return "1 certificate holds" if count == 1 else f"{count} certificates hold"
