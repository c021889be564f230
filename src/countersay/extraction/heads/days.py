"""Days as heads write them: whole days of the calendar, those of stamps, those at which a paper stands."""

import re
from collections.abc import Iterator

from countersay.extraction.heads.head import Head, Stated, rule
from countersay.extraction.text.forms import date_like, is_head_line
from countersay.extraction.times.timex import find_timexes
from countersay.model import Block, Timex

ORDINAL_DAY = re.compile(r"(?<=\d(?:st|nd|rd|th)) day of (?=[A-Z])")
"""What stands between day and month in words of law: "this 9th day of February"."""


_NUMBER = re.compile(
    r"\b(?:no|nr|number|issue|vol|volume)[.:]{0,2} ?\d{1,6}\b(?! [a-z]{3,9},? \d{4})(?:/\d{2,4})?|#\d{1,6}",
    re.IGNORECASE,
)


def without_numbers(line: str) -> str:
    """Return a line with the numbers of papers put out of sight, each sign in its place.

    >>> without_numbers("Update No. 3 – 11 September")
    'Update ..... – 11 September'
    """
    line = _NUMBER.sub(lambda match: "." * len(match.group()), line)
    return ORDINAL_DAY.sub(lambda match: " " * len(match.group()), line)


def is_complete(timex: Timex) -> bool:
    """Say whether an expression gives a day or a month with its year by itself."""
    if timex.anchor is not None or timex.value is None or timex.type not in ("DATE", "TIME"):
        return False
    return re.match(r"\d{4}-\d{2}(?!\d)", timex.value) is not None


def day_of(timex: Timex) -> str:
    """Return the day or month of an expression."""
    return str(timex.value).split("T")[0]


def standing_at(standing: re.Match[str], values: set[str]) -> str | None:
    """Return the day of "September 2027 (as of 30 September)" if it is in the only month that the line gives."""
    if len(values) != 1:
        return None
    (month,) = values
    found = find_timexes(f"{standing['day']} {standing['month']} {month[:4]}")
    return next((day_of(timex) for timex in found if is_complete(timex) and day_of(timex).startswith(month)), None)


def stamped(stamp: re.Match[str]) -> str | None:
    """Return the day of "06 AUG 28"; None if there is no such day."""
    words = f"{stamp['day']} {stamp['month'].title()} 20{stamp['year']}"
    return next((day_of(timex) for timex in find_timexes(words) if is_complete(timex)), None)


def below_label(head: Head) -> Iterator[Stated]:
    """Give the day that stands below a line which says that it is that of publication."""
    for start, end in head.labelled("label_day"):
        line = head.text[start:end]
        if len(line) > 60 or not date_like().match(line.strip()) or rule("not_published").search(line):
            continue
        for timex in find_timexes(line):
            if is_complete(timex):
                yield Stated(day_of(timex), start + timex.start, start + timex.end, 0)
                break


def _placed(line: str) -> bool:
    """Say whether a line is a place of a word or two and a day: "Brussels, 31 August 2014"."""
    match = re.fullmatch(r"[A-Z][\w’'-]{2,24}(?: [A-Z][\w’'-]{2,24})?, (.{8,30})", line)
    return match is not None and date_like().fullmatch(match[1]) is not None


def told_day(head: Head) -> Iterator[Stated]:
    """Give the day of "The press release issued by the Union on 18 January 2023." and "issued the following statement on …:"."""
    for block in [*head.blocks, *head.body[:2]]:
        words = head.of(block)[:300]
        match = rule("put_out_by").fullmatch(words.strip()) or rule("the_following").search(words)
        if match is None or not match["day"]:
            continue
        for timex in find_timexes(match["day"]):
            if is_complete(timex):
                begin = head.text.index(match["day"], block.start)
                yield Stated(day_of(timex), begin + timex.start, begin + timex.end, 2)
                break


def below_lede(head: Head) -> Iterator[Stated]:
    """Give the day of a line "Published on 3 May 2027", or of a day alone, that stands between the first paragraphs.

    Days alone that come again and again head the entries of a diary.
    """
    diary = head.days_alone > 1
    for block in head.body:
        for start, end in head.cells(block):
            line = head.text[start:end]
            bare = line.lstrip("-–—•*| ")  # "- Posted 23 Feb 2017 15:25"
            labelled = len(line) <= 90 and rule("published").match(bare) and is_head_line(bare)
            alone = date_like().fullmatch(line.strip()) or _placed(line.strip())
            if not labelled and (diary or not alone):
                continue
            for timex in find_timexes(line):
                if is_complete(timex):
                    rank = 2 if labelled else 4  # a dateline that says otherwise leaves it open
                    yield Stated(day_of(timex), start + timex.start, start + timex.end, rank)
                    break


def in_table(head: Head, at: int) -> bool:
    """Say whether a place stands in a row of a table with numbers: the months of its rows do not date the document."""
    begin = max(head.text.rfind("\n", 0, at) + 1, at - 400)
    row = head.text[begin : begin + 800].split("\n", 1)[0]
    return "\t" in row and any(re.fullmatch(r"-?\d[\d.,]{0,15} ?%?", cell.strip()) for cell in row.split("\t"))


def is_todays(head: Head, block: Block, line: str) -> bool:
    """Say whether a day above everything else is that on which the page was saved: a site with news shows today's.

    The page of a diary on the web heads its entry so, and a text that was not saved from a site has nothing of one.
    """
    if block is not next(iter(head.blocks), None) or not rule("weekday").fullmatch(line.strip()):
        return False
    weather = [
        one for one in head.furniture[:2] if one.end <= block.start and rule("weather").fullmatch(head.of(one).strip())
    ]
    if weather and not head.text[weather[-1].end : block.start].strip():
        return True  # the weather stands above it
    placed = [head.of(other).strip() for other in head.blocks[1:6] if other.kind == "letterhead"]
    if any(re.match(r"[A-Z][\w’'-]{2,24}(?: [A-Z][\w’'-]{2,24})?, \d{1,2}[ ./]", one) for one in placed):
        return True  # place and day below it say more
    around = "\n".join(head.of(other)[:300] for other in head.edges())
    return rule("site").search(around) is not None and rule("diary").search(around) is None


def labelled_otherwise(head: Head, block: Block) -> bool:
    """Say whether the line above ends in a colon and says that the day is not that of publication: "Retrieved on:"."""
    above = head.text[max(block.start - 80, 0) : block.start].rstrip().rpartition("\n")[2].strip()
    if not above.endswith(":") or len(above) > 40:
        return False
    return rule("updated").search(above) is not None or rule("not_published").search(above) is not None


def marked_days(head: Head) -> Iterator[Stated]:
    """Give the days that marks near the top give, whatever stands around them.

    The day of a numbered paper, that up to which a report covers, that on which a text was first put out, that of a
    line with the name of an agency, and that with which the first paragraph begins.
    """
    firsts = [block for block in head.top if rule("day_first").match(head.text, block.start, block.end)]
    for number, block in enumerate(head.top):
        words = head.of(block)[:400]
        if not any(sign.isdigit() for sign in words):
            continue
        yield from _day_in(rule("placed_day").match(words), block.start, 4)
        for key, rank in (("first_put_out", 3), ("covers_to", 5)):
            yield from _day_in(rule(key).search(words), block.start, rank)
        if number < len(head.blocks) + 4 and firsts == [block]:  # several are a chronology
            yield from _day_in(rule("day_first").match(words), block.start, 4)
        for start, end in head.lines(block):
            line = head.text[start:end].strip() if end - start <= 140 else ""
            begin = head.text.index(line, start)
            for key, rank in (("barred_day", 2), ("numbered_day", 3), ("kind_and_day", 3)):
                match = rule(key).fullmatch(line) if line and rule("not_published").search(line) is None else None
                yield from _day_in(match, begin, rank)


def _day_in(match: re.Match[str] | None, offset: int, rank: int) -> Iterator[Stated]:
    """Give the day of a match, if it is one of the calendar; that up to which a report covers is inferred."""
    if match is None or not match["day"]:
        return
    for timex in find_timexes(match["day"]):
        if is_complete(timex) and len(day_of(timex)) == 10:
            begin = offset + match.start("day")
            yield Stated(day_of(timex), begin + timex.start, begin + timex.end, rank, inferred=rank > 4)
            return
