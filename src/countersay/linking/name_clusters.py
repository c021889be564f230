"""Nodes and unions of the linking of names: one node a form, a cluster a set of nodes."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from countersay.model import Mention, NameKind


@dataclass(slots=True)
class Node:
    """All mentions of one form of one kind; forms that need their document to be understood have a node in each.

    Attributes:
        key: what the node stands for. label: a form as written. document: None where it does not matter.
    """

    index: int
    kind: NameKind
    key: str
    label: str
    document: str | None
    mentions: list[Mention] = field(default_factory=list)

    @property
    def documents(self) -> set[str]:
        """Return the documents the node is mentioned in."""
        return {mention.document for mention in self.mentions}


class Clusters:
    """Union-find over nodes; nodes put apart by the gazetteer are never joined."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        self.nodes = list(nodes)
        self._parent = list(range(len(self.nodes)))
        self._group: dict[int, str] = {}

    def root(self, node: Node) -> int:
        """Return the index that stands for the node's cluster."""
        at = node.index
        while self._parent[at] != at:
            self._parent[at] = self._parent[self._parent[at]]
            at = self._parent[at]
        return at

    def assign(self, node: Node, group: str) -> None:
        """Put a node into a group of the gazetteer."""
        self._group[self.root(node)] = group

    def join(self, left: Node, right: Node) -> bool:
        """Join two clusters unless the gazetteer tells them apart; say whether they are one now."""
        a, b = self.root(left), self.root(right)
        if a == b:
            return True
        groups = {self._group[r] for r in (a, b) if r in self._group}
        if len(groups) > 1:
            return False
        low, high = min(a, b), max(a, b)
        self._parent[high] = low
        if groups:
            self._group[low] = groups.pop()
        return True

    def members(self) -> list[list[Node]]:
        """Return the clusters, each in order of nodes, by first node."""
        found: dict[int, list[Node]] = {}
        for node in self.nodes:
            found.setdefault(self.root(node), []).append(node)
        return list(found.values())
