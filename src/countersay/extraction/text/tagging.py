"""Part-of-speech tags for tokens: `tags(tokens)` is the whole interface, so that a better tagger can take its place.

A greedy averaged perceptron (Collins 2002) over words, endings, shapes and the two tags before. Its weights are whole
numbers in `lexicon/en/tagger.txt`; `bench/train_tagger.py` makes that file and the note of its origin. Words that had
one tag in training keep it without any sum, which is most of the running text and most of the speed.

Names are tagged by their kind, never by their letters: to the tagger every capitalised word that is no common word is
`<name>`, so that exchanging the names of two parties exchanges nothing else.
"""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources
from sys import intern

from countersay.extraction.text.tokens import Token
from countersay.lexicon.load import table

Weights = dict[str, dict[str, int]]
_FEW = 6
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
    """Read the lexicon (word to its possible tags) and the weights (feature to tag to whole number).

    Like tags, like rows of tags and like numbers are one object each: thrice as small, they are sooner found in memory.
    """
    source = resources.files("countersay.lexicon") / "en" / "tagger.txt"
    numbers: dict[str, int] = {}
    rows: dict[str, tuple[str, ...]] = {}
    lexicon: dict[str, tuple[str, ...]] = {}
    weights: Weights = {}
    for line in source.read_text(encoding="utf-8").splitlines():
        name, _, rest = line.partition("\t")
        if name.startswith("="):
            if rest not in rows:
                rows[rest] = tuple(map(intern, rest.split(" ")))
            lexicon[name[1:]] = rows[rest]
        elif name:
            items = (item.rpartition(":") for item in rest.split(" "))
            weights[name] = {intern(tag): numbers.setdefault(value, int(value)) for tag, _, value in items}
    for key, marks in _IRREGULAR.items():
        for word in table("words")[key].split():
            if key == "people":
                lexicon[word] = marks  # whatever training saw: "experts" was a verb there once
            lexicon.setdefault(word, marks)
    return lexicon, weights


_IRREGULAR = {
    "past": ("VBD",),
    "participle": ("VBN",),
    "both": ("VBD", "VBN"),
    "same": ("VB", "VBD", "VBN", "NN"),
    "people": ("NNS",),
}


def mark_tag(mark: str) -> str | None:
    """Return the tag of a mark that has only one, None for words."""
    return _CLOSED_MARKS.get(mark)


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


_CLOSED = frozenset(
    ["DT", "IN", "CC", "PRP", "PRP$", "MD", "TO", "WDT", "WP", "WRB", "EX", "PDT", "RP", "POS", "WP$", "UH", "CD", "RB"]
)
_PEOPLES = (
    "ian",
    "ean",
    "ese",
    "ish",
    "ani",
    "eli",
    "aqi",
    "aiti",
    "ari",
    "eni",
    "udi",
    "ati",
    "eshi",
    "ali",
    "can",
    "tan",
)
_ENDINGS = ("ing", "ly", "ed", "s")


def forms_of(words: Sequence[str], lexicon: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Return each word as the tagger sees it: in lower case, names by their kind alone.

    Where most words are capitalised (a headline) capitals say nothing and common words stay what they are.
    """
    headline = _is_headline(words)
    return [_form(word, i == 0, headline, lexicon) for i, word in enumerate(words)]


def _is_headline(words: Sequence[str]) -> bool:
    initials = [word[0] for word in words if word[:1].isalpha()]
    return sum(map(str.isupper, initials)) * 5 > 3 * len(initials) and len(initials) > 3


def _form(word: str, first: bool, headline: bool, lexicon: Mapping[str, tuple[str, ...]]) -> str:
    lower = word.lower().replace("’", "'")
    if not word[:1].isupper():
        return lower
    known = lexicon.get(lower)
    if known is not None and (first or headline or any(tag in _CLOSED for tag in known)):
        return lower
    if first and known is None and not headline:
        return "<first>" + next((end for end in _ENDINGS if lower.endswith(end) and not lower.endswith("jing")), "")
    if lower.endswith("s") and lower[:-1].endswith(_PEOPLES):
        return "<peoples>"
    if lower.endswith(_PEOPLES):
        return "<people>"
    return "<name>"


def own_features(word: str, form: str) -> tuple[str, ...]:
    """Return the features of a word that do not depend on its neighbours."""
    if form[0] == "<" and form[-1:] != "<" and len(form) > 2:
        return ("w" + form, "s" + shape(word))
    return ("w" + form, "3" + form[-3:], "2" + form[-2:], "4" + form[-4:], "s" + shape(word), "p" + form[:2])


def context_features(forms: Sequence[str], i: int, first: bool, before: str, two: str, word: str) -> tuple[str, ...]:
    """Return the features of the word at `i` that depend on its neighbours and on the two tags before it."""
    left = forms[i - 1] if i else "<s>"
    right = forms[i + 1] if i + 1 < len(forms) else "</s>"
    return (
        "a" + before,
        "b" + two + "_" + before,
        "c" + before + "_" + forms[i],
        "l" + left,
        "r" + right,
        "e" + right[-3:],
        "n" + forms[i + 2] if i + 2 < len(forms) else "n</s>",
        "f" + shape(word) + ("1" if first else "0"),
    )


Row = dict[str, int]
_NOTHING: Row = {}
_NONE: dict[str, Row] = {}


def _row(*features: str) -> Row:
    """Return the weights of features together: those of each tag added up."""
    weights = _model()[1]
    rows = [weights[feature] for feature in features if feature in weights]
    if len(rows) < 2:
        return rows[0] if rows else _NOTHING
    return {tag: sum(row.get(tag, 0) for row in rows) for tag in set().union(*rows)}


@lru_cache(maxsize=4000)
def _behind_tags(two: str, before: str) -> Row:
    return _row("a" + before, "b" + two + "_" + before)


@lru_cache(maxsize=20000)
def _behind_word(left: str) -> Row:
    return _row("l" + left)


@lru_cache(maxsize=20000)
def _before_word(right: str) -> Row:
    return _row("r" + right, "e" + right[-3:])


@cache
def _two_before() -> dict[str, Row]:
    """Return the weights of a form that stands one word further on, by the form: few pairs of words come twice."""
    return {feature[1:]: row for feature, row in _model()[1].items() if feature[0] == "n"}


@cache
def _behind_tag() -> dict[str, dict[str, Row]]:
    """Return the weights of a form behind a tag, by the tag and the form."""
    found: dict[str, dict[str, Row]] = {}
    for feature, row in _model()[1].items():
        if feature[0] == "c":
            before, _, form = feature[1:].partition("_")
            found.setdefault(before, {})[form] = row
    return found


def _own_scores(word: str, form: str, first: bool) -> tuple[tuple[str, int], ...]:
    """Return candidate tags of a word with the part of the score that its neighbours do not change."""
    lexicon, weights = _model()
    if form[0].isdigit() and not any(c.isalpha() for c in form):
        return (("CD", 0),)
    candidates = lexicon.get(form, _OPEN)
    if len(candidates) == 1:
        return ((candidates[0], 0),)
    totals = dict.fromkeys(candidates, 0)
    for feature in own_features(word, form):
        for tag, weight in weights.get(feature, _NOTHING).items():
            if tag in totals:
                totals[tag] += weight
    scored = list(totals.items())
    if len(scored) > _FEW:
        # an unknown word: its letters leave few tags open, and each one costs a sum at every place
        scored = sorted(scored, key=lambda item: -item[1])[:_FEW]
    placed = weights.get("f" + shape(word) + ("1" if first else "0"), _NOTHING)
    return tuple([(tag, score + placed.get(tag, 0)) for tag, score in scored])


def tags(tokens: Sequence[Token]) -> list[str]:
    """Return a Penn Treebank tag for each token of one sentence.

    >>> from countersay.extraction.text.tokens import tokenize
    >>> tags(tokenize("The ministry denies the claims."))
    ['DT', 'NN', 'VBZ', 'DT', 'NNS', '.']
    """
    return list(_tagged(tuple([token.text for token in tokens])))


Entry = tuple[str, str | None, tuple[tuple[str, int], ...]]
"""A word's form; its tag where it has only one; else its candidate tags with their own scores."""


@lru_cache(maxsize=20000)
def _entry(word: str, first: bool = False, headline: bool = False) -> Entry:
    form = _form(word, first, headline, _model()[0])
    mark = _CLOSED_MARKS.get(word)
    if mark is not None:
        return form, mark, ()
    scored = _own_scores(word, form, first)
    return (form, scored[0][0], ()) if len(scored) == 1 else (form, None, scored)


@lru_cache(maxsize=256)
def _tagged(words: tuple[str, ...]) -> tuple[str, ...]:
    """Tag a sentence; several finders ask for the tags of one sentence in turn (three in ten words on news)."""
    if _is_headline(words):
        entries = [_entry(word, i == 0, True) for i, word in enumerate(words)]
    else:
        entries = [_entry(words[0], True), *map(_entry, words[1:])] if words else []
    behind_tag, two_before = _behind_tag(), _two_before()
    following = [entry[0] for entry in entries[1:]] + ["</s>", "</s>"]
    found: list[str] = []
    before, two, left = "<s>", "<s>", "<s>"
    for i, (form, tag, scored) in enumerate(entries):
        if tag is None:
            first, second = _behind_tags(two, before), behind_tag.get(before, _NONE).get(form, _NOTHING)
            third, fourth = _behind_word(left), _before_word(following[i])
            fifth = two_before.get(following[i + 1], _NOTHING)
            tag, top = scored[0][0], -(10**9)
            for candidate, score in scored:  # the sum of the rows, written out: nothing is done more often
                if candidate in first:
                    score += first[candidate]
                if candidate in second:
                    score += second[candidate]
                if candidate in third:
                    score += third[candidate]
                if candidate in fourth:
                    score += fourth[candidate]
                if candidate in fifth:
                    score += fifth[candidate]
                if score > top:  # the earlier candidate wins a tie
                    tag, top = candidate, score
        found.append(tag)
        two, before, left = before, tag, form
    return tuple(found)
