"""Marks in running text and the labels that each holds."""

import pytest

from countersay.extraction.citations.citations import find_citations
from countersay.extraction.citations.marks import glued, marks_in


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        pytest.param("The weir leaked.5,6 Nobody came.", [("5", "6")], id="plain-series"),
        pytest.param("The weir leaked.¹⁻³ Nobody came.", [("1", "2", "3")], id="raised-range"),
        pytest.param("The weir leaked [2, 4]. Nobody came.", [("2", "4")], id="in-one-bracket"),
        pytest.param("The weir leaked.[2]–[4] Nobody came.", [("2",), ("3", "4")], id="range-of-brackets"),
        pytest.param("The weir leaked.[iv] Nobody came.", [("iv",)], id="roman"),
        pytest.param("The weir leaked.(c),(d) Nobody came.", [("c",), ("d",)], id="letters"),
        pytest.param("The weir leaked 4.5 litres, see no. 3 and vol. 2.", [], id="numbers"),
    ],
)
def test_each_mark_gives_its_labels(text: str, labels: list[tuple[str, ...]]) -> None:
    assert [mark.labels for mark in marks_in(text, 0, len(text))] == labels


def test_number_glued_to_one_word_is_a_place() -> None:
    assert glued("the lock was shut4 for a week", 0, 29, "4") == 17
    assert glued("model mark4 and mark4", 0, 21, "4") is None


@pytest.mark.parametrize(
    ("body", "notes", "expected"),
    [
        pytest.param(
            "The lock leaked in May.1 It was shut2 for a week. Nobody was told.3",
            "Notes\n\n1 Water Office, log.\n2 Lock Union, letter.\n3 Barge Post, 4 May 2030.",
            [("Water Office, log", "The lock leaked in May."), ("Lock Union, letter", "It was shut")],
            id="glued-to-a-word",
        ),
        pytest.param(
            "The choir left in June, when the hall was let to a bank.(a) Its robes were sold.(b),(c)",
            "Sources\n(a) Choir board, minutes.\n(b) Pawn register.\n(c) Op. cit. (a), page 4.",
            [
                ("Choir board, minutes", "The choir left in June, when the hall was let to a bank."),
                ("Choir board, minutes", "Its robes were sold."),
            ],
            id="op-cit",
        ),
        pytest.param(
            "The kiln burst.[i] Two men were hurt.[ii]",
            "[i] Potters' Guild, report of 2 May 2031; see also our letter of 9 May 2031.\n\n[ii] Ibid., annex.",
            [("Potters' Guild, report of 2 May 2031", "The kiln burst.")],
            id="two-sources-in-one-note",
        ),
    ],
)
def test_notes_are_joined_to_the_words_before_their_marks(
    body: str, notes: str, expected: list[tuple[str, str]]
) -> None:
    text = f"{body}\n\n{notes}\n"
    found = [(one.source, one.supports.of(text) if one.supports else None) for one in find_citations(text)]
    assert [row for row in expected if row not in found] == []


def test_sources_in_one_note_are_cited_each() -> None:
    text = "The kiln burst.1 Nobody came.\n\n1 Potters' Guild, report of 2 May 2031; see also Fire Office, log of 3 May 2031.\n"
    found = [one.source for one in find_citations(text) if one.kind == "footnote"]
    assert found == ["Potters' Guild, report of 2 May 2031", "Fire Office, log of 3 May 2031"]


@pytest.mark.parametrize(
    "list_",
    [
        pytest.param("1 Apples are cheap.\n2 Pears are dear.", id="no-marks"),
        pytest.param("Apples are cheap.\nPears are dear.", id="no-labels"),
    ],
)
def test_list_under_a_head_without_marks_is_none_of_notes(list_: str) -> None:
    text = f"The market opened in May, and many came to see it.\n\nNotes\n\n{list_}\n"
    assert [one for one in find_citations(text) if one.kind == "footnote"] == []
