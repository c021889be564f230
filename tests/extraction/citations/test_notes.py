"""Lists of notes at the foot of a document, by their marks in the text."""

import pytest

from countersay.extraction.citations.citations import find_citations

LOCK = (
    "The northern lock was shut for nine days in May, which is longer than in any year before.{} Forty barges had to wait "
    "at the quay, and the skippers lost a week of pay.\n\nThe union asked for the lock to be repaired before the autumn.{} "
    "The office has not answered so far, and the barges keep on waiting at the quay.\n\n"
)
WARD = (
    "The children's ward was full for most of the winter, and eleven families were sent to other towns.{} Nobody had asked "
    "for more beds in time.\n\nSix nurses left the ward in March, two of them for good.{} The board says that it looks for "
    "others, and that the ward will stay open whatever happens.\n\n"
)


@pytest.mark.parametrize("body", [pytest.param(LOCK, id="lock"), pytest.param(WARD, id="ward")])
@pytest.mark.parametrize(
    ("marks", "notes"),
    [
        pytest.param(("*", "†"), "* Water Office, 3 June 2030.\n† Nurses' Union, 4 June 2030.\n", id="star-and-dagger"),
        pytest.param(("*", "**"), "* Water Office, 3 June 2030.\n\n** Nurses' Union, 4 June 2030.\n", id="stars"),
        pytest.param(("1", "2"), "1 Water Office, 3 June 2030.\n2 Nurses' Union, 4 June 2030.\n", id="plain-digits"),
        pytest.param(
            ("1", "2"), "Notes\n\n1. Water Office, 3 June 2030.\n2. Nurses' Union, 4 June 2030.\n", id="heading"
        ),
        pytest.param(("¹", "²"), "1 Water Office, 3 June 2030.\n\n2 Nurses' Union, 4 June 2030.\n", id="raised"),
    ],
)
def test_notes_at_the_foot_are_joined_to_their_words(body: str, marks: tuple[str, str], notes: str) -> None:
    text = body.format(*marks) + notes
    found = [one for one in find_citations(text) if one.kind == "footnote"]
    assert [one.source for one in found] == ["Water Office", "Nurses' Union"]
    first, second = body.format("\0", "\0").split("\0")[:2]
    assert [one.supports and one.supports.of(text) for one in found] == [first, second.split("\n\n")[1]]


@pytest.mark.parametrize(
    "tail",
    [
        pytest.param("* Bring your papers.\n* Bring a cup.\n", id="the-same-label-twice"),
        pytest.param("1. Repair the lock.\n2. Pay the skippers.\n", id="numbers-without-marks"),
        pytest.param(
            "1 Water Office, 3 June 2030.\n2 Nurses' Union, 4 June 2030.\n3 Alm Post.\n", id="a-label-too-many"
        ),
    ],
)
def test_lists_without_marks_are_no_notes(tail: str) -> None:
    marks = ("1", "2") if tail.startswith("1 ") else ("", "")
    assert [one for one in find_citations(LOCK.format(*marks) + tail) if one.kind == "footnote"] == []


@pytest.mark.parametrize(
    "tail",
    [
        pytest.param("4. The ferry ran late.\n\n5. The pier was repaired.\n\n", id="two-numbered-paragraphs"),
        pytest.param("", id="none"),
    ],
)
def test_notes_under_numbered_paragraphs_are_joined_to_their_words(tail: str) -> None:
    notes = "1 Water Office, 3 June 2030.\n(2) Nurses' Union, 4 June 2030.\n"
    text = LOCK.format("1", "(2)") + tail + notes
    assert [one.source for one in find_citations(text) if one.supports] == ["Water Office", "Nurses' Union"]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        pytest.param("The pier burned on 3 May 2031.1 Nobody was hurt.\n\n1 Fire log, 4 May 2031.\n", True, id="year"),
        pytest.param("The pier is 3.1 Metres wide, says the log.\n\n1 Fire log, 4 May 2031.\n", False, id="decimal"),
    ],
)
def test_mark_glued_to_the_full_stop_behind_a_year_is_one(text: str, marked: bool) -> None:
    assert any(one.source == "Fire log" and one.supports for one in find_citations(text)) is marked


def test_notes_of_one_block_and_a_caption_behind_them_are_told_apart() -> None:
    text = (
        "Nine barges left.* Two sank.†\n\nThe pier was shut.[a]\n\n* Harbour log, page 3.\n† Coast guard, letter of 4 May 2019.\n"
        "\n[a] Talk with the harbour master.\n\nPhoto: the pier. Source: Alm Post"
    )
    found = [(row.source, row.supports and text[row.supports.start : row.supports.end]) for row in find_citations(text)]
    assert ("Harbour log, page 3", "Nine barges left.") in found
    assert ("Talk with the harbour master", "The pier was shut.") in found
    assert ("Coast guard, letter of 4 May 2019", "Two sank.") in found


def test_mark_in_brackets_may_stand_behind_a_blank_where_a_note_bears_it() -> None:
    text = "The gap was ten minutes (1). Nine sheep (2 of them black) left.\n\n(1) Grid Office, log."
    found = [(row.source, row.supports and text[row.supports.start : row.supports.end]) for row in find_citations(text)]
    assert found == [("Grid Office, log", "The gap was ten minutes")]


def test_numbered_paragraphs_above_bracketed_notes_are_none() -> None:
    text = (
        "1. The lock was shut in May, and forty barges had to wait at the quay.[1]\n\n"
        "2. The ward was full for most of the winter, and nobody had asked for more beds.[2]\n\n"
        "Notes\n[1] Water Office, 3 June 2030.\n[2] Nurses' Union, 4 June 2030.\n"
    )
    found = [one.source for one in find_citations(text) if one.kind == "footnote"]
    assert found == ["Water Office", "Nurses' Union"]
