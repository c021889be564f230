"""Sums that come out, found by their numbers: stretches of time, items of a list, differences, products, rates of change.

Nothing is reported that does not come out exactly, or within the rounding of the number as written, and nothing here accuses:
that numbers do not add up is for the constraints to prove. What licenses each sum is said with it:

1. *stretches*: windows that follow one another without a gap fill the window of the total;
2. *items*: the numbers right behind a total, of its kind or without a noun of their own, make it up;
3. *difference*: a number that words call a difference, a fall or a rise stands beside the two numbers it is taken from;
4. *product*: "1,140 households received 250 each, 285,000 in total";
5. *change*: a percentage beside two numbers and a word for rise or fall.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache
from itertools import combinations

from countersay.lexicon.caseless import lowered
from countersay.model import Figure, Finding
from countersay.noting import noted
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.alike import Sentences, alike, days_of, digits, is_bare, is_plain_count, stands_alone
from countersay.reconciliation.relations import told
from countersay.reconciliation.tied_counts import change_of
from countersay.reconciliation.wording import listing, number, quoted

_LONGEST = 12  # parts of one total
_STEPS = 200  # ways of filling one window that are tried, and all windows together:
_ALL_STEPS = 40_000
_BEHIND = 500  # characters between a total and the items that make it up
_LEAST = 10  # totals of less come out by chance
_NEAR = 8  # figures of two sentences that a percentage is compared with


def sums(claims: Sequence[Claim], texts: Mapping[str, str]) -> list[Finding]:
    """Return the sums that come out, in the order of the list above."""
    sentences = Sentences(texts)
    counts = [claim for claim in claims if is_plain_count(claim)]
    by_document: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_document[claim.figure.document].append(claim)
    found = stretches([claim for claim in counts if claim.accuses])
    for members in by_document.values():
        if any(not claim.accuses for claim in members):  # what a text gave before it was corrected may add up as well
            found += stretches([claim for claim in members if is_plain_count(claim)])
        found += items(members, sentences)
        found += differences(members, sentences)
        found += products(members, sentences)
        found += changes(members, sentences)
    return list({finding.id: finding for finding in found}.values())


def stretches(claims: Sequence[Claim]) -> list[Finding]:
    """Report totals whose window is filled by those of other claims, whatever series they are in."""
    if len({claim.figure.series for claim in claims}) < 2:
        return []
    dated = [(claim, days) for claim in claims if (days := days_of(claim.figure)) is not None]
    starting: dict[int, list[tuple[Claim, tuple[int, int]]]] = defaultdict(list)
    if len({claim.figure.series for claim, _ in dated}) < 2:
        return []  # what is of one series is looked at with it
    for claim, days in dated:
        starting[days[0]].append((claim, days))
    found = []
    left = _ALL_STEPS
    for total, days in dated:
        if left < 0:
            break
        if days[0] == days[1] or total.figure.kind == "stock":
            continue
        value = total.figure.value or Fraction(0)
        if value < _LEAST:
            continue
        steps = [_STEPS]
        parts = next(_filled(total, days[0], days[1], value, starting, steps), None)
        left -= _STEPS - steps[0]
        if parts is not None and len({part.figure.series for part in (total, *parts)}) > 1:
            chain = " + ".join(number(part.figure.value or Fraction(0)) for part in parts)
            text = f"{listing([quoted(part) for part in parts])} fill the time of {quoted(total)} and make it up."
            found.append(told("adds_up", "stretches", (total, *parts), text, [f"{chain} = {number(value)}"]))
    return found


def _filled(
    total: Claim,
    first: int,
    last: int,
    rest: Fraction,
    starting: Mapping[int, Sequence[tuple[Claim, tuple[int, int]]]],
    steps: list[int],
    so_far: tuple[Claim, ...] = (),
) -> Iterator[tuple[Claim, ...]]:
    """Go through the ways to fill the days from `first` through `last` with claims that add up to `rest`."""
    if first > last:
        if rest == 0 and len(so_far) > 1:
            yield so_far
        return
    if len(so_far) >= _LONGEST:
        return
    for claim, days in starting.get(first, ()):
        steps[0] -= 1
        if steps[0] < 0:
            return
        value = claim.figure.value or Fraction(0)
        if claim is total or days[1] > last or value > rest or claim.figure.kind == "stock":
            continue
        if alike(total.figure, claim.figure) and _agree(claim, (total, *so_far)):
            yield from _filled(total, days[1] + 1, last, rest - value, starting, steps, (*so_far, claim))


def _agree(claim: Claim, others: Sequence[Claim]) -> bool:
    """Say whether nouns and places of the claims do not exclude each other."""
    places = {one.figure.place for one in (claim, *others) if one.figure.place}
    return len(places) <= 1 and all(alike(claim.figure, other.figure) for other in others)


def items(members: Sequence[Claim], sentences: Sentences) -> list[Finding]:
    """Report numbers right behind a total that make it up."""
    counts = [claim for claim in members if is_plain_count(claim)]
    found = []
    for place, total in enumerate(counts[:-2]):
        if counts[place + 1].figure.start - total.figure.end > _BEHIND:
            continue  # parts are looked for right behind the total, or behind one number between
        value = total.figure.value or Fraction(0)
        if value < _LEAST or total.figure.relation is not None or is_bare(total.figure):
            continue
        for start in (place + 1, place + 2):
            following = counts[start : start + _LONGEST]
            parts = _run(total, following, value, sentences) or _behind_colon(total, following, value, sentences)
            if parts:
                chain = " + ".join(number(part.figure.value or Fraction(0)) for part in parts)
                text = f"{listing([quoted(part) for part in parts])} make up {quoted(total)}."
                found.append(told("adds_up", "parts", (total, *parts), text, [f"{chain} = {number(value)}"]))
                break
    return found


_COLON = re.compile(r"[^.;:!?\n]{0,60}:\s*(?:some |about )?\Z")


def _behind_colon(total: Claim, following: Sequence[Claim], value: Fraction, sentences: Sentences) -> list[Claim]:
    """Return the counts between a colon behind the total and the end of its sentence, if they make it up: "64: 41 and 23"."""
    home, text = total.figure, sentences.texts.get(total.figure.document, "")
    if not following or _COLON.match(text[home.end : following[0].figure.start]) is None:
        return []
    at = sentences.number(home.document, home.start)
    parts = [one for one in following if sentences.number(home.document, one.figure.start) == at]
    told_apart = all(one.figure.unit == home.unit or is_bare(one.figure) for one in parts)
    made = sum((one.figure.value or Fraction(0) for one in parts), Fraction(0)) == value
    return parts if len(parts) > 1 and told_apart and made else []


def _run(total: Claim, following: Sequence[Claim], value: Fraction, sentences: Sentences) -> list[Claim]:
    """Return the claims from the first one on that add up to `value`; none if they do not, or are of another kind."""
    parts: list[Claim] = []
    rest = value
    home = total.figure
    for claim in following[:_LONGEST]:
        figure = claim.figure
        part = figure.value or Fraction(0)
        if figure.start - home.end > _BEHIND or part >= value or not alike(home, figure):
            return []
        if parts and sentences.number(figure.document, figure.start) - sentences.number(home.document, home.start) > 2:
            return []
        parts.append(claim)
        rest -= part
        if rest <= 0:
            bare = all(stands_alone(one.figure) for one in parts[1:]) or digits(home) > 2
            return parts if rest == 0 and len(parts) > 1 and bare else []
    return []


_STEP = (
    r"(?:difference|gap|shortfall|fell|fallen|dropped|declined|decreased|rose|risen|grew|grown|increased|down|up)\s+"
    r"(?:\w+\s+){0,2}?(?:of|by)\s+"
)


_APART = re.compile(r"\b(?:difference|gap|shortfall|lost)\b[^.;]{0,24}\Z", re.I)


@cache
def _difference() -> re.Pattern[str]:
    return re.compile(rf"\b{_STEP}\Z|\b(?:lost|gained)\s+\Z", re.I)


@noted("differences")
def _tells_differences(text: str) -> bool:
    """Say whether words that call a number a difference stand anywhere, be it that they begin within a word."""
    return _differing().search(lowered(text)) is not None


@cache
def _differing() -> re.Pattern[str]:
    return re.compile(rf"{_STEP}|(?:lost|gained)\s")


def differences(members: Sequence[Claim], sentences: Sentences) -> list[Finding]:
    """Report numbers that words call a difference, where two numbers before them differ by just that."""
    found: list[Finding] = []
    if not members or not _tells_differences(sentences.texts.get(members[0].figure.document, "")):
        return found
    for place, claim in enumerate(members):
        figure = claim.figure
        text = sentences.texts.get(figure.document, "")
        if figure.value is None or figure.per is not None or figure.unit == "percent" or not text:
            continue
        before_it = text[max(0, figure.start - 60) : figure.start].rpartition("\n\n")[2]  # no head above it
        if not _difference().search(before_it) or figure.value < 2:
            continue
        apart = _APART.search(before_it) is not None  # between what was sent and what arrived; a rise is of one thing
        before = [one for one in members[:place] if is_plain_count(one) and alike(figure, one.figure)][-_NEAR:]
        before += [one for one in members[place + 1 : place + 3] if is_plain_count(one) and alike(figure, one.figure)]
        pairs = [
            (one, other)
            for one, other in combinations(before, 2)
            if abs((one.figure.value or 0) - (other.figure.value or 0)) == figure.value
            and alike(one.figure, other.figure)
            and (apart or one.figure.predicate == other.figure.predicate)
        ]
        if pairs and digits(figure) > 1:
            one, other = sorted(pairs[-1], key=lambda claim: -(claim.figure.value or 0))
            step = f"{number(one.figure.value or Fraction(0))} - {number(other.figure.value or Fraction(0))} = {number(figure.value)}"
            told_by = f"{quoted(one)} less {quoted(other)} is {quoted(claim)}."
            found.append(told("adds_up", "difference", (one, other, claim), told_by, [step]))
            found += _fall(claim, (one, other), members[place + 1 :])
    return found


def _fall(change: Claim, pair: tuple[Claim, Claim], following: Sequence[Claim]) -> list[Finding]:
    """Report a percentage beside a change that it is of the number before: "fell by 351, or 8.1 per cent"."""
    for claim in following[:1]:
        figure, amount = claim.figure, change.figure.value or Fraction(0)
        if figure.unit != "percent" or figure.value is None or figure.start - change.figure.end > 40:
            continue
        for base in pair:
            worth = base.figure.value or Fraction(0)
            if worth and _rounds_to(100 * amount / worth, figure):
                share = number(100 * amount / worth, 1)
                text = f"{quoted(change)} is {share} % of {quoted(base)}, as {quoted(claim)} says."
                step = f"{number(amount)} / {number(worth)} = {share} %"
                return [told("adds_up", "share", (change, claim, base), text, [step])]
    return []


_EACH = re.compile(r"[\s\w]{0,25}\b(?:each|apiece)\b")


def products(members: Sequence[Claim], sentences: Sentences) -> list[Finding]:
    """Report "N things received M each, P in total" where N times M is P."""
    found = []
    for place, each in enumerate(members):
        figure = each.figure
        text = sentences.texts.get(figure.document, "")
        if not text or not _EACH.match(text[figure.end : figure.end + 40]) or figure.value in (None, 0, 1):
            continue
        near = [one for one in members[max(0, place - 2) : place + 4] if one is not each and is_plain_count(one)]
        for many, total in ((one, other) for one in near for other in near if one is not other):
            worth, product = many.figure.value or Fraction(0), total.figure.value or Fraction(0)
            if worth * figure.value == product and worth > 1 and abs(total.figure.start - figure.start) < _BEHIND:
                if total.figure.unit == figure.unit or total.figure.counted == figure.counted:
                    step = f"{number(worth)} x {number(figure.value)} = {number(product)}"
                    said = f"{quoted(many)} times {quoted(each)} is {quoted(total)}."
                    found.append(told("adds_up", "product", (many, each, total), said, [step]))
    return found


_CHANGE = re.compile(
    r"\b(?:r[io]se[ns]?|f[ae]ll(?:en|s)?|gr[eo]wn?|increas\w+|decreas\w+|declin\w+|drop\w*|up|down|more|less|fewer|higher|lower|compared|against|growth)\b",
    re.I,
)


def changes(members: Sequence[Claim], sentences: Sentences) -> list[Finding]:
    """Report percentages that are the change, or the share, between two numbers beside them."""
    found = []
    for place, claim in enumerate(members):
        figure = claim.figure
        if figure.unit != "percent" or figure.value is None or figure.relation is not None or figure.supposed:
            continue
        at = sentences.number(figure.document, figure.start)
        near = [
            one
            for one in members[max(0, place - 4) : place + 4]
            if is_plain_count(one) and abs(sentences.number(figure.document, one.figure.start) - at) <= 1
        ][:_NEAR]
        changed = _CHANGE.search(sentences.around(figure.document, figure.start)) is not None
        text = sentences.texts.get(figure.document, "")
        sign = change_of(text, figure.start, figure.end) if changed else None
        pair = _matching(figure, near, at, sentences, changed=changed, sign=sign)
        if pair is not None:
            found.append(_told_change(claim, *pair, changed=changed))
    return found


def _matching(
    figure: Figure, near: Sequence[Claim], at: int, sentences: Sentences, *, changed: bool, sign: int | None
) -> tuple[Claim, Claim] | None:
    """Return (earlier, later) of a change, or (base, part) of a share; None unless just one pair fits.

    `sign` is 1 where the words make the change a rise, -1 where they make it a fall.
    """
    found = []
    for one, other in combinations(near, 2):
        if not alike(one.figure, other.figure) or one.figure.value == other.figure.value:
            continue
        here = [sentences.number(claim.figure.document, claim.figure.start) == at for claim in (one, other)]
        if not any(here) or (
            not all(here) and figure.resolution is not None and figure.resolution >= 1 and not changed
        ):
            continue
        for base, then in ((one, other), (other, one)):
            worth, value = base.figure.value or Fraction(0), then.figure.value or Fraction(0)
            if sign is not None and sign * (value - worth) < 0:
                continue
            if worth and _rounds_to(abs(value - worth) * 100 / worth if changed else value * 100 / worth, figure):
                found.append((base, then))
    return found[0] if len(found) == 1 else None


def _rounds_to(exact: Fraction, figure: Figure) -> bool:
    unit = min(figure.resolution or Fraction(1), Fraction(1))
    return figure.value is not None and abs(exact - figure.value) * 2 <= unit


def _told_change(percent: Claim, base: Claim, then: Claim, *, changed: bool) -> Finding:
    worth, value = base.figure.value or Fraction(0), then.figure.value or Fraction(0)
    if changed:
        shown = number(abs(value - worth) * 100 / worth, 1)
        text = f"From {quoted(base)} to {quoted(then)} is a change of {shown} %, as {quoted(percent)} says."
        step = f"({number(value)} - {number(worth)}) / {number(worth)} = {'-' if value < worth else ''}{shown} %"
        return told("adds_up", "change", (base, then, percent), text, [step])
    shown = number(value * 100 / worth, 1)
    text = f"{quoted(then)} is {shown} % of {quoted(base)}, as {quoted(percent)} says."
    return told("adds_up", "share", (then, percent, base), text, [f"{number(value)} / {number(worth)} = {shown} %"])
