"""Whole tokens that hold a digit and are no number: addresses, files, dates, clock times, model and phone numbers.

Nor is one whose digits are parted or turned round by signs that cannot be seen: a reader sees another number.
"""

import re
from functools import cache

from countersay.extraction.numbers.number_words import alternation
from countersay.lexicon.load import table

MAX_TOKEN = 400  # longer tokens are no number; reading them against every shape would cost more than it tells

_PLAIN = re.compile(r"[$€£¥₹~+−-]*\d{1,3}(?:,?\d{3})*(?:\.\d+)?%?[.,:;!?'’]*")
_DATE = (
    r"\d{4}-(?:0?[1-9]|1[0-2])(?:-\d{1,2}(?:T[\d:.]+Z?)?)?|\d{1,2}([/.])\d{1,2}\1(?:\d{4}|\d{2})"
    r"|\d{4}/(?:0?[1-9]|1[0-2])(?:/\d{1,2})?|\d{4}\.\d{2}\.\d{2}"
)
_CLOCK = (
    r"\d{1,2}[:h]\d{2}(?::\d{2})?(?:[ap]\.?m\.?|[A-Z]{1,4})?"
    r"|\d{1,2}(?:[.:]\d\d)?(?:[ap]\.m|[ap]m|o['’]clock)"
)


@cache
def _shapes() -> tuple[tuple[re.Pattern[str], str], ...]:
    urls = table("traps")["urls"]
    domains, files = alternation(urls["domains"]), alternation(urls["files"])
    rules = (
        (rf"\S*(?:://|www\.)\S*|[\w.+-]{{1,64}}@\S*|[\w-]+(?:\.[\w-]+)*\.(?:{domains})(?:/\S*)?", "url"),
        (r"\S*[?&]\w+=\S*", "url"),
        (rf"\S*\w\.(?:{files})", "file-part"),
        (r"\S*_\S*", "identifier"),
        (_DATE, "date"),
        (r"\d{4}s|['’‘]\d\ds?|[12]\d{3}[-–/](?:\d\d|[12]\d{3})", "year"),
        (r"[12]\d{3}[-–][A-Za-z]\S*|(?:mid|early|late|pre|post|since)-[12]\d{3}s?", "year"),
        (_CLOCK, "clock-time"),
        (r"(?:UTC|GMT)[+−–-]\d{1,2}(?::\d\d)?", "clock-time"),
        (r"\d{1,3}(?:\.\d{1,3}){2,}", "section"),
        (r"\+?\d{1,4}(?:[-.]\d{2,4}){2,4}(?:/\d+)?|\+\d{7,15}", "phone"),
        (r"(?:No|Nr|no|№)[.:]?\d\S*|[A-Z]{1,4}/\S*\d\S*|\d+/[A-Z]+\S*", "document-number"),
        (r"[#@]\w+", "identifier"),
        (r"\d+-(?:for|on|by)-\d+", "identifier"),
        (r"\d+-to-\d+", "score"),
        (r"24/7|9/11|7/7|50/50|20/20", "identifier"),
    )
    return tuple((re.compile(pattern), reason) for pattern, reason in rules)


@cache
def _hidden() -> re.Pattern[str]:
    """Match signs that cannot be seen between digits, or that turn the order of writing round: what is shown is another number.

    One at the edge of a number comes with copying and hides nothing.
    """
    return re.compile("\\d[.,]?[\u00ad\u200b-\u200f\u2060\ufeff]{1,20}[.,]?\\d|[\u202d\u202e]")


@cache
def _model() -> re.Pattern[str]:
    return re.compile(r"(?:[^\W\d_]+[-–−]?\d|\d+-?[A-Z]+\d|\d+-?[A-Z]{2,}-|[A-Za-z]\S*-[A-Za-z]*\d)\S*")


@cache
def _currency() -> re.Pattern[str]:
    """Tokens with letters before the digits that are numbers all the same: "USD115", "sub-7", "minus-130"."""
    money = table("units")["money"]
    names = alternation([*money["codes"], *money["symbols"]])
    prefixes = alternation(table("traps")["prefixes"]["words"])
    return re.compile(rf"(?:{names}|(?:{prefixes})[-‐‑–]\$?)\d\S*", re.IGNORECASE)


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
    if not token.isascii() and _hidden().search(token):
        return "hidden-character"
    bare = token.rstrip(".,:;!?'’").lstrip(".,:;!?")
    for pattern, reason in _shapes():
        if pattern.fullmatch(bare):
            return reason
    if _model().fullmatch(bare) and not _currency().fullmatch(bare):
        return "model-number"
    return None
