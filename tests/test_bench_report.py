"""A bounded share of `python bench/report.py`, without a clock: no page of a large report grows with the record."""

import re
from pathlib import Path

import pytest

from countersay import examine
from countersay.reporting.folder import INDEX, is_large, write_folder
from tests.corpora import EXAMPLE
from tests.large import grown

ELEMENT = re.compile(r"<[a-z]")
MOST_ELEMENTS = 15_000  # Chromium shows ten thousand within half a second, and 950,000 after nine
MOST_BYTES = 1_000_000
COPIES = 13


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    record = grown(examine([EXAMPLE]), COPIES)
    assert is_large(record)
    assert len({row.id for row in record.figures}) == len(record.figures) > 4_000
    target = tmp_path_factory.mktemp("large")
    write_folder(record, target)
    return target


@pytest.mark.slow
def test_no_page_of_a_large_report_is_larger_than_a_browser_shows_at_once(folder: Path) -> None:
    pages = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    assert [name for name, html in pages.items() if len(html.encode()) > MOST_BYTES] == []
    assert [name for name, html in pages.items() if len(ELEMENT.findall(html)) > MOST_ELEMENTS] == []
    assert len([name for name in pages if name.startswith("registers-")]) > 10
    assert len(pages[INDEX].encode()) < 100_000
    assert len(ELEMENT.findall(pages[INDEX])) < 1_000
