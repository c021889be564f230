"""Sources that stand in brackets behind what rests on them: "(Harbour Office, Dredging log 2031, p. 18)", "[Union survey, May 2030]".

A bracket holds a source if it begins with a name, has a comma, and either names a page, paragraph or number behind it, or a kind of
paper ("log", "survey") with a date or alone. "(Tarn, 3 May)" tells where and when. It supports the words before it in its sentence, or
the sentence before where it stands behind the full stop.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from countersay.extraction.text.forms import date_like
from countersay.lexicon.load import table
from countersay.model import Block, Sentence, Span

_NEAR = 3  # sentences looked at


@cache
def _bracket() -> re.Pattern[str]:
    return re.compile(r"(?<![\w)])[(\[](?P<who>(?:[Tt]he )?[A-Z][^()\[\]\n]{4,60},[^()\[\]]{2,120})[)\]](?=[\s.,;:]|$)")


@cache
def _place_in_it() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:pp?\.|pages?|paras?\.?|paragraphs?|sections?|ch\.|chapter|vol\.|[Nn]os?\.|fols?\.|table|annex|fig\.) ?\d"
    )


@cache
def _paper() -> re.Pattern[str]:
    words = "|".join([*table("citations")["papers"], *table("citations")["titled"]])
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


def bracketed_sources(
    text: str, blocks: Sequence[Block], sentences: Sequence[Sentence]
) -> Iterator[tuple[int, int, Span | None]]:
    """Yield start and end of each such source, and the words it supports."""
    order = [s for s in sentences if s.block in ("paragraph", "bullet", "caption")]
    for block in blocks:
        if block.kind not in ("paragraph", "bullet"):
            continue
        for match in _bracket().finditer(text, block.start, block.end):
            if is_source(match["who"]):
                yield match.start("who"), match.end("who"), _supported(text, order, block, match.start())


def is_source(words: str) -> bool:
    """Say whether the words in a bracket name a source.

    >>> is_source("Harbour Office, Dredging log 2031, p. 18"), is_source("Tarn, 3 May 2030"), is_source("Dora Lind, 41")
    (True, False, False)
    """
    lead, _, rest = words.partition(",")
    if not re.search(r"[^\W\d_]{3,}", lead) or re.search(
        r"\b(?:is|are|was|were|has|have|had|which|who|said|says)\b", words
    ):
        return False
    if _place_in_it().search(rest) is not None:
        return True
    if _paper().search(words) is None:
        return False
    dated = any(any(c.isdigit() for c in match[0]) for match in date_like().finditer(rest))
    return dated or _paper().search(rest) is not None or re.search(r"\b(?:1[89]|20|21)\d\d\b", rest) is not None


def _supported(text: str, sentences: Sequence[Sentence], block: Block, at: int) -> Span | None:
    """Return the words before the bracket in its sentence, else the sentence right before it in its block."""
    low, high = 0, len(sentences)
    while low < high:
        middle = (low + high) // 2
        if sentences[middle].start <= at:
            low = middle + 1
        else:
            high = middle
    for sentence in reversed(sentences[max(0, low - _NEAR) : low]):
        start, end = max(sentence.start, block.start), min(sentence.end, at)
        while end > start and not text[end - 1].isalnum():
            end -= 1
        if end > start and re.search(r"[^\W\d_]{2,}", text[start:end]):
            return Span(start, end)
    return None
