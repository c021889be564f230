"""Which reader a file gets: by what its first bytes are, then by its extension; and the one door to all readers.

1. A signature decides (PDF, ZIP and what is packed in it, RTF, pictures, old Office files).
2. Without one the extension decides, and the content must not speak against it.
3. A signature under an extension that names another format wins, and is said ("extension-differs").
"""

import re
import struct
import zlib
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib import import_module
from pathlib import PurePosixPath
from typing import cast

from countersay.errors import InputError
from countersay.ingest.characters import character_troubles, storable
from countersay.ingest.reading import Ask, Outcome, Reader, Reading, Trouble

_HEAD = 4096
_NAMES = 2000
"""So many names of a ZIP file's directory are asked for what it is."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")


@dataclass(frozen=True, slots=True)
class Format:
    """A format that is read.

    Attributes:
        name: as in `Reading.reader` before the "/". media_type: of documents without a better one.
        extensions: in lower case with the dot. reader: "module:function".
        apart: read in a process of its own.
    """

    name: str
    media_type: str
    extensions: tuple[str, ...]
    reader: str
    apart: bool = True

    def load(self) -> Reader:
        """Return the function that reads it; only now its module is imported."""
        module, function = self.reader.split(":")
        return cast(Reader, getattr(import_module(module), function))


FORMATS: tuple[Format, ...] = (
    Format(
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        (".docx", ".docm", ".dotx"),
        "countersay.ingest.read_docx:read_docx",
    ),
    Format("odt", "application/vnd.oasis.opendocument.text", (".odt",), "countersay.ingest.read_odt:read_odt"),
    Format("rtf", "application/rtf", (".rtf",), "countersay.ingest.read_rtf:read_rtf"),
    Format(
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        (".xlsx", ".xlsm"),
        "countersay.ingest.read_xlsx:read_xlsx",
    ),
    Format("ods", "application/vnd.oasis.opendocument.spreadsheet", (".ods",), "countersay.ingest.read_ods:read_ods"),
    Format("csv", "text/csv", (".csv", ".tsv"), "countersay.ingest.read_csv:read_csv"),
    Format("markdown", "text/markdown", (".md", ".markdown"), "countersay.ingest.read_markdown:read_markdown"),
    Format(
        "ole", "application/x-ole-storage", (".doc", ".xls", ".ppt"), "countersay.ingest.read_ole:read_ole", apart=False
    ),
    Format("html", "text/html", (".html", ".htm", ".xhtml"), "countersay.ingest.read_html:read_html"),
    Format("zip", "application/zip", (".zip",), "countersay.ingest.read_zip:read_zip"),
    Format("warc", "application/warc", (".warc",), "countersay.ingest.read_warc:read_warc"),
    Format("wacz", "application/wacz", (".wacz",), "countersay.ingest.read_warc:read_wacz"),
    Format("mail", "message/rfc822", (".eml",), "countersay.ingest.read_mail:read_mail"),
    Format("mbox", "application/mbox", (".mbox",), "countersay.ingest.read_mail:read_mailbox"),
    Format("mhtml", "multipart/related", (".mhtml", ".mht"), "countersay.ingest.read_mail:read_mhtml"),
    Format("plain", "text/plain", (".txt", ".text"), "countersay.ingest.read_plain:read_text", apart=False),
    Format("pdf", "application/pdf", (".pdf",), "countersay.ingest.read_pdf:read_pdf"),
    Format("image", "image/*", (".png", ".jpg", ".jpeg", ".tif", ".tiff"), "countersay.ingest.read_picture:read_image"),
)
"""All formats. A further one is a line here and a module."""

WAYS_OUT = {
    ".pptx": "Save its text as a .txt file.",
    ".msg": "Save the message as .eml from the mail program.",
    ".pages": "Save it as .docx from the word processor.",
    ".epub": "Save its text as a .txt file.",
}


@cache
def _by_name() -> dict[str, Format]:
    return {form.name: form for form in FORMATS}


@cache
def _by_extension() -> dict[str, Format]:
    return {extension: form for form in FORMATS for extension in form.extensions}


@lru_cache(maxsize=64)
def extension_of(name: str) -> str:
    """Return the extension in lower case, with its dot; "" without one."""
    return PurePosixPath(name).suffix.lower()


def signature(data: bytes) -> str | None:
    """Return the name of the format that the bytes themselves show, None where they could be any text.

    >>> signature(b"%PDF-1.7"), signature(b"{\\\\rtf1 a"), signature(b"Two died.")
    ('pdf', 'rtf', None)
    """
    head = data[:_HEAD]
    if b"%PDF-" in head[:1024] and head.lstrip(b"\xef\xbb\xbf\x00\t\r\n ").startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(_ZIP):
        return _packed(data)
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith(_OLE):
        return "ole"
    if _opened(head).startswith(b"WARC/"):
        return "warc"
    for start, name in _PICTURES:
        if head.startswith(start):
            return name
    return None


_PICTURES = (
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
)


def _opened(head: bytes) -> bytes:
    """Return the first bytes of what is packed by gzip; other bytes as they are."""
    if not head.startswith(b"\x1f\x8b"):
        return head
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, 64)
    except zlib.error:
        return b""


def _listed(data: bytes) -> list[bytes]:
    """Return the first names in the directory of a ZIP file, which stands at its end; none where it has no such thing.

    What a file that is kept unpacked inside has for names is not asked: an archive of Word files is an archive.
    """
    end = data.rfind(b"PK\x05\x06", max(len(data) - 66_000, 0))
    if end == -1 or end + 22 > len(data):
        return []
    size, at = struct.unpack_from("<II", data, end + 12)
    at = end - size if at + size != end and end - size >= 0 else at
    names: list[bytes] = []
    while len(names) < _NAMES and data[at : at + 4] == b"PK\x01\x02" and at + 46 <= len(data):
        name, extra, comment = struct.unpack_from("<HHH", data, at + 28)
        names.append(data[at + 46 : at + 46 + name])
        at += 46 + name + extra + comment
    return names


def _packed(data: bytes) -> str:
    """Name what a ZIP file holds by the names in its directory, or in its first and last kilobytes if that is lost."""
    names = _listed(data)
    lost = b"" if names else data[:_HEAD] + data[-65_536:]
    if b"word/document" in lost or any(name.startswith(b"word/document") for name in names):
        return "docx"
    if b"xl/workbook" in lost or any(name.startswith(b"xl/workbook") for name in names):
        return "xlsx"
    if lost or names[0] == b"mimetype":
        if b"application/vnd.oasis.opendocument.text" in data[:_HEAD]:
            return "odt"
        if b"application/vnd.oasis.opendocument.spreadsheet" in data[:_HEAD]:
            return "ods"
    return "zip"


def format_of(data: bytes, name: str, *, asked: bool = False) -> tuple[Format | None, Trouble | None]:
    """Return the format of a file, and what to say where its extension names another; None if it is not read.

    `asked`: the user named this very file, so that one without an extension is taken for plain text.
    """
    extension = extension_of(name)
    by_extension = _by_extension().get(extension)
    shown = signature(data)
    if by_extension is not None and by_extension.name == "plain":
        return by_extension, None  # its reader says what else it is
    if shown == "zip" and extension not in ("", ".zip"):
        shown = None  # many formats are packed this way; only what names itself an archive is opened as one
    if shown is not None:
        found = _by_name().get(shown)
        if found is None or by_extension is None or found is by_extension or extension in _ALSO.get(shown, ()):
            return found, None
        words = f"is {found.media_type} by its content, not {extension}; it was read as what it is."
        return found, Trouble(code="extension-differs", words=words)
    if by_extension is not None and by_extension.name in _OF_BYTES and _PAGE.match(data, 0, _HEAD):
        page = _by_name()["html"]
        words = f"is {page.media_type} by its content, not {extension}: perhaps what a site showed instead of the file. It was read as a page."
        return page, Trouble(code="extension-differs", words=words)
    if by_extension is None and _PAGE.match(data, 0, _HEAD):
        return _by_name()["html"], None  # "news.php", "index.aspx", "article": as sites name their pages
    if by_extension is None and (asked and extension == ""):
        return _by_name()["plain"], None
    return by_extension, None


_OF_BYTES = frozenset({"pdf", "docx", "odt", "xlsx", "ods", "rtf", "image"})
"""Formats that show themselves by their first bytes."""
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s{0,200}(?:<!--.{0,500}?-->\s{0,20})?<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_ALSO = {"zip": (".docx", ".odt", ".xlsx", ".ods"), "docx": (".docm", ".dotx"), "xlsx": (".xlsm",)}


def is_known(name: str) -> bool:
    """Say whether files of this name's extension are read at all; others are not even opened."""
    return extension_of(name) in _by_extension()


def read_any(data: bytes, ask: Ask, form: Format) -> Outcome:
    """Read the bytes with the reader of `form`, in this process, and make what it returns fit to be stored.

    Raises:
        InputError: if the file as a whole cannot be read.
    """
    try:
        outcome = form.load()(data, ask)
    except RecursionError as error:
        raise InputError(
            "is nested too deeply.", code="limit-exceeded", remedy="Save its text as a .txt file."
        ) from error
    return replace(outcome, readings=tuple(finished(reading) for reading in outcome.readings))


def finished(reading: Reading) -> Reading:
    """Return a reading whose text can be stored, with what is odd about its characters said."""
    text = storable(reading.text)
    troubles = (*reading.troubles, *character_troubles(text, reading.path))
    return replace(reading, text=text, troubles=troubles)


def read_packed(data: bytes, ask: Ask) -> Outcome:
    """Read a part of an archive or message, whatever its format.

    Raises:
        InputError: if it cannot be read; the code says why.
    """
    form, said = format_of(data, ask.name)
    if form is None:
        raise unsupported(ask.name)
    outcome = read_any(data, ask, form)
    return replace(outcome, troubles=(*outcome.troubles, said)) if said else outcome


def unsupported(name: str) -> InputError:
    """Return the error of a file of a kind that is not read."""
    extension = extension_of(name)
    way_out = WAYS_OUT.get(extension, "Save its text as a .txt file and run again.")
    kind = f"files of type {extension}" if extension else "files without a type"
    return InputError(f"was not read: {kind} are not supported.", code="unsupported-format", remedy=way_out)
