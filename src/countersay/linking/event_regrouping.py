"""Events as people decided: accounts told as one event, or parted. Decisions are taken in the order in which they were made.

A joined event takes in what the software puts into one of its parts later on. An account bears a decision only where the
decision holds now: joined ones stand together, parted ones stand apart.
"""

from collections.abc import Sequence
from dataclasses import replace

from countersay.model import EventMention, Regrouping

Groups = list[list[EventMention]]


def regroup_events(groups: Sequence[Sequence[EventMention]], decided: Sequence[Regrouping]) -> Groups:
    """Apply decisions about events to accounts in groups; `left` and `right` of a decision are places of accounts.

    >>> one, other = (EventMention(document=name, start=0, end=9, text="it opened") for name in "ab")
    >>> joined = Regrouping(decision="d", verdict="merged", left=frozenset({"a:0:9"}), right=frozenset({"b:0:9"}))
    >>> [[account.decisions for account in group] for group in regroup_events([[one], [other]], [joined])]
    [[('d',), ('d',)]]
    """
    found = [list(group) for group in groups]
    for row in decided:
        if row.verdict == "merged":
            found = _join(found, row.left | row.right)
        elif row.verdict == "split":
            found = _part(found, row.left, row.right)
    return [[_signed(account, group, decided) for account in group] for group in found] if decided else found


def _join(groups: Groups, named: frozenset[str]) -> Groups:
    together = [group for group in groups if _spots(group) & named]
    if len(together) < 2:
        return groups
    joined = [account for group in together for account in group]
    return [joined if group is together[0] else group for group in groups if not any(group is o for o in together[1:])]


def _part(groups: Groups, left: frozenset[str], right: frozenset[str]) -> Groups:
    """Take out of each group that holds accounts of both sides those of the right; they make one event."""
    kept: Groups = []
    out: list[EventMention] = []
    for group in groups:
        if not (_spots(group) & left and _spots(group) & right):
            kept.append(group)
            continue
        kept.append([account for account in group if account.spot not in right])
        out += [account for account in group if account.spot in right]
    return [*kept, out] if out else kept


def _spots(group: Sequence[EventMention]) -> frozenset[str]:
    return frozenset(account.spot for account in group)


def _signed(account: EventMention, group: Sequence[EventMention], decided: Sequence[Regrouping]) -> EventMention:
    here, own = _spots(group), account.spot
    holding = []
    for row in decided:
        joined = row.verdict == "merged" and own in row.left | row.right and row.left & here and row.right & here
        parted = row.verdict == "split" and own in row.right and not row.left & here
        if joined or parted:
            holding.append(row.decision)
    return replace(account, decisions=(*account.decisions, *holding)) if holding else account
