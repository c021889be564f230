"""Bare numbers that count what was spoken of: "310 lorries came. By noon 61 had been unloaded; 14 were sent back".

1. *the same verb*: "handed out 8,700 kits in May and 2,400 in June": noun and verb of the count before it.
2. *a number told anew*: "that number had fallen to 210", "on 5 June it was 1,190": the count that its sentence or the one
   before turns on, which is none behind a preposition ("40 families in 12 tents").
3. *subjects*: the number opens its clause and its own verb stands right behind: "Nine were sent home".
4. *objects*: the number stands between its verb and the end of the clause: "the ward treated 19".

What cannot be said of the things counted before gives no noun, nor do counts of several kinds between which neither verb
nor place in the sentence decides. For 3 and 4 the noun is marked as assumed.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from countersay.extraction.figures.elided import fits
from countersay.extraction.figures.figure_drafts import Draft, head_of, is_in_millions
from countersay.extraction.figures.figure_kinds import is_event_noun
from countersay.extraction.figures.some_of_them import is_beside, take_beside, take_those
from countersay.extraction.nouns.counted import after, is_plural, singular
from countersay.extraction.nouns.verb_forms import (
    Predicate,
    PredicateKind,
    is_known_verb,
    kind_of,
    lemmas,
    phrasal,
    verb_lemma,
    words,
)
from countersay.extraction.text.passages import Passage, Placed
from countersay.extraction.times.patterns import pattern
from countersay.lexicon.load import word_set
from countersay.lexicon.nouns import known_as
from countersay.model import Quantity

_BACK = 2  # sentences back in which the things were counted
_REACH = 110  # code points before the number that are looked at


def take_told_anew(passage: Passage, here: Sequence[Draft], latest: Sequence[Draft]) -> None:
    """Give "that number was 210" and "it was 1,190" the noun and the verb of the count they tell anew; changed in place.

    Args:
        passage: the sentence.
        here: its figures in text order, one for each of its quantities.
        latest: figures of the sentences before.
    """
    for index, (draft, placed) in enumerate(zip(here, passage.quantities, strict=True)):
        if not _is_bare(draft) or not _ends(passage, placed):
            continue
        if _take_numbered(passage, draft, placed):
            continue
        told = pattern("windows", "topics", "told_anew").search(_undated(passage)[: placed.start][-_REACH:])
        if told is None:
            continue
        one = _turned_on(passage, draft, here[:index], latest)
        if one is None:
            continue
        counted = one.quantity.counted
        draft.quantity = replace(draft.quantity, counted=counted, change="=")
        if one.predicate is not None and (draft.predicate is None or draft.predicate.lemma in _moves()):
            draft.predicate = replace(one.predicate, start=placed.start, end=placed.start)
        draft.place, draft.agent = draft.place or one.place, draft.agent or one.agent


def _take_numbered(passage: Passage, draft: Draft, placed: Placed[Quantity]) -> bool:
    """Give "the number of those missing, which stood at 46, has come down to 17" the noun behind "number of"."""
    before = _undated(passage)[max(0, placed.start - 2 * _REACH) : placed.start]
    found = pattern("windows", "topics", "numbered").search(before)
    noun = after(before, found.end("of")) if found is not None else None
    if found is None or noun is None or noun.lemma is None:
        return False
    draft.quantity = replace(draft.quantity, counted=noun.lemma, change="=")
    lemma = _befell(before[noun.end :])
    kind: PredicateKind = "stock" if lemma is None else phrasal().get(lemma) or kind_of(lemma)
    draft.predicate = Predicate(lemma=lemma or "have", kind=kind, start=placed.start, end=placed.start)
    return True


_DONE = (
    re.compile(
        r"[^,;.]{0,40}?\s(?:who|that|which)\s+(?:(?:have|had|has|were|was|are|is|been)\s+)*([a-z]+(?:\s+[a-z]+){0,2})"
    ),
    re.compile(r"\s+(?:reported\s+|still\s+|listed\s+as\s+|believed\s+)?([a-z]+)\b"),
)


def _befell(behind: str) -> str | None:
    """Return the verb of what befell those whose number is told: "of people missing", "of men who lost their lives"."""
    for found in filter(None, (form.match(behind) for form in _DONE)):
        first, *rest = found[1].split()
        lemma = verb_lemma(first)
        if lemma is None:
            continue
        whole = "+".join([lemma, *rest])
        if whole in phrasal():
            return whole
        if kind_of(lemma) in ("flow", "stock"):
            return lemma
    return None


def take_topic(passage: Passage, here: Sequence[Draft], latest: Sequence[Draft]) -> None:
    """Give the numbers that still lack a noun that of the things spoken of; they are changed in place.

    Args:
        passage: the sentence.
        here: its figures in text order, one for each of its quantities.
        latest: figures of the sentences before.
    """
    for index, (draft, placed) in enumerate(zip(here, passage.quantities, strict=True)):
        if not _is_bare(draft):
            continue
        bracket = _BRACKET.search(passage.text[: placed.start][-_REACH:])
        if bracket is not None:
            named = bracket["noun"] if passage.text.startswith(")", placed.end) else None
            if named is not None and is_plural(named) and not is_known_verb(named):  # "more explosions (about 380)"
                draft.quantity = replace(draft.quantity, counted=singular(named))
            continue
        before = [one for one in here[:index] if _is_of(one, draft)]
        if before and is_beside(passage, placed, before[-1], draft):
            take_beside(passage, placed, before[-1], draft)
            continue
        if before and _same_verb(passage, placed, before[-1], draft):
            draft.quantity = replace(draft.quantity, counted=before[-1].quantity.counted)
            taken = "noun" in before[-1].assumed and "noun" not in draft.assumed
            draft.assumed = (*draft.assumed, "noun") if taken else draft.assumed
            continue
        if draft.predicate is None or take_those(passage, placed, draft, here[index + 1 :]):
            continue
        role = _role(passage, placed, draft, [*latest[-_NEAR:], *before])
        one = _of_one_kind(passage, draft, role, before, latest) if role else None
        if one is None:
            continue
        draft.quantity = replace(draft.quantity, counted=one.quantity.counted)
        if "noun" not in draft.assumed:
            draft.assumed = (*draft.assumed, "noun")
    for draft in here:
        whole = draft.whole
        if draft.link is not None and draft.link.type in ("part_of", "same_as") and whole is not None:
            if draft.quantity.counted is None and draft.quantity.unit is None and whole.quantity.unit is None:
                draft.quantity = replace(draft.quantity, counted=whole.quantity.counted)


_BRACKET = re.compile(r"\b(?P<noun>[a-z]+)\s\((?:about|some|around|nearly|over|more than)?\s*$")


def _is_bare(draft: Draft) -> bool:
    quantity = draft.quantity
    plain = quantity.counted is None and quantity.unit is None and quantity.per is None and not quantity.average
    if not plain or draft.link is not None:
        return False
    if quantity.precision == "universal" and quantity.number.text.lower() == "none":
        return True
    if quantity.precision not in ("exact", "approximate"):
        return False
    year = quantity.number.text.isdigit() and len(quantity.number.text) == _YEAR_DIGITS
    if year or is_in_millions(quantity):
        return False  # "has received 3.7 million": money
    return quantity.value is not None and quantity.value >= 1 and quantity.value.denominator == 1


_YEAR_DIGITS = 4


def _counts(draft: Draft, rates: bool = False) -> bool:
    """Say whether a draft counts things, or where `rates`, so many a day or a year."""
    quantity = draft.quantity
    plain = quantity.unit is None and (rates or (quantity.per is None and not quantity.average))
    return plain and quantity.counted is not None and quantity.value != 1  # "one case turned out to be another"


_NEAR = 6  # figures before the sentence that are asked for the same verb


def _same_verb(passage: Passage, placed: Placed[Quantity], first: Draft, draft: Draft) -> bool:
    """Say whether both are objects, or subjects, of one verb: "8,700 kits in May and 2,400 in June"."""
    one, two = first.predicate, draft.predicate
    if one is None or two is None or one.start != two.start or draft.start - first.start > _REACH:
        return False
    between = passage.text[first.start : placed.start]
    if first.link is not None or ")" in between:
        return False  # "119 dead (including 56 guards) and 608 injured"
    return pattern("windows", "topics", "joined").search(between) is not None and _ends(passage, placed)


def _turned_on(passage: Passage, draft: Draft, before: Sequence[Draft], latest: Sequence[Draft]) -> Draft | None:
    """Return the count that its sentence, or the one before, turns on: the first that no preposition governs."""
    here = [one for one in before if _counts(one, rates=True)]
    back = [one for one in latest if one.passage == passage.index - 1 and _counts(one, rates=True)]
    near = here or back
    plain = [one for one in near if not one.governed and one.link is None]
    nouns = {head_of(one.quantity) for one in plain}
    return plain[0] if len(nouns) == 1 or (plain and plain[0] is near[0]) else None


def _role(passage: Passage, placed: Placed[Quantity], draft: Draft, near: Sequence[Draft]) -> str | None:
    """Return "subject" or "object" where the number alone fills that place of its clause, else None."""
    verb = draft.predicate
    assert verb is not None
    if verb.start >= placed.end:
        between = re.findall(r"[^\W\d_]+", passage.text[placed.end : verb.start].lower())
        passed = words("auxiliaries") | {"ever", "never", "again", "even"}
        if any(word not in passed and not word.endswith("ly") for word in between):
            return None
        if verb.lemma == "be" and _is_what(passage, verb.end):
            return None
        return "subject" if _opens_clause(_undated(passage)[: placed.start]) else None
    beside = passage.text[verb.end : placed.start]
    if not _ends(passage, placed) or not pattern("windows", "topics", "hedged").fullmatch(beside):
        return None
    if draft.quantity.value == 0 and verb.lemma == "be":
        return "object"
    if any(_says_same(one, draft) and one.quantity.counted for one in near if passage.index - one.passage < _BACK):
        return "object"
    if verb.kind not in ("flow", "stock", "neutral") or verb.lemma in word_set("grammar", "topics", "no_object"):
        return None
    return "object" if set(verb.lemma.split("+")) & lemmas().keys() else None


def _opens_clause(before: str) -> bool:
    """Say whether nothing but adverbs and times stands between the head of a clause and its end here.

    >>> _opens_clause("The ward took in 40 people; by noon only "), _opens_clause("The wards, of which ")
    (True, False)
    """
    lead = pattern("windows", "topics", "clause").split(before)[-1]
    found = re.findall(r"[^\W\d_][\w’'-]*", lead.lower())
    at = 0
    while at < len(found):
        if found[at] in word_set("grammar", "topics", "openers"):
            at += 1
            while at < len(found) and found[at] in word_set("grammar", "topics", "times"):
                at += 1
        elif found[at] in word_set("grammar", "topics", "adverbs"):
            at += 1
        else:
            return False
    return True


def _of_one_kind(
    passage: Passage, draft: Draft, role: str, before: Sequence[Draft], latest: Sequence[Draft]
) -> Draft | None:
    """Return a count of the one kind of thing spoken of that the verb can be said of, or None where there are several."""
    for back in range(_BACK + 1):
        near = (
            before
            if not back
            else [one for one in latest if one.passage == passage.index - back and _is_of(one, draft)]
        )
        bare = [one for one in latest if back and one.passage == passage.index - back and _is_bare(one)]
        if any(not one.governed for one in bare) and all(one.governed for one in near):
            return None  # "21,086 were stopped in 436 boats. In May 5,369 came": of whatever the first counts
        whole = [one for one in near if one.link is None or one.link.type != "part_of"]
        parted = [one.whole for one in near if one.link is not None and one.link.type == "part_of"]
        found = [one for one in whole if _may_be_said(one, draft) and (not one.supposed or _says_same(one, draft))]
        found = [one for one in found if not one.owned or any(one is other for other in parted)]
        alone = draft.predicate is not None and draft.predicate.lemma in word_set("nouns", "elided", "of_persons_alone")
        if not (alone or parted) and all(one.governed for one in found) and any(not one.governed for one in whole):
            return None  # "eight carts with 45 monks were stopped. A further 82 were seized"
        if len({head_of(one.quantity) for one in found}) > 1:
            found = [one for one in found if one.predicate is not None and not one.governed]
        people = {known_as(head_of(one.quantity) or "", "person") is True for one in found}
        if len(people) > 1:
            return None  # "eight boats with 145 men were stopped. A further 82 were seized"
        if len({head_of(one.quantity) for one in found}) > 1:
            found = [one for one in found if _is_subject(one) == (role == "subject")]
        if whole:
            return found[-1] if len({head_of(one.quantity) for one in found}) == 1 else None
    return None


def _is_of(one: Draft, draft: Draft) -> bool:
    """Say whether a count names things that a later number may be of: also "ten tankers a day" under the same verb."""
    return _counts(one) or (_counts(one, rates=True) and _says_same(one, draft))


def _says_same(one: Draft, draft: Draft) -> bool:
    return one.predicate is not None and draft.predicate is not None and one.predicate.lemma == draft.predicate.lemma


def _may_be_said(one: Draft, draft: Draft) -> bool:
    assert draft.predicate is not None
    same = _says_same(one, draft)
    if draft.predicate.lemma == "be":
        return True  # "received three cranes. Two are already in service"
    head = head_of(one.quantity) or ""
    if is_event_noun(head) and known_as(head, "person") is not True:  # "212 complaints came. Eleven were looked into"
        persons = word_set("grammar", "topics", "of_persons")
        return draft.predicate.kind in ("flow", "unknown") and lemmas().get(draft.predicate.lemma) not in persons
    counted = draft.predicate.kind == "neutral" and lemmas().get(draft.predicate.lemma) == "count"
    return same or counted or fits(one, draft.predicate)


def _is_subject(one: Draft) -> bool:
    return one.predicate is not None and one.predicate.start > one.start


def _is_what(passage: Passage, at: int) -> bool:
    """Say whether what is said with "be" is another noun: "three were children", "one was a teacher"."""
    following = re.match(r"\s+(?:all\s+|both\s+)?([a-z]+)(?:\s+([a-z]+))?", passage.text[at:])
    if following is None:
        return True
    first, second = following[1], following[2] or ""
    return first in ("a", "an", "the") or _plural(first) or (verb_lemma(first) is None and _plural(second))


def _plural(word: str) -> bool:
    return word.endswith(("s", "men", "children", "people")) and not word.endswith(("ss", "us", "is"))


def _ends(passage: Passage, placed: Placed[Quantity]) -> bool:
    """Say whether the clause ends behind the number, or tells only when and where."""
    return pattern("windows", "topics", "ends").match(passage.text, placed.end) is not None


def _undated(passage: Passage) -> str:
    """Return the sentence with its times blanked, which stand anywhere: "on 5 June it was 1,190"."""
    text = passage.text
    for placed in passage.periods:
        text = text[: placed.start] + " " * (placed.end - placed.start) + text[placed.end :]
    return text


@cache
def _moves() -> frozenset[str]:
    return word_set("grammar", "topics", "moves")


def is_owned(before: str) -> bool:
    """Say whether "of" governs the number that follows: "claims on behalf of 140 households" are claims.

    >>> is_owned("It put in claims on behalf of "), is_owned("It wrote to ")
    (True, False)
    """
    return re.search(r"\bof\s+(?:(?:about|some|around|the|its|their|all)\s+){0,2}$", before[-24:], re.I) is not None


def is_governed(before: str) -> bool:
    """Say whether a preposition governs the number that follows these words: "families in 12 tents".

    >>> is_governed("They lodged 40 families in about "), is_governed("They lodged ")
    (True, False)
    """
    return pattern("windows", "topics", "governed").search(before[-40:]) is not None
