"""What a voice does with what is said: asserts, denies, hedges, reports an allegation, demands, commits.

Rules, in order:
1. A cue that denies ("denied", "rejection of") denies, unless it is itself negated: "did not deny" hedges, "nobody can
   deny that" asserts.
2. What a denied voice says is denied by the voice around it: in "denied reports that X", X is denied twice over, by
   the outer cue and as the content of "reports". A denial inside a denial leaves the matter open: it hedges.
3. Claims that are called baseless, false or groundless are denied, by whoever says so; so are claims that something is
   said to be contrary to ("contrary to claims that") and what somebody "wrongly claims".
4. A negated or modal cue ("did not say that", "may announce"), an adverb ("reportedly") and a nameless source ("some
   say") hedge. "Alleged" and "so-called" are distance, never denial.
"""

from functools import cache

from countersay.extraction.voices.cues import grammar, nouns
from countersay.extraction.voices.folded import Unit
from countersay.extraction.voices.phrases import FINITE
from countersay.extraction.voices.raw import Raw
from countersay.extraction.voices.verdicts import is_verdict_at
from countersay.lexicon.load import table
from countersay.model.attribution import Stance

_NOBODY = frozenset({"nobody", "none", "neither", "few", "hardly"})


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(table("cues")["stance"][key].split())


@cache
def _claim_words() -> frozenset[str]:
    return frozenset(nouns()) | _words("claims")


def own_stance(unit: Unit, raw: Raw) -> Stance:
    """Return what the voice itself does with its content, from its cue and the words around it."""
    if raw.stance == "denies":
        if not raw.negated and not _nobody(unit, raw):
            return "denies"
        return "asserts" if raw.modal in ("can", "could", "ca") or _nobody(unit, raw) else "hedges"
    if _called_baseless(unit, raw) or any(unit.lower(k) in _words("adverbs") for k in range(raw.cue[0][0], raw.head)):
        return "denies"
    if raw.frame == "noun" and (_contrary(unit, raw) or _predicate_denies(unit, raw)):
        return "denies"
    if raw.negated or _nobody(unit, raw) or raw.modal in ("may", "might", "could"):
        return "hedges"
    if raw.stance == "asserts" and _nameless(unit, raw):
        return "hedges"
    return raw.stance


def _nobody(unit: Unit, raw: Raw) -> bool:
    """Say whether the subject is nobody: "no one denies"."""
    if raw.source is None:
        return False
    first = unit.lower(raw.source[0])
    return first in _NOBODY or (first == "no" and raw.source[1] - raw.source[0] <= 3)


def _nameless(unit: Unit, raw: Raw) -> bool:
    """Say whether the source is "some", "some people", "many observers": nobody in particular."""
    if raw.source is None or raw.source[1] - raw.source[0] > 2:
        return False
    first, last = unit.lower(raw.source[0]), unit.lower(raw.source[1] - 1)
    return first in _words("nameless") and (first == last or last in _words("anybody"))


def _called_baseless(unit: Unit, raw: Raw) -> bool:
    """Say whether the content itself calls claims baseless: "said the claims were untrue"."""
    if raw.frame not in ("N", "T", "Z") or not raw.content:
        return False
    begin, end = raw.content[0]
    if raw.lemma in grammar("echoing"):  # "replicated the false narrative"
        head = next((k for k in range(begin, min(end, begin + 6)) if unit.lower(k) in grammar("taken_up")), begin)
        return any(unit.lower(k) in _words("baseless") for k in range(begin, head))
    subject = next((k for k in range(begin, min(end, begin + 6)) if unit.tags[k] in ("NN", "NNS")), None)
    if subject is None or unit.lower(subject) not in _claim_words():
        return False
    if raw.frame in ("T", "Z"):
        return _adjective_after(unit, subject + 1, end, direct=subject + 12)
    return any(unit.lower(k) in _words("baseless") for k in range(subject + 1, min(end, subject + 12)))


def _adjective_after(unit: Unit, begin: int, end: int, *, direct: int) -> bool:
    """Say whether the first finite verb after `begin` is "be" with a denying adjective."""
    for k in range(begin, min(end, direct + 12)):
        if unit.tags[k] in FINITE:
            if unit.lower(k) not in grammar("stance_be"):
                return False
            after = range(k + 1, min(end, k + 5))
            verdict = next((j for j in after if unit.lower(j) in _words("baseless")), None)
            return verdict is not None and not any(unit.lower(j) in ("not", "n't") for j in range(k + 1, verdict))
    return False


def _contrary(unit: Unit, raw: Raw) -> bool:
    """Say whether "contrary to", "despite" or "in contrast to" stands before a cue noun."""
    begin = min(b for b, _ in raw.cue)
    if raw.source is not None:
        begin = min(begin, raw.source[0])
    return any(unit.lower(k) in ("contrary", "contrast") for k in range(max(0, begin - 3), begin))


def _predicate_denies(unit: Unit, raw: Raw) -> bool:
    """Say whether a cue noun with its content is the subject of "is false", "are baseless"."""
    end = raw.content[-1][1]
    if any(unit.lower(k) in _words("baseless") for k in range(max(0, raw.cue[0][0] - 1), raw.head)):
        return True
    if end >= len(unit) or unit.tags[end] not in FINITE:
        return False
    return is_verdict_at(unit, end) or _adjective_after(unit, end, len(unit), direct=end)
