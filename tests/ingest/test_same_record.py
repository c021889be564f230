"""The same text gives the same record in every format, up to anchors, ids and the lines of a message's head."""

import re
from pathlib import Path

import pytest
from bench.formats import error_rate, facts, without_furniture
from bench.writers import WRITERS

from countersay.config import Config
from countersay.ingest.folder import read_paths
from countersay.model import Document
from tests.corpora import ROOT

NAMES = ("01-orvessa-ministry-2017-12-22", "04-wayfarers-briefing-2018-02-05", "08-orvessa-briefing-2018-03-20")
TEXTS = {name: (ROOT / "examples" / "dzelgar-pass" / f"{name}.txt").read_text(encoding="utf-8") for name in NAMES}


@pytest.mark.parametrize("extension", sorted(set(WRITERS) - {"xlsx", "eml"}))
def test_figures_day_and_issuer_are_those_of_the_plain_text(tmp_path: Path, extension: str) -> None:
    for name, text in TEXTS.items():
        (tmp_path / f"{name}.{extension}").write_bytes(WRITERS[extension](text))
    documents = read_paths([tmp_path], Config()).documents
    assert len(documents) == len(NAMES)
    for document in documents:
        text = TEXTS[re.split(r"\.\w+(?:!|$)", document.path)[0]]
        assert error_rate(document.text, without_furniture(text) if extension == "html" else text) == 0
        assert facts(document) == facts(Document(id="d", path="a", sha256="", text_sha256="", text=text))


def test_a_message_and_a_workbook_keep_the_words(tmp_path: Path) -> None:
    text = TEXTS[NAMES[0]]
    for extension in ("eml", "xlsx"):
        (tmp_path / f"a.{extension}").write_bytes(WRITERS[extension](text))
    message, book = read_paths([tmp_path], Config()).documents
    assert error_rate(message.text.split("\n\n", 1)[1], text) == 0
    assert error_rate(book.text, text) == 0
    plain, found = facts(Document(id="d", path="a", sha256="", text_sha256="", text=text)), facts(message)
    assert sum((plain & found).values()) >= sum(plain.values()) - 4
