"""Words of a language that bound, hedge or move a number, and that join two numbers into one range."""

import re
from functools import lru_cache
from typing import NamedTuple

from countersay.errors import SettingsError
from countersay.extraction.languages.templates import GAP, either
from countersay.extraction.languages.tongue import KEPT, Tongue
from countersay.extraction.numbers.comparators import Bound, Left

WINDOW = 40
CLAUSE = 60
MAX_FILLERS = 2


class Range(NamedTuple):
    """A template of two numbers: the pattern before the first and the one between them."""

    lead: re.Pattern[str] | None
    link: re.Pattern[str]


class _Words(NamedTuple):
    before: dict[str, list[tuple[tuple[str, ...], str, bool]]]
    after: re.Pattern[str]
    tails: dict[str, tuple[str, bool]]
    intensifiers: frozenset[str]
    fillers: frozenset[str]
    by: re.Pattern[str]
    trend: re.Pattern[str]
    average: re.Pattern[str]
    both: re.Pattern[str]
    spreads: tuple[Range, ...]
    moves: tuple[Range, ...]


@lru_cache(maxsize=KEPT)
def _words(tongue: Tongue) -> _Words:
    data = tongue.topic("comparators")
    before: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
    for phrase, entry in data["before"].items():
        parts = tuple(phrase.lower().split())
        before.setdefault(parts[-1], []).append((parts, entry["bound"], entry.get("open", False)))
    for rows in before.values():
        rows.sort(key=lambda row: -len(row[0]))
    tails = {phrase.lower(): (entry["bound"], entry.get("open", False)) for phrase, entry in data["after"].items()}
    words, trend, ranges = data["words"], data["trend"], data["ranges"]
    return _Words(
        before,
        _any(tails, rf"{GAP}(?:(?P<tail>{either(tails)}))(?![^\W_])"),
        tails,
        frozenset(words["intensifiers"]),
        frozenset(words["fillers"]),
        _any(trend["by"], rf"(?<![^\W_])(?:{either(trend['by'])}){GAP}\Z"),
        _any(
            [*trend["up"], *trend["down"]],
            rf"(?<![^\W_])(?:(?P<up>{either(trend['up']) or '(?!)'})|(?P<down>{either(trend['down']) or '(?!)'}))(?![^\W_])",
        ),
        _any(words["average"], rf"(?<![^\W_])(?:{either(words['average'])})(?![^\W_])"),
        _any(ranges["both"], rf",?{GAP}(?:{either(ranges['both'])}){GAP}"),
        tuple(_range(source) for source in ranges["spreads"]),
        tuple(_range(source) for source in ranges["moves"]),
    )


def _any(names: object, pattern: str) -> re.Pattern[str]:
    """Compile a pattern of words, or one that never matches where a language has none."""
    return re.compile(pattern if names else r"(?!)", re.IGNORECASE)


def _range(source: str) -> Range:
    """Make a template such as "zwischen {low} und {high}" into its two patterns."""
    parts = re.fullmatch(r"(?P<lead>[^{}]*)\{low\}(?P<link>[^{}]+)\{high\}", source)
    if parts is None:
        raise SettingsError(f"range {source!r} is not made of {{low}} and {{high}}", code="lexicon-malformed")
    lead = parts["lead"].strip()
    link = either([parts["link"]]).replace(GAP, r"\s{1,3}")
    return Range(
        re.compile(rf"(?<![^\W_]){either([lead])}{GAP}\Z", re.IGNORECASE) if lead else None,
        re.compile(link, re.IGNORECASE),
    )


def before(tongue: Tongue, text: str, left: Left, start: int) -> Bound | None:
    """Return the comparator that ends just before `start`, words that strengthen it included.

    >>> from countersay.extraction.languages.tongue import tongue
    >>> text = "weit mehr als 850 Lastwagen"
    >>> before(tongue("de"), text, Left(text, 14), 14).word
    'weit mehr als'
    """
    known, lows = _words(tongue), left.lows
    last, skipped = len(lows), 0
    while last and skipped < MAX_FILLERS and lows[last - 1] not in known.before and lows[last - 1] in known.fillers:
        last, skipped = last - 1, skipped + 1
    if not last or lows[last - 1] not in known.before or "\n\n" in text[left.ends[last - 1] : start]:
        return None
    if not skipped and text[left.ends[last - 1] : start].strip():
        return None
    for parts, kind, is_open in known.before[lows[last - 1]]:
        size = len(parts)
        if size > last or tuple(lows[last - size : last]) != parts or (skipped and size == 1):
            continue  # "über die 120 Jahre" is a preposition
        first = last - size
        while first and lows[first - 1] in known.intensifiers:
            first -= 1
        return Bound(kind, is_open, left.starts[first], left.ends[last - 1], " ".join(lows[first:last]))
    return None


def after(tongue: Tongue, text: str, pos: int) -> Bound | None:
    """Return the comparator that follows at `pos`.

    >>> from countersay.extraction.languages.tongue import tongue
    >>> after(tongue("de"), "500 oder mehr", 3).kind
    'lower'
    """
    known = _words(tongue)
    match = known.after.match(text, pos)
    if match is None:
        return None
    word = " ".join(match["tail"].lower().split())
    kind, is_open = known.tails[word]
    return Bound(kind, is_open, match.start("tail"), match.end(), word)


def trend(tongue: Tongue, text: str, start: int, end: int) -> str | None:
    """Return "up" or "down" where the clause says that something moved by the number in [start, end).

    >>> from countersay.extraction.languages.tongue import tongue
    >>> trend(tongue("de"), "ist um 5 Prozent gesunken", 7, 16)
    'down'
    """
    known = _words(tongue)
    if known.by.search(text, max(0, start - 12), start) is None:
        return None
    low, high = _clause(text, start, end)
    found = [match for match in known.trend.finditer(text, low, high) if match.end() <= start or match.start() >= end]
    if not found:
        return None
    nearest = min(found, key=lambda match: min(abs(match.start() - end), abs(start - match.end())))
    return nearest.lastgroup


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch around [start, end) up to the next stop, semicolon or paragraph, within a window."""
    low, high = max(0, start - CLAUSE), min(len(text), end + CLAUSE)
    for stop in (". ", "; ", "\n\n", "! ", "? "):
        low = max(low, text.rfind(stop, low, start) + 1)
        found = text.find(stop, end, high)
        high = found if found >= 0 else high
    return low, high


def is_average(tongue: Tongue, text: str, start: int, end: int) -> bool:
    """Say whether a word right beside the number in [start, end) makes it a mean."""
    known = _words(tongue)
    return known.average.search(text, max(0, start - WINDOW), min(len(text), end + 20)) is not None


def joins_bounds(tongue: Tongue, gap: str) -> bool:
    """Say whether what stands between a lower and an upper bound makes them one interval.

    >>> from countersay.extraction.languages.tongue import tongue
    >>> joins_bounds(tongue("de"), " und ")
    True
    """
    return _words(tongue).both.fullmatch(gap) is not None


def spreads(tongue: Tongue, text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where a second number may begin that makes a range with the one in [start, end), and where the range begins.

    >>> from countersay.extraction.languages.tongue import tongue
    >>> spreads(tongue("de"), "zwischen 20 und 30", 9, 11)
    [(16, 0)]
    """
    return _joined(_words(tongue).spreads, text, start, end)


def moves(tongue: Tongue, text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the same for "von 40 auf 60", which are two numbers of one thing."""
    return _joined(_words(tongue).moves, text, start, end)


def _joined(ranges: tuple[Range, ...], text: str, start: int, end: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for item in ranges:
        link = item.link.match(text, end)
        if link is None:
            continue
        lead = item.lead.search(text, max(0, start - 24), start) if item.lead else None
        if item.lead is None or lead is not None:
            found.append((link.end(), lead.start() if lead else start))
    return found
