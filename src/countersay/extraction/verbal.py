"""Verb cues: "said that", "…, he added, …", "was quoted as saying", "rejected the claim"."""

from dataclasses import dataclass, replace

from countersay.extraction.clauses import clause_starts, content_end, opens_clause, skip_adjuncts, trim
from countersay.extraction.cues import grammar, nouns, particles, verb_forms
from countersay.extraction.groups import Group, group_at
from countersay.extraction.phrases import (
    FINITE,
    STARTS,
    core_left,
    noun_phrase_left,
    noun_phrase_right,
    subject_of,
    verb_subject,
)
from countersay.extraction.folded import QUOTE, Unit
from countersay.model.attribution import Stance

Range = tuple[int, int]
_INVERTED_AFTER = frozenset({",", QUOTE.lower(), "—", "–", "--", "-"})


@dataclass(frozen=True, slots=True)
class Raw:
    """An attribution in tokens of one unit, before nesting and offsets.

    Attributes:
        source: token range or None. cue: ranges. content: ranges in text order.
        head: the token that decides (for order and nesting). frame: what shape was matched, for the stance.
        spoken: the cue is of the kind that quotations follow.
    """

    source: Range | None
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    stance: Stance
    head: int
    frame: str
    spoken: bool = False
    lemma: str = ""
    shape: str = ""
    negated: bool = False
    modal: str | None = None


def verb_cues(unit: Unit) -> list[Raw]:
    """Return the attributions by verb cues of one unit, in text order."""
    found: list[Raw] = []
    for i in range(len(unit)):
        group = group_at(unit, i)
        if group is None:
            continue
        if group.shape == "infinitive" and any(
            r.frame == "F" and r.content[-1][0] == group.start for r in found[-12:] if r.content
        ):
            continue
        raw = _read(unit, group, found)
        if raw is not None and not _same_voice(unit, raw, found):
            found.append(replace(raw, negated=group.negated, modal=group.modal))
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


_NAMING = frozenset({"call", "label", "dub", "brand", "caption", "headline"})
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
        return _passive(unit, group)
    if group.shape == "reduced":
        return _reduced(unit, group)
    right = None if unit.lower(len(unit) - 1) == ":" and _announces_list(unit, group) else _right_content(unit, group)
    source, inverted = _source(unit, group, earlier)
    if inverted:
        return _around(unit, group, source, inverted)
    if (
        source is not None
        and group.verb.lemma in _NAMING
        and unit.lower(source[0]) in ("a", "an")
        and group.start == group.head
        and "past" in verb_forms()[unit.lower(group.head)][1]
    ):
        return None
    if group.verb.lemma in _SEEMING:
        return _seeming(unit, group)
    if source is None and group.shape == "finite":
        return None
    if right is not None and source is not None and _after_quotation(unit, group, source, right):
        both = _around(unit, group, source, inverted)
        if both is not None:
            return both
    if right is not None:
        frame, cue_end, content = right
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
        return _around(unit, group, source, inverted)
    return None


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
    """Say whether the colon at the end of the sentence opens what is said: "added:", "found the following violations:"."""
    if len(unit) - group.head >= 16:
        return False
    if "Q" in group.verb.frames:
        return True
    return bool(group.verb.frames & {"T", "N"}) and any(
        unit.lower(k) in ("following", "follows", "these", "that") for k in range(group.head + 1, len(unit))
    )


_SEEMING = frozenset({"appear", "seem"})


def _seeming(unit: Unit, group: Group) -> Raw | None:
    """Read "it appears that X" and "X seems to have left": nobody in particular vouches for it."""
    if group.shape != "finite":
        return None
    subject = subject_of(unit, group.start)
    right = _clause_or_quote(unit, frozenset({"T", "F"}), group.head + 1, group.head)
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


def _source(unit: Unit, group: Group, earlier: list[Raw]) -> tuple[Range | None, bool]:
    """Return the source and whether it stands after the verb."""
    if group.shape == "finite":
        subject = subject_of(unit, group.start)
        if subject is None:
            subject = _continued(unit, group.start, earlier) or _shared_subject(unit, group.start)
        if subject is None and "I" in group.verb.frames and _inversion(unit, group):
            end = noun_phrase_right(unit, group.head + 1)
            if end > group.head + 1:
                return (group.head + 1, end), True
        return subject, False
    return _controller(unit, group, earlier), False


def _inversion(unit: Unit, group: Group) -> bool:
    """Say whether the subject may follow: after a quotation or comma, or at the start after folded text."""
    if group.start != group.head:
        return False
    before = unit.lower(group.start - 1)
    return (
        group.start > 0
        and (unit.tag(group.start - 1) == QUOTE or before in _INVERTED_AFTER)
        and unit.tag(group.head + 1) in STARTS
    )


def _continued(unit: Unit, start: int, earlier: list[Raw]) -> Range | None:
    """Return the source of a cue that this one goes on from: "said A and added B"."""
    if unit.tag(start - 1) != "CC":
        return None
    edge = start - 2 if unit.lower(start - 2) == "," else start - 1
    return next(
        (r.source for r in reversed(earlier[-12:]) if r.content and r.content[-1][1] == edge and r.source), None
    )


def _shared_subject(unit: Unit, start: int) -> Range | None:
    """Return the subject of an earlier finite verb that this one is co-ordinated with ("denied it and said")."""
    before = start - 1
    if unit.lower(before) == "," or unit.tag(before) == "CC" or unit.lower(before) in ("then",):
        for j in range(before - 1, max(-1, before - 40), -1):
            if unit.tags[j] in FINITE:
                found = verb_subject(unit, j)
                if found is not None and unit.lower(found[0]) not in ("who", "which", "that"):
                    return found
    return None


def _controller(unit: Unit, group: Group, earlier: list[Raw]) -> Range | None:
    """Return the subject of the verb that governs a participle or infinitive."""
    before = group.start - 1
    if group.shape == "participle" and unit.lower(before) == "as":
        quoted = _quoted_as(unit, group.head)
        if quoted is not None:
            return quoted[1]
    if group.shape == "participle" and (before < 0 or (unit.tag(before) == "IN" and before <= 1)):
        return _following_subject(unit, group.head)
    if before < 0:
        return None
    if (
        group.shape == "participle"
        and unit.lower(before) != ","
        and unit.tag(before) != "IN"
        and unit.tag(before) not in FINITE
    ):
        begin = noun_phrase_left(unit, before + 1)
        if begin is not None and unit.tag(before) != QUOTE and (group.head == 1 or _speaks(unit, begin, before)):
            return begin, before + 1
    if (
        group.shape == "participle"
        and unit.lower(before) == ","
        and not any(tag in FINITE for tag in unit.tags[:before])
    ):
        begin = noun_phrase_left(unit, before)
        return None if begin is None else (begin, before)
    for raw in reversed(earlier[-12:] if group.shape == "participle" else []):
        if (
            raw.head < group.start
            and raw.source is not None
            and raw.content
            and not any(b <= group.head < e for b, e in raw.content)
        ):
            return raw.source
    for j in range(before, max(-1, before - 40), -1):
        if unit.tags[j] in FINITE:
            return verb_subject(unit, j)
    return None


def _speaks(unit: Unit, begin: int, last: int) -> bool:
    """Say whether a noun phrase can be the voice of a participle right behind it ("a letter saying", "voters saying")."""
    return unit.tag(last) in ("NNS", "NNP", "NNPS", "PRP", "WP") or any(
        unit.lower(k) in grammar("documents") for k in range(begin, last + 1)
    )


def _quoted_as(unit: Unit, head: int) -> tuple[Range | None, Range] | None:
    """Read "Reuters quoted the minister as saying": the outlet and its verb, or None in the passive, and the speaker."""
    verb = next(
        (
            j
            for j in range(head - 2, max(-1, head - 24), -1)
            if unit.lower(j) in ("quoted", "cited", "quotes", "cites", "quoting", "citing")
        ),
        None,
    )
    if verb is None:
        return None
    if any(unit.lower(k) in ("is", "was", "were", "are", "been", "being") for k in (verb - 1, verb - 2)):
        found = verb_subject(unit, verb)
        return None if found is None else (None, found)
    end = noun_phrase_right(unit, verb + 1)
    return ((verb, verb + 1), (verb + 1, end)) if end > verb + 1 else None


def _following_subject(unit: Unit, head: int) -> Range | None:
    """Return the subject of the main clause after an opening participle: "Calling it unfair, the union …"."""
    for j in range(head + 1, min(len(unit), head + 40)):
        if unit.lower(j) == ",":
            end = noun_phrase_right(unit, j + 1)
            k = end
            while unit.tag(k) in ("RB", ","):
                k += 1
            if end > j + 1 and unit.tag(k) in FINITE:
                return j + 1, end
    return None


def _right_content(unit: Unit, group: Group) -> tuple[str, int, Range] | None:
    """Return the frame, the end of the cue and the content to the right of the verb."""
    verb, head = group.verb, group.head
    after = head + 1
    if (
        group.verb.lemma in particles()
        or unit.tag(after) == "RP"
        or (unit.lower(after) in ("out", "up", "back") and unit.tag(after) in ("RP", "IN", "RB"))
    ):
        after += 1
    for preposition in ("for", "on", "upon", "of", "to", "about", "against"):
        if preposition in verb.prepositions and unit.lower(after) == preposition:
            content = _noun_content(unit, after + 1, head)
            if content is not None:
                return preposition, after + 1, content
    if unit.lower(after) in ("it", "her", "them") and unit.lower(after + 1) == "clear":
        after += 2
    found = _clause_or_quote(unit, verb.frames - {"Z"}, after, head)
    if found is None and unit.tag(after) == "IN":
        adjunct = skip_adjuncts(unit, after)
        if adjunct > after:
            found = _clause_or_quote(unit, verb.frames & {"T", "Q"}, adjunct, head)
    if found is None and "A" in verb.frames and unit.tag(after) in STARTS:
        stop = noun_phrase_right(unit, after, appositives=False)
        if stop > after:
            found = _clause_or_quote(unit, verb.frames, stop, head)
            adjunct = skip_adjuncts(unit, stop)
            if found is None and adjunct > stop:
                found = _clause_or_quote(unit, verb.frames & {"T", "Q"}, adjunct, head)
            if found is None and adjunct > stop and unit.lower(adjunct - 1) in grammar("days"):
                found = _clause_or_quote(unit, verb.frames & {"Z"}, adjunct, head)
    if found is None and "A" not in verb.frames:
        found = _clause_or_quote(unit, verb.frames & {"Z"}, after, head)
    if found is None:
        adjunct = skip_adjuncts(unit, after)
        if adjunct > after:
            frames = verb.frames & {"T", "Q"} if not _only_days(unit, after, adjunct) else verb.frames - {"N", "F"}
            found = _clause_or_quote(unit, frames, adjunct, head)
    # "to reject a plan" may never have been said; "protest" tells why people came
    if found is None and "N" in verb.frames and (group.shape != "infinitive" or verb.lemma == "protest"):
        content = _noun_content(unit, after, head)
        if content is not None:
            return "N", after, content
    return found


def _only_days(unit: Unit, begin: int, end: int) -> bool:
    return end - begin <= 2


def _clause_or_quote(unit: Unit, frames: frozenset[str], i: int, head: int) -> tuple[str, int, Range] | None:
    if i >= len(unit):
        return None
    word, tag = unit.lower(i), unit.tag(i)
    if "T" in frames and opens_clause(unit, i):
        begin = i + 1 if word == "that" else i
        return _finish(unit, "T", begin if word == "that" else i, begin, head)
    if "Q" in frames:
        k = i
        while k < len(unit) and unit.lower(k) in (",", ":", "that"):
            k += 1
        if unit.tag(k) == QUOTE:
            return _finish(unit, "Q", i, k, head)
        if word == ":" and k < len(unit):
            return _finish(unit, "Q", i + 1, k, head)
    if (
        "F" in frames
        and (tag == "TO" or (word == "not" and unit.tag(i + 1) == "TO"))
        and unit.tag(i + 1) in ("VB", "RB", "TO", "VBP", "NN", QUOTE)
    ):
        return _finish(unit, "F", i, i, head, clause=False, when=False)
    if "Z" in frames and clause_starts(unit, i):
        return _finish(unit, "Z", i, i, head)
    return None


def _finish(
    unit: Unit, frame: str, cue_end: int, begin: int, head: int, *, clause: bool = True, when: bool = True
) -> tuple[str, int, Range] | None:
    content = trim(unit, begin, content_end(unit, begin, head, clause=clause, when=when))
    return None if content is None else (frame, cue_end, content)


def _noun_content(unit: Unit, i: int, head: int) -> Range | None:
    """Return the noun phrase or gerund that begins at `i`, with what hangs on it."""
    if i >= len(unit) or (
        unit.tag(i) not in STARTS
        and unit.tag(i) not in ("VBG", QUOTE)
        and unit.lower(i) not in ("what", "how", "whether")
    ):
        return None
    if unit.lower(i) in ("himself", "herself", "themselves", "itself"):
        return None
    return trim(unit, i, content_end(unit, i, head, clause=False))


def _around(unit: Unit, group: Group, source: Range | None, inverted: bool) -> Raw | None:
    """Read "…, he said", "…, said the mayor, …": the content stands before, or on both sides."""
    if source is None:
        return None
    begin = min(source[0], group.start)
    end = max(source[1], group.head + 1)
    if unit.lower(group.start - 1) == "as":
        floor = _clause_begin(unit, begin)
        begin = begin if floor is None else floor
    as_clause = unit.lower(begin - 1) == "as"
    if as_clause:
        begin -= 1
    if begin == 0:
        return _after_as(unit, group, source, skip_adjuncts(unit, end)) if as_clause else None
    if not (unit.tag(begin - 1) == QUOTE or unit.lower(begin - 1) in (",", "-", "--", "—", "–")):
        return None
    tail = skip_adjuncts(unit, end)
    left = trim(unit, _left_floor(unit, begin), begin)
    if left is None:
        return None
    right = None
    if unit.lower(tail) in (",", "-", "--", "—", "–", ":") and tail + 1 < len(unit):
        stop = content_end(unit, tail + 1, group.head, clause=True)
        follow = unit.tag(tail + 1)
        if stop > tail + 1 and not (follow == "VBG" or (follow == "CC" and unit.tag(tail + 2) in FINITE)):
            right = trim(unit, tail + 1, stop)
        if right is not None and unit.tag(begin - 1 if unit.tag(begin - 1) == QUOTE else begin - 2) == QUOTE:
            # after a quotation only a further quotation goes on with what is said
            quote = next((k for k in range(*right) if unit.tags[k] == QUOTE), None)
            right = right if quote is not None and quote - right[0] < 4 else None
    elif unit.tag(tail) == QUOTE:
        right = trim(unit, tail, content_end(unit, tail, group.head, clause=True))
    quoted = any(unit.tags[k] == QUOTE for k in range(*left))
    if not quoted and not group.verb.frames & {"T", "Z"}:
        return None
    spoken = "Q" in group.verb.frames
    if not quoted and not any(unit.tags[k] in FINITE for k in range(*left)) and right is None:
        return None
    if right is not None and not quoted and not _speech_like(unit, left, right):
        return None
    content = (left,) if right is None else (left, right)
    return Raw(
        source,
        ((group.start, group.head + 1),),
        content,
        group.verb.stance("I"),
        group.head,
        "I",
        spoken,
        group.verb.lemma,
        group.shape,
    )


def _clause_begin(unit: Unit, end: int) -> int | None:
    """Return where "Reuters quoted the minister as saying" begins: the subject of the verb of quoting."""
    for j in range(end - 1, max(-1, end - 24), -1):
        if unit.tags[j] in ("VBD", "VBZ", "VBN"):
            found = verb_subject(unit, j)
            return None if found is None else found[0]
    return None


def _after_as(unit: Unit, group: Group, source: Range | None, tail: int) -> Raw | None:
    """Read "As the mayor said on Monday, the bridge …": the main clause is the content."""
    if unit.lower(tail) != ",":
        return None
    right = trim(unit, tail + 1, content_end(unit, tail + 1, group.head, clause=True))
    if right is None:
        return None
    return Raw(
        source,
        ((group.start, group.head + 1),),
        (right,),
        group.verb.stance("I"),
        group.head,
        "I",
        True,
        group.verb.lemma,
        group.shape,
    )


def _speech_like(unit: Unit, left: Range, right: Range) -> bool:
    return any(unit.tags[k] in FINITE or unit.tags[k] == QUOTE for k in range(*left)) or any(
        unit.tags[k] in FINITE or unit.tags[k] == QUOTE for k in range(*right)
    )


def _left_floor(unit: Unit, end: int) -> int:
    """Return where the content before a cue clause begins: the start of the sentence, or after a semicolon.

    A quotation behind a colon or dash stands for itself: "a campaign for the book: “Publish it,” the page says".
    """
    last = end - 1 if unit.tag(end - 1) == QUOTE else end - 2
    if last > 0 and unit.tag(last) == QUOTE and unit.lower(last - 1) in (":", "-", "--", "—", "–"):
        return last
    for j in range(end - 1, -1, -1):
        if unit.lower(j) == ";":
            return j + 1
    return 0


def _passive(unit: Unit, group: Group) -> Raw | None:
    """Read "it was stated that", "was told that", "was rejected by", "are said to be"."""
    verb, head = group.verb, group.head
    after = head + 1
    agent: Range | None = None
    if unit.lower(after) == "by":
        end = noun_phrase_right(unit, after + 1)
        if end > after + 1:
            agent = (after + 1, end)
            after = end
    frames = verb.frames & {"T", "Q"}
    found = _clause_or_quote(unit, frames, after, head) or _clause_or_quote(
        unit, frames, skip_adjuncts(unit, after), head
    )
    if found is not None:
        return Raw(
            agent,
            ((group.start, found[1]),),
            (found[2],),
            verb.stance(found[0]),
            head,
            found[0],
            True,
            verb.lemma,
            group.shape,
        )
    if unit.lower(len(unit) - 1) == ":" and len(unit) - head <= 4 and "T" in verb.frames:
        return Raw(
            agent, ((group.start, len(unit) - 1),), (), verb.stance("T"), head, "T", True, verb.lemma, group.shape
        )
    subject = _claim_before(unit, group.start) or subject_of(unit, group.start)
    if subject is not None and unit.lower(subject[0] - 1) == "as" and unit.lower(subject[0]) == "it":
        return _after_as(unit, group, agent, skip_adjuncts(unit, after))
    if unit.tag(after) == "TO" and subject is not None and "T" in verb.frames and unit.lower(after + 1) != "the":
        rest = trim(unit, after, content_end(unit, after, head, clause=False))
        if rest is not None:
            return Raw(
                agent,
                ((group.start, head + 1),),
                (subject, rest),
                verb.stance("T"),
                head,
                "F",
                False,
                verb.lemma,
                group.shape,
            )
    if agent is not None and unit.lower(after) == "as" and "N" in verb.frames:
        content = trim(unit, after + 1, content_end(unit, after + 1, head, clause=False))
        if content is not None:
            return Raw(
                agent,
                ((group.start, head + 1),),
                (content,),
                verb.stance("N"),
                head,
                "N",
                False,
                verb.lemma,
                group.shape,
            )
    if agent is not None and subject is not None and "N" in verb.frames:
        return Raw(
            agent, ((group.start, head + 1),), (subject,), verb.stance("N"), head, "N", False, verb.lemma, group.shape
        )
    return None


def _claim_before(unit: Unit, end: int) -> Range | None:
    """Return "the claim that crime had fallen" as the subject before "was disputed"."""
    for j in range(end - 1, max(0, end - 40), -1):
        if unit.lower(j) == "that":
            k = j
            while k > max(0, j - 8) and unit.lower(k - 1) not in nouns():
                k -= 1
            if k == 0 or unit.lower(k - 1) not in nouns() or (k < j and unit.lower(k) not in ("by", "from")):
                return None
            begin = core_left(unit, k, 0)
            return None if begin is None else (begin, end)
        if unit.tags[j] in (",", QUOTE, ":"):
            return None
    return None


def _reduced(unit: Unit, group: Group) -> Raw | None:
    """Read a participle after a noun: "the figures announced by the ministry"."""
    if unit.lower(group.head + 1) != "by" or not group.verb.frames & {"N", "T"}:
        return None
    end = noun_phrase_right(unit, group.head + 2)
    begin = noun_phrase_left(unit, group.start)
    if end == group.head + 2 or begin is None:
        return None
    return Raw(
        (group.head + 2, end),
        ((group.head, group.head + 1),),
        ((begin, group.start),),
        group.verb.stance("N"),
        group.head,
        "N",
        False,
        group.verb.lemma,
        group.shape,
    )
