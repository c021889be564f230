"""The words by which a negated clause and the plain sentence that says the contrary are recognised.

Words are compared by their roots; a verb and its particle are one word ("handed over"), and words of one row of the lexicon
stand for one another ("returned", "handed over"). What a clause asks for is its verb and the noun that it is done to.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from countersay.lexicon.load import table
from countersay.linking.handed import handed_over
from countersay.linking.plain_wording import bases
from countersay.linking.question_items import content, singular
from countersay.model import Proposition

_PARTICLES = frozenset({"out", "down", "up", "off", "over", "back", "away", "through"})
_TOGETHER = 16  # words
_APART = 6  # words from a verb to its particle, at most
_PART = re.compile(r"[^\W\d_]+")
_HYPHENED = re.compile(r"\b[a-z]+-[a-z]+\b")
_OF_TRACE = re.compile(r"\bno (?:trace|evidence|sign|indication|proof|record)s? of (.+)", re.S)
_TAIL = re.compile(
    r" (?:of|in|on|at|by|for|with|from|near|against|to|who|which|that|whose|between|along|inside|under|since|until|before|after|during|due|dated|worth)\b"
)
LATE = re.compile(r"\b(?:not|n[’']t|never)\b.{1,120}\b(?=until\b)", re.S | re.I)  # "did not report it until 4 May"
_OURS = frozenset({"us"})
_PRONOUNS = frozenset(
    {"it", "they", "them", "we", "us", "he", "she", "him", "her", "i", "you", "this", "that", "these"}
)

Keys = frozenset[str]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a negated clause asks for: roots of its verb, of what it is done to (none: anybody), and of its other words."""

    verb: Keys
    noun: Keys
    others: Keys
    weak: bool
    wrong: bool


def asked(row: Proposition, text: str) -> Asked | None:
    """Read a negated clause; None where its words say too little. `text` is the clause as written."""
    if row.answer in ("will", "contrary"):
        return _asked_of(row)
    verb = verb_keys(row.predicate)
    if not verb:
        return None
    verb |= _phrases(_PART.findall(_from(text, row.predicate))) & _verb_rows()
    if (found := _OF_TRACE.search(text)) is not None:  # "found no trace of stored ammunition": it was not there
        words = [word for word in _head_first(found[1]) if keys_of(word)]
        return Asked(keys_of(words[1]), noun_keys(words[0]), frozenset(), False, True) if len(words) > 1 else None
    thing = handed_over(text, row.predicate)
    noun = _noun(row) if thing is None else noun_keys((_head_first(thing) or [""])[0].lower())
    if noun is None or (thing is not None and not noun):
        return None
    if row.predicate == "have":  # "has no permit": one was granted
        given = frozenset(root(word) for word in table("contraries")["papers"]["given"])
        return Asked(given, noun, frozenset(), False, False) if noun else None
    rest = keys_of(text) - verb - noun - _PARTICLES - {root(word) for word in row.predicate.lower().split()}
    # "has not walked away from its debts": the noun is who does it, so what else is said must be shared
    of_doer = (
        row.object is None and row.agent is not None and re.search(r" (?:from|to|into|on|at|of) ", text) is not None
    )
    of_doer = of_doer and re.search(r"\b(?:was|were|been|being|is|are)\b", text) is None
    weak = (_is(row.predicate, weak_roots()) and " " not in row.predicate) or of_doer  # "put" is, "put back" is not
    # "did not find any crack" says that there was none; "did not close the gate until noon", that it was done late
    seen = _is(row.predicate, _seeing()) and re.search(r"\b(?:any|no|a single)\b", text) is not None
    late = LATE.search(text) is not None
    return Asked(
        verb,
        noun,
        rest - keys_of(row.agent.text) if of_doer and row.agent else rest,
        weak,
        (_is(row.predicate, wrongs()) or seen) and not late,
    )


def _from(text: str, predicate: str) -> str:
    """Return the words of a clause from its verb on, some sixty characters."""
    low = text.lower()
    at = max(low.find(predicate.split()[0].lower()), 0)
    return low[at : at + 60]


def _asked_of(row: Proposition) -> Asked | None:
    """Read a clause by which the contrary was done: what it asks for is the deed that it is the contrary of."""
    noun = _noun(row)
    if not noun:
        return None
    if row.answer == "will":
        deeds = table("contraries")["will"]["driven"].split()
    else:
        deeds = [
            word
            for wrong, right in table("contraries")["opposite"]["rows"]
            if row.predicate in right
            for word in wrong.split()
        ]
    verb: set[str] = set()
    for word in deeds:
        first, _, second = word.partition("_")
        key = f"{root(first)}_{second}" if second else root(word)
        verb |= {key}
        if row.answer == "will":
            verb |= {name for name in _same().get(key, ()) if name.startswith("@v ")}
    return Asked(frozenset(verb), noun, frozenset(), False, True)


def head_of(phrase: str) -> str:
    """Return a phrase up to its first preposition: "the compensation | due under the settlement of 2 June"."""
    return _TAIL.split(phrase)[0]


def _head_first(phrase: str) -> list[str]:
    """The words of a phrase up to its first preposition, from the last to the first."""
    joined = re.sub(
        r"\b[^\W\d_]+-[^\W\d_]+\b",
        lambda m: m[0].replace("-", "") if root(m[0].replace("-", "").lower()) in _same() else m[0],
        head_of(phrase),
    )  # "the cease-fire" is the ceasefire
    return re.findall(r"[^\W\d_]{3,}", joined)[::-1]


def _noun(row: Proposition) -> Keys | None:
    """Roots of the noun that a clause is about: of its object, else of its subject; empty for anybody; None for none."""
    anybody = False
    for part in (row.object, row.agent):
        if part is not None and part is row.object and part.text.lower() in _OURS:
            return frozenset()  # "refused to meet us": the sentence must tell whom
        if part is None or part.text.lower() in _PRONOUNS:
            continue
        whole = part.text
        if part is row.object and phrase_keys(row.predicate.split()[0].lower(), whole.split()[0].lower()):
            whole = re.sub(
                r"^\w+ (?:to |of |from |with |on )?", "", whole
            )  # "set fire to the mill" is done to the mill
        words = _head_first(re.sub(r"^(?:nobody|no one)['’]s |^(?:none|no one|not one) of ", "", whole, flags=re.I))
        if not words or (part is row.agent and row.object is not None and not anybody):
            continue
        head = words[0]
        if head.lower() in _anybody() or head.lower().removesuffix("s") in _anybody():
            anybody = True
        elif not anybody or head.islower():  # "not one household has received anything" is about the households
            return noun_keys(head.lower()) or None
    return frozenset() if anybody else None


def verb_keys(predicate: str) -> Keys:
    """Return the roots of a verb with its particle.

    >>> verb_keys("handed over") & verb_keys("returned")
    frozenset({'@v return'})
    """
    parts = predicate.lower().split()
    found = _rows("".join((root(parts[0]), *parts[1:2]))) if parts else frozenset()
    return frozenset(key for key in found if not key.startswith("@n "))


@lru_cache(maxsize=20_000)
def keys_of(text: str) -> Keys:
    """Return the roots of the weighty words of a text, and the rows of the lexicon they stand in.

    Several rules ask it of each clause of all documents in turn.
    """
    found: set[str] = set().union(*map(_rows_of, content(text)))
    low = text.lower()
    if "-" in low:
        for match in _HYPHENED.findall(low):
            found |= _rows_of(match.replace("-", ""))  # "cease-fire"
    parts = _PART.findall(low)
    if not _PARTICLES.isdisjoint(parts):
        for verb, particle in pairwise(parts):
            if particle in _PARTICLES and len(verb) > 2:
                found |= _rows(root(verb) + particle)
        for _, joined in _parted(parts):
            found |= _rows(joined)
    if not _seconds().isdisjoint(parts):
        found |= _phrases(parts)
    return frozenset(found)


def _parted(parts: Sequence[str]) -> list[tuple[int, str]]:
    """Return verbs that a noun parts from their particle, by place, joined with it: "locked 30 nurses out of the ward"."""
    found = []
    for k, particle in enumerate(parts):
        if particle not in _PARTICLES:
            continue
        for place in range(max(0, k - _APART), k - 1):
            joined = root(parts[place]) + particle if len(parts[place]) > 2 else ""
            if joined in _same():
                found.append((place, joined))
    return found


@lru_cache(maxsize=50_000)
def _rows_of(word: str) -> Keys:
    return _rows(root(word))


@cache
def _deeds() -> Mapping[str, str]:
    """Noun of a deed → its verb."""
    found: Mapping[str, str] = table("contraries")["deeds"]
    return found


def word_keys(word: str) -> Keys:
    """Return the root of one word in lower case, and the rows of the lexicon it stands in, for a noun of a deed also its verb's.

    >>> word_keys("seizure") & word_keys("confiscated")
    frozenset({'@v seize'})
    """
    deed = _deeds().get(word) or _deeds().get(word.removesuffix("s"))
    return _rows_of(word) | _rows_of(deed) if deed else _rows_of(word)


def phrase_keys(verb: str, other: str) -> Keys:
    """Return the rows of a verb with the particle or word behind it, empty where the two are no phrase.

    >>> sorted(phrase_keys("set", "fire"))
    ['@v burn']
    """
    found = set(_same().get(f"{root(verb)}_{other}", ()))
    if other in _PARTICLES:
        found.update(_same().get(root(verb) + other, ()))
    return frozenset(found)


def _phrases(words: Sequence[str]) -> Keys:
    """Return the rows of phrases of two words, a verb and what belongs to it: "set fire", "shot dead"."""
    found: set[str] = set()
    for verb, other in pairwise(words):
        if other in _seconds():
            found.update(_same().get(f"{root(verb)}_{other}", ()))
    return frozenset(found)


@cache
def _seconds() -> Keys:
    return frozenset(key.split("_")[1] for key in _same() if "_" in key)


@cache
def _verb_rows() -> Keys:
    return frozenset(name for names in _same().values() for name in names if name.startswith("@v "))


def stands_near(one: Keys, other: Keys, text: str) -> int | None:
    """Return where a word of `one` stands within sixteen words of one of `other`, or None; anywhere if `other` is empty."""
    parts = list(re.finditer(r"[^\W\d_]+(?:-[^\W\d_]+)*", text))  # "laboratory-confirmed" is one word
    at: tuple[list[int], list[int]] = ([], [])
    lows = [match[0].lower() for match in parts]
    parted = _parted(lows) if not _PARTICLES.isdisjoint(lows) else []
    for k, part in enumerate(lows):
        forms = {part, part.replace("-", ""), singular(part)}  # the root of "employees" is not that of "employee"
        here = {key for word in forms if len(part) > 2 for key in _rows_of(word)}
        after = lows[k + 1] if k + 1 < len(lows) else ""
        if after in _PARTICLES:
            here |= _rows(root(part) + after)
        if after in _seconds():
            here |= set(_same().get(f"{root(part)}_{after}", ()))
        for place, joined in parted:
            here |= _rows(joined) if place == k else frozenset()
        for places, wanted in zip(at, (one, other), strict=True):
            if here & wanted:
                places.append(k)
    if not other:
        return parts[at[0][0]].start() if at[0] else None
    return next((parts[i].start() for i in at[0] for j in at[1] if 0 < abs(i - j) <= _TOGETHER), None)


def happens_to_somebody(verb: Keys, text: str) -> bool:
    """Say whether a text tells that somebody suffered a deed: "was killed", "wounded nine people"."""
    parts = re.findall(r"[^\W\d_]+", text.lower())
    people, being = table("contraries")["words"]["people"], ("was", "were", "been", "being", "is", "are")
    for k, part in enumerate(parts):
        if not _rows_of(part) & verb:
            continue
        if any(word in being for word in parts[max(0, k - 2) : k]) or any(
            word in people for word in parts[k + 1 : k + 4]
        ):
            return True
    return False


def is_of_people(noun: str) -> bool:
    """Say whether a noun names people who act or are held.

    >>> is_of_people("suspects"), is_of_people("houses")
    (True, False)
    """
    return root(noun) in _people()


@cache
def _people() -> Keys:
    known = table("contraries")["words"]
    return frozenset(
        root(word) for word in (*table("allegations")["agents"]["nouns"], *known["people"], *known["held"])
    )


@lru_cache(maxsize=8192)
def root(word: str) -> str:
    """Cut what inflection adds and what it changes: "provided" and "provide", "shipped" and "ship" give one root.

    >>> root("provided") == root("provide"), root("shipped") == root("ship"), root("replies") == root("reply")
    (True, True, True)
    """
    word = bases().get(word) or _irregular().get(word) or word
    for ending in ("ations", "ation", "ings", "ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) > 2 and not word.endswith(("ss", "eed")):
            word = word.removesuffix(ending)
            break
    if len(word) > 3 and word[-1] == "e":
        word = word[:-1]
    if len(word) > 3 and word[-1] == word[-2]:
        word = word[:-1]
    return word[:-1] + "i" if word.endswith("y") and len(word) > 2 else word


@lru_cache(maxsize=8192)
def _rows(word: str) -> Keys:
    """Return a root with the names of the rows that hold it; a root that no row holds stands for itself."""
    return frozenset({word, *_same().get(word, ())})


def noun_keys(word: str) -> Keys:
    """Return the roots of a noun: without the rows of verbs, so that a "permit" is nothing that is allowed."""
    return frozenset(key for key in keys_of(word) if not key.startswith("@v "))


@cache
def _same() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    same = table("contraries")["same"]
    for kind, row in [("v", row) for row in same["verbs"]] + [("n", row) for row in same["nouns"]]:
        words = row.split()
        name = f"@{kind} {words[0]}"
        for word in words:
            first, _, second = word.partition("_")
            key = f"{root(first)}_{second}" if second else root(word)
            found[key] = (*found.get(key, ()), name)
            for particle in _PARTICLES:  # "handover" is written in one word here, and "hand over" in two
                if word.endswith(particle) and len(word) > len(particle) + 2:
                    joined = root(word.removesuffix(particle)) + particle
                    found[joined] = (*found.get(joined, ()), name)
    return found


@cache
def _irregular() -> Mapping[str, str]:
    """Irregular form → lemma."""
    rows = table("cues")["irregular"]
    own = table("allegations")["irregular"]
    found = {form: lemma for lemma, forms in rows.items() for form in forms.split()}
    found |= {form: lemma for lemma, forms in table("contraries")["irregular"].items() for form in forms.split()}
    return {form: lemma for lemma, forms in own.items() for form in forms if form not in found} | found


def _is(predicate: str, roots: Keys) -> bool:
    return root(predicate.lower().split()[0]) in roots if predicate else False


@cache
def weak_roots() -> Keys:
    """Return the roots of verbs that say too little by themselves."""
    return frozenset(root(word) for word in table("contraries")["words"]["weak"])


@cache
def _seeing() -> Keys:
    return frozenset(root(word) for word in table("contraries")["words"]["seeing"])


@cache
def _anybody() -> Keys:
    return frozenset(table("contraries")["words"]["anybody"])


@cache
def wrongs() -> Keys:
    """Roots of verbs that hold something against somebody: whoever negates one denies, he does not accuse."""
    lemmas = {
        phrase.split()[0]
        for family in table("allegations")["family"]
        if family["name"] != "omission"
        for row in family["verbs"]
        for phrase in row["words"]
    }
    return frozenset(root(word) for word in (*lemmas, *table("contraries")["words"]["wrongs"])) - {
        root(word) for word in ("deny", "refuse", "pull", "walk", "back")
    }
