"""Names of encodings, as files, servers and users state them → the codes in which Python reads text.

Python also calls "codecs" what is no code for text (`uu`, `rot13`, `base64`) or none in which a document is written
(`idna`, `unicode_escape`): a name that a file states of itself must not reach these.
"""

import codecs
import re

from countersay.lexicon.load import table

_LONGEST = 60
"""Characters of a name; the longest that Python knows has 19."""
_SAMPLE = 200_000
"""Bytes that are looked at to tell the letters of a file that states no code."""
_RUN = re.compile(rb"[\x80-\xff]{3,}")
_NO_DOCUMENT = frozenset(
    {
        "idna",
        "mbcs",
        "oem",
        "punycode",
        "raw_unicode_escape",
        "raw-unicode-escape",
        "undefined",
        "unicode_escape",
        "unicode-escape",
    }
)
"""Codes of names, of source texts, and of whatever machine runs."""
_SHOWN = {"ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030",
          "shift_jis": "cp932", "euc_kr": "cp949", "tis-620": "cp874", "utf-16": "utf-8", "utf-16-le": "utf-8",
          "utf-16-be": "utf-8", "utf-7": None}  # fmt: skip
"""What browsers take a stated code for; None: for none at all."""
_LABELS = {"x-sjis": "cp932", "unicode": "utf-8", "x-user-defined": "cp1252", "x-mac-cyrillic": "mac_cyrillic",
           "x-mac-roman": "mac_roman", "x-cp1251": "cp1251", "x-cp1252": "cp1252", "x-gbk": "gb18030"}  # fmt: skip


def text_codec(name: str) -> str | None:
    r"""Return Python's name of a code for text, None if there is none of this name.

    >>> text_codec("Windows-1251"), text_codec("UTF16"), text_codec("uu"), text_codec("idna"), text_codec("a\0b")
    ('cp1251', 'utf-16', None, None, None)
    """
    if len(name) > _LONGEST or not name.isascii() or not name.isprintable():
        return None
    try:
        "".encode(name)  # refuses what codes bytes, and leaves the byte-order marks of none aside
        found = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    return None if found in _NO_DOCUMENT else found


def shown_codec(label: str) -> str | None:
    """Return the code in which browsers and mail programs show what states a label; None where they know none of it.

    >>> shown_codec("latin1"), shown_codec("x-sjis"), shown_codec("utf-16le"), shown_codec("utf-7"), shown_codec("uu")
    ('cp1252', 'cp932', 'utf-8', None, None)
    """
    label = label.strip().lower()
    found = text_codec(_LABELS.get(label, label))
    return _SHOWN.get(found, found) if found else None


def fitting_codec(data: bytes, label: str) -> str | None:
    r"""Return the code that a server or sender states of bytes, None where they are UTF-8 or do not fit it.

    A server states its own habit of pages that it knows nothing of; what the bytes and the page say goes before it.

    >>> fitting_codec(b"\xef\xf0\xe8", "windows-1251"), fitting_codec("é".encode(), "latin1"), fitting_codec(b"\xe9", "utf-8")
    ('cp1251', None, None)
    """
    found = shown_codec(label)
    if found is None or (not data.isascii() and is_text(data, "utf-8")):
        return None
    return found if is_text(data, found) else None


def assumed_codec(data: bytes) -> str:
    """Return the code of one byte a letter in which bytes that are no UTF-8 are probably written; it is to be said.

    Where most bytes above 127 stand in words of their own, their letters are not Latin: of the codes known for such
    letters, the one in which the frequent letters of its languages make up most of them. Else Windows-1252.

    >>> assumed_codec("Прошло 412 машин, говорит она".encode("cp1251")), assumed_codec("Café – “two”".encode("cp1252"))
    ('windows-1251', 'windows-1252')
    """
    runs = _RUN.findall(data[:_SAMPLE])
    high = b"".join(runs)
    if len(high) < 12 or 10 * len(high) < 6 * sum(byte > 127 for byte in data[:_SAMPLE]):
        return "windows-1252"
    best, most = "windows-1252", 6 * len(high)  # six letters in ten: in a wrong code it is less than five
    for name, letters in table("languages")["codes"].items():
        counted = 10 * sum(map(set(letters).__contains__, high.decode(name, "replace")))
        if counted > most and is_text(data, name):
            best, most = name, counted
    return best


def is_text(data: bytes, codec: str) -> bool:
    """Say whether bytes are whole in a code."""
    try:
        data.decode(codec)
    except UnicodeError:
        return False
    return True
