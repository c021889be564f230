"""Two people in browsers of their own, on two servers of one project: each decides under the own name, neither is lost."""

from pathlib import Path
from typing import Any

import pytest

from countersay.pipeline import Options, examine_project
from countersay.review.passwords import hashed
from countersay.store.base import User
from tests.browsing import PATIENCE, barriers, in_browser, shows, turning, with_axe
from tests.deciding import corpus
from tests.postgres import Place
from tests.review.running import Running, project, running

pytestmark = in_browser
PASSWORD = "three plain words"


def opened(browser: Any, server: Running, path: str = "/", **options: Any) -> Any:
    page = browser.new_context(**options).new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(server.base.replace("0.0.0.0", "127.0.0.1") + path)
    return page


def log_in(page: Any, name: str, password: str = PASSWORD) -> None:
    page.get_by_label("Your name").fill(name)
    page.get_by_label("Password").fill(password)
    button(page, "Log in")


def button(page: Any, words: str) -> None:
    with turning(page):
        page.get_by_role("button", name=words, exact=True).first.click()


@pytest.fixture
def team(place: Place) -> Place:
    examine_project([corpus(place.folder.with_name("in"))], place.folder, Options(store=place.address))
    for name in ("Ann Reader", "Bo Óg"):
        place.open().users.put(User(name=name, hashed=hashed(PASSWORD)))
    return place


def test_two_people_on_two_servers_log_in_decide_meet_and_leave(browser: Any, team: Place) -> None:
    options = ("--host", "0.0.0.0", "--store", team.address or "sqlite")
    with running(team.folder, *options) as one, running(team.folder, *options) as other:
        ann, bo = opened(browser, one, "/findings"), opened(browser, other)
        log_in(ann, "Ann Reader", "wrong password")
        shows(ann.get_by_role("alert"), "Name or password are wrong.")
        log_in(ann, "Ann Reader")
        ann.get_by_role("heading", name="Findings", exact=True).wait_for()
        log_in(bo, "Bo Óg")
        bo.get_by_role("heading", name="To decide").wait_for()
        shows(bo.locator(".who-am-i"), "Bo Óg")
        finding = "/findings/" + team.open().read().findings[0].id
        for page, server in ((ann, one), (bo, other)):
            page.goto(server.base.replace("0.0.0.0", "127.0.0.1") + finding)
        ann.get_by_label("Why").first.fill("both counts are plain")
        button(ann, "Confirm c")
        shows(ann.get_by_role("status").nth(1), "Saved: confirmed")
        bo.get_by_label("Why").first.fill("different gates")
        button(bo, "Dismiss d")
        shows(
            bo.locator("main"), "Somebody decided about the same words meanwhile", "Ann Reader", "both counts are plain"
        )
        button(bo, "Save mine after theirs")
        bo.get_by_text("Saved: dismissed").wait_for()
        assert [(row.reviewer, row.verdict) for row in team.open().log.rows()] == [
            ("Ann Reader", "confirmed"),
            ("Bo Óg", "dismissed"),
        ]
        ann.goto(one.base.replace("0.0.0.0", "127.0.0.1") + "/decisions")
        shows(ann.locator("main"), "Bo Óg dismissed finding", "different gates", "Ann Reader confirmed finding")
        button(ann, "Recompute R")
        ann.get_by_role("heading", name="What changed").wait_for(timeout=180_000)
        bo.goto(other.base.replace("0.0.0.0", "127.0.0.1") + "/findings")
        shows(bo.locator(".strip"), "The record follows from the documents and all decisions.")
        bo.locator(".who-am-i a").click()
        bo.get_by_role("heading", name="You are Bo Óg").wait_for()
        assert bo.get_by_label("Your name").count() == 0
        button(bo, "Log out")
        bo.get_by_role("heading", name="Log in").wait_for()
        bo.goto(other.base.replace("0.0.0.0", "127.0.0.1") + finding)
        bo.get_by_role("heading", name="Log in").wait_for()


@with_axe
def test_page_to_log_in_has_no_barrier(browser: Any, tmp_path: Path) -> None:
    folder = project(tmp_path)
    Place(folder).open().users.put(User(name="Ann Reader", hashed=hashed(PASSWORD)))
    with running(folder, "--host", "0.0.0.0") as server:
        page = opened(browser, server, bypass_csp=True)
        assert barriers(page) == []
        log_in(page, "Ann Reader", "wrong password")
        assert barriers(page) == []
        log_in(page, "Ann Reader")
        page.goto(page.url + "reviewer")
        assert barriers(page) == []
