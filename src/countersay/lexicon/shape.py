"""What the lexicon of another language must hold: every topic, section and key that the rules ask for by name.

There are two measures. `lacks` compares a language with English, whose rules read a whole document: nothing but English
has all of that. `wanting` compares it with `finders.toml`, which is what `find_quantities` and `find_timexes` need.
"""

from collections.abc import Iterator, Mapping
from importlib import resources
from pathlib import Path
from typing import Any

from countersay.errors import SettingsError
from countersay.lexicon.load import table

# Sections whose keys are words of the language, not names that rules ask for.
_KEYED_BY_WORDS = frozenset(
    [
        "periods.steps",
        "periods.tails",
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


def languages(folder: Path | None = None) -> tuple[str, ...]:
    """Return the languages that have a folder, here or in a folder of one's own, in alphabetical order.

    >>> languages()
    ('de', 'en')
    """
    root = resources.files("countersay.lexicon")
    names = {item.name for item in root.iterdir() if item.is_dir() and _is_code(item.name)}
    if folder is not None and folder.is_dir():
        names |= {item.name for item in folder.iterdir() if item.is_dir() and _is_code(item.name)}
    return tuple(sorted(names))


def _is_code(name: str) -> bool:
    """Say whether a folder's name is a language code of ISO 639: two or three small letters."""
    return 2 <= len(name) <= 3 and name.isascii() and name.isalpha() and name.islower()


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


def wanting(language: str, folder: Path | None = None) -> tuple[str, ...]:
    """Return what the two finders want of a language and do not find, in words; () where it is whole.

    >>> wanting("de")
    ()
    """
    found: list[str] = []
    for topic, sections in table("finders", ".").items():
        try:
            data = table(topic, language, folder)
        except SettingsError as error:
            found.append(f"{topic}: {error.args[0]}")
            continue
        for section, keys in sections.items():
            found += [f"{topic}.{section}{what}" for what in _wanting(keys, data.get(section))]
    return tuple(found)


def _wanting(keys: Any, section: Any) -> Iterator[str]:
    """Yield what is wrong with a section: `keys` maps its keys to kinds, or is the kind of all its values.

    A kind that ends in "?" may be left out, as may a whole section whose only kind ends so.
    """
    if isinstance(keys, str):
        if section is None:
            if not keys.endswith("?"):
                yield " is missing"
        elif isinstance(section, list):
            yield from (f"[{index}]{what}" for index, row in enumerate(section) for what in _rows(keys, row))
        elif isinstance(section, dict):
            for key, value in section.items():
                if not _is(value, keys.rstrip("?")):
                    yield f".{key} is no {keys.rstrip('?')}"
        else:
            yield " is no section"
        return
    if section is None and all(kind.endswith("?") for kind in keys.values()):
        return
    if not isinstance(section, dict):
        yield " is missing" if section is None else " is no section"
        return
    for key, kind in keys.items():
        if key not in section:
            if not kind.endswith("?"):
                yield f".{key} is missing"
        elif not _is(section[key], kind.rstrip("?")):
            yield f".{key} is no {kind.rstrip('?')}"
    yield from (f".{key} is not known" for key in section if key not in keys)


def _rows(kind: str, row: Any) -> Iterator[str]:
    if not _is(row, kind.rstrip("?")):
        yield f" is no {kind.rstrip('?')}"


def _is(value: Any, kind: str) -> bool:
    """Say whether a value is of a kind that `finders.toml` names."""
    if kind == "words":
        return isinstance(value, list) and all(isinstance(word, str) and word.strip() for word in value)
    if kind == "marks":  # a space is one
        return isinstance(value, list) and all(isinstance(mark, str) and len(mark) == 1 for mark in value)
    if kind == "pairs":
        return isinstance(value, list) and all(_is(pair, "words") or pair[1:] == [""] for pair in value)
    if kind == "whole numbers":
        return isinstance(value, list) and all(isinstance(item, int) for item in value)
    if kind == "step":
        return (
            isinstance(value, list)
            and len(value) == 2
            and isinstance(value[0], int)
            and value[1] in ("speech", "narrative")
        )
    if kind == "bound":
        return isinstance(value, dict) and value.get("bound") in ("lower", "upper", "hedge", "exact")
    if kind == "measure":
        return isinstance(value, dict) and all(_is(value.get(key), "words") for key in ("words", "symbols"))
    if kind == "codes":
        return isinstance(value, dict) and all(isinstance(code, str) for code in value.values())
    if kind == "vague word":
        return isinstance(value, dict) and isinstance(value.get("like"), str)
    if kind == "rule":
        return isinstance(value, dict) and isinstance(value.get("form"), str)
    return isinstance(value, {"word": str, "whole number": int, "yes or no": bool}[kind]) and (
        kind == "yes or no" or not isinstance(value, bool)
    )
