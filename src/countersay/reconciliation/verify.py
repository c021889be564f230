"""Check the certificate of a finding; shares no code with what found it (`rereading` and `redeciding` are its own).

What is checked, in this order:

1. there is a certificate with rows, each from exactly one claim or one axiom;
2. every multiplier is above nought;
3. the terms cancel: every difference of running totals is taken apart into its two days, and nothing is left over;
4. the bounds add up to the stated sum, which is below nought, or is nought while a row is strict;
5. each claim's row is no tighter than what its figure says under the reading named in the row, worked out here anew;
6. each axiom's row is an instance of that axiom;
7. each figure's words stand at its span, and the text of its document has the hash that the record states;
8. a claim that follows from a person's decision besides its words says so in its row, the record lists that decision as
   applied, and the claim says what the decision gives.

`verify` checks a finding against a record, `verify_implied` a range that claims leave open; `verify_rows` checks the exported form of a certificate, where 1 to 4 can be
checked without the documents.
"""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from countersay.errors import CertificateError
from countersay.model import CertificateRow, Event, EventMention, Figure, Finding, Implied, PlacedTimex, Record, Term
from countersay.reconciliation.axioms import Books, is_instance, points
from countersay.reconciliation.redeciding import fault
from countersay.reconciliation.rereading import (
    DAY,
    UNIT_DAYS,
    Range,
    days_in,
    is_within,
    moments,
    parsed,
    range_of,
    step_gives,
    times_days,
    whole,
    windows_of,
)
from countersay.reconciliation.rereading_ages import birth_fault
from countersay.reconciliation.rereading_lists import list_fault
from countersay.reconciliation.rereading_multiples import change_fault, share_fault
from countersay.reconciliation.rereading_products import product_fault
from countersay.reconciliation.rereading_tables import is_share_in_table


def verify(finding: Finding, record: Record, *, quotations: bool = True) -> None:
    """Check that the finding's certificate proves what it says; see the list in the module's docstring.

    Without `quotations` check 7 is left out, where the texts are not at hand.

    Raises:
        CertificateError: naming the first check that fails.
    """
    certificate = finding.certificate
    if certificate is None or not certificate.rows:
        raise _error(finding.id, 1, "there is no certificate")
    _check_arithmetic(finding.id, certificate.rows, certificate.sum)
    books = _books(record)
    for row in certificate.rows:
        if row.claim is None:
            _check_axiom(finding.id, row, books)
        elif row.terms[0].series.startswith(("birth of ", "list of ")):
            told = books.figures.get(row.claim) or books.timexes.get(row.claim)
            home = told.document if told is not None else ""
            reread = birth_fault if row.terms[0].series.startswith("birth of ") else list_fault
            if wrong := reread(row, told, books.days.get(home), books.texts.get(home, "")):
                raise _error(finding.id, 5, wrong)
        elif row.claim in books.timexes:
            _check_weekday(finding.id, row, books.timexes[row.claim])
        elif row.claim in books.events:
            _check_event(finding.id, row, books.events[row.claim])
        elif row.claim in books.figures and books.figures[row.claim].kind == "duration" and len(row.terms) == 2:
            _check_length(finding.id, row, books)
        elif row.claim in books.figures and row.terms[0].series.startswith("length of "):
            _check_own_length(finding.id, row, books)
        elif row.claim in books.figures:
            _check_claim(finding.id, row, books)
        else:
            raise _error(finding.id, 5, f"the record has no figure {row.claim!r}")
        own = row.claim or ""
        if wrong := fault(row, books.figures.get(own), books.decisions, books.events.get(own)):
            raise _error(finding.id, 8, wrong)
    if quotations:
        _check_quotations(finding, record, books)


def verify_implied(fact: Implied, record: Record) -> None:
    """Check that the rows of a range left open add up to its days, their bounds to its bounds, and 1, 2, 5 and 6.

    Where the claims clash each bound is that of one set of claims that do not.

    Raises:
        CertificateError: naming the first check that fails.
    """
    books, length = _books(record), (fact.last - fact.first).days + 1
    for certificate, bound, rate, sign in (
        (fact.certificate_upper, fact.upper, fact.per_day[1], 1),
        (fact.certificate_lower, fact.lower, fact.per_day[0], -1),
    ):
        if certificate is None or bound is None:
            if certificate or bound is not None or rate is not None:
                raise _error(fact.id, 1, "a bound without its certificate, or a certificate without its bound")
            continue
        _check_multipliers(fact.id, certificate.rows)
        left = points((row.multiplier, term) for row in certificate.rows for term in row.terms)
        days = {(fact.series, fact.last): Fraction(sign), (fact.series, fact.first - DAY): Fraction(-sign)}
        if dict(left) != days:
            raise _error(fact.id, 3, f"the terms do not add up to the days from {fact.first} to {fact.last}")
        total = sum((row.multiplier * row.bound for row in certificate.rows), Fraction(0))
        if not total == certificate.sum == sign * bound or rate != bound / length:
            raise _error(fact.id, 4, f"the bounds add up to {total}, the range says {bound}, {rate} a day")
        for row in certificate.rows:
            if row.claim is None:
                _check_axiom(fact.id, row, books)
            elif row.claim in books.figures:
                _check_claim(fact.id, row, books)
            else:
                raise _error(fact.id, 5, f"no figure {row.claim!r}")


def _error(where: str, check: int, what: str) -> CertificateError:
    return CertificateError(f"finding {where}, check {check}: {what}")


def _books(record: Record) -> Books:
    homes = {figure: series.id for series in record.series for figure in series.figures}
    homes |= {figure.id: figure.series for figure in record.figures if figure.series is not None}
    spoken: dict[str, date] = {}
    days: dict[str, date] = {}
    for document in record.documents:
        issued = document.issued.value if document.issued is not None else ""
        told = document.spoken or (date.fromisoformat(issued) if len(issued) == 10 else None)
        days |= {document.id: told} if told is not None else {}
        if document.spoken is not None and len(issued) == 10:
            spoken[document.id] = date.fromisoformat(issued)
    return Books(
        figures={figure.id: figure for figure in record.figures},
        timexes={timex.id: timex for timex in record.timexes},
        events={event.id: event for event in record.events},
        spoken=spoken,
        days=days,
        decisions={decision.id: decision for decision in record.decisions},
        part_links=frozenset((link.left, link.right) for link in record.links if link.kind == "subset"),
        homes=homes,
        texts={document.id: document.text for document in record.documents},
    )


def _check_multipliers(where: str, rows: Sequence[CertificateRow]) -> None:
    """Checks 1 and 2."""
    for row in rows:
        if (row.claim is None) == (row.axiom is None):
            raise _error(where, 1, f"expected a claim or an axiom, got {row.claim!r} and {row.axiom!r}")
        if row.multiplier <= 0:
            raise _error(where, 2, f"expected a multiplier above 0, got {row.multiplier}")


def _check_arithmetic(where: str, rows: Sequence[CertificateRow], stated: Fraction) -> None:
    """Checks 1 to 4."""
    _check_multipliers(where, rows)
    left = points((row.multiplier, term) for row in rows for term in row.terms)
    if left:
        (series, one), coefficient = left[0]
        raise _error(where, 3, f"the terms do not cancel: {coefficient} of {series} at {one} is left")
    total = sum((row.multiplier * row.bound for row in rows), Fraction(0))
    if total != stated:
        raise _error(where, 4, f"the bounds add up to {total}, not to {stated}")
    if total > 0 or (total == 0 and not any(row.strict for row in rows)):
        raise _error(where, 4, f"0 <= {total} is possible")


def _check_axiom(where: str, row: CertificateRow, books: Books) -> None:
    """Check 6."""
    if row.bound != 0 or row.strict:
        raise _error(where, 6, f"an axiom's bound is 0 and not strict, got {row.bound}")
    if not is_instance(row.axiom, row.terms, books):
        raise _error(where, 6, f"the row is no instance of {row.axiom!r}")


def _check_weekday(where: str, row: CertificateRow, timex: PlacedTimex) -> None:
    """A time expression that names a weekday beside a date says both which weekday it is and which it should be."""
    if len(row.terms) == 2 and step_gives(row, timex.text):
        return
    term = row.terms[0]
    if term.series == timex.id:
        _check_day(where, row, timex)
        return
    said = {timex.weekday, timex.first.weekday() if timex.first is not None else None}
    undated = len(row.terms) == 1 and term.after is None and term.through is None
    if not undated or abs(term.coefficient) != 1 or row.bound * term.coefficient not in said or row.strict:
        raise _error(where, 5, f"{timex.text!r} does not give this row")


def _check_day(where: str, row: CertificateRow, timex: PlacedTimex) -> None:
    """A time expression that names one day, or an hour of it, says that it is neither earlier nor later."""
    term = row.terms[0]
    one = timex.first is not None and timex.first == timex.last and len(row.terms) == 1 and not row.strict
    undated = term.after is None and term.through is None and abs(term.coefficient) == 1
    if not one or not undated or row.bound * term.coefficient not in moments(timex):
        raise _error(where, 5, f"{timex.text!r} is not the day of this row")


def _check_event(where: str, row: CertificateRow, event: Event) -> None:
    """An account of an event that gives one day says that the event is neither earlier nor later."""
    term = row.terms[0]
    told = [one for one in event.mentions if one.status == "asserted" and one.first is not None]
    said = {one.first.toordinal() for one in told if one.first is not None and one.first == one.last}
    own = len(row.terms) == 1 and (term.series, term.after, term.through) == (event.id, None, None)
    if not own or abs(term.coefficient) != 1 or row.bound * term.coefficient not in said or row.strict:
        raise _error(where, 5, f"no account of {event.label!r} gives this row")


def _check_length(where: str, row: CertificateRow, books: Books) -> None:
    """A stated length of time bounds the days between two events, at least half of its unit off."""
    figure = books.figures[row.claim or ""]
    sign = 1 if row.sense == "upper" else -1
    coefficients = [term.coefficient for term in row.terms]
    dated = {*books.events, *books.timexes}
    undated = all(term.series in dated and term.after is None and term.through is None for term in row.terms)
    if not undated or coefficients != [sign, -sign] or row.strict or row.terms[0].series == row.terms[1].series:
        raise _error(where, 5, "a length of time stands between the days of two events")
    unit = UNIT_DAYS.get(figure.unit or "")
    value = figure.upper if sign > 0 else figure.lower
    if (
        unit is None
        or value is None
        or figure.stance != "asserts"
        or (figure.supposed and "old" not in figure.qualifiers)
    ):
        raise _error(where, 5, f"{figure.text!r} sets no {row.sense} bound in days")
    limit = sign * (value + sign * Fraction(1, 2)) * unit
    if row.bound < limit:
        raise _error(where, 5, f"{figure.text!r} gives {limit} days, the row says {row.bound}")


def _check_own_length(where: str, row: CertificateRow, books: Books) -> None:
    """A stated length bounds itself, by its number at least half of its unit off, or by the two days of its window."""
    figure, term = books.figures[row.claim or ""], row.terms[0]
    sign = 1 if row.sense == "upper" else -1
    unit, value = UNIT_DAYS.get(figure.unit or ""), figure.upper if sign > 0 else figure.lower
    own = len(row.terms) == 1 and term.after is None and term.through is None and term.coefficient == sign
    if not own or row.strict or unit is None or figure.stance != "asserts" or figure.supposed:
        raise _error(where, 5, f"{figure.text!r} gives no row about its own length")
    limits = []
    if value is not None and not (sign < 0 and is_within(books.texts.get(figure.document, ""), figure.start)):
        limits.append(sign * (value + sign * Fraction(1, 2)) * unit)
    window = figure.window
    if window is not None and window.first is not None and window.last is not None:
        limits.append(Fraction(sign * (window.last - window.first).days))
    if not any(row.bound >= limit for limit in limits):
        raise _error(where, 5, f"{figure.text!r} does not bound its length by {row.bound} days")


def _check_claim(where: str, row: CertificateRow, books: Books) -> None:
    """Check 5."""
    figure = books.figures[row.claim or ""]
    if row.reading not in ("plain", "loosest"):
        raise _error(where, 5, f"expected the reading plain or loosest, got {row.reading!r}")
    if figure.stance != "asserts":
        raise _error(where, 5, f"{figure.text!r} is not asserted where it stands")
    if len(row.terms) == 2:
        _check_share(where, row, figure, books)
        return
    if len(row.terms) != 1 or abs(row.terms[0].coefficient) != 1:
        raise _error(where, 5, "a claim's row has one term, taken once")
    term = row.terms[0]
    lower, lower_open, upper, upper_open = range_of(figure, row.reading)
    if term.series == figure.id:
        if term.after is not None or term.through is not None:
            raise _error(where, 5, "what a figure itself counts bears no date")
        allowed = whole(figure, (lower, lower_open, upper, upper_open))
    else:
        allowed = _over_time(where, row, figure, term, (lower, lower_open, upper, upper_open), books)
    _compare(where, row, figure, allowed)


def _compare(where: str, row: CertificateRow, figure: Figure, allowed: Range) -> None:
    """Say whether the row is no tighter than the range that the claim gives."""
    lower, lower_open, upper, upper_open = allowed
    value, is_open = (upper, upper_open) if row.sense == "upper" else (lower, lower_open)
    sign = 1 if row.sense == "upper" else -1
    if row.sense not in ("lower", "upper") or row.terms[0].coefficient != sign:
        raise _error(where, 5, f"the sense {row.sense!r} does not fit the sign of the term")
    if value is None:
        raise _error(where, 5, f"{figure.text!r} sets no {row.sense} bound")
    limit = sign * value
    if row.bound < limit or (row.bound == limit and row.strict and not is_open):
        raise _error(where, 5, f"{figure.text!r} gives {limit}, the row says {row.bound}")


def _over_time(where: str, row: CertificateRow, figure: Figure, term: Term, numbers: Range, books: Books) -> Range:
    """Return the range that the claim gives to its series over the days of the term."""
    home = books.homes.get(figure.id)
    relation = figure.relation
    if relation is not None and relation.type == "average_of" and figure.per is not None:
        home = books.homes.get(relation.figure, home)
    if term.series != home:
        raise _error(where, 5, f"{figure.text!r} belongs to {home!r}, the row speaks of {term.series!r}")
    window = figure.window
    if term.through is None:
        if window is not None:
            raise _error(where, 5, f"{figure.text!r} bears a date, the row does not")
        return whole(figure, numbers)
    if window is None or window.last is None:
        raise _error(where, 5, f"{figure.text!r} has no window")
    if window.inherited and row.reading == "loosest":
        raise _error(
            where, 5, f"{figure.text!r} takes its window from elsewhere, which the loosest reading leaves open"
        )
    if term.after is None:
        if term.through != window.last or figure.kind != "stock" or window.last_earliest not in (None, window.last):
            raise _error(where, 5, f"{figure.text!r} does not speak of {term.through}")
        return whole(figure, numbers)
    if window.first is None:
        raise _error(where, 5, f"{figure.text!r} has no first day")
    outer, inner = windows_of(figure, row.reading, books.spoken.get(figure.document))
    stated = term.after + DAY, term.through
    if row.sense == "lower" and not (stated[0] <= outer[0] and outer[1] <= stated[1]):
        raise _error(where, 5, f"a lower bound of {figure.text!r} holds over {outer}, not over {stated}")
    if row.sense == "upper" and not (inner[0] <= stated[0] and stated[1] <= inner[1]):
        raise _error(where, 5, f"an upper bound of {figure.text!r} holds over {inner}, not over {stated}")
    if figure.per is None:
        return whole(figure, numbers)
    return times_days(figure, numbers, days_in(inner), days_in(outer))


def _check_share(where: str, row: CertificateRow, figure: Figure, books: Books) -> None:
    """A percentage puts its part between two multiples of its base; what each has does so with a total and a number."""
    known = [books.figures.get(term.series) for term in row.terms]
    starts = [one.number.start for one in known if one is not None and one.document == figure.document]
    text = books.texts.get(figure.document, "")
    tabled = len(starts) == len(row.terms) and is_share_in_table(text, figure.number.start, *starts)
    if figure.unit != "percent":
        wrong = product_fault(row, figure, books.figures, text)
    elif figure.relation is None and not tabled:
        wrong = change_fault(row, figure, books.figures, text)
    else:
        wrong = share_fault(row, figure, books.figures, tabled=tabled)
    if wrong:
        raise _error(where, 5, wrong)


def _check_quotations(finding: Finding, record: Record, books: Books) -> None:
    """Check 7."""
    documents = {document.id: document for document in record.documents}
    quoted: list[Figure | PlacedTimex | EventMention] = [
        books.figures[one] for one in finding.figures if one in books.figures
    ]
    if len(quoted) < len(finding.figures):
        raise _error(finding.id, 7, "the record lacks a figure that the finding names")
    quoted += [books.timexes[one] for one in finding.timexes if one in books.timexes]
    events = [books.events[one] for one in finding.events if one in books.events]
    quoted += [mention for event in events for mention in event.mentions if mention.document in finding.documents]
    named = {*finding.figures, *finding.timexes, *finding.events}
    rows = finding.certificate.rows if finding.certificate is not None else ()
    if unnamed := sorted({row.claim for row in rows if row.claim is not None} - named):
        raise _error(finding.id, 7, f"the certificate rests on {unnamed[0]!r}, which the finding does not name")
    for one in quoted:
        document = documents.get(one.document)
        if document is None:
            raise _error(finding.id, 7, f"the record has no document {one.document!r}")
        if hashlib.sha256(document.text.encode()).hexdigest() != document.text_sha256:
            raise _error(finding.id, 7, f"the text of {document.path} is not the one examined")
        if document.text[one.start : one.end] != one.text:
            raise _error(finding.id, 7, f"{one.text!r} does not stand at {one.start} of {document.path}")


def verify_rows(finding: Mapping[str, Any]) -> None:
    """Check the arithmetic, 1 to 4, of a line of findings.jsonl: numbers as decimal strings or "p/q", days as ISO dates.

    Raises:
        CertificateError: naming the first check that fails.
    """
    where = str(finding.get("id", "without id"))
    certificate = finding.get("certificate")
    if not isinstance(certificate, Mapping) or not certificate.get("rows"):
        raise _error(where, 1, "there is no certificate")
    try:
        rows = [parsed(row) for row in certificate["rows"]]
        stated = Fraction(certificate["sum"])
    except (KeyError, TypeError, ValueError, ZeroDivisionError) as error:
        raise _error(where, 1, f"the certificate cannot be read: {error!r}") from error
    _check_arithmetic(where, rows, stated)
