"""What two claims of one matter leave open about days and places, and whether a toll may have grown between them."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from countersay.lexicon.load import word_set
from countersay.lexicon.places import may_be_one
from countersay.model import Period, PlacedTimex, day_issued
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.ground import Topics, is_of_events
from countersay.reconciliation.grouping import plain_interval
from countersay.reconciliation.same_matter import matters_of_both

_YEAR = 400  # days between the ends of two totals that begin nowhere
START, PLACE, TIME, TOLD = "start:other", "place:other", "time:other", "told:later"
_SOON = 31  # days between two publications on one toll
_AT_ONCE = 2  # days between two publications that tell of what is in all papers
_KNOWN = 2  # days after which most of a toll is known
_LONGEST = 400  # days: what holds for years is seldom one matter
_NIGHT_LONG = 2  # days between the ends of a window that is a night and the days around it
_FEW = 3  # days in which a total or a level that two sides tell hardly changes
_FASTER = 10  # times as fast as before that what a month lacks would have to come on its last days
_STEM = 5  # letters that a country and its people share
_SHORT = 7  # days that an undated claim may be taken to be of, if both texts name one of them


def above(one: Claim, other: Claim) -> bool:
    """Say whether, as plainly read, the one number is greater than the other can be."""
    left, right = plain_interval(one), plain_interval(other)
    return left.lower is not None and right.upper is not None and left.lower >= right.upper


def open_time(one: Claim, other: Claim, days: Mapping[str, frozenset[int]]) -> list[str] | None:
    """Return what is open about the days, None if they are other days."""
    left, right = one.figure.window, other.figure.window
    if left is None and right is None:
        if one.figure.document == other.figure.document:
            return [TIME]
        shared = days.get(one.figure.document, frozenset()) & days.get(other.figure.document, frozenset())
        near = shared and _told_near(one, other)
        return [TIME] if near or _tell_how_things_stand(one, other) or told_at_once(one, other) else None
    if left is None or right is None:
        dated, undated = (one, other) if right is None else (other, one)
        window = dated.figure.window
        if window is None or window.last is None or window.first is None:
            return None
        named = days.get(undated.figure.document, frozenset())
        if (window.last - window.first).days >= _SHORT:
            return None
        told_of = any(window.first.toordinal() <= day <= window.last.toordinal() for day in named)
        if one.figure.document == other.figure.document:
            return [TIME]  # a report that quotes both side by side
        own = days.get(dated.figure.document, frozenset())
        return [TIME] if told_of and own & named and window.last.isoformat() != dated.issued else None
    if left.last is None or right.last is None:
        return None
    level = all(claim.figure.kind in ("stock", "distance", "share") for claim in (one, other))
    if level:
        if _runs_on(left) != _runs_on(right):
            return None  # "17 ships in the week to 7 September" are not those that lay there on the 7th
        return (
            [] if left.last == right.last or _has_been_so(left, right.last) or _has_been_so(right, left.last) else None
        )
    if left.first is None and right.first is None:
        if left.last == right.last:
            return [START]
        if abs((left.last - right.last).days) > _YEAR:
            return None  # totals up to years of their own are hardly of one matter
        earlier, later = (one, other) if left.last < right.last else (other, one)
        return [START] if above(earlier, later) else None
    if left.first is None or right.first is None:
        if left.last != right.last:
            return None
        unstarted, started = (one, other) if left.first is None else (other, one)
        return [START] if above(started, unstarted) else None
    if left.first == right.first and left.last == right.last:
        # "Since 1 March", told in a text of March and in another one: up to two days of that month.
        if _is_certain(left) and _is_certain(right):
            return []
        if _is_certain(left) == _is_certain(right):
            return None
        certain, rough = (one, other) if _is_certain(left) else (other, one)
        return [] if one.figure.kind == "flow" and above(rough, certain) else None
    if left.first == right.first and (_run_to_publication(one, other) or _is_cut_short(one, other)):
        return [TOLD]
    inner, outer = (one, other) if right.first <= left.first and left.last <= right.last else (other, one)
    first, second = inner.figure.window, outer.figure.window
    if (
        first is None
        or second is None
        or first.first is None
        or second.first is None
        or first.last is None
        or second.last is None
    ):
        return None
    # At its longest the inner one must lie in the outer one at its shortest; "since May" is one and the same day in both.
    begins_alike = first.first == second.first and first.first_latest == second.first_latest
    within = (begins_alike or (second.first_latest or second.first) <= first.first) and first.last <= (
        second.last_earliest or second.last
    )
    return [] if within and one.figure.kind == "flow" and above(inner, outer) else None


def told_at_once(one: Claim, other: Claim) -> bool:
    """Say whether both tell without a day of what happened, in two texts published within two days."""
    undated = one.figure.window is None and other.figure.window is None and one.figure.document != other.figure.document
    apart = _published_apart(one, other)
    return undated and one.figure.kind == other.figure.kind == "flow" and apart is not None and apart <= _AT_ONCE


def may_have_changed(one: Claim, other: Claim) -> bool:
    """Say whether two levels without a day are told in texts so far apart that people may have come or gone.

    Of 24 patients in a ward on one day and 18 two weeks later nothing is told; a dam is as high, and a ticket costs as much.
    """
    if one.figure.window is not None or other.figure.window is not None:
        return False
    apart = _published_apart(one, other)
    return {one.figure.kind, other.figure.kind} <= {"stock", "constant"} and (apart is None or apart > _FEW)


def _has_been_so(window: Period, day: date) -> bool:
    """Say whether a level that has been so since a day was so on another: "since the flood seven people have been missing"."""
    if window.kind != "since" or window.first is None or window.last is None:
        return False
    return window.first < day <= window.last and _is_certain(window)


def _runs_on(window: Period) -> bool:
    """Say whether a window has several days and does not say since when something is so."""
    return (
        window.kind != "since" and window.first is not None and window.last is not None and window.first < window.last
    )


def _tell_how_things_stand(one: Claim, other: Claim) -> bool:
    """Say whether both give a level, a price or a fact without a day, in texts published within a month."""
    kinds = {one.figure.kind, other.figure.kind}
    if not kinds <= {"stock", "constant", "money", "average", "distance"}:
        return False
    return (apart := _published_apart(one, other)) is not None and apart <= _SOON


def _run_to_publication(one: Claim, other: Claim) -> bool:
    """Say whether two totals from one start run to two publications within a week, and are farther apart than they grow.

    Of 61 in four days and 151 in eleven nothing is told but that as many came each day.
    """
    windows = [claim.figure.window for claim in (one, other)]
    if any(window is None or window.kind not in ("since", "after") for window in windows):
        return False
    apart = _published_apart(one, other)
    values = sorted(claim.figure.value or 0 for claim in (one, other))
    lengths = sorted(span_length(window) + 1 for window in windows if window is not None)
    return apart is not None and apart <= _SHORT and values[1] * lengths[0] >= 2 * values[0] * lengths[1]


def _is_cut_short(one: Claim, other: Claim) -> bool:
    """Say whether a month told of on one of its last days lacks too few days for what the other has more.

    "In January 410 were dismissed" of 30 January, "in January 735 were dismissed" of 3 February.
    """
    by_end = sorted((one, other), key=lambda claim: span_length(claim.figure.window) if claim.figure.window else -1)
    short, long = (claim.figure.window for claim in by_end)
    if short is None or long is None or short.last is None or not by_end[0].issued.startswith(short.last.isoformat()):
        return False
    lacking = span_length(long) - span_length(short)
    if short.kind != "during" or long.kind != "during" or not 0 < lacking <= _FEW:
        return False
    told, in_all = (claim.figure.value or 0 for claim in by_end)
    return (in_all - told) * (span_length(short) + 1) >= _FASTER * told * lacking


def _told_near(one: Claim, other: Claim) -> bool:
    """Say whether two publications are within a month: two counts without days are else of their own times.

    It does not help that both texts name a day, as all do that tell of one war.
    """
    apart = _published_apart(one, other)
    return apart is None or apart <= _SOON


def days_named(timexes: Sequence[PlacedTimex], claims: Sequence[Claim]) -> dict[str, frozenset[int]]:
    """Return the single days that each document names, but for the day it is dated."""
    issued = {claim.figure.document: claim.issued for claim in claims}
    found: dict[str, set[int]] = defaultdict(set)
    for timex in timexes:
        if (
            timex.first is not None
            and timex.first == timex.last
            and timex.first.isoformat() != issued.get(timex.document)
        ):
            found[timex.document].add(timex.first.toordinal())
    return {document: frozenset(days) for document, days in found.items()}


def _published_apart(one: Claim, other: Claim) -> int | None:
    """Return how many days lie between two publications, None where a day is not known."""
    days = [day for claim in (one, other) if (day := day_issued(claim.issued)) is not None]
    return abs((days[0] - days[1]).days) if len(days) > 1 else None


def _is_certain(window: Period) -> bool:
    return window.first_latest in (None, window.first) and window.last_earliest in (None, window.last)


def open_place(one: Claim, other: Claim, topics: Topics) -> list[str] | None:
    """Return what is open about the places, None if they are two."""
    left, right = one.figure.place, other.figure.place
    if left is None and right is None:
        return []
    if left is not None and right is not None:
        if topics.known(left) != topics.known(right):
            return [PLACE] if may_be_one(left, right) else None
        return [PLACE] if _is_area(left) and not _has_name(left) else []
    placed, bare = (one, other) if left is not None else (other, one)
    place = placed.figure.place or ""
    if not bare.figure.value and bare.figure.value is not None:
        return [PLACE]  # "nobody is missing" is said of every place
    if of_one_people(one, other):
        return []
    text = topics.residues.texts.get(bare.figure.document, "")
    if _is_area(place):
        if place.split()[-1].lower() not in text.lower():
            return None
    elif place.removeprefix("the ") not in text:
        return None
    return [] if topics.known(place) in topics.residues.names_of(bare) else [PLACE]


def of_one_people(one: Claim, other: Claim) -> bool:
    """Say whether captives are handed to a country in one clause and are of its people in the other.

    "95 captured soldiers to Teshia", "81 captured Teshian soldiers"
    """
    placed, bare = (one.figure, other.figure) if one.figure.place else (other.figure, one.figure)
    country = (placed.place or "").removeprefix("the ")[:_STEM]
    if bare.place or len(country) < _STEM or "freed" not in matters_of_both(placed, bare):
        return False
    return re.search(rf" {re.escape(country)}\w*n\b", bare.text) is not None


def _is_area(place: str) -> bool:
    return place.split()[-1].lower() in word_set("nouns", "areas", "words")


def _has_name(place: str) -> bool:
    """Say whether a place is named, and not only told by a word for one: "Sarn province", not "the Province"."""
    areas = word_set("nouns", "areas", "words")
    return any(word[:1].isupper() and word.lower() not in areas for word in place.split())


def may_grow(one: Claim, other: Claim) -> bool:
    """Say whether the higher of two tolls was published later."""
    if not is_of_events((one, other)) or not one.issued or not other.issued or are_as_of_one_day(one, other):
        return False
    shared = min(len(one.issued), len(other.issued))
    earlier, later = (one, other) if one.issued[:shared] < other.issued[:shared] else (other, one)
    return earlier.issued[:shared] < later.issued[:shared] and above(later, earlier)


def are_as_of_one_day(one: Claim, other: Claim) -> bool:
    """Say whether both tell in words how many there were by one and the same day: the one cannot have grown since."""
    left, right = one.figure.window, other.figure.window
    if left is None or right is None or left.last is None or left.last != right.last:
        return False
    return left.kind == right.kind == "as_of" and _is_certain(left) and _is_certain(right)


def told_soon(one: Claim, other: Claim, *, late: bool) -> bool:
    """Say whether two tolls of one event were published within a month; where the later grew, not before its third day."""
    days = [day for claim in (one, other) if (day := day_issued(claim.issued)) is not None]
    windows = [claim.figure.window for claim in (one, other)]
    happened = [window.last for window in windows if window is not None and window.last is not None]
    apart = _published_apart(one, other)
    if apart is None or not happened or apart > _SOON:
        return False
    return not late or (min(days) - min(happened)).days >= _KNOWN


def loose_time(one: Claim, other: Claim, days: Mapping[str, frozenset[int]]) -> list[str] | None:
    """Return what is open about the days; a night may be told by either of its days."""
    windows = [claim.figure.window for claim in (one, other)]
    if any(window is not None and span_length(window) > _LONGEST for window in windows):
        return None
    found = open_time(one, other, days)
    if found is not None:
        return found
    shared = days.get(one.figure.document, frozenset()) & days.get(other.figure.document, frozenset())
    loose = [_is_loose(claim) for claim in (one, other)]
    first, second = windows
    if all(loose):
        return [TIME] if shared and _told_near(one, other) and not _has_grown(one, other) else None
    if any(loose):
        window = second if loose[0] else first
        return [TIME] if window and span_length(window) <= 1 and _days_of(window) & shared else None
    if first is None or second is None:
        return None
    meet = (
        span_length(first) <= _NIGHT_LONG and span_length(second) <= _NIGHT_LONG and _days_of(first) & _days_of(second)
    )
    return [TIME] if meet else None


def _has_grown(one: Claim, other: Claim) -> bool:
    """Say whether two totals, or levels, of days some time apart may well differ: the later of two totals is the higher."""
    ends = [claim.figure.window.last if claim.figure.window else None for claim in (one, other)]
    if ends[0] is None or ends[1] is None or abs((ends[0] - ends[1]).days) <= _FEW:
        return False
    earlier, later = (one, other) if ends[0] < ends[1] else (other, one)
    return "stock" in (one.figure.kind, other.figure.kind) or not above(earlier, later)


def span_length(window: Period) -> int:
    """Return how many days lie between the ends of a window, -1 where one is not known."""
    return (window.last - window.first).days if window.first and window.last else -1


def _days_of(window: Period) -> frozenset[int]:
    if window.first is None or window.last is None or span_length(window) > _LONGEST:
        return frozenset()
    return frozenset(range(window.first.toordinal(), window.last.toordinal() + 1))


def _is_loose(claim: Claim) -> bool:
    """Say whether a claim has no days of its own: none, all up to some day, or the day of publication."""
    window = claim.figure.window
    if window is None:
        return True
    if window.last is None:
        return False
    return window.first is None or (window.last.isoformat() == claim.issued and span_length(window) == 0)
