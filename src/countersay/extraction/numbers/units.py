"""Units beside a number: money, percent, measures and time, by the codes of the record format.

A unit after the number may touch it or follow after one space or hyphen; a currency may stand before it. "Pounds" are
money beside a scale ("20 million pounds") or words of money, else a weight.
"""

import re
from functools import cache
from typing import NamedTuple

from countersay.extraction.numbers.number_words import SPACE, alternation
from countersay.lexicon.load import table

LOOKBACK = 8


class Unit(NamedTuple):
    """A unit with its code and kind (money, percent, measure, time) and where it stands."""

    code: str
    kind: str
    start: int
    end: int


class _Tables(NamedTuple):
    words: dict[str, tuple[str, str]]
    symbols: dict[str, tuple[str, str]]
    before: dict[str, str]


def _plurals(word: str) -> list[str]:
    return [word, word + "s"] if not word.endswith(("s", "h", "metre", "meter")) else [word, word + "s", word + "es"]


@cache
def _tables() -> _Tables:
    data = table("units")
    words: dict[str, tuple[str, str]] = {}
    symbols: dict[str, tuple[str, str]] = {}
    for code, entry in data["measures"].items():
        for word in entry["words"]:
            words.update(dict.fromkeys(_plurals(word), (code, "measure")))
        words.update(dict.fromkeys(entry.get("plural", ()), (code, "measure")))
        symbols.update(dict.fromkeys(entry["symbols"], (code, "measure")))
    for word, code in data["money"]["words"].items():
        words.update(dict.fromkeys(_plurals(word), (code, "money")))
    for code, forms in data["time"].items():
        words.update(dict.fromkeys(forms, (code, "time")))
    for kind, code in (("words", "percent"), ("points", "percentage point"), ("basis", "basis point")):
        words.update(dict.fromkeys(data["percent"][kind], (code, "percent")))
    before = dict(data["money"]["symbols"]) | {
        code: "CNY" if code == "RMB" else code for code in data["money"]["codes"]
    }
    symbols.update({symbol: (code, "money") for symbol, code in {**before, **_CODES}.items()})
    for symbol in ("RM", "PS", "Tk"):
        del symbols[symbol]
    symbols["p"] = ("penny", "money")
    by_capitals = {symbol.upper(): code for symbol, code in before.items()}
    return _Tables(words, symbols, {**before, **by_capitals})


@cache
def _after() -> re.Pattern[str]:
    known = _tables()
    words = alternation(known.words).replace(r"\ ", "[ \u00a0-]")
    qualifying = table("units")["between"]["words"]
    own = [word for word in known.words if word.partition(" ")[0] in qualifying]  # "short ton" is a unit of its own
    other = rf"(?!(?:{alternation(own)})\b)" if own else ""
    between = rf"{other}(?:{alternation(qualifying)}) "  # "two full days", "50 previous years"
    return re.compile(
        rf"(?:{SPACE}{{0,2}}|\n|-{SPACE}?|[-‐‑])(?:{between})?(?:(?P<symbol>{alternation(known.symbols)})|(?i:(?P<word>{words})))(?![^\W_]|[²³])"
    )


@cache
def _before() -> re.Pattern[str]:
    # "A $5 note" is no Australian dollar: one letter must touch its "$" and be a capital, save "c $" of wire copy.
    known = _tables().before
    plain = alternation(name for name in known if not name.endswith("$") or name == "$")
    wide = alternation(name[:-1] for name in known if name.endswith("$") and len(name) > 2)
    letters = "".join(name[0] for name in known if name.endswith("$") and len(name) == 2)
    lettered = rf"(?i:(?:{wide}){SPACE}?\$|c \$)|[{letters}]\$|(?i:usd|eur|gbp|rmb)"
    return re.compile(rf"(?:(?<![A-Za-z.])(?:{lettered})|(?<![A-Za-z])(?:{plain})|[$€£¥]){SPACE}?\Z")


def after(text: str, pos: int, scale: int = 1) -> Unit | None:
    """Return the unit that follows a number ending at `pos`, whose last scale is `scale`.

    >>> after("4,7 km away", 3).code
    'km'
    """
    head = text[pos : pos + 1]
    if not head or head in ",;:)!?":
        return None
    match = _after().match(text, pos)
    if match is None:
        return None
    known = _tables()
    if match["symbol"]:
        name = match["symbol"]
        code, kind = known.symbols[name]
        if len(name) == 1 and name.isalpha() and not _single_letter_fits(text, pos, match, scale):
            return None
        if name == "p" and (match.start("symbol") > pos or _PIXELS.search(text, max(0, pos - 4), pos)):
            return None
        if name == "in" and not _AFTER_INCH.match(text, match.end()):
            return None
        if kind == "money" and text[pos] == " " and name[-1] == "$" and _SIGN_OF_NEXT.match(text, match.end()):
            return None  # "3 $50 cards"
        return Unit(code, kind, match.start("symbol"), match.end())
    name = re.sub(r"[ \u00a0-]+", " ", match["word"].lower())
    code, kind = known.words.get(name) or known.words[match["word"].lower()]
    if code == "lb" and name.startswith("pound") and _is_money(text, pos, match.end(), scale):
        code, kind = "GBP", "money"
    return Unit(code, kind, match.start("word"), match.end())


def _single_letter_fits(text: str, pos: int, match: re.Match[str], scale: int) -> bool:
    """Refuse "20 C company", "5 m people": a letter is a unit only before the end of a phrase or glued to digits."""
    if text[match.end() : match.end() + 1] in ("-", "/") and text[match.end() : match.end() + 1]:
        return False
    if match["symbol"] in "CF":
        return scale == 1 and (match["symbol"] == "C" or match.start("symbol") > pos)
    return scale == 1 or match["symbol"] not in "mtlg"


class _Rates(NamedTuple):
    """How rates are said: the pattern, and what its words denote."""

    pattern: re.Pattern[str]
    adverbs: dict[str, str]
    short: dict[str, str]
    nouns: frozenset[str]


@cache
def adverbs() -> dict[str, str]:
    """Return the adverbs of rates with what is counted per; callers must not change them.

    >>> adverbs()["daily"]
    'day'
    """
    found: dict[str, str] = table("units")["rates"]["adverbs"]
    return found


def is_daily(before: str, *, with_unit: bool) -> bool:
    """Say whether "daily" in the words right before a number makes it a rate, and not what those words speak of besides.

    One thing may be named in between: "a daily supply of 400". A number with a unit needs it, or a mean.

    Args:
        before: up to four words, in lower case. with_unit: whether the number bears a unit.

    >>> [is_daily(words, with_unit=False) for words in ("a daily supply of", "daily reports say that", "of daily newspapers was")]
    [True, False, False]
    """
    words = before.rpartition("daily")[2].split()
    data = table("units")["rates"]
    if words and words[0] not in data["daily_hedges"]:
        named = words.pop(0)
        if not words or words[0] != "of" or named in data["not_daily"]:
            return False
        with_unit = False
    mean = "average" in words or "mean" in words
    return (mean or not with_unit) and all(word in data["daily_hedges"] for word in words)


@cache
def periods() -> frozenset[str]:
    """Return the stretches of time that things are counted per.

    >>> "week" in periods()
    True
    """
    return frozenset(table("units")["rates"]["periods"])


@cache
def _rates() -> _Rates:
    data = table("units")["rates"]
    nouns = (periods() | frozenset(data["nouns"])) - frozenset(data["other_meaning"])
    leads = "|".join(f" {lead} " for lead in data["leads"])
    pattern = re.compile(
        rf"(?:(?: ?/ ?|{leads}|-per-|-an?-| p\.)(?P<noun>[A-Za-z]{{1,20}})|[ -](?P<adverb>{'|'.join(data['adverbs'])}))"
        rf"(?!\w| (?:{'|'.join(data['not_before'])})\b)"
    )
    return _Rates(pattern, data["adverbs"], data["short"], nouns)


@cache
def _context(kind: str) -> re.Pattern[str]:
    """Return the beginnings of words that tell money from weight, or weight from money."""
    return re.compile(rf"\b(?:{'|'.join(table('units')['pounds'][kind])})", re.IGNORECASE)


def _is_money(text: str, pos: int, end: int, scale: int) -> bool:
    if text[end : end + 4] == " of " and scale < 1000:
        return False
    if _context("weight").search(text, max(0, pos - 40), pos):
        return False
    return scale >= 100_000 or _context("money").search(text, max(0, pos - 60), pos) is not None


_PIXELS = re.compile(r"(?:480|576|720|1080|1440|2160)\Z")
_OWNED = re.compile(r"\d ?\Z")
_SIGN_OF_NEXT = re.compile(r"[ \u00a0]?\.?\d")
_AFTER_INCH = re.compile(r"[.,;)]|\Z|\s(?:thick|long|wide|deep|high|tall|in diameter|of (?:rain|snow))\b")
_CODES = {"usd": "USD", "eur": "EUR", "gbp": "GBP", "rmb": "CNY"}


_CURRENCY_TAIL = re.compile(r" (U\.S\.|US|Cdn|Canadian|Australian)(?![A-Za-z])(?! (?:dollar|cent))")
_SCALE_AFTER = re.compile(r" (million|billion|trillion|thousand)(?!\w)")


def after_dollar(text: str, unit: Unit, pos: int) -> Unit:
    """Return the currency with what is written after the number: "$75 U.S." ends after the country."""
    match = _CURRENCY_TAIL.match(text, pos) if text[pos : pos + 1] == " " else None
    if match is None or unit.code != "USD":
        return unit._replace(end=pos)
    code = {"Cdn": "CAD", "Canadian": "CAD", "Australian": "AUD"}.get(match[1], "USD")
    return unit._replace(code=code, end=match.end())


def scale_after(text: str, pos: int) -> tuple[int, int] | None:
    """Return the scale written after a currency ("75 USD million") and where it ends."""
    match = _SCALE_AFTER.match(text, pos)
    return None if match is None else (table("numbers")["scales"][match[1]], match.end())


def before(text: str, pos: int) -> Unit | None:
    """Return the currency that stands before a number starting at `pos`.

    >>> before("paid US $2.24", 9).code
    'USD'
    """
    if pos == 0 or text[pos - 1] in ",;:)(\"'-.0123456789":
        return None
    window = text[max(0, pos - LOOKBACK) : pos]
    last = window.rstrip()[-1:]
    if not last or (last.isalpha() and not last.isupper() and last not in "sdk"):
        return None
    match = _before().search(window)
    if match is None:
        return None
    start = pos - len(window) + match.start()
    if window[-1] in " \u00a0" and _OWNED.search(text, max(0, start - 2), start):
        return None  # "10 € 30": the sign belongs to the number before it
    code = _tables().before[re.sub(rf"{SPACE}", "", match.group()).upper()]
    return Unit(code, "money", start, pos)


def rate(text: str, pos: int) -> tuple[str, int] | None:
    """Return what a number or unit ending at `pos` is counted per, and where those words end.

    >>> rate("$15 an hour", 3)
    ('hour', 11)
    """
    head = text[pos : pos + 1]
    if head not in (" ", "/", "-"):
        return None
    known = _rates()
    match = known.pattern.match(text, pos)
    if match is None:
        return None
    if match["adverb"]:
        return known.adverbs[match["adverb"]], match.end()
    low = match["noun"].lower()
    name = known.short.get(low, low)
    separator = text[pos : match.start("noun")]
    if ("per" in separator or "/" in separator) and "every" not in separator:
        return name, match.end()
    return (name, match.end()) if name in known.nouns or low in known.nouns else None
