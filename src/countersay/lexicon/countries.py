"""Look up countries by any form of their name, by adjective, by people and by capital."""

from dataclasses import dataclass
from functools import cache

from countersay.lexicon.load import table


@dataclass(frozen=True, slots=True)
class CountryTable:
    """Each map leads from a form as written to the short English name of the country."""

    forms: dict[str, str]
    adjectives: dict[str, str]
    people: dict[str, str]
    capitals: dict[str, str]


@cache
def country_table(language: str = "en") -> CountryTable:
    """Return the lookup tables; callers must not change them.

    >>> country_table().forms["UK"], country_table().adjectives["Dutch"], country_table().capitals["Lima"]
    ('United Kingdom', 'Netherlands', 'Peru')
    """
    forms: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    people: dict[str, str] = {}
    capitals: dict[str, str] = {}
    for name, row in table("countries", language)["country"].items():
        for form in (name, *row["forms"]):
            forms[form] = name
        for target, field in ((adjectives, "adjectives"), (people, "people"), (capitals, "capitals")):
            for form in row[field]:
                target[form] = name
    return CountryTable(forms, adjectives, people, capitals)
