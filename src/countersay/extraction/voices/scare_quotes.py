"""Tell quotation marks that keep a term at arm's length from those round speech, names, terms and words of a text.

The rules in order; the first that applies decides.

1. Marks that never close, or that hold more than seven words, a question, or a clause with a verb of its own: speech.
2. A term beside another one ("“X” and “Y”") is what the other is.
3. Distance by the words before: "so-called", "alleged", "whatever"; "there is no “X”"; the noun of a claim ("claims of
   “X”", "the outcry over “X”", "Claims that A imposed a “X”"); a cover ("under the pretext of “X”"); a verb of making
   believe ("fabricate a picture of “X”", "what A presents as “X”"); another's name for what the writer calls by his own
   (`contrary_names`).
4. No distance: a title or name (capitals throughout, or a capital inside the sentence), a code ("“A1”", "“n/a”"), a
   nickname between two names, a term defined or named ("the word “X”", "known as “X”", "(the “X”)", "“X” means").
5. No distance: words of an instrument ("Article 9 obliges them to “…”").
6. No distance: speech, where a cue stands before in the sentence, or behind the marks and a comma.
7. What is left is distance up to four words, speech beyond.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from countersay.extraction.text.quotes import Quotation
from countersay.extraction.text.tokens import Token
from countersay.extraction.voices.contrary_names import contrary
from countersay.extraction.voices.cues import verb_forms, verbs
from countersay.extraction.voices.folded import Unit
from countersay.extraction.voices.quoted_terms import Marks, marks_words, named, of_instrument
from countersay.lexicon.load import table

_LONGEST = 4
_FORCED = 7
_BACK = 14
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


@cache
def _unspoken() -> frozenset[str]:
    return frozenset(table("cues")["distance"]["unspoken"].split())


def scare_quotes(text: str, unit: Unit, quotations: Sequence[Quotation]) -> list[Quotation]:
    """Return those of a sentence's quotations that mark distance, in text order.

    Args:
        text: the whole text.
        unit: the sentence's words and tags, without the marks.
        quotations: those that begin in the sentence, in text order.
    """
    found: list[Quotation] = []
    earlier: Quotation | None = None
    scare = False
    starts = [token.start for token in unit.tokens]
    for quotation in quotations:
        inner = _inner(unit.tokens, starts, quotation)
        if not inner or not quotation.closed:
            continue
        marks = Marks(text, unit, quotation, inner[0], inner[-1])
        # a verdict holds for what is coordinated with it
        beside = earlier is not None and marks.size <= _LONGEST and _beside(text, earlier, quotation, scare)
        scare = scare if beside else _scare(marks)
        if scare:
            found.append(quotation)
        earlier = quotation
    return found


def _inner(tokens: Sequence[Token], starts: Sequence[int], quotation: Quotation) -> list[int]:
    """Return the tokens inside a quotation, of a long one the first, without the marks at their end."""
    low, high = (bisect_left(starts, at) for at in (quotation.inner_start, quotation.inner_end))
    inner = list(range(low, min(high, low + _FORCED + 2)))
    while inner and not tokens[inner[-1]].lower[:1].isalnum():
        inner.pop()
    return inner


def any_short(tokens: Sequence[Token], quotations: Sequence[Quotation]) -> bool:
    """Say whether a quotation is so short that it may mark distance: whole statements never do."""
    starts = [token.start for token in tokens]
    return any(len(_inner(tokens, starts, quotation)) <= _FORCED for quotation in quotations)


def _beside(text: str, earlier: Quotation, quotation: Quotation, scare: bool) -> bool:
    """Say whether two quotations are coordinated: "“X” and “Y”", "replace “X” by “Y”" (rule 2)."""
    between = text[earlier.end : quotation.start]
    if len(between) > 20 or earlier.end > quotation.start:
        return False
    rest = [
        word
        for word in between.replace(",", " ").lower().split()
        if word not in ("a", "an", "the") and not word.isdigit()
    ]
    if not scare and (
        rest in (["is"], ["are"])
        or (rest == ["to"] and text[max(0, earlier.start - 8) : earlier.start].rstrip().endswith("from"))
    ):
        return True  # "the English for “X” is “Y”", "from “X” to “Y”"
    if rest in (["by"], ["with"], ["for"], ["from"], ["to"]):
        return not scare
    return rest in ([], ["and"], ["or"], ["nor"]) and (bool(rest) or "," in between)


def _scare(marks: Marks) -> bool:
    if marks.size > _FORCED or _sentence(marks):
        return False
    if _kept_apart(marks):
        return True
    if marks.size > _LONGEST:
        return False
    return not (named(marks) or of_instrument(marks) or _spoken(marks))


def _sentence(marks: Marks) -> bool:
    """Say whether the words inside are a sentence or clause (rule 1)."""
    unit, end = marks.unit, marks.text[marks.quotation.inner_end - 1]
    capital = unit.capital(marks.first)
    if end in "?!" or (end in ".," and capital and marks.size > 1 and not unit.capital(marks.last)):
        return True
    if end == "," and capital and marks.first == 0:
        return True
    inner = range(marks.first, marks.last + 1)
    # a singular noun and a plural verb are a compound that the tagger took for a clause: "ghost fleet"
    finite = [
        k
        for k in inner
        if unit.tag(k) in _FINITE
        and unit.lower(k) not in ("'s", "’s")
        and not (unit.tag(k) == "VBP" and unit.tag(k - 1) in ("NN", "JJ"))
        and not (marks.size == 2 and unit.tag(k - 1) == "NN" and not unit.lower(k).endswith(("ed", "s")))
    ]
    subject = any(
        unit.tag(k)[:2] in ("NN", "PR") and unit.tag(k) != "PRP$" for v in finite for k in range(marks.first, v)
    )
    return bool(finite) and (subject or marks.size > 1)


def _kept_apart(marks: Marks) -> bool:
    """Say whether the words before the marks keep them at a distance (rule 3)."""
    unit = marks.unit
    if marks.before() in ("this", "these", "such") or _of_us(marks):
        return True
    k = marks.first - 1
    while k >= 0 and k >= marks.first - 4:
        word = unit.lower(k)
        if word in marks_words("distance", "marks") or (word == "called" and unit.lower(k - 1) == "so"):
            return True
        if word == "-" and unit.lower(k - 1) in marks_words("distance", "marks"):
            return True
        if not (unit.tag(k)[:2] in ("JJ", "RB", "DT") or unit.tag(k) in ("VBN", "VBG")):
            break
        k -= 1
    return _denied(marks) or _claimed(marks) or _made_up(marks) or _covered(marks) or contrary(marks)


def _of_us(marks: Marks) -> bool:
    """Say whether the writer is accused of the term: "accusing us of a “siege”"."""
    unit = marks.unit
    return any(
        unit.lower(k) == "of" and unit.lower(k - 1) in ("us", "me") and unit.lower(k - 2).startswith("accus")
        for k in marks.within(3)
    )


def _denied(marks: Marks) -> bool:
    """Say whether the marks stand behind "there is no", "far from any", "without any"."""
    word = marks.before()
    if word not in marks_words("distance", "nothing"):
        return False
    if word == "no":
        return marks.before(2) in ("is", "was", "are", "were", "been", "be", "'s", "") and not _spoken(marks)
    return marks.before(2) in ("from", "without", "nor", "not", "n't")


def _claimed(marks: Marks) -> bool:
    """Say whether a noun for a claim governs the marks: "accusations against the union over “X”"."""
    unit = marks.unit
    links = marks_words("distance", "links")
    linked = False
    for k in marks.within(_BACK):
        word = unit.lower(k)
        if word in links:
            linked = True
        elif word in marks_words("distance", "claims") and linked and _is_noun(unit, k):
            between = range(k + 1, marks.first)
            clause = unit.lower(k + 1) == "that" or unit.lower(k + 1) == "as"
            finite = [v for v in between if unit.tag(v) in _FINITE]
            if not finite or (clause and len(finite) <= 2):
                return True
    return False


def _is_noun(unit: Unit, k: int) -> bool:
    """Say whether a word that may be a verb is a noun here: behind a describing word, or first and with its link."""
    if unit.tag(k).startswith("NN"):
        return unit.lower(k) != "talk" or unit.lower(k + 1) in ("of", "about")
    opens = k == 0 or not unit.lower(k - 1)[:1].isalnum()
    following = unit.lower(k + 1)
    return following in ("of", "on", "about", "over", "regarding", "concerning") or (
        opens and following in marks_words("distance", "links")
    )


def _made_up(marks: Marks) -> bool:
    """Say whether a verb of making believe governs the marks."""
    unit = marks.unit
    for k in marks.within(8):
        word = unit.lower(k)
        if word in marks_words("distance", "pretending") and unit.tag(k).startswith("VB"):
            return True
        if word in marks_words("distance", "founding") and unit.tag(k) in _FINITE:
            return k == marks.first - 2 and marks.before() in ("a", "an") and marks.size <= 2
        if unit.tag(k) in _FINITE and k < marks.first - 1:
            break
    behind = [unit.lower(k) for k in marks.within(6)]
    if "as" in behind[:3]:
        at = marks.first - 1 - behind.index("as")
        near = [unit.lower(k) for k in range(max(0, at - 12), at)]
        if any(word in marks_words("distance", "passing") for word in near):
            return True
    if "behind" in behind[:2] and any(
        unit.lower(k) in ("hide", "hides", "hid", "hiding", "hidden") for k in marks.within(5)
    ):
        return True
    return any(unit.lower(k) in ("call", "speak", "talk") and unit.lower(k - 1) == "they" for k in marks.within(4))


def _covered(marks: Marks) -> bool:
    """Say whether something is done under the cover of the marks: "in the name of “X”"."""
    unit = marks.unit
    for k in marks.within(4):
        if unit.lower(k) in marks_words("distance", "covers") and unit.lower(k + 1) == "of":
            near = {unit.lower(k - 1), unit.lower(k - 2)}
            return bool(near & marks_words("distance", "cover_links"))
    return False


def _spoken(marks: Marks) -> bool:
    """Say whether a cue puts the words in somebody's mouth (rule 6)."""
    unit = marks.unit
    for k in marks.within(_BACK):
        word = unit.lower(k)
        if word == "according" and unit.lower(k + 1) == "to":
            return True
        if word in marks_words("speech", "views") and (
            unit.lower(k + 1) in ("of", "the", ",", "", "was", "were") or unit.lower(k - 2) in ("in", "to")
        ):
            return True
        if unit.lower(k + 1) == "volumes":
            continue
        if word in marks_words("speech", "verbs") and (
            unit.tag(k).startswith("VB") or unit.lower(k + 1) in ("of", "about")
        ):
            return True
        if word not in verb_forms() or not _is_verb(unit, k) or _attempted(unit, k):
            continue
        if _verdict(marks, k) or (verb_forms()[word][0] not in _unspoken() and _takes(marks, k)):
            return True
    return _answered(marks) or _seen_as(marks) or _told_behind(marks)


def _answered(marks: Marks) -> bool:
    """Say whether the marks hold an answer or verdict: "her reply was a curt “no”", "found the delay “inexcusable”"."""
    unit = marks.unit
    if any(
        unit.lower(k) == "how" and unit.lower(k - 1) in ("is", "was")
        for k in range(marks.last + 2, min(len(unit), marks.last + 7))
    ):
        return True  # "“A heavy blow”: that is how the guild sees it"
    for k in marks.within(5):
        word = unit.lower(k)
        if word in ("was", "is", "were", "are") and unit.lower(k - 1) in marks_words("speech", "answers"):
            return True
        if word in marks_words("speech", "finding") and unit.tag(marks.first)[:2] in ("JJ", "RB", "VB"):
            return unit.tag(marks.first - 1)[:2] in ("NN", "PR") and unit.tag(k).startswith("VB")
    return False


def _seen_as(marks: Marks) -> bool:
    """Say whether somebody takes a thing for what stands in marks: "see the tax as “a death sentence”"."""
    unit = marks.unit
    return marks.before() == "as" and any(
        unit.lower(k) in marks_words("speech", "seeing") and unit.tag(k).startswith("VB") for k in marks.within(8)
    )


def _is_verb(unit: Unit, k: int) -> bool:
    """Say whether a cue is a verb here; "the study warns of" even where the tagger sees a noun."""
    if unit.tag(k).startswith("VB"):
        return True
    return unit.lower(k).endswith("s") and unit.tag(k - 1) == "NN" and unit.lower(k + 1) in ("of", "about", "that")


def _takes(marks: Marks, k: int) -> bool:
    """Say whether what stands in marks can be what the cue says.

    A verb of doing ("offered") says nothing; one that takes no object ("explain the “sudden” need") says only clauses.
    """
    unit, word = marks.unit, marks.unit.lower(k)
    frames = _frames(word)
    if not frames & {"T", "Z", "Q", "N", "I"} and unit.lower(k + 1) not in _prepositions(word):
        return False
    direct = unit.tag(k + 1) in ("DT", "PRP$") and all(
        unit.tag(j) in ("DT", "PRP$", "JJ", "RB") for j in range(k + 1, marks.first)
    )
    return "N" in frames or not direct


def _attempted(unit: Unit, k: int) -> bool:
    """Say whether a verb is only tried: "tries to explain the loss by a “storm”"."""
    return unit.lower(k - 1) == "to" and unit.lower(k - 2)[:3] in ("try", "tri", "att", "see")


def _verdict(marks: Marks, k: int) -> bool:
    """Say whether a verb that says nothing of speech still puts it in words: "found that", "found “no”", "dismissed as"."""
    unit = marks.unit
    if any(unit.lower(j) == "that" for j in range(k + 1, min(k + 3, marks.first))):
        return True
    return (k == marks.first - 1 and marks.size > 1) or (marks.before() == "as" and marks.first - k <= 8)


def _told_behind(marks: Marks) -> bool:
    """Say whether a cue stands behind: "“X,” she said", "A “left with nothing”, says council"."""
    unit = marks.unit
    close = marks.text[marks.quotation.inner_end - 1] in ",?!" or marks.text[marks.quotation.end :][:1] == ","
    for k in range(marks.last + 1, min(len(unit), marks.last + 30)):
        word = unit.lower(k)
        if word in verb_forms() and unit.tag(k) in ("VBD", "VBZ", "VBP"):
            ends = unit.lower(k + 1) in (".", ";", "")
            predicate = unit.tag(marks.first - 1) not in (
                "DT",
                "PRP$",
                "POS",
                "JJ",
                "NNP",
            )  # not "Its “X” lasted, she said"
            comma = unit.lower(k - 1) == "," or (ends and predicate and _after_comma(unit, marks.last, k))
            near = close and k <= marks.last + 6
            if (near or comma) and "Q" in _frames(word):
                return True
    return False


def _after_comma(unit: Unit, last: int, verb: int) -> bool:
    """Say whether only a short subject stands between a comma behind the marks and the verb: ", its chair said"."""
    for k in range(verb - 1, max(last, verb - 7), -1):
        if unit.lower(k) == ",":
            return k < verb - 1
        if unit.tag(k)[:2] not in ("DT", "PR", "NN", "JJ", "IN"):
            return False
    return False


def _prepositions(word: str) -> frozenset[str]:
    return verbs()[verb_forms()[word][0]].prepositions


def _frames(word: str) -> frozenset[str]:
    return verbs()[verb_forms()[word][0]].frames
