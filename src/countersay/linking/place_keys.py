"""One key for all spellings of a place: figures under variants of a name belong together."""

from collections.abc import Callable, Sequence

from countersay.linking.variants import variant_key
from countersay.model import Name


def place_keys(names: Sequence[Name]) -> Callable[[str], str]:
    """Return a function from a place as written to its name's id, or to a folded key for a place that is no name."""
    by_form = {form: name.id for name in names for form in name.forms if name.kind != "person"}

    def key(place: str) -> str:
        return by_form.get(place) or variant_key(place)

    return key
