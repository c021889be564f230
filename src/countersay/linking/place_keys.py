"""One key for all spellings of a place: figures under variants of a name belong together."""

import re
from collections.abc import Callable, Sequence
from functools import cache

from countersay.lexicon.load import table
from countersay.linking.variants import variant_key
from countersay.model import Name


def place_keys(names: Sequence[Name]) -> Callable[[str], str]:
    """Return a function from a place as written to its name's id, or to a folded key for a place that is no name."""
    by_form = {form: name.id for name in names for form in name.forms if name.kind != "person"}

    def key(place: str) -> str:
        return by_form.get(place) or variant_key(place)

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
