"""The verbs of a text: their lemmas, and what a class of verbs says of adding up over days."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from countersay.extraction.text.tagging import known_tags
from countersay.lexicon.load import table, word_set
from countersay.model.quick import quickly_made

PredicateKind = Literal["flow", "stock", "neutral", "unknown"]


class Token(NamedTuple):
    """A word or mark of a sentence, lower case, with its offsets."""

    word: str
    start: int
    end: int


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """A verb, or several joined by "+", as lemmas; `start` and `end` are offsets in the sentence given."""

    lemma: str
    kind: PredicateKind
    start: int
    end: int


@cache
def lemmas() -> dict[str, str]:
    """Known lemma → class name."""
    classes = table("predicates")["class"]
    return {lemma: name for name, entry in classes.items() for lemma in entry["lemmas"] if "+" not in lemma}


@cache
def phrasal() -> dict[str, PredicateKind]:
    """Return the kind of each lemma of several words."""
    classes = table("predicates")["class"].values()
    return {lemma: entry["kind"] for entry in classes for lemma in entry["lemmas"] if "+" in lemma}


@cache
def words(kind: str) -> frozenset[str]:
    """Return a list of the words of predicates."""
    return frozenset(table("predicates")["words"][kind])


def _candidates(stem: str) -> list[str]:
    found = [stem, stem + "e"]
    if stem.endswith("i"):
        found.append(stem[:-1] + "y")
    if len(stem) > 2 and stem[-1] == stem[-2]:
        found.append(stem[:-1])
    return found


@lru_cache(maxsize=20000)
def verb_lemma(word: str) -> str | None:
    """Return the lemma of a past form or participle, or None if the word does not look like one, as a name does not.

    >>> verb_lemma("passed"), verb_lemma("stored"), verb_lemma("tweeted"), verb_lemma("road")
    ('pass', 'store', 'tweet', None)
    """
    irregular = table("predicates")["irregular"]
    if word in irregular:
        return str(irregular[word])
    if word in words("not_verbs") or not word.endswith("ed") or len(word) < 4 or word[0].isupper():
        return None
    stem = word[:-2]
    options = _candidates(stem)
    for option in options:
        if option in lemmas():
            return option
    prefix, hyphen, rest = word.rpartition("-")
    if hyphen and len(prefix) > 3 and (verb_lemma(rest) is not None or rest in words("not_verbs")):
        return None  # "government-controlled areas", "war-related deaths", but "re-opened", "air-dropped"
    if word.startswith("un") and len(word) > 6 and verb_lemma(word[2:]) is not None and not known_tags(options[0]):
        return None  # "unharmed", "unanswered", but "unloaded"
    for option in options[1:]:
        if not {"VB", "VBP"}.isdisjoint(known_tags(option)):
            return option
    if stem.endswith("i"):
        return options[2] if len(stem) > 2 else stem + "e"  # "carried", but "tied"
    if stem.endswith("e"):
        return stem + "e"  # "agreed"
    if _SHORT.fullmatch(stem):
        return stem + "e"  # "wiped", "joked": a short verb without the e doubles its last letter
    doubled = len(stem) > 3 and stem[-1] == stem[-2]
    if doubled and (stem[-1] not in "sl" or (known_tags(stem[:-1]) and not known_tags(stem))):
        return stem[:-1]  # "stopped", "controlled", but "assessed"
    return (
        options[1]
        if re.search(
            r"(?:[^aeiou][aeiou][gsz]|[aeiou]{2}[sz]|[cuv]|[cgs]ur|(?<!e)[aeiou]t|at|[bcdfgkpt]l|(?<![eo])ar|rg|(?<![aeou])il|um|(?<![aeo])ul|ut|id|ok|[^a][iy][nr])$",
            stem,
        )
        else stem
    )


_SHORT = re.compile(r"[^aeiou]+[aeiouy][^aeiouwxy]")


def is_known_verb(word: str) -> bool:
    """Say whether a lower-case word is a past form or participle of a verb of the lexicon."""
    lemma = verb_lemma(word)
    return lemma is not None and lemma in lemmas()


def is_base_form(word: str) -> bool:
    """Say whether a lower-case word is the plain form of a verb of the lexicon.

    >>> is_base_form("pass"), is_base_form("passed")
    (True, False)
    """
    return word in lemmas()


def is_infinitive(word: str) -> bool:
    """Say whether a lower-case word behind "to" or "we" is a verb: one of the lexicon, or one that is mostly a verb.

    >>> is_infinitive("reopen"), is_infinitive("close"), is_infinitive("town")
    (True, True, False)
    """
    again = word.startswith("re") and len(word) > 5 and (word[2:] in lemmas() or word[2:] in _WITH_RE)
    return again or word in lemmas() or is_plain_verb(word)


def is_plain_verb(word: str) -> bool:
    """Say whether a lower-case word is mostly a verb in the plain form: "describe", but not "sound".

    >>> is_plain_verb("describe"), is_plain_verb("sound"), is_plain_verb("under")
    (True, False, False)
    """
    found = known_tags(word)
    return found[:1] in (("VB",), ("VBP",)) and word not in words("auxiliaries")


_WITH_RE = frozenset({"open", "elect", "join", "house"})


def past_partitive(tokens: Sequence[Token]) -> int:
    """Return how many words "of them" at the head of the words behind a number takes: none or two."""
    return 2 if len(tokens) > 1 and tokens[0].word == "of" and tokens[1].word in _PRONOUNS else 0


_PRONOUNS = frozenset({"them", "these", "those", "us"})


def present_lemma(word: str) -> str | None:
    """Return the lemma of a known verb's third person ("employs" → "employ"), else None."""
    if not word.endswith("s") or word.endswith("ss") or word in words("auxiliaries"):
        return None
    forms = [word[:-1]]
    forms += [word[:-2]] if word.endswith("es") else []  # "passes", but not "drivers"
    forms += [word[:-3] + "y"] if word.endswith("ies") else []
    return next((form for form in forms if form in lemmas()), None)


def gerund_lemma(word: str) -> str | None:
    """Return the lemma of a known verb's -ing form ("killing" → "kill"), else None."""
    if not word.endswith("ing") or len(word) < 6:
        return None
    return next((option for option in _candidates(word[:-3]) if option in lemmas()), None)


def kind_of(lemma: str) -> PredicateKind:
    """Return what a lemma's class says of adding up over days; "unknown" for a verb in no class."""
    name = lemmas().get(lemma)
    return "unknown" if name is None else table("predicates")["class"][name]["kind"]


def counted_participle(
    counted: str | None, predicate: Predicate | None, there: Predicate | None = None
) -> tuple[str, Predicate] | None:
    """Return noun and verb of things counted by what befell them: "recorded 14 injured passengers" is 14 injured.

    Only where the verb of the clause says no more than that they were counted; `there` stands for "there were".

    >>> verb = Predicate(lemma="record", kind="neutral", start=0, end=8)
    >>> noun, said = counted_participle("cancelled journey", verb)
    >>> noun, said.lemma
    ('journey', 'cancel')
    """
    words = (counted or "").split(" ")
    if predicate is None and len(words) > 1:
        predicate = there  # "there were 731 delayed trains"
    if len(words) < 2 or predicate is None or predicate.kind != "neutral" or kind_of(predicate.lemma) != "neutral":
        return None
    lemma = verb_lemma(words[0])
    if lemma is None or kind_of(lemma) != "flow" or lemma in word_set("grammar", "predicates", "adjectival"):
        return None
    return " ".join(words[1:]), Predicate(lemma=lemma, kind="flow", start=predicate.start, end=predicate.end)


_DID = frozenset({"did", "does", "do", "didn't", "doesn't", "don't"})
_NEITHER = ["neither", "nor", "hardly", "scarcely"]
_NOT = frozenset(
    [
        "not",
        "never",
        "cannot",
        "can't",
        "didn't",
        "weren't",
        "wasn't",
        "hadn't",
        "haven't",
        "doesn't",
        "don't",
        *_NEITHER,
    ]
)


def denied(tokens: Sequence[Token], i: int) -> Predicate | None:
    """Return what is said not to have been done to what is counted: "910 journeys were not run", "six did not sound".

    It is another thing than the verb by itself, and its lemma tells so: "not-run".
    """
    helped = False
    if i > 1 and tokens[i - 1].word == "not" and tokens[i - 2].word not in words("auxiliaries"):
        return None  # "saw 44 tanks in areas not held by the army"
    for token in reversed(tokens[:i]):
        if token.word not in words("auxiliaries") and token.word not in _NOT and not token.word.endswith("ly"):
            break
        if token.word in _NOT:
            helped = True
    if not helped or tokens[i].word in words("auxiliaries") or tokens[i].word in _NOT:
        return None
    word = tokens[i].word
    lemma = verb_lemma(word)
    did = any(token.word in _DID for token in tokens[max(0, i - 3) : i])
    if lemma is None and word.isalpha() and (did or {"VB", "VBP"} & set(known_tags(word))) and not word.endswith("ly"):
        lemma = word  # "did not sound"
    if lemma is None or lemma in words("speech"):
        return None
    return Predicate(lemma=f"not-{lemma}", kind=kind_of(lemma), start=tokens[i].start, end=tokens[i].end)
