"""Join two things that are one, or part what does not belong: the same for events and for series."""

from collections.abc import Callable, Mapping, Sequence

from starlette.responses import Response

from countersay.errors import SettingsError
from countersay.model import Decision
from countersay.review.call import Call
from countersay.review.saving import save

Again = Callable[[str, Mapping[str, str]], Response]


def join_or_part(
    call: Call,
    *,
    part: Callable[[], Decision],
    join: Callable[[str], Decision],
    asking: str,
    path: str,
    again: Again,
) -> Response:
    """Save what a thing's own page says: part what is ticked from it, or join it with the one that was chosen.

    Args:
        part, join: make the decision; `join` takes the id of the other. asking: what is asked for where none was chosen.
        path: where to go then. again: shows the page again with a message.
    """

    def make() -> Decision:
        if call.form.get("verdict") == "split":
            return part()
        other = call.form.get("with", "")
        if not other:
            raise SettingsError(asking, code="decision-empty")
        return join(other)

    return save(call, make, path, again)


def join_ticked(
    call: Call, ticked: Sequence[str], join: Callable[[str, str], Decision], *, asking: str, path: str, again: Again
) -> Response:
    """Save the joining of the two that were ticked in a list."""

    def make() -> Decision:
        if len(ticked) != 2:
            raise SettingsError(asking, code="decision-empty")
        return join(ticked[0], ticked[1])

    return save(call, make, path, again)
