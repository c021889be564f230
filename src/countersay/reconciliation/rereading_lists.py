"""How many items stand behind a number that announces a list, counted a second time for the verifier.

Shares no code with `announced_lists`.
"""

import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from countersay.model import CertificateRow, Figure, PlacedTimex

_REACH = 4_600  # characters behind the number that are looked at


def list_fault(row: CertificateRow, told: Figure | PlacedTimex | None, spoken: date | None, text: str) -> str | None:
    """Say what is wrong with a row about the items of a list, if anything. Without the `text` it is not counted.

    Args:
        row: the line, over the unknown "list of FIGURE", a number of items.
        told: the figure that announces the list.
        spoken: the day of its document, which does not matter here.
        text: the text of its document.
    """
    term = row.terms[0]
    if not isinstance(told, Figure) or term.series != f"list of {told.id}" or told.stance != "asserts":
        return "a list is announced by a figure that is asserted"
    if len(row.terms) != 1 or row.strict or term.after is not None or term.through is not None:
        return "the items of a list stand in one term without days"
    sign = 1 if row.sense == "upper" else -1
    if term.coefficient != sign:
        return f"the sense {row.sense!r} does not fit the sign of the term"
    given = {told.value} if told.lower == told.upper == told.value else set()
    counted = (
        {Fraction(items) for items in items_told(text[told.end : told.end + _REACH])} if text else {row.bound * sign}
    )
    if any(value is not None and row.bound >= sign * value for value in (*given, *counted)):
        return None
    return f"neither {told.text!r} nor the list behind it gives {row.bound * sign}"


def items_told(behind: str) -> Iterator[int]:
    """Yield how many items the words behind a number may list: marked in order, line by line, or between commas.

    >>> list(items_told(": Harl, Dorv, and Sarn. The rest is open.")), list(items_told(": (a) the log; (b) the book."))
    ([3], [2])
    """
    for marks in (r"\(?\b(\d\d?|[a-z])\)\s", r"\n\s*(\d\d?)[.)]\s"):
        wanted, letters = 1, False
        for mark in re.findall(marks, behind):
            if wanted > 1 and mark == ("a" if letters else "1"):
                break
            letters = letters or (wanted == 1 and mark == "a")
            if mark == (chr(96 + wanted) if letters else str(wanted)):
                wanted += 1
        if wanted > 1:
            yield wanted - 1
    for shape in (r"[^.;:!?\n]*:([^.!?\n]*)", r"\s*\(([^()\n]*)\)", r",?\s+(?:namely|viz\.|to wit),?\s+([^.!?\n]*)"):
        named = re.match(shape, behind)
        if not named or ";" in named[1]:
            continue
        yield re.sub(r",?\s+and\s+", ",", named[1]).count(",") + 1
