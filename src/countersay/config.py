"""Every setting with its default, in one frozen object that is saved with each run."""

from dataclasses import dataclass, field
from fractions import Fraction

from countersay.errors import SettingsError


@dataclass(frozen=True, slots=True, kw_only=True)
class Conventions:
    """What vague words are taken to hold, both ends inclusive; a None upper end is open. Shown wherever used.

    The defaults are wide on purpose: no accusation should hang on what "dozens" means.
    """

    couple: tuple[int, int | None] = (2, 3)
    few: tuple[int, int | None] = (2, 9)
    several: tuple[int, int | None] = (2, 19)
    handful: tuple[int, int | None] = (2, 9)
    dozens: tuple[int, int | None] = (24, 99)
    scores: tuple[int, int | None] = (40, 199)
    tens: tuple[int, int | None] = (20, 99)
    hundreds: tuple[int, int | None] = (200, 999)
    thousands: tuple[int, int | None] = (2000, 9999)
    decades: tuple[int, int | None] = (20, 99)
    many: tuple[int, int | None] = (2, None)

    def __post_init__(self) -> None:
        for name in self.__dataclass_fields__:
            low, high = getattr(self, name)
            if low < 0 or (high is not None and high < low):
                raise SettingsError(f"convention {name!r}: expected 0 <= low <= high, got {low}, {high}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """All settings of a run.

    Attributes:
        max_bytes: a larger file is not read but listed as an issue.
        max_chars: text beyond this many code points of one document is kept but not analysed, and said so.
        conventions: bounds of vague words.
        trivial_percent: clashes of less than so many per cent of the larger side are folded below the rest.
        max_alternatives: how many minimal sets of one clash are looked for before counting stops.
    """

    max_bytes: int = 64 * 1024 * 1024
    max_chars: int = 5_000_000
    conventions: Conventions = field(default_factory=Conventions)
    trivial_percent: Fraction = Fraction(1)
    max_alternatives: int = 16
