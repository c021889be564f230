"""Who publishes, by what the first sentences do: only the one who speaks writes "The Board wishes to inform residents".

Words that a reporter may write too ("The Union condemns ...") and titles about statements are inferred, and so asked.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from countersay.extraction.heads.head import Head, Stated, rule
from countersay.extraction.heads.mastheads import like_name
from countersay.extraction.text.bodies import names_body

_REACH = 3000
"""Characters of the text in which a body must speak that the title says to have made a statement."""
_LETTER = 6
"""Blocks from the end in which one signs a letter with name and body, above the address of that body."""
_SIGNED = 3
"""Blocks from the end in which one signs who speaks for a body."""


def acts(head: Head) -> Iterator[Stated]:
    """Give every name that the first sentences, the title with them, or the sign of a spokesperson show."""
    yield from _opening(head)
    yield from _titled(head)
    yield from _signed(head)


def _opening(head: Head) -> Iterator[Stated]:
    for block in [*head.body[:2]]:
        words = head.of(block).lstrip()[:400]
        at = block.start + head.of(block).index(words[:1]) if words else block.start
        for key, rank in (("ourselves", 4), ("performs", 4), ("declares", 6)):
            match = rule(key).match(words)
            name = next((one for one in match.groups() if one), None) if match is not None else None
            if name is None or rule("units").fullmatch(name) or not _is_one(name):
                continue
            yield Stated(name, *head.at(name, at), rank, inferred=rank > 4)
            return


def _is_one(name: str) -> bool:
    return names_body(name) or (len(name.split()) > 1 and like_name(name))


def _titled(head: Head) -> Iterator[Stated]:
    """Give the name of "Lake Council Statement on the Pumps" if the text has it say something in the present; inferred."""
    for block in head.headings()[:2]:
        words = head.of(block).strip("#* \n")
        title = rule("own_statement").match(words) or rule("own_release").match(words)
        if title is None or not (_is_one(title["name"]) or re.fullmatch(r"[A-Z]{2,8}", title["name"])):
            continue
        name = title["name"].removeprefix("The ")
        plain = re.sub(r"[“\"][^”\"]{0,2000}[”\"]", " ", head.text[block.end : block.end + _REACH])
        if re.search(rf"\b[Tt]he {re.escape(name)} {rule('asserts').pattern}", plain):
            yield Stated(name, *head.at(name, block.start), 5, inferred=True)
            return


def _signed(head: Head) -> Iterator[Stated]:
    """Give the body of the one who signs as its spokesperson, or with its name below the own one, in the last blocks.

    The latter is inferred; where several sign so, nobody is named.
    """
    for block in head.foot[-_SIGNED:]:
        for start, end in head.lines(block):
            line = head.text[start:end].strip()
            match = rule("signs_for").fullmatch(line) if len(line) <= 100 else None
            if match is not None and names_body(match["name"]) and not rule("units").fullmatch(match["name"]):
                yield Stated(match["name"], *head.at(match["name"], start), 4)
                return
    lines = [line for block in head.foot[-_LETTER:] for line in head.lines(block)]
    below = []
    for (start, end), (first, last) in pairwise(lines):
        name = head.text[first:last].strip()
        if rule("person").fullmatch(head.text[start:end].strip()) and names_body(name) and len(name.split()) > 1:
            below.append((name, first))
    if len(below) == 1 and not rule("units").fullmatch(below[0][0]):
        yield Stated(below[0][0], *head.at(*below[0]), 6, inferred=True)
