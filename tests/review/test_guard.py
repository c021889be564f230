"""Who is let in: nobody without the token, under another name, or from another site; and nothing becomes markup."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from countersay.store.decision_log import DecisionLog
from tests.review.running import Client, Running, hidden, project, running

EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)> \"' {{ 7*7 }} \u202e12"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    evil = f"{EVIL}\n20 March 2031\n\nOn 5 March 2031, 9 <b>cranes</b> & 2 barges stood at {EVIL}.\n\nBox 77 {EVIL}\n"
    return project(tmp_path_factory.mktemp("guarded"), evil=evil)


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Running]:
    with running(folder, "--reviewer", EVIL) as found:
        yield found


@pytest.mark.parametrize("path", ["/", "/findings", "/decisions.jsonl", "/static/review.css", "/nowhere"])
def test_nothing_is_shown_without_the_token(server: Running, path: str) -> None:
    status, text, _ = Client(server).ask("GET", path)
    assert status == 403
    assert "trucks" not in text


@pytest.mark.parametrize("token", ["", "x", "é", "0" * 32])
def test_wrong_token_gives_no_cookie(server: Running, token: str) -> None:
    status, _, headers = Client(server).ask("GET", f"/?token={token.encode().hex() if token == 'é' else token}")
    assert (status, "set-cookie" in headers) == (403, False)


def test_cookie_is_for_this_site_and_no_script(server: Running) -> None:
    _, _, headers = Client(server).ask("GET", server.address.removeprefix(server.base))
    assert "HttpOnly" in headers["set-cookie"]
    assert "SameSite=strict" in headers["set-cookie"]
    assert server.address.rsplit("=", 1)[-1] not in headers["set-cookie"]


@pytest.mark.parametrize(
    "host",
    [
        pytest.param("evil.example", id="foreign-name"),
        pytest.param("127.0.0.1", id="without-port"),
        pytest.param("127.0.0.1:1", id="other-port"),
        pytest.param("127.0.0.1.evil.example:{port}", id="rebound-name"),
    ],
)
def test_other_hosts_are_refused_with_the_cookie_and_the_token(server: Running, host: str) -> None:
    client = Client(server).enter()
    named = host.format(port=server.host.rsplit(":", 1)[-1])
    for path in ("/", server.address.removeprefix(server.base)):
        status, text, _ = client.ask("GET", path, headers={"Host": named})
        assert status == 421
        assert "trucks" not in text


@pytest.mark.parametrize(
    ("form", "headers"),
    [
        pytest.param({"csrf": ""}, {}, id="no-field"),
        pytest.param({"csrf": "0" * 64}, {}, id="wrong-field"),
        pytest.param({}, {"Origin": "http://evil.example"}, id="other-origin"),
        pytest.param({}, {"Origin": "null"}, id="no-origin"),
        pytest.param({}, {"Origin": "http://127.0.0.1:1"}, id="other-port"),
        pytest.param({}, {"Sec-Fetch-Site": "same-site"}, id="same-site"),
        pytest.param({}, {"Sec-Fetch-Site": "cross-site"}, id="cross-site"),
    ],
)
def test_form_from_elsewhere_changes_nothing(
    server: Running, folder: Path, form: dict[str, str], headers: dict[str, str]
) -> None:
    client = Client(server).enter()
    path = re.findall(r'href="(/findings/[^"]+)"', client.get("/findings"))[0]
    sent = hidden(client.get(path)) | {"verdict": "dismiss", "note": "x"} | form
    status, _, _ = client.ask("POST", path, sent, headers)
    assert status == 403
    assert DecisionLog(folder).rows() == ()


def test_large_form_is_refused(server: Running) -> None:
    client = Client(server).enter()
    assert client.ask("POST", "/recompute", {"csrf": "x" * 300_000})[0] == 413


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "TRACE"])
def test_other_methods_are_refused(server: Running, method: str) -> None:
    assert Client(server).enter().ask(method, "/findings")[0] in (403, 405)


class Tags(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_no_text_of_a_document_or_person_becomes_markup_on_any_page(server: Running) -> None:
    client = Client(server).enter()
    waiting, seen, kinds = ["/"], set[str](), dict[str, int]()
    while waiting:
        path = waiting.pop()
        kind = re.sub(r"-[0-9a-f]{16}|\d+|\?.*", "", path)
        if path in seen or kinds.get(kind, 0) > 6:
            continue
        seen.add(path)
        kinds[kind] = kinds.get(kind, 0) + 1
        status, page, headers = client.ask("GET", path)
        assert (status, headers["content-security-policy"].split(";")[0]) in {
            (200, "default-src 'none'"),
            (303, "default-src 'none'"),
        }, path
        if "html" not in headers.get("content-type", ""):
            continue
        tags = Tags(page).found
        assert [attributes.get("src") for tag, attributes in tags if tag in ("script", "img")] == ["/static/review.js"]
        assert not [name for _, attributes in tags for name in attributes if name.startswith("on") or name == "style"]
        assert "\u202e" not in page
        waiting += [
            value.split("#")[0].replace(" ", "%20").replace("\u202e", "")
            for tag, attributes in tags
            if tag == "a" and (value := attributes.get("href") or "").startswith("/") and value.isascii()
        ]
    assert len(kinds) > 18, sorted(kinds)


@pytest.mark.parametrize("goal", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_nobody_is_sent_to_another_site(server: Running, goal: str) -> None:
    client = Client(server).enter()
    status, _, headers = client.post("/reviewer", {"name": "Ann", "next": goal})
    assert (status, headers["location"]) == (303, "/")


def test_strange_addresses_are_answered_plainly(server: Running) -> None:
    client = Client(server).enter()
    for path in (
        "/findings/none",
        "/claims/%00",
        "/numbers/x/1/2",
        "/documents/..%2f..",
        "/findings?page=0&show=zzz",
        "/x",
    ):
        status, page, _ = client.ask("GET", path)
        assert status in (200, 404), path
        assert "Traceback" not in page
