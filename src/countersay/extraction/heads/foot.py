"""What the foot of a document says of it: where and when it was signed, by whom; day and hour of a post on a network.

Asked only where the head does not say it. A date alone at the foot is not taken: it may be that of a reference.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from countersay.extraction.heads.addresses import spelt
from countersay.extraction.heads.days import ORDINAL_DAY
from countersay.extraction.heads.head import Head, Stated, one_of, rule
from countersay.extraction.text.bodies import bodies, names_body
from countersay.extraction.text.forms import clock_like, date_like, is_head_line
from countersay.extraction.times.timex import find_timexes
from countersay.lexicon.load import table
from countersay.model import Block

_BLOCKS = 6
"""So far up from the end a signature or the line below a post is looked for."""
_LONGEST = 160
_SEPARATORS = re.compile(r"\s*[|·•]\s*|\s+[–—-]\s+|,\s+|\s{2,}")


def foot_days(head: Head) -> Iterator[Stated]:
    """Give the days that the foot states: "Done at Port Selwyn, this 11th day of March 2027", "7:42 PM · Mar 3, 2028"."""
    found = _sign_off(head)
    if found is not None:
        start, end = found[1]
        for timex in find_timexes(head.text[start:end]):
            yield Stated(str(timex.value), start + timex.start, start + timex.end, 4, inferred=True)
    for block in head.foot[-_BLOCKS:]:
        for start, end in head.lines(block):
            line = ORDINAL_DAY.sub(
                lambda match: " " * len(match.group()), head.text[start : min(end, start + _LONGEST)]
            )
            signed = rule("signed_at").fullmatch(line.strip(" .")) is not None or _below_post(line)
            if not signed and (put_out := rule("put_out").match(line)) and date_like().fullmatch(put_out["day"]):
                signed, line = True, line[: put_out.end()]
            if not signed and not (block in head.foot[-3:] and _placed(line.strip(" ."))):
                continue
            days = {}
            for timex in find_timexes(line):
                day = str(timex.value).split("T")[0]
                if timex.type in ("DATE", "TIME") and timex.anchor is None and re.fullmatch(r"\d{4}-\d{2}-\d{2}", day):
                    days[day] = timex
            if len(days) == 1:
                ((day, timex),) = days.items()
                yield Stated(day, start + timex.start, start + timex.end, 3 if signed else 5, inferred=not signed)


def _sign_off(head: Head) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return where a name and a day stand that end the text, perhaps with an office or a telephone; None if they do not."""
    return _set_close(head) or _set_apart(head)


def _last_lines(head: Head) -> list[tuple[int, int]]:
    """Return the last lines that are short, without an end of a sentence; telephones and addresses left out."""
    lines = [line for block in head.foot[-_BLOCKS:] for line in head.lines(block)]
    last: list[tuple[int, int]] = []
    for start, end in reversed(lines):
        words = head.text[start:end].strip()
        if rule("reach").fullmatch(words):
            continue
        capital = words[:1].isupper() or words[:1].isdigit()
        if len(words) > 80 or len(last) == 5 or not capital or words[-1] in ".:;!?":
            break
        last.insert(0, (start, end))
    return last


def _set_apart(head: Head) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return a body and a day above or below it among the last lines, also with blank lines between."""
    lines = _last_lines(head)
    for index, line in enumerate(lines):
        if not _whole_day(head.text[slice(*line)].strip(" .")):
            continue
        for other in [*lines[index + 1 : index + 2], *reversed(lines[max(index - 2, 0) : index])]:
            name = head.text[slice(*other)].strip()
            if names_body(name) and not rule("units").fullmatch(name) and not rule("within").fullmatch(name):
                return other, line
    return None


def _set_close(head: Head) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return a person or body and a day in the last lines, set close together."""
    last: list[Block] = []
    for block in reversed(head.foot[-4:]):
        if last and head.text[block.end : last[0].start].count("\n") > 1:
            break
        last.insert(0, block)
    lines = [line for block in last for line in head.lines(block)]
    if not 2 <= len(lines) <= 4 or not _whole_day(head.text[slice(*lines[-1])].strip(" .")):
        return None
    names = [head.text[start:end].strip() for start, end in lines[:-1]]
    person = re.fullmatch(r"(?:[A-Z][\w.’'-]{0,24} ){1,3}[A-Z][\w’'-]{1,24}", names[0])
    plain = all(len(name) <= 80 and name[:1].isupper() and name[-1] not in ".:;!?" for name in names)
    return (lines[0], lines[-1]) if plain and (person or names_body(names[0])) else None


def _whole_day(line: str) -> bool:
    """Say whether a line is a day with its year, and no more."""
    found = find_timexes(line) if date_like().fullmatch(line) else []
    return len(found) == 1 and re.fullmatch(r"\d{4}-\d{2}-\d{2}", str(found[0].value)) is not None


def signed_off(head: Head) -> Iterator[Stated]:
    """Give the body that alone, with a day below it, ends the text: an appeal, a leaflet."""
    found = _sign_off(head)
    if found is not None:
        name = head.text[slice(*found[0])].strip()
        if names_body(name) and not rule("units").fullmatch(name):
            yield Stated(name, *head.at(name, found[0][0]), 4)
        return
    last = _last_lines(head)
    for line, below in pairwise(last):
        office = rule("office_of").fullmatch(head.text[slice(*below)].strip())
        if office and _is_person(head.text[slice(*line)].strip()) and names_body(office["name"]):
            yield Stated(office["name"], *head.at(office["name"], below[0]), 4)
            return
    yield from _named_and_dated(head, last)
    yield from _officer(head, last)
    for start, end in last:
        name = head.text[start:end].strip()
        if names_body(name) and not rule("units").fullmatch(name):
            yield Stated(name, *head.at(name, start), 6, inferred=True)
            return


def _officer(head: Head, lines: Sequence[tuple[int, int]]) -> Iterator[Stated]:
    """Give the officer whose office and name end the text, without a word of closing: "Chief Anna Reyes"; inferred."""
    for start, end in lines[-1:]:
        name = head.text[start:end].strip()
        office, _, person = name.partition(" ")
        if one_of("offices").fullmatch(office) and _is_person(person):
            yield Stated(name, *head.at(name, start), 6, inferred=True)


def _named_and_dated(head: Head, lines: Sequence[tuple[int, int]]) -> Iterator[Stated]:
    """Give the name of a last line "Nurses Together, 4 October 2027" if an address on the page spells it."""
    addresses = head.addresses()
    for start, end in lines if addresses else ():
        name, comma, day = head.text[start:end].strip().partition(", ")
        if comma and _whole_day(day) and any(spelt(name, host) for host in addresses):
            yield Stated(name, *head.at(name, start), 4)
            return


def _is_person(words: str) -> bool:
    return re.fullmatch(r"(?:[A-Z][\w.’'-]{0,24} ){1,4}[A-Z][\w’'-]{1,24}", words) is not None


def imprint(head: Head) -> Iterator[Stated]:
    """Give who put out the text by a line at its foot: named alone, or again as in the first line of the text."""
    for block in head.foot[-3:]:
        match = rule("published_by").match(head.of(block))
        if match is None or "\n" in head.of(block).strip():
            continue
        if match["name"].casefold() not in table("letterhead")["distributors"]:
            yield Stated(match["name"], *head.at(match["name"], block.start + match.start("name")), 3)
            return
    first = next(head.lines(head.blocks[0]), None) if head.blocks else None
    if first is None:
        return
    name = head.text[slice(*first)].strip()
    for block in head.foot[-_BLOCKS:]:
        for start, end in head.lines(block):
            match = rule("put_out").match(head.text[start:end])
            by = head.text[start + match.end() : end] if match else ""
            if len(name.split()) > 1 and f" {_bare(name)} " in f" {_bare(by)} ":
                yield Stated(name, first[0], first[0] + len(name), 3)
                return


def _bare(name: str) -> str:
    return " ".join(re.findall(r"\w+", name.casefold()))


def _placed(line: str) -> bool:
    """Say whether a line is a place of a word or two and a day, as below a letter; "Quay Times, 3 May 2030" is none."""
    match = re.fullmatch(r"([A-Z][\w’'-]{2,24}(?: [A-Z][\w’'-]{2,24})?), (.{8,30})", line)
    if match is None or match[1].split()[-1].casefold() in table("letterhead")["papers"] or names_body(match[1]):
        return False
    return date_like().fullmatch(match[2]) is not None


def _below_post(line: str) -> bool:
    """Say whether a line has a day and an hour, or a day and the address of a post, and nothing that is no such thing."""
    if len(line) >= _LONGEST or not date_like().search(line):
        return False
    rest = clock_like().sub("|", date_like().sub("|", line))
    pieces = [
        piece for piece in (piece.strip(" (),") for piece in _SEPARATORS.split(rest)) if piece not in ("", "at", "on")
    ]
    if not all(rule("beside_post").fullmatch(piece) for piece in pieces):
        return False
    return clock_like().search(line) is not None or bool(pieces)


def signatures(head: Head) -> Iterator[Stated]:
    """Give the body in whose name a letter is signed, below "Yours faithfully"; else the one who signs, as inferred."""
    blocks = head.foot
    for index, block in enumerate(blocks):
        lines = list(head.lines(block))
        at = next(
            (n for n, (a, b) in enumerate(lines) if rule("closing").fullmatch(head.text[a:b].strip(" ,.:"))), None
        )
        if at is None:
            continue
        below = [*lines[at + 1 :], *(line for other in blocks[index + 1 :] for line in head.lines(other))][:5]
        yield from _signed(head, below)
        return


def _signed(head: Head, lines: Sequence[tuple[int, int]]) -> Iterator[Stated]:
    names = [(start, head.text[start:end].strip().lstrip("-–—* ")) for start, end in lines]
    offices = [found for start, name in names if (found := _office_beside(name, start, head))]
    if offices:
        yield offices[0] if len(offices) == 1 else replace(offices[0], rank=5, inferred=True)
        return
    for index, (start, name) in enumerate(names):
        if names_body(name) and not rule("units").fullmatch(name):
            others = names[
                index + 1 : index + 2
            ]  # below a list of those who sign stands no address but the next of them
            several = any(
                re.fullmatch(r"[A-Z][^\d,.:;@]{4,60}", other) and not _is_person(other) for _, other in others
            )
            yield Stated(name, *head.at(name, start), 4, inferred=several)
            return
    if names and _is_person(names[0][1]):
        start, name = names[0]
        begin = head.text.index(name, start)
        yield Stated(name, begin, begin + len(name), 6, inferred=True)


def _office_beside(line: str, start: int, head: Head) -> Stated | None:
    """Return the body of one who signs with the office in the same line: "Dr. Jo Ibarra, Director of the Lake Centre"."""
    person, comma, office = line.partition(", ")
    match = rule("office_of").fullmatch(office) if comma else None
    if match is None or not _is_person(re.sub(r"^(?:[A-Z][a-z]{1,3}\. ?)+", "", person)):
        return None
    name = match["name"].removeprefix("the ").strip(" .")
    begin, end = head.at(name, start)
    return Stated(name, begin, end, 4) if names_body(name) or bodies().search(name) else None


def addressee(head: Head) -> tuple[Block, ...]:
    """Return the blocks of a letter that name the one it is sent to, so that they name no issuer.

    They stand above "Dear ..." and below the date or a line such as "The Director"; a letter without either is no help.
    """
    blocks = [*head.blocks, *head.body]
    greeted = next((n for n, block in enumerate(blocks) if rule("greeting").match(head.of(block))), None)
    if greeted is None:
        return ()
    above = blocks[:greeted]
    named = next((n for n, block in enumerate(above) if rule("addressed").match(head.of(block).lstrip("*# "))), None)
    if named is not None:
        return tuple(above[named:])
    days = [n for n, block in enumerate(above) if n and date_like().search(head.of(block))]
    dated = max((n for n in days if not rule("regarding").match(head.of(above[n]))), default=None)
    return tuple(above[dated + 1 :]) if dated is not None else ()


def sender(head: Head, others: Sequence[Block]) -> Iterator[Stated]:
    """Give the name above the sender's own address at the top of a letter."""
    mine = head.blocks[: head.blocks.index(others[0])] if others and others[0] in head.blocks else []
    lines = [line for block in mine[:4] for line in head.cells(block)]
    if len(lines) < 2:
        return
    start, end = lines[0]
    name = head.text[start:end].strip()
    words = name.split()
    plain = 1 < len(words) <= 7 and all(
        word[0].isupper() or word in ("of", "the", "for", "and", "to") for word in words
    )
    under = [head.text[slice(*line)] for line in lines[1:3]]
    placed = any(rule("address").match(line) and not is_head_line(line) for line in under)
    if plain and not any(sign.isdigit() for sign in name) and placed:
        yield Stated(name, start, start + len(name), 3)
