"""Counts of what came to somebody's notice: "our observers recorded 40 breaches" leaves room for more.

What was recorded, there was; what there was need not have been recorded. A recorded count bounds all there were from
below, so that where another side counts more, both may be true. Where the words name who recorded it, two registers
differ and nobody is accused (`spread`); where they do not ("40 were recorded"), the counts are a tension that this
reading dissolves. The larger of two counts is another matter: who recorded 61 cannot be told that there were 40.
"""

from collections.abc import Sequence
from dataclasses import replace

from countersay.lexicon.load import word_set
from countersay.model import Figure
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.interpretation import Taken

NOTICE = "notice:part"


def is_noticed(figure: Figure) -> bool:
    """Say whether the verb tells that things came to notice: recorded, registered, documented, seen."""
    return figure.predicate is not None and not word_set("predicates", "words", "noticing").isdisjoint(
        figure.predicate.split("+")
    )


def noticed(claims: Sequence[Claim]) -> frozenset[int]:
    """Return which of the claims of several sides tell what came to notice; none where one side speaks."""
    if len({claim.side for claim in claims}) < 2:
        return frozenset()
    return frozenset(i for i, claim in enumerate(claims) if is_noticed(claim.figure))


def with_more(taken: Taken) -> Taken:
    """Take a count of what came to notice as the least there was."""
    return replace(taken, interval=replace(taken.interval, upper=None, upper_open=False))
