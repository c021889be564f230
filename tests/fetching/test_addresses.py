"""Which addresses may be asked."""

import socket

import pytest

from countersay.errors import InputError
from countersay.fetching.addresses import is_of_the_host, is_public, numbers_of, target_of


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        pytest.param("http://Arlen.Example", "http://arlen.example/", id="host in small letters"),
        pytest.param("https://arlen.example:443/a", "https://arlen.example/a", id="usual port"),
        pytest.param(
            "https://arlen.example:8443/a?b=c#d", "https://arlen.example:8443/a?b=c", id="port, query, fragment"
        ),
        pytest.param("https://bücher.example/straße", "https://xn--bcher-kva.example/stra%C3%9Fe", id="other letters"),
        pytest.param("http://[2001:db8::1]/a", "http://[2001:db8::1]/a", id="long number"),
        pytest.param("https://arlen.example/a%20b", "https://arlen.example/a%20b", id="escaped stays as it is"),
    ],
)
def test_an_address_is_taken_apart(url: str, shown: str) -> None:
    assert target_of(url).url == shown


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("ftp://arlen.example/a", id="another scheme"),
        pytest.param("file:///etc/hostname", id="a file"),
        pytest.param("arlen.example/a", id="no scheme"),
        pytest.param("http://user:word@arlen.example/", id="password"),
        pytest.param("http:///a", id="no host"),
        pytest.param("http://arlen.example:99999/", id="no port"),
        pytest.param("http://arlen.example/a\r\nHost: b", id="line break"),
        pytest.param("http://arlen.example/a b", id="blank"),
        pytest.param("http://[::1", id="half a bracket"),
        pytest.param("http://arlen.example\\@b/", id="backslash"),
        pytest.param("http://arlen.example/" + "a" * 3000, id="too long"),
    ],
)
def test_what_is_no_page_is_refused(url: str) -> None:
    with pytest.raises(InputError) as raised:
        target_of(url)
    assert raised.value.code == "address-refused"


@pytest.mark.parametrize(
    "number",
    [
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "127.0.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "192.168.1.1",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "fec0::1",
        "ff02::1",
        "::ffff:192.168.1.1",
        "64:ff9b::a01:203",
        "2002:a01:203::1",
        "nonsense",
    ],
)
def test_numbers_that_are_not_public(number: str) -> None:
    assert not is_public(number)


@pytest.mark.parametrize(
    "number", ["1.1.1.1", "93.184.216.34", "2606:4700:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101"]
)
def test_public_numbers(number: str) -> None:
    assert is_public(number)


def test_a_name_with_one_private_number_among_others_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def known(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        return [(0, 0, 0, "", (number, port)) for number in ("1.1.1.1", "10.0.0.1")]

    monkeypatch.setattr(socket, "getaddrinfo", known)
    with pytest.raises(InputError) as raised:
        numbers_of(target_of("http://arlen.example/"), allow_private=False)
    assert raised.value.code == "address-private"
    assert numbers_of(target_of("http://arlen.example/"), allow_private=True) == ("1.1.1.1", "10.0.0.1")


@pytest.mark.parametrize("host", ["2130706433", "0x7f000001", "127.1", "localhost"])
def test_other_spellings_of_this_machine_are_refused(host: str) -> None:
    with pytest.raises(InputError) as raised:
        numbers_of(target_of(f"http://{host}/"), allow_private=False)
    assert raised.value.code in ("address-private", "host-unknown")


@pytest.mark.parametrize(
    "number",
    ["169.254.169.254", "169.254.0.1", "fe80::1", "100.100.100.200", "fd00:ec2::254", "::ffff:169.254.169.254"],
)
def test_numbers_where_a_machine_asks_for_its_own_keys(number: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert is_of_the_host(number)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [(0, 0, 0, "", (number, 80))])
    with pytest.raises(InputError, match="asks for its own keys"):
        numbers_of(target_of("http://arlen.example/"), allow_private=True)  # a name that leads there
    host = f"[{number}]" if ":" in number else number
    with pytest.raises(InputError):
        numbers_of(target_of(f"http://{host}/"), allow_private=True, asked=False)  # a redirect to it
    with pytest.raises(InputError, match="not on the public network"):
        numbers_of(target_of(f"http://{host}/"), allow_private=False)
    assert numbers_of(target_of(f"http://{host}/"), allow_private=True) == (number,)  # the user means it


@pytest.mark.parametrize(
    "number", ["10.0.0.1", "192.168.1.7", "127.0.0.1", "fd12:3456::1", "100.64.0.1", "93.184.216.34"]
)
def test_other_machines_may_be_asked_where_that_is_allowed(number: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [(0, 0, 0, "", (number, 80))])
    assert numbers_of(target_of("http://arlen.example/"), allow_private=True, asked=False) == (number,)


@pytest.mark.parametrize("host", ["2852039166", "0xa9fea9fe", "0251.0376.0251.0376"])
def test_another_spelling_of_such_a_number_is_not_its_name(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [(0, 0, 0, "", ("169.254.169.254", 80))])
    with pytest.raises(InputError, match="asks for its own keys"):
        numbers_of(target_of(f"http://{host}/"), allow_private=True)
