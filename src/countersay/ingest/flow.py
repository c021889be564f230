"""Write the running text of a word processor's file: paragraphs, items of lists, rows of tables, notes behind it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

from countersay.config import Limits
from countersay.ingest.reading import TextBuilder
from countersay.model import Note, NoteKind

Held = TypeVar("Held")
LineKind = Literal["paragraph", "item", "row", "note"]
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of a line and where they stand; without a place they are layout."""

    text: str
    first: int | None = None
    last: int | None = None
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Sign:
    """A place in a line that something else speaks of: name of what begins, ends or stands here, and its id."""

    name: str
    id: str


Part = Run | Sign
Line = list[Part]


class Flow:
    """Writes lines and remembers where signs stand."""

    def __init__(self, limits: Limits) -> None:
        self.builder = TextBuilder(limits)
        self.places: dict[tuple[str, str], tuple[int, int]] = {}
        """Sign → where it begins and ends in the text; a sign alone ends where it begins."""
        self._before: LineKind | None = None

    @property
    def limits(self) -> Limits:
        """The limits that hold."""
        return self.builder.limits

    def write(
        self, line: Line, kind: LineKind = "paragraph", mark: str = "", covered: int = 0
    ) -> tuple[int, int] | None:
        """Write one line without the blanks at its ends; return its range without the mark, None if it shows nothing.

        covered: how many further columns of its table the last cell of a row covers.
        """
        line = trimmed(line, " \n\r" if kind == "row" else " \t\n\r")  # an empty first cell keeps its place
        if not any(isinstance(part, Run) and part.text for part in line):
            for part in line:
                if isinstance(part, Sign):
                    self._note(part)
            return None
        close = kind == self._before and kind in ("item", "row")
        self.builder.break_to(1 if close else 2)
        self._before = kind
        self.builder.add(mark)
        start = self.builder.length
        for part in line:
            if isinstance(part, Sign):
                self._note(part)
            elif part.first is None:
                self.builder.add(part.text)
            elif part.exact:
                self.builder.copy(part.text, part.first)
            else:
                self.builder.put(part.text, part.first, part.last)
        end = self.builder.length
        self.builder.add("\t" * covered)
        return start, end

    def _note(self, sign: Sign) -> None:
        at = self.builder.length
        begun = self.places.get((sign.name, sign.id))
        self.places[sign.name, sign.id] = (begun[0] if begun else at, at)


def trimmed(line: Sequence[Part], lead: str = " \t\n\r") -> Line:
    """Return a line without the blanks at both ends (`lead`: those at its beginning); signs stay."""
    parts = list(line)
    for order, strip in ((range(len(parts)), "first"), (range(len(parts) - 1, -1, -1), "last")):
        for index in order:
            part = parts[index]
            if isinstance(part, Sign):
                continue
            bare = part.text.lstrip(lead) if strip == "first" else part.text.rstrip(" \t\n\r")
            parts[index] = _cut(part, bare, front=strip == "first")
            if bare:
                break
    return [part for part in parts if isinstance(part, Sign) or part.text]


def _cut(run: Run, bare: str, *, front: bool) -> Run:
    if run.first is None or run.last is None or not run.exact:
        return replace(run, text=bare)
    if front:
        return replace(run, text=bare, first=run.last - len(bare))
    return replace(run, text=bare, last=run.first + len(bare))


def joined(cells: Sequence[Sequence[Line]]) -> Line:
    """Return the line of a row: cells parted by tabs, lines inside a cell by blanks; no line ends inside.

    >>> [part.text for part in joined([[[Run("a")], [Run("b")]], [[Run("c")]]])]
    ['a', ' ', 'b', '\\t', 'c']
    """
    row: Line = []
    for number, cell in enumerate(cells):
        if number:
            row.append(Run("\t"))
        filled = [line for line in (trimmed(line) for line in cell) if line]
        for index, line in enumerate(filled):
            if index:
                row.append(Run(" "))
            row.extend(_in_one_line(part) for part in line)
    return row


def _in_one_line(part: Part) -> Part:
    if isinstance(part, Sign) or not any(blank in part.text for blank in "\t\n\r"):
        return part
    return replace(part, text=part.text.translate({9: " ", 10: " ", 13: " "}))


def emptied(held: list[Held]) -> list[Held]:
    """Empty a list and return what was in it: boxes that hang on a line are opened once it is written.

    >>> boxes = [1, 2]
    >>> emptied(boxes), boxes
    ([1, 2], [])
    """
    found = held[:]
    held.clear()
    return found


def shown(line: Sequence[Part]) -> str:
    """Return the characters of a line.

    >>> shown([Run("4"), Sign("comment", "1"), Run("2")])
    '42'
    """
    return "".join(part.text for part in line if isinstance(part, Run))


def raised(part: Part) -> Part:
    """Return a raised number as raised digits: the mark of a note is no part of the figure before it.

    >>> raised(Run("12")), raised(Run("th"))
    (Run(text='¹²', first=None, last=None, exact=False), Run(text='th', first=None, last=None, exact=False))
    """
    if isinstance(part, Run) and 0 < len(part.text) <= 3 and part.text.isdecimal() and part.text.isascii():
        return Run(part.text.translate(RAISED), part.first, part.last)
    return part


def note_of(kind: NoteKind, text: str, place: tuple[int, int] | None, **known: str | int | None) -> Note:
    """Return a note that belongs to a place of the text, its blanks squeezed and cut at 2000 characters."""
    start, end = place if place is not None else (None, None)
    squeezed = " ".join(text.split())[:2000]
    return Note(kind=kind, text=squeezed, marker_start=start, marker_end=end, **known)  # type: ignore[arg-type]


def numeral(number: int, style: str) -> str:
    """Write the number of a list item or note: decimal, letters or Roman figures, in either case.

    >>> numeral(4, "lowerRoman"), numeral(28, "upperLetter"), numeral(4, "decimal")
    ('iv', 'BB', '4')
    """
    if "Letter" in style and number > 0:
        letter = chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 8)
        return letter.upper() if style.startswith("upper") else letter
    if "Roman" in style and 0 < number < 4000:
        signs = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
                 (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
        found = ""
        for value, sign in signs:
            found += sign * (number // value)
            number %= value
        return found.upper() if style.startswith("upper") else found
    return str(number)
