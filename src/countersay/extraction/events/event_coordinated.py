"""Second deeds of one clause: "On 3 May police entered the camp and arrested two medics".

A date that opens its clause dates both verbs. The second is read as an account of its own if it follows "and" without a subject, in
the form of the first (two past forms, or two participles behind "was"), and tells of a deed that the lexicon knows; who does it, and
where, are those of the first unless it says another place. Of a date at the end of a clause only the verb beside it is sure.
"""

from dataclasses import replace
from functools import cache

from countersay.extraction.events.event_agents import is_passive, verb_of
from countersay.extraction.events.event_scenes import LONGEST, Dating, Scene
from countersay.extraction.events.happening_words import Line, clause_around, lemma_of, verb_kind
from countersay.extraction.events.happenings import Happening
from countersay.lexicon.load import table
from countersay.model import EventMention

_REACH = 20  # tokens from the first verb to the second
_LATER = frozenset({"later", "subsequently", "afterwards", "eventually", "since", "not", "never"})


def coordinated(scene: Scene, first: EventMention, what: Happening, dating: Dating) -> EventMention | None:
    """Return the account of the second verb of the clause of `what`, which `first` tells and an opening date dates."""
    line = scene.line
    if first.status not in ("asserted", "alleged") or len(scene.flow.pieces) != 1:
        return None
    verb = verb_of(line, what)
    second = None if verb is None else _second(line, verb, what)
    if verb is None or second is None:
        return None
    clause = (second, clause_around(line, second, second + 1)[1])
    lemma = lemma_of(line, second) or ""
    then = Happening(kind=verb_kind(lemma), verb=lemma, start=second, end=second + 1, clause=clause)
    told = scene.mention(then, dating, away=True)
    if is_passive(line, verb):
        agents, patients = told.agents or first.agents, first.patients
    else:
        agents, patients = first.agents, told.patients
    last = clause[1] - 1
    while last > second and not line.lower(last)[:1].isalnum():
        last -= 1
    end = scene.flow.position(line.tokens[last].end - 1) + 1
    end = min(end, told.start + LONGEST)
    return replace(
        told,
        end=end,
        text=scene.document.text[told.start : end],
        agents=agents,
        patients=patients,
        participants=tuple(dict.fromkeys((*first.agents, *told.participants))),
        place=told.place or first.place,
    )


def _second(line: Line, verb: int, what: Happening) -> int | None:
    """Return the token of the second verb."""
    passive = is_passive(line, verb)
    if line.tags[verb] != ("VBN" if passive else "VBD") and not (passive and line.tags[verb] == "VBD"):
        return None
    stop = min(what.clause[1], verb + _REACH, len(line.tokens) - 1)
    for i in range(max(verb + 1, what.end), stop):
        if line.tags[i] in ("VBZ", "VBP", "MD", "TO", "WDT", "WP"):
            return None
        if line.lower(i) == "and":
            at = i + 1
            while at < stop and line.tags[at] == "RB" and line.lower(at) not in _LATER:
                at += 1
            if line.tags[at] == ("VBN" if passive else "VBD") and lemma_of(line, at) in _deeds():
                return at
        elif line.tags[i] == "VBD" or (line.tags[i] == "PRP" and line.lower(i) not in ("him", "her", "it", "them")):
            return None
    return None


@cache
def _deeds() -> frozenset[str | None]:
    known = table("happenings")
    told = (word for words in (*known["deeds"].values(), *known["verbs"].values()) for word in words.split())
    return frozenset(told) - frozenset(known["light"]["verbs"].split())
