"""The gate: finds every number and vague word of a text in one scan, and sorts out what can be no figure.

The scan stops only at tokens that hold a digit and at number words; everything else of the text is passed over by the
regular expression engine. Each token is looked at once, so the work is linear.
"""

import re
from dataclasses import dataclass
from functools import cache

from countersay.extraction import refusals, units
from countersay.extraction.number_words import alternation, lexicon
from countersay.extraction.numerals import Numeral, read_digits, read_share, read_words

_BREAK = r"\s—“”\"«»()\[\]{}|;"
_DIGIT = re.compile(r"\d")
_SIGN = re.compile(r"(?:(?<=[\s(\[$€£~<>=])|\A)[-−–]\s?\Z|(?<!\w)(?i:minus|negative)[ -]\Z")
_SPLIT_SIGN = re.compile(r"(?<![\w-])-\s?[$€£]\s?\Z")


@dataclass(frozen=True, slots=True)
class Refused:
    """Characters [start, end) that hold a number but no figure, with the reason in words."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class VagueWord:
    """A word like "dozens" or "several" at [start, end), lower case in `word`."""

    start: int
    end: int
    word: str


@cache
def _scan() -> re.Pattern[str]:
    known = lexicon()
    names = [word for word in known.small if word != "zero"] + ["zero"]
    scales = [word for word in known.scales if not word.endswith("s")]
    bottoms = [word for word, value in known.denominators.items() if value > 2 and not word.endswith("s")]
    vague = [
        "dozens",
        "hundreds",
        "thousands",
        "millions",
        "billions",
        "scores",
        "tens",
        "several",
        "handful",
        "couple",
        "few",
        "majority",
        "decades",
    ]
    return re.compile(
        rf"(?<![^{_BREAK}])[^{_BREAK}\d]*+(?P<digits>\d)[^{_BREAK}]*+"
        rf"|\b(?:(?P<word>(?i:{_first_letter_trie(names + scales)}))|(?P<vague>(?i:{_first_letter_trie(vague)}))"
        rf"|(?P<share>(?i:half|an?[ ](?:half|{alternation(bottoms)})|quarter(?=[ ]million))))(?![^\W_])"
    )


def _first_letter_trie(names: list[str]) -> str:
    """Group names by first letter, so that the engine tries a few instead of all."""
    by_letter: dict[str, list[str]] = {}
    for name in names:
        by_letter.setdefault(name[0], []).append(name[1:])
    return "|".join(f"{letter}(?:{alternation(rest)})" for letter, rest in sorted(by_letter.items()))


def sift(text: str) -> tuple[list[Numeral | VagueWord], list[Refused]]:
    """Return the numbers and vague words that may be figures, and what was refused, both in text order."""
    kept: list[Numeral | VagueWord] = []
    refused: list[Refused] = []
    cursor = 0
    for hit in _scan().finditer(text):
        if hit.end() <= cursor:
            continue
        kind = hit.lastgroup
        if kind == "digits":
            cursor = _token(text, max(cursor, hit.start()), hit.start(), hit.end(), kept, refused)
        elif kind == "word":
            cursor = _worded(text, hit.start(), kept, refused) or cursor
        elif kind == "share":
            share = read_share(text, hit.start(), hit.end())
            if not _is_share(text, share, hit.end()):
                continue
            kept.append(share)
            cursor = share.end
        else:
            kept.append(VagueWord(hit.start(), hit.end(), hit.group().lower()))
    return kept, refused


def _token(text: str, pos: int, start: int, end: int, kept: list[Numeral | VagueWord], refused: list[Refused]) -> int:
    """Read the numbers of one token; return where the last one ends."""
    if pos == start and (why := refusals.token_reason(text, start, end)):
        if why == "model-number" or why == "document-number" or True:
            refused.append(Refused(start, _trimmed(text, start, end), why))
            return end
    while digit := _DIGIT.search(text, pos, end):
        first = digit.start()
        if first > pos and text[first - 1] == "." and (first < 2 or not text[first - 2].isalnum()):
            first -= 1
        pos = _number(text, first, end, kept, refused)
    return max(pos, end)


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start + 1 and text[end - 1] in ".,:;!?'’":
        end -= 1
    return end


def _number(text: str, first: int, token_end: int, kept: list[Numeral | VagueWord], refused: list[Refused]) -> int:
    money = units.before(text, first)
    number = read_digits(text, first, money is not None)
    if number is None:
        stop = first + 1
        while stop < len(text) and text[stop].isdigit():
            stop += 1
        refused.append(Refused(first, stop, "identifier"))
        return stop
    if number.scale == 1 and money is None and text[number.end : number.end + 1].isalpha():
        glued = _glued(text, number)
        if glued is not None:
            refused.append(Refused(number.start, glued, "model-number"))
            return glued
    if found := refusals.reason(text, number, refusals.words_before(text, first)):
        refused.append(Refused(first, found[1], found[0]))
        return found[1]
    kept.append(_signed(text, number, money.start if money else first))
    return number.end


def _glued(text: str, number: Numeral) -> int | None:
    """Return the end of letters glued to digits that are neither unit, ordinal nor plural: "24703L202"; else None."""
    end = number.end
    if units.after(text, end) or re.compile(r"(?:st|nd|rd|th|ST|TH|s|a\.m|p\.m|[ap]m)(?![A-Za-z])").match(text, end):
        return None
    while end < len(text) and text[end].isalnum():
        end += 1
    return end


def _signed(text: str, number: Numeral, start: int) -> Numeral:
    window = text[max(0, start - 10) : start]
    if not window or window[-1] not in "-−– sSeE":
        return number
    if window[-1] == " " and not window.rstrip().lower().endswith(("minus", "negative", "-", "−")):
        return number
    match = _SIGN.search(text, max(0, start - 10), start)
    if match is None or (match.group().strip() in "-–" and match.group().endswith(" ")):
        return number
    return Numeral(
        match.start(),
        number.end,
        -number.value,
        number.resolution,
        number.digits,
        scale=number.scale,
        fraction=number.fraction,
    )


def _worded(text: str, start: int, kept: list[Numeral | VagueWord], refused: list[Refused]) -> int | None:
    if start and text[start - 1] in "-‐‑'’" and text[start - 2 : start - 1].isalpha():
        return None  # "twenty-first" was read from "twenty"; "mid-six", "loved-one" are no numbers
    number = read_words(text, start)
    if number is None:
        return None
    before = refusals.words_before(text, start)
    article = before[-1].lower() if before else ""
    if (
        number.value
        and text[start : start + 3].lower() not in {"one"}
        and text[start : number.end].lower().split()[0].split("-")[0] in lexicon().scales
    ):
        if article not in {"a", "an"} and number.scale == number.value and article not in {"per"}:
            return None if article not in {"several", "few", "couple", "half"} else None
        if article in {"a", "an"}:
            begin = text.rfind(before[-1], 0, start)
            number = Numeral(begin, number.end, number.value, number.resolution, False, scale=number.scale)
    if found := refusals.reason(text, number, before):
        refused.append(Refused(number.start, found[1], found[0]))
        return found[1]
    kept.append(_signed(text, number, number.start))
    return number.end


_HALF_AFTER = re.compile(
    r"(?:[ ](?:of|a|an|the|his|her|its|their|our|my|all|that|those|these)\b|-(?:hour|day|mile|century|year|dozen|million)\b|[ ](?:people|hour|million|billion|dozen))",
    re.IGNORECASE,
)
_SHARE_AFTER = re.compile(r"[ ]of[ ]|[ ](?:million|billion)", re.IGNORECASE)
_HALF_BEFORE = {
    "first",
    "second",
    "last",
    "other",
    "latter",
    "early",
    "late",
    "final",
    "opening",
    "every",
    "this",
    "previous",
    "next",
    "each",
}
_HALF_CUES = {
    "than",
    "nearly",
    "almost",
    "about",
    "around",
    "over",
    "roughly",
    "approximately",
    "least",
    "by",
    "only",
    "just",
}


def _is_share(text: str, share: Numeral, word_end: int) -> bool:
    before = refusals.words_before(text, share.start)
    last = before[-1].lower() if before else ""
    if share.scale > 1:
        return True
    if text[share.start : word_end].lower().endswith("half"):
        if last in _HALF_BEFORE or last == "and":
            return False
        return last in _HALF_CUES or _HALF_AFTER.match(text, word_end) is not None
    return _SHARE_AFTER.match(text, word_end) is not None
