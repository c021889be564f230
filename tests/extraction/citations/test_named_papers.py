"""Papers that a sentence names as what it rests on."""

import pytest

from countersay.extraction.citations.citations import find_citations


def joined(text: str) -> list[tuple[str, str | None]]:
    return [
        (text[row.start : row.end], row.supports and text[row.supports.start : row.supports.end])
        for row in find_citations(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "As stated in Harbour Report No. 21, two cranes were idle.",
            [("Harbour Report No. 21", "two cranes were idle")],
            id="numbered",
        ),
        pytest.param(
            "As reported in our first interim audit and letter, the till was empty.",
            [("our first interim audit and letter", "the till was empty")],
            id="own-paper-without-number",
        ),
        pytest.param(
            "The school board, in its letter of 4 May, found the roof unsafe.",
            [("its letter of 4 May", "the roof unsafe")],
            id="in-its-letter-of",
        ),
        pytest.param(
            "The school board's report of 4 May says the roof is unsafe.",
            [("The school board's report of 4 May", "the roof is unsafe")],
            id="report-says",
        ),
        pytest.param(
            "The mast fell on the roof, see photograph 4.", [("photograph 4", "The mast fell on the roof")], id="see"
        ),
        pytest.param("The mast fell (see annex B).", [("annex B", "The mast fell")], id="see-in-brackets"),
        pytest.param(
            "The Grid Office's log, which the board was shown, records a gap of ten minutes.",
            [("The Grid Office's log", "a gap of ten minutes")],
            id="relative-clause-between",
        ),
        pytest.param("You can see the table from here.", [], id="sight"),
        pytest.param("As stated in the law, dogs are kept on a lead.", [], id="no-paper"),
        pytest.param("She wrote her report of 4 May at home.", [], id="nothing-found-in-it"),
    ],
)
def test_sentence_rests_on_the_paper_it_names(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert joined(text) == expected
