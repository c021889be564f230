"""The page in a real browser: no scripts, no requests, accessible, readable on wide and narrow screens."""

import re
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from countersay.reporting.folder import write_folder
from countersay.reporting.page import write_report
from tests.browsing import barriers, in_browser, turning, until, with_axe
from tests.reporting.invented import invented

SCHEMES = ("light", "dark")
WIDTHS = (390, 1280)

pytestmark = in_browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(write_report(invented()), encoding="utf-8")
    return path.as_uri()


@pytest.mark.parametrize("scripts", [pytest.param(True, id="scripts"), pytest.param(False, id="no-scripts")])
def test_page_loads_without_requests_or_console_messages(browser: Any, address: str, scripts: bool) -> None:
    context = browser.new_context(java_script_enabled=scripts, offline=True)
    page = context.new_page()
    requests: list[str] = []
    messages: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: messages.append(message.text))
    page.on("pageerror", lambda error: messages.append(str(error)))
    page.on("dialog", lambda dialog: messages.append(f"dialog: {dialog.message}"))
    page.goto(address)
    page.get_by_role("heading", level=1).wait_for()
    assert requests == [address]
    assert messages == []
    context.close()


def test_style_sheet_is_let_through_by_the_policy(browser: Any, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    family = page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily")
    assert "Georgia" in family
    page.close()


def test_contents_open_and_close_on_a_narrow_screen_by_keyboard_and_without_scripts(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(address)
    contents = page.get_by_role("navigation", name="Contents")
    assert not contents.is_visible()
    assert page.get_by_role("heading", level=1).bounding_box()["y"] < 200
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    contents.wait_for(state="visible")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    contents.wait_for(state="hidden")
    page.get_by_role("link", name="Contents").click()
    contents.get_by_role("link", name="Series").click()
    contents.wait_for(state="hidden")
    assert 0 <= page.get_by_role("heading", name="Series:").bounding_box()["y"] < 200
    context.close()


@pytest.mark.parametrize("width", [pytest.param(width, id=str(width)) for width in (320, *WIDTHS)])
def test_page_is_never_wider_than_the_screen(browser: Any, address: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_quotation_leads_to_the_marked_words_without_scripts(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    figure = next(row for row in invented().figures if row.text == "1,690 carts")
    with turning(page):
        page.locator("article#x-0001 figure.quote a").nth(1).click()
    assert page.url.endswith(f"#{figure.id}")
    assert page.locator(f"[id='{figure.id}']").inner_text() == "1,690 carts"
    context.close()


def test_link_into_a_folded_part_opens_it(browser: Any, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}#x-0003")
    page.locator("article#x-0003 h3").wait_for()
    page.close()


def test_keyboard_reaches_the_record_first(browser: Any, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the record"
    with turning(page):
        page.keyboard.press("Enter")
    until(page, "document.activeElement.id === 'main'")
    page.close()


def test_print_shows_what_is_folded(browser: Any, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    assert not page.locator("article#x-0003 h3").is_visible()
    page.emulate_media(media="print")
    assert page.locator("article#x-0003 h3").is_visible()
    assert not page.locator("nav.contents").is_visible()
    page.close()


def test_no_heading_is_left_alone_at_the_foot_of_a_printed_page(browser: Any, address: str, tmp_path: Path) -> None:
    page = browser.new_page()
    page.goto(address)
    headings = {" ".join(one.split()) for one in page.locator("h2, h3, summary").all_inner_texts()}
    page.pdf(path=tmp_path / "report.pdf", prefer_css_page_size=True)
    page.close()
    document = pypdfium2.PdfDocument(tmp_path / "report.pdf")
    texts = [one.get_textpage().get_text_range() for one in document]
    document.close()
    assert len(texts) > 2
    feet = [[" ".join(line.split()) for line in text.splitlines() if line.strip()] for text in texts]
    lines = [[line for line in page if line != "Record of claims" and not line.isdigit()] for page in feet]
    assert [page[-1] for page in lines if page and page[-1] in headings] == []


def test_readings_and_rows_of_a_check_stay_folded_on_paper(browser: Any, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    page.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<details class=machinery><summary>s</summary><p id=q>q</p></details>')"
    )
    page.emulate_media(media="print")
    assert not page.locator("#q").is_visible()
    page.close()


@with_axe
@pytest.mark.parametrize("scheme", [pytest.param(scheme, id=scheme) for scheme in SCHEMES])
@pytest.mark.parametrize("width", [pytest.param(width, id=str(width)) for width in WIDTHS])
def test_axe_finds_no_barrier(browser: Any, address: str, scheme: str, width: int) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900}, bypass_csp=True)
    page = context.new_page()
    page.goto(address)
    assert barriers(page) == []
    context.close()


@with_axe
@pytest.mark.parametrize("scheme", [pytest.param(scheme, id=scheme) for scheme in SCHEMES])
def test_axe_finds_no_barrier_on_a_page_of_each_kind_of_the_folder(browser: Any, tmp_path: Path, scheme: str) -> None:
    write_folder(invented(), tmp_path)
    kinds = {
        re.sub(r"-\d+$|(?<=^doc)-.*", "", path.stem): path for path in sorted(tmp_path.glob("*.html"), reverse=True)
    }
    assert len(kinds) > 8
    context = browser.new_context(color_scheme=scheme, viewport={"width": 1280, "height": 900}, bypass_csp=True)
    page = context.new_page()
    faults = []
    for path in kinds.values():
        page.goto(path.as_uri())
        faults += barriers(page)
    assert faults == []
    context.close()
