"""The list of hostile input, item by item and through the one door: each bad file is an issue that names it, the good one is read."""

import gzip
import os
import sys

import pytest

from countersay.config import Config, Limits
from countersay.ingest.folder import Ingested, read_paths
from tests.ingest.office import docx, p, packed, r
from tests.pdfs import Sheet, pdf

LAUGHS = "<!DOCTYPE x [" + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12)) + "]><x>&a11;</x>"
OUTSIDE = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>"
LIMITS = Limits(seconds=20, memory=768 << 20, expanded=64 << 20, cells=50_000, depth=300)
ODF = "urn:oasis:names:tc:opendocument:xmlns:"
WIDE = (
    f'<d xmlns:o="{ODF}office:1.0" xmlns:t="{ODF}table:1.0" xmlns:x="{ODF}text:1.0"><o:body><o:spreadsheet><t:table>'
    + '<t:table-row><t:table-cell t:number-columns-repeated="64"><x:p>1</x:p></t:table-cell></t:table-row>' * 900
    + "</t:table></o:spreadsheet></o:body></d>"
)
ODT = "application/vnd.oasis.opendocument.text"


def bomb(levels: int, size: int = 8 << 20) -> bytes:
    """Return an archive of archives; what lies innermost swells a thousandfold."""
    data = packed({"a.txt": b"0" * size})
    for level in range(levels):
        data = packed({f"{level}-{copy}.zip": data for copy in range(4)})
    return data


def record(body: bytes) -> bytes:
    """Return a web archive with one answer."""
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
    head = b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\nContent-Length: %d\r\n\r\n" % len(
        answer
    )
    return head + answer + b"\r\n\r\n"


FILES: dict[str, tuple[bytes, set[str]]] = {
    "archives in archives.zip": (bomb(4, 1 << 16), {"limit-exceeded"}),
    "bomb.zip": (bomb(1), {"limit-exceeded"}),
    "bomb.docx": (packed({"word/document.xml": b"<x>" + b" " * (80 << 20) + b"</x>"}), {"limit-exceeded"}),
    "bomb.warc.gz": (gzip.compress(record(b"<p>" + b"0" * (80 << 20)), 9), {"limit-exceeded"}),
    "encrypted.pdf": (pdf([Sheet().text(72, 700, "Two died.")], password="x"), {"file-encrypted"}),
    "entities.docx": (packed({"word/document.xml": LAUGHS}), {"xml-doctype"}),
    "entities.odt": (packed({"mimetype": ODT, "content.xml": LAUGHS}), {"xml-doctype"}),
    "entities.ods": (packed({"content.xml": LAUGHS}), {"xml-doctype"}),
    "entities.xlsx": (packed({"xl/workbook.xml": LAUGHS}), {"xml-doctype"}),
    "malformed.pdf": (b"%PDF-1.7\n" + b"1 0 obj<<" * 5000, {"file-damaged"}),
    "nested.docx": (docx("<w:sdt>" * 4000 + "</w:sdt>" * 4000), {"limit-exceeded"}),
    "nested.html": (b"<div>" * 30_000 + b"Four died.", {"nested-deeply"}),
    "nested.rtf": (b"{\\rtf1 " + b"{" * 30_000 + b"Two died.", {"limit-exceeded"}),
    "outside.docx": (packed({"word/document.xml": OUTSIDE}), {"xml-doctype"}),
    "paths.zip": (packed({"../../up.txt": "Two died.", "/root.txt": "Three died."}), {"archive-path"}),
    "cells.csv": (b'day,"' + b"412 carts " * 20_000 + b'"\n', {"limit-exceeded"}),
    "cells.ods": (packed({"content.xml": WIDE}), {"limit-exceeded"}),
    "many cells.docx": (docx("<w:tbl>" + ("<w:tr>" + ("<w:tc>" + p(r("1")) + "</w:tc>") * 500 + "</w:tr>") * 120 + "</w:tbl>"), {"limit-exceeded"}),
    "signs.txt": ("On 3 May 4\u200b12 \u202ecarts\u202c, 4О2 and ４１２ passed.".encode(), {"invisible-characters", "direction-characters", "letters-mixed", "digits-unusual"}),
    "scripts.html": (b"<script>document.write('900 carts')</script><style>p:after{content:'901'}</style><p onclick=x()>Five died.</p>", set()),
}  # fmt: skip


@pytest.fixture(scope="module")
def ingested(tmp_path_factory: pytest.TempPathFactory) -> Ingested:
    """Return what is read of a folder with all of them, a link that leads out, a huge file, and one good file."""
    root = tmp_path_factory.mktemp("hostile")
    folder = root / "in"
    folder.mkdir()
    for name, (data, _) in FILES.items():
        (folder / name).write_bytes(data)
    (folder / "good.txt").write_text("On 3 May 412 carts passed the gate.")
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(1 << 30)
    (root / "secret.txt").write_text("Nobody asked for 900 carts.")
    if hasattr(os, "symlink"):
        (folder / "link.txt").symlink_to(root / "secret.txt")
        (folder / "loop").symlink_to(folder, target_is_directory=True)
    return read_paths([folder], Config(limits=LIMITS))


@pytest.mark.parametrize("name", FILES)
@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux only")
def test_what_is_hostile_is_said(ingested: Ingested, name: str) -> None:
    said = {issue.code for issue in ingested.issues if issue.path and issue.path.split("!")[0] == name}
    assert said == FILES[name][1]


def test_a_huge_file_is_refused_and_the_good_one_read(ingested: Ingested) -> None:
    assert ("too-large", "huge.txt") in {(issue.code, issue.path) for issue in ingested.issues}
    assert "On 3 May 412 carts passed the gate." in {document.text for document in ingested.documents}


def test_links_lead_nowhere(ingested: Ingested) -> None:
    assert not any("900" in document.text for document in ingested.documents)
    assert {issue.path for issue in ingested.issues if issue.code == "link-outside"} == {"link.txt"}


def test_nothing_is_written_beside_the_files(ingested: Ingested, tmp_path_factory: pytest.TempPathFactory) -> None:
    root = tmp_path_factory.getbasetemp()
    assert not list(root.rglob("up.txt"))
    assert not list(root.rglob("root.txt"))


def test_no_issue_is_without_a_way_out(ingested: Ingested) -> None:
    assert all(issue.message.strip().endswith((".", "]", ")")) for issue in ingested.issues)


def test_what_holds_of_many_parts_of_a_file_is_counted(ingested: Ingested) -> None:
    told = [one.message for one in ingested.issues if (one.path or "").startswith("archives in archives.zip")]
    assert 1 < len(told) <= 6
    assert any("more parts of the file: each has more than 3 archives in each other." in words for words in told)
