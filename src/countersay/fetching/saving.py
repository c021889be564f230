"""Save a fetched page: the page itself for `examine`, and in `.fetch` the WARC file and one line about it."""

import contextlib
import hashlib
import json
import os
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from countersay.errors import InputError
from countersay.fetching.download import Download, FetchLimits, download
from countersay.fetching.warc import warc_file

EVIDENCE = ".fetch"
"""Folder of WARC files and of `log.jsonl`; `examine` leaves folders whose name begins with a dot alone."""
AGENT = "countersay (saves single pages at a person's request)"
_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/csv": ".csv",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.oasis.opendocument.spreadsheet": ".ods",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "message/rfc822": ".eml",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A saved page. page: None where the answer was no page (status other than 200); warc: beside it in `.fetch`."""

    url: str
    status: int
    page: Path | None
    warc: Path
    sha256: str
    redirects: tuple[str, ...]


def fetch(url: str, folder: Path, limits: FetchLimits | None = None, *, now: datetime | None = None) -> Saved:
    """Fetch one page and save it under `folder`, which is made if need be. Nothing that is there is overwritten.

    Raises:
        InputError: if the page cannot be fetched or saved.
    """
    found = download(url, limits or FetchLimits(), agent=AGENT)
    at = (now or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
    digest = hashlib.sha256(found.page).hexdigest()
    good = found.last.status == 200
    try:
        evidence = folder / EVIDENCE
        evidence.mkdir(parents=True, exist_ok=True)
        stem = _free_name(folder, evidence, _stem(found.last.url, at))
        warc = evidence / f"{stem}.warc.gz"
        _write(warc, warc_file(found.exchanges, at, AGENT))
        page = folder / f"{stem}{_ending(found)}" if good else None
        if page is not None:
            _write(page, found.page)
        with (evidence / "log.jsonl").open("a", encoding="utf-8", newline="\n") as log:
            log.write(json.dumps(_entry(found, at, digest, page, warc), ensure_ascii=False) + "\n")
    except OSError as error:
        raise InputError(
            f"cannot save under {folder}: {error.strerror or error}.", code="fetch-unwritable", path=str(folder)
        ) from error
    return Saved(
        url=found.last.url,
        status=found.last.status,
        page=page,
        warc=warc,
        sha256=digest,
        redirects=tuple(exchange.url for exchange in found.exchanges[:-1]),
    )


def _stem(url: str, at: datetime) -> str:
    """Return a file name that says where the page is from and when it was fetched, of plain characters only."""
    rest = re.sub(r"^https?://(?:www\.)?", "", url)
    words = re.sub(r"[^A-Za-z0-9.]+", "-", re.sub(r"\.(?:html?|pdf|txt|php|aspx)(?=$|\?)", "", rest))
    plain = re.sub(r"\.{2,}", ".", words).strip("-.")[:80].strip("-.").lower() or "page"
    return f"{plain}-{at:%Y%m%dT%H%M%SZ}"


def _free_name(folder: Path, evidence: Path, stem: str) -> str:
    taken = [name for path in (folder, evidence) for name in os.listdir(path)]
    number, free = 1, stem
    while any(name.startswith(f"{free}.") for name in taken):
        number += 1
        free = f"{stem}-{number}"
    return free


_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,200}<(?:!doctype\s+html|html)\b", re.IGNORECASE)


def _ending(found: Download) -> str:
    media_type = found.last.header("Content-Type").split(";", 1)[0].strip().lower()
    if found.page.startswith(b"%PDF-"):
        return ".pdf"
    if media_type == "application/pdf" and _PAGE.match(found.page, 0, 1024):
        return ".html"  # a page that asks for consent, or says that the file is gone, in place of the file
    return _ENDINGS.get(media_type, ".bin" if media_type else ".html")


def _write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, never over another."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        fresh.write_bytes(data)
        os.replace(fresh, path)
    finally:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)


def _entry(found: Download, at: datetime, digest: str, page: Path | None, warc: Path) -> dict[str, object]:
    return {
        "asked": found.asked,
        "url": found.last.url,
        "at": at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "status": found.last.status,
        "number": found.last.number,
        "redirects": [[exchange.status, exchange.url] for exchange in found.exchanges[:-1]],
        "headers": [list(pair) for pair in found.last.headers],
        "sha256": digest,
        "bytes": len(found.page),
        "page": page.name if page is not None else None,
        "warc": f"{EVIDENCE}/{warc.name}",
    }
