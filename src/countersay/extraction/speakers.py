"""Who a source is: names after titles and surnames, pronouns, "the ministry", "the official".

A label is the fullest form of the name in the text so far. A pronoun or a definite description gets a label only when
one candidate remains; else it is None, for linking or a reader to decide.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from countersay.extraction.cues import grammar
from countersay.lexicon.load import table

_SINGULAR = frozenset({"he", "she"})


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(table("cues")["speakers"][key].split())


@cache
def _name() -> re.Pattern[str]:
    """A run of capitalised words, initials and small particles between them."""
    return re.compile(
        r"[A-Z][\w.'’-]*(?:\s+(?:(?:de|al|bin|ibn|van|von|der|la|el|of|for|and|the)\s+){0,3}[A-Z][\w.'’-]*){0,9}"
    )


@dataclass(slots=True)
class Cast:
    """Everyone who has been named so far in one document, in order.

    Attributes:
        people: surname to the full names that bear it. described: word of a description to labels it fits.
        recent: labels of people by the block they were last named in. fuller: a short form and what it grew into.
    """

    people: dict[str, list[str]] = field(default_factory=dict)
    described: dict[str, list[str]] = field(default_factory=dict)
    recent: dict[str, int] = field(default_factory=dict)
    fuller: dict[str, str] = field(default_factory=dict)
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
        if len(words) == 1 and first in grammar("other"):
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
                self._rename(shorter[0], name, known)
            else:
                known.append(name)
        self.recent[label] = block
        self._remember([w for w in source.split() if w not in name.split()], label)
        return label

    def _rename(self, short: str, full: str, known: list[str]) -> None:
        """Let a fuller form take the place of a shorter one everywhere."""
        known[known.index(short)] = full
        self.fuller[short] = full
        self.recent[full] = self.recent.pop(short, -9)
        for row in self.described.values():
            if short in row:
                row[row.index(short)] = full
        if self.last == short:
            self.last = full

    def fullest(self, label: str) -> str:
        """Return the fullest form that a label grew into later in the text."""
        for _ in range(4):
            label = self.fuller.get(label, label)
        return label

    def note(self, mention: str, block: int) -> None:
        """Remember a person who is named but does not speak here, with titles, as a candidate for later pronouns."""
        for name in person_names(mention)[:1]:
            self._person(name, mention, block)

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
        rows = [set(self.described.get(word, [])) for word in bare if word not in _words("light")]
        fits = set.intersection(*rows) if rows else set()
        if len(fits) == 1:
            return next(iter(fits))
        return None if fits else " ".join(words) or None


@cache
def _mention() -> re.Pattern[str]:
    """A titled name, or a first and last name in front of a verb: people who may be meant by a later "he"."""
    titles = "|".join(sorted({word.capitalize() for word in _words("titles") if word.isalpha() and len(word) > 1}))
    name = r"[A-Z][\w'’-]{1,20}"
    others = "|".join(word.capitalize() for word in sorted(_words("no_names")))
    return re.compile(
        rf"\b(?:(?:{titles})\.?[ ]){{1,4}}{name}(?:[ ]{name}){{0,2}}"
        rf"|(?<![a-z,][ ])\b(?!(?:{others})\b){name}(?:[ ][A-Z]\.)?[ ]{name}"
        r"(?=[ ](?:is|was|has|had|will|also|[a-z]{2,12}(?:s|ed))\b)"
    )


def mentions(text: str) -> list[tuple[int, str]]:
    """Return where people are named in `text` in plain sight, with titles, in text order.

    >>> mentions("On Monday President Ana Reyes met Jonas Weber. Ines Roth runs the zoo.")
    [(10, 'President Ana Reyes'), (47, 'Ines Roth')]
    """
    return [(match.start(), match.group()) for match in _mention().finditer(text)]


def is_ownerless(source: str) -> bool:
    """Say whether a source is a document or count without an author: whoever cites it speaks.

    >>> is_ownerless("an initial review"), is_ownerless("The data"), is_ownerless("the review of the court")
    (True, True, False)
    """
    lists = table("supposing")["sources"]
    words = source.lower().strip(" ,").split()
    return bool(words) and words[-1] in lists["documents"].split() and set(words[:-1]) <= set(lists["before"].split())


def ambiguous(text: str, start: int, head: str) -> bool:
    """Say whether "the mayor" may be one of several named before `start`: "the mayor of Alta", "the mayor of Bodo"."""
    before = text[max(0, start - 4000) : start]
    found = set(re.findall(rf"\b{re.escape(head)} (?:of|for|in) (?:the )?[A-Z]\w+", before))
    return len(found) > 1


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
        while words and words[0].lower() in _words("no_names"):
            words = words[1:]
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
        named = all(w[0].isupper() or w in _words("particles") for w in words)
        if words and named and not small and not body and ((titled and len(words) <= 4) or 2 <= len(words) <= 3):
            found.append(" ".join(words))
    return found
