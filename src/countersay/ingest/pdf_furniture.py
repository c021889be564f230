"""Headers, footers and page numbers, known by their place and by being repeated; they are no text of the document.

Only rows at the head and the foot of a page are looked at. One is furniture if

1. the same words stand at the same height on another page; one number in them may differ if it counts the pages;
2. it is a page number ("Page 2 of 5", "- 2 -", "2") that fits the page;
3. a browser wrote it when the page was printed: day and hour before a title, an address before "1/3".
4. It is small print at the very edge of the page, well apart from the text, and names no year.

Words repeated close above the text and in its letters head a table that goes on: the first of them is kept.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from countersay.ingest.pdf_rows import Row
from countersay.model import FurnitureKind

_MARGIN = 0.13  # of the height of a page, at its head and its foot
_ROWS = 4
_SAME_HEIGHT = 5.0


class Sheet(NamedTuple):
    """The rows of one page in reading order, column by column."""

    number: int
    width: float
    height: float
    columns: list[list[Row]]


class Apart(NamedTuple):
    """A row that is no text."""

    kind: FurnitureKind
    page: int
    row: Row


class _Seen(NamedTuple):
    page: int
    zone: str
    row: Row
    near: bool
    share: float
    gap: float


def body_size(sheets: Sequence[Sheet]) -> float:
    """Return the size of the letters in which most of the text is set, in points."""
    exact: dict[float, int] = {}
    for sheet in sheets:
        for column in sheet.columns:
            for row in column:
                exact[row.size] = exact.get(row.size, 0) + len(row.text)
    sizes: Counter[float] = Counter()
    for size, signs in exact.items():
        sizes[round(size, 1)] += signs
    return max(sizes.items(), key=lambda item: (item[1], item[0]))[0] if sizes else 0.0


def part_furniture(sheets: Sequence[Sheet]) -> tuple[list[Sheet], list[Apart]]:
    """Return the pages without furniture, and the furniture in order."""
    seen = [one for sheet in sheets for one in _edges(sheet)]
    size = body_size(sheets)
    kinds: dict[tuple[int, int], FurnitureKind] = {}
    for one in seen:
        kind = _alone(one, len(sheets)) or _small_print(one, size)
        if kind is not None:
            kinds[one.page, id(one.row)] = kind
    for one, kind in _repeated(seen) if len(sheets) > 1 else ():
        kinds.setdefault((one.page, id(one.row)), kind)
    if not kinds:
        return list(sheets), []
    beside: dict[tuple[int, str], list[_Seen]] = defaultdict(list)
    for one in seen:
        if (one.page, id(one.row)) in kinds:
            beside[one.page, one.zone].append(one)
    for one in seen:  # what stands level with furniture is of it: the title beside the day of printing
        level = [other for other in beside[one.page, one.zone] if abs(other.row.base - one.row.base) < 2]
        if level:
            kinds.setdefault((one.page, id(one.row)), kinds[one.page, id(level[0].row)])
    apart, kept = [], []
    for sheet in sheets:
        columns = []
        for column in sheet.columns:
            apart += [
                Apart(kinds[sheet.number, id(row)], sheet.number, row)
                for row in column
                if (sheet.number, id(row)) in kinds
            ]
            rest = [row for row in column if (sheet.number, id(row)) not in kinds]
            if rest:
                columns.append(rest)
        kept.append(sheet._replace(columns=columns))
    return kept, apart


def _edges(sheet: Sheet) -> Iterator[_Seen]:
    """Give the rows at the head and the foot of a page, outermost first."""
    rows = sorted((row for column in sheet.columns for row in column), key=lambda row: row.base)
    for zone, ordered in (("header", rows), ("footer", rows[::-1])):
        for index, row in enumerate(ordered[:_ROWS]):
            deep = row.base if zone == "header" else sheet.height - row.base
            if deep > _MARGIN * sheet.height:
                break
            after = ordered[index + 1] if index + 1 < len(ordered) else None
            near = (
                after is not None
                and abs(after.base - row.base) < 1.6 * row.size
                and abs(after.size - row.size) < 0.05 * row.size
            )
            gap = abs(after.base - row.base) if after is not None else sheet.height
            yield _Seen(sheet.number, zone, row, near, deep / sheet.height, gap)


@cache
def _number() -> re.Pattern[str]:
    return re.compile(
        r"(?:page|pg\.?|p\.)?\s{0,2}[-–—|•·]?\s{0,2}([0-9]{1,4})\s{0,2}(?:(?:/|of|out of|\|)\s{0,2}([0-9]{1,4})|[-–—|•·]|\|?\s{0,2}page)?",
        re.IGNORECASE,
    )


@cache
def _printed() -> re.Pattern[str]:
    day = r"[0-9]{1,2}[/.][0-9]{1,2}[/.](?:[0-9]{2}){1,2}|[0-9]{4}-[0-9]{2}-[0-9]{2}"
    return re.compile(rf"(?:{day}),?\s[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?(?:\s?[AaPp]\.?[Mm]\.?)?(?:\s|$)")


@cache
def _address() -> re.Pattern[str]:
    return re.compile(r"(?:https?|file)://\S{1,500}\s{1,5}([0-9]{1,4})/([0-9]{1,4})")


def _alone(one: _Seen, pages: int) -> FurnitureKind | None:
    """Say what a row is by its words alone."""
    words = one.row.text.strip()
    if len(words) > 600:
        return None
    number = _number().fullmatch(words)
    if number is not None:
        counted = number[2] is not None
        fits = int(number[1]) == one.page and (not counted or int(number[2]) == pages)
        return "page_number" if fits and (counted or not one.near or pages > 1) else None
    if one.zone == "header" and _printed().match(words):
        return "header"
    return "footer" if one.zone == "footer" and _address().fullmatch(words) else None


def _small_print(one: _Seen, size: float) -> FurnitureKind | None:
    """Say whether a row is one of small print at the very edge of the page, apart from the text and without a year."""
    row = one.row
    outer = one.share < 0.06 and row.size <= 0.75 * size and one.gap >= 2.5 * row.size
    if not outer or len(row.text) > 200 or re.search("(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", row.text):
        return None
    return "header" if one.zone == "header" else "footer"


def _repeated(seen: Sequence[_Seen]) -> Iterator[tuple[_Seen, FurnitureKind]]:
    groups: dict[tuple[str, str, int | None], list[_Seen]] = defaultdict(list)
    for one in seen:
        words = " ".join(one.row.text.casefold().split())
        if len(words) <= 400:
            groups[one.zone, words, None].append(one)
            for match in list(re.finditer("[0-9]{1,4}", words))[:6]:
                key = f"{words[: match.start()]}#{words[match.end() :]}"
                groups[one.zone, key, int(match.group()) - one.page].append(one)
    for (zone, words, counts), members in groups.items():
        pages = {member.page for member in members if _stands_like_another(member, members)}
        if len(pages) < 2:
            continue
        bare = counts is not None and not re.sub(r"page|pg|of|[#0-9\W]", "", words)
        kind: FurnitureKind = "page_number" if bare else "header" if zone == "header" else "footer"
        first = min(pages)
        for member in members:
            heads_table = member.near and counts is None and zone == "header"
            if member.page in pages and not (heads_table and member.page == first):
                yield member, kind


def _stands_like_another(one: _Seen, members: Sequence[_Seen]) -> bool:
    """Say whether the same words stand at the same height on another page."""
    return any(other.page != one.page and abs(other.row.base - one.row.base) <= _SAME_HEIGHT for other in members[:200])
