"""Ask for one page and keep what was sent and received byte by byte, within limits of size and time.

No cookie is sent or kept, no proxy of the environment is used, nothing is asked for but the page itself. Redirects are
followed up to a limit, each to an address that is checked like the first.
"""

import http.client
import io
import socket
import ssl
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from countersay.errors import InputError
from countersay.fetching.addresses import Target, numbers_of, target_of

_PIECE = 65_536
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchLimits:
    """What fetching one page may cost.

    Attributes:
        seconds: for all of it, redirects included. size: bytes received with their headers, and of the page unpacked.
        redirects: how many are followed. allow_private: whether machines of the user's own network may be asked.
    """

    seconds: float = 30.0
    size: int = 32 * 1024 * 1024
    redirects: int = 10
    allow_private: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One question and its answer. sent, received: as they went over the line. number: of the machine asked."""

    url: str
    number: str
    status: int
    headers: tuple[tuple[str, str], ...]
    sent: bytes
    received: bytes
    body: bytes

    def header(self, name: str) -> str:
        """Return the first value of a header, "" if there is none."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """All exchanges for one address; the last one brought the page. page: unpacked, if it came packed."""

    asked: str
    exchanges: tuple[Exchange, ...]
    page: bytes

    @property
    def last(self) -> Exchange:
        """Return the exchange that brought the page."""
        return self.exchanges[-1]


def download(url: str, limits: FetchLimits, *, agent: str, clock: Callable[[], float] = time.monotonic) -> Download:
    """Ask for a page.

    Raises:
        InputError: if the address is refused, nothing answers, or a limit is reached.
    """
    deadline = clock() + limits.seconds
    target = target_of(url)
    exchanges: list[Exchange] = []
    size = limits.size
    while True:
        numbers = numbers_of(target, allow_private=limits.allow_private, asked=not exchanges)
        exchange = _ask(target, numbers, agent, _Budget(size, deadline, clock, limits.seconds))
        exchanges.append(exchange)
        size -= len(exchange.received)
        location = exchange.header("Location")
        if exchange.status not in _REDIRECTS or not location:
            break
        if len(exchanges) > limits.redirects:
            raise InputError(f"{url} was redirected more than {limits.redirects} times.", code="redirects-too-many")
        target = target_of(location, exchange.url)
    return Download(asked=url, exchanges=tuple(exchanges), page=_unpacked(exchange, limits.size))


@dataclass(slots=True)
class _Budget:
    """What is left of size and time."""

    size: int
    deadline: float
    clock: Callable[[], float]
    seconds: float

    def left(self) -> float:
        left = self.deadline - self.clock()
        if left <= 0:
            raise _too_slow(self.seconds)
        return left

    def take(self, count: int) -> None:
        self.size -= count
        if self.size < 0:
            raise _too_large()


def _too_slow(seconds: float) -> InputError:
    return InputError(
        f"did not answer in full within {seconds:g} seconds.", code="fetch-too-slow", remedy="Raise --timeout."
    )


def _too_large() -> InputError:
    return InputError("is larger than allowed.", code="fetch-too-large", remedy="Raise --max-bytes.")


class _Line(io.RawIOBase):
    """What comes in from a connection: recorded, counted, and never waited for past the deadline."""

    def __init__(self, connection: socket.socket, budget: _Budget) -> None:
        self.connection = connection
        self.budget = budget
        self.parts: list[bytes] = []

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview | bytearray") -> int:  # type: ignore[override]
        self.connection.settimeout(self.budget.left())
        piece = self.connection.recv(min(len(buffer), _PIECE))
        self.budget.take(len(piece))
        self.parts.append(piece)
        buffer[: len(piece)] = piece
        return len(piece)


class _Recorded:
    """Stands in for the socket that the parser of answers asks for a file."""

    def __init__(self, line: _Line) -> None:
        self.line = line

    def makefile(self, mode: str) -> io.BufferedReader:
        return io.BufferedReader(self.line, _PIECE)


def _ask(target: Target, numbers: tuple[str, ...], agent: str, budget: _Budget) -> Exchange:
    sent = (
        f"GET {target.path} HTTP/1.1\r\nHost: {target.named}\r\nUser-Agent: {agent}\r\n"
        "Accept: text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.5\r\n"
        "Accept-Encoding: identity\r\nConnection: close\r\n\r\n"
    ).encode("ascii")
    try:
        connection, number = _connected(target, numbers, budget)
        with connection:
            connection.settimeout(budget.left())
            connection.sendall(sent)
            return _answer(target, number, sent, _Line(connection, budget))
    except TimeoutError:
        raise _too_slow(budget.seconds) from None
    except ssl.SSLCertVerificationError as error:
        raise InputError(
            f"{target.host} does not prove who it is ({error.verify_message}).",
            code="certificate-refused",
            remedy="Save the page with a browser if you trust it.",
        ) from None
    except (OSError, http.client.HTTPException) as error:
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        raise InputError(f"{target.url} could not be fetched: {reason}.", code="fetch-failed") from None


def _connected(target: Target, numbers: tuple[str, ...], budget: _Budget) -> tuple[socket.socket, str]:
    """Connect to the first of the checked numbers that answers; the host's name is not looked up again."""
    failure: OSError = ConnectionError("nothing answers")
    for number in numbers:
        try:
            connection = socket.create_connection((number, target.port), timeout=budget.left())
        except OSError as error:
            failure = error
            continue
        if target.scheme == "http":
            return connection, number
        try:
            return ssl.create_default_context().wrap_socket(connection, server_hostname=target.host), number
        except BaseException:
            connection.close()
            raise
    raise failure


def _answer(target: Target, number: str, sent: bytes, line: _Line) -> Exchange:
    response = http.client.HTTPResponse(_Recorded(line), method="GET")  # type: ignore[arg-type]
    response.begin()
    body = bytearray()
    while piece := response.read(_PIECE):
        body += piece
    if response.length:
        raise http.client.IncompleteRead(bytes(body), response.length)
    return Exchange(
        url=target.url,
        number=number,
        status=response.status,
        headers=tuple(response.getheaders()),
        sent=sent,
        received=b"".join(line.parts),
        body=bytes(body),
    )


def _unpacked(exchange: Exchange, most: int) -> bytes:
    """Unpack a page that was sent packed although that was not asked for."""
    how = exchange.header("Content-Encoding").strip().lower()
    if how in ("", "identity"):
        return exchange.body
    if how not in ("gzip", "x-gzip", "deflate"):
        raise InputError(
            f"was sent packed in a way that is not known ({how[:40]!r}).",
            code="fetch-failed",
            remedy="Save the page from your browser.",
        )
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)
    try:
        page = unpacker.decompress(exchange.body, most + 1)
    except zlib.error:
        raise InputError("was sent packed and is damaged.", code="fetch-failed") from None
    if len(page) > most:
        raise _too_large()
    return page
