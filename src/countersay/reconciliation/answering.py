"""Numbers that a text itself sets against those of others: "ten vessels, not seven, were detained".

Such a text says that two numbers answer one question, so that no noun, verb or window need be compared to know it. Forms:

1. *contrast*: "101 people, not 103", "not seven but ten", "40 rather than 31";
2. *denied*: "It is wrong that 265 took part. On that day 118 did"; "The figure of 188 is not correct: there were 143";
3. *turned*: "The service says that 118 take part. This is not true: there were 265"; "The city claims 97. In fact, only 52";
4. *held up*: "Thirty-eight prisoners were injured. The service speaks of four."

Nothing is looked for farther away than the sentences right before and behind.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from countersay.lexicon.caseless import holds_any
from countersay.lexicon.load import table
from countersay.lexicon.nouns import head
from countersay.model import Figure
from countersay.noting import noted
from countersay.reconciliation.alike import Sentences, alike, is_bare, stands_alone
from countersay.reconciliation.residue import stem, words

_GAP = 160  # characters between a number and the one it is set against, within one sentence
_LEAD = 60
_SHARED = 6  # letters that two words of one root begin with: "accommodation", "accommodated"
_ADVERBS = r"(?:\w+ly |also |just |quite |pure |plain |an? )*"
_SMALL = r"(?:by |at |for |to |with |in |over |about |the |a |some |merely |just |only |as many as |of )*"


@dataclass(frozen=True, slots=True)
class Answer:
    """A number of one's own and the number of another that it is set against; positions of the words that do so.

    `reason` is the sentence that says why the two differ, "" if none does; `beside` whether a short clause holds the other up.
    """

    own: Figure
    quoted: Figure
    start: int
    end: int
    reason: str = ""
    beside: bool = False


def answers_in(figures: Sequence[Figure], sentences: Sentences) -> list[Answer]:
    """Return the answers of one document, whose figures are given in the order of the text."""
    if not figures:
        return []
    text = sentences.texts.get(figures[0].document, "")
    if not _sets_against(text):
        return []
    found: dict[str, Answer] = {}
    for one, other in pairwise(figures):
        pair = _contrast(one, other, text)
        if pair is not None:
            found.setdefault(pair[1].id, Answer(*pair, one.start, other.end))
    page = _Page(figures[0].document, figures, sentences)
    for quoted in page.figures:
        if quoted.id not in found:
            ways = (page.denied, page.turned, page.held_up)
            for own, way in ((way(quoted), way) for way in ways):
                if own is not None and own.id not in found:
                    start, end = min(own.start, quoted.start), max(own.end, quoted.end)
                    found.setdefault(quoted.id, Answer(own, quoted, start, end, beside=way == page.held_up))
    return [_with_reason(one, page) for one in found.values()]


@noted("denials")
def _denies(text: str) -> bool:
    """Say whether a word stands anywhere without which no sentence says that a number is wrong."""
    words = table("answers")
    return holds_any(text, [*words["denied"], *words["denying"], "denies", "denied", "deny", "contrary to"])


@noted("turns")
def _turns_down(text: str) -> bool:
    """Say whether a word stands anywhere without which no sentence turns down the one before."""
    words = table("answers")
    return holds_any(text, [*words["denied"], *words["turning"], *words["counting"]])


@noted("answers")
def _sets_against(text: str) -> bool:
    return _trigger().search(text) is not None


def _either(topic: str) -> str:
    return "|".join(sorted((re.escape(word) for word in table("answers")[topic]), key=lambda word: (-len(word), word)))


@cache
def _trigger() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?=\w)(?:not|rather than|instead of|{_either('denied')}|{_either('denying')}|{_either('turning')}"
        rf"|{_either('holding_up')}|contrary to)\b",
        re.I,
    )


@cache
def _contrasts() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    opposed = re.compile(
        rf"(?:[,–—(]\s*(?:and |but )?not|\band not|\brather than|\binstead of)\s+{_SMALL}(?P<mark>[\"“‘']?)\Z", re.I
    )
    negated = re.compile(rf"\bnot\s+{_SMALL}[\"“‘']?\Z", re.I)
    but = re.compile(r"[^.;!?]{0,80}?,?\s+but\s+(?:rather |only |in fact |some |about |at least |as many as )*\Z", re.I)
    return opposed, negated, but


def _contrast(one: Figure, other: Figure, text: str) -> tuple[Figure, Figure] | None:
    """Return (own, quoted) of two numbers side by side."""
    gap = text[one.end : other.start]
    if len(gap) > _GAP or re.search(r"[.;!?]\s|\n\s*\n", gap) or not _fits(one, other):
        return None
    opposed, negated, but = _contrasts()
    match = opposed.search(gap)
    if match is not None:
        bare = other.number.start == other.start or match["mark"]
        return (one, other) if bare else None  # "40, not more than 60" says no two numbers
    if but.fullmatch(gap) and negated.search(text[max(0, one.start - _LEAD) : one.start]):
        return other, one
    return None


def _fits(own: Figure, quoted: Figure) -> bool:
    """Say whether unit and noun let one number stand in the place of the other, and neither is a part of it."""
    if any(one.value is None and one.lower is None and one.upper is None for one in (own, quoted)):
        return False
    if any(one.change in ("up", "down") or one.per is not None for one in (own, quoted)):
        return False
    tied = {(one.id, one.relation.figure) for one in (own, quoted) if one.relation is not None}
    if tied & {(own.id, quoted.id), (quoted.id, own.id)} or own.value == quoted.value:
        return False
    if is_bare(own) and is_bare(quoted):
        return True
    return counts_alike(own, quoted)


def counts_alike(one: Figure, other: Figure) -> bool:
    """Say whether two figures may count one thing: as `alike` has it, or by nouns that stand for one another in answers."""
    if alike(one, other):
        return True
    if one.unit != other.unit or not (one.counted and other.counted):
        return False
    nouns = {head(one.counted), head(other.counted)}
    return any(nouns <= set(group) for group in table("answers")["alike"])


@cache
def _denials() -> tuple[re.Pattern[str], ...]:
    before = rf"\b(?:it|this) (?:is|was) {_ADVERBS}(?:{_either('denied')}) (?:that|to say|to claim)\b|\b(?:denies|denied|deny)\b|\b(?:{_either('denying')})\s+(?:[\w'’-]+\s+){{0,4}}?(?:that|{_either('stated')})\b|\bcontrary to\b"
    named = rf"\b(?:{_either('stated')})\b"
    behind = rf"\b(?:is|was|are|were|has|have|rests? on)\s+{_ADVERBS}(?:{_either('denied')})\b"
    return tuple(re.compile(one, re.I) for one in (before, named, behind))


@cache
def _turns() -> re.Pattern[str]:
    rejected = rf"(?:this|that|it|which)(?: is| was|['’]s) {_ADVERBS}(?:{_either('denied')})"
    return re.compile(rf"\s*(?:(?:but|yet|and),? )?(?:{rejected}|{_either('turning')}|{_either('counting')})\b", re.I)


@cache
def _goes_on() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{_either('going_on')}|{_either('turning')}|{_either('counting')})\b", re.I)


@cache
def _telling() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_either('telling')})\b", re.I)


def tells(text: str) -> bool:
    """Say whether a text has a verb of saying.

    >>> tells("The union spoke of eight dead."), tells("Eight men died.")
    (True, False)
    """
    return _telling().search(text) is not None


@cache
def _held_up() -> re.Pattern[str]:
    return re.compile(
        rf"\s*(?:but |and |yet )?(?:the )?(?=\S)(?!we\b|i\b|our\b)[^.,;:\d]{{2,50}}?\s(?:{_either('holding_up')})\s+(?:only |just |of )*[\"“]?\Z",
        re.I,
    )


@cache
def _clause() -> re.Pattern[str]:
    return re.compile(r";|,\s+(?:while|whereas|but|and)\b|\s[–—]\s")


@cache
def _defining() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_either('defining')})\b", re.I)


class _Page:
    """The sentences of a document with the figures in each."""

    def __init__(self, document: str, figures: Sequence[Figure], sentences: Sentences) -> None:
        self.figures = figures = [one for one in figures if one.precision != "universal"]
        self.sentences = sentences
        self.document = document
        self.text = sentences.texts.get(self.document, "")
        self.number = [sentences.number(self.document, figure.start) for figure in figures]
        self.denies, self.turns_down = _denies(self.text), _turns_down(self.text)

    def span(self, number: int) -> tuple[int, int]:
        """Return where a sentence begins and ends; empty beyond the text."""
        return self.sentences.span(self.document, number)

    def of(self, number: int, start: int = 0) -> list[Figure]:
        """Return the figures of a sentence that stand behind a position."""
        low = bisect_left(self.number, number)
        high = bisect_left(self.number, number + 1)
        return [figure for figure in self.figures[low:high] if figure.start >= start]

    def _place(self, figure: Figure) -> tuple[int, int, int]:
        number = self.sentences.number(self.document, figure.start)
        return (number, *self.span(number))

    def denied(self, quoted: Figure) -> Figure | None:
        """Return the number that stands in the place of one that a sentence says is wrong."""
        if quoted.stance != "denies" and not self.denies:
            return None
        number, low, high = self._place(quoted)
        lead, rest = self.text[low : quoted.start], self.text[quoted.end : high]
        before, named, behind = _denials()
        first = before.search(lead)
        second = behind.search(rest) if named.search(lead) else None
        if first is None and second is None and quoted.stance != "denies":
            return None
        if second is not None and _fresh(rest[: second.start()]):
            return None
        at = quoted.end + (second.end() if second is not None else 0)
        same = self._first(number, at, quoted)
        if same is not None and re.search(r"[:,;–—]|\bbut\b", self.text[at : same.start]):
            return same
        if same is not None or any(one.start > quoted.start and not _is_part(one) for one in self.of(number)):
            return None
        start, end = self.span(number + 1)
        defined = _defining().search(self.text[start:end]) is not None
        if defined:  # "It includes 45 households that had moved out before. ..."
            start, _ = self.span(number + 2)
        own = self._first(number + 1 + defined, start, quoted)
        if own is not None and (defined or self._goes_on(own, quoted, start, (low, high))):
            return own
        return self._before(quoted, number, (low, high)) if named.search(lead) else None

    def _before(self, quoted: Figure, number: int, said: tuple[int, int]) -> Figure | None:
        """Return the only number of the sentence before that may stand in the place of one that is denied."""
        if quoted.counted is not None:
            return None  # "Nineteen people were trampled. Allegations that 891 people were killed are false"
        own = [
            one for one in self.of(number - 1) if not _is_part(one) and one.stance == "asserts" and _fits(one, quoted)
        ]
        if len(own) != 1 or not self._goes_on(own[0], quoted, said[0], said):
            return None
        return own[0]

    def turned(self, quoted: Figure) -> Figure | None:
        """Return the number of a sentence that turns down what the one before says that somebody says."""
        if not self.turns_down:
            return None
        number, low, high = self._place(quoted)
        if not _telling().search(self.text, low, high) or self.text[low:high].rstrip().endswith("?"):
            return None
        start, _ = self.span(number + 1)
        match = _turns().match(self.text, start)
        if match is None or len([one for one in self.of(number) if not _is_part(one)]) != 1:
            return None
        return self._first(number + 1, match.end(), quoted)

    def held_up(self, quoted: Figure) -> Figure | None:
        """Return the number to which a short clause holds up another's: The service speaks of four."""
        number, low, high = self._place(quoted)
        if not stands_alone(quoted) or not re.fullmatch(r"[\"”)]?[.!;]?\s*", self.text[quoted.end : high]):
            return None
        clause = max((match.end() for match in _clause().finditer(self.text, low, quoted.start)), default=low)
        if not _held_up().fullmatch(self.text, clause, quoted.start):
            return None
        if clause > low:
            before, start = [one for one in self.of(number) if one.end <= clause], low
        else:
            before, (start, _) = self.of(number - 1), self.span(number - 1)
        if "\n\n" in self.text[start:clause].strip():
            return None
        own = [one for one in before if not _is_part(one) and one.counted and one.unit is None]
        if not before or before[0] not in own or len(own) != 1:
            bare = before[0] if len(before) == 1 and is_bare(before[0]) else None
            own = [bare] if bare is not None and _held_up().fullmatch(self.text, start, bare.start) else []
        return own[0] if own and _fits(own[0], quoted) else None

    def _first(self, number: int, start: int, quoted: Figure) -> Figure | None:
        """Return the first number of a sentence behind a position, if it may stand in the place of another."""
        for one in self.of(number, start):
            if one.id == quoted.id or _is_part(one):
                continue
            return one if one.stance == "asserts" and _fits(one, quoted) else None
        return None

    def _goes_on(self, own: Figure, quoted: Figure, start: int, said: tuple[int, int]) -> bool:
        """Say whether the sentence of a number answers the one that was denied: by its beginning, its verb, or a root."""
        if "\n\n" in self.text[said[1] - 1 : start + 1]:
            return False
        if _goes_on().match(self.text, start):
            return True
        if own.predicate is not None and own.predicate == quoted.predicate:
            return True
        _, low, high = self._place(own)
        left, right = set(content(self.text[said[0] : said[1]])), set(content(self.text[low:high]))
        left -= set(content(f"{own.counted or ''} {quoted.counted or ''}"))
        return any(_one_root(one, other) for one in left for other in right)


def _fresh(words_between: str) -> bool:
    """Say whether another statement begins between a number and the word that denies."""
    return re.search(r"[;:]|\b(?:but|while|whereas)\b", words_between) is not None


def _one_root(one: str, other: str) -> bool:
    return one == other or (len(one) > _SHARED and one[:_SHARED] == other[:_SHARED])


def content(text: str) -> Iterator[str]:
    """Go through the stems of the words of a text that say something of what is counted.

    >>> sorted(content("It is wrong that 265 inmates took part in the protest on 11 March."))
    ['inmat', 'part', 'protest']
    """
    dull = words("idle") | words("plain") | _dull()
    for word in re.findall(r"[^\W\d_]{4,}", text):
        if word not in _months() and word.lower() not in dull:
            yield stem(word.lower())


@cache
def _months() -> frozenset[str]:
    return frozenset(word.capitalize() for topic in ("months", "weekdays") for word in table("periods")[topic])


@cache
def _dull() -> frozenset[str]:
    answers = table("answers")
    said = {
        word
        for topic in ("denied", "stated", "denying", "telling", "turning")
        for one in answers[topic]
        for word in one.split()
    }
    return frozenset(said)


def _is_part(figure: Figure) -> bool:
    return figure.relation is not None and figure.relation.type == "part_of"


def _with_reason(answer: Answer, page: _Page) -> Answer:
    """Add the sentence beside the two numbers that says what one of them takes in."""
    last = page.sentences.number(page.document, answer.end - 1)
    first = page.sentences.number(page.document, answer.start)
    for number in range(first, last + 3):
        low, high = page.span(number)
        if "\n\n" in page.text[answer.end : low]:
            break
        match = _defining().search(page.text, low, high)
        if match is not None and not _is_of_a_third(page.text[low:high], answer):
            return replace(answer, reason=page.text[low:high].strip())
    return answer


_THIRD = re.compile(r"\b(?:figure|number|count|total|toll|sum) of (?P<number>[\w,.]*\w)")


def _is_of_a_third(sentence: str, answer: Answer) -> bool:
    """Say whether a sentence speaks of a number that is neither: "Our own figure of five referred to No. 14 only."."""
    match = _THIRD.search(sentence)
    numbers = {answer.own.number.text.lower(), answer.quoted.number.text.lower()}
    return match is not None and match["number"].lower() not in numbers and _is_number(match["number"])


def _is_number(word: str) -> bool:
    return word[0].isdigit() or word.lower() in table("numbers")["small"]
