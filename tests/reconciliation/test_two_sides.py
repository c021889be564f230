"""Two sides with a count each: accused where their words leave no way for both to hold, and else not."""

import json
from pathlib import Path
from typing import Any

import pytest

from countersay import examine
from countersay.model import ACCUSING
from countersay.reconciliation.verify import verify
from tests.corpora import write_corpus

CASES = json.loads((Path(__file__).parent.parent / "cases" / "two_sides.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("turned", [False, True], ids=["", "turned"])
@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in CASES])
def test_they_are_accused_or_not(case: dict[str, Any], turned: bool, tmp_path: Path) -> None:
    documents = case["documents"][::-1] if turned else case["documents"]
    settings = "".join(
        f'[documents."{place}.txt"]\nissuer = "{issuer}"\ndate = {issued}\n'
        for place, (issuer, issued, _) in enumerate(documents)
    )
    files = {f"{place}.txt": text + "\n" for place, (_, _, text) in enumerate(documents)}
    record = examine([write_corpus(tmp_path, {**files, "corpus.toml": settings})])
    found = [one for one in record.findings if one.relation in ACCUSING]
    assert len(found) == case["accused"]
    for finding in found:
        assert len(set(finding.documents)) == len(documents)
        verify(finding, record)
