"""Persons and bodies that a text names in plain sight, whether they speak or not: candidates for a later "he", "the ministry".

1. A title or role before a name: "President Ana Reyes", "harbour master Tom Vey".
2. A role beside a name, with a comma: "the Maldan president, Vera Sund", "Lena Fox, the director,".
3. A first and last name before a verb: "Ines Roth runs the zoo".
4. A body by its head word: "the Ministry of Roads", "the Harbour Office".
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from countersay.extraction.nouns.verb_forms import present_lemma
from countersay.extraction.text.capitals import at_capitals
from countersay.extraction.times.timex_words import one_of
from countersay.extraction.voices.cues import speaker_words, verb_forms
from countersay.extraction.voices.listed_names import listed_names
from countersay.lexicon.load import table
from countersay.model.quick import quickly_made

_NAME = r"[A-Z][\w'’-]{1,20}"
_FULL = rf"{_NAME}(?:[ ][A-Z]\.)?(?:[ ]{_NAME}){{1,2}}"


@quickly_made
@dataclass(frozen=True, slots=True)
class Named:
    """Someone named at `start`: the words that name and describe them, and for a body its name and head word."""

    start: int
    words: str
    body: str | None = None
    head: str | None = None


def mentions(text: str) -> list[Named]:
    """Return who is named in `text` in plain sight, with titles and roles, in text order.

    >>> [(one.start, one.words) for one in mentions("On Monday President Ana Reyes met Jonas Weber. Ines Roth runs the zoo.")]
    [(10, 'President Ana Reyes'), (47, 'Ines Roth')]
    >>> [(one.body, one.head) for one in mentions("It lies near the Ministry of Roads.")]
    [('Ministry of Roads', 'ministry')]
    """
    found = [Named(match.start(), _before_verb(match.group())) for match in at_capitals(_titled(), text)]
    for match in _role_first().finditer(text) if _role_before_name().search(text) else ():
        found.append(Named(match.start(), f"{match['role']} {match['name']}"))
    for match in at_capitals(_role_behind(), text):
        found.append(Named(match.start(), f"{match['name']}, {match['role']}"))
    lists = dict(listed_names(text, 0, len(text)))
    for match in at_capitals(_body(), text):
        body = _before_headline_verb(_with_list(text, match, lists) if lists else match.group())
        if " " in body:
            found.append(Named(match.start(), body, body, match["head"].lower()))
    return sorted(found, key=lambda one: (one.start, one.body is not None, one.words))


def _with_list(text: str, match: re.Match[str], lists: Mapping[int, int]) -> str:
    """Return a body's name with the list that begins in it: "Ministry of Roads, Bridges and Ports of Keld"."""
    end = next((lists[start] for start in range(match.start(), match.end()) if start in lists), match.end())
    land = _of_land().match(text, end) if end > match.end() else None
    return text[match.start() : max(match.end(), land.end() if land is not None else end)]


@cache
def _of_land() -> re.Pattern[str]:
    return re.compile(r" of (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?")


def _before_verb(words: str) -> str:
    """Cut a headline's verb off a name: "President Orlo Denies Talks"."""
    parts = words.split(" ")
    for k, part in enumerate(parts[1:], 1):
        if part.lower() in verb_forms() and part.endswith("s"):
            return " ".join(parts[:k])
    return words


def _before_headline_verb(words: str) -> str:
    """Cut a headline's verb off a body: "Ministry of Peace Urges Return of Trucks"; not "Ministry of Public Works and Roads"."""
    parts = words.split(" ")
    for k in range(2, len(parts) - 1):
        links = {parts[k - 1].lower(), parts[k + 1].lower()} & {"of", "for", "and", "the", "&"}
        verb = parts[k].lower()
        if not links and (present_lemma(verb) is not None or (verb in verb_forms() and verb.endswith("s"))):
            return " ".join(parts[:k])
    return words


def _any(words: frozenset[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


@cache
def _titled() -> re.Pattern[str]:
    titles = _any(frozenset(word.capitalize() for word in speaker_words("titles") if word.isalpha() and len(word) > 1))
    others = _any(frozenset(word.capitalize() for word in speaker_words("no_names")))
    return re.compile(
        rf"\b(?:(?:{titles})\.?[ ]){{1,4}}(?:{_NAME}[ ](?:(?:{titles})[ ]){{1,3}})?{_NAME}(?:[ ]{_NAME}){{0,2}}"
        rf"|(?<![a-z,][ ])(?<!\b(?:MV|SS|MS)[ ])(?<!\b(?:HMS|USS|INS|M/V)[ ])\b(?!(?:{others})\b){_NAME}(?:[ ][A-Z]\.)?[ ]{_NAME}(?<!['’]s)"
        r"(?=[ ](?:is|was|has|had|will|also|[a-z]{2,12}(?:s|ed))\b)"
    )


@cache
def _role_first() -> re.Pattern[str]:
    """A role, then a name: "harbour master Tom Vey", "the Maldan president, Vera Sund"."""
    roles = _any(speaker_words("roles"))
    modifiers = r"(?:[A-Za-z][\w’'-]{1,20}[ ]){0,2}"
    return re.compile(rf"\b(?P<role>{modifiers}(?:{roles}))(?:[ ]|,[ ])(?P<name>{_FULL})\b")


@cache
def _role_before_name() -> re.Pattern[str]:
    """What no match of `_role_first` is without, and is looked for much faster."""
    return re.compile(rf"(?:{one_of(sorted(speaker_words('roles')))}),?[ ][A-Z]")


@cache
def _role_behind() -> re.Pattern[str]:
    """A name, then its role between commas: "Lena Fox, the director,"."""
    roles = _any(speaker_words("roles"))
    return re.compile(
        rf"\b(?P<name>{_FULL}),[ ](?:(?:the|a|an|its|their|then|now)[ ])?"
        rf"(?P<role>(?:[\w’'-]{{2,20}}[ ]){{0,3}}(?:{roles})\b(?:[ ](?:of|for|at|in)[ ][\w’' -]{{2,40}})?)[,.;]"
    )


@cache
def _body() -> re.Pattern[str]:
    heads = _any(frozenset(word.capitalize() for word in table("nouns")["bodies"]["generic"] if word.isalpha()))
    word = r"[A-Z][\w’'&-]{1,20}"
    return re.compile(
        rf"\b(?:(?!The[ ]){word}[ ]){{0,3}}(?P<head>{heads})\b"
        rf"(?:[ ](?:of|for)[ ](?:the[ ])?{word}(?:[ ](?:(?:and|of|the|for)[ ]){{0,2}}{word}){{0,4}})?"
    )


@cache
def _pair() -> re.Pattern[str]:
    name = rf"(?:the[ ])?{_NAME}(?:[ ](?:of[ ]|for[ ])?{_NAME}){{0,3}}"
    return re.compile(rf"(?:\A|[ ])(?P<former>{name})[ ]and[ ](?P<latter>{name})\b", re.MULTILINE)


def former_or_latter(text: str, start: int, which: str) -> str | None:
    """Return who "the former" or "the latter" at `start` is: the only two joined by "and" in the last sentence that has such.

    >>> former_or_latter("Ana Roe and Jon Vale spoke. The latter said no.", 28, "latter")
    'Jon Vale'
    """
    sentences = re.split(r"[.?!]\s+|\n+", text[max(0, start - 400) : start])
    for sentence in reversed(sentences[-4:]):
        pairs = list(_pair().finditer(sentence))
        if pairs:
            return pairs[0][which] if len(pairs) == 1 else None
    return None


_ANTECEDENT = 120  # code points before ", which" in which the name stands
_APPOSED = 220  # code points from a name to the end of a role behind it


@cache
def _run_before() -> re.Pattern[str]:
    particles = r"(?:(?:of|for|and|the|de|al|on)\s+){0,2}"
    return re.compile(
        rf"(?P<lead>\b[a-z]+\s+)?(?P<the>[Tt]he\s+)?(?P<name>[A-Z][\w&'’-]*(?:\s+{particles}[A-Z][\w&'’-]*){{0,7}})(?:\s+\([A-Z][\w-]*\))?,\s*\Z"
    )


@cache
def _apposed_before() -> re.Pattern[str]:
    """A person with a role behind a comma, and no other name that may be meant."""
    roles = _any(speaker_words("roles"))
    return re.compile(
        rf"(?P<name>{_FULL}), (?:the|an?|its|their|his|her) (?=[^;:,“”\"]{{0,120}}\b(?:{roles})\b)(?:(?!{_FULL})[^;:,“”\"]){{3,150}}, \Z"
    )


@cache
def _described_before() -> re.Pattern[str]:
    return re.compile(r"\b(?:the|its|their)\s+(?:[a-z-]+\s+){0,2}?(?P<head>[a-z]+),\s*\Z", re.I)


def antecedent(text: str, start: int, pronoun: str) -> str | None:
    """Return whom "which" or "who" at `start`, behind a comma, stands for: "the Peace Coalition, which says".

    A body or a person alone; a place or a day in its stead ("in Ora, which"), or one of two names, is nobody that speaks.

    >>> text = "It was called by the Nurses' League, which says 40 left."
    >>> antecedent(text, text.index("which"), "which")
    "the Nurses' League"
    """
    before = text[max(0, start - _ANTECEDENT) : start]
    if pronoun == "who" and (apposed := _apposed_before().search(text, max(0, start - _APPOSED), start)) is not None:
        return apposed["name"]  # "Tom Vey, the board's coordinator for roads and ports, who claimed"
    match = _run_before().search(before)
    if match is not None:
        words = {word.strip("'’").lower() for word in match["name"].split()}
        bodies = not words.isdisjoint(speaker_words("bodies") | speaker_words("companies"))
        lead = (match["lead"] or "").strip().lower()
        if lead in ("and", "or", "than") or (lead in ("in", "at", "near", "on", "from", "to", "into") and not bodies):
            return None
        known = bodies or (pronoun == "which" and match["name"].isupper()) or len(words) > 1
        return f"{match['the'] or ''}{match['name']}" if known else None
    told = _described_before().search(before)
    heads = speaker_words("bodies") if pronoun == "which" else speaker_words("persons") | speaker_words("bodies")
    if told is None or (told["head"] not in heads and told["head"].removesuffix("s") not in heads):
        return None
    return told[0].rstrip(" ,\n")
