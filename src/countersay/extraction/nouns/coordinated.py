"""Nouns that one number counts together: "310 women and children", "490 cars, trucks and vans".

A noun belongs to the number before the first one if it stands alone after "and", "or" or "as well as": with a number,
a determiner or a word of amount of its own, or as the subject of a verb of saying, it begins something else.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from countersay.extraction.nouns.verb_forms import gerund_lemma
from countersay.extraction.numbers.number_words import lexicon
from countersay.extraction.text.tagging import known_tags
from countersay.lexicon.load import table

MAX_NOUNS = 5
_COMMA = re.compile(r",(?=[ \u00a0])")
_JOINER = re.compile(r",?[ \u00a0\n](?P<word>and|or|as well as)(?=[ \u00a0\n])")
_WORD = re.compile(r"[ \u00a0\n]([^\W\d_][\w’'-]*)")


_NUMBER = re.compile(r"[ \u00a0\n](?:[$€£]|\d)")


class Conjunct(NamedTuple):
    """One of the nouns: its lemma with modifiers, where its phrase starts and ends."""

    lemma: str
    start: int
    end: int


Reader = Callable[[str, int], Conjunct | None]


def joined(text: str, first: Conjunct, read: Reader) -> Conjunct:
    """Return the noun with those that the same number counts after it; `read` reads a plural after a place."""
    found = [first]
    while len(found) < MAX_NOUNS:
        joiner = _JOINER.match(text, found[-1].end)
        gap = joiner or _COMMA.match(text, found[-1].end)
        noun = read(text, gap.end()) if gap is not None else None
        if noun is None or gap is None or not _alone(text, first, noun):
            return first
        if len(found) == 1 and gap is joiner and gap[0].startswith(",") and _is_gerund(text, noun):
            return first  # "injuring 10 others, and damaging ambulances", but "60 cars and fishing boats"
        found.append(noun)
        if joiner is not None:
            word = "or" if joiner["word"] == "or" else "and"
            lemmas = [one.lemma for one in found]
            return Conjunct(f"{', '.join(lemmas[:-1])} {word} {lemmas[-1]}", first.start, noun.end)
    return first


def _alone(text: str, first: Conjunct, noun: Conjunct) -> bool:
    """Say whether the words of a noun name more of what is counted, and nothing that says or does something."""
    words = re.findall(r"[^\W\d_][\w’'-]*", text[noun.start : noun.end])
    if text[noun.start].isupper() and not text[first.start].isupper():
        return False
    if (
        any(part in amounts() for word in words for part in word.lower().split("-")[:1])
        or _is_verb(words[0])
        or _is_verb(words[-1])
    ):
        return False
    return not _says_or_does(text, words[-1].lower(), noun.end) and not (
        len(words) == 1 and _acts(text, words[0], noun)
    )


def _acts(text: str, word: str, noun: Conjunct) -> bool:
    """Say whether a word is a verb with a bare plural as its object, since no plural stands before another: "40 buses and repairs trams"."""
    following = _WORD.match(text, noun.end)
    if following is None or not following[1].islower() or not word.endswith("s"):
        return False
    plural = following[1].endswith("s") and not following[1].endswith(("ss", "us", "is"))
    return plural and set(known_tags(following[1])) <= {"NNS", "NN"}


def _is_gerund(text: str, noun: Conjunct) -> bool:
    return gerund_lemma(text[noun.start : noun.end].split(" ")[0].lower()) is not None


def _says_or_does(text: str, last: str, end: int) -> bool:
    """Say whether the noun that ends at `end` with the word `last` says something, or is a verb with its object."""
    known = table("counted")["coordinated"]
    following = _WORD.match(text, end)
    if following is None:
        return _NUMBER.match(text, end) is not None
    word = following[1].lower()
    if word in known["objects"]:
        then = _WORD.match(text, following.end())
        return then is None or then[1].lower() not in known["times"]  # "killed 12 women and children the day before"
    return word in known["after_subject"] or word in amounts() or (word == "to" and last in known["before_to"])


def _is_verb(word: str) -> bool:
    """Say whether a word is known as a finite verb and nothing else: "500 branches and employs 3,000"."""
    tags = known_tags(word.lower())
    return bool(tags) and set(tags) <= {"VBZ", "VBD", "VBP", "VB", "MD", "RB"}


@cache
def amounts() -> frozenset[str]:
    """Words that give a noun an amount of its own: "two", "dozens", "several", "hundred"."""
    known = lexicon()
    vague = {word for row in table("vague")["words"]["scan"] for word in row.split(" ")}
    return frozenset({*known.small, *known.scales, *vague})
