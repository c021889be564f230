"""Passive cues: "it was stated that", "was rejected by", "are said to be", "announced by"."""

from countersay.extraction.voices.around import after_as
from countersay.extraction.voices.clauses import content_end, skip_adjuncts, trim
from countersay.extraction.voices.contents import clause_or_quote, noun_content, right_content
from countersay.extraction.voices.cues import grammar, nouns, verb_forms, verbs
from countersay.extraction.voices.folded import QUOTE, Unit
from countersay.extraction.voices.groups import Group
from countersay.extraction.voices.phrases import REACH, core_left, noun_phrase_left, noun_phrase_right
from countersay.extraction.voices.raw import Range, Raw
from countersay.extraction.voices.relatives import stands_for
from countersay.extraction.voices.subjects import subject_of
from countersay.extraction.voices.taken_up import taken_up_by


def passive(unit: Unit, group: Group) -> Raw | None:
    """Read "it was stated that", "was told that", "was rejected by", "are said to be"."""
    verb, head = group.verb, group.head
    after = head + 1
    if verb.lemma == "call" and unit.lower(after) == "by":
        return None  # "the strike was called by the union" says nothing of it
    agent: Range | None = None
    if unit.lower(after) == "by":
        end = noun_phrase_right(unit, after + 1)
        if end > after + 1:
            agent = (after + 1, end)
            after = end
    frames = verb.frames & {"T", "Q"}
    found = clause_or_quote(unit, frames, after, head) or clause_or_quote(
        unit, frames, skip_adjuncts(unit, after), head
    )
    if (
        found is not None
        and agent is None
        and group.modal in ("should", "must")
        and unit.lower(group.start - 1) == "it"
    ):
        return None  # "it should be underlined that": the writer's own stress
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
    if unit.lower(len(unit) - 1) == ":" and len(unit) - head <= 4 and _tells(unit, group):
        return Raw(
            agent, ((group.start, len(unit) - 1),), (), verb.stance("T"), head, "T", True, verb.lemma, group.shape
        )
    subject = _claim_before(unit, group.start) or subject_of(unit, group.start)
    if subject is not None and unit.lower(subject[1] - 1) in ("that", "which", "who") and subject[1] - subject[0] > 1:
        subject = (subject[0], subject[1] - 1)  # "proposals that were backed by"
    if subject is not None and unit.lower(subject[0] - 1) == "as" and unit.lower(subject[0]) == "it":
        return after_as(unit, group, agent, skip_adjuncts(unit, after))
    said = None if subject is None else _to_have_said(unit, group, after, subject)
    if said is not None:
        return said
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
    if subject is not None:
        subject = stands_for(unit, subject) or subject
    blamed = _blamed_of(unit, group, after, head) if agent is None else None
    if blamed is not None:
        return blamed
    if agent is not None and subject is not None and not taken_up_by(unit, verb.lemma, agent, subject):
        return None
    if agent is not None and subject is not None and "N" in verb.frames:
        return Raw(
            agent, ((group.start, head + 1),), (subject,), verb.stance("N"), head, "N", False, verb.lemma, group.shape
        )
    return None


def _blamed_of(unit: Unit, group: Group, after: int, head: int) -> Raw | None:
    """Read "the rebels have been accused of blocking aid": nobody in particular says so."""
    if group.verb.lemma not in ("accuse", "blame") or unit.lower(after) not in ("of", "for"):
        return None
    content = noun_content(unit, after + 1, head)
    if content is None:
        return None
    return Raw(
        None, ((group.start, after + 1),), (content,), "reports_allegation", head, "N", False, "accuse", group.shape
    )


def _tells(unit: Unit, group: Group) -> bool:
    """Say whether what stands behind the colon was said: "it was stated:", "the following points were highlighted:"."""
    if "T" in group.verb.frames:
        return True
    before = range(max(0, group.start - 6), group.start)
    return "N" in group.verb.frames and any(unit.lower(k) in ("following", "these") for k in before)


def _to_have_said(unit: Unit, group: Group, after: int, subject: Range) -> Raw | None:
    """Read "the envoy is quoted to have said that": the subject speaks, whoever tells it."""
    if unit.tag(after) != "TO" or unit.lower(after + 1) != "have":
        return None
    head = next((k for k in (after + 2, after + 3) if unit.lower(k) in verb_forms() and unit.tag(k) != "RB"), None)
    if head is None:
        return None
    verb = verbs()[verb_forms()[unit.lower(head)][0]]
    inner = Group(verb, group.start, head, "finite", group.negated, group.modal, past=True)
    right = right_content(unit, inner)
    if right is None or "T" not in verb.frames:
        return None
    frame, cue_end, content = right
    return Raw(
        subject, ((group.start, cue_end),), (content,), verb.stance(frame), head, frame, True, verb.lemma, "finite"
    )


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


def reduced(unit: Unit, group: Group) -> Raw | None:
    """Read a participle after a noun: "the figures announced by the ministry"."""
    if unit.lower(group.head - 1) == "as" and unit.lower(group.head + 1) == "by":
        return _as_said_by(unit, group)
    if unit.lower(group.head + 1) != "by" or not group.verb.frames & {"N", "T"}:
        return None
    end = noun_phrase_right(unit, group.head + 2)
    begin = noun_phrase_left(unit, group.start)
    if end == group.head + 2 or begin is None:
        return None
    if not taken_up_by(unit, group.verb.lemma, (group.head + 2, end), (begin, group.start)):
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


def _as_said_by(unit: Unit, group: Group) -> Raw | None:
    """Read "the depot is full, as claimed by the agency", and "not falling as alleged by the union", which is denied."""
    verb, begin = group.verb, group.head - 1
    end = noun_phrase_right(unit, group.head + 2)
    if end == group.head + 2 or not ("Q" in verb.frames or verb.lemma in grammar("implying")):
        return None
    low = max(0, begin - REACH)
    comma = unit.lower(begin - 1) == ","
    stop = begin - 1 if comma else begin
    floor = next((k + 1 for k in range(stop - 1, low - 1, -1) if unit.lower(k) in (",", ";", ":")), low)
    denied = next((k for k in range(stop - 1, floor - 1, -1) if unit.lower(k) == "not"), None)
    left = trim(unit, floor if denied is None or comma else denied + 1, stop)
    right = None
    if comma and unit.lower(end) == ",":
        right = trim(unit, end + 1, content_end(unit, end + 1, group.head, clause=True))
    content = tuple(part for part in (left, right) if part is not None)
    if not content:
        return None
    stance = "denies" if denied is not None and not comma else verb.stances[0][1]
    cue = ((begin, group.head + 2),)
    return Raw((group.head + 2, end), cue, content, stance, group.head, "as", False, verb.lemma, group.shape)
