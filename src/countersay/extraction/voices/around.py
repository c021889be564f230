"""Contents that stand before a cue, or on both sides of it: “…”, he said, “…”."""

from countersay.extraction.voices.amounts import is_number, past_bounds
from countersay.extraction.voices.clauses import content_end, skip_adjuncts, trim
from countersay.extraction.voices.cues import particles, verb_frames
from countersay.extraction.voices.folded import QUOTE, Unit
from countersay.extraction.voices.groups import Group
from countersay.extraction.voices.phrases import FINITE, NOUNS, STARTS, noun_phrase_right
from countersay.extraction.voices.raw import Range, Raw
from countersay.extraction.voices.subjects import verb_subject


def around(unit: Unit, group: Group, source: Range | None, inverted: bool) -> Raw | None:
    """Read "…, he said", "…, said the mayor, …": the content stands before, or on both sides."""
    if source is None:
        return None
    begin = min(source[0], group.start)
    end = max(source[1], cue_end(unit, group))
    if unit.lower(group.start - 1) == "as":
        floor = _clause_begin(unit, begin)
        begin = begin if floor is None else floor
    as_clause = unit.lower(begin - 1) == "as"
    if as_clause:
        begin -= 1
    if begin == 0:
        return after_as(unit, group, source, _tail(unit, group, end)) if as_clause else None
    if not (unit.tag(begin - 1) == QUOTE or unit.lower(begin - 1) in (",", "-", "--", "—", "–")):
        return None
    tail = _tail(unit, group, end)
    left = trim(unit, _left_floor(unit, begin, closing=unit.lower(tail) in (".", "")), begin)
    if left is None:
        return None
    right = None
    if unit.lower(tail) in (",", "-", "--", "—", "–", ":") and tail + 1 < len(unit):
        stop = content_end(unit, tail + 1, group.head, clause=True)
        follow = unit.tag(tail + 1)
        if stop > tail + 1 and not (follow == "VBG" or (follow == "CC" and unit.tag(tail + 2) in FINITE)):
            right = trim(unit, tail + 1, stop)
        if right is None and follow == "VBG" and "T" not in verb_frames(unit.lower(tail + 1)):
            right = _quotation_behind(unit, tail + 1)
        if right is not None and unit.tag(begin - 1 if unit.tag(begin - 1) == QUOTE else begin - 2) == QUOTE:
            # after a quotation only a further quotation goes on with what is said
            quote = next((k for k in range(*right) if unit.tags[k] == QUOTE), None)
            right = right if quote is not None and quote - right[0] < 4 else None
    elif unit.tag(tail) == QUOTE and not any(unit.tags[k] == QUOTE for k in range(*left)):
        right = trim(unit, tail, content_end(unit, tail, group.head, clause=True))
    quoted = any(unit.tags[k] == QUOTE for k in range(*left))
    if not quoted and "Z" not in group.verb.frames:
        return None
    spoken = "Q" in group.verb.frames
    if not quoted and not _tells(unit, left) and right is None:
        return None
    if not quoted and right is None and is_number(unit, past_bounds(unit, end)):
        return None  # "…, the police said more like 30,000": the number is what they say
    if right is not None and not quoted and not _speech_like(unit, left, right):
        return None
    if as_clause and not quoted and right is None:
        left = _denied_number(unit, left)
    content = (left,) if right is None else (left, right)
    return Raw(
        source,
        ((group.start, cue_end(unit, group)),),
        content,
        group.verb.stance("I"),
        group.head,
        "I",
        spoken,
        group.verb.lemma,
        group.shape,
    )


def _denied_number(unit: Unit, left: Range) -> Range:
    """Return what is said in "19 schools were closed, not twelve, as the ministry says": the number behind "not" alone."""
    for k in range(left[1] - 1, max(left[0], left[1] - 5), -1):
        if unit.lower(k) == "not" and unit.lower(k - 1) in (",", "and", "but"):
            numbers = any(unit.tag(j) == "CD" for j in range(k + 1, left[1]))
            return (k + 1, left[1]) if numbers and not any(unit.tag(j) in FINITE for j in range(k, left[1])) else left
    return left


def cue_end(unit: Unit, group: Group) -> int:
    """Return the token behind the verb and the particle that makes it one of saying: "put it"."""
    end = group.head + 1
    return end + (unit.lower(end) == particles().get(group.verb.lemma))


def _tail(unit: Unit, group: Group, end: int) -> int:
    """Return the token behind the cue with whom it was told, when and where: "…, she told the board on Monday, …"."""
    if "A" in group.verb.frames and unit.tag(end) in STARTS:
        end = noun_phrase_right(unit, end, appositives=False)
    return skip_adjuncts(unit, end)


def _quotation_behind(unit: Unit, i: int) -> Range | None:
    """Return the quotation that goes on behind "referring to the fee," at `i`."""
    for k in range(i + 1, min(len(unit), i + 16)):
        if unit.tags[k] == QUOTE:
            return (k, k + 1) if unit.lower(k - 1) == "," else None
        if unit.tags[k] in FINITE or unit.lower(k) == ";":
            return None
    return None


def _clause_begin(unit: Unit, end: int) -> int | None:
    """Return where "Reuters quoted the minister as saying" begins: the subject of the verb of quoting."""
    for j in range(end - 1, max(-1, end - 24), -1):
        if unit.tags[j] in ("VBD", "VBZ", "VBN"):
            found = verb_subject(unit, j)
            return None if found is None else found[0]
    return None


def after_as(unit: Unit, group: Group, source: Range | None, tail: int) -> Raw | None:
    """Read "As the mayor said on Monday, the bridge …": the main clause is the content."""
    if unit.lower(tail) != ",":
        return None
    right = trim(unit, tail + 1, content_end(unit, tail + 1, group.head, clause=True))
    if right is None:
        return None
    return Raw(
        source,
        ((group.start, cue_end(unit, group)),),
        (right,),
        group.verb.stance("I"),
        group.head,
        "I",
        True,
        group.verb.lemma,
        group.shape,
    )


def _tells(unit: Unit, left: Range) -> bool:
    """Say whether words have a verb of their own; a headline leaves out "were": "Ten barges held at the weir, says guild"."""
    return any(
        unit.tags[k] in FINITE or (unit.tags[k] == "VBN" and k > left[0] and unit.tag(k - 1) in NOUNS)
        for k in range(*left)
    )


def _speech_like(unit: Unit, left: Range, right: Range) -> bool:
    return any(unit.tags[k] in FINITE or unit.tags[k] == QUOTE for k in range(*left)) or any(
        unit.tags[k] in FINITE or unit.tags[k] == QUOTE for k in range(*right)
    )


def _left_floor(unit: Unit, end: int, *, closing: bool) -> int:
    """Return where the content before a cue clause begins: the start of the sentence, or after a semicolon.

    A cue put inside a relative clause tells that clause ("shut the mine, which, he said, had run dry"); one that is
    `closing` its sentence tells all of it.
    A quotation behind a colon or dash stands for itself: "a campaign for the book: “Publish it,” the page says".
    """
    last = end - 1 if unit.tag(end - 1) == QUOTE else end - 2
    if last > 0 and unit.tag(last) == QUOTE and unit.lower(last - 1) in (":", "-", "--", "—", "–"):
        return last
    for j in range(end - 1, -1, -1):
        if unit.lower(j) == ";":
            return j + 1
        if j < end - 1 and unit.lower(j) == ",":
            if unit.lower(j + 1) == "whose":
                return j + 1  # "shut the mine, whose wells, he said, had run dry"
            if not closing and QUOTE not in unit.tags[j:end] and unit.lower(j + 1) in ("which", "who"):
                return j + 1
    return 0
