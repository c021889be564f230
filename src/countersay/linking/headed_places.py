"""The place of a count that names none, from the head of its document: "On the shelling of Brena ... 44 houses burnt".

Taken only where another document counts the same at that very place, and the count's own document names no place for it: a
bulletin that tells of a town and of a country keeps the two apart. What is so taken is marked, and is tension at most.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from countersay.linking.regrouping import Key
from countersay.model import Document, Figure, Name

HEAD = 240  # characters: letterhead, date and title


def named_in_heads(documents: Sequence[Document], names: Sequence[Name]) -> dict[str, frozenset[str]]:
    """Return the ids of the places that the head of each document, or the name of its issuer, holds."""
    found: dict[str, set[str]] = defaultdict(set)
    places = [name for name in names if name.kind == "place"]
    words = max((form.count(" ") + 1 for name in places for form in name.forms), default=0)
    issued: dict[str, list[str]] = defaultdict(list)
    for one in documents:
        if one.issuer is not None:
            issued[one.issuer.label].append(one.id)
    naming = _runs(issued, words)
    for name in places:
        for mention in name.mentions:
            if mention.end <= HEAD:
                found[mention.document].add(name.id)
        for form in name.forms:
            for label in naming.get(form, ()):
                for document in issued[label]:
                    found[document].add(name.id)
    return {document: frozenset(ids) for document, ids in found.items()}


def _runs(labels: Iterable[str], words: int) -> dict[str, list[str]]:
    """Return each run of up to so many words with the labels that hold it: names need not be looked for in every label."""
    found: dict[str, list[str]] = defaultdict(list)
    for label in labels:
        own = label.replace(",", " ").split(" ")
        for run in dict.fromkeys(
            " ".join(own[i:j]) for i in range(len(own)) for j in range(i + 1, min(i + words, len(own)) + 1)
        ):
            found[run].append(label)
    return found


def places_by_head(
    figures: Sequence[Figure], keys: Mapping[str, Key], headed: Mapping[str, frozenset[str]]
) -> dict[str, Key]:
    """Return keys with a place for figures whose key has none, by their ids."""
    placed: dict[Key, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for figure in figures:
        key = keys.get(figure.id)
        if key is not None and key[5]:
            placed[(*key[:5], "")][figure.document].add(key[5])
    found = {}
    for figure in figures:
        key = keys.get(figure.id)
        if key is None or key[5] or key not in placed or figure.document in placed[key]:
            continue
        others = set().union(*placed[key].values()) & headed.get(figure.document, frozenset())
        if len(others) == 1:
            found[figure.id] = (*key[:5], others.pop())
    return found
