"""Quotation marks round a name, a title, a term or the words of an instrument: rules 4 and 5 of `scare_quotes`."""

from dataclasses import dataclass
from functools import cache

from countersay.extraction.text.quotes import Quotation
from countersay.extraction.voices.folded import Unit
from countersay.lexicon.load import table


@cache
def marks_words(topic: str, key: str) -> frozenset[str]:
    """Return the words of a key of the lexicon of quotation marks."""
    return frozenset(table("quotation_marks")[topic][key].split())


@dataclass(frozen=True, slots=True)
class Marks:
    """A quotation among the tokens of its sentence: indices of its first and last word, and what is before it."""

    text: str
    unit: Unit
    quotation: Quotation
    first: int
    last: int

    @property
    def size(self) -> int:
        """Words inside."""
        return self.last - self.first + 1

    def before(self, steps: int = 1) -> str:
        """Return the word so many steps before the marks."""
        return self.unit.lower(self.first - steps)

    def within(self, back: int) -> list[int]:
        """Return the indices of up to `back` words before, nearest first, within the clause."""
        found = []
        for k in range(self.first - 1, max(-1, self.first - 1 - back), -1):
            if self.unit.lower(k) in (";", ".", "?", "!"):
                break
            found.append(k)
        return found


def named(marks: Marks) -> bool:
    """Say whether the marks enclose a name, title, code, nickname or a word as a word (rule 4)."""
    unit, text, quotation = marks.unit, marks.text, marks.quotation
    weighty = [
        unit.tokens[k].text
        for k in range(marks.first, marks.last + 1)
        if len(unit.tokens[k].text) > 3 or marks.size == 1
    ]
    opening = marks.first == 0 or unit.lower(marks.first - 1) in (":", "-", "–", "—", ".")
    capitals = bool(weighty) and all(word[0].isupper() or word[0].isdigit() for word in weighty)
    if unit.kind != "heading" and (capitals or unit.capital(marks.first)) and not (opening and marks.size == 1):
        return True
    inner = text[quotation.inner_start : quotation.inner_end]
    if len(inner) <= 2 or "/" in inner or any(sign.isdigit() for sign in inner):
        return True
    if text[quotation.start - 1 : quotation.start] == "(" or (
        text[max(0, quotation.start - 16) : quotation.start].endswith(
            ("(the ", "(together ", "(hereinafter ", "(hereafter ")
        )
    ):
        return True
    return _nickname(marks) or _termed(marks) or _explained(marks) or _on_a_scale(marks)


def _nickname(marks: Marks) -> bool:
    unit = marks.unit
    before, after = marks.first - 1, marks.last + 1
    return (
        unit.capital(before)
        and unit.capital(after)
        and unit.tag(before)[:2] in ("NN", "FW")
        and (marks.quotation.start - unit.tokens[before].end <= 1)
    )


def _termed(marks: Marks) -> bool:
    """Say whether a word is named or explained: "the term “X”", "known as “X”", "“X” means"."""
    unit = marks.unit
    for k in marks.within(3):
        word = unit.lower(k)
        if word in marks_words("naming", "nouns") and (
            k == marks.first - 1 or unit.lower(k + 1) in ("of", "as", ",", ":")
        ):
            return True
        if word in marks_words("naming", "verbs"):
            return True
        if (
            unit.tag(k) == "CD"
            and k == marks.first - 1
            and any(unit.lower(j).startswith("vote") for j in range(k)[-6:])
        ):
            return True
        if word in marks_words("naming", "defining") and k == marks.first - 1:
            following = {unit.lower(j) for j in range(marks.last + 1, marks.last + 4)}
            return word not in ("use", "uses") or bool(following & marks_words("naming", "uses"))
    if marks.before() in marks_words("naming", "voting"):
        return True
    if marks.before() == "for" and (
        marks.before(2) in marks_words("naming", "short_for") or unit.capital(marks.first - 2)
    ):
        return True  # "the English for “X”", "short for “X”"
    behind = [unit.lower(k) for k in range(marks.last + 1, marks.last + 6)]
    if behind and behind[0] in marks_words("naming", "meaning"):
        return True
    return marks.before() == "by" and bool(set(behind) & marks_words("naming", "meaning"))


def of_instrument(marks: Marks) -> bool:
    """Say whether the marks enclose words of an instrument, by an article's number or a verb of obligation (rule 5)."""
    unit = marks.unit
    obliged = False
    for k in marks.within(20):
        word = unit.lower(k)
        obliged = obliged or word in marks_words("instruments", "verbs")
        if word in marks_words("instruments", "parts") and unit.lower(k + 1)[:1].isdigit():
            return True
        if word in marks_words("instruments", "nouns") and obliged:
            return True
    return False


def _explained(marks: Marks) -> bool:
    """Say whether the sentence says what the term is, with its measures or bounds: "The “X” is a shoal of nine square miles"."""
    unit, at = marks.unit, marks.last + 1
    if marks.first == 0 and unit.lower(at) in ("is", "are", "was", "were") and unit.lower(at + 1) == "what":
        return True  # "“Whey” is what is left of the milk"
    if (
        marks.before() not in ("the", "a", "an")
        or unit.lower(at) not in ("is", "are", "was")
        or unit.tag(at + 1) != "DT"
    ):
        return False
    near = range(at + 2, min(len(unit), at + 12))
    measured = any(unit.lower(k) == "of" and unit.tag(k + 1) == "CD" for k in near)
    return measured or any(unit.tag(k) == "IN" and unit.lower(k + 1) == "which" for k in near)


def _on_a_scale(marks: Marks) -> bool:
    """Say whether the term opens a scale or a choice: "from “poor” to “excellent”", "between “pass” and “fail”"."""
    link = {"from": " to ", "between": " and "}.get(marks.before())
    after = marks.text[marks.quotation.end : marks.quotation.end + 6]
    return link is not None and after.startswith(tuple(link + mark for mark in '“"‘'))
