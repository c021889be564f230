"""The fields of a figure that a person can correct, as short texts: what a form shows and what the log keeps.

Numbers are decimal strings or "p/q", days ISO 8601, "" stands for none, yes and no for the rest. Several qualifiers are
parted by semicolons.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any, get_args

from countersay.codec import number_text
from countersay.errors import SettingsError
from countersay.model import Figure, FigureKind, Period, Stance

NUMBERS = ("value", "lower", "upper")
SWITCHES = ("approximate", "lower_open", "upper_open", "supposed")
DAYS = ("first", "last")
WORDS = ("counted", "unit", "per", "place", "predicate")
CLOSED: Mapping[str, tuple[str, ...]] = {"kind": get_args(FigureKind), "stance": get_args(Stance)}
FIELDS = (*NUMBERS, *SWITCHES, "counted", "qualifiers", "unit", "kind", "per", *DAYS, "place", "predicate", "stance")
VOICED = (*FIELDS, "speaker")
"""All fields; the speaker stands in another table than the rest."""
_LONGEST = 400


def read(figure: Figure, speaker: str = "") -> dict[str, str]:
    """Return every field of a figure as text; `speaker` is the label of who says it, "" where nobody is named."""
    found: dict[str, str] = {}
    for name in FIELDS:
        if name in DAYS:
            value: Any = getattr(figure.window, name) if figure.window else None
        else:
            value = getattr(figure, name)
        found[name] = _text(value)
    return found | {"speaker": speaker}


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Fraction):
        return number_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return "; ".join(value)
    return str(value)


def checked(fields: Mapping[str, str]) -> dict[str, str]:
    """Return fields in their one form ("1,240" becomes "1240"), or say what is wrong with the first that is not valid.

    Raises:
        SettingsError: naming the field, what was expected and what was given.

    >>> checked({"value": " 1,240 ", "first": "2031-05-04"})
    {'value': '1240', 'first': '2031-05-04'}
    """
    found = {}
    for name, given in fields.items():
        if name not in VOICED:
            raise _invalid(name, "a field that can be corrected", name)
        words = " ".join(given.split())
        if len(words) > _LONGEST:
            raise _invalid(name, f"at most {_LONGEST} characters", f"{len(words)}")
        found[name] = _CHECKS.get(name, _any)(name, words)
    first, last = found.get("first"), found.get("last")
    if first and last and first > last:
        raise _invalid("last", f"a day not before {first}", last)
    return found


def _invalid(name: str, expected: str, got: str) -> SettingsError:
    return SettingsError(f"{name}: expected {expected}, got {got!r}.", code="decision-field")


def _any(name: str, words: str) -> str:
    return words


def _number(name: str, words: str) -> str:
    if not words:
        return ""
    plain = words.replace(",", "").replace(" ", "").replace("\N{MINUS SIGN}", "-")
    try:
        if len(plain) > 60 or "e" in plain.lower() or "_" in plain:
            raise ValueError
        return number_text(Fraction(plain))
    except (ValueError, ZeroDivisionError):
        raise _invalid(name, "a number such as 1240, 67.5 or 2/3", words) from None


def _day(name: str, words: str) -> str:
    try:
        return date.fromisoformat(words).isoformat() if words else ""
    except ValueError:
        raise _invalid(name, "a day as YYYY-MM-DD", words) from None


def _switch(name: str, words: str) -> str:
    if words not in ("yes", "no"):
        raise _invalid(name, "yes or no", words)
    return words


def _closed(name: str, words: str) -> str:
    if words not in CLOSED[name]:
        raise _invalid(name, f"one of {', '.join(CLOSED[name])}", words)
    return words


_CHECKS: dict[str, Callable[[str, str], str]] = {
    **dict.fromkeys(NUMBERS, _number),
    **dict.fromkeys(DAYS, _day),
    **dict.fromkeys(SWITCHES, _switch),
    **dict.fromkeys(CLOSED, _closed),
}


def changed(figure: Figure, fields: Mapping[str, str]) -> Figure:
    """Return a figure with some fields as a person says they are; its words stay what they are.

    A bound that was the value moves with it. A number is taken as exact unless it is said to be approximate.

    Raises:
        SettingsError: if a field is not valid.
    """
    said = checked(fields)
    values: dict[str, Any] = {}
    if "value" in said:
        values |= _new_value(figure, _fraction(said["value"]))
    values |= {name: _fraction(said[name]) for name in ("lower", "upper") if name in said}
    values |= {name: said[name] == "yes" for name in SWITCHES if name in said}
    values |= {name: said[name] or None for name in ("counted", "unit", "per", "place", "predicate") if name in said}
    values |= {name: said[name] for name in CLOSED if name in said}
    if "qualifiers" in said:
        values["qualifiers"] = tuple(word.strip() for word in said["qualifiers"].split(";") if word.strip())
    if "first" in said or "last" in said:
        values["window"] = _window(figure, said)
    if "approximate" in values:
        values["precision"] = "approximate" if values["approximate"] else "exact"
        values["change"] = "~" if values["approximate"] else figure.change if figure.change != "~" else "="
        values["hedge"] = figure.hedge if values["approximate"] else None
    told = {"noun"} if "counted" in said else set()
    told |= {"day"} if "window" in values else set()
    values["assumed"] = tuple(word for word in figure.assumed if word not in told)
    return replace(figure, **values)


def _fraction(words: str) -> Fraction | None:
    return Fraction(words) if words else None


def _new_value(figure: Figure, value: Fraction | None) -> dict[str, Any]:
    bare = figure.value is None or (figure.lower == figure.upper == figure.value)
    return {
        "value": value,
        "lower": value if bare or figure.lower == figure.value else figure.lower,
        "upper": value if bare or figure.upper == figure.value else figure.upper,
        "resolution": None if value is None else last_digit(value),
        "precision": figure.precision if figure.precision == "approximate" else "exact",
    }


def last_digit(value: Fraction) -> Fraction:
    """Return what one unit of the last digit of a number that is not nought is worth.

    >>> last_digit(Fraction(1240)), last_digit(Fraction(5, 4)), last_digit(Fraction(0))
    (Fraction(10, 1), Fraction(1, 100), Fraction(1, 1))
    """
    unit = Fraction(1)
    if not value:
        return unit
    if value.denominator == 1:
        while value % (unit * 10) == 0:
            unit *= 10
        return unit
    while (value / unit).denominator != 1 and unit > Fraction(1, 10**9):
        unit /= 10
    return unit


def _window(figure: Figure, said: Mapping[str, str]) -> Period | None:
    known = figure.window
    days = {name: getattr(known, name) if known else None for name in DAYS}
    for name in DAYS:
        if name in said:
            days[name] = date.fromisoformat(said[name]) if said[name] else None
    first, last = days["first"], days["last"]
    if first is None and last is None:
        return None
    if first and last and first > last:
        raise _invalid("last", f"a day not before {first}", str(last))
    if first is None:
        return Period(last=last, kind="as_of" if figure.kind == "stock" else "until")
    kind = "on" if first == last else "between"
    if known is not None and known.kind in ("since", "after") and "first" not in said:
        kind = known.kind
    return Period(first=first, last=last, kind="since" if last is None else kind)  # type: ignore[arg-type]
