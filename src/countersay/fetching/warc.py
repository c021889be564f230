"""Write what was sent and received as a WARC file (ISO 28500, version 1.1), which web archives read."""

import base64
import gzip
import hashlib
import uuid
from collections.abc import Sequence
from datetime import datetime

from countersay.fetching.download import Exchange

_SPACE = uuid.UUID("9d3f3f0e-7d0f-5f0b-9a55-6f6f6d2c7a11")


def warc_file(exchanges: Sequence[Exchange], at: datetime, agent: str) -> bytes:
    """Return a WARC file, each record packed by itself as the standard has it. `at` is in UTC."""
    day = at.strftime("%Y-%m-%dT%H:%M:%SZ")
    fields = f"software: {agent}\r\nformat: WARC File Format 1.1\r\n".encode()
    records = [_record("warcinfo", "application/warc-fields", fields, day, ())]
    for exchange in exchanges:
        place = (("WARC-Target-URI", exchange.url), ("WARC-IP-Address", exchange.number))
        digest = ("WARC-Payload-Digest", _digest(exchange.body))
        records.append(
            _record("response", "application/http;msgtype=response", exchange.received, day, (*place, digest))
        )
        records.append(_record("request", "application/http;msgtype=request", exchange.sent, day, place))
    return b"".join(gzip.compress(record, mtime=0) for record in records)


def _record(kind: str, media_type: str, block: bytes, day: str, more: Sequence[tuple[str, str]]) -> bytes:
    name = uuid.uuid5(_SPACE, f"{kind} {day} {dict(more)} {hashlib.sha256(block).hexdigest()}")
    lines = [
        ("WARC-Type", kind),
        ("WARC-Record-ID", f"<urn:uuid:{name}>"),
        ("WARC-Date", day),
        *more,
        ("WARC-Block-Digest", _digest(block)),
        ("Content-Type", media_type),
        ("Content-Length", str(len(block))),
    ]
    head = "".join(f"{key}: {value}\r\n" for key, value in lines)
    return f"WARC/1.1\r\n{head}\r\n".encode() + block + b"\r\n\r\n"


def _digest(block: bytes) -> str:
    return "sha256:" + base64.b32encode(hashlib.sha256(block).digest()).decode("ascii")
