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
from countersay.reporting.index import Index
from countersay.reporting.leaves import Leaf, leaves
from countersay.reporting.page import first_screen, parts, render

MOST_DOCUMENTS = 150
MOST_FIGURES = 4_000
"""Beyond either, the single page takes a browser longer than a second to show, and mail programs refuse it."""
INDEX = "index.html"
_SHOWN = 12  # documents, and letters of a side, on the first page
_ID = re.compile(r' id="([^"]+)"')  # a literal beginning is looked for twenty times as fast as a word boundary
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


def write_pointer(record: Record) -> str:
    """Return the page that stands where a small record has its whole report, and leads to the folder.

    >>> 'href="report/index.html"' in write_pointer(Record())
    True
    """
    return render("pointer.html", first_screen(Index(record)))


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


def write_folder(record: Record, target: Path, shelf: Shelf | None = None, last: Path | None = None) -> None:
    """Write all pages into a folder that exists and is empty.

    What is drawn of a document is taken from the shelf where all that its page shows is as it was, and a page that is the
    same byte for byte in the folder `last` becomes a second name of that file; the pages are the same without either.

    Raises:
        OSError: if a file cannot be written.
    """
    places: dict[str, str] = {}
    drawn = list(_drawn(record, shelf))
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
    return ((page.name, page.whole(page.html)) for page in _drawn(record, shelf))


def _drawn(record: Record, shelf: Shelf | None) -> Iterator[_Page]:
    whole = parts(record)
    some = list(leaves(whole))
    contents = [
        Entry(f"{one.name}.html", one.title, one.count) for one in some if one.number == 1 and one.part != "document"
    ]
    shared = {key: whole[key] for key in ("style", "policy", "relations", "numbers", "overview")}
    bare = {**shared, "contents": contents, "title": "", "leaf": "", "before": "", "after": "", "body": ""}
    first = {**bare, **whole, "overview": _short(whole["overview"]), "leaf": "overview"}
    yield _Page(INDEX, render("leaf.html", {**first, "templates": ("overview.html", "guide.html")}))
    frame = _frame(bare)
    for at, leaf in enumerate(some):
        title = leaf.title + (f", page {leaf.number} of {leaf.of}" if leaf.of > 1 else "")
        given = {**bare, **leaf.rows, "title": title, "leaf": leaf.part, "templates": (leaf.template,)}
        if leaf.part == "document":
            yield _Page(f"{leaf.name}.html", _body(given, leaf, shelf), leaf.title, frame)
            continue
        given["before"] = some[at - 1].name + ".html" if leaf.number > 1 else ""
        given["after"] = some[at + 1].name + ".html" if leaf.number < leaf.of else ""
        yield _Page(f"{leaf.name}.html", render("leaf.html", given))


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
    """Return what stands between head and foot of a document's page: as it was drawn before, or drawn now and kept."""
    if shelf is None:
        return render("body.html", {**given, "template": leaf.template})
    ((paper, marked, claims, drawn),) = leaf.rows["papers"]
    bare = replace(paper.document, text="")  # its digest stands for it
    key = key_of("page", drawing(), leaf.template, paper.letter, paper.party, bare, marked.marks, claims, drawn)
    kept = shelf.get(key)
    if kept is None:
        kept = render("body.html", {**given, "template": leaf.template}).encode("utf-8")
        shelf.put(key, kept)
    return kept.decode("utf-8")


def _short(overview: Any) -> Any:
    """Leave out of the first screen what grows with the number of documents."""
    return replace(
        overview,
        documents=overview.documents[:_SHOWN],
        sides=tuple(replace(side, letters=side.letters[:_SHOWN]) for side in overview.sides),
        unassigned=overview.unassigned[:_SHOWN],
    )
