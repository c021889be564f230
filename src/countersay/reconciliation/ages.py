"""Ages of one person: "Olga Rook, aged 12" against "the 19-year-old Olga Rook", or against "Olga Rook, born on 3 May 2009".

An age sets the day of birth between two days, counted back from the day of its document and with a year to spare, since the
words may tell of somewhat earlier. Ages of documents more than a year apart, and those told of another time ("when she was
12"), are not compared. What does not fit is a tension that two persons of one name dissolve.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import combinations

from countersay.model import CertificateRow, Document, Figure, Finding, PlacedTimex, Record, Term
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.alike import Sentences
from countersay.reconciliation.interpretation import is_exact
from countersay.reconciliation.lengths import tension
from countersay.reconciliation.wording import day, number, quoted

OTHER_PERSON = "person:other"
_NAME = r"(?P<name>[A-Z][\w'’-]+(?: [A-Z]\.)?(?: [A-Z][\w'’-]+){1,2})"
_BEFORE = re.compile(rf"{_NAME},?\s+(?:an?\s+|who\s+(?:is|was)\s+|aged?\s+|at\s+the\s+age\s+of\s+)?\Z")
_BEHIND = re.compile(rf"\s+(?:[a-z]+\s+){{0,2}}{_NAME}")
_BORN = re.compile(rf"{_NAME},?\s*\(?(?:who\s+)?(?:(?:is|was)\s+)?(?:born|b\.)\s+(?:on\s+|in\s+)?\Z")
_OTHER_TIME = re.compile(r"\b(?:when|then|ago|former|formerly|at the time|later|turned|turns|would be|will be)\b", re.I)
_REACH = 90  # characters between a name and its age
_APART = 400  # days between two documents whose ages are compared
_MOST = 20  # accounts of one person
_OLDEST = 115


@dataclass(frozen=True, slots=True)
class _Birth:
    """What one account says of a person's birth: no earlier than `least`, no later than `most` (ordinals of days)."""

    name: str
    least: int
    most: int
    text: str
    document: str
    told: date | None = None
    claim: Claim | None = None
    timex: PlacedTimex | None = None

    def row(self, sense: str) -> CertificateRow:
        """Write one end as a line of a certificate."""
        sign, bound = (1, self.most) if sense == "upper" else (-1, self.least)
        side = "no later than" if sense == "upper" else "no earlier than"
        return CertificateRow(
            claim=self.claim.figure.id if self.claim is not None else self.timex.id if self.timex is not None else None,
            axiom=None,
            multiplier=Fraction(1),
            terms=(Term(series=f"birth of {self.name}", after=None, through=None, coefficient=Fraction(sign)),),
            sense="upper" if sense == "upper" else "lower",
            bound=Fraction(sign * bound),
            text=f"{self.name} was born {side} {day(date.fromordinal(bound))}, by {self.text}",
        )


def checked_ages(record: Record, claims: Sequence[Claim]) -> list[Finding]:
    """Return the ages and births of one person that do not go together."""
    documents = {document.id: document for document in record.documents}
    sentences = Sentences({document.id: document.text for document in record.documents})
    found: dict[str, list[_Birth]] = defaultdict(list)
    for claim in claims:
        age = _by_age(claim, documents, sentences)
        if age is not None:
            found[age.name].append(age)
    for timex in record.timexes if found else ():
        born = _by_day(timex, documents)
        if born is not None:
            found[born.name].append(born)
    return [
        clash
        for _, told in sorted(found.items())
        for one, other in combinations(told[:_MOST], 2)
        if (clash := _apart(one, other)) is not None
    ]


def _by_age(claim: Claim, documents: Mapping[str, Document], sentences: Sentences) -> _Birth | None:
    figure = claim.figure
    document = documents.get(figure.document)
    if document is None or not _is_age(figure):
        return None
    told = day_of(document)
    if told is None or _OTHER_TIME.search(sentences.around(document.id, figure.start)):
        return None
    text = document.text
    match = _BEFORE.search(text, max(0, figure.start - _REACH), figure.start) or _BEHIND.match(
        text, figure.end, figure.end + _REACH
    )
    if match is None:
        return None
    years = int(figure.value or 0)
    least, most = told.toordinal() - 366 * (years + 2), told.toordinal() - 365 * years
    return _Birth(match["name"], least, most, quoted(claim), document.id, told, claim)


def _is_age(figure: Figure) -> bool:
    whole = is_exact(figure) and figure.value is not None and figure.value.denominator == 1
    age = figure.unit == "year" and figure.qualifiers == ("old",) and not figure.approximate
    return age and whole and 0 < (figure.value or 0) < _OLDEST and figure.stance == "asserts"


def _by_day(timex: PlacedTimex, documents: Mapping[str, Document]) -> _Birth | None:
    document = documents.get(timex.document)
    if document is None or timex.first is None or timex.last is None or timex.anchor is not None:
        return None
    match = _BORN.search(document.text, max(0, timex.start - _REACH), timex.start)
    if match is None or (timex.last - timex.first).days > 366:
        return None
    first, last = timex.first.toordinal(), timex.last.toordinal()
    return _Birth(match["name"], first, last, f"“{timex.text}”", document.id, timex=timex)


def day_of(document: Document) -> date | None:
    """Return the day on which a document speaks, None where it is not known."""
    if document.spoken is not None:
        return document.spoken
    return document.issued.day if document.issued is not None else None


def _apart(one: _Birth, other: _Birth) -> Finding | None:
    if one.claim is None and other.claim is None:
        return None
    if one.told is not None and other.told is not None and abs((one.told - other.told).days) > _APART:
        return None
    early, late = (one, other) if one.most < other.least else (other, one)
    if early.most >= late.least:
        return None
    rows = (late.row("lower"), early.row("upper"))
    gap = number(Fraction(late.least - early.most))
    sentence = f"{one.text} and {other.text} do not go together, if both are told of one {one.name}."
    claims = [told.claim for told in (one, other) if told.claim is not None]
    timexes = tuple(told.timex.id for told in (one, other) if told.timex is not None)
    closing = f"The one is born at least {gap} days before the other."
    return tension(
        "age", claims, sentence, rows, (OTHER_PERSON,), timexes, others=(one.document, other.document), closing=closing
    )
