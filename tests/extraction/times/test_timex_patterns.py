import pytest

from countersay.extraction.times.timex_patterns import lowered, recognise, starts_before


@pytest.mark.parametrize("text", ["İstanbul 3 May 2022", "ǰ 3 May 2022", "STRAẞE, 3 May 2022", "ΑΣ 3 May 2022"])
def test_lower_case_keeps_every_character_in_its_place(text: str) -> None:
    assert len(lowered(text)) == len(text)
    (form,) = recognise(text)
    assert text[form.start : form.end] == "3 May 2022"


def test_search_goes_left_only_over_words_that_may_open_an_expression() -> None:
    text = "Ships waited the first two weeks"
    assert [text[start:] for start in starts_before(text, 27)] == [
        "the first two weeks",
        "first two weeks",
        "two weeks",
        "weeks",
    ]


@pytest.mark.parametrize(
    "piece", ["1", "(", "a", "3, ", "May ", "two ", "the ", "early of the ", "3 May to ", "½", "'", "１"]
)
def test_repeated_piece_is_read_to_its_end(piece: str) -> None:
    text = piece * (4000 // len(piece))
    for form in recognise(text):
        assert 0 <= form.start < form.end <= len(text)
