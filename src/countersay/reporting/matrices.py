"""Tables with two ways in: positions by question and side, undertakings, and where every number of a text ended up."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from countersay.lettering import visible
from countersay.lexicon.load import table
from countersay.model import Allegation, LedgerEntry, Span, Utterance
from countersay.reporting import wording
from countersay.reporting.formatting import plural
from countersay.reporting.index import Index, anchor
from countersay.reporting.quotations import Excerpt, excerpt

REASONED = ("trap", "unresolved")  # a number of a claim or a date names its row or value, not a reason
NO_SIDE = "No side declared"
SILENT = "does not speak in these documents"
GENERAL = "rejects allegations in general"
OTHERWISE = ("says that", "names another", "denies a part", "is set against")
ANSWERING = ("says that", "names another", "is set against")
SAYS_NOTHING = "does not speak to this in these documents"
_UNSAID = {"not said who": "a voice not named"}
LONG = 10  # voices in a cell beyond which the later ones are folded


@dataclass(frozen=True, slots=True)
class Position:
    """One voice on one question: what it does, who speaks, the words and where they stand.

    Attributes:
        what: what exactly is alleged or denied, in the words of the text, or "".
        note: how far a denial falls short of what is alleged, or "".
        date: the document's date in words. kept: the excerpt to show.
    """

    verb: str
    speaker: str
    words: str
    place: str
    href: str
    what: str = ""
    note: str = ""
    date: str = ""
    kept: Excerpt | None = None

    @property
    def narrower(self) -> bool:
        """Whether it denies less than is alleged, and is no answer of another kind ("names another cause")."""
        return self.verb == "denies" and bool(self.note) and not self.note.startswith(OTHERWISE)


@dataclass(frozen=True, slots=True)
class Cell:
    """What one side says on one question: its positions by date, what changed over time, or why there are none."""

    positions: tuple[Position, ...]
    change: str = ""
    empty: str = ""
    side: str = ""

    @property
    def shown(self) -> tuple[Position, ...]:
        """The positions that stand open."""
        return self.positions[:LONG]

    @property
    def folded(self) -> tuple[Position, ...]:
        """The positions behind them."""
        return self.positions[LONG:]


@dataclass(frozen=True, slots=True)
class Question:
    """One topic with a cell a side; `reply` says whether anybody in these documents answers."""

    topic: str
    cells: tuple[Cell, ...]
    reply: str

    @property
    def silent(self) -> tuple[Cell, ...]:
        """The cells of the sides that say nothing to it, or nothing at all."""
        return tuple(cell for cell in self.cells if not cell.positions and cell.side != NO_SIDE)


@dataclass(frozen=True, slots=True)
class Positions:
    """Questions down, sides across: those that somebody answers, then those that nobody does."""

    sides: tuple[str, ...]
    answered: tuple[Question, ...]
    unanswered: tuple[Question, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions."""
        return self.answered + self.unanswered


def positions(index: Index) -> Positions:
    """Sort what each side alleges, denies and affirms by topic."""
    labels = {party.id: party.label for party in index.record.parties}
    sides = list(labels.values())
    voiced = [
        (row, [(verb, voice, _side(index, voice, labels)) for verb, voice in _voices(row)])
        for row in index.record.allegations
    ]
    if (
        any(paper.party is None for paper in index.papers.values())
        or not sides
        or any(side == NO_SIDE for _, voices in voiced for _, _, side in voices)
    ):
        sides.append(NO_SIDE)
    speaking = {paper.party for paper in index.papers.values()} | {side for _, vs in voiced for _, _, side in vs}
    answered: list[Question] = []
    unanswered: list[Question] = []
    for row, voices in voiced:
        cells: dict[str, list[tuple[str, str, Position]]] = {side: [] for side in sides}
        for verb, voice, side in voices:
            found = _position(index, verb, voice)
            if found:
                cells.setdefault(side, []).append((_when(index, voice), voice.what or "", found))
        silent = "Answered only in general." if row.general_by else "No reply in these documents."
        reply = "" if row.reply == "in_corpus" else silent
        filled = tuple(_cell(cells[side], side, side in speaking) for side in sides)
        (unanswered if reply else answered).append(Question(row.topic, filled, reply))
    return Positions(tuple(sides), tuple(answered), tuple(unanswered))


def _voices(row: Allegation) -> list[tuple[str, Utterance]]:
    named = (
        ("alleges", row.alleged_by),
        ("denies", row.denied_by),
        ("affirms", row.affirmed_by),
        (GENERAL, row.general_by),
    )
    return [(verb, voice) for verb, voices in named for voice in voices]


def _side(index: Index, voice: Utterance, labels: Mapping[str, str]) -> str:
    """The column of a voice: the party it speaks for, the document's party where the document speaks, else none."""
    if voice.side is not None and voice.side in labels:
        return labels[voice.side]
    paper = index.papers.get(voice.document)
    if voice.speaker is None and paper is not None and paper.party:
        return paper.party
    return NO_SIDE


def _when(index: Index, voice: Utterance) -> str:
    paper = index.papers[voice.document]
    return paper.document.issued.value if paper.document.issued else "~"


def _cell(rows: Sequence[tuple[str, str, Position]], side: str, speaks: bool) -> Cell:
    """Put the positions of a side in order of time; say where its wording changes from one dated document to the next."""
    if not rows:
        return Cell((), empty="–" if side == NO_SIDE else SAYS_NOTHING if speaks else SILENT, side=side)
    ordered = sorted(rows, key=lambda row: row[0])
    told: dict[str, tuple[str, list[str]]] = {}
    for when, what, position in ordered:
        words = f"{position.verb} “{what.split(' · ')[0]}”" if what else position.verb
        if when != "~" and side != NO_SIDE and words not in told.setdefault(when, (position.date, []))[1]:
            told[when][1].append(words)
    kept = [(date, sorted(words)) for date, words in told.values()]
    changed = any(before[1] != after[1] for before, after in pairwise(kept))
    change = "; ".join(f"{date}: {', '.join(words)}" for date, words in kept) if changed else ""
    return Cell(tuple(row[2] for row in ordered), change, side=side)


def _position(index: Index, verb: str, voice: Utterance) -> Position | None:
    paper = index.papers.get(voice.document)
    if paper is None or not 0 <= voice.start < voice.end <= len(paper.document.text):
        return None
    kept = excerpt(paper, voice.start, voice.end)
    return Position(
        verb=_done(verb, voice),
        speaker=_UNSAID.get(voice.speaker or "", voice.speaker) or index.issuer(voice.document),
        words=kept.words,
        place=index.place(voice.document, voice.start),
        href=index.spot("u", voice.document, voice.start, voice.end),
        what=voice.what or "",
        note=voice.note or "",
        date=paper.date,
        kept=kept,
    )


def _done(verb: str, voice: Utterance) -> str:
    """What a voice does, in a verb: who calls a road open says "open", he does not deny it; who tells of a contrary deed answers."""
    if verb != "denies":
        return verb
    if voice.what is not None and _contrary().match(voice.what):
        return "says"
    return "answers" if voice.note is not None and voice.note.startswith(ANSWERING) else verb


@cache
def _contrary() -> re.Pattern[str]:
    lists = table("allegations")["contrary"]
    words = "|".join(lists["states"])
    return re.compile(rf"(?:{words}|free to \w+|\w+ (?:{'|'.join(lists['freely'])}))(?: ·|$)")


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
    quotation: Excerpt | None = None
    words: tuple[str, ...] = ()
    paraphrase: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Commitments:
    """Rows that say whether an instrument is kept, and rows that merely refer to it."""

    told: tuple[CommitmentRow, ...]
    referred: tuple[CommitmentRow, ...]

    @property
    def all(self) -> tuple[CommitmentRow, ...]:
        """Both."""
        return self.told + self.referred


def commitments(index: Index) -> Commitments:
    """List undertakings by instrument and article, then in text order."""
    rows = sorted(
        enumerate(index.record.commitments),
        key=lambda item: (item[1].instrument.casefold(), item[1].article or "", item[0]),
    )
    found = [
        (
            row.stance == "reference",
            CommitmentRow(
                instrument=row.instrument,
                article=row.article or "",
                obligation=row.obligation or "",
                accused=row.accused or "",
                said_by=row.said_by or "",
                stance=wording.COMMITMENT_STANCES.get(row.stance, row.stance),
                place=index.place(row.document, row.start),
                href=anchor(row.id),
                quotation=excerpt(index.papers[row.document], row.start, row.end),
                words=_cut(index, row.document, row.words),
                paraphrase=_cut(index, row.document, row.paraphrase),
            ),
        )
        for _, row in rows
    ]
    return Commitments(tuple(row for refers, row in found if not refers), tuple(row for refers, row in found if refers))


def _cut(index: Index, document: str, spans: Sequence[Span]) -> tuple[str, ...]:
    text = index.papers[document].document.text
    return tuple(visible(text[span.start : span.end]) for span in spans if span.end <= len(text))


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

    @property
    def id(self) -> str:
        """What tells it from others."""
        return self.href


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


def ledger(
    index: Index, make: Callable[[Index, LedgerEntry], LedgerNumber] | None = None, *, columns: bool = True
) -> Ledger:
    """Count every number of every document by list and reason; `make` puts single ones into words, or does so later.

    Without `columns` nothing is counted by document, since there are too many to show.
    """
    entries = index.record.ledger
    order = list(index.papers) if columns else []
    of_each = entries if columns else ()
    counts: Counter[tuple[str, str, str]] = Counter((entry.list, entry.reason, entry.document) for entry in of_each)
    lists: Counter[tuple[str, str]] = Counter((entry.list, entry.document) for entry in of_each)
    reasons: Counter[tuple[str, str]] = Counter((entry.list, entry.reason) for entry in entries)
    lines = []
    for name, words in wording.LEDGER_LISTS.items():
        own = {reason: count for (one, reason), count in reasons.items() if one == name}
        if not own:
            continue
        row = tuple(lists[name, document] for document in order)
        lines.append(LedgerLine(words.capitalize(), "", row, sum(own.values()), True))
        if name not in REASONED:
            continue
        for reason in sorted(own):
            row = tuple(counts[name, reason, document] for document in order)
            lines.append(LedgerLine("", wording.plain(reason), row, own[reason], False))
    numbers = Counter(entry.document for entry in of_each)
    totals = tuple(numbers[document] for document in order)
    make = make or ledger_number
    missed = _numbers(index, "unresolved", make)
    return Ledger(
        letters=tuple(index.papers[document].letter for document in order),
        lines=tuple(lines),
        totals=totals,
        total=len(entries),
        unresolved=missed,
        traps=_numbers(index, "trap", make),
        summary=f"{plural(len(missed), 'number')} of {len(entries):,} not understood",
    )


def _numbers(index: Index, name: str, make: Callable[[Index, LedgerEntry], LedgerNumber]) -> tuple[LedgerNumber, ...]:
    return tuple(
        make(index, entry)
        for entry in index.record.ledger
        if entry.list == name
        and (paper := index.papers.get(entry.document))
        and 0 <= entry.start < entry.end <= len(paper.document.text)
    )


def ledger_number(index: Index, entry: LedgerEntry) -> LedgerNumber:
    """Present one number of a document of the record."""
    return LedgerNumber(
        excerpt(index.papers[entry.document], entry.start, entry.end),
        wording.plain(entry.reason),
        index.place(entry.document, entry.start),
        index.spot("n", entry.document, entry.start, entry.end),
    )
