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
class Limits:
    """What the reading of one file may cost; beyond it the file, or the rest of it, is an issue and not read.

    Attributes:
        seconds: of time for one file, all that is packed in it included.
        memory: bytes of address space of the process that reads it, where the system can hold it to that.
        characters: of canonical text of one document; the rest is cut off and said so.
        depth: how deep elements of a document may lie in each other.
        archives: how deep archives and messages may lie in each other.
        members: how many parts an archive, a mailbox or a message may have, all that is packed in them included.
        expanded: bytes that the parts of one file may have once unpacked, all together.
        ratio: how many times larger than packed a part may be; asked above 1 MiB.
        cells: of all tables of one file.
        cell: characters of one cell.
        pages: of one document.
        analysis: seconds of processor time that finding what one document holds may take, where the system counts them.
    """

    seconds: int = 60
    memory: int = 2 * 1024 * 1024 * 1024
    characters: int = 20_000_000
    depth: int = 512
    archives: int = 3
    members: int = 10_000
    expanded: int = 512 * 1024 * 1024
    ratio: int = 500
    cells: int = 1_000_000
    cell: int = 32_767
    pages: int = 20_000
    analysis: int = 600

    def __post_init__(self) -> None:
        for name in self.__dataclass_fields__:
            if getattr(self, name) < 1:
                raise SettingsError(f"limit {name!r}: expected at least 1, got {getattr(self, name)}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """All settings of a run.

    Attributes:
        max_bytes: a larger file is not read but listed as an issue.
        max_chars: text beyond this many code points of one document is kept but not analysed, and said so.
        conventions: bounds of vague words.
        trivial_percent: clashes of less than so many per cent of the larger side are folded below the rest.
        max_alternatives: how many minimal sets of one clash are looked for before counting stops.
        limits: what the reading of one file may cost.
        ocr: languages in which an installed Tesseract reads pages without text, such as "eng"; None: it is not used.
        pipeline: an installed spaCy or Stanza model that tags words where voices are looked for, such as
            "spacy:en_core_web_sm" or "stanza:en"; None: the built-in tagger.
    """

    max_bytes: int = 64 * 1024 * 1024
    max_chars: int = 5_000_000
    conventions: Conventions = field(default_factory=Conventions)
    trivial_percent: Fraction = Fraction(1)
    max_alternatives: int = 16
    limits: Limits = field(default_factory=Limits)
    ocr: str | None = None
    pipeline: str | None = None
