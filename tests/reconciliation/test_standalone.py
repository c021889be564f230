"""The program that goes out with a finding file: plain Python, short, and independent."""

import ast
from pathlib import Path

from countersay.reconciliation import standalone


def test_it_uses_the_standard_library_alone() -> None:
    tree = ast.parse(Path(standalone.__file__).read_text(encoding="utf-8"))
    modules = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    modules |= {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    assert not [one for one in modules if one and one.startswith("countersay")]


def test_copies_are_read_from_files_and_folders(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one", encoding="utf-8")
    (tmp_path / "b.bin").write_bytes(b"\xff\xfe\xff")
    assert standalone.copies([tmp_path]) == ["one"]
    assert standalone.copies([tmp_path / "a.txt"]) == ["one"]
