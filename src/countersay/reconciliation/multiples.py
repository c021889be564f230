"""Multiples: "rose from 120 to 360, a threefold increase", "640, more than twice the 310 of April", "up 40 per cent on 310",
"most of the 402 prisoners, 250".

Each count has an unknown of its own; the words set the one between two multiples of the other. Which two counts they are
about must be plain: "from B to A" beside the multiple, B right behind its words, or both in brackets behind what they count.
Where the other count has to be looked for ("twice as many as in April"), it must be the one that the words allow, and what
does not add up is never more than a tension.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from countersay.lexicon.load import table
from countersay.model import Figure, Finding, Term
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.alike import NO_COUNTS, Sentences, alike, days_of, is_bare
from countersay.reconciliation.clashes import Clash
from countersay.reconciliation.constraints import NOUGHT, ONE, Row, Sense, multiple_row
from countersay.reconciliation.grouping import plain_interval
from countersay.reconciliation.interpretation import Taken
from countersay.reconciliation.multiple_words import Factor, Multiple, multiples_in, shares_in
from countersay.reconciliation.passages import Tagged, claim_rows, clashes_of
from countersay.reconciliation.relations import told
from countersay.reconciliation.worded_shares import part_and_whole
from countersay.reconciliation.wording import number, quoted

ROUNDED = "multiple:rounded"
_BESIDE = 60  # characters between "from B to A" and the words of the multiple
_FAR = 160  # characters between a count and a multiple said of it in the same sentence
_MOST = 40  # counts of a sentence that are looked at


@dataclass(frozen=True, slots=True)
class Tie:
    """`then` is a multiple of `base`: by words, or by a percentage with the sign of its change.

    `explicit` if the words themselves name both counts.
    """

    then: Claim
    base: Claim
    multiple: Multiple | None = None
    percent: Claim | None = None
    sign: int = 1
    explicit: bool = True

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The later count, the percentage if there is one, the earlier count."""
        return (self.then, *([self.percent] if self.percent is not None else []), self.base)


def multiples(claims: Sequence[Claim], texts: Mapping[str, str]) -> tuple[list[Clash], list[Finding]]:
    """Return the multiples that cannot hold, and those said in words that come out."""
    sentences = Sentences(texts)
    by_document: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_document[claim.figure.document].append(claim)
    clashes: list[Clash] = []
    found: list[Finding] = []
    for members in by_document.values():
        for tie in ties(members, sentences):
            own = _clashes(tie)
            clashes += own
            found += [] if own else _comes_out(tie)
    return clashes, found


def ties(members: Sequence[Claim], sentences: Sentences) -> list[Tie]:
    """Return which counts of one document its words make multiples of one another."""
    document = members[0].figure.document
    text = sentences.texts.get(document, "")
    counts: dict[int, list[Claim]] = defaultdict(list)
    percents: dict[int, list[Claim]] = defaultdict(list)
    for claim in members:
        at = sentences.number(document, claim.figure.start)
        if _counts(claim):
            counts[at].append(claim)
        if _is_percentage(claim):
            percents[at].append(claim)
    found: list[Tie] = []
    for at in sorted(counts) if text else ():
        start, end = sentences.span(document, at)
        words = list(multiples_in(text, start, end))
        shares = list(shares_in(text, start, end))
        if not words and not shares and not percents[at]:
            continue
        here = [one for one in counts[at] if not any(_within(one.figure, word) for word in (*words, *shares))][:_MOST]
        passage = _Passage(text, start, end, here, [*counts[at - 2], *counts[at - 1]])
        pairs = [(share, part_and_whole(text, share, here)) for share in shares]
        found += [Tie(*pair, multiple=share) for share, pair in pairs if pair is not None]
        found += [tie for word in words for tie in passage.by_words(word)]
        found += [tie for percent in percents[at] for tie in passage.by_percent(percent)]
    return [tie for tie in found if _may_be_tied(tie)]


def _within(figure: Figure, word: Multiple) -> bool:
    return word.start <= figure.number.start < word.end


def _counts(claim: Claim) -> bool:
    """Say whether the figure is an asserted number; a noun taken from the words before, or none, will do here."""
    figure = claim.figure
    plain = figure.stance == "asserts" and not figure.supposed and figure.precision in ("exact", "approximate")
    if not plain or figure.value is None or figure.value <= 0 or figure.kind in NO_COUNTS - {"share"}:
        return False
    return claim.accuses or claim.why_not.startswith(("its noun ", "it is a change"))


def _is_percentage(claim: Claim) -> bool:
    """Say whether the figure is an asserted percentage of nothing that the words name."""
    figure = claim.figure
    asserted = figure.stance == "asserts" and not figure.supposed and figure.precision in ("exact", "approximate")
    own = claim.accuses or claim.why_not.startswith("it is a change")
    return figure.unit == "percent" and figure.relation is None and asserted and own


def _may_be_tied(tie: Tie) -> bool:
    """Say whether one voice gives both counts, of one unit and one kind, as such."""
    then, base = tie.then.figure, tie.base.figure
    if (
        then.id == base.id
        or tie.then.asserter != tie.base.asserter
        or (then.per, then.average) != (base.per, base.average)
    ):
        return False
    if tie.percent is not None and (then.unit == "percent" or tie.percent.asserter != tie.then.asserter):
        return False  # of a share that rose by ten per cent it is not said whether points are meant
    in_words = tie.multiple is not None and tie.multiple.shape == "share"
    if then.relation is not None and then.relation.figure == base.id and not in_words:
        return False
    return then.unit == base.unit or is_bare(then) or is_bare(base)


_TO = re.compile(r"[^.;:()]{0,30}?\bto\s+(?:[\w-]+\s+){0,2}?(?:[A-Z]{0,3}[$€£¥#])?\Z")
_HEDGED = r"(?:[a-z-]+\s+){0,2}?(?:[A-Z]{0,3}[$€£¥#]|[A-Z]{3}\s)?"
_SPAN = re.compile(r"\bbetween\s+[^,.;:]{1,25}\s+and\b", re.I)  # "doubled between 2029 and 2030, from 118 to 240"
_FROM = re.compile(rf"\bfrom\s+{_HEDGED}\Z")


@dataclass(frozen=True, slots=True)
class _Passage:
    """A sentence, the counts in it, and those of the two sentences before it."""

    text: str
    start: int
    end: int
    here: Sequence[Claim]
    before: Sequence[Claim]

    def by_words(self, word: Multiple) -> Iterator[Tie]:
        """Yield the counts that a multiple said in words is about, if they are plain."""

        def tie(pair: tuple[Claim, Claim] | None, *, explicit: bool = True) -> Iterator[Tie]:
            if pair is not None:
                yield Tie(*pair, multiple=word, explicit=explicit)

        if word.shape != "as":
            yield from tie(self._from_to(word.start, word.end))
            return
        explicit = self._behind(word.start, word.end) or self._bracketed(word)
        yield from tie(explicit) if explicit is not None else tie(self._looked_for(word), explicit=False)

    def by_percent(self, percent: Claim) -> Iterator[Tie]:
        """Yield the counts between which a percentage is the change, if they are plain."""
        figure = percent.figure
        sign = change_of(self.text, figure.start, figure.end)
        if sign is None:
            return
        pair = self._from_to(figure.start, figure.end) or self._behind(figure.start, figure.end)
        if pair is not None:
            yield Tie(*pair, percent=percent, sign=sign)

    def _from_to(self, start: int, end: int) -> tuple[Claim, Claim] | None:
        """Return (later, earlier) of the one "from B to A", or "to A from B", of the sentence, beside the multiple."""
        found = []
        for one, other in pairwise(self.here):
            first, last = one.figure, other.figure
            gap = self.text[first.number.end : last.number.start]
            head = self.text[max(self.start, first.start - _BESIDE) : first.number.start]
            if not alike(first, last) or len(gap) > _BESIDE:
                continue
            if _FROM.search(head) and _TO.fullmatch(gap):
                found.append((first.start, last.end, other, one))
            elif re.search(rf"\bto\s+{_HEDGED}\Z", head) and re.fullmatch(rf"[^.;:]{{0,30}}?\bfrom\s+{_HEDGED}", gap):
                found.append((first.start, last.end, one, other))
        if len(found) != 1:
            return None
        first_start, last_end, then, base = found[0]
        if end > first_start:  # "…, a rise of 40 per cent"; "… on a 63 % rise in sales" tells of something else
            return (then, base) if _apposed().fullmatch(self.text[last_end:start]) else None
        between = _SPAN.sub("", self.text[end:first_start])
        apart = len(between) > _BESIDE or _parted().search(between) or _moving().search(between)
        return None if apart else (then, base)

    def _behind(self, start: int, end: int) -> tuple[Claim, Claim] | None:
        """Return the one count before the multiple and the one right behind its words: "640, twice the 310 of April"."""
        after = [one for one in self.here if one.figure.number.start >= end]
        if not after or not _right_behind().fullmatch(self.text[end : max(end, after[0].figure.start)]):
            return None
        base = after[0]
        first = [one for one in self.here if one.figure.end <= start and start - one.figure.end <= _FAR]
        first = [one for one in first if alike(one.figure, base.figure)]
        if len(first) != 1 or _parted().search(self.text[first[0].figure.end : start]):
            return None
        return first[0], base

    def _bracketed(self, word: Multiple) -> tuple[Claim, Claim] | None:
        """Return the two counts in brackets behind what they count: "twice as many in May (640) as in April (310)"."""
        both = [one for one in self.here if self._in_brackets(one.figure)]
        if len(both) != 2 or len(self.here) != 2 or both[0].figure.start < word.end:
            return None
        between = self.text[both[0].figure.end : both[1].figure.start]
        return (both[0], both[1]) if re.search(r"\)[^.;:()]*\b(?:as|than)\b[^.;:()]*\(", between) else None

    def _in_brackets(self, figure: Figure) -> bool:
        opened = self.text[max(self.start, figure.number.start - _BESIDE) : figure.number.start]
        return (
            re.search(rf"\({_HEDGED}\Z", opened) is not None and ")" in self.text[figure.number.end : figure.end + 40]
        )

    def _looked_for(self, word: Multiple) -> tuple[Claim, Claim] | None:
        """Return the count of the sentence before the multiple, and the one other that what follows the multiple allows."""
        first = [one for one in self.here if one.figure.end <= word.start and word.start - one.figure.end <= _FAR]
        if not first or any(one.figure.start >= word.end for one in self.here):
            return None
        tail = re.split(r"[.;:()\n]", self.text[word.end : self.end])[0].strip(" ,")
        if _parted().search(self.text[first[-1].figure.end : word.start]) or len(tail) > _BESIDE:
            return None
        then, others = (
            first[-1],
            [one for one in (*self.before, *first[:-1]) if _of_one_thing(one.figure, first[-1].figure)],
        )
        if not tail:  # "14 in March and 42 in April, three times as many"
            near = [one for one in first[:-1] if _of_one_thing(one.figure, then.figure)]
            others = near or others
        elif len(first) > 1:
            return None
        else:
            others = [one for one in others if self._is_meant(tail, one.figure, then.figure)]
        return (then, others[0]) if len(others) == 1 else None

    def _is_meant(self, tail: str, base: Figure, then: Figure) -> bool:
        """Say whether "as in April", "as the year before" points to a count."""
        named = [word for word in re.findall(r"[\w'-]+", tail) if word[0].isupper() or word.isdecimal()]
        if named:
            home = re.split(r"[.;]\s", self.text[max(0, base.start - _FAR) : base.start])[-1]
            home += re.split(r"[.;]\s", self.text[base.start : base.end + _BESIDE])[0]
            return all(re.search(rf"\b{re.escape(word)}\b", home) for word in named)
        days, later = days_of(base), days_of(then)
        return bool(_earlier().search(tail)) and days is not None and later is not None and days[1] < later[0]


def _of_one_thing(one: Figure, other: Figure) -> bool:
    """Say whether two counts may be set against one another as they stand: noun, verb, place and part."""
    same = one.qualifiers == other.qualifiers and (one.predicate or other.predicate) == (
        other.predicate or one.predicate
    )
    places = {place for place in (one.place, other.place) if place}
    return alike(one, other) and same and len(places) < 2 and one.kind == other.kind and one.relation is None


@cache
def _parted() -> re.Pattern[str]:
    """Return what makes two stretches of one sentence tell of two things."""
    return re.compile(r"[.;:\n]|\b(?:and|while|whereas|but|whose|of which|of whom)\b", re.I)


@cache
def _moving() -> re.Pattern[str]:
    """Return verbs by which one thing changes another: "a 10 % rise in prices brought revenue to ..."."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, table('multiples')['moving']['verbs']))})\b", re.I)


@cache
def _apposed() -> re.Pattern[str]:
    """Return what may stand between two counts and the change from the one to the other that is named behind them."""
    words = "|".join([*table("multiples")["moving"]["apposed"], _listed("increase"), _listed("decrease")])
    return re.compile(rf"[\s,(–—-]*(?:(?:{words})\b[\s,]*){{0,6}}", re.I)


@cache
def _right_behind() -> re.Pattern[str]:
    """Return the few words that may stand between a multiple and the count that it is of."""
    words = "|".join(table("multiples")["moving"]["behind"])
    return re.compile(rf"\s*,?\s*(?:(?:{words})\s+){{0,7}}", re.I)


@cache
def _earlier() -> re.Pattern[str]:
    return re.compile(r"\b(?:earlier|before|previous|preceding|last|then|ago|prior)\b", re.I)


def change_of(text: str, start: int, end: int) -> int | None:
    """Return 1 where the words beside a percentage make it a rise, -1 a fall, None where they make it neither.

    >>> change_of("arrivals rose by 40 per cent, from 10", 17, 28), change_of("40 per cent of them", 0, 11)
    (1, None)
    """
    before, after = text[max(0, start - 50) : start], text[end : end + 40]
    if re.match(r"[\s-]*(?:points?|pp)\b|\s*of\b", after, re.I):
        return None
    for sign, verb, noun, word in ((1, "up", "increase", "more"), (-1, "down", "decrease", "less")):
        verbs, nouns, words = (_listed(name) for name in (verb, noun, word))
        hedge = r"(?:[a-z-]+\s+){0,2}?"
        if re.search(rf"\b(?:{verbs})\s+(?:by\s+)?{hedge}\Z", before, re.I):
            return sign
        if re.search(rf"\b(?:{nouns})\s+(?:of|by)\s+{hedge}\Z", before, re.I):
            return sign
        if re.match(rf"\s+(?:{nouns}|{words})\b", after, re.I):
            return sign
        if re.search(rf"\b{'up' if sign > 0 else 'down'}\s+(?:by\s+)?{hedge}\Z", before, re.I):
            return sign
    return None


@cache
def _listed(name: str) -> str:
    return "|".join(re.escape(word) for word in table("multiples")["changes"][name])


def _comes_out(tie: Tie) -> list[Finding]:
    """Report a multiple said in words that comes out, where both counts are exact."""
    if tie.multiple is None:
        return []
    later, earlier = plain_interval(tie.then), plain_interval(tie.base)
    if later.lower is None or later.lower != later.upper or not earlier.lower or earlier.lower != earlier.upper:
        return []
    if tie.multiple.shape == "share":
        share = number(100 * later.lower / earlier.lower, 1).removesuffix(".0")
        told_by = f"{quoted(tie.then)} is {share} % of {quoted(tie.base)}, as “{tie.multiple.words}” says."
        step = f"{number(later.lower)} / {number(earlier.lower)} = {share} %"
        return [told("adds_up", "share", (tie.then, tie.base), told_by, [step])]
    shown = number(later.lower / earlier.lower, 2).removesuffix("0").removesuffix(".0")
    said = f"{quoted(tie.then)} is {shown} times {quoted(tie.base)}, as “{tie.multiple.words}” says."
    step = f"{number(later.lower)} / {number(earlier.lower)} = {shown}"
    return [told("adds_up", "multiple", (tie.then, tie.base), said, [step])]


def _clashes(tie: Tie) -> list[Clash]:
    """Return the clash of a multiple with its counts, if there is one."""
    maker: Callable[[Sequence[Taken], Sequence[int], bool], Tagged]
    if tie.percent is not None:

        def rows_of_percent(taken: Sequence[Taken], active: Sequence[int], dropped: bool) -> Tagged:
            return [] if dropped else _percent_rows(tie, taken)

        maker = rows_of_percent
    else:

        def rows_of_words(taken: Sequence[Taken], active: Sequence[int], dropped: bool) -> Tagged:
            return _word_rows(tie, taken, active, dropped)

        maker = rows_of_words
    extras = () if tie.percent is not None else (ROUNDED,)
    kind = "change" if tie.percent is not None else "multiple"
    words = tie.multiple.words if tie.multiple is not None else ""
    return [replace(one, words=words) for one in clashes_of(kind, tie.claims, maker, extras, cautious=not tie.explicit)]


def _word_rows(tie: Tie, taken: Sequence[Taken], active: Sequence[int], rounded: bool) -> Tagged:
    assert tie.multiple is not None
    factor: Factor = tie.multiple.loose if rounded else tie.multiple.plain
    tagged: Tagged = [(index, row) for index in active for row in claim_rows(tie.claims[index], taken[index])]
    then, base = tie.then.figure.id, tie.base.figure.id
    tagged.append((None, multiple_row(then, base, factor[0], upper=False)))
    if factor[1] is not None:
        tagged.append((None, multiple_row(then, base, factor[1], upper=True)))
    return tagged


def _percent_rows(tie: Tie, taken: Sequence[Taken]) -> Tagged:
    """Return the rows of both counts, and those that the percentage puts between them."""
    assert tie.percent is not None
    rows: Tagged = [(index, row) for index in (0, 2) for row in claim_rows(tie.claims[index], taken[index])]
    interval = taken[1].interval
    ends = (("lower", interval.lower, interval.lower_open), ("upper", interval.upper, interval.upper_open))
    for end, value, strict in ends:
        if value is None:
            continue
        # What fell by at most 20 per cent is at least 80 per cent of what it was.
        upper = (end == "upper") == (tie.sign > 0)
        sign = ONE if upper else -ONE
        terms = (
            Term(series=tie.then.figure.id, after=None, through=None, coefficient=sign),
            Term(series=tie.base.figure.id, after=None, through=None, coefficient=-sign * (1 + tie.sign * value / 100)),
        )
        sense: Sense = "upper" if end == "upper" else "lower"
        rows.append((1, Row(terms, NOUGHT, strict, sense, claim=tie.percent.figure.id, reading=taken[1].label)))
    return rows
