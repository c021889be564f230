"""How the words of an account name its thing: as one that is known, or by a compound."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

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
