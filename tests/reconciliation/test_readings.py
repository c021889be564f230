import ast
import re
from pathlib import Path

import pytest

from countersay import examine
from countersay.reconciliation.readings import AXES, LABELS, LOOSEST, PLAIN, RANK, meaning, render_readings
from countersay.reporting.wording import READING_AXES, READING_VALUES

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "readings.md"
NAMES = "|".join(axis.name for axis in AXES)


def labels_in_code() -> dict[str, set[str]]:
    """Gather the string constants of the code that have the form of a label, with the files they stand in."""
    found: dict[str, set[str]] = {}
    for package in ("reconciliation", "linking", "evidence"):
        for path in sorted((ROOT / "src" / "countersay" / package).glob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and path.name != "readings.py":
                    if re.fullmatch(rf"(?:{NAMES}):\S+|[a-z]{{4,}}:[a-z]+[_-][a-z_-]+", node.value):
                        found.setdefault(node.value, set()).add(path.name)
    return found


def test_code_uses_the_readings_of_the_table_and_no_others() -> None:
    assert set(labels_in_code()) == set(LABELS)


def test_report_has_words_for_each_reading() -> None:
    assert {tuple(label.split(":")) for label in LABELS} == set(READING_VALUES)
    assert {axis.name for axis in AXES} <= set(READING_AXES)


def test_readings_of_findings_are_in_the_table() -> None:
    record = examine([ROOT / "examples" / "dzelgar-pass"])
    tried = {outcome.label for finding in record.findings for outcome in finding.readings}
    dissolving = {label for finding in record.findings for one in finding.dissolved_by for label in one.split(" + ")}
    rows = {row.reading for finding in record.findings if finding.certificate for row in finding.certificate.rows}
    assert len(tried) > 4
    assert tried <= {PLAIN, LOOSEST, *LABELS}
    assert dissolving <= set(LABELS)
    assert rows <= {PLAIN, LOOSEST}


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
