"""The record under review: a snapshot of the project, what was decided since, and how to bring the two together."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from threading import Lock

from countersay.decisions.claims import figure_at
from countersay.decisions.drafts import Drafts
from countersay.decisions.findings import FindingKeys
from countersay.decisions.names import forms_of
from countersay.decisions.passages import Place, Places
from countersay.decisions.rows import ROW, SUBJECTS, Row, rows_of
from countersay.decisions.standing import standing, with_states
from countersay.model import ACCUSING, Decision, Figure, Finding, Record, Subject
from countersay.pipeline import examine_again
from countersay.reporting.comparison import Comparison, compare
from countersay.reporting.index import Index
from countersay.review.search import Search
from countersay.store.opening import open_store


class Snapshot:
    """A record as it was read, with everything that is looked up in it; never changed."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.index = Index(record)
        self.places = Places(record.documents)
        self.drafts = Drafts(record, self.places)
        self.findings: Mapping[str, Finding] = {row.id: row for row in (*record.findings, *record.dismissed)}
        self.figures: Mapping[str, Figure] = {row.id: row for row in record.figures}

    @cached_property
    def _decidable(self) -> Mapping[Subject, tuple[Row, ...]]:
        return {subject: rows_of(self.record, subject) for subject in SUBJECTS}

    def decidable(self, subject: Subject) -> tuple[Row, ...]:
        """Return the accounts, utterances, commitments or citations that can be decided about."""
        return self._decidable[subject]

    @cached_property
    def decidable_at(self) -> Mapping[tuple[Subject, str, int, int], tuple[Row, ...]]:
        """The same rows by kind and place."""
        found: dict[tuple[Subject, str, int, int], tuple[Row, ...]] = {}
        for subject, rows in self._decidable.items():
            for row in rows:
                spot = (subject, row.document, row.start, row.end)
                found[spot] = (*found.get(spot, ()), row)
        return found

    @cached_property
    def event_at(self) -> Mapping[str, str]:
        """Place of an account → id of the event it tells of."""
        return {account.spot: event.id for event in self.record.events for account in event.mentions}

    @cached_property
    def search(self) -> Search:
        """The full-text index, made when it is first asked."""
        return Search(self.record.documents)

    @cached_property
    def figures_in(self) -> Mapping[str, tuple[Figure, ...]]:
        """Figures by document."""
        return self.index.figures_in

    @cached_property
    def finding_keys(self) -> Mapping[str, str]:
        """Key of decisions about a finding → its id."""
        keys = FindingKeys(self.record, self.places)
        return {keys.key(row): row.id for row in self.findings.values()}

    @cached_property
    def accused(self) -> frozenset[str]:
        """Ids of the figures of findings that accuse."""
        return frozenset(one for row in self.record.findings if row.relation in ACCUSING for one in row.figures)


@dataclass(frozen=True, slots=True)
class Decided:
    """What the log holds, against a snapshot.

    Attributes:
        rows: all rows with their states as the log alone tells them; `pending` of them are not in the record yet.
        about: id of a row of the record → decisions about it that stand, oldest first.
        orphaned: standing decisions whose words are not in these documents.
    """

    rows: tuple[Decision, ...]
    about: Mapping[str, tuple[Decision, ...]]
    pending: tuple[Decision, ...]
    orphaned: tuple[Decision, ...]
    live: frozenset[str] = field(default_factory=frozenset)


def decided(snapshot: Snapshot, rows: Sequence[Decision]) -> Decided:
    """Find the rows of a record that the decisions of a log are about."""
    live = standing(rows)
    known = {row.id: row for row in snapshot.record.decisions}
    states = {row.id: row for row in with_states(rows)}
    about: dict[str, list[Decision]] = defaultdict(list)
    orphaned = []
    for row in live:
        targets = _targets(snapshot, row)
        for target in targets:
            about[target].append(row)
        if row.id in known and known[row.id].state == "orphaned":
            orphaned.append(known[row.id])
        elif not targets and row.id not in known:
            orphaned.append(row)
    pending = tuple(row for row in rows if row.id not in known and not row.blind)
    return Decided(
        rows=tuple(states[row.id] for row in rows),
        about={target: tuple(found) for target, found in about.items()},
        pending=pending,
        orphaned=tuple(orphaned),
        live=frozenset(row.id for row in live),
    )


def _targets(snapshot: Snapshot, row: Decision) -> tuple[str, ...]:
    places = [snapshot.places.find(one) for one in row.passages]
    found = [place for place in places if place is not None]
    if row.subject == "finding":
        key = FindingKeys(snapshot.record, snapshot.places).now(row)
        identity = snapshot.finding_keys.get(key or "")
        return (identity,) if identity else ()
    if row.subject == "name":
        forms = set(forms_of(row))
        return tuple(name.id for name in snapshot.record.names if forms & set(name.forms))
    if row.subject in SUBJECTS:
        return _decided_rows(snapshot, row, found)
    if row.subject == "document":
        return tuple(dict.fromkeys(place.document for place in found))
    if row.subject == "event":
        homes = (snapshot.event_at.get(f"{place.document}:{place.start}:{place.end}") for place in found)
        return tuple(dict.fromkeys(one for one in homes if one is not None))
    figures = [figure_at(snapshot.figures_in.get(place.document, ()), place) for place in found]
    if row.subject == "figure":
        spots = [f"{place.document}:{place.start}:{place.end}" for place in found]
        return (*(one.id for one in figures if one is not None), *spots)
    series = dict.fromkeys(one.series for one in figures if one is not None and one.series is not None)
    links = [link.id for link in snapshot.record.links if {link.left, link.right} <= set(series)]
    return (*series, *links)


def _decided_rows(snapshot: Snapshot, row: Decision, places: Sequence[Place]) -> tuple[str, ...]:
    """Return the rows that a decision about accounts, utterances, commitments or citations is about."""
    here = [
        one
        for place in places
        for one in snapshot.decidable_at.get((row.subject, place.document, place.start, place.end), ())
    ]
    own = dict(row.before).get(ROW)
    meant = here if len(here) < 2 else [one for one in here if one.identity == own]
    gone = row.verdict == "rejected" and not meant  # what was set aside is no row any more; its place is known still
    spots = [f"{place.document}:{place.start}:{place.end}" for place in places]
    return tuple(one.identity for one in meant) or (tuple(spots) if gone else ())


class Workspace:
    """A project that several people review at once; `address` as in `open_store`."""

    def __init__(self, folder: Path, address: str | None = None) -> None:
        self.folder = folder
        self.address = address
        self.store = open_store(folder, address)
        self.log = self.store.log
        self.changes: tuple[Comparison, Record, Record] | None = None
        self._lock = Lock()
        self._running = Lock()
        self._stamp: Hashable = None
        self._snapshot: Snapshot | None = None
        self.snapshot()

    def snapshot(self) -> Snapshot:
        """Return the record as it is on disk now; a run elsewhere is seen with the next request."""
        with self._lock:
            stamp = self.store.stamp()
            if self._snapshot is None or stamp != self._stamp:
                self._snapshot, self._stamp = Snapshot(self.store.read()), stamp
            return self._snapshot

    def decided(self, snapshot: Snapshot) -> Decided:
        """Read the log against a snapshot."""
        return decided(snapshot, self.log.rows())

    @property
    def running(self) -> bool:
        """Whether the record is being worked out again."""
        return self._running.locked()

    def recompute(self, again: Callable[..., Record] = examine_again) -> bool:
        """Work the record out again under all decisions and keep what changed; False if that is being done already."""
        if not self._running.acquire(blocking=False):
            return False
        try:
            before = self.snapshot().record
            again(self.folder, before, store=self.address)
            after = self.snapshot().record
            self.changes = (compare(before, after), before, after)
        finally:
            self._running.release()
        return True
