"""The gate: finds every number and vague word of a text in one scan, and sorts out what can be no figure.

The scan stops only at tokens that hold a digit and at number words; everything else of the text is passed over by the
regular expression engine. Each token is looked at once, so the work is linear.
"""

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

from countersay.extraction.nouns import counted
from countersay.extraction.numbers import shapes, units
from countersay.extraction.numbers.cells import in_points
from countersay.extraction.numbers.number_words import lexicon
from countersay.extraction.numbers.numerals import Numeral, read_digits, read_share, read_words
from countersay.extraction.numbers.units import Unit
from countersay.extraction.quantities import refusals
from countersay.extraction.quantities.refusals import words_before
from countersay.lexicon.load import table, word_set
from countersay.model.quick import quickly_made

_BREAK = r"\s—“”\"«»()\[\]{}|;"
_DIGIT = re.compile(r"[\d½⅓⅔¼¾⅕-⅞]")
_LETTERS_OF_NUMBER = re.compile(r"(?:st|nd|rd|th|ST|ND|RD|TH|s|a\.m|p\.m|[ap]m|AM|PM)(?![A-Za-z])")
_ZONE = re.compile(r"[^\n]{0,8}?\d:\d\d [+-]\d{4}(?!\d)")
_SIGN = re.compile(r"(?:(?<=[\s(\[<>=])|\A)[-−–]\Z|(?<![A-Za-z])(?:minus|negative)[ -]\Z", re.IGNORECASE)
_SIGN_BEFORE_MONEY = re.compile(r"(?:(?:(?<=[\s(])|\A)[-−]|\b(?:minus|negative) )\Z", re.IGNORECASE)


@quickly_made
@dataclass(frozen=True, slots=True)
class Refused:
    """Characters [start, end) that hold a number but no figure, with the reason in words."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number that may be a figure, with the currency before it, if any."""

    number: Numeral
    money: Unit | None = None


@dataclass(frozen=True, slots=True)
class VagueWord:
    """A word like "dozens", "several" or "no" at [start, end), lower case in `word`."""

    start: int
    end: int
    word: str


Kept = list[Candidate | VagueWord]


_DIGITS = re.compile(rf"[\d½⅓⅔¼¾⅕-⅞][^{_BREAK}]*+")
_BREAKS = frozenset('—“”"«»()[]{}|;')


@cache
def _kinds() -> dict[str, str]:
    """Return each word the scan stops at, lower case, with what is to be done there: word, vague or share."""
    known = lexicon()
    kinds = dict.fromkeys(table("vague")["words"]["scan"], "vague")
    kinds |= dict.fromkeys([*known.small, *(word for word in known.scales if not word.endswith("s"))], "word")
    bottoms = [word for word, value in known.denominators.items() if value > 2 and not word.endswith("s")]
    shares = [
        "half",
        "third",
        "quarter",
        "fifth",
        *(f"{article} {word}" for article in ("a", "an") for word in ("half", *bottoms)),
    ]
    return kinds | dict.fromkeys(shares, "share")


@cache
def _words() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_]){_tree(sorted(_kinds()))}(?![^\W_])")


def _tree(names: list[str]) -> str:
    """Return a pattern for the names, either case, that tries each letter once; three times as fast as a list."""
    by_letter: dict[str, list[str]] = {}
    for name in names:
        if name:
            by_letter.setdefault(name[0], []).append(name[1:])
    parts = [f"[{letter}{letter.upper()}]{_tree(rest)}" for letter, rest in by_letter.items()]
    if not parts:
        return ""
    return f"(?:{'|'.join(parts)})" + ("?" if "" in names else "")


def sift(text: str) -> tuple[Kept, list[Refused]]:
    """Return the numbers and vague words that may be figures, and what was refused, both in text order."""
    kept: Kept = []
    refused: list[Refused] = []
    kinds = _kinds()
    cursor = 0
    hits = [*_DIGITS.finditer(text), *_words().finditer(text)]
    hits.sort(key=lambda hit: hit.start())
    for hit in hits:
        start, end = hit.span()
        if end <= cursor:
            continue
        if start < cursor:
            start = cursor
        first = text[hit.start()]
        if first.isdecimal() or not first.isalpha():
            cursor = _token(text, start, end, cursor, kept, refused)
            continue
        word = text[start:end].lower()
        kind = kinds.get(word)
        if word == "one" and text[max(0, start - 4) : start].lower() == "not ":
            kept.append(VagueWord(start, end, "not one"))
        elif kind == "word":
            cursor = _worded(text, start, kept, refused) or cursor
        elif kind == "share":
            share = read_share(text, start, end)
            if _is_share(text, share, end):
                kept.append(Candidate(share))
                cursor = share.end
        elif kind == "vague":
            kept.append(VagueWord(start, end, word))
    return kept, refused


def _token(text: str, pos: int, end: int, floor: int, kept: Kept, refused: list[Refused]) -> int:
    """Read the numbers of the token that holds the digit at `pos` and ends at `end`; return where the last one ends.

    The token begins at the last space, bracket or quotation mark before `pos`, but not before `floor`.
    """
    start = pos
    while start > floor and text[start - 1] not in _BREAKS and not text[start - 1].isspace():
        start -= 1
    if in_points(text, start) is None and (why := shapes.token_reason(text, start, end)):
        stop = end
        while stop > pos + 1 and text[stop - 1] in ".,:;!?'’":
            stop -= 1
        refused.append(Refused(start, stop, why))
        return end
    while pos < end and (digit := _DIGIT.search(text, pos, end)):
        first = digit.start()
        if text[first] in lexicon().glyphs:
            kept.append(
                Candidate(Numeral(first, first + 1, Fraction(lexicon().glyphs[text[first]]), None, True, fraction=True))
            )
            pos = first + 1
            continue
        if first > floor and text[first - 1] == "." and (first < 2 or not text[first - 2].isalnum()):
            first -= 1
        pos = _number(text, first, kept, refused)
    return max(pos, end)


def _number(text: str, first: int, kept: Kept, refused: list[Refused]) -> int:
    signed = first > 1 and text[first - 1] in "-−"
    money = units.before(text, first - signed) if not signed or text[first - 2] in "$€£" else None
    number = read_digits(text, first, money is not None or _is_glued_million(text, first))
    if _ZONE.match(text, max(first - 10, 0)) is not None and text[first - 1 : first] in ("+", "-"):
        refused.append(Refused(first, first + 4, "identifier"))  # "Wed, 14 May 2031 08:00:00 +0000"
        return first + 4
    number = in_points(text, first) or number
    if number is None:
        stop = first + 1
        while text[stop : stop + 1].isdigit() or (text[stop : stop + 1] == "/" and text[stop + 1 : stop + 2].isdigit()):
            stop += 1
        refused.append(Refused(first, stop, "identifier"))
        return stop
    if (
        number.plain
        and text[number.end : number.end + 1] == "s"
        and not text[number.end + 1 : number.end + 2].isalnum()
    ):
        refused.append(Refused(number.start, number.end, "identifier"))  # "the under-21s"
        return number.end + 1
    if number.scale == 1 and money is None and text[number.end : number.end + 1].isalpha():
        glued = _glued(text, number)
        if glued is not None:
            refused.append(Refused(number.start, glued, "model-number"))
            return glued
    if money is None and (found := refusals.reason(text, number, words_before(text, first))):
        refused.append(Refused(first, found[1], found[0]))
        return found[1]
    if money is None:
        number = _signed(text, number, number.start)
    else:
        sign = _SIGN_BEFORE_MONEY.search(text, max(0, money.start - 10), money.start)
        if sign is not None:
            money = money._replace(start=sign.start())
        if signed or sign is not None:  # "$-99", "-$99", "minus $99"
            number = replace(number, value=-number.value)
    kept.append(Candidate(number, money))
    return number.end


_GLUED_M = re.compile(
    r"[\d.,]{1,8}m (?!high|long|wide|deep|tall|thick|above|below|runner|hurdle|final|relay|race)[a-z]"
)


def _is_glued_million(text: str, first: int) -> bool:
    """Say whether "m" that touches the digits is a million: "2.7m users", not "10m high walls" or "400m runners"."""
    match = _GLUED_M.match(text, first)
    return match is not None and counted.after(text, match.end() - 2) is not None


def _glued(text: str, number: Numeral) -> int | None:
    """Return the end of letters glued to digits that are neither unit, ordinal nor plural: "24703L202"; else None."""
    end = number.end
    if units.after(text, end) or _LETTERS_OF_NUMBER.match(text, end):
        return None
    while end < len(text) and text[end].isalnum():
        end += 1
    return end


def _signed(text: str, number: Numeral, start: int) -> Numeral:
    """Take in a minus sign that touches the number, or "minus" and "negative" before it."""
    if start == 0:
        return number
    worded = text[start - 1] == " " and text[start - 2 : start - 1] in ("s", "S", "e", "E")  # "minus", "negative"
    if text[start - 1] not in "-−–" and not worded:
        return number
    match = _SIGN.search(text, max(0, start - 10), start)
    if match is None:
        return number
    return replace(number, start=match.start(), value=-number.value, plain=False)


def _worded(text: str, start: int, kept: Kept, refused: list[Refused]) -> int | None:
    """Read a number that begins with a number word; return where it ends."""
    if start and text[start - 1] in "-‐‑'’" and text[start - 2 : start - 1].isalpha():
        return None  # "twenty-first" was read from "twenty"; in "loved-one" nothing is counted
    number = read_words(text, start)
    if number is None:
        return None
    before = words_before(text, start)
    last = before[-1].lower() if before else ""
    first_word = text[start : number.end].lower().replace("-", " ").split()[0]
    if first_word in lexicon().scales:
        if last in {"a", "an"}:
            number = replace(number, start=text.rfind(before[-1], 0, start))
            before = before[:-1]
        elif number.value == lexicon().scales[first_word]:
            return None  # "several hundred" begins at "several"; a bare "million" is no number
    if found := refusals.reason(text, number, before):
        refused.append(Refused(number.start, found[1], found[0]))
        return found[1]
    kept.append(Candidate(_signed(text, number, number.start)))
    return number.end


_HALF_AFTER = re.compile(
    r"(?:[ ](?:of|a|an|the|his|her|its|their|our|my|all|that|those|these)\b"
    r"|-(?:hour|day|mile|century|year|dozen|million)\b"
    r"|[ ](?:people|hour|million|billion|dozen))",
    re.IGNORECASE,
)
_SHARE_AFTER = re.compile(r"[\"”’']?[ ]of[ ]|[ ](?:million|billion)", re.IGNORECASE)


_WHOLE = re.compile(r" of (\w+)")


def _is_share(text: str, share: Numeral, word_end: int) -> bool:
    """Say whether "half", "a third" is a share here: "a third person" and "the second half" are not."""
    if share.scale > 1:
        return True
    before = words_before(text, share.start)
    last = before[-1].lower() if before else ""
    if text[word_end - 4 : word_end].lower() == "half":
        halves = table("vague")["halves"]
        return last not in halves["not_after"] and (
            last in halves["cues"] or _HALF_AFTER.match(text, word_end) is not None
        )
    if " " not in text[share.start : word_end]:
        # Alone it is an ordinal, or three months; a hedge before it and "of" after it make it a share: "less than third of".
        hedged = last in word_set("grammar", "shares", "hedges")
        whole = _WHOLE.match(text, word_end)
        return (
            hedged and whole is not None and whole[1].lower() not in table("periods")["months"]
        )  # "about third of May"
    return _SHARE_AFTER.match(text, word_end) is not None
