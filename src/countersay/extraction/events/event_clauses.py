"""Who takes part in an event, where it is, what it is about, and how its clause tells it."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from countersay.extraction.events.event_agents import agents_of
from countersay.extraction.events.event_patients import patients_of
from countersay.extraction.events.happening_words import Line, noun_kind, singular, words_of
from countersay.extraction.events.happenings import Happening
from countersay.extraction.text.sentences import Flow
from countersay.extraction.voices.supposing import is_supposed
from countersay.model import Attribution, Document, EventStatus, Mention, Period, Span

if TYPE_CHECKING:
    from datetime import date

    from countersay.extraction.events.event_scenes import Sources

_TAKES_PART = frozenset({"person", "organisation", "country", "group", "other"})
_INSTRUMENTS = frozenset({"agreement", "ceasefire", "statement", "signing"})
# What was due and is said not to have been: "did not take place", "was never opened".
_SUBORDINATE = frozenset({"who", "which", "whose", "since", "after", "when", "where", "before"})
_HELD = frozenset(
    [
        "take",
        "took",
        "happen",
        "happened",
        "held",
        "opened",
        "open",
        "begun",
        "begin",
        "began",
        "started",
        "start",
        "launched",
    ]
)
_REST = 400  # code points of the sentence behind an event
_PLACES = frozenset({"place", "road", "deposit", "country"})


@dataclass(frozen=True, slots=True)
class Clause:
    """An event's clause in its sentence."""

    document: Document
    sources: "Sources"
    flow: Flow
    line: Line
    what: Happening

    @property
    def start(self) -> int:
        """Offset of the clause in the flow."""
        return self.line.tokens[self.what.clause[0]].start

    @property
    def end(self) -> int:
        """Offset of the clause's end in the flow."""
        return self.line.tokens[self.what.clause[1] - 1].end

    @property
    def text(self) -> str:
        """The words of the clause."""
        return self.flow.text[self.start : self.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """What the clause says of its event besides the days."""

    about: tuple[str, ...]
    participants: tuple[str, ...]
    agents: tuple[str, ...]
    patients: tuple[str, ...]
    place: str | None
    attribution: str | None


def describe(clause: Clause, dated: tuple[int, int] | None = None) -> Described:
    """Read participants, place and things out of the clause; a place is no participant where a preposition leads it.

    `dated` are the tokens of its date, where the sentence holds one.
    """
    names = _names(clause)
    led = [name for name in names if name.kind in _PLACES | {"other"} and _led(clause, name)]
    placed = next((name for name in led if name.kind != "other"), led[0] if led else None)
    apart = [name for name in led if name.kind == "other" or name is placed]
    people = [name.text for name in names if name.kind in _TAKES_PART and name not in apart and not _is_model(name)]
    voice = _voice(clause)
    doing = [name for name in names if name.kind in _TAKES_PART and not _is_model(name)]

    def inside(low: int, high: int) -> list[str]:
        return [name.text for name in doing if _within(clause, name, low, high)] if low < high else []

    return Described(
        about=_about(clause),
        participants=tuple(dict.fromkeys(people)),
        agents=agents_of(clause.line, clause.what, dated, inside),
        patients=patients_of(clause.line, clause.what),
        place=placed.text if placed is not None else None,
        attribution=voice.id if voice is not None else None,
    )


def _names(clause: Clause) -> list[Mention]:
    """Return the longest names that stand in the clause, in text order."""
    mentions = clause.sources.mentions
    pieces = clause.flow.to_document(clause.start, clause.end)
    found: list[Mention] = []
    for piece in pieces:
        low = bisect_left(mentions, piece.start, key=lambda mention: mention.start)
        for mention in mentions[low : low + 60]:
            if mention.start >= piece.end:
                break
            if mention.end <= piece.end and not (found and mention.end <= found[-1].end):
                found.append(mention)
    aside = _asides(clause)
    return [name for name in found if not any(one.start <= name.start < one.end for one in aside)] if aside else found


def _asides(clause: Clause) -> list[Span]:
    """Return the ranges of the document that stand in the clause and in brackets, where its words were read without them."""
    low, high = clause.what.clause
    pairs = pairwise(clause.line.tokens[low:high])
    gaps = [(one.end, two.start) for one, two in pairs if "(" in clause.flow.text[one.end : two.start]]
    return [piece for gap in gaps for piece in clause.flow.to_document(*gap)]


def _within(clause: Clause, name: Mention, low: int, high: int) -> bool:
    """Say whether a name stands among the tokens [low, high)."""
    tokens = clause.line.tokens
    pieces = clause.flow.to_document(tokens[low].start, tokens[high - 1].end)
    return any(piece.start <= name.start and name.end <= piece.end for piece in pieces)


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?:village|town|city|port|district|hamlet) of|in|at|on|near|outside|inside|along|through|over|off|to|from|across"
        r"|visit(?:s|ed|ing)?|tour(?:s|ed|ing)?|enter(?:s|ed|ing)?|inspect(?:s|ed|ing)?)"
        r"\s+(?:the\s+)?(?:[a-z]+\s+(?:of\s+)?){0,2}$",
        re.I,
    )


def _led(clause: Clause, name: Mention) -> bool:
    before = clause.document.text[max(0, name.start - 40) : name.start]
    return _lead().search(before) is not None


def _about(clause: Clause) -> tuple[str, ...]:
    low, high = clause.what.clause
    if clause.line.lower(low - 1) == "(" and low > 1:  # "the bypass (27 km, opened on 3 May)"
        low = max(0, low - 4)
    found = []
    what = clause.what
    heads = (k for k in range(what.start, what.end) if singular(clause.line.lower(k)) == what.noun)
    noun = next(heads, None) if what.kind in words_of("compound_things") else None
    for i in range(low, high):
        word = clause.line.lower(i)
        if word.isalpha() and word not in words_of("not_about") and _is_noun(clause.line, i):
            found.append(singular(word))
        elif word.isalpha() and i + 1 == noun and clause.line.tags[i] in ("NN", "NNS"):
            found.append(singular(word))  # "the oil spill", "the coach crash"
    opens = clause.line.lower(low) in ("who", "which", "that")
    low += opens
    if clause.what.verb is not None and clause.line.lower(low - 1) in ("which", "that", "who") and low > 1:
        before = low - 2 - (not clause.line.lower(low - 2)[:1].isalnum())
        if before >= 0 and clause.line.tags[before] in ("NN", "NNS"):
            found.append(
                singular(clause.line.lower(before))
            )  # "the corridor that Alm promised for 3 May", "guards who died"
    if (meant := _meant(clause.line, low)) is not None:
        found.append(meant)
    return tuple(dict.fromkeys(found))


def _meant(line: Line, low: int) -> str | None:
    """Return the noun that "they" or "it" stands for at the opening of a later clause: "The men were held; they were freed on 3 May".

    It is the subject of the sentence, where that is one noun in the same number.
    """
    if line.lower(low) not in ("they", "it") or low < 3:
        return None
    verb = next((i for i in range(low) if line.tags[i] in ("VBD", "VBZ", "VBP")), low)
    after_noun = (i for i in range(1, verb) if line.tags[i] in ("IN", ",", "CC") and line.tags[i - 1].startswith("NN"))
    end = next(after_noun, verb)
    if end == 0 or end == low or line.tags[end - 1] != ("NNS" if line.lower(low) == "they" else "NN"):
        return None
    return singular(line.lower(end - 1))


def _is_model(name: Mention) -> bool:
    """Say whether a name of no known kind looks like that of a thing: "PZ-40"."""
    return name.kind == "other" and any(character.isdigit() for character in name.text)


def _is_noun(line: Line, i: int) -> bool:
    """Say whether the word is a common noun that no other follows, "pond" in "tailings pond"; also "Protocol" in a name."""
    if i + 1 < len(line.tokens) and line.tags[i + 1] in ("NN", "NNS"):
        return False
    if line.tags[i] in ("NN", "NNS"):
        return True
    return line.tags[i] in ("NNP", "NNPS") and noun_kind(line, i) is not None


def _voice(clause: Clause) -> Attribution | None:
    """Return the innermost voice whose content holds the head of the clause."""
    head = clause.line.tokens[clause.what.start]
    at = clause.flow.position(head.start)
    best: tuple[int, Attribution] | None = None
    for voice in clause.sources.attributions:
        for span in voice.content:
            if span.start <= at < span.end and (best is None or span.end - span.start < best[0]):
                best = span.end - span.start, voice
    return best[1] if best is not None else None


def _called_off(clause: Clause) -> bool:
    """Say whether the sentence goes on that what the noun names was cancelled: "the visit … on 4 June was cancelled"."""
    line = clause.line
    for i in range(clause.what.end, min(len(line.tokens), clause.what.end + 14)):
        if line.lower(i) in (",", ";", "and", "but", "which", "who"):
            return False
        if line.lower(i) in words_of("cancelled") or (line.lower(i) == "called" and line.lower(i + 1) == "off"):
            return line.lower(i - 1) in ("was", "were", "been", "is", "are")
        if line.lower(i) in ("not", "never") and {line.lower(i + 1), line.lower(i + 2)} & _HELD:
            return True
    return False


def _refuses(voice: Attribution) -> bool:
    """Say whether the cue refuses to do something: "refuses to apply the pact of 3 May" does not deny the pact."""
    return any(re.search(r"(?i)\b(?:refus|declin|fail)", cue.text) for cue in voice.cue)


def _is_given(clause: Clause) -> bool:
    """Say whether the words name an instrument that is there: "calls on Alm to keep the truce of 3 May", "agreed on 3 May"."""
    what, line = clause.what, clause.line
    if what.kind not in _INSTRUMENTS:
        return False
    noun = noun_kind(line, what.start) == what.kind
    aided = any(line.lower(i) in words_of("auxiliaries") for i in range(what.start, what.end))
    return what.verb is None or (noun and not aided and what.verb in words_of("makes_instrument"))


def _is_absent(clause: Clause) -> bool:
    """Say whether the noun is said to be lacking: "the absence of inspections on 1 June"."""
    line, start = clause.line, clause.what.start
    words = [line.lower(i) for i in range(max(0, start - 5), start)]
    return clause.what.verb is None and any(pair in _LACKING for pair in pairwise(words))


_LACKING = frozenset((word, "of") for word in ("absence", "lack"))


def _none(clause: Clause) -> bool:
    """Say whether the clause opens with "no" or "neither": "No shelling was carried out", "Neither of the talks was held"."""
    line, first = clause.line, clause.what.clause[0]
    while first < clause.what.start and not line.lower(first)[:1].isalnum():
        first += 1
    if clause.what.verb in words_of("speech") and any(line.lower(i) == "," for i in range(first, clause.what.start)):
        return False  # "Neither side has signed, the registrar said on 3 May"
    numbers = ("fewer", "less", "more", "later", "earlier", "longer", "sooner", "one's", "doubt", "wonder")
    return line.lower(first) in ("no", "neither", "none", "nobody") and line.lower(first + 1) not in numbers


def _fell_through(clause: Clause) -> bool:
    """Say whether the sentence goes on to say that what was due did not happen: "were due to meet, but Alm pulled out"."""
    at = clause.line.tokens[clause.what.end - 1].end
    return _fallen().search(clause.flow.text, at, at + _REST) is not None


@cache
def _fallen() -> re.Pattern[str]:
    words = "|".join(sorted(words_of("fallen_through_words"), key=len, reverse=True))
    return re.compile(rf"\b(?:{words.replace('_', ' ')})\b", re.IGNORECASE)


def _subordinate(clause: Clause) -> bool:
    """Say whether a relative or temporal clause holds the event: "no arms since the war ended", "guards who died on 2 June"."""
    low, line = clause.what.clause[0], clause.line
    words = [line.lower(i) for i in range(max(0, low - 1), clause.what.start)]
    return any(word in _SUBORDINATE for word in words)


def _was_to(clause: Clause) -> bool:
    """Say whether the event was only due: "a meeting that was to take place on Thursday"."""
    line, start = clause.line, clause.what.start
    low = max(0, start - 4)
    words = [line.lower(i) for i in range(low, clause.what.end + 1)]
    return any(one in ("was", "were", "is", "are") and two == "to" for one, two in pairwise(words))


def _put_off_to(clause: Clause) -> bool:
    """Say whether the day is the new one: "has been postponed and will take place on 15 May"."""
    what, line = clause.what, clause.line
    off = [k for k in range(what.start, what.end) if line.lower(k) in words_of("cancelled")]
    return bool(off) and any(line.lower(k) in ("will", "shall") for k in range(off[-1] + 1, what.end))


def status_of(clause: Clause, day: "date | None", issued: Period | None) -> EventStatus:
    """Return how the event is told: asserted, alleged, planned, cancelled or denied.

    Only words near the head count, so that "the meeting that had been planned was held" stays asserted.
    """
    what = clause.what
    tokens = [clause.line.lower(i) for i in range(what.clause[0], what.clause[1])]
    near = [clause.line.lower(i) for i in range(max(what.clause[0], what.start - 5), min(what.clause[1], what.end + 3))]
    voice = _voice(clause)
    own = what.kind in ("cancellation", "postponement", "suspension")
    if not own and (words_of("cancelled") & set(near) or "called off" in " ".join(near)):
        return "planned" if _put_off_to(clause) else "cancelled"
    if (what.verb is None or what.verb in words_of("planned_verbs")) and _called_off(clause):
        return "cancelled"
    under = _subordinate(clause)
    if voice is not None and voice.stance == "denies" and not (under or (what.verb is None and _refuses(voice))):
        return "denied"
    if words_of("impossible") & set(near) or _is_absent(clause):
        return "denied"
    if ({"not", "n't", "never"} & set(near) and what.verb is not None) or (not under and _none(clause)):
        return "denied"
    if what.verb is not None and what.kind != what.verb and clause.line.lower(what.end) in ("no", "nobody", "nothing"):
        return "denied"  # "fired no shot"; "recorded no rain" tells of nothing that was denied
    due = words_of("planned") & set(near) or _was_to(clause)
    if due and _fell_through(clause):
        return "cancelled"
    if (voice is not None and voice.stance in ("reports_allegation", "hedges")) or words_of("alleged") & set(tokens):
        return "alleged"
    if day is not None and issued is not None and issued.last is not None and day > issued.last:
        return "planned"
    asked = voice is not None and voice.stance in ("demands", "commits")
    if (due or asked) and not _is_given(clause):
        return "planned"
    head = clause.line.tokens[what.start]
    end = clause.line.tokens[what.end - 1].end
    conditional = {"if", "unless", "should", "must", "may", "could"} & {clause.line.lower(0), *near}
    if conditional == {"may"} and any(token.text == "May" for token in clause.line.tokens):
        conditional = set()  # "3 May"
    return (
        "planned"
        if not _is_given(clause) and conditional and is_supposed(clause.flow.text, head.start, head.end, end)
        else "asserted"
    )
