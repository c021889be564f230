"""Accounts joined into one event and parted again, by people in a real browser."""

from pathlib import Path
from typing import Any

from countersay.cli.verifying import verify_source
from countersay.pipeline import examine_again, examine_project
from countersay.store.decision_log import DecisionLog
from countersay.store.project import read_project
from tests.browsing import in_browser, press, shows, turning, until
from tests.corpora import write_corpus
from tests.decisions.test_events import FIRE, MILL
from tests.review.running import running
from tests.review.test_browser import button, clashes, click, enter, go, recompute

pytestmark = in_browser


def project(folder: Path) -> Path:
    examine_project([write_corpus(folder / "in", {"mill.txt": MILL, "fire.txt": FIRE})], folder / "project")
    return folder / "project"


def join(page: Any, *words: str) -> None:
    for one in words:
        page.get_by_label(f"Tick {one}").check()
    page.get_by_label("Why they tell of one event").fill("Arnel has one mill")
    button(page, "Join the two ticked")


def test_joined_accounts_bring_a_finding_and_parted_ones_take_it_away(browser: Any, tmp_path: Path) -> None:
    folder = project(tmp_path)
    assert clashes(folder) == []
    with running(folder) as server:
        page = enter(browser, server)
        go(page, server, "/events")
        page.get_by_label("Tick The mill").check()
        button(page, "Join the two ticked")
        shows(page.get_by_role("alert"), "Tick exactly two accounts")
        join(page, "A blaze")
        page.get_by_text("Saved: merged event").wait_for()
        recompute(page)
        shows(page.locator("main"), "0 findings that do not add up before, 1 now")
        assert verify_source(folder)[1] == 0
        go(page, server, "/findings")
        click(page, page.locator("[data-row]").first)
        page.locator("summary", has_text="certificate").click()
        shows(page.locator("main"), "told of the same event", "Decided about its claims", "Arnel has one mill")
        click(page, page.locator("a[href^='/events/together/']"))
        shows(page.locator("main"), "3 March 2031 or 6 March 2031", "One event on differing days")
        page.get_by_label("Tick A blaze").check()
        press(page, "p")
        until(page, "document.activeElement.id === 'note'")
        page.keyboard.type("the works lie below the mill")
        with turning(page):
            press(page, "Control+Enter")
        page.get_by_text("Saved: split event").wait_for()
        recompute(page)
        shows(page.locator("main"), "1 findings that do not add up before, 0 now")
    examine_again(folder, read_project(folder))
    assert clashes(folder) == []
    assert [row.state for row in read_project(folder).decisions] == ["superseded", "applied"]


def test_two_who_decide_about_one_event_meet_and_a_join_is_undone(browser: Any, tmp_path: Path) -> None:
    folder = project(tmp_path)
    with running(folder) as server:
        ann, bo = enter(browser, server), enter(browser, server, "Bo Reader")
        for page in (ann, bo):
            go(page, server, "/events")
            click(page, page.locator("[data-row]", has_text="burned"))
            click(page, page.get_by_role("link", name="All accounts of this event together"))
            page.get_by_label("The same event as").select_option(index=1)
            page.get_by_label("Why").fill(f"Arnel has one mill, says page {len(page.url)}")
        assert "blaze" in ann.locator("#with option:checked").inner_text(), "the likeliest is offered first"
        button(ann, "Join with that one")
        button(bo, "Join with that one")
        shows(bo.locator("main"), "Somebody decided about the same words meanwhile", "Ann Reader merged event")
        assert len(DecisionLog(folder).rows()) == 1
        recompute(ann)
        assert len(clashes(folder)) == 1
        go(ann, server, "/decisions")
        click(ann, ann.get_by_role("link", name="Open event"))
        button(ann, "Take back")
        recompute(ann)
    assert clashes(folder) == []
    assert [row.verdict for row in DecisionLog(folder).rows()] == ["merged", "merged"]


def test_join_whose_words_are_gone_is_listed(browser: Any, tmp_path: Path) -> None:
    folder = project(tmp_path)
    with running(folder) as server:
        page = enter(browser, server)
        go(page, server, "/events")
        join(page, "The mill", "A blaze")
        write_corpus(tmp_path / "in", {"fire.txt": FIRE.replace("A blaze destroyed", "Rain spared")})
        recompute(page)
        go(page, server, "/decisions?show=orphaned")
        shows(page.locator("main"), "merged event", "no account of an event stands at its words now")
    assert clashes(folder) == []


def test_work_lists_open_and_close_on_a_narrow_screen_without_scripts(browser: Any, tmp_path: Path) -> None:
    folder = project(tmp_path)
    with running(folder) as server:
        page = enter(browser, server, java_script_enabled=False, viewport={"width": 360, "height": 740})
        lists = page.get_by_role("navigation", name="Work lists")
        assert not lists.is_visible()
        page.get_by_role("link", name="Work lists").press("Enter")
        lists.wait_for(state="visible")
        page.get_by_role("link", name="Close the list").press("Enter")
        lists.wait_for(state="hidden")
        page.get_by_role("link", name="Work lists").press("Enter")
        click(page, lists.get_by_role("link", name="Events"))
        page.get_by_role("heading", name="Events", exact=True).wait_for()
        assert not lists.is_visible()
