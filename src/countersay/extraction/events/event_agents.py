"""Who does what happens: the names behind "by" in the passive, those of the subject in the active.

"the truce was broken on 30 May by a patrol of Alm and on 1 June by two boats of Orve" has an agent for each day: the first
"by" behind the day. A clause whose subject is no name, or whose verb only says that the event took place, has none.
"""

from collections.abc import Callable, Sequence
from functools import cache

from countersay.extraction.events.happening_words import Line, lemma_of, words_of
from countersay.extraction.events.happenings import Happening

_REACH = 12  # words from the verb to "by", and of the phrase behind it
_SUBJECT = 10  # words of a subject
_PASSIVE = frozenset({"was", "were", "been", "is", "are", "being", "be"})
_ENDS = frozenset(
    {"in", "on", "at", "after", "before", "during", "when", "who", "which", "that", "as", "since", "while"}
)

Names = Callable[[int, int], Sequence[str]]


def agents_of(line: Line, what: Happening, dated: tuple[int, int] | None, names: Names) -> tuple[str, ...]:
    """Return the names of who does it, as written; `names` gives those inside a range of tokens, `dated` are those of its day."""
    verb = verb_of(line, what)
    if verb is None or what.verb in _slight():
        return ()
    if is_passive(line, verb):
        by = _by(line, what, verb, dated)
        return () if by is None else tuple(dict.fromkeys(names(by + 1, _phrase_end(line, by + 1, what.clause[1]))))
    if line.tags[verb] == "VBG":
        return ()
    low = what.clause[0]
    if dated is not None and low <= dated[1] < verb:
        low = dated[1]
    low = _subject_start(line, low, verb)
    return tuple(dict.fromkeys(names(low, verb)))


@cache
def _slight() -> frozenset[str]:
    """Verbs that tell nothing of who does it."""
    topics = ("light", "helping", "speech", "noticing", "fighting", "called_to")
    return frozenset(verb for topic in topics for verb in words_of(topic))


def verb_of(line: Line, what: Happening) -> int | None:
    """Return the token of the verb of the head."""
    if what.verb is None:
        return None
    verbs = [i for i in range(what.start, what.end) if lemma_of(line, i) is not None]
    whole = what.start if what.noun is None and verbs == [what.start] else None  # "ran aground": the verb is "ground"
    return next((i for i in verbs if lemma_of(line, i) == what.verb), whole)


def is_passive(line: Line, verb: int) -> bool:
    """Say whether the verb at the token is in the passive."""
    if line.tags[verb] not in ("VBN", "VBD"):
        return False
    near = [line.lower(k) for k in range(max(0, verb - 4), verb)]
    return bool(_PASSIVE & set(near)) or line.lower(verb + 1) == "by"


def _by(line: Line, what: Happening, verb: int, dated: tuple[int, int] | None) -> int | None:
    found = [k for k in range(verb + 1, what.clause[1]) if line.lower(k) == "by"]
    behind = [k for k in found if dated is not None and k > dated[0]]
    chosen = behind[:1] if len(found) > 1 else found
    return chosen[0] if chosen and chosen[0] - verb <= 3 * _REACH else None


def _phrase_end(line: Line, start: int, stop: int) -> int:
    for k in range(start, min(stop, start + _REACH)):
        if line.lower(k) in _ENDS or line.lower(k) in (",", ";", "."):
            return k
    return min(stop, start + _REACH)


def _subject_start(line: Line, low: int, verb: int) -> int:
    """Return where the subject begins: behind the last preposition but "of", comma or conjunction of clauses before the verb."""
    for k in range(verb - 1, max(low, verb - _SUBJECT) - 1, -1):
        if (line.tags[k] == "IN" and line.lower(k) != "of") or line.lower(k) in (",", ";", ":", "to"):
            return k + 1 if k + 1 < verb and line.tags[k] != "IN" else verb
    return max(low, verb - _SUBJECT)
