"""The main verb behind a relative clause of the counted noun: "two men who tried to swim across drowned"."""

from collections.abc import Sequence

from countersay.extraction.nouns.clause_edges import before_quantifier
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


def is_apposed(kept: Sequence[Token], token: Token) -> bool:
    """Say whether a part stands without a verb: "two of them nurses who were on leave"."""
    words = [one.word for one in kept]
    return (
        token.word in ("who", "which", "that")
        and words[:1] == ["of"]
        and words[1:2] in (["them"], ["these"], ["those"])
        and not any(map(verb_lemma, words))
    )


def past_relative(before: Sequence[Token], relative: list[Token]) -> list[Token]:
    """Return the tokens in which the main verb may stand.

    Of a relative set off by a comma ("12 collisions, in which 40 were hurt, were recorded") these begin with a verb
    right after the comma that ends it: what it says itself is said of something else.
    """
    if not any(token.word == "," for token in before_quantifier(before)[-2:]):
        return relative
    for i, token in enumerate(relative[:-1]):
        following = relative[i + 1].word
        if token.word == "," and (following in words("auxiliaries") or verb_lemma(following) is not None):
            return relative[i + 1 :]
    return []


def behind_where(tokens: list[Token]) -> list[Token]:
    """Return the words from the main verb on behind "cases where guns are deployed … *have been recorded*", none without."""
    found = main_clause(tokens)
    return [] if len(found) == len(tokens) else found


def past_part(tokens: list[Token]) -> list[Token]:
    """Return the words behind "including" without the relative of the part: "6,000 cases where guns were fired"."""
    opened = next((i for i, token in enumerate(tokens) if token.word in _OF_PART), None)
    if opened is None:
        return tokens
    ends = next((i for i in range(opened + 1, len(tokens)) if tokens[i].word == ","), len(tokens))
    return tokens[:opened] + tokens[ends:]


_OF_PART = frozenset({"where", "who", "which", "that", "whose"})
_MODALS = frozenset({"will", "would", "shall", "should", "must", "may", "might", "could"})


def behind_modal(tokens: Sequence[Token], i: int) -> bool:
    """Say whether a modal of the counted noun stands before `i`: "600,000 staff, ranging from cooks to clerks, will walk out"."""
    if not i or tokens[i - 1].word not in _MODALS:
        return False
    between = list(tokens[: i - 1])
    at = next((k for k, token in enumerate(between) if token.word == ","), None)
    if at is not None and between[-1].word == "," and at + 1 < len(between) and between[at + 1].word.endswith("ing"):
        between = between[:at]
    return not any(token.word in _OTHERWISE or _is_verb(between, k) for k, token in enumerate(between))


_OTHERWISE = frozenset(
    {",", "and", "or", "but", "it", "he", "she", "they", "we", "you", "i", "this", "that", "whereby"}
)


def past_reduced(tokens: list[Token]) -> list[Token]:
    """Return the tokens from the main verb on, past a participle that hangs on the noun: "ships loaded with corn left".

    The main verb must be a past that no passive lends, with nothing between that begins another clause.
    """
    if [token.word for token in tokens[:2]] == ["out", "of"]:  # "325,000 out of 1.3 million workers hit by …"
        at = next((i for i in range(len(tokens)) if _is_verb(tokens, i)), 0)
        return past_reduced(tokens[at:]) if at and len(past_reduced(tokens[at:])) < len(tokens) - at else tokens
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
        if word in FINITE and stands_alone(tokens, i):
            return tokens[i:]  # "workers hit by the dispute will be on strike"
        if word in FINITE or word in _CLAUSES or (word not in pasts and not into and _is_verb(tokens, i)):
            return tokens
        apart = previous in _HANGING or previous in word_set("grammar", "predicates", "determiners")
        if (word in pasts or into) and not apart:
            lent = following in _LENT if word == "left" else following == "by"
            return tokens if lent else tokens[i:]
    return tokens


def stands_alone(tokens: Sequence[Token], i: int) -> bool:
    """Say whether the form of "be" at `i`, or behind the one there, has no verb with it: "are in Odra", "will be on strike"."""
    at = i + 1 if tokens[i].word in ("will", "would") else i
    if at >= len(tokens) or tokens[at].word not in ("be", "is", "are", "was", "were"):
        return False
    placed = at + 1 < len(tokens) and tokens[at + 1].word in _HANGING
    return placed and not any(_is_verb(tokens, k) for k in range(at + 1, min(at + 5, len(tokens))))


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
