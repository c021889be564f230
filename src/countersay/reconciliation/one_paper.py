"""Texts of one paper on several matters, of which nothing moves on: the profits of two firms do not replace one another."""

import re
from collections.abc import Sequence
from functools import cache

from countersay.lexicon.load import table
from countersay.lexicon.nouns import is_press
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.ground import Topics

_LEAD = 300  # characters with which a text says what it is about
_AROUND = 200  # characters before a number in which its firm or town may stand
_NAME = re.compile(r"(?<![\w.])[A-Z][\w'’&-]{2,}")


def of_several_matters(claims: Sequence[Claim], topics: Topics) -> bool:
    """Say whether a paper tells of one noun in texts that share no name, neither where they begin nor beside the number.

    Where one of them names nobody, nothing tells them apart.
    """
    if not any(is_press(claim.issuer) for claim in claims) or len({claim.figure.document for claim in claims}) < 2:
        return False
    if topics.are_one({claim.figure.document for claim in claims}) or topics.in_common(claims):
        return False
    issuers = {word for claim in claims for word in _NAME.findall(claim.issuer)}
    common: frozenset[str] | None = None
    for claim in claims:
        named = _names(topics.residues.texts.get(claim.figure.document, ""), claim) - issuers
        if not named:
            return False
        common = named if common is None else common & named
    return not common


def _names(text: str, claim: Claim) -> frozenset[str]:
    start = claim.figure.start
    near = f"{text[:_LEAD]} {text[max(0, start - _AROUND) : claim.figure.end + _AROUND]}"
    figure = claim.figure
    said = {*" ".join(filter(None, (figure.counted, figure.predicate, *figure.qualifiers))).lower().split()}
    named = {word.removesuffix("'s").removesuffix("’s") for word in _NAME.findall(near)}
    return frozenset(word for word in named - _no_names() if word.lower() not in said)


@cache
def _no_names() -> frozenset[str]:
    """Words that are written with a capital at the start of a sentence or as days and months."""
    periods = table("periods")
    small = {
        *table("answers")["press"],
        *periods["months"],
        *periods["weekdays"],
        "the",
        "its",
        "for",
        "and",
        "but",
        "his",
    }
    return frozenset(word.rstrip(".").capitalize() for word in small) | _STARTS


_STARTS = frozenset(
    [
        "In",
        "On",
        "At",
        "The",
        "This",
        "That",
        "These",
        "Those",
        "It",
        "Its",
        "He",
        "She",
        "They",
        "We",
        "Our",
        "Their",
        "His",
        "Her",
        "For",
        "From",
        "By",
        "Last",
        "A",
        "An",
    ]
)
