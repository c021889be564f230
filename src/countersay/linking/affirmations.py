"""Find the words by which a voice affirms what another alleges: "We acknowledge that …", "It is true that the catch was seized".

1. What stands behind "acknowledged that", "confirmed that", "did not dispute that", "It is correct that" is affirmed by its voice.
2. Where it holds a predicate of the lexicon, it is one of the question's rows already, and is marked there.
3. Else it affirms the plain clause of another voice that says the same in these or other words (`other_words`).

Who confirms his own side's words affirms nothing of another's, and a third who confirms what he reports of his own accord is an
account like others: only the side of which it is alleged, or a voice that is set apart from it, affirms.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from countersay.lexicon.gates import gated
from countersay.lexicon.load import table
from countersay.linking.affirmed_deeds import told_by_others
from countersay.linking.plain_sentences import VoicesByPlace, by_place
from countersay.linking.question_items import PRONOUNS, Item, overlap
from countersay.linking.set_apart import days_in
from countersay.linking.sides import Sides
from countersay.linking.undone_deeds import is_deed
from countersay.model import Attribution, Document, Proposition
from countersay.noting import noted

_LEAD = 80  # code points between the opening of a clause and what is affirmed
_REGRETTING = r"(?<!not )(?<!to )(?:regret(?:s|ted)?|apologi[sz]e[sd]? for)"
_SHORT = 300  # code points
_END = re.compile(r"[.!?;:](?=\s|$)|\n|,? but\b")


def marked(items: Sequence[Item], documents: Sequence[Document]) -> list[Item]:
    """Return the items, those behind a word of affirming marked as its answer."""
    texts = {document.id: document.text for document in documents}
    return [_marked(item, texts[item.row.document]) for item in items]


def _marked(item: Item, text: str) -> Item:
    row = item.row
    if row.act != "alleges" or row.answer is not None or row.family in ("statement", "negation", "general"):
        return item
    before = re.split(r"[.!?;:]\s|\n", text[max(0, row.start - _LEAD) : row.start])[-1]
    found = _affirming().search(before)
    # "confirmed that a storm came up and it closed the road": what stands behind another clause, or of whom, is not known
    between = before[found.end() :] if found is not None else ","
    vague = row.agent is not None and row.agent.text.lower() in PRONOUNS
    if vague or "," in between or " and " in between or len(between.split()) > 6:
        return item
    return replace(item, row=replace(row, answer="affirmed"))


def affirmed_in(documents: Sequence[Document], attributions: Sequence[Attribution], sides: Sides) -> list[Item]:
    """Return what is affirmed in free words, in the order of documents and text."""
    voices = by_place(attributions)
    return [item for document in documents for item in _affirmed(document, voices, sides)]


def with_affirmations(
    groups: Sequence[list[Item]],
    affirmed: Sequence[Item],
    told: Sequence[list[Proposition]],
    documents: Sequence[Document],
    attributions: Sequence[Attribution],
    sides: Sides,
) -> list[list[Item]]:
    """Return the questions with what is affirmed in free words, and new ones behind.

    `told` is for each affirmed item what other voices say in these or other words.
    """
    out = [list(group) for group in groups]
    told = [_of_no_other_day(item, rows) for item, rows in zip(affirmed, told, strict=True)]
    rest = told_by_others(
        [item for item, rows in zip(affirmed, told, strict=True) if not rows], documents, attributions, sides
    )
    more = iter(rest)
    told = [rows or next(more) for rows in told]
    near: dict[str, list[tuple[Item, list[Item]]]] = defaultdict(list)
    place = {id(group): number for number, group in enumerate(out)}
    for group in out if any(told) else ():
        for known in group:
            near[known.row.document].append((known, group))
    for item, rows in zip(affirmed, told, strict=True):
        if not rows or any(
            overlap(item.row, known.row) and _is_met(item, group) for known, group in near[item.row.document]
        ):
            continue
        told_in = [
            (known, group)
            for document in dict.fromkeys(row.document for row in rows)
            for known, group in near[document]
            if known.alleges and group[0].family == "statement" and any(overlap(known.row, row) for row in rows)
        ]
        found = min((group for _, group in told_in), key=lambda group: place[id(group)], default=None)
        if found is None:
            found = [
                Item(row, "statement", "statement", frozenset(), item.voice, False, _side(row, sides)) for row in rows
            ]
            place[id(found)] = len(out)
            out.append(found)
            for known in found:
                near[known.row.document].append((known, found))
        found.append(item)
        near[item.row.document].append((item, found))
    return out


def _is_met(item: Item, group: Sequence[Item]) -> bool:
    """Say whether a question that holds the words already holds what another voice alleges."""
    return any(one.alleges and one.row.answer != "affirmed" and one.voice != item.voice for one in group)


def _of_no_other_day(item: Item, rows: Sequence[Proposition]) -> list[Proposition]:
    """Leave out what is told of another day than is affirmed."""
    days = days_in(item.row.predicate)
    return [row for row in rows if not days or not days_in(row.predicate) or days & days_in(row.predicate)]


@noted("affirmations")
def _words_of_affirming(text: str) -> list[int]:
    """Return where words of affirming begin and end, and where what they affirm ends: three numbers for each."""
    found = []
    for match in _affirming().finditer(text):
        end = _END.search(text, match.end())
        stop = end.start() if end is not None else len(text)
        if 8 < stop - match.end() <= _SHORT and _opens(match[0], text[match.end() : stop]):
            found += [match.start(), match.end(), stop]
    return found


def _affirmed(document: Document, voices: VoicesByPlace, sides: Sides) -> list[Item]:
    """Return what is affirmed in a document, in text order."""
    found = []
    places = iter(_words_of_affirming(document.text))
    for begin, end, stop in zip(places, places, places, strict=True):
        over = voices.over(document.id, end + 1, end + 2)
        if any(voice.stance != "asserts" and not _is_of(voice, begin, end) for voice in over):
            continue
        speaker, side = sides.heard(over, document.id)
        row = Proposition(
            document=document.id,
            start=end + 1,
            end=stop,
            family="statement",
            predicate=" ".join(document.text[end:stop].split()),
            act="alleges",
            speaker=speaker,
            explicit=True,
            answer="affirmed",
        )
        found.append(Item(row, "statement", "statement", frozenset(), None, False, side))
    return found


def _opens(cue: str, said: str) -> bool:
    """Say whether a word of affirming governs a clause, or the noun of a deed: "We regret the release of oil"."""
    if cue.rstrip().endswith("that"):
        return True
    found = re.match(r" (?:the|this|that|an?) (?:[a-z]+ )?(?P<deed>[a-z]+) (?:of|at|on|in|by) ", said)
    return found is not None and is_deed(found["deed"])


def _is_of(voice: Attribution, start: int, end: int) -> bool:
    """Say whether the words of affirming are the voice's cue: "does not dispute that" hedges as such."""
    return any(cue.start < end and start < cue.end for cue in voice.cue)


def _side(row: Proposition, sides: Sides) -> str | None:
    return sides.side(row.speaker, row.document) if row.speaker is not None else sides.own.get(row.document)


@cache
def _affirming() -> re.Pattern[str]:
    words = "|".join(table("answers")["reply"]["affirming"])
    return gated(re.compile(rf"\b(?:{words}|{_REGRETTING})\b(?: that\b)?", re.I))
