"""A web page → the text of its article, what it says of itself, and the furniture it stands in.

1. The encoding: a byte-order mark, the user, the page's own statement, UTF-8 if the bytes are valid, else Windows-1252.
2. Tags and text (`html_tokens`), the tree (`html_tree`), blocks (`html_blocks`), furniture (`html_main`).
3. The text: blocks parted by blank lines; items of a list and rows of a table on lines of their own, cells parted by
   tabs; raised numbers as raised digits, so that the mark of a footnote is no part of a figure.

4. Pages inside a page (`iframe srcdoc`) are kept apart and said; one is the text where the page has none of its own.

Every character of the text is anchored to the characters of the source that show it.
"""

import codecs
import re
from collections.abc import Iterator, Sequence

from countersay.config import Limits
from countersay.errors import InputError
from countersay.ingest.encodings import is_text, shown_codec
from countersay.ingest.html_blocks import Block, Walker
from countersay.ingest.html_hidden import hidden_by_style
from countersay.ingest.html_main import choose_main, furniture_of
from countersay.ingest.html_meta import candidates_of
from countersay.ingest.html_tree import Element, build
from countersay.ingest.read_plain import decode
from countersay.ingest.reading import Ask, Outcome, Reading, TextBuilder, Trouble, kept_apart, only
from countersay.model import Furniture, Note

READER = "html/7"
_MOST_FRAMES = 100
_DEEPEST_FRAME = 3
_STATED = re.compile(
    rb"<meta[^>]{0,300}?charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([\w.:-]{1,40})"
    rb"|<\?xml[^>]{0,100}encoding\s{0,5}=\s{0,5}[\"']([\w.:-]{1,40})",
    re.IGNORECASE,
)


def read_html(data: bytes, ask: Ask) -> Outcome:
    """Read the bytes of a web page.

    Raises:
        InputError: if nothing in it is text.

    >>> read_html(b"<nav>Home</nav><h1>Gate opens</h1><p>412&nbsp;carts passed.", Ask()).readings[0].text
    'Gate opens\\n\\n412\\xa0carts passed.'
    """
    source, encoding, troubles = decode_page(data, ask.encoding)
    reading = read_page(source, ask.limits, strict=ask.name.lower().endswith(".xhtml"))
    return only(
        Reading(
            text=reading.text,
            media_type="text/html",
            reader=READER,
            encoding=encoding,
            candidates=reading.candidates,
            anchors=reading.anchors,
            furniture=reading.furniture,
            notes=reading.notes,
            troubles=(*troubles, *reading.troubles),
        )
    )


def decode_page(data: bytes, said: str | None) -> tuple[str, str, tuple[Trouble, ...]]:
    """Return the source of a page, its encoding and what was odd about it.

    Raises:
        InputError: if the bytes are no text.
    """
    stated = _STATED.search(data[:4096])
    name = (stated.group(1) or stated.group(2)).decode("ascii", "replace").lower() if stated else None
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or said or b"\0" in data[:200]:
        source, used, notice = decode(data, said)
        return source, used, (Trouble(code=notice[0], words=notice[1]),) if notice else ()
    known = shown_codec(name) if name else None
    if known in (None, "utf-8"):
        source, used, notice = decode(data.replace(b"\0", b"\x1a"))
        return source, used, (Trouble(code=notice[0], words=notice[1]),) if notice else ()
    assert known is not None
    if not data.isascii() and is_text(data, "utf-8"):
        words = f"states that it is in {name}, and its bytes are UTF-8; it was read as UTF-8."
        return data.decode("utf-8"), "utf-8", (Trouble(code="encoding-differs", words=words),)
    source = data.decode(known, "replace")
    broken = source.count("\ufffd")
    words = f"has {broken} place(s) that are no text in {name}, as it states; each is read as U+FFFD."
    return source, known, (Trouble(code="encoding-damaged", words=words),) if broken else ()


def read_page(
    source: str, limits: Limits, member: str | None = None, *, strict: bool = False, inside: int = 0
) -> Reading:
    """Read the source of a page; `member` names the part of the file that it is. `strict`: it is XHTML.

    `inside`: in how many pages this one stands.

    Raises:
        InputError: if nothing in it is text.
    """
    root, flat = build(source, limits.depth, strict=strict)
    walker = Walker(source, furniture_of(root), hidden_by_style(source, root))
    walker.walk(root)
    walker.flush()
    choose_main(walker.blocks)
    writer = _Writer(limits, member)
    for block in walker.blocks:
        writer.write(block)
    text = writer.builder.text()
    frames = list(_framed(root, limits, member, inside))
    if not text.strip():
        if frames:
            return max(frames, key=lambda frame: len(frame[1].text))[1]
        raise _empty(root)
    for node, frame in frames:
        writer.furniture.append(kept_apart("other", frame.text, node.start, node.end))
    troubles = [
        Trouble(code="nested-deeply", words="has elements nested more deeply than is read; these were laid flat.")
    ]
    return Reading(
        text=text,
        media_type="text/html",
        reader=READER,
        candidates=candidates_of(source, root),
        anchors=writer.builder.anchors(),
        furniture=tuple(writer.furniture),
        notes=(*writer.struck, *writer.footnotes(walker)),
        troubles=(*(troubles if flat else ()), *_apart(frames), *cut_short(writer.builder)),
    )


def _framed(root: Element, limits: Limits, member: str | None, inside: int) -> Iterator[tuple[Element, Reading]]:
    """Give the frames whose page stands in the page itself, with its reading; those without a text are left out."""
    frames = [node for node in root.walk() if node.name == "iframe" and node.get("srcdoc").strip()]
    for number, node in enumerate(frames[:_MOST_FRAMES] if inside < _DEEPEST_FRAME else (), 1):
        name = f"{member}/frame {number}" if member else f"frame {number}"
        try:
            yield node, read_page(node.get("srcdoc"), limits, name, inside=inside + 1)
        except InputError as error:
            if error.code != "empty-document":
                raise


def _apart(frames: Sequence[tuple[Element, Reading]]) -> tuple[Trouble, ...]:
    if not frames:
        return ()
    words = (
        f"has {len(frames)} page(s) in frames, kept apart from its text. Save a frame's page by itself to have it read."
    )
    return (Trouble(code="frame-apart", words=words),)


def _empty(root: Element) -> InputError:
    """Say what is missing where a page has no text: the pages of its frames, or what scripts write."""
    frames = [
        " ".join(node.get("src").split())[:80] for node in root.walk() if node.name == "frame" and node.get("src")
    ]
    if frames:
        return InputError(
            f"is a frame around other pages and has no text of its own: {', '.join(frames[:5])}.",
            code="empty-document",
            remedy="Save those pages beside it, each as a file.",
        )
    return InputError(
        "has no text of its own: it may be filled in by scripts.",
        code="empty-document",
        remedy="Save the page from the browser once it is shown whole, or save its text as a .txt file.",
    )


def cut_short(builder: TextBuilder) -> tuple[Trouble, ...]:
    """Say that a text was cut where it was."""
    if not builder.cut:
        return ()
    limit = builder.limits.characters
    words = f"has more than {limit} characters of text; the rest was not read. Split it, or raise characters under [limits]."
    return (Trouble(code="limit-exceeded", words=words),)


class _Writer:
    """Writes the blocks that are text, and keeps the others apart."""

    def __init__(self, limits: Limits, member: str | None) -> None:
        self.builder = TextBuilder(limits, member=member)
        self.furniture: list[Furniture] = []
        self.struck: list[Note] = []
        self.places: dict[int, tuple[int, int]] = {}
        self.pieces: dict[tuple[int, int], tuple[int, int]] = {}
        self.before: Block | None = None

    def write(self, block: Block) -> None:
        """Write one block."""
        if block.apart is not None:
            self.apart(block)
            return
        close = self.before is not None and block.kind == self.before.kind and block.kind in ("item", "row")
        self.builder.break_to(1 if close else 2)
        self.before = block
        if block.mark:
            indent = "  " * min(max(block.level - 1, 0), 8)
            self.builder.add(indent + block.mark)
        start = self.builder.length
        for number, piece in enumerate(block.pieces):
            at = self.builder.length
            if piece.exact:
                self.builder.copy(piece.text, piece.first)
            else:
                self.builder.put(piece.text, piece.first, piece.last)
            if not piece.exact:
                self.pieces[id(block), number] = (at, self.builder.length)
        self.places[id(block)] = (start, self.builder.length)
        for words in block.struck:
            end = self.builder.length
            self.struck.append(Note(kind="deletion", text=words, marker_start=end, marker_end=end))

    def apart(self, block: Block) -> None:
        """Keep a block apart; one behind another of its kind in the same element is joined to it."""
        assert block.apart is not None
        last = self.furniture[-1] if self.furniture else None
        part = kept_apart(block.apart, block.text, block.first, block.last)
        if last is not None and last.kind == part.kind and len(last.text) + len(part.text) < 500:
            self.furniture[-1] = kept_apart(part.kind, f"{last.text} {part.text}", last.first, part.last)
        elif len(self.furniture) < 2000:
            self.furniture.append(part)

    def footnotes(self, walker: Walker) -> list[Note]:
        """Return the notes whose marks point to a block of the text."""
        found = []
        for block, number, target, label in walker.marks:
            index = walker.places.get(target)
            marker = self.pieces.get((id(block), number))
            note = walker.blocks[index] if index is not None and index < len(walker.blocks) else None
            place = self.places.get(id(note)) if note is not None else None
            if marker is None or place is None or note is None or place[0] <= marker[0]:
                continue
            found.append(
                Note(
                    kind="footnote",
                    label=label,
                    text=" ".join(note.text.split())[:2000],
                    marker_start=marker[0],
                    marker_end=marker[1],
                    start=place[0],
                    end=place[1],
                )
            )
        return found
