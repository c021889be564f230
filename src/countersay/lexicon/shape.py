"""What the lexicon of another language must hold: every topic, section and key that the rules ask for by name."""

from collections.abc import Iterator, Mapping
from importlib import resources
from typing import Any

from countersay.lexicon.load import table

# Sections whose keys are words of the language, not names that rules ask for.
_KEYED_BY_WORDS = frozenset(
    [
        "periods.steps",
        "periods.holidays_fixed",
        "periods.holidays_floating",
        "periods.two_years",
        "comparators.before",
        "comparators.after",
        "numbers.suffixes",
        "countries.countries",
    ]
)


def topics(language: str = "en") -> tuple[str, ...]:
    """Return the topics of a language, in alphabetical order.

    >>> "periods" in topics()
    True
    """
    folder = resources.files("countersay.lexicon") / language
    return tuple(sorted(item.name.removesuffix(".toml") for item in folder.iterdir() if item.name.endswith(".toml")))


def languages() -> tuple[str, ...]:
    """Return the languages that have a folder, in alphabetical order.

    >>> languages()
    ('en',)
    """
    root = resources.files("countersay.lexicon")
    return tuple(sorted(item.name for item in root.iterdir() if item.is_dir() and len(item.name) == 2))


def lacks(language: str) -> tuple[str, ...]:
    """Return what a language's lexicon lacks beside the English one, as dotted names; () where it is complete.

    >>> lacks("en")
    ()
    """
    missing = [topic for topic in topics("en") if topic not in topics(language)]
    for topic in topics("en"):
        if topic not in missing:
            missing += [f"{topic}.{name}" for name in lacking(table(topic), table(topic, language), topic)]
    return tuple(missing)


def lacking(model: Mapping[str, Any], other: Mapping[str, Any], topic: str = "") -> Iterator[str]:
    """Yield the names that `model` has and `other` lacks, or has as another kind of value.

    >>> list(lacking({"a": {"words": ["x"]}, "b": 1}, {"a": {"words": "x"}}))
    ['a.words', 'b']
    """
    for name, value in model.items():
        if name not in other or type(other[name]) is not type(value):
            yield name
        elif isinstance(value, dict) and f"{topic}.{name}" not in _KEYED_BY_WORDS and not _of_words(value):
            yield from (f"{name}.{inner}" for inner in lacking(value, other[name], f"{topic}.{name}"))


def _of_words(section: Mapping[str, Any]) -> bool:
    """Say whether a section maps words to values, as "jan." to 1: none of its values is a list or a section."""
    return not any(isinstance(value, list | dict) for value in section.values())
