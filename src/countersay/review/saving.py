"""How a decision gets from a form into the log: with a name, a reason, and a look at what others did meanwhile."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from starlette.responses import Response

from countersay.errors import SettingsError
from countersay.model import Decision
from countersay.review.call import Call, away
from countersay.review.forms import inside
from countersay.review.wording import decision_view
from countersay.store.decision_log import DecisionConflictError

LONGEST_NOTE = 2000
NEEDS_REASON = frozenset({"corrected", "rejected", "merged", "split", "dismissed"})


class UnfitError(Exception):
    """What was sent cannot be saved as it is; the message is for the reviewer."""


def note_of(call: Call, draft: Decision) -> str:
    """Return the reason given.

    Raises:
        UnfitError: if one is needed and none was given, or it is very long.
    """
    note = call.form.get("note", "").replace("\r\n", "\n").strip()
    if len(note) > LONGEST_NOTE:
        raise UnfitError(f"Keep the reason below {LONGEST_NOTE} characters; it has {len(note)}.")
    joins = draft.subject == "link"
    if not note and (draft.verdict in NEEDS_REASON or joins) and draft.undoes is None and not draft.blind:
        raise UnfitError("Say why, in a few words: others will want to know.")
    return note


def save(
    call: Call,
    make: Callable[[], Decision],
    onwards: str | Callable[[Decision], str],
    again: Callable[[str, Mapping[str, str]], Response],
) -> Response:
    """Save what a form says and go on; on a fault show the page again, on a conflict show what others decided.

    Args:
        call: the request. make: makes the decision of it.
        onwards: where to go then. again: shows the page again with a message and what was sent.
    """
    try:
        draft = make()
        draft = replace(draft, reviewer=call.reviewer, at=call.at, note=note_of(call, draft))
    except (SettingsError, UnfitError) as error:
        return again(str(error.args[0]), call.form)
    try:
        saved = call.workspace.log.append(draft, _seen(call))
    except DecisionConflictError as conflict:
        return _conflict(call, draft, conflict)
    path = onwards if isinstance(onwards, str) else onwards(saved)
    return away(inside(call.form.get("next", ""), path), saved)


def _seen(call: Call) -> int:
    given = call.form.get("seen", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 12 else 0


def _conflict(call: Call, draft: Decision, conflict: DecisionConflictError) -> Response:
    kept = [(name, value) for name, values in call.chosen.items() for value in values if name not in ("seen", "csrf")]
    return call.show(
        "conflict.html",
        "Decided meanwhile",
        409,
        since=tuple(decision_view(row, None) for row in conflict.since),
        mine=decision_view(draft, None),
        kept=kept,
        seen=call.workspace.log.version(draft.passages),
    )
