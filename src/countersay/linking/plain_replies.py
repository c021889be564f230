"""Hold what one voice denies, in whatever form, against the deed that another tells: the last of the rules that pair words with replies.

The rules before go by families, classes and rows of words. Here the deed itself is compared: what is done (one verb, a row of the
lexicon, or the noun of it), to what, by whom. A reply is

1. a clause that negates its deed ("No official has demanded bribes", "There is no ban on apples");
2. what is turned down ("There is no truth in claims that …", "called the charge of hoarding absurd": `turned_down`);
3. a clause that gives the deed to somebody else ("It was the rebels who shot the hostages", "was set alight by Vorian shells");
4. a plain clause, where what is told is negated itself.

It meets the plain clause of another side, not of a later day, only where the deed is one, what it is done to is one, the doers do not
stand apart, and all names, numbers, days and places of the reply are those of the other text (`told_apart`). What more than three
clauses tell is told of no one thing.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from countersay.lexicon.load import table
from countersay.linking.contrary_words import Keys, keys_of, root
from countersay.linking.deed_words import HAD, HARM, harming, is_noun_of_deed, keys_of_noun
from countersay.linking.other_words import clauses_of
from countersay.linking.plain_sentences import Sentence, by_place
from countersay.linking.question_items import Item, overlap
from countersay.linking.replies_met import are_one, issued_on
from countersay.linking.replies_said import Said, deeds_told_by, is_open, replies_in
from countersay.linking.sides import Sides
from countersay.model import Answer, Attribution, Document, Proposition

_MOST = 3  # clauses that one reply may answer


def with_plain_replies(
    groups: Sequence[list[Item]], documents: Sequence[Document], attributions: Sequence[Attribution], sides: Sides
) -> list[list[Item]]:
    """Return the questions with such answers added, and new ones behind; `documents` by date."""
    out = [list(group) for group in groups]
    if not sides.any_declared():
        return out
    voices = by_place(attributions)
    replies = [said for document in documents for said in replies_in(document, voices, sides)]
    if not replies:
        return out
    asked: dict[str, list[int]] = defaultdict(list)
    for k, reply in enumerate(replies):
        for key in sorted(reply.deed.keys):
            asked[key].append(k)
    met: list[list[Said]] = [[] for _ in replies]
    by_id = {document.id: document for document in documents}
    for document in documents:
        for clause in clauses_of(document):
            near = sorted({k for key in _words(clause.text) for k in asked.get(key, ())})
            near = [k for k in near if _may_answer(replies[k], clause, by_id)]
            if not near or is_open(clause.text):
                continue
            for told in deeds_told_by(document, clause, voices, sides):
                for k in near:
                    if told not in met[k] and are_one(replies[k], told, by_id, sides):
                        met[k].append(told)
    for reply, rows in zip(replies, met, strict=True):
        if 0 < len(rows) <= _MOST:
            _add(out, reply, rows)
    return [group for group in out if group]


@lru_cache(maxsize=20_000)
def _words(text: str) -> Keys:
    """Return what the deeds of a clause may be known by."""
    keys = keys_of(text)
    keys = keys | {HARM, HAD} if keys & harming() else keys | {HAD}
    nouns = (word.lower() for word in re.findall(r"[^\W\d_]{3,}", text))
    return keys.union(*(keys_of_noun(word) for word in nouns if is_noun_of_deed(word)))


def _may_answer(reply: Said, clause: Sentence, documents: Mapping[str, Document]) -> bool:
    """Say whether a clause stands before a reply: in a text of an earlier or the same day, not in its own words."""
    if clause.document == reply.clause.document:
        return clause.end <= reply.clause.start
    one, other = (issued_on(documents[place.document]) for place in (reply.clause, clause))
    return one is None or other is None or other <= one


def _item(said: Said, act: str, answer: Answer | None = None) -> Item:
    row = Proposition(
        document=said.clause.document,
        start=said.start,
        end=said.end,
        family="statement",
        predicate=" ".join(said.clause.text.split()),
        act="denies" if act == "denies" else "alleges",
        speaker=said.speaker,
        explicit=act == "denies",
        answer=answer,
    )
    return Item(row, "statement", "statement", frozenset(), None, False, said.side)


def _add(groups: list[list[Item]], reply: Said, rows: Sequence[Said]) -> None:
    """Put an answer to the question that holds what is alleged, or make one of both."""
    answer: Answer | None = reply.answer if reply.answer is not None else None
    if answer is None and not reply.denied and not rows[0].denied:
        answer = "doer"
    denial = _item(reply, "denies", answer)
    for told in rows:
        held = _item(told, "alleges")
        turn = reply.denied and not reply.spoken
        if any(_is_answered(group, held, denial, told, turn=turn) for group in groups):
            continue
        found = next((g for g in groups for i in g if i.alleges and overlap(i.row, held.row) and _holds(i, told)), None)
        if found is None:
            found = [replace(held, agent=reply.side)]
            groups.append(found)
        family = found[0].family
        found.append(replace(denial, row=replace(denial.row, family=family), family=family, agent=found[0].agent))
        for group in groups:
            if group is found or not group:
                continue
            if turn and _is_turned_round(group, held, denial, told):
                group[:] = [
                    item for item in group if not overlap(item.row, denial.row) and not overlap(item.row, held.row)
                ]
            elif all(overlap(item.row, denial.row) for item in group):
                group.clear()


def _is_turned_round(group: Sequence[Item], held: Item, denial: Item, told: Said) -> bool:
    """Say whether a question takes the reply for what is alleged, and what it answers for the reply; what is owed is rightly held so."""
    alleged = [item for item in group if item.alleges and overlap(item.row, denial.row)]
    if not alleged or not any(not item.alleges and overlap(item.row, held.row) for item in group):
        return False
    if told.deed.who and not told.deed.passive and re.match(r"(?:we|our|i|my)\b", told.deed.who, re.I) is None:
        return True  # "The teacher told pupils to keep silent", another says of her
    return all(root(item.row.predicate.removeprefix("not ").split()[0]) not in _owed() for item in alleged)


@cache
def _owed() -> frozenset[str]:
    return frozenset(root(word) for word in table("contrary_frames")["words"]["owed"])


def _holds(item: Item, told: Said) -> bool:
    """Say whether a question's words are those of the deed: one sentence may tell of several."""
    if item.family == "statement":
        return True
    return item.row.start <= told.clause.start + told.deed.at < item.row.end


def _is_answered(group: Sequence[Item], held: Item, denial: Item, told: Said, *, turn: bool) -> bool:
    """Say whether a question holds both already; the wrong way round counts unless it is to be turned."""
    one = {item.alleges for item in group if overlap(item.row, held.row)}
    other = {item.alleges for item in group if overlap(item.row, denial.row)}
    if True in one and False in other:
        return True
    return False in one and True in other and not (turn and _is_turned_round(group, held, denial, told))
