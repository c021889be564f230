"""What README.md shows of the first command is what it prints."""

import re
from pathlib import Path

from tests.corpora import EXAMPLE, ROOT, countersay


def test_block_of_the_readme_is_what_the_first_command_prints(tmp_path: Path) -> None:
    done = countersay("examine", EXAMPLE, "--out", tmp_path / "project")
    block = re.search(r"```text\n(Read .*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert block is not None
    parts = [part.strip("\n") for part in block[1].split("...\n")]
    assert len(parts) > 2
    assert [part for part in parts if part not in done.stdout] == []
