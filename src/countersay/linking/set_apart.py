"""Tell by sides, places, days and what describes a thing that a denial and a sentence speak of different matters."""

import re
from dataclasses import dataclass

from countersay.lexicon.load import table
from countersay.linking.contrary_words import Keys, keys_of, word_keys
from countersay.linking.plain_sentences import PlacesNamed, Sentence
from countersay.linking.question_items import Item, content, singular
from countersay.linking.sides import Sides

RELATIVE = re.compile(r",? (?:who|whom|whose|which|that|since|after|before|when|where)\b")
# "Holds two men, who were taken on 3 May": the holding is not of that day.
_WHO_DID = re.compile(r", (?:who|whom|whose|which) ")
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_WHOSE = re.compile(rf" (?:of|in|at|to|near|into|from) (?:the )?(?!(?:{MONTHS})\b)([A-Z][^\W\d_]+)")
_DAY = re.compile(  # not of a paper: "the settlement of 2 June"
    r"(?<!ment of )(?<!tocol of )(?<!accord of )(?<!treaty of )(?<!order of )(?<!letter of )(?<!dated )\b(\d{1,2}) (January|February|March|April|May|June|July|August|September|October|November|December)\b"
)


@dataclass(frozen=True, slots=True)
class Denied:
    """A negated clause with its words and the roots of the noun that it is about."""

    item: Item
    text: str
    noun: Keys


def stands_against(clause: Denied, sentence: Sentence, voice: str | None, places: PlacesNamed, sides: Sides) -> bool:
    """Say whether both name sides, places or days and share none."""
    named = {
        side
        for word in re.findall(r"\b[A-Z][\w’']+", sentence.text)
        if (side := sides.side(word, sentence.document)) is not None
    }
    if (
        re.search(r"\bwe\b|^our\b", sentence.text, re.I) and voice is not None
    ):  # "barred our members" is no deed of ours
        named.add(voice)
    ours = clause.item.voice if re.search(r"\b(?:we|our|us)\b", clause.text, re.I) else None
    if clause.item.agent is not None and named and clause.item.agent not in named and ours not in named:
        return True
    if _names_apart(clause, sentence, sides) or _described_apart(clause, sentence):
        return True
    row = clause.item.row
    one, other = (places.within(part.document, part.start, part.end) for part in (row, sentence))
    if one and other and not one & other:
        return True
    days = [days_in(text) for text in (RELATIVE.split(clause.text)[0], _WHO_DID.split(sentence.text)[0])]
    return bool(days[0] and days[1] and not days[0] & days[1])


def days_in(text: str) -> set[tuple[str, str]]:
    """Return the days named in a text, each with its month."""
    return set(_DAY.findall(text))


_MONTH = re.compile(rf"\b(?:{MONTHS})\b")


def months_in(text: str) -> set[str]:
    """Return the months named in a text."""
    return set(_MONTH.findall(text))


def of_other_months(one: str, other: str) -> bool:
    """Say whether two texts both name months and share none."""
    named = [months_in(text) for text in (one, other)]
    return bool(named[0] and named[1] and not named[0] & named[1])


def _described_apart(clause: Denied, sentence: Sentence) -> bool:
    """Say whether both describe the thing by other nouns: "the test results", "the results of the election"."""
    part = clause.item.row.object or clause.item.row.agent
    if part is None or not clause.noun:
        return False
    return are_described_apart(RELATIVE.split(part.text)[0], sentence.text, clause.noun)


def are_described_apart(one: str, other: str, noun: Keys) -> bool:
    """Say whether two texts describe a thing by other nouns: "the roof of the school", "the roof of the church".

    >>> are_described_apart("the roof of the school leaks", "the roof of the church is dry", word_keys("roof"))
    True
    """
    found = [described(text, noun) for text in (one, other)]
    return bool(found[0] and found[1] and not found[0] & found[1])


def _names_apart(clause: Denied, sentence: Sentence, sides: Sides) -> bool:
    """Say whether both say of or at what they speak, and name others: "the road to Ebbe", "the road to Marn"."""
    found = [
        {match[1] for match in _WHOSE.finditer(text) if sides.side(match[1]) is None}
        for text in (RELATIVE.split(clause.text)[0], sentence.text)
    ]
    return bool(found[0] and found[1] and not found[0] & found[1])


_WHERE = re.compile(
    r"\b(?:at|in|on|near|inside|outside|over) (?:the |a |an |our |their |its )(?:[a-z]+ )?([a-z]{3,})\b"
)


def are_in_other_things(one: str, other: str) -> bool:
    """Say whether both say where by a common noun, and not by one: "on the ferry", "at the mine"."""
    times = table("contraries")["undone_deeds"]["times"]
    found = [
        {key for word in _WHERE.findall(text) if word not in times for key in keys_of(word)} for text in (one, other)
    ]
    return bool(found[0] and found[1] and not found[0] & found[1])


_WHO = frozenset({"it", "they", "them", "we", "us", "he", "she", "him", "her", "i", "you", "this", "that", "these"})
_OF = frozenset({"of", "for", "on", "about"})
_THE = frozenset(
    {"the", "a", "an", "its", "their", "our", "his", "her", "all", "these", "those", "this", "that", "some", "any"}
    | {
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "both",
        "each",
        "every",
        "several",
        "many",
    }
)


def described(text: str, noun: Keys) -> Keys:
    """Return the common nouns that say what kind of thing is meant: "the test results", "results of the election".

    Names and sides are left out, and so is everything where the thing is named twice in different ways.
    """
    words = re.findall(r"[^\W\d_]+(?:['’]s)?|[,.;:()]", text[:1].lower() + text[1:])
    found: set[str] = set()
    for k, word in enumerate(words):
        if not word.islower() or not word_keys(word) & noun:
            continue
        before = re.sub(r"['’]s$", "", words[k - 1]) if k else ""
        if before.islower() and len(before) > 2 and _is_noun(before):
            found |= word_keys(before)
        if k + 1 < len(words) and words[k + 1] in _OF:
            at = k + 2
            while at < len(words) and words[at].lower() in _THE:
                at += 1
            while at < len(words) and words[at] in _PLAIN:
                at += 1  # "of the old bridge"
            for other in words[at : at + 2]:  # "of the wounded men": either may be the noun
                if not other.islower() or not _is_noun(other):
                    break
                found |= word_keys(other)
    return frozenset(found)


_NO_NOUN = ("ly", "ed", "ing", "al", "ous", "ive", "ic", "ful", "less", "ary", "able", "ible", "ish", "men", "ern")
_PLAIN = frozenset(
    {
        "single",
        "whole",
        "entire",
        "last",
        "first",
        "second",
        "third",
        "new",
        "old",
        "other",
        "own",
        "same",
        "few",
        "more",
        "main",
    }
    | {
        "joint",
        "late",
        "next",
        "such",
        "large",
        "small",
        "big",
        "great",
        "full",
        "young",
        "dead",
        "bare",
        "mere",
        "sole",
        "valid",
        "proper",
        "due",
        "written",
        "formal",
        "very",
    }
)


_IN_ARY = frozenset({"boundary", "library", "estuary", "sanctuary", "granary", "aviary", "salary"})


def _is_noun(word: str) -> bool:
    """Say whether a word may say what kind a thing is: no small word, adjective or verb form, and nobody ("the bodies of the guards")."""
    if not content(word) or word in _THE or word in _WHO or word in _PLAIN:
        return False
    if singular(word) in table("contraries")["words"]["buildings"] or singular(word) in _IN_ARY:
        return True
    people = table("allegations")["agents"]["nouns"]
    if word.endswith(_NO_NOUN):
        return False
    return word not in people and word.removesuffix("s") not in people
