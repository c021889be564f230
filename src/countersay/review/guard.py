"""Who may talk to the server, and what its pages may do.

1. The address asked for must be one that the server was started under: a foreign name that resolves here is refused.
2. Every request says who asks, in a way that a door of `doors` has checked; others are led to the door.
3. What changes something comes from a page of this server: same origin, and a field that only such a page has.
4. Pages load their style sheet and script from here and nothing else from anywhere; nothing is kept by caches.
"""

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response

from countersay.errors import CountersayError
from countersay.review.doors import Door

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


class Guard:
    """Lets through what the rules of this module allow; adds the headers to every answer."""

    def __init__(self, app: Any, door: Door) -> None:
        self.app, self.door = app, door

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

        answer = self._refused(scope) or await run_in_threadpool(self._met, scope) or self.app
        await answer(scope, receive, guarded)

    def _refused(self, scope: Any) -> Response | None:
        headers = Headers(scope=scope)
        if not self.door.site.answers_to(headers):
            return PlainTextResponse("This server does not answer to that name.", 421)
        if scope["method"] not in ("GET", "HEAD", "POST"):
            return PlainTextResponse("No such way to ask.", 405)
        return None

    def _met(self, scope: Any) -> Response | None:
        """Find out who asks and note it in the request; return an answer to those who go no further."""
        headers = Headers(scope=scope)
        try:
            entering = self.door.entering(scope, headers)
            if entering is not None:
                return entering
            scope["visitor"] = self.door.visitor(headers)
            refused = self.door.refuse(scope) if scope["visitor"] is None else None
        except CountersayError as error:  # the users cannot be read: nobody is let in
            return PlainTextResponse(f"{error}\n", 500)
        if refused is None and scope["method"] == "POST" and not self.door.site.from_here(headers):
            return PlainTextResponse("This did not come from a page of this server.", 403)
        return refused
