"""The language data that the quantity finder reads: shapes, ranges of values, no word in two places that clash."""

import re
from fractions import Fraction

import pytest

from countersay.config import Conventions
from countersay.lexicon.load import table


def test_number_words_are_lower_case_and_positive() -> None:
    data = table("numbers")
    for section in ("small", "scales", "denominators"):
        for word, value in data[section].items():
            assert word == word.lower()
            assert isinstance(value, int)
            assert value >= (0 if section == "small" else 2)
    assert not set(data["small"]) & set(data["scales"])


def test_fraction_signs_are_proper_fractions() -> None:
    for glyph, value in table("numbers")["glyphs"].items():
        assert len(glyph) == 1
        assert 0 < Fraction(value) < 1


def test_suffixes_are_scales_with_known_conditions() -> None:
    for suffix, entry in table("numbers")["suffixes"].items():
        assert suffix.isalpha()
        assert entry["value"] >= 1000
        assert set(entry) <= {"value", "money", "glued"}


def test_money_codes_are_three_capitals() -> None:
    money = table("units")["money"]
    subunits = {"cent", "penny", "sen", "kopeck", "dime", "satoshi"}
    assert all(re.fullmatch(r"[A-Z]{3}", code) for code in money["codes"])
    for code in [*money["symbols"].values(), *money["words"].values()]:
        assert re.fullmatch(r"[A-Z]{3}", code) or code in subunits


def test_no_unit_word_has_two_codes() -> None:
    data = table("units")
    seen: dict[str, str] = {}
    for code, entry in data["measures"].items():
        assert set(entry) <= {"words", "symbols", "plural"}
        for word in [*entry["words"], *entry["symbols"], *entry.get("plural", [])]:
            assert seen.setdefault(word, code) == code, word


@pytest.mark.parametrize("section", ["before", "after"])
def test_comparators_name_a_known_bound(section: str) -> None:
    for phrase, entry in table("comparators")[section].items():
        assert entry["bound"] in {"lower", "upper", "hedge", "exact"}, phrase
        assert ("open" in entry) == (entry["bound"] in {"lower", "upper"}), phrase
        assert phrase == phrase.lower()


def test_no_verb_goes_both_ways() -> None:
    trend = table("comparators")["trend"]
    assert not set(trend["up"]) & set(trend["down"])


def test_trap_words_give_a_reason_of_the_list() -> None:
    reasons = {"article", "section", "page", "footnote", "document-number", "phone", "identifier"}
    before = table("traps")["before"]
    assert set(before.values()) <= reasons
    assert set(table("traps")["before_in_lower_case"]["words"]) <= set(before)


def test_vague_words_have_conventions() -> None:
    scan = set(table("vague")["words"]["scan"])
    universal = {"no", "nobody", "any", "none", "all", "single", "majority", "series", "number"}
    products = {"millions", "billions", "days", "weeks", "months", "years"}
    assert scan - universal - products <= set(Conventions.__dataclass_fields__)


def test_singulars_differ_from_stop_words() -> None:
    data = table("counted")
    assert not set(data["stop"]["words"]) & set(data["collective"]["words"])
    assert set(data["partitive"]["counted_through"]) <= set(data["partitive"]["words"])
