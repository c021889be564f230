"""Counts that may or may not be parts of others, side by side: findings that accuse nobody.

1. *unsure part*: two counts of one noun, one verb and one time in one document, of which the smaller has words of its own ("42 as a
   result of which ...", "31 in the old town") and no word ties it to the larger. Whether it is a part of it is for a person.
2. *shares*: a percentage of all things of a kind beside a part counted of them. Two shares of one whole may overlap, and neither
   follows from the other.
3. *examples*: documents that name parts of running totals of unlike wording ("46 killed, including three teachers"; later "90
   injured or killed, including two teachers"). A part of another whole is no fall.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import combinations, islice

from countersay.lexicon.nouns import head, plural
from countersay.model import Figure, Finding, Period
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.alike import Sentences, is_plain_count
from countersay.reconciliation.interpretation import includes
from countersay.reconciliation.relations import told
from countersay.reconciliation.wording import number, quoted

_MOST = 60  # claims of one noun that are compared pair by pair
_LEAST = 10  # smaller counts are named for many reasons
_NEAR = 2  # sentences between a percentage and a part counted of the same things
_APART = 31  # days between the starts of two running totals that may be one start


def subcounts(claims: Sequence[Claim], texts: Mapping[str, str]) -> list[Finding]:
    """Return what may be a part, in the order of the list above; at most 60 claims of one noun are compared."""
    counts = [claim for claim in claims if claim.accuses and is_plain_count(claim)]
    return [*unsure_parts(counts), *shares(claims, counts, Sentences(texts)), *examples(counts)]


def unsure_parts(counts: Sequence[Claim]) -> list[Finding]:
    """Report counts that the words leave in doubt to be a part of a larger one of the same document."""
    groups: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    narrowed = {(claim.figure.document, claim.figure.counted) for claim in counts if claim.figure.qualifiers}
    for claim in counts if narrowed else ():
        figure, window = claim.figure, claim.figure.window
        if (figure.document, figure.counted) not in narrowed:
            continue
        if window is None or window.first is None or window.last is None or figure.relation or figure.kind != "flow":
            continue
        if figure.counted and figure.predicate and not window.inherited and (figure.value or 0) >= _LEAST:
            key = (figure.document, figure.counted, figure.predicate, figure.unit, window.first, window.last)
            groups[key].append(claim)
    found = []
    for members in groups.values():
        wholes = [claim for claim in members[:_MOST] if not claim.figure.qualifiers]
        for part in members[:_MOST] if wholes else []:
            whole = min(wholes, key=lambda one: abs(one.figure.start - part.figure.start))
            if part.figure.qualifiers and _may_be_part(part, whole):
                text = (
                    f"{quoted(part)} may or may not be a part of {quoted(whole)}: both count {plural(str(part.figure.counted))} "
                    "for the same days, and no words tie one to the other."
                )
                found.append(told("other_scope", "unsure-part", (part, whole), text))
    return found


def _may_be_part(part: Claim, whole: Claim) -> bool:
    one, other = part.figure, whole.figure
    places = {figure.place for figure in (one, other) if figure.place}
    return (
        one.series != other.series
        and (one.value or 0) < (other.value or 0)
        and part.asserter == whole.asserter
        and len(places) < 2
    )


def shares(claims: Sequence[Claim], counts: Sequence[Claim], sentences: Sentences) -> list[Finding]:
    """Report a percentage of all things of a kind beside a part that was counted of them."""
    related = [claim for claim in counts if claim.figure.relation is not None]
    by_id = {claim.figure.id: claim for claim in counts} if related else {}
    parts: dict[str, list[tuple[Claim, Claim]]] = defaultdict(list)
    for claim in related:
        relation = claim.figure.relation
        whole = by_id.get(relation.figure) if relation is not None and relation.type == "part_of" else None
        if whole is not None and whole.figure.counted and claim.figure.value and whole.figure.value:
            parts[claim.figure.document].append((claim, whole))
    found = []
    for percent in claims:
        figure = percent.figure
        if figure.unit != "percent" or figure.value is None or figure.relation is not None or figure.supposed:
            continue
        at = sentences.number(figure.document, figure.start)
        for part, whole in islice(parts.get(figure.document, ()), _MOST):
            near = abs(sentences.number(figure.document, part.figure.start) - at) <= _NEAR
            if near and _is_of(figure, str(whole.figure.counted), sentences) and not _comes_to(figure, part, whole):
                found.append(_beside(percent, part, whole))
                break
    return found


def _is_of(percent: Figure, noun: str, sentences: Sentences) -> bool:
    """Say whether the words behind a percentage name the noun as its base: "of all road accidents"."""
    text = sentences.texts.get(percent.document, "")[percent.end : percent.end + 60]
    named = rf"\s+of\s+(?:(?:all|the|these|those|its|their|our)\s+){{0,2}}(?:[\w-]+\s+){{0,2}}{re.escape(plural(head(noun)))}\b"
    return re.match(named, text, re.I) is not None


def _comes_to(percent: Figure, part: Claim, whole: Claim) -> bool:
    """Say whether the part, or what is left without it, comes to the percentage: then it may be the same share."""
    share = 100 * (part.figure.value or Fraction(0)) / (whole.figure.value or Fraction(1))
    unit = max(percent.resolution or Fraction(1), Fraction(1))
    value = percent.value or Fraction(0)
    return abs(share - value) <= unit or abs(100 - share - value) <= unit


def _beside(percent: Claim, part: Claim, whole: Claim) -> Finding:
    worth, base = part.figure.value or Fraction(0), whole.figure.value or Fraction(1)
    share, rest = number(100 * worth / base, 1), number(100 * (base - worth) / base, 1)
    text = (
        f"{quoted(percent)} and {quoted(part)} of {quoted(whole)}, which is {share} %, are shares of one kind of thing by two "
        f"marks. They may overlap: neither follows from the other."
    )
    step = f"{number(worth)} / {number(base)} = {share} %; {number(base - worth)} / {number(base)} = {rest} %"
    return told("other_definition", "shares", (percent, part, whole), text, [step])


def examples(counts: Sequence[Claim]) -> list[Finding]:
    """Report parts that documents name of running totals from one start, where the totals are of unlike wording."""
    related = [claim for claim in counts if includes(claim.figure)]
    by_id = {claim.figure.id: claim for claim in counts} if related else {}
    groups: dict[str, list[tuple[Claim, Claim]]] = defaultdict(list)
    for claim in related:
        relation, window = claim.figure.relation, claim.figure.window
        whole = by_id.get(relation.figure) if relation is not None else None
        if whole is not None and claim.figure.counted and window is not None and window.kind in ("since", "after"):
            groups[claim.figure.counted].append((claim, whole))
    found = []
    for members in groups.values():
        for (one, its), (other, theirs) in combinations(members[:_MOST], 2):
            if one.figure.document == other.figure.document or one.figure.value == other.figure.value:
                continue
            if not _one_start(one.figure.window, other.figure.window) or one.figure.series == other.figure.series:
                continue
            if its.figure.predicate == theirs.figure.predicate or _is_place_apart(one.figure, other.figure):
                continue
            text = (
                f"{quoted(one)} and {quoted(other)} are named as parts of unlike wholes, {quoted(its)} and {quoted(theirs)}: "
                "they differ in scope, not in number."
            )
            found.append(told("other_scope", "sub-count", (one, its, other, theirs), text))
    return found


def _one_start(one: Period | None, other: Period | None) -> bool:
    if (
        one is None
        or other is None
        or one.first is None
        or other.first is None
        or one.last is None
        or other.last is None
    ):
        return False
    return abs((one.first - other.first).days) <= _APART and one.last != other.last


def _is_place_apart(one: Figure, other: Figure) -> bool:
    return bool(one.place and other.place and one.place != other.place)
