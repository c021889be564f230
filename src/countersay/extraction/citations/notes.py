"""Footnotes of a text and the marks in it that they belong to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from countersay.extraction.citations.marks import SUPERSCRIPT, marks_in
from countersay.lexicon.load import table
from countersay.model import Block


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its label, and where its words stand."""

    label: str
    start: int
    end: int


@cache
def _label() -> re.Pattern[str]:
    return re.compile(
        r"\s{0,9}(?:([¹²³⁰-⁹]{1,4})|\[\^?(\w{1,8})\]:?|(\d{1,3})[.)]?(?=\s|[\"“A-Z])|\((\d{1,3}|[a-h]|[ivx]{1,5})\)(?=\s)|([*†‡§]{1,3}))\s{0,9}"
    )


@cache
def _boxed() -> re.Pattern[str]:
    return re.compile(r"\[\^?(?:\d{1,3}|[a-h]|[ivx]{1,5})\]:? ")


def _is_note(text: str, block: Block) -> bool:
    """Say whether a block is a footnote: by its role, or a paragraph that opens with "[3]"."""
    if block.kind in ("footnote", "furniture"):
        return block.kind == "footnote"
    return _boxed().match(text, block.start, block.end) is not None


_LISTED = 60  # notes at the foot of a document
_LINE = 400
_BEHIND = 2  # lines behind the notes


def note_blocks(text: str, blocks: Sequence[Block]) -> frozenset[int]:
    """Return the numbers of the blocks that are footnotes: by their form, or the list at the foot of the document.

    A list of "* …", "† …" or "1 …" is one of notes if each of its labels stands as a mark in the text above it.
    """
    found = {number for number, block in enumerate(blocks) if _is_note(text, block)}
    firsts = [_label().match(text, blocks[number].start, blocks[number].end) for number in found]
    taken = {next(g for g in match.groups() if g).translate(SUPERSCRIPT) for match in firsts if match is not None}
    listed: list[int] = []
    labels: list[str] = []
    behind = 0
    for number in range(len(blocks) - 1, max(-1, len(blocks) - 1 - _LISTED), -1):
        block = blocks[number]
        if block.kind == "furniture" or number in found:
            continue
        match = _label().match(text, block.start, block.end)
        if match is None and not listed and behind < _BEHIND and block.end - block.start < _LINE:
            behind += block.kind != "caption"  # a caption or a closing line may stand behind the notes
            continue
        if match is None or block.end - block.start > _LINE:
            break
        if next(group for group in match.groups() if group).translate(SUPERSCRIPT) in taken:
            break  # the numbered paragraphs of the text, above its list of notes "[1] …"
        listed.append(number)
        labels.append(next(group for group in match.groups() if group).translate(SUPERSCRIPT))
    while listed:  # numbered paragraphs may stand right above the notes: the list is what all has marks
        marks = {label for mark in marks_in(text, blocks[0].start, blocks[listed[-1]].start) for label in mark.labels}
        if len(set(labels)) == len(labels) and marks.issuperset(labels):
            found.update(listed)
            break
        listed.pop()
        labels.pop()
    return frozenset(found | _headed(text, blocks))


@cache
def _head() -> re.Pattern[str]:
    return re.compile(rf"\W{{0,4}}(?:{'|'.join(table('citations')['note_heads'])})\W{{0,3}}", re.IGNORECASE)


def _headed(text: str, blocks: Sequence[Block]) -> set[int]:
    """Return the labelled blocks right under a head such as "Notes", "References", if a mark bears the first label.

    A note without a mark of its own is one too there: the converter may have lost the mark.
    """
    found: set[int] = set()
    for number, block in enumerate(blocks):
        if block.end - block.start > _HEAD or not _head().fullmatch(text, block.start, block.end):
            continue
        here: dict[int, str] = {}
        for k in range(number + 1, min(len(blocks), number + 1 + _LISTED)):
            match = _label().match(text, blocks[k].start, blocks[k].end)
            if blocks[k].kind == "furniture":
                continue
            if match is None or blocks[k].end - blocks[k].start > _LINE:
                break
            here[k] = next(group for group in match.groups() if group).translate(SUPERSCRIPT)
        marks = {label for mark in marks_in(text, 0, block.start) for label in mark.labels}
        if len(set(here.values())) == len(here) and 2 * len(marks.intersection(here.values())) >= len(here):
            found.update(here)
    return found


_HEAD = 60  # code points of a head


def notes_in(text: str, blocks: Sequence[Block]) -> list[Note]:
    """Return the footnotes; a footnote block without a label goes on with the one before it."""
    notes: list[Note] = []
    last = -2
    among = note_blocks(text, blocks)
    for index, block in enumerate(blocks):
        if index not in among:
            continue
        match = _label().match(text, block.start, block.end)
        if match:
            for start, end in _lines(text, block):
                match = _label().match(text, start, end) or match
                label = next(group for group in match.groups() if group).translate(SUPERSCRIPT)
                notes.append(Note(label, max(start, match.end()), end))
        elif notes and last == index - 1:
            notes[-1] = Note(notes[-1].label, notes[-1].start, block.end)
        else:
            notes.append(Note("", block.start, block.end))
        last = index
    return [note for note in notes if note.start < note.end]


@cache
def _next() -> re.Pattern[str]:
    return re.compile(
        r"\n(?=\s{0,4}(?:[*†‡§]{1,3}\s|\[\^?(?:\d{1,3}|[a-h]|[ivx]{1,5})\]|\((?:\d{1,3}|[a-h]|[ivx]{1,5})\)\s))"
    )


def _counted(text: str, block: Block) -> list[int]:
    """Where the lines of a block begin that count on from its first label: "1 Log of May.", "2 Letter of June."."""
    first = re.match(r"\s{0,9}(\d{1,3})(?P<sign>[.)]?) ", text[block.start : block.end])
    cuts: list[int] = []
    while first is not None:
        number = int(first[1]) + len(cuts) + 1
        line = re.compile(rf"\n(?=\s{{0,4}}{number}{re.escape(first['sign'])}\s+[A-Z\"“(])")
        found = line.search(text, cuts[-1] + 1 if cuts else block.start, block.end)
        if found is None:
            break
        cuts.append(found.start())
    return cuts


def _lines(text: str, block: Block) -> list[tuple[int, int]]:
    """Cut a block where a line of it opens with a further label."""
    cuts = [match.start() for match in _next().finditer(text, block.start, block.end)] or _counted(text, block)
    return list(pairwise([block.start, *cuts, block.end]))
