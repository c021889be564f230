"""The day, or hour, that a time expression names as an end of something: as a number, and as a row of a certificate."""

import re
from fractions import Fraction

from countersay.model import CertificateRow, PlacedTimex, Term
from countersay.reconciliation.wording import day, number

_TIME = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)")


def moment(timex: PlacedTimex) -> Fraction | None:
    """Return the day of a time expression as a number, with the hour as a part of it; None if it names no single one."""
    if timex.first is None or timex.first != timex.last:
        return None
    if timex.type != "TIME":
        return Fraction(timex.first.toordinal())
    match = _TIME.fullmatch(timex.value or "")
    if match is None or match[1] != timex.first.isoformat():
        return None
    return timex.first.toordinal() + Fraction(int(match[2]) * 60 + int(match[3]), 1440)


def end_row(timex: PlacedTimex, sense: str, *, hours: bool = True) -> CertificateRow:
    """Return the row that says of an end no more than when it is; of the day alone without `hours`."""
    whole_day = Fraction(timex.first.toordinal() if timex.first is not None else 0)
    at, sign = (moment(timex) if hours else None) or whole_day, 1 if sense == "upper" else -1
    whole = Fraction(at.numerator // at.denominator)
    named = f"“{' '.join(timex.text.split())}”" + (f", {day(timex.first)}," if timex.first is not None else "")
    parts = (
        f" and {number((at - whole) * 24, None if ((at - whole) * 24).denominator == 1 else 2)} hours"
        if at != whole
        else ""
    )
    return CertificateRow(
        claim=timex.id,
        axiom=None,
        multiplier=Fraction(1),
        terms=(Term(series=timex.id, after=None, through=None, coefficient=Fraction(sign)),),
        sense="upper" if sign > 0 else "lower",
        bound=sign * at,
        text=f"{named} is day {number(whole)} of the calendar{parts}",
    )
