"""Chromium for tests, and waiting for pages: for what shows, never for a time."""

import importlib.util
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
PATIENCE = 30_000
"""Milliseconds until a test gives up waiting; a busy machine is slow, not wrong."""

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

needs_chromium = pytest.mark.skipif(not Path(CHROMIUM).exists(), reason=f"no Chromium at {CHROMIUM}")
in_browser = [pytest.mark.browser, needs_chromium]


def _axe() -> Path | None:
    """Find axe-core: where COUNTERSAY_AXE says, else in the package that brings it."""
    if own := os.environ.get("COUNTERSAY_AXE"):
        return Path(own)
    found = importlib.util.find_spec("axe_playwright_python")
    return Path(found.origin).parent / "axe.min.js" if found and found.origin else None


AXE = _axe()
with_axe = pytest.mark.skipif(
    AXE is None or not AXE.exists(), reason="no axe-core: install the extra test, or set COUNTERSAY_AXE"
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Start Chromium for the tests of one file."""
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    with playwright.sync_playwright() as session:
        chromium = session.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        yield chromium
        chromium.close()


@contextmanager
def turning(page: Any, timeout: int = PATIENCE) -> Iterator[None]:
    """Wait until the page that the action inside leads to is loaded, so that the old one no longer answers."""
    with page.expect_navigation(timeout=timeout):
        yield


def press(page: Any, key: str) -> None:
    """Press a key once the script of the page hears keys."""
    page.locator("html[data-keys=ready]").wait_for(state="attached")
    page.keyboard.press(key)


def shows(place: Any, *words: str) -> None:
    """Wait until a place on the page shows all the words."""
    from playwright.sync_api import expect

    for one in words:
        expect(place).to_contain_text(one, timeout=PATIENCE, use_inner_text=True)


def until(page: Any, expression: str) -> Any:
    """Ask the page until an expression holds, and return it; `wait_for_function` would need an eval that policies forbid."""
    end = time.monotonic() + PATIENCE / 1000
    while not (found := page.evaluate(expression)):
        assert time.monotonic() < end, expression
        page.wait_for_timeout(50)
    return found


def barriers(page: Any) -> list[str]:
    """Let axe-core look at the page with everything unfolded; return what it finds, one line each place."""
    assert AXE is not None
    page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    page.add_script_tag(content=AXE.read_text(encoding="utf-8"))
    found = page.evaluate("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", RULES)
    return [
        f"{page.url.rsplit('/', 1)[-1]} {row['id']}: {node['target']} {node['failureSummary']}"
        for row in found["violations"]
        for node in row["nodes"]
    ]
