"""Figures as schema.org Claims in JSON-LD: what is claimed, by whom, where it appears.

There is no ClaimReview and no rating: countersay compares claims and gives no verdict on any. Claims that a voice makes
itself are exported; what it denies, supposes, or reports as alleged by others is not a claim of its.
"""

import json
from collections.abc import Iterator
from typing import Any

from countersay.exports.quoting import Lookup, Quote, one_line
from countersay.model import Document, Figure, NameKind, Record

FILE = "claims.jsonld"
MADE = frozenset({"asserts", "hedges"})


def claim_files(record: Record) -> dict[str, bytes]:
    """Return the export as file name → contents; the same record gives the same bytes."""
    graph = list(_claims(Lookup(record)))
    page = {"@context": "https://schema.org", "@graph": graph}
    return {FILE: (json.dumps(page, ensure_ascii=False, indent=1) + "\n").encode("utf-8")}


def _claims(lookup: Lookup) -> Iterator[dict[str, Any]]:
    kinds: dict[str | None, NameKind] = {row.id: row.kind for row in lookup.record.names}
    for row in lookup.record.figures:
        quote = lookup.quote_figure(row)
        if quote is None or row.supposed or row.stance not in MADE:
            continue
        voice = lookup.attributions.get(row.attribution or "")
        person = voice is not None and kinds.get(voice.speaker_name) == "person"
        yield _claim(lookup, row, quote, person=person)


def _claim(lookup: Lookup, row: Figure, quote: Quote, *, person: bool) -> dict[str, Any]:
    claim: dict[str, Any] = {
        "@type": "Claim",
        "@id": f"#{row.id}",
        "identifier": row.id,
        "text": one_line(quote.sentence),
        "abstract": one_line(quote.words),
        "author": {"@type": "Person" if person else "Organization", "name": one_line(quote.voices[0])},
        "appearance": _work(lookup, quote.document),
    }
    if row.window is not None and (row.window.first or row.window.last):
        ends = (day.isoformat() if day else ".." for day in (row.window.first, row.window.last))
        claim["temporalCoverage"] = "/".join(ends)
    if row.place:
        claim["spatialCoverage"] = {"@type": "Place", "name": one_line(row.place)}
    return claim


def _work(lookup: Lookup, row: Document) -> dict[str, Any]:
    work: dict[str, Any] = {"@type": "CreativeWork", "@id": f"#{row.id}", "name": one_line(row.title or row.path)}
    if row.issuer is not None:
        work["publisher"] = {"@type": "Organization", "name": one_line(lookup.issuer(row))}
    if row.issued is not None:
        work["datePublished"] = row.issued.value
    if row.language is not None:
        work["inLanguage"] = row.language
    return work
