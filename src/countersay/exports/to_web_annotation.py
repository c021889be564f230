"""Figures and findings as W3C Web Annotations, so that other readers can mark them in the texts.

1. Each figure is an annotation that describes its characters; each finding that does not add up is one that comments on all its
   quotations.
2. A target has a TextPositionSelector (Unicode code points, as the Recommendation counts) and a TextQuoteSelector with the
   characters before and after, by which readers that count otherwise find the place.
3. The source is the canonical text, named by its SHA-256 digest (RFC 6920) and given beside the annotations under `text/`.

See Web Annotation Data Model, W3C Recommendation of 23 February 2017, sections 3 and 4.2.
"""

import base64
import hashlib
import json
import uuid
from collections.abc import Iterator
from typing import Any

from countersay.exports.quoting import Lookup, Quote, decimal_text
from countersay.model import Document, Figure, Finding, Record

FILE = "annotations.json"
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # characters of prefix and suffix, as annotation readers keep them


def annotation_files(record: Record) -> dict[str, bytes]:
    """Return the export as file name → contents; the same record gives the same bytes."""
    lookup = Lookup(record)
    items = [*_figures(lookup), *_findings(lookup)]
    page = {
        "@context": CONTEXT,
        "id": _urn("page", *(item["id"] for item in items)),
        "type": "AnnotationPage",
        "items": items,
    }
    files = {FILE: (json.dumps(page, ensure_ascii=False, indent=1) + "\n").encode("utf-8")}
    return files | {f"text/{row.id}.txt": row.text.encode("utf-8") for row in record.documents}


def source_name(document: Document) -> str:
    """Return the name of a document's canonical text: a digest in the form of RFC 6920."""
    digest = hashlib.sha256(document.text.encode("utf-8")).digest()
    return "ni:///sha-256;" + base64.urlsafe_b64encode(digest).decode().rstrip("=")


def _urn(*parts: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, "\x1f".join(("countersay", *parts))).urn


def _figures(lookup: Lookup) -> Iterator[dict[str, Any]]:
    for row in lookup.record.figures:
        quote = lookup.quote_figure(row)
        if quote is not None:
            yield _annotation(row.id, "describing", _told(row, quote), ("figure", row.kind), [quote])


def _findings(lookup: Lookup) -> Iterator[dict[str, Any]]:
    for row in lookup.accusing:
        quotes = list(lookup.quotes(row))
        if quotes:
            yield _annotation(row.id, "commenting", _comment(row), ("finding", row.relation), quotes)


def _told(row: Figure, quote: Quote) -> str:
    number = "a number left open" if row.value is None else decimal_text(row.value)
    parts = [" < ".join(quote.voices), row.stance, " ".join(filter(None, (number, row.unit, row.counted)))]
    return "; ".join([*parts, *([quote.days] if quote.days else [])])


def _comment(row: Finding) -> str:
    return "\n".join((row.sentence, *row.steps))


def _annotation(row: str, motivation: str, words: str, tags: tuple[str, ...], quotes: list[Quote]) -> dict[str, Any]:
    return {
        "id": _urn(row),
        "type": "Annotation",
        "motivation": motivation,
        "body": [
            {"type": "TextualBody", "value": words, "format": "text/plain", "purpose": motivation},
            *({"type": "TextualBody", "value": tag, "format": "text/plain", "purpose": "tagging"} for tag in tags),
        ],
        "target": [_target(quote) for quote in quotes],
    }


def _target(quote: Quote) -> dict[str, Any]:
    text = quote.document.text
    return {
        "source": source_name(quote.document),
        "selector": [
            {"type": "TextPositionSelector", "start": quote.start, "end": quote.end},
            {
                "type": "TextQuoteSelector",
                "exact": quote.words,
                "prefix": text[max(0, quote.start - AROUND) : quote.start],
                "suffix": text[quote.end : quote.end + AROUND],
            },
        ],
    }
