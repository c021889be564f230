from fractions import Fraction

import pytest

from countersay.extraction.quantities.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "lower", "upper", "quoted"),
    [
        ("Dozens of cars burned", 24, 99, "Dozens of cars"),
        ("several hundred books", 200, 1900, "several hundred books"),
        ("hundreds of thousands of birds", 200_000, 999_000, "hundreds of thousands of birds"),
        ("a couple of weeks", 2, 3, "a couple of weeks"),
        ("a large number of fish", 2, None, "a large number of fish"),
        ("over the past days", 2, 9, "past days"),
        ("a decades-old feud", 20, 99, "decades-old"),
    ],
)
def test_vague_words_have_bounds(text: str, lower: int, upper: int | None, quoted: str) -> None:
    (found,) = find_quantities(text)
    assert (found.lower, found.upper) == (Fraction(lower), None if upper is None else Fraction(upper))
    assert (found.value, found.precision, found.text) == (None, "vague", quoted)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("There is no delay whatsoever today", "no delay whatsoever"),
        ("passed without any damage", "without any damage"),
        ("not a single ship came", "not a single ship"),
        ("None of the ships came", "None of the ships"),
        ("On 18 May no ship was unloaded", "no ship"),
        ("No ambulances were turned back", "No ambulances"),
        ("So far no oven has been sold", "no oven"),
        ("No one was hurt", "No one"),
        ("Nobody died in the mill", "Nobody"),
        ("After the flood nobody is missing", "nobody"),
        ("No one was reported missing at sea", "No one"),
        ("Not one nurse has been hired", "Not one nurse"),
        ("No barges passed the lock", "No barges"),
    ],
)
def test_zero_in_words(text: str, quoted: str) -> None:
    (found,) = find_quantities(text)
    assert (found.text, found.value, found.precision) == (quoted, 0, "universal")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("There is no doubt", id="idiom"),
        pytest.param("all the claims", id="bare-all"),
        pytest.param("the number of ships", id="number-of"),
        pytest.param("He scores well", id="verb"),
        pytest.param("few came", id="few-without-article"),
        pytest.param("the single market", id="single-adjective"),
        pytest.param("by any means", id="any-without-negation"),
        pytest.param("No agreement was reached", id="what is no count"),
        pytest.param("No one was happy", id="pronoun"),
        pytest.param("Nobody is missing the point", id="missing something"),
        pytest.param("Nobody knew of 3 May", id="nobody did nothing countable"),
        pytest.param("It was not one bridge but a ford", id="not one but"),
    ],
)
def test_words_that_are_no_quantity(text: str) -> None:
    assert find_quantities(text) == []
