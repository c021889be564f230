"""When two figures may count the same, for findings that accuse nobody: unit, noun and days that do not exclude it."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from countersay.lexicon.nouns import head, known_as
from countersay.model import Figure
from countersay.noting import noted
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.interpretation import is_exact

_DECIMALS = 6  # a number with more has been computed from others: "a third"
NO_COUNTS = frozenset({"duration", "share", "average"})


def is_plain_count(claim: Claim) -> bool:
    """Say whether a claim gives one exact number of things or of a measure, asserted, and no rate or share of them."""
    figure = claim.figure
    if figure.stance != "asserts" or figure.supposed or figure.change in ("up", "down"):
        return False
    if figure.per is not None or figure.average or figure.unit == "percent" or figure.kind in NO_COUNTS:
        return False
    return is_exact(figure)


def alike(one: Figure, other: Figure) -> bool:
    """Say whether units and nouns allow two figures to count the same; one of them may leave both out.

    A noun left out is taken up from the words before ("18 in December"); two nouns must be known to be of one kind.
    """
    if one.unit != other.unit and not (is_bare(one) or is_bare(other)):
        return False
    if not one.counted or not other.counted:
        return is_bare(one) or is_bare(other) or one.unit == other.unit is not None
    return _of_one_kind(one.counted, other.counted)


@lru_cache(maxsize=20_000)
def _of_one_kind(one: str, other: str) -> bool:
    left, right = head(one), head(other)
    return left == right or known_as(left, right) is True or known_as(right, left) is True


def is_bare(figure: Figure) -> bool:
    """Say whether the figure is a number alone."""
    return figure.unit is None and not figure.counted


def stands_alone(figure: Figure) -> bool:
    """Say whether the figure is written as a number alone, whatever its noun was taken from."""
    return is_bare(figure) or (figure.unit is None and "noun" in figure.assumed)


def days_of(figure: Figure) -> tuple[int, int] | None:
    """Return the ordinals of a window's first and last day, None where an end is not known for certain."""
    window = figure.window
    if window is None or window.first is None or window.last is None:
        return None
    if window.first_latest is not None and window.first_latest != window.first:
        return None
    if window.last_earliest is not None and window.last_earliest != window.last:
        return None
    return window.first.toordinal(), window.last.toordinal()


def digits(figure: Figure) -> int:
    """Count the significant digits of a number as written: 4 for 1,502, 2 for 4,100.

    Numbers of many digits are hardly ever the same by chance.
    """
    if figure.value is None:
        return 0
    if figure.value.denominator == 1:
        return len(str(abs(figure.value.numerator)).rstrip("0"))
    whole = figure.value * 10**_DECIMALS
    return len(str(abs(whole.numerator)).rstrip("0")) if whole.denominator == 1 else 0


# one class of letters in front, by which a search passes over all others
_END = re.compile(r"[.!?…\n](?:(?<!\n)(?=[\"”’)]?(?:\s|$))[\"”’)]?|(?<=\n)\s*\n)")


NEAR = 4000
"""Code points on each side of a position: no sentence reaches so far, and a text without stops would be read over and over."""


class Sentences:
    """Where the sentences of each text end, for asking how far apart two figures stand."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = texts
        self._ends: dict[str, Sequence[int]] = {}

    def number(self, document: str, at: int) -> int:
        """Return which sentence of a document a position is in."""
        if document not in self._ends:
            self._ends[document] = _ends_of(self.texts.get(document, ""))
        return bisect_right(self._ends[document], at)

    def around(self, document: str, at: int, before: int = 0) -> str:
        """Return the sentence at a position, with up to `before` sentences in front of it; of a very long one what is near."""
        number = self.number(document, at)
        ends = self._ends[document]
        start = ends[number - before - 1] if number - before >= 1 else 0
        stop = ends[number] if number < len(ends) else len(self.texts.get(document, ""))
        return self.texts.get(document, "")[max(start, at - NEAR) : min(stop, at + NEAR)]

    def span(self, document: str, number: int) -> tuple[int, int]:
        """Return where the sentence of a number begins and ends; empty beyond the text."""
        self.number(document, 0)
        ends, length = self._ends[document], len(self.texts.get(document, ""))
        if number < 0 or number > len(ends):
            return length, length
        return ends[number - 1] if number else 0, ends[number] if number < len(ends) else length

    def between(self, document: str, start: int, end: int) -> str:
        """Return the sentences from one position through another."""
        first, last = self.number(document, start), self.number(document, end)
        ends, text = self._ends[document], self.texts.get(document, "")
        return text[ends[first - 1] if first else 0 : ends[last] if last < len(ends) else len(text)]


def sentences_in(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the sentences of a text begin and end, from that of number 0 on.

    >>> list(sentences_in("It sank. Two swam."))
    [(0, 8), (8, 18), (18, 18)]
    """
    places = [0, *_ends_of(text), len(text)]
    yield from pairwise(places)


@noted("sentence ends")
def _ends_of(text: str) -> list[int]:
    return [match.end() for match in _END.finditer(text) if not _is_inner(text, match)]


_SHORT = frozenset({"No", "Mr", "Ms", "Dr", "St"})


def _is_inner(text: str, match: re.Match[str]) -> bool:
    """Say whether the point stands behind an initial or "No"; "in Block C. The ..." ends a sentence."""
    before = text[max(0, match.start() - 4) : match.start()]
    if match[0] != "." or not (before[-1:].isupper() or before[-2:] in _SHORT):
        return False  # most of them, without a search
    if re.search(r"(?:\bNo|\b[A-Z]|\bMr|\bMs|\bDr|\bSt)\Z", before) is None:
        return False
    return before[-2:] == "No" or _OPENING.match(text, match.end()) is None


_OPENING = re.compile(
    r"\s+(?:The|This|That|These|Those|There|It|They|We|He|She|On|In|At|By|Of|No|Some|About|After|Since|An?"
    r"|(?:Twen|Thir|For|Fif|Six|Seven|Eigh|Nine)ty(?:-\w+)?|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|\d+)\s"
)
