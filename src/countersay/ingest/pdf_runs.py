"""The stretches of a page without columns, in reading order: as they were drawn, where that runs down the page."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from countersay.ingest.pdf_rows import TOUCH, Boxes, cut_line
from countersay.ingest.pdf_source import Line

PROSE = 8.0
"""Times the letters' size: a narrower column is one of figures or labels."""
NEAR = 40
"""Lines or stretches looked at for a neighbour."""


def stretches_of(lines: Sequence[Line], boxes: Boxes) -> list[list[Line]]:
    """Return the lines as stretches that are read one after another, for a page without gutters."""
    runs: list[list[Line]] = []
    for line in lines:
        step = line.base - runs[-1][-1].base if runs else 0.0
        if runs and -0.5 * line.size <= step <= 3 * min(line.size, runs[-1][-1].size):
            runs[-1].append(line)
        else:
            runs.append([line])
    if len(runs) == 1:
        return runs
    ordered = sorted(runs, key=lambda run: (min(line.top for line in run), min(line.left for line in run)))
    groups: list[list[list[Line]]] = []
    reach = float("-inf")
    for run in ordered:
        low, high = max(line.bottom for line in run), min(line.top for line in run)
        if groups and high < reach - 1:
            groups[-1].append(run)
        else:
            groups.append([run])
        reach = max(reach, low)
    return [stretch for group in groups for stretch in _settled(group, boxes)]


def _settled(group: list[list[Line]], boxes: Boxes) -> list[list[Line]]:
    """Put stretches that share some height in order: fragments into their lines, tables by rows, others one by one."""
    runs = _absorbed(group, boxes) if len(group) > 1 else group
    if len(runs) == 1:
        return runs
    spans = sorted((min(line.left for line in run), max(line.right for line in run)) for run in runs)
    if all(after[0] >= before[1] - 1 for before, after in pairwise(spans)) and _level(runs):
        return [sorted((line for run in runs for line in run), key=lambda line: (round(line.base), line.left))]
    return sorted(runs, key=_place)


def _place(run: Sequence[Line]) -> tuple[int, float]:
    return round(min(line.base for line in run) / 4), min(line.left for line in run)


def _absorbed(group: Sequence[list[Line]], boxes: Boxes) -> list[list[Line]]:
    """Put runs of fragments (marks of notes, words in bold that were drawn later) into the lines that they belong to."""
    ordered = sorted(group, key=lambda run: -sum(len(line.text) for line in run))
    kept: list[list[Line]] = []
    for run in ordered:
        for at, host in enumerate(kept[:NEAR]):
            merged = _hosted(host, run, boxes)
            if merged is not None:
                kept[at] = merged
                break
        else:
            kept.append(run)
    return kept


def _hosted(host: Sequence[Line], run: Sequence[Line], boxes: Boxes) -> list[Line] | None:
    """Return the lines of `host` with those of `run` beside them; None if one of these touches none of its lines."""
    bases = [line.base for line in host]
    if bases != sorted(bases):
        bases, host = zip(*sorted(zip(bases, host, strict=True), key=_base), strict=True)  # type: ignore[assignment]
    guests: dict[int, list[Line]] = {}
    for line in run:
        first = bisect_left(bases, line.base - line.size)
        near = range(first, min(first + NEAR, bisect_left(bases, line.base + 2 * line.size)))
        at = next((index for index in near if _touches(host[index], line)), None)
        if at is None:
            return None
        guests.setdefault(at, []).append(line)
    found: list[Line] = []
    for index, line in enumerate(host):
        found += _opened(line, guests[index], boxes) if index in guests else [line]
    return found


def _base(pair: tuple[float, Line]) -> float:
    return pair[0]


def _touches(line: Line, guest: Line) -> bool:
    """Say whether `guest` stands level with a line, right beside it or in one of its blanks."""
    shared = min(line.bottom, guest.bottom) - max(line.top, guest.top)
    if shared < 0.4 * min(line.bottom - line.top, guest.bottom - guest.top):
        return False
    near = TOUCH * max(line.size, guest.size)
    if -1.5 <= guest.left - line.right <= near or -1.5 <= line.left - guest.right <= near:
        return True
    return any(left - 1.5 <= guest.left and guest.right <= right + 1.5 for left, right in line.gaps)


def _opened(line: Line, guests: Sequence[Line], boxes: Boxes) -> list[Line]:
    """Return a line and its guests from the left, the line cut where a guest stands in it."""
    middles = sorted((guest.left + guest.right) / 2 for guest in guests if line.left < guest.left < line.right - 1)
    pieces = [line]
    if middles:
        pieces = [piece for _, piece in cut_line(line, middles, boxes(line.first, line.first + len(line.text)))]
    return sorted([*pieces, *guests], key=lambda one: one.left)


def _level(group: Sequence[Sequence[Line]]) -> bool:
    """Say whether the lines of stretches side by side are short and stand level, as cells of a table do."""
    bases = [{round(line.base / 2) for line in run} for run in group]
    least = min(len(one) for one in bases)
    shared = min(len(bases[0] & other) for other in bases[1:])
    narrow = median(line.right - line.left for run in group for line in run) < PROSE * median(
        line.size for run in group for line in run
    )
    return narrow and least >= 2 and shared * 10 >= least * 6
