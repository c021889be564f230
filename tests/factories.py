"""Small makers of model objects for tests: what is not given is filled in so that the object is valid."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from fractions import Fraction

from countersay.model import (
    Attribution,
    Document,
    Extent,
    Figure,
    FigureKind,
    Issued,
    Issuer,
    Period,
    Record,
    Relation,
    Series,
    Stance,
    WindowKind,
    identify,
)

Number = int | str | Fraction
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?(?: (?:thousand|million|billion))?")


def make_document(
    text: str = "", path: str = "a.txt", issuer: str | None = "Agency A", issued: str | None = "2023-02-12"
) -> Document:
    """Make a document; its id and hashes follow from path and text."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(
        id=identify("d", path, text),
        path=path,
        sha256=digest,
        text_sha256=digest,
        text=text,
        issuer=None if issuer is None else Issuer(label=issuer),
        issued=None if issued is None else Issued(value=issued),
    )


def make_window(
    first: str | None = None,
    last: str | None = None,
    *,
    kind: WindowKind | None = None,
    first_latest: str | None = None,
    last_earliest: str | None = None,
    anchor: str | None = None,
) -> Period:
    """Make a window from ISO days. With one day given it is that day."""
    days = [None if one is None else date.fromisoformat(one) for one in (first, last, first_latest, last_earliest)]
    if last is None and kind is None:
        days[1] = days[0]
    return Period(
        first=days[0],
        last=days[1],
        first_latest=days[2],
        last_earliest=days[3],
        kind=kind or ("on" if days[0] == days[1] else "between"),
        anchor=anchor,
    )


def written(value: Fraction) -> str:
    """Write a number as a text would."""
    return f"{value.numerator:,}" if value.denominator == 1 else f"{float(value):g}"


def resolution_of(value: Fraction) -> Fraction:
    """Return the unit of the last significant digit of a plainly written number."""
    unit = Fraction(1)
    if value.denominator == 1 and value:
        while value % (unit * 10) == 0:
            unit *= 10
        return unit
    while value and (value / unit).denominator != 1 and unit.denominator < 10**12:  # a third never ends
        unit /= 10
    return unit


def _number_in(text: str, start: int) -> Extent:
    """Cut the number out of a figure's text, with a scale word that follows it; all of the text if it has no digits."""
    found = NUMBER.search(text)
    first, last = (found.start(), found.end()) if found else (0, len(text))
    return Extent(start + first, start + last, text[first:last])


def make_figure(
    value: Number | None = 100,
    *,
    document: Document | None = None,
    start: int = 0,
    series: str | None = "s-1",
    kind: FigureKind = "flow",
    window: Period | None = None,
    first: str | None = None,
    last: str | None = None,
    window_kind: WindowKind | None = None,
    hedge: str | None = None,
    approximate: bool | None = None,
    lower: Number | None = None,
    upper: Number | None = None,
    lower_open: bool = False,
    upper_open: bool = False,
    counted: str | None = "truck",
    unit: str | None = None,
    per: str | None = None,
    text: str | None = None,
    relation: Relation | None = None,
    stance: Stance = "asserts",
    attribution: str | None = None,
    predicate: str | None = "count",
    scope: str = "",
    **more: object,
) -> Figure:
    """Make a figure that says exactly `value`, or what `lower` and `upper` say if one of them is given.

    The text is found in the document from `start` on when it stands there, else the place is `start` itself.
    """
    number = None if value is None else Fraction(value)
    bounded = lower is not None or upper is not None
    low = Fraction(lower) if lower is not None else (None if bounded else number)
    high = Fraction(upper) if upper is not None else (None if bounded else number)
    shown = next((one for one in (number, low, high) if one is not None), Fraction(0))
    digits = text or " ".join(filter(None, (hedge, written(shown), counted)))
    place = document.text.find(digits, start) if document is not None else -1
    start = place if place >= 0 else start
    near = approximate if approximate is not None else (hedge is not None and not bounded)
    if window is None and first is not None:
        window = make_window(first, last, kind=window_kind)
    owner = document.id if document is not None else "d-0"
    figure = Figure(
        id=identify("f", owner, start, start + len(digits), digits),
        document=owner,
        start=start,
        end=start + len(digits),
        text=digits,
        number=_number_in(digits, start),
        value=number if number is not None else shown,
        precision="approximate" if near else "exact",
        lower=low,
        upper=high,
        lower_open=lower_open,
        upper_open=upper_open,
        approximate=near,
        change="~" if near else "=" if not bounded else ">" if high is None else "<",
        unit=unit,
        counted=counted,
        per=per,
        average=per is not None,
        hedge=hedge,
        resolution=resolution_of(shown),
        kind=kind,
        window=window,
        relation=relation,
        attribution=attribution,
        stance=stance,
        predicate=predicate,
        place="Velm",  # claims of different issuers that name no place are no contradiction
        series=series,
        scope=scope,
    )
    return replace(figure, **more)  # type: ignore[arg-type]


def make_series(
    figures: Iterable[Figure], identity: str = "s-1", kind: FigureKind = "flow", unit: str | None = None
) -> Series:
    """Make a series of those figures that bear its id."""
    members = tuple(figure.id for figure in figures if figure.series == identity)
    return Series(id=identity, label=identity, kind=kind, counted="truck", unit=unit, figures=members)


def make_record(documents: Iterable[Document], figures: Iterable[Figure], **tables: object) -> Record:
    """Make a record whose series follow from what the figures say of theirs."""
    figures = tuple(figures)
    identities = sorted({figure.series for figure in figures if figure.series is not None})
    series = tuple(make_series(figures, identity) for identity in identities)
    tables.setdefault("series", series)
    return Record(documents=tuple(documents), figures=figures, **tables)  # type: ignore[arg-type]


def make_attribution(
    identity: str, *, stance: Stance = "asserts", speaker: str | None = None, parent: str | None = None
) -> Attribution:
    """Make a voice without spans."""
    return Attribution(id=identity, kind="indirect", stance=stance, speaker=speaker, parent=parent)
