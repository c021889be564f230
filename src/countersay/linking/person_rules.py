"""Join the forms of one person: full names, surnames, initials, titles alone."""

from collections.abc import Iterable, Sequence

from countersay.linking.name_clusters import Clusters, Node
from countersay.linking.name_keys import PersonKey, person_key
from countersay.linking.variants import are_variants, skeleton

Proposals = list[tuple[Node, Node, str]]
_MAX_BLOCK = 200
"""Nodes of one block compared pairwise; so many names of one sound are not spellings of one name."""


def link_persons(clusters: Clusters, nodes: Sequence[Node], open_nodes: Sequence[Node], proposals: Proposals) -> None:
    """Join persons; `open_nodes` of unknown kind may turn out to be surnames."""
    keys = {node.index: person_key(node.label) for node in (*nodes, *open_nodes)}
    full = [node for node in nodes if len(keys[node.index].words) > 1]
    single = [node for node in nodes if len(keys[node.index].words) == 1]
    titles = [node for node in nodes if not keys[node.index].words]
    _link_full(clusters, full, keys, proposals)
    _link_surnames(clusters, single, full, keys, proposals)
    known = {keys[node.index].words[-1] for node in full}
    loose = [
        n
        for n in open_nodes
        if len(keys[n.index].words) == 1 and keys[n.index].words[0] in known and not keys[n.index].titles
    ]
    _link_surnames(clusters, loose, full, keys, [])
    _link_titles(clusters, titles, (*full, *single), keys)


def _link_full(clusters: Clusters, full: Sequence[Node], keys: dict[int, PersonKey], proposals: Proposals) -> None:
    """Join full names that agree in surname and do not differ in given names."""
    spelt: dict[tuple[str, str], list[Node]] = {}
    by_letter: dict[tuple[str, str], list[Node]] = {}
    shortened: list[Node] = []
    for node in full:
        key = keys[node.index]
        surname = skeleton(key.words[-1])
        if any(key.initials[:-1]):
            shortened.append(node)
        else:
            spelt.setdefault((surname, skeleton(key.words[0])), []).append(node)
        by_letter.setdefault((surname, key.words[0][:1]), []).append(node)
    for members in spelt.values():
        members = members[:_MAX_BLOCK]
        for k, node in enumerate(members):
            for other in members[k + 1 :]:
                if _same_person(keys[node.index], keys[other.index]):
                    clusters.join(node, other)
    for node in shortened:
        key = keys[node.index]
        block = by_letter[skeleton(key.words[-1]), key.words[0][:1]][:_MAX_BLOCK]
        fits = [other for other in block if other is not node and _same_person(key, keys[other.index])]
        remaining = list({clusters.root(other): other for other in fits}.values())
        if len(remaining) == 1:
            clusters.join(node, remaining[0])
        else:
            proposals.extend((node, other, f"{node.label} may be {other.label}") for other in remaining)
    _link_prefixes(clusters, full, keys)


def _link_prefixes(clusters: Clusters, full: Sequence[Node], keys: dict[int, PersonKey]) -> None:
    """Join "Abu Mara" to the one "Abu Mara al-Tani" of its document, "Bel Costa" to the one "Ana Bel Costa"."""
    longer: dict[tuple[str, ...], list[Node]] = {}
    for node in full:
        words = keys[node.index].words
        for length in range(2, len(words)):
            longer.setdefault(words[:length], []).append(node)
            longer.setdefault(words[-length:], []).append(node)
    for node in full:
        fits = [other for other in longer.get(keys[node.index].words, []) if other.documents & node.documents]
        if len({clusters.root(other) for other in fits}) == 1:
            clusters.join(node, fits[0])


def _same_person(a: PersonKey, b: PersonKey) -> bool:
    """Say whether two full names may be one person's: the surnames are variants, the given names do not clash."""
    if a.words == b.words:
        return True
    if not are_variants(a.words[-1], b.words[-1]):
        return False
    short, long = (a, b) if len(a.words) <= len(b.words) else (b, a)
    at = 0
    for k, word in enumerate(short.words[:-1]):
        while at < len(long.words) - 1 and not _given_agree(word, short.initials[k], long.words[at], long.initials[at]):
            if k == 0:
                return False  # the first given name must agree; only later ones may be left out
            at += 1
        if at == len(long.words) - 1:
            return False
        at += 1
    return True


def _given_agree(a: str, a_initial: bool, b: str, b_initial: bool) -> bool:
    if a_initial or b_initial:
        return a[:1] == b[:1]
    return a == b or are_variants(a, b)


def _link_surnames(
    clusters: Clusters, single: Iterable[Node], full: Sequence[Node], keys: dict[int, PersonKey], proposals: Proposals
) -> None:
    """Join a surname to the one full name that has it, in its document first."""
    by_word: dict[str, list[Node]] = {}
    for node in full:
        by_word.setdefault(keys[node.index].words[-1], []).append(node)
    waiting: dict[tuple[str, frozenset[str]], Node] = {}
    for node in single:
        word, titles = keys[node.index].words[0], keys[node.index].titles
        fits = [other for other in by_word.get(word, []) if _titles_agree(titles, keys[other.index].titles)]
        near = [other for other in fits if other.documents & node.documents]
        ranks = titles - _SIR - _MADAM
        if ranks and not any(ranks & keys[other.index].titles for other in near):
            # "President Bel" of a text that names Eva Bel alone is the Ana Bel whom another text calls president
            ranked = [other for other in fits if ranks & keys[other.index].titles]
            near = ranked or near
        candidates = list({clusters.root(other): other for other in near or fits}.values())
        if len(candidates) > 1:
            titled = [other for other in near or fits if titles & keys[other.index].titles]
            narrowed = list({clusters.root(other): other for other in titled}.values())
            candidates = narrowed if len(narrowed) == 1 else candidates
        if len(candidates) == 1:
            clusters.join(node, candidates[0])
        elif candidates:
            proposals.extend((node, other, f"{node.label} may be {other.label}") for other in candidates[:5])
        elif titles:
            clusters.join(waiting.setdefault((word, titles), node), node)
    _join_titled(clusters, single, keys)


_SIR = frozenset(("mr", "sir", "lord", "king", "prince", "father"))
_MADAM = frozenset(("mrs", "ms", "miss", "dame", "lady", "queen", "princess", "sister"))


def _titles_agree(a: frozenset[str], b: frozenset[str]) -> bool:
    """Refuse a man's form of address beside a woman's."""
    return not ((a & _SIR and b & _MADAM) or (a & _MADAM and b & _SIR))


def _join_titled(clusters: Clusters, single: Iterable[Node], keys: dict[int, PersonKey]) -> None:
    """Join surname forms of one document that differ only in titles ("President Bel", "Bel")."""
    first: dict[tuple[str, str | None], list[Node]] = {}
    for node in single:
        first.setdefault((keys[node.index].words[0], node.document), []).append(node)
    for members in first.values():
        for node in members[1:]:
            if _titles_agree(keys[node.index].titles, keys[members[0].index].titles):
                clusters.join(members[0], node)


def _link_titles(clusters: Clusters, titles: Sequence[Node], named: Sequence[Node], keys: dict[int, PersonKey]) -> None:
    """Join "the president" to the one person of its document who bears that title before it."""
    bearers: dict[tuple[str, str], list[Node]] = {}
    for node in named:
        for mention in node.mentions:
            for word in person_key(mention.text).titles:
                bearers.setdefault((mention.document, word), []).append(node)
    for node in titles:
        if node.document is None:
            continue
        words = [word for word in node.label.lower().split() if word not in ("the", "a")]
        sets = [{clusters.root(other): other for other in bearers.get((node.document, word), [])} for word in words]
        shared = set.intersection(*(set(found) for found in sets)) if sets else set()
        if len(shared) == 1:
            clusters.join(node, sets[0][shared.pop()])
