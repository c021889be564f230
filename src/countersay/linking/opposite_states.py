"""Pair what one voice says to be in one state with what another says to be in the contrary one: "The dredging is illegal", "Our
dredging is lawful"; "The water is not safe", "tests found that the water is safe".

Neither holds a word of denying, so they meet only where all of this holds:

1. The states stand in one row of the lexicon on its two sides; a negation turns a state round. Both are said of one noun, or the
   second of "our works", "the measures", where a name is shared or the first names whose they are.
2. Both are plainly said: no condition, wish, question or reported claim. The voices are two, not of one side; one side is
   declared, or both voices are persons or bodies that are named.
3. Sides, places, days and what describes the noun do not stand against it (`set_apart`).
4. A state that passes ("safe", "armed") is said in one tense, in texts that are not more than a month apart.
5. What more than four sentences say is said of no one thing.

Whoever says that a thing is as it should not be alleges it; the other denies.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from countersay.lexicon.gates import gated
from countersay.lexicon.load import table
from countersay.linking.contrary_words import Keys, head_of, is_of_people, word_keys
from countersay.linking.other_words import is_supposed
from countersay.linking.plain_sentences import PlacesNamed, Sentence, VoicesByPlace, by_place, stretches
from countersay.linking.question_items import Item, content, overlap
from countersay.linking.set_apart import Denied, stands_against
from countersay.linking.sides import Sides
from countersay.model import Attribution, Document, Extent, Proposition
from countersay.noting import noted

_MOST = 4  # sentences that one state may be set against
_MONTH = 31  # days
_VERB = (
    r"(?P<verb>(?:is|are|was|were)(?:n[’']t)?|(?:has|have|had)(?:n[’']t)? (?:(?:always|never|not) )?(?:been|remained|become|stayed)"
    r"|remains?|remained|stays?|stayed|becomes?|became|(?:(?:has|have|had) )?(?:took|taken|takes) place|(?:(?:has|have|had) )?(?:arrived|came)(?: in)?)"
)
_NOT = re.compile(r"\b(?:not|never|neither|nor|no longer|by no means|anything but|far from|hardly)\b|n[’']t\b", re.I)
_NONE = re.compile(r"(?:no|none of|neither|not one|not a single|nothing) ", re.I)
_TIMED = re.compile(r"\b(?:until|till|again|before|after|once|when|while|as long as|by then)\b", re.I)
_LEAD = re.compile(r"^.*\b(?:that|because|since|although|though|where|and|but)\s", re.S | re.I)
_THE = r"(?:the|this|that|these|those|its|their|his|her|our|\w+['’]s?)"
_WHICH = re.compile(r"(?P<thing>(?:[^\W_]+(?:,\d+)? ){0,3}[^\W\d_]{4,}) (?:that|which|who) $")
# "Barred convoys from the valley" says that the valley is closed to them; "pictures show the bridge intact" is said of the bridge.
_BARRED = gated(
    re.compile(
        r"\b(?:barred|banned|excluded|kept out|shut out|cut off|turned back|prevented|blocked)(?: [^\W\d_]+){0,5}? (?:from|at|on)(?: entering| using| crossing| reaching)? "
        r"(?P<thing>the (?:\w+ ){0,2}\w+)",
        re.I,
    )
)
_SHOWN = r"\b(?:shows?|showed|shown|found|saw) (?:that )?(?P<thing>(?:the|this|that|our|its) (?:[^\W\d_]+ ){{1,6}}?)(?:to be )?(?P<state>{words})\b"
_PRONOUNS = frozenset(
    {"it", "they", "this", "that", "these", "those", "he", "she", "we", "i", "who", "which", "there", "all"}
)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of contrary states."""

    number: int
    passing: bool
    people: bool
    tense: bool


@dataclass(frozen=True, slots=True)
class _State:
    """A state as a clause says it: of what, whether it is the one that is held against somebody, in whose voice."""

    row: _Row
    wrong: bool
    now: bool
    thing: Keys
    general: bool
    of_people: bool
    names: frozenset[str]
    sentence: Sentence
    subject: Extent
    speaker: str | None
    said_by: str | None
    side: str | None
    agent: str | None
    day: date | None


def with_opposite_states(
    groups: Sequence[list[Item]],
    documents: Sequence[Document],
    attributions: Sequence[Attribution],
    sides: Sides,
    at: Mapping[str, Sequence[tuple[int, int, str, str]]],
) -> list[list[Item]]:
    """Return the questions with such answers added, and new ones behind.

    Args:
        groups: the questions so far. at: mentions of names by document, as `mentions_in` gives them.
    """
    out = [list(group) for group in groups]
    states = _states(documents, by_place(attributions), sides)
    wrong: dict[int, list[_State]] = defaultdict(list)
    for state in states:
        if state.wrong:
            wrong[state.row.number].append(state)
    places = PlacesNamed(at)
    for right in states:
        if right.wrong:
            continue
        met = [one for one in wrong[right.row.number] if _are_contrary(one, right, places, sides)]
        if 0 < len(met) <= _MOST and (not right.general or len(met) == 1):
            _add(out, met, right)
    return out


def _states(documents: Sequence[Document], voices: VoicesByPlace, sides: Sides) -> list[_State]:
    found: list[_State] = []
    for document in documents:
        places = _told_in(document.text)
        if not places:
            continue
        issuer = document.issuer.label if document.issuer else None
        day = document.issued.day if document.issued else None
        for last, start, end in zip(places[::3], places[1::3], places[2::3], strict=True):
            before = document.text[last:start]
            sentence = Sentence(document.id, start, end, document.text[start:end])
            for row, wrong, now, subject, place in _said(sentence):
                over = voices.over(document.id, place, place + 1)
                if any(voice.stance != "asserts" for voice in over):
                    continue
                speaker, side = sides.heard(over, document.id)
                head = _head(subject.text)
                thing = word_keys(head) if head is not None else frozenset()
                if head is None and row.people:
                    told = before.rsplit("\n\n", 1)[-1] + document.text[sentence.start : subject.start]
                    head, thing = _who(told)
                if head is None:
                    continue
                first = subject.text.split()[0].lower()
                agent = side if first in ("our", "my") else sides.side(subject.text, document.id)
                found.append(
                    _State(
                        row,
                        wrong,
                        now,
                        thing,
                        head in _general() or head.removesuffix("s") in _general(),
                        is_of_people(head),
                        _names(subject.text, sides),
                        sentence,
                        subject,
                        speaker,
                        speaker or issuer,
                        side,
                        agent,
                        day,
                    )
                )
    return found


@noted("sentences of states")
def _told_in(text: str) -> list[int]:
    """Return, by turns, where the sentence before starts, and where one starts and ends that says what state a thing is in."""
    found: list[int] = []
    words, barred = _long_words().intersection(_LETTERS.findall(text.lower())), _BARRED.search(text) is not None
    if not words and not barred:
        return found
    last = 0
    for start, end in stretches(text):
        told = text[start:end]
        low = told.lower()
        tells = (barred or any(word in low for word in words)) and _tells_a_state(told) and not is_supposed(told)
        if tells and any(_said(Sentence("", start, end, told))):
            found += (last, start, end)
        last = start
    return found


def _said(sentence: Sentence) -> Iterator[tuple[_Row, bool, bool, Extent, int]]:
    """Yield the states of a sentence: row, whether held against somebody, whether of now, of what, and where the word stands."""
    for match in _predicated().finditer(sentence.text):
        between = match["between"]
        words = re.findall(r"[^\W\d_]+", between.lower())
        if any(word not in _filled() and not word.endswith("ly") and word not in _rows() for word in words):
            continue
        found = _rows()[" ".join(match["state"].lower().split())]
        before = sentence.text[: match.start("verb")]
        start = lead.end() if (lead := _LEAD.match(before)) else 0
        comma = before.rfind(", ", start)
        start = comma + 2 if comma >= 0 and len(content(before[comma + 2 :])) > 0 else start
        subject = before[start:].strip()
        if not subject and (which := _WHICH.search(before)) is not None:
            start, subject = which.start("thing"), which["thing"]  # "200 ballots that arrived after the deadline"
        of_people = found[0].people and subject.lower() in ("they", "he", "she")
        if (
            not subject
            or (subject.split()[0].lower() in _PRONOUNS and not of_people)
            or _TIMED.search(sentence.text[match.end() :])
        ):
            continue
        negated = _NOT.search(match["verb"] + " " + between) is not None or _NONE.match(subject) is not None
        now = re.match(r"(?:is|are|has|have|remains?\b|stays?\b|becomes?\b)", match["verb"]) is not None
        begin = sentence.start + start
        yield (
            found[0],
            found[1] != negated,
            now,
            Extent(begin, begin + len(subject), subject),
            sentence.start + match.start("state"),
        )
    for match in _BARRED.finditer(sentence.text):
        begin = sentence.start + match.start("thing")
        yield _rows()["closed"][0], True, True, Extent(begin, begin + len(match["thing"]), match["thing"]), begin
    for match in _shown().finditer(sentence.text):
        row, wrong = _rows()[match["state"].lower()]
        begin, thing = sentence.start + match.start("thing"), match["thing"].strip()
        if not wrong:
            yield row, wrong, True, Extent(begin, begin + len(thing), thing), begin
    for match in _attributed().finditer(sentence.text):
        row, wrong = _rows()[match["state"].lower()]
        if wrong:  # "the lawful owner" says nothing of the matter
            begin = sentence.start + match.start("thing")
            yield row, True, True, Extent(begin, begin + len(match["thing"]), match["thing"]), begin


def _who(told: str) -> tuple[str | None, Keys]:
    """Return the people of whom "they" speaks, the only ones named before, and what they are known by: "the 23 men"."""
    found = {
        match["noun"]: match["number"]
        for match in re.finditer(r"(?:(?P<number>\d+) )?\b(?P<noun>[a-z]{3,})\b", told)
        if is_of_people(match["noun"]) and match["noun"] != "people"
    }
    if len(found) != 1:
        return None, frozenset()
    noun, number = next(iter(found.items()))
    return noun, word_keys(noun) | ({f"#{number}"} if number else frozenset())


def _head(subject: str) -> str | None:
    words = re.findall(r"[^\W\d_]{3,}", head_of(re.sub(r"^(?:none|neither|one|all|most) of ", "", subject, flags=re.I)))
    return words[-1].lower() if words and words[-1].lower() not in _PRONOUNS and content(words[-1]) else None


def _names(subject: str, sides: Sides) -> frozenset[str]:
    """Names in a phrase that are none of a side."""
    words = re.findall(r"(?<!^)\b[A-Z][^\W\d_]{2,}", subject)
    return frozenset(word for word in words if sides.side(word) is None)


def _are_contrary(wrong: _State, right: _State, places: PlacesNamed, sides: Sides) -> bool:
    """Say whether two voices say the contrary of one thing (the rules above)."""
    one, other = wrong.sentence, right.sentence
    if one.document == other.document and one.start < other.end and other.start < one.end:
        return False
    if wrong.said_by == right.said_by or (wrong.side is not None and wrong.side == right.side):
        return False
    declared = any(side is not None and ":" not in side for side in (wrong.side, right.side))
    if not declared and not (wrong.speaker and right.speaker):
        return False
    if not _of_one_thing(wrong, right):
        return False
    if wrong.row.passing and not _at_one_time(wrong, right):
        return False
    item = _item(right, "denies")
    return not stands_against(Denied(item, other.text, right.thing), one, wrong.side, places, sides)


def _of_one_thing(wrong: _State, right: _State) -> bool:
    if wrong.row.people and not (wrong.of_people and right.of_people):
        return False
    if wrong.thing & right.thing or any(wrong.thing & row and right.thing & row for row in _deeds()):
        return not (wrong.names and right.names) or bool(wrong.names & right.names)
    if not right.general or wrong.row.passing:
        return False
    owned = right.agent is not None and wrong.agent == right.agent
    return owned or bool(wrong.names & right.names)


def _at_one_time(wrong: _State, right: _State) -> bool:
    if wrong.sentence.document == right.sentence.document:
        return wrong.now == right.now or not wrong.row.tense
    if (wrong.row.tense and wrong.now != right.now) or wrong.day is None or right.day is None:
        return False
    return abs((wrong.day - right.day).days) <= _MONTH


def _item(state: _State, act: str) -> Item:
    row = Proposition(
        document=state.sentence.document,
        start=state.sentence.start,
        end=state.sentence.end,
        family="statement",
        predicate=" ".join(state.sentence.text.split()),
        act="denies" if act == "denies" else "alleges",
        speaker=state.speaker,
        object=state.subject,
        explicit=act == "denies",
    )
    return Item(row, "statement", "statement", frozenset(), state.agent, False, state.side)


def _add(groups: list[list[Item]], met: Sequence[_State], right: _State) -> None:
    """Put an answer to the question that holds what is alleged, or make one of both."""
    alleged = [_item(one, "alleges") for one in met]
    denial = _item(right, "denies")
    if any(
        not item.alleges
        and overlap(item.row, denial.row)
        and any(overlap(i.row, a.row) for i in group for a in alleged)
        for group in groups
        for item in group
    ):
        return
    found = next(
        (g for g in groups for i in g if i.alleges and any(overlap(i.row, a.row) for a in alleged) and _may_hold(i)),
        None,
    )
    if found is None:
        found = [replace(item, agent=None) for item in alleged]
        groups.append(found)
    family = found[0].family
    found.append(replace(denial, row=replace(denial.row, family=family), family=family, agent=found[0].agent))


def _may_hold(item: Item) -> bool:
    """Say whether a question is of the state as such: "illegal mining", or the words as a whole."""
    return item.family in ("statement", "unlawful", "access")


@cache
def _rows() -> Mapping[str, tuple[_Row, bool]]:
    """State → its row, and whether it is held against somebody."""
    found: dict[str, tuple[_Row, bool]] = {}
    for number, row in enumerate(table("contraries")["states"]["rows"]):
        for name, wrong in (("wrong", True), ("right", False)):
            for word in row[name]:
                found[word] = (_Row(number, row["passing"], row.get("people", False), row.get("tense", True)), wrong)
    return found


@cache
def _filled() -> frozenset[str]:
    return frozenset(table("contraries")["states"]["between"])


@cache
def _deeds() -> tuple[Keys, ...]:
    """Rows of nouns that may stand for one another, by their roots."""
    rows = table("contraries")["states"]["things"]
    return tuple(frozenset(key for word in row for key in word_keys(word) if not key.startswith("@")) for row in rows)


@cache
def _general() -> frozenset[str]:
    return frozenset(table("contraries")["states"]["general"])


def _words() -> str:
    return "|".join(re.escape(word) for word in sorted(_rows(), key=lambda word: (-len(word), word)))


def _tells_a_state(text: str) -> bool:
    """Say whether a text holds the longest word of a state at least, which is sooner known than where one stands."""
    return not _long_words().isdisjoint(_LETTERS.findall(text.lower())) or _BARRED.search(text) is not None


@cache
def _long_words() -> frozenset[str]:
    return frozenset(max(_LETTERS.findall(state.lower()), key=len) for state in _rows())


_LETTERS = re.compile(r"[^\W\d_]+")


@cache
def _predicated() -> re.Pattern[str]:
    return re.compile(
        rf"\b{_VERB}\s(?P<between>(?:[^\W\d_]+\s){{0,5}}?)(?P<state>{_words()})\b(?! (?:[^\W\d_]+ )?(?:man|men|forces|group|attack)\b)(?<!held(?= in (?:public|secret|camera|the)))(?<!free(?= (?:and|or|nor|of|from|for)\b))(?<!held(?= (?:on|at|behind|every|to)\b))",
        re.I,
    )


@cache
def _shown() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(_rows()) if " " not in word)
    return re.compile(_SHOWN.format(words=words), re.I)


@cache
def _attributed() -> re.Pattern[str]:
    single = "|".join(re.escape(word) for word in sorted(_rows()) if " " not in word)
    return re.compile(
        rf"\b{_THE}\s(?:\w+ly\s)?(?P<state>{single})\s(?P<thing>[a-z]{{4,}}(?: (?:of|at|in|on|by|near) (?:the |our |its )?\w+(?: [A-Z]\w+)?)?)",
        re.I,
    )
