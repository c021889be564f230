"""Part-of-speech tags for tokens: `tags(tokens)` is the whole interface, so that a better tagger can take its place.

A greedy averaged perceptron (Collins 2002) over words, endings, shapes and the two tags before. Its weights are whole
numbers in `lexicon/en/tagger.txt`; `bench/train_tagger.py` makes that file and the note of its origin. Words that had
one tag in training keep it without any sum, which is most of the running text and most of the speed.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import resources

from countersay.extraction.tokens import Token

Weights = dict[str, dict[str, int]]
_OPEN = ("NN", "NNS", "NNP", "NNPS", "JJ", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "RB", "CD", "JJR", "FW")
_CLOSED_MARKS = {
    ",": ",",
    ".": ".",
    "?": ".",
    "!": ".",
    ":": ":",
    ";": ":",
    "--": ":",
    "—": ":",
    "–": ":",
    "-": ":",
    "...": ":",
    "…": ":",
    "(": "-LRB-",
    ")": "-RRB-",
    "[": "-LRB-",
    "]": "-RRB-",
    '"': "''",
    "“": "``",
    "”": "''",
    "''": "''",
    "``": "``",
    "‘": "``",
    "%": "NN",
    "$": "$",
    "€": "$",
    "£": "$",
}


@cache
def _model() -> tuple[dict[str, tuple[str, ...]], Weights]:
    """Read the lexicon (word to its possible tags) and the weights (feature to tag to whole number)."""
    source = resources.files("countersay.lexicon") / "en" / "tagger.txt"
    lexicon: dict[str, tuple[str, ...]] = {}
    weights: Weights = {}
    for line in source.read_text(encoding="utf-8").splitlines():
        name, _, rest = line.partition("\t")
        if name.startswith("="):
            lexicon[name[1:]] = tuple(rest.split(" "))
        elif name:
            weights[name] = {tag: int(value) for tag, _, value in (item.rpartition(":") for item in rest.split(" "))}
    return lexicon, weights


def known_tags(word: str) -> tuple[str, ...]:
    """Return the tags that a word, in lower case, had in training; empty for an unknown one."""
    return _model()[0].get(word, ())


@lru_cache(maxsize=20000)
def shape(word: str) -> str:
    """Return the class of a word's letters: d(igit), A(ll capitals), T(itle), h(yphen), l(ower)."""
    if any(c.isdigit() for c in word):
        return "d"
    if "-" in word:
        return "h"
    if word.isupper() and len(word) > 1:
        return "A"
    return "T" if word[:1].isupper() else "l"


def own_features(word: str, lower: str) -> tuple[str, ...]:
    """Return the features of a word that do not depend on its neighbours."""
    return ("w" + lower, "3" + lower[-3:], "2" + lower[-2:], "4" + lower[-4:], "s" + shape(word), "p" + lower[:2])


def context_features(lowers: Sequence[str], i: int, first: bool, before: str, two: str, word: str) -> tuple[str, ...]:
    """Return the features of the word at `i` that depend on its neighbours and on the two tags before it."""
    left = lowers[i - 1] if i else "<s>"
    right = lowers[i + 1] if i + 1 < len(lowers) else "</s>"
    return (
        "a" + before,
        "b" + two + "_" + before,
        "c" + before + "_" + lowers[i],
        "l" + left,
        "r" + right,
        "e" + right[-3:],
        "n" + lowers[i + 2] if i + 2 < len(lowers) else "n</s>",
        "f" + shape(word) + ("1" if first else "0"),
    )


@lru_cache(maxsize=20000)
def _own_scores(word: str, lower: str) -> tuple[tuple[str, int], ...]:
    """Return candidate tags of a word with the part of the score that its neighbours do not change."""
    lexicon, weights = _model()
    if lower[0].isdigit() and not any(c.isalpha() for c in lower):
        return (("CD", 0),)
    candidates = lexicon.get(lower, _OPEN)
    rows = [weights[f] for f in own_features(word, lower) if f in weights]
    return tuple((tag, sum(row.get(tag, 0) for row in rows)) for tag in candidates)


def tags(tokens: Sequence[Token]) -> list[str]:
    """Return a Penn Treebank tag for each token of one sentence.

    >>> from countersay.extraction.tokens import tokenize
    >>> tags(tokenize("The ministry denies the claims."))
    ['DT', 'NN', 'VBZ', 'DT', 'NNS', '.']
    """
    _, weights = _model()
    lowers = [token.lower for token in tokens]
    found: list[str] = []
    before, two = "<s>", "<s>"
    for i, token in enumerate(tokens):
        tag = _CLOSED_MARKS.get(token.text)
        if tag is None:
            scored = _own_scores(token.text, token.lower)
            if len(scored) == 1:
                tag = scored[0][0]
            else:
                tag = _best(scored, context_features(lowers, i, i == 0, before, two, token.text), weights)
        found.append(tag)
        two, before = before, tag
    return found


def _best(scored: tuple[tuple[str, int], ...], features: tuple[str, ...], weights: Weights) -> str:
    """Return the tag with the highest sum; the earlier candidate wins a tie."""
    rows = [row for row in map(weights.get, features) if row]
    best, top = scored[0][0], -(10**9)
    for tag, score in scored:
        for row in rows:
            score += row.get(tag, 0)
        if score > top:
            best, top = tag, score
    return best
