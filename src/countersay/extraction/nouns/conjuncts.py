"""Counts joined by "and": where a second one begins a clause of its own, and the participle whose "were" is left out."""

from collections.abc import Sequence

from countersay.extraction.nouns.verb_forms import Predicate, Token, kind_of, verb_lemma, words
from countersay.lexicon.load import table, word_set

_AFTER_PARTICIPLE = frozenset(
    {
        *(",", ".", "and", "but", "in", "on", "at", "during", "since", "after", "when", "while", "last", "by"),
        *("to", "from", "into", "without", "under", "back", "home", "outside", "near", "yesterday", "today"),
    }
)


_AS_PLAIN = frozenset({"come", "become", "run"})  # participles that are like the plain form: "12 have come back"


def is_number(word: str) -> bool:
    """Say whether a word is a number or "no"."""
    return word[0].isdigit() or word in table("periods")["numbers"] or word in ("no", "none")


def joins(left: Sequence[Token]) -> bool:
    """Say whether "and" or "but" stands right before a number, past "another" and hedges: "and a further 15 were found"."""
    passed = word_set("grammar", "predicates", "further") | word_set("grammar", "predicates", "hedges")
    for i in range(len(left) - 1, max(-1, len(left) - 6), -1):
        word = left[i].word
        if word in ("and", "but"):
            return True
        dated = word in _TIMES or word in table("periods")["months"] or word in table("periods")["weekdays"]
        if word not in passed and not dated and not (word.isdigit() and i + 1 < len(left)):
            return False
    return False


def opens_count(tokens: Sequence[Token], i: int) -> bool:
    """Say whether a number begins at `i`, past "another" and hedges: "about a further 40"."""
    passed = word_set("grammar", "predicates", "further") | word_set("grammar", "predicates", "hedges")
    for token in tokens[i : i + 4]:
        if is_number(token.word) or token.word in word_set("grammar", "predicates", "vague_counts"):
            return True
        if token.word not in passed:
            return False
    return False


def opens_next(tokens: Sequence[Token], i: int) -> bool:
    """Say whether a clause with a count of its own begins at `i`: "died and 31 were hurt", "died, six more were hurt"."""
    previous = tokens[i - 1].word if i else ""
    if previous in ("and", "but", "while"):
        return opens_count(tokens, i)
    others = i + 1 < len(tokens) and tokens[i + 1].word in ("more", "others")
    return previous == "," and others and is_number(tokens[i].word)


def up_to_count(tokens: list[Token]) -> list[Token]:
    """Return the words up to an "as" that begins a clause with a count of its own: "three in hospital as 50 arrested"."""
    for i in range(1, len(tokens) - 1):
        following = tokens[i + 1].word
        if tokens[i].word != "as" or not is_number(following) or "-" in following or following in ("a", "an", "one"):
            continue
        compared = tokens[i - 1].word in ("such", "well") or tokens[max(0, i - 2)].word == "as"  # "as much as 950"
        if not compared and any(verb_lemma(token.word) is not None for token in tokens[i + 2 : i + 6]):
            return tokens[:i]
    return tokens


_TIMES = frozenset({"in", "on", "yesterday", "today", "then", "later"})  # "and in May 31 were hurt"


def without_auxiliary(left: Sequence[Token], right: Sequence[Token]) -> Predicate | None:
    """Return the participle whose "were" stands with the verb before: "12 were killed and 40 (of them nine guards) injured"."""
    if not _passive(left):
        return None
    if right and right[0].word == "missing":
        return Predicate(lemma="miss", kind="stock", start=right[0].start, end=right[0].end)
    for i, token in enumerate(right):
        if token.word in words("auxiliaries") or token.word in ("and", "or", ","):
            return None
        lemma = verb_lemma(token.word)
        if lemma is None:
            continue
        ends = i + 1 == len(right) or right[i + 1].word in _AFTER_PARTICIPLE
        if not ends or kind_of(lemma) != "flow" or (i and right[i - 1].word in ("the", "a", "an")):
            return None
        return Predicate(lemma=lemma, kind="flow", start=token.start, end=token.end)
    return None


def _passive(left: Sequence[Token]) -> bool:
    return any(
        token.word in ("was", "were", "been") and verb_lemma(left[k + 1].word) is not None
        for k, token in enumerate(left[:-2])
    )


def closed(left: Sequence[Token], before: Predicate) -> bool:
    """Say whether the verb before takes no further object: "were killed and 62 …", "died and 62 …"."""
    return _passive(left) or any(
        token.start == before.start and token.word in word_set("grammar", "predicates", "intransitive")
        for token in left
    )


def opens_clause(right: Sequence[Token], coordinated: bool = False) -> bool:
    """Say whether the words after a number hold its own verb, with an auxiliary and before any comma.

    Where `coordinated`, a second count may stand between: "and 62 guards and 38 porters were hurt".
    """
    if len(right) > 2 and right[0].word == "of" and right[1].word in ("them", "these", "those", "whom", "which"):
        right = right[2:]  # "82 boats applied, and 31 of these withdrew"
    for i, token in enumerate(right):
        if coordinated and token.word == "and" and i + 1 < len(right) and is_number(right[i + 1].word):
            continue
        if token.word in (",", "and", "or"):
            return False
        if i == 0 and token.word in word_set("grammar", "predicates", "intransitive") | word_set(
            "grammar", "counted", "finite"
        ):
            return True  # "four boats were lost and nine fishermen died"
        if token.word in ("were", "was", "are", "is", "have", "has", "had"):
            return i + 1 < len(right) and any(
                verb_lemma(word.word) or word.word.endswith("ing") or word.word in _AS_PLAIN
                for word in right[i + 1 : i + 3]
            )
    return False


def governs_next(tokens: Sequence[Token], i: int) -> bool:
    """Say whether the verb at `i` goes on behind "and" with an object of its own: "has 40 lorries and hired 12 drivers"."""
    if not i or tokens[i - 1].word not in ("and", "but"):
        return False
    at = i + 1
    while at < len(tokens) and tokens[at].word in _HEDGES:
        at += 1
    return at < len(tokens) and is_number(tokens[at].word)


_HEDGES = frozenset({"about", "around", "some", "nearly", "almost", "over", "only", "just", "another"})


def begins_passive(tokens: Sequence[Token], i: int) -> bool:
    """Say whether a number behind a comma has an auxiliary of its own: "12 died and, the union said, 40 were hurt"."""
    if i < 1 or i + 1 >= len(tokens) or tokens[i - 1].word != "," or not is_number(tokens[i].word):
        return False
    return tokens[i + 1].word in ("were", "was", "are", "have", "had", "has")


def goes_on(tokens: Sequence[Token], i: int, found: Predicate) -> bool:
    """Say whether a second verb of one subject begins at `i`: "491 violations occurred here and were called an exercise".

    So does a clause of what happened meanwhile: "90 men cheered as a thief was arrested", not "posing as a crew were arrested".
    """
    if tokens[i].word == "as" and i and i + 1 < len(tokens):
        meanwhile = tokens[i + 1].word in ("a", "an", "the", "their", "his", "her", "its", "our")
        return meanwhile and tokens[i - 1].word not in word_set("grammar", "predicates", "being_as")
    if tokens[i].word not in words("auxiliaries") or not i or tokens[i - 1].word not in ("and", "but"):
        return False
    intransitive = word_set("grammar", "predicates", "intransitive")
    return any(token.start == found.start and token.word in intransitive for token in tokens[:i])


def of_next_count(tokens: Sequence[Token], verb: Predicate) -> bool:
    """Say whether another count begins between a quantity and a verb without an auxiliary, which is then of that one."""
    between = [token.word for token in tokens if token.end <= verb.start]
    return any(map(is_number, between)) and not (between and between[-1] in words("auxiliaries"))
