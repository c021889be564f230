"""What is said of the things a quantity counts: the verb of its clause, and whether that adds up over days.

Rules, in order, over one sentence:

1. The clause of a quantity runs between the nearest breaks (semicolon, "while", "which", "that" ...).
2. A verb in the clause before the quantity, with no comma after it that opens a new clause, makes it an object:
   "conveyed 26 civilians". Verbs of speech are no predicates.
3. Otherwise the quantity is a subject: the verb after it, past a reduced relative ("2,728 mines made in 2021 *were
   detected*"), counts. Two joined verbs are both kept: "found+remove".
4. A participle glued to the number ("46 killed") is the predicate.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from countersay.extraction.nouns.clause_edges import (
    before_noun,
    closes_clause,
    hung,
    in_phrase,
    is_set_off,
    of_inner_noun,
    of_next_clause,
    of_time_clause,
    past_source,
    pending,
)
from countersay.extraction.nouns.conjuncts import (
    begins_passive,
    closed,
    goes_on,
    governs_next,
    is_number,
    joins,
    of_next_count,
    opens_clause,
    opens_next,
    up_to_count,
    without_auxiliary,
)
from countersay.extraction.nouns.counted import is_plural
from countersay.extraction.nouns.negated import not_done, with_negation
from countersay.extraction.nouns.nominals import lacking, left_as, named_action, nominal, of_number
from countersay.extraction.nouns.raising import brought_about, governed, progressive, progressive_of
from countersay.extraction.nouns.relative_clauses import (
    behind_modal,
    behind_where,
    is_apposed,
    main_clause,
    own_clause,
    past_part,
    past_reduced,
    past_relative,
)
from countersay.extraction.nouns.verb_forms import (
    Predicate,
    PredicateKind,
    Token,
    denied,
    gerund_lemma,
    is_infinitive,
    is_plain_verb,
    kind_of,
    lemmas,
    past_partitive,
    phrasal,
    present_lemma,
    verb_lemma,
    words,
)
from countersay.extraction.nouns.verb_or_noun import accused_of, ends_months, has_own_verb, rare_verb
from countersay.extraction.text.asides import past_aside, past_number
from countersay.lexicon.load import table, word_set

_REACH = 320  # code points looked at on each side: longer clauses are lists, whose verb is not near
_ADJACENT = 3  # a present form is a verb only so near to its number
_AWAY = frozenset({"from", "at", "with", "for", "to", "of", "by", "across", "against", "about", "within", "until"})
_BEFORE_MONTHS = frozenset({"in", "since", "of", "by", "from", "until", "during"})  # "in March" is no verb


@cache
def _token_pattern() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_](?:[\w'’-]*\w)?|\d[\d.,]*\d|\d|[;:,()—–.%]")


@cache
def _breaks() -> frozenset[str]:
    return word_set("grammar", "predicates", "breaks") | frozenset([";", ":", "(", ")", "—", "–"])


def find_predicate(sentence: str, start: int, end: int, qualifiers: Sequence[str] = ()) -> Predicate | None:
    """Find the predicate of the quantity at [start, end) of `sentence`; None if the clause shows none.

    >>> find_predicate("Some 403 vehicles passed through the gate.", 0, 17).lemma
    'pass'
    """
    glued = _glued(sentence[start : past_number(sentence, end)], qualifiers, start)
    if glued:
        return glued
    left = _clause_left(sentence, start)
    right, rest = _clause_right(sentence, end)
    if [token.word for token in right[1:2]] == ["than"] and right[0].word in ("more", "fewer", "less"):
        right, rest = [], []  # "treated 310, 40 fewer than in March, and 12 died": so many more or fewer did nothing
    if left[-1:] and left[-1].word == "," and right and right[0].word in _speech_forms():
        return None  # "the raid hit a field, three officials told the paper"
    beside = hung(left, right)
    if beside is not None and _verb_right(right[1:], assisted_only=True) is None:
        return beside
    tail = left[_last_comma(left) :]
    # "12 persons, including 3 nurses, died"; "12 collisions, in which 40 were hurt, were recorded".
    listed = right[-1:] and right[-1].word == "," and rest and _may_be_main(rest[0].word)
    after = _verb_right(right) or _verb_right(rest, assisted_only=not listed)
    if after is not None and is_set_off(tail, left, right):
        after = None
    if after is not None and _of_none().search(sentence, max(0, start - 24), start):
        return replace(after, lemma=f"not-{after.lemma}")  # "neither of the two ships was damaged"
    before = past_source(left, _verb_left(tail) or (None if after and _is_subject(tail) else _verb_left(left)))
    if before is not None and before.kind == "neutral" and after is not None:
        if of_next_count(right, after) or of_time_clause(right, after) or of_next_clause(right, after):
            after = None  # "the register shows nine deaths, and no missing persons"; "… since the attack began"
    if before is not None and joins(left):
        if opens_clause(right, closed(left, before)):
            before = None  # "a pipe burst and 40 litres were spilled"
        elif (elided := without_auxiliary(left, [*right, *rest])) is not None:
            return elided
    if before is not None and (forced := brought_about(left, right)) is not None:
        return _joined(right, *forced)
    if before is not None and after is not None and (_in_since_clause(left, before, after) or left[-1].word == "as"):
        before = None  # "since services were sold as up to 2,000 workers went on strike"
    if before is not None and before.lemma == "leave" and (fate := left_as(right)) is not None:
        return replace(before, lemma=fate, kind=kind_of(fate))  # "left 12 people dead"
    named = named_action(left)
    if named is not None:
        return named
    if before and not (after and kind_of(before.lemma) == "neutral" and kind_of(after.lemma) != "neutral"):
        return nominal(left, before) or of_number(left, before) or before
    return nominal(left, after) or after or lacking(right) or _plain(left)


def _plain(left: Sequence[Token]) -> Predicate | None:
    """Return the plain verb behind a plural near the number: "court files exist for 44 of them"."""
    for i in range(len(left) - 1, max(0, len(left) - _ADJACENT - 1), -1):
        ends = i + 1 < len(left) and left[i + 1].word == "of"  # "the organisers' estimate of 400"
        ends = ends or left[i].word in words("speech")
        if is_plain_verb(left[i].word) and is_plural(left[i - 1].word) and not ends:
            return _joined(list(left), i, left[i].word)
    return None


def _in_since_clause(left: Sequence[Token], before: Predicate, after: Predicate) -> bool:
    """Say whether the verb before is that of a clause that tells since when: "since prices rose 40 shops have closed"."""
    if left[0].word != "since" or after.start < left[-1].end:
        return False
    helped = [token.word for token in left if before.start - 20 <= token.start < before.start]
    return not {"has", "have", "had"} & set(helped)


@cache
def _of_none() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:neither|none|not one|not all) of (?:(?:the|these|those|its|their|our|some|all)\s+)*\Z", re.I
    )


def _may_be_main(word: str) -> bool:
    return word in words("auxiliaries") or verb_lemma(word) in lemmas()


def _glued(text: str, qualifiers: Sequence[str], offset: int) -> Predicate | None:
    for qualifier in qualifiers:
        word = qualifier.split(" ")[0]
        lemma = verb_lemma(word) or _fate(word)  # "12 dead" are 12 who were killed
        if lemma and word == qualifier and kind_of(lemma) in ("flow", "stock") and text.lower().endswith(word):
            return Predicate(
                lemma=lemma, kind=kind_of(lemma), start=offset + len(text) - len(word), end=offset + len(text)
            )
    return None


def _tokens(text: str, offset: int) -> list[Token]:
    made = tuple.__new__  # a named tuple's own constructor takes twice as long
    return [made(Token, (_word(m[0]), m.start() + offset, m.end() + offset)) for m in _token_pattern().finditer(text)]


def _word(written: str) -> str:
    """Return a word in lower case; a name in -ed keeps its capital, so that it is no verb: "Shahed drones"."""
    low = written if written == "March" else written.lower()  # "to 88 in the year up to March"
    if written is low or not (low.endswith("ed") and written[0].isupper()):
        return low
    lemma = verb_lemma(low)
    return written if lemma is not None and lemma not in lemmas() and not is_plain_verb(lemma) else low


def _clause_left(sentence: str, start: int) -> list[Token]:
    low = max(0, start - _REACH)
    tokens = _tokens(sentence[low:start], low)
    for i in range(len(tokens) - 1, -1, -1):
        if tokens[i].word in _breaks() or tokens[i].word in _speech_forms():
            return tokens[i + 1 :]
    return tokens


def _clause_right(sentence: str, end: int) -> tuple[list[Token], list[Token]]:
    """Return the tokens of the clause after the quantity, and those after a relative that breaks it off."""
    end = past_aside(sentence, end)
    tokens = up_to_count(_tokens(sentence[end : end + _REACH], end))
    partitive = [token.word for token in tokens[:2]]
    if partitive in (["of", "which"], ["of", "whom"]):
        tokens = own_clause(tokens[2:])  # "a third of whom came with burns"
    depth = 0
    kept: list[Token] = []
    relative = bool(tokens) and tokens[0].word in _RELATIVES
    for i, token in enumerate(tokens):
        if token.word == "(":
            depth += 1
        elif token.word == ")":
            depth = max(0, depth - 1)
        elif depth:
            continue
        elif token.word in _breaks():
            # A relative right behind the noun belongs to it: "275 trucks that carried food entered".
            if i == 0 and relative:
                continue
            if is_apposed(kept, token):
                return [], []
            if token.word == "including":
                return kept, past_relative(kept, tokens[i + 1 :]) or past_part(tokens[i + 1 :])
            return kept, past_relative(kept, tokens[i + 1 :]) if token.word in ("which", "who", "whom") else []
        else:
            kept.append(token)
    if relative and tokens[0].word == "where":
        return behind_where(kept), []  # "cases where guns are deployed have been recorded"
    return main_clause(kept) if relative else past_reduced(kept), []


_RELATIVES = frozenset({"that", "which", "who", "where"})


@cache
def _speech_forms() -> frozenset[str]:
    forms = set()
    irregular = {lemma: form for form, lemma in table("predicates")["irregular"].items()}
    for lemma in words("speech"):
        forms |= {lemma + "s", lemma + "ed", lemma + "d", irregular.get(lemma, lemma + "ed")}
    return frozenset(forms - {"seed"})


def _last_comma(tokens: list[Token]) -> int:
    return max((i + 1 for i, token in enumerate(tokens) if token.word == ","), default=0)


def _is_subject(tokens: list[Token]) -> bool:
    return not any(verb_lemma(token.word) for token in tokens)


def _verb_left(tokens: list[Token]) -> Predicate | None:
    for i in range(len(tokens) - 1, -1, -1):
        token = tokens[i]
        lemma = verb_lemma(token.word) or gerund_lemma(token.word)
        lemma = (
            progressive(tokens, i) or progressive_of(tokens, i) if lemma == "be" else None
        ) or lemma  # "was running 70 trains"
        lemma = lemma or not_done(tokens, i)
        if lemma is None and i and tokens[i - 1].word in ("to", "will", "would", "can", "could", "may", "must", "did"):
            lemma = token.word if is_infinitive(token.word) and not ends_months(tokens, i) else None
        if lemma is None and i and tokens[i - 1].word in ("we", "they", "you") and is_infinitive(token.word):
            beside = {one.word for one in tokens[i + 1 :]} & _AWAY
            lemma = None if beside else token.word  # "we take on 18 apprentices", but "they come from 31 villages"
        if (
            lemma is None
            and i
            and i >= len(tokens) - _ADJACENT
            and tokens[i - 1].word not in word_set("grammar", "predicates", "before_plural")
            and not is_number(tokens[i - 1].word)
            and not has_own_verb(tokens, i)
        ):
            lemma = present_lemma(token.word)  # "the mine employs some 2,330 people", not "across borders 40 trucks"
        if lemma is None and i >= len(tokens) - 2:
            lemma = rare_verb(tokens, i)
        lemma = "there" if lemma is None and token.word == "there" and i == 0 else lemma
        if lemma is None or lemma in words("speech") or (token.word in words("auxiliaries") and lemma == "have"):
            continue
        if lemma == "compare" and i + 1 < len(tokens) and tokens[i + 1].word in ("with", "to"):
            continue
        if i and tokens[i - 1].word.endswith("ly") and in_phrase(tokens, i):
            continue  # "sites for internally displaced people"
        if lemma == "speak" and i + 1 < len(tokens) and tokens[i + 1].word == "of":
            continue  # "the police had spoken of six arrests"
        if (
            i and tokens[i - 1].word in word_set("grammar", "predicates", "determiners") and not accused_of(tokens, i)
        ):  # "in the occupied districts": an adjective
            continue
        return with_negation(tokens, i, _joined(tokens, i, lemma, backwards=True))
    return None


def _verb_right(tokens: list[Token], assisted_only: bool = False) -> Predicate | None:
    """Return the first verb with an auxiliary; without one, the first verb. After a relative only the last of these."""
    found: Predicate | None = None
    for i, token in enumerate(tokens):
        previous = tokens[i - 1].word if i else ""
        lemma = verb_lemma(token.word)
        if found is not None and opens_next(tokens, i):
            return found  # "14 drivers left in 2031 and 31 were hired", "23 died and another 84 were hurt"
        if found is None and lemma is not None and governs_next(tokens, i):
            return None  # "has 40 lorries and hired 12 drivers"
        if found is not None and (begins_passive(tokens, i) or goes_on(tokens, i, found)):
            return found  # "12 died and, according to the union, 40 were hurt"
        undone = denied(tokens, i)
        if undone is not None:
            return undone
        if token.word in words("auxiliaries") and lemma in (None, "be", "have"):
            if lemma == "be" and found is None and not assisted_only and _copular(tokens, i):
                at = next((k for k in range(i + 1, min(i + 3, len(tokens))) if tokens[k].word not in _STILL), i)
                fate = _fate(tokens[at].word) if at > i else None
                if fate is not None:  # "14 people are dead and 129 rescued"
                    return Predicate(lemma=fate, kind=kind_of(fate), start=token.start, end=tokens[at].end)
                doing = progressive(tokens, i)
                kind: PredicateKind = "neutral" if doing is None else "stock"
                return Predicate(lemma=doing or "be", kind=kind, start=token.start, end=token.end)
            continue
        if (
            lemma is None
            and previous not in _BEFORE_MONTHS
            and (
                behind_modal(tokens, i)
                or all(word.word in words("auxiliaries") for word in tokens[past_partitive(tokens) : i])
            )
        ):
            lemma = next((form for form in (token.word, token.word.removesuffix("s")) if form in lemmas()), None)
            lemma = lemma or (token.word if is_plain_verb(token.word) else None)
        bound = previous in word_set("grammar", "predicates", "determiners") and not (
            i > 1 and tokens[i - 2].word == "of" and not before_noun(tokens, i)
        )
        told = lemma in words("speech") and not (lemma == "add" and previous in ("were", "was", "been"))
        if found is None and lemma is not None and (inner := governed(tokens, i, lemma)) is not None:
            return _joined(tokens, inner[0], inner[1])  # "twelve are confirmed to have died"
        if lemma is None or told or bound or in_phrase(tokens, i) or pending(tokens, i) or of_inner_noun(tokens, i):
            continue
        if closes_clause(tokens, i, lemma):
            break
        beside = i > 1 and previous == "not" and tokens[i - 2].word not in words("auxiliaries")
        if beside or (lemma == "compare" and previous not in words("auxiliaries")):
            continue  # "areas not held by the army"; "recorded 417 violations, compared with 365"
        assisted = previous in words("auxiliaries") and previous not in ("to", "in", "total")
        if assisted:
            found = _joined(tokens, i, lemma)
            if not assisted_only:
                return found
        elif found is None and not assisted_only:
            found = _joined(tokens, i, lemma)
    return found


def _fate(word: str) -> str | None:
    """Return the verb of an adjective that is no form of one: "dead" are those killed."""
    return None if verb_lemma(word) is not None else table("predicates")["adjectives"].get(word)


_STILL = frozenset({"still", "now", "also", "already"})


def _copular(tokens: list[Token], i: int) -> bool:
    """Say whether the form of "be" at `i` has no participle after it among the next few words."""
    following = [token.word for token in tokens[i + 1 : i + 5]]
    if following and _fate(following[0]) is not None:
        return True
    if following[:1] == ["to"] and len(following) > 1 and following[1] in lemmas():
        return False  # "another 30 are to follow"
    return not any(verb_lemma(word) not in (None, "be", "have") for word in following)


def _joined(tokens: list[Token], i: int, lemma: str, backwards: bool = False) -> Predicate:
    """Take in a second verb joined by "and" or "or": found and removed; and the particle of took place."""
    lemmas, start, end = [lemma], tokens[i].start, tokens[i].end
    for size in (3, 2, 1):
        if i + size < len(tokens):
            phrase = "+".join([lemma, *(token.word for token in tokens[i + 1 : i + 1 + size])])
            if phrase in phrasal():
                return Predicate(lemma=phrase, kind=phrasal()[phrase], start=start, end=tokens[i + size].end)
    if backwards and i >= 2 and tokens[i - 1].word in ("and", "or"):
        other = verb_lemma(tokens[i - 2].word)
        if other:
            lemmas.insert(0, other)
            start = tokens[i - 2].start
    elif not backwards and i + 2 < len(tokens) and tokens[i + 1].word in ("and", "or"):
        other = verb_lemma(tokens[i + 2].word)
        if other:
            lemmas.append(other)
            end = tokens[i + 2].end
    if lemmas == ["become"] and any(_VICTIM.fullmatch(token.word) for token in tokens[i + 1 : i + 4]):
        lemmas = ["become+victim"]
    kinds = [kind_of(part) if "+" not in part else "flow" for part in lemmas]
    kind: PredicateKind = next((k for k in ("flow", "stock", "unknown") if k in kinds), "neutral")
    return Predicate(lemma="+".join(lemmas), kind=kind, start=start, end=end)


_VICTIM = re.compile(r"victims?|casualt(?:y|ies)")
