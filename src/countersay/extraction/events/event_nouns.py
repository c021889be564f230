"""Nouns that a participle dates, and verbs that call off: what a date belongs to besides a clause's own verb."""

from countersay.extraction.events.happening_words import Line, lemma_of, noun_kind
from countersay.lexicon.load import table

INSTRUMENTS = frozenset({"agreement", "ceasefire", "statement"})


def instrument_before(line: Line, verb: int) -> int | None:
    """Return the noun of "the truce agreed on 3 May" or "the Memorandum of Understanding signed in Alm", which signs nothing.

    The verb is a participle there, whatever its tag, if the sentence has a finite verb besides.
    """
    at = verb - 1
    while (
        at > max(0, verb - 6)
        and noun_kind(line, at) is None
        and (line.tags[at].startswith("NNP") or line.lower(at) in ("of", "the"))
    ):
        at -= 1  # "the order of the Labour Court dated 3 May"
    of = at == verb - 1 or line.lower(at + 1) == "of"
    if not of or noun_kind(line, at) not in INSTRUMENTS:
        return None
    finite = (k for k in range(len(line.tokens)) if k != verb and line.tags[k] in ("VBD", "VBZ", "VBP", "MD"))
    return at if next(finite, None) is not None else None


def named_before(line: Line, verb: int) -> int | None:
    """Return the event noun directly before a participle, perhaps in quotation marks."""
    at = verb - 1
    while at > 0 and not line.lower(at)[:1].isalnum() and line.lower(at) not in (",", ";"):
        at -= 1
    return at if noun_kind(line, at) is not None else None


def calls_off(line: Line, i: int) -> bool:
    """Say whether the word at `i` calls something off: "cancelled", "called off"."""
    lemma = lemma_of(line, i)
    return lemma in table("happenings")["calling_off"] and (lemma != "call" or line.lower(i + 1) == "off")
