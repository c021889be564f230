"""What changed between two records besides what does not add up: findings that accuse nobody, and allegations.

1. Findings of estimates that differ, of another definition or scope and of a revision, paired like those that accuse.
2. Allegations: new ones that nobody answers, those that are answered now, and those that are alleged no longer. Two are one
   where they are of one kind and any of the words that allege stands in both, or where they bear one topic.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from countersay.model import Allegation, Finding, Utterance
from countersay.reporting.index import Index

ASIDE = ("spread", "other_definition", "other_scope", "revision")
"""Relations that are listed quietly."""
AllegationChange = Literal["unanswered", "answered", "gone"]
WORDS: dict[AllegationChange, str] = {
    "unanswered": "alleged, and answered by nobody in these documents",
    "answered": "answered now",
    "gone": "alleged no longer",
}


@dataclass(frozen=True, slots=True)
class AsideFinding:
    """A finding that accuses nobody and appeared, or is no longer there."""

    finding: Finding
    appeared: bool


@dataclass(frozen=True, slots=True)
class AsideAllegation:
    """What became of an allegation, who alleges it, and who answers."""

    change: AllegationChange
    topic: str
    by: tuple[str, ...]
    answers: tuple[str, ...]


def findings_aside(
    old: Index, new: Index, clash: Callable[[Index, Finding], Hashable], dismissed: frozenset[str]
) -> tuple[AsideFinding, ...]:
    """Return the quiet findings that one record has and the other has not, those that appeared first.

    `clash` says what makes two findings one; `dismissed` are the ids that a reviewer dismissed in the new record.
    """
    before = {clash(old, row): row for row in old.record.findings if row.relation in ASIDE}
    after = {clash(new, row): row for row in new.record.findings if row.relation in ASIDE and row.id not in dismissed}
    fresh = [AsideFinding(row, True) for key, row in after.items() if key not in before]
    return (*fresh, *(AsideFinding(row, False) for key, row in before.items() if key not in after))


def allegations_aside(old: Index, new: Index, documents: Mapping[str, str]) -> tuple[AsideAllegation, ...]:
    """Return what became of the allegations; `documents` gives the new id of each old document."""
    said: dict[Hashable, Allegation] = {}
    topics: dict[Hashable, Allegation] = {}
    for row in new.record.allegations:
        topics.setdefault((row.kind, row.topic), row)
        for voice in row.alleged_by:
            said.setdefault((row.kind, voice.document, voice.start, voice.end), row)

    def later(row: Allegation) -> Allegation | None:
        places = ((row.kind, documents.get(v.document, ""), v.start, v.end) for v in row.alleged_by)
        return next((said[place] for place in places if place in said), topics.get((row.kind, row.topic)))

    paired = [(row, later(row)) for row in old.record.allegations if row.alleged_by]
    was = {after.id: before for before, after in paired if after is not None}
    return tuple(_changes(old, new, paired, was))


def _changes(
    old: Index,
    new: Index,
    paired: list[tuple[Allegation, Allegation | None]],
    was: Mapping[str, Allegation],
) -> Iterator[AsideAllegation]:
    for row in new.record.allegations:
        before = was.get(row.id)
        if row.alleged_by and row.reply == "none_in_corpus" and (before is None or before.reply == "in_corpus"):
            yield _told(new, row, "unanswered")
    for row in new.record.allegations:
        before = was.get(row.id)
        if before is not None and before.reply == "none_in_corpus" and row.reply == "in_corpus":
            yield _told(new, row, "answered")
    for row, after in paired:
        if after is None:
            yield _told(old, row, "gone")


def _told(index: Index, row: Allegation, change: AllegationChange) -> AsideAllegation:
    def names(voices: tuple[Utterance, ...]) -> tuple[str, ...]:
        return tuple(
            dict.fromkeys(voice.speaker or index.papers[voice.document].issuer or "unnamed" for voice in voices)
        )

    return AsideAllegation(change, row.topic, names(row.alleged_by), names((*row.denied_by, *row.affirmed_by)))
