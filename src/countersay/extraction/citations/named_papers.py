"""Papers that a sentence names as what it rests on, by number, kind or owner, with a date or without.

1. "As stated in Weekly Report No. 21, …", "as reported in our first interim report, …": what follows rests on it.
2. "The Council, in its report of 4 June, found …", "the Council's report of 4 June says …": what follows.
3. "…, see photograph 4", "(see Table 2)", "see also annex B": what stands before.
"""

import re
from collections.abc import Iterator
from functools import cache

from countersay.extraction.citations.inline_sources import stripped
from countersay.extraction.text.month_names import full_months
from countersay.extraction.text.sentences import Flow, joined
from countersay.lexicon.gates import gated, may_match
from countersay.lexicon.load import table
from countersay.model import Sentence, Span

_MAX_SENTENCE = 4000


@cache
def _rules() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    data = table("citations")
    papers, says, shown = ("|".join(data[key]) for key in ("papers", "paper_says", "shown"))
    day = rf"(?:of|dated|from|on) (?:\d{{1,2}} )?(?:{full_months()})(?: \d{{1,2}}(?!\d))?(?:,? (?:1[89]|20|21)\d\d)?"
    number = r"(?:[Nn]os?\.? ?|[Nn]umber )?\d{1,4}(?:/\d{1,4})?"
    lead = gated(
        re.compile(
            rf"\b[Aa]s (?:already |previously )?(?:{'|'.join(data['lead'])}) in (?P<who>(?:(?:our|its|their|the|this|that) )?"
            rf"(?:[\w’'-]{{1,20}} ){{0,4}}?(?i:{papers})\b(?: (?:{number}|[A-Z]\b))?(?:,? {day})?)"
        )
    )
    owned = gated(
        re.compile(
            rf"(?P<who>\b[Ii]n (?:its|their|his|her) (?:[\w’'-]{{1,20}} ){{0,3}}?(?i:{papers}) {day}),? (?:{says})\b"
            rf"|(?P<paper>\b(?:[Tt]he (?:[\w-]{{1,20}} ){{0,3}}[\w-]{{1,20}}['’]s |(?:[Tt]he )?(?:[A-Z][\w&.-]{{0,30}}(?:['’]s)? ){{1,6}})(?:[a-z-]{{1,20}} ){{0,3}}(?i:{papers})"
            rf"(?: {number})?(?: {day})?),?(?: which [^,;.]{{1,60}},)? (?:also )?(?:{says})\b"
        )
    )
    see = gated(
        re.compile(
            rf"[(,;] ?(?:[Ss]ee|[Cc]f\.)(?: also)? (?P<who>(?:(?:our|the|its) )?(?:[\w’'-]{{1,20}} ){{0,4}}?(?i:{shown})s?"
            rf"(?: (?:{number}|[A-Z]\b))?(?:,? {day})?)"
        )
    )
    return lead, owned, see


def named_papers(text: str, sentence: Sentence) -> Iterator[tuple[int, int, Span | None]]:
    """Yield start and end of each such source, and the words it supports."""
    if sentence.end - sentence.start > _MAX_SENTENCE:
        return
    lead, owned, see = _rules()
    patterns = [pattern for pattern in (lead, owned, see) if may_match(pattern, text)]
    if not patterns:
        return
    flow = joined(text, sentence)
    for pattern in patterns:
        for match in pattern.finditer(flow.text):
            group = match.lastgroup or "who"
            start, end = match.span(group)
            if pattern is see or (pattern is lead and _closes(flow.text, match)):
                supports = (0, match.start())
            else:
                supports = (end if pattern is lead else match.end(), len(flow.text))
            yield from _placed(flow, start + len("in ") * (group == "who" and pattern is owned), end, supports)


def _closes(text: str, match: re.Match[str]) -> bool:
    """Say whether nothing follows: "…, as stated in report No. 21."."""
    return len(re.findall(r"\w+", text[match.end() :])) < 3


def _placed(flow: Flow, start: int, end: int, supports: tuple[int, int]) -> Iterator[tuple[int, int, Span | None]]:
    spans = flow.to_document(start, end)
    if len(spans) != 1:
        return
    pieces = flow.to_document(*stripped(flow.text, *supports)) if supports[0] < supports[1] else ()
    yield spans[0].start, spans[0].end, max(pieces, key=lambda piece: piece.end - piece.start, default=None)
