"""Small makers of mentions for the tests of linking."""

from dataclasses import dataclass

from countersay.extraction.names.mentions import find_mentions
from countersay.linking.names import NameLinks, link_names
from countersay.model import Mention


@dataclass(frozen=True)
class Line:
    """A line of a gazetteer."""

    form: str
    group: str
    kind: str | None = None


def mention(text: str, kind: str, document: str = "d", start: int = 0) -> Mention:
    return Mention(document=document, start=start, end=start + len(text), text=text, kind=kind)


def mentions(*rows: tuple[str, str] | tuple[str, str, str]) -> list[Mention]:
    """Make mentions of (text, kind) or (text, kind, document), one after another."""
    return [mention(row[0], row[1], row[2] if len(row) > 2 else "d", 100 * i) for i, row in enumerate(rows)]


def groups(links: NameLinks) -> set[frozenset[str]]:
    """Return the forms of each name."""
    return {frozenset(name.forms) for name in links.names}


def linked(*rows: tuple[str, str] | tuple[str, str, str]) -> set[frozenset[str]]:
    return groups(link_names(mentions(*rows)))


def linked_texts(*texts: str) -> NameLinks:
    """Find and link the names of several documents."""
    return link_names([m for i, text in enumerate(texts) for m in find_mentions(text, f"d{i}")])
