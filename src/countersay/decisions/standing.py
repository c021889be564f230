"""Which decisions of a log stand: the last one about each question, unless it was taken back.

An undo takes back one decision and nothing else: what that decision had superseded stands again. An undo can itself be
undone. Decisions made blind say what a person read and never stand for the record.
"""

from collections.abc import Sequence
from dataclasses import replace

from countersay.model import Decision


def taken_back(rows: Sequence[Decision]) -> frozenset[str]:
    """Return the ids of the rows that are undone, undos of undone undos left out."""
    undone: set[str] = set()
    for row in reversed(rows):
        if row.undoes is not None and row.id not in undone:
            undone.add(row.undoes)
    return frozenset(undone)


def standing(rows: Sequence[Decision]) -> tuple[Decision, ...]:
    """Return the rows that stand, in the order of the log.

    >>> one = Decision(id="1", target="", verdict="confirmed", key="k")
    >>> two = Decision(id="2", target="", verdict="rejected", key="k")
    >>> back = Decision(id="3", target="", verdict="rejected", undoes="2")
    >>> [row.id for row in standing([one, two])], [row.id for row in standing([one, two, back])]
    (['2'], ['1'])
    """
    undone = taken_back(rows)
    last: dict[str, str] = {}
    for row in rows:
        if row.undoes is None and not row.blind and row.id not in undone:
            last[row.key] = row.id
    kept = set(last.values())
    return tuple(row for row in rows if row.id in kept)


def with_states(rows: Sequence[Decision]) -> tuple[Decision, ...]:
    """Return all rows with their state as far as the log alone tells it: undone, superseded, or pending."""
    undone, live = taken_back(rows), {row.id for row in standing(rows)}
    found = []
    for listed in rows:
        row = replace(listed, target="", reason="")
        if row.id in undone:
            found.append(replace(row, state="undone"))
        elif row.undoes is not None or row.blind:
            found.append(replace(row, state="applied"))
        else:
            found.append(replace(row, state="pending" if row.id in live else "superseded"))
    return tuple(found)
