"""Divide the source of a web page into tags and text, each with its place, as browsers do; one pass, never back.

The standard library's parser is not used: it gives other tokens from one patch release to the next, and then the same
file would have another canonical text. Rules taken from the HTML standard, §13.2.5: a tag that never ends swallows the
rest, as do a comment and a script that never end; a "<" that begins no tag is text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html import unescape

BLANKS = " \t\n\r\f"
RAW = frozenset(
    {"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript", "template"}
)
"""Elements whose content holds no tags that count: what is in them is one text."""
_MOST_ATTRIBUTES = 64
_LONGEST = 100_000
_LONGEST_FRAME = 5_000_000
"""Characters of the page inside a frame, which stands in an attribute."""


@dataclass(frozen=True, slots=True)
class Text:
    """Characters [start, end) of the source between two tags, entities not yet resolved."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag at [start, end): `name` in lower case; `closing` for "</p>"; `raw` is the content of a raw element."""

    name: str
    start: int
    end: int
    closing: bool = False
    empty: bool = False
    attributes: dict[str, str] = field(default_factory=dict)
    raw: Text | None = None


@cache
def _name() -> re.Pattern[str]:
    return re.compile(r"[A-Za-z][^ \t\n\r\f/>]{0,99}")


@cache
def _attribute() -> re.Pattern[str]:
    return re.compile(r"[ \t\n\r\f/]*([^ \t\n\r\f/>=]*)[ \t\n\r\f]*(=?)[ \t\n\r\f]*")


@cache
def _unquoted() -> re.Pattern[str]:
    return re.compile(r"[^ \t\n\r\f>]*")


@cache
def _raw_end(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}(?=[ \t\n\r\f/>])", re.IGNORECASE)


def tokens(source: str, *, strict: bool = False) -> Iterator[Text | Tag]:
    """Give the texts and tags of a page in order; `strict`: as XML, where any element may end in its own tag.

    >>> [(t.name if isinstance(t, Tag) else t) for t in tokens("a <b>")]
    [Text(start=0, end=2), 'b']
    """
    position = begun = 0
    length = len(source)
    while position < length:
        opened = source.find("<", position)
        if opened < 0:
            break
        found = _markup(source, opened, strict)
        if found is None:
            position = opened + 1
            continue
        if opened > begun:
            yield Text(begun, opened)
        tag, position = found
        begun = position
        if tag is not None:
            yield tag
    if length > begun:
        yield Text(begun, length)


def _markup(source: str, at: int, strict: bool) -> tuple[Tag | None, int] | None:
    """Read what begins with the "<" at `at`: a tag or None for a comment, and where it ends; None if it is text."""
    after = source[at + 1 : at + 2]
    if after == "!":
        if source.startswith("<!--", at):
            if source.startswith(("<!-->", "<!--->"), at):
                return None, source.index(">", at) + 1
            return None, _past(source, "-->", at + 4)
        if source.startswith("<![CDATA[", at):
            return None, _past(source, "]]>", at + 9)
        return None, _past(source, ">", at + 2)
    if after == "?":
        return None, _past(source, ">", at + 2)
    closing = after == "/"
    name = _name().match(source, at + 2 if closing else at + 1)
    if name is None:
        return (None, _past(source, ">", at + 2)) if closing and source[at + 2 : at + 3] else None
    attributes, end, empty = _attributes(source, name.end())
    tag = Tag(name.group().lower(), at, end, closing, empty, attributes)
    if closing or tag.name not in RAW or end > len(source) or (strict and empty):
        return tag, end
    stop = _raw_end(tag.name).search(source, end)
    inner = Text(end, stop.start() if stop else len(source))
    beyond = _past(source, ">", stop.end()) if stop else len(source)
    return Tag(tag.name, at, beyond, False, True, attributes, inner), beyond


def _past(source: str, mark: str, at: int) -> int:
    found = source.find(mark, at)
    return len(source) if found < 0 else found + len(mark)


def _attributes(source: str, at: int) -> tuple[dict[str, str], int, bool]:
    """Read the attributes of a tag; return them, where the tag ends and whether it ends with "/>"."""
    found: dict[str, str] = {}
    length = len(source)
    while at < length:
        match = _attribute().match(source, at)
        assert match is not None  # every part of the pattern may be empty
        name, equals = match.group(1).lower(), match.group(2)
        end = match.end()
        value = ""
        if equals and source[end : end + 1] in ('"', "'"):
            closed = source.find(source[end], end + 1)
            if closed < 0:
                return found, length + 1, False
            value, end = source[end + 1 : closed], closed + 1
        elif equals:
            bare = _unquoted().match(source, end)
            assert bare is not None
            value, end = bare.group(), bare.end()
        if name and name not in found and len(found) < _MOST_ATTRIBUTES:
            found[name] = unescape(value[: _LONGEST_FRAME if name == "srcdoc" else _LONGEST])
        if source[end : end + 1] == ">":
            return found, end + 1, source[end - 1] == "/"
        at = max(end, at + 1)
    return found, length + 1, False


@cache
def _pieces() -> re.Pattern[str]:
    run = r"[^ \t\n\r\f&\xad]+(?: [^ \t\n\r\f&\xad]+)*"
    return re.compile(
        rf"(?P<run>{run})|(?P<blank>[ \t\n\r\f]+)|(?P<entity>&(?:#[0-9]{{1,9}}|#[xX][0-9A-Fa-f]{{1,8}}|[A-Za-z][A-Za-z0-9]{{0,32}});?)|\xad+|&"
    )


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters as they are shown and where they stand. blank: any run of blanks, shown as one or none."""

    text: str
    first: int
    last: int
    exact: bool
    blank: bool = False


def pieces(source: str, text: Text) -> Iterator[Piece]:
    """Give what a text shows: runs of characters, entities resolved, and runs of blanks; no places for hyphens.

    >>> [piece.text for piece in pieces("R&amp;D  in 20&nbsp;000", Text(0, 23))]
    ['R', '&', 'D', ' ', 'in 20', '\\xa0', '000']
    """
    for match in _pieces().finditer(source, text.start, text.end):
        start, end = match.span()
        if match.lastgroup == "run":
            yield Piece(match.group(), start, end, True)
        elif match.lastgroup == "blank":
            yield Piece(" ", start, end, end - start == 1, True)
        elif match.lastgroup == "entity":
            shown = unescape(match.group())
            if shown == "\xad":
                continue  # "pas&shy;sen&shy;gers": where a browser may break the word
            yield Piece(shown, start, end, shown == match.group(), shown != "" and not shown.strip(BLANKS))
        elif match.group() == "&":
            yield Piece("&", start, end, True)
