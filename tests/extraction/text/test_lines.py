"""Which lines of a plain text belong together. The texts are invented."""

import pytest

from countersay.extraction.text.lines import chunks

WRAPPED = "The harbour office counted the boats that asked for a berth in the first\nweek of May and gave the following list of them to the council:\n\n"


def parts(text: str) -> list[str]:
    return [text[chunk.start : chunk.end] for chunk in chunks(text, lambda line: False)]


@pytest.mark.parametrize(
    ("listed", "items"),
    [
        pytest.param("    3 May: 4 boats, 1 turned away\n    4 May: 6 boats, none turned away\n", 2, id="days"),
        pytest.param("North pier: 14 boats and 2 barges\nOld basin: 9 boats\nYacht quay: 31 boats\n", 3, id="places"),
        pytest.param("Loaves baked: 1,204\nLoaves sold: 1,180\n", 2, id="things"),
    ],
)
def test_lines_with_labels_are_items_of_a_list(listed: str, items: int) -> None:
    assert len(parts(WRAPPED + listed)) == items + 1
    assert len(parts(listed)) == items


@pytest.mark.parametrize(
    "prose",
    [
        pytest.param(
            "One thing is plain: of the boats that came in the first week of the month of\n"
            "May: some had no papers at all, and the office could not say whose they were.",
            id="filled lines",
        ),
        pytest.param("The office said: no boat\nof this kind: none at all\nhas been seen", id="small letters"),
    ],
)
def test_a_colon_alone_parts_no_prose(prose: str) -> None:
    assert len(parts(WRAPPED + prose)) == 2


def test_a_paragraph_in_one_line_begins_below_a_short_title() -> None:
    long = "“The mill has sold nine looms,” the guild wrote to its members in the letter that it sent to all of them on Monday, “and two presses.”"
    assert parts(f"Nine looms sold but mill denies plan\n{long}") == ["Nine looms sold but mill denies plan", long]


def test_day_alone_in_its_line_is_no_part_of_the_title() -> None:
    title = "Over nine million looms were sold under the plan by the end of all"
    assert parts(f"{title}\n5 October 2031\n") == [title, "5 October 2031"]
    wrapped = f"{title}\nof the months that the guild had named in its letter to the council as of\n5 October 2031 and no later\n"
    assert len(parts(wrapped)) == 1


@pytest.mark.parametrize(
    ("line", "apart"),
    [
        pytest.param("by Ana Roe | September 22, 2031", True, id="author and day"),
        pytest.param("by Ana Roe", True, id="author"),
        pytest.param("by Ana Roe and her crew, who came late", False, id="wrapped prose"),
    ],
)
def test_author_in_small_letters_has_a_line_of_its_own(line: str, apart: bool) -> None:
    assert (len(parts(f"Bridge painted again\n{line}\n")) == 2) == apart
