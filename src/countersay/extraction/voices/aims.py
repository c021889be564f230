"""Counts behind an infinitive, which says what something is for: "a ship came to Isk to evacuate 110 refugees".

Whether they were evacuated it leaves open. Two kinds say that it came about: what governs the infinitive ("managed to evacuate",
"the flood forced them to evacuate", "the boats used to evacuate"), and an infinitive of outcome ("rose to reach 90").
A perfect infinitive ("said to have evacuated 110") is no aim.
"""

import re
from functools import cache

from countersay.extraction.nouns.verb_forms import is_infinitive
from countersay.lexicon.load import table, word_set

_REACH = 60  # code points from "to" to the number
_BEFORE = 90  # code points before "to" in which what governs it stands


@cache
def _infinitive() -> re.Pattern[str]:
    """The word "to", its verb and what may stand between a verb and its object's number."""
    words = table("supposing")["aims"]
    return re.compile(
        rf"\b(?P<not>not )?to (?:[a-z]+ly )?(?P<verb>[a-z]{{3,}})(?: (?:{'|'.join(words['particles'].split())}))?(?: (?:its|their|the|our|his|her)(?: [a-z-]+){{1,4}}? (?:to|by))?"
        rf"(?: (?:{'|'.join(words['hedges'].split())}))*\s\Z",
        re.I,
    )


@cache
def _governed() -> re.Pattern[str]:
    """What says that the infinitive came about, right before it or with its object between."""
    words = table("supposing")["aims"]
    direct, causing = ("|".join(word.replace("_", " ") for word in words[key].split()) for key in ("did", "caused"))
    return re.compile(
        rf"\b(?:(?:{direct})(?: \w+ly| again| also| together| even)?|(?:{causing})\b[^,;:]{{0,80}}) \Z", re.I
    )


def is_aim(sentence: str, start: int) -> bool:
    """Say whether the number at `start` is the object of an infinitive that says what was to be done.

    >>> text = "A ship came to Isk to evacuate 110 refugees."
    >>> is_aim(text, 31), is_aim("They managed to evacuate 110 refugees.", 25)
    (True, False)
    """
    low = max(0, start - _REACH)
    left = sentence[low:start]
    if "to " not in left and "To " not in left:
        return False
    found = _infinitive().search(left)
    if found is None:
        return False
    verb = found["verb"].lower()
    if verb in word_set("supposing", "aims", "outcomes") or not is_infinitive(verb):
        return False
    if found["not"]:
        return True
    at = low + found.start()
    return _governed().search(sentence, max(0, at - _BEFORE), at) is None
