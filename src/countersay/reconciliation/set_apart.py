"""Things of one noun told apart by their numbers, "the first wave" and "the second wave", by the hour, and what has labels."""

import re
from functools import cache

from countersay.lexicon.load import table
from countersay.lexicon.nouns import is_of_harm, known_as, plural
from countersay.reconciliation.added import with_more
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.other_deeds import are_of_other_deeds
from countersay.reconciliation.residue import Residues, stem, words


@cache
def _numbered() -> re.Pattern[str]:
    words = "|".join(table("numbers")["ordinals"]["words"])
    return re.compile(rf"\b(?P<nth>{words}|\d+(?:st|nd|rd|th))[\s-]+(?P<noun>[a-z]{{3,}})", re.I)


def _numbered_apart(one: str, other: str) -> bool:
    """Say whether two clauses number things of one noun, and none of the numbers is the same."""
    left, right = _numbers_of(one), _numbers_of(other)
    return any(left[noun].isdisjoint(right[noun]) for noun in left.keys() & right.keys())


def _numbers_of(clause: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for match in _numbered().finditer(clause):
        found.setdefault(stem(match["noun"].lower()), set()).add(_as_digits(match["nth"].lower()))
    return found


@cache
def _behind_its_noun() -> re.Pattern[str]:
    """A number or letter that names one of several: "Route 14", "platform 3", "Block C"."""
    nouns = "|".join(words("numbered"))
    return re.compile(
        rf"\b(?P<noun>(?i:{nouns}))s? (?:(?:No|no|Nr)\.? ?)?(?P<which>\d{{1,4}}[A-Za-z]?|[A-Z]|[IVX]{{1,5}})\b(?![,.:]\d)"
    )


def _are_named_by_number(one: Claim, other: Claim, residues: Residues) -> bool:
    """Say whether both clauses name one of several by a number behind its noun, and none of them the same."""
    left, right = _names_by_number(one, residues), _names_by_number(other, residues)
    return any(left[noun].isdisjoint(right[noun]) for noun in left.keys() & right.keys())


def _names_by_number(claim: Claim, residues: Residues) -> dict[str, set[str]]:
    """Return the numbers that name something, by noun; "in the camp 40 people live" counts the people."""
    document = claim.figure.document
    found: dict[str, set[str]] = {}
    for match in _behind_its_noun().finditer(residues.texts.get(document, ""), *residues.clause(claim)):
        if not any(start <= match.start("which") < end for start, end in residues.numbers.get(document, ())):
            found.setdefault(match["noun"].lower(), set()).add(match["which"])
    return found


_SHARING_OUT = re.compile(r"\b(?:each|every|per|a single) (?:[a-z-]+ed |eligible )?(?P<noun>[a-z]{3,})\b", re.I)


def _for_each_of_others(one: str, other: str) -> bool:
    """Say whether both clauses tell of each of some things, and of other things: "each household uses", "each person uses"."""
    left, right = (
        {match["noun"].lower() for match in _SHARING_OUT.finditer(clause)} - words("periods") - {"cent"}
        for clause in (one, other)
    )
    return bool(left and right) and not any(
        near == far or known_as(near, far) or known_as(far, near) for near in left for far in right
    )


def _as_digits(nth: str) -> str:
    """Write an ordinal as its number.

    >>> _as_digits("second"), _as_digits("3rd")
    ('2', '3')
    """
    words = table("numbers")["ordinals"]["words"][:20]  # behind "twentieth" they go by tens
    return str(words.index(nth) + 1) if nth in words else re.sub(r"\D", "", nth)


@cache
def _hour() -> re.Pattern[str]:
    words = "|".join(table("comparing")["hours"])
    return re.compile(rf"\b(?:(?:\d{{1,2}}(?:[:.]\d\d)?\s?(?:[ap]\.?m\b|hours\b)|\d{{1,2}}:\d\d)|(?:{words})\b)", re.I)


def _of_other_hours(one: str, other: str) -> bool:
    """Say whether both clauses name an hour, and none of them the same: "on Monday morning", "on Monday night"."""
    left, right = ({match[0].lower() for match in _hour().finditer(clause)} for clause in (one, other))
    return bool(left and right) and left.isdisjoint(right)


@cache
def _bounded_hour() -> re.Pattern[str]:
    """An hour up to which, or a part of the day in which, things are counted."""
    return re.compile(
        r"\b(?:(?:by|until|till|as of|up to|before)\s+(?:the\s+|early\s+|late\s+)*|(?:in|during|on)\s+(?:the\s+)?(?:early\s+|late\s+)?(?=morning|afternoon|evening))"
        rf"(?P<hour>{_hour().pattern})",
        re.I,
    )


def _counted_to_other_hours(one: str, other: str) -> bool:
    """Say whether both clauses count up to an hour, or within a part of the day, and not to the same: "by noon", "by evening"."""
    left, right = ({match["hour"].lower() for match in _bounded_hour().finditer(clause)} for clause in (one, other))
    return bool(left and right) and left.isdisjoint(right)


_LABEL = re.compile(
    r"(?:^|[.;:\n•*-])\s*(?P<label>[A-Z][\w&'’ -]{1,40}):(?![^.\n]*[;:]\s*[A-Z][\w&'’ -]{1,40}:)[^.\n]*\Z"
)
_REACH = 240  # characters before a number in which its label stands


def _label_of(claim: Claim, residues: Residues) -> str | None:
    text, start = residues.texts.get(claim.figure.document, ""), claim.figure.start
    found = _LABEL.search(text[max(0, start - _REACH) : start])
    return found["label"].lower() if found else None


def are_set_apart(one: Claim, other: Claim, residues: Residues) -> bool:
    """Say whether numbers, labels, or of levels the hours of their clauses tell what two claims count apart.

    Labels stand before their numbers: "Harl: 40 killed; Dorv: 12 killed".
    """
    labels = {_label_of(claim, residues) for claim in (one, other)}
    clauses = [_clause(claim, residues) for claim in (one, other)]
    levels = one.figure.kind == other.figure.kind == "stock"
    return (
        (len(labels) > 1 and None not in labels)
        or _numbered_apart(*clauses)
        or _are_named_by_number(one, other, residues)
        or _for_each_of_others(*clauses)
        or _is_of_another(*clauses)
        or _is_of_another(*clauses[::-1])
        or _on_other_sides(*clauses)
        or _went_other_ways(*clauses)
        or _late(clauses[0]) != _late(clauses[1])
        or are_of_other_deeds(one, other, residues)
        or (one.figure.predicate == other.figure.predicate == "be" and _of_other_states(*clauses))
        or (is_of_harm(one.figure.predicate) and _of_other_causes(*clauses))
        or (_of_other_hours(*clauses) if levels else _counted_to_other_hours(*clauses))
    )


_ANOTHER = re.compile(
    r"\b(?:another|a (?:second|third|fourth|further|different)|the other) (?P<noun>[a-z]{3,})\b", re.I
)


def _is_of_another(one: str, other: str) -> bool:
    """Say whether one clause tells of another thing than that of the other: "a shell killed three", "another shell killed five"."""
    return any(
        re.search(rf"\b(?:an?|the|one) {match['noun']}\b", other, re.I) is not None
        and re.search(rf"\b{match[0]}\b", other, re.I) is None
        for match in _ANOTHER.finditer(one)
        if match["noun"].lower() not in words("periods")
    )


def _on_other_sides(one: str, other: str) -> bool:
    """Say whether one clause tells of what was in a thing, the other of what was outside or after it: "in the mill", "behind the mill".

    A clause that tells of both sides, and "at the mill", which may be either, set nothing apart.
    """
    within, without = _sides(one), _sides(other)
    for noun in within.keys() & without.keys():
        left, right = within[noun], without[noun]
        if len(left) == len(right) == 1 and left != right and "in" in left | right:
            return True
    return False


def _sides(clause: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for match in _at_side().finditer(clause):
        side = "in" if match["in"] else "out"
        for noun in match["noun"].split():
            found.setdefault(noun, set()).add(side)
    return found


@cache
def _at_side() -> re.Pattern[str]:
    """A place by its side, and the one or two words for the thing: "in the old mill", "in front of a mill"."""
    sides = table("comparing")["sides"]
    inside, outside = ("|".join(map(re.escape, sides[name])) for name in ("inside", "outside"))
    nouns = rf"[a-z]{{4,}}(?: (?!(?:{inside}|{outside}|at|near|from|with|when|after|that|were|where|which|during)\b)[a-z]{{4,}})?"
    return re.compile(
        rf"\b(?:(?P<in>(?i:{inside}))|(?i:{outside})|(?i:after|following)(?= the )) (?:the|an?|its|their|our|his|her) (?P<noun>{nouns})\b"
    )


_WAYS = ("to", "through", "away")


def _went_other_ways(one: str, other: str) -> bool:
    """Say whether one clause tells of what went to a place and the other of what came from it: "fired at Lesk", "fired from Lesk"."""
    left, right = _ways(one), _ways(other)
    return any(
        len(left[name]) == len(right[name]) == 1 and left[name] != right[name] for name in left.keys() & right.keys()
    )


def _ways(clause: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for match in _way().finditer(clause):
        found.setdefault(match["name"], set()).update(way for way in _WAYS if match[way])
    return found


@cache
def _way() -> re.Pattern[str]:
    listed = table("comparing")["ways"]
    ways = "|".join(rf"(?P<{way}>(?i:{'|'.join(map(re.escape, listed[way]))}))" for way in _WAYS)
    return re.compile(rf"\b(?:{ways}) (?P<name>[A-Z][\w’'-]+)")


def _late(clause: str) -> str | None:
    """Return the word at the end of a clause that says that something was not in time: "12 trains arrived late"."""
    found = re.search(r"\b(late|early|on time)[\s.,;]*\Z", clause)
    return None if found is None else found[1]


_STATE = re.compile(
    r"\b(?:is|are|was|were) (?:(?:now|still|currently|all|also|only) )*"
    r"((?:in|on|at|under|without|with|out of|off|behind) (?:(?:the|a|an) )?[a-z-]+)"
)


def _of_other_states(one: str, other: str) -> bool:
    """Say whether each clause tells how many are in a state, and of another one: "are on strike", "are on leave"."""
    states = [{match[1] for match in _STATE.finditer(clause)} for clause in (one, other)]
    return all(states) and states[0].isdisjoint(states[1])


@cache
def _causes() -> tuple[re.Pattern[str], ...]:
    """What nature does to people, and what arms do, as what a clause names as the cause of a toll."""
    causes = table("matters")["causes"]
    led = r"\b(?:by|from|due to|because of|as a result of|in|during)\s+(?:the\s+)?(?:[a-z]+\s+){0,2}?"
    return tuple(re.compile(rf"{led}(?:{'|'.join(causes[kind])})\b", re.I) for kind in ("nature", "arms"))


def _of_other_causes(one: str, other: str) -> bool:
    """Say whether one clause tells of the victims of nature, and the other of those of arms."""
    nature, arms = _causes()
    return any(
        nature.search(first) is not None
        and arms.search(second) is not None
        and not (arms.search(first) or nature.search(second))
        for first, second in ((one, other), (other, one))
    )


def _clause(claim: Claim, residues: Residues) -> str:
    low, high = residues.clause(claim)
    return residues.texts.get(claim.figure.document, "")[low:high]


_WITH_MORE = re.compile(r"\b(?:together |along )?with (?:all )?(?:its|their) [a-z]+", re.I)
_PAIRED = re.compile(r"\b([A-Za-z]{3,}) (?:and|as well as|together with) (?:by )?(?:the )?([A-Za-z]{3,})")


_ONE = re.compile(r"\b(?:the|a|an|one|this) (?P<noun>[a-z]{3,})\b", re.I)


def _tells_of_several(greater: str, lesser: str) -> bool:
    """Say whether one clause names several of what the other names one of: "the schools gave", "the school gave"."""
    nouns = {match["noun"].lower() for match in _ONE.finditer(lesser)}
    return any(
        re.search(rf"\b(?:the|all|its|our|their) {re.escape(plural(noun))}\b", greater, re.I) is not None
        for noun in nouns
        if plural(noun) != noun
    )


_BEFALLING = re.compile(
    r"\b(?P<verb>[a-z]{3,}) (?:a|an|one|the) (?:[a-z-]+ )?(?P<noun>[a-z]{3,})\b(?= (?:in|at|near|of|on|outside|close|and|with)\b|[,.;])"
)


def befell_other_things(one: Claim, other: Claim, residues: Residues) -> bool:
    """Say whether the sentences that two claims take their day from tell by one verb of two things: "hit a bus", "hit a clinic"."""
    left, right = (_befallen(claim, residues) for claim in (one, other))
    return any(
        not any(known_as(noun, beside) or known_as(beside, noun) or noun == beside for beside in right[verb])
        for verb in left.keys() & right.keys()
        for noun in left[verb]
    )


def _befallen(claim: Claim, residues: Residues) -> dict[str, set[str]]:
    window = claim.figure.window
    if window is None or window.start is None:
        return {}
    text = residues.texts.get(claim.figure.document, "")
    floor = max(0, window.start - 2 * _REACH)
    low = max((match.end() for match in _STOP.finditer(text, floor, window.start)), default=floor)
    end = _STOP.search(text, window.start, window.start + 2 * _REACH)
    found: dict[str, set[str]] = {}
    for match in _BEFALLING.finditer(text, low, len(text) if end is None else end.end()):
        found.setdefault(stem(match["verb"]), set()).add(match["noun"])
    return found


_STOP = re.compile(r"[.!?](?=\s|\Z)|\n")


_FROM_A_CAUSE = re.compile(r"\b(?:because of|owing to|on account of|for (?:lack|want) of|(?<!, )while) [^.;:\d]", re.I)


def _is_of_a_cause(claim: Claim, residues: Residues) -> bool:
    """Say whether a count is told with a cause or circumstance, which others may not share: "297 were cancelled because of fog".

    How the dead of one day came to die is what two sides tell in other words.
    """
    figure, text = claim.figure, residues.texts.get(claim.figure.document, "")
    if is_of_harm(figure.predicate):
        return False
    end = _STOP.search(text, figure.end, figure.end + _REACH)
    floor = max(0, figure.start - _REACH)
    low = max((match.end() for match in _STOP.finditer(text, floor, figure.start)), default=floor)
    return _FROM_A_CAUSE.search(text, low, end.start() if end else figure.end + _REACH) is not None


def takes_in_more(one: Claim, other: Claim, residues: Residues) -> bool:
    """Say whether the greater count is told of more: "by police and border guards" beside "by police", "the tower with its mast"."""
    by_size = sorted((one, other), key=lambda claim: claim.figure.value or 0, reverse=True)
    less = by_size[1].figure
    if by_size[0].figure.value == with_more(less, residues.added.get(less.document, ())) is not None:
        return True
    if _is_of_a_cause(by_size[1], residues) and not _is_of_a_cause(by_size[0], residues):
        return True
    greater, lesser = (_clause(claim, residues) for claim in by_size)
    if _WITH_MORE.search(greater) is not None and _WITH_MORE.search(lesser) is None:
        return True
    if _tells_of_several(greater, lesser):
        return True
    said = {stem(word.lower()) for word in re.findall(r"[A-Za-z]{3,}", lesser)}
    return any(
        (stem(left.lower()) in said) != (stem(right.lower()) in said) for left, right in _PAIRED.findall(greater)
    )
