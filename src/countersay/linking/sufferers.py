"""Who suffers a deed, and whether what a passive clause denies is said of him: "No employee was dismissed", "It sacked the midwife".

1. What a passive clause is about suffers the deed. In a sentence that it answers the sufferer stands before a passive verb and
   behind an active one. Who did it is not meant: "No policeman was beaten" denies nothing of a driver whom policemen beat.
2. A noun for people of a kind, behind "no" or "any", speaks of whoever is of that kind (`whom` of the lexicon): no member of
   staff is a midwife, and no civilian is a soldier.
3. Other nouns for people speak of nobody but those whom they name: "No judge was jailed" is no answer to four jailed printers.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from countersay.lexicon.load import table
from countersay.linking.contrary_words import Keys, head_of, is_of_people, keys_of, noun_keys, stands_near
from countersay.linking.question_items import Item, singular

_BEING = re.compile(r"\b(?:was|were|been|being|is|are|be|got)\s(?:[^\W\d_]+\s){0,2}$", re.I)
_ENDS = re.compile(r"[,;:.()–—]| (?:by|who|which|that|after|before|because|when|while|with|until) ")
_BEGINS = re.compile(r"[,;:.()–—]| (?:that|and|but|while|as|when) ")
_MEMBER = re.compile(r"\bmembers? of (?:the |our |its |their )?([^\W\d_]+)", re.I)
_ANY = re.compile(r"\b(?:no|any|none of|not one|not a single)\s+(?:[^\W\d_’']+\s+){0,2}$", re.I)
_LEAD = re.compile(r"^(?:no|any|none of|not one of|not a single)\b", re.I)
_NONE_WAS = re.compile(
    r"((?:no|none of (?:the|our|its|their)|not one|not a single) (?:[^\W\d_]+ ){1,4}?)(?:was|were|is|are|(?:has|have|had) been) ",
    re.I,
)


def sufferer(verb: Keys, text: str) -> str:
    """Return the words of a sentence in which stands who or what suffers a deed; all of them where the verb is not found.

    >>> from countersay.linking.contrary_words import verb_keys
    >>> sufferer(verb_keys("beaten"), "A sailor of ours was beaten by two guards"), sufferer(verb_keys("beat"), "Guards beat a cook")
    ('A sailor of ours', 'a cook')
    """
    at = stands_near(verb, frozenset(), text)
    if at is None:
        return text
    word = re.compile(r"[^\W\d_]+").match(text, at)
    stop = word.end() if word is not None else at
    if (being := _BEING.search(text[:at])) is not None or re.match(r"\s+by\b", text[stop:]):
        before = text[: being.start() if being is not None else at]
        begins = [match.end() for match in _BEGINS.finditer(before)]
        return before[begins[-1] if begins else 0 :].strip()
    behind = text[stop:].strip()
    end = _ENDS.search(behind)
    return behind[: end.start()] if end is not None else behind


def is_of_kind(phrase: str, other: str) -> bool | None:
    """Say whether a noun that a denial speaks of in general means who suffered; None where the words do not tell.

    >>> is_of_kind("member of staff", "the midwife"), is_of_kind("policeman", "a driver"), is_of_kind("civilian", "two soldiers")
    (True, False, False)
    """
    noun = _noun(phrase)
    if not noun or noun in _kinds()["anybody"]["words"]:
        return None if not noun else True
    people = [word for word in map(singular, re.findall(r"[^\W\d_]+", head_of(other).lower())) if _is_person(word)]
    if noun_keys(noun) & keys_of(other):
        return True
    kind = next((kind for kind in _kinds().values() if noun in kind["words"]), None)
    if kind is not None:
        if any(word in kind["others"] for word in people):
            return False
        return True if people else None
    if not _is_person(noun) or any(word in row["words"] for word in people for row in _kinds().values()):
        return None  # "No child was hurt" says less than that nobody was
    return False if people else None


def speaks_in_general(text: str, phrase: str) -> bool:
    """Say whether a clause speaks of all of a kind: "no employee", "any of our drivers"."""
    at = text.find(phrase)
    return _LEAD.match(phrase) is not None or (at >= 0 and _ANY.search(text[:at]) is not None)


def is_person(phrase: str) -> bool:
    """Say whether the noun of a phrase is known for people.

    >>> is_person("None of our guards"), is_person("the gate")
    (True, False)
    """
    noun = _noun(phrase)
    return noun is not None and _is_person(noun)


def without_other_sufferers(group: Sequence[Item]) -> list[Item]:
    """Return a question without plain denials that speak of other people than all that is alleged."""
    alleged = [item.row.object.text for item in group if item.alleges and item.row.object is not None]
    if not alleged or any(item.alleges and item.row.object is None for item in group):
        return list(group)
    return [item for item in group if not _is_of_others(item, alleged)]


def _is_of_others(item: Item, alleged: Sequence[str]) -> bool:
    """Say whether a plain denial is of people, and of none of those to whom something is said to have been done."""
    row = item.row
    if item.alleges:
        return False
    if (match := _NONE_WAS.match(row.predicate)) is not None:
        said = match[1]
    elif row.object is not None and row.agent is None and not row.explicit:
        said = row.object.text
    else:
        return False
    return all(is_of_kind(said, other) is False for other in alleged)


@lru_cache(maxsize=4096)
def _noun(phrase: str) -> str | None:
    """Return the noun of a phrase in the singular: of "members of staff" the staff, of "none of our guards" the guard."""
    if (member := _MEMBER.search(phrase)) is not None:
        return singular(member[1].lower())
    words = re.findall(r"[^\W\d_]+", head_of(_LEAD.sub("", phrase).strip()))
    return singular(words[-1].lower()) if words else None


@cache
def _kinds() -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = table("contraries")["whom"]
    return found


@cache
def _persons() -> frozenset[str]:
    kinds = {word for kind in _kinds().values() for word in (*kind["words"], *kind["others"])}
    return frozenset((*table("nouns")["narrower"]["person"], *table("contraries")["words"]["trades"])) | kinds


@lru_cache(maxsize=8192)
def _is_person(noun: str) -> bool:
    return noun in _persons() or is_of_people(noun) or noun.endswith(("man", "men", "woman", "women"))
