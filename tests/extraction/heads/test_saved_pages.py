"""Saved web pages after the shapes of real content systems (`saved_pages.json`): title, day, publisher, author.

A page is given its own words, the marks are those of the system: a graph of linked data, open graph alone, lists of terms,
tables that lay out the page, days in figures, a banner with the day on which the page was saved.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from countersay.extraction.heads.file_metadata import same_name
from countersay.extraction.heads.letterhead import read_letterhead
from countersay.extraction.text.layout import find_blocks
from countersay.ingest.read_html import read_html
from countersay.ingest.reading import Ask
from countersay.model import Document

CASES = json.loads((Path(__file__).parents[2] / "cases" / "saved_pages.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in CASES])
def test_title_day_publisher_and_author(case: dict[str, Any]) -> None:
    (reading,) = read_html(case["html"].encode(), Ask(name="a.html")).readings
    document = Document(
        id="d", path="a.html", sha256="", text_sha256="", text=reading.text, metadata=reading.candidates
    )
    read, _ = read_letterhead(document, find_blocks(reading.text))
    days = case["date"] if isinstance(case["date"], list) else [case["date"]]
    assert (read.issued.value if read.issued else None) in days
    assert (read.title == case["title"]) is ("title" not in case.get("missed", []))
    if case["issuer"] is None:
        assert read.issuer is None or read.issuer.inferred
    else:
        assert read.issuer is not None and same_name(read.issuer.label, case["issuer"])
    authors = [one.value for one in reading.candidates if one.field == "author"]
    assert case["author"] is None or any(case["author"] in one for one in authors)


def test_a_small_table_of_data_with_short_cells_stays_a_table() -> None:
    page = "<table><tr><td>Esk<td>14 pumps<tr><td>Halm<td>9 pumps</table><p>Counted on 3 May.</p>"
    (reading,) = read_html(page.encode(), Ask(name="a.html")).readings
    assert reading.text.startswith("Esk\t14 pumps\nHalm\t9 pumps")
