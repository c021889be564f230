"""Blank the marks of notes that are glued to words, so that words and numbers are read without them: "412 boats¹ passed".

What is read for claims is a text of the same length in which such a mark is blanks; sentences, notes and citations are
read in the text itself, which never changes.

1. Behind a word of three letters or more that is no unit of measure ("km²" and "square metres²" keep theirs).
2. Behind a number or a shorter word where a line of the text begins with the same mark, as a note does; behind a number
   of two digits or more also before a word: "412² soldiers" is no square.
3. Signs that cannot be seen at the edge of a word, and blanks of other widths between words: both are blanks here.
4. Daggers, and marks in square brackets: "412† boats", "412[2] boats", "412 [2] boats", "died.[citation needed]".
5. Soft hyphens and blanks of no width inside a word.

What stands behind a number or in a word is left out and the rest of its sentence drawn up to it; what is found there is then
told with its words and places as the text has them (`as_written`).
"""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from countersay.lexicon.load import table, word_set
from countersay.model import Sentence

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_RAISED = "⁰¹²³⁴-⁹"
_LEAST = 3
_LENGTHS = ("km", "m", "cm", "dm", "mm", "um", "nm", "mi", "ft", "in", "yd")


_F = TypeVar("_F", bound="DataclassInstance")


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
_LAID = re.compile(rf"{_THIN}|[{_HIDDEN}]")
_UNSEEN = re.compile(rf"(?<=[^\s{_HIDDEN}])[{_HIDDEN}](?=[ \n])|(?<=[ \n])[{_HIDDEN}](?=[A-Za-z\d])")
_WIDE = re.compile(rf"(?<=\w){_THIN}(?=[^\W\d_])|(?<=[^\W\d_]){_THIN}(?=\d)")
_DAGGERS = re.compile(r"(?<=\w)[†‡](?!\w)")
_BRACKETED = re.compile(
    r"(?:(?<=[\w.,;:!?%)’”\"'])(?:\[(?:[0-9]{1,3}(?:[,–-] ?[0-9]{1,3}){0,5}|(?:note|nb|n|fn)\.? ?[0-9]{1,3}|sic|citation needed)\]){1,6}"
    r"|(?<=[0-9])\[(?:[a-z]|[ivx]{2,5})\]|(?<=[0-9]) \[[0-9]{1,3}\](?= [a-z]))(?!\w)"
)
_BREAK = "\xad\u200b\u2060\ufeff"
_BROKEN = re.compile(rf"[^\W\d_]{{1,40}}(?:(?:\xad[ \t]?\n?[ \t]{{0,4}}|[{_BREAK}]{{1,3}})[^\W\d_]{{1,40}}){{1,20}}")
_LAID_OUT = re.compile(rf"[{_BREAK}\s]")


@dataclass(frozen=True, slots=True)
class Unmarked:
    """A text as it is read for claims, of the same length as the one that was written.

    moved: place in `text` of a character that stands elsewhere in the text as written, and that place. marks: where in the
    text as written marks of notes stand that are left out.
    """

    text: str
    moved: Mapping[int, int]
    marks: tuple[tuple[int, int], ...]


def unmarked(text: str, sentences: Sequence[Sentence] = ()) -> Unmarked:
    """Return a text without marks of notes: blanks stand for those at words, and the rest of the sentence takes the place
    of those at numbers and of what breaks words; blanks then stand at its end.

    Without sentences, the lines of the text are taken for them.
    """
    gone: list[tuple[int, int]] = []
    marks: list[tuple[int, int]] = []
    if "[" in text:
        marks = [match.span() for match in _BRACKETED.finditer(text)]
        gone += marks
    plain = text
    if not text.isascii():
        if any(sign in text for sign in _BREAK):
            gone += [part.span() for word in _BROKEN.finditer(text) for part in _LAID_OUT.finditer(text, *word.span())]
        if _LAID.search(text) is not None:
            plain = _WIDE.sub(" ", _UNSEEN.sub(" ", text))
        if re.search(rf"\w[{_RAISED}†‡]", plain) is not None:
            plain = _DAGGERS.sub(" ", plain)
            plain = _without_raised(plain, gone)
    if not gone:
        return Unmarked(plain, {}, ())
    plain, moved = _closed_up(plain, sorted(gone), _regions(text, sentences))
    return Unmarked(plain, moved, tuple(marks))


def without_marks(text: str) -> str:
    """Return a text of the same length without marks of notes.

    >>> without_marks("On 4 May 412 boats¹ passed, and 30 km² of road fell.")
    'On 4 May 412 boats  passed, and 30 km² of road fell.'
    >>> without_marks("1,204² carts came.\\n² Without vans."), without_marks("1,204² carts came.")
    ('1,204 carts came. \\n² Without vans.', '1,204 carts came. ')
    """
    return unmarked(text).text


def _without_raised(text: str, gone: list[tuple[int, int]]) -> str:
    """Return a text with blanks for raised marks at words; those at numbers are added to `gone`."""
    noted = set(re.findall(rf"(?m)^[ \t]{{0,4}}([{_RAISED}]{{1,3}})(?=\s?[^\W\d_])", text))

    def blank(match: re.Match[str]) -> str:
        before, mark = match["before"], match["mark"]
        word = not before[0].isdigit()
        sure = word and (len(before) >= _LEAST or before[0] in "’'")
        known = before != "10" and re.findall(rf"[{_RAISED}]+", mark)[0] in noted
        known = known or (not word and before != "10" and len(before) > 1 and _counts(text, match.end()))
        if not (sure or known) or before.casefold() in _units():
            return match.group()
        if word:
            return before + " " * len(mark)
        gone.append(match.span("mark"))
        return match.group()

    return _mark().sub(blank, text)


def _regions(text: str, sentences: Sequence[Sentence]) -> list[tuple[int, int]]:
    if sentences:
        return [(sentence.start, sentence.end) for sentence in sentences]
    return [match.span() for match in re.finditer(r"[^\n]+(?:(?<=\xad)\n[^\n]+){0,200}", text)]


def _closed_up(
    text: str, gone: Sequence[tuple[int, int]], regions: Sequence[tuple[int, int]]
) -> tuple[str, dict[int, int]]:
    """Leave out what is gone, each within the region that it stands in, and say which characters moved."""
    starts = [start for start, _ in regions]
    inside: dict[int, list[tuple[int, int]]] = {}
    for first, last in gone:
        at = bisect_right(starts, first) - 1
        if at >= 0 and last <= regions[at][1]:
            inside.setdefault(at, []).append((first, last))
    signs = list(text)
    moved: dict[int, int] = {}
    for at, spans in inside.items():
        left = {place for first, last in spans for place in range(first, last)}
        start, end = spans[0][0], regions[at][1]
        kept = [place for place in range(start, end) if place not in left]
        signs[start:end] = [text[place] for place in kept] + [" "] * len(left)
        moved.update((start + number, place) for number, place in enumerate(kept))
    return "".join(signs), moved


def _counts(text: str, at: int) -> bool:
    """Say whether a word in small letters that is no unit follows, as it does behind a count."""
    word = re.compile(r" ([a-z]{3,30})(?![\w.])").match(text, at)
    return word is not None and word[1] not in _units() and word[1] not in word_set("cells", "words", "stop")


def as_written(text: str, plain: Unmarked, found: tuple[_F, ...]) -> tuple[_F, ...]:
    """Return what was found in the text without marks with its words and places as the text has them."""
    if text == plain.text:
        return found
    return tuple(_as_written(text, plain, one) for one in found)


def _as_written(text: str, plain: Unmarked, found: _F) -> _F:
    """Return one thing that was found as the text has it, with all that it holds."""
    changed: dict[str, object] = {}
    for one in fields(found):
        value = getattr(found, one.name)
        if is_dataclass(value) and not isinstance(value, type):
            changed[one.name] = _as_written(text, plain, value)
        elif isinstance(value, tuple) and value and is_dataclass(value[0]):
            changed[one.name] = tuple(_as_written(text, plain, part) for part in value)
    start, end, words = (getattr(found, name, None) for name in ("start", "end", "text"))
    if isinstance(start, int) and isinstance(end, int):
        first, last = plain.moved.get(start, start), plain.moved.get(end - 1, end - 1) + 1
        if (first, last) != (start, end):
            changed["start"], changed["end"] = first, last
        if isinstance(words, str) and words == plain.text[start:end] and words != text[first:last]:
            changed["text"] = text[first:last]
    return replace(found, **changed) if changed else found
