"""The two days that a sentence gives for a length of time: "closed for 21 days, from 2 to 12 May".

1. *the whole of it*: the length runs from the one day to the other. The days stand behind it ("21 days, from 2 to 12 May", "the ten
   days between 3 and 17 May", "the ten-day visit (3 to 17 May)"), or the sentence says when the thing began and when it ended
   ("the strike began on 3 May and ended on 17 May after ten days"), or when somebody was born and died ("born on 12 March 1988,
   was killed on 4 July 2019 at the age of 31").
2. *within it*: the days of the length lie between the two, and need not be in a row ("closed for nine days from 1 to 13 March",
   "from 1 to 13 March the pass was closed for nine days"). Such a length may be shorter, but no longer.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from countersay.lexicon.load import table
from countersay.model import Figure, Finding, PlacedTimex
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.relations import told
from countersay.reconciliation.wording import day, quoted

_NEAR = 160  # characters between a length and the days that go with it
_UNTIL = re.compile(r"\s+(?:to|until|till|and|through)\s+\Z")
_BEHIND = re.compile(r"\s*[,(–—-]\s*from\s+\Z")
_RIGHT_BEHIND = re.compile(r"\s+(?:from|between)\s+\Z")
_HYPHENED = re.compile(r"-(?:hour|day|week|month|year)\Z")
_NOUN_OF_LENGTH = re.compile(r"\s+(?:[\w'’-]+\s+){0,3}?(?:[\w'’-]+(?:ss|[^s\s]))\s+(?:\((?:from\s+)?|from\s+)\Z")
_LEADS = re.compile(r"(?:\A|[.;:\n]\s*|,\s+)(?:From|Between|from|between)\s+\Z")


class Beside(NamedTuple):
    """Two days and whether the length may be shorter than the time between them (`within`)."""

    first: PlacedTimex
    last: PlacedTimex
    within: bool


def days_beside(figure: Figure, text: str, timexes: Sequence[PlacedTimex]) -> Beside | None:
    """Return the two days that the words give for a length of time; None if they give none, or more than two."""
    low, high = _sentence(text, figure.start, figure.end)
    near = sorted(
        (one for one in timexes if low <= one.start and one.end <= high and _is_day(one)), key=lambda one: one.start
    )
    found = []
    for first, last in pairwise(near):
        gap = text[first.end : last.start]
        if _UNTIL.fullmatch(gap):
            within = _is_within(figure, text, first, last)
            found += [Beside(first, last, within)] if within is not None else []
        elif _ended().fullmatch(gap) and _began().search(text, low, first.start) is not None:
            found += [Beside(first, last, False)] if _lasted(figure, text, low, first, last) else []
        elif "old" in figure.qualifiers and _is_lifetime(figure, text, first, last):
            found.append(Beside(first, last, False))
    return found[0] if len(found) == 1 else None


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the sentence around a length, as far as the days of it are looked for."""
    low = max((match.end() for match in _stops(text, max(0, start - _NEAR), start)), default=max(0, start - _NEAR))
    high = next((match.start() for match in _stops(text, end, min(len(text), end + _NEAR))), end + _NEAR)
    return low, min(high, len(text))


def _stops(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    return re.compile(r"[.;!?](?=\s+[A-Z\n]|\s*\Z)|\n").finditer(text, start, end)


def _is_day(timex: PlacedTimex) -> bool:
    return timex.first is not None and timex.first == timex.last


def _is_within(figure: Figure, text: str, first: PlacedTimex, last: PlacedTimex) -> bool | None:
    """Say whether a length may be shorter than the time between two days beside it; None if it is not theirs."""
    if figure.end <= first.start:
        between = text[figure.end : first.start]
        if _BEHIND.fullmatch(between):
            return False
        if _picking().match(text, last.end):
            return None
        if _HYPHENED.search(figure.text):
            return False if _NOUN_OF_LENGTH.fullmatch(between) else None
        if not _RIGHT_BEHIND.fullmatch(between):
            return None
        before = text[max(0, figure.start - 30) : figure.start]
        if re.search(r"\bthe\s+\Z", before):
            return False
        return True if re.search(r"\bfor\s+(?:a\s+total\s+of\s+)?\Z", before) else None
    lead = _LEADS.search(text, max(0, first.start - 30), first.start)
    if last.end <= figure.start and lead is not None and _was_so().fullmatch(text, last.end, figure.start):
        return True
    return None


def _lasted(figure: Figure, text: str, low: int, first: PlacedTimex, last: PlacedTimex) -> bool:
    """Say whether the sentence tells how long it was from beginning to end."""
    if last.end <= figure.start:
        link = re.fullmatch(
            r",?\s+(?:after|lasting|having\s+lasted|and\s+lasted|(?<=,\s)lasted)\s+(?:for\s+)?(?:a\s+total\s+of\s+)?",
            text[last.end : figure.start],
        )
        if link is not None and "lasted" in link[0]:
            return re.compile(r"\s*(?:[.,;)\n]|\Z|and\b)").match(text, figure.end) is not None
        return link is not None and not text.startswith(" of ", figure.end)
    if figure.end > first.start:
        return False
    if _HYPHENED.search(figure.text):
        head = re.compile(r"\s*(?:The|A|An|This|the|a|an|this)\s+\Z").fullmatch(text, low, figure.start)
        behind = rf"(?:\s+[\w'’-]+){{1,4}}?\s+(?:{_either('began')})\s+(?:on\s+)?"
        return head is not None and re.fullmatch(behind, text[figure.end : first.start]) is not None
    told = re.search(r",?\s+(?:which|that)\s+lasted\s+(?:for\s+)?\Z", text[low : figure.start])
    behind = rf"\s*,?\s+(?:{_either('began')})\s+(?:on\s+)?"
    return told is not None and re.fullmatch(behind, text[figure.end : first.start]) is not None


def _is_lifetime(figure: Figure, text: str, born: PlacedTimex, died: PlacedTimex) -> bool:
    """Say whether a sentence gives an age between the days on which one person was born and died."""
    if re.search(r"\b(?:born|b\.)\s+(?:on\s+)?\Z", text[max(0, born.start - 20) : born.start]) is None:
        return False
    if died.end <= figure.number.start:
        told, to_age = text[born.end : died.start], text[died.end : figure.number.start]
        return _died().fullmatch(told) is not None and _aged().fullmatch(to_age) is not None
    if born.end > figure.number.start or figure.end > died.start:
        return False
    to_age, to_day = text[born.end : figure.number.start], text[figure.end : died.start]
    match = _aged().search(to_age)
    return match is not None and _died().fullmatch(to_age[: match.start()] + " on ") is not None and to_day == " on "


@cache
def _died() -> re.Pattern[str]:
    """What stands between the day of birth and that of death: ", was killed in Osk on"."""
    return re.compile(
        rf"\s*[,;)]?\s+(?:and\s+|who\s+)?(?:(?:was|had\s+been)\s+)?(?:[a-z]+ly\s+)?(?:{_either('died')})"
        r"(?:\s+(?:in|at|near|by)\s+(?:[\w'’-]+\s?){1,4})?\s*,?(?:\s*on)?\s+"
    )


@cache
def _aged() -> re.Pattern[str]:
    """What stands between the day of death and the age."""
    return re.compile(
        r"(?:\s+(?:in|at|near)\s+[A-Z][\w'’-]+)?\s*[,()]?\s*(?:(?:he|she|who)?\s*was\s+)?(?:at\s+the\s+age\s+of|aged|at\s+age|age)\s+\Z"
    )


def _either(topic: str) -> str:
    return "|".join(re.escape(one) for one in sorted(table("lasting")["ends"][topic], key=len, reverse=True))


@cache
def _began() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_either('began')})\s+(?:on\s+)?\Z")


@cache
def _ended() -> re.Pattern[str]:
    """What stands between the day of the beginning and that of the end."""
    return re.compile(rf",?\s+(?:and|but)\s+(?:(?:it|they|only|finally)\s+)?(?:{_either('ended')})\s+(?:on\s+)?")


@cache
def _picking() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{_either('picking')})\b")


@cache
def _was_so() -> re.Pattern[str]:
    """One thing and a state that it was in, between the days and the length: "the pass was closed for"."""
    stretch, since = table("lasting")["stretch"], table("lasting")["since"]
    states = "|".join(re.escape(one) for same in since["states"] for one in same)
    being = "|".join(map(re.escape, stretch["being"]))
    return re.compile(
        rf",?\s+(?:the|our|its|their)\s+(?:[\w'’-]+\s+){{1,5}}?(?:{being})\s+(?:{states})\s+for\s+(?:a\s+total\s+of\s+)?"
    )


def told_as_fitting(claim: Claim, pair: Beside) -> list[Finding]:
    """Report a length that is that between the two days its sentence gives, or an age that is that of so many birthdays."""
    figure, first, last = claim.figure, pair.first.first, pair.last.first
    if first is None or last is None or figure.value is None or pair.within:
        return []
    if figure.unit == "year":
        value = last.year - first.year - ((last.month, last.day) < (first.month, first.day))
        step = f"From {day(first)} to {day(last)} are {value} whole years"
    elif figure.unit == "day":
        value = (last - first).days + (figure.value != (last - first).days)
        step = f"From {day(first)} to {day(last)} are {value} days{', both in' if value > (last - first).days else ''}"
    else:
        return []
    if figure.value != value:
        return []
    return [told("adds_up", "duration", (claim,), f"{quoted(claim)} fits the dates given with it.", [step])]
