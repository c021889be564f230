"""Who speaks for whom is read from the words that introduce a person, and from the names of a case."""

import pytest

from countersay.linking.person_sides import bare_name
from countersay.linking.sides import Sides
from countersay.model import Document, Issuer, Party

PARTIES = [Party(id="mill", label="Orrin Weaving Company"), Party(id="alm", label="Republic of Almia")]


def sides_of(*texts: str) -> Sides:
    """Return the sides of documents of a paper that is no party."""
    documents = [
        Document(
            id=f"d{k}", path=f"{k}.txt", sha256="", text_sha256="", text=text, issuer=Issuer(label="The Tarn Echo")
        )
        for k, text in enumerate(texts)
    ]
    return Sides.of(documents, PARTIES)


@pytest.mark.parametrize(
    ("text", "speaker", "side"),
    [
        pytest.param("Almia's deputy foreign minister, Jan Holm, left. Mr Holm smiled.", "Mr Holm", "alm", id="whose"),
        pytest.param("Ines Vell, a lawyer for Almia, left early.", "Ines Vell", "alm", id="name first"),
        pytest.param("The spokesman for Almia, Jan Holm, left.", "Holm", "alm", id="office first"),
        pytest.param("Almian ambassador Jan Holm left.", "Jan Holm", "alm", id="adjective"),
        pytest.param(
            "The Orrin Weaving Company's chief executive, Rolf Dane, left.",
            "Mr Dane",
            "mill",
            id="a name like a people's",
        ),
        pytest.param("Almia's former foreign minister, Jan Holm, left.", "Mr Holm", None, id="former"),
        pytest.param("Almia's oldest prisoner, Jan Holm, left.", "Mr Holm", None, id="no office"),
        pytest.param(
            "Almia's envoy, Jan Holm, met the Orrin Weaving Company's director, Eva Holm.",
            "Holm",
            None,
            id="two of one name",
        ),
    ],
)
def test_person_speaks_for_whose_office_he_holds(text: str, speaker: str, side: str | None) -> None:
    assert sides_of(text).side(speaker, "d0") == side


def test_surname_stands_for_nobody_in_another_text() -> None:
    sides = sides_of("Almia's envoy, Jan Holm, left.", "Mr Holm opened a shop. Jan Holm is an envoy.")
    assert (sides.side("Mr Holm", "d1"), sides.side("Jan Holm", "d1")) == (None, "alm")


@pytest.mark.parametrize(
    ("head", "role", "side"),
    [
        pytest.param("ALMIA v. ORRIN WEAVING COMPANY\n\nMemorial", "The Applicant", "alm", id="capitals"),
        pytest.param("Orrin Weaving Company v Almia\n\nReply", "the Claimant", "mill", id="claimant"),
        pytest.param("Orrin Weaving Company v Almia\n\nReply", "The Respondent", "alm", id="respondent"),
        pytest.param("Almia played Orrin\n\nReport", "The Respondent", None, id="no case"),
    ],
)
def test_party_before_a_court_is_known_by_its_place_in_the_case(head: str, role: str, side: str | None) -> None:
    assert sides_of(f"{head}\n\nThe Respondent did not answer.\n").side(role, "d0") == side


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        pytest.param("Dr Ana Bel", "Ana Bel", id="title"),
        pytest.param("Ana Bel's", "Ana Bel", id="possessive"),
        pytest.param("the envoy", None, id="no name"),
    ],
)
def test_bare_name(phrase: str, name: str | None) -> None:
    assert bare_name(phrase) == name


def test_introductions_take_linear_time() -> None:
    sides_of("Almia's " * 20_000 + "The envoy of " * 20_000 + "A v. " * 2000)
