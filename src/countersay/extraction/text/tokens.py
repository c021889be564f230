"""Words and marks of a stretch of text, each with its place.

Contractions are split as treebanks split them ("do" + "n't", "Smith" + "'s"); hyphenated words, numbers, abbreviations
and names with inner apostrophes stay whole; a doubled single quotation mark is one token.
"""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from countersay.lexicon.load import table


class Token(NamedTuple):
    """One word or mark: half-open range of code points, its characters, and the same in lower case."""

    start: int
    end: int
    text: str
    lower: str


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        r"""
        (?![Cc]annot\b)[A-Za-z]++(?=[\s,;:)])      # a plain word, which is most of a text: none of the forms below
        | (?:[A-Za-z]\.){2,6}                        # U.S.  a.m.
        | \b[A-Z]\.(?=\s+[A-Z])                        # an initial in a name
        | \b[Cc]an(?=not\b)
        | [A-Za-z]{1,12}?(?=n['’]t\b) | n['’]t\b     # do + n't
        | \d+(?:[.,:/]\d+)*(?:%|(?:st|nd|rd|th)\b)?    # 1,200.5  68%  3rd
        | [^\W_]+(?:[-.&/@_][^\W_]+|['’](?!(?:s|re|ve|ll|d|m|t)\b)[^\W_]+)*
        | ['’](?:s|re|ve|ll|d|m)\b
        | '' | `` | -- | \.\.\. | \S
        """,
        re.VERBOSE,
    )


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(table("words")["abbreviations"].split())


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Cut `text` between two offsets into tokens, in text order.

    >>> [token.text for token in tokenize("Mr. O'Hara's team didn't count 1,200 trucks.")]
    ['Mr.', "O'Hara", "'s", 'team', 'did', "n't", 'count', '1,200', 'trucks', '.']
    """
    return list(_tokens(text, start, len(text) if end is None else end))


@lru_cache(maxsize=256)
def _tokens(text: str, start: int, stop: int) -> tuple[Token, ...]:
    """Cut a stretch; several finders ask for the tokens of one in turn."""
    abbreviations = _abbreviations()
    made = tuple.__new__  # a named tuple's own constructor takes twice as long
    found: list[Token] = []
    for match in _pattern().finditer(text, start, stop):
        begin, end_ = match.span()
        word = text[begin:end_]
        if word == "." and found and end_ < stop and text[end_] in " \t\n,;:)":
            last = found[-1]
            if last.end == begin and last.text in abbreviations:
                # "Mr.", "No.": the stop is part of the word, unless it ends the stretch
                word, begin = last.text + ".", last.start
                found.pop()
        lower = word.lower()
        found.append(made(Token, (begin, end_, word, lower.replace("’", "'") if "’" in lower else lower)))
    return tuple(found)
