"""What tells that claims speak of one thing, besides the words for what they count.

The flood of one account may be the fire of another, and "130 houses were damaged" means those of the town that says it.
From weakest to strongest:

- *noun*: the claims of different sides share nothing but a noun and a verb;
- *topic*: their documents stand for declared parties to the dispute, or name two places or bodies in common;
- *shared*: all claims name the place or the body, or a proper name narrows what they count; or they stand in one
  document, or in documents of one side, which are taken to keep to their subject.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Literal

from countersay.lexicon.nouns import OCCASION, is_of_harm
from countersay.model import Record
from countersay.reconciliation.admission import Claim

Ground = Literal["noun", "topic", "shared"]
_KINDS = frozenset({"place", "road", "deposit", "organisation"})
_SHARED = 2  # names that two documents about one matter have in common at least


@dataclass(frozen=True, slots=True)
class Topics:
    """For each document the places and bodies it names and its text, and which documents stand for a declared party."""

    names: Mapping[str, frozenset[str]] = field(default_factory=dict)
    of_parties: frozenset[str] = frozenset()
    texts: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, record: Record) -> "Topics":
        """Gather them from the names and documents of a record."""
        found: dict[str, set[str]] = defaultdict(set)
        for name in record.names:
            if name.kind in _KINDS:
                for mention in name.mentions:
                    found[mention.document].add(name.id)
        parties = frozenset(document.id for document in record.documents if document.party is not None)
        texts = {document.id: document.text for document in record.documents}
        return cls({document: frozenset(names) for document, names in found.items()}, parties, texts)

    def are_one(self, documents: Collection[str]) -> bool:
        """Say whether the documents speak of one matter: all stand for parties, or any two share names."""
        if self.of_parties.issuperset(documents):
            return True
        empty: frozenset[str] = frozenset()
        return all(
            len(self.names.get(one, empty) & self.names.get(other, empty)) >= _SHARED
            for one, other in combinations(sorted(documents), 2)
        )


def ground_of(claims: Sequence[Claim], topics: Topics) -> Ground:
    """Say what the claims share besides a noun."""
    if _joined(claims):
        return "shared"
    figures = [claim.figure for claim in claims]
    documents = {figure.document for figure in figures}
    if len({claim.side for claim in claims}) < 2 or len(documents) < 2:
        return "shared"
    if all(figure.place for figure in figures) or all(figure.agent for figure in figures):
        return "shared"
    if all(any(_is_particular(word) for word in figure.qualifiers) for figure in figures):
        return "shared"
    return "topic" if topics.are_one(documents) or _is_one_event(claims) else "noun"


def _joined(claims: Sequence[Claim]) -> bool:
    """Say whether a person decided, of these very claims, that they count the same."""
    decisions = {claim.figure.joined for claim in claims}
    return len(decisions) == 1 and None not in decisions


def _is_one_event(claims: Sequence[Claim]) -> bool:
    """Say whether the claims give the toll of an event named alike ("in: fire") on one and the same day."""
    days = {(window.first, window.last) if (window := claim.figure.window) else None for claim in claims}
    named = all(any(word.startswith(OCCASION) for word in claim.figure.qualifiers) for claim in claims)
    return named and len(days) == 1 and all(day is not None and day[0] == day[1] for day in days)


def _is_particular(qualifier: str) -> bool:
    """Say whether a qualifier names whose or which: "of the wayfarers' relief committee"."""
    return re.match(r"(?:of|by|belonging to|from) (?:the )?[\w'’-]+ \w", qualifier) is not None


def is_of_events(claims: Sequence[Claim]) -> bool:
    """Say whether a claim counts what single events do: the killed, the arrested, the damaged."""
    return any(is_of_harm(claim.figure.predicate) for claim in claims)


Rest = Literal["same", "one more", "apart"]


def rests(claims: Sequence[Claim]) -> Rest:
    """Compare what the clauses say besides: the same, more in one than in another, or each something of its own."""
    result: Rest = "same"
    if _joined(claims):
        return result
    for one, other in combinations(claims, 2):
        left, right = frozenset(one.figure.adjuncts), frozenset(other.figure.adjuncts)
        if (left - right and right - left) or any(word.startswith("= ") for word in left ^ right):
            return "apart"
        if left != right:
            result = "one more"
    return result


def of_one_text(claims: Sequence[Claim]) -> bool:
    """Say whether all claims are one asserter's in one document, who would hardly contradict himself there."""
    return len({(claim.figure.document, claim.asserter) for claim in claims}) == 1


_SENTENCE_END = re.compile(r"[.!?…:;]\s|\n")
_LONGEST = 600  # characters; longer sentences are lists or scans
_PLAIN = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "from",
        "to",
        "by",
        "and",
        "between",
        "total",
        "some",
        "about",
        "around",
        "only",
        "just",
        "also",
        "altogether",
        "all",
        "were",
        "was",
        "are",
        "is",
        "have",
        "has",
        "had",
        "been",
        "be",
        "through",
        "there",
    ]
)


def said_alike(claims: Sequence[Claim], topics: Topics) -> bool:
    """Say whether the sentences of the claims are the same but for numbers, dates and words that say nothing.

    Sentences too long to compare are not taken to be the same.
    """
    said = [_words_of(claim, topics.texts.get(claim.figure.document, "")) for claim in claims]
    return None not in said and len(set(said)) == 1


def _words_of(claim: Claim, text: str) -> frozenset[str] | None:
    figure = claim.figure
    low = max(0, figure.start - _LONGEST)
    start = max((match.end() for match in _SENTENCE_END.finditer(text, low, figure.start)), default=low)
    found = _SENTENCE_END.search(text, figure.end, start + _LONGEST + 1)
    end = found.start() if found else min(len(text), start + _LONGEST)
    if end - start >= _LONGEST:
        return None
    words = _lower_words(text[start:end])
    window = figure.window
    if window is not None and window.start is not None and window.end is not None:
        words -= _lower_words(text[window.start : window.end])
    return frozenset(words - _lower_words(figure.number.text) - _PLAIN)


def _lower_words(text: str) -> set[str]:
    return {word.lower() for word in re.findall(r"[^\W\d_][\w'’-]*", text)}
