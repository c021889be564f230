"""Numbers in the cells of a table whose decimals stand behind commas: there "1.204" is one thousand two hundred and four.

Only whole cells are asked, and only where the table shows its way of writing: a cell such as "3,5", and none such as
"3.5". Where nothing shows it, "1.204" is read as everywhere else.
"""

import re
from fractions import Fraction
from functools import lru_cache

from countersay.extraction.numbers.numerals import Numeral, trailing_unit

_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3}){1,6}(?=[\t\n\r]|\Z)")
_COMMA = re.compile(r"(?:(?<=[\t\n])|\A)-?\d{1,9},\d{1,2}(?=[\t\n\r]|\Z)")
_POINT = re.compile(r"(?:(?<=[\t\n])|\A)-?\d{1,9}\.(?:\d{1,2}|\d{4,9})(?=[\t\n\r]|\Z)")


@lru_cache(maxsize=4)
def has_decimal_commas(text: str) -> bool:
    r"""Say whether the cells of a text have decimals behind commas, and none behind points.

    >>> has_decimal_commas("Esk\t3,5\nVell\t1.204"), has_decimal_commas("Esk\t3,5\nVell\t1.2")
    (True, False)
    """
    return "\t" in text and _COMMA.search(text) is not None and _POINT.search(text) is None


def in_points(text: str, first: int) -> Numeral | None:
    r"""Return the number of a whole cell whose thousands are set apart by points; None if there is none.

    >>> in_points("Esk\t3,5\nVell\t1.204", 13).value, in_points("Vell\t1.204", 5)
    (Fraction(1204, 1), None)
    """
    if first and text[first - 1] not in "\t\n-":
        return None
    match = _GROUPED.match(text, first)
    if match is None or not has_decimal_commas(text):
        return None
    value = int(match.group().replace(".", ""))
    unit = Fraction(trailing_unit(value))
    return Numeral(start=first, end=match.end(), value=Fraction(value), resolution=unit, digits=True)
