"""Whether two files hold the same words, though in different formats: a PDF and the page it was printed from."""

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from unicodedata import normalize

from countersay.model import LENT, Candidate

_SAME = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032`", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
        "\xad": None,
        "\ufeff": None,
    }
)

_LISTED = frozenset("•‣◦▪●○■*·")


@cache
def _layout() -> re.Pattern[str]:
    """Blanks, the glyph of a list item, and a hyphen inside a word, which a line's end may have taken or given."""
    return re.compile(r"(?m)^[ \t]*[•‣◦▪●○■*·-]\s+|\s+|(?<=[^\W\d_])-(?=[^\W\d_])")


@cache
def _hyphen() -> re.Pattern[str]:
    """The same hyphen inside a word, written so that it is looked for by itself: a letter stands before and behind it."""
    return re.compile(r"-(?<=[^\W\d_]-)(?=[^\W\d_])")


def _bare(text: str) -> str:
    """Return a text without its layout; without blanks and hyphens alone where no item of a list can begin."""
    if _LISTED.isdisjoint(text) and "\n-" not in text and not text.lstrip(" \t").startswith("-"):
        return "".join(_hyphen().sub("", text).split())
    return _layout().sub("", text)


def fold(text: str) -> str:
    """Return a digest that texts of the same words share, whatever their blanks, line ends and kinds of quotes.

    >>> fold("Twelve “boats”\\nsank.") == fold('Twelve "boats" sank.'), fold("12 boats") == fold("13 boats")
    (True, False)
    """
    bare = normalize("NFKC", text).translate(_SAME)
    return hashlib.sha256(_bare(bare).encode("utf-8", "surrogatepass")).hexdigest()


def folds(texts: Sequence[str]) -> list[str]:
    """Return for each text what those of the same words share and no other: its digest only where another may be alike.

    >>> one, other, third = folds(["12 boats", "Twelve boats", "12\\nboats"])
    >>> one == third, one == other
    (True, False)
    """
    counts = [_counts(text) for text in texts]
    often = Counter(counts)
    return [
        fold(text) if often[own] > 1 else f"alone {at}"
        for at, (text, own) in enumerate(zip(texts, counts, strict=True))
    ]


_COUNTED = "etaoinshr0123456789"


def _counts(text: str) -> tuple[int, ...]:
    """Count some letters and digits, which layout, quotes and dashes do not change: a fifth of the work of `fold`."""
    same = text if text.isascii() else normalize("NFKC", text)
    return tuple(map(same.count, _COUNTED))


def lent_by(copies: Sequence[tuple[str, Sequence[Candidate]]]) -> tuple[Candidate, ...]:
    """Return what the copies of a document state of it, marked as theirs: it counts where the document itself says nothing.

    A copy may be that of another site, which states its own name and day; those never go before the text's.

    >>> said = Candidate(field="issuer", value="Port Office", origin="JSON-LD publisher", trusted=True)
    >>> lent_by([("a.html", [said])])[0].origin
    'copy a.html, JSON-LD publisher'
    """
    return tuple(
        replace(one, origin=f"{LENT}{path}, {one.origin}", trusted=False)
        for path, candidates in copies
        for one in candidates
        if one.trusted and one.field in ("issuer", "issued", "title")
    )
