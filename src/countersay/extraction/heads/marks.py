"""Marks that name who publishes wherever they stand near the top or at the foot, whatever stands around them.

"FROM: Department of Ferries" below the menu of a page; "HTU Press Office 020 555 0188"; "a summary of what was said by
HTU spokesperson ..."; an address that spells letters of the text; the rights at the foot. What a body alone writes of
itself states it; what a newspaper may write of it too is inferred, and so asked.
"""

import re
from collections.abc import Iterator

from countersay.extraction.heads.addresses import hosts
from countersay.extraction.heads.days import day_of, is_complete
from countersay.extraction.heads.head import Head, Stated, rule
from countersay.extraction.heads.mastheads import like_name
from countersay.extraction.heads.wires import is_agency, is_distributor
from countersay.extraction.text.bodies import names_body
from countersay.extraction.text.forms import begins_genre, date_like, is_head_line
from countersay.extraction.times.timex import find_timexes
from countersay.lexicon.load import table

_LETTERS = re.compile(r"(?<![\w@./-])(?<![A-Z]\s)[A-Z]{4,10}(?![\w@/-]|\s[A-Z]{2})")
_SPAN = 3000
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
    yield from _letters(head)
    yield from _rights(head)
    yield from _of_us(head)
    yield from _today(head)
    yield from _own_voice(head)
    yield from _to_be_called(head)
    yield from _officer_says(head)
    yield from _writes(head)
    yield from _person_above(head)


def _is_name(name: str) -> bool:
    if rule("units").fullmatch(name) or is_distributor(name):
        return False
    return names_body(name) or rule("mouth").fullmatch(name) is not None


def _lines(head: Head, foot: bool = True) -> Iterator[tuple[int, int, str]]:
    """Give the short lines near the top, and at the foot, each once."""
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
    for number, (start, _, line) in enumerate(_lines(head)):
        match = rule("marked_from").fullmatch(line) or rule("communicated").fullmatch(line)
        if match is not None and _is_name(match["name"]):
            yield Stated(match["name"], *head.at(match["name"], start), 1)
            return
        match = rule("source_line").fullmatch(line)
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


def _again(head: Head, name: str) -> int:
    """Return how often a name stands in the first characters of the text and the last."""
    text = head.text[:_SPAN] + " " + head.text[max(len(head.text) - _SPAN, _SPAN) :]
    return len(re.findall(rf"(?<![\w@.]){re.escape(name)}(?!\w)", text))


def _press_lines(head: Head) -> Iterator[Stated]:
    """Give the body whose press office or releases a line names, and which the text speaks of elsewhere."""
    found: dict[str, list[int]] = {}
    for start, _, line in _lines(head):
        match = rule("press_line").fullmatch(line)
        if match is None:
            continue
        name = match["name"].removeprefix("The ").removeprefix("the ")
        letters = re.fullmatch(r"[A-Z]{2,10}", name) is not None
        own = (letters or names_body(name)) and not rule("units").fullmatch(name) and not begins_genre(name)
        if name and own and _again(head, name) > 1:
            found.setdefault(name, []).append(start)
    if len(found) == 1:
        ((name, starts),) = found.items()
        told = sum(name in head.of(block)[:800] for block in head.body) > 0
        sure = told and (len(starts) > 1 or rule("contact").search(head.text[: starts[0] + 1]) is not None)
        yield Stated(name, *head.at(name, starts[0]), 4, inferred=not sure)


def _named_days(head: Head) -> Iterator[tuple[Stated, int, re.Match[str]]]:
    """Give the agency of a line that is its name and a day, and where the day stands; another name is inferred, if it comes again."""
    for start, _, line in _lines(head, foot=False):
        match = rule("name_and_day").match(line) if any(sign.isdigit() for sign in line) else None
        if match is None or not (day := date_like().search(match["day"])) or day.start() > 12:
            continue
        name, at = match["name"].removeprefix("The "), start + match.start("day")
        if is_agency(name) and not is_distributor(name):
            yield Stated(name, *head.at(name, start), 3), at, day
            return
        rest = date_like().sub("", match["day"]).strip(" ,.|").casefold()
        weekday = re.fullmatch(r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day)?", rest) is not None
        if weekday and like_name(name) and not begins_genre(name) and len(name.split()) > 1 and _again(head, name) > 1:
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
    for start, _, line in list(_lines(head, foot=False))[:4]:
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
    for start, _, line in _lines(head):
        match = re.fullmatch(
            r"(?:[Bb]y|BY) ([A-Z][\w&.-]*(?: [A-Z][\w&.-]*){0,3}) (?:[Ss]taff|[Nn]ews [Dd]esk|[Nn]ewsroom|[Ee]ditors)\b.{0,20}",
            line,
        )
        if match is not None:
            yield Stated(match[1], *head.at(match[1], start), 6, inferred=True)
            return


def _own_release(head: Head) -> Iterator[Stated]:
    """Give the body before "press release" in one of the first lines: only who puts it out calls it so."""
    for start, _, line in list(_lines(head, foot=False))[:3]:
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
    for _, _, line in _lines(head) if short else ():
        found = hosts(line) & short.keys()
        if len(found) == 1:
            name = short[next(iter(found))]
            released = any(rule("for_release").match(head.of(block).strip()) for block in head.blocks)
            sure = (released or rule("contact").match(line) is not None) and _again(head, name) > 1
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
        if name and not platform and (like_name(name) or letters or names_body(name)) and _again(head, name) > 1:
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


def _today(head: Head) -> Iterator[Stated]:
    """Give who "said today" in the first paragraph, if one of its officers is quoted below; news says so too, so it is inferred."""
    long = [block for block in head.top if block.end - block.start > 80 and block.kind in ("paragraph", "heading")]
    for block in long[:2]:
        words = head.of(block)[:700]
        match = rule("today_it").search(words) or rule("said_today").search(words)
        if match is None:
            continue
        name = re.escape(match["name"])
        rest = head.text[block.start : block.start + 4000]
        officer = re.search(
            rf"[A-Z][\w’'.-]+ [A-Z][\w’'-]+,? (?:{name}(?:[’']s)? (?:[\w&-]+ ){{0,4}}(?i:{table('letterhead')['officers']})"
            rf"|(?:[\w&-]+ ){{0,5}}(?i:{table('letterhead')['officers']})(?: (?:of|for|at) (?:the )?{name}))"
            rf"|,[”\"]? said [A-Z][\w’'.-]+ [A-Z][\w’'-]+, (?:{name} )?(?:[\w&-]+ ){{0,4}}(?i:{table('letterhead')['officers']})\b",
            rest,
        )
        if officer is not None:
            yield Stated(match["name"], *head.at(match["name"], block.start + match.start("name")), 6, inferred=True)
            return


def _own_voice(head: Head) -> Iterator[Stated]:
    """Give the name that opens title and first sentence alike, where the text says "we" outside quotations; inferred."""
    opening = next((block for block in head.body if block.kind == "paragraph"), None)
    if opening is None or not re.search(r"\b(?:[Ww]e|[Oo]ur)\b", _unquoted(head.text[: 2 * _SPAN])):
        return
    first = re.match(r"(?:The )?((?:[A-Z][\w’'&.-]{0,30} ){2,7})", head.of(opening))
    for block in head.headings()[:3] if first else ():
        words = first[1].split() if first else []
        while len(words) > 1 and not head.of(block).removeprefix("The ").startswith(" ".join(words) + " "):
            words.pop()
        name = " ".join(words)
        if len(words) > 1 and (names_body(name) or like_name(name)):
            yield Stated(name, *head.at(name, block.start), 6, inferred=True)
            return


def _unquoted(text: str) -> str:
    return re.sub(r"[“\"][^”\"]{0,2000}[”\"]", " ", text)


def _to_be_called(head: Head) -> Iterator[Stated]:
    """Give the body that those who know more are asked to call; news prints it too, so it is inferred."""
    for block in [*head.foot, *head.top[:3]]:
        match = rule("to_be_called").search(head.of(block)[:1500])
        if match is not None and names_body(match["name"]):
            yield Stated(match["name"], *head.at(match["name"], block.start + match.start("name")), 7, inferred=True)
            return


def _officer_says(head: Head) -> Iterator[Stated]:
    """Give the body whose officer speaks in all that follows: "Responding to the vote, HTU president Jo Ibarra said:".

    It is stated where the title or the rest names the body too, as its own releases do; else it is inferred.
    """
    officers = table("letterhead")["officers"]
    name = r"(?P<name>[A-Z][\w’&-]*(?: [A-Z][\w’&-]*| (?:of|the|for|and)(?= (?:the )?[A-Z])){0,6}?)"
    person = r"(?:(?:Dr|Prof|Sir|Dame|Rev)\.? )?[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){1,3}"
    for block in [one for one in head.top if one.end - one.start > 60 and one.kind != "furniture"][:3]:
        words = head.of(block)[:700].rstrip()
        first = words.split("\n")[0].rstrip()
        told = rule("following_statement").search(words) is not None
        if not (told or (first.endswith(":") and rule("commenting").match(first))):
            continue
        before = re.search(
            rf"\b(?:the )?{name}(?:[’']s)? (?:[\w-]+ ){{0,3}}?(?i:{officers})(?:[ -][Gg]eneral)?,? {person}\b", first
        )
        behind = re.search(
            rf"{person}, (?:[\w-]+ ){{0,4}}?(?i:{officers})(?:[ -][Gg]eneral)? (?:of|for|at|with) (?:the )?{name}(?=,| said| issued)",
            first,
        )
        beside = re.search(rf"{person}, (?:the )?{name}(?:[’']s)? (?:[\w-]+ ){{0,3}}?(?i:{officers})\b", first)
        match = behind or beside or before
        if match is not None:
            one = match["name"]
            yield Stated(one, *head.at(one, block.start + match.start("name")), 4, inferred=_again(head, one) < 2)
            return


def _writes(head: Head) -> Iterator[Stated]:
    """Give the paper or agency for which the one who writes works, by the line about that one; inferred."""
    for block in [*head.top[:12], *head.foot]:
        words = head.of(block)[:400]
        match = rule("writes_for").search(words) if " is " in words else None
        if match is not None and (
            names_body(match["name"]) or match["name"].split()[-1].casefold() in table("letterhead")["papers"]
        ):
            yield Stated(match["name"], *head.at(match["name"], block.start + match.start("name")), 6, inferred=True)
            return


def _person_above(head: Head) -> Iterator[Stated]:
    """Give the person whose office stands in the next line of the head, above place and day: who holds a speech; inferred."""
    lines = [line for block in head.blocks for line in head.lines(block)]
    for (start, end), below, after in zip(lines, lines[1:], lines[2:], strict=False):
        name, office = head.text[start:end].strip(), head.text[slice(*below)].strip()
        person = re.fullmatch(r"(?:[A-Z][\w’'.-]{0,24} ){1,3}[A-Z][\w’'-]{1,24}", name) is not None
        held = re.fullmatch(
            rf"(?:[A-Z][\w-]* |of |the |for |to |and ){{0,6}}(?i:{table('letterhead')['officers']}|ambassador|minister|commissioner|counselor|counsellor|attach[eé])(?:[ ,].{{0,60}})?",
            office,
        )
        dated = any(
            date_like().search(head.text[slice(*line)])
            for line in (after, *lines[lines.index(after) + 1 : lines.index(after) + 2])
        )
        if person and held and dated and not begins_genre(name) and not names_body(name):
            yield Stated(name, *head.at(name, start), 6, inferred=True)
            return
