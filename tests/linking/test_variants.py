import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countersay.linking.variants import are_variants, skeleton, variant_key

CASES = json.loads((Path(__file__).parent.parent / "cases" / "name_variants.json").read_text(encoding="utf-8"))


def _param(row):
    reason = row.get("unsupported")
    marks = [pytest.mark.xfail(reason=reason)] if reason else []
    return pytest.param(row["left"], row["right"], row["same"], id=f"{row['left']}/{row['right']}", marks=marks)


@pytest.mark.parametrize(("left", "right", "same"), [_param(row) for row in CASES])
def test_pairs_of_the_golden_cases(left, right, same):
    assert are_variants(left, right) is same


@pytest.mark.parametrize("row", [row for row in CASES if row["grade"] == "strong"], ids=lambda row: row["left"])
def test_no_strong_pair_is_unsupported(row):
    assert "unsupported" not in row


@pytest.mark.parametrize(
    ("left", "right"), [(row["left"], row["right"]) for row in CASES if row["same"] and "unsupported" not in row]
)
def test_variants_share_their_block(left, right):
    assert skeleton(left) == skeleton(right) or len(left.split()) != len(right.split())


@given(st.text(max_size=30), st.text(max_size=30))
def test_being_variants_is_symmetric(left, right):
    assert are_variants(left, right) == are_variants(right, left)


@given(st.text(max_size=30))
def test_key_is_folded_once_for_all(form):
    assert variant_key(form) == variant_key(form.upper()) or not form.isascii()


def test_accents_and_scripts_meet():
    assert variant_key("Şuşa") == variant_key("Shusha")
    assert variant_key("Киев") == variant_key("Kiev")
