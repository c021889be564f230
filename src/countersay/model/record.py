"""The record of claims: everything that one examination of some documents found."""

from dataclasses import dataclass
from typing import Literal

from countersay.model.attribution import Attribution
from countersay.model.claims import Figure
from countersay.model.decisions import Decision
from countersay.model.documents import Document, Party
from countersay.model.editions import Edition
from countersay.model.evidence import EvidenceCheck, Register, RegisterPair, RegisterRange
from countersay.model.findings import Finding, Implied
from countersay.model.groups import (
    Allegation,
    BlockedPair,
    Citation,
    Commitment,
    Distance,
    Event,
    Series,
    SeriesLink,
    VoiceShare,
)
from countersay.model.names import Name
from countersay.model.periods import Timex
from countersay.model.quick import quickly_made

RECORD_VERSION = 1
LedgerList = Literal["figure", "date", "trap", "unresolved"]


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedTimex(Timex):
    """A time expression in a document."""

    id: str
    document: str


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """Where one number of a document ended up: a figure, part of a date, a named trap, or unresolved."""

    document: str
    start: int
    end: int
    text: str
    list: LedgerList
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """Trouble with input, kept in the record: code in words, where, and what to do about it."""

    code: str
    message: str
    document: str | None = None
    path: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """All tables of one examination, each sorted by document and position, or by id where it has none.

    `dismissed` are findings that a person dismissed or rejected; they are in no other table.
    """

    version: int = RECORD_VERSION
    parties: tuple[Party, ...] = ()
    documents: tuple[Document, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    figures: tuple[Figure, ...] = ()
    timexes: tuple[PlacedTimex, ...] = ()
    names: tuple[Name, ...] = ()
    series: tuple[Series, ...] = ()
    links: tuple[SeriesLink, ...] = ()
    findings: tuple[Finding, ...] = ()
    dismissed: tuple[Finding, ...] = ()
    implied: tuple[Implied, ...] = ()
    blocked: tuple[BlockedPair, ...] = ()
    events: tuple[Event, ...] = ()
    allegations: tuple[Allegation, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    citations: tuple[Citation, ...] = ()
    registers: tuple[Register, ...] = ()
    checks: tuple[EvidenceCheck, ...] = ()
    ranges: tuple[RegisterRange, ...] = ()
    register_pairs: tuple[RegisterPair, ...] = ()
    distance: tuple[Distance, ...] = ()
    voices: tuple[VoiceShare, ...] = ()
    decisions: tuple[Decision, ...] = ()
    ledger: tuple[LedgerEntry, ...] = ()
    issues: tuple[Issue, ...] = ()
    editions: tuple[Edition, ...] = ()
