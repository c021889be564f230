"""`countersay compare`: two projects, or a project and further documents."""

import json
from pathlib import Path

import pytest

from tests.corpora import countersay, small_corpus, write_corpus
from tests.reporting.test_comparison import LATER, LATER_SETTINGS

PARTY = '[parties]\nsouth = "Dock Workers\' Union of Ostrand"\n'


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("run")
    small_corpus(folder / "in")
    small_corpus(folder / "both", later_txt=LATER)
    with (folder / "both" / "corpus.toml").open("a") as file:
        file.write(LATER_SETTINGS)
    write_corpus(folder / "more", {"later.txt": LATER, "corpus.toml": PARTY + LATER_SETTINGS})
    for name in ("in", "both"):
        assert countersay("examine", folder / name, "--out", folder / f"project-{name}").returncode == 0
    assert countersay("export", folder / "project-both", "--out", folder / "record").returncode == 0
    return folder


@pytest.mark.parametrize(
    "new",
    [
        pytest.param("project-both", id="another project"),
        pytest.param("record", id="an exported record"),
        pytest.param("more", id="a folder of further documents"),
    ],
)
def test_new_document_is_shown_with_what_it_resolves_and_raises(new: str, projects: Path) -> None:
    done = countersay("compare", projects / "project-in", projects / new)
    assert (done.returncode, done.stderr) == (0, "")
    for words in (
        "Findings: 1 appeared, 1 resolved, 0 read otherwise.",
        "Documents: 1 new, 0 gone, 0 changed.",
        "Claims: 2 new, 0 gone, 0 read otherwise.",
        "New document: later.txt",
        "+ tension appeared",
        "- tension resolved",
        "260 lorries",
        "20 March 2031",
    ):
        assert words in done.stdout


def test_json_holds_the_same(projects: Path) -> None:
    done = countersay("compare", projects / "project-in", projects / "project-both", "--json")
    found = json.loads(done.stdout)
    assert found["documents"] == {"new": ["later.txt"], "gone": [], "changed": []}
    assert [row["text"] for row in found["claims"]["new"]] == ["412 lorries", "260 lorries"]
    (resolved,) = found["findings"]["resolved"]
    assert resolved["by"][0]["cause"] == "set_aside"
    assert resolved["by"][0]["claim"]["sentence"] == "Between 1 and 10 March 2031, 412 lorries passed the Kessel gate."


def test_same_project_has_not_changed(projects: Path) -> None:
    done = countersay("compare", projects / "project-in", projects / "project-in")
    assert (done.returncode, done.stdout) == (0, "Nothing changed.\n")


def test_document_that_cannot_be_read_is_told(projects: Path, tmp_path: Path) -> None:
    write_corpus(tmp_path / "more", {"scan.pdf": b"%PDF-1.4", "later.txt": b""})
    done = countersay("compare", projects / "project-in", tmp_path / "more")
    assert done.returncode == 0
    assert "! later.txt" in done.stdout
    assert "Documents: 0 new, 0 gone, 0 changed." in done.stdout


def test_nothing_is_written(projects: Path) -> None:
    before = sorted(path for path in projects.rglob("*"))
    countersay("compare", projects / "project-in", projects / "more" / "later.txt")
    assert sorted(path for path in projects.rglob("*")) == before


@pytest.mark.parametrize(
    ("arguments", "advice"),
    [
        pytest.param(["project-in"], "NEW", id="only one"),
        pytest.param(["in", "project-in"], "countersay examine", id="first is no project"),
        pytest.param(["project-in", "nowhere"], "does not exist", id="second is not there"),
        pytest.param(["project-in", "project-both", "more"], "Name one", id="project among documents"),
    ],
)
def test_wrong_use_is_two_and_says_what_to_do(arguments: list[str], advice: str, projects: Path) -> None:
    done = countersay("compare", *(projects / name for name in arguments))
    assert done.returncode == 2
    assert advice in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("options", [pytest.param([], id="text"), pytest.param(["--json"], id="json")])
def test_control_characters_of_documents_do_not_reach_the_terminal(
    options: list[str], projects: Path, tmp_path: Path
) -> None:
    text = "\x1b[31mPort\u202e Clerk\n22 March 2031\n\nOn 5 March 2031, 40 lor\u200bries\x1b]0;t\x07 passed the gate.\n"
    folder = write_corpus(tmp_path / "odd\x1b[31m", {"clerk.txt": text})
    done = countersay("compare", projects / "project-in", folder, *options)
    assert done.returncode == 0
    assert "clerk.txt" in done.stdout
    assert all(character.isprintable() for character in done.stdout.replace("\n", ""))
