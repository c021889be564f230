import pytest

from countersay.extraction.numbers.number_words import MAX_VALUE, read


@pytest.mark.parametrize(
    ("text", "value", "written"),
    [
        pytest.param("twenty-one trucks", 21, "twenty-one", id="hyphen"),
        pytest.param("two three", 2, "two", id="two-numbers"),
        pytest.param("seventeen men", 17, "seventeen", id="longest-word-wins"),
        pytest.param("nineteen ninety", 19, "nineteen", id="year-in-words-is-two-numbers"),
        pytest.param("three million, two hundred", 3_000_200, "three million, two hundred", id="comma-after-million"),
        pytest.param("five and six", 5, "five", id="and-joins-only-after-a-scale"),
        pytest.param("two thousand and two hundred", 2200, "two thousand and two hundred", id="thousand-and-hundred"),
        pytest.param("two million two-year loans", 2_000_000, "two million", id="compound-adjective-is-left"),
    ],
)
def test_number_ends_where_it_cannot_go_on(text: str, value: int, written: str) -> None:
    run = read(text, 0)
    assert run is not None
    assert (run.value, text[: run.end]) == (value, written)


def test_repeated_scales_stop_growing() -> None:
    run = read("a ".join(["million "] * 200), 0) or read("million " * 200, 0)
    assert run is not None
    assert run.value <= MAX_VALUE * 10**6
