"""Lengths of time against one another, and against the days that the same words give.

1. *two lengths*: "the fire lasted eleven hours", "the fire was put out within six". Both speak of one thing, by the same words for it
   in one document that tells of no other, or in two that name the same day and place beside it and narrow it no further. What is
   off by less than a unit is none.
2. *two days*: "closed for 21 days, from 2 to 12 May" (`length_days` tells which shapes); "21 months have passed since 10 November 2020" in a text of March 2022.

Each is a tension: whether both tell of one event, and from when a length is counted, stays a reading.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from itertools import combinations

from countersay.lexicon.load import table
from countersay.lexicon.nouns import plural
from countersay.model import (
    Certificate,
    CertificateRow,
    Figure,
    Finding,
    PlacedTimex,
    ReadingOutcome,
    Record,
    Strength,
    Term,
    identify,
)
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.alike import Sentences
from countersay.reconciliation.ends import end_row
from countersay.reconciliation.interpretation import is_exact
from countersay.reconciliation.length_days import days_beside, told_as_fitting
from countersay.reconciliation.matters import MOST_DOCUMENTS
from countersay.reconciliation.wording import day, number, quoted

OTHER_EVENT = "event:other"
OTHER_ENDS = "length:other_ends"
PER_UNIT = {
    "minute": (Fraction(1, 1440), Fraction(1, 1440)),
    "hour": (Fraction(1, 24), Fraction(1, 24)),
    "day": (Fraction(1), Fraction(1)),
    "week": (Fraction(7), Fraction(7)),
    "month": (Fraction(28), Fraction(31)),
    "year": (Fraction(365), Fraction(366)),
}
_MOST = 40  # lengths of one document, or of one thing, that are compared pair by pair
_BEFORE = 160  # characters before a number in which its subject stands
_APART = 8  # sentences between two lengths of one text


@dataclass(frozen=True, slots=True)
class _Lasting:
    """How long a thing lasted: fewest and most days, None where left open; and the days that its sentence names.

    `where` are the words that say where or of what, without days: ("in", "Halm"); `bare` says that no others narrow the thing.
    """

    claim: Claim
    family: str
    thing: str
    least: Fraction | None
    most: Fraction | None
    days: frozenset[date]
    sentence: int
    over: bool
    where: tuple[str, ...] = ()
    bare: bool = False


def checked_lengths(record: Record, claims: Sequence[Claim]) -> list[Finding]:
    """Return the lengths of time that do not go together, and those that do not fit the days given with them."""
    texts = {document.id: document.text for document in record.documents}
    issued = {document.id: document.issued.value for document in record.documents if document.issued is not None}
    sentences = Sentences(texts)
    timexes: dict[str, list[PlacedTimex]] = defaultdict(list)
    for timex in record.timexes:
        timexes[timex.document].append(timex)
    lengths = [claim for claim in claims if is_length(claim)]
    lasting = [
        one for claim in lengths if (one := _lasting(claim, sentences, timexes[claim.figure.document])) is not None
    ]
    things: dict[tuple[str, str], list[_Lasting]] = defaultdict(list)
    for one in lasting:
        things[one.family, one.thing].append(one)
    found = [
        _apart(one, other)
        for members in things.values()
        for one, other in combinations(members[:_MOST], 2)
        if _is_one_thing(one, other, texts, few=len(texts) <= MOST_DOCUMENTS) and _excludes(one, other)
    ]
    for claim in (*lengths, *(claim for claim in claims if _is_age(claim))):
        figure = claim.figure
        pair = days_beside(figure, texts.get(figure.document, ""), timexes[figure.document])
        misfit = _beside_days(claim, *pair) if pair is not None else _passed(claim, texts, issued)
        found += [misfit] if misfit is not None else told_as_fitting(claim, pair) if pair is not None else []
    return found


def is_length(claim: Claim) -> bool:
    """Say whether a claim gives a length of time exactly enough to be compared."""
    figure = claim.figure
    known = figure.kind == "duration" and figure.unit in PER_UNIT and bool(figure.value) and figure.per is None
    return known and claim.accuses and not figure.approximate and figure.precision == "exact"


def _is_age(claim: Claim) -> bool:
    """Say whether a claim gives an age behind "aged", which says no more of its clause than whom it tells of."""
    figure = claim.figure
    told_of = not claim.accuses and figure.supposed and figure.stance == "asserts" and figure.kind == "duration"
    return told_of and figure.unit == "year" and "old" in figure.qualifiers and is_exact(figure)


def span_of(figure: Figure) -> tuple[Fraction | None, Fraction | None]:
    """Return the fewest and most days of a length as its number says, one of its units off either way."""
    short, long = PER_UNIT[figure.unit or ""]
    least = None if figure.lower is None else max(figure.lower - 1, Fraction(0)) * short
    most = None if figure.upper is None else (figure.upper + 1) * long
    return least, most


@cache
def _verbs() -> Mapping[str, tuple[str, bool]]:
    """Return for each verb its family, and whether it says that the thing was over."""
    found: dict[str, tuple[str, bool]] = {}
    for family, verbs in table("lasting")["families"].items():
        found |= dict.fromkeys(verbs["lasting"], (family, False)) | dict.fromkeys(verbs["over"], (family, True))
    return found


@cache
def _told() -> re.Pattern[str]:
    verbs = "|".join(sorted(map(re.escape, _verbs()), key=len, reverse=True))
    return re.compile(
        rf"(?:\A|[.;,:]\s+|\n)[Tt]he\s+(?P<thing>(?:[\w'’-]+\s+){{0,10}}?[\w'’-]+)\s+(?P<verb>{verbs})"
        r"(?P<link>\s+(?:for|within|after|in))?\s+(?:only\s+|just\s+|a\s+total\s+of\s+)?\Z"
    )


@cache
def _words(topic: str) -> re.Pattern[str]:
    """Return the words of a list, in lower case: "3 May" is not "it may"."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, table('lasting')['words'][topic]))})\b")


def _lasting(claim: Claim, sentences: Sentences, timexes: Sequence[PlacedTimex]) -> _Lasting | None:
    """Read what lasted so long from the words before the number; None if they do not say it plainly."""
    figure = claim.figure
    sentence = sentences.around(figure.document, figure.start)
    text = sentences.texts.get(figure.document, "")
    match = _told().search(text, max(0, figure.start - _BEFORE), figure.start)
    if match is None or _words("unsure").search(sentence) or _words("several").search(match["thing"]):
        return None
    family, over = _verbs()[match["verb"]]
    link = (match["link"] or "").strip()
    if (over and link not in ("after", "within", "in")) or (not over and link not in ("", "for")):
        return None
    least, most = span_of(figure)
    at = sentences.number(figure.document, figure.start)
    named = [one for one in timexes if sentences.number(one.document, one.start) == at]
    days = frozenset(one.first for one in named if one.first is not None and one.first == one.last)
    thing = re.sub(r"\s+(?:on|of|in|at|near)\s+.*", "", match["thing"], flags=re.DOTALL)
    where = tuple(_undated(text, match.start("thing") + len(thing), match.end("thing"), named).split())
    ends = min(
        (end for end in (text.find(".", figure.end), text.find("\n", figure.end)) if end >= 0), default=len(text)
    )
    behind = _undated(text, figure.end, ends, named)
    bare = not _HAD & {*where} and (not behind or _SAID.match(behind) is not None)
    return _Lasting(
        claim, family, thing, None if link in ("within", "in") else least, most, days, at, over, where, bare
    )


_HAD = frozenset({"has", "had", "have"})  # what has lasted six hours may go on
_SAID = re.compile(r",[^,;]{0,80}\b(?:said|says|told|reported|reports|announced)\b[^,;]{0,40}\Z")


def _undated(text: str, start: int, end: int, timexes: Sequence[PlacedTimex]) -> str:
    """Return a stretch of text without the days in it and the preposition before each."""
    kept = ""
    for timex in sorted((one for one in timexes if start <= one.start and one.end <= end), key=lambda one: one.start):
        if timex.start >= start:
            kept += re.sub(r"\s+(?:on|of)\s*\Z", " ", text[start : timex.start])
            start = timex.end
    return (kept + text[start:end]).strip()


def _is_one_thing(one: _Lasting, other: _Lasting, texts: Mapping[str, str], *, few: bool = False) -> bool:
    """Say whether two lengths are told of one thing: by one word for it, on the same day or with no other in the text."""
    left, right = one.claim.figure, other.claim.figure
    if one.days and other.days and not one.days & other.days and not _ends_with(one, other):
        return False
    if left.place and right.place and left.place != right.place:
        return False
    if left.document != right.document:
        if not one.days & other.days or one.claim.asserter == other.claim.asserter or not (one.bare and other.bare):
            return False
        if one.where and other.where and one.where != other.where:
            return False  # "in northern Halm" is a part of Halm
        if bool(left.place) or (one.where == other.where and any(word[:1].isupper() for word in one.where)):
            return True
        # Of a day there is one blackout in a dossier; an archive has one of every town.
        return few and not one.where and not other.where and not right.place and one.thing == other.thing
    if abs(one.sentence - other.sentence) > _APART:
        return False
    text = texts.get(left.document, "")
    noun = one.thing.split()[-1]
    if re.search(rf"\b{re.escape(plural(noun))}\b", text, re.I) and plural(noun) != noun:
        return False  # "fires": there were several
    singles = re.findall(rf"\b([\w'’-]+)\s+{re.escape(one.thing)}\b", text)
    return all(not _words("several").fullmatch(word.lower()) for word in singles)


def _ends_with(one: _Lasting, other: _Lasting) -> bool:
    """Say whether one length starts on the day of its sentence, and the other says that it was over on that of its own."""
    if one.over == other.over or len(one.days) != 1 or len(other.days) != 1:
        return False
    start, end = (other, one) if one.over else (one, other)
    apart = (min(end.days) - min(start.days)).days
    return (end.least or 0) <= apart <= (end.most or 0)


def _excludes(one: _Lasting, other: _Lasting) -> bool:
    """Say whether no length is within both spans."""
    pairs = ((one.least, other.most), (other.least, one.most))
    return any(least is not None and most is not None and least > most for least, most in pairs)


def _length_row(figure: Figure, unknown: str, sense: str, bound: Fraction) -> CertificateRow:
    sign = 1 if sense == "upper" else -1
    side = "at most" if sign > 0 else "at least"
    slack = f", one {figure.unit} left for how it is counted" if bound in span_of(figure) else ""
    return CertificateRow(
        claim=figure.id,
        axiom=None,
        multiplier=Fraction(1),
        terms=(Term(series=unknown, after=None, through=None, coefficient=Fraction(sign)),),
        sense="upper" if sign > 0 else "lower",
        bound=sign * bound,
        text=f"“{' '.join(figure.text.split())}” is {side} {_lasts(bound)}{slack}",
    )


def _lasts(days: Fraction) -> str:
    """Write a length in days, or in hours if it is shorter than three days and no whole number of days."""
    count, unit = (days, "day") if days >= 3 or days.denominator == 1 else (days * 24, "hour")
    return f"{number(count, None if count.denominator == 1 else 1)} {unit}{'' if count == 1 else 's'}"


def _apart(one: _Lasting, other: _Lasting) -> Finding:
    """Write the tension of two lengths of one thing."""
    long, short = (one, other) if one.least and other.most is not None and one.least > other.most else (other, one)
    assert long.least is not None
    assert short.most is not None
    figures = (one.claim.figure, other.claim.figure)
    unknown = f"length of {figures[0].id}"
    rows = (
        _length_row(long.claim.figure, unknown, "lower", long.least),
        _length_row(short.claim.figure, unknown, "upper", short.most),
    )
    text = f"{quoted(one.claim)} and {quoted(other.claim)} do not go together, if both are told of one {one.thing}."
    return tension("length", (one.claim, other.claim), text, rows, (OTHER_EVENT,))


def _beside_days(claim: Claim, first: PlacedTimex, last: PlacedTimex, within: bool) -> Finding | None:
    """Compare a length with the two days that its sentence gives it, both in or one out; `within` them it may be shorter."""
    figure = claim.figure
    assert first.first is not None
    assert last.first is not None
    apart = (last.first - first.first).days
    least, most = span_of(figure)
    if apart < 0 or figure.unit in ("minute", "hour"):
        return None
    days = f"{day(first.first)} and {day(last.first)}"
    if most is not None and apart > most and not within:
        rows = [
            end_row(last, "lower", hours=False),
            end_row(first, "upper", hours=False),
            between_row(figure, first, last, "upper", most),
        ]
    elif least is not None and apart + 1 < least:
        rows = [
            end_row(last, "upper", hours=False),
            end_row(first, "lower", hours=False),
            between_row(figure, first, last, "lower", least),
        ]
    else:
        return None
    text = f"{quoted(claim)} does not fit the days beside it: {days} are {number(apart)} days apart."
    return tension("duration", (claim,), text, tuple(rows), (OTHER_ENDS,), (first.id, last.id))


def between_row(figure: Figure, first: PlacedTimex, last: PlacedTimex, sense: str, bound: Fraction) -> CertificateRow:
    """Return the row that a length puts between two days or hours."""
    sign = 1 if sense == "upper" else -1
    row = _length_row(figure, last.id, sense, bound)
    terms = (*row.terms, Term(series=first.id, after=None, through=None, coefficient=Fraction(-sign)))
    return CertificateRow(
        claim=row.claim,
        axiom=None,
        multiplier=row.multiplier,
        terms=terms,
        sense=row.sense,
        bound=row.bound,
        text=row.text,
    )


@cache
def _since() -> re.Pattern[str]:
    return re.compile(r"\s+(?:have|has)\s+(?:now\s+|already\s+)?(?:passed|elapsed|gone\s+by)\s+since\b", re.I)


def _passed(claim: Claim, texts: Mapping[str, str], issued: Mapping[str, str]) -> Finding | None:
    """Compare "21 months have passed since 10 November 2020" with the day of the document."""
    figure, window = claim.figure, claim.figure.window
    if window is None or window.first is None or window.last is None or window.kind not in ("since", "after"):
        return None
    if not _since().match(texts.get(figure.document, ""), figure.end) or window.first_latest not in (
        None,
        window.first,
    ):
        return None
    if issued.get(figure.document) != window.last.isoformat() or window.last_earliest not in (None, window.last):
        return None
    apart = Fraction((window.last - window.first).days)
    least, most = span_of(figure)
    unknown = f"length of {figure.id}"
    if most is not None and apart > most:
        sides = (("lower", apart), ("upper", most))
    elif least is not None and apart < least:
        sides = (("lower", least), ("upper", apart))
    else:
        return None
    rows = tuple(_length_row(figure, unknown, sense, bound) for sense, bound in sides)
    span = f"{day(window.first)} to {day(window.last)}"
    text = f"{quoted(claim)} does not fit the days it is counted between: {span} are {number(apart)} days."
    return tension("duration", (claim,), text, rows, (OTHER_ENDS,))


def tension(
    kind: str,
    claims: Sequence[Claim],
    sentence: str,
    rows: tuple[CertificateRow, ...],
    dissolved: tuple[str, ...],
    timexes: tuple[str, ...] = (),
    others: tuple[str, ...] = (),
    closing: str = "",
    strength: Strength = "medium",
) -> Finding:
    """Write a tension of rows over one unknown that each of the readings `dissolved` dissolves; `others` are documents besides those of the claims, `closing` the sum in words."""
    total = sum((row.bound for row in rows), Fraction(0))
    figures = tuple(claim.figure.id for claim in claims)
    return Finding(
        id=identify("k", "tension", kind, *sorted((*figures, *timexes))),
        relation="tension",
        kind=kind,
        figures=figures,
        attributions=tuple(dict.fromkeys(c.figure.attribution for c in claims if c.figure.attribution)),
        documents=tuple(dict.fromkeys((*(claim.figure.document for claim in claims), *others))),
        timexes=timexes,
        sentence=sentence,
        steps=(
            *(f"{row.text}." for row in rows),
            closing
            or f"Counted in days: 0 <= {number(total, None if total.denominator == 1 else 2)}, which cannot be.",
        ),
        readings=(
            ReadingOutcome(label="plain", feasible=False),
            *(ReadingOutcome(label=label, feasible=True) for label in dissolved),
            ReadingOutcome(label="loosest", feasible=True),
        ),
        dissolved_by=dissolved,
        certificate=Certificate(rows=rows, sum=total),
        size=-total,
        strength=strength,
    )
