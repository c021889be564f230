"""Numbers that are never figures, told by the words and marks beside them, each with a reason in words.

Rules for numbers in digits, in order: ordinals; footnote and list markers, phone numbers, addresses; dates and hours;
the word before ("Article 5", "page 12", "No. 7"); years; fractions that are none; scores and votes. For numbers in
words: "one" as a pronoun, "the two sides", idioms. The shape of whole tokens is looked at before (`shapes`).
"""

import re
from functools import cache
from typing import NamedTuple

from countersay.extraction.nouns.counted import is_plural
from countersay.extraction.numbers import units
from countersay.extraction.numbers.numerals import Numeral
from countersay.extraction.quantities import calendar_words
from countersay.extraction.quantities.calendar_words import NEXT_WORD, WINDOW
from countersay.extraction.quantities.hours import is_hour
from countersay.lexicon.load import table, word_set

Refusal = tuple[str, int]


class _Lists(NamedTuple):
    before: dict[str, str]
    lower: frozenset[str]
    led: frozenset[str]
    leads: frozenset[str]
    scores: frozenset[str]
    determiners: frozenset[str]
    groups: frozenset[str]
    pronoun_after: frozenset[str]
    one_before: frozenset[str]
    one_after: frozenset[str]
    one_tails: tuple[str, ...]
    weapons: frozenset[str]


@cache
def _lists() -> _Lists:
    data = table("traps")
    return _Lists(
        data["before"],
        frozenset(data["before_in_lower_case"]["words"]),
        frozenset(data["before_in_lower_case"]["led"]),
        frozenset(data["before_in_lower_case"]["leads"]),
        frozenset(data["scores"]["words"]),
        frozenset(data["anaphora"]["determiners"]),
        frozenset(data["anaphora"]["groups"]),
        frozenset(data["anaphora"]["pronoun_after"]),
        frozenset(data["one"]["before"]),
        frozenset(data["one"]["after"]),
        tuple(data["one"]["compounds"]),
        frozenset(data["calibre"]["weapons"]),
    )


_ORDINAL = re.compile(r"(?:st|nd|rd|th|ST|ND|RD|TH)(?![A-Za-z])")
_LIST_MARK = re.compile(r"(?:\A|\n)[ \t]*\(?\Z")
_SECTION = re.compile(r"\d{1,2}\.\d{1,2}\.?[ \t]+(?=[A-Z“\"‘(][^\n]{12})")  # "12.1 At 31 December the Group employed"
_WHOLE_LINE = re.compile(r"(?:\A|\n)[ \t]*\Z")
_PHONE = re.compile(r"\d{1,4}(?:-\d{1,4})?\) ?\d{3,4}-\d{3,4}|\d{3}-0\d{2,3}(?!\d)")
_UNTIL = re.compile(r"[-–]\d{1,6}(?![\d.,]*\d)")
_GROUPS = re.compile(r"(?:[ -]\(?\d{2,4}\)?(?!\d)){2,6}")
_ADDRESS = re.compile(
    r" (?:[A-Z][\w.’'-]* ){1,3}(?:St|Street|Ave|Avenue|Road|Rd|Drive|Dr|Lane|Blvd|Boulevard|Square|Plaza|Place)\b\.?"
)
_OF_THEM = re.compile(r" of (?:them|these|those|whom|which)\b")
_SHORTENED = 3  # letters of a short form that ends in a stop: "nos."
_SCORE = re.compile(r"(?<![\d.$€£,])(\d{1,3})[-–:](\d{1,3})(?![\d%]|[.,]\d|-\d)")
_VOTE = re.compile(
    r"(\d{1,3}) to (\d{1,3})"
    r"(?![\w%.,]*\d|%|[ -](?:percent|per cent|percentage|year|month|day|hour|minute|week|mile|km))"
)


@cache
def _unit_name() -> re.Pattern[str]:
    """The rest of a unit's name behind its number: "3 Para Battle Group", but "12 Red Army soldiers" are twelve."""
    heads, people = ("|".join(table("traps")["units"][name]) for name in ("heads", "people"))
    return re.compile(rf" (?:[A-Z][\w’'-]* ){{0,3}}(?:{heads})\b(?!['’\w-]|\s+[a-z]+s\b|\s+(?:{people})\b)")


def words_before(text: str, start: int) -> list[str]:
    """Return the words of the 48 characters before `start`, within its paragraph."""
    window = text[max(0, start - WINDOW) : start]
    cut = window.rfind("\n\n")
    return (window[cut + 2 :] if cut >= 0 else window).split()


def reason(text: str, number: Numeral, before: list[str]) -> Refusal | None:
    """Return why a number is no figure and where the refused words end, or None.

    `before` are the words before it, as `words_before` gives them.
    """
    if number.ordinal:
        return "ordinal", number.end
    last = before[-1] if before else ""
    word = last.lower().strip(".,:;(\"'“‘#")
    if not number.digits:
        if is_hour(text, number):
            return "clock-time", number.end
        return _of_words(text, number, word, last)
    if match := _ORDINAL.match(text, number.end):
        return ("date" if calendar_words.is_date(text, number, before) else "ordinal"), match.end()
    found = _layout(text, number) or _contact(text, number)
    if found is not None:
        return found
    if calendar_words.is_date(text, number, before):
        return "date", number.end
    if calendar_words.is_clock_time(text, number):
        return "clock-time", number.end
    if named := _named(text, number, word, last, before):
        more = (_GROUPS if named == "phone" else _UNTIL).match(text, number.end)
        return named, more.end() if more else number.end
    if is_hour(text, number):
        return "clock-time", number.end
    if calendar_words.is_year(text, number, word, before):
        return "year", number.end
    if number.fraction and _is_no_fraction(text, number):
        return "identifier", number.end
    return _score(text, number, before) if number.plain else None


def _layout(text: str, number: Numeral) -> Refusal | None:
    """Refuse marks of layout: footnote numbers glued to words or quotations, list markers, page numbers."""
    start, end = number.start, number.end
    if end - start > 4:
        return ("identifier", end) if number.plain and end - start > 11 else None
    previous, following = text[start - 1 : start], text[end : end + 1]
    if end - start <= 3 and start > 1:
        if previous in ('"', "”", "»", "’", "'") and not text[start - 2].isspace() and text[start - 2] not in "([—":
            return "footnote", end
        if previous == "." and text[start - 2].isalpha() and number.plain:
            return "footnote", end
    if not number.plain:
        section = _SECTION.match(text, start) if end - start <= 5 else None
        return ("section", end) if section and _WHOLE_LINE.search(text, max(0, start - 12), start) else None
    if text.startswith("(k)", end):
        return "identifier", end  # "a 401(k) plan"
    if previous == "[" and following == "]" and end - start <= 3:
        return "footnote", end
    if previous == "(" and following == ")" and start > 1 and text[start - 2].isalnum():
        return "section", end  # "Article 14(2)(b)"
    line = max(0, start - 12)
    marks = end - start <= 3 and following in (".", ")") and text[end + 1 : end + 2] in (" ", "\t")
    if marks and _LIST_MARK.search(text, line, start):
        return "list-marker", end
    if following in ("\n", "") and (start or following) and _WHOLE_LINE.search(text, line, start):
        return ("list-marker", end) if start and end < len(text) else None
    return None


def _contact(text: str, number: Numeral) -> Refusal | None:
    """Refuse street addresses, phone numbers in groups, and decades ("the 90's")."""
    if not number.plain:
        return None
    end = number.end
    following = text[end : end + 1]
    if following == " " and (_ADDRESS.match(text, end) or (number.value < 1000 and _unit_name().match(text, end))):
        return "identifier", end
    if text[end : end + 2] in ("'s", "’s"):
        return ("year" if number.value % 10 == 0 else "identifier"), end
    if text[number.start - 1 : number.start] == "+" and (match := _GROUPS.match(text, end)):
        return "phone", match.end()
    if following in ("-", ")") and (match := _PHONE.match(text, number.start)):
        return "phone", match.end()
    return None


_THINGS = re.compile(r"\s+(?:[a-z]+\s+)?(?:[a-z]{3,}s|people|men|women|children)\b")


def _named(text: str, number: Numeral, word: str, last: str, before: list[str]) -> str | None:
    """Return the reason that the word before gives: "Article 5", "Articles 5 and 6", "No. 7", "Flight 103"."""
    lists = _lists()
    if word in {"-", "–"} and len(before) > 1 and text[number.start - 1] in "-–":
        last = before[-2]  # "COVID -19"
        word = last.lower()
    found = lists.before.get(word)
    if found is None and word in {"and", "or", "to", "-", "–", "&"} and len(before) > 2 and number.plain:
        last = before[-3]
        word = last.lower().strip(".,:;(")
        if last.endswith("s") and last.isalpha() and _names_craft(text, number, word):
            return "identifier"
        found = lists.before.get(word) if last.endswith("s") else None
    if found is None and last.isalpha() and _names_craft(text, number, word):
        return "identifier"
    if found is None or number.scale > 1 or text[number.end : number.end + 1] == "%" or last[-1:] in ",;":
        return None
    if last.endswith(":") and _THINGS.match(text, number.end):
        return None  # "East ward: 75 houses burned"
    if not number.plain and found == "identifier" and word != "version":
        return None
    capital = last[:1].isupper() or not last[:1].isalpha()
    kind = before[-2].lower() if len(before) > 1 else ""
    small = word in lists.lower or (word in lists.led and kind in lists.leads)
    papers = table("traps")["before_in_lower_case"]
    small = small or (word in papers["papers"] and kind in papers["paper_kinds"])
    if found in {"identifier", "document-number", "phone", "section"} and not capital and not small:
        return None
    acting = before[-2:-1] and before[-2].lower() in word_set("grammar", "refusals", "acting_after")
    if acting and not capital and word in word_set("grammar", "refusals", "acting") and _THINGS.match(text, number.end):
        return None  # "will stage 12 strikes"
    if word in {"no", "number"} and not last.endswith(".") and not capital:
        return None
    if last.endswith(".") and len(word) > _SHORTENED and _OF_THEM.match(text, number.end):
        return None  # "26 drones of that type. 21 of them were lost": the stop ends a sentence
    return found


def _names_craft(text: str, number: Numeral, word: str) -> bool:
    """Say whether a number is the name of a ship or a vehicle: "vessel 21555 was hit"; not in "on the vessel 40 men died"."""
    if (
        word.removesuffix("s") not in word_set("traps", "craft", "words")
        or not text[number.start : number.end].isdigit()
    ):
        return False
    counted = _THINGS.match(text, number.end)
    if counted is not None and number.value >= _LONG_NAME:
        counted = _PLURAL.match(text, number.end)
    return counted is None and (number.value >= _SHORT_NAME or _ACTS.match(text, number.end) is not None)


_LONG_NAME = 1000  # so many digits without a mark of thousands count things only right before them
_SHORT_NAME = 100
_PLURAL = re.compile(r"\s+(?:[a-z]{3,}(?<!ou)(?<!s)s|people|men|women|children)\b")
_ACTS = re.compile(r"\s+(?:was|is|had|has|and \d+ (?:were|are|have|had)|[a-z]{3,}ed)\b|[,.](?:\s|$)")


def _is_no_fraction(text: str, number: Numeral) -> bool:
    odd = number.value.denominator > 100 or number.value >= 1
    return odd and not text.startswith(" of", number.end)


def _score(text: str, number: Numeral, before: list[str]) -> Refusal | None:
    """Refuse "2-1", "9-2 lead" and "voted 5 to 4"; "10-15 trucks" is a range."""
    if match := _SCORE.match(text, number.start):
        first, second = int(match[1]), int(match[2])
        if text[match.end(1)] == ":":
            return "score", match.end()
        if first < 200 and (first >= second or _is_play(text, match.end(), before)):
            return "score", match.end()
    match = _VOTE.match(text, number.start)
    if match and int(match[1]) >= int(match[2]) and not _MARGIN.search(text, max(0, number.start - 40), number.start):
        follower = NEXT_WORD.match(text, match.end())
        if (follower and follower[1] in word_set("grammar", "refusals", "margins")) or word_set(
            "grammar", "refusals", "votes"
        ) & {word.lower() for word in before[-4:]}:
            return "score", match.end()
    return None


# "won by 40 votes, 620 to 580" gives three counts.
_MARGIN = re.compile(r"\b(?:by|of)\s+\d[\d,]*\s+(?:votes|ballots|seats|points)\s*[,:(–—-]\s*\Z")


def _is_play(text: str, end: int, before: list[str]) -> bool:
    if text.startswith(("-year", " per cent", " percent"), end):
        return False
    near = [word.lower().strip(".,:;()\"'") for word in before[-5:]]
    if follower := NEXT_WORD.match(text, end):
        word = follower[1].lower()
        if is_plural(word) and word not in _lists().scores:
            return False  # "5-10 minutes"
        near.append(word)
    return not _lists().scores.isdisjoint(near)


_ACTING = re.compile(r" [a-z]{3,}ed (?:to|by|in|at|for|that|from|on|with|a|an|the|it|as)\b")  # "one offered to"
_SIZED = re.compile(r" (\d{1,4}[ -](?:mm|cm|inch|ton|tonne|kg))\b")
_CALIBRE = re.compile(r"(?:[ -][\w-]+){1,5}")


def is_calibre(text: str, end: int) -> bool:
    """Say whether a measure that ends at `end` is a calibre: "120 mm mortars", "a 240 mm 9M24F rocket"."""
    match = _CALIBRE.match(text, end)
    if match is None:
        return False
    for word in match.group().lower().split():
        if word in word_set("grammar", "refusals", "stop_at"):
            return False
        if word.removesuffix("s").lstrip("-") in _lists().weapons:
            return True
    return False


_RATIO_AFTER = re.compile(
    r" (?:in|out of)(?: every)? (?:\d|two|three|four|five|six|seven|eight|nine|ten|twenty|fifty|a hundred)\b",
    re.IGNORECASE,
)


def _of_words(text: str, number: Numeral, word: str, last: str) -> Refusal | None:
    """Refuse pronouns, anaphors and idioms among number words."""
    lists = _lists()
    end = number.end
    if word in {"minus", "negative", "point"}:
        return None
    following = NEXT_WORD.match(text, end) or _SIZED.match(text, end)
    follower = following[1].lower() if following else ""
    if number.value == 1 and end - number.start == 3 and (found := _one(text, end, word, follower)):
        return found, end
    if word == "or" and text.startswith(" ago", end):
        return "idiom", end  # "a decade or two ago"
    if number.value <= 2 and word in word_set("grammar", "refusals", "numbered_in_words"):
        return "identifier", end
    if word == "year" and 1000 <= number.value <= 2100:
        return "year", end
    if follower == "figures":
        return "idiom", end  # "a sum of six figures"
    if number.value in (2, 3) and _is_anaphor(int(number.value), word, follower):
        return "anaphor", end
    found = lists.before.get(word, "")
    if last[:1].isupper() and number.scale == 1 and found in {"article", "section", "page", "document-number"}:
        return found, end
    return None


def _is_anaphor(value: int, word: str, follower: str) -> bool:
    """Say whether "the two sides", "the two met", "the three parties" only point back."""
    lists = _lists()
    definite = word in word_set("grammar", "refusals", "definite")
    if value == 3:
        return definite and follower in word_set("grammar", "refusals", "groups_of_three")
    return (word in lists.determiners and follower in lists.groups) or (definite and follower in lists.pronoun_after)


def _one(text: str, end: int, word: str, follower: str) -> str | None:
    """Return why "one" counts nothing here: a pronoun ("the one", "one of"), an idiom ("one-sided", "at one point")."""
    lists = _lists()
    hyphen = text.startswith("-", end)
    if hyphen and text.startswith(lists.one_tails, end + 1):
        return "idiom"
    if not follower and not hyphen:
        return "pronoun"
    if _RATIO_AFTER.match(text, end) or text.startswith((" or two", " or more", " to two", " to three"), end):
        return None
    if (
        follower.split("'")[0].split("’")[0] in lists.one_after
        or _ACTING.match(text, end)
        or (word in lists.one_before and units.after(text, end) is None)
    ):
        return "pronoun"
    if (word == "at" and follower in word_set("grammar", "refusals", "at_one")) or (
        follower == "hand" and word in {"on", "the"}
    ):
        return "idiom"
    return None
