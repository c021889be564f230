"""An extraction comes back from its bytes as it was."""

import pytest

from countersay.config import Config
from countersay.errors import RecordError
from countersay.extraction.document import Task, extract
from countersay.extraction.packing import extract_packed, unpacked
from tests.corpora import NORTH, SOUTH
from tests.factories import make_document

GERMAN = "Am 3. Mai 2031 warteten zwölf Lastwagen vor dem Tor, sagte die Behörde, und niemand durfte hindurch. " * 4


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(NORTH, id="figures, shares and parts"),
        pytest.param(SOUTH, id="voices and denials"),
        pytest.param(GERMAN, id="not analysed"),
        pytest.param("", id="empty"),
        pytest.param("About two thirds of the 12.50 km road, 1 in 3 of them.", id="fractions"),
    ],
)
def test_packed_extraction_is_the_extraction(text: str) -> None:
    task = Task(document=make_document(text, "a.txt"), settings=None, options=None, config=Config())
    packed = extract_packed(task)
    assert unpacked(packed, task.document) == extract(task)


def test_packed_extraction_does_not_hold_the_text() -> None:
    text = NORTH + "Nothing else was counted at that gate. " * 200
    task = Task(document=make_document(text, "a.txt"), settings=None, options=None, config=Config())
    assert text[-400:].encode() not in extract_packed(task)


@pytest.mark.parametrize(
    "packed", [pytest.param(b"", id="nothing"), pytest.param(b"\x81\xa1a\x01", id="something else")]
)
def test_bytes_that_are_no_extraction_are_refused(packed: bytes) -> None:
    with pytest.raises(RecordError, match="malformed"):
        unpacked(packed, make_document("a", "a.txt"))
