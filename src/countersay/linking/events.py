"""Join the accounts of one event across documents: one handle, whatever the words; two events of one day stay apart.

Rules, in order. Accounts are compared only inside blocks (class and days, class and verb), so the cost is near-linear.

1. Same days and same class of event are one if they share a named participant, place or thing, or, for instruments
   ("a statement signed on 3 May"), the noun. In one document an account that begins on a day ("since 3 May talks were
   held") joins that of this day in the next sentence.
2. A month or a year joins the one event of its class and name inside it.
3. Two lists of days by two documents ("on 3 and 7 May", "on 3 and 4 May") that share all but one, tell of the same class
   of event and share a distinctive name, are one set: what is left in each is one event on differing days.
4. What happens to one thing once (a dyke breaks, a protocol is signed) is one event on differing days if verb and thing
   agree, the thing bears the same name or stands at the same place, and the days are near.
5. The two events of "in eight months since the signing of the protocol, Albor opened the bypass" join the one signing
   of a protocol that any document dates, and the one account of another document with the same verb and two nouns of
   its clause in common. What stays without a day is no event of the record.
6. The only event that a document tells of a day joins the only one of another document in like words (`event_days`).
7. What several documents plan, call off or deny for a day, and a state that begins on one (`event_plans`); one deed in other
   verbs (`event_deeds`).
8. Last, people decide: accounts are joined or parted as they say (`event_regrouping`).

Rules 3 and 4 take asserted accounts of whole days by different documents only. What is less sure stays apart: joining accuses.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import combinations

from countersay.lexicon.load import table
from countersay.linking.event_days import only_of_class_pairs, same_day_pairs
from countersay.linking.event_deeds import deed_pairs
from countersay.linking.event_labels import label_of
from countersay.linking.event_plans import begun_pairs, planned_pairs
from countersay.linking.event_regrouping import regroup_events
from countersay.linking.event_reports import named_pairs, reported_pairs, undated_pairs
from countersay.linking.event_things import compounds, is_definite, of_other_offices, signed_behind
from countersay.linking.event_told import are_apart
from countersay.linking.place_keys import place_keys
from countersay.model import Event, EventMention, Name, NameKind, Regrouping, identify

_INSTRUMENTS = frozenset({"agreement", "statement", "signing", "ceasefire", "adoption"})
_NEAR = 700  # code points between two accounts of one document that may speak of one event
_DAYS_APART = 45  # further apart, the same words more likely tell of two events
_DAYS_NEAR = 7  # the same for things without a name of their own: the bridge at Alm may break twice a year
_VERB_OF = {"signing": "sign", "signature": "sign", "ratification": "ratify", "dissolution": "dissolve"}


@dataclass(frozen=True, slots=True)
class _Account:
    """A mention with what it is compared by: `names` are ids, `distinctive` those that few events share."""

    mention: EventMention
    family: str
    names: frozenset[str]
    distinctive: frozenset[str]
    parties: frozenset[str]
    persons: frozenset[str]
    unsorted: frozenset[str]
    instruments: frozenset[str]
    place: str | None

    @property
    def day(self) -> date | None:
        """The one day it gives, or None."""
        return self.mention.first if self.mention.first == self.mention.last else None


class _Joined:
    """Disjoint sets of accounts."""

    def __init__(self, size: int) -> None:
        self.parent = list(range(size))

    def find(self, i: int) -> int:
        while self.parent[i] != i:
            self.parent[i] = self.parent[self.parent[i]]
            i = self.parent[i]
        return i

    def join(self, i: int, j: int) -> None:
        one, other = sorted((self.find(i), self.find(j)))
        self.parent[other] = one


def link_events(
    mentions: Iterable[EventMention], names: Sequence[Name] = (), decided: Sequence[Regrouping] = ()
) -> tuple[Event, ...]:
    """Return the events in order of their first day, then id; the order of `mentions` does not matter.

    `decided` holds what people decided about which accounts tell of one event.

    >>> from datetime import date
    >>> day = date(2020, 5, 3)
    >>> def told(document, participants):
    ...     return EventMention(document=document, start=0, end=9, text="met on 3 ", first=day, last=day,
    ...                         kind="meeting", participants=participants)
    >>> found = link_events([told("d1", ("Ana Bel",)), told("d2", ("Ana Bel", "Ivo Ran")), told("d2", ("Tom Oss",))])
    >>> sorted(len(event.mentions) for event in found)
    [1, 2]
    """
    ordered = sorted(mentions, key=_place)
    accounts = _accounts(ordered, names)
    joined = _Joined(len(accounts))
    _same_days(accounts, joined)
    _coarse_days(accounts, joined)
    _lists(accounts, joined)
    _once(accounts, joined)
    for one, other in undated_pairs(ordered):
        joined.join(one, other)
    for one, other in reported_pairs(ordered, [account.family for account in accounts], joined.find):
        joined.join(one, other)
    for find_pairs in (same_day_pairs, only_of_class_pairs):
        for one, other in find_pairs(ordered, [account.family for account in accounts], joined.find):
            joined.join(one, other)
    known = [(account.distinctive - account.parties - account.persons, account.names) for account in accounts]
    for one, other in (*named_pairs(ordered, names), *planned_pairs(ordered), *begun_pairs(ordered, known)):
        joined.join(one, other)
    for one, other in deed_pairs(ordered, joined.find, names):
        joined.join(one, other)
    groups: dict[int, list[EventMention]] = defaultdict(list)
    for i, account in enumerate(accounts):
        groups[joined.find(i)].append(account.mention)
    regrouped = regroup_events(list(groups.values()), decided)
    dated = [group for group in regrouped if any(m.first or m.last for m in group)]
    return tuple(sorted((_event(group) for group in dated), key=_first_day))


def _place(mention: EventMention) -> tuple[str, int, int, date, date]:
    return (mention.document, mention.start, mention.end, mention.first or date.min, mention.last or date.max)


def _first_day(event: Event) -> tuple[date, str]:
    days = [day for mention in event.mentions if (day := mention.first or mention.last) is not None]
    return min(days, default=date.max), event.id


@cache
def _once_verbs() -> frozenset[str]:
    return frozenset(table("happenings")["once"]["verbs"].split())


def _accounts(mentions: Sequence[EventMention], names: Sequence[Name]) -> list[_Account]:
    keys, kinds = place_keys(names), {name.id: name.kind for name in names}
    standing: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for name in names:
        for one in name.mentions:
            standing[one.document].append((one.start, one.end, name.id))
    for spans in standing.values():
        spans.sort()
    return [_account(mention, keys, kinds, standing.get(mention.document, ())) for mention in mentions]


def _account(
    mention: EventMention,
    keys: Callable[[str], str],
    kinds: Mapping[str, NameKind],
    standing: Sequence[tuple[int, int, str]],
) -> _Account:
    written = [*mention.participants, *([mention.place] if mention.place else [])]
    low, high = bisect_left(standing, (mention.start,)), bisect_left(standing, (mention.end,))
    within = [(start, name) for start, end, name in standing[low:high] if end <= mention.end]
    within += signed_behind(mention, standing[low : high + 1], kinds) if mention.verb in _words("instrument") else []
    found = frozenset({keys(form) for form in written} | {name for _, name in within})
    of_kind = [(name, kinds.get(name)) for name in found]
    lasting = mention.kind in _INSTRUMENTS and (mention.noun or mention.kind != "statement")  # not what somebody said
    family = "instrument" if lasting else mention.kind
    persons = frozenset([name for name, kind in of_kind if kind == "person"])
    unsorted = frozenset([name for start, name in within if kinds.get(name) == "other" and _acts(mention, start)])
    instruments = frozenset([name for name, kind in of_kind if kind == "agreement"])
    parties = frozenset([keys(form) for form in mention.participants])
    distinctive = frozenset([name for name, kind in of_kind if kind != "country"])
    place = keys(mention.place) if mention.place else None
    return _Account(mention, family, found, distinctive, parties, persons, unsorted, instruments, place)


def _acts(mention: EventMention, start: int) -> bool:
    """Say whether no preposition leads the name at `start`: "in Tolm" says where, not who."""
    before = mention.text[: start - mention.start].split()
    return not before or before[-1].lower() not in _words("places")


def _same_days(accounts: Sequence[_Account], joined: _Joined) -> None:
    """Rule 1."""
    by_name: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for i, account in enumerate(accounts):
        mention = account.mention
        if not account.family:
            continue
        block = (account.family, mention.first, mention.last)
        shared: Sequence[object] = sorted(account.names)
        if (
            account.family == mention.verb and account.family not in _classed()
        ):  # a bare verb needs the same thing too: "vehicles passed", "a bus passed"
            shared = [(name, noun) for name in shared for noun in mention.about[:3]]
        if account.family == "instrument" and account.day is not None:
            shared = [*shared, *(noun for noun in ("noun", mention.noun) if noun and noun != "noun")]
        for one in shared:
            known = by_name[*block, one]  # the first of each thing that it was done to
            first = next(
                (j for j in known if not are_apart(mention, accounts[j].mention, account.place == accounts[j].place)),
                None,
            )
            if first is None:
                known.append(i)
            else:
                joined.join(i, first)
    _beginnings(accounts, joined)


def _beginnings(accounts: Sequence[_Account], joined: _Joined) -> None:
    """Join "since 3 May talks were held" and "meetings on 3 and 4 May" of one document, close to each other."""
    latest: dict[tuple[str, str, date], int] = {}
    for i, account in enumerate(accounts):
        mention = account.mention
        if mention.first is None or mention.kind != "meeting":
            continue
        key = (mention.document, mention.kind, mention.first)
        other = latest.get(key)
        if other is not None and mention.start - accounts[other].mention.end < _NEAR:
            begun = accounts[other].mention.last
            if (mention.last is None) != (begun is None):  # two meetings of one day stay two
                joined.join(i, other)
        latest[key] = i


def _coarse_days(accounts: Sequence[_Account], joined: _Joined) -> None:
    """Rule 2."""
    fine: dict[str, dict[date, int]] = defaultdict(dict)
    for i, account in enumerate(accounts):
        if account.day is not None and account.family == "instrument":
            for name in account.distinctive:
                fine[name].setdefault(account.day, i)
    days = {name: sorted(known) for name, known in fine.items()}
    for i, account in enumerate(accounts):
        first, last = account.mention.first, account.mention.last
        if account.family != "instrument" or first is None or last is None or not 26 < (last - first).days < 367:
            continue
        for name in sorted(account.distinctive):
            known = days.get(name, [])
            low, high = bisect_left(known, first), bisect_right(known, last)
            if high - low == 1:
                joined.join(i, fine[name][known[low]])
                break


def _lists(accounts: Sequence[_Account], joined: _Joined) -> None:
    """Rule 3."""
    lists: dict[tuple[str, tuple[str, ...]], list[int]] = defaultdict(list)
    for i, account in enumerate(accounts):
        if account.family not in _words("listed"):  # of attacks or closures a list may name some only
            continue
        if account.mention.listed and account.day is not None and account.mention.status == "asserted":
            lists[account.mention.document, account.mention.listed].append(i)
    known = _names_around(accounts, joined)
    blocks: dict[tuple[str, date | None], list[list[int]]] = defaultdict(list)
    for members in lists.values():
        if len(members) > 1:
            for i in members:
                blocks[accounts[i].family, accounts[i].day].append(members)
    for (family, _), candidates in sorted(blocks.items(), key=lambda item: (item[0][0], item[0][1] or date.min)):
        for one, other in combinations(candidates[:40], 2) if family else ():
            _match(accounts, joined, one, other, known)


def _names_around(accounts: Sequence[_Account], joined: _Joined) -> dict[tuple[int, str], set[str]]:
    """Return the distinctive names of each joined event by document."""
    known: dict[tuple[int, str], set[str]] = defaultdict(set)
    for i, account in enumerate(accounts):
        known[joined.find(i), account.mention.document] |= account.distinctive
    return known


def _match(
    accounts: Sequence[_Account],
    joined: _Joined,
    one: Sequence[int],
    other: Sequence[int],
    known: Mapping[tuple[int, str], set[str]],
) -> None:
    """Pair what two lists of days leave over."""
    if accounts[one[0]].mention.document == accounts[other[0]].mention.document or len(one) != len(other):
        return

    def around(members: Sequence[int]) -> set[str]:
        return {name for i in members for name in known.get((joined.find(i), accounts[i].mention.document), set())}

    names = [{name for i in members for name in accounts[i].distinctive} | around(members) for members in (one, other)]
    if not names[0] & names[1]:
        return
    days = [{accounts[i].day: i for i in members} for members in (one, other)]
    common = sorted(day for day in days[0] if day in days[1] and day is not None)
    left = [[i for day, i in part.items() if day not in common] for part in days]
    if not common or [len(part) for part in left] != [1, 1]:
        return
    for day in common:
        joined.join(days[0][day], days[1][day])
    joined.join(left[0][0], left[1][0])


def _once(accounts: Sequence[_Account], joined: _Joined) -> None:
    """Rule 4."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, account in enumerate(accounts):
        mention = account.mention
        verb = _VERB_OF.get(mention.noun or "", mention.verb or "")
        if verb in _once_verbs() and account.day is not None and mention.status == "asserted" and not mention.listed:
            for thing in _things(account, verb):
                blocks[_same_verbs().get(verb, verb), thing].append(i)
    for (verb, _), members in sorted(blocks.items()):
        for i, j in combinations(members[:40], 2):
            one, other = accounts[i], accounts[j]
            if (
                one.mention.document != other.mention.document
                and _near(one, other)
                and not _of_others(one, other, verb)
                and not (verb == "resign" and of_other_offices(one.mention, other.mention))
                and not (one.persons and other.persons and not one.persons & other.persons)
            ):
                joined.join(i, j)


def _of_others(one: _Account, other: _Account, verb: str) -> bool:
    """Say whether two instruments are between other parties: both name some, and not the same."""
    named = one.parties and other.parties and not one.instruments & other.instruments
    return verb in _words("instrument") and bool(named) and not one.parties & other.parties


def _things(account: _Account, verb: str) -> list[str]:
    """Return what is named so closely that the verb holds of it once.

    A person dies or resigns once, by name. An instrument is signed once if it bears a name, or if the noun is definite
    and two parties are named: one minister signs many decrees. Any other thing needs "the" and a name by it: "the dyke
    at Arnel", but not "a man in Arnel".
    """
    mention = account.mention
    if verb in _words("person"):
        return [f"person {name}" for name in sorted(account.persons | account.unsorted)]
    whole = verb in _words("vessels")  # "two boats rammed the trawler Alm": the thing may stand behind the verb
    nouns = [
        noun
        for noun in (mention.noun, *(mention.about if whole else mention.about[:1]))
        if noun and noun not in _VERB_OF and is_definite(mention, noun)
    ]
    if verb in _words("instrument"):
        pairs = combinations(sorted(account.parties)[:5], 2) if mention.kind == "agreement" else ()
        by_parties = [f"{noun} {one} {other}" for one, other in pairs for noun in nouns[:1]]
        by_parties += [f"compound {word}" for word in compounds(mention)]
        return [*(f"named {name}" for name in sorted(account.instruments)), *by_parties]
    told = nouns if whole else nouns[:1]
    return [f"{noun} {name}" for noun in told for name in sorted(account.distinctive - account.persons)]


@cache
def _classed() -> frozenset[str]:
    return frozenset(kind for kind, verbs in table("happenings")["verbs"].items() if " " in verbs)  # "arrest" is one


@cache
def _same_verbs() -> dict[str, str]:
    """Verb → the first of its row."""
    return {verb: row.split()[0] for row in table("happenings")["once"]["same"] for verb in row.split()}


@cache
def _words(topic: str) -> frozenset[str]:
    return frozenset(table("happenings")["once"][topic].split())


def _near(one: _Account, other: _Account) -> bool:
    assert one.day is not None and other.day is not None
    named = one.persons & other.persons or one.instruments & other.instruments
    return abs((one.day - other.day).days) <= (_DAYS_APART if named else _DAYS_NEAR)


def _event(mentions: Sequence[EventMention]) -> Event:
    if len(mentions) == 1:  # as most are
        (only,) = mentions
        return Event(
            id=identify("e", only.document, only.start, only.end, only.first, only.last),
            label=label_of(mentions),
            mentions=(only,),
            participants=tuple(dict.fromkeys(only.participants)),
            place=only.place or None,
        )
    ordered = sorted(mentions, key=_place)
    # Ids of documents hang on every letter of them.
    by_place = sorted(ordered, key=lambda m: (m.first or date.min, m.start, m.end))
    participants = dict.fromkeys(name for mention in by_place for name in mention.participants)
    places = [mention.place for mention in by_place if mention.place]
    parts = [part for m in ordered for part in (m.document, m.start, m.end, m.first, m.last)]
    return Event(
        id=identify("e", *parts),
        label=label_of(by_place),
        mentions=tuple(ordered),
        participants=tuple(participants),
        place=places[0] if places else None,
    )
