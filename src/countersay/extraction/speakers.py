"""Who a source is: names after titles and surnames, pronouns, "the ministry", "the official".

A label is the fullest form of the name in the text so far. A pronoun or a definite description gets a label only when
one candidate remains; else it is None, for linking or a reader to decide.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from countersay.lexicon.load import table

_SINGULAR = frozenset({"he", "she"})
_OTHER = frozenset({"i", "we", "you", "it", "they", "who", "which", "that", "his", "her", "their", "our", "my", "its", "your", "him", "them", "us", "me"})


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(table("cues")["speakers"][key].split())


@cache
def _name() -> re.Pattern[str]:
    """A run of capitalised words, initials and small particles between them."""
    return re.compile(r"[A-Z][\w.'’-]*(?:\s+(?:(?:de|al|bin|ibn|van|von|der|la|el|of|for|and|the)\s+){0,3}[A-Z][\w.'’-]*){0,9}")


@dataclass(slots=True)
class Cast:
    """Everyone who has been named so far in one document, in order.

    Attributes:
        people: surname to the full names that bear it. described: word of a description to labels it fits.
        recent: labels of people by the block they were last named in.
    """

    people: dict[str, list[str]] = field(default_factory=dict)
    described: dict[str, list[str]] = field(default_factory=dict)
    recent: dict[str, int] = field(default_factory=dict)
    last: str | None = None
    last_block: int = -9

    def resolve(self, source: str, lemma: str, block: int) -> str | None:
        """Return the label of a source, and remember it."""
        label = self._label(source.strip(" ,"), lemma, block)
        if label is not None:
            self.last, self.last_block = label, block
        return label

    def _label(self, source: str, lemma: str, block: int) -> str | None:
        words = source.split()
        first = words[0].lower() if words else ""
        if len(words) == 1 and first in _SINGULAR:
            return self._pronoun(lemma, block)
        if len(words) == 1 and first in ("they", "it") and lemma in _words("continuing"):
            return self.last if block - self.last_block <= 1 else None
        if len(words) == 1 and first in _OTHER:
            return None
        names = person_names(source)
        if names:
            return self._person(names[0], source, block)
        if first in ("the", "this", "these", "both", "that") and not _proper(words[1:]):
            return self._description(words[1:], source)
        label = re.sub(r"^(?:the|a|an)\s+", "", source, flags=re.IGNORECASE)
        self._remember(words, label)
        return label

    def _pronoun(self, lemma: str, block: int) -> str | None:
        """Return the one person named in this paragraph or the one before; a continuing cue keeps the last speaker."""
        if lemma in _words("continuing") and self.last is not None and block - self.last_block <= 1:
            return self.last
        near = [name for name, at in self.recent.items() if at == block]
        if not near:
            near = [name for name, at in self.recent.items() if block - at <= 1]
        return near[0] if len(near) == 1 else None

    def _person(self, name: str, source: str, block: int) -> str | None:
        parts = name.split()
        known = self.people.setdefault(parts[-1], [])
        fits = [full for full in known if full == name or set(parts) <= set(full.split())]
        if len(parts) == 1 and len(known) > 1:
            return None
        label = max(fits, key=len) if fits else name
        if not fits:
            shorter = [full for full in known if set(full.split()) <= set(parts)]
            if shorter:
                known.remove(shorter[0])
                self.recent.pop(shorter[0], None)
            known.append(name)
        self.recent[label] = block
        self._remember([w for w in source.split() if w not in name.split()], label)
        return label

    def note(self, name: str, block: int) -> None:
        """Remember a person who is named but does not speak here, so that a later pronoun is not given away too soon."""
        self._person(name, name, block)

    def _remember(self, words: Sequence[str], label: str) -> None:
        for word in words:
            bare = word.strip(",.()'’\"“”").lower()
            if len(bare) > 2 and bare not in _words("light"):
                row = self.described.setdefault(bare, [])
                if label not in row:
                    row.append(label)

    def _description(self, words: Sequence[str], source: str) -> str | None:
        """Return the one label that a description fits: "the president", "the ministry"."""
        bare = [w.strip(",.()").lower() for w in words]
        head = bare[-1] if bare else ""
        rows = [set(self.described.get(word, [])) for word in bare if word not in _words("light")]
        fits = set.intersection(*rows) if rows else set()
        if len(fits) == 1:
            return next(iter(fits))
        return None if fits else " ".join(words) or None


def _proper(words: Sequence[str]) -> bool:
    """Say whether a name stands in the words, which then need no earlier mention."""
    return any(word[:1].isupper() for word in words)


def person_names(source: str) -> list[str]:
    """Return the names of persons in a source, without titles.

    A name is one of a person when a title goes before it or when it is two or three capitalised words none of which is
    a word for a body or a place name's part.

    >>> person_names("Foreign Minister Anna Lind")
    ['Anna Lind']
    >>> person_names("the Ministry of Health")
    []
    """
    found = []
    for match in _name().finditer(source):
        words = match.group().replace("’s", "").replace("'s", "").rstrip(".,").split()
        titled = False
        while words and words[0].rstrip(".").lower() in _words("titles"):
            titled = True
            words = words[1:]
        for k, word in enumerate(words):
            if word.rstrip(".").lower() in _words("titles") and k + 1 < len(words):
                titled = True
                words = words[k + 1 :]
                break
        small = any(w in ("of", "for", "and", "the") for w in words)
        body = any(w.lower().strip(".") in _words("bodies") for w in words)
        if words and not small and not body and ((titled and len(words) <= 4) or 2 <= len(words) <= 3):
            if all(w[0].isupper() or w in ("de", "al", "bin", "ibn", "van", "von", "der", "la", "el") for w in words):
                found.append(" ".join(words))
    return found
