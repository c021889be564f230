"""Who a source is: names after titles and surnames, pronouns, "the ministry", "the official".

A label is the fullest form of the name in the text so far. A pronoun or a definite description gets a label only when
one candidate remains; else it is None, for linking or a reader to decide.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from countersay.extraction.voices.cues import grammar, speaker_words
from countersay.extraction.voices.named import Named
from countersay.lexicon.load import table

_SINGULAR = frozenset({"he", "she"})
_LONG = 8  # words of a description
_PAPER = 12  # paragraphs in which "the statement" is the one last told of
_OWN = frozenset({"we", "i", "our", "us", "my"})


@cache
def _name() -> re.Pattern[str]:
    """A run of capitalised words, initials and small particles between them."""
    return re.compile(
        r"[A-Z][\w.'’-]*(?:\s+(?:(?:de|al|bin|ibn|van|von|der|la|el|of|for|and|the)\s+){0,3}[A-Z][\w.'’-]*){0,9}"
    )


@cache
def _modified() -> re.Pattern[str]:
    return re.compile(r"[ ]([a-z]+)\b(?!['’])")


@dataclass(slots=True)
class Cast:
    """Everyone who has been named so far in one document, in order.

    Attributes:
        people: surname to the full names that bear it. described: word of a description to labels it fits.
        recent: labels of people by the block they were last named in. fuller: a short form and what it grew into.
        gender: "he" or "she" of people whose title tells it.
        writer: who said something in a statement or another paper last, in the block `writer_block`.
    """

    people: dict[str, list[str]] = field(default_factory=dict)
    described: dict[str, list[str]] = field(default_factory=dict)
    recent: dict[str, int] = field(default_factory=dict)
    fuller: dict[str, str] = field(default_factory=dict)
    gender: dict[str, str] = field(default_factory=dict)
    last: str | None = None
    last_block: int = -9
    writer: str | None = None
    writer_block: int = -9

    def resolve(self, source: str, block: int, *, continues: bool = False) -> str | None:
        """Return the label of a source, and remember it; `continues` says that the cue goes on ("added", "also said")."""
        label = self._label(_unglossed(source.strip(" ,")), block, continues)
        if label is not None:
            self.last, self.last_block = label, block
        return label

    def _label(self, source: str, block: int, continues: bool) -> str | None:
        source = _writer(source)
        words = source.split()
        first = words[0].lower() if words else ""
        if len(words) == 1 and first in _SINGULAR:
            return self._pronoun(first, block, continues)
        if len(words) == 1 and (first == "them" or (first in ("they", "it") and continues)):
            return self.last if block - self.last_block <= 1 and self.last not in self.recent else None
        if len(words) == 1 and first in grammar("other"):
            return None
        # "critics of Mayor Lena Fox": they speak, not she
        names = [name for name in person_names(source) if not _hangs(source, name)]
        if len(words) == 1 and words[0] in self.people:
            names = words
        if names:
            return self._person(names[0], source, block)
        if first in ("the", "this", "these", "both", "that") and not _proper(words[1:]):
            return self._description(words[1:], block)
        if first == "the" and len(words) == 2 and words[1].lower() in speaker_words("bodies"):
            known = self._description([words[1].lower()], block)  # "The Ministry" behind "the Ministry of Roads"
            if known is not None and known != words[1].lower():
                return known
        named = re.sub(r"^(?:[Ii]ts|[Tt]heir)\s+(?=[A-Z])", "", source)  # "Its Ministry of Roads"
        label = _short(re.sub(r"^(?:the|a|an)\s+", "", named, flags=re.IGNORECASE))
        self._remember(label.split(), label)
        return label

    def _pronoun(self, word: str, block: int, continues: bool) -> str | None:
        """Return the one person named in this paragraph or the one before; a continuing cue keeps the last speaker."""
        fits = [name for name in self.recent if self.gender.get(name, word) == word]
        if continues and self.last in fits and block - self.last_block <= 1:
            return self.last
        near = [name for name in fits if self.recent[name] == block]
        if not near:
            near = [name for name in fits if block - self.recent[name] <= 1]
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
        # "union leader Petra Lind" is the leader, not the union
        bodies = table("nouns")["bodies"]["generic"]
        beside = [w for w in source.split() if w not in name.split() and w.lower() not in bodies]
        self._remember(_of_their_own(beside), label)
        for word in beside:
            for pronoun, key in (("he", "male"), ("she", "female")):
                if word.strip(".,").lower() in speaker_words(key):
                    self.gender[label] = pronoun
        return label

    def _rename(self, short: str, full: str, known: list[str]) -> None:
        """Let a fuller form take the place of a shorter one everywhere."""
        known[known.index(short)] = full
        self.fuller[short] = full
        self.recent[full] = self.recent.pop(short, -9)
        if short in self.gender:
            self.gender[full] = self.gender[short]
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

    def note(self, one: Named, block: int) -> None:
        """Remember a person or body that is named but does not speak here, as a candidate for later short forms."""
        if one.body is not None and one.head is not None:
            self._remember([one.head], one.body)
            return
        for name in person_names(one.words)[:1]:
            self._person(name, one.words, block)

    def publish(self, issuer: str) -> None:
        """Remember who publishes the document: "the ministry", "the company" may be its issuer."""
        self._remember(issuer.split(), issuer)
        if not speaker_words("companies").isdisjoint(issuer.lower().split()):
            self._remember(["company", "group", "firm", "corporation"], issuer)

    def _remember(self, words: Sequence[str], label: str) -> None:
        for word in words:
            bare = word.strip(",.()'’\"“”").lower()
            if len(bare) > 2 and bare not in speaker_words("light"):
                row = self.described.setdefault(bare, [])
                if label not in row:
                    row.append(label)

    def _goes_on(self, words: Sequence[str], block: int) -> bool:
        """Say whether a description is of the last voice: "the agency" behind WFP, "the statement" behind whoever made it."""
        if self.last is None or block - self.last_block > 1:
            return False
        if len(words) == 1 and words[0] in speaker_words("utterances"):
            return True
        return (
            len(words) == 1
            and words[0] == "agency"
            and self.last not in self.recent
            and _is_body(self.last, "agencies")
        )

    def _description(self, words: Sequence[str], block: int) -> str | None:
        """Return the one label that a description fits: "the president", "the ministry"."""
        bare = [w.strip(",.()").lower() for w in words]
        rows = [set(self.described.get(word, [])) for word in bare if word not in speaker_words("light")]
        fits = _fullest(set.intersection(*rows) if rows else set())
        if len(fits) == 1:
            return next(iter(fits))
        if fits:
            return None
        paper = len(bare) == 1 and bare[0] in speaker_words("utterances")
        if paper and self.writer is not None and 0 <= block - self.writer_block <= _PAPER:
            return self.writer
        if bare[-1:] and self._goes_on(bare, block):
            return self.last
        if bare[-1:] and bare[-1] in speaker_words("persons"):
            near = [name for name, at in self.recent.items() if block - at <= 1]
            if near:
                return near[0] if len(near) == 1 else None
        return " ".join(words) or None


def _unglossed(source: str) -> str:
    """Leave out what brackets and asides say of a source: "CORAL (the Coordination of Roads and Lorries)", "sources, however"."""
    if "," in source:
        source = re.sub(r",\s+(?:however|though|meanwhile|too|also|for (?:his|her|its|their) part)$", "", source)
    return re.sub(r"\s+\([^()]*\s[^()]*\)$", "", source) if "(" in source else source


def _writer(source: str) -> str:
    """Return whose paper speaks: "the statement posted on the site by the army" is the army's."""
    match = _written().match(source) if " by " in source else None
    return match["by"] if match is not None else source


@cache
def _written() -> re.Pattern[str]:
    papers, put_out = "|".join(sorted(speaker_words("utterances"))), "|".join(sorted(grammar("put_out")))
    return re.compile(
        rf"(?:the |an? )?(?:[\w’'-]+ ){{0,3}}(?:{papers}) (?:{put_out})\b[^,;]{{0,60}}? by (?P<by>[^,;]+)", re.I
    )


def _is_body(label: str, kind: str) -> bool:
    """Say whether a name may be that of "the agency": an acronym, or one whose words are of that kind."""
    words = [word.strip(",.()") for word in label.split()]
    if len(words) == 1:
        return words[0].isupper() and words[0].lower() not in speaker_words("above_bodies")
    return any(word.lower() in speaker_words(kind) for word in words)


def _of_their_own(words: list[str]) -> list[str]:
    """Leave out whom a spokesman speaks for: after "military spokesman Omar Vey" the military is another voice than his."""
    agent = next((k for k, word in enumerate(words) if word.lower() in speaker_words("agents")), 0)
    return words[agent:]


def _hangs(source: str, name: str) -> bool:
    """Say whether a name only tells whose or which the speakers are: "lawyers for Ana Lind", "the visit of President Orlo".

    In "Secretary of State Ana Lind" and "head of mission Ana Lind" the name is the speaker's.
    """
    before = source[: source.find(name)].rstrip()
    if before.rstrip("”\"’'").endswith((",", "(")) or not before:
        return False
    words = before.split()
    links = [k for k, word in enumerate(words) if word in grammar("hanging") and k > 0]
    if not links:
        return False
    if any(word.rstrip("”\"’'").endswith(",") for word in words[links[-1] :]):
        return False  # "the head of the “Centre for Peace,” General Karp"
    ranks = (speaker_words("titles") | speaker_words("roles")) - {"state"}
    between = {word.lower().strip(".,") for word in words[links[-1] + 1 :]}
    if not ranks.isdisjoint(between):
        return True  # "the visit of President Orlo"
    heads = {word.lower().strip(".,") for word in words[: links[-1]]}
    return between <= {"the", "late"} and heads.isdisjoint(ranks - speaker_words("agents"))


def _short(label: str) -> str:
    """Cut a long description of speakers before a preposition: "organisers of the march through the old town against …"."""
    words = label.split()
    if len(words) <= _LONG or (not label[0].islower() and _proper(words[1:3])):
        return label
    cut = [k for k in range(3, _LONG + 1) if words[k] in grammar("hanging")]
    return " ".join(words[: cut[-1]]).rstrip(",") if cut else label


def continuing(lemma: str, cue: str) -> bool:
    """Say whether a cue goes on from the voice before: "added", "also said", "further noted"."""
    first = cue.split(" ", 1)[0].lower()
    return lemma in speaker_words("continuing") or first in ("also", "further") or " also " in f" {cue.lower()} "


def _fullest(labels: set[str]) -> set[str]:
    """Leave out forms that another one holds: "Ministry of Roads" beside "Ministry of Roads and Ports"."""
    words = {label: set(label.lower().split()) for label in labels}
    return {label for label in labels if not any(words[label] < words[other] for other in labels)}


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
        following = _modified().match(source, match.end())
        if following is not None and following[1] not in grammar("after_names"):
            continue  # "a Red Crescent volunteer"
        words = match.group().replace("’s", "").replace("'s", "").rstrip(".,").split()
        while words and words[0].lower() in speaker_words("no_names"):
            words = words[1:]
        titled = False
        while words and words[0].rstrip(".").lower() in speaker_words("titles"):
            titled = True
            words = words[1:]
        last = max(
            (k for k, w in enumerate(words[:-1]) if w.rstrip(".").lower() in speaker_words("titles")), default=None
        )
        if last is not None:
            titled = True
            words = words[last + 1 :]
        small = any(w in ("of", "for", "and", "the") for w in words)
        body = any(w.lower().strip(".") in speaker_words("bodies") for w in words)
        named = all(w[0].isupper() or w in speaker_words("particles") for w in words)
        if words and named and not small and not body and ((titled and len(words) <= 4) or 2 <= len(words) <= 3):
            found.append(" ".join(words))
    return found
