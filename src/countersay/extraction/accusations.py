"""Find the predicates by which something is alleged, each with who does it, to what, and whether it is negated.

1. Verbs of the lexicon: active ("A blocked the road"), passive ("the road was blocked by A"), gerunds after "of", "for",
   "from" ("accused A of blocking the road").
2. Nouns of the lexicon: "the closure of the road by A", "A's blockade of the valley", "impose a blockade on the valley".
3. States: "the road is closed".
4. Negation: "not", "never", "no longer" in the verb group; "neither … nor", "no", "nothing" in the subject; "no", "any"
   under a negated verb, "without".
Predicates under "if", "may", "would", "should", under wishes and demands are left out: they tell nothing of what happened.
"""

from collections.abc import Iterator

from countersay.extraction.accusation_clauses import (
    Accusation,
    Range,
    by_phrase,
    clause_end,
    infinitive_subject,
    mentions_any,
    negated_group,
    object_after,
    open_clause,
    unrefrained,
    verb_group,
)
from countersay.extraction.accusation_nouns import noun_accusation
from countersay.extraction.allegation_words import (
    BE,
    HAVE,
    Entry,
    allegation_nouns,
    allegation_states,
    allegation_verbs,
    failing,
    gate,
    light_forms,
)
from countersay.extraction.folded import Unit
from countersay.extraction.subjects import verb_subject
from countersay.extraction.verb_tags import repair_verbs


def accusations(unit: Unit) -> Iterator[Accusation]:
    """Yield the accusations of a sentence in text order."""
    done = -1
    for i in range(len(unit)):
        if i <= done or unit.lower(i) not in gate():
            continue
        found = _omission(unit, i)
        if found is None and not _nominal(unit, i):
            found = _verb(unit, i)
        found = found or _state(unit, i) or noun_accusation(unit, i)
        if found is not None:
            yield found
            done = found.at[1] - 1


def _verb(unit: Unit, i: int) -> Accusation | None:
    rows = allegation_verbs().get(unit.lower(i), ())
    if not rows or not unit.tag(i).startswith("VB"):
        return None
    entry = next((row for row in rows if _particle(unit, i, row.particle)), None)
    if entry is None or _adjectival(unit, i):
        return None
    start, helpers = verb_group(unit, i)
    after = i + 1 + len(entry.particle.split())
    passive = unit.tag(i) in ("VBN", "VBD") and bool(helpers & BE)
    reduced = unit.tag(i) == "VBN" and not helpers & (BE | HAVE)
    if open_clause(unit, i, start):
        return None
    if reduced and by_phrase(unit, after) is None:
        if object_after(unit, after) is None:
            return None  # "46 killed", "the roads closed"
        reduced = False
    subject = None if unit.tag(i) == "VBG" and not helpers & BE else verb_subject(unit, i)
    if subject is None and (done := unrefrained(unit, start)) is not None:
        subject = verb_subject(unit, done)
    if unit.tag(i) == "VB" and unit.lower(i - 1) == "to":
        subject = infinitive_subject(unit, i - 1)
    if passive or reduced:
        agent, target = by_phrase(unit, after), subject
    else:
        agent, target = subject, object_after(unit, after)
    if entry.needs and not mentions_any(unit, target, entry.needs):
        return None
    if passive or reduced or target is not None or not _wants_object(entry):
        negated = negated_group(unit, start, i, subject, target)
        return Accusation(
            at=(i, after),
            family=entry.family,
            predicate=entry.lemma,
            rank=entry.rank,
            agent=agent,
            object=target,
            negated=negated,
        )
    return None


def _nominal(unit: Unit, i: int) -> bool:
    """Say whether a word that may be verb or noun is a noun here: "imposed blockade", "so-called blockade"."""
    if unit.lower(i) not in allegation_nouns():
        return False
    before = unit.tag(i - 1)
    if unit.tag(i) == "VBG":
        return unit.lower(i + 1) == "of" or before in ("JJ", "DT", "PRP$", "POS")
    light = unit.lower(i - 1) in light_forms() - BE - HAVE
    return before in ("JJ", "DT", "PRP$", "POS", "IN") or light or unit.lower(i - 1) in ("allegedly", "so-called", "no")


def repaired(unit: Unit) -> Unit:
    """Set right the tags of words of the lexicon that the tagger reads amiss: "Alm somehow impedes", "a single mine"."""
    repair_verbs(unit.tokens, unit.tags)
    for k, token in enumerate(unit.tokens):
        if unit.tags[k] == "NNS" and token.lower in allegation_verbs() and token.lower not in allegation_nouns():
            unit.tags[k] = "VBZ" if unit.tag(k - 1) in ("RB", "NNP", "NN", "NNS", "PRP", "CC") else unit.tags[k]
        elif unit.tags[k].startswith("VB") and unit.tags[k] != "VBG" and _nominal(unit, k):
            unit.tags[k] = "NN"  # "imposed “blockade” on the road"
        elif token.lower == "mine" and unit.tag(k - 1) in ("DT", "JJ", "NN", "CD"):
            unit.tags[k] = "NN"
    return unit


def _omission(unit: Unit, i: int) -> Accusation | None:
    """Find what is left undone: "A refuses to withdraw", "A has yet to answer", "A did not take preventive measures"."""
    low = unit.lower(i)
    if low in failing() and unit.lower(i + 1) == "to" and unit.tag(i).startswith("VB"):
        start, _ = verb_group(unit, i)
        if open_clause(unit, i, start):
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
    return None


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


def _wants_object(entry: Entry) -> bool:
    return entry.lemma not in ("interfere", "open fire", "discriminate", "neglect")


def _particle(unit: Unit, i: int, particle: str) -> bool:
    return all(unit.lower(i + 1 + k) == word for k, word in enumerate(particle.split()))


def _adjectival(unit: Unit, i: int) -> bool:
    """Say whether a participle only describes the noun behind it: "the occupied territories", "limited supplies"."""
    if unit.tag(i) not in ("VBN", "VBD", "VBG", "JJ"):
        return False
    before, after = unit.tag(i - 1), unit.tag(i + 1)
    if unit.tag(i) == "VBG":
        return before in ("DT", "PRP$", "POS", "JJ") and after.startswith("NN")
    return after.startswith(("NN", "JJ")) and (before in ("DT", "IN", "JJ", "PRP$", "POS", "CC", "CD", "") or i == 0)


def _state(unit: Unit, i: int) -> Accusation | None:
    """Find a state: "the road is closed", an adjective after "be", "remain", "stay"."""
    entry = allegation_states().get(unit.lower(i))
    if entry is None or unit.tag(i) not in ("JJ", "VBN", "VBD", "NN"):
        return None
    start, helpers = verb_group(unit, i)
    if not helpers & BE and unit.lower(start - 1) not in ("remain", "remains", "remained", "stays", "stayed", "stay"):
        return None
    subject = verb_subject(unit, i)
    if subject is None or open_clause(unit, i, start) or unit.tag(i + 1).startswith("NN"):
        return None
    negated = negated_group(unit, start, i, subject, None)
    return Accusation(
        at=(i, i + 1),
        family=entry.family,
        predicate=entry.lemma,
        rank=entry.rank,
        agent=by_phrase(unit, i + 1),
        object=subject,
        negated=negated,
    )
