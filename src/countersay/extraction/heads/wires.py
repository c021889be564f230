"""Datelines that stand further down than the head, and credits at the end: "KYIV, June 23. /TASS/. ...", "... left. (dpa)".

A page has its lede, its menu or its pictures above the line that says who reports; a text cut out of a page may have
all on one line. The form is strict here instead: a place in front, the name between its marks, nothing between.
"""

import re
from collections.abc import Iterator
from functools import cache

from countersay.extraction.heads.agencies import is_no_agency
from countersay.extraction.heads.days import day_of, is_complete
from countersay.extraction.heads.head import Head, Stated, rule
from countersay.extraction.text.forms import clock_like, date_like
from countersay.extraction.times.timex import find_timexes
from countersay.lexicon.load import table
from countersay.model import Block

_REACH = 170
"""So far into a block the mark of an agency is looked for."""
_CLOSING = 4
"""Blocks from the end that may bear a credit."""


@cache
def _marked() -> re.Pattern[str]:
    """Match what stands before the mark of an agency, the mark, and what parts it from the text."""
    return re.compile(
        r"\s{0,4}(?P<before>[A-ZÀ-Þ][^()\n/!?]{1,90}(?:/[A-ZÀ-Þ][^()\n/!?]{1,40})?)[ .,–—-]{0,4}"
        r"(?:\((?P<round>[A-Z][\w .&-]{1,40}?)(?: / [A-Z][\w .&-]{1,30}?)?(?: [–-] [^()]{6,30})?\)|/(?P<slash>[A-Z][\w .&-]{1,40})/)(?P<after>[^\w“\"]{0,6})"
    )


@cache
def _titled() -> re.Pattern[str]:
    """Match a headline that runs into place, mark and day: "Toll rises above 60 NEW DELHI (AFP) Dec 26, 2030 The toll"."""
    return re.compile(
        rf"[^()\n]{{10,200}} [A-ZÀ-Þ]{{3}}[A-ZÀ-Þ ]{{0,28}} \((?P<name>[A-Z][\w &-]{{1,30}})\),? (?i:{date_like().pattern}) [A-Z]"
    )


@cache
def _capitals() -> re.Pattern[str]:
    """Match "HALM, MARCH 3, HALNA. The ..."."""
    return re.compile(
        rf"\s{{0,4}}[A-ZÀ-Þ]{{3}}[A-ZÀ-Þ ,-]{{0,40}}, (?i:{date_like().pattern})[,.] ?(?P<name>[A-Z]{{3,14}})[.:] (?=[\"“A-Z])"
    )


@cache
def _day_alone() -> re.Pattern[str]:
    """Match a dateline without a place in a line of its own: "June 10 (HALM PRESS) –"."""
    return re.compile(rf"(?i:{date_like().pattern}) \((?P<name>[A-Z][\w .&-]{{1,40}})\)\s?(?:–|—|--|-)")


@cache
def _between_bars() -> re.Pattern[str]:
    """Match "Port Ellis | Reuters | The"."""
    return re.compile(r"\s{0,4}[A-Z][\w ]{2,30} \| (?P<name>[A-Z][\w-]{1,20}(?: [A-Z]\w+)?) \| (?=[A-Z])")


def is_agency(name: str) -> bool:
    """Say whether a name is that of a known agency.

    >>> is_agency("Reuters"), is_agency("Sapa-AFP"), is_agency("Halm")
    (True, True, False)
    """
    known = _known()
    parts = name.casefold().split("-")
    return name.casefold() in known or (len(parts) > 1 and all(part in known for part in parts))


@cache
def _known() -> frozenset[str]:
    return frozenset(name.replace("\\", "") for name in table("layout")["agencies"])


def _is_place(before: str) -> bool:
    """Say whether what stands before a mark is a place, or places, perhaps with a day."""
    bare = clock_like().sub(" ", date_like().sub(" ", before))
    words = re.findall(r"[^\W\d_][\w.’'-]*", bare)
    others = table("layout")["not_places"]
    return (
        0 < len(words) <= 7
        and words[0].casefold() not in others
        and all(word[0].isupper() or word in ("de", "del", "la", "of", "al") for word in words)
        and re.search(r"\d", bare) is None
    )


def datelines(head: Head) -> Iterator[tuple[Block, re.Match[str], str]]:
    """Give the first dateline near the top that bears a mark: its block, where it matched, the name in the mark."""
    for block in head.top:
        words = head.text[block.start : min(block.end, block.start + _REACH)]
        if head.is_dateline(block):
            continue
        if (match := _day_alone().fullmatch(words.strip()) or _between_bars().match(words)) and (
            match["name"].isupper() or is_agency(match["name"])
        ):
            yield block, match, match["name"]
            return
        if (match := _day_alone().match(words)) and is_agency(match["name"]):
            yield block, match, match["name"]
            return
        if block.end - block.start < 60:
            continue
        if (match := _capitals().match(words)) is not None:
            yield block, match, match["name"]
            return
        match = _marked().match(words)
        if match is None or not _is_place(match["before"]):
            if (match := _titled().match(head.of(block)[:400])) is not None and is_agency(match["name"]):
                yield block, match, match["name"]
                return
            continue
        name = match["round"] or match["slash"]
        dated = date_like().match(words, match.end("after")) is not None
        parted = bool(match["after"].strip()) or "\n" in match["after"] or dated
        loud = re.match(r"[A-ZÀ-Þ][A-ZÀ-Þ .,'’&-]{2,}(?![a-zß-ÿ])", match["before"]) is not None
        known = is_agency(name) or is_distributor(name)
        # "JOURNALIST (Korvin Radio): Are you ...?"
        spoken = match["after"].startswith(":") and not known and not dated
        if not spoken and not is_no_agency(name) and (parted or loud or known):
            yield block, match, name
            return


def is_distributor(name: str) -> bool:
    """Say whether a name is that of one who only hands on what others publish."""
    return name.casefold() in table("letterhead")["distributors"]


def wires(head: Head) -> Iterator[Stated]:
    """Give the agency of a dateline further down; behind the mark of a distributor, the one who announces."""
    for block, match, name in datelines(head):
        if is_distributor(name):
            yield from announcer(head, block.start + match.end())
            return
        group = next(key for key in ("round", "slash", "name") if match.groupdict().get(key))
        begin = block.start + match.start(group)
        sure = is_agency(name) or name.isupper() or group != "round"
        yield Stated(name, begin, begin + len(name), 4 if sure else 6, inferred=not sure)


def announcer(head: Head, start: int) -> Iterator[Stated]:
    """Give the name before "today announced" behind a place of the text."""
    words = head.text[start : start + 400]
    match = rule("wired").match(words.lstrip(" \n–—-"))
    small = {*table("layout")["small_words"], "&"}
    if match is None or not all(word[0].isupper() or word in small for word in match["name"].split()):
        return
    name = match["name"].rstrip(",")
    if name.split()[0].casefold() not in table("layout")["not_places"]:
        yield Stated(name, *head.at(name, start), 3)


def wire_days(head: Head) -> Iterator[Stated]:
    """Give the day of a dateline further down, if it is one of the calendar."""
    for block, match, _ in datelines(head):
        words = head.text[block.start : block.start + match.end() + 30]
        for timex in find_timexes(words):
            if is_complete(timex) and timex.start <= match.end() + 2:
                yield Stated(day_of(timex), block.start + timex.start, block.start + timex.end, 4)
                return


def credits(head: Head) -> Iterator[Stated]:
    """Give a known agency to which the end of the text gives the report; others print it too, so it is inferred."""
    for block in head.foot[-_CLOSING:]:
        words = head.of(block).rstrip()
        match = re.search(r"(?:\((?P<a>[\w -]{2,30})\)|[–—-] ?(?P<b>[A-Z][\w-]{1,20}(?: [A-Z]\w+)?))[.]?$", words[-60:])
        several = re.search(r"\(([A-Z][\w-]{1,20}), (?:[\w-]{2,20}(?:, )?){1,4}\)$", words[-60:])
        line = several[1] if several else words if len(words) <= 30 else ""
        name = (match["a"] or match["b"]) if match else line
        if name and is_agency(name):
            yield Stated(name, *head.at(name, block.end - len(words[-60:]) - 3), 6, inferred=True)
            return
