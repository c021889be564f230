"""Quantities in a text of a language that is data only.

The stops: 1 dates and hours are read, since their numbers are no figures; 2 numbers and vague words; 3 what is no figure
is left out; 4 units, ranges, comparators and what is counted, word by word beside the number; 5 two bounds of one thing.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from countersay.config import Conventions
from countersay.extraction.languages import comparators, nouns, refusals, units, vague
from countersay.extraction.languages.numbers import grammar, read_digits, read_words
from countersay.extraction.languages.templates import either
from countersay.extraction.languages.times import recognise
from countersay.extraction.languages.tongue import KEPT, Tongue
from countersay.extraction.nouns.counted import Noun
from countersay.extraction.numbers.comparators import Bound, Left
from countersay.extraction.numbers.numerals import Numeral
from countersay.extraction.numbers.units import Unit
from countersay.extraction.quantities.bounds import Bounds, interval
from countersay.extraction.quantities.drafts import Draft
from countersay.model import Extent, Quantity

DEFAULT = Conventions()
_MINUS = re.compile(r"(?:(?<=[\s(])|\A)[-−–]\Z")
KEPT_KINDS = frozenset({"duration", "shift"})  # "two years ago" holds a quantity of years; a date holds none


@dataclass(slots=True)
class _Read:
    """A number with its unit, and where the whole of it stands."""

    number: Numeral
    unit: Unit | None
    start: int
    end: int


def find_quantities(tongue: Tongue, text: str, conventions: Conventions = DEFAULT) -> list[Quantity]:
    """Return the quantities of `text` in text order; spans are code points and do not overlap.

    >>> from countersay.extraction.languages.tongue import tongue
    >>> [(q.text, q.change, q.unit, q.counted) for q in find_quantities(tongue("de"), "Über 850 Lastwagen, 4,7 km")]
    [('Über 850 Lastwagen', '>', None, 'Lastwagen'), ('4,7 km', '=', 'km', None)]
    """
    dated = [(form.start, form.end) for form in recognise(tongue, text) if form.kind not in KEPT_KINDS]
    dated = sorted(dated + refusals.phones(text))
    starts = [start for start, _ in dated]
    found: list[Quantity] = []
    floor = 0
    for start, end, word in _hits(tongue, text):
        if start < floor:
            continue
        place = bisect_right(starts, start) - 1
        if place >= 0 and start < dated[place][1]:
            continue
        quantity = vague.find(tongue, text, start, end, conventions) if word else _quantity(tongue, text, start, floor)
        if quantity is None or quantity.start < floor:
            floor = max(floor, _token_end(text, start) if text[start].isdigit() else floor)
            continue
        found.append(quantity)
        floor = quantity.end
        _join_bounds(tongue, text, found)
    return found


_TOKEN = re.compile(r"\d+(?:[./:,'’-]?\d+){0,40}")


def _token_end(text: str, start: int) -> int:
    """Return where the figures of a refused number end, with what is joined to them: "030/123456"."""
    match = _TOKEN.match(text, start)
    return match.end() if match else start


@lru_cache(maxsize=KEPT)
def _digits(tongue: Tongue) -> re.Pattern[str]:
    glyphs = "".join(grammar(tongue).glyphs)
    sign = re.escape("".join((*grammar(tongue).decimal, *grammar(tongue).thousands.replace(" ", ""))))
    return re.compile(rf"[\d{glyphs}](?:[\d{sign}]*\d)?")


def _hits(tongue: Tongue, text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield where numbers and vague words may begin and end, in text order; the flag says that it is a vague word."""
    rows = [(match.start(), match.end(), False) for match in _digits(tongue).finditer(text)]
    rows += [(match.start(), match.end(), False) for match in grammar(tongue).openers.finditer(text)]
    rows += [(match.start(), match.end(), True) for match in vague.scan(tongue).finditer(text)]
    rows.sort(key=lambda row: (row[0], row[2]))
    yield from rows


def _read(tongue: Tongue, text: str, start: int) -> _Read | None:
    """Read the number at `start` with the unit before or behind it; None for what is no figure."""
    glyph = grammar(tongue).glyphs.get(text[start])
    number: Numeral | None
    if glyph is not None:
        number = Numeral(start, start + 1, Fraction(glyph), None, True, fraction=True)
    elif text[start].isdigit():
        number = read_digits(tongue, text, start)
        if number is None or refusals.token_is_none(tongue, text, start, number.end):
            return None
    else:
        number = read_words(tongue, text, start)
    if number is None:
        return None
    money = units.before(tongue, text, start)
    joined = None if money else units.tail(tongue, text, number.end)
    if not number.digits and number.plain and joined is None:
        return None  # "Achtung" is no eight
    if text[number.end : number.end + 1].isalpha() and joined is None and units.after(tongue, text, number.end) is None:
        return None
    unit = joined or units.after(tongue, text, number.end)
    if unit is None and text[number.end : number.end + 1] == "-" and text[number.end + 1 : number.end + 2].isalpha():
        return None  # "48-seitig", "2,5-fach"
    if money is not None:
        end = unit.end if unit is not None and unit.kind == "money" else number.end
        return _Read(number, money, money.start, end)
    return _Read(number, unit, number.start, unit.end if unit else number.end)


def _quantity(tongue: Tongue, text: str, start: int, floor: int) -> Quantity | None:
    read = _read(tongue, text, start)
    if read is None:
        return None
    measured = read.unit is not None and read.unit.kind != "time"  # "Seite 12 Uhr": a place in a text has no unit
    if not measured and refusals.is_refused(tongue, text, read.number):
        return None
    read = _signed(tongue, text, read)
    draft = Draft(read.number, read.start, read.end, read.unit, number_end=read.number.end)
    moved = None
    if (top := _top(tongue, text, read)) is not None:
        upper, begin = top
        draft.top, draft.unit = upper.number, upper.unit or read.unit
        draft.number = _of_scale(read.number, upper.number)
        draft.start, draft.end, draft.number_end = begin, upper.end, upper.number.end
    elif read.unit is None and (moved := _moved(tongue, text, read)) is not None:
        draft.unit = moved.unit
    return _Whole(tongue, text, draft, floor).quantity(moved)


def _signed(tongue: Tongue, text: str, read: _Read) -> _Read:
    """Take in the minus sign or word that stands before a number."""
    sign = _MINUS.search(text, max(0, read.start - 2), read.start) or _minus(tongue).search(
        text, max(0, read.start - 12), read.start
    )
    if sign is None:
        return read
    number = replace(read.number, start=sign.start(), value=-read.number.value, plain=False)
    return _Read(number, read.unit, sign.start(), read.end)


@lru_cache(maxsize=KEPT)
def _minus(tongue: Tongue) -> re.Pattern[str]:
    words = tongue.words("numbers", "writing", "minus")
    return re.compile(rf"(?<![^\W_])(?:{either(words)}) \Z" if words else r"(?!)", re.IGNORECASE)


def _top(tongue: Tongue, text: str, read: _Read) -> tuple[_Read, int] | None:
    """Return the upper number of a range that begins with `read`, and where the range begins."""
    for end in dict.fromkeys((read.end, read.number.end)):
        for at, begin in comparators.spreads(tongue, text, read.start, end):
            upper = _read(tongue, text, at) if at < len(text) else None
            if upper is None or (read.unit and upper.unit and read.unit.code != upper.unit.code):
                continue
            if _of_scale(read.number, upper.number).value < upper.number.value:
                return upper, begin
    return None


def _of_scale(low: Numeral, high: Numeral) -> Numeral:
    """Give a number below a thousand the scale of the other: "10 bis 15 Milliarden"."""
    if high.scale < 1000 or low.scale != 1 or low.value >= 1000 or low.value > high.value / high.scale:
        return low
    return replace(low, value=low.value * high.scale, scale=high.scale)


def _moved(tongue: Tongue, text: str, read: _Read) -> _Read | None:
    """Return the second number of "von 40 auf 60 Prozent", whose unit or noun belongs to the first as well."""
    for at, _ in comparators.moves(tongue, text, read.start, read.end):
        if at < len(text) and (other := _read(tongue, text, at)) is not None:
            return other
    return None


class _Behind(NamedTuple):
    """What stands behind a number and its unit, and where all that ends."""

    end: int
    noun: Noun | None = None
    per: str | None = None
    aged: bool = False


@dataclass(slots=True)
class _Whole:
    """One number on its way to a quantity: what stands before it, and what it counts."""

    tongue: Tongue
    text: str
    draft: Draft
    floor: int

    def quantity(self, moved: _Read | None) -> Quantity | None:
        """Return the frozen object, or None where a half is one of nothing; `moved` has the noun if this has none."""
        tongue, text, draft = self.tongue, self.text, self.draft
        number, unit = draft.number, draft.unit
        behind = self._behind()
        noun = behind.noun
        if noun is None and unit is None and moved is not None:
            noun = nouns.after(tongue, text, moved.end)
        if number.fraction and number.scale == 1 and not number.digits and unit is None and noun is None:
            return None if number.value == Fraction(1, 2) else self._made(None, None, behind, behind.end, noun)
        bound = comparators.before(tongue, text, Left(text, draft.start), draft.start)
        if bound is None and unit is None and noun is None and not number.digits and number.value == 1:
            return None  # a pronoun or an hour: "um eins"
        if bound is not None and (bound.start < self.floor or (draft.top and bound.kind in ("lower", "upper"))):
            bound = None
        tail = comparators.after(tongue, text, behind.end)
        if tail is None or (bound is not None and bound.kind in ("lower", "upper")):
            return self._made(bound, None, behind, behind.end, noun)
        return self._made(bound, tail, behind, tail.end, noun)

    def _made(self, bound: Bound | None, tail: Bound | None, behind: _Behind, end: int, noun: Noun | None) -> Quantity:
        tongue, text, draft = self.tongue, self.text, self.draft
        number = draft.number
        limits = Bounds.of(draft, bound, tail, comparators.trend(tongue, text, draft.start, end))
        start = min(draft.start, bound.start) if bound else draft.start
        qualifiers = noun.qualifiers if noun else ()
        return Quantity(
            start=start,
            end=end,
            text=text[start:end],
            number=Extent(number.start, draft.number_end, text[number.start : draft.number_end]),
            value=number.value if draft.top is None else None,
            precision="approximate" if limits.approximate else "exact",
            lower=limits.lower,
            upper=limits.upper,
            lower_open=limits.lower_open,
            upper_open=limits.upper_open,
            approximate=limits.approximate,
            change=limits.change,
            unit=draft.unit.code if draft.unit else None,
            counted=noun.lemma if noun else None,
            qualifiers=("old",) if behind.aged else qualifiers,
            per=behind.per,
            average=comparators.is_average(tongue, text, start, end),
            hedge=limits.hedge,
            resolution=number.resolution if draft.top is None else None,
        )

    def _behind(self) -> _Behind:
        """Read the counted noun, what it is counted per, or the words that make years an age."""
        tongue, text, draft = self.tongue, self.text, self.draft
        unit, end = draft.unit, draft.end
        if unit is not None and unit.kind == "time":
            aged = _age_after(tongue).match(text, end)
            if aged is not None:
                return _Behind(aged.end(), aged=True)
            led = _age_before(tongue).search(text, max(0, draft.start - 24), draft.start)
            joined = unit.code == "year" and units.tail(tongue, text, draft.number_end) is not None
            return _Behind(end, aged=led is not None or joined)
        if draft.number.fraction or unit is not None:
            rate = units.rate(tongue, text, end)
            per, end = rate if rate is not None else (None, end)
            noun = nouns.of_whole(tongue, text, end, unit.kind if unit else None)
            return _Behind(noun.end if noun and unit is None else end, noun, per)
        noun = nouns.after(tongue, text, end)
        if noun is None and draft.number.scale >= 10**6:
            noun = nouns.of_whole(tongue, text, end)  # "dos millones de personas"
        end = noun.end if noun else end
        rate = units.rate(tongue, text, end)
        return _Behind(end, noun) if rate is None else _Behind(rate[1], noun, rate[0])


@lru_cache(maxsize=KEPT)
def _age_after(tongue: Tongue) -> re.Pattern[str]:
    words = tongue.words("nouns", "age", "after")
    return re.compile(rf"[ -](?:{either(words)})(?![^\W_])" if words else r"(?!)", re.IGNORECASE)


@lru_cache(maxsize=KEPT)
def _age_before(tongue: Tongue) -> re.Pattern[str]:
    words = tongue.words("nouns", "age", "before")
    return re.compile(rf"(?<![^\W_])(?:{either(words)}) \Z" if words else r"(?!)", re.IGNORECASE)


def _join_bounds(tongue: Tongue, text: str, found: list[Quantity]) -> None:
    """Make one interval of the last two quantities where they are opposite bounds of one thing."""
    if len(found) < 2 or {found[-2].change, found[-1].change} != {"<", ">"}:
        return
    if comparators.joins_bounds(tongue, text[found[-2].end : found[-1].start]):
        merged = interval(text, found[-2], found[-1])
        if merged is not None:
            found[-2:] = [merged]
