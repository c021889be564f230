"""Counts that are levels: how many there are on a day, not how many were counted over days.

1. "Held" of persons or seats is a level, of meetings a happening.
2. A verb of having right before the number ("has 85 beds", "keeps a force of 2,000", "there are 340 policemen") makes it
   a level, unless the noun tells of something that happens ("had 12 arrests").
3. What is being done to them is a level: "26 schools are being used as shelters".
4. Levels told in the present are those of the day of speech, or of publication.
"""

import re
from dataclasses import replace
from datetime import date
from functools import cache

from countersay.extraction.figures.figure_drafts import Draft, head_of
from countersay.extraction.figures.figure_kinds import is_event_noun
from countersay.extraction.nouns.verb_forms import Predicate
from countersay.extraction.text.passages import Passage, Placed, flow_offset
from countersay.extraction.times.timex_words import alternatives, regex
from countersay.lexicon.load import table
from countersay.lexicon.nouns import known_as
from countersay.model import Period, Quantity

_STRUCTURE = 12  # "the road has four tunnels", "the declaration has seven articles" tell how a thing is made
_WHOLE = r"(?:\A|[.;:,\n]\s*)[Oo]f (?:all )?(?:the|our|its|their|these|those) \Z"
_NEAR = 70  # code points before a number in which its verb of having stands


@cache
def _having() -> str:
    words = table("predicates")["levels"]
    now = alternatives(words["adverbs"])
    present, past = alternatives(words["present"]), alternatives(words["past"])
    groups = alternatives(words["groups"])
    return (
        rf"(?:\b(?P<present>{present})|\b(?P<past>{past}))\s+(?:(?:{now})\s+)*"
        rf"(?:(?:a|an|the|its|their)\s+(?:\w+\s+)?(?P<group>{groups})\s+of\s+)?$"
    )


def _held_in() -> str:
    return r"\s+(?:captive\s+|hostage\s+)?(?:in|at|inside)\b"


@cache
def _being() -> str:
    return r"[^.;:,]{0,60}?\b(?:is|are|was|were)\s+(?:now\s+|still\s+|currently\s+)*being\s+(?:\w+ly\s+)?\w+(?:ed|en|t|de)\b"


@cache
def _state() -> str:
    """A state of things now, behind them: "14 ships are waiting", "two coaches are still out of service"."""
    words = table("predicates")["levels"]
    now = alternatives(words["now"])
    adverbs = rf"(?:(?:{now}|only|just|all|both|also)\s+)*"
    standing = alternatives(words["standing"])
    doing = rf"(?!(?:{alternatives(words['moving'])})\b)[a-z]{{3,}}ing"
    return (
        rf"(?:[^.;:,]{{0,60}},\s[^.;:,]{{1,40}},\s)?[^.;:,]{{0,60}}?\b(?:(?:is|are)\s+(?:{now})\s+(?!being\b|to\b)[a-z]+|(?:is|are)\s+{adverbs}(?:{standing}|{alternatives(words['standing_now'])}|{doing})|"
        rf"(?:has|have|had)\s+been\s+{adverbs}(?:{standing})|(?:was|were)\s+{adverbs}(?:{standing}|{doing}))\b(?!\s+to\b)"
    )


@cache
def _still() -> str:
    """What makes a participle a state, whatever its verb: "14 towns are still cut off"."""
    return rf"[^.;:,]{{0,60}}?\b(?:is|are)\s+(?:{alternatives(table('predicates')['levels']['now'])})\s"


@cache
def _bare_now() -> str:
    """A bare number as the subject of a state of things now: "20,833 are currently in detention"."""
    return rf"\s+(?:is|are)\s+(?:{alternatives(table('predicates')['levels']['now'])})\s+(?:in|at|on|under|with|without|out)\b"


@cache
def _keeping() -> str:
    """The same before them: "our teams are running 4 of the 11 centres"."""
    return rf"\b(?:is|are)\s+(?:now\s+|still\s+|currently\s+)?(?:{alternatives(table('predicates')['levels']['keeping'])})\s+(?:\w+\s+)?$"


@cache
def _label() -> str:
    """What makes a line without a verb a level of its day: "11 helicopters and 64 boats in use."."""
    words = table("predicates")["levels"]
    return rf"[^.;:]{{0,60}}?\b(?:{alternatives([*words['standing'], *words['standing_now']])})\b\s*[.;]?$"


@cache
def _away() -> str:
    return rf"[^.;:,]{{0,24}}?\s(?:{alternatives(table('predicates')['levels']['away'])})\b"


_NUMBERED = r"\bnumber\s+of\s+[^.;:,\d]{3,50}?\s(?P<verb>is|stands\s+at)\s+(?:(?:now|currently|about|around|some|only|over)\s+)*$"
_OF_SO_MANY = r"\s+(?:out\s+)?of\s+(?:the|its|their|our|all|these|those)\s+\d"  # "61 of the 86 wells were working"


@cache
def _standing() -> str:
    return rf"\s+(?:{alternatives(table('predicates')['levels']['standing'])})\b"


def settle_level(passage: Passage, draft: Draft, placed: Placed[Quantity], window: Period | None) -> None:
    """Make a draft a level whose words tell one; what "there were" over several days was counted over them."""
    quantity, predicate = draft.quantity, draft.predicate
    if quantity.unit in ("percent", "percentage_point") or quantity.average or quantity.per is not None:
        return
    lodging = _lodging(passage, quantity, placed, window)
    if lodging is not None and not _told_by_verb(predicate, placed):
        draft.predicate = lodging
        return
    if predicate is not None and predicate.lemma == "hold":
        # Prisoners "were held" by whoever says so: without a holder or a place two counts are of two things.
        placed_or_held = predicate.end <= placed.start or regex(_held_in()).match(passage.text, predicate.end)
        if not is_event_noun(head_of(quantity)) and quantity.counted is not None and placed_or_held:
            draft.predicate = replace(predicate, lemma="hold+stock", kind="stock")
        return
    before = passage.text[max(0, placed.start - _NEAR) : placed.start]
    numbered = None if predicate is not None and predicate.kind != "neutral" else regex(_NUMBERED).search(before)
    if numbered is not None and quantity.counted is not None and not is_event_noun(head_of(quantity)):
        low = placed.start - len(before)
        start, end = (low + at for at in numbered.span("verb"))
        draft.predicate = Predicate(lemma="have", kind="stock", start=start, end=end)  # "the number of pupils is 1,400"
        return
    having = regex(_having()).search(before)
    grouped = having is not None and having["group"] is not None
    after = passage.text[placed.end : placed.end + 120]
    if predicate is not None and predicate.kind == "stock" and after[:1] == "," and regex(_WHOLE).search(before):
        draft.predicate = replace(predicate, kind="unknown")  # "of the 48 pumps, 39 were working": so were not all 48
        return
    if quantity.counted is not None and is_event_noun(head_of(quantity)) and _is_still(quantity, predicate, after):
        _settle_state(passage, draft, placed, after)
    if quantity.counted is None and quantity.unit is None and regex(_bare_now()).match(after):
        _settle_state(passage, draft, placed, after)  # "833 are now in shelters"
        return
    if (quantity.counted is None and not grouped and not regex(_OF_SO_MANY).match(after)) or is_event_noun(
        head_of(quantity)
    ):
        return
    small = quantity.number.text.isalpha() and (quantity.value or 0) <= _STRUCTURE
    small = small and regex(_standing()).match(after) is None  # "had nine doctors on duty"
    if having and having[0].split()[0].lower().startswith(("keep", "kept")) and regex(_away()).match(after):
        having = None
    if (
        having
        and not small
        and (predicate is None or predicate.kind != "stock")
        and not _told_by_verb(predicate, placed)
    ):
        low = placed.start - len(before)
        draft.predicate = Predicate(lemma="have", kind="stock", start=low + having.start(), end=low + having.end())
        return
    being = regex(_being()).match(after)
    if being and predicate is not None and predicate.kind in ("flow", "unknown"):
        draft.predicate = replace(predicate, kind="stock")
    elif regex(_keeping()).search(before):
        draft.predicate = Predicate(lemma="have", kind="stock", start=placed.start - 4, end=placed.start)
    elif predicate is None or predicate.kind != "flow" or predicate.lemma == "close" or regex(_still()).match(after):
        _settle_state(passage, draft, placed, after)


@cache
def _housed() -> str:
    words = table("predicates")["levels"]
    now = alternatives(words["adverbs"])
    return rf"\b(?:{alternatives(words['houses'])})\s+(?:(?:{now})\s+)?(?P<verb>had|has)\s+(?:(?:{now})\s+)*$"


def _lodging(passage: Passage, quantity: Quantity, placed: Placed[Quantity], window: Period | None) -> Predicate | None:
    """Return the verb of a house that had so many persons in it on one day: "on 3 May the clinic had 61 patients"."""
    if head_of(quantity) not in table("predicates")["levels"]["lodging"]:
        return None
    if window is None or window.first is None or window.first != window.last:
        return None
    low = max(0, placed.start - _NEAR)
    found = regex(_housed()).search(passage.text[low : placed.start])
    if found is None:
        return None
    return Predicate(lemma="have", kind="stock", start=low + found.start("verb"), end=low + found.end("verb"))


def _is_still(quantity: Quantity, predicate: Predicate | None, after: str) -> bool:
    """Say whether patients are somewhere now, or cases still in a state: "97 patients are in hospital", "3 cases are still open"."""
    if predicate is not None and predicate.kind == "flow":
        return False
    return known_as(head_of(quantity) or "", "person") is True or regex(_still()).match(after) is not None


def _settle_state(passage: Passage, draft: Draft, placed: Placed[Quantity], after: str) -> None:
    """Make a count of things that are in a state, or of a line without a verb that names one, a level."""
    state = regex(_state()).match(after)
    if state and (draft.predicate is None or draft.predicate.kind != "stock"):
        start = draft.predicate.start if draft.predicate is not None else placed.end + state.start()
        lemma = draft.predicate.lemma if draft.predicate is not None else "be"
        draft.predicate = Predicate(
            lemma=lemma, kind="stock", start=max(start, placed.end), end=placed.end + state.end()
        )
    elif passage.sentence.block == "bullet" and draft.predicate is None and regex(_label()).match(after):
        draft.predicate = Predicate(lemma="stand", kind="stock", start=placed.end, end=placed.end)


def _told_by_verb(predicate: Predicate | None, placed: Placed[Quantity]) -> bool:
    """Say whether another verb tells of the things: "there were 12 people killed"; of "be" there is nothing told."""
    undone = predicate is not None and predicate.lemma.startswith("not-")  # "the list has 83 schools that did not open"
    return predicate is not None and (predicate.kind == "flow" or undone) and predicate.start >= placed.end


def level_on_day(window: Period | None) -> Period | None:
    """Return the window of a level told "as of" or "by" a day as that day, whatever the hour of it."""
    if window is None or window.kind not in ("as_of", "until") or window.last is None or window.first is not None:
        return window
    if window.last_earliest is not None and (window.last - window.last_earliest).days > 1:
        return replace(window, first=window.last_earliest, first_latest=window.last, kind="on")
    return replace(window, first=window.last, last_earliest=None, kind="on")


def present_level(
    passage: Passage, draft: Draft, placed: Placed[Quantity], issued: Period | None, spoken: date | None
) -> Period | None:
    """Return the day of a level told in the present tense ("17 people are missing"): that of speech or publication."""
    predicate = draft.predicate
    if (
        predicate is None
        or predicate.kind != "stock"
        or draft.supposed
        or not (draft.link is None or draft.link.cue == "of the" or is_left_of(draft))
    ):
        return None
    around = passage.text[max(0, min(placed.start, predicate.start) - 12) : max(placed.end, predicate.end) + 16]
    bullet = predicate.lemma == "stand" and predicate.start == placed.end
    if spoken is not None and _backshifted(passage, draft, placed, spoken):
        return Period(first=spoken, last=spoken, kind="on", anchor="speech", inherited=True)
    if not bullet and (not _present().search(around) or re.search(r"\b(?:was|were|had|been)\b", around, re.I)):
        return None
    if spoken is not None:
        return Period(first=spoken, last=spoken, kind="on", anchor="speech", inherited=True)
    if issued is None or issued.days != 1:
        return None
    return Period(first=issued.first, last=issued.last, kind="on", anchor="document", inherited=True)


_HELD = r"\b(?:had|was|were|held|employed|kept|stood|lived|remained|numbered|housed|hosted|sheltered)\b"
_THEN = r"\b(?:when|while|before|after|until|since|once|at\s+the\s+time|earlier|previously|formerly|then|had\s+been|last|originally|initially)\b"


def _backshifted(passage: Passage, draft: Draft, placed: Placed[Quantity], spoken: date) -> bool:
    """Say whether a level is told in the past only because somebody is quoted: "said on Tuesday that it had 350 men there"."""
    voice, predicate = draft.voice, draft.predicate
    if voice is None or voice.kind != "indirect" or predicate is None or not voice.cue:
        return False
    said = next((span for span in voice.content if span.start <= placed.item.number.start < span.end), None)
    if said is None or said.start < voice.cue[-1].end:
        return False
    inside = flow_offset(passage.flow, said.start) or 0
    days = {period.item.first for period in passage.periods if period.item.days == 1}
    if spoken not in days or any(period.start >= inside for period in passage.periods):
        return False
    clause = passage.text[inside : max(placed.end, predicate.end) + 40].split(";")[0]
    told = passage.text[min(placed.start, predicate.start) : max(placed.end, predicate.end)]
    return re.search(_HELD, told, re.I) is not None and not regex(_THEN).search(clause)


def is_told_now(passage: Passage, placed: Placed[Quantity]) -> bool:
    """Say whether words right behind a count make it one of now: "14 towns are still cut off", "833 are now in shelters"."""
    return regex(_still()).match(passage.text[placed.end : placed.end + 90]) is not None


def is_left_of(draft: Draft) -> bool:
    """Say whether a part is a level now of those to whom something was done over days: "of those dismissed, 33 are now retraining"."""
    one, whole = draft.predicate, draft.whole.predicate if draft.whole is not None else None
    return one is not None and whole is not None and one.kind == "stock" and whole.kind != "stock" and one.lemma == "be"


def holds_today(window: Period | None, issued: Period | None) -> bool:
    """Say whether the day of publication lies in the window of a level: "this winter 11,500 people live here"."""
    if window is None or issued is None or issued.days != 1 or issued.last is None:
        return False
    if window.first is None or window.last is None or window.days == 1 or window.kind not in ("on", "during", "after"):
        return False
    return window.first <= issued.last <= window.last


@cache
def _present() -> re.Pattern[str]:
    words = table("predicates")["levels"]
    return re.compile(
        rf"\b(?:is|are|has|have|{alternatives(words['present'])}|{alternatives(words['at_work'])}|{alternatives(words['now'])})\b",
        re.I,
    )
