"""Names of encodings: what is taken, what is not, and that every reader asks the same question."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from countersay.config import Config
from countersay.errors import InputError
from countersay.ingest.encodings import fitting_codec, shown_codec, text_codec
from countersay.ingest.folder import read_paths
from countersay.ingest.read_html import decode_page
from countersay.ingest.read_mail import read_mail
from countersay.ingest.read_rtf import read_rtf
from countersay.ingest.read_warc import read_warc
from countersay.ingest.reading import Ask
from countersay.ingest.settings import read_settings
from countersay.ingest.xml_tree import decode_xml

NO_TEXT = [
    pytest.param(name, id=name[:20].replace("\0", "NUL") or "empty")
    for name in (
        *("uu", "rot13", "rot_13", "base64", "hex", "zlib", "bz2", "quopri", "idna", "punycode", "unicode_escape"),
        *(
            "raw-unicode-escape",
            "undefined",
            "mbcs",
            "oem",
            "nonsense",
            "",
            " ",
            "x" * 10_000,
            "utf\0008",
            "ütf-8",
            "os",
        ),
    )
]


@pytest.mark.parametrize("name", NO_TEXT)
def test_what_is_no_code_of_a_document_is_refused(name: str) -> None:
    assert text_codec(name) is None
    assert shown_codec(name) is None
    assert fitting_codec(b"412 carts", name) is None


@pytest.mark.parametrize(
    ("name", "codec", "shown"),
    [
        pytest.param("UTF-8", "utf-8", "utf-8", id="capitals"),
        pytest.param("windows-1251", "cp1251", "cp1251", id="alias"),
        pytest.param("utf-16", "utf-16", "utf-8", id="a page that states itself in ASCII is not in UTF-16"),
        pytest.param("utf-32", "utf-32", "utf-32", id="with a mark"),
        pytest.param("latin1", "iso8859-1", "cp1252", id="what browsers take for Windows-1252"),
        pytest.param("US-ASCII", "ascii", "cp1252", id="ASCII"),
        pytest.param("utf-7", "utf-7", None, id="for mails, not for pages"),
        pytest.param("gb2312", "gb2312", "gb18030", id="the larger set"),
    ],
)
def test_names_of_codes(name: str, codec: str, shown: str | None) -> None:
    assert (text_codec(name), shown_codec(name)) == (codec, shown)


PAGE = "<p>Кафе: 412 carts passed.".encode("cp1251")


def page(name: str) -> str:
    return decode_page(f"<meta charset={name}>".encode("ascii", "replace") + b"<p>Caf\xe9", None)[0]


def archive(name: str) -> str:
    return read_warc(answer(f"text/html; charset={name}", b"<p>Caf\xe9 412"), Ask()).readings[0].text


def mail(name: str) -> str:
    head = f'From: a@b.example\r\nSubject: =?{name}?q?Caf=E9?=\r\nContent-Type: text/plain; charset="{name}"\r\n\r\n'
    return read_mail(head.encode("utf-8") + b"Caf\xe9", Ask()).readings[0].text


def answer(kind: str, body: bytes) -> bytes:
    block = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + body
    head = "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://port.example/a\r\n"
    head += f"Content-Type: application/http;msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


@pytest.mark.parametrize("read", [page, archive, mail])
@pytest.mark.parametrize("name", NO_TEXT)
def test_a_file_that_states_what_is_no_code_is_read_as_if_it_stated_none(read: Callable[[str], str], name: str) -> None:
    name = "".join(sign for sign in name if sign.isprintable()).strip()
    begun = time.process_time()
    assert "Café" in read(name)
    assert time.process_time() - begun < 2


@pytest.mark.parametrize("name", NO_TEXT)
def test_settings_refuse_what_is_no_code(tmp_path: Path, name: str) -> None:
    (tmp_path / "corpus.toml").write_bytes(
        f'[documents."a.txt"]\nencoding = "{name}"\n'.replace("\0", "\\u0000").encode()
    )
    settings, issues = read_settings(tmp_path)
    assert [issue.code for issue in issues] == ["settings-malformed"]
    assert all(one.encoding is None for one in settings.documents)


def test_settings_take_a_code_whose_letters_have_two_bytes(tmp_path: Path) -> None:
    (tmp_path / "corpus.toml").write_text('[documents."a.txt"]\nencoding = "utf-16-le"\n')
    (tmp_path / "a.txt").write_bytes("412 carts".encode("utf-16-le"))
    read = read_paths([tmp_path], Config())
    assert [(one.text, one.encoding) for one in read.documents] == [("412 carts", "utf-16-le")]
    assert read.issues == ()


def test_rich_text_in_a_code_page_that_is_none_is_read_as_windows_1252() -> None:
    assert read_rtf(rb"{\rtf1\ansi\ansicpg99999 caf\'e9\par}", Ask()).readings[0].text == "café"


@pytest.mark.parametrize("name", ["uu", "idna", "punycode", "unicode_escape", "nonsense"])
def test_xml_in_what_is_no_code_is_damaged(name: str) -> None:
    with pytest.raises(InputError, match="is no text in"):
        decode_xml(f'<?xml version="1.0" encoding="{name}"?><a/>'.encode())


@pytest.mark.parametrize(
    ("kind", "body", "shown"),
    [
        pytest.param("text/html; charset=windows-1251", PAGE, "Кафе: 412 carts passed.", id="as the server states"),
        pytest.param("text/html; charset=iso-8859-1", "<p>Café".encode(), "Café", id="its bytes are UTF-8"),
        pytest.param(
            "text/html; charset=utf-8",
            b"<meta charset=windows-1251>" + PAGE,
            "Кафе: 412 carts passed.",
            id="they are not",
        ),
        pytest.param(
            "text/html; charset=us-ascii", b"<p>Caf\xe9 \x93412\x94", "Café “412”", id="more than the server states"
        ),
        pytest.param("text/html; charset=iso-2022-jp", "<p>港 412".encode("iso-2022-jp"), "港 412", id="seven bits"),
    ],
)
def test_what_a_server_states_of_a_page(kind: str, body: bytes, shown: str) -> None:
    (reading,) = read_warc(answer(kind, body), Ask()).readings
    assert reading.text == shown


def test_a_mail_in_latin_1_shows_the_marks_of_windows() -> None:
    head = b"From: a@b.example\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\n"
    assert read_mail(head + b"\x93412 carts\x94", Ask()).readings[0].text.endswith("“412 carts”")
    assert read_mail(head + b"412 carts\x81 caf\xe9", Ask()).readings[0].text.endswith("412 carts\x81 café")
