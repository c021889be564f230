"""Shares, and rises in per cent: whose share, and of what."""

import re

from countersay.evidence.declaration import Measure
from countersay.evidence.narrowing import unknown_words
from countersay.evidence.passages import Around, Paper, clusters
from countersay.evidence.questions import Question, apart_from, gather, neutral, verbs_of
from countersay.evidence.tables import Table, merged
from countersay.evidence.vocabulary import Hit, Vocabulary
from countersay.model import Figure


def share_question(
    paper: Paper, figure: Figure, table: Table, found: Around, vocabulary: Vocabulary, earlier: Question | None
) -> Question | None:
    """Return what a share asks: its group, and the group it is a share of; None if it speaks of something else."""
    same_sentence = earlier is not None and len(paper.beside(figure)) > 1
    made_up = re.search(
        r"\bm(?:ade|akes?|aking) up\s+(?:[a-z]+ )?\Z",
        paper.document.text[max(0, figure.start - 30) : figure.number.start],
    )
    if (figure.change in ("up", "down") and made_up is None) or not table.declaration.measure:
        return _growth(paper, figure, table, found)
    text = paper.document.text
    base_hits, part_hits = _base_and_part(text, figure, found)
    pronoun = re.match(r"\s*of\s+(?:it|them|this|that|these|those)\b", text[figure.end : figure.end + 20])
    base = earlier.base if earlier is not None and earlier.kind == "share" and (pronoun or not base_hits) else ()
    for cluster in clusters(text, base_hits):
        base = merged(base, cluster[0].entry.column, [cell for hit in cluster for cell in hit.entry.cells])
    near = earlier is not None and (same_sentence or bool(part_hits))
    if not near and not base_hits and not speaks_of(figure, table, found):
        return None
    gathered = gather(paper, figure, found, part_hits, None, base)
    unknown = unknown_words(paper, figure, table, vocabulary, found)
    if gathered.filters == base:
        unknown = unknown or ["whose share it is"]
    return Question(
        table=table,
        kind="share",
        measure=table.declaration.measure[0],
        filters=gathered.filters,
        base=base,
        others=tuple(gathered.others),
        unknown=tuple(dict.fromkeys([*gathered.unknown, *unknown])),
        apart=apart_from(paper, figure, table, table.declaration.measure[0], found),
        named=tuple(gathered.named),
    )


def _growth(paper: Paper, figure: Figure, table: Table, found: Around) -> Question | None:
    """A rise or fall in per cent; the two periods are found by what asks."""
    if not table.declaration.measure or not speaks_of(figure, table, found):
        return None
    gathered = gather(paper, figure, found, found.own, None)
    return Question(
        table=table,
        kind="change",
        measure=_named_measure(table, found),
        filters=gathered.filters,
        others=tuple(gathered.others),
        unknown=tuple(gathered.unknown),
        named=tuple(gathered.named),
    )


def _named_measure(table: Table, found: Around) -> Measure:
    """Return the measure that the words name, the first of the register if they name none."""
    named = [hit.entry.phrase for hit in (*found.own, *found.before) if hit.entry.sort == "measure"]
    return next((one for one in table.declaration.measure if one.name in named), table.declaration.measure[0])


def speaks_of(figure: Figure, table: Table, found: Around) -> bool:
    """Say whether the words name what the register is about, or do with it what its things do."""
    if any(hit.entry.sort in ("measure", "about") for hit in (*found.own, *found.before)):
        return True
    return bool(set((figure.predicate or "").split("+")) & (set(verbs_of(table, None)) - neutral("predicates")))


def _base_and_part(text: str, figure: Figure, found: Around) -> tuple[list[Hit], list[Hit]]:
    """Divide the groups a share names into what it is a share of ("44 % of the wheat") and whose share it is."""
    base: list[Hit] = []
    part: list[Hit] = []
    lead = re.match(r"\s*of\b", text[found.lead[0] : found.lead[1]], re.IGNORECASE)
    for cluster in clusters(text, [hit for hit in found.own if hit.entry.sort in ("value", "choice")]):
        between = text[figure.end : cluster[0].start] if cluster[0].start >= figure.end else None
        inside = cluster[0].start >= figure.start and cluster[-1].end <= figure.end
        of = inside or (between is not None and _OF_WHOLE.fullmatch(between))
        (base if of else part).extend(cluster)
    if lead is not None:
        base += [hit for hit in found.before if hit.entry.sort == "value"]
    return base, part


_OF_WHOLE = re.compile(
    r"\s*of\s+(?!(?:it|them|this|that|these|those|which|whom)\b)(?:(?!(?:to|from|for|by|in|on|at|went|was|were)\b)\w+\s+){0,4}",
    re.IGNORECASE,
)
