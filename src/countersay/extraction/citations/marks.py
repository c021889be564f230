"""Marks in running text that a footnote may belong to, with the labels that each holds.

1. Superscripts, "[3]", "(3)" and "(c)" glued to a word or behind a stop, "[iv]", asterisks and daggers, plain digits glued to a
   stop or a closing quotation mark.
2. Several at one place: "word.5,6", "word.¹⁻³", "[2, 4]", "[2]–[4]" hold each of their labels, ranges what lies between.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_MOST = 12  # labels of one range


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark at a place of a text and the labels in it."""

    start: int
    end: int
    labels: tuple[str, ...]


@cache
def marker() -> re.Pattern[str]:
    """Match a mark in running text that a footnote may belong to."""
    # Plain digits count only glued to a mark that follows no digit: "word."7", "word.7", "May 2031.7", not "4.5", "no. 3".
    more = r"(?:[,–-]\d{1,3}){0,6}"
    return re.compile(
        r"[¹²³⁰-⁹]{1,4}(?:[,⁻–-][¹²³⁰-⁹]{1,4}){0,6}"
        r"|\[\^?\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,6}\]|(?<=[.,;:\"”’])\[[a-h]\]|(?<=[\w.,;:\"”’])\[[ivx]{1,5}\]"
        r"|(?<=\w )\(\d{1,2}\)(?=[.;])|(?<=[^\s(])\((?:\d{1,3}|(?<=[.,;\"”’]\()(?:[a-h]|[ivx]{1,5}))\)(?=[\s.,;:]|$)"
        rf"|(?<=[^\s\d][.!?;,\"”’»)])\d{{1,3}}{more}(?=\s|$)"
        rf"|(?<=\s(?:1[89]|20|21)\d\d\.)\d{{1,2}}{more}(?=\s+[A-Z\"“]|\s*$)|(?<=[^\s*])[*†‡§]{{1,3}}(?=[\s.,;:]|$)"
    )


def marks_in(text: str, start: int, end: int) -> Iterator[Mark]:
    """Yield the marks in a range of a text.

    >>> text = "Nine died.5,6 Two were hurt.[2]–[4] It rained.¹⁻³"
    >>> [mark.labels for mark in marks_in(text, 0, len(text))]
    [('5', '6'), ('2',), ('3', '4'), ('1', '2', '3')]
    """
    before: re.Match[str] | None = None
    for match in marker().finditer(text, start, end):
        labels = _labels(match[0])
        if before is not None and text[before.end() : match.start()].strip() in ("–", "-", "—", "to"):
            first, last = _labels(before[0])[-1], labels[0]
            labels = (*_between(first, last)[1:], *labels[1:]) or labels
        yield Mark(match.start(), match.end(), labels)
        before = match


def _labels(written: str) -> tuple[str, ...]:
    """Return the labels in one mark as written: "[2, 4]", "5-7"."""
    found: list[str] = []
    for part in re.split(r"\s?[,;]\s?", written.strip("[]^()").translate(SUPERSCRIPT)):
        first, dash, last = re.sub(r"\s?[–-]\s?", "-", part).partition("-")
        found += _between(first, last) if dash else [part]
    return tuple(found)


def _between(first: str, last: str) -> list[str]:
    """Return the labels from one number to another; the two alone where they are no short range."""
    if first.isdigit() and last.isdigit() and 0 < int(last) - int(first) <= _MOST:
        return [str(number) for number in range(int(first), int(last) + 1)]
    return [first, last]


def glued(text: str, start: int, end: int, label: str) -> int | None:
    """Return where a number is glued to the end of a word, if it is to one only: "the pier was shut4 for a week"."""
    if not label.isdigit() or len(label) > 2:
        return None
    found = [match.start(1) for match in re.finditer(rf"(?<=[a-z]{{3}})({label})(?=[\s.,;:]|$)", text[start:end])]
    return start + found[0] if len(found) == 1 else None
