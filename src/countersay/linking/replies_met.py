"""Say whether what a reply denies is what another voice tells: one deed, done to one thing, by doers who do not stand apart (`plain_replies`)."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache

from countersay.lexicon.load import table
from countersay.linking.contrary_words import Keys, is_of_people, keys_of, root, weak_roots
from countersay.linking.deed_words import HARM, NOUNS, RECEIVED, by_nature, heads, keys_of_heads
from countersay.linking.handed import thing_handed
from countersay.linking.question_items import PRONOUNS, content
from countersay.linking.replies_said import Said, is_declared
from countersay.linking.set_apart import are_described_apart
from countersay.linking.sides import Sides
from countersay.linking.sufferers import is_person
from countersay.linking.told_apart import (
    doers_apart,
    is_named,
    names_in,
    strange_behind_nothing,
    strange_things,
    times_apart,
    years_apart,
)
from countersay.model import Document

_OURS = re.compile(r"(?:we|our|ours|us)\b|.* of ours$", re.I)
_OF_NOBODY = re.compile(r"(?:it|they|he|she|its|their|his|her|them|nobody|no one|none|anyone|anybody)\b", re.I)


def issued_on(document: Document) -> date | None:
    """Return the day of a document, None where it is not known."""
    return document.issued.day if document.issued is not None else None


def are_one(reply: Said, told: Said, documents: Mapping[str, Document], sides: Sides) -> bool:
    """Say whether what a reply denies is what is told (the rules above)."""
    if reply.side == told.side or (not is_declared(told.side) and told.speaker is None and told.side is not None):
        return False
    if reply.said_by is not None and reply.said_by == told.said_by:
        return False
    if reply.answer == "cause":
        other = _doer(told, sides)
        if told.denied or other not in (None, reply.side) or by_nature(told.clause.text, told.deed) is not None:
            return False
        return bool(_things(reply, sides) & _things(told, sides)) and _is_told_of_it(reply, told, documents, sides)
    if reply.answer == "doer":
        if told.denied:
            return False
    elif reply.denied == told.denied:
        return _is_done_by_another(reply, told, sides) and _is_told_of_it(reply, told, documents, sides)
    if not _have_one_doer(reply, told, sides):
        return False
    return _is_told_of_it(reply, told, documents, sides)


def _is_told_of_it(reply: Said, told: Said, documents: Mapping[str, Document], sides: Sides) -> bool:
    one, other = reply.deed, told.deed
    if NOUNS in one.keys:
        return not told.denied and _are_all_named(reply, told, sides)
    shared = one.keys & other.keys
    if reply.answer != "cause":
        shared -= {HARM}
    if not shared:
        return False
    weak = all(key in weak_roots() for key in shared)
    text = documents[told.clause.document].text
    if not _is_one_thing(reply, told, text, sides, weak=weak):
        return False
    said = reply.clause.text
    if any(not is_named(name, text) for name in names_in(said, reply.clause.document, sides)):
        return False
    year = issued_on(documents[told.clause.document])
    if times_apart(said, told.clause.text) or years_apart(said, told.clause.text, year.year if year else None):
        return False
    if _hand_other_things(said, told.clause.text):
        return False
    if reply.answer != "cause" and strange_things(reply.text if reply.spoken else said, text):
        return False
    if not reply.spoken and strange_behind_nothing(said, text):
        return False
    return not are_described_apart(one.whom or reply.text, told.clause.text, keys_of_heads(one.whom))


def _hand_other_things(one: str, other: str) -> bool:
    """Say whether two clauses hand over things that share no word: "supply the clinic with blood", "supplied with bandages"."""
    first, second = thing_handed(one), thing_handed(other)
    return first is not None and second is not None and keys_of(first).isdisjoint(keys_of(second))


def _are_all_named(reply: Said, told: Said, sides: Sides) -> bool:
    """Say whether a clause holds all nouns and names of words that are turned down, two at least: "the story of a contract for his brother"."""
    nouns = [word for word in re.findall(r"\b[a-z]{3,}\b", reply.text) if content(word) and word not in _FILLING]
    names = names_in("In " + reply.text, reply.clause.document, sides)
    here = keys_of(told.clause.text)
    if len(nouns) + len(names) < 2 or not all(is_named(name, told.clause.text) for name in names):
        return False
    return all(keys_of(noun) & here for noun in nouns) and not times_apart(reply.text, told.clause.text)


def _is_one_thing(reply: Said, told: Said, text: str, sides: Sides, *, weak: bool) -> bool:
    """Say whether both deeds are done to one thing; a pronoun and what is left out are taken up by the words around."""
    one, other = (_things(said, sides) for said in (reply, told))
    if not _numbers(reply.deed.whom) <= _numbers(told.clause.text):
        return False
    if (
        told.denied
        and told.deed.keys & _paying()
        and _is_of_people(told.deed.whom)
        and heads(reply.deed.whom)[:1] in _WAGES
    ):
        return True
    if told.denied and one and other and not one & other:
        return sides.are_meant(told.side, reply.deed.whom, reply.clause.document) and reply.deed.by_noun
    if told.denied and not (one and other):
        if keys_of_heads(reply.deed.who) & keys_of_heads(told.deed.who) - _keys_of_sides(reply, sides):
            return not weak
        if one and not other and sides.are_meant(told.side, reply.deed.whom, reply.clause.document):
            return not weak  # "payment was made to the fishermen", who say that none was
        people = any(_is_person(word) for word in heads(reply.deed.whom))
        people = people or re.search(r"\b(?:given|sent|issued|served|posted) to\b", reply.text) is not None
        return told.deed.by_noun and not told.deed.whom and people and reply.deed.by_noun
    if one and other:
        return bool(one & other) or (not weak and reply.denied and _all_is_told(reply, told, sides))
    if weak:
        return False
    if one:
        return bool(one & keys_of(told.clause.text)) or (_is_pronoun(told.deed.whom) and bool(one & keys_of(text)))
    if RECEIVED in reply.deed.keys:
        return True
    if not one and not other and _is_open(reply.deed.whom) and told.deed.whom:
        return True
    if other:
        return (reply.deed.passive or reply.spoken or _is_open(reply.deed.whom)) and (
            bool(other & keys_of(reply.text)) or _is_open(reply.deed.whom) or (reply.spoken and not reply.deed.whom)
        )
    doers = [keys_of_heads(said.deed.who) for said in (reply, told)]
    sides_ = [_doer(said, sides) for said in (reply, told)]
    return bool(doers[0] & doers[1]) or (sides_[0] is not None and sides_[0] == sides_[1])


def _all_is_told(reply: Said, told: Said, sides: Sides) -> bool:
    """Say whether a clause holds all nouns of a denial, two at least: "no driver was asked for money", "demanded money from drivers"."""
    words = re.findall(r"\b[a-z]{3,}\b", reply.text)
    nouns = [
        word for word in words if content(word) and not keys_of(word) & reply.deed.keys and not word.endswith("ly")
    ]
    nouns = [word for word in nouns if word not in _FILLING and sides.side(word, reply.clause.document) is None]
    told_ = keys_of(told.clause.text)
    return len(nouns) > 1 and all(keys_of(word) & told_ for word in nouns)


_FILLING = frozenset({"ever", "any", "been", "single", "never", "time", "such", "anyone", "anybody", "point"})


def _things(said: Said, sides: Sides) -> Keys:
    """Return the nouns of what a deed is done to, without names of sides."""
    names = re.findall(r"\b[A-Z][^\W\d_]+", said.deed.whom)
    named = {word.lower() for word in names if sides.side(word, said.clause.document) is not None}
    words = [word for word in heads(said.deed.whom) if word not in named]
    return keys_of_heads(" and ".join(words)) if words else frozenset()


_WAGES = [["wages"], ["salaries"], ["pay"], ["overtime"], ["arrears"], ["salary"], ["wage"], ["pensions"]]


@cache
def _paying() -> Keys:
    return frozenset({root("pay"), "@v pay"})


def _is_of_people(phrase: str) -> bool:
    words = heads(phrase)
    return not words or any(_is_person(word) for word in words)


def _is_person(word: str) -> bool:
    return is_of_people(word) or is_person(word) or word.removesuffix("s") in table("plain_replies")["people"]


def _keys_of_sides(said: Said, sides: Sides) -> Keys:
    words = re.findall(r"\b[A-Z][\w’'-]+", said.clause.text)
    named = [word for word in words if sides.side(word, said.clause.document) is not None]
    return frozenset().union(*map(keys_of, named))


def _is_pronoun(phrase: str) -> bool:
    return phrase.lower() in PRONOUNS


def _is_open(phrase: str) -> bool:
    """Say whether a phrase means anybody or what was told before: "anybody", "them"."""
    low = phrase.lower()
    return low in PRONOUNS or low.split()[:1] in (
        ["anybody"],
        ["anyone"],
        ["nobody"],
        ["anything"],
        ["nothing"],
        ["no-one"],
        ["them"],
    )


def _numbers(text: str) -> set[str]:
    return set(re.findall(r"\d+(?:[.,]\d+)*", re.sub(r"\b\d{1,2} [A-Z][a-z]+|\b(?:19|20|21)\d\d\b", "", text)))


def _doer(said: Said, sides: Sides) -> str | None:
    """Return the side that is said to have done a deed."""
    who = said.deed.who
    if not who:
        return None
    if _OURS.match(who):
        return said.side
    return sides.side(who, said.clause.document)


def _have_one_doer(reply: Said, told: Said, sides: Sides) -> bool:
    """Say whether a reply may be of the doer who is told of: sides do not differ, nor do the nouns for people of no side."""
    one, other = _doer(reply, sides), _doer(told, sides)
    if reply.answer == "doer":
        same = keys_of(reply.deed.who) & keys_of(told.deed.who)
        return not same and (other is None or one != other)
    if RECEIVED in reply.deed.keys:
        return other is None or other != reply.side
    if other is not None and other == told.side and not told.denied:
        return False  # nobody denies what another says of himself
    if one is not None and other is not None:
        return one == other
    if doers_apart(reply.deed.who, told.deed.who):
        return False
    nouns = [_people(said.deed.who) for said in (reply, told)]
    if nouns[0] and nouns[1] and not nouns[0] & nouns[1]:
        return other is not None and other == reply.side
    return one is None or one == reply.side or told.side == one


def _people(who: str) -> Keys:
    if not who or _OF_NOBODY.match(who):
        return frozenset()
    return frozenset().union(*(keys_of_heads(word) for word in heads(who) if is_of_people(word)))


def _is_done_by_another(reply: Said, told: Said, sides: Sides) -> bool:
    """Say whether a plain clause gives the deed to another than the side that replies: "was set alight by Vorian shells"."""
    if (
        reply.spoken
        or reply.denied
        or told.denied
        or not reply.deed.passive
        or not reply.deed.who
        or reply.deed.by_noun
    ):
        return False
    one, other = _doer(reply, sides), _doer(told, sides)
    return (
        other == reply.side and one != reply.side and not keys_of_heads(reply.deed.who) & keys_of_heads(told.deed.who)
    )
