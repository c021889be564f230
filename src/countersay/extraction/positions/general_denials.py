"""Denials of allegations as a whole: "categorically rejects the groundless allegations of the other side", "They bear no relation to reality".

They name no deed, so they deny none: a later stage shows them beside what is alleged of who says so, with a status of their own.
Claims that something did happen ("rejects the claim that …", "the allegations of torture") are none of these.

1. A verb of denying before "the", "these", "all", "such" … allegations, with no content of theirs behind.
2. "These allegations are baseless", "The accusations do not correspond to reality", as a whole sentence or clause.
"""

from collections.abc import Iterator
from functools import cache

from countersay.extraction.positions.accusation_clauses import clause_end
from countersay.extraction.positions.allegation_words import words
from countersay.extraction.positions.claim_words import extent_of, forms_in, is_baseless, is_somebody, name_of
from countersay.extraction.voices.folded import Unit
from countersay.extraction.voices.subjects import verb_subject
from countersay.extraction.voices.voices_at import Voices
from countersay.lexicon.load import table
from countersay.model import Proposition

_DETERMINERS = frozenset({"the", "these", "those", "all", "any", "such", "this", "both", "its", "their", "every"})
_BETWEEN = ("JJ", "VBN", "NN", "NNP", "POS", "CC", "RB", "DT", "VBG", "''", "``")
_REACH = 8  # words between the verb and the claims


def general_denials(text: str, unit: Unit, voices: Voices, document: str) -> Iterator[Proposition]:
    """Yield the general denials of a sentence, one at most."""
    if not unit.tokens or unit.tokens[-1].text == "?":
        return
    found = _rejecting(unit) or _called_baseless(unit)
    if found is None:
        return
    verb, first, after = found
    voice = voices.inside(unit.tokens[first].start)
    if voice is not None and voice.stance != "asserts" and voice.cue:
        cue = voice.cue[0]
        if not unit.tokens[first].start <= cue.start < unit.tokens[after - 1].end:
            return  # what somebody only reports
        voice = voices.by_id.get(voice.parent or "")
    subject = extent_of(text, unit, verb_subject(unit, verb)) if verb is not None else None
    named = subject is not None and is_somebody(subject.text) and subject.text.lower() not in ("we", "i")
    yield Proposition(
        document=document,
        start=unit.tokens[first].start,
        end=unit.tokens[after - 1].end,
        family="general",
        predicate="rejects in general",
        act="denies",
        speaker=subject.text if named and subject is not None else name_of(voice),
        explicit=True,
    )


@cache
def _plural() -> frozenset[str]:
    return frozenset(table("allegations")["words"]["general_claims"])


def _rejecting(unit: Unit) -> tuple[int, int, int] | None:
    """Return the verb, and the tokens from it to the claims, of "rejects these allegations"."""
    denying = forms_in("denying")
    for k, token in enumerate(unit.tokens):
        if token.lower not in denying or not unit.tags[k].startswith(("VB", "NNS")):
            continue
        if any(unit.lower(j) in ("not", "n't", "never", "to", "cannot") for j in range(max(0, k - 3), k)):
            continue
        if unit.lower(k + 1) == "it" and _of_a_paper(unit, k):
            return k, k, min(clause_end(unit, k + 2), k + 6)
        for j in range(k + 1, min(len(unit), k + _REACH)):
            if (
                unit.lower(j) in words("general_papers")
                and unit.lower(j - 1) in ("the", "this")
                and _as_a_whole(unit, j + 1)
            ):
                return k, k, j + 1
            if unit.lower(j) in _plural():
                determined = any(
                    unit.lower(i) in _DETERMINERS or unit.lower(i) in words("baseless") for i in range(k + 1, j)
                )
                return (k, k, j + 1) if determined and _ends_there(unit, j + 1) else None
            if not unit.tag(j).startswith(_BETWEEN) and unit.lower(j) not in _DETERMINERS | {"of", "disagrees", "with"}:
                break
    return None


def _of_a_paper(unit: Unit, k: int) -> bool:
    """Say whether "rejects it" speaks of a paper named before: "has read the report and rejects it"."""
    return any(unit.lower(j) in words("general_papers") | _plural() for j in range(max(0, k - 16), k - 1)) and (
        _as_a_whole(unit, k + 2)
    )


def _as_a_whole(unit: Unit, at: int) -> bool:
    """Say whether nothing is excepted behind a paper that is rejected."""
    if unit.lower(at) in ("", ".", ";") or (unit.lower(at), unit.lower(at + 1)) in (("as", "a"), ("as", "one-sided")):
        return True
    return unit.lower(at) == "in" and unit.lower(at + 1) in ("its", "full", "their")


def _called_baseless(unit: Unit) -> tuple[None, int, int] | None:
    """Return the tokens of "These allegations are groundless" where it opens the sentence."""
    for j in range(min(len(unit), 6)):
        alone = j == 0 and unit.lower(j) in ("they", "these", "all") and unit.tag(1).startswith("VB")
        if unit.lower(j) in _plural() or alone:
            pronoun = unit.lower(j) not in _plural()
            if not pronoun and not any(unit.lower(i) in _DETERMINERS for i in range(j)):
                return None
            at = j + 1
            if not pronoun and not _ends_there(unit, at):
                return None
            verb = next((k for k in range(at, min(len(unit), at + 16)) if unit.tag(k) in ("VBP", "VBZ", "VBD")), None)
            if verb is None or not (is_baseless(unit, verb) or _unreal(unit, verb)):
                return None
            if pronoun and not _unreal(unit, verb):
                return None  # "They are false" may speak of papers
            return None, 0, max(clause_end(unit, verb + 1), verb + 1)
    return None


def _unreal(unit: Unit, verb: int) -> bool:
    said = " ".join(unit.lower(k) for k in range(verb, min(len(unit), verb + 10)))
    return any(said.startswith(phrase) for phrase in words("unreal"))


def _ends_there(unit: Unit, at: int) -> bool:
    """Say whether nothing behind the claims says what they are about: "contained in the statement", "of the other side"."""
    low = unit.lower(at)
    if low in (
        "",
        ".",
        ",",
        ";",
        "and",
        "as",
        "in",
        "made",
        "being",
        "contained",
        "levelled",
        "leveled",
        "voiced",
        "raised",
        "brought",
        "put",
    ):
        return not (low == "in" and unit.lower(at + 1) in ("relation", "respect", "regard", "connection"))
    if low in ("is", "are", "was", "were", "do", "does", "have", "has", "bear", "bears", "lack", "lacks"):
        return True
    if low in ("of", "by", "from"):
        return any(
            unit.lower(k) in ("side", "party", "ministry", "government", "opponents", "enemy")
            for k in range(at, min(len(unit), at + 6))
        )
    return low == "against" and unit.lower(at + 1) in ("us", "it", "the", "our", "its", "him", "her", "them")
