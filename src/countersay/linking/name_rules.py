"""The rules by which nodes of one kind are joined; each blocks by a key and joins only where one candidate remains."""

from collections.abc import Callable, Hashable, Iterable, Sequence

from countersay.lexicon.countries import country_table
from countersay.lexicon.load import table
from countersay.linking.name_clusters import Clusters, Node
from countersay.linking.name_keys import (
    COMPANIES,
    PlaceKey,
    acronym_letters,
    capital_of,
    dated_key,
    group_key,
    initialisms,
    organisation_key,
    place_key,
    plain,
)
from countersay.linking.person_rules import link_persons
from countersay.linking.variants import are_variants, skeleton

Proposals = list[tuple[Node, Node, str]]
_MAX_BLOCK = 200
"""A block of more nodes than this is not compared pairwise: so many forms of one key are no spellings of each other."""


def link_all(clusters: Clusters, proposals: Proposals) -> None:
    """Run all rules in their fixed order."""
    by_kind: dict[str, list[Node]] = {}
    for node in clusters.nodes:
        by_kind.setdefault(node.kind, []).append(node)
    _link_bodies(clusters, by_kind.get("organisation", []), proposals)
    link_persons(clusters, by_kind.get("person", []), by_kind.get("other", []), proposals)
    for kind in ("place", "road", "deposit"):
        _link_places(clusters, by_kind.get(kind, []))
    _link_spellings(clusters, by_kind.get("road", []))
    _link_roads(clusters, by_kind.get("road", []), proposals)
    for kind in ("agreement", "event"):
        _link_dated(clusters, by_kind.get(kind, []), proposals)
    _link_groups(clusters, by_kind.get("group", []) + by_kind.get("organisation", []))
    for kind in ("place", "deposit", "organisation", "agreement", "event", "other"):
        _link_spellings(clusters, by_kind.get(kind, []))
    _link_deposits(clusters, by_kind.get("deposit", []), by_kind.get("place", []))
    _link_open(clusters, by_kind)
    _propose_capitals(clusters, by_kind, proposals)


def join_equal(clusters: Clusters, nodes: Iterable[Node], key: Callable[[Node], tuple[object, ...]]) -> None:
    """Join nodes with one key; a node whose key is empty is left alone."""
    first: dict[tuple[object, ...], Node] = {}
    for node in nodes:
        value = key(node)
        if value:
            clusters.join(first.setdefault(value, node), node)


def distinct(clusters: Clusters, nodes: Iterable[Node]) -> list[Node]:
    """Return one node of each cluster among `nodes`, in order."""
    return list({clusters.root(node): node for node in nodes}.values())


def _link_bodies(clusters: Clusters, nodes: Sequence[Node], proposals: Proposals) -> None:
    join_equal(clusters, [n for n in nodes if n.document is None], lambda node: organisation_key(node.label))
    acronyms: dict[str, list[Node]] = {}
    for node in nodes:
        letters = acronym_letters(plain(node.label).upper() if _capitals_only(node.label) else "")
        if letters:
            acronyms.setdefault(letters, []).append(node)
    for members in acronyms.values():
        for node in members[1:]:
            clusters.join(members[0], node)
    _link_acronyms(clusters, nodes, acronyms, proposals)
    _link_shortened(clusters, nodes, proposals)
    _link_unqualified(clusters, nodes, proposals)


def _link_unqualified(clusters: Clusters, nodes: Sequence[Node], proposals: Proposals) -> None:
    """Join "Ministry of Trade" to the one "Ministry of Trade of Ruritania" of its documents; else propose it."""
    countries = set(country_table().forms.values())
    qualified: dict[tuple[str, ...], list[Node]] = {}
    for node in nodes:
        key = organisation_key(node.label)
        bare = tuple(word for word in key if word not in countries)
        if bare and len(bare) < len(key) and not _capitals_only(node.label):
            qualified.setdefault(bare, []).append(node)
    for node in nodes:
        candidates = qualified.get(organisation_key(node.label), [])
        remaining = distinct(clusters, candidates)
        covered = node.documents <= {d for other in candidates for d in other.documents}
        if len(remaining) == 1 and covered:
            clusters.join(node, remaining[0])
        else:
            proposals.extend((node, other, f"{node.label} may be {other.label}") for other in remaining[:3])


def _capitals_only(label: str) -> bool:
    return label.replace(".", "").isupper()


def _bracketed(label: str) -> str:
    """Return the acronym in brackets at the end of a label, or ""."""
    return label[label.rfind("(") + 1 : -1] if label.endswith(")") and "(" in label else ""


def _link_acronyms(
    clusters: Clusters, nodes: Sequence[Node], acronyms: dict[str, list[Node]], proposals: Proposals
) -> None:
    expansions = table("names")["organisations"]["expansions"]
    well_known = {organisation_key(long): short.lower() for short, long in expansions.items()}
    long_forms: dict[str, list[Node]] = {}
    told: set[str] = set()
    for node in nodes:
        for mention in node.mentions:
            letters = acronym_letters(_bracketed(mention.text))
            if letters in acronyms:
                clusters.join(acronyms[letters][0], node)
                told.add(letters)
        known = well_known.get(organisation_key(node.label))
        if known in acronyms:
            clusters.join(acronyms[known][0], node)
            told.add(known)
        for letters in initialisms(node.label):
            if letters in acronyms:
                long_forms.setdefault(letters, []).append(node)
    for letters, candidates in sorted(long_forms.items()):
        if letters in told or letters.upper() in expansions:
            continue
        short = acronyms[letters][0]
        remaining = distinct(clusters, candidates)
        documents = {d for node in acronyms[letters] for d in node.documents}
        together = [node for node in remaining if node.documents & documents]
        if len(remaining) == 1 and (together or len(letters) > 3):
            clusters.join(short, remaining[0])
        else:
            proposals.extend((short, node, f"{short.label} may stand for {node.label}") for node in remaining)


def _link_shortened(clusters: Clusters, nodes: Sequence[Node], proposals: Proposals) -> None:
    """Join "Security Council" to the one longer name of its documents that ends with it."""
    long_forms: dict[tuple[str, ...], list[Node]] = {}
    for node in nodes:
        words = tuple(plain(node.label).split())
        for start in range(1, min(len(words), 8)):
            if words[start - 1] in ("of", "the", "for", "under", "and", "on", "in"):
                break  # "Trade Office under the Ministry" is no long form of "Ministry"
            long_forms.setdefault(words[start:], []).append(node)
    for node in nodes:
        words = tuple(plain(node.label).split())
        if _capitals_only(node.label) or not long_forms.get(words):
            continue
        candidates = [other for other in long_forms[words] if other.documents & node.documents]
        remaining = distinct(clusters, candidates)
        covered = remaining and node.documents <= {d for other in candidates for d in other.documents}
        if len(remaining) == 1 and covered:
            clusters.join(node, remaining[0])
        else:
            every = distinct(clusters, long_forms[words])[:3]
            proposals.extend((node, other, f"{node.label} may be short for {other.label}") for other in every)


def _link_places(clusters: Clusters, nodes: Sequence[Node]) -> None:
    def key(node: Node) -> tuple[tuple[str, ...], str] | tuple[()]:
        found = _key_of(node)
        return (found.words, found.head) if found.words else ()

    join_equal(clusters, nodes, key)
    first = {_key_of(node): node for node in reversed(nodes)}
    for node in nodes:
        for alias in _aliases(node.label):
            other = first.get(place_key(alias))
            if other is not None:
                clusters.join(node, other)


def _link_deposits(clusters: Clusters, deposits: Sequence[Node], places: Sequence[Node]) -> None:
    """Join "Alm" of a list of deposits with the place "Alm": a bare form names one thing, whatever it is."""
    bare: dict[str, list[tuple[Node, str]]] = {}
    for node in places:
        if not place_key(node.label).head:
            bare.setdefault(skeleton(plain(node.label)), []).append((node, plain(node.label)))
    headed = {place_key(node.label) for node in deposits if place_key(node.label).head}
    for node in deposits:
        name = plain(node.label)
        if place_key(node.label).head or _key_of(node) in headed:
            continue
        close = distinct(
            clusters, [o for o, form in bare.get(skeleton(name), [])[:_MAX_BLOCK] if are_variants(form, name)]
        )
        if len(close) == 1:
            clusters.join(node, close[0])


def _key_of(node: Node) -> PlaceKey:
    """Return the place key; a road named in a list ("Alm-Brod and Alm-Carn roads") has its head from the list."""
    found = place_key(node.label)
    return PlaceKey(found.words, node.kind) if node.kind in ("road", "deposit") and not found.head else found


def _aliases(label: str) -> list[str]:
    """Return the form with the bracketed alias in its place: "Alm (Olm) region" gives "Olm region"."""
    if "(" not in label or ")" not in label:
        return []
    alias = label[label.find("(") + 1 : label.find(")")]
    return [f"{alias}{label[label.find(')') + 1 :]}"] if alias[:1].isupper() else []


def _link_roads(clusters: Clusters, nodes: Sequence[Node], proposals: Proposals) -> None:
    """Join a road named by one end to the one road that begins there."""
    ends: dict[tuple[str, str], list[Node]] = {}
    pairs: list[tuple[Node, tuple[str, ...], str]] = []
    for node in nodes:
        key = _key_of(node)
        pairs.append((node, key.words, key.head))
        if len(key.words) == 2 and "-" in node.label.replace("–", "-"):
            for word in key.words:
                ends.setdefault((word, key.head), []).append(node)
    for node, words, head in pairs:
        if len(words) != 1:
            continue
        candidates = distinct(clusters, ends.get((words[0], head), []))
        if len(candidates) == 1 and _key_of(candidates[0]).words[0] == words[0]:
            clusters.join(node, candidates[0])
        else:
            proposals.extend((node, other, f"{node.label} may be {other.label}") for other in candidates)
    by_name: dict[tuple[str, ...], list[Node]] = {}
    for node, words, _ in pairs:
        by_name.setdefault(words, []).append(node)
    for members in by_name.values():
        others = distinct(clusters, members)
        proposals.extend((others[0], other, f"{others[0].label} may be {other.label}") for other in others[1:])


def _link_dated(clusters: Clusters, nodes: Sequence[Node], proposals: Proposals) -> None:
    """Join equal dates, and an undated form to the one dated form of its name."""
    join_equal(clusters, nodes, lambda node: (dated_key(node.label).words, dated_key(node.label).date))
    dated: dict[tuple[str, ...], list[Node]] = {}
    for node in nodes:
        if dated_key(node.label).date:
            dated.setdefault(dated_key(node.label).words, []).append(node)
    for node in nodes:
        if dated_key(node.label).date:
            continue
        candidates = dated.get(dated_key(node.label).words, [])
        near = distinct(clusters, [other for other in candidates if other.documents & node.documents])
        every = distinct(clusters, candidates)
        if len(every) == 1:
            clusters.join(node, every[0])
        else:
            proposals.extend((node, other, f"{node.label} may be {other.label}") for other in near or every[:3])


def _link_groups(clusters: Clusters, nodes: Sequence[Node]) -> None:
    """Join groups by modifier and noun; a noun alone joins the one modified form."""
    modified: dict[str, list[Node]] = {}
    bare: list[tuple[Node, str]] = []
    first: dict[Hashable, Node] = {}
    bodies = {row.split("=")[1] for row in table("names")["groups"]["bodies"]}
    for node in nodes:
        modifiers, noun = group_key(node.label)
        if node.kind == "organisation" and noun not in bodies:
            continue
        if modifiers:
            clusters.join(first.setdefault((modifiers, noun), node), node)
            modified.setdefault(noun, []).append(node)
        elif noun in bodies:
            clusters.join(first.setdefault(noun, node), node)
            bare.append((node, noun))
    for node, noun in bare:
        candidates = distinct(clusters, modified.get(noun, []))
        if len(candidates) == 1:
            clusters.join(node, candidates[0])


def _link_spellings(clusters: Clusters, nodes: Sequence[Node]) -> None:
    """Join nodes whose names are spellings of each other, block by block."""
    blocks: dict[tuple[str, str], list[tuple[Node, str]]] = {}
    for node in nodes:
        key = _key_of(node) if node.kind in ("place", "road", "deposit", "other") else None
        name, head = (" ".join(key.words), key.head) if key is not None else (plain(node.label), "")
        blocks.setdefault((skeleton(name), head), []).append((node, name))
    for members in blocks.values():
        if not 1 < len(members) <= _MAX_BLOCK:
            continue
        # A form of unknown kind is a node in each document that has it: each two names are compared once for all of these.
        close = _close_to({name for _, name in members})
        for k, (node, name) in enumerate(members):
            near = close[name]
            for other, other_name in members[k + 1 :] if near else ():
                if other_name in near and clusters.root(node) != clusters.root(other):
                    clusters.join(node, other)


def _close_to(names: set[str]) -> dict[str, set[str]]:
    """Return for each of some names those among them that it is a spelling of, itself among them if it has letters."""
    ordered = sorted(names)
    found: dict[str, set[str]] = {name: set() for name in ordered}
    for k, name in enumerate(ordered):
        for other in ordered[k:]:
            if are_variants(name, other):
                found[name].add(other)
                found[other].add(name)
    return found


def _link_open(clusters: Clusters, by_kind: dict[str, list[Node]]) -> None:
    """Join a form of unknown kind to the one known kind that bears it or a spelling of it."""
    known: dict[str, list[tuple[Node, str]]] = {}
    for kind in ("place", "deposit", "organisation", "person", "agreement", "event"):
        for node in by_kind.get(kind, []):
            known.setdefault(skeleton(plain(node.label)), []).append((node, plain(node.label)))
            bare = plain(node.label).rpartition(" ")
            if kind == "organisation" and bare[2] in COMPANIES:
                known.setdefault(skeleton(bare[0]), []).append((node, bare[0]))
    of_name: dict[str, list[Node]] = {}
    for node in by_kind.get("other", []):
        name = plain(node.label)
        if name not in of_name:  # a form is a node in each document that has it
            block = known.get(skeleton(name), [])[:_MAX_BLOCK]
            exact = [other for other, form in block if form == name]
            of_name[name] = exact or [other for other, form in block if are_variants(form, name)]
        close = distinct(clusters, of_name[name])
        if len(close) == 1:
            clusters.join(node, close[0])


def _propose_capitals(clusters: Clusters, by_kind: dict[str, list[Node]], proposals: Proposals) -> None:
    """Propose that a capital stands for its country where the text does not make it act."""
    countries = {node.key: node for node in by_kind.get("country", [])}
    for node in by_kind.get("place", []):
        country = countries.get(f"= {capital_of(node.label)}")
        if country is not None:
            proposals.append((node, country, f"{node.label} may stand for the government of {country.label}"))
