"""Whose the things are that several sides count, where no word says so."""

from collections.abc import Sequence

from countersay.lexicon.nouns import is_press
from countersay.model import is_money
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.ground import Topics, is_particular
from countersay.reconciliation.residue import words


def is_ownerless(claims: Sequence[Claim], topics: Topics) -> bool:
    """Say whether several sides count what each has of its own, or money, without a word for whose it is.

    The same of a newspaper on several matters: "profit fell to 4 million" stands on two of its pages.
    """
    figures = [claim.figure for claim in claims]
    if all(figure.agent or figure.place for figure in figures):
        return False
    told_by_press = any(is_press(claim.issuer) for claim in claims)
    if len({claim.side for claim in claims}) < 2 and (
        not told_by_press or topics.are_one({figure.document for figure in figures})
    ):
        return False
    if topics.in_common(claims):
        return False
    if not any(figure.predicate for figure in figures):
        return True  # an amount or a count of which nothing is said
    if any(figure.kind == "money" or is_money(figure.unit) or figure.counted in words("coins") for figure in figures):
        return not all(any(is_particular(word) for word in figure.qualifiers) for figure in figures)
    nouns = [(figure.counted or "").split(" ") for figure in figures]
    return all(len(noun) == 1 and noun[0] in words("owned") for noun in nouns)
