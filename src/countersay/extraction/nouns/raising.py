"""The verb that a report or a constraint governs: "twelve are confirmed to have died", "forced 40 schools to close".

What is counted is who died, not who was confirmed. The words that govern so are listed in `grammar.raising`:

1. *reported*: passives of saying, counting and believing before "to have died", "to be waiting", "to live in".
   So do "reported missing", "confirmed dead", "listed as wounded".
2. *brought about*: "were forced to flee", "managed to return": so many fled, so many returned.
3. *failed*: "six failed to open" did not open.
4. *denying*: "six denied having been paid" were not, by their account.
"""

from collections.abc import Sequence

from countersay.extraction.nouns.verb_forms import Token, gerund_lemma, lemmas, verb_lemma, words
from countersay.extraction.text.tagging import known_tags
from countersay.lexicon.load import table, word_set
from countersay.lexicon.nouns import is_of_harm


def governed(tokens: Sequence[Token], i: int, lemma: str) -> tuple[int, str] | None:
    """Return where the verb stands that the one at `i` governs, and its lemma; None where it governs none.

    Args:
        tokens: the words behind what is counted.
        i: the governing verb. lemma: its lemma.
    """
    made = lemma in word_set("grammar", "raising", "brought_about")
    if (
        lemma in word_set("grammar", "raising", "denying")
        and i + 1 < len(tokens)
        and tokens[i + 1].word in ("having", "being")
    ):
        said = next(
            (k for k in range(i + 2, min(len(tokens), i + 5)) if verb_lemma(tokens[k].word) not in (None, "be")), None
        )
        return (i, f"not-{verb_lemma(tokens[said].word)}") if said is not None else None
    passive = (i > 0 and _is_passive(tokens, i)) or (made and i + 1 < len(tokens) and tokens[i + 1].word == "to")
    failed = lemma in word_set("grammar", "raising", "failed") and not passive
    if failed or lemma in word_set("grammar", "raising", "brought_about" if passive else "managed"):
        found = _infinitive(tokens, i + 1)
        return (found[0], f"not-{found[1]}") if found and failed else found
    if passive and lemma in word_set("grammar", "raising", "reported"):
        return _infinitive(tokens, i + 1) or _fate(tokens, i + 1) or _doing(tokens, i + 1)
    if passive and lemma in word_set("grammar", "raising", "listed"):
        return _fate(tokens, i + 1)
    return None


def _doing(tokens: Sequence[Token], at: int) -> tuple[int, str] | None:
    """Return what those of whom it was told were doing: "were seen crossing the river", "had been recorded arriving by sea"."""
    lemma = of_gerund(tokens[at].word) if at < len(tokens) and "VBG" in known_tags(tokens[at].word)[:1] else None
    lemma = lemma or (gerund_lemma(tokens[at].word) if at < len(tokens) else None)
    return None if lemma is None else (at, lemma)


def _fate(tokens: Sequence[Token], at: int) -> tuple[int, str] | None:
    """Return what befell those of whom it was told: "were reported missing", "are listed as wounded", "were found dead"."""
    at += at < len(tokens) and tokens[at].word == "as"
    if at >= len(tokens):
        return None
    word = tokens[at].word
    lemma = verb_lemma(word) or table("predicates")["adjectives"].get(word)
    return (at, lemma) if lemma is not None and is_of_harm(lemma) else None


def brought_about(left: Sequence[Token], right: Sequence[Token]) -> tuple[int, str] | None:
    """Return what the things counted were brought to do: "forced 40 schools to close and 31 ships to turn back".

    Args:
        left: the words before them, whose verb governs it. right: those behind them, in which its place is.
    """
    if not any(verb_lemma(token.word) in word_set("grammar", "raising", "brought_about") for token in left):
        return None
    for i, token in enumerate(right[:_NEAR]):
        if token.word == "to":
            return _infinitive(right, i)
        if not token.word.isalpha() or token.word in words("auxiliaries"):
            return None
    return None


_NEAR = 4  # words between what is counted and the "to" of what it was forced to do


def _is_passive(tokens: Sequence[Token], i: int) -> bool:
    """Say whether a form of "be" stands before the participle at `i`, past adverbs."""
    for token in reversed(tokens[max(0, i - 4) : i]):
        if token.word in ("was", "were", "is", "are", "been", "be", "being"):
            return True
        if token.word not in words("auxiliaries") and not token.word.endswith("ly"):
            return False
    return False


def _infinitive(tokens: Sequence[Token], at: int) -> tuple[int, str] | None:
    """Return where the verb of an infinitive that begins at `at` stands, and its lemma: "to have been killed"."""
    if at >= len(tokens) or tokens[at].word != "to":
        return None
    perfect = been = False
    for i in range(at + 1, min(at + 5, len(tokens))):
        word = tokens[i].word
        if word in ("have", "had"):
            perfect = True
        elif word in ("be", "been"):
            been = True
        elif word in ("still", "now", "also", "already", "all", "both", "since") or word.endswith("ly"):
            continue
        elif perfect or been:
            lemma = verb_lemma(word) or (of_gerund(word) if been else None)
            return (i, lemma) if lemma is not None else (i - 1, "be") if been else None
        else:
            known = word in lemmas() or not {"VB", "VBP"}.isdisjoint(known_tags(word))
            return (i, word) if known else None
    return None


def progressive(tokens: Sequence[Token], i: int) -> str | None:
    """Return the lemma of what is going on behind the form of "be" at `i`: "14 ships are still waiting", else None."""
    moving = table("predicates")["levels"]["moving"]
    for token in tokens[i + 1 : i + 4]:
        if token.word.endswith("ing"):
            return None if token.word in moving or "VBG" not in known_tags(token.word)[:1] else of_gerund(token.word)
        if token.word not in words("auxiliaries") and not token.word.endswith("ly"):
            return None
    return None


def progressive_of(tokens: Sequence[Token], i: int) -> str | None:
    """Return the lemma of what the form of "be" at `i` has going on with the number behind: "was leaking 40 tonnes a day"."""
    following = [token.word for token in tokens[i + 1 :]]
    at = next((k for k, word in enumerate(following) if word.endswith("ing")), None)
    if at is None or any(word not in words("auxiliaries") and not word.endswith("ly") for word in following[:at]):
        return None
    if any(word not in word_set("grammar", "raising", "before_number") for word in following[at + 1 :]):
        return None
    return of_gerund(following[at])


def of_gerund(word: str) -> str | None:
    """Return the lemma of an -ing form of which something is said to be: "to be waiting"."""
    return gerund_lemma(word) or (verb_lemma(word[:-3] + "ed") if word.endswith("ing") and len(word) > 5 else None)
