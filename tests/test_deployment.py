"""The page on deployment: its commands and options exist, its unit is one, and its backup brings a project back."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import click
import pytest

from countersay.cli.main import cli
from countersay.model import Decision
from countersay.store.base import User
from countersay.store.opening import open_store
from tests.corpora import ROOT
from tests.postgres import Serving
from tests.test_codec import record

PAGE = (ROOT / "docs" / "deployment.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", PAGE, re.DOTALL)


def commands() -> list[list[str]]:
    """Return the command lines of countersay on the page: in blocks, in the unit, and within sentences."""
    lines = [line for kind, text in BLOCKS if kind in ("sh", "ini") for line in text.splitlines()]
    lines += re.findall(r"`(countersay [^`\n]+)`", PAGE)
    found = []
    for line in lines:
        words = shlex.split(line.removeprefix("ExecStart="), comments=True)
        starts = [at for at, word in enumerate(words) if word.endswith("countersay") and at + 1 < len(words)]
        if starts and words[0] not in ("pip", "createdb") and "useradd" not in words and "createuser" not in words:
            at = next((at for at in starts if words[at + 1] in cli.commands), None)
            if at is not None:
                found.append(words[at + 1 :])
    return found


@pytest.mark.parametrize("words", commands(), ids=" ".join)
def test_command_on_the_page_exists_with_its_options(words: list[str]) -> None:
    command: click.Command = cli
    while isinstance(command, click.Group):
        command, words = command.commands[words[0]], words[1:]
    options = {
        name for one in command.params if isinstance(one, click.Option) for name in (*one.opts, *one.secondary_opts)
    }
    assert {word for word in words if word.startswith("--")} <= options


def test_page_shows_every_way_to_run_it() -> None:
    told = {tuple(words[:2]) for words in commands()}
    assert {("store", "move"), ("store", "list"), ("users", "add"), ("users", "remove")} <= told
    assert {words[0] for words in commands()} >= {"examine", "review", "watch", "migrate"}
    assert [kind for kind, _ in BLOCKS if kind in ("ini", "nginx", "caddy", "sql")] == ["sql", "ini", "nginx", "caddy"]


def test_proxies_set_what_the_server_believes() -> None:
    texts = dict(BLOCKS)
    assert "proxy_set_header Host $host;" in texts["nginx"]
    for kind in ("nginx", "caddy"):
        assert "X-Forwarded-For" in texts[kind]
        assert "/run/countersay-gate/review.sock" in texts[kind]
    assert "RuntimeDirectory=countersay-%i" in texts["ini"]
    assert "--socket /run/countersay-%i/review.sock" in texts["ini"]


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
def test_unit_is_one_that_systemd_understands(tmp_path: Path) -> None:
    unit = tmp_path / "countersay-review@gate.service"
    text = (
        dict(BLOCKS)["ini"].replace("/opt/countersay/bin/countersay", "/bin/true").replace("=countersay\n", "=root\n")
    )
    unit.write_text(text)
    done = subprocess.run(["systemd-analyze", "verify", str(unit)], capture_output=True, text=True, check=False)
    told = [line for line in done.stderr.splitlines() if "countersay-review" in line]
    assert told == []


def test_rights_of_the_page_are_enough_to_read_and_to_decide(postgres: Serving, tmp_path: Path) -> None:
    import psycopg

    address = postgres.address + "#gate"
    store = open_store(tmp_path, address)
    store.write(record(), "")
    store.users.put(User(name="ann", hashed="x"))
    with psycopg.connect(postgres.address, autocommit=True) as connection:
        for role in ("analyst", "desk"):
            connection.execute(f"CREATE ROLE {role} LOGIN".encode())
        connection.execute("GRANT analyst TO desk")
        connection.execute(dict(BLOCKS)["sql"].encode())
    analyst, desk = (open_store(tmp_path, address.replace("reader:", f"{role}:")) for role in ("analyst", "desk"))
    assert analyst.read() == record()
    with pytest.raises(Exception, match="permission denied"):
        analyst.users.rows()
    with pytest.raises(Exception, match="permission denied"):
        analyst.log.append(Decision(id="", target="", verdict="confirmed"))
    row = desk.log.append(Decision(id="", target="", verdict="confirmed"))
    assert analyst.log.rows() == (row,)
    with pytest.raises(Exception, match="permission denied"):
        desk.write(record(), "")


def test_backup_of_the_page_brings_a_project_back(postgres: Serving, tmp_path: Path) -> None:
    address = postgres.address + "#kept"
    store = open_store(tmp_path, address)
    store.write(record(), "")
    row = store.log.append(Decision(id="", target="", verdict="confirmed"))
    store.users.put(User(name="ann", hashed="x"))
    dump, restore = (
        shlex.split(line)
        for kind, text in BLOCKS
        if kind == "sh"
        for line in text.splitlines()
        if line.startswith(("pg_dump", "pg_restore"))
    )
    where = ["--host=127.0.0.1", f"--port={postgres.port}", "--username=reader"]
    words = [word.replace("gate", "kept").replace("cases", "postgres") for word in dump[1:]]
    postgres.run("pg_dump", *where, *words)
    postgres.run("createdb", *where, "other")
    words = [word.replace("gate", "kept").replace("cases", "other") for word in restore[1:]]
    postgres.run("pg_restore", *where, *words)
    back = open_store(tmp_path, address.replace("/postgres#", "/other#"))
    assert (back.read(), back.log.rows(), back.users.rows()) == (record(), (row,), (User(name="ann", hashed="x"),))
    back.log.append(Decision(id="", target="", verdict="confirmed"))
    assert len(back.log.rows()) == 2
    with pytest.raises(Exception, match="never"):
        postgres_tell(postgres, "other", 'DELETE FROM "countersay_kept".decision_log')


def postgres_tell(server: Serving, database: str, statement: str) -> None:
    import psycopg

    with psycopg.connect(server.address.replace("/postgres", f"/{database}"), autocommit=True) as connection:
        connection.execute(statement.encode())
