"""Changes: "rose by 31 % in December compared with November", and levels from which things changed: "up from 2.6 million".

A change is compared where both periods are named. It differs only where the register covers both wholly, every word of the
sentence is told by it, and no reading of the days, of what is counted or of the number brings them together.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

from countersay.evidence.answers import MOST_READINGS, gap_of, holds, intervals, ways
from countersay.evidence.passages import Paper
from countersay.evidence.questions import Question, verbs_of
from countersay.evidence.spans import DAY, Days, Span
from countersay.evidence.vocabulary import Vocabulary, tokens
from countersay.evidence.wording import number, under
from countersay.lexicon.load import table as lexicon
from countersay.model import CheckReading, EvidenceCheck, Figure, PlacedTimex
from countersay.reconciliation.admission import Claim


@dataclass(frozen=True, slots=True)
class Compared:
    """What a sentence compares a change with.

    Attributes:
        before: the earlier period, where it is named. now: the only other one.
        unknown: words of the sentence that the register does not tell, the first few.
    """

    before: PlacedTimex | None
    now: PlacedTimex | None
    unknown: tuple[str, ...] = ()


def compared_with(paper: Paper, figure: Figure, question: Question, vocabulary: Vocabulary) -> Compared:
    """Return the two periods of a change, and what else its sentence speaks of."""
    words = "|".join(re.escape(word) for word in lexicon("evidence")["span"]["changed_from"])
    text = paper.document.text
    named = [one for one in paper.days_named(figure) if one.first is not None and one.last is not None]
    before = None
    for one in named:
        lead = text[max(0, one.start - 40) : one.start].lower()
        if re.search(rf"\b(?:{words})\s+(?:in\s+|the\s+)*\Z", lead):
            before = one
            break
    others = [one for one in named if one is not before]
    now = others[0] if len(others) == 1 else None
    return Compared(before, now, _unknown(paper, figure, question, vocabulary))


def goes_up_from(paper: Paper, figure: Figure) -> bool:
    """Say whether a number is the level from which the one before it in its sentence changed."""
    low, _ = paper.sentence(figure)
    return (
        re.search(r"\b(?:up|down)\s+from\s+\Z", paper.document.text[max(low, figure.start - 24) : figure.start])
        is not None
    )


def _unknown(paper: Paper, figure: Figure, question: Question, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the words of a sentence that neither the register nor the telling of a change accounts for.

    "The price of lorries rose", "lorry drivers fell", "rose by 4 % at the depot": each has a word too many.
    """
    low, high = paper.sentence(figure)
    text = paper.document.text
    told: set[int] = set()
    counted = False
    columns = dict(question.filters)
    for hit in vocabulary.find(text, low, high):
        entry = hit.entry
        counted |= entry.sort == "measure" and entry.phrase == question.measure.name
        if entry.sort in ("measure", "about", "column") or (entry.sort == "value" and entry.column in columns):
            told.update(range(hit.start, hit.end))
    words = lexicon("evidence")["change"]
    plain = {*words["words"], *(words["amounts"] if question.measure.unit is not None else ())}
    verbs = _forms(verbs_of(question.table, question.measure))
    found = [] if counted or question.measure.unit == figure.unit is not None else ["what is counted"]
    for word, start, end in tokens(text[low:high]):
        place = low + start
        inside = figure.start <= place < figure.end
        if inside or place in told or word in plain or paper.is_apart(place, low + end) or word in _trends():
            continue
        if word not in verbs:
            found.append(text[place : low + end])
    return tuple(dict.fromkeys(found))


@cache
def _forms(lemmas: tuple[str, ...]) -> frozenset[str]:
    """Return the regular forms of verbs: "passed", "passing", not the "drivers" of "drive"."""
    stems = {lemma.split("+")[0] for lemma in lemmas}
    bare = {stem.removesuffix("e") for stem in stems} | {f"{stem}{stem[-1]}" for stem in stems if stem}
    return frozenset({*stems, *(f"{stem}{ending}" for stem in bare for ending in ("ed", "ing"))})


@cache
def _trends() -> frozenset[str]:
    trend = lexicon("comparators")["trend"]
    return frozenset(tokens(word)[0][0] for word in (*trend["up"], *trend["down"]))


def changed(check: EvidenceCheck, claim: Claim, question: Question, days: Days, compared: Compared) -> EvidenceCheck:
    """Compare a change with that between two periods of the register."""
    table, before, now = question.table, compared.before, days.spans[0]
    if before is None or before.first is None or before.last is None or before.first == now.first:
        return replace(check, reason="A change: the two periods it compares are not both stated.")
    earlier = Span(label="plain", first=before.first, last=before.last)
    if not (table.first <= min(earlier.first, now.first) and max(earlier.last, now.last) <= table.last):
        reason = f"The register covers {table.first.isoformat()} to {table.last.isoformat()} only."
        return replace(check, reason=reason)
    old, new, observed = _observed(claim.figure, question, earlier, now)
    if observed is None:
        return replace(check, reason="The register shows nothing for the earlier period.")
    readings = tuple(_readings(claim, question, earlier, days))
    agreeing = [one for one in readings if one.outcome == "agrees"]
    said = f"The register shows {number(old)}, then {number(new)}: {_way(claim.figure.change, observed)}"
    sql = table.sql(question.measure, question.filters, now.first, now.last)
    first = table.sql(question.measure, question.filters, earlier.first, earlier.last)
    unknown = tuple(dict.fromkeys((*question.unknown, *compared.unknown)))
    check = replace(
        check, readings=readings, observed=observed, sql=f"SELECT ({sql}), ({first})", unit=claim.figure.unit,
        proposal=bool(unknown),
    )  # fmt: skip
    if unknown:
        words = ", ".join(f"“{word}”" for word in unknown[:4])
        return replace(check, reason=f"Not sure: nothing in the register tells {words}. {said}.")
    if readings[0].outcome == "agrees":
        return replace(check, outcome="agrees", reason=f"{said}.")
    if agreeing:
        only = tuple(one.label for one in agreeing)
        shown = f"{said} as plainly read; agrees only {under(agreeing)}."
        return replace(check, outcome="agrees", reason=shown, only_under=only, observed=agreeing[0].observed)
    why = _not_firm(claim, question, compared, earlier, days)
    if why:
        return replace(check, reason=f"{said}; no difference is claimed: {why}.")
    return replace(
        check, outcome="differs", reason=f"{said}; the claim says otherwise, and no reading brings them together."
    )


def _observed(
    figure: Figure, question: Question, earlier: Span, now: Span, place: int = 0
) -> tuple[Fraction, Fraction, Fraction | None]:
    """Return what the register shows for both periods, and the change in the direction and unit of the claim."""
    way = ways(question)[place]
    daily = question.table.daily(way.measure, way.filters)
    old, new = daily.between(earlier.first, earlier.last), daily.between(now.first, now.last)
    step = new - old if figure.change == "up" else old - new
    if figure.unit != "percent":
        return old, new, step
    return old, new, 100 * step / old if old else None


def _readings(claim: Claim, question: Question, earlier: Span, days: Days) -> Iterator[CheckReading]:
    """Yield the plain reading, then one change at a time: of the days of either period, of what is counted, of the number."""
    table, figure, numbers = question.table, claim.figure, intervals(claim)
    count = 0
    for place, way in enumerate(ways(question)):
        for span, start in _pairs(earlier, days):
            inside = table.first - DAY * table.declaration.lag <= min(span.first, start.first)
            observed = _observed(figure, question, start, span, place)[2]
            if span.time or not inside or max(span.last, start.last) > table.last or observed is None:
                continue
            labels = list(dict.fromkeys(one for one in (way.label, span.label, start.label) if one != "plain"))
            for name, interval in numbers:
                outcome = holds(observed, interval, at_least=False)
                if name and (outcome != "agrees" or (labels and name.startswith("exactness"))):
                    continue
                label = " + ".join([*labels, *([name] if name else [])]) or "plain"
                yield CheckReading(label=label, observed=observed, outcome=outcome, first=span.first, last=span.last)
                count += 1
                if outcome == "agrees" or count >= MOST_READINGS:
                    break
            if count >= MOST_READINGS:
                return


def _pairs(earlier: Span, days: Days) -> Iterator[tuple[Span, Span]]:
    """Yield the later and the earlier period: entries dated or booked aside may lie in either of them or in both."""
    for span in days.spans:
        yield span, earlier
    plain = days.spans[0]
    for span in days.spans[1:]:
        if span.label.startswith(("register_lag", "booked_late")):
            first, last = earlier.first - (plain.first - span.first), earlier.last + (span.last - plain.last)
            moved = Span(label=span.label, first=first, last=last)
            yield plain, moved
            yield span, moved


def _not_firm(claim: Claim, question: Question, compared: Compared, earlier: Span, days: Days) -> str:
    """Say why a change that the register does not show is no difference, "" if it is one."""
    now, shown = days.spans[0], compared.now
    if question.soft or not days.firm or days.uncertain:
        return question.soft or days.note or "its days are not certain"
    if shown is None or (shown.first, shown.last) != (now.first, now.last):
        return "its sentence names other days as well"
    if any(one is not None and (one.mod or one.type not in ("DATE", "DURATION")) for one in (compared.before, shown)):
        return "one of the periods is named roughly"
    if earlier.last >= now.first and now.last >= earlier.first:
        return "the two periods share days"
    if not claim.accuses:
        return claim.why_not
    for span in (earlier, now):
        gap = gap_of(question, span)
        if gap:
            return gap
    return _one_direction(question)


def _one_direction(question: Question) -> str:
    named: Sequence[str] = [column for column, _ in question.filters]
    for column in question.table.declaration.column:
        if column.role == "direction" and column.column not in named and len(question.table.values(column.column)) == 1:
            return "the register counts one direction only, and the claim does not name one"
    return ""


def _way(change: str, observed: Fraction) -> str:
    up = (change == "up") == (observed >= 0)
    return f"{'up' if up else 'down'} by {number(abs(observed))}"
