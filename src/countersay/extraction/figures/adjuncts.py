"""What the clause of a figure says besides number, thing counted, verb, names and days.

"310 people were killed by mines" and "24 were killed by drones" share noun and verb; what sets them apart stands in the
rest of the clause. No parser: the rest is the set of its content words, in the singular, without names, dates and words
that narrow nothing ("safely", "in all"). Two figures with different rests may count different things.
"""

import re
from functools import cache

from countersay.extraction.nouns.counted import singular
from countersay.extraction.nouns.verb_forms import Predicate, verb_lemma
from countersay.extraction.text.passages import Passage
from countersay.lexicon.load import table, word_set
from countersay.lexicon.nouns import is_of_harm

_REACH = 170


@cache
def _end() -> re.Pattern[str]:
    return re.compile(
        r"[;:!?()—–\n]|\.(?:\s|$)|[,.!?][”\"]|,\s+(?:and|but|while|whereas|which|who|whose|where|with|according|including|of)\b"
        r"|\b(?:while|whereas|which|whose|but|according|of which|of whom|including)\b(?! (?:[a-z]+ing)\b)|\band\s+(?=\d)|,\s+(?=\d)"
        # "31 left and none was dismissed", "410 were cancelled, most of them because of snow", "52 left, the most in years"
        r"|\band\s+(?=(?:no|none|nobody|not|he|she|it|they|we|there)\b)|,\s+(?:most|many|some|several|half|all|none)\s+of\b"
        r"|,\s+[“\"‘']?(?:(?:the|its|their)\s+(?:\w+est|most|worst|best|first|second|third|record)|(?:up|down|more|fewer|less)"
        r"|an?\s+(?:record|rise|increase|fall|drop|decrease|decline|cut|gain))\b",
        re.I,
    )


@cache
def _idle() -> frozenset[str]:
    """Words that say nothing of which things are counted."""
    return frozenset(table("nouns")["adjuncts"]["idle"])


def adjuncts_of(passage: Passage, index: int, predicate: Predicate | None) -> tuple[str, ...]:
    """Return the content words of the rest of the clause after the figure, lower case and singular, sorted.

    For verbs of harm the subject belongs to it as well: "mines killed 65 people".
    """
    placed = passage.quantities[index]
    following = passage.quantities[index + 1].start if index + 1 < len(passage.quantities) else len(passage.text)
    stop = _end().search(passage.text, max(placed.end, predicate.end if predicate else placed.end))
    limit = min(stop.start() if stop else len(passage.text), placed.end + _REACH, max(following, placed.end))
    found = _content(passage, placed.end, limit, predicate)
    if predicate is not None and predicate.end <= placed.start and is_of_harm(predicate.lemma):
        low = max((m.end() for m in _end().finditer(passage.text, 0, predicate.start)), default=0)
        found |= _content(passage, low, predicate.start, predicate)
    found |= _defining(passage, placed.end, min(following, placed.end + _REACH))
    found |= _evidence(passage, placed.end, predicate)
    counted = {singular(word) for word in (placed.item.counted or "").split()}
    return tuple(sorted(found - counted))


def _evidence(passage: Passage, begin: int, predicate: Predicate | None) -> set[str]:
    """On what a count rests whose verb a report governs: "are known to have died" is "= know"; more may have died."""
    if predicate is None or predicate.start < begin:
        return set()
    found = _governing().search(passage.text, begin, predicate.start)
    lemma = verb_lemma(found[1].lower()) if found is not None else None
    return {f"= {lemma}"} if lemma in word_set("grammar", "raising", "reported") else set()


@cache
def _governing() -> re.Pattern[str]:
    return re.compile(r"\b([a-z]+)\s+to\s+(?:(?:have|be|been|still|now|also|already|[a-z]+ly)\s+){0,4}\Z", re.I)


@cache
def _definition() -> re.Pattern[str]:
    return re.compile(
        r"\b(?P<how>including|excluding|not counting|not including|without|apart from|except(?: for)?|other than|only)\s+"
        r"(?:the\s+)?(?P<what>[a-z][\w-]+)",
        re.I,
    )


def _defining(passage: Passage, begin: int, end: int) -> set[str]:
    """What a count leaves out or takes in by its own words: "= without soldier", "= including soldier"."""
    stop = re.compile(r"[.;]\s").search(passage.text, begin, end)
    found = _definition().finditer(passage.text, begin, stop.start() if stop else end)
    return {f"= {match['how'].lower()} {singular(match['what'].lower())}" for match in found}


def _content(passage: Passage, begin: int, end: int, predicate: Predicate | None) -> set[str]:
    taken = [
        (item.start, item.end) for items in (passage.periods, passage.mentions, passage.quantities) for item in items
    ]
    if predicate is not None:
        taken.append((predicate.start, predicate.end))
    found = set()
    for match in re.finditer(r"[^\W\d_][\w'’-]*", passage.text[:end]):
        if match.start() < begin or match[0][0].isupper():
            continue
        if any(start < match.end() and match.start() < stop for start, stop in taken):
            continue
        word = match[0].lower().removesuffix("'s").removesuffix("’s")
        if len(word) > 2 and word not in _idle() and not word.endswith("ly"):
            found.add(singular(word))
    return found
