"""Counts that a sentence names and does not claim for what its clause tells of. Seven shapes:

1. *each*: "each of the 12 patrols stopped 20 cars", "lost 20 men each": so many are those of one of several.
2. *base*: "more were killed than the 90 who died in 2019", "instead of the 500 promised": the other side of a comparison.
3. *exception*: "all 90 buses but 12 arrived", "with the exception of 12, the 90 arrived": neither all nor those arrived.
4. *partitive*: "most of the 90 buses arrived": the verb is said of a part that has no number.
5. *fraction*: "half of the 90 buses arrived": a half is no half a bus.
6. *indirect question*: "nobody could tell how 75 rifles came to be lost".
7. *quotation* of nobody who is named: "“500 homes destroyed” ran the headline" is not the writer's claim.
"""

import re
from functools import cache

from countersay.extraction.figures.figure_drafts import Draft
from countersay.extraction.nouns.verb_forms import gerund_lemma, verb_lemma
from countersay.extraction.text.passages import Passage, Placed
from countersay.lexicon.load import table
from countersay.model import Quantity

_LEAD = 120  # code points before a number that are looked at
_HEDGE = r"(?:(?:about|around|some|nearly|almost|over|at least|more than|up to|only|just|another) )*"
_THE = r"(?:the|these|those|its|their|his|her|our|all the)"


def _words(key: str) -> str:
    return "|".join(word.replace("_", " ") for word in table("embedded")["words"][key].split())


@cache
def _gate() -> re.Pattern[str]:
    """A word that none of the shapes before a number can be without."""
    return re.compile(
        rf"\b(?:each|every|than|as|how|why|instead|opposed|but|{_words('excepting')}|of {_THE}|of all)\b", re.I
    )


@cache
def _each() -> re.Pattern[str]:
    times = _words("times")
    return re.compile(
        rf"\b(?P<by>in |on |at |for |from |to |by |with |aboard |per )?(?:each|every)(?: one)?\b(?! (?:{times})s?\b)"
        rf"(?P<middle>(?: (?!(?:and|but|or|while|as|that|which|who|before|after)\b)[^\s,;:.()]+){{1,9}}),? \Z",
        re.I,
    )


@cache
def _each_behind() -> re.Pattern[str]:
    return re.compile(r"\s+(?:each|apiece)(?=\s*(?:[.,;:)]|\Z)|\s+(?:in|on|at|from|to|for|by|during|since|and|when)\b)")


@cache
def _base() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:(?:more|fewer|less|rather|other|sooner|\w{{3,}}er)\b[^.;:]{{0,100}}\bthan|as (?:many|much|few)\b[^.;:]{{0,80}}\bas"
        rf"|instead of|in place of|in lieu of|as opposed to) {_THE} {_HEDGE}\Z",
        re.I,
    )


@cache
def _asked() -> re.Pattern[str]:
    """An indirect question, which is not about how many: "nobody could tell how 75 rifles came to be lost"."""
    return re.compile(rf"\b(?:{_words('asking')})\b[^.;:,]{{0,60}} (?:how|why) {_HEDGE}\Z", re.I)


@cache
def _excepted() -> re.Pattern[str]:
    """Words of exception right before the number; "but" needs an "all" before it."""
    return re.compile(
        rf"(?:\b(?:{_words('excepting')})|\b(?:all|every|everyone|none|nobody)\b[^.;:,]{{0,60}}\bbut) (?:the |a )?{_HEDGE}\Z",
        re.I,
    )


@cache
def _less() -> re.Pattern[str]:
    """Behind a whole: the exception, which begins with a number or a word for one."""
    return re.compile(
        rf"[^.;:]{{0,40}}?,? (?:{_words('excepting')}|but) (?:for )?(?:the |a )?{_HEDGE}(?:\d|{_words('few')})", re.I
    )


@cache
def _less_before() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[.;] )(?:{_words('excepting')}) [^.;:]{{1,60}}, (?:all |{_THE} )(?:of the )?\Z", re.I)


@cache
def _partitive() -> re.Pattern[str]:
    parts = _words("parts")
    return re.compile(rf"\b(?:all but [\w-]+|{parts})(?: of)? {_THE} {_HEDGE}\Z", re.I)


_WHOLE = re.compile(rf"\b(?:all|{_THE}|all of the) \Z", re.I)
_FRACTION = re.compile(r"[A-Za-z -]+")


def set_aside(passage: Passage, placed: Placed[Quantity], draft: Draft) -> None:
    """Mark a count that is told of each of several, or that its clause only names; the draft is changed in place."""
    text, quantity = passage.text, draft.quantity
    lead = text[max(0, placed.start - _LEAD) : placed.start]
    if _each_behind().match(text, placed.end) is not None or _is_of_each(lead):
        draft.assumed = (*draft.assumed, "each")
    elif (
        _is_fraction(quantity)
        or (draft.voice is None and _is_quoted(text, placed))
        or _is_aside(text, lead, placed.end)
    ):
        draft.assumed = (*draft.assumed, "beside")


def _is_of_each(lead: str) -> bool:
    if "ach " not in lead and "very " not in lead:
        return False
    found = _each().search(lead)
    if found is None:
        return False
    if found["by"]:
        # "in each of the villages 20 houses burned", but "in each of the two months"
        return re.fullmatch(rf"(?: of)?(?: {_THE})? ?", found["middle"], re.I) is None
    words = found["middle"].lower().split()[1:]
    return any(
        verb_lemma(word) is not None or gerund_lemma(word) is not None or word in ("had", "has", "have", "with")
        for word in words
    )


def _is_quoted(text: str, placed: Placed[Quantity]) -> bool:
    """Say whether the count stands in a quotation beside words of the writer's own."""
    if text.find('"') < 0 and text.find("“") < 0:
        return False
    return any(
        found.start() < placed.start < found.end() and len(text) - (found.end() - found.start()) > _OWN_WORDS
        for found in _QUOTATION.finditer(text)
    )


_QUOTATION = re.compile(r"“[^”]*”|(?<!\S)[(\[]?\"[^\"]*\"(?!\w)")
_OWN_WORDS = 8  # code points of the sentence outside its quotation


def _is_fraction(quantity: Quantity) -> bool:
    """Say whether a fraction in words is read as less than one of the things it is a part of."""
    value = quantity.value
    return (
        value is not None
        and 0 < value < 1
        and quantity.unit is None
        and quantity.counted is not None
        and _FRACTION.fullmatch(quantity.number.text) is not None
    )


def _is_aside(text: str, lead: str, end: int) -> bool:
    if _WHOLE.search(lead) is not None and _less().match(text, end) is not None:
        return True  # "all 90 buses but 12"
    if _gate().search(lead) is None:
        return False
    shapes = (_base(), _asked(), _excepted(), _partitive(), _less_before())
    return any(shape.search(lead) is not None for shape in shapes)
