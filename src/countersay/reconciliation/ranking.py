"""The canonical order of findings, in which nothing is told twice."""

from collections import defaultdict
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
    """Leave out a clash that a stronger finding already shows, such as a part seen by its series as well.

    So is a spread all of whose figures stand in one of more accounts, or in a clash that shows the same, and a correction
    that two versions of one document show.
    """
    accused = {frozenset(finding.figures) for finding in ranked if finding.relation in ACCUSING}
    versions = {frozenset(finding.figures) for finding in ranked if finding.kind == "version"}
    seen: set[frozenset[str]] = set()
    spreads: dict[str, list[frozenset[str]]] = defaultdict(list)
    for finding in ranked:
        for figure in finding.figures if finding.relation == "spread" else ():
            spreads[figure].append(frozenset(finding.figures))
    kept = []
    for finding in ranked:
        figures = frozenset(finding.figures)
        if finding.relation == "spread" and figures and any(figures < wider for wider in spreads[finding.figures[0]]):
            continue
        if finding.relation == "spread" and figures and figures in accused:
            continue
        if finding.relation == "revision" and finding.kind != "version" and figures in versions:
            continue
        if finding.relation in ACCUSING and figures:
            if figures in seen:
                continue
            seen.add(figures)
        kept.append(finding)
    return kept
