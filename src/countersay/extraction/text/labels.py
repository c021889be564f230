"""Labels before what somebody else is said to claim: "Myth: …" against "Fact: …", "Q: …" against "A: …".

A label stands at the start of a line or sentence, before a colon or dash or alone on its line. What it covers ends at the next
label or with its paragraph; a label alone on its line covers the paragraph below it.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache

from countersay.lexicon.load import table


@cache
def _label() -> re.Pattern[str]:
    lists = table("supposing")["labels"]
    denied, affirmed = ("|".join(sorted(lists[key], key=len, reverse=True)) for key in ("denied", "affirmed"))
    word = rf"(?:(?P<denied>{denied})|(?P<affirmed>{affirmed}))(?:[ ]?(?:no\.?[ ]?|\#)?\d{{1,3}})?[*_]{{0,2}}"
    start = r"(?:^|(?<=[.!?”\"’)][ ]))[ \t*_\#>•–-]*"
    # Inside a line a label is capitalised, so that "… said: claim: …" is none.
    return re.compile(
        rf"{start}(?=[A-Z*_\#>•–-])(?i:{word})(?:\s?:[*_]{{0,2}}|\s[–—-]\s|(?P<alone>[ \t]*$))", re.MULTILINE
    )


@dataclass(frozen=True, slots=True)
class Label:
    """A label in the range [`start`, `end`), and its `word` in lower case without a number.

    `denied` says whether what it covers is claimed by others, `alone` that its line ends.
    """

    start: int
    end: int
    word: str
    denied: bool
    alone: bool


@lru_cache(maxsize=2)
def find_labels(text: str) -> tuple[Label, ...]:
    """Return the labels of a text, in text order.

    >>> [label.denied for label in find_labels("Myth: Nine ships sank. Fact: Two ships sank.")]
    [True, False]
    """
    found = []
    for match in _label().finditer(text):
        if match["alone"] is not None and match.start() and text[match.start() - 1] != "\n":
            continue
        alone = match["alone"] is not None or _line_end().match(text, match.end()) is not None
        word = (match["denied"] or match["affirmed"]).lower()
        found.append(Label(match.start(), match.end(), word, match["denied"] is not None, alone))
    return tuple(found)


def under_label(text: str, labels: tuple[Label, ...], position: int) -> bool:
    """Say whether the character at `position` stands under a label for what others claim.

    >>> text = "Myth: Nine ships sank. Fact: Two ships sank."
    >>> [under_label(text, find_labels(text), text.index(word)) for word in ("Nine", "Two")]
    [True, False]
    """
    index = bisect_right(labels, position, key=lambda label: label.end) - 1
    if index < 0 or not labels[index].denied:
        return False
    start = labels[index].end
    if labels[index].alone and (blank := _blank().match(text, start)) is not None:
        start = blank.end()
    return _gap().search(text, start, position) is None


@cache
def _line_end() -> re.Pattern[str]:
    return re.compile(r"[ \t*_]*(?:\n|\Z)")


@cache
def _blank() -> re.Pattern[str]:
    return re.compile(r"[\s*_]*")


@cache
def _gap() -> re.Pattern[str]:
    return re.compile(r"\n[ \t]*\n")


def is_label(words: str) -> bool | None:
    """Say whether the words are a label for what others claim (True), for what holds (False), or no label (None).

    >>> is_label("Claim"), is_label("Reality"), is_label("The mayor")
    (True, False, None)
    """
    match = _label().fullmatch(f"{words.strip()}:")
    return None if match is None else match["denied"] is not None
