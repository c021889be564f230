"""Templates of word order, as a lexicon writes them, made into patterns.

"[{mod} ]{days} {month}[ {year}]": words stand for themselves in either case, `{name}` for a piece, `[...]` for what may
be missing, `(a|b)` for one of several, a space for white space. Nothing repeats, so a pattern costs the same everywhere.
"""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from countersay.errors import SettingsError

GAP = r"(?:[^\S\n]{1,6}|[^\S\n]{0,3}\n(?!\s{0,6}\n)[^\S\n]{0,6})"
KEY = 4  # letters of a word by which templates are looked up, fewer where the word is shorter
FIGURE = "#"  # stands for any digit among the keys
_TOKEN = re.compile(r"\{(\w+)\}|\s+|[\[\]()|]|[^\s{}\[\]()|]+")
_LETTERS_FIRST = re.compile(rf"[^\W\d_]{{1,{KEY}}}")
_LETTERS = {"-": "[-‐‑–—]", "'": "['’]", "’": "['’]"}


class Piece(NamedTuple):
    """What a name in braces stands for: the pattern, and the keys it can begin with."""

    pattern: str
    keys: frozenset[str]


class Template(NamedTuple):
    """A compiled template: its pattern, the keys it can begin with, and the piece of each group."""

    pattern: re.Pattern[str]
    keys: frozenset[str]
    names: dict[str, str]


def key_of(word: str) -> str:
    """Return the key that a word is looked up by.

    >>> key_of("Montag"), key_of("24."), key_of("v. Chr.")
    ('mont', '#', 'v')
    """
    if word[:1].isdigit():
        return FIGURE
    letters = _LETTERS_FIRST.match(word)
    return letters[0].lower() if letters else word[:1]


def either(names: Iterable[str]) -> str:
    """Return a pattern for any of the names, longest first, with white space and apostrophes as texts vary them.

    >>> either(["mar", "march"])
    'march|mar'
    """
    return "|".join(_literal(name) for name in sorted(set(names), key=lambda name: (-len(name), name)))


def piece(names: Iterable[str]) -> Piece:
    """Return the piece that stands for any of the names; one that ends in a letter ends a word.

    >>> piece(["Mai", "Sept."]).keys == {"mai", "sept"}
    True
    """
    every = tuple(names)
    whole = either(name for name in every if name[-1:].isalnum())
    rest = either(name for name in every if not name[-1:].isalnum())
    parts = [part for part in (rest, f"(?:{whole})" if whole else "") if part]
    return Piece("|".join(parts) or r"(?!)", frozenset(key_of(name.split()[0]) for name in every if name.strip()))


def _literal(text: str) -> str:
    parts = re.split(r"(\s+)", text)
    return "".join(
        GAP if part.isspace() else "".join(_LETTERS.get(c, re.escape(c)) for c in part) for part in parts if part
    )


class _Node(NamedTuple):
    """A stretch of a template: its pattern, its possible keys, and whether it may be empty."""

    pattern: str
    keys: frozenset[str]
    empty: bool


class _Reader:
    """Reads one template from left to right."""

    def __init__(self, source: str, pieces: Mapping[str, Piece]) -> None:
        self.source, self.pieces = source, pieces
        self.tokens = [match[0] for match in _TOKEN.finditer(source)]
        if "".join(self.tokens) != source:
            raise _wrong(source, "a brace is not closed")
        self.at = 0
        self.names: dict[str, str] = {}

    def sequence(self) -> _Node:
        pattern, keys, empty = "", frozenset[str](), True
        while self.at < len(self.tokens) and self.tokens[self.at] not in ("]", ")", "|"):
            node = self.item()
            pattern += node.pattern
            keys = keys | node.keys if empty else keys
            empty = empty and node.empty
        return _Node(pattern, keys, empty)

    def item(self) -> _Node:
        token = self.tokens[self.at]
        self.at += 1
        if token == "[":
            inner = self._choice("]")
            return _Node(f"(?:{inner.pattern})?", inner.keys, True)
        if token == "(":
            inner = self._choice(")")
            return _Node(f"(?:{inner.pattern})", inner.keys, inner.empty)
        if token.startswith("{"):
            return self._named(token[1:-1])
        if token.isspace():
            return _Node(GAP, frozenset(), True)
        return _Node(_literal(token), frozenset({key_of(token)}), False)

    def _choice(self, closing: str) -> _Node:
        found = [self.sequence()]
        while self.at < len(self.tokens) and self.tokens[self.at] == "|":
            self.at += 1
            found.append(self.sequence())
        if self.at >= len(self.tokens) or self.tokens[self.at] != closing:
            raise _wrong(self.source, f"{closing!r} is missing")
        self.at += 1
        keys = frozenset(key for node in found for key in node.keys)
        return _Node("|".join(node.pattern for node in found), keys, any(node.empty for node in found))

    def _named(self, name: str) -> _Node:
        known = self.pieces.get(name)
        if known is None:
            raise _wrong(self.source, f"there is no {{{name}}}; there are {', '.join(sorted(self.pieces))}")
        group = f"g{len(self.names)}"
        self.names[group] = name
        return _Node(f"(?P<{group}>{known.pattern})", known.keys, False)


def _wrong(source: str, why: str) -> SettingsError:
    return SettingsError(f"template {source!r}: {why}", code="lexicon-malformed")


def expand(source: str, parts: Mapping[str, str]) -> str:
    """Return a template with its `<name>` parts written out; parts may hold parts, three deep.

    >>> expand("{weekday} <at>", {"at": "um {hour} Uhr"})
    '{weekday} um {hour} Uhr'
    """
    for _ in range(3):
        for name, part in parts.items():
            source = source.replace(f"<{name}>", part)
    if left := re.search(r"<\w+>", source):
        raise _wrong(source, f"there is no {left[0]}")
    return source


def compiled(source: str, pieces: Mapping[str, Piece]) -> Template:
    """Return a template as a pattern of whole words, without regard to case.

    >>> made = compiled("[the ]{month}[ {year}]", {"month": piece(["May"]), "year": Piece(r"[0-9]{4}", frozenset("#"))})
    >>> sorted(made.keys), made.pattern.fullmatch("the may 2021")["g1"]
    (['may', 'the'], '2021')

    Raises:
        SettingsError: if it names a piece that there is not, or a bracket is not closed.
    """
    reader = _Reader(source, pieces)
    node = reader.sequence()
    if reader.at < len(reader.tokens):
        raise _wrong(source, f"{reader.tokens[reader.at]!r} has no beginning")
    if node.empty:
        raise _wrong(source, "it may be empty")
    pattern = re.compile(rf"(?<![^\W_]){node.pattern}(?![^\W_])", re.IGNORECASE)
    return Template(pattern, node.keys, reader.names)
