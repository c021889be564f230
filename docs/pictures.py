"""Draw the pictures of the documentation: report and review of the example corpus, as Chromium shows them.

Run `python docs/pictures.py`; it examines examples/dzelgar-pass and writes docs/pictures/*.png. Needs the packages of the
extra `test`, and Chromium.
"""

import shutil
import sys
import tempfile
from pathlib import Path
from queue import Queue
from threading import Thread

from playwright.sync_api import Browser, Page, sync_playwright

from countersay.pipeline import examine, write
from countersay.review.serving import serve

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
SIZE = {"width": 1100, "height": 760}

# Name of the picture → the element at its top, and how many pixels of the page it shows.
PARTS = {
    "first-screen": ("body", 760),
    "finding": ("article.accusing", 900),
    "series": ("article.series svg.plot, article.series figure, article.series svg", 460),
    "timeline": ("table.timeline", 460),
    "positions": ("section.question", 560),
    "document": ("article.document", 620),
}


def draw(page: Page, folder: Path) -> list[str]:
    """Write the pictures into `folder`; return the names of those whose element the page lacks."""
    missing = []
    for name, (selector, height) in PARTS.items():
        element = page.query_selector(selector)
        if element is None:
            missing.append(name)
            continue
        page.evaluate(
            "element => { for (let e = element; e; e = e.parentElement) if (e.tagName === 'DETAILS') e.open = true }",
            element,
        )
        top = page.evaluate("element => element.getBoundingClientRect().top + window.scrollY", element)
        clip = {"x": 0, "y": max(0, top - 24), "width": SIZE["width"], "height": height}
        page.screenshot(path=folder / f"{name}.png", clip=clip, full_page=True)
    return missing


# Name of the picture → the list it is found in, and the words of the row that is opened; "" for the list itself.
DESK = {"review-desk": ("/", ""), "review-claim": ("/claims?q=346+vehicles", "346 vehicles")}


def draw_review(browser: Browser, project: Path, folder: Path) -> None:
    """Write the pictures of the review of a project into `folder`."""
    address: Queue[str] = Queue()
    options = {"name": "A. Reader", "ready": address.put}
    Thread(target=serve, args=(project,), kwargs=options, daemon=True).start()
    page = browser.new_page(viewport=SIZE, color_scheme="light")
    page.goto(first := address.get(timeout=60))
    for name, (path, words) in DESK.items():
        page.goto(first.split("/?")[0] + path)
        if words:
            page.locator(".item", has_text=words).locator("[data-row]").first.click()
            page.wait_for_load_state()
        page.screenshot(path=folder / f"{name}.png")


def main() -> int:
    """Draw all pictures; return the exit code."""
    folder = ROOT / "docs" / "pictures"
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as session:
        project = Path(temporary) / "dzelgar-pass"
        write(examine([ROOT / "examples" / "dzelgar-pass"]), project)
        browser = session.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport=SIZE, color_scheme="light")
        page.goto((project / "report.html").as_uri())
        missing = draw(page, folder)
        draw_review(browser, project, folder)
        browser.close()
    if missing:
        print(f"the report has no such part: {', '.join(missing)}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
