"""Decisions about rows of a record, made ready for the log: the words they are about, their key, what was read before."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from countersay.decisions import fields as figure_fields
from countersay.decisions import papers, rows
from countersay.decisions.findings import aspect_of, passages_of
from countersay.decisions.keys import key_of
from countersay.decisions.passages import Places
from countersay.errors import SettingsError
from countersay.model import DecidedWords, Decision, EventMention, Figure, Mention, Record, Subject, Verdict

_MOST_FORMS = 200
T = TypeVar("T")


def _known(rows: Mapping[str, T], identity: str, what: str) -> T:
    if identity not in rows:
        raise SettingsError(
            f"the record has no {what} {identity!r} now.",
            code="row-unknown",
            remedy="It may be gone since the page was loaded; go back to the list.",
        )
    return rows[identity]


class Drafts:
    """Makes decisions about the rows of one record."""

    def __init__(self, record: Record, places: Places | None = None) -> None:
        self.record = record
        self.places = places or Places(record.documents)
        self._figures = {row.id: row for row in record.figures}
        self._series = {row.id: row for row in record.series}
        self._events = {row.id: row for row in record.events}
        self._names = {row.id: row for row in record.names}
        self._speakers = {row.id: row.speaker or "" for row in record.attributions}

    def read(self, figure: Figure) -> dict[str, str]:
        """Return all fields of a figure as text, with who says it."""
        return figure_fields.read(figure, self._speakers.get(figure.attribution or "", ""))

    def of_figure(self, identity: str, verdict: Verdict, given: Mapping[str, str] | None = None) -> Decision:
        """Decide about a figure; of the fields given only those that differ from what was read are kept.

        Raises:
            SettingsError: if a field is not valid, or a correction changes nothing.
        """
        figure = _known(self._figures, identity, "figure")
        fields = figure_fields.checked(given or {})
        known = self.read(figure)
        changed = {name: value for name, value in fields.items() if value != known[name]}
        if verdict == "corrected":
            if not changed:
                raise SettingsError("nothing differs from what was read; confirm it instead.", code="decision-empty")
            figure_fields.changed(figure, {name: value for name, value in changed.items() if name != "speaker"})
        kept = changed if verdict == "corrected" else {}
        draft = self._draft("figure", verdict, self.figure_passages(figure), kept)
        return replace(draft, before=tuple((name, known[name]) for name in (kept or known)))

    def figure_passages(self, figure: Figure) -> tuple[DecidedWords, ...]:
        """Return the words that decisions about a figure are known by: its number."""
        return (self.places.passage(figure.document, figure.number.start, figure.number.end),)

    def of_number(self, document: str, start: int, end: int, given: Mapping[str, str] | None = None) -> Decision:
        """Decide about a number that is no figure: with fields it becomes one, without it is set aside."""
        fields = {name: value for name, value in figure_fields.checked(given or {}).items() if value}
        passage = (self.places.passage(document, start, end),)
        return self._draft("figure", "corrected" if fields else "rejected", passage, fields)

    def of_finding(self, identity: str, verdict: Verdict) -> Decision:
        """Decide about a finding, also a dismissed one."""
        rows = {row.id: row for row in (*self.record.findings, *self.record.dismissed)}
        finding = _known(rows, identity, "finding")
        aspect = aspect_of(finding)
        passages = passages_of(self.record, finding, self.places)
        draft = self._draft("finding", verdict, passages, {"aspect": aspect}, aspect)
        return replace(draft, before=(("sentence", finding.sentence),))

    def of_series(self, left: str, right: str) -> Decision:
        """Decide that two series count the same."""
        groups = (self._members(left), self._members(right))
        return self._draft("series", "merged", self._grouped(*groups), self._labels(left, right))

    def parting(self, series: str, figures: Iterable[str]) -> Decision:
        """Decide that some figures of a series count something else than the rest of it.

        Raises:
            SettingsError: if they are none of it, or all.
        """
        members = self._members(series)
        out = tuple(row for row in members if row.id in set(figures))
        rest = tuple(row for row in members if row not in out)
        if not out or not rest:
            raise SettingsError("choose some of the claims, not none and not all.", code="decision-empty")
        return self._draft("series", "split", self._grouped(rest, out), self._labels(series))

    def of_link(self, identity: str, *, same: bool) -> Decision:
        """Decide whether two series that a link names count the same."""
        link = _known({row.id: row for row in self.record.links}, identity, "link")
        groups = (self._members(link.left), self._members(link.right))
        labels = self._labels(link.left, link.right)
        return self._draft("link", "confirmed" if same else "rejected", self._grouped(*groups), labels)

    def of_events(self, left: str, right: str) -> Decision:
        """Decide that two events are one.

        Raises:
            SettingsError: if they are the same event already.
        """
        if left == right:
            raise SettingsError("these are told as one event already.", code="decision-empty")
        groups = (self._accounts(left), self._accounts(right))
        return self._draft("event", "merged", self._told(*groups), self._happened(left, right))

    def parting_event(self, event: str, accounts: Iterable[str]) -> Decision:
        """Decide that some accounts, named by their places, tell of another event than the rest.

        Raises:
            SettingsError: if they are none of it, or all.
        """
        members, named = self._accounts(event), set(accounts)
        out = tuple(row for row in members if row.spot in named)
        rest = tuple(row for row in members if row not in out)
        if not out or not rest:
            raise SettingsError("choose some of the accounts, not none and not all.", code="decision-empty")
        return self._draft("event", "split", self._told(rest, out), self._happened(event))

    def account_passages(self, event: str) -> tuple[DecidedWords, ...]:
        """Return the words that decisions about an event are known by: those of its accounts."""
        return self._told(self._accounts(event), ())

    def merging_names(self, names: Iterable[str]) -> Decision:
        """Decide that names are one name.

        Raises:
            SettingsError: if fewer than two are given.
        """
        passages = [one for name in dict.fromkeys(names) for one in self._forms(name, 0)]
        if len({one.text for one in passages}) < 2:
            raise SettingsError("choose at least two names.", code="decision-empty")
        return self._draft("name", "merged", passages, {})

    def parting_name(self, name: str, forms: Iterable[str]) -> Decision:
        """Decide that some forms of a name are another name.

        Raises:
            SettingsError: if they are none of its forms, or all.
        """
        out = set(forms)
        passages = [replace(one, group=1) if one.text in out else one for one in self._forms(name, 0)]
        if len({one.group for one in passages}) < 2:
            raise SettingsError("choose some of the spellings, not none and not all.", code="decision-empty")
        return self._draft("name", "split", passages, {})

    def of_row(self, row: rows.Row, verdict: Verdict, given: Mapping[str, str] | None = None) -> Decision:
        """Decide about an account of an event, what a voice alleges or denies, a commitment, or a citation.

        Raises:
            SettingsError: if a field is not valid, or a correction changes nothing.
        """
        fields = rows.checked(row.subject, given or {})
        changed = {name: value for name, value in fields.items() if value != row.values[name]}
        if verdict == "corrected" and not changed:
            raise SettingsError("nothing differs from what was read; confirm it instead.", code="decision-empty")
        both = dict(row.values) | changed
        if both.get("first") and both.get("last") and both["first"] > both["last"]:
            raise SettingsError(
                f"last: expected a day not before {both['first']}, got {both['last']!r}.", code="decision-field"
            )
        kept = changed if verdict == "corrected" else {}
        own = {rows.ROW: row.aspect} if row.aspect else {}
        draft = self._draft(row.subject, verdict, self.row_passages(row), kept, row.aspect)
        before = {name: row.values[name] for name in (kept or row.values)} | own
        return replace(draft, before=tuple(before.items()))

    def row_passages(self, row: rows.Row) -> tuple[DecidedWords, ...]:
        """Return the words that decisions about a row are known by."""
        return (self.places.passage(row.document, row.start, row.end),)

    def of_document(self, identity: str, given: Mapping[str, str]) -> Decision:
        """Decide who publishes a document, when, and for which side.

        Raises:
            SettingsError: if a field is not valid, or nothing differs from what was read.
        """
        document = _known({row.id: row for row in self.record.documents}, identity, "document")
        known = {
            "issuer": document.issuer.label if document.issuer else "",
            "date": document.issued.value if document.issued else "",
            "spoken": document.spoken.isoformat() if document.spoken else "",
            "party": document.party or "",
        }
        said = papers.checked(given, self.record.parties)
        fields = {name: value for name, value in said.items() if value != known[name]}
        if not fields:
            raise SettingsError("nothing differs from what was read.", code="decision-empty")
        draft = self._draft("document", "corrected", papers.head_of(document, self.places), fields)
        return replace(draft, before=tuple((name, known[name]) for name in fields))

    def undo(self, decision: Decision) -> Decision:
        """Take a decision back."""
        return Decision(
            id="",
            target="",
            verdict=decision.verdict,
            subject=decision.subject,
            key=decision.key,
            passages=decision.passages,
            undoes=decision.id,
        )

    def _draft(
        self,
        subject: Subject,
        verdict: Verdict,
        passages: Iterable[DecidedWords],
        fields: Mapping[str, str],
        aspect: str = "",
    ) -> Decision:
        kept = tuple(sorted(set(passages)))
        key = key_of(subject, kept, aspect)
        return Decision(
            id="", target="", verdict=verdict, subject=subject, key=key, passages=kept, fields=tuple(fields.items())
        )

    def _members(self, series: str) -> tuple[Figure, ...]:
        known = _known(self._series, series, "series")
        return tuple(self._figures[one] for one in known.figures if one in self._figures)

    def _grouped(self, left: Iterable[Figure], right: Iterable[Figure]) -> tuple[DecidedWords, ...]:
        return tuple(
            replace(one, group=group)
            for group, figures in enumerate((left, right))
            for figure in figures
            for one in self.figure_passages(figure)
        )

    def _accounts(self, event: str) -> tuple[EventMention, ...]:
        return _known(self._events, event, "event").mentions

    def _told(self, left: Iterable[EventMention], right: Iterable[EventMention]) -> tuple[DecidedWords, ...]:
        return tuple(
            self.places.passage(one.document, one.start, one.end, group)
            for group, accounts in enumerate((left, right))
            for one in accounts
        )

    def _happened(self, *events: str) -> dict[str, str]:
        return {name: self._events[one].label for name, one in zip(("left", "right"), events, strict=False)}

    def _labels(self, *series: str) -> dict[str, str]:
        names = ("left", "right")
        return {name: self._series[one].label for name, one in zip(names, series, strict=False)}

    def _forms(self, name: str, group: int) -> list[DecidedWords]:
        known = _known(self._names, name, "name")
        first: dict[str, Mention] = {}
        for mention in known.mentions:
            first.setdefault(mention.text, mention)
        rows = list(first.values())[:_MOST_FORMS]
        return [self.places.passage(row.document, row.start, row.end, group) for row in rows]
