"""Documents that are versions of one text, and what was changed between them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A stretch of the older document that the newer one has otherwise. Half-open; empty where words came or went."""

    start: int
    end: int
    new_start: int
    new_end: int
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """Two documents with nearly the same text, and every edit between them in order.

    Attributes:
        older, newer: ids; by date of publication, else by path (`ordered` is then False).
        same_issuer: one issuer, or that of one is not known: the newer stands in place of the older.
        partial: one is much shorter and but a part of the other; of one issuer, it is the shorter that is not counted again.
        edits: `before` and `after` are cut at 300 characters, the ranges are not.
    """

    id: str
    older: str
    newer: str
    ordered: bool
    same_issuer: bool
    partial: bool = False
    edits: tuple[Edit, ...] = ()
