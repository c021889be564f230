"""What people decide about a record: rows of an append-only log, keyed by the words they are about."""

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["confirmed", "corrected", "rejected", "merged", "split", "dismissed"]
Subject = Literal[
    "figure",
    "series",
    "link",
    "name",
    "finding",
    "document",
    "account",
    "event",
    "utterance",
    "commitment",
    "citation",
]
DecisionState = Literal["applied", "pending", "superseded", "undone", "orphaned"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class DecidedWords:
    """Words that a decision is about, as they stood when it was made.

    Attributes:
        text_sha256, start, end, text: where they stand and what they are; the hash is of the whole canonical text.
        path: the document's path then.
        paragraph, offset: digest of the paragraph around them and where in it they begin, so that a change elsewhere in
            the file does not touch the decision; paragraph is "" if the document has the same paragraph twice.
        group: 0 or 1, where a decision joins or parts two groups of words.
    """

    text_sha256: str
    start: int
    end: int
    text: str
    path: str = ""
    paragraph: str = ""
    offset: int = 0
    group: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person decided about a row of the record; never deleted, a later one about the same supersedes it.

    Attributes:
        id: digest of the row and of the row before it in the log.
        target: id of the row it is about in this record; its key where the record has no such row.
        fields: what was decided, by name; for a correction only what differs from what the software read.
        before: what the software read, by the same names.
        at: when, in UTC, to the second. note: why.
        subject: what kind of row it is about. key: follows from subject and passages alone; the same in every version.
        undoes: id of the decision that this one takes back; its own verdict then says nothing.
        blind: made without seeing what the software read: it is compared with it, and changes nothing.
        state: what became of it in this record. reason: why it could not be applied, "" if it was.
    """

    id: str
    target: str
    verdict: Verdict
    fields: tuple[tuple[str, str], ...] = ()
    reviewer: str = ""
    at: str = ""
    note: str = ""
    subject: Subject = "finding"
    key: str = ""
    passages: tuple[DecidedWords, ...] = ()
    before: tuple[tuple[str, str], ...] = ()
    undoes: str | None = None
    blind: bool = False
    state: DecisionState = "pending"
    reason: str = ""

    @property
    def told(self) -> str:
        """Say in a few words what follows from it for a line of a sum.

        >>> Decision(id="d", target="", verdict="corrected", fields=(("value", "890"),), reviewer="A. Reader").told
        'value 890, as decided by A. Reader'
        """
        who = self.reviewer or "a person"
        if self.verdict == "corrected":
            listed = ", ".join(f"{name} {value or 'none'}" for name, value in self.fields)
            return f"{listed}, as decided by {who}"
        if self.subject == "event":
            return f"told of {'another' if self.verdict == 'split' else 'the same'} event, as decided by {who}"
        if self.verdict == "split":
            return f"counted apart, as decided by {who}"
        return f"counts the same as the others, as decided by {who}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Regrouping:
    """A decision about which figures count the same or which accounts tell of one event, with those that it names.

    `left` and `right` are ids of figures, or places of accounts as "document:start:end". Merged puts all into one series
    or event, split parts right from left, rejected keeps apart the series that hold them and proposes no link between
    these.
    """

    decision: str
    verdict: Verdict
    left: frozenset[str]
    right: frozenset[str]
