"""Exchange names in a corpus by a declared table, and bring two records to a form in which they can be compared.

What may differ after an exchange are ids, offsets, digests and lengths; everything else must be the same row by row once
the names of one side are read as those of the other.
"""

import json
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from countersay.codec import to_rows
from countersay.model import Record

DIGESTS = frozenset({"id", "sha256", "text_sha256", "chars", "anchors", "furniture"})
"""What follows from the bytes of a document: no part of the comparison."""
BY_DOCUMENT = frozenset(
    {"figures", "mentions", "forms", "qualifiers", "participants", "alleged_by", "denied_by", "affirmed_by"}
)
"""Lists ordered by the ids of documents or by the alphabet: the same documents have other ids after an exchange."""
_ID = re.compile(r"\b[a-z]+-[0-9a-f]{16}\b")


@dataclass(frozen=True)
class Exchange:
    """A table of names, each with the one that takes its place; whole words, in any of three cases."""

    table: Mapping[str, str]

    @classmethod
    def swap(cls, **pairs: str) -> "Exchange":
        """Make a table that exchanges each word with its partner, both ways."""
        return cls({**pairs, **{partner: word for word, partner in pairs.items()}})

    @cached_property
    def _words(self) -> re.Pattern[str]:
        words = {form for word in self.table for form in (word, word.upper(), word.lower())}
        return re.compile(rf"(?<![^\W_])(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})(?![^\W_])")

    @cached_property
    def _forms(self) -> dict[str, str]:
        lower = {word.lower(): partner.lower() for word, partner in self.table.items()}
        upper = {word.upper(): partner.upper() for word, partner in self.table.items()}
        return {**lower, **upper, **self.table}

    def text(self, text: str) -> str:
        """Return the text with all names of the table replaced at once."""
        return self._words.sub(lambda match: self._forms[match[0]], text)

    def positions(self, text: str) -> Callable[[int], int]:
        """Return what maps an offset of `text` to the same place of the exchanged text; -1 inside a replaced word."""
        ends, shifts, inside, shift = [0], [0], set(), 0
        for match in self._words.finditer(text):
            shift += len(self._forms[match[0]]) - len(match[0])
            inside |= set(range(match.start() + 1, match.end()))
            ends.append(match.end())
            shifts.append(shift)
        return lambda at: -1 if at in inside else at + shifts[bisect_right(ends, at) - 1]

    def files(self, files: Mapping[str, str]) -> dict[str, str]:
        """Exchange names in the names and contents of files."""
        return {self.text(name): self.text(contents) for name, contents in files.items()}


NOTHING = Exchange({"\0": "\0"})


class Comparable:
    """A record's tables, read through an exchange: ids replaced by the content they stand for."""

    def __init__(self, record: Record, exchange: Exchange = NOTHING) -> None:
        self.exchange = exchange
        self.at = {document.id: exchange.positions(document.text) for document in record.documents}
        self.known: dict[str, str] = {document.id: exchange.text(document.path) for document in record.documents}
        self.rows = to_rows(record)
        for table in ("timexes", "figures", "attributions", "names", "series", "events"):
            for row in self.rows[table]:
                self.known[row["id"]] = f"<{table}: {self.place(table, row)}>"

    def place(self, table: str, row: Mapping[str, Any]) -> str:
        if table == "attributions":
            spans = [row[key] for key in ("sources", "cues", "content")]
            return f"{row['kind']} {self.value(spans, row['document'])} in {self.known[row['document']]}"
        if table == "names":
            return " ".join(sorted(self.span(mention, mention["document"]) for mention in row["mentions"]))
        if table == "series":
            return " ".join(sorted(self.known[figure] for figure in row["figures"]))
        if table == "events":
            return " ".join(sorted(self.span(mention, mention["document"]) for mention in row["mentions"]))
        return self.span(row, row["document"])

    def span(self, row: Mapping[str, Any], document: str) -> str:
        at = self.at[document]
        return f"{self.known[document]} {at(row['start'])}-{at(row['end'])}"

    def value(self, value: Any, document: str | None) -> Any:
        if isinstance(value, str):
            return _ID.sub(lambda match: self.known.get(match[0], match[0]), self.exchange.text(value))
        if isinstance(value, list):
            return [self.value(item, document) for item in value]
        if not isinstance(value, dict):
            return value
        here = value["document"] if value.get("document") in self.at else document
        return {
            key: self.at[here](item)
            if key in ("start", "end") and isinstance(item, int) and here in self.at
            else self.listed(key, self.value(item, here))
            for key, item in value.items()
        }

    def listed(self, key: str, value: Any) -> Any:
        return sorted(value, key=json.dumps) if key in BY_DOCUMENT and isinstance(value, list) else value

    def edit(self, edit: Mapping[str, Any], newer: str) -> dict[str, Any]:
        at = self.at[newer]
        return {**edit, "new_start": at(edit["new_start"]), "new_end": at(edit["new_end"])}

    def table(self, name: str) -> list[str]:
        """Return the rows of a table, each as one line, sorted."""
        found = []
        for row in self.rows[name]:
            home = row["id"] if name == "documents" else row.get("document")
            if name == "issues":  # places stand in these words too
                kept_message = re.sub(r"at character [\d,]+", "at a character", row["message"])
                row = {**row, "message": kept_message}
            if name == "editions":
                home, row = row["older"], {**row, "edits": [self.edit(edit, row["newer"]) for edit in row["edits"]]}
            kept = {key: item for key, item in row.items() if key not in DIGESTS or name == "parties"}
            shown = self.value(kept, home)
            if name == "voices" and row["speaker"] is not None:
                shown["speaker"] = self.named(row["speaker"])
            if name == "links" and row["kind"] != "subset":  # which of two equals is on the left follows from ids
                shown["left"], shown["right"] = sorted((shown["left"], shown["right"]))
            for key in ("counted", "label", "scope"):
                if isinstance(shown.get(key), str) and name in ("figures", "series", "events"):
                    shown[key] = sorted(re.split(r"[ ,|]", shown[key]))
            found.append(json.dumps(shown, ensure_ascii=False, sort_keys=True))
        return sorted(found)

    def named(self, label: str) -> list[str]:
        """Read a label as the names it is a form of: which of its forms stands for a name follows from ids."""
        found = [self.known[row["id"]] for row in self.rows["names"] if label in row["forms"]]
        return sorted(found) or [self.exchange.text(label)]


def differences(record: Record, exchanged: Record, exchange: Exchange) -> dict[str, list[str]]:
    """Return, for each table that is not the same after the exchange, its rows: "-" only before, "+" only after."""
    before, after = Comparable(record, exchange), Comparable(exchanged)
    found = {}
    for name in before.rows:
        old, new = Counter(before.table(name)), Counter(after.table(name))
        if old != new:
            found[name] = [f"- {row}" for row in sorted((old - new).elements())]
            found[name] += [f"+ {row}" for row in sorted((new - old).elements())]
    return found
