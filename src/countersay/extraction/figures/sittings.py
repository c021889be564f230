"""Counts of what was said at a dated sitting: "in almost all speeches by Harbour Council members".

A document that tells of one sitting of a body, with its day, means that sitting where it counts the speeches, statements or
votes of that body's members and names no other time. A reader takes it so and the words do not say it, so the window is marked
as assumed: reconciliation accuses nobody by it.
"""

import re
from dataclasses import dataclass, field, replace
from functools import cache

from countersay.extraction.figures.figure_drafts import Draft, head_of
from countersay.extraction.text.passages import Passage, Placed
from countersay.extraction.times.timex_words import alternatives
from countersay.extraction.windows.windows import told_then
from countersay.lexicon.load import table
from countersay.model import Period, Quantity

_BEHIND = 60  # code points behind a count in which the body is named
_NAME = r"(?:[A-Z][\w’'-]*\s+(?:(?:of|for|on|and|the)\s+)?){1,7}"


@cache
def _held() -> re.Pattern[str]:
    words = table("periods")["sittings"]
    sitting = rf"(?:[a-z-]+\s+){{0,3}}?(?:{alternatives(words['nouns'])})\b"
    return re.compile(
        rf"(?P<body>{_NAME})(?:(?:has|had)\s+)?(?:{alternatives(words['verbs'])})\s+{sitting}|"
        rf"\b(?:{alternatives(words['nouns'])})\s+of\s+(?:the\s+)?(?P<whose>{_NAME})"
    )


@cache
def _spoken() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(table('periods')['sittings']['spoken'])})\b", re.I)


def initials(name: str) -> str:
    """Return the capitals of a name; a word all in capitals counts whole.

    >>> initials("UN Security Council"), initials("Council of the Harbour")
    ('UNSC', 'CH')
    """
    return "".join(word if word.isupper() else word[0] for word in name.split() if word[:1].isupper())


@dataclass(slots=True)
class Sittings:
    """The sittings that a document has told of so far: for each body its names and the days."""

    days: dict[frozenset[str], dict[tuple[object, object], Period]] = field(default_factory=dict)

    def note(self, passage: Passage) -> None:
        """Keep the sitting of a sentence that names a body and one day."""
        closed = [p for p in passage.periods if p.item.days == 1 and p.item.kind == "on" and not told_then(passage, p)]
        if len(closed) != 1 or len(passage.periods) != 1:
            return
        for match in _held().finditer(passage.text):
            name = " ".join((match["body"] or match["whose"]).split())
            name = re.sub(r"^(?:The|On|At|In)\s+|\s+(?:of|for|on|and|the)$", "", name)
            period = closed[0].item
            names = frozenset({name, initials(name)} if len(name.split()) > 1 else {name})
            self.days.setdefault(names, {})[period.first, period.last] = period

    def day_of(self, passage: Passage, draft: Draft, placed: Placed[Quantity]) -> Period | None:
        """Return the day of the one sitting at which what is counted was said; None where that is not clear."""
        quantity = draft.quantity
        if not self.days or draft.supposed or draft.link is not None or quantity.average or quantity.per is not None:
            return None
        if any(not told_then(passage, period) for period in passage.periods) or not self._speaks(passage, draft):
            return None
        words = passage.text[placed.start : placed.end + _BEHIND]
        found = {
            days: period
            for names, told in self.days.items()
            if any(re.search(rf"\b{re.escape(name)}\b", words) for name in names)
            for days, period in told.items()
        }
        if len(found) != 1:
            return None
        draft.assumed = (*draft.assumed, "days")
        return replace(next(iter(found.values())), inherited=True, anchor="passage")

    def _speaks(self, passage: Passage, draft: Draft) -> bool:
        noun = head_of(draft.quantity) or ""
        words = table("periods")["sittings"]
        return noun in words["utterances"] or (noun in words["members"] and _spoken().search(passage.text) is not None)
