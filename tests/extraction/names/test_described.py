import pytest

from countersay.extraction.names.described import find_described


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("He left the city.", [("the city", "place")], id="determiner"),
        pytest.param("They hit six fuel storage sites.", [("six fuel storage sites", "place")], id="number"),
        pytest.param("A soldier fell.", [("A soldier", "person")], id="person"),
        pytest.param("It lies near the city of Torvik.", [("the city of Torvik", "place")], id="of and name"),
        pytest.param("They will city it.", [], id="noun without determiner"),
        pytest.param("Militants left.", [("Militants", "group")], id="plural opens"),
        pytest.param("The city officials met.", [("The city officials", "group")], id="compound"),
    ],
)
def test_descriptions_reach_from_determiner_to_noun(text, found):
    assert [(m.text, m.kind) for m in find_described(text)] == found
