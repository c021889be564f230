"""Counts on lines of their own that make up the total before them.

"In May the barges carried 563 tonnes of grain.\\n\\nBreakdown:\\n300 tonnes of maize\\n200 tonnes of wheat\\n63 tonnes of barley".
The total stands in the sentence that a colon ends, or in the one before a head such as "Breakdown:"; each line holds one
number, at its start or behind a label. Lists of some of the things ("including:") make up nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cache

from countersay.extraction.figures.figure_drafts import Draft
from countersay.extraction.figures.part_links import Link, comparable
from countersay.extraction.figures.wholes import take_over
from countersay.lexicon.load import table
from countersay.model import ITEMISED

_LINE = 90  # code points of a line of a list at most
_LEAD = 220  # code points between the total and the first line at most
_LEAST = 10  # the lines make up their total if they come within a tenth of it
_FEWEST = 2


@cache
def _opened() -> re.Pattern[str]:
    """What stands on a line before its number: nothing, a bullet, or a label with a colon or dash."""
    mark = r"[ \t]*(?:(?:[-–•·*▪]|\d{1,2}[.)]|\(?[a-z\d]\))[ \t]+)?"
    return re.compile(rf"{mark}(?:(?P<label>[A-Z][^\n:–—.;\d]{{1,50}}?)[ \t]?(?::|[ \t][-–—])[ \t]+)?")


_VERB = re.compile(r"\b(?:was|were|is|are|has|have|had|who|which)\b")
_CLOSED = re.compile(r"[^\n.:;!?\d()]{0,60}[;,.]?[ \t]*(?:\n|\Z)")


@cache
def _headed() -> re.Pattern[str]:
    """What stands between a total and the first line: the rest of its sentence with a colon, or a head of its own."""
    heads = "|".join(table("grammar")["line_items"]["heads"])
    rest = r"[^.;:!?\n]{0,90}"
    return re.compile(
        rf"(?:{rest}:|{rest}\.?\s+(?:(?:the|a|this)\s+)?(?P<head>{heads})\b[^.;:!?\n]{{0,40}}:?)\s*\n\s*", re.I
    )


@cache
def _all() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(table('grammar')['line_items']['heads'])})\b", re.I)


@cache
def _some() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(table('grammar')['line_items']['some'])})\b", re.I)


def take_lines(text: str, drafts: Sequence[Draft]) -> None:
    """Link the counts of lines to the total that they make up; `drafts`, in text order, are changed in place."""
    at = 0
    while at < len(drafts):
        lines = _lines(text, drafts, at)
        if len(lines) >= _FEWEST and at:
            _link(text, drafts[at - 1], lines)
        at += max(1, len(lines))


def _lines(text: str, drafts: Sequence[Draft], first: int) -> Sequence[Draft]:
    """Return the drafts from `first` on that stand alone on lines that follow one another, in one unit."""
    found: list[Draft] = []
    for draft in drafts[first:]:
        start, end = draft.quantity.start, draft.quantity.end
        begin = text.rfind("\n", max(0, start - _LINE), start) + 1
        if not begin or draft.link is not None or draft.quantity.unit != drafts[first].quantity.unit:
            break
        if _opened().fullmatch(text, begin, start) is None or _CLOSED.match(text, end) is None:
            break
        if found and text[found[-1].quantity.end : begin].strip().count("\n"):
            break
        if (
            found
            and _CLOSED.fullmatch(text, found[-1].quantity.end, begin) is None
            and text[_line_end(text, found[-1]) : begin].strip()
        ):
            break
        found.append(draft)
    return found


def _label(text: str, draft: Draft) -> str | None:
    """Return the label of a line in lower case, if it has one: "Odra: 11 vessels"."""
    begin = text.rfind("\n", 0, draft.quantity.start) + 1
    found = _opened().fullmatch(text, begin, draft.quantity.start)
    return found["label"].lower() if found is not None and found["label"] else None


def _line_end(text: str, draft: Draft) -> int:
    end = text.find("\n", draft.quantity.end)
    return end if end >= 0 else len(text)


def _link(text: str, whole: Draft, lines: Sequence[Draft]) -> None:
    quantity, begin = whole.quantity, text.rfind("\n", 0, lines[0].quantity.start) + 1
    if quantity.value is None or quantity.value <= 0 or begin - quantity.end > _LEAD or whole.link is not None:
        return
    lead = text[quantity.end : begin]
    headed = _headed().fullmatch(lead)
    if headed is None or _some().search(lead):
        return
    parts = [draft.quantity for draft in lines]
    if not all(comparable(part, quantity) and part.value is not None and part.per == quantity.per for part in parts):
        return
    off = sum((part.value for part in parts if part.value is not None), Fraction(0)) - quantity.value
    if abs(off) * _LEAST > quantity.value or (
        off and any(_VERB.search(text, d.quantity.end, _line_end(text, d)) for d in lines)
    ):
        return
    # What falls short may leave some out, unless its head says that it is all: "as follows", "breakdown".
    whole_list = off >= 0 or headed["head"] is not None or _all().search(lead) is not None
    for draft in lines:
        label = _label(text, draft)
        if label and not draft.quantity.qualifiers and draft.place is None:
            draft.quantity = replace(draft.quantity, qualifiers=(label,))
        draft.whole = whole
        draft.link = Link(type="part_of", part=1, whole=0, cue=ITEMISED, exhaustive=whole_list)
        take_over(draft, undone=False)
