"""What the clause of a figure says besides number, thing counted, verb, days and place: its residue.

Two clauses that share noun, verb, place and days may still count different things: trucks sent by one body and by
another, the injured seriously and slightly, the town and its old town. What sets them apart stands in words that no field of
a figure holds. Where the residues are the same, the figures are compared as equals; where one says more, it speaks of a
part at most, so only its count being *greater* can clash; where each says its own, nothing can. Names are those of their groups.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cache, lru_cache
from typing import Any

from countersay.lexicon.load import table
from countersay.model import Record
from countersay.model.passing import Passing
from countersay.reconciliation.added import Added, told_on_top
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.caveats import caveats
from countersay.reconciliation.clause_ends import (
    BY_COUNT,
    LEFT_OUT,
    clause_break,
    clause_tail,
    defining,
    evidential,
    is_in_all,
    is_someones,
    listed_with,
    number_and_noun,
    of_a_period,
    of_a_year,
    verb_of_next,
)
from countersay.reconciliation.counting_rules import basis_in
from countersay.reconciliation.narrowing import is_told_by, narrowed_by
from countersay.reconciliation.when_asked import WhenAsked
from countersay.reconciliation.worked_out import asked_once

REACH = 300  # characters to either side; what stands farther off is another clause
_NAMES = 12  # names before "the bridge" that are looked at
LONGEST = 600  # characters of a sentence that is compared as a whole
_TITLE = 60  # characters between a comma and a speaker's name: ", Ostrand's transport minister Pell Arvind told"
_SENTENCE_END = re.compile(r"[.!?…:;]\s|\n")
_PART = re.compile(r",?\s+(?:out )?of (?:which|whom)\b|,\s+including\s+\d")
_CAPITAL = re.compile(r"(?<=[\w,][ ])[A-Z][^\W\d_]{2,}|(?<=[“\"‘])[A-Z][^\W\d_]{2,}")
_OUT_OF = re.compile(r"(?<!\d )\bout of (?!(?:the|these|those|them|all|every|our|its|their|an?)\b)([a-z]{3,})\b")
_WITHOUT = re.compile(r"\bwithout (?:(?:a|an|any|the|their|its) )?([a-z]{3,})\b")
_WORD = re.compile(r"[^\W_][\w'’-]*")
_STRESS = re.compile(r"\b(?:[Ii]t (?:should|must) (?:\w+ )?be \w+|[Tt]h(?:is|ese) (?:\w+ )?(?:show|prove)s?) that\b")


@cache
def words(topic: str) -> frozenset[str]:
    """Return a word list of the lexicon `comparing`."""
    return frozenset(table("comparing")[topic])


_BASE = re.compile(
    r"(?:%|per\s?cent|\d|half|majority|most|thirds?|quarters?|none|all)\s+(?:out\s+)?of\s+(?:the\s+|these\s+|those\s+)?\Z",
    re.I,
)
_SECOND_VERB = re.compile(r"\b(?:were|was|are|is|have|has|had)\b")


@lru_cache(maxsize=256)
def _text_words(text: str) -> frozenset[str]:
    found = {match[0].lower() for match in _WORD.finditer(text)}
    return frozenset(found | {stem(word) for word in found})


@dataclass(frozen=True, slots=True)
class Residues:
    """The texts of a record with what stands where, to work out the residue of a claim when it is asked for."""

    texts: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    added: Mapping[str, tuple[Added, ...]] = field(default_factory=dict)
    names: Mapping[str, tuple[tuple[int, int, str], ...]] = field(default_factory=dict)
    voices: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    dates: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    known: Passing = field(default_factory=Passing, init=False, repr=False, compare=False)

    @classmethod
    def of(cls, record: Record) -> "Residues":
        """Gather the texts of a record and the places of its figures, names, voices and days; what goes elsewhere is `only` some."""
        numbers, voices, dates = (defaultdict[str, list[tuple[int, int]]](list) for _ in range(3))
        named: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for figure in record.figures:
            numbers[figure.document].append((figure.start, figure.end))
        for name in record.names:
            identity = name.id if name.kind != "person" else ""
            for mention in name.mentions:
                named[mention.document].append((mention.start, mention.end, identity))
        for voice in record.attributions:
            voices[voice.document] += [(one.start, one.end) for one in (*voice.source, *voice.cue)]
        for timex in record.timexes:
            dates[timex.document].append((timex.start, timex.end))
        return cls(
            texts={document.id: document.text for document in record.documents},
            numbers=WhenAsked(numbers),
            added=told_on_top(record),
            names=WhenAsked(named),
            voices=WhenAsked(voices),
            dates=WhenAsked(dates),
        )

    def only(self, documents: Collection[str]) -> "Residues":
        """Return what concerns some documents."""
        kept: dict[str, Any] = {
            part.name: {one: of[one] for one in documents if one in of}
            for part in fields(self)
            if part.init and isinstance(of := getattr(self, part.name), Mapping)
        }
        return replace(self, **kept)

    def knows(self, claim: Claim) -> bool:
        """Say whether the text is at hand and the figure's words stand in it."""
        figure = claim.figure
        return self.texts.get(figure.document, "")[figure.start : figure.end] == figure.text

    @asked_once
    def clause(self, claim: Claim) -> tuple[int, int]:
        """Return where the clause of a figure starts and ends: at the next break, or the next figure, to either side."""
        figure = claim.figure
        text = self.texts.get(figure.document, "")
        low, high = max(0, figure.start - REACH), max(figure.end, min(len(text), figure.end + REACH))
        spans = self.numbers.get(figure.document, ())
        at = bisect_right(spans, (figure.start, figure.end))
        while at < len(spans) and spans[at][0] <= figure.end + 1:
            at += 1  # "children under 5": a number that narrows the noun before it belongs to its clause
        _, last = listed_with(text, spans, figure.start, figure.end)
        tail = bisect_right(spans, (last, last)) if last > figure.end else at
        if tail < len(spans):
            high = min(high, spans[tail][0])
            gap = LEFT_OUT.search(text, last, high) if high == spans[tail][0] else None
            high = gap.start() if gap is not None else high
            following = verb_of_next(text, last, high) if high == spans[tail][0] else None
            high = high if following is None else following
        before = [span[1] for span in spans[max(0, at - 4) : at] if span[1] <= figure.start]
        if before and not self._is_frame(figure.document, max(before), figure.start):
            low = max(low, max(before))
        if before and low == max(before) and re.search(r"\band\s+\Z", text[low : figure.start]):
            low = figure.start  # "28 boats were inspected and seven detained": what is said of the 28 is not said here
        window = figure.window
        within = (window.start, window.end) if window is not None and window.start is not None else (-1, -1)
        for match in clause_break().finditer(text, low, figure.start):
            if not (within[0] <= match.start() < (within[1] or -1)):
                low = match.end()
        for match in clause_tail().finditer(text, last, high):
            if not (within[0] <= match.start() < (within[1] or -1)):
                high = match.start()
                break
        if _BASE.search(text, max(0, low - 12), figure.start):
            verb = _SECOND_VERB.search(text, figure.end, high)  # "68 % of 402 that passed were empty": so were the 68 %
            high = verb.start() if verb else high
        return self._without_voice(claim, low, high)

    def _without_voice(self, claim: Claim, low: int, high: int) -> tuple[int, int]:
        """Leave out the words that say who speaks, before the figure or behind it."""
        figure = claim.figure
        text = self.texts.get(figure.document, "")
        for start, end in self._near(self.voices, figure.document, low, high):
            if end <= figure.start:
                low = max(low, end)
                said = re.compile(r"\bthat\b").search(text, low, figure.start)
                low = said.end() if said else low
            elif start >= figure.end and not is_told_by(figure, text[figure.end : end], stem):
                comma = text.rfind(",", max(figure.end, start - _TITLE), start)
                high = min(high, comma if comma >= 0 else start)
        return max((match.end() for match in _STRESS.finditer(text, low, figure.start)), default=low), high

    def _is_frame(self, document: str, begin: int, end: int) -> bool:
        """Say whether a sentence ends between two figures, so that the later one's clause starts there anyway."""
        return re.search(r"[.!?…]\s", self.texts.get(document, "")[begin:end]) is not None

    def said(self, claim: Claim) -> frozenset[str] | None:
        """Return the words of the sentence, without its parts ("of which 12"), number, days and words that say nothing.

        None if the words do not stand in the text, or the sentence is too long to compare: a list, or a scan.
        """
        figure = claim.figure
        text = self.texts.get(figure.document, "")
        if not self.knows(claim):
            return None
        floor = max(0, figure.start - LONGEST)
        low = max((match.end() for match in _SENTENCE_END.finditer(text, floor, figure.start)), default=floor)
        close = _SENTENCE_END.search(text, figure.end, low + LONGEST + 1)
        high = close.start() if close else min(len(text), low + LONGEST)
        if high - low >= LONGEST:
            return None
        part = _PART.search(text, figure.end, high)
        found = _lower_words(text[low : part.start() if part else high])
        window = figure.window
        if window is not None and window.start is not None and window.end is not None:
            found -= _lower_words(text[window.start : window.end])
        stems = {stem(word) for word in found - _lower_words(figure.text) - words("plain")}
        return frozenset(stems | {stem(word) for word in (figure.counted or "").split(" ")})

    @asked_once
    def basis(self, claim: Claim) -> tuple[str, ...]:
        """Return on what basis the sentence of a claim says its numbers stand ("expressed as full-time equivalents"), and its caveats."""
        figure, text = claim.figure, self.texts.get(claim.figure.document, "")
        floor = max(0, figure.start - REACH)
        low = max((match.end() for match in _SENTENCE_END.finditer(text, floor, figure.start)), default=floor)
        close = _SENTENCE_END.search(text, figure.end, figure.end + REACH)
        stated = basis_in(text[low : close.start() if close else figure.end + REACH])
        told = caveats(text, figure.start, figure.end, self.numbers.get(figure.document, ()))
        return (*([stated] if stated else []), *sorted(told))

    @asked_once
    def residue(self, claim: Claim) -> frozenset[str]:
        """Return the words of a claim's clause that none of its fields holds."""
        figure = claim.figure
        text = self.texts.get(figure.document, "")
        low, high = self.clause(claim)
        beside, _ = listed_with(text, self.numbers.get(figure.document, ()), figure.start, figure.end)
        skipped = [*number_and_noun(figure), *beside, *self._near(self.voices, figure.document, low, high)]
        skipped += [match.span() for match in BY_COUNT.finditer(text, low, high)]
        dates, window = self._near(self.dates, figure.document, low, high), figure.window
        if window is not None and window.start is not None and window.end is not None:
            dates.append((window.start, window.end))
        names = [one for one in self.names.get(figure.document, ()) if one[0] < high and one[1] > low]
        own = self._own(claim)
        found = set()
        for match in _WORD.finditer(text, low, high):
            if any(start <= match.start() < stop for start, stop in skipped):
                continue
            word = match[0].lower().removesuffix("'s").removesuffix("’s")
            if any(start <= match.start() < stop for start, stop in dates):
                if word in words("calendars"):
                    found.add(f"= {word}")
                elif word in words("nth") and of_a_period().match(text, match.end()):
                    found.add(word)
                continue
            if word in words("calendars") and of_a_year().match(text, match.end()):
                found.add(f"= {word}")
                continue
            if word.isdigit() and (match.start() < figure.end or re.fullmatch(r"(?:19|20)\d\d", word)):
                continue  # the number of a paragraph, or a year that no time expression holds
            name = max((one for one in names if one[0] <= match.start() < one[1]), key=_length, default=None)
            name = None if figure.start <= match.start() < figure.end else name  # as in "14 drivers of the Tarm Line"
            key = name[2] if name is not None and name[2] else stem(word)
            if name is None:
                key = self._named_before(figure.document, match, word) or key
            if word in words("pointing") or is_someones(text, match, word):
                if (word in own or word in ("we", "i")) and figure.predicate in evidential():
                    continue  # "the Mission documented 388 strikes": who counted them
                if f"+{word}+" in (figure.predicate or ""):
                    continue  # "lost their lives"
                found.add(f"{word} of {claim.asserter}")
            elif word in words("widening"):
                found.add(word)
            elif key not in own and word not in own and word not in words("idle") and word not in words("plain"):
                found.add(key)
        lower = text[low:high].lower()
        if re.search(r"\bboth (?:directions|ways)\b|\beither (?:direction|way)\b", lower):
            found -= {"both"}
        if is_in_all(lower, figure.start - low):
            found = (found - {"all"}) | {"in all"}
        found |= {phrase for phrase in words("repeats") if re.search(rf"\b{phrase}\b", lower)}
        told = self._near(self.voices, figure.document, figure.end, figure.end + LONGEST)
        found |= {stem(word) for word in narrowed_by(text, figure, (low, high), told)}
        found |= {f"= out of {stem(match[1])}" for match in _OUT_OF.finditer(lower)}
        found |= {f"= without {stem(match[1])}" for match in _WITHOUT.finditer(lower)}
        return frozenset(found | self._definition(figure.document, high))

    def _named_before(self, document: str, match: re.Match[str], word: str) -> str | None:
        """Return the name that "the bridge" takes up: the last one before that ends in the word."""
        text = self.texts[document]
        if text[max(0, match.start() - 4) : match.start()].lower() != "the ":
            return None
        names = self.names.get(document, ())
        for start, end, name in reversed(names[max(0, bisect_right(names, (match.start(),)) - _NAMES) :]):
            if end <= match.start() and match.start() - end < LONGEST and text[start:end].lower().endswith(f" {word}"):
                return name
        return None

    def complement(self, claim: Claim) -> frozenset[str]:
        """Return the words that an earlier mention of an event noun adds to it and this one leaves out.

        "Since May 40 strikes on silos have been recorded. In July alone 12 strikes were recorded."
        """
        figure, noun = claim.figure, claim.figure.text.lower().split(" ")[-1]
        if stem(noun) not in _happenings():
            return frozenset()
        text, found = self.texts.get(figure.document, ""), set[str]()
        start = max(text.rfind("\n\n", 0, figure.start), figure.start - LONGEST, 0)
        for match in re.finditer(
            rf"\b{re.escape(noun)}\s+(?:on|against|at|of)\s+([\w'’ -]{{1,60}})", text[start : figure.start]
        ):
            found |= {stem(word) for word in _WORD.findall(match[1].lower())[:3]}
        return frozenset(found)

    def told_of(self, claim: Claim) -> frozenset[str]:
        """Return the words of the whole text in which the claim stands, lower case, plurals without their ending."""
        return _text_words(self.texts.get(claim.figure.document, ""))

    def _definition(self, document: str, end: int) -> set[str]:
        """Return what the next sentence says that the number takes in or leaves out, led by "= "."""
        text = self.texts[document]
        stop = re.compile(r"[.!?]\s").search(text, end, end + REACH)
        if stop is None:
            return set()
        close = re.compile(r"[.!?](?=\s|$)").search(text, stop.end(), stop.end() + REACH)
        match = defining().fullmatch(text, stop.end(), close.start()) if close else None
        return set() if match is None else {"= " + " ".join(sorted(_lower_words(match[0]) - words("plain")))}

    def names_of(self, claim: Claim) -> frozenset[str]:
        """Return the ids of the names in a claim's clause."""
        low, high = self.clause(claim)
        found = self.names.get(claim.figure.document, ())
        return frozenset(one[2] for one in found if low <= one[0] < high and one[2])

    def names_around(self, claim: Claim) -> frozenset[str]:
        """Return the names in the sentence of a claim and in the one that its days are taken from, but for who says it."""
        figure = claim.figure
        text, window = self.texts.get(figure.document, ""), figure.window
        ends = []
        for at in {figure.start, figure.start if window is None or window.start is None else window.start}:
            before = [match.end() for match in _SENTENCE_END.finditer(text, max(0, at - REACH), at)]
            after = _SENTENCE_END.search(text, at, at + REACH)
            ends.append((before[-1] if before else max(0, at - REACH), after.start() if after else at + REACH))
        found = set()
        for low, high in ends:
            names = [one for one in self.names.get(figure.document, ()) if low <= one[0] < high]
            found |= {key or text[a:b].lower() for a, b, key in names if text[a:b] not in claim.asserter}
            said = {match[0] for match in _CAPITAL.finditer(text, low, min(high, len(text)))}
            found |= {word.lower() for word in said if word not in claim.asserter} - words("idle")
        return frozenset(found)

    def _near(
        self, spans: Mapping[str, tuple[tuple[int, int], ...]], document: str, low: int, high: int
    ) -> list[tuple[int, int]]:
        return [span for span in spans.get(document, ()) if span[0] < high and span[1] > low]

    def _own(self, claim: Claim) -> frozenset[str]:
        """Return the words, stems and names that the fields of a figure hold."""
        figure = claim.figure
        held = " ".join(
            filter(None, (figure.counted, figure.predicate, figure.place, figure.agent, *figure.qualifiers))
        )
        plain = {word.lower() for word in _WORD.findall(held.replace("+", " "))}
        plain |= {word for word, verbs in table("comparing")["said_by"].items() if not plain.isdisjoint(verbs)}
        ids = {
            one[2]
            for one in self.names.get(figure.document, ())
            if self.texts[figure.document][one[0] : one[1]] in (figure.place, figure.agent, claim.asserter)
        }
        return frozenset(plain | {stem(word) for word in plain} | ids)


def _length(name: tuple[int, int, str]) -> int:
    return name[1] - name[0]


@cache
def _happenings() -> frozenset[str]:
    """Stems of nouns for what happens, whose complement is left out once it is known."""
    nouns = (
        *table("nouns")["occasion"]["events"],
        *table("nouns")["same"]["violation"],
        *table("nouns")["same"]["attack"],
    )
    return frozenset(stem(noun) for noun in nouns)


def _lower_words(text: str) -> set[str]:
    return {word.lower() for word in re.findall(r"[^\W\d_][\w'’-]*", text)}


_DOUBLED = ("ll", "pp", "rr", "tt", "nn", "mm")


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Cut an ending of number or tense off, so that forms of one word fall together; crude, and alike for all.

    >>> stem("vehicles"), stem("passed"), stem("sent"), stem("carried"), stem("damaged"), stem("admitted")
    ('vehicl', 'pass', 'send', 'carri', 'damag', 'admit')
    """
    word = table("predicates")["irregular"].get(word, word)
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            word = word.removesuffix(ending)
            break
    if word[-2:] in _DOUBLED and len(word) > 4:
        word = word[:-1]  # "cancelled" is of "cancel", "admitted" of "admit"
    return word[:-1] + "i" if word.endswith("y") and len(word) > 3 else word
