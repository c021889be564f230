"""Walk files and folders in a fixed order and read each document; what cannot be read is an issue and stops nothing.

1. Folders are walked by name; hidden files, `corpus.toml`, output folders and links that lead outside are left out.
2. The settings of each examined folder are read; a single file takes those beside it.
3. Each file is hashed and read by the reader of its format (`formats.py`); an archive or a message gives several.
4. Documents with the same text become one with `copies`.

The result does not depend on the order in which the paths are given.
"""

import hashlib
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from unicodedata import normalize

from countersay.config import Config, Limits
from countersay.errors import InputError
from countersay.ingest.copies import folds, lent_by
from countersay.ingest.disk import read_bytes, read_head
from countersay.ingest.formats import format_of, is_known, unsupported
from countersay.ingest.kept import read_kept
from countersay.ingest.reading import MEMBER, Ask, Reading, Trouble, gathered
from countersay.ingest.settings import FILE_NAME, configured, nearest, read_settings
from countersay.ingest.tracked import tracked
from countersay.ingest.web_address import as_fetched
from countersay.keeping import Shelf
from countersay.model import Candidate, CorpusSettings, Document, DocumentSettings, Issue, Party, identify

OUTPUT_FOLDER = "countersay-project"
PROJECT_MARKS = frozenset({"record.sqlite", ".store"})  # a project of another name, with the exports in it
_OCR_TIMES = 20
_LEFT_BY_SYSTEMS = frozenset({"thumbs.db", "desktop.ini"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingested:
    """What was read: documents by path, what went wrong or was assumed, and the settings of all examined folders."""

    documents: tuple[Document, ...]
    issues: tuple[Issue, ...]
    settings: CorpusSettings


@dataclass(frozen=True, slots=True)
class _File:
    """One file found.

    root: the folder whose settings hold for it. below: its path below that folder. path: how the record names it.
    asked: whether the user named the file itself.
    """

    real: Path
    root: Path
    below: str
    path: str
    asked: bool


@dataclass(frozen=True, slots=True)
class _Read:
    """One document as it was read. path: how the record names it. sha256: of its bytes."""

    path: str
    sha256: str
    reading: Reading


def read_paths(paths: Sequence[Path], config: Config, shelf: Shelf | None = None) -> Ingested:
    """Read all documents in `paths` (files and folders). Nothing is raised for a file that cannot be read.

    Files of the same bytes and settings as one whose outcome is on the `shelf` are not read again.
    """
    issues: list[Issue] = []
    files = _named(_Finder(issues).find(paths))
    settings = _settings(files, issues)
    config = configured(config, settings)
    entries = {entry.path: entry for entry in settings.documents}
    tables = {*settings.evidence, *settings.evidence_tables, settings.gazetteer_file}
    read: list[_Read] = []
    for file in files:
        entry = entries.get(file.path)
        if str(file.real) in tables:
            continue
        if entry is not None and entry.ignore:
            issues.append(_issue("document-ignored", file.path, "is left out, as corpus.toml says."))
            continue
        read.extend(_read(file, config, entry, issues, shelf))
    documents = _documents(_kept(read, entries, issues), issues)
    _check_members(settings, files, read, issues)
    if not documents:
        given = ", ".join(sorted(_posix(str(path)) for path in paths)) or "nothing"
        message = f"No document was found in {given}. Give a folder that holds documents, such as .txt files."
        issues.append(Issue(code="no-documents", message=message))
    ordered = sorted(set(issues), key=lambda issue: (issue.path or "", issue.code, issue.message))
    return Ingested(documents=documents, issues=tuple(ordered), settings=settings)


def _issue(code: str, path: str, words: str) -> Issue:
    return Issue(code=code, message=f"{path} {words}", path=path)


def _posix(path: str) -> str:
    """Show a path with forward slashes and without bytes that are no characters."""
    return path.replace(os.sep, "/").encode("utf-8", "backslashreplace").decode("utf-8")


class _Finder:
    """Finds files below the given paths, each once, whatever the order in which the paths are given."""

    def __init__(self, issues: list[Issue]) -> None:
        self.issues = issues
        self.seen: dict[Path, _File] = {}
        self.visited: set[tuple[int, int]] = set()

    def find(self, paths: Iterable[Path]) -> list[_File]:
        folders: list[Path] = []
        singles: list[Path] = []
        for path in sorted(set(paths), key=str):
            try:
                real = path.resolve(strict=True)
                (folders if real.is_dir() else singles).append(real)
            except (OSError, RuntimeError, ValueError) as error:
                self.unreadable(_posix(str(path)), error)
        for root in sorted(folders, key=lambda folder: (len(folder.parts), str(folder))):
            self.walk(root)
        for real in singles:
            self.add(real, real.parent, real.name, asked=True)
        return sorted(self.seen.values(), key=lambda file: (file.below, str(file.real)))

    def add(self, real: Path, root: Path, below: str, *, asked: bool = False) -> None:
        if real not in self.seen:
            shown = _posix(below)
            self.seen[real] = _File(real, root, shown, shown, asked)

    def unreadable(self, shown: str, error: Exception) -> None:
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        self.issues.append(_issue("unreadable", shown, f"cannot be read: {reason}. Check that it may be."))

    def walk(self, root: Path) -> None:
        pending, links = [root], []
        while pending:
            folder = pending.pop()
            for entry in self.entries(folder, root):
                path = Path(entry.path)
                if entry.is_symlink():
                    links.append(path)
                elif entry.is_dir(follow_symlinks=False):
                    pending.append(path)
                elif entry.name == FILE_NAME:
                    if folder != root:
                        words = "is not read: only the one at the top of the folder counts. Merge it into that."
                        self.issues.append(_issue("settings-not-read", _posix(str(path.relative_to(root))), words))
                else:
                    self.add(path, root, str(path.relative_to(root)))
        for link in sorted(links):
            self.follow(link, root)

    def entries(self, folder: Path, root: Path) -> Iterator[os.DirEntry[str]]:
        try:
            info = folder.stat()
            if (info.st_dev, info.st_ino) in self.visited:
                return
            self.visited.add((info.st_dev, info.st_ino))
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            below = _posix(str(folder.relative_to(root)))
            self.unreadable(_posix(root.name) if below == "." else below, error)
            return
        if folder != root and any(entry.name in PROJECT_MARKS for entry in entries):
            return
        pages = {entry.name.rpartition(".")[0] for entry in entries if entry.name.lower().endswith((".html", ".htm"))}
        for entry in entries:
            if entry.name.endswith("_files") and entry.name.removesuffix("_files") in pages:
                continue  # what a browser saves beside a page: its pictures, style sheets and scripts
            hidden = entry.name.startswith((".", "~$")) or entry.name.lower() in _LEFT_BY_SYSTEMS
            if not hidden and entry.name != OUTPUT_FOLDER:
                yield entry

    def follow(self, link: Path, root: Path) -> None:
        """Take a linked file if its target lies in the examined folder and was not met there; say what is left out."""
        shown = _posix(str(link.relative_to(root)))
        try:
            real = link.resolve(strict=True)
        except (OSError, RuntimeError) as error:
            self.unreadable(shown, error)
            return
        if not real.is_relative_to(root):
            words = "is a link that leads outside the examined folder. Copy the file, or name its folder too."
            self.issues.append(_issue("link-outside", shown, words))
        elif real.is_file() and real.name != FILE_NAME:
            self.add(real, root, str(link.relative_to(root)))


def _named(files: Sequence[_File]) -> list[_File]:
    """Give each file a path of its own: where two would share one, both get the names of their folders in front."""
    depth = dict.fromkeys(files, 0)
    for _ in range(64):
        groups: dict[str, list[_File]] = defaultdict(list)
        for file in files:
            groups[_path(file, depth[file])].append(file)
        clashing = [file for group in groups.values() if len(group) > 1 for file in group]
        if not clashing:
            break
        for file in clashing:
            depth[file] += 1
    return sorted((replace(file, path=_path(file, depth[file])) for file in files), key=lambda file: file.path)


def _path(file: _File, depth: int) -> str:
    parts = [part for part in file.root.parts if part != file.root.anchor]
    return "/".join((*(_posix(part) for part in parts[len(parts) - min(depth, len(parts)) :]), file.below))


def _settings(files: Sequence[_File], issues: list[Issue]) -> CorpusSettings:
    """Read the settings of every root and put them together; entries are renamed to the paths of the documents."""
    roots = sorted({file.root for file in files})
    merged = CorpusSettings()
    for root in roots:
        source = root / FILE_NAME
        if not source.is_file():
            continue
        shown = FILE_NAME if len(roots) == 1 else f"{_posix(root.name)}/{FILE_NAME}"
        settings, found = read_settings(source, shown)
        issues.extend(found)
        here = [file for file in files if file.root == root]
        merged = _merged(merged, replace(settings, documents=tuple(_entries(settings, here, shown, issues))), issues)
    return merged


def _entries(
    settings: CorpusSettings, files: Sequence[_File], shown: str, issues: list[Issue]
) -> Iterator[DocumentSettings]:
    by_name = {normalize("NFC", file.below): file for file in files}
    for entry in settings.documents:
        outer, mark, member = entry.path.partition(MEMBER)
        file = by_name.get(normalize("NFC", str(PurePosixPath(outer))))
        if file is not None:
            yield replace(entry, path=file.path + mark + member)
        elif not all(file.asked for file in files):
            words = f'speaks of documents."{entry.path}", and no such file was found.{nearest(entry.path, by_name)}'
            issues.append(_issue("settings-no-such-file", shown, words))


def _merged(first: CorpusSettings, second: CorpusSettings, issues: list[Issue]) -> CorpusSettings:
    """Put the settings of two folders together; where they differ the first, by the folder's path, holds."""
    if first.path is None:
        return second
    parties = {party.id: party for party in (*second.parties, *first.parties)}
    for party in second.parties:
        if parties[party.id] != party:
            words = f"calls the party {party.id} {party.label!r}, {first.path} {parties[party.id].label!r}; that holds."
            issues.append(_issue("settings-differ", second.path or FILE_NAME, words))
    return replace(
        first,
        parties=tuple(sorted(parties.values(), key=_party_id)),
        documents=tuple(sorted((*first.documents, *second.documents), key=lambda entry: entry.path)),
        outlets=tuple(sorted({**dict(second.outlets), **dict(first.outlets)}.items())),
        gazetteer=(*first.gazetteer, *second.gazetteer),
        conventions=tuple(sorted({**dict(second.conventions), **dict(first.conventions)}.items())),
        evidence=(*first.evidence, *second.evidence),
        limits=tuple(sorted({**dict(second.limits), **dict(first.limits)}.items())),
        evidence_tables=(*first.evidence_tables, *second.evidence_tables),
    )


def _party_id(party: Party) -> str:
    return party.id


def _read(
    file: _File, config: Config, entry: DocumentSettings | None, issues: list[Issue], shelf: Shelf | None
) -> list[_Read]:
    """Read all documents of one file; whatever is wrong with it becomes an issue."""
    try:
        if not is_known(file.real.name) and not (file.asked and file.real.suffix == ""):
            form, _ = format_of(read_head(file.real), file.real.name)
            if form is None:
                raise unsupported(file.real.name)
        found = read_bytes(file.real, config.max_bytes)
        form, said = format_of(found.data, file.real.name, asked=file.asked)
        if form is None:
            raise unsupported(file.real.name)
        ask = Ask(
            name=file.real.name,
            encoding=entry.encoding if entry else None,
            limits=_limits(config),
            ocr=config.ocr,
            wanted=entry is not None,
        )
        outcome = read_kept(found.data, ask, form, shelf)
    except InputError as error:
        issues.append(_issue(error.code, file.path, f"{error.args[0]} {error.remedy or ''}".strip()))
        return []
    if found.changed:
        words = (
            "was written to each time it was read; what was read may be of two states. Run again when it is at rest."
        )
        issues.append(_issue("file-changing", file.path, words))
    troubles = gathered((*outcome.troubles, *((said,) if said else ())))
    issues.extend(_issue(one.code, _member(file, one.member), one.words) for one in troubles)
    for reading in outcome.readings:
        path = _member(file, reading.path)
        issues.extend(_issue(one.code, path, one.words) for one in tracked(reading.notes))
    digest = hashlib.sha256(found.data).hexdigest()
    outcome = as_fetched(outcome, file.real, digest)
    return [_Read(_member(file, reading.path), reading.sha256 or digest, reading) for reading in outcome.readings]


def _limits(config: Config) -> Limits:
    """Return the limits of one file; OCR takes some seconds for each page, so that it has more time."""
    return replace(config.limits, seconds=config.limits.seconds * _OCR_TIMES) if config.ocr else config.limits


def _member(file: _File, member: str) -> str:
    return f"{file.path}{MEMBER}{_posix(member)}" if member else file.path


def _kept(read: Iterable[_Read], entries: Mapping[str, DocumentSettings], issues: list[Issue]) -> Iterator[_Read]:
    """Give what the user does not leave out; a part of an archive can be left out as a file can."""
    for one in read:
        entry = entries.get(one.path)
        if MEMBER in one.path and entry is not None and entry.ignore:
            issues.append(_issue("document-ignored", one.path, "is left out, as corpus.toml says."))
        else:
            yield one


def _check_members(
    settings: CorpusSettings, files: Sequence[_File], read: Iterable[_Read], issues: list[Issue]
) -> None:
    """Say which settings speak of a part that its archive does not have."""
    known = {one.path for one in read}
    for entry in settings.documents:
        archive, _, member = entry.path.partition(MEMBER)
        if member and entry.path not in known and any(file.path == archive for file in files):
            words = f'has no part "{member}" that was read, and the settings speak of it.{nearest(entry.path, known)}'
            issues.append(_issue("settings-no-such-file", archive, words))


def _documents(read: Iterable[_Read], issues: list[Issue]) -> tuple[Document, ...]:
    """Make one document of all that have the same words; a plain text stands for it before other formats, then by path."""
    same: dict[str, list[_Read]] = defaultdict(list)
    every = list(read)
    for one, words in zip(every, folds([one.reading.text for one in every]), strict=True):
        same[words].append(one)
    documents = []
    for members in same.values():
        copies = sorted(members, key=lambda one: one.reading.media_type != "text/plain")
        one = copies[0]
        digest = hashlib.sha256(one.reading.text.encode("utf-8", "surrogatepass")).hexdigest()
        others = tuple(sorted(other.path for other in copies[1:]))
        lent = lent_by([(other.path, other.reading.candidates) for other in copies[1:]])
        documents.append(_document(one, digest, others, lent))
        for copy in copies:
            here = copy.reading.text == one.reading.text  # else a place in it is none in the canonical text
            troubles = (
                trouble if here else replace(trouble, start=None, end=None) for trouble in copy.reading.troubles
            )
            issues.extend(_placed(trouble, copy, documents[-1].id) for trouble in troubles)
        for other in copies[1:]:
            kind = "text" if other.reading.text == one.reading.text else "words"
            what = f"has the same {kind} as {one.path} and is examined once, under that name."
            issues.append(_issue("duplicate-document", other.path, f"{what} Delete one of them."))
    return tuple(sorted(documents, key=lambda document: document.path))


def _document(one: _Read, digest: str, others: tuple[str, ...], lent: tuple[Candidate, ...]) -> Document:
    reading = one.reading
    return Document(
        id=identify("d", digest),
        path=one.path,
        sha256=one.sha256,
        text_sha256=digest,
        text=reading.text,
        media_type=reading.media_type,
        copies=others,
        encoding=reading.encoding,
        reader=reading.reader,
        anchors=reading.anchors,
        furniture=reading.furniture,
        pages=reading.pages,
        notes=reading.notes,
        metadata=(*reading.candidates, *lent),
    )


def _placed(trouble: Trouble, one: _Read, document: str) -> Issue:
    """Return the issue of a reading; without a place it is about the file and not yet about a document."""
    message = f"{one.path} {trouble.words}"
    if trouble.start is None:
        return Issue(code=trouble.code, message=message, path=one.path)
    return Issue(
        code=trouble.code, message=message, document=document, path=one.path, start=trouble.start, end=trouble.end
    )
