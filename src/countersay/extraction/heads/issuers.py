"""Who publishes a document, by the places in its head that state it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from countersay.extraction.heads.acts import acts
from countersay.extraction.heads.agencies import agency, agency_line, closing_agency, paper, wire_line
from countersay.extraction.heads.foot import addressee, imprint, sender, signatures, signed_off
from countersay.extraction.heads.head import Head, Stated, one_of, rule
from countersay.extraction.heads.marks import marks
from countersay.extraction.heads.mastheads import (
    addressed_by,
    below_end,
    bracketed,
    contacts,
    following,
    hosted,
    in_title,
    is_addressed,
    labelled,
    mastheads,
    posted,
    poster,
    produced,
    speaking,
)
from countersay.extraction.heads.speakers import speakers
from countersay.extraction.heads.wires import announcer, credits, wires
from countersay.extraction.text.bodies import bodies, names_body
from countersay.extraction.text.forms import begins_genre, byline, date_like, is_case_head, is_head_line
from countersay.lexicon.load import table
from countersay.model import Block

_SURE = 3
"""A name of this rank or a plainer one is stated; what is only inferred has a later rank everywhere."""


def find_issuers(head: Head) -> Iterator[Stated]:
    """Give every name that the head states as the publisher's, with the rank of the place; not sorted."""
    listed = re.compile(r"\d{1,3}[.)] ")  # "4. Lake Watch, Norland" is one of those who sign
    found: list[Stated] = []
    for one in _every(head, found):
        if not listed.match(one.value) and not rule("nobody").fullmatch(one.value.strip()):
            found.append(one)
    return iter(found)


def _every(head: Head, found: Sequence[Stated]) -> Iterator[Stated]:
    """Give what each place states; `found` is what was taken so far, beside which some guesses need not be made."""
    first = head.blocks[0].start if head.blocks else -1
    others = addressee(head)
    aside = {*others, *_parties(head)}
    bodied = False  # a line above names a body
    for block in head.blocks:
        if block in aside:
            continue
        for start, end in head.cells(block):
            line = head.text[start:end]
            if is_addressed(line):
                continue
            if head.is_dateline(block):
                yield from agency(line, start)
                continue
            yield from wire_line(head, block, line, start)
            if block.kind == "byline":
                yield from _author(line, start)
                continue
            for key, rank in (("by_label", 0), ("by_title", 1)):
                match = rule(key).match(line)
                if match:
                    # "Statement of Facts": after "of" only a word for a body or office makes a name.
                    loose = rank == 0 or match.group("link").casefold() != "of"
                    for one in _name_from(line, match.end(), start, rank, loose):
                        inside = bodied and rank == 0 and not names_body(one.value)
                        yield replace(one, rank=3) if inside else one  # an officer below the letterhead of the body
            shown = rule("by_poster").match(line)
            if shown and names_body(shown["name"]):
                begin = start + shown.start("name")
                yield Stated(shown["name"], begin, begin + len(shown["name"]), 1)
            owner = rule("by_owner").match(line)
            if owner and (names_body(owner.group("owner")) or re.match(r"[A-Z]{2,8}\b", owner.group("owner"))):
                begin = start + owner.start("owner")
                yield Stated(owner.group("owner"), begin, begin + len(owner.group("owner")), 5, inferred=True)
            if block.kind == "letterhead" or (start == first and block.kind == "heading"):
                named = list(_body_in(line, start, block.kind == "heading"))
                bodied = bodied or bool(named)
                yield from named
            below = head.text[end : end + 160].split("\n") if block in head.blocks[:3] else []
            yield from paper(line, [line, *[other for other in below if other.strip()][:2]], start)
            maker = rule("by_maker").match(line)
            if maker and names_body(maker["name"]):
                yield Stated(maker["name"], start + maker.start("name"), start + maker.end("name"), 3)
    yield from _titles(head)
    yield from bracketed(head)
    yield from _broken(head)
    yield from agency_line(head)
    yield from _masthead(head)
    yield from mastheads(head)
    yield from contacts(head)
    yield from addressed_by(head)
    yield from hosted(head)
    yield from produced(head)
    yield from speaking(head)
    yield from in_title(head)
    yield from labelled(head)
    yield from following(head)
    yield from below_end(head)
    yield from _owner(head)
    yield from _noted(head)
    yield from _of_itself(head)
    yield from _announcer(head)
    yield from poster(head)
    yield from imprint(head)
    yield from _before_court(head)
    yield from sender(head, others)
    yield from signatures(head)
    yield from signed_off(head)
    yield from posted(head)
    yield from closing_agency(head)
    yield from marks(head)
    # What is inferred is of a later rank than these, and does not count beside them.
    yield from speakers(head, sure=any(one.rank <= _SURE and not one.inferred for one in found))
    yield from acts(head)
    yield from wires(head)
    yield from credits(head)
    above = head.name_above()
    if above is not None:
        yield Stated(" ".join(head.of(above).split()), above.start, above.end, 5, inferred=True)
    yield from _company(head)


_PARTS = re.compile(r"\s*[|•·›»]\s*|\s+[–—>-]\s+|\s{2,}|\t")
_PLACED = re.compile(r"(?P<name>[^()]{3,60}?)\s+\([A-Z][\w .,/-]{2,30}\)")


def _masthead(head: Head) -> Iterator[Stated]:
    """Give the name that opens the first line beside a kind of paper, a section or a place in brackets.

    "Vale Mills plc — News release" is a company's own; "Halmet Courier | Weekend" and "LITTORAL WIRE (Ostrel)" are
    probably names of papers.
    """
    openers = [block for block in head.blocks[:3] if not head.is_opener(head.of(block).strip())]
    first = next((block for block in openers[:1] if block.kind in ("heading", "letterhead", "paragraph")), None)
    if first is None or head.is_dateline(first):
        return
    start, end = next(head.lines(first), (0, 0))
    line = head.text[start:end].strip()
    parts = _PARTS.split(line)
    trail = re.search(r"\s[›»>]\s", line) is not None  # "Shipping Mirror › News › Ports"
    name, colon, kind = line.partition(": ")
    if colon and names_body(name) and begins_genre(kind):
        parts = [name, kind]
    placed = _PLACED.fullmatch(line)
    if placed is not None:
        name = placed["name"]
    elif len(parts) > 1 and all(
        is_head_line(part) or rule("beside").fullmatch(part) or begins_genre(part) or (trail and part.isalpha())
        for part in parts[1:]
    ):
        name = parts[0]
    elif len(parts) > 1 and parts[0].isupper() and len(parts[0].split()) == 1 and date_like().fullmatch(parts[1]):
        name = parts[0]  # "HNA | 9 Jan 2029 | 14:05"
    else:
        return
    words = name.split()
    small = table("layout")["small_words"]
    if (
        not 1 <= len(words) <= 6
        or (is_head_line(name) and name != parts[0])
        or any(not (w.strip("()")[:1].isupper() or w in small or w == "plc") for w in words)
    ):
        return
    own = names_body(name) and not rule("units").fullmatch(name)
    begin = head.text.index(name, start)
    yield Stated(name, begin, begin + len(name), 2 if own else 5, inferred=not own)


def _titles(head: Head) -> Iterator[Stated]:
    """Give the body of "Statement of the Ministry on ..." where that is long or ends in a stop, and so no heading."""
    for index, block in enumerate(head.body[:2]):
        line = head.of(block).strip()
        match = rule("by_title").match(line)
        short = len(line) <= 300 and not re.search(r"[a-z]{3}[.!?]\s+[A-Z]", line)
        if match and short and (line[-1] not in ".:;!?" or (index == 0 and not head.blocks)):
            yield from _name_from(
                line, match.end(), head.text.index(line, block.start), 1, match["link"].casefold() != "of"
            )


def _broken(head: Head) -> Iterator[Stated]:
    """Give the name in a title that is set in several lines: "STATEMENT", and below it "of the Centre for Legal Aid"."""
    for block in head.blocks:
        whole = head.of(block).replace("\n", " ")
        if "\n" not in head.of(block).strip() or len(whole) > 400:
            continue
        match = rule("by_title").match(whole)
        if match:
            yield from _name_from(whole, match.end(), block.start, 1, match["link"].casefold() != "of")
        maker = rule("by_maker").match(whole)
        if maker and names_body(maker["name"]):
            yield Stated(maker["name"], block.start + maker.start("name"), block.start + maker.end("name"), 3)


def _noted(head: Head) -> Iterator[Stated]:
    """Give the body that opens a note: "The Embassy of Belthia presents its compliments to ..."."""
    for block in head.body[:2]:
        match = rule("presents").match(head.of(block)[:300])
        if match and names_body(match["name"]):
            begin = block.start + match.start("name")
            yield Stated(match["name"], begin, begin + len(match["name"]), 1)
            return


def _owner(head: Head) -> Iterator[Stated]:
    """Give the line of the head that bears the name to which a line of the page gives the rights."""
    for block in head.furniture:
        match = rule("owned").fullmatch(head.of(block).strip())
        if match is None:
            continue
        name = match["name"].strip()
        for other in head.blocks:
            for start, end in head.lines(other):
                if head.text[start:end].strip() == name:
                    begin = head.text.index(name, start)
                    yield Stated(name, begin, begin + len(name), 3)
                    return


def _of_itself(head: Head) -> Iterator[Stated]:
    """Give the body that a release tells about below its text: "About Lake Watch", and then "Lake Watch is ...".

    It must be named in the head or the first paragraphs too. Where several are told about, the first is inferred.
    """
    above = " ".join(head.of(block) for block in [*head.blocks, *head.body[:2]]).casefold()
    found = []
    for block, after in zip(head.foot, [*map(head.of, head.foot[1:]), ""], strict=False):
        words = head.of(block)
        match = rule("about_itself").match(words)
        if match is None or not match["name"][:1].isupper():
            continue
        told = words[match.end() :].strip() or after
        itself = rf"(?:The )?(?:[^()\n]{{3,80}} \()?{re.escape(match['name'])}\b"
        if match.group().endswith(":"):  # "About Lake Watch: Since 1919, the Lake Watch has been ..."
            itself = rf"[^.]{{0,80}}\b{re.escape(match['name'])}\b"
            above += head.text[: block.start].casefold()
        heads = match.group().endswith(":") or match.end() in (len(words), words.find("\n"))
        if match["name"].casefold() in above and heads and re.match(itself, told):
            found.append((block.start + match.start("name"), match["name"]))
    for begin, name in found[:1]:
        yield Stated(name, begin, begin + len(name), 5 if found[1:] else 4, inferred=bool(found[1:]))


def _announcer(head: Head) -> Iterator[Stated]:
    """Give the body that opens the title of a release and is said to act in its first sentence; this is inferred.

    "River Trust Sues Over Permit", and then "PORT ELLIS — The River Trust today filed ...": a release of others may
    begin like that too, so it is proposed and not taken.
    """
    if not head.body or not any(rule("for_release").match(head.of(block).strip()) for block in head.blocks):
        return
    opening = re.match(r"(?:The )?((?:[A-Z][\w’'&.-]{0,30} ){1,6})", head.of(head.body[0]))
    if opening is None or not rule("announces").match(head.of(head.body[0])[opening.end() :]):
        return
    name = opening[1].strip()
    if bodies().fullmatch(name.split()[-1]) and any(head.of(block).startswith(name) for block in head.headings()):
        begin = head.body[0].start + opening.start(1)
        yield Stated(name, begin, begin + len(name), 6, inferred=True)


def _parties(head: Head) -> set[Block]:
    """Return the blocks that name who stands before a court: those above "Plaintiff," and "Defendant."."""
    blocks = [*head.blocks, *head.body]
    return {one for one, after in pairwise(blocks) if is_case_head(head.of(after)) and not is_case_head(head.of(one))}


def _before_court(head: Head) -> Iterator[Stated]:
    """Give the party that files a paper with a court, or the court that hands one down."""
    blocks = [*head.blocks, *head.body][:20]
    bare = [head.of(block).strip(" *#") for block in blocks]
    filed = any(rule("filing").match(words) for words in bare)
    above = ""
    for block, words in zip(blocks, bare, strict=True):
        if filed and is_case_head(words) and rule("suing").match(words) and above:
            begin = head.text.rindex(above, 0, block.start)
            name = above.rstrip(",; ")
            yield Stated(name, begin, begin + len(name), 1)
            return
        above = words.split("\n")[-1]
    court = rule("court").fullmatch(bare[0]) if bare else None
    if court and not filed and any(rule("ruling").match(words) for words in bare[1:]):
        begin = head.text.index(court["name"], blocks[0].start)
        yield Stated(court["name"], begin, begin + len(court["name"]), 2)


def _name_from(line: str, at: int, offset: int, rank: int, loose: bool) -> Iterator[Stated]:
    """Give the name that begins at `at` of a line, if it is one: words with capitals, an acronym, a body or office."""
    office = rule("speaks_for").match(line, at) if not line[at : at + 1].isupper() else None
    at = office.end() if office else at
    stop = rule("name_ends").search(line, at)
    name = line[at : stop.start() if stop else len(line)].rstrip(" .*")
    if not name[:1].isupper() or len(name) > 160:
        return
    words = [word for word in name.split() if word not in table("layout")["small_words"]]
    words = [word for word in words if word.rstrip(",") not in table("letterhead")["particles"]] or words
    capital = all(word[0].isupper() or not word[0].isalpha() for word in words)
    acronym = len(words[0]) > 1 and words[0].isupper()
    if rank == 1 and one_of("offices").match(name) and not names_body(name) and not re.search(r" (?:of|for) ", name):
        rank = 3  # "Statement by Ambassador Orr" under the letterhead of her delegation
    if rule("mouthpiece").fullmatch(name):
        return  # "Comment by the Spokesperson": whose, another line says
    if rank == 1 and rule("mouthpiece").match(name) and not re.search(r" (?:of|for) ", name):
        rank = 3  # "Statement by Spokesperson Orr"
    if rule("units").fullmatch(name):
        rank = 4  # "Comment of the Information Department": the line above says of which ministry
    long = len(name.split()) > 14 and names_body(name.split(" of the ")[0])  # "Press Department of the Ministry of ..."
    if (
        rank in (0, 3, 4)
        or long
        or names_body(name)
        or (capital and (loose or acronym or one_of("offices").search(name)))
    ):
        yield Stated(name, offset + at, offset + at + len(name), rank)


def _body_in(line: str, offset: int, title: bool) -> Iterator[Stated]:
    """Give the name of a body in a line of the letterhead: its first parts between commas that are such names.

    In a title it stands first, or behind a word or two: "War kills 3,300 – Monitoring Mission" is told of the mission.
    """
    begin = end = before = None
    told = False
    for match in re.finditer(r"(?=[^\s,:|–—•·/-])(?:(?!,\s|:\s|\s[|–—•·/]\s|\s-\s|\s{2}).)+", line):
        part = re.sub(r" \((?=[^()]*\d)[^()]{2,40}\)?$", "", match.group().strip())
        if rule("by_title").match(part) or rule("no_company").fullmatch(part) or re.fullmatch(r"(.{4,60}) \1", part):
            continue  # "Media Center Media Center" is a menu
        above = line[: match.start()].rstrip()
        if title and begin is None and above[-1:] in tuple("–—-:") and len(above.split()) > 3:
            return
        if names_body(part) and not is_head_line(part) and not rule("units").fullmatch(part):
            told = told or (title and begin is None and _is_told(line[match.end() :]))
            of_firm = before is not None and rule("firm_form").fullmatch(part)
            begin = begin if begin is not None else before if of_firm else match.start()
            end = match.start() + len(part)
        elif begin is not None:
            break
        before = match.start() if line[match.end() : match.end() + 2] == ", " else None
    if begin is not None and end is not None:
        # "Coast Guard, Partner Agencies Respond to Grounding" is told of the guard
        rest = line[end:].lstrip(" ,")
        told = told or (title and line[end : end + 1] == "," and len(rest.split()) > 3 and not is_head_line(rest))
        yield Stated(line[begin:end], offset + begin, offset + end, 5 if told else 2, inferred=told)


def _is_told(rest: str) -> bool:
    """Say whether what follows a body in a title is what it says, as others put it: "Harbour Ministry: Pier was closed"."""
    colon = re.match(r":\s+(\S.{3,})", rest)
    if colon is None or begins_genre(colon[1]) or is_head_line(colon[1]):
        return False
    return rule("periodical").match(colon[1]) is None


def _author(line: str, offset: int) -> Iterator[Stated]:
    match = byline().fullmatch(line.strip())
    if match and match.group(1):
        _, comma, desk = match.group(1).partition(", ")
        if comma and names_body(desk):  # "By Lena Harrow, Continental Press Agency"
            begin = offset + line.index(desk)
            yield Stated(desk, begin, begin + len(desk), 4)
            return
        begin = line.index(match.group(1))
        yield Stated(match.group(1), offset + begin, offset + begin + len(match.group(1)), 6, inferred=True)


def _company(head: Head) -> Iterator[Stated]:
    """Give the company of a filing or release: above "(Exact name of registrant ...)", before "(NYSE: ABC)"."""
    above = None
    for block in (*head.blocks, *head.body):
        for start, end in head.lines(block):
            if rule("registrant").match(head.text[start:end].strip()) and above is not None:
                yield Stated(head.text[above[0] : above[1]].strip(), above[0], above[1], 1)
            above = (start, end)
    if head.body:
        opening = head.of(head.body[0])[:200]
        match = re.match(r"(?:The )?([A-Z][\w&.,'’ -]{1,80}?),? " + table("letterhead")["listed"], opening)
        if match and not re.search(r" (?:has|have|had|is|are|was|were|will|told|said|notified|informed) ", match[1]):
            begin = head.body[0].start
            yield Stated(match.group(1), begin + match.start(1), begin + match.end(1), 3)
            return
        yield from _wired(head)


def _wired(head: Head) -> Iterator[Stated]:
    """Give the one who announces behind the mark of an agency that hands on what others pay for: "(GLOBE NEWSWIRE) -- "."""
    datelines = [head.of(block) for block in head.blocks if head.is_dateline(block)]
    marks = re.findall(r"[(/]([A-Z][\w .&-]{1,40})[)/]", datelines[0]) if datelines else []
    if not any(mark.casefold() in table("letterhead")["distributors"] for mark in marks):
        return
    yield from announcer(head, head.body[0].start)
