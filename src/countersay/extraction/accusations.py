"""Find the predicates by which something is alleged, each with who does it, to what, and whether it is negated.

1. Verbs of the lexicon: active ("A blocked the road"), passive ("the road was blocked by A"), gerunds after "of", "for",
   "from" ("accused A of blocking the road").
2. Nouns of the lexicon: "the closure of the road by A", "A's blockade of the valley", "impose a blockade on the valley".
3. States: "the road is closed".
4. Negation: "not", "never", "no longer" in the verb group; "neither … nor", "no", "nothing" in the subject; "no", "any"
   under a negated verb, "without".
Predicates under "if", "may", "would", "should", under wishes and demands are left out: they tell nothing of what happened.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from countersay.extraction.cues import inflect
from countersay.extraction.folded import Unit
from countersay.extraction.phrases import noun_phrase_right, temporal
from countersay.extraction.subjects import verb_subject
from countersay.lexicon.load import table

_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "'s", "'re", "gets", "got"})
_HAVE = frozenset({"has", "have", "had", "having", "'ve"})
_DO = frozenset({"do", "does", "did"})
_GROUP = _BE | _HAVE | _DO
_REACH = 8
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_TIMES = frozenset(
    {"day", "days", "week", "weeks", "month", "months", "year", "years", "hour", "hours", "beginning", "end"}
)
_CAMPAIGN = frozenset({"policy", "campaign", "operation", "operations", "attempt", "attempts", "claims"})

Range = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Accusation:
    """One predicate in a sentence; ranges are of its tokens.

    Attributes:
        at: the predicate's own tokens. agent, object: their phrases, None where left out.
        negated: the words say that it did not happen. noun: the predicate is a noun.
    """

    at: Range
    family: str
    predicate: str
    rank: int
    agent: Range | None
    object: Range | None
    negated: bool
    noun: bool = False

    def reach(self) -> Range:
        """First and past-last token of predicate, agent and object together."""
        parts = [self.at, *(part for part in (self.agent, self.object) if part)]
        return min(p[0] for p in parts), max(p[1] for p in parts)


@dataclass(frozen=True, slots=True)
class _Entry:
    family: str
    lemma: str
    rank: int
    particle: str
    needs: frozenset[str]


@cache
def words(key: str, section: str = "words") -> frozenset[str]:
    """Return one of the closed word lists of the lexicon of allegations."""
    return frozenset(table("allegations")[section][key])


@cache
def forms_of(lemma: str) -> frozenset[str]:
    """Return all forms of a verb.

    >>> sorted(forms_of("shut"))
    ['shut', 'shuts', 'shutting']
    """
    irregular = table("allegations")["irregular"].get(lemma)
    return frozenset((lemma, *irregular)) if irregular else frozenset(inflect(lemma))


@cache
def _verbs() -> Mapping[str, tuple[_Entry, ...]]:
    """Verb forms to what they allege; entries with a particle first, longer before shorter."""
    out: dict[str, list[_Entry]] = {}
    for family in table("allegations")["family"]:
        for row in family["verbs"]:
            for phrase in row["words"]:
                lemma, _, particle = phrase.partition(" ")
                entry = _entry(family, phrase, row["rank"], particle)
                for form in sorted(forms_of(lemma)):
                    out.setdefault(form, []).append(entry)
    return {form: tuple(sorted(rows, key=lambda e: (-len(e.particle), e.family))) for form, rows in out.items()}


def _entry(family: dict[str, Any], phrase: str, rank: int, particle: str) -> _Entry:
    return _Entry(family["name"], phrase, rank, particle, frozenset(family.get("needs", ())))


@cache
def _nouns() -> Mapping[str, tuple[_Entry, ...]]:
    """Last words of nouns, singular and plural, to what they allege; `particle` holds the words before."""
    out: dict[str, list[_Entry]] = {}
    for family in table("allegations")["family"]:
        for row in family["nouns"]:
            for phrase in row["words"]:
                before, _, head = phrase.rpartition(" ")
                plural = head[:-1] + "ies" if head.endswith("y") and head[-2:-1] not in "aeiou" else head + "s"
                for form in (head, plural):
                    out.setdefault(form, []).append(_entry(family, phrase, row["rank"], before))
    return {form: tuple(sorted(rows, key=lambda e: (-len(e.particle), e.family))) for form, rows in out.items()}


@cache
def _states() -> Mapping[str, _Entry]:
    return {
        word: _entry(family, word, row["rank"], "")
        for family in table("allegations")["family"]
        for row in family.get("states", ())
        for word in row["words"]
    }


@cache
def gate() -> frozenset[str]:
    """Return every word without which a sentence holds no accusation."""
    return frozenset(_verbs()) | frozenset(_nouns()) | frozenset(_states()) | _failing() | {"yet", "measures", "steps"}


def accusations(unit: Unit) -> Iterator[Accusation]:
    """Yield the accusations of a sentence in text order."""
    done = -1
    for i in range(len(unit)):
        if i <= done or unit.lower(i) not in gate():
            continue
        found = _omission(unit, i)
        if found is None and not _nominal(unit, i):
            found = _verb(unit, i)
        found = found or _state(unit, i) or _noun(unit, i)
        if found is not None:
            yield found
            done = found.at[1] - 1


def _verb(unit: Unit, i: int) -> Accusation | None:
    rows = _verbs().get(unit.lower(i), ())
    if not rows or not unit.tag(i).startswith("VB"):
        return None
    entry = next((row for row in rows if _particle(unit, i, row.particle)), None)
    if entry is None or _adjectival(unit, i):
        return None
    start, helpers = _group(unit, i)
    after = i + 1 + len(entry.particle.split())
    passive = unit.tag(i) in ("VBN", "VBD") and bool(helpers & _BE)
    reduced = unit.tag(i) == "VBN" and not helpers & (_BE | _HAVE)
    if open_clause(unit, i, start):
        return None
    if reduced and _by_phrase(unit, after) is None:
        if _object(unit, after) is None:
            return None  # "46 killed", "the roads closed"
        reduced = False
    subject = None if unit.tag(i) == "VBG" and not helpers & _BE else verb_subject(unit, i)
    if unit.tag(i) == "VB" and unit.lower(i - 1) == "to":
        subject = _infinitive_subject(unit, i - 1)
    if passive or reduced:
        agent, target = _by_phrase(unit, after), subject
    else:
        agent, target = subject, _object(unit, after)
    if entry.needs and not _mentions(unit, target, entry.needs):
        return None
    if passive or reduced or target is not None or not _wants_object(entry):
        negated = negated_group(unit, start, i, subject, target)
        return Accusation(
            at=(i, after),
            family=entry.family,
            predicate=entry.lemma,
            rank=entry.rank,
            agent=agent,
            object=target,
            negated=negated,
        )
    return None


def _nominal(unit: Unit, i: int) -> bool:
    """Say whether a word that may be verb or noun is a noun here: "imposed blockade", "so-called blockade"."""
    if unit.lower(i) not in _nouns():
        return False
    before = unit.tag(i - 1)
    if unit.tag(i) == "VBG":
        return unit.lower(i + 1) == "of" or before in ("JJ", "DT", "PRP$", "POS")
    light = unit.lower(i - 1) in _light_forms() - _BE - _HAVE
    return before in ("JJ", "DT", "PRP$", "POS", "IN") or light or unit.lower(i - 1) in ("allegedly", "so-called", "no")


def repaired(unit: Unit) -> Unit:
    """Set right the tags of words of the lexicon that the tagger reads amiss: "Alm somehow impedes", "a single mine"."""
    for k, token in enumerate(unit.tokens):
        if unit.tags[k] == "NNS" and token.lower in _verbs() and token.lower not in _nouns():
            unit.tags[k] = "VBZ" if unit.tag(k - 1) in ("RB", "NNP", "NN", "NNS", "PRP", "CC") else unit.tags[k]
        elif token.lower == "mine" and unit.tag(k - 1) in ("DT", "JJ", "NN", "CD"):
            unit.tags[k] = "NN"
    return unit


@cache
def _failing() -> frozenset[str]:
    return frozenset(form for lemma in words("failing", "omission") for form in forms_of(lemma))


def _omission(unit: Unit, i: int) -> Accusation | None:
    """ "A refuses to withdraw", "A has yet to answer", "A did not take preventive measures"."""
    low = unit.lower(i)
    if low in _failing() and unit.lower(i + 1) == "to" and unit.tag(i).startswith("VB"):
        start, _ = _group(unit, i)
        if open_clause(unit, i, start):
            return None
        return _left_undone(unit, i, start, (i + 2, _clause_end(unit, i + 2)), i, unit.lower(i + 2))
    if low == "yet" and unit.lower(i + 1) == "to" and unit.lower(i - 1) in _BE | _HAVE:
        return _left_undone(unit, i - 1, i - 1, (i + 2, _clause_end(unit, i + 2)), i - 1, unit.lower(i + 2))
    if low in ("measures", "steps"):
        for k in range(i - 1, max(-1, i - 5), -1):
            if unit.lower(k) in ("take", "taken", "took"):
                start, _ = _group(unit, k)
                nothing = unit.lower(k + 1) == "no" or any(unit.lower(j) in ("not", "n't") for j in range(start, k))
                if nothing and not open_clause(unit, k, start):
                    return _left_undone(unit, k, start, (k + 1, _clause_end(unit, k + 1)), start, "take " + low)
    return None


def _left_undone(unit: Unit, verb: int, start: int, target: Range, at: int, what: str) -> Accusation | None:
    subject = verb_subject(unit, verb)
    if subject is None or target[0] >= target[1]:
        return None
    negated = verb == at and any(unit.lower(j) in ("not", "n't", "never") for j in range(start, verb))
    return Accusation(
        at=(at, target[0]),
        family="omission",
        predicate=f"not {what}",
        rank=0,
        agent=subject,
        object=target,
        negated=negated,
    )


def _clause_end(unit: Unit, i: int) -> int:
    k = i
    while k < len(unit) and k - i < 24 and unit.lower(k) not in (",", ";", ":", ".", "but", "while", "and"):
        k += 1
    return k


def _wants_object(entry: _Entry) -> bool:
    return entry.lemma not in ("interfere", "open fire", "discriminate", "neglect")


def _particle(unit: Unit, i: int, particle: str) -> bool:
    return all(unit.lower(i + 1 + k) == word for k, word in enumerate(particle.split()))


def _adjectival(unit: Unit, i: int) -> bool:
    """Say whether a participle only describes the noun behind it: "the occupied territories", "limited supplies"."""
    if unit.tag(i) not in ("VBN", "VBD", "VBG", "JJ"):
        return False
    before, after = unit.tag(i - 1), unit.tag(i + 1)
    if unit.tag(i) == "VBG":
        return before in ("DT", "PRP$", "POS", "JJ") and after.startswith("NN")
    return after.startswith(("NN", "JJ")) and (before in ("DT", "IN", "JJ", "PRP$", "POS", "CC", "CD", "") or i == 0)


def _group(unit: Unit, i: int) -> tuple[int, frozenset[str]]:
    """Return the first token of the verb group that ends at `i`, and its helping verbs."""
    k, helpers = i, set()
    while k > 0 and i - k < _REACH:
        low, tag = unit.lower(k - 1), unit.tag(k - 1)
        if low in _GROUP or tag == "MD":
            helpers.add(low)
        elif not (tag == "RB" or low in ("not", "n't", "never", "also", "to")):
            break
        k -= 1
    return k, frozenset(helpers)


def negated_group(unit: Unit, start: int, end: int, subject: Range | None, target: Range | None) -> bool:
    """Say whether a verb group, its subject or its object negates; two negations of one clause count as one."""
    if any(unit.lower(k) in ("not", "n't", "never", "nor") for k in range(start, end)):
        return True
    if unit.lower(start - 1) in ("without", "not", "never"):
        return True
    if subject is not None:
        first = unit.lower(subject[0])
        inside = [unit.lower(k) for k in range(subject[0], min(subject[1], subject[0] + 20))]
        if first in ("no", "neither", "nobody", "none", "nothing") or "nor" in inside:
            return True
        if unit.lower(subject[0] - 1) in ("neither", "nor", "no"):
            return True
    return target is not None and unit.lower(target[0]) in ("no", "nothing", "nobody")


def open_clause(unit: Unit, i: int, start: int) -> bool:
    """Say whether the predicate at `i` is a condition, a possibility, a wish or a rule, and no account."""
    if any(unit.lower(k) in words("modals", "open") for k in range(start, i)):
        return True
    if unit.lower(i - 1) == "to" or unit.lower(start) == "to":
        verb = start - 1 if unit.lower(start - 1) != "to" else start - 2
        return not any(_is_form(unit, k, "tried") for k in range(max(0, verb - 1), max(0, verb) + 1))
    if unit.tag(i) == "VBG" and unit.lower(start - 1) == "from":
        return True
    for k in range(start - 1, max(-1, start - 14), -1):
        if unit.lower(k) in (",", ";", ":", "that", "QQ"):
            return False
        if unit.lower(k) in words("openers", "open"):
            return True
    return False


def _is_form(unit: Unit, k: int, group: str) -> bool:
    return unit.lower(k) in _forms(group)


@cache
def _forms(group: str) -> frozenset[str]:
    return frozenset(form for lemma in words(group, "open") for form in forms_of(lemma)) | (
        frozenset(("attempts", "attempt")) if group == "tried" else frozenset()
    )


def _infinitive_subject(unit: Unit, to: int) -> Range | None:
    """The subject of "continues to block", "attempts by A to block"."""
    for k in range(to - 1, max(-1, to - 8), -1):
        if unit.tag(k).startswith("VB") and _is_form(unit, k, "tried"):
            return verb_subject(unit, k)
        if unit.lower(k) == "by":
            end = noun_phrase_right(unit, k + 1, appositives=False)
            return (k + 1, end) if end > k + 1 else None
    return None


def _object(unit: Unit, i: int) -> Range | None:
    k = i
    while unit.tag(k) == "RB" and k - i < 3:
        k += 1
    if unit.lower(k) in ("with", "in", "on", "at", "to") and k == i:
        k += 1
    end = noun_phrase_right(unit, k, appositives=False)
    return (k, end) if end > k else None


def _by_phrase(unit: Unit, i: int) -> Range | None:
    """The phrase after "by" in reach, in the same clause; "by means of", "by Friday" name nobody."""
    for k in range(i, min(len(unit), i + 14)):
        if unit.lower(k) in (",", ";", ":", ".", "and", "but", "which", "who") or unit.tag(k) in _FINITE:
            return None
        if unit.lower(k) == "by":
            end = noun_phrase_right(unit, k + 1, appositives=False)
            named = end > k + 1 and unit.tag(k + 1) not in ("VBG", "CD") and unit.lower(k + 1) not in ("means", "way")
            return (k + 1, end) if named else None
    return None


def _mentions(unit: Unit, part: Range | None, stems: frozenset[str]) -> bool:
    if part is None:
        return False
    lows = [unit.lower(k) for k in range(*part)]
    return any(low == stem or low == stem + "s" or low.endswith("-" + stem) for low in lows for stem in stems)


def _state(unit: Unit, i: int) -> Accusation | None:
    """ "the road is closed": an adjective after "be", "remain", "stay"."""
    entry = _states().get(unit.lower(i))
    if entry is None or unit.tag(i) not in ("JJ", "VBN", "VBD", "NN"):
        return None
    start, helpers = _group(unit, i)
    if not helpers & _BE and unit.lower(start - 1) not in ("remain", "remains", "remained", "stays", "stayed", "stay"):
        return None
    subject = verb_subject(unit, i)
    if subject is None or open_clause(unit, i, start) or unit.tag(i + 1).startswith("NN"):
        return None
    negated = negated_group(unit, start, i, subject, None)
    return Accusation(
        at=(i, i + 1),
        family=entry.family,
        predicate=entry.lemma,
        rank=entry.rank,
        agent=_by_phrase(unit, i + 1),
        object=subject,
        negated=negated,
    )


def _noun(unit: Unit, i: int) -> Accusation | None:
    rows = _nouns().get(unit.lower(i), ())
    if not rows or not (unit.tag(i).startswith("NN") or unit.tag(i) in ("VBG", "JJ")):
        return None
    if unit.tag(i + 1).startswith("NN") and _touch(unit, i) and unit.lower(i + 1) not in _CAMPAIGN:
        return None  # "attack helicopters"
    entry = next((row for row in rows if _noun_modifier(unit, i, row.particle)), None)
    if entry is None:
        return None
    first = i - len(entry.particle.split())
    target, end = _noun_object(unit, i + 1)
    if entry.needs and not _mentions(unit, target, entry.needs):
        return None
    agent = _by_phrase(unit, end) or _possessor(unit, first)
    start, verb = _light(unit, first)
    if verb is not None:
        group, _ = _group(unit, verb)
        if open_clause(unit, verb, group):
            return None
        subject = verb_subject(unit, verb)
        if agent is None and unit.lower(verb) not in _BE and not _passive(unit, verb):
            agent = subject
        negated = negated_group(unit, group, verb, subject, None) or _no_before(unit, start, first)
    else:
        negated = _no_before(unit, max(0, first - 5), first)
    return Accusation(
        at=(first, i + 1),
        family=entry.family,
        predicate=entry.lemma,
        rank=entry.rank,
        agent=agent,
        object=target,
        negated=negated,
        noun=True,
    )


def _touch(unit: Unit, i: int) -> bool:
    """Say whether only a blank stands between two tokens: no quotation mark."""
    return i + 1 < len(unit) and unit.tokens[i + 1].start - unit.tokens[i].end <= 1


def _passive(unit: Unit, verb: int) -> bool:
    return unit.tag(verb) == "VBN" and bool(_group(unit, verb)[1] & _BE)


def _noun_modifier(unit: Unit, i: int, particle: str) -> bool:
    parts = particle.split()
    return not parts or [unit.lower(i - len(parts) + k) for k in range(len(parts))] == parts


def _noun_object(unit: Unit, i: int) -> tuple[Range | None, int]:
    """The phrase after "of", "on", "against", "to", "along", and where it ends; "imposed" may stand between."""
    k = i
    if unit.lower(k) in ("imposed", "placed", "put", "whatsoever", "regarding"):
        k += 1
    if unit.lower(k) == "regarding":
        k += 1
    if unit.lower(k) in ("of", "on", "against", "to", "along", "for", "over", "in", "upon", "regarding", "at"):
        k += 1
    if k == i:
        return None, i
    end = noun_phrase_right(unit, k, appositives=False)
    if temporal(unit, k) or any(unit.lower(j) in _TIMES for j in range(k, end)):
        return None, i
    for j in range(k, end):
        if unit.lower(j) == "by" or (unit.lower(j) in ("and", "or") and j > k + 8):
            end = j
            break
    return ((k, end), end) if end > k else (None, i)


def _possessor(unit: Unit, first: int) -> Range | None:
    """The owner before the noun: "Alm's blockade", "Alm's ongoing blockade", "its blockade"."""
    for k in range(first - 1, max(-1, first - 5), -1):
        if unit.lower(k) in ("'s", "'"):
            begin = k
            while begin > 0 and k - begin < 5 and unit.tag(begin - 1) in ("NNP", "NNPS"):
                begin -= 1
            return (begin, k) if begin < k else None
        if unit.tag(k) == "PRP$":
            return k, k + 1
        if unit.tag(k) not in ("JJ", "NN", "VBG", "VBN", "RB"):
            return None
    return None


def _light(unit: Unit, first: int) -> tuple[int, int | None]:
    """Return where the noun phrase begins, and the light verb before it or None: "has not put any restriction"."""
    k = first
    while k > 0 and first - k < 6 and unit.tag(k - 1) in ("DT", "JJ", "PRP$", "VBN", "NN", "CD", "RB", "VBG"):
        k -= 1
    verb = k - 1
    if verb >= 0 and unit.lower(verb) in _light_forms() and unit.tag(verb).startswith("VB"):
        return k, verb
    for j in range(first - 1, max(-1, first - 6), -1):
        if unit.lower(j) in _light_forms() and unit.tag(j).startswith("VB") and unit.lower(j) not in _BE:
            return j + 1, j
    return k, None


@cache
def _light_forms() -> frozenset[str]:
    return frozenset(form for word in words("verbs", "light") for form in forms_of(word.split()[0])) | _BE


def _no_before(unit: Unit, start: int, first: int) -> bool:
    lows = [unit.lower(k) for k in range(max(0, start - 1), first)]
    if "without" in lows and any(unit.lower(k) in ("to", "will") for k in range(max(0, start - 14), start)):
        return False  # a purpose: "in order to use the route without any hindrance"
    return any(low in ("no", "without", "never", "not") for low in lows)
