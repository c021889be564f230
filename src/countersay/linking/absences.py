"""Answer a deed by the sentence with which a side says that it had nobody there: "Our aircraft were grounded on 4 May", "With regard
to the Estrel, the Coast Guard had no ship in that area in January".

1. A declared side says that its ships, aircraft or units were grounded, in port or in barracks, or that it had none in the area.
2. Another declared side says in a plain sentence what was done by such a thing: the noun is shared, or a row of it.
3. Both name a day and share one; or a month and share one, and no days stand against each other.
4. A sentence of absence that more than two fit answers none.

The note says that a part in it is denied, not that it was done.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from countersay.lexicon.gates import gated
from countersay.lexicon.load import table
from countersay.linking.contrary_words import Keys, noun_keys
from countersay.linking.other_words import clauses_of, is_negated, is_supposed
from countersay.linking.plain_sentences import Sentence, VoicesByPlace, as_statement, by_place
from countersay.linking.question_items import Item, overlap
from countersay.linking.set_apart import days_in, months_in
from countersay.linking.sides import Sides
from countersay.model import Attribution, Document

_MOST = 2  # sentences that one absence may answer


@dataclass(frozen=True, slots=True)
class _Absence:
    """A clause that says that a thing was not there."""

    clause: Sentence
    noun: Keys
    side: str
    speaker: str | None


def with_absences(
    groups: Sequence[list[Item]], documents: Sequence[Document], attributions: Sequence[Attribution], sides: Sides
) -> list[list[Item]]:
    """Return the questions with such answers added, and new ones behind."""
    out = [list(group) for group in groups]
    voices = by_place(attributions)
    absences = [found for document in documents for found in _absences_in(document, voices, sides)]
    if not absences:
        return out
    told = [
        (clause, side, speaker)
        for document in documents
        for clause in clauses_of(document)
        if not is_negated(clause.text) and not is_supposed(clause.text)
        for speaker, side in (_heard(clause, voices, sides),)
        if side is not None
    ]
    for absence in absences:
        met = [
            (clause, side, speaker)
            for clause, side, speaker in told
            if side != absence.side and _is_answered(absence, clause, sides)
        ]
        if 0 < len(met) <= _MOST:
            _add(out, absence, met)
    return out


def _heard(clause: Sentence, voices: VoicesByPlace, sides: Sides) -> tuple[str | None, str | None]:
    """Return who says a clause and for which declared side, None where it is not plainly said by one."""
    over = voices.over(clause.document, clause.start, clause.end)
    if any(voice.stance != "asserts" for voice in over):
        return None, None
    speaker, side = sides.heard(over, clause.document)
    return speaker, side if side is not None and ":" not in side else None


def _absences_in(document: Document, voices: VoicesByPlace, sides: Sides) -> list[_Absence]:
    found: list[_Absence] = []
    if _gone().search(document.text) is None or _absent().search(document.text) is None:
        return found
    for clause in clauses_of(document):
        match = _absent().search(clause.text)
        if match is None or is_supposed(clause.text):
            continue
        speaker, side = _heard(clause, voices, sides)
        whose = match["who"] or match["owner"]
        owner = side if whose.lower() in ("our", "we") else sides.side(whose, document.id)
        if side is None or owner != side:
            continue
        noun = noun_keys((match["thing"] or match["other"]).lower())
        if noun:
            found.append(_Absence(clause, noun, side, speaker))
    return found


def _is_answered(absence: _Absence, clause: Sentence, sides: Sides) -> bool:
    """Say whether a clause tells what such a thing did on that day or in that month."""
    words = {key for word in re.findall(r"[a-z]{4,}", clause.text) for key in noun_keys(word)}
    if not absence.noun & words or re.search(r"\b(?:our|we)\b", clause.text, re.I) is not None:
        return False
    named = {sides.side(word, clause.document) for word in re.findall(r"\b[A-Z][\w’']+", clause.text)} - {None}
    if named and absence.side not in named:
        return False
    one, other = days_in(absence.clause.text), days_in(clause.text)
    if one and other:
        return bool(one & other)
    return bool(months_in(absence.clause.text) & months_in(clause.text))


def _add(groups: list[list[Item]], absence: _Absence, met: Sequence[tuple[Sentence, str, str | None]]) -> None:
    """Put the answer to the question that holds what is alleged, or make one of both."""
    home = next(
        (
            group
            for group in groups
            for item in group
            if item.alleges and any(overlap(item.row, row) for row, *_ in met)
        ),
        None,
    )
    if home is None:
        home = [
            Item(as_statement(clause, speaker), "statement", "statement", frozenset(), absence.side, False, side)
            for clause, side, speaker in met
        ]
        groups.append(home)
    if any(overlap(item.row, absence.clause) for item in home):
        return
    family = home[0].family
    row = replace(
        as_statement(absence.clause, absence.speaker), act="denies", family=family, explicit=True, answer="part"
    )
    home.append(Item(row, family, family, frozenset(), absence.side, False, absence.side))


@cache
def _absent() -> re.Pattern[str]:
    words = table("contraries")["absence"]
    things, gone = "|".join(words["things"]), "|".join(words["gone"])
    return gated(
        re.compile(
            rf"\b(?P<who>[Oo]ur|[Tt]he [A-Z]\w+(?: [A-Z]\w+)*['’]s|[A-Z]\w+['’]s) (?:\w+ )?(?P<thing>{things}) (?:was|were|had been|remained|stayed) (?:all )?(?:{gone})\b"
            rf"|(?P<owner>[Ww]e|[Tt]he [A-Z]\w+(?: [A-Z]\w+)*|[A-Z]\w+) had no (?:\w+ )?(?P<other>{things}) (?:in|near|at|off|there|anywhere)\b"
        )
    )


@cache
def _gone() -> re.Pattern[str]:
    """What no match of `_absent` is without, and is looked for much faster."""
    gone = "|".join(table("contraries")["absence"]["gone"])
    return re.compile(rf" (?:(?:was|were|had been|remained|stayed) (?:all )?(?:{gone})\b|had no )")
