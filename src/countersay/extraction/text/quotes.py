"""Quotation marks: pairs, nesting, quotations that run over paragraphs or never close.

Rules, in order of use at each mark:
1. A curly or angled mark says by itself whether it opens or closes; a straight one opens where a space, bracket or
   dash goes before and a letter, digit or bracket follows, and closes otherwise.
2. A mark inside an open quotation of another kind nests ("the “so-called” tax").
3. A straight mark that opens while its own kind is open closes the earlier one at the end of its paragraph: the
   earlier one never closed ("…or was it.  "Next…").
4. A quotation still open at the end of a paragraph goes on if the next paragraph begins with the same opening mark, or
   if the first mark of the next paragraph closes it; else it ends with its paragraph and is marked as not closed.
5. Single marks count only as pairs within one paragraph, opening before a letter after a space and closing after a
   letter or mark before a space: apostrophes and "’90s" are no quotations.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

from countersay.model.quick import quickly_made
from countersay.model.spans import Span

_CLOSERS = {"“": "”", "«": "»", "„": "“”", "``": "''", "''": "''", '"': '"', "‘": "’", "'": "'", "”": "”"}
_LIMIT_SINGLE = 600
_LIMIT_BALANCE = 4000


@quickly_made
@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation with its marks: half-open range of code points.

    Attributes:
        start, end: from the opening mark through the closing one.
        inner_start, inner_end: without the marks.
        depth: 0 for the outermost, 1 for one inside another.
        closed: False where no closing mark was found.
        joined: True where it goes on from the paragraph before.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int = 0
    closed: bool = True
    joined: bool = False


@cache
def _marks() -> re.Pattern[str]:
    # Each alternative begins with a plain character: the search then skips from one such to the next.
    return re.compile(r"'(?:(?<=\S')(?=''(?!'))|'|)|``|\"|“|”|«|»|„|‘|’")


def _opens(text: str, start: int, end: int, lower: int) -> bool:
    """Say whether a straight mark looks like an opening one, from the characters beside it."""
    before = text[start - 1] if start > lower else " "
    after = text[end] if end < len(text) else " "
    return (before.isspace() or before in "([{—–-/:“‘'\"") and not after.isspace() and after not in ",.;:!?)]}"


def find_quotations(text: str, paragraphs: Sequence[Sequence[Span]] | None = None) -> list[Quotation]:
    """Return the quotations of `text` in text order, outer before inner.

    `paragraphs` are in text order, each in one or several pieces (a caption may cut it in half); without it the text
    is one paragraph.

    >>> [(q.start, q.end, q.depth) for q in find_quotations('He called it “a “fair” deal”.')]
    [(13, 28, 0), (16, 22, 1)]
    """
    found: list[Quotation] = []
    carried: str | None = None
    if paragraphs is None:
        paragraphs = [(Span(0, len(text)),)] if text else []
    for pieces in paragraphs:
        rows, carried = _in_paragraph(text, pieces, carried)
        found.extend(rows)
    return sorted(found, key=lambda q: (q.start, -q.end))


def _in_paragraph(text: str, pieces: Sequence[Span], carried: str | None) -> tuple[list[Quotation], str | None]:
    """Pair the marks of one paragraph; return the quotations and the mark left open at its end."""
    stack: list[tuple[str, int, int]] = []
    rows: list[Quotation] = []
    start, end = pieces[0].start, pieces[-1].end
    joined = carried is not None and text.startswith(carried, start)
    if carried is not None and not joined and _closes_first(text, pieces, carried):
        stack.append((carried, start, start))
        joined = True
    for match in chain.from_iterable(_marks().finditer(text, piece.start, piece.end) for piece in pieces):
        mark, at, after = match.group(), match.start(), match.end()
        if mark in "‘’'":
            _single(text, mark, at, after, start, end, stack, rows)
            continue
        if mark == "“" and stack and stack[-1][0] in '“"' and _ends_here(text, at, after, start):
            mark = _CLOSERS[stack[-1][0]]
        if mark == "”" and not stack and at == start and text[after : after + 1].isalnum() and "”" in text[after:end]:
            # typed the wrong way round: ”The dam holds,” …
            stack.append((mark, at, after))
            continue
        if mark == '"' and not stack and _misplaced(text, at, after, end):
            stack.append((mark, at, after))
            continue
        if stack and mark in _CLOSERS[stack[-1][0]] and (mark != stack[-1][0] or not _opens(text, at, after, start)):
            _, begin, inner = stack.pop()
            rows.append(Quotation(begin, after, inner, at, len(stack), True, joined and begin == start))
        elif mark in ("“", "«", "„", "``") or (mark in ('"', "''") and _opens(text, at, after, start)):
            if stack and stack[-1][0] == mark and (mark in ('"', "''") or _unbalanced(text, mark, at, end, stack)):
                _, begin, inner = stack.pop()
                rows.append(Quotation(begin, _trim(text, begin, at), inner, _trim(text, begin, at), len(stack), False))
            if len(stack) < 4:
                stack.append((mark, at, after))
        else:
            _close_across(mark, at, after, stack, rows)
    left = stack[0][0] if stack else None
    for depth, (_, begin, inner) in enumerate(stack):
        stop = _trim(text, begin, end)
        if stop > inner:
            rows.append(Quotation(begin, stop, inner, stop, depth, False, joined and begin == start))
    return rows, left


def _misplaced(text: str, at: int, after: int, end: int) -> bool:
    """Say whether a straight mark glued to the comma before it opens: 'Roth said," the gate was shut".'

    The next mark must be one that closes.
    """
    if at == 0 or text[at - 1] not in ",:" or not text[after : after + 1].isspace():
        return False
    following = text.find('"', after, min(end, at + _LIMIT_BALANCE))
    return following != -1 and not text[following - 1].isspace() and not text[following + 1 : following + 2].isalnum()


def _closes_first(text: str, pieces: Sequence[Span], carried: str) -> bool:
    """Say whether the first double mark of a paragraph closes the quotation that the paragraph before left open."""
    for piece in pieces:
        for match in _marks().finditer(text, piece.start, piece.end):
            mark = match.group()
            if mark in "‘’'":
                continue
            return mark in _CLOSERS[carried] and not _opens(text, match.start(), match.end(), piece.start)
    return False


def _ends_here(text: str, start: int, end: int, lower: int) -> bool:
    """Say whether an opening mark stands where one closes: glued to a word before, not to one behind."""
    before = text[start - 1] if start > lower else " "
    after = text[end : end + 1]
    return not before.isspace() and before not in "([{—–-" and not after.isalnum()


def _unbalanced(text: str, mark: str, at: int, end: int, stack: list[tuple[str, int, int]]) -> bool:
    """Say whether too few closing marks follow for all that are open, so that the earlier one never closes."""
    if mark != "“":
        return False
    limit = min(end, at + _LIMIT_BALANCE)
    return text.count("”", at, limit) - text.count("“", at, limit) < sum(row[0] == mark for row in stack)


def _close_across(mark: str, at: int, after: int, stack: list[tuple[str, int, int]], rows: list[Quotation]) -> None:
    """Close the nearest open quotation that `mark` can close; inner ones left open end there too."""
    for k in range(len(stack) - 1, -1, -1):
        if (
            mark in _CLOSERS[stack[k][0]]
            or (mark == "”" and stack[k][0] in ('"', "“"))
            or (mark == '"' and stack[k][0] == "“")
        ):
            _, begin, inner = stack[k]
            rows.append(Quotation(begin, after, inner, at, k, True))
            del stack[k:]
            return


def _single(
    text: str,
    mark: str,
    at: int,
    after: int,
    start: int,
    end: int,
    stack: list[tuple[str, int, int]],
    rows: list[Quotation],
) -> None:
    """Add a quotation in single marks if `mark` opens one that closes within the paragraph."""
    if mark == "’" or (mark == "'" and not _opens(text, at, after, start)):
        return
    if rows and rows[-1].start < at < rows[-1].end and rows[-1].depth == len(stack):
        return
    if not (text[after : after + 1].isalnum() or text[after : after + 1] in '“"('):
        return
    closer, position = _CLOSERS[mark], after
    limit = min(end, at + _LIMIT_SINGLE)
    while (position := text.find(closer, position + 1, limit)) != -1:
        before, behind = text[position - 1], text[position + 1 : position + 2]
        if not before.isspace() and not behind.isalnum() and (before != "s" or mark == "‘" or behind in ",.;:!?"):
            rows.append(Quotation(at, position + 1, after, position, len(stack), True))
            return


def _trim(text: str, start: int, end: int) -> int:
    """Return `end` moved left over white space, but not beyond `start` + 1."""
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return end
