"""What a figure asks of a register, and how phrases around it become filters."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from countersay.evidence.declaration import Measure
from countersay.evidence.passages import Around, Paper, clusters
from countersay.evidence.tables import Filters, Table, merged
from countersay.evidence.vocabulary import Hit
from countersay.lexicon.load import table as lexicon
from countersay.model import CheckKind, Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a figure asks of a register.

    Attributes:
        measure: what is added up. column: whose different values are counted, for kind "distinct".
        filters: the rows; base: of what they are a share. others: further ways to take the words, (label, filters).
        unknown: words that nothing in the register tells. soft: what was supplied from the sentences before. apart: why the register counts something else, "" if not.
    """

    table: Table
    kind: CheckKind
    measure: Measure
    column: str = ""
    filters: Filters = ()
    base: Filters = ()
    others: tuple[tuple[str, Filters], ...] = ()
    unknown: tuple[str, ...] = ()
    apart: str = ""
    soft: str = ""
    named: tuple[str, ...] = ()


@dataclass(slots=True)
class Gathered:
    """Filters found so far, with what could be meant instead."""

    filters: Filters = ()
    others: list[tuple[str, Filters]] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    named: list[str] = field(default_factory=list)


def gather(
    paper: Paper,
    figure: Figure,
    found: Around,
    own: Sequence[Hit],
    earlier: Question | None,
    base: Filters = (),
) -> Gathered:
    """Turn phrases into filters: own words win over those before the first figure, these over an earlier question's."""
    gathered = Gathered(filters=earlier.filters if earlier is not None and earlier.kind != "share" else base)
    if earlier is not None and earlier.kind != "share":
        gathered.named += earlier.named
    text = paper.document.text
    mine = [hit for hit in own if hit.entry.sort in ("value", "choice")]
    columns = {hit.entry.column for hit in mine}
    lead = [h for h in found.before if h.entry.sort in ("value", "choice") and h.entry.column not in columns]
    for cluster in clusters(text, lead):
        _take(gathered, text, cluster, sure=_is_sure(text, cluster, found.lead[1]))
    for cluster in clusters(text, mine):
        _take(gathered, text, cluster, sure=True)
    return gathered


def _take(gathered: Gathered, text: str, cluster: Sequence[Hit], *, sure: bool) -> None:
    first = cluster[0]
    before = text[max(0, first.start - 30) : first.start].lower()
    if re.search(rf"\b(?:{'|'.join(re.escape(word) for word in _leave_out())})(?:\s+\w+){{0,2}}[\s-]*\Z", before):
        gathered.unknown.append(f"{before.split()[-1]} {first.entry.phrase}")
        return
    if first.entry.sort == "choice":
        options = [(label, filters) for label, filters in first.entry.readings]
    else:
        same = [hit for hit in cluster if hit.entry.column == first.entry.column]
        cells = tuple(dict.fromkeys(cell for hit in same for cell in hit.entry.cells))
        options = [(", ".join(dict.fromkeys(hit.entry.phrase for hit in same)), ((first.entry.column, cells),))]
    plain = gathered.filters
    taken = [with_filters(plain, filters) for _, filters in options]
    gathered.named.append(options[0][0])
    if sure:
        gathered.filters = taken[0]
        gathered.others = [(label, with_filters(filters, options[0][1])) for label, filters in gathered.others]
        gathered.others += [(f"group:{label}", one) for (label, _), one in zip(options[1:], taken[1:], strict=True)]
    else:
        gathered.others += [(f"group:{label}", one) for (label, _), one in zip(options, taken, strict=True)]


def with_filters(filters: Filters, more: Filters) -> Filters:
    """Narrow filters by further ones."""
    for column, cells in more:
        filters = merged(filters, column, cells)
    return filters


def _is_sure(text: str, cluster: Sequence[Hit], first_figure: int) -> bool:
    """Say whether a phrase before the first figure narrows what is counted, and does not only speak or stand there."""
    hit = cluster[0]
    if hit.entry.sort == "choice" or hit.entry.role in ("category", "direction", "group", "status"):
        return True
    before = text[max(0, hit.start - 24) : hit.start].lower()
    after = text[cluster[-1].end : cluster[-1].end + 30].lower()
    words = lexicon("evidence")["around"]
    prepositions = words["prepositions"].get(hit.entry.role, ())
    if re.search(rf"\b(?:{'|'.join(map(re.escape, prepositions))})\s+(?:the\s+)?\Z", before):
        return True
    if re.match(r"['’]s?\s|\s+(?:vehicles|convoys|trucks|lorries|cars|ships|forces)\b", after):
        return True
    accounting = "|".join(map(re.escape, words["accounting"]))
    if re.match(rf"\s+(?:have |has |had )?(?:{accounting})\b", after):
        return True
    receiving = "|".join(map(re.escape, words["receiving"]))
    return hit.entry.role == "destination" and bool(re.match(rf"\s+(?:has |have |had )?(?:{receiving})\b", after))


def _going_on(after: str) -> set[str]:
    """Return the lemma, in every spelling it may have, of what things are said to be doing.

    >>> sorted(_going_on(" were still waiting at the gate"))
    ['wait', 'waite']
    """
    found = re.match(r"\s+(?:are|is|was|were|(?:have|has|had) been)\s+(?:still |now |already )?([a-z]{2,})ing\b", after)
    if found is None:
        return set()
    stem = found[1]
    return {stem, f"{stem}e"} | ({stem[:-1]} if stem[-1:] == stem[-2:-1] else set())


def verbs_of(table: Table, measure: Measure | None) -> tuple[str, ...]:
    """Return the lemmas of what is said of the things that a register counts."""
    if measure is not None and measure.verbs:
        return measure.verbs
    verbs = table.declaration.verbs or tuple(lexicon("evidence")["verbs"]["movement"])
    if any(column.role == "destination" for column in table.declaration.column):
        return (*verbs, *lexicon("evidence")["verbs"]["receiving"])
    return verbs


def apart_from(paper: Paper, figure: Figure, table: Table, measure: Measure, found: Around) -> str:
    """Say why the register counts something else than the figure, "" if it does not."""
    point = next((hit for hit in (*found.own, *found.before) if hit.entry.sort == "point"), None)
    if point is not None:
        where = table.declaration.point or "another point"
        return f"counted at {point.entry.phrase}; the register counts at {where}"
    window = figure.window
    over_days = (
        window is not None and window.first is not None and window.last is not None and window.first < window.last
    )
    if figure.kind == "stock" and not (over_days and figure.unit is not None):
        return "a number at one time; the register counts what happens over days"
    lemmas = set((figure.predicate or "").split("+")) - {""}
    if lemmas <= {"be"} and figure.unit is None:
        lemmas = _going_on(paper.document.text[figure.end : figure.end + 60]) or lemmas
    if lemmas and not lemmas & (set(verbs_of(table, measure)) | neutral("predicates")):
        return f"said to “{min(lemmas).replace('+', ' ')}”; the register does not record that"
    return ""


@cache
def neutral(topic: str) -> frozenset[str]:
    """Return words that narrow nothing."""
    return frozenset(lexicon("evidence")["neutral"][topic])


@cache
def _leave_out() -> tuple[str, ...]:
    return tuple(lexicon("evidence")["around"]["leave_out"])
