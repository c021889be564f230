"""From a file to rows of text in the engine, with the header found, HXL tags kept and broken rows listed.

Text formats and PostgreSQL are read here and handed over as one clean file; Parquet and DuckDB are read by the engine
itself. Everything is opened read-only; once a table is typed the engine is cut off from files and network.
"""

import csv
import hashlib
import re
import tempfile
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from countersay.errors import InputError
from countersay.evidence.declaration import Declaration
from countersay.evidence.forms import literal
from countersay.evidence.postgres import postgres_rows
from countersay.evidence.sources import (
    MOST_CELL,
    MOST_COLUMNS,
    Cells,
    choose_table,
    json_rows,
    quoted,
    sheet_rows,
    sqlite_rows,
    text_rows,
)
from countersay.model import LeftOut

if TYPE_CHECKING:
    import duckdb

MOST_LISTED = 200
ALL_COLUMNS_UP_TO = 1_000_000
"""Rows of a native table up to which columns are kept that are not declared."""
_LEAD = 25
_TAG = re.compile(r"#[A-Za-z][\w+#]*(?:\s*[+#][\w+]+)*")
_DELIMITED = (".csv", ".tsv", ".tab", ".txt", ".psv")
_NATIVE = {".parquet": "parquet", ".pq": "parquet", ".duckdb": "duckdb", ".ddb": "duckdb"}


@dataclass(slots=True)
class Loaded:
    """Rows in the engine: `raw` with the columns `_row`, `c0`, `c1` … in the order of `header`.

    `types` says of each column whether it is text, number or date already; text is trimmed.
    """

    engine: "duckdb.DuckDBPyConnection"
    header: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    sha256: str | None = None
    left_out: list[LeftOut] = field(default_factory=list)
    left_out_count: int = 0
    rows: int = 0
    folder: "tempfile.TemporaryDirectory[str] | None" = None

    def reject(self, row: int, value: str, what: str, column: str = "", remedy: str = "Correct the row.") -> None:
        """List a row that cannot be used."""
        self.left_out_count += 1
        if len(self.left_out) < MOST_LISTED:
            shown = value if len(value) <= 80 else f"{value[:79]}…"
            self.left_out.append(LeftOut(row=row, column=column, value=shown, reason=what, remedy=remedy))

    def cut_off(self) -> None:
        """Keep the engine from files and network from here on."""
        self.engine.execute("SET enable_external_access = false")
        self.engine.execute("SET lock_configuration = true")

    def close(self) -> None:
        """Let go of the engine and its files."""
        self.engine.close()
        if self.folder is not None:
            self.folder.cleanup()


def load(declaration: Declaration) -> Loaded:
    """Read the table that a declaration names.

    Raises:
        InputError: if the file is missing, of no known form, or cannot be read.
    """
    import duckdb

    path = Path(declaration.folder) / declaration.file if declaration.file is not None else None
    if path is not None and not path.is_file():
        raise InputError("is not there", code="evidence-missing", path=declaration.file, remedy="Correct `file`.")
    folder = tempfile.TemporaryDirectory(prefix="countersay-evidence-")
    large = path is None or path.stat().st_size > 64 * 1024 * 1024
    engine = duckdb.connect(
        str(Path(folder.name) / "engine.duckdb") if large else ":memory:",
        config={"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"},
    )
    loaded = Loaded(engine, folder=folder)
    try:
        engine.execute(f"SET temp_directory = {literal(folder.name)}")
        engine.execute("SET memory_limit = '1200MB'")
        if path is not None:
            with path.open("rb") as stream:
                loaded.sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
        spool = Path(folder.name) / "rows.csv"
        if path is None:
            _load_text(loaded, _server_rows(declaration), spool, exact=False)
        elif path.suffix.lower() in _NATIVE:
            _load_native(loaded, declaration, path)
        else:
            _load_text(loaded, _rows(declaration, path, loaded), spool, exact=path.suffix.lower() in _DELIMITED)
    except duckdb.Error as error:
        loaded.close()
        raise InputError(
            f"cannot be read: {str(error).splitlines()[0][:300]}", code="evidence-unreadable", path=declaration.file
        ) from error
    except InputError:
        loaded.close()
        raise
    return loaded


def _rows(declaration: Declaration, path: Path, loaded: Loaded) -> Iterator[tuple[int, Cells]]:
    def reject(row: int, value: str, what: str) -> None:
        loaded.reject(row, value, what)

    kind = path.suffix.lower()
    if kind in _DELIMITED:
        return text_rows(path, declaration.encoding, reject)
    if kind in (".jsonl", ".ndjson"):
        return json_rows(path, declaration.encoding, reject)
    if kind in (".xlsx", ".xlsm"):
        return sheet_rows(path, declaration.table, reject)
    if kind in (".sqlite", ".sqlite3", ".db"):
        return sqlite_rows(path, declaration.table, reject)
    raise InputError(
        f"tables of type {kind or '(none)'} are not read",
        code="evidence-format",
        path=path.name,
        remedy="Save it as CSV, TSV, XLSX, JSON Lines, Parquet, SQLite or DuckDB.",
    )


def _server_rows(declaration: Declaration) -> Iterator[tuple[int, Cells]]:
    if declaration.table is None:
        raise InputError("needs the name of a table", code="evidence-no-table", remedy='Add table = "schema.name".')
    return postgres_rows(declaration.source or "", declaration.table)


def _load_text(loaded: Loaded, rows: Iterator[tuple[int, Cells]], spool: Path, *, exact: bool) -> None:
    lead = list(islice(rows, _LEAD))
    loaded.header, loaded.tags, begin = find_header([cells for _, cells in lead])
    width = len(loaded.header)
    with spool.open("w", encoding="utf-8", newline="", errors="replace") as stream:
        writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\n")
        for number, cells in _chain(lead[begin:], rows):
            loaded.rows += 1
            if (len(cells) > width and any(cell.strip() for cell in cells[width:])) or (exact and len(cells) < width):
                loaded.reject(number, cells[0], f"has {len(cells)} cells, the header has {width}")
            elif any(len(cell) > MOST_CELL for cell in cells):
                loaded.reject(number, max(cells, key=len), f"has a cell of more than {MOST_CELL:,} characters")
            else:
                tidy = [cell.replace("\0", "").replace("\r", " ").strip() for cell in cells[:width]]
                writer.writerow([number, *tidy, *[""] * (width - len(tidy))])
    loaded.types = ("text",) * width
    columns = ", ".join(f"'c{position}': 'VARCHAR'" for position in range(width))
    loaded.engine.execute(
        f"CREATE TABLE raw AS SELECT * FROM read_csv({literal(str(spool))}, auto_detect = false, header = false, "
        f"delim = ',', quote = '\"', escape = '\"', max_line_size = {MOST_CELL * 40}, parallel = false, "
        f"columns = {{'_row': 'BIGINT', {columns}}})"
    )
    spool.unlink()


def _chain(lead: Sequence[tuple[int, Cells]], rest: Iterator[tuple[int, Cells]]) -> Iterator[tuple[int, Cells]]:
    yield from lead
    yield from rest


def find_header(rows: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], tuple[str, ...], int]:
    """Return the headings, the HXL tags ("" where there are none) and the position of the first row of data.

    Lines of titles above the headings have fewer cells than the table is wide; a row of tags stands below the headings.

    Raises:
        InputError: if there are no rows.

    >>> find_header([["Passages"], ["Day", "Lorries"], ["#date", "#reached"], ["2031-05-03", "12"]])
    (('Day', 'Lorries'), ('#date', '#reached'), 3)
    """
    filled = [sum(bool(cell.strip()) for cell in row) for row in rows]
    if not filled:
        raise InputError("has no rows", code="evidence-empty")
    tagged = next((place for place, row in enumerate(rows) if filled[place] > 1 and _is_tags(row)), None)
    if tagged is not None:
        above = rows[tagged - 1] if tagged else rows[tagged]
        width = max(len(above), len(rows[tagged]))
        tags = [*rows[tagged], *[""] * (width - len(rows[tagged]))]
        names = [
            cell.strip() or tags[place].strip() for place, cell in enumerate([*above, *[""] * (width - len(above))])
        ]
        return headings(names), tuple(tag.strip() for tag in tags), tagged + 1
    place = next(place for place, count in enumerate(filled) if count * 5 >= max(filled) * 4)
    names = [cell.strip() for cell in rows[place]]
    return headings(names), ("",) * len(names), place + 1


def _is_tags(row: Sequence[str]) -> bool:
    cells = [cell.strip() for cell in row if cell.strip()]
    return bool(cells) and all(_TAG.fullmatch(cell) for cell in cells)


def headings(names: Sequence[str]) -> tuple[str, ...]:
    """Return headings of which none is empty and no two are alike.

    Raises:
        InputError: if there are more than a table may have.

    >>> headings(["Day", "", "Day"])
    ('Day', 'column 2', 'Day (2)')
    """
    if len(names) > MOST_COLUMNS:
        raise InputError(f"has more than {MOST_COLUMNS} columns", code="evidence-too-wide")
    found: list[str] = []
    seen = {"_row"}
    for place, name in enumerate(names, 1):
        base = " ".join(name.replace("\ufeff", "").replace("\0", "").split())[:200] or f"column {place}"
        one, copy = base, 1
        while one.casefold() in seen:
            copy += 1
            one = f"{base} ({copy})"
        seen.add(one.casefold())
        found.append(one)
    return tuple(found)


def _load_native(loaded: Loaded, declaration: Declaration, path: Path) -> None:
    engine = loaded.engine
    if _NATIVE[path.suffix.lower()] == "parquet":
        source = f"read_parquet({literal(str(path))})"
    else:
        engine.execute(f"ATTACH {literal(str(path))} AS book (READ_ONLY)")
        names = [name for (name,) in engine.execute(
            "SELECT table_name FROM information_schema.tables WHERE table_catalog = 'book' ORDER BY 1"
        ).fetchall()]  # fmt: skip
        source = f"book.{quoted(choose_table(path, declaration.table, names))}"
    described = engine.execute(f"DESCRIBE SELECT * FROM {source}").fetchall()
    counted = engine.execute(f"SELECT count(*) FROM {source}").fetchone()
    loaded.rows = int(counted[0]) if counted else 0
    kept = [row[0] for row in described]
    if loaded.rows > ALL_COLUMNS_UP_TO:
        wanted = {fold(name) for name in declared_columns(declaration)}
        kept = [name for name in kept if fold(name) in wanted]
    loaded.header = headings(kept)
    loaded.tags = ("",) * len(kept)
    types = {row[0]: _type(str(row[1])) for row in described}
    loaded.types = tuple(types[name] for name in kept)
    # A floating-point number is read by its shortest decimal form, so that 0.1 is a tenth.
    cells = "".join(
        f", {quoted(name) if types[name] != 'text' else f'trim(CAST({quoted(name)} AS VARCHAR))'} AS c{place}"
        for place, name in enumerate(kept)
    )
    engine.execute(f"CREATE VIEW raw AS SELECT row_number() OVER () AS _row{cells} FROM {source}")


def _type(name: str) -> str:
    if name.startswith("DECIMAL") or name in (
        "TINYINT",
        "SMALLINT",
        "INTEGER",
        "BIGINT",
        "UINTEGER",
        "USMALLINT",
        "UTINYINT",
    ):
        return "number"
    return "date" if name == "DATE" or name.startswith("TIMESTAMP") else "text"


def declared_columns(declaration: Declaration) -> tuple[str, ...]:
    """Return the headings that a declaration names, each once."""
    names = [declaration.time.column, *declaration.time.also.values(), *declaration.keys]
    names += [measure.column for measure in declaration.measure if measure.column is not None]
    names += [column.column for column in declaration.column]
    for words in declaration.words:
        names += [name for reading in words.readings.values() for name in reading]
    return tuple(dict.fromkeys(names))


def fold(name: str) -> str:
    """Return a heading so that spellings of one name are equal.

    >>> fold("Inspection İstanbul") == fold(" inspection  istanbul")
    True
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())
