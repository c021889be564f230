"""Where a page stood on the web: what it says of that itself, what the archive says, and what was noted at fetching.

An address tells nobody who publishes; it is a hint that `extraction.heads` weighs against the page's own words.
"""

import json
import re
from dataclasses import replace
from functools import lru_cache
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

from countersay.ingest.dates import iso_day
from countersay.ingest.reading import Outcome
from countersay.model import Candidate

_MOST = 500
_LOG = Path(".fetch", "log.jsonl")
_LARGEST_LOG = 16 * 1024 * 1024
_DAY = re.compile(r"/(\d{4})[/-]?(\d{2})[/-]?(\d{2})(?=[/_.-]|$)")
_SAVED = re.compile(
    r"<!--\s{0,9}(?:saved from url=\(\d{1,6}\)|Page saved with SingleFile\s{1,9}url:\s{1,9})(?P<url>https?://[^\s<>]{1,500})",
    re.IGNORECASE,
)


def address_of(url: str, origin: str) -> tuple[Candidate, ...]:
    """Return the address of a page as what the file says of itself, and the day in it, as `origin` gives them.

    >>> [one.value for one in address_of("https://vell.example/2031/05/03/gate", "canonical link")]
    ['https://vell.example/2031/05/03/gate', '2031-05-03']
    >>> address_of("/gate.html", "canonical link"), address_of("https://[", "canonical link")
    ((), ())
    """
    whole = url.strip().strip("<>")
    try:
        parts = urlsplit(whole)
        host = parts.hostname
    except ValueError:
        return ()
    if parts.scheme.lower() not in ("http", "https") or not host or not whole.isprintable() or len(whole) > _MOST:
        return ()
    found = [Candidate(field="address", value=whole, origin=origin)]
    dated = _DAY.search(parts.path)
    day = iso_day("-".join(dated.groups())) if dated is not None else None
    if day:
        found.append(Candidate(field="issued", value=day, origin=f"address ({origin})"))
    return tuple(found)


def saved_from(source: str) -> tuple[Candidate, ...]:
    """Return the address that a browser wrote into a page which it saved.

    >>> saved_from("<!-- saved from url=(0022)https://vell.example/a --><html>")[0].value
    'https://vell.example/a'
    """
    match = _SAVED.search(source, 0, 5000)
    return address_of(unescape(match["url"]).removesuffix("--"), "comment of who saved it") if match else ()


def with_address(outcome: Outcome, url: str, origin: str) -> Outcome:
    """Return an outcome whose documents state first where they were found."""
    found = address_of(url, origin)
    if not found:
        return outcome
    readings = (replace(one, candidates=_first(found, one.candidates)) for one in outcome.readings)
    return replace(outcome, readings=tuple(readings))


def _first(found: tuple[Candidate, ...], others: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Put an address before the others, and its day behind what the page says."""
    return (*found[:1], *others, *found[1:])


def as_fetched(outcome: Outcome, file: Path, sha256: str) -> Outcome:
    """Return an outcome with the address from which `countersay fetch` saved the file, if its bytes are still those."""
    log = file.parent / _LOG
    try:
        info = log.stat()
        if info.st_size > _LARGEST_LOG:
            return outcome
        url = _fetched(log, info.st_mtime_ns, info.st_size).get((file.name, sha256))
    except (OSError, ValueError):
        return outcome
    return with_address(outcome, url, "fetch log") if url else outcome


@lru_cache(maxsize=8)
def _fetched(log: Path, changed: int, size: int) -> dict[tuple[str, str], str]:
    """Return name of page and digest → address, of a log of that age and size."""
    found: dict[tuple[str, str], str] = {}
    for line in log.read_bytes().splitlines():
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            continue
        page, digest, url = (row.get(key) if isinstance(row, dict) else None for key in ("page", "sha256", "url"))
        if isinstance(page, str) and isinstance(digest, str) and isinstance(url, str):
            found[page, digest] = url
    return found
