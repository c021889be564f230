import pytest

from countersay.extraction.names.mentions import find_mentions


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        pytest.param("Peruvian soldiers met local residents.", ["Peruvian soldiers", "local residents"], id="modified"),
        pytest.param("Soldiers met residents.", [], id="bare nouns name nobody"),
        pytest.param("The strikers left.", ["strikers"], id="noun of one side"),
        pytest.param("A group of Peruvian students came.", ["group of Peruvian students"], id="group of"),
        pytest.param("Peruvian citizens of Chile voted.", ["Peruvian citizens of Chile"], id="citizens of"),
        pytest.param("The UN peacekeeping mission left.", ["UN peacekeeping mission"], id="body of a body"),
    ],
)
def test_groups_need_somebody_they_belong_to(text, groups):
    found = [m.text for m in find_mentions(text) if m.kind in ("group", "organisation") and m.text != "UN"]
    assert found == groups


def test_role_needs_a_holder_before_it():
    assert [m.text for m in find_mentions("The mayor spoke. Mayor Eva Holm left. The mayor wept.")][1:] == ["The mayor"]
