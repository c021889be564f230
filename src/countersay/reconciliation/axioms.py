"""Whether a row of a certificate is an instance of a named axiom, worked out for the verifier alone.

Shares no code with what finds certificates.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from countersay.model import Decision, Event, Figure, PlacedTimex, Term
from countersay.reconciliation.rereading import came_or_went, sets_against
from countersay.reconciliation.rereading_multiples import base_first, multiples_told, went
from countersay.reconciliation.rereading_products import margin_rank
from countersay.reconciliation.rereading_tables import makes_up

Point = tuple[str, date | None]
NEAR = 700
LEAD = 160
"""Characters between two numbers that answer one question, and around them, in which the words that say so stand."""


@dataclass(frozen=True, slots=True)
class Books:
    """The record's tables that a certificate refers to, by id."""

    figures: Mapping[str, Figure]
    timexes: Mapping[str, PlacedTimex]
    events: Mapping[str, Event]
    spoken: Mapping[str, date]
    decisions: Mapping[str, Decision]
    part_links: frozenset[tuple[str, str]]
    homes: Mapping[str, str]
    texts: Mapping[str, str]
    days: Mapping[str, date] = field(default_factory=dict)


def is_instance(axiom: str | None, terms: Sequence[Term], books: Books) -> bool:
    """Say whether `terms <= 0` is an instance of the axiom of that name; there is none of a name unknown here."""
    fits = _AXIOMS.get(axiom or "")
    return fits is not None and fits(terms, books)


def _is_monotone(terms: Sequence[Term], books: Books) -> bool:
    if len(terms) != 1:
        return False
    term = terms[0]
    dated = term.after is not None and term.through is not None and term.after <= term.through
    kinds = {
        books.figures[one].kind for one, home in books.homes.items() if home == term.series and one in books.figures
    }
    # Only what adds up over days has a running total; sums of money may go down.
    return dated and term.coefficient < 0 and bool(kinds & {"flow", "average"})


def _is_non_negative(terms: Sequence[Term], books: Books) -> bool:
    return len(terms) == 1 and terms[0].coefficient < 0 and terms[0].series in books.figures


def _is_part(terms: Sequence[Term], books: Books) -> bool:
    if len(terms) != 2 or terms[0].coefficient != -terms[1].coefficient:
        return False
    part, whole = (terms[0], terms[1]) if terms[0].coefficient > 0 else (terms[1], terms[0])
    if (part.after, part.through) != (whole.after, whole.through):
        return False
    if part.through is None:
        return _part_of(books, part.series) == whole.series
    return (part.series, whole.series) in books.part_links


def _part_of(books: Books, figure: str) -> str | None:
    known = books.figures.get(figure)
    relation = known.relation if known is not None else None
    return relation.figure if relation is not None and relation.type == "part_of" else None


def _split(terms: Sequence[Term], books: Books) -> tuple[list[Term], Term] | None:
    """Tell the parts of a sum from their whole, or return None if it is no such sum."""
    ids = {term.series for term in terms}
    whole = [term for term in terms if _part_of(books, term.series) not in ids]
    parts = [term for term in terms if _part_of(books, term.series) in ids]
    if len(whole) != 1 or len(ids) != len(terms) or any(_part_of(books, p.series) != whole[0].series for p in parts):
        return None
    if any(term.through is not None for term in terms) or len({term.coefficient for term in parts}) != 1:
        return None
    return (parts, whole[0]) if parts[0].coefficient == -whole[0].coefficient else None


def _is_sum_within(terms: Sequence[Term], books: Books) -> bool:
    split = _split(terms, books)
    return _is_sum_in_table(terms, books, -1) or (split is not None and split[1].coefficient < 0)


def _is_sum_of_all(terms: Sequence[Term], books: Books) -> bool:
    if _is_sum_in_table(terms, books, 1):
        return True
    split = _split(terms, books)
    if split is None or split[1].coefficient < 0:
        return False
    relations = [books.figures[part.series].relation for part in split[0]]
    return all(relation is not None and relation.exhaustive for relation in relations)


def _is_sum_in_table(terms: Sequence[Term], books: Books, sign: int) -> bool:
    """Say whether the layout of a table makes one number, the one with this sign, the sum of all others."""
    figures = [books.figures[term.series] for term in terms if term.series in books.figures]
    undated = all(term.after is None and term.through is None for term in terms)
    wholes = [index for index, term in enumerate(terms) if term.coefficient == sign]
    signs = sorted(term.coefficient * sign for term in terms) == [-1] * (len(terms) - 1) + [1]
    if not undated or not signs or len(figures) != len(terms) or len({figure.document for figure in figures}) != 1:
        return False
    text = books.texts.get(figures[0].document)
    if not text:  # a mailed finding without copies of the documents
        return len(terms) > 2
    parts = [figure.number.start for index, figure in enumerate(figures) if index != wholes[0]]
    return makes_up(text, figures[wholes[0]].number.start, parts, some=sign < 0)


def _is_balance(terms: Sequence[Term], books: Books) -> bool:
    """Say whether two counts of one passage and what the words there say came and went between them are set in balance."""
    figures = [books.figures[term.series] for term in terms if term.series in books.figures]
    undated = all(term.after is None and term.through is None and abs(term.coefficient) == 1 for term in terms)
    if not undated or len({figure.id for figure in figures}) != len(terms) or len({f.document for f in figures}) != 1:
        return False
    text = books.texts.get(figures[0].document)
    if not text:  # a mailed finding without copies of the documents: what the words say cannot be seen
        return len(terms) > 2 and {term.coefficient for term in terms} == {Fraction(1), Fraction(-1)}
    ways = [came_or_went(text, figure.number.start, figure.number.end) for figure in figures]
    if ways == [None] * _DIFFERENCE and _is_difference(terms, figures, text):
        return True
    if len(figures) == _DIFFERENCE and _is_margin(terms, figures, text):
        return True
    left = [term.coefficient for term, way in zip(terms, ways, strict=True) if way is None]
    if len(left) != 2 or left[0] + left[1] != 0:
        return False
    # What came counts with the count at the start, what went with the one at the end; of these two the first is named first.
    sign = left[0]
    return all(way is None or term.coefficient == sign * way for term, way in zip(terms, ways, strict=True))


_DIFFERENCE = 3  # two counts and the number by which they differ


def _is_difference(terms: Sequence[Term], figures: Sequence[Figure], text: str) -> bool:
    """Say whether the words call one of three numbers a rise or fall between the two others, of which one is the earlier."""
    spans = [(figure.number.start, figure.number.end, figure.end) for figure in figures]
    ways = [went(text, start, end) or went(text, start, last) for start, end, last in spans]
    told = [index for index, way in enumerate(ways) if way is not None]
    if len(told) != 1 or max(f.end for f in figures) - min(f.start for f in figures) > NEAR:
        return False
    change = figures[told[0]]
    counts = sorted((f.number.start, f.number.end) for f in figures if f is not change)
    earlier = base_first(text, counts[0], counts[1], (change.start, change.end))
    sign = {f.number.start: term.coefficient for f, term in zip(figures, terms, strict=True)}
    base, then = counts if earlier else reversed(counts)
    way = ways[told[0]]
    return sign[base[0]] == -sign[then[0]] and way is not None and sign[change.number.start] == sign[base[0]] * way


def _is_margin(terms: Sequence[Term], figures: Sequence[Figure], text: str) -> bool:
    """Say whether the words call one of three numbers the margin by which the larger of the two others is ahead."""
    ranks = [margin_rank(text, figure.number.start) for figure in figures]
    told = [
        index for index, rank in enumerate(ranks) if rank == max(ranks)
    ]  # "carried by 311 votes to 287, a majority of 24"
    if max(ranks) == 0 or len(told) != 1 or max(f.end for f in figures) - min(f.start for f in figures) > NEAR:
        return False
    margin = terms[told[0]].coefficient
    counts = [index for index in range(_DIFFERENCE) if index != told[0]]
    larger, smaller = sorted(counts, key=lambda index: -(figures[index].value or 0))
    return terms[larger].coefficient == -terms[smaller].coefficient and terms[smaller].coefficient == margin


def _is_multiple(terms: Sequence[Term], books: Books) -> bool:
    """Say whether one count is held below, or above, a multiple of another that words beside them name, or a looser one."""
    figures = [books.figures[term.series] for term in terms if term.series in books.figures]
    undated = all(term.after is None and term.through is None for term in terms)
    if not undated or len(figures) != 2 or figures[0].id == figures[1].id or len({f.document for f in figures}) != 1:
        return False
    (more, less) = terms if terms[0].coefficient > 0 else (terms[1], terms[0])
    if not more.coefficient > 0 >= less.coefficient:
        return False
    text = books.texts.get(figures[0].document)
    if not text:  # a mailed finding without copies of the documents: what the words say cannot be seen
        return True
    spans = {figure.id: (figure.number.start, figure.number.end) for figure in figures}
    one, other = sorted((more.series, less.series), key=lambda series: spans[series])
    if spans[other][1] - spans[one][0] > NEAR:
        return False
    start = max(0, spans[one][0] - LEAD)
    for first, last, (least, most) in multiples_told(text[start : spans[other][1] + LEAD]):
        base = one if base_first(text, spans[one], spans[other], (start + first, start + last)) else other
        times = -less.coefficient / more.coefficient
        if base == less.series and most is not None and times >= most:
            return True
        if base == more.series and times * least >= 1:
            return True
    return False


def _is_one_question(terms: Sequence[Term], books: Books) -> bool:
    """Say whether two counts of two documents are tied by the words of one, which set its number against the other's."""
    figures = [books.figures[term.series] for term in terms if term.series in books.figures]
    undated = all(term.after is None and term.through is None and abs(term.coefficient) == 1 for term in terms)
    if not undated or len(figures) != 2 or terms[0].coefficient + terms[1].coefficient != 0:
        return False
    one, other = figures
    if one.document == other.document or (one.unit != other.unit and one.counted and other.counted):
        return False
    if not any(books.texts.get(figure.document) for figure in figures):
        return True  # a mailed finding without copies of the documents: what the words say cannot be seen
    return _answers(one, other, books) or _answers(other, one, books)


def _is_one_matter(terms: Sequence[Term], books: Books) -> bool:
    """Say whether two counts of one unit, or two days, stand in two documents, or in one under two voices."""
    figures = [books.figures[term.series] for term in terms if term.series in books.figures]
    undated = all(term.after is None and term.through is None and abs(term.coefficient) == 1 for term in terms)
    if not undated or len(terms) != 2 or terms[0].coefficient + terms[1].coefficient != 0:
        return False
    days = [books.timexes[term.series] for term in terms if term.series in books.timexes]
    if len(days) == 2:
        return days[0].document != days[1].document
    if len(figures) != 2:
        return False
    one, other = figures
    voices = one.document != other.document or (one.attribution or "") != (other.attribution or "")
    return voices and (one.unit, one.per, one.average) == (other.unit, other.per, other.average)


def _answers(own: Figure, given: Figure, books: Books) -> bool:
    """Say whether the number of `given` stands beside `own` in its text, with a word that sets the two against each other."""
    text = books.texts.get(own.document, "")
    for figure in books.figures.values():
        if figure.document == own.document and figure.id != own.id and figure.value == given.value:
            start, end = min(figure.start, own.start), max(figure.end, own.end)
            if end - start <= NEAR and sets_against(text[max(0, start - LEAD) : end + LEAD]):
                return True
    return False


_AXIOMS: Mapping[str, Callable[[Sequence[Term], Books], bool]] = {
    "monotone_total": _is_monotone,
    "non_negative": _is_non_negative,
    "part_within_whole": _is_part,
    "disjoint_groups": _is_sum_within,
    "exhaustive_parts": _is_sum_of_all,
    "balance": _is_balance,
    "multiple": _is_multiple,
    "one_question": _is_one_question,
    "one_matter": _is_one_matter,
}


def points(terms: Iterable[tuple[Fraction, Term]]) -> list[tuple[Point, Fraction]]:
    """Add up multiples of terms by day points; return what is not nought."""
    points: dict[Point, Fraction] = defaultdict(Fraction)
    for multiplier, term in terms:
        points[term.series, term.through] += multiplier * term.coefficient
        if term.after is not None:
            points[term.series, term.after] -= multiplier * term.coefficient
    return [(point, coefficient) for point, coefficient in points.items() if coefficient]
