"""Read what somebody was kept from or left without: "prevented food from entering the town", "Visits have been forbidden", "held without water"."""

import re
from collections.abc import Iterator
from functools import cache

from countersay.lexicon.load import table
from countersay.linking.contrary_readings import BEING, HAVING
from countersay.linking.contrary_words import head_of, verb_keys
from countersay.linking.deed_words import HAD, TIMED, Deed, is_noun_of_deed, keys_of_noun

_ENDS = re.compile(
    r"[,.;:()—–\"”]| (?:by|who|which|that|because|when|while|after|before|until|since|and (?=(?:was|were|is|are|has|have|had|did|then|later)\b)|as) ?"
)


def object_behind(behind: str, *, of_passive: bool) -> str:
    """Return the object behind a verb, or what it governs by a preposition where it has none."""
    if of_passive:
        return ""
    found = re.match(r"(?:into |on |from |to |at |upon |with |of |in |over |against |for )?(?P<said>.*)", behind, re.S)
    said = found["said"] if found is not None else ""
    end = _ENDS.search(" " + said)
    said = said[: max(0, end.start() - 1)] if end is not None else said
    said = TIMED.sub("", said.strip())
    said = re.sub(
        r"^((?:the|its|our|their|his|her) [a-z]+) [a-z]{2,}(?:ed|en|ut)$", r"\1", said
    )  # "ordered the library closed"
    return re.sub(
        r"^(?:\d{1,2} [A-Z][a-z]+|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b).*",
        "",
        said.strip(),
    )


def kept_from(text: str) -> Iterator[Deed]:
    """Yield the deeds that somebody keeps another from: "prevented food from entering the town", "refused to allow inspectors into it"."""
    for match in _from().finditer(text):
        verb = match["deed"]
        keys = frozenset(key for key in verb_keys(verb) if not key.startswith("@n "))
        rest = text[match.end() :].strip()
        negated = re.search(r"\b(?:not|never)\b|n[’']t\b", text[max(0, match.start() - 14) : match.start()]) is None
        if verb.lower() not in HAVING | BEING:
            yield Deed(
                match.start("deed"), keys, match["who"], object_behind(rest, of_passive=False), False, negated, False
            )
    for match in _forbidden().finditer(text):
        noun = match["noun"].lower()
        if is_noun_of_deed(noun):
            by = re.match(r" by (?P<who>.+)", match["behind"] or "")
            who = head_of(by["who"]).strip() if by is not None else ""
            yield Deed(match.start("noun"), keys_of_noun(noun), who, "", False, match["not"] is None, False, True)


def had_or_lacked(text: str) -> Iterator[Deed]:
    """Yield what was there for all, and what somebody was left without: "Water was available at all times", "held without water"."""
    for match in _LEFT.finditer(text):
        for name in ("one", "two"):
            if match[name]:
                yield Deed(match.start(name), frozenset({HAD}), "", match[name].strip(), True, True, False)
    found = _had_by_all().search(text)
    if (
        found is not None
        and re.search(r"\b(?:not|no|never|nor|neither)\b|n[’']t\b", text) is None
        and _for_all().search(text)
    ):
        said = found["one"] or found["two"] or found["three"]
        yield Deed(found.start(), frozenset({HAD}), "", TIMED.sub("", said.strip()), True, False, False)


_LEFT = re.compile(
    r"\b(?:(?:left|held|kept|locked up|stranded|went|go|live[sd]?|spent|forced to live|are|were|was|is|been|days|weeks|nights|months|hours) (?:[a-z0-9]+ ){0,6}?without"
    r"|deprived of|starved of|denied|refused|(?:turned|turns|cut|cuts|shut|switched) off|given no|given neither|received no|received neither|had no|had neither|gave [a-z]+ no|there was no|there is no|[Tt]here were no) "
    r"(?:the |any |their |our |its |us |them )?(?P<one>(?:[a-z]+ ){0,2}?[a-z]+)(?: (?:or|and|nor) (?P<two>[a-z]+(?: [a-z]+)?))?(?= (?:for|in|on|at|to|since|from|by|during|after|until|when|while|all)\b|[^\w ]|$)"
)


@cache
def _had_by_all() -> re.Pattern[str]:
    words = "|".join(table("plain_replies")["had"])
    return re.compile(
        rf"(?P<one>[A-Za-z][a-z]+(?: [a-z]+){{0,2}}?) (?:was|were|is|are|has been|have been|had been) (?:always |also |made )?(?:{words})\b"
        r"|\b[Tt]here (?:was|were|is|are|has been|have been|had been) (?:always |enough |plenty of |sufficient |ample )?(?P<two>(?!no\b|not\b)[a-z]+(?: [a-z]+)?)(?= (?:in|for|at|on|throughout|to|every|all)\b|[^\w ]|$)"
        r"|\b(?:received|had|got|were given|was given|are given|is given|receives?|have|has|get|gets) (?:a |an |the |three |two |their )?(?P<three>[a-z]+(?: [a-z]+)?)(?= (?:and|in|for|at|on|throughout|to|every|all|from)\b|[^\w ]|$)"
    )


@cache
def _for_all() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(table("plain_replies")["for_all"]) + r")\b", re.I)


@cache
def _from() -> re.Pattern[str]:
    verbs = "|".join(
        sorted(
            f"{word}\\w*" if not word.endswith("y") else f"{word[:-1]}\\w+"
            for word in table("plain_replies")["hindering"]
        )
    )
    return re.compile(rf"\b(?:{verbs}) (?P<who>(?:[\w’'-]+ ){{1,6}}?)from (?P<deed>[a-z]+ing)\b")


@cache
def _forbidden() -> re.Pattern[str]:
    return re.compile(
        r"\b(?P<noun>[A-Za-z]+s?)(?P<behind> (?:by|of) [^,.;]{2,60}?)? (?:has|have|had|was|were|is|are)(?: been| being)?(?P<not> not| never)?(?: been)? "
        r"(?:forbidden|banned|prohibited|stopped|suspended|refused|denied|halted|disallowed|blocked|prevented)\b"
    )
