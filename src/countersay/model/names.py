"""Names of persons, bodies, places and things, and where they stand."""

from dataclasses import dataclass
from typing import Literal

from countersay.model.quick import quickly_made

NameKind = Literal[
    "person", "organisation", "country", "place", "road", "deposit", "agreement", "event", "group", "other"
]


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place where a name stands."""

    document: str
    start: int
    end: int
    text: str
    kind: NameKind = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """Variants of one name. `forms` are in order of first appearance; none of them is preferred."""

    id: str
    kind: NameKind
    forms: tuple[str, ...]
    mentions: tuple[Mention, ...]
