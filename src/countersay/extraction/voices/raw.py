"""An attribution in tokens of one unit, before nesting and offsets."""

from dataclasses import dataclass

from countersay.model.attribution import Stance
from countersay.model.quick import quickly_made

Range = tuple[int, int]


@quickly_made
@dataclass(frozen=True, slots=True)
class Raw:
    """An attribution in tokens of one unit, before nesting and offsets.

    Attributes:
        source: token range or None. cue: ranges. content: ranges in text order.
        head: the token that decides (for order and nesting). frame: what shape was matched, for the stance.
        spoken: the cue is of the kind that quotations follow.
    """

    source: Range | None
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    stance: Stance
    head: int
    frame: str
    spoken: bool = False
    lemma: str = ""
    shape: str = ""
    negated: bool = False
    modal: str | None = None
