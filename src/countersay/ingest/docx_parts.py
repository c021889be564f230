"""What a Word file holds beside its text: numbering of lists, styles, properties, which part is which."""

import posixpath
from collections import defaultdict
from dataclasses import dataclass, field

from countersay.config import Limits
from countersay.ingest.dates import iso_day
from countersay.ingest.flow import numeral
from countersay.ingest.packed import Archive
from countersay.ingest.xml_tree import Node, decode_xml, tree
from countersay.model import Candidate, CandidateField


def part(archive: Archive, name: str, limits: Limits) -> Node | None:
    """Return the root of an XML part, None if it is not there.

    Raises:
        InputError: if it is damaged.
    """
    data = archive.maybe(name)
    return None if data is None else tree(decode_xml(data), limits.depth)


def targets(archive: Archive, name: str, limits: Limits) -> dict[str, str]:
    """Return the parts that a part refers to, by the last word of the kind of reference; the first of a kind."""
    folder, file = posixpath.split(name)
    found: dict[str, str] = {}
    rels = part(archive, posixpath.join(folder, "_rels", f"{file}.rels"), limits)
    for node in rels.nodes() if rels is not None else ():
        if node.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, node.get("Target"))).lstrip("/")
            found.setdefault(node.get("Type").rsplit("/", 1)[-1], target)
    return found


def properties(archive: Archive, limits: Limits) -> tuple[Candidate, ...]:
    """Return what the file's properties say. Programs fill them in by themselves, so none is trusted."""
    found: list[Candidate] = []
    wanted: tuple[tuple[str, str, CandidateField], ...] = (
        ("docProps/core.xml", "dc:title", "title"),
        ("docProps/core.xml", "dc:creator", "author"),
        ("docProps/core.xml", "dcterms:created", "issued"),
        ("docProps/core.xml", "dc:language", "language"),
        ("docProps/app.xml", "Company", "issuer"),
    )
    roots = {name: part(archive, name, limits) for name in {name for name, _, _ in wanted}}
    for name, element, kind in wanted:
        root = roots[name]
        node = root.find(element) if root is not None else None
        said: str | None = " ".join(node.text().split())[:500] if node is not None else None
        if said and kind == "issued":
            said = iso_day(said)
        if said:
            found.append(Candidate(field=kind, value=said, origin=f"{name} {element.split(':')[-1]}"))
    return tuple(found)


@dataclass(slots=True)
class Numbering:
    """The marks of list items, counted as they come.

    levels: (id of the list, level) → (format, pattern, first number). styles: style → (id of the list, level).
    """

    levels: dict[tuple[str, int], tuple[str, str, int]] = field(default_factory=dict)
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    def mark(self, paragraph: Node) -> str | None:
        """Return the mark of a paragraph that is a list item, with a blank behind; None if it is none."""
        said = paragraph.find("w:pPr", "w:numPr")
        style = paragraph.find("w:pPr", "w:pStyle")
        if said is not None:
            number, level = said.find("w:numId"), said.find("w:ilvl")
            place = (number.get("w:val") if number else "", _int(level.get("w:val") if level else "0"))
        elif style is not None and style.get("w:val") in self.styles:
            place = self.styles[style.get("w:val")]
        else:
            return None
        if place[0] in ("", "0") or place not in self.levels:
            return None if place[0] in ("", "0") else "• "
        return self._count(*place)

    def _count(self, number: str, level: int) -> str | None:
        style, pattern, first = self.levels[number, level]
        counts = self.counts[number]
        counts[level] = counts.get(level, first - 1) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        if style == "none":
            return None
        if style == "bullet":
            return "  " * min(level, 8) + "• "
        text = pattern
        for one in range(level + 1):
            form, _, start = self.levels.get((number, one), ("decimal", "", 1))
            text = text.replace(f"%{one + 1}", numeral(counts.get(one, start), form))
        return f"{text.strip()} " if text.strip() else None


def _int(text: str) -> int:
    return int(text[:4]) if text.isdecimal() else 0


def numbering(root: Node | None, styles: Node | None) -> Numbering:
    """Return the numbering that a Word file defines."""
    found = Numbering()
    if root is not None:
        abstract = {node.get("w:abstractNumId"): node for node in root.nodes("w:abstractNum")}
        for node in root.nodes("w:num"):
            link = node.find("w:abstractNumId")
            kind = abstract.get(link.get("w:val")) if link is not None else None
            for level in kind.nodes("w:lvl") if kind is not None else ():
                form, text, start = level.find("w:numFmt"), level.find("w:lvlText"), level.find("w:start")
                found.levels[node.get("w:numId"), _int(level.get("w:ilvl"))] = (
                    form.get("w:val") if form else "decimal",
                    text.get("w:val")[:40] if text else "",
                    _int(start.get("w:val")) if start else 1,
                )
    for style in styles.nodes("w:style") if styles is not None else ():
        said = style.find("w:pPr", "w:numPr")
        number = said.find("w:numId") if said is not None else None
        level_of = said.find("w:ilvl") if said is not None else None
        if number is not None:
            level_number = _int(level_of.get("w:val")) if level_of is not None else 0
            found.styles[style.get("w:styleId")] = (number.get("w:val"), level_number)
    return found
