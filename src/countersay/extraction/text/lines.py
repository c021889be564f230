"""Join the lines of a plain text into chunks that belong together, before anything is known of their role.

A blank line parts two chunks. Inside a run of lines a new chunk begins at a bullet, at a footnote's mark, before and
after page furniture, at a row of a table, and where the line before ended short of the margin: in hard-wrapped text
the margin is learnt from the lines themselves, in text with a line a paragraph every line is one.
"""

import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from countersay.extraction.text.month_names import full_months, full_weekdays
from countersay.lexicon.load import table
from countersay.model.quick import quickly_made

_BREAK = r"\r\n|[\n\r\f\v\x85\u2028\u2029]"
_WRAP_LIMIT = 130
"""No editor or converter wraps wider: a longer line is a paragraph by itself."""
_NARROW = 60
"""Lines no longer than this, each with a label, are a list even where no other lines show how wide the text is."""
_SHORT = 12
"""A line that ends so many characters before the margin was ended there by its writer: few words are longer."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Chunk:
    """Some whole lines without the blanks at both ends. bullet: begins with the mark of a list item."""

    start: int
    end: int
    lines: int
    bullet: bool


@quickly_made
@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    bullet: bool
    own: bool
    note: bool
    indent: int


@cache
def _break() -> re.Pattern[str]:
    return re.compile(_BREAK)


@cache
def _bullet() -> re.Pattern[str]:
    glyph = r"[•‣◦⁃∙▪▫●○■□►▶➤➢➔✓✔✦❖·\uf0b7\uf0a7\uf076]"
    return re.compile(
        rf"(?:{glyph}\s*|[-–—*+o]\s+"
        rf"|\(?(?:\d{{1,3}}|[a-zA-Z]|[ivx]{{1,5}})[.)]\s+|\(\d{{1,3}}(?:\.\d{{1,2}}){{0,2}}\)\s+)(?=\S)"
    )


@cache
def _note() -> re.Pattern[str]:
    return re.compile(r"[¹²³⁰-⁹]{1,4}\s?\S|\[\^?\d{1,3}\]:?\s")


@cache
def _labelled() -> re.Pattern[str]:
    """A line of a list without marks: a few words, a colon, and a number or more words: "23 May: 4 ships, none stopped"."""
    return re.compile(r"[^\s:.;!?](?:[^:.;!?]|\.(?=\w)){0,38}:\s+\S")


@cache
def _byline() -> re.Pattern[str]:
    """The line of an author in small letters: "by Ana Roe | September 22, 2006", which prose wrapped before "by" is not."""
    name = r"[A-Z][\w.'’-]*"
    return re.compile(rf"by {name}(?: {name}){{1,3}}(?:\s*[|·•]\s*[^.\n]{{1,60}})?\Z")


@cache
def _day() -> re.Pattern[str]:
    months = "|".join(f"{month}|{month[:3]}\\.?" for month in full_months().split("|"))
    weekday = rf"(?:(?:{full_weekdays()}),?\s+)?"
    return re.compile(
        rf"{weekday}(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{months}),?\s+\d{{4}}|(?:{months})\s+\d{{1,2}},?\s+\d{{4}}|\d{{4}}-\d\d-\d\d"
        r"|\d{1,2}[./]\d{1,2}[./]\d{4})\Z"
    )


def _is_day(text: str, line: _Line) -> bool:
    """Say whether a line is a date with its year and nothing else, as it stands below a title."""
    return line.end - line.start <= 40 and _day().match(text, line.start, line.end) is not None


def _leads_on(text: str, before: _Line) -> bool:
    """Say whether a line ends in a word or mark that the date below belongs to: "as of", "on", "London,"."""
    last = text[max(before.start, before.end - 12) : before.end].split()[-1:]
    return not last or last[0][-1] in ",–—-" or last[0] in table("layout")["before_days"]


def marker_end(text: str, start: int, end: int) -> int:
    """Return where the mark of a list item or footnote at `start` ends; `start` if there is none.

    >>> marker_end("3. Trucks passed.", 0, 17), marker_end("Trucks passed.", 0, 14)
    (2, 0)
    """
    match = _bullet().match(text, start, min(end, start + 40)) or re.compile(r"[¹²³⁰-⁹]{1,4}|\[\^?\w{1,8}\]:?").match(
        text, start, end
    )
    return start if match is None else start + len(match.group().rstrip())


def _lines(text: str, stands_alone: Callable[[str], bool]) -> Iterator[_Line | None]:
    """Give the non-blank lines without blanks at both ends; None for a blank line or a new page."""
    position = 0
    while position <= len(text):
        found = _break().search(text, position)
        stop = found.start() if found else len(text)
        raw = text[position:stop]
        bare = raw.strip()
        if bare:
            start = position + len(raw) - len(raw.lstrip())
            head = bare[:40]
            table_row = "\t" in bare[:2000] or bare[0] == "|" or "   " in bare[:2000]
            own = table_row or bare[0] == "#" or (len(bare) <= 400 and stands_alone(bare))
            bullet, note = _bullet().match(head + "x") is not None, _note().match(head) is not None
            yield _Line(start, start + len(bare), bullet, own, note, start - position)
        else:
            yield None
        if found is None:
            return
        if found.group() in "\f\v":
            yield None
        position = found.end()


def chunks(text: str, stands_alone: Callable[[str], bool]) -> Iterator[Chunk]:
    """Give the chunks of `text` in order; together they hold every non-blank character.

    `stands_alone` says of a line without blanks at its ends that it is a chunk by itself (page furniture, a caption).
    """
    lines = list(_lines(text, stands_alone))
    margin = _margin(text, lines)
    run: list[_Line] = []
    for line in lines:
        if line is None:
            if run:
                yield _chunk(run)
            run = []
            continue
        if run and _begins(text, run, line, margin):
            yield _chunk(run)
            run = []
        run.append(line)
    if run:
        yield _chunk(run)


def _chunk(run: list[_Line]) -> Chunk:
    return Chunk(run[0].start, run[-1].end, len(run), run[0].bullet)


def _margin(text: str, lines: list[_Line | None]) -> int:
    """Return the width at which the text is wrapped, or 0: the ninth decile of the lines that another follows.

    Where most of those lines end a sentence, each is a paragraph and nothing is wrapped.
    """
    followed = [a for a, b in itertools.pairwise(lines) if a is not None and b is not None]
    stops = sum(_stops(text, line) for line in followed)
    if not followed or stops * 5 > len(followed) * 3:
        return 0
    widths = sorted(line.end - line.start for line in followed)
    width = widths[len(widths) * 9 // 10]
    least = 55 if len(widths) < 3 else 40  # two short lines may be a letterhead's
    return width if least <= width <= _WRAP_LIMIT else 0


def _stops(text: str, line: _Line) -> bool:
    """Say whether a line ends with the end of a sentence."""
    return text[max(line.start, line.end - 3) : line.end].rstrip("\"“”'’)]*_»")[-1:] in (".", "!", "?", ":", ";", "…")


def _are_listed(text: str, before: _Line, line: _Line, margin: int) -> bool:
    """Say whether two lines are items of one list without marks: each begins with a label.

    Text wrapped to a width has a colon near the start of two lines in a row only by chance, and hardly so where the
    first of them is filled.
    """
    if before.indent != line.indent or text[before.start].islower():
        return False
    filled = before.end - before.start > max(margin - _SHORT, _NARROW)
    return not filled and all(_labelled().match(text, one.start, one.end) for one in (before, line))


def _begins(text: str, run: list[_Line], line: _Line, margin: int) -> bool:
    """Say whether `line` begins a new chunk after the lines of `run`."""
    before = run[-1]
    if line.own or before.own or line.note:
        return True
    stopped = _stops(text, before)
    first = text[line.start]
    if line.bullet and (stopped or run[0].bullet or (first not in "-–—" and not first.isalnum())):
        return True
    if first.islower():
        return (run[0].note and stopped) or (not stopped and _byline().match(text, line.start, line.end) is not None)
    if line.end - line.start > _WRAP_LIMIT and before.end - before.start <= _WRAP_LIMIT // 2 + _NARROW // 2:
        return True  # a paragraph in one line below a title or a short one
    if _are_listed(text, before, line, margin):
        return True
    if margin and stopped and line.indent >= 2 and line.indent > before.indent:
        return True  # the first line of a paragraph is indented
    if _is_day(text, line) and not _leads_on(text, before):
        return True
    width = before.end - before.start
    if margin == 0 or width > _WRAP_LIMIT:
        return True
    word = text[line.start : min(line.end, line.start + 40)].split(None, 1)[0]
    full = width + 1 + len(word) > margin - 2
    if full:
        return False
    return stopped or width < margin * 3 // 5
