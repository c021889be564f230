"""Awkward files by the format that they are made in: extension → module with a table `FILES`."""

from types import ModuleType

from tests.awkward import books, mails, pages, pdfs, words

SETS: dict[str, ModuleType] = {"pdf": pdfs, "html": pages, "docx": words, "eml": mails, "xlsx": books}
