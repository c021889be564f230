"""Decisions about single figures: confirmed, corrected, rejected, or made out of a number that no rule understood."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from countersay.decisions.fields import changed, last_digit, read
from countersay.decisions.passages import Place
from countersay.errors import SettingsError
from countersay.model import Attribution, Decision, Document, Extent, Figure, LedgerEntry, Span, identify

BY_PERSON = "set aside by a person"
_VOICE = frozenset({"speaker", "stance"})


@dataclass(frozen=True, slots=True)
class Found:
    """What one document holds, as far as decisions about figures change it."""

    figures: tuple[Figure, ...]
    attributions: tuple[Attribution, ...]
    ledger: tuple[LedgerEntry, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What decisions made of a document. `targets`: decision → id of its figure; `failed`: decision → why not."""

    found: Found
    targets: Mapping[str, str]
    failed: Mapping[str, str]


def figure_at(figures: Iterable[Figure], place: Place) -> Figure | None:
    """Return the figure whose number stands at a place: the very characters, else the only one that shares some."""
    near = []
    for figure in figures:
        if figure.document != place.document:
            continue
        if (figure.number.start, figure.number.end) == (place.start, place.end):
            return figure
        if figure.number.start < place.end and place.start < figure.number.end:
            near.append(figure)
    return near[0] if len(near) == 1 else None


def decide(document: Document, found: Found, decisions: Sequence[tuple[Decision, Place]]) -> Outcome:
    """Apply decisions about the figures of one document; each comes with the place of its number."""
    targets: dict[str, str] = {}
    failed: dict[str, str] = {}
    for decision, place in decisions:
        figure = figure_at(found.figures, place)
        try:
            if decision.verdict in ("rejected", "dismissed"):
                found, target = _set_aside(found, figure, place)
            elif figure is None:
                found, target = _made(document, found, decision, place)
            else:
                found, target = _read_so(found, figure, decision)
            targets[decision.id] = target
        except SettingsError as error:
            failed[decision.id] = str(error.args[0])
    return Outcome(found, targets, failed)


def _set_aside(found: Found, figure: Figure | None, place: Place) -> tuple[Found, str]:
    """Take a figure out, and with it what others are said to be of it; its number stays in the ledger."""
    figures = found.figures
    low, high = place.start, place.end
    if figure is not None:
        low, high = figure.number.start, figure.number.end
        figures = tuple(
            replace(row, relation=None) if row.relation and row.relation.figure == figure.id else row
            for row in figures
            if row.id != figure.id
        )
    ledger = tuple(
        replace(row, list="trap", reason=BY_PERSON) if low < row.end and row.start < high else row
        for row in found.ledger
    )
    target = figure.id if figure is not None else identify("f", place.document, place.start, place.end)
    return replace(found, figures=figures, ledger=ledger), target


def _read_so(found: Found, figure: Figure, decision: Decision) -> tuple[Found, str]:
    fields = dict(decision.fields) if decision.verdict == "corrected" else {}
    fresh = changed(figure, {name: value for name, value in fields.items() if name != "speaker"})
    fresh = replace(fresh, decisions=(*figure.decisions, decision.id))
    attributions = found.attributions
    if _VOICE & fields.keys():
        voice = _voice(figure, found.attributions, fields)
        attributions = (*attributions, voice)
        fresh = replace(fresh, attribution=voice.id, stance=voice.stance)
    figures = tuple(fresh if row.id == figure.id else row for row in found.figures)
    return replace(found, figures=figures, attributions=attributions), figure.id


def _voice(figure: Figure, attributions: Sequence[Attribution], fields: Mapping[str, str]) -> Attribution:
    """Return a voice of the figure's own, in the issuer's document: who says it and how, as a person read it."""
    known = next((row for row in attributions if row.id == figure.attribution), None)
    speaker = fields.get("speaker", known.speaker if known else None) or None
    stance = fields.get("stance", figure.stance)
    return Attribution(
        id=identify("a", figure.document, figure.start, figure.end, "decided", speaker, stance),
        document=figure.document,
        kind="indirect" if speaker else "issuer",
        source=known.source if known and "speaker" not in fields else (),
        cue=known.cue if known and "speaker" not in fields else (),
        content=(Span(figure.start, figure.end),),
        stance=stance,  # type: ignore[arg-type]  # checked with the other fields
        speaker=speaker,
    )


def _made(document: Document, found: Found, decision: Decision, place: Place) -> tuple[Found, str]:
    """Make a figure out of a number that is none: a person says what it counts."""
    fields = dict(decision.fields)
    if decision.verdict != "corrected" or not fields.get("value"):
        raise SettingsError("there is no figure at these words now.", code="decision-without-figure")
    words = document.text[place.start : place.end]
    blank = Figure(
        id=identify("f", document.id, place.start, place.end, "decided"),
        document=document.id,
        start=place.start,
        end=place.end,
        text=words,
        number=Extent(place.start, place.end, words),
        kind="flow",
        decisions=(decision.id,),
    )
    made = changed(blank, {name: value for name, value in fields.items() if name != "speaker"})
    made = replace(made, resolution=last_digit(made.value) if made.value is not None else None)
    attributions = found.attributions
    if _VOICE & fields.keys():
        voice = _voice(made, attributions, fields)
        attributions = (*attributions, voice)
        made = replace(made, attribution=voice.id, stance=voice.stance)
    ledger = tuple(
        replace(row, list="figure", reason=made.id) if place.start < row.end and row.start < place.end else row
        for row in found.ledger
    )
    figures = tuple(sorted((*found.figures, made), key=lambda row: (row.start, row.end)))
    return Found(figures, attributions, ledger), made.id


def before(figure: Figure, speaker: str, names: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return what the software read for some fields, to be kept beside what a person decided."""
    known = read(figure, speaker)
    return tuple((name, known[name]) for name in names)
