"""What words around two counts say of whether they are told of one thing, for pairs that a person is asked about.

Told apart are counts by other rules, of other scenes, bodies or places, and each army's own losses.
"""

import re
from functools import cache

from countersay.lexicon.load import table
from countersay.lexicon.nouns import OCCASION
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.ground import Topics, besides, is_of_events, of_other_scenes, of_two_bodies
from countersay.reconciliation.residue import REACH, stem, words
from countersay.reconciliation.set_apart import are_set_apart
from countersay.reconciliation.turned import turned_round

_END = re.compile(r"[.!?]\s|\n")
_WHERE = re.compile(r"\b(?:in|at|over|near|off|from|to|towards|around|outside) (?:the )?([A-Z][\w'’-]+)")
_WHOSE = re.compile(r"\b(?:our|ours|we|us|own|enemy|enemy's|opponent)\b")
_ABOUT = re.compile(r" (?:about|over|concerning|regarding) (?:the )?([a-z]{3,}(?: [a-z]{3,})?)")


def are_told_apart(one: Claim, other: Claim, topics: Topics) -> bool:
    """Say whether words set the two counts apart: rules, scenes, bodies, giver and taker, the verified among all."""
    if topics.rules.apart(one, other) is not None or topics.residues.basis(one) != topics.residues.basis(other):
        return True
    if of_other_scenes(one, other, topics) or of_two_bodies(one, other, topics) or turned_round(one, other, topics):
        return True
    if are_set_apart(one, other, topics.residues):
        return True
    occasions = [{word for word in claim.figure.qualifiers if word.startswith(OCCASION)} for claim in (one, other)]
    if all(occasions) and occasions[0].isdisjoint(occasions[1]):
        return True
    about = [_ABOUT.match(_behind(claim, topics)) for claim in (one, other)]
    if about[0] and about[1] and about[0][1] != about[1][1]:
        return True  # complaints about fares, complaints about delays
    return _are_of_other_places(one, other, topics) or _are_of_two_armies(one, other, topics)


def _are_of_other_places(one: Claim, other: Claim, topics: Topics) -> bool:
    """Say whether each clause has a name behind a word for a place, and another one: "over Karsk", "over Velin"."""
    found = [{match[1] for match in _WHERE.finditer(_clause(claim, topics))} - _calendar() for claim in (one, other)]
    return all(found) and found[0].isdisjoint(found[1])


def _are_of_two_armies(one: Claim, other: Claim, topics: Topics) -> bool:
    """Say whether both sides tell of their own, or both of the enemy's: "our losses", "two of our men"."""
    if not is_of_events((one, other)):
        return False
    said = [_WHOSE.findall(_clause(claim, topics).lower()) for claim in (one, other)]
    owners = [{"enemy" if word in ("enemy", "enemy's", "opponent") else "own" for word in words_} for words_ in said]
    return bool(owners[0] & owners[1])


def _behind(claim: Claim, topics: Topics) -> str:
    return topics.residues.texts.get(claim.figure.document, "")[claim.figure.end : claim.figure.end + REACH]


def _clause(claim: Claim, topics: Topics) -> str:
    """Return the text of the sentence of a claim up to its number, and of its clause behind that."""
    text = topics.residues.texts.get(claim.figure.document, "")
    _, high = topics.residues.clause(claim)
    low = max(0, claim.figure.start - REACH)
    low = max((match.end() for match in _END.finditer(text, low, claim.figure.start)), default=low)
    return text[low:high]


def own_words(claim: Claim, beside: Claim, topics: Topics) -> frozenset[str]:
    """Return the words that only one of two clauses has, but for those that say nothing."""
    left, right = besides(claim, beside, topics)
    return frozenset(word for word in left - right if word.split(" of ")[0] not in _common())


def _calendar() -> frozenset[str]:
    return frozenset(word.capitalize() for word in table("matters")["words"]["common"])


def shared_words(one: Claim, other: Claim, topics: Topics) -> frozenset[str]:
    """Return the stems of words that both sentences have besides nouns, verbs, days and what says nothing."""
    said = [topics.residues.said(claim) or frozenset() for claim in (one, other)]
    held, named = [], set[str]()
    for claim in (one, other):
        figure = claim.figure
        fields = f"{figure.counted or ''} {figure.predicate or ''} {figure.place or ''}"
        held.append({stem(word) for word in fields.replace("+", " ").lower().split()})
        named |= {stem(word) for word in f"{claim.asserter} {claim.issuer}".lower().split()}
    return frozenset((said[0] & said[1]) - (held[0] & held[1]) - named - _common())


@cache
def _common() -> frozenset[str]:
    idle = words("plain") | words("idle") | frozenset(table("nouns")["adjuncts"]["idle"]) | words("calendars")
    months = frozenset(table("matters")["words"]["common"])
    return idle | months | frozenset(map(stem, idle | months))
