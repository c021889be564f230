"""Words at the edge of a clause that are no part of it, and counts hung on behind "with" or "compared to".

1. *quantifiers*: "184 violations, the majority of which occurred here": the relative clause begins at "the majority".
2. *closing cues*: "exported 31 tonnes, the data showed": who shows it does nothing to what is counted.
3. *hung counts*: "…, with 89 deaths occurring in May", "compared to the 61 arriving last year": the form right behind the
   count is its verb, whatever the verb of the clause before.
"""

from collections.abc import Sequence
from itertools import pairwise

from countersay.extraction.nouns.raising import of_gerund
from countersay.extraction.nouns.verb_forms import Predicate, Token, kind_of, verb_lemma, words
from countersay.extraction.text.tagging import known_tags
from countersay.lexicon.load import word_set

_HEDGES = 6  # words between "with" and the number that it hangs on: "with no fewer than", "compared to the more than"


def before_quantifier(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return the tokens before the words that lead to "which" or "whom": "in", "most of", "the majority of"."""
    end = len(tokens)
    leading = word_set("grammar", "clause_edges", "before_relative")
    while end and len(tokens) - end < 4 and tokens[end - 1].word in leading:
        end -= 1
    return tokens[:end]


def closes_clause(tokens: Sequence[Token], i: int, lemma: str) -> bool:
    """Say whether the verb at `i` ends its clause as one of showing: ", the data showed", ", ministry figures show"."""
    if lemma not in word_set("grammar", "clause_edges", "showing"):
        return False
    if i + 1 < len(tokens) and tokens[i + 1].word != ".":
        return False
    return any(token.word == "," for token in tokens[max(0, i - 7) : i])


def before_noun(tokens: Sequence[Token], i: int) -> bool:
    """Say whether a noun stands right behind the participle at `i`: "of the reserved space", not "of the rescued"."""
    if i + 1 >= len(tokens):
        return False
    tags = known_tags(tokens[i + 1].word)
    unknown = not tags and tokens[i + 1].word.isalpha() and not tokens[i + 1].word.endswith(("ly", "ed", "ing"))
    return tags[:1] in (("NN",), ("NNS",)) or unknown


def in_phrase(tokens: Sequence[Token], i: int) -> bool:
    """Say whether a preposition holds the participle with the plural behind it: "in populated areas"."""
    at = i - 1 if i > 1 and tokens[i - 1].word.endswith("ly") else i
    before = at and tokens[at - 1].word in word_set("grammar", "predicates", "before_participle")
    if not before or i + 1 >= len(tokens) or not tokens[i + 1].word.isalpha():
        return False
    return tokens[i + 1].word.endswith("s") or tokens[i + 1].word in ("people", "men", "women", "children")


def of_inner_noun(tokens: Sequence[Token], i: int) -> bool:
    """Say whether the participle at `i` tells of a plural that a preposition holds: "74 in areas controlled by the rebels"."""
    if i < _HELD or i + 1 >= len(tokens) or tokens[i + 1].word != "by":
        return False
    held = tokens[i - 2].word in word_set("grammar", "predicates", "before_participle")
    tags = known_tags(tokens[i - 1].word)
    return held and (tags[:1] == ("NNS",) or (not tags and tokens[i - 1].word.endswith("s")))


_HELD = 2  # words between the count and a participle of its own clause: preposition and noun


def of_next_clause(tokens: Sequence[Token], verb: Predicate) -> bool:
    """Say whether a subject of its own begins behind ", and": "recorded 2,700 cases, and gradually the figures decreased"."""
    between = [token.word for token in tokens if token.end <= verb.start]
    opened = next((i for i, word in enumerate(between) if word == "," and between[i + 1 : i + 2] in _AND), None)
    if opened is None or "," in between[opened + 1 :] or "," in between[:opened]:
        return False
    return opened + 2 < len(between) and between[opened + 2] not in words("auxiliaries")


_AND = (["and"], ["but"])


def is_set_off(tail: Sequence[Token], left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Say whether a preposition holds the count between commas: "90 men, mainly in one hall, did not eat"."""
    held = (
        bool(tail)
        and len(tail) < len(left)
        and tail[-1].word in ("in", "at", "on", "near", "inside", "outside", "from")
    )
    return held and bool(right) and right[0].word == ","


def pending(tokens: Sequence[Token], i: int) -> bool:
    """Say whether the participle at `i` tells what is still to be done: "waiting to be unloaded", "yet to be paid"."""
    if [token.word for token in tokens[max(0, i - 2) : i]] != ["to", "be"] or i < 3:
        return False
    return tokens[i - 3].word in word_set("grammar", "predicates", "pending")


def of_time_clause(tokens: Sequence[Token], verb: Predicate) -> bool:
    """Say whether a verb without an auxiliary has a subject of its own behind "since", "before" or "after"."""
    between = [token.word for token in tokens if token.end <= verb.start]
    opened = next(
        (i for i, word in enumerate(between) if word in word_set("grammar", "predicates", "time_clause")), None
    )
    if opened is None or between[-1] in words("auxiliaries") or opened + 1 >= len(between):
        return False
    return not any(word in (",", "and") for word in between[opened:])


def hung(left: Sequence[Token], right: Sequence[Token]) -> Predicate | None:
    """Return the verb right behind a count that "with", "compared to" or "than" hangs on its sentence; None of others.

    Args:
        left: the words before the count. right: those behind it and its noun.
    """
    if not right or not _hangs(left):
        return None
    token = right[0]
    lemma = of_gerund(token.word) if token.word.endswith("ing") else verb_lemma(token.word)
    if lemma is None or token.word in words("auxiliaries") or lemma in words("speech"):
        return None
    return Predicate(lemma=lemma, kind=kind_of(lemma), start=token.start, end=token.end)


def _hangs(left: Sequence[Token]) -> bool:
    passed = word_set("grammar", "predicates", "hedges") | word_set("grammar", "predicates", "further") | {"the"}
    for i in range(len(left) - 1, max(-1, len(left) - _HEDGES), -1):
        word, before = left[i].word, left[i - 1].word if i else ""
        if word == "with" or (word in ("to", "with") and before in ("compared", "comparison")):
            return i == 0 or before in (",", "compared", "comparison") or before[0].isdigit()
        if word in ("from", "against") and before in (
            "up",
            "down",
            ",",
            "decrease",
            "increase",
            "rise",
            "fall",
            "drop",
        ):
            return True
        if word == "and":
            return _hangs_together(left[:i])
        if word not in passed:
            return False
    return False


def _hangs_together(left: Sequence[Token]) -> bool:
    """Say whether the words before "and" are themselves a count hung on with its participle: ", with 12 held and three hurt"."""
    opened = max((i for i, token in enumerate(left) if token.word == "with"), default=0)
    inside = left[opened + 1 :]
    return (
        opened > 0
        and left[opened - 1].word == ","
        and any(verb_lemma(token.word) is not None for token in inside)
        and not any(token.word in (",", "was", "were", "is", "are", "has", "have", "had") for token in inside)
    )


_SHARED = frozenset({"divide", "share", "distribute", "split", "spread", "circulate"})  # "shared among 12 families"


def _is_among(left: Sequence[Token]) -> bool:
    """Say whether "among" holds the count: "tempers were running high among the 4,000 dockers"."""
    words = [token.word for token in left[-4:]]
    while words and words[-1] in word_set("grammar", "predicates", "hedges") | {
        "the",
        "its",
        "their",
        "these",
        "those",
    }:
        words.pop()
    return words[-1:] == ["among"]


def past_source(left: Sequence[Token], verb: Predicate | None) -> Predicate | None:
    """Return the verb before a count, None where it only tells of a source: "according to data collected by the league, 224 …"."""
    if verb is None or (verb.lemma not in _SHARED and _is_among(left)):
        return None
    said = [token for token in left if token.end <= verb.start]
    source = any(one.word == "according" and two.word == "to" for one, two in pairwise(said))
    return None if source and any(token.word == "," and token.start >= verb.end for token in left) else verb
