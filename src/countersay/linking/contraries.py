"""Pair a plain negated clause of one voice with the plain sentence of another that says the contrary.

"It refuses to return the bodies" and "The bodies were handed over on 5 June"; "Our units fired no shot" and "Their units shelled
Dorsa". Neither holds a word of denying, so they meet only where all of this holds:

1. The sentence says the verb of the clause and the noun it is done to, or words that stand for them (`contrary_words`), near each
   other. A verb that says little needs another word in common. Where nobody at all is meant ("has paid nobody"), the sentence
   must stand in the voice of the very side that is said to have done nothing.
2. The sentence is plainly asserted: no negation, question, condition or reported claim. Its voice is another, not of the same side,
   and one of the two sides is declared, or one document names both voices and the clause
   negates a wrong.
3. Side, places and days do not stand against it: where both name sides, places or days, they share one.
4. A clause that fits more than four sentences says nothing of one thing.

Who denies: whoever negates a wrong ("fired no shot") denies it. Whoever says that something owed was not done ("has not paid")
alleges that, and the sentence by which it was done denies. What a declared side holds against another in that way is an
allegation also where nobody answers it.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from countersay.linking.contrary_words import (
    asked,
    keys_of,
    verb_keys,
)
from countersay.linking.means_used import doers_in, with_means
from countersay.linking.negated_clauses import Clause, denied_by, is_later, own_side, says, whole_sentence
from countersay.linking.plain_sentences import (
    PlacesNamed,
    Sentence,
    VoicesByPlace,
    as_statement,
    by_place,
    is_open,
    sentences_of,
)
from countersay.linking.question_items import Item, overlap
from countersay.linking.set_apart import are_in_other_things, stands_against
from countersay.linking.sides import Sides
from countersay.linking.undone_deeds import asked_by_noun
from countersay.model import Attribution, Document, Proposition

_MOST = 4  # sentences that one clause may answer
_OTHER = re.compile(r"\b[Tt]he (?:enemy|adversary|opponent|other side|opposing side|opposite side|company|union)\b")
_CLAUSES = 60  # clauses with one noun; a noun of more tells of no one thing
_TOLD = re.compile(r"\b(?:has|have|had|was|were|did|refus\w+|fail\w+|declin\w+|left|leaves?|remain\w*|n[’']t)\b", re.I)


def with_contraries(
    groups: Sequence[list[Item]],
    negations: Sequence[Item],
    documents: Sequence[Document],
    attributions: Sequence[Attribution],
    sides: Sides,
    at: Mapping[str, Sequence[tuple[int, int, str, str]]],
) -> list[list[Item]]:
    """Return the questions with such answers added, and new ones behind.

    Args:
        groups: the questions so far. negations: plain negated clauses, in the order of documents and text.
        at: mentions of names by document, as `mentions_in` gives them.
    """
    texts = {document.id: document.text for document in documents}
    clauses = []
    for item in negations:
        text = texts[item.row.document][item.row.start : item.row.end]
        text = whole_sentence(texts[item.row.document], item.row) if item.row.predicate.startswith("no ") else text
        by_noun = asked_by_noun(item.row, text)
        meant = by_noun or with_means(item.row, asked(item.row, text))
        if meant is not None:
            clauses.append(Clause(own_side(item), meant, text, by_noun is not None))
    if not clauses:
        return [list(group) for group in groups]
    places = PlacesNamed(at)
    met = _met(clauses, documents, by_place(attributions), places, sides)
    out = [list(group) for group in groups]
    _deny_alleged(out, clauses, texts, places, sides)
    homes: dict[int, list[Item]] = {}
    for k, (clause, rows) in enumerate(zip(clauses, met, strict=True)):
        home = next((homes[j] for j in sorted(homes) if _are_one(clauses[j], clause)), None)
        if 0 < len(rows) <= _MOST:
            homes[k] = _add(out, clause, rows, home)
        elif not rows and (home is not None or _is_held_against(clause)):
            homes[k] = _alone(out, clause, home)
    return [group for group in out if group]


def _are_one(one: Clause, other: Clause) -> bool:
    """Say whether two clauses hold the same against the same side: "has not provided the maps", "failed to deliver the maps"."""
    asked_ = one.asked, other.asked
    known = one.item.agent is not None and one.item.agent == other.item.agent
    nouns = bool(asked_[0].noun & asked_[1].noun)
    return known and one.accuses and other.accuses and nouns and bool(asked_[0].verb & asked_[1].verb)


def _deny_alleged(
    groups: list[list[Item]], clauses: Sequence[Clause], texts: Mapping[str, str], places: PlacesNamed, sides: Sides
) -> None:
    """Add a clause to the question whose alleging words say the contrary, where there is only one: "smuggling shells"."""
    alleging: dict[str, list[tuple[int, Item]]] = defaultdict(list)
    for number, group in enumerate(groups):
        for item in group:
            if item.alleges:
                first = item.row.predicate.split()[0] if item.row.predicate else ""  # "deny entry" is denying
                for key in verb_keys(item.row.predicate) | verb_keys(first):
                    alleging[key].append((number, item))
    for clause in clauses:
        if clause.accuses or not clause.asked.noun:
            continue
        near = [pair for key in clause.asked.verb for pair in alleging.get(key, ())]
        meant = {number for number, item in near if _is_answered(item, clause, texts, places, sides)}
        if len(meant) == 1:
            group = groups[meant.pop()]
            denial = _of(replace(clause.item, row=_as_statement(clause)), group[0].family)
            if not any(overlap(denial.row, item.row) for item in group):
                group.append(denial)


def _is_answered(item: Item, clause: Clause, texts: Mapping[str, str], places: PlacesNamed, sides: Sides) -> bool:
    """Say whether a clause denies what an item alleges by its verb, in another voice and of the same side."""
    if overlap(item.row, clause.item.row) or (item.agent and clause.item.agent not in (None, item.agent)):
        return False
    row, denied = item.row, clause.item.row
    if (row.document == denied.document and row.speaker == denied.speaker) or (
        item.voice is not None and item.voice == clause.item.voice
    ):
        return False
    if clause.item.agent is None and item.agent is not None and clause.item.voice != item.agent:
        return False
    if not _declared(item.voice) and not _declared(clause.item.voice) and not _declared(item.agent):
        return False
    sentence = Sentence(row.document, row.start, row.end, texts[row.document][row.start : row.end])
    return says(clause, sentence, keys_of(sentence.text)) is not None and not stands_against(
        denied_by(clause), sentence, item.voice, places, sides
    )


def _is_held_against(clause: Clause) -> bool:
    """Say whether one declared side says of another that it left something undone."""
    item = clause.item
    declared = item.agent is not None and item.voice is not None and ":" not in item.agent + item.voice
    return (
        declared
        and item.row.object is not None
        and clause.accuses
        and not clause.asked.weak
        and bool(_TOLD.search(clause.text))
    )


def _met(
    clauses: Sequence[Clause], documents: Sequence[Document], voices: VoicesByPlace, places: PlacesNamed, sides: Sides
) -> list[list[Item]]:
    """Return for each clause the sentences that say the contrary."""
    by_word: dict[str, list[int]] = defaultdict(list)
    for k, clause in enumerate(clauses):
        for word in clause.asked.verb if clause.in_general else clause.asked.noun or clause.asked.verb:
            by_word[word].append(k)
    issuers = {document.id: document.issuer.label if document.issuer else None for document in documents}
    found: list[list[Item]] = [[] for _ in clauses]
    for document in documents:
        for sentence in sentences_of(document):
            words = keys_of(sentence.text)
            near = sorted({k for word in words for k in by_word.get(word, ()) if len(by_word[word]) <= _CLAUSES})
            if not near or is_open(sentence.text):
                continue
            for k in near:
                at = says(clauses[k], sentence, words)
                item = _item(clauses[k], sentence, at, voices, places, sides, issuers) if at is not None else None
                if item is not None:
                    found[k].append(item)
    return found


def _item(
    clause: Clause,
    sentence: Sentence,
    at: int,
    voices: VoicesByPlace,
    places: PlacesNamed,
    sides: Sides,
    issuers: Mapping[str, str | None],
) -> Item | None:
    """Return the sentence as a statement, or None where rules 2 and 3 do not hold."""
    row = clause.item.row
    if sentence.document == row.document and sentence.start < row.end and row.start < sentence.end:
        return None
    over = voices.at(sentence.document, sentence.start + at)
    if any(voice.stance != "asserts" for voice in over):
        return None
    speaker, voice = sides.heard(over, sentence.document)  # "… but insisted that"
    said_by = speaker or issuers.get(sentence.document)
    if said_by == (row.speaker or issuers.get(row.document)) or (voice is not None and voice == clause.item.voice):
        return None
    named = speaker is not None and row.speaker is not None and bool(clause.asked.noun) and clause.asked.wrong
    named = named and (sentence.document == row.document or _are_of_one_case(clause, sentence, sides))
    if not _declared(voice) and not _declared(clause.item.voice) and not named:
        return None
    other = row.answer == "doer" and _has_other_doer(clause, sentence)
    if row.answer in ("contrary", "doer") and not other and not _against(sentence, clause, voice, sides):
        return None
    doers = doers_in(clause.text) if clause.means else frozenset()
    if doers and not doers & keys_of(sentence.text) and not _against(sentence, clause, voice, sides):
        return None
    if not clause.asked.noun and clause.accuses and (voice is None or clause.item.agent not in (None, voice)):
        return None
    if clause.means and are_in_other_things(clause.text, sentence.text):
        return None
    if clause.of_us and not sides.are_meant(clause.item.voice, sentence.text, sentence.document):
        return None
    if stands_against(denied_by(clause), sentence, voice, places, sides) or is_later(clause, sentence):
        return None
    return Item(as_statement(sentence, speaker), "statement", "statement", frozenset(), None, False, voice)


def _are_of_one_case(clause: Clause, sentence: Sentence, sides: Sides) -> bool:
    """Say whether, where no side is declared, two texts name the same person, place or thing in clauses that say the contrary."""
    if sides.labels:
        return False
    one, other = (set(re.findall(r"(?<=[a-z,] )[A-Z][^\W\d_]{2,}", text)) for text in (clause.text, sentence.text))
    return bool(one & other)


def _declared(side: str | None) -> bool:
    return side is not None and not side.startswith("country:")


def _against(sentence: Sentence, clause: Clause, voice: str | None, sides: Sides) -> bool:
    """Say whether one declared side speaks of another, and that one answers."""
    if not _declared(voice) or not _declared(clause.item.voice):
        return False
    named = [*re.findall(r"\b[A-Z][\w’']+", sentence.text), *_OTHER.findall(sentence.text)]
    return any(sides.side(word, sentence.document) == clause.item.voice for word in named)


_DOER = re.compile(r"\b[Ii]t (?:was|is|were) (?P<doer>.{3,60}?) (?:who|that|which)\b")


def _has_other_doer(clause: Clause, sentence: Sentence) -> bool:
    """Say whether "It was the rebels who burned the mill at Holm" meets another doer of the deed in a place of that name."""
    found = _DOER.search(clause.text)
    if found is None or keys_of(found["doer"]) & keys_of(sentence.text):
        return False
    one, other = (set(re.findall(r"(?<=[a-z,] )[A-Z][^\W\d_]{2,}", text)) for text in (clause.text, sentence.text))
    return bool(one & other)


def _add(groups: list[list[Item]], clause: Clause, rows: Sequence[Item], home: list[Item] | None) -> list[Item]:
    """Add a clause and the sentences that say the contrary to the question that holds what is alleged, or make one; return it."""
    if clause.accuses:
        accused = clause.item.agent
        alleged = [_as_omission(clause)]
        denied = [replace(item, row=replace(item.row, act="denies"), agent=accused) for item in rows]
    else:
        accused = clause.item.agent or clause.item.voice
        alleged = [replace(item, agent=accused) for item in rows]
        denied = [replace(clause.item, row=_as_statement(clause), agent=accused)]
    found = home or next((g for g in groups if _answers_already(g, alleged, denied)), None)
    found = found or next((g for g in groups for item in g if _holds(item, clause, alleged)), None)
    if found is None:
        found = [*alleged, *(_of(item, alleged[0].family) for item in denied)]
        groups.append(found)
        return found
    if home is not None:
        _take_in(found, alleged)
    _take_in(found, denied)
    return found


def _answers_already(group: Sequence[Item], alleged: Sequence[Item], denied: Sequence[Item]) -> bool:
    """Say whether a question holds both by other rules: what is alleged, and the very words that deny it."""
    told = any(item.alleges and overlap(item.row, one.row) for item in group for one in alleged)
    return told and any(not item.alleges and overlap(item.row, one.row) for item in group for one in denied)


def _holds(item: Item, clause: Clause, alleged: Sequence[Item]) -> bool:
    """Say whether a question's words are those that are answered: the sentence that seizes cameras may also arrest a teacher."""
    if not item.alleges or not any(overlap(item.row, one.row) for one in alleged):
        return False
    predicate = item.row.predicate.removeprefix("not ")
    return item.family in ("statement", "omission") or bool(verb_keys(predicate) & clause.asked.verb)


def _alone(groups: list[list[Item]], clause: Clause, home: list[Item] | None) -> list[Item]:
    """Put what one side holds against another into its question, or make one; return it."""
    held = _as_omission(clause)
    found = home or next((g for g in groups if any(overlap(item.row, held.row) for item in g)), None)
    if found is None:
        found = []
        groups.append(found)
    for group in groups if home is not None else ():
        if (
            group is not home
            and group
            and group[0].family == "omission"
            and any(overlap(i.row, held.row) for i in group)
        ):
            _take_in(found, group)
            group.clear()
    _take_in(found, [held])
    return found


def _take_in(group: list[Item], items: Sequence[Item]) -> None:
    """Add items to a question, save those whose words already stand in it."""
    family = group[0].family if group else "omission"
    for item in items:
        if not any(overlap(item.row, known.row) for known in group):
            group.append(_of(item, family))


def _of(item: Item, family: str) -> Item:
    return replace(item, row=replace(item.row, family=family), family=family)


def _as_omission(clause: Clause) -> Item:
    row = clause.item.row
    said = replace(
        row, family="omission", predicate=f"not {row.predicate}", act="alleges", object=row.object or row.agent
    )
    return replace(clause.item, row=said, family="omission", about="omission")


def _as_statement(clause: Clause) -> Proposition:
    passive = clause.item.row.object is None and (clause.suffering is not None or clause.means)
    agent = None if passive else clause.item.row.agent  # "no dogs were used" is said of nobody who did it
    return replace(clause.item.row, family="statement", predicate=" ".join(clause.text.split()), agent=agent)
