"""What the words around a number make of it before it becomes a figure: a date, a rate, an age, an addition, a count.

Small corrections to what was found number by number, each for one turn of phrase.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from countersay.extraction.nouns.verb_forms import Predicate, verb_lemma
from countersay.extraction.text.passages import Passage, Placed
from countersay.extraction.times.patterns import pattern
from countersay.lexicon.load import table
from countersay.lexicon.nouns import head, known_as
from countersay.model import Quantity, Span, Timex

_ALL = 100  # per cent


_BUILT = re.compile(r"[\w.,]+-[a-z]+")
_NO_BUILD = ("-strong", "-odd", "-plus")


def is_of_build(passage: Passage, placed: Placed[Quantity]) -> bool:
    """Say whether a number only tells what a thing is like: "the 40-bed clinic", "the 15-member council"."""
    text = placed.item.text
    if (
        placed.item.number.text == text
        or placed.item.unit is not None
        or text.endswith(_NO_BUILD)
        or _BUILT.fullmatch(text) is None
    ):
        return False
    return re.match(r" [A-Za-z]", passage.text[placed.end : placed.end + 2]) is not None


def date_spans(timexes: Sequence[Timex]) -> list[Span]:
    """Return the ranges of dates, times and sets, in text order."""
    return [
        Span(t.start, t.end)
        for t in timexes
        if t.type in ("DATE", "TIME", "SET") and not (t.value or "").endswith("_REF")  # "there are now 97"
    ]


def unshared(quantities: Sequence[Quantity], text: str) -> list[Quantity]:
    """Take back the unit of a count that was read as the lower end of a percentage: "51, or 37 per cent, were minors".

    What is a multiple counts nothing. "20 or 30 percent" stays one: only a comma or bracket, a falling pair, a count over 100 or a base ("of 402") tells.
    """
    found = list(quantities)
    for i in range(len(found) - 1):
        one, other = found[i], found[i + 1]
        if one.unit != "percent" or other.unit != "percent" or re.search(r"%|per\s?cent", one.text, re.I):
            continue
        gap = text[one.number.end : other.number.start]
        falling = one.value is not None and other.value is not None and (one.value > other.value or one.value > _ALL)
        based = re.match(r"[^.;]{0,12}\bof (?:the |its |all )?\d", text[other.end : other.end + 30])
        if re.fullmatch(r"[\s,(]*(?:or|\(|i\.e\.|that is)[\s,]*", gap) and (
            falling or based or "," in gap or "(" in gap
        ):
            found[i] = replace(one, unit=None, counted=None)
    return [replace(one, counted=None, unit="times") if _is_multiple(one, text) else one for one in found]


_MULTIPLE = re.compile(
    r"\s+(?:as\s+(?:many|much|high|large|great|big|long|often|few)|the|that\s+of|those\s+of|more|fewer|less|higher|lower|larger|greater|bigger)\b"
)


def _is_multiple(quantity: Quantity, text: str) -> bool:
    """Say whether a multiple and no count is told: "three times as many", "2.5 times the average", "a ten-fold rise"."""
    if quantity.counted == "fold":
        return True
    if quantity.counted != "time" or (found := _MULTIPLE.match(text, quantity.end)) is None:
        return False
    done = re.search(r"\b([a-z]+ed)\s\Z", text[max(0, quantity.start - 20) : quantity.start])
    changed = {*table("multiples")["changes"]["up"], *table("multiples")["changes"]["down"], "exceeded", "totalled"}
    return found[0].strip() != "the" or done is None or done[1] in changed  # "violated 13 times the truce"


def in_date(quantity: Quantity, dated: Sequence[Span], text: str = "") -> bool:
    """Say whether the number is part of a date, or a bare number right behind one: a date whose words were scrambled.

    A number in words, or one behind the second date of a list, is counted: "12 on Sunday and on Monday nineteen". So is
    one of which a verb or "of them" tells: "Yesterday 7,200 of them stayed away", "in May 40 were wounded". A number in
    the next cell of a table belongs to no date.
    """
    number = quantity.number.span
    bare = quantity.counted is None and quantity.unit is None and quantity.change == "="
    low = bisect_left(dated, number.start - 1, key=_end)
    for span in dated[low:]:
        if span.start >= number.end:
            return False
        if span.overlaps(number):
            return True
        if bare and span.end == number.start - 1 and text[span.end : number.start] != "\t":
            told = _is_no_day(text[number.start : number.end]) or _second_date().search(
                text[max(0, span.start - 12) : span.start]
            )
            return not told and not _told_of(quantity, text)
    return False


def _is_no_day(number: str) -> bool:
    """Say whether a number belongs to no date by its form: one in words, or with its thousands set off."""
    return number.replace(" ", "").replace("-", "").isalpha() or re.fullmatch(r"\d{1,3}(?:,\d{3})+", number) is not None


def _told_of(quantity: Quantity, text: str) -> bool:
    """Say whether words behind a bare number that is no year tell of the things counted."""
    number = quantity.number
    year = number.text.isdigit() and len(number.text) == _YEAR_DIGITS
    return not year and re.match(_TOLD_OF, text[number.end : number.end + 14]) is not None


_YEAR_DIGITS = 4
_TOLD_OF = r"\s+(?:of\s+(?:them|these|those|whom)|were|was|had|have|has|are|[a-z]{2,}ed)\b"


@cache
def _second_date() -> re.Pattern[str]:
    return re.compile(r"\b(?:and|but|then)\s+(?:then\s+)?(?:on|in)\s+$", re.I)


def _end(span: Span) -> int:
    return span.end


def is_added(passage: Passage, placed: Placed[Quantity], predicate: Predicate | None) -> bool:
    """Say whether a count is told on top of another: "six people were also killed"."""
    if predicate is None or predicate.end <= placed.end:
        return False
    return re.search(r"\b(?:also|additionally)\b", passage.text[placed.end : predicate.end], re.I) is not None


@cache
def age_before() -> re.Pattern[str]:
    """What makes a number an age: "a man of 66", "aged 69"."""
    return re.compile(
        r"(?:\b(?:man|woman|boy|girl|child|person|mother|father|son|daughter|teenager) of|\baged)\s*$", re.I
    )


@cache
def _rate() -> re.Pattern[str]:
    return re.compile(
        r"[^.;:]*?\b(?:(?P<day>daily|(?:per|each|every|a) day)|(?P<week>weekly|(?:per|each|every|a) week)|"
        r"(?P<month>monthly|(?:per|each|every|a) month))\b",
        re.I,
    )


def with_rate(quantity: Quantity, following: str, before: str = "") -> Quantity:
    """Give a count its rate where it stands apart from it.

    A mean has it behind the verb: "an average of 58 trucks used the road daily". Any count has it where its sentence opens
    with it: "every day, dozens of trucks pass". `before` is the sentence up to the count.
    """
    if quantity.per is not None or quantity.unit in ("percent", "percentage_point"):
        return quantity
    found = _rate().match(following) if quantity.average else None
    found = found or _opening_rate().match(before)
    return replace(quantity, per=found.lastgroup) if found else quantity


@cache
def _opening_rate() -> re.Pattern[str]:
    """What opens a sentence right before its count: "Indeed, every day, up to"."""
    return re.compile(
        r"[\s“\"‘'(]*(?:(?:indeed|moreover|besides|in fact|and|so|thus),?\s+)?"
        r"(?:every|each)\s+(?:(?P<day>day)|(?P<week>week)|(?P<month>month)|(?P<year>year)),?\s+$",
        re.I,
    )


def there_were(passage: Passage, placed: Placed[Quantity]) -> Predicate | None:
    """Return the words "there were" right before a count, which say no more than that."""
    before = passage.text[max(0, placed.start - 24) : placed.start]
    found = re.search(r"\bthere\s+(?:were|was|have\s+been|had\s+been)\s+(?:(?:only|some|about)\s+)?$", before, re.I)
    if found is None:
        return None
    start = placed.start - len(before) + found.start()
    return Predicate(lemma="be", kind="neutral", start=start, end=placed.start - 1)


def without_verb(quantity: Quantity, predicate: Predicate | None) -> Quantity:
    """Leave out a qualifier that only repeats the verb with its particle: "3,400 hectares burned down"."""
    if predicate is None:
        return quantity
    kept = tuple(
        words
        for words in quantity.qualifiers
        if not (
            words.count(" ") == 1
            and words.split()[1] in _PARTICLES
            and verb_lemma(words.split()[0]) == predicate.lemma.split("+")[0]
        )
    )
    return quantity if kept == quantity.qualifiers else replace(quantity, qualifiers=kept)


_PARTICLES = frozenset({"down", "up", "off", "out", "away"})


def is_put(before: str) -> bool:
    """Say whether the words before a number put a count at it, so that the verb behind it tells of something else.

    >>> is_put("The union puts the number of drivers at "), is_put("The union puts drivers at the gate, where ")
    (True, False)
    """
    return pattern("windows", "elided", "put_at").search(before[-140:]) is not None


def aboard(passage: Passage, placed: Placed[Quantity]) -> Predicate | None:
    """Return that the persons counted were aboard, if the words say so: "291 passengers were on board", "carrying 300 people"."""
    noun = placed.item.counted
    if noun is None or known_as(head(noun), "person") is not True:
        return None
    behind = pattern("windows", "elided", "on_board").match(passage.text, placed.end)
    before = pattern("windows", "elided", "carrying").search(passage.text[max(0, placed.start - 40) : placed.start])
    if behind is None and before is None:
        return None
    start, end = behind.span() if behind is not None else (placed.start - 1, placed.start)
    return Predicate(lemma="be+aboard", kind="stock", start=start, end=end)
