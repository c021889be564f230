"""A record as large as wished: one record many times over, each copy with ids of its own."""

import re
from dataclasses import fields, replace

from countersay.codec import pack, unpack
from countersay.model import Record

_ID = re.compile(rb"\b([a-z]{1,4}-)([0-9a-f]{4})([0-9a-f]{12})\b")


def grown(record: Record, copies: int) -> Record:
    """Return a record that holds another so many times, in folders 001, 002 …; parties and registers stay one."""
    whole = [_copy(record, number) for number in range(copies)]
    joined = {
        field.name: tuple(row for one in whole for row in getattr(one, field.name))
        for field in fields(Record)
        if isinstance(getattr(record, field.name), tuple) and field.name not in ("parties", "registers")
    }
    return replace(record, **joined)


def _copy(record: Record, number: int) -> Record:
    """Give all ids another beginning of the same length: the packed form stays what it is."""

    def other(match: re.Match[bytes]) -> bytes:
        return match[1] + b"%04x" % (int(match[2], 16) ^ number) + match[3]

    made = unpack(Record, _ID.sub(other, pack(record)))
    return replace(made, documents=tuple(replace(row, path=f"{number + 1:03d}/{row.path}") for row in made.documents))
