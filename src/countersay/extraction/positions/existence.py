"""Denials that a thing was at all: "There is no lockout", "There were no soldiers in the port", "No raid took place",
"The arrests never took place".

The noun stands for a whole proposition ("they locked the workers out"), which another document may put in a verb. Nouns of the
lexicon of allegations are found there; conditions, questions and wishes are none.
"""

from collections.abc import Iterator

from countersay.extraction.positions.accusation_clauses import clause_end, verb_group
from countersay.extraction.positions.allegation_words import allegation_nouns, words
from countersay.extraction.voices.folded import Unit
from countersay.extraction.voices.phrases import noun_phrase_right
from countersay.extraction.voices.subjects import verb_subject
from countersay.extraction.voices.voices_at import Voices
from countersay.model import Proposition

_IS = frozenset({"is", "are", "was", "were"})
_HAS = frozenset({"has", "have", "had"})
_HAPPENED = frozenset({"occurred", "happened", "existed"})
_TAKES = frozenset({"took", "take", "taken"})
_HAPPENING = frozenset({"occurred", "happened", "occur", "happen", "existed", "exist"})
_AT = _TAKES | _HAPPENING | {"there", "no"}
_NO = frozenset({"no", "never"})
_LONGEST = 10  # words of the phrase


def existence_denied(text: str, unit: Unit, voices: Voices, document: str) -> Iterator[Proposition]:
    """Yield the denials of existence of a sentence as statements; `predicate` is "no" and the thing."""
    if unit.tokens[-1].text == "?":
        return
    for k, token in enumerate(unit.tokens):
        found = _phrase(unit, k) if token.lower in _AT else None
        if found is None:
            continue
        first, begin, end, last = found
        end = min(end, begin + _LONGEST)
        head = next((j for j in range(begin, end) if unit.tag(j) in ("IN", "VBG")), end) - 1
        if end <= begin or not unit.tag(head).startswith("NN") or unit.lower(head) in words("abstract"):
            continue
        if unit.lower(head) in allegation_nouns() or _open(unit, first):
            continue
        voice = voices.inside(unit.tokens[begin].start)
        if voice is not None and voice.stance != "asserts":
            continue
        if last:
            last = max(last, clause_end(unit, last))  # "no raid took place | on Halm on 4 May"
            while not unit.tokens[last - 1].text[-1].isalnum():
                last -= 1
        thing = " ".join(text[unit.tokens[begin].start : unit.tokens[end - 1].end].split())
        yield Proposition(
            document=document,
            start=unit.tokens[first].start,
            end=unit.tokens[max(end, last) - 1].end,
            family="statement",
            predicate=f"no {thing}",
            act="denies",
            speaker=voice.speaker if voice is not None else None,
            source=voice.source[0] if voice is not None and voice.source else None,
            explicit=True,
        )
        return


def _phrase(unit: Unit, k: int) -> tuple[int, int, int, int] | None:
    """Return where the denial begins, the range of the thing, and where the denial ends, for the word at `k`."""
    if unit.lower(k) == "there":
        at = k + 1
        if unit.lower(at) in _HAS and unit.lower(at + 1) == "never" and unit.lower(at + 2) == "been":
            begin = at + 3 + (unit.lower(at + 3) in ("a", "an", "any"))
            return k, begin, noun_phrase_right(unit, begin, appositives=False), 0
        if unit.lower(at) in _HAS and unit.lower(at + 1) == "been":
            at += 1
        elif unit.lower(at) not in _IS:
            return None
        no = at + 1
        if unit.lower(no) in ("not", "n't", "n’t", "never") and unit.tag(no + 1) == "CD":
            end = noun_phrase_right(unit, no + 1, appositives=False)
            end = clause_end(unit, end) if unit.tag(end) == "VBG" else end
            return k, no + 1, end, 0  # "there aren't 900 lorries waiting to pass"
        if unit.lower(no) in ("not", "n't", "n’t", "never") and unit.lower(no + 1) in ("any", "a", "an", "been"):
            no += 1
        elif unit.lower(no) not in _NO:
            return None
        begin = no + 1
        return k, begin, noun_phrase_right(unit, begin, appositives=False), 0
    if (unit.lower(k) in _TAKES and unit.lower(k + 1) == "place") or unit.lower(k) in _HAPPENING:
        start, _ = verb_group(unit, k)
        if not any(unit.lower(j) in ("not", "n't", "never") for j in range(start, k)):
            return None
        subject = verb_subject(unit, k)
        if subject is None:
            return None
        begin = subject[0] + (unit.tag(subject[0]) in ("DT", "PRP$"))
        return subject[0], begin, subject[1], k + 1 + (unit.lower(k) in _TAKES)
    if unit.lower(k) == "no" and (k == 0 or unit.tag(k - 1) in (",", ".", ":", "IN", "CC")):
        end = noun_phrase_right(unit, k + 1, appositives=False)
        took = unit.lower(end) in ("took", "taken") and unit.lower(end + 1) == "place"
        if end > k + 1 and (took or unit.lower(end) in _HAPPENED):
            return k, k + 1, end, end + 1 + took
    return None


def _open(unit: Unit, first: int) -> bool:
    """Say whether the clause is a condition or a wish: "if there is no lockout"."""
    before = {unit.lower(j) for j in range(max(0, first - 4), first)}
    return bool(before & (words("openers", "open") | {"when", "provided", "so"}))
