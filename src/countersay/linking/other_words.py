"""Find the words of another voice that a denial in free words answers though they are not the same: "A dam gave way" and "the
embankment was breached", "It is untrue that the clinic was shut down" and "They closed the clinic".

1. What is denied is read as units: weighty words, each with the words that stand for it (rows of `contraries.toml`), a verb and
   its particle or noun as one ("gave way"). Names of declared sides are none, since the other side says "they" or "our men".
2. A clause of another voice answers to it if it says every unit, or all but one of four and more; the one may be no name and no number.
3. Clauses that ask, suppose, demand or report a claim are none; negated ones answer only to what is negated itself ("It is untrue that
   the tunnel has not been inspected"), and the others only to what is not.
4. Who says "we" of himself answers no denial of the other side's own doing. A denial that more than four clauses fit meets none.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from countersay.lexicon.caseless import lowered
from countersay.lexicon.load import table
from countersay.linking.contrary_words import Keys, keys_of, phrase_keys, word_keys
from countersay.linking.plain_sentences import (
    Sentence,
    VoicesByPlace,
    as_statement,
    by_place,
    dismisses_words,
    stretches,
)
from countersay.linking.question_items import Item, content
from countersay.linking.sides import Sides
from countersay.model import Attribution, Document, Proposition
from countersay.noting import noted

_MOST = 4  # clauses that one denial may answer
_PLENTY = 4  # units of which one may be left out
_END = re.compile(r"[.!?\n](?:(?<!\n)(?=\s|[\"”’\[\d]|$)|(?<=\n)(?:\s*\n|(?=\s*[•*-])))")
_CUT = re.compile(
    r";\s|:\s| (?=(?:but|while|whereas|although|though)\s)|, (?=(?:but|while|whereas|although|though)\s|and (?:the|a|an|it|its|they|their|he|she|we|our|no|not|nor|this|that|these|those|in|on|at)\s)"
)
_REFUSED = re.compile(r"\b(?:refus|den)(?:ed|ied|e|y|es|ies|ing|ying) (?:entry|access|admission)\b")
_NEGATED = re.compile(
    r"\b(?:not|no|never|nor|neither|none|nobody|nothing|without|un(?:answered|paid|fulfilled|implemented)|fail(?:s|ed)? to|refus\w+)\b|n[’']t\b"
)
_OPEN = re.compile(
    r"\b(?:if|whether|would|could|might|should|will|shall|must|unless|refrain\w*|oblig\w+|prohibit\w*|forbid\w*|den(?:y|ies|ying)"
    r"|reject\w*|refut\w*|alleg\w+|claims?|claimed|accus\w+|false|untrue|fake|fabricat\w+|unable|yet to"
    r"|demand\w*|calls? (?:on|for)|urge[sd]?|urging|calling (?:on|for)|expects?|asks?|ask(?:ed|ing)(?=(?: [\w’'-]+){0,3} (?:to|that|for)\b)|plans?|promis\w+)\b|\?"
)
_MAY = re.compile(r"\bmay\b")
# Who threatens has threatened, whatever the condition.
_THREAT = re.compile(r"(\bthreat\w*\b.*?) (?:if|unless|should) .*", re.S | re.I)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")  # "1.9 million" is not denied by what is said of 0.3 million
_OURS = re.compile(r"\b(?:we|our|us)\b", re.I)
_HELPING = frozenset(
    {
        "being",
        "also",
        "such",
        "some",
        "most",
        "more",
        "very",
        "only",
        "even",
        "ever",
        "one",
        "all",
        "about",
        "during",
        "after",
        "before",
        "against",
        "under",
        "while",
        "when",
        "where",
        "then",
        "out",
        "off",
        "down",
        "away",
        "back",
        "area",
        "region",
        "vicinity",
        "direction",
    }
)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is denied, in units; `names` says which are names or numbers. `of_sides`: sides that it names."""

    units: tuple[Keys, ...]
    names: tuple[bool, ...]
    negated: bool
    numbers: frozenset[str]
    of_sides: frozenset[str]


def told_in_other_words(
    denials: Sequence[Item], documents: Sequence[Document], attributions: Sequence[Attribution], sides: Sides
) -> list[list[Proposition]]:
    """Return for each denial the clauses of other voices that it answers, in the order of documents and text."""
    asked: list[tuple[int, _Wanted]] = []
    for k, item in enumerate(denials):
        if (ask := _wanted(item, sides)) is not None:
            asked += [(k, ask), *((k, other) for other in _undone(ask))]
    found: list[list[Proposition]] = [[] for _ in denials]
    by_key: dict[str, list[int]] = defaultdict(list)
    for place, (_, ask) in enumerate(asked):
        for key in sorted(set().union(*ask.units)):
            by_key[key].append(place)
    if not asked:
        return found
    voices = by_place(attributions)
    issuers = {document.id: document.issuer.label if document.issuer else None for document in documents}
    for document in documents:
        words = words_told(document.text)
        if not (near := _candidates(words, by_key)) or not _any_said([asked[place][1] for place in near], words):
            continue
        for clause in clauses_of(document):
            keys = keys_of(clause.text)
            for place in _candidates(keys, by_key):
                k, ask = asked[place]
                if _says(ask, keys) and _fits(ask, clause):
                    row = _row(clause, denials[k], ask, voices, sides, issuers)
                    if row is not None and row not in found[k]:
                        found[k].append(row)
    return [rows if len(rows) <= _MOST else [] for rows in found]


def _undone(ask: _Wanted) -> Iterator[_Wanted]:
    """Yield what else says the same: what is withheld has not been paid or handed over."""
    for k, unit in enumerate(ask.units):
        for wrong, right in () if ask.negated else _kept_back():
            if unit & wrong:
                yield replace(ask, units=(*ask.units[:k], right, *ask.units[k + 1 :]), negated=True)


@cache
def _kept_back() -> tuple[tuple[Keys, Keys], ...]:
    """Verbs of keeping back, with those of giving that are negated where the first are said."""
    return tuple(
        (
            frozenset(key for word in wrong.split() for key in word_keys(word)),
            frozenset(key for word in right.split() for key in word_keys(word)),
        )
        for wrong, right in table("contraries")["kept_back"]["rows"]
    )


def _candidates(keys: Iterable[str], by_key: Mapping[str, Sequence[int]]) -> list[int]:
    """Denials with two units or more in a clause."""
    seen: dict[int, int] = defaultdict(int)
    for key in keys:
        for k in by_key.get(key, ()):
            seen[k] += 1
    return sorted(k for k, count in seen.items() if count > 1)


def _wanted(item: Item, sides: Sides) -> _Wanted | None:
    """Read a denial; None where it says too little."""
    units, names, of_sides = [], [], set()
    denied = re.sub(r"^no (?!(?:one|longer)\b)", "", item.row.predicate)  # "no lockout" denies that there was one
    words = re.findall(r"[^\W_]+(?:['’]s)?", denied)
    skip = False
    for k, word in enumerate(words):
        if skip:
            skip = False
            continue
        bare = re.sub(r"['’]s$", "", word)
        after = words[k + 1].lower() if k + 1 < len(words) else ""
        if (phrase := phrase_keys(bare.lower(), after)) and bare[0].islower():
            units.append(phrase)
            names.append(False)
            skip = True
            continue
        if bare.lower() in _HELPING or not content(bare):
            continue
        if bare[0].isupper() and (side := sides.side(bare)) is not None:
            of_sides.add(side)
            continue
        units.append(word_keys(bare.lower()))
        names.append(bare.isdigit() or (bare[0].isupper() and k > 0))
    if len(units) < 2:
        return None
    return _Wanted(
        tuple(units),
        tuple(names),
        is_negated(denied),
        frozenset(_NUMBER.findall(denied)),
        frozenset(of_sides),
    )


def _any_said(asked: Sequence[_Wanted], words: Sequence[str]) -> bool:
    """Say whether the clauses of a text, taken together, say any of these: else none of them does."""
    keys = frozenset(words)
    return any(_says(ask, keys) for ask in asked)


def _says(ask: _Wanted, keys: Keys) -> bool:
    missing = None
    for k, unit in enumerate(ask.units):
        if unit.isdisjoint(keys):
            if missing is not None:
                return False
            missing = k
    if missing is None:
        return True
    return len(ask.units) >= _PLENTY and not ask.names[missing] and missing != _deed(ask)


def _deed(ask: _Wanted) -> int:
    """Return which unit is the verb of what is denied, which must be said: aid that waits is none that is prevented; -1 for none."""
    return next((k for k, unit in enumerate(ask.units) if any(key.startswith("@v ") for key in unit)), -1)


def _fits(ask: _Wanted, clause: Sentence) -> bool:
    if not ask.numbers <= set(_NUMBER.findall(clause.text)):
        return False
    return not is_supposed(clause.text) and is_negated(clause.text) == ask.negated


@lru_cache(maxsize=20_000)
def is_negated(text: str) -> bool:
    """Say whether a clause negates what it tells; who was refused entry was turned away.

    >>> is_negated("The bus was not stopped"), is_negated("Two reporters were refused entry")
    (True, False)
    """
    return _NEGATED.search(_REFUSED.sub("turned away", lowered(text))) is not None


def clauses_of(document: Document) -> Iterator[Sentence]:
    """Yield the clauses of a document that stand for themselves, in text order."""
    return clauses_in(document.text, document.id)


def words_told(text: str) -> list[str]:
    """Return the keys of all clauses of a text.

    >>> "road" in words_told("The road was shut. Two bridges fell.")
    True
    """
    return _words_of_clauses(text)[0].split("\n")


@noted("words of clauses")
def _words_of_clauses(text: str) -> list[str]:
    """Return them as one string, which takes a tenth of the memory of many."""
    return ["\n".join(sorted({key for clause in clauses_in(text) for key in keys_of(clause.text)}))]


def clauses_in(text: str, document: str = "") -> Iterator[Sentence]:
    """Yield the clauses of a text that stand for themselves, in its order, as those of a document of this id."""
    for start, end in _clauses_in(text):
        yield Sentence(document, start, end, text[start:end])


@lru_cache(maxsize=1024)
def _clauses_in(text: str) -> tuple[tuple[int, int], ...]:
    """Return where the clauses of a text begin and end; several rules go through them in turn."""
    return tuple([clause for start, end in stretches(text, _END) for clause in _clauses(text[start:end], start)])


@lru_cache(maxsize=20_000)
def is_supposed(text: str) -> bool:
    """Say whether a clause asks, supposes, demands or reports a claim.

    >>> is_supposed("The ferry may sail"), is_supposed("In May the ferry sailed"), is_supposed("WHETHER it sailed")
    (True, False, True)
    """
    if "threat" in lowered(text):
        text = _THREAT.sub(r"\1", text)
    low = lowered(text)
    return _OPEN.search(low) is not None or ("may" in text and _MAY.search(text) is not None) or dismisses_words(low)


def _clauses(sentence: str, offset: int) -> Iterator[tuple[int, int]]:
    """Yield where the clauses of a sentence that stand for themselves begin and end; `offset` is its own place."""
    start = 0
    for match in _CUT.finditer(sentence):
        yield from _clause(sentence, start, match.start(), offset)
        start = match.end()
    yield from _clause(sentence, start, len(sentence), offset)


def _clause(sentence: str, start: int, end: int, offset: int) -> Iterator[tuple[int, int]]:
    while start < end and not sentence[start].isalnum():
        start += 1
    if end - start > 8:
        yield offset + start, offset + end


def _declared(side: str | None) -> bool:
    return side is not None and ":" not in side


def _is_held_against(clause: Sentence, denial: Item, sides: Sides) -> bool:
    """Say whether, where no side is declared, a clause names the country that denies it in so many words."""
    if sides.labels or denial.voice is None or not denial.row.explicit or denial.row.act != "denies":
        return False
    return any(sides.side(word) == denial.voice for word in re.findall(r"\b[A-Z][\w’']+", clause.text))


def _row(
    clause: Sentence,
    denial: Item,
    ask: _Wanted,
    voices: VoicesByPlace,
    sides: Sides,
    issuers: Mapping[str, str | None],
) -> Proposition | None:
    """Return the clause as a statement, or None where it is the denier's own, or not plainly asserted."""
    if clause.document == denial.row.document and clause.start < denial.row.end and denial.row.start < clause.end:
        return None
    over = voices.over(clause.document, clause.start, clause.end)
    if any(voice.stance != "asserts" for voice in over):
        return None
    speaker = over[-1].speaker if over else None
    side = sides.side(speaker, clause.document) if speaker is not None else sides.own.get(clause.document)
    said_by = speaker or issuers.get(clause.document)
    named = speaker is not None and denial.row.speaker is not None and clause.document == denial.row.document
    if (
        not _declared(side)
        and not _declared(denial.voice)
        and not named
        and not _is_held_against(clause, denial, sides)
    ):
        return None
    if (side is not None and side == denial.voice) or said_by == (
        denial.row.speaker or issuers.get(denial.row.document)
    ):
        return None
    if _OURS.search(clause.text) and denial.voice in ask.of_sides and side not in ask.of_sides:
        return None  # "our men closed the clinic" is not what they deny of theirs
    return as_statement(clause, speaker)
