"""Groups that linking makes across documents: series, events, allegations, commitments, and what is near them."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from countersay.model.claims import FigureKind
from countersay.model.quick import quickly_made
from countersay.model.spans import Span

EventStatus = Literal["asserted", "alleged", "planned", "cancelled", "denied"]
LinkKind = Literal["subset", "other_scope", "other_definition", "unsure"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Figures that count the same thing. `figures` are ids, in order of window end, then document, then position.

    `decisions` are those of people that made the series what it is.
    """

    id: str
    label: str
    kind: FigureKind
    counted: str | None
    unit: str | None = None
    place: str | None = None
    qualifiers: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesLink:
    """How two series stand to each other; `left` is the narrower one of a subset. `reason` is for a reader."""

    id: str
    kind: LinkKind
    left: str
    right: str
    reason: str
    figures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockedPair:
    """Two figures that nearly compare: what stopped them, and what the user could write to unlock them."""

    id: str
    figures: tuple[str, ...]
    reason: str
    unlock: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """One account of an event, with the days it gives.

    Attributes:
        first, last: the days, both inclusive; first alone for a state that goes on, last alone for what ends.
        kind: class of what happened ("meeting", "signing"), or the lemma of its verb; "" if not known.
        noun, verb: lemmas of the words that name it; None where the clause has none.
        about: lemmas of the common nouns of its clause, in text order.
        participants: names of persons, bodies and groups in its clause, as written. place: as written, or None.
        agents: those of them that do it ("was shelled by the fleet of Alm"); empty where the words name nobody.
        patients: lemmas of the nouns, and names, of what it is done to ("the gates of the dam"); empty where the words do not tell.
        timexes: ids of the time expressions that date it. listed: those of the whole list of days that it is one of
            ("on 3 and 7 May"); empty if it stands alone.
        attribution: innermost voice, or None.
        decisions: ids of the decisions of people that it follows from besides its words.
    """

    document: str
    start: int
    end: int
    text: str
    first: date | None = None
    last: date | None = None
    status: EventStatus = "asserted"
    kind: str = ""
    noun: str | None = None
    verb: str | None = None
    about: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    patients: tuple[str, ...] = ()
    place: str | None = None
    timexes: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()
    attribution: str | None = None
    decisions: tuple[str, ...] = ()

    @property
    def spot(self) -> str:
        """Where the account stands, in one word, as decisions name it."""
        return f"{self.document}:{self.start}:{self.end}"


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event under all the words used for it."""

    id: str
    label: str
    mentions: tuple[EventMention, ...]
    participants: tuple[str, ...] = ()
    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """A voice at a place: who, and where the words stand.

    Attributes:
        speaker: label of who speaks; None where the words leave it open ("claims that ...").
        side: handle of the party that the speaker is or speaks for; None where nothing tells it.
        what: what exactly is alleged or denied, in the words of the text ("impedes · the movement · by Orvessa").
        note: how far a denial falls short of what is alleged ("speaks of closing, not of restricting"), or None.
        decisions: ids of the decisions of people that it follows from besides its words.
    """

    speaker: str | None
    document: str
    start: int
    end: int
    side: str | None = None
    what: str | None = None
    note: str | None = None
    decisions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Allegation:
    """What one voice alleges and what others reply. `kind` is the family of what is alleged, such as "access".

    `general_by` holds what the accused says of the allegations as a whole where he does not deny this one: no denial of it.
    """

    id: str
    topic: str
    alleged_by: tuple[Utterance, ...]
    denied_by: tuple[Utterance, ...] = ()
    affirmed_by: tuple[Utterance, ...] = ()
    general_by: tuple[Utterance, ...] = ()
    reply: Literal["in_corpus", "none_in_corpus"] = "none_in_corpus"
    kind: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """An instrument or article, and who is said to keep or break it.

    Attributes:
        said_by: who says so; the issuer's label where the document speaks itself.
        words: the instrument's own words, where they stand in quotation marks.
        paraphrase: what a party makes of them ("thus only for civilians"), kept apart from the words.
        decisions: ids of the decisions of people that it follows from besides its words.
    """

    id: str
    document: str
    start: int
    end: int
    instrument: str
    article: str | None = None
    obligation: str | None = None
    accused: str | None = None
    said_by: str | None = None
    stance: Literal["breach", "compliance", "reference"] = "reference"
    words: tuple[Span, ...] = ()
    paraphrase: tuple[Span, ...] = ()
    decisions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A footnote, caption or inline source, and the words it supports; `decisions` as in `Commitment`."""

    id: str
    document: str
    start: int
    end: int
    source: str
    url: str | None = None
    date: str | None = None
    supports: Span | None = None
    kind: Literal["footnote", "caption", "inline"] = "inline"
    side: Literal["issuer", "other", "third", "unknown"] = "unknown"
    note: str | None = None
    decisions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Distance:
    """Words that keep a term at arm's length: never judged, never taken for a denial."""

    document: str
    start: int
    end: int
    kind: Literal["scare_quote", "so_called", "alleged", "epithet"]
    attribution: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceShare:
    """How much a party or speaker is heard: documents, words and claims; `own_voice` False if only spoken about."""

    id: str
    party: str | None
    speaker: str | None
    documents: int
    words: int
    claims: int
    own_voice: bool
