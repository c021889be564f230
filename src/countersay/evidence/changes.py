"""Changes: "rose by 31 % in December compared with November". Both periods must be named; a change never differs.

A rise or fall rests on two counts, and either may be counted otherwise: where the register does not show it, its number is
given and nothing more is said.
"""

import re
from dataclasses import replace
from fractions import Fraction

from countersay.evidence.answers import holds, intervals
from countersay.evidence.passages import Paper
from countersay.evidence.questions import Question
from countersay.evidence.spans import Span
from countersay.evidence.wording import number
from countersay.lexicon.load import table as lexicon
from countersay.model import CheckReading, EvidenceCheck, Figure, PlacedTimex
from countersay.reconciliation.admission import Claim


def compared_with(paper: Paper, figure: Figure) -> PlacedTimex | None:
    """Return the period that a change is compared with, where the sentence names it after "compared with" or the like."""
    if figure.change not in ("up", "down"):
        return None
    words = "|".join(re.escape(word) for word in lexicon("evidence")["span"]["changed_from"])
    text = paper.document.text
    for one in paper.days_named(figure):
        before = text[max(0, one.start - 40) : one.start].lower()
        if (
            one.first is not None
            and one.last is not None
            and re.search(rf"\b(?:{words})\s+(?:in\s+|the\s+)*\Z", before)
        ):
            return one
    return None


def changed(
    check: EvidenceCheck, claim: Claim, question: Question, now: Span, before: PlacedTimex | None
) -> EvidenceCheck:
    """Compare a change with that between two periods of the register."""
    table = question.table
    if before is None or before.first is None or before.last is None:
        return replace(check, reason="A change: the two periods it compares are not both stated.")
    if not (table.first <= min(before.first, now.first) and max(before.last, now.last) <= table.last):
        reason = f"The register covers {table.first.isoformat()} to {table.last.isoformat()} only."
        return replace(check, reason=reason)
    daily = table.daily(question.measure, question.filters)
    old, new = daily.between(before.first, before.last), daily.between(now.first, now.last)
    if claim.figure.unit == "percent" and not old:
        return replace(check, reason="The register shows nothing for the earlier period.")
    step = new - old if claim.figure.change == "up" else old - new
    observed = 100 * step / old if claim.figure.unit == "percent" else step
    label, outcome = "plain", holds(observed, intervals(claim)[0][1], at_least=False)
    for name, interval in intervals(claim)[1:]:
        if outcome == "differs" and holds(observed, interval, at_least=False) == "agrees":
            label, outcome = name, "agrees"
    said = f"The register shows {number(old)}, then {number(new)}: {_way(claim.figure.change, observed)}"
    sql = table.sql(question.measure, question.filters, now.first, now.last)
    earlier = table.sql(question.measure, question.filters, before.first, before.last)
    reading = CheckReading(label=label, observed=observed, outcome=outcome, first=now.first, last=now.last)
    return replace(
        check,
        outcome="agrees" if outcome == "agrees" and not question.unknown else "not_comparable",
        reason=f"{said}{'' if outcome == 'agrees' else '; a change rests on two counts, so no difference is claimed'}.",
        readings=(reading,),
        observed=observed,
        sql=f"SELECT ({sql}), ({earlier})",
        unit=claim.figure.unit,
        only_under=(label,) if outcome == "agrees" and label != "plain" else (),
        proposal=bool(question.unknown),
    )


def _way(change: str, observed: Fraction) -> str:
    up = (change == "up") == (observed >= 0)
    return f"{'up' if up else 'down'} by {number(abs(observed))}"
