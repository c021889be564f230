"""Sentences that say how somebody counts: "We count a call when the ship moors; the pilots count it in the roads".

Forms, in the order in which they are looked for in a clause:

1. *period*: "Our year begins on 1 April", "The reporting week runs from Saturday to Friday", "All figures are as of 18:00".
2. *differ*: "The two figures differ because the agency leaves transit out."
3. *whole*: "These numbers do not include crews", "The report covers confirmed cases only".
4. *passive*: "A boat is counted as detained when it is brought into port."
5. *meaning*: "By a visitor we mean anyone who passes the gate", "A strike is defined as ...".
6. *active*: "The union counts branches as schools"; in one sentence the verb may be left out the second time: "the port
   counts ships when they leave, the ministry when they pass the strait".

A sentence with a number in its rule is a claim and none of these: "the figure includes 12 sailors".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from countersay.lexicon.caseless import lowered
from countersay.lexicon.gates import gated
from countersay.lexicon.load import table

Form = Literal["differ", "whole", "passive", "meaning", "period", "active"]
LONGEST = 400  # characters of a sentence that is looked at
_SENTENCE = re.compile(r"[^.!?\n]+(?:\.(?=[\w])[^.!?\n]*)*[.!?]?")
_CLAUSE = re.compile(
    r"\s*[;:]\s+|,\s+(?=(?:and|but|while|whereas|the|our|we|they|those)\b)|\s+(?:while|whereas|but)\s+"
)
_BACKWARD = frozenset({"this", "these", "that", "it", "they", "their", "its"})
_DETERMINERS = frozenset(
    {"a", "the", "our", "their", "its", "his", "her", "this", "that", "these", "those", "another", "of"}
)


@dataclass(frozen=True, slots=True)
class CountingRule:
    """A rule of counting as a text states it.

    Attributes:
        start, end: the sentence. clause_start: where the clause with the rule begins.
        who: words of the subject, lower case, without those that tell of nobody; empty for the writer's own count, or
            where the words before tell whose ("their count", "this figure").
        own: whether the subject is the one who speaks: "we count", "our figures", a passive without an agent.
        backward: whether it is about the numbers told just before: "this figure", "it", "their count".
        said: all words of the clause, lower case. things: those that may name what is counted. kept: words behind "as" that name what it is counted as.
        unit: the stretch whose ends the rule sets: "day", "week" ... "year"; empty for other rules.
    """

    start: int
    end: int
    clause_start: int
    form: Form
    who: frozenset[str]
    own: bool
    backward: bool
    shared: bool
    said: tuple[str, ...]
    things: tuple[str, ...]
    kept: tuple[str, ...]
    unit: str = ""


@cache
def _words(topic: str) -> frozenset[str]:
    return frozenset(table("definitions")[topic])


def _either(topic: str) -> str:
    words = [*table("periods")[topic]] if topic in ("weekdays", "months") else _words(topic)
    return "|".join(sorted((re.escape(word) for word in words), key=lambda word: (-len(word), word)))


@cache
def _forms() -> tuple[tuple[Form, re.Pattern[str]], ...]:
    negation = r"(?:(?:do|does|did) not |also |only |already )*"
    subject = r"(?P<subject>[^,]{1,80}?)"
    differ = rf"{subject}\b(?:{_either('differing')})\b.{{0,40}}?\b(?:{_either('causes')})\b"
    whole = rf"(?:.{{0,40}}, )?(?P<subject>[^,]{{0,60}}?\b(?:{_either('wholes')}|they|it))\s+{negation}(?:{_either('scope')})\b"
    passive = rf"{subject}\b(?:is|are|were|was)\s+(?:not |only |also )*(?:{_either('passive')})\s*(?P<as>as [\w-]+(?: [\w-]+)?)?.{{0,30}}?\b(?:{_either('conditions')})\b"
    means = r"(?:by [^,]{1,40}\bwe (?:mean|understand)\b|(?P<subject>[^,]{1,60}?)\b(?:(?:is|are) (?:defined|understood) as)\b)"
    active = rf"{subject}\s+{negation}(?P<verb>{_either('counting')})\s+(?:only (?P<alone>[^,;]{{1,60}})|(?P<object>.{{0,60}}?)\b(?P<condition>{_either('conditions')})\b(?P<as>\s+[\w-]+)?)"
    unit = rf"(?P<unit>{_either('stretches')})"
    when = rf"(?:the\s+(?:first|last|\d)|\d|noon|midnight|{_either('weekdays')}|{_either('months')})"
    ends = rf"(?:{_either('ends')})\s+(?:on|in|at|from|with|between|of|after|to)\s+{when}"
    hours = rf"(?:{_either('hours')})\s+(?:up\s+)?(?:to|until|as\s+of|as\s+at|at|from)\s+(?:\d{{1,2}}[:.]\d\d|\d{{1,2}}\s?[ap]\.?m|noon|midnight)"
    period = rf"(?P<subject>[^,]{{0,60}}?)\b(?:{unit}\s+(?:{ends})|(?P<whole>{_either('wholes')})\s+(?:{hours}))"
    patterns: tuple[tuple[Form, str], ...] = (
        ("period", period),
        ("differ", differ),
        ("whole", whole),
        ("passive", passive),
        ("meaning", means),
        ("active", active),
    )
    return tuple((name, gated(re.compile(rf"\A(?:{pattern})", re.I))) for name, pattern in patterns)


_TRIGGERS = ("differing", "scope", "passive", "counting", "ends", "hours")


@cache
def _trigger() -> re.Pattern[str]:
    return re.compile(rf"\b(?=\w)(?:{'|'.join(_either(topic) for topic in _TRIGGERS)}|means|mean|understand)\b")


@cache
def _triggers() -> tuple[str, ...]:
    """Return the words one of which stands in what is triggered, those that hold another one left out."""
    words = {*(word for topic in _TRIGGERS for word in _words(topic)), "means", "mean", "understand"}
    return tuple(sorted(word for word in words if not any(other != word and other in word for other in words)))


def rules_in(text: str) -> list[CountingRule]:
    """Return the rules of counting that a text states, in text order.

    >>> [rule] = rules_in("The port counts ships when they leave the berth.")
    >>> rule.form, sorted(rule.who)
    ('active', ['port'])
    >>> rules_in("The port counted 40 ships when the fog had lifted.")
    []
    """
    whole = lowered(text)
    stated = [words for words in _triggers() if words in whole]
    found = []
    for sentence in _sentences(text) if stated else ():
        words = text[sentence[0] : sentence[1]]
        low = lowered(words)
        if any(trigger in low for trigger in stated) and _trigger().search(low):
            found += _rules_of(words, sentence[0])
    return found


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    for match in _SENTENCE.finditer(text):
        start, end = match.span()
        start += end - start - len(match[0].lstrip(" \t\"“”'•*†‡-–"))
        if end - start <= LONGEST:
            yield start, end


def _rules_of(sentence: str, offset: int) -> list[CountingRule]:
    found: list[CountingRule] = []
    at = 0
    bounds = [match.span() for match in _CLAUSE.finditer(sentence)]
    for start, stop in [*bounds, (len(sentence), len(sentence))]:
        clause = sentence[at:start]
        rule = _rule(clause, offset, len(sentence), offset + at)
        if rule is None and found and found[-1].form == "active":
            rule = _elliptic(clause, found[-1], offset + at)
        if rule is not None:
            found.append(rule)
        at = stop
    return found


def _rule(clause: str, offset: int, length: int, at: int) -> CountingRule | None:
    for form, pattern in _forms():
        match = pattern.search(clause.lstrip(" (\"“”'"))
        if match is None or not _states(form, match):
            continue
        subject = (match.groupdict().get("subject") or "").lower()
        words = re.findall(r"[^\W\d_][\w'’-]*", subject)
        unit = stretch(match["unit"] or "day") if form == "period" else ""
        own = form in ("meaning", "passive") or bool({"we", "our", "i", "us"} & set(words))
        own = own or bool(words and words[-1] in _words("documents") and words[0] in ("the", "this"))
        backward = bool(_BACKWARD & set(words)) or (form == "whole" and words[:-1] == ["the"])
        named = _bare(words) - _words("wholes") if form != "passive" else frozenset[str]()
        if unit:
            named -= _words("stretch_words")
            own = own or not named
        kept = match.groupdict().get("as") or ""
        as_what = (match.groupdict().get("condition") or "").lower() == "as" or form == "passive"
        return CountingRule(
            start=offset,
            end=offset + length,
            clause_start=at,
            form=form,
            who=named,
            own=own and not named,
            backward=backward and not own,
            shared=not unit and bool(_words("shared") & {words[0] if words else "", " ".join(words[:2])}),
            said=_told(clause),
            things=_things(form, match),
            kept=tuple(re.findall(r"[a-z]+", kept.lower().removeprefix("as "))) if as_what else (),
            unit=unit,
        )
    return None


def stretch(words: str) -> str:
    """Return the unit of time that words for a stretch name.

    >>> stretch("reporting week"), stretch("season")
    ('week', 'year')
    """
    last = re.split(r"[\s-]", words.lower())[-1]
    return last if last in ("day", "week", "month", "quarter") else "year"


def _states(form: Form, match: re.Match[str]) -> bool:
    """Say whether a match states a rule and makes no claim: no number in it, and a verb that is no noun."""
    groups = match.groupdict()
    if form == "period":
        return not any(c.isdigit() for c in groups["subject"] or "")
    if any(c.isdigit() for c in match[0]):
        return False
    if form == "whole":
        return re.compile(r"\s*(?:[\w'’-]+\s+){0,2}?\d").match(match.string, match.end()) is None
    if form != "active":
        return True
    before = re.findall(r"[\w'’-]+", groups["subject"].lower())
    if not before or before[-1] in _DETERMINERS or (len(before) > 1 and before[-2] in ("a", "an", "one")):
        return False
    target = groups["alone"] or groups["object"] or ""
    if target.lower().startswith("on "):
        return False
    noun = groups["verb"].lower() in _words("nouns")
    return not noun or (bool(target) and not before[-1].endswith(("'s", "s'", "’s", "s’")) and len(before) < 5)


def _told(clause: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W\d_][\w'’-]*", clause.lower()))


def _things(form: Form, match: re.Match[str]) -> tuple[str, ...]:
    """Return the words that may name what is counted: the object, what a whole takes in, the subject of a passive."""
    groups = match.groupdict()
    if form == "active":
        return _told(groups["alone"] or groups["object"] or "")
    if form == "whole":
        return _told(match.string[match.end() :])
    return _told(groups.get("subject") or match[0])


def _elliptic(clause: str, before: CountingRule, at: int) -> CountingRule | None:
    """Return the rule of a clause that leaves the verb out: "the ministry when they pass the strait"."""
    match = re.match(
        rf"(?:and |but )?(?P<subject>[^,]{{1,50}}?)\s+(?:only )?(?:{_either('conditions')})\b", clause, re.I
    )
    if match is None or any(c.isdigit() for c in clause):
        return None
    words = re.findall(r"[^\W\d_][\w'’-]*", match["subject"].lower())
    return CountingRule(
        start=before.start,
        end=before.end,
        clause_start=at,
        form="active",
        who=_bare(words),
        own=bool({"we", "our", "ours"} & set(words)),
        backward=False,
        shared=False,
        said=_told(clause),
        things=before.things,
        kept=before.kept,
    )


def _bare(words: list[str]) -> frozenset[str]:
    return frozenset(word.removesuffix("'s").removesuffix("’s") for word in words) - _words("faceless")


@cache
def _basis() -> re.Pattern[str]:
    adjectives = "|".join(sorted(table("definitions")["bases"], key=len, reverse=True))
    return gated(
        re.compile(
            rf"\b(?:expressed|measured|calculated|stated|counted) (?:as|in|by) (?P<a>[\w-]+(?: [\w-]+)?)|\bon an? (?P<b>[\w-]+(?: [\w-]+)?) basis\b"
            rf"|\b(?:in|at) (?P<c>constant [\w-]+)|\b(?P<d>{adjectives})\b",
            re.I,
        )
    )


@cache
def words_of_bases() -> tuple[str, ...]:
    """Return words in lower case one of which stands in all that says on what basis numbers stand."""
    verbs = ("expressed ", "measured ", "calculated ", "stated ", "counted ")
    return (*verbs, " basis", " constant ", *(word.lower() for word in table("definitions")["bases"]))


def basis_in(sentence: str) -> str | None:
    """Return the words that say on what basis the numbers of a sentence stand, in lower case, or None.

    >>> basis_in("Expressed as full-time equivalents, the staff was 3,702."), basis_in("The staff was 3,967.")
    ('full-time equivalents', None)
    """
    match = _basis().search(sentence)
    return None if match is None else next(words for words in match.groups() if words).lower()
