"""One self-contained file for each finding with a certificate: quotations, digests, rows and sum, to be mailed.

Whoever gets it can check it against copies of the documents of their own: with `countersay verify FILE COPIES`, or with
the program `check_finding.py` that lies beside the files and needs nothing but Python.
"""

import json
from importlib.resources import files
from typing import Any

from countersay.codec import Row, to_row
from countersay.exports.quoting import Lookup
from countersay.model import Finding, Record

FORMAT = "countersay-finding"
VERSION = 1
CHECKER = "check_finding.py"


def finding_files(record: Record) -> dict[str, bytes]:
    """Return the files by name, and with them the program that checks them."""
    lookup = Lookup(record)
    found = {}
    for finding in record.findings:
        if finding.certificate is not None and finding.certificate.rows:
            row = finding_file(record, lookup, finding)
            found[f"finding-{finding.id}.json"] = (json.dumps(row, ensure_ascii=False, indent=1) + "\n").encode()
    source = files("countersay.reconciliation").joinpath("standalone.py").read_text(encoding="utf-8")
    return {**found, CHECKER: source.encode()}


def finding_file(record: Record, lookup: Lookup, finding: Finding) -> Row:
    """Return the contents of one file: the finding, what it quotes, and the rows of the record that it rests on."""
    quotations = [
        {
            "row": quote.row,
            "path": quote.document.path,
            "sha256": quote.document.sha256,
            "text_sha256": quote.document.text_sha256,
            "start": quote.start,
            "end": quote.end,
            "text": quote.document.text[quote.start : quote.end],
            "voices": list(quote.voices),
            "issued": quote.issued,
            "days": quote.days,
            "passage": quote.document.text[quote.start - len(quote.before) : quote.end + len(quote.after)],
        }
        for quote in lookup.quotes(finding)
    ]
    return {
        "format": FORMAT,
        "version": VERSION,
        "finding": to_row(finding),
        "quotations": quotations,
        "tables": _tables(record, finding),
    }


def _tables(record: Record, finding: Finding) -> dict[str, list[Row]]:
    """Return the rows of the record that the certificate refers to, so that each of its rows can be worked out anew."""
    ids = {*finding.figures, *finding.timexes, *finding.events}
    rows = finding.certificate.rows if finding.certificate is not None else ()
    named = ids | {term.series for line in rows for term in line.terms}
    figures = [one for one in record.figures if one.id in named]
    series = {one.series for one in figures} | named
    bases = {one.relation.figure for one in figures if one.relation is not None}
    figures = [one for one in record.figures if one.id in named | bases]
    documents = {*finding.documents, *(one.document for one in figures)}
    kept: dict[str, list[Any]] = {
        "documents": [one for one in record.documents if one.id in documents],
        "figures": figures,
        "timexes": [one for one in record.timexes if one.id in ids],
        "events": [one for one in record.events if one.id in ids],
        "series": [one for one in record.series if one.id in series],
        "links": [one for one in record.links if one.left in series and one.right in series],
    }
    return {name: [to_row(one) for one in rows] for name, rows in kept.items()}
