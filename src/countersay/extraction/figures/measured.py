"""What a number measures where no noun behind it says so: the subject of its verb, or the noun before "of".
Four turns of phrase, each within one sentence and one clause:
1. "Copper production was 91,000 tonnes", "output rose by 12 per cent to 148,000 tonnes": the subject.
2. "The number of schools fell to 1,166", "the price of wheat is 54": the noun behind "of", or both together.
3. "with revenue of $1,310 million", "a fine of $2 million": the noun before "of".
4. "(2029: 132,000 tonnes)", "up from 132,000", "and at the Tarbat mine 57,000 tonnes": what the number before measures.
"""

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from countersay.extraction.figures.figure_drafts import Draft
from countersay.extraction.figures.subject_joins import without_joins
from countersay.extraction.nouns.counted import is_plural, singular
from countersay.extraction.nouns.verb_forms import kind_of, verb_lemma
from countersay.extraction.text.month_names import full_months
from countersay.extraction.text.passages import Passage
from countersay.lexicon.gates import gated
from countersay.lexicon.load import table, word_set
from countersay.model import Quantity

MeasuredKind = Literal["flow", "stock"]
_REACH = 160  # code points looked at before the number
_LONGEST = 5  # words of a subject before its preposition


@dataclass(frozen=True, slots=True)
class Measured:
    """What is measured, as a lemma; "flow" or "stock" where the noun tells; the subject's range in the sentence.

    `done` is the verb of a participle behind the noun: "the number of teachers dismissed".
    """

    lemma: str
    kind: MeasuredKind | None
    start: int
    end: int
    done: str | None = None


@cache
def _words(topic: str) -> frozenset[str]:
    return frozenset(table("measured")[topic]["words"])


@cache
def _verb() -> re.Pattern[str]:
    data = table("measured")["verbs"]
    plain = "|".join(sorted(map(re.escape, data["plain"]), key=len, reverse=True))
    moved = "|".join(sorted(map(re.escape, data["moved"]), key=len, reverse=True))
    by = r"(?:,? ?(?:by )?(?:about |around |some |almost |nearly |more than )?[\d.,]+ ?(?:per cent|percent|%)| (?:slightly|sharply|steadily|again|further))?"
    since = r"(?:,? (?:in|during|since|over|by) (?:the )?[\w ]{2,24}?,?)?"
    adverbs = r"(?:(?:now|also|already|still|then|therefore|thus|only|just|at least|at most|again|currently) )*"
    return gated(
        re.compile(
            rf" (?:(?:has|have|had|does|do|did) )?(?:(?:never|hardly|not) )?(?:(?:{plain})|(?:{moved}){by}{since},? (?:to|from)|(?:{moved}){by}{since},?)(?: {adverbs}| )\Z",
            re.I,
        )
    )


@cache
def _clause() -> re.Pattern[str]:
    """What ends the clause before the subject, looking left."""
    return re.compile(
        r"[;:()\[\]\n—–“”\"•]|, (?=[^,]*\Z)|\b(?:and|but|while|whereas|that|which|who|when|where|because|if|as|said|says|than|though|although|whether|unless)\b ",
        re.I,
    )


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(
        r"(?:the|a|an|its|their|our|his|her|this|that|total|overall|average|annual|monthly|daily|weekly)\s+", re.I
    )


@cache
def _when() -> re.Pattern[str]:
    """A time that opens the clause: "In 2030 copper production was"."""
    months = full_months()
    return re.compile(
        rf"(?:in|during|by|for|since|on|at) (?:the )?(?:[\w-]+ ){{0,4}}?(?:{months}|quarter|half|year|month|week|(?:19|20)\d\d)"
        r"(?: (?:of )?(?:19|20)\d\d)?,? ",
        re.I,
    )


_SPLIT = re.compile(
    r" (due to|owing to|because of|as a result of|of|at|in|from|for|by|to|on|during|between|since|with|per|under|through|over|across|along|within|near|until|as|after|before|each|every) "
)
_NAME = re.compile(r"[^\W\d_][\w’'-]*")


def measured_by(text: str, start: int, bare: bool) -> Measured | None:
    """Return what the number at `start` of a sentence measures, or None.

    Args:
        text: the sentence.
        start: where the quantity begins, its comparator included.
        bare: whether the number has no unit; it then measures only what the lexicon lists, or what "the number of" names.

    >>> text = "Copper production rose 12 per cent to 148,000 tonnes."
    >>> measured_by(text, text.index("148"), bare=False).lemma
    'copper production'
    """
    low = max(0, start - _REACH)
    verb = _verb().search(text, low, start)
    if verb is not None:
        begin = _begin(text, low, verb.start())
        return _subject(text, begin, verb.start(), bare) or (
            _numbered(text, begin, verb) if bare and text[start : start + 5].lower() != "from " else None
        )
    return _before_of(text, low, start, bare)


def _begin(text: str, low: int, verb: int) -> int:
    for stop in _clause().finditer(text, low, verb):
        low = stop.end()
    return low


def subject_before(text: str, start: int) -> str:
    """Return the subject of the verb right before `start`, from the head of its clause on; empty if there is none."""
    end = _FROM.search(text, max(0, start - 24), start)
    low, start = max(0, start - _REACH), end.start() + 1 if end else start
    verb = _verb().search(text, low, start)
    return text[_begin(text, low, verb.start()) : verb.start()] if verb is not None else ""


_FROM = re.compile(r" from [\d.,]+\d to \Z")


def _subject(text: str, begin: int, end: int, bare: bool) -> Measured | None:
    while text[begin : begin + 1].isspace():
        begin += 1
    while opened := _when().match(text, begin, end) or _opening().match(text, begin, end):
        begin = opened.end()
    split = _SPLIT.search(text, begin, end)
    words = text[begin : split.start() if split else end].split()
    while words and (words[-1].lower() in _words("adverbs") or (len(words) > 1 and verb_lemma(words[-1].lower()))):
        words.pop()  # "the oil that was spilled already comes to", "the stock enriched up to 20% stands at"
    while len(words) > 1 and words[0].endswith(("'s", "’s", "s'", "s’")):
        begin += text[begin:].index(words[0]) + len(words[0]) + 1
        words.pop(0)  # "the company's leakage": whose it is, not what
    if not words or len(words) > _LONGEST or not all(_NAME.fullmatch(word) for word in words):
        return None
    head = words[-1].lower()
    if [word.lower() for word in words[-2:]] == ["death", "toll"]:
        return Measured("person", None, begin, end, "kill")
    gathered = bare and head in _words("gathering")
    if split is not None and split[1] == "of" and (head in _words("amount") or head in _listed() or gathered):
        return _of(text, begin, split, end, words, bare)
    if head in _words("empty") or any(word.lower() in _words("empty") for word in words):
        return None
    if words[-1][0].isupper() and len(words) > 1 and head not in _listed():
        return None  # a name is no measure: "the Osk Mining Company was"
    listed = head in _listed()
    if not listed and (bare or words[-1][0].isupper() or is_plural(head)):
        return None
    return Measured(_lemma(words), _kind(head), begin, end)


def _numbered(text: str, begin: int, verb: re.Match[str]) -> Measured | None:
    """Return the things that a plural subject numbers: "complaints rose to 903", "passenger numbers have risen to 312,000"."""
    of = _NUMBER_OF.search(text, max(0, verb.start() - _REACH), verb.start())
    if of is not None and is_plural(of[1].split()[-1]):
        return Measured(_lemma(of[1].split()), None, of.start(1), verb.start())
    while text[begin : begin + 1].isspace():
        begin += 1
    opened = _when().match(text, begin, verb.start())
    begin = opened.end() if opened else begin
    split = _SPLIT.search(text, begin, verb.start())
    words = text[begin : split.start() if split else verb.start()].split()
    while len(words) > 1 and _SMALL.fullmatch(words[0].lower()):
        words.pop(0)
    said = " ".join(verb[0].lower().split())
    moved = re.search(r"(?:to|from)$", said) is not None and not said.startswith("came")
    if not words or len(words) > 3 or not (moved or said in table("measured")["verbs"]["numbering"]):
        return None
    if words[-1].lower() == "numbers" and len(words) > 1:
        words = [*words[:-1], words[-2]][: len(words) - 1]
    elif not is_plural(words[-1].lower()):
        return None
    head = words[-1].lower()
    named = any(word[0].isupper() for word in words[1:]) or (
        len(words) == 1 and split is None and text[begin].isupper() and begin > 2
    )
    if named or head in _words("empty") | _words("unnumbered") or not all(_NAME.fullmatch(word) for word in words):
        return None
    return Measured(_lemma(words), None, begin, verb.start())


_NUMBER_OF = re.compile(  # "the number of officers in Northern and Western prisons"
    r"\bnumber of ((?:[a-z][a-z’'-]* ){0,3}?[a-z][a-z’'-]*) (?:in|at|on|by|from|across|for|with) [^.;:,\d]*\Z"
)


def _of(text: str, begin: int, split: re.Match[str], end: int, words: list[str], bare: bool) -> Measured | None:
    """Join "production of copper" to "copper production"; "the number of schools" counts schools."""
    following = _SPLIT.search(text, split.end(), end)
    inner = text[split.end() : following.start() if following else end]
    while opened := _opening().match(inner):
        inner = inner[opened.end() :]
    names = inner.split()
    done = None
    while len(names) > 1 and names[-1].endswith(("ed", "ly", "ing")):
        done = verb_lemma(names.pop().lower().split("/")[0]) or done  # "the volume of milk collected"
    if not names or len(names) > _LONGEST or not all(_NAME.fullmatch(name) for name in names):
        return None
    head = words[-1].lower()
    harmed = _harmed(names, done) if head in _words("amount") else None
    if harmed is not None:
        return Measured("person", None, begin, end, harmed)
    if any(name.lower() in _words("empty") for name in names):
        return None
    if head in _words("gathering"):
        return Measured(_lemma(names), "stock", begin, end) if is_plural(names[-1].lower()) else None
    if head in _words("amount"):
        if bare and not is_plural(names[-1].lower()):
            return None
        extra = [head] if head in ("value", "cost", "costs") else []
        return Measured(_lemma([*names, *extra]), None, begin, end, done)
    if names[-1][0].isupper():
        return Measured(_lemma(words), _kind(head), begin, end)  # "the population of Sarn": its place
    return Measured(_lemma([*names, *words]), _kind(head), begin, end)


def _harmed(names: list[str], done: str | None) -> str | None:
    """Return what befell those numbered: "the number of those killed", "of people injured", "of wounded"; None for others."""
    first, persons = names[0].lower(), names[-1].lower() in _words("persons")
    if len(names) == 1 and persons:
        verb = done
    elif done is None and first.endswith("ed") and (len(names) == 1 or (persons and len(names) == 2)):
        verb = verb_lemma(first)
    else:
        return None
    return verb if verb in word_set("nouns", "elided", "of_persons_alone") else None


@cache
def _noun_of() -> re.Pattern[str]:
    return re.compile(r"(?<![\w’'-])((?:[a-z][a-z’'-]+ ){0,2}[a-z][a-z’'-]+) (?:of|at) \Z")


@cache
def _listed() -> frozenset[str]:
    return _words("flow") | _words("level")


def _before_of(text: str, low: int, start: int, bare: bool) -> Measured | None:
    found = _noun_of().search(text, low, start)
    if found is None:
        return None
    words = found[1].split()
    listed = _listed()
    if words[-1] not in listed or (bare and words[-1] in ("rate", "level", "share")):
        return None
    kept = [words[-1]]
    for word in reversed(words[:-1]):
        if _SMALL.fullmatch(word) or word in _words("empty") or word.endswith(("ed", "ing", "ly")):
            break
        kept.insert(0, word)
    return Measured(_lemma(kept), _kind(words[-1]), found.start(1), found.end(1))


_SMALL = re.compile(
    r"the|a|an|its|their|our|his|her|with|had|has|have|and|or|of|in|on|at|to|by|for|from|that|this|is|was|were|are|total|overall|record|places|puts|put|sets|estimates"
)


def _lemma(words: list[str]) -> str:
    low = [word.lower() for word in words if word.lower() not in ("total", "overall", "average", "other")]
    if "and" in low[1:-1]:
        low[low.index("and", 1) - 1] = singular(low[low.index("and", 1) - 1])  # "grains and foodstuffs"
    return " ".join([*low[:-1], singular(low[-1])]) if low else singular(words[-1].lower())


def _kind(head: str) -> MeasuredKind | None:
    if head in _words("flow"):
        return "flow"
    return "stock" if head in _words("level") else None


@cache
def _carried() -> re.Pattern[str]:
    """What stands between two numbers of one measure."""
    year = r"(?:19|20)\d\d(?:/\d\d)?"
    when = r"(?: (?:for|in|during|over) (?!and\b)[\w ]{3,24}?| (?:last|this) (?:year|month|week|quarter))?"
    return re.compile(
        rf" ?\((?:in )?{year}: ?|{when},? (?:up|down) from |{when},? (?:compared|in comparison) (?:with|to) |{when},? (?:as )?against "
        r"|(?:,| and|, and) (?:at|in|from) (?:the )?[A-Z][\w’'-]+(?: [\w’'-]+){0,2}(?: (?:at|it was|was))? ",
        re.I,
    )


def carries_over(between: str) -> bool:
    """Say whether the words between two numbers leave what is measured the same.

    >>> carries_over(" (2029: "), carries_over(" up from "), carries_over(" and paid ")
    (True, True, False)
    """
    return _carried().fullmatch(between) is not None


def take_measured(passage: Passage, index: int, draft: Draft, before: Draft | None) -> None:
    """Let a number that counts no noun measure its subject, the noun before "of", or what the number before measures.

    Args:
        passage: the sentence.
        index: which of its quantities.
        draft: the figure made of it; changed in place.
        before: the figure before it in the sentence.
    """
    quantity, placed = draft.quantity, passage.quantities[index]
    if quantity.counted is not None or quantity.unit in _NO_MEASURE or quantity.precision in ("vague", "universal"):
        return
    if before is not None and before.quantity.unit not in _NO_MEASURE:
        previous = passage.quantities[index - 1]
        same = quantity.unit == before.quantity.unit or (quantity.unit is None and not quantity.qualifiers)
        between = passage.text[previous.end : placed.start]
        falls = passage.text[: previous.start].endswith("from ") and TO.fullmatch(between) is not None
        if same and (falls or carries_over(between)):
            draft.quantity = replace(
                quantity,
                unit=before.quantity.unit,
                counted=before.quantity.counted,
                per=quantity.per or before.quantity.per,
            )
            draft.predicate, draft.measured = before.predicate, before.measured
            return
    past = re.match(
        r"(?:never |not )?exceed\w* ", passage.text[placed.start : placed.end]
    )  # its comparator is the verb
    begin = placed.start + (past.end() if past is not None else 0)
    found = measured_by(without_joins(passage), begin, quantity.unit is None) or _paid_in(
        passage.text, placed.end, quantity
    )
    if found is None:
        return
    # "Had risen to 1,502" tells the level reached, not the change.
    reached = re.search(r"\b(?:to|from) \Z", passage.text[max(0, placed.start - 6) : placed.start]) is not None
    change = "=" if reached and quantity.change in ("up", "down") else quantity.change
    # "Exports totalled 9,300 tonnes" says as little of what was exported as "9,300 tonnes were exported".
    alone = (
        bool({found.lemma, found.lemma + "s", found.lemma[:-1] + "ies"} & table("predicates")["nominal"].keys())
        and quantity.unit is not None
    )
    draft.quantity = replace(quantity, counted=None if alone else found.lemma, change=change)
    draft.measured = found.kind
    if draft.predicate is not None and draft.predicate.lemma in table("measured")["verbs"]["empty"]:
        known = found.done is not None and kind_of(found.done) == "flow"
        draft.predicate = replace(
            draft.predicate, lemma=str(found.done) if known else "be", kind="flow" if known else "neutral"
        )


def _paid_in(text: str, end: int, quantity: Quantity) -> Measured | None:
    """Return what money is paid in: "£312,000 in compensation", "$3 million worth of grain"."""
    if quantity.unit is None or not re.fullmatch(r"[A-Z]{3}", quantity.unit):
        return None
    found = _IN.match(text, end)
    if found is None:
        return None
    words = [word for word in (found[1], found[2]) if word]
    listed = _listed()
    size = next((size for size in (2, 1) if len(words) >= size and words[size - 1] in listed), 0)
    if not size:
        return None
    return Measured(_lemma(words[:size]), _kind(words[size - 1]), found.start(1), found.end(size))


_IN = re.compile(r" (?:in|of|worth of) ([a-z]+)(?: ([a-z]+))?\b")
TO = re.compile(r"(?: (?:in|on|at) [\w ]{3,24}?)?,? to ")
_NO_MEASURE = frozenset(
    {
        "percent",
        "percentage_point",
        "century",
        "decade",
        "year",
        "quarter",
        "month",
        "week",
        "day",
        "hour",
        "minute",
        "second",
    }
)
