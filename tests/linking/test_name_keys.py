import pytest

from countersay.linking import name_keys as keys


@pytest.mark.parametrize(
    ("form", "bare"),
    [
        pytest.param("Dr. Eva Roth", "Eva Roth", id="title"),
        pytest.param("US Secretary of State Ana Bel", "Ana Bel", id="office"),
        pytest.param("Secretary of the Alm Council Ana Bel", "Ana Bel", id="office of a body"),
        pytest.param("Minister of Trade of Peru", "", id="office alone"),
        pytest.param("the president", "", id="title alone"),
        pytest.param("Lt. Gen. Arne B. Holm", "Arne B. Holm", id="two titles and an initial"),
    ],
)
def test_titles_are_taken_off(form, bare):
    assert keys.bare_person(form) == bare


@pytest.mark.parametrize(
    ("form", "country"),
    [
        pytest.param("the United States", "United States", id="article"),
        pytest.param("US", "United States", id="acronym"),
        pytest.param("us", None, id="pronoun"),
        pytest.param("Swiss government", "Switzerland", id="adjective and government"),
        pytest.param("Government of the Netherlands", "Netherlands", id="government of"),
        pytest.param("Swiss", None, id="adjective alone"),
        pytest.param("Bern", None, id="capital"),
    ],
)
def test_country_of_a_form(form, country):
    assert keys.country_of(form) == country


def test_initialisms_come_with_and_without_small_words():
    assert keys.initialisms("Board of Fair Trade") == {"boft", "bft"}
    assert "unfo" in keys.initialisms("UN Ferry Office")


def test_place_keys_keep_what_tells_places_apart():
    assert keys.place_key("Peru's Alm region") == keys.place_key("Alm region")
    assert keys.place_key("Alm province").head == "province"
    assert keys.place_key("Alm economic region") == keys.place_key("Alm region")


def test_group_keys_name_the_owner():
    assert keys.group_key("peacekeepers") == ((), "peacekeeping")
    assert keys.group_key("Peruvian miners") == (("Peru",), "miners")


def test_acronym_letters_need_capitals():
    assert keys.acronym_letters("U.N.") == "un"
    assert keys.acronym_letters("Alm") == ""
