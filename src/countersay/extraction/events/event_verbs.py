"""Verbs that stand beside what happened: two words that are one verb, and verbs whose subject or object is the event.

1. "Ran aground", "walked out", "dropped bombs" are verbs of their own; the lexicon gives the verb that they stand for.
2. A verb that says how an event struck leaves it in the subject: "a blast shook the depot", "the strike emptied the yard".
3. A verb that says how it was noticed leaves it in the subject of the passive or in the object, if that is no known one: "an
   explosion was reported", "residents heard two blasts"; "the operator reported the spill on 3 May" dates the report.
4. A verb of calling for help leaves it behind "to": "the brigade was alerted at 9 pm on 3 May to a fire".
5. A verb that brings it about, or fights it, leaves it in the object: "a fault caused a fire", "crews fought the blaze".

Only nouns of what happens all at once count (fires, blasts, attacks, accidents, stoppages).
"""

from functools import cache

from countersay.extraction.events.happening_words import Line, lemma_of, noun_kind, words_of
from countersay.lexicon.load import table

_SUBJECT = 12  # words of a subject
_OBJECT = 6  # words of an object
_CALL = 12  # words from "alerted" to "to a fire"
_BEHIND = 5  # words behind a verb that may make another verb of it
_IN_PHRASE = frozenset({"DT", "JJ", "JJS", "JJR", "NN", "NNS", "NNP", "NNPS", "POS", "PRP$", "CD", "VBN", "RB"})
_PASSIVE = frozenset({"was", "were", "been", "is", "are", "being", "be"})


def whole_verb(line: Line, verb: int, lemma: str) -> str:
    """Return the verb that the words stand for: "ground" for "ran aground", else the lemma itself."""
    if lemma == "go" and line.lower(verb + 1) == "down" and any(t.lower in words_of("vessels") for t in line.tokens):
        return "sink"  # "the ferry went down"
    found = _phrasal().get(lemma)
    if found is None:
        return lemma
    for word, meant, nouns in found:
        if not word or line.lower(verb + 1) == word:
            near = range(max(0, verb - _BEHIND), min(len(line.tokens), verb + 1 + _BEHIND))
            if not nouns or any(line.lower(i) in nouns for i in near if i > verb or (word and i < verb)):
                return meant
    return lemma


@cache
def _phrasal() -> dict[str, list[tuple[str, str, frozenset[str]]]]:
    """Verb → (word behind it, the verb that they stand for, nouns of which one must follow)."""
    found: dict[str, list[tuple[str, str, frozenset[str]]]] = {}
    for row in table("happenings")["phrasal"]:
        nouns = frozenset(row.get("before", "").split())
        found.setdefault(row["verb"], []).append((row.get("word", ""), row["means"], nouns))
    return found


def event_beside(line: Line, verb: int, low: int) -> int | None:
    """Return the event noun that the verb leaves in its subject (from the token `low` on) or in its object."""
    lemma = lemma_of(line, verb)
    if lemma is None:
        return None
    passive = any(line.lower(k) in _PASSIVE for k in range(max(low, verb - 4), verb))
    if lemma in words_of("striking") and not passive:
        return _subject(line, verb, low)
    if lemma in words_of("noticing"):
        noun = _subject(line, verb, low) if passive else _object(line, verb)
        return noun if noun is not None and _is_new(line, noun) else None
    if lemma in words_of("called_to"):
        return _called_to(line, verb)
    return _object(line, verb) if lemma in words_of("causing") and not passive else None


def _called_to(line: Line, verb: int) -> int | None:
    """Return the event noun behind "to a", past the day and hour of the call."""
    for i in range(verb + 1, min(len(line.tokens), verb + _CALL)):
        if line.lower(i) == "to" and line.lower(i + 1) in ("a", "an", "the"):
            return _object(line, i)
        if line.tags[i] not in ("IN", "CD", "NN", "NNP", "NNPS", "DT", "TO"):
            return None
    return None


def _subject(line: Line, verb: int, low: int) -> int | None:
    """Return the event noun that heads the phrase before the verb: "the blast at the depot"."""
    start = max(low, verb - _SUBJECT)
    for i in range(start, verb):
        last = i + 1 >= verb or not line.tags[i + 1].startswith("NN") or line.tags[i + 1].startswith("NNP")
        if line.tags[i].startswith("NN") and last and not _dated(line, i):
            return i if _is_sudden(line, i) and line.tags[i] in ("NN", "NNS") else None
        if line.tags[i] == "VBG" and _is_sudden(line, i) and line.lower(i - 1) in ("the", "a", "an"):
            return i
    return None


def _dated(line: Line, i: int) -> bool:
    """Say whether the word belongs to a date: "On 3 May the blast ..."."""
    return line.tags[i].startswith("NNP") or line.lower(i) in words_of("not_about")


def _object(line: Line, verb: int) -> int | None:
    """Return the event noun that heads the phrase behind the verb."""
    for i in range(verb + 1, min(len(line.tokens), verb + 1 + _OBJECT)):
        if line.tags[i] not in _IN_PHRASE and not (line.tags[i] == "VBG" and noun_kind(line, i)):
            return None
        last = i + 1 >= len(line.tokens) or not line.tags[i + 1].startswith("NN")
        if line.tags[i] in ("NN", "NNS") and last:
            return i if _is_sudden(line, i) else None
    return None


def _is_sudden(line: Line, i: int) -> bool:
    return noun_kind(line, i) in words_of("sudden")


def _is_new(line: Line, noun: int) -> bool:
    """Say whether the phrase speaks of the event as one not told of before: "an explosion", "two blasts", "shelling"."""
    for i in range(noun - 1, max(-1, noun - 5), -1):
        if line.lower(i) in ("a", "an", "two", "three", "several"):  # "recorded 61 incidents" counts them
            return True
        if line.tags[i] == "CD":
            return False
        if line.tags[i] not in ("JJ", "NN", "VBN", "RB"):
            return line.tags[i] in ("VBD", "IN", ",") and (line.tags[noun] == "NNS" or line.lower(noun).endswith("ing"))
    return line.tags[noun] == "NNS" or line.lower(noun).endswith("ing")
