"""References keep the shape of csl-data.json 1.0.2."""

import json
from dataclasses import replace
from typing import Any

import pytest

from countersay.exports.to_csl import FILE, csl_files
from countersay.model import Citation, Record
from tests.exports.records import MARKUP, clash, saying
from tests.reporting.invented import invented

STRINGS = {"id", "type", "title", "language", "note", "URL"}


def references(record: Record) -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = json.loads(csl_files(record)[FILE])
    return read


@pytest.mark.parametrize(
    "record",
    [
        pytest.param(Record(), id="empty"),
        pytest.param(clash(), id="two documents"),
        pytest.param(invented(), id="every kind of row"),
        *(pytest.param(saying(text), id=repr(text)) for text in MARKUP),
    ],
)
def test_items_have_the_shape_of_the_schema(record: Record) -> None:
    items = references(record)
    assert len({item["id"] for item in items}) == len(items) >= len(record.documents)
    for item in items:
        assert item["type"] in ("document", "webpage")
        assert set(item) <= STRINGS | {"author", "issued"}
        assert all(isinstance(item[name], str) and item[name] for name in STRINGS & set(item))
        assert all(set(name) == {"literal"} for name in item.get("author", ()))
        issued = item.get("issued", {"literal": "none"})
        assert set(issued) in ({"date-parts"}, {"literal"})
        for parts in issued.get("date-parts", ()):
            assert 1 <= len(parts) <= 3
            assert all(isinstance(part, int) for part in parts)


def test_document_is_given_with_issuer_and_day() -> None:
    (north,) = [item for item in references(clash()) if item["note"] == "File: north.txt"]
    assert north["author"] == [{"literal": "Harbour Authority of Velmare"}]
    assert north["issued"] == {"date-parts": [[2031, 3, 14]]}


def test_source_cited_twice_is_given_once_with_both_documents() -> None:
    record = clash()
    cited = tuple(
        Citation(
            id=f"c-{n}",
            document=row.id,
            start=0,
            end=4,
            source="Tarn Almanac",
            url="https://a.example",
            date="June 2017",
        )
        for n, row in enumerate(record.documents)
    )
    items = references(replace(record, citations=cited))
    (source,) = [item for item in items if item["type"] == "webpage"]
    assert (source["id"], source["title"], source["URL"]) == ("c-0", "Tarn Almanac", "https://a.example")
    assert source["issued"] == {"literal": "June 2017"}
    assert source["note"] == "Cited in: north.txt, south.txt"
