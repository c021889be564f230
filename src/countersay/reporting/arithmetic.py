"""The sum behind a finding, as a table that a reader can redo: multiplier × row <= bound, added up to 0 <= −438.

The page adds the rows up once more by itself. Where the left sides do not cancel or the right sides come to another
total than the certificate says, the table says so instead of claiming a proof.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from countersay.model import Certificate, CertificateRow, Finding, Term
from countersay.reporting import titles, wording
from countersay.reporting.formatting import MINUS, brief, day, number, short_day
from countersay.reporting.index import Index, anchor


@dataclass(frozen=True, slots=True, kw_only=True)
class SumRow:
    """One line of the table.

    Attributes:
        claim: the words of the claim, or "" for a rule. href: the mark in the text, or "".
        place: letter and paragraph of the claim. rule: the rule in words, or "".
        words: what the line says in plain words. reading: how the wording is taken; "" for plain.
        terms: the left side. bound: the right side. multiplier: how many times the line is taken.
        product: multiplier times bound. running: sum of the products so far.
    """

    number: int
    claim: str
    href: str
    place: str
    rule: str
    words: str
    reading: str
    terms: str
    bound: str
    multiplier: str
    product: str
    running: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """A certificate as a table.

    `series` are (short name, label, anchor) of the series its lines speak of; `holds` is True when the page's own
    addition agrees with it.
    """

    rows: tuple[SumRow, ...]
    series: tuple[tuple[str, str, str], ...]
    total: str
    cancels: bool
    holds: bool
    line: str


def present(index: Index, certificate: Certificate) -> Sum:
    """Write a certificate as a table and add it up again."""
    running = Fraction(0)
    rows = []
    for position, row in enumerate(certificate.rows, 1):
        running += row.multiplier * row.bound
        rows.append(_row(index, row, position, running))
    cancels = not any(left_over(certificate).values())
    return Sum(
        rows=tuple(rows),
        series=_series(index, certificate),
        total=number(running),
        cancels=cancels,
        holds=cancels and running == certificate.sum and running < 0 and _positive(certificate),
        line=f"0 ≤ {number(certificate.sum)}",
    )


def _series(index: Index, certificate: Certificate) -> tuple[tuple[str, str, str], ...]:
    names = dict.fromkeys(term.series for row in certificate.rows for term in row.terms)
    known = [index.series[name] for name in names if name in index.series]
    return tuple((f"S{index.series_number[row.id]}", titles.title(index, row), anchor(row.id)) for row in known)


def _positive(certificate: Certificate) -> bool:
    return all(row.multiplier > 0 for row in certificate.rows)


def plainly(finding: Finding) -> str:
    """Say what a sum of two claims comes to in words: "at least 391 and at most 346"; "" for any other sum."""
    rows = [row for row in finding.certificate.rows if row.claim] if finding.certificate else []
    if finding.kind == "event-day" and sorted(row.sense for row in rows) == ["lower", "upper"]:
        days = {row.sense: day(date.fromordinal(int(abs(row.bound)))) for row in rows}
        return f"No later than {days['upper']} and no earlier than {days['lower']}: both cannot be."
    words = sorted(_words(row) for row in rows)
    if len(words) != 2 or not words[0].startswith("at least") or not words[1].startswith("at most"):
        return ""
    if any(row.multiplier != rows[0].multiplier or row.terms[0].through is None for row in rows):
        return ""
    both = f"{words[0]} and {words[1]}: both cannot be."
    if any(row.reading != "plain" for row in rows):
        return f"Even taken as loosely as the words allow, {both}"
    return both[:1].upper() + both[1:]


Unknown = tuple[str, str, date | None]


def left_over(certificate: Certificate) -> dict[Unknown, Fraction]:
    """Add up the left sides: what remains of each running total, level or undated quantity.

    Every value is 0 in a certificate that proves something.
    """
    found: dict[Unknown, Fraction] = {}
    for row in certificate.rows:
        for term in row.terms:
            for unknown, sign in _unknowns(term):
                found[unknown] = found.get(unknown, Fraction(0)) + sign * row.multiplier * term.coefficient
    return found


def _unknowns(term: Term) -> tuple[tuple[Unknown, int], ...]:
    if term.through is None:
        return ((("undated", term.series, None), 1),)
    if term.after is None:
        return ((("level", term.series, term.through), 1),)
    return ((("total", term.series, term.through), 1), (("total", term.series, term.after), -1))


def _row(index: Index, row: CertificateRow, position: int, running: Fraction) -> SumRow:
    claim, href, place = _claim(index, row) if row.claim else ("", "", "")
    return SumRow(
        number=position,
        claim=claim,
        href=href,
        place=place,
        rule=wording.AXIOMS.get(row.axiom, wording.plain(row.axiom)) if row.axiom else "",
        words="" if row.axiom else _decided(index, row, _words(row) or row.text),
        reading="" if row.reading == "plain" else explain(row.reading),
        terms=" ".join(_term(index, term, first=at == 0) for at, term in enumerate(row.terms)) or "0",
        bound=number(row.bound),
        multiplier=number(row.multiplier),
        product=number(row.multiplier * row.bound),
        running=number(running),
    )


def _claim(index: Index, row: CertificateRow) -> tuple[str, str, str]:
    """Return the words, anchor and place of a claim: a figure, a date, or the account of an event with the row's day."""
    identity = row.claim or ""
    if identity in index.figures:
        figure = index.figures[identity]
        return brief(figure.text, 80), anchor(identity), index.place(figure.document, figure.start)
    if identity in index.timexes:
        timex = index.timexes[identity]
        return brief(timex.text, 80), anchor(identity), index.place(timex.document, timex.start)
    for event in index.events_of([identity]):
        if event.mentions:
            days = [m for m in event.mentions if m.first is not None and m.first.toordinal() == abs(row.bound)]
            mention = (days or list(event.mentions))[0]
            return brief(mention.text, 80), index.mention_spot(mention), index.place(mention.document, mention.start)
    return identity, "", ""


def _decided(index: Index, row: CertificateRow, words: str) -> str:
    """Add to the words of a row which decisions of people it follows from."""
    told = [one.told for one in index.record.decisions if one.id in row.decisions]
    return "; ".join([words, *(one for one in told if one not in words)])


def _words(row: CertificateRow) -> str:
    """Say a row with one term in words; "" where only the formula says it."""
    if len(row.terms) != 1 or abs(row.terms[0].coefficient) != 1 or row.sense == "axiom":
        return ""
    if row.claim == row.terms[0].series and row.claim.startswith(
        "e-"
    ):  # the number of a day says little without the day
        return ""
    if row.terms[0].coefficient > 0:
        return f"at most {number(row.bound)}"
    return f"at least {number(-row.bound)}"


def _term(index: Index, term: Term, *, first: bool) -> str:
    size = abs(term.coefficient)
    sign = MINUS if term.coefficient < 0 else "" if first else "+"
    factor = "" if size == 1 else f"{number(size)} × "
    space = " " if sign and not first else ""
    return f"{sign}{space}{factor}[{_unknown_words(index, term)}]"


def _unknown_words(index: Index, term: Term) -> str:
    series = index.series.get(term.series)
    events = {event.id: f"day of “{brief(event.label, 40)}”" for event in index.events_of([term.series])}
    name = f"S{index.series_number[term.series]}" if series else events.get(term.series, wording.plain(term.series))
    if term.through is None:
        return name
    if term.after is None:
        return f"{name}: {day(term.through)}"
    first = date.fromordinal(term.after.toordinal() + 1) if term.after < date.max else term.after
    if first == term.through:
        return f"{name}: {short_day(first)}"
    return f"{name}: {short_day(first)} to {short_day(term.through)}"


def explain(labels: str) -> str:
    """Say in words what a set of changed readings does: its labels are joined by " + ".

    >>> explain("including:at_least + ends:last_out")
    '“including N” means at least N; and the last day of a period is not counted'
    """
    return "; and ".join(wording.reading(label.strip()) for label in labels.split("+"))
