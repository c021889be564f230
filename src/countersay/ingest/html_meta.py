"""What a web page says of itself: JSON-LD, meta tags, time elements, the title; in that order."""

import json
import re
from collections.abc import Iterator, Mapping
from html import escape, unescape
from typing import Any

from countersay.ingest.dates import iso_day
from countersay.ingest.html_tree import Element
from countersay.ingest.web_address import address_of, saved_from
from countersay.lexicon.load import table
from countersay.model import Candidate, CandidateField

_ARTICLES = re.compile(r"(?:Article|Report|BlogPosting|Posting|Statement|PressRelease|SpecialAnnouncement|Review)$")
_META: tuple[tuple[CandidateField, tuple[str, ...], bool], ...] = (
    (
        "issued",
        (
            "article:published_time",
            "og:article:published_time",
            "og:published_time",
            "datepublished",
            "dc.date.issued",
            "dcterms.issued",
            "dcterms.date",
            "dc.date",
            "citation_publication_date",
            "citation_date",
            "parsely-pub-date",
            "sailthru.date",
            "publishdate",
            "publish-date",
            "pubdate",
            "publication_date",
        ),
        True,
    ),
    ("issued", ("date", "dc.date.created", "dcterms.created", "created"), False),
    ("issuer", ("og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "citation_publisher"), True),
    ("issuer", ("application-name", "copyright"), False),
    ("title", ("og:title", "dc.title", "dcterms.title", "citation_title", "twitter:title"), True),
    (
        "author",
        ("author", "article:author", "dc.creator", "dcterms.creator", "citation_author", "parsely-author"),
        True,
    ),
    ("language", ("og:locale", "dc.language", "dcterms.language", "content-language"), False),
)


def candidates_of(source: str, root: Element) -> tuple[Candidate, ...]:
    """Return what a page says of itself, each statement once, the most telling first."""
    found: list[Candidate] = []
    elements = list(root.walk())
    for node in elements:
        if node.name == "script" and "ld+json" in node.get("type").lower() and node.raw is not None:
            found += _linked_data(source[node.raw.start : node.raw.end][:1_000_000])
    found += _meta(elements)
    found += _microdata(source, elements)
    found += _times(elements)
    for node in elements:
        if node.name == "title" and node.raw is not None:
            title = " ".join(unescape(source[node.raw.start : node.raw.end][:2000]).split())
            found += _one("title", title, "title element", False)
            found += _site(title, source, elements)
            break
    found += _rights(source)
    found += _bylines(source, elements)
    for node in elements:
        if node.name == "html" and node.get("lang"):
            found += _one("language", node.get("lang"), "html lang", False)
    found += saved_from(source)
    found += _addresses(elements)
    return tuple(dict.fromkeys(found))


def _addresses(elements: list[Element]) -> list[Candidate]:
    """Return where a page says that it stands, as its link to itself and its cards for other sites have it."""
    found: list[Candidate] = []
    for node in elements:
        if node.name == "link" and "canonical" in node.get("rel").lower().split():
            found += address_of(node.get("href"), "canonical link")
        elif node.name == "meta" and node.get("property").strip().lower() == "og:url":
            found += address_of(node.get("content"), "meta og:url")
    return found[:8]


_BESIDE_TITLE = re.compile(r"\s+[|–—·•»-]\s+|\s+::\s+")


def _site(title: str, source: str, elements: list[Element]) -> list[Candidate]:
    """Return the name that a page sets beside its title, where it also stands alone on the page or owns its rights."""
    parts = [part.strip() for part in _BESIDE_TITLE.split(title)]
    if (
        len(parts) == 1
        and 3 <= len(title) <= 80
        and not any(
            node.name in ("h1", "h2", "h3") and _shown(source[node.start : node.end]) == title for node in elements
        )
    ):
        named = any(_stands_for(node, title, source) for node in elements)
        return _one("issuer", title, "title element", False) if named else []
    if len(parts) < 2:
        return []
    headings = {_shown(source[node.start : node.end]) for node in elements if node.name in ("h1", "h2", "h3")}
    for name in (parts[-1], parts[0]):
        if not 3 <= len(name) <= 80 or name in headings:
            continue
        written = r"\s{1,9}".join(re.escape(escape(word, quote=False)) for word in name.split())
        owns = re.search(rf"(?:©|&copy;|\(c\)|copyright)[^<>]{{0,40}}?\b{written}(?!\w)", source, re.IGNORECASE)
        if owns is not None or any(_stands_for(node, name, source) for node in elements):
            return _one("issuer", name, "title element", True)
    name = parts[-1] if parts[0] in headings else parts[0]  # beside what is the title: the site, or a part of it
    beside = not headings.isdisjoint((parts[0], parts[-1])) and 3 <= len(name) <= 80 and name not in headings
    if not (beside and len(name.split()) > 1):
        return []
    # "Toll rises | News | Ministry of Roads": behind a bar stands the site; behind a dash, a headline's source as well
    barred = name == parts[-1] and re.search(rf"\s[|»]\s+{re.escape(name)}$", title) is not None
    return _one("issuer", name, "title element, behind a bar" if barred else "title element", False)


_RIGHTS = re.compile(
    r"(?:©|&copy;|&#169;|\(c\))\s{0,3}(?:\d{4}(?:\s?(?:[–-]|&ndash;)\s?\d{4})?)?,?\s{0,3}(?P<name>[^<>\n.|·•,;©]{3,80}?)"
    r"\s{0,3}(?=[.<|·•,;]|all rights)",
    re.IGNORECASE,
)


def _rights(source: str) -> list[Candidate]:
    """Return the name to which the last line of the page about rights gives them."""
    found = list(_RIGHTS.finditer(source, max(len(source) - 20_000, 0)))[-1:]
    names = [" ".join(unescape(match["name"]).split()).removeprefix("by ") for match in found]
    return [one for name in names if name[:1].isupper() for one in _one("issuer", name, "rights of the page", False)]


def _stands_for(node: Element, name: str, source: str) -> bool:
    """Say whether an element is a name and no more, as the link to a site's first page is."""
    if node.name == "title" or node.end - node.start > 1000 or not node.children:
        return False
    texts = [child for child in node.children if not isinstance(child, Element)]
    return len(texts) == len(node.children) and _shown("".join(source[one.start : one.end] for one in texts)) == name


def _shown(markup: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]{0,300}>", " ", markup[:2000])).split())


def _one(field: CandidateField, value: object, origin: str, trusted: bool) -> list[Candidate]:
    if not isinstance(value, str):
        return []
    said: str | None = " ".join(value.split())[:500]
    if field == "issued":
        said = iso_day(said or "")
    elif field == "language":
        match = re.match(r"[A-Za-z]{2,3}\b", (said or "").replace("_", "-"))
        said = match.group().lower() if match else None
    elif field == "author" and (said or "").startswith(("http:", "https:")):
        said = None
    elif field == "issuer" and (said or "").casefold() in table("html")["sites"]["platforms"]:
        trusted = False
    return [Candidate(field=field, value=said, origin=origin, trusted=trusted)] if said else []


def _microdata(source: str, elements: list[Element]) -> list[Candidate]:
    """Return publisher and author as properties of marked elements name them, the first of each: `itemprop="publisher"`."""
    found: dict[str, list[Candidate]] = {}
    for node in elements:
        for prop in node.get("itemprop").lower().split():
            field: CandidateField | None = {"publisher": "issuer", "author": "author", "creator": "author"}.get(prop)  # type: ignore[assignment]
            if field is None or field in found:
                continue
            inner = next((one for one in node.walk() if "name" in one.get("itemprop").lower().split()), node)
            name = inner.get("content") or _shown(source[inner.start : inner.end])
            if 2 <= len(name) <= 100:
                found[field] = _one(field, name, f"itemprop {prop}", True)
    return [one for several in found.values() for one in several]


_BYLINE = re.compile(r"(?:^|[\s_-])(?:author|byline|by-line|fn|post-author|entry-author)(?:$|[\s_-])", re.IGNORECASE)
_BY = re.compile(r"(?:(?:written|posted|published|reported)\s+)?by:?\s+|authors?:\s*", re.IGNORECASE)


def _bylines(source: str, elements: list[Element]) -> list[Candidate]:
    """Return the author whom the page names in an element for that: `rel="author"`, or of such a class."""
    for node in elements:
        marked = "author" in node.get("rel").lower().split() or _BYLINE.search(node.get("class")) is not None
        if not marked or node.name in ("meta", "link", "body", "html", "article") or node.end - node.start > 1000:
            continue
        words = _BY.sub("", _shown(source[node.start : node.end]), count=1)
        name = re.split(r"\s*(?:,|\||·|•|\s[–—-]\s|\s(?:on|at)\s)", words)[0]
        if 3 <= len(name) <= 60 and name[0].isupper() and not any(sign.isdigit() for sign in name):
            return _one("author", name, "byline of the page", False)
    return []


def _meta(elements: list[Element]) -> list[Candidate]:
    said: dict[str, str] = {}
    for node in elements:
        if node.name == "meta" and node.get("content"):
            for key in ("property", "name", "itemprop", "http-equiv"):
                if node.get(key):
                    said.setdefault(node.get(key).strip().lower(), node.get("content"))
    return [
        candidate
        for field, keys, trusted in _META
        for key in keys
        if key in said
        for candidate in _one(field, said[key], f"meta {key}", trusted)
    ]


def _times(elements: list[Element]) -> list[Candidate]:
    found: list[Candidate] = []
    for node in elements:
        if node.name not in ("time", "span", "abbr", "div", "p", "meta"):
            continue
        stated = node.get("datetime") or node.get("content") or node.get("title")
        if not stated:
            continue
        published = node.get("itemprop").lower() == "datepublished" or (
            node.name == "time"
            and ("pubdate" in node.attributes or re.search(r"publi|entry-date|posted", node.get("class")))
        )
        updated = re.search(r"updat|modif", f"{node.get('class')} {node.get('itemprop')}", re.IGNORECASE)
        if published and not updated:
            found += _one("issued", stated, f"{node.name} element", True)
        elif node.name == "time" and not updated:
            found += _one("issued", stated, "time element", False)
    return found[:8]


def _linked_data(text: str) -> list[Candidate]:
    try:
        data = json.loads(text.strip().removeprefix("<!--").removesuffix("-->"))
    except (ValueError, RecursionError):
        return []
    found: list[Candidate] = []
    named = {item["@id"]: item for item in _objects(data) if isinstance(item.get("@id"), str) and "name" in item}
    for item in _objects(data):
        kinds = item.get("@type")
        names = [kinds] if isinstance(kinds, str) else kinds if isinstance(kinds, list) else []
        article = any(isinstance(name, str) and _ARTICLES.search(name) for name in names)
        if article or "WebPage" in names:
            found += _article({key: _referred(value, named) for key, value in item.items()}, article)
    return found


def _referred(value: object, named: Mapping[str, object]) -> object:
    """Return what a reference to another object of the page stands for: {"@id": "#org"}; anything else as it is."""
    if isinstance(value, list):
        return [_referred(one, named) for one in value[:8]]
    at = value.get("@id") if isinstance(value, dict) and "name" not in value else None
    return named.get(at, value) if isinstance(at, str) else value


def _article(item: dict[str, Any], trusted: bool) -> list[Candidate]:
    found = _one("issued", item.get("datePublished"), "JSON-LD datePublished", trusted)
    found += _one("title", item.get("headline") or item.get("name"), "JSON-LD headline", trusted)
    found += _named("issuer", item.get("publisher") or item.get("sourceOrganization"), "JSON-LD publisher", trusted)
    found += _named("author", item.get("author"), "JSON-LD author", trusted)
    return found + _one("language", item.get("inLanguage"), "JSON-LD inLanguage", False)


def _named(field: CandidateField, value: object, origin: str, trusted: bool) -> list[Candidate]:
    values = value if isinstance(value, list) else [value]
    found: list[Candidate] = []
    for one in values[:8]:
        found += _one(field, one.get("name") if isinstance(one, dict) else one, origin, trusted)
    return found


def _objects(data: object) -> Iterator[dict[str, Any]]:
    """Give every object of linked data, those inside others too; at most 2000."""
    pending, seen = [data], 0
    while pending and seen < 2000:
        item = pending.pop()
        seen += 1
        if isinstance(item, list):
            pending.extend(reversed(item[:500]))
        elif isinstance(item, dict):
            yield item
            pending.extend(value for key, value in item.items() if key in ("@graph", "mainEntity", "mainEntityOfPage"))
