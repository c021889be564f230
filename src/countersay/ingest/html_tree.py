"""Build the tree of a web page from its tags: elements left open are closed as browsers do, depth is bounded."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from countersay.ingest.html_tokens import Tag, Text, tokens

VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "keygen",
    ]
)
INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "img",
        "br",
        "math",
        "mi",
        "mn",
        "mo",
        "mrow",
        "msup",
        "msub",
        "svg",
    ]
)
"""Elements that run on in the line; all others begin a block."""
_CLOSES_P = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "center",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "ul",
        "summary",
    ]
)
_SAME = {
    "li": ({"li"}, {"ul", "ol", "menu", "dir"}),
    "dt": ({"dt", "dd"}, {"dl"}),
    "dd": ({"dt", "dd"}, {"dl"}),
    "tr": ({"tr", "td", "th", "caption"}, {"table"}),
    "td": ({"td", "th"}, {"table", "tr"}),
    "th": ({"td", "th"}, {"table", "tr"}),
    "tbody": ({"thead", "tbody", "tfoot", "tr", "td", "th", "caption"}, {"table"}),
    "thead": ({"thead", "tbody", "tfoot", "tr", "td", "th", "caption"}, {"table"}),
    "tfoot": ({"thead", "tbody", "tfoot", "tr", "td", "th", "caption"}, {"table"}),
    "option": ({"option"}, {"select"}),
}
"""A new element of this name ends open ones of the first set, looked for up to one of the second."""
_SCOPE = frozenset({"table", "td", "th", "caption", "body", "html"})
_DRAWN = frozenset({"path", "circle"})
_DEEPEST = 200


@dataclass(slots=True, eq=False)
class Element:
    """An element with its children in order; `raw` is the text of a script, style or title."""

    name: str
    start: int
    attributes: dict[str, str] = field(default_factory=dict)
    parent: "Element | None" = None
    children: list["Element | Text"] = field(default_factory=list)
    raw: Text | None = None
    end: int = 0

    def get(self, name: str) -> str:
        """Return an attribute, "" if it is not there."""
        return self.attributes.get(name, "")

    def ancestors(self) -> Iterator["Element"]:
        """Give the element and what it lies in, from the inside."""
        node: Element | None = self
        while node is not None:
            yield node
            node = node.parent

    def walk(self) -> Iterator["Element"]:
        """Give the element and all below it in the order of the page."""
        pending = [self]
        while pending:
            node = pending.pop()
            yield node
            pending.extend(child for child in reversed(node.children) if isinstance(child, Element))


def build(source: str, depth: int, *, strict: bool = False) -> tuple[Element, bool]:
    """Return the root of a page's tree and whether elements deeper than `depth` were laid flat; `strict`: it is XHTML.

    >>> root, _ = build("<ul><li>a<li>b</ul>", 20)
    >>> [child.name for child in root.children[0].children]
    ['li', 'li']
    """
    root = Element("#root", 0, end=len(source))
    stack = [root]
    depth = min(depth, _DEEPEST)
    flat = False
    for token in tokens(source, strict=strict):
        if isinstance(token, Text):
            stack[-1].children.append(token)
        elif token.closing:
            _close(stack, token)
        elif token.end <= len(source):
            _close_implied(stack, token.name, token.start)
            node = Element(token.name, token.start, token.attributes, stack[-1], raw=token.raw, end=token.end)
            stack[-1].children.append(node)
            if token.name not in VOID and token.raw is None and not (token.empty and (strict or token.name in _DRAWN)):
                if len(stack) < depth:
                    stack.append(node)
                else:
                    flat = True
    for node in stack[1:]:
        node.end = len(source)
    return root, flat


def _close(stack: list[Element], tag: Tag) -> None:
    """Close the nearest open element of the name; one that runs on in the line is not looked for beyond its cell."""
    for index in range(len(stack) - 1, 0, -1):
        name = stack[index].name
        if name == tag.name:
            for node in stack[index:]:
                node.end = tag.end
            del stack[index:]
            return
        if name in _SCOPE and tag.name not in ("table", "tr", "tbody", "thead", "tfoot", "body", "html"):
            return
        if tag.name in INLINE and name not in INLINE:
            return


def _close_implied(stack: list[Element], name: str, at: int) -> None:
    if name in _CLOSES_P:
        _pop_to(
            stack, {"p"}, {"table", "td", "th", "button", "object", "div", "li", "section", "article", "caption"}, at
        )
    if name in _SAME:
        ended, stops = _SAME[name]
        _pop_to(stack, ended, stops, at)


def _pop_to(stack: list[Element], ended: set[str], stops: set[str], at: int) -> None:
    """Close open elements up to the outermost of `ended` that lies inside the innermost of `stops`."""
    cut = None
    for index, node in islice(zip(range(len(stack) - 1, 0, -1), reversed(stack), strict=False), 64):
        if node.name in stops:
            break
        if node.name in ended:
            cut = index
    if cut is not None:
        for node in stack[cut:]:
            node.end = at
        del stack[cut:]
