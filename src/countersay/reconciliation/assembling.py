"""A clash of claims, written as the finding that a reader sees: relation, sentence, steps, certificate, size and strength."""

from dataclasses import replace
from fractions import Fraction

from countersay.config import Config
from countersay.model import Certificate, Finding, Strength, identify
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.clashes import Clash, size_of
from countersay.reconciliation.interpretation import is_rate, numeric_axis
from countersay.reconciliation.noticed import NOTICE, is_noticed
from countersay.reconciliation.passages import SCALED, share_size
from countersay.reconciliation.relations import told
from countersay.reconciliation.wording import clash_sentence, clash_steps, listing, quoted, row_text, when

NUMERIC_AXES = ("exactness", "scale", "hedge", "rounding")


def assemble(clash: Clash, config: Config) -> Finding:
    """Write a clash as a finding with its certificate, size and strength."""
    size, percent = share_size(clash) if clash.kind in SCALED else size_of(clash.plain_rows)
    trivial = percent is not None and percent < config.trivial_percent
    by_id = {claim.figure.id: claim for claim in clash.claims}
    rows = tuple(row.certified(times, row_text(row, by_id, times)) for row, times in clash.rows)
    total = sum((row.bound * row.multiplier for row in rows), Fraction(0))
    figures = tuple(claim.figure.id for claim in clash.claims)
    if _own_records(clash):
        return _noticed_spread(clash)
    relation = "spread" if _is_spread(clash) else clash.relation
    return Finding(
        id=identify("k", relation, clash.kind, *sorted(figures)),
        relation=relation,
        kind=clash.kind,
        figures=figures,
        attributions=tuple(dict.fromkeys(c.figure.attribution for c in clash.claims if c.figure.attribution)),
        documents=tuple(dict.fromkeys(claim.figure.document for claim in clash.claims)),
        sentence=clash_sentence(clash, size, percent, spread=relation == "spread"),
        steps=clash_steps(clash),
        readings=clash.readings,
        dissolved_by=clash.dissolved_by,
        certificate=Certificate(rows=rows, sum=total),
        alternatives=clash.alternatives,
        size=size,
        size_percent=percent,
        strength=_strength(clash, percent, trivial=trivial),
        trivial=trivial,
    )


def _is_spread(clash: Clash) -> bool:
    """Estimates of different asserters that a hedge alone reconciles differ, they do not clash."""
    asserters = {claim.asserter for claim in clash.claims}
    hedged = any(numeric_axis(claim.figure) in ("hedge", "scale") for claim in clash.claims)
    helped = any(labels.split(":")[0] in ("hedge", "scale") for labels in clash.dissolved_by if " + " not in labels)
    return clash.relation == "tension" and len(asserters) > 1 and hedged and helped


def _strength(clash: Clash, percent: Fraction | None, *, trivial: bool) -> Strength:
    """Grade a clash by size, exactness, one speaker or several, and what dissolves it.

    A point each for: no reading saves it; only exact counts; one asserter; a tenth or more apart. Less one if wording
    differs or a reading of one number alone dissolves it.
    """
    if trivial:
        return "low"
    singles = [labels for labels in clash.dissolved_by if " + " not in labels]
    numeric = any(labels.split(":")[0] in NUMERIC_AXES for labels in singles)
    exact = all(_is_count(claim) for claim in clash.claims)
    points = (
        (clash.relation == "contradiction")
        + exact
        + (len({claim.asserter for claim in clash.claims}) == 1)
        + (percent is None or percent >= 10)
        - ("scope:other" in singles or numeric)
        - clash.cautious
    )
    return "high" if points >= 3 else "medium" if points >= 1 else "low"


def _is_count(claim: Claim) -> bool:
    """Say whether the number reads like the result of counting: "some 2198" does, "about 2200" does not."""
    figure = claim.figure
    return not is_rate(figure) and (not figure.approximate or figure.resolution == 1)


def _own_records(clash: Clash) -> bool:
    """Say whether all that bounds the claims from above is what a named body recorded, and another side counts more."""
    claims = {claim.figure.id: claim for claim in clash.claims}
    above: list[Claim] = []
    below: list[Claim] = []
    for row, _ in clash.plain_rows:
        if row.claim in claims:
            (above if row.sense == "upper" else below).append(claims[row.claim])
    if not above or not below or not all(is_noticed(claim.figure) and claim.figure.agent for claim in above):
        return False
    return {claim.side for claim in above}.isdisjoint(claim.side for claim in below)


def _noticed_spread(clash: Clash) -> Finding:
    """Tell of a clash that is none: what one side recorded is less than what another counts."""
    parts = [f"{quoted(claim)} for {when(claim.figure)}" for claim in clash.claims]
    text = f"{listing(parts)} differ; what one recorded may be less than all there was."
    return replace(told("spread", "recorded", clash.claims, text), dissolved_by=(NOTICE,))
