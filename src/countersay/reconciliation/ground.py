"""What tells that claims speak of one thing, besides the words for what they count.

The flood of one account may be the fire of another, and "130 houses were damaged" means those of the town that says it.
From weakest to strongest:

- *noun*: the claims of different sides share nothing but a noun and a verb;
- *topic*: their documents stand for declared parties to the dispute, or name two places or bodies in common;
- *shared*: all claims name the place or the body, or a proper name narrows what they count; or they stand in one
  document, or in documents of one side, which are taken to keep to their subject.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations
from typing import Literal

from countersay.lexicon.load import table
from countersay.lexicon.nouns import OCCASION, is_of_harm
from countersay.model import Record
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.residue import Residues, words

Ground = Literal["noun", "topic", "shared"]
_KINDS = frozenset({"place", "road", "deposit", "organisation"})
_SHARED = 2  # names that two documents about one matter have in common at least


@dataclass(frozen=True, slots=True)
class Topics:
    """For each document the places and bodies it names, which documents stand for a declared party, and their clauses."""

    names: Mapping[str, frozenset[str]] = field(default_factory=dict)
    of_parties: frozenset[str] = frozenset()
    residues: Residues = field(default_factory=Residues)
    forms: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, record: Record) -> "Topics":
        """Gather them from the names and documents of a record."""
        found: dict[str, set[str]] = defaultdict(set)
        for name in record.names:
            if name.kind in _KINDS:
                for mention in name.mentions:
                    found[mention.document].add(name.id)
        parties = frozenset(document.id for document in record.documents if document.party is not None)
        return cls(
            {document: frozenset(names) for document, names in found.items()},
            parties,
            Residues.of(record),
            _forms(record),
        )

    def only(self, claims: Sequence[Claim]) -> "Topics":
        """Return what concerns the documents of the claims: all that may be looked at to compare them."""
        documents = frozenset(claim.figure.document for claim in claims)
        said = {
            form.removeprefix(article)
            for claim in claims
            for form in (claim.figure.agent, claim.figure.place, claim.asserter)
            if form
            for article in ("", "the ", "The ")
        }
        return Topics(
            names={one: self.names[one] for one in documents if one in self.names},
            of_parties=self.of_parties & documents,
            residues=self.residues.only(documents),
            forms={form: self.forms[form] for form in said if form in self.forms},
        )

    def known(self, form: str) -> str:
        """Return the id of the name that a form is a spelling of, or the form in lower case."""
        bare = form.removeprefix("the ").removeprefix("The ")
        return self.forms.get(form) or self.forms.get(bare) or bare.lower()

    def in_common(self, claims: Sequence[Claim]) -> bool:
        """Say whether the clauses of all claims name one place or body, whatever part it has in them."""
        return bool(frozenset.intersection(*(self.residues.names_of(claim) for claim in claims)))

    def are_one(self, documents: Collection[str]) -> bool:
        """Say whether the documents speak of one matter: all stand for parties, or any two share names."""
        if self.of_parties.issuperset(documents):
            return True
        empty: frozenset[str] = frozenset()
        return all(
            len(self.names.get(one, empty) & self.names.get(other, empty)) >= _SHARED
            for one, other in combinations(sorted(documents), 2)
        )


def _forms(record: Record) -> dict[str, str]:
    return {form: name.id for name in record.names for form in name.forms if name.kind in _KINDS}


def ground_of(claims: Sequence[Claim], topics: Topics) -> Ground:
    """Say what the claims share besides a noun."""
    if _joined(claims):
        return "shared"
    figures = [claim.figure for claim in claims]
    documents = {figure.document for figure in figures}
    if len({claim.side for claim in claims}) < 2 or len(documents) < 2:
        return "shared"
    if all(figure.place for figure in figures) or all(figure.agent for figure in figures):
        return "shared"
    if all(any(_is_particular(word) for word in figure.qualifiers) for figure in figures):
        return "shared"
    if topics.in_common(claims):
        return "shared"
    return "topic" if topics.are_one(documents) or _is_one_event(claims) else "noun"


def _joined(claims: Sequence[Claim]) -> bool:
    """Say whether a person decided, of these very claims, that they count the same."""
    decisions = {claim.figure.joined for claim in claims}
    return len(decisions) == 1 and None not in decisions


def _is_one_event(claims: Sequence[Claim]) -> bool:
    """Say whether the claims give the toll of an event named alike ("in: fire") on one and the same day."""
    days = {(window.first, window.last) if (window := claim.figure.window) else None for claim in claims}
    named = all(any(word.startswith(OCCASION) for word in claim.figure.qualifiers) for claim in claims)
    return named and len(days) == 1 and all(day is not None and day[0] == day[1] for day in days)


def _is_particular(qualifier: str) -> bool:
    """Say whether a qualifier names whose or which: "of the wayfarers' relief committee"."""
    return re.match(r"(?:of|by|belonging to|from) (?:the )?[\w'’-]+ \w", qualifier) is not None


def is_of_events(claims: Sequence[Claim]) -> bool:
    """Say whether a claim counts what single events do: the killed, the arrested, the damaged."""
    return any(is_of_harm(claim.figure.predicate) for claim in claims)


Rest = Literal["same", "one more", "apart", "opposed"]


def rests(claims: Sequence[Claim], topics: Topics) -> Rest:
    """Compare what the clauses say besides: the same, more in one than in another, each something of its own.

    "opposed" are clauses that say in words that they count by other rules.
    """
    result: Rest = "same"
    if _joined(claims):
        return result
    for one, other in combinations(claims, 2):
        left, right = _besides(one, other, topics)
        differing = left ^ right
        if any(word.startswith("= ") for word in differing) or differing & words("calendars"):
            return "opposed"
        if len(left - right) == len(right - left) == 1:
            return "opposed"  # "passed the oral test", "passed the written test": a pair that differs in one word
        if left - right and right - left:
            result = "apart"
            continue
        if differing & words("widening") or _of_two_bodies(one, other, topics):
            return "apart"
        if differing and result == "same":
            result = "one more"
    return result


def _besides(one: Claim, other: Claim, topics: Topics) -> tuple[frozenset[str], frozenset[str]]:
    """Return what each of two clauses says besides, with what its words leave out; adjuncts where a text is not known."""
    found = []
    known = topics.residues.knows(one) and topics.residues.knows(other)
    for claim in (one, other):
        stated = frozenset(claim.figure.adjuncts)
        if known:
            stated = topics.residues.residue(claim) | {word for word in stated if word.startswith("= ")}
            stated -= topics.residues.told_of(other if claim is one else one) & _events()
        found.append(stated)
    return found[0], found[1]


@cache
def _events() -> frozenset[str]:
    """Nouns of events: "in connection with the demonstration" sets nothing apart where both texts tell of one."""
    return frozenset(table("nouns")["occasion"]["events"])


def _of_two_bodies(one: Claim, other: Claim, topics: Topics) -> bool:
    """Say whether the clauses name two bodies as those whose counts they are."""
    left, right = one.figure.agent, other.figure.agent
    return bool(left and right) and topics.known(left or "") != topics.known(right or "")


def is_ownerless(claims: Sequence[Claim], topics: Topics) -> bool:
    """Say whether several sides count what each has of its own, or money, without a word for whose it is."""
    figures = [claim.figure for claim in claims]
    if len({claim.side for claim in claims}) < 2 or all(figure.agent or figure.place for figure in figures):
        return False
    if topics.in_common(claims):
        return False
    if not any(figure.predicate for figure in figures):
        return True  # an amount or a count of which nothing is said
    if any(figure.kind == "money" or is_money(figure.unit) for figure in figures):
        return not all(any(_is_particular(word) for word in figure.qualifiers) for figure in figures)
    nouns = [(figure.counted or "").split(" ") for figure in figures]
    return all(len(noun) == 1 and noun[0] in words("owned") for noun in nouns)


def is_money(unit: str | None) -> bool:
    """Say whether a unit is one of money.

    >>> is_money("EUR"), is_money("km"), is_money(None)
    (True, False, False)
    """
    return unit is not None and re.fullmatch(r"[A-Z]{3}|cent|penny", unit) is not None


def is_narrower(one: Claim, other: Claim, topics: Topics) -> bool:
    """Say whether the clause of `one` says all that the other's does and something besides."""
    more, less = _besides(one, other, topics)
    return more > less


def of_one_text(claims: Sequence[Claim]) -> bool:
    """Say whether all claims are one asserter's in one document, who would hardly contradict himself there."""
    return len({(claim.figure.document, claim.asserter) for claim in claims}) == 1


def said_alike(claims: Sequence[Claim], topics: Topics) -> bool:
    """Say whether the clauses of the claims are the same but for numbers, dates and words that say nothing.

    Clauses whose text is not known are not taken to be the same.
    """
    said = [topics.residues.said(claim) for claim in claims]
    return None not in said and len(set(said)) == 1
