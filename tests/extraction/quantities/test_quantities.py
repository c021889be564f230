"""Golden cases and properties of the quantity finder."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from countersay.config import Conventions
from countersay.extraction.quantities.quantities import find_all, find_quantities
from countersay.extraction.quantities.traps import find_traps
from countersay.model import Quantity

CASES = json.loads((Path(__file__).parents[2] / "cases" / "quantities.json").read_text(encoding="utf-8"))
SMALL = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def shown(quantity: Quantity) -> dict[str, Any]:
    """Return the fields that golden cases state; defaults are left out."""
    row: dict[str, Any] = {"text": quantity.text, "number": quantity.number.text, "change": quantity.change}
    for name in ("value", "lower", "upper"):
        value = getattr(quantity, name)
        row[name] = None if value is None else str(value)
    for name in ("unit", "counted", "per", "hedge"):
        if getattr(quantity, name) is not None:
            row[name] = getattr(quantity, name)
    if quantity.qualifiers:
        row["qualifiers"] = list(quantity.qualifiers)
    if quantity.precision != "exact":
        row["precision"] = quantity.precision
    return row | {
        name: True for name in ("lower_open", "upper_open", "approximate", "average") if getattr(quantity, name)
    }


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in CASES])
def test_golden_case(case: dict[str, Any]) -> None:
    assert [shown(quantity) for quantity in find_quantities(case["text"])] == case["quantities"]
    assert [[trap.text, trap.reason] for trap in find_traps(case["text"])] == case["traps"]


def spell(number: int) -> str:
    """Return a whole number below a billion in English words."""
    if number < 20:
        return SMALL[number]
    if number < 100:
        tail = f"-{SMALL[number % 10]}" if number % 10 else ""
        return TENS[number // 10 - 2] + tail
    if number < 1000:
        tail = f" and {spell(number % 100)}" if number % 100 else ""
        return f"{SMALL[number // 100]} hundred{tail}"
    scale, name = (1_000_000, "million") if number >= 1_000_000 else (1000, "thousand")
    rest = number % scale
    joint = " and " if 0 < rest < 100 else " "
    return f"{spell(number // scale)} {name}" + (f"{joint}{spell(rest)}" if rest else "")


@settings(deadline=None)  # the first call compiles the patterns
@given(st.integers(min_value=2, max_value=999_999_999))
def test_number_words_and_digits_agree(number: int) -> None:
    in_words = find_quantities(f"They counted {spell(number)} lorries.")
    in_digits = find_quantities(f"They counted {number:,} lorries.")
    assert [q.value for q in in_words] == [q.value for q in in_digits] == [Fraction(number)]
    assert [q.counted for q in in_words] == [q.counted for q in in_digits] == ["lorry"]
    assert in_words[0].resolution == in_digits[0].resolution


FRAGMENTS = st.sampled_from(
    [
        *("more than 120 trucks", "between 5 and 9 km", "two", "one of", "hundreds of", "1.5", "million", "and a half"),
        *("a", "third", "of", "the", "12 May 2019", "in 1994", "No. 7", "$", "€3m", "%", "3-1", "-", "–", "to", "4,7"),
        *("390,709", "from", "per day", "no", "without any", "almost all", "F-16", "http://a.bc/1", "\n", "\n\n", "."),
        *(",", "(", ")", "“", "”", "8", "½", "thousand", "dozen", "minus", "people", "killed", "old", "14:30", "p.m."),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(FRAGMENTS, max_size=24).flatmap(lambda parts: st.sampled_from([" ".join(parts), "".join(parts)])))
def test_spans_are_ordered_disjoint_and_quote_the_text(text: str) -> None:
    check(text)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80))
def test_any_text_is_read_without_error(text: str) -> None:
    check(text)


@given(st.text(alphabet="0123456789.,-/:$%()'\" aMkm½\n", max_size=60))
def test_every_run_of_digits_ends_in_a_quantity_or_a_trap(text: str) -> None:
    check(text)
    found, refused = find_all(text)
    covered = {place for item in (*found, *refused) for place in range(item.start, item.end)}
    assert {place for place, letter in enumerate(text) if letter in "0123456789"} <= covered


@pytest.mark.parametrize(
    ("text", "quantities"),
    [
        ("0$.0", [("0$", "USD"), (".0", None)]),
        ("5 $.50", [("5", None), ("$.50", "USD")]),
        ("3 $50 cards", [("3", None), ("$50", "USD")]),
        ("a toll of 5 $ a lorry", [("5 $", "USD")]),
    ],
)
def test_a_currency_sign_between_two_numbers_belongs_to_one(text: str, quantities: list[tuple[str, str]]) -> None:
    assert [
        (quantity.text[: len(said)], quantity.unit)
        for quantity, (said, _) in zip(find_quantities(text), quantities, strict=True)
    ] == quantities


@pytest.mark.parametrize(("text", "rest"), [("4m2/3", "3"), ("25m3:0", "0"), ("401 ½m.2,", "2"), ("4 m high", "")])
def test_digits_that_a_unit_or_fraction_leaves_over_are_refused(text: str, rest: str) -> None:
    assert "".join(text[row.start : row.end] for row in find_all(text)[1]) == rest


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("“I stood for hours,” said Omar Tarabi, 44.", 1),
        ("Among the dead were Anna Bel, 31, and Omar Tarabi, 44.", 2),
        ("Northern Region, 44.", 0),
        ("Jonas Weber (41) was hurt.", 1),
        ("The dead are Jonas Weber (41), Ana Lind (23) and Tom Vey (7).", 3),
        ("The Blue Party (41) and the Green Party (23) won seats.", 0),
        ("The Farmers Union (41) was second.", 0),
        ("In Tesk (41) and Ora (23) houses burned.", 0),
        ("It stopped trucks in Dorv, 44 of them.", 0),
    ],
)
def test_number_after_the_name_of_a_person_is_an_age(text: str, ages: int) -> None:
    assert [row.reason for row in find_all(text)[1]] == ["age"] * ages


def check(text: str) -> None:
    found = find_quantities(text)
    floor = 0
    for quantity in found:
        assert floor <= quantity.start < quantity.end
        floor = quantity.end
        assert text[quantity.start : quantity.end] == quantity.text
        assert text[quantity.number.start : quantity.number.end] == quantity.number.text
        assert quantity.start <= quantity.number.start < quantity.number.end <= quantity.end
        if quantity.lower is not None and quantity.upper is not None:
            assert quantity.lower <= quantity.upper
        if quantity.change == ">":
            assert quantity.upper is None or quantity.precision == "universal"


def test_vague_words_follow_the_conventions() -> None:
    found = find_quantities("dozens of trucks", Conventions(dozens=(12, None)))
    assert [(q.lower, q.upper, q.precision) for q in found] == [(Fraction(12), None, "vague")]


@pytest.mark.parametrize(
    ("text", "resolution"),
    [
        pytest.param("403 trucks", Fraction(1), id="unit"),
        pytest.param("980 trucks", Fraction(10), id="ten"),
        pytest.param("1.25 tonnes", Fraction(1, 100), id="hundredth"),
        pytest.param("400.0 metres", Fraction(1, 10), id="trailing-zero-counts"),
        pytest.param("1.2 million people", Fraction(100_000), id="decimals-of-a-million"),
        pytest.param("two dozen eggs", Fraction(12), id="dozen"),
        pytest.param("a third of them", None, id="fraction-in-words"),
    ],
)
def test_resolution_is_one_unit_of_the_last_digit_written(text: str, resolution: Fraction | None) -> None:
    assert find_quantities(text)[0].resolution == resolution


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.shared
def test_gold_sample_figures_are_found_and_no_trap_is_taken(shared: Path) -> None:
    figures = [row for row in rows(shared / "gold-sample" / "figures.jsonl") if row["tier"] == 1]
    traps = rows(shared / "gold-sample" / "not_figures.jsonl")
    for name in sorted({row["doc"] for row in figures}):
        (path,) = (shared / "corpora").glob(f"*/{name}")
        found = find_quantities(path.read_bytes().decode())
        for figure in (row for row in figures if row["doc"] == name):
            values = [q.value for q in found if overlaps(q, figure["num"])]
            assert values == [Fraction(figure["value"])], figure["id"]
        taken = [row["id"] for row in traps if row["doc"] == name and any(overlaps(q, row) for q in found)]
        assert taken == []


def overlaps(quantity: Quantity, span: dict[str, Any]) -> bool:
    return bool(quantity.number.start < span["end"] and span["start"] < quantity.number.end)


@pytest.mark.parametrize(
    ("text", "unit", "per"),
    [
        ("The kiln burned 40 tonnes of peat a day.", "t", "day"),
        ("The wells gave 4,000 barrels of brine per day.", "bbl", "day"),
        ("The wells gave 4,000 barrels a day.", "bbl", "day"),
        ("Output stood at 4,000 bpd.", "bbl", "day"),
        ("The quarry has shipped 90 tonnes a day since 3 May.", "t", "day"),
        ("The kiln burned 40 tonnes of peat a year ago.", "t", None),
        ("The kiln burned 40 tonnes of peat a day after the fire.", "t", None),
    ],
)
def test_a_rate_may_stand_behind_what_is_measured(text: str, unit: str, per: str | None) -> None:
    (quantity,) = find_quantities(text)
    assert (quantity.unit, quantity.per) == (unit, per)
