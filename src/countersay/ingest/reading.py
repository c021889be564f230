"""What a reader returns, what it is asked, and the builder by which every reader writes its canonical text.

A reader is a pure function `(data: bytes, ask: Ask) -> Outcome`: no disk, no clock, no network. The same bytes give the
same outcome on every platform. Trouble with the whole file is an `InputError`; trouble with a part is a `Trouble`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from countersay.config import Limits
from countersay.errors import InputError
from countersay.model import Anchor, Box, Candidate, Furniture, FurnitureKind, Note, Page

SOFT_HYPHEN = "\xad"
"""Where a program may break a word; it is no character of a text that is laid out anew."""
MEMBER = "!/"
"""Stands between the path of an archive or message and the path of what is packed in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """Something to tell the user: code, words that follow the path of the file, and the part it speaks of.

    member: path inside the file, as in `Reading.path`; "" for the file itself. start, end: in the canonical text.
    """

    code: str
    words: str
    member: str = ""
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The canonical text of one document and everything that is known of where it comes from.

    Attributes:
        path: where it lies inside the file, such as "inner/a.html"; "" for the file itself.
        sha256: digest of its own bytes where it is packed in the file; None for the file itself.
        reader: name and version, such as "html/1"; the version rises whenever the same bytes may give other text.
        anchors: sorted by start, not overlapping. pages: in order. candidates: the most telling of a field first.
    """

    text: str
    media_type: str
    reader: str
    encoding: str = "utf-8"
    path: str = ""
    sha256: str | None = None
    candidates: tuple[Candidate, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    pages: tuple[Page, ...] = ()
    notes: tuple[Note, ...] = ()
    troubles: tuple[Trouble, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """All documents that one file gives, in the order in which they stand in it, and trouble with its other parts."""

    readings: tuple[Reading, ...] = ()
    troubles: tuple[Trouble, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What a reader is told besides the bytes.

    Attributes:
        name: of the file or member, without its folder. encoding: as the user said it. ocr: languages of OCR, such as
            "eng", or None: pictures are not read.
        archive: how many archives or messages the file lies in. wanted: the settings speak of this very file.
    """

    name: str = ""
    encoding: str | None = None
    limits: Limits = field(default_factory=Limits)
    ocr: str | None = None
    archive: int = 0
    wanted: bool = False


Reader = Callable[[bytes, Ask], Outcome]


def only(reading: Reading) -> Outcome:
    """Return the outcome of a file that is one document."""
    return Outcome(readings=(reading,))


def within(outcome: Outcome, member: str, sha256: str) -> Outcome:
    """Return the outcome of a part as the file that holds it tells it: its paths begin with the path of the part."""

    def below(path: str) -> str:
        return f"{member}{MEMBER}{path}" if path else member

    return Outcome(
        readings=tuple(
            replace(reading, path=below(reading.path), sha256=reading.sha256 or sha256) for reading in outcome.readings
        ),
        troubles=tuple(replace(trouble, member=below(trouble.member)) for trouble in outcome.troubles),
    )


class TextBuilder:
    """Gathers a canonical text piece by piece, each with its place in the file.

    >>> builder = TextBuilder(Limits())
    >>> builder.copy("Two died", 10)
    >>> builder.put(" & ", 18, 25)
    >>> builder.copy("three", 25)
    >>> builder.text(), [(a.start, a.end, a.first, a.last, a.exact) for a in builder.anchors()]
    ('Two died & three', [(0, 8, 10, 18, True), (8, 11, 18, 25, False), (11, 16, 25, 30, True)])
    """

    def __init__(self, limits: Limits, *, member: str | None = None) -> None:
        self.limits = limits
        self.member = member
        self.place: str | None = None
        self.length = 0
        self.cut = False
        """Whether text was left out because there is too much of it."""
        self._parts: list[str] = []
        self._anchors: list[Anchor] = []
        self._tail = ""

    def copy(self, text: str, first: int) -> None:
        """Append characters that stand in the file one after another from `first`, without soft hyphens."""
        if SOFT_HYPHEN in text:
            for piece in re.finditer(f"[^{SOFT_HYPHEN}]+", text):
                self.copy(piece.group(), first + piece.start())
            return
        text = self._fit(text)
        if not text:
            return
        last = self._anchors[-1] if self._anchors else None
        if (
            last is not None
            and last.exact
            and last.end == self.length
            and last.last == first
            and (last.member, last.place) == (self.member, self.place)
        ):
            self._anchors[-1] = replace(last, end=self.length + len(text), last=first + len(text))
        else:
            self._add(text, first, first + len(text), exact=True)
        self._append(text)

    def put(self, text: str, first: int | None, last: int | None) -> None:
        """Append text that as a whole stands for the range [first, last) of the file, without soft hyphens."""
        text = self._fit(text.replace(SOFT_HYPHEN, ""))
        if not text:
            return
        self._add(text, first, last, exact=False)
        self._append(text)

    def boxed(self, text: str, page: int, box: Box | None) -> None:
        """Append text that stands in a box on a page."""
        text = self._fit(text)
        if not text:
            return
        start, end = self.length, self.length + len(text)
        self._anchors.append(Anchor(start=start, end=end, exact=False, member=self.member, page=page, box=box))
        self._append(text)

    def add(self, text: str) -> None:
        """Append layout that stands nowhere in the file: a line break, a separator of cells."""
        self._append(self._fit(text))

    def ends(self, blanks: str) -> bool:
        """Say whether the text is empty or ends with one of the characters `blanks`."""
        return not self._tail or self._tail[-1] in blanks

    def break_to(self, newlines: int) -> None:
        """Make the text end with at least so many newlines (at most 2), unless it is empty; blanks before are kept."""
        if self.length:
            have = len(self._tail) - len(self._tail.rstrip("\n"))
            self.add("\n" * max(newlines - have, 0))

    def text(self) -> str:
        """Return all that was appended."""
        return "".join(self._parts)

    def anchors(self) -> tuple[Anchor, ...]:
        """Return where it stands."""
        return tuple(self._anchors)

    def _fit(self, text: str) -> str:
        room = self.limits.characters - self.length
        if len(text) > room:
            self.cut = True
            return text[: max(room, 0)]
        return text

    def _add(self, text: str, first: int | None, last: int | None, *, exact: bool) -> None:
        start, end = self.length, self.length + len(text)
        self._anchors.append(
            Anchor(start=start, end=end, first=first, last=last, exact=exact, member=self.member, place=self.place)
        )

    def _append(self, text: str) -> None:
        if text:
            self._parts.append(text)
            self.length += len(text)
            self._tail = (self._tail + text)[-4:] if len(text) < 4 else text[-4:]


def kept_apart(kind: FurnitureKind, text: str, first: int | None = None, last: int | None = None) -> Furniture:
    """Return a part that is no text, its blanks squeezed and cut at 2000 characters."""
    return Furniture(kind=kind, text=" ".join(text.split())[:2000], first=first, last=last)


def too_much(what: str, limit: int, name: str) -> InputError:
    """Return the error of a file that asks for more than a limit allows; `name` is the limit's in `corpus.toml`."""
    return InputError(
        f"has more than {limit} {what}.",
        code="limit-exceeded",
        remedy=f"Split it, or raise {name} under [limits] in corpus.toml.",
    )
