"""Sums over time that come out, and totals that grow from a wider count to a narrower one.

A total over a window adds up if claims over windows that follow one another without a gap fill it and their numbers make
it. Only what comes out is reported: a sum that does not come out is found by the constraints, with its certificate.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from itertools import islice

from countersay.model import Figure, Finding, SeriesLink
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.constraints import is_average
from countersay.reconciliation.grouping import Group
from countersay.reconciliation.interpretation import same
from countersay.reconciliation.relations import plain_number, told
from countersay.reconciliation.wording import listing, number, quoted, things

_STEPS = 400  # partial chains followed for one total: statements list months or weeks, not thousands of windows
_CLAIMS = 400  # claims of one series looked at: from a log of thousands, sums of its lines would be no news
_MOST = 13  # parts in a chain: a year of months, or of four weeks


def _exact(claim: Claim) -> tuple[int, int, int | Fraction, Claim] | None:
    """Return first and last day, number and claim of an exact count over known days."""
    figure, window, value = claim.figure, claim.figure.window, claim.figure.value
    if figure.stance != "asserts" or value is None or window is None or window.first_latest is not None:
        return None
    if window.first is None or window.last is None or (figure.per is not None and is_average(figure)):
        return None
    if figure.lower is not figure.upper and not same(figure.lower, figure.upper):
        return None
    return window.first.toordinal(), window.last.toordinal(), plain_number(value), claim


def _ends(figure: Figure) -> tuple[date, date]:
    window = figure.window
    if window is None or window.first is None or window.last is None:
        return date.max, date.min
    return window.first, window.last


Part = tuple[int, int | Fraction, Claim]
"""Last day, number and claim of a part that starts on a known day."""


def time_sums(group: Group) -> list[Finding]:
    """Report totals of a series of flows that are the sum of claims over consecutive windows."""
    counts = list(islice((count for claim in group.claims if (count := _exact(claim)) is not None), _CLAIMS + 1))
    if len(counts) > _CLAIMS:
        return []
    starting: dict[int, list[Part]] = defaultdict(list)
    latest: dict[int, int] = {}
    totals: dict[tuple[int, int, int | Fraction], Claim] = {}
    for first, last, value, claim in counts:
        if (first, last, value) not in totals:
            totals[first, last, value] = claim
            starting[first].append((last, value, claim))
            latest[last] = max(first, latest.get(last, first))
    found = []
    for (first, last, value), claim in totals.items():
        # A chain ends with a part that starts later than the total and ends with it.
        chain = _chain(first, last, value, starting) if latest[last] > first else None
        if chain is not None:
            found.append(_told(claim, chain))
    return found


def _chain(
    first: int, last: int, value: int | Fraction, starting: Mapping[int, Sequence[Part]]
) -> tuple[Claim, ...] | None:
    """Return the shortest run of claims that fills the days of a total and makes its number, or None."""
    waiting: list[tuple[tuple[Claim, ...], int, int | Fraction]] = [((), first, 0)]
    for _ in range(_STEPS):
        if not waiting:
            return None
        chain, day, so_far = waiting.pop(0)
        if len(chain) == _MOST:
            continue
        for end, worth, part in starting.get(day, ()):
            whole = (end == last and not chain) or end > last
            now = so_far + worth
            if whole or now > value:
                continue
            if end == last and now == value:
                return (*chain, part)
            if end < last:
                waiting.append(((*chain, part), end + 1, now))
    return None


def _told(total: Claim, chain: Sequence[Claim]) -> Finding:
    values = [claim.figure.value or Fraction(0) for claim in chain]
    sentence = f"{listing([quoted(claim) for claim in chain])} follow one another and make up {quoted(total)}."
    step = f"{' + '.join(number(value) for value in values)} = {number(sum(values, Fraction(0)))}"
    return told("adds_up", "windows", (*chain, total), sentence, (step,))


def linked_growth(links: Sequence[SeriesLink], claims: Sequence[Claim]) -> list[Finding]:
    """Report a later running total of a part that is no less than an earlier one of the whole: both can hold."""
    linked = {series for link in links if link.kind == "subset" for series in (link.left, link.right)}
    by_series: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims if linked else ():
        if claim.figure.series in linked and claim.accuses and _running(claim):
            by_series[claim.figure.series].append(claim)
    for members in by_series.values():
        members.sort(key=lambda claim: (_ends(claim.figure)[1], claim.order))
    found = []
    for link in links:
        if link.kind != "subset":
            continue
        for later in sorted(by_series.get(link.left, ()), key=lambda claim: claim.order):
            earlier = _before(later, by_series.get(link.right, ()))
            if earlier is not None:
                found.append(_grown(earlier, later))
    return found


def _running(claim: Claim) -> bool:
    window = claim.figure.window
    total = window is not None and window.kind in ("since", "after", "between") and claim.figure.kind == "flow"
    return total and claim.figure.relation is None and claim.figure.value is not None and not is_average(claim.figure)


def _before(later: Claim, candidates: Sequence[Claim]) -> Claim | None:
    """The last claim of the whole that ends before `later` and starts on the same day, as far as that is known.

    `candidates` are in order of their last days.
    """
    until = bisect_left(candidates, _ends(later.figure)[1], key=lambda claim: _ends(claim.figure)[1])
    for at in range(until - 1, -1, -1):
        claim = candidates[at]
        one, other = claim.figure.window, later.figure.window
        if one is None or other is None or None in (one.first, one.last, other.first, other.last):
            continue
        same = (one.first or date.min) <= (other.first_latest or other.first or date.min) and (
            other.first or date.min
        ) <= (one.first_latest or one.first or date.min)
        value, more = claim.figure.value, later.figure.value
        if same and value is not None and more is not None and value <= more:
            return claim
    return None


def _grown(earlier: Claim, later: Claim) -> Finding:
    growth = (later.figure.value or Fraction(0)) - (earlier.figure.value or Fraction(0))
    sentence = (
        f"{quoted(later)} counts a part of what {quoted(earlier)} counts, over a longer time from the same start, and is "
        f"no less: up by {things((later,), growth)}, as both can be."
    )
    step = f"{number(later.figure.value or Fraction(0))} - {number(earlier.figure.value or Fraction(0))} = {number(growth)}"
    return told("later_update", "running-total", (earlier, later), sentence, (step,), growth)
