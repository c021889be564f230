"""A small corpus with a clash, two series of one thing, a name in two spellings, and what people decide about it."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from countersay import examine
from countersay.decisions.drafts import Drafts
from countersay.model import ACCUSING, Decision, Figure, Finding, Record
from countersay.pipeline import Options
from tests.corpora import write_corpus

NORTH = """Northern Port Authority
12 March 2031

From 1 to 10 March 2031, 240 trucks passed the Kessel gate.

Between 1 and 10 March 2031, 31 vessels entered Ormund harbour.

Room 418 is closed.
"""
SOUTH = """Southern Hauliers' Union
14 March 2031

From 1 to 10 March 2031, 180 trucks passed the Kessel gate.

Between 5 and 6 March 2031, 95 vessels docked at Ormund harbour.
"""


ALM = """Ministry of Works of Alm
12 March 2031

The dyke at Arnel broke on 3 March 2031.

Orvessa has blocked the Kessel road since 5 March 2031, in breach of Article 6 of the Tolm Agreement.

Orvessa claims that Alm closed the Kessel road.

According to the Harbour Gazette, 31 vessels entered Ormund harbour on 4 March 2031.
"""
ORVESSA = """Government of Orvessa
14 March 2031

The dyke at Arnel broke on 6 March 2031.

Orvessa denies that it blocked the Kessel road.
"""


def happenings(folder: Path) -> Path:
    """Write two documents with an event on differing days, an allegation, a denial, a commitment and a source."""
    return write_corpus(folder, {"alm.txt": ALM, "orvessa.txt": ORVESSA})


def corpus(folder: Path, **texts: str) -> Path:
    files = {"north.txt": NORTH, "south.txt": SOUTH} | {f"{name}.txt": text for name, text in texts.items()}
    return write_corpus(folder, files)


def figure(record: Record, words: str, path: str | None = None) -> Figure:
    documents = {row.id: row.path for row in record.documents}
    found = [row for row in record.figures if row.text == words and path in (None, documents[row.document])]
    assert len(found) == 1, [row.text for row in record.figures]
    return found[0]


def clashes(record: Record) -> list[Finding]:
    return [row for row in record.findings if row.relation in ACCUSING]


def logged(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Give decisions ids and a reviewer as a log would."""
    return tuple(replace(row, id=f"dec-{at}", reviewer="A. Reader") for at, row in enumerate(decisions))


def decided(folder: Path, *decisions: Decision) -> Record:
    return examine([folder], Options(decisions=logged(decisions)))


def drafts(record: Record) -> Drafts:
    return Drafts(record)
