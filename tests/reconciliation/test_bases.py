"""Numbers of one thing that stand on different bases. The subjects are invented."""

from pathlib import Path

import pytest

from countersay.reconciliation.counting_rules import basis_in
from tests.reconciliation.test_rule_pairs import findings, relations

MILL, GUILD = ["Harl Mill", "2029-06-02"], ["Millers' Guild", "2029-06-03"]


@pytest.mark.parametrize(
    ("sentence", "basis"),
    [
        ("Expressed as full-time equivalents, the staff was 380.", "full-time equivalents"),
        ("On a like-for-like basis the shop sold 910 kettles.", "like-for-like"),
        ("At constant prices the orchard earned 310 crowns.", "constant prices"),
        ("On the first day of May the mill employed 402 people.", None),
        ("The choir sings on a daily and weekly plan.", None),
    ],
)
def test_words_for_a_basis(sentence: str, basis: str | None) -> None:
    assert basis_in(sentence) == basis


def test_numbers_on_two_bases_accuse_nobody(tmp_path: Path) -> None:
    plain = "On 1 May 2029 the Harl mill employed 402 people."
    based = "Expressed as full-time equivalents, the Harl mill employed 341 people on 1 May 2029."
    documents = [[*MILL, based], [*GUILD, plain]]
    assert relations(tmp_path / "two", documents) == ["other_definition"]
    assert [one.kind for one in findings(tmp_path / "kind", documents) if one.relation == "other_definition"] == [
        "stated-basis"
    ]


def test_numbers_on_one_basis_are_compared(tmp_path: Path) -> None:
    one, other = (
        f"Expressed as full-time equivalents, the Harl mill employed {number} people on 1 May 2029."
        for number in (341, 402)
    )
    assert "other_definition" not in relations(tmp_path, [[*MILL, one], [*GUILD, other]])
    assert relations(tmp_path / "again", [[*MILL, one], [*GUILD, other]]) != []
