"""Decisions about what is no figure: accounts of events, what voices allege or deny, commitments, and citations.

A row is known by the characters that say it. Accounts and utterances are decided before events and allegations are
linked, so that what follows from them (an event on differing days, a reply) follows from what a person read. Of several
commitments at the same characters a decision is about the one whose id it kept, and about none if that is gone.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar, get_args

from countersay.decisions.passages import Place
from countersay.errors import SettingsError
from countersay.model import Citation, Commitment, Decision, EventMention, EventStatus, Proposition, Record, Subject

SUBJECTS: tuple[Subject, ...] = ("account", "utterance", "commitment", "citation")
FIELDS: Mapping[str, tuple[str, ...]] = {
    "account": ("first", "last", "status", "participants", "place"),
    "utterance": ("act", "speaker"),
    "commitment": ("instrument", "article", "obligation", "accused", "said_by", "stance"),
    "citation": ("source", "url", "date", "kind", "side"),
}
CLOSED: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("account", "status"): get_args(EventStatus),
    ("utterance", "act"): ("alleges", "denies"),
    ("commitment", "stance"): ("breach", "compliance", "reference"),
    ("citation", "kind"): ("footnote", "caption", "inline"),
    ("citation", "side"): ("issuer", "other", "third", "unknown"),
}
NEEDED = frozenset({"instrument", "source"})
NO_ROW = "nothing of this kind is read at its words now"
SEVERAL = "several things are read at its words now"
ROW = "row"  # field of a decision that keeps the id of the row it is about, where several stand at the same characters
_LONGEST = 400

AnyRow = EventMention | Proposition | Commitment | Citation
R = TypeVar("R", EventMention, Proposition, Commitment, Citation)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a record that can be decided about.

    Attributes:
        identity: address of the row: where it stands, or its id. of: what it belongs to, such as the label of its event.
        values: its fields as short texts, "" for none. group: id of what it belongs to, "" if nothing.
    """

    subject: Subject
    identity: str
    document: str
    start: int
    end: int
    values: Mapping[str, str]
    of: str = ""
    group: str = ""
    aspect: str = ""


def rows_of(record: Record, subject: Subject) -> tuple[Row, ...]:
    """Return the rows of one kind, in the order in which a person would go through them, each place once."""
    found: dict[str, Row] = {}
    for row in _listed(record, subject):
        found.setdefault(row.identity, row)
    return tuple(found.values())


def _listed(record: Record, subject: Subject) -> Iterable[Row]:
    if subject == "account":
        for event in record.events:
            for one in event.mentions:
                yield _row(subject, one, read(subject, one), event.label, event.id)
    elif subject == "utterance":
        for allegation in record.allegations:
            sides = (
                ("alleges", allegation.alleged_by),
                ("denies", allegation.denied_by),
                ("alleges", allegation.affirmed_by),
            )
            for act, voices in sides:
                for voice in voices:
                    values = {"act": act, "speaker": voice.speaker or ""}
                    yield _row(subject, voice, values, allegation.topic, allegation.id)
    else:
        for held in record.commitments if subject == "commitment" else record.citations:
            yield _row(subject, held, read(subject, held))


def _row(subject: Subject, row: Any, values: Mapping[str, str], of: str = "", group: str = "") -> Row:
    spot = f"{row.document}:{row.start}:{row.end}"
    own = row.id if subject in ("commitment", "citation") else spot
    aspect = own if subject == "commitment" else ""
    return Row(subject, own, row.document, row.start, row.end, values, of, group, aspect)


def read(subject: str, row: AnyRow) -> dict[str, str]:
    """Return the fields of a row as short texts."""
    return {name: _text(getattr(row, name)) for name in FIELDS[subject]}


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return "; ".join(value)
    return str(value)


def checked(subject: str, given: Mapping[str, str]) -> dict[str, str]:
    """Return fields in their one form, or say what is wrong with the first that is not valid.

    Raises:
        SettingsError: naming the field, what was expected and what was given.

    >>> checked("account", {"first": "2031-05-04", "status": "planned"})
    {'first': '2031-05-04', 'status': 'planned'}
    """
    found = {}
    for name, said in given.items():
        words = " ".join(said.split())
        if name not in FIELDS[subject]:
            raise _invalid(name, "a field that can be corrected", name)
        if len(words) > _LONGEST:
            raise _invalid(name, f"at most {_LONGEST} characters", str(len(words)))
        if name in NEEDED and not words:
            raise _invalid(name, "some words", words)
        if (subject, name) in CLOSED and words not in CLOSED[subject, name]:
            raise _invalid(name, f"one of {', '.join(CLOSED[subject, name])}", words)
        found[name] = _day(name, words) if name in ("first", "last") else words
    if found.get("first") and found.get("last") and found["first"] > found["last"]:
        raise _invalid("last", f"a day not before {found['first']}", found["last"])
    return found


def _invalid(name: str, expected: str, got: str) -> SettingsError:
    return SettingsError(f"{name}: expected {expected}, got {got!r}.", code="decision-field")


def _day(name: str, words: str) -> str:
    try:
        return date.fromisoformat(words).isoformat() if words else ""
    except ValueError:
        raise _invalid(name, "a day as YYYY-MM-DD", words) from None


def _changed(row: R, fields: Mapping[str, str]) -> R:
    values: dict[str, Any] = {}
    for name, words in fields.items():
        if name in ("first", "last"):
            values[name] = date.fromisoformat(words) if words else None
        elif name == "participants":
            values[name] = tuple(one.strip() for one in words.split(";") if one.strip())
        else:
            values[name] = words or None
    if "act" in fields:
        values["explicit"] = True  # a person says so, whatever word stands there
    return replace(row, **values)


def decide_rows(
    rows: Sequence[R], decisions: Sequence[tuple[Decision, Place]]
) -> tuple[tuple[R, ...], dict[str, str], dict[str, str]]:
    """Apply decisions about rows of one kind.

    Returns:
        The rows; decision → where its row stands; decision → why it could not be applied.
    """
    at: dict[tuple[str, int, int], list[int]] = {}
    for number, row in enumerate(rows):
        at.setdefault((row.document, row.start, row.end), []).append(number)
    kept: list[R | None] = list(rows)
    targets: dict[str, str] = {}
    failed: dict[str, str] = {}
    for decision, place in decisions:
        here = at.get((place.document, place.start, place.end), [])
        chosen = _meant(rows, here, decision)
        if not chosen:
            failed[decision.id] = SEVERAL if here else NO_ROW
            continue
        for number in chosen:
            kept[number] = _decided(rows[number], decision)
        targets[decision.id] = _target(rows[chosen[0]])
    return tuple(row for row in kept if row is not None), targets, failed


def _meant(rows: Sequence[AnyRow], here: Sequence[int], decision: Decision) -> Sequence[int]:
    """Return the rows at a place that a decision is about: one, or all that one voice says in the same words."""
    if decision.subject == "utterance" or len(here) < 2:
        return here
    wanted = dict(decision.fields).get(ROW) or dict(decision.before).get(ROW)
    return [number for number in here if getattr(rows[number], "id", None) == wanted]


def _decided(row: R, decision: Decision) -> R | None:
    if decision.verdict in ("rejected", "dismissed"):
        return None
    fields = {name: value for name, value in decision.fields if name != ROW} if decision.verdict == "corrected" else {}
    return replace(_changed(row, fields), decisions=(*row.decisions, decision.id))


def _target(row: AnyRow) -> str:
    return row.id if isinstance(row, Commitment | Citation) else f"{row.document}:{row.start}:{row.end}"
