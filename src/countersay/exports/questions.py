"""Questions to put to each party: one a sentence whose confirmation or correction would settle something.

A party is a declared side, or, for documents of no side, their issuer; all are asked in the same words. A question asks about
the party's own document only and shows the claims of others that it was compared with. Questions come in the order of
how many findings and blocked pairs an answer would settle, then of how many of these are contradictions, then of the record.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from countersay.exports.quoting import Lookup, Quote, one_line
from countersay.lettering import letter, spoken_days
from countersay.model import Document, Figure, Finding, PlacedTimex, Record, identify

_DIGITS = re.compile(r"\d[\d.,:/]*\d|\d")
_LOWERED = frozenset(
    [
        "A",
        "About",
        "All",
        "An",
        "As",
        "At",
        "In",
        "It",
        "More",
        "Of",
        "On",
        "Only",
        "Over",
        "Some",
        "That",
        "The",
        "These",
        "They",
        "This",
        "Those",
    ]
)
_Row = TypeVar("_Row", Figure, PlacedTimex)

BLANK = "____"
MAX_LINE = 350  # a longer sentence (or one cut short) is not worth filling in; a short line takes its place

# Axis of a reading that would dissolve a finding -> what to ask so that it need not be guessed.
ASKED = {
    "exactness": "Is it an exact count or a rounded one?",
    "scale": "Is it an exact count or a rounded one?",
    "hedge": "What is the exact number, if one is known?",
    "vague": "What is the exact number, if one is known?",
    "rounding": "How was it rounded, and from which numbers was it computed?",
    "base": "Of which whole, in numbers, is it a share or an average?",
    "ends": "Are the first and the last day counted in?",
    "since": "Which is the first day counted, and which is the last?",
    "coarse": "Which is the first day counted, and which is the last?",
    "window": "Which is the first day counted, and which is the last?",
    "including": "Is the part named all there was of its kind, or at least that many?",
    "scope": "What exactly is counted, at which place, and does it include what the other figures count?",
    "start": "From which day on is it counted?",
    "place": "At which place is it counted?",
    "time": "Of which day does it tell?",
    "verb": "What exactly was done to those counted?",
    "told": "As of which day and hour was it known?",
    "overlap": "Can one thing be in several of the parts?",
    "counting": "Are movements counted each way or once, and are they entered on the day itself?",
    "notice": "Was all there was recorded, and by whom?",
}
OPEN = ("counterpart", "to-ask")
"""Kinds of spreads whose pairs may tell of one thing: what is open between them is asked for, after all that accuses."""
WHOLE = "What does it count, at which place, for which days, and who counted it?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question to one party.

    Attributes:
        letter: its name in the list and in the answer form: A to Z, then AA …
        quotes: the party's own words that it asks about, all of one sentence, in text order.
        text: the question, its sentences in order.
        compared: claims that these were compared with, of this party or others.
        findings, blocked: ids of what an answer would settle.
        form: the line to fill in, its numbers and days blank.
    """

    letter: str
    quotes: tuple[Quote, ...]
    text: tuple[str, ...]
    compared: tuple[Quote, ...]
    findings: tuple[str, ...]
    blocked: tuple[str, ...]
    form: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A party and its questions. `key` is safe in a file name; `party` is the handle in corpus.toml, if declared."""

    key: str
    label: str
    party: str | None
    questions: tuple[Question, ...]


@dataclass(slots=True)
class _Draft:
    """What is known of a question while the findings are gone through; `blocked` is reasons by id."""

    quotes: list[Quote] = field(default_factory=list)
    findings: dict[str, Finding] = field(default_factory=dict)
    blocked: dict[str, str] = field(default_factory=dict)
    compared: list[Quote] = field(default_factory=list)


def questions(record: Record) -> tuple[Asked, ...]:
    """Return the questions for each party that has any, by label."""
    lookup = Lookup(record)
    sides: dict[tuple[str, str | None], list[_Draft]] = {}
    for draft in _drafts(lookup):
        side = _side(lookup, draft.quotes[0].document)
        if side is not None:
            sides.setdefault(side, []).append(draft)
    places = {document.id: number for number, document in enumerate(record.documents)}

    def rank(draft: _Draft) -> tuple[int, int, int, int, int]:
        found = [finding.relation for finding in draft.findings.values()]
        settled, proven = len(found) - found.count("spread") + len(draft.blocked), found.count("contradiction")
        first = draft.quotes[0]
        return -settled, -proven, -found.count("spread"), places[first.document.id], first.start

    found, taken = [], set[str]()
    for (label, party), own in sorted(sides.items(), key=lambda item: (item[0][0], item[0][1] or "")):
        key = _key(party or label, taken)
        ranked = sorted(own, key=rank)
        asked = tuple(_question(lookup, draft, letter(number)) for number, draft in enumerate(ranked))
        found.append(Asked(key=key, label=label, party=party, questions=asked))
    return tuple(found)


def _side(lookup: Lookup, document: Document) -> tuple[str, str | None] | None:
    """Return label and handle of whom to ask about a document; None where neither side nor issuer is known."""
    if document.party is not None:
        return lookup.party(document), document.party
    return (document.issuer.label, None) if document.issuer is not None else None


def unaddressed(record: Record) -> tuple[str, ...]:
    """Return the paths of documents that nobody can be asked about: no side is declared and no issuer is named."""
    return tuple(row.path for row in record.documents if row.party is None and row.issuer is None)


def _key(label: str, taken: set[str]) -> str:
    key = re.sub(r"[^a-z0-9]+", "-", label.lower()).strip("-")[:40].strip("-")
    if not key or key in taken:
        key = identify(key or "party", label)
    taken.add(key)
    return key


def _drafts(lookup: Lookup) -> list[_Draft]:
    """Go through findings and blocked pairs; one draft for each sentence that takes part in any."""
    drafts: dict[tuple[str, int, int], _Draft] = {}

    def involved(quotes: tuple[Quote, ...]) -> list[_Draft]:
        found = {_place(quote): drafts.setdefault(_place(quote), _Draft()) for quote in quotes}
        for place, draft in found.items():
            own = [quote for quote in quotes if _place(quote) == place and quote not in draft.quotes]
            draft.quotes = sorted([*draft.quotes, *own], key=lambda quote: (quote.start, quote.end))
            others = [quote for quote in quotes if _place(quote) != place and quote not in draft.compared]
            draft.compared += others
        return list(found.values())

    open_pairs = (
        one
        for one in lookup.record.findings
        if one.relation == "spread" and one.kind in OPEN and one.id not in lookup.dismissed
    )
    for finding in (*lookup.accusing, *open_pairs):
        for draft in involved(lookup.quotes(finding)):
            draft.findings[finding.id] = finding
    for pair in lookup.record.blocked:
        figures = [lookup.figures[row] for row in pair.figures if row in lookup.figures]
        for draft in involved(tuple(filter(None, map(lookup.quote_figure, figures)))):
            draft.blocked[pair.id] = pair.reason
    return list(drafts.values())


def _place(quote: Quote) -> tuple[str, int, int]:
    """Return the place of the sentence."""
    return quote.document.id, quote.start - len(quote.before), quote.end + len(quote.after)


def _question(lookup: Lookup, draft: _Draft, name: str) -> Question:
    return Question(
        letter=name,
        quotes=tuple(draft.quotes),
        text=tuple(dict.fromkeys(_sentences(lookup, draft))),
        compared=tuple(draft.compared),
        findings=tuple(draft.findings),
        blocked=tuple(draft.blocked),
        form=form_line(lookup, draft.quotes[0]),
    )


def _sentences(lookup: Lookup, draft: _Draft) -> Iterator[str]:
    for quote in draft.quotes:
        words = f"“{one_line(quote.words)}”"
        if quote.row in lookup.figures:
            when = f" for {spoken_days(quote.days)}" if quote.days else ""
            yield f"Does {words}{when} stand as it is written, and if not, what is the figure?"
        elif quote.row in lookup.timexes:
            yield f"Which day is meant by {words}?"
        else:
            yield f"On which day or days did {words} take place?"
    if any(quote.row in lookup.figures for quote in draft.quotes):
        yield WHOLE
    for reason in draft.blocked.values():
        yield f"It could not be compared: {one_line(reason)}. Can you say more?"
    for finding in draft.findings.values():
        for label in finding.dissolved_by:
            axes = [part.partition(":")[0] for part in label.split(" + ")]
            yield from (ASKED[axis] for axis in axes if axis in ASKED)


def form_line(lookup: Lookup, quote: Quote) -> str:
    """Return the sentence of a claim with every number and day in it left blank, so that an answer can be put in.

    The wording stays, so that the answer counts the same thing as the claim; days are asked for where it names none.
    """
    text = quote.document.text
    _, low, high = _place(quote)
    dated = [(row.start, row.end) for row in _within(lookup.record.timexes, quote, low, high)]
    gaps = dated + [(row.start, row.number.end) for row in _within(lookup.record.figures, quote, low, high)]
    gaps += [(low + found.start(), low + found.end()) for found in _DIGITS.finditer(text[low:high])]
    pieces: list[str] = []
    at = low
    for start, end in sorted(gaps):
        if start >= at:
            pieces += [text[at:start], BLANK]
        at = max(at, end)
    line = one_line("".join([*pieces, text[at:high]])).lstrip("•*-– ")
    figure = lookup.figures.get(quote.row)
    if len(line) > MAX_LINE or BLANK not in line:
        noun = one_line(text[figure.number.end : figure.end]) if figure else ""
        return f"From {BLANK} to {BLANK}: {BLANK} {noun}".rstrip() + "."
    if dated or figure is None:
        return line
    first = line.split(" ", 1)[0]
    return f"From {BLANK} to {BLANK}, " + (line[0].lower() + line[1:] if first in _LOWERED else line)


def _within(rows: Iterable[_Row], quote: Quote, low: int, high: int) -> list[_Row]:
    return [row for row in rows if row.document == quote.document.id and low <= row.start and row.end <= high]
