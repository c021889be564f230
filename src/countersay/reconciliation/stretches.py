"""How long one thing was so: the two days, or hours, that one side gives against the length that the other gives.

"The emergency room was closed from 3 to 9 February", "the emergency room was closed for eighteen days"; "the outage lasted from 06:00
to noon", "the outage lasted nineteen hours"; and two pairs of days, of which one ends, or begins, elsewhere. Both accounts name
the thing by the same words and its state by words of one list; none stands under a verb of saying or of doubt.

A length fits the days whether both ends are counted, or one, or neither: from 3 to 9 February are seven days, six or five. What is
off by more than one of its units from all of these is a tension, which two events dissolve.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import combinations, pairwise

from countersay.lexicon.load import table
from countersay.model import Document, Finding, PlacedTimex, Record
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.alike import Sentences
from countersay.reconciliation.constraints import question_row
from countersay.reconciliation.ends import end_row, moment
from countersay.reconciliation.lengths import OTHER_EVENT, PER_UNIT, between_row, is_length, span_of, tension
from countersay.reconciliation.matters import MOST_DOCUMENTS
from countersay.reconciliation.partial import partial_words
from countersay.reconciliation.wording import number, quoted

_MOST = 20  # accounts of one thing that are compared pair by pair
_LONGEST = 400  # characters of a sentence that is read
_SOON = 31  # days after the last one in which a length without a date is still told of it
_UNTIL = re.compile(r"\s+(?:to|until|till|and|through|–|-)\s+(?:the\s+)?\Z")
_FROM = re.compile(r"\b(?:from|between)\s+(?:the\s+)?\Z", re.I)
_ARTICLES = frozenset({"the", "our", "this", "that", "its", "their", "of", "in", "and", "s"})


@dataclass(frozen=True, slots=True)
class _Told:
    """What one sentence says: thing and state, and either the two ends or a length; `named` are the days beside a length."""

    document: Document
    thing: str
    state: str
    first: PlacedTimex | None = None
    last: PlacedTimex | None = None
    claim: Claim | None = None
    named: tuple[PlacedTimex, ...] = ()

    @property
    def side(self) -> str:
        """The party of the document, or who publishes it."""
        return self.document.party or (self.document.issuer.label if self.document.issuer else self.document.path)


def checked_stretches(record: Record, claims: Sequence[Claim]) -> list[Finding]:
    """Return the lengths that do not fit the days another side gives, and pairs of days that differ."""
    if not 1 < len(record.documents) <= MOST_DOCUMENTS:
        return []
    found: dict[tuple[str, str], list[_Told]] = defaultdict(list)
    for told in _all_told(record, claims):
        found[told.thing.lower().split()[-1], told.state].append(told)
    findings: list[Finding] = []
    for _, members in sorted(found.items()):
        spans = [one for one in members if one.first is not None][:_MOST]
        lengths = [one for one in members if one.claim is not None][:_MOST]
        for span in spans:
            alike = [length for length in lengths if _are_one_thing(span, length)]
            findings += [one for length in alike if (one := _misfit(span, length, spans)) is not None]
        pairs = [pair for pair in combinations(spans, 2) if _are_one_thing(*pair)]
        findings += [one for left, right in pairs if (one := _other_end(left, right, spans)) is not None]
    return findings


def _all_told(record: Record, claims: Sequence[Claim]) -> Iterator[_Told]:
    """Go through the sentences that give two ends or a length, by document and place."""
    sentences = Sentences({document.id: document.text for document in record.documents})
    timexes: dict[str, list[PlacedTimex]] = defaultdict(list)
    beside: dict[tuple[str, int], list[PlacedTimex]] = defaultdict(list)
    for timex in sorted(record.timexes, key=lambda one: (one.start, one.end)):
        timexes[timex.document].append(timex)
        beside[timex.document, sentences.number(timex.document, timex.start)].append(timex)
    lengths: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if is_length(claim):
            lengths[claim.figure.document].append(claim)
    for document in sorted(record.documents, key=lambda one: one.path):
        for first, last in pairwise(timexes[document.id]):
            if _are_ends(first, last, document.text):
                at = sentences.number(document.id, first.start)
                cut = _sentence(document, sentences, at, [*beside[document.id, at]], (first.start, last.end))
                for thing, state in _things(cut):
                    yield _Told(document, thing, state, first=first, last=last)
        for claim in lengths[document.id]:
            figure = claim.figure
            at = sentences.number(document.id, figure.start)
            named = beside[document.id, at]
            dated = tuple(one for one in named if one.first is not None and one.type != "DURATION")
            for thing, state in _things(_sentence(document, sentences, at, named, (figure.start, figure.end))):
                yield _Told(document, thing, state, claim=claim, named=dated)


def _are_ends(first: PlacedTimex, last: PlacedTimex, text: str) -> bool:
    one, other = moment(first), moment(last)
    return (
        one is not None
        and other is not None
        and one < other
        and first.type == last.type
        and _UNTIL.fullmatch(text[first.end : last.start]) is not None
        and _FROM.search(text, max(0, first.start - len("between the ")), first.start) is not None
    )


def _sentence(
    document: Document, sentences: Sentences, at: int, timexes: Sequence[PlacedTimex], span: tuple[int, int]
) -> str:
    """Return a sentence without the words for when and how long; "" if it is too long to be plain."""
    start, end = sentences.span(document.id, at)
    if end - start > _LONGEST:
        return ""
    kept, place = "", start
    for low, high in sorted([*((one.start, one.end) for one in timexes), span]):
        if low > place:
            kept += _lead().sub(" ", document.text[place:low])
        place = max(place, high)
    return " ".join((kept + document.text[place:end]).split()).strip(" .,;")


def _things(kept: str) -> Iterator[tuple[str, str]]:
    """Return what a sentence says was so, and how."""
    if _unsure().search(kept) or partial_words(kept):
        return
    match = _so().fullmatch(kept)
    if match is not None:
        word = match["state"] or f"without {match['lacking']}"
        where = f" in {match['where']}" if match["where"] else ""
        if match["to"] and match["to"] not in table("lasting")["words"]["all"]:
            where = f" to {match['to']}{where}"
        yield _bare(match["thing"]) + where, _states().get(word, word)
        return
    match = _lasted().fullmatch(kept)
    if match is not None:
        yield _bare(match["thing"]), "lasting"
        return
    match = _noun().search(kept)
    if match is not None:
        rest = match["rest"].split(" ")
        for words in range(1, min(len(rest), 5) + 1):
            yield _bare(" ".join(rest[:words])), _nouns()[match["noun"].lower()]


def _bare(thing: str) -> str:
    return re.sub(r"\A(?:the|our|all|its|their) ", "", thing.strip(" ,"), flags=re.I)


def _are_one_thing(one: _Told, other: _Told) -> bool:
    """Say whether two texts name one thing: by the same words, or "the tunnel" where neither tells of another tunnel."""
    short, long = sorted((one.thing.lower(), other.thing.lower()), key=len)
    if short == long:
        return True
    if not long.endswith(f" {short}") or long.split()[-len(short.split()) - 1] in table("lasting")["words"]["paired"]:
        return False
    more = {*long.removesuffix(f" {short}").split()[-1:], *_ARTICLES}
    texts = f"{one.document.text}\n{other.document.text}".lower()
    return all(word in more for word in re.findall(rf"([\w'’-]+)\s+{re.escape(short)}\b", texts))


@cache
def _lead() -> re.Pattern[str]:
    """Words before a day or a length that only tie it to the sentence."""
    return re.compile(
        r"[\s,]*\b(?:on|in|at|for|from|between|to|until|till|and|of|during|about|some|the|all of)?\s*\Z", re.I
    )


@cache
def _states() -> Mapping[str, str]:
    return {word: words[0] for words in table("lasting")["since"]["states"] for word in words}


@cache
def _nouns() -> Mapping[str, str]:
    nouns = table("lasting")["stretch"]["nouns"]
    return {noun: _states().get(state, state) for state, named in nouns.items() for noun in named}


def _one_of(words: Sequence[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@cache
def _so() -> re.Pattern[str]:
    """A thing that was so: "the bridge was closed to traffic", "tenants had no heating"."""
    states = _one_of([word for word in _states() if not word.startswith("without")])
    being = _one_of(table("lasting")["stretch"]["being"])
    having = _one_of(table("lasting")["stretch"]["having"])
    return re.compile(
        rf"(?P<thing>[^,;:]{{2,80}}?) (?:(?:{being}) (?:completely |entirely |fully |again )?(?P<state>{states})(?: to (?:all |the )?(?P<to>\w+))?"
        r"(?: (?:in|at|near) (?P<where>[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*))?"
        rf"|(?:{having}) (?:no|without)(?: any)? (?P<lacking>(?:running )?[a-z]+))(?:,? (?:because|while|as|after|due to|and|with) .*|, .*)?",
        re.I | re.S,
    )


@cache
def _lasted() -> re.Pattern[str]:
    lasting = _one_of(table("lasting")["families"]["event"]["lasting"])
    return re.compile(rf"(?P<thing>[^,;:]{{2,60}}?) (?:{lasting})(?:, .*)?", re.I | re.S)


@cache
def _noun() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<noun>{_one_of(list(_nouns()))}) of (?P<rest>(?:the )?[\w'’ -]{{2,80}})", re.I)


@cache
def _unsure() -> re.Pattern[str]:
    words = table("lasting")["words"]
    said = table("lasting")["stretch"]["said"]
    return re.compile(rf"\b(?:{_one_of([*words['unsure'], *words['several'], *said])})\b", re.I)


def _misfit(span: _Told, length: _Told, spans: Sequence[_Told]) -> Finding | None:
    """Compare the two ends of one side with the length of the other."""
    first, last, claim = span.first, span.last, length.claim
    if first is None or last is None or claim is None or span.side == length.side or span.document is length.document:
        return None
    start, end = moment(first), moment(last)
    if start is None or end is None or not _of_these_days(span, length):
        return None
    if any(one.document is length.document and one.first and moment(one.first) == start for one in spans):
        return None  # a text that gives these days as well
    least, most = span_of(claim.figure)
    apart, unit = end - start, PER_UNIT[claim.figure.unit or ""][0]
    if most is not None and apart > most + unit:
        sense, bound, ends = "upper", most, ("lower", "upper")
    elif least is not None and apart < least - unit:
        sense, bound, ends = "lower", least, ("upper", "lower")
    else:
        return None
    rows = (
        end_row(last, ends[0]),
        end_row(first, ends[1]),
        between_row(claim.figure, first, last, sense, bound),
    )
    text = f"{quoted(claim)} does not fit {_days(span)}, if both are told of one thing (“{span.thing}”): {_counted(apart)}."
    closing = f"{_apart(start, end)} from the one to the other: {_lasting(abs(bound - apart))} too {'few' if bound > apart else 'many'}."
    timexes = (first.id, last.id)
    return tension("stretch", (claim,), text, rows, (OTHER_EVENT,), timexes, (span.document.id,), closing)


def _of_these_days(span: _Told, length: _Told) -> bool:
    """Say whether a length is told of the time of two ends: a day or month beside it says so, or it is published soon after."""
    assert span.first is not None
    assert span.last is not None
    first, last = span.first.first, span.last.last
    assert first is not None
    assert last is not None
    if length.named:
        return all(
            one.first is not None and one.last is not None and one.first <= last and first <= one.last
            for one in length.named
        )
    day = length.document.issued.day if length.document.issued is not None else None
    return day is not None and 0 <= (day - last).days <= _SOON


def _other_end(one: _Told, other: _Told, spans: Sequence[_Told]) -> Finding | None:
    """Compare two pairs of ends of which one end is the same and the other more than a day apart."""
    if one.side == other.side or one.document is other.document:
        return None
    assert one.first is not None and one.last is not None and other.first is not None and other.last is not None
    starts, ends = [[moment(end) for end in pair] for pair in ((one.first, other.first), (one.last, other.last))]
    if (starts[0] == starts[1]) == (ends[0] == ends[1]) or one.first.type != "DATE" != other.first.type:
        return None
    left, right = (one.last, other.last) if starts[0] == starts[1] else (one.first, other.first)
    early, late = sorted((left, right), key=lambda timex: moment(timex) or 0)
    apart = (moment(late) or Fraction(0)) - (moment(early) or Fraction(0))
    if apart <= 1:
        return None
    rows = (
        end_row(late, "lower"),
        end_row(early, "upper"),
        question_row(late.id, early.id, "one_matter").certified(Fraction(1), "As plainly read both tell of one time"),
    )
    text = f"{_days(one)} and {_days(other)} are not the same days, if both are told of one thing (“{one.thing}”): {_lasting(apart)} apart."
    timexes = tuple(end.id for told in (one, other) for end in (told.first, told.last) if end is not None)
    sum_ = _apart(moment(early) or Fraction(0), moment(late) or Fraction(0))
    closing = f"{sum_}: the one {'ends' if left is one.last else 'begins'} so long after the other."
    return tension("stretch", (), text, rows, (OTHER_EVENT,), timexes, (one.document.id, other.document.id), closing)


def _days(told: _Told) -> str:
    assert told.first is not None
    assert told.last is not None
    words = " ".join(told.document.text[told.first.start : told.last.end].split())
    issued = told.document.issued.value if told.document.issued is not None else "undated"
    issuer = told.document.issuer.label if told.document.issuer is not None else told.document.path
    return f"“{words}” ({issuer}, {issued})"


def _counted(apart: Fraction) -> str:
    """Say how long two ends are apart, as each way of counting has it."""
    if apart.denominator != 1:
        return _lasting(apart)
    return f"{_lasting(apart + 1)} with both ends counted, {number(apart)} with one, {number(apart - 1)} with neither"


def _apart(start: Fraction, end: Fraction) -> str:
    """Write how long two ends are apart as a difference that can be worked out again."""
    if start.denominator == end.denominator == 1:
        return f"{number(end)} - {number(start)} = {_lasting(end - start)}"
    return f"{_clock(end)} - {_clock(start)} = {_lasting(end - start)}"


def _clock(at: Fraction) -> str:
    """Write a moment as a day of the calendar and an hour."""
    hours, minutes = divmod(int((at % 1) * 1440), 60)
    return f"day {number(Fraction(at.numerator // at.denominator))}, {hours:02}:{minutes:02}"


def _lasting(days: Fraction) -> str:
    """Write a length in days, or in hours and minutes if it is no whole number of days."""
    if days.denominator == 1:
        return f"{number(days)} day{'' if days == 1 else 's'}"
    hours, minutes = divmod(int(days * 1440), 60)
    said = [
        f"{count:,} {unit}{'' if count == 1 else 's'}"
        for count, unit in ((hours, "hour"), (minutes, "minute"))
        if count
    ]
    return " and ".join(said)
