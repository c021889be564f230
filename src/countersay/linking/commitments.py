"""Complete commitments across documents: the issuer's name where the document itself speaks, one name for one instrument."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from countersay.model import Commitment, Document

_MOST = 400  # dated agreements of a corpus
_SMALL = frozenset({"the", "of", "on", "in", "at", "signed", "dated", "adopted", "concluded", "reached", "and"})


def settle_commitments(commitments: Sequence[Commitment], documents: Sequence[Document]) -> tuple[Commitment, ...]:
    """Fill in the issuer as speaker, and the fullest name in the corpus of each instrument where only one fits.

    >>> rows = [Commitment(id="k", document="d", start=0, end=9, instrument=name) for name in ("Alm Pact", "Alm Pact of 2011")]
    >>> [row.instrument for row in settle_commitments(rows, [])]
    ['Alm Pact of 2011', 'Alm Pact of 2011']
    """
    issuers = {document.id: document.issuer.label for document in documents if document.issuer is not None}
    full = _by_other_nouns(commitments, _fullest_of({row.instrument for row in commitments}))
    return tuple(
        replace(row, instrument=full[row.instrument], said_by=row.said_by or issuers.get(row.document))
        for row in commitments
    )


_NOUNS = frozenset({"accord", "accords", "pact", "treaty", "agreements"})  # each may be called an agreement


def _by_other_nouns(commitments: Sequence[Commitment], full: Mapping[str, str]) -> Mapping[str, str]:
    """Join names under another noun, "the Alm Accord" and "the Agreement signed at Alm on 3 May 2011".

    They share a name or a year besides the noun, one alone of the dated names holds all words of the other, and no document dates
    both: who writes of a treaty of 2011 and of an agreement of 2011 in one text means two.
    """
    where: dict[str, set[str]] = defaultdict(set)
    for row in commitments:
        where[full[row.instrument]].update({row.document} if re.search(r"\d", row.instrument) else ())
    keys = {
        name: frozenset("agreement" if word in _NOUNS else word for word in _key(name))
        for name in sorted(set(full.values()))
    }
    dated = [name for name in keys if re.search(r"\d{4}", name) and "agreement" in keys[name]]
    meant = {}
    for name, key in keys.items():
        if len(key) < 2 or "agreement" not in key or len(dated) > _MOST:
            continue
        wider = [other for other in dated if key < keys[other]]
        if len(wider) == 1 and not where[name] & where[wider[0]]:
            meant[name] = wider[0]
    return {written: meant.get(name, name) for written, name in full.items()}


def _key(name: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"[^\W_]+", name.lower()) if word not in _SMALL)


def _fullest_of(names: Collection[str]) -> dict[str, str]:
    """Return each name with the widest one that holds all of its words; looked for among those of its rarest word."""
    keys = {name: _key(name) for name in sorted(names)}
    by_word: dict[str, list[str]] = defaultdict(list)
    for name, key in keys.items():
        for word in key if re.search(r"\d", name) else ():
            by_word[word].append(name)
    return {name: _fullest(name, keys, by_word) for name in keys}


def _fullest(name: str, keys: Mapping[str, frozenset[str]], by_word: Mapping[str, Sequence[str]]) -> str:
    """The widest name that holds all words of this one and is dated or numbered; itself if several differ or none does."""
    key = keys[name]
    if len(key) < 2:
        return _only_one(name, keys)
    near = min((by_word.get(word, ()) for word in key), key=len)
    wider = [other for other in near if key <= keys[other] and (key < keys[other] or other != name)]
    every = frozenset().union(*(keys[other] for other in wider))
    widest = [other for other in wider if keys[other] == every]  # none, if two of them go on in different words
    if not widest:
        return name
    return min([*widest, name] if every == key else widest, key=_plainest)


_SPEECH = frozenset(
    {"order", "decision", "statement", "act", "declaration", "ruling", "judgment", "letter", "report", "law"}
)


def _only_one(name: str, keys: Mapping[str, frozenset[str]]) -> str:
    """The only dated or numbered instrument of the corpus with this noun, for a bare "the Treaty", "our licence"; else the noun."""
    low = name.lower()
    if " " in low or low in _SPEECH:
        return name
    same = {key: other for other, key in keys.items() if low in key and len(key) > 1}
    dated = [other for key, other in same.items() if re.search(r"\d", other)]
    widest = [other for other in dated if all(key <= keys[other] for key in same)]
    return widest[0] if len(widest) == 1 else name


def _plainest(name: str) -> tuple[bool, bool, int, str]:
    """Order of forms of one name: a date behind the noun before one in front of it, "of" before "signed on"."""
    return name[:1].isdigit(), " signed " in name or " dated " in name, len(name), name
