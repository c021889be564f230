"""The first screen: what was read, who speaks and who does not, and what could not be understood."""

from collections import Counter
from dataclasses import dataclass

from countersay.model import ACCUSING
from countersay.reporting.formatting import brief, issue_date, plural
from countersay.reporting.index import Index, Paper

PATTERNS = 6  # ways of hatching; the seventh side has the first one again, and its name beside it as all have
NAMED_VOICES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """One document as the first screen lists it; `quoted` says whom it lets speak besides its issuer."""

    letter: str
    key: str
    name: str
    path: str
    issuer: str | None
    issuer_inferred: bool
    party: str | None
    pattern: int | None
    date: str | None
    date_inferred: bool
    words: int
    figures: int
    quoted: str
    copies: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A side: what it published here, and in how many claims of others' documents it is quoted. Never ranked."""

    label: str
    pattern: int
    letters: tuple[tuple[str, str], ...]
    words: int
    share: int
    declared: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A number of things that were not understood, what they are, and where the page lists them."""

    count: int
    what: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """All of the first screen but the findings."""

    headline: str
    summary: str
    documents: tuple[DocumentRow, ...]
    sides: tuple[Side, ...]
    unassigned: tuple[tuple[str, str], ...]
    gaps: tuple[Gap, ...]
    counts: str
    numbers: str


def words(text: str) -> int:
    """Count the words of a text: stretches without white space."""
    return len(text.split())


def patterns(index: Index) -> dict[str, int]:
    """Give every side a way of hatching, in the order of the record, which carries no meaning."""
    return {party.label: position % PATTERNS for position, party in enumerate(index.record.parties)}


def present(index: Index) -> Overview:
    """Compute the first screen."""
    record = index.record
    papers = tuple(index.papers.values())
    documents = tuple(_document(index, paper) for paper in papers)
    total = sum(row.words for row in documents)
    return Overview(
        headline=headline(index),
        summary=summary(papers, total),
        documents=documents,
        sides=tuple(_side(index, position, total) for position in range(len(record.parties))),
        unassigned=tuple((paper.letter, paper.key) for paper in papers if paper.party is None),
        gaps=gaps(index),
        numbers=plural(len(record.ledger), "number"),
        counts=(
            f"{plural(len(record.figures), 'claim')} with a figure, {plural(len(record.timexes), 'time expression')}, "
            f"{plural(len(record.series), 'series', 'series')} of figures that count the same thing"
        ),
    )


def headline(index: Index) -> str:
    """Say in one line how many findings accuse, trivial ones apart, and among how many documents."""
    found = Counter(row.relation for row in index.record.findings if not row.trivial)
    counts = [plural(found[name], name) for name in ("contradiction", "tension") if found[name]]
    return f"{' and '.join(counts) or 'No clash found'} in {plural(len(index.papers), 'document')}"


def summary(papers: tuple[Paper, ...], total: int) -> str:
    """Say how much was read, issued when, and by how many."""
    issuers = {paper.issuer for paper in papers if paper.issuer}
    unnamed = sum(paper.issuer is None for paper in papers)
    dates = sorted(paper.document.issued.value for paper in papers if paper.document.issued)
    words = plural(total, "word")
    if dates:
        ends = tuple(dict.fromkeys((issue_date(dates[0]), issue_date(dates[-1]))))
        words += ", issued " + (f"between {ends[0]} and {ends[1]}" if len(ends) > 1 else ends[0])
    words += f", by {plural(len(issuers), 'named issuer')}" if issuers else ""
    if unnamed:
        words += f"; {plural(unnamed, 'document')} name{'s' if unnamed == 1 else ''} no issuer"
    return words


def _document(index: Index, paper: Paper) -> DocumentRow:
    document = paper.document
    return DocumentRow(
        letter=paper.letter,
        key=paper.key,
        name=brief(paper.name, 90),
        path=document.path,
        issuer=paper.issuer,
        issuer_inferred=bool(document.issuer and document.issuer.inferred),
        party=paper.party,
        pattern=patterns(index).get(paper.party or ""),
        date=issue_date(document.issued.value) if document.issued else None,
        date_inferred=bool(document.issued and document.issued.inferred),
        words=words(document.text),
        figures=len(index.figures_in.get(document.id, ())),
        quoted=quoted(index, paper),
        copies=len(document.copies),
    )


def quoted(index: Index, paper: Paper) -> str:
    """Say whom a document lets speak besides its issuer, most often quoted first."""
    counts = Counter(
        row.speaker
        for row in index.attributions_in.get(paper.document.id, ())
        if row.kind != "issuer" and row.speaker and row.speaker != paper.issuer
    )
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    names = ", ".join(name for name, _ in ranked[:NAMED_VOICES])
    if len(ranked) == 1:
        return f"quotes only {names}"
    if not ranked:
        return "quotes nobody by name"
    return f"quotes {names}" + (f" and {len(ranked) - NAMED_VOICES} more" if len(ranked) > NAMED_VOICES else "")


def _side(index: Index, position: int, total: int) -> Side:
    party = index.record.parties[position]
    own = [paper for paper in index.papers.values() if paper.document.party == party.id]
    spoken = sum(words(paper.document.text) for paper in own)
    return Side(
        label=party.label,
        pattern=position % PATTERNS,
        letters=tuple((paper.letter, paper.key) for paper in own),
        words=spoken,
        share=round(100 * spoken / total) if total else 0,
        declared=party.declared,
    )


def gaps(index: Index) -> tuple[Gap, ...]:
    """Count what was not understood; nothing that is 0 is left out, so that a reader sees it was looked for."""
    record = index.record
    unresolved = sum(entry.list == "unresolved" for entry in record.ledger)
    undated = sum(document.issued is None for document in record.documents)
    unsure = sum(link.kind == "unsure" for link in record.links)
    rows = (
        (unresolved, f"of {plural(len(record.ledger), 'number')} not understood", "ledger"),
        (len(record.issues), "issue with the input" if len(record.issues) == 1 else "issues with the input", "issues"),
        (
            len(record.blocked),
            "pair of figures that nearly compares" if len(record.blocked) == 1 else "pairs of figures nearly compare",
            "blocked",
        ),
        (undated, "document without a date" if undated == 1 else "documents without a date", "read"),
        (unsure, "doubtful link between series" if unsure == 1 else "doubtful links between series", "series"),
    )
    return tuple(Gap(count=count, what=what, href=href) for count, what, href in rows)


def accusing(index: Index) -> int:
    """Count the findings that accuse and are not trivial."""
    return sum(row.relation in ACCUSING and not row.trivial for row in index.record.findings)
