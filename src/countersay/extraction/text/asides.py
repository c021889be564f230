"""Words set off by two dashes between a subject and its verb: "870 people – 60% of them women – have been hurt"."""

import re
from functools import cache

from countersay.lexicon.load import word_set

_NUMBER = re.compile(r" \(\d[\d.,]*\)(?= [a-z])")  # "285 (255) killed"
_PART = re.compile(
    r"(?:\s[a-z][\w-]*){0,4},\s+(?:(?:some|most|many|half|at least \w+|[\d.,]*\d|[a-z]+)\s+)?(?:of\s+(?:which|whom|them|these)|including|among\s+(?:them|whom|these))\b"
    rf"[^,;:.!?\n]{{1,{110}}},\s+(?=(?:{'|'.join(sorted(word_set('grammar', 'asides', 'verbs')))})\b)"
)
_NUMBERED = re.compile(_NUMBER.pattern + r" [a-z]+")
_LONGEST = 110  # code points between the dashes; what is longer is seldom a mere aside


@cache
def _aside() -> re.Pattern[str]:
    verbs = "|".join(sorted(word_set("grammar", "asides", "verbs")))
    return re.compile(rf"\s*(?P<dash>–|—|--|\s-\s)[^–—;:.!?\n]{{1,{_LONGEST}}}?(?P=dash)\s*(?=(?:{verbs})\b)")


def past_aside(text: str, at: int) -> int:
    """Return where the words between two dashes that begin at `at` end, if an auxiliary follows them; else `at`.

    >>> text = "870 people – 60% of them women – have been hurt"
    >>> text[past_aside(text, 10):]
    'have been hurt'
    >>> past_aside("870 people – or so – in May", 10)
    10
    """
    found = _aside().match(text, at) or _NUMBER.match(text, at)
    return found.end() if found else at


def past_number(text: str, at: int) -> int:
    """Return where the word behind a number in brackets that begins at `at` ends: "285 (255) killed"; without one `at`.

    >>> past_number("285 (255) killed in May", 3), past_number("285 killed", 3)
    (16, 3)
    """
    found = _NUMBERED.match(text, at)
    return found.end() if found else at


def past_part(text: str, at: int) -> int:
    """Return where words between commas that tell of a part end, if an auxiliary follows them; else `at`.

    >>> text = "619 people, of which 508 in Brena, were moved"
    >>> text[past_part(text, 10):], past_part("619 people, of which 508 in Brena", 10)
    ('were moved', 10)
    """
    found = _PART.match(text, at) if text.startswith((",", " "), at) else None
    return found.end() if found else at
