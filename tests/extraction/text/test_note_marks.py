"""Marks of notes glued to words and numbers do not hide what is counted."""

from dataclasses import replace

import pytest

from countersay.config import Config
from countersay.extraction.document import Extraction, Task, extract
from countersay.extraction.text.note_marks import without_marks
from countersay.model import Document, Issued


def analysed(text: str) -> Extraction:
    document = Document(id="d", path="a.txt", sha256="", text_sha256="", text=text)
    document = replace(document, issued=Issued(value="2031-05-20"))
    return extract(Task(document=document, settings=None, options=None, config=Config()))


@pytest.mark.parametrize(
    ("text", "figure", "noun"),
    [
        pytest.param("On 4 May 2031, 412 boats¹ passed the lock at Arlen.", "412 boats", "boat", id="a footnote"),
        pytest.param("Police arrested 77 marchers² on 4 May 2031.", "77 marchers", "marcher", id="police"),
        pytest.param("The flood killed 19 people³ on 4 May 2031.", "19 people", "person", id="a flood"),
        pytest.param("The mill dismissed 230 workers⁴,⁵ on 4 May 2031.", "230 workers", "worker", id="two notes"),
        pytest.param(
            "On 4 May 2031, 412¹ boats passed the lock.\n\n¹ As counted by the keeper.",
            "412¹ boats",
            "boat",
            id="at a number",
        ),
        pytest.param("On 4 May 2031, 412† boats passed the lock.", "412† boats", "boat", id="a dagger"),
        pytest.param("On 4 May 2031, 412[2] boats passed the lock.", "412[2] boats", "boat", id="a mark in brackets"),
        pytest.param("On 4 May 2031, 38[a] carts passed the lock.", "38[a] carts", "cart", id="a letter in brackets"),
        pytest.param("The flood drowned 19 [4] goats on 4 May 2031.", "19 [4] goats", "goat", id="a mark apart"),
        pytest.param("In all 77[1][2] nurses quit on 4 May 2031.", "77[1][2] nurses", "nurse", id="two in brackets"),
        pytest.param("In all 412² soldiers crossed on 4 May 2031.", "412² soldiers", "soldier", id="no square"),
        pytest.param("On 4 May 2031, 412 sol\xaddiers crossed.", "412 sol\xaddiers", "soldier", id="a soft hyphen"),
        pytest.param("On 4 May 2031, 61 nur\xad\nses quit.", "61 nur\xad\nses", "nurse", id="at the end of a line"),
        pytest.param("On 4 May 2031, 9 min\u200bers struck.", "9 min\u200bers", "miner", id="a blank of no width"),
        pytest.param("On 4 May 2031, 412\u202fboats passed the lock.", "412\u202fboats", "boat", id="a narrow blank"),
        pytest.param("On 4 May 2031, 412\u200b boats passed the lock.", "412\u200b boats", "boat", id="an unseen sign"),
    ],
)
def test_what_is_counted_is_read_without_the_mark(text: str, figure: str, noun: str) -> None:
    found = analysed(text)
    assert [(one.text, one.counted) for one in found.figures if one.counted] == [(figure, noun)]
    assert all(text[one.start : one.end] == one.text for one in (*found.figures, *found.mentions, *found.timexes))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The fire took 30 km² of forest.", id="square kilometres"),
        pytest.param("They laid 30 metres² of pipe.", id="square metres"),
        pytest.param("The lake holds 10⁶ m³ of water.\n\n⁶ Of the board.", id="a power of ten"),
        pytest.param("In all 412² passed.", id="at a number that counts nothing"),
        pytest.param("In all 7² boats passed.", id="at one digit without a note"),
        pytest.param("They sold 412² of land.", id="before a preposition"),
        pytest.param("The [2] boats passed.", id="a number in brackets that is put in"),
        pytest.param("[2] Of the board.", id="the note itself in brackets"),
        pytest.param("H[2]O and soldier[s] and th[e] gate", id="letters put in"),
        pytest.param("In all 4\xad12 boats passed.", id="a soft hyphen inside a number"),
        pytest.param("Nine boats sank.² Ten sailed.", id="behind a stop"),
        pytest.param("² Of the board.", id="the note itself"),
        pytest.param("In all 1\u202f204 boats and 1\u200b204 vans passed.", id="inside a number"),
    ],
)
def test_other_raised_digits_stay(text: str) -> None:
    assert without_marks(text) == text


def test_a_place_is_named_without_the_mark() -> None:
    found = analysed("On 4 May 2031, 412 boats passed the lock near Arlen³, the Lock Board² said.")
    assert [one.text for one in found.mentions] == ["Arlen", "Lock Board"]


def test_words_broken_by_soft_hyphens_are_told_up_to_their_end() -> None:
    text = "On 4 May 2031 the Lock Author\xadity said that 1,204 pass\xaden\xadgers left Hal\xadmet."
    found = analysed(text)
    assert [one.text for one in found.mentions] == ["Lock Author\xadity", "Hal\xadmet"]
    assert [one.text for one in found.figures] == ["1,204 pass\xaden\xadgers"]
    voice = found.attributions[0]
    assert [text[span.start : span.end] for span in voice.source] == ["the Lock Author\xadity"]


def test_a_mark_in_brackets_is_no_number() -> None:
    found = analysed("On 4 May 2031, 412[2] boats passed the lock.")
    assert [(one.text, one.list, one.reason) for one in found.ledger if one.text == "2"] == [("2", "trap", "footnote")]
