"""An OpenDocument text (.odt) → its text as it reads with all tracked changes accepted.

As for Word files: paragraphs, items of lists with their marks, rows of tables with tabs between cells, text boxes behind
their paragraph, footnotes and endnotes behind the body; comments, deleted words, tables of contents, heads and feet apart.
Anchors count characters of the part "content.xml", decoded.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import takewhile

from countersay.config import Limits
from countersay.errors import InputError
from countersay.ingest.dates import iso_day
from countersay.ingest.docx_parts import part
from countersay.ingest.flow import RAISED, Flow, Line, Run, Sign, emptied, joined, note_of, numeral, raised, shown
from countersay.ingest.packed import Archive, damaged, encrypted
from countersay.ingest.read_html import cut_short
from countersay.ingest.reading import Ask, Outcome, Reading, kept_apart, only, too_much
from countersay.ingest.xml_tree import Chars, Node
from countersay.model import Candidate, CandidateField, Furniture, Note

READER = "odt/5"
MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_WIDEST_CELL = 400
_SPANS = frozenset(
    ["text:span", "text:a", "text:ruby", "text:ruby-base", "text:meta", "text:meta-field", "text:bookmark-ref"]
)
_GROUPS = frozenset(["text:section", "text:index-body", "text:list-header", "text:numbered-paragraph", "office:text"])
_DRAWN = frozenset(  # what is drawn and may hold text, groups of it, and links around it
    [f"draw:{shape}" for shape in ("frame", "text-box", "g", "a", "custom-shape", "rect", "ellipse", "circle", "line")]
    + [
        f"draw:{shape}"
        for shape in ("polygon", "polyline", "regular-polygon", "path", "connector", "caption", "measure")
    ]
)
_FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_APART = frozenset(["text:table-of-content", "text:illustration-index", "text:alphabetical-index", "text:table-index"])


def read_odt(data: bytes, ask: Ask) -> Outcome:
    """Read the bytes of an OpenDocument text.

    Raises:
        InputError: if it is damaged, encrypted, empty or breaks a limit.
    """
    limits = ask.limits
    archive = opened(data, limits)
    root = part(archive, "content.xml", limits)
    body = root.find("office:body", "office:text") if root is not None else None
    if root is None or body is None:
        raise damaged("it has no text body")
    styles = part(archive, "styles.xml", limits)
    writer = _Writer(
        Flow(limits), _styles(True, root, styles), _styles(False, root, styles), _list_styles(root, styles)
    )
    writer.flow.builder.member = "content.xml"
    writer.tracked(body)
    writer.blocks(body)
    writer.notes_behind()
    text = writer.flow.builder.text()
    if not text.strip():
        raise InputError("holds no text.", code="empty-document", remedy="Leave it out, or read its pictures.")
    return only(
        Reading(
            text=text,
            media_type=MEDIA_TYPE,
            reader=READER,
            candidates=meta_properties(part(archive, "meta.xml", limits)),
            anchors=writer.flow.builder.anchors(),
            furniture=(*_heads(styles), *writer.apart),
            notes=(*writer.behind, *writer.others()),
            troubles=cut_short(writer.flow.builder),
        )
    )


def opened(data: bytes, limits: Limits) -> Archive:
    """Open the bytes of an OpenDocument file of any kind.

    Raises:
        InputError: if it is damaged or encrypted, or breaks a limit.
    """
    archive = Archive(data, limits)
    manifest = archive.maybe("META-INF/manifest.xml")
    if manifest is not None and b"encryption-data" in manifest:
        raise encrypted()
    return archive


def meta_properties(root: Node | None) -> tuple[Candidate, ...]:
    """Return what the part "meta.xml" of an OpenDocument file says of it."""
    wanted: tuple[tuple[str, CandidateField], ...] = (
        ("dc:title", "title"),
        ("dc:creator", "author"),
        ("meta:creation-date", "issued"),
        ("dc:language", "language"),
    )
    meta = root.find("office:meta") if root is not None else None
    found = []
    for element, kind in wanted:
        node = meta.find(element) if meta is not None else None
        said: str | None = " ".join(node.text().split())[:500] if node is not None else None
        said = iso_day(said) if said and kind == "issued" else said
        if said:
            found.append(Candidate(field=kind, value=said, origin=f"meta.xml {element.split(':')[1]}"))
    return tuple(found)


def _heads(styles: Node | None) -> list[Furniture]:
    found: list[Furniture] = []
    for node in styles.walk() if styles is not None else ():
        if node.name in ("style:header", "style:footer", "style:header-first", "style:footer-first"):
            words = " ".join(one.text() for one in node.walk() if one.name in ("text:p", "text:h"))
            if words.strip():
                found.append(kept_apart("header" if "header" in node.name else "footer", words))
    return found


def _styles(raised_: bool, *roots: Node | None) -> frozenset[str]:
    """Return the names of the styles that raise letters, or of those that strike them."""
    found = set()
    for root in roots:
        for node in root.walk() if root is not None else ():
            if node.name == "style:style":
                said = node.find("style:text-properties")
                struck = said is not None and said.get("style:text-line-through-style") not in ("", "none")
                lifted = said is not None and said.get("style:text-position").startswith("super")
                if lifted if raised_ else struck:
                    found.add(node.get("style:name"))
    return frozenset(found)


_Levels = dict[tuple[str, int], tuple[str, str, str, int]]


def _list_styles(*roots: Node | None) -> _Levels:
    """Return (style, level) → (format, what stands before, what behind, first number); "" as format for a bullet."""
    found: _Levels = {}
    for root in roots:
        for node in root.walk() if root is not None else ():
            for level in node.nodes() if node.name == "text:list-style" else ():
                number = level.name == "text:list-level-style-number"
                form = _FORMATS.get(level.get("style:num-format"), "none") if number else ""
                first = level.get("text:start-value")
                found[node.get("style:name"), int(level.get("text:level", "1")[:2] or 1)] = (
                    form,
                    level.get("style:num-prefix")[:8],
                    level.get("style:num-suffix")[:8],
                    int(first[:4]) if first.isdecimal() else 1,
                )
    return found


_MOST_REPEATED = 64
"""Columns for which one cell may stand."""


@dataclass(slots=True)
class _Writer:
    """Walks the body and writes its lines."""

    flow: Flow
    raised_styles: frozenset[str]
    struck_styles: frozenset[str]
    levels: _Levels
    apart: list[Furniture] = field(default_factory=list)
    behind: list[Note] = field(default_factory=list)
    notes: list[tuple[str, str, Node]] = field(default_factory=list)
    comments: list[tuple[str, Node]] = field(default_factory=list)
    changes: dict[str, tuple[str, Node]] = field(default_factory=dict)
    boxes: list[Node] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    cells: int = 0

    def tracked(self, body: Node) -> None:
        """Take down what was inserted and deleted."""
        changes = body.find("text:tracked-changes")
        for region in changes.nodes("text:changed-region") if changes is not None else ():
            for node in region.nodes():
                key = region.get("text:id") or region.get("id")
                if node.name in ("text:insertion", "text:deletion"):
                    self.changes[key] = (node.name.split(":")[1], node)

    def blocks(self, node: Node) -> None:
        """Write all blocks below a node."""
        for child in node.nodes():
            name = child.name
            if name in ("text:p", "text:h"):
                self.flow.write(self._line(child))
                self._open_boxes()
            elif name == "text:list":
                self._list(child, 1, child.get("text:style-name"))
            elif name == "table:table":
                self._table(child)
            elif name in _APART:
                self.apart.append(
                    kept_apart("navigation", " ".join(one.text() for one in child.walk() if one.name == "text:p"))
                )
            elif name == "text:section" and child.get("text:display") == "none":
                words = " ".join(one.text() for one in child.walk() if one.name in ("text:p", "text:h"))
                self.apart.append(kept_apart("hidden", words))
            elif name in _DRAWN or name in _GROUPS:
                self.blocks(child)

    def _open_boxes(self) -> None:
        for box in emptied(self.boxes):
            self.blocks(box)

    def _list(self, node: Node, level: int, style: str) -> None:
        number = self.levels.get((style, level), ("", "", "", 1))[3] - 1
        for item in node.nodes():
            if item.name not in ("text:list-item", "text:list-header"):
                continue
            number += item.name == "text:list-item"
            mark = self._mark(style, level, number) if item.name == "text:list-item" else ""
            for child in item.nodes():
                if child.name in ("text:p", "text:h"):
                    if (
                        self.flow.write(self._line(child), "item" if mark or level > 1 else "paragraph", mark)
                        is not None
                    ):
                        mark = ""
                    self._open_boxes()
                elif child.name == "text:list":
                    self._list(child, level + 1, child.get("text:style-name") or style)

    def _mark(self, style: str, level: int, number: int) -> str:
        form, before, after, _ = self.levels.get((style, level), ("", "", "", 1))
        if form == "none":
            return ""
        if not form:
            return "  " * min(level - 1, 8) + "• "
        return f"{before}{numeral(number, form)}{after} "

    def _table(self, node: Node) -> None:
        rows = [one for one in node.walk() if one.name == "table:table-row"]
        cells = [[one for one in row.nodes() if one.name.endswith("table-cell")] for row in rows]
        self.cells += sum(len(row) for row in cells)
        if self.cells > self.flow.limits.cells:
            raise too_much("cells", self.flow.limits.cells, "cells")
        nested = any(one is not node and one.name == "table:table" for one in node.walk())
        wide = any(sum(len(p.text()) for p in cell.nodes("text:p")) > _WIDEST_CELL for row in cells for cell in row)
        if nested or wide or max((len(row) for row in cells), default=0) < 2:
            for row in _direct_rows(node):
                for cell in row.nodes("table:table-cell"):
                    self.blocks(cell)
            return
        for filled in cells:
            lines = []
            for cell in filled:
                written = [self._line(one) for one in cell.walk() if one.name in ("text:p", "text:h")]
                lines += [written] * (_repeated(cell) if any(written) or cell is not filled[-1] else 1)
            covered = len(list(takewhile(_is_covered, reversed(filled))))
            self.flow.write(joined(lines), "row", covered=covered if covered + 1 < len(filled) else 0)
        self._open_boxes()

    def _line(self, node: Node) -> Line:
        line: Line = []
        for child in node.children:
            if isinstance(child, Chars):
                line.append(Run(child.text, child.first, child.last, child.exact))
            else:
                line.extend(self._inline(child))
        return line

    def _inline(self, node: Node) -> Line:
        name = node.name
        if name in _SPANS:
            inner = self._line(node)
            if node.get("text:style-name") in self.struck_styles and shown(inner).strip():
                key = f"struck {len(self.changes)}"
                self.changes[key] = ("deletion", node)
                return [Sign("change", key)]
            return [raised(one) for one in inner] if node.get("text:style-name") in self.raised_styles else inner
        if name == "text:s":
            count = node.get("text:c", "1")
            return [Run(" " * min(int(count[:4]) if count.isdecimal() else 1, 1000))]
        if name == "text:tab":
            return [Run("\t")]
        if name == "text:line-break":
            return [Run("\n")]
        if name == "text:note":
            return self._note(node)
        if name == "office:annotation":
            self.comments.append((str(len(self.comments)), node))
            return [Sign("comment", str(len(self.comments) - 1))]
        if name in ("text:change", "text:change-start", "text:change-end"):
            return [Sign("change", node.get("text:change-id"))]
        if name in ("text:hidden-text", "text:hidden-paragraph"):
            self.apart.append(kept_apart("hidden", node.get("text:string-value") + node.text()))
            return []
        if name in _DRAWN:
            self.boxes.append(node)
            return []
        if name.startswith("text:") and name not in ("text:tracked-changes", "text:soft-page-break", "text:ruby-text"):
            return self._line(node)  # fields show what stands in them
        return []

    def _note(self, node: Node) -> Line:
        kind = "endnote" if node.get("text:note-class") == "endnote" else "footnote"
        self.counts[kind] += 1
        number = self.counts[kind]
        label = str(number).translate(RAISED) if kind == "footnote" else f"[{numeral(number, 'lowerRoman')}]"
        self.notes.append((kind, label, node))
        sign = Sign(kind, label)
        return [sign, Run(label), sign]

    def notes_behind(self) -> None:
        """Write the notes behind the body: footnotes, then endnotes."""
        for kind, label, node in sorted(self.notes, key=lambda note: note[0] == "endnote"):
            body = node.find("text:note-body")
            line: Line = []
            for index, one in enumerate(
                one for one in (body.walk() if body is not None else ()) if one.name == "text:p"
            ):
                line.extend((Run(" "),) if index else ())
                line.extend(self._line(one))
            start, end = self.flow.write(line, "note", f"{label} ") or (None, None)
            place = self.flow.places.get((kind, label))
            self.behind.append(note_of(kind, shown(line), place, label=label, start=start, end=end))  # type: ignore[arg-type]

    def others(self) -> list[Note]:
        """Return comments and tracked changes."""
        found = []
        for key, node in self.comments:
            words = " ".join(one.text() for one in node.walk() if one.name == "text:p")
            found.append(note_of("comment", words, self.flow.places.get(("comment", key)), **_who(node)))
        for key, (kind, node) in self.changes.items():
            place = self.flow.places.get(("change", key))
            words = " ".join(one.text() for one in node.walk() if one.name in ("text:p", "text:h"))
            words = node.text() if node.name in _SPANS else words
            if kind == "insertion" and place is not None:
                words = self.flow.builder.text()[place[0] : place[1]]
            info = node.find("office:change-info")
            found.append(note_of(kind, words, place, **_who(info or node)))  # type: ignore[arg-type]
        return found


def _repeated(cell: Node) -> int:
    """Return for how many columns a cell stands; what fills the width of a sheet is cut."""
    said = cell.get("table:number-columns-repeated")
    return min(int(said), _MOST_REPEATED) if re.fullmatch("[1-9][0-9]{0,5}", said) else 1


def _is_covered(cell: Node) -> bool:
    return cell.name == "table:covered-table-cell"


def _direct_rows(table: Node) -> list[Node]:
    rows = []
    for child in table.nodes():
        if child.name == "table:table-row":
            rows.append(child)
        elif child.name in ("table:table-rows", "table:table-header-rows", "table:table-row-group"):
            rows += _direct_rows(child)
    return rows


def _who(node: Node) -> dict[str, str | int | None]:
    author, day = node.find("dc:creator"), node.find("dc:date")
    return {
        "author": author.text()[:200] or None if author is not None else None,
        "day": day.text()[:10] or None if day is not None else None,
    }
