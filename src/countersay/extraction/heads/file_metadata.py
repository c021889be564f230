"""What the file says of itself, weighed against what its text says: title, issuer, day of publication.

1. What the publisher states for readers of this text (`Candidate.trusted`) goes before what the head of the text seems
   to say; where the two differ, an issue shows both. A day that is one off is the same moment in another time zone: the
   day in the head holds, and the issue says so.
2. What programs fill in by themselves decides nothing; it is named in the issue that asks the user.
"""

import re
from collections.abc import Sequence
from datetime import date

from countersay.extraction.heads.addresses import spelt
from countersay.extraction.heads.head import Stated
from countersay.extraction.heads.page_address import borne_out, own_site
from countersay.extraction.text.bodies import names_body
from countersay.lexicon.load import table
from countersay.model import LENT, Candidate, CandidateField, Document, Issue, Issued, Issuer


def best(document: Document, field: CandidateField) -> Candidate | None:
    """Return what the publisher states of a field; None if nothing is.

    >>> said = Candidate(field="issuer", value="Port Office", origin="From", trusted=True)
    >>> best(Document(id="d", path="a", sha256="", text_sha256="", text="x", metadata=(said,)), "issuer").value
    'Port Office'
    """
    return next((one for one in document.metadata if one.field == field and one.trusted), None)


def hint(document: Document, field: CandidateField) -> str:
    """Return what else the file says of a field, to be shown to the user; "" if nothing."""
    found = next((one for one in document.metadata if one.field == field and not one.origin.startswith(LENT)), None)
    return f" (its {found.origin} says {found.value!r}, which programs fill in by themselves)" if found else ""


_BARRED = "title element, behind a bar"
_OFFERED = ("JSON-LD publisher", _BARRED, "title element", "rights of the page")
"""Where a page names its site, which is probably who publishes."""


_SITE = ("meta og:site_name", "title element")
"""Where a page names the site that it stands on, which may be shared by many who publish."""


def lent(document: Document, field: CandidateField) -> str | None:
    """Return what the copies of a document state, for where neither its file nor its text does; None if they differ.

    >>> said = Candidate(field="issuer", value="Port Office", origin="copy a.html, JSON-LD publisher")
    >>> lent(Document(id="d", path="a", sha256="", text_sha256="", text="x", metadata=(said,)), "issuer")
    'Port Office'
    """
    values = {one.value for one in document.metadata if one.field == field and one.origin.startswith(LENT)}
    return next(iter(values)) if len(values) == 1 else None


def offered(document: Document) -> str | None:
    """Return the name of the site as the page gives it where it does not say who publishes."""
    site = next((one.value for one in document.metadata if one.field == "issuer" and one.origin in _OFFERED), None)
    # a body that is said to have written a text probably publishes it: "author: Lake Water Board"
    return site or next(
        (one.value for one in document.metadata if one.field == "author" and names_body(one.value)), None
    )


def issued_of(document: Document, stated: Stated | None, issues: list[Issue]) -> Issued | None:
    """Return the day of publication as the file states it; None if it states none and the head of the text counts."""
    said = best(document, "issued")
    if said is None:
        return None
    if stated is not None and stated.value.startswith(said.value):
        return Issued(value=stated.value, start=stated.start, end=stated.end)
    if stated is not None and not stated.inferred and not said.value.startswith(stated.value):
        if _one_day_apart(stated.value, said.value):
            issues.append(_differ("date-differs", document, stated, said, "a day apart; that of the text holds"))
            return Issued(value=stated.value, start=stated.start, end=stated.end)
        issues.append(_differ("date-differs", document, stated, said, "what the file states holds"))
    return Issued(value=said.value)


def issuer_of(document: Document, stated: Stated | None, issues: list[Issue]) -> Issuer | None:
    """Return the issuer as the file states it; None if it states none and the head of the text counts."""
    said = best(document, "issuer")
    if said is None:
        return _seconded(document, stated)
    if stated is not None and same_name(stated.value, said.value):
        label = " ".join(stated.value.split())
        return Issuer(label=label, start=stated.start, end=stated.end)
    if stated is not None and stated.rank == 0 and said.origin in _SITE and names_body(stated.value):
        issues.append(
            _differ("issuer-differs", document, stated, said, "that of the text holds: the other is of the site")
        )
        return Issuer(label=" ".join(stated.value.split()), start=stated.start, end=stated.end)
    if stated is not None and not stated.inferred:
        issues.append(_differ("issuer-differs", document, stated, said, "what the file states holds"))
    return Issuer(label=said.value)


def _seconded(document: Document, stated: Stated | None) -> Issuer | None:
    """Return the name that page and text propose both, that its address spells, or that of a body behind a title's bar."""
    if stated is not None and not stated.inferred:
        return None
    site = own_site(document)
    for one in document.metadata:
        if one.field == "author" and names_body(one.value) and borne_out(one.value, site):
            return Issuer(label=one.value)
        if one.field != "issuer" or one.origin.startswith(LENT):
            continue
        if not _platform(one.value) and borne_out(one.value, site):
            return Issuer(label=one.value)  # "© Tarn Water" at "tarnwater.example"
        if stated is not None and same_name(stated.value, one.value) and not _platform(one.value):
            return Issuer(label=" ".join(stated.value.split()), start=stated.start, end=stated.end)
        if one.origin == _BARRED and names_body(one.value) and stated is None:
            return Issuer(label=one.value)
    return None


def _platform(name: str) -> bool:
    return name.casefold() in table("html")["sites"]["platforms"]


def title_of(document: Document, title: str | None) -> str | None:
    """Return the title: as the file states it, or the heading where that is the same without the site's name."""
    said = best(document, "title")
    if said is None:
        other = next((one.value for one in document.metadata if one.field == "title"), None)
        return title or other
    return title if title is not None and same_name(title, said.value) else said.value


def same_name(one: str, other: str) -> bool:
    """Say whether one name holds the other, whatever the case and the marks between words.

    >>> same_name("Port Office", "The port-office of Vell"), same_name("Port Office", "Quay Office")
    (True, False)
    """
    a, b = (" ".join(re.findall(r"\w+", name.casefold())) for name in (one, other))
    return a in b or b in a


def _one_day_apart(one: str, other: str) -> bool:
    if len(one) != 10 or len(other) != 10:
        return False
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) == 1


def _differ(code: str, document: Document, stated: Stated, said: Candidate, outcome: str) -> Issue:
    key = "date" if code.startswith("date") else "issuer"
    message = (
        f"{document.path}: its text says {' '.join(stated.value.split())!r}, its {said.origin} {said.value!r}; {outcome}. "
        f'If it should be otherwise, say so in corpus.toml: [documents."{document.path}"] {key} = ...'
    )
    return Issue(
        code=code, message=message, document=document.id, path=document.path, start=stated.start, end=stated.end
    )


def disputed(stated: Stated, found: Sequence[Stated]) -> bool:
    """Say whether another mark states another name: a union's page with an agency's report on it."""
    others = {other.value for other in found if not other.inferred and not same_name(other.value, stated.value)}
    return not all(
        spelt(*sorted((other.casefold(), stated.value.casefold()), key=len, reverse=True)) for other in others
    )
