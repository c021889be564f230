"""Characters that a reader does not see, or takes for others: kept as they are written, and said.

Invisible characters and those that change the direction of writing can make a text look other than it reads; digits
of other scripts and full-width ones look like the common ones. None is changed: the canonical text is what the file
has. Only what no record can hold (half of a surrogate pair, zero) becomes U+FFFD.
"""

import re
import unicodedata
from functools import cache

from countersay.ingest.reading import Trouble

_LIMIT = 2_000_000


@cache
def _unstorable() -> re.Pattern[str]:
    return re.compile("[\ud800-\udfff\0]")


@cache
def _direction() -> re.Pattern[str]:
    return re.compile("[\u202a-\u202e\u2066-\u2069]")


@cache
def _invisible() -> re.Pattern[str]:
    # Joiners between letters of scripts that need them are no oddity, nor is a byte-order mark at the very start.
    return re.compile("(?<=[0-9A-Za-z.,])[\u200b-\u200d\u2060\u00ad\ufeff\U000e0000-\U000e007f](?=[0-9A-Za-z.,])")


@cache
def _odd_digits() -> re.Pattern[str]:
    return re.compile(r"(?![0-9])\d")


@cache
def _mixed_words() -> re.Pattern[str]:
    """A Latin letter beside one of Cyrillic or Greek: а word that only looks Latin; letters that look like digits in a number.

    "З1" and "4О2" with letters of Cyrillic, "1O" and "2O5" with the letter O, "l2" with a small L.
    """
    other = "\u0370-\u03ff\u0400-\u04ff"
    return re.compile(
        f"[A-Za-z][{other}]|[{other}][A-Za-z]|[0-9][ОоЗз](?![^\\W\\d_])|(?<![^\\W_])[ОоЗз][0-9]"
        "|(?<![A-Za-z0-9.,])[0-9]{1,3}O{1,3}[0-9]{0,3}(?![A-Za-z0-9])|(?<![A-Za-z0-9])l[0-9]{1,4}(?![A-Za-z0-9-])"
    )


@cache
def _beyond() -> re.Pattern[str]:
    """Match what is neither ASCII nor a mark of running English: a text without it has no characters that are odd as such."""
    return re.compile("[^\x00-\x7f“”‘’–—…]")


_ASCII_ALIKE = tuple(pair for digit in "0123456789" for pair in (f"{digit}O", f"l{digit}"))
"""What a text of ASCII alone must hold to have a letter taken for a digit: looked for first, since nearly all texts are clean."""


def storable(text: str) -> str:
    r"""Return the text with U+FFFD for what no record can hold.

    >>> storable("a\0b\ud800")
    'a\ufffdb\ufffd'
    """
    return _unstorable().sub("\ufffd", text) if _unstorable().search(text) else text


def character_troubles(text: str, member: str = "") -> tuple[Trouble, ...]:
    r"""Return what is odd about the characters of a text, each kind once with its first place.

    >>> [trouble.code for trouble in character_troubles("\u202e21 carts and \uff14\uff10\uff13 more")]
    ['direction-characters', 'digits-unusual']
    """
    if not _beyond().search(text, 0, _LIMIT) and not any(pair in text for pair in _ASCII_ALIKE):
        return ()
    kinds = (
        ("direction-characters", _direction, "that change the direction of writing"),
        ("invisible-characters", _invisible, "inside words or numbers that cannot be seen"),
        ("digits-unusual", _odd_digits, "that are digits of another script or width"),
        ("letters-mixed", _mixed_words, "of two scripts, or letters for digits, in one word or number"),
    )
    found = []
    for code, pattern, words in kinds:
        first = None
        count = 0
        for match in pattern().finditer(text, 0, _LIMIT):
            first = first or match
            count += 1
        if first is not None:
            found.append(_trouble(code, first, count, words, member))
    return tuple(found)


def _trouble(code: str, first: re.Match[str], count: int, words: str, member: str) -> Trouble:
    character = next(filter(str.isalpha, first.group()), first.group()[0])
    name = unicodedata.name(character, "no name")
    said = (
        f"has {count} place(s) with characters {words}, the first U+{ord(character):04X} ({name}) at character "
        f"{first.start()}. They are kept as written; look at the passage before you rely on a figure in it."
    )
    return Trouble(code=code, words=said, member=member, start=first.start(), end=first.end())
