"""Annotations keep the rules of the Web Annotation Data Model, and their selectors find the words."""

import base64
import hashlib
import json
import re
from typing import Any
from uuid import UUID

import pytest

from countersay.exports.to_web_annotation import AROUND, CONTEXT, FILE, annotation_files
from countersay.model import ACCUSING, Record
from tests.exports.records import MARKUP, clash, saying
from tests.factories import make_document, make_figure, make_record
from tests.reporting.invented import invented

MOTIVATIONS = [
    "assessing",
    "bookmarking",
    "classifying",
    "commenting",
    "describing",
    "editing",
    "highlighting",
    "identifying",
    "linking",
    "moderating",
    "questioning",
    "replying",
    "reviewing",
    "tagging",
]
"""The closed list of section 3.3.5."""


def page(record: Record) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(annotation_files(record)[FILE])
    return read


def anchored(text: str, selectors: list[dict[str, Any]]) -> tuple[str, str]:
    """Find the words by position, and by quotation as a reader does who counts otherwise."""
    position, quote = selectors
    around = quote["prefix"] + quote["exact"] + quote["suffix"]
    at = text.index(around) + len(quote["prefix"])
    return text[position["start"] : position["end"]], text[at : at + len(quote["exact"])]


def sources(record: Record) -> dict[str, str]:
    """Return the texts beside the annotations by the name that follows from their bytes."""
    found = {}
    for name, contents in annotation_files(record).items():
        if name != FILE:
            digest = base64.urlsafe_b64encode(hashlib.sha256(contents).digest()).decode().rstrip("=")
            found[f"ni:///sha-256;{digest}"] = contents.decode("utf-8")
    return found


ASTRAL = make_document("😀 It rained. 😀 Then 40 carts passed. 40 carts.", issuer="A")
RECORDS = [
    pytest.param(clash(), id="two documents"),
    pytest.param(invented(), id="every kind of row"),
    pytest.param(
        make_record([ASTRAL], [make_figure(40, document=ASTRAL, text="40 carts")]), id="beyond the first plane"
    ),
    *(pytest.param(saying(text), id=repr(text)) for text in MARKUP),
]


@pytest.mark.parametrize("record", RECORDS)
def test_page_is_an_annotation_page_of_the_model(record: Record) -> None:
    found = page(record)
    assert (found["@context"], found["type"]) == (CONTEXT, "AnnotationPage")
    names = [found["id"], *(item["id"] for item in found["items"])]
    assert len(set(names)) == len(names)
    assert all(UUID(name.removeprefix("urn:uuid:")) for name in names)
    for item in found["items"]:
        assert item["type"] == "Annotation"
        assert item["motivation"] in MOTIVATIONS
        assert item["target"]
        for body in item["body"]:
            assert set(body) == {"type", "value", "format", "purpose"}
            assert body["purpose"] in MOTIVATIONS
        for target in item["target"]:
            assert re.fullmatch(r"ni:///sha-256;[\w-]{43}", target["source"])
            assert [one["type"] for one in target["selector"]] == ["TextPositionSelector", "TextQuoteSelector"]


@pytest.mark.parametrize("record", RECORDS)
def test_both_selectors_find_the_words_in_their_source(record: Record) -> None:
    texts = sources(record)
    targets = [target for item in page(record)["items"] for target in item["target"]]
    assert targets
    for target in targets:
        by_position, by_quotation = anchored(texts[target["source"]], target["selector"])
        assert by_position == by_quotation == target["selector"][1]["exact"]
        assert len(target["selector"][1]["prefix"]) <= AROUND


def test_figures_describe_and_findings_comment_on_all_their_quotations() -> None:
    record = clash()
    items = page(record)["items"]
    assert sum(item["motivation"] == "describing" for item in items) == len(record.figures)
    (comment,) = [item for item in items if item["motivation"] == "commenting"]
    assert [target["selector"][1]["exact"] for target in comment["target"]] == ["412 lorries", "197 lorries"]
    (finding,) = [row for row in record.findings if row.relation in ACCUSING]
    assert comment["body"][0]["value"].startswith(finding.sentence)


def test_same_record_same_bytes() -> None:
    assert annotation_files(invented()) == annotation_files(invented())
