"""WARC files as web archives read them."""

import gzip
import hashlib
import zlib
from datetime import UTC, datetime

from countersay.fetching.download import Exchange
from countersay.fetching.warc import warc_file

AT = datetime(2031, 5, 4, 9, 12, 33, tzinfo=UTC)
EXCHANGE = Exchange(
    url="http://arlen.example/boats",
    number="192.0.2.7",
    status=200,
    headers=(("Content-Type", "text/html"),),
    sent=b"GET /boats HTTP/1.1\r\n\r\n",
    received=b"HTTP/1.1 200 OK\r\n\r\n<p>Twelve</p>",
    body=b"<p>Twelve</p>",
)


def members(data: bytes) -> list[bytes]:
    found = []
    while data:
        unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
        found.append(unpacker.decompress(data))
        data = unpacker.unused_data
    return found


def test_every_record_is_packed_by_itself_and_as_long_as_it_says() -> None:
    records = members(warc_file([EXCHANGE], AT, "test"))
    kinds = []
    for record in records:
        head, block = record.split(b"\r\n\r\n", 1)
        lines = head.decode().split("\r\n")
        fields = dict(line.split(": ", 1) for line in lines[1:])
        assert lines[0] == "WARC/1.1"
        assert fields["WARC-Date"] == "2031-05-04T09:12:33Z"
        assert len(block) == int(fields["Content-Length"]) + 4
        assert block.endswith(b"\r\n\r\n")
        kinds.append(fields["WARC-Type"])
    assert kinds == ["warcinfo", "response", "request"]
    assert EXCHANGE.received in records[1]
    assert EXCHANGE.sent in records[2]


def test_the_same_exchange_gives_the_same_bytes_and_each_record_its_own_name() -> None:
    data = warc_file([EXCHANGE, EXCHANGE], AT, "test")
    assert hashlib.sha256(data).digest() == hashlib.sha256(warc_file([EXCHANGE, EXCHANGE], AT, "test")).digest()
    assert gzip.decompress(data).count(b"WARC-Record-ID: <urn:uuid:") == 5
