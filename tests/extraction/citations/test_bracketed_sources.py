"""A source in brackets behind its words is cited for them; brackets that tell where, when or how old are none."""

import pytest

from countersay.extraction.citations.citations import find_citations


def cited(text: str) -> list[tuple[str, str | None]]:
    """Return the words of each source and those it supports."""
    return [(text[c.start : c.end], c.supports.of(text) if c.supports else None) for c in find_citations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The basin silted up by two metres (Harbour Office, Dredging log 2031, p. 18).",
            ("Harbour Office, Dredging log 2031, p. 18", "The basin silted up by two metres"),
            id="title and page",
        ),
        pytest.param(
            "The choir was not paid [Singers' Union survey, May 2030].",
            ("Singers' Union survey, May 2030", "The choir was not paid"),
            id="square brackets and a date",
        ),
        pytest.param(
            "The loom has stood still since March. [Weaving Institute, Inspection, June 2031]",
            ("Weaving Institute, Inspection, June 2031", "The loom has stood still since March"),
            id="behind the full stop",
        ),
        pytest.param(
            "Both ferries were insured, as the clerk found (Register of Ships, paras 4-6), and sound.",
            ("Register of Ships, paras 4-6", "Both ferries were insured, as the clerk found"),
            id="paragraphs, in mid-sentence",
        ),
    ],
)
def test_source_in_brackets_is_cited_for_the_words_before_it(text: str, expected: tuple[str, str]) -> None:
    assert cited(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The ferry sank (Tarn, 3 May 2030) in a gale.", id="where and when"),
        pytest.param("The cook (Dora Lind, 41) left the inn.", id="name and age"),
        pytest.param("The mill (Orrin, which has closed since, made paper) burned.", id="a clause"),
        pytest.param("He wrote [Mr Holm, the keeper] twice.", id="a word put in"),
    ],
)
def test_other_brackets_are_no_sources(text: str) -> None:
    assert cited(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The bell cracked.1 The clapper was sold.2\n\n1 Log of the tower, 3 May 2030.\n2 Sexton's letter of 4 May 2030.",
            [
                ("Log of the tower, 3 May 2030", "The bell cracked"),
                ("Sexton's letter of 4 May 2030", "The clapper was sold"),
            ],
            id="notes counted line by line",
        ),
        pytest.param(
            "The weir was raised.(i) No notice was given.(ii)\n\n(i) Weir Board, minutes of 3 May 2030.\n(ii) Post office, ledger.",
            [
                ("Weir Board, minutes of 3 May 2030", "The weir was raised"),
                ("Post office, ledger", "No notice was given"),
            ],
            id="Roman numerals in brackets",
        ),
        pytest.param(
            "The town is looking into it, but according to the clerk no fine was paid.",
            [("the clerk", "no fine was paid")],
            id="a clause of its own",
        ),
    ],
)
def test_notes_and_clauses_find_their_words(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(source.rstrip("."), words.rstrip(".") if words else None) for source, words in cited(text)] == expected


def test_numbered_paragraph_is_no_note_of_the_mark_above_it() -> None:
    text = (
        "1. The gate fell.1 Two sheep were hurt.2\n\n2. The keeper contends that the latch was sound.\n\n3. It was not.\n\n"
        "1 Letter of the shepherd, 4 May 2030.\n2 Vet's bill of 5 May 2030.\n"
    )
    assert [source.rstrip(".") for source, _ in cited(text)] == [
        "Letter of the shepherd, 4 May 2030",
        "Vet's bill of 5 May 2030",
    ]


def test_credit_in_brackets_behind_a_caption() -> None:
    text = "The ford was closed in May.1\n\n1 Ford Board, notice of 3 May.\n\nPhoto: Dead reeds at the ford (Anglers' League).\n"
    assert cited(text)[-1] == ("Anglers' League", "Dead reeds at the ford")
