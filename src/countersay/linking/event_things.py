"""How the words of an account name its thing: as one that is known, by a compound, or as what the deed is done to."""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from countersay.lexicon.load import table
from countersay.lexicon.nouns import known_as
from countersay.linking.contrary_words import root
from countersay.model import EventMention, NameKind


def compounds(mention: EventMention) -> list[str]:
    """Return what kind of instrument it is where a hyphened word says so: "return-to-work protocol"."""
    noun = mention.noun or next(iter(mention.about), "")
    return re.findall(rf"\b[a-z]{{2,20}}(?:-[a-z]{{2,20}}){{1,3}} {re.escape(noun)}\b", mention.text) if noun else []


def is_definite(mention: EventMention, noun: str) -> bool:
    """Say whether the account speaks of the thing as one that is known, not of "a" or "another" one."""
    found = _led(noun).search(mention.text)
    return found is not None and found[1].lower() not in ("a", "an", "another", "one", "two")


def is_any(mention: EventMention, noun: str) -> bool:
    """Say whether the account speaks of "a" or "another" thing of the kind: "a bridge in Tolm"."""
    found = _led(noun).search(mention.text)
    return found is not None and found[1].lower() in ("a", "an", "another", "one")


@lru_cache(maxsize=4096)
def _led(noun: str) -> re.Pattern[str]:
    """Match a noun with the word that leads it; kept, since compiling takes longer than looking."""
    return re.compile(
        rf"\b(the|its|their|his|her|this|that|an?|another|one|two)\s+(?:[\w’'-]+\s+){{0,4}}?{re.escape(noun)}\b", re.I
    )


def signed_behind(
    mention: EventMention, near: Sequence[tuple[int, int, str]], kinds: Mapping[str, NameKind]
) -> list[tuple[int, str]]:
    """Return the instrument whose name ends behind the words of an account: "On 3 May the sides signed the Protocol | of Tarn".

    `near` holds start, end and id of the names of the document from its first word on to the next one behind it.
    """
    return [
        (start, name)
        for start, end, name in near
        if end > mention.end and start - mention.end <= _THE and kinds.get(name) == "agreement"
    ]


_THE = 5  # code points: " the " between a verb and what it is done to


def are_done_to_others(one: EventMention, other: EventMention, *, near: bool = True) -> bool:
    """Say whether both accounts tell what the deed was done to, and nothing of it is the same: two roofs may fall a day.

    Where both give names, the names decide; else the nouns, save those that tell none from another ("people", "the town"). With `near` a
    noun that the other account holds elsewhere is not another thing: "the bus hit the wall", "the wall was hit by a bus".
    """
    if not one.patients or not other.patients:
        return False
    named = [{word for part in m.patients if part[0].isupper() for word in _long(part)} for m in (one, other)]
    if named[0] and named[1]:
        return not named[0] & named[1]
    nouns = [[canonical(part) for part in m.patients if not part[0].isupper()] for m in (one, other)]
    first, second = ([noun for noun in part if noun not in _vague()] for part in nouns)
    if not first or not second or set(first) & set(second):
        return False
    about = [{canonical(noun) for noun in m.about} for m in (one, other)]
    return not near or not (first[0] in about[1] or second[0] in about[0])


@lru_cache(maxsize=16_384)
def _long(name: str) -> tuple[str, ...]:
    return tuple(word for word in re.findall(r"[^\W\d_]+", name.lower()) if len(word) > 2)


@cache
def _vague() -> frozenset[str]:
    return frozenset(canonical(word) for word in table("happenings")["same_deed"]["vague"].split())


@cache
def _rows() -> Mapping[str, str]:
    rows = (row.split() for row in table("happenings")["same_deed"]["things"])
    return {root(word): row[0] for row in rows for word in row}


@lru_cache(maxsize=16_384)
def canonical(noun: str) -> str:
    """Return the first word of the row of a thing, else the noun."""
    return _rows().get(root(noun), noun)


def of_other_offices(one: EventMention, other: EventMention) -> bool:
    """Say whether both accounts tell from what somebody resigned, and not the same: "as chairwoman", "from the party"."""
    left, right = ({noun for noun in mention.about if _is_office(noun)} for mention in (one, other))
    return bool(left and right) and left.isdisjoint(right)


def _is_office(noun: str) -> bool:
    """Say whether a noun is that of an office, or of a body that somebody may leave; "office" and "cabinet" may be any."""
    if noun in _ANY_OFFICE:
        return False
    bodies = table("nouns")["bodies"]
    body = noun in (*bodies["generic"], *bodies["named"], *bodies["local"], *_LEFT)
    return body or known_as(noun, "person") is True or _OFFICE.search(noun) is not None


_ANY_OFFICE = frozenset({"office", "government", "cabinet", "ministry", "power", "chamber"})
_LEFT = ("party", "board", "council", "committee", "commission", "club", "union", "faction", "academy")
_OFFICE = re.compile(r"(?:man|woman|person|or|er|ist|ant|ent|ary|chair|head|chief)\Z")
