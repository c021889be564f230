"""What forms send, read with a limit; and addresses of this server alone."""

from urllib.parse import parse_qs

from starlette.requests import Request

LARGEST_FORM = 256 * 1024  # bytes
_MOST_FIELDS = 4000


async def body_of(request: Request) -> dict[str, list[str]] | None:
    """Read a form, or return None if it is larger than any of ours."""
    found = bytearray()
    async for piece in request.stream():
        found += piece
        if len(found) > LARGEST_FORM:
            return None
    try:
        return parse_qs(found.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except ValueError:
        return None


def inside(given: str, fallback: str) -> str:
    """Return an address of this server alone, whatever a form says.

    >>> inside("/findings?show=open", "/"), inside("//elsewhere.example", "/"), inside("/\\\\\\\\a", "/")
    ('/findings?show=open', '/', '/')
    """
    plain = given.startswith("/") and not given.startswith("//") and "\\" not in given and given.isprintable()
    return given if plain else fallback
