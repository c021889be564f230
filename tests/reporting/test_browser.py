"""The page in a real browser: no scripts, no requests, accessible, readable on wide and narrow screens."""

from typing import Any

import pytest

from countersay.reporting.page import write_report
from tests.browsing import barriers, in_browser, turning, with_axe
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
    page.wait_for_function("document.activeElement.id === 'main'")
    page.close()


def test_print_shows_what_is_folded(browser: Any, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    assert not page.locator("article#x-0003 h3").is_visible()
    page.emulate_media(media="print")
    assert page.locator("article#x-0003 h3").is_visible()
    assert not page.locator("nav.contents").is_visible()
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
