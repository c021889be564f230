"""Projects on a server through the command line: the same output as in a folder, moved there and back without loss."""

import json
from pathlib import Path

import pytest

from countersay.cli.storing import move
from countersay.errors import CountersayError
from countersay.exports.to_jsonl import jsonl_files
from countersay.model import Decision
from countersay.pipeline import Options, examine_again, examine_project
from countersay.store.base import User
from countersay.store.opening import noted, open_store
from tests.corpora import countersay, small_corpus
from tests.crashes import THIRD
from tests.postgres import Place, Serving


def test_every_command_finds_a_project_on_a_server_by_its_folder(postgres: Serving, tmp_path: Path) -> None:
    folder, out = small_corpus(tmp_path / "in"), tmp_path / "p"
    kept = countersay("examine", folder, "--out", tmp_path / "file", "--json")
    done = countersay("examine", folder, "--out", out, "--json", "--store", postgres.project())
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) | {"project": ""} == json.loads(kept.stdout) | {"project": ""}
    assert sorted(path.name for path in out.glob("[!.]*")) == ["report.html"]
    assert (out / "report.html").read_bytes() == (tmp_path / "file" / "report.html").read_bytes()
    for project in (tmp_path / "file", out):
        assert countersay("export", project, "--out", tmp_path / f"{project.name}-record").returncode == 0
    names = [path.relative_to(tmp_path / "p-record") for path in sorted((tmp_path / "p-record").rglob("*.jsonl"))]
    assert [(tmp_path / "p-record" / name).read_bytes() for name in names] == [
        (tmp_path / "file-record" / name).read_bytes() for name in names
    ]
    assert countersay("verify", out).returncode == 0
    assert countersay("compare", out, tmp_path / "file").stdout == "Nothing changed.\n"
    assert "is of this version already" in countersay("migrate", out).stdout


def test_project_is_found_without_a_folder_where_the_store_is_named(postgres: Serving, tmp_path: Path) -> None:
    address = postgres.project("far")
    examine_project([small_corpus(tmp_path / "in")], tmp_path / "p", Options(store=address))
    far = tmp_path / address.rpartition("#")[2]
    store = address.partition("#")[0]
    assert countersay("verify", far, "--store", store).returncode == 0
    assert countersay("export", far, "--out", tmp_path / "record", COUNTERSAY_STORE=store).returncode == 0
    listed = countersay("store", "list", store)
    assert f"{far.name}: 2 documents, 0 decisions" in listed.stdout
    missing = countersay("export", tmp_path / "none", "--store", store)
    assert missing.returncode == 2
    assert "no project here" in missing.stderr


def test_second_machine_keeps_the_settings_but_not_the_paths_of_the_first(postgres: Serving, tmp_path: Path) -> None:
    address = postgres.project()
    folder = small_corpus(tmp_path / "in")
    record = examine_project([folder], tmp_path / "first", Options(store=address))
    store = open_store(tmp_path / "second", address)
    kept = store.examined()
    assert kept is not None
    assert (kept.paths, kept.settings is not None) == ((), True)
    first = open_store(tmp_path / "first").examined()
    assert first is not None
    assert first.paths == (str(folder),)
    (folder / "third.txt").write_text(THIRD)
    again = examine_again(tmp_path / "second", record, store=address)
    assert [row.path for row in again.documents] == ["north.txt", "south.txt"]
    assert len(again.findings) == len(record.findings)
    # What the second machine ran last is not what the first one examined: its paths are not taken for that.
    last = store.examined()
    assert last is None or last.paths == ()


def test_project_is_moved_with_decisions_and_users_and_back(postgres: Serving, tmp_path: Path) -> None:
    out = tmp_path / "p"
    record = examine_project([small_corpus(tmp_path / "in")], out)
    store = open_store(out)
    rows = [store.log.append(Decision(id="", target="", verdict="confirmed", note=note)) for note in ("a", "b")]
    store.users.put(User(name="ann", hashed="x"))
    address = postgres.project()
    assert move(out, address) == (2, 2)
    there = open_store(out)
    assert there.where.startswith("127.0.0.1")
    assert (there.log.rows(), there.users.rows()) == (tuple(rows), (User(name="ann", hashed="x"),))
    assert jsonl_files(there.read()) == jsonl_files(record)
    assert sorted(path.name for path in out.glob("[!.]*")) == [
        "decisions.sqlite.moved",
        "record.sqlite.moved",
        "report.html",
        "users.json.moved",
    ]
    there.log.append(Decision(id="", target="", verdict="dismissed", note="c"))
    assert move(out, "sqlite") == (2, 3)
    assert noted(out) is None
    assert [row.note for row in open_store(out).log.rows()] == ["a", "b", "c"]
    assert move(out, address) == (2, 3)


def test_move_never_joins_two_projects(postgres: Serving, tmp_path: Path) -> None:
    address = postgres.project()
    for name in ("p", "q"):
        examine_project([small_corpus(tmp_path / "in")], tmp_path / name)
        open_store(tmp_path / name).log.append(Decision(id="", target="", verdict="confirmed", note=name))
    move(tmp_path / "p", address)
    for name, code in (("q", "store-taken"), ("p", "store-same")):
        with pytest.raises(CountersayError) as raised:
            move(tmp_path / name, address)
        assert raised.value.code == code
    assert [row.note for row in open_store(tmp_path / "q").log.rows()] == ["q"]


def test_folder_with_decisions_of_its_own_is_not_left_behind(postgres: Serving, tmp_path: Path) -> None:
    folder = small_corpus(tmp_path / "in")
    examine_project([folder], tmp_path / "p")
    done = countersay("examine", folder, "--out", tmp_path / "p", "--store", postgres.project())
    assert done.returncode == 2
    assert "countersay store move" in done.stderr


def test_report_of_a_project_on_a_server_is_no_document(place: Place, tmp_path: Path) -> None:
    folder = small_corpus(tmp_path / "in")
    inner = Place(folder / "dossier", place.address, place.server)
    for _ in range(2):
        record = examine_project([folder], inner.folder, Options(store=inner.address))
        assert [row.path for row in record.documents] == ["north.txt", "south.txt"]
