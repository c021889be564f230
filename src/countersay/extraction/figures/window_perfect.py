"""Counts told in the present perfect without a beginning: "the fund has paid 4 million so far".

The words give the end, the day of speech or else of publication, and no beginning. A beginning is not guessed: such a
count is compared with no other over time until a reader, or another sentence, gives one.
"""

import re
from datetime import date
from functools import cache

from countersay.extraction.figures.figure_drafts import Draft, head_of
from countersay.extraction.figures.figure_kinds import is_event_noun
from countersay.extraction.text.passages import Passage, Placed, number_end
from countersay.extraction.times.patterns import pattern
from countersay.extraction.times.timex_words import alternatives, regex
from countersay.lexicon.load import table
from countersay.lexicon.nouns import is_of_harm
from countersay.model import Period, Quantity

_NEAR = 60  # code points before a number in which its auxiliary stands: "has, in the view of the court, paid 4 million"
_LISTED = 260  # code points of a list whose counts share one verb
_AUXILIARY = 30  # code points before a verb in which its auxiliary stands
_UNSUMMED = frozenset({"percent", "percentage_point"})


def _auxiliary() -> str:
    """An auxiliary of the perfect, with the adverbs behind it."""
    auxiliaries = alternatives(table("periods")["perfect"]["auxiliaries"])
    return rf"\b(?:{auxiliaries})(?:\s+(?:{alternatives(table('periods')['perfect']['adverbs'])}|\w+ly)){{0,2}}"


@cache
def _before() -> re.Pattern[str]:
    """The auxiliary and its participle in the clause of an object: "has received 1,130 complaints and paid 300"."""
    undone = alternatives(table("periods")["perfect"]["undone"])
    return regex(
        rf"{_auxiliary()}\s+(?!(?:been|to|no|not|never|{undone})\b)[a-z]+\b(?!.*\b(?:will|would|had|was|were|which|who|if|until)\b)(?:[^.;:]|\.\d)*$"
    )


@cache
def _after() -> re.Pattern[str]:
    """The same behind a subject: "22 patients have died", "610,000 dollars has been received"."""
    return regex(rf"(?:[^.;:,\d(]|\([^()]{{1,60}}\)){{0,50}}?{_auxiliary()}\s+(?!to\b|no\b|not\b|never\b)[a-z]+")


def told_until_now(passage: Passage, draft: Draft, placed: Placed[Quantity]) -> bool:
    """Say whether a count of things done is told in the present perfect, with no other words of time."""
    predicate, quantity = draft.predicate, draft.quantity
    if predicate is None or draft.supposed:
        return False
    counted = (
        predicate.kind == "neutral"
        and not passage.periods
        and quantity.unit is None
        and is_event_noun(head_of(quantity))
    )
    if predicate.kind not in ("flow", "unknown") and not counted:
        return False
    if draft.link is not None and not since_done(passage, draft):
        return False
    if quantity.unit in _UNSUMMED or quantity.average or quantity.per is not None or quantity.change in ("up", "down"):
        return False
    if regex(rf"\b(?:{alternatives(table('periods')['perfect']['elsewhen'])})\b").search(passage.text):
        return False
    if _toll_stands(passage, placed) or _are_dead(passage, draft, placed) or _listed_participle(passage, placed):
        return True
    if predicate.start < placed.start:
        # in a list the verb stands before its first count: "have included 451 tonnes of corn, 50 of meal and 41 of wheat"
        low = min(placed.start - _NEAR, max(predicate.start - _AUXILIARY, placed.start - _LISTED))
        return _before().search(passage.text[max(0, low) : placed.start]) is not None
    return _after().match(passage.text[placed.end : predicate.end + 1]) is not None


def _toll_stands(passage: Passage, placed: Placed[Quantity]) -> bool:
    """Say whether a toll is told as it stands: "the death toll is 13"."""
    return (
        pattern("windows", "taken_up", "now").search(passage.text[max(0, placed.start - 90) : placed.start]) is not None
    )


def _are_dead(passage: Passage, draft: Draft, placed: Placed[Quantity]) -> bool:
    """Say whether the dead are told of in the present, which counts all so far: "30 are thought dead", "are feared drowned"."""
    verb = draft.predicate
    if verb is None or verb.kind != "flow" or not is_of_harm(verb.lemma) or passage.periods:
        return False
    return _dead_now().match(passage.text, placed.end) is not None


@cache
def _dead_now() -> re.Pattern[str]:
    told = r"thought|believed|feared|presumed|confirmed|known|reported|estimated|now|already"
    return regex(
        rf"[^.;:,\d]{{0,30}}?\s(?:is|are)\s+(?:(?:{told})\s+){{1,2}}(?:dead|drowned|killed)\b(?!\s+(?:by|in|on|at|each|every)\b)"
    )


def _listed_participle(passage: Passage, placed: Placed[Quantity]) -> bool:
    """Say whether the auxiliary of the clause before is left out: "76 people have been killed and 868 injured"."""
    before = passage.text[max(0, placed.start - 2 * _NEAR) : placed.start]
    return (
        _own_participle().match(passage.text, number_end(placed)) is not None and _shared().search(before) is not None
    )


@cache
def _shared() -> re.Pattern[str]:
    return regex(
        rf"{_auxiliary()}\s+been\s+[a-z]+(?:\s+(?!and\b)[\w-]+){{0,5}}?(?:,\s+(?:and\s+)?|\s+and\s+)(?:[a-z]+\s+){{0,2}}$"
    )


@cache
def _own_participle() -> re.Pattern[str]:
    finite = r"(?:was|were|is|are|had|has|have|will)\b"
    return regex(rf"\s+(?:(?!{finite})[a-z]+\s+){{0,3}}?[a-z]+(?:ed|shot|lost|hurt|taken|held|sent)\b(?!\s+{finite})")


def since_done(passage: Passage, draft: Draft) -> bool:
    """Say whether a part is told by a later verb of its own: "dismissed 16 stewards; ten have since been taken back"."""
    if draft.link is None or draft.link.type != "part_of" or " since " not in passage.text:
        return False
    end = draft.start + len(draft.quantity.text)
    return regex(r"[^.;:]{0,24}?\b(?:has|have)\s+since\s").match(passage.text, end) is not None


def until_now(
    passage: Passage, draft: Draft, placed: Placed[Quantity], issued: Period | None, spoken: date | None
) -> Period | None:
    """Return the window of a count told in the present perfect: an end, no beginning; None where it is not so told.

    Args:
        issued: publication. spoken: the day of speech, if it is another.
    """
    if not told_until_now(passage, draft, placed):
        return None
    if spoken is not None:
        return Period(last=spoken, kind="as_of", anchor="speech", inherited=True)
    if issued is None or issued.last is None:
        return None
    earliest = issued.first if issued.days != 1 else None
    return Period(last=issued.last, last_earliest=earliest, kind="as_of", anchor="document", inherited=True)
