"""Numbers that must never be figures, each with its reason in words, for the ledger of digits."""

from dataclasses import dataclass

from countersay.extraction.quantities.quantities import find_all


@dataclass(frozen=True, slots=True)
class Trap:
    """A number that is no figure: half-open range of code points, its characters, and the reason in words."""

    start: int
    end: int
    text: str
    reason: str


def find_traps(text: str) -> list[Trap]:
    """Return the numbers of `text` that are no figures, in text order.

    Every run of digits of a text lies in a quantity or in a trap. Whoever wants both calls
    `quantities.find_all`, which reads the text once.

    >>> [(trap.text, trap.reason) for trap in find_traps("Article 5 of 12 May")]
    [('5', 'article'), ('12', 'date')]
    """
    return [Trap(item.start, item.end, text[item.start : item.end], item.reason) for item in find_all(text)[1]]
