"""Numbers that are never figures, told by their shape or by the words beside them, each with a reason in words.

Rules, in order: the shape of the whole token (address, date, clock time, model number, phone number); marks of layout
(list marker, footnote marker); the word before ("Article 5", "page 12", "No. 7"); dates and years; scores.
"""

import re
from functools import cache
from typing import NamedTuple

from countersay.extraction import units
from countersay.extraction.number_words import alternation
from countersay.extraction.numerals import Numeral
from countersay.lexicon.load import table

WINDOW = 48
MAX_TOKEN = 400


class _Lists(NamedTuple):
    before: dict[str, str]
    months: frozenset[str]
    year_before: frozenset[str]
    year_always: frozenset[str]
    year_nouns: frozenset[str]
    scores: frozenset[str]
    prefixes: frozenset[str]
    determiners: frozenset[str]
    groups: frozenset[str]
    one_before: frozenset[str]
    one_after: frozenset[str]
    weapons: frozenset[str]
    pronoun_after: frozenset[str]


@cache
def _lists() -> _Lists:
    data = table("traps")
    dates = data["dates"]
    return _Lists(
        data["before"],
        frozenset(dates["months"]),
        frozenset(dates["year_before"]),
        frozenset(dates["year_always"]),
        frozenset(dates["year_nouns"]),
        frozenset(data["scores"]["words"]),
        frozenset(data["prefixes"]["words"]),
        frozenset(data["anaphora"]["determiners"]),
        frozenset(data["anaphora"]["groups"]),
        frozenset(data["one"]["before"]),
        frozenset(data["one"]["after"]),
        frozenset(data["calibre"]["weapons"]),
        frozenset(data["anaphora"]["pronoun_after"]),
    )


_PLAIN = re.compile(r"[$€£¥₹~+−-]*\d{1,3}(?:,?\d{3})*(?:\.\d+)?%?[.,:;!?'’]*")
_MONTH = r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
_MONTH = rf"(?:{_MONTH}|(?i:january|february|april|june|july|august|september|october|november|december|sept|oct|nov|dec))(?![A-Za-z])"


@cache
def _shapes() -> tuple[tuple[re.Pattern[str], str], ...]:
    urls = table("traps")["urls"]
    domains, files = alternation(urls["domains"]), alternation(urls["files"])
    rules = (
        (rf"\S*(?:://|www\.)\S*|[\w.+-]{{1,64}}@\S*|[\w-]+(?:\.[\w-]+)*\.(?:{domains})(?:/\S*)?|\S*[?&]\w+=\S*", "url"),
        (rf"\S*\w\.(?:{files})", "file-part"),
        (r"\S*_\S*", "identifier"),
        (
            r"\d{4}-\d{1,2}(?:-\d{1,2}(?:T[\d:.]+Z?)?)?|\d{1,2}([/.])\d{1,2}\1(?:\d{4}|\d{2})|\d{4}/\d{1,2}(?:/\d{1,2})?|\d{4}\.\d{2}\.\d{2}",
            "date",
        ),
        (r"\d{4}s|['’‘]\d\ds?|[12]\d{3}[-–/](?:\d\d|[12]\d{3})", "year"),
        (r"[12]\d{3}[-–][A-Za-z]\S*|(?:mid|early|late|pre|post|since)-[12]\d{3}s?", "year"),
        (
            r"\d{1,2}[:h]\d{2}(?::\d{2})?(?:[ap]\.?m\.?|[A-Z]{1,4})?|\d{1,2}(?:[.:]\d\d)?(?:[ap]\.m|[ap]m|o['’]clock)",
            "clock-time",
        ),
        (r"\d{1,3}(?:\.\d{1,3}){2,}", "section"),
        (r"\+?\d{1,4}(?:[-.]\d{2,4}){2,4}(?:/\d+)?|\+\d{7,15}|\(\d{3}\)\d{3}-\d{4}", "phone"),
        (r"(?:No|Nr|no|№)[.:]?\d\S*|[A-Z]{1,4}/\S*\d\S*|\d+/[A-Z]+\S*", "document-number"),
        (r"[#@]\w+", "identifier"),
        (r"\d+-(?:for|on|by)-\d+", "identifier"),
        (r"\d+-to-\d+", "score"),
        (r"24/7|9/11|7/7|50/50|20/20", "identifier"),
    )
    return tuple((re.compile(pattern), reason) for pattern, reason in rules)


@cache
def _model() -> re.Pattern[str]:
    return re.compile(r"(?:[A-Za-zА-Яа-я]+[-–−]?\d|\d+-?[A-Z]+\d|\d+-?[A-Z]{2,}-|[A-Za-z]\S*-[A-Za-z]*\d)\S*")


@cache
def _currency_token() -> re.Pattern[str]:
    money = table("units")["money"]
    names = alternation([*money["codes"], *money["symbols"]])
    prefixes = alternation(_lists().prefixes)
    return re.compile(rf"(?i:{names}|M(?:USD|EUR|GBP)|(?:{prefixes})[-‐‑–]\$?)\d\S*", re.IGNORECASE)


def token_reason(text: str, start: int, end: int) -> str | None:
    """Return why the token text[start:end], which holds a digit, is no number at all; None if it may be one.

    >>> token_reason("see www.example.org/2022/5", 4, 26)
    'url'
    """
    token = text[start:end]
    if len(token) > MAX_TOKEN:
        return "url" if "://" in token else "identifier"
    if _PLAIN.fullmatch(token):
        return None
    bare = token.strip(".,:;!?'’")
    for pattern, reason in _shapes():
        if pattern.fullmatch(bare):
            return reason
    if _model().fullmatch(bare) and not _currency_token().fullmatch(bare):
        return "model-number"
    return None


_DATE_AFTER = re.compile(
    rf"(?:st|nd|rd|th)?(?:\s?(?:,|and|or|to|until|-|–|—|/|&)\s?\d{{1,2}}(?:st|nd|rd|th)?){{0,6}},?[ \n]{{1,2}}(?:of[ ])?{_MONTH}|[- ]{_MONTH}"
)
_DATE_BEFORE = re.compile(
    rf"(?<![A-Za-z]){_MONTH}[ \n]{{1,2}}(?:the[ ])?(?:\d{{1,2}}(?:st|nd|rd|th)?(?:,?[ ](?:and|or|to|through|until)[ ]|,[ ]|[ ]?[-–—/&][ ]?)){{0,6}}\Z"
)
_YEAR_AFTER_DATE = re.compile(
    rf"(?:{_MONTH},?|(?<![A-Za-z]){_MONTH}[ \n]\d{{1,2}}(?:st|nd|rd|th)?(?:[ ]?[-–][ ]?\d{{1,2}})?,?)[ \n]{{1,2}}\Z"
)
_MONTH_YEAR = re.compile(rf"of[ ]{_MONTH}[ ]\d{{4}}[ ]\Z")
_PHONE = re.compile(r"\d{1,4}(?:-\d{1,4})?\) ?\d{3,4}-\d{3,4}|\d{3}-0\d{2,3}(?!\d)")
_CLOCK_AFTER = re.compile(r"\s?(?:[ap]\.m\.?|[ap]m\b|AM\b|PM\b|o['’]?clock|GMT\b|UTC\b|hours? (?:local|GMT))")
_ADDRESS = re.compile(r" (?:[A-Z][\w.’'-]* ){1,3}(?:St|Street|Ave|Avenue|Road|Rd|Drive|Dr|Lane|Blvd|Boulevard|Square|Plaza|Place)\b\.?")
_WHOLE_LINE = re.compile(r"(?:\A|\n)[ \t]*\Z")
_VOTE = re.compile(r"(\d{1,3}) to (\d{1,3})(?![\w%.,]*\d|[ -](?:percent|per cent|percentage|year|month|day|hour|minute|week|mile|km)|%)")
_VOTES = {"vote", "voted", "voting", "ruled", "ruling", "split", "decision", "beat", "won", "lost", "score", "leads", "led", "by"}
_LIST_MARK = re.compile(r"(?:\A|\n)[ \t]*\(?\Z")
_ORDINAL = re.compile(r"(?:st|nd|rd|th|ST|ND|RD|TH)(?![A-Za-z])")
_NEXT_WORD = re.compile(r"[ \u00a0\n]([A-Za-z’'-]+)")
_SCORE = re.compile(r"(?<![\d.$€£,])(\d{1,3})[-–:](\d{1,3})(?![\d%]|[.,]\d|-\d)")
_FOLLOWED_BY_NUMBER = re.compile(r"(?:, ?| and | or | to | ?[-–] ?)\d")


def words_before(text: str, start: int) -> list[str]:
    """Return the words of the 48 characters before `start`, within its paragraph."""
    window = text[max(0, start - WINDOW) : start]
    cut = window.rfind("\n\n")
    return (window[cut + 2 :] if cut >= 0 else window).split()


def reason(text: str, number: Numeral, before: list[str]) -> tuple[str, int] | None:
    """Return why a number is no figure and where the refused words end, or None.

    `before` are the words before it, as `words_before` gives them.
    """
    start, end = number.start, number.end
    if number.ordinal:
        return "ordinal", end
    last = before[-1] if before else ""
    word = last.lower().strip(".,:;(\"'“‘#")
    if not number.digits:
        return _word_reason(text, number, word, last)
    if match := _ORDINAL.match(text, end):
        return ("date" if _near_month(text, number, before) else "ordinal"), match.end()
    if start and text[start - 1] in "\"”»’'" and start > 1 and not text[start - 2].isspace() and end - start <= 3:
        return "footnote", end
    if start > 1 and text[start - 1] == "." and text[start - 2].isalpha() and number.plain and end - start <= 3:
        return "footnote", end
    if number.plain:
        if end - start > 11:
            return "identifier", end
        if text[end : end + 1] in ("\n", "") and _WHOLE_LINE.search(text, max(0, start - 12), start) and (start > 0 and end < len(text)) and end - start <= 4:
            return "list-marker", end  # a number alone on its line: of a page or an item
        if _ADDRESS.match(text, end):
            return "identifier", end
        if text[end : end + 2] in ("'s", "’s"):
            return ("year" if number.value % 10 == 0 else "identifier"), end
        if text[end : end + 1] in "-)" and text[end : end + 1] and (match := _PHONE.match(text, start)):
            return "phone", match.end()
        if text[start - 1 : start] == "[" and text[end : end + 1] == "]":
            return "footnote", end
        if (
            end - start <= 3
            and text[end : end + 1] in (".", ")")
            and text[end + 1 : end + 2] in (" ", "\t")
            and _LIST_MARK.search(text, max(0, start - 12), start)
        ):
            return "list-marker", end
    elif number.scale == 1 and text[end : end + 1] == ")" and not before:
        return "list-marker", end
    if _near_month(text, number, before):
        return "date", end
    if _CLOCK_AFTER.match(text, end) and number.value < 25 and number.scale == 1:
        return "clock-time", end
    if found := _named(text, number, word, last, before):
        return found, end
    if number.plain and end - start == 4 and 1000 <= number.value <= 2200 and _is_year(text, number, word, before):
        return "year", end
    if (
        number.fraction
        and number.digits
        and (number.value.denominator > 100 or number.value >= 1)
        and text[end : end + 3] != " of"
    ):
        return "identifier", end
    if number.plain and (match := _SCORE.match(text, start)) and _is_score(text, match, before):
        return "score", match.end()
    if number.plain and (match := _VOTE.match(text, start)) and int(match[1]) >= int(match[2]) and _VOTES & {item.lower() for item in before[-4:]}:
        return "score", match.end()
    return None


def _near_month(text: str, number: Numeral, before: list[str]) -> bool:
    if not (number.plain or number.end - number.start <= 7) or number.value > 2100:
        return False
    start, end = number.start, number.end
    months = _lists().months
    near = before[-6:]
    if number.plain and number.value <= 31:
        if _DATE_AFTER.match(text, end):
            return True
    if not any(word.strip(".,").lower() in months for word in near):
        return False
    window = max(0, start - WINDOW)
    if number.value <= 31 and _DATE_BEFORE.search(text, window, start):
        return True
    if number.plain and number.value <= 31 and _MONTH_YEAR.search(text, window, start):
        follower = _NEXT_WORD.match(text, end)  # "November 2020 10 statement": words scrambled by conversion
        return follower is not None and not follower[1].endswith("s") and follower[1][0].islower()
    return 1000 <= number.value <= 2100 and _YEAR_AFTER_DATE.search(text, window, start) is not None


def _named(text: str, number: Numeral, word: str, last: str, before: list[str]) -> str | None:
    lists = _lists()
    found = lists.before.get(word)
    if found is None and word in {"and", "or", "to", "-", "–", "&"} and len(before) > 2 and number.plain:
        found = lists.before.get(before[-3].lower().strip(".,:;("))  # "Articles 5 and 6"
        last = before[-3]
        if found and not last.endswith("s"):
            found = None
    if found is None or number.scale > 1 or text[number.end : number.end + 1] == "%":
        return None
    if last[-1:] in ",;" or not number.plain and found == "identifier":
        return None
    capital = last[:1].isupper() or not last[:1].isalpha()
    if (
        found in {"identifier", "document-number", "phone", "section"}
        and not capital
        and word
        not in {
            "no",
            "nr",
            "nrs",
            "nos",
            "paragraph",
            "paragraphs",
            "para",
            "section",
            "chapter",
            "clause",
            "flight",
            "version",
            "episode",
        }
    ):
        return None
    if word in {"no", "number"} and not last.endswith(".") and not last[:1].isupper():
        return None
    return found


def _is_year(text: str, number: Numeral, word: str, before: list[str]) -> bool:
    lists = _lists()
    tail = text[number.end : number.end + 1]
    if tail in "%°" and tail:
        return False
    following = _NEXT_WORD.match(text, number.end)
    follower = following[1].lower() if following else ""
    if number.value > 2100:
        return word in {"in", "by", "until", "since"} and not following
    always = number.value >= 1900 or word in {"in", "since"}
    if word in lists.year_always and always:
        return True
    if 1900 <= number.value <= 2040 and (follower in lists.year_nouns or (following and following[1][0].isupper())):
        return True
    plural = (
        follower.endswith("s")
        and not follower.endswith(("ss", "is", "us"))
        or follower in {"people", "men", "women", "children", "troops", "km", "miles"}
    )
    if word in lists.year_before and not (plural and word not in lists.year_always):
        return number.value >= 1500
    if 1900 <= number.value <= 2040 and before and before[-1][:1].isupper() and len(before) > 1 and not before[-2].endswith("."):
        return True  # "Merck's 2018 sales"
    return 1900 <= number.value <= 2040 and not following


def _is_score(text: str, match: re.Match[str], before: list[str]) -> bool:
    first, second = int(match[1]), int(match[2])
    if match.group(0)[len(match[1])] == ":":
        return True
    scores = _lists().scores
    follower = _NEXT_WORD.match(text, match.end())
    near = [word.lower().strip(".,:;()\"'") for word in before[-5:]]
    if follower:
        near.append(follower[1].lower())
    if first >= second and first < 200:
        return True
    return (
        first < 200
        and any(word in scores for word in near)
        and not text.startswith(("-year", " per cent", " percent"), match.end())
    )


_RATIO_AFTER = re.compile(r" (?:in|out of)(?: every)? (?:\d|two|three|four|five|six|seven|eight|nine|ten|twenty|fifty|a hundred|100)\b", re.IGNORECASE)
_CALIBRE = re.compile(r"[ -](?:(?:caliber|calibre|heavy|light|anti-tank|tank|artillery|mortar|naval|high-explosive|self-propelled)[ -])*([a-z]+)")


def is_calibre(text: str, end: int) -> bool:
    """Say whether a measure that ends at `end` is a calibre: "120 mm mortars"."""
    match = _CALIBRE.match(text, end)
    return match is not None and match[1].rstrip("s") in _lists().weapons


def _word_reason(text: str, number: Numeral, word: str, last: str) -> tuple[str, int] | None:
    lists = _lists()
    following = _NEXT_WORD.match(text, number.end)
    follower = following[1].lower() if following else ""
    if word in {"minus", "negative", "point"}:
        return None
    if number.value == 1 and number.end - number.start == 3:
        if text.startswith("-", number.end) and text[number.end + 1 : number.end + 6].lower() in {
            "sided",
            "on-on",
            "off",
            "time,",
            "time ",
            "way s",
            "way t",
        }:
            return "idiom", number.end
        if (
            text[number.end : number.end + 1] in ".,;:?!)'’\"”"
            or not following
            and not text.startswith("-", number.end)
        ):
            return "pronoun", number.end
        if _RATIO_AFTER.match(text, number.end):
            return None
        if (word in lists.one_before and units.after(text, number.end) is None) or follower in lists.one_after:
            return "pronoun", number.end
        if word == "at" and follower in {"point", "time", "stage", "moment"}:
            return "idiom", number.end
        if follower == "hand" and word in {"on", "the"}:
            return "idiom", number.end
    if word == "or" and text[number.end : number.end + 4] == " ago":
        return "idiom", number.end  # "a decade or two ago"
    if number.value in (1, 2) and word in {"phase", "stage", "chapter", "part", "world", "category"}:
        return "identifier", number.end
    if word == "year" and 1000 <= number.value <= 2100:
        return "year", number.end
    if follower == "figures" and not number.digits:
        return "idiom", number.end  # "a six figures sum"
    if word in lists.determiners and follower in lists.groups and number.value == 2:
        return "anaphor", number.end
    if word in {"the", "these", "those"} and number.value == 2 and follower in lists.pronoun_after:
        return "anaphor", number.end  # "the two met", "the two of them"
    if word in {"the", "these", "those"} and number.value == 3 and follower in {"sides", "parties", "countries", "leaders", "nations"}:
        return "anaphor", number.end
    if found := lists.before.get(word):
        if last[:1].isupper() and number.scale == 1 and found in {"article", "section", "page", "document-number"}:
            return found, number.end
    return None
