"""Read what a document denies, in whatever form, and the deeds that a clause plainly tells, each with its voice (`plain_replies`)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from countersay.lexicon.load import table
from countersay.linking.clause_deeds import deeds_of, is_made
from countersay.linking.deed_words import HARM, NOUNS, Deed, by_nature, does_harm, keys_of_heads
from countersay.linking.other_words import clauses_of, is_supposed
from countersay.linking.plain_sentences import Sentence, VoicesByPlace
from countersay.linking.question_items import PRONOUNS
from countersay.linking.sides import Sides
from countersay.linking.turned_down import other_doer, turned_down
from countersay.model import Answer, Attribution, Document


@dataclass(frozen=True, slots=True)
class Said:
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


def deeds_told_by(document: Document, clause: Sentence, voices: VoicesByPlace, sides: Sides) -> Iterator[Said]:
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
        yield Said(clause, clause.start, clause.end, clause.text, deed, deed.negated, False, speaker, said_by, side)


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


def replies_in(document: Document, voices: VoicesByPlace, sides: Sides) -> Iterator[Said]:
    """Yield what a document denies, in text order."""
    for clause in clauses_of(document):
        down = list(turned_down(clause.text))
        for one in down:
            yield from _of_words(document, clause, one.start, one.end, one.who, one.answer, voices, sides)
        if down or is_open(clause.text):
            continue
        instead = other_doer(clause.text)
        if instead is not None:
            yield from _by_another(document, clause, instead, voices, sides)
            continue
        for said in deeds_told_by(document, clause, voices, sides):
            if not is_declared(said.side):
                continue
            if (cause := by_nature(clause.text, said.deed)) is not None:
                yield replace(said, deed=cause, denied=True, answer="cause")
            elif said.denied or not said.deed.by_noun or is_made(clause.text, said.deed.at):
                yield said


def _by_another(
    document: Document, clause: Sentence, instead: tuple[str, int, int], voices: VoicesByPlace, sides: Sides
) -> Iterator[Said]:
    """Yield the deed that a clause gives to somebody else: "It was the rebels who shot the hostages"."""
    who, start, end = instead
    over = voices.over(document.id, clause.start + start, clause.start + start + 1)
    speaker, side = _heard(over, document, sides)
    if any(voice.stance != "asserts" for voice in over) or not is_declared(side):
        return
    issuer = document.issuer.label if document.issuer else None
    for deed in deeds_of("They " + clause.text[start:end])[:1]:
        if not deed.negated and not deed.meant:
            deed = replace(deed, who=who)
            said_by = speaker or issuer
            yield Said(clause, clause.start, clause.end, clause.text, deed, True, False, speaker, said_by, side, "doer")


def _of_words(
    document: Document,
    clause: Sentence,
    start: int,
    end: int,
    who: str,
    answer: Answer | None,
    voices: VoicesByPlace,
    sides: Sides,
) -> Iterator[Said]:
    """Yield the deeds of words that are turned down; who does so is `who`, else the voice around."""
    over = voices.over(document.id, clause.start, clause.start + 1)
    speaker, side = _heard([voice for voice in over if voice.stance == "asserts"], document, sides)
    if who and not re.match(r"(?:there|it|this|that|which)\b", who, re.I):
        named = sides.side(who, document.id)
        if named is None and not _speaks_for_issuer(who, document):
            return
        side = named or side
    if not is_declared(side):
        return
    issuer = document.issuer.label if document.issuer else None
    words = clause.text[start:end]
    deeds = deeds_of(_as_clause(words))
    first = [deed for deed in deeds if not deed.meant][:2]
    if answer == "part":
        first = [deed for deed in deeds if deed.by_noun][:1]
    if not deeds and (nouns := keys_of_heads(words)):
        first = [Deed(0, nouns | {NOUNS}, "", words, True, False, False, True)]
    for deed in first:
        yield Said(
            clause,
            clause.start,
            clause.end,
            words,
            deed,
            not deed.negated,
            True,
            speaker,
            speaker or issuer,
            side,
            answer,
        )


def _as_clause(words: str) -> str:
    """Return "having locked a door" and "arming rebels" as clauses of somebody."""
    if words.startswith("having "):
        return "They had " + words.removeprefix("having ")
    return "They were " + words if re.match(r"[a-z]+ing\b", words) else words


_FORBIDS = re.compile(r"\b(?:forbids?|forbade|forbidden|prohibit(?:s|ed)?)\b")
_ASKED = re.compile(
    r"\bdemand(?:s|ed)? (?!that\b|to\b|an? (?:end|stop|halt|explanation|apology|inquiry|answer)\b|the |its |their |compensation|justice|respect)"
)
_PROMISED = re.compile(r"\bpromised? (?!to\b|that\b)")


def is_open(text: str) -> bool:
    """Say whether a clause asks, supposes or reports a claim; who forbids, extorts or promises a thing does so, a rule that forbids does nothing."""
    if not is_supposed(text):
        return False
    rules = table("contrary_frames")["words"]["rules"]
    told = _PROMISED.sub("gave ", _ASKED.sub("took ", _FORBIDS.sub("barred", text)))
    return is_supposed(told) or (
        _FORBIDS.search(text) is not None and any(word in rules for word in text.lower().split())
    )


def is_declared(side: str | None) -> bool:
    """Say whether a side is a party that the user declared."""
    return side is not None and ":" not in side
