"""Vague and universal words of a language: "Dutzende", "mehrere Hundert", "kein Schiff", "fast alle", "die Mehrheit"."""

import re
from fractions import Fraction
from functools import lru_cache
from typing import Any, NamedTuple

from countersay.config import Conventions
from countersay.errors import SettingsError
from countersay.extraction.languages import nouns, units
from countersay.extraction.languages.templates import GAP, either
from countersay.extraction.languages.tongue import KEPT, Tongue
from countersay.extraction.nouns.counted import Noun
from countersay.model import Extent, Quantity


class _Vague(NamedTuple):
    words: dict[str, dict[str, Any]]
    scan: re.Pattern[str]
    scales: dict[str, int]
    scale: re.Pattern[str]
    of: re.Pattern[str]
    zero: frozenset[str]
    idle: frozenset[str]
    nearly: re.Pattern[str]
    all: frozenset[str]
    majority: frozenset[str]


@lru_cache(maxsize=KEPT)
def _vague(tongue: Tongue) -> _Vague:
    data = tongue.topic("vague")
    around, words = data["around"], data["words"]
    for word, entry in words.items():
        if entry.get("like") not in Conventions.__dataclass_fields__:
            raise SettingsError(f"vague word {word!r}: like must name a convention", code="lexicon-malformed")
    scan = [*words, *around["zero"], *around["all"], *around["majority"]]
    return _Vague(
        words,
        re.compile(rf"(?<![^\W_])(?:{either(scan)})(?![^\W_])", re.IGNORECASE),
        data["scales"],
        re.compile(rf"{GAP}(?:{either(data['scales'])})(?![^\W_])" if data["scales"] else r"(?!)", re.IGNORECASE),
        re.compile(rf"{GAP}(?:{either(around['of'])})(?![^\W_])" if around["of"] else r"(?!)", re.IGNORECASE),
        frozenset(around["zero"]),
        frozenset(around["zero_not_before"]),
        re.compile(rf"(?<![^\W_])(?P<hedge>{either(around['nearly']) or '(?!)'}){GAP}\Z", re.IGNORECASE),
        frozenset(around["all"]),
        frozenset(around["majority"]),
    )


def scan(tongue: Tongue) -> re.Pattern[str]:
    """Return the pattern of the words that `find` is asked about."""
    return _vague(tongue).scan


def find(tongue: Tongue, text: str, start: int, end: int, conventions: Conventions) -> Quantity | None:
    """Return the quantity at the vague word text[start:end], or None when it is none there.

    >>> from countersay.extraction.languages.tongue import tongue
    >>> found = find(tongue("de"), "Zehntausende Menschen", 0, 12, Conventions())
    >>> int(found.lower), int(found.upper), found.counted
    (20000, 99000, 'Mensch')
    """
    known = _vague(tongue)
    word = " ".join(text[start:end].lower().split())
    if word in known.zero:
        return _zero(tongue, text, start, end)
    if word in known.all:
        return _nearly_all(tongue, text, start, end)
    if word in known.majority:
        return _majority(tongue, text, start, end)
    entry = known.words[word]
    low, high = getattr(conventions, entry["like"])
    factor, stop = entry.get("times", 1), end
    if match := known.scale.match(text, stop):
        factor *= known.scales[match.group().strip().lower()]
        stop = match.end()
    noun = _behind(tongue, known, text, stop)
    unit = units.after(tongue, text, stop) if noun is None or noun.lemma is None or not noun.qualifiers else None
    if unit is not None:
        noun = None
    if noun is None and unit is None:
        return None
    return Quantity(
        start=start,
        end=unit.end if unit else noun.end if noun else stop,
        text=text[start : unit.end if unit else noun.end if noun else stop],
        number=Extent(start, stop, text[start:stop]),
        lower=Fraction(low * factor),
        upper=None if high is None else Fraction(high * factor),
        unit=unit.code if unit else None,
        counted=noun.lemma if noun else None,
        qualifiers=noun.qualifiers if noun else (),
        precision="vague",
    )


def _behind(tongue: Tongue, known: _Vague, text: str, end: int) -> Noun | None:
    match = known.of.match(text, end)
    return nouns.after(tongue, text, match.end() if match else end)


def _zero(tongue: Tongue, text: str, start: int, end: int) -> Quantity | None:
    """Read "kein Schiff" as zero ships, where the noun is one that can be counted."""
    noun = nouns.after(tongue, text, end)
    if noun is None or noun.lemma is None or noun.lemma.lower() in _vague(tongue).idle:
        return None
    zero = Fraction(0)
    return _universal(text, start, noun.end, (start, end), noun, zero, zero, value=zero, resolution=Fraction(1))


def _nearly_all(tongue: Tongue, text: str, start: int, end: int) -> Quantity | None:
    """Read "fast alle Häuser": above half and short of all; a bare "alle" is left alone."""
    hedge = _vague(tongue).nearly.search(text, max(0, start - 24), start)
    noun = nouns.after(tongue, text, end) if hedge else None
    if hedge is None or noun is None:
        return None
    word = " ".join(hedge["hedge"].lower().split())
    half = Fraction(50)
    return _universal(
        text, hedge.start(), noun.end, (start, end), noun, half, Fraction(100),
        unit="percent", lower_open=True, upper_open=True, change="<", hedge=word,
    )  # fmt: skip


def _majority(tongue: Tongue, text: str, start: int, end: int) -> Quantity | None:
    noun = nouns.of_whole(tongue, text, end)
    if noun is None:
        return None
    return Quantity(
        start=start,
        end=noun.end,
        text=text[start : noun.end],
        number=Extent(start, end, text[start:end]),
        lower=Fraction(50),
        lower_open=True,
        change=">",
        unit="percent",
        counted=noun.lemma,
        qualifiers=noun.qualifiers,
        precision="vague",
    )


def _universal(
    text: str, start: int, end: int, number: tuple[int, int], noun: Noun, lower: Fraction, upper: Fraction, **more: Any
) -> Quantity:
    return Quantity(
        start=start,
        end=end,
        text=text[start:end],
        number=Extent(*number, text[slice(*number)]),
        lower=lower,
        upper=upper,
        counted=noun.lemma,
        qualifiers=noun.qualifiers,
        precision="universal",
        **more,
    )
