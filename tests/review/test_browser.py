"""Reviewers at work in a real browser: what they decide takes hold, stays, and meets what others decide."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from countersay.cli.verifying import verify_source
from countersay.model import ACCUSING
from countersay.pipeline import examine_again, examine_project
from countersay.store.decision_log import DecisionLog
from countersay.store.project import read_project
from tests.browsing import PATIENCE, barriers, in_browser, press, shows, turning, until, with_axe
from tests.deciding import ALM, ORVESSA, figure, happenings
from tests.review.running import Running, project, running

pytestmark = in_browser


def clashes(folder: Path) -> list[str]:
    return [row.sentence for row in read_project(folder).findings if row.relation in ACCUSING]


def enter(browser: Any, server: Running, name: str = "Ann Reader", **options: Any) -> Any:
    """Open the desk in a browser of one's own and give a name."""
    page = browser.new_context(**options).new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(server.address)
    page.get_by_label("Your name").fill(name)
    click(page, page.get_by_role("button", name="Go on"))
    page.get_by_role("heading", name="To decide").wait_for()
    return page


def go(page: Any, server: Running, path: str) -> None:
    page.goto(server.base + path)


def click(page: Any, place: Any) -> None:
    """Click on what leads to another page, and wait for that one."""
    with turning(page):
        place.click()


def button(page: Any, words: str) -> None:
    click(page, page.get_by_role("button", name=words))


def recompute(page: Any) -> None:
    button(page, "Recompute")
    page.get_by_role("heading", name="What changed").wait_for(timeout=180_000)


@pytest.mark.parametrize("scripts", [pytest.param(True, id="scripts"), pytest.param(False, id="no-scripts")])
def test_corrected_value_makes_the_finding_disappear(browser: Any, tmp_path: Path, scripts: bool) -> None:
    folder = project(tmp_path)
    assert len(clashes(folder)) == 1
    with running(folder) as server:
        page = enter(browser, server, java_script_enabled=scripts)
        go(page, server, f"/claims/{figure(read_project(folder), '180 trucks').id}")
        page.get_by_label("Number", exact=True).fill("240")
        button(page, "Save correction")
        shows(page.get_by_role("alert"), "Not saved")
        assert page.get_by_label("Number", exact=True).input_value() == "240"
        page.get_by_label("Why").fill("misread scan")
        button(page, "Save correction")
        shows(page.get_by_role("status").nth(1), "number 240 instead of 180")
        recompute(page)
        shows(page.locator("main"), "1 findings that do not add up before, 0 now", "resolved")
    assert clashes(folder) == []
    assert "180 trucks" in (folder / "report.html").read_text(encoding="utf-8")


def test_merged_series_bring_a_conflict(browser: Any, tmp_path: Path) -> None:
    folder = project(tmp_path)
    with running(folder) as server:
        page = enter(browser, server)
        go(page, server, "/series?show=all")
        page.get_by_label("Tick ship enter — Ormund harbour").check()
        page.get_by_label("Tick ship dock — Ormund harbour").check()
        page.get_by_label("Why they count the same").fill("every vessel that enters docks")
        button(page, "Join the two ticked")
        recompute(page)
        shows(page.locator("main"), "31 vessels")
        go(page, server, "/findings")
        click(page, page.locator(".item", has_text="95 vessels").locator("[data-row]"))
        page.locator("summary", has_text="certificate").click()
        shows(page.locator("main"), "counts the same as the others, as decided by Ann Reader")
    assert len(clashes(folder)) == 2


def test_dismissed_finding_stays_dismissed_after_runs(browser: Any, tmp_path: Path) -> None:
    folder = project(tmp_path)
    with running(folder) as server:
        page = enter(browser, server)
        go(page, server, "/findings")
        press(page, "j")
        with turning(page):
            press(page, "Enter")
        page.get_by_role("heading", name="The sum").wait_for()
        press(page, "d")
        until(page, "document.activeElement.matches('textarea, input')")
        page.keyboard.type("different gates")
        with turning(page):
            press(page, "Control+Enter")
        page.get_by_role("heading", name="Findings").wait_for()
        with turning(page, timeout=180_000):
            press(page, "R")
        page.get_by_role("heading", name="What changed").wait_for(timeout=180_000)
        assert clashes(folder) == []
        recompute(page)
    examine_again(folder, read_project(folder))
    assert clashes(folder) == []
    assert [row.reviewer for row in read_project(folder).decisions] == ["Ann Reader"]
    with running(folder) as server:
        page = enter(browser, server, "Bo Reader")
        go(page, server, "/findings?show=dismissed")
        click(page, page.locator("[data-row]").first)
        shows(page.locator("main"), "different gates")
        button(page, "Take back")
        recompute(page)
    assert len(clashes(folder)) == 1


def test_server_killed_while_it_writes_loses_nothing(browser: Any, tmp_path: Path) -> None:
    folder = project(tmp_path)
    claims = [row.id for row in read_project(folder).figures]
    told = 0
    for kill_after in (1, 2, 3):
        with running(folder) as server:
            page = enter(browser, server)
            for claim in claims[:kill_after]:
                go(page, server, f"/claims/{claim}")
                click(page, page.locator("button[value=confirm]"))
                page.get_by_text("Saved: confirmed").wait_for()
                told += 1
            page.evaluate("document.querySelector('form[action=\"/recompute\"]').submit()")
            os.kill(server.process.pid, signal.SIGKILL)
            server.process.wait()
        rows = DecisionLog(folder).rows()
        assert len(rows) == told
        assert {row.verdict for row in rows} == {"confirmed"}
        assert len(clashes(folder)) == 1
    assert len(examine_again(folder, read_project(folder)).decisions) == told


def test_two_at_once_lose_no_update(browser: Any, tmp_path: Path) -> None:
    folder = project(tmp_path)
    path = f"/claims/{figure(read_project(folder), '180 trucks').id}"
    with running(folder) as server:
        ann, bo = enter(browser, server), enter(browser, server, "Bo Reader")
        for page in (ann, bo):
            go(page, server, path)
        ann.get_by_label("Number", exact=True).fill("240")
        ann.get_by_label("Why").fill("misread scan")
        button(ann, "Save correction")
        bo.get_by_label("Why").fill("no count at all")
        button(bo, "Set aside")
        shows(
            bo.locator("main"),
            "Somebody decided about the same words meanwhile",
            "Ann Reader corrected claim “180”: number 240 instead of 180",
            "misread scan",
        )
        assert len(DecisionLog(folder).rows()) == 1
        button(bo, "Save mine after theirs")
        bo.get_by_text("Saved: set aside").wait_for()
        assert [row.verdict for row in DecisionLog(folder).rows()] == ["corrected", "rejected"]
        with turning(bo):
            press(bo, "u")
        bo.get_by_text("Saved: took back").wait_for()
        recompute(bo)
        assert figure(read_project(folder), "180 trucks").value == 240


def test_account_of_an_event_is_corrected_by_keyboard_and_the_finding_disappears(browser: Any, tmp_path: Path) -> None:
    examine_project([happenings(tmp_path / "in")], tmp_path / "project")
    folder = tmp_path / "project"
    assert len(clashes(folder)) == 1
    with running(folder) as server:
        page = enter(browser, server)
        press(page, "g")
        with turning(page):
            press(page, "e")
        page.get_by_role("heading", name="Events", exact=True).wait_for()
        click(page, page.locator("[data-row]", has_text="6 March 2031"))
        shows(page.locator("main"), "One event on differing days", "The dyke at Arnel broke on 3 March 2031")
        press(page, "e")
        until(page, "document.activeElement.id === 'f_first'")
        page.keyboard.type("2031-03-03")
        page.get_by_label("Last day").fill("2031-03-02")
        page.get_by_label("Why").fill("the report of 14 March misprints the day")
        button(page, "Save correction")
        shows(page.get_by_role("alert"), "expected a day not before 2031-03-03")
        page.get_by_label("Last day").fill("2031-03-03")
        button(page, "Save correction")
        shows(page.get_by_role("status").nth(1), "first day 2031-03-03 instead of 2031-03-06")
        recompute(page)
        shows(page.locator("main"), "1 findings that do not add up before, 0 now")
    assert clashes(folder) == []


def test_positions_commitments_and_sources_are_decided_and_hold(browser: Any, tmp_path: Path) -> None:
    examine_project([happenings(tmp_path / "in")], tmp_path / "project")
    folder = tmp_path / "project"
    with running(folder) as server:
        page = enter(browser, server)
        go(page, server, "/positions")
        click(page, page.locator("[data-row]", has_text="it blocked the Kessel road"))
        button(page, "Set aside")
        shows(page.get_by_role("alert"), "Say why")
        page.get_by_label("Why").fill("speaks of another road")
        button(page, "Set aside")
        page.get_by_text("Saved: set aside").wait_for()
        go(page, server, "/commitments")
        click(page, page.locator("[data-row]").first)
        page.get_by_label("Of whom it is said").fill("Alm")
        page.get_by_label("Why").fill("the sentence before names Alm")
        button(page, "Save correction")
        shows(page.get_by_role("status").nth(1), "of whom it is said Alm instead of Orvessa")
        go(page, server, "/sources")
        click(page, page.locator("[data-row]").first)
        with turning(page):
            press(page, "c")
        page.get_by_text("Saved: confirmed").wait_for()
        recompute(page)
        go(page, server, "/sources?show=decided")
        shows(page.locator("main"), "confirmed by Ann Reader")
        go(page, server, "/decisions")
        click(page, page.get_by_role("link", name="Open commitment"))
        button(page, "Take back")
        recompute(page)
    record = read_project(folder)
    assert {row.reply for row in record.allegations} == {"none_in_corpus"}
    assert [(row.accused, row.decisions) for row in record.commitments] == [("Orvessa", ())]
    assert [len(row.decisions) for row in record.citations] == [1]
    assert verify_source(folder)[1] == 0


def test_blind_reading_hides_the_values_and_reports_agreement(browser: Any, tmp_path: Path) -> None:
    folder = project(tmp_path)
    with running(folder) as server:
        page = enter(browser, server)
        go(page, server, "/blind")
        assert page.get_by_label("Number", exact=True).input_value() == ""
        assert page.get_by_label("First day").input_value() == ""
        marked = page.locator(".m-number").inner_text()
        page.get_by_label("Number", exact=True).fill(marked)
        page.get_by_label("What is counted").fill("lorry")
        page.get_by_label("Kind").select_option("flow")
        page.get_by_label("The voice").select_option("asserts")
        page.get_by_label("First day").fill("2031-03-01")
        page.get_by_label("Last day").fill("2031-03-10")
        button(page, "Save my reading")
        page.get_by_role("heading", name="What you read and what was read").wait_for()
        shows(page.locator(".differs").first, "truck")
        go(page, server, "/agreement")
        table = page.locator(".agree").first.inner_text()
        assert "Number\t1\t1\t0\t100 %" in table
        assert "What is counted\t1\t0\t0\t0 %" in table
        recompute(page)
    assert figure(read_project(folder), "180 trucks").counted == "truck"


def test_search_and_filters_find_words(browser: Any, tmp_path: Path) -> None:
    folder = project(tmp_path)
    with running(folder) as server:
        page = enter(browser, server)
        press(page, "/")
        page.keyboard.type("kessel gat")
        with turning(page):
            press(page, "Enter")
        page.get_by_role("heading", name="Found for").wait_for()
        assert page.locator(".item").count() == 2
        go(page, server, "/claims?q=vessel")
        assert page.locator(".item").count() == 2


PAGES = ("/", "/findings", "F", "/claims", "C", "/links", "/series", "S", "/names", "/numbers", "/blocked", "D", "/blind",
         "/events", "E", "G", "/positions", "P", "/commitments", "M", "/sources", "T",
         "/decisions", "/agreement", "/help", "/search?q=trucks", "/reviewer")  # fmt: skip


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(project(tmp_path_factory.mktemp("busy"), alm=ALM, orvessa=ORVESSA)) as server:
        yield server


def found(page: Any, server: Running, path: str) -> None:
    """Open a page; a letter stands for the first row of a list."""
    lists = {"F": "/findings", "C": "/claims", "S": "/series", "D": "/documents"}
    lists |= {"E": "/events", "P": "/positions", "M": "/commitments", "T": "/sources"}
    lists |= {"G": "/events"}
    go(page, server, lists.get(path, path))
    if path in lists:
        click(page, page.locator("[data-row]").first)
    if path == "G":
        click(page, page.get_by_role("link", name="All accounts of this event together"))


@pytest.mark.parametrize("width", [pytest.param(width, id=str(width)) for width in (320, 1280)])
def test_no_page_is_wider_than_the_screen_or_breaks_its_policy(browser: Any, busy: Running, width: int) -> None:
    page = enter(browser, busy, viewport={"width": width, "height": 900})
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    page.on("pageerror", lambda error: messages.append(str(error)))
    for path in PAGES:
        found(page, busy, path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    assert messages == []


@with_axe
@pytest.mark.parametrize(
    ("width", "scheme"), [pytest.param(390, "light", id="390-light"), pytest.param(1280, "dark", id="1280-dark")]
)
def test_axe_finds_no_barrier_on_any_page(browser: Any, busy: Running, scheme: str, width: int) -> None:
    page = enter(browser, busy, color_scheme=scheme, viewport={"width": width, "height": 900}, bypass_csp=True)
    faults = []
    for path in PAGES:
        found(page, busy, path)
        faults += [f"{path} {row}" for row in barriers(page)]
    assert faults == []
