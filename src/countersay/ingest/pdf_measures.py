"""Measures of a page: held to what can be, turns, the wide blanks of a line."""

import math


def held(value: float, least: float, most: float) -> float:
    """Hold a measure of a damaged page to what can be; what is no number becomes the least."""
    return min(max(value, least), most) if value == value else least


def turn_of(a: float, b: float) -> int:
    """Return by how many degrees what a matrix turns is turned to the left: 0, 90, 180 or 270."""
    return round(math.degrees(math.atan2(b, a)) / 90) * 90 % 360


def gaps_between(
    lefts: list[float], rights: list[float], least: float, corner: float
) -> tuple[tuple[float, float], ...]:
    """Return the blanks of at least this width between rectangles, counted from the corner of the page."""
    ordered = sorted(zip(lefts, rights, strict=True))
    found = []
    reach = ordered[0][1]
    for left, right in ordered[1:]:
        if left - reach >= least:
            found.append((reach - corner, left - corner))
        reach = max(reach, right)
    return tuple(found)
