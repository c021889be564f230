"""Plain sentences of the documents, with the voices and the places in them, for those who look for what answers a denial."""

import re
import sys
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from countersay.lexicon.caseless import lowered
from countersay.lexicon.load import table
from countersay.linking.question_items import PLACE, PRONOUNS
from countersay.model import Attribution, Document, Proposition
from countersay.model.quick import quickly_made

_LONGEST = 400  # code points of a sentence
_END = re.compile(
    r"[.!?](?=\s|[\"”’\[]|$)|\n\s*\n|\n(?=\s*[•*-])|[;:]\s| (?=and (?:shall|will)\s)|, (?=as (?:the|is|was|are|were|required|provided|agreed|stipulated)\s)|, (?=(?:but|while|whereas|although|though|yet)\s)"
    # "…, and put back": the clause goes on with its subject
    r"|, (?=and\s(?![^\W\d_]+(?:ed|en)?\s(?:back|off|out|up|down|in|on|at|by|to|over|away|again)\b))",
    re.I,
)
_OPEN = re.compile(
    r"\b(?:not|no|never|nor|neither|none|nobody|nothing|if|whether|would|could|might|should|will|shall|must|unless|refrain\w*|oblig\w+|prohibit\w*|forbid\w*|(?<!are )(?<!is )(?<!was )(?<!were )(?<!been )(?<!being )den(?:y|ies|ied|ying)"
    r"|reject\w*|refut\w*|alleg\w+|claim\w*|accus\w+|false|untrue|fabricat\w+|refus\w+|fail(?:s|ed)? to|failure|without"
    r"|unable|yet to|un(?:answered|paid|fulfilled|implemented)|demand\w*|calls? (?:on|for)|urge[sd]?|urging|calling (?:on|for)|expects?|asks?|ask(?:ed|ing)(?=(?: [\w’'-]+){0,3} (?:to|that|for)\b)|plans?|promis\w+)\b"
    r"|n[’']t\b|\?"
)
_MAY = re.compile(r"\bmay\b")


@quickly_made
@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or a clause of one, half-open range of its document."""

    document: str
    start: int
    end: int
    text: str


def is_open(text: str) -> bool:
    """Say whether a sentence negates, asks, supposes, demands or reports a claim: it says nothing plainly.

    >>> is_open("The pier may be shut"), is_open("The pier was shut in May"), is_open("Nobody shut it")
    (True, False, True)
    """
    low = lowered(text)
    return _OPEN.search(low) is not None or ("may" in text and _MAY.search(text) is not None) or dismisses_words(low)


def dismisses_words(low: str) -> bool:
    """Say whether a text in lower case tells that words or a case were dismissed, and not somebody from his work.

    >>> dismisses_words("it dismissed the reports as gossip"), dismisses_words("it dismissed two carters")
    (True, False)
    """
    return "dismiss" in low and _dismissed().search(low) is not None


@cache
def _dismissed() -> re.Pattern[str]:
    """Return what tells that words were dismissed: a noun for them in the clause, or "it", "that" right behind the verb."""
    words = table("allegations")["words"]
    said = sorted({*words["claims"], *words["dismissible"]})
    short = [word for word in said if len(word) < 5 and word in PRONOUNS]
    nouns = "|".join(word for word in said if word not in short)
    return re.compile(rf"\b(?:{nouns})\b|\bdismiss\w* (?:{'|'.join(short)}|as|them|these|those)\b")


def sentences_of(document: Document, ends: re.Pattern[str] = _END) -> Iterator[Sentence]:
    """Yield the sentences of a document in text order, cut where `ends` matches; very long ones are left out.

    Without `ends` they are cut at semicolons and before "but", "while" too.
    """
    for begin, end in stretches(document.text, ends):
        yield Sentence(document.id, begin, end, document.text[begin:end])


@lru_cache(maxsize=1024)
def stretches(text: str, ends: re.Pattern[str] = _END) -> tuple[tuple[int, int], ...]:
    """Return where the sentences of a text begin and end; see `sentences_of`. Several rules ask for those of a text in turn."""
    found = []
    start = 0
    for match in ends.finditer(text):
        begin, end = start, match.start()
        start = match.end()
        while begin < end and not text[begin].isalnum():
            begin += 1
        if 0 < end - begin <= _LONGEST:
            found.append((begin, end))
    return tuple(found)


def as_statement(sentence: Sentence, speaker: str | None) -> Proposition:
    """Return what a sentence says as a proposition of its own words."""
    return Proposition(
        document=sentence.document,
        start=sentence.start,
        end=sentence.end,
        family="statement",
        predicate=" ".join(sentence.text.split()),
        act="alleges",
        speaker=speaker,
    )


class Voices(tuple[Attribution, ...]):
    """Attributions that many rules ask for by place: they are laid out once."""

    @cached_property
    def by_place(self) -> "VoicesByPlace":
        """The same by place."""
        return VoicesByPlace(self)


def by_place(attributions: Sequence[Attribution]) -> "VoicesByPlace":
    """Return attributions by place."""
    return attributions.by_place if isinstance(attributions, Voices) else VoicesByPlace(attributions)


class VoicesByPlace:
    """The contents of voices by document."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        self.rows: dict[str, list[tuple[int, int, Attribution]]] = defaultdict(list)
        for voice in attributions:
            for span in voice.content:
                self.rows[voice.document].append((span.start, span.end, voice))
        for rows in self.rows.values():
            rows.sort(key=lambda row: (row[0], -row[1]))

    def at(self, document: str, position: int) -> list[Attribution]:
        """Return the voices whose content holds a place of a document, the outer before the inner."""
        return self.over(document, position, position)

    def over(self, document: str, start: int, end: int) -> list[Attribution]:
        """Return the voices whose content shares a character with a range, or holds the place, the outer before the inner."""
        rows = self.rows.get(document, [])
        high = bisect_right(rows, (end, sys.maxsize))
        return [voice for _, stop, voice in rows[max(0, high - 40) : high] if start < stop]


class PlacesNamed:
    """The places named, by document."""

    def __init__(self, at: Mapping[str, Sequence[tuple[int, int, str, str]]]) -> None:
        self.rows = {
            document: [(start, end, name) for start, end, name, _ in rows if name.startswith(PLACE)]
            for document, rows in at.items()
        }

    def within(self, document: str, start: int, end: int) -> set[str]:
        """Return the places named inside a range."""
        rows = self.rows.get(document, [])
        low = bisect_left(rows, start, key=lambda row: row[0])
        return {name for begin, stop, name in rows[low : low + 20] if stop <= end}
