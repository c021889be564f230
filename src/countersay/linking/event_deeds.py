"""Join accounts of one deed that several documents tell in other verbs: "shelled", "the explosion"; "handed over", "returned".

A deed is a row of the lexicon. Accounts of different documents are one event where all of this holds:

1. On one day: they tell of one deed and share a thing or a name, or they share a thing of which no account of another day
   speaks. Of what happens seldom (a dam breaks, a march) the only account of each document will do. Of attacks each side tells
   its own: those need two things or a name in common, save the only explosion that either tells of, or what was hit
   (`event_sites`).
2. On days at most two apart: they tell of a deed that is done to one thing once, each document tells of only one such, they share
   the thing (not "a bridge", any of its kind), and besides it a place, a name, a second thing or a number ("the two guards").
3. "The closure of 4 March" means the only account of such a deed on that day in other documents; "closed the channel in March" the
   only one in that month of the same thing.
4. Neither names a place that the other contradicts; of parties that act, one may blame another. What is planned for a day and what
   took place on it are one where the deed is seldom.

Nouns that any account may hold are no things; words of one row of things stand for one another.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import combinations

from countersay.lexicon.load import table
from countersay.linking.event_sites import Sites
from countersay.linking.event_things import are_done_to_others, canonical, is_any
from countersay.linking.event_told import DUE, Told, name_stems, patient_words, read_told
from countersay.model import EventMention, Name

_MOST = 40  # accounts of one day that are compared
_NEAR = 2  # days apart
_DAYS = 3  # days that accounts of one deed may give it
_RARE = 1  # days on which a thing is spoken of
_OUT = frozenset({"publication", "statement", "agreement"})
_NUMBER = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3}(?:,\d{3})*)\b(?=[ -][a-z])"
)


def deed_pairs(
    mentions: Sequence[EventMention], find: Callable[[int], int], names: Sequence[Name] = ()
) -> list[tuple[int, int]]:
    """Return places of accounts to join; `find` gives the event that each belongs to so far."""
    sites = Sites(names)
    told = [read_told(mention) for mention in mentions]
    days: dict[date, list[int]] = defaultdict(list)
    spoken: dict[str, set[date]] = defaultdict(set)
    for i, one in enumerate(told):
        if one.mention.kind in _OUT and not one.deeds & {"order"}:
            continue
        for thing in one.things:
            spoken[thing].update(one.days)
        for day in one.days:
            days[day].append(i)
    pairs = []
    for day in sorted(days):
        if len(days[day]) <= _MOST:
            pairs += _of_one_day(days[day], told, spoken, find, sites)
    return [*pairs, *_of_near_days(told, find), *_bare(told, days, _after(find, pairs)), *_of_months(told, find)]


def _after(find: Callable[[int], int], pairs: Sequence[tuple[int, int]]) -> Callable[[int], int]:
    """Return what finds events once the pairs are joined too."""
    parent: dict[int, int] = {}

    def root_of(i: int) -> int:
        at = find(i)
        while at in parent:
            at = parent[at]
        return at

    for i, j in pairs:
        one, other = root_of(i), root_of(j)
        if one != other:
            parent[max(one, other)] = min(one, other)
    return root_of


def _of_one_day(
    members: Sequence[int],
    told: Sequence[Told],
    spoken: Mapping[str, set[date]],
    find: Callable[[int], int],
    sites: Sites,
) -> list[tuple[int, int]]:
    """Rule 1."""
    pairs = []
    for i, j in combinations(members, 2):
        one, other = told[i], told[j]
        same = one.deeds & other.deeds
        if not same and _of_one_encounter(one, other, members, told, find):
            pairs.append((i, j))
            continue
        if not _may_be_one(one, other) or (not same and _of_classes(one, other)):
            continue
        things = one.things & other.things
        blast = (
            one.mention.kind == other.mention.kind == "explosion" and things and _only(one, other, members, told, find)
        )
        if "strike" in one.deeds | other.deeds and len(things) < 2 and not one.names & other.names and not blast:
            if things and "strike" in same and sites.are_one(one, other, members, told, find):
                pairs.append((i, j))
            continue  # of attacks each side tells its own: "our post was shelled"
        nights = len(one.days) > 1 or len(other.days) > 1
        rare = any(len(spoken[thing]) <= _RARE + nights for thing in things)
        rare = rare and (bool(same) or not (_of_others(one, other) or _done_to_others(one, other)))
        suffered = same & _words("once") and patient_words(one) & patient_words(other)
        named = same & _words("named") and len(_known(one) & _known(other)) >= (1 if same & _words("one_name") else 2)
        if (
            (same - _words("held_up") and things)
            or rare
            or suffered
            or named
            or (same and _alone(one, other, members, told, find))
        ):
            pairs.append((i, j))
    return pairs


def _of_one_encounter(
    one: Told, other: Told, members: Sequence[int], told: Sequence[Told], find: Callable[[int], int]
) -> bool:
    """Say whether two documents tell of one encounter: each of the only thing that befell a ship by name that day."""
    if not (one.deeds & _words("encounter") and other.deeds & _words("encounter")):
        return False
    names = _befallen(one) & _befallen(other)
    if not names or not _may_be_one(one, other):
        return False
    events: dict[str, set[int]] = defaultdict(set)
    for k in members:
        if names & _known(told[k]):
            events[told[k].mention.document].add(find(k))
    return all(len(some) == 1 for some in events.values())


def _befallen(told: Told) -> frozenset[str]:
    return frozenset(word for part in told.mention.patients if part[0].isupper() for word in name_stems(part))


def _done_to_others(one: Told, other: Told) -> bool:
    return are_done_to_others(one.mention, other.mention, near=False)


def _known(told: Told) -> frozenset[str]:
    """Words of the names of those who took part: of two ships that collided."""
    return frozenset(word for name in told.mention.participants for word in name_stems(name))


def _only(one: Told, other: Told, members: Sequence[int], told: Sequence[Told], find: Callable[[int], int]) -> bool:
    """Say whether each of two documents tells of one event of the kind on the day."""
    of_kind: dict[str, set[int]] = defaultdict(set)
    for k in members:
        if told[k].mention.kind == one.mention.kind:
            of_kind[told[k].mention.document].add(find(k))
    return all(len(of_kind[part.mention.document]) == 1 for part in (one, other))


def _of_classes(one: Told, other: Told) -> bool:
    """Say whether both accounts are of a known kind: a visit is no shelling, whatever words they share."""
    return all(bool(told.deeds) or told.mention.kind in _classes() for told in (one, other))


def _alone(one: Told, other: Told, members: Sequence[int], told: Sequence[Told], find: Callable[[int], int]) -> bool:
    """Say whether both tell of the only such deed of the day, whatever its words, and nobody names another place or thing."""
    due = one.mention.status in DUE and other.mention.status in DUE
    deeds = one.deeds & other.deeds & (_words("alone") | (_words("due") if due else frozenset()))
    if not deeds:
        return False
    rows = [k for k in members if told[k].deeds & deeds]
    by_document: dict[str, set[int]] = defaultdict(set)
    for k in rows:
        by_document[told[k].mention.document].add(find(k))
    if any(len(events) > 1 for events in by_document.values()):
        return False
    return not any(_differ(told[i], told[j]) for i, j in combinations(rows, 2))


def _differ(one: Told, other: Told) -> bool:
    """Say whether both name things, places or people, and share none."""
    if one.things and other.things and not one.things & other.things:
        return True
    if one.mention.place and other.mention.place and one.mention.place != other.mention.place:
        return True
    return _of_others(one, other)


def _of_others(one: Told, other: Told) -> bool:
    """Say whether both name who took part, and share nobody."""
    named = one.mention.participants and other.mention.participants
    return bool(named) and not one.names & other.names


def _may_be_one(one: Told, other: Told, *, bare: bool = False) -> bool:
    """Say whether two accounts of different documents do not stand against each other (rule 4)."""
    if one.mention.document == other.mention.document or one.mention.listed or other.mention.listed:
        return False
    if one.mention.place and other.mention.place and one.mention.place != other.mention.place:
        return False
    if are_done_to_others(one.mention, other.mention):
        return False
    if one.deeds & other.deeds & {"protest", "walkout", "meeting"} and _of_others(one, other):
        return False
    numbers = _numbers(one), _numbers(other)
    if numbers[0] and numbers[1] and not numbers[0] & numbers[1] and not one.deeds & other.deeds & _words("alone"):
        return False  # "31 drones were shot down", "12 drones were shot down": each may tell of its own
    status = {one.mention.status, other.mention.status}
    if bare:
        return True  # "the meeting of 15 January" does not tell whether it took place
    if status & DUE and status & {"asserted", "alleged"}:
        return bool(one.deeds & other.deeds & _words("alone"))
    return True


def _of_near_days(told: Sequence[Told], find: Callable[[int], int]) -> list[tuple[int, int]]:
    """Rule 2."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, one in enumerate(told):
        if one.mention.status == "asserted" and len(one.days) == 1 and not one.mention.listed:
            for deed in sorted(one.deeds & _words("once")):
                for person in (*_taken(one, deed), *_counted(one)):
                    blocks[deed, person].append(i)
                for thing in sorted(one.things):
                    if not any(is_any(one.mention, noun) for noun in one.mention.about if canonical(noun) == thing):
                        blocks[deed, thing].append(i)
    pairs = []
    for (_, thing), members in sorted(blocks.items()):
        events: dict[str, set[int]] = defaultdict(set)
        for i in members:
            events[told[i].mention.document].add(find(i))
        if len(events) < 2 or len(members) > _MOST or any(len(some) > 1 for some in events.values()):
            continue
        if len({told[i].days for i in members}) > _DAYS:
            continue  # "the exchange closed yesterday": what is told of on many days happens again and again
        for i, j in combinations(members, 2):
            known = thing.startswith("the ")
            if (
                _may_be_one(told[i], told[j])
                and _are_near(told[i], told[j])
                and (known or _more(told[i], told[j], thing))
            ):
                pairs.append((i, j))
    return pairs


def _taken(one: Told, deed: str) -> list[str]:
    """The last names of those who were arrested: "Ms Korrel was detained", "Ines Korrel was arrested"."""
    mention = one.mention
    if deed != "arrest" or re.search(r"\b(?:was|were|been|being)\b", mention.text) is None:
        return []
    passive = (name for name in mention.participants if name not in mention.agents)
    return sorted({words[-1] for name in passive if (words := re.findall(r"[^\W\d_]{3,}", name)) and name[0].isupper()})


def _counted(one: Told) -> list[str]:
    """How many of them it was done to, where the account speaks of them as known: "the seven were freed"."""
    match = _THE_SO_MANY.search(one.mention.text)
    return [f"the {match[1].lower()}"] if match is not None else []


_THE_SO_MANY = re.compile(
    r"\b[Tt]he (three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|\d{1,3})(?: [a-z]+)? (?:was|were|had been|have been)\b"
)


def _bare(
    told: Sequence[Told], days: Mapping[date, Sequence[int]], find: Callable[[int], int]
) -> list[tuple[int, int]]:
    """Rule 3, of a day: "the closure of 4 March", where other documents tell of one closure on that day."""
    pairs = []
    for i, one in enumerate(told):
        if len(one.days) != 1 or not one.deeds or not _BARE.fullmatch(one.mention.text):
            continue
        others = [
            j
            for j in days[one.days[0]]
            if told[j].deeds & one.deeds and told[j].mention.document != one.mention.document and not _is_bare(told[j])
        ]
        if others and len({find(j) for j in others}) == 1 and all(_may_be_one(one, told[j], bare=True) for j in others):
            pairs.append((others[0], i))
    return pairs


_BARE = re.compile(r"[Tt]he (?:[a-z-]+ )?[a-z-]+ (?:of|on) (?:\d{1,2} )?[A-Z][a-z]+(?: \d{1,2})?(?:,? \d{4})?")


def _is_bare(told: Told) -> bool:
    return _BARE.fullmatch(told.mention.text) is not None


def _of_months(told: Sequence[Told], find: Callable[[int], int]) -> list[tuple[int, int]]:
    """Rule 3, of a month: the same deed and thing, where all days of it in that month are one event."""
    spans: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, one in enumerate(told):
        if one.mention.first and one.mention.last and one.mention.status in ("asserted", "alleged"):
            for deed in sorted(one.deeds & _words("monthly")):
                for thing in sorted(one.things):
                    spans[deed, thing].append(i)
    pairs = []
    for _, members in sorted(spans.items()):
        for i in members[:_MOST]:
            first, last = told[i].mention.first, told[i].mention.last
            if first is None or last is None or not 26 < (last - first).days < 31:
                continue
            within = [
                j
                for j in members[:_MOST]
                if j != i and told[j].mention.document != told[i].mention.document and _inside(told[j], first, last)
            ]
            single = {find(j) for j in within if told[j].days}
            for j in within:
                if _may_be_one(told[i], told[j]) and (len(single) <= 1 or not told[j].days):
                    pairs.append((min(i, j), max(i, j)))
    return pairs


def _inside(one: Told, first: date, last: date) -> bool:
    return (
        one.mention.first is not None
        and one.mention.last is not None
        and first <= one.mention.first <= one.mention.last <= last
    )


def _are_near(one: Told, other: Told) -> bool:
    return abs(one.days[0] - other.days[0]) <= timedelta(days=_NEAR)


def _more(one: Told, other: Told, thing: str) -> bool:
    """Say whether two accounts share more than the thing: a name, a place, a second thing, or a number of it."""
    if one.names & other.names or (one.things & other.things) - {thing}:
        return True
    return bool(_numbers(one) & _numbers(other))


def _numbers(told: Told) -> set[str]:
    """Return the numbers of an account that count something."""
    return set(_NUMBER.findall(_dates().sub(" ", told.mention.text)))


@cache
def _dates() -> re.Pattern[str]:
    months = "January|February|March|April|May|June|July|August|September|October|November|December"
    return re.compile(rf"\b\d{{1,2}}(?: (?:to|and) \d{{1,2}})? (?:{months})(?: \d{{4}})?|\b(?:{months}) \d{{1,2}}\b")


@cache
def _classes() -> frozenset[str]:
    return frozenset(table("happenings")["nouns"])


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(table("happenings")["same_deed"][key].split())
