"""The documents and the sources they cite as CSL-JSON, which reference managers and citation processors read.

Shape: csl-data.json of the Citation Style Language, version 1.0.2. Names are literal: who is a body and who a person is
not guessed.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from countersay.exports.quoting import Lookup, one_line
from countersay.model import Citation, Document, Record

FILE = "references.json"
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def csl_files(record: Record) -> dict[str, bytes]:
    """Return the export as file name → contents; the same record gives the same bytes."""
    lookup = Lookup(record)
    items = [*(_document(row) for row in record.documents), *_sources(lookup)]
    return {FILE: (json.dumps(items, ensure_ascii=False, indent=1) + "\n").encode("utf-8")}


def _document(row: Document) -> dict[str, Any]:
    item: dict[str, Any] = {"id": row.id, "type": "document", "title": one_line(row.title or row.path)}
    if row.issuer is not None:
        item["author"] = [{"literal": one_line(row.issuer.label)}]
    if row.issued is not None:
        item["issued"] = _date(row.issued.value)
    if row.language is not None:
        item["language"] = row.language
    item["note"] = f"File: {one_line(row.path)}"
    return item


def _sources(lookup: Lookup) -> Iterator[dict[str, Any]]:
    """Yield each cited source once, in text order, with the documents that cite it."""
    cited: dict[tuple[str, str | None, str | None], list[Citation]] = {}
    for row in lookup.record.citations:
        cited.setdefault((one_line(row.source), row.url, row.date), []).append(row)
    for (source, url, date), rows in cited.items():
        item: dict[str, Any] = {
            "id": rows[0].id,
            "type": "webpage" if url else "document",
            "title": source or url or "?",
        }
        if url:
            item["URL"] = one_line(url)
        if date:
            item["issued"] = _date(date)
        paths = dict.fromkeys(lookup.documents[row.document].path for row in rows if row.document in lookup.documents)
        item["note"] = f"Cited in: {', '.join(one_line(path) for path in paths)}"
        yield item


def _date(value: str) -> dict[str, Any]:
    """Return an ISO day, month or year in parts, anything else as it is written.

    >>> _date("2031-03"), _date("June 2017")
    ({'date-parts': [[2031, 3]]}, {'literal': 'June 2017'})
    """
    found = _ISO.fullmatch(value)
    return {"date-parts": [[int(part) for part in found.groups() if part]]} if found else {"literal": one_line(value)}
