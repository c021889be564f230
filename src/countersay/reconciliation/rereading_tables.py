"""Whether the layout of a text says that numbers are the sum of others, read anew for the verifier alone.

A table is a run of lines with equally many cells, set apart by tabs, bars, wide blanks or a colon; the first cell of a line is
its label. A line that its label calls a total is the sum of the lines of its table, cell by cell; a column whose head is called
a total is the sum of the other cells of each line.
"""

import re
from collections.abc import Sequence

_APART = re.compile(r"\t+|\s*\|\s*|\s{2,}|:\s+")
_TAB = re.compile(r"\t")
_RULE = re.compile(r"[\s|:+=_–—-]*\Z")
_TOTAL = re.compile(r"\W*(?:(?:grand |in )?totals?|overall|all|sum|(?:al)?together)\b", re.I)
_NOUGHT = re.compile(r"[\s0–—-]*\Z")

_Cells = list[tuple[int, int]]  # where each cell of a line begins and ends


def makes_up(text: str, whole: int, parts: Sequence[int], *, some: bool = False) -> bool:
    r"""Say whether the layout calls the number at `whole` the sum of those at `parts`; nothing but noughts may be left out.

    `some` allows that more is left out: some of the parts are no more than the whole either.

    >>> text = "Pier   Boats\nNorth   12\nSouth   9\nTotal   21\n"
    >>> makes_up(text, text.index("21"), [text.index("12"), text.index("9")]), makes_up(text, text.index("21"), [text.index("9")])
    (True, False)
    """
    lines = _lines(text)
    home = _home(lines, whole)
    homes = [_home(lines, part) for part in parts]
    if home is None or None in homes or len(parts) < 2:
        return False
    places = {place for place in homes if place is not None}
    if len(places) != len(parts) or home in places:
        return False
    line, cell = home
    if all(at == line for at, _ in places):
        named = _names_total(_head(text, lines, line), cell, len(lines[line]))
        return named and (some or _rest(text, lines[line], home, places))
    if any(at == line or place != cell for at, place in places) or not _is_total(_label(text, lines[line])):
        return False
    others = [at for at in _table(text, lines, line) if at != line and (at, cell) not in places]
    return some or all(_NOUGHT.match(text[slice(*lines[at][cell])]) for at in others)


def is_share_in_table(text: str, percent: int, part: int, base: int) -> bool:
    r"""Say whether the layout sets a percentage beside a count, in whose column another number is called the total.

    >>> text = "Pier   Boats  Share\nNorth   12   57%\nSouth   9   43%\nTotal   21   100%\n"
    >>> is_share_in_table(text, text.index("57"), text.index("12"), text.index("21"))
    True
    """
    lines = _lines(text)
    places = [_home(lines, place) for place in (percent, part, base)]
    if None in places:
        return False
    (line, cell), (own, column), (last, total) = (place for place in places if place is not None)
    beside = line == own != last and cell != column == total
    return beside and line in _table(text, lines, last) and _is_total(_label(text, lines[last]))


def _lines(text: str) -> list[_Cells]:
    found: list[_Cells] = []
    at = 0
    for line in text.split("\n"):
        inner = len(line) - len(line.lstrip(" |"))
        cells, start = [], inner
        tabbed = "\t" in line.rstrip("\t")  # between single tabs an empty cell keeps its column
        for gap in (_TAB if tabbed else _APART).finditer(line, inner):
            cells.append((at + start, at + gap.start()))
            start = gap.end()
        cells.append((at + start, at + len(line)))
        found.append([(low, high) for low, high in cells if low < high or tabbed])
        at += len(line) + 1
    return found


def _home(lines: Sequence[_Cells], place: int) -> tuple[int, int] | None:
    for at, cells in enumerate(lines):
        for cell, (low, high) in enumerate(cells):
            if low <= place < high:
                return (at, cell) if cell else None
    return None


def _table(text: str, lines: Sequence[_Cells], line: int) -> list[int]:
    """Return the lines of the table that a line stands in: as many cells, and a digit behind the label."""
    found = [line]
    for step in (-1, 1):
        at = line + step
        while 0 <= at < len(lines):
            cells = lines[at]
            words = text[cells[0][0] : cells[-1][1]] if cells else ""
            if len(cells) == len(lines[line]) and any(map(str.isdigit, text[cells[1][0] : cells[-1][1]])):
                found.append(at)
            elif not cells or not _RULE.match(words):
                break
            at += step
    return sorted(found)


def _head(text: str, lines: Sequence[_Cells], line: int) -> list[str]:
    for at in range(_table(text, lines, line)[0] - 1, -1, -1):
        words = [text[low:high] for low, high in lines[at]]
        if words and not _RULE.match(" ".join(words)):
            return words
    return []


def _names_total(head: Sequence[str], cell: int, cells: int) -> bool:
    """Say whether the head of a column is called a total; columns are counted from the right, since labels may lack a head."""
    back = cells - cell
    return len(head) >= back and _is_total(head[-back])


def _rest(text: str, cells: _Cells, home: tuple[int, int], places: set[tuple[int, int]]) -> bool:
    others = [place for place in range(1, len(cells)) if place != home[1] and (home[0], place) not in places]
    return all(_NOUGHT.match(text[slice(*cells[place])]) for place in others)


def _label(text: str, cells: _Cells) -> str:
    return text[slice(*cells[0])]


def _is_total(label: str) -> bool:
    return _TOTAL.match(label) is not None
