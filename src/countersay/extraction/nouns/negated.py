"""Verbs before a count that are said not to have been done: "has not paid 40 workers", "did not kill 40", "there aren't 40".

What was not done to so many is another thing than the verb by itself, and its lemma tells so: "not-pay". Verbs behind the count
are read in `verb_forms.denied`.
"""

from collections.abc import Sequence
from dataclasses import replace

from countersay.extraction.nouns.verb_forms import Predicate, Token, is_infinitive, words

_MODALS = frozenset({"did", "does", "do"})
_BETWEEN = frozenset({"yet", "ever", "so", "far", "even", "been", "also", "again", "still", "since"})
_FOCUS = frozenset({"only", "just", "merely", "simply", "least", "less", "more", "fewer"})


def _is_not(word: str) -> bool:
    return word in _ALONE or word in ("not", "cannot") or word.endswith(("n't", "n’t"))


_ALONE = frozenset({"never", "neither", "nor", "hardly", "scarcely"})  # need no auxiliary: "neither arrested 90 nor …"


def _not_before(tokens: Sequence[Token], i: int) -> int | None:
    """Return the place of the negation that governs the verb at `i`, with nothing but auxiliaries and adverbs in between."""
    for k in range(i - 1, max(-1, i - 6), -1):
        word = tokens[k].word
        if word == "longer" and k and tokens[k - 1].word == "no":
            return k - 1  # "no longer held 90 men"
        if _is_not(word):
            focus = k + 1 < len(tokens) and tokens[k + 1].word in _FOCUS
            helped = word.endswith(("n't", "n’t")) or word in _ALONE or word == "cannot"
            helped = helped or (k > 0 and tokens[k - 1].word in words("auxiliaries") | _MODALS)
            return k if helped and not focus else None
        if word not in words("auxiliaries") and word not in _BETWEEN and not word.endswith("ly"):
            return None
    return None


def _by_neither(tokens: Sequence[Token], i: int) -> bool:
    """Say whether "neither … nor …" is the subject of the verb at `i`: "neither the army nor the police arrested 90"."""
    words_before = [token.word for token in tokens[:i]]
    return "neither" in words_before and "nor" in words_before[words_before.index("neither") :]


def not_done(tokens: Sequence[Token], i: int) -> str | None:
    """Return the infinitive at `i` of what was not done: "did not | kill"; None where none stands there."""
    at = _not_before(tokens, i)
    if at is None or not is_infinitive(tokens[i].word):
        return None
    did = tokens[at].word[:-3] in _MODALS or (at > 0 and tokens[at - 1].word in _MODALS)
    return tokens[i].word if did else None


def with_negation(tokens: Sequence[Token], i: int, predicate: Predicate) -> Predicate:
    """Return the predicate of the verb at `i` with its negation, if it has one.

    "There" has it behind, "there aren't", "there were not"; "not only paid 40" has none.
    """
    if predicate.lemma.startswith("not-"):
        return predicate
    if predicate.lemma in ("there", "be"):
        behind = [token.word for token in tokens[i + 1 : i + 3]]
        negated = bool(behind) and (behind[0].endswith(("n't", "n’t")) or behind[0] == "not")
        negated = negated or (len(behind) > 1 and behind[1] == "not" and predicate.lemma == "there")
        negated = negated and not _FOCUS.intersection(token.word for token in tokens[i + 2 : i + 4])
    else:
        negated = _not_before(tokens, i) is not None or _by_neither(tokens, i)
    return replace(predicate, lemma=f"not-{predicate.lemma}") if negated else predicate
