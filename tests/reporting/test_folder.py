"""The report of a large record: pages that link to each other and together hold what the single page holds."""

import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from countersay import examine
from countersay.model import Decision, Record
from countersay.pipeline import write
from countersay.reporting import annotations, folder
from countersay.reporting.folder import INDEX, is_large, linked, pages, write_folder
from countersay.reporting.index import Index
from countersay.reporting.marks import weave
from countersay.reporting.page import write_report
from tests.archive import write_archive
from tests.browsing import needs_chromium, turning, until
from tests.corpora import example_record, small_corpus
from tests.reporting.invented import invented

IDS = re.compile(r'\bid="([^"]+)"')
LINKS = re.compile(r'href="([^"#]*)#?([^"]*)"')
DRAWN_ONCE = re.compile(r"timeline-")  # the drawing of all documents in lanes is for a page that shows all of them


@cache
def files() -> dict[str, str]:
    """Return the pages of the example, cut as if it were large, with few rows on each."""
    import tempfile

    with tempfile.TemporaryDirectory() as home:
        write_folder(example_record(), Path(home))
        return {path.name: path.read_text(encoding="utf-8") for path in sorted(Path(home).iterdir())}


def test_every_link_leads_to_a_place_that_is_there() -> None:
    ids = {name: set(IDS.findall(html)) for name, html in files().items()}
    dangling = [
        (name, target, spot)
        for name, html in files().items()
        for target, spot in LINKS.findall(html)
        if not target.startswith("http") and ((target or name) not in ids or (spot and spot not in ids[target or name]))
    ]
    assert dangling == []


def test_every_id_stands_behind_a_blank() -> None:
    """Pages are linked by what is found so; an id at the beginning of a line would be missed."""
    for name, html in files().items():
        assert folder._values(html, ' id="') == IDS.findall(html), name


def test_everything_of_the_single_page_is_on_some_page() -> None:
    single = set(IDS.findall(write_report(example_record())))
    spread = {identity for html in files().values() for identity in IDS.findall(html)}
    assert {identity for identity in single - spread if not DRAWN_ONCE.match(identity)} == set()
    assert len(single) > 500


def test_every_document_has_a_page_and_no_id_stands_twice_on_one() -> None:
    documents = [name for name in files() if name.startswith("doc-")]
    assert len(documents) == len(example_record().documents)
    for name, html in files().items():
        ids = IDS.findall(html)
        assert len(ids) == len(set(ids)), name


def test_every_page_has_the_policy_of_the_single_page_and_no_script() -> None:
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', write_report(example_record()))
    assert policy is not None
    for name, html in files().items():
        assert policy[0] in html, name
        assert "<script" not in html


def test_pages_follow_from_the_record_alone() -> None:
    assert dict(pages(example_record())) == dict(pages(example_record()))


def test_text_that_looks_like_a_link_or_an_id_is_left_alone() -> None:
    html = '<p id="a">id=&#34;b&#34; href=&#34;#b&#34; <a href="#b">b</a></p>'
    assert linked(html, {"b": "x.html"}) == html.replace('href="#b"', 'href="x.html#b"')


def test_small_record_has_one_page_and_a_large_one_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record = examine([small_corpus(tmp_path / "in")])
    project = tmp_path / "p"
    write(record, project)
    assert (project / "report.html").read_text(encoding="utf-8") == write_report(record)
    with monkeypatch.context() as patch:
        patch.setattr(folder, "MOST_DOCUMENTS", 1)
        write(record, project)
        first = (project / "report" / INDEX).read_text(encoding="utf-8")
        assert 'href="report/index.html"' in (project / "report.html").read_text(encoding="utf-8")
        assert "doc-A.html#doc-A" in first
        write(record, project)
    write(record, project)
    assert sorted(path.name for path in project.iterdir()) == ["record.sqlite", "report.html"]


@pytest.mark.parametrize(
    ("documents", "figures", "large"),
    [
        pytest.param(folder.MOST_DOCUMENTS, folder.MOST_FIGURES, False, id="at the bounds"),
        pytest.param(folder.MOST_DOCUMENTS + 1, 0, True, id="many documents"),
        pytest.param(1, folder.MOST_FIGURES + 1, True, id="many figures"),
    ],
)
def test_either_makes_a_record_large(documents: int, figures: int, large: bool) -> None:
    record = example_record()
    rows = replace(Record(), documents=record.documents[:1] * documents, figures=record.figures[:1] * figures)
    assert is_large(rows) is large


@pytest.mark.browser
@needs_chromium
def test_first_page_of_many_documents_is_small_and_shows_within_a_second(browser: Any, tmp_path: Path) -> None:
    write_archive(tmp_path / "in", 160, sentences=3)
    record = examine([tmp_path / "in"])
    write(record, tmp_path / "p")
    first = tmp_path / "p" / "report" / INDEX
    assert first.stat().st_size < 300_000
    page = browser.new_page()
    page.goto(first.as_uri())
    painted = "performance.getEntriesByName('first-contentful-paint').map(entry => entry.startTime)[0]"
    assert until(page, painted) < 1000 * 3, "a second, and three on a busy machine"
    with turning(page):
        page.locator("nav.contents a", has_text="Documents").click()
    with turning(page):
        page.locator("table a").first.click()
    letter = Index(record).papers[record.documents[0].id].letter
    assert page.url.rsplit("/", 1)[1] == f"doc-{letter}.html#doc-{letter}"


def test_decisions_and_dismissed_findings_of_a_large_record_have_a_page() -> None:
    record = invented()
    (row,) = record.decisions
    many = tuple(replace(row, id=f"r-{at}") for at in range(301))
    found = dict(pages(replace(record, decisions=many, dismissed=record.findings[:1])))
    first, second = found["decisions.html"], found["decisions-2.html"]
    assert "Dismissed findings" in first
    assert "Dismissed findings" not in second
    assert "Issues with the input" not in first + second
    assert first.count("A. Editor") == 300


class Kept(dict[str, bytes]):
    """A shelf in memory."""

    def put(self, key: str, packed: bytes) -> None:
        self[key] = packed

    def use(self, key: str) -> bool:
        return key in self


def test_pages_taken_from_the_shelf_are_those_that_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    record, shelf = example_record(), Kept()
    drawn = dict(pages(record))
    assert dict(pages(record, shelf)) == drawn
    assert len(shelf) > len(record.documents) + 5  # pages of lists as well
    woven: list[str] = []

    def noting(text: str, cuts: Any, marks: Any) -> Any:
        woven.append(text)
        return weave(text, cuts, marks)

    monkeypatch.setattr(annotations, "weave", noting)
    assert dict(pages(record, shelf)) == drawn
    assert woven == []
    without = replace(record, ledger=tuple(row for row in record.ledger if row.document != record.documents[0].id))
    fewer = replace(without, findings=(), series=record.series[1:])
    assert dict(pages(fewer, shelf)) == dict(pages(fewer))


def test_a_page_that_did_not_change_is_the_file_of_the_last_report(tmp_path: Path) -> None:
    record, shelf = example_record(), Kept()
    first, second, anew = (tmp_path / name for name in ("first", "second", "anew"))
    for place in (first, second, anew):
        place.mkdir()
    write_folder(record, first, shelf)
    fewer = replace(
        record, issues=(), ledger=tuple(row for row in record.ledger if row.document != record.documents[0].id)
    )
    (first / "doc-C.html").unlink()
    (first / "doc-D.html").write_bytes((first / "doc-D.html").read_bytes().replace(b"Document", b"Dokument"))
    write_folder(fewer, second, shelf, first)
    write_folder(fewer, anew)
    pages = sorted(path.name for path in anew.iterdir())
    assert {name: (second / name).read_bytes() for name in pages} == {
        name: (anew / name).read_bytes() for name in pages
    }
    again = {name for name in pages if (first / name).exists() and (first / name).samefile(second / name)}
    assert again >= {
        "doc-B.html",
        "series.html",
        "events-single.html",
    }  # only the first page counts the rows of all lists
    assert not again & {"index.html", "doc-A.html", "doc-C.html", "doc-D.html"}


def names(folder_: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder_.iterdir()}


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda record: replace(record, series=record.series[1:]), id="numbers of series move"),
        pytest.param(lambda record: replace(record, findings=record.findings[1:]), id="numbers of findings move"),
        pytest.param(lambda record: replace(record, events=record.events[3:]), id="fewer events"),
        pytest.param(lambda record: replace(record, names=record.names[::2]), id="fewer names"),
        pytest.param(lambda record: replace(record, documents=record.documents[:-1]), id="a document less"),
    ],
)
def test_a_report_over_the_last_one_is_that_of_a_run_from_nothing(change: Any, tmp_path: Path) -> None:
    record, shelf = example_record(), Kept()
    first, second, third, anew = (tmp_path / name for name in ("first", "second", "third", "anew"))
    for place in (first, second, third, anew):
        place.mkdir()
    write_folder(record, first, shelf)
    write_folder(change(record), second, shelf, first)
    write_folder(change(record), anew)
    assert names(second) == names(anew)
    write_folder(record, third, shelf, second)
    assert names(third) == names(first)


def test_pages_of_documents_stay_when_numbers_of_series_move(tmp_path: Path) -> None:
    record, shelf = example_record(), Kept()
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    write_folder(record, first, shelf)
    fewer = replace(record, series=record.series[1:])
    write_folder(fewer, second, shelf, first)
    gone = set(record.series[0].figures)
    told = {figure.document for figure in record.figures if figure.id in gone}
    stay = [paper.key for paper in Index(record).papers.values() if paper.document.id not in told]
    assert len(stay) > len(record.documents) / 2
    assert all((first / f"{key}.html").samefile(second / f"{key}.html") for key in stay)


def taken_over(record: Record, other: Record, home: Path) -> tuple[set[str], set[str]]:
    """Write the report of a record, and over it that of another; return its pages, and those that are the same files."""
    shelf = Kept()
    first, second, anew = (home / name for name in ("first", "second", "anew"))
    for place in (first, second, anew):
        place.mkdir()
    write_folder(record, first, shelf)
    write_folder(other, second, shelf, first)
    write_folder(other, anew)
    assert names(second) == names(anew)
    pages = set(names(second))
    return pages, {name for name in pages if (first / name).exists() and (first / name).samefile(second / name)}


def test_of_many_documents_a_first_one_more_leaves_the_pages_of_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Letters would move with it, and with them what every page says and where it leads."""
    record = replace(
        example_record(), events=()
    )  # no list appears with the document, and with it a line of the contents
    fewer = replace(record, documents=record.documents[1:])
    (tmp_path / "lettered").mkdir()
    _, stay = taken_over(fewer, record, tmp_path / "lettered")
    assert not [name for name in stay if name.startswith("doc-")]
    monkeypatch.setattr("countersay.lettering.LETTERED", 1)
    (tmp_path / "named").mkdir()
    pages, stay = taken_over(fewer, record, tmp_path / "named")
    documents = {name for name in pages if name.startswith("doc-")}
    assert len(documents) == len(record.documents)
    assert len(documents & stay) > len(documents) / 2


def test_a_document_that_names_no_issuer_leaves_the_pages_of_others(tmp_path: Path) -> None:
    record = example_record()
    last = record.documents[-1]
    gone = {row.id for row in record.figures if row.document == last.id}
    bare = replace(
        record,
        documents=(*record.documents[:-1], replace(last, issuer=None)),
        findings=tuple(row for row in record.findings if gone.isdisjoint(row.figures)),
    )
    pages, stay = taken_over(replace(record, findings=bare.findings), bare, tmp_path)
    documents = {name for name in pages if name.startswith("doc-")}
    assert documents - stay == {f"{Index(record).papers[last.id].key}.html"}


def test_a_decision_leaves_pages_that_do_not_tell_of_it(tmp_path: Path) -> None:
    record = example_record()
    one = Decision(id="d-1", target=record.figures[0].id, verdict="confirmed", reviewer="A. Editor", at="2031-05-04")
    other = replace(one, id="d-2", note="Read twice.")
    pages, stay = taken_over(replace(record, decisions=(one,)), replace(record, decisions=(one, other)), tmp_path)
    assert pages - stay == {"index.html", "decisions.html"}


def test_words_kept_at_a_distance_are_counted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    record = example_record()
    many = replace(record, distance=record.distance * (201 // max(len(record.distance), 1) + 1))
    found = {name: html for name, html in pages(many) if name.startswith("distance")}
    assert len(found) > 1
    assert [name for name, html in found.items() if "by voice</h3>" in html] == ["distance.html"]


def test_pages_of_numbers_set_aside_stay_when_others_are_counted(tmp_path: Path) -> None:
    record, shelf = example_record(), Kept()
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    write_folder(record, first, shelf)
    gone = next(entry for entry in record.ledger if entry.list == "figure")
    write_folder(replace(record, ledger=tuple(entry for entry in record.ledger if entry != gone)), second, shelf, first)
    traps = [path.name for path in first.glob("numbers-traps*.html")]
    assert traps
    assert all((first / name).samefile(second / name) for name in traps)
    assert (first / "numbers.html").read_bytes() != (second / "numbers.html").read_bytes()


def test_a_page_that_is_the_same_is_not_even_drawn_from_the_shelf(tmp_path: Path) -> None:
    record, shelf = example_record(), Kept()
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    write_folder(record, first, shelf)
    asked: list[str] = []

    class Asked(Kept):
        def get(self, key: str, *more: Any) -> Any:
            asked.append(key)
            return super().get(key, *more)

    write_folder(record, second, Asked(shelf), first)
    assert names(second) == names(first)
    assert len(asked) == 1  # what is known of the last report


def test_a_link_in_the_place_of_a_page_is_not_taken_over(tmp_path: Path) -> None:
    record = example_record()
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    write_folder(record, first)
    (first / "doc-B.html").rename(tmp_path / "elsewhere")
    (first / "doc-B.html").symlink_to(tmp_path / "elsewhere")
    write_folder(record, second, None, first)
    assert not (second / "doc-B.html").is_symlink()
    assert not (second / "doc-B.html").samefile(tmp_path / "elsewhere")


def test_other_templates_draw_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    record, shelf = example_record(), Kept()
    counts = []
    for digest in ("one", "one", "other"):
        monkeypatch.setattr(folder, "drawing", lambda digest=digest: digest)
        assert dict(pages(record, shelf)) == dict(pages(record))
        counts.append(len(shelf))
    assert counts == [counts[0], counts[0], 2 * counts[0]]
