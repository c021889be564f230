"""The report of a large record: a folder of pages that link to each other, each as self-contained as the single page.

1. `index.html` has the first screen and the contents; every list goes on in pages of its own, every document has one.
2. The parts are those of the single page, drawn by the same templates; a link to a place leads to the page that has it.
3. Links are relative: the folder can be moved, copied, zipped, and read from disk without a server and without scripts.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from markupsafe import Markup

from countersay.codec import digest, pack, unpack
from countersay.errors import RecordError
from countersay.keeping import Shelf, drawing, key_of
from countersay.memory import paused
from countersay.model import Record
from countersay.reporting import later
from countersay.reporting.again import named_again
from countersay.reporting.annotations import Marked, marked_texts
from countersay.reporting.escaping import written
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
_NUMBER = re.compile("\0([^\0]+)\0")


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
class _Page:
    """A page to be written.

    Attributes:
        name: of its file. frame: gives what stands before and after its own part. around: digest of both.
        key: of all that its own part is drawn from, None where there is none. body: draws it, or takes it from the shelf.
    """

    name: str
    frame: Callable[[], tuple[str, str]]
    around: bytes
    key: str | None
    body: Callable[[], str]


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a page that was written, without which its text would have to be read again.

    Attributes:
        key: as of the page. ids, links: places in its own part and places it leads to. numbers: series whose number it gives.
        made: digest of all that the whole page is made of. html: digest of the page.
    """

    key: str
    ids: tuple[str, ...]
    links: tuple[str, ...]
    numbers: tuple[str, ...]
    made: bytes = b""
    html: bytes = b""


def write_folder(
    record: Record,
    target: Path,
    shelf: Shelf | None = None,
    last: Path | None = None,
    index: Index | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> dict[str, bytes]:
    """Write all pages into a folder that exists and is empty, and return the SHA-256 of each by its name.

    `index` is of the record, where there is one already.

    `progress` is told how many of all pages are drawn, then how many are written.
    What is drawn of a list or a document is taken from the shelf where all that its page shows is as it was, and a page that
    is the same byte for byte in the folder `last` becomes a second name of that file; the pages are the same without either.

    Raises:
        OSError: if a file cannot be written.
    """
    index = index or Index(record)
    with paused(keeping=True):  # nothing but what stands around the pages is drawn yet
        drawn = list(_drawn(index, shelf))
    known = _known(shelf) if last is not None else {}
    tell = progress or (lambda _stage, _done, _total: None)
    read = []
    for done, page in enumerate(drawn, 1):
        read.append(_read(page, known.get(page.name)))
        tell("drawn", done, len(drawn))
    places: dict[str, str] = {}
    for page, (_, own) in zip(drawn, read, strict=True):
        for identity in own.ids:
            places.setdefault(identity, page.name)
    numbers = _numbers(index)
    report: dict[str, _Known] = {}
    digests: dict[str, bytes] = {}
    for done, (page, (body, own)) in enumerate(zip(drawn, read, strict=True), 1):
        tell("written", done, len(drawn))
        led = [places.get(one) for one in own.links]
        made = digest(own.key, page.around, led, [numbers[one] for one in own.numbers])
        before = known.get(page.name)
        if before is not None and last is not None and before.made == made and page.key is not None:
            if named_again(f"{last}/{page.name}", f"{target}/{page.name}", before.html):
                report[page.name] = before
                digests[page.name] = before.html
                continue
        html = _whole(page, body if body is not None else page.body(), places, numbers).encode("utf-8")
        digests[page.name] = sha256(html).digest()
        if last is None or not named_again(f"{last}/{page.name}", f"{target}/{page.name}", digests[page.name]):
            (target / page.name).write_bytes(html)
        if page.key is not None:
            report[page.name] = replace(own, made=made, html=digests[page.name])
    if shelf is not None:
        shelf.put(key_of("pages", drawing()), pack(report))
    return digests


def _numbers(index: Index) -> dict[str, str]:
    return {anchor(series): str(number) for series, number in index.series_number.items()}


def _known(shelf: Shelf | None) -> dict[str, _Known]:
    packed = shelf.get(key_of("pages", drawing())) if shelf is not None else None
    try:
        return unpack(dict[str, _Known], packed) if packed is not None else {}
    except RecordError:
        return {}


def _read(page: _Page, before: _Known | None) -> tuple[str | None, _Known]:
    """Return the own part of a page, None where it need not be looked at, and what is to be known of it."""
    if before is not None and before.key == page.key:
        return None, before
    html = page.body()
    found = (_values(html, ' id="'), _values(html, 'href="#'), _NUMBER.findall(html))
    ids, links, numbers = (tuple(dict.fromkeys(values)) for values in found)
    return html, _Known(page.key or "", ids, links, numbers)


def _whole(page: _Page, body: str, places: Mapping[str, str], numbers: Mapping[str, str]) -> str:
    before, after = page.frame()
    return "".join((before, linked(_NUMBER.sub(lambda match: numbers[match[1]], body), places), after))


def linked(html: str, places: Mapping[str, str]) -> str:
    """Lead each link to a place on another page there; `places` gives the first page that has an id.

    >>> linked('<p id="a"><a href="#a">A</a> <a href="#b">B</a></p>', {"a": "x.html", "b": "y.html"})
    '<p id="a"><a href="#a">A</a> <a href="y.html#b">B</a></p>'
    """
    here = set(_values(html, ' id="'))

    def lead(part: str) -> str:
        identity = part.partition('"')[0]
        elsewhere = identity not in here and identity in places
        return f'href="{places[identity]}#{part}' if elsewhere else f'href="#{part}'

    first, *others = html.split('href="#')
    return first + "".join(map(lead, others))


def _values(html: str, before: str) -> list[str]:
    """Return what stands between some letters and the next quotation mark, in a third of the time of a pattern."""
    return [part.partition('"')[0] for part in html.split(before)[1:]]


def pages(record: Record, shelf: Shelf | None = None) -> Iterator[tuple[str, str]]:
    """Yield file name and HTML of every page, the first one first; links still lead to places on the same page."""
    index = Index(record)
    numbers = _numbers(index)
    return ((page.name, _whole(page, page.body(), {}, numbers)) for page in _drawn(index, shelf))


def _drawn(index: Index, shelf: Shelf | None) -> Iterator[_Page]:
    whole, shown = _parts(index)
    some = list(leaves(whole))
    contents = [
        Entry(f"{one.name}.html", one.title, one.count) for one in some if one.number == 1 and one.part != "document"
    ]
    given = {key: whole[key] for key in ("style", "policy", "relations", "numbers", "overview")}
    bare = {**given, "contents": contents, "title": "", "leaf": "", "before": "", "after": "", "body": ""}
    first = {**bare, **whole, "overview": _short(whole["overview"]), "leaf": "overview"}
    yield _Page(
        INDEX,
        lambda: ("", ""),
        b"",
        None,
        partial(render, "leaf.html", {**first, "templates": ("overview.html", "guide.html")}),
    )
    frames = _Frames(bare)
    texts = _Texts(index, whole["numbers"], bare, shown, shelf)
    for at, leaf in enumerate(some):
        if leaf.part == "document":
            (paper,) = leaf.rows["papers"]
            key, body = texts.of(paper.document.id)
            yield _Page(f"{leaf.name}.html", *frames.of_document(leaf.title), key, body)
            continue
        title = leaf.title + (f", page {leaf.number} of {leaf.of}" if leaf.of > 1 else "")
        before = some[at - 1].name + ".html" if leaf.number > 1 else ""
        after = some[at + 1].name + ".html" if leaf.number < leaf.of else ""
        key, body = _body({**bare, **leaf.rows, "leaf": leaf.part}, leaf, shelf)
        yield _Page(f"{leaf.name}.html", *frames.of_list(title, before, after), key, body)


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
        "ledger": later.ledger(index, shown),
        "papers": tuple(index.papers.values()),
    }, shown


class _Frames:
    """What stands around the own parts of pages, drawn once for all that differ in their titles alone.

    No text of a page holds the marks where parts go: `visible` writes them in words.
    """

    def __init__(self, given: Mapping[str, Any]) -> None:
        # Nothing is counted of the whole record but on the first page: else each page would change with each document.
        self._given = {
            **given,
            "overview": replace(given["overview"], headline=""),
            "contents": [replace(entry, count=None) for entry in given["contents"]],
        }
        self._lists: dict[tuple[bool, bool], tuple[str, bytes]] = {}
        self._document = self._draw({})

    def _draw(self, more: Mapping[str, Any]) -> tuple[str, bytes]:
        """Return the frame with marks in it, and its digest."""
        given = {**self._given, "title": Markup("\0title\0"), "body": Markup("\0body\0"), "templates": (), **more}
        frame = render("leaf.html", given)
        return frame, digest(frame)

    def of_document(self, title: str) -> tuple[Callable[[], tuple[str, str]], bytes]:
        """Return what gives the text before and after a document, and a digest of it."""
        frame, around = self._document
        return partial(_parted, frame, title), digest(around, title)

    def of_list(self, title: str, before: str, after: str) -> tuple[Callable[[], tuple[str, str]], bytes]:
        """Return the same for a page of a list; `before` and `after` are the pages beside it, or ""."""
        beside = bool(before), bool(after)
        if beside not in self._lists:
            marks = {"before": Markup("\0before\0") if before else "", "after": Markup("\0after\0") if after else ""}
            self._lists[beside] = self._draw(marks)
        frame, around = self._lists[beside]
        return partial(_parted, frame, title, before, after), digest(around, title, before, after)


def _parted(frame: str, title: str, before: str = "", after: str = "") -> tuple[str, str]:
    """Put into a frame what its marks stand for, and return what stands before the body and behind it."""
    whole = frame.replace("\0title\0", written(title)).replace("\0before\0", before).replace("\0after\0", after)
    head, _, foot = whole.partition("\0body\0")
    return head, foot


def _body(given: Mapping[str, Any], leaf: Leaf, shelf: Shelf | None) -> tuple[str | None, Callable[[], str]]:
    """Return the key of what stands between head and foot of a page of a list, and what draws it or takes it up."""

    def draw() -> str:
        return render("body.html", {**given, "template": leaf.template})

    if shelf is None or leaf.keys is None:
        return None, draw
    key = key_of("leaf", drawing(), leaf.template, leaf.part, leaf.title, leaf.keys)
    shelf.use(key)
    return key, partial(_taken, shelf, key, draw)


def _taken(shelf: Shelf, key: str, draw: Callable[[], str]) -> str:
    """Take up what was drawn under a key, or draw and keep it."""
    kept = shelf.get(key)
    if kept is None:
        kept = draw().encode("utf-8")
        shelf.put(key, kept)
    return kept.decode("utf-8")


class _Texts:
    """What stands between head and foot of the page of each document.

    It leads to series without their numbers: a new series moves those behind it, and each of these pages would change with it.
    """

    def __init__(
        self, index: Index, numbers: Mapping[str, str], given: Mapping[str, Any], shown: Shown, shelf: Shelf | None
    ) -> None:
        self._index, self._numbers, self._given, self._shelf = index, numbers, given, shelf
        self._keys: dict[str, str] = {}
        for identity, digest_of in shown.pages.items() if shelf is not None else ():
            if digest_of is not None:
                self._keys[identity] = key_of("page", drawing(), digest_of)
        kept = {one for one, key in self._keys.items() if shelf is not None and shelf.use(key)}
        self._missing = frozenset(index.papers.keys() - kept)
        self._marked: dict[str, Marked] = {}

    def of(self, identity: str) -> tuple[str | None, Callable[[], str]]:
        """Return the key of one document's page, and what draws it or takes it up."""
        draw, key = partial(self._draw, identity), self._keys.get(identity)
        if self._shelf is None or key is None:
            return None, draw
        return key, partial(_taken, self._shelf, key, draw)

    def _draw(self, identity: str) -> str:
        index = self._index
        if identity not in self._marked:
            self._marked = marked_texts(index, self._numbers, self._missing | {identity})
        text, claims = self._marked[identity], claims_of(index, identity, numbered=False)
        row = index.papers[identity], text, claims, drawn_pages(index, identity)
        return render("body.html", {**self._given, "leaf": "document", "papers": (row,), "template": "texts.html"})


def _short(overview: Any) -> Any:
    """Leave out of the first screen what grows with the number of documents."""
    return replace(
        overview,
        documents=overview.documents[:_SHOWN],
        sides=tuple(replace(side, letters=side.letters[:_SHOWN]) for side in overview.sides),
        unassigned=overview.unassigned[:_SHOWN],
    )
