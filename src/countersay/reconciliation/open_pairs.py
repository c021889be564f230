"""A pair of counts that may tell of one matter, told as what it is: nobody is accused, and what is open is said."""

from collections.abc import Sequence
from dataclasses import replace

from countersay.model import Finding
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.clashes import SCOPE
from countersay.reconciliation.openings import PLACE, START, TIME, TOLD
from countersay.reconciliation.relations import told
from countersay.reconciliation.wording import quoted

VERB = "verb:other"
_OPEN = {
    TIME: "whether they are of one time",
    START: "since when each counts",
    PLACE: "whether they are of one place",
    VERB: "whether their verbs tell the same",
    SCOPE: "whether one counts a part only",
    TOLD: "whether the higher one came later",
}


def open_spread(kind: str, claims: tuple[Claim, Claim], readings: Sequence[str]) -> Finding:
    """Write a spread of two counts with the readings under which they do not differ; none means that both may count other things."""
    labels = tuple(dict.fromkeys(readings)) or (SCOPE,)
    left = " and ".join(_OPEN[one] for one in labels) if readings else "whether they count the same"
    text = f"{quoted(claims[0])} and {quoted(claims[1])} may tell of one matter, and differ; open is {left}."
    return replace(told("spread", kind, claims, text), dissolved_by=labels)
