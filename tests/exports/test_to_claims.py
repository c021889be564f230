"""Claims bear only what schema.org defines for them, and no verdict."""

import json
from dataclasses import replace
from typing import Any

import pytest

from countersay.exports.to_claims import FILE, claim_files
from countersay.model import Name, Record
from tests.exports.records import MARKUP, clash, saying
from tests.factories import make_attribution, make_document, make_figure, make_record
from tests.reporting.invented import invented

PROPERTIES = {
    "Claim": "identifier text abstract author appearance temporalCoverage spatialCoverage",
    "CreativeWork": "name publisher datePublished inLanguage",
    "Organization": "name",
    "Person": "name",
    "Place": "name",
}
"""Properties of schema.org that are used, each of its type or one above it (Claim is a CreativeWork)."""


def claims(record: Record) -> list[dict[str, Any]]:
    read = json.loads(claim_files(record)[FILE])
    assert set(read) == {"@context", "@graph"}
    assert read["@context"] == "https://schema.org"
    found: list[dict[str, Any]] = read["@graph"]
    return found


def check(node: dict[str, Any]) -> None:
    allowed = PROPERTIES[node["@type"]].split()
    for name, value in node.items():
        assert name in ("@type", "@id") or name in allowed, (node["@type"], name)
        if isinstance(value, dict):
            check(value)
        else:
            assert value and isinstance(value, str)


@pytest.mark.parametrize(
    "record",
    [
        pytest.param(clash(), id="two documents"),
        pytest.param(invented(), id="every kind of row"),
        *(pytest.param(saying(text), id=repr(text)) for text in MARKUP),
    ],
)
def test_claims_are_those_of_schema_org_and_rate_nothing(record: Record) -> None:
    assert claims(record)
    for claim in claims(record):
        check(claim)
    assert b"Rating" not in claim_files(record)[FILE]
    assert b"ClaimReview" not in claim_files(record)[FILE]


def test_claim_says_what_who_where_and_for_which_days() -> None:
    (claim,) = [row for row in claims(clash()) if row["abstract"] == "412 lorries"]
    assert claim["text"] == "Between 1 and 10 March 2031, 412 lorries passed the Kessel gate."
    assert claim["author"] == {"@type": "Organization", "name": "Harbour Authority of Velmare"}
    assert claim["temporalCoverage"] == "2031-03-01/2031-03-10"
    assert claim["appearance"]["datePublished"] == "2031-03-14"


@pytest.mark.parametrize(
    ("fields", "exported"),
    [
        pytest.param({}, True, id="asserted"),
        pytest.param({"stance": "hedges"}, True, id="hedged"),
        pytest.param({"stance": "denies"}, False, id="denied"),
        pytest.param({"stance": "reports_allegation"}, False, id="reported of others"),
        pytest.param({"stance": "demands"}, False, id="demanded"),
        pytest.param({"supposed": True}, False, id="supposed"),
    ],
)
def test_only_what_a_voice_states_is_its_claim(fields: dict[str, Any], exported: bool) -> None:
    document = make_document("40 carts passed.")
    figure = replace(make_figure(40, document=document, text="40 carts"), **fields)
    assert bool(claims(make_record([document], [figure]))) is exported


def test_person_is_a_person_where_the_names_say_so() -> None:
    document = make_document("40 carts passed.")
    voice = replace(make_attribution("a-1", speaker="Ada Lorn"), document=document.id, speaker_name="n-1")
    name = Name(id="n-1", kind="person", forms=("Ada Lorn",), mentions=())
    figure = make_figure(40, document=document, text="40 carts", attribution="a-1")
    (claim,) = claims(make_record([document], [figure], attributions=(voice,), names=(name,)))
    assert claim["author"] == {"@type": "Person", "name": "Ada Lorn"}
