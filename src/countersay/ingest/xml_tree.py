"""Parse XML without what makes it dangerous: no document type, so no entities and nothing outside; bounded depth.

Names are local names with a short prefix for the namespaces that matter ("w:p"), so that both editions of Office's
formats read alike. Every run of characters knows where it stands in the decoded source.
"""

import codecs
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from xml.parsers import expat

from countersay.errors import InputError
from countersay.ingest.encodings import is_text, text_codec
from countersay.ingest.packed import damaged
from countersay.ingest.reading import too_much

_PREFIXES = (
    ("w", "wordprocessingml"),
    ("ss", "spreadsheetml"),
    ("mc", "markup-compatibility"),
    ("m", "officeDocument/2006/math"),
    ("m", "officeDocument/math"),
    ("r", "officeDocument/2006/relationships"),
    ("r", "officeDocument/relationships"),
    ("rel", "package/2006/relationships"),
    ("dc", "purl.org/dc/elements"),
    ("dcterms", "purl.org/dc/terms"),
    ("office", "opendocument:xmlns:office"),
    ("text", "opendocument:xmlns:text"),
    ("table", "opendocument:xmlns:table"),
    ("style", "opendocument:xmlns:style"),
    ("draw", "opendocument:xmlns:drawing"),
    ("meta", "opendocument:xmlns:meta"),
    ("manifest", "opendocument:xmlns:manifest"),
    ("fo", "opendocument:xmlns:xsl-fo"),
)


@dataclass(slots=True)
class Chars:
    """A run of characters, at [first, last) of the source. exact: it stands there as it reads."""

    text: str
    first: int
    last: int
    exact: bool


@dataclass(slots=True, eq=False)
class Node:
    """An element with its children in order; attributes bear names like elements."""

    name: str
    attributes: dict[str, str]
    children: list["Node | Chars"] = field(default_factory=list)

    def get(self, name: str, default: str = "") -> str:
        """Return an attribute."""
        return self.attributes.get(name, default)

    def nodes(self, name: str | None = None) -> Iterator["Node"]:
        """Give the child elements, all or those of a name."""
        for child in self.children:
            if isinstance(child, Node) and (name is None or child.name == name):
                yield child

    def find(self, *path: str) -> "Node | None":
        """Return the first element at a path of names."""
        node: Node | None = self
        for name in path:
            node = next(node.nodes(name), None) if node is not None else None
        return node

    def walk(self) -> Iterator["Node"]:
        """Give the element and all below it in order."""
        pending = [self]
        while pending:
            node = pending.pop()
            yield node
            pending.extend(child for child in reversed(node.children) if isinstance(child, Node))

    def chars(self) -> Iterator[Chars]:
        """Give all characters in it in order."""
        pending: list[Node | Chars] = [self]
        while pending:
            item = pending.pop()
            if isinstance(item, Chars):
                yield item
            else:
                pending.extend(reversed(item.children))

    def text(self) -> str:
        """Return all characters in it."""
        return "".join(run.text for run in self.chars())


@cache
def _short(name: str) -> str:
    uri, _, local = name.rpartition(" ")
    prefix = next((short for short, part in _PREFIXES if part in uri), "")
    return f"{prefix}:{local}" if prefix else local


def decode_xml(data: bytes) -> str:
    """Return the characters of an XML file by its mark or its own statement.

    Raises:
        InputError: if the bytes do not fit.
    """
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            data, encoding = data[len(mark) :], name
            break
    else:
        stated = re.match(rb"<\?xml[^>]{0,100}?encoding\s{0,5}=\s{0,5}[\"']([\w.-]{1,40})", data)
        encoding = stated.group(1).decode() if stated else "utf-8"
    codec = text_codec(encoding)
    if codec is None or not is_text(data, codec):
        raise damaged(f"its XML is no text in {encoding}")
    return data.decode(codec)


StartHandler = Callable[[str, dict[str, str]], None]
EndHandler = Callable[[str], None]
CharsHandler = Callable[[Chars], None]


def parse(source: str, depth: int, start: StartHandler, end: EndHandler, chars: CharsHandler) -> None:
    """Call the handlers for every element and every run of characters of an XML source.

    Raises:
        InputError: if it is malformed, declares a document type or is nested more deeply than `depth`.
    """
    data = re.sub(r"^(<\?xml[^>]{0,100}?)\s+encoding\s*=\s*[\"'][\w.-]*[\"']", _blanked, source, count=1).encode()
    parser = expat.ParserCreate("utf-8", " ")
    parser.buffer_text = False
    simple = len(data) == len(source)
    level = byte = place = 0

    def position() -> int:
        nonlocal byte, place
        at: int = parser.CurrentByteIndex
        if simple:
            return at
        place += len(data[byte:at].decode("utf-8"))
        byte = at
        return place

    def started(name: str, attributes: dict[str, str]) -> None:
        nonlocal level
        level += 1
        if level > depth:
            raise too_much("levels of elements", depth, "depth")
        start(_short(name), {_short(key): value for key, value in attributes.items()})

    def ended(name: str) -> None:
        nonlocal level
        level -= 1
        end(_short(name))

    def read(text: str) -> None:
        first = position()
        last = first + len(text)
        exact = source[first:last] == text
        if not exact and source[first] == "&":
            last = source.find(";", first) + 1
        elif not exact:
            last = first + len(text) + 1  # a line end of two characters
        chars(Chars(text, first, last, exact))

    def refuse(*_: object) -> None:
        raise InputError(
            "declares a document type, by which XML can draw in other files or swell without end.",
            code="xml-doctype",
            remedy="Open it in the program that wrote it and save it again.",
        )

    parser.StartElementHandler = started
    parser.EndElementHandler = ended
    parser.CharacterDataHandler = read
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise damaged(f"its XML is malformed ({error})") from error


def _blanked(match: re.Match[str]) -> str:
    # Blanks of the same length: the places of all that follows stay as they are.
    return match.group(1) + " " * (len(match.group()) - len(match.group(1)))


def tree(source: str, depth: int) -> Node:
    """Return the root of an XML source.

    Raises:
        InputError: as `parse`.

    >>> tree("<a><b c='1'>x &amp; y</b></a>", 9).find("b").text()
    'x & y'
    """
    top = Node("", {})
    stack = [top]

    def start(name: str, attributes: dict[str, str]) -> None:
        node = Node(name, attributes)
        stack[-1].children.append(node)
        stack.append(node)

    def end(_: str) -> None:
        stack.pop()

    def chars(run: Chars) -> None:
        stack[-1].children.append(run)

    parse(source, depth, start, end, chars)
    return next(top.nodes())
