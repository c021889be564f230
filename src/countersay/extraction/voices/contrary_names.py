"""Tell a term that the writer sets his own name against: "They speak of a “relocation”. It is an eviction."

Somebody else's word for a thing is kept at arm's length where the writer names the thing otherwise right behind it, or right
before, or gives it as the word of the other side ("The other side calls this an “escort”"). Without such a name the marks
hold speech: "The bishop called the sale a “mistake”." The verb of naming stands up to eight words before the marks.
"""

import re
from functools import cache

from countersay.extraction.voices.cues import inflect
from countersay.extraction.voices.quoted_terms import Marks, marks_words

_AHEAD = 240  # code points behind the marks
_BACK = 200  # and before the sentence
_NEXT = re.compile(
    r"[^.!?;:\n]{0,60}[.!?;:,—–-]\s{1,3}(?:[—–-]\s)?(?:but |yet |when |while |and |for us |to us |in (?:fact|truth|reality),? )*"
    r"(?:it|this|that|they|these|those|what it is)\s(?:is|was|are|were|remains?)\s(?P<rest>[^.!?;\n]{3,120})",
    re.I,
)
_OWN = re.compile(
    r"[^.!?;:\n]{0,60}[.!?;:,—–-]\s{1,3}(?:[—–-]\s)?(?:and )?we (?:call|would call|say) (?:it|this|that)\b", re.I
)
_BEFORE = re.compile(
    r"\b(?:this|it|that|these|they)\s(?:is|was|are|were)\s(?P<rest>[^.!?;\n]{3,120})[.!?]\s{1,3}$", re.I
)
_NO_SUCH = re.compile(r"(?:nothing of the (?:kind|sort)|no such thing|not one\b|anything but)", re.I)
_NAMED = re.compile(
    r"(?:(?:in fact|really|simply|plainly|nothing (?:but|other than|less than)|still|just|pure|sheer|rather)\s){0,2}"
    r"(?:(?:a|an|the)\s(?P<noun>[^\W\d_][\w-]*(?:\s[^\W\d_][\w-]*){0,2})|(?P<bare>[^\W\d_]{4,}))",
    re.I,
)


def contrary(marks: Marks) -> bool:
    """Say whether the term in marks is another's name for what the writer calls by his own.

    Args:
        marks: the quotation among the words of its sentence.
    """
    verb = _naming(marks)
    if verb is None:
        return False
    if _of_other_side(marks, verb):
        return True
    behind = marks.text[marks.quotation.end : marks.quotation.end + _AHEAD]
    found = _NEXT.match(behind)
    if found is not None and _sets_against(found["rest"], _inside(marks)):
        return True
    if _OWN.match(behind):
        return True
    sentence = marks.unit.tokens[0].start
    opening = _BEFORE.search(marks.text, max(0, sentence - _BACK), sentence)
    points = any(marks.unit.lower(k) in ("it", "this", "that", "these") for k in range(verb + 1, marks.first))
    return opening is not None and points and _sets_against(opening["rest"], _inside(marks))


def _inside(marks: Marks) -> frozenset[str]:
    return frozenset(marks.unit.lower(k) for k in range(marks.first, marks.last + 1))


def _naming(marks: Marks) -> int | None:
    """Return the verb by which somebody who is not the writer names the thing, or None."""
    unit = marks.unit
    for k in marks.within(8):
        verbal = unit.tag(k).startswith("VB") or (unit.tag(k) == "NNS" and unit.tag(k + 1)[:2] in ("PR", "DT", "IN"))
        if unit.lower(k) in _forms() and verbal:
            own = {unit.lower(j) for j in range(max(0, k - 3), k)} & {"we", "i"}
            passive = unit.lower(k - 1) in ("is", "are", "was", "were", "been", "be")
            return None if own or passive else k
    return None


@cache
def _forms() -> frozenset[str]:
    return frozenset(form for lemma in marks_words("contrary", "naming") for form in (lemma, *inflect(lemma)))


def _of_other_side(marks: Marks, verb: int) -> bool:
    """Say whether the other side is said to name it so: "our opponents call it a “rescue”"."""
    unit = marks.unit
    before = [unit.lower(k) for k in range(max(0, verb - 6), verb)]
    while before and before[-1] in ("now", "still", "always", "like", "likes", "to", "even", "has", "have", "chosen"):
        before.pop()
    head = before[-1] if before else ""
    if head in ("side", "party", "camp"):
        return "other" in before[-3:-1] or "opposing" in before[-3:-1]
    return head in marks_words("contrary", "opponents") and bool(set(before) & {"our", "the"})


def _sets_against(rest: str, inside: frozenset[str]) -> bool:
    """Say whether a predicate names the thing by another noun than the marks do: "a blockade", "nothing of the kind"."""
    if _NO_SUCH.match(rest):
        return True
    found = _NAMED.match(rest)
    if found is None or any(sign.isdigit() for sign in rest.split(",")[0]):
        return False
    if found["bare"] is not None:
        return found["bare"].lower() in marks_words("contrary", "bare")
    if any(word[0].isupper() for word in found["noun"].split()):
        return False  # "It was a Tuesday", "the Ministry's"
    words = {word.lower() for word in found["noun"].split()}
    return not words & inside and not words & marks_words("contrary", "no_name")
