"""Every figure of a record beside the registers: agrees, differs, or why it cannot be compared.

The order of reasons is fixed: another counting point or definition, then days that the register does not cover, then an
unsure match, and only then a difference. `differs` is said only where no reading agrees, every word of the claim is
told by the register, the days are stated, and the claim is one that may stand in a sum that accuses.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from countersay.evidence.answers import Answer, Way, answer, observe, ways
from countersay.evidence.changes import Compared, changed, compared_with, goes_up_from
from countersay.evidence.matching import ask, spoken_of
from countersay.evidence.passages import Paper, papers
from countersay.evidence.questions import Question
from countersay.evidence.ranks import check_ranks
from countersay.evidence.spans import Days, Span, days_of, speaks_until_now
from countersay.evidence.tables import Table
from countersay.evidence.vocabulary import Vocabulary, vocabulary_of
from countersay.evidence.wording import differs_reason, filters_text, number, said_text, under
from countersay.lexicon.load import table as lexicon
from countersay.model import CheckReading, EvidenceCheck, Figure, PlacedTimex, Record, identify
from countersay.reconciliation.admission import Claim, admit

NEAR = 700
"""Characters back within which a figure may go on with the days of one before it."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A figure with its question, its days and the check that came of it."""

    claim: Claim
    question: Question
    days: Days | None
    check: EvidenceCheck


@dataclass(frozen=True, slots=True)
class Checked:
    """The checks of a record, and the sure questions behind them by figure, where only one register is asked."""

    checks: tuple[EvidenceCheck, ...]
    sure: Mapping[str, Question]


def check_figures(record: Record, tables: Sequence[Table]) -> Checked:
    """Check every figure of a record against every register that counts the same thing."""
    laid_out = papers(record)
    claims = _claims(record, laid_out)
    found: list[EvidenceCheck] = []
    sure: dict[str, list[Question]] = {}
    for table in tables:
        vocabulary = vocabulary_of(table)
        for paper in laid_out.values():
            asked, aside = _check_paper(paper, table, vocabulary, claims)
            found += aside
            found += [_with_parts(one, asked) for one in asked]
            for one in asked:
                if one.check.outcome != "not_comparable" and one.question.kind == "total":
                    sure.setdefault(one.claim.figure.id, []).append(one.question)
            if table.declaration.measure:
                found += check_ranks(paper, table, vocabulary, published(paper))
    order = {document.id: place for place, document in enumerate(record.documents)}
    found.sort(key=lambda check: (order[check.document], check.start, check.end, check.table or ""))
    return Checked(tuple(found), {figure: one[0] for figure, one in sure.items() if len(one) == 1})


def _claims(record: Record, laid_out: Mapping[str, Paper]) -> dict[str, Claim]:
    """Return the claims by figure; changes are admitted as their levels would be, since a register shows both periods."""
    claims = {claim.figure.id: claim for claim in admit(record)}
    changes = {one.id: one for one in record.figures if one.change in ("up", "down") and one.document in laid_out}
    if changes:
        levels = replace(record, figures=tuple(replace(one, change="=") for one in changes.values()))
        for claim in admit(levels):
            claims[claim.figure.id] = replace(claim, figure=changes[claim.figure.id])
    return claims


def _check_paper(
    paper: Paper, table: Table, vocabulary: Vocabulary, claims: Mapping[str, Claim]
) -> tuple[list[_Asked], list[EvidenceCheck]]:
    """Return what was asked for the figures of a document, and those of whose things the register records something else."""
    asked: list[_Asked] = []
    aside: list[EvidenceCheck] = []
    for figure in paper.figures:
        earlier = _earlier(paper, figure, asked)
        last = asked[-1] if asked and figure.start - asked[-1].claim.figure.end < NEAR else None
        question = ask(
            paper, figure, table, vocabulary, earlier.question if earlier else None, last.question if last else None
        )
        claim = claims[figure.id]
        if question is None:
            other = spoken_of(figure, table)
            aside += [_check(claim, other, None, None)] if other is not None else []
            continue
        days = days_of(
            claim,
            table,
            _inherited(paper, figure, asked),
            _named(paper, figure),
            published(paper),
            len(paper.days_named(figure)) > 1,
        )
        if earlier is not None and goes_up_from(paper, figure):
            claim = _level_before(claim, question, earlier)
        compared = compared_with(paper, figure, question, vocabulary) if question.kind == "change" else None
        asked.append(_Asked(claim, question, days, _check(claim, question, days, compared)))
    return asked, aside


def _level_before(claim: Claim, question: Question, earlier: _Asked) -> Claim:
    """Admit a number that only takes its noun from the level beside it, "50 lorries, up from 40", if that one is firm."""
    alike = (question.measure, question.filters) == (earlier.question.measure, earlier.question.filters)
    if alike and earlier.claim.accuses and claim.figure.assumed == ("noun",) and claim.why_not == _NOUN_ONLY:
        return replace(claim, accuses=True, why_not="")
    return claim


_NOUN_ONLY = "its noun is taken from the sentences before"


def _earlier(paper: Paper, figure: Figure, asked: Sequence[_Asked]) -> _Asked | None:
    """Return what was asked for the figure that this one is a part or share of, or for the one before in its sentence."""
    if figure.relation is not None:
        whole = next((one for one in asked if one.claim.figure.id == figure.relation.figure), None)
        if whole is not None:
            return whole
    if not asked:
        return None
    last = asked[-1]
    if goes_up_from(paper, figure):
        return last if last.claim.figure in paper.beside(figure) and last.question.kind == "total" else None
    if figure.unit != "percent":
        return None
    return last if figure.start - last.claim.figure.end < NEAR else None


def _inherited(paper: Paper, figure: Figure, asked: Sequence[_Asked]) -> Days | None:
    """Return the days of an earlier figure that this one goes on with, None if it begins anew."""
    low, high = paper.sentence(figure)
    text = paper.document.text
    words = lexicon("evidence")["span"]
    if paper.days_named(figure) or speaks_until_now(text[low:high], words["until_now"]):
        return None
    goes_on = _LISTED.match(text, low) is not None or _begins(text[low:high], words["goes_on"])
    for one in reversed(asked):
        other = one.claim.figure
        if figure.start - other.end > NEAR:
            return None
        if one.days is not None and one.days.firm and (other.start >= low or goes_on):
            return one.days
    return None


_LISTED = re.compile(r"\s*(?:[-–•*·]|\(?\d{1,2}[.)]|[^\W\d_]+(?: [^\W\d_]+){0,3}:)\s")


def _begins(sentence: str, words: Sequence[str]) -> bool:
    low = sentence.lstrip('“"( ').lower()
    return any(low.startswith(f"{word} ") for word in words)


def _named(paper: Paper, figure: Figure) -> PlacedTimex | None:
    """Return the one expression of time with days before a figure in its sentence, None if there are none or several."""
    found = [one for one in paper.days_named(figure) if one.first is not None and one.end <= figure.start]
    return found[0] if len(found) == 1 else None


def published(paper: Paper) -> tuple[date, date] | None:
    """Return the first and last day on which a document can have been published, None if nothing is known."""
    issued = paper.document.issued
    if issued is None:
        return None
    if paper.document.spoken is not None:
        return paper.document.spoken, paper.document.spoken
    try:
        parts = [int(part) for part in issued.value.split("-")]
        first = (
            date(parts[0], *(parts[1:] or [1]), *([] if len(parts) == 3 else [1]))
            if len(parts) > 1
            else date(parts[0], 1, 1)
        )
    except (ValueError, IndexError):
        return None
    if len(parts) == 3:
        return first, first
    after = (
        date(first.year + 1, 1, 1) if len(parts) == 1 else date(first.year + first.month // 12, first.month % 12 + 1, 1)
    )
    return first, after - timedelta(days=1)


def _check(claim: Claim, question: Question, days: Days | None, compared: Compared | None) -> EvidenceCheck:
    figure, table = claim.figure, question.table
    plain = days.spans[0] if days is not None else None
    check = EvidenceCheck(
        id=identify("c", figure.id, table.id),
        figure=figure.id,
        table=table.id,
        outcome="not_comparable",
        reason="",
        document=figure.document,
        start=figure.start,
        end=figure.end,
        text=figure.text,
        kind=question.kind,
        measure=question.column if question.kind == "distinct" else question.measure.name,
        filters=filters_text(question),
        unit="percent" if question.kind == "share" else figure.unit,
        first=plain.first if plain else None,
        last=plain.last if plain else None,
        said=said_text(figure),
    )
    apart = question.apart or _no_claim(claim, question)
    if apart:
        return replace(check, reason=_sentence(apart))
    if days is None or plain is None:
        return replace(check, reason="No days are stated, and the document bears no date.")
    if compared is not None:
        return changed(check, claim, question, days, compared)
    answered = answer(claim, question, days)
    if answered is None:
        return _beyond(check, claim, question, plain)
    return _decided(check, claim, question, days, answered)


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def _beyond(check: EvidenceCheck, claim: Claim, question: Question, plain: Span) -> EvidenceCheck:
    """A window that leaves the register: what it shows for the days it covers is a lower bound, no more."""
    table = question.table
    reason = (
        f"The register covers {table.first.isoformat()} to {table.last.isoformat()}; the claim speaks of "
        f"{plain.first.isoformat()} to {plain.last.isoformat()}."
    )
    first, last = max(plain.first, table.first), min(plain.last, table.last)
    if first > last:
        return replace(check, reason=reason)
    covered = Span(label="covered", first=first, last=last)
    value = observe(question, ways(question)[0], covered)
    if value is None:
        return replace(check, reason=reason)
    reading = CheckReading(label="covered days only", observed=value, outcome="not_comparable", first=first, last=last)
    shown = replace(
        check, reason=reason, readings=(reading,), observed=value, sql=_sql(question, ways(question)[0], covered)
    )
    if question.kind == "share" and question.filters == question.base:
        return replace(check, reason=reason)
    text = f"{reason} For the days it does cover it shows {number(value)}."
    return replace(shown, reason=text)


def _no_claim(claim: Claim, question: Question) -> str:
    """Say why a figure claims nothing that rows could bear out, "" if it does."""
    figure = claim.figure
    if figure.supposed:
        return "the clause supposes, plans or generalises; it claims no count"
    if figure.stance in ("demands", "commits"):
        return f"its voice {figure.stance} it; nothing is claimed to have happened"
    if question.kind == "average" and figure.lower is None:
        return "the words give a most a day, not a mean"
    return ""


def _decided(check: EvidenceCheck, claim: Claim, question: Question, days: Days, answered: Answer) -> EvidenceCheck:
    readings = answered.readings
    agreeing = [one for one in readings if one.outcome == "agrees"]
    plain = readings[0]
    shown = plain if plain.outcome == "agrees" or not agreeing else agreeing[0]
    rows, count = question.table.rows(
        question.filters, plain.first or answered.plain.first, plain.last or answered.plain.last
    )
    check = replace(
        check,
        readings=readings,
        sql=_sql(question, ways(question)[0], answered.plain),
        rows=rows,
        row_count=count,
        observed=shown.observed,
        first=plain.first,
        last=plain.last,
    )
    note = f" {_sentence(days.note)}" if days.note else ""
    if question.unknown:
        words = ", ".join(f"“{word}”" for word in question.unknown[:4])
        would = "agree" if agreeing else "differ"
        text = f"Not sure: nothing in the register tells {words}. Without these words it would {would}.{note}"
        return replace(check, reason=text, proposal=True, observed=plain.observed)
    if plain.outcome == "agrees" and not days.uncertain:
        return replace(check, outcome="agrees", reason=f"The register shows {number(plain.observed)}.{note}")
    if agreeing:
        only = tuple(one.label for one in agreeing)
        text = f"Agrees only {under(agreeing)}; the register then shows {number(agreeing[0].observed)}.{note}"
        return replace(check, outcome="agrees", reason=text, only_under=only)
    if all(one.outcome == "not_comparable" for one in readings):
        return replace(check, reason=f"{_sentence(answered.at_least or 'The rows give no number')}{note}")
    if not days.firm:
        return replace(
            check,
            reason=f"{_sentence(days.note)} That comes to {number(plain.observed)}, which no day near it changes.",
        )
    if question.soft:
        return replace(
            check, reason=f"Not sure: {question.soft}. That comes to {number(plain.observed)}.{note}", proposal=True
        )
    if not claim.accuses:
        return replace(
            check, reason=f"The register shows {number(plain.observed)}, but the claim is not firm: {claim.why_not}."
        )
    if _other_direction(question) and _is_less(claim, plain):
        return replace(check, reason="The register counts one direction only, and the claim does not name one.")
    return replace(check, outcome="differs", reason=f"{differs_reason(claim.figure, plain)}{note}")


def _other_direction(question: Question) -> bool:
    """Say whether the register holds one direction only, as its declaration says by the column's only value."""
    for column in question.table.declaration.column:
        if column.role == "direction" and len(question.table.values(column.column)) == 1:
            return column.column not in dict(question.filters)
    return False


def _is_less(claim: Claim, plain: CheckReading) -> bool:
    low = claim.figure.lower
    return low is not None and plain.observed is not None and plain.observed < low


def _sql(question: Question, way: Way, span: Span) -> str:
    table = question.table
    if question.kind == "distinct":
        return table.distinct_sql(question.column, way.filters, span.first, span.last, span.time)
    part = table.sql(way.measure, way.filters, span.first, span.last, span.time)
    if question.kind != "share":
        return part
    return f"SELECT 100 * ({part}) / ({table.sql(way.measure, way.base, span.first, span.last, span.time)})"


def _with_parts(one: _Asked, asked: Sequence[_Asked]) -> EvidenceCheck:
    """Add to the check of a whole what the parts that the account gives come to, in the account and in the register."""
    check, question = one.check, one.question
    if (
        check.outcome == "not_comparable"
        or question.kind != "total"
        or question.filters
        or question.measure.unit is None
    ):
        return check
    parts = [
        other
        for other in asked
        if other is not one
        and other.days is not None
        and one.days is not None
        and other.question.kind == "total"
        and other.question.measure is question.measure
        and other.question.filters
        and other.days.spans[0] == one.days.spans[0]
        and other.claim.figure.value is not None
    ]
    filters = {other.question.filters for other in parts}
    if len(parts) < 2 or len(filters) != len(parts) or len({tuple(dict(f)) for f in filters}) != 1:
        return check
    said = sum((other.claim.figure.value or Fraction(0) for other in parts), Fraction(0))
    seen = sum(
        (other.check.readings[0].observed or Fraction(0) for other in parts if other.check.readings), Fraction(0)
    )
    text = (
        f"{check.reason} The {len(parts)} parts that the account gives add up to {number(said)} in the account and to "
        f"{number(seen)} in the register."
    )
    return replace(check, reason=text)
