"""Properties of reconciling that hold in every world, truthful or not."""

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import pytest

from countersay.config import Config
from countersay.model import ACCUSING, Finding, Record
from countersay.reconciliation.admission import admit
from countersay.reconciliation.findings import Reconciliation, reconcile
from countersay.reconciliation.interpretation import loosest
from countersay.reconciliation.systems import SeriesSystem
from countersay.reconciliation.verify import verify
from tests.worlds import PLANTS, tell_world

TRUTHFUL = range(200)
PLANTED = range(1_000, 1_020)


def accusations(result: Reconciliation) -> list[Finding]:
    return [finding for finding in result.findings if finding.relation in ACCUSING]


def without(record: Record, finding: Finding, figure: str) -> Record:
    kept = set(finding.figures) - {figure}
    return replace(record, figures=tuple(one for one in record.figures if one.id in kept))


def test_world_told_truthfully_accuses_nobody() -> None:
    for seed in TRUTHFUL:
        found = accusations(reconcile(tell_world(seed).record, Config()))
        assert not found, f"seed {seed}: {found[0].sentence}"


@pytest.mark.parametrize("plant", PLANTS)
def test_planted_contradiction_is_found_and_proved(plant: str) -> None:
    for seed in PLANTED:
        world = tell_world(seed, plant)
        found = accusations(reconcile(world.record, Config()))
        assert any(world.planted in finding.figures for finding in found), f"seed {seed}"
        for finding in found:
            verify(finding, world.record)


@pytest.mark.parametrize("plant", PLANTS)
def test_accused_set_less_any_one_claim_accuses_nobody(plant: str) -> None:
    for seed in PLANTED[:6]:
        world = tell_world(seed, plant)
        for finding in accusations(reconcile(world.record, Config())):
            for figure in finding.figures:
                rest = accusations(reconcile(without(world.record, finding, figure), Config()))
                contradicts = [one for one in rest if one.relation == finding.relation == "contradiction"]
                assert not (contradicts if finding.relation == "contradiction" else rest), f"seed {seed}"


@pytest.mark.parametrize("plant", ["same_window", "nested", "falling", "average"])
def test_accused_set_less_any_one_claim_has_a_point(plant: str) -> None:
    shown = 0
    for seed in PLANTED:
        world = tell_world(seed, plant)
        for finding in accusations(reconcile(world.record, Config())):
            if finding.kind not in ("same-window", "windows", "running-total", "average"):
                continue
            for figure in finding.figures:
                claims = [one for one in admit(world.record) if one.figure.id in set(finding.figures) - {figure}]
                loose = finding.relation == "contradiction"
                read = (lambda one: loosest(one.figure, one.published)) if loose else None
                system = SeriesSystem("s-whole", claims, read, totals=True)
                point = system.point(range(len(claims)))
                assert point is not None
                for bounds in system.bounds:
                    for bound in bounds:
                        counted = point[bound.through] - point[bound.after]  # type: ignore[index]
                        value = counted if bound.sense == "upper" else -counted
                        assert value < bound.value or (value == bound.value and not bound.strict)
                days = sorted(point)
                assert all(point[one] <= point[two] for one, two in pairwise(days))
                shown += 1
    assert shown > 20


@pytest.mark.parametrize("plant", [None, "nested", "share", "average"])
def test_order_of_the_tables_changes_nothing(plant: str | None) -> None:
    for seed in range(2_000, 2_010):
        record = tell_world(seed, plant).record
        turned = replace(
            record,
            documents=record.documents[::-1],
            figures=record.figures[::-1],
            series=record.series[::-1],
            attributions=record.attributions[::-1],
        )
        assert reconcile(turned, Config()) == reconcile(record, Config())


def test_issuers_exchanged_change_nothing_but_their_names() -> None:
    for seed in range(3_000, 3_020):
        record = tell_world(seed, "same_window").record
        names = sorted({document.issuer.label for document in record.documents if document.issuer})
        swap = dict(zip(names, names[::-1], strict=True))
        documents = tuple(
            replace(one, issuer=replace(one.issuer, label=swap[one.issuer.label]))  # type: ignore[union-attr, type-var]
            for one in record.documents
        )
        before, after = reconcile(record, Config()), reconcile(replace(record, documents=documents), Config())
        assert [(one.id, one.relation, one.strength, one.dissolved_by) for one in before.findings] == [
            (one.id, one.relation, one.strength, one.dissolved_by) for one in after.findings
        ]


def test_implied_range_holds_the_truth_of_a_truthful_world() -> None:
    facts = 0
    for seed in range(4_000, 4_040):
        world = tell_world(seed)
        for fact in reconcile(world.record, Config()).implied:
            truth = world.truth.get(fact.series)
            if truth is None:
                continue
            counted = Fraction(sum(count for day, count in truth.items() if fact.first <= day <= fact.last))
            assert fact.lower is None or fact.lower <= counted
            # Beyond the last day of the world nothing is known to have happened.
            assert fact.upper is None or counted <= fact.upper
            facts += 1
    assert facts > 50
