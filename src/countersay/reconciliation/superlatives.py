"""What a text calls the highest or lowest since a day, held against what claims say of the days between.

"57 ships, the highest number since 1 May" beside "63 ships on 9 May": of which days, hours or gates the writer speaks, the words
do not say, so nothing is accused; both are shown. A total over several days counts by its mean: on one of them at least there
were as many. So does a range that claims leave open.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from itertools import chain

from countersay.lexicon.gates import gated
from countersay.lexicon.load import table
from countersay.model import Finding, Implied, PlacedTimex
from countersay.noting import noted
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.alike import days_of, is_plain_count
from countersay.reconciliation.relations import told
from countersay.reconciliation.wording import day, days, number, quoted, when

_CLAUSE = 120  # characters from a count to what it is called
_BEHIND = 60  # characters from the word "since" to the day it names


@dataclass(frozen=True, slots=True)
class _Against:
    """What speaks against it: in words, the number of a day, and the claims it rests on."""

    text: str
    rate: Fraction
    claims: tuple[str, ...]


@cache
def _cue() -> re.Pattern[str]:
    data = table("comparing")["superlative"]
    ways = "|".join([*data["up"], *data["down"]])
    return gated(
        re.compile(rf"[,;–—(]?\s*(?:which\s+(?:is|was)\s+)?the\s+(?P<way>{ways})\s+(?:[\w-]+\s+){{0,4}}?since\b")
    )


@noted("superlatives")
def _compares(text: str) -> bool:
    return _cue().search(text) is not None


def superlatives(
    groups: Sequence[Sequence[Claim]],
    implied: Sequence[Implied],
    texts: Mapping[str, str],
    timexes: Sequence[PlacedTimex],
) -> list[Finding]:
    """Return what is called the highest or lowest since a day, where claims say that there was a higher or lower one.

    Args:
        groups: claims about totals, by series.
        implied: what the claims leave open, by series.
        texts: texts of the documents.
        timexes: time expressions of the documents.
    """
    if not any(_compares(text) for text in texts.values()):
        return []
    named: dict[str, list[PlacedTimex]] = defaultdict(list)
    for timex in timexes:
        named[timex.document].append(timex)
    found = []
    for claims in groups:
        for claim in claims:
            text = texts.get(claim.figure.document, "")
            match = _said_of(claim, text)
            since = _day_behind(text, match.end(), named[claim.figure.document]) if match is not None else None
            if match is not None and since is not None and since.first is not None:
                up = match["way"] in table("comparing")["superlative"]["up"]
                finding = _held(claim, claims, implied, since.first.toordinal(), up=up)
                found += [finding] if finding is not None else []
    return found


def _said_of(claim: Claim, text: str) -> re.Match[str] | None:
    """Return the words behind a count, in its clause and with no other number between, that call it the highest or lowest."""
    end = claim.figure.end
    match = _cue().search(text, end, end + _CLAUSE) if is_plain_count(claim) else None
    return None if match is None or re.search(r"\d|[.;!?]\s", text[end : match.start()]) else match


def _day_behind(text: str, at: int, timexes: Sequence[PlacedTimex]) -> PlacedTimex | None:
    """Return the first day named behind the word "since", in its clause."""
    near = [one for one in timexes if 0 <= one.start - at <= _BEHIND and one.first is not None]
    first = min(near, key=lambda one: one.start, default=None)
    return first if first is not None and not re.search(r"[.;!?]\s", text[at : first.start]) else None


def _held(claim: Claim, claims: Sequence[Claim], implied: Sequence[Implied], since: int, *, up: bool) -> Finding | None:
    span = days_of(claim.figure)
    if span is None or span[0] != span[1] or since >= span[0]:
        return None
    value = claim.figure.value or Fraction(0)
    speaking = chain(_told(claims, since, span[0]), _left_open(claim, implied, since, span[0], up=up))
    against = [one for one in speaking if (one.rate > value if up else one.rate < value)]
    if not against:
        return None
    most = max(against, key=lambda one: one.rate if up else -one.rate)
    ids = {claim.figure.id, *most.claims}
    members = [one for one in claims if one.figure.id in ids]
    extreme, more = ("highest", "more") if up else ("lowest", "less")
    start = day(date.fromordinal(since))
    said = f"{quoted(claim)} for {when(claim.figure)} is said to be the {extreme} since {start}"
    sentence = f"{said}; {most.text} is {more}."
    sign = ">" if up else "<"
    return told("other_scope", "superlative", members, sentence, [f"{number(most.rate, 1)} {sign} {number(value)}"])


def _told(claims: Sequence[Claim], since: int, before: int) -> Iterator[_Against]:
    """Give the daily numbers of claims about days from `since` on and before the one spoken of."""
    for other in claims:
        theirs = days_of(other.figure)
        if theirs is None or theirs[0] < since or theirs[1] >= before or not is_plain_count(other):
            continue
        length = theirs[1] - theirs[0] + 1
        rate = (other.figure.value or Fraction(0)) / length
        mean = f", {number(rate, 1)} a day," if length > 1 else ""
        yield _Against(f"{quoted(other)} for {when(other.figure)}{mean}", rate, (other.figure.id,))


def _left_open(claim: Claim, implied: Sequence[Implied], since: int, before: int, *, up: bool) -> Iterator[_Against]:
    """Give the least (or greatest) daily number that claims leave open for such days."""
    for fact in implied:
        rate = fact.per_day[0 if up else 1]
        within = since <= fact.first.toordinal() and fact.last.toordinal() < before
        if fact.series == claim.figure.series and rate is not None and within and not fact.conflicted:
            side = "at least" if up else "at most"
            text = f"what the claims leave open for {days(fact.first, fact.last)}, {side} {number(rate, 1)} a day,"
            yield _Against(text, rate, fact.claims)
