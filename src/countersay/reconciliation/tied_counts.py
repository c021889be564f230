"""Which two counts of a sentence its words tie: "from B to A", "A, twice the B of April", "twice as many (A) as in April (B)"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from countersay.lexicon.load import table
from countersay.model import Figure
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.alike import alike, days_of
from countersay.reconciliation.multiple_words import Multiple

_BESIDE = 60  # characters between "from B to A" and the words of the multiple
_PAIR = 2
_FAR = 160  # characters between a count and a multiple said of it in the same sentence


@dataclass(frozen=True, slots=True)
class Tie:
    """`then` is a multiple of `base`, by words, or differs from it by a percentage or a number, with the sign of the change.

    `explicit` if the words themselves name both counts.
    """

    then: Claim
    base: Claim
    multiple: Multiple | None = None
    percent: Claim | None = None
    difference: Claim | None = None
    sign: int = 1
    explicit: bool = True

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The later count, the percentage or difference if there is one, the earlier count."""
        change = self.percent or self.difference
        return (self.then, *([change] if change is not None else []), self.base)


_TO = re.compile(r"[^.;:()]{0,30}?\bto\s+(?:[\w-]+\s+){0,2}?(?:[A-Z]{0,3}[$€£¥#])?\Z")
_HEDGED = r"(?:[a-z-]+\s+){0,2}?(?:[A-Z]{0,3}[$€£¥#]|[A-Z]{3}\s)?"
_SPAN = re.compile(r"\bbetween\s+[^,.;:]{1,25}\s+and\b", re.I)  # "doubled between 2029 and 2030, from 118 to 240"
# A time behind the later count: "from 40 in 2029 to 47 in 2030, a rise of 7".
_AT_A_TIME = re.compile(
    r"\A\s+(?:in|by|on|at\s+the\s+end\s+of)\s+(?:the\s+)?(?:early\s+|late\s+|mid-?)?(?:\d{1,2}\s+)?(?:[A-Z][a-z]+\s*)?(?:\d{4})?(?=[\s,(–—-])"
)
_OF_PLACES = re.compile(
    r"\b(?:among|for|in\s+the\s+(?!first|second|third|fourth|last|previous|same|spring|autumn)|of\s+(?:the\s+)?[a-z])",
    re.I,
)
_TIME = r"(?:on|in|by|at)\s+(?:the\s+(?:end|start|beginning)\s+of\s+)?(?:\d{1,2}\s+)?(?:[A-Z][a-z]+(?:\s+\d{4})?|\d{4})"
_AND_THEN = re.compile(rf"\s+{_TIME},?\s+and\s+(?:only\s+|just\s+)?")
_OF_EACH = re.compile(
    r"\A\s+(?:an?|per)\s+[a-z]+(?=\s*[,(–—-])"
)  # "from 40 to 50 dollars a sack, a rise of 25 per cent"
_FROM = re.compile(rf"\bfrom\s+{_HEDGED}\Z")


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, the counts in it, and those of the two sentences before it."""

    text: str
    start: int
    end: int
    here: Sequence[Claim]
    before: Sequence[Claim]

    def by_words(self, word: Multiple) -> Iterator[Tie]:
        """Yield the counts that a multiple said in words is about, if they are plain."""

        def tie(pair: tuple[Claim, Claim] | None, *, explicit: bool = True) -> Iterator[Tie]:
            if pair is not None:
                yield Tie(*pair, multiple=word, explicit=explicit)

        if word.shape != "as":
            yield from tie(self._from_to(word.start, word.end))
            return
        explicit = self._behind(word.start, word.end) or self._bracketed(word)
        yield from tie(explicit) if explicit is not None else tie(self._looked_for(word), explicit=False)

    def by_percent(self, percent: Claim) -> Iterator[Tie]:
        """Yield the counts between which a percentage is the change, if they are plain."""
        figure = percent.figure
        sign = change_of(self.text, figure.start, figure.end)
        if sign is None:
            return
        pair = self._from_to(figure.start, figure.end) or self._behind(figure.start, figure.end)
        if pair is not None:
            yield Tie(*pair, percent=percent, sign=sign)
        elif (pair := self._in_turn(figure.number.start, figure.end)) is not None:
            yield Tie(*pair, percent=percent, sign=sign, explicit=False)

    def by_difference(self, change: Claim) -> Iterator[Tie]:
        """Yield the counts of which the words call a number the difference: "fell by 351, from 4,321 to 3,970"."""
        figure = change.figure
        number = figure.number
        sign = change_of(self.text, number.start, number.end) or change_of(self.text, number.start, figure.end)
        if sign is None:
            return
        others = replace(self, here=[one for one in self.here if one is not change])
        pair = others._from_to(figure.start, figure.end) or others._behind(figure.start, figure.end)
        turned = others._in_turn(number.start, figure.end) if pair is None else None
        if turned is not None and figure.unit in (None, turned[0].figure.unit) and alike(figure, turned[0].figure):
            yield Tie(*turned, difference=change, sign=sign, explicit=False)
            return
        if pair is not None and figure.start > max(one.figure.start for one in pair) and not self._closes(figure.end):
            return  # "a drop of 303 in the east alone"
        if figure.unit in ("percent", "times"):
            return  # a share that rose by 25 per cent, from 8 to 10 per cent, did not rise by 25 points
        if pair is None:
            return
        points = figure.unit == "percentage point" and pair[0].figure.unit == pair[1].figure.unit == "percent"
        if points and _OF_PLACES.search(self.text, min(one.figure.start for one in pair), self.end):
            return  # "from 61 per cent in the towns to 70 per cent in the villages"
        if points or (figure.unit in (None, pair[0].figure.unit) and alike(figure, pair[0].figure)):
            yield Tie(*pair, difference=change, sign=sign)

    def _in_turn(self, start: int, end: int) -> tuple[Claim, Claim] | None:
        """Return (later, earlier) of "420 tonnes on 1 May and 365 tonnes on 31 May, a fall of 55 tonnes", which ends its clause."""
        before = [one for one in self.here if one.figure.end <= start][-2:]
        if len(before) != _PAIR or re.match(r"\s*(?:[.;:,)]|\Z|\n)", self.text[end:]) is None:
            return None
        first, second = (one.figure for one in before)
        if not alike(first, second) or _AND_THEN.fullmatch(self.text, first.end, second.number.start) is None:
            return None
        return (before[1], before[0]) if _set_off().fullmatch(self.text, second.end, start) is not None else None

    def _closes(self, end: int) -> bool:
        """Say whether a clause ends behind a number, as far as what is said of it goes."""
        return re.match(r"\s*(?:[.;:,)–—]|\Z|\n|(?:or|over|within|compared|against|on)\b)", self.text[end:]) is not None

    def _from_to(self, start: int, end: int) -> tuple[Claim, Claim] | None:
        """Return (later, earlier) of the one "from B to A", or "to A from B", of the sentence, beside the multiple."""
        found = []
        for one, other in pairwise(self.here):
            first, last = one.figure, other.figure
            gap = self.text[first.number.end : last.number.start]
            head = self.text[max(self.start, first.start - _BESIDE) : first.number.start]
            if not alike(first, last) or len(gap) > _BESIDE:
                continue
            if _FROM.search(head) and _TO.fullmatch(gap):
                found.append((first.start, last.end, other, one))
            elif re.search(rf"\bto\s+{_HEDGED}\Z", head) and re.fullmatch(rf"[^.;:]{{0,30}}?\bfrom\s+{_HEDGED}", gap):
                found.append((first.start, last.end, one, other))
        if len(found) != 1:
            return None
        first_start, last_end, then, base = found[0]
        if end > first_start:  # "…, a rise of 40 per cent"; "… on a 63 % rise in sales" tells of something else
            behind = _AT_A_TIME.sub("", _OF_EACH.sub("", self.text[last_end:start]))
            return (then, base) if _apposed().fullmatch(behind) else None
        between = _SPAN.sub("", self.text[end:first_start])
        apart = len(between) > _BESIDE or _parted().search(between) or _moving().search(between)
        return None if apart else (then, base)

    def _behind(self, start: int, end: int) -> tuple[Claim, Claim] | None:
        """Return the one count before the multiple and the one right behind its words: "640, twice the 310 of April"."""
        after = [one for one in self.here if one.figure.number.start >= end]
        if not after or not _right_behind().fullmatch(self.text[end : max(end, after[0].figure.start)]):
            return None
        base = after[0]
        first = [one for one in self.here if one.figure.end <= start and start - one.figure.end <= _FAR]
        first = [one for one in first if alike(one.figure, base.figure)]
        if len(first) != 1 or _parted().search(self.text[first[0].figure.end : start]):
            return None
        return first[0], base

    def _bracketed(self, word: Multiple) -> tuple[Claim, Claim] | None:
        """Return the two counts in brackets behind what they count: "twice as many in May (640) as in April (310)"."""
        both = [one for one in self.here if self._in_brackets(one.figure)]
        if len(both) != 2 or len(self.here) != 2 or both[0].figure.start < word.end:
            return None
        between = self.text[both[0].figure.end : both[1].figure.start]
        return (both[0], both[1]) if re.search(r"\)[^.;:()]*\b(?:as|than)\b[^.;:()]*\(", between) else None

    def _in_brackets(self, figure: Figure) -> bool:
        opened = self.text[max(self.start, figure.number.start - _BESIDE) : figure.number.start]
        return (
            re.search(rf"\({_HEDGED}\Z", opened) is not None and ")" in self.text[figure.number.end : figure.end + 40]
        )

    def _looked_for(self, word: Multiple) -> tuple[Claim, Claim] | None:
        """Return the count of the sentence before the multiple, and the one other that what follows the multiple allows."""
        first = [one for one in self.here if one.figure.end <= word.start and word.start - one.figure.end <= _FAR]
        if not first or any(one.figure.start >= word.end for one in self.here):
            return None
        tail = re.split(r"[.;:()\n]", self.text[word.end : self.end])[0].strip(" ,")
        if _parted().search(self.text[first[-1].figure.end : word.start]) or len(tail) > _BESIDE:
            return None
        then, others = (
            first[-1],
            [one for one in (*self.before, *first[:-1]) if _of_one_thing(one.figure, first[-1].figure)],
        )
        if not tail:  # "14 in March and 42 in April, three times as many"
            near = [one for one in first[:-1] if _of_one_thing(one.figure, then.figure)]
            others = near or others
        elif len(first) > 1:
            return None
        else:
            others = [one for one in others if self._is_meant(tail, one.figure, then.figure)]
        return (then, others[0]) if len(others) == 1 else None

    def _is_meant(self, tail: str, base: Figure, then: Figure) -> bool:
        """Say whether "as in April", "as the year before" points to a count."""
        named = [word for word in re.findall(r"[\w'-]+", tail) if word[0].isupper() or word.isdecimal()]
        if named:
            home = re.split(r"[.;]\s", self.text[max(0, base.start - _FAR) : base.start])[-1]
            home += re.split(r"[.;]\s", self.text[base.start : base.end + _BESIDE])[0]
            return all(re.search(rf"\b{re.escape(word)}\b", home) for word in named)
        days, later = days_of(base), days_of(then)
        return bool(_earlier().search(tail)) and days is not None and later is not None and days[1] < later[0]


def _of_one_thing(one: Figure, other: Figure) -> bool:
    """Say whether two counts may be set against one another as they stand: noun, verb, place and part."""
    same = one.qualifiers == other.qualifiers and (one.predicate or other.predicate) == (
        other.predicate or one.predicate
    )
    places = {place for place in (one.place, other.place) if place}
    return alike(one, other) and same and len(places) < 2 and one.kind == other.kind and one.relation is None


@cache
def _parted() -> re.Pattern[str]:
    """Return what makes two stretches of one sentence tell of two things."""
    return re.compile(r"[.;:\n]|\b(?:and|while|whereas|but|whose|of which|of whom)\b", re.I)


@cache
def _moving() -> re.Pattern[str]:
    """Return verbs by which one thing changes another: "a 10 % rise in prices brought revenue to ..."."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, table('multiples')['moving']['verbs']))})\b", re.I)


@cache
def _set_off() -> re.Pattern[str]:
    """What stands between the later of two counts and the change that is named behind them."""
    nouns = "|".join([_listed("increase"), _listed("decrease")])
    return re.compile(rf"(?:\s+{_TIME})?\s*,\s+(?:(?:or|that is)\s+)?an?\s+(?:{nouns})\s+of\s+")


@cache
def _apposed() -> re.Pattern[str]:
    """Return what may stand between two counts and the change from the one to the other that is named behind them."""
    words = "|".join([*table("multiples")["moving"]["apposed"], _listed("increase"), _listed("decrease")])
    return re.compile(rf"[\s,(–—-]*(?:(?:{words})\b[\s,]*){{0,6}}", re.I)


@cache
def _right_behind() -> re.Pattern[str]:
    """Return the few words that may stand between a multiple and the count that it is of."""
    words = "|".join(table("multiples")["moving"]["behind"])
    return re.compile(rf"\s*,?\s*(?:(?:{words})\s+){{0,7}}", re.I)


@cache
def _earlier() -> re.Pattern[str]:
    return re.compile(r"\b(?:earlier|before|previous|preceding|last|then|ago|prior)\b", re.I)


def change_of(text: str, start: int, end: int) -> int | None:
    """Return 1 where the words beside a percentage make it a rise, -1 a fall, None where they make it neither.

    >>> change_of("arrivals rose by 40 per cent, from 10", 17, 28), change_of("40 per cent of them", 0, 11)
    (1, None)
    """
    before, after = text[max(0, start - 50) : start], text[end : end + 40]
    if (spanned := _over_span().search(text[max(0, start - _FAR) : start])) is not None:
        before = spanned["verb"] + spanned["by"]
    if re.match(r"[\s-]*(?:points?|pp)\b|\s*of\b", after, re.I):
        return None
    for sign, verb, noun, word in ((1, "up", "increase", "more"), (-1, "down", "decrease", "less")):
        verbs, nouns, words = (_listed(name) for name in (verb, noun, word))
        hedge = r"(?:[a-z-]+\s+){0,2}?"
        if re.search(rf"\b(?:{verbs})\s+(?:by\s+)?{hedge}\Z", before, re.I):
            return sign
        if re.search(rf"\b(?:{nouns})\s+(?:of|by)\s+{hedge}\Z", before, re.I):
            return sign
        if re.match(rf"\s+(?:{nouns}|{words})\b", after, re.I):
            return sign
        if re.search(rf"\b{'up' if sign > 0 else 'down'}\s+(?:by\s+)?{hedge}\Z", before, re.I):
            return sign
    return None


@cache
def _over_span() -> re.Pattern[str]:
    """A verb of change, "from B to A" and "by": "rose from 40 to 50 crowns, by 25 per cent"."""
    verbs = f"{_listed('up')}|{_listed('down')}"
    return re.compile(
        rf"\b(?P<verb>{verbs})\s+from\s+[^.;:,]{{1,40}}\s+to\s+[^.;:,]{{1,40}},?(?P<by>\s+by\s+(?:[a-z-]+\s+){{0,2}})\Z",
        re.I,
    )


@cache
def _listed(name: str) -> str:
    return "|".join(re.escape(word) for word in table("multiples")["changes"][name])
