"""How exactly the example corpus comes back from every format, and how well the main text of generated pages is found.

Run: python -m bench.formats [--quick] [--heads] [--pages]      (without a choice: all)

Printed: character error rate by format; share of documents with the same day and issuer as from plain text; share of
figures with the same words, value and window. Then of documents made with many kinds of heads (`bench.heads`) the share
whose day and issuer are right in each format, with the kinds that are not. Then the F1 of the words of the main text of
generated pages, beside trafilatura where it is installed (`uv run --with trafilatura`).
"""

import re
import sys
import tempfile
import time
from collections import Counter
from datetime import date
from difflib import SequenceMatcher
from html import escape
from pathlib import Path

from bench.heads import KINDS, Headed, every, found, outcome
from bench.writers import PAGES, WRITERS, body, eml, mbox, paragraphs

from countersay.config import Config
from countersay.extraction.document import Task, extract
from countersay.extraction.heads.file_metadata import same_name
from countersay.extraction.heads.letterhead import read_letterhead
from countersay.extraction.text.layout import find_blocks
from countersay.ingest.folder import read_paths
from countersay.ingest.formats import format_of, read_any
from countersay.ingest.reading import Ask, Outcome
from countersay.model import Document

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "dzelgar-pass"


WEB = frozenset({"html", "mhtml", "warc"})
MAILS = frozenset({"eml", "mbox"})


def read_bytes(data: bytes, name: str) -> Outcome:
    """Read bytes in this process."""
    form, _ = format_of(data, name)
    assert form is not None
    return read_any(data, Ask(name=name), form)


def read_text(data: bytes, name: str) -> str:
    """Return the canonical text of the first document in the bytes."""
    return read_bytes(data, name).readings[0].text


def squeezed(text: str) -> str:
    """Return a text with its blanks squeezed."""
    return " ".join(text.split())


def error_rate(found: str, expected: str) -> float:
    """Return how many characters were left out, added or changed, against those expected; blanks squeezed."""
    found, expected = squeezed(found), squeezed(expected)
    one, two = re.findall(r"\w+|\W", found), re.findall(r"\w+|\W", expected)
    if one == two:
        return 0.0
    wrong = 0
    for kind, i, j, k, m in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        if kind != "equal":
            wrong += max(sum(map(len, one[i:j])), sum(map(len, two[k:m])))
    return wrong / max(len(expected), 1)


def without_furniture(text: str) -> str:
    """Return the blocks of a text that are no page furniture: a web page keeps those apart."""
    return "\n\n".join(text[b.start : b.end] for b in find_blocks(text) if b.kind != "furniture")


def f1(found: str, expected: str) -> float:
    """Return the F1 of the words of a text."""
    one, two = Counter(re.findall(r"\w+", found)), Counter(re.findall(r"\w+", expected))
    shared = sum((one & two).values())
    return 2 * shared / max(sum(one.values()) + sum(two.values()), 1)


def facts(document: Document) -> Counter[tuple[object, ...]]:
    """Return the figures of a document by what they say, without places."""
    found = extract(Task(document=document, settings=None, options=None, config=Config()))
    rows = [
        (squeezed(f.text), f.value, f.lower, f.upper, f.counted, f.window and (f.window.first, f.window.last))
        for f in found.figures
    ]
    head = found.document
    return Counter(
        [*rows, ("issued", head.issued and head.issued.value), ("issuer", head.issuer and head.issuer.label)]
    )


def sent(text: str, extension: str) -> bytes:
    """Return a text as the message in which the one who publishes it sends it out."""
    plain = Document(id="d", path="a.txt", sha256="", text_sha256="", text=text)
    issuer = read_letterhead(plain, find_blocks(text))[0].issuer
    name = issuer.label if issuer else "Press"
    sender = f'"{name}"' if re.search(r"[^\w .-]", name) else name
    return mbox(text, sender) if extension == "mbox" else eml(text, sender)


def by_format(paths: list[Path]) -> None:
    """Print error rates, and how many days, issuers and figures are the same, by format."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in paths}
    for extension, write in WRITERS.items():
        with tempfile.TemporaryDirectory() as folder:
            for stem, text in texts.items():
                data = sent(text, extension) if extension in MAILS else write(text)
                (Path(folder) / f"{stem}.{extension}").write_bytes(data)
            begun = time.perf_counter()
            read = read_paths([Path(folder)], Config())
            spent = time.perf_counter() - begun
        rates, same, heads = [], Counter[str](), 0
        for document in read.documents:
            text = texts[re.split(r"\.\w+(?:!|$)", document.path)[0]]
            head = document.text.index("\n\n") + 2 if extension in MAILS else 0
            expected = without_furniture(text) if extension in WEB else text
            rates.append(error_rate(document.text[head:], expected))
            plain = Document(id="d", path="a.txt", sha256="", text_sha256="", text=text)
            one, two = facts(plain), facts(document)
            for kind in ("issued", "issuer"):
                same[kind] += {row for row in one if row[0] == kind} == {row for row in two if row[0] == kind}
            same["figures"] += sum((one & two).values()) - 2
            heads += sum(one.values()) - 2
        n = max(len(rates), 1)
        print(
            f"{extension:6} error rate {sum(rates) / n:.4%} (worst {max(rates, default=0):.4%}) · days {same['issued'] / n:.1%} · "
            f"issuers {same['issuer'] / n:.1%} · figures {same['figures'] / max(heads, 1):.1%} · {spent / n * 1000:.0f} ms a file"
        )


def mailed(one: Headed) -> bytes:
    """Return a document as the message by which its issuer sends it out, on the day that it bears."""
    whole = one.day is not None and len(one.day) == 10
    day = f"{date.fromisoformat(one.day or ''):%a, %d %b %Y} 10:00:00 +0000" if whole else None
    return eml(one.text, one.issuer or "Press", day)


def by_head(each: int) -> None:
    """Print how often day and issuer are right, by format, over many kinds of heads; and which kinds fail."""
    made = list(every(each))
    for extension, write in {"txt": str.encode, **WRITERS}.items():
        days, issuers, wrong = 0, 0, Counter[str]()
        for one in made:
            data = mailed(one) if extension in MAILS else write(one.text)
            (reading, *_) = read_bytes(data, "a.eml" if extension in MAILS else f"a.{extension}").readings
            document = Document(
                id="d", path=f"a.{extension}", sha256="", text_sha256="", text=reading.text, metadata=reading.candidates
            )
            head, _ = read_letterhead(document, find_blocks(reading.text))
            day = (head.issued.value if head.issued else None) == one.day
            named = head.issuer is not None and one.issuer is not None and same_name(head.issuer.label, one.issuer)
            days, issuers = days + day, issuers + named
            if not (day and named):
                wrong[one.kind] += 1
        print(
            f"{extension:6} {len(made)} documents of {len(KINDS)} kinds of heads: days {days / len(made):.1%} · "
            f"issuers {issuers / len(made):.1%}" + "".join(f" · {kind} {count}" for kind, count in wrong.most_common(8))
        )


def by_found() -> None:
    """Print how often issuer and day of the heads written before the rules were tried on them are right, none, wrong."""
    counts: Counter[str] = Counter()
    cases = found()
    for case in cases:
        counts.update(f"{what} {how}" for what, how in outcome(case).items())
    shares = " · ".join(f"{key} {count / len(cases):.1%}" for key, count in sorted(counts.items()))
    print(f"found  {len(cases)} heads written before the rules were tried on them: {shares}")


def main_text(paths: list[Path]) -> None:
    """Print the F1 of the main text of generated pages, beside trafilatura's."""
    try:
        import trafilatura
    except ImportError:
        trafilatura = None
    for name, page in PAGES.items():
        ours, theirs = [], []
        for path in paths:
            text = without_furniture(path.read_text(encoding="utf-8"))
            parts = paragraphs(text)
            title, rest = " ".join(parts[0]), "\n\n".join("\n".join(lines) for lines in parts[1:])
            source = f'<!DOCTYPE html><html><head><meta charset="utf-8"></head>{page(escape(title), body(rest))}</html>'
            ours.append(f1(read_text(source.encode(), "a.html"), text))
            if trafilatura is not None:
                theirs.append(f1(trafilatura.extract(source, include_comments=False) or "", text))
        beside = f" · trafilatura {sum(theirs) / len(theirs):.4f}" if theirs else " · trafilatura is not installed"
        print(f"{name:24} F1 {sum(ours) / len(ours):.4f}{beside}")


def main() -> None:
    """Measure."""
    paths = sorted(EXAMPLE.glob("*.txt"))
    quick, heads, pages = (choice in sys.argv for choice in ("--quick", "--heads", "--pages"))
    if quick:
        paths = paths[:4]
    if not (heads or pages):
        by_format(paths)
    if heads or not pages:
        by_head(1 if quick else 4)
        by_found()
    if pages or not heads:
        main_text(paths)


if __name__ == "__main__":
    main()
