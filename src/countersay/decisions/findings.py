"""Decisions about findings, and what in a record follows from decisions: marked in each row of each certificate."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from countersay.decisions.keys import key_of
from countersay.decisions.passages import Places
from countersay.model import (
    ACCUSING,
    Certificate,
    CertificateRow,
    DecidedWords,
    Decision,
    Event,
    Figure,
    Finding,
    Record,
)


def alters(decision: Decision) -> bool:
    """Say whether a decision changes what a figure says or what it is compared with."""
    return decision.verdict in ("corrected", "merged", "split") or decision.subject == "link"


def passages_of(record: Record, finding: Finding, places: Places) -> tuple[DecidedWords, ...]:
    """Return the words a finding rests on: numbers of its figures, its time expressions, accounts of its events."""
    figures = {row.id: row for row in record.figures}
    timexes = {row.id: row for row in record.timexes}
    events = {row.id: row for row in record.events}
    spots = {
        (figures[one].document, figures[one].number.start, figures[one].number.end)
        for one in finding.figures
        if one in figures
    }
    spots |= {
        (timexes[one].document, timexes[one].start, timexes[one].end) for one in finding.timexes if one in timexes
    }
    for one in finding.events:
        for mention in events[one].mentions if one in events else ():
            if mention.document in finding.documents and (
                not mention.timexes or not finding.timexes or set(mention.timexes) & set(finding.timexes)
            ):
                spots.add((mention.document, mention.start, mention.end))
    return tuple(sorted(places.passage(*spot) for spot in spots))


def aspect_of(finding: Finding) -> str:
    """Tell what a decision about a finding decides: whether its claims clash, or another relation of theirs.

    A clash that another version of the software calls a tension, or finds by another check, is the same clash.
    """
    return "accuses" if finding.relation in ACCUSING else finding.relation


class FindingKeys:
    """The keys of a record's findings; words that were moved by a change elsewhere in their file keep their key."""

    def __init__(self, record: Record, places: Places) -> None:
        self.record, self.places = record, places

    def key(self, finding: Finding) -> str:
        """Return the key of decisions about a finding."""
        return key_of("finding", passages_of(self.record, finding, self.places), aspect_of(finding))

    def now(self, decision: Decision) -> str | None:
        """Return the key that a decision's words have in these documents; None if some stand nowhere."""
        found = [self.places.find(one) for one in decision.passages]
        if not found or None in found:
            return None
        fresh = [self.places.passage(one.document, one.start, one.end) for one in found if one is not None]
        return key_of("finding", fresh, dict(decision.fields).get("aspect", "accuses"))


def part_dismissed(record: Record, decisions: Sequence[Decision], places: Places) -> tuple[Record, dict[str, str]]:
    """Take dismissed and rejected findings out of the record's findings; return also decision → finding."""
    keys = FindingKeys(record, places)
    wanted = {key: decision for decision in decisions if (key := keys.now(decision)) is not None}
    stay: list[Finding] = []
    gone: list[Finding] = []
    targets: dict[str, str] = {}
    for finding in record.findings if wanted else ():
        decision = wanted.get(keys.key(finding))
        if decision is None:
            stay.append(finding)
            continue
        targets[decision.id] = finding.id
        marked = replace(finding, decisions=(*finding.decisions, decision.id))
        (gone if decision.verdict in ("dismissed", "rejected") else stay).append(marked)
    if not wanted:
        return record, {}
    return replace(record, findings=tuple(stay), dismissed=tuple(gone)), targets


def marked(record: Record, applied: Mapping[str, Decision]) -> Record:
    """Write into findings and the lines of their sums which decisions they follow from."""
    held = _Held(
        figures={row.id: row for row in record.figures if row.decisions},
        events={row.id: row for row in record.events if any(one.decisions for one in row.mentions)},
        applied=applied,
    )
    if not held.figures and not held.events:
        return record
    return replace(
        record,
        findings=tuple(held.finding(row) for row in record.findings),
        implied=tuple(
            replace(
                row,
                certificate_lower=held.sum(row.certificate_lower),
                certificate_upper=held.sum(row.certificate_upper),
            )
            for row in record.implied
        ),
    )


@dataclass(frozen=True, slots=True)
class _Held:
    """The claims and events that decisions were made about, and the decisions that took hold, by id."""

    figures: Mapping[str, Figure]
    events: Mapping[str, Event]
    applied: Mapping[str, Decision]

    def finding(self, finding: Finding) -> Finding:
        rests_on = dict.fromkeys(
            one for figure in finding.figures if figure in self.figures for one in self.figures[figure].decisions
        )
        for event in finding.events:
            for mention in self.events[event].mentions if event in self.events else ():
                if mention.document in finding.documents:
                    rests_on |= dict.fromkeys(mention.decisions)
        if not rests_on:
            return finding
        return replace(finding, decisions=tuple(rests_on), certificate=self.sum(finding.certificate))

    def sum(self, certificate: Certificate | None) -> Certificate | None:
        if certificate is None:
            return None
        return replace(certificate, rows=tuple(self.line(row) for row in certificate.rows))

    def line(self, row: CertificateRow) -> CertificateRow:
        claim = row.claim or ""
        figure = self.figures.get(claim)
        named = dict.fromkeys(figure.decisions if figure is not None else ())
        if claim in self.events:
            named = dict.fromkeys(_of_day(self.events[claim], row))
        altering = [one for one in named if one in self.applied and alters(self.applied[one])]
        if not altering:
            return row
        told = "; ".join(self.applied[one].told for one in altering)
        return replace(row, decisions=tuple(altering), text=f"{row.text} ({told})" if row.text else told)


def _of_day(event: Event, row: CertificateRow) -> list[str]:
    """Return the decisions about accounts that give the day of a row on an event's day."""
    day = abs(row.bound)
    return [
        one
        for mention in event.mentions
        if mention.first is not None and mention.first == mention.last and mention.first.toordinal() == day
        for one in mention.decisions
    ]
