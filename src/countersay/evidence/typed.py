"""Rows of text become typed rows: days, exact numbers, names. What cannot be read is listed and left out."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from countersay.errors import InputError
from countersay.evidence.declaration import Declaration
from countersay.evidence.forms import DATE_FORMS, NUMBER_FORMS, TWINS, NumberForm, read_date
from countersay.evidence.loading import MOST_LISTED, Loaded, declared_columns, load
from countersay.evidence.sources import quoted
from countersay.evidence.tables import CUBE_FROM, Table, resolve

_SAMPLE = 100_000


@dataclass(frozen=True, slots=True)
class _Typed:
    """A column with what is written in it and how it is read; `expected` is for a reader."""

    heading: str
    cell: str
    read: str
    expected: str
    needed: bool = False
    number: bool = False


def open_table(declaration: Declaration) -> Table:
    """Load a register and type its rows.

    Raises:
        InputError: if it cannot be read, lacks a declared column, or its days can be read in two ways.
    """
    import duckdb

    loaded = load(declaration)
    try:
        return _typed(declaration, loaded)
    except duckdb.Error as error:
        loaded.close()
        raise InputError(
            f"cannot be typed: {str(error).splitlines()[0][:300]}", code="evidence-unreadable", path=declaration.file
        ) from error
    except InputError:
        loaded.close()
        raise


def _typed(declaration: Declaration, loaded: Loaded) -> Table:
    names = resolve(declaration, loaded.header, declared_columns(declaration))
    place = {name: position for position, name in enumerate(loaded.header)}
    columns: dict[str, _Typed] = {}
    times = {"": names[declaration.time.column], **{k: names[v] for k, v in declaration.time.also.items()}}
    for label, name in times.items():
        if name not in columns:
            columns[name] = _day_column(declaration, loaded, name, place[name], main=label == "")
    for measure in declaration.measure:
        if measure.column is not None and names[measure.column] not in columns:
            name = names[measure.column]
            columns[name] = _number_column(declaration, loaded, name, place[name])
    _list_left_out(declaration, loaded, columns)
    picked = ", ".join(
        f"{columns[name].read if name in columns else f'c{place[name]}'} AS {quoted(name)}" for name in loaded.header
    )
    table, main = quoted(declaration.id), quoted(times[""])
    good = " AND ".join(_good(declaration, columns))
    loaded.engine.execute(f"CREATE TABLE {table} AS SELECT _row, {picked} FROM raw WHERE {good}")
    loaded.engine.execute("DROP VIEW IF EXISTS raw" if loaded.types[:1] and _is_view(loaded) else "DROP TABLE raw")
    loaded.cut_off()
    found = loaded.engine.execute(f"SELECT min({main}), max({main}), count(*) FROM {table}").fetchall()[0]
    first, last = declaration.first or found[0], declaration.last or found[1]
    if first is None or last is None:
        raise InputError("has no row that can be used", code="evidence-empty", path=declaration.file)
    opened = Table(declaration, loaded, names, times, first, last, int(found[2]))
    _build_cube(opened)
    return opened


def _good(declaration: Declaration, columns: dict[str, _Typed]) -> list[str]:
    """Return what a row must meet to be used, in SQL over `raw`."""
    found = []
    for column in columns.values():
        if column.needed:
            found.append(f"({column.read}) IS NOT NULL")
            signs = {"<": ">=", ">": "<="}
            found += [f"({column.read}) {signs[sign]} DATE '{end.isoformat()}'" for sign, end, _ in _ends(declaration)]
        elif column.cell != "NULL":
            found.append(f"(coalesce({column.cell}, '') = '' OR ({column.read}) IS NOT NULL)")
        if column.number:
            found.append(f"coalesce({column.read}, 0) >= 0")
    return found


def _is_view(loaded: Loaded) -> bool:
    found = loaded.engine.execute(
        "SELECT table_type FROM information_schema.tables WHERE table_name = 'raw'"
    ).fetchone()
    return found is not None and found[0] == "VIEW"


def _build_cube(table: Table) -> None:
    """Add large tables up by day and declared columns once, where that makes them much smaller."""
    if table.rows_used < CUBE_FROM:
        return
    names = [table.times[""], *dict.fromkeys(table.column(column.column) for column in table.declaration.column)]
    for words in table.declaration.words:
        names += [table.column(name) for reading in words.readings.values() for name in reading]
    keys = ", ".join(quoted(name) for name in dict.fromkeys(names))
    sums = {table.column(measure.column) for measure in table.declaration.measure if measure.column is not None}
    added = "".join(f", sum({quoted(name)}) AS {quoted(f's:{name}')}" for name in sorted(sums))
    engine = table.loaded.engine
    engine.execute(f"CREATE TABLE cube AS SELECT {keys}, count(*) AS n{added} FROM {quoted(table.id)} GROUP BY ALL")
    counted = engine.execute("SELECT count(*) FROM cube").fetchone()
    if counted is not None and int(counted[0]) * 4 < table.rows_used:
        table.cube = "cube"
    else:
        engine.execute("DROP TABLE cube")


def _day_column(declaration: Declaration, loaded: Loaded, name: str, place: int, *, main: bool) -> _Typed:
    cell = f"c{place}"
    if loaded.types[place] == "date":
        return _Typed(name, "NULL", f"CAST({cell} AS DATE)", "a day", needed=main)
    formats = declaration.time.format
    given = (formats,) if isinstance(formats, str) else tuple(formats)
    form = given or (_date_form(declaration, loaded, name, cell),)
    text = cell if loaded.types[place] == "text" else f"CAST({cell} AS VARCHAR)"
    return _Typed(name, text, read_date(text, form), f"a day written as {' or '.join(form)}", needed=main)


def _date_form(declaration: Declaration, loaded: Loaded, name: str, cell: str) -> str:
    counts = _counted(loaded, [read_date(f"CAST({cell} AS VARCHAR)", (form,)) for form in DATE_FORMS])
    read = dict(zip(DATE_FORMS, counts, strict=True))
    best = max(DATE_FORMS, key=lambda form: read[form])
    if read[best] == 0:
        raise InputError(
            f"column {name!r} holds no days in a form that is known",
            code="evidence-no-days",
            path=declaration.file,
            remedy='Say how they are written, such as format = "%d-%b-%y" under [register.time].',
        )
    for one, other in TWINS:
        if best in (one, other) and read[one] == read[other]:
            raise InputError(
                f"column {name!r} may be day/month or month/day: every cell can be read both ways",
                code="evidence-ambiguous-days",
                path=declaration.file,
                remedy=f'Add format = "{one}" or format = "{other}" under [register.time].',
            )
    return best


def _number_column(declaration: Declaration, loaded: Loaded, name: str, place: int) -> _Typed:
    cell = f"c{place}"
    if loaded.types[place] == "number":
        return _Typed(name, "NULL", cell, "a number", number=True)
    text = cell if loaded.types[place] == "text" else f"CAST({cell} AS VARCHAR)"
    if declaration.decimal is not None:
        forms = ["point"] if declaration.decimal == "," else ["comma"]
    else:
        forms = list(NUMBER_FORMS)
        counts = _counted(loaded, [NumberForm(form).clean(text) for form in forms])
        forms = [form for _, form in sorted(zip(counts, forms, strict=True), key=lambda pair: -pair[0])]
    clean = NumberForm(forms[0]).clean(text)
    found = loaded.engine.execute(f"SELECT max(length(regexp_extract({clean}, '[.]([0-9]+)$', 1))) FROM raw").fetchone()
    places = min(int(found[0] or 0) if found else 0, 18)
    what = {"plain": "12345.6", "comma": "12,345.6", "point": "12.345,6", "blank": "12 345,6"}[forms[0]]
    return _Typed(name, text, NumberForm(forms[0], places).read(text), f"a number such as {what}", number=True)


def _counted(loaded: Loaded, reads: list[str]) -> list[int]:
    picked = ", ".join(f"count({read})" for read in reads)
    row = loaded.engine.execute(f"SELECT {picked} FROM (SELECT * FROM raw LIMIT {_SAMPLE})").fetchone()
    return [int(count) for count in row or ()]


def _list_left_out(declaration: Declaration, loaded: Loaded, columns: dict[str, _Typed]) -> None:
    """List the rows that cannot be used, by row; one row is listed for its first trouble only."""
    troubles = []
    for column in columns.values():
        if column.cell != "NULL":
            bad = f"coalesce({column.cell}, '') <> '' AND ({column.read}) IS NULL"
            troubles.append((bad, column, f"is not {column.expected}", "Correct the cell, or leave it empty."))
        if column.needed:
            empty = f"({column.read}) IS NULL" + (
                "" if column.cell == "NULL" else f" AND coalesce({column.cell}, '') = ''"
            )
            troubles.append((empty, column, "has no day", "Fill in the day."))
            troubles += [
                (
                    f"({column.read}) {sign} DATE '{end.isoformat()}'",
                    column,
                    what,
                    "Correct the day, or `first` and `last`.",
                )
                for sign, end, what in _ends(declaration)
            ]
        if column.number:
            less = "is less than nought: what is counted over days never falls"
            troubles.append((f"({column.read}) < 0", column, less, "Correct the row it takes back instead."))
    cases = " ".join(f"WHEN {bad} THEN {number}" for number, (bad, *_) in enumerate(troubles))
    if not cases:
        return
    chosen = f"SELECT *, CASE {cases} END AS _why FROM raw"
    found: list[tuple[Any, ...]] = loaded.engine.execute(
        f"SELECT * FROM ({chosen}) WHERE _why IS NOT NULL ORDER BY _row LIMIT {MOST_LISTED}"
    ).fetchall()
    for row in found:
        _, column, what, remedy = troubles[row[-1]]
        value = row[1 + loaded.header.index(column.heading)]
        loaded.reject(int(row[0]), "" if value is None else str(value), what, column.heading, remedy)
    if len(found) == MOST_LISTED:
        counted = loaded.engine.execute(f"SELECT count(*) FROM ({chosen}) WHERE _why IS NOT NULL").fetchone()
        loaded.left_out_count += (int(counted[0]) if counted else 0) - len(found)


def _ends(declaration: Declaration) -> list[tuple[str, date, str]]:
    found = []
    if declaration.first is not None:
        found.append(("<", declaration.first, "is before the period covered"))
    if declaration.last is not None:
        found.append((">", declaration.last, "is after the period covered"))
    return found
