"""Patterns that are tried only where one of the words stands that no match can be without.

Most patterns look for what few sentences have, and trying a hundred words at each letter of a sentence takes a hundred
times as long as looking for the words alone. Which words a match needs is read from the parse tree of the standard
library's compiler, whose module is private: where a Python lays it out in another way no words are known, all patterns
are tried as they are, which is slower and finds the same.
"""

import re
import sys
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, NamedTuple, cast

from countersay.lexicon.caseless import lowered

try:
    from re import _constants as ops  # type: ignore[attr-defined]
    from re import _parser as parser  # type: ignore[attr-defined]
except ImportError:  # pragma: no cover - another layout of the standard library
    parser = None

_MOST = 128  # words; to look for more of them takes as long as the pattern
_LONG = 5  # letters; longer words keep out no more sentences than such
_SHORT = 2  # letters; a second gate of such words keeps out next to nothing
_GATES = 3  # of them one behind the other
_FREE = 64  # searches before the words of a pattern are looked for
_COMMON = (
    frozenset(["a", "all", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "for", "from", "had"])
    | frozenset(["has", "have", "he", "her", "his", "in", "is", "it", "its", "no", "not", "of", "on", "one", "only"])
    | frozenset(["or", "our", "same", "she", "such", "than", "that", "the", "their", "these", "they", "this"])
    | frozenset(["those", "to", "two", "was", "were", "which", "who", "will", "with", "would"])
)


class Word(NamedTuple):
    """A word that a match must hold.

    Attributes:
        text: the word, in lower case unless `cased`. cased: its letter case counts.
        begins: it stands at the beginning of a word: "order" not in "border".
    """

    text: str
    cased: bool
    begins: bool = False


Words = frozenset[Word]
"""Words one of which a match must hold."""


def needed(pattern: re.Pattern[str]) -> list[Words]:
    """Return sets of words of each of which one stands in every match of a pattern, the best first; at most three.

    >>> for words in needed(re.compile(r"\\b(?:the|a) (?i:news|repo?rts?)\\b|in Rome(?= now)")):
    ...     print([word.text for word in sorted(words)])
    ['in Rome', 'news', 'rep']
    >>> for words in needed(re.compile(r"\\b[Tt]hroughout \\d|[Mm]idday")):
    ...     print([(word.text, word.cased, word.begins) for word in sorted(words)])
    [('midday', False, False), ('throughout ', False, True)]
    >>> needed(re.compile(r"\\w+ \\d+|was"))
    []
    """
    if parser is None:
        return []
    try:
        tree = parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
        found, _ = _of_sequence(list(tree), bool(pattern.flags & re.IGNORECASE), False)
    except (AttributeError, LookupError, TypeError, ValueError, re.error):
        return []
    if pattern.flags & re.ASCII:  # what is a letter there is none here
        found = [frozenset([word._replace(begins=False) for word in words]) for words in found]
    strong = [words for words in sorted(set(map(_fewest, found)), key=_worth, reverse=True) if _is_strong(words)]
    return strong[:1] + [words for words in strong[1:_GATES] if _worth(words)[0] > _SHORT]


def _is_strong(words: Words) -> bool:
    return len(words) <= _MOST and not any((len(w.text) < 2 and w.text.isalnum()) or w.text.isspace() for w in words)


def _fewest(words: Words) -> Words:
    """Leave out words that hold another one: where they stand it stands too."""
    if len(words) < 2:
        return words
    return frozenset(
        [
            one
            for one in words
            for text, low in ((one.text, one.text.lower()),)
            if not any(_within(other, one) for other in words if other.text in low or other.text in text)
        ]
    )


def _within(part: Word, whole: Word) -> bool:
    """Say whether a word is found wherever another one stands."""
    if part == whole or (part.cased and not whole.cased):
        return False
    text = whole.text if part.cased else whole.text.lower()
    return whole.begins and text.startswith(part.text) if part.begins else part.text in text


def _worth(words: Words) -> tuple[int, int, list[Word]]:
    """Rank by how much is kept out: by the shortest word, then by how few they are."""
    return min(_LONG, *map(_length, words)), -len(words), sorted(words)


def _best(found: list[Words]) -> Words:
    return found[0] if len(found) == 1 else max(found, key=_worth)


def _length(word: Word) -> int:
    """Return the length of what is rare in a word: " of the " stands in most sentences."""
    parts = word.text.split()
    return max([len(part) for part in parts if part not in _COMMON], default=min(len(word.text.strip()), _SHORT))


_Found = tuple[list[Words], bool]
"""Sets of words, and whether a letter that comes next begins a word."""


_Lead = tuple[str, bool, bool]
"""Letters right before a part of a pattern, whether they begin a word, and whether one of them stands in either case."""

_NO_LEAD: _Lead = ("", False, False)


def _of_sequence(items: list[Any], folded: bool, edge: bool, lead: _Lead = _NO_LEAD) -> _Found:
    """Return sets of words of each of which one stands in every match of the items.

    `edge`: a word may begin here; `lead`: the letters right before, "f" before "(?:rom|or)".
    """
    found: list[Words] = []
    run, begins, either = lead if lead[0] else ("", edge, False)
    for code, argument in [*items, (None, None)]:
        letter = _letter(code, argument, folded)
        if letter:
            begins = begins if run else edge
            either = (bool(run) and either) or code is ops.IN
            run += letter
            edge = not _in_word(letter)
            continue
        before = (run, begins, either) if run and code in (ops.BRANCH, ops.SUBPATTERN) else _NO_LEAD
        if run:
            bare = run.lstrip(" ")
            if bare and bare != run and _in_word(bare[0]):
                run, begins = bare, True
            cased = not folded and not either
            text = run if cased else lowered(run) if either else run.lower()
            found.append(frozenset([Word(text, cased, begins and _in_word(run[0]))]))
            run = ""
        if code is not None:
            here, edge = _of_item(code, argument, folded, edge, before)
            found += here
    return found, edge


def _letter(code: Any, argument: Any, folded: bool) -> str:
    """Return the letter that an item of a pattern stands for, also in either case as "[Tt]" does; "" for any other item."""
    if code is None:
        return ""
    if code is ops.LITERAL and (not folded or argument < 128 or _caseless(chr(argument))):
        return chr(argument)
    if code is ops.IN and len(argument) == 2 and all(kind is ops.LITERAL and value < 128 for kind, value in argument):
        first, second = (chr(value) for _, value in argument)
        return first.lower() if first.lower() == second.lower() else ""
    return ""


def _caseless(character: str) -> bool:
    return character.lower() == character.upper()


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _of_item(code: Any, argument: Any, folded: bool, edge: bool, lead: _Lead) -> _Found:
    if code is ops.AT:
        return [], edge or argument is ops.AT_BOUNDARY
    if code in (ops.ASSERT, ops.ASSERT_NOT):
        return [], edge
    if code is ops.IN:
        return [], all(_parts(*member) for member in argument)
    if code is ops.SUBPATTERN:
        _, added, removed, inner = argument
        within = bool((folded or added & re.IGNORECASE) and not removed & re.IGNORECASE)
        return _of_sequence(list(inner), within, edge, lead if within == folded else _NO_LEAD)
    if code is ops.BRANCH:
        branches = [_of_sequence(list(branch), folded, edge, lead) for branch in argument[1]]
        after = all(last for _, last in branches)
        if not all(words for words, _ in branches):
            return [], after
        return [frozenset[Word]().union(*(_best(words) for words, _ in branches))], after
    if code in (ops.MAX_REPEAT, ops.MIN_REPEAT, getattr(ops, "POSSESSIVE_REPEAT", None)):
        least, most, inner = argument
        words, after = _of_sequence(list(inner), folded, edge and most == 1)
        return (words, after) if least else ([], edge and after)
    if code is getattr(ops, "ATOMIC_GROUP", ops):
        return _of_sequence(list(argument), folded, edge)
    return [], False


def _parts(code: Any, argument: Any) -> bool:
    """Say whether a member of a class of characters stands in no word."""
    if code is ops.LITERAL:
        return not _in_word(chr(argument))
    return code is ops.CATEGORY and argument is ops.CATEGORY_SPACE


class Gated:
    """A compiled pattern behind gates: it searches only stretches that hold a word of each set that it needs.

    The words are looked for once the pattern has been searched for a while: to find them takes longer than to search a
    short document without.
    """

    __slots__ = ("findall", "finditer", "flags", "fullmatch", "match", "pattern", "search", "split", "stands", "sub")

    def __init__(self, pattern: re.Pattern[str]) -> None:
        """Put counters in front of what searches; what matches at one place is as fast without."""
        search, finditer = pattern.search, pattern.finditer
        left = _FREE

        def counted_search(text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
            nonlocal left
            left -= 1
            if left == 0:
                self._put_gates(pattern)
            return self.search(text, pos, endpos) if left <= 0 else search(text, pos, endpos)

        def counted_finditer(text: str, pos: int = 0, endpos: int = sys.maxsize) -> Iterator[re.Match[str]]:
            nonlocal left
            left -= 1
            if left == 0:
                self._put_gates(pattern)
            return self.finditer(text, pos, endpos) if left <= 0 else finditer(text, pos, endpos)

        self.search: Callable[..., re.Match[str] | None] = counted_search
        self.finditer: Callable[..., Iterator[re.Match[str]]] = counted_finditer
        self.stands: Callable[[str], bool] = _anywhere
        self.match, self.fullmatch, self.findall = pattern.match, pattern.fullmatch, pattern.findall
        self.sub, self.split, self.pattern, self.flags = pattern.sub, pattern.split, pattern.pattern, pattern.flags

    def _put_gates(self, pattern: re.Pattern[str]) -> None:
        self.search, self.finditer = pattern.search, pattern.finditer
        gates = needed(pattern)
        if not gates:
            return
        search, finditer = pattern.search, pattern.finditer
        opens = _opener([_holder(words) for words in gates])

        def gated_search(text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
            return search(text, pos, endpos) if opens(text, pos, endpos) else None

        def gated_finditer(text: str, pos: int = 0, endpos: int = sys.maxsize) -> Iterator[re.Match[str]]:
            return finditer(text, pos, endpos) if opens(text, pos, endpos) else iter(())

        parts = frozenset(word._replace(text=max(word.text.split(), key=len), begins=False) for word in gates[0])
        self.search, self.finditer, self.stands = gated_search, gated_finditer, _whole([_holder(parts)])


def _anywhere(text: str) -> bool:
    """Say of any text that a match may stand in it."""
    return True


_Test = Callable[[str], bool]


def _holder(words: Words) -> _Test:
    """Return what says whether a stretch holds one of some words."""
    cased, low = ([word for word in words if word.cased is kind] for kind in (True, False))
    if not cased or not low:
        return _finder(low or cased, bool(low))
    holds_cased, holds_low = _finder(cased, False), _finder(low, True)
    return lambda part: holds_cased(part) or holds_low(part)


def _finder(words: list[Word], folded: bool) -> _Test:
    """Return what looks for words one by one, the shortest first: there is nothing that is done more often."""
    anywhere = {word.text for word in words if not word.begins}
    every = tuple(sorted({word.text for word in words}, key=lambda text: (len(text), text)))

    def holds(part: str) -> bool:
        if folded:
            part = lowered(part)
        for text in every:
            if text in part and (text in anywhere or _stands_first(text, part)):
                break
        else:
            return False
        return True

    return holds


def _opener(gates: list[_Test]) -> Callable[[str, int, int], bool]:
    """Return what says whether a stretch of a text holds a word of each set."""
    first, *others = gates
    stands = _whole(gates)

    def opens(text: str, pos: int, endpos: int) -> bool:
        if pos > 0 or endpos < len(text):
            if not stands(text):
                return False
            text = text[pos:endpos]
        return first(text) and (not others or all(holds(text) for holds in others))

    return opens


def _whole(gates: list[_Test]) -> _Test:
    """Return what says whether a text holds a word of each set, and remembers the answer for the text it was asked of last.

    The sentences of a document are asked of in turn, and of most patterns the whole document holds no match.
    """
    last: tuple[str, bool] = ("", False)

    def stands(text: str) -> bool:
        nonlocal last
        if text is not last[0]:
            last = text, all(holds(text) for holds in gates)
        return last[1]

    return stands


def _stands_first(word: str, part: str) -> bool:
    """Say whether a word that is in a stretch begins a word of it, the stretch's own beginning counted as such."""
    at = part.find(word)
    while at > 0 and (part[at - 1].isalnum() or part[at - 1] == "_"):
        at = part.find(word, at + 1)
    return at >= 0


def may_match(pattern: re.Pattern[str], text: str) -> bool:
    """Say whether a sentence put together of pieces of a text may hold a match; True where that cannot be told.

    >>> pattern = gated(re.compile(r"in Rome"))
    >>> searched = [pattern.search("At sea.") for _ in range(100)]
    >>> may_match(pattern, "Rome, they were in."), may_match(pattern, "At sea.")
    (True, False)
    """
    return not isinstance(pattern, Gated) or pattern.stands(text)


@cache
def gated(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """Return a pattern that finds the same, and sooner says that a stretch has nothing; typed as what it stands for.

    >>> found = gated(re.compile(r"\\b(?:war|peace)\\b", re.I))
    >>> found.search("At Peace"), found.search("At sea") is None
    (<re.Match object; span=(3, 8), match='Peace'>, True)
    """
    return cast(re.Pattern[str], Gated(pattern))
