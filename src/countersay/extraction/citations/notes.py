"""Footnotes of a text and the marks in it that they belong to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from countersay.model import Block

SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its label, and where its words stand."""

    label: str
    start: int
    end: int


@cache
def _label() -> re.Pattern[str]:
    return re.compile(
        r"\s{0,9}(?:([¹²³⁰-⁹]{1,4})|\[\^?(\w{1,8})\]:?|(\d{1,3})[.)]?(?=\s|[\"“A-Z])|\((\d{1,3}|[a-h])\)(?=\s)|([*†‡§]{1,3}))\s{0,9}"
    )


@cache
def _boxed() -> re.Pattern[str]:
    return re.compile(r"\[\^?(?:\d{1,3}|[a-h])\]:? ")


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
        listed.append(number)
        labels.append(next(group for group in match.groups() if group).translate(SUPERSCRIPT))
    while listed:  # numbered paragraphs may stand right above the notes: the list is what all has marks
        marks = {
            match[0].strip("[]^()").translate(SUPERSCRIPT)
            for match in marker().finditer(text, blocks[0].start, blocks[listed[-1]].start)
        }
        if len(set(labels)) == len(labels) and marks.issuperset(labels):
            found.update(listed)
            break
        listed.pop()
        labels.pop()
    return frozenset(found)


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
    return re.compile(r"\n(?=\s{0,4}(?:[*†‡§]{1,3}\s|\[\^?(?:\d{1,3}|[a-h])\]|\((?:\d{1,3}|[a-h])\)\s))")


def _lines(text: str, block: Block) -> list[tuple[int, int]]:
    """Cut a block where a line of it opens with a further label."""
    cuts = [match.start() for match in _next().finditer(text, block.start, block.end)]
    return list(pairwise([block.start, *cuts, block.end]))


@cache
def marker() -> re.Pattern[str]:
    """Match a mark in running text that a footnote may belong to."""
    # Plain digits count only glued to a mark that follows no digit: "word."7", "word.7", "May 2031.7", not "4.5", "no. 3".
    return re.compile(
        r"[¹²³⁰-⁹]{1,4}|\[\^?\d{1,3}\]|(?<=[.,;:\"”’])\[[a-h]\]|(?<=\w )\(\d{1,2}\)(?=[.;])|(?<=[^\s(])\((?:\d{1,3}|(?<=[.,;\"”’]\()[a-h])\)(?=[\s.,;:]|$)|(?<=[^\s\d][.!?;,\"”’»)])\d{1,3}(?=\s|$)|(?<=\s(?:1[89]|20|21)\d\d\.)\d{1,2}(?=\s+[A-Z\"“]|\s*$)|(?<=[^\s*])[*†‡§]{1,3}(?=[\s.,;:]|$)"
    )
