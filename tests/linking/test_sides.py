"""A phrase speaks of a side only where its words say so."""

import random
import re

import pytest

from countersay.lexicon.caseless import lowered
from countersay.linking import sides
from countersay.linking.sides import Sides
from countersay.model import Document, GazetteerRow, Issuer, Party
from tests.factories import make_document

PARTIES = (
    Party(id="alm", label="Republic of Almia"),
    Party(id="union", label="Dock Workers' Union"),
    Party(id="pe", label="Peru"),
)
SIDES = Sides.of(
    [Document(id="d", path="d.txt", sha256="", text_sha256="", text="x", party="union")],
    PARTIES,
    [GazetteerRow(form="Ilse Torvald", group="torvald", kind="person", party="alm")],
)


@pytest.mark.parametrize(
    ("phrase", "side"),
    [
        pytest.param("the Almian delegation", "alm", id="adjective"),
        pytest.param("Almia's guards", "alm", id="possessive"),
        pytest.param("the Dock Workers' Union", "union", id="whole label"),
        pytest.param("our stewards", "union", id="the document's own"),
        pytest.param(None, "union", id="the document itself"),
        pytest.param("Ilse Torvald", "alm", id="gazetteer"),
        pytest.param("Lima", "pe", id="capital"),
        pytest.param("the Chilean navy", "country:Chile", id="country that is no party"),
        pytest.param("Almia and Peru", None, id="two sides"),
        pytest.param("the workers", None, id="nobody in particular"),
        pytest.param("Almost everybody", None, id="a word that merely begins alike"),
    ],
)
def test_side_of_a_phrase(phrase: str | None, side: str | None) -> None:
    assert SIDES.side(phrase, "d") == side


@pytest.mark.parametrize(
    ("phrase", "side"),
    [
        pytest.param("the company", "mill", id="company"),
        pytest.param("the operator", "mill", id="operator"),
        pytest.param("Tarn", "mill", id="first-word"),
        pytest.param("Tarn Paper", "mill", id="without-plc"),
        pytest.param("the union", "guild", id="union"),
        pytest.param("the council", None, id="a-third-is-called-so-too"),
        pytest.param("the company's guards", None, id="somebody-of-the-company"),
        pytest.param("Paper Guild", "guild", id="issuer-cut-short"),
    ],
)
def test_role_names_the_party_that_alone_has_it(phrase: str, side: str | None) -> None:
    def issued(number: int, party: str | None, label: str) -> Document:
        return Document(
            id=f"d{number}", path="x", sha256="", text_sha256="", text="x", party=party, issuer=Issuer(label=label)
        )

    documents = [
        issued(1, "guild", "Paper Guild Union"),
        issued(2, "mill", "Tarn Paper plc"),
        issued(3, None, "Town Council"),
        issued(4, "mill", "Works Council of the Mill"),
    ]
    parties = (Party(id="mill", label="Tarn Paper plc"), Party(id="guild", label="Union of Paper Hands"))
    assert Sides.of(documents, parties).side(phrase, "d1") == side


SHORT = Sides.of(
    [
        Document(
            id="n",
            path="n.txt",
            sha256="",
            text_sha256="",
            text="x",
            party="north",
            issuer=Issuer(label="Northern Front"),
        ),
        Document(id="d", path="d.txt", sha256="", text_sha256="", text="x", issuer=Issuer(label="The Hill Dairy")),
    ],
    (
        Party(id="north", label="Northern Front"),
        Party(id="south", label="Southern League"),
        Party(id="dairy", label="Corran Dairy"),
        Party(id="mine", label="Tolva Minerals"),
    ),
)


@pytest.mark.parametrize(
    ("phrase", "side"),
    [
        pytest.param("the League", "south", id="last-word"),
        pytest.param("League gunners", "south", id="last-word-before-people"),
        pytest.param("A Front helicopter", "north", id="last-word-before-a-thing"),
        pytest.param("Tolva", "mine", id="first-word-alone"),
        pytest.param("the Hanseatic League", None, id="another-league"),
        pytest.param("the Dairy", None, id="another-issuer-bears-it"),
        pytest.param("the league of friends", None, id="a-common-noun"),
        pytest.param("the Tolva bridge", None, id="a-place"),
    ],
)
def test_party_is_named_by_part_of_its_name_where_it_alone_bears_it(phrase: str, side: str | None) -> None:
    assert SHORT.side(phrase, "d") == side


@pytest.mark.parametrize("seed", range(3))
def test_names_before_the_form_of_a_company_are_those_that_a_pattern_of_each_would_find(seed: int) -> None:
    rng = random.Random(seed)
    labels = ["Tarn", "Tarn Paper", "Paper", "Œdra Mills", "(Quay) Works", "İlk Yapı", "Tarn Paper,"]
    bits = [
        *labels,
        "xTarn",
        "plc",
        ",",
        ", AB",
        " SA",
        " S.A.",
        " S.A.x",
        "_",
        ".",
        " ",
        "  ",
        "AG",
        "tarn paper",
        "the",
    ]
    for _ in range(300):
        text = "".join(rng.choice(bits) + rng.choice(("", " ", " ", ", ")) for _ in range(12)) + rng.choice((" AB", ""))
        forms = r"plc|Plc|PLC|Ltd|Limited|Inc|AG|GmbH|Corporation|Corp|LLC|SA|S\.A\.|AB|ASA|NV|N\.V\.|Oy|SpA|Pty|BV|KG"
        slow = {one for one in labels if re.search(rf"\b{re.escape(one)},? (?:{forms})\b", text, re.I)}
        quick = sides._formed(labels, [make_document(text)])
        assert {one for one in labels if lowered(one) in quick} == slow, text
