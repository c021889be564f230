"""The lexicon of what parties allege: forms of its verbs, nouns and states, and the closed word lists beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from countersay.extraction.voices.cues import inflect
from countersay.lexicon.load import table
from countersay.model.quick import quickly_made

BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "'s", "'re", "gets", "got"})


HAVE = frozenset({"has", "have", "had", "having", "'ve"})


DO = frozenset({"do", "does", "did"})


@quickly_made
@dataclass(frozen=True, slots=True)
class Entry:
    """A verb, noun or state of the lexicon. `particle`: words beside it; `needs`: words of which its object must have one."""

    family: str
    lemma: str
    rank: int
    particle: str
    needs: frozenset[str]


@cache
def words(key: str, section: str = "words") -> frozenset[str]:
    """Return one of the closed word lists of the lexicon of allegations."""
    return frozenset(table("allegations")[section][key])


@cache
def forms_of(lemma: str) -> frozenset[str]:
    """Return all forms of a verb.

    >>> sorted(forms_of("shut"))
    ['shut', 'shuts', 'shutting']
    """
    irregular = table("allegations")["irregular"].get(lemma)
    return frozenset((lemma, *irregular)) if irregular else frozenset(inflect(lemma))


@cache
def allegation_verbs() -> Mapping[str, tuple[Entry, ...]]:
    """Verb forms to what they allege; entries with a particle first, longer before shorter."""
    out: dict[str, list[Entry]] = {}
    for family in table("allegations")["family"]:
        for row in family["verbs"]:
            for phrase in row["words"]:
                lemma, _, particle = phrase.partition(" ")
                entry = _entry(family, phrase, row["rank"], particle)
                for form in sorted(forms_of(lemma)):
                    out.setdefault(form, []).append(entry)
    return {form: tuple(sorted(rows, key=lambda e: (-len(e.particle), e.family))) for form, rows in out.items()}


def _entry(family: dict[str, Any], phrase: str, rank: int, particle: str) -> Entry:
    return Entry(family["name"], phrase, rank, particle, frozenset(family.get("needs", ())))


@cache
def allegation_nouns() -> Mapping[str, tuple[Entry, ...]]:
    """Last words of nouns, singular and plural, to what they allege; `particle` holds the words before."""
    out: dict[str, list[Entry]] = {}
    for family in table("allegations")["family"]:
        for row in family["nouns"]:
            for phrase in row["words"]:
                before, _, head = phrase.rpartition(" ")
                plural = head[:-1] + "ies" if head.endswith("y") and head[-2:-1] not in "aeiou" else head + "s"
                for form in (head, plural):
                    out.setdefault(form, []).append(_entry(family, phrase, row["rank"], before))
    return {form: tuple(sorted(rows, key=lambda e: (-len(e.particle), e.family))) for form, rows in out.items()}


@cache
def allegation_states() -> Mapping[str, Entry]:
    """Return the adjectives that say what has befallen something ("closed")."""
    return {
        word: _entry(family, word, row["rank"], "")
        for family in table("allegations")["family"]
        for row in family.get("states", ())
        for word in row["words"]
    }


@cache
def gate() -> frozenset[str]:
    """Return every word without which a sentence holds no accusation."""
    return (
        frozenset(allegation_verbs())
        | frozenset(allegation_nouns())
        | frozenset(allegation_states())
        | failing()
        | frozenset(duty_forms())
        | frozenset(letting_forms())
        | words("nouns", "omission")
        | words("states", "contrary")
        | words("freely", "contrary")
        | {"free", "yet", "measures", "steps", "illegally", "unlawfully"}
    )


@cache
def failing() -> frozenset[str]:
    """Return the forms of verbs that say that something is left undone."""
    return frozenset(form for lemma in words("failing", "omission") for form in forms_of(lemma))


@cache
def letting_forms() -> Mapping[str, str]:
    """Return the forms of verbs of giving leave, with their lemmas."""
    return {form: lemma for lemma in sorted(words("letting", "omission")) for form in forms_of(lemma)}


@cache
def duty_forms() -> Mapping[str, str]:
    """Return the forms of verbs for what somebody owes ("withdraw", "respond") with their lemma."""
    return {form: lemma for lemma in table("allegations")["omission"]["duties"] for form in sorted(forms_of(lemma))}


@cache
def light_forms() -> frozenset[str]:
    """Return the forms of verbs that go with a noun ("impose a blockade"), with those of "be"."""
    return frozenset(form for word in words("verbs", "light") for form in forms_of(word.split()[0])) | BE


@cache
def place_nouns() -> frozenset[str]:
    """Return nouns for ways and the places they lead to."""
    return frozenset(table("allegations")["classes"]["way"])
