"""Who asks, and under which addresses the server may be asked."""

import hmac
import ipaddress
import socket
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import urlsplit

from starlette.datastructures import Headers

from countersay.errors import SettingsError

LONGEST_NAME = 80


def clean_name(given: str) -> str:
    """Return a reviewer's name on one line without control characters.

    >>> clean_name("  Ann\\x00 \\u202eReader ")
    'Ann Reader'
    """
    return " ".join("".join(one if one.isprintable() else " " for one in given).split())[:LONGEST_NAME]


def derived(secret: str, *purpose: str) -> str:
    """Return a token that follows from a secret for one purpose and tells nothing of it."""
    return hmac.new(secret.encode(), "\0".join(purpose).encode(), sha256).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Somebody who was let in.

    Attributes:
        form: the field that forms shown to this visitor bear.
        name: who it is, where that was proven; decisions are kept under it. "" where it is asked for and believed.
        can_leave: whether there is anything to log out of.
    """

    form: str
    name: str = ""
    can_leave: bool = False

    def has_field(self, given: str) -> bool:
        """Say whether a form bears the field that only pages shown to this visitor have."""
        return hmac.compare_digest(given.encode(), self.form.encode())


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The addresses of the server.

    Attributes:
        hosts: values of the header `Host` that it answers to.
        port: where it listens, 0 on a socket of the file system.
        secure: whether those who ask see it over TLS; then `hosts` are the public name alone.
        numbers: whether it answers to any address in numbers with its port; a foreign name that leads here is none.
    """

    hosts: frozenset[str]
    port: int
    secure: bool = False
    numbers: bool = False

    def answers_to(self, headers: Headers) -> bool:
        """Say whether the name asked for is one of this server, given once."""
        given = headers.getlist("host")
        return len(given) == 1 and (given[0].lower() in self.hosts or (self.numbers and self._in_numbers(given[0])))

    def _in_numbers(self, host: str) -> bool:
        name, _, port = host.rpartition(":")
        try:
            ipaddress.ip_address(name.removeprefix("[").removesuffix("]"))
        except ValueError:
            return False
        return port == str(self.port)

    def from_here(self, headers: Headers) -> bool:
        """Say whether a request that changes something comes from a page of this server, as far as headers tell."""
        scheme = "https://" if self.secure else "http://"
        origin = headers.get("origin", "")
        site = headers.get("sec-fetch-site", "same-origin")
        return origin.lower() == f"{scheme}{headers.get('host', '').lower()}" and site == "same-origin"

    def cookie(self, purpose: str) -> str:
        """Name a cookie: one that only this host can set where TLS allows it, else by the port."""
        return f"__Host-countersay-{purpose}" if self.secure else f"countersay-{self.port}-{purpose}"


def local_site(hosts: tuple[str, ...], port: int) -> Site:
    """Return a site that is known by these names at its port."""
    plain = hosts if port == 80 else ()
    return Site(hosts=frozenset(name.lower() for name in (*(f"{host}:{port}" for host in hosts), *plain)), port=port)


def public_site(address: str, port: int) -> Site:
    """Return the site of the address that a reverse proxy serves, such as `https://review.example.org`.

    Raises:
        SettingsError: if it is no such address.
    """
    try:
        parts = urlsplit(address.strip())
        fit = parts.scheme in ("http", "https") and parts.hostname and parts.path in ("", "/") and not parts.query
        host = parts.netloc.lower()
        fit = fit and "@" not in host and parts.port != 0
    except ValueError:
        fit, host = False, ""
    if not fit:
        raise SettingsError(
            f"expected an address such as https://review.example.org, got {address!r}.",
            code="option-invalid",
            remedy="Give --public-url as people type it, without a path.",
        )
    return Site(hosts=frozenset({host}), port=port, secure=parts.scheme == "https")


def open_site(host: str, port: int) -> Site:
    """Return the site of an address that other machines reach without a proxy."""
    own = local_site(("localhost", f"[{host}]" if ":" in host else host, socket.gethostname(), socket.getfqdn()), port)
    return Site(hosts=own.hosts, port=port, numbers=True)
