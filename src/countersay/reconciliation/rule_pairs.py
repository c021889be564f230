"""Pairs of claims that are counted by different rules, where a text says so: its words are quoted, nobody is accused."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from countersay.model import Figure, Finding
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.alike import is_plain_count
from countersay.reconciliation.relations import told
from countersay.reconciliation.rule_binding import Bound, RulePairs
from countersay.reconciliation.wording import quoted

_MOST = 60  # claims of one thing that are compared pair by pair
_TIMES = 5  # counts of one thing by two rules that are farther apart differ by more than the rule
_TOLD = 3  # pairs that are told for one rule: the next of kin


def ruled_apart(rules: RulePairs, claims: Sequence[Claim]) -> list[Finding]:
    """Report pairs of counts for the same days that are made by different rules, with the words that say so."""
    found: list[Finding] = []
    known: set[frozenset[Fraction | None]] = set()
    counts = [claim for claim in claims if is_plain_count(claim) and claim.accuses] if rules.rules else []
    for rule in rules.rules:
        named = [claim for claim in counts if rule.names(claim)][:_MOST]
        others = [claim for claim in counts if rule.about(claim)][:_MOST]
        pairs = [
            (one, other)
            for one in named
            if rule.binds(one)
            for other in others
            if _comparable(one, other) and rules.apart(one, other) is not None
        ]
        used: set[str] = set()
        for one, other in sorted(pairs, key=lambda pair: (*_distance(*pair), pair[0].order, pair[1].order)):
            values = frozenset((one.figure.value, other.figure.value))
            if values not in known and used.isdisjoint((one.figure.id, other.figure.id)) and len(used) < 2 * _TOLD:
                known.add(values)
                used |= {one.figure.id, other.figure.id}
                found.append(_told_apart(rules, rules.apart(one, other) or rule, *sorted((one, other), key=_order)))
    return found


def _order(claim: Claim) -> tuple[str, str, int, int, str]:
    return claim.order


def _told_apart(rules: RulePairs, rule: Bound, one: Claim, other: Claim) -> Finding:
    sentence = f"{quoted(one)} and {quoted(other)} are counted by different rules: {rules.said(rule)}."
    finding = told("other_definition", "stated-rule", (one, other), sentence)
    return replace(finding, documents=tuple(dict.fromkeys((*finding.documents, rule.document))))


def _comparable(one: Claim, other: Claim) -> bool:
    """Say whether two counts would be set against each other, but for the rules by which they are made."""
    left, right = one.figure, other.figure
    if one.asserter == other.asserter or left.value == right.value or left.unit != right.unit:
        return False
    if left.kind != right.kind or left.relation or right.relation or not (left.counted and right.counted):
        return False
    if (left.value or 0) > _TIMES * (right.value or 0) or (right.value or 0) > _TIMES * (left.value or 0):
        return False
    if left.counted != right.counted and left.predicate != right.predicate and _narrowed(left) != _narrowed(right):
        return False
    if left.place and right.place and left.place != right.place:
        return False
    first, second = _days(left), _days(right)
    if first is None or second is None:
        return False
    both = min(first[1], second[1]) - max(first[0], second[0]) + 1
    return 5 * both >= 3 * (max(first[1], second[1]) - min(first[0], second[0]) + 1)


def _narrowed(figure: Figure) -> str:
    return (figure.counted or "").rpartition(" ")[0]


def _days(figure: Figure) -> tuple[int, int] | None:
    window = figure.window
    if window is None or window.first is None or window.last is None:
        return None
    return window.first.toordinal(), window.last.toordinal()


def _distance(one: Claim, other: Claim) -> tuple[int, bool, Fraction]:
    """Order counts by how near they are to another: days, verb, number."""
    first, second = _days(one.figure) or (0, 0), _days(other.figure) or (0, 0)
    days = abs(first[0] - second[0]) + abs(first[1] - second[1])
    values = sorted((one.figure.value or Fraction(0), other.figure.value or Fraction(0)))
    return days, one.figure.predicate != other.figure.predicate, values[1] - values[0]
