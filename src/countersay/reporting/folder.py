"""The report of a large record: a folder of pages that link to each other, each as self-contained as the single page.

1. `index.html` has the first screen and the contents; every list goes on in pages of its own, every document has one.
2. The parts are those of the single page, drawn by the same templates; a link to a place leads to the page that has it.
3. Links are relative: the folder can be moved, copied, zipped, and read from disk without a server and without scripts.
"""

import os
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from markupsafe import Markup

from countersay.keeping import Shelf, drawing, key_of
from countersay.model import Record
from countersay.reporting import later
from countersay.reporting.annotations import marked_texts
from countersay.reporting.index import Index, anchor
from countersay.reporting.leaves import Leaf, leaves
from countersay.reporting.page import first_screen, lists_of, numbers_of, render
from countersay.reporting.pages import drawn_pages
from countersay.reporting.presenters import accusing_rows, claims_of
from countersay.reporting.shown import Shown

MOST_DOCUMENTS = 150
MOST_FIGURES = 4_000
"""Beyond either, the single page takes a browser longer than a second to show, and mail programs refuse it."""
INDEX = "index.html"
_SHOWN = 12  # documents, and letters of a side, on the first page
_ID = re.compile(r' id="([^"]+)"')  # a literal beginning is looked for twenty times as fast as a word boundary
_NUMBER = re.compile("\0([^\0]+)\0")
_LINK = re.compile(r'href="#([^"]*)"')


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: the page it leads to, its words, and how many rows stand there, None to leave that out."""

    href: str
    title: str
    count: int | None


def is_large(record: Record) -> bool:
    """Say whether the report of a record is a folder instead of one page.

    >>> is_large(Record())
    False
    """
    return len(record.documents) > MOST_DOCUMENTS or len(record.figures) > MOST_FIGURES


def first_page(record: Record) -> str:
    """Return the first page of a record's report, below the project folder.

    >>> first_page(Record())
    'report.html'
    """
    return f"report/{INDEX}" if is_large(record) else "report.html"


def write_pointer(record: Record, index: Index | None = None) -> str:
    """Return the page that stands where a small record has its whole report, and leads to the folder.

    >>> 'href="report/index.html"' in write_pointer(Record())
    True
    """
    return render("pointer.html", first_screen(index or Index(record)))


@dataclass(frozen=True, slots=True)
class _Frame:
    """What stands around the body of each document's page: the same for all but the title, which comes twice."""

    head: str
    middle: str
    before: str
    after: str

    def around(self, title: str, body: str) -> str:
        """Return the page with this title and body."""
        return "".join((self.head, title, self.middle, title, self.before, body, self.after))


@dataclass(frozen=True, slots=True)
class _Page:
    """A page as it is drawn: whole where it has no frame, else the body and the title that go into the frame."""

    name: str
    html: str
    title: str = ""
    frame: _Frame | None = None

    def whole(self, html: str) -> str:
        """Return the page, `html` being its own part with its links led to other pages or not."""
        return html if self.frame is None else self.frame.around(self.title, html)


def write_folder(
    record: Record,
    target: Path,
    shelf: Shelf | None = None,
    last: Path | None = None,
    index: Index | None = None,
) -> None:
    """Write all pages into a folder that exists and is empty; `index` is of the record, where there is one already.

    What is drawn of a list or a document is taken from the shelf where all that its page shows is as it was, and a page that
    is the same byte for byte in the folder `last` becomes a second name of that file; the pages are the same without either.

    Raises:
        OSError: if a file cannot be written.
    """
    places: dict[str, str] = {}
    drawn = list(_drawn(index or Index(record), shelf))
    for page in drawn:
        for identity in _ID.findall(page.html):
            places.setdefault(identity, page.name)
    for page in drawn:
        html = page.whole(linked(page.html, places)).encode("utf-8")
        if last is None or not _linked_again(last / page.name, target / page.name, html):
            (target / page.name).write_bytes(html)


def _linked_again(old: Path, new: Path, html: bytes) -> bool:
    """Give a file that holds the page already a second name, which takes a tenth of the time of writing it."""
    try:
        found = old.lstat()
        if not stat.S_ISREG(found.st_mode) or found.st_size != len(html) or old.read_bytes() != html:
            return False
        os.link(old, new)
    except OSError:  # there is no such file, or the file system knows one name a file
        return False
    return True


def linked(html: str, places: Mapping[str, str]) -> str:
    """Lead each link to a place on another page there; `places` gives the first page that has an id.

    >>> linked('<p id="a"><a href="#a">A</a> <a href="#b">B</a></p>', {"a": "x.html", "b": "y.html"})
    '<p id="a"><a href="#a">A</a> <a href="y.html#b">B</a></p>'
    """
    here = set(_ID.findall(html))

    def lead(match: re.Match[str]) -> str:
        identity = match[1]
        elsewhere = identity not in here and identity in places
        return f'href="{places[identity]}#{identity}"' if elsewhere else match[0]

    return _LINK.sub(lead, html)


def pages(record: Record, shelf: Shelf | None = None) -> Iterator[tuple[str, str]]:
    """Yield file name and HTML of every page, the first one first; links still lead to places on the same page."""
    return ((page.name, page.whole(page.html)) for page in _drawn(Index(record), shelf))


def _drawn(index: Index, shelf: Shelf | None) -> Iterator[_Page]:
    whole, shown = _parts(index)
    some = list(leaves(whole))
    contents = [
        Entry(f"{one.name}.html", one.title, one.count) for one in some if one.number == 1 and one.part != "document"
    ]
    given = {key: whole[key] for key in ("style", "policy", "relations", "numbers", "overview")}
    bare = {**given, "contents": contents, "title": "", "leaf": "", "before": "", "after": "", "body": ""}
    first = {**bare, **whole, "overview": _short(whole["overview"]), "leaf": "overview"}
    yield _Page(INDEX, render("leaf.html", {**first, "templates": ("overview.html", "guide.html")}))
    frame = _frame(bare)
    texts = _texts(index, whole["numbers"], bare, shown, shelf)
    for at, leaf in enumerate(some):
        if leaf.part == "document":
            (paper,) = leaf.rows["papers"]
            yield _Page(f"{leaf.name}.html", texts[paper.document.id], leaf.title, frame)
            continue
        title = leaf.title + (f", page {leaf.number} of {leaf.of}" if leaf.of > 1 else "")
        around = {**bare, "title": title, "leaf": leaf.part, "templates": ()}
        around["before"] = some[at - 1].name + ".html" if leaf.number > 1 else ""
        around["after"] = some[at + 1].name + ".html" if leaf.number < leaf.of else ""
        body = _body({**bare, **leaf.rows, "leaf": leaf.part}, leaf, shelf)
        yield _Page(f"{leaf.name}.html", render("leaf.html", {**around, "body": Markup(body)}))


def _parts(index: Index) -> tuple[dict[str, Any], Shown]:
    """Return what the pages show, most rows of it for later, and the digests of what they are made from."""
    numbers = numbers_of(index)
    shown = Shown(index, numbers)
    accusing = later.accusing(index, shown)
    trivial = [row.trivial for row in accusing_rows(index)]
    several, single = later.all_series(index, shown)
    return {
        **first_screen(index),
        **lists_of(index),
        "weighty": tuple(row for row, small in zip(accusing, trivial, strict=True) if not small),
        "trivial": tuple(row for row, small in zip(accusing, trivial, strict=True) if small),
        "numbers": numbers,
        "groups": later.others(index, shown),
        "series": several,
        "single_series": single,
        "events": later.all_events(index, shown),
        "names": later.names(index, shown),
        "papers": tuple(index.papers.values()),
    }, shown


def _frame(given: Mapping[str, Any]) -> _Frame:
    """Draw the frame once. No text of a page holds the mark where a part goes: `visible` writes it in words.

    It counts nothing of the whole record: else each page would change with each document.
    """
    mark = Markup("\0")
    still = {
        "overview": replace(given["overview"], headline=""),
        "contents": [replace(entry, count=None) for entry in given["contents"]],
    }
    return _Frame(*render("leaf.html", {**given, **still, "title": mark, "body": mark, "templates": ()}).split(mark))


def _body(given: Mapping[str, Any], leaf: Leaf, shelf: Shelf | None) -> str:
    """Return what stands between head and foot of a page of a list: as it was drawn before, or drawn now and kept."""
    if shelf is None or leaf.keys is None:
        return render("body.html", {**given, "template": leaf.template})
    key = key_of("leaf", drawing(), leaf.template, leaf.part, leaf.title, leaf.keys)
    kept = shelf.get(key)
    if kept is None:
        kept = render("body.html", {**given, "template": leaf.template}).encode("utf-8")
        shelf.put(key, kept)
    return kept.decode("utf-8")


def _texts(
    index: Index, numbers: Mapping[str, str], given: Mapping[str, Any], shown: Shown, shelf: Shelf | None
) -> dict[str, str]:
    """Return what stands between head and foot of the page of each document, by its id.

    Numbers of series are put in at the end: a new series moves those behind it, which changes no other word of these pages.
    """
    found: dict[str, str] = {}
    keys: dict[str, str] = {}
    for identity, digest in shown.pages.items() if shelf is not None else ():
        if shelf is not None and digest is not None:
            keys[identity] = key_of("page", drawing(), digest)
            kept = shelf.get(keys[identity])
            if kept is not None:
                found[identity] = kept.decode("utf-8")
    missing = [identity for identity in index.papers if identity not in found]
    texts = marked_texts(index, numbers, frozenset(missing))
    for identity in missing:
        claims = claims_of(index, identity, _left_open)
        row = index.papers[identity], texts[identity], claims, drawn_pages(index, identity)
        found[identity] = render("body.html", {**given, "leaf": "document", "papers": (row,), "template": "texts.html"})
        if shelf is not None and identity in keys:
            shelf.put(keys[identity], found[identity].encode("utf-8"))
    numbered = {anchor(series): f"S{number}" for series, number in index.series_number.items()}
    return {identity: _NUMBER.sub(lambda match: numbered[match[1]], html) for identity, html in found.items()}


def _left_open(series: str) -> str:
    """Return a mark for the number of a series. No text of a page holds such a one: `visible` writes it in words."""
    return Markup(f"\0{anchor(series)}\0")


def _short(overview: Any) -> Any:
    """Leave out of the first screen what grows with the number of documents."""
    return replace(
        overview,
        documents=overview.documents[:_SHOWN],
        sides=tuple(replace(side, letters=side.letters[:_SHOWN]) for side in overview.sides),
        unassigned=overview.unassigned[:_SHOWN],
    )
