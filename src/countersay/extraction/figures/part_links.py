"""How one number of a sentence depends on another: the link, and which two numbers may be part and whole."""

from dataclasses import dataclass

from countersay.lexicon.nouns import known_as
from countersay.model import Quantity, RelationType


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """`part` depends on `whole`: indices of quantities in the passage."""

    type: RelationType
    part: int
    whole: int
    cue: str
    exhaustive: bool = False


def countable(quantity: Quantity) -> bool:
    """Say whether a quantity is a number of things that parts may be given of."""
    return quantity.unit is None and quantity.precision != "universal" and not quantity.average


def comparable(part: Quantity, whole: Quantity) -> bool:
    """Say whether unit, size and nouns allow one quantity to be a part of another."""
    if part.unit != whole.unit or is_share(whole) or part.average or whole.average:
        return False
    if whole.upper is not None and part.lower is not None and part.lower > whole.upper:
        return False
    if part.counted and whole.counted and known_as(part.counted, whole.counted) is False:
        return False
    return (part.precision != "universal" or part.value == 0) and whole.precision != "universal"


def is_share(quantity: Quantity) -> bool:
    """Say whether a quantity is a percentage."""
    return quantity.unit in ("percent", "percentage_point")
