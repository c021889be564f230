"""Extraction for another process or a later run: the outcome as bytes, without the text that the asker has anyway."""

from dataclasses import replace

from countersay.codec import pack, unpack
from countersay.extraction.document import Extraction, Task, extract
from countersay.model import Document
from countersay.model.quick import altered


def extract_packed(task: Task) -> bytes:
    """Find everything in one document; return it as bytes for `unpacked`."""
    return packed_of(extract(task))


def packed_of(found: Extraction) -> bytes:
    """Return an extraction as bytes for `unpacked`."""
    return pack(replace(found, document=replace(found.document, text="")))


def unpacked(packed: bytes, document: Document) -> Extraction:
    """Return what `extract` would return for the document that was packed.

    Raises:
        RecordError: if the bytes are no extraction.
    """
    found = unpack(Extraction, packed)
    return altered(found, document=altered(found.document, text=document.text))
