"""What figures say to one another without anyone being accused: updates, revisions, repetitions, sums that come out."""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from fractions import Fraction
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from countersay.lexicon.nouns import OCCASION
from countersay.model import Finding, FindingRelation, SeriesLink, identify
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.constraints import is_average
from countersay.reconciliation.grouping import Group, Pairs, disagree, plain_interval
from countersay.reconciliation.interpretation import take
from countersay.reconciliation.passages import Share, Whole
from countersay.reconciliation.wording import listing, number, quoted, things, when

# A longer chain of updates is told by its first and last: nobody reads hundreds of steps.
LONGEST_CHAIN = 50
MOST_APART = 500
"""Updates, or repetitions, of one series that are told one by one; of more, one finding tells of all (`unfolded`)."""


def told(
    relation: FindingRelation,
    kind: str,
    claims: Sequence[Claim],
    sentence: str,
    steps: Sequence[str] = (),
    size: Fraction | None = None,
) -> Finding:
    """Write a finding that accuses nobody."""
    figures = tuple(claim.figure.id for claim in claims)
    return Finding(
        id=identify("k", relation, kind, *sorted(figures)),
        relation=relation,
        kind=kind,
        figures=figures,
        attributions=tuple(dict.fromkeys(c.figure.attribution for c in claims if c.figure.attribution)),
        documents=tuple(dict.fromkeys(claim.figure.document for claim in claims)),
        sentence=sentence,
        steps=tuple(steps),
        size=size,
    )


def pair_relations(pairs: Pairs) -> list[Finding]:
    """Report revisions and refinements."""
    found = []
    for older, newer in pairs.revisions:
        sentence = f"{quoted(newer)} replaces {quoted(older)} for {when(newer.figure)}: the same issuer, a later date."
        found.append(told("revision", "same-window", (older, newer), sentence))
    for earlier, later in pairs.grown:
        if not _of_one_toll(earlier, later):
            continue  # the dead of two sides are no one toll that grows
        sentence = f"{quoted(later)} goes on from {quoted(earlier)}: a toll told later, for days within the same time."
        found.append(told("later_update", "growing-toll", (earlier, later), sentence))
    for coarse, fine in pairs.refinements:
        sentence = f"{quoted(coarse)} is a rounder way to say {quoted(fine)} for {when(fine.figure)}."
        found.append(told("refinement", "same-window", (coarse, fine), sentence))
    return found


def _of_one_toll(earlier: Claim, later: Claim) -> bool:
    """Say whether words tell that two tolls are of one event: one place or occasion in both, or one issuer.

    A noun that one of them has, the other must have too; whose losses it counts must not differ.
    """
    one, other = earlier.figure, later.figure
    if one.counted != other.counted or one.agent != other.agent:
        return False
    owned = [{word for word in figure.qualifiers if _OWNED.search(word)} for figure in (one, other)]
    if owned[0] != owned[1]:
        return False
    occasions = [{word for word in figure.qualifiers if word.startswith(OCCASION)} for figure in (one, other)]
    if one.place or other.place:
        return one.place == other.place
    return bool(occasions[0] & occasions[1]) or earlier.issuer == later.issuer


_OWNED = re.compile(r"\b(?:ours?|theirs?|enemy|enemy's)\b")


def series_relations(group: Group, pairs: Pairs, most_apart: int | None = MOST_APART) -> list[Finding]:
    """Report repetitions, later updates, spreads and averages that come out, within one group.

    Args:
        group: the claims, in canonical order.
        pairs: those of them that are set aside.
        most_apart: repetitions, and updates, that are told one by one; None tells all of them so.
    """
    found = _repetitions(pairs.windows, most_apart)
    asserted = [claim for claim in group.claims if claim.accuses]
    found += _spreads(pairs)
    if group.mode == "total":
        aside = pairs.aside
        current = [claim for claim in asserted if claim.figure.id not in aside] if aside else asserted
        averages = [claim for claim in current if is_average(claim.figure)]
        found += _updates(
            [claim for claim in current if not is_average(claim.figure)] if averages else current, most_apart
        )
        found += _averages(current) if averages else []
    return found


def unfolded(finding: Finding, group: Group, pairs: Pairs) -> list[Finding]:
    """Tell one by one what a finding tells of many claims of a group; any other finding is returned alone."""
    whole, single = (series_relations(group, pairs, most) for most in (MOST_APART, None))
    together = {one.id for one in whole} - {one.id for one in single}
    if finding.id not in together:
        return [finding]
    apart = {one.id for one in whole}
    return [
        one for one in single if one.id not in apart and (one.relation, one.kind) == (finding.relation, finding.kind)
    ]


def _same_number(claim: Claim) -> tuple[object, ...]:
    figure = claim.figure
    numbers = [None if one is None else plain_number(one) for one in (figure.value, figure.lower, figure.upper)]
    return (*numbers, figure.lower_open, figure.upper_open, figure.per)


def plain_number(number: Fraction) -> int | Fraction:
    """Return a whole number as an `int`, which is equal to it, and faster to sort and to look up."""
    return number.numerator if number.denominator == 1 else number


def said_again(windows: Iterable[Sequence[Claim]]) -> list[list[Claim]]:
    """Return lists of asserted claims that give one number, of lists of claims about the same window."""
    found = []
    for members in windows:
        alike: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
        for claim in members:
            if claim.figure.stance == "asserts":
                alike[_same_number(claim)].append(claim)
        found += [same for same in alike.values() if len(same) > 1]
    return found


def _repetitions(windows: Iterable[Sequence[Claim]], most_apart: int | None) -> list[Finding]:
    again = said_again(windows)
    if most_apart is None or len(again) <= most_apart:
        return [told("repetition", "same-window", claims, f"{_said_times(claims)}.") for claims in again]
    every = [claim for claims in again for claim in claims]
    text = (
        f"{len(again):,} numbers of one series are each said more than once for the same days, in {len(every):,} claims. "
        f"The first: {_said_times(again[0])}. The last: {_said_times(again[-1])}."
    )
    return [told("repetition", "same-window", every, text)]


def _said_times(claims: Sequence[Claim]) -> str:
    here = {claim.figure.id for claim in claims}
    # words that only point back ("the three ships are carrying …") are no further voice
    told_first = [claim for claim in claims if not _points_back(claim, here)] or claims
    voices = list(dict.fromkeys(claim.asserter for claim in told_first))
    said = f"by {voices[0]}" if len(voices) == 1 else f"in {len(voices)} voices ({listing(voices)})"
    return f"“{claims[0].figure.text}” for {when(claims[0].figure)} is said {len(claims)} times, {said}"


def _points_back(claim: Claim, here: Container[str]) -> bool:
    link = claim.figure.relation
    return link is not None and link.type == "same_as" and link.figure in here


def _spreads(pairs: Pairs) -> list[Finding]:
    explained = {frozenset((one.figure.id, other.figure.id)) for one, other in pairs.refinements + pairs.revisions}
    found = []
    for members in pairs.windows:
        asserted = [claim for claim in members if claim.accuses]
        firsts = list({_same_number(claim): claim for claim in reversed(asserted)}.values())[::-1]
        for one, other in pairwise(firsts):
            if frozenset((one.figure.id, other.figure.id)) in explained or one.asserter == other.asserter:
                continue
            if (one.figure.approximate or other.figure.approximate) and not disagree(one, other):
                text = f"{quoted(one)} and {quoted(other)} are estimates for {when(one.figure)} that differ."
                found.append(told("spread", "same-window", (one, other), text))
    return found


class _Told(NamedTuple):
    """A claim with the ordinals of its first day, of the latest day that may be that, of its last day, and its number."""

    first: int
    latest: int
    last: int
    worth: int | Fraction | None
    claim: Claim


def _updates(claims: Sequence[Claim], most_apart: int | None) -> list[Finding]:
    """Report consecutive running totals from one start, where the later one is no less."""
    pairs = _continued(claims)
    if most_apart is None or len(pairs) <= most_apart:
        return [_update(before, after) for before, after in pairs]
    every = {claim.figure.id: claim for pair in pairs for _, _, _, _, claim in pair}
    first, last = _update(*pairs[0]), _update(*pairs[-1])
    text = (
        f"{len(pairs):,} times a later total of one series continues an earlier one from the same start, and is more. "
        f"The first: {first.sentence} The last: {last.sentence}"
    )
    steps = [f"The first: {first.steps[0]}", f"The last: {last.steps[0]}"]
    return [told("later_update", "running-total", list(every.values()), text, steps)]


def _update(before: _Told, after: _Told) -> Finding:
    growth = (after.worth or 0) - (before.worth or 0)
    earlier, later = before.claim, after.claim
    text = f"{quoted(later)} continues {quoted(earlier)}, both from the same start: up by {things((later,), growth)}."
    step = f"{number(after.worth or 0)} - {number(before.worth or 0)} = {number(growth)}"
    return told("later_update", "running-total", (earlier, later), text, (step,), Fraction(growth))


def _continued(claims: Sequence[Claim]) -> list[tuple[_Told, _Told]]:
    """Return pairs of an earlier running total and the next one from the same start that is more."""
    found = []
    for chain in _from_one_start(claims):
        if len(chain) < 2:
            continue
        firsts: dict[tuple[int, int | Fraction | None], _Told] = {}
        for one in chain:
            firsts.setdefault((one.last, one.worth), one)
        ordered = sorted(firsts.values(), key=_by_end)
        links = pairwise(ordered) if len(ordered) <= LONGEST_CHAIN else [(ordered[0], ordered[-1])]
        for before, after in links:
            if before.worth is None or after.worth is None or after.worth <= before.worth or before.last >= after.last:
                continue
            if _is_running(before.claim) and _is_running(after.claim):
                found.append((before, after))
    return found


def _by_end(one: _Told) -> tuple[int, int | Fraction, tuple[object, ...]]:
    # No two of a chain have the same end and number, but that one may be without a number where another says nought.
    return one.last, one.worth or 0, () if one.worth else one.claim.order


def _is_running(claim: Claim) -> bool:
    """Say whether the words give a total up to a day: "since", "until", "from A to B", not "in January"."""
    window = claim.figure.window
    return window is not None and window.kind not in ("on", "during")


def _worth(claim: Claim) -> int | Fraction | None:
    figure = claim.figure
    worth = figure.value if figure.value is not None else figure.lower
    return None if worth is None else plain_number(worth)


def _from_one_start(claims: Sequence[Claim]) -> list[list[_Told]]:
    """Group claims whose windows start on one day, or may, by what is known of their first days."""
    starts = []
    for claim in claims:
        window = claim.figure.window
        if window is not None and window.first is not None and window.last is not None:
            first = window.first.toordinal()
            latest = first if window.first_latest is None else window.first_latest.toordinal()
            starts.append(_Told(first, latest, window.last.toordinal(), _worth(claim), claim))
    chains: list[list[_Told]] = []
    until = None
    for one in sorted(starts, key=itemgetter(0, 1)):  # the claims are in their canonical order
        if until is not None and one.first <= until:
            chains[-1].append(one)
            until = min(until, one.latest)
        else:
            chains.append([one])
            until = one.latest
    return chains


def _averages(claims: Sequence[Claim]) -> list[Finding]:
    """Report averages that, times the days, come to the total given for the same days."""
    totals: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        window = claim.figure.window
        if window is not None and not is_average(claim.figure):
            totals.setdefault((window.first, window.last), claim)
    found = []
    for claim in claims:
        window = claim.figure.window
        if window is None or not is_average(claim.figure) or window.days is None or claim.figure.per != "day":
            continue
        total = totals.get((window.first, window.last))
        interval = take(claim.figure).interval
        value = None if total is None else plain_interval(total)
        if total is None or value is None or None in (value.lower, value.upper, interval.lower, interval.upper):
            continue
        least, most = (interval.lower or 0) * window.days, (interval.upper or 0) * window.days
        if (value.upper or 0) < least or (value.lower or 0) > most:
            continue
        daily = (value.lower or Fraction(0)) / window.days
        text = f"{quoted(total)} over {window.days} days is {number(daily, 1)} a day, as {quoted(claim)} says."
        found.append(
            told(
                "adds_up",
                "average",
                (total, claim),
                text,
                [f"{number(value.lower or Fraction(0))} / {window.days} = {number(daily, 1)}"],
            )
        )
    return found


def linked_series(links: Sequence[SeriesLink], claims: Sequence[Claim]) -> list[Finding]:
    """Report series that differ in scope or definition, as linking found them."""
    by_id = {claim.figure.id: claim for claim in claims}
    found = []
    for link in links:
        if link.kind not in ("other_scope", "other_definition"):
            continue
        members = sorted((by_id[one] for one in link.figures if one in by_id), key=lambda claim: claim.order)
        if len(members) > 1:
            what = "scope" if link.kind == "other_scope" else "definition"
            text = f"{listing([quoted(claim) for claim in members])} differ in {what}, not in number: {link.reason}."
            relation: FindingRelation = "other_scope" if link.kind == "other_scope" else "other_definition"
            found.append(told(relation, "series", members, text))
    return found


def passage_sums(wholes: Sequence[Whole], shares: Sequence[Share], clashing: set[frozenset[str]]) -> list[Finding]:
    """Report sums of parts and shares that come out; `clashing` are the sets of figures that do not."""
    found = []
    for whole in wholes:
        ids = {claim.figure.id for claim in whole.claims}
        if not any(clash <= ids for clash in clashing):
            found += _sum_of(whole)
    for share in shares:
        if not any(clash <= {claim.figure.id for claim in share.claims} for clash in clashing):
            found += _share_of(share)
    return found


def _sum_of(whole: Whole) -> list[Finding]:
    """Report parts that make up their whole, or fit within it, and what that leaves to others."""
    intervals = [plain_interval(part) for part in whole.parts]
    total = plain_interval(whole.whole)
    lowers = [interval.lower for interval in intervals if interval.lower is not None]
    if total.upper is None or len(lowers) < len(intervals):
        return []
    least = sum(lowers, Fraction(0))
    left = total.upper - least
    chain = " + ".join(number(lower) for lower in lowers)
    exact = all(interval.lower == interval.upper for interval in (*intervals, total))
    parts = listing([quoted(part) for part in whole.parts])
    if exact and left == 0 and len(lowers) > 1:
        text = f"{parts} make up {quoted(whole.whole)}."
        return [told("adds_up", "parts", whole.claims, text, [f"{chain} = {number(total.upper)}"])]
    if left < 0 or not whole.alike:
        return []
    fit = "fit" if len(lowers) > 1 else "fits"
    text = f"{parts} {fit} within {quoted(whole.whole)}; that leaves at most {number(left)} for others."
    if len(lowers) > 1:
        text = text.replace("; that", "; unless they overlap, that")
    step = (
        f"{chain} = {number(least)} <= {number(total.upper)}; {number(total.upper)} - {number(least)} = {number(left)}"
    )
    return [told("adds_up", "parts", whole.claims, text, [step], left)]


def _share_of(share: Share) -> list[Finding]:
    part, base = share.part.figure.value, share.base.figure.value
    if part is None or not base:
        return []
    percent = number(part * 100 / base, 1)
    text = f"{quoted(share.part)} is {percent} % of {quoted(share.base)}, as {quoted(share.percent)} says."
    return [told("adds_up", "share", share.claims, text, [f"{number(part)} / {number(base)} = {percent} %"])]
