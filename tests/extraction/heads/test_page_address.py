"""Whose site a page stands on, weighed against what the page says."""

import pytest

from countersay.extraction.heads.letterhead import read_letterhead
from countersay.extraction.text.layout import find_blocks
from countersay.model import Candidate, CandidateField, Document, Issue

BODY = (
    "Between 3 March and 9 April 2031, 412 boats passed the lock, 103 of them empty, as the clerks counted them there."
)
PLAIN = f"Boats at the lock\n\n{BODY}"


def read(text: str, *urls: str, said: tuple[CandidateField, str] | None = None) -> tuple[Document, tuple[Issue, ...]]:
    found = [Candidate(field="address", value=url, origin="canonical link") for url in urls]
    found += [Candidate(field=said[0], value=said[1], origin="rights of the page")] if said else []
    document = Document(id="d", path="a.html", sha256="", text_sha256="", text=text, metadata=tuple(found))
    return read_letterhead(document, find_blocks(text))


@pytest.mark.parametrize(
    ("text", "said", "url", "label"),
    [
        pytest.param(PLAIN, "Tarn Valley Water", "https://tarnwater.example/a", "Tarn Valley Water", id="rights"),
        pytest.param(PLAIN, "RNV", "https://www.rnv.co.example/a", "RNV", id="letters"),
        pytest.param(
            f"Arlen Lock Union rejects offer\n\n{BODY}",
            None,
            "https://arlenlockunion.example/a",
            "Arlen Lock Union",
            id="a body in the title",
        ),
        pytest.param(
            f"Toll rises\n\nThe Vell Harbour Board said that 412 boats passed. {BODY}",
            None,
            "https://news.vellharbour.org.example/a",
            "Vell Harbour Board",
            id="a body in the first paragraph",
        ),
    ],
)
def test_a_name_of_the_page_that_its_address_spells_is_who_publishes(
    text: str, said: str | None, url: str, label: str
) -> None:
    document, issues = read(text, url, said=("issuer", said) if said else None)
    assert document.issuer is not None
    assert (document.issuer.label, document.issuer.inferred) == (label, False)
    assert [one.code for one in issues] == ["date-missing"]


@pytest.mark.parametrize(
    ("text", "said", "urls"),
    [
        pytest.param(PLAIN, "Tarn Water", ["https://tarnwater.blogspot.example/a"], id="a site for many"),
        pytest.param(PLAIN, "Scoop", ["https://scoop.co.example/a"], id="who distributes"),
        pytest.param(PLAIN, "Tarn Water", ["https://other.example/a"], id="another name"),
        pytest.param(PLAIN, "Tarn Water", ["https://tarnwater.example/a", "https://other.example/b"], id="two sites"),
        pytest.param(PLAIN, "Sri Lanka", ["https://srilanka.example/a"], id="a place"),
        pytest.param(PLAIN, "Tarn Water", ["https://tarnwater.vell.example/a"], id="a part of another's site"),
        pytest.param(f"Arlen Lock Union rejects offer\n\n{BODY}", None, ["https://quaynews.example/a"], id="a report"),
    ],
)
def test_an_address_alone_states_nobody(text: str, said: str | None, urls: list[str]) -> None:
    document, issues = read(text, *urls, said=("issuer", said) if said else None)
    assert document.issuer is None or document.issuer.inferred
    assert "issuer-missing" in [one.code for one in issues]


def test_the_person_who_is_asked_is_shown_the_host_and_why() -> None:
    document, issues = read(PLAIN, "https://www.quaynews.example/a")
    asked = next(one.message for one in issues if one.code == "issuer-missing")
    assert document.issuer is None
    assert "it stands at 'quaynews.example' (its canonical link)" in asked
    assert 'issuer = "quaynews.example"' in asked
    _, others = read(PLAIN, "https://tarn.blogspot.example/a")
    assert "stands at" not in next(one.message for one in others if one.code == "issuer-missing")


def test_what_the_text_states_goes_before_the_address() -> None:
    document, _ = read(
        f"Statement by the Vell Dockers Union\n\n{BODY}",
        "https://vellharbour.example/a",
        said=("issuer", "Vell Harbour"),
    )
    assert document.issuer is not None and document.issuer.label == "Vell Dockers Union"
