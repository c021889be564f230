"""The noun of a number that it does not touch: past words that point back, and before "reached" or "rose to"."""

import re
from functools import cache

from countersay.extraction.nouns.coordinated import Conjunct, amounts, joined
from countersay.extraction.nouns.counted import Noun, after, conjunct, is_plural, singular
from countersay.extraction.nouns.verb_forms import verb_lemma
from countersay.lexicon.load import table, word_set


@cache
def _participles() -> frozenset[str]:
    return frozenset(table("counted")["participles"]["words"])


def pointed_at(text: str, pos: int) -> Noun | None:
    """Return the noun past a word that points back, after a number that ends at `pos`: "12 such fires".

    >>> pointed_at("12 such collisions, in which 40 were hurt", 2).lemma
    'collision'
    """
    match = _POINTING.match(text, pos)
    if match is None:
        return None
    noun = after(text, match.end())
    return None if noun is None else noun._replace(start=match.end() + 1)


_POINTING = re.compile(
    r"[ \n](?:other |more |further |additional )?(?:such|of (?:these|those|the (?:said|same)))(?: other| same)?(?=[ \n])"
)


def part_of_known(text: str, pos: int) -> Noun | None:
    """Return the noun of "of the X" after a number that ends at `pos`; what narrows X narrows the whole, not the part.

    >>> part_of_known("20 of the civilians killed were engineers", 2)
    Noun(lemma='civilian', start=10, end=19, qualifiers=())
    """
    match = _OF_KNOWN.match(text, pos)
    noun = after(text, match.end()) if match is not None else None
    if noun is None or any(word in amounts() for word in re.split(r"[\s-]", text[noun.start : noun.end].lower())):
        return None  # "three of the five suspects": the second number tells what is counted
    return noun._replace(qualifiers=())


_OF_KNOWN = re.compile(r"[ \n](?:out )?of (?:the|its|their|our|his|her)(?: other| remaining)?(?=[ \n])")


_REACHED = (
    "reached|rose to|risen to|increased to|fell to|dropped to|exceeded|stood at|stands at|was|is|were|totalled|totaled"
    "|amounted to|amounts to|at|as"
)
_NUMBER_OF = re.compile(
    rf"\b(?:number|total|toll|count) of ((?:[\w’'-]+ ){{1,6}}?)(?:has |had |have )?(?:now )?(?:{_REACHED})\s*\Z",
    re.IGNORECASE,
)


def number_of(text: str, start: int) -> str | None:
    """Return the noun of "the number of X reached" just before `start`.

    >>> number_of("The number of wounded soldiers reached ", 39)
    'wounded soldier'
    """
    window = text[max(0, start - 80) : start]
    if " of " not in window:
        return None
    match = _NUMBER_OF.search(window)
    if match is None:
        return None
    words = match[1].lower().split()
    while words and words[0] in {"the", "these", "those"}:
        words.pop(0)
    heads = [index for index, word in enumerate(words) if is_plural(word) and word not in _participles()]
    if not heads:
        harmed = words and verb_lemma(words[0]) in word_set("nouns", "elided", "of_persons_alone")
        return "person" if harmed else words[0] if words and words[0] in _participles() else None
    first = Conjunct(" ".join([*words[: heads[0]], singular(words[heads[0]])]), 0, len(" ".join(words[: heads[0] + 1])))
    return joined(" ".join(words), first, conjunct).lemma
