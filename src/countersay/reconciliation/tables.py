"""Totals of tables written as text (`lexicon.grids` reads them).

A row that its label calls a total is held against the rows above it, column by column; a column that the head calls a
total against the other columns of each row. What comes out adds up. What does not is a tension, and only where at least
two other totals of the same table come out to the last digit, so that the table is read rightly and its totals are sums:
rows that are left out, or counted in two places, stay a reading. A column of percentages is held against the one column of counts
of which most of its rows are the shares of the total.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import combinations

from countersay.lexicon.grids import Cell, Table, tables_in
from countersay.lexicon.load import table
from countersay.model import Finding
from countersay.noting import noted
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.clashes import Clash
from countersay.reconciliation.interpretation import Taken
from countersay.reconciliation.passages import (
    BASE,
    OVERLAP,
    Share,
    Tagged,
    Whole,
    clashes_of,
    share_clash,
    share_size,
    whole_rows,
)
from countersay.reconciliation.relations import told
from countersay.reconciliation.wording import listing, number, quoted

LEFT_OUT = "overlap:left_out"
_PROOFS = 2  # other totals that must come out before one that does not is told
_LEAST_LIST, _MOST_LISTED = 3, 10  # lines of a list with a total and no other to prove it by
_LITTLE = 10  # such a total is off by a tenth at most
_ABOVE = 200  # characters above a list in which what it counts is named
_FAR_SHARE = 25  # per cent that a share of a table may be off
_SLIP = 4  # a total that is off by more than a quarter is no sum of its parts


@dataclass(frozen=True, slots=True)
class Total:
    """A number with those that should make it up, as the layout of a table has it."""

    whole: Cell
    parts: tuple[Cell, ...]

    @property
    def comes_out(self) -> bool:
        """Whether the parts add up to the whole."""
        return sum((part.value or Fraction(0) for part in self.parts), Fraction(0)) == self.whole.value


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
            told_of = [(total, members) for total, members in totals if members is not None and _is_full(total)]
            right = [(total, members) for total, members in told_of if total.comes_out]
            found += [_comes_out(members) for _, members in right]
            clashes += _shares(one, at[document])
            proved = len(right) >= _PROOFS
            for total, members in told_of:
                if not total.comes_out and _is_near(total) and (proved or _is_plain_list(one, total, texts[document])):
                    clashes += _clash(members)
    return found, clashes


def _claims(total: Total, at: Mapping[int, Claim]) -> list[Claim] | None:
    """Return the claims of a total and its parts, those of nought left out; None if a cell is no claim."""
    parts = [part for part in total.parts if part.value]
    members = [at.get(cell.start) for cell in (total.whole, *parts)]
    known = [claim for claim in members if claim is not None]
    same = all(claim.figure.value == cell.value for claim, cell in zip(known, (total.whole, *parts), strict=False))
    same = same and len({claim.figure.unit for claim in known}) < 2
    return known if len(parts) > 1 and len(known) == len(members) and same else None


def _is_full(total: Total) -> bool:
    """Say whether every cell says something: what is missing may stand in an empty one."""
    return not any(part.empty for part in total.parts)


def _is_near(total: Total) -> bool:
    """Say whether a total may be the sum of its parts but for a slip: a mean, or a list of the largest alone, is far off."""
    made = sum((part.value or Fraction(0) for part in total.parts), Fraction(0))
    whole = total.whole.value or Fraction(0)
    return whole > 0 and abs(made - whole) * _SLIP <= whole and all((part.value or 0) <= whole for part in total.parts)


def _shares(one: Table, at: Mapping[int, Claim]) -> list[Clash]:
    """Return the clashes of percentages with the counts beside them and the total of these, where most others come out."""
    named = [place for place, row in enumerate(one.rows) if _total().match(row.label.strip())]
    columns = range(len(one.rows[0].cells))
    counts = [c for c in columns if all(row.cells[c].value is not None for row in one.rows)]
    if named != [len(one.rows) - 1]:
        return []
    clashes = []
    for column in (column for column, head in enumerate(one.heads) if _share_head().search(head)):
        fitting = [count for count in counts if _is_of_column(one.heads[column], one.heads[count])]
        proved = [wrong for count in fitting if (wrong := _misfits(one, count, column, at)) is not None]
        clashes += proved[0] if len(proved) == 1 else []
    return clashes


def _misfits(one: Table, count: int, column: int, at: Mapping[int, Claim]) -> list[Clash] | None:
    """Return the percentages of a column that are not the shares of the counts, None unless most others are."""
    base = at.get(one.rows[-1].cells[count].start)
    triples = [(at.get(row.cells[count].start), at.get(row.cells[column].start)) for row in one.rows[:-1]]
    shares = [
        Share(part, percent, base) for part, percent in triples if part and percent and base and _is_share(percent)
    ]
    if len(shares) < len(triples) or not all(_stands(claim) for share in shares for claim in share.claims):
        return None
    wrong = [clash for share in shares for clash in share_clash(share, BASE)]
    if any((share_size(clash)[1] or 0) > _FAR_SHARE for clash in wrong):
        return None  # no share of the total: a turnout
    return wrong if len(shares) - len(wrong) >= max(_PROOFS, len(wrong) + 1) else None


@cache
def _no_part() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in table("comparing")["tables"]["no_parts"])
    return re.compile(rf"\W*(?:{words})\b", re.I)


def _is_of_column(share: str, counts: str) -> bool:
    """Say whether a head of shares names no other things than that of the counts: "% of votes" beside "Votes"."""
    match = re.search(r"\bof\s+(?:(?:all|the|total)\s+)*([^\W\d_]+)", share, re.I)
    return match is None or match[1].lower() in ("total", "all", "whole") or match[1].lower() in counts.lower()


@cache
def _share_head() -> re.Pattern[str]:
    """Heads of columns of shares of a total: no rates, changes or turnouts."""
    words = "|".join(re.escape(word) for word in table("comparing")["tables"]["shares"])
    return re.compile(rf"\A\W*(?:%|(?:{words})\b)(?!.*\b(?:change|turnout|rate|growth)\b)", re.I)


def _stands(claim: Claim) -> bool:
    """Say whether a claim is asserted; its noun may be that of its column."""
    return claim.accuses or claim.why_not.startswith("its noun")


def _is_share(claim: Claim) -> bool:
    return claim.figure.unit == "percent" and claim.figure.relation is None


def _is_plain_list(one: Table, total: Total, text: str) -> bool:
    """Say whether a table is a short list of labels and counts that its last line, called a total, sums up.

    Nothing else proves that its total is a sum: it must miss it by little, and no part may be counted in another, as where
    the total is that of all but some of them.
    """
    parts = [part.value or Fraction(0) for part in total.parts]
    short = (
        len(one.rows[0].cells) == 1
        and _LEAST_LIST <= len(parts) <= _MOST_LISTED
        and total.whole is one.rows[-1].cells[0]
    )
    labels = {row.label.strip().lower() for row in one.rows}
    if not short or not _is_of_all(one.rows[-1].label, text[: one.rows[0].cells[0].start]):
        return False
    if len(labels) < len(one.rows) or any(
        _no_sum().search(row.label) or _no_part().match(row.label) for row in one.rows
    ):
        return False
    whole, made = total.whole.value or Fraction(0), sum(parts, Fraction(0))
    if abs(made - whole) * _LITTLE > whole or any(value.denominator > 1 or value <= 0 for value in parts):
        return False
    some = (sum(chosen, Fraction(0)) for few in range(1, len(parts)) for chosen in combinations(parts, few))
    return all(value not in (whole, made - whole, whole - made) for value in some)


def _is_of_all(label: str, before: str) -> bool:
    """Say whether a label calls its number the total of the list, or of what the lines right above the list speak of."""
    if re.match(r"\W*(?:(?:grand|in)\s+)?totals?\b", label, re.I) is None:
        return False  # an overall mark is seldom a sum
    of = [
        word
        for word in re.findall(r"[^\W\d_]{3,}", _total().sub("", label.strip(), count=1))
        if word.lower() != "number"
    ]
    above = " ".join(before.rstrip().splitlines()[-3:-1])[-_ABOVE:]
    return all(re.search(rf"\b{re.escape(word)}", above, re.I) is not None for word in of)


def _comes_out(members: Sequence[Claim]) -> Finding:
    whole, *parts = members
    chain = " + ".join(number(part.figure.value or Fraction(0)) for part in parts)
    text = f"{listing([quoted(part) for part in parts])} make up {quoted(whole)}, as the table has it."
    return told("adds_up", "table", members, text, [f"{chain} = {number(whole.figure.value or Fraction(0))}"])


def _clash(members: Sequence[Claim]) -> list[Clash]:
    if not all(map(_stands, members)):
        return []
    whole = Whole(members[0], tuple(members[1:]), exhaustive=True)

    def rows(taken: Sequence[Taken], active: Sequence[int], dropped: bool) -> Tagged:
        return [] if dropped else whole_rows(whole, taken, active, overlap=False)

    listed = sum((claim.figure.value or Fraction(0) for claim in members[1:]), Fraction(0))
    less = listed < (members[0].figure.value or Fraction(0))  # what is counted twice makes the parts more, never less
    return clashes_of("table", members, rows, (LEFT_OUT if less else OVERLAP,), cautious=True)
