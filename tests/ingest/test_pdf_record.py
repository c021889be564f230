"""The record of documents is the same from PDF as from plain text, but for where the words stand."""

import textwrap
from pathlib import Path

import pytest

from countersay.model import Period, Record
from countersay.pipeline import Options, examine
from tests.corpora import ROOT
from tests.pdfs import Sheet, pdf

EXAMPLE = ROOT / "examples" / "dzelgar-pass"
NAMES = (
    "01-orvessa-ministry-2017-12-22",
    "02-tevmar-letter-2017-12-27",
    "03-halmet-courier-2018-01-17",
    "06-clearance-centre-2018-02-12",
)
LEADING, SIZE = 12.5, 10


def typeset(text: str, columns: int) -> bytes:
    """Set a text in pages with a running header and page numbers; lines are cut at words and at hyphens."""
    letters = 82 if columns == 1 else 40
    lines: list[tuple[str, float]] = []
    for paragraph in (line.strip() for line in text.split("\n")):
        if paragraph:
            rows = textwrap.wrap(paragraph, letters, break_long_words=False)
            lines += [(row, LEADING) for row in rows[:-1]] + [(rows[-1], LEADING + 8)]
    pages: list[list[list[tuple[float, str]]]] = [[[]]]
    y = 760.0
    for row, step in lines:
        if y < 90:
            y = 760.0
            if len(pages[-1]) < columns:
                pages[-1].append([])
            else:
                pages.append([[]])
        pages[-1][-1].append((y, row))
        y -= step
    sheets = []
    for number, page in enumerate(pages, 1):
        sheet = (
            Sheet().text(220, 810, "Dossier of the harbour court", 8).text(280, 40, f"Page {number} of {len(pages)}", 8)
        )
        for place, column in enumerate(page):
            for at, row in column:
                sheet.text(50 + 262 * place, at, row, SIZE, font=4)
        sheets.append(sheet)
    return pdf(sheets, info="/CreationDate(D:20310504120000Z)/Title(Template)")


def days(window: Period | None) -> str:
    return "" if window is None else f"{window.kind} {window.first} {window.last} {window.first_latest} {window.anchor}"


def told(record: Record) -> dict[str, object]:
    """Return what a record says without ids and places."""
    stems = {one.id: Path(one.path).stem for one in record.documents}
    return {
        "documents": [
            (stems[one.id], one.issuer.label if one.issuer else None, one.issued.value if one.issued else None)
            for one in record.documents
        ],
        "figures": sorted(
            (
                stems[one.document],
                " ".join(one.text.split()),
                str(one.lower),
                str(one.upper),
                days(one.window),
                one.stance,
            )
            for one in record.figures
        ),
        "findings": sorted((one.relation, one.kind, len(one.figures), one.sentence) for one in record.findings),
        "events": sorted((one.label, len(one.mentions)) for one in record.events),
        "voices": sorted((one.kind, one.stance, str(one.speaker)) for one in record.attributions),
    }


@pytest.mark.slow
@pytest.mark.parametrize("columns", [pytest.param(1, id="one column"), pytest.param(2, id="two columns")])
def test_the_record_is_that_of_the_plain_text(tmp_path: Path, columns: int) -> None:
    for kind in ("text", "print"):
        (tmp_path / kind).mkdir()
    for name in NAMES:
        text = (EXAMPLE / f"{name}.txt").read_text(encoding="utf-8")
        (tmp_path / "text" / f"{name}.txt").write_text(text, encoding="utf-8")
        (tmp_path / "print" / f"{name}.pdf").write_bytes(typeset(text, columns))
    plain, printed = (told(examine([tmp_path / kind], Options(workers=1))) for kind in ("text", "print"))
    for table, rows in plain.items():
        assert printed[table] == rows, table
