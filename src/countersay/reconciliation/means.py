"""A total and the mean told beside it: however the ends of their interval are taken, they are taken alike for both.

"402 trucks between 5 and 12 May, an average of 58 a day": with one end out both speak of seven days. Without this, a
mean over eight days and a total over seven of them would always fit, and no mean could ever be held to its total.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from countersay.reconciliation.admission import Claim
from countersay.reconciliation.constraints import is_average
from countersay.reconciliation.interpretation import Taken

_NEAR = 1  # days by which "this week" may differ at an end from the interval it points back to


def with_own_mean(claims: Sequence[Claim], options: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return the readings open to each claim, less those that would take a mean and its total from two intervals.

    Both come from one register, and the ends of the mean's interval are those of the total's.
    """
    pair = _pair(claims)
    if pair is None:
        return list(options)
    kept = [tuple(label for label in own if not label.startswith(("counting:", "window:"))) for own in options]
    kept[pair[0]] = tuple(label for label in kept[pair[0]] if not label.startswith("ends:"))
    return kept


def one_interval(claims: Sequence[Claim], taken: Sequence[Taken]) -> list[Taken]:
    """Return the readings with the mean's interval moved along with its total's; others unchanged."""
    found = list(taken)
    pair = _pair(claims)
    if pair is None:
        return found
    mean, total = pair
    own, base = taken[mean], taken[total].outer
    if own.outer is None or base is None:
        return found
    days = min((own.outer[1] - own.outer[0]).days, (base[1] - base[0]).days)
    interval = (base[1] - timedelta(days=days), base[1])
    found[mean] = replace(own, outer=interval, inner=interval)
    return found


def is_of_its_total(claims: Sequence[Claim]) -> bool:
    """Say whether the claims are a total and the mean that its own sentence gives of it."""
    return _pair(claims) is not None


def _pair(claims: Sequence[Claim]) -> tuple[int, int] | None:
    """Indices of a mean and of the total of the same document and interval, if the claims are just these two."""
    if len(claims) != 2:
        return None
    means = [index for index, claim in enumerate(claims) if is_average(claim.figure)]
    if len(means) != 1:
        return None
    mean, total = claims[means[0]].figure, claims[1 - means[0]].figure
    one, other = mean.window, total.window
    if mean.document != total.document or mean.relation is None or mean.relation.type != "average_of":
        return None
    if (
        one is None
        or other is None
        or one.first is None
        or one.last is None
        or other.first is None
        or other.last is None
    ):
        return None
    near = abs((one.first - other.first).days) <= _NEAR and abs((one.last - other.last).days) <= _NEAR
    return (means[0], 1 - means[0]) if near else None
