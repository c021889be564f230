"""The clause that holds an instrument, and whether its words say that the instrument is broken or kept."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from countersay.extraction.positions.articles import Instrument
from countersay.lexicon.load import table
from countersay.model import Span

_CLAUSE = 320  # code points on each side
Stance = Literal["breach", "compliance", "reference"]


@cache
def cue_words(group: str) -> re.Pattern[str]:
    """Match the words of a group of the lexicon ("breach", "obliging")."""
    return re.compile(rf"\b(?:{'|'.join(table('commitments')[group])})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Clause:
    """The stretch of a sentence round a mention, and the words of breach or keeping nearest before or after it."""

    start: int
    end: int
    stance: Stance
    cue: Span | None


def read_clause(text: str, piece: Span, mention: Instrument) -> Clause:
    """Cut the clause round a mention at semicolons and commas, and read its stance."""
    low, high = max(piece.start, mention.start - _CLAUSE), min(piece.end, mention.end + _CLAUSE)
    breaks = [
        low + match.end()
        for match in re.finditer(
            r"[;:] |, (?:but|while|and) (?!of |with |to |under |the )|\.(?:\d{1,2}|\[\d{1,2}\])? (?=\S)",
            text[low : mention.start],
        )
    ]
    start = max([low, *breaks])
    after = re.search(r"[;:] |, (?:but|while|which|and) ", text[mention.end : high])
    end = mention.end + after.start() if after else high
    before, cue = text[start : mention.start], None
    stance: Stance = "reference"
    wanted = list(cue_words("wanted").finditer(before))
    breach = list(cue_words("breach").finditer(before)) or list(cue_words("breach").finditer(text[mention.end : end]))
    keeping = list(cue_words("compliance").finditer(before)) or list(
        cue_words("compliance").finditer(text[mention.end : end])
    )
    if breach:
        base = start if list(cue_words("breach").finditer(before)) else mention.end
        hit = breach[-1] if base == start else breach[0]
        stance, cue = "breach", Span(base + hit.start(), base + hit.end())
    elif (
        keeping
        and not wanted
        and not _wanted_after(text[mention.end : end], bool(list(cue_words("compliance").finditer(before))))
    ):
        base = start if list(cue_words("compliance").finditer(before)) else mention.end
        hit = keeping[-1] if base == start else keeping[0]
        stance, cue = "compliance", Span(base + hit.start(), base + hit.end())
    if stance != "breach" and (asked := _asked().search(before)) is not None:
        return Clause(
            _lead(text, start),
            _tail(text, piece, mention, end),
            "breach",
            Span(start + asked.start(), start + asked.end()),
        )
    if cue is not None and _negated(text, start, cue.start):
        stance = "compliance" if stance == "breach" else "breach"
    if (
        cue is not None
        and stance == "compliance"
        and re.match(r"(?i)in (?:full )?accordance|under which", text[cue.start : cue.end])
    ):
        stance = "reference" if not _done(text, start, end) else stance
    return Clause(_lead(text, start), _tail(text, piece, mention, end), stance, cue)


@cache
def _asked() -> re.Pattern[str]:
    """Match what was not done though the instrument asks for it: "did not give the notice required by"."""
    return re.compile(rf"\b{table('commitments')['asked']}", re.I)


def _tail(text: str, piece: Span, mention: Instrument, end: int) -> int:
    tail = end if end > piece.end else end - len(text[mention.end : end]) + len(text[mention.end : end].rstrip(" ,.;"))
    return max(tail, mention.end)


def _wanted_after(after: str, kept_before: bool) -> bool:
    """Say whether keeping is told only behind the mention and is only wanted there: "and calls on Alm to comply with it"."""
    keeping = cue_words("compliance").search(after)
    wanted = cue_words("wanted").search(after)
    return not kept_before and keeping is not None and wanted is not None and wanted.start() < keeping.start()


def _lead(text: str, start: int) -> int:
    while text[start : start + 1] in (" ", "\n", "*", "•", ","):
        start += 1
    return start


def _negated(text: str, start: int, cue: int) -> bool:
    before = text[max(start, cue - 40) : cue]
    return (
        re.search(
            r"(?i)\b(?:not|never|n[’']t)\b(?! only)(?:[ ]\w+){0,3}\W*$|\b(?:without|neither|nor|no)(?: \w+)?\W*$"
            r"|\b(?:neither|none|no)(?: (?!and\b)\w+){1,4} (?:has|have|had|did|does)(?: ever| fully)?\W*$",
            before,
        )
        is not None
    )


def _done(text: str, start: int, end: int) -> bool:
    """Say whether "in accordance with" tells of something carried out: "was returned", "has withdrawn"."""
    return (
        re.search(
            r"(?i)\b(?:returned|withdrew|withdrawn|handed over|delivered|paid|completed|carried out|released|conducted|held|organi[sz]ed|performed|acted|issued|carried|chosen|elected)\b",
            text[start:end],
        )
        is not None
    )
