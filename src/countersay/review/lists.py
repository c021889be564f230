"""Work lists: filters, pages, and what comes next."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from countersay.review.call import PER_PAGE, Call

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter: its words, how many rows it has, and whether it is chosen."""

    words: str
    count: int
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """One page of a list. `total` rows stand behind the filters; `first` is the number of the first shown."""

    rows: tuple[T, ...]
    total: int
    first: int
    page: int
    pages: int
    earlier: str
    later: str
    choices: tuple[Choice, ...] = ()

    @property
    def last(self) -> int:
        """Number of the last row shown."""
        return self.first + len(self.rows) - 1


def listing(call: Call, rows: Sequence[T], choices: Sequence[Choice] = ()) -> Listing[T]:
    """Cut one page out of a list."""
    pages = max(1, -(-len(rows) // PER_PAGE))
    page = min(call.page, pages)
    start = (page - 1) * PER_PAGE
    return Listing(
        rows=tuple(rows[start : start + PER_PAGE]),
        total=len(rows),
        first=start + 1 if rows else 0,
        page=page,
        pages=pages,
        earlier=call.link(page=page - 1) if page > 1 else "",
        later=call.link(page=page + 1) if page < pages else "",
        choices=tuple(choices),
    )


def chosen(
    call: Call, filters: Sequence[tuple[str, str, Callable[[T], bool]]], rows: Sequence[T], name: str = "show"
) -> tuple[list[T], tuple[Choice, ...]]:
    """Apply the filter that is chosen, the first if none is; `filters` are key, words and test."""
    given = call.query.get(name, filters[0][0])
    key = given if given in {one[0] for one in filters} else filters[0][0]
    kept: list[T] = []
    found = []
    for own, words, test in filters:
        fitting = [row for row in rows if test(row)]
        if own == key:
            kept = fitting
        found.append(Choice(words, len(fitting), call.link(**{name: own, "page": 1}), own == key))
    return kept, tuple(found)


def matching(call: Call, rows: Sequence[T], words: Callable[[T], str], name: str = "q") -> list[T]:
    """Keep the rows whose words hold everything that was typed into the filter `name`, in any order."""
    asked = call.query.get(name, "").casefold().split()[:12]
    if not asked:
        return list(rows)
    return [row for row in rows if all(one in words(row).casefold() for one in asked)]


def following(order: Sequence[str], here: str, is_open: Callable[[str], bool]) -> str | None:
    """Return the next row that is still open, going on from the beginning after the end; None if there is none.

    >>> following(["a", "b", "c"], "b", lambda one: True), following(["a", "b"], "a", lambda one: False)
    ('c', None)
    """
    at = order.index(here) + 1 if here in order else 0
    return next((one for one in (*order[at:], *order[:at]) if one != here and is_open(one)), None)
