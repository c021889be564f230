"""Tables with two ways in: positions by question and side, undertakings, and where every number of a text ended up."""

from collections import Counter
from dataclasses import dataclass

from countersay.model import Utterance
from countersay.reporting import wording
from countersay.reporting.formatting import plural
from countersay.reporting.index import Index, anchor
from countersay.reporting.quotations import Excerpt, excerpt

REASONED = ("trap", "unresolved")  # a number of a claim or a date names its row or value, not a reason
NO_SIDE = "No side declared"


@dataclass(frozen=True, slots=True)
class Position:
    """One voice on one question: what it does, who speaks, the words and where they stand."""

    verb: str
    speaker: str
    words: str
    place: str
    href: str


@dataclass(frozen=True, slots=True)
class Question:
    """One topic with a cell of positions a side; `reply` says whether anybody in these documents answers."""

    topic: str
    cells: tuple[tuple[Position, ...], ...]
    reply: str


@dataclass(frozen=True, slots=True)
class Positions:
    """Questions down, sides across."""

    sides: tuple[str, ...]
    questions: tuple[Question, ...]


def positions(index: Index) -> Positions:
    """Sort what each side alleges, denies and affirms by topic."""
    sides = [party.label for party in index.record.parties]
    if any(paper.party is None for paper in index.papers.values()) or not sides:
        sides.append(NO_SIDE)
    questions = []
    for row in index.record.allegations:
        cells: dict[str, list[Position]] = {side: [] for side in sides}
        for verb, voices in (("alleges", row.alleged_by), ("denies", row.denied_by), ("affirms", row.affirmed_by)):
            for voice in voices:
                paper = index.papers.get(voice.document)
                found = _position(index, verb, voice)
                if paper and found:
                    cells.setdefault(paper.party or NO_SIDE, []).append(found)
        reply = "" if row.reply == "in_corpus" else "No reply in these documents."
        questions.append(Question(row.topic, tuple(tuple(cells[side]) for side in sides), reply))
    return Positions(tuple(sides), tuple(questions))


def _position(index: Index, verb: str, voice: Utterance) -> Position | None:
    paper = index.papers.get(voice.document)
    if paper is None or not 0 <= voice.start < voice.end <= len(paper.document.text):
        return None
    return Position(
        verb=verb,
        speaker=voice.speaker or index.issuer(voice.document),
        words=excerpt(paper, voice.start, voice.end).words,
        place=index.place(voice.document, voice.start),
        href=index.spot("u", voice.document, voice.start, voice.end),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentRow:
    """One sentence about an instrument: who is said to keep or break it, and who says so."""

    instrument: str
    article: str
    obligation: str
    accused: str
    said_by: str
    stance: str
    place: str
    href: str


def commitments(index: Index) -> tuple[CommitmentRow, ...]:
    """List undertakings by instrument and article, then in text order."""
    rows = sorted(
        enumerate(index.record.commitments),
        key=lambda item: (item[1].instrument.casefold(), item[1].article or "", item[0]),
    )
    return tuple(
        CommitmentRow(
            instrument=row.instrument,
            article=row.article or "",
            obligation=row.obligation or "",
            accused=row.accused or "",
            said_by=row.said_by or "",
            stance=wording.COMMITMENT_STANCES.get(row.stance, row.stance),
            place=index.place(row.document, row.start),
            href=anchor(row.id),
        )
        for _, row in rows
    )


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One list and reason with its count for each document, and in all."""

    list: str
    reason: str
    counts: tuple[int, ...]
    total: int
    subtotal: bool


@dataclass(frozen=True, slots=True)
class LedgerNumber:
    """One number with its sentence, its reason, and where it stands."""

    excerpt: Excerpt
    reason: str
    place: str
    href: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """Where every number ended up, counted, and those that were not understood or were set aside, one by one."""

    letters: tuple[str, ...]
    lines: tuple[LedgerLine, ...]
    totals: tuple[int, ...]
    total: int
    unresolved: tuple[LedgerNumber, ...]
    traps: tuple[LedgerNumber, ...]
    summary: str


def ledger(index: Index) -> Ledger:
    """Count every number of every document by list and reason."""
    entries = index.record.ledger
    order = list(index.papers)
    counts: Counter[tuple[str, str, str]] = Counter((entry.list, entry.reason, entry.document) for entry in entries)
    lists: Counter[tuple[str, str]] = Counter((entry.list, entry.document) for entry in entries)
    lines = []
    for name, words in wording.LEDGER_LISTS.items():
        if not any(entry.list == name for entry in entries):
            continue
        row = tuple(lists[name, document] for document in order)
        lines.append(LedgerLine(words.capitalize(), "", row, sum(row), True))
        if name not in REASONED:
            continue
        for reason in sorted({entry.reason for entry in entries if entry.list == name}):
            row = tuple(counts[name, reason, document] for document in order)
            lines.append(LedgerLine("", wording.plain(reason), row, sum(row), False))
    totals = tuple(sum(entry.document == document for entry in entries) for document in order)
    missed = _numbers(index, "unresolved")
    return Ledger(
        letters=tuple(paper.letter for paper in index.papers.values()),
        lines=tuple(lines),
        totals=totals,
        total=sum(totals),
        unresolved=missed,
        traps=_numbers(index, "trap"),
        summary=f"{plural(len(missed), 'number')} of {sum(totals):,} not understood",
    )


def _numbers(index: Index, name: str) -> tuple[LedgerNumber, ...]:
    found = []
    for entry in index.record.ledger:
        paper = index.papers.get(entry.document)
        if entry.list == name and paper and 0 <= entry.start < entry.end <= len(paper.document.text):
            found.append(
                LedgerNumber(
                    excerpt(paper, entry.start, entry.end),
                    wording.plain(entry.reason),
                    index.place(entry.document, entry.start),
                    index.spot("n", entry.document, entry.start, entry.end),
                )
            )
    return tuple(found)
