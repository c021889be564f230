"""Which counted nouns a corpus itself says to mean the same: "the detainees, or prisoners, ...".

Only a gloss counts, in one of these forms; two nouns that merely stand side by side may be two things:

1. *or*, between commas, behind a definite noun: "the detainees, or prisoners, were moved"; "the detainees (or prisoners)".
2. *also called*: "carts, also called wains," "sheds, that is, huts"; in brackets as well.
3. *abbreviation*: "internally displaced persons (IDPs)", if its letters begin the words.

What is joined so is of different wording, so that it can be in tension and never a contradiction.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from countersay.lexicon.load import table
from countersay.noting import noted

_NOUN = r"[a-z][a-z-]{2,30}(?: [a-z][a-z-]{2,30}){0,2}"
_CALLED = r"(?:also (?:called|known as|referred to as)|known as|that is(?: to say)?|i\.e\.|in other words)"


@cache
def _glosses() -> tuple[re.Pattern[str], ...]:
    end = r"[,.;)]"
    return (
        re.compile(
            rf"\b(?:the|these|those|all|such) (?P<one>[a-z-]{{3,30}}),? (?:\(or|or) (?P<other>[a-z-]{{3,30}}){end}"
        ),
        re.compile(rf"\b(?P<one>[a-z-]{{3,30}})(?:,| \() ?{_CALLED},? [\"“]?(?P<other>[a-z-]{{3,30}})[\"”]?{end}"),
    )


_SHORT = re.compile(rf"\b(?P<one>{_NOUN}(?: [a-z-]{{3,30}})?) \((?P<other>[A-Z]{{3,6}})s?\)")
_GATES = (
    (" or ", " (or "),
    ("also called", "known as", "also referred to as", "that is", "i.e.", "in other words"),
)
"""Words one of which a match of each pattern of `_glosses` holds."""
_LETTERS = re.compile(r"\([A-Z]{3,6}s?\)")
_COMMA = re.compile(r"[a-z-]{3,30}(,| \()")


def same_nouns(texts: Iterable[str]) -> dict[str, str]:
    """Return singular nouns that texts gloss by another, with the one that stands for the group in keys.

    >>> same_nouns(["On 3 May the detainees, or prisoners, were moved."])
    {'prisoner': 'detainee'}
    >>> same_nouns(["On 3 May the detainees or their guards were moved."])
    {}
    """
    groups: dict[str, str] = {}

    def root(noun: str) -> str:
        while groups.get(noun, noun) != noun:
            noun = groups[noun]
        return noun

    for text in texts:
        flat = _glossed(text)
        for one, other in zip(flat[::2], flat[1::2], strict=True):
            left, right = sorted(
                (root(one), root(other)), key=lambda noun: (noun not in _known(), -noun.count(" "), noun)
            )
            if left != right:
                groups[right] = left
    return {noun: root(noun) for noun in sorted(groups) if root(noun) != noun}


@noted("glosses")
def _glossed(text: str) -> list[str]:
    """Return the pairs of a text one after the other."""
    return [noun for pair in _pairs(text) for noun in pair]


def _pairs(text: str) -> Iterable[tuple[str, str]]:
    for gate, pattern in zip(_GATES, _glosses(), strict=True):
        for match in pattern.finditer(text) if any(word in text for word in gate) else ():
            one, other = match["one"], match["other"]
            if _is_plural(one) and _is_plural(other) and _COMMA.search(match[0]) and not {one, other} & _stop():
                yield _singular(one), _singular(other)
    for match in _SHORT.finditer(text) if _LETTERS.search(text) else ():
        words = match["one"].split(" ")[-len(match["other"]) :]
        if [word[0].upper() for word in words] == list(match["other"]) and len(words) > 1:
            yield " ".join([*words[:-1], _singular(words[-1])]), match["other"].lower()


@cache
def _known() -> frozenset[str]:
    nouns = table("nouns")
    return frozenset(word for topic in ("same", "narrower") for kinds in nouns[topic].values() for word in kinds)


@cache
def _stop() -> frozenset[str]:
    return frozenset(table("counted")["stop"]["words"]) | frozenset(table("counted")["dropped"]["words"])


@cache
def _irregular() -> dict[str, str]:
    return dict(table("counted")["collective"]["singular"])


def _is_plural(noun: str) -> bool:
    return noun in _irregular() or (noun.endswith("s") and not noun.endswith("ss"))


def _singular(noun: str) -> str:
    if noun in _irregular():
        return _irregular()[noun]
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if re.search(r"(?:ss|x|ch|sh)es\Z", noun):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


def renamed(counted: str, same: Mapping[str, str]) -> str:
    """Return a counted noun with its head put as its group has it.

    >>> renamed("political prisoner", {"prisoner": "detainee"})
    'political detainee'
    """
    words = counted.split(" ")
    for size in range(min(4, len(words)), 0, -1):
        tail = " ".join(words[-size:])
        if tail in same:
            return " ".join([*words[:-size], same[tail]])
    return counted
