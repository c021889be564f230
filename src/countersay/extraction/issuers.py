"""Who publishes a document, by the places in its head that state it."""

import re
from collections.abc import Iterator

from countersay.extraction.forms import byline, is_head_line, names_body
from countersay.extraction.head import Head, Stated, one_of, rule
from countersay.extraction.timex import find_timexes
from countersay.lexicon.load import table


def find_issuers(head: Head) -> Iterator[Stated]:
    """Give every name that the head states as the publisher's, with the rank of the place; not sorted."""
    for block in head.blocks:
        for start, end in head.lines(block):
            line = head.text[start:end]
            if head.is_dateline(block):
                yield from _agency(line, start)
                continue
            if block.kind == "byline":
                yield from _author(line, start)
                continue
            for key, rank in (("by_label", 0), ("by_title", 1)):
                match = rule(key).match(line)
                if match:
                    # "Statement of Facts": after "of" only a word for a body or office makes a name.
                    loose = rank == 0 or match.group("link").casefold() != "of"
                    yield from _name_from(line, match.end(), start, rank, loose)
            owner = rule("by_owner").match(line)
            if owner and names_body(owner.group("owner")):
                begin = start + owner.start("owner")
                yield Stated(owner.group("owner"), begin, begin + len(owner.group("owner")), 5, inferred=True)
            if block.kind == "letterhead":
                yield from _body_in(line, start)
    above = head.name_above()
    if above is not None:
        yield Stated(" ".join(head.of(above).split()), above.start, above.end, 5, inferred=True)
    yield from _company(head)


def _name_from(line: str, at: int, offset: int, rank: int, loose: bool) -> Iterator[Stated]:
    """Give the name that begins at `at` of a line, if it is one: words with capitals, an acronym, a body or office."""
    stop = rule("name_ends").search(line, at)
    name = line[at : stop.start() if stop else len(line)].rstrip(" .*")
    if not name[:1].isupper() or len(name) > 160:
        return
    words = [word for word in name.split() if word not in table("layout")["small_words"]]
    capital = all(word[0].isupper() or not word[0].isalpha() for word in words)
    acronym = len(words[0]) > 1 and words[0].isupper()
    if rank == 0 or names_body(name) or (capital and (loose or acronym or one_of("offices").search(name))):
        yield Stated(name, offset + at, offset + at + len(name), rank)


def _body_in(line: str, offset: int) -> Iterator[Stated]:
    """Give the name of a body in a line of the letterhead: its first parts between commas that are such names."""
    begin = end = None
    for match in re.finditer(r"(?:(?!,\s|\s[|–—•·/]\s|\s-\s|\s{2}).)+", line):
        part = match.group().strip()
        if names_body(part) and not is_head_line(part):
            begin = match.start() + len(match.group()) - len(match.group().lstrip()) if begin is None else begin
            end = match.start() + len(match.group().rstrip())
        elif begin is not None:
            break
    if begin is not None and end is not None:
        yield Stated(line[begin:end], offset + begin, offset + end, 2)


def _agency(line: str, offset: int) -> Iterator[Stated]:
    match = re.search(r"[(/]([A-Z][\w .&-]{1,40})[)/]", line)
    if match is None or match.group(1).casefold() in table("letterhead")["distributors"]:
        return
    if find_timexes(match.group(1)):
        return
    yield Stated(match.group(1), offset + match.start(1), offset + match.end(1), 3)


def _author(line: str, offset: int) -> Iterator[Stated]:
    match = byline().fullmatch(line.strip())
    if match and match.group(1):
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
        if match:
            begin = head.body[0].start
            yield Stated(match.group(1), begin + match.start(1), begin + match.end(1), 3)
