"""Names of months and weekdays as fragments of patterns, all from one table of the lexicon."""

from functools import cache

from countersay.lexicon.load import table


@cache
def full_months() -> str:
    """Return the months written out, with a capital, in the order of the year.

    >>> full_months()[:21]
    'January|February|Marc'
    """
    return "|".join(_in_full("months"))


@cache
def full_weekdays() -> str:
    """Return the weekdays written out, with a capital, from Monday on.

    >>> full_weekdays()[:14]
    'Monday|Tuesday'
    """
    return "|".join(_in_full("weekdays"))


@cache
def written_months() -> str:
    """Return the months as texts write them: in full, without a capital where that is no other word, shortened."""
    names = _in_full("months")
    words = frozenset(table("periods")["context"]["not_always_names"])
    lower = [name.lower() for name in names if name.lower() not in words]  # "may 20 people", "march 5 km"
    short = [name.rstrip(".").title() for name in table("periods")["months"] if name.endswith(".")]
    bare = table("traps")["dates"]["short_in_lower_case"]
    shortened = "|".join(sorted(short, key=lambda name: (-len(name), name)))
    return rf"(?:{'|'.join(names)}|{'|'.join(lower)}|(?:{shortened})\.?|(?:{'|'.join(bare)}))(?![A-Za-z])"


def _in_full(topic: str) -> list[str]:
    """Return the longest name of each month or weekday, by its number."""
    longest: dict[int, str] = {}
    for name, number in table("periods")[topic].items():
        if len(name) > len(longest.get(number, "")):
            longest[number] = name
    return [longest[number].title() for number in sorted(longest)]
