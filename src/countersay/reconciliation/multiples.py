"""Multiples: "rose from 120 to 360, a threefold increase", "640, more than twice the 310 of April", "up 40 per cent on 310",
"most of the 402 prisoners, 250"; and differences: "fell by 351, from 4,321 to 3,970".

Each count has an unknown of its own; the words set the one between two multiples of the other. Which two counts they are
about must be plain: "from B to A" beside the multiple, B right behind its words, or both in brackets behind what they count.
Where the other count has to be looked for ("twice as many as in April"), it must be the one that the words allow, and what
does not add up is never more than a tension.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from countersay.lexicon.gates import gated
from countersay.lexicon.load import table
from countersay.model import Figure, Finding, Term
from countersay.noting import noted
from countersay.reconciliation.admission import BESIDE, Claim
from countersay.reconciliation.alike import NO_COUNTS, Sentences, is_bare, sentences_in
from countersay.reconciliation.clashes import Clash
from countersay.reconciliation.constraints import NOUGHT, ONE, Row, Sense, balance_row, multiple_row
from countersay.reconciliation.grouping import plain_interval
from countersay.reconciliation.interpretation import Taken
from countersay.reconciliation.margins import margins
from countersay.reconciliation.multiple_words import Factor, Multiple, multiples_in, shares_in
from countersay.reconciliation.passages import Tagged, claim_rows, clashes_of
from countersay.reconciliation.relations import told
from countersay.reconciliation.tied_counts import Passage, Tie
from countersay.reconciliation.worded_shares import part_and_whole
from countersay.reconciliation.wording import number, quoted

ROUNDED = "multiple:rounded"
_MOST = 40  # counts of a sentence that are looked at


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
    telling = _telling(text)
    counted = [claim for claim in members if _counts(claim)]
    percentages = [claim for claim in members if _is_percentage(claim)]
    if not telling and not percentages and len(counted) < 3:
        return []
    counts: dict[int, list[Claim]] = defaultdict(list)
    percents: dict[int, list[Claim]] = defaultdict(list)
    for some, by_sentence in ((counted, counts), (percentages, percents)):
        for claim in some:
            by_sentence[sentences.number(document, claim.figure.start)].append(claim)
    found: list[Tie] = []
    for at in sorted(counts) if text else ():
        if at not in telling and not percents[at] and len(counts[at]) < 3:
            continue
        start, end = sentences.span(document, at)
        words = list(multiples_in(text, start, end)) if at in telling else []
        shares = list(shares_in(text, start, end)) if at in telling else []
        if _otherwise().search(text, start, end):
            continue
        here = [one for one in counts[at] if not any(_within(one.figure, word) for word in (*words, *shares))][:_MOST]
        passage = Passage(text, start, end, here, [*counts[at - 2], *counts[at - 1]])
        pairs = [(share, part_and_whole(text, share, here)) for share in shares]
        found += [Tie(*pair, multiple=share) for share, pair in pairs if pair is not None]
        found += [tie for word in words for tie in passage.by_words(word)]
        found += [tie for percent in percents[at] for tie in passage.by_percent(percent)]
        found += [tie for change in here for tie in passage.by_difference(change)]
        found += margins(text, here) if len(here) > 2 else ()
    return [tie for tie in found if _may_be_tied(tie)]


@noted("multiples")
def _telling(text: str) -> list[int]:
    """Return the numbers of the sentences that tell of a multiple or a share in words."""
    return [
        at
        for at, (start, end) in enumerate(sentences_in(text))
        if any(multiples_in(text, start, end)) or any(shares_in(text, start, end))
    ]


@cache
def _otherwise() -> re.Pattern[str]:
    """Return what makes a change one of each year ("by 5 per cent a year"), or of other numbers ("in real terms")."""
    words = table("multiples")["otherwise"]
    each, basis, periods = ("|".join(map(re.escape, words[key])) for key in ("each", "basis", "periods"))
    since = r"(?!\s+(?:earlier|ago|before|later|previously|on year))"
    return gated(re.compile(rf"\b(?:{each}|{basis}|an?\s+(?:{periods})\b{since})\b", re.I))


def _within(figure: Figure, word: Multiple) -> bool:
    return word.start <= figure.number.start < word.end


def _counts(claim: Claim) -> bool:
    """Say whether the figure is an asserted number; a noun taken from the words before, or none, will do here."""
    figure = claim.figure
    plain = figure.stance == "asserts" and not figure.supposed and figure.precision in ("exact", "approximate")
    if not plain or figure.value is None or figure.value <= 0 or figure.kind in NO_COUNTS - {"share"}:
        return False
    return claim.accuses or claim.why_not.startswith(("its noun ", "it is a change", BESIDE))


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
    if tie.percent is not None and tie.percent.figure.id in (then.id, base.id):
        return False  # "rose from 41 per cent"
    if tie.percent is not None and (then.unit == "percent" or tie.percent.asserter != tie.then.asserter):
        return False  # of a share that rose by ten per cent it is not said whether points are meant
    in_words = tie.multiple is not None and tie.multiple.shape == "share"
    if then.relation is not None and then.relation.figure == base.id and not in_words:
        return False
    return then.unit == base.unit or is_bare(then) or is_bare(base)


def _comes_out(tie: Tie) -> list[Finding]:
    """Report a multiple said in words that comes out, where both counts are exact."""
    if tie.percent is not None:
        return []
    later, earlier = plain_interval(tie.then), plain_interval(tie.base)
    if tie.difference is not None and tie.difference.figure.unit == "percentage point":
        return _points(tie, tie.difference)
    if later.lower is None or later.lower != later.upper or not earlier.lower or earlier.lower != earlier.upper:
        return []
    if tie.multiple is None:
        text = f"From {quoted(tie.base)} to {quoted(tie.then)} is a change of {quoted(tie.claims[1])}."
        change = f"{number(earlier.lower)} {'+' if tie.sign > 0 else '-'} {number(abs(later.lower - earlier.lower))}"
        return [told("adds_up", "difference", tie.claims, text, [f"{change} = {number(later.lower)}"])]
    if tie.multiple.shape == "share":
        share = number(100 * later.lower / earlier.lower, 1).removesuffix(".0")
        told_by = f"{quoted(tie.then)} is {share} % of {quoted(tie.base)}, as “{tie.multiple.words}” says."
        step = f"{number(later.lower)} / {number(earlier.lower)} = {share} %"
        return [told("adds_up", "share", (tie.then, tie.base), told_by, [step])]
    shown = number(later.lower / earlier.lower, 2).removesuffix("0").removesuffix(".0")
    said = f"{quoted(tie.then)} is {shown} times {quoted(tie.base)}, as “{tie.multiple.words}” says."
    step = f"{number(later.lower)} / {number(earlier.lower)} = {shown}"
    return [told("adds_up", "multiple", (tie.then, tie.base), said, [step])]


def _points(tie: Tie, change: Claim) -> list[Finding]:
    """Report so many points between two percentages, as they are written."""
    earlier, later, points = (claim.figure.value for claim in (tie.base, tie.then, change))
    if earlier is None or later is None or points is None or later - earlier != tie.sign * points:
        return []
    text = f"From {quoted(tie.base)} to {quoted(tie.then)} is a change of {quoted(change)}."
    step = f"{number(earlier)} {'+' if tie.sign > 0 else '-'} {number(points)} = {number(later)}"
    return [told("adds_up", "difference", tie.claims, text, [step])]


def _clashes(tie: Tie) -> list[Clash]:
    """Return the clash of a multiple with its counts, if there is one."""

    def rows(taken: Sequence[Taken], active: Sequence[int], dropped: bool) -> Tagged:
        tied = {0, 2} if tie.percent is not None else set(active)
        counts: Tagged = [(index, row) for index in sorted(tied) for row in claim_rows(tie.claims[index], taken[index])]
        if tie.multiple is not None:
            return counts + _word_rows(tie, tie.multiple.loose if dropped else tie.multiple.plain)
        return counts + (_difference_rows(tie) if tie.percent is None else _percent_rows(tie, taken[1]))

    extras = (ROUNDED,) if tie.multiple is not None else ()
    kind = "multiple" if tie.multiple is not None else "change" if tie.percent is not None else "difference"
    words = tie.multiple.words if tie.multiple is not None else ""
    return [replace(one, words=words) for one in clashes_of(kind, tie.claims, rows, extras, cautious=not tie.explicit)]


def _word_rows(tie: Tie, factor: Factor) -> Tagged:
    then, base = tie.then.figure.id, tie.base.figure.id
    ends = ((factor[0], False), (factor[1], True))
    return [(None, multiple_row(then, base, value, upper=upper)) for value, upper in ends if value is not None]


def _percent_rows(tie: Tie, taken: Taken) -> Tagged:
    """Return the rows that the percentage puts between both counts."""
    assert tie.percent is not None
    rows: Tagged = []
    interval = taken.interval
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
        rows.append((1, Row(terms, NOUGHT, strict, sense, claim=tie.percent.figure.id, reading=taken.label)))
    return rows


def _difference_rows(tie: Tie) -> Tagged:
    """Return the balance of both counts and the number by which they differ."""
    then, change, base = (claim.figure.id for claim in tie.claims)
    came, went = ([change], []) if tie.sign > 0 else ([], [change])
    return [(None, balance_row(base, came, went, then, upper=upper)) for upper in (True, False)]
