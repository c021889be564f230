"""Which address leads to which page, and how the server is put together."""

import time
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from countersay.errors import CountersayError, SettingsError
from countersay.review.call import Call, MissingError, away
from countersay.review.doors import Door
from countersay.review.forms import body_of, inside
from countersay.review.guard import Guard
from countersay.review.rendering import script, style
from countersay.review.views import audit, blind, claims, desk, events, findings, groups, papers, rows
from countersay.review.visitors import Visitor
from countersay.review.workspace import Workspace

View = Callable[..., Response]

PAGES: dict[str, tuple[View, View | None]] = {
    "/": (desk.index, None),
    "/reviewer": (desk.reviewer, desk.set_reviewer),
    "/help": (desk.guide, None),
    "/findings": (findings.index, None),
    "/findings/{identity}": (findings.one, findings.decide),
    "/claims": (claims.index, None),
    "/claims/{identity}": (claims.one, claims.decide),
    "/numbers": (claims.numbers, None),
    "/numbers/{document}/{start:int}/{end:int}": (claims.number, claims.decide_number),
    "/links": (groups.links, None),
    "/links/{identity}": (groups.link, groups.decide_link),
    "/series": (groups.series_list, groups.join_series),
    "/series/{identity}": (groups.series, groups.decide_series),
    "/names": (groups.names, groups.join_names),
    "/names/{identity}": (groups.name, groups.decide_name),
    "/documents": (papers.index, None),
    "/documents/{identity}": (papers.one, papers.decide),
    "/blocked": (papers.blocked, None),
    "/search": (papers.search, None),
    "/blind": (blind.start, None),
    "/blind/{identity}": (blind.one, blind.decide),
    "/agreement": (blind.agreement, None),
    "/decisions": (desk.decisions, None),
    "/decisions.jsonl": (desk.exported, None),
    "/decisions.csv": (audit.table, None),
    "/changes": (desk.changes, None),
}
for _name in rows.KINDS:
    PAGES[f"/{_name}"] = (partial(rows.index, name=_name), None)
    PAGES[f"/{_name}/{{identity}}"] = (partial(rows.one, name=_name), partial(rows.decide, name=_name))
PAGES["/events"] = (partial(rows.index, name="events"), events.join)
PAGES["/events/together/{identity}"] = (events.one, events.decide)
ACTIONS: dict[str, View] = {"/recompute": desk.recompute, "/decisions/{identity}/undo": desk.undo}
OPEN = frozenset({"/reviewer", "/help"})
"""Pages for those who have not said who they are."""


def now() -> str:
    """Return the time in UTC, to the second."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())


class Server:
    """The application over one project; `clock` says when a decision is made."""

    def __init__(self, folder: Path, name: str = "", clock: Callable[[], str] = now, store: str | None = None) -> None:
        self.workspace = Workspace(folder, store)
        self.name, self.clock = name, clock

    def app(self, door: Door) -> Guard:
        """Return the application, with a guard who lets in whom the door knows."""
        routes = door.routes()
        for path, (shown, changed) in PAGES.items():
            methods = ["GET", "POST"] if changed is not None else ["GET"]
            routes.append(Route(path, self._page(shown, changed), methods=methods))
        routes += [Route(path, self._page(None, view), methods=["POST"]) for path, view in ACTIONS.items()]
        routes.append(Route("/static/review.css", _static(style, "text/css")))
        routes.append(Route("/static/review.js", _static(script, "text/javascript")))
        return Guard(Starlette(routes=routes, exception_handlers={404: self._unknown}), door)

    def _page(self, shown: View | None, changed: View | None) -> Callable[[Request], Awaitable[Response]]:
        async def answer(request: Request) -> Response:
            view = shown
            form: dict[str, list[str]] = {}
            if request.method == "POST":
                view = changed
                sent = await body_of(request)
                if sent is None:
                    return PlainTextResponse("This form is too large.", 413)
                form = sent
                if not _visitor(request).has_field(form.get("csrf", [""])[-1]):
                    return PlainTextResponse(
                        "This form did not come from a page of this server. Go back and reload.", 403
                    )
            assert view is not None
            return await run_in_threadpool(self._answered, view, self._call(request, form), dict(request.path_params))

        return answer

    def _answered(self, view: View, call: Call, where: dict[str, object]) -> Response:
        try:
            if not call.reviewer and call.path not in OPEN:
                return away(f"/reviewer?next={inside(call.path, '/')}")
            return view(call, **where)
        except (MissingError, SettingsError) as gone:
            what = str(gone.args[0]) if isinstance(gone, MissingError) else "row"
            return call.show("gone.html", "Not here", 404, what=what)
        except CountersayError as error:
            return PlainTextResponse(f"{error}\n", 500)

    def _call(self, request: Request, form: dict[str, list[str]]) -> Call:
        return Call(
            workspace=self.workspace,
            visitor=_visitor(request),
            path=request.url.path,
            query=request.query_params,
            headers=request.headers,
            cookies=request.cookies,
            at=self.clock(),
            default_name=self.name,
            form={name: values[-1] for name, values in form.items()},
            chosen={name: tuple(values) for name, values in form.items()},
        )

    async def _unknown(self, request: Request, error: Exception) -> Response:
        return await run_in_threadpool(self._call(request, {}).show, "gone.html", "Not here", 404, what="page")


def _visitor(request: Request) -> Visitor:
    """Return who asks; nothing that the guard let through lacks it but the pages of the door."""
    visitor: Visitor = request.scope["visitor"]
    return visitor


def _static(contents: Callable[[], str], kind: str) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        return Response(contents(), media_type=kind)

    return answer
