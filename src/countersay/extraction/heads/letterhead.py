"""Read from the head of a document what it is called, who publishes it, on which day, and when it was spoken.

Only places that state it are asked, in this order:

1. the user: command line, then `corpus.toml`; then what the file states of itself (`file_metadata`);
2. date: a labelled line ("Published: ..."), a line of the letterhead, a byline, a title that is little but the date, a
   dateline; as-of dates are taken last and marked as inferred;
3. issuer: a labelled line, "Statement by X on ...", a line that is the name of a body, an agency's dateline, the
   registrant of a filing; a byline names an author, which is marked as inferred.

Page furniture never dates a document, nor does a date in running text. Nothing is guessed: what is missing is asked
for in an issue that names the line of `corpus.toml` that would answer.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from countersay.extraction.heads.asking import choices, in_words
from countersay.extraction.heads.banners import in_banner, without_banners
from countersay.extraction.heads.days import (
    below_label,
    below_lede,
    day_of,
    in_table,
    is_complete,
    is_todays,
    labelled_otherwise,
    marked_days,
    stamped,
    standing_at,
    told_day,
    without_numbers,
)
from countersay.extraction.heads.file_metadata import (
    best,
    disputed,
    hint,
    issued_of,
    issuer_of,
    lent,
    offered,
    same_name,
    title_of,
)
from countersay.extraction.heads.foot import foot_days
from countersay.extraction.heads.head import Head, Stated, one_of, rule
from countersay.extraction.heads.issuers import find_issuers
from countersay.extraction.heads.marks import line_days
from countersay.extraction.heads.page_address import own_site, standing
from countersay.extraction.heads.wires import wire_days
from countersay.extraction.text.forms import begins_genre, is_head_line
from countersay.extraction.times.timex import find_timexes
from countersay.model import Block, Document, DocumentOptions, DocumentSettings, Issue, Issued, Issuer

_DAYS_BETWEEN = 31
"""A release that follows a briefing later than this is about it, not of it."""


def read_letterhead(
    document: Document,
    blocks: Sequence[Block],
    settings: DocumentSettings | None = None,
    options: DocumentOptions | None = None,
) -> tuple[Document, tuple[Issue, ...]]:
    r"""Return the document with title, issuer, day of publication and of speech, and party, and what to ask the user.

    >>> from countersay.extraction.text.layout import find_blocks
    >>> text = "Ministry of Ports\n3 May 2021\n\nDredging resumes\n\nTwo ships were let in."
    >>> document = Document(id="d", path="a", sha256="", text_sha256="", text=text)
    >>> read, issues = read_letterhead(document, find_blocks(text))
    >>> read.title, read.issuer.label, read.issued.value, issues
    ('Dredging resumes', 'Ministry of Ports', '2021-05-03', ())
    """
    settings = settings or DocumentSettings(path=document.path)
    options = options or DocumentOptions()
    head = Head(document.text, blocks, own_site(document))
    issues: list[Issue] = []
    issuer = _issuer(document, head, settings, options, issues)
    issued = _issued(document, head, settings, options, issues)
    spoken = _spoken(document, head, settings, issued, issues)
    return replace(
        document,
        title=title_of(document, head.title(issuer)),
        issuer=issuer,
        issued=issued,
        spoken=spoken,
        party=options.party or settings.party,
    ), tuple(issues)


# --- the day of publication ---------------------------------------------------------------------------------------


def _dates(head: Head) -> Iterator[Stated]:
    for block in head.blocks:
        for start, end in head.cells(block):
            if in_table(head, start):
                continue
            line = head.text[start:end]
            cut = rule("updated").search(line) if not rule("correcting").fullmatch(line.strip()) else None
            if cut and cut.start() > 0:
                end = start + cut.start()
                line = head.text[start:end]
            elif cut:
                continue
            rank = _rank(head, block, line)
            if rank is None and (issued := re.search(r"(?:[;|·]|\s[–—-])\s+(?=(?:issued|published|released)\b)", line)):
                start += issued.end()
                line = re.split(r"\s[–—-]\s", head.text[start:end])[0]
                rank = _rank(head, block, line)
            if rank is None:
                continue
            # "Update No. 3 – 11 September" is no range of days.
            line = without_numbers(line)
            found = [timex for timex in find_timexes(line) if is_complete(timex)]
            values = {day_of(timex) for timex in found}
            days = {value for value in values if not any(o != value and o.startswith(value) for o in values)}
            if len(days) > 1 and rank > 0:
                continue  # "5–11 May 2023" is what the document covers
            if rank == 5 and block.kind == "heading" and not rule("as_of").search(line):
                days = {day for day in days if len(day) > 7}  # "Foreign trade, March 2026" is on that month
            for timex in found:
                if day_of(timex) in days:
                    begin = start + timex.start
                    yield Stated(day_of(timex), begin, start + timex.end, rank, inferred=rank >= 5)
                    break
            standing = rule("stands_at").search(line)
            if standing is not None and (day := standing_at(standing, values)):
                yield Stated(day, start + standing.start("day"), start + standing.end(), rank, inferred=True)
            stamp = rule("stamped").search(line) if not found else None
            if stamp is not None and (day := stamped(stamp)):
                yield Stated(day, start + stamp.start(), start + stamp.end(), rank, inferred=True)
    yield from below_label(head)
    yield from told_day(head)
    yield from below_lede(head)


def _later_dates(head: Head) -> Iterator[Stated]:
    yield from marked_days(head)
    yield from wire_days(head)
    yield from line_days(head)


def _rank(head: Head, block: Block, line: str) -> int | None:
    """Return how plainly a line of the head gives the day of publication; None if it does not."""
    if head.is_dateline(block):
        return 4
    if block.kind in ("heading", "letterhead") and rule("letter_dated").match(line.strip()):
        return 0
    if is_todays(head, block, line) or labelled_otherwise(head, block):
        return None
    put_out = re.match(r"(?i)\s*(?:first )?(?:posted|published|issued|released)\b", line)
    if (
        block in head.framed
        and not put_out
        and block.start < min((other.start for other in head.headings()), default=0)
    ):
        return None  # today's date in the page's banner, between the weather and the menu
    if rule("not_published").search(line) or rule("regarding").match(line):
        return None
    if block.kind in ("letterhead", "heading", "paragraph") and rule("handed_down").match(line.strip()):
        return 0
    if block.kind == "byline":
        return 2
    labelled = rule("published").match(line.strip(" \t|*•-")) is not None
    if labelled and (block.kind == "letterhead" or (block.kind == "heading" and re.match(r"[\w ]{4,24}:", line))):
        return 0
    if block.kind == "letterhead":
        return 5 if rule("as_of").search(line) or rule("delivered").search(line) else 1
    if block.kind == "paragraph" and rule("as_of").search(line) and line.rstrip()[-1:].isdigit():
        return 5
    if block.kind == "heading" and is_head_line(line.strip("#* ")):
        return 3
    if block.kind == "heading":
        if rule("minutes").match(line.strip("#* ")) or rule("held_on").match(line.strip("#* ")):
            return 3
        bare = re.sub(r"(?i)(?:\s*\(|,\s*|\s)as (?:of|at)\b[^)]{3,30}\)?\s*$", "", line)
        if bare != line:
            return 5
        if re.search(r"(?i)\b(?:issued|published|dated|released)(?: on)?\s+[\w,. ]{6,24}$", line):
            return 3
        if re.search(r"(?:[–—|(]|\s-)\s*[^–—|(]{6,34}\)?\s*$|\([^()]{6,60}\)\s*$", line):
            return 3
        if re.search(r", [A-Z\d][\w. ]{5,24}(?:, \d{4})?\s*(?:\(extracts?\))?$", line):
            kind = rule("by_title").match(line) or begins_genre(line) or rule("periodical").search(line)
            return 3 if kind else 5
        if re.search(r"\b(?:of|dated)\s*[^–—|(]{6,24}\s*$", line) and not rule("about").search(line):
            return 3
        if rule("approved").search(line) or rule("daily").fullmatch(line.strip("#* ")):
            return 5
    if block.kind in ("heading", "paragraph") and rule("paper_dated").match(line.strip()):
        return 3
    return None


def _said(
    label: str | None, by_option: str | None, what: str, path: str, issues: list[Issue], document: Document
) -> str | None:
    """Return what the user said, the command line first, and report where the two differ."""
    if by_option is not None and label is not None and by_option != label:
        message = (
            f"{path}: the command line gives {by_option!r} as {what}, corpus.toml {label!r}; the command line holds."
        )
        issues.append(Issue(code=f"{what}-differs", message=message, document=document.id, path=path))
    return by_option if by_option is not None else label


def _issued(
    document: Document, head: Head, settings: DocumentSettings, options: DocumentOptions, issues: list[Issue]
) -> Issued | None:
    said = _said(settings.date, options.date, "date", document.path, issues, document)
    stated, differing = _best(
        list(without_banners(head, _dates(head)))
        or list(without_banners(head, _later_dates(head)))
        or list(without_banners(head, foot_days(head)))
        or list(_seconded(document, head))
    )
    if said is not None:
        if stated is not None and stated.value == said:
            return Issued(value=said, start=stated.start, end=stated.end)
        if stated is not None and not stated.inferred:
            message = f"{document.path}: you say {said}, the text {stated.value}; what you say holds."
            issues.append(_place("date-differs", message, document, stated))
        elif stated is None:
            _compare(document, "date", said, issues)
        return Issued(value=said)
    by_file = issued_of(document, stated, issues)
    if by_file is not None:
        return by_file
    if stated is not None:
        return Issued(value=stated.value, start=stated.start, end=stated.end, inferred=stated.inferred)
    if not differing and (by_copy := lent(document, "issued")) is not None:
        return Issued(value=by_copy)
    if differing:
        dates = " and ".join(dict.fromkeys(candidate.value for candidate in differing))
        words = f"gives more than one date in its head ({dates}), none of which is marked as that of publication"
        issues.append(_place("date-ambiguous", _ask(document, words, "date = 2023-02-12"), document, differing[0]))
        return None
    words = "gives no date of publication" + (hint(document, "issued") or _hint(head))
    issues.append(_place("date-missing", _ask(document, words, "date = 2023-02-12"), document, None))
    return None


def _seconded(document: Document, head: Head) -> Iterator[Stated]:
    """Give the day in a line of the head that the file gives too, in a place which alone decides nothing."""
    values = {one.value for one in document.metadata if one.field == "issued" and not one.trusted}
    for block in [*head.blocks, *head.body[:1]] if values else ():
        for timex in find_timexes(head.of(block)[:200]):
            if is_complete(timex) and day_of(timex) in values:
                yield Stated(day_of(timex), block.start + timex.start, block.start + timex.end, 4)
                break


def _hint(head: Head) -> str:
    """Say which dates were seen and not taken."""
    for block in [*head.furniture, *(one for one in head.blocks[:8] if in_banner(head.text, one.start))]:
        if any(is_complete(timex) for timex in find_timexes(head.of(block)[:200])):
            return f" (the page banner {' '.join(head.of(block).split())[:80]!r} does not date it)"
    for block in head.blocks:
        for timex in find_timexes(head.of(block)[:300]):
            if timex.type == "DATE" and timex.value and "X" in timex.value:
                return f" (its head has {timex.text!r}, which alone does not give a day)"
    return ""


def _best(found: list[Stated]) -> tuple[Stated | None, list[Stated]]:
    """Return the candidate of the best rank, or all of that rank if they differ; a day goes before its month."""
    if not found:
        return None, []
    rank = min(candidate.rank for candidate in found)
    same = [candidate for candidate in found if candidate.rank == rank]
    longest = max(same, key=lambda candidate: len(candidate.value))
    if all(longest.value.startswith(candidate.value) for candidate in same):
        return longest, []
    return None, same


# --- the day of speech --------------------------------------------------------------------------------------------


def _spoken(
    document: Document, head: Head, settings: DocumentSettings, issued: Issued | None, issues: list[Issue]
) -> date | None:
    stated = _speech_day(head, issued)
    if settings.spoken is None:
        return date.fromisoformat(stated.value) if stated is not None else None
    if stated is not None and stated.value != settings.spoken.isoformat():
        message = f"{document.path}: you give {settings.spoken} as the day of speech, the text {stated.value}."
        issues.append(_place("spoken-differs", message, document, stated))
    return settings.spoken


def _speech_day(head: Head, issued: Issued | None) -> Stated | None:
    """Return the day of speech, if it is before that of publication and the head or first paragraphs state it."""
    if issued is None or len(issued.value) != 10:
        return None
    last = date.fromisoformat(issued.value)
    for block in head.blocks:
        dateline = head.is_dateline(block)
        if dateline or (block.kind == "letterhead" and rule("delivered").search(head.of(block))):
            for timex in find_timexes(head.of(block), last):
                if timex.first and timex.first == timex.last and timedelta(0) < last - timex.first <= timedelta(days=3):
                    return Stated(timex.first.isoformat(), block.start + timex.start, block.start + timex.end, 0)
    titles = " ".join(head.of(block) for block in head.headings()[:2])
    event = one_of("speech_events").search(titles)
    if event is None or rule("comments_on").search(titles[: event.start()]):
        return None
    noun = event.group().casefold().rstrip("s")
    for block in head.body[:2]:
        sentence = head.of(block)[:600]
        opening = re.match(r"\s*(?:\[[^\]]{0,40}\]\s*)?On\s+(?:\w+day,?\s+)?", sentence)
        if opening is None or noun not in sentence.casefold() or not rule("held").search(sentence):
            continue
        for timex in find_timexes(sentence, last)[:1]:
            day = timex.first
            if timex.start > opening.end() or day is None or day != timex.last:
                continue
            if timedelta(0) < last - day <= timedelta(days=_DAYS_BETWEEN):
                return Stated(day.isoformat(), block.start + timex.start, block.start + timex.end, 1)
    return None


# --- who publishes ------------------------------------------------------------------------------------------------


def _issuer(
    document: Document, head: Head, settings: DocumentSettings, options: DocumentOptions, issues: list[Issue]
) -> Issuer | None:
    said = _said(settings.issuer, options.issuer, "issuer", document.path, issues, document)
    found = sorted(find_issuers(head), key=lambda candidate: candidate.rank)
    stated = found[0] if found else None
    for other in found:
        if stated is not None and not other.inferred and stated.value != other.value and stated.value in other.value:
            stated = other  # "Statement of the Ministry" below "Ministry of Health"
    if stated is not None and stated.rank > 3 and not stated.inferred and disputed(stated, found):
        stated = replace(stated, inferred=True)
    if said is not None:
        if stated is None or stated.inferred or same_name(stated.value, said):
            if stated is None:
                _compare(document, "issuer", said, issues)
            exact = stated is not None and stated.value == said
            return Issuer(label=said, start=stated.start, end=stated.end) if exact and stated else Issuer(label=said)
        message = f"{document.path}: you say {said!r}, the text {stated.value!r}; what you say holds."
        issues.append(_place("issuer-differs", message, document, stated))
        return Issuer(label=said)
    by_file = issuer_of(document, stated, issues)
    if by_file is not None:
        return by_file
    if stated is None or (stated.inferred and stated.rank > 5):
        if (by_copy := lent(document, "issuer")) is not None:
            return Issuer(label=by_copy)
        if (site := offered(document)) is not None:
            words = f"does not say who publishes it (perhaps {site!r})"
            issues.append(_place("issuer-missing", _ask(document, words, f'issuer = "{site}"'), document, None))
            return Issuer(label=site, inferred=True)
    if stated is None or stated.inferred:
        perhaps = " ".join(stated.value.split()) if stated else None
        others = choices(head, found if stated else ())
        shown = f" (perhaps {perhaps!r})" if perhaps else hint(document, "issuer")
        shown += in_words([name for name in others if perhaps is None or not same_name(name, perhaps)])
        at = standing(document)
        shown += f"; it stands at {at[0]!r} (its {at[1]})" if at else ""
        answer = perhaps or (at[0] if at else "Name")
        question = _ask(document, f"does not say who publishes it{shown}", f'issuer = "{answer}"')
        issues.append(_place("issuer-missing", question, document, stated))
    if stated is None:
        return None
    label = " ".join(stated.value.split())
    return Issuer(label=label, start=stated.start, end=stated.end, inferred=stated.inferred)


def _compare(document: Document, what: Literal["date", "issuer"], said: str, issues: list[Issue]) -> None:
    """Say where the user differs from what the file states of itself."""
    stated = best(document, "issued" if what == "date" else "issuer")
    if stated is None or same_name(stated.value, said) or (what == "date" and stated.value.startswith(said)):
        return
    message = f"{document.path}: you say {said!r}, its {stated.origin} {stated.value!r}; what you say holds."
    issues.append(Issue(code=f"{what}-differs", message=message, document=document.id, path=document.path))


# --- what to tell the user ----------------------------------------------------------------------------------------


def _ask(document: Document, words: str, answer: str) -> str:
    return f'{document.path} {words}. If you know it, say so in corpus.toml: [documents."{document.path}"] {answer}.'


def _place(code: str, message: str, document: Document, at: Stated | None) -> Issue:
    return Issue(
        code=code,
        message=message,
        document=document.id,
        path=document.path,
        start=at.start if at else None,
        end=at.end if at else None,
    )
