"""Verb cues: "said that", "…, he added, …", "was quoted as saying", "rejected the claim"."""

from dataclasses import replace

from countersay.extraction.voices.around import around
from countersay.extraction.voices.clauses import trim
from countersay.extraction.voices.contents import clause_or_quote, right_content
from countersay.extraction.voices.cues import grammar, nouns, verb_forms
from countersay.extraction.voices.folded import QUOTE, Unit
from countersay.extraction.voices.groups import Group, group_at
from countersay.extraction.voices.noun_cues import clause_stop
from countersay.extraction.voices.passives import passive, reduced
from countersay.extraction.voices.phrases import FINITE, noun_phrase_right
from countersay.extraction.voices.raw import Range, Raw
from countersay.extraction.voices.sources import source_of
from countersay.extraction.voices.subjects import subject_of
from countersay.extraction.voices.taken_up import taken_up_by


def verb_cues(unit: Unit) -> list[Raw]:
    """Return the attributions by verb cues of one unit, in text order."""
    found: list[Raw] = []
    forms = verb_forms()
    for i, token in enumerate(unit.tokens):
        if token.lower not in forms:
            continue
        group = group_at(unit, i)
        if group is None:
            continue
        if group.shape == "infinitive" and any(
            r.frame == "F" and r.content[-1][0] == group.start for r in found[-12:] if r.content
        ):
            continue
        raw = _read(unit, group, found)
        if raw is not None and not _same_voice(unit, raw, found):
            told = (raw.negated, raw.modal) == (group.negated, group.modal)
            found.append(raw if told else replace(raw, negated=group.negated, modal=group.modal))
    return [_outlet(unit, raw, found) for raw in found]


def _outlet(unit: Unit, raw: Raw, found: list[Raw]) -> Raw:
    """Give "“…,” Reuters quoted the minister as saying" the quotation as content of the outlet too."""
    if raw.lemma not in ("quote", "cite") or raw.frame != "N":
        return raw
    for inner in found[:40]:
        if (
            inner.shape == "participle"
            and unit.lower(inner.head - 1) == "as"
            and raw.content[0][0] <= inner.head < raw.content[-1][1]
        ):
            return replace(raw, content=inner.content) if inner.content[0][1] <= raw.head else raw
    return raw


def _acts(unit: Unit, group: Group, right: tuple[str, int, Range]) -> bool:
    """Say whether something is done or left open rather than said.

    "Refused to open the gate", "asked not to be named", "met to determine which bid was lower".
    """
    frame, _, (begin, _) = right
    if group.shape == "infinitive" and unit.lower(group.start - 1) in _WITHHOLDING:
        return group.verb.lemma not in grammar("conceding")
    if frame == "F" and group.verb.lemma in ("refuse", "decline"):
        return unit.lower(begin + 1) not in grammar("conceding") | grammar("withheld")
    if frame == "F" and group.verb.lemma in ("ask", "request"):
        named = next((k for k in range(begin, begin + 4) if unit.lower(k) in _NAMED), None)
        return named is not None and any(unit.lower(k) == "not" for k in range(begin, named))
    return group.shape == "infinitive" and group.verb.lemma in _FINDING_OUT and unit.lower(begin) in _OPEN


_WITHHOLDING = frozenset({"refuse", "refuses", "refused", "refusing", "decline", "declines", "declined", "declining"})
_NAMED = frozenset({"named", "identified", "quoted"})
_FINDING_OUT = frozenset({"determine", "establish", "ascertain", "learn", "discover", "find", "show"})
_OPEN = frozenset({"which", "whether", "who", "if", "how", "what", "why", "where"})

_NAMING = frozenset({"call", "label", "dub", "brand", "caption", "headline"})


def _unspoken(unit: Unit, group: Group, content: Range) -> bool:
    """Say whether the object makes the verb none of saying: "called the police", "welcomed guests"."""
    if group.verb.lemma in grammar("greeting"):
        return not any(unit.lower(k) in nouns() for k in range(content[0], min(content[1], content[0] + 5)))
    if group.verb.lemma == "offer":
        counted = any(unit.tag(k) == "CD" for k in range(*content))  # "offers 40 rooms and support for pets"
        return counted or not any(unit.lower(k) in grammar("offered") for k in range(*content))
    if group.verb.lemma == "assert":
        return any(unit.lower(k) in grammar("held") for k in range(*content))
    if group.verb.lemma == "reject" and any(
        unit.lower(k) == "by" and unit.tag(k + 1) == "CD" and unit.lower(k + 2) in ("votes", "to")
        for k in range(content[0], content[1] - 2)
    ):
        return True  # "rejected the plan by 311 votes to 287"
    if group.verb.lemma in ("dismiss", "reject") and _counted_first(unit, content):
        # "dismissed some 48 people", "rejected 12 bids"; "rejected 12 reports" denies them
        return not any(unit.lower(k) in nouns() for k in range(content[0], min(content[1], content[0] + 8)))
    if group.verb.lemma == "claim" and any(unit.lower(k) in ("lives", "life", "victims") for k in range(*content)):
        return (
            unit.tag(content[0]) in ("CD", "DT", "JJ", "RB", "IN") and content[1] - content[0] < 8
        )  # "claimed nine lives"
    return group.verb.lemma in _NAMING and _only_names(unit, content)


def _counted_first(unit: Unit, content: Range) -> bool:
    """Say whether a number comes first, past the words that go with one: "some 48", "more than half of its 90"."""
    for k in range(content[0], min(content[1], content[0] + 7)):
        if unit.tag(k) == "CD":
            return True
        if unit.lower(k) not in grammar("before_number"):
            return False
    return False


def _only_names(unit: Unit, content: Range) -> bool:
    """Say whether one thing alone follows: "a club called the Tide", "called the police" name or ring, and say nothing of it."""
    begin, end = content
    if any(unit.tokens[k].end - unit.tokens[k].start > len(unit.tokens[k].text) for k in range(begin, end)):
        return False
    if unit.tag(begin) == "PRP" or QUOTE in unit.tags[begin:end]:
        return False
    if not unit.capital(end - 1) and (end - begin > 2 or unit.tag(end - 1) in ("JJ", "VBN", "VBG")):
        return False
    return noun_phrase_right(unit, begin, appositives=False) >= end


_OWN = frozenset({"he", "she", "they", "we", "i", "it"})


def _same_voice(unit: Unit, raw: Raw, earlier: list[Raw]) -> bool:
    """Say whether this only repeats the enclosing voice: "she says she believes …"."""
    if raw.source is None or raw.lemma not in grammar("thoughts") or raw.source[1] - raw.source[0] != 1:
        return False
    if unit.lower(raw.source[0]) not in _OWN:
        return False
    return any(b <= raw.head < e and raw.source[0] - b < 3 for other in earlier[-12:] for b, e in other.content)


def _read(unit: Unit, group: Group, earlier: list[Raw]) -> Raw | None:
    if group.shape == "passive":
        return passive(unit, group)
    if group.shape == "reduced":
        return reduced(unit, group)
    if _is_blamed(unit, group) or (group.shape == "participle" and unit.lower(group.start - 1) == "without"):
        return None  # "without revealing the names"
    right = None if unit.lower(len(unit) - 1) == ":" and _announces_list(unit, group) else right_content(unit, group)
    source, inverted = source_of(unit, group, earlier)
    if inverted:
        return around(unit, group, source, inverted)
    if (
        source is not None
        and group.verb.lemma in _NAMING
        and unit.lower(source[0]) in ("a", "an")
        and group.start == group.head
        and "past" in verb_forms()[unit.lower(group.head)][1]
    ):
        return None
    if right is not None and right[0] == "N" and _unspoken(unit, group, right[2]):
        return None
    if right is not None and _acts(unit, group, right):
        return None
    if (
        source is not None
        and right is not None
        and (right[0] == "N" or group.verb.lemma in grammar("laying_down"))
        and not taken_up_by(unit, group.verb.lemma, source, right[2])
    ):
        return None
    if source is not None and right is None and (charge := _charge(unit, source)) is not None:
        return _denied_charge(unit, group, (charge + 1, source[1]), charge, earlier)
    if group.verb.lemma in _SEEMING:
        return _seeming(unit, group)
    if source is None and group.shape == "finite":
        return None
    if right is None and source is not None and group.verb.lemma == "find" and _paper(unit, source):
        right = clause_or_quote(unit, frozenset({"Z"}), group.head + 1, group.head)
    if right is not None and source is not None and source[1] - source[0] == 1:
        right = _before_main_verb(unit, source[0], right)
    if right is not None and source is not None and _after_quotation(unit, group, source, right):
        both = around(unit, group, source, inverted)
        if both is not None:
            return both
    if right is not None:
        frame, cue_end, content = right
        if frame == "T" and group.shape == "participle" and unit.lower(group.start - 1) in nouns():
            # "accusations alleging that the gate was shut | are false"
            frame = "noun"
            content = trim(unit, content[0], clause_stop(unit, content[0], group.head)) or content
        return Raw(
            source,
            _cue(group, source, cue_end),
            (content,),
            group.verb.stance(frame),
            group.head,
            frame,
            "Q" in group.verb.frames,
            group.verb.lemma,
            group.shape,
        )
    if unit.lower(len(unit) - 1) == ":" and source is not None and _announces(unit, group):
        return Raw(
            source,
            ((group.start, group.head + 1),),
            (),
            group.verb.stance("Q"),
            group.head,
            "Q",
            True,
            group.verb.lemma,
            group.shape,
        )
    as_saying = group.shape == "participle" and unit.lower(group.start - 1) == "as"
    if "I" in group.verb.frames and (group.shape == "finite" or as_saying):
        return around(unit, group, source, inverted)
    return None


def _paper(unit: Unit, source: Range) -> bool:
    """Say whether a report or an inquiry is the subject: it finds no thing, so a clause follows ("found the valve was open")."""
    return any(unit.lower(k) in grammar("inquiring") for k in range(source[0], min(source[1], source[0] + 6)))


def _before_main_verb(unit: Unit, source: int, right: tuple[str, int, Range]) -> tuple[str, int, Range]:
    """End what is said in a relative clause where the main one goes on: "monitors, who backed the claim, left"."""
    if unit.lower(source) not in ("who", "which") or unit.lower(source - 1) != ",":
        return right
    frame, cue_end, (begin, end) = right
    for k in range(begin + 1, end - 1):
        if unit.lower(k) == "," and (
            unit.tag(k + 1) in FINITE or (unit.tag(k + 1) == "RB" and unit.tag(k + 2) in FINITE)
        ):
            return frame, cue_end, (begin, k)
    return right


def _after_quotation(unit: Unit, group: Group, source: Range, right: tuple[str, int, Range]) -> bool:
    """Say whether the cue interrupts or ends a quotation: “The dam,” she added in a letter that came in May."""
    if "I" not in group.verb.frames or group.shape != "finite":
        return False
    before = min(source[0], group.start) - 1
    if unit.tag(before) != QUOTE:
        return False
    return right[0] == "Q" or before in unit.leading


def _announces_list(unit: Unit, group: Group) -> bool:
    """Say whether only "the following …" stands between the verb and the colon."""
    return len(unit) - group.head < 10 and "following" in (unit.lower(group.head + 1), unit.lower(group.head + 2))


def _announces(unit: Unit, group: Group) -> bool:
    """Say whether the colon at the end opens what is said: "added:", "found the following violations:"."""
    if len(unit) - group.head >= 16:
        return False
    if "Q" in group.verb.frames:
        return True
    return bool(group.verb.frames & {"T", "N"}) and any(
        unit.lower(k) in ("following", "follows", "these", "that") for k in range(group.head + 1, len(unit))
    )


def _is_blamed(unit: Unit, group: Group) -> bool:
    """Say whether the subject suffers the verb ("Ministers accused over the plan"), or is its own noun ("Official figures")."""
    if group.verb.lemma == "figure":
        return unit.tag(group.start - 1) != "PRP"
    bare = group.shape == "finite" and group.start == group.head
    return bare and group.verb.lemma in grammar("blaming") and unit.lower(group.head + 1) in ("over", "for", "of", "in")


def _charge(unit: Unit, source: Range) -> int | None:
    """Return the noun in "…, a charge Norland | denies": what was said before, taken up beside who denies it."""
    begin, end = source
    if unit.lower(begin) not in ("a", "an") or unit.lower(begin - 1) != ",":
        return None
    stop = min(end - 1, begin + 4)
    return next((k for k in range(begin + 1, stop) if unit.lower(k) in nouns() or unit.lower(k) in _CHARGES), None)


_CHARGES = frozenset({"charge", "version", "figure", "account", "number", "toll"})


def _denied_charge(unit: Unit, group: Group, source: Range, charge: int, earlier: list[Raw]) -> Raw | None:
    """Read "accused the guild of theft, a charge it denies": what was said before is what is denied."""
    if group.verb.stance("N") != "denies":
        return None
    comma = next(k for k in range(charge, -1, -1) if unit.lower(k) == ",")
    said = next((r.content[-1][0] for r in reversed(earlier[-6:]) if r.content and r.content[-1][0] < comma), None)
    content = ((said, comma),) if said is not None else ((charge - 1, charge + 1),)
    cue = ((group.start, group.head + 1),)
    return Raw(source, cue, content, "denies", group.head, "charge", False, group.verb.lemma, group.shape)


_SEEMING = frozenset({"appear", "seem"})


def _seeming(unit: Unit, group: Group) -> Raw | None:
    """Read "it appears that X" and "X seems to have left": nobody in particular vouches for it."""
    if group.shape != "finite":
        return None
    subject = subject_of(unit, group.start)
    right = clause_or_quote(unit, frozenset({"T", "F"}), group.head + 1, group.head)
    if subject is None or right is None:
        return None
    frame, cue_end, rest = right
    content = (rest,) if frame == "T" else (subject, rest)
    if frame == "T" and unit.lower(subject[0]) != "it":
        return None
    return Raw(
        None, ((group.start, cue_end),), content, "hedges", group.head, "seems", False, group.verb.lemma, group.shape
    )


def _cue(group: Group, source: Range | None, end: int) -> tuple[Range, ...]:
    return ((group.start, end),)
