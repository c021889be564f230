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
_GOES_ON = re.compile(r"-?[^\W\d_]")
_GOES_ON_BEFORE = re.compile(r"[^\W\d_]-?\Z")
_SHORT = 40
_LOOKED_UP = 30  # questions answered without a list of the words, and places looked at for one of them


class Vocabulary:
    """The words of some text in small letters, those with a hyphen inside as they are.

    The first few questions look the word up in the text, which is faster than to make a list of all its words.

    >>> words = Vocabulary(["The cease-fire held.", "Landmines"])
    >>> "cease-fire" in words, "fire" in words, "landmines" in words, "mines" in words
    (True, False, True, False)
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._text = "\n".join(texts).casefold()
        self._asked = 0
        self._words: frozenset[str] | None = None

    def __contains__(self, word: str) -> bool:
        self._asked += 1
        if self._asked <= _LOOKED_UP:
            return self._stands(word)
        if self._words is None:
            self._words = frozenset(_WORD.findall(self._text))
        return word in self._words

    def _stands(self, word: str) -> bool:
        text, start = self._text, self._text.find(word)
        for _ in range(_LOOKED_UP):
            if start < 0:
                return False
            end = start + len(word)
            if not _GOES_ON_BEFORE.search(text, max(start - 2, 0), start) and not _GOES_ON.match(text, end):
                return True
            start = text.find(word, end)
        self._asked = _LOOKED_UP
        return word in self


def keeps_hyphen(before: str, after: str, words: Vocabulary) -> bool:
    """Say whether the hyphen at the end of `before` stays when `after` is joined to it; `before` is without it.

    >>> words = Vocabulary(["the cease-fire", "humanitarian aid"])
    >>> keeps_hyphen("of humani", "tarian aid", words), keeps_hyphen("a cease", "fire since", words)
    (False, True)
    >>> keeps_hyphen("twenty", "five men", words), keeps_hyphen("Secretary", "General", words)
    (True, True)
    """
    before, after = before[-_SHORT:].rpartition(" ")[2], after[:_SHORT].partition(" ")[0]
    if _ADDRESS.search(before) or _ADDRESS.search(after):
        return True
    tail, head = _TAIL.search(before), _HEAD.match(after)
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
    if one in _listed("always"):
        return True
    if one in _listed("leads"):
        return _known(other)
    return len(one) > 2 and len(other) > 2 and _known(one) and _known(other)


@cache
def _listed(key: str) -> tuple[str, ...]:
    return tuple(table("hyphens")[key].split())


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
    return word in known or any(word.endswith(end) and word[: -len(end)] in known for end in _listed("endings"))
