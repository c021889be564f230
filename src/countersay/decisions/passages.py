"""Where the words of a decision stand now: at their place, further on in a changed file, or nowhere.

1. A document with the same canonical text: the words stand where they stood.
2. Else the document of the same path, if it has the very paragraph around the words, once: they stand there.
3. Else nowhere. Nothing is sought by likeness: a paragraph of which one character changed is another one.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from countersay.model import DecidedWords, Document

_BLANK = re.compile(r"\n[ \t\r]*\n")
_WRAPPED = 120  # code points; a text with a longer line is not wrapped by hand: each line is a paragraph


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where words stand in the record: document id and half-open range of code points."""

    document: str
    start: int
    end: int


def paragraphs(text: str) -> tuple[tuple[int, int], ...]:
    r"""Return the ranges of a text's paragraphs: parted by blank lines, or lines where these are long.

    >>> paragraphs("One\ntwo.\n\nThree.")
    ((0, 8), (10, 16))
    """
    long = any(len(line) > _WRAPPED for line in text.split("\n"))
    parting = re.compile(r"\n") if long else _BLANK
    found, start = [], 0
    for gap in parting.finditer(text):
        found.append((start, gap.start()))
        start = gap.end()
    found.append((start, len(text)))
    bare = (
        (low + len(text[low:high]) - len(text[low:high].lstrip()), low + len(text[low:high].rstrip()))
        for low, high in found
    )
    return tuple((low, high) for low, high in bare if low < high)


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:32]


class Places:
    """Documents laid out for finding passages again."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self.documents = tuple(documents)
        self._paragraphs: dict[str, dict[str, list[tuple[int, int]]]] = {}

    @cached_property
    def _by_hash(self) -> Mapping[str, Document]:
        return {document.text_sha256: document for document in self.documents}

    @cached_property
    def _by_path(self) -> Mapping[str, Document]:
        return {path: document for document in self.documents for path in (*document.copies, document.path)}

    @cached_property
    def _by_id(self) -> Mapping[str, Document]:
        return {document.id: document for document in self.documents}

    def passage(self, document: str, start: int, end: int, group: int = 0) -> DecidedWords:
        """Describe words of a document of the record, so that they can be found again."""
        found = self._by_id[document]
        words = found.text[start:end]
        around = next((span for span in paragraphs(found.text) if span[0] <= start and end <= span[1]), None)
        digest = _digest(found.text[around[0] : around[1]]) if around else ""
        once = bool(digest) and len(self._ranges(found)[digest]) == 1
        return DecidedWords(
            text_sha256=found.text_sha256,
            start=start,
            end=end,
            text=words,
            path=found.path,
            paragraph=digest if once else "",
            offset=start - around[0] if once and around else 0,
            group=group,
        )

    def find(self, passage: DecidedWords) -> Place | None:
        """Return where a passage stands in these documents, or None.

        >>> here = Document(id="d", path="a.txt", sha256="", text_sha256="1", text="Old. \\n\\n12 carts passed.")
        >>> new = Document(id="e", path="a.txt", sha256="", text_sha256="2", text="New words.\\n\\n12 carts passed.")
        >>> Places([new]).find(Places([here]).passage("d", 7, 9))
        Place(document='e', start=12, end=14)
        """
        same = self._by_hash.get(passage.text_sha256)
        if same is not None:
            words = same.text[passage.start : passage.end]
            return Place(same.id, passage.start, passage.end) if words == passage.text else None
        changed = self._by_path.get(passage.path)
        if changed is None or not passage.paragraph:
            return None
        ranges = self._ranges(changed).get(passage.paragraph, [])
        if len(ranges) != 1:
            return None
        start = ranges[0][0] + passage.offset
        end = start + len(passage.text)
        return Place(changed.id, start, end) if changed.text[start:end] == passage.text else None

    def document_of(self, passage: DecidedWords) -> Document | None:
        """Return the document with the passage's whole text, or None: for decisions about a document itself."""
        return self._by_hash.get(passage.text_sha256)

    def _ranges(self, document: Document) -> dict[str, list[tuple[int, int]]]:
        known = self._paragraphs.get(document.id)
        if known is None:
            known = self._paragraphs[document.id] = {}
            for low, high in paragraphs(document.text):
                known.setdefault(_digest(document.text[low:high]), []).append((low, high))
        return known
