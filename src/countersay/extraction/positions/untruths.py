"""Contents called untrue, and responsibility that is denied, where no voice and no predicate of the lexicon stands.

1. "The statement that no ship was inspected is incorrect", "It is not true that cattle were sold", "It is incorrect to say that …", "Nor is it true that …", "There is no truth in …".
2. "We deny any responsibility for the death of the nurse", "denies involvement in the raid": the deed may have been done, by others.
"""

from collections.abc import Iterator

from countersay.extraction.positions.accusation_clauses import Range
from countersay.extraction.positions.allegation_words import words
from countersay.extraction.positions.claim_words import extent_of, forms_in, is_somebody, name_of
from countersay.extraction.voices.folded import Unit
from countersay.extraction.voices.phrases import noun_phrase_right
from countersay.extraction.voices.subjects import verb_subject
from countersay.extraction.voices.voices_at import Voices
from countersay.model import Answer, Proposition

_CALLED = frozenset({"it", "nor", "neither"})
_TRUE = frozenset({"true", "correct", "accurate", "right", "case"})
_STATED = frozenset(
    {
        "statement",
        "contention",
        "suggestion",
        "assertion",
        "notion",
        "impression",
        "idea",
        "claim",
        "allegation",
        "accusation",
        "charge",
    }
)
_IS = frozenset({"is", "was"})
_SAYING = frozenset({"say", "claim", "suggest", "allege", "assert", "state", "maintain", "pretend"})
_ENDS = frozenset({".", ";", ":", "!", "but"})
_SHARE = frozenset({"responsibility", "involvement", "part", "role", "complicity", "blame", "guilt", "hand"})
_LONGEST = 40  # words


def untruths(text: str, unit: Unit, voices: Voices, document: str) -> Iterator[Proposition]:
    """Yield the denials of a sentence as statements, in text order."""
    for k, token in enumerate(unit.tokens):
        if token.lower not in _CALLED and token.lower not in _STATED and token.lower not in forms_in("denying"):
            continue
        content = _called_untrue(unit, k) or _stated_wrongly(unit, k)
        answer: Answer | None = None
        first = k
        speaker = None
        if content is None and (found := _responsibility(unit, k)) is not None:
            first, content = found
            answer = "part"
            subject = extent_of(text, unit, verb_subject(unit, k))
            speaker = subject.text if subject is not None and is_somebody(subject.text) else None
        if content is None or content[1] - content[0] > _LONGEST:
            continue
        voice = voices.inside(unit.tokens[first].start)
        if voice is not None and voice.stance != "asserts":
            continue
        start, end = unit.tokens[content[0]].start, unit.tokens[content[1] - 1].end
        own = speaker is None or speaker.lower() in ("we", "i")
        yield Proposition(
            document=document,
            start=unit.tokens[first].start,
            end=end,
            family="statement",
            predicate=" ".join(text[start:end].split()),
            act="denies",
            speaker=name_of(voice) if own else speaker,
            source=voice.source[0] if own and voice is not None and voice.source else None,
            explicit=True,
            answer=answer,
        )
        return


def _called_untrue(unit: Unit, k: int) -> Range | None:
    """Return the content of "it is not true that …" beginning at `k`."""
    at = k
    negated = unit.lower(at) in ("nor", "neither")
    if negated and unit.lower(at + 1) in _IS and unit.lower(at + 2) == "it":
        at += 3
    elif (
        unit.lower(at) == "it"
        and unit.lower(at + 1) in _IS
        and (k == 0 or unit.lower(k - 1) in (",", ";", "and", "but"))
    ):
        at += 2
    else:
        return None
    for _ in range(3):
        if unit.lower(at) == "not":
            negated = True
        elif unit.lower(at) in _TRUE or unit.lower(at) in words("baseless"):
            break
        elif unit.tag(at) != "RB" and unit.lower(at) not in ("a", "an", "the", "also", "simply", "equally"):
            return None
        at += 1
    untrue = unit.lower(at) in words("baseless")
    if not (untrue != negated and (untrue or unit.lower(at) in _TRUE)):
        return None
    at += 1
    if unit.lower(at) == "to" and unit.lower(at + 1) in _SAYING:
        at += 2
    if unit.lower(at) != "that":
        return None
    end = next((j for j in range(at + 1, len(unit)) if unit.lower(j) in _ENDS), len(unit))
    return (at + 1, end) if end > at + 1 else None


def _stated_wrongly(unit: Unit, k: int) -> Range | None:
    """Return the content of "the statement that … is incorrect" with its noun at `k`."""
    if unit.lower(k) not in _STATED or unit.lower(k + 1) != "that":
        return None
    for j in range(k + 4, min(len(unit), k + _LONGEST)):
        if unit.lower(j) in _ENDS:
            return None
        if unit.lower(j) not in _IS:
            continue
        at = j + 1
        negated = False
        while at < j + 5 and (unit.tag(at) in ("RB", "JJ", "DT") or unit.lower(at) == "not"):
            if unit.lower(at) in words("baseless") | _TRUE:
                break
            negated = negated or unit.lower(at) == "not"
            at += 1
        if (unit.lower(at) in words("baseless") and not negated) or (unit.lower(at) in _TRUE and negated):
            return k + 2, j
    return None


def _responsibility(unit: Unit, k: int) -> tuple[int, Range] | None:
    """Return where "deny any responsibility for N" begins, and the range of N."""
    if unit.lower(k) not in forms_in("denying") or not unit.tag(k).startswith(("VB", "NNS")):
        return None
    if any(unit.lower(j) in ("not", "n't", "never", "to", "cannot") for j in range(max(0, k - 3), k)):
        return None
    at = k + 1
    while unit.lower(at) in ("any", "all", "the", "its", "our", "their", "a", "having", "had", "played"):
        at += 1
    if unit.lower(at) not in _SHARE or unit.lower(at + 1) not in ("for", "in", "of"):
        return None
    end = noun_phrase_right(unit, at + 2, appositives=False)
    return (k, (at + 2, end)) if end > at + 2 else None
