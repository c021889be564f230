"""A run for which nothing changed ends where its inputs are known: what it would write is there already.

1. What it would write is known by a digest of all that a run depends on: the documents and troubles that reading gave, the
   settings, what people decided, registers beside the record, the options, the software, and what draws the report.
2. That it is there is known by a digest of the record and of every page, over their bytes.
3. Where either cannot be said for certain, as with a register or a project in a database, there is a run.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from countersay.briefing import Brief
from countersay.codec import pack, unpack
from countersay.config import Config
from countersay.errors import RecordError
from countersay.evidence.declaration import read_declarations
from countersay.ingest.folder import Ingested
from countersay.keeping import Shelf, drawing, key_of
from countersay.model import Decision, DocumentOptions, Record
from countersay.model.quick import altered
from countersay.store.base import Store

_DATABASES = frozenset({".sqlite", ".sqlite3", ".db", ".duckdb", ".ddb"})
"""Another program may write to these, and what it wrote last stands in a file beside them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a run ended. written: digest of the record and the report. brief: what it told."""

    written: str
    brief: Brief


def inputs_of(
    read: Ingested,
    paths: Sequence[Path],
    document: DocumentOptions | None,
    config: Config,
    decisions: Sequence[Decision],
) -> str | None:
    """Return the key of everything that a run depends on, None if that cannot be told."""
    beside = _beside(read.settings.evidence)
    if beside is None:
        return None
    bare = [altered(one, text="") for one in read.documents]  # its digest stands for it
    given = [(str(path), str(path.resolve())) for path in paths]
    return key_of("run", drawing(), given, document, config, decisions, bare, read.issues, read.settings, beside)


def _beside(declarations: Sequence[str]) -> list[tuple[str, str]] | None:
    """Return each declaration of registers and each table they name with its digest; None if one is not a plain file."""
    files = [Path(file) for file in declarations]
    for declaration in [one for file in files for one in read_declarations(file)[0]]:
        if declaration.file is None or Path(declaration.file).suffix.lower() in _DATABASES:
            return None
        files.append(Path(declaration.folder) / declaration.file)
    found = []
    for file in files:
        try:
            if not file.is_file():
                return None
            with file.open("rb") as opened:
                found.append((str(file), hashlib.file_digest(opened, "sha256").hexdigest()))
        except OSError:
            return None
    return found


def ended_before(key: str | None, shelf: Shelf, store: Store) -> Ended | None:
    """Return how the last run with this key ended, if all that it wrote is still there, byte for byte."""
    packed = shelf.get(key) if key is not None else None
    if packed is None:
        return None
    try:
        ended = unpack(Ended, packed)
    except RecordError:
        return None
    return ended if store.digest() == ended.written else None


def note_end(key: str | None, shelf: Shelf, written: str | None, record: Record, brief: Brief) -> None:
    """Keep how a run ended, for the next one; `written` is the digest of what it wrote.

    A record that tells of another reader than the last record had is not that of the next run, which would not tell it.
    """
    if key is None or written is None or any(issue.code == "reader-changed" for issue in record.issues):
        return
    shelf.put(key, pack(Ended(written=written, brief=brief)))
