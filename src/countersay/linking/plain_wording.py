"""What a denial wants to find in a plain sentence that it answers: its weighty words, and other ways of saying them.

1. Words are compared by their stems; a verb and its particle are one word too ("locked out" says "lockout"), and words of
   one row of the lexicon are one ("burst", "failure"; "collided", "rammed").
2. "There is no N", "there were N" with one noun: an account of another voice that says N, where N names what happens seldom
   or is made of a verb and its particle, or where the account stands right before in the same paragraph.
3. "N was used", "the use of N": an account of what was done "with N", "using N".
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from countersay.lexicon.load import table
from countersay.linking.question_items import content
from countersay.linking.stems import stem

_WHOSE = frozenset({"our", "your", "whose"})
_PARTICLES = frozenset({"out", "down", "up", "off", "over", "back", "away", "through"})
_THERE = re.compile(
    r"(?:no|(?:that )?there (?:is|are|was|were|(?:has|have|had) been)(?: ever)?(?: any| an?| the)?)\s+(?P<thing>.+)",
    re.I | re.S,
)
_USED = re.compile(
    r"(?:any |the |no |some )?(?P<one>[^\W\d_]{4,}) (?:is|are|was|were|has been|have been|had been) (?:ever )?used\b"
    r"|(?:.{0,60}\b)?(?:used|using|(?:the |any )?use of)(?: any| the)? (?P<other>[^\W\d_]{4,})\b",
    re.I,
)
_TOGETHER = 8  # words
_PART = re.compile(r"[^\W\d_]+")
_SIZE = re.compile(r"\b(?:of|in|on|at|by|for|with|from|near|against|to|inside|between)\b", re.I)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a denial asks for: stems of its words; `thing`: the stem of what it says was not there; `tool`: of what was not used."""

    words: frozenset[str]
    thing: str | None = None
    seldom: bool = False
    tool: str | None = None


def wanted(predicate: str) -> Wanted:
    """Read what is denied.

    >>> wanted("no lockout").thing, wanted("whistles were used").tool
    ('lockout', 'whistle')
    """
    words = stems_of(predicate) - {stem(word) for word in _WHOSE}
    used = _USED.fullmatch(predicate) or _USED.match(predicate)
    there = _THERE.fullmatch(predicate)
    if there is not None:
        head = _SIZE.split(there["thing"])[0].split()
        last = head[-1].lower() if head else ""
        thing = _longest(stems_of(last)) if len(last) > 3 else None
        return Wanted(stems_of(there["thing"]), thing, _is_seldom(last))
    if used is not None:
        tool = (used["one"] or used["other"]).lower()
        return Wanted(words, tool=_longest(stems_of(tool)))
    return Wanted(words)


def _longest(stems: frozenset[str]) -> str | None:
    """Return one stem, the same in every run: of "walk-out" the whole."""
    return max(stems, key=lambda one: (len(one), one), default=None)


def stems_of(text: str) -> frozenset[str]:
    """Return the stems of the weighty words of a text, words of one row of the lexicon as one."""
    found = set(map(_stem_or_row, content(text)))
    parts = _PART.findall(text.lower())
    if not _PARTICLES.isdisjoint(parts):
        for verb, particle in pairwise(parts):
            if particle in _PARTICLES and len(verb) > 2:
                found.add(stem(bases().get(verb, stem(verb)) + particle))
    return frozenset(found)


@lru_cache(maxsize=50_000)
def _stem_or_row(word: str) -> str:
    return _alike().get(word) or _alike().get(stem(word)) or stem(word)


def stand_together(words: frozenset[str], sentence: str) -> bool:
    """Say whether all stems stand within eight words of a sentence: "the dam … burst", not one at each end."""
    parts = re.findall(r"[^\W\d_]+", sentence.lower())
    at = [(k, stem) for k, part in enumerate(parts) for stem in stems_of(part) & words]
    return any({stem for k, stem in at if first <= k < first + _TOGETHER} == words for first, _ in at)


def is_used_in(tool: str, sentence: str) -> bool:
    """Say whether something was done with a thing: "beat them with sticks", "using sticks"."""
    for match in re.finditer(
        r"\b(?:with|using|used|by means of|wielded|wielding)\s+((?:[^\W\d_]+\s+){0,3}[^\W\d_]+)", sentence, re.I
    ):
        if tool in stems_of(match[1]):
            return True
    return False


def _is_seldom(noun: str) -> bool:
    """Say whether a noun names what happens seldom, or is made of a verb and its particle ("lockout", "walk-out")."""
    made = any(noun.endswith(particle) and len(noun) > len(particle) + 2 for particle in ("out", "down", "off", "over"))
    return made or noun in _seldom()


@cache
def _seldom() -> frozenset[str]:
    nouns = table("happenings")["nouns"]
    return frozenset(word for kind in table("happenings")["seldom"]["kinds"] for word in nouns.get(kind, "").split())


@cache
def _alike() -> Mapping[str, str]:
    """Each word of a row of the lexicon, and its stem, with the first word of the row."""
    found: dict[str, str] = {}
    for row in table("happenings")["alike"]["rows"]:
        words = row.split()
        for word in words:
            found[word] = found[stem(word)] = f"@{words[0]}"
    return found


@cache
def bases() -> Mapping[str, str]:
    """Irregular form → base form."""
    return {form: base for base, forms in table("happenings")["forms"].items() for form in forms.split()}
