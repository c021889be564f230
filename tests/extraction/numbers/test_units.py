import pytest

from countersay.extraction.numbers import units


@pytest.mark.parametrize(
    ("text", "pos", "code"),
    [
        pytest.param("4,7 km away", 3, "km", id="symbol-after-space"),
        pytest.param("20-foot wall", 2, "ft", id="hyphen"),
        pytest.param("5% of", 1, "percent", id="percent-sign"),
        pytest.param("5 percentage points", 1, "percentage point", id="points-before-percent"),
        pytest.param("12 square kilometres", 2, "km2", id="longest-name-wins"),
        pytest.param("3 million euros", 9, "EUR", id="money-word"),
        pytest.param("80 km/h", 2, "km/h", id="rate-with-its-own-code"),
        pytest.param("30 °C", 2, "degC", id="degree-sign"),
        pytest.param("6 weeks", 1, "week", id="time"),
        pytest.param("5 in March", 1, None, id="in-is-a-preposition"),
        pytest.param("2 in.", 1, "in", id="in-at-the-end-is-an-inch"),
        pytest.param("800,000 F-Series cars", 7, None, id="letter-before-hyphen"),
        pytest.param("5 kmart shops", 1, None, id="no-part-of-a-word"),
    ],
)
def test_unit_after_a_number(text: str, pos: int, code: str | None) -> None:
    found = units.after(text, pos)
    assert (found.code if found else None) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("paid US $5", "USD", id="country-and-sign"),
        pytest.param("for HK$5", "HKD", id="hong-kong"),
        pytest.param("a $5", "USD", id="article-is-no-country"),
        pytest.param("A$5", "AUD", id="capital-that-touches"),
        pytest.param("USD5", "USD", id="code"),
        pytest.param("RM5", "MYR", id="letters"),
        pytest.param("platform 5", None, id="word-that-ends-in-rm"),
        pytest.param("10 € 5", None, id="sign-belongs-to-the-left"),
    ],
)
def test_currency_before_a_number(text: str, code: str | None) -> None:
    found = units.before(text, len(text) - 1)
    assert (found.code if found else None) == code


@pytest.mark.parametrize(
    ("text", "pos", "scale", "code"),
    [
        pytest.param("20 million pounds", 10, 1_000_000, "GBP", id="scale-means-money"),
        pytest.param("the price was 20 pounds", 16, 1, "GBP", id="word-of-money"),
        pytest.param("it weighs 20 pounds", 12, 1, "lb", id="word-of-weight"),
        pytest.param("20 pounds of rice", 2, 1, "lb", id="of-a-thing"),
    ],
)
def test_pounds_are_money_or_weight(text: str, pos: int, scale: int, code: str) -> None:
    found = units.after(text, pos, scale)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize(
    ("text", "per"),
    [
        pytest.param(" per day", "day", id="per"),
        pytest.param(" a week", "week", id="article"),
        pytest.param("/hour", "hour", id="slash"),
        pytest.param(" daily", "day", id="adverb"),
        pytest.param(" a man", None, id="article-before-no-period"),
        pytest.param(" a year earlier", None, id="time-of-comparison"),
        pytest.param(" a year ago", None, id="ago"),
    ],
)
def test_rate(text: str, per: str | None) -> None:
    found = units.rate(text, 0)
    assert (found[0] if found else None) == per
