"""Papers and agencies that a head or a foot names: with a day, in a dateline, in a line of their own."""

import re
from collections.abc import Iterator, Sequence

from countersay.extraction.heads.head import Head, Stated, rule
from countersay.extraction.text.forms import date_like, is_head_line
from countersay.extraction.times.timex import find_timexes
from countersay.lexicon.countries import country_table
from countersay.lexicon.load import table
from countersay.model import Block


def paper(line: str, lines: Sequence[str], offset: int) -> Iterator[Stated]:
    """Give the name of a paper before a date, in its line or above: "Arran Herald, August 10, 2030"."""
    match = re.match(r"\s*((?:(?:The|THE) )?(?:[A-Z][\w’'-]+ ){1,3}[A-Z][\w’'-]+)(?:(?:,| [–—|-]) |\s*$)", line)
    station = match is not None and rule("station").fullmatch(match[1]) is not None
    if match is None or (match[1].split()[-1].casefold() not in table("letterhead")["papers"] and not station):
        return
    for index, rest in enumerate((line[match.end() :], *lines[1:])):
        if any(is_head_line(part) and dated(part) for part in re.split(r"\s[•·|]\s|\t|\s{3,}", rest)):
            yield Stated(
                match[1], offset + match.start(1), offset + match.end(1), 5 if index else 3, inferred=index > 0
            )
            return


def dated(words: str) -> bool:
    """Say whether words hold a day or hour that needs no other to be known."""
    return any(timex.type in ("DATE", "TIME") and timex.anchor is None for timex in find_timexes(words))


def is_no_agency(name: str) -> bool:
    """Say whether what stands in brackets behind a place is a country or a day, or says when the text was put out.

    >>> is_no_agency("South Sudan"), is_no_agency("March 7, 2028"), is_no_agency("Lake Wire")
    (True, True, False)
    """
    if name in country_table().forms or rule("no_agency").fullmatch(name):
        return True
    return bool(find_timexes(name))


def agency(line: str, offset: int) -> Iterator[Stated]:
    """Give the agency of a dateline: "PORT ELLIS, March 3 (Lake Wire)"; who only hands on what others publish is none."""
    match = re.search(r"[(/]([A-Z][\w .&-]{1,40})[)/]|[,.] ?([A-Z]{2,12})[.:]$", line)
    if match is None:
        return
    name, at = match[match.lastindex or 0], match.start(match.lastindex or 0)
    if name.casefold() not in table("letterhead")["distributors"] and not is_no_agency(name):
        yield Stated(name, offset + at, offset + at + len(name), 3)


def agency_line(head: Head) -> Iterator[Stated]:
    """Give a known agency that has a line of the head for itself; this is inferred: it may be the source of a picture."""
    for block in head.blocks:
        for start, end in head.cells(block):
            name = head.text[start:end].strip()
            if block.kind != "byline" and name[:1].isupper() and name.casefold() in table("layout")["agencies"]:
                yield Stated(name, *head.at(name, start), 5, inferred=True)
                return


def wire_line(head: Head, block: Block, line: str, start: int) -> Iterator[Stated]:
    """Give the agency of a dateline in a line of its own: "Halm, December 6, HALNA"; one that is not known is inferred."""
    wire = rule("wire_line").fullmatch(line.strip()) if block.kind in ("heading", "letterhead") else None
    if wire is None or not (wire["first"] or date_like().search(wire["day"])):
        return
    name = wire["first"] or wire["last"]
    known = name.casefold() in table("layout")["agencies"]
    yield Stated(name, *head.at(name, start), 3 if known else 5, inferred=not known)


def closing_agency(head: Head) -> Iterator[Stated]:
    """Give a known agency that ends the text in a line of its own: "- Reuters"; others print it too, so it is inferred."""
    for block in head.foot[-2:]:
        name = head.of(block).strip().strip("-–—()[] ")
        if name[:1].isupper() and name.casefold() in table("layout")["agencies"]:
            yield Stated(name, *head.at(name, block.start), 6, inferred=True)
            return
