"""Ages told as bare numbers: "Davy Orr, who is 19, …", "a boy of twelve", "the youngest was fourteen"."""

import re
from functools import cache

from countersay.lexicon.load import table
from countersay.lexicon.nouns import plural

OLDEST = 115
"""Years of age that nobody reaches."""
_BEFORE = 60  # code points before a number in which the words stand that make it an age
_CHAIN = 240  # code points over which persons may be named, each with an age


@cache
def _told() -> re.Pattern[str]:
    words = table("grammar")["ages"]
    one, utmost = "|".join(words["one"]), "|".join(words["utmost"])
    be = r"(?:is|was|were|being|are)(?:\s+(?:only|just|barely|not\s+yet))?"
    return re.compile(
        rf"(?:\b(?:who|[Ss]?[Hh]e)\s+(?:is|was)(?:\s+(?:only|just|barely))?|\b(?:{utmost})(?:\s+(?:of\s+(?:them|whom|these|those|the\s+\w+)|[a-z]+))?\s+{be}"
        rf"|\b(?:an?|the)\s+(?:[a-z-]+\s+)?(?:{one})\s+of(?:\s+(?:only|just|barely|about))?)\s+\Z"
    )


@cache
def _bounded() -> re.Pattern[str]:
    """Persons whose age a bound follows: "prisoners under 25", "women aged over 60"."""
    words = table("grammar")["ages"]
    persons = "|".join([*(plural(word) for word in words["one"]), *words["many"]])
    return re.compile(
        rf"\b(?:{persons}) (?:aged |who are |who were )?(?:under|over|below|above) (?:the age of )?\Z", re.I
    )


def is_bounded_age(text: str, start: int, end: int) -> bool:
    """Say whether the bare number from `start` to `end` bounds the age of persons: "exchanged prisoners under 25".

    >>> [is_bounded_age(t, len(t) - 3, len(t) - 1) for t in ("swapped prisoners under 25.", "sold tickets under 25.")]
    [True, False]
    """
    if not text.endswith(("under ", "over ", "below ", "above ", "age of "), 0, start):
        return False
    return _bounded().search(text, max(0, start - _BEFORE), start) is not None and _CLOSED.match(text, end) is not None


_LISTED = re.compile(r"\b(?:aged|ages) (?:\d{1,3}(?:,? (?:and|or) |, ))+\Z")
_COUNTS = re.compile(r"\s+(?:[a-z-]+\s+)?(?:others|more|[a-z]{3,}(?<!s)s)\b(?<! was)(?<! has)(?<! is)")


def is_in_list_of_ages(text: str, start: int, end: int) -> bool:
    """Say whether the bare number from `start` to `end` goes on a list of ages: "three men aged 38, 50 and 55 on suspicion".

    >>> text = "three men aged 38, 50 and 55 and 12 others"
    >>> [is_in_list_of_ages(text, text.index(one), text.index(one) + 2) for one in ("50", "55", "12")]
    [True, True, False]
    """
    if not text.endswith((", ", "and ", "or "), 0, start):
        return False
    return _LISTED.search(text, max(0, start - _BEFORE), start) is not None and _COUNTS.match(text, end) is None


_CLOSED = re.compile(
    r"\s*(?:\Z|[.,;:)”’\"]|\b(?:and|or|when|but|at|has|had|was|is|from|in|who|whose|whom|then|with)\b)"
)


def is_told_age(text: str, start: int, end: int) -> bool:
    """Say whether the bare number from `start` to `end` is told as the age of one person.

    >>> [is_told_age(t, t.index("12"), t.index("12") + 2) for t in ("Ana, who is 12, ran.", "a boy of 12.", "a group of 12.")]
    [True, True, False]
    """
    return _told().search(text, max(0, start - _BEFORE), start) is not None and _CLOSED.match(text, end) is not None


@cache
def _persons_in_brackets() -> re.Pattern[str]:
    """Persons announced by a noun, each with a number in brackets: "two men, Anna Lind (41) and Omar Vey (22)"."""
    one = "|".join(plural(word) for word in table("grammar")["ages"]["one"])
    name = r"[A-Z][a-z’'-]+ (?:[A-Z]\. )?[A-Z][\w’'-]+ \("
    return re.compile(
        rf"\b(?:{one}|people|victims)(?:,|:|\s+named)?\s+(?:{name}\d{{1,3}}\)(?:,\s+and|,|\s+and)\s+)*{name}\Z"
    )


def is_in_list_of_persons(text: str, start: int) -> bool:
    """Say whether the number in brackets that begins at `start` is an age in a list of named persons."""
    return _persons_in_brackets().search(text, max(0, start - _CHAIN), start) is not None
