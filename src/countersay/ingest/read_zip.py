"""A ZIP folder → the documents in it, each by the reader of its own format; nothing is written to the disk.

Names that lead out of the archive are cut to what lies inside, links are not followed, hidden files and what browsers
save beside a page are left out, archives in archives are opened up to a depth.
"""

import hashlib
import re
import stat
from dataclasses import replace

from countersay.errors import InputError
from countersay.ingest.formats import read_packed
from countersay.ingest.packed import Archive
from countersay.ingest.reading import Ask, Outcome, Reading, Trouble, too_much, within

_LEFT = frozenset({"__macosx", "thumbs.db", "desktop.ini"})


def read_zip(data: bytes, ask: Ask) -> Outcome:
    """Read every document in an archive; what cannot be read is a trouble that names it.

    Raises:
        InputError: if the archive itself is damaged, breaks a limit or lies too deep in others.
    """
    if ask.archive >= ask.limits.archives:
        raise too_much("archives in each other", ask.limits.archives, "archives")
    archive = Archive(data, ask.limits)
    readings: list[Reading] = []
    troubles: list[Trouble] = []
    members = ask.limits.members - len(archive.names)
    seen: set[str] = set()
    for name in archive.names:
        shown, odd = inside(name)
        if _left_out(shown) or _beside_page(name, archive):
            continue
        shown = unlike(shown, seen)
        if odd:
            words = "has a name that leads out of its archive; it was read under the part of it that does not."
            troubles.append(Trouble(code="archive-path", words=words, member=shown))
        try:
            if stat.S_ISLNK(archive.infos[name].external_attr >> 16):
                words = "is a link inside an archive. Put the file itself there."
                troubles.append(Trouble(code="link-outside", words=words, member=shown))
                continue
            if shown.rsplit("/", 1)[-1] == "corpus.toml":
                words = "is not read: settings count only beside the archive."
                troubles.append(Trouble(code="settings-not-read", words=words, member=shown))
                continue
            content = archive.read(name)
            limits = replace(ask.limits, expanded=max(archive.left, 1), members=max(members, 1))
            outcome = read_packed(content, Ask(name=shown, limits=limits, ocr=ask.ocr, archive=ask.archive + 1))
            inner = within(outcome, shown, hashlib.sha256(content).hexdigest())
            readings += inner.readings
            troubles += inner.troubles
            members -= len(inner.readings) + len(inner.troubles)
        except InputError as error:
            words = f"{error.args[0]} {error.remedy or ''}".strip()
            troubles.append(Trouble(code=error.code, words=words, member=shown))
            if error.code == "limit-exceeded" and archive.left <= 0:
                break
    return Outcome(readings=tuple(readings), troubles=tuple(troubles))


def inside(name: str) -> tuple[str, bool]:
    r"""Return a name without what leads out of the archive, and whether there was such a thing.

    >>> inside("a/b.txt"), inside("../../etc/passwd"), inside("C:\\x\\a.txt"), inside("/a.txt")
    (('a/b.txt', False), ('etc/passwd', True), ('x/a.txt', True), ('a.txt', True))
    """
    forward = name.replace("\\", "/").replace("\0", "")
    parts = [part for part in re.sub(r"^[A-Za-z]:", "", forward).split("/") if part not in ("", ".", "..")]
    shown = "/".join(parts) or "unnamed"
    return shown, shown != name and shown != forward


def unlike(name: str, taken: set[str]) -> str:
    """Return a name that is not yet taken, with a tilde before its extension for each that is, and take it.

    >>> taken = set()
    >>> unlike("a.txt", taken), unlike("a.txt", taken), unlike("a.txt", taken)
    ('a.txt', 'a~2.txt', 'a~3.txt')
    """
    stem, dot, extension = name.rpartition(".")
    fresh, number = name, 1
    while fresh in taken:
        number += 1
        fresh = f"{stem}~{number}.{extension}" if dot and stem else f"{name}~{number}"
    taken.add(fresh)
    return fresh


def _left_out(shown: str) -> bool:
    parts = shown.lower().split("/")
    return any(part.startswith((".", "~$")) or part in _LEFT for part in parts)


def _beside_page(name: str, archive: Archive) -> bool:
    """Say whether a file is one of those that a browser saves in a folder beside a page."""
    folder = re.match(r"(.*)_files/", name)
    return folder is not None and any(f"{folder.group(1)}{end}" in archive.infos for end in (".html", ".htm"))
