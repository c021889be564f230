"""Who may talk to the server, and what its pages may do.

1. The address asked for must be one that the server was started under: a foreign name that resolves here is refused.
2. Every request bears the session's cookie; it is given once, for the random token of the address that was printed.
3. What changes something comes from a page of this server: same origin, and a field that only such a page has.
4. Pages load their style sheet and script from here and nothing else from anywhere; nothing is kept by caches.
"""

import hmac
from collections.abc import Iterable
from hashlib import sha256
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, RedirectResponse, Response

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-store",
}
REFUSED = "This page is for those who have its address. Use the address that countersay review printed when it started."


class Session:
    """What one run of the server knows its callers by; all of it follows from one random token."""

    def __init__(self, token: str, hosts: Iterable[str], port: int) -> None:
        self.token = token
        self.hosts = frozenset(f"{host}:{port}" for host in hosts) | (frozenset(hosts) if port == 80 else frozenset())
        self.cookie = f"countersay-{port}"
        self.secret = self._derived("session")
        self.form = self._derived("form")

    def _derived(self, purpose: str) -> str:
        return hmac.new(self.token.encode(), purpose.encode(), sha256).hexdigest()

    def knows(self, headers: Headers) -> bool:
        """Say whether a request bears the session's cookie."""
        try:
            found = SimpleCookie(headers.get("cookie", "")).get(self.cookie)
        except CookieError:
            return False
        return found is not None and hmac.compare_digest(found.value.encode(), self.secret.encode())

    def from_here(self, headers: Headers) -> bool:
        """Say whether a request that changes something comes from a page of this server, as far as headers tell."""
        origin = headers.get("origin", "")
        site = headers.get("sec-fetch-site", "same-origin")
        return origin.removeprefix("http://") == headers.get("host", "") and site == "same-origin"

    def has_field(self, given: str) -> bool:
        """Say whether a form bears the field that only pages of this server have."""
        return hmac.compare_digest(given.encode(), self.form.encode())


class Guard:
    """Lets through what the rules of this module allow; adds the headers to every answer."""

    def __init__(self, app: Any, session: Session) -> None:
        self.app, self.session = app, session

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def guarded(message: Any) -> None:
            if message["type"] == "http.response.start":
                kept = [pair for pair in message["headers"] if pair[0].decode("latin-1") not in HEADERS]
                added = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
                message = {**message, "headers": [*kept, *added]}
            await send(message)

        refused = self._refused(scope)
        await (refused or self.app)(scope, receive, guarded)

    def _refused(self, scope: Any) -> Response | None:
        headers = Headers(scope=scope)
        if headers.get("host", "") not in self.session.hosts or len(headers.getlist("host")) != 1:
            return PlainTextResponse("This server does not answer to that name.", 421)
        given = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("token")
        if scope["method"] == "GET" and given is not None and scope["path"] == "/":
            if not hmac.compare_digest(given[0].encode(), self.session.token.encode()):
                return PlainTextResponse(REFUSED, 403)
            answer = RedirectResponse("/", 303)
            answer.set_cookie(self.session.cookie, self.session.secret, httponly=True, samesite="strict", path="/")
            return answer
        if not self.session.knows(headers):
            return PlainTextResponse(REFUSED, 403)
        if scope["method"] == "POST" and not self.session.from_here(headers):
            return PlainTextResponse("This did not come from a page of this server.", 403)
        if scope["method"] not in ("GET", "HEAD", "POST"):
            return PlainTextResponse("No such way to ask.", 405)
        return None
