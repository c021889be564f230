"""Web archives (WARC, WACZ) → the pages and documents in them, each by the reader of its own format.

Only what a server answered with status 200 and what a reader knows is read; pictures, scripts and styles are passed over.
A WACZ names its pages: then only those are read, and not the frames and notices that were loaded with them.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote, urlsplit

from countersay.config import Limits
from countersay.errors import InputError
from countersay.ingest.encodings import fitting_codec
from countersay.ingest.formats import read_packed
from countersay.ingest.packed import Archive
from countersay.ingest.read_zip import inside, unlike
from countersay.ingest.reading import Ask, Outcome, Reading, Trouble, too_much, within
from countersay.ingest.warc_records import Answer, answer_in, records_in, unpacked
from countersay.ingest.web_address import with_address

_KINDS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "text/plain": ".txt",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.oasis.opendocument.text": ".odt",
}
_PASSED = frozenset({"empty-document", "unsupported-format"})
_LONGEST = 200


def read_warc(data: bytes, ask: Ask) -> Outcome:
    """Read every page and document in a WARC file.

    Raises:
        InputError: if it holds none, is damaged from its beginning, or lies too deep in other archives.
    """
    gathered = _Gathered(ask, None)
    gathered.take(data)
    return gathered.outcome()


def read_wacz(data: bytes, ask: Ask) -> Outcome:
    """Read the pages of a WACZ file.

    Raises:
        InputError: as `read_warc`.
    """
    archive = Archive(data, ask.limits)
    gathered = _Gathered(ask, _listed(archive) or None)
    for name in archive.names:
        if re.fullmatch(r"archive/[^/]+\.warc(\.gz)?", name):
            gathered.take(archive.read(name))
    return gathered.outcome()


def _listed(archive: Archive) -> frozenset[str]:
    """Return the addresses of the pages that a WACZ lists, one a line."""
    found = set()
    for name in ("pages/pages.jsonl", "pages/extraPages.jsonl"):
        for line in (archive.maybe(name) or b"").splitlines()[:100_000]:
            try:
                row = json.loads(line)
            except (ValueError, RecursionError):
                continue
            if isinstance(row, dict) and isinstance(row.get("url"), str):
                found.add(row["url"].split("#")[0])
    return frozenset(found)


class _Gathered:
    """What was read of one or several WARC files."""

    def __init__(self, ask: Ask, pages: frozenset[str] | None) -> None:
        if ask.archive >= ask.limits.archives:
            raise too_much("archives in each other", ask.limits.archives, "archives")
        self.ask = ask
        self.pages = pages
        self.left = ask.limits.expanded
        self.readings: list[Reading] = []
        self.troubles: list[Trouble] = []
        self.names: set[str] = set()
        self.bodies: set[tuple[str, str]] = set()

    def take(self, data: bytes) -> None:
        """Read one file; what follows a damaged record is left and said."""
        limits = replace(self.ask.limits, expanded=max(self.left, 1))
        whole = unpacked(data, limits)
        self.left -= len(whole)
        try:
            for url, media_type, encoding, body in _documents(whole, limits):
                if self.pages is None or url.split("#")[0] in self.pages:
                    self._read(url, media_type, encoding, body)
        except InputError as error:
            if not self.readings:
                raise
            self._say(error, "")

    def _read(self, url: str, media_type: str, encoding: str | None, body: bytes) -> None:
        digest = hashlib.sha256(body).hexdigest()
        if (url, digest) in self.bodies or len(self.bodies) >= self.ask.limits.members:
            return
        self.bodies.add((url, digest))
        name = unlike(_name(url, _KINDS[media_type]), self.names)
        limits = replace(self.ask.limits, expanded=max(self.left, 1))
        asked = Ask(name=name, encoding=encoding, limits=limits, ocr=self.ask.ocr, archive=self.ask.archive + 1)
        try:
            outcome = within(with_address(read_packed(body, asked), url, "WARC-Target-URI"), name, digest)
        except InputError as error:
            if error.code not in _PASSED:  # a frame without text is no document
                self._say(error, name)
            return
        self.readings += outcome.readings
        self.troubles += outcome.troubles

    def _say(self, error: InputError, member: str) -> None:
        words = f"{error.args[0]} {error.remedy or ''}".strip()
        self.troubles.append(Trouble(code=error.code, words=words, member=member))

    def outcome(self) -> Outcome:
        """Return what was read.

        Raises:
            InputError: if that is nothing.
        """
        if not self.readings and not self.troubles:
            raise InputError(
                "has no page in it that is read.", code="archive-empty", remedy="Look into it with a viewer."
            )
        return Outcome(readings=tuple(self.readings), troubles=tuple(self.troubles))


def _documents(whole: bytes, limits: Limits) -> Iterator[tuple[str, str, str | None, bytes]]:
    """Give address, kind, encoding and bytes of every page and document."""
    for record in records_in(whole, limits):
        url = record.headers.get("warc-target-uri", "").strip("<>")
        if record.kind == "response" and record.headers.get("content-type", "").startswith("application/http"):
            answer = answer_in(record.block, limits)
        elif record.kind == "resource":
            answer = Answer(200, record.headers, record.block)
        else:
            continue
        if answer is None or answer.status != 200 or not url or urlsplit_path(url) == "/robots.txt":
            continue
        said = answer.headers.get("content-type", "")
        media_type = said.split(";", 1)[0].strip().lower()
        if media_type in _KINDS:
            yield url, media_type, _encoding(said, answer.body), answer.body


def urlsplit_path(url: str) -> str:
    """Return the path of an address, "" if it is none.

    >>> urlsplit_path("https://arlen.example/boats?day=4"), urlsplit_path("http://[")
    ('/boats', '')
    """
    try:
        return urlsplit(url).path
    except ValueError:
        return ""


def _encoding(said: str, body: bytes) -> str | None:
    match = re.search(r"charset\s{0,3}=\s{0,3}[\"']?([\w.:-]{1,40})", said, re.IGNORECASE)
    return fitting_codec(body, match[1]) if match else None


def _name(url: str, ending: str) -> str:
    """Return the address without its scheme as a path inside the archive, with the ending of its kind."""
    bare = unquote(re.sub(r"^[a-z][a-z0-9+.-]{0,20}:/{0,2}(?:www\.)?", "", url.split("#")[0]), errors="replace")
    plain = re.sub(r"[^\w./=&-]+", "-", bare.replace("?", "/"))
    name, _ = inside(plain[:_LONGEST].strip("/"))
    return name if name.lower().endswith(ending) else f"{name}{ending}"
