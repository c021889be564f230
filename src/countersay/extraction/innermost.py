"""Whose words a place of the text are: the innermost voice that holds it."""

from collections.abc import Sequence

from countersay.model import Attribution


def voice_at(attributions: Sequence[Attribution], position: int) -> Attribution | None:
    """Return the innermost attribution whose content holds the character: the shortest content, the later one on a tie."""
    best: tuple[int, int, Attribution] | None = None
    for order, attribution in enumerate(attributions):
        if any(span.start <= position < span.end for span in attribution.content):
            size = sum(span.end - span.start for span in attribution.content)
            if best is None or (size, -order) < (best[0], -best[1]):
                best = (size, order, attribution)
    return best[2] if best else None
