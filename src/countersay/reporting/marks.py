"""Claims marked in place: nested and overlapping spans as tokens that always make well-formed HTML.

Rules: (1) every character of every paragraph is written exactly once and in order; (2) where two spans overlap, the one
that ends later is closed and opened again, so that tags nest; (3) each span's id is written once, on its first piece,
and also when it covers no visible character or lies too deep, so that every link resolves; (4) links never stand
inside links: an inner one is written without its address.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from countersay.model.quick import quickly_made
from countersay.reporting.escaping import written

MAX_DEPTH = 24  # marks open at once; real texts have under ten, and a cap keeps overlapping ones linear

TokenKind = Literal["open", "close", "text", "anchor", "note"]


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A span to be marked, half-open in code points of the document.

    Attributes:
        style: its class on the page.
        id: anchor of the mark, or "" for none.
        href: address without "#" that the mark links to, or "".
        title: what a pointer or a screen reader is told.
        notes: (text, address) labels that follow the last piece.
        datetime: value of a `time` element, or "".
        rank: breaks ties between equal spans; the lower one is outside.
    """

    start: int
    end: int
    style: str
    id: str = ""
    href: str = ""
    title: str = ""
    notes: tuple[tuple[str, str], ...] = ()
    datetime: str = ""
    rank: int = 0


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One step of writing a paragraph; `tag` is one of "a", "time" and "span"."""

    kind: TokenKind
    tag: str = ""
    text: str = ""
    style: str = ""
    id: str = ""
    href: str = ""
    title: str = ""
    datetime: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with its number, from 1, and its tokens."""

    number: int
    tokens: tuple[Token, ...]

    @property
    def woven(self) -> Markup:
        """Its HTML: the words with every mark in place."""
        return Markup("".join(map(_written, self.tokens)))  # made of what is escaped, and of tags


def _written(token: Token) -> str:
    kind = token.kind
    if kind == "text":
        return written(token.text)
    if kind == "open":
        given = (
            ("id", token.id),
            ("href", token.href and f"#{token.href}"),
            ("datetime", token.datetime),
            ("title", token.title),
        )
        more = "".join(f' {name}="{written(value)}"' for name, value in given if value)
        return f'<{token.tag} class="{written(token.style)}"{more}>'
    if kind == "close":
        return f"</{token.tag}>"
    if kind == "anchor":
        return f'<span id="{written(token.id)}"></span>'
    text = written(token.text)
    if not token.href:
        return f'<sup class="note">{text}</sup>'
    return f'<sup class="note"><a href="#{written(token.href)}" aria-label="finding {text}">{text}</a></sup>'


@dataclass(slots=True)
class _Open:
    """A mark while it is being written."""

    mark: Mark
    written: bool = False
    tag: str = "span"


class _Writer:
    """Turns marks into tokens, paragraph by paragraph."""

    def __init__(self, text: str, marks: Sequence[Mark]) -> None:
        self.text = text
        self.waiting = sorted(
            (mark for mark in marks if 0 <= mark.start < mark.end <= len(text)),
            key=lambda mark: (mark.start, -mark.end, mark.rank, mark.style, mark.id),
        )
        self.next = 0
        self.open: list[_Open] = []
        self.tokens: list[Token] = []

    def paragraph(self, start: int, end: int) -> tuple[Token, ...]:
        """Write the characters from `start` to `end`, with the marks that reach into them."""
        self.tokens = []
        self._admit(start)
        for entry in self.open:
            self._begin(entry)
        position = start
        while position < end:
            stop = min([end, *(entry.mark.end for entry in self.open)])
            if self.next < len(self.waiting):
                stop = min(stop, max(position, self.waiting[self.next].start))
            if stop > position:
                self.tokens.append(Token(kind="text", text=self.text[position:stop]))
                position = stop
            self._finish(position)
            if position < end:
                self._start(position)
        for entry in reversed(self.open):
            self.tokens.append(Token(kind="close", tag=entry.tag))
        return tuple(self.tokens)

    def _admit(self, start: int) -> None:
        """Take up marks that began in the gap before a paragraph; those that also ended there leave an anchor."""
        self.open = [entry for entry in self.open if entry.mark.end > start]
        while self.next < len(self.waiting) and self.waiting[self.next].start < start:
            mark = self.waiting[self.next]
            self.next += 1
            if mark.end <= start or len(self.open) >= MAX_DEPTH:
                self._leave_anchor(mark)
            else:
                self.open.append(_Open(mark))

    def _start(self, position: int) -> None:
        while self.next < len(self.waiting) and self.waiting[self.next].start <= position:
            mark = self.waiting[self.next]
            self.next += 1
            if len(self.open) >= MAX_DEPTH:
                self._leave_anchor(mark)
                continue
            entry = _Open(mark)
            self.open.append(entry)
            self._begin(entry)

    def _finish(self, position: int) -> None:
        """Close what ends here; what ends later but was opened inside it is closed and opened again."""
        ending = [index for index, entry in enumerate(self.open) if entry.mark.end <= position]
        if not ending:
            return
        outermost = ending[0]
        above = self.open[outermost:]
        for entry in reversed(above):
            self.tokens.append(Token(kind="close", tag=entry.tag))
        self.open = self.open[:outermost]
        linked = any(entry.tag == "a" for entry in self.open)
        for entry in above:
            if entry.mark.end <= position:
                for text, href in entry.mark.notes:
                    self.tokens.append(Token(kind="note", text=text, href="" if linked else href))
        for entry in above:
            if entry.mark.end > position:
                self.open.append(entry)
                self._begin(entry)

    def _begin(self, entry: _Open) -> None:
        mark = entry.mark
        inside_link = any(other.tag == "a" and other is not entry for other in self.open[: self.open.index(entry)])
        entry.tag = "a" if mark.href and not inside_link else "time" if mark.datetime else "span"
        self.tokens.append(
            Token(
                kind="open",
                tag=entry.tag,
                style=mark.style,
                id="" if entry.written else mark.id,
                href=mark.href if entry.tag == "a" else "",
                title=mark.title,
                datetime=mark.datetime if entry.tag == "time" else "",
            )
        )
        entry.written = True

    def _leave_anchor(self, mark: Mark) -> None:
        if mark.id:
            self.tokens.append(Token(kind="anchor", tag="span", id=mark.id))

    def rest(self) -> tuple[Token, ...]:
        """Return anchors of the marks that stand after the last paragraph."""
        self.tokens = []
        for mark in self.waiting[self.next :]:
            self._leave_anchor(mark)
        self.next = len(self.waiting)
        return tuple(self.tokens)


def weave(text: str, cuts: Iterable[tuple[int, int]], marks: Iterable[Mark]) -> tuple[Paragraph, ...]:
    """Write the paragraphs of a text, given by `cuts` in order, with every mark in place.

    Marks that lie outside the text are left out. Takes time linear in text and marks, at most `MAX_DEPTH` times.

    >>> found = weave("30 carts a day", [(0, 14)], [Mark(start=0, end=8, style="figure", id="f-1")])
    >>> [(token.kind, token.text or token.id) for token in found[0].tokens]
    [('open', 'f-1'), ('text', '30 carts'), ('close', ''), ('text', ' a day')]
    """
    writer = _Writer(text, tuple(marks))
    done = [Paragraph(number, writer.paragraph(start, end)) for number, (start, end) in enumerate(cuts, 1)]
    last = writer.rest()
    if last:
        done.append(Paragraph(len(done) + 1, last))
    return tuple(done)
