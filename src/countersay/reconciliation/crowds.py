"""Estimates of one crowd by different voices, also in different documents: told side by side, nobody is accused.

Two numbers are of one crowd if they are of persons who took part on one and the same day, or in one text without a day beside the
one day that it gives, at one place or at none that is
named, and their sentences speak of a gathering and of nothing that was done to those persons.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cache

from countersay.lexicon.load import table
from countersay.lexicon.nouns import head, is_of_harm, known_as
from countersay.model import Figure, Finding
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.alike import Sentences
from countersay.reconciliation.relations import told
from countersay.reconciliation.wording import listing, quoted, when

_LEAST = 100  # fewer are counted, not estimated
_APART = 10  # per cent between two estimates that are worth telling
_MOST = 12


@cache
def _gathering() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(table('crowds')['gathering']))})\b", re.I)


@cache
def _verbs() -> frozenset[str]:
    classes = table("predicates")["class"]
    return frozenset(
        (*classes["attend"]["lemmas"], *classes["count"]["lemmas"], *classes["be"]["lemmas"], *table("crowds")["verbs"])
    )


def crowds(claims: Sequence[Claim], texts: Mapping[str, str], known: Sequence[Finding]) -> list[Finding]:
    """Report estimates of one crowd that differ; `known` are spreads that are told already."""
    sentences = Sentences(texts)
    seen = {frozenset(finding.figures) for finding in known}
    told_once = [claim for claim in claims if claim.figure.window is None or _day(claim.figure) is not None]
    of_crowds = [claim for claim in told_once if _is_of_a_crowd(claim, sentences)]
    only = _only_days(of_crowds, claims, sentences)
    by_day: dict[tuple[int, str], list[Claim]] = defaultdict(list)
    for claim in of_crowds:
        figure = claim.figure
        day = _day(figure) if figure.window is not None else only.get(figure.document)
        if day is not None:
            by_day[day, figure.place or ""].append(claim)
    found = []
    for (day, place), members in sorted(by_day.items()):
        alone = sum(1 for other, where in by_day if other == day and where) == 1
        nowhere = by_day.get((day, ""), []) if place and alone else []
        chosen = _told_apart([*members, *nowhere], sentences)
        ids = frozenset(claim.figure.id for claim in chosen)
        if len(chosen) > 1 and not any(ids <= one for one in seen):
            seen.add(ids)
            text = f"{listing([quoted(claim) for claim in chosen])} are estimates of one crowd, for {when(chosen[0].figure)}."
            found.append(told("spread", "crowd", chosen, text))
    return found


@cache
def _streets() -> frozenset[str]:
    """Return the verbs that tell of a crowd only with "the streets": "took to the streets"."""
    return frozenset(table("crowds")["streets"])


@cache
def _on_the_streets() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:to|onto|into|on|in|through) (?:the|its|their) (?:\w+ )?(?:streets?|squares?|roads?)\b", re.I
    )


def _day(figure: Figure) -> int | None:
    window = figure.window
    if window is None or window.first is None or window.first != window.last:
        return None
    return window.first.toordinal()


def _only_days(of_crowds: Sequence[Claim], claims: Sequence[Claim], sentences: Sentences) -> Mapping[str, int]:
    """Return the day of the crowd of each document that tells of one alone: that of its counts without a day as well."""
    undated = {claim.figure.document for claim in of_crowds if claim.figure.window is None}
    days: dict[str, set[int | None]] = defaultdict(set)
    for claim in claims if undated else ():
        figure = claim.figure
        if figure.window is not None and figure.document in undated and _is_of_a_crowd(claim, sentences):
            days[figure.document].add(_day(figure))
    return {document: day for document, (day, *more) in days.items() if not more and day is not None}


def _is_of_a_crowd(claim: Claim, sentences: Sentences) -> bool:
    figure = claim.figure
    value = _worth(figure)
    if value is None or value < _LEAST or figure.unit is not None or figure.per is not None or figure.relation:
        return False
    # What "organisers claimed" is an estimate of theirs all the same; this accuses nobody.
    if (
        figure.stance not in ("asserts", "reports_allegation")
        or figure.supposed
        or figure.kind in ("share", "average", "duration")
    ):
        return False
    verbs = {figure.predicate or "", *(figure.predicate or "").split("+")} - {""}
    if is_of_harm(figure.predicate) or not (not verbs or verbs & (_verbs() | _streets())):
        return False
    if verbs and verbs <= _streets() and not _on_the_streets().search(sentences.around(figure.document, figure.start)):
        return False
    noun = figure.counted
    crowd = noun is None or noun in table("crowds")["nouns"] or known_as(head(noun), "person") is True
    return crowd and bool(_gathering().search(sentences.around(figure.document, figure.start, before=1)))


def of_a_crowd(one: Claim, other: Claim, sentences: Sentences) -> bool:
    """Say whether two claims, of which one is rough, estimate how many came together somewhere."""
    rough = any(claim.figure.approximate or claim.figure.lower != claim.figure.upper for claim in (one, other))
    return rough and all(_is_of_a_crowd(claim, sentences) for claim in (one, other))


def are_of_one_crowd(claims: Sequence[Claim], texts: Mapping[str, str]) -> bool:
    """Say whether claims of several voices estimate one crowd, so that they differ and nobody is accused."""
    if len({claim.teller or claim.asserter for claim in claims} | {claim.asserter for claim in claims}) < 2:
        return False
    sentences = Sentences(texts)
    if not all(_is_of_a_crowd(claim, sentences) and _is_in_the_open(claim, sentences) for claim in claims):
        return False
    return any(_is_rough(claim.figure) for claim in claims)


def _is_in_the_open(claim: Claim, sentences: Sentences) -> bool:
    """Say whether the words around a claim tell of a march or a rally, not of an election or a strike alone."""
    around = sentences.around(claim.figure.document, claim.figure.start, before=1)
    said = {match[0].lower() for match in _gathering().finditer(around)}
    return bool(said - set(table("crowds")["elsewhere"]))


def _is_rough(figure: Figure) -> bool:
    return figure.approximate or figure.lower != figure.upper or (figure.resolution or 0) >= _LEAST


def are_estimates(one: Claim, other: Claim, sentences: Sentences) -> bool:
    """Say whether two numbers estimate one thing: a crowd that nobody counted to the last head, or what both say they estimate."""
    figures = (one.figure, other.figure)
    if any(map(_is_rough, figures)) and all(_is_of_a_crowd(claim, sentences) for claim in (one, other)):
        return True
    if all(figure.approximate for figure in figures):
        return False  # the sum of two hedges tells by itself that they only differ
    return all(
        figure.approximate or _ESTIMATED.search(sentences.around(figure.document, figure.start)) is not None
        for figure in figures
    )


_ESTIMATED = re.compile(r"\b(?:estimat(?:e|es|ed|ing)|reckons?|guess(?:es|ed)?)\b", re.I)


def _worth(figure: Figure) -> Fraction | None:
    return next((one for one in (figure.value, figure.lower, figure.upper) if one is not None), None)


def _told_apart(claims: Sequence[Claim], sentences: Sentences) -> tuple[Claim, ...]:
    """Keep the first claim of each voice and number; none if no two of different voices are far enough apart."""
    firsts: dict[tuple[str, Fraction | None], Claim] = {}
    voices: dict[str, str] = {}
    before: Claim | None = None
    for claim in sorted(claims, key=lambda claim: claim.order):
        voices[claim.figure.id] = _voice(claim, before, voices, sentences)
        firsts.setdefault((voices[claim.figure.id], _worth(claim.figure)), claim)
        before = claim
    chosen = tuple(firsts.values())[:_MOST]
    worth = sorted(value for claim in chosen if (value := _worth(claim.figure)) is not None)
    apart = bool(worth) and (worth[-1] - worth[0]) * 100 >= _APART * worth[-1]
    return chosen if len({voices[claim.figure.id] for claim in chosen}) > 1 and apart else ()


_PUT = re.compile(r"\b(?:puts?|spoke of|speaks of|arrived at|counted|saw|estimated|gave|at)\b")


def _voice(claim: Claim, before: Claim | None, voices: Mapping[str, str], sentences: Sentences) -> str:
    """Name the voice of an estimate: its attribution, or its place in "the police put it at 300, the choir at 900"."""
    figure = claim.figure
    own = figure.attribution or claim.asserter
    if before is None or before.figure.document != figure.document:
        return own
    last = before.figure
    if sentences.number(figure.document, figure.start) != sentences.number(figure.document, last.start):
        return own
    between = sentences.texts.get(figure.document, "")[last.end : figure.start]
    contrasted = re.match(r"[^;,]{0,40}[;,]", between) is not None and _PUT.search(between) is not None
    return f"{own} {figure.id}" if contrasted and voices.get(last.id, "").startswith(own) else own
