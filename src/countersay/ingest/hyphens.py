"""Whether the two halves of a word cut at the end of a line belong together with a hyphen or without.

Asked in this order:

1. An address keeps it; a figure or a capital after the hyphen does ("2017-18", "Secretary-General"), as do two number words.
2. The document itself writes the word elsewhere, with or without the hyphen.
3. The word is known without a hyphen: it is dropped.
4. The first half is one that takes a hyphen ("cease-", "self-"), or both halves are known words: it is kept.
5. Otherwise a program cut the word: it is dropped.
"""

import re
from collections.abc import Iterable
from functools import cache
from importlib import resources

from countersay.lexicon.load import table

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_TAIL = re.compile(r"([^\W_]+)$")
_HEAD = re.compile(r"([^\W_]+)")
_ADDRESS = re.compile(r"[/@()=_]|\.\w")
_SHORT = 40


def vocabulary(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of some text in small letters, those with a hyphen inside as they are."""
    return frozenset(_WORD.findall("\n".join(texts).casefold()))


def keeps_hyphen(before: str, after: str, words: frozenset[str]) -> bool:
    """Say whether the hyphen at the end of `before` stays when `after` is joined to it; `before` is without it.

    >>> words = vocabulary(["the cease-fire", "humanitarian aid"])
    >>> keeps_hyphen("of humani", "tarian aid", words), keeps_hyphen("a cease", "fire since", words)
    (False, True)
    >>> keeps_hyphen("twenty", "five men", words), keeps_hyphen("Secretary", "General", words)
    (True, True)
    """
    if _ADDRESS.search(before[-_SHORT:].split(" ")[-1]) or _ADDRESS.search(after[:_SHORT].split(" ")[0]):
        return True
    tail, head = _TAIL.search(before[-_SHORT:]), _HEAD.match(after[:_SHORT])
    if tail is None or head is None or tail[1][-1].isdigit() or head[1][0].isdigit():
        return True
    one, other = tail[1].casefold(), head[1].casefold()
    if head[1][0].isupper() and not tail[1].isupper():
        return True
    if one in _numbers() and other in _numbers():
        return True
    if f"{one}-{other}" in words:
        return True
    if one + other in words or _known(one + other):
        return False
    if one in table("hyphens")["always"].split():
        return True
    if one in table("hyphens")["leads"].split():
        return _known(other)
    return len(one) > 2 and len(other) > 2 and _known(one) and _known(other)


@cache
def _numbers() -> frozenset[str]:
    numbers = table("numbers")
    return frozenset([*numbers["small"], *numbers["scales"]])


@cache
def _lexicon() -> frozenset[str]:
    """The words that the tagger knows, one a line after "="; tags follow a tab."""
    source = resources.files("countersay.lexicon") / "en" / "tagger.txt"
    lines = source.read_text(encoding="utf-8").splitlines()
    return frozenset(line[1:].split("\t", 1)[0] for line in lines if line.startswith("=") and line[1:2].isalpha())


def _known(word: str) -> bool:
    known = _lexicon()
    return word in known or any(
        word.endswith(end) and word[: -len(end)] in known for end in table("hyphens")["endings"].split()
    )
