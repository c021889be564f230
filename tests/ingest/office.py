"""Files of word processors and spreadsheets, made from the XML of their parts."""

import io
import zipfile
from collections.abc import Mapping

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def packed(parts: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a ZIP file with these parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, compress_type=method)
    return target.getvalue()


def relations(**targets: str) -> str:
    """Return a part that refers to others by kind."""
    listed = "".join(
        f'<Relationship Id="r{n}" Type="{_KINDS}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="{_RELS}">{listed}</Relationships>'


def docx(body: str, **parts: str) -> bytes:
    """Return a Word file; `parts` are the contents of footnotes, endnotes, comments, numbering, styles."""
    content: dict[str, str | bytes] = {
        "_rels/.rels": relations(officeDocument="word/document.xml"),
        "word/document.xml": f'<?xml version="1.0" encoding="UTF-8"?>\n<w:document {W} {MC}><w:body>{body}</w:body></w:document>',
        "word/_rels/document.xml.rels": relations(**{kind: f"{kind}.xml" for kind in parts}),
    }
    content |= {f"word/{kind}.xml": f"<w:{kind} {W}>{inner}</w:{kind}>" for kind, inner in parts.items()}
    return packed(content)


def p(*runs: str, before: str = "") -> str:
    """Return a paragraph; `before` are its properties."""
    return f"<w:p>{f'<w:pPr>{before}</w:pPr>' if before else ''}{''.join(runs)}</w:p>"


def r(text: str, before: str = "") -> str:
    """Return a run of text."""
    return f'<w:r>{f"<w:rPr>{before}</w:rPr>" if before else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'
