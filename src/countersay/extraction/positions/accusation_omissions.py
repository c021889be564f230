"""Accusations of things left undone: "refuses to withdraw", "Alm's failure to pay", "has not yet answered".

1. Verbs of failing before an infinitive ("fails to honour"), "has yet to", "is yet to", "took no steps to".
2. Nouns of failing with who fails before or behind: "Alm's refusal to open", "the failure by Alm to pay".
3. A negated verb of duty in the past ("did not respond", "has not fully withdrawn", "was not reciprocated"): what
   somebody owes; a negated verb of any other kind denies (rule 4 of `accusations`).
4. Leave that is not given hinders: "did not let the lorries through", "were not allowed into the camp".
"""

from countersay.extraction.positions.accusation_clauses import (
    Accusation,
    Range,
    by_phrase,
    clause_end,
    object_after,
    open_clause,
    verb_group,
)
from countersay.extraction.positions.allegation_words import BE, HAVE, duty_forms, failing, letting_forms, words
from countersay.extraction.voices.folded import Unit
from countersay.extraction.voices.phrases import noun_phrase_right
from countersay.extraction.voices.subjects import verb_subject


def omission(unit: Unit, i: int) -> Accusation | None:
    """Find what is left undone: "A refuses to withdraw", "A has yet to answer", "A did not take preventive measures"."""
    low = unit.lower(i)
    if low in failing() and unit.lower(i + 1) == "to" and unit.tag(i).startswith("VB"):
        start, _ = verb_group(unit, i)
        if open_clause(unit, i, start) or _takes_two(unit, i + 2):
            return None
        return _left_undone(unit, i, start, (i + 2, clause_end(unit, i + 2)), i, unit.lower(i + 2))
    if low == "yet" and unit.lower(i + 1) == "to" and unit.lower(i - 1) in BE | HAVE:
        return _left_undone(unit, i - 1, i - 1, (i + 2, clause_end(unit, i + 2)), i - 1, unit.lower(i + 2))
    if low in ("measures", "steps"):
        for k in range(i - 1, max(-1, i - 5), -1):
            if unit.lower(k) in ("take", "taken", "took"):
                start, _ = verb_group(unit, k)
                nothing = unit.lower(k + 1) == "no" or any(unit.lower(j) in ("not", "n't") for j in range(start, k))
                if nothing and not open_clause(unit, k, start):
                    return _left_undone(unit, k, start, (k + 1, clause_end(unit, k + 1)), start, "take " + low)
    if low in words("nouns", "omission"):
        return _failure(unit, i)
    return _undone_duty(unit, i) or _leave_refused(unit, i)


def _takes_two(unit: Unit, i: int) -> bool:
    """Say whether what was not done takes two: who "failed to agree", "failed to reach a deal" is not accused by it."""
    if unit.lower(i) == "agree":
        return unit.lower(i + 1) in ("on", "about", "with", "over", ",", ".", "")
    behind = {unit.lower(k) for k in range(i + 1, i + 6)}
    return unit.lower(i) in ("reach", "strike", "find", "achieve") and bool(behind & words("joint", "omission"))


def _left_undone(unit: Unit, verb: int, start: int, target: Range, at: int, what: str) -> Accusation | None:
    subject = verb_subject(unit, verb)
    if subject is None or target[0] >= target[1]:
        return None
    negated = verb == at and any(unit.lower(j) in ("not", "n't", "never") for j in range(start, verb))
    return Accusation(
        at=(at, target[0]),
        family="omission",
        predicate=f"not {what}",
        rank=0,
        agent=subject,
        object=target,
        negated=negated,
    )


def _failure(unit: Unit, i: int) -> Accusation | None:
    """Find "Alm's refusal to open", "the failure by Alm to pay", "refusal of Alm to open"."""
    agent: Range | None = None
    k = i + 1
    if unit.lower(k) in ("of", "by"):
        end = noun_phrase_right(unit, k + 1, appositives=False)
        agent, k = ((k + 1, end), end) if end > k + 1 else (None, k)
    elif unit.lower(i - 1) in ("'s", "’s"):
        begin = i - 1
        while begin > 0 and i - begin < 6 and unit.tag(begin - 1) in ("NNP", "NNPS", "NN", "JJ", "DT"):
            begin -= 1
        agent = (begin, i - 1) if begin < i - 1 else None
    elif unit.tag(i - 1) == "PRP$":
        agent = (i - 1, i)
    if agent is None or unit.lower(k) != "to" or not unit.tag(k + 1).startswith("VB"):
        return None
    negated = any(unit.lower(j) in ("no", "not", "without") for j in range(max(0, agent[0] - 2), i))
    return Accusation(
        at=(i, i + 1),
        family="omission",
        predicate=f"not {unit.lower(k + 1)}",
        rank=0,
        agent=agent,
        object=(k + 1, _infinitive_end(unit, k + 1)),
        negated=negated,
        noun=True,
    )


def _infinitive_end(unit: Unit, first: int) -> int:
    """Return where an infinitive's clause ends: before the next finite verb ("to repair the lift | has cost …")."""
    end = clause_end(unit, first)
    return next((k for k in range(first + 2, end) if unit.tag(k) in ("VBZ", "VBP", "VBD", "MD")), end)


def _undone_duty(unit: Unit, i: int) -> Accusation | None:
    """Find "has not fully withdrawn its forces", "did not respond to the offer", "was not reciprocated in Alm"."""
    lemma = duty_forms().get(unit.lower(i))
    if lemma is None or not unit.tag(i).startswith("VB"):
        return None
    start, helpers = verb_group(unit, i)
    nots = [k for k in range(start, i) if unit.lower(k) in ("not", "n't", "never")]
    told = helpers & (HAVE | {"did"}) or helpers & {"was", "were"}
    if len(nots) != 1 or not told or open_clause(unit, i, start) or _of_the_press(unit, i):
        return None
    if helpers & BE and unit.tag(i) in ("VBN", "VBD"):
        agent, target = by_phrase(unit, i + 1), verb_subject(unit, i)
    else:
        agent, target = verb_subject(unit, i), (i, max(clause_end(unit, i), i + 1))
    if agent is None:
        return None
    return Accusation(
        at=(i, i + 1),
        family="omission",
        predicate=f"not {lemma}",
        rank=0,
        agent=agent,
        object=target,
        negated=False,
    )


def _leave_refused(unit: Unit, i: int) -> Accusation | None:
    """Find "was not allowing repairs", "observers were not allowed into the camp", of a party; a rule or the weather hinders nobody."""
    lemma = letting_forms().get(unit.lower(i))
    if lemma is None or not unit.tag(i).startswith("VB"):
        return None
    start, helpers = verb_group(unit, i)
    if sum(unit.lower(k) in ("not", "n't", "never") for k in range(start, i)) != 1 or open_clause(unit, i, start):
        return None
    subject = verb_subject(unit, i)
    if subject is None:
        return None
    agent: Range | None = subject
    target = object_after(unit, i + 1)
    if helpers & BE and unit.tag(i) in ("VBN", "VBD"):
        agent, target = by_phrase(unit, i + 1), subject
    else:
        named = unit.tag(subject[1] - 1).startswith("NNP") or unit.lower(subject[1] - 1) in ("side", "they")
        if {"do", "does"} & helpers and not named:
            return None  # "the law does not allow it"
    ruled = agent is not None and any(unit.lower(k) in words("rules", "omission") for k in range(*agent))
    if target is None or ruled:
        return None
    return Accusation(
        at=(i, i + 1), family="access", predicate=f"not {lemma}", rank=2, agent=agent, object=target, negated=False
    )


def _of_the_press(unit: Unit, i: int) -> bool:
    """Say whether the press was not answered: "did not respond to a request for comment"."""
    asked = {"comment", "comments", "request", "requests", "question", "questions", "call", "calls", "email", "emails"}
    return any(unit.lower(k) in asked for k in range(i + 1, clause_end(unit, i + 1)))
