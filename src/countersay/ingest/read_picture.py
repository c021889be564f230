"""A picture of a page (PNG, JPEG, TIFF) → its text, read by an installed Tesseract when the user asks for OCR."""

from countersay.errors import InputError
from countersay.ingest.ocr import DOTS, read_picture, version
from countersay.ingest.pdf_furniture import Sheet
from countersay.ingest.read_pdf import reading_of
from countersay.ingest.reading import Ask, Outcome, only

MEDIA_TYPE = "image/*"
READER = "picture/1"


def read_image(data: bytes, ask: Ask) -> Outcome:
    """Read a picture by OCR; its size is taken to be that of a page at 300 dots to the inch.

    Raises:
        InputError: if OCR was not asked for, or fails.
    """
    if ask.ocr is None:
        raise InputError(
            "is a picture, and pictures are read by OCR only.", code="picture-not-read", remedy="Run again with --ocr."
        )
    columns = read_picture(data, ask.ocr, points=72 / DOTS, seconds=ask.limits.seconds)
    rows = [row for column in columns for row in column]
    width, height = max((row.right for row in rows), default=0.0), max((row.bottom for row in rows), default=0.0)
    return only(reading_of(Sheet(1, width, height, columns), MEDIA_TYPE, f"{READER} ({version()})", ask.limits))
