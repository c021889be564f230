"""What a reader is told of a register: what it covers, what was left out, and its totals by day."""

from countersay.evidence.movements import suppressed
from countersay.evidence.tables import Table
from countersay.model import DailyTotals, Issue, Register
from countersay.store.server import shown_source

MOST_DAYS = 4_000
MOST_VALUES = 12
BY_ROLES = ("operator", "direction", "party", "category", "destination", "place")
MOST_COLUMNS = 3


def register_of(table: Table) -> Register:
    """Describe a register as it was read."""
    declaration, loaded = table.declaration, table.loaded
    tags = tuple((name, tag) for name, tag in zip(loaded.header, loaded.tags, strict=False) if tag)
    measures = tuple(
        f"{one.name}{f' ({one.unit})' if one.unit else ''}: "
        + (f"sum of {one.column}" if one.column is not None else "rows" if one.count == "rows" else _things(table))
        for one in declaration.measure
    )
    return Register(
        id=declaration.id,
        name=declaration.label,
        path=declaration.file or shown_source(declaration.source or ""),
        sha256=loaded.sha256,
        row=declaration.row,
        thing=declaration.thing,
        point=declaration.point,
        first=table.first,
        last=table.last,
        complete=declaration.complete,
        silent_days=declaration.silent,
        rows_read=loaded.rows,
        rows_used=table.rows_used,
        left_out=tuple(sorted(loaded.left_out, key=lambda row: (row.row, row.column))),
        left_out_count=loaded.left_out_count,
        measures=measures,
        columns=tuple(f"{one.column} ({one.role})" for one in declaration.column),
        tags=tags,
        totals=tuple(suppressed(one, declaration.suppress_below) for one in _totals(table)),
        notes=_notes(table),
    )


def _things(table: Table) -> str:
    return f"different {', '.join(table.declaration.keys)}"


def _totals(table: Table) -> tuple[DailyTotals, ...]:
    declaration = table.declaration
    if not declaration.measure or (table.last - table.first).days > MOST_DAYS:
        return ()
    measure = declaration.measure[0]
    found = [DailyTotals(measure=measure.name, days=table.daily(measure).by_day())]
    columns = [one for role in BY_ROLES for one in declaration.column if one.role == role][:MOST_COLUMNS]
    for column in columns:
        ranked = [
            (value, daily)
            for value, total in table.ranking(column.column, measure, (), table.first, table.last)[:MOST_VALUES]
            if total and (daily := table.daily(measure, ((column.column, (value,)),)).by_day())
        ]
        found += [DailyTotals(measure=measure.name, by=column.column, value=value, days=days) for value, days in ranked]
    return tuple(found)


def _notes(table: Table) -> tuple[str, ...]:
    declaration = table.declaration
    notes = []
    ends = [name for name in ("first", "last") if getattr(declaration, name) is None]
    if ends:
        notes.append(f"The {' and the '.join(ends)} day covered is that of its rows; none is declared.")
    if declaration.measure:
        length = (table.last - table.first).days + 1
        silent = length - table.daily(declaration.measure[0]).count_days(table.first, table.last)
        if silent:
            meaning = "nothing happened on them" if declaration.silent == "none" else "what they mean is not declared"
            notes.append(f"{silent} of {length} days have no row: {meaning}.")
    return tuple(notes)


def left_out_issue(register: Register) -> Issue | None:
    """Return the issue that says how many rows of a register were left out, with the first of them."""
    if not register.left_out_count:
        return None
    first = register.left_out[0]
    where = f"row {first.row}{f', {first.column}' if first.column else ''}"
    return Issue(
        code="evidence-rows-left-out",
        message=(
            f"{register.path}: {register.left_out_count} of {register.rows_read} rows were left out; the first: {where}, "
            f"“{first.value}” {first.reason}. {first.remedy} The report lists them."
        ),
        path=register.path,
    )
