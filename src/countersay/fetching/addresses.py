"""Which addresses of the web may be asked, and where they really lead.

1. Only `http` and `https`, without a name or password in the address.
2. The host is looked up once, and the connection goes to the very number that was checked, so that a second answer of
   the name service cannot lead elsewhere.
3. Every number that the host has must be one of the public network, unless the user allows others: no machine of the
   user's own network, no loopback, no link-local address.
4. Numbers by which a machine asks its own host for keys and passwords (link-local, and those in `_OF_THE_HOST`) are
   refused even then, unless the user's own address is that number: no name and no redirect leads there.
"""

import ipaddress
import re
import socket
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from countersay.errors import InputError

_MOST = 2000
_PORTS = {"http": 80, "https": 443}
_SAFE = "/%:@!$&'()*+,;=~-._?[]"
Ip = ipaddress.IPv4Address | ipaddress.IPv6Address
_OF_THE_HOST = frozenset({"100.100.100.200", "192.0.0.192", "168.63.129.16", "fd00:ec2::254", "fd20:ce::254"})
"""Where providers of machines answer with the keys of the machine that asks, beside 169.254.0.0/16 and fe80::/10."""


@dataclass(frozen=True, slots=True)
class Target:
    """An address taken apart. host: in ASCII. path: with the query, as it is sent."""

    url: str
    scheme: str
    host: str
    port: int
    path: str

    @property
    def named(self) -> str:
        """Return the host as it is sent in a request, with the port if it is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def target_of(url: str, base: str | None = None) -> Target:
    """Take an address apart, relative to `base` if that is given.

    >>> target = target_of("HTTPS://Arlen.Example/boats?day=4#top")
    >>> target.scheme, target.host, target.port, target.path
    ('https', 'arlen.example', 443, '/boats?day=4')

    Raises:
        InputError: if it is no address of a page that may be asked for.
    """
    given = url.strip()
    if len(given) > _MOST or re.search(r"[\x00-\x20\x7f\\]", given):
        raise _bad(given, "is too long or holds blanks or control characters.")
    try:
        parts = urlsplit(urljoin(base, given) if base else given)
        port = parts.port
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        raise _bad(given, "is no address of the web.") from None
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        raise _bad(given, "begins with neither http:// nor https://.")
    if parts.username is not None or parts.password is not None:
        raise _bad(given, "holds a name or a password.")
    try:
        ascii_host = host if ":" in host else host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        raise _bad(given, "names no host.") from None
    if not ascii_host or port == 0 or not re.fullmatch(r"[a-z0-9._-]+|[0-9a-f:.]+(?:%[a-z0-9]+)?", ascii_host):
        raise _bad(given, "names no host.")
    path = quote(parts.path or "/", safe=_SAFE) + (f"?{quote(parts.query, safe=_SAFE)}" if parts.query else "")
    number = port if port is not None else _PORTS[scheme]
    target = Target("", scheme, ascii_host, number, path)
    return Target(f"{scheme}://{target.named}{path}", scheme, ascii_host, number, path)


def _bad(url: str, why: str) -> InputError:
    shown = url if len(url) <= 200 else url[:197] + "..."
    return InputError(f"{shown!r} {why}", code="address-refused", remedy="Give the full address of one page.")


def numbers_of(target: Target, *, allow_private: bool, asked: bool = True) -> tuple[str, ...]:
    """Look up a host and return its numbers, in the order in which the system gives them.

    `asked`: the user gave the address; False for one to which a page redirects.

    Raises:
        InputError: if it is not known, or leads to a machine that is not on the public network.
    """
    try:
        answers = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(
            f"{target.host} is not known ({reason}).",
            code="host-unknown",
            remedy="Check the address and the connection.",
        ) from None
    numbers = tuple(dict.fromkeys(str(answer[4][0]) for answer in answers))
    if not numbers:
        raise InputError(f"{target.host} is not known.", code="host-unknown")
    guarded = [one for one in numbers if is_of_the_host(one) and not (asked and allow_private and _is_number(target))]
    if guarded and allow_private:
        raise InputError(
            f"{target.host} leads to {guarded[0]}, where a machine asks for its own keys.",
            code="address-private",
            remedy="Give that number itself as the address if you mean it.",
        )
    refused = [number for number in numbers if not allow_private and not is_public(number)]
    if refused:
        raise InputError(
            f"{target.host} leads to {refused[0]}, which is not on the public network.",
            code="address-private",
            remedy="Use --allow-private if you mean a machine of your own network.",
        )
    return numbers


def is_of_the_host(number: str) -> bool:
    """Say whether a number is one at which a machine finds its own host, also where another number carries it inside.

    >>> [is_of_the_host(one) for one in ("169.254.169.254", "::ffff:169.254.1.1", "fe80::1%eth0", "10.0.0.1", "::1")]
    [True, True, True, False, False]
    """
    try:
        ip: Ip = ipaddress.ip_address(number.split("%", 1)[0])
    except ValueError:
        return True
    inner = _inside(ip) if isinstance(ip, ipaddress.IPv6Address) else None
    if inner is not None and is_of_the_host(str(inner)):
        return True
    return ip.is_link_local or str(ip) in _OF_THE_HOST


def _is_number(target: Target) -> bool:
    """Say whether the address names the number itself, in its usual form."""
    try:
        ipaddress.ip_address(target.host.split("%", 1)[0])
    except ValueError:
        return False
    return True


def _inside(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None) or _translated(ip)


def is_public(number: str) -> bool:
    """Say whether a number is one of the public network, also where it carries another one inside.

    >>> [is_public(one) for one in ("93.184.216.34", "10.0.0.1", "127.0.0.1", "169.254.169.254", "::1", "::ffff:10.0.0.1")]
    [True, False, False, False, False, False]
    """
    try:
        ip: Ip = ipaddress.ip_address(number.split("%", 1)[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = _inside(ip)
        if inner is not None and not is_public(str(inner)):
            return False
        if ip.ipv4_mapped is not None or _translated(ip) is not None:
            return True
        if ip.is_site_local:
            return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved and not ip.is_unspecified


def _translated(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """Return the number that a translator between the two networks reads out of 64:ff9b::/96."""
    if int(ip) >> 32 == int(ipaddress.IPv6Address("64:ff9b::")) >> 32:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return None
