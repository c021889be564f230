"""The three ways in: the token of one run, a log-in, and the word of a reverse proxy.

1. `TokenDoor`: a person alone at this machine. Whoever has the printed address is let in, and says who they are.
2. `LoginDoor`: several people. Each has a name and a password; decisions are kept under that name and no other.
3. `HeaderDoor`: a reverse proxy has checked who it is, and says so in a header; for servers that only it can reach.
"""

import hmac
import secrets
import sys
from collections.abc import Callable
from http.cookies import CookieError, SimpleCookie
from typing import Any, Protocol
from urllib.parse import parse_qs, quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from countersay.review.forms import body_of, inside
from countersay.review.rendering import render
from countersay.review.sessions import Sessions, TooManyError
from countersay.review.visitors import Site, Visitor, clean_name, derived
from countersay.store.base import Users

REFUSED = "This page is for those who have its address. Use the address that countersay review printed when it started."
OPEN = frozenset({"/login", "/static/review.css", "/static/review.js"})
"""Addresses for those who are not logged in; none of them shows anything of a project."""


class Door(Protocol):
    """Says who somebody is."""

    site: Site

    def entering(self, scope: Any, headers: Headers) -> Response | None:
        """Answer a request that asks to be let in, None for any other."""

    def visitor(self, headers: Headers) -> Visitor | None:
        """Return who asks, None if that is nobody known."""

    def refuse(self, scope: Any) -> Response | None:
        """Answer somebody unknown; None if what they ask for is shown to everybody."""

    def routes(self) -> list[Route]:
        """Return the pages of the door itself."""


def _cookie(headers: Headers, name: str) -> str:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return ""
    return found.value if found is not None else ""


class TokenDoor:
    """What one run of the server knows its callers by; all of it follows from one random token."""

    def __init__(self, site: Site, token: str) -> None:
        self.site, self.token = site, token
        self.cookie = f"countersay-{site.port}"
        self.secret = derived(token, "session")
        self.one = Visitor(form=derived(token, "form"))

    def entering(self, scope: Any, headers: Headers) -> Response | None:
        """Give the cookie for the token."""
        given = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("token")
        if scope["method"] != "GET" or given is None or scope["path"] != "/":
            return None
        if not hmac.compare_digest(given[0].encode(), self.token.encode()):
            return PlainTextResponse(REFUSED, 403)
        answer = RedirectResponse("/", 303)
        answer.set_cookie(self.cookie, self.secret, httponly=True, samesite="strict", path="/")
        return answer

    def visitor(self, headers: Headers) -> Visitor | None:
        """Let in whoever bears the cookie."""
        return self.one if hmac.compare_digest(_cookie(headers, self.cookie).encode(), self.secret.encode()) else None

    def refuse(self, scope: Any) -> Response | None:
        """Refuse everything else."""
        return PlainTextResponse(REFUSED, 403)

    def routes(self) -> list[Route]:
        """Return nothing: the token is all."""
        return []


class HeaderDoor:
    """Believes what a reverse proxy says of who asks."""

    def __init__(self, site: Site, header: str, secret: str = "") -> None:
        self.site, self.header = site, header.lower()
        self.secret = secret or secrets.token_urlsafe(24)

    def entering(self, scope: Any, headers: Headers) -> Response | None:
        """Answer nothing: the proxy lets in."""
        return None

    def visitor(self, headers: Headers) -> Visitor | None:
        """Return the one whom the header names, once."""
        given = headers.getlist(self.header)
        try:
            name = clean_name(given[0].encode("latin-1").decode("utf-8")) if len(given) == 1 else ""
        except UnicodeDecodeError:
            name = ""
        return Visitor(form=derived(self.secret, "form", name), name=name) if name else None

    def refuse(self, scope: Any) -> Response | None:
        """Refuse whoever the proxy did not name."""
        return PlainTextResponse("The reverse proxy did not say who you are.", 403)

    def routes(self) -> list[Route]:
        """Return nothing: logging in and out is the proxy's."""
        return []


class LoginDoor:
    """Asks for a name and a password."""

    def __init__(
        self,
        site: Site,
        users: Users,
        *,
        behind_proxy: bool = False,
        tell: Callable[[str], None] | None = None,
        sessions: Sessions | None = None,
    ) -> None:
        self.site, self.behind_proxy = site, behind_proxy
        self.sessions = sessions or Sessions(users)
        self.users = users
        self.tell = tell or (lambda line: print(f"countersay review: {line}", file=sys.stderr, flush=True))
        self.secret = secrets.token_urlsafe(24)
        self.inner, self.outer = site.cookie("session"), site.cookie("door")

    def entering(self, scope: Any, headers: Headers) -> Response | None:
        """Answer nothing: the page for it is one of `routes`."""
        return None

    def visitor(self, headers: Headers) -> Visitor | None:
        """Return whose session the cookie is of."""
        token = _cookie(headers, self.inner)
        return self.sessions.visitor(token) if token else None

    def refuse(self, scope: Any) -> Response | None:
        """Lead to the log-in."""
        if scope["path"] in OPEN:
            return None
        if scope["method"] == "POST":
            return PlainTextResponse("You are not logged in any more. Go back, reload, and log in.", 403)
        query = scope.get("query_string", b"").decode("latin-1")
        here = scope["path"] + (f"?{query}" if query else "")
        return RedirectResponse("/login" + (f"?next={quote(here, safe='')}" if here != "/" else ""), 303)

    def routes(self) -> list[Route]:
        """Return the pages to log in and out."""
        return [
            Route("/login", self._form, methods=["GET"]),
            Route("/login", self._enter, methods=["POST"]),
            Route("/logout", self._leave, methods=["POST"]),
        ]

    async def _form(self, request: Request) -> Response:
        goal = inside(request.query_params.get("next", "/"), "/")
        return self._page(request, goal) if request.scope["visitor"] is None else RedirectResponse(goal, 303)

    def _page(self, request: Request, goal: str, fault: str = "", status: int = 200) -> Response:
        known = _cookie(request.headers, self.outer) or secrets.token_urlsafe(24)
        html = render("login.html", token=derived(self.secret, "door", known), goal=goal, fault=fault)
        answer = Response(html, status, media_type="text/html")
        self._set(answer, self.outer, known)
        return answer

    def _set(self, answer: Response, name: str, value: str) -> None:
        answer.set_cookie(name, value, httponly=True, samesite="strict", path="/", secure=self.site.secure)

    async def _enter(self, request: Request) -> Response:
        form = await body_of(request)
        known = _cookie(request.headers, self.outer)
        if form is None:
            return PlainTextResponse("This form is too large.", 413)
        given = {name: values[-1] for name, values in form.items()}
        goal = inside(given.get("next", "/"), "/")
        field = derived(self.secret, "door", known)
        if not known or not hmac.compare_digest(given.get("csrf", "").encode(), field.encode()):
            return self._page(request, goal, "The page was too old. Try again.", 403)
        return await run_in_threadpool(self._entered, request, given.get("name", ""), given.get("password", ""), goal)

    def _entered(self, request: Request, name: str, password: str, goal: str) -> Response:
        address = self._address(request)
        try:
            token = self.sessions.enter(name, password, address)
        except TooManyError as many:
            self.tell(f"too many log-ins that failed from {address}")
            words = f"Too many log-ins failed. Try again in {many.seconds} seconds."
            answer = self._page(request, goal, words, 429)
            answer.headers["retry-after"] = str(many.seconds)
            return answer
        # What is no known name may be a password typed in the wrong field.
        who = clean_name(name) if self.users.find(clean_name(name)) else "an unknown name"
        if token is None:
            self.tell(f"a log-in as {who} from {address} failed")
            return self._page(request, goal, "Name or password are wrong.", 403)
        self.tell(f"{who} logged in from {address}")
        answer = RedirectResponse(goal, 303)
        self._set(answer, self.inner, token)
        answer.delete_cookie(self.outer, path="/", secure=self.site.secure, httponly=True, samesite="strict")
        return answer

    def _address(self, request: Request) -> str:
        """Return where a request comes from; what a proxy says of it is believed if there is one."""
        client = request.client.host if request.client else "socket"
        said = request.headers.getlist("x-forwarded-for")
        if not self.behind_proxy or not said:
            return client
        return clean_name(said[-1].rpartition(",")[2])[:45] or client

    async def _leave(self, request: Request) -> Response:
        form = await body_of(request) or {}
        visitor: Visitor | None = request.scope.get("visitor")
        if visitor is None or not visitor.has_field(form.get("csrf", [""])[-1]):
            return PlainTextResponse("This form did not come from a page of this server. Go back and reload.", 403)
        self.sessions.leave(_cookie(request.headers, self.inner))
        self.tell(f"{visitor.name} logged out")
        answer = RedirectResponse("/login", 303)
        answer.delete_cookie(self.inner, path="/", secure=self.site.secure, httponly=True, samesite="strict")
        return answer
