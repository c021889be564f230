"""Blank the marks of notes that are glued to words, so that words and numbers are read without them: "412 boats¹ passed".

What is read for claims is a text of the same length in which such a mark is blanks; sentences, notes and citations are
read in the text itself, which never changes.

1. Behind a word of three letters or more that is no unit of measure ("km²" and "square metres²" keep theirs).
2. Behind a number or a shorter word only where a line of the text begins with the same mark, as a note does.
3. Signs that cannot be seen at the edge of a word, and blanks of other widths between words: both are blanks here.
4. Daggers: "412† boats". A number in square brackets parts words by itself.
"""

import re
from dataclasses import replace
from functools import cache
from typing import Protocol, TypeVar

from countersay.lexicon.load import table

_RAISED = "⁰¹²³⁴-⁹"
_LEAST = 3
_LENGTHS = ("km", "m", "cm", "dm", "mm", "um", "nm", "mi", "ft", "in", "yd")


class _Placed(Protocol):
    """Something found, with its words and their place."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def text(self) -> str: ...


_P = TypeVar("_P", bound=_Placed)


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<before>(?<![^\W{_RAISED}])[^\W\d_{_RAISED}]{{1,40}}|(?<=[^\W\d_{_RAISED}])[’']s|(?<![\w.,])\d[\d.,]{{0,14}})"
        rf"(?P<mark>[{_RAISED}]{{1,3}}(?:[,–-][{_RAISED}]{{1,3}}){{0,5}})(?!\w)"
    )


@cache
def _units() -> frozenset[str]:
    """Return the words and signs of lengths, which a raised digit may square."""
    measures = table("units")["measures"]
    found = {form.casefold() for code in _LENGTHS for forms in measures[code].values() for form in forms}
    return frozenset(found | {f"{word}s" for word in found} | {f"{word}es" for word in found})


_HIDDEN = r"\u200b-\u200f\u2060\ufeff"
_THIN = r"[\u2002-\u2006\u2008-\u200a\u202f\u205f]"
_UNSEEN = re.compile(rf"(?<=[^\s{_HIDDEN}])[{_HIDDEN}](?=[ \n])|(?<=[ \n])[{_HIDDEN}](?=[A-Za-z\d])")
_WIDE = re.compile(rf"(?<=\w){_THIN}(?=[^\W\d_])|(?<=[^\W\d_]){_THIN}(?=\d)")
_DAGGERS = re.compile(r"(?<=\w)[†‡](?!\w)")


def without_marks(text: str) -> str:
    """Return a text of the same length with blanks where marks of notes stand at words.

    >>> without_marks("On 4 May 412 boats¹ passed, and 30 km² of road fell.")
    'On 4 May 412 boats  passed, and 30 km² of road fell.'
    >>> without_marks("1,204² carts came.\\n² Without vans."), without_marks("1,204² carts came.")
    ('1,204  carts came.\\n² Without vans.', '1,204² carts came.')
    """
    if text.isascii():
        return text
    text = _WIDE.sub(" ", _UNSEEN.sub(" ", text))
    if re.search(rf"\w[{_RAISED}†‡]", text) is None:
        return text
    text = _DAGGERS.sub(" ", text)
    noted = set(re.findall(rf"(?m)^[ \t]{{0,4}}([{_RAISED}]{{1,3}})(?=\s?[^\W\d_])", text))

    def blank(match: re.Match[str]) -> str:
        before, mark = match["before"], match["mark"]
        word = not before[0].isdigit()
        sure = word and (len(before) >= _LEAST or before[0] in "’'") and before.casefold() not in _units()
        known = re.findall(rf"[{_RAISED}]+", mark)[0] in noted and before != "10"
        known = known and before.casefold() not in _units()
        return before + " " * len(mark) if sure or known else match.group()

    return _mark().sub(blank, text)


def as_written(text: str, plain: str, found: tuple[_P, ...]) -> tuple[_P, ...]:
    """Return what was found in the text without marks with its words as the text has them."""
    if text is plain or text == plain:
        return found
    return tuple(
        replace(one, text=text[one.start : one.end])  # type: ignore[type-var]
        if one.text == plain[one.start : one.end] and plain[one.start : one.end] != text[one.start : one.end]
        else one
        for one in found
    )
