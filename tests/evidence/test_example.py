"""The register beside the example corpus: each claim of the key comes out as the key says, and nothing else differs."""

import pytest

from countersay import examine
from countersay.model import EvidenceCheck, Record
from tests.corpora import EXAMPLE
from tests.keychecks import load_key, locate

KEY = load_key(EXAMPLE)
CLAIMS = {claim["id"]: claim for claim in KEY["claims"]}


@pytest.fixture(scope="module")
def record() -> Record:
    return examine([EXAMPLE])


def checks_at(record: Record, claim: dict[str, str]) -> list[EvidenceCheck]:
    document = next(row for row in record.documents if row.path == claim["document"])
    start = (locate(document.text, claim) or 0) + claim["quote"].index(claim["number"])
    return [check for check in record.checks if check.document == document.id and check.start <= start < check.end]


@pytest.mark.parametrize("entry", [pytest.param(entry, id=entry["claim"]) for entry in KEY["evidence"]])
def test_claim_comes_out_as_the_key_says(record: Record, entry: dict[str, str]) -> None:
    found = checks_at(record, CLAIMS[entry["claim"]])
    assert [check.outcome for check in found] == ([] if not found else [entry["outcome"]])
    if entry["outcome"] != "not_comparable":
        assert [check.observed for check in found] == [pytest.approx(float(entry["observed"]))]


def test_only_the_planted_claims_differ(record: Record) -> None:
    planted = [CLAIMS[entry["claim"]] for entry in KEY["evidence"] if entry["outcome"] == "differs"]
    expected = {check.id for claim in planted for check in checks_at(record, claim)}
    assert {check.id for check in record.checks if check.outcome == "differs"} == expected
    assert len(expected) == 5


def test_register_makes_no_finding(record: Record) -> None:
    assert all(not one.startswith("passages") for finding in record.findings for one in finding.figures)
    assert {one.outcome for one in record.ranges} <= {"within", "outside"}
