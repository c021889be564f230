"""Reviewers at work in a real browser: what they decide takes hold, stays, and meets what others decide."""

import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from countersay.model import ACCUSING
from countersay.pipeline import examine_again
from countersay.store.decision_log import DecisionLog
from countersay.store.project import read_project
from tests.deciding import figure
from tests.review.running import Running, project, running

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
ROOT = Path(__file__).resolve().parent.parent.parent
AXE = Path(os.environ.get("COUNTERSAY_AXE", ROOT / "node_modules" / "axe-core" / "axe.min.js"))

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not Path(CHROMIUM).exists(), reason=f"no Chromium at {CHROMIUM}"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    options = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
    with playwright.sync_playwright() as session:
        chromium = session.chromium.launch(executable_path=CHROMIUM, args=options)
        yield chromium
        chromium.close()


def clashes(folder: Path) -> list[str]:
    return [row.sentence for row in read_project(folder).findings if row.relation in ACCUSING]


def enter(browser: Any, server: Running, name: str = "Ann Reader", **options: Any) -> Any:
    """Open the desk in a browser of one's own and give a name."""
    page = browser.new_context(**options).new_page()
    page.set_default_timeout(15_000)
    page.goto(server.address)
    page.get_by_label("Your name").fill(name)
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("heading", name="To decide").wait_for()
    page.wait_for_load_state("load")
    return page


def go(page: Any, server: Running, path: str) -> None:
    page.goto(server.base + path)


def recompute(page: Any) -> None:
    page.get_by_role("button", name="Recompute").click()
    page.get_by_role("heading", name="What changed").wait_for(timeout=180_000)


@pytest.mark.parametrize("scripts", [pytest.param(True, id="scripts"), pytest.param(False, id="no-scripts")])
def test_corrected_value_makes_the_finding_disappear(browser: Any, tmp_path: Path, scripts: bool) -> None:
    folder = project(tmp_path)
    assert len(clashes(folder)) == 1
    with running(folder) as server:
        page = enter(browser, server, java_script_enabled=scripts)
        go(page, server, f"/claims/{figure(read_project(folder), '180 trucks').id}")
        page.get_by_label("Number", exact=True).fill("240")
        page.get_by_role("button", name="Save correction").click()
        assert "Not saved" in page.get_by_role("alert").inner_text()
        assert page.get_by_label("Number", exact=True).input_value() == "240"
        page.get_by_label("Why").fill("misread scan")
        page.get_by_role("button", name="Save correction").click()
        assert "number 240 instead of 180" in page.get_by_role("status").nth(1).inner_text()
        recompute(page)
        assert "1 findings that do not add up before, 0 now" in page.locator("main").inner_text()
        assert "resolved" in page.locator("main").inner_text()
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
        page.get_by_role("button", name="Join the two ticked").click()
        recompute(page)
        assert "31 vessels" in page.locator("main").inner_text()
        go(page, server, "/findings")
        page.locator(".item", has_text="95 vessels").locator("[data-row]").click()
        page.locator("summary", has_text="certificate").click()
        assert "counts the same as the others, as decided by Ann Reader" in page.locator("main").inner_text()
    assert len(clashes(folder)) == 2


def test_dismissed_finding_stays_dismissed_after_runs(browser: Any, tmp_path: Path) -> None:
    folder = project(tmp_path)
    with running(folder) as server:
        page = enter(browser, server)
        go(page, server, "/findings")
        page.wait_for_load_state("load")
        page.keyboard.press("j")
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="The sum").wait_for()
        page.wait_for_load_state("load")  # keys are heard once the script is there
        page.keyboard.press("d")
        page.wait_for_function("document.activeElement.matches('textarea, input')")
        page.keyboard.type("different gates")
        page.keyboard.press("Control+Enter")
        page.get_by_role("heading", name="Findings").wait_for()
        page.wait_for_load_state("load")  # keys are heard once the script is there
        page.keyboard.press("R")
        page.get_by_role("heading", name="What changed").wait_for(timeout=180_000)
        assert clashes(folder) == []
        recompute(page)
    examine_again(folder, read_project(folder))
    assert clashes(folder) == []
    assert [row.reviewer for row in read_project(folder).decisions] == ["Ann Reader"]
    with running(folder) as server:
        page = enter(browser, server, "Bo Reader")
        go(page, server, "/findings?show=dismissed")
        page.locator("[data-row]").first.click()
        assert "different gates" in page.locator("main").inner_text()
        page.get_by_role("button", name="Take back").click()
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
                page.locator("button[value=confirm]").click()
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
        ann.get_by_role("button", name="Save correction").click()
        bo.get_by_label("Why").fill("no count at all")
        bo.get_by_role("button", name="Set aside").click()
        words = bo.locator("main").inner_text()
        assert "Somebody decided about the same words meanwhile" in words
        assert "Ann Reader corrected claim “180”: number 240 instead of 180" in words
        assert "misread scan" in words
        assert len(DecisionLog(folder).rows()) == 1
        bo.get_by_role("button", name="Save mine after theirs").click()
        bo.get_by_text("Saved: set aside").wait_for()
        assert [row.verdict for row in DecisionLog(folder).rows()] == ["corrected", "rejected"]
        bo.keyboard.press("u")
        bo.get_by_text("Saved: took back").wait_for()
        recompute(bo)
        assert figure(read_project(folder), "180 trucks").value == 240


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
        page.get_by_role("button", name="Save my reading").click()
        page.get_by_role("heading", name="What you read and what was read").wait_for()
        assert "truck" in page.locator(".differs").first.inner_text()
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
        page.keyboard.press("/")
        page.keyboard.type("kessel gat")
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="Found for").wait_for()
        assert page.locator(".item").count() == 2
        go(page, server, "/claims?q=vessel")
        assert page.locator(".item").count() == 2


PAGES = ("/", "/findings", "F", "/claims", "C", "/links", "/series", "S", "/names", "/numbers", "/blocked", "D", "/blind",
         "/decisions", "/agreement", "/help", "/search?q=trucks", "/reviewer")  # fmt: skip


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(project(tmp_path_factory.mktemp("busy"))) as server:
        yield server


def found(page: Any, server: Running, path: str) -> None:
    """Open a page; a letter stands for the first finding, claim, series or document."""
    lists = {"F": "/findings", "C": "/claims", "S": "/series", "D": "/documents"}
    go(page, server, lists.get(path, path))
    if path in lists:
        page.locator("[data-row]").first.click()


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


@pytest.mark.skipif(not AXE.exists(), reason=f"no axe-core at {AXE} (npm install axe-core, or set COUNTERSAY_AXE)")
@pytest.mark.parametrize("scheme", [pytest.param(scheme, id=scheme) for scheme in ("light", "dark")])
@pytest.mark.parametrize("width", [pytest.param(width, id=str(width)) for width in (390, 1280)])
def test_axe_finds_no_barrier_on_any_page(browser: Any, busy: Running, scheme: str, width: int) -> None:
    page = enter(browser, busy, color_scheme=scheme, viewport={"width": width, "height": 900}, bypass_csp=True)
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    faults = []
    for path in PAGES:
        found(page, busy, path)
        page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
        page.add_script_tag(content=AXE.read_text(encoding="utf-8"))
        result = page.evaluate("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", tags)
        faults += [
            f"{path} {row['id']}: {node['target']} {node['failureSummary']}"
            for row in result["violations"]
            for node in row["nodes"]
        ]
    assert faults == []
