"""The same text gives the same record in every format, up to anchors, ids and the lines of a message's head."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from bench import office
from bench.formats import MAILS, WEB, error_rate, facts, without_furniture
from bench.writers import WRITERS

from countersay.config import Config
from countersay.extraction.document import Task, extract
from countersay.ingest.folder import read_paths
from countersay.model import Document
from tests.corpora import ROOT

NAMES = ("01-orvessa-ministry-2017-12-22", "04-wayfarers-briefing-2018-02-05", "08-orvessa-briefing-2018-03-20")
KEPT = Path(__file__).parent / "libreoffice"
TEXTS = {name: (ROOT / "examples" / "dzelgar-pass" / f"{name}.txt").read_text(encoding="utf-8") for name in NAMES}


def squeezed(text: str) -> str:
    return " ".join(text.split())


def plain(text: str) -> Document:
    return Document(id="d", path="a", sha256="", text_sha256="", text=text)


def said(document: Document) -> Counter[tuple[object, ...]]:
    """Return all that is found in a document by its words and values, without places and ids."""
    found = extract(Task(document=document, settings=None, options=None, config=Config()))
    text = document.text
    rows: list[tuple[object, ...]] = [("title", found.document.title and squeezed(found.document.title))]
    rows += [("timex", squeezed(one.text), one.value, one.first, one.last) for one in found.timexes]
    rows += [("name", one.kind, squeezed(one.text)) for one in found.mentions]
    for voice in found.attributions:
        content = tuple(squeezed(text[span.start : span.end]) for span in voice.content)
        whole = voice.kind == "issuer" and voice.parent is None  # its content is the text with its layout
        rows.append(("voice", voice.kind, voice.stance, voice.speaker, () if whole else content))
    rows += [("event", squeezed(one.text), one.first, one.last, one.status) for one in found.events]
    rows += [("commitment", one.instrument, one.article, one.stance) for one in found.commitments]
    rows += [("citation", one.kind, one.source and squeezed(one.source), one.url) for one in found.citations]
    rows += [("distance", one.kind, squeezed(text[one.start : one.end])) for one in found.distance]
    rows += [("number", squeezed(one.text), one.list) for one in found.ledger]
    return Counter(rows)


def read(folder: Path, extension: str) -> dict[str, Document]:
    """Return the documents of all texts written in a format, by name."""
    return put(folder, extension, {name: WRITERS[extension](text) for name, text in TEXTS.items()})


def put(folder: Path, extension: str, files: Mapping[str, bytes]) -> dict[str, Document]:
    """Return the documents of files put into a folder, by name."""
    for name, data in files.items():
        (folder / f"{name}.{extension}").write_bytes(data)
    documents = read_paths([folder], Config()).documents
    return {re.split(r"\.\w+(?:!|$)", document.path)[0]: document for document in documents}


@pytest.mark.parametrize("extension", sorted(set(WRITERS) - MAILS))
def test_all_that_is_found_is_that_of_the_plain_text(tmp_path: Path, extension: str) -> None:
    documents = read(tmp_path, extension)
    assert sorted(documents) == sorted(NAMES)
    for name, document in documents.items():
        same(document, without_furniture(TEXTS[name]) if extension in WEB else TEXTS[name])


@cache
def told(text: str) -> tuple[object, Counter[tuple[object, ...]]]:
    """Return what a plain text says, for all the formats that are compared with it."""
    return facts(plain(text)), said(plain(text))


def same(document: Document, text: str) -> None:
    """Fail where a document says anything that its text does not, or leaves out what it does."""
    assert error_rate(document.text, text) == 0
    assert (facts(document), said(document)) == told(text)


@pytest.mark.parametrize("extension", [*office.FORMATS, "xlsx", "ods"])
def test_files_that_libreoffice_wrote_say_all_that_their_texts_do(tmp_path: Path, extension: str) -> None:
    """The files are those that `python -m bench.office --fixtures tests/ingest/libreoffice` writes."""
    files = {name: (KEPT / f"{name}.{extension}").read_bytes() for name in office.KEPT}
    documents = put(tmp_path, extension, files)
    assert sorted(documents) == sorted(office.KEPT)
    for name, document in documents.items():
        same(document, without_furniture(TEXTS[name]) if extension in WEB else TEXTS[name])


@pytest.mark.skipif(office.program() is None, reason="LibreOffice (soffice) is not installed")
@pytest.mark.parametrize("extension", office.FORMATS)
def test_the_libreoffice_of_this_machine_writes_what_is_read_the_same(tmp_path: Path, extension: str) -> None:
    sources = {name: WRITERS["odt"](text) for name, text in TEXTS.items()}
    files = office.converted(sources, "odt", extension, office.program() or "")
    documents = put(tmp_path, extension, files)
    assert sorted(documents) == sorted(NAMES)
    for name, document in documents.items():
        same(document, without_furniture(TEXTS[name]) if extension in WEB else TEXTS[name])


@pytest.mark.parametrize("extension", sorted(MAILS))
def test_a_message_says_all_that_its_text_does(tmp_path: Path, extension: str) -> None:
    for name, document in read(tmp_path, extension).items():
        head, body = document.text.split("\n\n", 1)
        assert head == "From: Press"
        assert error_rate(body, TEXTS[name]) == 0
        bare = replace(document, text=body, metadata=())
        assert (facts(bare), said(bare)) == told(TEXTS[name])
