"""Complete commitments across documents: the issuer's name where the document itself speaks, one name for one instrument."""

import re
from collections.abc import Sequence
from dataclasses import replace

from countersay.model import Commitment, Document

_SMALL = frozenset({"the", "of", "on", "in", "signed", "dated", "adopted", "concluded", "reached", "and"})


def settle_commitments(commitments: Sequence[Commitment], documents: Sequence[Document]) -> tuple[Commitment, ...]:
    """Fill in the issuer as speaker, and the fullest name in the corpus of each instrument where only one fits.

    >>> rows = [Commitment(id="k", document="d", start=0, end=9, instrument=name) for name in ("Alm Pact", "Alm Pact of 2011")]
    >>> [row.instrument for row in settle_commitments(rows, [])]
    ['Alm Pact of 2011', 'Alm Pact of 2011']
    """
    issuers = {document.id: document.issuer.label for document in documents if document.issuer is not None}
    names = {row.instrument for row in commitments}
    full = {name: _fullest(name, names) for name in names}
    return tuple(
        replace(row, instrument=full[row.instrument], said_by=row.said_by or issuers.get(row.document))
        for row in commitments
    )


def _key(name: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"[^\W_]+", name.lower()) if word not in _SMALL)


def _fullest(name: str, names: set[str]) -> str:
    """The widest name that holds all words of this one and is dated or numbered; itself if several differ or none does."""
    key = _key(name)
    wider = sorted(other for other in names if key <= _key(other) and (key < _key(other) or other != name))
    wider = [other for other in wider if re.search(r"\d", other)]
    if not wider or len(key) < 2:
        return name
    widest = [other for other in wider if not any(_key(other) < _key(more) for more in wider)]
    if len({_key(other) for other in widest}) != 1:
        return name
    return min([*widest, name] if _key(widest[0]) == key else widest, key=_plainest)


def _plainest(name: str) -> tuple[bool, bool, int, str]:
    """Order of forms of one name: a date behind the noun before one in front of it, "of" before "signed on"."""
    return name[:1].isdigit(), " signed " in name or " dated " in name, len(name), name
