"""Work lists: each filters, finds words, goes from page to page, and says when nothing is there."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from starlette.datastructures import Headers, QueryParams
from starlette.responses import Response

from countersay.pipeline import examine_project, write
from countersay.review.call import Call, MissingError
from countersay.review.routes import PAGES
from countersay.review.visitors import Visitor
from countersay.review.workspace import Workspace
from tests.corpora import example_record, write_corpus
from tests.deciding import ALM, NORTH, ORVESSA, SOUTH
from tests.review.running import hidden

EMPTY = "From 1 to 10 March 2031, 40 empty trucks passed the Kessel gate.\n"

# Each list, words that stand in one of its rows or more, and a filter that keeps fewer rows than all.
LISTS = [
    pytest.param("/findings?show=accusing", "trucks", "dismissed", id="findings"),
    pytest.param("/claims", "95 vessels", "undated", id="claims"),
    pytest.param("/links?show=all", "empty", "decided", id="links"),
    pytest.param("/series?show=all", "truck", "decided", id="series"),
    pytest.param("/names?show=all", "Ormund", "decided", id="names"),
    pytest.param("/numbers?show=date", "2031", "trap", id="numbers"),
    pytest.param("/documents", "Union", "decided", id="documents"),
    pytest.param("/events?show=all", "dyke", "decided", id="events"),
    pytest.param("/positions?show=all", "blocked", "decided", id="positions"),
    pytest.param("/commitments?show=all", "Tolm", "decided", id="commitments"),
    pytest.param("/sources?show=all", "Gazette", "decided", id="sources"),
]
UNFILTERED = [pytest.param("/blocked", id="blocked"), pytest.param("/decisions", id="decisions")]


@dataclass(frozen=True)
class Desk:
    """Asks the views of a project for pages, without a server between."""

    workspace: Workspace

    def ask(self, address: str, form: Mapping[str, str] | None = None) -> Response:
        path, _, query = address.partition("?")
        call = Call(
            workspace=self.workspace,
            visitor=Visitor(form="f" * 32),
            path=path,
            query=QueryParams(query),
            headers=Headers({}),
            cookies={},
            at="2031-05-04T10:00:00Z",
            default_name="A. Reader",
            form=form or {},
        )
        if path in PAGES:
            view, where = PAGES[path][0], {}
        else:
            root, _, identity = path.rpartition("/")
            view, where = PAGES[root + "/{identity}"][1 if form else 0], {"identity": identity}
        assert view is not None
        return view(call, **where)

    def page(self, address: str) -> str:
        return bytes(self.ask(address).body).decode()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("lists")
    texts: dict[str, str | bytes] = {"a.txt": ALM, "n.txt": NORTH, "o.txt": ORVESSA, "s.txt": SOUTH, "e.txt": EMPTY}
    examine_project([write_corpus(folder / "in", texts)], folder / "project")
    return Desk(Workspace(folder / "project"))


def rows(page: str) -> list[str]:
    return re.findall(r'<li class="item[^"]*" data-item>(.*?)</li>', page, re.DOTALL)


def also(path: str, **query: str) -> str:
    more = "&".join(f"{name}={value}" for name, value in query.items())
    return path + ("&" if "?" in path else "?") + more


@pytest.mark.parametrize(("path", "words", "filtered"), LISTS)
def test_list_keeps_rows_with_the_words_asked_for(desk: Desk, path: str, words: str, filtered: str) -> None:
    every, kept = rows(desk.page(path)), rows(desk.page(also(path, q=words.upper())))
    assert 0 < len(kept) <= len(every)
    assert rows(desk.page(also(path, q="nowherewritten"))) == []


@pytest.mark.parametrize(("path", "words", "filtered"), LISTS)
def test_filters_say_how_many_rows_they_keep(desk: Desk, path: str, words: str, filtered: str) -> None:
    page = desk.page(path)
    choices = re.findall(r'<a href="([^"]*)"(?: aria-current="true")?>[^<]*<span class="n">([\d,]+)</span>', page)
    assert len(choices) > 1
    for href, count in choices:
        assert len(rows(desk.page(href.replace("&amp;", "&")))) == int(count.replace(",", ""))


@pytest.mark.parametrize(("path", "words", "filtered"), LISTS)
def test_list_without_rows_says_so(desk: Desk, path: str, words: str, filtered: str) -> None:
    assert "Nothing here." in desk.page(f"{path.split('?')[0]}?show={filtered}&q=nowherewritten")


@pytest.mark.parametrize("path", UNFILTERED)
def test_lists_without_filters_stand_empty(desk: Desk, path: str) -> None:
    assert "Nothing here." in desk.page(also(path, q="nowherewritten", by="Nobody"))


@pytest.mark.parametrize(("path", "words", "filtered"), LISTS)
def test_list_goes_from_page_to_page(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, path: str, words: str, filtered: str
) -> None:
    every = rows(desk.page(path))
    monkeypatch.setattr("countersay.review.lists.PER_PAGE", 1)
    shown, here = [], path
    for _ in every:
        page = desk.page(here)
        shown += rows(page)
        found = re.search(r'<a href="([^"]*)" rel="next"', page)
        here = found[1].replace("&amp;", "&") if found else ""
    assert here == ""
    assert len(shown) == len(every)
    assert (len(every) == 1) == ('rel="prev"' not in page)
    assert rows(desk.page(also(path, page="99999")))[-1:] == shown[-1:]


@pytest.mark.parametrize("name", ["events", "positions", "commitments", "sources"])
def test_row_is_opened_from_its_list_and_a_row_that_is_gone_is_not_found(desk: Desk, name: str) -> None:
    found = re.search(rf'href="(/{name}/[^"]+)"', desk.page(f"/{name}"))
    assert found
    assert "What was read" in desk.page(found[1])
    with pytest.raises(MissingError):
        desk.ask(f"/{name}/nothing")


def test_decided_row_moves_to_the_other_filter(tmp_path: Path) -> None:
    examine_project([write_corpus(tmp_path / "in", {"a.txt": ALM})], tmp_path / "project")
    own = Desk(Workspace(tmp_path / "project"))
    (href,) = re.findall(r'href="(/commitments/[^"]+)"', own.page("/commitments"))
    answer = own.ask(href, hidden(own.page(href)) | {"verdict": "confirm"})
    assert answer.status_code == 303
    assert rows(own.page("/commitments")) == []
    assert "confirmed by" in rows(own.page("/commitments?show=decided"))[0]


def test_every_list_of_the_server_is_in_these_tests() -> None:
    tested = {str(one.values[0]).split("?")[0] for one in (*LISTS, *UNFILTERED)}
    lists = {path for path in PAGES if path.count("/") == 1 and "{" not in path and "." not in path}
    assert lists - tested == {
        "/",
        "/reviewer",
        "/help",
        "/search",
        "/blind",
        "/agreement",
        "/changes",
    }


def test_of_many_documents_one_types_words_instead_of_choosing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list to choose from would have as many lines as there are documents."""
    every = rows(desk.page("/claims"))
    assert "<select" in desk.page("/claims")
    monkeypatch.setattr("countersay.review.views.claims.MOST_LISTED", 2)
    page = desk.page("/claims?in=S.TXT&show=all")
    assert "<select" not in page
    assert 'name="in" value="S.TXT"' in page
    assert 0 < len(rows(page)) < len(every)
    assert sum(len(rows(desk.page(f"/claims?in={name}.txt"))) for name in "anose") == len(every)
    assert len(rows(desk.page("/claims?in="))) == len(every)
    assert rows(desk.page("/claims?in=nowhere")) == []


def test_blocked_pair_of_many_claims_quotes_the_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record = example_record()
    write(record, tmp_path)
    desk = Desk(Workspace(tmp_path))
    before = rows(desk.page("/blocked"))
    monkeypatch.setattr("countersay.review.views.papers.MOST_QUOTED", 1)
    after = rows(desk.page("/blocked"))
    assert len(before) == len(after) == len(record.blocked) > 0
    counts = [len(row.figures) for row in record.blocked]
    assert sorted(re.findall(r"and (\d+) more", "".join(after))) == sorted(str(n - 1) for n in counts if n > 1)
    assert re.findall(r"and (\d+) more", "".join(before)) == [str(n - 12) for n in counts if n > 12]
