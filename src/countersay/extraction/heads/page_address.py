"""Whose site a page stands on, as its address has it: a hint that alone names nobody.

1. The address is what an archive, `countersay fetch` or the page itself gives (`Candidate.field == "address"`).
2. Shared sites, distributors and archives say nothing, nor do two addresses that differ: a page shown by another.
3. A name that the page itself has is taken where the address spells it; else the person who is asked is shown the host.
"""

from functools import cache

from countersay.extraction.heads.addresses import site_of, spelt
from countersay.lexicon.load import table
from countersay.model import Document


def own_site(document: Document) -> str:
    """Return the part of a page's address that may spell whose site it is; "" if there is none or two differ.

    >>> from countersay.model import Candidate
    >>> at = Candidate(field="address", value="https://tarnwater.example/a", origin="canonical link")
    >>> own_site(Document(id="d", path="a", sha256="", text_sha256="", text="x", metadata=(at,)))
    'tarnwater'
    """
    found = {site_of(one.value)[1] for one in document.metadata if one.field == "address"}
    return found.pop() if len(found) == 1 else ""


def standing(document: Document) -> tuple[str, str] | None:
    """Return the host at which a page stands and what says so, for a person who is asked; None if that is nobody's own."""
    if not own_site(document):
        return None
    one = next(one for one in document.metadata if one.field == "address")
    return site_of(one.value)[0], one.origin


def borne_out(name: str, site: str) -> bool:
    """Say whether an address spells a name that is not only that of a place.

    >>> borne_out("Tarn Valley Water", "tarnwater"), borne_out("Sri Lanka", "srilanka"), borne_out("Tarn Water", "")
    (True, False, False)
    """
    return bool(site) and name.casefold().removeprefix("the ") not in _places() and spelt(name, site)


@cache
def _places() -> frozenset[str]:
    found = set()
    for country, known in table("countries")["country"].items():
        found |= {country, *known["forms"], *known["capitals"]}
    return frozenset(name.casefold() for name in found)
