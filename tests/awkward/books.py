"""Awkward workbooks after the manner of LibreOffice's suites: cells as programs other than Excel write them."""

from tests.awkward.case import Awkward
from tests.ingest.office import packed, relations

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REF = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def book(*sheets: str, strings: str = "", styles: str = "", settings: str = "", states: tuple[str, ...] = ()) -> bytes:
    """Return a workbook of the insides of its sheets; `states` as the book lists them, such as "hidden"."""
    listed = "".join(
        f'<sheet name="S{n}" sheetId="{n}" r:id="s{n}"{f" state={chr(34)}{states[n - 1]}{chr(34)}" if n <= len(states) and states[n - 1] else ""}/>'
        for n in range(1, len(sheets) + 1)
    )
    refers = "".join(
        f'<Relationship Id="s{n}" Type="{_REF}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    refers += f'<Relationship Id="x" Type="{_REF}/sharedStrings" Target="sharedStrings.xml"/>' if strings else ""
    refers += f'<Relationship Id="y" Type="{_REF}/styles" Target="styles.xml"/>' if styles else ""
    parts: dict[str, str | bytes] = {
        "_rels/.rels": relations(officeDocument="xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_REF}">{settings}<sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{refers}</Relationships>',
    }
    for number, inside in enumerate(sheets, 1):
        parts[f"xl/worksheets/sheet{number}.xml"] = f'<worksheet xmlns="{_MAIN}">{inside}</worksheet>'
    if strings:
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{_MAIN}">{strings}</sst>'
    if styles:
        parts["xl/styles.xml"] = f'<styleSheet xmlns="{_MAIN}">{styles}</styleSheet>'
    return packed(parts)


def rows(*lines: str) -> str:
    """Return the data of a sheet."""
    return f"<sheetData>{''.join(f'<row>{line}</row>' for line in lines)}</sheetData>"


def text(words: str, at: str = "") -> str:
    """Return a cell with its words in it."""
    return f'<c{f" r={chr(34)}{at}{chr(34)}" if at else ""} t="inlineStr"><is><t>{words}</t></is></c>'


DATES = '<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/></cellXfs>'
ONE = "On 3 May 412 carts passed the gate."
FILES = {
    "cells without names": Awkward(book(rows(text("Day") + text("Carts"), text("3 May") + "<c><v>412</v></c>")), "S1\n\nDay\tCarts\n3 May\t412"),
    "cells put together": Awkward(
        book(rows(text("Carts by day", "A1") + '<c r="B1"/>', text("3 May", "A2") + '<c r="B2"><v>412</v></c>') + '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'),
        "Carts by day\n\n3 May\t412",
    ),
    "days counted from 1904": Awkward(
        book(rows('<c s="1"><v>46509</v></c><c><v>412</v></c>'), styles=DATES, settings='<workbookPr date1904="1"/>'), "S1\n\n2031-05-03\t412"
    ),
    "days before March 1900, and none": Awkward(
        book(rows('<c s="1"><v>59</v></c><c s="1"><v>61</v></c><c s="1"><v>-5</v></c><c s="1"><v>1e12</v></c><c s="2"><v>47971.5</v></c>'), styles=DATES),
        "S1\n\n1900-02-28\t1900-03-01\t-5\t1e12\t2031-05-03 12:00",
    ),
    "formulas shared, without results": Awkward(
        book(rows('<c r="A1"><f t="shared" ref="A1:A3" si="0">B1+1</f></c>' + text(ONE, "B1"), '<c r="A2"><f t="shared" si="0"/><v>412</v></c><c r="B2"><f>A2</f><v></v></c>')),
        f"{ONE}\n\n412",
    ),
    "a formula that failed": Awkward(book(rows('<c t="e"><f>1/0</f><v>#DIV/0!</v></c>' + text(ONE))), f"S1\n\n#DIV/0!\t{ONE}"),
    "strings in pieces, with guides to speaking": Awkward(
        book(rows('<c t="s"><v>0</v></c><c t="s"><v>9</v></c>'), strings="<si><r><t xml:space='preserve'>412 </t></r><r><t>carts</t></r><rPh><t>mon</t></rPh></si>"), "S1\n\n412 carts\t\ufffd"
    ),
    "sheets that are hidden": Awkward(book(rows(text(ONE)), rows(text("900 carts")), rows(text("901 carts")), states=("", "hidden", "veryHidden")), ONE, (), ("S1", "900", "901")),
    "rows out of order and far away": Awkward(
        book(f'<sheetData><row r="1048576">{text("Last", "XFD1048576")}</row><row r="2">{text(ONE, "A2")}</row></sheetData>'), f"Last\n\n{ONE}"
    ),
    "numbers in many coats": Awkward(book(rows("<c><v>4.12E2</v></c><c><v>1E+30</v></c><c><v> 7 </v></c><c><v>0.1</v></c><c><v>1e400</v></c><c t='b'><v>1</v></c>")), "S1\n\n412\t1000000000000000000000000000000\t7\t0.1\t1e400\tTRUE"),
    "letters written as codes": Awkward(book(rows(text("On 3 May_x000D_\n412 carts"))), "S1\n\nOn 3 May 412 carts"),
    "an empty sheet before the first": Awkward(book("<sheetData/>", rows(text(ONE))), ONE, (), ("S2",)),
    "nothing at all": Awkward(book("<sheetData/>"), None, ("empty-document",)),
    "a table with a line that is too long": Awkward(book(rows(text("a" * 40_000))), "S1\n\n" + "a" * 32_767, ("limit-exceeded",)),
}  # fmt: skip
