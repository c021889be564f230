"""Predicates that no verb of the clause tells: a noun of action, "the number of teachers dismissed", "had no place"."""

from collections.abc import Sequence

from countersay.extraction.nouns.verb_forms import Predicate, Token, kind_of, verb_lemma
from countersay.lexicon.load import table, word_set
from countersay.lexicon.nouns import is_of_harm

_NEAR = 3  # words between a noun of action and its number


def of_number(left: Sequence[Token], before: Predicate) -> Predicate | None:
    """Return what was done to things whose number is told: "the number of teachers dismissed in August was 58"."""
    said = [token for token in left if token.end <= before.start]
    at = next((i for i in range(len(said) - 2) if said[i].word == "number" and said[i + 1].word == "of"), None)
    if at is None or (before.kind != "neutral" and before.lemma not in _MOVED):
        return None
    for token in said[at + 2 : at + 6]:
        lemma = verb_lemma(token.word)
        if lemma is not None and kind_of(lemma) == "flow":
            return Predicate(lemma=lemma, kind="flow", start=token.start, end=before.end)
    return None


_MOVED = frozenset({"rise", "increase", "climb", "grow", "jump", "soar"})


def lacking(right: Sequence[Token]) -> Predicate | None:
    """Return that what is counted lacked something: "205 pupils had no place", "310 still have no water"."""
    for i, token in enumerate(right[:4]):
        if token.word in ("had", "have", "has") and i + 2 < len(right) and right[i + 1].word == "no":
            return Predicate(lemma="not-have", kind="stock", start=token.start, end=right[i + 1].end)
        if token.word not in ("still", "also", "now", "then", "currently"):
            return None
    return None


def left_as(right: Sequence[Token]) -> str | None:
    """Return what befell those whom something left so: "left 20 members of the force dead", "left 40 others wounded"."""
    for token in right[:_LEFT]:
        lemma = table("predicates")["adjectives"].get(token.word) or verb_lemma(token.word)
        if lemma is not None:
            return str(lemma) if is_of_harm(lemma) else None
        if token.word in (",", ".", "and", "but", "who", "which", "that", "when", "after"):
            return None
    return None


_LEFT = 8  # words behind a count in which it is told what became of those counted


def named_action(left: Sequence[Token]) -> Predicate | None:
    """Return the action that a noun right before the number names: "damage to 39 houses", "the arrest of 14 people"."""
    words = [token for token in left[-_NEAR - 1 :] if token.word not in word_set("grammar", "predicates", "hedges")]
    if len(words) < 2 or words[-1].word not in ("of", "to"):
        return None
    nouns = table("predicates")["nominal_of"]
    noun = words[-2]
    if noun.word not in nouns or words[-1].word not in _HOLDING.get(noun.word, ("of",)):
        return None
    lemma = str(nouns[noun.word])
    return Predicate(lemma=lemma, kind=kind_of(lemma), start=noun.start, end=noun.end)


_HOLDING = {"damage": ("to",), "injury": ("to", "of"), "injuries": ("to", "of")}


def nominal(tokens: list[Token], verb: Predicate | None) -> Predicate | None:
    """Return what a noun of action says where the verb says nothing: "deliveries totalled 900 tonnes"."""
    if (
        verb is not None
        and verb.kind != "neutral"
        and verb.lemma not in ("reach", "come", "rise", "fall", "stand", "total")
    ):
        return None
    nouns = table("predicates")["nominal"]
    for token in reversed(tokens):
        if token.word in nouns:
            lemma = str(nouns[token.word])
            return Predicate(lemma=lemma, kind=kind_of(lemma), start=token.start, end=verb.end if verb else token.end)
    return None
