"""Which blocks of a web page are its text, and which are furniture.

1. Elements that say what they are: nav, aside, footer, ARIA roles, and the words of class and id (lexicon `html`). An
   element that holds most of the page's text, or names the main text, is never taken for furniture by its words.
2. Other articles behind the one that bears the title. Of the rest, the innermost element that holds nearly all running text is the root; the title before it is kept with
   what stands between, and plain paragraphs beside it.
3. Lists of links, lines of share buttons and lines that speak of the page ("Last update") are taken out.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from countersay.ingest.html_blocks import Block
from countersay.ingest.html_tree import INLINE, Element
from countersay.lexicon.load import table
from countersay.model import FurnitureKind

_KEPT_WHOLE = frozenset({"#root", "html", "body", "main", "article", "h1"})
_PLAIN = frozenset(["p", "address", "center", "h1", "h2", "h3", "blockquote"])
_WHOLE = frozenset(["p", "table", "ul", "ol", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6"])
_ROLES: dict[str, FurnitureKind] = {
    "navigation": "navigation",
    "menu": "navigation",
    "menubar": "navigation",
    "banner": "banner",
    "contentinfo": "footer",
    "complementary": "related",
    "search": "form",
    "dialog": "other",
    "alertdialog": "consent",
    "form": "form",
}
_ORDER: tuple[FurnitureKind, ...] = (
    "reply",
    "signature",
    "consent",
    "comments",
    "share",
    "related",
    "advertisement",
    "navigation",
    "footer",
    "banner",
    "other",
)
_LEAST_TEXT = 200
"""Characters of an article that is the page's own."""
_MOST = 0.4
"""An element with a larger share of the page's characters is no furniture, whatever its class says."""


@cache
def _words() -> dict[FurnitureKind, frozenset[str]]:
    parts = table("html")["parts"]
    return {kind: frozenset(parts[kind]) for kind in _ORDER}


@cache
def _main_words() -> frozenset[str]:
    return frozenset(table("html")["main"]["words"])


@cache
def _page_line() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{rule})" for rule in table("layout")["furniture"]), re.IGNORECASE)


def _names(node: Element) -> set[str]:
    """Return the words of an element's class and id, whole and divided at hyphens."""
    whole = f"{node.get('class')} {node.get('id')}".split()[:24]
    found = set()
    for name in whole:
        found.add(name[:80].lower())
        name = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name[:80]).lower()
        found.add(name)
        found.update(re.split(r"[-_:]+", name))
    return found


def furniture_of(root: Element) -> dict[Element, FurnitureKind]:
    """Return the elements of a page that are furniture by what they say of themselves."""
    sizes = _sizes(root)
    whole = max(sizes[root], 1)
    found: dict[Element, FurnitureKind] = {}
    for node in root.walk():
        if node.name in _KEPT_WHOLE:
            continue
        kind = _kind_of(node)
        if (
            kind is not None
            and (sizes[node] <= _MOST * whole or kind in ("comments", "reply"))
            and not _holds_title(node)
        ):
            found[node] = kind
    return found


def _holds_title(node: Element) -> bool:
    # A page's header may hold its title and date; then only its parts can be furniture.
    return any(inner.name in ("h1", "article", "main") for inner in node.walk())


def _sizes(root: Element) -> Counter[Element]:
    """Return how many characters of the source stand in each element outside of tags."""
    sizes: Counter[Element] = Counter()
    order = list(root.walk())
    for node in order:
        if node.name not in ("script", "style"):
            sizes[node] += sum(child.end - child.start for child in node.children if not isinstance(child, Element))
    for node in reversed(order):
        if node.parent is not None:
            sizes[node.parent] += sizes[node]
    return sizes


def _kind_of(node: Element) -> FurnitureKind | None:
    role = _ROLES.get(node.get("role").lower())
    if role is not None:
        return role
    inside = any(outer.name in ("article", "main") for outer in node.ancestors() if outer is not node)
    if node.name == "nav":
        return "navigation"
    if node.name == "aside":
        return "related"
    if node.name == "footer":
        return "footer"
    if node.name == "header" and not inside:
        return "banner"
    if node.name == "blockquote" and node.get("type").lower() == "cite":
        return "reply"
    names = _names(node)
    if not names:
        return None
    whole = f"{node.get('class')} {node.get('id')}".lower().split()
    if any(name in _main_words() for name in whole):
        return None
    for kind in _ORDER:
        if names & _words()[kind] and (kind not in ("advertisement", "banner") or node.name not in ("p", "li", "td")):
            return kind
    return None


def choose_main(blocks: Sequence[Block]) -> None:
    """Mark all blocks that are furniture by where they stand and what they hold."""
    _mark_other_articles([block for block in blocks if block.apart is None])
    text = [block for block in blocks if block.apart is None]
    root = _root(text)
    if root is not None:
        _mark_outside(text, root)
    _mark_link_lists([block for block in blocks if block.apart is None])
    for block in blocks:
        if block.apart is None and block.kind != "row":
            block.apart = _by_words(block)


def _mark_other_articles(blocks: Sequence[Block]) -> None:
    """Take out articles behind the one that bears the title: the next one, as pages that never end show it, and teasers.

    They have a title of first rank, one that is a link, or a day of their own; parts of one text have not.
    """
    titles = [block for block in blocks if block.kind == "heading" and block.level == 1]
    while titles and _article_of(titles[0]) is None and any(one.name == "header" for one in titles[0].node.ancestors()):
        titles.pop(0)  # the name of the site
    own = _article_of(titles[0]) if titles else None
    if own is None:
        return
    running = [index for index, block in enumerate(blocks) if own in block.node.ancestors()]
    if sum(blocks[index].chars for index in running if blocks[index].kind != "heading") < _LEAST_TEXT:
        return
    others: dict[Element, bool] = {}
    for block in blocks[running[-1] + 1 :]:
        article = _article_of(block, outermost=True)
        if article is None or article in own.ancestors():
            continue
        if block.kind == "heading" and (block.level == 1 or block.link * 2 > block.chars):
            others[article] = True
        elif article not in others:
            others[article] = any(inner.name == "time" for inner in article.walk())
    for block in blocks[running[-1] + 1 :]:
        article = _article_of(block, outermost=True)
        if article is not None and others.get(article):
            block.apart = "related"


def _article_of(block: Block, *, outermost: bool = False) -> Element | None:
    """Return the innermost article that a block stands in, or the outermost."""
    found = [outer for outer in block.node.ancestors() if outer.name == "article"]
    return found[-1 if outermost else 0] if found else None


def _root(blocks: Sequence[Block]) -> Element | None:
    """Return the innermost element with nearly all running text; an article is not looked into."""
    mass: Counter[Element] = Counter()
    for block in blocks:
        if block.link * 2 < block.chars:
            for outer in block.node.ancestors():
                mass[outer] += block.chars
    if not mass:
        return None
    node = next(outer for outer in mass if outer.parent is None)
    while node.name != "article":
        inner = [child for child in node.children if isinstance(child, Element) and mass[child] * 20 >= mass[node] * 17]
        if not inner or inner[0].name in _WHOLE:
            break
        node = inner[0]
    return node


def _mark_outside(blocks: Sequence[Block], root: Element) -> None:
    """Take out what lies outside of the root, but for the title before it and plain paragraphs beside it."""
    inside = [root in block.node.ancestors() for block in blocks]
    first = inside.index(True)
    titles = [i for i in range(first) if blocks[i].kind == "heading" and blocks[i].level == 1]
    title = titles[-1] if titles else first
    if titles and title and _dates_title(blocks[title - 1], blocks[title]):
        title -= 1
    beside = next((outer for outer in root.ancestors() if outer.name in ("article", "main")), root.parent or root)
    for i, block in enumerate(blocks):
        if inside[i] or title <= i < first:
            continue
        holder = next((outer.name for outer in block.node.ancestors() if outer.name not in INLINE), "")
        plain = holder in _PLAIN and block.link * 4 < block.chars
        listed = block.kind in ("row", "item", "caption") and block.link * 2 < block.chars
        if not plain and not (listed and beside in block.node.ancestors()):
            block.apart = "banner" if i < first else "other"


def _dates_title(block: Block, title: Block) -> bool:
    """Say whether a short line with a year stands right before the title in the same part of the page.

    Beside a title at the top of the whole page it may be today's date in the page's banner.
    """
    parent = title.node.parent
    near = parent is not None and parent is block.node.parent and parent.name in ("div", "section", "header", "article")
    return near and block.chars <= 60 and block.link == 0 and re.search(r"\b(?:19|20)\d\d\b", block.text) is not None


def _mark_link_lists(blocks: Sequence[Block]) -> None:
    """Take out runs of list items that are links and nothing else, with the heading above them."""
    i = 0
    while i < len(blocks):
        end = i
        while end < len(blocks) and blocks[end].kind in ("item", "row") and _is_link(blocks[end]):
            end += 1
        heading = blocks[i - 1] if i and _is_related(blocks[i - 1]) else None
        sources = i > 0 and _bare(blocks[i - 1]) in table("layout")["reference_headings"]
        whole = end == len(blocks) or blocks[end].kind != "item"  # links among items that are none belong to the text
        edge = i == 0 or end == len(blocks)
        row = edge and end > i and blocks[i].kind == "row"  # a table that lays out the page: its head or its foot
        if end > i and not sources and whole and (end - i >= 3 or row or heading is not None):
            for block in blocks[i:end]:
                block.apart = "related" if heading is not None else "navigation"
            if heading is not None:
                heading.apart = "related"
        i = max(end, i + 1)


def _is_link(block: Block) -> bool:
    tabs = block.text.count("\t") if block.kind == "row" else 0
    return block.link * 10 >= (block.chars - tabs) * 9


def _bare(block: Block) -> str:
    return " ".join(block.text.split()).strip(" :.…»>").casefold()


def _is_related(block: Block) -> bool:
    return block.chars <= 60 and _bare(block) in table("html")["headings"]["related"]


def _by_words(block: Block) -> FurnitureKind | None:
    """Name the furniture that a block is by its words alone."""
    if block.chars > 400:
        return None
    shown = " ".join(block.text.split())
    if _is_link(block) and block.kind != "heading":
        lead = shown.split(":")[0].casefold()
        if ":" in shown and lead in table("html")["headings"]["lead"]:
            return "related"
    if block.kind == "heading" and not _is_related(block):
        return None
    if _is_related(block) and block.kind == "heading":
        return "related"
    if shown.strip() and _page_line().fullmatch(shown) and not shown.isdecimal():
        return "last_update" if re.search(r"(?i)updat|modif|edited|review|revis|chang", shown) else "other"
    return None
