"""Bytes of plain-text files of many kinds, good and bad."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countersay.errors import InputError
from countersay.ingest.read_plain import decode, read_text
from countersay.ingest.reading import Ask

TEXT = "Café “Nord” counted 14 boats – № 3, Дом, 船."


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        pytest.param(TEXT.encode(), "utf-8", id="UTF-8"),
        pytest.param(b"\xef\xbb\xbf" + TEXT.encode(), "utf-8", id="UTF-8 with mark"),
        pytest.param(b"\xff\xfe" + TEXT.encode("utf-16-le"), "utf-16-le", id="UTF-16 LE with mark"),
        pytest.param(b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be", id="UTF-16 BE with mark"),
        pytest.param(TEXT.encode("utf-16-le"), "utf-16-le", id="UTF-16 LE without mark"),
        pytest.param(TEXT.encode("utf-16-be"), "utf-16-be", id="UTF-16 BE without mark"),
        pytest.param(b"\xff\xfe\0\0" + TEXT.encode("utf-32-le"), "utf-32-le", id="UTF-32 LE with mark"),
    ],
)
def test_decodes_what_is_certain_without_a_notice(data: bytes, encoding: str) -> None:
    assert decode(data) == (TEXT, encoding, None)


def test_windows_1252_is_said_and_how_to_say_otherwise() -> None:
    text, encoding, notice = decode("Café “Nord” – 14 boats".encode("cp1252"))
    assert (text, encoding) == ("Café “Nord” – 14 boats", "windows-1252")
    assert notice is not None
    assert notice[0] == "encoding-assumed"
    assert "Windows-1252" in notice[1]
    assert 'encoding = "windows-1251"' in notice[1]


CYRILLIC = "Служба сообщила, что за неделю через перевал прошли 412 машин, из них 25 пустых."


@pytest.mark.parametrize(
    ("text", "codec", "assumed"),
    [
        pytest.param(CYRILLIC, "cp1251", "windows-1251", id="Cyrillic of Windows"),
        pytest.param(CYRILLIC, "koi8-r", "koi8-r", id="Cyrillic of Unix"),
        pytest.param(CYRILLIC, "cp866", "cp866", id="Cyrillic of DOS"),
        pytest.param("Митницата съобщи, че са преминали 412 коли, от тях 25 празни.", "cp1251", "windows-1251", id="Bulgarian"),
        pytest.param(f"The office wrote: “{CYRILLIC}” This is all.", "cp1251", "windows-1251", id="quoted in English"),
        pytest.param("Η υπηρεσία ανακοίνωσε ότι 412 οχήματα πέρασαν τη διάβαση.", "cp1253", "windows-1253", id="Greek"),
        pytest.param("Le préfet a dit : « 412 véhicules », dont 25 à vide — été compris.", "cp1252", "windows-1252", id="French"),
        pytest.param("Zażółć gęślą jaźń, łąkę i źdźbło. " * 9, "cp1250", "windows-1252", id="Polish is not told apart"),
    ],
)  # fmt: skip
def test_letters_tell_the_code_and_the_assumption_is_said(text: str, codec: str, assumed: str) -> None:
    read, encoding, notice = decode(text.encode(codec))
    assert encoding == assumed
    assert notice is not None
    assert notice[0] == "encoding-assumed"
    assert assumed in notice[1].lower()
    assert read == text or assumed == "windows-1252"


def test_the_users_word_on_the_encoding_holds() -> None:
    assert decode("Дом и сад".encode("cp1251"), "windows-1251") == ("Дом и сад", "cp1251", None)


def test_a_few_damaged_bytes_do_not_turn_the_rest_into_other_letters() -> None:
    data = ("Дом и сад. " * 20).encode() + b"\xff" + " Café".encode()
    text, encoding, notice = decode(data)
    assert (encoding, text.count("\ufffd"), text.startswith("Дом")) == ("utf-8", 1, True)
    assert notice is not None
    assert notice[0] == "encoding-damaged"


def test_line_ends_and_inner_marks_are_kept() -> None:
    assert decode(b"one\r\ntwo\rthree\n\xef\xbb\xbffour")[0] == "one\r\ntwo\rthree\n\ufefffour"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(b"%PDF-1.7 stream", "binary-file", id="PDF"),
        pytest.param(b"PK\x03\x04rest", "binary-file", id="ZIP"),
        pytest.param(b"{\\rtf1 text}", "binary-file", id="RTF"),
        pytest.param(b"text with \0 in it", "binary-file", id="zero byte"),
        pytest.param(b"\xff\xfea\0\0\0", "binary-file", id="zero character in UTF-16"),
        pytest.param(bytes(range(256)) * 4, "binary-file", id="all bytes"),
        pytest.param(b"\xff\xfea\0b", "undecodable", id="odd UTF-16"),
        pytest.param(b"caf\x81 \x8d\x8f", "undecodable", id="in no known encoding"),
    ],
)
def test_refuses_what_is_no_text(data: bytes, code: str) -> None:
    with pytest.raises(InputError) as caught:
        decode(data)
    assert caught.value.code == code
    assert caught.value.remedy


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_an_input_error(data: bytes) -> None:
    try:
        text, encoding, _ = decode(data)
    except InputError:
        return
    assert isinstance(text, str)
    assert "\0" not in text
    assert encoding


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"), min_size=1))
def test_any_text_comes_back_from_utf_8(text: str) -> None:
    binary = text.startswith(("%PDF-", "{\\rtf", "PK\x03\x04", "GIF8", "SQLite format 3"))
    assert binary or decode(text.encode()) == (text, "utf-8", None)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"\xef\xbb\xbf", id="mark only"),
        pytest.param(b" \r\n\t\n", id="blanks only"),
    ],
)
def test_refuses_what_has_no_text(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        read_text(data, Ask())
    assert caught.value.code == "empty-document"


def test_reading_holds_the_text_and_what_was_guessed() -> None:
    (reading,) = read_text(b"\xef\xbb\xbfabc", Ask()).readings
    assert (reading.text, reading.reader, reading.troubles, reading.anchors) == ("abc", "plain/2", (), ())
    (reading,) = read_text(b"caf\xe9", Ask()).readings
    assert [trouble.code for trouble in reading.troubles] == ["encoding-assumed"]
