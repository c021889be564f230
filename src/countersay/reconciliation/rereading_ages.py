"""What an age, or a day of birth, says of the day on which a person was born, read a second time for the verifier.

Shares no code with `ages`.
"""

import re
from datetime import date

from countersay.model import CertificateRow, Figure, PlacedTimex

_NEAR = 120  # characters around an age in which the name stands


def birth_fault(row: CertificateRow, told: Figure | PlacedTimex | None, spoken: date | None, text: str) -> str | None:
    """Say what is wrong with a row about the birth of a person, if anything. Without the `text` its words are not looked at.

    Args:
        row: the line, over the unknown "birth of NAME", an ordinal of a day.
        told: the claim that gives it.
        spoken: the day of the claim's document.
        text: the text of that document.
    """
    term = row.terms[0]
    if told is None or len(row.terms) != 1 or row.strict or term.after is not None or term.through is not None:
        return "a birth is told by an age or a day, in one term without days"
    sign = 1 if row.sense == "upper" else -1
    if term.coefficient != sign:
        return f"the sense {row.sense!r} does not fit the sign of the term"
    near = text[max(0, told.start - _NEAR) : told.end + _NEAR]
    if text and term.series.removeprefix("birth of ") not in near:
        return f"{told.text!r} does not stand beside {term.series.removeprefix('birth of ')!r}"
    if isinstance(told, PlacedTimex):
        end = told.last if sign > 0 else told.first
        if end is None or (text and re.search(r"\b(?:born|b\.)\s+(?:\w+\s+)?$", text[: told.start][-30:]) is None):
            return f"{told.text!r} is no day of birth"
        limit = sign * end.toordinal()
    else:
        if told.unit != "year" or "old" not in told.qualifiers or told.value is None or spoken is None:
            return f"{told.text!r} is no age on a known day"
        # So many birthdays have passed, and not two more: words may tell of somewhat earlier than the day of the document.
        days = 365 * told.value if sign > 0 else 366 * (told.value + 2)
        limit = sign * (spoken.toordinal() - int(days))
    return None if row.bound >= limit else f"{told.text!r} gives {limit}, the row says {row.bound}"
