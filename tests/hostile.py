"""Texts made to slow a reader down or to leave the page they are shown on; built by size, so that growth can be measured."""

from collections.abc import Callable, Mapping
from itertools import cycle, islice

NORMAL = (
    "Between 3 and 9 March 2031, 412 lorries passed the Kessel gate, the harbour master said. Of these, 103 or 25% carried "
    "fruit. “More than 60 drivers a day waited there,” a docker told reporters on 10 March. The union denies that the gate "
    "was open since 1 March 2031; it counted some 1,200 crates in two weeks, against 900.5 tonnes in 2030.\n\n"
)


def repeated(piece: str) -> Callable[[int], str]:
    """Return what fills a size with copies of a piece."""
    return lambda size: "".join(islice(cycle(piece), size))


def nested(opening: str, closing: str) -> Callable[[int], str]:
    """Return what fills a size with brackets, half of them opening and half closing around a number."""
    return lambda size: opening * (size // 2 // len(opening)) + "7 lorries" + closing * (size // 2 // len(closing))


TEXTS: Mapping[str, Callable[[int], str]] = {
    "normal text": repeated(NORMAL),
    "digits": repeated("1234567890"),
    "digits and commas": repeated("123,"),
    "digits and dots": repeated("1."),
    "digits and blanks": repeated("12 345 "),
    "years": repeated("2031 "),
    "number words": repeated("two hundred and "),
    "no blank": repeated("a"),
    "capitals without a blank": repeated("Ab"),
    "capitalised words": repeated("Abel "),
    "initials": repeated("A. "),
    "nested brackets": nested("(", ")"),
    "nested quotes": nested("“", "”"),
    "straight quotes": repeated('"'),
    "quotes and letters": repeated('"a '),
    "brackets never closed": repeated("("),
    "said that": repeated("he said that "),
    "according to": repeated("according to the "),
    "of which": repeated("of which 3 "),
    "between and": repeated("between 1 and "),
    "months": repeated("March "),
    "since": repeated("since 3 March, "),
    "hyphens": repeated("-"),
    "line breaks": repeated("\n"),
    "short lines": repeated("12\n"),
    "blank lines": repeated("x\n\n"),
    "bullets": repeated("• 3 crates;\n"),
    "footnotes": repeated("[1] "),
    "links": repeated("http://a.example/"),
    "blanks": repeated("a" + " " * 50),
    "tabs": repeated("3\t"),
    "combining marks": repeated("e\u0301\u0302"),
    "overrides": repeated("\u202e12 lorries\u202c "),
    "percent": repeated("12% or "),
}
"""What fills a document of a given size, by name."""

PAGE_BREAKERS = (
    '<script>alert(1)</script> On 3 March 2031, 412 <b>lorries</b> passed the "><img src=x onerror=alert(2)> gate, '
    "</style><style>body{display:none}</style> </title> said. {{ 7*7 }} {% raw %} javascript:alert(3) "
    '<https://a.example/"onmouseover="alert(4)>. Source: <svg onload=alert(5)>, 2031.\n\n'
    "\u202eOn 4 March 2031, 9 lorries passed\u202c the gate. \u2066\u2067 \x1b[31mRed\x1b[0m \x07 ab\ufeff"
)
