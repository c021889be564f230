"""Whether a record says truly which decisions of people it follows from; the verifier's own.

Rows of certificates, and accounts, allegations, commitments and citations that a person decided about.

Shares no code with what applies decisions. Uses the model and the standard library alone.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from countersay.model import CertificateRow, Citation, Commitment, Decision, Event, Figure, Record

_ALTERING = frozenset(("corrected", "merged", "split"))


def fault(
    row: CertificateRow, figure: Figure | None, decisions: Mapping[str, Decision], event: Event | None = None
) -> str:
    """Say what is wrong with the decisions of a row; "" if nothing is.

    Args:
        row: a line of a certificate. figure: its claim, None where it is no figure. event: its event, where it is one.
        decisions: those that the record lists, by id.
    """
    named = figure.decisions if figure is not None else _of_day(event, row) if event is not None else ()
    if unlisted := sorted({*named, *row.decisions} - decisions.keys()):
        return f"the record lists no decision {unlisted[0]!r}"
    known = [decisions[one] for one in named]
    altering = {one.id for one in known if one.verdict in _ALTERING or one.subject == "link"}
    if set(row.decisions) != altering:
        return f"the row names the decisions {sorted(row.decisions)}, its claim {sorted(altering)}"
    for decision in known:
        if decision.state != "applied":
            return f"the decision {decision.id!r} is {decision.state}"
        if figure is None or decision.verdict != "corrected":
            continue
        for name, value in decision.fields:
            if not _says(figure, name, value):
                return f"{figure.text!r} does not have the {name} {value!r} that was decided"
    return ""


def _says(figure: Figure, name: str, value: str) -> bool:
    """Say whether a field of a figure is what a decision gives; fields that stand in no sum are not looked at."""
    if name in ("value", "lower", "upper"):
        return bool(getattr(figure, name) == (Fraction(value) if value else None))
    if name in ("first", "last"):
        end = getattr(figure.window, name) if figure.window is not None else None
        return bool(end == (date.fromisoformat(value) if value else None))
    if name in ("approximate", "lower_open", "upper_open"):
        return getattr(figure, name) is (value == "yes")
    return name not in ("unit", "per", "kind", "stance") or (getattr(figure, name) or "") == value


def _of_day(event: Event, row: CertificateRow) -> tuple[str, ...]:
    """Return the decisions about the accounts that put an event on the day of a row."""
    given = [one for one in event.mentions if one.first is not None and one.first == one.last]
    told = [
        one for one in given if one.first is not None and Fraction(one.first.toordinal()) in (row.bound, -row.bound)
    ]
    return tuple(decision for one in told for decision in one.decisions)


def misread(record: Record) -> tuple[str, str]:
    """Return the first row, and what is wrong with it, that does not say what a person decided; empty if none.

    >>> misread(Record())
    ('', '')
    """
    decisions = {row.id: row for row in record.decisions}
    for where, row, fields in _decided(record):
        for one in row.decisions:
            if one not in decisions:
                return where, f"the record lists no decision {one!r}"
            if decisions[one].state != "applied":
                return where, f"the decision {one!r} is {decisions[one].state}"
            for name, value in decisions[one].fields if decisions[one].verdict == "corrected" else ():
                if name in fields and fields[name] != value:
                    return where, f"it does not have the {name} {value!r} that was decided"
    return _misjoined(record, decisions)


def _misjoined(record: Record, decisions: Mapping[str, Decision]) -> tuple[str, str]:
    """Return the first event whose accounts do not stand as a decision about events says, and what is wrong."""
    texts = {document.id: document.text_sha256 for document in record.documents}
    for event in record.events:
        here = {(texts[one.document], one.start, one.end) for one in event.mentions if one.document in texts}
        for named in dict.fromkeys(one for account in event.mentions for one in account.decisions):
            decision = decisions[named]
            if decision.subject != "event":
                continue
            sides: tuple[set[bool], set[bool]] = (set(), set())
            for words in decision.passages:
                if words.text_sha256 in texts.values():  # in a changed file the words have other places
                    sides[1 if words.group else 0].add((words.text_sha256, words.start, words.end) in here)
            if decision.verdict == "merged" and {False} in sides:
                return event.id, f"the decision {named!r} joins it with accounts that it does not hold"
            if decision.verdict == "split" and True in sides[0]:
                return event.id, f"the decision {named!r} parts accounts that it holds together"
    return "", ""


def _decided(record: Record) -> Iterator[tuple[str, Any, Mapping[str, str]]]:
    """Yield rows that bear decisions, with their fields as a decision words them."""
    for event in record.events:
        for account in event.mentions:
            if account.decisions:
                days = {name: getattr(account, name) for name in ("first", "last")}
                said = {name: day.isoformat() if day else "" for name, day in days.items()}
                yield event.id, account, said | {"status": account.status, "place": account.place or ""}
    for allegation in record.allegations:
        voices = (
            ("alleges", allegation.alleged_by),
            ("denies", allegation.denied_by),
            ("alleges", allegation.affirmed_by),
        )
        for act, rows in voices:
            for voice in rows:
                if voice.decisions:
                    yield allegation.id, voice, {"act": act, "speaker": voice.speaker or ""}
    further: tuple[Commitment | Citation, ...] = (*record.commitments, *record.citations)
    for row in further:
        if row.decisions:
            names = (
                "instrument",
                "article",
                "obligation",
                "accused",
                "said_by",
                "stance",
                "source",
                "url",
                "date",
                "side",
            )
            yield row.id, row, {name: getattr(row, name) or "" for name in names if hasattr(row, name)}
