"""Join quantities, periods, voices and places into figures: the claims of one document.

Stops, in order: (1) quantities that are parts of dates go; (2) each sentence becomes a passage; (3) predicate, place and
window of every quantity; (4) relations inside the passage, then to the passage before; (5) parts take over what they
leave unsaid from their whole; (6) kinds; (7) the innermost voice.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date

from countersay.extraction.figures.accounts import account_of
from countersay.extraction.figures.adjuncts import adjuncts_of
from countersay.extraction.figures.agents import agent_of
from countersay.extraction.figures.anaphora import (
    is_compared,
    last_whole,
    narrow,
    take_demonstrative,
    take_repeat,
    take_running_total,
)
from countersay.extraction.figures.averages import take_average
from countersay.extraction.figures.bare_counts import name_bare
from countersay.extraction.figures.carried import carry
from countersay.extraction.figures.carried_places import carry_places, take_home, without_place
from countersay.extraction.figures.causes import occasion_of
from countersay.extraction.figures.directions import directions
from countersay.extraction.figures.elided import take_elided
from countersay.extraction.figures.fates import take_measure
from countersay.extraction.figures.figure_drafts import Draft
from countersay.extraction.figures.figure_kinds import figure_kind, is_numbered_level
from countersay.extraction.figures.figure_windows import Told, runs_over_the_turn, settled, stated, tell_window
from countersay.extraction.figures.itemised import of_unit
from countersay.extraction.figures.levels import holds_today, present_level
from countersay.extraction.figures.line_items import take_lines
from countersay.extraction.figures.number_sense import (
    aboard,
    age_before,
    date_spans,
    in_date,
    is_added,
    is_of_build,
    is_put,
    there_were,
    unshared,
    with_rate,
    without_verb,
)
from countersay.extraction.figures.part_of import EARLIER, find_links
from countersay.extraction.figures.partitives import leave_to_part
from countersay.extraction.figures.places import place_of
from countersay.extraction.figures.reporting import in_the_list, settled_periods
from countersay.extraction.figures.same_verb import take_days_of_same, take_same_verb
from countersay.extraction.figures.scenes import Scene, has_long_lines
from countersay.extraction.figures.sittings import Sittings
from countersay.extraction.figures.subject_rates import with_subject_rate
from countersay.extraction.figures.sums import take_sum
from countersay.extraction.figures.table_cells import take_cells
from countersay.extraction.figures.taken_up import take_up
from countersay.extraction.figures.told_events import ToldEvents
from countersay.extraction.figures.topics import is_governed, is_owned, take_told_anew, take_topic
from countersay.extraction.figures.wholes import take_days, take_over
from countersay.extraction.figures.window_perfect import since_done
from countersay.extraction.figures.window_pieces import take_pieces
from countersay.extraction.nouns.predicates import find_predicate
from countersay.extraction.nouns.verb_forms import Predicate, counted_participle
from countersay.extraction.text.labels import find_labels, under_label
from countersay.extraction.text.passages import Passage, find_passages
from countersay.extraction.voices.factuality import factuality, weighed
from countersay.extraction.voices.supposing import is_supposed, is_verdict
from countersay.model import (
    ITEMISED,
    Attribution,
    Document,
    Figure,
    Mention,
    Period,
    Quantity,
    Relation,
    Sentence,
    Timex,
    identify,
)

_BESIDE_TEXT = frozenset({"footnote", "caption", "furniture"})
_OPENING = 40  # code points before a count in which "Every day," may open its sentence
_PUT = Predicate(lemma="be", kind="neutral", start=0, end=0)  # "put the number of closed schools at 920"
_REMEMBERED = 40  # figures that a repeat or a running total may go back to


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What the earlier stops of extraction found in one document, each in text order."""

    sentences: tuple[Sentence, ...]
    quantities: tuple[Quantity, ...]
    timexes: tuple[Timex, ...]
    periods: tuple[Period, ...]
    attributions: tuple[Attribution, ...]
    mentions: tuple[Mention, ...]
    issued: Period | None


def find_figures(document: Document, parts: Parts) -> tuple[Figure, ...]:
    """Return the figures of the document in text order."""
    parts = replace(parts, periods=settled_periods(document.text, parts.sentences, parts.periods, parts.issued))
    dated = date_spans(parts.timexes)
    quantities = unshared([q for q in parts.quantities if not in_date(q, dated, document.text)], document.text)
    passages = find_passages(document.text, parts.sentences, quantities, parts.periods, parts.mentions)
    drafts = _draft_all(document, passages, parts)
    take_cells(document.text, drafts, parts.periods, parts.mentions)
    take_lines(document.text, drafts)
    labels = find_labels(document.text)
    remainders = {id(draft.whole) for draft in drafts if draft.link is not None and draft.link.cue == "remaining"}
    for draft in drafts:
        if runs_over_the_turn(draft.window, document.text):
            draft.assumed = (*draft.assumed, "year")
        draft.kind = figure_kind(draft)
        if is_numbered_level(draft):  # "the number of vacant posts stands at 160": there are so many
            draft.predicate = Predicate(lemma="have", kind="stock", start=draft.start, end=draft.start)
        labelled = under_label(document.text, labels, draft.quantity.number.start)
        draft.supposed = draft.supposed or labelled or _refuted(draft, passages)
        draft.window = settled(draft, document)
        if draft.link is not None and draft.link.type == "part_of" and id(draft.whole) in remainders:
            draft.link = replace(draft.link, exhaustive=True)
    return _figures(document, drafts)


def _refuted(draft: Draft, passages: Sequence[Passage]) -> bool:
    """Say whether its own voice calls it untrue in the next sentence; on another voice's claim that is the writer's verdict."""
    if draft.passage + 1 >= len(passages):
        return False
    after = passages[draft.passage + 1]
    at, verdict = draft.quantity.number.start, after.sentence.start
    own = (
        draft.voice is None
        or draft.voice.speaker is None
        or any(said.start <= at and verdict < said.end for said in draft.voice.content)
    )
    return own and is_verdict(after.text)


def _draft_all(document: Document, passages: Sequence[Passage], parts: Parts) -> list[Draft]:
    drafts: list[Draft] = []
    told = Told.of(document, parts.sentences, parts.periods, parts.attributions, parts.timexes, parts.issued)
    places: list[Mention] = []
    latest: list[Draft] = []
    account = None if told.reporting is not None else account_of(passages, parts.issued)
    scene = Scene(
        reporting=told.reporting or account, by_line=has_long_lines(document.text), account=account is not None
    )
    events = ToldEvents.of(passages, parts.issued)
    mentions = iter(parts.mentions)
    pending = next(mentions, None)
    before, sittings = -1, Sittings()
    for passage in passages:
        while pending is not None and pending.start < passage.sentence.end:
            if pending.kind in ("place", "road", "country", "deposit"):
                places.append(pending)
            pending = next(mentions, None)
        here = _draft_passage(passage, told, places, document.issuer.label if document.issuer else None)
        if here:
            carry_places(passage, passages[max(0, passage.index - 2) : passage.index], here, places)
            _relate(passage, here, latest)
        else:
            take_demonstrative(passage, latest)
        scene.enter(passages, passage.index, document.text, parts.issued)
        events.follow(passage, parts.issued)
        for draft, placed in zip(here, passage.quantities, strict=True):
            spoken = told.speech.of(draft.voice) or document.spoken
            if draft.window is None or holds_today(draft.window, parts.issued):
                draft.window = present_level(passage, draft, placed, parts.issued, spoken) or draft.window
            take_same_verb(passage, draft, placed, latest, here)
            take_sum(passage, draft, latest, here, parts.issued, spoken)
            carry(passage, draft, placed, [*latest[-4:], *here], before)
            scene.place(passage, draft, placed)
            events.place(passage, draft, placed)
            if draft.window is None:
                draft.window = scene.since.until_now(passage, draft, placed, parts.issued, spoken, told.voices)
            if draft.window is None:
                draft.window = in_the_list(passage, draft, told.as_of)
            if draft.window is None:
                draft.window = sittings.day_of(passage, draft, placed)
            take_days_of_same(passage, draft, latest)
        take_topic(passage, here, latest)
        for draft in sorted(here, key=_depth):
            take_days(passage, draft)
        told.known.extend(stated(passage, told))
        sittings.note(passage)
        drafts.extend(here)
        before = before if passage.sentence.block in _BESIDE_TEXT else passage.index
        if here:
            latest = [*latest[-_REMEMBERED:], *here]
    return drafts


def _draft_passage(passage: Passage, told: Told, places: Sequence[Mention], issuer: str | None) -> list[Draft]:
    here: list[Draft] = []
    for index, placed in enumerate(passage.quantities):
        quantity = placed.item
        draft = Draft(_rated(passage, index), passage.index, placed.start)
        draft.voice = told.voices.at(quantity.number.start)
        built = is_of_build(passage, placed)
        draft.predicate = None if built else find_predicate(passage.text, placed.start, placed.end, quantity.qualifiers)
        if draft.predicate is not None and draft.predicate.start > placed.end and is_put(passage.text[: placed.start]):
            draft.predicate = None  # "puts the number of drivers at 1,022, and says 47 have left"
        draft.predicate = aboard(passage, placed) or draft.predicate
        put = _PUT if draft.predicate is not None and is_put(passage.text[: placed.start]) else draft.predicate
        befallen = counted_participle(quantity.counted, put, there_were(passage, placed))
        if befallen is not None:
            # What befell them stands with the things, not with who counted them.
            draft.quantity = replace(draft.quantity, counted=befallen[0])
            draft.predicate = replace(befallen[1], start=placed.end, end=placed.end)
        take_measure(passage, index, draft, here[-1] if here else None)
        draft.quantity = without_verb(draft.quantity, draft.predicate)
        verb_end = draft.predicate.end if draft.predicate else None
        aged = bool(age_before().search(passage.text[max(0, placed.start - 40) : placed.start]))
        if is_added(passage, placed, draft.predicate):
            draft.quantity = replace(draft.quantity, qualifiers=(*draft.quantity.qualifiers, "also"))
        said = draft.predicate.start if draft.predicate else placed.start
        draft.factuality = factuality(passage.text, said, said + 1)
        draft.supposed = aged or is_supposed(passage.text, placed.start, placed.end, verb_end)
        draft.agent = agent_of(passage, placed, draft.predicate, _speaker(draft.voice, issuer))
        occasion = occasion_of(passage, placed, draft.predicate)
        if occasion is not None:
            draft.quantity = replace(draft.quantity, qualifiers=(*draft.quantity.qualifiers, occasion))
        draft.adjuncts = adjuncts_of(passage, index, draft.predicate)
        draft.place = place_of(passage, index, draft.predicate, places)
        if draft.place is None:
            take_home(passage, placed, draft)
        draft.compared = is_compared(passage, placed)
        own = draft.predicate.end if draft.predicate is not None else 0  # "took on 18 apprentices"
        draft.governed = is_governed(passage.text[: placed.start]) and own not in (placed.start, placed.start - 1)
        draft.owned = is_owned(passage.text[: placed.start])
        tell_window(passage, index, draft, told, here[-1] if here else None, aged=aged or built)
        here.append(draft)
    return here


def _rated(passage: Passage, index: int) -> Quantity:
    placed = passage.quantities[index]
    opening = passage.text[: placed.start] if index == 0 and placed.start <= _OPENING else ""
    quantity = with_rate(placed.item, passage.text[placed.end : placed.end + 90], opening)
    return with_subject_rate(quantity, passage.text, placed.start)


def _speaker(voice: Attribution | None, issuer: str | None) -> str | None:
    """Name whose words they are; "we" and "our observers" are the issuer's where nobody else is quoted."""
    if voice is None or voice.kind == "issuer":
        return issuer
    source = voice.source[0].text.lower() if voice.source else ""
    return issuer if voice.kind == "indirect" and source.startswith(("we", "our ")) else voice.speaker


def _relate(passage: Passage, here: Sequence[Draft], latest: Sequence[Draft]) -> None:
    earlier = last_whole(passage, latest)
    for link in find_links(passage, earlier.quantity if earlier else None):
        here[link.part].link = link
        here[link.part].whole = earlier if link.whole == EARLIER else here[link.whole]
        if link.cue == ITEMISED:
            here[link.part].quantity = of_unit(here[link.part].quantity, here[link.whole].quantity)
        shared = link.type == "same_as" and here[link.part].quantity.unit == "percent"
        if shared and not re.search(r"%|per\s?cent", here[link.part].quantity.text, re.I):
            # "275 or 68%": the count was read as another percentage.
            here[link.part].quantity = replace(here[link.part].quantity, unit=None)
    for draft in here:
        leave_to_part(passage, draft)
    take_elided(passage, here)
    take_up(passage, here, latest)
    take_told_anew(passage, here, latest)
    name_bare(passage, here, latest)
    for draft in here:
        if draft.link is None and (draft.quantity.average or draft.quantity.per == "day"):
            take_average(passage, draft, here, latest)
        elif draft.link is None and draft.window is None:
            take_repeat(passage, draft, latest)
        elif draft.link is None and draft.window is not None and draft.window.first is None:
            take_running_total(passage, draft, latest)
    for draft, placed in zip(here, passage.quantities, strict=True):
        narrow(passage, draft, placed)
        found = directions(passage, draft, placed)
        if found and found not in draft.quantity.qualifiers:
            draft.quantity = replace(draft.quantity, qualifiers=(*draft.quantity.qualifiers, found))
    take_pieces(passage, here, latest)
    take_demonstrative(passage, latest)
    for draft in sorted(here, key=_depth):
        draft.quantity = without_place(draft.quantity, draft.place)
        take_over(draft, undone=since_done(passage, draft))


def _depth(draft: Draft) -> int:
    depth = 0
    seen: Draft | None = draft.whole
    while seen is not None and depth < 8:
        depth, seen = depth + 1, seen.whole
    return depth


def _figures(document: Document, drafts: Sequence[Draft]) -> tuple[Figure, ...]:
    ids = {
        id(draft): identify("f", document.id, draft.quantity.number.start, draft.quantity.number.end)
        for draft in drafts
    }
    figures = []
    for draft in drafts:
        relation = None
        if draft.link is not None and draft.whole is not None:
            relation = Relation(
                type=draft.link.type, figure=ids[id(draft.whole)], exhaustive=draft.link.exhaustive, cue=draft.link.cue
            )
        elif draft.average_of is not None:
            relation = Relation(type="average_of", figure=ids[id(draft.average_of)])
        elif draft.same_as is not None:
            relation = Relation(type="same_as", figure=ids[id(draft.same_as)])
        values = {field.name: getattr(draft.quantity, field.name) for field in fields(Quantity)}
        figures.append(
            Figure(
                **values,
                id=ids[id(draft)],
                document=document.id,
                kind=draft.kind,
                window=draft.window,
                place=draft.place,
                relation=relation,
                attribution=draft.voice.id if draft.voice else None,
                stance=draft.voice.stance if draft.voice else "asserts",
                supposed=draft.supposed,
                factuality=weighed(draft.factuality, draft.voice.stance if draft.voice else "asserts", draft.supposed),
                assumed=draft.assumed,
                predicate=draft.predicate.lemma if draft.predicate else None,
                agent=draft.agent,
                adjuncts=draft.adjuncts,
            )
        )
    return tuple(figures)


def issued_period(document: Document) -> Period | None:
    """Return the day, month or year of publication as a period; None if it is not known."""
    if document.issued is None:
        return None
    numbers = [int(part) for part in document.issued.value.split("-")]
    if len(numbers) == 3:
        day = date(*numbers)
        return Period(first=day, last=day)
    year, month = numbers[0], numbers[1] if len(numbers) == 2 else None
    first = date(year, month or 1, 1)
    last = date(year + (month or 12) // 12, (month or 12) % 12 + 1, 1)
    return Period(first=first, last=date.fromordinal(last.toordinal() - 1))
