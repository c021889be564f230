"""Whom "who" and "which" stand for as a voice: the noun phrase before the comma, "the guild, which says".

"Made statements, which rejected": who made them speaks.
"""

from countersay.extraction.voices.cues import grammar, light_forms, nouns
from countersay.extraction.voices.folded import Unit
from countersay.extraction.voices.phrases import NOUNS, core_left
from countersay.extraction.voices.raw import Range
from countersay.extraction.voices.subjects import verb_subject


def stands_for(unit: Unit, source: Range) -> Range | None:
    """Return the noun phrase that a relative pronoun alone in `source` stands for, None where it is no such pronoun."""
    begin, end = source
    if end - begin != 1 or unit.lower(begin) not in ("who", "which") or begin == 0:
        return None
    stop = begin - 1 if unit.lower(begin - 1) == "," else begin
    if unit.tag(stop - 1) not in NOUNS and unit.lower(stop - 1) not in (")", "those"):
        return None
    first = core_left(unit, stop, 0)
    if first is None:
        return (stop - 1, stop) if unit.lower(stop - 1) == "those" else None
    if unit.lower(stop - 1) in nouns() and unit.lower(first - 1) in light_forms():
        return verb_subject(unit, first - 1)
    while unit.lower(first - 1) in ("of", "for") and unit.tag(first - 2) in NOUNS:
        further = core_left(unit, first - 1, 0)
        if further is None:
            break
        first = further
    pronoun = unit.lower(first) in grammar("other") and unit.tokens[first].text != "WHO"
    return None if pronoun else (first, stop)
