"""Group the forms of one name across documents; what is unsure is proposed and not done.

Rules, in order; each looks only at nodes that share a blocking key, so the cost is near-linear:
1. Mentions of one kind and one form are one node. Countries take all their names, "Government of X", adjective and
   "government"; a capital counts for its country where the text makes it act (`mentions.py`), else it is a place.
2. The user's gazetteer joins what stands in one of its groups and keeps its groups apart.
3. Bodies: "Trade Ministry" is "Ministry of Trade"; an acronym joins the one expansion it can stand for; a short form
   joins the one long form of its document that ends with it.
4. Persons: titles do not count; a surname joins the one full name of its document, else of all documents, that has it;
   an initial joins the one given name it begins.
5. Roads, places, deposits: joined by name and head ("Alm road" is neither "Alm" nor "Alm district"); a road named by
   one end joins the one road that begins there.
6. Agreements and events: without a date they join the one dated form.
7. Groups: without a modifier they join the one modified form.
8. Spelling: nodes of one kind whose keys are variants (`variants.py`) are joined.
No form of a name is preferred to another.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from countersay.linking.name_clusters import Clusters, Node
from countersay.linking.name_keys import capital_of, country_of, person_key, place_key, plain
from countersay.linking.name_rules import Proposals, link_all
from countersay.linking.variants import are_variants, variant_key
from countersay.model import Mention, Name, NameKind, identify

_LOCAL = frozenset(
    (
        "council",
        "committee",
        "ministry",
        "court",
        "army",
        "party",
        "coalition",
        "commission",
        "government",
        "union",
        "company",
    )
)


class GazetteerLine(Protocol):
    """A line of the user's names.csv: forms with one `group` are one name; forms of two groups never are.

    `kind` limits the line to mentions of that kind; None or "other" take any.
    """

    @property
    def form(self) -> str:
        """One spelling."""

    @property
    def group(self) -> str:
        """What all spellings of the name share."""

    @property
    def kind(self) -> str | None:
        """Kind of the name, or None."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameProposal:
    """Two names that may be one: `left` and `right` are ids in the names table; `reason` is for a reader."""

    id: str
    left: str
    right: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NameLinks:
    """Names sorted by id, and the links that a person should decide, sorted likewise."""

    names: tuple[Name, ...]
    proposals: tuple[NameProposal, ...] = ()


def link_names(mentions: Sequence[Mention], gazetteer: Sequence[GazetteerLine] = ()) -> NameLinks:
    """Group mentions into names; the order of `mentions` does not matter.

    >>> one = Mention(document="d", start=0, end=16, text="President Ana Bel", kind="person")
    >>> two = Mention(document="d", start=40, end=43, text="Bel", kind="person")
    >>> [name.forms for name in link_names([two, one]).names]
    [('President Ana Bel', 'Bel')]
    """
    ordered = sorted(mentions, key=lambda m: (m.document, m.start, -m.end, m.kind))
    nodes = _nodes(ordered)
    clusters = Clusters(nodes)
    _apply_gazetteer(clusters, gazetteer)
    proposals: Proposals = []
    link_all(clusters, proposals)
    names, owner = _names(clusters)
    return NameLinks(names=names, proposals=_proposed(clusters, proposals, owner))


def _nodes(mentions: Iterable[Mention]) -> list[Node]:
    found: dict[tuple[NameKind, str, str | None], Node] = {}
    for mention in mentions:
        key, local = _node_key(mention)
        place = mention.document if local else None
        slot = (mention.kind, key, place)
        node = found.get(slot)
        if node is None:
            node = found[slot] = Node(len(found), mention.kind, key, mention.text, place)
        node.mentions.append(mention)
    return list(found.values())


def _node_key(mention: Mention) -> tuple[str, bool]:
    """Return the key of a mention's node, and whether it holds in its document only."""
    if mention.kind == "country":
        country = country_of(mention.text) or capital_of(mention.text)
        if country is not None:
            return f"= {country}", False
    form = plain(mention.text)
    if mention.kind == "person":
        return form, len(person_key(mention.text).words) < 2
    return form, form in _LOCAL or (mention.kind == "other" and " " not in form)


def _apply_gazetteer(clusters: Clusters, gazetteer: Sequence[GazetteerLine]) -> None:
    groups = {plain(row.form): row for row in gazetteer}
    first: dict[str, Node] = {}
    for node in clusters.nodes:
        row = groups.get(plain(node.label))
        if row is None or (row.kind not in (None, "other", node.kind) and node.kind != "other"):
            continue
        clusters.assign(node, row.group)
        clusters.join(first.setdefault(row.group, node), node)


def _names(clusters: Clusters) -> tuple[tuple[Name, ...], dict[int, str]]:
    """Return the names sorted by id, and the id by node."""
    names: list[Name] = []
    owner: dict[int, str] = {}
    taken: set[str] = set()
    for members in clusters.members():
        mentions = sorted({m for node in members for m in node.mentions}, key=lambda m: (m.document, m.start, -m.end))
        forms = tuple(dict.fromkeys(m.text for m in mentions))
        kind = _kind_of(members)
        keys = sorted({node.key if node.key.startswith("= ") else variant_key(node.key) for node in members})
        id_ = identify("n", kind, *keys)
        if id_ in taken:  # two persons known by one surname, each in a document of his own
            id_ = identify("n", kind, *keys, mentions[0].document, mentions[0].start)
        taken.add(id_)
        names.append(Name(id=id_, kind=kind, forms=forms, mentions=tuple(mentions)))
        owner.update((node.index, id_) for node in members)
    return tuple(sorted(names, key=lambda name: name.id)), owner


def _kind_of(members: Sequence[Node]) -> NameKind:
    """Return the kind of most mentions; "other" only if there is no other."""
    counts: dict[NameKind, int] = {}
    for node in members:
        counts[node.kind] = counts.get(node.kind, 0) + (len(node.mentions) if node.kind != "other" else 0)
    return max(sorted(counts), key=lambda kind: counts[kind])


def _proposed(clusters: Clusters, proposals: Proposals, owner: dict[int, str]) -> tuple[NameProposal, ...]:
    found: dict[str, NameProposal] = {}
    for left, right, reason in proposals:
        a, b = sorted((owner[left.index], owner[right.index]))
        if a != b:
            id_ = identify("np", a, b)
            found.setdefault(id_, NameProposal(id=id_, left=a, right=b, reason=reason))
    return tuple(found[key] for key in sorted(found))


def same_place(a: str, b: str, links: NameLinks | None = None) -> bool:
    """Say whether two place strings name one place, road or deposit as far as their forms and `links` tell.

    A demonstrative ("this road") names nothing by itself and is never the same.

    >>> same_place("Alm-Khankandi road", "the Alm-Khankendi Road"), same_place("this road", "this road")
    (True, False)
    >>> same_place("Alm road", "Alm district")
    False
    """
    if not all(_names_something(form) for form in (a, b)):
        return False
    left, right = place_key(a), place_key(b)
    if left == right:
        return True
    if links is not None:
        owners = [
            {name.id for name in links.names for form in name.forms if plain(form) == plain(text)} for text in (a, b)
        ]
        if all(owners):
            return bool(owners[0] & owners[1])
    return left.head == right.head and are_variants(" ".join(left.words), " ".join(right.words))


def _names_something(form: str) -> bool:
    words = form.split()
    return any(word[:1].isupper() for word in words[1:] if word) or (
        words[:1] != []
        and words[0][0].isupper()
        and words[0].lower() not in ("the", "this", "that", "these", "those", "a", "an")
    )
