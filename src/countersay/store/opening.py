"""Find where a project is kept: as asked for, else as its folder notes, else in the folder itself."""

import os
from contextlib import suppress
from pathlib import Path

from countersay.errors import RecordError
from countersay.store.base import Store
from countersay.store.decision_log import LOG_FILE
from countersay.store.embedded import Embedded
from countersay.store.lock import unwritable
from countersay.store.postgres import PostgresStore
from countersay.store.project import RECORD_FILE
from countersay.store.server import address_of

STORE_FILE = ".store"
EMBEDDED = "sqlite"


def open_store(folder: Path, given: str | None = None) -> Store:
    """Return the store of a project folder; nothing is connected to or written yet.

    Args:
        folder: the project folder, which need not exist where the project is in a database.
        given: "sqlite", `postgresql://user@host/database#project`, or None for what the folder notes.

    Raises:
        SettingsError: if it is no such address.
    """
    address = given or noted(folder)
    if address is None or address == EMBEDDED:
        return Embedded(folder)
    return PostgresStore(folder, address_of(address, folder))


def noted(folder: Path) -> str | None:
    """Return the address that a project folder notes, without a password; None if it notes none."""
    with suppress(OSError, UnicodeDecodeError):
        return (folder / STORE_FILE).read_text(encoding="utf-8").strip() or None
    return None


def check_folder(store: Store) -> None:
    """Refuse to examine into a database from a folder with a project of its own, which would be out of sight then.

    Raises:
        RecordError: if it has one.
    """
    own = [name for name in (RECORD_FILE, LOG_FILE) if (store.folder / name).exists()]
    if own and isinstance(store, PostgresStore):
        raise RecordError(
            f"this folder holds a project of its own ({', '.join(own)}).",
            code="store-embedded",
            path=str(store.folder),
            remedy="Move it: countersay store move FOLDER --to ADDRESS. Or choose another folder with --out.",
        )


def note_store(store: Store) -> None:
    """Note in the project folder where its record is, never with a password; for the holder of the lock.

    Raises:
        RecordError: if the folder cannot be written.
    """
    path = store.folder / STORE_FILE
    fresh = path.with_name(f"{STORE_FILE}.{os.getpid()}")
    try:
        if isinstance(store, PostgresStore):
            fresh.write_text(store.address.plain + "\n", encoding="utf-8")
            os.replace(fresh, path)
        else:
            path.unlink(missing_ok=True)
    except OSError as error:
        raise unwritable(store.folder, error) from error
