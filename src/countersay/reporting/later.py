"""The rows of a large report, put into words only where a page that shows them is drawn.

Each row comes with a digest of all that its words are made from (`shown.Shown`): a page whose rows have the digests they had is
the same page, and what was drawn of it is taken up.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar
from zlib import crc32

from markupsafe import Markup

from countersay.codec import digest
from countersay.model import Event, Figure, Finding, LedgerEntry, Series
from countersay.noting import is_so
from countersay.reporting import events, lists, matrices, presenters, titles, wording
from countersay.reporting.index import Index, anchor
from countersay.reporting.shown import Shown

_Row = TypeVar("_Row")
MOST_ROWS = 300
"""Rows of all series of a page together, and claims of findings that tell of very many; a series of more goes on on pages of its own."""


_MANY = 20  # claims of one finding; where there are more, each takes the room of a row


class Later:
    """A row that is made when something of it is asked for.

    Attributes:
        name: anchor of what it shows, which stays when its words change.
        key: digest of all that it is made from; None where that cannot be said.
        weight: how many rows of its own it has.
        goes_on: whether it goes on with the row before, and is not counted again.
    """

    __slots__ = ("_made", "_make", "goes_on", "key", "name", "weight")

    def __init__(
        self, make: Callable[[], object], name: str, key: bytes | None, weight: int = 0, made: object = None
    ) -> None:
        self._make, self.name, self.key, self.weight = make, name, key, weight
        self._made, self.goes_on = made, False

    def __getattr__(self, name: str) -> Any:
        if self._made is None:
            self._made = self._make()
        return getattr(self._made, name)


def weight_of(row: object) -> int:
    """Return how many rows of its own a row has.

    >>> weight_of(Later(dict, "r-1", None, 3)), weight_of("row")
    (3, 0)
    """
    return row.weight if isinstance(row, Later) else len(getattr(row, "rows", ()))


def open_number(series: str) -> Markup:
    """Return a mark for the number of a series, to be put in last: a new series moves the numbers behind it.

    No text of a page holds such a mark: `visible` writes it in words.
    """
    return Markup(f"\0{anchor(series)}\0")


def keys_of(rows: Sequence[object], given: Mapping[str, object]) -> tuple[bytes, ...] | None:
    """Return digests of all that some rows show; `given` is what the template gets of them. None where there is none."""
    if not any(isinstance(row, Later) for row in rows):
        found = _digest(given)
        return None if found is None else (found,)
    keys = tuple(key for row in rows if (key := row.key if isinstance(row, Later) else _digest(row)) is not None)
    return keys if len(keys) == len(rows) else None


def _digest(shown: object) -> bytes | None:
    try:
        return digest(shown)
    except TypeError:  # it holds what has no digest, such as markup
        return None


def mark_of(row: object) -> int:
    """Return a number of a row that follows from what it shows, and from nothing around it.

    >>> mark_of("row") == mark_of("row"), mark_of("row") == mark_of("other")
    (True, False)
    """
    name = row.name if isinstance(row, Later) else getattr(row, "id", None)
    return crc32(name.encode() if isinstance(name, str) else _digest(row) or b"none")


def cut(rows: Sequence[_Row], size: int, *, evenly: bool = False) -> list[tuple[_Row, ...]]:
    """Cut a list into pages of at most `size` rows; series that have many rows of their own fill a page sooner.

    What does not fit one page is cut into pages of a third of `size` and more, behind rows that one in so many is, told by a
    digest of their own; `evenly` cuts by count alone.
    """
    pages: list[list[_Row]] = []
    weight, ended = 0, True
    least = max(1, size // 3)
    apart = not evenly and len(rows) > size
    for row in rows:
        own = weight_of(row)
        if ended or len(pages[-1]) == size or weight + own > MOST_ROWS:
            pages.append([])
            weight = 0
        pages[-1].append(row)
        weight += own
        ended = apart and len(pages[-1]) >= least and mark_of(row) % least == 0
    return [tuple(page) for page in pages]


def accusing(index: Index, shown: Shown) -> tuple[Later, ...]:
    """Return what `presenters.accusing` presents."""
    return tuple(
        Later(partial(presenters.present, index, row, position), anchor(row.id), shown.finding(row, position))
        for position, row in enumerate(presenters.accusing_rows(index), 1)
    )


def others(index: Index, shown: Shown) -> tuple[presenters.FindingGroup, ...]:
    """Return what `presenters.others` presents."""
    return tuple(
        presenters.FindingGroup(
            wording.relation(name),
            f"relation-{anchor(name)}",
            tuple(_other(index, shown, row) for row in rows),  # type: ignore[misc]
        )
        for name, rows in presenters.other_rows(index)
    )


def _other(index: Index, shown: Shown, row: Finding) -> Later:
    quoted = len(row.figures)
    make = partial(presenters.present, index, row, 0)
    return Later(make, anchor(row.id), shown.finding(row, 0), quoted if quoted > _MANY else 0)


def all_series(index: Index, shown: Shown) -> tuple[tuple[Later, ...], tuple[Later, ...]]:
    """Return what `presenters.all_series` presents: series with several claims, and those with a single one."""
    full: list[Later] = []
    single: list[Later] = []
    for series in index.record.series:
        claims = index.known(series.figures)
        first, *others = cut(claims, MOST_ROWS) if len(claims) > MOST_ROWS else [claims]
        view = partial(presenters.series_view, index, series, open_number, first)
        row = Later(view, anchor(series.id), shown.series(series), len(first))
        (full if len(claims) > 1 or index.implied_of.get(series.id) else single).append(row)
        full += [_going_on(index, shown, series, some) for some in others]
    return tuple(full), tuple(single)


def _going_on(index: Index, shown: Shown, series: Series, claims: tuple[Figure, ...]) -> Later:
    """Return further claims of a series; what others of it say makes no difference to them but for its title."""
    title = titles.title(index, series)
    row = Later(
        partial(presenters.series_part, index, series, open_number, title, claims),
        presenters.part_key(series, claims),
        shown.claims(series.id, title, claims),
        len(claims),
    )
    row.goes_on = True
    return row


def all_events(index: Index, shown: Shown) -> events.Events:
    """Return what `events.present` presents, without the drawing: events whose accounts do not differ are left for later."""
    alike: dict[int, bool] = {}  # a row left for later → whether the event is told once

    def later(event: Event, number: int | None, kinds: frozenset[str]) -> Any:
        make = partial(events.event_row, index, event, number, kinds)
        told = event.mentions
        if number is not None or kinds or not told:
            return make()
        key, made = shown.event(event, number, kinds), None
        if any(row.document != told[0].document for row in told):

            def are_alike() -> bool:
                nonlocal made
                made = make()
                return not made.unlike and len(made.accounts) > 1

            if key is None or not is_so("accounts of several documents are alike", key, are_alike):
                return made or make()
        row = Later(make, anchor(event.id), key, made=made)
        alike[id(row)] = len(told) == 1
        return row

    rows = events.sorted_rows(index, later)
    found = events.gathered([row for row in rows if id(row) not in alike], None)
    sorted_in = {**alike, **{id(row): True for row in found.single}, **{id(row): False for row in found.several}}
    single, several = (tuple(row for row in rows if sorted_in.get(id(row)) is once) for once in (True, False))
    return replace(found, total=len(rows), single=single, several=several)


def ledger(index: Index, shown: Shown) -> matrices.Ledger:
    """Return what `matrices.ledger` presents, single numbers of it for later, and nothing by document."""

    def later(index: Index, entry: LedgerEntry) -> Any:
        name = index.spot("n", entry.document, entry.start, entry.end)
        return Later(partial(matrices.ledger_number, index, entry), name, shown.number(entry))

    return matrices.ledger(index, later, columns=False)


def names(index: Index, shown: Shown) -> tuple[tuple[Later, ...], tuple[Later, ...]]:
    """Return what `lists.names` presents: names written in several ways, and the others."""
    several: list[Later] = []
    single: list[Later] = []
    for name in index.record.names:
        forms = {*name.forms, *(mention.text for mention in name.mentions)}
        row = Later(partial(lists.name_row, index, name), anchor(name.id), shown.name(name))
        (several if len(forms) > 1 else single).append(row)
    return tuple(several), tuple(single)
