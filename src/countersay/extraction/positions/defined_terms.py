"""Terms that a text defines for an instrument: "the Agreement signed at Alm (hereinafter “the Accord”)".

From there on the term stands for that instrument, whatever other instruments the text names; before, and in other documents, it
does not. A term is defined in brackets right behind the instrument, in quotation marks.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from countersay.extraction.positions.articles import Instrument

_MOST = 20  # terms of one document
_GAP = 60  # code points between the instrument and its term


@cache
def _definition() -> re.Pattern[str]:
    return re.compile(
        r"[^().\n]{0,60}\((?:hereinafter|hereafter|henceforth)?,?\s?(?:referred to |known )?(?:as )?(?:the )?[\"“'‘](?:the )?"
        r"(?P<term>[A-Z][\w-]{2,30}(?: [A-Z][\w-]{2,30}){0,2})[\"”'’]\)"
    )


def with_defined(text: str, pieces: Sequence[tuple[int, int]], found: Sequence[Instrument]) -> list[Instrument]:
    """Return mentions of instruments with those by defined terms, in text order.

    Args:
        pieces: ranges of running text. found: mentions by name, in text order.

    >>> text = "The Treaty of Alm (the “Arrangement”) binds. The Arrangement is kept."
    >>> [text[i.start : i.end] for i in with_defined(text, [(0, 70)], [Instrument(4, 17, "Treaty of Alm")])]
    ['Treaty of Alm', 'Arrangement']
    """
    terms: dict[str, tuple[int, str]] = {}
    inside: list[tuple[int, int]] = []
    for mention in found:
        match = _definition().match(text, mention.end, mention.end + _GAP + 90)
        if match is not None and len(terms) < _MOST:
            terms.setdefault(match["term"], (match.end(), mention.name))
            inside.append(match.span("term"))
    if not terms:
        return list(found)
    pattern = re.compile(
        rf"\b(?:[Tt]he |[Tt]his |[Tt]hat )?(?P<term>{'|'.join(map(re.escape, terms))})\b(?![’']? of [A-Z\d])"
    )
    out = {(m.start, m.end): m for m in found if not any(a <= m.start < b for a, b in inside)}
    starts = sorted(out)
    for begin, stop in pieces:
        for match in pattern.finditer(text, begin, stop):
            after, name = terms[match["term"]]
            if match.start() < after:
                continue
            low = bisect_left(starts, (match.start() - 60, 0))
            over = [key for key in starts[low : low + 8] if key[0] < match.end() and match.start("term") < key[1]]
            if any(key[1] - key[0] > len(match[0]) for key in over):
                continue  # "the Ferry Accord of 3 May" is another
            for key in over:
                out.pop(key, None)
            out[match.start("term"), match.end()] = Instrument(match.start("term"), match.end(), name)
    return [out[key] for key in sorted(out)]
