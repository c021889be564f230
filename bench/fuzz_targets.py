"""What the fuzzers call: one function a target, from bytes; nothing but an `InputError` may come back from any of them.

A file that is packed (Word, OpenDocument, workbooks, ZIP) is written here as its parts in the open, so that a fuzzer
changes what the reader sees and not the checksums around it: lines `%%PART name`, each followed by the part's bytes.
"""

import contextlib
import io
import json
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from bench.fuzz import LIMITS, TEXT, check, seeds
from bench.writers import packed
from tests.awkward import SETS
from tests.awkward.case import Awkward

from countersay import find_attributions, find_quantities, find_timexes
from countersay.config import Config
from countersay.errors import InputError
from countersay.extraction.document import Task, extract
from countersay.ingest.formats import FORMATS, Format, format_of, read_any
from countersay.ingest.reading import Ask
from countersay.model import Document

PART = b"%%PART "
_SPLIT = re.compile(rb"^%%PART ([^\n]{0,200})\n", re.MULTILINE)
PACKED = ("docx", "odt", "ods", "xlsx", "zip", "wacz")
_KEPT = Path(__file__).resolve().parent / "fuzz_corpus"
"""Inputs that once were findings: every run begins with them."""
LONGEST = 8192
"""Bytes of an input."""
_CASES = Path(__file__).resolve().parent.parent / "tests" / "cases"


def opened(data: bytes) -> bytes:
    """Return the parts of a ZIP file written in the open.

    >>> opened(packed({"a/b.xml": b"<a/>"}))
    b'%%PART a/b.xml\\n<a/>'
    """
    archive = zipfile.ZipFile(io.BytesIO(data))
    return b"\n".join(PART + name.encode() + b"\n" + archive.read(name) for name in archive.namelist())


def closed(data: bytes) -> bytes:
    """Return the ZIP file of parts written in the open; other bytes as they are."""
    pieces = _SPLIT.split(data)
    if len(pieces) < 3:
        return data
    names = [name.decode("utf-8", "replace") for name in pieces[1::2]]
    return packed(dict(zip(names, pieces[2::2], strict=True)))


def read(form: Format, data: bytes) -> None:
    """Read bytes as a file of a format, and check what comes back."""
    if form.name in PACKED:
        data = closed(data)
    with contextlib.suppress(InputError):
        check(read_any(data, Ask(name=f"a{form.extensions[0]}", limits=LIMITS), form))


def whole(data: bytes) -> None:
    """Find everything in a text, and check that each thing stands where it says."""
    text = data.decode("utf-8", "replace").replace("\0", "")
    document = Document(id="d", path="a.txt", sha256="", text_sha256="", text=text)
    found = extract(Task(document=document, settings=None, options=None, config=Config()))
    for item in (*found.figures, *found.timexes, *found.mentions):
        assert text[item.start : item.end] == item.text, f"{type(item).__name__} {item.start} {item.text!r}"
    for voice in found.attributions:
        for span in (*voice.source, *voice.cue, *voice.content):
            assert 0 <= span.start < span.end <= len(text), f"{voice.id} {span}"
    spans = [(entry.start, entry.end) for entry in found.ledger]
    assert spans == sorted(spans), "the ledger is out of order"
    assert all(0 <= start < end <= len(text) for start, end in spans), "the ledger leaves the text"


def parts(data: bytes) -> None:
    """Call the library's finders on a text, with a day to count from that its first bytes tell."""
    text = data[2:].decode("utf-8", "replace")
    day = date.fromordinal(700_000 + int.from_bytes(data[:2], "big")) if len(data) > 1 and data[0] else None
    for item in (*find_quantities(text), *find_timexes(text, anchor=day)):
        assert 0 <= item.start < item.end <= len(text), item
    find_attributions(text)


def targets() -> Mapping[str, Callable[[bytes], None]]:
    """Return the functions by the names of what they try: each format, the extraction, the finders."""

    def reader(form: Format) -> Callable[[bytes], None]:
        return lambda data: read(form, data)

    return {form.name: reader(form) for form in FORMATS} | {"extraction": whole, "finders": parts}


def sentences() -> list[bytes]:
    """Return the texts of the golden cases."""
    cases = [case for path in sorted(_CASES.glob("*.json")) for case in json.loads(path.read_text(encoding="utf-8"))]
    texts = {case["text"] for case in cases if isinstance(case, dict) and isinstance(case.get("text"), str)}
    return [text.encode() for text in sorted(texts)]


def awkward() -> list[Awkward]:
    """Return the awkward files of the tests, each under the name of its format."""
    found = []
    for kind, module in SETS.items():
        for case in module.FILES.values():
            form, _ = format_of(case.data, case.name or f"a.{kind}")
            if form is not None:
                found.append(replace(case, name=form.name))
    return found


def beginnings(target: str) -> list[bytes]:
    """Return whole inputs of a target to begin with, those kept last."""
    found = [data for form, _, data in seeds() if form.name == target]
    found += [case.data for case in awkward() if case.name == target and len(case.data) < LONGEST]
    if target in PACKED:
        found = [opened(data) for data in found]
    if target in ("extraction", "finders"):
        found = [TEXT.encode(), *sentences()]
    return found + kept(target)


def kept(target: str) -> list[bytes]:
    """Return the inputs of earlier runs that are kept: those that once were findings, and a share of the corpus."""
    found = [path.read_bytes() for path in sorted(_KEPT.glob(f"{target}-*.bin"))]
    packed_ = _KEPT / f"{target}.zip"
    if packed_.is_file():
        with zipfile.ZipFile(packed_) as archive:
            found += [archive.read(name) for name in sorted(archive.namelist())]
    return found
