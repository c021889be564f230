"""One page, asked for within limits; every test speaks to this machine alone."""

import gzip
import socket

import pytest

from countersay.errors import InputError
from countersay.fetching import addresses
from countersay.fetching.download import Download, FetchLimits, download
from tests.fetching.serving import Answer, answer, redirect, serving, slowly, without_end

PAGE = b"<p>Twelve boats sank on 3 May 2031.</p>"
BOMB = gzip.compress(b"\0" * 20_000_000)


def get(path: str, answers: dict[str, Answer], **limits: object) -> tuple[Download, list[bytes], str]:
    with serving(answers) as (address, requests):
        chosen = FetchLimits(**{"allow_private": True, "seconds": 10.0, **limits})  # type: ignore[arg-type]
        return download(address + path, chosen, agent="countersay test"), requests, address


def refused(path: str, answers: dict[str, Answer], **limits: object) -> str:
    with pytest.raises(InputError) as raised:
        get(path, answers, **limits)
    return raised.value.code


def test_a_page_is_kept_byte_by_byte() -> None:
    found, requests, address = get("/boats?day=3", {"/boats?day=3": answer(PAGE)})
    assert found.page == PAGE
    assert found.last.received == answer(PAGE)
    assert [found.last.sent] == requests
    assert (found.last.status, found.last.number, found.last.url) == (200, "127.0.0.1", f"{address}/boats?day=3")


def test_nothing_is_said_of_the_user() -> None:
    _, requests, _ = get("/", {"/": answer(PAGE, Set_Cookie="who=you")})
    lines = requests[0].decode().split("\r\n")
    names = {line.split(":")[0] for line in lines[1:] if line}
    assert names == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}
    assert "User-Agent: countersay test" in lines


def test_cookies_are_not_sent_to_the_next_page() -> None:
    first = answer(b"", "302 Found", Location="/b", Set_Cookie="who=you")
    _, requests, _ = get("/a", {"/a": first, "/b": answer(PAGE)})
    assert len(requests) == 2
    assert b"ookie" not in requests[1]


def test_redirects_are_followed_and_recorded() -> None:
    found, _, address = get("/a", {"/a": redirect("/b", "301 Moved"), "/b": redirect("c?d=e"), "/c?d=e": answer(PAGE)})
    assert [(one.status, one.url) for one in found.exchanges] == [
        (301, f"{address}/a"),
        (302, f"{address}/b"),
        (200, f"{address}/c?d=e"),
    ]
    assert found.page == PAGE


def test_a_circle_of_redirects_ends() -> None:
    assert refused("/a", {"/a": redirect("/b"), "/b": redirect("/a")}) == "redirects-too-many"


@pytest.mark.parametrize(
    ("to", "code"),
    [
        pytest.param("file:///etc/hostname", "address-refused", id="a file"),
        pytest.param("ftp://arlen.example/", "address-refused", id="another scheme"),
        pytest.param("http://a:b@127.0.0.1/", "address-refused", id="a password"),
    ],
)
def test_a_redirect_is_checked_like_the_first_address(to: str, code: str) -> None:
    assert refused("/a", {"/a": redirect(to)}) == code


def test_a_public_page_cannot_lead_to_a_private_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "is_public", lambda number: number == "127.0.0.1")  # the test's "public" machine
    assert refused("/a", {"/a": redirect("http://10.0.0.1/secret")}, allow_private=False) == "address-private"


@pytest.mark.parametrize(
    "to", ["http://169.254.169.254/latest/meta-data/", "http://[fe80::1]/", "http://[::ffff:169.254.169.254]/"]
)
def test_a_page_of_the_users_network_cannot_lead_to_the_keys_of_the_machine(to: str) -> None:
    assert refused("/a", {"/a": redirect(to)}, allow_private=True) == "address-private"


def test_a_private_address_is_refused_unless_allowed() -> None:
    assert refused("/", {"/": answer(PAGE)}, allow_private=False) == "address-private"


def test_the_connection_goes_to_the_number_that_was_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    real = socket.getaddrinfo

    def known(host: str, *rest: object, **more: object) -> object:
        asked.append(host)
        return real("127.0.0.1" if host == "arlen.example" else host, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", known)
    with serving({"/": answer(PAGE)}) as (address, _):
        port = address.rsplit(":", 1)[1]
        limits = FetchLimits(allow_private=True, seconds=10)
        found = download(f"http://arlen.example:{port}/", limits, agent="test")
    assert found.page == PAGE
    assert asked.count("arlen.example") == 1  # never looked up a second time


@pytest.mark.parametrize(
    ("found", "limits", "code"),
    [
        pytest.param(slowly, {"seconds": 0.4}, "fetch-too-slow", id="a byte at a time"),
        pytest.param(without_end, {"size": 1_000_000}, "fetch-too-large", id="without end"),
        pytest.param(answer(b"x" * 5000), {"size": 4000}, "fetch-too-large", id="larger than allowed"),
        pytest.param(answer(BOMB, Content_Encoding="gzip"), {"size": 1_000_000}, "fetch-too-large", id="a packed bomb"),
        pytest.param(answer(b"nonsense", Content_Encoding="gzip"), {}, "fetch-failed", id="packed and damaged"),
        pytest.param(answer(PAGE, Content_Encoding="br"), {}, "fetch-failed", id="packed in another way"),
        pytest.param(b"", {}, "fetch-failed", id="no answer"),
        pytest.param(b"hello\r\n\r\n", {}, "fetch-failed", id="no web server"),
        pytest.param(b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 500 + b"\r\n", {}, "fetch-failed", id="too many headers"),
        pytest.param(b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhalf", {}, "fetch-failed", id="cut short"),
    ],
)
def test_limits_and_broken_answers(found: Answer, limits: dict[str, object], code: str) -> None:
    assert refused("/", {"/": found}, **limits) == code


def test_a_page_in_pieces_and_a_packed_one() -> None:
    pieces = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nTwelv\r\n1\r\ne\r\n0\r\n\r\n"
    found, _, _ = get("/", {"/": pieces})
    assert (found.page, found.last.received) == (b"Twelve", pieces)
    packed = gzip.compress(PAGE)
    found, _, _ = get("/", {"/": answer(packed, Content_Encoding="gzip")})
    assert (found.page, found.last.body) == (PAGE, packed)


def test_nobody_listens() -> None:
    with serving({}) as (address, _):
        pass
    with pytest.raises(InputError) as raised:
        download(address, FetchLimits(allow_private=True, seconds=5), agent="test")
    assert raised.value.code == "fetch-failed"
