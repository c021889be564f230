"""Bytes of a plain-text file → its canonical text: the decoded characters, unchanged but for a byte-order mark.

The encoding is found in this order; what is a guess is said:

1. A byte-order mark (UTF-8, UTF-16, UTF-32) says it.
2. The user says it (`encoding` in `corpus.toml`).
3. UTF-16 without a mark: every other byte is often zero.
4. UTF-8, when it is valid; or when it is nearly valid and some bytes are damaged (said as "encoding-damaged").
5. The code that its letters show (`assumed_codec`), else Windows-1252; said as "encoding-assumed".
"""

import codecs

from countersay.errors import InputError
from countersay.ingest.encodings import assumed_codec
from countersay.ingest.reading import Ask, Outcome, Reading, Trouble, only

READER = "plain/2"

_SAMPLE = 4096
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"\x7fELF",
    b"\xd0\xcf\x11\xe0",
    b"\x1f\x8b",
    b"{\\rtf",
    b"SQLite format 3",
)
_NAMES = {f"windows-125{number}": f"Windows-125{number}" for number in range(7)}
_SAVE_AS = "Save it as plain text in UTF-8 and run again."


def read_text(data: bytes, ask: Ask) -> Outcome:
    r"""Read the bytes of a plain-text file.

    Raises:
        InputError: if they are empty or no plain text; the code says which.

    >>> read_text(b"Two died.", Ask()).readings[0].text
    'Two died.'
    """
    text, used, notice = decode(data, ask.encoding)
    if not text.strip("\ufeff \t\r\n\f\v"):
        raise InputError("holds no text.", code="empty-document", remedy="Leave it out or put its text in.")
    troubles = (Trouble(code=notice[0], words=notice[1]),) if notice else ()
    return only(Reading(text=text, media_type="text/plain", reader=READER, encoding=used, troubles=troubles))


def decode(data: bytes, encoding: str | None = None) -> tuple[str, str, tuple[str, str] | None]:
    r"""Return the text, the encoding used and a notice (code, words) where it was not certain.

    Raises:
        InputError: if the bytes are no text, or not text in the encoding that was said.

    >>> decode(b"\xef\xbb\xbfthree"), decode(b"caf\xe9")[:2]
    (('three', 'utf-8', None), ('café', 'windows-1252'))
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], name), name, None
    if encoding is not None:
        return _strict(data, encoding), codecs.lookup(encoding).name, None
    if data.startswith(_BINARY):
        raise _no_text("is not plain text, but a file of another format")
    if b"\0" in data:
        wide = _wide(data[:_SAMPLE])
        if wide is None or len(data) % 2:
            raise _no_text("holds zero bytes and is not plain text")
        return _strict(data, wide), wide, None
    try:
        return data.decode("utf-8"), "utf-8", None
    except UnicodeDecodeError as error:
        return _fallback(data, error.start)


def _wide(sample: bytes) -> str | None:
    """Name the UTF-16 of a sample with zero bytes: they stand at odd places (LE) or at even ones (BE), not at both."""
    pairs = max(len(sample) // 2, 1)
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd * 10 >= pairs and even * 50 <= odd:
        return "utf-16-le"
    if even * 10 >= pairs and odd * 50 <= even:
        return "utf-16-be"
    return None


def _strict(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"is not text in {encoding}: byte {error.start} does not fit.", code="undecodable", remedy=_SAVE_AS
        ) from error
    if "\0" in text:
        raise _no_text("holds zero characters and is not plain text")
    return text


def _fallback(data: bytes, place: int) -> tuple[str, str, tuple[str, str]]:
    damaged = data.decode("utf-8", errors="replace")
    broken = damaged.count("\ufffd")
    whole = sum(1 for character in damaged if character > "\x7f") - broken
    if whole >= 10 * broken:
        words = (
            f"is UTF-8 with {broken} damaged place(s), the first at byte {place}; each is read as U+FFFD. "
            "Save it anew in UTF-8 if what stands there matters."
        )
        return damaged, "utf-8", ("encoding-damaged", words)
    controls = sum(data.count(bytes([code])) for code in (*range(1, 9), *range(14, 27), *range(28, 32), 127))
    if controls * 200 > len(data):
        raise _no_text("holds control characters and is not plain text")
    used = assumed_codec(data)
    try:
        text = data.decode(used)
    except UnicodeDecodeError as error:
        raise InputError(
            f"is neither UTF-8 nor Windows-1252: byte {error.start} fits neither.",
            code="undecodable",
            remedy='Save it in UTF-8, or name its encoding in corpus.toml (encoding = "windows-1251").',
        ) from error
    shown, other = _NAMES.get(used, used), "windows-1251" if used == "windows-1252" else "windows-1252"
    words = (
        f"is not UTF-8 (byte {place}), states no encoding and was read as {shown}. If that is wrong, name its encoding in "
        f'corpus.toml (encoding = "{other}") or save it in UTF-8.'
    )
    return text, used, ("encoding-assumed", words)


def _no_text(what: str) -> InputError:
    return InputError(f"{what}.", code="binary-file", remedy=_SAVE_AS)
