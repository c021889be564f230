"""States and ways of moving that say the contrary of closing and hindering."""

import pytest

from countersay import find_attributions
from countersay.extraction.positions.propositions import find_propositions
from countersay.extraction.text.layout import find_blocks
from countersay.extraction.text.sentences import find_sentences


def found(text: str) -> list[tuple[str, str]]:
    rows = find_propositions(text, find_sentences(text, find_blocks(text)), find_attributions(text))
    return [(row.act, row.predicate) for row in rows if row.family == "access"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The harbour remains open to trawlers.", [("denies", "open")], id="open"),
        pytest.param("The harbour is not open to trawlers.", [("alleges", "not open")], id="not-open"),
        pytest.param("Farmers are free to cross at any hour.", [("denies", "free to cross")], id="free-to"),
        pytest.param("Villagers are not free to leave.", [("alleges", "not free to leave")], id="not-free-to"),
        pytest.param("Trams on the bridge move freely.", [("denies", "move freely")], id="freely"),
        pytest.param("The harbour stayed closed to trawlers.", [("alleges", "closed")], id="closed-to"),
        pytest.param("It is an open question.", [], id="open-question"),
        pytest.param("The minister is open to talks.", [], id="open-to-talks"),
        pytest.param("The bridge was open until 3 May.", [], id="until-a-day"),
        pytest.param("If the bridge is open, we shall cross.", [], id="condition"),
        pytest.param("Entry to the museum is free.", [], id="free-of-charge"),
        pytest.param("Lunch vouchers may be used freely.", [], id="only-allowed"),
    ],
)
def test_contraries_of_closing_deny_and_negated_allege(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Nor is it true that the bridge was closed by our guards.",
        "Neither is it the case that our guards closed the bridge.",
        "It is not true that our guards closed the bridge.",
    ],
)
def test_what_is_said_to_be_untrue_is_denied(text: str) -> None:
    assert found(text) == [("denies", "close")]
