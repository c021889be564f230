"""Since when one thing has been so: "the line has been closed since 4 March" against "since 27 February".

Both accounts name the thing by the same words and its state by words of one list; neither stands under a verb of saying or of
doubt, and no text gives the other's day as well. The two days are of one beginning only if both tell of one thing: a tension,
dissolved if they tell of two.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from itertools import combinations

from countersay.lexicon.load import table
from countersay.model import (
    Certificate,
    CertificateRow,
    Document,
    Finding,
    PlacedTimex,
    ReadingOutcome,
    Record,
    Term,
    identify,
)
from countersay.reconciliation.constraints import question_row
from countersay.reconciliation.lengths import OTHER_EVENT
from countersay.reconciliation.matters import MOST_DOCUMENTS
from countersay.reconciliation.wording import day, number

_BEFORE = 160  # characters before a day in which the thing and its state stand
_MOST = 20  # accounts of one thing that are compared pair by pair


@dataclass(frozen=True, slots=True)
class _State:
    document: Document
    timex: PlacedTimex
    day: date
    thing: str
    how: str
    narrowed: frozenset[str]

    @property
    def teller(self) -> str:
        """Who publishes the document."""
        return self.document.issuer.label if self.document.issuer is not None else self.document.path

    @property
    def side(self) -> str:
        """The party of the document, or who publishes it."""
        return self.document.party or self.teller


def checked_states(record: Record) -> list[Finding]:
    """Return pairs of accounts of two sides that date the beginning of one state differently."""
    if len(record.documents) > MOST_DOCUMENTS:
        return []
    documents = {document.id: document for document in record.documents}
    found: dict[tuple[str, int], list[_State]] = defaultdict(list)
    for timex in sorted(record.timexes, key=lambda one: (_path(one, documents), one.start, one.id)):
        read = _state(timex, documents)
        if read is not None:
            found[read[1].thing, read[0]].append(read[1])
    findings = []
    for _, members in sorted(found.items()):
        for one, other in combinations(members[:_MOST], 2):
            alike = one.side != other.side and one.narrowed == other.narrowed
            if one.day != other.day and alike and not _given_as_well(one, other, members):
                findings.append(_apart(one, other))
    return findings


def _path(timex: PlacedTimex, documents: Mapping[str, Document]) -> str:
    return documents[timex.document].path if timex.document in documents else ""


def _given_as_well(one: _State, other: _State, members: Sequence[_State]) -> bool:
    pairs = {(state.document.id, state.day) for state in members}
    return (one.document.id, other.day) in pairs or (other.document.id, one.day) in pairs


@cache
def _states() -> Mapping[str, int]:
    return {word: number_ for number_, words in enumerate(table("lasting")["since"]["states"]) for word in words}


@cache
def _said() -> re.Pattern[str]:
    states = "|".join(sorted(map(re.escape, _states()), key=len, reverse=True))
    return re.compile(
        r"(?:\A|[.;:]\s+|\n)(?:[Tt]he|[Oo]ur)\s+(?P<thing>(?:[\w'’-]+\s+){0,8}?[\w'’-]+)\s+(?:has|have)\s+(?:now\s+|also\s+|in fact\s+)?"
        rf"been\s+(?P<state>{states})\s+(?P<again>again\s+)?(?:to (?:all )?(?P<to>\w+)\s+)?since\s+(?:the\s+)?(?:\w+day,?\s+)?\Z"
    )


def _state(timex: PlacedTimex, documents: Mapping[str, Document]) -> tuple[int, _State] | None:
    document = documents.get(timex.document)
    if document is None or timex.type != "DATE" or timex.first is None or timex.first != timex.last:
        return None
    start = timex.start
    match = _said().search(document.text, max(0, start - _BEFORE), start)
    if match is None:
        match = _said().search(document.text, max(0, start - _BEFORE), start + _since(document.text, timex))
    if match is None:
        return None
    thing = " ".join(match["thing"].lower().split())
    said = frozenset(one.strip() for one in (match["again"], match["to"]) if one)
    narrowed = (said | _narrowed(document.text, timex.end)) - {*table("lasting")["words"]["all"], "to"}
    return _states()[match["state"]], _State(document, timex, timex.first, thing, match["state"], narrowed)


def _narrowed(text: str, end: int) -> frozenset[str]:
    """Return the words behind a day that say of how much of the thing, or for how long, it is told: "to lorries", "at night".

    What begins another clause, and who says it, tells nothing of the thing.
    """
    close = _close().search(text, end)
    parts = re.split(r"[,(–—]", text[end : close.start() if close else len(text)])
    return frozenset(
        word
        for part in parts
        if not _handed_on().search(part)
        for word in re.findall(r"[^\W_]+", _clause().split(part)[0].lower())
    )


@cache
def _close() -> re.Pattern[str]:
    return re.compile(r"[.!?](?=\s|\Z)|[;:\n]")


@cache
def _clause() -> re.Pattern[str]:
    return re.compile(rf"(?:\A|\s+)(?:{'|'.join(table('lasting')['since']['behind'])})\b.*", re.S)


@cache
def _handed_on() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(table('lasting')['stretch']['said'])})\b")


def _since(text: str, timex: PlacedTimex) -> int:
    """Return how many characters of a time expression are its "since"."""
    match = re.match(r"since\s+", text[timex.start : timex.end], re.I)
    return match.end() if match else 0


def _apart(one: _State, other: _State) -> Finding:
    early, late = (one, other) if one.day < other.day else (other, one)
    left, right = early.timex.id, late.timex.id
    axiom = question_row(right, left, "one_matter")
    rows = (
        _row(late, "lower"),
        _row(early, "upper"),
        axiom.certified(Fraction(1), "As plainly read both tell of one beginning"),
    )
    apart = (late.day - early.day).days
    said = [f"“{' '.join(state.timex.text.split())}” ({state.teller}, {_issued(state)})" for state in (one, other)]
    days = f"{apart} day{'' if apart == 1 else 's'}"
    return Finding(
        id=identify("k", "tension", "since", *sorted((left, right))),
        relation="tension",
        kind="since",
        documents=tuple(dict.fromkeys((one.document.id, other.document.id))),
        timexes=(one.timex.id, other.timex.id),
        sentence=f"{said[0]} and {said[1]} cannot both be the day since when the {one.thing} has been {one.how}: {days} apart.",
        steps=(
            *(f"{row.text}." for row in rows),
            f"Counted in days: {number(Fraction(late.day.toordinal()))} - {number(Fraction(early.day.toordinal()))} = {apart}.",
        ),
        readings=(
            ReadingOutcome(label="plain", feasible=False),
            ReadingOutcome(label=OTHER_EVENT, feasible=True),
            ReadingOutcome(label="loosest", feasible=True),
        ),
        dissolved_by=(OTHER_EVENT,),
        certificate=Certificate(rows=rows, sum=Fraction(-apart)),
        size=Fraction(apart),
        strength="low" if apart == 1 else "medium",
    )


def _issued(state: _State) -> str:
    return state.document.issued.value if state.document.issued is not None else "undated"


def _row(state: _State, sense: str) -> CertificateRow:
    sign = -1 if sense == "lower" else 1
    side = "no earlier" if sense == "lower" else "no later"
    ordinal = state.day.toordinal()
    return CertificateRow(
        claim=state.timex.id,
        axiom=None,
        multiplier=Fraction(1),
        terms=(Term(series=state.timex.id, after=None, through=None, coefficient=Fraction(sign)),),
        sense="lower" if sense == "lower" else "upper",
        bound=Fraction(sign * ordinal),
        text=f"It began {side} than {day(state.day)}, day {number(Fraction(ordinal))} of the calendar",
    )
