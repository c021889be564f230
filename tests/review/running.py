"""A review server in a process of its own, and a plain client for it."""

import http.client
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from countersay.pipeline import examine_project
from tests.corpora import ROOT
from tests.deciding import corpus


@dataclass
class Running:
    """A server that runs: its address with the token, and the process."""

    address: str
    process: subprocess.Popen[str]

    @property
    def base(self) -> str:
        return self.address.split("/?")[0].rstrip("/")

    @property
    def host(self) -> str:
        return self.base.removeprefix("http://")


@dataclass
class Client:
    """Speaks HTTP without a browser's help: headers are what a test gives."""

    running: Running
    cookies: dict[str, str] = field(default_factory=dict)

    def ask(
        self, method: str, path: str, form: Mapping[str, str] | None = None, headers: Mapping[str, str] | None = None
    ) -> tuple[int, str, dict[str, str]]:
        sent = {"Host": self.running.host} | dict(headers or {})
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        body = None
        if form is not None:
            body = urlencode(form)
            sent["Content-Type"] = "application/x-www-form-urlencoded"
            sent.setdefault("Origin", self.running.base)
        connection = http.client.HTTPConnection(self.running.host, timeout=30)
        connection.putrequest(method, path, skip_host=True)
        for name, value in sent.items():
            connection.putheader(name, value)
        if body is not None:
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body.encode() if body is not None else None)
        answer = connection.getresponse()
        text = answer.read().decode("utf-8", "replace")
        found = {name.lower(): value for name, value in answer.getheaders()}
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                own, _, rest = value.partition("=")
                self.cookies[own] = rest.partition(";")[0]
        connection.close()
        return answer.status, text, found

    def enter(self) -> "Client":
        status, _, _ = self.ask("GET", self.running.address.removeprefix(self.running.base))
        assert status == 303
        return self

    def get(self, path: str) -> str:
        status, text, _ = self.ask("GET", path)
        assert status == 200, (path, status, text[:300])
        return text

    def post(self, path: str, form: Mapping[str, str], shown: str | None = None) -> tuple[int, str, dict[str, str]]:
        """Send a form of a page: with the fields that the page has in it."""
        page = self.get(shown or path)
        return self.ask("POST", path, hidden(page) | dict(form))


def hidden(page: str) -> dict[str, str]:
    main = page[page.index("<main") :]
    found = dict(re.findall(r'<input type="hidden" name="(csrf|seen)" value="([^"]*)">', page))
    return found | dict(re.findall(r'<input type="hidden" name="(csrf|seen)" value="([^"]*)">', main))


def project(folder: Path, **texts: str) -> Path:
    """Examine the small corpus into a project folder."""
    examine_project([corpus(folder / "in", **texts)], folder / "project")
    return folder / "project"


@contextmanager
def running(folder: Path, *options: str) -> Iterator[Running]:
    """Serve a project as the command line does."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        [sys.executable, "-m", "countersay", "review", str(folder), "--no-browser", *options],
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        yield Running(line.rsplit(" ", 1)[-1].strip(), process)
    finally:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()
