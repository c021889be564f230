"""Reading a file again only when its bytes, its settings or the software changed."""

import hashlib
import os
import shutil

from countersay.codec import pack, unpack
from countersay.errors import RecordError
from countersay.ingest.formats import Format
from countersay.ingest.isolation import read_apart
from countersay.ingest.reading import Ask, Outcome
from countersay.keeping import Shelf, key_of

_BY_CHANCE = frozenset({"reader-not-apart"})
"""Troubles that another run may not have."""


def read_kept(data: bytes, ask: Ask, form: Format, shelf: Shelf | None) -> Outcome:
    """Return what the reader of `form` makes of the bytes; taken from the shelf where it is there, put there where not.

    Simple readers, which run in this process, are faster than the shelf.

    Raises:
        InputError: as `read_apart` does; that is not kept.
    """
    if shelf is None or not form.apart:
        return read_apart(data, ask, form)
    key = key_of("reading", hashlib.sha256(data).hexdigest(), ask, form, _recogniser() if ask.ocr else None)
    packed = shelf.get(key)
    if packed is not None:
        try:
            return unpack(Outcome, packed)
        except RecordError:
            pass  # another layout of the same software cannot be; bytes of a stranger are read again
    outcome = read_apart(data, ask, form)
    if _BY_CHANCE.isdisjoint(trouble.code for trouble in outcome.troubles):
        shelf.put(key, pack(outcome))
    return outcome


def _recogniser() -> tuple[str, int, int, str] | None:
    """Return what tells one installed program for OCR from another, and where it is told to find its languages."""
    path = shutil.which("tesseract")
    if path is None:
        return None
    info = os.stat(path)
    return path, info.st_size, info.st_mtime_ns, os.environ.get("TESSDATA_PREFIX", "")
