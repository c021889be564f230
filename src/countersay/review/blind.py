"""How far people who did not see what the software read agree with it, and with each other, field by field."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from countersay.decisions.standing import taken_back
from countersay.model import Decision, Figure, identify

FIELDS = ("value", "approximate", "counted", "unit", "kind", "first", "last", "speaker", "stance")


@dataclass(frozen=True, slots=True)
class Agreement:
    """One field: how many readings were compared, how many agree, and in how many both left it open."""

    field: str
    compared: int
    agreed: int
    empty: int

    @property
    def share(self) -> Fraction | None:
        """Agreed in per cent of compared, None if there is nothing to compare."""
        return Fraction(100 * self.agreed, self.compared) if self.compared else None


def same(name: str, one: str, other: str) -> bool:
    """Say whether two readings of a field say the same.

    >>> same("counted", "Heavy  truck", "heavy truck"), same("value", "10", "10.5"), same("value", "1/2", "0.5")
    (True, False, True)
    """
    if name == "value" and one and other:
        try:
            return Fraction(one) == Fraction(other)
        except (ValueError, ZeroDivisionError):
            return False
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())


def readings(rows: Sequence[Decision]) -> tuple[Decision, ...]:
    """Return the readings made blind that stand: each reviewer's last one of each claim."""
    undone = taken_back(rows)
    last = {(row.reviewer, row.key): row for row in rows if row.blind and row.undoes is None and row.id not in undone}
    return tuple(last.values())


def with_software(rows: Iterable[Decision]) -> tuple[Agreement, ...]:
    """Compare what people read with what the software had read then."""
    return _compared((dict(row.fields), dict(row.before)) for row in rows)


def between(rows: Sequence[Decision], one: str, other: str) -> tuple[Agreement, ...]:
    """Compare what two people read of the same claims."""
    left, right = ({row.key: dict(row.fields) for row in rows if row.reviewer == who} for who in (one, other))
    return _compared((left[key], right[key]) for key in left.keys() & right.keys())


def _compared(pairs: Iterable[tuple[dict[str, str], dict[str, str]]]) -> tuple[Agreement, ...]:
    tallies: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for one, other in pairs:
        for name in FIELDS:
            if name in one and name in other:
                tally = tallies[name]
                tally[0] += 1
                tally[1] += same(name, one[name], other[name])
                tally[2] += not one[name] and not other[name]
    return tuple(Agreement(name, *tallies[name]) for name in FIELDS if name in tallies)


def order(figures: Iterable[Figure], weighty: frozenset[str]) -> list[str]:
    """Return the claims in the order in which they are to be read blind.

    Those of findings that accuse come first; the rest are drawn by a digest, so that the sample does not follow the order
    of documents and is the same for every reviewer.
    """
    return [row.id for row in sorted(figures, key=lambda row: (row.id not in weighty, identify("blind", row.id)))]
