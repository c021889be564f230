"""The blocks of a web page in order: paragraphs, headings, list items, rows; each with its pieces and what it lies in.

Hidden elements, scripts and style sheets give no block at all or one that is marked as hidden.
"""

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import islice

from countersay.ingest.html_hidden import is_hidden
from countersay.ingest.html_tokens import Piece, Text, pieces
from countersay.ingest.html_tree import INLINE, Element
from countersay.model import FurnitureKind

_SILENT = frozenset(
    {"script", "style", "head", "title", "meta", "link", "noscript", "template", "iframe", "svg", "canvas"}
)
_SILENT_TOO = frozenset({"audio", "video", "object", "embed", "map", "noembed", "noframes", "img", "datalist"})
_FORM = frozenset({"form", "button", "select", "textarea", "input", "label", "fieldset", "optgroup"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_RAISED = str.maketrans("0123456789+-()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ")
_WIDEST_CELL = 400
"""Characters of a cell of a table of data; a small table with a longer one lays out the page, as does any with one of four
times that length."""
_FEW_ROWS = 3
_MANY_LINES = 4
"""Of one cell: more than a table of data has in a few rows."""
_MOST_SPANNED = 60
"""Columns or rows of one cell."""


@dataclass(slots=True, eq=False)
class Block:
    """A line or paragraph as it is shown.

    kind: heading, paragraph, item, row, caption or pre. level: of a heading, or depth of a list. mark: put in front of
    a list item. node: the element it lies in. apart: the kind of furniture, None for text. link: characters of links.
    """

    kind: str
    node: Element
    level: int = 0
    mark: str = ""
    pieces: list[Piece] = field(default_factory=list)
    apart: FurnitureKind | None = None
    link: int = 0
    struck: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The characters shown."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def chars(self) -> int:
        """How many characters that are no blanks' runs."""
        return sum(len(piece.text) for piece in self.pieces)

    @property
    def first(self) -> int:
        """Where it begins in the source."""
        return self.pieces[0].first

    @property
    def last(self) -> int:
        """Where it ends in the source."""
        return self.pieces[-1].last


@dataclass(frozen=True, slots=True)
class _Around:
    """What holds at a place of the tree."""

    kind: str = "paragraph"
    level: int = 0
    apart: FurnitureKind | None = None
    link: bool = False
    pre: bool = False
    flow: bool = True


class Walker:
    """Walks a tree and gathers blocks. `apart_of` names the furniture that an element is, or None."""

    def __init__(self, source: str, apart_of: dict[Element, FurnitureKind], hiding: frozenset[str]) -> None:
        self.source = source
        self.apart_of = apart_of
        self.hiding = hiding
        self.blocks: list[Block] = []
        self.places: dict[str, int] = {}
        """Index of the first block at or after each id of an element."""
        self.marks: list[tuple[Block, int, str, str]] = []
        """Marks of notes: block, index of the piece, id of what it points to, label."""
        self.items: Counter[Element] = Counter()
        """How many items of each list were met."""
        self.current: Block | None = None

    def walk(self, node: Element, around: _Around | None = None) -> None:
        """Gather the blocks below `node`."""
        around = around or _Around()
        for child in node.children:
            if isinstance(child, Text):
                self._add_text(child, node, around)
            else:
                self._element(child, around)

    def _element(self, node: Element, around: _Around) -> None:
        """Gather one element as its name says."""
        name = node.name
        if name in _SILENT or name in _SILENT_TOO:
            return
        inner = around
        if around.apart is None:
            apart = self.apart_of.get(node)
            if is_hidden(node, self.hiding):
                apart = "hidden"
            elif apart is None and name in _FORM and name != "label":
                apart = "form" if name != "form" or _short(self.source, node) else None
            if apart is not None:
                inner = replace(around, apart=apart)
        self._note_place(node)
        if inner is not around:  # what is hidden inside a line does not break the line
            if name not in INLINE:
                self.flush()
            held, self.current = self.current, None
            self._named(node, inner)
            self.flush()
            self.current = held
        else:
            self._named(node, around)

    def _named(self, node: Element, around: _Around) -> None:
        name = node.name
        if name == "br":
            self._line_break(node, around)
        elif name in ("del", "s", "strike"):
            self._struck(node)
        elif name in INLINE:
            self._inline(node, around)
        elif name == "table" and around.flow and self._is_data(node):
            self._table(node, around)
        else:
            self._block(node, around)

    def _note_place(self, node: Element) -> None:
        for name in (node.get("id"), node.get("name") if node.name == "a" else ""):
            if name and name not in self.places and len(self.places) < 10_000:
                self.places[name] = len(self.blocks)

    def _inline(self, node: Element, around: _Around) -> None:
        if node.name == "sup" and self._raised(node, around):
            return
        if node.name == "a" and node.get("href"):
            around = replace(around, link=True)
        if node.name == "q":
            self._layout("“", node.start, around, node)
        self.walk(node, around)
        if node.name == "q":
            self._layout("”", node.end, around, node)

    def _raised(self, node: Element, around: _Around) -> bool:
        """Write a raised number so that it does not run into the number or word before it; False if it is none."""
        shown = "".join(piece.text for text in _texts(node) for piece in pieces(self.source, text)).strip()
        if not re.fullmatch(r"[0-9]{1,3}(?:[,–-][0-9]{1,3}){0,3}|[n+-]|[+-][0-9]{1,3}", shown):
            return False
        texts = _texts(node)
        around_it = (*node.walk(), *islice(node.ancestors(), 2))
        target = next((n.get("href")[1:] for n in around_it if n.name == "a" and n.get("href").startswith("#")), "")
        block = self._open(node, around)
        block.pieces.append(Piece(shown.translate(_RAISED), texts[0].start, texts[-1].end, False))
        if target:
            self.marks.append((block, len(block.pieces) - 1, target, shown))
        return True

    def _struck(self, node: Element) -> None:
        shown = "".join(piece.text for text in _texts(node) for piece in pieces(self.source, text)).strip()
        if shown and self.current is not None:
            self.current.struck.append(shown[:2000])

    def _layout(self, mark: str, at: int, around: _Around, node: Element) -> None:
        self._open(node, around).pieces.append(Piece(mark, at, at, False))

    def _line_break(self, node: Element, around: _Around) -> None:
        block = self.current
        if block is None:
            return
        while block.pieces and block.pieces[-1].blank:
            block.pieces.pop()
        if block.pieces and block.pieces[-1].text.endswith("\n") and block.kind != "row":
            block.pieces.pop()
            self.flush()  # two line breaks part paragraphs
        elif block.pieces:
            block.pieces.append(
                Piece(" " if block.kind == "row" else "\n", node.start, node.end, False, block.kind == "row")
            )

    def _block(self, node: Element, around: _Around) -> None:
        name = node.name
        self.flush()
        if name in _HEADINGS:
            around = replace(around, kind="heading", level=_HEADINGS[name])
        elif name in ("ul", "ol", "menu", "dir"):
            around = replace(around, level=around.level + 1)
        elif name in ("li", "dt", "dd"):
            around = replace(around, kind="item")
        elif name in ("p", "blockquote", "section", "article", "address") and around.kind == "heading":
            around = replace(around, kind="paragraph")
        elif name in ("figcaption", "caption"):
            around = replace(around, kind="caption")
        elif name in ("pre", "listing", "xmp"):
            around = replace(around, kind="pre", pre=True)
        before = len(self.blocks)
        self.walk(node, around)
        self.flush()
        if name == "li" and len(self.blocks) > before:
            self.blocks[before].mark = self.blocks[before].mark or self._mark(node)

    def _mark(self, node: Element) -> str:
        """Return the mark that a browser shows before a list item."""
        parent = node.parent
        if parent is None or parent.name != "ol":
            return "• "
        self.items[parent] += 1
        if node.get("value").isdecimal():
            return f"{int(node.get('value')[:6])}. "
        first = int(parent.get("start")[:6]) if parent.get("start").isdecimal() else 1
        return f"{first + self.items[parent] - 1}. "

    def _is_data(self, node: Element) -> bool:
        """Say whether a table holds data and not the layout of the page."""
        if node.get("role") in ("presentation", "none"):
            return False
        rows = cells = longest = heads = lines = 0
        for inner in node.walk():
            if inner is not node and inner.name == "table":
                return False
            if inner.name in ("h1", "h2", "h3", "article", "section", "form"):
                return False
            rows += inner.name == "tr"
            heads += inner.name == "th"
            if inner.name in ("td", "th"):
                cells += 1
                longest = max(longest, sum(text.end - text.start for text in _texts(inner)))
                lines = max(lines, sum(child.name in ("br", "p", "div", "li") for child in inner.walk()))
        if rows <= _FEW_ROWS and not heads and (longest > _WIDEST_CELL or lines >= _MANY_LINES):
            return False  # a menu in one cell, the text of the page in another
        return rows > 0 and cells > rows and longest <= 4 * _WIDEST_CELL

    def _table(self, node: Element, around: _Around) -> None:
        self.flush()
        taken: dict[int, int] = {}
        for child in node.walk():
            if child.name == "caption":
                self._block(child, around)
            elif child.name == "tr":
                self._row(child, replace(around, kind="row", flow=False), taken)
        self.flush()

    def _row(self, node: Element, around: _Around, taken: dict[int, int]) -> None:
        """Gather a row; columns that a cell above (`taken`: column, rows left) or before covers are empty cells."""
        self.flush()
        if is_hidden(node, self.hiding):
            around = replace(around, apart="hidden")
        block = self.current = Block("row", node, apart=around.apart)
        cells = [child for child in node.children if isinstance(child, Element) and child.name in ("td", "th")]
        column = written = 0
        for cell in cells:
            while taken.get(column):
                taken[column] -= 1
                column += 1
            while block.pieces and block.pieces[-1].blank:
                block.pieces.pop()
            if column > written:
                block.pieces.append(Piece("\t" * (column - written), cell.start, cell.start, False))
                written = column
            if not is_hidden(cell, self.hiding):
                self._cell(cell, around)
            self.current = block
            wide = _span(cell, "colspan") if len(cells) > 1 else 1
            taken.update(dict.fromkeys(range(column, column + wide), _span(cell, "rowspan") - 1))
            column += wide
        self.flush()
        for rest in [place for place in taken if place >= column]:
            taken[rest] = max(taken[rest] - 1, 0)
        if block.pieces and column > written + 1:
            block.pieces.append(Piece("\t" * (column - written - 1), node.end, node.end, False))

    def _cell(self, node: Element, around: _Around) -> None:
        """Gather a cell: everything in it runs on in the row's line."""
        for child in node.children:
            if isinstance(child, Text):
                self._add_text(child, node, around)
            elif child.name in _SILENT or child.name in _SILENT_TOO or is_hidden(child, self.hiding):
                continue
            elif child.name == "br" or child.name not in INLINE:
                self._blank(child, around)
                if child.name != "br":
                    self._cell(child, around)
                    self._blank(child, around)
            elif not (child.name == "sup" and self._raised(child, around)):
                self._cell(child, replace(around, link=True) if child.get("href") else around)

    def _blank(self, node: Element, around: _Around) -> None:
        pieces_ = self._open(node, around).pieces
        if pieces_ and not pieces_[-1].blank and pieces_[-1].text != "\t":
            pieces_.append(Piece(" ", node.start, node.start, False, True))

    def _add_text(self, text: Text, node: Element, around: _Around) -> None:
        """Append a text to the open block, blanks squeezed as a browser shows them."""
        if around.pre:
            self._add_pre(text, node, around)
            return
        for piece in pieces(self.source, text):
            if piece.blank:
                last = self.current.pieces[-1] if self.current and self.current.pieces else None
                if last is None or last.blank or last.text[-1:] in ("\n", "\t"):
                    continue
            elif not piece.text:
                continue
            block = self._open(node, around)
            block.pieces.append(piece)
            if around.link:
                block.link += len(piece.text)

    def _add_pre(self, text: Text, node: Element, around: _Around) -> None:
        block = self._open(node, around)
        for match in re.finditer(r"\r\n?|\n|[^\r\n&]+|&#?\w{1,32};?|&", self.source[text.start : text.end]):
            start, end = text.start + match.start(), text.start + match.end()
            shown = match.group()
            if shown[0] == "\r":
                block.pieces.append(Piece("\n", start, end, shown == "\r"))
            elif shown[0] == "&":
                block.pieces += pieces(self.source, Text(start, end))
            else:
                block.pieces.append(Piece(shown, start, end, True))

    def _open(self, node: Element, around: _Around) -> Block:
        if self.current is None:
            self.current = Block(around.kind, node, around.level, apart=around.apart)
        return self.current

    def flush(self) -> None:
        """End the open block; one that shows nothing is dropped."""
        block, self.current = self.current, None
        if block is None:
            return
        while block.pieces and (block.pieces[-1].blank or not block.pieces[-1].text.strip(" \t\n")):
            block.pieces.pop()
        if block.pieces:
            self.blocks.append(block)


def _span(cell: Element, name: str) -> int:
    said = cell.get(name)
    return min(max(int(said), 1), _MOST_SPANNED) if said.isdecimal() and len(said) < 6 else 1


def _texts(node: Element) -> list[Text]:
    return [
        child
        for inner in node.walk()
        if inner.name not in _SILENT
        for child in inner.children
        if isinstance(child, Text)
    ]


def _short(source: str, node: Element) -> bool:
    return sum(text.end - text.start for text in _texts(node)) < 600
