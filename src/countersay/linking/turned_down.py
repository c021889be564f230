"""Find the words by which a sentence turns down what others say, and the words that are turned down.

"There is no truth in claims that guards beat inmates", "called the accusation of hoarding absurd", "The allegation that the mine was
unsafe is an insult", "Asked whether it arms rebels, the embassy said that it did not", "had nothing to do with the fire", "It was the
rebels who shot the hostages". What is turned down is returned as a range of the sentence, with the way in which it is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from countersay.lexicon.gates import gated
from countersay.lexicon.load import table
from countersay.model import Answer

_DENY = r"(?:den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?|refute[sd]?|dispute[sd]?|rebut(?:s|ted)?|repudiate[sd]?|contest(?:s|ed)?)"
_NOT = r"(?<!not )(?<!to )(?<!cannot )(?<!n't )(?<!n’t )(?<!never )"
_HOW = r"(?:strongly |categorically |firmly |also |flatly |outright |vehemently |angrily |again )?"
_BY = r"(?:(?:made |spread |raised )?(?:by|from|in) [^,.;]{2,60}? )?"
_SHARE = (
    r"(?:(?:had|has|have) (?:nothing|had nothing) to do with|(?:had|has|have|played|took|plays) no (?:part|hand|role|share|involvement) in"
    r"|(?:was|were|is|are) (?:not|in no way) (?:involved in|behind|responsible for|to blame for)|(?:bears?|bore|has|had) no (?:responsibility|blame|guilt) for"
    r"|(?:denies|denied|deny|rejects?|rejected) (?:all |any )?(?:responsibility for|involvement in|part in|a part in|having any part in))"
)
_END = re.compile(
    r"[,;] (?:but|and|saying|adding|which|while|insisting|stating|calling|explaining)\b|[.!?;]|\bbut\b|,? (?:saying|adding|insisting) "
)


@dataclass(frozen=True, slots=True)
class TurnedDown:
    """What is turned down: a range of the sentence, who does so as written, the way, and whether only a part in it is denied."""

    start: int
    end: int
    who: str
    answer: Answer | None = None


def turned_down(sentence: str) -> Iterator[TurnedDown]:
    """Yield what a sentence turns down.

    >>> text = "There is no truth in claims that the well was poisoned."
    >>> [text[one.start:one.end] for one in turned_down(text)]
    ['the well was poisoned']
    """
    seen: set[tuple[int, int]] = set()
    for pattern in _patterns():
        for match in pattern.finditer(sentence):
            known = match.re.groupindex
            start, end = match.span("said")
            stop = _END.search(sentence, start, end)
            if stop is not None and "bounded" not in known:
                end = stop.start()
            if end - start <= 5 or (start, end) in seen:
                continue
            seen.add((start, end))
            who = match["who"] if "who" in known else _SAYING.sub("", _WHO.sub("", sentence[: match.start()]))
            yield TurnedDown(start, end, (who or "").strip(" ,\n"), "part" if "share" in known else None)


_SAYING = re.compile(
    r"\s*\b(?:said|says|stated|states|insisted|insists|added|declared|told|wrote|stressed|has|have|had|also|later|again)\b.*",
    re.S,
)
_WHO = re.compile(r"^.*(?:[,;:] |\b(?:that|and|but) )", re.S)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    known = table("plain_replies")
    claims, untrue = "|".join(known["claims"]), "|".join(re.escape(word) for word in known["untrue"])
    claim = rf"(?:[a-z]+ )?(?:{claims})"
    the = r"(?:the |these |those |such |any |all |this |that |recent |media |its |their )?"
    verdict = rf"(?:an? |the |pure |sheer |utterly |completely |entirely |totally |wholly |simply |plainly |absolutely |clearly )*(?:{untrue})\b"
    said = r"(?P<said>[^.!?;\n]+)"
    inner = r"(?P<said>[^.!?;\n]+?)(?P<bounded>)"
    was = r"(?:is|are|was|were|had been|have been|has been)(?: found to be| proved| proven)?(?: also| all)?"
    rows = (
        rf"\b(?:no|not any|never any) (?:grain of |word of |shred of )?(?:truth|basis|substance|foundation|merit) (?:at all |whatsoever )?(?:in|to|for|behind) {the}{claim} {_BY}(?:that|of|about) {said}",
        rf"{_NOT}\b{_DENY} {_HOW}(?:as \w+ )?{the}{claim} {_BY}(?:that|of|about) {said}",
        rf"{_NOT}\b{_DENY} (?:strongly |categorically |firmly |flatly )?that {said}",
        rf"{_NOT}\bden(?:y|ies|ied|ying) (?:strongly |categorically |ever |it |that )?(?P<said>(?:having |ever )?[a-z]{{2,}}(?:ing|ed)\b[^.!?;\n]+)",
        rf"\b(?:[Tt]he|[Tt]hese|[Tt]hose|[Aa]ny|[Aa]ll|[Ss]uch|[A-Z]\w+['’]s)? ?\b(?:{claims.replace('|', '|')}|{'|'.join(word.capitalize() for word in known['claims'])}) {_BY}(?:that|of|about) {inner} {was} (?:not )?(?:investigated and found to be )?(?:dismissed as |rejected as |described as )?{verdict}",
        rf"\b(?:calls?|called|calling|described|describes|branded|brands|labelled|labels|dismissed|dismisses|rejected|rejects) (?:as {verdict} )?{the}{claim} {_BY}(?:that|of|about) {inner} (?:as )?{verdict}",
        rf"\b(?:regards?|regarded|considers?|considered|views|viewed|sees) {the}{claim} {_BY}(?:that|of|about) {inner} (?:as|to be) {verdict}",
        rf"\b(?:dismissed|dismisses|rejected|rejects|denied|denies) (?:\w+ )?as (?:an? |\w+ly )?[\w-]+ (?:and [\w-]+ )?{the}{claim} {_BY}(?:that|of|about) {said}",
        rf"\b[Ii]t (?:is|was) (?:simply |just |also |plainly |quite |completely |entirely )?(?:not true|untrue|not correct|incorrect|false|wrong|not the case|an invention|a myth|not so) (?:to say |to claim |to suggest )?that {said}",
        rf"\b[Aa]sked (?:whether|if) {inner}, [^.;]{{0,60}}?\b(?:said|replied|answered)(?: that)? (?:it|they|he|she|this|that) (?:did|had|was|were|has|have|do|does|is|are) not\b",
        rf"(?P<who>(?:[A-Z][\w’'-]+ |[Tt]he |[Oo]ur |of )*[\w’'-]+) (?P<share>{_SHARE}) {said}",
    )
    return tuple(gated(re.compile(row)) for row in rows)


_DOER = re.compile(
    r"\b[Ii]t (?:was|is|were) (?!(?:not|only|in|on|at|then|here|there|because|for|from|to|with|after|before|about)\b)(?P<who>(?:(?:the|a|an|our|their|its|his|her|some|these|those) |[A-Z])[^,.;]{2,60}?|[a-z]+s) (?:who|that|which) (?P<said>(?:had |has |have )?[a-z][^.!?;\n]+)"
)


def other_doer(sentence: str) -> tuple[str, int, int] | None:
    """Return who a sentence says did it instead, and the range of the deed: "It was | the storm | that | took down the mast".

    >>> other_doer("It was the storm that broke the mast.")[0]
    'the storm'
    """
    found = _DOER.search(sentence)
    return (found["who"], found.start("said"), found.end("said")) if found is not None else None
