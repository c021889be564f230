"""Bodies whose names list what they are for: "the Ministry of Communities, Territories, and Infrastructure of Ukraine".

Such a list is one word to all who look for the ends of a phrase, so that its commas part nothing. Its members are common
nouns with capitals, one or two words each, known by their endings, but for one: "the Ministry of Health, UNICEF and the Red Cross" are three bodies.
"""

import re
from collections.abc import Sequence
from functools import cache

from countersay.extraction.text.tokens import Token
from countersay.lexicon.gates import gated
from countersay.lexicon.load import table

_MEMBER = r"[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,})?"


@cache
def _list() -> re.Pattern[str]:
    heads = "|".join(sorted(table("nouns")["bodies"]["listing"], key=lambda word: (-len(word), word)))
    return gated(
        re.compile(
            rf"\b(?:{heads}) (?:of|for) (?:the )?(?:[A-Z][a-z]+ of )?(?P<list>{_MEMBER}(?:, {_MEMBER})+,? (?:and|&) {_MEMBER})\b"
        )
    )


def listed_names(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the offsets of the lists in the names of bodies between two offsets of a text.

    >>> text = "the Ministry of Communities, Territories, and Infrastructure of Keld said so; the Ministry of Health, UNICEF and Oxfam did not"
    >>> [text[start:stop] for start, stop in listed_names(text, 0, len(text))]
    ['Communities, Territories, and Infrastructure']
    """
    found = []
    for match in _list().finditer(text, start, end):
        members = re.split(r",? (?:and|&) |, ", match["list"])
        common = sum(_is_common(member.split()[-1].lower()) for member in members)
        if common > 1 and common >= len(members) - 1:  # "of Hromadas, Territories and Infrastructure"
            found.append(match.span("list"))
    return found


def _is_common(word: str) -> bool:
    """Say whether a word looks like a common noun of what bodies are for: by its ending, or by the lexicon."""
    bodies = table("nouns")["bodies"]
    return word in bodies["listed"] or word.endswith(tuple(bodies["listed_endings"]))


def joined_lists(text: str, tokens: list[Token]) -> list[Token]:
    """Return the words of a stretch of text with each such list as one."""
    if not tokens:
        return tokens
    lists = listed_names(text, tokens[0].start, tokens[-1].end)
    for start, end in reversed(lists):
        inside = [k for k, token in enumerate(tokens) if start <= token.start and token.end <= end]
        if len(inside) > 1:
            words = text[start:end]
            tokens = [*tokens[: inside[0]], Token(start, end, words, words.lower()), *tokens[inside[-1] + 1 :]]
    return tokens


def with_lists_tagged(tokens: Sequence[Token], marks: list[str]) -> None:
    """Tag each such list as a name; changed in place."""
    for k, token in enumerate(tokens):
        if ", " in token.text:
            marks[k] = "NNP"
