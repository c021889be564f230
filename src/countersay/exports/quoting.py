"""What the exports say of a claim: its words in their sentence, who says it, when, and for which days.

Days are written as ISO 8601, numbers as the record writes them; nothing follows a locale or the clock.
"""

import re
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from countersay.codec import number_text
from countersay.lettering import visible
from countersay.model import (
    ACCUSING,
    Attribution,
    Document,
    Event,
    EventMention,
    Figure,
    Finding,
    Period,
    PlacedTimex,
    Record,
)

UNNAMED_VOICE = "a voice the text does not name"
UNNAMED_ISSUER = "an issuer the text does not name"
PLACES = 6  # decimals of a number that has no finite decimal, such as 2/3
CONTEXT = 400  # characters looked at on either side of quoted words for the ends of their sentence
HARD_WRAP = 120  # a text without a longer line is wrapped by hand: only blank lines part its paragraphs
MAX_NESTING = 16  # voices followed upwards; real texts nest two to four

_SENTENCE_END = re.compile(
    r"(?<!\b[A-Za-z])(?<!\b(?:No|Mr|Ms|Dr|St|vs|Co))(?<!\b(?:Mrs|Art|Nos|Gen|Col|Sgt))"
    r"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])"
)


def one_line(text: str) -> str:
    """Return the text on one line, white space run together and nothing hidden.

    >>> one_line(" a\\n b ")
    'a b'
    """
    return visible(" ".join(text.split()))


def decimal_text(number: Fraction) -> str:
    """Write a number as a decimal: exact where one is finite, else rounded to six places.

    >>> decimal_text(Fraction(5, 4)), decimal_text(Fraction(-2, 3))
    ('1.25', '-0.666667')
    """
    exact = number_text(number)
    return number_text(Fraction(round(number * 10**PLACES), 10**PLACES)) if "/" in exact else exact


def days(period: Period | None) -> str:
    """Write the days a claim speaks of, both ends included; "" where none are known.

    >>> days(Period(first=date(2031, 3, 1), last=date(2031, 3, 10)))
    '2031-03-01 to 2031-03-10'
    """
    return "" if period is None else _stretch(period.first, period.last)


def _stretch(first: date | None, last: date | None) -> str:
    if first is not None and last is not None:
        return first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"
    if first is not None:
        return f"from {first.isoformat()}"
    return f"until {last.isoformat()}" if last is not None else ""


def sentence_span(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the half-open range of the sentence around some characters, at most `CONTEXT` beyond them.

    >>> text = "The gate is open. On 3 May, 40 carts passed. Nobody waited."
    >>> text[slice(*sentence_span(text, 28, 36))]
    'On 3 May, 40 carts passed.'
    """
    left, right = max(0, start - CONTEXT), min(len(text), end + CONTEXT)
    window = text[left:right]
    wrapped = all(len(line) <= HARD_WRAP for line in window.split("\n"))
    part = re.compile(r"\n[ \t\r]*\n" if wrapped else r"\n")
    low, high = left, right
    for pattern in (part, _SENTENCE_END):
        for found in pattern.finditer(text, low, start + 1):  # a sentence may begin with the words themselves
            low = found.end() if found.end() <= start else low
        ended = pattern.search(text, end, high)
        if ended:
            high = ended.start() if pattern is part else ended.end()
    inner = text[low:high]
    return low + len(inner) - len(inner.lstrip()), low + len(inner.rstrip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """One quotation of a finding.

    Attributes:
        row: id of the figure or time expression, "" for a mention of an event or a voice.
        words: exactly the characters that say it. before, after: what stands around them in their sentence.
        voices: innermost first, the issuer last. stance: what the innermost voice does.
        days: what it speaks of, "" if not known. issued: as the record has it, "" if not known.
    """

    row: str
    document: Document
    start: int
    end: int
    words: str
    before: str
    after: str
    voices: tuple[str, ...]
    stance: str
    days: str
    issued: str

    @property
    def sentence(self) -> str:
        """The words in their sentence."""
        return f"{self.before}{self.words}{self.after}"


class Lookup:
    """A record with its rows to hand by id; an id that is not in the record is left out, never an error."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.documents: dict[str, Document] = {row.id: row for row in record.documents}
        self.figures: dict[str, Figure] = {row.id: row for row in record.figures}
        self.attributions: dict[str, Attribution] = {row.id: row for row in record.attributions}
        self._events: dict[str, list[tuple[int, Event]]] = {}
        for position, event in enumerate(record.events):
            self._events.setdefault(event.id, []).append((position, event))
        self.timexes: dict[str, PlacedTimex] = {row.id: row for row in record.timexes}
        self.parties: dict[str, str] = {row.id: row.label for row in record.parties}

    @cached_property
    def dismissed(self) -> frozenset[str]:
        """Ids of the findings whose latest decision dismisses or rejects them."""
        rows = [row for row in self.record.decisions if row.state in ("applied", "pending") and not row.blind]
        latest = {row.target: row.verdict for row in rows}
        gone = {row.id for row in self.record.dismissed}
        return frozenset(target for target, verdict in latest.items() if verdict in ("dismissed", "rejected")) | gone

    @cached_property
    def accusing(self) -> tuple[Finding, ...]:
        """Findings that do not add up and were not dismissed, in the record's order."""
        found = self.record.findings
        return tuple(row for row in found if row.relation in ACCUSING and row.id not in self.dismissed)

    def party(self, document: Document) -> str:
        """Return the label of the side a document speaks for, "" if none was declared."""
        return self.parties.get(document.party or "", document.party or "")

    def issuer(self, document: Document) -> str:
        """Name who publishes a document, or the side it speaks for, or say that nobody is named."""
        if document.issuer is not None:
            return document.issuer.label
        party = self.party(document)
        return f"{party} (issuer not named)" if party else UNNAMED_ISSUER

    def voices(self, attribution: str | None, document: Document) -> tuple[str, ...]:
        """Name who says it, innermost voice first and the issuer last, each once."""
        names: list[str] = []
        seen: set[str] = set()
        while attribution in self.attributions and attribution not in seen and len(seen) < MAX_NESTING:
            row = self.attributions[attribution]
            seen.add(row.id)
            source = " ".join(piece.text for piece in row.source)
            unnamed = self.issuer(document) if row.kind == "issuer" else UNNAMED_VOICE
            names.append(row.speaker or source or unnamed)
            attribution = row.parent or ""
        return tuple(dict.fromkeys([*names, self.issuer(document)]))

    def quote_figure(self, figure: Figure) -> Quote | None:
        """Quote a figure; None where its document is not in the record."""
        return self._quote(figure.id, figure, figure.attribution, figure.stance, days(figure.window))

    def quote_timex(self, timex: PlacedTimex) -> Quote | None:
        """Quote a time expression."""
        return self._quote(timex.id, timex, None, "asserts", _stretch(timex.first, timex.last))

    def quote_mention(self, mention: EventMention) -> Quote | None:
        """Quote one account of an event."""
        return self._quote("", mention, mention.attribution, mention.status, _stretch(mention.first, mention.last))

    def _quote(
        self, row: str, item: Figure | PlacedTimex | EventMention, voice: str | None, stance: str, when: str
    ) -> Quote | None:
        document = self.documents.get(item.document)
        if document is None or not 0 <= item.start < item.end <= len(document.text):
            return None
        low, high = sentence_span(document.text, item.start, item.end)
        return Quote(
            row=row,
            document=document,
            start=item.start,
            end=item.end,
            words=document.text[item.start : item.end],
            before=document.text[low : item.start],
            after=document.text[item.end : high],
            voices=self.voices(voice, document),
            stance=stance,
            days=when,
            issued=document.issued.value if document.issued else "",
        )

    def quotes(self, finding: Finding) -> tuple[Quote, ...]:
        """Quote everything a finding rests on: figures, then accounts of events, then time expressions."""
        found = [self.quote_figure(self.figures[row]) for row in finding.figures if row in self.figures]
        told = [row for identity in set(finding.events) for row in self._events.get(identity, ())]
        for _, event in sorted(told, key=lambda row: row[0]):
            found += [self.quote_mention(mention) for mention in event.mentions]
        found += [self.quote_timex(self.timexes[row]) for row in finding.timexes if row in self.timexes]
        return tuple(quote for quote in found if quote is not None)
