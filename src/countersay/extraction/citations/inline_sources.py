"""Find sources named in running text and the words that rest on them."""

import re
from collections.abc import Iterator
from functools import cache

from countersay.extraction.text.sentences import Flow, joined
from countersay.lexicon.gates import gated, may_match
from countersay.lexicon.load import table
from countersay.model import Sentence, Span

_MAX_SENTENCE = 4000
_MAX_SOURCE = 160
# "reports according to which", "according to her": the voice is found by other means.
_PRONOUNS = ("it", "him", "her", "them", "me", "us")
_QUESTIONS = ("which", "whom", "what", "how", "whether")


@cache
def _rules() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return the patterns: cue before a source, outlet that reports, material that shows, side that brings evidence."""
    data = table("citations")
    any_of = {key: "|".join(data[key]) for key in data}
    name = r"[A-Z][\w.&’'-]{0,30}(?: (?:of|the|and|for|[A-Z][\w.&’'-]{0,30})){0,6}"
    before = gated(re.compile(rf"\b(?:{any_of['before']})\s+", re.IGNORECASE))
    outlet = gated(
        re.compile(
            rf"(?P<who>\b(?:[Tt]he )?(?:[A-Z][\w&’'-]{{0,30}} ){{0,5}}(?i:{any_of['outlets']}))"
            rf" (?:{any_of['outlet_verbs']})\b"
        )
    )
    material = gated(
        re.compile(
            rf"(?P<who>\b(?:(?i:{any_of['cameras']}) ){{0,2}}(?i:{any_of['material']})\b"
            rf"(?: (?:{any_of['released']})\b[^.,;:!?]{{1,80}}?)?)"
            rf" (?:also |clearly )?(?:{any_of['shows']})\b"
        )
    )
    brings = gated(
        re.compile(
            rf"(?P<who>\b(?:[Tt]he )?{name}(?: (?:[a-z]{{1,20}} ){{0,3}}[a-z]{{1,20}})? (?:{any_of['brings']})"
            rf"(?: (?:with|the|new|video|some)){{0,3}} (?:{any_of['evidence']}))\b(?: (?:{any_of['that']}) that\b)?"
        )
    )
    return before, outlet, material, brings


def inline_sources(text: str, sentence: Sentence) -> Iterator[tuple[int, int, Span | None]]:
    """Yield start and end of each source in a sentence, and the words it supports.

    The supported words are one piece of the document: the rest of the sentence on the side where more of it stands.
    """
    if sentence.end - sentence.start > _MAX_SENTENCE:
        return
    before, outlet, material, brings = _rules()
    patterns = [rule for rule in (outlet, material, brings) if may_match(rule, text)]
    if not patterns and not may_match(before, text):
        return
    flow = joined(text, sentence)
    taken: list[tuple[int, int]] = []
    for pattern in patterns:
        for match in pattern.finditer(flow.text):
            start, end = match.span("who")
            if any(start < b and a < match.end() for a, b in taken):
                continue
            taken.append((start, match.end()))
            rest = (match.end(), len(flow.text))
            around = _around(flow.text, start, match.end()) if pattern is outlet else rest
            if pattern is material and flow.text[max(0, start - 3) : start].lower() == "as ":
                around = (0, start - 3)  # "the pier is shut, as photographs show"
            yield from _place(flow, start, end, around)
    for match in before.finditer(flow.text):
        end = _source_end(flow.text, match.end())
        free = not any(match.start() < b and a < end for a, b in taken)
        if (
            free
            and end > match.end()
            and _is_source(flow.text[match.end() : end], trusted=match[0].lower().startswith(("according", "as ")))
        ):
            taken.append((match.start(), end))
            yield from _place(flow, match.end(), end, _around(flow.text, match.start(), end))


def _place(flow: Flow, start: int, end: int, supports: tuple[int, int]) -> Iterator[tuple[int, int, Span | None]]:
    spans = flow.to_document(start, end)
    if len(spans) != 1:
        return
    pieces = flow.to_document(*stripped(flow.text, *supports)) if supports[0] < supports[1] else ()
    longest = max(pieces, key=lambda piece: piece.end - piece.start, default=None)
    yield spans[0].start, spans[0].end, longest


def stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range without blanks, marks and quotation marks at its ends."""
    while start < end and text[start] in ' ,;:."“”':
        start += 1
    while end > start and text[end - 1] in ' ,;:."“”':
        end -= 1
    return start, end


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return what stands after the cue if it opens the sentence, else what stands before it."""
    # a clause of its own behind a semicolon, "but", "and": "…, but according to the police no charges have been brought"
    joints = [
        text.rfind(joint, 0, start) + len(joint) - 1
        for joint in ("; ", ": ", ", but ", ", and ", ", while ")
        if joint in text[:start]
    ]
    low = max(joints, default=0)
    if text[low:start].strip() and not text[:start].rstrip().endswith((" but", " and", " while")):
        low = max(text.rfind("; ", 0, start), text.rfind(": ", 0, start)) + 1
    lead = text[low:start]
    opens = len(lead.strip(' "“”,')) < 12 and not re.search(r"\w{3}", lead)
    return (end, len(text)) if opens else (low, start)


def _source_end(text: str, start: int) -> int:
    """Return where the source that begins at `start` ends: at a comma, a clause, a verb, or the sentence's end."""
    match = _boundary().search(text, start, start + _MAX_SOURCE)
    end = match.start() if match else min(len(text), start + _MAX_SOURCE)
    return start + len(text[start:end].rstrip(" .\"”'"))


@cache
def _boundary() -> re.Pattern[str]:
    ends = "|".join(table("citations")["ends"])
    # A sentence is one already: a full stop inside it belongs to an abbreviation.
    return re.compile(rf"[,;:()—–!?]|\.(?=[\"”’\s]{{0,3}}$)|\s(?:{ends})\b|\s(?=\d[\d.,]*(?![\d-]))")


def _is_source(words: str, *, trusted: bool) -> bool:
    """Say whether the words name somebody or something that can say things; a plan or a law is a yardstick.

    A trusted cue ("according to") needs no more than that; others ("citing") need a name or a noun for a source.
    """
    data = table("citations")
    bare = [re.sub(r"['’]s?$", "", word.strip(".,")) for word in words.split()]
    if not bare or bare[0].lower() in _QUESTIONS or (len(bare) == 1 and bare[0].lower() in _PRONOUNS):
        return False
    if any(word.lower() in data["sources"] for word in bare):
        return True
    if any(word in data["yardsticks"] for word in bare) or (
        bare[-1].lower() in data["yardsticks"] and bare[-1] != bare[0]
    ):
        return False
    return trusted or any(word[0].isupper() and word not in ("The", "A", "Its", "Their") for word in bare if word)
