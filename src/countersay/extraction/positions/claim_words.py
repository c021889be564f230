"""The words round an accusation that tell whose claim it is and whether somebody denies it or calls it baseless."""

import re
from dataclasses import replace
from functools import cache

from countersay.extraction.positions.accusation_clauses import Accusation, Range
from countersay.extraction.positions.allegation_words import forms_of, words
from countersay.extraction.voices.folded import Unit
from countersay.extraction.voices.phrases import noun_phrase_right
from countersay.extraction.voices.subjects import verb_subject
from countersay.lexicon.load import word_set
from countersay.model import Attribution, Extent, extent

_DENIED = frozenset({"denied", "rejected", "dismissed", "refuted"})


_ANYBODY = re.compile(r"\b(?:told|reported|claimed|alleged|informed|rumou?red|believed|heard|said)\b")


def name_of(voice: Attribution | None) -> str | None:
    """The speaker; where nobody is resolved, the words of the source; None for the issuer ("we", "it was stressed").

    "It is claimed", "we have been told" are somebody's, never the issuer's.
    """
    if voice is None or voice.speaker is not None:
        return None if voice is None else voice.speaker
    if voice.source:
        words_of = voice.source[0].text
        # "which has shown that the claims have no ground": the writer says so by what goes before
        if words_of.lower() in ("its", "their", "his", "her"):
            return "not said who"  # "its denial that": whose it is stands in another sentence
        return None if words_of.lower() in ("we", "i", "our", "us", "my", "which", "that", "this") else words_of
    cue = " ".join(cue.text for cue in voice.cue).lower()
    passive = re.search(r"\b(?:is|are|was|were|been|be)\b", cue) or cue.startswith(("told", "informed"))
    return "not said who" if passive and _ANYBODY.search(cue) else None


def claimer(voice: Attribution) -> str | None:
    """Whose claims they are, if anybody is named."""
    name = name_of(voice)
    if name == "not said who":
        return None
    return name if name is not None and (is_somebody(name) or says(voice)) else None


def clipped(unit: Unit, found: Accusation, voice: Attribution) -> Accusation:
    """Cut agent and object to the content in which the predicate stands."""
    at = unit.tokens[found.at[0]].start
    content = next((c for c in voice.content if c.start <= at < c.end), None)
    if content is None:
        return found

    def cut(part: Range | None) -> Range | None:
        if part is None:
            return None
        inside = [k for k in range(*part) if content.start <= unit.tokens[k].start < content.end]
        return (inside[0], inside[-1] + 1) if inside else None

    if cue_has(voice, "accusing"):
        return found
    agent, target = cut(found.agent), cut(found.object)
    if found.object is not None and target is None and found.object[0] < found.at[0]:
        begin = token_at(unit, content.start)
        end = noun_phrase_right(unit, begin, appositives=False)
        target = (begin, end) if begin < end <= found.at[0] else None
    return replace(found, agent=agent, object=target)


def is_bare(unit: Unit, found: Accusation, voice: Attribution | None) -> bool:
    """Say whether a noun merely stands there: nobody does it, nothing suffers it, no verb says that it is."""
    if not found.noun or found.agent or found.object or found.negated:
        return False
    if voice is not None and (cue_has(voice, "claims") or voice.stance in ("denies", "reports_allegation")):
        return False
    if claims_before(unit, found) is not None:
        return False
    before = [unit.lower(k) for k in range(max(0, found.at[0] - 4), found.at[0])]
    return not {"is", "are", "was", "were", "been"} & set(before)


def is_merely_named(unit: Unit, found: Accusation) -> bool:
    """Say whether the word itself is meant: the word "blockade", use the term "siege"."""
    before = {unit.lower(k) for k in range(max(0, found.at[0] - 3), found.at[0])}
    return found.noun and bool(before & {"word", "words", "term", "terms", "phrase", "called", "calls", "call"})


_TRUE = frozenset({"true", "correct", "accurate", "right", "case"})


def is_said_untrue(unit: Unit, found: Accusation) -> bool:
    """Say whether "it is not true that", "it is false that" stands before the clause."""
    for k in range(found.reach()[0], max(-1, found.reach()[0] - 3), -1):
        if unit.lower(k) == "that" and k >= 2:
            before = [unit.lower(j) for j in range(max(0, k - 5), k)]
            negated = before[-2:] in (["not", "true"], ["not", "correct"], ["the", "case"])
            # "Nor is it true that …", "neither is it the case that …"
            negated = negated or (before[-1] in _TRUE and not {"nor", "neither", "never"}.isdisjoint(before))
            return negated or before[-1] in words("baseless")
    return False


def denier_before(text: str, unit: Unit, voice: Attribution) -> str | None:
    """Who "rejected as theatre the accusation", "dismissed a claim": the subject of a denying verb before the claim."""
    cue = token_at(unit, voice.cue[0].start)
    for k in range(cue - 1, max(-1, cue - 9), -1):
        if unit.lower(k) in (",", ";", ":", "that"):
            return None
        names = unit.lower(k) in forms_in("naming") and _named_baseless(unit, k, voice)
        if (names or unit.lower(k) in forms_in("denying")) and unit.tag(k) in ("VBD", "VBZ", "VBP", "VBN"):
            if any(unit.lower(j) in ("not", "n't", "never", "to") for j in range(max(0, k - 3), k)):
                return None
            subject = verb_subject(unit, k)
            found = extent_of(text, unit, subject)
            known = found is not None and (
                is_somebody(found.text) or found.text.lower().startswith(("the ", "our ", "its "))
            )
            return found.text if found is not None and known else None
    return None


def spreader_before(text: str, unit: Unit, voice: Attribution) -> str | None:
    """Who "disseminated claims of", "repeats the allegation that": the subject of the verb, else the adjective of a name."""
    cue = token_at(unit, voice.cue[0].start)
    return spreader(
        text, unit, next((k for k in range(cue, min(len(unit), cue + 4)) if unit.lower(k) in words("claims")), cue)
    )


def spreader(text: str, unit: Unit, noun: int) -> str | None:
    """Who makes the claims whose word is token `noun`."""
    if noun > 0 and unit.capital(noun - 1) and unit.tag(noun - 1) in ("JJ", "NNP"):
        return unit.tokens[noun - 1].text  # "Keldish claims about the harvest"
    for k in range(noun - 1, max(-1, noun - 6), -1):
        if unit.lower(k) in forms_in("spreading") and unit.tag(k).startswith("VB"):
            if any(unit.lower(j) in ("not", "n't", "never") for j in range(max(0, k - 3), k)):
                return None
            found = extent_of(text, unit, verb_subject(unit, k))
            return found.text if found is not None and is_somebody(found.text) else None
        if not (unit.tag(k).startswith(("JJ", "DT", "NN", "VBN")) or unit.lower(k) in ("of", "some")):
            return None
    return None


def _named_baseless(unit: Unit, verb: int, voice: Attribution) -> bool:
    """Say whether the claim is called untrue: "called the allegation that … a fabrication", "labelled as false reports of"."""
    after = token_at(unit, voice.content[0].start)
    if any(unit.lower(k) in words("baseless") for k in range(verb + 1, min(after, verb + 6))):
        return True
    for k in range(after + 1, min(len(unit), after + 40)):
        if unit.lower(k) in words("baseless") and unit.lower(k - 1) in ("a", "an", "as", "pure", "sheer", "utterly"):
            return True
    last = len(unit) - 2 if unit.lower(len(unit) - 1) in (".", "!") else len(unit) - 1
    return last > after and unit.lower(last) in words("baseless")


def speaks(voice: Attribution) -> bool:
    """Say whether a voice is somebody's: neither a caption's source nor evidence that "shows"; claims of nobody count."""
    if any(cue.text.rstrip().endswith("ource:") for cue in voice.cue):
        return False
    if voice.speaker is None or cue_has(voice, "claims"):
        return True
    return is_somebody(voice.speaker) or says(voice)


def says(voice: Attribution) -> bool:
    """Say whether the cue is a verb that only speakers do: "the bishop said", not "the facts show"."""
    said = {word for cue in voice.cue for word in re.findall(r"[a-z]+", cue.text.lower())}
    return bool(voice.source) and bool(said & forms_in("saying"))


def is_somebody(phrase: str) -> bool:
    """Say whether a phrase names somebody who can act or speak: a name, or a noun for people and bodies at its head.

    >>> is_somebody("the company"), is_somebody("Alm"), is_somebody("volumes of evidence"), is_somebody("the true reason")
    (True, True, False, False)
    """
    words_of = re.findall(r"[^\W\d_][\w’'-]*", phrase)
    head: list[str] = []
    for word in words_of:
        if word.lower() in ("of", "in", "on", "at", "from", "for", "to", "with", "who", "which", "that", "by") and head:
            break
        head.append(word)
    if not head or phrase.startswith(("http", "<")):
        return False
    if len(head) > 1 and head[-1].lower() in ("plc", "ag", "gmbh", "ltd", "inc", "llc", "sa"):
        head.pop()
    last = head[-1].lower().removesuffix("'s").removesuffix("’s")
    singular = last[:-1] if last.endswith("s") else last
    nouns = word_set("allegations", "agents", "nouns")
    if last in nouns or singular in nouns or (last.endswith("ies") and last[:-3] + "y" in nouns):
        return True
    return head[-1][0].isupper() and head[-1].lower() not in ("the", "this", "it", "video", "what", "according")


def stands_under_as(unit: Unit, found: Accusation, voice: Attribution) -> bool:
    """Say whether the accusation is what the denier makes of it: "rejects such words as an interference"."""
    begin = token_at(unit, voice.content[0].start)
    return any(unit.lower(k) == "as" for k in range(begin, found.at[0]))


def is_called_false(unit: Unit, voice: Attribution) -> bool:
    """Say whether the word for claims itself bears the denial: "baseless allegations of"."""
    begin = token_at(unit, voice.cue[0].start)
    # "labelled as false the report that": the word before an article is another verb's
    low = begin if unit.tag(begin) == "DT" else max(0, begin - 2)
    return any(unit.lower(k) in words("baseless") for k in range(low, begin + 3))


def cue_has(voice: Attribution, group: str) -> bool:
    """Say whether the cue holds a word of "denying", "accusing" or "claims"."""
    said = {word for cue in voice.cue for word in re.findall(r"[a-z]+", cue.text.lower())}
    if group == "claims":
        return bool(said & words("claims")) and not said & forms_in("denying")
    if group == "denying" and voice.stance == "denies" and said & words("denying_nouns"):
        return True
    return bool(said & forms_in(group))


@cache
def forms_in(group: str) -> frozenset[str]:
    """Return all forms of the verbs of a word list."""
    return frozenset(form for lemma in words(group) for form in forms_of(lemma))


def denying_forms() -> frozenset[str]:
    """Return all forms of the verbs that deny."""
    return forms_in("denying")


def token_at(unit: Unit, start: int) -> int:
    """Return the token at or after an offset of the document, 0 if none is."""
    return next((k for k, token in enumerate(unit.tokens) if token.end > start), 0)


def accused_of(unit: Unit, found: Accusation) -> Range | None:
    """The one accused in "accused A last month of blocking", "A has been accused of blocking"; None elsewhere."""
    first = found.at[0]
    goes_on = (
        unit.tag(first) == "VBG" and unit.lower(first - 1) == "and"
    )  # "of detaining men in Orn, its capital, and preventing"
    for k in range(first - 1, max(-1, first - (34 if goes_on else 14)), -1):
        if unit.lower(k) in (";", ":", "that") or (unit.lower(k) == "," and not goes_on):
            return None
        if unit.lower(k) in forms_in("accusing") and unit.tag(k).startswith("VB"):
            of = next((j for j in range(k + 1, first) if _links(unit, j)), None)
            if of is None:
                return None
            if of == k + 1:
                start = k
                while start > 0 and unit.lower(start - 1) in ("been", "has", "have", "had", "was", "were", "is", "are"):
                    start -= 1
                begin = start
                while (
                    begin > 0
                    and start - begin < 6
                    and unit.tag(begin - 1) in ("NNP", "NNPS", "NN", "NNS", "DT", "PRP", "JJ")
                ):
                    begin -= 1
                return (begin, start) if begin < start < k else None
            end = k + 1
            while (
                end < of
                and unit.tag(end) in ("DT", "NNP", "NNPS", "NN", "NNS", "JJ", "PRP", "POS")
                and not _day(unit, end)
            ):
                end += 1
            return (k + 1, end) if end > k + 1 else None
    return None


def several(label: str) -> bool:
    """Say whether a label is of more than one: "Keld and Alm", "both sides", "the mills".

    >>> several("Keld and Alm"), several("both sides"), several("Keld")
    (True, True, False)
    """
    return " and " in label or (label[-1:] == "s" and label.split()[-1].islower())


def _links(unit: Unit, j: int) -> bool:
    """Say whether a word leads from who is accused to what of: "of", "for", "with", "in creating"."""
    return unit.lower(j) in ("of", "for", "with") or (unit.lower(j) == "in" and unit.tag(j + 1) == "VBG")


def _day(unit: Unit, k: int) -> bool:
    return unit.lower(k) in ("last", "this", "yesterday", "today", "earlier", "again")


def claims_before(unit: Unit, found: Accusation) -> int | None:
    """Index of a word like "claims" that governs the accusation: "claims that …", "allegations of …", "alleged …"."""
    start = min(found.reach()[0], found.at[0])
    for k in range(start - 1, max(-1, start - 7), -1):
        if unit.lower(k) in words("claims") and (unit.tag(k).startswith("NN") or is_untrue(unit, k)):
            return k
        if unit.lower(k) in (",", ";", ":", "."):
            break
    # "The claim, made in March, that A fired on a bus is denied": the claim stands before an aside.
    that = next((k for k in range(start, max(0, start - 4), -1) if unit.lower(k) == "that"), None)
    if that is None or unit.lower(that - 1) != ",":
        return None
    named = [
        k for k in range(max(0, that - 20), that - 2) if unit.lower(k) in words("claims") and unit.lower(k + 1) == ","
    ]
    return named[-1] if named else None


def is_untrue(unit: Unit, k: int) -> bool:
    """Say whether the word right before a claim calls it untrue: "false claims on", "baseless allegations"."""
    return unit.lower(k - 1) in words("baseless")


def is_baseless(unit: Unit, begin: int) -> bool:
    """Say whether the sentence goes on to call what begins at `begin` baseless: "… are false", "… is without foundation"."""
    tail = [unit.lower(k) for k in range(begin, len(unit))]
    for k, word in enumerate(tail):
        if word in ("is", "are", "was", "were", "do", "does", "has", "have", "remain", "remains"):
            rest = tail[k + 1 : k + 6]
            phrase = " " + " ".join(tail[k + 1 : k + 8]) + " "
            negated = rest[:1] in (["not"], ["n't"])
            if not negated and any(r in words("baseless") for r in rest[:4]):
                return True
            if rest[:1] and word in ("is", "are", "was", "were") and rest[0] in _DENIED:
                return True
            whole = f" {word}{phrase}"
            if any(
                f" {ground} " in (phrase if not ground.startswith("do") else whole) for ground in words("no_ground")
            ):
                return True
    return False


def has_verdict(unit: Unit, voice: Attribution) -> bool:
    """Say whether right behind what a voice says stands that it is untrue: "Alm's statement that … is a fabrication"."""
    after = token_at(unit, voice.content[-1].end)
    return unit.lower(after) in ("is", "are", "was", "were") and is_baseless(unit, after)


def extent_of(text: str, unit: Unit, part: Range | None) -> Extent | None:
    """Return the words of a range of tokens, or None for none."""
    if part is None or part[0] >= part[1]:
        return None
    return extent(text, unit.tokens[part[0]].start, unit.tokens[part[1] - 1].end)
