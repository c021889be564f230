"""Rows of each document, put in order only where a document is asked for: of most documents of an archive none is."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

R = TypeVar("R", bound=tuple[Any, ...])


class WhenAsked(Mapping[str, tuple[R, ...]]):
    """Rows by document, sorted.

    >>> found = WhenAsked({"a": [(3, 4), (1, 2)]})
    >>> found["a"], found.get("b", ())
    (((1, 2), (3, 4)), ())
    """

    __slots__ = ("_rows", "_sorted")

    def __init__(self, rows: Mapping[str, list[R]]) -> None:
        """Take rows as they come."""
        self._rows = dict(rows)
        self._sorted: dict[str, tuple[R, ...]] = {}

    def __getitem__(self, document: str) -> tuple[R, ...]:
        """Return the rows of a document."""
        found = self._sorted.get(document)
        if found is None:
            found = self._sorted[document] = tuple(sorted(self._rows[document]))
        return found

    def __contains__(self, document: object) -> bool:
        """Say whether a document has any."""
        return document in self._rows

    def __iter__(self) -> Iterator[str]:
        """Go through the documents."""
        return iter(self._rows)

    def __len__(self) -> int:
        """Count the documents."""
        return len(self._rows)
