"""Cues of the shape "according to X", "in the words of X": what X says stands before or behind them."""

from countersay.extraction.voices.clauses import clause_starts, content_end, trim
from countersay.extraction.voices.cues import grammar
from countersay.extraction.voices.folded import QUOTE, Unit
from countersay.extraction.voices.phrases import FINITE, NOUNS, noun_phrase_right
from countersay.extraction.voices.raw import Range, Raw

_OVER = frozenset({"over", "about", "around", "under", "nearly"})


def _new_amount(unit: Unit, k: int) -> bool:
    """Say whether an amount begins at `k` that belongs to what is said: "the union 19 people", not "Channel 4"."""
    if unit.tag(k) == "CD":
        after = k + 1
        while unit.tag(after) == "CD":
            after += 1  # "the register 212 million cubic metres"
        counted = unit.tag(after) in ("NNS", "NNPS") or (
            unit.tag(after) in ("JJ", "NN") and unit.tag(after + 1) == "NNS"
        )
        ends = k + 1 >= len(unit) or unit.lower(k + 1) in (".", ",", ";")
        plain = unit.tag(k - 1) in ("NN", "NNS") and unit.lower(k - 1) not in grammar("numbered")
        return unit.tag(k - 1) in NOUNS and (counted or (ends and plain))
    return unit.tag(k + 1) == "CD" and (unit.lower(k) in _OVER or unit.tag(k) == "CC")


def _next_amount(unit: Unit, k: int) -> bool:
    """Say whether an amount of another voice stands behind a comma: "the prefecture, 160,000 according to the unions", no age."""
    return unit.lower(k) == "," and unit.tag(k + 1) == "CD" and unit.lower(k + 2) not in (",", ".", ")")


def _after_other(unit: Unit, begin: int) -> int:
    """Return where the content before "according to" begins: "3,000 according to the police and 8,000 according to …"."""
    for k in range(begin - 1, 0, -1):
        if unit.lower(k) == "according" and unit.lower(k + 1) == "to":
            joint = next((j for j in range(k + 3, begin) if _joins_amount(unit, j)), None)
            return 0 if joint is None else joint + 1
    return _after_against(unit, begin)


def _joins_amount(unit: Unit, j: int) -> bool:
    """Say whether a joint leads to another amount: "and 8,000", ", 160,000", "and “nearly 50,000"."""
    if unit.tag(j) != "CC" and unit.lower(j) != ",":
        return False
    at = j + 1
    while unit.lower(at) in _HEDGES:
        at += 1
    return unit.tag(at) == "CD" or (unit.tag(at) == QUOTE and any(map(str.isdigit, unit.lower(at))))


_HEDGES = frozenset({"about", "around", "nearly", "almost", "some", "over", "only", "just", "roughly"})


def _after_against(unit: Unit, begin: int) -> int:
    """Return where the amount begins that is set against another one: "claims 400, against 120 according to the brigade"."""
    for k in range(begin - 1, max(0, begin - 8), -1):
        if unit.lower(k) in ("against", "versus"):
            return k + 1 if any(unit.tag(j) == "CD" for j in range(k + 1, min(begin, k + 4))) else 0
        if unit.tag(k) in FINITE or unit.lower(k) in (",", ";"):
            return 0
    return 0


def _other_source(unit: Unit, content: Range) -> bool:
    """Say whether what follows has a source of its own: "and 8,000, according to the unions"."""
    low, high = content
    return any(unit.lower(k) == "according" and unit.lower(k + 1) == "to" for k in range(low, high + 2))


def _comma_behind(unit: Unit, i: int) -> int | None:
    """Return the first comma behind `i`, if no other clause begins before it."""
    for k in range(i + 1, min(len(unit), i + 12)):
        if unit.lower(k) == ",":
            return k
        if unit.tags[k] in FINITE or unit.tags[k] == QUOTE:
            return None
    return None


def _told_by(unit: Unit, participle: int) -> Range | None:
    """Return the ministry of "(figures) released by the ministry", "(information) that the ministry obtained" is not read."""
    if unit.tag(participle) not in ("VBN", "VBD") or unit.lower(participle + 1) != "by":
        return None
    end = noun_phrase_right(unit, participle + 2, appositives=False)
    return (participle + 2, end) if end > participle + 2 else None


def _aside_end(unit: Unit, begin: int) -> int | None:
    """Return the comma behind "some of which is public," at `begin`, None if no such words stand there."""
    opening = begin + 2 if unit.lower(begin + 1) == "of" else begin
    if unit.lower(opening) not in ("which", "whom", "who"):
        return None
    return next((k for k in range(opening + 1, min(len(unit), opening + 14)) if unit.lower(k) == ","), None)


def according(unit: Unit, begin: int, after: int) -> Raw | None:
    """Read "according to X": what stands before it and, between commas, after it."""
    end = noun_phrase_right(unit, after, appositives=begin > 1)
    # "according to the Port Office over 40 boats …": a new amount begins another phrase
    end = next((k for k in range(after + 1, end) if _new_amount(unit, k)), end)
    cut = next((k for k in range(after + 1, end) if _next_amount(unit, k)), None)
    end = end if cut is None else cut
    if end == after:
        return None
    source = (after, end)
    cue = ((begin, after),)
    joint = _after_other(unit, begin)
    left = trim(unit, joint, begin)
    right = None
    amount = unit.lower(end) in _OVER and unit.tag(end + 1) == "CD"
    straight_on = (begin == 0 or unit.lower(begin - 1) in (",", ";")) and (
        clause_starts(unit, end + amount) or unit.tag(end) == "CD"
    )
    if unit.lower(end) == "," or unit.tag(end) == QUOTE or straight_on:
        right = trim(unit, end, content_end(unit, end + 1, begin, clause=True))
    elif (by := _told_by(unit, end)) is not None:
        # "according to figures released by the ministry": the ministry's
        source = by
        if unit.lower(by[1]) == ",":
            right = trim(unit, by[1], content_end(unit, by[1] + 1, begin, clause=True))
            aside = _aside_end(unit, by[1] + 1)
            if aside is not None:
                right = trim(unit, aside, content_end(unit, aside + 1, begin, clause=True))
    elif unit.tag(end) in ("VBN", "VBD") and (comma := _comma_behind(unit, end)) is not None:
        # "according to a notice posted on Monday, …"
        right = trim(unit, comma, content_end(unit, comma + 1, begin, clause=True))
    quoted = left is not None and unit.tag(left[0]) == QUOTE and any(map(str.isdigit, unit.lower(left[0])))
    short = left is not None and not quoted and (left[1] - left[0] <= 1 or unit.lower(left[1] - 1) == "that")
    if left is not None and right is not None and not short and (cut is not None or _other_source(unit, right)):
        right = None  # "3,000, according to the police, and 8,000, according to the unions"
    if right is not None and (short or (not joint and any(unit.lower(k) == "according" for k in range(begin)))):
        left = None
    content: tuple[Range, ...] = tuple(r for r in (left, right) if r is not None)
    if not content:
        return None
    return Raw(source, cue, content, "asserts", begin, "according", True, "according")


def in_the_words(unit: Unit, i: int) -> Raw | None:
    """Read "in the words of the surveyor, …"."""
    if unit.lower(i + 3) == "of":
        return according(unit, i, i + 4)
    if unit.lower(i + 3) != "," or unit.lower(i + 1) == "the":
        return None
    content = trim(unit, i + 4, content_end(unit, i + 4, i, clause=True))
    return (
        None
        if content is None
        else Raw((i + 1, i + 2), ((i, i + 3),), (content,), "asserts", i, "according", True, "according")
    )
