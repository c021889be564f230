"""Words that bound, hedge or move a number: "more than", "nearly", "or more", "rose by".

Read leftwards from the number, word by word, through a table keyed by the last word of each phrase, so that the usual
case of no comparator costs one look-up.
"""

import re
from functools import cache
from typing import NamedTuple

from countersay.lexicon.load import table

WINDOW = 56


class Bound(NamedTuple):
    """A comparator: which end the number is ("lower", "upper", "hedge", "exact"), open or not, where it stands."""

    kind: str
    open: bool
    start: int
    end: int
    word: str


class _Lists(NamedTuple):
    by_last: dict[str, list[tuple[tuple[str, ...], str, bool]]]
    intensifiers: frozenset[str]
    fillers: frozenset[str]
    up: frozenset[str]
    down: frozenset[str]
    moved: frozenset[str]
    counts: frozenset[str]
    about: frozenset[str]


@cache
def _lists() -> _Lists:
    data = table("comparators")
    by_last: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
    for phrase, entry in data["before"].items():
        parts = tuple(phrase.split())
        by_last.setdefault(parts[-1], []).append((parts, entry["bound"], entry.get("open", False)))
    for rows in by_last.values():
        rows.sort(key=lambda row: -len(row[0]))
    trend = data["trend"]
    return _Lists(
        by_last,
        frozenset(data["intensifiers"]["words"]),
        frozenset(data["fillers"]["words"]),
        frozenset(trend["up"]),
        frozenset(trend["down"]),
        frozenset(trend["moved"]),
        frozenset(trend["counts"]),
        frozenset(data["about"]["words"]),
    )


@cache
def _after() -> re.Pattern[str]:
    names = sorted(table("comparators")["after"], key=lambda name: (-len(name), name))
    parts = [rf"{' ' if name[0].isalpha() else ' ?' if name == '+' else ''}{re.escape(name)}" for name in names]
    return re.compile(rf"(?:{'|'.join(parts)})(?![A-Za-z\d]| than [a-z\d])", re.IGNORECASE)


_WORD = re.compile(r"[<>≤≥=~≈±]+(?: =)?|[^\s,;:()\"“”<>≤≥=~≈±]+")


_COUNTED = re.compile(r"[\d.,]*\d%?|percent|cent|times|points?")


class Left:
    """The words left of a number, with their places: read once, asked several questions."""

    __slots__ = ("ends", "lows", "starts")

    def __init__(self, text: str, start: int) -> None:
        low = max(0, start - WINDOW)
        cut = max(text.rfind("\n\n", low, start), text.rfind(". ", low, start), text.rfind("; ", low, start))
        if cut >= 0:
            low = cut + 1
        found = list(_WORD.finditer(text, low, start))
        if low and low == start - WINDOW and found and found[0].start() == low:
            del found[0]
        self.starts = [match.start() for match in found]
        self.ends = [match.end() for match in found]
        self.lows = [match.group().lower() for match in found]


def _is_particle(verb: str, word: str) -> bool:
    """Say whether the word belongs to a phrasal verb: "handed over", "turned over", "carried over", "taken over"."""
    return word == "over" and verb in table("comparators")["particles"]["over"]


def before(text: str, left: Left, start: int) -> Bound | None:
    """Return the comparator that ends just before `start`, intensifiers and all.

    >>> text = "well over 850 trucks"
    >>> before(text, Left(text, 10), 10).start
    0
    """
    lists = _lists()
    lows = left.lows
    if (passed := _passed(text, left, start)) is not None:
        return passed
    last = len(lows)
    skipped = 0
    while last and skipped < 2 and lows[last - 1] not in lists.by_last and lows[last - 1] in lists.fillers:
        last -= 1
        skipped += 1
    if not last or lows[last - 1] not in lists.by_last:
        return None
    gap = text[left.ends[last - 1] : start] if not skipped else ""
    if gap.strip() or "\n\n" in gap:
        return None
    for parts, kind, is_open in lists.by_last[lows[last - 1]]:
        size = len(parts)
        if size <= last and tuple(lows[last - size : last]) == parts:
            if kind == "hedge" and size == 1 and last > 1 and lows[0 if last < 2 else last - 2] in lists.about:
                return None  # "information about 390,709 mines" is no approximation
            if size == 1 and last > 1 and _is_particle(lows[last - 2], lows[last - 1]):
                return None  # "handed over 1,204 maps"
            if skipped and lows[last - 1] == "than" and size < last and _COUNTED.fullmatch(lows[last - size - 1]):
                return None  # "330 more than the 251 of April": a difference
            if skipped and (
                kind in ("exact",)
                or (
                    lows[last - 1]
                    in {"some", "over", "past", "about", "around", "near", "under", "above", "below", "within"}
                    and lows[last] not in {"a", "an", "just", "only"}
                )
            ):
                return None  # "over the 120 years", "about the 20 trucks" are prepositions
            first = last - size
            while (
                first
                and lows[first - 1] in lists.intensifiers
                and not text[left.ends[first - 1] : left.starts[first]].strip()
            ):
                first -= 1
                if lows[first] == "not" and kind in ("lower", "upper"):
                    kind, is_open = ("upper", not is_open) if kind == "lower" else ("lower", not is_open)
            if kind in ("lower", "upper") and _never(lows, first):
                kind, is_open = ("upper", not is_open) if kind == "lower" else ("lower", not is_open)
            begin, end = left.starts[first], left.ends[last - 1]
            return Bound(kind, is_open, begin, end, " ".join(lows[first:last]))
    return None


def _passed(text: str, left: Left, start: int) -> Bound | None:
    """Return the bound of "the death toll has passed 1,020", "arrests crossed the 500 mark"; "passed 12 villages" has none."""
    lows, words = left.lows, table("comparators")["passing"]
    last = len(lows) - (lows[-1:] == ["the"]) - 1
    if last < 1 or lows[last] not in words["verbs"] or _PASSED.match(text, start) is None:
        return None
    if not any(word in words["subjects"] for word in lows[:last]):
        return None
    kind, is_open = ("upper", False) if _never(lows, last) else ("lower", True)
    return Bound(kind, is_open, left.starts[last], left.ends[-1], " ".join(lows[last:]))


_PASSED = re.compile(
    r"\d[\d.,]*(?:\s+(?:thousand|million|billion))?(?:[.,;:)\s]*(?:\Z|\n)|\s*[.,;:)]\s|"
    r"\s+(?:mark|threshold|line|in|on|by|as|since|for|at|this|last|and|after|with|while|early|late)\b)"
)


def _never(lows: list[str], first: int) -> bool:
    """Say whether a bound is said never to be passed: "never exceeded 140", "at no time were there more than six"."""
    if not {"never", "hardly"}.isdisjoint(lows[max(0, first - 3) : first]):
        return True
    near = lows[max(0, first - 6) : first]
    return any(near[i : i + 2] in (["at", "no"], ["on", "no"]) for i in range(len(near) - 1))


def after(text: str, pos: int) -> Bound | None:
    """Return the comparator that follows at `pos`.

    >>> after("500 or more", 3).kind
    'lower'
    """
    if text[pos : pos + 1] not in (" ", "-", "+"):
        return None
    match = _after().match(text, pos)
    if match is None:
        return None
    entry = table("comparators")["after"][match.group().strip().lower()]
    return Bound(
        entry["bound"], entry.get("open", False), match.start(), match.end(), match.group().strip(" -").lower()
    )


def trend(left: Left, size: int) -> tuple[str, int] | None:
    """Return "up" or "down" when the last of the first `size` words left of the number says it moved by that much."""
    lists = _lists()
    index = size - 1
    reach = 1
    if index >= 0 and left.lows[index] in {"by", "another", "a", "an", "further"}:
        reach = 4 if left.lows[index] == "by" else 1  # "raise wages by 5 percent"
        index -= 1
    for word in left.lows[max(0, index + 1 - reach) : index + 1][::-1]:
        if word in lists.up:
            # "Made up 28 per cent", "took up 12 places": the word belongs to the verb and moves nothing.
            particle = word == left.lows[index] == "up" and index > 0 and left.lows[index - 1] in _whole_verbs()
            return None if particle else ("up", index)
        if word in lists.down:
            return "down", index
    return None


@cache
def _whole_verbs() -> frozenset[str]:
    return frozenset(table("comparators")["particles"]["up"])


def moves(left: Left, size: int) -> bool:
    """Say whether a word of change stands among the six words before, so that "from A to B" is a change.

    Before "the number of victims unaccounted for, from 51 to 90" it stands further off.
    """
    lists = _lists()
    near = left.lows[max(0, size - 7) : size]
    if not lists.counts.isdisjoint(near):
        near = left.lows[max(0, size - 12) : size]
    return any(word in lists.up or word in lists.down or word in lists.moved for word in near)
