"""Whether a verb behind "and", "but" or a comma goes on with the one that governs what is said, or with what is said itself."""

from countersay.extraction.voices.cues import grammar, light_forms, verb_forms, verb_frames
from countersay.extraction.voices.folded import QUOTE, Unit
from countersay.extraction.voices.phrases import FINITE


def same_tense_cue(unit: Unit, i: int, cue: int) -> bool:
    """Say whether a verb at `i` (after adverbs) continues the predicate of the cue."""
    k = i
    while unit.tag(k) == "RB":
        k += 1
    tag, governs = unit.tag(k), unit.tag(cue)
    if governs in ("VBP", "VB") and tag in ("VBP", "VB", "NN") and "base" in _kinds(unit.lower(k)):
        return tag == "VBP" or unit.tag(k + 1) in ("DT", "PRP$")  # "we reject the vote and demand a new one"
    if governs in ("VBD", "VBN") and tag == "VBN" and unit.lower(k) in light_forms():
        return unit.tag(k + 1) in ("NN", "NNS", "JJ", "DT", "PRP$")  # "stressed the need and expressed regret"
    if governs == "VBN" and tag == "VBD" and unit.lower(k) in grammar("sure"):
        return True  # "expressed satisfaction over the vote and said"
    if tag == "VBN" and unit.tag(cue) == "VBD" and "Q" in verb_frames(unit.lower(k)):
        return unit.lower(k + 1) in (":", "that") or unit.tag(k + 1) == QUOTE  # "said it was, but added: “…”"
    if tag not in ("VBD", "VBZ", "VBP") or tag != unit.tag(cue):
        return False
    return unit.lower(k) in verb_forms() or (tag == "VBD" and not _told_alike(unit, cue, i))


def goes_on(unit: Unit, begin: int, j: int) -> bool:
    """Say whether a helping verb behind "and" at `j` can only be the speaker's: "accused A of firing and have left"."""
    helps = unit.lower(j + 1) in ("has", "have", "had", "is", "are", "was", "were", "will")
    return helps and not any(unit.tag(k) in FINITE for k in range(begin, j))


def _told_alike(unit: Unit, cue: int, end: int) -> bool:
    """Say whether what is said holds a past verb of its own, with which the next one goes: "said raids killed eight and injured 35"."""
    return any(unit.tag(k) == "VBD" for k in range(cue + 2, end))


def withholds(unit: Unit, i: int) -> bool:
    """Say whether "refused to say", "declined to give details" begins at `i`: who spoke before now keeps silent."""
    return (
        unit.lower(i) in ("refused", "declined", "refuses", "declines")
        and unit.lower(i + 1) == "to"
        and unit.lower(i + 2) in grammar("withheld")
    )


def _kinds(word: str) -> tuple[str, ...]:
    """Return the forms of a cue verb that a word may be; none for other words."""
    return verb_forms().get(word, ("", ()))[1]


def blamed_for(unit: Unit, cue: int, i: int) -> bool:
    """Say whether what somebody is accused of stands behind the words at `i` that tell when or where: "accused A on Monday of looting"."""
    if unit.lower(cue) not in grammar("accusing"):
        return False
    for k in range(i + 1, min(len(unit), i + _WHEN)):
        if unit.lower(k) in ("of", "for") and unit.tag(k + 1) == "VBG":
            return True
        if unit.tag(k) in FINITE or unit.lower(k) in (",", ";", ".", "that"):
            return False
    return False


_WHEN = 9  # tokens of what tells when and where somebody was accused
