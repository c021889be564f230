"""Who speaks in a text, by what the text says of it: officers quoted, "said today", "we", whom to call, who writes.

A body's own releases are written so, and newspapers write so of it: nearly all of it is inferred, and so asked.
"""

import re
from collections.abc import Iterator

from countersay.extraction.heads.head import Head, Stated, rule
from countersay.extraction.heads.marks import SPAN, again, short_lines
from countersay.extraction.heads.mastheads import like_name
from countersay.extraction.text.bodies import bodies, names_body
from countersay.extraction.text.forms import begins_genre, date_like
from countersay.lexicon.gates import gated
from countersay.lexicon.load import table


def speakers(head: Head, *, sure: bool = False) -> Iterator[Stated]:
    """Give every name that the text shows as that of the one who speaks in it; only what is stated where one is known for `sure`."""
    if not sure:
        yield from _today(head)
        yield from _own_voice(head)
        yield from _to_be_called(head)
    yield from _officer_titled(head)
    yield from _officer_says(head)
    yield from _office_told(head)
    if not sure:
        yield from _writes(head)
        yield from _person_above(head)
    yield from _contact_officer(head)


def _today(head: Head) -> Iterator[Stated]:
    """Give who "said today" in the first paragraph, if one of its officers is quoted below; news says so too, so it is inferred."""
    long = [block for block in head.top if block.end - block.start > 80 and block.kind in ("paragraph", "heading")]
    for block in long[:2]:
        words = head.of(block)[:700]
        match = rule("today_told").match(words) or rule("today_it").search(words) or rule("said_today").search(words)
        if match is None:
            continue
        short = match.groupdict().get("short")
        name = rf"(?:{re.escape(match['name'])}{'|' + re.escape(short) if short else ''})"
        rest = head.text[block.start : block.start + 4000]
        officer = re.search(
            rf"[A-Z][\w’'.-]+ [A-Z][\w’'-]+,? (?:{name}(?:[’']s)? (?:[\w&-]+ ){{0,4}}(?i:{table('letterhead')['officers']})"
            rf"|(?:[\w&-]+ ){{0,5}}(?i:{table('letterhead')['officers']})(?: (?:of|for|at) (?:the )?{name}))"
            rf"|\b(?:said|says|told) (?:the )?{name}(?:[’']s)? (?:[\w&-]+ ){{0,4}}(?i:{table('letterhead')['officers']})\b"
            rf"|,[”\"]? said [A-Z][\w’'.-]+ [A-Z][\w’'-]+, (?:{name} )?(?:[\w&-]+ ){{0,4}}(?i:{table('letterhead')['officers']})\b",
            rest,
        )
        # ", Lake Watch said today." ends the first sentence of what such bodies put out themselves
        closing = match.re is rule("said_today") and block is long[0] and words[match.end() :][:1] in (".", ",")
        closing = closing and rule("of_state").search(match["name"]) is None
        if officer is not None or closing:
            yield Stated(match["name"], *head.at(match["name"], block.start + match.start("name")), 6, inferred=True)
            return


def _own_voice(head: Head) -> Iterator[Stated]:
    """Give the name that opens title and first sentence alike, where the text says "we" outside quotations; inferred."""
    opening = next((block for block in head.body if block.kind == "paragraph"), None)
    if opening is None or not re.search(r"\b(?:[Ww]e|[Oo]ur)\b", _unquoted(head.text[: 2 * SPAN])):
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
        match = gated(rule("to_be_called")).search(head.of(block)[:1500])
        if match is not None and names_body(match["name"]):
            yield Stated(match["name"], *head.at(match["name"], block.start + match.start("name")), 7, inferred=True)
            return


_NAME = r"(?P<name>[A-Z][\w’'&-]*(?: [A-Z][\w’'&-]*| (?:of|the|for|and)(?= (?:the )?[A-Z])){0,6}?)"
_PERSON = r"(?:(?:Dr|Prof|Sir|Dame|Rev|Mr|Mrs|Ms)\.? )?[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){1,3}"


def _officer_titled(head: Head) -> Iterator[Stated]:
    """Give the body whose officer a title names: "Statement attributable to Jo Ibarra, Lake Trust Chief Executive"."""
    officer = (
        rf"(?:(?i:{table('letterhead')['ranks']})[ -]){{0,3}}(?i:{table('letterhead')['officers']})(?:[ -][Gg]eneral)?"
    )
    behind = rf"{officer}(?: (?:of|for) [A-Z]\w+(?: and [A-Z]\w+)?(?= at ))? (?:of|for|at) (?:the )?{_NAME.replace('name', 'of')}"
    end_of_title = r"(?=\s*(?:$|[,:;.*]|on\b|regarding\b|about\b|following\b))"
    for block in head.blocks:
        for start, end in head.lines(block):
            line = head.text[start:end]
            title = rule("by_title").match(line) if end - start <= 200 else None
            if title is None:
                continue
            rest = line[title.end() :]
            match = re.match(rf"{_PERSON}, (?:the )?(?:{_NAME} {officer}|{behind}){end_of_title}", rest)
            if match is not None:
                group = "name" if match["name"] else "of"
                name = re.sub(r"[’']s$", "", match[group])
                yield Stated(name, *head.at(name, start + title.end() + match.start(group)), 0)
                return


def _officer_says(head: Head) -> Iterator[Stated]:
    """Give the body whose officer speaks in all that follows: "Responding to the vote, HTU president Jo Ibarra said:".

    It is stated where the title or the rest names the body too, as its own releases do; else it is inferred.
    """
    officers = table("letterhead")["officers"]
    name, person = _NAME, _PERSON
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
            yield Stated(one, *head.at(one, block.start + match.start("name")), 4, inferred=again(head, one) < 2)
            return


def _office_told(head: Head) -> Iterator[Stated]:
    """Give the body whose office the title names, as the first paragraph tells: "The Chairperson of the Lake Union said"."""
    for block in [*head.blocks, *head.furniture[:6]]:
        for start, end in head.lines(block):
            title = rule("office_title").fullmatch(head.text[start:end].strip()) if end - start < 300 else None
            if title is None or names_body(title["office"]):
                continue
            for one in head.body[:2]:
                told = re.search(
                    rf"\b[Tt]he {re.escape(title['office'])} of the "
                    r"([A-Z][\w’&-]*(?: [A-Z][\w’&-]*| (?:of|the|for|and)(?= (?:the )?[A-Z])){1,9})",
                    head.of(one)[:400],
                )
                words = told[1].split() if told is not None else []
                while len(words) > 1 and not bodies().fullmatch(words[-1]):
                    words.pop()
                name = " ".join(words)
                if told is not None and len(words) > 1 and names_body(name):
                    yield Stated(name, *head.at(name, one.start + told.start(1)), 2)
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


def _contact_officer(head: Head) -> Iterator[Stated]:
    """Give the letters before the office of the one to be written to: "CONTACT: HNU Legislative Director Ida Moren"."""
    for start, _, line in short_lines(head):
        label = rule("contact").match(line)
        behind = line[label.end() :] if label is not None else ""
        match = re.match(
            rf"([A-Z]{{3,10}})(?:-[A-Z]\w+)? (?:[\w&-]+ ){{0,4}}(?i:{table('letterhead')['officers']})\b", behind
        )
        if match is not None and again(head, match[1]) > 2:
            yield Stated(match[1], *head.at(match[1], start), 4)
            return
