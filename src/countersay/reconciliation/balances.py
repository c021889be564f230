"""Balances: what there was at the start, with what came and without what went, is what there is at the end.

"64 were admitted and 71 released" between "812 prisoners on 1 May" and "815 on 31 May"; "the number fell from 1,204 to 1,166:
38 closed, six opened". Each figure has an unknown of its own; the axiom `balance` ties them together. What comes out adds up.
What does not is a tension, and only where the words name both what came and what went, for the same days and by one voice: that
more came or went than is named, or before or after the counts, stays a reading. Where one way alone is named nothing is said
unless it comes out.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import pairwise

from countersay.lexicon.load import table
from countersay.model import Figure, Finding
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.alike import Sentences, alike, days_of, is_bare
from countersay.reconciliation.clashes import Clash
from countersay.reconciliation.constraints import balance_row
from countersay.reconciliation.grouping import plain_interval
from countersay.reconciliation.interpretation import Taken
from countersay.reconciliation.passages import Tagged, claim_rows, clashes_of
from countersay.reconciliation.relations import told
from countersay.reconciliation.wording import listing, number, quoted

OTHERS = "balance:others"
DAY = "balance:day"
_BESIDE = 40  # characters between a number and the verb that says which way it went
_BEFORE = 80  # characters before "from X to Y" in which the verb of change stands
_APART = 4  # sentences between the counts at the start and at the end
_NEAR = 1  # sentences before and behind them in which changes are named
_MOST = 8  # changes of one balance


@dataclass(frozen=True, slots=True)
class Balance:
    """The counts at the start and at the end, and what came and went between them."""

    opening: Claim
    closing: Claim
    came: tuple[Claim, ...]
    went: tuple[Claim, ...]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Opening, what came, what went, closing."""
        return (self.opening, *self.came, *self.went, self.closing)


@dataclass(frozen=True, slots=True)
class _Change:
    """What came (sign 1) or went (-1); `fits` if for the same days, place and voice, and not a part of it alone."""

    claim: Claim
    sign: int
    families: frozenset[str]
    fits: bool


@dataclass(frozen=True, slots=True)
class Balances:
    """What was found: clashes, sums that come out, and sums of three of their figures that others take for differences."""

    clashes: tuple[Clash, ...] = ()
    findings: tuple[Finding, ...] = ()
    instead: frozenset[frozenset[str]] = frozenset()


def balances(claims: Sequence[Claim], texts: Mapping[str, str]) -> Balances:
    """Return the balances of each document that cannot hold and those that come out.

    A count less another that is what one change says is no difference where more changes are named between them: such sums
    are listed in `instead`.
    """
    sentences = Sentences(texts)
    by_document: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if _counts(claim):
            by_document[claim.figure.document].append(claim)
    clashes: list[Clash] = []
    found: list[Finding] = []
    instead: set[frozenset[str]] = set()
    for members in by_document.values():
        for opening, closing in _ends(members, sentences):
            named = _named(opening, closing, members, sentences)
            balance = _balance(opening, closing, named)
            sums = _comes_out(balance) if balance is not None else []
            found += sums
            if balance is not None:
                clashes += _clashes(balance, sentences)
            if sums or len({change.sign for change in named}) > 1:
                instead |= {frozenset(one.figure.id for one in (opening, closing, change.claim)) for change in named}
    return Balances(tuple(clashes), tuple(found), frozenset(instead))


def without(findings: Sequence[Finding], instead: frozenset[frozenset[str]]) -> list[Finding]:
    """Leave out sums of three figures that a balance shows in full, or that more changes than theirs speak against."""
    return [one for one in findings if one.kind not in ("difference", "parts") or frozenset(one.figures) not in instead]


def _counts(claim: Claim) -> bool:
    """Say whether the figure counts things and is asserted; a noun taken from the words before will do here."""
    figure = claim.figure
    plain = figure.stance == "asserts" and not figure.supposed and figure.precision in ("exact", "approximate")
    rate = figure.per is not None or figure.average or figure.unit is not None
    return plain and not rate and figure.relation is None and (claim.accuses or _is_short(claim))


def _is_short(claim: Claim) -> bool:
    """Say whether nothing stands against the claim but that its noun is left out, or that it is a change."""
    return claim.why_not.startswith(("its noun ", "it is a change"))


@cache
def _ways() -> Mapping[str, tuple[int, frozenset[str]]]:
    """Return for each verb whether it says that something came (1) or went (-1), and its families."""
    families: dict[tuple[str, int], set[str]] = defaultdict(set)
    kinds = table("balances")["families"]
    for name, verbs in kinds.items():
        for way, sign in (("in", 1), ("out", -1)):
            for verb in verbs[way]:
                families[verb, sign] |= set(kinds) if name == "any" else {name}
    return {verb: (sign, frozenset(names)) for (verb, sign), names in sorted(families.items())}


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what stands behind a number that came or went, and what stands before it."""
    verbs = "|".join(sorted(map(re.escape, _ways()), key=len, reverse=True))
    behind = rf"\s*(?:(?!and\b|or\b|but\b|to\b|from\b|were\b|was\b|had\b|have\b|has\b)[\w'-]+\s+){{0,3}}?(?P<aux>(?:were|was|had|have|has|been|newly|also)\s+){{0,3}}(?P<verb>{verbs})\b(?!\s+\d)"
    before = rf"\b(?P<verb>{verbs})\s+(?:only\s+|another\s+|a\s+further\s+)?\Z"
    return re.compile(behind, re.I), re.compile(before, re.I)


def _way(figure: Figure, text: str) -> tuple[int, frozenset[str]] | None:
    """Return whether what is counted came or went, by the verb right before its number or else behind it."""
    behind, before = _patterns()
    match = before.search(text[max(0, figure.number.start - _BESIDE) : figure.number.start])
    if match is None:
        match = behind.match(text[figure.number.end : figure.number.end + 2 * _BESIDE])
        if match is None or (match["verb"].lower() == "left" and (match["aux"] or "").lower().startswith("w")):
            return None  # "61 were left" stay
    return _ways()[match["verb"].lower()]


@cache
def _changed() -> re.Pattern[str]:
    verbs = "|".join(sorted(map(re.escape, table("balances")["words"]["changed"]), key=len, reverse=True))
    return re.compile(rf"\b(?:{verbs})\b", re.I)


@cache
def _further() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, table('balances')['words']['further']))})\b", re.I)


_TO = re.compile(r"\s+(?:[\w'-]+\s+){0,3}?to\s+(?:only\s+|just\s+)?\Z")


def _ends(members: Sequence[Claim], sentences: Sentences) -> list[tuple[Claim, Claim]]:
    """Return counts at a start and at an end: "fell from X to Y", or two levels of one series, one after the other."""
    found = []
    text = sentences.texts.get(members[0].figure.document, "")
    for one, other in pairwise(members) if text else ():
        first, last = one.figure, other.figure
        gap = text[first.number.end : last.number.start]
        if len(gap) > _BESIDE or not _TO.search(gap) or not alike(first, last):
            continue
        head = text[max(0, first.start - _BEFORE) : first.number.start]
        if (
            re.search(r"\bfrom\s+\Z", head) and _changed().search(head[max(map(head.rfind, ".;:")) + 1 :])
        ) or _changed().search(gap):
            found.append((one, other))
    levels: dict[str, Claim] = {}
    for claim in members:
        figure = claim.figure
        days = days_of(figure) if figure.kind == "stock" and figure.series is not None and claim.accuses else None
        if figure.series is None or days is None or days[0] != days[1]:
            continue
        known = levels.get(figure.series)
        if known is not None and (days_of(known.figure) or days) < days:
            apart = sentences.number(figure.document, figure.start) - sentences.number(
                figure.document, known.figure.start
            )
            found += [(known, claim)] if 0 < apart <= _APART else []
        levels[figure.series] = claim
    return found


def _named(opening: Claim, closing: Claim, members: Sequence[Claim], sentences: Sentences) -> list[_Change]:
    """Gather what the words near two counts say came or went; a change told twice counts once."""
    document, text = opening.figure.document, sentences.texts.get(opening.figure.document, "")
    first = sentences.number(document, opening.figure.start) - _NEAR
    last = sentences.number(document, closing.figure.start) + _NEAR
    found: dict[tuple[int, Fraction | None], _Change] = {}
    for claim in members:
        figure = claim.figure
        if claim is opening or claim is closing or not first <= sentences.number(document, figure.start) <= last:
            continue
        way = _way(figure, text)
        if way is not None and (alike(opening.figure, figure) or is_bare(figure)):
            same = _same_time(opening.figure, closing.figure, figure) and claim.asserter == opening.asserter
            whole = not figure.qualifiers and len({one for one in (figure.place, opening.figure.place) if one}) < 2
            found.setdefault((way[0], figure.value), _Change(claim, way[0], way[1], fits=same and whole))
    return list(found.values())


def _balance(opening: Claim, closing: Claim, named: Sequence[_Change]) -> Balance | None:
    """Set what came and went against the two counts; None where some of it is of another time, place, part or kind."""
    if not 0 < len(named) <= _MOST or not all(change.fits for change in named):
        return None
    if not frozenset.intersection(*(change.families for change in named)):
        return None
    came = tuple(change.claim for change in named if change.sign > 0)
    return Balance(opening, closing, came, tuple(change.claim for change in named if change.sign < 0))


def _same_time(opening: Figure, closing: Figure, change: Figure) -> bool:
    """Say whether a change fills the time between the two counts, as far as the words give their days."""
    days, start, end = days_of(change), days_of(opening), days_of(closing)
    if opening.kind == closing.kind == "stock" and start is not None and end is not None and start[0] < end[0]:
        return days is not None and 0 <= days[0] - start[0] <= 1 and 0 <= end[0] - days[1] <= 1
    return days is None or end is None or days == end


def _solves(balance: Balance) -> Fraction | None:
    """Return by how much the end misses what it should be, if all numbers are exact."""
    intervals = [plain_interval(claim) for claim in balance.claims]
    if any(one.lower is None or one.lower != one.upper for one in intervals):
        return None
    signs = (1, *(1 for _ in balance.came), *(-1 for _ in balance.went), -1)
    return sum((sign * (one.lower or Fraction(0)) for sign, one in zip(signs, intervals, strict=True)), Fraction(0))


def _comes_out(balance: Balance) -> list[Finding]:
    if _solves(balance) != 0:
        return []
    values = [claim.figure.value or Fraction(0) for claim in balance.claims]
    ways = [*(" + " for _ in balance.came), *(" - " for _ in balance.went)]
    chain = number(values[0]) + "".join(way + number(one) for way, one in zip(ways, values[1:-1], strict=True))
    parts = []
    if balance.came:
        parts.append(f"with {listing([quoted(claim) for claim in balance.came])}")
    if balance.went:
        parts.append(f"less {listing([quoted(claim) for claim in balance.went])}")
    text = f"{quoted(balance.opening)} {' and '.join(parts)} is {quoted(balance.closing)}."
    return [told("adds_up", "balance", balance.claims, text, [f"{chain} = {number(values[-1])}"])]


def _clashes(balance: Balance, sentences: Sentences) -> list[Clash]:
    """Return the tension of a balance that names both what came and what went, if no words tell of more."""
    if not balance.came or not balance.went or _solves(balance) == 0:
        return []
    document = balance.opening.figure.document
    spans = [(claim.figure.start, claim.figure.end) for claim in balance.claims]
    said = sentences.between(document, min(start for start, _ in spans), max(end for _, end in spans))
    if _further().search(said) or any(claim.figure.value in (0, 1) for claim in balance.claims):
        return []

    def rows(taken: Sequence[Taken], active: Sequence[int], dropped: bool) -> Tagged:
        ids = [claim.figure.id for claim in balance.claims]
        tagged: Tagged = [(index, row) for index in active for row in claim_rows(balance.claims[index], taken[index])]
        if len(active) == len(ids) and not dropped:
            came, went = ids[1 : 1 + len(balance.came)], ids[1 + len(balance.came) : -1]
            tagged += [(None, balance_row(ids[0], came, went, ids[-1], upper=upper)) for upper in (True, False)]
        return tagged

    return clashes_of("balance", balance.claims, rows, (OTHERS, DAY))
