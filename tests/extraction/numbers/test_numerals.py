from fractions import Fraction

import pytest

from countersay.extraction.numbers.numerals import read_digits, read_share, read_words, trailing_unit


@pytest.mark.parametrize(
    ("text", "written", "value"),
    [
        pytest.param("390,709 mines", "390,709", Fraction(390_709), id="thousands-by-comma"),
        pytest.param("650,000, meanwhile", "650,000", Fraction(650_000), id="comma-behind-thousands"),
        pytest.param("12,345,67", "12,345", Fraction(12_345), id="no-third-digit-behind"),
        pytest.param("1 234 a", "1 234", Fraction(1234), id="word-behind-thousands-by-space"),
        pytest.param("1,25 percent", "1,25", Fraction(5, 4), id="decimal-comma"),
        pytest.param("4,7 km", "4,7", Fraction(47, 10), id="decimal-comma-one-place"),
        pytest.param("0,125 g", "0,125", Fraction(1, 8), id="decimal-comma-after-zero"),
        pytest.param("1.111,11 x", "1.111,11", Fraction(111_111, 100), id="points-then-comma"),
        pytest.param("12,34,567.89", "12,34,567.89", Fraction(123_456_789, 100), id="lakh-grouping"),
        pytest.param("1 234 567 people", "1 234 567", Fraction(1_234_567), id="thousands-by-space"),
        pytest.param("22,24,26", "22", Fraction(22), id="list-without-spaces"),
        pytest.param("10 thousand-strong", "10 thousand", Fraction(10_000), id="digits-and-scale"),
        pytest.param("3 hundred and 21 men", "3 hundred and 21", Fraction(321), id="digits-words-digits"),
        pytest.param("3 million and a half", "3 million and a half", Fraction(3_500_000), id="million-and-a-half"),
        pytest.param("2.33k", "2.33k", Fraction(2330), id="glued-k"),
        pytest.param("$5m".lstrip("$"), "5", Fraction(5), id="m-is-no-scale-without-money"),
        pytest.param("1/40 of", "1/40", Fraction(1, 40), id="fraction"),
        pytest.param("10 1/2 miles", "10 1/2", Fraction(21, 2), id="mixed-fraction"),
        pytest.param("2½ cups", "2½", Fraction(5, 2), id="fraction-sign"),
        pytest.param("5.5x10-3 kg", "5.5x10-3", Fraction(11, 2000), id="power-of-ten"),
        pytest.param("4e3 runs", "4e3", Fraction(4000), id="exponent"),
    ],
)
def test_digits_denote_what_they_say(text: str, written: str, value: Fraction) -> None:
    number = read_digits(text, 0)
    assert number is not None
    assert (text[number.start : number.end], number.value) == (written, value)


@pytest.mark.parametrize("text", ["1/0", "9" * 41])
def test_what_is_no_number_is_refused(text: str) -> None:
    assert read_digits(text, 0) is None


def test_currency_makes_m_a_million() -> None:
    number = read_digits("2.7m", 0, money=True)
    assert number is not None
    assert number.value == 2_700_000


@pytest.mark.parametrize(
    ("text", "written", "value"),
    [
        pytest.param("two hundred and five men", "two hundred and five", Fraction(205), id="hundred-and"),
        pytest.param("two hundred and three hundred", "two hundred", Fraction(200), id="two-numbers-joined-by-and"),
        pytest.param("one and a half million", "one and a half million", Fraction(1_500_000), id="half-million"),
        pytest.param("two thirds of them", "two thirds", Fraction(2, 3), id="thirds"),
        pytest.param("two thirds of a million", "two thirds of a million", Fraction(2_000_000, 3), id="of-a-million"),
        pytest.param("one hundred and three quarters", "one hundred and three quarters", Fraction(403, 4), id="added"),
        pytest.param("three lakh crore", "three lakh crore", Fraction(3 * 10**12), id="lakh-crore"),
        pytest.param("two point zero three", "two point zero three", Fraction(203, 100), id="point-digits"),
        pytest.param("two point seventy-one", "two point seventy-one", Fraction(271, 100), id="point-tens"),
        pytest.param("two quarters of growth", "two", Fraction(2), id="quarters-of-a-year"),
        pytest.param("fifty   two", "fifty   two", Fraction(52), id="wide-spaces"),
    ],
)
def test_words_denote_what_they_say(text: str, written: str, value: Fraction) -> None:
    number = read_words(text, 0)
    assert number is not None
    assert (text[number.start : number.end], number.value) == (written, value)


def test_ordinal_in_words_is_marked() -> None:
    number = read_words("twenty-first", 0)
    assert number is not None
    assert number.ordinal


def test_share_takes_its_scale() -> None:
    assert read_share("half a million", 0, 4).value == 500_000


@pytest.mark.parametrize(("value", "unit"), [(980, 10), (403, 1), (0, 1), (4000, 1000)])
def test_trailing_unit(value: int, unit: int) -> None:
    assert trailing_unit(value) == unit
