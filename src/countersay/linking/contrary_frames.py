"""Pair what one voice holds against another with the contrary of it in the other's words, by classes of predicates with two sides.

"Lorries have been turned back at Holm" and "All lorries are free to pass at Holm"; "The pool was shut in May", "The pool remains
open". Neither need hold a word of denying, so they meet only where all of this holds:

1. Both are of one class (`contrary_readings`) on its two sides, a negation counted, and are plainly said.
2. What is spoken of is one thing: its noun stands in the other clause; of "nobody" and "it" another word must be shared.
3. One is said of all or for good ("all", "never", "remains"), or both of a definite thing with another word in common: that one lorry
   was turned back and another let through is no contrary.
4. Sides, places, days and what describes the noun do not stand against it (`set_apart`). The voices are two, not of one side, and
   one side is declared.
5. What more than three clauses fit is said of no one thing.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from countersay.lexicon.load import table
from countersay.linking.contrary_readings import Reading, first_words, piece_of, readings_of
from countersay.linking.contrary_words import Keys, keys_of, root
from countersay.linking.handed import thing_handed
from countersay.linking.negated_deeds import deeds_told, denied_deeds, plans_in
from countersay.linking.other_words import clauses_in, clauses_of, is_negated, is_supposed, words_told
from countersay.linking.plain_sentences import PlacesNamed, Sentence, VoicesByPlace, by_place
from countersay.linking.question_items import PRONOUNS, Item, overlap
from countersay.linking.set_apart import MONTHS, Denied, are_described_apart, are_in_other_things, stands_against
from countersay.linking.sides import Sides
from countersay.model import Attribution, Document, Proposition
from countersay.noting import noted

_MOST = 3  # clauses that one reply may answer


@dataclass(frozen=True, slots=True)
class _Told:
    """A clause as a class reads it, with its voice."""

    reading: Reading
    clause: Sentence
    speaker: str | None
    said_by: str | None
    side: str | None


def with_contrary_frames(
    groups: Sequence[list[Item]],
    documents: Sequence[Document],
    attributions: Sequence[Attribution],
    sides: Sides,
    at: Mapping[str, Sequence[tuple[int, int, str, str]]],
) -> list[list[Item]]:
    """Return the questions with such answers added, and new ones behind.

    Args:
        groups: the questions so far. at: mentions of names by document, as `mentions_in` gives them.
    """
    out = [list(group) for group in groups]
    told = _told(documents, by_place(attributions), sides)
    against: dict[str, list[_Told]] = defaultdict(list)
    for one in told:
        if one.reading.against:
            against[one.reading.frame].append(one)
    places = PlacesNamed(at)
    for reply in told:
        if reply.reading.against:
            continue
        met = [one for one in against[reply.reading.frame] if _are_contrary(one, reply, places, sides)]
        if 0 < len(met) <= _MOST:
            _add(out, met, reply)
    return out


def _told(documents: Sequence[Document], voices: VoicesByPlace, sides: Sides) -> list[_Told]:
    """Read the clauses that are plainly said, twice: what they tell by a class of two sides, and the deeds that another negates.

    What clauses tell by themselves is noted of each text. Of a class that all tell by one side nothing can come: those clauses are left out.
    """
    noted_of = [(document, [_Clause.of(line) for line in _clauses_told(document.text)]) for document in documents]
    classes = {mark for _, clauses in noted_of for clause in clauses for mark in clause.classes}
    denied = frozenset(mark[1:] for mark in classes if mark[0] == _DENIED)
    of_two = {mark for mark in classes if mark[1:] in denied or {_AGAINST + mark[1:], _REPLY + mark[1:]} <= classes}
    plans: list[_Told] = []
    found: list[_Told] = []
    for document, clauses in noted_of:
        for clause in clauses:
            if of_two.isdisjoint(clause.classes):
                continue
            sentence = Sentence(document.id, clause.start, clause.end, document.text[clause.start : clause.end])
            planned, negated, told = _read(sentence.text)
            plans += _voiced(document, sentence, planned, voices, sides)
            found += _voiced(document, sentence, [*negated, *told], voices, sides)
    found = [*plans, *found]
    for document in documents if denied else ():
        if denied.isdisjoint(words_told(document.text)):
            continue
        for sentence in clauses_of(document):
            if not _is_open(sentence.text) and keys_of(sentence.text) & denied:
                found += _voiced(document, sentence, deeds_told(sentence.text, denied), voices, sides)
    return found


_AGAINST, _REPLY, _DENIED = "+-~"


@dataclass(frozen=True, slots=True)
class _Clause:
    """Where a clause stands, and the classes by which it tells anything, each behind a mark of its side."""

    start: int
    end: int
    classes: tuple[str, ...]

    @classmethod
    def of(cls, line: str) -> "_Clause":
        start, end, *classes = line.split("\t")
        return cls(int(start), int(end), tuple(classes))


@noted("clauses of two sides")
def _clauses_told(text: str) -> list[str]:
    """Return the clauses of which `_read` returns anything, as `_Clause` reads them."""
    found = []
    for clause in clauses_in(text):
        planned, denied, told = _read(clause.text)
        classes = {(_AGAINST if one.against else _REPLY) + one.frame for one in (*planned, *told)}
        classes |= {_DENIED + one.frame for one in denied}
        if classes:
            found.append("\t".join((str(clause.start), str(clause.end), *sorted(classes))))
    return found


@lru_cache(maxsize=512)
def _read(text: str) -> tuple[tuple[Reading, ...], tuple[Reading, ...], tuple[Reading, ...]]:
    """Return the deeds that a clause says are planned, those it denies, and what it tells by a class of two sides."""
    planned = tuple(plans_in(text))
    if _is_open(text):
        return planned, (), ()
    denied = tuple(denied_deeds(text)) if is_negated(text) else ()
    if all(root(word.strip(".,;:")) not in first_words() for word in text.lower().split()):
        return planned, denied, ()
    return planned, denied, tuple(readings_of(text))


_FORBIDS = re.compile(r"\b(?:forbids?|forbade|forbidden|prohibit(?:s|ed)?)\b")


def _is_open(text: str) -> bool:
    """Say whether a clause asks, supposes or reports a claim; who forbids a thing does so, a rule that forbids it does nothing."""
    known = table("contrary_frames")["words"]
    words = text.lower().split()
    if not words or words[0] in known["questions"]:
        return True
    if not is_supposed(text):
        return False
    return is_supposed(_FORBIDS.sub("barred", text)) or not set(known["rules"]).isdisjoint(words)


def _voiced(
    document: Document, clause: Sentence, readings: Sequence[Reading], voices: VoicesByPlace, sides: Sides
) -> list[_Told]:
    found = []
    issuer = document.issuer.label if document.issuer else None
    for reading in readings:
        over = voices.over(document.id, clause.start + reading.at, clause.start + reading.at + 1)
        if all(voice.stance == "asserts" for voice in over):
            speaker, side = sides.heard(over, document.id)
            if speaker is not None and speaker.lower() in PRONOUNS:
                continue  # "They say they closed nothing", another tells
            found.append(_Told(reading, clause, speaker, speaker or issuer, side))
    return found


def _hand_other_things(one: str, other: str) -> bool:
    """Say whether two clauses hand over things that share no word: "supply the clinic with blood", "supplied with bandages"."""
    first, second = thing_handed(one), thing_handed(other)
    return first is not None and second is not None and keys_of(first).isdisjoint(keys_of(second))


def _are_contrary(wrong: _Told, reply: _Told, places: PlacesNamed, sides: Sides) -> bool:
    """Say whether two voices say the contrary of one thing (the rules above)."""
    one, other = wrong.clause, reply.clause
    if one.document == other.document and one.start < other.end and other.start < one.end:
        return False
    if wrong.said_by == reply.said_by or (wrong.side is not None and wrong.side == reply.side):
        return False
    declared = any(side is not None and ":" not in side for side in (wrong.side, reply.side))
    if not declared and (wrong.speaker is None or reply.speaker is None or one.document != other.document):
        return False
    first, second = wrong.reading, reply.reading
    named = _keys_of_sides(one, sides) | _keys_of_sides(other, sides)
    shared = {key for key in (first.rest & second.rest) - named if not key.startswith("@v ")}
    if not _of_one_thing(first, second, shared, named):
        return False
    if (first.weak or second.weak) and len(_units(shared)) < 2:
        return False
    if not (first.of_all or second.of_all) and not _are_definite(first, second, len(_units(shared))):
        return False
    if (
        _hand_other_things(one.text, other.text)
        or are_in_other_things(one.text, other.text)
        or _are_numbered_apart(one.text, other.text)
        or are_described_apart(one.text, other.text, frozenset(shared))
    ):
        return False
    if second.ours and first.frame.startswith("@") and not sides.are_meant(reply.side, one.text, one.document):
        return False  # "none of our lorries passed" is not denied by other lorries
    if _done_by_others(wrong, reply, sides):
        return False
    item = replace(_item(reply, "denies"), agent=_agent(reply, sides))
    return not stands_against(Denied(item, other.text, second.head), one, wrong.side, places, sides)


def _agent(told: _Told, sides: Sides) -> str | None:
    """Return the side that a clause says to have done it, "we" and "our units" as the side of the voice."""
    words = told.reading.agent.split()
    if words and words[0].lower() in ("we", "our", "i", "my"):
        return told.side
    return sides.side(told.reading.agent, told.clause.document) if words else None


def _units(shared: set[str]) -> set[str]:
    return {key for key in shared if not key.startswith("@") and not key.isdigit() and key not in _empty()}


@cache
def _empty() -> Keys:
    """Return the roots of months and of verbs of saying."""
    saying = table("allegations")["words"]["saying"]
    return frozenset(
        root(word.lower()) for word in (*MONTHS.split("|"), *saying, "say", "said", "tell", "year", "day", "week")
    )


def _are_definite(first: Reading, second: Reading, shared: int) -> bool:
    """Say whether both speak of one thing that is known, or share more than its noun."""
    if first.definite and second.definite and (shared > 1 or (first.single and second.single)):
        return True
    return second.definite and bool(first.head & second.head) and first.agent != "" and not first.of_none


_NUMBERED = re.compile(
    r"\b(paragraph|article|section|line|unit|reactor|ward|route|block|zone|sector|gate|camp|clause|item|annex|point|hall|pit|pier|berth|lot) (\d+)",
    re.I,
)


def _are_numbered_apart(one: str, other: str) -> bool:
    """Say whether both speak of a thing with a number, and of none in common: "paragraph 4", "paragraph 2"."""
    found = [{(kind.lower(), number) for kind, number in _NUMBERED.findall(text)} for text in (one, other)]
    return bool(found[0] and found[1] and not found[0] & found[1])


def _keys_of_sides(clause: Sentence, sides: Sides) -> Keys:
    """Return the words that name a side: they tell of no one thing."""
    named = [
        word for word in re.findall(r"\b[A-Z][\w’'-]+", clause.text) if sides.side(word, clause.document) is not None
    ]
    return frozenset().union(*(keys_of(word) for word in named))


def _of_one_thing(first: Reading, second: Reading, shared: set[str], named: Keys) -> bool:
    one, other = first.head - named, second.head - named
    if second.by_noun or first.by_noun:
        known, told = (other, first) if second.by_noun else (one, second)
        return bool(known & told.rest) if known else bool(_units(shared))
    if (second.of_none and second.head & first.doers) or (first.of_none and first.head & second.doers):
        return len(_units(shared)) > 1
    if one and other:
        return bool(one & other)
    if not one and not other:
        return first.frame.startswith("@") and len(_units(shared)) > 0 and (first.anybody or second.anybody)
    bare = second if one else first
    return bool((one or other) & bare.rest) or (len(_units(shared)) > (0 if bare.anybody else 1))


def _done_by_others(wrong: _Told, reply: _Told, sides: Sides) -> bool:
    """Say whether a reply speaks of its own side's doing and what is told names another doer by "by"."""
    doer = wrong.reading.agent
    if not doer or not reply.reading.agent:
        return False
    side, own = _agent(wrong, sides), _agent(reply, sides)
    if side is not None and own is not None:
        return side != own
    return f"by {doer}" in wrong.clause.text and not keys_of(doer) <= keys_of(reply.reading.agent)


def _item(told: _Told, act: str) -> Item:
    clause = told.clause
    start, end = piece_of(clause.text, told.reading.at)
    row = Proposition(
        document=clause.document,
        start=clause.start + start,
        end=clause.start + end,
        family="statement",
        predicate=" ".join(clause.text[start:end].split()),
        act="denies" if act == "denies" else "alleges",
        speaker=told.speaker,
        explicit=act == "denies",
    )
    return Item(row, "statement", "statement", frozenset(), None, False, told.side)


def _add(groups: list[list[Item]], met: Sequence[_Told], reply: _Told) -> None:
    """Put an answer to the question that holds what is alleged, or make one of both."""
    denial = _item(reply, "denies")
    for one in met:
        held = _item(one, "alleges")
        if any(_is_answered(group, held, denial) for group in groups):
            continue
        place = one.clause.start + one.reading.at
        found = next(
            (
                g
                for g in groups
                for i in g
                if i.alleges and i.row.document == held.row.document and _covers(i.row, place, one.clause)
            ),
            None,
        )
        if found is None:
            found = [replace(held, agent=reply.side)]
            groups.append(found)
        family = found[0].family
        found.append(replace(denial, row=replace(denial.row, family=family), family=family, agent=found[0].agent))


def _is_answered(group: Sequence[Item], held: Item, denial: Item) -> bool:
    """Say whether a question holds both already, whichever of them denies."""
    one = {item.alleges for item in group if overlap(item.row, held.row)}
    other = {item.alleges for item in group if overlap(item.row, denial.row)}
    return (True in one and False in other) or (False in one and True in other)


def _covers(row: Proposition, place: int, clause: Sentence) -> bool:
    """Say whether a question's words are those that the class is read in, and no whole sentence of other matters."""
    return row.start <= place < row.end and (row.family != "statement" or row.start >= clause.start - 1)
