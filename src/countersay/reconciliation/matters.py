"""A series that clashes, with all that its search looks at: a piece of work that can be done elsewhere, or was done before.

What comes of a matter depends on nothing but the matter. So what an earlier run found for the same one still holds, and any
number of processes find the same. A series is parted in two ways:

1. *Days*: claims that share no day cannot clash, whichever way they are read.
2. *Subject*, only where more than `MOST_DOCUMENTS` documents give counts without a place: in an archive these are the trucks
   of every gate there is. Documents are then set against each other only if they share two names of places or bodies, and
   half of those that one of them names, names in everybody's mouth not counted.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain, combinations

from countersay.config import Config
from countersay.model import Finding, Issue
from countersay.noting import is_so
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.clashes import Linked, SeriesCase
from countersay.reconciliation.constraints import bounds_of
from countersay.reconciliation.ground import Topics
from countersay.reconciliation.grouping import Group
from countersay.reconciliation.holding import Tie, tie_of
from countersay.reconciliation.interpretation import loosest, moves, take


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """A group of claims to be searched for clashes.

    Attributes:
        claims: those of the group that may stand in a sum that accuses, in canonical order.
        linked: claims of series that count a part of what this one counts.
        topics: what the documents of the claims name and say, and rules of counting that any document states for them.
        clash: positions of claims that were seen to clash, where they are very many; else empty.
    """

    group: Group
    claims: tuple[Claim, ...]
    linked: tuple[Linked, ...]
    config: Config
    topics: Topics
    clash: tuple[int, ...] = ()

    def case(self) -> SeriesCase:
        """Return the matter ready to be searched."""
        case = SeriesCase(self.group, self.claims, self.linked, self.config, self.topics)
        if self.clash:
            case.plain.take_up(self.clash)
        case.plain.lay_out()
        return case


@dataclass(frozen=True, slots=True)
class Settled:
    """What was found in a matter, and how many of its claims were left when the work allowed for a series was done."""

    findings: tuple[Finding, ...]
    unsearched: int = 0


MOST_DOCUMENTS = 48
"""As many as places of one thing counted are compared with one another; see `linking.neighbours`."""
_SHARED = 2

Settle = Callable[[Sequence[Matter]], Iterable[Settled]]
"""Searches matters; yields what was found in each, in their order."""


def matters_of(
    group: Group, claims: Sequence[Claim], linked: Sequence[Linked], config: Config, topics: Topics
) -> list[Matter]:
    """Return the matters of a group, by their first claims: those parts of it whose claims cannot all hold together.

    Claims of different parts speak of no day in common, so that nothing follows from one part for another.
    """
    if linked or len({claim.figure.document for claim in claims}) > MOST_DOCUMENTS:
        return _matters_of(group, claims, linked, config, topics)
    found: list[Matter] = []

    def hold() -> bool:
        found.extend(_matters_of(group, claims, (), config, topics))
        return not found

    # What others say of the documents counts where there are many of them alone (`_by_subject`).
    is_so("claims hold", (group.series, group.mode, group.unit, claims, config), hold)
    return found


def _matters_of(
    group: Group, claims: Sequence[Claim], linked: Sequence[Linked], config: Config, topics: Topics
) -> list[Matter]:
    found = []
    every = [*claims, *(one.claim for one in linked)]
    totals = group.mode == "total"
    ties = [tie_of(one.figure) if totals else None for one in every]
    parts = _parts(every, ties, totals=totals)
    for part in chain.from_iterable(_by_subject(one, every, topics) for one in parts):
        own = tuple(claims[index] for index in part if index < len(claims))
        others = tuple(linked[index - len(claims)] for index in part if index >= len(claims))
        case = SeriesCase(group, own, others, config, ties=[ties[index] for index in part])
        clash = case.plain.clash_of_all() if own else None
        if clash is not None:
            known = topics.only(case.claims)
            of_these = replace(group, claims=own)
            found.append(Matter(group=of_these, claims=own, linked=others, config=config, topics=known, clash=clash))
    return found


def _by_subject(part: list[int], claims: Sequence[Claim], topics: Topics) -> list[list[int]]:
    """Part claims of many documents that name no place by what the documents name; fewer stay together."""
    documents = sorted({claims[index].figure.document for index in part})
    if len(documents) <= MOST_DOCUMENTS or any(claims[index].figure.place for index in part):
        return [part]
    speaking: dict[str, list[str]] = defaultdict(list)
    for document in documents:
        for name in topics.names.get(document, ()):
            speaking[name].append(document)
    telling = [homes for homes in speaking.values() if len(homes) <= MOST_DOCUMENTS]
    named = Counter(document for homes in telling for document in homes)
    shared = Counter(pair for homes in telling for pair in combinations(homes, 2))
    root = {document: document for document in documents}

    def find(document: str) -> str:
        while root[document] != document:
            root[document] = root[root[document]]
            document = root[document]
        return document

    for (one, other), names in shared.items():
        if names >= _SHARED and 2 * names >= min(named[one], named[other]):
            first, second = sorted((find(one), find(other)))
            root[second] = first
    subjects: dict[str, list[int]] = defaultdict(list)
    for index in part:
        subjects[find(claims[index].figure.document)].append(index)
    return list(subjects.values())


def _span(claim: Claim, tie: Tie | None) -> tuple[int, int] | None:
    """Return the days that an exact count bounds, whichever way it is read: the one before the first, and the last.

    None for other claims, and for a count whose words were spoken on another day than they were published.
    """
    figure = claim.figure
    if tie is None or claim.published is not None:
        return None
    lag = figure.window is not None and not figure.window.inherited and moves(figure)  # entered up to a day later
    return tie[0] - lag, tie[1]


def _parts(claims: Sequence[Claim], ties: Sequence[Tie | None], *, totals: bool) -> list[list[int]]:
    """Part claims, by position, into those that are joined by days in common, whichever way they are read.

    A claim that bounds nothing is left out. Running totals are joined where windows overlap: a circle of bounds that leads
    on over a day's end that no window spans leads back over it as well, and each half of it is a circle by itself.
    """
    spans = []
    by_unknown: dict[tuple[int | None, int | None], list[int]] = {}
    for index, claim in enumerate(claims):
        span = _span(claim, ties[index]) if totals else None
        if span is not None:
            spans.append((*span, index))
            continue
        bounds = bounds_of(index, claim, take(claim.figure))
        bounds += bounds_of(index, claim, loosest(claim.figure, claim.published))
        if bounds and totals:
            spans.append((min(one.after or 0 for one in bounds), max(one.through or 0 for one in bounds), index))
        elif bounds:
            by_unknown.setdefault((bounds[0].after, bounds[0].through), []).append(index)
    parts = list(by_unknown.values())
    reached = 0
    for after, through, index in sorted(spans):
        if after >= reached:
            parts.append([])
        parts[-1].append(index)
        reached = max(reached, through)
    return sorted(sorted(part) for part in parts)


def search_issue(label: str, claims: int, unsearched: int) -> Issue:
    """Tell that a search for clashes was cut short.

    >>> search_issue("trucks", 4000, 90).message[:69]
    'The search for clashes among 4,000 claims of the series “trucks” was '
    """
    series = f"the series “{label}”" if label else "one series"
    return Issue(
        code="search-cut",
        message=f"The search for clashes among {claims:,} claims of {series} was stopped, since very many of them clash: the "
        f"clashes found so far are reported, {unsearched:,} claims were not searched to the end. Examine fewer documents at a "
        "time, or decide about the clashes found.",
    )
