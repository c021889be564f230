"""Findings and series as plain rows of words, ready for a template that decides nothing."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from countersay.model import ACCUSING, LENGTHY, TAKEN_SO, Figure, Finding, Implied, Series
from countersay.reporting import arithmetic, titles, wording
from countersay.reporting.decided import lines_of
from countersay.reporting.escaping import joined
from countersay.reporting.formatting import MINUS, brief, days, interval, number, plural, window
from countersay.reporting.index import Index, anchor
from countersay.reporting.plots import Chart, chart
from countersay.reporting.quotations import (
    Quotation,
    amount,
    noun,
    quotations,
    quote_figure,
)

HEADLINE = 120  # characters; a longer sentence is text, not a heading
FIRST_SHOWN, LAST_SHOWN = 10, 2
"""Claims shown of a finding that tells of very many."""
ORDER = tuple(name for name in wording.RELATIONS if name not in ACCUSING)


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingView:
    """One finding in words.

    Attributes:
        number: its place on the page, from 1 among the accusing ones; 0 for the others.
        plainly: what the sum comes to, in words without signs; "" where only the sum says it.
        dissolved: each set of other readings that would reconcile the claims, in words, with its labels.
        alone: whether no other minimal set of claims shows the same clash.
        further: claims left out before the last `LAST_SHOWN` quotations; all of them stand with the `series`, a link.
        decided: what people decided about it and about the claims it rests on.
    """

    id: str
    number: int
    accuses: bool
    relation: wording.Relation
    kind: str
    strength: str
    headline: str
    sentence: str
    quotations: tuple[Quotation, ...]
    steps: tuple[str, ...]
    last_step: str
    plainly: str
    size: str
    dissolved: tuple[tuple[str, str], ...]
    readings: tuple[tuple[str, str], ...]
    alone: str
    sum: arithmetic.Sum | None
    trivial: bool
    decided: tuple[str, ...] = ()
    further: int = 0
    series: str = ""


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """Findings of one relation that does not accuse."""

    relation: wording.Relation
    key: str
    findings: tuple[FindingView, ...]


def sum_steps(finding: Finding) -> tuple[str, ...]:
    """Return the steps up to the line that adds up; what would dissolve the clash has its own place on the page."""
    told = tuple(step for step in finding.steps if not step.startswith(TAKEN_SO))
    last = max((at for at, step in enumerate(told) if "=" in step), default=len(told) - 1)
    return told[: last + 1]


def headline(finding: Finding, size: str, quoted: tuple[Quotation, ...] = ()) -> str:
    """Return the finding's sentence; where it accuses and is long, the words that clash, and by how much."""
    if finding.sentence and (len(finding.sentence) <= HEADLINE or finding.relation not in ACCUSING):
        return finding.sentence
    words = titles.opposed(finding, quoted, size) or size or wording.relation(finding.relation).meaning
    return words[:1].upper() + words[1:]


def typeset(step: str) -> str:
    """Write a step with the signs of print, unless it quotes.

    >>> typeset("Added up: 0 <= 140 - 276 = -136")
    'Added up: 0 ≤ 140 − 276 = −136'
    """
    if "“" in step:
        return step
    return re.sub(r"(?<![^\s=(])-(?=\s?\d)", MINUS, step).replace("<=", "≤").replace(">=", "≥")


def _alone(finding: Finding) -> str:
    if finding.alternatives == 0:
        return "This is the only smallest set of claims that shows this clash."
    others = plural(finding.alternatives, "other smallest set")
    return f"{others} of claims show{'s' if finding.alternatives == 1 else ''} the same clash."


def _shown(finding: Finding) -> Finding:
    """Leave out of a finding that accuses nobody, and tells of many claims, all but the first of them and the last."""
    if finding.relation in ACCUSING or len(finding.figures) <= LENGTHY:
        return finding
    return replace(finding, figures=(*finding.figures[:FIRST_SHOWN], *finding.figures[-LAST_SHOWN:]))


def present(index: Index, finding: Finding, position: int) -> FindingView:
    """Put one finding into words."""
    shown = _shown(finding)
    first = next(iter(index.known(finding.figures[:1])), None)
    accuses = finding.relation in ACCUSING
    size = titles.size(finding, index.known(finding.figures))
    quoted = quotations(index, shown)
    told = titles.spoken(index, finding.sentence)
    needless = len(quoted) > 1 and titles.is_generic(told)
    steps = tuple(typeset(titles.spoken(index, step)) for step in (sum_steps(finding) if accuses else finding.steps))
    return FindingView(
        id=anchor(finding.id),
        number=position,
        accuses=accuses,
        relation=wording.relation(finding.relation),
        kind=wording.kind(finding.kind),
        strength=finding.strength or "",
        headline=titles.spoken(index, headline(finding, size, quoted)),
        sentence=told if accuses and len(told) > HEADLINE and not needless else "",
        quotations=quoted,
        steps=steps,
        last_step=next((step for step in reversed(steps) if "=" in step), steps[-1] if steps else ""),
        plainly=arithmetic.plainly(finding),
        size=size,
        dissolved=tuple((arithmetic.explain(label), label) for label in finding.dissolved_by),
        readings=tuple(
            (arithmetic.explain(row.label), "can all hold" if row.feasible else "cannot all hold")
            for row in finding.readings
        ),
        alone=_alone(finding) if accuses else "",
        sum=arithmetic.present(index, finding.certificate) if finding.certificate else None,
        trivial=finding.trivial,
        decided=lines_of(index.record, finding),
        further=len(finding.figures) - len(shown.figures),
        series=anchor(first.series) if first is not None and first.series in index.series else "",
    )


def accusing_rows(index: Index) -> list[Finding]:
    """Return the findings that accuse, trivial ones last, else in the order of the record."""
    rows = [row for row in index.record.findings if row.relation in ACCUSING]
    return [*(row for row in rows if not row.trivial), *(row for row in rows if row.trivial)]


def accusing(index: Index) -> tuple[FindingView, ...]:
    """Present the findings that accuse, numbered in their order."""
    return tuple(present(index, row, position) for position, row in enumerate(accusing_rows(index), 1))


def other_rows(index: Index) -> list[tuple[str, list[Finding]]]:
    """Return the other findings by relation, in the order of the closed list."""
    names = dict.fromkeys([*ORDER, *(row.relation for row in index.record.findings)])
    by_name: dict[str, list[Finding]] = {name: [] for name in names if name not in ACCUSING}
    for row in index.record.findings:
        if row.relation in by_name:
            by_name[row.relation].append(row)
    return [(name, rows) for name, rows in by_name.items() if rows]


def others(index: Index) -> tuple[FindingGroup, ...]:
    """Present the other findings by relation, in the order of the closed list."""
    return tuple(
        FindingGroup(wording.relation(name), f"relation-{anchor(name)}", tuple(present(index, row, 0) for row in rows))
        for name, rows in other_rows(index)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesRow:
    """One claim of a series; `rate` is what it comes to a day, "" where that says nothing."""

    quotation: Quotation
    rate: str
    scope: str
    accused: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpliedRow:
    """What the claims leave open for some days, the daily rate it comes to, and the claims it rests on."""

    days: str
    range: str
    rate: str
    rests_on: tuple[tuple[str, str], ...]
    conflicted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkRow:
    """How a series stands to another one."""

    words: str
    other: str
    href: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesView:
    """A series in words with its chart. further: claims on the pages behind. goes_on: whether it is such a part, without a chart."""

    id: str
    number: str
    label: str
    about: str
    rows: tuple[SeriesRow, ...]
    implied: tuple[ImpliedRow, ...]
    links: tuple[LinkRow, ...]
    chart: Chart | None
    further: int = 0
    goes_on: bool = False


def rate(figure: Figure) -> str:
    """Return what a count over days comes to a day; "" for anything that does not add up over days."""
    count = figure.window.days if figure.window else None
    if figure.kind != "flow" or not count or count < 2 or figure.value is None or figure.per:
        return ""
    daily = figure.value / count
    if 0 < daily < Fraction(1, 10):
        return "under 0.1 a day"
    places = 10 if daily < 1000 else 1
    return f"{number(Fraction(round(daily * places), places))} a day"


def implied_row(index: Index, row: Implied, counted: str) -> ImpliedRow:
    """Put an implied range into words."""
    low, high = (None if value is None else Fraction(round(value * 10), 10) for value in row.per_day)
    return ImpliedRow(
        days=days(row.first, row.last),
        range=interval(row.lower, row.upper, unit=counted),
        rate="" if low is None and high is None else f"{interval(low, high)} a day",
        rests_on=tuple((brief(figure.text, 40), anchor(figure.id)) for figure in index.known(row.claims)),
        conflicted=row.conflicted,
    )


def _about(series: Series) -> str:
    words = [wording.KINDS.get(series.kind, series.kind)]
    if series.qualifiers:
        words.append(", ".join(series.qualifiers))
    if series.place:
        words.append(f"at {series.place}")
    return "; ".join(words)


def _links(index: Index, series: Series, numbered: Callable[[str], str]) -> tuple[LinkRow, ...]:
    found = []
    for link in index.links_of.get(series.id, ()):
        other = link.right if link.left == series.id else link.left
        label = titles.title(index, index.series[other]) if other in index.series else other
        known = other in index.series_number
        words = wording.LINKS.get(link.kind, wording.plain(link.kind))
        if link.kind == "subset":
            words = "Part of" if link.left == series.id else "Has as a part"
        name = joined("S{} {}", numbered(other), label) if known else label
        found.append(LinkRow(words=words, other=name, href=anchor(other) if known else "", reason=link.reason))
    return tuple(found)


def series_view(
    index: Index, series: Series, number: Callable[[str], str] | None = None, claims: Sequence[Figure] | None = None
) -> SeriesView:
    """Present one series with its claims, what they leave open, and its chart.

    `number` writes the number of a series in place of its own; `claims` are those of it that are shown, None for all.
    """
    numbered = number or (lambda identity: str(index.series_number[identity]))
    figures = index.known(series.figures)
    shown = figures if claims is None else claims
    counted = next((word for figure in figures if (word := noun(figure))), "")
    implied = index.implied_of.get(series.id, ())
    return SeriesView(
        id=anchor(series.id),
        number=numbered(series.id),
        label=titles.title(index, series),
        about=_about(series),
        rows=_series_rows(index, shown),
        implied=tuple(implied_row(index, row, counted) for row in implied),
        links=_links(index, series, numbered),
        chart=chart(index, series, figures, implied, numbered(series.id)),
        further=len(figures) - len(shown),
    )


def series_part(
    index: Index, series: Series, number: Callable[[str], str], title: str, claims: Sequence[Figure]
) -> SeriesView:
    """Present further claims of a series that has too many for one page."""
    return SeriesView(
        id=part_key(series, claims),
        number=number(series.id),
        label=title,
        about="",
        rows=_series_rows(index, claims),
        implied=(),
        links=(),
        chart=None,
        goes_on=True,
    )


def part_key(series: Series, claims: Sequence[Figure]) -> str:
    """Return the id of further claims of a series on the page."""
    return f"{anchor(series.id)}-{anchor(claims[0].id)}"


def _series_rows(index: Index, claims: Sequence[Figure]) -> tuple[SeriesRow, ...]:
    rows = []
    for position, figure in enumerate(claims, 1):
        quotation = quote_figure(index, figure, position)
        if quotation is not None:
            accused = index.accusing_by_figure.get(figure.id, ())
            rows.append(SeriesRow(quotation=quotation, rate=rate(figure), scope=figure.scope, accused=accused))
    return tuple(rows)


def all_series(index: Index) -> tuple[tuple[SeriesView, ...], tuple[SeriesView, ...]]:
    """Present every series: those with several claims, and those with a single one."""
    views = tuple(series_view(index, series) for series in index.record.series)
    full = tuple(view for view in views if len(view.rows) > 1 or view.implied)
    return full, tuple(view for view in views if len(view.rows) <= 1 and not view.implied)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """One figure in the table under its document's text."""

    id: str
    href: str
    words: str
    says: str
    counted: str
    kind: str
    days: str
    voice: str
    verb: str
    place: str
    series: str
    series_href: str


def claims_of(index: Index, document: str, *, numbered: bool = True) -> tuple[ClaimRow, ...]:
    """List the figures of one document in text order; without `numbered` a series is led to, not called by its number."""
    rows = []
    for figure in index.figures_in.get(document, ()):
        series = index.series_number.get(figure.series or "")
        shown = f"S{series}" if numbered else "its series"
        rows.append(
            ClaimRow(
                id=f"row-{anchor(figure.id)}",
                href=anchor(figure.id),
                words=brief(figure.text, 120),
                says=amount(figure),
                counted=" ".join((*figure.qualifiers, figure.counted or "")).strip(),
                kind=wording.KINDS.get(figure.kind, figure.kind),
                days=window(figure.window) if figure.window else "",
                voice=" ← ".join(index.speakers(figure.attribution, document)),
                verb=wording.STANCES.get(figure.stance, figure.stance),
                place=index.papers[document].place(figure.start),
                series=shown if series else "",
                series_href=anchor(figure.series) if series and figure.series else "",
            )
        )
    return tuple(rows)
