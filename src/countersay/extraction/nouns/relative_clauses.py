"""The main verb behind a relative clause of the counted noun: "two men who tried to swim across drowned"."""

from collections.abc import Sequence

from countersay.extraction.nouns.verb_forms import Token, is_plain_verb, kind_of, verb_lemma, words
from countersay.lexicon.load import word_set

FINITE = frozenset({"was", "were", "is", "are", "has", "have", "had", "will", "would"})


def main_clause(tokens: list[Token]) -> list[Token]:
    """Return the tokens from the main verb on, past that of a relative: "two men who tried to swim across drowned"."""
    own = next((i for i, token in enumerate(tokens) if _is_verb(tokens, i)), len(tokens))
    while own + 1 < len(tokens) and tokens[own + 1].word in ("and", "or", ","):
        joined = next((i for i in range(own + 2, min(own + 5, len(tokens))) if _is_verb(tokens, i)), None)
        if joined is None:
            break
        own = joined
    bare = None
    for i in range(own + 1, len(tokens)):
        previous = tokens[i - 1].word
        if previous in ("and", "or", "to", ",", "by"):
            continue
        if tokens[i].word in FINITE and any(_is_verb(tokens, j) for j in range(i + 1, min(i + 4, len(tokens)))):
            return tokens[i:]
        plain = i > own + 1 and previous not in word_set("grammar", "predicates", "determiners")
        if plain and (tokens[i].word in word_set("grammar", "predicates", "intransitive") or _has_object(tokens, i)):
            bare = i
    return tokens if bare is None else tokens[bare:]


def past_reduced(tokens: list[Token]) -> list[Token]:
    """Return the tokens from the main verb on, past a participle that hangs on the noun: "ships loaded with corn left".

    The main verb must be a past that no passive lends, with nothing between that begins another clause.
    """
    if len(tokens) < _REDUCED or not _is_verb(tokens, 0) or tokens[1].word not in _HANGING:
        return tokens
    pasts = word_set("grammar", "predicates", "intransitive")
    if tokens[0].word in pasts:
        return tokens
    for i in range(2, len(tokens)):
        word, previous = tokens[i].word, tokens[i - 1].word
        following = tokens[i + 1].word if i + 1 < len(tokens) else ""
        into = word in word_set("grammar", "predicates", "moved_into") and following in (
            "the",
            "a",
            "an",
            "its",
            "their",
        )
        if word in FINITE or word in _CLAUSES or (word not in pasts and not into and _is_verb(tokens, i)):
            return tokens
        apart = previous in _HANGING or previous in word_set("grammar", "predicates", "determiners")
        if (word in pasts or into) and not apart:
            lent = following in _LENT if word == "left" else following == "by"
            return tokens if lent else tokens[i:]
    return tokens


_REDUCED = 4  # participle, preposition, its noun, main verb
_HANGING = frozenset({"with", "by", "from", "in", "at", "on", "under", "near", "for", "during", "after", "before"})
_CLAUSES = frozenset({",", "and", "or", "but", "to", "than", "as"})
_LENT = frozenset({"by", "in", "without", "behind", "over", "to", "open", "empty"})  # "in villages left by the army"


def own_clause(tokens: list[Token]) -> list[Token]:
    """Return the words up to the comma that ends "of whom came from abroad", if a verb stands before it."""
    stop = next((i for i, token in enumerate(tokens) if token.word == ","), len(tokens))
    told = any(verb_lemma(token.word) is not None or is_plain_verb(token.word) for token in tokens[:stop])
    return tokens[:stop] if told else tokens


def _has_object(tokens: Sequence[Token], i: int) -> bool:
    """Say whether a past form has an object behind it, so that it is no participle: "that carried food entered the city"."""
    lemma = verb_lemma(tokens[i].word)
    following = tokens[i + 1].word if i + 1 < len(tokens) else ""
    return (
        lemma is not None and kind_of(lemma) == "flow" and following in ("the", "a", "an", "its", "their", "his", "her")
    )


def _is_verb(tokens: Sequence[Token], i: int) -> bool:
    word = tokens[i].word
    return word not in words("auxiliaries") and verb_lemma(word) is not None
