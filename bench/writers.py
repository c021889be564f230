"""Write a plain text in every format that is read, by Python alone: for tests and measurements.

A text is divided at its blank lines into paragraphs; single line ends inside a paragraph become line breaks.
"""

import io
import quopri
import re
import zipfile
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from html import escape
from xml.sax.saxutils import escape as xml

import xlsxwriter

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
ODF = "urn:oasis:names:tc:opendocument:xmlns"


def paragraphs(text: str) -> list[list[str]]:
    """Return the paragraphs of a text as lists of lines."""
    return [
        part.strip("\n").split("\n")
        for part in re.split(r"\n[ \t]*(?:\n[ \t]*)+", text.strip("\ufeff\n"))
        if part.strip()
    ]


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a ZIP file; the same parts give the same bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, compress_type=zipfile.ZIP_DEFLATED)
    return target.getvalue()


def body(text: str) -> str:
    """Return the paragraphs as HTML."""
    return "\n".join(f"<p>{'<br>'.join(escape(line, quote=False) for line in lines)}</p>" for lines in paragraphs(text))


def html(text: str) -> bytes:
    """Return a bare page."""
    return f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>x</title></head><body>\n{body(text)}\n</body></html>'.encode()


def docx(text: str) -> bytes:
    """Return a Word file."""
    runs = [
        "<w:br/>".join(f'<w:t xml:space="preserve">{xml(line)}</w:t>' for line in lines).replace(
            "\t", "</w:t><w:tab/><w:t>"
        )
        for lines in paragraphs(text)
    ]
    content = "".join(f"<w:p><w:r>{run}</w:r></w:p>" for run in runs)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    rels = "http://schemas.openxmlformats.org/package/2006/relationships"
    return packed(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{WORD}.document.main+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{rels}"><Relationship Id="r" Type="{kind}" Target="word/document.xml"/></Relationships>',
            "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{content}</w:body></w:document>',
        }
    )


def odt(text: str) -> bytes:
    """Return an OpenDocument text."""

    def spaced(line: str) -> str:
        marked = xml(line).replace("\t", "<text:tab/>")
        return re.sub(r" {2,}|^ ", lambda m: f'<text:s text:c="{len(m.group())}"/>', marked)

    content = "".join(
        f'<text:p text:style-name="P1">{"<text:line-break/>".join(spaced(line) for line in lines)}</text:p>'
        for lines in paragraphs(text)
    )
    names = f'xmlns:office="{ODF}:office:1.0" xmlns:text="{ODF}:text:1.0" xmlns:style="{ODF}:style:1.0"'
    names += f' xmlns:fo="{ODF}:xsl-fo-compatible:1.0"'
    spaced_out = '<style:style style:name="P1" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.2cm"/></style:style>'
    kind = "application/vnd.oasis.opendocument.text"
    entry = '<manifest:file-entry manifest:full-path="{}" manifest:media-type="{}"/>'
    return packed(
        {
            "mimetype": kind,
            "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{ODF}:manifest:1.0">'
            f"{entry.format('/', kind)}{entry.format('content.xml', 'text/xml')}</manifest:manifest>",
            "content.xml": f"<office:document-content {names}><office:automatic-styles>{spaced_out}</office:automatic-styles>"
            f"<office:body><office:text>{content}</office:text></office:body></office:document-content>",
        }
    )


def rtf(text: str) -> bytes:
    """Return a Rich Text file."""

    def coded(line: str) -> str:
        shown = re.sub(r"([\\{}])", r"\\\1", line).replace("\t", "\\tab ")
        units = (shown.encode("utf-16-le")[i : i + 2] for i in range(0, len(shown.encode("utf-16-le")), 2))
        numbers = (int.from_bytes(unit, "little") for unit in units)
        return "".join(chr(n) if n < 128 else f"\\u{n - 65536 if n > 32767 else n}?" for n in numbers)

    content = "\\par\n".join("\\line ".join(coded(line) for line in lines) for lines in paragraphs(text))
    return b"{\\rtf1\\ansi\\uc1 " + content.encode("ascii") + b"}"


def eml(text: str, sender: str = "Press", day: str | None = None) -> bytes:
    """Return a message; its body is the text."""
    mail = EmailMessage()
    mail["From"] = f"{sender} <press@port.example>"
    if day is not None:
        mail["Date"] = day
    mail.set_content(text, charset="utf-8", cte="quoted-printable")
    return mail.as_bytes()


def xlsx(text: str) -> bytes:
    """Return a workbook with a paragraph a row, its line ends inside the cell."""
    target = io.BytesIO()
    made = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = made.add_worksheet("Text")
    for number, lines in enumerate(paragraphs(text)):
        sheet.write_string(number, 0, "\n".join(lines))
    made.close()
    return target.getvalue()


def ods(text: str) -> bytes:
    """Return an OpenDocument workbook with a paragraph a row, each line of it a paragraph of the cell."""

    def spaced(line: str) -> str:
        marked = xml(line).replace("\t", "<text:tab/>")
        return re.sub(r" {2,}|^ ", lambda m: f'<text:s text:c="{len(m.group())}"/>', marked)

    content = "".join(
        '<table:table-row><table:table-cell office:value-type="string">'
        f"{''.join(f'<text:p>{spaced(line)}</text:p>' for line in lines)}</table:table-cell></table:table-row>"
        for lines in paragraphs(text)
    )
    names = f'xmlns:office="{ODF}:office:1.0" xmlns:text="{ODF}:text:1.0" xmlns:table="{ODF}:table:1.0"'
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f'<office:document-content {names}><office:body><office:spreadsheet><table:table table:name="Text">'
            f"{content}</table:table></office:spreadsheet></office:body></office:document-content>",
        }
    )


def md(text: str) -> bytes:
    """Return a file in Markdown, its marks made plain."""
    coded = "\n\n".join(
        "  \n".join(re.sub(r"([\\\\`*_{}\[\]<>()#+!|~-])", r"\\\1", line) for line in lines)
        for lines in paragraphs(text)
    )
    return re.sub(r"(?m)^([ \t]*[0-9]{1,9})([.)])", r"\1\\\2", coded).encode()


def mhtml(text: str) -> bytes:
    """Return a page saved as one file."""
    page = quopri.encodestring(html(text)).decode("ascii")
    return (
        'From: <Saved by a browser>\nMIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="=b"\n\n--=b\n'
        f"Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n{page}\n--=b\nContent-Type: image/png\n\n\n--=b--\n"
    ).encode("ascii")


def mbox(text: str, sender: str = "Press") -> bytes:
    """Return a mailbox with one message."""
    message = eml(text, sender).replace(b"\nFrom ", b"\n>From ")
    return b"From press@port.example Sat May  3 12:00:00 2031\n" + message


def warc(text: str) -> bytes:
    """Return a web archive of one page."""
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + html(text)
    head = b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://port.example/a\r\nContent-Type: application/http;msgtype=response\r\n"
    return head + b"Content-Length: %d\r\n\r\n" % len(answer) + answer + b"\r\n\r\n"


def archive(text: str) -> bytes:
    """Return a ZIP folder with the text."""
    return packed({"inner/text.txt": text.encode()})


WRITERS: Mapping[str, Callable[[str], bytes]] = {
    "html": html,
    "docx": docx,
    "odt": odt,
    "rtf": rtf,
    "eml": eml,
    "xlsx": xlsx,
    "ods": ods,
    "zip": archive,
    "md": md,
    "mhtml": mhtml,
    "mbox": mbox,
    "warc": warc,
}
"""Extension → writer."""


def _semantic(title: str, text: str) -> str:
    return (
        "<body><header><a href=/>The Quay Times</a><p>Monday, 16 November 2026 | 7 °C</p><nav><ul><li><a href=a>News</a>"
        "<li><a href=b>Sport</a></ul></nav></header><main><article>"
        f"<h1>{title}</h1>{text}<aside><h2>Related</h2><ul><li><a href=1>Old toll of 2011</a><li><a href=2>New toll of 2012</a>"
        "</ul></aside></article></main><footer><p>© 2026 The Quay Times. All rights reserved.</p></footer></body>"
    )


def _divisions(title: str, text: str) -> str:
    return (
        "<body><div class=cookie-notice><p>We use cookies to make this site work. Read our cookie policy.</p></div>"
        "<div id=wrapper><div class=top-menu><a href=a>Home</a> | <a href=b>News</a> | <a href=c>About us</a></div>"
        f"<div class=content-area><div class=entry><div class=entry-title><h1>{title}</h1></div>"
        "<div class=social-share><a href=f>Facebook</a><a href=t>Twitter</a></div>"
        f"<div class=entry-content>{text}</div><div class=tags><a href=x>toll</a> <a href=y>quay</a></div></div>"
        "<div id=comments><h3>2 comments</h3><p>Ann: I counted 900 carts there, whatever they say about it in the paper.</p>"
        "<p>Bo: And I was there on 3 March 2019 and saw none.</p></div></div>"
        "<div class=sidebar><h3>Most read</h3><ul><li><a href=1>Seven ships</a><li><a href=2>Nine ships</a></ul>"
        "<p>Subscribe to our newsletter.</p></div></div></body>"
    )


def _tables(title: str, text: str) -> str:
    return (
        "<body><table width=100%><tr><td colspan=2><img src=logo.gif> <b>Port Office</b></td></tr><tr><td width=20%>"
        "<a href=a>Home</a><br><a href=b>Press</a><br><a href=c>Contact us</a></td><td>"
        f"<h1>{title}</h1>{text}</td></tr><tr><td colspan=2>Last updated: 3 August 2025<br>Copyright Port Office 2025</td></tr>"
        "</table></body>"
    )


def _lines(title: str, text: str) -> str:
    flat = re.sub(r"</p>\s*<p>", "<br><br>", text).replace("<p>", "").replace("</p>", "")
    return f"<body><h1>{title}</h1><div>{flat}</div><hr><div><a href=/>Home</a> <a href=b>Back to list</a></div></body>"


def _bare(title: str, text: str) -> str:
    return f"<h1>{title}</h1>{text}"


PAGES: Mapping[str, Callable[[str, str], str]] = {
    "semantic elements": _semantic,
    "divisions with classes": _divisions,
    "tables for layout": _tables,
    "line breaks": _lines,
    "nothing around": _bare,
}
"""Ways in which sites lay out a page: name → page of a title and paragraphs."""
