import pytest

from countersay.extraction.names.mentions import find_mentions
from countersay.extraction.names.name_kinds import is_acronym, singular


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("Lima said it was ready.", "country", id="speaks"),
        pytest.param("Lima has accused its neighbour.", "country", id="has accused"),
        pytest.param("Lima's proposal was read.", "country", id="owns a proposal"),
        pytest.param("Lima's streets were empty.", "place", id="owns streets"),
        pytest.param("A man in Lima said no.", "place", id="place before a verb of speech"),
        pytest.param("The mayor of Lima said no.", "place", id="mayor of it"),
    ],
)
def test_capital_stands_for_its_country_only_when_it_acts(text, kind):
    assert [m.kind for m in find_mentions(text) if m.text == "Lima"] == [kind]


def test_heads_in_the_plural_find_their_singular():
    assert [singular(word) for word in ("cities", "ports", "coast")] == ["city", "port", "coast"]


def test_acronyms_are_mostly_capitals():
    assert is_acronym("UNHCR")
    assert not is_acronym("Unhcr")
