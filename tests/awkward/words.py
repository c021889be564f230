"""Awkward files of word processors after the manner of LibreOffice's suites: Word, OpenDocument and Rich Text."""

from tests.awkward.case import Awkward
from tests.ingest.office import docx, p, packed, r, relations

ONE = "On 3 May 412 carts passed."
TWO = "Two of them were empty."
BOTH = f"{ONE}\n\n{TWO}"
ODF = "urn:oasis:names:tc:opendocument:xmlns"
_NAMES = " ".join(
    f'xmlns:{short}="{ODF}:{name}:1.0"'
    for short, name in (("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing"), ("style", "style"))
) + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'  # fmt: skip


def cell(*inside: str) -> str:
    """Return a cell of a table of Word."""
    return f"<w:tc>{''.join(inside)}</w:tc>"


def table(*rows: list[str]) -> str:
    """Return a table of Word."""
    return "<w:tbl>" + "".join("<w:tr>" + "".join(row) + "</w:tr>" for row in rows) + "</w:tbl>"


def odt(body: str) -> bytes:
    """Return an OpenDocument text."""
    content = f'<?xml version="1.0"?><office:document-content {_NAMES}><office:body><office:text>{body}</office:text></office:body></office:document-content>'
    return packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def rtf(body: str) -> bytes:
    """Return a Rich Text file."""
    return b"{\\rtf1\\ansi\\ansicpg1252\\uc1 " + body.encode("ascii") + b"}"


FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> {} </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
BOX = "<w:r><w:drawing><w:txbxContent>{}</w:txbxContent></w:drawing></w:r>"
NOTE = '<w:r><w:footnoteReference w:id="5"/></w:r>'
NOTES = '<w:footnote w:id="5">{}</w:footnote>'
STRICT = {
    "_rels/.rels": relations(officeDocument="/word/document2.xml"),
    "word/document2.xml": f'<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:r><x:t>{ONE}</x:t></x:r></x:p></x:body></x:document>',
    "mark": "word/document",
}  # fmt: skip
FILES = {
    "a box in a cell of a table": Awkward(
        docx(table([cell(p(r("Day"))), cell(p(r("Carts"), BOX.format(p(r("In a box.")))))], [cell(p(r("3 May"))), cell(p(r("412")))])),
        "Day\tCarts\n3 May\t412\n\nIn a box.",
    ),
    "a box in a box": Awkward(docx(p(r(ONE), BOX.format(p(r("Outer."), BOX.format(p(r("Inner."))))))), f"{ONE}\n\nOuter.\n\nInner."),
    "a table in a table": Awkward(
        docx(table([cell(p(r(ONE)), table([cell(p(r("3 May"))), cell(p(r("412")))]), p()), cell(p(r(TWO)))])), f"{ONE}\n\n3 May\t412\n\n{TWO}"
    ),
    "a paragraph that was moved": Awkward(
        docx(
            '<w:p><w:moveFromRangeStart w:id="1"/><w:moveFrom w:id="2" w:author="Bo"><w:r><w:t>Two of them were empty.</w:t></w:r></w:moveFrom><w:moveFromRangeEnd w:id="1"/></w:p>'
            + p(r(ONE)) + f'<w:p><w:moveTo w:id="3" w:author="Bo"><w:r><w:t>{TWO}</w:t></w:r></w:moveTo></w:p>'
        ),
        BOTH,
        (),
        (TWO,),
    ),
    "a row that was deleted, one that was inserted": Awkward(
        docx(
            "<w:tbl><w:tr>" + cell(p(r("Day"))) + cell(p(r("Carts"))) + "</w:tr><w:tr><w:trPr><w:del w:author='Bo'/></w:trPr>"
            + cell(p("<w:del><w:r><w:delText>2 May</w:delText></w:r></w:del>")) + cell(p("<w:del><w:r><w:delText>900</w:delText></w:r></w:del>"))
            + "</w:tr><w:tr><w:trPr><w:ins w:author='Bo'/></w:trPr>" + cell(p(r("3 May"))) + cell(p(r("412"))) + "</w:tr></w:tbl>"
        ),
        "Day\tCarts\n3 May\t412",
        (),
        ("900",),
    ),
    "fields with their results": Awkward(docx(p(r("On "), FIELD.format("DATE \\@ d", "3 May"), r(" "), FIELD.format("=SUM(A1:A9)", "412"), r(" carts passed."))), ONE),
    "a field in a field": Awkward(
        docx(p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>', FIELD.format("PAGE", "9"), '<w:r><w:instrText> = 1</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>', r(ONE), '<w:r><w:fldChar w:fldCharType="end"/></w:r>')),
        ONE,
    ),
    "controls in a line, around a cell and around a row": Awkward(
        docx(
            p(r("On "), "<w:sdt><w:sdtPr><w:date/></w:sdtPr><w:sdtContent>" + r("3 May") + "</w:sdtContent></w:sdt>", r(" 412 carts passed."))
            + "<w:tbl><w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent>" + cell(p(r("3 May"))) + "</w:sdtContent></w:sdt>" + cell(p(r("412"))) + "</w:tr></w:sdtContent></w:sdt></w:tbl>"
        ),
        f"{ONE}\n\n3 May\t412",
    ),
    "a note in a cell, with a table in it": Awkward(
        docx(
            table([cell(p(r("3 May"))), cell(p(r("412"), NOTE))]),
            footnotes=NOTES.format(p(r("Of these:")) + table([cell(p(r("wood"))), cell(p(r("40")))])),
        ),
        "3 May\t412¹\n\n¹ Of these: wood 40",
    ),
    "a note that is named twice": Awkward(docx(p(r("412"), NOTE, r(" and 40"), NOTE), footnotes=NOTES.format(p(r("The toll.")))), "412¹ and 40¹\n\n¹ The toll."),
    "a drawing with an older form behind it": Awkward(
        docx(p("<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><w:txbxContent>" + p(r("Now.")) + "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>" + p(r("Then.")) + "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>", r(ONE))),
        f"{ONE}\n\nNow.",
    ),
    "words in capitals by style and runs that part words": Awkward(docx(p(r("On 3 M"), "<w:proofErr/>", r("ay 4", "<w:caps/>"), "<w:bookmarkStart/>", r("12"), r(" carts passed."))), ONE),
    "a table of contents": Awkward(
        docx("<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr><w:sdtContent>" + p(r("Carts 9")) + "</w:sdtContent></w:sdt>" + p(r(ONE))),
        ONE,
        (),
        ("Carts 9",),
    ),
    "another name of the main part, another prefix": Awkward(packed(STRICT), ONE),
    "cells put together": Awkward(
        docx(table([cell('<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>', p(r("Carts by day")))], [cell(p(r("3 May"))), cell(p(r("412")))], [cell("<w:tcPr><w:vMerge/></w:tcPr>", p()), cell(p(r("40")))])),
        "Carts by day\n3 May\t412\n\t40",
    ),
    "text as a frame with equations": Awkward(docx(p(r("It is "), "<m:oMath xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'><m:r><m:t>412=400+12</m:t></m:r></m:oMath>", r("."))), "It is 412=400+12."),
    "ODT: notes, boxes and fields in a line": Awkward(
        odt('<text:p>On <text:date>3 May</text:date> 412<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>The toll.</text:p></text:note-body></text:note> carts<text:s text:c="2"/>passed.<draw:frame><draw:text-box><text:p>In a box.</text:p></draw:text-box></draw:frame></text:p>'),
        "On 3 May 412¹ carts  passed.\n\nIn a box.\n\n¹ The toll.",
        (),
        (),
        "a.odt",
    ),
    "ODT: tracked changes": Awkward(
        odt('<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info><dc:creator>Bo</dc:creator></office:change-info><text:p>900</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>On 3 May <text:change text:change-id="c1"/>412 carts passed.</text:p>'),
        ONE,
        (),
        ("900",),
        "a.odt",
    ),
    "ODT: tables in tables and cells that are covered": Awkward(
        odt(f'<table:table><table:table-row><table:table-cell><text:p>{ONE}</text:p><table:table><table:table-row><table:table-cell><text:p>3 May</text:p></table:table-cell><table:table-cell><text:p>412</text:p></table:table-cell></table:table-row></table:table></table:table-cell><table:covered-table-cell/></table:table-row></table:table>'),
        f"{ONE}\n\n3 May\t412",
        (),
        (),
        "a.odt",
    ),
    "ODT: a section that is hidden": Awkward(
        odt(f'<text:section text:display="none"><text:p>Ignore 900 carts.</text:p></text:section><text:section><text:p>{ONE}</text:p></text:section>'), ONE, (), ("900",), "a.odt"
    ),
    "ODT: ruby and what it stands over": Awkward(odt("<text:p>At <text:ruby><text:ruby-base>門</text:ruby-base><text:ruby-text>mon</text:ruby-text></text:ruby> they stop.</text:p>"), "At 門 they stop.", (), (), "a.odt"),
    "RTF: code pages of fonts": Awkward(
        rtf(r"{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}{\f2\fcharset238 C;}}\f0 caf\'e9 {\f1 \'c4\'ee\'ec} {\f2 \'b9\'e6}\f0  \'e9\par"), "café Дом ąć é", (), (), "a.rtf"
    ),
    "RTF: substitutes of several signs": Awkward(rtf(r"{\uc2 \u8364 EU412} {\uc0 \u233}t\'e9 \u-10179 ?\u-8704 ?\par"), "€412 été 😀", (), (), "a.rtf"),
    "RTF: fields, bookmarks and pictures": Awkward(
        rtf(r"On {\field{\*\fldinst DATE}{\fldrslt 3 May}} {\*\bkmkstart a}412{\*\bkmkend a} carts passed.{\pict\pngblip 89504e470d0a}{\*\shppict{\pict 00}}\par"), ONE, (), (), "a.rtf"
    ),
    "RTF: rows of a table in a table": Awkward(
        rtf(r"\trowd\intbl 3 May\cell 412\cell\row\trowd\intbl 4 May\cell {40\nestcell\nestrow{\*\nesttableprops\trowd}}41\cell\row\pard Two of them were empty.\par"),
        "3 May\t412\n4 May\t40 41\n\nTwo of them were empty.",
        (),
        (),
        "a.rtf",
    ),
    "RTF: a box of a drawing": Awkward(
        rtf(r"On 3 May 412 carts passed.{\shp{\*\shpinst\shpleft0{\sp{\sn a}{\sv 900}}{\shptxt \pard In a box.\par}}{\shprslt{\*\do 900}}}\par Two of them were empty.\par"),
        "On 3 May 412 carts passed.\n\nIn a box.\n\nTwo of them were empty.",
        (),
        (),
        "a.rtf",
    ),
    "RTF: words struck out and words hidden": Awkward(rtf(r"On 3 May {\deleted 900}412 {\v secret}carts passed.\par"), ONE, (), ("900", "secret"), "a.rtf"),
    "RTF: cut short in a group": Awkward(rtf(r"On 3 May 412 carts passed.\par{\b Two of them were")[:-1] + b" empty.", BOTH, (), (), "a.rtf"),
}  # fmt: skip
