"""What is marked in a document's text: figures, dates, voices by depth, accounts of events, and what was not read."""

import re

from countersay.model import Attribution, Figure, PlacedTimex
from countersay.reporting import wording
from countersay.reporting.formatting import days, visible, window
from countersay.reporting.index import Index, Paper, anchor
from countersay.reporting.marks import Mark, Paragraph, weave
from countersay.reporting.quotations import amount

MAX_SHOWN_DEPTH = 3
_DATETIME = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?|[0-9]{4}-W[0-5][0-9]")


def marked_text(index: Index, paper: Paper, findings: dict[str, str]) -> tuple[Paragraph, ...]:
    """Return a document's paragraphs with everything marked.

    Args:
        index: the record.
        paper: the document.
        findings: anchor of each accusing finding → its number on the page.
    """
    identity = paper.document.id
    marks = [
        *(_figure(index, row, findings) for row in index.record.figures if row.document == identity),
        *(_timex(row) for row in index.record.timexes if row.document == identity),
    ]
    for voice in index.record.attributions:
        if voice.document == identity:
            marks.extend(_voice(index, voice))
    marks.extend(_others(index, paper))
    return weave(paper.document.text, paper.paragraphs, _unique(marks))


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


def _figure(index: Index, figure: Figure, findings: dict[str, str]) -> Mark:
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


def _others(index: Index, paper: Paper) -> list[Mark]:
    record, identity = index.record, paper.document.id
    found = []
    for event in record.events:
        for mention in event.mentions:
            if mention.document == identity:
                title = visible(f"Event: {event.label}")
                spot = index.mention_spot(mention)
                found.append(Mark(start=mention.start, end=mention.end, style="event", id=spot, title=title))
    for allegation in record.allegations:
        for voice in (*allegation.alleged_by, *allegation.denied_by, *allegation.affirmed_by):
            if voice.document == identity:
                spot = index.spot("u", identity, voice.start, voice.end)
                found.append(Mark(start=voice.start, end=voice.end, style="position", id=spot))
    for row in record.commitments:
        if row.document == identity:
            found.append(Mark(start=row.start, end=row.end, style="commitment", id=anchor(row.id)))
    for citation in record.citations:
        if citation.document == identity:
            found.append(Mark(start=citation.start, end=citation.end, style="citation", id=anchor(citation.id)))
    for distance in record.distance:
        if distance.document == identity:
            spot = index.spot("q", identity, distance.start, distance.end)
            title = "Kept at a distance: " + wording.DISTANCES.get(distance.kind, distance.kind)
            found.append(Mark(start=distance.start, end=distance.end, style="distance", id=spot, title=title, rank=5))
    for entry in record.ledger:
        if entry.document == identity and entry.list in ("unresolved", "trap"):
            spot = index.spot("n", identity, entry.start, entry.end)
            title = visible(f"{wording.LEDGER_LISTS[entry.list].capitalize()}: {wording.plain(entry.reason)}")
            found.append(Mark(start=entry.start, end=entry.end, style=entry.list, id=spot, title=title, rank=6))
    return found
