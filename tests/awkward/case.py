"""What an awkward file is: its bytes, and what has to be read from it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Awkward:
    """A file after the manner of public test suites, made by a script.

    text: the canonical text that a reader has to give; None where the file as a whole is refused. codes: of the troubles
    that are said, or of the error. apart: words that must stand in the furniture or in the notes.
    """

    data: bytes
    text: str | None
    codes: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    name: str = ""
