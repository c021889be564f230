"""One finding in one file, checked with and without the recipient's copies, and by a program of its own."""

import json
import subprocess
import sys
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from countersay import examine
from countersay.cli.main import cli
from countersay.exports.to_finding import CHECKER, finding_files
from countersay.reconciliation.standalone import copies, problems, unseen
from tests.corpora import write_corpus

TEXTS = {
    "a.txt": "In 2028, 412 otters were counted in Harl.\n",
    "b.txt": "In 2028, 197 otters were counted in Harl.\n",
    "corpus.toml": '[documents."a.txt"]\nissuer = "Harl Bureau"\ndate = 2029-06-02\n\n'
    '[documents."b.txt"]\nissuer = "Odrava Institute"\ndate = 2029-06-09\n',
}


@pytest.fixture
def mailed(tmp_path: Path) -> Path:
    """A folder with one finding file and the checker beside it; the documents lie in `sent`."""
    written = finding_files(examine([write_corpus(tmp_path / "sent", TEXTS)]))
    assert len(written) == 2
    for name, contents in written.items():
        (tmp_path / name).write_bytes(contents)
    return tmp_path


def file_of(folder: Path) -> dict[str, Any]:
    return json.loads(next(folder.glob("finding-*.json")).read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def verified(folder: Path, file: dict[str, Any], *own: str) -> tuple[int, str]:
    (folder / "given.json").write_text(json.dumps(file), encoding="utf-8")
    result = CliRunner().invoke(cli, ["verify", str(folder / "given.json"), *own])
    return result.exit_code, result.output


def test_finding_holds_by_itself_and_against_own_copies(mailed: Path) -> None:
    file = file_of(mailed)
    assert problems(file) == []
    assert unseen(file) == ["a.txt", "b.txt"]
    assert unseen(file, copies([mailed / "sent"])) == []
    code, output = verified(mailed, file)
    assert code == 0
    assert "a.txt: no copy" in output
    code, output = verified(mailed, file, str(mailed / "sent"))
    assert (code, "each quotation stands in the copies given" in output) == (0, True)


def test_checker_runs_without_countersay(mailed: Path) -> None:
    file = next(mailed.glob("finding-*.json"))
    command = [sys.executable, "-I", str(mailed / CHECKER), str(file), str(mailed / "sent")]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout.strip()) == (0, "The sum holds.")
    assert "import countersay" not in (mailed / CHECKER).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("forge", "said"),
    [
        pytest.param(lambda file: row(file).update(multiplier="-1"), "not above 0", id="multiplier"),
        pytest.param(lambda file: row(file).update(bound="1"), "bounds add up", id="bound"),
        pytest.param(lambda file: row(file)["terms"][0].update(through="2028-05-01"), "left over", id="term"),
        pytest.param(lambda file: file["quotations"][0].update(start=1), "does not stand at", id="place"),
        pytest.param(lambda file: file["quotations"][0].update(text="413 otters"), "does not stand", id="words"),
        pytest.param(lambda file: tighten(file), "the row says", id="tighter than the words"),
    ],
)
def test_forged_finding_does_not_hold(mailed: Path, forge: Any, said: str) -> None:
    file = deepcopy(file_of(mailed))
    forge(file)
    wrong = problems(file, copies([mailed / "sent"]))
    assert any(said in line for line in wrong), wrong
    code, output = verified(mailed, file, str(mailed / "sent"))
    assert (code, "does not hold" in output) == (3, True)


def row(file: dict[str, Any]) -> dict[str, Any]:
    return file["finding"]["certificate"]["rows"][0]  # type: ignore[no-any-return]


def tighten(file: dict[str, Any]) -> None:
    """Claim one more than a figure says, with a sum that still comes out."""
    lower = next(one for one in file["finding"]["certificate"]["rows"] if one["sense"] == "lower")
    lower.update(bound=str(int(lower["bound"]) - 1), reading="plain")
    file["finding"]["certificate"]["sum"] = str(int(file["finding"]["certificate"]["sum"]) - 1)


def test_another_text_is_no_copy(mailed: Path) -> None:
    (mailed / "sent" / "a.txt").write_text("In 2028, 413 otters were counted in Harl.\n", encoding="utf-8")
    code, output = verified(mailed, file_of(mailed), str(mailed / "sent"))
    assert (code, "a.txt: no copy with the digest" in output) == (0, True)


def test_file_that_lacks_a_table_is_refused(mailed: Path) -> None:
    file = file_of(mailed)
    del file["tables"]
    (mailed / "given.json").write_text(json.dumps(file), encoding="utf-8")
    assert CliRunner().invoke(cli, ["verify", str(mailed / "given.json")]).exit_code != 0
