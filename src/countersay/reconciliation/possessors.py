"""Bodies to which the things of a clause belong: "the ministry's lorries", "no lorry of the ministry"."""

import re
from functools import cache

from countersay.lexicon.load import table
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.residue import Residues


def possessors(claim: Claim, beside: Claim, residues: Residues) -> frozenset[str]:
    """Return the words for bodies, as the speaker's own, to which things in the clause of a claim belong, but for its evidence.

    Who did something may go without saying; whose the things are narrows them: "the union's buses made 12 trips". Those
    that the clause of `beside` knows ("the buses") are no others.
    """
    found: set[str] = set()
    other = _clause(beside, residues)
    for match in _belonging().finditer(_clause(claim, residues)):
        thing = match["thing"]
        if thing is None or re.search(rf"\b(?:the|its|their|our|['’]s) {re.escape(thing)}\b", other, re.I) is None:
            found.add(f"{(match['owner'] or match['body']).lower()} of {claim.asserter}")
    return frozenset(found)


def _clause(claim: Claim, residues: Residues) -> str:
    low, high = residues.clause(claim)
    return residues.texts.get(claim.figure.document, "")[low:high]


@cache
def _belonging() -> re.Pattern[str]:
    """A body in the genitive; not "the ministry's records", nor what "the head of the ministry" did."""
    nouns = table("nouns")["bodies"]
    bodies = "|".join(sorted({*map(re.escape, (*nouns["generic"], *nouns["named"], *nouns["local"], "club"))}))
    known = "|".join(sorted(map(re.escape, {*table("matters")["words"]["evidence"], *_KNOWN})))
    return re.compile(
        rf"\b(?P<owner>{bodies})(?:['’]s|(?<=s)['’]) (?!(?:own )?(?:{known})s?\b)(?P<thing>[a-z-]+)"
        rf"|\b(?:\d|no |not an? |not one )[\w ,]{{0,40}}\bof the (?P<body>{bodies})\b",
        re.I,
    )


_KNOWN = (
    "figure",
    "number",
    "view",
    "tally",
    "estimate",
    "report",
    "statement",
    "information",
    "spokesman",
    "spokeswoman",
    "head",
)
