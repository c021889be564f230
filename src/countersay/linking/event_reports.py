"""Join an account that another's words give with the event it speaks of, and accounts that give an event its own name.

1. What is only alleged or denied on a day ("X claims that its post was shelled on 2 March", "no shelling took place on 2
   March") is the event of that class and day that another account tells, if there is exactly one, or one with a noun in
   common, and neither names a place or party that the other contradicts.
2. Accounts that bear one name of an event ("the Forty-Day War") are one where the days of one lie within the other's.

3. Accounts without a day (rule 5 of `events`) join the one dated account they fit.

All join only accounts whose days agree, so that no difference of days can come of it.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from countersay.model import EventMention, Name

_TOLD = ("alleged", "denied")


def reported_pairs(
    mentions: Sequence[EventMention], families: Sequence[str], find: Callable[[int], int]
) -> list[tuple[int, int]]:
    """Return places of accounts to join by rule 1; `find` gives the event that each belongs to so far."""
    blocks: dict[tuple[str, date], list[int]] = defaultdict(list)
    for i, (mention, family) in enumerate(zip(mentions, families, strict=True)):
        if family and mention.first is not None and mention.first == mention.last:
            blocks[family, mention.first].append(i)
    pairs = []
    for members in blocks.values():
        told = [i for i in members if mentions[i].status in _TOLD]
        plain = [i for i in members if mentions[i].status == "asserted"]
        if not told or len(members) > 40:
            continue
        for i in told:
            others = [j for j in plain or told if j != i and not _apart(mentions[i], mentions[j])]
            if len({find(j) for j in others}) > 1:
                others = [j for j in others if set(mentions[i].about) & set(mentions[j].about)]
            if len({find(j) for j in others}) == 1 and (plain or find(others[0]) != find(i)):
                pairs.append((i, others[0]))
    return pairs


def _apart(one: EventMention, other: EventMention) -> bool:
    """Say whether two accounts name differing places, or things that have no noun in common."""
    if one.place and other.place and one.place != other.place:
        return True
    if "denied" in (one.status, other.status):
        return False
    return not set(one.about) & set(other.about)


def named_pairs(mentions: Sequence[EventMention], names: Sequence[Name]) -> list[tuple[int, int]]:
    """Return places of accounts to join by rule 2."""
    standing: Mapping[str, list[tuple[int, int, str]]] = defaultdict(list)
    for name in names:
        if name.kind == "event":
            for at in name.mentions:
                standing[at.document].append((at.start, at.end, name.id))
    bearing: dict[str, list[int]] = defaultdict(list)
    for i, mention in enumerate(mentions):
        for start, end, identity in standing.get(mention.document, ()):
            if mention.start <= start and end <= mention.end and mention.first is not None and mention.last is not None:
                bearing[identity].append(i)
    pairs = []
    for members in bearing.values():
        widest = max(members, key=lambda i: (_days(mentions[i]), -i))
        pairs += [(widest, i) for i in members if i != widest and _within(mentions[i], mentions[widest])]
    return pairs


def _days(mention: EventMention) -> int:
    return (mention.last - mention.first).days if mention.first and mention.last else 0


def _within(inner: EventMention, outer: EventMention) -> bool:
    if inner.first is None or inner.last is None or outer.first is None or outer.last is None:
        return False
    return outer.first <= inner.first and inner.last <= outer.last


def undated_pairs(mentions: Sequence[EventMention]) -> list[tuple[int, int]]:
    """Return places of accounts to join by rule 3: one without a day, and one of the only day it fits."""
    waiting = [i for i, mention in enumerate(mentions) if mention.first is None and mention.last is None]
    signed: dict[str, dict[date, int]] = defaultdict(dict)
    done: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, mention in enumerate(mentions) if waiting else ():
        if mention.first is None or mention.first != mention.last or mention.status != "asserted":
            continue
        if mention.kind == "signing" or mention.verb == "sign":
            for noun in mention.about:
                signed[noun].setdefault(mention.first, i)
        for verb in (mention.verb or "").split("+"):
            for noun in set(mention.about):
                done[verb, noun].append(i)
    pairs = []
    for i in waiting:
        mention = mentions[i]
        if mention.timexes:
            verbs = (mention.verb or "").split("+")
            fit = [j for verb in verbs if verb for j in _same_deeds(mention, verb, mentions, done)]
        else:
            nouns = [noun for noun in mention.about if noun != mention.noun] if mention.kind == "signing" else []
            fit = [j for noun in nouns for j in signed[noun].values()]
        if len({mentions[j].first for j in fit}) == 1:
            pairs.append((i, fit[0]))
    return pairs


def _same_deeds(
    mention: EventMention, verb: str, mentions: Sequence[EventMention], done: Mapping[tuple[str, str], Sequence[int]]
) -> list[int]:
    """Return the accounts of other documents with the verb and two nouns in common, in their order."""
    shared = Counter(j for noun in set(mention.about) for j in done.get((verb, noun), ()))
    return sorted(j for j, nouns in shared.items() if nouns > 1 and mentions[j].document != mention.document)
