"""Find the events that a document dates: what happened, on which days, who took part, where, and how it is told.

Rules, in order, for each sentence:

1. Each window with a known day dates one event: an interval one of several days, "since" one that goes on, each day of a
   list ("on 3 and 7 May") one event of its own. "As of" and "over the past weeks" date no event.
2. The word that names it is found by `happenings.py`; a window without one dates nothing and is left out, except the
   document's own date, which dates its publication.
3. "Since the signing of the accord on 3 May" dates the signing.
4. A clause that follows on a dated event takes its days: "as a result of meetings on 3 and 4 May the sides agreed" the
   last of them; "under which", "following this agreement" any day from then until publication.
5. "The meetings were held in Alm, and an agreement was reached": what came of an event named again has its days.
6. "In just eight months since the signing of the protocol, Albor opened the bypass" tells of two events without a day,
   which `linking/events.py` dates by other accounts or drops.
7. "On 3 May police entered the camp and arrested two medics": the day of both verbs (`event_coordinated.py`).
8. The status comes from the words of the clause and from the voice it stands in.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from countersay.extraction.events.event_coordinated import coordinated
from countersay.extraction.events.event_scenes import LONGEST, Dating, Scene, Sources
from countersay.extraction.events.happening_words import names_event, noun_kind
from countersay.extraction.events.happenings import (
    Happening,
    find_happening,
    find_outcome,
    find_sequel,
    find_undated,
    noun_before,
)
from countersay.extraction.text.sentences import joined
from countersay.extraction.text.tokens import tokenize
from countersay.lexicon.load import table
from countersay.model import Document, EventMention, Period, Sentence, Timex, identify

_OPEN_KINDS = ("since", "after")
_SKIPPED = ("as_of", "past")
_NEAR = 600  # code points from a dated event to the sentence that names it again
_RANKED = 5  # days between first and last of a week; a longer span may be one among which events are counted
_BACK = 6  # sentences that "this agreement" may look back


def find_events(document: Document, sources: Sources) -> tuple[EventMention, ...]:
    """Return the accounts of dated events in text order; no two of them begin at one place with the same days."""
    datings = _datings(document.text, sources)
    starts = [dating.start for dating in datings]
    undated = [p for p in sources.periods if p.anchor == "event" and p.first is None and p.start is not None]
    hangs = [period.start or 0 for period in undated]
    found: list[EventMention] = []
    for sentence in sources.sentences:
        here = datings[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        hanging = undated[bisect_left(hangs, sentence.start) : bisect_left(hangs, sentence.end)]
        after = _points_back(document.text, sentence, hanging)
        if hanging:
            found += _lasting(document, sources, sentence, hanging)
        if here or after is not None:
            found += _in_sentence(document, sources, sentence, here, after, found)
        elif found and sentence.start - found[-1].end < _NEAR and _definite().match(document.text, sentence.start):
            found += _of_the_same_days(document, sources, sentence, found)
    found += _publication(document, sources, found)
    return tuple(sorted(_apart(found), key=lambda m: (m.start, m.end, m.first or date.min)))


def _datings(text: str, sources: Sources) -> list[Dating]:
    """Rule 1."""
    found = []
    starts = [timex.start for timex in sources.timexes]
    for period in sources.periods:
        if period.inherited or period.start is None or period.end is None or period.kind in _SKIPPED:
            continue
        inside = sources.timexes[bisect_left(starts, period.start) : bisect_left(starts, period.end)]
        dated = tuple(t for t in inside if t.type in ("DATE", "TIME") and t.first is not None)
        if dated and inside[0].type == "DURATION" and inside[0].start == period.start and period.kind == "on":
            # "two days before 3 May": the length has moved the day
            away = Dating(
                start=period.start,
                end=period.end,
                first=period.first,
                last=period.last,
                timexes=(inside[0], *dated),
                point=True,
            )
            found.append(away)
        elif dated:
            found.append(_dating(period, dated))
    return _with_lists(text, _merged(text, sorted(found, key=lambda dating: (dating.start, dating.end))))


def _merged(text: str, datings: Sequence[Dating]) -> list[Dating]:
    """Join two ways to give one day: "two days later, on 12 May"; the one that is complete by itself gives the days."""
    found: list[Dating] = []
    for dating in datings:
        last = found[-1] if found else None
        near = last is not None and last.end <= dating.start and not text[last.end : dating.start].strip(" ,(")
        if last is not None and near:
            counted = last.timexes[-1].anchor == "narrative" and _counted().search(text, last.start, last.end)
            if (last.first, last.last) == (dating.first, dating.last) or (counted and dating.point):
                found[-1] = replace(dating, start=last.start, timexes=last.timexes + dating.timexes)
                continue
        found.append(dating)
    return found


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(r"\b(?:later|after|earlier|before|following|next|previous)\b", re.I)


def _dating(period: Period, dated: tuple[Timex, ...]) -> Dating:
    assert period.start is not None and period.end is not None
    first: date | None = dated[0].first
    last: date | None = dated[-1].last
    if period.kind in _OPEN_KINDS:
        last = None
        if dated[0].mod in ("START", "MID", "END"):
            first = period.first  # "since the end of May"
    elif period.kind in ("until", "before"):
        if period.kind == "before" and first is not None and first > date.min:
            last = first - timedelta(days=1)
        first = None
    return Dating(
        start=period.start, end=period.end, first=first, last=last, timexes=dated, point=period.kind in ("on", "during")
    )


def _with_lists(text: str, datings: list[Dating]) -> list[Dating]:
    """Tell each day of a list which others belong to it: nothing but commas, "and", "on" stands between them."""
    found, run = [], list[Dating]()
    for dating in [*datings, None]:
        if run and (dating is None or not _continues(text, run[-1], dating)):
            whole = len(run) > 1 and not _in_part(text, run[0].start, run[-1].end)
            listed = tuple(timex for one in run for timex in one.timexes) if whole else ()
            found += [replace(one, listed=listed) for one in run] if listed else run
            run = []
        if dating is not None:
            run.append(dating)
    return found


def _in_part(text: str, start: int, end: int) -> bool:
    """Say whether the words around a list of days say that there are more: "including on", "and on later occasions"."""
    return _some_before().search(text, max(0, start - 30), start) is not None or (
        _more_after().match(text, end, end + 80) is not None
    )


@cache
def _some_before() -> re.Pattern[str]:
    return re.compile(r"\b(?:including|inter alia|among others|such as|for example|e\.g\.|notably)\W*(?:on\s+)?$", re.I)


@cache
def _more_after() -> re.Pattern[str]:
    return re.compile(
        r",?\s*(?:and|as well as)\s+(?:on\s+|at\s+)?(?:\w+\s+){0,3}?(?:occasions?|times|dates|days|elsewhere)\b", re.I
    )


def _continues(text: str, one: Dating, other: Dating) -> bool:
    gap = text[one.end : other.start].lower().replace(",", " ").split()
    days = all(d.point and d.first is not None and d.first == d.last for d in (one, other))
    # "on 9 January, on 20 February and again on the 19th of this month"
    return days and len(gap) <= 4 and all(word in ("and", "on", "again", "as", "well", "also", "then") for word in gap)


def _points_back(text: str, sentence: Sentence, hanging: Sequence[Period]) -> Period | None:
    """Return a window that opens the sentence and hangs on an undated event: "Following this agreement, ..."."""
    first = hanging[0] if hanging else None
    if first is None or first.kind != "after" or text[sentence.start : first.start].strip("•*- \n"):
        return None
    return first


def _lasting(
    document: Document, sources: Sources, sentence: Sentence, hanging: Sequence[Period]
) -> Iterator[EventMention]:
    """Rule 6: a stated length of time between two events that are dated elsewhere, if anywhere."""
    starts = [timex.start for timex in sources.timexes]
    for period in hanging:
        assert period.start is not None
        assert period.end is not None
        before = bisect_left(starts, period.start) - 1
        length = sources.timexes[before] if before >= 0 else None
        if (
            period.kind not in _OPEN_KINDS
            or length is None
            or length.type != "DURATION"
            or length.start < sentence.start
        ):
            continue
        if document.text[length.end : period.start].strip():
            continue
        scene = Scene(document, sources, sentence)
        placed = scene.tokens_of(period.start, period.end)
        begun, done = find_undated(scene.line, *placed) if placed is not None else (None, None)
        if begun is None or done is None:
            continue
        since = Dating(start=period.start, end=period.end, first=None, last=None, timexes=(), point=False)
        yield scene.mention(begun, since, away=True)
        yield scene.mention(done, replace(since, start=length.start, end=length.end, timexes=(length,)))


def _in_sentence(
    document: Document,
    sources: Sources,
    sentence: Sentence,
    datings: Sequence[Dating],
    after: Period | None,
    earlier: Sequence[EventMention],
) -> Iterator[EventMention]:
    whole = Scene(document, sources, sentence)
    scene = whole.outer
    latest: tuple[Happening, Dating] | None = None
    for dating in whole.running(datings):
        aside = whole.aside(dating)
        scene = whole.outer if aside is None else whole
        placed = scene.tokens_of(dating.timexes[0].start, dating.timexes[-1].end)
        if placed is None or _is_rank(document.text, sentence, dating) or _compares(document.text, sentence, dating):
            continue
        inner = noun_before(scene.line, scene.tokens_of(dating.start, dating.end), placed[0])
        same = latest is not None and dating.listed and dating.listed == latest[1].listed
        since = dating.last is None and dating.first is not None
        what = (
            latest[0]
            if latest is not None and same
            else inner or find_happening(scene.line, *placed, since=since, fresh=whole.is_fresh(dating))
        )
        if what is None or (aside is not None and scene.line.tokens[what.start].start >= aside[1]):
            continue
        if inner is not None:
            dating = replace(dating, first=dating.timexes[0].first, last=dating.timexes[-1].last, point=True)
        elif what.dated_itself:
            dating = replace(dating, last=dating.timexes[-1].last)
        repeats = latest is not None and what.start == latest[0].start
        told = scene.mention(what, dating, short=repeats)
        yield told
        if (
            len(datings) == 1
            and (placed[1] <= what.start or scene.line.lower(placed[1]) == "and")
            and dating.point
            and ((second := coordinated(scene, told, what, dating)) is not None)
        ):
            yield second
        latest = what, dating
    yield from _sequels(scene, latest, after, earlier)


def _is_rank(text: str, sentence: Sentence, dating: Dating) -> bool:
    """Say whether the year or month only says among which the event is counted: "was the second this year"."""
    if dating.first is None or dating.last is None or (dating.last - dating.first).days < _RANKED:
        return False
    return _rank().search(text, max(sentence.start, dating.start - 60), dating.start) is not None


@cache
def _rank() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:is|was|were|been|became|becomes)\s+(?:already\s+|only\s+)?(?:the|its|our|their|his|her)\s+"
        r"(?:[a-z]+th|first|second|third|\d+(?:st|nd|rd|th)|only|[a-z]{3,}est|worst)\s+(?:[A-Za-z-]+\s+){0,3}(?:so far\s+)?\Z"
    )


def _compares(text: str, sentence: Sentence, dating: Dating) -> bool:
    """Say whether the date is that of a number another is held against: "down 52% from April", "up from 61 a year earlier"."""
    start = max(sentence.start, dating.start - 70)
    return _against().search(text, start, dating.timexes[0].start) is not None


@cache
def _against() -> re.Pattern[str]:
    way = r"(?:down|up|increase|decrease|rise|drop|decline|fall|gain)"
    number = rf"(?:[^\s\w]?\d[\d.,]*%?|(?:{'|'.join(table('commitments')['numbers'])})\b)"
    rest = (
        rf"(?:\s+(?!was\b|were\b|had\b|has\b|have\b|and\b|but\b|that\b|which\b|who\b)(?:{number}|[a-z]+)(?<!ed)){{0,4}}"
    )
    return re.compile(
        rf"(?:\b{way}(?:\s+of)?\s+{number}{rest}\s+(?:from|since)|(?:{way}\s+from|,\s+from|compared\s+(?:with|to)|versus)\s+(?:the\s+)?{number}{rest},?"
        rf"(?:\s+(?:on|in|during|at))?)\s+(?:the\s+)?\Z",
        re.I,
    )


def _sequels(
    scene: Scene, latest: tuple[Happening, Dating] | None, after: Period | None, earlier: Sequence[EventMention]
) -> Iterator[EventMention]:
    """Rule 4."""
    issued = scene.sources.issued
    until = issued.last if issued is not None else None
    if latest is not None:
        what, dating = latest
        placed = scene.tokens_of(dating.timexes[-1].start, dating.timexes[-1].end)
        sequel = find_sequel(scene.line, what, placed[1]) if placed is not None else None
        if sequel is not None and dating.last is not None:
            then, outcome = sequel
            last = dating.last if outcome else until
            first = dating.last if outcome else dating.first
            yield scene.mention(then, replace(dating, first=first, last=last, listed=(), point=False), away=True)
    elif after is not None and after.start is not None and after.end is not None:
        placed = scene.tokens_of(after.start, after.end)
        known = [m for m in earlier[-_BACK:] if m.last is not None and m.first is not None]
        head = find_happening(scene.line, 0, placed[1]) if placed is not None and known else None
        if head is not None:
            dating = Dating(start=after.start, end=after.end, first=known[-1].last, last=until, timexes=(), point=False)
            yield scene.mention(head, dating, away=True)


@cache
def _definite() -> re.Pattern[str]:
    return re.compile(
        r"[\s•*-]*(?:(?:at|during|in)\s+)?(?:the|these|those|both|that|this)\s+(?:\w+\s+)?(?P<noun>\w+)\b", re.I
    )


def _of_the_same_days(
    document: Document, sources: Sources, sentence: Sentence, found: Sequence[EventMention]
) -> Iterator[EventMention]:
    """Rule 5: "the meetings were attended by X, and an agreement was reached", "at the meeting X agreed"."""
    if not names_event(token.lower for token in tokenize(joined(document.text, sentence).text)[:5]):
        return
    scene = Scene(document, sources, sentence)
    line = scene.line
    noun = next((i for i in range(min(5, len(line.tokens))) if noun_kind(line, i) is not None), None)
    if noun is None or noun_kind(line, noun) != found[-1].kind:
        return
    known = [m for m in found[-8:] if m.timexes and m.timexes[0] in found[-1].listed] or [found[-1]]
    firsts, lasts = [m.first for m in known if m.first], [m.last for m in known if m.last]
    head = find_outcome(line, noun)
    if head is not None and firsts and lasts:
        start = scene.flow.position(line.tokens[head.start].start)
        days = Dating(start=start, end=start + 1, first=min(firsts), last=max(lasts), timexes=(), point=False)
        yield scene.mention(head, days, away=True)


def _publication(document: Document, sources: Sources, found: Sequence[EventMention]) -> Iterator[EventMention]:
    """Rule 2: the date of the document, and of its last change, date its publication."""
    for timex in sources.timexes:
        low = max(0, timex.start - LONGEST)
        start = max(low, document.text.rfind("\n", low, timex.start) + 1)
        line = document.text[start : timex.end]
        issued = document.issued
        own = issued is not None and issued.start is not None and issued.start <= timex.start < (issued.end or 0)
        changed = (
            line.lower().lstrip("*_# ").startswith(("last update", "updated", "last modified", "published", "posted"))
        )
        if timex.first is None or not (own or changed) or any(m.start <= timex.start < m.end for m in found[:20]):
            continue
        start += len(line) - len(line.lstrip())
        yield EventMention(
            document=document.id,
            start=start,
            end=timex.end,
            text=document.text[start : timex.end],
            first=timex.first,
            last=timex.last,
            kind="publication",
            noun="publication",
            participants=(issued_by.label,) if (issued_by := document.issuer) is not None else (),
            timexes=(identify("t", document.id, timex.start, timex.end),),
        )


def _apart(found: Sequence[EventMention]) -> list[EventMention]:
    """Drop what says the same again: one head dated twice to the same days by nested windows."""
    seen: dict[tuple[object, ...], EventMention] = {}
    for mention in found:
        seen.setdefault((mention.start, mention.first, mention.last), mention)
    return list(seen.values())
