"""Checks of hand-written keys against the texts they describe; shares no code with the package under test."""

import ast
import json
import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

Entry = dict[str, Any]
Row = tuple[date, date, Fraction | None, Fraction | None]  # first, last, at least, at most

RELATIONS = frozenset(
    {
        "contradiction",
        "tension",
        "adds_up",
        "later_update",
        "revision",
        "other_scope",
        "other_definition",
        "refinement",
        "spread",
        "repetition",
    }
)
_DAY = timedelta(days=1)
_MONTH = "(?i:January|February|March|April|May|June|July|August|September|October|November|December)"
_DAYS = r"\d{1,2}(?:st|nd|rd|th)?(?:(?:-| and | to | and the |, )\d{1,2}(?:st|nd|rd|th)?)*"
_DATE_OR_TIME = re.compile(
    rf"\b{_DAYS} {_MONTH}|{_MONTH} \d{{1,2}}\b|\b\d{{1,2}}(?:st|nd|rd|th)\b|\b(?:18|19|20)\d\d\b"
    r"|\b\d{1,2}[.:]\d\d\b|\b\d\d\.\d\d\.\d{4}\b"
)


def load_key(folder: Path) -> Entry:
    """Read the key of a folder."""
    key: Entry = json.loads((folder / "key.json").read_text(encoding="utf-8"))
    return key


def text_of(path: Path) -> str:
    """Return the text of a document; of a page of the web what stands in its body, without marks.

    The pages of the keys have each paragraph on a line and no character that is written as a reference.
    """
    text = path.read_text(encoding="utf-8")
    return re.sub(r"<[^>]*>", "", text.partition("<body>")[2]) if path.suffix == ".html" else text


def locate(text: str, entry: Entry, field: str = "quote") -> int | None:
    """Return where the entry's quotation starts, or None unless it names exactly one place."""
    quote: str = entry[field]
    starts = [at for at in range(len(text)) if text.startswith(quote, at)]
    wanted = entry.get("occurrence")
    if wanted is None:
        return starts[0] if len(starts) == 1 else None
    return starts[wanted - 1] if wanted <= len(starts) else None


def unaccounted(text: str, entries: Iterable[Entry], field: str) -> list[str]:
    """Return the numbers in digits that are neither in an entry's `number` nor in a date or a time of day."""
    known = {at for match in _DATE_OR_TIME.finditer(text) for at in range(*match.span())}
    for entry in entries:
        start = (locate(text, entry, field) or 0) + entry[field].index(entry["number"])
        known |= set(range(start, start + len(entry["number"])))
    return [m[0] for m in re.finditer(r"\d[\d.,]*", text) if not known & set(range(*m.span()))]


def evaluate(expression: str) -> Fraction:
    """Work out a sum of whole and decimal numbers exactly.

    Raises:
        ValueError: if there is anything else in it.
    """

    def walk(node: ast.expr) -> Fraction:
        match node:
            case ast.Constant(value=int() | float()):
                return Fraction(ast.get_source_segment(expression, node) or "")
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                return walk(left) + walk(right)
            case ast.BinOp(left=left, op=ast.Sub(), right=right):
                return walk(left) - walk(right)
            case ast.BinOp(left=left, op=ast.Mult(), right=right):
                return walk(left) * walk(right)
            case ast.BinOp(left=left, op=ast.Div(), right=right):
                return walk(left) / walk(right)
        raise ValueError(f"expected a sum of numbers, got {expression!r}")

    return walk(ast.parse(expression, mode="eval").body)


def written_value(number: str) -> Fraction | None:
    """Read a number in digits, or return None for one in words; a comma before three digits groups thousands.

    >>> written_value("1,236"), written_value("4,7"), written_value("70%"), written_value("eight")
    (Fraction(1236, 1), Fraction(47, 10), Fraction(70, 1), None)
    """
    match = re.fullmatch(r"([\d.,]+)(?:%|st)?( million| thousand)?", number)
    if not match:
        return None
    scale = {None: 1, " thousand": 1_000, " million": 1_000_000}[match[2]]
    return Fraction(re.sub(r",(?=\d{3})", "", match[1]).replace(",", ".")) * scale


def unit_of_last_digit(value: Fraction) -> Fraction:
    """Return the worth of the last non-zero digit: 100 for 1,200, 1 for 403, 1/10 for 96.5."""
    unit = Fraction(1)
    while value % unit:
        unit /= 10
    while value and value % (unit * 10) == 0:
        unit *= 10
    return unit


def bounds(claim: Entry, loosened: bool) -> tuple[Fraction | None, Fraction | None]:
    """Return what the claim's number leaves open, plain or with the widest rounding."""
    if claim["value"] is None:
        lower, upper = claim.get("lower"), claim.get("upper")
        return (Fraction(lower) if lower else None, Fraction(upper) if upper else None)
    value = Fraction(claim["value"])
    unit, slack = unit_of_last_digit(value), Fraction(0)
    if claim.get("approximate"):
        slack = unit if loosened else unit / 2
    elif loosened and unit > 1:
        slack = unit / 2
    return value - slack, value + slack


def windows(claim: Entry, loosened: bool) -> tuple[tuple[date, date], tuple[date, date]]:
    """Return the largest and the smallest window the claim's words allow."""
    first, last = (date.fromisoformat(claim["window"][end]) for end in ("first", "last"))
    largest = smallest = (first, last)
    if loosened:
        match claim["window"]["ends"]:
            case "between" | "since" if (last - first).days > 1:
                smallest = (first + _DAY, last - _DAY)
            case "since-month":
                smallest = (date(first.year, first.month, 28) + 3 * _DAY, last - _DAY)
    return largest, smallest


def rows(claim: Entry, loosened: bool) -> list[Row]:
    """Turn a claim into at most two rows: at least so many in the largest window, at most in the smallest."""
    lower, upper = bounds(claim, loosened)
    largest, smallest = windows(claim, loosened)
    return [(*largest, lower, None), (*smallest, None, upper)]


def feasible(claims: Iterable[Entry], *, loosened: bool) -> bool:
    """Say whether non-negative daily counts exist that satisfy all claims (Bellman-Ford on running totals)."""
    edges: list[tuple[date, date, Fraction]] = []
    for claim in claims:
        for first, last, lower, upper in rows(claim, loosened):
            if lower is not None:
                edges.append((last, first - _DAY, -lower))
            if upper is not None:
                edges.append((first - _DAY, last, upper))
    days = sorted({day for edge in edges for day in edge[:2]})
    edges += [(later, earlier, Fraction(0)) for earlier, later in pairwise(days)]
    distance = dict.fromkeys(days, Fraction(0))
    for _ in range(len(days) + 1):
        changed = False
        for start, end, weight in edges:
            if distance[start] + weight < distance[end]:
                distance[end] = distance[start] + weight
                changed = True
        if not changed:
            return True
    return False


def clashes(claims: Sequence[Entry], *, loosened: bool, largest: int = 3) -> set[frozenset[str]]:
    """Return the smallest sets of claims, up to `largest` in number, that cannot all hold."""
    found: set[frozenset[str]] = set()
    for size in range(1, largest + 1):
        for group in combinations(claims, size):
            ids = frozenset(claim["id"] for claim in group)
            if not any(known <= ids for known in found) and not feasible(group, loosened=loosened):
                found.add(ids)
    return found


def comparable_flows(claims: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Group the dated, unconditional flow claims by measure; a claim told twice is taken once."""
    groups: dict[str, list[Entry]] = {}
    seen: set[tuple[object, ...]] = set()
    for claim in claims:
        if claim["kind"] != "flow" or not claim["measure"] or not claim["window"]:
            continue
        if claim.get("superseded") or claim.get("conditional"):
            continue
        same = (claim["measure"], claim["value"], claim.get("lower"), claim["window"]["first"], claim["window"]["last"])
        if same not in seen:
            seen.add(same)
            groups.setdefault(claim["measure"], []).append(claim)
    return groups
