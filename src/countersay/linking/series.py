"""Group figures that count the same thing, and say how groups that nearly do stand to each other.

Two figures are the same measure if unit, family, thing counted, what narrows it, class of predicate and place agree.
A narrower measure is a subset of a wider one. Where one has a place and the other none, the link is unsure and only
proposed. Blocking is by key, so the work grows with the number of figures, not of pairs.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from countersay.lexicon.load import table, word_set
from countersay.linking.headed_places import places_by_head
from countersay.linking.measures import Measure, measure_of
from countersay.linking.neighbours import counted
from countersay.linking.noun_evidence import renamed
from countersay.linking.place_keys import is_deictic
from countersay.linking.regrouping import PARTED, Key, Regrouped, regroup
from countersay.linking.series_links import APART, OF, UNSAID, Block, LinkBlocks, Member, link_here
from countersay.model import Figure, Regrouping, Series, SeriesLink, identify
from countersay.model.quick import altered

_Key = Key
_Measures = Mapping[str, Measure | None]


@dataclass(frozen=True, slots=True)
class SeriesLinks:
    """Figures with their series and scope filled in, the series, and the links between series."""

    figures: tuple[Figure, ...]
    series: tuple[Series, ...]
    links: tuple[SeriesLink, ...]


def link_series(
    figures: Sequence[Figure],
    place_key: Callable[[str], str],
    decided: Sequence[Regrouping] = (),
    ranks: Mapping[str, int] | None = None,
    headed: Mapping[str, frozenset[str]] | None = None,
    same: Mapping[str, str] | None = None,
    link_blocks: LinkBlocks = link_here,
) -> SeriesLinks:
    """Group the figures; `place_key` maps a place as written to a key that its spelling variants share.

    `decided` is what people decided about series, in the order in which they did. `ranks` gives the order of documents
    that series and links follow, by date and path; without it they follow the order of the figures. `headed` gives the
    keys of the places that the head of each document names, `same` the nouns that the texts say to mean another.
    `link_blocks` finds the links inside each block of series, here or elsewhere.
    """
    written = {one.id: one.counted for one in figures}
    figures = [_renamed(figure, same) for figure in figures] if same else figures
    order = {one.id: ((ranks or {}).get(one.document, 0), one.document, one.number.start) for one in figures}
    by_id = {figure.id: figure for figure in figures}
    measured = {figure.id: measure_of(figure) for figure in figures}
    apart = _kept_apart(figures, by_id, measured, place_key)
    keys: dict[str, _Key] = {}
    for figure in figures:
        key = _key(figure, by_id, measured, place_key)
        if key is not None and figure.id in apart:
            key = (*key[:3], key[3] | {f"{APART}{figure.id}"}, *key[4:])
        if key is not None:
            keys[figure.id] = key
    placed_by_head = places_by_head(figures, keys, headed or {})
    keys |= placed_by_head
    figures = [altered(one, assumed=(*one.assumed, "place")) if one.id in placed_by_head else one for one in figures]
    measured |= {figure.id: measure_of(figure) for figure in figures if figure.id in placed_by_head}
    regrouped = regroup(_by_agent(figures, keys, by_id, place_key), decided)
    keys = regrouped.keys
    groups: dict[_Key, list[Figure]] = defaultdict(list)
    measures: dict[_Key, Measure] = {}
    scoped: dict[str, tuple[_Key, str]] = {}
    for figure in figures:
        measure, key = measured[figure.id], keys.get(figure.id)
        if key is None or measure is None:
            continue
        groups[key].append(figure)
        measures.setdefault(key, measure)
        scoped[figure.id] = (key, measure.wording)
    series = {
        key: replace(_series(key, measures[key], members, order), decisions=regrouped.made.get(key, ()))
        for key, members in groups.items()
    }
    placed = tuple(
        _placed(figure, series[scoped[figure.id][0]].id, scoped[figure.id][1], regrouped)
        if figure.id in scoped
        else figure
        for figure in figures
    )
    if same:
        placed = tuple(altered(figure, counted=written[figure.id]) for figure in placed)
    links = _links(series, groups, regrouped, order, link_blocks)
    return SeriesLinks(placed, tuple(sorted(series.values(), key=lambda one: (one.label, one.id))), links)


def _renamed(figure: Figure, same: Mapping[str, str]) -> Figure:
    """Count a figure under the noun of its group, and say that its word is another."""
    counted = renamed(figure.counted, same) if figure.counted else figure.counted
    return figure if counted == figure.counted else altered(figure, counted=counted, assumed=(*figure.assumed, "word"))


def _placed(figure: Figure, series: str, scope: str, regrouped: Regrouped[_Key]) -> Figure:
    """Put a figure into its series; those that a person joined have one scope, whatever their wording."""
    decision = regrouped.joined.get(figure.id)
    if decision is None:
        return altered(figure, series=series, scope=scope)
    decisions = (*(one for one in figure.decisions if one != decision), decision)
    return altered(figure, series=series, scope=f"as decided: {decision}", joined=decision, decisions=decisions)


def _by_agent(
    figures: Sequence[Figure], keys: Mapping[str, _Key], by_id: Mapping[str, Figure], place_key: Callable[[str], str]
) -> dict[str, _Key]:
    """Part the figures of one measure by the bodies whose counts they are, where two or more bodies are named.

    A figure without a named body then stays by itself: whose count it is, is unsure. A mean goes with its total.
    """
    named: dict[_Key, set[str]] = defaultdict(set)
    agents: dict[str, str] = {}
    forms: dict[_Key, set[tuple[str, str]]] = defaultdict(set)
    generic: list[tuple[str, str]] = []
    for figure in figures:
        relation = figure.relation
        holder = by_id[relation.figure] if relation is not None and relation.type == "average_of" else figure
        if figure.id in keys and holder.agent and not _is_generic(holder.agent):
            agents[figure.id] = place_key(holder.agent)
            named[keys[figure.id]].add(agents[figure.id])
            forms[keys[figure.id]].add((agents[figure.id], holder.agent.lower().split()[-1]))
        elif figure.id in keys and holder.agent:
            generic.append((figure.id, holder.agent.lower()))
    for identity, agent in generic:  # "the army" is the Alm Army where no other army is named
        full = {one for one, last in forms[keys[identity]] if last == agent}
        if len(full) == 1:
            agents[identity] = min(full)
        elif by_id[identity].predicate in word_set("predicates", "words", "losing"):
            agents[identity] = agent
            named[keys[identity]].add(agent)
    return {
        figure: (*key[:3], key[3] | {f"{OF}{agents.get(figure, 'nobody named')}"}, *key[4:])
        if len(named[key]) > 1
        else key
        for figure, key in keys.items()
    }


def _is_generic(agent: str) -> bool:
    """Say whether the words name no particular body: "the company", "Police", "the Ministry"."""
    words = agent.lower().removeprefix("the ").split()
    return len(words) == 1 and words[0] in table("nouns")["bodies"]["generic"]


def _kept_apart(
    figures: Sequence[Figure], by_id: Mapping[str, Figure], measured: _Measures, place_key: Callable[[str], str]
) -> frozenset[str]:
    """Ids of parts whose words do not tell them from their whole, or from another part of it with another value.

    Each counts something else although it is said in the same words: they must never be set against one another.
    """
    keys = {figure.id: _key(figure, by_id, measured, place_key) for figure in figures if figure.relation}
    found: set[str] = set()
    siblings: dict[tuple[str, _Key], list[Figure]] = defaultdict(list)
    for figure in figures:
        key = keys.get(figure.id)
        if figure.relation is None and _OF_KNOWN.match(figure.text, figure.number.end - figure.start):
            found.add(figure.id)  # "20 of the civilians killed were engineers": no count of all civilians killed
        if figure.relation is None or figure.relation.type != "part_of" or key is None:
            continue
        for whole in _wholes(figure, by_id):
            if _adds_nothing(key, _key(whole, by_id, measured, place_key)):
                found.add(figure.id)
        siblings[figure.relation.figure, key].append(figure)
    for parts in siblings.values():
        if len({(part.lower, part.upper) for part in parts}) > 1:
            found |= {part.id for part in parts}
    return frozenset(found)


_OF_KNOWN = re.compile(r"\s+(?:out )?of (?:the|these|those|its|their|our|his|her)\b")


def _adds_nothing(part: _Key, whole: _Key | None) -> bool:
    """Say whether a part is told from its whole by neither noun, nor verb, nor a narrower word, nor a place of its own.

    What it is besides ("29 of the 44 were engineers") stands in no key.
    """
    if whole is None or (part[0], part[2]) != (whole[0], whole[2]):
        return False
    return part[3] <= whole[3] and part[4] <= whole[4] and part[5] in ("", whole[5])


def _wholes(figure: Figure, by_id: Mapping[str, Figure]) -> list[Figure]:
    """Everything that the figure is said to be a part of, through repeats of the same figure."""
    found: list[Figure] = []
    relation = figure.relation
    while relation is not None and relation.type in ("part_of", "same_as"):
        whole = by_id[relation.figure]
        if whole in found:
            break
        found.append(whole)
        relation = whole.relation
    return found


def _key(
    figure: Figure, by_id: Mapping[str, Figure], measured: _Measures, place_key: Callable[[str], str]
) -> _Key | None:
    """A mean belongs to the series of the total it is a mean of."""
    measure = measured[figure.id]
    if measure is None:
        return None
    relation = figure.relation
    if relation is not None and relation.type == "same_as" and by_id[relation.figure].kind == "share":
        return None  # the count of a share is checked against its base alone
    if relation is not None and relation.type == "average_of":
        return _key(by_id[relation.figure], by_id, measured, place_key)
    place = place_key(figure.place) if figure.place else ""
    if figure.place and is_deictic(figure.place):
        place = f"{figure.place} ({figure.document})"  # where that is, only the document's own words say
    return measure.unit, measure.family, measure.head, measure.narrowing, measure.predicates, place


def _last(figure: Figure) -> date:
    return figure.window.last if figure.window and figure.window.last else date.max


def _series(
    key: _Key, measure: Measure, members: Sequence[Figure], order: Mapping[str, tuple[int, str, int]]
) -> Series:
    ordered = sorted(members, key=lambda figure: (_last(figure), order[figure.id]))
    unit, family, head, narrowing, predicates, _ = key
    place = next((figure.place for figure in ordered if figure.place), None)
    counted = " ".join([*sorted(n for n in narrowing if not n.startswith(UNSAID)), head]).strip() or None
    said = " and ".join(sorted(predicates))
    label = " ".join(
        part
        for part in (
            counted,
            f"({unit})" if unit else "",
            said,
            f"— {place}" if place else "",
            "(kept apart)" if any(word.startswith(PARTED) for word in narrowing) else "",
        )
        if part
    )
    digest = (unit, family, head, ",".join(sorted(narrowing)), ",".join(sorted(predicates)), key[5])
    return Series(
        id=identify("s", *digest),
        label=label,
        kind="stock" if family == "stock" else "share" if family == "share" else "flow",
        counted=counted,
        unit=unit,
        place=place,
        qualifiers=tuple(sorted(word for word in narrowing if not word.startswith(UNSAID))),
        figures=tuple(figure.id for figure in ordered),
    )


def _links(
    series: Mapping[_Key, Series],
    groups: Mapping[_Key, Sequence[Figure]],
    regrouped: Regrouped[_Key],
    order: Mapping[str, tuple[int, str, int]],
    link_blocks: LinkBlocks,
) -> tuple[SeriesLink, ...]:
    blocks: dict[tuple[str | None, str, str], list[_Key]] = defaultdict(list)
    for key in series:
        blocks[key[:3]].append(key)
    several = (_block(keys, series, groups, regrouped, order) for keys in blocks.values() if len(keys) > 1)
    links = [link for linked in link_blocks(several) for link in linked.links]
    first = {one.id: min(order[figure] for figure in one.figures) for one in series.values()} if links else {}
    return tuple(sorted(links, key=lambda link: (first[link.left], first[link.right], link.kind, link.id)))


def _block(
    keys: Sequence[_Key],
    series: Mapping[_Key, Series],
    groups: Mapping[_Key, Sequence[Figure]],
    regrouped: Regrouped[_Key],
    order: Mapping[str, tuple[int, str, int]],
) -> Block:
    """Lay out the series of a block for what links them."""
    members = []
    for key in keys:
        ranked = sorted((counted(figure, order[figure.id][0]) for figure in groups[key]), key=lambda one: one.order)
        members.append(Member(key=key, id=series[key].id, place=series[key].place, figures=tuple(ranked)))
    members.sort(key=lambda member: member.first)
    own = {figure.id for key in keys for figure in groups[key]} if regrouped.apart else set()
    apart = tuple((one, other) for one, other in regrouped.apart if one & own and other & own)
    return Block(members=tuple(members), apart=apart)
