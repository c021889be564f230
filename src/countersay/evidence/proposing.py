"""Propose the declaration of a table from its headings, HXL tags and values, for a person to edit.

Nothing here decides: every line is written out so that it can be changed, with what was seen beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from countersay.errors import InputError
from countersay.evidence.declaration import Declaration, Time
from countersay.evidence.forms import DATE_FORMS, NUMBER_FORMS, TWINS, NumberForm, read_date
from countersay.evidence.loading import Loaded, fold, load
from countersay.evidence.vocabulary import normal
from countersay.lexicon.countries import country_table
from countersay.lexicon.load import table as lexicon

MOST_VALUES = 60
_SAMPLE = 20_000


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen of a column: how many cells are filled, days, numbers, and its different values."""

    name: str
    tag: str
    filled: int
    form: str
    days: int
    numbers: int
    different: int
    values: tuple[str, ...]


def propose(path: Path, *, table: str | None = None, relative_to: Path | None = None) -> str:
    """Return the text of a declaration for a table.

    Raises:
        InputError: if it cannot be read, or no column holds days.
    """
    base = relative_to or path.parent
    try:
        shown = path.resolve().relative_to(base.resolve()).as_posix()
    except ValueError:
        shown = path.resolve().as_posix()
    loaded = load(Declaration(id="proposal", file=str(path.resolve()), table=table, time=Time(column="")))
    try:
        seen = [_seen(loaded, place) for place in range(len(loaded.header))]
        return _written(path, shown, table, loaded, seen)
    finally:
        loaded.close()


def _seen(loaded: Loaded, place: int) -> Seen:
    cell = f"CAST(c{place} AS VARCHAR)"
    reads = [f"count({read_date(cell, (form,))})" for form in DATE_FORMS]
    numbers = [f"count({NumberForm(form).clean(cell)})" for form in NUMBER_FORMS]
    row = loaded.engine.execute(
        f"SELECT count(nullif({cell}, '')), count(DISTINCT {cell}), {', '.join(reads + numbers)} "
        f"FROM (SELECT * FROM raw LIMIT {_SAMPLE})"
    ).fetchone() or (0,) * (2 + len(reads) + len(numbers))
    counts = dict(zip(DATE_FORMS, row[2:], strict=False))
    best = max(DATE_FORMS, key=lambda form: counts[form])
    twin = any(best in pair and counts[pair[0]] == counts[pair[1]] for pair in TWINS)
    found = loaded.engine.execute(
        f"SELECT DISTINCT {cell} AS v FROM (SELECT * FROM raw LIMIT {_SAMPLE}) WHERE {cell} <> '' ORDER BY v LIMIT {MOST_VALUES}"
    ).fetchall()
    return Seen(
        name=loaded.header[place],
        tag=loaded.tags[place].lower(),
        filled=int(row[0]),
        form="" if twin else best,
        days=0 if not counts[best] else int(counts[best]),
        numbers=int(max(row[2 + len(DATE_FORMS) :])),
        different=int(row[1]),
        values=tuple(str(value) for (value,) in found),
    )


def _role(seen: Seen) -> str:
    """Return what a column seems to be: an HXL tag tells first, then its values, then its heading."""
    for role, tags in lexicon("evidence")["hxl"].items():
        if any(seen.tag.split("+")[0] == tag or seen.tag.startswith(f"{tag}+") for tag in tags):
            return str(role)
    words = set(fold(seen.name).replace("_", " ").replace("-", " ").split())
    headings = lexicon("evidence")["heading"]
    if (
        seen.filled
        and seen.days * 10 >= seen.filled * 9
        and not (seen.numbers == seen.filled and seen.form != "%Y%m%d")
    ):
        return "time"
    if seen.filled and seen.numbers * 10 >= seen.filled * 9:
        if words & set(headings["measure"]) or any(words & set(units) for units in headings["units"].values()):
            return "measure"
        return "key" if words & set(headings["key"]) else "text"
    if seen.values and sum(normal(value) in _countries() for value in seen.values) * 2 > len(seen.values):
        return "origin" if words & {"origin", "from", "flag"} else "destination"
    for role in ("direction", "operator", "party", "origin", "group", "category", "place", "key"):
        if words & set(headings[role]) or fold(seen.name) in headings[role]:
            return role if role != "key" or seen.different * 2 >= seen.filled else "category"
    return "category" if 1 < seen.different <= MOST_VALUES else "text"


@cache
def _countries() -> frozenset[str]:
    return frozenset(normal(form) for form in country_table().forms)


def _written(path: Path, shown: str, table: str | None, loaded: Loaded, seen: Sequence[Seen]) -> str:
    roles = {one.name: _role(one) for one in seen}
    times = [one for one in seen if roles[one.name] == "time"]
    if not times:
        raise InputError(
            "has no column of days",
            code="evidence-no-days",
            path=path.name,
            remedy=f"Columns there: {', '.join(loaded.header)[:400]}. Add one, or declare it by hand (docs/evidence.md).",
        )
    time = max(times, key=lambda one: (one.filled, -list(loaded.header).index(one.name)))
    keys = [
        one for one in seen if roles[one.name] == "key" and one.filled == loaded.rows and one.different < loaded.rows
    ]
    keys = [one for one in keys if one.different * 2 >= loaded.rows][:1]
    measures = sorted((one for one in seen if roles[one.name] == "measure"), key=lambda one: not _unit(one))
    row = "cargo" if keys and measures else "count" if measures else "event"
    handle = "".join(c if c.isalnum() else "-" for c in path.stem.lower()).strip("-") or "register"
    lines = [
        "# Proposed from the headings and values of the table. Check every line; docs/evidence.md explains each key.",
        "[[register]]",
        f"id = {_text(handle)}",
        f"name = {_text(path.stem.replace('_', ' '))}",
        f"file = {_text(shown)}",
        *([f"table = {_text(table)}"] if table else []),
        f'row = "{row}"                  # event: a row is one thing; count: columns say how many; cargo: keys tell things apart',
        *([f"keys = {_list([one.name for one in keys])}        # rows with the same value here are one thing", 'thing = "thing"'] if keys else []),
        "complete = true              # false if there may be more than it shows: then it gives lower bounds only",
        *(['silent_days = "unknown"      # "none" if a day without rows means that nothing happened'] if row == "count" else []),
        "# first = 2030-01-01         # the period covered; without it, the first and last day of the rows",
        "# last = 2030-12-31",
        '# point = ""                 # where it counts; words of claims that count elsewhere go into other_points',
        "about = []                   # phrases that name what all rows have in common (the road, the agreement)",
        "",
        "[register.time]",
        f"column = {_text(time.name)}",
        f"format = {_text(time.form)}" if time.form else '# format = "%d/%m/%Y"       # or "%m/%d/%Y": every cell can be read both ways',
    ]  # fmt: skip
    others = [one for one in times if one is not time]
    if others:
        lines += ["[register.time.also]           # other days that may count"]
        lines += [f"{_text(fold(one.name).replace(' ', '_'))} = {_text(one.name)}" for one in others]
    for one in measures:
        unit = _unit(one)
        words = [normal(one.name)] if not unit else []
        lines += ["", "[[register.measure]]", f"name = {_text(one.name)}", f"column = {_text(one.name)}"]
        lines += [f'unit = "{unit}"'] if unit else []
        lines += [f"words = {_list(words)}                   # nouns by which claims name it"]
    if row != "count":
        count = "things" if keys else "rows"
        lines += [
            "",
            "[[register.measure]]",
            f'name = "{count}"',
            f'count = "{count}"',
            'words = []                   # nouns by which claims name one, such as "voyage" or "incident"',
        ]
    for one in seen:
        role = roles[one.name]
        if role in ("category", "operator", "direction", "origin", "destination", "place", "group", "party", "status"):
            lines += ["", "[[register.column]]", f"column = {_text(one.name)}", f'role = "{role}"']
            lines += (
                [f"words = {_list([normal(one.name)])}           # nouns for what stands in it"]
                if role in ("destination", "operator", "category")
                else []
            )
            listed = ", ".join(one.values[:12]) + (", …" if len(one.values) > 12 else "")
            lines += [f"# cells: {_comment(listed)}", "# [register.column.values]    # words of claims = cell or cells"]
    return "\n".join(lines) + "\n"


def _unit(seen: Seen) -> str:
    words = set(fold(seen.name).replace("_", " ").replace("(", " ").replace(")", " ").split())
    for unit, names in lexicon("evidence")["heading"]["units"].items():
        if words & set(names):
            return str(unit)
    return ""


def _text(text: str) -> str:
    return '"' + "".join(_escaped(c) for c in text) + '"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    return character if character.isprintable() else f"\\u{ord(character):04X}" if ord(character) < 0x10000 else ""


def _list(texts: Sequence[str]) -> str:
    return "[" + ", ".join(_text(text) for text in texts) + "]"


def _comment(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)[:300]
