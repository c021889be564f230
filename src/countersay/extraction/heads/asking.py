"""What to show a person who is asked who publishes a document: the names in it from which that person can choose.

Nothing of this decides anything: a name that a text has often may be the one it is about.
"""

import re
from collections.abc import Sequence
from functools import cache

from countersay.extraction.heads.file_metadata import same_name
from countersay.extraction.heads.head import Head, Stated, rule
from countersay.extraction.text.bodies import names_body

_SHOWN = 3
_READ = 20_000
"""Characters of the text in which names are counted."""


@cache
def _names() -> re.Pattern[str]:
    word = r"(?<![\w’'&-])[A-ZÀ-Þ][\w’'&-]{0,30}(?![\w’'&-])"
    return re.compile(rf"{word}(?:(?: | and | (?:of|for|on)(?: the)? ){word}){{1,9}}")


def choices(head: Head, found: Sequence[Stated]) -> tuple[str, ...]:
    """Return up to three names: those that a place of the text proposes, then bodies by how often the text names them.

    >>> from countersay.extraction.text.layout import find_blocks
    >>> text = "The Lake Council met. It heard the Nurses Union. The Nurses Union left, and 3 stayed."
    >>> choices(Head(text, find_blocks(text)), ())
    ('Nurses Union', 'Lake Council')
    """
    names: list[str] = []
    for stated in sorted(found, key=lambda one: one.rank):
        _add(names, " ".join(stated.value.split()))
    counted: dict[str, int] = {}
    for match in _names().finditer(head.text, 0, _READ):
        name = match.group().removeprefix("The ")
        if len(name) <= 80 and names_body(name) and not rule("units").fullmatch(name):
            counted[name] = counted.get(name, 0) + 1
    for name in sorted(counted, key=lambda one: -counted[one]):
        _add(names, name)
    return tuple(names[:_SHOWN])


def _add(names: list[str], name: str) -> None:
    if not any(same_name(name, other) for other in names):
        names.append(name)


def in_words(names: Sequence[str]) -> str:
    """Return the names as a question shows them; "" if there is none.

    >>> in_words(("Nurses Union", "Lake Council"))
    "; it names 'Nurses Union' and 'Lake Council', of which none need be the one"
    """
    if not names:
        return ""
    shown = [repr(name) for name in names]
    listed = shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
    return f"; it names {listed}, {'which need not' if len(shown) == 1 else 'of which none need'} be the one"
