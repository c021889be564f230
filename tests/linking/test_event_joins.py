"""Two documents of one sentence each: accounts of one event in other words meet, accounts of two events stay apart."""

import json
from pathlib import Path
from typing import Any

import pytest

import countersay

CASES = json.loads((Path(__file__).parents[1] / "cases" / "event_joins.json").read_text())
CORPUS = """[documents."a.txt"]
issuer = "Harrow Post"
date = 2031-05-20
[documents."b.txt"]
issuer = "Dell Echo"
date = 2031-05-20
"""


@pytest.mark.parametrize("case", CASES, ids=[f"{case['one'][:30]}|{case['other'][:30]}" for case in CASES])
def test_accounts_of_one_event_meet_and_of_two_stay_apart(case: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "corpus.toml").write_text(CORPUS)
    (tmp_path / "a.txt").write_text(case["one"] + "\n")
    (tmp_path / "b.txt").write_text(case["other"] + "\n")
    record = countersay.examine([str(tmp_path)])
    shared = [event for event in record.events if len({mention.document for mention in event.mentions}) > 1]
    assert len(shared) == 2 - case["events"]
    assert not [found for found in record.findings if found.relation in ("contradiction", "tension")]
