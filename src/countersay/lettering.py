"""How rows are lettered, texts made visible and days put into words, the same in reports, exports and forms."""

import re
from collections import Counter
from collections.abc import Sequence
from hashlib import blake2b

# Shown by name, never as such: characters that hide, reorder or break the text around them, and those that XML forbids.
# Joiners that Arabic or Indic scripts need (U+200C, U+200D) stay, and so does U+FFFD, which shows itself.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)

LETTERED = 150
"""Rows up to so many have letters: a reader counts and looks them up by their order; beyond, letters are codes anyway."""
_SIGNS = bytes(b"BCDFGHJKLMNPQRSTVWXZ"[byte % 20] for byte in range(256))
_LEAST, _MOST = 5, 24
_ISO = re.compile(r"\b(\d{4})-(\d\d)(?:-(\d\d))?\b")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def spoken_days(text: str) -> str:
    """Write ISO days and months in a text of our own in words: a letter to people names days as people do.

    >>> spoken_days("2031-05-04 to 2031-06"), spoken_days("2031"), spoken_days("2031-13-01")
    ('4 May 2031 to June 2031', '2031', '2031-13-01')
    """

    def told(match: re.Match[str]) -> str:
        year, month, day = match.groups()
        if not 1 <= int(month) <= 12:
            return match[0]
        return (f"{int(day)} " if day else "") + f"{MONTHS[int(month) - 1]} {year}"

    return _ISO.sub(told, text)


def letter(position: int) -> str:
    """Name what stands at `position` (from 0): A to Z, then AA, AB …

    >>> letter(0), letter(25), letter(26)
    ('A', 'Z', 'AA')
    """
    return (letter(position // 26 - 1) if position >= 26 else "") + chr(ord("A") + position % 26)


def handles(keys: Sequence[str]) -> tuple[str, ...]:
    """Give each of some rows a short name: up to 150 their letters in order, more of them names that follow from their keys.

    A letter says where a row stands, and a row that comes in moves the letters of all behind it. The name from a key stays:
    five consonants, which spell no word, or as many more as tell the row from another that begins alike.

    >>> handles(["ford.txt", "gate.txt"])
    ('A', 'B')
    >>> many = [f"{number}.txt" for number in range(200)]
    >>> handles(many)[7:9] == handles(["new.txt", *many])[8:10]
    True
    """
    if len(keys) <= LETTERED:
        return tuple(letter(position) for position in range(len(keys)))
    counts: Counter[str] = Counter()
    whole = []
    for key in keys:
        again = letter(counts[key] - 1) if counts[key] else ""  # the same key once more
        counts[key] += 1
        whole.append(_consonants(key) + again)
    found: dict[int, str] = {}
    waiting: Sequence[int] = range(len(whole))
    length = _LEAST
    while waiting:
        alike = Counter(whole[place][:length] for place in waiting)
        found |= {place: whole[place][:length] for place in waiting if alike[whole[place][:length]] == 1}
        waiting = [place for place in waiting if place not in found]
        length += 1
    return tuple(found[place] for place in range(len(whole)))


def _consonants(key: str) -> str:
    return blake2b(key.encode("utf-8", "surrogatepass"), digest_size=_MOST).digest().translate(_SIGNS).decode("ascii")


def visible(text: str) -> str:
    r"""Name every control and direction character, so that a page shows what the text holds.

    Line feeds and tabs stay; a carriage return before a line feed is dropped.

    >>> visible("toll \r\n\u202e 35\x00")
    'toll \n[U+202E] 35[U+0000]'
    """
    if text.isprintable() and "\ufffc" not in text:
        return text  # nearly all that a page shows; of what is hidden only U+FFFC counts as printable
    return _HIDDEN.sub(lambda found: f"[U+{ord(found.group()):04X}]", text.replace("\r\n", "\n"))
