"""Decisions of people in words, for report and review."""

from dataclasses import dataclass

from countersay.model import Decision, Finding, Record
from countersay.reporting.formatting import brief

LABELS = {
    "value": "Number",
    "lower": "At least",
    "upper": "At most",
    "lower_open": "More than, not at least",
    "upper_open": "Less than, not at most",
    "approximate": "Approximate",
    "supposed": "Supposed, planned or allowed",
    "counted": "What is counted",
    "qualifiers": "Narrowed by",
    "unit": "Unit",
    "kind": "Kind",
    "per": "Per",
    "first": "First day",
    "last": "Last day",
    "place": "Place",
    "predicate": "What is said of it",
    "stance": "The voice",
    "speaker": "Who says it",
    "issuer": "Issuer",
    "date": "Date",
    "spoken": "Day of speech",
    "party": "Party",
    "status": "How it is told",
    "participants": "Who took part",
    "act": "What the voice does",
    "instrument": "Instrument",
    "article": "Article",
    "obligation": "Obligation",
    "accused": "Of whom it is said",
    "said_by": "Who says so",
    "source": "Source",
    "url": "Address",
    "side": "Whose source it is",
}
WHAT = {
    "figure": "claim",
    "series": "series",
    "link": "link of series",
    "name": "name",
    "finding": "finding",
    "document": "document",
    "account": "account of an event",
    "event": "event",
    "utterance": "words of a position",
    "commitment": "commitment",
    "citation": "source",
}
SET_ASIDE = frozenset({"figure", "account", "utterance", "commitment", "citation"})
STATES = {
    "applied": "in the record",
    "pending": "not yet in the record",
    "superseded": "replaced by a later one",
    "undone": "taken back",
    "orphaned": "words gone",
}


@dataclass(frozen=True, slots=True)
class DecisionView:
    """One decision in words. `state` is short, `why` says more where it could not be applied."""

    id: str
    verb: str
    what: str
    words: str
    changes: tuple[tuple[str, str, str], ...]
    reviewer: str
    at: str
    note: str
    state: str
    why: str
    places: tuple[str, ...]
    target: str
    undoable: bool


def decision_view(row: Decision, signed: Decision | None) -> DecisionView:
    """Put a decision into words; `signed` is the row as the record lists it, None if it does not yet."""
    shown = signed or row
    before = dict(row.before)
    changes = tuple(
        (LABELS.get(name, name), before.get(name, ""), value)
        for name, value in row.fields
        if name not in ("aspect", "left", "right") and row.verdict == "corrected"
    )
    state = "read blind" if row.blind else STATES[row.state if row.state in ("undone", "superseded") else shown.state]
    if row.undoes is not None:
        state = ""
    return DecisionView(
        id=row.id,
        verb=_verb(row),
        what=WHAT[row.subject],
        words=_words(row),
        changes=changes,
        reviewer=row.reviewer or "nobody named",
        at=row.at.replace("T", " ").removesuffix("Z"),
        note=row.note,
        state=state,
        why=shown.reason,
        places=tuple(dict.fromkeys(one.path for one in row.passages)),
        target=shown.target,
        undoable=row.undoes is None and row.state not in ("undone", "superseded") and not row.blind,
    )


def _verb(row: Decision) -> str:
    if row.undoes is not None:
        return "took back"
    if row.blind:
        return "read blind"
    if row.subject == "link":
        return "joined" if row.verdict == "confirmed" else "kept apart"
    if row.subject in SET_ASIDE and row.verdict == "rejected":
        return "set aside"
    return row.verdict


def _words(row: Decision) -> str:
    """Quote what a decision is about, briefly."""
    fields = dict(row.fields)
    if row.subject == "event" and row.verdict == "split":
        out = list(dict.fromkeys(brief(one.text, 60) for one in row.passages if one.group))
        return f"“{brief(fields.get('left', ''), 60)}”: without " + ", ".join(f"“{one}”" for one in out[:3])
    if row.subject in ("series", "link", "event") and "left" in fields:
        return " and ".join(f"“{brief(fields[name], 60)}”" for name in ("left", "right") if name in fields)
    if row.subject == "finding":
        sentence = dict(row.before).get("sentence", "")
        return brief(sentence, 160) if sentence else _quoted(row)
    if row.subject == "name" and row.verdict == "split":
        left, right = (", ".join(dict.fromkeys(o.text for o in row.passages if o.group == g)) for g in (0, 1))
        return f"“{brief(left, 60)}” from “{brief(right, 60)}”"
    return _quoted(row)


def _quoted(row: Decision) -> str:
    words = list(dict.fromkeys(brief(one.text, 60) for one in row.passages))
    rest = f" and {len(words) - 4} more" if len(words) > 4 else ""
    return ", ".join(f"“{one}”" for one in words[:4]) + rest


def views(record: Record) -> tuple[DecisionView, ...]:
    """Put the decisions that a record lists into words, leaving out those read blind and those taken back."""
    gone = ("undone", "superseded")
    rows = (row for row in record.decisions if not row.blind and row.undoes is None and row.state not in gone)
    return tuple(decision_view(row, row) for row in rows)


def lines_of(record: Record, finding: Finding) -> tuple[str, ...]:
    """Say what was decided about a finding and about the claims it rests on, a line each."""
    known = {row.id: decision_view(row, row) for row in record.decisions if row.id in finding.decisions}
    found = []
    for identity in finding.decisions:
        view = known.get(identity)
        if view is None:
            continue
        words = f"{summary(view)[:1].upper()}{summary(view)[1:]}, by {view.reviewer}"
        if view.what == "finding":
            words = f"{view.verb.capitalize()} by {view.reviewer}"
        found.append(words + (f": {view.note}" if view.note else ""))
    return tuple(found)


def summary(view: DecisionView) -> str:
    """Say a decision in one line.

    >>> summary(decision_view(Decision(id="d", target="", verdict="dismissed", reviewer="Ann", at="2031-05-04T10:00:00Z"), None))
    'dismissed finding'
    """
    told = "; ".join(
        f"{name.lower()} {after or 'none'} instead of {before or 'none'}" for name, before, after in view.changes
    )
    return " ".join(part for part in (view.verb, view.what, view.words, f"({told})" if told else "") if part)
