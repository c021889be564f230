from pathlib import Path

import pytest

from countersay.reconciliation.readings import AXES, LABELS, RANK, meaning, render_readings

PAGE = Path(__file__).resolve().parents[2] / "docs" / "readings.md"


def test_manual_page_is_written_from_the_table() -> None:
    assert PAGE.read_text(encoding="utf-8") == render_readings(), "write docs/readings.md again with render_readings()"


def test_labels_are_unique_and_ranked_in_table_order() -> None:
    assert len(set(LABELS)) == len(LABELS)
    assert [RANK[label] for label in LABELS] == list(range(len(LABELS)))


@pytest.mark.parametrize("axis", AXES, ids=lambda axis: axis.name)
def test_each_axis_says_when_it_applies_and_why(axis) -> None:  # type: ignore[no-untyped-def]
    assert axis.applies
    assert axis.plain
    assert axis.reason
    assert all(label == f"{axis.name}:{value}" for label, (value, _) in zip(axis.labels, axis.others, strict=True))
    assert all(meaning(label) for label in axis.labels)
