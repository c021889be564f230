"""Margins: "311 votes to 287, a majority of 24", "won by 40 votes, 620 to 580", "4,812 votes and Tor Haske 4,377, a lead of 435".

The larger of two counts less the smaller one is what the words call the margin. The three must stand side by side, with nothing
between the two counts but the names and words of those whom they belong to.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from countersay.lexicon.load import table
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.alike import alike
from countersay.reconciliation.tied_counts import Tie

_LEAST = 10  # counts of less are goals, sets or members of a board


def margins(text: str, here: Sequence[Claim]) -> Iterator[Tie]:
    """Yield the two counts of one sentence with the number that words make the margin between them.

    Args:
        text: the document.
        here: the asserted counts of the sentence, in order.
    """
    if _any().search(text, here[0].figure.start - 60 if here[0].figure.start > 60 else 0, here[-1].figure.end) is None:
        return
    for first, second, third in zip(here, here[1:], here[2:], strict=False):
        one, other, last = (claim.figure for claim in (first, second, third))
        if (
            _behind().fullmatch(text, other.number.end, last.number.start)
            and _is_between(text[one.end : other.number.start])
            and _closes(text, last.end)
        ):
            yield from _tie(first, second, third)
        elif (
            _won().search(text, max(0, one.number.start - 40), one.number.start)
            and re.fullmatch(r"\s*[,:(–—-]\s*(?:by\s+)?", text[one.end : other.number.start])
            and re.fullmatch(r"(?:\s+votes)?\s+(?:to|against)\s+", text[other.number.end : last.number.start])
            and _closes(text, last.end)
        ):
            yield from _tie(second, third, first)


def _tie(one: Claim, other: Claim, margin: Claim) -> Iterator[Tie]:
    values = [claim.figure.value or 0 for claim in (one, other)]
    if min(values) < _LEAST or values[0] == values[1] or "percent" in {c.figure.unit for c in (one, other, margin)}:
        return
    if alike(one.figure, other.figure) and alike(margin.figure, one.figure) and alike(margin.figure, other.figure):
        larger, smaller = (one, other) if values[0] > values[1] else (other, one)
        yield Tie(larger, smaller, difference=margin, sign=1, explicit=False)


def _closes(text: str, end: int) -> bool:
    """Say whether the clause of a margin ends behind it: not "a majority of 24 in the north alone"."""
    return re.match(r"(?:\s+(?:votes|ballots|seats|points))?\s*(?:[.;:,)–—]|\Z|\n)", text[end:]) is not None


@cache
def _any() -> re.Pattern[str]:
    return re.compile(r"\b(?:majority|margin|lead|advantage|gap|difference|by|ahead)\b", re.I)


@cache
def _behind() -> re.Pattern[str]:
    """What stands between the second count and the margin."""
    words = "|".join(re.escape(one) for one in sorted(table("margins")["words"], key=len, reverse=True))
    return re.compile(
        rf"(?:\s+(?:votes|ballots|seats|points))?(?:\s+for\s+(?:(?:the|its|his|her)\s+)?[\w'’-]+(?:\s+[A-Z][\w'’-]+)?)?\s*[,;(–—-]\s*(?:(?:or|that is|giving|which is|with|by|leaving|gave)\s+(?:(?:him|her|it|them)\s+)?)?(?:{words})\s+(?:only\s+|just\s+)?",
        re.I,
    )


@cache
def _won() -> re.Pattern[str]:
    words = "|".join(re.escape(one) for one in sorted(table("margins")["won"], key=len, reverse=True))
    return re.compile(rf"\b(?:{words})\s+(?:only\s+|just\s+)?\Z", re.I)


@cache
def _between() -> re.Pattern[str]:
    words = "|".join(re.escape(one) for one in sorted(table("margins")["between"], key=len, reverse=True))
    return re.compile(rf"(?:\s|,|(?i:\b(?:{words}|the|of)\b)|[A-Z][\w'’-]+)+")


def _is_between(gap: str) -> bool:
    """Say whether nothing stands between two counts but names and the words that part them."""
    return len(gap) <= 80 and _between().fullmatch(gap) is not None
