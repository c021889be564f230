"""What the clauses of two counts of one matter say besides, once each has been told apart from who says it.

`ground.rests` holds counts of one series apart by any word that only one clause has. Between accounts that differ in words anyway,
some of these say nothing: whose the words are ("the enclave" in two texts, "we" of the body that the other names), and what
belongs to the verb ("fled their homes", "shut down").
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from countersay.lexicon.load import table
from countersay.lexicon.nouns import OCCASION
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.ground import Topics, besides, is_of_events, of_other_scenes, of_two_bodies
from countersay.reconciliation.open_pairs import of_one_day
from countersay.reconciliation.possessors import possessors
from countersay.reconciliation.residue import REACH, stem, words
from countersay.reconciliation.same_matter import done_to, matters_of_both, verbs_compared
from countersay.reconciliation.set_apart import are_set_apart, takes_in_more

_SAID_AGAIN = frozenset({"their", "its", "his", "her", "they", "it", "he", "she"})
_END = re.compile(r"(?<!\b[ap]\.m)[.!?]\s|\n")
_BEFORE, _BEHIND = 80, 40  # characters around a number that say how it is known
_OURS = frozenset({"we", "us", "i", "our"})


@dataclass(frozen=True, slots=True)
class Rest:
    """What each clause says that the other does not; what both say; whether they tell of one state in two words."""

    left: frozenset[str]
    right: frozenset[str]
    shared: frozenset[str]
    states: bool


def compared(one: Claim, other: Claim, topics: Topics) -> Rest | None:
    """Compare the clauses of two counts; None if their words set the two apart."""
    if topics.rules.apart(one, other) is not None or topics.residues.basis(one) != topics.residues.basis(other):
        return None
    if of_other_scenes(one, other, topics) or of_two_bodies(one, other, topics) or not _occasions_agree(one, other):
        return None
    if are_set_apart(one, other, topics.residues) or takes_in_more(one, other, topics.residues):
        return None
    left, right = besides(one, other, topics)
    if any(word.startswith("= ") for word in left ^ right) or (left ^ right) & words("nth"):
        return None
    left, right = left - _of_the_hour(one, topics), right - _of_the_hour(other, topics)
    left, right = left - _held_then(one, topics), right - _held_then(other, topics)
    left, right = left - _how_it_came(one, other, topics), right - _how_it_came(other, one, topics)
    left, right = left | (qualifying(one) - _held(one)), right | (qualifying(other) - _held(other))
    left, right = _without_own(left, right, one, other, topics)
    left, right = left - _ours_known(one, other, topics), right - _ours_known(other, one, topics)
    places = _place_of(one, topics) | _place_of(other, topics)
    left, right = left - _held(other) - places, right - _held(one) - places
    left, right = left - _told_before(other, topics), right - _told_before(one, topics)
    said = [_sentence(claim, topics) for claim in (one, other)]
    shared = (left & (right | said[1])) | (right & said[0])
    if shared & (_aimed_at(one, topics) ^ _aimed_at(other, topics)):
        return None  # "registered as returned", "registered to return"
    more, besides_ = left - shared - _said_by_verbs(), right - shared - _said_by_verbs()
    states = _states(one, other, topics) if more or besides_ else frozenset()
    told = bool(states & (more | besides_))
    more, besides_ = more - states, besides_ - states
    if len(more) == len(besides_) == 1 or _widening(more, besides_, one, other, topics):
        return None
    if not (one.figure.value and other.figure.value):
        # "No shots were fired" is said of all of them: what narrows the other count does not save it.
        nought = more if one.figure.value == 0 else besides_
        return None if nought else Rest(frozenset(), frozenset(), shared, told)
    return Rest(
        more,
        besides_,
        frozenset(word for word in shared - _named(one, topics) - _said_by_verbs() if word[:2] != "n-"),
        told,
    )


def _ours_known(claim: Claim, beside: Claim, topics: Topics) -> frozenset[str]:
    """Return "our" of a claim whose speaker the other text names by a proper word before: "the bus of the firm Tarm", "our bus"."""
    text = topics.residues.texts.get(beside.figure.document, "")
    before = text[max(0, beside.figure.start - REACH) : beside.figure.start]
    proper = re.findall(r"\b[A-Z][\w’'-]{2,}", claim.asserter)
    known = any(
        word.lower() not in _bodies() | _areas()
        and word not in beside.issuer
        and re.search(rf"\b{re.escape(word)}\b", before)
        for word in proper
    )
    return frozenset(f"{word} of {claim.asserter}" for word in _OURS) if known else frozenset()


_WHEN = re.compile(r"\bwhen (?:it|they|she|he|the \w+) [^.,;:]{1,80}")


def _of_the_hour(claim: Claim, topics: Topics) -> frozenset[str]:
    """Return what "when it left Ostrel" says in the clause of a level: it tells the time, and narrows nothing."""
    if claim.figure.kind != "stock":
        return frozenset()
    low, high = topics.residues.clause(claim)
    document = claim.figure.document
    match = _WHEN.search(topics.residues.texts.get(document, ""), low, high)
    if match is None:
        return frozenset()
    names = (one for one in topics.residues.names.get(document, ()) if match.start() <= one[0] < match.end())
    return frozenset(map(stem, re.findall(r"[^\W\d_]+", match[0].lower()))) | {one[2] for one in names}


def _held_then(claim: Claim, topics: Topics) -> frozenset[str]:
    """Return the verb of "the exchange held on 14 June", which says no more than when what happened did; not of "the men held"."""
    low, high = topics.residues.clause(claim)
    found = _meeting_held().search(topics.residues.texts.get(claim.figure.document, ""), low, high)
    return frozenset() if found is None else frozenset({stem("held"), "hold"})


@cache
def _meeting_held() -> re.Pattern[str]:
    events = "|".join(sorted(map(re.escape, table("matters")["words"]["held"])))
    return re.compile(rf"\b(?:{events}) (?:that was |which was )?held (?:on|in|at)\b")


_HOW = re.compile(r"\b(?:when|after|as) (?P<what>(?:an?|the|its?|our|their) [^.;:\n]{1,120})")


def _how_it_came(claim: Claim, beside: Claim, topics: Topics) -> frozenset[str]:
    """Return what "when a missile fell on the market" says in the clause of a toll, where the other text tells of the market.

    How it came is what two sides tell in other words, of the dead of one day and place.
    """
    if not (is_of_events((claim, beside)) and of_one_day(claim.figure, beside.figure)):
        return frozenset()
    low, high = topics.residues.clause(claim)
    match = _HOW.search(topics.residues.texts.get(claim.figure.document, ""), max(low, claim.figure.end), high)
    if match is None:
        return frozenset()
    found = frozenset(map(stem, re.findall(r"[a-z]{3,}", match["what"])))
    hit = re.search(r"\b(?:at|in|into|near|on|onto|over) (?:an?|the) ([a-z]{4,})\b", match["what"])
    told = _told_before(beside, topics) | (topics.residues.said(beside) or frozenset())
    return found if hit is not None and stem(hit[1]) in told else frozenset()


def _place_of(claim: Claim, topics: Topics) -> frozenset[str]:
    """Return the name of the place of a claim, and the word for an area that stands before a name: "the town of Osk"."""
    place = claim.figure.place
    if place is None:
        return frozenset()
    low, high = topics.residues.clause(claim)
    text = topics.residues.texts.get(claim.figure.document, "")[low:high]
    before = re.search(rf"\bthe ([a-z]+) of (?:the )?{re.escape(place.removeprefix('the '))}\b", text)
    area = {stem(before[1])} if before is not None and before[1] in _areas() else set[str]()
    return frozenset({topics.known(place)} | area)


def _told_before(claim: Claim, topics: Topics) -> frozenset[str]:
    """Return stems and names of the sentence before that a claim takes its day from: what it tells of, the claim is of.

    "On 10 May prisoners were exchanged at the Orm bridge. The Arland side released 118" was at the exchange at the bridge.
    """
    figure, window = claim.figure, claim.figure.window
    if "day" not in figure.assumed or window is None or window.start is None:
        return frozenset()
    text = topics.residues.texts.get(figure.document, "")
    floor = max(0, window.start - REACH)
    low = max((match.end() for match in _END.finditer(text, floor, window.start)), default=floor)
    stop = _END.search(text, window.start, window.start + REACH)
    high = stop.start() if stop else window.start + REACH
    if not low < high <= figure.start:
        return frozenset()
    names = {one[2] for one in topics.residues.names.get(figure.document, ()) if low <= one[0] < high and one[2]}
    return frozenset(map(stem, re.findall(r"[^\W\d_]+", text[low:high].lower()))) | names


def _sentence(claim: Claim, topics: Topics) -> frozenset[str]:
    """Return the stems of the words of a sentence that holds no other number: "of the 48 pumps, 39 were working" holds two."""
    figure = claim.figure
    text = topics.residues.texts.get(figure.document, "")
    low = max(0, figure.start - REACH)
    start = max((match.end() for match in _END.finditer(text, low, figure.start)), default=low)
    stop = _END.search(text, figure.end, figure.end + REACH)
    end = stop.start() if stop else figure.end + REACH
    numbers = topics.residues.numbers.get(figure.document, ())
    if bisect_left(numbers, (end,)) - bisect_left(numbers, (start,)) > 1:
        return frozenset()
    return topics.residues.said(claim) or frozenset()


def _named(claim: Claim, topics: Topics) -> frozenset[str]:
    """Return the stems of the words around a claim that are written with a capital, but for a plain one that begins the clause."""
    low, high = topics.residues.clause(claim)
    document = claim.figure.document
    text = topics.residues.texts.get(document, "")
    found = {match.start(): match[0].lower() for match in re.finditer(r"\b[A-Z][^\W\d_]+", text[low:high])}
    first = len(text[low:high]) - len(text[low:high].lstrip())
    if not any(start <= low + first < end for start, end, _ in topics.residues.names.get(document, ())):
        found.pop(first, None)
    return frozenset(map(stem, found.values()))


def _occasions_agree(one: Claim, other: Claim) -> bool:
    found = [{word for word in claim.figure.qualifiers if word.startswith(OCCASION)} for claim in (one, other)]
    return not all(found) or found[0] == found[1]


def qualifying(claim: Claim) -> frozenset[str]:
    """Return the stems of words that narrow the thing counted: "northbound", "of the Committee"."""
    found: set[str] = set()
    for qualifier in claim.figure.qualifiers:
        if not qualifier.startswith(OCCASION):
            found |= {stem(word) for word in re.findall(r"[^\W\d_][\w'’-]*", qualifier.lower())}
    return frozenset(found - _narrows_nothing())


@cache
def _narrows_nothing() -> frozenset[str]:
    """Words, and their stems, that narrow nothing."""
    listed: frozenset[str] = frozenset(table("nouns")["adjuncts"]["idle"])
    idle = words("plain") | listed - {"out", "outside", "inside", "only"}
    return idle | frozenset(map(stem, idle))


def _widening(left: frozenset[str], right: frozenset[str], one: Claim, other: Claim, topics: Topics) -> bool:
    """Say whether one clause takes in more: "all", "in the whole of"; "all over the country" takes in no more things."""
    pairs = ((left, one), (right, other))
    return any(said & words("widening") - ({"all"} if _is_all_over(claim, topics) else set()) for said, claim in pairs)


def _is_all_over(claim: Claim, topics: Topics) -> bool:
    low, high = topics.residues.clause(claim)
    return "all over" in topics.residues.texts.get(claim.figure.document, "")[low:high]


def _held(claim: Claim) -> frozenset[str]:
    """Return stems of what the fields of a claim say already: its verb, and what narrows it."""
    held = re.findall(
        r"[^\W\d_][\w'’-]*", f"{claim.figure.counted or ''} {claim.figure.predicate or ''}".replace("+", " ").lower()
    )
    killed = {"dead", "lifeless", "death", "caus"} if "kill" in done_to(claim.figure) else set[str]()
    return (frozenset(map(stem, held)) | _named_by(claim.figure.predicate or "") | killed) - {"not"}


@cache
def _named_by(predicate: str) -> frozenset[str]:
    """Return stems of the nouns for what a verb tells: "the death toll stands at 108", where others say that 108 were killed."""
    verbs = {*predicate.split("+")}
    events = [entry for entry in table("nouns")["event"].values() if entry["predicate"] in verbs]
    found = {word for entry in events for noun in entry["nouns"] for word in noun.split()}
    return frozenset(map(stem, found)) - frozenset(map(stem, ("person", "truck", "vehicle")))


@cache
def _said_by_verbs() -> frozenset[str]:
    words_ = table("matters")["words"]
    return frozenset(map(stem, (*words_["near"], *words_["evidence"])))


def _aimed_at(claim: Claim, topics: Topics) -> frozenset[str]:
    """Return stems of the verbs behind "to" in a clause."""
    low, high = topics.residues.clause(claim)
    text = topics.residues.texts.get(claim.figure.document, "")[low:high].lower()
    return frozenset(stem(word) for word in re.findall(r"\bto ([a-z]{3,})", text))


def _states(one: Claim, other: Claim, topics: Topics) -> frozenset[str]:
    """Return stems of words for one state of which each clause has one."""
    found: set[str] = set()
    said = []
    for claim in (one, other):
        low, high = topics.residues.clause(claim)
        text = topics.residues.texts.get(claim.figure.document, "")[low:high].lower()
        said.append({stem(word) for word in re.findall(r"[^\W\d_]+", text)})
    for state in table("matters")["words"]["states"]:
        stems = set(map(stem, state))
        if stems & said[0] and stems & said[1]:
            found |= stems
    return frozenset(found)


def _without_own(
    left: frozenset[str], right: frozenset[str], one: Claim, other: Claim, topics: Topics
) -> tuple[frozenset[str], frozenset[str]]:
    """Leave out words that say who speaks, or point to what both texts have: "the enclave", "we", "their"."""
    mine, theirs = possessors(one, other, topics.residues), possessors(other, one, topics.residues)
    return (
        frozenset(word for word in left if word in mine or not _says_nothing(word, right, one, other)),
        frozenset(word for word in right if word in theirs or not _says_nothing(word, left, other, one)),
    )


def is_of_the_known(claim: Claim, topics: Topics) -> bool:
    """Say whether a count is of what somebody could verify, which may be less than there was: "has documented 310 killed"."""
    text = topics.residues.texts.get(claim.figure.document, "")
    before = re.split(r"[.!?;]\s|\n", text[max(0, claim.figure.start - _BEFORE) : claim.figure.start])[-1]
    behind = re.split(r"[.!?;,]\s|\n", text[claim.figure.end : claim.figure.end + _BEHIND])[0]
    said = f"{before}|{behind}".lower()
    return any(re.search(rf"\b{word}\b", said) for word in table("matters")["words"]["verified"])


def lacks_its_word(one: Claim, other: Claim, topics: Topics) -> bool:
    """Say whether the verbs are of one matter only with a word that a clause lacks: "left late", but "left on time"."""
    beside = table("matters")["beside"]
    if verbs_compared(one.figure, other.figure) != "near":
        return False
    both = matters_of_both(one.figure, other.figure)
    if not both or not both <= beside.keys():
        return False
    needed = [word for matter in both for word in beside[matter]]
    return not all(_says_one_of(claim, needed, topics) for claim in (one, other))


def _says_one_of(claim: Claim, needed: list[str], topics: Topics) -> bool:
    low, high = topics.residues.clause(claim)
    text = topics.residues.texts.get(claim.figure.document, "")[low:high].lower()
    verb = (claim.figure.predicate or "").split("+")
    return any(re.search(rf"\b{word}\b", text) or word in verb for word in needed)


def _says_nothing(word: str, rest: frozenset[str], claim: Claim, beside: Claim) -> bool:
    """Say whether a word of a clause is one of its speaker's that sets nothing apart; `rest` are those of the other clause."""
    bare, theirs = word.removesuffix(f" of {claim.asserter}"), f" of {beside.asserter}"
    if bare == word:
        if any(f"{speaker}{theirs}" in rest for speaker in _OURS):
            # "border officers", which the other side calls "ours"
            return word in {stem(one) for one in f"{beside.asserter} {beside.issuer}".lower().split()}
        heads = {_head(label) for label in (claim.asserter, claim.issuer, beside.asserter, beside.issuer)}
        return word in map(stem, heads & _bodies())  # "arrested by police", told by the police of itself
    own, others = (f"{who.asserter} {who.issuer}".lower().split() for who in (claim, beside))
    if bare in own and bare in others:
        return False  # "the port" of the Port of Orm, and of the Port of Vey
    if bare in _SAID_AGAIN or bare in own:
        return True
    if bare in _areas() and (f"{bare}{theirs}" in rest or claim.figure.place):
        return True  # of both, or what the place of the claim was read from
    if _is_the_other(bare, beside):
        return True  # "the authorities" that a ministry is answered by
    if bare in _OURS:
        return any(one.removesuffix(theirs) in own for one in rest)
    return bare in others or bare in map(
        stem, others
    )  # who is answered, or named as the one that "we" of the other text are


def _is_the_other(word: str, beside: Claim) -> bool:
    """Say whether a word for a body of some kind means the one that speaks beside it: "the company" the Ferrow Lines."""
    heads = {_head(beside.asserter), _head(beside.issuer)}
    kinds = table("matters")["speakers"].values()
    return any(word in kind["words"] and not heads.isdisjoint(kind["heads"]) for kind in kinds)


@cache
def _bodies() -> frozenset[str]:
    bodies = table("nouns")["bodies"]
    return frozenset((*bodies["generic"], *bodies["named"], *bodies["local"], "club"))


def _head(label: str) -> str:
    """Return the word of a label that says what body it is: "police", "board" of "Board of Brell"."""
    words_ = str(re.split(r"\s+(?:of|for)\b", label.lower())[0]).split()
    return words_[-1] if words_ else ""


@cache
def _areas() -> frozenset[str]:
    return frozenset(table("nouns")["areas"]["words"])
