"""What others said, taken up: "echoed the call for", "backed the union's proposal", "were supported by"."""

from countersay.extraction.voices.cues import grammar
from countersay.extraction.voices.folded import Unit
from countersay.extraction.voices.phrases import NOUNS
from countersay.extraction.voices.raw import Range

_LONGEST = 10  # tokens before the head noun


def taken_up_by(unit: Unit, lemma: str, source: Range, content: Range) -> bool:
    """Say whether `source` speaks by taking up `content`; other verbs than those of `grammar.echoing` always do.

    Facts and figures that "support the claim" are no voice. "Envisages" and "provides for" are said of an accord or a
    law only.
    """
    if lemma in grammar("laying_down"):
        return unit.tag(content[0]) != "PRP" and any(unit.lower(k) in grammar("instruments") for k in range(*source))
    if lemma not in grammar("echoing"):
        return True
    return takes_up(unit, content) and not any(unit.lower(k) in grammar("silent_things") for k in range(*source))


def takes_up(unit: Unit, content: Range) -> bool:
    """Say whether the head of a noun phrase is something said by others: "the false narrative of the firm".

    A number in it counts things, not words: "supports 300 claims a month".
    """
    begin, end = content
    head = ""
    for k in range(begin, min(end, begin + _LONGEST)):
        tag = unit.tag(k)
        if tag == "CD" and "-" not in unit.lower(k):
            return False
        if tag in ("IN", "TO", ",", ":", "WDT", "WP", "CC"):
            if unit.lower(k) == "of" and unit.lower(k - 1) in ("number", "series", "set", "range"):
                continue  # "a number of proposals"
            break
        if tag in NOUNS and tag not in ("NNP", "NNPS"):
            head = unit.lower(k)
    return head in grammar("taken_up")


def denied_charge_at(unit: Unit, i: int) -> bool:
    """Say whether "a charge the firm denies" begins at `i`."""
    return unit.tag(i + 1) in ("NN", "JJ") and any(
        unit.lower(k)
        in ("denies", "denied", "disputes", "disputed", "rejects", "rejected", "deny", "dispute", "reject")
        for k in range(i + 2, i + 8)
    )
