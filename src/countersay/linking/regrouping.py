"""Series as people decided: joined, parted, or kept apart. Decisions are taken in the order in which they were made.

A joined series takes in what the software puts into one of its parts later on. Only the figures that the decision
names are taken to count the very same thing; one that comes in later keeps the wording of its own.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from countersay.model import Regrouping

K = TypeVar("K", bound=Hashable)
PARTED = "by decision: "


@dataclass(slots=True)
class Regrouped(Generic[K]):
    """Figures with the keys of their series.

    members: key → figures, where decisions ask for it. joined: figure → the decision that put it there. made: key → decisions that made the series what it is.
    apart: pairs of groups of figures whose series are not to be linked.
    """

    keys: dict[str, K]
    members: dict[K, set[str]] = field(default_factory=dict)
    joined: dict[str, str] = field(default_factory=dict)
    made: dict[K, tuple[str, ...]] = field(default_factory=dict)
    apart: list[tuple[frozenset[str], frozenset[str]]] = field(default_factory=list)


Key = tuple[str | None, str, str, frozenset[str], frozenset[str], str]


def regroup(keys: Mapping[str, Key], decided: Sequence[Regrouping]) -> Regrouped[Key]:
    """Apply decisions about series to figures that were given the keys of theirs."""
    found = Regrouped(dict(keys))
    for figure, key in keys.items() if decided else ():
        found.members.setdefault(key, set()).add(figure)
    for row in decided:
        left, right = (frozenset(one for one in group if one in found.keys) for group in (row.left, row.right))
        if row.verdict == "merged":
            _join(found, left | right, row.decision)
        elif row.verdict == "split" and right:
            _part(found, left, right, row.decision)
        elif row.verdict == "rejected":
            found.apart.append((left, right))
    return found


def _join(found: Regrouped[Key], named: frozenset[str], decision: str) -> None:
    old = {found.keys[figure] for figure in named}
    if not old:
        return
    made = {one for key in old for one in found.made.get(key, ())}
    key = min(old, key=_rank)
    for known in old:
        _move(found, found.members.pop(known), key)
    found.joined.update(dict.fromkeys(named, decision))
    found.made[key] = (*sorted(made), decision)


def _rank(key: Key) -> tuple[object, ...]:
    """Order keys so that one with a place and few narrowing words comes first, whatever the order of figures."""
    unit, family, head, narrowing, predicates, place = key
    return not place, len(narrowing), place, head, sorted(narrowing), sorted(predicates), unit or "", family


def _part(found: Regrouped[Key], left: frozenset[str], right: frozenset[str], decision: str) -> None:
    for figure in right:
        unit, family, head, narrowing, predicates, place = found.keys[figure]
        key = unit, family, head, narrowing | {f"{PARTED}{decision}"}, predicates, place
        made = found.made.get(found.keys[figure], ())
        found.members[found.keys[figure]].discard(figure)
        _move(found, {figure}, key)
        found.joined.pop(figure, None)
        found.made[key] = (*(one for one in made if one != decision), decision)
    found.apart.append((left, right))


def _move(found: Regrouped[Key], figures: set[str], key: Key) -> None:
    found.members.setdefault(key, set()).update(figures)
    found.keys.update(dict.fromkeys(figures, key))


def are_apart(
    left: frozenset[str], right: frozenset[str], apart: Sequence[tuple[frozenset[str], frozenset[str]]]
) -> bool:
    """Say whether a person keeps apart two series that hold these figures."""
    return any((left & one and right & other) or (left & other and right & one) for one, other in apart)
