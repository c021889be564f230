"""All decisions about some documents, applied at each stop of an examination.

1. `settings`, `gazetteer`: before extraction and before names are linked.
2. `claims`: after extraction, document by document.
3. `decided`: accounts and utterances before events and allegations are linked, commitments and citations after.
4. `regroupings`, `event_regroupings`: while series and events are linked, in the order in which people decided.
5. `sign`: after reconciliation. Dismissed findings leave the findings, lines of sums say what they follow from, and every
   row of the log is listed with what became of it.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from countersay.decisions.claims import Found, decide, figure_at
from countersay.decisions.findings import marked, part_dismissed
from countersay.decisions.names import forms_of, with_names
from countersay.decisions.papers import with_papers
from countersay.decisions.passages import Place, Places
from countersay.decisions.rows import SUBJECTS, R, decide_rows
from countersay.decisions.standing import standing, with_states
from countersay.model import (
    CorpusSettings,
    Decision,
    Document,
    EventMention,
    Figure,
    GazetteerRow,
    Record,
    Regrouping,
    Subject,
)

GONE = "its words no longer stand in these documents"
NO_FIGURE = "no figure of a series stands at its words now"
NO_ACCOUNT = "no account of an event stands at its words now"
NO_FINDING = "no such finding any more"
NO_NAME = "no name is written so any more"


class Book:
    """The log's rows with the places of their words in some documents; one book serves one examination."""

    def __init__(self, rows: Sequence[Decision], documents: Sequence[Document]) -> None:
        self.rows = tuple(rows)
        self.places = Places(documents)
        self.live = standing(self.rows)
        self.targets: dict[str, str] = {}
        self.failed: dict[str, str] = {}
        self._at: dict[str, tuple[Place | None, ...]] = {
            row.id: tuple(self.places.find(one) for one in row.passages) for row in self.live
        }
        for row in self.live:
            if not any(self._at[row.id]) or (row.subject in ("figure", *SUBJECTS) and None in self._at[row.id]):
                self.failed[row.id] = GONE

    def _of(self, *subjects: str) -> list[Decision]:
        return [row for row in self.live if row.subject in subjects and row.id not in self.failed]

    def settings(self, settings: CorpusSettings) -> CorpusSettings:
        """Return the settings with what was decided about documents."""
        known = {document.id: document for document in self.places.documents}
        decided = []
        for row in self._of("document"):
            place = self._at[row.id][0]
            if place is not None:
                self.targets[row.id] = place.document
                decided.append((row, known[place.document]))
        return with_papers(settings, decided) if decided else settings

    def gazetteer(self, rows: Sequence[GazetteerRow]) -> tuple[GazetteerRow, ...]:
        """Return the lines of names.csv with what was decided about names."""
        return with_names(rows, self._of("name"))

    def claims(self, document: Document, found: Found) -> Found:
        """Apply what was decided about the figures of one document."""
        decided = []
        for row in self._of("figure"):
            place = self._at[row.id][0]
            if place is not None and place.document == document.id:
                decided.append((row, place))
        if not decided:
            return found
        outcome = decide(document, found, decided)
        self.targets.update(outcome.targets)
        self.failed.update(outcome.failed)
        return outcome.found

    def decided(self, subject: Subject, rows: Sequence[R]) -> tuple[R, ...]:
        """Apply what was decided about accounts, utterances, commitments or citations."""
        decided = [(row, place) for row in self._of(subject) if (place := self._at[row.id][0]) is not None]
        if not decided:
            return tuple(rows)
        kept, targets, failed = decide_rows(rows, decided)
        self.targets.update(targets)
        self.failed.update(failed)
        return kept

    def regroupings(self, figures: Sequence[Figure]) -> tuple[Regrouping, ...]:
        """Return what was decided about series and links, with the figures it is about."""
        by_document: dict[str, list[Figure]] = defaultdict(list)
        for figure in figures:
            by_document[figure.document].append(figure)
        found = []
        for row in self._of("series", "link"):
            groups: tuple[set[str], set[str]] = (set(), set())
            for passage, place in zip(row.passages, self._at[row.id], strict=True):
                known = figure_at(by_document[place.document], place) if place is not None else None
                if known is not None:
                    groups[1 if passage.group else 0].add(known.id)
            if not all(groups):
                self.failed[row.id] = NO_FIGURE
                continue
            verdict = "merged" if (row.subject, row.verdict) == ("link", "confirmed") else row.verdict
            found.append(
                Regrouping(decision=row.id, verdict=verdict, left=frozenset(groups[0]), right=frozenset(groups[1]))
            )
        return tuple(found)

    def event_regroupings(self, accounts: Sequence[EventMention]) -> tuple[Regrouping, ...]:
        """Return what was decided about which accounts tell of one event, with the places of these accounts."""
        known = {(one.document, one.start, one.end): one.spot for one in accounts}
        found = []
        for row in self._of("event"):
            groups: tuple[set[str], set[str]] = (set(), set())
            for passage, place in zip(row.passages, self._at[row.id], strict=True):
                if place is not None and (place.document, place.start, place.end) in known:
                    groups[1 if passage.group else 0].add(known[place.document, place.start, place.end])
            if not all(groups):
                self.failed[row.id] = NO_ACCOUNT
                continue
            left, right = map(frozenset, groups)
            found.append(Regrouping(decision=row.id, verdict=row.verdict, left=left, right=right))
        return tuple(found)

    def sign(self, record: Record) -> Record:
        """Finish a record: marks, dismissed findings, and the decisions themselves."""
        if not self.rows:
            return record
        self._name_targets(record)
        record = marked(record, {row.id: row for row in self.live if row.id not in self.failed})
        decided = self._of("finding")
        record, targets = part_dismissed(record, decided, self.places)
        self.targets.update(targets)
        for row in decided:
            if row.id not in targets:
                self.failed[row.id] = NO_FINDING
        return replace(record, decisions=tuple(self._stated(row) for row in with_states(self.rows)))

    def _name_targets(self, record: Record) -> None:
        """Find the rows that decisions about series, events and names led to."""
        self._name_events(record)
        home = {figure.id: figure for figure in record.figures}
        made = {one: series.id for series in record.series for one in series.decisions}
        for row in self._of("series", "link"):
            if row.id in made:
                self.targets[row.id] = made[row.id]
                continue
            figures = [figure_at(home.values(), place) for place in self._at[row.id] if place is not None]
            held = [one.series for one in figures if one is not None and one.series is not None]
            if held:
                self.targets[row.id] = held[0]
        names = {form: name.id for name in record.names for form in name.forms}
        for row in self._of("name"):
            known = [names[form] for form in forms_of(row) if form in names]
            if known:
                self.targets[row.id] = known[0]
            else:
                self.failed[row.id] = NO_NAME

    def _name_events(self, record: Record) -> None:
        home = {one.spot: event.id for event in record.events for one in event.mentions}
        for row in self._of("event"):
            spots = [f"{at.document}:{at.start}:{at.end}" for at in self._at[row.id] if at is not None]
            held = [home[one] for one in spots if one in home]
            if held:
                self.targets[row.id] = held[0]

    def _stated(self, row: Decision) -> Decision:
        target = self.targets.get(row.id, "")
        if row.state != "pending":
            return replace(row, target=target or row.key)
        if row.id in self.failed:
            return replace(row, target=row.key, state="orphaned", reason=self.failed[row.id])
        return replace(row, target=target or row.key, state="applied")
