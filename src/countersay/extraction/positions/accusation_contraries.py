"""States and ways of moving that say the contrary of closing and hindering: "remains open", "free to pass", "moves freely".

Who says so denies what is alleged under another word; negated ("is not open", "are not free to leave") they allege it. "Open" needs
a way or a name for its subject: an open question is none. What held only until or before a day denies nothing.
"""

from countersay.extraction.positions.accusation_clauses import (
    Accusation,
    Range,
    clause_end,
    negated_group,
    open_clause,
    verb_group,
)
from countersay.extraction.positions.allegation_words import BE, forms_of, place_nouns, words
from countersay.extraction.voices.folded import Unit
from countersay.extraction.voices.subjects import verb_subject

_STAYING = frozenset({"remain", "remains", "remained", "stay", "stays", "stayed", "kept", "keep", "keeps"})


def contrary(unit: Unit, i: int) -> Accusation | None:
    """Find a state or a way of moving at token `i` that is the contrary of closing or hindering."""
    low = unit.lower(i)
    if low in words("states", "contrary"):
        verb = next((k for k in range(i - 1, max(-1, i - 5), -1) if unit.lower(k) in BE | _STAYING), None)
        if verb is None or unit.tag(i + 1).startswith("NN") or any(unit.tag(k) == "DT" for k in range(verb + 1, i)):
            return None
        return _made(unit, i, verb, "open", way=True)
    if low == "free" and unit.lower(i + 1) == "to" and unit.lower(i + 2) in words("moving", "contrary"):
        verb = next((k for k in range(i - 1, max(-1, i - 5), -1) if unit.lower(k) in BE | _STAYING), None)
        return _made(unit, i, verb, f"free to {unit.lower(i + 2)}", way=False) if verb is not None else None
    if low in words("freely", "contrary"):
        verb = next((k for k in range(i - 1, max(-1, i - 4), -1) if unit.lower(k) in _moving()), None)
        if verb is not None and (
            unit.tag(verb).startswith("VB") or verb == i - 1
        ):  # the tagger takes "move" for a noun
            return _made(unit, i, verb, f"{unit.lower(verb)} {low}", way=False)
    return None


def _moving() -> frozenset[str]:
    return frozenset(form for lemma in words("moving", "contrary") for form in forms_of(lemma))


def _made(unit: Unit, i: int, verb: int, predicate: str, *, way: bool) -> Accusation | None:
    start, _ = verb_group(unit, verb)
    subject = verb_subject(unit, verb)
    if subject is None or open_clause(unit, verb, start) or (way and not _is_way(unit, subject)):
        return None
    if any(unit.lower(k) in ("until", "till", "before", "if", "unless", "when") for k in range(i, clause_end(unit, i))):
        return None
    negated = negated_group(unit, start, i, subject, None) or unit.lower(i - 1) in ("not", "n't", "longer")
    return Accusation(
        at=(i, i + 1),
        family="access",
        predicate=f"not {predicate}" if negated else predicate,
        rank=3 if negated else 0,
        agent=None,
        object=subject,
        negated=not negated,
    )


def _is_way(unit: Unit, subject: Range) -> bool:
    """Say whether a phrase is about a way, or ends in a name."""
    lows = [unit.lower(k) for k in range(*subject)]
    named = unit.tag(subject[1] - 1) in ("NNP", "NNPS")
    return named or any(low in place_nouns() or low.removesuffix("s") in place_nouns() for low in lows)
