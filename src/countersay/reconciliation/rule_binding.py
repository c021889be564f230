"""Which claims a stated rule of counting binds, and which pairs of them are therefore counted apart.

A rule of `counting_rules` binds a claim if it names what is counted and its subject is the one whose count it is. Rules
that stand close together speak of one thing. Two claims are counted apart if a rule binds one of them and not the other,
and no rule says that all count alike.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

from countersay.lexicon.load import table
from countersay.lexicon.nouns import head
from countersay.model import Figure, Record
from countersay.noting import noted
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.counting_rules import CountingRule, rules_in
from countersay.reconciliation.residue import stem, words

_NEAR = 200  # characters between rules that speak of one thing, and between a number and "this figure"
_MOST_RULES = 200
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


@dataclass(frozen=True, slots=True)
class Bound:
    """A rule with what it binds.

    Attributes:
        who: words for whose count it is, as stems. voice: the label of whom, where it is known.
        things: stems of what is counted. verbs: stems of what it must be counted as; empty if nothing is said.
        beside: ids of the figures right before it, where it speaks of "this figure" and names nothing.
        words: the sentence, as it stands. group: number of the rules that stand together.
    """

    rule: CountingRule
    document: str
    words: str
    group: int
    who: frozenset[str]
    voice: str
    things: frozenset[str]
    verbs: frozenset[str]
    beside: frozenset[str]

    @property
    def content(self) -> frozenset[str]:
        """Stems of what the rule says, whoever's it is: two sides may count by one rule."""
        return frozenset(map(stem, self.rule.said)) - self.who - _small()

    def names(self, claim: Claim) -> bool:
        """Say whether the rule names what a claim counts; "this figure" stands for those right before it."""
        return claim.figure.id in self.beside or self.about(claim)

    def about(self, claim: Claim) -> bool:
        """Say whether the words of the rule name what a claim counts."""
        figure = claim.figure
        if self.rule.unit:
            return _of_stretch(figure, self.rule.unit)
        done = {stem(verb) for verb in (figure.predicate or "").split("+")}
        return bool(self.things & (_counted(figure) | done)) and (not self.verbs or bool(self.verbs & done))

    def binds(self, claim: Claim) -> bool:
        """Say whether a claim is counted by the rule: it is about its things, and its subject is whose count it is."""
        if not self.names(claim):
            return False
        if (self.voice and claim.asserter == self.voice) or claim.figure.id in self.beside:
            return True
        labels = {claim.asserter, claim.figure.agent or ""}
        if self.rule.form == "differ":
            return False
        own = {stem(word) for label in labels for word in _bare(label)}
        least = 1 if self.rule.own else (len(self.who) + 1) // 2
        return bool(self.who) and len(self.who & own) >= least


@noted("rules")
def _has_rules(text: str) -> bool:
    return bool(rules_in(text))


@dataclass(frozen=True, slots=True)
class RulePairs:
    """The rules of a record, by what they bind."""

    rules: tuple[Bound, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, record: Record, claims: Sequence[Claim]) -> "RulePairs":
        """Find the rules of all texts and whom and what they bind."""
        by_document: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            by_document[claim.figure.document].append(claim)
        found: list[Bound] = []
        for document in sorted(record.documents, key=lambda one: one.path):
            before: CountingRule | None = None
            for rule in rules_in(document.text) if _has_rules(document.text) else ():
                apart = before is None or rule.start - before.end > _NEAR
                group = len(found) if apart or not found else found[-1].group
                found.append(_bound(rule, document.id, document.text, group, by_document[document.id], record))
                before = rule
            if len(found) > _MOST_RULES:
                break
        titles = {one.id: one.issuer.label if one.issuer is not None else one.path for one in record.documents}
        return cls(tuple(_of_one_thing(found)), titles)

    def only(self, claims: Sequence[Claim]) -> "RulePairs":
        """Return the rules that are about any of the claims, whichever document states them."""
        rules = tuple(rule for rule in self.rules if any(rule.names(claim) for claim in claims))
        homes = sorted({rule.document for rule in rules} & self.titles.keys())
        return RulePairs(rules, {one: self.titles[one] for one in homes})

    def apart(self, one: Claim, other: Claim) -> Bound | None:
        """Return a rule by which one claim is counted and the other is not, or None."""
        if not self.rules or one.asserter == other.asserter:
            return None
        near = [rule for rule in self.rules if rule.names(one) or rule.names(other)]
        if any(rule.rule.shared for rule in near):
            return None
        for rule in near:
            left = rule.binds(one)
            if left == rule.binds(other):
                continue
            bare = other if left else one
            if not any(own.binds(bare) and own.content == rule.content for own in near):
                return rule
        return None

    def said(self, rule: Bound) -> str:
        """Quote the rule with the document that states it."""
        return f"“{rule.words}” ({self.titles.get(rule.document, rule.document)})"


def _bound(rule: CountingRule, document: str, text: str, group: int, claims: Sequence[Claim], record: Record) -> Bound:
    beside = _beside(rule, claims, text)
    voice = ""
    if rule.own or rule.form == "differ":
        voice = _speaker(rule, document, record)
    elif rule.backward and not rule.who and beside:
        voice = beside[-1].asserter
    who = frozenset(map(stem, rule.who)) if rule.form != "differ" else frozenset[str]()
    who = who or frozenset(map(stem, _bare(voice))) - _titles()
    near = [one for one in beside if voice in ("", one.asserter)] if rule.backward else []
    things = frozenset(map(stem, rule.things)) - _small()
    if any(things & _counted(one.figure) for one in near):
        near = []
    near = _of_its_kind(rule, near)
    return Bound(
        rule=rule,
        document=document,
        words=text[rule.start : rule.end].strip().rstrip(".").strip('"“”'),
        group=group,
        who=who,
        voice=voice,
        things=things,
        verbs=frozenset(map(stem, rule.kept)),
        beside=frozenset(one.figure.id for one in near),
    )


_DAYS = {"day": (1, 1), "week": (7, 7), "month": (28, 31), "quarter": (90, 92), "year": (365, 366)}


def _of_stretch(figure: Figure, unit: str) -> bool:
    """Say whether a figure is told of one such stretch of time, whose ends a rule sets."""
    window = figure.window
    least, most = _DAYS[unit]
    if window is None or window.last is None or window.kind == "between":
        return False  # "from 3 to 9 May" tells its days itself
    if unit == "day" and (window.first is None or window.kind == "as_of"):
        return True  # what was counted by the end of a day depends on when the day ends
    return window.days is not None and least <= window.days <= most


def _of_its_kind(rule: CountingRule, near: list[Claim]) -> list[Claim]:
    """Keep the sums of money of a rule on taxes and costs, and the counts of any other: "40 lorries, 3.1 million in all"."""
    money = bool(set(rule.things) & set(table("definitions")["money"]))
    sums = [one for one in near if one.figure.unit is not None and re.fullmatch("[A-Z]{3}", one.figure.unit)]
    sums = sums or [one for one in near if re.search(r"\b(?:[mb]illion|bn|thousand)\b", one.figure.text)]
    if money:
        return sums or near
    counts = [one for one in near if one not in sums and one.figure.unit != "percent"]
    return counts or near


def _beside(rule: CountingRule, claims: Sequence[Claim], text: str) -> list[Claim]:
    """Return the claims of the sentence of a rule and the one before, in front of the rule."""
    near = [one for one in claims if 0 <= rule.clause_start - one.figure.end <= _NEAR]
    return [one for one in near if "\n\n" not in text[one.figure.end : rule.clause_start]]


def _speaker(rule: CountingRule, document: str, record: Record) -> str:
    """Return the label of who says "we" there: the innermost voice, else the issuer of the document."""
    found, least = "", 0
    for voice in record.attributions:
        if voice.document != document or voice.kind == "issuer":
            continue
        for span in voice.content:
            if span.start <= rule.clause_start + 1 < span.end and (not found or span.end - span.start < least):
                source = " ".join(one.text for one in voice.source)
                found, least = f"{source} {voice.speaker or ''}".strip(), span.end - span.start
    if found:
        return found
    issuer = next((one.issuer for one in record.documents if one.id == document), None)
    return issuer.label if issuer is not None else document


def _bare(label: str) -> list[str]:
    faceless = set(table("definitions")["faceless"])
    return [word for word in (one.lower() for one in _WORD.findall(label)) if word not in faceless]


def _of_one_thing(found: Sequence[Bound]) -> list[Bound]:
    """Give the rules of a group that name no thing of their own those of the others, and what it is counted as."""
    things: dict[int, frozenset[str]] = defaultdict(frozenset)
    verbs: dict[int, frozenset[str]] = defaultdict(frozenset)
    for one in found:
        things[one.group] |= one.things
        verbs[one.group] |= one.verbs
    return [replace(one, things=one.things or things[one.group], verbs=verbs[one.group]) for one in found]


@cache
def _small() -> frozenset[str]:
    """Stems of words that name neither a thing nor a voice."""
    return frozenset(map(stem, table("definitions")["faceless"])) | words("plain")


@cache
def _titles() -> frozenset[str]:
    """Stems of words for those who speak for others: "spokesman" tells nothing of whose count it is."""
    bodies = table("nouns")["bodies"]
    return frozenset(map(stem, bodies["speak"])) - frozenset(map(stem, bodies["generic"]))


@lru_cache(maxsize=4_096)
def _stems_of(counted: str) -> frozenset[str]:
    noun = head(counted)
    same = next((kinds for kinds in table("nouns")["same"].values() if noun in kinds), [noun])
    return frozenset(stem(word) for kind in same for word in kind.split(" ")[-1:])


def _counted(figure: Figure) -> frozenset[str]:
    return _stems_of(figure.counted) if figure.counted else frozenset()
