"""Take from the questions the plain denials that speak of another day, or of other people, than all that is alleged.

"Nobody was jailed on 12 May" is no answer to printers who were jailed on the 6th, nor is "No policeman was beaten" to a driver who
was. The rules before see words and families; what sets the two apart may stand outside their clause.
"""

import re
from collections.abc import Sequence

from countersay.linking.question_items import Item
from countersay.linking.set_apart import RELATIVE, days_in
from countersay.linking.sufferers import without_other_sufferers
from countersay.model import Document

_STOP = re.compile(r"[.!?](?=\s|$)|[\n;:,(]")
_END = re.compile(r"[.!?](?=\s|$)|\n")
_LED = re.compile(r"(?:^|[.!?]\s|\n)(On (?:the (?:night|morning|evening) of )?\d{1,2} [A-Z][a-z]+(?: \d{4})?,? )$")
_NOT = re.compile(r"\b(?:no|not|never|none|nobody|nothing|neither|nor)\b|n[’']t\b", re.I)
_SPAN = re.compile(
    r"\b(?:between|from|since|until|till|before|after|by|through|to|up to) \d{1,2}\b|\d\s*[-–—]\s*\d", re.I
)


def without_answers_apart(groups: Sequence[list[Item]], documents: Sequence[Document]) -> list[list[Item]]:
    """Return the questions without such denials; those in so many words ("denies that …") stand alone then."""
    texts = {document.id: document.text for document in documents}
    out: list[list[Item]] = []
    for group in groups:
        if all(item.alleges for item in group) or not any(item.alleges for item in group):
            out.append(list(group))
            continue
        kept = without_other_sufferers(group)
        apart = _of_other_days(kept, texts)
        out.append([item for item in kept if not any(item is other for other in apart)])
        out.extend([item] for item in apart if item.row.explicit and item.family != "statement")
    return out


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
