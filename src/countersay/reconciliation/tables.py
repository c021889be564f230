"""Tables written as text: rows of a label and numbers, set apart by tabs, bars or wide blanks, or a label and a colon.

A row that its label calls a total is held against the rows above it, column by column; a column that the head calls a
total against the other columns of each row. What comes out adds up. What does not is a tension, and only where at least
two other totals of the same table come out to the last digit, so that the table is read rightly and its totals are sums:
rows that are left out, or counted in two places, stay a reading.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from countersay.lexicon.load import table
from countersay.model import Finding
from countersay.noting import noted
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.clashes import Clash
from countersay.reconciliation.interpretation import Taken
from countersay.reconciliation.passages import OVERLAP, Tagged, Whole, clashes_of, whole_rows
from countersay.reconciliation.relations import told
from countersay.reconciliation.wording import listing, number, quoted

_LONGEST = 400  # characters of a row
_MOST = 60  # rows of a table, and cells of a row
_LEAST_ROWS = 3  # with the total
_PROOFS = 2  # other totals that must come out before one that does not is told
_SLIP = 4  # a total that is off by more than a quarter is no sum of its parts
_CELL = re.compile(r"\t+|\s*\|\s*|\s{2,}")
_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:[, \u00a0\u202f]\d{3})+|\d+)(?:\.\d+)?")
_LABELLED = re.compile(r"\s*(?:[-*•]\s+)?(?P<label>[^\d\W][^:\t|]{0,40}):\s+(?P<number>\S{1,12})\s*\Z")
_RULE = re.compile(r"[\s|:+=_–—-]*\Z")


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of a table: where it starts in the text, and what it is; None where the cell says that there is none."""

    start: int
    value: Fraction | None


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its label and its cells."""

    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of equally many cells, and the heads of the columns; empty where there are none."""

    heads: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Total:
    """A number with those that should make it up, as the layout of a table has it."""

    whole: Cell
    parts: tuple[Cell, ...]

    @property
    def comes_out(self) -> bool:
        """Whether the parts add up to the whole."""
        return sum((part.value or Fraction(0) for part in self.parts), Fraction(0)) == self.whole.value


def tables_in(text: str) -> list[Table]:
    r"""Return the tables of a text that have at least three rows.

    >>> [one] = tables_in("Pier   Boats  Crews\nNorth  12  48\nSouth  9  31\nTotal  21  79\n")
    >>> one.heads, [row.label for row in one.rows], [cell.value for cell in one.rows[-1].cells] == [21, 79]
    (('Boats', 'Crews'), ['North', 'South', 'Total'], True)
    """
    found: list[Table] = []
    rows: list[Row] = []
    head: tuple[str, ...] = ()
    before = ""
    for start, line in _lines(text):
        row = _row(line, start)
        if row is not None and (not rows or len(rows[0].cells) == len(row.cells)) and len(rows) < _MOST:
            head = _heads(before, len(row.cells)) if not rows else head
            rows.append(row)
        elif not (rows and line.strip() and _RULE.match(line)):
            if len(rows) >= _LEAST_ROWS:
                found.append(Table(head, tuple(rows)))
            rows = [row] if row is not None else []
            head = _heads(before, len(row.cells)) if row is not None else ()
        before = line if line.strip() and not _RULE.match(line) else before if line.strip() else ""
    if len(rows) >= _LEAST_ROWS:
        found.append(Table(head, tuple(rows)))
    return found


def _lines(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for line in text.split("\n"):
        yield at, line
        at += len(line) + 1


def _row(line: str, start: int) -> Row | None:
    """Read a line as a row; None if it is none."""
    if len(line) > _LONGEST or not any(c.isdigit() for c in line):
        return None
    labelled = _LABELLED.match(line)
    if labelled is not None:
        number = labelled["number"].rstrip(".;,")
        match = _NUMBER.fullmatch(number)
        return None if match is None else Row(labelled["label"], (_cell(number, start + labelled.start("number")),))
    at = len(line) - len(line.lstrip(" |\t"))
    pieces: list[tuple[int, str]] = []
    for split in _CELL.finditer(line, at):
        pieces.append((at, line[at : split.start()]))
        at = split.end()
    pieces.append((at, line[at:]))
    pieces = [(where, piece.strip()) for where, piece in pieces if piece.strip()]
    if not 2 <= len(pieces) <= _MOST or not pieces[0][1][0].isalpha():
        return None
    cells = []
    for where, piece in pieces[1:]:
        if piece in ("-", "–", "—", "n/a", "."):
            cells.append(Cell(start + where, None))
        elif _NUMBER.fullmatch(piece):
            cells.append(_cell(piece, start + where))
        else:
            return None
    return Row(pieces[0][1], tuple(cells))


def _cell(written: str, start: int) -> Cell:
    bare = re.sub(r"[, \u00a0\u202f]", "", written)
    return Cell(start + (written[0] == "+"), Fraction(bare))


def _heads(line: str, cells: int) -> tuple[str, ...]:
    """Return the heads of the columns, if the line before the first row has as many, or one more for the labels."""
    pieces = [piece.strip() for piece in _CELL.split(line.strip(" |")) if piece.strip()]
    return tuple(pieces[-cells:]) if cells <= len(pieces) <= cells + 1 else ()


@cache
def _total() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in table("comparing")["tables"]["totals"])
    return re.compile(rf"(?:{words})\b(?![^(]*\bof which\b)", re.I)


@cache
def _inner() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in table("comparing")["tables"]["inner"])
    return re.compile(rf"\W*(?:{words})\b", re.I)


def totals_of(one: Table) -> list[Total]:
    """Return what the layout says to be sums: of each column in the last row, of each row in a column."""
    if any(_inner().match(row.label) for row in one.rows):
        return []
    found = []
    named = [place for place, row in enumerate(one.rows) if _total().match(row.label.strip())]
    if named in ([len(one.rows) - 1], [0]):
        above = one.rows[:-1] if named[0] else one.rows[1:]
        for column, whole in enumerate(one.rows[named[0]].cells):
            head = one.heads[column] if one.heads else ""
            if whole.value is not None and not _no_sum().search(head):
                found.append(Total(whole, tuple(row.cells[column] for row in above)))
    columns = [column for column, head in enumerate(one.heads) if _total().fullmatch(head)]
    others = [c for c, head in enumerate(one.heads) if c not in columns and not _no_sum().search(head)]
    if len(columns) == 1 and len(others) > 1:
        for row in one.rows:
            whole = row.cells[columns[0]]
            if whole.value is not None:
                found.append(Total(whole, tuple(row.cells[c] for c in others)))
    return found


@cache
def _no_sum() -> re.Pattern[str]:
    """Heads of columns whose numbers are no parts of a sum: shares, means, years."""
    words = "|".join(re.escape(word) for word in table("comparing")["tables"]["no_sums"])
    return re.compile(rf"%|\b(?:{words})\b", re.I)


@noted("tables")
def _has_tables(text: str) -> bool:
    return bool(tables_in(text))


def table_sums(claims: Sequence[Claim], texts: Mapping[str, str]) -> tuple[list[Finding], list[Clash]]:
    """Return the totals of tables that come out, and the clashes of those that do not."""
    documents = dict.fromkeys(claim.figure.document for claim in claims)  # as the claims, in canonical order
    tables = {
        document: inside
        for document in documents
        if _has_tables(text := texts.get(document, "")) and (inside := tables_in(text))
    }
    at: dict[str, dict[int, Claim]] = defaultdict(dict)
    for claim in claims if tables else ():
        if claim.figure.document in tables:
            at[claim.figure.document][claim.figure.number.start] = claim
    found: list[Finding] = []
    clashes: list[Clash] = []
    for document, inside in tables.items():
        for one in inside:
            totals = [(total, _claims(total, at[document])) for total in totals_of(one)]
            told_of = [(total, members) for total, members in totals if members is not None]
            right = [(total, members) for total, members in told_of if total.comes_out]
            found += [_comes_out(members) for _, members in right]
            if len(right) >= _PROOFS:
                for total, members in told_of:
                    if not total.comes_out and _is_near(total):
                        clashes += _clash(members)
    return found, clashes


def _claims(total: Total, at: Mapping[int, Claim]) -> list[Claim] | None:
    """Return the claims of a total and its parts, those of nought left out; None if a cell is no claim."""
    parts = [part for part in total.parts if part.value]
    members = [at.get(cell.start) for cell in (total.whole, *parts)]
    known = [claim for claim in members if claim is not None]
    same = all(claim.figure.value == cell.value for claim, cell in zip(known, (total.whole, *parts), strict=False))
    return known if len(parts) > 1 and len(known) == len(members) and same else None


def _is_near(total: Total) -> bool:
    """Say whether a total may be the sum of its parts but for a slip: a mean, or a list of the largest alone, is far off."""
    made = sum((part.value or Fraction(0) for part in total.parts), Fraction(0))
    whole = total.whole.value or Fraction(0)
    return whole > 0 and abs(made - whole) * _SLIP <= whole and all((part.value or 0) <= whole for part in total.parts)


def _comes_out(members: Sequence[Claim]) -> Finding:
    whole, *parts = members
    chain = " + ".join(number(part.figure.value or Fraction(0)) for part in parts)
    text = f"{listing([quoted(part) for part in parts])} make up {quoted(whole)}, as the table has it."
    return told("adds_up", "table", members, text, [f"{chain} = {number(whole.figure.value or Fraction(0))}"])


def _clash(members: Sequence[Claim]) -> list[Clash]:
    if not all(claim.accuses or claim.why_not.startswith("its noun") for claim in members):
        return []
    whole = Whole(members[0], tuple(members[1:]), exhaustive=True)

    def rows(taken: Sequence[Taken], active: Sequence[int], dropped: bool) -> Tagged:
        return [] if dropped else whole_rows(whole, taken, active, overlap=False)

    return clashes_of("table", members, rows, (OVERLAP,), cautious=True)
