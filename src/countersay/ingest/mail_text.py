"""The text of a plain message: what its sender wrote, without the messages it quotes and the signature.

A quoted message has another author and another day. As text of this message it would be put in its sender's mouth, so
it is kept apart whole; if it matters, the message itself should be among the documents.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from countersay.ingest.reading import TextBuilder, kept_apart
from countersay.model import Furniture, FurnitureKind


@cache
def _rest_quoted() -> re.Pattern[str]:
    """Match the line behind which all is an earlier message."""
    return re.compile(
        r"\s*(?:-{2,}\s*(?:Original|Forwarded|Reply) (?:Message|message)\s*-{2,}|_{20,}|Begin forwarded message:|"
        r"-{5,}\s*Forwarded by .{1,80})\s*"
    )


@cache
def _wrote() -> re.Pattern[str]:
    """Match the line that leads in a quoted message."""
    return re.compile(r"\s*(?:On|Am|Le|El)\b.{4,200}\b(?:wrote|schrieb|écrit|escribió)\s?:\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    start: int
    end: int
    next: int


def _lines(text: str) -> Iterator[_Line]:
    for match in re.finditer(r"[^\r\n]*(?:\r\n|\r|\n|\Z)", text):
        if match.end() > match.start():
            bare = match.group().rstrip("\r\n")
            yield _Line(bare, match.start(), match.start() + len(bare), match.end())


def write_message(
    text: str, builder: TextBuilder, *, flowed: bool = False, glued: bool = False, whole: bool = False
) -> list[Furniture]:
    """Write what the sender wrote to `builder`; return what was kept apart.

    `flowed`: RFC 3676, lines that end in a blank run on. `glued`: that blank is none of the text ("DelSp").
    `whole`: with the messages it quotes.
    """
    kinds = [(line, None) for line in _lines(text)] if whole else _kinds(list(_lines(text)))
    apart: list[Furniture] = []
    held: list[_Line] = []
    held_kind: FurnitureKind = "reply"
    last = max((index for index, (line, kind) in enumerate(kinds) if kind is None and line.text.strip()), default=-1)
    for index, (line, kind) in enumerate(kinds):
        if kind is not None:
            if held and kind != held_kind:
                apart.append(_part(held_kind, held))
                held = []
            held_kind = kind
            held.append(line)
        elif index <= last:
            _write_line(line, builder, flowed, glued)
    if held:
        apart.append(_part(held_kind, held))
    return apart


def _part(kind: FurnitureKind, lines: list[_Line]) -> Furniture:
    return kept_apart(kind, " ".join(line.text for line in lines), lines[0].start, lines[-1].end)


def _kinds(lines: list[_Line]) -> list[tuple[_Line, FurnitureKind | None]]:
    found: list[tuple[_Line, FurnitureKind | None]] = []
    rest: FurnitureKind | None = None
    for index, line in enumerate(lines):
        if rest is None and line.text.rstrip("\r") in ("-- ", "--") and index > 0:
            rest = "signature"
        elif _rest_quoted().fullmatch(line.text[:300]) or _is_head(lines, index):
            rest = "reply"
        quoted = line.text.startswith(">")
        leads = _wrote().fullmatch(line.text[:300]) and any(
            one.text.startswith(">") for one in lines[index + 1 : index + 4]
        )
        found.append((line, rest or ("reply" if quoted or leads else None)))
    return found


def _is_head(lines: list[_Line], index: int) -> bool:
    """Say whether the head of an earlier message begins at a line: "From:", and two of its other lines right below."""
    if index == 0 or lines[index - 1].text.strip(" _\t") or not _field().match(lines[index].text[:300]):
        return False
    names = {match[1] for line in lines[index : index + 6] if (match := _field().match(line.text[:300]))}
    return "From" in names and len(names) > 2


@cache
def _field() -> re.Pattern[str]:
    return re.compile(r"\*?(From|Sent|Date|To|Cc|Subject):\*?\s")


def _write_line(line: _Line, builder: TextBuilder, flowed: bool, glued: bool) -> None:
    stuffed = flowed and line.text.startswith(" ")
    soft = flowed and line.text.endswith(" ") and line.text != "-- "
    builder.copy(line.text[stuffed : len(line.text) - (soft and glued)], line.start + stuffed)
    if not soft and line.next > line.end:
        builder.put("\n", line.end, line.next)
