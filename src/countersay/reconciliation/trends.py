"""What a text says of a trend, held against the daily rates of the days before: more than one stretch, less than another.

"403 vehicles between 5 and 12 February … the traffic is increasing": which days the writer compares with, the words do not
say. So nothing is accused. Where the trend holds against some days before and not against others, both are shown: the rates that
claims give for earlier days, and those that claims leave open for the days just before.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from countersay.lexicon.gates import gated
from countersay.lexicon.load import table
from countersay.model import Finding, Implied
from countersay.noting import noted
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.alike import Sentences, days_of, is_plain_count
from countersay.reconciliation.relations import told
from countersay.reconciliation.wording import days, listing, number, quoted

_BEFORE = 4  # sentences between the figures and what is said of their trend


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days before with the least and the greatest daily rate that is known of them, and the claims it rests on."""

    text: str
    least: Fraction
    most: Fraction
    claims: tuple[str, ...]
    last: int


@cache
def _cue() -> re.Pattern[str]:
    data = table("comparing")["trend"]
    ways = "|".join([*data["up"], *data["down"]])
    return gated(
        re.compile(
            rf"\b(?:is|are|was|were|been|keeps?|kept)\s+(?:\w+ly\s+)?(?P<being>{ways})\b|\b(?:shows?|means?|marks?)\s+an?\s+(?P<a>{ways})\b",
            re.I,
        )
    )


@noted("trends")
def _tells(text: str) -> bool:
    return _cue().search(text) is not None


def trends(groups: Sequence[Sequence[Claim]], implied: Sequence[Implied], texts: Mapping[str, str]) -> list[Finding]:
    """Return the trends that hold against some of the days before and not against others.

    Args:
        groups: claims about totals, by series.
        implied: what the claims leave open, by series.
        texts: texts of the documents.
    """
    said = {document: list(_cue().finditer(text)) for document, text in texts.items() if _tells(text)}
    if not said:
        return []
    sentences = Sentences(texts)
    open_days: dict[str, list[Implied]] = defaultdict(list)
    for fact in implied:
        open_days[fact.series].append(fact)
    found: dict[str, Finding] = {}
    for claims in groups:
        for claim in claims:
            way = _said_of(claim, said.get(claim.figure.document, ()), sentences)
            if way is not None:
                finding = _held(claim, way, _stretches(claim, claims, open_days), claims)
                if finding is not None:
                    found[finding.id] = finding
    return list(found.values())


def _said_of(claim: Claim, said: Sequence[re.Match[str]], sentences: Sentences) -> str | None:
    """Return "up" or "down" if a trend is said of the claim's days: in its sentence, or a few behind it."""
    figure = claim.figure
    span = days_of(figure)
    if not said or span is None or span[0] == span[1] or not is_plain_count(claim):
        return None
    own = sentences.number(figure.document, figure.start)
    for match in said:
        gap = sentences.number(figure.document, match.start()) - own
        if 0 <= gap <= _BEFORE:
            word = (match["being"] or match["a"]).lower()
            return "up" if word in table("comparing")["trend"]["up"] else "down"
    return None


def _stretches(claim: Claim, claims: Sequence[Claim], open_days: Mapping[str, Sequence[Implied]]) -> list[Stretch]:
    """Return what is known of days before those of the claim: other claims, and what they leave open."""
    span = days_of(claim.figure)
    assert span is not None
    found = []
    for other in claims:
        theirs, window = days_of(other.figure), other.figure.window
        if theirs is None or window is None or window.first is None or window.last is None:
            continue
        if theirs[1] >= span[0] or theirs[1] - theirs[0] < 1 or not is_plain_count(other):
            continue
        rate = (other.figure.value or Fraction(0)) / (theirs[1] - theirs[0] + 1)
        text = f"{number(rate, 1)} a day for {days(window.first, window.last)}, from {quoted(other)}"
        found.append(Stretch(text, rate, rate, (other.figure.id,), theirs[1]))
    for fact in open_days.get(claim.figure.series or "", ()):
        least, most = fact.per_day
        if fact.last.toordinal() >= span[0] or least is None or most is None or most > 2 * max(least, Fraction(1)):
            continue
        shown = number(least, 1) if number(least, 1) == number(most, 1) else f"{number(least, 1)} to {number(most, 1)}"
        text = f"{shown} a day for {days(fact.first, fact.last)}, which the claims leave open"
        found.append(Stretch(text, least, most, fact.claims, fact.last.toordinal()))
    return found


def _held(claim: Claim, way: str, stretches: Sequence[Stretch], claims: Sequence[Claim]) -> Finding | None:
    span = days_of(claim.figure)
    assert span is not None
    rate = (claim.figure.value or Fraction(0)) / (span[1] - span[0] + 1)
    up = way == "up"
    holding = [one for one in stretches if (one.most < rate if up else one.least > rate)]
    failing = [one for one in stretches if (one.least > rate if up else one.most < rate)]
    if not holding or not failing:
        return None
    near, far = max(failing, key=lambda one: one.last), max(holding, key=lambda one: one.last)
    ids = dict.fromkeys((claim.figure.id, *near.claims, *far.claims))
    members = [one for one in claims if one.figure.id in ids]
    more, less = ("more", "less") if up else ("less", "more")
    sentence = (
        f"{quoted(claim)} is {number(rate, 1)} a day, said to show that it goes {way}: that is {more} than {far.text}, "
        f"and {less} than {near.text}."
    )
    step = f"{number(claim.figure.value or Fraction(0))} / {span[1] - span[0] + 1} = {number(rate, 1)}"
    return told("other_scope", "trend", members, sentence, [step, listing([far.text, near.text])])
