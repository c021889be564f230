"""Checks inside one document that need no series: weekdays and durations.

Precision first: a weekday is checked only beside a date that is complete by itself; a duration only against two days
that the words give.
"""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from countersay.model import (
    Certificate,
    CertificateRow,
    Finding,
    PlacedTimex,
    ReadingOutcome,
    Record,
    Term,
    identify,
)
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.relations import told
from countersay.reconciliation.wording import day, quoted

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
PER_UNIT = {"day": (1, 1), "week": (7, 7), "month": (28, 31), "year": (365, 366)}


def checked_dates(record: Record, claims: Sequence[Claim]) -> list[Finding]:
    """Return weekdays that do not fit their dates, and durations that come out."""
    found = [finding for timex in record.timexes if (finding := _weekday(timex)) is not None]
    for claim in claims:
        if claim.figure.kind == "duration":
            found += _duration(claim)
    return found


def _weekday(timex: PlacedTimex) -> Finding | None:
    """Compare a weekday with the date beside it, as two rows over the number of the weekday (Monday is 0)."""
    first = timex.first
    if (
        timex.weekday not in range(7)
        or first is None
        or first != timex.last
        or timex.type != "DATE"
        or timex.anchor is not None
    ):
        return None
    said, true = timex.weekday, first.weekday()
    if said is None or said == true:
        return None
    unknown = f"weekday of {timex.id}"
    low, high = max(said, true), min(said, true)
    texts = {said: f"“{timex.text}” names {WEEKDAYS[said]}", true: f"{day(first)} is a {WEEKDAYS[true]}"}
    rows = tuple(
        CertificateRow(
            claim=timex.id,
            axiom=None,
            multiplier=Fraction(1),
            terms=(Term(series=unknown, after=None, through=None, coefficient=Fraction(sign)),),
            sense="lower" if sign < 0 else "upper",
            bound=Fraction(sign * value),
            text=texts[value],
        )
        for sign, value in ((-1, low), (1, high))
    )
    return Finding(
        id=identify("k", "tension", "weekday", timex.id),
        relation="tension",
        kind="weekday",
        documents=(timex.document,),
        sentence=f"“{timex.text}” names {WEEKDAYS[said]}, but {day(first)} is a {WEEKDAYS[true]}.",
        steps=(f"{texts[said]}.", f"{texts[true]}.", "A day has one weekday."),
        readings=(ReadingOutcome(label="plain", feasible=False), ReadingOutcome(label="loosest", feasible=False)),
        certificate=Certificate(rows=rows, sum=Fraction(high - low)),
        strength="low",
        timexes=(timex.id,),
    )


def _duration(claim: Claim) -> list[Finding]:
    """Report a stated duration that fits the two days its words give; what does not fit may be counted otherwise."""
    figure, window = claim.figure, claim.figure.window
    if window is None or window.first is None or window.last is None or figure.value is None:
        return []
    if window.kind in ("past", "after") or figure.unit not in PER_UNIT:  # "for two months after the flood" ends nowhere
        return []
    least = _units_between(figure.unit, window.first_latest or window.first, window.last_earliest or window.last)
    most = _units_between(figure.unit, window.first, window.last) + 1
    if not least <= figure.value <= most:
        return []
    span = f"{day(window.first)} to {day(window.last)}"
    text = f"{quoted(claim)} fits the dates given, {span}."
    return [told("adds_up", "duration", (claim,), text, [f"{span}: {least} to {most} {figure.unit}s"])]


def _units_between(unit: str, first: date, last: date) -> int:
    """Count whole units from one day to another."""
    if unit in ("day", "week"):
        return (last - first).days // PER_UNIT[unit][0]
    months = (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
    return months if unit == "month" else months // 12
