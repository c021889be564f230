"""What the user says of a table: a TOML file with one `[[register]]` for each, documented in docs/evidence.md.

The keys are the fields of the classes here. A key that is not known, or a value of the wrong kind, is an issue that
names file, key and remedy; that register is left out and the others are used.
"""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any, Literal

import msgspec

from countersay.model import Issue

_MAX_BYTES = 4 * 1024 * 1024

Role = Literal["category", "operator", "direction", "origin", "destination", "place", "group", "party", "status"]
Row = Literal["event", "count", "cargo"]


class Column(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A column whose values claims may name.

    Attributes:
        column: its heading. role: what the values are.
        words: nouns for what stands in it ("recipient"), used in ranks and in counts of different values.
        values: word or phrase of claims → the cells it stands for. Each cell is also known by its own words.
    """

    column: str
    role: Role = "category"
    words: tuple[str, ...] = ()
    values: dict[str, str | tuple[str, ...]] = {}


class Measure(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something counted or measured.

    Attributes:
        name: shown. column: the column that is added up; without one `count` says what is counted.
        count: "rows" or "things" (rows with the same keys are one thing).
        unit: as in the record ("t", "kg", "USD"); None for counts.
        words: nouns by which claims name it. verbs: lemmas of what is said of it; those of the register if empty.
    """

    name: str
    column: str | None = None
    count: Literal["rows", "things"] | None = None
    unit: str | None = None
    words: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()


class Time(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The column that says on which day a row counts; `also`: other days that may count, label → column."""

    column: str
    format: str | tuple[str, ...] = ()
    also: dict[str, str] = {}


class Alternatives(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that may be taken in several ways: each reading is a table of columns and cells."""

    words: tuple[str, ...]
    readings: dict[str, dict[str, str | tuple[str, ...]]]


class Declaration(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One register.

    Attributes:
        id: handle, also its name in queries. name: label. file: relative to the declaration. source: a connection
            string instead ("postgresql://..."). table: table, sheet or view where there are several.
        row: event (a row is one thing), count (columns say how many), cargo (rows with equal keys are one thing).
        thing: what one thing is called. keys: columns that make two rows one thing.
        first, last: period covered. complete: False if it gives only lower bounds.
        silent_days: what a day without rows means. lag: entries dated up to so many days
            before a window may have been counted in it. late: rows may bear a day up to so many days too late.
        verbs: lemmas of what is said of the things it counts. about: phrases that name what all its rows have in
            common (the road, the agreement, the counting point), so that they narrow nothing.
        point: where it counts. other_points: words of other points of counting; claims that name them are not compared.
        decimal: "." or ",", where the numbers leave it open. suppress_below: days with fewer are left out of what is
            shown and exported, and no rows are listed, so that nobody can be picked out.
    """

    id: str
    name: str = ""
    file: str | None = None
    source: str | None = None
    table: str | None = None
    row: Row = "event"
    thing: str = ""
    keys: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    complete: bool = True
    silent_days: Literal["none", "unknown"] | None = None
    lag: int = 1
    late: int = 0
    verbs: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    point: str = ""
    other_points: tuple[str, ...] = ()
    decimal: Literal[".", ","] | None = None
    encoding: str | None = None
    suppress_below: int = 0
    time: Time
    measure: tuple[Measure, ...] = ()
    column: tuple[Column, ...] = ()
    words: tuple[Alternatives, ...] = ()
    folder: str = ""

    @property
    def label(self) -> str:
        """The name to show."""
        return self.name or self.id

    @property
    def silent(self) -> str:
        """What a day without rows means: for daily counts it is not known unless the user says so."""
        return self.silent_days or ("unknown" if self.row == "count" else "none")


def read_declarations(path: Path) -> tuple[tuple[Declaration, ...], tuple[Issue, ...]]:
    """Read the registers that a TOML file declares; what cannot be used becomes an issue."""
    shown = path.name
    try:
        if path.stat().st_size > _MAX_BYTES:
            return (), (_issue(shown, f"has more than {_MAX_BYTES} bytes"),)
        values = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        return (), (_issue(shown, f"cannot be read: {error.strerror or error}"),)
    except UnicodeDecodeError as error:
        return (), (_issue(shown, f"is not UTF-8 (byte {error.start})"),)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        return (), (_issue(shown, f"is not TOML: {error}"),)
    rows = values.get("register", [])
    issues = [
        _issue(shown, f"has the unknown key {key!r}; known here: register")
        for key in sorted(set(values) - {"register"})
    ]
    if not isinstance(rows, list):
        return (), (_issue(shown, "needs [[register]] with two brackets on either side"),)
    found: list[Declaration] = []
    for number, row in enumerate(rows, 1):
        try:
            one = _declared(row, path)
        except (msgspec.ValidationError, ValueError) as error:
            issues.append(_issue(shown, f"register {number} is left out: {_plain(error)}"))
            continue
        if any(one.id == other.id for other in found):
            issues.append(_issue(shown, f"register {number} is left out: the id {one.id!r} is taken"))
            continue
        found.append(one)
    return tuple(found), tuple(issues)


def _declared(row: Any, path: Path) -> Declaration:
    one = msgspec.convert(row, Declaration, strict=True)
    if (one.file is None) == (one.source is None):
        raise ValueError("expected either `file` or `source`")
    if not one.id.strip() or len(one.id) > 64:
        raise ValueError("expected an `id` of 1 to 64 characters")
    if one.row == "cargo" and not one.keys:
        raise ValueError('row = "cargo" needs `keys`: the columns that make two rows one thing')
    if not (0 <= one.lag <= 31 and 0 <= one.late <= 31):
        raise ValueError("expected a `lag` and a `late` of 0 to 31 days")
    if one.first and one.last and one.last < one.first:
        raise ValueError("`last` is before `first`")
    for measure in one.measure:
        if (measure.column is None) == (measure.count is None):
            raise ValueError(f"measure {measure.name!r}: expected either `column` or `count`")
        if measure.count == "things" and not one.keys:
            raise ValueError(f'measure {measure.name!r}: count = "things" needs `keys`')
    return msgspec.structs.replace(one, folder=str(path.parent))


def _plain(error: Exception) -> str:
    return str(error).replace("Object contains unknown field", "unknown key").replace(" - at `$", ", at `register")


def _issue(shown: str, what: str) -> Issue:
    return Issue(
        code="evidence-declaration", message=f"{shown} {what}. Correct it (docs/evidence.md) and run again.", path=shown
    )
