"""A ready schema for movements along a road or crossing: an empty CSV, a workbook with a data dictionary, a declaration.

No names of persons are asked for. Small numbers of persons can be kept out of what is exported: `suppressed`.
"""

import io
from dataclasses import dataclass

from countersay.model import DailyTotals


@dataclass(frozen=True, slots=True)
class Field:
    """A column of the template: its heading, what belongs in it, an example, and the values it may have."""

    name: str
    meaning: str
    example: str = ""
    values: tuple[str, ...] = ()
    kind: str = "text"
    required: bool = False


MOVEMENTS: tuple[Field, ...] = (
    Field(
        "date", "day of the movement, as it is counted at the counting point", "2031-05-03", kind="date", required=True
    ),
    Field("time", "time of day, if known", "14:20"),
    Field("record", "what the row is about", "movement", ("movement", "request", "closure", "opening"), required=True),
    Field("crossing", "road or crossing", "Kessel road", required=True),
    Field("counting_point", "where it was counted; two registers of one road may count at two points", "Kessel gate"),
    Field("direction", "which way", "in", ("in", "out", "both", "unknown"), required=True),
    Field("operator", "body whose vehicles they are; no names of persons", "Ostrand Relief"),
    Field("vehicle_class", "kind of vehicle", "lorry", ("lorry", "car", "bus", "ambulance", "tanker", "foot", "other")),
    Field("vehicles", "how many vehicles; a vehicle that goes both ways is two movements", "3", kind="number"),
    Field("load", "loaded or empty", "loaded", ("loaded", "part", "empty", "unknown")),
    Field("cargo", "what was carried", "flour"),
    Field("cargo_tonnes", "weight in tonnes", "12.5", kind="number"),
    Field("outcome", "what became of it", "permitted", ("permitted", "refused", "turned_back", "pending")),
    Field("reason", "reason given for a refusal, closure or delay", "no list of goods"),
    Field("persons", "persons transferred; no names", "2", kind="number"),
    Field("persons_why", "why they were transferred", "medical", ("medical", "family", "return", "work", "other")),
    Field("asked_by", "request: body that asked", "Ostrand Relief"),
    Field("asked_of", "request: body that was asked", "Harbour Authority"),
    Field("asked_for", "request: for what", "6 lorries, flour"),
    Field("answered", "request: day of the answer; empty while there is none", "2031-05-04", kind="date"),
    Field("answer", "request: the answer", "consent", ("consent", "refusal", "none")),
    Field("until", "closure: last day closed; empty while it goes on", "2031-05-09", kind="date"),
    Field("source", "where the row comes from", "sheet of 3 May"),
)
"""Columns of the template, in order."""

DECLARATION = """# A register of movements kept with the template. See docs/evidence.md.
[[register]]
id = "movements"
name = "Register of movements"
file = "movements.csv"
row = "count"
complete = true
silent_days = "unknown"      # "none" if a day without rows means that nothing passed
point = ""                   # where it counts
about = []                   # the road, the crossing: what all rows have in common

[register.time]
column = "date"
format = "%Y-%m-%d"

[[register.measure]]
name = "vehicles"
column = "vehicles"
words = ["vehicle"]

[[register.measure]]
name = "cargo"
column = "cargo_tonnes"
unit = "t"
words = ["cargo", "goods"]

[[register.measure]]
name = "persons"
column = "persons"
words = ["person", "people", "patient"]
verbs = ["transfer", "evacuate", "take", "bring", "carry"]

[[register.column]]
column = "direction"
role = "direction"
[register.column.values]
"inbound" = "in"
"outbound" = "out"

[[register.column]]
column = "operator"
role = "operator"
words = ["operator"]

[[register.column]]
column = "vehicle_class"
words = ["vehicle class"]

[[register.column]]
column = "cargo"

[[register.column]]
column = "outcome"
role = "status"
[register.column.values]
"turned back" = "turned_back"
"let through" = "permitted"
"""


def template_files() -> dict[str, bytes]:
    """Return the template as file name → contents; the same at every call."""
    heads = ",".join(field.name for field in MOVEMENTS)
    example = ",".join(f'"{field.example}"' if "," in field.example else field.example for field in MOVEMENTS)
    return {
        "movements.csv": f"{heads}\n".encode(),
        "movements-example.csv": f"{heads}\n{example}\n".encode(),
        "movements.xlsx": _workbook(),
        "register.toml": DECLARATION.encode(),
    }


def _workbook() -> bytes:
    import datetime

    import xlsxwriter  # type: ignore[import-untyped]

    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(stream, options) as book:
        book.set_properties({"created": datetime.datetime(2000, 1, 1)})
        head = book.add_format({"bold": True, "bottom": 1})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet = book.add_worksheet("movements")
        sheet.freeze_panes(1, 0)
        for place, field in enumerate(MOVEMENTS):
            sheet.write_string(0, place, field.name, head)
            sheet.set_column(place, place, max(12, len(field.name) + 2), day if field.kind == "date" else None)
            rule = _rule(field)
            if rule is not None:
                sheet.data_validation(1, place, 9999, place, rule)
        words = book.add_worksheet("data dictionary")
        for place, title in enumerate(("column", "meaning", "required", "values", "example")):
            words.write_string(0, place, title, head)
        for row, field in enumerate(MOVEMENTS, 1):
            cells = (field.name, field.meaning, "yes" if field.required else "", ", ".join(field.values), field.example)
            for place, cell in enumerate(cells):
                words.write_string(row, place, cell)
        words.set_column(0, 0, 18)
        words.set_column(1, 1, 70)
        words.set_column(2, 4, 26)
    return stream.getvalue()


def _rule(field: Field) -> dict[str, object] | None:
    import datetime

    if field.values:
        return {"validate": "list", "source": list(field.values), "error_message": f"One of: {', '.join(field.values)}"}
    if field.kind == "number":
        return {"validate": "decimal", "criteria": ">=", "value": 0, "error_message": "A number, nought or more."}
    if field.kind == "date":
        first = datetime.date(1990, 1, 1)
        return {"validate": "date", "criteria": ">=", "value": first, "error_message": "A day, such as 2031-05-03."}
    return None


def suppressed(totals: DailyTotals, smallest: int) -> DailyTotals:
    """Leave out the days on which less than `smallest` were counted, nought excepted, so that nobody can be picked out.

    >>> from datetime import date
    >>> from fractions import Fraction
    >>> days = ((date(2031, 5, 3), Fraction(2)), (date(2031, 5, 4), Fraction(40)))
    >>> len(suppressed(DailyTotals(measure="persons", days=days), 5).days)
    1
    """
    kept = tuple((day, value) for day, value in totals.days if value == 0 or value >= smallest)
    return DailyTotals(measure=totals.measure, by=totals.by, value=totals.value, days=kept)
