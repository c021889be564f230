"""Places in a text: half-open ranges of Unicode code points."""

from dataclasses import dataclass

from countersay.errors import InternalError
from countersay.model.quick import quickly_made


@quickly_made
@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range [start, end) of code points in a text; never empty. Ordered by start, then end."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise InternalError(f"expected 0 <= start < end, got {self.start}, {self.end}", code="span-empty")

    def of(self, text: str) -> str:
        """Return the characters of `text` that the span covers.

        Raises:
            InternalError: if the span ends beyond the text.

        >>> Span(4, 7).of("the sum")
        'sum'
        """
        if self.end > len(text):
            raise InternalError(f"expected end <= {len(text)}, got {self.end}", code="span-outside-document")
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Say whether every character of `other` is also in this span."""
        return self.start <= other.start and other.end <= self.end


@quickly_made
@dataclass(frozen=True, slots=True, order=True)
class Extent:
    """A span together with the exact characters it covers, so that a row can be read and checked by itself."""

    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        """The range alone."""
        return Span(self.start, self.end)


def extent(text: str, start: int, end: int) -> Extent:
    """Cut an extent out of `text`.

    Raises:
        InternalError: if the range is empty or ends beyond the text.
    """
    return Extent(start, end, Span(start, end).of(text))
