"""Read `corpus.toml`: every key checked; what cannot be followed becomes an issue and the rest holds.

An issue names the file, the path of the key, the value found and what was expected. A file that is no TOML at all is
one issue, and the documents are examined without it.
"""

import csv
import difflib
import io
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, get_args

from countersay.config import Config, Conventions, Limits
from countersay.ingest.encodings import text_codec
from countersay.model import CorpusSettings, DocumentSettings, GazetteerRow, Issue, NameKind, Party

FILE_NAME = "corpus.toml"
_MAX_BYTES = 8 * 1024 * 1024
_TOP = ("parties", "documents", "outlets", "names", "conventions", "evidence", "limits")
_DOCUMENT = ("issuer", "date", "spoken", "party", "language", "encoding", "ignore")
_COLUMNS = ("form", "group", "kind", "party")
_HANDLE = re.compile(r"[\w-]{1,64}")


def read_settings(path: Path, shown: str | None = None) -> tuple[CorpusSettings, tuple[Issue, ...]]:
    """Read the settings in `path`; `shown` is how the file is named in issues (default: its name).

    Nothing is raised: a file that is missing, unreadable or malformed gives empty settings and an issue.
    """
    shown = shown or path.name
    try:
        if path.stat().st_size > _MAX_BYTES:
            return _none(shown, f"has more than {_MAX_BYTES} bytes")
        values = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        return _none(shown, f"cannot be read: {error.strerror or error}")
    except UnicodeDecodeError as error:
        return _none(shown, f"is not UTF-8 (byte {error.start})")
    except tomllib.TOMLDecodeError as error:
        return _none(shown, f"is not TOML: {error}")
    except (RecursionError, ValueError) as error:
        return _none(shown, f"cannot be parsed: {type(error).__name__}")
    return _Reader(shown, path.parent).read(values)


def configured(config: Config, settings: CorpusSettings) -> Config:
    """Return `config` with the conventions and limits that the corpus's settings state."""
    if settings.conventions:
        config = replace(config, conventions=replace(config.conventions, **dict(settings.conventions)))
    limits = dict(settings.limits)
    if "max_bytes" in limits:
        config = replace(config, max_bytes=limits.pop("max_bytes"))
    return replace(config, limits=replace(config.limits, **limits)) if limits else config


def _none(shown: str, what: str) -> tuple[CorpusSettings, tuple[Issue, ...]]:
    message = f"{shown} {what}. Its settings were not used; correct it and run again."
    return CorpusSettings(path=shown), (Issue(code="settings-malformed", message=message, path=shown),)


@dataclass(slots=True)
class _Reader:
    """Walks one parsed file and gathers settings and issues."""

    shown: str
    folder: Path
    issues: list[Issue] = field(default_factory=list)

    def read(self, values: Mapping[str, Any]) -> tuple[CorpusSettings, tuple[Issue, ...]]:
        self.known("", values, _TOP)
        parties = self.parties(self.table("parties", values))
        handles = tuple(party.id for party in parties)
        documents = []
        for name, entry in self.table("documents", values).items():
            key = f'documents."{name}"'
            if self.expect(key, entry, "a table", isinstance(entry, dict)):
                documents.append(self.document(key, name, entry, handles))
        settings = CorpusSettings(
            path=self.shown,
            parties=parties,
            documents=tuple(sorted(documents, key=lambda entry: entry.path)),
            outlets=self.outlets(self.table("outlets", values), handles),
            gazetteer=self.gazetteer(self.table("names", values), handles),
            gazetteer_file=self.gazetteer_file(values),
            conventions=self.conventions(self.table("conventions", values)),
            evidence=(files := self.evidence(self.table("evidence", values))),
            evidence_tables=tuple(table for file in files for table in tables_named(Path(file))),
            limits=self.limits(self.table("limits", values)),
        )
        return settings, tuple(self.issues)

    def say(self, code: str, message: str) -> None:
        self.issues.append(Issue(code=code, message=f"{self.shown}: {message}", path=self.shown))

    def expect(self, key: str, value: object, expected: str, holds: bool) -> bool:
        if not holds:
            self.say("settings-invalid", f"{key} = {_shown(value)}: expected {expected}. The key was left out.")
        return holds

    def known(self, where: str, values: Iterable[str], keys: tuple[str, ...]) -> None:
        for key in values:
            if key not in keys:
                full = f"{where}.{key}" if where else key
                self.say("unknown-key", f"unknown key {full}.{nearest(key, keys)} Known here: {', '.join(keys)}.")

    def table(self, key: str, values: Mapping[str, Any]) -> Mapping[str, Any]:
        value = values.get(key, {})
        return value if self.expect(key, value, "a table", isinstance(value, dict)) else {}

    def text(self, key: str, value: object) -> str | None:
        good = isinstance(value, str) and 0 < len(value.strip()) <= 500
        return str(value).strip() if self.expect(key, value, "a text of 1 to 500 characters", good) else None

    def handle(self, key: str, value: object, handles: tuple[str, ...], *others: str) -> str | None:
        names = (*handles, *others)
        if isinstance(value, str) and value in names:
            return value
        near = nearest(value, names) if isinstance(value, str) else ""
        declared = ", ".join(names) or "none are declared under [parties]"
        self.expect(key, value, f"a declared party ({declared}).{near}".rstrip("."), False)
        return None

    def parties(self, values: Mapping[str, Any]) -> tuple[Party, ...]:
        found = []
        for handle, label in values.items():
            key = f"parties.{handle}"
            good = _HANDLE.fullmatch(handle) is not None and handle != "third"
            if not self.expect(key, label, 'a handle of letters, digits, "_" and "-" other than "third"', good):
                continue
            said = self.text(key, label)
            if said is not None:
                found.append(Party(id=handle, label=said))
        return tuple(sorted(found, key=lambda party: party.id))

    def document(self, key: str, name: str, entry: Mapping[str, Any], handles: tuple[str, ...]) -> DocumentSettings:
        self.known(key, entry, _DOCUMENT)
        readers: dict[str, Callable[[str, object], object]] = {
            "issuer": self.text,
            "date": self.day,
            "spoken": self.spoken,
            "party": lambda path, value: self.handle(path, value, handles),
            "language": self.language,
            "encoding": self.encoding,
            "ignore": self.flag,
        }
        values: dict[str, Any] = {}
        for part, read in readers.items():
            if part in entry:
                value = read(f"{key}.{part}", entry[part])
                if value is not None:
                    values[part] = value
        return DocumentSettings(path=name.replace("\\", "/"), **values)

    def day(self, key: str, value: object) -> str | None:
        said = iso_date(value)
        self.expect(key, value, 'a day (2023-02-12), a month ("2023-02") or a year ("2023")', said is not None)
        return said

    def spoken(self, key: str, value: object) -> date | None:
        said = iso_date(value)
        good = said is not None and len(said) == 10
        return date.fromisoformat(str(said)) if self.expect(key, value, "a day (2023-02-12)", good) else None

    def language(self, key: str, value: object) -> str | None:
        good = isinstance(value, str) and re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", value) is not None
        return (
            str(value).split("-")[0].lower() if self.expect(key, value, 'a language code such as "en"', good) else None
        )

    def encoding(self, key: str, value: object) -> str | None:
        good = isinstance(value, str) and text_codec(value) is not None
        return str(value) if self.expect(key, value, 'an encoding such as "utf-8" or "windows-1251"', good) else None

    def flag(self, key: str, value: object) -> bool | None:
        return bool(value) if self.expect(key, value, "true or false", isinstance(value, bool)) else None

    def outlets(self, values: Mapping[str, Any], handles: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
        found = []
        for name, side in values.items():
            said = self.handle(f'outlets."{name}"', side, handles, "third")
            if said is not None:
                found.append((name, said))
        return tuple(sorted(found))

    def conventions(self, values: Mapping[str, Any]) -> tuple[tuple[str, tuple[int, int | None]], ...]:
        names = tuple(Conventions.__dataclass_fields__)
        self.known("conventions", values, names)
        found = []
        for name in sorted(set(values) & set(names)):
            bounds = values[name]
            good = isinstance(bounds, list) and 1 <= len(bounds) <= 2 and all(type(b) is int and b >= 0 for b in bounds)
            good = good and bounds[0] <= bounds[-1]
            if self.expect(f"conventions.{name}", bounds, "[low, high] or [low] with 0 <= low <= high", good):
                found.append((name, (bounds[0], bounds[1] if len(bounds) == 2 else None)))
        return tuple(found)

    def limits(self, values: Mapping[str, Any]) -> tuple[tuple[str, int], ...]:
        names = ("max_bytes", *Limits.__dataclass_fields__)
        self.known("limits", values, names)
        good = {name: values[name] for name in sorted(set(values) & set(names))}
        return tuple(
            (name, value)
            for name, value in good.items()
            if self.expect(f"limits.{name}", value, "a whole number from 1", type(value) is int and value >= 1)
        )

    def evidence(self, values: Mapping[str, Any]) -> tuple[str, ...]:
        self.known("evidence", values, ("files",))
        files = values.get("files", [])
        if not self.expect("evidence.files", files, "a list of file names", isinstance(files, list)):
            return ()
        found = []
        for index, name in enumerate(files):
            key = f"evidence.files[{index}]"
            said = self.text(key, name)
            if said is not None and self.expect(key, name, "a file that is there", (self.folder / said).is_file()):
                found.append(str((self.folder / said).resolve()))
        return tuple(found)

    def gazetteer(self, values: Mapping[str, Any], handles: tuple[str, ...]) -> tuple[GazetteerRow, ...]:
        self.known("names", values, ("gazetteer",))
        if "gazetteer" not in values:
            return ()
        name = self.text("names.gazetteer", values["gazetteer"])
        if name is None:
            return ()
        try:
            content = (self.folder / name).read_bytes()[:_MAX_BYTES].decode("utf-8-sig")
            rows = list(csv.reader(io.StringIO(content, newline=""), strict=True))
        except (OSError, UnicodeDecodeError, csv.Error, ValueError) as error:
            self.expect("names.gazetteer", name, f"a CSV file in UTF-8 ({_reason(error)})", False)
            return ()
        return self.rows(name, rows, handles)

    def gazetteer_file(self, values: Mapping[str, Any]) -> str | None:
        names = values.get("names")
        name = names.get("gazetteer") if isinstance(names, dict) else None
        return str((self.folder / name).resolve()) if isinstance(name, str) and name else None

    def rows(self, name: str, rows: list[list[str]], handles: tuple[str, ...]) -> tuple[GazetteerRow, ...]:
        header = [cell.strip().lower() for cell in rows[0]] if rows else []
        if not self.expect(
            "names.gazetteer", name, "a first row with the columns form and group", {"form", "group"} <= set(header)
        ):
            return ()
        self.known(f"{name} column", [column for column in header if column], _COLUMNS)
        found = []
        for number, cells in enumerate(rows[1:], start=2):
            row = {column: cell.strip() for column, cell in zip(header, cells, strict=False) if column in _COLUMNS}
            if not any(row.values()):
                continue
            key = f"{name} row {number}"
            if not self.expect(key, ",".join(cells), "a form and a group", bool(row.get("form") and row.get("group"))):
                continue
            kind, party = row.get("kind") or None, row.get("party") or None
            if kind is not None and not self.expect(
                f"{key} kind", kind, f"one of {', '.join(get_args(NameKind))}", kind in get_args(NameKind)
            ):
                kind = None
            if party is not None:
                party = self.handle(f"{key} party", party, handles)
            found.append(GazetteerRow(form=row["form"], group=row["group"], kind=kind, party=party))
        return tuple(found)


def tables_named(path: Path) -> tuple[str, ...]:
    """Return the absolute paths of the tables that a declaration of registers names; none if it cannot be read."""
    try:
        rows = tomllib.loads(path.read_bytes()[:_MAX_BYTES].decode("utf-8-sig")).get("register", [])
    except (OSError, ValueError, RecursionError):
        return ()
    files = [row.get("file") for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    return tuple(str((path.parent / file).resolve()) for file in files if isinstance(file, str) and "\0" not in file)


def nearest(word: str, known: Iterable[str]) -> str:
    """Return a hint at the known word that is spelt most alike, with a blank in front; empty if none is.

    >>> nearest("isuer", ("issuer", "date"))
    " Did you mean 'issuer'?"
    """
    close = difflib.get_close_matches(word[:200], sorted(known), n=1, cutoff=0.6)
    return f" Did you mean {close[0]!r}?" if close else ""


def iso_date(value: object) -> str | None:
    """Return a day, month or year in ISO form, or None if `value` is none.

    >>> iso_date("2023-02"), iso_date(2023), iso_date(date(2023, 2, 12)), iso_date("2023-13")
    ('2023-02', '2023', '2023-02-12', None)
    """
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    said = str(value).strip() if isinstance(value, str) or type(value) is int else ""
    match = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", said)
    if match is None:
        return None
    year, month, day = (int(part or 1) for part in match.groups())
    try:
        date(year, month, day)
    except ValueError:
        return None
    return said


def _shown(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    shown = repr(value)
    return shown if len(shown) <= 80 else f"{shown[:77]}..."


def _reason(error: Exception) -> str:
    return str(getattr(error, "strerror", None) or error)[:120]
