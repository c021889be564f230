"""Hold what one voice denies, in whatever form, against the deed that another tells: the last of the rules that pair words with replies.

The rules before go by families, classes and rows of words. Here the deed itself is compared: what is done (one verb, a row of the
lexicon, or the noun of it), to what, by whom. A reply is

1. a clause that negates its deed ("No official has demanded bribes", "There is no ban on apples");
2. what is turned down ("There is no truth in claims that …", "called the charge of hoarding absurd": `turned_down`);
3. a clause that gives the deed to somebody else ("It was the rebels who shot the hostages", "was set alight by Vorian shells");
4. a plain clause, where what is told is negated itself.

It meets the plain clause of another side, not of a later day, only where the deed is one, what it is done to is one, the doers do not
stand apart, and all names, numbers, days and places of the reply are those of the other text (`told_apart`). What more than three
clauses tell is told of no one thing.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache

from countersay.lexicon.load import table
from countersay.linking.clause_deeds import HAD, HARM, NOUNS, RECEIVED, Deed, by_nature, deeds_of, does_harm, harming, heads, is_made, is_noun_of_deed, keys_of_heads, keys_of_noun
from countersay.linking.contrary_words import Keys, is_of_people, keys_of, root, weak_roots
from countersay.linking.handed import thing_handed
from countersay.linking.other_words import clauses_of, is_negated, is_supposed
from countersay.linking.plain_sentences import Sentence, VoicesByPlace, by_place
from countersay.linking.question_items import PRONOUNS, Item, content, overlap
from countersay.linking.set_apart import are_described_apart
from countersay.linking.sides import Sides
from countersay.linking.sufferers import is_person
from countersay.linking.told_apart import is_named, names_in, strange_behind_nothing, strange_things, times_apart, years_apart
from countersay.linking.turned_down import other_doer, turned_down
from countersay.model import Answer, Attribution, Document, Proposition

_MOST = 3  # clauses that one reply may answer
_OURS = re.compile(r"(?:we|our|ours|us)\b|.* of ours$", re.I)
_OF_NOBODY = re.compile(r"(?:it|they|he|she|its|their|his|her|them|nobody|no one|none|anyone|anybody)\b", re.I)


@dataclass(frozen=True, slots=True)
class _Said:
    """A deed as a voice tells or denies it.

    Attributes:
        clause: where it stands. start, end: the words that are kept. denied: whether the voice says that it was not so.
        spoken: whether a word of denying says so. other: who is said to have done it instead.
    """

    clause: Sentence
    start: int
    end: int
    text: str
    deed: Deed
    denied: bool
    spoken: bool
    speaker: str | None
    said_by: str | None
    side: str | None
    answer: Answer | None = None


def with_plain_replies(
    groups: Sequence[list[Item]], documents: Sequence[Document], attributions: Sequence[Attribution], sides: Sides
) -> list[list[Item]]:
    """Return the questions with such answers added, and new ones behind; `documents` by date."""
    out = [list(group) for group in groups]
    if not sides.any_declared():
        return out
    voices = by_place(attributions)
    replies = [said for document in documents for said in _replies(document, voices, sides)]
    if not replies:
        return out
    asked: dict[str, list[int]] = defaultdict(list)
    for k, reply in enumerate(replies):
        for key in sorted(reply.deed.keys):
            asked[key].append(k)
    met: list[list[_Said]] = [[] for _ in replies]
    by_id = {document.id: document for document in documents}
    for document in documents:
        for clause in clauses_of(document):
            near = sorted({k for key in _words(clause.text) for k in asked.get(key, ())})
            near = [k for k in near if _may_answer(replies[k], clause, by_id)]
            if not near or _is_supposed(clause.text):
                continue
            for told in _told(document, clause, voices, sides):
                for k in near:
                    if told not in met[k] and _are_one(replies[k], told, by_id, sides):
                        met[k].append(told)
    for reply, rows in zip(replies, met, strict=True):
        if 0 < len(rows) <= _MOST:
            _add(out, reply, rows)
    return [group for group in out if group]


@lru_cache(maxsize=20_000)
def _words(text: str) -> Keys:
    """Return what the deeds of a clause may be known by."""
    keys = keys_of(text)
    keys = keys | {HARM, HAD} if keys & harming() else keys | {HAD}
    nouns = (word.lower() for word in re.findall(r"[^\W\d_]{3,}", text))
    return keys.union(*(keys_of_noun(word) for word in nouns if is_noun_of_deed(word)))


_FORBIDS = re.compile(r"\b(?:forbids?|forbade|forbidden|prohibit(?:s|ed)?)\b")


def _is_supposed(text: str) -> bool:
    """Say whether a clause asks, supposes or reports a claim; who forbids a thing does so, a rule that forbids it does nothing."""
    if not is_supposed(text):
        return False
    rules = table("contrary_frames")["words"]["rules"]
    return is_supposed(_FORBIDS.sub("barred", text)) or any(word in rules for word in text.lower().split())


def _may_answer(reply: _Said, clause: Sentence, documents: Mapping[str, Document]) -> bool:
    """Say whether a clause stands before a reply: in a text of an earlier or the same day, not in its own words."""
    if clause.document == reply.clause.document:
        return clause.end <= reply.clause.start
    one, other = (_day(documents[place.document]) for place in (reply.clause, clause))
    return one is None or other is None or other <= one


def _day(document: Document) -> date | None:
    return document.issued.day if document.issued is not None else None


def _told(document: Document, clause: Sentence, voices: VoicesByPlace, sides: Sides) -> Iterator[_Said]:
    """Yield the deeds that a clause plainly tells, or tells to have been left undone."""
    issuer = document.issuer.label if document.issuer else None
    for deed in deeds_of(clause.text):
        if deed.meant:
            continue
        over = voices.over(document.id, clause.start + deed.at, clause.start + deed.at + 1)
        if any(voice.stance != "asserts" for voice in over):
            continue
        speaker, side = _heard(over, document, sides)
        said_by = speaker or issuer
        deed = replace(deed, keys=deed.keys | {HARM}) if does_harm(deed) else deed
        yield _Said(clause, clause.start, clause.end, clause.text, deed, deed.negated, False, speaker, said_by, side)


def _heard(over: Sequence[Attribution], document: Document, sides: Sides) -> tuple[str | None, str | None]:
    speaker, side = sides.heard(over, document.id)
    if side is None and speaker is not None and _speaks_for_issuer(speaker, document):
        side = sides.own.get(document.id)
    return speaker, side


def _speaks_for_issuer(phrase: str, document: Document) -> bool:
    """Say whether a phrase without a name of its own means who publishes the text: "the spokesman", "the management"."""
    words = re.findall(r"[^\W\d_]+", phrase)
    if not words or words[0].lower() in ("we", "our", "i"):
        return True
    if len(words) > 1 and all(word[0].isupper() for word in words) and _is_introduced(phrase, document.text):
        return True
    if any(word[0].isupper() for word in words[1:]) or (words[0].lower() not in _THE and words[0][0].isupper()):
        issuer = document.issuer.label.casefold() if document.issuer is not None else ""
        bare = phrase.casefold().removeprefix("the ")
        return bool(issuer) and (bare == issuer or bare in issuer)
    label = document.issuer.label.lower() if document.issuer is not None else ""
    own = words[0].lower() in ("the", "our") and words[-1].lower() in re.findall(r"[^\W\d_]{4,}", label)
    return own or words[-1].lower() in table("plain_replies")["speakers"] or phrase.lower() in PRONOUNS


def _is_introduced(name: str, text: str) -> bool:
    """Say whether a text introduces a person by an office that its publisher has: "the manager, Olin Frey"."""
    found = re.search(rf"\b(?:[Tt]he |[Oo]ur |[Ii]ts |^)(?:[a-z]+ )?(?P<office>[a-z]+),? {re.escape(name)}\b", text)
    return found is not None and found["office"] in table("plain_replies")["speakers"]


_THE = frozenset({"the", "its", "a", "an", "our"})


def _replies(document: Document, voices: VoicesByPlace, sides: Sides) -> Iterator[_Said]:
    """Yield what a document denies, in text order."""
    for clause in clauses_of(document):
        down = list(turned_down(clause.text))
        for one in down:
            yield from _of_words(document, clause, one.start, one.end, one.who, one.answer, voices, sides)
        if down or is_supposed(clause.text):
            continue
        instead = other_doer(clause.text)
        if instead is not None:
            yield from _by_another(document, clause, instead, voices, sides)
            continue
        for said in _told(document, clause, voices, sides):
            if not _is_declared(said.side):
                continue
            if (cause := by_nature(clause.text, said.deed)) is not None:
                yield replace(said, deed=cause, denied=True, answer="cause")
            elif said.denied or not said.deed.by_noun or is_made(clause.text, said.deed.at):
                yield said


def _by_another(
    document: Document, clause: Sentence, instead: tuple[str, int, int], voices: VoicesByPlace, sides: Sides
) -> Iterator[_Said]:
    """Yield the deed that a clause gives to somebody else: "It was the rebels who shot the hostages"."""
    who, start, end = instead
    over = voices.over(document.id, clause.start + start, clause.start + start + 1)
    speaker, side = _heard(over, document, sides)
    if any(voice.stance != "asserts" for voice in over) or not _is_declared(side):
        return
    issuer = document.issuer.label if document.issuer else None
    for deed in deeds_of("They " + clause.text[start:end])[:1]:
        if not deed.negated and not deed.meant:
            deed = replace(deed, who=who)
            said_by = speaker or issuer
            yield _Said(clause, clause.start, clause.end, clause.text, deed, True, False, speaker, said_by, side, "doer")


def _of_words(
    document: Document,
    clause: Sentence,
    start: int,
    end: int,
    who: str,
    answer: Answer | None,
    voices: VoicesByPlace,
    sides: Sides,
) -> Iterator[_Said]:
    """Yield the deeds of words that are turned down; who does so is `who`, else the voice around."""
    over = voices.over(document.id, clause.start, clause.start + 1)
    speaker, side = _heard([voice for voice in over if voice.stance == "asserts"], document, sides)
    if who and not re.match(r"(?:there|it|this|that|which)\b", who, re.I):
        named = sides.side(who, document.id)
        if named is None and not _speaks_for_issuer(who, document):
            return
        side = named or side
    if not _is_declared(side):
        return
    issuer = document.issuer.label if document.issuer else None
    words = clause.text[start:end]
    lead = "" if words[:1].isupper() else "They " if re.match(r"(?:having |ever )?[a-z]+ing\b", words) else ""
    deeds = deeds_of(lead + words)
    first = [deed for deed in deeds if not deed.meant][:2]
    if answer == "part":
        first = [deed for deed in deeds if deed.by_noun][:1]
    if not deeds and (nouns := keys_of_heads(words)):
        first = [Deed(0, nouns | {NOUNS}, "", words, True, False, False, True)]
    for deed in first:
        yield _Said(
            clause, clause.start, clause.end, words, deed, not deed.negated, True, speaker, speaker or issuer, side, answer
        )


def _is_declared(side: str | None) -> bool:
    return side is not None and ":" not in side


def _are_one(reply: _Said, told: _Said, documents: Mapping[str, Document], sides: Sides) -> bool:
    """Say whether what a reply denies is what is told (the rules above)."""
    if reply.side == told.side or (not _is_declared(told.side) and told.speaker is None and told.side is not None):
        return False
    if reply.said_by is not None and reply.said_by == told.said_by:
        return False
    if reply.answer == "cause":
        other = _doer(told, sides)
        if told.denied or other not in (None, reply.side) or by_nature(told.clause.text, told.deed) is not None:
            return False
        return bool(_things(reply, sides) & _things(told, sides)) and _is_told_of_it(reply, told, documents, sides)
    if reply.answer == "doer":
        if told.denied:
            return False
    elif reply.denied == told.denied:
        return _is_done_by_another(reply, told, sides) and _is_told_of_it(reply, told, documents, sides)
    if not _have_one_doer(reply, told, sides):
        return False
    return _is_told_of_it(reply, told, documents, sides)


def _is_told_of_it(reply: _Said, told: _Said, documents: Mapping[str, Document], sides: Sides) -> bool:
    one, other = reply.deed, told.deed
    if NOUNS in one.keys:
        return not told.denied and _are_all_named(reply, told, sides)
    shared = one.keys & other.keys
    if reply.answer != "cause":
        shared -= {HARM}
    if not shared:
        return False
    weak = all(key in weak_roots() for key in shared)
    text = documents[told.clause.document].text
    if not _is_one_thing(reply, told, text, sides, weak=weak):
        return False
    said = reply.clause.text
    if any(not is_named(name, text) for name in names_in(said, reply.clause.document, sides)):
        return False
    year = _day(documents[told.clause.document])
    if times_apart(said, told.clause.text) or years_apart(said, told.clause.text, year.year if year else None):
        return False
    if _hand_other_things(said, told.clause.text):
        return False
    if reply.answer != "cause" and strange_things(reply.text if reply.spoken else said, text):
        return False
    if not reply.spoken and strange_behind_nothing(said, text):
        return False
    return not are_described_apart(one.whom or reply.text, told.clause.text, keys_of_heads(one.whom))


def _hand_other_things(one: str, other: str) -> bool:
    """Say whether two clauses hand over things that share no word: "supply the clinic with blood", "supplied with bandages"."""
    first, second = thing_handed(one), thing_handed(other)
    return first is not None and second is not None and keys_of(first).isdisjoint(keys_of(second))


def _are_all_named(reply: _Said, told: _Said, sides: Sides) -> bool:
    """Say whether a clause holds all nouns and names of words that are turned down, two at least: "the story of a contract for his brother"."""
    nouns = [word for word in re.findall(r"\b[a-z]{3,}\b", reply.text) if content(word) and word not in _FILLING]
    names = names_in("In " + reply.text, reply.clause.document, sides)
    here = keys_of(told.clause.text)
    if len(nouns) + len(names) < 2 or not all(is_named(name, told.clause.text) for name in names):
        return False
    return all(keys_of(noun) & here for noun in nouns) and not times_apart(reply.text, told.clause.text)


def _is_one_thing(reply: _Said, told: _Said, text: str, sides: Sides, *, weak: bool) -> bool:
    """Say whether both deeds are done to one thing; a pronoun and what is left out are taken up by the words around."""
    one, other = (_things(said, sides) for said in (reply, told))
    if not _numbers(reply.deed.whom) <= _numbers(told.clause.text):
        return False
    if told.denied and told.deed.keys & _paying() and _is_of_people(told.deed.whom) and heads(reply.deed.whom)[:1] in _WAGES:
        return True
    if told.denied and one and other and not one & other:
        return sides.are_meant(told.side, reply.deed.whom, reply.clause.document) and reply.deed.by_noun
    if told.denied and not (one and other):
        if keys_of_heads(reply.deed.who) & keys_of_heads(told.deed.who) - _keys_of_sides(reply, sides):
            return not weak
        if one and not other and sides.are_meant(told.side, reply.deed.whom, reply.clause.document):
            return not weak  # "payment was made to the fishermen", who say that none was
        people = any(_is_person(word) for word in heads(reply.deed.whom))
        return told.deed.by_noun and not told.deed.whom and people and reply.deed.by_noun
    if one and other:
        return bool(one & other) or (not weak and reply.denied and _all_is_told(reply, told, sides))
    if weak:
        return False
    if one:
        return bool(one & keys_of(told.clause.text)) or (_is_pronoun(told.deed.whom) and bool(one & keys_of(text)))
    if RECEIVED in reply.deed.keys:
        return True
    if not one and not other and _is_open(reply.deed.whom) and told.deed.whom:
        return True
    if other:
        return (reply.deed.passive or reply.spoken or _is_open(reply.deed.whom)) and (
            bool(other & keys_of(reply.text)) or _is_open(reply.deed.whom) or (reply.spoken and not reply.deed.whom)
        )
    doers = [keys_of_heads(said.deed.who) for said in (reply, told)]
    sides_ = [_doer(said, sides) for said in (reply, told)]
    return bool(doers[0] & doers[1]) or (sides_[0] is not None and sides_[0] == sides_[1])


def _all_is_told(reply: _Said, told: _Said, sides: Sides) -> bool:
    """Say whether a clause holds all nouns of a denial, two at least: "no driver was asked for money", "demanded money from drivers"."""
    words = re.findall(r"\b[a-z]{3,}\b", reply.text)
    nouns = [word for word in words if content(word) and not keys_of(word) & reply.deed.keys and not word.endswith("ly")]
    nouns = [word for word in nouns if word not in _FILLING and sides.side(word, reply.clause.document) is None]
    told_ = keys_of(told.clause.text)
    return len(nouns) > 1 and all(keys_of(word) & told_ for word in nouns)


_FILLING = frozenset({"ever", "any", "been", "single", "never", "time", "such", "anyone", "anybody", "point"})


def _things(said: _Said, sides: Sides) -> Keys:
    """Return the nouns of what a deed is done to, without names of sides."""
    names = [word for word in re.findall(r"\b[A-Z][^\W\d_]+", said.deed.whom)]
    named = {word.lower() for word in names if sides.side(word, said.clause.document) is not None}
    words = [word for word in heads(said.deed.whom) if word not in named]
    return keys_of_heads(" and ".join(words)) if words else frozenset()


_WAGES = [["wages"], ["salaries"], ["pay"], ["overtime"], ["arrears"], ["salary"], ["wage"], ["pensions"]]


@cache
def _paying() -> Keys:
    return frozenset({root("pay"), "@v pay"})


def _is_of_people(phrase: str) -> bool:
    words = heads(phrase)
    return not words or any(_is_person(word) for word in words)


def _is_person(word: str) -> bool:
    return is_of_people(word) or is_person(word) or word.removesuffix("s") in table("plain_replies")["people"]


def _keys_of_sides(said: _Said, sides: Sides) -> Keys:
    words = re.findall(r"\b[A-Z][\w’'-]+", said.clause.text)
    named = [word for word in words if sides.side(word, said.clause.document) is not None]
    return frozenset().union(*map(keys_of, named))


def _is_pronoun(phrase: str) -> bool:
    return phrase.lower() in PRONOUNS


def _is_open(phrase: str) -> bool:
    """Say whether a phrase means anybody or what was told before: "anybody", "them"."""
    low = phrase.lower()
    return low in PRONOUNS or low.split()[:1] in (["anybody"], ["anyone"], ["nobody"], ["anything"], ["nothing"], ["no-one"], ["them"])


def _numbers(text: str) -> set[str]:
    return set(re.findall(r"\d+(?:[.,]\d+)*", re.sub(r"\b\d{1,2} [A-Z][a-z]+|\b(?:19|20|21)\d\d\b", "", text)))


def _doer(said: _Said, sides: Sides) -> str | None:
    """Return the side that is said to have done a deed."""
    who = said.deed.who
    if not who:
        return None
    if _OURS.match(who):
        return said.side
    return sides.side(who, said.clause.document)


def _have_one_doer(reply: _Said, told: _Said, sides: Sides) -> bool:
    """Say whether a reply may be of the doer who is told of: sides do not differ, nor do the nouns for people of no side."""
    one, other = _doer(reply, sides), _doer(told, sides)
    if reply.answer == "doer":
        same = keys_of(reply.deed.who) & keys_of(told.deed.who)
        return not same and (other is None or one != other)
    if RECEIVED in reply.deed.keys:
        return other is None or other != reply.side
    if other is not None and other == told.side and not told.denied:
        return False  # nobody denies what another says of himself
    if one is not None and other is not None:
        return one == other
    nouns = [_people(said.deed.who) for said in (reply, told)]
    if nouns[0] and nouns[1] and not nouns[0] & nouns[1]:
        return other is not None and other == reply.side
    return one is None or one == reply.side or told.side == one


def _people(who: str) -> Keys:
    if not who or _OF_NOBODY.match(who):
        return frozenset()
    return frozenset().union(*(keys_of_heads(word) for word in heads(who) if is_of_people(word)))


def _is_done_by_another(reply: _Said, told: _Said, sides: Sides) -> bool:
    """Say whether a plain clause gives the deed to another than the side that replies: "was set alight by Vorian shells"."""
    if reply.spoken or reply.denied or told.denied or not reply.deed.passive or not reply.deed.who or reply.deed.by_noun:
        return False
    one, other = _doer(reply, sides), _doer(told, sides)
    return other == reply.side and one != reply.side and not keys_of_heads(reply.deed.who) & keys_of_heads(told.deed.who)


def _item(said: _Said, act: str, answer: Answer | None = None) -> Item:
    row = Proposition(
        document=said.clause.document,
        start=said.start,
        end=said.end,
        family="statement",
        predicate=" ".join(said.clause.text.split()),
        act="denies" if act == "denies" else "alleges",
        speaker=said.speaker,
        explicit=act == "denies",
        answer=answer,
    )
    return Item(row, "statement", "statement", frozenset(), None, False, said.side)


def _add(groups: list[list[Item]], reply: _Said, rows: Sequence[_Said]) -> None:
    """Put an answer to the question that holds what is alleged, or make one of both."""
    answer: Answer | None = reply.answer if reply.answer is not None else None
    if answer is None and not reply.denied and not rows[0].denied:
        answer = "doer"
    denial = _item(reply, "denies", answer)
    for told in rows:
        held = _item(told, "alleges")
        turn = reply.denied and not reply.spoken
        if any(_is_answered(group, held, denial, turn=turn) for group in groups):
            continue
        found = next((g for g in groups for i in g if i.alleges and overlap(i.row, held.row) and _holds(i, told)), None)
        if found is None:
            found = [replace(held, agent=reply.side)]
            groups.append(found)
        family = found[0].family
        found.append(replace(denial, row=replace(denial.row, family=family), family=family, agent=found[0].agent))
        for group in groups:
            if group is found or not group:
                continue
            if turn and _is_turned_round(group, held, denial):
                group[:] = [item for item in group if not overlap(item.row, denial.row) and not overlap(item.row, held.row)]
            elif all(overlap(item.row, denial.row) for item in group):
                group.clear()


def _is_turned_round(group: Sequence[Item], held: Item, denial: Item) -> bool:
    """Say whether a question takes the reply for what is alleged, and what it answers for the reply; what is owed is rightly held so."""
    alleged = [item for item in group if item.alleges and overlap(item.row, denial.row)]
    if not alleged or not any(not item.alleges and overlap(item.row, held.row) for item in group):
        return False
    return all(root(item.row.predicate.removeprefix("not ").split()[0]) not in _owed() for item in alleged)


@cache
def _owed() -> frozenset[str]:
    return frozenset(root(word) for word in table("contrary_frames")["words"]["owed"])


def _holds(item: Item, told: _Said) -> bool:
    """Say whether a question's words are those of the deed: one sentence may tell of several."""
    if item.family == "statement":
        return True
    return item.row.start <= told.clause.start + told.deed.at < item.row.end


def _is_answered(group: Sequence[Item], held: Item, denial: Item, *, turn: bool) -> bool:
    """Say whether a question holds both already; the wrong way round counts unless it is to be turned."""
    one = {item.alleges for item in group if overlap(item.row, held.row)}
    other = {item.alleges for item in group if overlap(item.row, denial.row)}
    if True in one and False in other:
        return True
    return False in one and True in other and not (turn and _is_turned_round(group, held, denial))
