"""What changed between two records: documents, claims, and findings that appeared or were resolved, with the sentences why.

1. Documents with the same text are the same; one of the same path with another text was replaced.
2. Claims of the same text are paired by place; those of a replaced document by words and days, then by words alone,
   in text order.
3. Findings that do not add up are paired by what they say clashes (check, values, days), not by which document says it,
   so that a claim said once more neither resolves a finding nor raises one.

4. Findings that accuse nobody, and allegations, are told aside (`comparison_aside`).

Findings that a reviewer dismissed count as resolved by that decision.
"""

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from countersay.model import ACCUSING, LENGTHY, Document, Event, Figure, Finding, Issue, PlacedTimex, Record
from countersay.reporting.comparison_aside import AsideAllegation, AsideFinding, allegations_aside, findings_aside
from countersay.reporting.formatting import days
from countersay.reporting.index import Index, by_document
from countersay.reporting.quotations import Quotation, quotations, quote_figure

Cause = Literal[
    "new_claim",
    "claim_changed",
    "document_gone",
    "claim_gone",
    "says_now",
    "set_aside",
    "another_claim",
    "decision",
    "none_found",
]
CAUSES: dict[Cause, str] = {
    "new_claim": "rests on a claim that is new",
    "claim_changed": "a claim is read otherwise than before",
    "document_gone": "its document is no longer there",
    "claim_gone": "the sentence no longer stands in its document",
    "says_now": "its document now says so",
    "set_aside": "a new claim updates it, replaces it or tells it apart",
    "another_claim": "a new claim counts the same thing",
    "decision": "a reviewer dismissed it",
    "none_found": "no single sentence brings it about",
}
SETTING_ASIDE = frozenset({"revision", "later_update", "refinement", "other_scope", "other_definition"})
"""Relations that take a claim out of a clash; a repetition or a sum that comes out does not."""


@dataclass(frozen=True, slots=True)
class Why:
    """One reason for a change of a finding: a cause, the sentence that brings it about if there is one, and details."""

    cause: Cause
    quotation: Quotation | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class FindingChange:
    """A finding that appeared or was resolved, its quotations, and why."""

    finding: Finding
    quotations: tuple[Quotation, ...]
    why: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class Altered:
    """A finding that is in both records and reads otherwise; `fields` is name, before, after."""

    old: Finding
    new: Finding
    fields: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """A claim that is in both records and was read otherwise; `fields` is name, before, after."""

    quotation: Quotation
    fields: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class DocumentChange:
    """A document whose text was replaced, or of which something else is now known; `fields` is name, before, after."""

    path: str
    fields: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All that changed from one record to another, each list in the order of the record it is taken from."""

    documents_new: tuple[str, ...]
    documents_gone: tuple[str, ...]
    documents_changed: tuple[DocumentChange, ...]
    claims_new: tuple[Quotation, ...]
    claims_gone: tuple[Quotation, ...]
    claims_changed: tuple[ClaimChange, ...]
    appeared: tuple[FindingChange, ...]
    resolved: tuple[FindingChange, ...]
    altered: tuple[Altered, ...]
    issues_new: tuple[Issue, ...]
    aside: tuple[AsideFinding, ...] = ()
    allegations: tuple[AsideAllegation, ...] = ()

    @property
    def empty(self) -> bool:
        """Say whether nothing changed."""
        return not any(getattr(self, name) for name in self.__dataclass_fields__)


def compare(old: Record, new: Record) -> Comparison:
    """Compare two records; the same two give the same result."""
    pair = _Pair(Index(old), Index(new))
    before, after = _by_clash(pair.old), _by_clash(pair.new)
    known = {_trouble(row) for row in old.issues}
    return Comparison(
        documents_new=tuple(row.path for row in new.documents if row.id not in pair.documents.values()),
        documents_gone=tuple(row.path for row in old.documents if row.id not in pair.documents),
        documents_changed=tuple(_documents_changed(pair)),
        claims_new=_quoted(pair.new, (row for row in new.figures if row.id not in pair.earlier)),
        claims_gone=_quoted(pair.old, (row for row in old.figures if row.id not in pair.later)),
        claims_changed=tuple(_claims_changed(pair)),
        appeared=tuple(_appeared(pair, row) for key, row in after.items() if key not in before),
        resolved=tuple(_resolved(pair, row) for key, row in before.items() if key not in after),
        altered=tuple(_altered(before, after)),
        issues_new=tuple(row for row in new.issues if _trouble(row) not in known),
        aside=findings_aside(pair.old, pair.new, _by_words(pair), _dismissed(new)),
        allegations=allegations_aside(pair.old, pair.new, pair.documents),
    )


class _Pair:
    """Two records and what of one is what of the other.

    documents: ids old → new. later: figures, id in the old record → figure of the new one; earlier: the other way.
    """

    def __init__(self, old: Index, new: Index) -> None:
        self.old, self.new = old, new
        self.documents = _paired_documents(old.record, new.record)
        self.later: dict[str, Figure] = {}
        old_rows, new_rows = by_document(old.record.figures), by_document(new.record.figures)
        for one, other in self.documents.items():
            left = list(old_rows.get(one, ()))
            right = list(new_rows.get(other, ()))
            for known in (_place,) if one == other else (_words_and_days, _words):
                found = _matched(left, right, known)
                self.later |= {row.id: figure for row, figure in found}
                left = [row for row in left if row.id not in self.later]
                taken = {figure.id for _, figure in found}
                right = [row for row in right if row.id not in taken]
        self.earlier = {figure.id: old.figures[row] for row, figure in self.later.items()}


def _paired_documents(old: Record, new: Record) -> dict[str, str]:
    known = {row.id for row in new.documents}
    same = {row.id: row.id for row in old.documents if row.id in known}
    free = {row.path: row.id for row in new.documents if row.id not in same}
    return same | {row.id: free[row.path] for row in old.documents if row.id not in same and row.path in free}


def _matched(
    left: Iterable[Figure], right: Iterable[Figure], known: Callable[[Figure], Hashable]
) -> list[tuple[Figure, Figure]]:
    """Pair claims that are known by the same thing, the first with the first."""
    waiting: dict[Hashable, deque[Figure]] = defaultdict(deque)
    for figure in right:
        waiting[known(figure)].append(figure)
    return [(figure, waiting[known(figure)].popleft()) for figure in left if waiting[known(figure)]]


def _place(row: Figure) -> Hashable:
    return row.start, row.end


def _words(row: Figure) -> Hashable:
    return " ".join(row.text.split()).lower(), row.value, row.lower, row.upper, row.counted, row.unit


def _words_and_days(row: Figure) -> Hashable:
    return _words(row), row.window and (row.window.first, row.window.last)


def _trouble(row: Issue) -> Hashable:
    return row.code, row.path, row.message


def _documents_changed(pair: _Pair) -> Iterator[DocumentChange]:
    for one, other in pair.documents.items():
        before, after = pair.old.papers[one].document, pair.new.papers[other].document
        fields = list(_differing(_described(before), _described(after)))
        if one != other:
            fields.insert(0, ("text", f"{before.chars} characters", f"{after.chars} characters"))
        if fields:
            yield DocumentChange(after.path, tuple(fields))


def _described(row: Document) -> dict[str, str]:
    return {
        "path": row.path,
        "title": row.title or "",
        "issuer": row.issuer.label if row.issuer else "",
        "issued": row.issued.value if row.issued else "",
        "spoken": row.spoken.isoformat() if row.spoken else "",
        "party": row.party or "",
        "language": row.language or "",
    }


def _differing(before: dict[str, str], after: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    for name, value in before.items():
        if value != after[name]:
            yield name, value, after[name]


def _claims_changed(pair: _Pair) -> Iterator[ClaimChange]:
    for row in pair.old.record.figures:
        later = pair.later.get(row.id)
        if later is None:
            continue
        fields = _read_otherwise(pair, row, later)
        quotation = quote_figure(pair.new, later, 1)
        if fields and quotation is not None:
            yield ClaimChange(quotation, fields)


def _read_otherwise(pair: _Pair, old: Figure, new: Figure) -> tuple[tuple[str, str, str], ...]:
    return tuple(_differing(_read(pair.old, old), _read(pair.new, new)))


def _read(index: Index, row: Figure) -> dict[str, str]:
    window = row.window
    return {
        "days": days(window.first, window.last) if window else "",
        "voice": index.speakers(row.attribution, row.document)[0],
        "stance": row.stance,
        "supposed": "yes" if row.supposed else "no",
        "kind": row.kind,
        "counted": " ".join((*row.qualifiers, row.counted or "")).strip(),
        "place": row.place or "",
        "predicate": row.predicate or "",
        "per": row.per or "",
    }


def _quoted(index: Index, rows: Iterable[Figure]) -> tuple[Quotation, ...]:
    found = (quote_figure(index, row, number) for number, row in enumerate(rows, 1))
    return tuple(quotation for quotation in found if quotation is not None)


def _by_clash(index: Index) -> dict[Hashable, Finding]:
    """Return the findings that accuse and stand, by what they say clashes."""
    dismissed = _dismissed(index.record)
    events = {row.id: row for row in index.record.events}
    found: dict[Hashable, Finding] = {}
    for row in index.record.findings:
        if row.relation in ACCUSING and row.id not in dismissed:
            found.setdefault(_clash(index, events, row), row)
    return found


def _by_words(pair: _Pair) -> Callable[[Index, Finding], Hashable]:
    events = {id(one): {row.id: row for row in one.record.events} for one in (pair.old, pair.new)}
    return lambda index, row: (row.relation, _clash(index, events[id(index)], row))


def _dismissed(record: Record) -> frozenset[str]:
    latest = {
        decision.target: decision.verdict for decision in record.decisions if decision.state in ("applied", "pending")
    }
    return frozenset(target for target, verdict in latest.items() if verdict in ("dismissed", "rejected"))


def _clash(index: Index, events: dict[str, Event], row: Finding) -> Hashable:
    figures = sorted(_said(figure) for figure in index.known(row.figures))
    dates = sorted(_dated(index.timexes[timex]) for timex in row.timexes if timex in index.timexes)
    mentions = sorted(
        f"{mention.text.lower()} {mention.first} {mention.last}"
        for event in row.events
        if event in events
        for mention in events[event].mentions
    )
    return row.kind, tuple(figures), tuple(dates), tuple(mentions)


def _said(row: Figure) -> str:
    window = (row.window.first, row.window.last) if row.window else None
    return f"{row.value} {row.lower} {row.upper} {row.unit} {row.counted} {row.per} {row.kind} {window}"


def _dated(row: PlacedTimex) -> str:
    return f"{' '.join(row.text.split()).lower()} {row.first} {row.last}"


def _appeared(pair: _Pair, row: Finding) -> FindingChange:
    why: list[Why] = []
    for figure in pair.new.known(row.figures):
        earlier = pair.earlier.get(figure.id)
        if earlier is None:
            why.append(Why("new_claim", quote_figure(pair.new, figure, 1)))
        elif fields := _read_otherwise(pair, earlier, figure):
            why.append(Why("claim_changed", quote_figure(pair.new, figure, 1), _told(fields)))
    quoted = quotations(pair.new, row)
    if not row.figures:
        fresh = {paper.letter for one, paper in pair.new.papers.items() if one not in pair.documents.values()}
        why += [Why("new_claim", quotation) for quotation in quoted if quotation.letter in fresh]
    return FindingChange(row, quoted, tuple(why) or (Why("none_found"),))


def _told(fields: tuple[tuple[str, str, str], ...]) -> str:
    return "; ".join(f"{name}: {before or 'none'} → {after or 'none'}" for name, before, after in fields)


def _resolved(pair: _Pair, row: Finding) -> FindingChange:
    why = [reason for figure in pair.old.known(row.figures) for reason in _lost(pair, figure)]
    if row.id in _dismissed(pair.new.record):
        why.insert(0, Why("decision"))
    elif not why:
        why = list(_joined(pair, row))
    gone = sorted({paper.document.path for one, paper in pair.old.papers.items() if one not in pair.documents})
    if not row.figures and gone:
        why += [Why("document_gone", None, path) for path in gone]
    return FindingChange(row, quotations(pair.old, row), tuple(why) or (Why("none_found"),))


def _lost(pair: _Pair, figure: Figure) -> Iterator[Why]:
    """Say what became of one claim of a finding that is no longer there; nothing if it stands as it did."""
    later = pair.later.get(figure.id)
    if later is None:
        other = pair.documents.get(figure.document)
        if other is None:
            yield Why("document_gone", quote_figure(pair.old, figure, 1))
            return
        yield Why("claim_gone", quote_figure(pair.old, figure, 1))
        fresh = [row for row in pair.new.figures_in.get(other, ()) if row.id not in pair.earlier]
        like = [row for row in fresh if (row.counted, row.unit) == (figure.counted, figure.unit)]
        yield from (Why("says_now", quote_figure(pair.new, row, 1)) for row in like)
        return
    fields = _read_otherwise(pair, figure, later)
    if fields:
        yield Why("claim_changed", quote_figure(pair.new, later, 1), _told(fields))
    for finding in pair.new.record.findings:
        # A finding about very many claims of a series sets none of them against another.
        if finding.relation in SETTING_ASIDE and later.id in finding.figures and len(finding.figures) <= LENGTHY:
            for row in pair.new.known(finding.figures):
                if row.id not in pair.earlier:
                    yield Why("set_aside", quote_figure(pair.new, row, 1), finding.sentence)


def _joined(pair: _Pair, row: Finding) -> Iterator[Why]:
    """Give the new claims that count the same thing as those of a finding whose claims all stand as they did."""
    series = {pair.later[figure].series for figure in row.figures if figure in pair.later} - {None}
    for figure in pair.new.record.figures:
        if figure.series in series and figure.id not in pair.earlier:
            yield Why("another_claim", quote_figure(pair.new, figure, 1))


def _altered(before: dict[Hashable, Finding], after: dict[Hashable, Finding]) -> Iterator[Altered]:
    for key, old in before.items():
        new = after.get(key)
        if new is None:
            continue
        fields = tuple(_differing(_judged(old), _judged(new)))
        if fields:
            yield Altered(old, new, fields)


def _judged(row: Finding) -> dict[str, str]:
    return {
        "relation": row.relation,
        "strength": row.strength or "",
        "size": "" if row.size is None else str(row.size),
        "dissolved_by": "; ".join(row.dissolved_by),
        "trivial": "yes" if row.trivial else "no",
    }
