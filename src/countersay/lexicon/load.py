"""Typed access to the language data: one TOML file a topic, one folder a language."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from countersay.errors import SettingsError


@cache
def table(topic: str, language: str = "en") -> dict[str, Any]:
    """Return the parsed file `<language>/<topic>.toml`; callers must not change it.

    Raises:
        SettingsError: if there is no such file or it is not TOML.
    """
    source = resources.files("countersay.lexicon") / language / f"{topic}.toml"
    try:
        return tomllib.loads(source.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise SettingsError(
            f"no lexicon {topic!r} for language {language!r}", code="lexicon-missing", path=f"{language}/{topic}.toml"
        ) from None
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(
            f"lexicon is not TOML: {error}", code="lexicon-malformed", path=f"{language}/{topic}.toml"
        ) from error


@cache
def word_set(topic: str, section: str, key: str) -> frozenset[str]:
    """Return a list of words of a topic as a set.

    >>> "vote" in word_set("grammar", "refusals", "votes")
    True
    """
    return frozenset(table(topic)[section][key])
