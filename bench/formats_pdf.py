"""How faithfully and how fast PDF files are read: the example corpus printed by Chromium in one and two columns.

    python bench/formats_pdf.py --chromium /usr/bin/chromium

Each text of `examples/dzelgar-pass` becomes a page with a running header, page numbers, and words cut at the ends of
lines; it is printed, read back, and compared with its source (some have footnotes). Reported:

- characters that differ, in per cent of the source's (blanks squeezed; footnotes are compared apart, since they follow
  the text), and for each document that differs what does;
- documents whose issuer and date are those of the plain text; figures and findings lost and gained;
- milliseconds of CPU a page, beside PDFium's bare text of the same pages in the same run; the two in turns, the best of
  several rounds.
"""

import argparse
import html
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import partial
from pathlib import Path

import pypdfium2

from countersay import Record, examine
from countersay.ingest.read_pdf import read_pdf
from countersay.ingest.reading import Ask

SOURCE = Path(__file__).resolve().parent.parent / "examples" / "dzelgar-pass"
STYLE = (
    "@page {{ size: A4 }} body {{ font: 10.5pt/1.35 serif; columns: {columns}; column-gap: 8mm; text-align: {align}; "
    "widows: 1; orphans: 1 }} p {{ margin: 0 0 0.6em }} li {{ margin-left: 1em }}"
)
SOFT = "\u00ad"
AIM = 0.5  # per cent


def page_of(text: str, columns: int, title: str) -> str:
    """Return a text as a page: a paragraph for each line, with places where words may be cut."""
    body = "".join(f"<p>{html.escape(softened(line))}</p>" for line in text.split("\n") if line.strip())
    style = STYLE.format(columns=columns, align="justify" if columns > 1 else "left")
    return f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title><style>{style}</style>{body}'


def softened(line: str) -> str:
    """Put soft hyphens into long words of small letters, after every fourth letter that leaves four."""
    words = []
    for word in line.split(" "):
        if word.isalpha() and word.islower() and len(word) > 8:
            word = word[:4] + SOFT + word[4:-4] + SOFT + word[-4:]
        words.append(word)
    return " ".join(words)


def printed(folder: Path, columns: int, chromium: str) -> Iterator[tuple[Path, Path]]:
    """Give each source with the PDF printed from it."""
    from playwright.sync_api import sync_playwright

    head = '<div style="font-size:7px;width:100%;text-align:center">Dossier {name}</div>'
    foot = (
        '<div style="font-size:7px;width:100%;text-align:center">Page <span class="pageNumber"></span> of '
        '<span class="totalPages"></span></div>'
    )
    margin = {"top": "25mm", "bottom": "25mm", "left": "20mm", "right": "20mm"}
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        for source in sorted(SOURCE.glob("*.txt")):
            target = folder / f"{source.stem}.pdf"
            page.set_content(page_of(source.read_text(encoding="utf-8"), columns, source.stem))
            page.pdf(
                path=str(target),
                format="A4",
                margin=margin,
                display_header_footer=True,
                header_template=head.format(name=source.stem[:2]),
                footer_template=foot,
            )
            yield source, target
        browser.close()


def differing(source: str, found: str) -> tuple[int, list[str]]:
    """Return how many characters differ, blanks squeezed, and what they are; whole notes that moved do not count."""
    left, right = source.split(), found.split()
    gone: Counter[str] = Counter()
    come: Counter[str] = Counter()
    count, shown = 0, []
    for tag, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        before, after = " ".join(left[a:b]), " ".join(right[c:d])
        if not before or not after:
            gone[before] += 1
            come[after] += 1
        inner = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        count += sum(max(i2 - i1, j2 - j1) for what, i1, i2, j1, j2 in inner if what != "equal")
        shown.append(f"{before[:70]!r} -> {after[:70]!r}")
    for words in set(gone) & set(come) - {""}:
        count -= 2 * len(words)
    return max(count, 0), shown


def cpu(calls: Sequence[Callable[[], object]], rounds: int) -> list[float]:
    """Return the least CPU of each call, all of them called in turns so that what else runs hits them alike."""
    best = [float("inf")] * len(calls)
    for _ in range(rounds):
        for index, call in enumerate(calls):
            start = time.process_time()
            call()
            best[index] = min(best[index], time.process_time() - start)
    return best


def bare(data: bytes) -> int:
    document = pypdfium2.PdfDocument(data)
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        text.get_text_range()
        text.close()
        page.close()
    document.close()
    return 0


def told(record: Record) -> dict[str, tuple[str | None, str | None]]:
    """Return issuer and date of each document by the stem of its name."""
    return {
        Path(one.path).stem: (one.issuer.label if one.issuer else None, one.issued.value if one.issued else None)
        for one in record.documents
    }


def figures(record: Record) -> Counter[tuple[str, str]]:
    stems = {one.id: Path(one.path).stem for one in record.documents}
    return Counter((stems[figure.document], " ".join(figure.text.split())) for figure in record.figures)


def measured(columns: int, chromium: str, rounds: int, verbose: bool) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        wrong = total = pages = 0
        ours = theirs = 0.0
        for source, target in list(printed(folder, columns, chromium)):  # the browser is gone before time is taken
            text, data = source.read_text(encoding="utf-8"), target.read_bytes()
            (reading,) = read_pdf(data, Ask()).readings
            count, shown = differing(text, reading.text)
            wrong, total, pages = wrong + count, total + len(" ".join(text.split())), pages + len(reading.pages)
            if verbose:
                for line in shown:
                    print(f"  {source.stem[:14]}: {line}")
            own, other = cpu([partial(read_pdf, data, Ask()), partial(bare, data)], rounds)
            ours, theirs = ours + own, theirs + other
        texts = folder / "texts"  # away from the settings beside the example
        texts.mkdir()
        for source in SOURCE.glob("*.txt"):
            (texts / source.name).write_bytes(source.read_bytes())
        plain, read = examine([texts]), examine(sorted(folder.glob("*.pdf")))
    same = sum(told(plain)[stem] == what for stem, what in told(read).items())
    before, after = figures(plain), figures(read)
    print(
        f"{columns} column(s): {100 * wrong / total:.3f} % of characters differ (aim {AIM}); issuer and date as in the text "
        f"{same}/{len(told(plain))}; figures {sum(before.values())}, lost {sum((before - after).values())}, gained "
        f"{sum((after - before).values())}; findings {len(plain.findings)} / {len(read.findings)}; "
        f"{1000 * ours / pages:.2f} ms a page, bare text {1000 * theirs / pages:.2f} (x {ours / theirs:.2f}, aim 2)"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--chromium", default="chromium", help="the browser that prints")
    parser.add_argument("--rounds", type=int, default=12, help="timings a file; the best counts")
    parser.add_argument("--verbose", action="store_true", help="show what differs")
    given = parser.parse_args()
    for columns in (1, 2):
        measured(columns, given.chromium, given.rounds, given.verbose)


if __name__ == "__main__":
    main()
