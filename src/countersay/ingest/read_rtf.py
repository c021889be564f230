r"""A Rich Text file (.rtf) → its text: paragraphs, rows of tables with tabs, footnotes behind the body.

One pass over the tokens (control words, symbols, groups, characters). Groups that hold no text of the document (fonts,
styles, pictures, heads and feet, "\*" destinations) are left out; hidden and deleted words are kept apart. A character
may be given as a byte of the code page (\'e9), as Unicode (\u233 with a substitute behind it), or as a word (\emdash).
Anchors count bytes of the file.
"""

import re
from dataclasses import dataclass, field, replace
from functools import cache

from countersay.errors import InputError
from countersay.ingest.encodings import text_codec
from countersay.ingest.flow import RAISED, Flow, Line, Run, Sign, emptied, joined, note_of, raised, shown
from countersay.ingest.packed import damaged
from countersay.ingest.read_html import cut_short
from countersay.ingest.reading import Ask, Outcome, Reading, kept_apart, only, too_much
from countersay.model import Candidate, Furniture, Note

READER = "rtf/4"
_APART = frozenset(
    [
        "colortbl",
        "stylesheet",
        "info",
        "pict",
        "object",
        "listtable",
        "listoverridetable",
        "revtbl",
        "rsidtbl",
        "generator",
        "themedata",
        "colorschememapping",
        "datastore",
        "latentstyles",
        "xmlnstbl",
        "fldinst",
        "nonshppict",
        "bkmkstart",
        "bkmkend",
        "filetbl",
        "mmathPr",
        "userprops",
        "template",
        "author",
        "operator",
        "tc",
        "xe",
        "sp",
        "shprslt",
    ]
)
_SETS = {77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "cp950", 161: "cp1253", 162: "cp1254",
         163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250"}  # fmt: skip
"""Sets of characters of fonts, by the numbers that Windows gives them."""
_STRUCK = ("deleted", "strike", "striked")
"""Words for what was deleted, and for what was struck by hand and is as good as deleted."""
_HEADS = frozenset(["header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"])
_WORDS = {"emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
          "tab": "\t", "line": "\n", "emspace": "\u2003", "enspace": "\u2002", "zwj": "\u200d", "zwnj": "\u200c"}  # fmt: skip
_SHOWN = frozenset({"text", "footnote", "box"})
_SYMBOLS = {"~": "\xa0", "_": "-", "-": "", "{": "{", "}": "}", "\\": "\\", "\n": "\x0c", "\r": "\x0c"}


@cache
def _token() -> re.Pattern[bytes]:
    return re.compile(
        rb"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?[0-9]{1,10})? ?|\\'(?P<hex>[0-9A-Fa-f]{2})|\\(?P<symbol>[^A-Za-z'])"
        rb"|(?P<open>\{)|(?P<close>\})|(?P<end>[\r\n]+)|(?P<text>[^\\{}\r\n]+)|\\",
        re.DOTALL,
    )


@dataclass(frozen=True, slots=True)
class _State:
    """What holds inside a group. skip: characters of a substitute. kind: what its characters are. mark: of a list.

    inserted: the number of the tracked insertion; 0: none.
    """

    kind: str = "text"
    skip: int = 1
    raised: bool = False
    codec: str = "cp1252"
    mark: bool = False
    inserted: int = 0


def read_rtf(data: bytes, ask: Ask) -> Outcome:
    """Read the bytes of a Rich Text file.

    Raises:
        InputError: if it is damaged, empty or breaks a limit.
    """
    if not data.lstrip().startswith(b"{\\rtf"):
        raise damaged("it does not begin as Rich Text does")
    writer = _Writer(Flow(ask.limits))
    writer.read(data)
    text = writer.flow.builder.text()
    if not text.strip():
        raise InputError("holds no text.", code="empty-document", remedy="Leave it out or put its text in.")
    return only(
        Reading(
            text=text,
            media_type="application/rtf",
            reader=READER,
            encoding=writer.codec,
            candidates=tuple(writer.candidates),
            anchors=writer.flow.builder.anchors(),
            furniture=tuple(writer.apart),
            notes=tuple(writer.notes),
            troubles=cut_short(writer.flow.builder),
        )
    )


@dataclass(slots=True)
class _Writer:
    """Goes through the tokens and writes lines."""

    flow: Flow
    codec: str = "cp1252"
    line: Line = field(default_factory=list)
    cells: list[list[Line]] = field(default_factory=list)
    footnotes: list[tuple[str, Line]] = field(default_factory=list)
    held: list[tuple[str, Line]] = field(default_factory=list)
    """Lines that a footnote or box interrupts, and which of them it is."""
    collected: dict[str, list[str]] = field(default_factory=dict)
    apart: list[Furniture] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    deleted: dict[str, str] = field(default_factory=dict)
    inserted: int = 0
    candidates: list[Candidate] = field(default_factory=list)
    in_table: bool = False
    fonts: dict[int, str] = field(default_factory=dict)
    """Code pages of the fonts that name a set of characters."""
    font: int | None = None
    boxes: list[Line] = field(default_factory=list)
    high: int = 0

    def read(self, data: bytes) -> None:
        """Read all tokens."""
        stack: list[_State] = []
        state = _State()
        skip = 0
        starred = fresh = False
        position = 0
        while position < len(data):
            match = _token().match(data, position)
            if match is None:
                break
            start, position = match.span()
            kind = match.lastgroup
            if kind == "open":
                stack.append(state)
                if len(stack) > self.flow.limits.depth:
                    raise too_much("levels of groups", self.flow.limits.depth, "depth")
                fresh, skip = True, 0
                continue
            if kind == "close":
                if not stack:
                    break
                state = self._leave(state, stack.pop())
                skip = 0
            elif kind in ("word", "number"):
                word = match.group("word").decode()
                number = int(match.group("number")) if match.group("number") else None
                if word == "bin":
                    position += max(number or 0, 0)
                elif word == "u" and number is not None:
                    self._unicode(number, start, position, state)
                    skip = state.skip
                elif skip and word in _WORDS:
                    skip -= 1
                else:
                    state = self._word(word, number, state, start, position, first=fresh, starred=starred)
            elif kind == "hex":
                if skip:
                    skip -= 1
                else:
                    position = self._bytes(data, start, state)
            elif kind == "symbol":
                symbol = match.group("symbol").decode("latin-1")
                if symbol == "*":
                    starred = True
                    continue
                shown_ = _SYMBOLS.get(symbol, "")
                if shown_ == "\x0c":
                    self._paragraph(state)
                elif shown_ and not skip:
                    self._put(shown_, start, position, state)
                skip = max(skip - 1, 0) if shown_ else skip
            elif kind == "text":
                text = match.group("text")
                dropped = min(skip, len(text))
                skip -= dropped
                self._characters(text[dropped:], start + dropped, state)
            starred = fresh = False
        while self.held:  # the file ends inside a footnote or a box
            self._leave(_State(self.held[-1][0]), _State())
        self._paragraph(_State())
        self._behind()

    def _leave(self, inner: _State, outer: _State) -> _State:
        if inner.inserted and outer.inserted != inner.inserted:
            self.line.append(Sign("insertion", str(inner.inserted)))
        if inner.kind == "footnote" and outer.kind != "footnote":
            label, words = self.footnotes[-1][0], self.line
            self.footnotes[-1] = (label, words)
            self.line = self.held.pop()[1]
        if inner.kind == "box" and outer.kind != "box":
            self.boxes.append(self.line)
            self.line = self.held.pop()[1]
        if inner.kind in self.collected and outer.kind != inner.kind:
            words_ = " ".join("".join(self.collected.pop(inner.kind)).split())
            if words_ and inner.kind == "title":
                self.candidates.append(Candidate(field="title", value=words_[:500], origin="info title"))
            elif words_ and inner.kind == "deleted":
                key = str(len(self.deleted))
                self.deleted[key] = words_
                self.line.append(Sign("deletion", key))
            elif words_:
                self.apart.append(kept_apart(inner.kind, words_))  # type: ignore[arg-type]
        return outer

    def _word(
        self, word: str, number: int | None, state: _State, start: int, end: int, *, first: bool, starred: bool
    ) -> _State:
        on = number != 0
        if state.kind == "info" and word == "title":
            return self._collect("title", state)
        if word == "f" and number is not None and state.kind != "fonts":
            return replace(state, codec=self.fonts.get(number, self.codec))
        if word == "fonttbl":
            return replace(state, kind="fonts")
        if state.kind == "fonts":
            self._font(word, number)
            return state
        if state.kind in ("skip", "info"):
            return replace(state, skip=max(number or 0, 0)) if word == "uc" else state
        if word == "shptxt" and state.kind == "text":
            self.held.append(("box", self.line))
            self.line = []
            return replace(state, kind="box", raised=False)
        if word == "footnote" and state.kind == "footnote":
            return replace(state, kind="skip")
        if word == "footnote":
            label = str(len(self.footnotes) + 1).translate(RAISED)
            sign = Sign("footnote", label)
            # The mark is written here; "\chftn" stands for it in the file.
            last = self.line[-1] if self.line else None
            if not (isinstance(last, Sign) and last.name == "footnote"):
                self.line.extend((sign, Run(label, start, end), sign))
            self.footnotes.append((label, []))
            self.held.append(("footnote", self.line))
            self.line = []
            return replace(state, kind="footnote", raised=False)
        if word in _HEADS:
            return self._collect("header" if word.startswith("header") else "footer", state)
        if word == "annotation":
            return self._collect("other", state)
        if word == "info":
            return replace(state, kind="info")
        if word in _APART or (starred and word not in ("shptxt", "shpinst", "footnote")):
            return replace(state, kind="skip")
        if word == "v" and state.kind in ("text", "hidden"):
            return self._collect("hidden", state) if on else self._leave(state, replace(state, kind="text"))
        if word in _STRUCK and state.kind in ("text", "deleted"):
            return self._collect("deleted", state) if on else self._leave(state, replace(state, kind="text"))
        if word == "revised" and state.kind == "text" and on and not state.inserted:
            self.inserted += 1
            self.line.append(Sign("insertion", str(self.inserted)))
            return replace(state, inserted=self.inserted)
        if word == "revised" and not on:
            return self._leave(state, replace(state, inserted=0))
        if word == "super":
            return replace(state, raised=on)
        if word == "plain" and state.kind == "deleted":
            return replace(self._leave(state, replace(state, kind="text")), raised=False)
        if word in ("nosupersub", "plain"):
            return replace(state, raised=False)
        if word == "uc":
            return replace(state, skip=max(number or 0, 0))
        if word == "ansicpg" and number:
            self.codec = _known(f"cp{number}")
            return replace(state, codec=self.codec)
        if word == "mac":
            self.codec = "mac_roman"
            return replace(state, codec=self.codec)
        if word in ("par", "sect", "page", "softline"):
            self._paragraph(state)
        elif word == "cell":
            self.cells.append([self.line])
            self.line = []
            if sum(len(cell) for cell in self.cells) > self.flow.limits.cells:
                raise too_much("cells", self.flow.limits.cells, "cells")
        elif word == "row":
            self.flow.write(joined(self.cells), "row")
            self.cells = []
            self._open_boxes()
        elif word == "nestcell":
            self.line.append(Run(" "))
        elif word == "intbl":
            self.in_table = True
        elif word == "pard":
            self.in_table = False
        elif word in ("listtext", "pntext"):
            return replace(state, mark=True)
        elif word in _WORDS:
            self._put(" " if word == "tab" and state.mark else _WORDS[word], start, end, state)
        return state

    def _font(self, word: str, number: int | None) -> None:
        if word == "f":
            self.font = number
        elif word == "fcharset" and self.font is not None and number in _SETS:
            self.fonts[self.font] = _SETS[number]
        elif word == "cpg" and self.font is not None and number:
            self.fonts[self.font] = _known(f"cp{number}")

    def _collect(self, kind: str, state: _State) -> _State:
        self.collected.setdefault(kind, [])
        return replace(state, kind=kind)

    def _paragraph(self, state: _State) -> None:
        if state.kind == "footnote":
            self.line.append(Run(" "))
        elif state.kind in self.collected:
            self.collected[state.kind].append(" ")
        elif state.kind == "box":
            self.boxes.append(self.line)
            self.line = []
        elif state.kind == "text":
            if self.in_table:
                self.line.append(Run(" "))
                return
            self.flow.write(self.line)
            self.line = []
            self._open_boxes()

    def _open_boxes(self) -> None:
        for box in emptied(self.boxes):
            self.flow.write(box)

    def _unicode(self, number: int, start: int, end: int, state: _State) -> None:
        code = number + 65536 if number < 0 else number
        if 0xD800 <= code < 0xDC00:
            self.high = code
            return
        if 0xDC00 <= code < 0xE000 and self.high:
            code = 0x10000 + ((self.high - 0xD800) << 10) + (code - 0xDC00)
        self.high = 0
        self._put(chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd", start, end, state)

    def _bytes(self, data: bytes, start: int, state: _State) -> int:
        """Read a run of bytes given in hexadecimal; those of a character of several bytes stand one after another."""
        run = re.compile(rb"(?:\\'[0-9A-Fa-f]{2}){1,4000}").match(data, start)
        assert run is not None
        raw = bytes(int(pair, 16) for pair in re.findall(rb"\\'([0-9A-Fa-f]{2})", run.group()))
        self._put(raw.decode(state.codec, "replace"), start, run.end(), state)
        return run.end()

    def _characters(self, text: bytes, start: int, state: _State) -> None:
        if not text:
            return
        shown_ = text.decode(state.codec, "replace")
        if len(shown_) == len(text) and state.kind in _SHOWN and not state.raised:
            self.line.append(Run(shown_, start, start + len(text), True))
        else:
            self._put(shown_, start, start + len(text), state)

    def _put(self, text: str, start: int, end: int, state: _State) -> None:
        if state.kind in _SHOWN:
            run = Run(text, start, end)
            self.line.append(raised(run) if state.raised else run)
        elif state.kind in self.collected:
            self.collected[state.kind].append(text)

    def _behind(self) -> None:
        for label, line in self.footnotes:
            start, end = self.flow.write(line, "note", f"{label} ") or (None, None)
            place = self.flow.places.get(("footnote", label))
            self.notes.append(note_of("footnote", shown(line), place, label=label, start=start, end=end))
        for key, words in self.deleted.items():
            self.notes.append(note_of("deletion", words, self.flow.places.get(("deletion", key))))
        text = self.flow.builder.text() if self.inserted else ""
        for number in range(1, self.inserted + 1):
            start, end = self.flow.places.get(("insertion", str(number)), (0, 0))
            if text[start:end].strip():
                self.notes.append(note_of("insertion", text[start:end], (start, end)))


def _known(codec: str) -> str:
    return text_codec(codec) or "cp1252"
