"""What is marked in a document's text: figures, dates, voices by depth, accounts of events, and what was not read."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from countersay.lettering import visible
from countersay.model import Attribution, Figure, PlacedTimex
from countersay.reporting import wording
from countersay.reporting.formatting import days, window
from countersay.reporting.index import Index, anchor
from countersay.reporting.marks import Mark, Paragraph, weave
from countersay.reporting.quotations import amount

MAX_SHOWN_DEPTH = 3
_DATETIME = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?|[0-9]{4}-W[0-5][0-9]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A document with everything that is marked in it; iterating weaves its paragraphs, which takes the most time."""

    text: str
    cuts: tuple[tuple[int, int], ...]
    marks: tuple[Mark, ...]

    def __iter__(self) -> Iterator[Paragraph]:
        return iter(weave(self.text, self.cuts, self.marks))


def marked_texts(index: Index, findings: Mapping[str, str], only: Collection[str] | None = None) -> dict[str, Marked]:
    """Return every document, by its id, with everything marked; or `only` some of them.

    Args:
        index: the record.
        findings: anchor of each accusing finding → its number on the page.
        only: ids of the documents that are wanted; None for all.
    """
    wanted = index.papers.keys() if only is None else only
    marks: dict[str, list[Mark]] = {document: [] for document in wanted}
    for document, mark in _marks(index, findings, wanted):
        marks[document].append(mark)
    return {
        document: Marked(
            text=index.papers[document].document.text,
            cuts=index.papers[document].paragraphs,
            marks=tuple(_unique(marks[document])),
        )
        for document in wanted
    }


def marked_text(index: Index, document: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of one document with everything marked; the others are not worked out."""
    paper = index.papers[document]
    own = _unique([mark for _, mark in _marks(index, {}, (document,))])
    return weave(paper.document.text, paper.paragraphs, own)


def _marks(index: Index, findings: Mapping[str, str], only: Collection[str]) -> Iterator[tuple[str, Mark]]:
    """Yield the marks of some documents, each with its document."""
    if not only:
        return
    for figure in index.record.figures:
        if figure.document in only:
            yield figure.document, _figure(index, figure, findings)
    for timex in index.record.timexes:
        if timex.document in only:
            yield timex.document, _timex(timex)
    for voice in index.record.attributions:
        if voice.document in index.papers and voice.document in only:
            for mark in _voice(index, voice):
                yield voice.document, mark
    yield from _others(index, only)


def _unique(marks: list[Mark]) -> list[Mark]:
    """Keep each id once: the first mark has it, later ones stay without."""
    seen: set[str] = set()
    found = []
    for mark in marks:
        if mark.id and mark.id in seen:
            continue
        seen.add(mark.id)
        found.append(mark)
    return found


def _figure(index: Index, figure: Figure, findings: Mapping[str, str]) -> Mark:
    accused = index.accusing_by_figure.get(figure.id, ())
    who = ", quoted by ".join(index.speakers(figure.attribution, figure.document))
    about = f"; {window(figure.window)}" if figure.window else ""
    return Mark(
        start=figure.start,
        end=figure.end,
        style="figure accused" if accused else "figure",
        id=anchor(figure.id),
        href=f"row-{anchor(figure.id)}",
        title=visible(f"Claim: {amount(figure)}{about}; {who}"),
        notes=tuple((findings[finding], finding) for finding in accused if finding in findings),
        rank=2,
    )


def _timex(timex: PlacedTimex) -> Mark:
    covered = days(timex.first, timex.last) if timex.first or timex.last else "days not known"
    doubt = f", counted from the {wording.plain(timex.anchor)}" if timex.anchor else ""
    value = timex.value or ""
    return Mark(
        start=timex.start,
        end=timex.end,
        style="timex",
        id=anchor(timex.id),
        title=visible(f"Time: {covered}{doubt}"),
        datetime=value if _DATETIME.fullmatch(value) else "",
        rank=3,
    )


def _voice(index: Index, voice: Attribution) -> list[Mark]:
    """Mark who speaks, the words that say so, and what is said; the issuer's own voice is the unmarked ground."""
    if voice.kind == "issuer":
        return []
    depth = sum(row.kind != "issuer" for row in index.chain(voice.id))
    who = ", quoted by ".join(index.speakers(voice.id, voice.document))
    said = visible(f"Voice {depth}: {who}; {wording.plain(voice.stance)}")
    style = f"voice depth-{min(max(depth, 1), MAX_SHOWN_DEPTH)}"
    found = [
        Mark(start=span.start, end=span.end, style=style, id=anchor(voice.id) if at == 0 else "", title=said, rank=1)
        for at, span in enumerate(voice.content)
    ]
    found += [Mark(start=span.start, end=span.end, style="source", title="Who speaks", rank=4) for span in voice.source]
    found += [Mark(start=span.start, end=span.end, style="cue", title="Says so", rank=4) for span in voice.cue]
    return found


def _others(index: Index, only: Collection[str]) -> Iterator[tuple[str, Mark]]:
    """Yield the other marks of some documents, each with its document."""
    record = index.record

    def wanted(document: str) -> bool:
        return document in only

    for event in record.events:
        for mention in event.mentions:
            if not wanted(mention.document):
                continue
            title = visible(f"Event: {event.label}")
            spot = index.mention_spot(mention)
            yield mention.document, Mark(start=mention.start, end=mention.end, style="event", id=spot, title=title)
    for allegation in record.allegations:
        for voice in (*allegation.alleged_by, *allegation.denied_by, *allegation.affirmed_by, *allegation.general_by):
            if voice.document in index.papers and wanted(voice.document):
                spot = index.spot("u", voice.document, voice.start, voice.end)
                yield voice.document, Mark(start=voice.start, end=voice.end, style="position", id=spot)
    for row in filter(lambda row: wanted(row.document), record.commitments):
        yield row.document, Mark(start=row.start, end=row.end, style="commitment", id=anchor(row.id))
    for citation in filter(lambda row: wanted(row.document), record.citations):
        yield citation.document, Mark(start=citation.start, end=citation.end, style="citation", id=anchor(citation.id))
    for distance in filter(lambda row: wanted(row.document), record.distance):
        spot = index.spot("q", distance.document, distance.start, distance.end)
        title = "Kept at a distance: " + wording.DISTANCES.get(distance.kind, distance.kind)
        mark = Mark(start=distance.start, end=distance.end, style="distance", id=spot, title=title, rank=5)
        yield distance.document, mark
    for entry in record.ledger:
        if entry.list in ("unresolved", "trap") and wanted(entry.document):
            spot = index.spot("n", entry.document, entry.start, entry.end)
            title = visible(f"{wording.LEDGER_LISTS[entry.list].capitalize()}: {wording.plain(entry.reason)}")
            mark = Mark(start=entry.start, end=entry.end, style=entry.list, id=spot, title=title, rank=6)
            yield entry.document, mark
