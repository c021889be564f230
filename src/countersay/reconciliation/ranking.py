"""The canonical order of findings, in which nothing is told twice."""

from collections.abc import Mapping, Sequence

from countersay.model import ACCUSING, Finding
from countersay.reconciliation.admission import OrderKey


def rank(finding: Finding, order: Mapping[str, OrderKey]) -> tuple[object, ...]:
    """Return the place of a finding in canonical order: what accuses first, fewest figures first; trivial ones last."""
    relations = ("contradiction", "tension")
    relation = relations.index(finding.relation) if finding.relation in ACCUSING else len(relations)
    places = [order[figure] for figure in finding.figures if figure in order]
    return (finding.trivial, relation, finding.relation, len(finding.figures), places, finding.id)


def accused_once(ranked: Sequence[Finding]) -> list[Finding]:
    """Leave out a clash of figures that a stronger finding already shows, such as a part seen by its series as well."""
    seen: set[frozenset[str]] = set()
    kept = []
    for finding in ranked:
        figures = frozenset(finding.figures)
        if finding.relation in ACCUSING and figures:
            if figures in seen:
                continue
            seen.add(figures)
        kept.append(finding)
    return kept
