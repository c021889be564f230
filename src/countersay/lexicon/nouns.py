"""Counted nouns as they are kept: which name several things at once, and how they are written of more than one."""

import re
from functools import cache, lru_cache

from countersay.lexicon.load import table

_JOINED = re.compile(r", | and | or ")


def things(counted: str, text: str | None = None) -> tuple[str, ...]:
    """Return the things that a noun with "and" or "or" counts together; a noun of one thing is returned alone.

    Two adjectives of one noun stand in `text`, the words of the figure, as they stand in the noun.

    >>> things("woman and child"), things("civilian and military vehicle")
    (('woman', 'child'), ('civilian and military vehicle',))
    >>> things("car and armoured truck", "12 cars and armoured trucks")
    ('car', 'armoured truck')
    """
    parts = _JOINED.split(counted)
    if len(parts) == 1 or any(part.endswith("-") for part in parts):
        return (counted,)
    adjectives = f"{parts[0]} ".lower() in (counted if text is None else text).lower()
    return (counted,) if " " in parts[-1] and adjectives else tuple(parts)


def head(counted: str, text: str | None = None) -> str:
    """Return the last word of a counted noun, or the whole of one that counts several things together.

    >>> head("heavy duty vehicle"), head("woman and child")
    ('vehicle', 'woman and child')
    """
    if " " not in counted:
        return counted
    return counted if len(things(counted, text)) > 1 else counted.split(" ")[-1]


def known_as(part: str, whole: str) -> bool | None:
    """Say whether things named so may be a part of others, as far as the nouns are known; None if they are not.

    >>> known_as("lorry", "vehicle"), known_as("truck", "soldier"), known_as("pallet", "truck"), known_as("woman", "worker")
    (True, False, None, None)
    """
    if any(known_as(part, one) for one in things(whole) if one != whole):
        return True
    one, other = _kinds(part.lower()), _kinds(whole.lower())
    if one[0] == other[0] or other[0] in one:
        return True
    apart = len(one) > 1 and len(other) > 1 and not {*one[:-1]} & {*other[:-1]}
    return False if apart else None  # women may be workers


@lru_cache(maxsize=4_096)
def _kinds(noun: str) -> tuple[str, ...]:
    """Return the key of a noun, the key of what it is a kind of, and "known" if the lexicon has it."""
    nouns = table("nouns")
    words = noun.split(" ")
    for size in range(min(3, len(words)), 0, -1):
        tail = " ".join(words[-size:])
        for entry in nouns["event"].values():
            if tail in entry["nouns"]:
                return tail, entry["head"], "known"
        key = next((key for key, same in nouns["same"].items() if tail in same), tail)
        wider = [wide for wide, kinds in nouns["narrower"].items() if key in kinds]
        if wider or key in nouns["narrower"] or key in nouns["same"]:
            return key, *wider, "known"
    return (words[-1],)


def plural(counted: str, text: str | None = None) -> str:
    """Return a counted noun as written of more than one.

    >>> [plural(noun) for noun in ("woman", "young man", "body", "box", "convoy", "series", "woman and child")]
    ['women', 'young men', 'bodies', 'boxes', 'convoys', 'series', 'women and children']
    """
    found = things(counted, text)
    if len(found) > 1:
        joiner = " or " if " or " in counted else " and "
        return joiner.join([", ".join(_plural(one) for one in found[:-1]), _plural(found[-1])])
    return _plural(counted)


def _plural(noun: str) -> str:
    first, gap, last = noun.rpartition(" ")
    return first + gap + _plural_word(last)


@lru_cache(maxsize=4_096)
def _plural_word(word: str) -> str:
    known = _irregular()
    if word in known:
        return known[word]
    for one, several in known.items():
        if len(one) > 3 and word.endswith(one):  # "housewife"
            return word.removesuffix(one) + several
    if word in _unchanged() or word.endswith("people"):
        return word
    if word.endswith("man") and word not in _HUMAN:
        return word[:-2] + "en"
    if word.endswith("child"):
        return word + "ren"
    if re.search(r"[^aeiou]y\Z", word):
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    return word + "s"


_HUMAN = frozenset({"human", "german", "roman", "norman", "ottoman", "shaman", "talisman"})


OCCASION = "in: "
"""Lead of a qualifier that names the one event whose toll is given."""


@cache
def _of_harm() -> frozenset[str]:
    return frozenset(table("nouns")["occasion"]["verbs"])


def is_of_harm(predicate: str | None) -> bool:
    """Say whether a predicate, verbs joined by "+", is what single events do: kill, arrest, damage.

    >>> is_of_harm("kill+injure"), is_of_harm("pass"), is_of_harm(None)
    (True, False, False)
    """
    return not _of_harm().isdisjoint((predicate or "").split("+"))


@cache
def _irregular() -> dict[str, str]:
    """Singular → plural; of two plurals the first that is listed."""
    found: dict[str, str] = {}
    for several, one in table("counted")["collective"]["singular"].items():
        found.setdefault(one, several)
    return found


@cache
def _unchanged() -> frozenset[str]:
    """Collectives that no singular is kept for: "40 police", "three aircraft"."""
    data = table("counted")["collective"]
    return frozenset(data["words"]) - set(data["singular"]) - set(data["singular"].values())


@lru_cache(maxsize=4096)
def is_press(label: str) -> bool:
    """Say whether a label is that of a paper.

    >>> is_press("The Harbour Herald"), is_press("Ministry of Health")
    (True, False)
    >>> is_press("Littoral Wire"), is_press("Press Service of the President"), is_press("Harl Post Office")
    (True, False, False)
    """
    named = set(re.findall(r"[a-z]+", label.lower()))
    return not named.isdisjoint(table("answers")["press"]) and named.isdisjoint(table("answers")["no_press"])
