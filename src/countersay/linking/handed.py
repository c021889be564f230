"""What is handed over behind its receiver: "provide Alm with maps", "supply the clinic with blood" are about maps and blood."""

import re
from functools import cache

from countersay.lexicon.gates import gated
from countersay.lexicon.load import table


@cache
def _with() -> re.Pattern[str]:
    verbs = "|".join(sorted(table("contraries")["handing"]["verbs"].split()))
    return gated(
        re.compile(rf"\b(?:{verbs})(?:e?s|e?d|ing)?\s+(?:[\w’'-]+\s+){{0,6}}?with\s+(?P<thing>[^.;:,()]{{3,80}})", re.I)
    )


def handed_over(text: str, predicate: str) -> str | None:
    """Return the words for what a clause's verb hands over behind "with"; None where it hands over nothing so.

    >>> handed_over("Keld refuses to provide Alm with accurate maps", "provide")
    'accurate maps'
    """
    found = _with().search(text)
    if found is None or not predicate or not found[0].lower().startswith(predicate.lower().split()[0].rstrip("e")[:5]):
        return None
    return found["thing"]


def thing_handed(text: str) -> str | None:
    """Return the words for what any verb of a clause hands over behind "with".

    >>> thing_handed("The clinic was supplied with bandages")
    'bandages'
    """
    found = _with().search(text)
    return found["thing"] if found is not None else None
