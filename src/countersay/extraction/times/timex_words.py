"""Words of time out of the lexicon, as fragments of patterns and as look-ups."""

import re
from collections.abc import Iterable
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any

from countersay.lexicon.gates import gated
from countersay.lexicon.load import table

GAP_CHARS = 6  # justified text and tables put several blanks between two words
DAY_NUMBER = r"(?:3[01]|[12]\d|0?[1-9])(?:\s?(?:st|nd|rd|th)\b)?(?![\d%]|\.\d|,\d(?!\d{3}\b))"
FULL_YEAR = r"(?:1[0-9]\d\d|20\d\d)(?![\d%_]|[.,]\d|/\d\d\d|(?![qh])[a-z])"


def bounded(source: str) -> str:
    """Bound each run of white space to GAP_CHARS, so that a page of blanks is not tried in every split of it."""
    for run in (r"\s", r"[\s-]", r"[^\S\n]"):
        source = source.replace(run + "+", f"{run}{{1,{GAP_CHARS}}}").replace(run + "*", f"{run}{{0,{GAP_CHARS}}}")
    return source


_BEFORE_CELL = re.compile(r"(?:[^\S\n]{2,}|[¦|]\s?)\Z")
_BEHIND_CELL = re.compile(r"[^\S\n]*(?:\Z|\n)|[^\S\n]{2,}|\s?[¦|]")  # "¦" stands for a tab while times are read


def in_cell(text: str, start: int, end: int) -> bool:
    """Say whether a word stands in a cell of its own, as the head of a column does.

    >>> in_cell("Ward   March   April", 7, 12), in_cell("the Long March", 9, 14)
    (True, False)
    """
    return (
        _BEFORE_CELL.search(text[max(0, start - 2) : start]) is not None and _BEHIND_CELL.match(text, end) is not None
    )


@cache
def regex(source: str, cased: bool = False) -> re.Pattern[str]:
    """Compile a pattern when it is first needed; letter case matters only where `cased`."""
    return gated(re.compile(bounded(source), 0 if cased else re.IGNORECASE))


def alternatives(keys: Iterable[str]) -> str:
    r"""Return a pattern for any of the keys, longest first; white space, hyphens and stops as texts vary them.

    Those with one beginning share it: without regard to case each alternative costs a try at every place.

    >>> alternatives(["may", "at the", "mar", "at noon"])
    'at\\s+(?:noon|the)|ma(?:r|y)'
    """
    return _alternatives(tuple(keys))


@lru_cache(maxsize=1000)
def _alternatives(keys: tuple[str, ...]) -> str:
    return _joined([_atoms().findall(_fragment(key)) for key in sorted(keys, key=lambda key: (-len(key), key))])


@cache
def _atoms() -> re.Pattern[str]:
    return re.compile(r"\\s\+|\\b\\\.\?|\[[^\]]*\]|\\.|.", re.DOTALL)


def _joined(rows: list[list[str]]) -> str:
    """Join alternatives in their order, those that begin alike under their beginning."""
    groups: list[tuple[str, list[list[str]]]] = []
    open_groups: dict[str, list[list[str]]] = {}
    for row in rows:
        first = row[0] if row else ""
        if not first or first.startswith(r"\b"):
            open_groups = {}  # it may match where another does: none goes before it that came behind
            groups.append((first, [row[1:]]))
        elif first in open_groups:
            open_groups[first].append(row[1:])
        else:
            open_groups[first] = [row[1:]]
            groups.append((first, open_groups[first]))
    return "|".join(first + _behind(rest) for first, rest in groups)


def _behind(rows: list[list[str]]) -> str:
    """Return what follows a beginning: what all have in common, then what sets them apart."""
    if len(rows) == 1:
        return "".join(rows[0])
    shared = 0
    while all(len(row) > shared and row[shared] == rows[0][shared] for row in rows):
        shared += 1
    return "".join(rows[0][:shared]) + f"(?:{_joined([row[shared:] for row in rows])})"


def _fragment(key: str) -> str:
    if key.endswith("."):
        return re.escape(key[:-1]) + r"\b\.?"
    return re.escape(key).replace(r"\ ", r"\s+").replace("'", "['’]")


def one_of(keys: Iterable[str]) -> str:
    """Return a pattern for any of the keys that shares their beginnings, much faster to search for than a plain list.

    >>> one_of(["may", "march", "mar"])
    'ma(?:r(?:ch)?|y)'
    """
    tree: dict[str, Any] = {}
    for key in keys:
        node = tree
        for character in key:
            node = node.setdefault(character, {})
        node[""] = {}
    return _branches(tree)


def words_of(keys: Iterable[str]) -> str:
    r"""Return a pattern for any of the keys, phrases first, single words as one tree.

    >>> words_of(["may", "mar", "in the"])
    'in\\s+the|ma(?:r|y)'
    """
    every = list(dict.fromkeys(keys))
    phrases = [key for key in every if not key.isalpha()]
    single = [key for key in every if key.isalpha()]
    return "|".join([alternatives(phrases), one_of(single)] if phrases else [one_of(single)])


def _branches(node: dict[str, Any]) -> str:
    options = [re.escape(character) + _branches(node[character]) for character in sorted(node) if character]
    if not options:
        return ""
    joined = options[0] if len(options) == 1 and "" not in node else f"(?:{'|'.join(options)})"
    return joined + ("?" if "" in node else "")


@cache
def words(topic: str) -> dict[str, Any]:
    """Return one table of the lexicon with the keys' final stops removed."""
    return {key.rstrip("."): value for key, value in table("periods")[topic].items()}


@cache
def listed(name: str) -> frozenset[str]:
    """Return one list of words of the lexicon's table of contexts."""
    return frozenset(table("periods")["context"][name])


def any_of(name: str) -> str:
    """Return a pattern for any word of such a list."""
    return rf"(?:{alternatives(table('periods')['context'][name])})"


def look_up(topic: str, written: str | None) -> Any:
    """Return what the lexicon says of a word as written, or None."""
    if written is None:
        return None
    key = " ".join(written.lower().replace("’", "'").split()).rstrip(".")
    found = words(topic).get(key)
    return found if found is not None else words(topic).get(key.removesuffix("s"))


@cache
def fragments() -> dict[str, str]:
    """Return the named pieces that the rules of `timex_rules` are put together from."""
    lexicon = table("periods")
    number = alternatives([*lexicon["numbers"], *lexicon["scales"]])
    small = alternatives(key for key, value in lexicon["numbers"].items() if len(key) > 2)
    tens = alternatives(key for key, value in lexicon["numbers"].items() if value >= 20)
    units_ = alternatives(key for key, value in lexicon["numbers"].items() if value < 20 and len(key) > 2)
    ordinal = alternatives(lexicon["ordinals"])
    spoken_day = rf"(?:(?:twenty|thirty)[\s-])?(?:{ordinal})\b"
    below_hundred = rf"(?:(?:{tens})(?:[\s-](?:{units_}))?|(?:{units_}))\b"
    holidays = [*lexicon["holidays_fixed"], *lexicon["holidays_floating"], *lexicon["holidays_easter"]]
    return {
        "MONTH": rf"(?:{alternatives(lexicon['months'])})(?!\w)",
        "WEEKDAY": rf"(?:{alternatives(lexicon['weekdays'])})(?!\w)",
        "WEEKDAYS": rf"(?:{alternatives(key for key in lexicon['weekdays'] if not key.endswith('.'))})s",
        "SEASON": rf"(?:{alternatives(lexicon['seasons'])})\b",
        "PART": rf"(?:{alternatives(lexicon['parts'])})\b",
        "PARTS": rf"(?:{alternatives(lexicon['parts'])})",
        "UNIT": rf"(?:{alternatives(lexicon['units'])})",
        "HOLIDAY": rf"(?:{alternatives(holidays)})(?!\w)",
        "TWO_YEARS": alternatives(lexicon["two_years"]),
        "ORDINAL": rf"(?:{ordinal})\b",
        "DAY": DAY_NUMBER,
        "SPOKEN_DAY": spoken_day,
        "YEAR": FULL_YEAR,
        "SPOKEN_YEAR": rf"(?:(?:eighteen|nineteen|twenty)[\s-]{below_hundred}|(?:one|two)\sthousand"
        rf"(?:(?:\sand)?\s(?:(?:{small})\shundred(?:\sand)?\s)?{below_hundred})?)",
        "COUNT": rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,4}}(?:\.\d+)?(?:\s?½|\s\d/\d)?|½|"
        rf"(?:{number})\b(?:[\s-]+(?:and\s+)?(?:{number})\b){{0,5}})",
        "VAGUE": rf"(?:{alternatives(lexicon['vague'])})\b",
        "HEDGE": rf"(?:{alternatives(lexicon['hedges'])})",
        "MODIFIER": rf"(?:{alternatives(lexicon['modifiers'])})",
        "REFERENCE": rf"(?:{alternatives(lexicon['references'])})\b",
        "DEICTIC": rf"(?:{alternatives(lexicon['deictic_days'])})\b",
        "SETWORD": rf"(?:{alternatives(lexicon['adverb_sets'])})\b",
        "DECADES": rf"(?:{alternatives(lexicon['decade_words'])})\b",
    }


def number_of(written: str) -> Fraction | None:
    """Return the number written in digits or words, or None where the words do not make one.

    >>> [str(number_of(word)) for word in ("twenty-four", "2 1/2", "a hundred and twenty", "nineteen four", "1,250")]
    ['24', '5/2', '120', 'None', '1250']
    """
    compact = written.lower().replace(",", "").replace("½", " 1/2").strip()
    if compact[:1].isdigit():
        return sum((Fraction(part) for part in compact.split()), Fraction(0))
    return _spoken([word for word in re.split(r"[\s-]+", compact) if word != "and"])


def _spoken(parts: list[str]) -> Fraction | None:
    total = group = 0
    room = 1000
    for part in parts:
        if part == "thousand":
            total, group, room = total + max(group, 1) * 1000, 0, 1000
        elif part == "hundred":
            if group >= 100:
                return None
            group, room = max(group, 1) * 100, 100
        else:
            value = words("numbers").get(part)
            if value is None or value >= room or (len(part) < 3 and len(parts) > 1 and group):
                return None
            group, room = group + value, 10 if value >= 20 else 1
    return Fraction(total + group) if parts else None


def spoken_year(written: str) -> int | None:
    """Return the year said in pairs or in thousands.

    >>> spoken_year("nineteen ninety-four"), spoken_year("two thousand and eighteen"), spoken_year("twenty-three")
    (1994, 2018, None)
    """
    parts = [part for part in re.split(r"[\s-]+", written.lower()) if part != "and"]
    if "thousand" in parts or "hundred" in parts:
        value = _spoken(parts)
        return int(value) if value is not None else None
    century = words("numbers").get(parts[0], 0)
    rest = _spoken(parts[1:]) if len(parts) > 1 else None
    if rest is None or not 10 <= rest < 100 or not 11 <= century <= 20:
        return None
    return int(century) * 100 + int(rest)


def day_number(written: str) -> int | None:
    """Return the day of the month in digits ("24", "3rd") or as a spoken ordinal ("twenty-third")."""
    digits = re.match(r"\d+", written)
    if digits:
        return int(digits[0])
    total = 0
    for part in re.split(r"[\s-]+", written.lower()):
        value = words("ordinals").get(part) or words("numbers").get(part)
        if value is None:
            return None
        total += int(value)
    return total if 1 <= total <= 31 else None


def of_marchers(match: re.Match[str]) -> bool:
    """Say whether "March" with a year is what people walked in: "the Hunger March 2015"."""
    if match["month"].lower() != "march":
        return False
    before = match.string[max(0, match.start("month") - 16) : match.start("month")]
    return regex(rf"\b{any_of('marches')}\s+$").search(before) is not None


def in_a_name(match: re.Match[str]) -> bool:
    """Say whether a season in capitals stands beside another capitalised word, and so in a name."""
    text, start, end = match.string, match.start("season"), match.end("season")
    if not text[start].isupper() or text[start:end].isupper():
        return False
    if regex(r"[ \u00a0][A-Z][a-z]", cased=True).match(text, end) and not regex(r" (?:I|In|On|At|The|A)\b").match(
        text, end
    ):
        return True
    named = regex(r"(?:[a-z,]|\bthe) [A-Z][a-z]+ $", cased=True).search(text[max(0, start - 40) : start])
    return named is not None and regex(r"\bthe [A-Za-z]+ $").search(text[max(0, start - 40) : start]) is not None
