"""A PDF → its canonical text, in reading order and whole paragraphs, each line with its page and box.

1. Each page's lines are read and put in order (`pdf_source.py`, `pdf_columns.py`); a page without text is a scan.
2. Headers, footers and page numbers are kept apart (`pdf_furniture.py`), footnotes follow the text (`pdf_notes.py`).
3. Paragraphs are made whole over lines, columns and pages (`pdf_paragraphs.py`).

What the file says of itself (title, author, the day it was made) decides nothing: it is often that of a template or of
the day of printing.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from countersay.config import Limits
from countersay.errors import InputError
from countersay.ingest.ocr import DOTS, read_picture, version
from countersay.ingest.pdf_columns import arrange
from countersay.ingest.pdf_furniture import Apart, Sheet, part_furniture
from countersay.ingest.pdf_notes import Footnote, marks_in, part_notes
from countersay.ingest.pdf_paragraphs import Paragraph, Writer, cleaned, hundredths, paragraphs
from countersay.ingest.pdf_rows import Row
from countersay.ingest.pdf_source import READER, Line, PageSource, PdfSource
from countersay.ingest.pdf_turned import rows_of_turned, turned_text
from countersay.ingest.reading import Ask, Outcome, Reading, Trouble, only
from countersay.model import Candidate, Furniture, Note, Page

MEDIA_TYPE = "application/pdf"
_FEW = 12  # signs: a page with a picture and fewer than these (a stamp, a page number) has no text of its own
_UNMAPPED = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff]")
_ODD_SHARE = 20  # one sign in so many without a known character makes a page unreliable


class _Read:
    """What was read of the pages, before furniture and notes are parted from it."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self.turned: list[tuple[int, list[Row]]] = []
        self.scans: list[int] = []
        self.bad: list[int] = []
        self.unmapped: list[int] = []
        self.ocr: list[int] = []
        self.failed: InputError | None = None


def read_pdf(data: bytes, ask: Ask) -> Outcome:
    """Read a PDF.

    Raises:
        InputError: if it is damaged, locked, or larger than the limits.
    """
    with PdfSource(data) as source:
        if source.pages > ask.limits.pages:
            raise InputError(
                f"has {source.pages} pages; at most {ask.limits.pages} are read.",
                code="limit-exceeded",
                remedy="Split it, or raise pages under [limits] in corpus.toml.",
            )
        read = _Read()
        for number in range(1, source.pages + 1):
            _read_page(source, number, read, ask)
        candidates = tuple(_candidates(source.properties()))
    if not any([*read.scans, *read.bad, *read.turned, *(column for sheet in read.sheets for column in sheet.columns)]):
        raise InputError("holds no text.", code="empty-document", remedy="Leave it out or put its text in.")
    return only(_written(read, candidates, ask.limits))


def _read_page(source: PdfSource, number: int, read: _Read, ask: Ask) -> None:
    try:
        page = source.read(number)
    except InputError:
        read.bad.append(number)
        read.sheets.append(Sheet(number, 0.0, 0.0, []))
        return
    try:
        lines = page.lines()
        if sum(len(line.text) for line in lines) < _FEW and page.is_drawn():
            read.scans.append(number)
            if ask.ocr is not None and read.failed is None and _by_ocr(page, read, ask, ask.ocr):
                return
        lines, width, height = _upright(lines, page)
        read.sheets.append(Sheet(number, width, height, arrange(lines, page.boxes)))
        turned = [line for line in lines if line.turn]
        if turned:
            read.turned.append((number, rows_of_turned(turned)))
    finally:
        page.close()
    odd = [line.text for line in lines if not line.text.isprintable() or "\ufffd" in line.text]
    if odd and len(_UNMAPPED.findall("\n".join(odd))) * _ODD_SHARE > sum(len(line.text) for line in lines):
        read.unmapped.append(number)


def _by_ocr(page: PageSource, read: _Read, ask: Ask, languages: str) -> bool:
    """Read a scan by OCR; the first failure is kept and said, and no further page is tried."""
    try:
        picture = b"".join(page.picture(DOTS))
        columns = read_picture(picture, languages, points=72 / DOTS, seconds=ask.limits.seconds)
    except InputError as error:
        read.failed = error
        return False
    read.ocr.append(page.number)
    read.sheets.append(Sheet(page.number, page.width, page.height, columns))
    return True


def _upright(lines: list[Line], page: PageSource) -> tuple[list[Line], float, float]:
    """Turn a page most of whose text is turned (a wide table on a tall page), so that the text stands upright, and read it anew.

    The boxes of its lines are then those of the page so turned.
    """
    weight: dict[int, int] = defaultdict(int)
    for line in lines:
        weight[line.turn] += len(line.text)
    most = max(weight, key=lambda turn: (weight[turn], -turn), default=0)
    if most == 0:
        return lines, page.width, page.height
    page.turn_upright(most)
    return page.lines(), page.width, page.height


def _written(read: _Read, candidates: tuple[Candidate, ...], limits: Limits) -> Reading:
    sheets, apart = part_furniture(read.sheets)
    sheets, footnotes = part_notes(sheets)
    running = paragraphs([(sheet.number, column) for sheet in sheets for column in sheet.columns])
    stamps, aside = turned_text(read.turned)
    after = [Paragraph(note.rows, tight=False) for note in footnotes]
    everything = [*running, *after]
    writer = Writer(limits.characters)
    for _ in writer.write([*running, *aside], everything):
        pass
    spans = dict(writer.spans)
    ranges = list(writer.write(after, everything))
    text = writer.text()
    return Reading(
        text=text,
        media_type=MEDIA_TYPE,
        reader=f"{READER} ({version()})" if read.ocr else READER,
        candidates=candidates,
        anchors=tuple(writer.anchors),
        furniture=tuple(_furniture(one) for one in [*apart, *stamps]),
        pages=tuple(_pages(read, spans)),
        notes=tuple(_notes(footnotes, ranges, text, spans)),
        troubles=tuple(_troubles(read, text, writer.cut)),
    )


def reading_of(sheet: Sheet, media_type: str, reader: str, limits: Limits) -> Reading:
    """Return the reading of a single page that was read by OCR."""
    read = _Read()
    read.sheets, read.scans, read.ocr = [sheet], [sheet.number], [sheet.number]
    return replace(_written(read, (), limits), media_type=media_type, reader=reader)


def _furniture(one: Apart) -> Furniture:
    text = " ".join(cleaned(one.row.text).split())[:2000]
    return Furniture(kind=one.kind, text=text, page=one.page, box=hundredths(one.row))


def _pages(read: _Read, spans: Mapping[int, tuple[int, int]]) -> Iterator[Page]:
    reach = 0
    for sheet in read.sheets:
        start, end = spans.get(sheet.number, (reach, reach))
        reach = max(reach, end)
        yield Page(
            number=sheet.number,
            start=start,
            end=end,
            width=round(100 * sheet.width),
            height=round(100 * sheet.height),
            scan=sheet.number in read.scans,
        )


def _notes(
    footnotes: Sequence[Footnote],
    ranges: Sequence[tuple[int, int]],
    text: str,
    spans: Mapping[int, tuple[int, int]],
) -> Iterator[Note]:
    marks: dict[int, dict[str, tuple[int, int]]] = {}
    reach = 0
    for note, (start, end) in zip(footnotes, ranges, strict=True):
        page = note.rows[0][0]
        if page not in marks:
            first, last = spans.get(page, (0, 0))
            marks[page] = {}
            for label, low, high in marks_in(text[first:last]):
                marks[page].setdefault(label, (first + low, first + high))
        low_high = marks[page].get(note.label) or _mark_between(text, note.label, reach, start)
        reach = low_high[1] or reach
        yield Note(
            kind="footnote",
            text=text[start:end],
            label=note.label,
            marker_start=low_high[0],
            marker_end=low_high[1],
            start=start,
            end=end,
        )


def _mark_between(text: str, label: str, start: int, end: int) -> tuple[int | None, int | None]:
    """Return the first mark of this label in [start, end), for a note that stands on a later page than its mark."""
    for found, low, high in marks_in(text[start:end]):
        if found == label:
            return start + low, start + high
    return None, None


def _troubles(read: _Read, text: str, cut: bool) -> Iterator[Trouble]:
    unread = [number for number in read.scans if number not in read.ocr]
    if unread:
        way_out = "" if read.failed else " Run again with --ocr to have it read."
        yield Trouble(code="scanned-pages", words=f"has {_listed(unread)} without text: a picture only.{way_out}")
    if read.failed is not None:
        yield Trouble(code=read.failed.code, words=f"{read.failed.args[0]} {read.failed.remedy or ''}".strip())
    if read.ocr:
        words = f"has {_listed(read.ocr)} read by OCR. Its words are marked; compare each figure with the page."
        yield Trouble(code="read-by-ocr", words=words)
    if read.bad:
        yield Trouble(code="page-unreadable", words=f"has {_listed(read.bad)} that cannot be read; the others were.")
    if read.unmapped:
        words = f"has {_listed(read.unmapped)} whose letters do not say which they are; copy them from a viewer to see."
        yield Trouble(code="text-unmapped", words=words)
    if cut:
        yield Trouble(
            code="text-cut", words=f"has more text than is kept; what follows {len(text)} characters is left out."
        )


def _listed(pages: Sequence[int]) -> str:
    """Write page numbers in few words.

    >>> _listed([2]), _listed([1, 2, 3, 7])
    ('1 page (2)', '4 pages (1-3, 7)')
    """
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    shown = [str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs]
    rest = ", …" if len(shown) > 12 else ""
    return f"{len(pages)} page{'s' if len(pages) > 1 else ''} ({', '.join(shown[:12])}{rest})"


def _candidates(properties: Mapping[str, str]) -> Iterator[Candidate]:
    for key, name in (("Title", "title"), ("Author", "author")):
        value = " ".join(cleaned(properties.get(key, "")).split())[:500]
        if value:
            yield Candidate(field="title" if name == "title" else "author", value=value, origin=f"PDF {key}")
    match = re.match(r"(?:D:)?([0-9]{4})([0-9]{2})?([0-9]{2})?", properties.get("CreationDate", ""))
    if match is not None:
        value = "-".join(part for part in match.groups() if part)
        yield Candidate(field="issued", value=value, origin="PDF CreationDate")
