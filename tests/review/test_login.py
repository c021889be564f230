"""Several people: everybody logs in, decides under the own name alone, and cannot be made to by another site."""

import contextlib
import http.client
import random
import re
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from countersay.errors import SettingsError
from countersay.pipeline import Options, examine_project
from countersay.review.passwords import hashed
from countersay.review.serving import Listening, serve
from countersay.store.base import User
from tests.corpora import countersay
from tests.deciding import corpus
from tests.postgres import Place, Serving
from tests.review.running import Client, Running, hidden, project, running

PASSWORD = "three plain words"


def people(place: Place, *names: str) -> None:
    for name in names:
        place.open().users.put(User(name=name, hashed=hashed(PASSWORD)))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = project(tmp_path_factory.mktemp("team"))
    people(Place(made), "Ann", "Bo Óg")
    return made


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Running]:
    with running(folder, "--host", "0.0.0.0") as found:
        yield found


@pytest.fixture(scope="module")
def patient(folder: Path) -> Iterator[Running]:
    """A server for fewer wrong passwords than make one wait."""
    with running(folder, "--host", "0.0.0.0") as found:
        yield found


def logged_in(server: Running, name: str, password: str = PASSWORD, **headers: str) -> Client:
    client = Client(server)
    page = client.ask("GET", "/login", headers=headers)[1]
    client.ask("POST", "/login", hidden(page) | {"name": name, "password": password, "next": "/"}, headers)
    return client


@pytest.mark.parametrize("path", ["/", "/findings", "/decisions.jsonl", "/nowhere", "/?token=x", "/logout"])
def test_nothing_is_shown_to_who_is_not_logged_in(server: Running, path: str) -> None:
    status, text, headers = Client(server).ask("GET", path)
    assert status == 303
    assert headers["location"].startswith("/login")
    assert "trucks" not in text


def test_nothing_is_changed_by_who_is_not_logged_in(server: Running, folder: Path) -> None:
    for path in ("/recompute", "/findings/x", "/reviewer", "/logout"):
        assert Client(server).ask("POST", path, {"csrf": "", "note": "x"})[0] == 403
    assert Place(folder).open().log.rows() == ()


def test_log_in_leads_where_one_wanted_to_go_and_out_again(server: Running) -> None:
    client = Client(server)
    _, _, headers = client.ask("GET", "/findings?show=open")
    page = client.get(headers["location"])
    assert 'name="next" value="/findings?show=open"' in page
    sent = hidden(page) | {"name": "Ann", "password": PASSWORD, "next": "/findings?show=open"}
    status, _, headers = client.ask("POST", "/login", sent)
    assert (status, headers["location"]) == (303, "/findings?show=open")
    assert "<bdi>Ann</bdi>" in client.get("/findings")
    assert client.ask("GET", "/login?next=/series")[2]["location"] == "/series"
    kept = dict(client.cookies)
    status, _, headers = client.post("/logout", {}, shown="/reviewer")
    assert (status, headers["location"]) == (303, "/login")
    client.cookies = kept
    assert client.ask("GET", "/findings")[0] == 303


def test_cookies_are_for_this_site_and_no_script(server: Running) -> None:
    client = Client(server)
    page, _, first = client.ask("GET", "/login")[1], None, client.ask("GET", "/login")[2]
    _, _, second = client.ask("POST", "/login", hidden(page) | {"name": "Ann", "password": PASSWORD})
    for headers in (first, second):
        assert "HttpOnly" in headers["set-cookie"]
        assert "SameSite=strict" in headers["set-cookie"]
        assert "Secure" not in headers["set-cookie"]


@pytest.mark.parametrize(
    ("name", "password"),
    [
        pytest.param("Ann", "another password", id="password"),
        pytest.param("Cy", PASSWORD, id="name"),
        pytest.param("ann", PASSWORD, id="case"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_wrong_name_or_password_is_told_alike(name: str, password: str, patient: Running) -> None:
    client = Client(patient)
    page = client.get("/login")
    status, text, _ = client.ask("POST", "/login", hidden(page) | {"name": name, "password": password})
    assert status == 403
    assert "Name or password are wrong." in text
    assert client.ask("GET", "/findings")[0] == 303


def test_many_wrong_passwords_make_one_wait(folder: Path) -> None:
    with running(folder, "--host", "0.0.0.0") as server:
        for _ in range(5):
            logged_in(server, "Ann", "wrong password")
        client = Client(server)
        page = client.get("/login")
        status, text, headers = client.ask("POST", "/login", hidden(page) | {"name": "Ann", "password": PASSWORD})
        assert (status, 0 < int(headers["retry-after"]) <= 30) == (429, True)
        assert "Too many log-ins failed" in text


@pytest.mark.parametrize(
    ("form", "headers", "cookie"),
    [
        pytest.param({"csrf": ""}, {}, True, id="no-field"),
        pytest.param({}, {}, False, id="no-cookie"),
        pytest.param({}, {"Origin": "http://evil.example"}, True, id="other-origin"),
        pytest.param({}, {"Sec-Fetch-Site": "cross-site"}, True, id="cross-site"),
    ],
)
def test_nobody_is_logged_in_by_another_site(
    server: Running, form: dict[str, str], headers: dict[str, str], cookie: bool
) -> None:
    client = Client(server)
    sent = hidden(client.get("/login")) | {"name": "Ann", "password": PASSWORD} | form
    if not cookie:
        client.cookies.clear()
    assert client.ask("POST", "/login", sent, headers)[0] == 403
    assert client.ask("GET", "/findings")[0] == 303


def test_form_of_one_is_no_form_of_another(server: Running, folder: Path) -> None:
    ann, bo = logged_in(server, "Ann"), logged_in(server, "Bo Óg")
    path = re.findall(r'href="(/findings/[^"]+)"', ann.get("/findings"))[0]
    sent = hidden(ann.get(path)) | {"verdict": "dismiss", "note": "x"}
    assert bo.ask("POST", path, sent)[0] == 403
    assert Place(folder).open().log.rows() == ()


def test_name_is_the_log_in_and_cannot_be_chosen(place: Place) -> None:
    """Over SQLite and PostgreSQL: two people, each in a process of its own."""
    examine_project([corpus(place.folder.with_name("in"))], place.folder, Options(store=place.address))
    people(place, "Ann", "Bo Óg")
    options = ("--host", "0.0.0.0", "--store", place.address or "sqlite")
    with running(place.folder, *options) as one, running(place.folder, *options) as other:
        ann, bo = logged_in(one, "Ann"), logged_in(other, "Bo Óg")
        ann.cookies["countersay-reviewer"] = "Somebody%20Else"
        assert ann.post("/reviewer", {"name": "Somebody Else"})[0] == 422
        path = re.findall(r'href="(/findings/[^"]+)"', ann.get("/findings"))[0]
        shown = bo.get(path)
        assert ann.post(path, {"verdict": "confirm", "note": "seen", "reviewer": "Somebody Else"})[0] == 303
        status, text, _ = bo.ask("POST", path, hidden(shown) | {"verdict": "dismiss", "note": "no"})
        assert status == 409
        assert "Ann" in text
        assert bo.ask("POST", path, hidden(text) | {"verdict": "dismiss", "note": "no"})[0] == 303
        assert [row.reviewer for row in place.open().log.rows()] == ["Ann", "Bo Óg"]
        audit = ann.get("/decisions.csv").splitlines()
        assert audit[0].startswith("number,at,reviewer,")
        assert [line.split(",")[2] for line in audit[1:]] == ["Ann", "Bo Óg"]
        assert "Bo Óg" in ann.get("/decisions")


def test_servers_killed_while_people_decide_lose_no_decision_that_was_confirmed(place: Place) -> None:
    examine_project([corpus(place.folder.with_name("in"))], place.folder, Options(store=place.address))
    people(place, "Ann", "Bo Óg")
    paths = [f"/claims/{row.id}" for row in place.open().read().figures]
    rng, told = random.Random("killed"), list[str]()
    for _ in range(2):
        with running(place.folder, "--host", "0.0.0.0", "--store", place.address or "sqlite") as server:
            clients = [logged_in(server, name) for name in ("Ann", "Bo Óg")]

            def decide(client: Client) -> None:
                with contextlib.suppress(OSError, http.client.HTTPException, AssertionError):
                    for number in range(1000):
                        path = paths[number % len(paths)]
                        status, _, headers = client.post(path, {"verdict": "confirm", "note": "x"})
                        if status == 303:
                            told.append(headers["location"].rpartition("done=")[2])

            threads = [threading.Thread(target=decide, args=(client,)) for client in clients]
            for thread in threads:
                thread.start()
            time.sleep(rng.uniform(0.5, 2.5))
            server.process.kill()
            for thread in threads:
                thread.join()
    kept = [row.id for row in place.open().log.rows()]
    assert len(told) > 1
    assert set(told) <= set(kept)
    assert len(kept) <= len(told) + 2 * len(clients)
    examine_project([place.folder.with_name("in")], place.folder, Options(store=place.address))
    assert len(place.open().read().decisions) == len(kept)


def test_removed_user_is_out_at_once(place: Place) -> None:
    examine_project([corpus(place.folder.with_name("in"))], place.folder, Options(store=place.address))
    people(place, "Ann", "Bo Óg")
    with running(place.folder, "--host", "0.0.0.0", "--store", place.address or "sqlite") as server:
        ann, bo = logged_in(server, "Ann"), logged_in(server, "Bo Óg")
        place.open().users.remove("Ann")
        assert ann.ask("GET", "/findings")[0] == 303
        assert bo.ask("GET", "/findings")[0] == 200


def test_people_work_on_after_the_database_was_away(postgres: Serving, tmp_path: Path) -> None:
    place = Place(tmp_path / "p", postgres.project(), postgres)
    examine_project([corpus(tmp_path / "in")], place.folder, Options(store=place.address))
    people(place, "Ann")
    with running(place.folder, "--host", "0.0.0.0", "--store", place.address or "") as server:
        ann = logged_in(server, "Ann")
        page = ann.get("/findings")
        postgres.stop()
        try:
            status, text, _ = ann.ask("GET", "/findings")
        finally:
            postgres.start()
        assert (status, "gives no connection" in text, "s3cret" in text) == (500, True, False)
        assert ann.get("/findings") == page


@pytest.mark.parametrize(
    ("host", "status"),
    [
        pytest.param("127.0.0.1:{port}", 200, id="number"),
        pytest.param("[::1]:{port}", 200, id="long-number"),
        pytest.param("10.1.2.3:{port}", 200, id="other-number"),
        pytest.param("10.1.2.3:1", 421, id="other-port"),
        pytest.param("10.1.2.3", 421, id="no-port"),
        pytest.param("evil.example:{port}", 421, id="foreign-name"),
        pytest.param("127.0.0.1.evil.example:{port}", 421, id="rebound-name"),
    ],
)
def test_only_numbers_and_own_names_are_answered_to(server: Running, host: str, status: int) -> None:
    named = host.format(port=server.host.rsplit(":", 1)[-1])
    assert Client(server).ask("GET", "/login", headers={"Host": named})[0] == status


def test_behind_tls_cookies_are_secure_and_only_the_public_name_is_answered_to(folder: Path) -> None:
    with running(folder, "--public-url", "https://review.example.org", "--port", "0", "--no-browser") as server:
        port = listening_port(server)
        public = Running(f"http://127.0.0.1:{port}/", server.process)
        headers = {"Host": "review.example.org", "Origin": "https://review.example.org"}
        client = Client(public)
        assert client.ask("GET", "/login")[0] == 421
        _, page, first = client.ask("GET", "/login", headers=headers)
        sent = hidden(page) | {"name": "Ann", "password": PASSWORD}
        plain = headers | {"Origin": "http://review.example.org"}
        assert client.ask("POST", "/login", sent, plain)[0] == 403
        status, _, second = client.ask("POST", "/login", sent, headers)
        assert status == 303
        for found in (first, second):
            assert found["set-cookie"].startswith("__Host-countersay-")
            assert {"HttpOnly", "Secure", "SameSite=strict", "Path=/"} <= set(found["set-cookie"].split("; "))
        assert client.ask("GET", "/findings", headers=headers)[0] == 200


def listening_port(server: Running) -> int:
    """Find the port of a server that prints another address; as Linux tells it."""
    inodes = set()
    for entry in Path(f"/proc/{server.process.pid}/fd").iterdir():
        name = entry.readlink().as_posix() if entry.is_symlink() else ""
        inodes |= set(re.findall(r"socket:\[(\d+)\]", name))
    for line in Path("/proc/net/tcp").read_text().splitlines()[1:]:
        fields = line.split()
        if fields[3] == "0A" and fields[9] in inodes:
            return int(fields[1].rpartition(":")[2], 16)
    raise AssertionError("no port")


def over_file(path: Path, request: str, headers: dict[str, str]) -> tuple[int, str]:
    connection = http.client.HTTPConnection("localhost", timeout=30)
    connection.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    connection.sock.connect(str(path))
    connection.request("GET", request, headers=headers)
    answer = connection.getresponse()
    found = answer.status, answer.read().decode()
    connection.close()
    return found


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="this system has no such sockets")
def test_header_of_a_proxy_is_the_name_and_the_file_is_for_owner_and_group(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "s"
    options = ("--socket", str(path), "--trust-header", "X-Remote-User", "--public-url", "https://r.example")
    with running(folder, *options) as server:
        assert server.address == "https://r.example"
        assert path.stat().st_mode & 0o777 == 0o660
        headers = {"Host": "r.example"}
        assert over_file(path, "/findings", headers)[0] == 403
        status, page = over_file(path, "/findings", headers | {"X-Remote-User": "Ann"})
        assert (status, "<bdi>Ann</bdi>" in page) == (200, True)
        assert over_file(path, "/login", headers | {"X-Remote-User": "Ann"})[0] == 404
        assert "Log out" not in over_file(path, "/reviewer", headers | {"X-Remote-User": "Ann"})[1]


@pytest.mark.parametrize(
    ("where", "name", "code"),
    [
        pytest.param(Listening(host="0.0.0.0"), "", "users-none", id="other-machines"),
        pytest.param(Listening(host="192.0.2.1"), "", "address-unusable", id="no-such-address"),
        pytest.param(Listening(public_url="https://r.example"), "", "users-none", id="behind-a-proxy"),
        pytest.param(Listening(socket=Path("s")), "", "users-none", id="file"),
        pytest.param(Listening(host="0.0.0.0", trust_header="X-User"), "", "header-not-local", id="header-for-all"),
        pytest.param(Listening(host="0.0.0.0"), "Ann", "option-invalid", id="name-given"),
        pytest.param(Listening(public_url="review.example"), "", "option-invalid", id="no-address"),
        pytest.param(Listening(public_url="https://r.example/a"), "", "option-invalid", id="path"),
    ],
)
def test_server_that_would_let_in_anybody_does_not_start(
    where: Listening, name: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    made = project(tmp_path)
    with pytest.raises(SettingsError) as raised:
        serve(made, where, name=name, ready=lambda _: pytest.fail("started"))
    assert raised.value.code == code


def test_server_for_others_says_that_nothing_is_encrypted(folder: Path) -> None:
    with running(folder, "--host", "0.0.0.0") as server:
        assert server.process.stdout is not None
        assert "log in" in server.process.stdout.readline()


def test_users_are_no_part_of_any_export(folder: Path, tmp_path: Path) -> None:
    for kind in ("jsonl", "csv", "markdown"):
        assert countersay("export", folder, "--format", kind, "--out", tmp_path / kind).returncode == 0
    written = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"scrypt" not in written
