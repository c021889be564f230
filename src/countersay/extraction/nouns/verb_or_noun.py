"""Words before a number that may be a verb or a noun, told apart by what stands beside them."""

from collections.abc import Sequence

from countersay.extraction.nouns.verb_forms import Token, verb_lemma
from countersay.extraction.text.tagging import known_tags
from countersay.lexicon.load import table, word_set


def ends_months(tokens: Sequence[Token], i: int) -> bool:
    """Say whether the word at `i` ends a span of months: "from January to March"."""
    months = table("periods")["months"]
    return tokens[i].word in months and any(token.word in months for token in tokens[max(0, i - 3) : i])


def has_own_verb(tokens: Sequence[Token], i: int) -> bool:
    """Say whether a plural that could be a verb has its own right behind it: "medical files exist for 44 of them"."""
    following = tokens[i + 1].word if i + 1 < len(tokens) else ""
    return {"VBP", "VBD"} & set(known_tags(following)) != set() and following not in ("about", "around")


def rare_verb(tokens: Sequence[Token], i: int) -> str | None:
    """Return the lemma of a form right before a number that only its place tells to be a verb."""
    word, alone = tokens[i].word, len(tokens) <= 2 and i == 0
    if alone and word.endswith("ing"):
        return verb_lemma(word[:-3] + "ed")  # "walked out on Monday, closing 1,480 schools"
    if alone and len(tokens) == 1 and word.endswith("s") and "VBZ" in known_tags(word):
        return _of_third_person(word)  # "the union, which represents 2,600 workers"
    plain = i == len(tokens) - 1 and i and tokens[i - 1].word.endswith("s")
    return word if plain and word in word_set("grammar", "predicates", "plain") else None  # "inmates get two meals"


def _of_third_person(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("sses", "shes", "ches", "xes", "zes", "oes")) else word[:-1]


def accused_of(tokens: Sequence[Token], i: int) -> bool:
    """Say whether the -ing form at `i` is what somebody is accused of: "accused the army of killing 43 children"."""
    if tokens[i - 1].word != "of" or not tokens[i].word.endswith("ing"):
        return False
    return any(verb_lemma(token.word) in word_set("grammar", "predicates", "accusing") for token in tokens[: i - 1])
