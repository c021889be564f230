"""Search in the words of all documents, by SQLite's full-text index, in memory."""

import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from threading import Lock

from countersay.decisions.passages import paragraphs
from countersay.model import Document

_OPEN, _CLOSE = "\ue000", "\ue001"  # private characters: no document's own, and no markup
_MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class Hit:
    """One paragraph found: pieces of its words, and whether each was looked for."""

    document: str
    start: int
    end: int
    pieces: tuple[tuple[str, bool], ...]


class Search:
    """An index over the paragraphs of some documents."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._lock = Lock()
        self._database = sqlite3.connect(":memory:", check_same_thread=False)
        self._database.execute(
            "CREATE VIRTUAL TABLE paragraphs USING fts5(words, document UNINDEXED, start UNINDEXED, end UNINDEXED, "
            "tokenize = \"unicode61 remove_diacritics 2 tokenchars '%'\")"
        )
        rows = (
            (document.text[low:high].replace(_OPEN, " ").replace(_CLOSE, " "), document.id, low, high)
            for document in documents
            for low, high in paragraphs(document.text)
        )
        self._database.executemany("INSERT INTO paragraphs VALUES (?, ?, ?, ?)", rows)

    def find(self, asked: str, first: int, count: int) -> tuple[int, tuple[Hit, ...]]:
        """Return how many paragraphs hold all the words asked for, and `count` of them from `first` on, best first.

        Words in double quotes are looked for as they stand; the last word may be the beginning of one.

        >>> papers = [Document(id="d", path="", sha256="", text_sha256="", text="12 carts passed.\\n\\nNo cart stood.")]
        >>> total, hits = Search(papers).find('"12 carts"', 0, 5)
        >>> total, hits[0].pieces
        (1, (('12 carts', True), (' passed.', False)))
        """
        query = _query(asked)
        if not query:
            return 0, ()
        with self._lock:
            (total,) = self._database.execute(
                "SELECT count(*) FROM paragraphs WHERE paragraphs MATCH ?", (query,)
            ).fetchone()
            rows = self._database.execute(
                "SELECT document, start, end, snippet(paragraphs, 0, ?, ?, '…', 48) FROM paragraphs WHERE paragraphs MATCH ? "
                "ORDER BY rank, rowid LIMIT ? OFFSET ?",
                (_OPEN, _CLOSE, query, count, first),
            ).fetchall()
        return total, tuple(Hit(document, start, end, _pieces(shown)) for document, start, end, shown in rows)


def _query(asked: str) -> str:
    """Write what was asked as a query in which nothing but words and quotations means anything."""
    found = [phrase or word for phrase, word in re.findall(r'"([^"]*)"|([^\s"]+)', asked)][:_MOST_WORDS]
    plain = [re.sub(r"[^\w%.,’'-]+", " ", one).strip() for one in found]
    terms = [f'"{one}"' for one in plain if re.search(r"\w", one)]
    if terms and not asked.rstrip().endswith('"'):
        terms[-1] += "*"
    return " ".join(terms)


def _pieces(shown: str) -> tuple[tuple[str, bool], ...]:
    found = []
    for piece in re.split(f"({_OPEN}[^{_CLOSE}]*{_CLOSE})", shown):
        if piece:
            found.append((piece.strip(_OPEN + _CLOSE), piece.startswith(_OPEN)))
    return tuple(found)
