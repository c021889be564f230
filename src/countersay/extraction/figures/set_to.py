"""What a number measures that somebody sets it to: "raised its patrols to five", "cut the number of posts from 40 to 12"; and what participles number."""

import re
from dataclasses import replace
from functools import cache

from countersay.extraction.figures.figure_drafts import Draft
from countersay.extraction.nouns.counted import is_plural, singular
from countersay.extraction.text.passages import Passage, Placed
from countersay.extraction.text.tagging import known_tags
from countersay.lexicon.gates import gated
from countersay.lexicon.load import table, word_set
from countersay.model import Quantity

_REACH = 140  # code points before the number in which verb and object stand


@cache
def _set() -> re.Pattern[str]:
    verbs = "|".join(table("measured")["verbs"]["set"])
    amounts = "|".join(table("measured")["amount"]["words"])
    when = r"(?: (?:over|in|during|since|within|by) (?:the )?(?:[a-z]+ ){0,2}[a-z]+,?)?"
    whose = r"(?: (?:it|they|we|he|she) [a-z]+)?(?: by [^,;.]{1,30}?)?"
    where = r"(?: (?:in|at|for|on|along|across|from) (?:the |its |their )?[A-Za-z][\w’' -]{1,28}?)?"
    value = r"[\w.,%€$£-]{1,16}(?: (?:hundred|thousand|million|billion))?"
    return gated(
        re.compile(
            rf"\b(?:{verbs}){when} (?:the (?:total |overall )?(?:{amounts}) of )?(?:(?:its|their|the|our|his|her|these|those) )?"
            rf"(?P<noun>(?!by\b|to\b|from\b)[a-z-]+(?: [a-z-]+){{0,2}}?){whose}{where}{when}(?: from {value})? to (?:just |only |about |around |some |nearly |barely )?\Z",
            re.I,
        )
    )


def take_set(passage: Passage, placed: Placed[Quantity], draft: Draft) -> None:
    """Let a bare number count the things whose number is set to it; `draft` is changed in place."""
    quantity = draft.quantity
    if quantity.counted is not None or quantity.unit is not None or quantity.precision in ("vague", "universal"):
        return
    if " to " not in passage.text[max(0, placed.start - 11) : placed.start]:
        _take_numbering(passage, placed, draft)
        return
    found = _set().search(passage.text, max(0, placed.start - _REACH), placed.start)
    if found is None:
        return
    words = found["noun"].lower().split()
    if not is_plural(words[-1]) or words[-1] in word_set("measured", "empty", "words") | _unset():
        return
    kept = [word for word in words[:-1] if word not in ("total", "overall", "whole")]
    change = "=" if quantity.change in ("up", "down") else quantity.change
    draft.quantity = replace(quantity, counted=" ".join([*kept, singular(words[-1])]), change=change)
    if draft.predicate is not None:
        draft.predicate = replace(draft.predicate, lemma="be", kind="neutral")


@cache
def _numbering() -> re.Pattern[str]:
    verbs = "|".join(table("measured")["verbs"]["participles"])
    return gated(re.compile(rf"\b(?P<noun>[a-z-]+(?: [a-z-]+){{0,2}}?),? (?:{verbs}) (?:[a-z]+ ){{0,2}}\Z"))


def _take_numbering(passage: Passage, placed: Placed[Quantity], draft: Draft) -> None:
    """Let a bare number count what a participle sets before it: "reports of missing miners surpassing 1,300"."""
    quantity = draft.quantity
    end = placed.start + quantity.number.start - quantity.start
    found = _numbering().search(passage.text, max(0, end - _REACH), end)
    words = found["noun"].split() if found is not None else []
    if not words or not is_plural(words[-1]) or words[-1] in word_set("measured", "empty", "words") | _unset():
        return
    told = len(words) > 1 and known_tags(words[-2])[:1] in (("JJ",), ("VBG",), ("VBN",))
    kept = words[-2:-1] if told else []
    draft.quantity = replace(quantity, counted=" ".join([*kept, singular(words[-1])]))
    draft.predicate = None


@cache
def _unset() -> frozenset[str]:
    return word_set("measured", "unnumbered", "words")
