"""Words that say how many times as large one count is as another: "more than twice as many as", "tripled", "up 40 %".

A bare multiple is read as the nearest of its kind: "twice" is anything from one and a half to two and a half times, "2.5 times"
from 2.45 to 2.55. Rounded up or down it may be a whole unit off. "Three times more" is three times as many or four, "a
threefold increase" likewise.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Literal

from countersay.lexicon.gates import gated
from countersay.lexicon.load import table, word_set

Shape = Literal["as", "verb", "noun", "share"]
Factor = tuple[Fraction, Fraction | None]
"""How many times as large the one count is at least and at most; None is open."""

HALF = Fraction(1, 2)
_NEARLY = Fraction(21, 20)  # "almost double" may be a hair above it
_NOT = re.compile(r"n['’]t\Z")
_SUPPOSED = 30  # characters before a multiple in which a word makes it a plan, a guess or a denial


@dataclass(frozen=True, slots=True)
class Multiple:
    """A multiple as written.

    Attributes:
        start, end: from its hedge to the last of its words; half-open, code points.
        words: the words themselves, on one line.
        shape: "as" ("twice as many as"), "verb" ("doubled") "noun" ("a threefold increase") or "share" ("most of").
        plain: the factor as plainly read.
        loose: the factor rounded up or down.
    """

    start: int
    end: int
    words: str
    shape: Shape
    plain: Factor
    loose: Factor


def multiples_in(text: str, start: int = 0, end: int | None = None) -> Iterator[Multiple]:
    """Yield the multiples that a stretch of text claims, in text order; plans, guesses and denials are passed over.

    >>> [(one.shape, *map(str, one.plain)) for one in multiples_in("It doubled, to twice as many as in May.")]
    [('verb', '3/2', '5/2'), ('as', '3/2', '5/2')]
    """
    stop = len(text) if end is None else end
    if _any().search(text, start, stop) is None:
        return
    for match in _pattern().finditer(text, start, stop):
        before = re.split(r"[,;:()]", text[max(start, match.start() - _SUPPOSED) : match.start()])[-1]
        words = re.findall(r"[\w'’]+", before)[-3:]
        if match["number"] or (match["word"] or "").lower() in ("twice", "thrice"):
            words = [word for word in words if word != "to"]  # "rose to twice as many"; "plans to double the number"
        if word_set("multiples", "supposing", "words").isdisjoint(words) and not any(_NOT.search(w) for w in words):
            found = _read(match)
            if found is not None:
                yield found


def _read(match: re.Match[str]) -> Multiple | None:
    said = {name: re.sub(r"\s+", " ", words.lower()) for name, words in match.groupdict().items() if words}
    shape: Shape = (
        "verb"
        if not {"verb", "moved", "went"}.isdisjoint(said)
        else "noun"
        if "noun" in said or "change" in said
        else "as"
    )
    number = _value(said)
    if number is None:
        return None
    hedge = said.get("hedge") or said.get("inner") or said.get("near") or ""
    of_change = shape != "as" and "cut" not in said
    plain, loose = (_factor(*number, hedge, parts, of_change=of_change) for parts in (2, 1))
    if "cut" in said:
        fell = said["went"] in table("multiples")["changes"]["down"]
        plain, loose = (_changed_by(part, fell=fell) for part in (plain, loose))
    if not {"more", "less", "moved", "change"}.isdisjoint(said):
        # "Three times more" and "a threefold increase" are said of three times as many and of four.
        plain, loose = _once_more(plain), _once_more(loose)
    changes = table("multiples")["changes"]
    if "less" in said or said.get("moved") in changes["down"] or said.get("change") in changes["decrease"]:
        plain, loose = _inverse(plain), _inverse(loose)
    return Multiple(match.start(), match.end(), re.sub(r"\s+", " ", match[0]), shape, plain, loose)


def _value(said: Mapping[str, str]) -> tuple[Fraction, Fraction] | None:
    """Return the multiple and the unit to which it is exact."""
    data, small = table("multiples"), table("numbers")["small"]
    for group, topic in (
        ("verb", "verbs"),
        ("noun", "nouns"),
        ("word", "words"),
        ("part", "words"),
        ("cut", "words"),
        ("fold", "fold"),
        ("times", "fold"),
    ):
        if said.get(group, "").replace("-", "") in data[topic]:
            value = Fraction(data[topic][said[group].replace("-", "")])
            return value, Fraction(1) if value >= 1 else Fraction(1, value.denominator)
    written = (said.get("number") or said.get("times") or said.get("fold") or "").replace("-", " ")
    written = written.removesuffix(" times").removesuffix("fold").strip()
    whole, half, _ = written.partition(" and a half")
    if whole in small:
        return Fraction(small[whole]) + (HALF if half else 0), HALF if half else Fraction(1)
    if not written.isascii() or not written.replace(".", "", 1).isdecimal() or not written.strip("0."):
        return None
    return Fraction(written), Fraction(1, 10 ** len(written.partition(".")[2]))


def _factor(value: Fraction, unit: Fraction, hedge: str, parts: int, *, of_change: bool) -> Factor:
    """Return what a multiple with its hedge leaves open: a unit, or a half of it (`parts` 2), to either side.

    A half is two times, seen from the other: more than halved is less than half as many.
    """
    hedges = table("multiples")["hedges"]
    if value < 1 and value.numerator > 1 and parts > 1:
        unit /= 2  # two thirds are not a half, unless rounded
    if value < 1 and value.numerator == 1:
        sides = (
            {} if of_change else {**dict.fromkeys(hedges["above"], "under"), **dict.fromkeys(hedges["below"], "over")}
        )
        return _inverse(_factor(1 / value, Fraction(1), sides.get(hedge, hedge), parts, of_change=of_change))
    if hedge in hedges["above"]:
        return value, None
    if hedge in hedges["below"]:
        return max(value - unit * 2 / parts, Fraction(0)), value * _NEARLY
    return max(value - unit / parts, Fraction(0)), value + unit / parts


def _once_more(factor: Factor) -> Factor:
    return factor[0], None if factor[1] is None else factor[1] + 1


def _changed_by(part: Factor, *, fell: bool) -> Factor:
    """What fell by a third is two thirds of what it was."""
    least, most = part
    if fell:
        return (Fraction(0) if most is None else max(1 - most, Fraction(0))), 1 - min(least, Fraction(1))
    return 1 + least, None if most is None else 1 + most


def _inverse(factor: Factor) -> Factor:
    least, most = factor
    return (Fraction(0) if most is None else 1 / most), (1 / least if least else None)


def _parts() -> list[str]:
    return [word for word, value in table("multiples")["words"].items() if "/" in value]


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace("\\ ", r"[\s-]") for word in sorted(words, key=len, reverse=True))


@cache
def _any() -> re.Pattern[str]:
    data = table("multiples")
    return gated(
        re.compile(rf"\b(?:{_either([*data['words'], *data['verbs'], *data['nouns']])}|\w+-?fold|times)\b", re.I)
    )


@cache
def _pattern() -> re.Pattern[str]:
    data = table("multiples")
    changes, fold = (
        data["changes"],
        rf"{_either(data['fold'])}|(?:{_either(table('numbers')['small'])}|\d{{1,3}})-?fold",
    )
    hedges = _either(hedge for hedges in data["hedges"].values() for hedge in hedges)
    small = _either(table("numbers")["small"])
    number = rf"(?:\d{{1,4}}(?:\.\d{{1,3}})?|(?:{small})(?:[\s-]and[\s-]a[\s-]half)?)"
    base = r"as\s+(?:many|much|high|large|great|big|long|often|few)|the|that|those|what|its|their|his|her|our|last|this"
    more, less = (rf"(?P<{way}>{_either(changes[way])})" for way in ("more", "less"))
    return re.compile(
        rf"\b(?:(?P<hedge>{hedges})\s+)?(?:"
        rf"(?P<verb>{_either(data['verbs'])})|(?P<noun>{_either(data['nouns'])})"
        rf"|(?P<moved>{_either([*changes['up'], *changes['down']])})\s+(?:by\s+)?(?:(?P<inner>{hedges})\s+)?(?P<times>{fold}|{number}\s+times)"
        rf"|(?P<went>{_either([*changes['up'], *changes['down']])})\s+by\s+(?:(?P<near>{hedges})\s+)?(?P<cut>{_either(_parts())})(?!\s+(?:an?|of|part(?:y|ies))\b|-)"
        rf"|(?P<fold>{fold})\s+(?P<change>{_either([*changes['increase'], *changes['decrease']])})"
        rf"|(?P<word>{_either(word for word, value in data['words'].items() if '/' not in value)})\s+(?:{base})"
        rf"|(?P<part>{_either(_parts())})\s+(?:as\s+(?:many|much|high|large|great|big|long|often)|the\s+(?:number|figure|rate|level|total|amount))"
        rf"|(?P<number>{number})\s+times\s+(?:{base}|{more}|{less})"
        r")\b",
        re.I,
    )


def shares_in(text: str, start: int = 0, end: int | None = None) -> Iterator[Multiple]:
    """Yield the shares of a whole that a stretch of text tells in words, without the "of" behind them.

    >>> [(one.words, *map(str, one.plain)) for one in shares_in("most of them, fewer than half of us, one in four of you")]
    [('most', '1/2', '1'), ('fewer than half', '0', '1/2'), ('one in four', '2/9', '2/7')]
    """
    stop = len(text) if end is None else end
    if _any_share().search(text, start, stop) is None:
        return
    data, small = table("multiples"), table("numbers")["small"]
    for match in _share().finditer(text, start, stop):
        word, hedge = re.sub(r"[\s-]+", " ", match["share"].lower()), (match["hedge"] or "").lower()
        if word in data["shares"]:
            least, most = map(Fraction, data["shares"][word])
            plain: Factor = (least, most)
            loose = plain
        else:
            value = Fraction(1, small[match["one"].lower()]) if match["one"] else Fraction(data["words"][word])
            unit = Fraction(1, value.denominator)
            plain, loose = (_factor(value, unit, hedge, parts, of_change=False) for parts in (2, 1))
            plain, loose = (
                (low, Fraction(1) if high is None else min(high, Fraction(1))) for low, high in (plain, loose)
            )
        yield Multiple(match.start(), match.end(), re.sub(r"\s+", " ", match[0]), "share", plain, loose)


@cache
def _any_share() -> re.Pattern[str]:
    return gated(re.compile(r"\b(?:majority|minority|most|half|thirds?|quarters?|fifth|tenth|one\s+in)\b", re.I))


@cache
def _share() -> re.Pattern[str]:
    data = table("multiples")
    parts = _either(_parts())
    hedges = _either(hedge for hedges in data["hedges"].values() for hedge in hedges)
    ones = _either(word for word, value in table("numbers")["small"].items() if 2 <= value <= 12)
    words = rf"{_either(data['shares'])}|{parts}|one\s+in\s+(?P<one>{ones})"
    return re.compile(rf"\b(?:(?P<hedge>{hedges})\s+)?(?P<share>{words})\b", re.I)
