"""Typed access to the language data: one TOML file a topic, one folder a language."""

import tomllib
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from countersay.errors import SettingsError


@cache
def table(topic: str, language: str = "en", folder: Path | None = None) -> dict[str, Any]:
    """Return the parsed file `<language>/<topic>.toml`; callers must not change it.

    Args:
        topic: the name of the file.
        language: the name of the folder it lies in.
        folder: a folder of languages of one's own; a file that it holds is read instead of the package's.

    Raises:
        SettingsError: if there is no such file or it is not TOML.
    """
    source = find(topic, language, folder)
    try:
        return tomllib.loads(source.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        raise SettingsError(
            f"no lexicon {topic!r} for language {language!r}", code="lexicon-missing", path=f"{language}/{topic}.toml"
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"lexicon is not TOML: {error}", code="lexicon-malformed", path=f"{language}/{topic}.toml"
        ) from error


def find(topic: str, language: str, folder: Path | None = None) -> Traversable:
    """Return the place of a topic's file, be it there or not: in the folder of one's own if it is there.

    >>> find("periods", "en").name
    'periods.toml'
    """
    name = f"{topic}.toml"
    if folder is not None and (own := folder / language / name).is_file():
        return own
    return resources.files("countersay.lexicon") / language / name


@cache
def word_set(topic: str, section: str, key: str) -> frozenset[str]:
    """Return a list of words of a topic as a set.

    >>> "vote" in word_set("grammar", "refusals", "votes")
    True
    """
    return frozenset(table(topic)[section][key])
