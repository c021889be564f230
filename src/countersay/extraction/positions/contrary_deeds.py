"""Clauses that answer an accusation without a word of denying; they wait for it as plain negated clauses do (`negations`).

1. Another doer: "It was the Front that broke off the talks", "It was a missile of theirs which hit the bus".
2. Free will: "The families left Pell voluntarily", "He resigned of his own accord", where somebody is said to have driven them out.
3. The contrary deed: "The maps were handed over", "Alm has strictly observed the truce" (the lexicon's list of opposites).

`predicate` is the verb, `object` what it is done to, `answer` which of the three; conditions, wishes and negations are none.
"""

from collections.abc import Iterator
from functools import cache

from countersay.extraction.positions.accusation_clauses import (
    Range,
    clause_end,
    negated_group,
    object_after,
    open_clause,
    verb_group,
)
from countersay.extraction.positions.allegation_words import BE, HAVE, forms_of
from countersay.extraction.positions.claim_words import extent_of, is_somebody
from countersay.extraction.voices.folded import Unit
from countersay.extraction.voices.phrases import noun_phrase_right
from countersay.extraction.voices.subjects import verb_subject
from countersay.extraction.voices.voices_at import Voices
from countersay.lexicon.load import table
from countersay.model import Answer, Proposition

_WHO = frozenset({"that", "who", "which"})
_IS = frozenset({"was", "is", "were"})
_MOST = 4  # clauses of one sentence
_FAR = 12  # words between "it was" and "that"


def contrary_deeds(text: str, unit: Unit, voices: Voices, document: str) -> Iterator[Proposition]:
    """Yield such clauses of a sentence in text order."""
    if not unit.tokens or unit.tokens[-1].text == "?":
        return
    left = _MOST
    for i, token in enumerate(unit.tokens):
        if token.lower not in _begins():
            continue
        found = _cleft(text, unit, i) or _freely(unit, i) or _opposite(unit, i)
        if found is None:
            continue
        answer, whole, predicate, target = found
        voice = voices.inside(unit.tokens[i].start)
        if voice is not None and voice.stance != "asserts":
            continue
        yield Proposition(
            document=document,
            start=unit.tokens[whole[0]].start,
            end=unit.tokens[whole[1] - 1].end,
            family="negation",
            predicate=predicate,
            act="denies",
            speaker=voice.speaker if voice is not None else None,
            source=voice.source[0] if voice is not None and voice.source else None,
            object=extent_of(text, unit, target),
            answer=answer,
        )
        left -= 1
        if not left:
            return


@cache
def stirred() -> frozenset[str]:
    """Return the words without one of which a sentence holds no such clause."""
    return _own_will() | _opposites() | {"it"}


Found = tuple[Answer, Range, str, Range | None]


def _cleft(text: str, unit: Unit, i: int) -> Found | None:
    """Find "it was A that broke off the talks" with "it" at `i`."""
    if (
        unit.lower(i) != "it"
        or unit.lower(i + 1) not in _IS
        or (i and unit.lower(i - 1) not in (",", ";", "and", "but", "that"))
    ):
        return None
    end = noun_phrase_right(unit, i + 2, appositives=False)
    who = next((k for k in range(i + 3, min(len(unit), i + _FAR)) if unit.lower(k) in _WHO), None)
    doer = extent_of(text, unit, (i + 2, end))
    if doer is None or not (is_somebody(doer.text) or any(unit.capital(k) for k in range(i + 2, end))):
        return None
    if who is None or not (who == end or who == end + 1 or unit.lower(end) in _WHO):
        return None
    verb = next((k for k in range(who + 1, min(len(unit), who + 8)) if _is_main(unit, k)), None)
    if verb is None or any(unit.lower(k) in ("not", "n't", "never") for k in range(i + 1, verb)):
        return None
    start, helpers = verb_group(unit, verb)
    if open_clause(unit, verb, start) or helpers & BE:
        return None
    particle = (
        unit.lower(verb + 1) if unit.lower(verb + 1) in ("off", "out", "up", "down", "over", "away", "back") else ""
    )
    after = verb + 1 + bool(particle)
    return "doer", (i, _end(unit, after)), f"{unit.lower(verb)} {particle}".strip(), object_after(unit, after)


def _is_main(unit: Unit, k: int) -> bool:
    return unit.tag(k).startswith("VB") and unit.lower(k) not in BE | HAVE


def _freely(unit: Unit, i: int) -> Found | None:
    """Find "left voluntarily", "went of their own accord" with the verb at `i`."""
    if not unit.tag(i).startswith("VB") or unit.lower(i) not in _leaving():
        return None
    end = _end(unit, i + 1)
    words = [unit.lower(k) for k in range(max(0, i - 1), min(len(unit), end + 4))]
    said = " ".join(words)
    own = any(word in words for word in table("contraries")["will"]["adverbs"]) or (
        "own" in words and any(f"own {word}" in said for word in table("contraries")["will"]["own"])
    )
    start, _ = verb_group(unit, i)
    subject = verb_subject(unit, i)
    if not own or subject is None or open_clause(unit, i, start) or negated_group(unit, start, i, subject, None):
        return None
    return "will", (min(subject[0], start), end), unit.lower(i), subject


def _opposite(unit: Unit, i: int) -> Found | None:
    """Find a verb of the list of opposites at `i`: "handed over the maps", "has observed the truce"."""
    if not unit.tag(i).startswith("VB") or unit.tag(i) in ("VBG", "VB") or unit.lower(i) not in _opposites():
        return None
    particle = unit.lower(i + 1) if unit.lower(i + 1) in ("over", "by", "with", "to", "on", "upon", "up") else ""
    joined = " ".join((_opposites_of()[unit.lower(i)], particle)).strip()
    if joined not in _phrases() and _opposites_of()[unit.lower(i)] not in _phrases():
        return None
    after = i + 1 + (joined in _phrases() and bool(particle))
    start, helpers = verb_group(unit, i)
    passive = unit.tag(i) in ("VBN", "VBD") and bool(helpers & BE)
    subject = verb_subject(unit, i)
    target = _meant(unit, subject) if passive else object_after(unit, after)
    if target is None or subject is None or open_clause(unit, i, start):
        return None
    if negated_group(unit, start, i, subject, target) or any(unit.tag(k).startswith("NNP") for k in range(*target)):
        return None  # what is kept of a treaty with a name is a commitment
    verb = joined if joined in _phrases() else _opposites_of()[unit.lower(i)]
    return "contrary", (min(subject[0], start), max(_end(unit, after), target[1])), verb, target


def _meant(unit: Unit, subject: Range | None) -> Range | None:
    """Return what "they", "it" stand for where the sentence opens with it: "The two men were held …; they were released"."""
    if subject is None or subject[1] - subject[0] > 1 or unit.lower(subject[0]) not in ("they", "it"):
        return subject
    verb = next((k for k in range(subject[0]) if unit.tag(k) in ("VBD", "VBZ", "VBP")), None)
    first = verb_subject(unit, verb) if verb is not None else None
    if first is None or first[1] - first[0] < 2 or any(unit.lower(k) in ("and", "or", ",") for k in range(*first)):
        return subject
    plural = unit.tag(first[1] - 1) in ("NNS", "NNPS")
    return first if plural == (unit.lower(subject[0]) == "they") else subject


def _end(unit: Unit, k: int) -> int:
    end = max(clause_end(unit, k), k)
    while end > k and not unit.tokens[end - 1].text[-1].isalnum():
        end -= 1
    return end


@cache
def _leaving() -> frozenset[str]:
    return frozenset(form for lemma in table("contraries")["will"]["verbs"] for form in forms_of(lemma)) | {
        "left",
        "went",
        "gave",
    }


@cache
def _own_will() -> frozenset[str]:
    return frozenset(table("contraries")["will"]["adverbs"]) | {"own"}


@cache
def _phrases() -> frozenset[str]:
    return frozenset(phrase for row in table("contraries")["opposite"]["rows"] for phrase in row[1])


@cache
def _opposites_of() -> dict[str, str]:
    """Forms of the first words of the opposites, with their lemma."""
    lemmas = {phrase.split()[0] for phrase in _phrases()}
    own = table("contraries")["irregular"]
    found = {form: lemma for lemma in sorted(lemmas) for form in forms_of(lemma)}
    return found | {form: lemma for lemma in sorted(lemmas) if lemma in own for form in own[lemma].split()}


@cache
def _opposites() -> frozenset[str]:
    return frozenset(_opposites_of())


@cache
def _begins() -> frozenset[str]:
    """Return the words of which each clause is found by one."""
    return _opposites() | _leaving() | {"it"}
