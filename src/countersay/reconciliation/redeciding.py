"""Whether a row of a certificate says truly which decisions of people it follows from; the verifier's own.

Shares no code with what applies decisions. Uses the model and the standard library alone.
"""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from countersay.model import CertificateRow, Decision, Figure

_ALTERING = frozenset(("corrected", "merged", "split"))


def fault(row: CertificateRow, figure: Figure | None, decisions: Mapping[str, Decision]) -> str:
    """Say what is wrong with the decisions of a row; "" if nothing is.

    Args:
        row: a line of a certificate. figure: its claim, None where it is no figure.
        decisions: those that the record lists, by id.
    """
    named = figure.decisions if figure is not None else ()
    if unlisted := sorted({*named, *row.decisions} - decisions.keys()):
        return f"the record lists no decision {unlisted[0]!r}"
    known = [decisions[one] for one in named]
    altering = {one.id for one in known if one.verdict in _ALTERING or one.subject == "link"}
    if set(row.decisions) != altering:
        return f"the row names the decisions {sorted(row.decisions)}, its claim {sorted(altering)}"
    for decision in known:
        if decision.state != "applied":
            return f"the decision {decision.id!r} is {decision.state}"
        if figure is None or decision.verdict != "corrected":
            continue
        for name, value in decision.fields:
            if not _says(figure, name, value):
                return f"{figure.text!r} does not have the {name} {value!r} that was decided"
    return ""


def _says(figure: Figure, name: str, value: str) -> bool:
    """Say whether a field of a figure is what a decision gives; fields that stand in no sum are not looked at."""
    if name in ("value", "lower", "upper"):
        return bool(getattr(figure, name) == (Fraction(value) if value else None))
    if name in ("first", "last"):
        end = getattr(figure.window, name) if figure.window is not None else None
        return bool(end == (date.fromisoformat(value) if value else None))
    if name in ("approximate", "lower_open", "upper_open"):
        return getattr(figure, name) is (value == "yes")
    return name not in ("unit", "per", "kind", "stance") or (getattr(figure, name) or "") == value
