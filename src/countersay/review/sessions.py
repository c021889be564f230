"""Who is logged in: sessions in memory, and how often a wrong password may be tried.

A session ends when it is left, after 12 hours without a request, after 7 days, when the server ends, and when its user is
removed or gets another password. Only a digest of its token is held.
"""

import ipaddress
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from threading import BoundedSemaphore, Lock

from countersay.review.passwords import hashed, matches
from countersay.review.visitors import Visitor, clean_name, derived
from countersay.store.base import Users

IDLE, LONGEST = 12 * 3600.0, 7 * 86400.0  # seconds
FREE_TRIES, NAME_TRIES = 5, 20
"""Wrong passwords before one has to wait: from one address, and for one name from all addresses."""
_FIRST_WAIT, _LONGEST_WAIT = 30.0, 900.0
_REMEMBERED = 10_000
_MOST_AT_ONCE, _BUSY_WAIT = 8, 5.0


class TooManyError(Exception):
    """Too many wrong passwords; `seconds` to wait."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = max(1, round(seconds))


class Tries:
    """Counts what went wrong by key, and for how long nothing more is tried: 30 seconds, then twice as long each time."""

    def __init__(self, free: int, clock: Callable[[], float]) -> None:
        self.free, self.clock = free, clock
        self._found: dict[str, tuple[int, float]] = {}

    def wait(self, key: str) -> float:
        """Return how many seconds are left to wait, 0 if none."""
        count, last = self._found.get(key, (0, 0.0))
        if count < self.free:
            return 0.0
        return max(0.0, last + min(_FIRST_WAIT * (1 << min(count - self.free, 10)), _LONGEST_WAIT) - self.clock())

    def failed(self, key: str) -> None:
        """Count one more; what went wrong long ago is forgotten."""
        now = self.clock()
        count, last = self._found.pop(key, (0, now))
        self._found[key] = (1 if now - last > 2 * _LONGEST_WAIT else count + 1, now)
        while len(self._found) > _REMEMBERED:
            del self._found[next(iter(self._found))]

    def succeeded(self, key: str) -> None:
        """Forget a key."""
        self._found.pop(key, None)


@dataclass(slots=True)
class _Live:
    name: str
    form: str
    hashed: str
    begun: float
    seen: float


class Sessions:
    """Those who are logged in to one server."""

    def __init__(self, users: Users, clock: Callable[[], float] = time.monotonic) -> None:
        self.users, self.clock = users, clock
        self.by_address, self.by_name = Tries(FREE_TRIES, clock), Tries(NAME_TRIES, clock)
        self._live: dict[str, _Live] = {}
        self._lock = Lock()
        # 32 MB each, however many try at once; and few wait, so that those who are logged in are answered.
        self._hashing, self._waiting = BoundedSemaphore(2), BoundedSemaphore(_MOST_AT_ONCE)
        self._nobody = hashed(secrets.token_urlsafe(16))

    def enter(self, name: str, password: str, address: str) -> str | None:
        """Return the token of a new session, None if name or password are wrong.

        Raises:
            TooManyError: if there were too many wrong ones from this address, or for this name.
        """
        if not self._waiting.acquire(blocking=False):
            raise TooManyError(_BUSY_WAIT)
        try:
            return self._entered(clean_name(name), password, address)
        finally:
            self._waiting.release()

    def _entered(self, name: str, password: str, address: str) -> str | None:
        address = network(address)
        with self._lock:
            wait = max(self.by_address.wait(address), self.by_name.wait(name))
            if wait > 0:
                raise TooManyError(wait)
            # Counted before the password is looked at, so that many at once are not many for one.
            self.by_address.failed(address)
            self.by_name.failed(name)
        user = self.users.find(name) if name else None
        with self._hashing:
            # An unknown name takes as long as a known one.
            fits = matches(password, user.hashed if user else self._nobody)
        if user is None or not fits:
            return None
        token = secrets.token_urlsafe(32)
        now = self.clock()
        with self._lock:
            self.by_address.succeeded(address)
            self.by_name.succeeded(name)
            self._live = {key: one for key, one in self._live.items() if not self._over(one, now)}
            self._live[_key(token)] = _Live(name, derived(token, "form"), user.hashed, now, now)
        return token

    def visitor(self, token: str) -> Visitor | None:
        """Return whose session a token is of, if it goes on."""
        now = self.clock()
        with self._lock:
            found = self._live.get(_key(token))
            if found is None or self._over(found, now):
                return None
        user = self.users.find(found.name)
        if user is None or user.hashed != found.hashed:
            self.leave(token)
            return None
        found.seen = now
        return Visitor(form=found.form, name=found.name, can_leave=True)

    def leave(self, token: str) -> None:
        """End a session."""
        with self._lock:
            self._live.pop(_key(token), None)

    def _over(self, one: _Live, now: float) -> bool:
        return now - one.seen > IDLE or now - one.begun > LONGEST


def _key(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def network(address: str) -> str:
    """Return an address as it is counted: of the long ones the part that one customer has for a whole house.

    >>> network("192.0.2.7"), network("2001:db8:1:2:3::4"), network("socket")
    ('192.0.2.7', '2001:db8:1:2::/64', 'socket')
    """
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((found, 64), strict=False)) if found.version == 6 else address
