"""The clause round a predicate: its verb group, negation, subject, object and agent, and whether it tells what happened."""

from dataclasses import dataclass
from functools import cache

from countersay.extraction.positions.allegation_words import BE, DO, HAVE, forms_of, words
from countersay.extraction.voices.amounts import past_bounds
from countersay.extraction.voices.folded import Unit
from countersay.extraction.voices.phrases import noun_phrase_left, noun_phrase_right
from countersay.extraction.voices.subjects import verb_subject

_GROUP = BE | HAVE | DO


_REACH = 8


_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})


Range = tuple[int, int]
_TIMES = frozenset(
    {"day", "week", "month", "year", "days", "weeks", "months", "years", "morning", "night", "summer", "winter"}
)


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


def clause_end(unit: Unit, i: int) -> int:
    """Return where the clause from `i` on ends: at a comma, stop or conjunction, 24 tokens away at most."""
    k = i
    while k < len(unit) and k - i < 24 and unit.lower(k) not in (",", ";", ":", ".", "but", "while", "and"):
        k += 1
    return k


def verb_group(unit: Unit, i: int) -> tuple[int, frozenset[str]]:
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
        if unit.lower(subject[0] - 1) in ("neither", "nor", "no") or _not_one(unit, subject[0]):
            return True
        if _turned_round(unit, subject[0]):
            return True
    return target is not None and unit.lower(target[0]) in ("no", "nothing", "nobody")


def _turned_round(unit: Unit, first: int) -> bool:
    """Say whether a negation turns the clause round before its subject: "At no time did Alm", "nor has Alm", "never have we"."""
    helper = first - 1
    if unit.lower(helper) not in _GROUP:
        return False
    before = [unit.lower(k) for k in range(max(0, helper - 4), helper)]
    if before[-1:] and before[-1] in ("never", "nor", "neither"):
        return True
    return len(before) > 2 and before[-2] == "no" and " ".join(before[-3:]) in words("never", "open")


def negation_before(unit: Unit, first: int) -> int:
    """Return where the words of negation right before a clause begin, or `first`: "no", "nor did", "at no time has", "not a single"."""
    if unit.lower(first - 1) in _NEGATING:
        return first - 1
    if unit.lower(first - 2) == "far" and unit.lower(first - 1) == "from":
        return first - 2
    if (single := _not_one_at(unit, first)) is not None:
        return single
    if not _turned_round(unit, first):
        return first
    return first - 2 if unit.lower(first - 2) in _NEGATING else first - 4


_NEGATING = frozenset({"no", "not", "nor", "neither", "never", "none"})


def _not_one(unit: Unit, first: int) -> bool:
    """Say whether a phrase begins with "not one", "not a single"; "not all" and "not every" leave some that were."""
    return _not_one_at(unit, first) is not None


def _not_one_at(unit: Unit, first: int) -> int | None:
    """Return where "not one", "not a single" begins a phrase; what describes the thing may stand between ("inhabited")."""
    at = first if unit.lower(first) == "not" else first - 1
    for _ in range(3):
        if unit.lower(at) == "not" or not unit.tag(at).startswith(("JJ", "VBN", "VBD", "VBG", "NN", "CD", "DT")):
            break
        at -= 1
    if unit.lower(at) != "not":
        return None
    one = unit.lower(at + 1) == "one" or (unit.lower(at + 1) == "a" and unit.lower(at + 2) == "single")
    return at if one else None


def open_clause(unit: Unit, i: int, start: int) -> bool:
    """Say whether the predicate at `i` is a condition, a possibility, a wish or a rule, and no account."""
    if any(unit.lower(k) in words("modals", "open") for k in range(start, i)):
        return True
    if unit.lower(i - 1) == "to" or unit.lower(start) == "to":
        verb = start - 1 if unit.lower(start - 1) != "to" else start - 2
        return not tried_to(unit, i) and not _attempts(unit, verb)
    if unit.tag(i) == "VBG" and unit.lower(start - 1) == "from":
        return unrefrained(unit, start) is None and unit.lower(start - 2) != "far"
    for k in range(start - 1, max(-1, start - 14), -1):
        if unit.lower(k) in (",", ";", ":", "that", "QQ"):
            return False
        if unit.lower(k) in words("openers", "open"):
            return True
    return False


def tried_to(unit: Unit, i: int) -> bool:
    """Say whether the infinitive at `i` was done or tried: "continued to block", "attempted to postpone"."""
    start, _ = verb_group(unit, i)
    verb = start - 1 if unit.lower(start - 1) != "to" else start - 2
    return any(_is_form(unit, k, "tried") for k in range(max(0, verb - 1), max(0, verb) + 1))


def _attempts(unit: Unit, last: int) -> bool:
    """Say whether "attempts by A", "efforts of A" ends at `last`, before "to"."""
    for k in range(last, max(0, last - 8), -1):
        if unit.lower(k) in ("by", "of") and unit.lower(k - 1) in ("attempt", "attempts", "efforts", "bid", "bids"):
            return True
        if unit.tag(k) in _FINITE or unit.lower(k) == ",":
            return False
    return False


def intention(unit: Unit, i: int) -> str | None:
    """Say of "blocking" in "no intention of blocking" that it is meant by nobody ("none"), or only meant ("open").

    None where no noun of intending governs the verb at `i`.
    """
    k = i - 1
    if unit.lower(k) not in ("of", "to") or unit.lower(k - 1) not in words("intentions", "open"):
        return None
    before = [unit.lower(j) for j in range(max(0, k - 5), k - 1)]
    return "none" if {"no", "not", "never", "without", "n't", "any"} & set(before) else "open"


def subject_at(unit: Unit, i: int) -> Range | None:
    """The subject of a verb, also where it is set apart: "it was Alm that pulled out", "it was Alm that tried to stop"."""
    start, _ = verb_group(unit, i)
    if unit.lower(start) == "to":
        start, _ = verb_group(unit, start - 1)
    if unit.lower(start - 1) in ("that", "who"):
        for k in range(start - 2, max(0, start - 12), -1):
            if unit.tag(k) in _FINITE:
                cleft = unit.lower(k) in ("was", "is", "were") and unit.lower(k - 1) in ("it", "not")
                if cleft and k + 1 < start - 1:
                    return (k + 1, start - 1)
                relative = unit.lower(start - 1) == "that" and unit.tag(start - 2).startswith("NN") and start == i - 1
                return (start - 1, start) if relative else verb_subject(unit, i)  # "repairs of the pipe that was hit"
    return verb_subject(unit, i)


def engaged_subject(unit: Unit, i: int) -> Range | None:
    """The subject of "engaged in plundering", "resorts to shelling": that of the verb before the preposition."""
    if unit.lower(i - 1) in ("in", "to") and _is_form(unit, i - 2, "engaging") and unit.tag(i - 2).startswith("VB"):
        return infinitive_subject(unit, i - 3) if unit.lower(i - 3) == "to" else verb_subject(unit, i - 2)
    return None


def leading_subject(unit: Unit, i: int) -> Range | None:
    """The subject of "Far from blocking it, Alm …" and of "starves the town by blocking it": that of the main verb."""
    if unit.lower(i - 1) == "from" and unit.lower(i - 2) == "far":
        comma = next((k for k in range(i, min(len(unit), i + 24)) if unit.lower(k) == ","), None)
        end = noun_phrase_right(unit, comma + 1, appositives=False) if comma is not None else 0
        if comma is not None and end > comma + 1:
            return comma + 1, end
        verb = next((k for k in range(i - 3, max(-1, i - 12), -1) if unit.tag(k) in _FINITE), None)
        return verb_subject(unit, verb) if verb is not None else None
    if (blamed := _blamed_for(unit, i)) is not None:
        return blamed
    if unit.lower(i - 1) == "by":
        verb = next((k for k in range(i - 2, max(-1, i - 16), -1) if unit.tag(k).startswith("VB")), None)
        if verb is not None and (blamed := _blamed_for(unit, verb)) is not None:
            return blamed
        start = verb_group(unit, verb)[0] if verb is not None else 0
        passive = verb is not None and any(unit.lower(k) in BE for k in range(start, verb)) and unit.tag(verb) == "VBN"
        return verb_subject(unit, verb) if verb is not None and not passive else None
    return None


def _blamed_for(unit: Unit, verb: int) -> Range | None:
    """The subject of the participle at `verb` in "condemned Alm for showing": who stands before "for" or "of"."""
    link = verb - 1
    while unit.tag(link) == "RB" and verb - link < 3:
        link -= 1
    if unit.tag(verb) != "VBG" or unit.lower(link) not in ("for", "of"):
        return None
    begin = noun_phrase_left(unit, link)
    blaming = begin is not None and unit.tag(begin - 1).startswith("VB") and _is_form(unit, begin - 1, "blaming")
    return (begin, link) if begin is not None and blaming else None


def unrefrained(unit: Unit, start: int) -> int | None:
    """Return the verb of "did not refrain from", "never stopped" before the participle at `start`: it was done."""
    verb = start - 2 if unit.lower(start - 1) == "from" else start - 1
    if verb < 1 or unit.lower(verb) not in _refraining():
        return None
    group, _ = verb_group(unit, verb)
    return verb if any(unit.lower(k) in ("not", "n't", "never") for k in range(group, verb)) else None


@cache
def _refraining() -> frozenset[str]:
    return frozenset(form for lemma in words("refraining", "open") for form in forms_of(lemma))


def _is_form(unit: Unit, k: int, group: str) -> bool:
    return unit.lower(k) in _forms(group)


@cache
def _forms(group: str) -> frozenset[str]:
    return frozenset(form for lemma in words(group, "open") for form in forms_of(lemma)) | (
        frozenset(("attempts", "attempt")) if group == "tried" else frozenset()
    )


def infinitive_subject(unit: Unit, to: int) -> Range | None:
    """The subject of "continues to block", "attempts by A to block"."""
    for k in range(to - 1, max(-1, to - 8), -1):
        if unit.tag(k).startswith("VB") and _is_form(unit, k, "tried"):
            return verb_subject(unit, k)
        if unit.lower(k) == "by" or (unit.lower(k) == "of" and unit.lower(k - 1) in ("attempt", "attempts", "efforts")):
            end = noun_phrase_right(unit, k + 1, appositives=False)
            return (k + 1, end) if end > k + 1 else None
    return None


def referred(unit: Unit, part: Range | None) -> Range | None:
    """What "which", "that" stands for at the head of a relative clause: the noun phrase right before it."""
    if part is None or part[1] - part[0] != 1 or unit.lower(part[0]) not in ("which", "that", "who"):
        return part
    end = part[0] - (1 if unit.lower(part[0] - 1) == "," else 0)
    begin = noun_phrase_left(unit, end)
    if begin is None or begin >= end:
        return part
    near = unit.lower(part[0]) == "that"  # "the repair of the pipe that was hit": the pipe was
    last = max((k for k in range(begin, end) if near and unit.lower(k) == "of"), default=begin - 1)
    return last + 1, end


def object_after(unit: Unit, i: int) -> Range | None:
    """Return the noun phrase after a verb that ends before `i`, past one adverb or preposition."""
    k = i
    while unit.tag(k) == "RB" and k - i < 3:
        k += 1
    if unit.lower(k) in ("with", "in", "on", "at", "to") and k == i and past_bounds(unit, k) == k:
        k += 1  # "shot at the boat", not "killed at least 31 men"
    end = noun_phrase_right(unit, k, appositives=False)
    if end > k and unit.lower(k) == "both" and unit.lower(end) == "and":
        end = max(end, noun_phrase_right(unit, end + 1, appositives=False))  # "both military and civilian sites"
    if end > k and (all(unit.tags[j] == "CD" for j in range(k, end)) or unit.lower(end - 1) in _TIMES):
        return None  # "closed 3.1 per cent higher", "closed in the last school year"
    if end > k and unit.lower(end) == "from" and unit.tag(end + 1) == "VBG":
        return k, max(end, noun_phrase_right(unit, end + 2, appositives=False))  # "stopped boats from reaching the bay"
    return (k, end) if end > k else None


def by_phrase(unit: Unit, i: int) -> Range | None:
    """The phrase after "by" in reach, in the same clause; "by means of", "by Friday" name nobody."""
    for k in range(i, min(len(unit), i + 14)):
        if unit.lower(k) in (",", ";", ":", ".", "and", "but", "which", "who") or unit.tag(k) in _FINITE:
            return None
        if unit.lower(k) == "by":
            if unit.lower(k + 1) in ("order", "orders", "decision", "command") and unit.lower(k + 2) == "of":
                k += 2  # "closed by order of the harbour master"
            end = noun_phrase_right(unit, k + 1, appositives=False)
            if unit.lower(k + 1) in ("force", "mistake", "accident", "law", "decree", "hand"):
                return None
            named = end > k + 1 and unit.tag(k + 1) not in ("VBG", "CD") and unit.lower(k + 1) not in ("means", "way")
            return (k + 1, end) if named else None
    return None


def mentions_any(unit: Unit, part: Range | None, stems: frozenset[str]) -> bool:
    """Say whether a phrase holds one of the words, singular or plural."""
    if part is None:
        return False
    lows = [unit.lower(k) for k in range(*part)]
    return any(low == stem or low == stem + "s" or low.endswith("-" + stem) for low in lows for stem in stems)
