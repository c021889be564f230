from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countersay.extraction.languages.numbers import Sum, read_digits, read_words
from countersay.extraction.languages.tongue import tongue

ONES = ["", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf", "dreizehn",
        "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn"]  # fmt: skip
TENS = ["", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]


def spoken(value: int) -> str:
    """Write a number below a million as German writes it, by other means than the lexicon's."""
    if value >= 1000:
        return (
            (spoken(value // 1000) if value // 1000 > 1 else "ein")
            + "tausend"
            + (spoken(value % 1000) if value % 1000 else "")
        )
    if value >= 100:
        return ONES[value // 100] + "hundert" + (spoken(value % 100) if value % 100 else "")
    if value < 20:
        return ONES[value] if value != 1 else "eins"
    return (ONES[value % 10] + "und" if value % 10 else "") + TENS[value // 10]


@given(st.integers(2, 999_999))
def test_every_joined_number_reads_back(value: int) -> None:
    word = spoken(value).replace("einstausend", "eintausend")
    read = read_words(tongue("de"), word + " Kisten", 0)
    assert read is not None
    assert (read.value, read.end) == (value, len(word))


@given(st.integers(0, 10**12))
def test_digits_with_points_read_back(value: int) -> None:
    written = f"{value:,}".replace(",", ".")
    read = read_digits(tongue("de"), written + " Kisten", 0)
    assert read is not None
    assert (read.value, read.end) == (value, len(written))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("3.5", None, id="a point that parts no thousands"),
        pytest.param("3,5", Fraction(7, 2), id="a comma"),
        pytest.param("0,125", Fraction(1, 8), id="three decimals"),
        pytest.param("1.2.3", None, id="a version"),
        pytest.param("12:30", None, id="an hour"),
        pytest.param("12.500", Fraction(12500), id="a point before three digits"),
        pytest.param("1" * 41, None, id="too long"),
        pytest.param("2 Mio.", Fraction(2_000_000), id="a suffix"),
        pytest.param("300 Millionen", Fraction(300_000_000), id="a scale"),
    ],
)
def test_digits_and_marks(text: str, value: Fraction | None) -> None:
    read = read_digits(tongue("de"), text, 0)
    assert (read.value if read else None) == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        pytest.param([("small", 20), ("small", 5)], 25, id="tens and ones"),
        pytest.param([("small", 2), ("scale", 100), ("small", 5)], 205, id="hundreds"),
        pytest.param([("small", 4), ("scale", 10**6), ("small", 300), ("scale", 1000)], 4_300_000, id="falling scales"),
        pytest.param([("scale", 1000), ("small", 900)], 1900, id="a scale alone"),
    ],
)
def test_words_that_are_spaced_add_up(words: list[tuple[str, int]], value: int) -> None:
    state = Sum()
    for kind, number in words:
        assert state.small(number, False, False) if kind == "small" else state.scale(number, alone=True)
    assert state.value == value


@pytest.mark.parametrize(
    ("first", "then"),
    [
        pytest.param(3, 4, id="ones"),
        pytest.param(20, 30, id="tens"),
        pytest.param(25, 4, id="full"),
        pytest.param(7, 200, id="more"),
    ],
)
def test_what_cannot_go_on_a_number_ends_it(first: int, then: int) -> None:
    state = Sum()
    assert state.small(first, False, False)
    assert not state.small(then, False, False)
    assert state.value == first
