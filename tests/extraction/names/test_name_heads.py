import pytest

from countersay.extraction.names.mentions import find_mentions


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        pytest.param("They use the Torvik road.", "Torvik road", "road", id="road"),
        pytest.param("They use Torvik Street.", "Torvik Street", "road", id="street"),
        pytest.param("The Alm-Brod ammonia pipeline froze.", "Alm-Brod ammonia pipeline", "road", id="pair and noun"),
        pytest.param("The Torvik hydroelectric plant runs.", "Torvik hydroelectric plant", "place", id="modified head"),
        pytest.param("The Coastal Fishing Union agreed.", "Coastal Fishing Union", "organisation", id="body"),
        pytest.param("The Treaty of Alm holds.", "Treaty of Alm", "agreement", id="treaty of"),
        pytest.param("The Alm Protocol of 1999 holds.", "Alm Protocol of 1999", "agreement", id="year"),
        pytest.param("The Alm Accord on 3 May 1999 ended it.", "Alm Accord on 3 May 1999", "agreement", id="date"),
        pytest.param("It won the Siege of Alm.", "Siege of Alm", "event", id="event"),
        pytest.param("It lies on the Alva River.", "Alva River", "place", id="river"),
    ],
)
def test_head_word_gives_the_kind(text, name, kind):
    assert [m.kind for m in find_mentions(text) if m.text == name] == [kind]


def test_agreement_without_name_or_date_is_a_common_noun():
    assert find_mentions("In its Statement they refused.") == []


def test_country_before_a_small_noun_is_the_country_alone():
    assert [m.text for m in find_mentions("They left the Norway camp.")] == ["Norway"]
