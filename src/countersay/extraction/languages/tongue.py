"""A language as its lexicon describes it: the handle that everything compiled from its files is kept under."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from countersay.errors import SettingsError
from countersay.lexicon import load, shape

KEPT = 32  # languages whose compiled patterns are kept at a time


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language by its code, and the folder of one's own that holds its files or some of them; None: the package's."""

    code: str
    folder: Path | None = None

    def topic(self, name: str) -> dict[str, Any]:
        """Return a topic of the language; callers must not change it."""
        return load.table(name, self.code, self.folder)

    def section(self, topic: str, name: str) -> dict[str, Any]:
        """Return a section, or {} where the language has none."""
        found: dict[str, Any] = self.topic(topic).get(name, {})
        return found

    def words(self, topic: str, section: str, key: str = "words") -> tuple[str, ...]:
        """Return a list of words in the order of the file, or () where the language has none.

        >>> "artikel" in Tongue("de").words("traps", "before")
        True
        """
        return tuple(self.section(topic, section).get(key, ()))


@lru_cache(maxsize=KEPT)
def tongue(code: str, folder: Path | None = None) -> Tongue:
    """Return the language, once its files are seen to hold what is asked of them.

    >>> tongue("de").words("numbers", "writing", "decimal")
    (',',)

    Raises:
        SettingsError: if there is no such language, or a file of it lacks something or cannot be read.
    """
    known = shape.languages(folder)
    if code not in known:
        raise SettingsError(
            f"no language {code!r}; there are {', '.join(known)}",
            code="lexicon-missing",
            remedy="A language is a folder of lists; docs/languages.md says how one is added.",
        )
    if missing := shape.wanting(code, folder):
        raise SettingsError(
            f"the lexicon of {code!r} is not whole: {'; '.join(missing[:8])}",
            code="lexicon-incomplete",
            path=code,
            remedy="docs/languages.md lists what each file holds.",
        )
    return Tongue(code, folder)
