"""Word files: all tracked changes accepted, notes behind the text, comments and heads apart."""

import io
import zipfile

import pytest

from countersay.config import Limits
from countersay.errors import InputError
from countersay.ingest.read_docx import read_docx
from countersay.ingest.reading import Ask, Reading
from tests.ingest.office import docx, p, packed, r

LIST = '<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
NUMBERING = (
    '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>'
    '<w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0">'
    '<w:numFmt w:val="bullet"/><w:lvlText w:val="x"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
)


def read(data: bytes, **limits: int) -> Reading:
    return read_docx(data, Ask(limits=Limits(**limits))).readings[0]


def item(text: str, number: int, level: int = 0) -> str:
    return p(r(text), before=LIST.format(level=level, number=number))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(p(r("On 3 May "), r("412"), r(" carts")) + p() + p(r("Two.")), "On 3 May 412 carts\n\nTwo.", id="runs"),
        pytest.param(p(r("a"), "<w:r><w:tab/><w:br/></w:r>", r("b ")), "a\t\nb", id="tab and line break"),
        pytest.param(p(r("a &amp; é"), r("12", '<w:vertAlign w:val="superscript"/>')), "a & é¹²", id="raised number"),
        pytest.param(p(r("5"), "<w:r><w:noBreakHyphen/></w:r>", r("12 May")), "5-12 May", id="hyphen"),
        pytest.param(
            p(r("a ")
              + '<w:ins w:id="1" w:author="X" w:date="2031-05-03T00:00:00Z"><w:r><w:t>14</w:t></w:r></w:ins>'
              + '<w:del w:id="2" w:author="X"><w:r><w:delText>13</w:delText></w:r></w:del> ' + r(" c")),
            "a 14 c",
            id="changes accepted",
        ),
        pytest.param(p(r("a "), before="<w:rPr><w:del/></w:rPr>") + p(r("b")), "a b", id="deleted paragraph mark"),
        pytest.param(p(r("a"), r("99", "<w:vanish/>"), r("b")), "ab", id="hidden text"),
        pytest.param(p("<w:hyperlink>" + r("link") + "</w:hyperlink>", r(" on")), "link on", id="link"),
        pytest.param(p('<w:r><w:instrText>PAGE 99</w:instrText></w:r>', r("7")), "7", id="field"),
        pytest.param(
            "<w:tbl><w:tr><w:tc>" + p(r("Day")) + "</w:tc><w:tc>" + p(r("Carts")) + "</w:tc></w:tr><w:tr><w:tc>"
            + p(r("5 April")) + p(r("2031")) + "</w:tc><w:tc>" + p(r("40")) + "</w:tc></w:tr></w:tbl>" + p(r("End.")),
            "Day\tCarts\n5 April 2031\t40\n\nEnd.",
            id="table",
        ),
        pytest.param(
            "<w:tbl><w:tr><w:tc>" + p(r("Day")) + "</w:tc><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>" + p(r("Carts"))
            + "</w:tc><w:tc>" + p(r("Boats")) + "</w:tc></w:tr><w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr><w:tc>" + p(r("4"))
            + "</w:tc><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>" + p(r("6")) + "</w:tc></w:tr></w:tbl>",
            "Day\tCarts\t\tBoats\n\t4\t6\t",
            id="cells that cover others",
        ),
        pytest.param(p(r("61 sol\xaddiers"), "<w:r><w:softHyphen/></w:r>", r(" left")), "61 soldiers left", id="soft hyphens"),
        pytest.param(
            p(r("On"), "<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>" + p(r("Box.")) + "</w:txbxContent>"
              "</w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>" + p(r("Box.")) + "</w:txbxContent></w:pict>"
              "</mc:Fallback></mc:AlternateContent></w:r>", r(" it goes.")),
            "On it goes.\n\nBox.",
            id="text box, once",
        ),
        pytest.param("<w:sdt><w:sdtContent>" + p(r("In a control.")) + "</w:sdtContent></w:sdt>", "In a control.", id="control"),
    ],
)  # fmt: skip
def test_text_as_word_shows_it(body: str, expected: str) -> None:
    assert read(docx(body)).text == expected


def test_lists_bear_their_marks() -> None:
    body = item("a", 1) + item("b", 1, 1) + item("c", 1, 1) + item("d", 1) + item("e", 2) + p(r("End."))
    assert read(docx(body, numbering=NUMBERING)).text == "1. a\n1.a) b\n1.b) c\n2. d\n• e\n\nEnd."


def test_notes_stand_behind_and_know_their_places() -> None:
    mark = '<w:r><w:{0}Reference w:id="{1}"/></w:r>'
    body = p(r("Forty"), mark.format("footnote", 5), r(" carts"), mark.format("endnote", 2), r("."))
    notes = (
        '<w:footnote w:id="0" w:type="separator"/><w:footnote w:id="5">'
        + p("<w:r><w:footnoteRef/></w:r>", r(" The toll."))
        + "</w:footnote>"
    )
    ends = '<w:endnote w:id="2">' + p(r("The quay.")) + "</w:endnote>"
    reading = read(docx(body, footnotes=notes, endnotes=ends))
    assert reading.text == "Forty¹ carts[i].\n\n¹ The toll.\n\n[i] The quay."
    for note, marker, text in zip(reading.notes, ("¹", "[i]"), ("The toll.", "The quay."), strict=True):
        assert reading.text[note.marker_start : note.marker_end] == marker
        assert reading.text[note.start : note.end] == text
    assert {anchor.member for anchor in reading.anchors} == {
        "word/document.xml",
        "word/footnotes.xml",
        "word/endnotes.xml",
    }


def test_comments_and_changes_are_apart_and_placed() -> None:
    body = p(
        '<w:commentRangeStart w:id="3"/>', r("412 carts"), '<w:commentRangeEnd w:id="3"/>',
        '<w:r><w:commentReference w:id="3"/></w:r>', r(" on "),
        '<w:del w:author="Bo" w:date="2031-05-03T10:00:00Z"><w:r><w:delText>4 May</w:delText></w:r></w:del>',
        '<w:ins w:author="Bo"><w:r><w:t>5 May</w:t></w:r></w:ins>',
    )  # fmt: skip
    comments = '<w:comment w:id="3" w:author="Ada" w:date="2031-05-04T00:00:00Z">' + p(r("Is it 421?")) + "</w:comment>"
    reading = read(docx(body, comments=comments))
    assert reading.text == "412 carts on 5 May"
    comment, deletion, insertion = reading.notes
    assert (comment.text, comment.author, comment.day, comment.start) == ("Is it 421?", "Ada", "2031-05-04", None)
    assert reading.text[comment.marker_start : comment.marker_end] == "412 carts"
    assert (deletion.text, deletion.marker_start, deletion.day) == ("4 May", 13, "2031-05-03")
    assert reading.text[insertion.marker_start : insertion.marker_end] == "5 May"


def test_anchors_read_the_same_in_their_part() -> None:
    data = docx(p(r("Ørsted &amp; Søn"), r(" saw 412 carts")) + p(r("  Дом. ")))
    source = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    reading = read(data)
    assert reading.text == "Ørsted & Søn saw 412 carts\n\nДом."
    for anchor in reading.anchors:
        found = source[anchor.first : anchor.last]
        assert found == (reading.text[anchor.start : anchor.end] if anchor.exact else "&amp;")


def test_heads_are_furniture_and_properties_are_not_trusted() -> None:
    parts = {
        "_rels/.rels": "",
        "word/document.xml": "",
        "word/header1.xml": "<w:hdr xmlns:w='x/wordprocessingml'><w:p><w:r><w:t>Port Office</w:t></w:r></w:p></w:hdr>",
        "docProps/core.xml": "<c xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:t='http://purl.org/dc/terms/'>"
        "<dc:title>Toll</dc:title><t:created>2029-01-02T00:00:00Z</t:created></c>",
    }
    archive = zipfile.ZipFile(io.BytesIO(docx(p(r("Two died.")))))
    parts |= {name: archive.read(name) for name in archive.namelist()}  # type: ignore[dict-item]
    reading = read(packed(parts))
    assert [(part.kind, part.text) for part in reading.furniture] == [("header", "Port Office")]
    said = {(one.field, one.value, one.trusted) for one in reading.candidates}
    assert said == {("title", "Toll", False), ("issued", "2029-01-02", False), ("issuer", "Port Office", False)}


def broken(kind: str) -> bytes:
    good = docx(p(r("Two died.")))
    if kind == "truncated":
        return good[: len(good) // 2]
    if kind == "entities":
        lol = "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]>"
        return packed({"word/document.xml": f"{lol}<x>&b;</x>"})
    if kind == "outside entity":
        return packed({"word/document.xml": "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>"})
    if kind == "malformed":
        return packed({"word/document.xml": "<x><y></x>"})
    if kind == "no body":
        return packed({"word/document.xml": "<x/>"})
    if kind == "no text":
        return docx(p())
    if kind == "deep":
        return docx("<w:sdt>" * 5000 + "</w:sdt>" * 5000)
    if kind == "bomb":
        return packed({"word/document.xml": b"<x>" + b" " * (600 << 20) + b"</x>"})
    raise AssertionError(kind)


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("truncated", "file-damaged"),
        ("entities", "xml-doctype"),
        ("outside entity", "xml-doctype"),
        ("malformed", "file-damaged"),
        ("no body", "file-damaged"),
        ("no text", "empty-document"),
        ("deep", "limit-exceeded"),
        ("bomb", "limit-exceeded"),
    ],
)
def test_bad_files_are_input_errors(kind: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        read(broken(kind))
    assert caught.value.code == code
    assert caught.value.remedy


def test_cells_are_counted() -> None:
    row = "<w:tr>" + ("<w:tc>" + p(r("1")) + "</w:tc>") * 10 + "</w:tr>"
    with pytest.raises(InputError) as caught:
        read(docx("<w:tbl>" + row * 10 + "</w:tbl>"), cells=99)
    assert caught.value.code == "limit-exceeded"
