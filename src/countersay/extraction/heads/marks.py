"""Marks that name who publishes wherever they stand near the top or at the foot, whatever stands around them.

"FROM: Department of Ferries" below the menu of a page; "HTU Press Office 020 555 0188"; "a summary of what was said by
HTU spokesperson ..."; an address that spells letters of the text; the rights at the foot. What a body alone writes of
itself states it; what a newspaper may write of it too is inferred, and so asked.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from countersay.extraction.heads.addresses import hosts
from countersay.extraction.heads.days import day_of, is_complete
from countersay.extraction.heads.head import Head, Stated, rule
from countersay.extraction.heads.mastheads import like_name
from countersay.extraction.heads.wires import is_agency, is_distributor
from countersay.extraction.text.bodies import bodies, names_body
from countersay.extraction.text.forms import begins_genre, date_like, is_head_line
from countersay.extraction.times.timex import find_timexes
from countersay.lexicon.load import table

_LETTERS = re.compile(r"(?<![\w@./-])(?<![A-Z]\s)[A-Z]{4,10}(?![\w@/-]|\s[A-Z]{2})")
SPAN = 3000
"""Characters of the text in which a name must come again."""


def marks(head: Head) -> Iterator[Stated]:
    """Give every name that a mark states or proposes."""
    yield from _labelled(head)
    yield from _summed_up(head)
    yield from _press_lines(head)
    yield from (stated for stated, _, _ in _named_days(head))
    yield from _papers(head)
    yield from _bylines(head)
    yield from _own_release(head)
    yield from _above_contact(head)
    yield from _letters(head)
    yield from _rights(head)
    yield from _of_us(head)


def _is_name(name: str) -> bool:
    if rule("units").fullmatch(name) or is_distributor(name):
        return False
    return names_body(name) or rule("mouth").fullmatch(name) is not None


def short_lines(head: Head, foot: bool = True) -> list[tuple[int, int, str]]:
    """Return the short lines near the top, and at the foot, each once; they are asked for by ten rules."""
    if foot not in head.short:
        head.short[foot] = list(_short_lines(head, foot))
    return head.short[foot]


def _short_lines(head: Head, foot: bool) -> Iterator[tuple[int, int, str]]:
    seen = -1
    for block in [*head.top, *(head.foot if foot else [])]:
        if block.start <= seen:
            continue
        seen = block.start
        for start, end in head.lines(block):
            line = head.text[start:end].strip()
            if 3 <= len(line) <= 140:
                yield head.text.index(line, start), end, line


def _labelled(head: Head) -> Iterator[Stated]:
    """Give the body of a line that is a label and its name, or says between brackets who put the text out."""
    for number, (start, _, line) in enumerate(short_lines(head)):
        match = rule("marked_from").fullmatch(line) or rule("communicated").fullmatch(line)
        if match is not None and _is_name(match["name"]):
            yield Stated(match["name"], *head.at(match["name"], start), 1)
            return
        match = rule("source_line").fullmatch(line.rsplit("|", 1)[-1].strip())
        if match is None or is_distributor(match["name"]):
            continue
        name = re.split(r"\s*(?:/|,| via )\s*", match["name"])[-1 if "/" in match["name"] else 0].strip(" .")
        paper = name.split()[-1].casefold() in table("letterhead")["papers"] if name else False
        if number < 2 and names_body(name):
            yield Stated(name, *head.at(name, start), 2)
        elif (
            name
            and (names_body(name) or paper or is_agency(name) or re.fullmatch(r"[A-Z]{3,8}", name))
            and (number < 2 or start > head.first)
        ):
            yield Stated(name, *head.at(name, start), 6, inferred=True)


def _summed_up(head: Head) -> Iterator[Stated]:
    """Give whose words a summary sums up, and whose product a report is."""
    for block in head.top:
        words = head.of(block)[:600]
        match = rule("said_by").search(words) if " by " in words or "product" in words else None
        if match is not None:
            yield Stated(match["name"], *head.at(match["name"], block.start + match.start("name")), 1)
            return


def again(head: Head, name: str) -> int:
    """Return how often a name stands in the first characters of the text and the last."""
    text = head.text[:SPAN] + " " + head.text[max(len(head.text) - SPAN, SPAN) :]
    return len(re.findall(rf"(?<![\w@.]){re.escape(name)}(?!\w)", text))


def _press_lines(head: Head) -> Iterator[Stated]:
    """Give the body whose press office or releases a line names, and which the text speaks of elsewhere."""
    found: dict[str, list[int]] = {}
    for start, _, line in short_lines(head):
        match = rule("press_line").fullmatch(line)
        if match is None:
            continue
        name = match["name"].removeprefix("The ").removeprefix("the ")
        letters = re.fullmatch(r"[A-Z]{2,10}", name) is not None
        own = (letters or names_body(name)) and not rule("units").fullmatch(name) and not begins_genre(name)
        if name and own and again(head, name) > 1:
            found.setdefault(name, []).append(start)
    if len(found) == 1:
        ((name, starts),) = found.items()
        told = sum(name in head.of(block)[:800] for block in head.body) > 0
        sure = told and (len(starts) > 1 or rule("contact").search(head.text[: starts[0] + 1]) is not None)
        yield Stated(name, *head.at(name, starts[0]), 4, inferred=not sure)


def _named_days(head: Head) -> Iterator[tuple[Stated, int, re.Match[str]]]:
    """Give the agency of a line that is its name and a day, and where the day stands; another name is inferred, if it comes again."""
    for start, _, line in short_lines(head, foot=False):
        match = rule("name_and_day").match(line) if any(sign.isdigit() for sign in line) else None
        if match is None or not (day := date_like().search(match["day"])) or day.start() > 12:
            continue
        name, at = match["name"].removeprefix("The "), start + match.start("day")
        if is_agency(name) and not is_distributor(name):
            yield Stated(name, *head.at(name, start), 3), at, day
            return
        rest = date_like().sub("", match["day"]).strip(" ,.|").casefold()
        weekday = re.fullmatch(r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day)?", rest) is not None
        if weekday and like_name(name) and not begins_genre(name) and len(name.split()) > 1 and again(head, name) > 1:
            yield Stated(name, *head.at(name, start), 5, inferred=True), at, day
            return


def line_days(head: Head) -> Iterator[Stated]:
    """Give the day of a line that is the name of an agency or body and a day."""
    for _, at, day in _named_days(head):
        for timex in find_timexes(day.group()):
            if is_complete(timex):
                begin = at + day.start()
                yield Stated(day_of(timex), begin + timex.start, begin + timex.end, 3)


def _papers(head: Head) -> Iterator[Stated]:
    """Give the paper that opens one of the first lines before a dash: "Halm Mail - NEWS - JO IBARRA, desk@..."."""
    for start, _, line in short_lines(head, foot=False)[:4]:
        match = re.match(r"((?:The )?(?:[A-Z][\w’'-]+ ){1,3}[A-Z][\w’'-]+)(?: [|–—-]){1,2} (?=[A-Z|–—-])", line)
        if match is not None and match[1].split()[-1].casefold() in table("letterhead")["papers"]:
            yield Stated(match[1], *head.at(match[1], start), 5, inferred=True)
            return


def _bylines(head: Head) -> Iterator[Stated]:
    """Give the paper or agency that stands alone below "By", or behind it: "by RTN Staff Writer" is of RTN."""
    for start, end in head.labelled("by_alone"):
        name = head.text[start:end].strip()
        paper = name.split()[-1].casefold() in table("letterhead")["papers"] and len(name.split()) > 1
        if (paper or is_agency(name)) and len(name) <= 40:
            yield Stated(name, *head.at(name, start), 4)
            return
    for start, _, line in short_lines(head):
        match = re.fullmatch(
            r"(?:[Bb]y|BY) ([A-Z][\w&.-]*(?: [A-Z][\w&.-]*){0,3}) (?:[Ss]taff|[Nn]ews [Dd]esk|[Nn]ewsroom|[Ee]ditors)\b.{0,20}",
            line,
        )
        if match is not None:
            yield Stated(match[1], *head.at(match[1], start), 6, inferred=True)
            return


def _above_contact(head: Head) -> Iterator[Stated]:
    """Give the body right above "Contact:" in the head of a release: "U.S. Lake Guard 1st District", and then a telephone."""
    lines = short_lines(head, foot=False)[:12]
    released = any(rule("for_release").match(line) for _, _, line in lines)
    for (start, _, line), (_, _, below) in pairwise(lines):
        words = line.split()
        small = table("layout")["small_words"]
        named = bodies().search(line) is not None and all(
            word[0].isupper() or word[0].isdigit() or word in small for word in words
        )
        if (
            released
            and rule("contact").match(below)
            and named
            and 2 <= len(words) <= 9
            and not rule("contact").match(line)
            and not begins_genre(line)
            and not date_like().search(line)
            and not rule("units").fullmatch(line)
        ):
            yield Stated(line, *head.at(line, start), 4)
            return


def _own_release(head: Head) -> Iterator[Stated]:
    """Give the body before "press release" in one of the first lines: only who puts it out calls it so."""
    for start, _, line in short_lines(head, foot=False)[:3]:
        match = re.fullmatch(
            r"(?P<name>[A-Z].{2,60}?[\w.)]) (?:[Pp]ress|[Nn]ews|[Mm]edia) [Rr]elease(?: (?:[Nn]o\.?|#) ?[\d/]+)?", line
        )
        if match is not None and names_body(match["name"]) and not rule("units").fullmatch(match["name"]):
            yield Stated(match["name"], *head.at(match["name"], start), 4)
            return


def _letters(head: Head) -> Iterator[Stated]:
    """Give the letters of the text that an address spells: "press@htu.example" and "HTU members"."""
    if not head.addresses():
        return
    near = " ".join(head.of(block)[:600] for block in [*head.blocks, *head.body])
    short = {
        word.casefold(): word for word in _LETTERS.findall(near) if not is_head_line(word) and not begins_genre(word)
    }
    for _, _, line in short_lines(head) if short else ():
        found = hosts(line) & short.keys()
        if len(found) == 1:
            name = short[next(iter(found))]
            released = any(rule("for_release").match(head.of(block).strip()) for block in head.blocks)
            sure = (released or rule("contact").match(line) is not None) and again(head, name) > 1
            yield Stated(name, *head.at(name, 0), 4 if sure else 6, inferred=not sure)
            return


def _rights(head: Head) -> Iterator[Stated]:
    """Give the name to which the foot gives the rights, if the text has it elsewhere too; this is inferred."""
    for block in reversed(head.edges()):
        line = head.of(block).strip()
        match = rule("owned").fullmatch(line) if len(line) <= 200 and ("©" in line or "(c)" in line.lower()) else None
        if match is None:
            continue
        name = re.sub(
            r"(?i)^(?:by )?(?:the )?|\s*all rights.*$|\s+\d{4}(?:\s?[–-]\s?\d{4})?$", "", match["name"]
        ).strip()
        platform = name.casefold() in table("html")["sites"]["platforms"] or is_distributor(name)
        letters = re.fullmatch(r"[A-Z]{2,8}", name) is not None
        if (
            name
            and not platform
            and (like_name(name) or letters or names_body(name))
            and (again(head, name) > 1 or name.casefold() in head.addresses())
        ):
            yield Stated(name, *head.at(name, block.start), 5, inferred=True)
            return


def _of_us(head: Head) -> Iterator[Stated]:
    """Give who tells of itself below the end of a release, "ENDS" or "Notes to editors", if its first paragraphs name it."""
    above = " ".join(head.of(block) for block in [*head.blocks, *head.body[:2]])
    ended = False
    for block in head.foot:
        words = head.of(block).strip()
        if rule("ended").fullmatch(words.split("\n")[0].strip()):
            ended = True
        lines = [words, *[head.text[a:b].strip() for a, b in head.lines(block)]] if ended else []
        for line in lines:
            match = rule("of_us").match(re.sub(r"^(?:\d{1,2}[.)]|[•*-])\s*", "", line))
            if match is not None and re.search(rf"\b{re.escape(match['name'])}\b", above):
                yield Stated(match["name"], *head.at(match["name"], block.start), 5, inferred=True)
                return
