"""How certain a sentence makes one of its events, from -3 (certainly not) to 3 (certainly so), by words alone.

The value starts at 3 and the strongest word in reach of the event changes it, in this order:
1. Negation in the same clause ("did not close", "no delivery", "never", "nearly") and verbs that undo what follows
   ("denied", "refused to", "cancelled", "failed to"): -3.
2. Conditions and possibilities ("if", "unless", "could", "may"): 0.
3. What is planned, expected or demanded ("is due to", "plans to", "would"), and what others are said to have told
   ("reportedly", "allegedly", "appears to"): 1.
4. A plain future ("will") and an infinitive of purpose ("signed to supply"): 2; annotators take both as told for sure.
Rules reach back to the clause before at most, never over a semicolon or a full stop.
"""

from functools import cache

from countersay.extraction.text.tagging import tags
from countersay.extraction.text.tokens import Token, tokenize
from countersay.lexicon.load import table
from countersay.model import Stance

_REACH = 24
_BREAKS = frozenset({";", ".", "?", "!", ":"})


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(table("cues")["factuality"][key].split())


def factuality(text: str, start: int, end: int) -> int:
    """Return how certain `text`, one sentence, makes the event that stands at [start, end): -3 to 3.

    >>> factuality("The port did not close.", 17, 22), factuality("The port closed.", 9, 15)
    (-3, 3)
    """
    tokens = tokenize(text)
    marks = tags(tokens)
    at = next((k for k, token in enumerate(tokens) if token.end > start), None)
    if at is None:
        return 3
    floor = _floor(tokens, at)
    if _negated(tokens, marks, at, floor):
        return -3
    if _open(tokens, marks, at, floor):
        return 0
    if _ahead(tokens, marks, at, floor):
        return 1
    return 2 if _told_for_sure(tokens, marks, at, floor) else 3


def weighed(value: int, stance: Stance, supposed: bool) -> int:
    """Return how certain a claim is made, from -3 to 3, by its sentence (`value`) and its innermost voice together.

    >>> weighed(3, "denies", False), weighed(3, "hedges", False), weighed(3, "asserts", True)
    (-3, 1, 0)
    """
    if supposed:
        return 0
    if stance == "denies":
        return -abs(value)  # the words of denying may have been counted already
    if stance == "asserts":
        return value
    return max(-1, min(1, value))


def _floor(tokens: list[Token], at: int) -> int:
    """Return the first token within reach: after the last full stop or semicolon, not further than 24 back."""
    for k in range(at - 1, max(-1, at - _REACH), -1):
        if tokens[k].lower in _BREAKS:
            return k + 1
    return max(0, at - _REACH)


def _negated(tokens: list[Token], marks: list[str], at: int, floor: int) -> bool:
    """Say whether a negation or an undoing verb governs the event."""
    noun = marks[at].startswith("NN")
    for back, k in enumerate(range(at - 1, floor - 1, -1)):
        word = tokens[k].lower
        if word in _words("negations"):
            return back <= 4 if word != "no" else noun and back <= 2
        if word in ("nearly", "almost") and back == 0:
            return True
        if word in _words("undoing") and back <= (4 if noun else 3):
            return True
        if marks[k] in ("CC", ",") or (marks[k] in ("VBD", "VBZ", "VBP") and tokens[k].lower not in _words("helping")):
            break
    after = [t.lower for t in tokens[at + 1 : at + 7]]
    return noun and any(word in _words("undone") for word in after)


def _open(tokens: list[Token], marks: list[str], at: int, floor: int) -> bool:
    """Say whether the event is a condition or a possibility."""
    verb = marks[at].startswith("VB")
    for back, k in enumerate(range(at - 1, floor - 1, -1)):
        word = tokens[k].lower
        if word in ("if", "unless", "whether"):
            return True
        if marks[k] == ",":
            break
        if verb and back <= 3 and word in _words("possible"):
            return True
    return False


def _told_for_sure(tokens: list[Token], marks: list[str], at: int, floor: int) -> bool:
    """Say whether "will" or a purpose stands before the event."""
    if at and tokens[at - 1].lower == "to" and (marks[at] == "VB" or marks[at - 1] == "TO"):
        return True
    return any(tokens[k].lower in ("will", "'ll", "shall", "wo") for k in range(max(floor, at - 8), at))


def _ahead(tokens: list[Token], marks: list[str], at: int, floor: int) -> bool:
    """Say whether the event lies ahead, is planned or demanded, or is told at second hand."""
    for back, k in enumerate(range(at - 1, floor - 1, -1)):
        word = tokens[k].lower
        if word in ("would", "should", "must") and back <= 3:
            return True
        if word in _words("ahead") and back <= 4 and tokens[k + 1].lower == "to" and word != "due":
            return True
        if (
            word == "due"
            and at == k + 2
            and marks[at] not in ("NNS", "DT", "NNP")
            and tokens[k - 1].lower in _words("helping")
        ):
            return True
        if word in _words("ahead") and back <= 2 and marks[at].startswith("NN") and marks[k] != "NN" and word != "due":
            return True
        if word in _words("second_hand") or (
            word in _words("told") and k > 0 and tokens[k - 1].lower in _words("helping")
        ):
            return back <= 4
        if (
            word in _words("feared")
            and back <= 3
            and marks[at].startswith("NN")
            and tokens[k + 1].lower in ("of", "for", "about", "on")
        ):
            return True
        if marks[k] == "," or word in _BREAKS:
            break
    return False
