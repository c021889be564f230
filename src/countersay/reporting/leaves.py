"""The parts of a report cut into pages: for each list as many as it needs, and one for each document.

A list is cut where a row says so by itself: a row that comes in lengthens one page, and leaves those behind it as they are.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, TypeVar

from countersay.reporting.later import Later, cut, keys_of

_ALWAYS = frozenset({"findings", "blocked", "issues"})
_IN_ORDER = frozenset({"decisions"})  # what comes in has its place behind the others
_Row = TypeVar("_Row")


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of a list.

    Attributes:
        name: of its file, without the ending. title: of the list. template, part: what draws it, and which part of that.
        rows: what the template is given. count: rows of the whole list. number, of: which page of the list it is.
        keys: digests of all that its rows are made from, None where there are none.
    """

    name: str
    title: str
    template: str
    part: str
    rows: Mapping[str, Any]
    count: int
    number: int = 1
    of: int = 1
    keys: tuple[bytes, ...] | None = None


def leaves(whole: Mapping[str, Any]) -> Iterator[Leaf]:
    """Yield the pages of all lists in the order of the single page."""
    yield from _findings(whole)
    yield from _series(whole)
    yield from _registers(whole["evidence"])
    yield from _context(whole)
    yield from _open(whole)
    yield from _spread(
        "documents", "Documents", ("papers.html", "papers"), whole["overview"].documents, 250, _as("rows")
    )
    for paper in whole["papers"]:
        yield Leaf(paper.key, f"Document {paper.letter}", "texts.html", "document", {"papers": (paper,)}, 1)


def _spread(
    name: str,
    title: str,
    draw: tuple[str, str],
    rows: Sequence[_Row],
    size: int,
    given: Callable[[tuple[_Row, ...]], Mapping[str, Any]],
) -> Iterator[Leaf]:
    """Yield the pages of a list, `size` rows each; `draw` is a template and the part of it, `given` what it needs.

    A list that the first screen speaks of has a page even if it is empty.
    """
    parts_of = cut(rows, size, evenly=name in _IN_ORDER)
    count = sum(not (isinstance(row, Later) and row.goes_on) for row in rows)
    if not parts_of and name in _ALWAYS:
        parts_of = [()]
    for number, some in enumerate(parts_of, 1):
        file = (
            f"{name}-{number}" if number > 1 else name
        )  # else the contents of all pages change when a list gets a second
        shown = given(some)
        yield Leaf(file, title, *draw, shown, count, number, len(parts_of), keys_of(some, shown))


def _as(key: str, **fixed: Any) -> Callable[[Any], Mapping[str, Any]]:
    return lambda rows: {**fixed, key: rows}


def _in(name: str, holder: Any, key: str) -> Callable[[Any], Mapping[str, Any]]:
    """Give the rows as the field `key` of a part that holds nothing else."""
    return lambda rows: {name: replace(holder, **{key: rows})}


def _one_of_two(name: str, at: int) -> Callable[[Any], Mapping[str, Any]]:
    """Give the rows as one of two lists, the other being empty."""
    return lambda rows: {name: (rows, ()) if at == 0 else ((), rows)}


def _findings(whole: Mapping[str, Any]) -> Iterator[Leaf]:
    accusing = ("findings.html", "accusing")
    nothing = {"trivial": (), "groups": ()}
    yield from _spread("findings", "What does not add up", accusing, whole["weighty"], 30, _as("weighty", **nothing))
    yield from _spread("trivial", "Of trivial size", accusing, whole["trivial"], 30, _as("weighty", **nothing))
    for group in whole["groups"]:

        def given(rows: Any, group: Any = group) -> Mapping[str, Any]:
            return {"weighty": (), "trivial": (), "groups": (replace(group, findings=rows),)}

        draw = ("findings.html", "others")
        yield from _spread(f"other-{group.key}", group.relation.many, draw, group.findings, 60, given)


def _series(whole: Mapping[str, Any]) -> Iterator[Leaf]:
    draw = ("series.html", "series")
    yield from _spread("series", "Series", draw, whole["series"], 20, _as("series", single_series=()))
    single = _as("single_series", series=())
    yield from _spread("single", "Counted once only", draw, whole["single_series"], 300, single)


def _registers(evidence: Any) -> Iterator[Leaf]:
    """Yield the registers themselves, then the claims beside them by outcome, and what they leave open."""
    if not evidence:
        return
    draw = ("evidence.html", "evidence")
    bare = replace(evidence, differs=(), agrees=(), apart=(), registers=(), ranges=(), pairs=())
    own = replace(bare, registers=evidence.registers, pairs=evidence.pairs)
    yield Leaf("registers", "Registers", *draw, {"evidence": own}, len(evidence.registers))
    for key, title, size in (
        ("differs", "Claims that differ from a register", 30),
        ("agrees", "Claims that agree with a register", 30),
        ("apart", "Claims no register can be set beside", 40),
        ("ranges", "What claims leave open, and registers show", 300),
    ):
        rows = getattr(evidence, key)
        yield from _spread(f"registers-{key}", title, draw, rows, size, _in("evidence", bare, key))


def _context(whole: Mapping[str, Any]) -> Iterator[Leaf]:
    nothing: dict[str, Any] = {
        "citations": (),
        "names": ((), ()),
        "voices": ((), ()),
        "distances": (),
        "distance_counts": None,
    }
    events, positions, commitments = whole["events"], whole["positions"], whole["commitments"]
    no_events = replace(events, total=0, drawing=None, differing=(), unlike=(), several=(), single=())
    nothing["events"] = no_events
    nothing["positions"] = replace(positions, answered=(), unanswered=())
    nothing["commitments"] = replace(commitments, told=(), referred=())

    def spread(
        name: str, title: str, rows: Any, size: int, given: Callable[[Any], Mapping[str, Any]]
    ) -> Iterator[Leaf]:
        def made(some: Any) -> Mapping[str, Any]:
            return {**nothing, **given(some)}

        yield from _spread(name, title, ("context.html", name), rows, size, made)

    for key, title in (
        ("differing", "One event, differing days"),
        ("unlike", "One event, differing counts, actors or outcomes"),
        ("several", "Events told more than once"),
        ("single", "Events told once"),
    ):
        yield from spread(
            f"events-{key}",
            title,
            getattr(events, key),
            150,
            _in("events", replace(no_events, total=1), key),
        )
    for key, title in (("answered", "Positions"), ("unanswered", "Alleged, and not answered")):
        yield from spread(
            f"positions-{key}",
            title,
            getattr(positions, key),
            40,
            _in("positions", nothing["positions"], key),
        )
    for key, title in (("told", "Commitments"), ("referred", "Instruments referred to")):
        yield from spread(
            f"commitments-{key}",
            title,
            getattr(commitments, key),
            150,
            _in("commitments", nothing["commitments"], key),
        )
    yield from spread("citations", "Sources", whole["citations"], 200, _as("citations"))
    for at, (key, title) in enumerate(
        (("several", "Names written in several ways"), ("single", "Names written in one way"))
    ):
        yield from spread(
            f"names-{key}",
            title,
            whole["names"][at],
            200,
            _one_of_two("names", at),
        )
    for at, (key, title) in enumerate((("sides", "Sides"), ("voices", "Voices"))):
        yield from spread(key, title, whole["voices"][at], 300, _one_of_two("voices", at))
    yield from spread("distance", "Words kept at a distance", whole["distances"], 200, partial(_distances, whole))


def _open(whole: Mapping[str, Any]) -> Iterator[Leaf]:
    ledger = whole["ledger"]
    summed = replace(ledger, unresolved=(), traps=())  # a column a document would be wider than any screen
    # Counts of the whole record stand on the page of counts alone: else each number's page would change with each document.
    bare = replace(summed, lines=(), total=0, summary="")
    yield from _spread("blocked", "Blocked pairs", ("open.html", "blocked"), whole["blocked"], 40, _as("blocked"))
    yield Leaf("numbers", "Every number", "open.html", "ledger", {"ledger": summed}, ledger.total)
    draw = ("open.html", "ledger")
    for key, title in (("unresolved", "Not understood"), ("traps", "Numbers set aside")):
        yield from _spread(
            f"numbers-{key}",
            title,
            draw,
            getattr(ledger, key),
            300,
            _in("ledger", bare, key),
        )
    draw = ("open.html", "issues")
    yield from _spread("issues", "Issues", draw, whole["issues"], 300, _as("issues", decisions=()))
    yield from _spread("decisions", "Decisions", draw, whole["decisions"], 300, partial(_decided, whole))


def _distances(whole: Mapping[str, Any], rows: Sequence[Any]) -> Mapping[str, Any]:
    """Give words kept at a distance; the counts of all of them stand before the first of them."""
    first = bool(rows) and rows[0] is whole["distances"][0]
    return {"distances": rows, "distance_counts": whole["distance_counts"] if first else None}


def _decided(whole: Mapping[str, Any], rows: Sequence[Any]) -> Mapping[str, Any]:
    """Give decisions; the findings that were dismissed stand before the first of them."""
    first = bool(rows) and rows[0] is whole["decisions"][0]
    return {"issues": None, "decisions": rows, "dismissed": whole["dismissed"] if first else ()}
