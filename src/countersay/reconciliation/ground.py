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
from functools import cache, lru_cache
from itertools import combinations
from typing import Literal

from countersay.lexicon.load import table
from countersay.lexicon.nouns import OCCASION, is_of_harm, known_as
from countersay.lexicon.places import may_be_one
from countersay.model import Record
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.manner import without_manner
from countersay.reconciliation.residue import Residues, stem, words
from countersay.reconciliation.rule_binding import RulePairs
from countersay.reconciliation.set_apart import are_set_apart, befell_other_things, takes_in_more
from countersay.reconciliation.taken_up import takes_up

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
    rules: RulePairs = field(default_factory=RulePairs)
    lone: frozenset[str] = frozenset()

    @classmethod
    def of(cls, record: Record, claims: Sequence[Claim] = ()) -> "Topics":
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
            RulePairs.of(record, claims),
            _lone(record),
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
            rules=self.rules.only(claims),
            lone=self.lone,
        )

    def known(self, form: str) -> str:
        """Return the id of the name that a form is a spelling of, or the form in lower case."""
        bare = form.removeprefix("the ").removeprefix("The ")
        return self.forms.get(form) or self.forms.get(bare) or bare.lower()

    def in_common(self, claims: Sequence[Claim]) -> bool:
        """Say whether the clauses of all claims name one place or body, whatever part it has in them."""
        common = self.residues.names_of(claims[0])
        for claim in claims[1:]:
            if not common:  # of very many claims the first few mostly say so
                break
            common &= self.residues.names_of(claim)
        return bool(common)

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


def _lone(record: Record) -> frozenset[str]:
    """Return the words for a body ("ministry") of which the record names exactly one, as an issuer or by a name."""
    generic = frozenset(table("nouns")["bodies"]["generic"])
    labels = {one.issuer.label for one in record.documents if one.issuer is not None}
    found: dict[str, set[str]] = defaultdict(set)
    known = _forms(record)
    for label in labels:
        for word in set(re.findall(r"[a-z]+", label.lower())) & generic:
            found[word].add(known.get(label, label))
    for name in record.names:
        if name.kind == "organisation":
            for word in set(re.findall(r"[a-z]+", " ".join(name.forms).lower())) & generic:
                if any(len(form.split()) > 1 for form in name.forms if word in form.lower()):
                    found[word].add(name.id)
    return frozenset(word for word, bodies in found.items() if len(bodies) == 1)


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
    if all(any(is_particular(word) for word in figure.qualifiers) for figure in figures):
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


def is_particular(qualifier: str) -> bool:
    """Say whether a qualifier names whose or which: "of the wayfarers' relief committee"."""
    return re.match(r"(?:of|by|belonging to|from) (?:the )?[\w'’-]+ \w", qualifier) is not None


def is_of_events(claims: Sequence[Claim]) -> bool:
    """Say whether a claim counts what single events do: the killed, the arrested, the damaged."""
    return any(is_of_harm(claim.figure.predicate) and not _sails(claim) for claim in claims)


def _sails(claim: Claim) -> bool:
    """Say whether what leaves is no victim: "the blast left 12 dead", but "12 vessels left"."""
    noun = claim.figure.counted
    return claim.figure.predicate == "leave" and noun is not None and known_as(noun, "person") is not True


Rest = Literal["same", "one more", "apart", "opposed"]


def rests(claims: Sequence[Claim], topics: Topics) -> Rest:
    """Compare what the clauses say besides: the same, more in one than in another, each something of its own.

    "opposed" are clauses that say in words that they count by other rules.
    """
    result: Rest = "same"
    if _joined(claims) or takes_up(claims, topics.residues.texts):
        return result
    for one, other in combinations(claims, 2):
        if topics.rules.apart(one, other) is not None or topics.residues.basis(one) != topics.residues.basis(other):
            return "opposed"
        if are_set_apart(one, other, topics.residues):
            return "opposed"
        if of_other_scenes(one, other, topics) or takes_in_more(one, other, topics.residues):
            return "apart"
        left, right = besides(one, other, topics)
        if not (one.figure.value and other.figure.value):
            # "No shots were fired" is said of all of them: what narrows the other count does not save it.
            nought, more = (left, right) if one.figure.value == 0 else (right, left)
            result = "apart" if nought - more else result
            continue
        differing = left ^ right
        if any(word.startswith("= ") for word in differing) or differing & words("nth"):
            return "opposed"
        if len(left - right) == len(right - left) == 1:
            return "opposed"  # "passed the oral test", "passed the written test": a pair that differs in one word
        if left - right and right - left:
            result = "apart"
            continue
        if differing & words("widening") or of_two_bodies(one, other, topics):
            return "apart"
        if differing and result == "same":
            result = "one more"
    return result


def of_other_scenes(one: Claim, other: Claim, topics: Topics) -> bool:
    """Say whether days taken from the sentences before are those of an event that is told by quite other names.

    "On 5 May the Osk ran aground off Harl. There were 41 aboard" and "On 5 May the Tarn caught fire off Brod. ..."
    """
    taken = any("day" in claim.figure.assumed for claim in (one, other))
    if not taken or one.figure.document == other.figure.document:
        return False
    if befell_other_things(one, other, topics.residues):
        return True
    left, right = (topics.residues.names_around(claim) | _where_it_was(claim, topics) for claim in (one, other))
    return bool(left and right) and not left & right


_IT_WAS = re.compile(
    r"[^.!?\n]*[.!?]\s+((?:The|This|It)\s+(?:[a-z]+\s+){0,2}?(?:occurred|happened|took\s+place|unfolded)\b[^.!?\n]*)"
)


def _where_it_was(claim: Claim, topics: Topics) -> frozenset[str]:
    """Return the names in the sentence behind if that tells where it was: "The crash happened on the Osk road"."""
    document, window = claim.figure.document, claim.figure.window
    text = topics.residues.texts.get(document, "")
    found: set[str] = set()
    for at in {claim.figure.start, claim.figure.start if window is None or window.start is None else window.start}:
        match = _IT_WAS.match(text, at)
        if match is not None:
            names = topics.residues.names.get(document, ())
            found |= {key for start, _, key in names if match.start(1) <= start < match.end(1) and key}
            found |= {word.lower() for word in re.findall(r"\b[A-Z][^\W\d_]+", text[match.start(1) + 4 : match.end(1)])}
    return frozenset(found)


def besides(one: Claim, other: Claim, topics: Topics) -> tuple[frozenset[str], frozenset[str]]:
    """Return what each of two clauses says besides, with what its words leave out; adjuncts where a text is not known."""
    residues = topics.residues
    if not (residues.knows(one) and residues.knows(other)):
        return frozenset(one.figure.adjuncts), frozenset(other.figure.adjuncts)
    found = []
    for claim, beside in ((one, other), (other, one)):
        stated = residues.residue(claim) | {word for word in claim.figure.adjuncts if word.startswith("= ")}
        found.append(stated - _events_of(residues.told_of(beside)))
    found = [found[0] - (residues.complement(other) - found[1]), found[1] - (residues.complement(one) - found[0])]
    found[0] |= _alone(one, other, topics)
    found[1] |= _alone(other, one, topics)
    if found[0] & found[1]:
        # "in the election in the whole of the country": no part of what took part in the election
        found = [stated - _nationwide() if stated & _nationwide() else stated for stated in found]
    left, right = _of_one_house(found[0], found[1], one, other, topics)
    return without_manner(left, right, one, other)


def _alone(claim: Claim, beside: Claim, topics: Topics) -> frozenset[str]:
    """The body whose count a claim gives, where the other names none: "the Red Cross delivered 100", "240 were delivered".

    A side that says what it has done itself, and a body that the other clause names anyhow, set nothing apart.
    """
    agent = claim.figure.agent
    if not agent or beside.figure.agent:
        return frozenset()
    known = topics.known(agent)
    own = {
        topics.known(claim.asserter),
        topics.known(claim.issuer),
        topics.known(beside.asserter),
        topics.known(beside.issuer),
    }
    if known in own or known in topics.residues.names_of(beside):
        return frozenset()
    return frozenset({known})


@cache
def _nationwide() -> frozenset[str]:
    return words("nationwide") | frozenset(map(stem, words("nationwide")))


def _of_one_house(
    left: frozenset[str], right: frozenset[str], one: Claim, other: Claim, topics: Topics
) -> tuple[frozenset[str], frozenset[str]]:
    """Leave out "the plant" of both where two texts on one matter mean the same one, and neither is the plant's own."""
    ours = {key.removesuffix(f" of {one.asserter}") for key in left if key.endswith(f" of {one.asserter}")}
    theirs = {key.removesuffix(f" of {other.asserter}") for key in right if key.endswith(f" of {other.asserter}")}
    labels = f"{one.asserter} {one.issuer} {other.asserter} {other.issuer}".lower()
    same = {word for word in (ours & theirs) - words("pointing") if word not in labels}
    if not topics.are_one({one.figure.document, other.figure.document}):
        same = set()
    # "The Ministry" of an audit office is the one that writes "the Ministry" of itself, where no other is named.
    same |= {word for word in ours & theirs & topics.lone if _is_own(word, one) != _is_own(word, other)}
    if not same:
        return left, right
    return (
        left - {f"{word} of {one.asserter}" for word in same},
        right - {f"{word} of {other.asserter}" for word in same},
    )


def _is_own(word: str, claim: Claim) -> bool:
    return re.search(rf"\b{re.escape(word)}\b", f"{claim.asserter} {claim.issuer}", re.I) is not None


@lru_cache(maxsize=256)
def _events_of(told: frozenset[str]) -> frozenset[str]:
    """Stems of the nouns of events that a text tells of, in its words or others of their kind.

    "In connection with the demonstration" sets nothing apart where both texts tell of one.
    """
    occasion = table("nouns")["occasion"]
    found = {stem(event) for event in occasion["events"] if event in told}
    for kind in occasion["kinds"]:
        if not told.isdisjoint(kind):
            found |= {stem(event) for event in kind}
    return frozenset(found)


def of_two_bodies(one: Claim, other: Claim, topics: Topics) -> bool:
    """Say whether the clauses name two bodies as those whose counts they are."""
    left, right = one.figure.agent, other.figure.agent
    if not left or not right or _is_of_another(one, topics) or _is_of_another(other, topics):
        return False
    if any(_last_word(left) == _last_word(right) == word for word in topics.lone):
        return False
    if _is_short_for(left, one, other, topics) or _is_short_for(right, other, one, topics):
        return False
    return topics.known(left) != topics.known(right) and not may_be_one(_in_full(left, one), _in_full(right, other))


def _is_short_for(agent: str, claim: Claim, beside: Claim, topics: Topics) -> bool:
    """Say whether one text names the other's speaker, who tells of itself, by the first word of its name: "Meridia"."""
    whole, own = beside.issuer, beside.figure.agent or ""
    if not whole.startswith(f"{agent} ") or topics.known(own) not in (
        topics.known(beside.asserter),
        topics.known(whole),
    ):
        return False
    text = topics.residues.texts.get(claim.figure.document, "")
    return re.search(rf"\b(?:in|at|near|from|to)\s+{re.escape(agent)}\b", text) is None  # a place


def _in_full(agent: str, claim: Claim) -> str:
    """Return the name of the issuer for the one word that it has for itself: "the Ministry" of a Ministry of Housing."""
    return claim.issuer if " " not in agent and claim.issuer.lower().startswith(f"{agent.lower()} of ") else agent


def _is_of_another(claim: Claim, topics: Topics) -> bool:
    """Say whether "the office" of a clause is taken for the body that speaks, which is no office by its name."""
    figure = claim.figure
    if not figure.agent or topics.known(figure.agent) not in (topics.known(claim.asserter), topics.known(claim.issuer)):
        return False
    low, high = topics.residues.clause(claim)
    found = _the_body().search(topics.residues.texts.get(figure.document, "")[low:high])
    return found is not None and not _is_own(found[1], claim)


@cache
def _the_body() -> re.Pattern[str]:
    return re.compile(rf"\b[Tt]he ({'|'.join(sorted(table('nouns')['bodies']['generic']))})\b")


def _last_word(label: str) -> str:
    return label.lower().split()[-1]


def is_narrower(one: Claim, other: Claim, topics: Topics) -> bool:
    """Say whether the clause of `one` says all that the other's does and something besides."""
    more, less = besides(one, other, topics)
    return more > less


def of_one_text(claims: Sequence[Claim]) -> bool:
    """Say whether all claims are one asserter's in one document, who would hardly contradict himself there."""
    return len({(claim.figure.document, claim.teller or claim.asserter) for claim in claims}) == 1


def said_alike(claims: Sequence[Claim], topics: Topics) -> bool:
    """Say whether the clauses of the claims are the same but for numbers, dates and words that say nothing.

    Clauses whose text is not known are not taken to be the same.
    """
    said = [topics.residues.said(claim) for claim in claims]
    return (None not in said and len(set(said)) == 1) or takes_up(claims, topics.residues.texts)
