"""Keys of what is kept: the same in every process, another as soon as anything differs."""

import subprocess
import sys
from pathlib import Path

import pytest

from countersay import keeping
from countersay.config import Config
from countersay.keeping import fingerprint, key_of
from countersay.model import DocumentSettings
from tests.corpora import ROOT

TOLD = "from countersay.keeping import key_of\nfrom countersay.config import Config\nprint(key_of('a', Config(), 1))"


def test_key_is_the_same_in_another_process() -> None:
    done = subprocess.run(
        [sys.executable, "-c", TOLD],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": ":".join(sys.path), "PYTHONHASHSEED": "7"},
        cwd=ROOT,
    )
    assert done.stdout.strip() == key_of("a", Config(), 1)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(("b", Config(), 1), id="kind"),
        pytest.param(("a", Config(max_chars=9), 1), id="a setting"),
        pytest.param(("a", Config(), 2), id="a number"),
        pytest.param(("a", DocumentSettings(path="a"), 1), id="a type"),
    ],
)
def test_key_differs_with_anything(other: tuple[str, object, object]) -> None:
    assert key_of(*other) != key_of("a", Config(), 1)


def test_fingerprint_changes_with_a_file_of_the_software(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "countersay"
    (package / "lexicon").mkdir(parents=True)
    (package / "cli").mkdir()
    (package / "keeping.py").write_text("")
    monkeypatch.setattr(keeping, "__file__", str(package / "keeping.py"))

    def now() -> str:
        return fingerprint.__wrapped__()

    empty = now()
    (package / "lexicon" / "words.toml").write_text("a = 1")
    with_words = now()
    (package / "lexicon" / "words.toml").write_text("a = 2")
    with_others = now()
    (package / "cli" / "main.py").write_text("shows only")
    assert len({empty, with_words, with_others}) == 3
    assert now() == with_others


def test_fingerprint_counts_installed_packages_but_no_folder_that_one_of_them_brings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packages = tmp_path / "site-packages"
    (packages / "aside" / "other-1.0.dist-info").mkdir(parents=True)
    monkeypatch.setattr(sys, "path", [str(packages)])
    before = fingerprint.__wrapped__()
    monkeypatch.setattr(sys, "path", [str(packages), str(packages / "aside")])
    assert fingerprint.__wrapped__() == before
    (packages / "another-1.0.dist-info").mkdir()
    assert fingerprint.__wrapped__() != before
