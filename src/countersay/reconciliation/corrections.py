"""Numbers that a text says no longer stand: corrected, revised, restated.

A correction is seen by its words. The number it puts in another's place is looked for, in this order:

1. beside it: "131, not 129", "209.8 instead of 212.6";
2. before it: "previously reported as 212.6 million, has been restated at 209.8 million";
3. for the same days, told by the same issuer before: in an earlier document, or further up in the same one.

What was corrected accuses nobody, and stands in no sum that does.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise

from countersay.lexicon.gates import gated
from countersay.model import Figure, Finding
from countersay.noting import noted
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.alike import Sentences, alike, is_plain_count
from countersay.reconciliation.relations import told
from countersay.reconciliation.residue import words
from countersay.reconciliation.wording import quoted, when

_INSTEAD = re.compile(
    r"\s*[\w.%()-]*(?:\s[\w()-]+){0,4}?,?\s*(?:and |but )?(?:not|instead of|rather than|in place of)\s+(?:by |at |to |as )?"
)
_FORMER = re.compile(
    r"\b(?:previously|formerly|originally|at first|first|initially|earlier)\s+\w+\s+(?:as|at|to be)\s*\Z"
    r"|\b(?:was|were|been)\s+(?:\w+\s+)?(?:given|stated|reported|put|shown)\s+(?:as|at)\s*\Z"
    r"|\b(?:gave|named|stated)\s*\Z|\b(?:gave|put|stated|reported)\b[^.;]{0,90}\b(?:as|at)\s*\Z",
    re.I,
)
_ZONE = 2  # sentences behind the one that speaks of a correction
_UNDER_HEADING = 6  # and under a heading that does: "Correction of the announcement of 14 July"
_HEADING = 120  # characters
_APART = 900  # characters between a number and the one that takes its place, within one text
_LEAST, _MOST = 2, 2  # a corrected number is neither less than half nor more than twice the former one


@cache
def _cue() -> re.Pattern[str]:
    return gated(re.compile(rf"\b(?:{'|'.join(sorted(words('corrected')))})\b|\bshould (?:read|have read)\b", re.I))


@noted("corrections")
def _corrects(text: str) -> bool:
    return _cue().search(text) is not None


def corrections(claims: Sequence[Claim], texts: Mapping[str, str]) -> list[tuple[Claim, Claim]]:
    """Return pairs (former, corrected) in canonical order."""
    sentences = Sentences(texts)
    by_document: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_document[claim.figure.document].append(claim)
    zones = {document: _zone(text, sentences, document) for document, text in texts.items()}
    found: dict[tuple[str, str], tuple[Claim, Claim]] = {}
    for document, members in by_document.items():
        text = texts.get(document, "")
        if not zones.get(document):
            continue  # no words of a correction in all of it
        for one, other in pairwise(members):
            pair = _beside(one, other, text) or _formerly(one, other, text)
            if pair is not None:
                found[pair[0].figure.id, pair[1].figure.id] = pair
    replaced = {one for pair in found for one in pair}
    by_first: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for claim in claims if any(zones.values()) else ():
        days = _days(claim.figure)
        for home in _homes(claim) if days is not None else ():
            by_first[home, days[0] if days else 0].append(claim)
    taken: dict[str, list[tuple[Claim, Claim]]] = defaultdict(list)
    for claim in claims:
        figure = claim.figure
        if not zones.get(figure.document) or figure.id in replaced or not is_plain_count(claim):
            continue
        if sentences.number(figure.document, figure.start) in zones.get(figure.document, ()):
            former = _told_before(claim, by_first)
            if former is not None:
                taken[former.figure.id].append((former, claim))
    for pairs in taken.values():
        # several numbers cannot all take the place of one: that of its own series does, or nobody can tell which
        own = [pair for pair in pairs if pair[0].figure.series == pair[1].figure.series is not None] or pairs
        if len(own) == 1:
            found[own[0][0].figure.id, own[0][1].figure.id] = own[0]
    return sorted(found.values(), key=lambda pair: (pair[0].order, pair[1].order))


def _zone(text: str, sentences: Sentences, document: str) -> frozenset[int]:
    """Return the numbers of the sentences that may hold corrected figures."""
    found: set[int] = set()
    if not _corrects(text):
        return frozenset()
    for match in _cue().finditer(text):
        number = sentences.number(document, match.start())
        line = text[text.rfind("\n", 0, match.start()) + 1 :].split("\n", 1)[0].rstrip()
        heads = not line.endswith((".", "!", "?", ";", ",")) and len(line) < _HEADING
        found |= set(range(number, number + (_UNDER_HEADING if heads else _ZONE) + 1))
    return frozenset(found)


def _beside(one: Claim, other: Claim, text: str) -> tuple[Claim, Claim] | None:
    """Return (former, corrected) of "131, not 129" where the words of a correction stand before it."""
    new, old = one.figure, other.figure
    if not _INSTEAD.fullmatch(text, new.number.end, old.number.start) or not _near(old, new):
        return None
    said = text[max(0, new.start - 250) : old.end + 60]
    return (other, one) if _cue().search(said) else None


def _formerly(one: Claim, other: Claim, text: str) -> tuple[Claim, Claim] | None:
    """Return (former, corrected) of "previously reported as 212.6, has been restated at 209.8"."""
    old, new = one.figure, other.figure
    if not _FORMER.search(text[max(0, old.start - 60) : old.start]) or not _near(old, new):
        return None
    return (one, other) if new.start - old.end < _APART and _cue().search(text, old.end, new.start) else None


def _near(old: Figure, new: Figure) -> bool:
    """Say whether two numbers may be one and its correction: of one kind, different, neither twice the other."""
    if old.value is None or new.value is None or old.value == new.value or not alike(old, new):
        return False
    return old.value <= _MOST * new.value and new.value <= _LEAST * old.value


def _told_before(claim: Claim, by_first: Mapping[tuple[str, int], Sequence[Claim]]) -> Claim | None:
    """Return the last claim of the same issuer, made before, for the same days or since the same day.

    `by_first` holds claims by document, and by issuer, and first day.
    """
    figure, days = claim.figure, _days(claim.figure)
    if days is None:
        return None
    found = []
    others = {other.order: other for home in _homes(claim) for other in by_first.get((home, days[0]), ())}
    for other in others.values():
        before, theirs = other.figure, _days(other.figure)
        if theirs is None or not is_plain_count(other) or not _near(before, figure):
            continue
        if before.document == figure.document:
            fits = theirs[1] == days[1] or (theirs[1] < days[1] and before.series == figure.series is not None)
            first = before.start < figure.start and figure.start - before.end < _APART
            if fits and first and other.asserter == claim.asserter and _same_subject(other, claim):
                found.append(other)
        elif other.issuer == claim.issuer and other.issued < claim.issued and theirs == days:
            if _same_subject(other, claim):
                found.append(other)
    return max(found, key=lambda one: (one.issued, one.order)) if found else None


def _homes(claim: Claim) -> tuple[str, str]:
    return f"in {claim.figure.document}", f"of {claim.issuer}"


def _days(figure: Figure) -> tuple[int, int] | None:
    window = figure.window
    if window is None or window.first is None or window.last is None:
        return None
    return window.first.toordinal(), window.last.toordinal()


def _same_subject(one: Claim, other: Claim) -> bool:
    """Say whether nothing tells that the two count different things: another series, of which both are sure."""
    left, right = one.figure, other.figure
    if left.unit != right.unit:
        return False
    bare = not left.counted or not right.counted
    return bare or left.series == right.series or left.series is None or right.series is None


def corrected(pairs: Sequence[tuple[Claim, Claim]], claims: Sequence[Claim]) -> list[Finding]:
    """Report what was corrected, with the place where the issuer first gave the former number, if it is known."""
    found = []
    by_issuer: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims if pairs else ():
        by_issuer[claim.issuer].append(claim)
    for former, new in pairs:
        first = _first_given(former, new, by_issuer[former.issuer])
        members = (former, new) if first is None else (first, former, new)
        sentence = f"{quoted(new)} takes the place of {quoted(members[0])} for {when(new.figure)}: the words say so."
        found.append(told("revision", "correction", members, sentence))
    return found


def _first_given(former: Claim, new: Claim, claims: Sequence[Claim]) -> Claim | None:
    if former.figure.document != new.figure.document:
        return None
    for claim in claims:
        figure = claim.figure
        if claim.issued < former.issued and figure.value == former.figure.value and alike(figure, former.figure):
            return claim
    return None
