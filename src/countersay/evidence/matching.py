"""From a figure to a question that a register can answer: a measure, and which rows.

Rules, in the order in which they are asked:

1. *Measure*: the unit, or the head of the counted noun, names a measure of the register; a share needs a group.
2. *Verb*: what is said of the things is what the register records; a number at one time is no movement.
3. *Filters*: phrases of the vocabulary among the figure's own words; those before it hold for all figures of the sentence.
4. *Unknown words*: a name, qualifier, body or owner that nothing in the register tells makes the match a proposal.
"""

import re
from collections.abc import Sequence

from countersay.evidence.declaration import Measure
from countersay.evidence.narrowing import BACK, carried_on, owner_of, owner_words, unknown_words
from countersay.evidence.passages import Around, Paper, around
from countersay.evidence.questions import Gathered, Question, apart_from, gather, with_filters
from countersay.evidence.shares import share_question
from countersay.evidence.tables import Filters, Table, merged
from countersay.evidence.vocabulary import Hit, Vocabulary, normal
from countersay.lexicon.load import table as lexicon
from countersay.lexicon.nouns import head, known_as
from countersay.model import CheckKind, Figure


def ask(
    paper: Paper,
    figure: Figure,
    table: Table,
    vocabulary: Vocabulary,
    earlier: Question | None,
    last: Question | None = None,
) -> Question | None:
    """Return what a figure asks of a register, None if it speaks of something else.

    `earlier` is the question of the whole that it is a part or share of; `last` that of the figure before it.
    """
    found = around(paper, figure, vocabulary)
    if figure.unit == "percent":
        return share_question(paper, figure, table, found, vocabulary, earlier)
    measure, noun_hits, why = _measure(figure, table, vocabulary, found)
    if measure is None:
        return _distinct(paper, figure, table, found, vocabulary)
    carried = [
        Hit(figure.start, figure.end, hit.entry)
        for phrase in carried_on(paper, figure, found)[0]
        for hit in vocabulary.find(phrase)
    ]
    gathered = gather(paper, figure, found, [*noun_hits, *carried, *found.own], earlier)
    if last is not None and _is_opposite(paper, figure, found):
        gathered.filters = _turned(table, last, gathered)
    soft = _owned(paper, figure, table, vocabulary, last, gathered)
    kind: CheckKind = "average" if figure.kind == "average" or figure.per is not None else "total"
    if figure.change in ("up", "down"):
        kind = "change"
    apart = why or apart_from(paper, figure, table, measure, found)
    unknown = [] if apart else unknown_words(paper, figure, table, vocabulary, found)
    unknown = [word for word in unknown if not (soft and word in owner_words())]
    if figure.relation is not None and figure.relation.type == "part_of" and earlier is not None:
        if not gathered.others and gathered.filters == earlier.filters:
            unknown.append("which part of them")
    return Question(
        table=table,
        kind=kind,
        measure=measure,
        filters=gathered.filters,
        others=tuple(gathered.others),
        unknown=tuple(dict.fromkeys([*gathered.unknown, *unknown])),
        apart=apart,
        soft=soft,
        named=tuple(gathered.named),
    )


def spoken_of(figure: Figure, table: Table) -> Question | None:
    """Return what a figure would ask whose noun the register counts but whose verb it does not record, else None."""
    if figure.unit is not None or not figure.counted or not figure.predicate:
        return None
    last, verbs = head(figure.counted), set(figure.predicate.split("+"))
    for measure in table.declaration.measure:
        named = any(_same(figure.counted, word) or known_as(last, word) for word in measure.words)
        if measure.unit is None and named and measure.verbs and not verbs & set(measure.verbs):
            why = f"said to “{figure.predicate.replace('+', ' ')}”; the register records that of none of its {measure.name}"
            return Question(table=table, kind="total", measure=measure, apart=why)
    return None


def _owned(
    paper: Paper, figure: Figure, table: Table, vocabulary: Vocabulary, last: Question | None, gathered: Gathered
) -> str:
    """Take "its" for the operator or party of the figure before; return that in words, "" if there is none."""
    owner = owner_of(paper, figure)
    if not owner:
        return ""
    low, _ = paper.sentence(figure)
    named = [
        hit.entry
        for hit in vocabulary.find(paper.document.text, max(0, low - BACK), figure.start)
        if hit.entry.sort == "value" and hit.entry.role in ("operator", "party")
    ]
    options = [(entry.column, entry.cells) for entry in named[-1:]]
    for column in table.declaration.column:
        cells = dict(last.filters).get(column.column) if last is not None else None
        if column.role in ("operator", "party") and cells:
            options.insert(0, (column.column, cells))
    for name, cells in options:
        if name not in dict(gathered.filters):
            gathered.filters = merged(gathered.filters, name, cells)
            return f"“{owner}” is taken for {', '.join(cells)}, named before"
    return ""


def _measure(
    figure: Figure, table: Table, vocabulary: Vocabulary, found: Around
) -> tuple[Measure | None, list[Hit], str]:
    """Return the measure, the phrases its noun names, and why it is narrower than what the register counts."""
    measures = table.declaration.measure
    counted = figure.counted or ""
    hits = [hit for hit in vocabulary.find(counted) if hit.entry.sort in ("value", "choice")]
    if figure.unit is not None:
        measure = next((one for one in measures if one.unit == figure.unit), None)
        told = hits or vocabulary.find(counted)
        if measure is None or (counted and not told):
            return None, [], ""
        # "lorries above 7.5 t": a bare amount without days or a word of the register is not about it.
        if not (told or figure.window is not None or found.own or found.before):
            return None, [], ""
        return measure, _placed(hits, figure), ""
    if not counted:
        return None, [], ""
    last = head(counted)
    verbs = set((figure.predicate or "").split("+"))
    for measure in sorted(measures, key=lambda one: not (verbs & set(one.verbs))):
        if measure.unit is not None or (measure.verbs and figure.predicate and not verbs & set(measure.verbs)):
            continue
        if any(_same(last, word) or _same(counted, word) for word in measure.words):
            return measure, _placed(hits, figure), ""
    for measure in measures:
        if measure.verbs and figure.predicate and not verbs & set(measure.verbs):
            continue
        if measure.unit is None and any(known_as(last, word) for word in measure.words):
            if hits and any(normal(last) in normal(hit.entry.phrase).split() for hit in hits):
                return measure, _placed(hits, figure), ""
            return measure, [], f"{last}: only a part of what the register counts as {measure.name}"
    whole = [hit for hit in hits if hit.end == len(counted)]
    rows = next((one for one in measures if one.count is not None), None)
    return (rows, _placed(hits, figure), "") if whole and rows is not None else (None, [], "")


def _is_opposite(paper: Paper, figure: Figure, found: Around) -> bool:
    words = "|".join(re.escape(word) for word in lexicon("evidence")["neutral"]["opposite"])
    return any(re.search(words, paper.document.text[low:high].lower()) for low, high in found.regions)


def _turned(table: Table, earlier: Question, gathered: Gathered) -> Filters:
    """Return the filters with the other of two directions than the figure before has."""
    for column in table.declaration.column:
        cells = dict(earlier.filters).get(column.column, ())
        values = table.values(column.column)
        if column.role == "direction" and len(cells) == 1 and len(values) == 2:
            other = tuple(value for value in values if value not in cells)
            return with_filters(
                tuple(one for one in gathered.filters if one[0] != column.column), ((column.column, other),)
            )
    gathered.unknown.append("opposite direction")
    return gathered.filters


def _placed(hits: Sequence[Hit], figure: Figure) -> list[Hit]:
    return [Hit(figure.start, figure.end, hit.entry) for hit in hits]


def _same(one: str, other: str) -> bool:
    return normal(one) == normal(other) or bool(known_as(one, other) and known_as(other, one))


def _distinct(paper: Paper, figure: Figure, table: Table, found: Around, vocabulary: Vocabulary) -> Question | None:
    """A count of different values: "42 countries", of a register with a column of them."""
    if figure.unit is not None or not figure.counted or not table.declaration.measure:
        return None
    last = head(figure.counted)
    column = next((one for one in table.declaration.column if any(_same(last, word) for word in one.words)), None)
    if column is None:
        return None
    gathered = gather(paper, figure, found, found.own, None)
    measure = table.declaration.measure[0]
    return Question(
        table=table,
        kind="distinct",
        measure=measure,
        column=column.column,
        filters=gathered.filters,
        unknown=tuple(unknown_words(paper, figure, table, vocabulary, found)),
        apart=apart_from(paper, figure, table, measure, found),
        named=tuple(gathered.named),
    )
