"""Set the titles of other texts apart that a page lists below "Related articles" or "Read also".

They are claims of nobody here: the text that a title heads is another one, often of another day and another writer.
"""

import re
from collections.abc import Sequence

from countersay.extraction.text.bodies import names_body
from countersay.extraction.text.lines import Chunk
from countersay.lexicon.load import table
from countersay.model import BlockKind

_LONGEST = 160
_RUNNING = 80
"""A paragraph of so many characters is of the text: lists above it are the menu of a site, among which its title may stand."""
_TITLES = ("heading", "paragraph", "bullet")
_WITHIN = 3
"""So many titles a list inside a text has at most; a longer one may be a section of the text."""


def set_apart(text: str, parts: Sequence[Chunk], kinds: list[BlockKind]) -> None:
    """Make page furniture of the titles below a heading of links, up to the end of the text or to other furniture.

    A list inside a text is set apart too if it is short and its heading is for nothing else.
    """
    read = False  # running text stands above
    for index, part in enumerate(parts):
        read = read or (kinds[index] == "paragraph" and part.end - part.start >= _RUNNING)
        if not read:
            continue
        heading = text[part.start : part.end].strip() if kinds[index] == "furniture" and part.lines == 1 else ""
        if not heading or len(heading) > 60 or not _matches("links", heading):
            continue
        end = index + 1
        while end < len(parts) and kinds[end] in _TITLES and _lists_titles(text[parts[end].start : parts[end].end]):
            end += 1
        closed = end == len(parts) or kinds[end] == "furniture"
        if closed or (end - index - 1 <= _WITHIN and _matches("links_only", heading)):
            kinds[index + 1 : end] = ["furniture"] * (end - index - 1)


def _matches(key: str, heading: str) -> bool:
    return any(re.fullmatch(one, heading, re.IGNORECASE) for one in table("layout")[key])


def _lists_titles(body: str) -> bool:
    """Say whether every line of a chunk may be a title: short, and without the stop of a sentence."""
    lines = [line.strip() for line in body.split("\n") if line.strip()]
    if any(names_body(line) for line in lines):
        return False  # who signs or puts out the text
    return all(len(line) <= _LONGEST and line[-1] not in ".:;!" for line in lines)
