"""Records of web archives, sound and damaged."""

import gzip
import zlib
from dataclasses import replace

import pytest

from countersay.config import Limits
from countersay.errors import InputError
from countersay.ingest.warc_records import answer_in, records_in, unpacked

LIMITS = Limits()
RECORD = b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 5\r\n\r\nboats\r\n\r\n"


def code(call: object) -> str:
    with pytest.raises(InputError) as raised:
        call()  # type: ignore[operator]
    return raised.value.code


def test_records_packed_one_by_one_or_not_at_all() -> None:
    packed = gzip.compress(RECORD) * 3
    for data in (packed, RECORD * 3, gzip.compress(RECORD * 3), packed + b"\0" * 512):
        found = list(records_in(unpacked(data, LIMITS), LIMITS))
        assert [(one.kind, one.block) for one in found] == [("resource", b"boats")] * 3


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(RECORD[:-6], id="cut short"),
        pytest.param(RECORD.replace(b": 5", b": -5"), id="less than nothing"),
        pytest.param(RECORD.replace(b": 5", b": 999999999999999"), id="more than there is"),
        pytest.param(RECORD.replace(b": 5", b": five"), id="no number"),
        pytest.param(b"WARC/1.0\r\n" + b"A: b\r\n" * 99_999, id="a head without end"),
        pytest.param(b"boats", id="no record"),
    ],
)
def test_a_damaged_record_ends_the_file(data: bytes) -> None:
    assert code(lambda: list(records_in(data, LIMITS))) == "file-damaged"


def test_bombs_are_not_unpacked() -> None:
    bomb = gzip.compress(bytes(200_000_000))
    assert code(lambda: unpacked(bomb, replace(LIMITS, expanded=1_000_000))) == "limit-exceeded"
    assert code(lambda: unpacked(bomb, LIMITS)) == "limit-exceeded"
    answer = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + bomb
    assert code(lambda: answer_in(answer, LIMITS)) == "limit-exceeded"


def test_a_packed_file_cut_short_is_damaged() -> None:
    assert code(lambda: unpacked(gzip.compress(RECORD)[:-12], LIMITS)) == "file-damaged"
    assert code(lambda: unpacked(gzip.compress(RECORD) + b"boats", LIMITS)) == "file-damaged"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        pytest.param(b"", b"boats", id="plain"),
        pytest.param(b"Transfer-Encoding: chunked\r\n", b"3\r\nboa\r\n2;x=y\r\nts\r\n0\r\n\r\n", id="in pieces"),
        pytest.param(b"Transfer-Encoding: chunked\r\n", b"boats", id="said to be in pieces"),
        pytest.param(b"Content-Encoding: gzip\r\n", gzip.compress(b"boats"), id="packed"),
        pytest.param(b"Content-Encoding: deflate\r\n", zlib.compress(b"boats"), id="packed in another way"),
        pytest.param(b"Content-Encoding: gzip\r\n", b"boats", id="said to be packed"),
    ],
)
def test_bodies_are_put_together(head: bytes, body: bytes) -> None:
    found = answer_in(b"HTTP/1.1 200 OK\r\n" + head + b"\r\n" + body, LIMITS)
    assert found is not None
    assert (found.status, found.body) == (200, b"boats")


def test_what_is_no_answer() -> None:
    assert answer_in(b"boats", LIMITS) is None
    assert answer_in(b"HTTP/1.1 200 OK", LIMITS) is None
