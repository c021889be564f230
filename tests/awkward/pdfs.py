"""Awkward PDF files after the manner of the suites of pdf.js, Poppler and qpdf: each shows one thing that real files do."""

import zlib
from collections.abc import Mapping

from tests.awkward.case import Awkward
from tests.pdfs import Sheet, pdf

FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
Parts = Mapping[int, bytes | tuple[bytes, bytes]]
"""Objects by number: bytes, or the words of a stream's dictionary and its content."""


def written(number: int, body: bytes | tuple[bytes, bytes]) -> bytes:
    """Return an object as it stands in a file."""
    if isinstance(body, tuple):
        words, content = body
        body = b"<<" + words + b"/Length %d>>stream\n" % len(content) + content + b"\nendstream"
    return b"%d 0 obj\n" % number + body + b"\nendobj\n"


def assembled(parts: Parts, *, head: bytes = b"%PDF-1.5\n", root: int = 1, tail: bytes | None = None) -> bytes:
    """Return a file with a plain table of places; with `tail` that is written instead of the table."""
    out, places = bytearray(head), {}
    for number, body in parts.items():
        places[number] = len(out)
        out += written(number, body)
    if tail is not None:
        return bytes(out) + tail
    start, size = len(out), max(places) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 %s \n" % (places.get(number, 0), b"n" if number in places else b"f")
    return bytes(out) + b"trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, root, start)


def page(
    content: bytes, *, more: bytes = b"", resources: bytes = b"", extra: Parts | None = None
) -> dict[int, bytes | tuple[bytes, bytes]]:
    """Return the objects of a file with one page: `content` drawn with the font F1, `resources` and `more` added to it."""
    return {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>" + resources + b">>" + more + b"/Contents 4 0 R>>",
        4: (b"", content),
        5: FONT,
        **(extra or {}),
    }  # fmt: skip


def said(words: bytes, x: int = 72, y: int = 700, size: int = 11) -> bytes:
    """Return the drawing of a line of words."""
    return b"BT /F1 %d Tf %d %d Td (" % (size, x, y) + words + b") Tj ET\n"


def with_stream_of_places() -> bytes:
    """Return a file whose objects and places are packed in streams, as every program since 2003 writes them."""
    packed = {1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>", 5: FONT}
    inside, index = b"", b""
    for number, body in packed.items():
        index += b"%d %d " % (number, len(inside))
        inside += body + b" "
    whole = page(said(b"On 3 May 412 carts passed."))
    out, places = bytearray(b"%PDF-1.5\n"), {}
    kept = {number: whole[number] for number in (3, 4)}
    kept[6] = (b"/Type/ObjStm/N 3/First %d/Filter/FlateDecode" % len(index), zlib.compress(index + inside))
    for number, body in kept.items():
        places[number] = len(out)
        out += written(number, body)
    start = len(out)
    rows = []
    for number in range(8):
        if number in packed:
            rows.append((2, 6, list(packed).index(number)))
        elif number == 7:
            rows.append((1, start, 0))
        else:
            rows.append((1, places[number], 0) if number in places else (0, 0, 65535))
    table = b"".join(bytes([kind]) + at.to_bytes(4, "big") + low.to_bytes(2, "big") for kind, at, low in rows)
    words = b"/Type/XRef/Size 8/W[1 4 2]/Root 1 0 R/Filter/FlateDecode"
    return bytes(out) + written(7, (words, zlib.compress(table))) + b"startxref\n%d\n%%%%EOF\n" % start


def updated() -> bytes:
    """Return a file to which a later version of its page was appended: the later one holds."""
    first = assembled(page(said(b"On 3 May 410 carts passed.")))
    start = len(first)
    body = written(4, (b"", said(b"On 3 May 412 carts passed.")))
    before = int(first.rsplit(b"startxref\n", 1)[1].split()[0])
    table = b"xref\n4 1\n%010d 00000 n \n" % start
    trailer = b"trailer\n<</Size 6/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (before, start + len(body))
    return first + body + table + trailer


def without_letters() -> dict[int, bytes | tuple[bytes, bytes]]:
    """Return a page whose font draws its letters by procedures and does not say which letters they are."""
    glyph = b"500 0 0 0 500 700 d1 0 0 400 600 re f"
    names = b" ".join(b"/g%d 7 0 R" % code for code in range(65, 91))
    font = (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 500 700]/FontMatrix[0.001 0 0 0.001 0 0]/FirstChar 1/LastChar 26/Widths["
        + b"500 " * 26 + b"]/CharProcs<<" + names + b">>/Encoding<</Type/Encoding/Differences[1 "
        + b" ".join(b"/g%d" % code for code in range(65, 91)) + b"]>>/Resources<<>>>>"
    )  # fmt: skip
    drawn = b"BT /F3 11 Tf 72 650 Td (" + bytes(range(1, 8)) + b") Tj ET\n"
    parts = page(drawn + drawn.replace(b"650", b"630"), extra={7: (b"", glyph)})
    parts[3] = parts[3].replace(b"/F1 5 0 R", b"/F1 5 0 R/F3 6 0 R")  # type: ignore[union-attr]
    return {**parts, 6: font}


NESTED = page(
    b"/X1 Do\n" + said(b"Two carts stayed.", 72, 600),
    resources=b"/XObject<</X1 6 0 R>>",
    extra={
        6: (b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X2 7 0 R>>>>", b"q 1 0 0 1 0 0 cm /X2 Do Q"),
        7: (b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>", said(b"On 3 May 412 carts passed.")),
    },
)  # fmt: skip
ITSELF = page(
    b"/X1 Do\n" + said(b"On 3 May 412 carts passed."),
    resources=b"/XObject<</X1 6 0 R>>",
    extra={6: (b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X1 6 0 R>>>>", b"/X1 Do")},
)
ONE = "On 3 May 412 carts passed."


def inherited() -> dict[int, bytes | tuple[bytes, bytes]]:
    """Return a page that has its size, its turn and its fonts from the tree above it, and its text in three streams."""
    return {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[6 0 R]/Count 1/MediaBox[0 0 842 595]/Rotate 90/Resources<</Font<</F1 5 0 R>>>>>>",
        6: b"<</Type/Pages/Parent 2 0 R/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 6 0 R/Contents[4 0 R 7 0 R 8 0 R]>>",
        4: (b"", b"BT /F1 11 Tf 0 1 -1 0 200 72 Tm (On 3 May 412 "),
        7: (b"", b"carts passed.) Tj ET"),
        8: (b"", b"\n"),
        5: FONT,
    }


def notes_and_heads() -> bytes:
    """Return three pages with running heads, a word cut over the end of a page, and a note at the foot of two."""
    bodies = (
        ["The harbour board counts every cart at the gate and writes it in", "the book that lies open to all who ask for it at any hour of the", "working day. The count of the month was given to the neigh-"],
        ["bouring towns, and none of them has asked for another. The book", "was closed on 3 May, when 412 carts had passed, and a new one be-", "gan on the day after, as the rules of the gate have it since long"],
        ["before the war. Nobody has seen the old books since. They lie in", "the cellar of the board, which is locked, and the key is kept by", "the clerk who wrote the first of them in his own hand."],
    )  # fmt: skip
    sheets = []
    for number, rows in enumerate(bodies, 1):
        sheet = (
            Sheet().text(72, 800, "The Gate in Figures", 9).lines(72, 700, rows, 11, 14).text(290, 30, str(number), 9)
        )
        if number < 3:
            sheet.rule(72, 96, 120).text(72, 84, f"{number} Book {number} of the harbour board.", 8)
        sheets.append(sheet)
    return pdf(sheets)


HEADS_TEXT = (
    "The harbour board counts every cart at the gate and writes it in the book that lies open to all who ask for it at any "
    "hour of the working day. The count of the month was given to the neighbouring towns, and none of them has asked for "
    "another. The book was closed on 3 May, when 412 carts had passed, and a new one began on the day after, as the rules of "
    "the gate have it since long before the war. Nobody has seen the old books since. They lie in the cellar of the board, "
    "which is locked, and the key is kept by the clerk who wrote the first of them in his own hand."
    "\n\n¹ Book 1 of the harbour board.\n\n² Book 2 of the harbour board."
)
HEBREW = "\u05d1\u05de\u05d0\u05d9 \u05e2\u05d1\u05e8\u05d5 \u05e2\u05d2\u05dc\u05d5\u05ea \u05d1\u05e9\u05e2\u05e8"


def right_to_left() -> bytes:
    """Return a page with a line in Hebrew, drawn from the right as programs draw it: the last letter first."""
    return pdf([Sheet().text(72, 700, ONE).text(72, 670, HEBREW[::-1], 11, 5).text(72, 640, "Two carts stayed.")])


PLAIN = page(said(ONE.encode()))
FILES = {
    "objects and places in streams": Awkward(with_stream_of_places(), ONE),
    "a later version appended": Awkward(updated(), ONE),
    "no table of places at all": Awkward(assembled(PLAIN, tail=b"trailer<</Root 1 0 R>>"), ONE),
    "no mark of the end": Awkward(assembled(PLAIN).replace(b"%%EOF\n", b""), ONE),
    "places that are wrong": Awkward(assembled(PLAIN).replace(b"00000 n", b"00001 n").replace(b"000000", b"000007"), ONE),
    "words before the head": Awkward(b"\n \n" + assembled(PLAIN), ONE),
    "rubbish after the end": Awkward(assembled(PLAIN) + b"<html>" * 300, ONE),
    "a wrong length of the text": Awkward(assembled(PLAIN).replace(b"/Length 49", b"/Length 9"), ONE),
    "forms in forms": Awkward(assembled(NESTED), f"{ONE}\n\nTwo carts stayed."),
    "a form that draws itself": Awkward(assembled(ITSELF), ONE),
    "size, turn and fonts from above": Awkward(assembled(inherited()), ONE),
    "letters drawn one by one": Awkward(
        assembled(page(b"BT /F1 11 Tf 72 700 Td [(O)-20(n)-300(3)-300(Ma)15(y)-300(412)-280(carts)-290(passed.)] TJ ET")), ONE
    ),
    "letters placed one by one, out of order": Awkward(
        assembled(page(b"".join(said(sign, at) for sign, at in ((b"2", 84), (b"a", 99), (b"1", 78), (b"s", 112), (b"c", 93), (b"4", 72), (b"t", 109), (b"r", 105))))),
        "412 carts",
    ),
    "what the letters stand for is written beside": Awkward(
        assembled(page(b"/Span<</ActualText(On 3 May 412 carts passed.)>>BDC\n" + said(b"Qp 5 Oca 634 ectvu rcuugf0") + b"EMC\n")), ONE
    ),
    "a font that draws and does not say its letters": Awkward(assembled(without_letters()), "\ufffd" * 7 + "\n\n" + "\ufffd" * 7, ("text-unmapped",)),
    "locked with an empty word": Awkward(pdf([Sheet().text(72, 700, ONE)], password=""), ONE),
    "locked with a word": Awkward(pdf([Sheet().text(72, 700, ONE)], password="x"), None, ("file-encrypted",)),
    "a line in Hebrew": Awkward(right_to_left(), f"{ONE}\n\n{HEBREW}\n\nTwo carts stayed."),
    "heads, notes and words over three pages": Awkward(notes_and_heads(), HEADS_TEXT, (), ("The Gate in Figures",)),
    "words in white and words without ink": Awkward(
        assembled(page(said(ONE.encode()) + b"BT /F1 11 Tf 3 Tr 72 600 Td (Hidden 999.) Tj ET\n")), f"{ONE}\n\nHidden 999."
    ),
    "letters drawn as outlines": Awkward(assembled(page(b"72 700 m 78 700 l 75 709 l h f\n" * 80)), "", ("scanned-pages",)),
    "a page of rules": Awkward(assembled(page(b"72 700 m 78 700 l S\n" * 40)), None, ("empty-document",)),
    "a page of nothing": Awkward(assembled(page(b"")), None, ("empty-document",)),
}  # fmt: skip
