"""Join accounts of what was to be on a day, and of a state that began on one.

1. What is planned, cancelled or denied for one day by several documents is one event where the accounts tell of one class
   or of one thing ("the corridor announced for 5 May", "will open the corridor on 5 May"). Of meetings a day may hold many:
   there the accounts must also name one of those who take part, or one place, or share a second noun. What was planned and
   what then took place stay apart (rule 3 of `event_days`).
2. A state that begins on one day ("closed since 3 May", "closed on 3 May", "closed from 3 May to 9 June") is one where
   class and the thing's name, or thing and any name, agree; the ends may differ, since each document knows its own.

Accounts that name different places are two events, and so are those of one document.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import combinations

from countersay.linking.stems import stem
from countersay.model import EventMention

_NOT_YET = frozenset({"planned", "cancelled", "denied"})
_MANY = frozenset({"meeting", "talk", "round", "session", "conference", "hearing", "visit", "call", "statement"})
_SELDOM = frozenset({"protest", "walkout", "election"})  # a town hardly plans two for one day
_STATES = frozenset({"closure", "suspension", "walkout", "siege"})
_MOST = 30  # accounts of one day
_ANY = frozenset({"part", "request", "side", "party", "people", "member", "day", "time", "agreement", "government"})


def planned_pairs(mentions: Sequence[EventMention]) -> list[tuple[int, int]]:
    """Return places of accounts to join by rule 1."""
    days: dict[date, list[int]] = defaultdict(list)
    for i, mention in enumerate(mentions):
        if mention.first is not None and mention.first == mention.last and mention.status in _NOT_YET:
            days[mention.first].append(i)
    return [
        (i, j)
        for _, members in sorted(days.items())
        if len(members) <= _MOST
        for i, j in combinations(members, 2)
        if mentions[i].document != mentions[j].document and _one_plan(mentions[i], mentions[j])
    ]


def _one_plan(one: EventMention, other: EventMention) -> bool:
    if one.place and other.place and one.place != other.place:
        return False
    who = [_stems(mention.participants) for mention in (one, other)]
    if who[0] and who[1] and not who[0] & who[1]:
        return False
    things = (set(one.about) & set(other.about)) - _ANY
    noun = one.kind in _SELDOM or (bool(one.noun) and one.noun == other.noun)
    same_class = noun and one.kind == other.kind and one.kind not in _MANY
    if not things and not same_class:
        return False
    if things <= _MANY and not same_class:
        named = bool(who[0] & who[1]) or (one.place is not None and one.place == other.place)
        return named or len(things) > 1
    return True


def begun_pairs(
    mentions: Sequence[EventMention], names: Sequence[tuple[frozenset[str], frozenset[str]]]
) -> list[tuple[int, int]]:
    """Return places of accounts to join by rule 2; `names` are the ids of the names in each: of things and places, and all."""
    days: dict[tuple[str, date], list[int]] = defaultdict(list)
    for i, mention in enumerate(mentions):
        if mention.kind in _STATES and mention.first is not None and mention.status in ("asserted", "alleged"):
            days[mention.kind, mention.first].append(i)
    pairs = []
    for _, members in sorted(days.items()):
        for i, j in combinations(members[:_MOST], 2):
            one, other = mentions[i], mentions[j]
            if one.document == other.document or (one.place and other.place and one.place != other.place):
                continue
            things = (set(one.about) & set(other.about)) - _ANY
            if names[i][0] & names[j][0] or (things and names[i][1] & names[j][1]):
                pairs.append((i, j))
    return pairs


def _stems(names: Sequence[str]) -> set[str]:
    return {stem(word) for name in names for word in name.lower().split() if len(word) > 3}
