"""Recognise time expressions: a gate finds words of time, rules are tried only around them.

1. One compiled pattern (the gate) finds words and figures that no time expression is without.
2. From each hit the start moves left over words that may open one ("the first three ...").
3. Rules are tried at each start, leftmost first; the longest match that covers the hit wins.
4. Modifiers, parts of the day and times are put around or beside what was found.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from countersay.extraction.times.timex_compose import expression
from countersay.extraction.times.timex_forms import Form
from countersay.extraction.times.timex_words import listed, one_of, regex
from countersay.lexicon.load import table

LEFT_CHARS = 72
LEFT_WORDS = 8
ADDRESS_CHARS = 200


@cache
def gate() -> re.Pattern[str]:
    """Return the pattern, for lower case text, of the words and figures that open the search."""
    lexicon = table("periods")
    keys = set(listed("loose"))
    for topic in ("months", "weekdays", "units", "seasons", "parts", "clock_words", "adverb_sets", "decade_words"):
        keys.update(key.rstrip(".") for key in lexicon[topic])
    feasts: dict[str, set[str]] = {}  # first word of a holiday → its second words: "new" alone opens no search
    for topic in ("holidays_fixed", "holidays_floating", "holidays_easter"):
        for key in lexicon[topic]:
            first, *rest = re.split(r"'?s?'?[\s-]+", key, maxsplit=1)
            if rest:
                feasts.setdefault(first, set()).add(re.split(r"[\s'-]", rest[0])[0])
            else:
                keys.add(key.split("'")[0])
    named = "|".join(
        rf"{first}(?=['’]?s?['’]?[\s-]+{one_of(sorted(seconds))})" for first, seconds in sorted(feasts.items())
    )
    return re.compile(
        rf"\b(?=\w)(?:{one_of(keys)}s?\b|{named}|(?:1\d|20)\d\d(?:['’]?s)?(?![\d%])|\d{{1,2}}(?=[./:-]\d|\s?[ap]\.?\s?m\b|\s+o['’]clock"
        r"|(?:st|nd|rd|th)\b)|\d{1,4}(?=\s*b\.?\s?c)|[2-9]0['’]?s\b|[qh][1-4]\b|fy(?=\d)|\d{1,4}-(?=day|year|month|week|hour|minute)"
        r"|(?<=['’])\d\d\b)"
    )


def lowered(text: str) -> str:
    """Return the text in lower case, each character in its place even where its lower case form is longer ("İ")."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


@cache
def _openers() -> frozenset[str]:
    lexicon = table("periods")
    keys: set[str] = set(listed("openers"))
    for topic in ("numbers", "scales", "ordinals", "weekdays", "months"):
        keys.update(key.rstrip(".") for key in lexicon[topic])
    return frozenset(keys)


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[\w'’]+(?:,\d{3}(?!\d)|\.\d+)?")


_LINE = 400


def _in_row(text: str, first: int, hit: int) -> bool:
    """Say whether a line break between two places parts the rows of a table: one of the lines has cells.

    A tab is read as "¦" while times are read.
    """
    above = text[max(text.rfind("\n", 0, first) + 1, first - _LINE) : first]
    end = text.find("\n", hit, hit + _LINE)
    return "¦" in above or "¦" in text[hit : end if end != -1 else hit + _LINE]


def starts_before(text: str, hit: int) -> list[int]:
    """Return where an expression around the word at `hit` may begin, leftmost first, `hit` itself last."""
    found = [hit]
    low = max(0, hit - LEFT_CHARS)
    pieces = list(_word().finditer(text, low, hit))
    right = hit
    for piece in reversed(pieces[-LEFT_WORDS:]):
        gap = text[piece.end() : right]
        word = piece[0].lower()
        if gap == "+ ":  # "20+ months"
            gap = " "
        if not (
            gap.isspace() or gap in ("-", "–", ", ", ". ", " - ", " – ", "/", "") or gap.strip() in ("½", ",", "-", "&")
        ):
            break
        if (gap == "" and right != hit) or ("\n" in gap and _in_row(text, piece.start(), hit)):
            break
        if gap == ". " and word not in _openers() and not (word.isdigit() and len(word) < 3):
            break
        if word == "in" and regex(r"\b(?:early|late|later|earlier)\s+$", cased=True).search(
            text[max(0, piece.start() - 9) : piece.start()], re.IGNORECASE
        ):
            right = piece.start()
            continue
        if not (word in _openers() or word[0].isdigit()):
            break
        found.append(piece.start())
        right = piece.start()
    if found[-1] > 0 and text[found[-1] - 1] in "'’½" and found[-1] == hit:
        found.append(hit - 1)
    return found[::-1]


def _in_address(text: str, position: int) -> bool:
    """Say whether the character stands in a web address or file name ("https://example.org/2023/01/12/")."""
    start = max(text.rfind(mark, max(0, position - ADDRESS_CHARS), position) for mark in (" ", "\n", "<", "("))
    head = text[max(start + 1, position - ADDRESS_CHARS) : position].lower()
    return "://" in head or "www." in head


@lru_cache(maxsize=8)
def recognise(text: str) -> tuple[Form, ...]:
    """Return the time expressions of a text in order, not overlapping; the day of speech and the dates ask in turn."""
    return tuple(_recognised(text))


_LABELS = re.compile(r"[a-z]*(?::|\s*\|)\s")


def _recognised(text: str) -> Iterator[Form]:
    position = 0
    low = lowered(text)
    search = gate().search
    while True:
        hit = search(low, position)
        if not hit:
            return
        forms: tuple[Form, ...] = ()
        for start in starts_before(text, hit.start()):
            if start < hit.start() and "\n" in text[start : hit.start()] and _LABELS.match(text, hit.end()):
                continue  # "January: 12\nFebruary: 9"
            if start >= position or start == hit.start():
                forms = expression(text, start, hit.start())
                if forms:
                    break
        if forms and not (low[hit.start()].isdigit() and _in_address(text, hit.start())):
            yield from forms
        position = max(hit.end(), forms[-1].end if forms else 0)
