"""What narrows a count where its clause seems to have ended: who they were, for how long, for which time.

"Six people, employees of the bank, were held", "refused food for more than ten days", "a second dose": the clause of a figure
ends at the next number and at a comma, and ordinals say little elsewhere. Here these say that a part may be counted.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache

from countersay.lexicon.load import table
from countersay.model import Figure

_REACH = 160  # characters behind a number in which such words stand


def is_told_by(figure: Figure, behind: str, stem: Callable[[str], str]) -> bool:
    """Say whether words that seem to tell who speaks are the verb of the counted: "60 tenants complained of damp"."""
    if "," in behind or not figure.predicate:
        return False
    verbs = {stem(lemma) for lemma in figure.predicate.split("+")}
    return any(stem(word) in verbs for word in re.findall(r"[a-z]+", behind.lower())[-3:])


def narrowed_by(
    text: str, figure: Figure, clause: tuple[int, int], voices: Sequence[tuple[int, int]]
) -> frozenset[str]:
    """Return the words that narrow a count behind a comma, by a length of time, or by an ordinal; lower case."""
    found: set[str] = set()
    high = min(len(text), figure.end + _REACH)
    match = _apposition().match(text, figure.end, high)
    if match is not None and not any(start < match.end() and end > match.start("who") for start, end in voices):
        found |= set(re.findall(r"[a-z]{3,}", match["who"].lower())) - _EMPTY
    lasting = _lasting().match(text, figure.end, high)
    window = figure.window
    within = (window.start, window.end) if window is not None and window.start is not None else (-1, -1)
    if lasting is not None and not (within[0] <= lasting.start("long") < (within[1] or -1)):
        found.add(" ".join(lasting["long"].lower().replace("longer than", "more than").split()))
    for nth in _nth().finditer(text, *clause):
        if nth["noun"].lower() not in table("comparing")["deeds"]["unnumbered"] and not (
            within[0] <= nth.start() < (within[1] or -1)
        ):
            found.add(f"{nth['nth']} {nth['noun']}".lower())
    return frozenset(found)


_EMPTY = frozenset({"all", "them", "the", "whom", "were", "are", "most", "mostly", "mainly", "who", "both"})


@cache
def _apposition() -> re.Pattern[str]:
    """Who the counted were, between commas behind them: ", employees of the bank,", ", all of them firemen"."""
    of_all = r"(?:all of (?:them|whom)(?: were| are)?|mostly|mainly|most of (?:them|whom)(?: were| are)?|all) "
    place = r"(?: (?:in|at|near|on|of|from) (?:the )?[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*| hostage| prisoner| captive)?"
    plural = r"[a-z-]+(?:s|men|women|children|people)"
    return re.compile(
        rf"{place}, (?P<who>(?:{of_all}(?:[a-z-]+ ){{0,2}}[a-z-]+|(?:[a-z-]+ ){{0,2}}{plural}(?= (?:of|from|at|in|on|with|for|who|belonging|working)\b|,))"
        r"[^,.;:()\d]{0,60})(?=[,.;]|\s*\Z)"
    )


@cache
def _lasting() -> re.Pattern[str]:
    number = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|several|half an?|\d{1,3})"
    unit = r"(?:minutes?|hours?|days?|nights?|weeks?|months?|years?)"
    return re.compile(
        r"[^.;:,\n\d]{0,80}?\b(?P<long>(?:(?:more|longer|less|fewer) than|over|under|at least|at most|up to|exceeding)"
        rf" {number} {unit})\b",
        re.I,
    )


@cache
def _nth() -> re.Pattern[str]:
    ordinals = "|".join(table("numbers")["ordinals"]["words"][:6])
    return re.compile(rf"\b(?P<nth>{ordinals})[ -](?P<noun>[a-z]{{3,}})\b", re.I)
