"""Which reader a file gets: by its first bytes, then by its extension."""

import io
import zipfile

import pytest

from countersay.ingest.formats import FORMATS, extension_of, format_of, signature


@pytest.mark.parametrize(
    ("data", "name"),
    [
        pytest.param(b"%PDF-1.4\n", "pdf", id="PDF"),
        pytest.param(b"\r\n%PDF-1.4\n", "pdf", id="PDF after a line break"),
        pytest.param(b"The mark %PDF-1.4 stands in this text.", None, id="text about PDF"),
        pytest.param(b"{\\rtf1\\ansi", "rtf", id="RTF"),
        pytest.param(b"PK\x03\x04....word/document.xml", "docx", id="Word"),
        pytest.param(b"PK\x03\x04....xl/workbook.xml", "xlsx", id="Excel"),
        pytest.param(b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text", "odt", id="OpenDocument"),
        pytest.param(b"PK\x05\x06" + bytes(18), "zip", id="empty archive"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole", id="old Office file"),
        pytest.param(b"\x89PNG\r\n\x1a\n", "image", id="picture"),
        pytest.param(b"Two died.", None, id="text"),
        pytest.param(b"", None, id="nothing"),
    ],
)
def test_signature_names_the_format(data: bytes, name: str | None) -> None:
    assert signature(data) == name


def test_plain_text_stays_plain_whatever_it_looks_like() -> None:
    form, said = format_of(b"<html><p>Two died.", "a.txt")
    assert form is not None
    assert (form.name, said) == ("plain", None)


def test_a_file_without_a_type_is_text_only_if_the_user_named_it() -> None:
    assert format_of(b"Two died.", "letter")[0] is None
    form, _ = format_of(b"Two died.", "letter", asked=True)
    assert form is not None
    assert form.name == "plain"


def test_every_format_can_be_loaded_and_no_extension_is_claimed_twice() -> None:
    claimed = [extension for form in FORMATS for extension in form.extensions]
    assert len(claimed) == len(set(claimed))
    assert all(extension == extension_of(f"a{extension}") for extension in claimed)
    assert all(callable(form.load()) for form in FORMATS)


@pytest.mark.parametrize("name", ["report.pdf", "report.docx", "list.xlsx"])
def test_a_page_that_was_saved_in_place_of_a_file_is_read_as_a_page(name: str) -> None:
    form, trouble = format_of(b"\n<!DOCTYPE html>\n<html><p>Two died.", name)
    assert form is not None and trouble is not None
    assert (form.name, trouble.code) == ("html", "extension-differs")
    form, trouble = format_of(b"%PDF-1.4 <html>", "report.pdf")
    assert form is not None
    assert (form.name, trouble) == ("pdf", None)


@pytest.mark.parametrize("name", ["news.php", "index.aspx", "page"])
def test_a_page_that_a_site_names_otherwise_is_a_page(name: str) -> None:
    form, trouble = format_of(b"<!doctype html><html><p>Two died.", name)
    assert form is not None
    assert (form.name, trouble) == ("html", None)
    assert format_of(b"<?php echo 412; ?>", name)[0] is None


def test_an_archive_of_word_files_and_archives_is_an_archive() -> None:
    inner, outer = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(inner, "w") as packed:
        packed.writestr("[Content_Types].xml", "<x/>")
        packed.writestr("word/document.xml", "<x/>")
    with zipfile.ZipFile(outer, "w") as packed:  # kept unpacked inside, so that the names of the inner file show
        packed.writestr("release.docx", inner.getvalue())
        packed.writestr("more.zip", inner.getvalue())
    names = [form.name for data in (inner, outer) if (form := format_of(data.getvalue(), "a.zip", asked=True)[0])]
    assert names == ["docx", "zip"]
