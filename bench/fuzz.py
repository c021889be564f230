"""Feed damaged files to every reader, and damaged texts to the extraction: nothing but an `InputError` may come back.

Run: python -m bench.fuzz [SECONDS] [SEED]   (default 60 seconds, seed 1; 0 seconds: 300 rounds)

Mutations follow from the seed alone: a finding is met again with the same seed and round. Files are made by
`bench.writers` and by hand; parts of packed files are damaged before they are packed.
"""

import contextlib
import io
import random
import sys
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable

from bench.writers import PAGES, WRITERS, body, packed, warc

from countersay.config import Config, Limits
from countersay.errors import InputError
from countersay.extraction.document import Task, extract
from countersay.ingest.formats import FORMATS, Format, read_any
from countersay.ingest.reading import Ask, Outcome
from countersay.model import Document

TEXT = (
    "Port Office\n3 May 2031\n\nToll gate reopens\n\nBetween 5 and 12 April 412 carts passed, 103 or 25% of them empty.\n\n"
    "“No more than 60 a day,” the warden said on 10 May.\n\nDay\tCarts\n5 April\t40\n\n• Wood: 40 carts\n• Salt: 12 — café"
)
LIMITS = Limits(seconds=20, characters=2_000_000, expanded=8 << 20, cells=20_000, members=200)
TOKENS = [
    *(b"<", b">", b"</p>", b"<table>", b"<tr><td>", b"<!--", b"-->", b"<a href='#x'>", b"<sup>1</sup>", b"&#xD800;", b"&amp", b"<p hidden>"),
    *(b"\\par", b"\\u-1?", b"{\\footnote ", b"\\'ff", b"\\bin9 ", b"{\\*\\x", b"}", b"{", b"\\cell", b"\\row", b"\\v0", b"\\deleted "),
    *(b"<w:p>", b"</w:p>", b"<w:tbl>", b"<w:ins>", b'<w:footnoteReference w:id="1"/>', b"<text:note>", b"<text:list>", b"<!DOCTYPE a>"),
    *(b"\r\n\r\n", b"--x\r\n", b"Content-Type: text/html\r\n", b"=?utf-8?q?=ff?=", b"From a 2031\n", b"> ", b"boundary=", b"\x00", b"\xff\xfe"),
    *(b'"', b",", b";", b"\t", b"[", b"](", b"**", b"`", b"|", b"---\n", b"[^1]", b"9" * 40, b"%PDF-1.4", b"PK\x03\x04"),
]  # fmt: skip
OTHER: dict[str, bytes] = {
    "md": b"---\ntitle: x\n---\n# Toll\n\n- 412 [carts](http://a)[^1]\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[^1]: note\n",
    "csv": b'day,carts\n"5 ""April""",40\n',
    "mbox": b"From a@b Sat May 3 2031\nFrom: a@b\nSubject: x\n\n412 carts\n\nFrom c@d Sun May 4 2031\nFrom: c@d\n\nTwo.\n",
    "mhtml": b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="B"\n\n--B\nContent-Type: text/html\n\n<p>412\n--B--\n',
    "txt": TEXT.encode(),
    "wacz": packed({"pages/pages.jsonl": b'{"url": "https://port.example/a"}\n', "archive/data.warc": warc(TEXT)}),
}


def seeds() -> list[tuple[Format, str, bytes]]:
    """Return whole files: format, name, bytes."""
    named = {f".{end}": write(TEXT) for end, write in WRITERS.items()} | {
        f".{end}": data for end, data in OTHER.items()
    }
    found = [(form, f"a{end}", named[end]) for form in FORMATS for end in form.extensions if end in named]
    page = next(form for form in FORMATS if form.name == "html")
    return found + [(page, "a.html", make("Toll", body(TEXT)).encode()) for make in PAGES.values()]


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Return the bytes with a few random changes; in a packed file its parts are changed, and it is packed again."""
    if data.startswith(b"PK") and chance.random() < 0.8:
        archive = zipfile.ZipFile(io.BytesIO(data))
        parts = {name: archive.read(name) for name in archive.namelist()}
        name = chance.choice(sorted(parts))
        return packed({**parts, name: damaged(parts[name], chance)})
    changed = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        at = chance.randint(0, len(changed))
        kind = chance.random()
        if kind < 0.4:
            changed[at:at] = chance.choice(TOKENS) * (chance.randint(1, 300) if chance.random() < 0.05 else 1)
        elif kind < 0.6:
            del changed[at : at + chance.randint(1, 20)]
        elif kind < 0.8 and changed:
            changed[at % len(changed)] = chance.randint(0, 255)
        elif kind < 0.95:
            other = chance.randint(0, len(changed))
            changed[at:at] = changed[other : other + chance.randint(1, 200)]
        else:
            del changed[at:]
    return bytes(changed)


def check(outcome: Outcome) -> None:
    """Fail where a reading breaks what every reading keeps."""
    for reading in outcome.readings:
        size, end = len(reading.text), 0
        reading.text.encode("utf-8")
        assert "\0" not in reading.text
        for anchor in reading.anchors:
            assert end <= anchor.start < anchor.end <= size, f"anchors of {reading.reader}: {anchor}"
            if anchor.exact and anchor.first is not None and anchor.last is not None:
                assert anchor.last - anchor.first == anchor.end - anchor.start, f"lengths of {reading.reader}: {anchor}"
            end = anchor.end
        for note in reading.notes:
            for first, last in ((note.marker_start, note.marker_end), (note.start, note.end)):
                assert first is None or last is None or 0 <= first <= last <= size, f"{reading.reader}: {note}"


def one_round(seed: int, number: int, files: list[tuple[Format, str, bytes]]) -> str:
    """Run one round; return the name of what was tried. Whatever is not an `InputError` is raised."""
    chance = random.Random(f"{seed}-{number}")
    if number % 10 == 9:
        text = damaged(TEXT.encode(), chance).decode("utf-8", "replace").replace("\0", "")
        document = Document(id="d", path="a.txt", sha256="", text_sha256="", text=text)
        extract(Task(document=document, settings=None, options=None, config=Config()))
        return "extraction"
    form, name, data = files[chance.randrange(len(files))]
    with contextlib.suppress(InputError):
        check(read_any(damaged(data, chance), Ask(name=name, limits=LIMITS), form))
    return form.name


def run(seconds: float, seed: int = 1, rounds: int = 300, say: Callable[[str], None] = print) -> int:
    """Run rounds for so many seconds of CPU, or so many rounds if that is 0; return how many failed."""
    files = seeds()
    tried: Counter[str] = Counter()
    failed = number = 0
    begun = time.process_time()
    while (time.process_time() - begun < seconds) if seconds else number < rounds:
        at = time.process_time()
        try:
            tried[one_round(seed, number, files)] += 1
        except Exception:  # a finding, whatever it is
            failed += 1
            say(f"round {number} of seed {seed}:\n{traceback.format_exc(limit=-4)}")
        spent = time.process_time() - at
        if spent > 10:
            failed += 1
            say(f"round {number} of seed {seed} took {spent:.0f} s")
        number += 1
    say(f"{number} rounds, {failed} findings: " + ", ".join(f"{name} {count}" for name, count in sorted(tried.items())))
    return failed


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:3]]
    sys.exit(min(run(*(given or [60])), 1))
