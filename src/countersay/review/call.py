"""One request as a view sees it: the record, the log, who asks, and what was sent."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import quote, unquote, urlencode

from starlette.datastructures import Headers, QueryParams
from starlette.responses import RedirectResponse, Response

from countersay.model import Decision
from countersay.review.rendering import render
from countersay.review.visitors import Visitor, clean_name
from countersay.review.wording import DecisionView, decision_view
from countersay.review.workspace import Decided, Snapshot, Workspace

PER_PAGE = 50
NAME_COOKIE = "countersay-reviewer"


class MissingError(Exception):
    """What was asked for is not in the record now."""


@dataclass(frozen=True)
class Call:
    """A request. `form` holds the last value of each field, `chosen` all values of those that can be ticked."""

    workspace: Workspace
    visitor: Visitor
    path: str
    query: QueryParams
    headers: Headers
    cookies: Mapping[str, str]
    at: str
    default_name: str = ""
    form: Mapping[str, str] = field(default_factory=dict)
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def snapshot(self) -> Snapshot:
        """The record, the same throughout the request."""
        return self.workspace.snapshot()

    @cached_property
    def decided(self) -> Decided:
        """The log against the record."""
        return self.workspace.decided(self.snapshot)

    @property
    def reviewer(self) -> str:
        """Who asks: the one who logged in, else who they say they are; "" if nobody has said so yet."""
        if self.visitor.name:
            return self.visitor.name
        return clean_name(unquote(self.cookies.get(NAME_COOKIE, ""))) or self.default_name

    @property
    def here(self) -> str:
        """The address asked for, with its query."""
        kept = [(name, value) for name, value in self.query.multi_items() if name != "done"]
        return self.path + (f"?{urlencode(kept)}" if kept else "")

    @property
    def page(self) -> int:
        """Number of the page of a list, from 1."""
        given = self.query.get("page", "1")
        return min(max(1, int(given)), 100_000) if given.isascii() and given.isdigit() and len(given) < 7 else 1

    def about(self, identity: str) -> tuple[DecisionView, ...]:
        """Return what was decided about a row, oldest first."""
        known = {row.id: row for row in self.snapshot.record.decisions}
        return tuple(decision_view(row, known.get(row.id)) for row in self.decided.about.get(identity, ()))

    def show(self, template: str, title: str, status: int = 200, **values: object) -> Response:
        """Answer with a page."""
        rows = {row.id: row for row in self.decided.rows}
        done = rows.get(self.query.get("done", ""))
        mine = [row for row in self.decided.rows if row.id in self.decided.live and row.reviewer == self.reviewer]
        html = render(
            template,
            title=title,
            call=self,
            token=self.visitor.form,
            index=self.snapshot.index,
            pending=len(self.decided.pending),
            done=decision_view(done, None) if done else None,
            last=decision_view(mine[-1], None) if mine else None,
            running=self.workspace.running,
            **values,
        )
        return Response(html, status, media_type="text/html")

    def link(self, **changes: object) -> str:
        """Return the address of this page with some of the query changed; an empty value leaves a part out."""
        kept = {name: value for name, value in self.query.items() if name != "done"}
        kept |= {name: str(value) for name, value in changes.items()}
        filled = {name: value for name, value in kept.items() if value and (name, value) != ("page", "1")}
        return self.path + (f"?{urlencode(filled)}" if filled else "")


def away(path: str, done: Decision | None = None) -> Response:
    """Send the browser on after something was saved; `done` is shown there with a way to take it back."""
    if done is not None:
        path += ("&" if "?" in path else "?") + f"done={quote(done.id)}"
    return RedirectResponse(path, 303)
