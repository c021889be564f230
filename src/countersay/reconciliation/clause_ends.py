"""Where the clause of a figure ends: breaks between clauses, and who is told of by the next number."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from countersay.lexicon.load import table
from countersay.model import Figure

LEFT_OUT = re.compile(r"(?:,|,?\s+(?:and|while))\s+(?:the\s+)?(?:[A-Z][\w'’-]*\s+){1,4}\Z")
"""Who is told of by the next number, where the verb is left out: "Ana Brusk received 1,120 votes and Ilo Tarn 980"."""


BY_COUNT = re.compile(
    r"\b(?:by|on|in|according to|going by) (?:our|its|their|his|her|the [a-z]+['’]s?) (?:own )?"
    r"(?:count|counts|reckoning|calculations?|tally|figures|data|records?|estimates?|information|knowledge)\b",
    re.I,
)
"""By whose count a number stands, which sets it apart from none: each side counts for itself."""
_NEXT_VERB = re.compile(
    r",?\s+(?:and|but|then)\s+(?:then\s+|also\s+|later\s+)?(?P<verb>[a-z]+)\s+(?:(?:out|up|off|in|on|down|away|over|back)\s+)?(?:(?:at|another|a|the)\s+(?:\w+\s+)?)?\Z"
)


def verb_of_next(text: str, start: int, end: int) -> int | None:
    """Return where the verb of the next number starts if that alone stands between two: "seized 14 boats and took 52 men".

    Args:
        text: the text. start: where the first number with its noun ends. end: where the next one starts.

    >>> verb_of_next("They seized 14 boats and took 52 men.", 20, 30)
    20
    >>> verb_of_next("They seized 14 boats and barges, 52 in all.", 20, 33) is None
    True
    """
    match = _NEXT_VERB.search(text, start, end)
    if match is None:
        return None
    verb = match["verb"]
    return match.start() if verb.endswith("ed") or verb in table("predicates")["irregular"] else None


def is_in_all(clause: str, number: int) -> bool:
    """Say whether a clause, in lower case, gives the number that starts in it at `number` as the whole: "in all 31 people"."""
    return re.search(r"\bin all(?:[,.;)]|\s*\Z)", clause) is not None or clause[:number].rstrip().endswith("in all")


@cache
def clause_break() -> re.Pattern[str]:
    """What stands between two clauses."""
    return re.compile(
        r"[;:—–\n“”\"]|[.!?…](?=\s|$)|,\s+(?:and|but|while|whereas|which|who|whose|where|with|according|including|of"
        r"|as)\b|\b(?:while|whereas|which|whose|but|although|though|because|according|of which|of whom)\b|\band\s+(?=\d|(?:no|none|nobody)\b)"
        r"|,\s+(?=\d|(?:most|many|some|all|none)\s+of\b)|\s\((?=[^)]*\d)|\band\s+(?=(?:counted|recorded|noted|found)\s)|\b(?:[Cc]ontrary to|[Dd]espite|[Uu]nlike) [^,;.\n]{1,80},"
    )


@cache
def clause_tail() -> re.Pattern[str]:
    """What ends a clause behind its figure: a break, or a comma that no name follows ("in Sarn, Kestria")."""
    return re.compile(rf"{clause_break().pattern}|,\s+(?=[a-z]|[\w-]+['’]s\s)")


_LISTED = re.compile(
    r"(?:\)\s+[a-z]+)?(?:\s+of\s+[a-z-]+(?:\s[a-z-]+)?)?(?:\s+in\s+(?:all|total))?"
    r"\s*(?:[,;(]\s*(?:and\s+)?|\s+and\s+)(?:another\s+|a\s+further\s+)?\(?"
)
_VERB = r"\s+(?:were|was|have|has|had|are)\s"
_SHARED_VERB = re.compile(rf"[^.;:,\d]{{0,40}}?[,)]{{0,2}}{_VERB}")
_OWN_VERB = re.compile(rf"(?:,\s[^.;:,\d]{{1,40}})?,{_VERB}")  # "40 villagers, most of them women, were"


def listed_with(
    text: str, spans: Sequence[tuple[int, int]], start: int, end: int
) -> tuple[Sequence[tuple[int, int]], int]:
    """Return the counts behind one with which it is the subject or object of one verb, and where they or that verb end.

    Args:
        text: the text. spans: where its counts stand, in order. start, end: where the one stands.

    >>> text = "In all 224 people, 32 women and 192 men, were killed by gunfire."
    >>> listed_with(text, ((7, 17), (19, 27), (32, 39)), 7, 17)
    ([(19, 27), (32, 39)], 46)
    """
    found: list[tuple[int, int]] = []
    last = end
    for at in range(bisect_right(spans, (start, end)), len(spans)):
        span = spans[at]
        if _LISTED.fullmatch(text, last, span[0]) is None:
            break
        found.append(span)
        last = span[1]
    verb = (_SHARED_VERB if found else _OWN_VERB).match(text, last)
    return found, verb.end() if verb is not None else last


def number_and_noun(figure: Figure) -> tuple[tuple[int, int], ...]:
    """Return where a figure's number and the noun it counts stand, without whose the things are: "six of the firm's drivers"."""
    owner = _OWNER.fullmatch(figure.text)
    if owner is None:
        return ((figure.start, figure.end),)
    return ((figure.start, figure.start + owner.start("owner")), (figure.start + owner.end("owner"), figure.end))


_OWNER = re.compile(r".*? of (?P<owner>(?:[\w-]+ ){1,3}?[\w-]+(?:['’]s|s['’])) .+")


def is_someones(text: str, match: re.Match[str], word: str) -> bool:
    """Say whether "the port" or "the union" stands alone: which one, only who says it knows."""
    if word not in _bodies() or not text[max(0, match.start() - 5) : match.start()].lower().endswith(("the ", "this ")):
        return False
    return re.compile(r"\s+(?:of|at|in)\s+(?:the\s+)?[A-Z]").match(text, match.end()) is None


@cache
def _bodies() -> frozenset[str]:
    """Words for a body or an area that name one only together with who says them: "the port handled 412 crates"."""
    nouns = table("nouns")
    return frozenset(nouns["bodies"]["generic"]) | (frozenset(nouns["areas"]["words"]) - {"country", "state"})


@cache
def defining() -> re.Pattern[str]:
    """What a sentence behind a number says of what the number takes in: "this figure includes members of the family"."""
    number = r"(?:(?:this|the) (?:number|figure|total|count|toll|sum)|it|they|these (?:numbers|figures))"
    verb = r"(?:(?:does|do) not )?(?:also )?(?:includes?|excludes?|covers?|counts?|comprises?|leaves? out)"
    passive = r"(?:is|are|was|were) (?:not |also )*(?:counted|included|excluded|covered|considered|left out)"
    return re.compile(rf"\s*(?:{number} {verb} .{{1,120}}|.{{1,80}} {passive}.{{0,60}})", re.I | re.S)


@cache
def evidential() -> frozenset[str]:
    """Verbs that tell who counted, not what was done."""
    return frozenset(table("predicates")["class"]["count"]["lemmas"])


@cache
def of_a_period() -> re.Pattern[str]:
    """What "first" and the like stand before where they make it another period: "the first half", not "the first outbreak"."""
    return re.compile(rf"\s+(?:\w+\s+)?(?:{'|'.join(sorted(table('comparing')['periods']))})\b", re.I)


@cache
def of_a_year() -> re.Pattern[str]:
    """What makes a word a calendar of its own where no days are read: "the school year", not "the school"."""
    return re.compile(rf"\s+(?:{'|'.join(sorted(table('comparing')['periods']))}|(?:19|20)\d\d)\b", re.I)
