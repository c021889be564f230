"""The record format, version 1: the only place where the model becomes rows and rows become the model.

A row is a dict of JSON values as DESIGN-level documentation (docs/record-format.md) describes it: dates are ISO 8601,
numbers decimal strings ("p/q" where no finite decimal exists), offsets code points, None where unknown.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from fractions import Fraction
from functools import lru_cache
from operator import attrgetter
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

import msgspec

from countersay.errors import RecordError
from countersay.model import (
    RECORD_VERSION,
    Allegation,
    Attribution,
    BlockedPair,
    Citation,
    Commitment,
    Decision,
    Distance,
    Document,
    Edition,
    Event,
    EvidenceCheck,
    Figure,
    Finding,
    Implied,
    Issue,
    LedgerEntry,
    Name,
    Party,
    PlacedTimex,
    Record,
    Register,
    RegisterPair,
    RegisterRange,
    Series,
    SeriesLink,
    VoiceShare,
)
from countersay.model.passing import Passing

Row = dict[str, Any]
T = TypeVar("T")

TABLES: dict[str, type] = {
    "parties": Party,
    "documents": Document,
    "attributions": Attribution,
    "figures": Figure,
    "timexes": PlacedTimex,
    "names": Name,
    "series": Series,
    "links": SeriesLink,
    "findings": Finding,
    "dismissed": Finding,
    "implied": Implied,
    "blocked": BlockedPair,
    "events": Event,
    "allegations": Allegation,
    "commitments": Commitment,
    "citations": Citation,
    "registers": Register,
    "checks": EvidenceCheck,
    "ranges": RegisterRange,
    "register_pairs": RegisterPair,
    "distance": Distance,
    "voices": VoiceShare,
    "decisions": Decision,
    "ledger": LedgerEntry,
    "issues": Issue,
    "editions": Edition,
}
"""Tables of the record in the order in which they are written, and the type of their rows."""


def number_text(number: Fraction) -> str:
    """Write a fraction as a decimal string, or as "p/q" if it has no finite decimal.

    >>> number_text(Fraction(5, 4)), number_text(Fraction(2, 3)), number_text(Fraction(980))
    ('1.25', '2/3', '980')
    """
    denominator = number.denominator
    if denominator == 1:
        return str(number.numerator)
    twos = fives = 0
    while denominator % 2 == 0:
        denominator //= 2
        twos += 1
    while denominator % 5 == 0:
        denominator //= 5
        fives += 1
    if denominator != 1:
        return f"{number.numerator}/{number.denominator}"
    places = max(twos, fives)
    digits = str(abs(number.numerator) * 10**places // number.denominator).rjust(places + 1, "0")
    whole = digits if not places else f"{digits[:-places]}.{digits[-places:]}"
    return f"-{whole}" if number < 0 else whole


def _encode(value: Any) -> Any:
    if isinstance(value, Fraction):
        return number_text(value)
    if type(value) is Passing:
        return None
    raise TypeError(f"no rule to write {type(value).__name__}")


_fraction = lru_cache(maxsize=65_536)(Fraction)  # the same few thousand numbers come again and again


def _decode(kind: type, value: Any) -> Any:
    if kind is Fraction and isinstance(value, str):
        return _fraction(value)
    if kind is Passing and value is None:
        return Passing()
    raise TypeError(f"expected {kind.__name__}, got {value!r}")


_PLAIN = msgspec.msgpack.Encoder(enc_hook=_encode)
_ORDERED = msgspec.msgpack.Encoder(enc_hook=_encode, order="deterministic")


def pack(item: Any, *, ordered: bool = False) -> bytes:
    """Write any object made of the model's types in a compact form, for this version of the software alone.

    `ordered` sorts sets and mappings, so that equal objects give equal bytes.

    Raises:
        TypeError: if it holds something the format has no rule for.
    """
    return (_ORDERED if ordered else _PLAIN).encode(item)


def _bare(value: Any) -> Any:
    """Give the two whole numbers of a fraction, which takes a fifth of the time of writing it for a reader."""
    if type(value) is Fraction:
        return value.as_integer_ratio()
    if type(value) is Passing:
        return None
    return _encode(value)


_DIGESTED = msgspec.msgpack.Encoder(enc_hook=_bare, order="deterministic")
_DIGEST = 16


def for_digest(*parts: object) -> bytes:
    """Write things made of the model's types as bytes to take a digest of: equal things, equal bytes.

    >>> for_digest(1, "a") == for_digest(1, "a"), for_digest(1, "a") == for_digest("1", "a")
    (True, False)
    """
    return _DIGESTED.encode(parts)


def digest(*parts: object) -> bytes:
    """Return a digest of things made of the model's types, of 16 bytes: equal things, equal digests.

    >>> digest(1, "a") == digest(1, "a"), digest(1, "a") == digest(1, "b")
    (True, False)
    """
    return hashlib.blake2b(for_digest(*parts), digest_size=_DIGEST).digest()


def unpack(kind: type[T], packed: bytes) -> T:
    """Read what `pack` wrote of an object of type `kind`.

    Raises:
        RecordError: if it is no such object.
    """
    try:
        return msgspec.msgpack.decode(packed, type=kind, dec_hook=_decode)
    except (msgspec.DecodeError, ValueError, ZeroDivisionError) as error:
        raise RecordError(f"packed {kind.__name__} is malformed: {error}", code="packed-malformed") from error


def to_row(item: Any) -> Row:
    """Write one object of the model as a row of its table.

    Raises:
        TypeError: if it holds something the format has no rule for.
    """
    row: Row = msgspec.json.decode(msgspec.json.encode(item, enc_hook=_encode))
    if isinstance(item, Document):
        del row["text"]
        row["chars"] = item.chars
    elif isinstance(item, Attribution):
        for role in ("source", "cue"):
            row[f"{role}s"] = row[role]
            row[role] = row[role][0] if row[role] else None
    return row


def to_rows(record: Record) -> dict[str, list[Row]]:
    """Write every table of the record as a list of rows, in the record's order."""
    return {name: [to_row(item) for item in getattr(record, name)] for name in TABLES}


def from_row(table: str, row: Mapping[str, Any], text: str | None = None) -> Any:
    """Read one row of `table`; documents need their canonical text.

    Raises:
        RecordError: if the row does not have the form of its table; the message names the place in the row.
    """
    kind = TABLES[table]
    values = dict(row)
    if kind is Document:
        values.pop("chars", None)
        values["text"] = text
    elif kind is Attribution:
        for role in ("source", "cue"):
            single = values.pop(role, None)
            values[role] = values.pop(f"{role}s", None) or ([single] if single else [])
    try:
        return msgspec.convert(values, kind, dec_hook=_decode)
    except (msgspec.ValidationError, ValueError, ZeroDivisionError) as error:
        raise RecordError(f"row of table {table!r} is malformed: {error}", code="row-malformed") from error


def from_rows(tables: Mapping[str, Sequence[Mapping[str, Any]]], text_of: Callable[[str], str]) -> Record:
    """Read a record; `text_of` gives the canonical text of a document by its id. Missing tables are empty.

    Raises:
        RecordError: if a row is malformed or a text does not have the digest its document states.
    """
    built: dict[str, tuple[Any, ...]] = {}
    for name in TABLES:
        rows = tables.get(name, ())
        if name == "documents":
            built[name] = tuple(from_row(name, row, text_of(str(row["id"]))) for row in rows)
        else:
            built[name] = tuple(from_row(name, row) for row in rows)
    return Record(version=RECORD_VERSION, **built)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its name and how a cell is kept ("text", "integer", "boolean" or "json")."""

    name: str
    kind: Literal["text", "integer", "boolean", "json"]


def columns(table: str) -> tuple[Column, ...]:
    """Return the columns of a table's rows, in order; nested values are kept as JSON."""
    kind = TABLES[table]
    hints = get_type_hints(kind)
    found = [Column(field.name, _cell_kind(hints[field.name])) for field in fields(kind) if field.name != "text"]
    if kind is Document:
        found.append(Column("chars", "integer"))
    elif "text" in hints:
        place = next(i for i, field in enumerate(fields(kind)) if field.name == "text")
        found.insert(place, Column("text", "text"))
    if kind is Attribution:
        found += [Column("sources", "json"), Column("cues", "json")]
    return tuple(found)


_TO_JSON = msgspec.json.Encoder(enc_hook=_encode).encode


def to_cells(table: str) -> Callable[[Any], list[Any]]:
    """Return what writes an object as the cells of its row, in the order of `columns`: nested values as JSON.

    It says what `to_row` says, without making and taking apart the whole row.

    >>> to_cells("parties")(Party(id="p-1", label="Harbour office", declared=True))
    ['p-1', 'Harbour office', True]
    """
    spec = columns(table)
    get = attrgetter(*(column.name for column in spec))
    write: list[tuple[int, Callable[[Any], Any]]] = [
        (at, _json_cell if column.kind == "json" else _text_cell)
        for at, column in enumerate(spec)
        if column.kind in ("json", "text")
    ]
    if TABLES[table] is Attribution:
        names = [column.name for column in spec]
        get = attrgetter(*(name.removesuffix("s") if name in ("sources", "cues") else name for name in names))
        write = [(at, _first_cell if names[at] in ("source", "cue") else cell) for at, cell in write]

    def cells(item: Any) -> list[Any]:
        found = list(get(item))
        for at, cell in write:
            found[at] = cell(found[at])
        return found

    return cells


def _json_cell(value: Any) -> str:
    return "[]" if value == () else _TO_JSON(value).decode()


def _first_cell(values: Sequence[Any]) -> str:
    return _json_cell(values[0] if values else None)


def _text_cell(value: Any) -> Any:
    if value is None or isinstance(value, str):
        return value
    return number_text(value) if isinstance(value, Fraction) else value.isoformat()


def _cell_kind(hint: Any) -> Literal["text", "integer", "boolean", "json"]:
    options = [option for option in (get_args(hint) or (hint,)) if option is not type(None)]
    if get_origin(hint) is Literal or all(option in (str, date, Fraction) for option in options):
        return "text"
    if options and all(get_origin(option) is Literal for option in options):
        return "text"
    if options == [bool]:
        return "boolean"
    if options == [int]:
        return "integer"
    return "json"
