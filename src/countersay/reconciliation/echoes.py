"""The same number in other words, a rounder one, and estimates side by side: findings that accuse nobody.

1. *repetition*: a number of three digits and more, not a round one, comes back for a thing of the same kind. That two
   counts agree to the last digit by chance is not likely, so what series they are in does not matter.
2. *refinement*: a hedged or round number for a thing of the same kind and the same days covers an exact one.
3. *spread*: estimates of different voices for one thing stand side by side in one passage.
4. *other_scope*: what one claim counts is by its words a part of what another counts for the same days.
5. *other_definition*: one measure of one time, told with other verbs, a little apart: fed in here, metered there.
6. *later_update*: the same level on two days.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache
from itertools import combinations, islice, pairwise

from countersay.lexicon.load import table
from countersay.lexicon.nouns import head, is_of_harm
from countersay.model import LENGTHY, Figure, Finding, SeriesLink
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.alike import Sentences, alike, days_of, digits, is_bare, is_plain_count
from countersay.reconciliation.constraints import is_average
from countersay.reconciliation.grouping import Group, plain_interval, same_window
from countersay.reconciliation.interpretation import choices, numeric_axis, take
from countersay.reconciliation.relations import plain_number, said_again, told
from countersay.reconciliation.wording import listing, number, quoted, things, when

_LEAST_DIGITS = 3
_MOST = 60  # claims of one number or one noun that are compared pair by pair
_BESIDE = 320  # characters between estimates that are set side by side
_NEARLY = 20  # per cent between two measures of one thing at two points
_SLACK = 4  # days by which the ends of "since" may differ between a round number and an exact one


def repetitions(claims: Sequence[Claim], known: Sequence[Finding]) -> list[Finding]:
    """Report numbers that come back; `known` are repetitions found within one series."""
    if len({(claim.asserter, claim.figure.document) for claim in claims}) < 2:
        return []  # nobody else tells it, nor elsewhere
    seen: dict[str, frozenset[str]] | None = None
    by_value: dict[int | Fraction, list[Claim]] = defaultdict(list)
    for claim in claims:
        value = claim.figure.value
        if value is not None:
            by_value[plain_number(value)].append(claim)
    found = []
    for number_ in sorted(number_ for number_, same in by_value.items() if _may_come_back(same)):
        same = [claim for claim in by_value[number_] if is_plain_count(claim)]
        for members in _of_a_kind(list(islice((claim for claim in same if not _is_year(claim.figure)), _MOST))):
            if len(members) < 2 or len({(claim.asserter, claim.figure.document) for claim in members}) < 2:
                continue
            if seen is None:
                seen = {one: ids for ids in _told(known, claims) for one in ids}
            if seen.get(members[0].figure.id, frozenset()).issuperset(claim.figure.id for claim in members):
                continue
            voices = list(dict.fromkeys(claim.asserter for claim in members))
            said = f"by {voices[0]}" if len(voices) == 1 else f"in {len(voices)} voices ({listing(voices)})"
            text = f"{listing([f'“{claim.figure.text}”' for claim in members])}: one number, told {len(members)} times, {said}."
            found.append(told("repetition", "same-number", members, text))
    return found


def _may_come_back(same: Sequence[Claim]) -> bool:
    """Say whether a number of many digits is told by several, or in several documents: few of an archive are."""
    if len(same) < 2 or digits(same[0].figure) < _LEAST_DIGITS:
        return False
    return len({(claim.asserter, claim.figure.document) for claim in same}) > 1


def _told(known: Sequence[Finding], claims: Sequence[Claim]) -> Iterator[frozenset[str]]:
    """Go through the figures of each number that is known to come back; one finding may tell of many such numbers."""
    lengthy = any(len(finding.figures) > LENGTHY for finding in known)
    by_id = {claim.figure.id: claim for claim in claims} if lengthy else {}
    for finding in known:
        if len(finding.figures) > LENGTHY:
            for same in said_again(same_window([by_id[one] for one in finding.figures])):
                yield frozenset(claim.figure.id for claim in same)
        else:
            yield frozenset(finding.figures)


def _is_year(figure: Figure) -> bool:
    value = figure.value
    return (
        is_bare(figure)
        and value is not None
        and 1900 * value.denominator <= value.numerator <= 2100 * value.denominator
    )


def _of_a_kind(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Part claims of one value by what they count; one without a noun needs four digits to join the first of them."""
    groups: list[list[Claim]] = []
    for claim in claims:
        for group in groups:
            bare = is_bare(claim.figure) or is_bare(group[0].figure)
            if alike(claim.figure, group[0].figure) and (not bare or digits(claim.figure) > _LEAST_DIGITS):
                group.append(claim)
                break
        else:
            groups.append([claim])
    return groups


def refinements(claims: Sequence[Claim], known: Sequence[Finding]) -> list[Finding]:
    """Report rounder numbers beside exact ones across series, where noun and days are the same."""
    seen = {frozenset(finding.figures) for finding in known}
    told_roughly = {_noun(claim.figure) for claim in claims if claim.accuses and _is_rough(claim.figure)} - {None}
    by_noun: dict[tuple[str | None, str], list[Claim]] = defaultdict(list)
    for claim in claims if told_roughly else ():
        noun = _noun(claim.figure)
        if noun in told_roughly and noun is not None and claim.accuses and days_of(claim.figure) is not None:
            by_noun[noun].append(claim)
    found = []
    for members in by_noun.values():
        rough = list(islice((claim for claim in members if _is_rough(claim.figure)), _MOST))
        counts = (claim for claim in members if is_plain_count(claim) and numeric_axis(claim.figure) is None)
        fine = list(islice(counts, _MOST))
        for coarse in rough:
            covered = [claim for claim in fine if _refines(claim, coarse)]
            exact = [claim for claim in covered if claim.figure.value == covered[0].figure.value]
            if exact and frozenset((coarse.figure.id, exact[0].figure.id)) not in seen:
                text = f"{quoted(coarse)} is a rounder way to say {quoted(exact[0])} for {when(exact[0].figure)}."
                found.append(told("refinement", "same-noun", (coarse, *exact), text))
    return found


def _noun(figure: Figure) -> tuple[str | None, str] | None:
    """Return unit and noun of a count over days; None for a rate, and where no noun is given."""
    return (figure.unit, head(figure.counted)) if figure.counted and figure.per is None else None


def _is_rough(figure: Figure) -> bool:
    bounded = (figure.lower is None) != (figure.upper is None)
    return (figure.approximate or bounded) and bool(figure.value) and (figure.resolution or 0) >= 10


def _refines(exact: Claim, coarse: Claim) -> bool:
    one, other = days_of(exact.figure), days_of(coarse.figure)
    value, round_value, unit = exact.figure.value, coarse.figure.value, coarse.figure.resolution
    if one is None or other is None or value is None or round_value is None or unit is None:
        return False
    if abs(one[0] - other[0]) > 1 or abs(one[1] - other[1]) > _SLACK or abs(value - round_value) >= unit:
        return False
    if exact.figure.kind != coarse.figure.kind or 2 * value < round_value:
        return False  # "some 100" is no rounder way to say two
    bounds = coarse.figure
    if not bounds.approximate and (
        (bounds.lower or value) > value or (bounds.upper is not None and bounds.upper < value)
    ):
        return False  # nor is "more than ten" of nine
    if exact.figure.place and coarse.figure.place and exact.figure.place != coarse.figure.place:
        return False
    if exact.figure.qualifiers and coarse.figure.qualifiers and exact.figure.qualifiers != coarse.figure.qualifiers:
        return False
    interval = take(coarse.figure, frozenset(choices(coarse.figure))).interval
    low, high = interval.lower, interval.upper
    return (low is None or low <= value) and (high is None or value <= high)


@cache
def _estimating() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:put|puts|estimat\w+|spoke|speaks?|speak|claim\w*|said|says|count\w*|according|figures?|numbers?|between|organi[sz]ers?)\b",
        re.I,
    )


def spreads(claims: Sequence[Claim], texts: Mapping[str, str], known: Sequence[Finding]) -> list[Finding]:
    """Report estimates of different voices that stand side by side."""
    sentences = Sentences(texts)
    seen = {frozenset(finding.figures) for finding in known}
    found: list[Finding] = []
    chain: list[Claim] = []
    wholes = {claim.figure.relation.figure for claim in claims if claim.figure.relation is not None}
    for one, other in pairwise(claims):
        if not wholes.isdisjoint((one.figure.id, other.figure.id)):
            continue  # "340 of the 400 schools are open. The union says 120 are closed"
        if _side_by_side(one, other, sentences):
            linked = bool(chain) and chain[-1] is one
            if linked and not all(_of_one_count(before, other) for before in chain):
                chain = []  # a bare number goes with the noun before it, not with the next
                continue
            chain = [*chain, other] if linked else [one, other]
            ids = frozenset(claim.figure.id for claim in chain)
            if ids not in seen:
                voices = listing([quoted(claim) for claim in chain])
                finding = told("spread", "side-by-side", chain, f"{voices} are estimates that differ.")
                if found and set(found[-1].figures) < set(finding.figures):
                    found.pop()
                found.append(finding)
    return found


def _are_apart(below: Figure, above: Figure) -> bool:
    """Say whether a count that is said to be under a number lies below one said to be over another."""
    under = below.upper is not None and below.lower is None
    return under and above.lower is not None and above.upper is None and (below.upper or 0) <= above.lower


def _side_by_side(one: Claim, other: Claim, sentences: Sentences) -> bool:
    left, right = one.figure, other.figure
    if left.document != right.document or one.asserter == other.asserter or right.start - left.end > _BESIDE:
        return False
    counts = all(
        _middle(f) is not None and f.kind not in ("share", "average", "duration") and f.unit is None
        for f in (left, right)
    )
    if (
        not counts
        or left.relation
        or right.relation
        or _middle(left) == _middle(right)
        or left.supposed
        or right.supposed
    ):
        return False
    if not _of_one_count(one, other):
        return False
    if _spans(left, right) or _spans(right, left):
        return False
    low, high = sorted((_middle(left) or Fraction(0), _middle(right) or Fraction(0)))
    rough = any(_is_estimate(figure) for figure in (left, right))
    unit = max(left.resolution or Fraction(0), right.resolution or Fraction(0))
    apart = _are_apart(left, right) or _are_apart(right, left)
    if not apart and abs(low - high) < unit:
        return False  # one is the other, rounded; "fewer than half a million" is not "more than one million"
    said = [sentences.around(figure.document, figure.start) for figure in (left, right)]
    text = sentences.texts.get(right.document, "")
    return (
        rough
        and high >= 50
        and high <= 20 * low
        and bool(_estimating().search(said[1]))
        and sentences.number(right.document, right.start) - sentences.number(left.document, left.start) <= 1
        and not any(_MORE.match(text, figure.end) for figure in (left, right))
        and (said[0] == said[1] or not _own_day(left, right))
    )


_MORE = re.compile(r"\s+(?:more|others?|another|further)\b")


def _spans(wide: Figure, other: Figure) -> bool:
    """Say whether the middle of a number lies between the two that are told of the other: "40 to 60" and 55."""
    middle = _middle(other)
    if wide.value is not None or wide.lower is None or wide.upper is None or middle is None:
        return False
    return wide.lower <= middle <= wide.upper


def _middle(figure: Figure) -> Fraction | None:
    """Return the number of a figure, or the middle of "between 8,000 and 10,000"; None for a vague one."""
    if figure.value is not None or figure.lower is None or figure.upper is None or figure.precision == "vague":
        return figure.value
    return (figure.lower + figure.upper) / 2


def _of_one_count(one: Claim, other: Claim) -> bool:
    """Say whether noun, days, hour and place allow two estimates to be of the same."""
    left, right = one.figure, other.figure
    first, second = days_of(left), days_of(right)
    if (first and second and first != second) or not alike(left, right):
        return False
    if _befell_otherwise(left.predicate, right.predicate):
        return False  # so many are missing, so many dead
    hours = [{word for word in figure.qualifiers if word.startswith("at ")} for figure in (left, right)]
    if hours[0] != hours[1]:
        return False
    return left.place == right.place or (is_bare(left) and not left.place) or (is_bare(right) and not right.place)


def _befell_otherwise(one: str | None, other: str | None) -> bool:
    """Say whether two verbs tell of different harm, so that none of two counts is an estimate of the other."""
    if one is None or other is None or not (is_of_harm(one) or is_of_harm(other)):
        return False
    return _class_of(one) != _class_of(other)


@cache
def _class_of(predicate: str) -> str:
    """Return the class of verbs that the first of a predicate is of, else that verb."""
    first = predicate.split("+")[0]
    return next((name for name, entry in table("predicates")["class"].items() if first in entry["lemmas"]), first)


def _own_day(left: Figure, right: Figure) -> bool:
    """Say whether only one of two figures has days of its own: "last year protests had drawn 15,000"."""
    own = [figure.window is not None and not figure.window.inherited for figure in (left, right)]
    return own[0] != own[1]


def _is_estimate(figure: Figure) -> bool:
    return figure.approximate or figure.lower != figure.upper or (figure.resolution or 0) >= 100


def scopes(links: Sequence[SeriesLink], claims: Sequence[Claim]) -> list[Finding]:
    """Report claims of which one counts a part of what the other counts, for the same days, in different documents."""
    linked = {series for link in links if link.kind == "subset" for series in (link.left, link.right)}
    by_series: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims if linked else ():
        if claim.figure.series in linked and is_plain_count(claim) and days_of(claim.figure):
            by_series[claim.figure.series].append(claim)
    found = []
    for link in sorted(links, key=lambda link: (link.left, link.right)):
        if link.kind != "subset":
            continue
        for part in by_series[link.left][:_MOST]:
            for whole in by_series[link.right][:_MOST]:
                days = days_of(part.figure) == days_of(whole.figure)
                less = (part.figure.value or 0) < (whole.figure.value or 0)
                if days and less and part.figure.document != whole.figure.document:
                    text = f"{quoted(part)} and {quoted(whole)} differ in scope, not in number: {link.reason}."
                    found.append(told("other_scope", "subset", (part, whole), text))
    return found


def definitions(claims: Sequence[Claim]) -> list[Finding]:
    """Report one measure of one time, without a noun and told with other verbs, that differs by little."""
    by_days: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        figure = claim.figure
        measured = figure.unit is not None and figure.unit != "percent" and not re.fullmatch(r"[A-Z]{3}", figure.unit)
        days = days_of(figure) if measured and not figure.counted and is_plain_count(claim) else None
        if days and days[1] - days[0] > 5:
            by_days[figure.unit, days].append(claim)
    found = []
    for members in by_days.values():
        for one, other in combinations(members[:_MOST], 2):
            left, right = one.figure, other.figure
            verbs = left.predicate and right.predicate and left.predicate != right.predicate
            low, high = sorted((left.value or Fraction(0), right.value or Fraction(0)))
            if verbs and left.document != right.document and 0 < (high - low) * 100 <= _NEARLY * high:
                text = (
                    f"{quoted(one)} and {quoted(other)} may be measured at different points: "
                    f"“{left.predicate}”, “{right.predicate}”."
                )
                found.append(told("other_definition", "measure", (one, other), text))
    return found


def levels(group: Group) -> list[Finding]:
    """Report the levels of one series from day to day: as one issuer gives them, or at one place, whoever does."""
    if group.mode != "level":
        return []
    by_whom: dict[str, dict[int, Claim]] = defaultdict(dict)
    for claim in group.claims:
        window = claim.figure.window
        stands = claim.accuses or "noun" in claim.figure.assumed
        if stands and window is not None and window.last is not None and is_plain_count(claim):
            whose = "" if claim.figure.place else claim.issuer
            by_whom[whose].setdefault(window.last.toordinal(), claim)
    found = []
    for by_day in by_whom.values():
        for earlier, later in pairwise([by_day[one] for one in sorted(by_day)][:_MOST]):
            finding = _next_level(earlier, later)
            found += [] if finding is None else [finding]
    return found


def _next_level(earlier: Claim, later: Claim) -> Finding | None:
    before, after = plain_interval(earlier).lower, plain_interval(later).lower
    if before is None or after is None or before == after or is_average(earlier.figure):
        return None
    way = "up" if after > before else "down"
    text = f"{quoted(later)} on {when(later.figure)}, after {quoted(earlier)} on {when(earlier.figure)}: {way} by "
    text += f"{things((later,), abs(after - before))}."
    step = f"{number(after)} - {number(before)} = {number(after - before)}"
    return told("later_update", "level", (earlier, later), text, [step], abs(after - before))
