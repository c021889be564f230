import pytest

from countersay.linking.names import link_names
from tests.linking.factories import mentions


def _groups(*rows):
    return sorted(sorted(name.forms) for name in link_names(mentions(*rows)).names)


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        pytest.param([("President Ana Bel", "person"), ("Bel", "person")], 1, id="surname"),
        pytest.param([("Ana Bel", "person"), ("Mr. Bel", "person")], 1, id="form of address"),
        pytest.param([("Mrs. Ana Bel", "person"), ("Mr. Bel", "person")], 2, id="other form of address"),
        pytest.param([("A. Bel", "person"), ("Ana Bel", "person")], 1, id="initial"),
        pytest.param([("B. Bel", "person"), ("Ana Bel", "person")], 2, id="other initial"),
        pytest.param([("Ana Bel", "person"), ("Ana Maria Bel", "person")], 1, id="middle name left out"),
        pytest.param([("Ana Bel", "person"), ("Eva Bel", "person")], 2, id="two given names"),
        pytest.param([("Ilham Aliyev", "person"), ("Ilham Aliev", "person")], 1, id="spelling of the surname"),
        pytest.param([("Abu Mara", "person"), ("Abu Mara al-Tani", "person")], 1, id="longer form"),
        pytest.param([("President Ana Bel", "person"), ("The president", "person")], 1, id="title alone"),
        pytest.param([("President Ana Bel", "person", "a"), ("the president", "person", "b")], 2, id="title elsewhere"),
        pytest.param([("Ana Bel", "person", "a"), ("Mr. Bel", "person", "b")], 1, id="surname in another document"),
        pytest.param([("Bel", "person", "a"), ("Bel", "person", "b")], 2, id="surname alone in two documents"),
        pytest.param([("Ana Okoro", "person"), ("Okoro", "other")], 1, id="surname of unknown kind"),
        pytest.param(
            [("Prime Minister of Peru", "person"), ("Secretary of the Board of Peru Ana Bel", "person")], 2, id="office"
        ),
    ],
)
def test_two_forms_of_a_person(rows, count):
    assert len(link_names(mentions(*rows)).names) == count


def test_surname_of_two_persons_is_proposed():
    links = link_names(mentions(("Ana Bel", "person"), ("Eva Bel", "person"), ("Bel", "person")))
    assert len(links.names) == 3
    assert len(links.proposals) == 2


def test_title_decides_between_two_bearers_of_a_surname():
    rows = [("President Ana Bel", "person"), ("Judge Eva Bel", "person"), ("Judge Bel", "person")]
    assert _groups(*rows) == [["Judge Bel", "Judge Eva Bel"], ["President Ana Bel"]]


def test_title_of_two_bearers_joins_nobody():
    assert len(_groups(("Mayor Ana Bel", "person"), ("Mayor Eva Holm", "person"), ("the mayor", "person"))) == 3


def test_given_name_is_no_surname():
    assert len(_groups(("Donald Holm", "person"), ("Ada Donald Sund", "person"), ("Donald", "person"))) == 3


def test_title_finds_its_bearer_in_another_document():
    rows = [("Eva Bel", "person", "a"), ("President Bel", "person", "a"), ("President Ana Bel", "person", "b")]
    assert _groups(*rows) == [["Eva Bel"], ["President Ana Bel", "President Bel"]]


def test_two_surnames_join_the_longer_name():
    assert len(_groups(("Ana Maria Costa Lima", "person"), ("Costa Lima", "person"))) == 1
