"""Join the accounts of one day's only event: "the visit was derailed", "experts trying to visit were confronted".

1. Asserted accounts of one whole day in one document that share two content words, or the class and one, tell of one
   matter; a document whose accounts of the day fall into one matter has told of a single event that day.
2. Two documents that each tell of a single event of one day tell of the same one if their accounts share two content
   words, or the class and one; unless both name who took part and nobody is in both.

3. Of some classes (a march, a walkout, an election, a truce) there is hardly more than one a day in one dispute. Where each of several
   documents tells of one such event of a day, whatever its words, and no two of them name other places or other people, it is one.

A document that tells of two matters of a day is left alone: two events of one date stay apart. Only accounts whose days
agree are joined, so that no difference of days can come of it.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from itertools import combinations

from countersay.linking.event_things import are_done_to_others
from countersay.linking.stems import bare_stem
from countersay.model import EventMention

_MOST = 12  # accounts of one day in one document
_DOCUMENTS = 30
# Of meetings a day holds many; of attacks and losses each side tells its own.
_OUT = frozenset({"publication", "statement", "meeting", "attack", "killing", "capture", "shooting"})
_SELDOM = frozenset({"protest", "walkout", "election", "ceasefire", "merger", "wedding"})  # rule 3
# Nouns that any account of such an event may hold.
_ANY = frozenset(
    [
        "people",
        "person",
        "crowd",
        "member",
        "participant",
        "protester",
        "demonstrator",
        "marcher",
        "place",
        "worker",
        "docker",
        "fishermen",
        "supporter",
        "group",
        "police",
        "guard",
        "organiser",
        "part",
        "day",
        "march",
        "protest",
        "rally",
        "demonstration",
        "strike",
        "walkout",
        "stoppage",
        "lockout",
        "election",
        "vote",
        "truce",
        "ceasefire",
        "street",
        "city",
        "town",
        "side",
    ]
)
# Words that tell nothing of what happened.
_SMALL = frozenset(
    [
        "after",
        "about",
        "along",
        "among",
        "another",
        "before",
        "being",
        "between",
        "during",
        "following",
        "later",
        "since",
        "their",
        "there",
        "these",
        "those",
        "under",
        "until",
        "where",
        "which",
        "while",
        "would",
        "group",
        "groups",
        "people",
        "place",
        "today",
        "yesterday",
        "early",
        "morning",
        "evening",
        "night",
        "week",
        "weeks",
        "month",
        "area",
        "areas",
        "part",
        "parts",
    ]
)

Pair = tuple[int, int]


def same_day_pairs(mentions: Sequence[EventMention], families: Sequence[str], find: Callable[[int], int]) -> list[Pair]:
    """Return places of accounts to join; `find` gives the event that each belongs to so far."""
    by_day: dict[date, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for i, mention in enumerate(mentions):
        if mention.first is not None and mention.first == mention.last and mention.kind != "publication":
            by_day[mention.first][mention.document].append(i)
    words = {i: _words(mentions[i]) for days in by_day.values() for rows in days.values() for i in rows}
    pairs: list[Pair] = []
    for day in sorted(by_day):
        single = [rows for rows in by_day[day].values() if _single(rows, mentions, families, words, find)]
        if len(single) > _DOCUMENTS:
            continue
        for rows in single:
            pairs += [(rows[0], i) for i in rows[1:]]
        for one, other in combinations(single, 2):
            if _alike(one, other, mentions, families, words):
                pairs.append((one[0], other[0]))
    return pairs


def _single(
    rows: Sequence[int],
    mentions: Sequence[EventMention],
    families: Sequence[str],
    words: dict[int, frozenset[str]],
    find: Callable[[int], int],
) -> bool:
    """Say whether all accounts of one document and day are one matter, and such as can be joined."""
    if len(rows) > _MOST or any(mentions[i].status != "asserted" or mentions[i].listed for i in rows):
        return False
    if any(mentions[i].kind in _OUT for i in rows):
        return False
    return all(
        find(i) == find(j)
        or _shared(i, j, mentions, families, words)
        or any(_shared(i, k, mentions, families, words) for k in rows if k != i)
        for i, j in combinations(rows, 2)
    )


def _shared(
    i: int, j: int, mentions: Sequence[EventMention], families: Sequence[str], words: dict[int, frozenset[str]]
) -> bool:
    """Say whether two accounts share two content words, or the class and one that is not the class's own.

    Where both name a place and not the same, only two words beside the verb's own will do, and one name must hold a
    word of the other, save of a march and the like, which one tells by its road and another by its town.
    """
    if are_done_to_others(mentions[i], mentions[j]):
        return False
    common = words[i] & words[j]
    own = {bare_stem(word) for k in (i, j) for word in (mentions[k].verb, mentions[k].noun) if word}
    one, other = mentions[i].place, mentions[j].place
    if one and other and one != other:
        if not _stems({one}) & _stems({other}) and families[i] not in _SELDOM:
            return False  # a fire in Selm, a fire in Tarn
        return len(common - own) > 1 or (
            mentions[i].document != mentions[j].document and _class_and_thing(i, j, families, common - own)
        )
    return len(common) > 1 or _class_and_thing(i, j, families, common - own)


def _class_and_thing(i: int, j: int, families: Sequence[str], common: frozenset[str]) -> bool:
    return bool(families[i]) and families[i] == families[j] and bool(common)


def _alike(
    one: Sequence[int],
    other: Sequence[int],
    mentions: Sequence[EventMention],
    families: Sequence[str],
    words: dict[int, frozenset[str]],
) -> bool:
    """Say whether two documents tell of the same event of the day (rule 2)."""
    who = [{name for i in rows for name in mentions[i].participants} for rows in (one, other)]
    if who[0] and who[1] and not _stems(who[0]) & _stems(who[1]):
        return False
    return any(_shared(i, j, mentions, families, words) for i in one for j in other)


def _stems(names: set[str]) -> set[str]:
    return {bare_stem(word) for name in names for word in re.findall(r"[^\W\d_]{4,}", name.lower())}


def _words(mention: EventMention) -> frozenset[str]:
    """The content words of an account, without names and dates: what was done to what."""
    plain = re.findall(r"(?<![\w’'-])[a-z][a-z-]{4,}", mention.text)
    return frozenset(bare_stem(word) for word in (*plain, *mention.about) if word not in _SMALL)


def only_of_class_pairs(
    mentions: Sequence[EventMention], families: Sequence[str], find: Callable[[int], int]
) -> list[Pair]:
    """Return places of accounts to join by rule 3: the only event of its class and day in each of several documents."""
    blocks: dict[tuple[str, date], dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for i, mention in enumerate(mentions):
        if (
            families[i] in _SELDOM
            and mention.first is not None
            and mention.first == mention.last
            and not mention.listed
        ):
            blocks[families[i], mention.first][mention.document].append(i)
    pairs: list[Pair] = []
    for _, papers in sorted(blocks.items()):
        if not 1 < len(papers) <= _DOCUMENTS or any(len({find(i) for i in rows}) > 1 for rows in papers.values()):
            continue
        members = [rows[0] for rows in papers.values()]
        rows_of = list(papers.values())
        if any(_told_apart(one, other, mentions) for one, other in combinations(rows_of, 2)):
            continue
        pairs += [(members[0], other) for other in members[1:]]
    return pairs


def _own_about(mention: EventMention) -> tuple[str, ...]:
    """The nouns that the account itself holds: what stands round a bare noun ("the vote of 3 May") is not about it."""
    if mention.verb is not None or mention.noun is None:
        return mention.about
    return tuple(noun for noun in mention.about if noun in mention.text.lower())


def _own(mention: EventMention, field: str) -> str | tuple[str, ...] | None:
    """Its place, or who took part; of a bare noun only who stands in its own words."""
    value: str | tuple[str, ...] | None = getattr(mention, field)
    if mention.verb is not None or mention.noun is None or isinstance(value, str) or value is None:
        return value
    return tuple(name for name in value if name in mention.text and not name.isupper())


def _told_apart(one: Sequence[int], other: Sequence[int], mentions: Sequence[EventMention]) -> bool:
    """Say whether both name places or who took part, and not the same; or one only plans what the other tells as done."""
    told = [{mentions[i].status for i in rows} for rows in (one, other)]
    if any("planned" in left and right & {"asserted", "alleged"} for left, right in (told, told[::-1])):
        return True
    things = [{noun for i in rows for noun in _own_about(mentions[i])} - _ANY for rows in (one, other)]
    if things[0] and things[1] and not things[0] & things[1]:
        return True
    for field in ("place", "participants"):
        named = []
        for rows in (one, other):
            values = [_own(mentions[i], field) for i in rows]
            named.append({name for value in values if value for name in ([value] if isinstance(value, str) else value)})
        if named[0] and named[1] and not _stems(named[0]) & _stems(named[1]):
            return True
    return False
