"""Sources told with a date in running text: "(Water Office, 3 June 2030)", "our report of 4 June", "as the Ministry stated on 3 June"."""

import re
from collections.abc import Iterator
from functools import cache

from countersay.extraction.citations.inline_sources import stripped
from countersay.extraction.text.bodies import names_body
from countersay.extraction.text.forms import date_like
from countersay.extraction.text.sentences import joined
from countersay.lexicon.gates import gated, may_match
from countersay.lexicon.load import table
from countersay.model import Sentence, Span

_MAX_SENTENCE = 4000
_DATE = 40  # code points


@cache
def _rules() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return the patterns: a parenthesis before its date, "(interview of", one's own paper, somebody who said so before a date."""
    any_of = {key: "|".join(table("citations")[key]) for key in ("papers", "said_before", "told")}
    name = r"[A-Z][\w.&’'-]{0,30}(?: (?:of|the|and|for|[A-Z][\w.&’'-]{0,30})){0,7}"
    aside = re.compile(rf"\((?P<who>(?:[Tt]he )?{name}),? (?:(?:{any_of['papers']}),? (?:of |dated )?)?")
    own = gated(
        re.compile(
            rf"\b(?:(?P<lead>[Aa]s (?:already )?(?:noted|stated|reported|described|mentioned|set out|shown|recorded) in )|(?=[Oo]ur ))"
            rf"(?P<who>(?:(?:[Oo]ur|[Tt]he|its) )?(?:[a-z]{{1,20}} ){{0,2}}(?:{any_of['papers']})(?: [Nn]o\.? ?\d{{1,4}})? (?:of|dated|from) )"
        )
    )
    before = gated(
        re.compile(
            rf"\b[Aa]s (?P<who>we|[Tt]he [A-Z]\w{{1,30}}|(?:the )?{name})(?: (?:had|has|have|already|also|earlier)){{0,3}}"
            rf" (?:{any_of['said_before']}) (?:in (?:its|their|an?|the) (?:[a-z]{{1,20}} ){{0,2}}(?:{any_of['papers']}) (?:of|dated|from) |(?:in|on) )?"
        )
    )
    told = gated(
        re.compile(
            rf"\((?P<who>(?:[\w’'-]{{1,20}} ){{0,3}}?(?i:{any_of['told']})(?: with [^()]{{1,60}}?)?,? (?:of |on |dated )?)"
        )
    )
    return aside, told, own, before


@cache
def _digit() -> re.Pattern[str]:
    return re.compile(r"\d")


def dated_sources(text: str, sentence: Sentence) -> Iterator[tuple[int, int, Span | None, str | None]]:
    """Yield start and end of each such source with its date, the words it supports, and its name where others stand between."""
    if sentence.end - sentence.start > _MAX_SENTENCE:
        return
    if _digit().search(text, sentence.start, sentence.end) is None:
        return  # no date
    aside, told, own, before = _rules()
    patterns = [pattern for pattern in (aside, told, own, before) if may_match(pattern, text)]
    if not patterns:
        return
    flow = joined(text, sentence)
    for pattern in patterns:
        for match in pattern.finditer(flow.text):
            dated = date_like().match(flow.text, match.end(), match.end() + _DATE)
            if dated is None or not any(c.isdigit() for c in dated[0]):
                continue
            start, end = match.start("who"), match.start() + len(flow.text[match.start() : dated.end()].rstrip(" ,"))
            if pattern is aside and not _is_aside(flow.text, match["who"], end):
                continue
            if pattern is told and not _closed(flow.text, end):
                continue
            supports = (0, match.start()) if pattern in (aside, told) else _rest(flow.text, match.start(), end)
            spans = flow.to_document(start, end)
            if len(spans) == 1:
                pieces = flow.to_document(*stripped(flow.text, *supports))
                yield (
                    spans[0].start,
                    spans[0].end,
                    max(pieces, key=lambda piece: piece.end - piece.start, default=None),
                    match["who"] if pattern is before else None,
                )


def _is_aside(text: str, who: str, end: int) -> bool:
    """Say whether a body that publishes stands alone with its date at the end of a clause.

    "The concert (Alm Office, 3 June) was sold out" tells where and when: a verb follows.
    """
    named = names_body(who) or who.split()[-1].lower() in table("citations")["outlets"]
    return named and _closed(text, end)


def _closed(text: str, end: int) -> bool:
    """Say whether a parenthesis closes at `end`, and a clause with it."""
    return re.match(r"\)(?:[.,;:]|\s*$)", text[end : end + 12]) is not None


# "In our report of", "As we said in our statement of", "According to our letter of"
_LEADING = re.compile(r"(?:(?:as|in|per|see|from|according|with|by|under|and|but)\b[^,;:]{0,40})?", re.IGNORECASE)


def _rest(text: str, start: int, end: int) -> tuple[int, int]:
    """Return what stands after the source if it opens the sentence, else what stands before it."""
    opens = _LEADING.fullmatch(text[:start].strip(' "“”')) is not None
    return (end, len(text)) if opens else (0, start)
