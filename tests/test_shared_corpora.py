"""What must come out on real documents, which lie outside the repository: values, offsets and dates only, no words."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from countersay import examine
from countersay.model import ACCUSING, Figure, Finding, Record
from countersay.reconciliation.verify import verify
from tests.corpora import anchors, shared_record, without_settings

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def lachin(shared: Path) -> Record:
    return shared_record(shared / "corpora" / "lachin-2022")


def at(record: Record, document: str, start: int) -> Figure:
    """The figure whose number starts at an offset of the document whose name starts so."""
    (id_,) = [one.id for one in record.documents if one.path.startswith(document)]
    (figure,) = [one for one in record.figures if one.document == id_ and one.number.start == start]
    return figure


def holding(record: Record, relation: str, *figures: Figure) -> list[Finding]:
    ids = {figure.id for figure in figures}
    return [finding for finding in record.findings if finding.relation == relation and ids <= set(finding.figures)]


@pytest.mark.parametrize(
    ("relation", "places", "values", "size"),
    [
        pytest.param("tension", [("000", 27808), ("000", 28035)], [403, 402], Fraction(1), id="403 and 402"),
        pytest.param("tension", [("000", 28035), ("000", 27880)], [402, 58], None, id="402 and 58 a day"),
        pytest.param("tension", [("000", 13078), ("003", 8766)], [3166, 2728], Fraction(438), id="a total that falls"),
        pytest.param(
            "adds_up", [("003", 8855), ("003", 8973), ("003", 8766)], [1119, 1609, 2728], None, id="two parts"
        ),
        pytest.param(
            "adds_up", [("004", 303), ("004", 361), ("004", 194)], [850, 120, 980], None, id="parts within 980"
        ),
        pytest.param("adds_up", [("004", 1207), ("004", 1265), ("004", 1095)], [850, 120, 980], None, id="told again"),
        pytest.param(
            "adds_up", [("000", 28021), ("000", 28028), ("000", 28035)], [275, 68, 402], None, id="68 % of 402"
        ),
        pytest.param("later_update", [("001", 5620), ("000", 10831)], [276, 282], None, id="276 then 282"),
        pytest.param("later_update", [("004", 194), ("000", 27735)], [980, 2198], None, id="980 then 2198"),
    ],
)
def test_expected_finding_comes_out(
    relation: str, places: list[tuple[str, int]], values: list[int], size: Fraction | None, lachin: Record
) -> None:
    figures = [at(lachin, *place) for place in places]
    assert [figure.value or figure.lower for figure in figures] == values
    found = holding(lachin, relation, *figures)
    assert len(found) == 1
    assert size is None or found[0].size == size


def test_open_numbers_stay_open(lachin: Record) -> None:
    for start in (303, 361, 1207, 1265):
        figure = at(lachin, "004", start)
        assert (figure.value is None or figure.change == ">") and figure.lower_open and figure.upper is None


def test_nothing_is_a_contradiction(lachin: Record) -> None:
    assert [finding.sentence for finding in lachin.findings if finding.relation == "contradiction"] == []


def test_only_the_expected_figures_are_accused(lachin: Record) -> None:
    values = {figure.id: figure.value for figure in lachin.figures}
    accused = {
        frozenset(values[one] for one in f.figures) for f in lachin.findings if f.relation in ACCUSING and f.figures
    }
    assert accused == {frozenset({403, 402}), frozenset({402, 58}), frozenset({3166, 2728})}


def test_implied_range_of_the_days_between_two_totals(lachin: Record) -> None:
    found = {(one.first, one.last): one for one in lachin.implied}
    row = found[date(2023, 1, 24), date(2023, 2, 4)]
    assert (row.lower, row.upper) == (815, 816)
    assert row.per_day == (Fraction(815, 12), Fraction(816, 12))


def test_without_settings_the_undated_document_is_asked_about_and_its_date_accuses_nobody(
    shared: Path, tmp_path: Path
) -> None:
    record = examine([without_settings(shared / "corpora" / "lachin-2022", tmp_path / "bare")])
    assert [issue.path for issue in record.issues if issue.code == "date-missing"] == ["000_cff59e1491534d78.txt"]
    figures = {figure.id: figure for figure in record.figures}
    undated = {document.id for document in record.documents if document.issued is None}
    for finding in record.findings:
        if finding.relation in ACCUSING:
            for figure in (figures[one] for one in finding.figures):
                window = figure.window
                assert window is None or figure.document not in undated or window.anchor != "document"
                assert window is None or (window.first is not None and window.last is not None)


@pytest.mark.parametrize("name", ["lachin-2022", "black-sea-2022"])
def test_anchors_certificates_and_ledger_hold_on_real_documents(name: str, shared: Path) -> None:
    record = shared_record(shared / "corpora" / name)
    texts = {document.id: document.text for document in record.documents}
    for _, document, item in anchors(record):
        assert 0 <= item["start"] < item["end"] <= len(texts[document])
        assert "text" not in item or texts[document][item["start"] : item["end"]] == item["text"]
    for finding in record.findings:
        if finding.certificate is not None:
            verify(finding, record)
    for document in record.documents:
        entries = [entry for entry in record.ledger if entry.document == document.id]
        digits = {i for i, character in enumerate(document.text) if character in "0123456789"}
        covered = [i for entry in entries for i in range(entry.start, entry.end) if i in digits]
        assert sorted(covered) == sorted(digits)
