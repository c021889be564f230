"""Writes small PDF files for tests: text at given places, standard fonts, no compression unless asked."""

import hashlib
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field

_PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
FONTS = ("Helvetica", "Helvetica-Bold", "Times-Roman", "Courier")


@dataclass
class Sheet:
    """One page, 595 by 842 points unless said otherwise; `y` grows upwards, as PDF has it."""

    width: float = 595
    height: float = 842
    rotate: int = 0
    ops: list[bytes] = field(default_factory=list)
    images: bool = False

    def text(self, x: float, y: float, words: str, size: float = 10, font: int = 1) -> "Sheet":
        return self.turned(x, y, words, size, font, (1, 0, 0, 1))

    def turned(
        self, x: float, y: float, words: str, size: float, font: int, matrix: tuple[float, float, float, float]
    ) -> "Sheet":
        a, b, c, d = matrix
        body = f"BT /F{font} {size} Tf {a} {b} {c} {d} {x} {y} Tm ".encode() + _string(words, font) + b" Tj ET\n"
        self.ops.append(body)
        return self

    def lines(
        self, x: float, y: float, rows: Sequence[str], size: float = 10, leading: float = 13, font: int = 1
    ) -> "Sheet":
        for number, row in enumerate(rows):
            self.text(x, y - number * leading, row, size, font)
        return self

    def rule(self, x: float, y: float, length: float) -> "Sheet":
        self.ops.append(f"{x} {y} m {x + length} {y} l 0.5 w S\n".encode())
        return self

    def picture(self) -> "Sheet":
        self.images = True
        self.ops.append(f"q {self.width} 0 0 {self.height} 0 0 cm /I1 Do Q\n".encode())
        return self


def _string(words: str, font: int) -> bytes:
    if font == 5:  # two bytes a character, read through the map to Unicode
        return b"<" + words.encode("utf-16-be").hex().encode() + b">"
    raw = words.encode("cp1252")
    return b"(" + raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)") + b")"


def pdf(
    sheets: Sequence[Sheet], *, info: str = "", password: str | None = None, packed: bool = False, version: str = "1.4"
) -> bytes:
    """Return a PDF file; with `password` it is encrypted with RC4 and 40 bits."""
    objects: dict[int, bytes] = {}
    fonts = " ".join(f"/F{n} {10 + n} 0 R" for n in range(1, 6))
    for number, name in enumerate(FONTS, 1):
        objects[10 + number] = f"<</Type/Font/Subtype/Type1/BaseFont/{name}/Encoding/WinAnsiEncoding>>".encode()
    objects[15] = (
        b"<</Type/Font/Subtype/Type0/BaseFont/Any/Encoding/Identity-H/DescendantFonts[16 0 R]/ToUnicode 17 0 R>>"
    )
    objects[16] = (
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Any/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        b"/DW 500/FontDescriptor 18 0 R>>"
    )
    objects[18] = (
        b"<</Type/FontDescriptor/FontName/Any/Flags 4/FontBBox[0 -200 1000 800]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>"
    )
    streams: dict[int, bytes] = {17: _to_unicode(), 19: b"\x00"}
    kids = []
    for number, sheet in enumerate(sheets):
        page, body = 100 + 2 * number, 101 + 2 * number
        kids.append(f"{page} 0 R")
        images = "/XObject<</I1 19 0 R>>" if sheet.images else ""
        objects[page] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {sheet.width} {sheet.height}]/Rotate {sheet.rotate}"
            f"/Resources<</Font<<{fonts}>>{images}>>/Contents {body} 0 R>>"
        ).encode()
        streams[body] = b"".join(sheet.ops)
    objects[1] = b"<</Type/Catalog/Pages 2 0 R>>"
    objects[2] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>".encode()
    objects[3] = f"<<{info}>>".encode()
    return _file(objects, streams, password, packed, version)


def _to_unicode() -> bytes:
    return (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def\n"
        b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n1 beginbfrange <0000> <FFFF> <0000> endbfrange\n"
        b"endcmap CMapName currentdict /CMap defineresource pop end end"
    )


def _file(
    objects: dict[int, bytes], streams: dict[int, bytes], password: str | None, packed: bool, version: str
) -> bytes:
    mark = hashlib.md5(b"countersay").digest()
    key, encrypt = (None, b"") if password is None else _locked(password, mark)
    out = bytearray(f"%PDF-{version}\n%\xe2\xe3\xcf\xd3\n".encode("latin-1"))
    places: dict[int, int] = {}
    for number in sorted({*objects, *streams}):
        places[number] = len(out)
        out += f"{number} 0 obj\n".encode()
        if number in streams:
            data = streams[number]
            extra = (
                b"/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"
                if number == 19
                else b""
            )
            if packed:
                data, extra = zlib.compress(data), extra + b"/Filter/FlateDecode"
            if key is not None:
                data = _rc4(hashlib.md5(key + number.to_bytes(3, "little") + b"\0\0").digest()[:10], data)
            out += b"<<" + extra + f"/Length {len(data)}".encode() + b">>stream\n" + data + b"\nendstream\nendobj\n"
        else:
            out += objects[number] + b"\nendobj\n"
    start = len(out)
    size = max(places) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n".encode()
    for number in range(1, size):
        out += f"{places.get(number, 0):010d} 00000 {'n' if number in places else 'f'} \n".encode()
    trailer = f"/Size {size}/Root 1 0 R/Info 3 0 R/ID[<{mark.hex()}><{mark.hex()}>]".encode() + encrypt
    return bytes(out) + b"trailer\n<<" + trailer + f">>\nstartxref\n{start}\n%%EOF\n".encode()


def _locked(password: str, mark: bytes) -> tuple[bytes, bytes]:
    padded = (password.encode("latin-1") + _PAD)[:32]
    owner = _rc4(hashlib.md5(padded).digest()[:5], padded)
    rights = -4
    key = hashlib.md5(padded + owner + rights.to_bytes(4, "little", signed=True) + mark).digest()[:5]
    user = _rc4(key, _PAD)
    entry = f"/Encrypt<</Filter/Standard/V 1/R 2/O<{owner.hex()}>/U<{user.hex()}>/P {rights}>>"
    return key, entry.encode()


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
