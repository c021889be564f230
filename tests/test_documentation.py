"""What can be used is documented: public names, commands, options, codes, keys and fields."""

import doctest
import inspect
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import countersay
from countersay.cli.main import cli
from countersay.codec import TABLES, columns
from countersay.config import Conventions
from countersay.ingest.settings import _COLUMNS, _DOCUMENT, _TOP
from countersay.model import Record
from tests.corpora import ROOT, example_record, shared_record

DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", countersay.__all__)
def test_public_name_is_documented_and_has_a_docstring(name: str) -> None:
    assert re.search(rf"`[^`\n]*\b{name}\b", page("library.md"))
    assert (getattr(countersay, name).__doc__ or "").strip()


@pytest.mark.parametrize(("name", "least"), [("library.md", 8), ("languages.md", 4)])
def test_examples_for_python_run(name: str, least: int) -> None:
    failed, tried = doctest.testfile(str(DOCS / name), module_relative=False, encoding="utf-8")
    assert (failed, tried > least) == (0, True)


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_command_and_its_options_are_documented(name: str) -> None:
    command = cli.commands[name]
    section = page("cli.md").split(f"## countersay {name}\n", 1)[1].split("\n## ", 1)[0]
    assert command.help
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name
            assert all(option in section for option in parameter.opts)


def test_generated_pages_are_current() -> None:
    done = subprocess.run(
        [sys.executable, str(DOCS / "generate.py"), "--check"],
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(ROOT / "src"), "PATH": ""},
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def codes_in(record: Record) -> set[str]:
    return {issue.code for issue in record.issues}


def test_codes_of_issues_are_documented() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "src").rglob("*.py")))
    stated = set(re.findall(r'code\s*=\s*"([a-z-]+)"', source)) | codes_in(example_record())
    # Codes that tests expect are codes that users meet.
    for path in (ROOT / "tests" / "ingest").glob("test_*.py"):
        stated |= set(re.findall(r'\("([a-z]+(?:-[a-z]+)+)", "', path.read_text(encoding="utf-8")))
    assert len(stated) > 20
    assert {code for code in stated if f"`{code}`" not in page("issues.md")} == set()


@pytest.mark.shared
def test_codes_of_issues_of_the_shared_corpora_are_documented(shared: Path) -> None:
    found = codes_in(shared_record(shared / "corpora" / "lachin-2022"))
    assert {code for code in found if f"`{code}`" not in page("issues.md")} == set()


def test_record_format_names_every_table_and_field_and_no_other() -> None:
    sections = re.split(r"^## ", page("record-format.md"), flags=re.MULTILINE)[1:]
    documented = {
        section.split("\n", 1)[0]: re.findall(r"^\| ([a-z_0-9]+) \|", section, re.MULTILINE)[1:] for section in sections
    }
    assert {name: sorted(fields) for name, fields in documented.items()} == {
        name: sorted(column.name for column in columns(name)) for name in TABLES
    }


def test_every_key_of_the_settings_is_documented() -> None:
    text = page("corpus-toml.md")
    keys = [*_TOP, *_DOCUMENT, *_COLUMNS, *Conventions.__dataclass_fields__, "gazetteer", "files"]
    assert [key for key in keys if not re.search(rf"[`\[]{key}\b|\n{key},|,{key}[,\n]", text)] == []
    defaults = Conventions()
    for name in Conventions.__dataclass_fields__:
        low, high = getattr(defaults, name)
        assert f"| `{name}` | `[{low}{'' if high is None else f', {high}'}]` |" in text


def test_example_of_the_settings_is_understood(tmp_path: Path) -> None:
    example = re.findall(r"```toml\n(.*?)```", page("corpus-toml.md"), re.DOTALL)[0]
    names = re.findall(r"```csv\n(.*?)```", page("corpus-toml.md"), re.DOTALL)[0]
    for name, text in {
        "corpus.toml": example,
        "names.csv": names,
        "register.toml": "",
        "releases/2031-05-04.txt": "On 3 May 2031, 12 lorries passed the gate.",
        "drafts/old.txt": "On 2 May 2031, 11 lorries passed the gate.",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    record = countersay.examine([tmp_path])
    assert {issue.code for issue in record.issues} <= {"document-ignored", "spoken-differs", "issuer-differs"}
    assert [document.path for document in record.documents] == ["releases/2031-05-04.txt"]
    assert record.documents[0].spoken is not None


def test_index_names_every_page() -> None:
    listed = set(re.findall(r"\]\(([a-z-]+\.md)\)", page("index.md")))
    assert listed == {path.name for path in DOCS.glob("*.md")} - {"index.md"}


@pytest.mark.parametrize("path", [*PAGES, ROOT / "README.md"], ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_to_files_that_are_there(path: Path) -> None:
    links = re.findall(r"\]\((?!https?://|#)([^)#\s]+)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_changes_are_fragments_of_a_known_kind() -> None:
    kinds = ("security", "removed", "deprecated", "added", "changed", "fixed", "accuracy")
    names = [path.name for path in (ROOT / "changes").iterdir()]
    assert names
    assert [name for name in names if not re.fullmatch(rf"[\w-]+\.(?:{'|'.join(kinds)})\.md", name)] == []


def commands(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Yield every command that does something, with its words."""
    if isinstance(command, click.Group):
        for name, below in command.commands.items():
            yield from commands(below, (*path, name))
    else:
        yield path, command


@pytest.mark.parametrize(("path", "command"), [pytest.param(*one, id=" ".join(one[0])) for one in commands(cli)])
def test_help_of_every_command_shows_examples_that_are_understood(
    path: tuple[str, ...], command: click.Command
) -> None:
    text = inspect.cleandoc(command.help or "")
    assert "Examples:" in text
    lines = [line.strip() for line in text.split("Examples:")[1].splitlines() if line.strip()]
    assert lines
    for line in lines:
        words = shlex.split(line.split(">")[0])
        assert words[: len(path) + 1] == ["countersay", *path], line
        given = {word.split("=")[0] for word in words if word.startswith("-")}
        assert given <= {name for option in command.params for name in (*option.opts, *option.secondary_opts)}, line
