"""Digests of all that pages are made from: of a document and what is marked in it, of a series, an event, a finding.

A digest covers the rows themselves and, whole, every document they quote: its letter and side, its text by its own digest, its
figures, voices and the findings that accuse them. It is wider than need be: a page may be drawn again that did not change, but
never is one taken up that did.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from countersay.codec import digest
from countersay.model import Event, Figure, Finding, LedgerEntry, Name, Series
from countersay.model.quick import altered
from countersay.noting import digest_once
from countersay.reporting.index import Index, by_document
from countersay.reporting.titles import unnamed_in


class Shown:
    """Digests over one record. None stands for a digest that cannot be given; what has none is drawn each time.

    Args:
        index: of the record. numbers: anchor of each accusing finding → its number on the page.
    """

    def __init__(self, index: Index, numbers: Mapping[str, str]) -> None:
        self.index, self.numbers = index, numbers
        record = index.record
        self.common = digest(record.parties)
        self._decisions = {row.id: row for row in record.decisions}
        self._named: dict[str, bytes | None] = {}

    @cached_property
    def documents(self) -> dict[str, bytes | None]:
        """Digest of each document with its figures and voices."""
        return {identity: self._document(identity) for identity in self.index.papers}

    def _document(self, identity: str) -> bytes | None:
        index, paper = self.index, self.index.papers[identity]
        figures = index.figures_in.get(identity, ())
        voices = index.attributions_in.get(identity, ())
        own = {voice.id for voice in voices} | {None}
        if not (own.issuperset(row.attribution for row in figures) and own.issuperset(row.parent for row in voices)):
            return None  # words of it are in a mouth that is not in it
        accused = [(row.id, found) for row in figures if (found := index.accusing_by_figure.get(row.id))]
        numbers = [self.numbers.get(one) for _, found in accused for one in found]
        bare = altered(paper.document, text="")  # its digest stands for it
        return digest(
            self.common, paper.letter, paper.party, bare, digest_once(*figures), digest_once(*voices), accused, numbers
        )

    def _of(self, documents: Iterable[str]) -> list[bytes] | None:
        """Return the digests of those documents that are in the record, in a fixed order."""
        known = self.documents
        found: list[bytes] = []
        for one in sorted(set(documents)):
            own = known.get(one, b"")
            if own is None:
                return None
            if own:
                found.append(own)
        return found

    def _homes(self, figures: Iterable[Figure]) -> set[str]:
        return {figure.document for figure in figures}

    def bare_series(self, identity: str) -> bytes | None:
        """Return the digest of a series as others name it."""
        named = self.unnumbered(identity)
        return None if named is None else digest(named, self.index.series_number[identity])

    def unnumbered(self, identity: str) -> bytes | None:
        """Return the digest of a series as others name it, but for its number."""
        if identity not in self._named:
            series = self.index.series[identity]
            known = self.index.known(series.figures)
            homes = self._of(self._homes(known))
            own = [figure.id for figure in known]
            self._named[identity] = None if homes is None else digest(self.common, digest_once(series), own, homes)
        return self._named[identity]

    def series(self, series: Series) -> bytes | None:
        """Return the digest of a series with what its claims leave open and its links, but not their numbers."""
        index = self.index
        implied = index.implied_of.get(series.id, ())
        links = index.links_of.get(series.id, ())
        beside_it = {one for link in links for one in (link.left, link.right)} - {series.id}
        named = sorted(one for one in beside_it if one in index.series)
        known = index.known(series.figures)
        beside = [self.unnumbered(one) for one in named]
        homes = self._of(self._homes([*known, *index.known(claim for row in implied for claim in row.claims)]))
        if homes is None or None in beside:
            return None
        own = [figure.id for figure in known]
        open_days = [
            (row.first, row.last, row.lower, row.upper, row.per_day, row.claims, row.conflicted) for row in implied
        ]
        return digest(self.common, digest_once(series), own, beside, open_days, links, homes)

    def claims(self, series: str, title: str, claims: Sequence[Figure]) -> bytes | None:
        """Return the digest of some claims of a series as its table shows them."""
        homes = self._of(self._homes(claims))
        return None if homes is None else digest(self.common, series, title, [claim.id for claim in claims], homes)

    def event(self, event: Event, number: int | None, kinds: Iterable[str]) -> bytes | None:
        """Return the digest of an event, its number and the kinds of the findings about it."""
        homes = self._of(mention.document for mention in event.mentions)
        return None if homes is None else digest(digest_once(event), number, sorted(kinds), homes)

    def name(self, name: Name) -> bytes | None:
        """Return the digest of a name with the documents that it stands in."""
        homes = self._of(mention.document for mention in name.mentions)
        return None if homes is None else digest(digest_once(name), homes)

    def number(self, entry: LedgerEntry) -> bytes | None:
        """Return what tells one number of the ledger, as a list of such shows it, from any other."""
        home = self.documents.get(entry.document)
        return None if home is None else home + f"{entry.start} {entry.end} {entry.reason}".encode()

    def finding(self, finding: Finding, position: int) -> bytes | None:
        """Return the digest of a finding with everything that it quotes or that its certificate names."""
        index = self.index
        rows = finding.certificate.rows if finding.certificate is not None else ()
        named = {row.claim for row in rows if row.claim} | {term.series for row in rows for term in row.terms}
        figures = index.known([*finding.figures, *sorted(named)])
        events = index.events_of({*finding.events, *named})
        timexes = [index.timexes[one] for one in (*finding.timexes, *sorted(named)) if one in index.timexes]
        voices = [index.attributions[one] for one in finding.attributions if one in index.attributions]
        mentions = [mention for event in events for mention in event.mentions]
        told = [*(row.document for row in mentions), *(row.document for row in timexes)]
        homes = self._of([*self._homes(figures), *told, *(row.document for row in voices)])
        series = [self.bare_series(one) for one in sorted(named & index.series.keys())]
        if homes is None or None in series:
            return None
        own = [(figure.id, figure.series in index.series) for figure in figures]
        decided = [*finding.decisions, *(one for row in rows for one in row.decisions)]
        said = [self._decisions.get(one) for one in dict.fromkeys(decided)]
        paths = {path for words in (finding.sentence, *finding.steps) for path in unnamed_in(index, words)}
        unnamed = [(path, index.unnamed[path]) for path in sorted(paths)]
        voiced = [row.id for row in voices]
        return digest(
            self.common, digest_once(finding), position, own, events, timexes, voiced, series, homes, said, unnamed
        )

    @cached_property
    def pages(self) -> dict[str, bytes | None]:
        """Digest of each document with everything that is marked in it, but not the numbers of its series, which are put in last."""
        index, record = self.index, self.index.record
        told = by_document(record.ledger), by_document(record.timexes), by_document(record.commitments)
        said = by_document(record.citations), by_document(record.distance)
        marks: dict[str, list[tuple[object, ...]]] = {}
        for event in record.events:
            for mention in event.mentions:
                marks.setdefault(mention.document, []).append(("e", mention.start, mention.end, event.label))
        for row in record.allegations:
            for voice in (*row.alleged_by, *row.denied_by, *row.affirmed_by, *row.general_by):
                marks.setdefault(voice.document, []).append(("u", voice.start, voice.end))
        found: dict[str, bytes | None] = {}
        for identity, own in self.documents.items():
            numbered = [row.series in index.series_number for row in index.figures_in.get(identity, ())]
            beside = [rows.get(identity, ()) for rows in (*told, *said)]
            found[identity] = None if own is None else digest(own, numbered, beside, marks.get(identity, ()))
        return found
