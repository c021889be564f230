"""The records of a WARC file (ISO 28500), packed or not, and the answers of web servers in them, within limits."""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from countersay.config import Limits
from countersay.ingest.packed import damaged
from countersay.ingest.reading import too_much

_MAGIC = b"\x1f\x8b"
_HEAD = 65_536
_PIECE = 1 << 20
_PACKED = {"gzip": zlib.MAX_WBITS | 32, "x-gzip": zlib.MAX_WBITS | 32, "deflate": zlib.MAX_WBITS | 32}


@dataclass(frozen=True, slots=True)
class WarcRecord:
    """One record: its kind ("response", "resource"…), its headers in lower case, and what it holds."""

    kind: str
    headers: dict[str, str]
    block: bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """What a web server answered: its status, its headers in lower case, and its body unpacked."""

    status: int
    headers: dict[str, str]
    body: bytes


def unpacked(data: bytes, limits: Limits) -> bytes:
    """Return a file unpacked if it is packed, all its members one after another.

    Raises:
        InputError: if it is damaged or unpacks to more than the limits allow.
    """
    if not data.startswith(_MAGIC):
        return data
    parts: list[bytes] = []
    size, at = 0, 0
    most = min(limits.expanded, max(1 << 24, len(data) * limits.ratio))
    while at < len(data):
        if data[at : at + 2] != _MAGIC:
            if data[at:].strip(b"\0\r\n") == b"":
                break
            raise damaged("what follows a packed record is none")
        unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
        ended = False
        while not ended:
            piece = data[at : at + _PIECE]
            if not piece:
                raise damaged("its last record is cut short")
            try:
                out = unpacker.decompress(piece, most - size + 1)
            except zlib.error as error:
                raise damaged(str(error)) from error
            size += len(out)
            if size > most:
                raise too_much("bytes once unpacked", most, "expanded")
            parts.append(out)
            ended = unpacker.eof
            rest = len(unpacker.unused_data) if ended else len(unpacker.unconsumed_tail)
            at += len(piece) - rest
    return b"".join(parts)


def records_in(data: bytes, limits: Limits) -> Iterator[WarcRecord]:
    """Give the records of an unpacked file in order.

    Raises:
        InputError: at the first record that is damaged, after the ones before it; or if there are too many.
    """
    at, count = 0, 0
    while True:
        while data[at : at + 1] in (b"\r", b"\n"):
            at += 1
        if at >= len(data):
            return
        count += 1
        if count > 10 * limits.members:
            raise too_much("records", 10 * limits.members, "members")
        end = data.find(b"\r\n\r\n", at, at + _HEAD)
        if not data.startswith(b"WARC/", at) or end < 0:
            raise damaged(f"record {count} does not begin as one")
        headers = headers_in(data[at:end])
        length = headers.get("content-length", "")
        if not re.fullmatch("[0-9]{1,15}", length) or end + 4 + int(length) > len(data):
            raise damaged(f"record {count} is cut short")
        at = end + 4 + int(length)
        yield WarcRecord(headers.get("warc-type", "").lower(), headers, data[end + 4 : at])


def headers_in(head: bytes) -> dict[str, str]:
    """Return the headers of a record or answer without its first line; of several with one name the first.

    >>> headers_in(b"HTTP/1.1 200 OK\\r\\nContent-Type: text/html\\r\\nX: 1\\r\\nX: 2")
    {'content-type': 'text/html', 'x': '1'}
    """
    found: dict[str, str] = {}
    for line in re.split("\r?\n", head.decode("utf-8", "replace"))[1:]:
        name, colon, value = line.partition(":")
        if colon and not line[:1].isspace():
            found.setdefault(name.strip().lower(), value.strip())
    return found


def answer_in(block: bytes, limits: Limits) -> Answer | None:
    """Return the answer that a record holds; None if it is none.

    Raises:
        InputError: if its body is damaged or unpacks to more than the limits allow.
    """
    end = block.find(b"\r\n\r\n", 0, _HEAD * 4)
    match = re.match(rb"HTTP/[0-9.]{1,4} ([0-9]{3})", block)
    if end < 0 or match is None:
        return None
    headers = headers_in(block[:end])
    body = block[end + 4 :]
    if "chunked" in headers.get("transfer-encoding", "").lower():
        body = _joined(body)
    how = headers.get("content-encoding", "").strip().lower()
    if how and how != "identity":
        body = _opened(body, how, limits)
    return Answer(int(match[1]), headers, body)


def _joined(body: bytes) -> bytes:
    """Join the pieces of a body that was sent in pieces; some archives keep it joined under the same header."""
    parts: list[bytes] = []
    at = 0
    while True:
        match = re.compile(rb"([0-9A-Fa-f]{1,8})[^\r\n]{0,200}\r\n").match(body, at)
        if match is None:
            return body if at == 0 else b"".join(parts)
        size = int(match[1], 16)
        if size == 0:
            return b"".join(parts)
        parts.append(body[match.end() : match.end() + size])
        at = match.end() + size + 2


def _opened(body: bytes, how: str, limits: Limits) -> bytes:
    if how not in _PACKED:
        raise damaged(f"an answer is packed as {how[:20]!r}, which is not read")
    most = min(limits.expanded, max(1 << 20, len(body) * limits.ratio))
    for bits in (_PACKED[how], -zlib.MAX_WBITS)[: 2 if how == "deflate" else 1]:  # some servers send it bare
        try:
            found = zlib.decompressobj(bits).decompress(body, most + 1)
        except zlib.error:
            continue
        if len(found) > most:
            raise too_much("bytes once unpacked", most, "expanded")
        return found
    return body  # some archives keep it unpacked under the same header
