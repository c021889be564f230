"""Voices of what was told just before: "The ministry announced this in a statement.", "This was reported by the guild."

Agencies tell the news first and whose it is behind it. Such a sentence is about the paragraph before it, if that is at most
three sentences long, else about the sentence before it; within a paragraph, about what it has told so far. Headings and
sentences in which somebody speaks already are left alone, and so are verbs that confirm or comment on what others said.
"""

from collections.abc import Iterator, Sequence

from countersay.extraction.voices.cues import grammar
from countersay.extraction.voices.folded import Unit
from countersay.extraction.voices.phrases import noun_phrase_right
from countersay.extraction.voices.raw import Range
from countersay.extraction.voices.subjects import verb_subject

_SENTENCES = 3  # of a paragraph that is taken whole
_WORDS = 14  # from the head of the sentence to its verb
_BE = frozenset({"was", "is", "were", "been"})
_HEARERS = frozenset({"VBD", "NN", "NNS", "NNP", "NNPS"})
_THINGS = frozenset({"information", "news", "data", "incident"})


def pointing(unit: Unit) -> tuple[Range, Range] | None:
    """Return the source and the cue of a sentence that says who told what stands before it, None for others.

    Shapes: "X announced this in …", "X said so on …"; "This was stated by X", "This information was reported by X".
    """
    if unit.silent or unit.kind not in ("paragraph", "bullet"):
        return None
    return _passive(unit) or _active(unit)


def _active(unit: Unit) -> tuple[Range, Range] | None:
    for k in range(1, min(len(unit) - 1, _WORDS)):
        if unit.tag(k) != "VBD" or unit.lower(k) not in grammar("telling_this"):
            continue
        about = next((j for j in range(k + 1, k + 6) if unit.lower(j) == "about" and unit.tag(j - 1) in _HEARERS), k)
        this = about + 1
        if unit.lower(this) not in ("this", "so") or unit.tag(this + 1) not in ("IN", ".", ",", "RB", "NN", "NNP", ""):
            return None
        if unit.tag(this + 1) == "NN" and unit.lower(this + 1) not in ("today", "yesterday"):
            return None  # "reported this case": another thing
        source = verb_subject(unit, k)
        named = source is not None and source[0] <= 1 and unit.tag(source[0]) not in ("PRP", "WP", "WDT")
        return (source, (k, this + 1)) if source is not None and named else None
    return None


def _passive(unit: Unit) -> tuple[Range, Range] | None:
    if unit.lower(0) not in ("this", "that", "the", "it"):
        return None
    be = 2 if unit.lower(1) in _THINGS else 1
    if (be == 1 and unit.lower(0) == "the") or unit.lower(be) not in _BE | {"has"}:
        return None
    verb = be + 1 + (unit.lower(be) == "has")
    if unit.lower(verb) not in grammar("telling_this"):
        return None
    by = next((k for k in range(verb + 1, min(len(unit), verb + 10)) if unit.lower(k) == "by"), None)
    if by is None:
        return None
    end = noun_phrase_right(unit, by + 1)
    return ((by + 1, end), (0, by + 1)) if end > by + 1 else None


def told_before(units: Sequence[Unit], at: int, before: Sequence[Unit]) -> tuple[Unit, Unit] | None:
    """Return the first and last sentence that the one at `at` of its paragraph points to; `before` is the paragraph before."""
    here = [unit for unit in units[:at] if unit.kind == "paragraph"]
    rows = here or [unit for unit in before if unit.kind == "paragraph"]
    if not rows:
        return None
    return rows[0] if len(rows) <= _SENTENCES else rows[-1], rows[-1]


def pointed(units: Sequence[Unit], before: Sequence[Unit]) -> Iterator[tuple[Unit, Range, Range, int, int]]:
    """Yield each such sentence of a paragraph, its source and cue, and the offsets of what it points to."""
    for at, unit in enumerate(units):
        found = pointing(unit)
        told = told_before(units, at, before) if found is not None else None
        if found is not None and told is not None:
            yield unit, *found, told[0].tokens[0].start, told[1].tokens[-1].end
