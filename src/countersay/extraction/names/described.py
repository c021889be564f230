"""Find persons, bodies and places that a common noun describes: "the city", "two bridges", "militants".

They are no names and never enter the names table; who needs every phrase that refers to somebody or somewhere asks for
them besides `find_mentions`. A description is a noun of the word list with what stands before it up to its
determiner or number; without one, with capitalised and hyphenated words and listed adjectives only.
"""

from functools import cache

from countersay.extraction.names.name_words import Words, name_lexicon, split_words
from countersay.lexicon.load import table
from countersay.model import Mention, NameKind

_REACH = 5


@cache
def _nouns() -> dict[str, NameKind]:
    data = table("described")
    kinds: dict[str, NameKind] = {}
    for key in ("person", "group", "place"):
        kinds.update(dict.fromkeys(data[key], key))
    return kinds


@cache
def _set(key: str) -> frozenset[str]:
    return frozenset(table("described")[key])


def find_described(text: str, document: str = "") -> list[Mention]:
    """Return descriptions in text order; they do not overlap.

    >>> [(m.text, m.kind) for m in find_described("Militants left the northern city and two stone bridges.")]
    [('Militants', 'group'), ('the northern city', 'place'), ('two stone bridges', 'place')]
    """
    words = split_words(text)
    nouns = _nouns()
    found: list[Mention] = []
    reached = 0
    for i, word in enumerate(words.words):
        kind = nouns.get(word) or (nouns.get(word.lower()) if _opens(words, i) else None)
        if kind is None or _heads_compound(words, i, nouns):
            continue
        first = max(_first(words, i), reached)
        determined = words.low(first) in _set("determiners")
        if kind == "person" and not determined:
            continue
        if word.lower().endswith("s") or determined or first < i or word.lower() in ("media", "police", "personnel"):
            after = _with_name(words, i)
            start, end = words.starts[first], words.ends[after - 1]
            found.append(Mention(document=document, start=start, end=end, text=text[start:end], kind=kind))
            reached = after
    return found


def _opens(words: Words, i: int) -> bool:
    return i == 0 or words.gap(i).lstrip('"”’)')[:1] in (".", "\n", "!", "?", ":")


def _heads_compound(words: Words, i: int, nouns: dict[str, NameKind]) -> bool:
    """Say whether the noun at `i` only modifies the next ("city officials", "police station")."""
    return words.gap(i + 1) == " " and words.low(i + 1) in nouns and words.words[i + 1].islower()


def _first(words: Words, i: int) -> int:
    """Return the first word of the description whose noun is word `i`."""
    first = i
    while first > 0 and i - first < _REACH and words.gap(first) in (" ", "\n"):
        before = words.words[first - 1]
        low = before.lower()
        if low in _set("determiners") or before.isdigit():
            return first - 1
        if low in _set("stops") or words.possessive(first - 1):
            break
        first -= 1
    while first < i and not _modifies(words, first):
        first += 1
    return first


def _modifies(words: Words, i: int) -> bool:
    """Say whether a word may open a description that has no determiner."""
    word = words.words[i]
    if word[0].isupper():
        return not _opens(words, i)
    listed = name_lexicon().sets["groups.modifiers"]
    return (
        "-" in word
        or word in listed
        or word in ("coalition", "partner", "friendly", "fighting", "supply", "tactical", "defensive")
    )


def _with_name(words: Words, i: int) -> int:
    """Return one past the description, "of" and the name after it taken in where the noun asks for it."""
    if words.low(i) in _set("with_of") and words.low(i + 1) == "of" and words.gap(i + 1) == " ":
        after = i + 2
        if words.low(after) == "the":
            after += 1
        if words.cap(after):
            return after + 1
    return i + 1
