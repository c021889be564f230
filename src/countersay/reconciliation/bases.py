"""One thing in two measures of it: heads and full-time equivalents, gross and net, as published and adjusted.

A number whose sentence says on what basis it stands ("expressed as full-time equivalents", "on a like-for-like basis") is no
other value of a number for the same day or days whose sentence does not.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from countersay.lexicon.caseless import holds_any, lowered
from countersay.lexicon.nouns import head, known_as
from countersay.model import Figure, Finding
from countersay.noting import noted
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.alike import NEAR, Sentences, alike, days_of, is_plain_count, sentences_in
from countersay.reconciliation.counting_rules import basis_in, words_of_bases
from countersay.reconciliation.relations import told
from countersay.reconciliation.wording import quoted

_MOST = 60
_TIMES = 2  # numbers of one thing on two bases are seldom farther apart


def other_bases(claims: Sequence[Claim], texts: Mapping[str, str]) -> list[Finding]:
    """Report pairs of numbers for the same days of which one stands on a basis of its own."""
    sentences = Sentences(texts)
    stated: dict[tuple[str, int], str | None] = {}
    plain: list[Claim] = []
    based: list[tuple[Claim, str]] = []
    for claim in claims:
        if not is_plain_count(claim) or days_of(claim.figure) is None:
            continue
        document, start = claim.figure.document, claim.figure.start
        sentence = document, sentences.number(document, start)
        if sentence not in stated:
            based_at = _based(texts.get(document, ""))
            stated[sentence] = basis_in(sentences.around(document, start)) if sentence[1] in based_at else None
        basis = stated[sentence]
        if basis is None:
            plain.append(claim)
        else:
            based.append((claim, basis))
    found = []
    for claim, basis in based[:_MOST]:
        beside = [other for other in plain if _of_one_thing(claim.figure, other.figure)][:_MOST]
        if beside:
            other = min(beside, key=lambda other: (abs(_worth(other) - _worth(claim)), other.order))
            text = f"{quoted(claim)} and {quoted(other)} stand on different bases: “{basis}” is said of the one alone."
            members = sorted((claim, other), key=lambda one: one.order)
            found.append(told("other_definition", "stated-basis", members, text))
    return found


@noted("bases")
def _based(text: str) -> list[int]:
    """Return the numbers of the sentences that may say on what basis their numbers stand; of a very long one each claim asks."""
    low = lowered(text)
    stated = [
        words for words in words_of_bases() if words in low
    ]  # of most texts none, and none of their sentences has more
    return [
        number
        for number, (start, end) in enumerate(sentences_in(text))
        if end - start > NEAR
        or (stated and holds_any(text[start:end], stated) and basis_in(text[start:end]) is not None)
    ]


def _worth(claim: Claim) -> Fraction:
    return claim.figure.value or Fraction(0)


def _of_one_thing(one: Figure, other: Figure) -> bool:
    low, high = sorted((one.value or Fraction(0), other.value or Fraction(0)))
    if days_of(one) != days_of(other) or not 0 < low < high <= _TIMES * low or one.place != other.place:
        return False
    if one.unit != other.unit or not one.counted or not other.counted:
        return False
    persons = all(
        known_as(head(noun), "person") is True or noun in ("workforce", "headcount", "staff")
        for noun in (one.counted, other.counted)
    )
    return alike(one, other) or persons
