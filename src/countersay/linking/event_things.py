"""How the words of an account name its thing: as one that is known, or by a compound."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from countersay.lexicon.load import table
from countersay.lexicon.nouns import known_as
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
