"""Which other readings make clashing claims compatible: the smallest sets of changed readings."""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, product

from countersay.model import ReadingOutcome
from countersay.reconciliation.readings import LOOSEST, PLAIN, RANK

Labels = frozenset[str]
Feasible = Callable[[Sequence[Labels]], bool]
MOST_CHANGES = 3
# Combinations of changes tried before the search is given up and said to be so; six claims with all axes need fewer.
MOST_TRIES = 3_000


def dissolve(options: Sequence[tuple[str, ...]], feasible: Feasible) -> tuple[str, ...]:
    """Return the smallest sets of changed readings that make the claims feasible, each joined by " + ".

    A changed reading is one label, for one claim or for all to which it applies. Sets are searched by size up to
    three, in the table's order; all sets of the smallest size are returned, and none if only the mixed loosening will
    do.

    Args:
        options: the labels that apply to each claim.
        feasible: says whether the claims can all hold when each is taken under its labels.
    """
    labels = sorted({label for one in options for label in one}, key=RANK.__getitem__)
    tries = MOST_TRIES
    for size in range(1, MOST_CHANGES + 1):
        found = []
        for chosen in combinations(labels, size):
            if len({label.split(":")[0] for label in chosen}) < size:
                continue
            for assignment in _assignments(options, chosen):
                tries -= 1
                if feasible(assignment):
                    found.append(" + ".join(chosen))
                    break
                if tries <= 0:
                    return tuple(found)
        if found:
            return tuple(found)
    return ()


def _assignments(options: Sequence[tuple[str, ...]], chosen: tuple[str, ...]) -> Iterator[list[Labels]]:
    """Give each chosen label to all claims it applies to, or to one of them."""
    holders = []
    for label in chosen:
        having = [claim for claim, own in enumerate(options) if label in own]
        holders.append([tuple(having), *((claim,) for claim in having if len(having) > 1)])
    for picks in product(*holders):
        yield [
            frozenset(label for label, pick in zip(chosen, picks, strict=True) if claim in pick)
            for claim in range(len(options))
        ]


def outcomes(options: Sequence[tuple[str, ...]], feasible: Feasible, *, loosest: bool) -> tuple[ReadingOutcome, ...]:
    """Return what was tried: plain, each changed reading by itself, and the loosest."""
    tried = [ReadingOutcome(label=PLAIN, feasible=False)]
    for label in sorted({label for one in options for label in one}, key=RANK.__getitem__):
        works = any(feasible(assignment) for assignment in _assignments(options, (label,)))
        tried.append(ReadingOutcome(label=label, feasible=works))
    tried.append(ReadingOutcome(label=LOOSEST, feasible=loosest))
    return tuple(tried)
