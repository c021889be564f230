"""Days that are told beside a count and are not its own: what it is compared with, what was done to the things before."""

import re
from functools import cache

from countersay.extraction.nouns.verb_forms import verb_lemma
from countersay.extraction.text.passages import Passage, Placed
from countersay.extraction.times.patterns import pattern
from countersay.extraction.times.timex_words import alternatives, regex
from countersay.lexicon.load import table, word_set
from countersay.model import Period, Quantity


def is_base(passage: Passage, period: Placed[Period]) -> bool:
    """Say whether "from" leads to what a change is told against: "up 1.9% from last year, and exports were 1.4 million"."""
    if not _BASE.match(passage.text[period.start : period.end]):
        return False
    return _CHANGE.search(passage.text[max(0, period.start - 60) : period.start]) is not None


_BASE = re.compile(
    r"from\s+(?:the\s+)?(?:last|previous|prior|preceding|an?|one|same)\s+(?:\w+\s+)?(?:year|quarter|month|week|season|period)\b",
    re.I,
)
_CHANGE = re.compile(
    r"\b(?:up|down|rise|rose|risen|rises|fall|fell|fallen|drop\w*|increas\w*|decreas\w*|declin\w*|grew|growth|gain\w*|jump\w*|climb\w*)\s[^;.()]{0,30}(?:\d|per\s?cent|%|times|fold)\s*\Z|\d%?\s+\Z",
    re.I,
)


def of_multiple(passage: Passage, period: Placed[Period], quantity: Placed[Quantity]) -> bool:
    """Say whether the days are of what a count is a multiple of: "126 tonnes, or 11 times the total leaked in 1989"."""
    if period.start < quantity.end or ("times " not in passage.text and "wice " not in passage.text):
        return False
    found = _TIMES.search(passage.text, quantity.start, period.start)
    return found is not None and not any(found.end() <= other.start < period.start for other in passage.quantities)


_TIMES = re.compile(
    r"\b(?:times|twice)\s+(?:the\s+(?!\w+\s+of\s+those)|that\s+of|those\s+of|(?:as|more)\s+(?:many|much)\s+as)[^.;:]{0,80}?\s(?:(?:in|of|for|from|by|since|during)\s+(?:the\s+)?)?\Z"
)


def is_base_of(passage: Passage, period: Placed[Period], quantity: Placed[Quantity]) -> bool:
    """Say whether a share tells a change since the month or year behind it: "1.3 million in May, down 52% from April"."""
    if of_multiple(passage, period, quantity):
        return True
    if (
        quantity.item.unit not in ("percent", "percentage_point", "times")
        or not 0 <= period.start - quantity.end <= _NEXT
    ):
        return False
    words = passage.text[quantity.end : period.end]
    if (period.item.days or 0) < _STRETCH or _RANGE.search(words):
        return False
    if _THAN.match(words):
        return True
    changed = _MOVED.search(passage.text[max(0, quantity.start - 40) : quantity.end])
    return changed is not None and _SINCE.match(words) is not None


_NEXT = 24  # code points from a share to the days it is told against
_STRETCH = 7  # days at least that a change is told against as a whole
_RANGE = re.compile(r"\b(?:to|until|till|through|onwards?|and)\b|\bon\Z")
_THAN = re.compile(
    r"\s+(?:higher|lower|more|less|fewer|greater|smaller|above|below)\s+(?:than\s+)?(?:in\s+|those\s+of\s+|that\s+of\s+)?"
)
_MOVED = re.compile(
    r"\b(?:up|down|rise|rose|risen|rises|fall|fell|fallen|drop\w*|increas\w*|decreas\w*|declin\w*|gr[eo]w\w*|gain\w*|jump\w*|climb\w*|shr[aiu]nk|surged?|slumped|dipped|slipped)\b",
    re.I,
)
_SINCE = re.compile(r"\s+(?:from|on|over|compared\s+(?:with|to)|against|versus)\s")


def is_former_in_bracket(passage: Passage, index: int) -> bool:
    """Say whether a count in brackets is that of an earlier report: "2,361 hurt (2,246 a day earlier), including 902 dead (847)".

    One without words of time is so beside another that has them, or where several stand in a row: "285 (255) killed and 672 (646) hurt".
    """
    told = _former_brackets(passage)
    return bool(told) and index in told


def _former_brackets(passage: Passage) -> frozenset[int]:
    """Return the indices of the counts in brackets right behind another count that are of an earlier report."""
    if "(" not in passage.text:
        return frozenset()
    bare, timed = set(), set()
    for index, placed in enumerate(passage.quantities):
        if not passage.text.endswith(" (", 0, placed.start) or not index or placed.item.unit is not None:
            continue
        between = passage.text[passage.quantities[index - 1].end : placed.start]
        if not _RIGHT_BEHIND.fullmatch(between):
            continue
        if passage.text.startswith(")", placed.end):
            bare.add(index)
        elif _EARLIER.match(passage.text, placed.end):
            timed.add(index)
    return frozenset(timed | bare if timed or len(bare) > 1 else timed)


_RIGHT_BEHIND = re.compile(r"(?:\s[a-z]+)?\s\(")
_EARLIER = re.compile(
    r"(?:\s(?:in|according to|by)\s[^()]{1,40})?\s(?:(?:a|one|two|the)\s\w+\s(?:earlier|before|ago)|(?:the\s)?(?:previous|last|preceding)\s\w+|(?:so far|up to|as of|by|until|on)\s[^()]{2,24}|before|previously|earlier|yesterday)\)"
)


def is_compared_with(passage: Passage, period: Placed[Period], quantity: Placed[Quantity]) -> bool:
    """Say whether the count is only so many "more than a year earlier"."""
    if not 0 <= period.start - quantity.end <= 1:
        return False
    return re.match(r"(?:more|fewer|less)\s+than\s", passage.text[period.start : period.end], re.I) is not None


def compared_elsewhen(passage: Passage, quantity: Placed[Quantity], ends: int) -> bool:
    """Say whether another count is compared with this one, which has words of time of its own, whatever they tell."""
    lead = passage.text[max(0, quantity.start - 60) : quantity.start]
    if pattern("windows", "sentence", "compared").search(lead + "0 x") is None:
        return False
    return any(quantity.end <= period.start < ends for period in passage.periods)


def is_over(passage: Passage, period: Placed[Period], quantity: Placed[Quantity]) -> bool:
    """Say whether the count is one of now, and the day before it over: "the camp, opened in 2028, now holds 900"."""
    if period.end > quantity.start or period.item.kind not in ("on", "during"):
        return False
    between = passage.text[period.end : quantity.start]
    return re.search(r",\s+(?:it\s+|they\s+)?(?:now|currently|at\s+present)\s+[^,;]{0,30}\Z", between) is not None


def of_participle(passage: Passage, period: Placed[Period], quantity: Placed[Quantity]) -> bool:
    """Say whether the day is that of a participle behind the noun: "12 men arrested on Monday were freed on Friday"."""
    main = _FINITE.match(passage.text, period.end) if period.start >= quantity.end else None
    acted = _acted().match(passage.text, period.end) if period.start >= quantity.end else None
    if acted is None and (main is None or verb_lemma(main["verb"].lower()) is None):
        return False  # "68% of the 402 vehicles that came in May were buses": the days tell which vehicles
    between = passage.text[quantity.end : period.start]
    if re.search(r"[,;:()]|\b(?:and|or|but|was|were|is|are|has|have|had|been|be|will|that|which|who)\b", between, re.I):
        return False
    return any(verb_lemma(word) is not None for word in re.findall(r"[a-z]+", between))


def began_then(passage: Passage, period: Placed[Period], quantity: Placed[Quantity]) -> bool:
    """Say whether the day is that on which something else began: "three ships joined the search launched on Tuesday".

    What strikes at once ("the attack launched on Monday") hits on the day it begins.
    """
    if period.item.kind not in ("on", "during"):
        return False
    lead = passage.text[max(0, period.start - 120) : period.start]
    begun = _begun_thing().search(lead)
    if begun is None:
        return False
    opened = period.start - len(lead) + begun.start()
    return quantity.end <= opened or period.end <= quantity.start


def of_one_thing(passage: Passage, period: Placed[Period], quantity: Placed[Quantity]) -> bool:
    """Say whether the count is the size of one thing of a stretch: "4,120 crossed in 2030, with the last crossing, of 90"."""
    if period.end > quantity.start:
        return False
    before = passage.text[max(0, quantity.start - _CLAUSE) : quantity.start]
    found = pattern("windows", "sentence", "of_one").search(before)
    return found is not None and period.end - quantity.start + len(before) < found.end()


def of_absolute(passage: Passage, period: Placed[Period], quantity: Placed[Quantity]) -> bool:
    """Say whether the day hangs with a count of its own beside the clause: "With 90 arriving in May, 4,120 crossed in all"."""
    if period.end > quantity.start or passage.text[period.end : period.end + 1] != ",":
        return False
    before = passage.text[max(0, period.start - _CLAUSE) : period.start]
    found = pattern("windows", "sentence", "absolute").search(before)
    begun = found is not None and (period.start <= _CLAUSE or found.start() > 0)
    return found is not None and begun and quantity.start > period.start - len(before) + found.start()


_CLAUSE = 120  # code points of a clause beside the one of the count


def names_another(passage: Passage, period: Placed[Period], quantity: Placed[Quantity]) -> bool:
    """Say whether the year only names something told of behind a comma: "a town of 58,000, rebuilt after the flood of 2008"."""
    if period.start < quantity.end or "," not in passage.text[quantity.end : period.start]:
        return False
    named = _NAMED_BY.search(passage.text[max(0, period.start - 40) : period.start]) is not None
    return named and passage.text[period.start : period.end].isdigit()


def names_days_off(passage: Passage, period: Placed[Period]) -> bool:
    """Say whether the words only name days off, or what is still to come: "over July long weekend", "have left ahead of Monday's feast"."""
    words = passage.text[period.start : period.end].lower()
    lead = passage.text[max(0, period.start - _CLAUSE) : period.start]
    ahead = words.startswith("ahead of ") and re.search(r"\b(?:has|have)\b[^.;]*\Z", lead) is not None
    return ahead or _DAYS_OFF.match(passage.text, period.end) is not None


_DAYS_OFF = re.compile(r"\s+(?:long|bank|public|school)\s+(?:weekend|holidays?)\b")
_NAMED_BY = re.compile(
    r"\b(?:after|before|since|of|in|by|during|than)\s+(?:the|its|their|that)\s+(?:[\w’-]+\s+){1,3}of\s+$"
)


@cache
def _begun_thing() -> re.Pattern[str]:
    words = table("periods")["begun_then"]
    return regex(
        rf"\b(?:the|a|an|this|that|its|their|our)\s+(?:[\w’'-]+\s+){{0,3}}?(?:{alternatives(words['nouns'])})\s+"
        rf"(?:(?:that|which)\s+(?:was\s+|were\s+|had\s+been\s+|had\s+)?(?:{alternatives([*words['pasts'], *words['verbs']])})"
        rf"|{alternatives(words['verbs'])})\s+(?:[\w’'-]+\s+){{0,8}}?$"
    )


@cache
def _acted() -> re.Pattern[str]:
    """What a past has behind a day that no passive lends: "34 workers dismissed in May returned"."""
    return regex(rf"\s+(?:\w+ly\s+)?(?:{alternatives(sorted(word_set('grammar', 'predicates', 'intransitive')))})\b")


_FINITE = re.compile(
    r"\s+(?:was|were|is|are|has|have|had)\s+(?:(?:been|later|then|since|now|also|all|\w+ly)\s+)*(?P<verb>[A-Za-z]+)\b"
)


def of_those_who(passage: Passage, period: Placed[Period], quantity: Placed[Quantity]) -> bool:
    """Say whether the day tells which people are meant: "interviewed 38 workers who had been at the plant on 3 May".

    What they had done lies before what is told of them; where they were does, if they were only spoken with.
    """
    if period.start < quantity.end:
        return False
    behind = _WHO.match(passage.text, quantity.end, period.start)
    if behind is None:
        return False
    if behind["had"]:
        return True
    return _SPOKEN_WITH.search(passage.text, max(0, quantity.start - _CLAUSE), quantity.start) is not None


_WHO = re.compile(
    r"(?:\s+[\w’'-]+){0,4}?\s+(?:who|that|which)\s+(?:(?P<had>had)|was|were|worked|lived)\s+[^.;:,()]{0,100}\Z"
)
_SPOKEN_WITH = re.compile(
    r"\b(?:spoke|spoken|speak|talk|talked|interview(?:s|ed)?|question(?:s|ed)?|survey(?:s|ed)?|contact(?:s|ed)?|trace[ds]?|identified|heard|met)\b"
    r"[^.;:]{0,50}\Z",
    re.I,
)


def is_in_question(passage: Passage, period: Placed[Period], quantity: Placed[Quantity]) -> bool:
    """Say whether the words point to a time that was spoken of, and not to now: "in the week in question"."""
    return _IN_QUESTION.match(passage.text, period.end) is not None


_IN_QUESTION = re.compile(r"\s+(?:in question|concerned)\b", re.I)


def before_findings(passage: Passage, period: Placed[Period], quantity: Placed[Quantity]) -> bool:
    """Say whether the day is that on which figures came out: "began a strike on Monday as data showed that 300 had left"."""
    if period.end > quantity.start or (period.item.days or 99) > 1:
        return False
    return pattern("windows", "sentence", "findings").search(passage.text[period.end : quantity.start]) is not None


def is_former(passage: Passage, quantity: Placed[Quantity]) -> bool:
    """Say whether a number alone in brackets is one of before: "671 people (a week earlier 603), including 87 killed (81)"."""
    text = passage.text
    if text[max(0, quantity.start - 1) : quantity.start] != "(" or text[quantity.end : quantity.end + 1] != ")":
        return False
    return any(
        other.end < quantity.start - _NEAR
        and text.rfind("(", max(0, other.start - 3), other.start) >= 0
        and (other.item.kind in ("as_of", "before") or text[: other.end].lower().endswith(("earlier", "ago")))
        for other in passage.periods
    )


_NEAR = 15  # code points between the time of a count of before and the bracket it stands in


def when_it(passage: Passage, period: Placed[Period], quantity: Placed[Quantity]) -> bool:
    """Say whether the count is told of the beginning that "since" names: "the worst since May, when 16 died"."""
    item = period.item
    if item.kind != "since" or item.first is None or not period.end < quantity.start:
        return False
    between = passage.text[period.end : quantity.start]
    return re.fullmatch(r",?\s+(?:when|in\s+which|during\s+which)\s[^,;:.]{0,60}", between) is not None and not any(
        period.start < other.start < quantity.start for other in passage.periods
    )


def then_it(passage: Passage, period: Placed[Period], quantity: Placed[Quantity]) -> bool:
    """Say whether the count is told of a time before, behind "when": "as in 2024, when 500 fans were injured, it shut"."""
    if period.item.kind not in ("on", "during") or not 0 < quantity.start - period.end <= _CLAUSE:
        return False
    text = passage.text
    if re.fullmatch(r",\s+(?:when|in\s+which)\s[^,;:.]{0,60}", text[period.end : quantity.start]) is None:
        return False
    behind = (other for other in passage.periods if other.start >= quantity.end)
    return all("," in text[quantity.end : other.start] for other in behind)  # not "in 2031, when 90 died on 3 May"


# Each says of a day, a count and their passage whether the day is another's.
TOLD_ELSEWHERE = (
    is_over,
    of_participle,
    began_then,
    names_another,
    of_one_thing,
    of_absolute,
    before_findings,
    of_those_who,
    is_in_question,
)
