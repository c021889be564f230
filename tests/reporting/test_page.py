"""The whole page: structure, links, escaping, policy, size and determinism."""

import base64
import hashlib
import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from countersay.model import ACCUSING, Document, Issue, Issuer, LedgerEntry, Record, Series
from countersay.reporting.page import write_report
from tests.reporting.invented import OUTLET, invented

HIDDEN = re.compile("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b-\x1f]")
VOID = {"meta", "br", "link", "img", "hr", "input", "area", "base", "col", "embed", "source", "track", "wbr"}


class Tree(HTMLParser):
    """Collects ids, links and texts, and notes every tag that does not close in order."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.stack: list[tuple[str, str]] = []
        self.faults: list[str] = []
        self.ids: list[str] = []
        self.links: list[tuple[str, bool]] = []
        self.tags: Counter[str] = Counter()
        self.attributes: list[tuple[str, str, str]] = []
        self.text: dict[str, str] = {}
        self.style = ""
        self.feed(page)
        self.close()
        self.faults += [f"never closed: {tag}" for tag, _ in self.stack]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if len(found) != len(attrs):
            self.faults.append(f"attribute twice: {tag}")
        self.tags[tag] += 1
        self.attributes += [(tag, name, value) for name, value in found.items()]
        if "id" in found:
            self.ids.append(found["id"])
        if tag == "a":
            if any(name == "a" for name, _ in self.stack):
                self.faults.append(f"link in a link: {found}")
            self.links.append((found.get("href", ""), "id" in found))
        if tag == "p" and any(name == "p" for name, _ in self.stack):
            self.faults.append("p in p")
        if tag not in VOID:
            self.stack.append((tag, found.get("id", "")))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.stack or self.stack[-1][0] != tag:
            self.faults.append(f"</{tag}> closes {self.stack[-1:]}")
            return
        self.stack.pop()

    def handle_data(self, data: str) -> None:
        for tag, identity in self.stack:
            if identity:
                self.text[identity] = self.text.get(identity, "") + data
            if tag == "style":
                self.style += data


@pytest.fixture(scope="module")
def page() -> str:
    return write_report(invented())


@pytest.fixture(scope="module")
def tree(page: str) -> Tree:
    return Tree(page)


def test_tags_close_in_order_and_links_do_not_nest(tree: Tree) -> None:
    assert tree.faults == []


def test_ids_are_unique(tree: Tree) -> None:
    assert [identity for identity, count in Counter(tree.ids).items() if count > 1] == []


def test_every_internal_link_resolves(tree: Tree) -> None:
    targets = [href[1:] for href, _ in tree.links if href.startswith("#")]
    assert len(targets) > 100
    assert [target for target in targets if target not in set(tree.ids)] == []


def test_only_http_sources_are_linked_outwards(tree: Tree) -> None:
    outward = {href for href, _ in tree.links if not href.startswith("#")}
    assert outward == {"https://almanac.example/tarn?page=3"}


def test_references_of_labels_and_drawings_resolve(page: str, tree: Tree) -> None:
    labels = {name for _, key, value in tree.attributes if key == "aria-labelledby" for name in value.split()}
    assert labels - set(tree.ids) == set()
    assert set(re.findall(r"url\(#([^)]+)\)", page)) - set(tree.ids) == set()


def test_every_figure_is_marked_where_it_stands_and_leads_to_its_row(tree: Tree) -> None:
    for figure in invented().figures:
        words = figure.text.replace("\u202e", "[U+202E]").replace("\u202c", "[U+202C]")
        assert tree.text[figure.id] == words
        assert f"row-{figure.id}" in tree.ids


def test_every_finding_shows_its_quotations_linked_to_their_marks(tree: Tree, page: str) -> None:
    for finding in invented().findings:
        start = page.index(
            f'<article class="finding{" accusing" if finding.relation in ACCUSING else ""}" id="{finding.id}"'
        )
        article = page[start : page.index("</article>", start)]
        for figure in finding.figures:
            assert f'href="#{figure}"' in article
        for timex in finding.timexes:
            assert f'href="#{timex}"' in article
        assert finding.sentence in article


def test_first_screen_names_the_side_for_which_no_document_speaks(page: str) -> None:
    head = page[: page.index('id="accusing"')]
    assert re.search(
        r"Council of Orrin</bdi></b><br><span class=\"silent\">No document of this set speaks for it\.", head
    )
    assert head.count("No document of this set speaks for it.") == 1


def test_first_screen_counts_what_was_not_understood(tree: Tree, page: str) -> None:
    head = page[page.index('id="gaps"') : page.index('id="accusing"')]
    counts = re.findall(r'class="n">(\d+)</span> ([^<]+)', head)
    assert counts == [
        ("1", "of 6 numbers not understood"),
        ("2", "issues with the input"),
        ("1", "pair of figures that nearly compares"),
        ("1", "document without a date"),
        ("1", "doubtful link between series"),
    ]


def test_first_screen_shows_weighty_accusations_and_not_trivial_ones(page: str) -> None:
    head = page[: page.index('id="accusing"')]
    assert "1 contradiction and 1 tension in 3 documents" in head
    assert "1,240 and 1,690 carts are given" in head
    assert "The chain breaks on two days." not in head


def test_contradiction_shows_its_sum_and_a_broken_one_is_not_called_a_proof(tree: Tree) -> None:
    assert "0 ≤ −450 is impossible" in tree.text["x-0001"]
    assert "This sum does not close." not in tree.text["x-0001"]
    assert "This sum does not close." in tree.text["x-0002"]
    assert "is impossible" not in tree.text["x-0002"]


def test_nothing_of_a_document_becomes_markup(tree: Tree, page: str) -> None:
    assert tree.tags["script"] == tree.tags["img"] == tree.tags["i"] - page.count("<i>Rule:") == 0
    assert "alert(1)" in tree.text["doc-C"]
    assert not [row for row in tree.attributes if row[1].startswith("on") or row[1] == "style"]


def test_control_and_direction_characters_are_named(page: str) -> None:
    assert not HIDDEN.search(page)
    assert "[U+202E]" in page
    assert "[U+0007]" in page


def test_long_line_is_written_whole(tree: Tree) -> None:
    assert tree.text["doc-C"].count("carts carts") == OUTLET.count("carts carts")


def test_policy_allows_the_one_style_sheet_and_nothing_else(tree: Tree) -> None:
    digest = base64.b64encode(hashlib.sha256(tree.style.encode()).digest()).decode()
    policy = next(value for tag, key, value in tree.attributes if (tag, key) == ("meta", "content") and "src" in value)
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert tree.tags["style"] == 1
    assert "url(" not in tree.style
    assert "@import" not in tree.style


def test_same_record_gives_same_bytes(page: str) -> None:
    assert write_report(invented()) == page


def test_five_documents_of_usual_length_stay_under_three_megabytes() -> None:
    record = invented()
    text = record.documents[0].text * 60
    documents = tuple(
        replace(record.documents[0], id=f"d-{n}", path=f"{n}.txt", text=text, title=None) for n in range(5)
    )
    figures = tuple(
        replace(
            row, id=f"{row.id}-{document.id}-{n}", document=document.id, start=row.start + shift, end=row.end + shift
        )
        for document in documents
        for n in range(40)
        for row in record.figures
        if row.document == record.documents[0].id
        for shift in [n * len(record.documents[0].text)]
    )
    page = write_report(Record(documents=documents, figures=figures))
    assert page.count('class="figure"') >= 1000
    assert len(page.encode()) < 3_000_000


def test_empty_record_makes_a_whole_page() -> None:
    tree = Tree(write_report(Record()))
    assert tree.faults == []
    assert "No document was read." in tree.text["main"]
    assert "No clash found in 0 documents" in tree.text["main"]


def test_rows_that_point_nowhere_do_not_break_the_page() -> None:
    record = invented()
    tree = Tree(write_report(replace(record, documents=record.documents[:1])))
    assert tree.faults == []
    assert {href[1:] for href, _ in tree.links if href.startswith("#")} <= set(tree.ids)
    assert "1,240 carts" in tree.text["doc-A"]


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet=st.characters(), min_size=1, max_size=60), st.text(alphabet="<>\"'&\u202e\x00a= ", max_size=30))
def test_any_text_makes_a_whole_page_without_foreign_markup(text: str, label: str) -> None:
    document = Document(
        id=label, path=label, sha256=label, text_sha256=label, text=text, title=label, issuer=Issuer(label=label)
    )
    entry = LedgerEntry(document=label, start=0, end=1, text=text[:1], list="unresolved", reason=label)
    issue = Issue(code=label, message=label, document=label)
    series = Series(id=label, label=label, kind="flow", counted=label)
    page = write_report(Record(documents=(document,), ledger=(entry,), issues=(issue,), series=(series,)))
    tree = Tree(page)
    assert tree.faults == []
    assert not HIDDEN.search(page)
    assert set(tree.tags) <= set(Tree(write_report(invented())).tags)
    page.encode()


WORDS_THAT_JUDGE = re.compile(r"\b(lie[sd]?|lying|liar|admit\w*|propaganda|false|fake|mislead\w*)\b", re.IGNORECASE)


def test_page_does_not_judge(page: str) -> None:
    plain = re.sub(r"<style>.*?</style>|<[^>]+>", " ", page, flags=re.DOTALL)
    assert [found.group() for found in WORDS_THAT_JUDGE.finditer(plain)] == ["false"]
    assert "nothing here rules a claim true or false" in plain
