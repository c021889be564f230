"""Nouns that a participle dates, and verbs that call off: what a date belongs to besides a clause's own verb."""

from countersay.extraction.events.happening_words import Line, lemma_of, noun_kind, words_of
from countersay.lexicon.load import table

_REACH = 25  # tokens from a date to the verb of its clause
_IN_PHRASE = frozenset({"DT", "JJ", "NN", "NNS", "NNP", "NNPS", "PRP$", "CD", "POS"})
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


def struck(line: Line, noun: int, low: int) -> int:
    """Return the noun of what befell the event of `noun`, if such a one stands right before it: "the ambush of the convoy".

    `low` is the first token of the phrase.
    """
    at = noun - 1
    while at > low and line.tags[at] in _IN_PHRASE:
        at -= 1
    befell = at > low and line.lower(at) in ("of", "on", "against") and line.tags[at - 1] in ("NN", "NNS")
    return at - 1 if befell and noun_kind(line, at - 1) in words_of("sudden") | {"dissolution"} else noun


def is_set_off(line: Line, first: int, after: int) -> bool:
    """Say whether commas set the date off between a subject and its verb: "troops, on 7 July, attacked the camp"."""
    before = first - 1 if line.tags[first - 1] == "IN" else first
    if before < 2 or line.lower(before - 1) != "," or line.lower(after) != ",":
        return False
    verb = after + 2 if line.tags[after + 1 : after + 2] == ["RB"] else after + 1
    return line.tags[verb : verb + 1] == ["VBD"] and line.tags[before - 2].startswith(("NN", "PRP"))


def prepositional(line: Line, verb: int, noun: int) -> bool:
    """Say whether a preposition stands between the verb and the noun, so that the noun is not its object."""
    return any(line.tags[k] == "IN" for k in range(verb + 1, noun))


def calls_off(line: Line, i: int) -> bool:
    """Say whether the word at `i` calls something off: "cancelled", "called off"."""
    lemma = lemma_of(line, i)
    return lemma in table("happenings")["calling_off"] and (lemma != "call" or line.lower(i + 1) == "off")


def dates_noun(line: Line, verb: int, noun: int, first: int, after: int) -> bool:
    """Say whether a date at the tokens [first, after) belongs to the noun before it and cannot belong to the verb.

    So it is with a verb of the present or the perfect ("regrets the leak on 3 May", "has opened an inquiry into the leak on 3 May"),
    and where the noun is the subject of what is said ("said the march on 3 May had been peaceful").
    """
    lead = line.lower(verb - 1), line.lower(verb - 2)
    if line.tags[verb] in ("VBP", "VBZ"):
        return not any(line.tags[i] in ("VBD", "MD", "VBG") for i in range(verb + 1, first))
    if line.tags[verb] in ("VBN", "VBD") and {"has", "have"} & set(lead):
        return "been" not in lead
    if line.tags[verb] != "VBD" or lemma_of(line, verb) not in words_of("speech"):
        return False
    if line.tags[verb + 1] not in ("DT", "NN", "NNS", "JJ", "PRP$", "CD"):
        return False
    behind = line.tags[after : after + _REACH]
    verbs = (i for i, tag in enumerate(behind) if tag in ("VBD", "VBZ", "VBP", "MD"))
    at = next(verbs, None)
    return at is not None and not {",", "CC", "WP", "WDT", "WRB", "IN", ":"} & set(behind[:at])


def subject_from(line: Line, low: int, verb: int) -> int:
    """Return where the subject begins, past a phrase that opens the clause: "In addition to the shelling, orders were given"."""
    if line.tags[low] != "IN":
        return low
    commas = [i for i in range(low, verb) if line.lower(i) == ","]
    return commas[-1] if commas and any(noun_kind(line, i) for i in range(commas[-1], verb)) else low
