"""Claims without a number that rows can bear out: who is the largest, second, third; on which day the first came.

A rank needs a superlative and a noun for what stands in a column ("the largest recipients"), and names in the order of
the ranks. "First" needs a noun of a measure and one day.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cache

from countersay.evidence.declaration import Measure
from countersay.evidence.passages import Paper, is_in_name
from countersay.evidence.spans import DAY, Days, Span, until
from countersay.evidence.tables import Filters, Table, merged
from countersay.evidence.vocabulary import Hit, Vocabulary
from countersay.evidence.wording import number
from countersay.exports.quoting import sentence_span
from countersay.lexicon.load import table as lexicon
from countersay.model import CheckOutcome, CheckReading, EvidenceCheck, identify

MOST_NAMED = 10


@dataclass(frozen=True, slots=True)
class _Rank:
    """A rank as claimed: the column, its values in order, and the rows that count."""

    start: int
    end: int
    column: str
    values: tuple[tuple[str, ...], ...]
    filters: Filters
    least: bool
    skipped: int


def check_ranks(
    paper: Paper, table: Table, vocabulary: Vocabulary, issued: tuple[date, date] | None
) -> Iterator[EvidenceCheck]:
    """Yield the checks of the ranks and firsts that a document states."""
    text = paper.document.text
    for match in _superlatives().finditer(text):
        if paper.is_apart(match.start(), match.end()):
            continue
        low, high = sentence_span(text, match.start(), match.end())
        claim = _rank(paper, table, vocabulary, match, low, high)
        if claim is not None:
            days = _days(paper, table, low, high, issued)
            if days is not None:
                yield _checked(paper, table, claim, days)
    for match in _firsts().finditer(text):
        low, high = sentence_span(text, match.start(), match.end())
        check = _first(paper, table, vocabulary, match, low, high)
        if check is not None:
            yield check


def _rank(
    paper: Paper, table: Table, vocabulary: Vocabulary, match: re.Match[str], low: int, high: int
) -> _Rank | None:
    text = paper.document.text
    found = [
        hit
        for hit in vocabulary.find(text, low, high)
        if not paper.is_apart(hit.start, hit.end) and not is_in_name(text, hit.start, hit.end)
    ]
    noun = next((h for h in found if h.entry.sort == "column" and match.end() <= h.start <= match.end() + 24), None)
    if noun is None or re.search(r"\b(?:not|no longer|never|among)\b", text[low : noun.start].lower()):
        return None
    named = _listed(text, [h for h in found if h.entry.sort == "value" and h.entry.column == noun.entry.column], noun)
    if not named:
        return None
    filters: Filters = ()
    for hit in found:
        if hit.entry.sort == "value" and hit.entry.column != noun.entry.column:
            filters = merged(filters, hit.entry.column, hit.entry.cells)
    ordinals = {"second": 1, "third": 2, "fourth": 3, "fifth": 4}
    before = re.search(r"([a-z]+)[ -]\Z", text[max(low, match.start() - 8) : match.start()].lower())
    return _Rank(
        start=min(noun.start, named[0].start, match.start()),
        end=max(noun.end, named[-1].end),
        column=noun.entry.column,
        values=tuple(hit.entry.cells for hit in named),
        filters=filters,
        least=match[1].lower() in lexicon("evidence")["rank"]["least"],
        skipped=ordinals.get(before[1], 0) if before is not None else 0,
    )


def _listed(text: str, hits: Sequence[Hit], noun: Hit) -> list[Hit]:
    """Return the names in the order of their ranks: those that only words of order and commas part."""
    kept: list[Hit] = []
    for hit in hits[:MOST_NAMED]:
        if kept:
            between = text[kept[-1].end : hit.start]
            if not (
                _order().fullmatch(between) or (kept[-1].end <= noun.start < hit.start and _after().search(between))
            ):
                break
        if any(cell in other.entry.cells for other in kept for cell in hit.entry.cells):
            break
        kept.append(hit)
    return kept


def _days(paper: Paper, table: Table, low: int, high: int, issued: tuple[date, date] | None) -> Days | None:
    named = [one for one in paper.timexes if low <= one.start < high and one.first is not None and one.last is not None]
    if len(named) == 1 and named[0].first is not None and named[0].last is not None:
        plain = Span(label="plain", first=named[0].first, last=named[0].last)
        late = Span(label="register_lag:1", first=named[0].first - DAY, last=named[0].last)
        return Days(spans=(plain, late))
    return until(table, *issued) if issued is not None and not named else None


def _checked(paper: Paper, table: Table, claim: _Rank, days: Days) -> EvidenceCheck:
    text = paper.document.text[claim.start : claim.end]
    measure = table.declaration.measure[0]
    said = ", ".join(cells[0] for cells in claim.values)
    check = EvidenceCheck(
        id=identify("c", paper.document.id, table.id, "rank", str(claim.start)),
        figure=None,
        table=table.id,
        outcome="not_comparable",
        reason="",
        document=paper.document.id,
        start=claim.start,
        end=claim.end,
        text=text,
        kind="rank",
        measure=measure.name,
        filters=tuple(f"{column}: {', '.join(cells)}" for column, cells in claim.filters),
        first=days.spans[0].first,
        last=days.spans[0].last,
        said=f"{'smallest' if claim.least else 'largest'} {claim.column}: {said}",
    )
    spans = [span for span in days.spans if span.first >= table.first - DAY and span.last <= table.last]
    if not spans or (days.firm and days.spans[0] not in spans):
        return replace(check, reason=f"The register covers {table.first.isoformat()} to {table.last.isoformat()} only.")
    pairs = [(measure, span) for span in spans] + [(other, spans[0]) for other in table.declaration.measure[1:]]
    readings = tuple(_reading(table, claim, one, span, plain=one is measure) for one, span in pairs)
    agreeing = [one for one in readings if one.outcome == "agrees"]
    shown = readings[0] if readings[0].outcome == "agrees" or not agreeing else agreeing[0]
    note = f" {days.note[:1].upper()}{days.note[1:]}." if days.note else ""
    outcome: CheckOutcome = "agrees" if agreeing else "differs" if days.firm else "not_comparable"
    when = "" if shown is readings[0] or not agreeing else f" under {shown.label}"
    return replace(
        check,
        outcome=outcome,
        reason=f"The register shows {shown.found}{when}.{note}",
        readings=readings,
        found=shown.found,
        sql=_sql(table, claim, measure, spans[0]),
        only_under=tuple(one.label for one in agreeing) if readings[0].outcome != "agrees" else (),
    )


def _reading(table: Table, claim: _Rank, measure: Measure, span: Span, *, plain: bool) -> CheckReading:
    ranked = table.ranking(claim.column, measure, claim.filters, span.first, span.last)
    totals = dict(ranked)
    order = sorted((one for one in ranked if one[1]), key=lambda pair: (pair[1] if claim.least else -pair[1], pair[0]))
    nought = Fraction(0)
    wanted = [sum((totals.get(cell, nought) for cell in cells), nought) for cells in claim.values]
    taken = {cell for cells in claim.values for cell in cells}
    rest = [total for value, total in order if value not in taken]
    turned = -1 if claim.least else 1
    falling = all(turned * one >= turned * other for one, other in itertools.pairwise(wanted))
    above = sum(turned * total > turned * wanted[0] for total in rest)
    others = sum(turned * total > turned * wanted[-1] for total in rest)
    holds = bool(order) and falling and above == claim.skipped == others
    top = order[: len(claim.values) + claim.skipped]
    label = span.label if plain else f"counted:{measure.name}"
    return CheckReading(
        label=label,
        observed=None,
        outcome="agrees" if holds else "differs",
        found=", ".join(f"{value} {number(total)}" for value, total in top),
        first=span.first,
        last=span.last,
    )


def _sql(table: Table, claim: _Rank, measure: Measure, span: Span) -> str:
    inner = table.sql(measure, claim.filters, span.first, span.last)
    if measure.count == "things":
        return inner
    name = '"' + table.column(claim.column).replace('"', '""') + '"'
    return f"{inner.replace('SELECT ', f'SELECT {name}, ', 1)} GROUP BY {name} ORDER BY 2 DESC"


def _first(
    paper: Paper, table: Table, vocabulary: Vocabulary, match: re.Match[str], low: int, high: int
) -> EvidenceCheck | None:
    """A first day: "the first ship left on 1 August"."""
    text = paper.document.text
    found = vocabulary.find(text, match.end(), min(high, match.end() + 60))
    noun = next((hit for hit in found if hit.entry.sort == "measure" and hit.start <= match.end() + 24), None)
    named = [one for one in paper.timexes if low <= one.start < high and one.type == "DATE"]
    if noun is None or len(named) != 1 or named[0].first is None or named[0].first != named[0].last:
        return None
    verbs = (*table.declaration.verbs, *lexicon("evidence")["rank"]["came"])
    if not re.search(rf"\b(?:{'|'.join(map(re.escape, verbs))})", text[noun.end : high]):
        return None
    filters: Filters = ()
    for hit in found:
        if hit.entry.sort == "value" and not is_in_name(text, hit.start, hit.end):
            filters = merged(filters, hit.entry.column, hit.entry.cells)
    measure = next(one for one in table.declaration.measure if one.name == noun.entry.phrase)
    days = table.daily(measure, filters).by_day()
    day = next((one for one, total in days if total), None)
    said, claimed = text[match.start() : named[0].end], named[0].first
    if day is None or not match.start() < named[0].start or not table.first <= claimed <= table.last:
        return None
    lag = abs((day - claimed).days)
    agrees = lag <= table.declaration.lag
    # A register that begins on that very day tells nothing of the days before.
    outcome: CheckOutcome = "agrees" if agrees else "differs" if day > table.first else "not_comparable"
    label = "plain" if lag == 0 else f"register_lag:{lag}"
    return EvidenceCheck(
        id=identify("c", paper.document.id, table.id, "first", str(match.start())),
        figure=None,
        table=table.id,
        outcome=outcome,
        reason=f"The first such row of the register bears {day.isoformat()}.",
        readings=(
            CheckReading(label=label, observed=None, outcome=outcome, found=day.isoformat(), first=day, last=day),
        ),
        sql=table.sql(measure, filters, table.first, day),
        document=paper.document.id,
        start=match.start(),
        end=named[0].end,
        text=said,
        kind="first",
        measure=measure.name,
        filters=tuple(f"{column}: {', '.join(cells)}" for column, cells in filters),
        first=day,
        last=day,
        said=claimed.isoformat(),
        found=day.isoformat(),
        only_under=(label,) if agrees and lag else (),
    )


@cache
def _superlatives() -> re.Pattern[str]:
    rank = lexicon("evidence")["rank"]
    words = "|".join(re.escape(word) for word in (*rank["most"], *rank["least"]))
    return re.compile(rf"\b({words})\b", re.IGNORECASE)


@cache
def _firsts() -> re.Pattern[str]:
    return re.compile(r"\b[Tt]he first\b")


@cache
def _order() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in (*lexicon("evidence")["rank"]["next"], "and", "and then"))
    return re.compile(rf"\s*,?\s*(?:(?:{words})\s*)*(?:the\s+|to\s+)?", re.IGNORECASE)


@cache
def _after() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in lexicon("evidence")["rank"]["next"])
    return re.compile(rf"\b(?:{words})\b\s*(?:the\s+)?\Z", re.IGNORECASE)
