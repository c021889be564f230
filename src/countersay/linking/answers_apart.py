"""Take from the questions the plain denials that speak of another day, or of other people, than all that is alleged.

"Nobody was jailed on 12 May" is no answer to printers who were jailed on the 6th, nor is "No policeman was beaten" to a driver who
was. The rules before see words and families; what sets the two apart may stand outside their clause.
"""

import re
from collections.abc import Sequence

from countersay.lexicon.load import table
from countersay.linking.clause_deeds import deeds_of
from countersay.linking.contrary_words import is_of_people, keys_of, noun_keys
from countersay.linking.deed_words import Deed, heads, keys_of_heads
from countersay.linking.question_items import Item, overlap
from countersay.linking.questions import thing
from countersay.linking.set_apart import RELATIVE, days_in
from countersay.linking.sides import Sides
from countersay.linking.sufferers import is_person, without_other_sufferers
from countersay.linking.told_apart import (
    doers_apart,
    is_named,
    names_in,
    strange_behind_nothing,
    strange_things,
    years_apart,
)
from countersay.model import Document

_STOP = re.compile(r"[.!?](?=\s|$)|[\n;:,(]")
_END = re.compile(r"[.!?](?=\s|$)|\n")
_LED = re.compile(r"(?:^|[.!?]\s|\n)(On (?:the (?:night|morning|evening) of )?\d{1,2} [A-Z][a-z]+(?: \d{4})?,? )$")
_NOT = re.compile(r"\b(?:no|not|never|none|nobody|nothing|neither|nor)\b|n[’']t\b", re.I)
_SPAN = re.compile(
    r"\b(?:between|from|since|until|till|before|after|by|through|to|up to) \d{1,2}\b|\d\s*[-–—]\s*\d", re.I
)


def without_answers_apart(
    groups: Sequence[list[Item]], documents: Sequence[Document], sides: Sides
) -> list[list[Item]]:
    """Return the questions without such denials; those in so many words ("denies that …") stand alone then."""
    texts = {document.id: document.text for document in documents}
    out: list[list[Item]] = []
    for group in groups:
        if all(item.alleges for item in group) or not any(item.alleges for item in group):
            own = _granted_of_others(group)
            out.append([item for item in group if not any(item is other for other in own)])
            out.extend([item] for item in own)
            continue
        kept = without_other_sufferers(group)
        apart = [
            *_granted_of_others(kept),
            *_of_other_days(kept, texts),
            *_of_other_matters(kept, documents, texts, sides),
        ]
        out.append([item for item in kept if not any(item is other for other in apart)])
        out.extend([item] for item in apart if item.alleges or (item.row.explicit and item.family != "statement"))
    return out


_MEANT = re.compile(r"\b(?:will|shall|would)(?: not| never|n[’']t)\b|\bwon[’']t\b")
_GOES_ON = re.compile(r"[.!?;:\n](?=\s|$)|, (?!\d)| and (?:said|it|he|she|they|the|that|we|a)\b")
_AT_LEAD = re.compile(r"(?:^|[.!?]\s+|\n)((?:At|In|On|Near|Inside|During) (?:the |a |an )?[^.,;:!?\n]{2,60},?\s+)$")


def _of_other_matters(
    group: Sequence[Item], documents: Sequence[Document], texts: dict[str, str], sides: Sides
) -> list[Item]:
    """Return the plain denials that name what no text names in which the matter is alleged, or that tell of the future."""
    years = {document.id: document.issued.day.year for document in documents if document.issued and document.issued.day}
    alleged = [item for item in group if item.alleges]
    found = []
    for item in group:
        if item.alleges or item.row.answer in ("affirmed", "cause", "part", "will"):
            continue
        said = _words_of(texts[item.row.document], item)
        if _MEANT.search(said) and not any(_MEANT.search(_sentence(texts[one.row.document], one)) for one in alleged):
            found.append(item)
            continue
        others = [one for one in alleged if not overlap(one.row, item.row) and one.voice != item.voice]
        if others and all(_is_strange(said, item, one, texts, years, sides) for one in others):
            found.append(item)
    return found


def _is_strange(said: str, item: Item, other: Item, texts: dict[str, str], years: dict[str, int], sides: Sides) -> bool:
    text = texts[other.row.document]
    told = _sentence(text, other)
    if years_apart(said, told, years.get(other.row.document)):
        return True
    if item.row.document == other.row.document:
        return False
    if item.row.answer is not None:
        return False
    if not item.row.explicit and (_done_to_others(said, told) or _done_by_others(said, told)):
        return True
    return any(not is_named(name, text) for name in names_in(said, item.row.document, sides)) or (
        not item.row.explicit
        and _NOT.search(said) is not None
        and (bool(strange_things(said, text)) or strange_behind_nothing(said, text))
    )


def _done_to_others(said: str, told: str) -> bool:
    """Say whether a clause negates a deed of one thing and what is told is the same deed done to another."""
    pairs = [(one, other) for one in deeds_of(said) if one.negated for other in deeds_of(told) if one.keys & other.keys]
    return bool(pairs) and all(_are_things_apart(one, other, said, told) for one, other in pairs)


def _done_by_others(said: str, told: str) -> bool:
    """Say whether a clause negates the deed of doers of no side who are not those that are told of: "Visitors burned no huts"."""
    pairs = [
        (one, two)
        for one in deeds_of(said)
        if one.negated
        for two in deeds_of(told)
        if one.keys & two.keys and not one.by_noun
    ]
    return bool(pairs) and all(doers_apart(one.who, two.who) for one, two in pairs)


def _are_things_apart(one: Deed, other: Deed, said: str, told: str) -> bool:
    if one.passive or other.passive or not keys_of_heads(one.whom) or not keys_of_heads(other.whom):
        return False
    behind = keys_of(said[one.at :]) - one.keys - other.keys
    if any(not key.startswith("@v ") for key in behind & keys_of(told)):
        return False
    means, general = table("contraries")["means"]["nouns"], table("plain_replies")["movement"]
    words = [*heads(one.whom), *heads(other.whom)]
    if all(is_of_people(word) or is_person(word) for word in words):
        return False
    return not any(word.removesuffix("s") in means or word in general or word in ("shot", "shots") for word in words)


def _words_of(text: str, item: Item) -> str:
    """Return the words of a denial to the end of its clause, with the phrase of where or when that leads it in."""
    end = _GOES_ON.search(text, item.row.end)
    led = _AT_LEAD.search(text[max(0, item.row.start - 80) : item.row.start])
    lead = led[1] if led is not None else ""
    return lead + text[item.row.start : end.start() if end is not None else len(text)]


def _granted_of_others(group: Sequence[Item]) -> list[Item]:
    """Return what a side tells of its own doing in a question of which it alleges another thing: "drove out the old chairman"."""
    found = []
    for item in group:
        noun = thing(item.row.object)
        if (
            not item.alleges
            or item.family not in _OF_THINGS
            or item.agent is None
            or item.agent != item.voice
            or noun is None
        ):
            continue
        others = [thing(one.row.object) for one in group if one.alleges and one.voice != item.voice]
        if others and all(other and noun_keys(noun).isdisjoint(noun_keys(other)) for other in others):
            found.append(item)
    return found


_OF_THINGS = frozenset({"removal", "abduction", "killing", "destruction", "smuggling", "misconduct"})


def _of_other_days(group: Sequence[Item], texts: dict[str, str]) -> list[Item]:
    """Return the denials of one named day in a question whose allegations all name other days."""
    told: set[tuple[str, str]] = set()
    for item in group:
        if item.alleges:
            said = _sentence(texts[item.row.document], item)
            days = days_in(said)
            if not days or _SPAN.search(said):
                return []
            told |= days
    denials = [item for item in group if not item.alleges and item.row.answer is None]
    return [item for item in denials if _is_apart(_clause(texts[item.row.document], item), item, told)]


def _is_apart(said: str, item: Item, told: set[tuple[str, str]]) -> bool:
    """Say whether words deny something of days that are not told of; "the notes were answered on 6 May" denies it by a deed."""
    days = days_in(said)
    negates = item.row.explicit or _NOT.search(said) is not None
    return bool(days) and negates and not days & told and not _SPAN.search(said)


def _sentence(text: str, item: Item) -> str:
    begins = [match.end() for match in _END.finditer(text, max(0, item.row.start - 400), item.row.start)]
    end = _END.search(text, item.row.end)
    return text[begins[-1] if begins else max(0, item.row.start - 400) : end.start() if end is not None else len(text)]


def _clause(text: str, item: Item) -> str:
    """Return the words of a denial to the end of its clause, with a day that leads it in."""
    end = _STOP.search(text, item.row.end)
    said = RELATIVE.split(text[item.row.start : end.start() if end is not None else len(text)])[0]
    led = _LED.search(text[: item.row.start])
    return (led[1] if led is not None else "") + said
