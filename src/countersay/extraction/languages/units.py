"""Units beside a number and what it is counted per, by the words of a language."""

import re
from functools import lru_cache
from typing import NamedTuple

from countersay.extraction.languages.numbers import SPACE
from countersay.extraction.languages.templates import either
from countersay.extraction.languages.tongue import KEPT, Tongue
from countersay.extraction.numbers.units import Unit

LOOKBACK = 8


class _Tables(NamedTuple):
    words: dict[str, tuple[str, str]]
    symbols: dict[str, tuple[str, str]]
    money: dict[str, str]
    after: re.Pattern[str]
    before: re.Pattern[str]
    tail: re.Pattern[str]
    tails: dict[str, str]
    rate: re.Pattern[str]
    rates: dict[str, str]
    periods: frozenset[str]
    adverbs: dict[str, str]


@lru_cache(maxsize=KEPT)
def _tables(tongue: Tongue) -> _Tables:
    data = tongue.topic("units")
    words: dict[str, tuple[str, str]] = {}
    symbols: dict[str, tuple[str, str]] = {}
    for code, entry in data["measures"].items():
        words.update(dict.fromkeys(entry["words"], (code, "measure")))
        symbols.update(dict.fromkeys(entry["symbols"], (code, "measure")))
    words.update({word: (code, "money") for word, code in data["money"]["words"].items()})
    periods = {word: code for code, forms in data["time"].items() for word in forms}
    words.update({word: (code, "time") for word, code in periods.items()})
    for kind, code in (("words", "percent"), ("points", "percentage point")):
        words.update(dict.fromkeys(data["percent"][kind], (code, "percent")))
    money = {**{code: code for code in data["money"]["codes"]}, **data["money"]["symbols"]}
    symbols.update({name: (code, "money") for name, code in money.items()})
    rates = data["rates"]
    leads = [lead for lead in rates["leads"] if lead[-1:].isalnum()]
    signs = [lead for lead in rates["leads"] if not lead[-1:].isalnum()]
    named = {**{word.lower(): code for word, code in rates["nouns"].items()}, **periods}
    lead = "|".join(
        part
        for part in (
            rf"{SPACE}(?:{either(leads)}){SPACE}" if leads else "",
            rf"{SPACE}?(?:{either(signs)}){SPACE}?" if signs else "",
        )
        if part
    )
    tails = tongue.section("numbers", "tails")
    return _Tables(
        {word.lower(): unit for word, unit in words.items()},
        symbols,
        money,
        re.compile(
            rf"(?:{SPACE}{{0,2}}|\n|-)(?:(?P<symbol>{either(symbols)})|(?i:(?P<word>{either(words)})))(?![^\W_]|[²³])"
        ),
        re.compile(rf"(?<![^\W\d_])(?:{either(money)}){SPACE}?\Z"),
        re.compile(rf"{SPACE}?-?({either(tails)})(?:[^\W\d_]{{0,2}})(?![^\W_])" if tails else r"(?!)", re.IGNORECASE),
        tails,
        re.compile(
            rf"(?:(?:{lead or '(?!)'})(?P<noun>{either(named)})|{SPACE}(?P<adverb>{either(rates['adverbs'])}))(?![^\W_]| ?\d)",
            re.IGNORECASE,
        ),
        named,
        frozenset(periods),
        {word.lower(): code for word, code in rates["adverbs"].items()},
    )


def after(tongue: Tongue, text: str, pos: int) -> Unit | None:
    """Return the unit that follows a number ending at `pos`.

    >>> from countersay.extraction.languages.tongue import tongue
    >>> after(tongue("de"), "4,7 Kilometer", 3).code
    'km'
    """
    if text[pos : pos + 1] in ",;:)!?.":
        return None
    known = _tables(tongue)
    match = known.after.match(text, pos)
    if match is None:
        return None
    if match["symbol"]:
        code, kind = known.symbols[match["symbol"]]
        start = match.start("symbol")
    else:
        code, kind = known.words[_plain(match["word"])]
        start = match.start("word")
    return Unit(code, kind, start, match.end())


def _plain(written: str) -> str:
    return " ".join(written.lower().replace("’", "'").replace("‑", "-").replace("–", "-").split())


def before(tongue: Tongue, text: str, pos: int) -> Unit | None:
    """Return the currency that stands before a number starting at `pos`.

    >>> from countersay.extraction.languages.tongue import tongue
    >>> before(tongue("de"), "für US$ 30", 8).code
    'USD'
    """
    window = text[max(0, pos - LOOKBACK) : pos]
    known = _tables(tongue)
    match = known.before.search(window)
    if match is None:
        return None
    return Unit(known.money[match.group().strip()], "money", pos - len(window) + match.start(), pos)


def tail(tongue: Tongue, text: str, pos: int) -> Unit | None:
    """Return the unit that is one word with the number that ends at `pos`: "30-jährig", "dreitägig".

    >>> from countersay.extraction.languages.tongue import tongue
    >>> tail(tongue("de"), "dreitägige", 4).code
    'day'
    """
    known = _tables(tongue)
    match = known.tail.match(text, pos)
    if match is None:
        return None
    code = known.tails[match[1].lower()]
    return Unit(code, "percent" if code == "percent" else "time", match.start(1), match.end())


def rate(tongue: Tongue, text: str, pos: int) -> tuple[str, int] | None:
    """Return what a number, unit or noun ending at `pos` is counted per, and where those words end.

    >>> from countersay.extraction.languages.tongue import tongue
    >>> rate(tongue("de"), "40 Liter pro Tag", 8)
    ('day', 16)
    """
    known = _tables(tongue)
    match = known.rate.match(text, pos)
    if match is None:
        return None
    if match["adverb"]:
        return known.adverbs[_plain(match["adverb"])], match.end()
    return known.rates[_plain(match["noun"])], match.end()
