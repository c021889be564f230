"""What a page has and does not show: elements hidden by attributes, by their style, by the page's style sheet or by class."""

import re
from functools import cache

from countersay.ingest.html_tree import Element
from countersay.lexicon.load import table


@cache
def _unseen() -> re.Pattern[str]:
    zero = r"0(?:\.0+)?(?:px|pt|em|rem|%)?"
    return re.compile(
        rf"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*{zero}\s*(?:;|!|$)"
        rf"|opacity\s*:\s*{zero}\s*(?:;|!|$)"
        r"|(?:left|right|top|bottom|text-indent)\s*:\s*-(?:[0-9]{4,6}(?:px|pt)?|[0-9]{3,6}r?em)\b|clip\s*:\s*rect\s*\(\s*[01])",
        re.IGNORECASE,
    )


@cache
def _kept_for_readers() -> frozenset[str]:
    """Names of classes whose words only programs that read a page aloud are given."""
    return frozenset(table("html")["hidden"]["classes"])


def is_hidden(node: Element, hiding: frozenset[str]) -> bool:
    """Say whether an element is not shown; `hiding` holds the selectors that the page's own style sheet hides."""
    if "hidden" in node.attributes and node.get("hidden").lower() != "until-found":
        return True
    if node.name == "dialog" and "open" not in node.attributes:
        return True
    if node.name == "input" or (node.get("style") and _unseen().search(node.get("style")[:2000])):
        return True
    if node.get("class") and not _kept_for_readers().isdisjoint(node.get("class").lower().split()[:30]):
        return True
    if not hiding:
        return False
    names = [f".{name}" for name in node.get("class").split()[:30]]
    names += [f"#{node.get('id')}"] if node.get("id") else []
    return any(name in hiding or f"{node.name}{name}" in hiding for name in names)


def hidden_by_style(source: str, root: Element) -> frozenset[str]:
    """Return the plain selectors (".a", "#a", "p.a") that the style sheets of the page hide on every screen."""
    found: set[str] = set()
    for node in root.walk():
        if node.name != "style" or node.raw is None or node.get("media") not in ("", "all", "screen"):
            continue
        sheet = re.sub(
            r"/\*.{0,5000}?\*/", " ", source[node.raw.start : min(node.raw.end, node.raw.start + 500_000)], flags=re.S
        )
        depth_free = re.sub(r"@[^{};]{0,500}\{(?:[^{}]{0,5000}\{[^{}]{0,5000}\}){0,2000}[^{}]{0,500}\}", " ", sheet)
        for match in re.finditer(r"([^{}]{1,1000})\{([^{}]{0,5000})\}", depth_free):
            if re.search(r"(?:^|;)\s*display\s*:\s*none", match.group(2), re.IGNORECASE):
                found.update(
                    name.strip() for name in match.group(1).split(",") if re.fullmatch(r"\s*\w*[.#][\w-]+\s*", name)
                )
    return frozenset(found)
