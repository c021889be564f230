"""Quantities in a text: numbers with their comparators, units and what they count.

The stops, in order: 1 find numbers and vague words and refuse what is no figure (`candidates`, `refusals`); 2 units
beside each number, and two numbers that are one (`drafts`); 3 comparators (`comparators`); 4 what is counted
(`counted`); 5 what a number takes over from the one before it; 6 the frozen object.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from countersay.config import Conventions
from countersay.extraction.nouns import counted, narrowing
from countersay.extraction.nouns.counted_far import number_of, part_of_known, pointed_at
from countersay.extraction.numbers import comparators, units
from countersay.extraction.numbers.comparators import Bound, Left
from countersay.extraction.quantities import calendar_words, refusals, vague
from countersay.extraction.quantities.ages import (
    OLDEST,
    is_bounded_age,
    is_in_list_of_ages,
    is_in_list_of_persons,
    is_told_age,
)
from countersay.extraction.quantities.bounds import Bounds, completed
from countersay.extraction.quantities.candidates import Candidate, Refused, VagueWord, sift
from countersay.extraction.quantities.drafts import Draft, assemble
from countersay.extraction.quantities.far_rates import far_rate
from countersay.extraction.quantities.points import with_bare_thousands, with_thousands
from countersay.extraction.text.sentences import is_card
from countersay.lexicon.load import table, word_set
from countersay.model import Extent, Quantity

DEFAULT = Conventions()
_SHARE_BEFORE = re.compile(r"(?:%|\bper\s?cent) ?\(\Z", re.I)


def find_quantities(text: str, conventions: Conventions = DEFAULT) -> list[Quantity]:
    """Return the quantities of `text` in text order; spans are code points and do not overlap.

    >>> found = find_quantities("Over 850 trucks and 4,7 km of road")
    >>> [(q.text, q.change, q.unit, q.counted) for q in found]
    [('Over 850 trucks', '>', None, 'truck'), ('4,7 km', '=', 'km', 'road')]
    """
    return find_all(text, conventions)[0]


def find_all(text: str, conventions: Conventions = DEFAULT) -> tuple[list[Quantity], list[Refused]]:
    """Return quantities and refused numbers of `text` together, at the cost of one scan."""
    kept, refused = sift(text)
    found: list[Quantity] = []
    floor = 0
    for item in assemble(text, kept):
        if item.start < floor:
            continue
        previous = found[-1] if found else None
        if isinstance(item, VagueWord):
            quantity = vague.find(text, item, conventions)
            if quantity is None or quantity.start < floor:
                continue
        else:
            work = _Work(text, item, floor)
            why = work.refused()
            if why is not None:
                refused.append(Refused(item.number.start, item.number_end, why))
                continue
            quantity = work.quantity(previous)
            if previous is not None:
                quantity = completed(text, previous, quantity, found)
        found.append(quantity)
        floor = quantity.end
    refused = _outside(text, found, refused)
    known: list[Quantity | Refused] = sorted([*found, *refused], key=lambda item: item.start)
    unread = [Refused(item.number.start, item.number.end, "identifier") for item in kept if isinstance(item, Candidate)]
    return found, sorted([*refused, *_outside(text, known, unread)], key=lambda row: row.start)


def _outside(text: str, spans: Sequence[Quantity | Refused], rows: list[Refused]) -> list[Refused]:
    """Return the rows, or what is left of their digits, that lie in none of the spans, in text order.

    >>> found, refused = find_all("4m2/3")  # the unit has taken a digit of "2/3"
    >>> [item.text for item in found], [(row.start, row.end) for row in refused]
    (['4m2'], [(4, 5)])
    """
    kept: list[Refused] = []
    index, floor = 0, 0
    for row in sorted(rows, key=lambda row: (row.start, row.end)):
        while index < len(spans) and spans[index].end <= row.start:
            index += 1
        start = row.start
        if index < len(spans) and spans[index].start <= start:
            first = _DIGIT.search(text, spans[index].end, row.end)
            if first is None:
                continue
            start = first.start()
        if start >= floor:
            kept.append(Refused(start, row.end, row.reason))
            floor = row.end
    return kept


_NAME_AFTER = re.compile(r" [A-Z][a-z]")
_LED = re.compile(r"(?:[A-Z][\w’'-]+|\b(?:at|the|of|in|near|called|named)) \Z")
_SMALL_WORDS = re.compile(r"\b[a-z]{4,}\b")
_IN_TITLE = 2  # words of four letters in lower case that a title in capitals has at most
_LISTED = 20  # items of a list that are numbered "(1) … (2) …" at most
_DIGIT = re.compile(r"\d")
_VERB_AFTER = re.compile(r" (?:were|was|are|is|have|had|has|of|more|others|died|remain|who|wounded|per)\b")
_NO_RATE = frozenset({"percent", "time"})
_DAILY = re.compile(r"[^.;\n]{0,60}?\b(daily|weekly|monthly|hourly|per day|a day|every day|each day)\b")
_AGE_OF = (["age", "of"], ["ages", "of"])
_NAME_COMMA = re.compile(r"[A-Z][\w.’'-]*, \Z")
_PERSON_COMMA = re.compile(r"[a-z,”’\"] (?:[A-Z][a-z’'-]+ ){1,2}(?:[A-Z]\. )?[A-Z][\w’'-]+, \Z")
_END = re.compile(r"[.;][”’\"']?(?:\s|\Z)|,? and [A-Z]|\Z")
_PERSON_BRACKET = re.compile(r"(?<![\w’'-])[A-Z][a-z’'-]+ (?:[A-Z]\. )?[A-Z][\w’'-]+ \(\Z")
_ONE_PERSON = re.compile(r",? (?:was|is|has|had|died|said|says|told|who)\b")
_PERSONS_NAMED = re.compile(
    r"\b(?:dead|victims?|killed|identified|named|arrested|missing|wounded|injured|detained|hurt)\b[^.;]*\Z", re.I
)
_IN_BRACKET = re.compile(r" \(\d[\d.,]*\)(?= [a-z])")  # "285 (255) killed"
_GLOSS = re.compile(r" \([A-Za-z]{1,5}\)(?= of )")  # "563,317 metric tons (MT) of grain"
_AGE = re.compile(r"[- ]old\b| of age\b")


@dataclass(slots=True)
class _Work:
    """One number on its way to a quantity."""

    text: str
    draft: Draft
    floor: int
    left: Left | None = None
    bound: Bound | None = None
    tail: Bound | None = None
    start: int = 0
    end: int = 0
    size: int = 0
    lemma: str | None = None
    qualifiers: tuple[str, ...] = ()
    touched: bool = False
    age: bool = False

    def __post_init__(self) -> None:
        draft = self.draft
        left = self.left = draft.left or Left(self.text, draft.start)
        self.start, self.end, self.size = draft.start, draft.end, len(left.lows)
        bound = comparators.before(self.text, left, draft.start)
        if bound is not None and bound.start >= self.floor:
            if bound.word == "within" and (draft.unit is None or draft.unit.kind != "measure"):
                bound = None  # "within six weeks" is a window
            else:
                self.bound, self.start = bound, bound.start
                self.size = sum(1 for place in left.starts if place < bound.start)
        tail = comparators.after(self.text, self.end)
        if tail is not None and (self.bound is None or self.bound.kind in ("hedge", "exact")):
            self.tail, self.end = tail, tail.end
        self._count()

    def _count(self) -> None:
        """Find what is counted, and move the end to it where it touches."""
        text, draft = self.text, self.draft
        noun = None
        if draft.unit is not None and draft.unit.kind == "time" and (age := _AGE.match(text, self.end)):
            self.end, self.qualifiers = age.end(), ("old",)
            return
        if draft.unit is not None or draft.number.fraction:
            timed = draft.unit is not None and draft.unit.kind == "time"  # "two days of rain" count days
            gloss = _GLOSS.match(text, self.end)
            noun = None if timed else counted.of_whole(text, gloss.end() if gloss else self.end)
            if noun is None and draft.number.fraction and draft.unit is None:
                noun = counted.after(text, self.end)
            if noun is not None and draft.number.fraction and draft.unit is None:
                self.end = noun.end
            if draft.noun_from is not None:
                noun = counted.after(text, draft.noun_from, one=True)
        elif draft.per is None or draft.per not in units.periods():
            strong = text.startswith("-strong", self.end)
            at = self.end + 7 * strong
            if noun is None and self._stands_in_brackets():
                noun = counted.after(text, self.end + 1)  # "(5,599) people have been killed"
                if noun is not None:
                    self.start -= 1
            if noun is None and text.startswith("\n\n", at) and is_card(text, text.rfind("\n", 0, self.start) + 1, at):
                at += 1  # "448,000" on a line, and "People displaced" behind an empty one
            noun = noun or counted.after(
                text, at, one=draft.number.value == 1 and draft.top is None and self.tail is None
            )
            if noun is None and strong:
                noun = counted.after(text, at, one=True)
            if noun is not None or (noun := pointed_at(text, self.end) or part_of_known(text, self.end)) is not None:
                self.end, self.touched = noun.end, True
            elif participle := narrowing.participle(text, self.end):
                self.qualifiers = (participle[0],)
                self.end = participle[1] if participle[2] else self.end
            elif strong:
                self.end += 7
            elif (bracket := _IN_BRACKET.match(text, self.end)) and (done := narrowing.participle(text, bracket.end())):
                self.qualifiers = (done[0],)
        if noun is None and draft.unit is None and _SHARE_BEFORE.search(text, max(0, self.start - 20), self.start):
            noun = counted.of_whole(text, self.end + 1)  # "39% (54,839) of the cases"
        if noun is not None:
            self.lemma, self.qualifiers = noun.lemma, noun.qualifiers
            if self.touched and "." in text[draft.number.start : draft.number.end]:
                draft.number = with_thousands(text, draft.number, noun.lemma or "")
            if self.touched and draft.per is None and (rate := units.rate(text, self.end)):
                draft.per, self.end = rate
            elif draft.unit is not None and draft.per is None and (rate := units.rate(text, noun.end)):
                draft.per = rate[0]  # "40 tonnes of steam a day"
        elif draft.unit is None:
            if ".000" in text[draft.number.start : draft.number.end]:
                draft.number = with_bare_thousands(text, draft.number)
            self._apposition()

    def _stands_in_brackets(self) -> bool:
        """Say whether a number alone in brackets may count what stands behind them; a small one may number a list."""
        text, number = self.text, self.draft.number
        if text[self.start - 1 : self.start] != "(" or text[self.end : self.end + 2] != ") " or not number.digits:
            return False
        return (
            self.bound is None
            and self.tail is None
            and number.value >= _LISTED
            and text[self.start - 2 : self.start - 1] in ("", " ", "\n")
        )

    def _apposition(self) -> None:
        """Tell the age in "Mr Smith, 56, said" and "said Omar Tarabi, 44.", read "aged 56", and the noun of "the number of dead reached 12"."""
        text, draft, at = self.text, self.draft, self.draft.start
        after_comma = text[at - 2 : at] == ", " and draft.number.plain and 2 < draft.number.value < 115
        between = after_comma and text.startswith(", ", self.end) and _NAME_COMMA.search(text, max(0, at - 24), at)
        if (
            between
            or self._is_age_in_brackets()
            or (after_comma and _END.match(text, self.end) and _PERSON_COMMA.search(text, max(0, at - 60), at))
        ):
            self.age = True
            return
        lows = self.left.lows if self.left else []
        aged = (
            lows
            and self.size == len(lows)
            and (lows[-1] in word_set("grammar", "quantities", "age_words") or lows[-2:] in _AGE_OF)
        )
        listed = is_in_list_of_ages(text, at, self.end) or is_bounded_age(text, at, self.end)
        if draft.number.value < OLDEST and (aged or listed or is_told_age(text, at, self.end)):
            draft.unit, self.qualifiers = units.Unit("year", "time", at, at), ("old",)
            return
        self.lemma = number_of(text, self.start)

    def _is_age_in_brackets(self) -> bool:
        """Say whether a number alone in brackets is the age of the one person named before it: "Jonas Weber (41) was hurt"."""
        text, at, end = self.text, self.draft.start, self.end
        if text[at - 1 : at] != "(" or text[end : end + 1] != ")" or not self.draft.number.plain:
            return False
        if not 0 < self.draft.number.value < OLDEST or not _PERSON_BRACKET.search(text, max(0, at - 60), at):
            return False
        if is_in_list_of_persons(text, at):
            return True
        told = _ONE_PERSON.match(text, end + 1) or _PERSONS_NAMED.search(text, max(0, at - 160), at)
        name = set(re.findall(r"[a-z]+", text[max(0, at - 40) : at].lower())[-3:])
        return told is not None and name.isdisjoint(table("nouns")["bodies"]["generic"])

    def refused(self) -> str | None:
        """Return why the number is none after all: a calibre, or part of a name ("Voyager 2")."""
        draft, text, left = self.draft, self.text, self.left
        assert left is not None
        if draft.unit is not None and draft.unit.code in ("mm", "cm") and refusals.is_calibre(text, draft.end):
            return "calibre"
        if self.age or self._is_age_bound() or self._is_as_young():
            return "age"
        number = draft.number
        bare = not (draft.unit or self.bound or self.tail or draft.top or self.lemma or self.qualifiers)
        last = left.lows[-1] if left.lows else ""
        if bare and not number.digits and number.value == 1 and number.scale == 1:
            return "pronoun"
        if (
            bare
            and not number.digits
            and number.value <= 10
            and number.scale == 1
            and last in word_set("grammar", "quantities", "definite")
        ):
            return "anaphor"  # "both of the two", "all three agreed"
        if bare and not number.digits and not number.fraction and self.size and text[number.start].isupper():
            opens = "\n" in text[left.ends[self.size - 1] : number.start]  # "Health\nNine of its wards are closed"
            return None if opens else "identifier"  # "the Group of Seven"
        if not number.digits and self._is_in_name():
            return "identifier"
        if not bare or not number.plain:
            return None
        if 1900 <= number.value <= 2040:
            return "year"  # "her 2012 visit"
        if self.size < 1 or text[draft.start - 1] != " ":
            return None
        if _VERB_AFTER.match(text, draft.end) or left.ends[-1] != draft.start - 1:
            return None
        word = text[left.starts[-1] : left.ends[-1]]
        if calendar_words.is_month(word):
            return None  # "on 6 March 12, on 13 March 27"
        named = any(letter.isupper() for letter in word[1:]) or (word[0].isupper() and self.size > 1)
        return "identifier" if named else None

    def _is_in_name(self) -> bool:
        """Say whether a number in words stands in a name: "the Umoja One Kenya party", "the jail at Five Wells"."""
        text, at, end = self.text, self.draft.number.start, self.draft.number.end
        if not text[at].isupper() or not _NAME_AFTER.match(text, end):
            return False
        line = text[text.rfind("\n", 0, at) + 1 : (text.find("\n", end) + 1 or len(text) + 1) - 1]
        return _LED.search(text, max(0, at - 24), at) is not None and len(_SMALL_WORDS.findall(line)) > _IN_TITLE

    def _is_as_young(self) -> bool:
        """Say whether the number is how young or old some are: "children, some as young as eight"."""
        assert self.left is not None
        led = self.left.lows[max(0, self.size - 3) : self.size]
        return led in (["as", "young", "as"], ["as", "old", "as"]) and not self.lemma and self.draft.unit is None

    def _is_age_bound(self) -> bool:
        """Say whether the number bounds an age: "412 children under five"."""
        assert self.left is not None
        if (
            self.bound is None
            or self.bound.word not in ("under", "over", "below", "above")
            or self.lemma
            or self.draft.unit
        ):
            return False
        before = self.left.lows[self.size - 1] if self.size else ""
        return (
            self.draft.number.scale == 1
            and self.draft.number.value < 100
            and before in word_set("grammar", "quantities", "aged_nouns")
        )

    def _trend(self) -> str | None:
        """Return "up" or "down" where the number says by how much; "cut 1,500 jobs" counts the jobs."""
        assert self.left is not None
        if self.draft.unit is not None and self.draft.unit.kind == "time":
            return None  # "lost three days" is no trend of days
        found = comparators.trend(self.left, self.size)
        if found is None or (
            self.lemma not in (None, "point") and self.touched and self.left.lows[self.size - 1] != "by"
        ):
            return None
        return found[0]

    def quantity(self, previous: Quantity | None) -> Quantity:
        """Return the frozen object; `previous` is the quantity before it in the text."""
        assert self.left is not None
        left, text, draft = self.left, self.text, self.draft
        window = " ".join(left.lows[max(0, self.size - 4) : self.size])
        average = "averag" in window or text.startswith(" on average", self.end)
        per = draft.per
        if per is None and average and (later := _DAILY.match(text, self.end)):
            per = units.adverbs().get(later[1], "day")
        if per is None and "daily" in window and units.is_daily(window, with_unit=draft.unit is not None):
            per = "day"
        if per is None and (self.lemma if draft.unit is None else draft.unit.kind not in _NO_RATE):
            per = far_rate(text, self.start, self.end)
        bounds = Bounds.of(draft, self.bound, self.tail, self._trend())
        if previous is not None and self.bound is None and self.tail is None and draft.top is None:
            bounds.inherit(text, draft, previous)
        number = draft.number
        return Quantity(
            start=self.start,
            end=self.end,
            text=text[self.start : self.end],
            number=Extent(number.start, draft.number_end, text[number.start : draft.number_end]),
            value=number.value if draft.top is None else None,
            precision="approximate" if bounds.approximate else "exact",
            lower=bounds.lower,
            upper=bounds.upper,
            lower_open=bounds.lower_open,
            upper_open=bounds.upper_open,
            approximate=bounds.approximate,
            change=bounds.change,
            unit=draft.unit.code if draft.unit else None,
            counted=self.lemma,
            qualifiers=self.qualifiers,
            per=per,
            average=average,
            hedge=bounds.hedge,
            resolution=number.resolution if draft.top is None else None,
        )
