"""One key for all spellings of a place: figures under variants of a name belong together."""

import re
from collections.abc import Callable, Sequence
from functools import cache

from countersay.lexicon.load import table
from countersay.linking.variants import variant_key
from countersay.model import Name


def place_keys(names: Sequence[Name]) -> Callable[[str], str]:
    """Return a function from a place as written to its name's id, or to a folded key for a place that is no name.

    A name with a word for the kind of place goes by the name inside: "Djelgar post" is "Dzelgar post" if the two names
    are one.
    """
    by_form = {form: name.id for name in names for form in name.forms if name.kind != "person"}
    kinds = frozenset(table("names")["places"]["small"])

    def inside(form: str) -> str | None:
        bare, _, kind = form.rpartition(" ")
        return f"{by_form[bare]} {kind}" if bare in by_form and kind in kinds else None

    known = {name.id: next(filter(None, map(inside, sorted(name.forms))), name.id) for name in names}

    def key(place: str) -> str:
        return known[by_form[place]] if place in by_form else variant_key(place)

    return key


@cache
def _deictic() -> re.Pattern[str]:
    areas = "|".join(table("nouns")["areas"]["words"])
    return re.compile(rf"(?:here|locally|in\s+\w+\s+(?:own\s+|whole\s+|entire\s+)?(?:{areas}))", re.I)


def is_deictic(place: str) -> bool:
    """Say whether the words name a place only together with who says them.

    >>> is_deictic("in our town"), is_deictic("nationwide"), is_deictic("Port of Sarn")
    (True, False, False)
    """
    return _deictic().fullmatch(place) is not None
