import pytest

from countersay.extraction.names.mentions import find_mentions


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Mr. Okoro left.", "Mr. Okoro", id="form of address"),
        pytest.param(
            "They met Deputy Minister of Foreign Affairs Oda Lund.",
            "Deputy Minister of Foreign Affairs Oda Lund",
            id="office",
        ),
        pytest.param("Then Anna Torvald left.", "Anna Torvald", id="given name"),
        pytest.param("They saw Petra Kovalenko.", "Petra Kovalenko", id="ending of the surname"),
        pytest.param("They saw Ole B. Vik.", "Ole B. Vik", id="initial"),
        pytest.param("The Harbour Board Anna Vik resigned.", "Anna Vik", id="after a body"),
    ],
)
def test_person_is_found_whole(text, name):
    assert [m.text for m in find_mentions(text) if m.kind == "person"] == [name]


def test_office_before_a_body_is_no_person_name():
    found = [m.text for m in find_mentions("The General Assembly of Torvik met.") if m.kind == "person"]
    assert found == []
