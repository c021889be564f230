"""Counts of nothing: "no impediment", "not a single truck", "not one nurse", "none of the ships", "nobody was hurt".

Zero is exact in value but marked `universal`, since it denies more than it counts.
"""

import re
from fractions import Fraction
from functools import cache

from countersay.extraction.nouns import counted
from countersay.extraction.quantities.candidates import VagueWord
from countersay.lexicon.load import table
from countersay.model import Extent, Quantity

ZEROS = frozenset({"no", "any", "none", "single", "nobody", "not one"})


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(table("vague")["zero"][key])


def zero(text: str, hit: VagueWord) -> Quantity | None:
    """Return the count of nothing at a word of `ZEROS`, or None where it counts nothing there.

    >>> found = zero("not one nurse left", VagueWord(4, 7, "not one"))
    >>> found.text, found.counted, int(found.value)
    ('not one nurse', 'nurse', 0)
    """
    if hit.word == "nobody" or (hit.word == "no" and text[hit.end : hit.end + 4].lower() == " one"):
        end = hit.end if hit.word == "nobody" else hit.end + 4
        harmed = _harmed().match(text, end)
        return (
            _nothing(text, hit.start, end, (hit.start, end), counted.Noun("person", hit.start, end)) if harmed else None
        )
    start, noun = hit.start, _noun(text, hit)
    if hit.word in ("any", "single"):
        opener = re.compile(r"(?:\bwithout|\bnot)(?: a)? \Z", re.IGNORECASE).search(text, max(0, start - 12), start)
        if opener is None or (hit.word == "single" and not opener.group().lower().endswith(" a ")):
            return None
        start = opener.start()
        if opener.group().lower().startswith("not") and hit.word == "any":
            return None
    elif hit.word == "not one":
        start -= 4
    elif hit.word == "none" and noun is None and (pointed := _of_them().match(text, hit.end)) is not None:
        return _nothing(text, start, hit.end, (hit.start, hit.end), counted.Noun(None, start, pointed.end("them")))
    elif hit.word == "none" and noun is None:
        whole = _OF_SO_MANY.match(text, hit.end)
        noun = counted.after(text, whole.end() - 1) if whole is not None else None
        if noun is not None or _stands_alone(text, hit):
            noun = noun or counted.Noun(None, hit.end, hit.end)
            return _nothing(text, start, hit.end, (hit.start, hit.end), noun)
    return None if noun is None else _nothing(text, start, noun.end, (hit.start, hit.end), noun)


_DONE_NOUN = re.compile(r" (shot|wounded|dead|injured)(?= (?:was|were|is|has|had)\b)")
_OF_SO_MANY = re.compile(r" of (?:the|its|their|our|these|those|his|her) (?:\d[\d,.]*|[a-z]+) (?=[a-z])")
_OPENS = re.compile(r"(?:\A|[.;:!?]\s+|\n\s*|\b(?:and|but) |, )\Z")
_HAS = re.compile(r"\b(?:been|was|were|and|but|made|saw|seen|recorded|received|reported|counted|had) \Z")
_THEN = re.compile(r" (?:on|in|at|during|since|last|this|yesterday|today)\b(?! (?:which|the least))")


def _stands_alone(text: str, hit: VagueWord) -> bool:
    """Say whether "none" counts what was spoken of: "None was hurt.", "made three on Friday and none on Saturday"."""
    before = text[max(0, hit.start - 12) : hit.start]
    done = _of_them_done().match(text, hit.end)
    return (done is not None and _OPENS.search(before) is not None) or (
        _THEN.match(text, hit.end) is not None and _HAS.search(before) is not None
    )


@cache
def _of_them_done() -> re.Pattern[str]:
    return re.compile(_DONE_TO.replace("@", "|".join(sorted(table("vague")["zero"]["participles"]))))


_DONE_TO = r" (?:was|were|has|have|had)(?: (?:so far|yet|ever|since))?(?: been)? (?:[a-z]+ly )?(?:[a-z]{3,}ed|@)\b"


@cache
def _of_them() -> re.Pattern[str]:
    """What makes "none of them" a count of nothing: what was not done to them, or what they did not do."""
    words = table("vague")["zero"]
    done = rf"(?:[a-z]{{3,}}ed|{'|'.join(sorted(words['participles']))})"
    passive = rf"(?:{'|'.join(words['passive'])}) (?:[a-z]+ly )?{done}"
    active = rf"(?:has|have|had) (?:ever |yet |so far |since )?(?:been )?{done}|(?:{'|'.join(sorted(words['active']))})|{done}"
    return re.compile(rf"(?P<them> of (?:them|these|those|which|whom)) (?:{passive}|{active})\b")


def _noun(text: str, hit: VagueWord) -> counted.Noun | None:
    if hit.word == "none":
        noun = counted.of_whole(text, hit.end)
        return None if noun is not None and noun.lemma in table("periods")["numbers"] else noun
    if hit.word == "single" and (shot := _DONE_NOUN.match(text, hit.end)) is not None:
        return counted.Noun(shot[1], shot.start(1), shot.end(1))  # "not a single shot was fired"
    if hit.word == "not one":
        before = re.compile(r"(?:(?P<there>\bthere )?\b(?:is|was|are|were) |['’]s )not \Z", re.I).search(
            text, max(0, hit.start - 16), hit.start
        )
        contrast = re.compile(r"[^.;]{0,40}\bbut\b").match(text, hit.end)
        if contrast or (before and not before["there"]):
            return None
        return counted.of_whole(text, hit.end) or counted.after(text, hit.end, one=True)
    if hit.word == "no":
        last = text[max(0, hit.start - 16) : hit.start].lower().split()
        if (last[-1] if last else "") not in _words("before") and _done().match(text, hit.end) is None:
            return None
        following = re.compile(r" ([\w’'-]+)").match(text, hit.end)
        if following is None or following[1].lower() in _words("not_after") or following[1][0].isupper():
            return None
    return counted.after(text, hit.end) or counted.after(text, hit.end, one=True)


def _nothing(text: str, start: int, stop: int, number: tuple[int, int], noun: counted.Noun) -> Quantity:
    for tail in table("vague")["zero"]["tail"]:
        if text.startswith(f" {tail}", stop):
            stop += len(tail) + 1
    return Quantity(
        start=start,
        end=stop,
        text=text[start:stop],
        number=Extent(*number, text[slice(*number)]),
        lower=Fraction(0),
        upper=Fraction(0),
        value=Fraction(0),
        counted=noun.lemma,
        qualifiers=noun.qualifiers,
        precision="universal",
        resolution=Fraction(1),
    )


@cache
def _done() -> re.Pattern[str]:
    """What makes "no" before a noun a count of nothing: what was not done to them, or what they did not do.

    "No ship was unloaded", "no lorries crossed"; "no time passed" has an abstract noun.
    """
    words = table("vague")["zero"]
    participles = "|".join(sorted(words["participles"]))
    noun = rf" (?:(?!(?:{'|'.join([*words['not_after'], *words['abstract']])})\b)[a-z’'-]+ ){{1,3}}"
    passive = rf"(?:{'|'.join(words['passive'])}) (?:[a-z]+ly )?(?:[a-z]{{3,}}ed|{participles})\b"
    active = rf"(?:(?:has|have|had) (?:ever |yet |so far )?)?(?:{'|'.join(sorted(words['active']))})\b"
    return re.compile(f"{noun}(?:{passive}|{active})")


@cache
def _harmed() -> re.Pattern[str]:
    """What makes "nobody" a count of persons: harm, arrest, death or that they are missing, which others put a number to."""
    words = table("vague")["zero"]
    passive = "|".join(words["passive"])
    missing = rf"(?:is|{passive}) (?:still |now )?(?:reported |thought to be |believed to be )?(?:missing(?! (?:the|a|an|out|that|this)\b)|unaccounted for)"
    return re.compile(
        rf" (?:(?:{passive}) (?:[a-z]+ly )?(?:{'|'.join(words['harm'])})|(?:has |had )?(?:died|drowned|perished)|{missing})\b"
    )
