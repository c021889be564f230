"""OpenDocument texts: changes accepted, notes behind the text, comments apart."""

import io
import zipfile

import pytest

from countersay.config import Limits
from countersay.errors import InputError
from countersay.ingest.read_odt import MEDIA_TYPE, read_odt
from countersay.ingest.reading import Ask, Reading
from tests.ingest.office import packed

URN = "urn:oasis:names:tc:opendocument:xmlns"
NAMES = " ".join(
    f'xmlns:{short}="{URN}:{long}:1.0"'
    for short, long in {
        "office": "office",
        "text": "text",
        "table": "table",
        "style": "style",
        "draw": "drawing",
    }.items()
)
NAMES += f' xmlns:meta="{URN}:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'


def odt(body: str, styles: str = "", **parts: str) -> bytes:
    content = f"<office:document-content {NAMES}><office:automatic-styles>{styles}</office:automatic-styles>"
    content += f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    return packed(
        {"mimetype": MEDIA_TYPE, "content.xml": content, **{f"{name}.xml": text for name, text in parts.items()}}
    )


def read(data: bytes, **limits: int) -> Reading:
    return read_odt(data, Ask(limits=Limits(**limits))).readings[0]


LISTS = (
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/></text:list-style>'
    '<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1"/></text:list-style>'
)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("<text:h>Toll</text:h><text:p>On <text:span>412</text:span> carts</text:p>", "Toll\n\nOn 412 carts", id="text"),
        pytest.param("<text:p>a<text:s text:c='2'/>b<text:tab/>c<text:line-break/>d</text:p>", "a  b\tc\nd", id="blanks"),
        pytest.param(
            "<table:table><table:table-row><table:table-cell><text:p>Day</text:p></table:table-cell>"
            "<table:table-cell table:number-columns-repeated='2'/><table:table-cell table:number-columns-repeated='2'>"
            "<text:p>40</text:p></table:table-cell><table:table-cell table:number-columns-repeated='900'/>"
            "</table:table-row></table:table>",
            "Day\t\t\t40\t40",
            id="cells that stand for several columns",
        ),
        pytest.param("<text:p>sold<text:span text:style-name='T1'>12</text:span></text:p>", "sold¹²", id="raised number"),
        pytest.param(
            "<text:list text:style-name='L1'><text:list-item><text:p>a</text:p><text:list><text:list-item><text:p>b</text:p>"
            "</text:list-item></text:list></text:list-item><text:list-item><text:p>c</text:p></text:list-item></text:list>"
            "<text:list text:style-name='L2'><text:list-item><text:p>d</text:p></text:list-item></text:list>",
            "1. a\na) b\n2. c\n• d",
            id="lists",
        ),
        pytest.param(
            "<table:table><table:table-row><table:table-cell><text:p>Day</text:p></table:table-cell><table:table-cell>"
            "<text:p>Carts</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>5 April"
            "</text:p></table:table-cell><table:table-cell><text:p>40</text:p></table:table-cell></table:table-row></table:table>",
            "Day\tCarts\n5 April\t40",
            id="table",
        ),
        pytest.param(
            "<text:p>On<draw:frame><draw:text-box><text:p>Box.</text:p></draw:text-box></draw:frame> it goes.</text:p>",
            "On it goes.\n\nBox.",
            id="text box",
        ),
        pytest.param(
            "<text:p>On it goes.<draw:g><draw:custom-shape><text:p>Box.</text:p></draw:custom-shape></draw:g></text:p>",
            "On it goes.\n\nBox.",
            id="shape in a group",
        ),
        pytest.param("<draw:rect><text:p>Box.</text:p></draw:rect><text:p>On.</text:p>", "Box.\n\nOn.", id="on the page"),
        pytest.param(
            "<text:p>On.<draw:a><draw:frame><draw:text-box><text:p>Box.</text:p></draw:text-box></draw:frame></draw:a></text:p>",
            "On.\n\nBox.",
            id="text box with a link",
        ),
        pytest.param(
            "<table:table><table:table-row><table:table-cell><text:p>Day</text:p></table:table-cell><table:table-cell>"
            "<text:p>Carts</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table>",
            "Day\tCarts\t",
            id="a last cell that covers others",
        ),
        pytest.param("<text:p>61 sol\xaddiers</text:p>", "61 soldiers", id="soft hyphens"),
        pytest.param("<text:p>Page <text:page-number>7</text:page-number></text:p>", "Page 7", id="field"),
        pytest.param("<text:section><text:p>In.</text:p></text:section>", "In.", id="section"),
        pytest.param(
            "<text:table-of-content><text:index-body><text:p>Toll 3</text:p></text:index-body></text:table-of-content>"
            "<text:p>In.</text:p>",
            "In.",
            id="table of contents",
        ),
    ],
)  # fmt: skip
def test_text_as_it_is_shown(body: str, expected: str) -> None:
    raised = "<style:style style:name='T1'><style:text-properties style:text-position='super 58%'/></style:style>"
    assert read(odt(body, raised + LISTS)).text == expected


def test_notes_comments_and_changes_have_their_places() -> None:
    body = (
        "<text:tracked-changes><text:changed-region text:id='c1'><text:deletion><office:change-info><dc:creator>Bo</dc:creator>"
        "<dc:date>2031-05-03T10:00:00</dc:date></office:change-info><text:p>4 May</text:p></text:deletion></text:changed-region>"
        "<text:changed-region text:id='c2'><text:insertion/></text:changed-region></text:tracked-changes>"
        "<text:p>Forty<text:note text:note-class='footnote'><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>The toll.</text:p></text:note-body></text:note> carts<office:annotation><dc:creator>Ada</dc:creator>"
        "<text:p>Is it 41?</text:p></office:annotation> on <text:change text:change-id='c1'/>"
        "<text:change-start text:change-id='c2'/>5 May<text:change-end text:change-id='c2'/></text:p>"
    )
    reading = read(odt(body))
    assert reading.text == "Forty¹ carts on 5 May\n\n¹ The toll."
    footnote, comment, deletion, insertion = reading.notes
    assert (reading.text[footnote.marker_start : footnote.marker_end], footnote.text) == ("¹", "The toll.")
    assert reading.text[footnote.start : footnote.end] == "The toll."
    assert (comment.text, comment.author, comment.marker_start) == ("Is it 41?", "Ada", 12)
    assert (deletion.text, deletion.author, deletion.day) == ("4 May", "Bo", "2031-05-03")
    assert reading.text[insertion.marker_start : insertion.marker_end] == insertion.text == "5 May"


def test_anchors_read_the_same_in_their_part() -> None:
    data = odt("<text:p>Ørsted &amp; Søn <text:span>Дом 412</text:span></text:p>")
    source = zipfile.ZipFile(io.BytesIO(data)).read("content.xml").decode()
    reading = read(data)
    assert reading.text == "Ørsted & Søn Дом 412"
    assert all(source[a.first : a.last] == reading.text[a.start : a.end] for a in reading.anchors if a.exact)


def test_heads_are_furniture_and_properties_are_not_trusted() -> None:
    styles = f"<x {NAMES}><style:header><text:p>Port Office</text:p></style:header></x>"
    meta = f"<x {NAMES}><office:meta><dc:title>Toll</dc:title><meta:creation-date>2029-01-02T1:0</meta:creation-date></office:meta></x>"
    reading = read(packed_with(styles, meta))
    assert [(part.kind, part.text) for part in reading.furniture] == [("header", "Port Office")]
    assert {(one.field, one.value, one.trusted) for one in reading.candidates} == {
        ("title", "Toll", False),
        ("issued", "2029-01-02", False),
    }


def packed_with(styles: str, meta: str) -> bytes:
    archive = zipfile.ZipFile(io.BytesIO(odt("<text:p>Two.</text:p>")))
    parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    return packed({**parts, "styles.xml": styles, "meta.xml": meta})


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(packed({"META-INF/manifest.xml": "<m><encryption-data/></m>", "content.xml": "x"}), "file-encrypted", id="encrypted"),
        pytest.param(packed({"content.xml": "<x/>"}), "file-damaged", id="no body"),
        pytest.param(packed({"a": "b"}), "file-damaged", id="no content"),
        pytest.param(odt("<text:p/>"), "empty-document", id="no text"),
        pytest.param(odt("<text:section>" * 3000 + "</text:section>" * 3000), "limit-exceeded", id="deep"),
        pytest.param(packed({"content.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}), "xml-doctype", id="entities"),
        pytest.param(odt("<text:p>a</text:p>")[:200], "file-damaged", id="truncated"),
    ],
)  # fmt: skip
def test_bad_files_are_input_errors(data: bytes, code: str) -> None:
    with pytest.raises(InputError) as caught:
        read(data)
    assert caught.value.code == code
