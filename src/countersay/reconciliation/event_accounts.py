"""One event told with differing counts, actors or outcomes: findings of the relation `spread`, which accuse nobody.

The accounts stand in the report's timeline in columns. Two accounts differ if they are of different documents and tellers, and

1. *counts*: their sentences count one noun with one class of verb, of the event's days or of none, and the numbers leave each other
   no room; a pair of figures that a finding holds already is not told again;
2. *actors*: both tell the same class of act and name who did it, names of one kind of which none is shared;
3. *outcome*: one states what the other denies or says was cancelled; or their words stand in two columns of one class of the
   lexicon ("collapsed", "agreed on"), and neither document has words of both.

That the accounts are of one event is linking's word, so each finding says what would dissolve it: two events, or one account
that tells of a part of the event. What meetings are attended by is no act: lists of guests are hardly ever whole.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from countersay.lexicon.load import table
from countersay.lexicon.nouns import head
from countersay.model import Event, EventMention, Finding, Name, Record, identify
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.alike import Sentences
from countersay.reconciliation.event_dates import Books, published, voice_of
from countersay.reconciliation.same_matter import nouns_compared

DISSOLVED = ("event:other", "account:part")
_MOST = 12  # accounts of one event that are compared
_NO_ACT = frozenset(
    {"meeting", "call", "visit", "statement", "publication", "agreement", "signing", "adoption", "election", ""}
)
_APART = 10  # per cent between two numbers of which one is an estimate
_STEM = 4
_NEGATED = re.compile(
    r"\b(?:not|no|never|nor|neither|den(?:y|ies|ied)|without|would|could|may|might|if|unless|reject(?:s|ed)?)\b", re.I
)


@dataclass(frozen=True, slots=True)
class _Account:
    """An account with who tells it and the figures of its sentence, by noun and class of verb."""

    mention: EventMention
    teller: str
    issued: str
    counts: Mapping[tuple[str, str], tuple[Claim, ...]]


def differing_accounts(record: Record, claims: Sequence[Claim], known: Sequence[Finding]) -> list[Finding]:
    """Return what accounts of one event differ in besides their days, in the order of the record's events.

    `known` are the findings so far: a pair of figures in one of them is left out.
    """
    events = [event for event in record.events if len({mention.document for mention in event.mentions}) > 1]
    if not events:
        return []
    books = Books.of(record)
    named: dict[str, list[Name]] = {}
    for name in record.names:
        for form in name.forms:
            named.setdefault(form, []).append(name)
    beside = _beside(known)
    sentences = Sentences({document.id: document.text for document in record.documents})
    by_document: dict[str, list[Claim]] = {}
    for claim in claims:
        by_document.setdefault(claim.figure.document, []).append(claim)
    found = []
    for event in events:
        accounts = [
            _Account(
                mention,
                voice_of(mention, books),
                published(mention, books)[0] or "undated",
                _counts(mention, by_document.get(mention.document, ()), sentences),
            )
            for mention in sorted(event.mentions, key=lambda one: (*published(one, books), one.start, one.end))[:_MOST]
        ]
        for one in (
            _by_count(event, accounts, beside),
            _by_actor(event, accounts, named),
            _by_outcome(event, accounts, sentences),
        ):
            if one is not None:
                found.append(one)
    return found


def _beside(known: Sequence[Finding]) -> dict[str, list[frozenset[str]]]:
    """Return each figure with the figures of the findings of several that it stands in."""
    found: dict[str, list[frozenset[str]]] = {}
    for finding in known:
        figures = frozenset(finding.figures)
        for one in figures if len(figures) > 1 else ():
            found.setdefault(one, []).append(figures)
    return found


def _pairs(accounts: Sequence[_Account]) -> list[tuple[_Account, _Account]]:
    return [
        (one, other)
        for one, other in combinations(accounts, 2)
        if one.mention.document != other.mention.document and one.teller != other.teller
    ]


def _counts(
    mention: EventMention, claims: Sequence[Claim], sentences: Sentences
) -> dict[tuple[str, str], tuple[Claim, ...]]:
    """Return the counts in the sentence of an account, of its days or of none."""
    here = sentences.number(mention.document, mention.start)
    found: dict[tuple[str, str], tuple[Claim, ...]] = {}
    for claim in claims:
        figure = claim.figure
        if figure.kind not in ("flow", "stock") or figure.supposed or figure.stance != "asserts" or figure.relation:
            continue
        if not figure.counted or not figure.predicate or figure.unit is not None or figure.per is not None:
            continue
        window = figure.window
        if window is not None and (window.first, window.last) not in ((None, None), (mention.first, mention.last)):
            continue
        if sentences.number(mention.document, figure.start) == here:
            key = head(figure.counted), _class(figure.predicate)
            found[key] = (*found.get(key, ()), claim)
    return found


@cache
def _classes() -> dict[str, str]:
    return {lemma: name for name, entry in table("predicates")["class"].items() for lemma in entry["lemmas"]}


def _class(predicate: str) -> str:
    return _classes().get(predicate, predicate)


def _by_count(
    event: Event, accounts: Sequence[_Account], beside: Mapping[str, Sequence[frozenset[str]]]
) -> Finding | None:
    """Rule 1; `beside` gives the findings that a figure stands in."""
    chosen: dict[str, tuple[_Account, Claim]] = {}
    for one, other in _pairs(accounts):
        for key in [key for key in one.counts if key in other.counts]:
            if len(one.counts[key]) > 1 or len(other.counts[key]) > 1:
                continue  # two numbers of one noun: parts, or two things
            left, right = one.counts[key][0], other.counts[key][0]
            together = any(right.figure.id in seen for seen in beside.get(left.figure.id, ()))
            alike = nouns_compared(left.figure.counted or "", right.figure.counted or "") == "same"
            if left.asserter != right.asserter and alike and _differ(left, right) and not together:
                chosen.setdefault(left.figure.id, (one, left))
                chosen.setdefault(right.figure.id, (other, right))
    if not chosen:
        return None
    ordered = sorted(chosen.values(), key=lambda pair: pair[1].order)
    told = [(account, f"“{' '.join(claim.figure.text.split())}”") for account, claim in ordered]
    return _finding("event-count", event, "counts", told, tuple(claim.figure.id for _, claim in ordered))


def _differ(one: Claim, other: Claim) -> bool:
    """Say whether two numbers leave each other no room; of estimates, whether they are a tenth or more apart."""
    left, right = one.figure, other.figure
    low, high = (left, right) if (left.value or left.lower or 0) <= (right.value or right.lower or 0) else (right, left)
    if low.upper is None or high.lower is None or low.upper >= high.lower:
        return False
    if left.approximate or right.approximate:
        return (high.lower - low.upper) * 100 >= _APART * high.lower
    return True


def _by_actor(event: Event, accounts: Sequence[_Account], known: Mapping[str, Sequence[Name]]) -> Finding | None:
    """Rule 2; `known` gives the names of each form: one document may take for a person what another takes for a State."""
    chosen: dict[int, tuple[_Account, str]] = {}
    for one, other in _pairs(accounts):
        left, right = one.mention, other.mention
        if left.kind != right.kind or left.kind in _NO_ACT or not left.agents or not right.agents:
            continue
        if {left.status, right.status} & {"planned", "cancelled", "denied"}:
            continue
        kinds = [{name.kind for agent in mention.agents for name in known.get(agent, ())} for mention in (left, right)]
        if kinds[0].isdisjoint(kinds[1]) or _share(left.agents, right.agents, known):
            continue
        for account in (one, other):
            chosen.setdefault(id(account), (account, ", ".join(account.mention.agents)))
    if not chosen:
        return None
    ordered = [chosen[id(account)] for account in accounts if id(account) in chosen]
    return _finding("event-actor", event, "actors", [(account, f"“{told}”") for account, told in ordered])


def _share(one: Sequence[str], other: Sequence[str], known: Mapping[str, Sequence[Name]]) -> bool:
    """Say whether two accounts name one and the same, also in another form of the word: "Alm", "Almese"."""
    left, right = ({name.id for form in forms for name in known.get(form, ())} | set(forms) for forms in (one, other))
    stems = [
        {word[:_STEM].lower() for form in forms for word in re.findall(r"[^\W\d_]{4,}", form)} for forms in (one, other)
    ]
    return bool(left & right or stems[0] & stems[1])


def _by_outcome(event: Event, accounts: Sequence[_Account], sentences: Sentences) -> Finding | None:
    """Rule 3."""
    pairs = _pairs(accounts)
    chosen = [
        account
        for one, other in pairs
        if {one.mention.status, other.mention.status} in ({"asserted", "denied"}, {"asserted", "cancelled"})
        and _same_days(one.mention, other.mention)
        for account in (one, other)
    ]
    if chosen:
        words = {"asserted": "stated", "denied": "denied", "cancelled": "cancelled"}
        told = [(a, words[a.mention.status]) for a in accounts if any(a is one for one in chosen)]
        return _finding("event-outcome", event, "outcomes", told)
    columns = {id(account): _columns(account.mention, sentences) for account in accounts}
    unsure = {
        a.mention.document
        for a in accounts
        for b in accounts
        if a.mention.document == b.mention.document and _clash(columns[id(a)], columns[id(b)])
    }
    differing = {
        id(account)
        for one, other in pairs
        if not unsure & {one.mention.document, other.mention.document} and _clash(columns[id(one)], columns[id(other)])
        for account in (one, other)
    }
    if not differing:
        return None
    told = [(a, "; ".join(f"“{words}”" for _, _, words in columns[id(a)])) for a in accounts if id(a) in differing]
    return _finding("event-outcome", event, "outcomes", told)


def _same_days(one: EventMention, other: EventMention) -> bool:
    return (one.first, one.last) == (other.first, other.last)


def _clash(one: Sequence[tuple[str, str, str]], other: Sequence[tuple[str, str, str]]) -> bool:
    return any(left[0] == right[0] and left[1] != right[1] for left in one for right in other)


@cache
def _outcomes() -> dict[str, tuple[tuple[str, str, re.Pattern[str]], ...]]:
    """Class of event → (class of outcome, column, its words)."""
    found: dict[str, list[tuple[str, str, re.Pattern[str]]]] = {}
    for topic, columns in table("outcomes").items():
        for column, words in columns.items():
            if column == "kinds":
                continue
            pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})\b", re.I)
            for kind in columns["kinds"]:
                found.setdefault(kind, []).append((topic, column, pattern))
    return {kind: tuple(rows) for kind, rows in found.items()}


_GOES_ON = re.compile(r"\s*(?:The|It|They|These|This|Both)\b")


def _columns(mention: EventMention, sentences: Sentences) -> list[tuple[str, str, str]]:
    """Return what the account's sentence, and the next if it goes on about it, say came of the event, with the words."""
    rows = _outcomes().get(mention.kind, ())
    if not rows or mention.status not in ("asserted", "alleged"):
        return []
    text = sentences.around(mention.document, mention.start)
    after = _next(mention, sentences)
    found = []
    for topic, column, pattern in rows:
        for part in (text, after):
            match = pattern.search(part)
            if match is not None and not _NEGATED.search(part[max(0, match.start() - 40) : match.start()]):
                found.append((topic, column, " ".join(match[0].split())))
                break
    return found


def _next(mention: EventMention, sentences: Sentences) -> str:
    text = sentences.texts.get(mention.document, "")
    here = sentences.number(mention.document, mention.start)
    for at in range(mention.end, min(len(text), mention.end + 400)):
        if sentences.number(mention.document, at) > here:
            break
    else:
        return ""
    after = sentences.around(mention.document, at)
    between = text[at : at + 3]
    return after if "\n\n" not in between and _GOES_ON.match(after) else ""


def _finding(
    kind: str, event: Event, what: str, told: Sequence[tuple[_Account, str]], figures: tuple[str, ...] = ()
) -> Finding:
    accounts = [account for account, _ in told]
    parts = "; ".join(f"{words} ({account.teller}, {account.issued})" for account, words in told)
    return Finding(
        id=identify("k", "spread", kind, event.id, *figures),
        relation="spread",
        kind=kind,
        figures=figures,
        events=(event.id,),
        documents=tuple(dict.fromkeys(account.mention.document for account in accounts)),
        attributions=tuple(dict.fromkeys(a for account in accounts if (a := account.mention.attribution))),
        timexes=tuple(dict.fromkeys(timex for account in accounts for timex in account.mention.timexes)),
        sentence=f"One event told with differing {what}: {parts}.",
        dissolved_by=DISSOLVED,
    )
