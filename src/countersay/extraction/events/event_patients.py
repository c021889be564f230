"""What a deed is done to: the object in the active, the subject in the passive and with verbs like "sink" or "burn".

Nouns stand as lemmas in lower case, names as written; those behind "of" belong to it ("the gates of the dam"). A name before
a noun ("the Selm sawmill") only says which one. Of a clause whose event is a noun nothing is said.
"""

from countersay.extraction.events.event_agents import is_passive, verb_of
from countersay.extraction.events.happening_words import Line, lemma_of, singular, words_of
from countersay.extraction.events.happenings import Happening

_PHRASE = 12  # words of a phrase
_SUBJECT = 14
_INSIDE = frozenset({"DT", "JJ", "JJS", "JJR", "CD", "VBN", "VBG", "PRP$", "POS", "RB", "``", "''", "$", "PDT"})


def patients_of(line: Line, what: Happening) -> tuple[str, ...]:
    """Return the nouns and names of what it is done to, in text order; empty where the words do not tell."""
    verb = verb_of(line, what)
    if verb is None or what.noun is not None:
        return ()
    if is_passive(line, verb):
        return _subject(line, what.clause[0], verb)
    if lemma_of(line, verb) != what.verb:
        return ()  # "dropped bombs": the object is what it was done with
    found = _phrase(line, verb + 1, what.clause[1])
    if not found and what.verb in words_of("undergone"):
        return _subject(line, what.clause[0], verb)
    return found


def _subject(line: Line, low: int, verb: int) -> tuple[str, ...]:
    start = max(low, verb - _SUBJECT)
    while start < verb and (line.tags[start] in ("IN", ",", "RB", "CC", "WRB", "TO") or _is_of_date(line, start)):
        start += 1
    return _phrase(line, start, verb)


def _is_of_date(line: Line, i: int) -> bool:
    """Say whether the token belongs to a day: "3 May 2031", "Tuesday", "the night of 3 May"."""
    word = line.lower(i)
    if word in words_of("not_about") or word.endswith("day"):
        return True
    number = word[:1].isdigit() or word in ("the", "of", "early", "late")
    return number and i + 1 < len(line.tokens) and _is_of_date_next(line, i + 1)


def _is_of_date_next(line: Line, i: int) -> bool:
    word = line.lower(i)
    return word in words_of("not_about") or word.endswith("day") or word == ","


def _phrase(line: Line, start: int, stop: int) -> tuple[str, ...]:
    """Return the heads of the noun phrase that begins at `start`, and of those behind "of" and "and" in it."""
    found: list[str] = []
    name: list[str] = []
    stop = min(stop, start + _PHRASE, len(line.tokens))
    if start < stop and line.tags[start] == "CC":
        return ()  # "the bridge collapsed and killed nine people"
    for i in range(start, stop):
        tag, word = line.tags[i], line.lower(i)
        if _is_of_date(line, i) and not tag.startswith("DT"):
            break
        if tag in ("NNP", "NNPS"):
            name.append(line.tokens[i].text)
            continue
        noun = tag in ("NN", "NNS")
        if name and not noun and tag != "POS":
            found.append(" ".join(name))
        if name:
            name = []
        if noun:
            if i + 1 >= len(line.tokens) or line.tags[i + 1] not in ("NN", "NNS"):
                found.append(singular(word))
        elif tag not in _INSIDE and word not in ("of", "and"):
            break
    if name:
        found.append(" ".join(name))
    return tuple(dict.fromkeys(found))
