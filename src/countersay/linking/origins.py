"""Tell which citations rest on one origin: one address, or one name and date."""

import re
from collections.abc import Sequence

from countersay.linking.name_keys import plain
from countersay.model import Citation


def origins_of(citations: Sequence[Citation]) -> list[str | None]:
    """What makes two citations one origin: the address without its scheme, else name and date; None for a bare name.

    Who gives name and date alone means the one address that others give with them; where they give several, it is left open.
    """
    addresses = [_address(citation.url) if citation.url else None for citation in citations]
    known: dict[str, set[str]] = {}
    for citation, address in zip(citations, addresses, strict=True):
        if address is not None and citation.date:
            known.setdefault(_dated(citation), set()).add(address)
    found: list[str | None] = []
    for citation, address in zip(citations, addresses, strict=True):
        if citation.url or not citation.date:
            found.append(address)
            continue
        of_name = known.get(_dated(citation), set())
        found.append(next(iter(of_name)) if len(of_name) == 1 else _dated(citation))
    return found


def _address(url: str) -> str | None:
    bare = re.sub(r"^(?:https?://)?(?:www\.)?", "", url.lower()).rstrip("/#")
    return bare if "/" in bare else None


def _dated(citation: Citation) -> str:
    return f"{plain(citation.source)}|{(citation.date or '').lower()}"
