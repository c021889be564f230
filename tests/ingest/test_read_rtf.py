"""Rich Text files: characters by code page and Unicode, what is no text left out, footnotes behind."""

import time

import pytest

from countersay.config import Limits
from countersay.errors import InputError
from countersay.ingest.read_rtf import read_rtf
from countersay.ingest.reading import Ask, Reading


def read(body: str, **limits: int) -> Reading:
    return read_rtf(b"{\\rtf1\\ansi " + body.encode("latin-1") + b"}", Ask(limits=Limits(**limits))).readings[0]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(r"One.\par Two {\b 412} carts.\par", "One.\n\nTwo 412 carts.", id="paragraphs"),
        pytest.param("One\r\n word.", "One word.", id="line ends of the file are none of the text"),
        pytest.param(r"caf\'e9 \u1044?\u1086?\u1084? \emdash  \ldblquote x\rdblquote\~y\_z", "café Дом — “x”\xa0y-z", id="characters"),
        pytest.param(r"\ansicpg1251 \'c4\'ee\'ec", "Дом", id="code page"),
        pytest.param(r"\uc2\u233\'c3\'a9 x\uc0\u233 y", "é xéy", id="substitutes of two bytes and of none"),
        pytest.param(r"\u-10179?\u-8704? a", "😀 a", id="a pair of surrogates"),
        pytest.param(r"{\fonttbl{\f0 Arial;}}{\*\generator X 99;}{\stylesheet{\s1 Head;}}\{a\}\\", "{a}\\", id="no text"),
        pytest.param(r"a{\pict\bin5 {{{{{}b", "ab", id="bytes of a picture"),
        pytest.param(r"sold{\super 12} by 5{\super th}", "sold¹² by 5th", id="raised"),
        pytest.param(r"\trowd\intbl Day\cell Carts\cell\row\intbl 5 April\par 2031\cell 40\cell\row\pard End.", "Day\tCarts\n5 April 2031\t40\n\nEnd.", id="table"),
        pytest.param(r"{\listtext\tab 1.\tab}Wood\par{\listtext\'b7\tab}Salt", "1. Wood\n\n· Salt", id="list"),
        pytest.param(r'{\field{\*\fldinst HYPERLINK "http://a.example/99"}{\fldrslt link}} on', "link on", id="field"),
        pytest.param(r"a {\v 99}b\v 98\v0 c", "a bc", id="hidden"),
    ],
)  # fmt: skip
def test_text_as_it_is_shown(body: str, expected: str) -> None:
    assert read(body).text == expected


def test_footnotes_stand_behind() -> None:
    reading = read(r"Forty{\super\chftn}{\footnote\pard{\super\chftn} The {\i toll}.} carts.")
    assert reading.text == "Forty¹ carts.\n\n¹ The toll."
    (note,) = reading.notes
    assert (reading.text[note.marker_start : note.marker_end], reading.text[note.start : note.end]) == (
        "¹",
        "The toll.",
    )


def test_what_is_apart() -> None:
    reading = read(r"{\info{\title Toll}}{\header Port Office}a{\v 99} {\deleted 13}14")
    assert (reading.text, reading.notes[0].kind, reading.notes[0].text) == ("a 14", "deletion", "13")
    assert {(part.kind, part.text) for part in reading.furniture} == {("header", "Port Office"), ("hidden", "99")}
    assert [(one.field, one.value) for one in reading.candidates] == [("title", "Toll")]


@pytest.mark.parametrize(
    ("body", "text", "inserted"),
    [
        pytest.param(r"a {\deleted 13}{\revised\revauth1 14} carts", "a 14 carts", ["14"], id="in a group"),
        pytest.param(r"a \revised 14\revised0  carts", "a 14 carts", ["14"], id="on and off"),
        pytest.param(r"a {\revised {\b 1}4} and {\revised 2}", "a 14 and 2", ["14", "2"], id="in letters of its own"),
        pytest.param(r"a {\revised }b", "a b", [], id="nothing"),
        pytest.param(r"a{\revised b{\footnote c}}d", "ab¹d\n\n¹ c", ["b¹"], id="with a note"),
    ],
)
def test_insertions_are_noted_where_they_stand(body: str, text: str, inserted: list[str]) -> None:
    reading = read(body)
    notes = [note for note in reading.notes if note.kind == "insertion"]
    assert (reading.text, [note.text for note in notes]) == (text, inserted)
    assert all(reading.text[note.marker_start : note.marker_end] == note.text for note in notes)


def test_exact_anchors_are_the_bytes_of_the_file() -> None:
    body = r"One {\b 412} carts caf\'e9.\par Two."
    data = ("{\\rtf1\\ansi " + body + "}").encode("latin-1")
    reading = read(body)
    exact = [anchor for anchor in reading.anchors if anchor.exact]
    assert all(data[a.first : a.last].decode() == reading.text[a.start : a.end] for a in exact)
    assert sum(a.end - a.start for a in exact) > 15


HOSTILE = {
    "groups": "{" * 400 + "a",
    "closing": "a" + "}" * 100_000,
    "control words": "a" + r"\b" * 50_000,
    "backslashes": "a" + "\\" * 100_000,
    "long number": "a" + r"\b" + "9" * 100_000,
    "bytes": "a" + r"\'e9" * 50_000,
    "negative picture": r"a\bin-5 b",
    "huge picture": r"a\bin2000000000 b",
    "footnotes in footnotes": r"a" + r"{\footnote b" * 300,
    "half a pair": r"a\u-10179?b",
    "end in a word": "a\\",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_end(name: str) -> None:
    begun = time.process_time()
    assert read(HOSTILE[name]).text.startswith("a")
    assert time.process_time() - begun < 10


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(b"Two died.", "file-damaged", id="no Rich Text"),
        pytest.param(b"{\\rtf1}", "empty-document", id="no text"),
        pytest.param(b"{\\rtf1 " + b"{" * 5000, "limit-exceeded", id="deep"),
    ],
)
def test_bad_files_are_input_errors(data: bytes, code: str) -> None:
    with pytest.raises(InputError) as caught:
        read_rtf(data, Ask())
    assert caught.value.code == code
