"""Read clauses that negate a deed by its noun, or say that a thing was not to be seen: "There was no collision", "gave no warning",
"charged without notice", "saw no tanks at the bridge", "No pre-marked papers were found".

What they ask for is the verb of the noun ("rammed", "warned"), so that the plain sentence of another voice may say the contrary.

1. A noun that the lexicon gives a verb: behind "there was no", "no … took place", "without", and behind verbs that say little by
   themselves ("gave no", "heard no"). What was owed ("warning", "notice") is an omission; of any other deed it is denied that it was done.
2. Behind a verb of finding the participle that describes the noun, else that the thing was there ("massed", "stored", "brought").
3. "The talks did not take place on 9 May": who attended or opened them that day says that they did.
"""

import re
from functools import cache

from countersay.lexicon.load import table
from countersay.linking.contrary_words import Asked, Keys, head_of, keys_of, noun_keys, root, word_keys
from countersay.model import Proposition

_NO = r"\b(?:no|any|not a|not an|not a single|never any)\b"
_BEHIND = re.compile(
    r" (?:of|on|at|against|with|by|in|into|to) (?:the |a |an |any |our |its |their |his |her )?(?P<noun>[a-z]{3,}(?: [a-z]{4,})?)"
)
_PARTICIPLE = re.compile(r"\b(?P<part>[a-z]+(?:-[a-z]+)?(?:ed|en|rnt)) (?P<noun>[a-z]{3,})\b", re.I)
_LITTLE = 3  # words


def asked_by_noun(row: Proposition, text: str) -> Asked | None:
    """Read a negated clause that names its deed by a noun; None where it does not. `text` is the clause as written."""
    phrase = _phrase(row, text)
    if phrase is None:
        return None
    words = re.findall(r"[^\W\d_]+", head_of(phrase))
    if not words or len(words) > _LITTLE:
        return None
    head = words[-1].lower()
    deed = deed_keys(head)
    if any(key.startswith("@v ") for key in deed):
        behind = _BEHIND.match(phrase[len(head_of(phrase)) :]) or _BEHIND.search(_after(text, head))
        noun = (
            noun_keys(behind["noun"].split()[-1])
            if behind is not None and not _is_of_time(behind["noun"])
            else frozenset()
        )
        owed = head in _owed() or head.removesuffix("s") in _owed()
        return Asked(deed, noun, _others(row, text, deed | noun, owed), False, not owed)
    if row.predicate.startswith("without "):
        return None
    if row.predicate.startswith("no "):
        return (
            Asked(_holding(), noun_keys(head), frozenset(), False, True) if "place" in text or "held" in text else None
        )
    described = _PARTICIPLE.search(phrase)
    if described is not None and described["noun"].lower() == head:
        return Asked(keys_of(described["part"]), noun_keys(head), frozenset(), False, True)
    if not words[-1].islower() or not noun_keys(head) or head in _empty():
        return None
    return Asked(_presence(), noun_keys(head), frozenset(), False, True)


def _phrase(row: Proposition, text: str) -> str | None:
    """Return the phrase of the deed or thing that a clause negates, without the words of its negation."""
    for begin in ("no ", "without "):
        if row.predicate.startswith(begin):
            return re.sub(r"^(?:any|prior|further|due|previous|an?) ", "", row.predicate.removeprefix(begin))
    verb = root(row.predicate.split()[0].lower())
    target = row.object
    if (
        target is None
        and row.agent is not None
        and verb in _seeing()
        and re.match(r"(?:no|not a single)\b", text, re.I)
    ):
        return row.agent.text  # "No pre-marked papers were found"
    if target is None or verb not in _light():
        return None
    bare = re.sub(rf"^{_NO} ", "", target.text, flags=re.I)
    said = re.search(rf"{_NO} {re.escape(bare)}", text, re.I)
    if said is None:
        return None
    if verb in _seeing():
        return bare
    return (
        bare
        if any(key.startswith("@v ") for word in head_of(bare).split()[-1:] for key in deed_keys(word.lower()))
        else None
    )


def is_deed(noun: str) -> bool:
    """Say whether a noun in lower case stands for a deed.

    >>> is_deed("release"), is_deed("reporter")
    (True, False)
    """
    return any(key.startswith("@v ") for key in deed_keys(noun))


def deed_keys(noun: str) -> Keys:
    """Return the roots of the verb that a noun stands for; a noun that is only spelt like a verb stands for none."""
    wide = table("contraries")["undone_deeds"]["wide"].get(noun) or table("contraries")["undone_deeds"]["wide"].get(
        noun.removesuffix("s")
    )
    if wide is not None:
        return frozenset(f"@v {root(word)}" for word in wide.split()) | {root(word) for word in wide.split()}
    known = noun in _nouns() or noun.removesuffix("s") in _nouns() or noun.endswith(("ing", "ings"))
    return word_keys(noun) if known else frozenset()


@cache
def _nouns() -> frozenset[str]:
    return frozenset(table("contraries")["deeds"]) | frozenset(table("contraries")["undone_deeds"]["nouns"])


def _after(text: str, word: str) -> str:
    at = text.lower().find(word)
    return text[at + len(word) :] if at >= 0 else ""


def _is_of_time(noun: str) -> bool:
    return noun.split()[0] in table("contraries")["undone_deeds"]["times"]


def _others(row: Proposition, text: str, taken: Keys, owed: bool) -> Keys:
    agent = keys_of(row.agent.text) if row.agent is not None else frozenset()
    small = {root(word) for word in table("contraries")["undone_deeds"]["small"]}
    said = keys_of(text)
    if owed:  # "without warning … the blast" may be told as "before the detonation"
        said |= {key for word in re.findall(r"[a-z]{4,}", text) if is_deed(word) for key in word_keys(word)}
    return frozenset(key for key in said - taken - agent - small if owed or not key.startswith("@v "))


@cache
def _owed() -> frozenset[str]:
    return frozenset(table("contraries")["undone_deeds"]["owed"])


@cache
def _empty() -> frozenset[str]:
    return frozenset(table("contraries")["undone_deeds"]["empty"])


@cache
def _light() -> frozenset[str]:
    return frozenset(root(word) for word in table("contraries")["undone_deeds"]["light"]) | _seeing()


@cache
def _seeing() -> frozenset[str]:
    return frozenset(
        root(word) for word in (*table("contraries")["words"]["seeing"], "see", "saw", "hear", "heard", "found")
    )


@cache
def _holding() -> Keys:
    """Keys of the verbs by which what was planned took place."""
    return frozenset(key for word in table("contraries")["undone_deeds"]["holding"] for key in word_keys(word))


@cache
def _presence() -> Keys:
    """Keys of the verbs by which a thing came to be or was in a place."""
    return frozenset(key for word in table("contraries")["undone_deeds"]["presence"] for key in word_keys(word))
