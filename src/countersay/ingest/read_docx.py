"""A Word file (.docx) → its text as it reads with all tracked changes accepted.

1. Body in order: paragraphs, items of lists with their marks, rows of tables on lines of their own with tabs between
   cells, text boxes behind the paragraph they hang on.
2. Footnotes and endnotes behind the body, their marks raised or in brackets at both places.
3. Apart: comments, deleted words, hidden text, headers and footers. Inserted and deleted words are noted.

Anchors count characters of the part "word/document.xml" (and of those of the notes), decoded.
"""

import re
from dataclasses import dataclass, field

from countersay.config import Limits
from countersay.errors import InputError
from countersay.ingest.docx_parts import Numbering, numbering, part, properties, targets
from countersay.ingest.docx_tables import TRANSPARENT, cells_of, on_grid, rows_of
from countersay.ingest.flow import RAISED, Flow, Line, Run, Sign, emptied, joined, note_of, numeral, raised, shown
from countersay.ingest.packed import Archive, damaged
from countersay.ingest.read_html import cut_short
from countersay.ingest.reading import Ask, Outcome, Reading, kept_apart, only, too_much
from countersay.ingest.xml_tree import Chars, Node
from countersay.model import Candidate, Furniture, Note

READER = "docx/4"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_WIDEST_CELL = 400
_TABLES = frozenset({"w:tbl", "w:tr", "w:tc"})


def read_docx(data: bytes, ask: Ask) -> Outcome:
    """Read the bytes of a Word file.

    Raises:
        InputError: if it is damaged, encrypted, empty or breaks a limit.
    """
    limits = ask.limits
    archive = Archive(data, limits)
    name = targets(archive, "", limits).get("officeDocument", "word/document.xml")
    root = part(archive, name, limits)
    body = root.find("w:body") if root is not None else None
    if body is None:
        raise damaged("it has no text body")
    refers = targets(archive, name, limits)
    styles = part(archive, refers.get("styles", ""), limits)
    writer = _Writer(Flow(limits), numbering(part(archive, refers.get("numbering", ""), limits), styles))
    writer.flow.builder.member = name
    writer.blocks(body)
    for kind in ("footnote", "endnote"):
        writer.notes_behind(kind, part(archive, refers.get(f"{kind}s", ""), limits), refers.get(f"{kind}s", ""))
    text = writer.flow.builder.text()
    if not text.strip():
        raise InputError("holds no text.", code="empty-document", remedy="Leave it out, or read its pictures.")
    heads, candidates = _headers(archive, limits)
    return only(
        Reading(
            text=text,
            media_type=MEDIA_TYPE,
            reader=READER,
            candidates=(*properties(archive, limits), *candidates),
            anchors=writer.flow.builder.anchors(),
            furniture=(*heads, *writer.hidden),
            notes=writer.notes(part(archive, refers.get("comments", ""), limits)),
            troubles=cut_short(writer.flow.builder),
        )
    )


def _headers(archive: Archive, limits: Limits) -> tuple[list[Furniture], list[Candidate]]:
    """Return the running heads and feet; the first line of a head may name the issuer."""
    found: list[Furniture] = []
    names: list[Candidate] = []
    for name in archive.names:
        match = re.fullmatch(r"word/(header|footer)\d*\.xml", name)
        root = part(archive, name, limits) if match else None
        if match is None or root is None:
            continue
        lines = [" ".join(node.text().split()) for node in root.walk() if node.name == "w:p"]
        lines = [line for line in lines if line]
        if lines:
            kind = "header" if match.group(1) == "header" else "footer"
            found.append(kept_apart(kind, " ".join(lines)))  # type: ignore[arg-type]
            if kind == "header" and not names:
                names.append(Candidate(field="issuer", value=lines[0][:200], origin=name))
    return found, names


@dataclass(slots=True)
class _Writer:
    """Walks the body and writes its lines."""

    flow: Flow
    numbers: Numbering
    hidden: list[Furniture] = field(default_factory=list)
    changes: dict[str, tuple[Node, str]] = field(default_factory=dict)
    referred: dict[str, dict[str, int]] = field(default_factory=lambda: {"footnote": {}, "endnote": {}})
    behind: list[Note] = field(default_factory=list)
    held: Line = field(default_factory=list)
    boxes: list[Node] = field(default_factory=list)
    fields: list[bool] = field(default_factory=list)
    """Of each field that is open, from the outside: whether its result was reached."""
    cells: int = 0

    def blocks(self, node: Node) -> None:
        """Write all blocks below a node."""
        for child in node.nodes():
            if child.name == "w:p":
                self._paragraph(child)
            elif child.name == "w:tbl":
                self._table(child)
            elif child.name == "w:sdt" and _is_contents(child):
                self._contents(child)
            elif child.name in TRANSPARENT or child.name in ("w:ins", "w:moveTo"):
                self.blocks(child)
            elif child.name in ("w:del", "w:moveFrom"):
                self._deleted(child, [])
        if node.name in ("w:body", "w:txbxContent", "w:footnote", "w:endnote") and self.held:
            self.flow.write(self.held)
            self.held = []

    def _paragraph(self, node: Node) -> None:
        mark = self.numbers.mark(node)
        if _style(node).startswith("TOC") and _style(node)[3:].isdecimal():
            self._contents(node)
            return
        line = [*self.held, *self._line(node)]
        self.held = []
        if node.find("w:pPr", "w:rPr", "w:del") is not None:
            self.held = line  # the end of this paragraph was deleted: it runs on in the next
            return
        self.flow.write(line, "item" if mark else "paragraph", mark or "")
        self._open_boxes()

    def _open_boxes(self) -> None:
        for box in emptied(self.boxes):
            self.blocks(box)

    def _contents(self, node: Node) -> None:
        """Keep a table of contents apart."""
        words = " ".join(one.text() for one in node.walk() if one.name == "w:p")
        self.hidden.append(kept_apart("navigation", words))

    def _line(self, node: Node) -> Line:
        """Return what a paragraph shows."""
        line: Line = []
        for child in node.nodes():
            name = child.name
            if name == "w:r":
                self._run(child, line)
            elif name == "mc:AlternateContent":
                chosen = child.find("mc:Choice") or child.find("mc:Fallback")
                line.extend(self._line(chosen) if chosen is not None else ())
            elif name in TRANSPARENT:
                line.extend(self._line(child))
            elif name in ("w:ins", "w:moveTo"):
                self._changed("insertion", child, line, self._line(child))
            elif name in ("w:del", "w:moveFrom"):
                self._deleted(child, line)
            elif name in ("w:commentRangeStart", "w:commentRangeEnd"):
                line.append(Sign("comment", child.get("w:id")))
            elif name == "m:t":
                line.extend(_runs(child))
        return line

    def _changed(self, kind: str, node: Node, line: Line, inner: Line) -> None:
        key = f"{kind}{len(self.changes)}"
        self.changes[key] = (node, shown(inner))
        line.extend((Sign("change", key), *inner, Sign("change", key)))

    def _deleted(self, node: Node, line: Line) -> None:
        words = "".join(one.text() for one in node.walk() if one.name in ("w:delText", "w:t"))
        if words.strip():
            key = f"deletion{len(self.changes)}"
            self.changes[key] = (node, words)
            line.append(Sign("change", key))

    def _run(self, node: Node, line: Line) -> None:
        properties_ = node.find("w:rPr")
        inner: Line = []
        for child in node.nodes():
            inner.extend(self._piece(child))
        if properties_ is not None:
            if _is_on(properties_.find("w:vanish")):
                self.hidden.append(kept_apart("hidden", shown(inner)))
                return
            if any(_is_on(properties_.find(mark)) for mark in ("w:strike", "w:dstrike")) and shown(inner).strip():
                key = f"deletion{len(self.changes)}"  # struck by hand: as good as deleted
                self.changes[key] = (node, shown(inner))
                line.append(Sign("change", key))
                return
            lifted = properties_.find("w:vertAlign")
            if lifted is not None and lifted.get("w:val") == "superscript":
                inner = [raised(one) for one in inner]
        line.extend(inner)

    def _piece(self, node: Node) -> Line:
        name = node.name
        if name == "w:fldChar":
            self._field(node.get("w:fldCharType"))
        if len(self.fields) > 1 and not all(self.fields[:-1]):
            return []  # the result of a field in the code of another
        if name in ("w:t", "m:t"):
            return _runs(node)
        if name in ("w:tab", "w:ptab"):
            return [Run("\t")]
        if name in ("w:br", "w:cr"):
            return [Run("\n")]
        if name == "w:noBreakHyphen":
            return [Run("-")]
        if name == "w:sym":
            code = int(node.get("w:char"), 16) if re.fullmatch(r"[0-9A-Fa-f]{1,5}", node.get("w:char")) else 0xFFFD
            return [Run("•" if code == 0xF0B7 else chr(code) if not 0xD800 <= code <= 0xF8FF else "\ufffd")]
        if name in ("w:footnoteReference", "w:endnoteReference"):
            return self._reference("footnote" if name == "w:footnoteReference" else "endnote", node)
        if name == "w:commentReference":
            return [Sign("comment", node.get("w:id"))]
        if name in ("w:drawing", "w:pict", "w:object", "mc:AlternateContent"):
            chosen = (node.find("mc:Choice") or node.find("mc:Fallback")) if name == "mc:AlternateContent" else node
            self.boxes.extend(_outermost(chosen, "w:txbxContent") if chosen is not None else ())
        return []

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self.fields.append(False)
        elif self.fields and kind == "separate":
            self.fields[-1] = True
        elif self.fields and kind == "end":
            self.fields.pop()

    def _reference(self, kind: str, node: Node) -> Line:
        if node.get("w:customMarkFollows") in ("1", "true", "on"):
            return []
        order = self.referred[kind]
        number = order.setdefault(node.get("w:id"), len(order) + 1)
        sign = Sign(kind, node.get("w:id"))
        return [sign, Run(_label(kind, number)), sign]

    def _table(self, node: Node) -> None:
        rows = rows_of(node)
        cells = [[list(_inside(cell, "w:p")) for cell in cells_of(row)] for row in rows]
        self.cells += sum(len(row) for row in cells)
        if self.cells > self.flow.limits.cells:
            raise too_much("cells", self.flow.limits.cells, "cells")
        nested = any(inner is not node and inner.name == "w:tbl" for inner in node.walk())
        wide = max((sum(len(p.text()) for p in cell) for row in cells for cell in row), default=0) > _WIDEST_CELL
        if nested or wide or max((len(row) for row in cells), default=0) < 2:
            for row in rows:
                for cell in cells_of(row):
                    self.blocks(cell)
            return
        for row, paragraphs in zip(rows, cells, strict=True):
            if row.find("w:trPr", "w:del") is not None:
                gone: Line = []
                self._deleted(row, gone)
                self.flow.write(gone)
                continue
            lines = [[self._line(p) for p in cell] for cell in paragraphs]
            shown_cells, covered = on_grid(row, lines)
            self.flow.write(joined(shown_cells), "row", covered=covered)
        self._open_boxes()

    def notes_behind(self, kind: str, root: Node | None, member: str) -> None:
        """Write the notes of a kind that the body refers to, in the order of their marks."""
        found = {node.get("w:id"): node for node in root.nodes(f"w:{kind}")} if root is not None else {}
        self.flow.builder.member = member
        for key, number in list(self.referred[kind].items()):
            if key not in found:
                continue
            line: Line = []
            for index, paragraph in enumerate(_inside(found[key], "w:p", _TABLES)):
                line.extend((Run(" "),) if index else ())
                line.extend(self._line(paragraph))
            label = _label(kind, number)
            place = self.flow.write(line, "note", f"{label} ")
            start, end = place or (None, None)
            self.behind.append(
                note_of(kind, shown(line), self.flow.places.get((kind, key)), label=label, start=start, end=end)  # type: ignore[arg-type]
            )

    def notes(self, comments: Node | None) -> tuple[Note, ...]:
        """Return all notes: those of the text, comments and tracked changes."""
        found = list(self.behind)
        for node in comments.nodes("w:comment") if comments is not None else ():
            words = " ".join(paragraph.text() for paragraph in _inside(node, "w:p"))
            found.append(note_of("comment", words, self.flow.places.get(("comment", node.get("w:id"))), **_who(node)))
        for key, (node, words) in self.changes.items():
            kind = "insertion" if key.startswith("insertion") else "deletion"
            found.append(note_of(kind, words, self.flow.places.get(("change", key)), **_who(node)))  # type: ignore[arg-type]
        return tuple(found)


def _is_on(mark: Node | None) -> bool:
    return mark is not None and mark.get("w:val", "1") not in ("0", "false", "off")


def _who(node: Node) -> dict[str, str | int | None]:
    return {"author": node.get("w:author")[:200] or None, "day": node.get("w:date")[:10] or None}


def _label(kind: str, number: int) -> str:
    return str(number).translate(RAISED) if kind == "footnote" else f"[{numeral(number, 'lowerRoman')}]"


def _runs(node: Node) -> Line:
    return [Run(run.text, run.first, run.last, run.exact) for run in node.children if isinstance(run, Chars)]


def _style(node: Node) -> str:
    style = node.find("w:pPr", "w:pStyle")
    return style.get("w:val") if style is not None else ""


def _is_contents(node: Node) -> bool:
    """Say whether a control holds a table of contents."""
    gallery = node.find("w:sdtPr", "w:docPartObj", "w:docPartGallery")
    return gallery is not None and gallery.get("w:val") == "Table of Contents"


def _inside(node: Node, name: str, through: frozenset[str] = frozenset()) -> list[Node]:
    """Return the paragraphs of a cell or note that are not in a text box, nor in a table unless `through` names it."""
    found: list[Node] = []
    for child in node.nodes():
        if child.name == name:
            found.append(child)
        elif child.name in TRANSPARENT or child.name in through or child.name in ("w:ins", "w:moveTo"):
            found.extend(_inside(child, name, through))
    return found


def _outermost(node: Node, name: str) -> list[Node]:
    found: list[Node] = []
    pending = [node]
    while pending:
        one = pending.pop()
        if one.name == name:
            found.append(one)
        elif one.name != "mc:Fallback":
            pending.extend(reversed(list(one.nodes())))
    return found
