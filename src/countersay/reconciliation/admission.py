"""Which figures may be compared, who stands behind each, and in what order they are taken.

A figure is admitted to a sum that may accuse someone only if a voice asserts it, no enclosing voice denies it or hands
it on as an allegation, and its words give a number that a convention did not have to supply. Others are kept for the
findings that accuse nobody.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from countersay.lexicon.load import table, word_set
from countersay.lexicon.nouns import plural
from countersay.model import ITEMISED, Attribution, Document, Edition, Figure, Period, PlacedTimex, Record, anchors_of
from countersay.model.quick import quickly_made

EARLIEST, LATEST = date(2, 1, 1), date(9998, 12, 31)
SURE = 85
"""Per cent. Tesseract gives 90 to 97 to clean print; its wrong digits mostly have less than 80."""
OrderKey = tuple[str, str, int, int, str]


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A figure with what decides how it may be used.

    Attributes:
        order: path, document, start, end, id: the canonical order of all lists of claims.
        asserter: whose claim it is: the innermost speaker, else the issuer, else the document itself.
        side: whose account the document gives: its party, else who asserts the claim.
        teller: who is known to tell it: as `asserter`, but the issuer where the asserter is known by the words of the text alone.
        issuer: who publishes the document, else its path.
        issued: the document's date as written ("2023-02" may be all that is known), "" if unknown.
        published: day of publication where the words were spoken on another day.
        accuses: whether it may stand in a sum that accuses.
        why_not: why it may not, "" if it may.
    """

    figure: Figure
    order: OrderKey
    asserter: str
    side: str = ""
    teller: str = ""
    issuer: str = ""
    issued: str = ""
    published: date | None = None
    accuses: bool = True
    why_not: str = ""


def admit(record: Record) -> tuple[Claim, ...]:
    """Return the record's figures as claims in canonical order, whatever the order of its tables."""
    documents = {document.id: document for document in record.documents}
    attributions = {attribution.id: attribution for attribution in record.attributions}
    days: dict[str, list[PlacedTimex]] = defaultdict(list)
    for timex in record.timexes:
        days[timex.document].append(timex)
    makers: dict[tuple[str, str | None], _Voice] = {}
    claims = []
    for figure in record.figures:
        voice = makers.get((figure.document, figure.attribution))
        if voice is None:
            voice = _Voice(figure, documents.get(figure.document), attributions, days[figure.document])
            makers[figure.document, figure.attribution] = voice
        claims.append(voice.claim(figure))
    replaced = {_replaced(edition, documents) for edition in record.editions if edition.same_issuer}
    if replaced:
        claims = [_unless_replaced(claim, replaced) for claim in claims]
    if any(claim.why_not == NAMED for claim in claims):
        claims = _with_tolls_of_one(claims, documents)
    return tuple(sorted(claims, key=lambda claim: claim.order))


def _with_tolls_of_one(claims: Sequence[Claim], documents: Mapping[str, Document]) -> list[Claim]:
    """Let "one soldier was killed" stand as a count where its text tells of no other that was: it is the toll."""
    tolls = Counter((claim.figure.document, *sorted(_harms(claim.figure))) for claim in claims if _harms(claim.figure))
    found = []
    for claim in claims:
        figure, document = claim.figure, documents.get(claim.figure.document)
        harms = _harms(figure)
        if claim.why_not != NAMED or not harms or tolls[figure.document, *sorted(harms)] > 1 or document is None:
            found.append(claim)
            continue
        around = document.text[max(0, figure.start - _SENTENCE) : figure.end + _SENTENCE]
        alone = figure.kind == "flow" and figure.number.text.lower() == "one" and _OTHERS.search(around) is None
        told = alone and _SUFFERED.match(document.text, figure.end) is not None
        found.append(replace(claim, accuses=True, why_not="") if told else claim)
    return found


def _harms(figure: Figure) -> frozenset[str]:
    return frozenset((figure.predicate or "").split("+")) & word_set("nouns", "tolls", "verbs")


_OTHERS = re.compile(r"\b(?:another|others?|second|further|also|more|besides|again|in addition|additional)\b", re.I)
_SUFFERED = re.compile(r"\s+(?:was|were|had been|has been|is|died|drowned|perished)\b(?!\s+(?:already|later))")


EACH = "its words tell of each of several"
BESIDE = "its sentence names it, and claims it of nothing else"
NAMED = "one of a kind is named, not counted"
ANSWERED = "its text sets another number against it"
CORRECTED = "its text, or a later one of the same issuer, corrects it"


def kept_out(claims: Sequence[Claim], ids: Collection[str], why: str) -> tuple[Claim, ...]:
    """Keep the claims of some figures out of every sum that accuses."""
    return tuple(replace(claim, accuses=False, why_not=why) if claim.figure.id in ids else claim for claim in claims)


def _replaced(edition: Edition, documents: Mapping[str, Document]) -> str:
    """Return the version in whose place the other stands: the older, or the one that is but a part of the other."""
    if not edition.partial or edition.older not in documents or edition.newer not in documents:
        return edition.older
    return min(edition.older, edition.newer, key=lambda one: len(documents[one].text))


def _unless_replaced(claim: Claim, replaced: set[str]) -> Claim:
    """Take a claim of an older version of a document out of the sums that accuse: the newer one stands in its place."""
    if claim.figure.document not in replaced or not claim.accuses:
        return claim
    return replace(claim, accuses=False, why_not="another version of its document stands in its place")


class _Voice:
    """Who says what stands under one attribution of one document, worked out once for all of its figures."""

    def __init__(
        self,
        figure: Figure,
        document: Document | None,
        attributions: Mapping[str, Attribution],
        days: Sequence[PlacedTimex],
    ) -> None:
        self.document = document
        self.days = days
        self.chain = _voices(figure, attributions)
        self.issued = document.issued.value if document is not None and document.issued is not None else ""
        self.published = None
        if document is not None and document.spoken is not None and len(self.issued) == 10:
            day = date.fromisoformat(self.issued)
            self.published = day if day != document.spoken else None
        self.path = document.path if document is not None else ""
        self.asserter = _asserter(figure, document, self.chain)
        self.teller = _teller(figure, document, self.chain)
        self.several = _of_several(self.chain)
        self.superseded = _is_superseded(self.chain, document.text if document is not None else "")
        self.scanned = document is not None and any(page.scan for page in document.pages)
        self.side = document.party if document is not None and document.party is not None else self.asserter
        self.issuer = document.issuer.label if document is not None and document.issuer is not None else self.path

    def claim(self, figure: Figure) -> Claim:
        """Make a claim of a figure of this voice."""
        why_not = _why_not(figure, self.chain)
        if not why_not and self.document is not None:
            if self.scanned:
                why_not = _not_sure(figure, self.document)
            why_not = why_not or _window_elsewhere(figure, self.chain, self.document.text, self.days)
            if not why_not and _addressed().search(self.document.text, max(0, figure.start - _SENTENCE), figure.start):
                why_not = "its text tells it as the words of the one it is written to"
        if not why_not and self.superseded:
            why_not = "it is told as what was known before"
        if not why_not and self.several and _own_verbs() & {*(figure.predicate or "").split("+")}:
            why_not = "several bodies without a name say so, which may tell of themselves alone"
        return Claim(
            figure=figure,
            order=(self.path, figure.document, figure.start, figure.end, figure.id),
            asserter=self.asserter,
            side=self.side,
            teller=self.teller,
            issuer=self.issuer,
            issued=self.issued,
            published=self.published,
            accuses=not why_not,
            why_not=why_not,
        )


def _not_sure(figure: Figure, document: Document) -> str:
    """Say that a number was not read surely: an 8 for a 3 would be a clash of the reader's own making."""
    found = anchors_of(document.anchors, figure.number.start, figure.number.end)
    least = min((one.confidence for one in found if one.confidence is not None), default=100)
    return f"OCR is only {least} % sure of its number" if least < SURE else ""


def _voices(figure: Figure, attributions: Mapping[str, Attribution]) -> list[Attribution]:
    """Walk from the innermost voice outwards; a circle of parents is cut."""
    chain: list[Attribution] = []
    seen: set[str] = set()
    current = figure.attribution
    while current is not None and current in attributions and current not in seen:
        seen.add(current)
        chain.append(attributions[current])
        current = attributions[current].parent
    return chain


def _asserter(figure: Figure, document: Document | None, chain: list[Attribution]) -> str:
    if chain and chain[0].kind != "issuer" and chain[0].speaker is not None:
        return chain[0].speaker
    named = _named(chain[0]) if chain and chain[0].kind != "issuer" else ""
    return named or _teller(figure, document, chain)


def _teller(figure: Figure, document: Document | None, chain: list[Attribution]) -> str:
    if chain and chain[0].kind != "issuer" and chain[0].speaker is not None:
        return chain[0].speaker
    if document is not None and document.issuer is not None:
        return document.issuer.label
    return document.path if document is not None else figure.document


def _named(voice: Attribution) -> str:
    """Return who a voice is in the words of the text, where no name is known for it: "the shipping lines"; "" for "he"."""
    words = " ".join(source.text for source in voice.source).split()
    while words and words[0].lower() in ("the", "a", "an"):
        words = words[1:]
    return "" if len(words) < 2 and (not words or words[0].lower() in _PRONOUNS) else " ".join(words)


def _is_superseded(chain: Sequence[Attribution], text: str) -> bool:
    """Say whether a voice is one that told of the matter before: "earlier reports had put the toll at five"."""
    if not chain or chain[0].kind == "issuer":
        return False
    return any(_superseded().search(text, max(0, one.start - _BEFORE), one.end) for one in chain[0].source)


@cache
def _superseded() -> re.Pattern[str]:
    counts = "reports?|figures?|estimates?|counts?|tolls?|statements?|accounts?|tall(?:y|ies)|numbers?|reporting"
    return re.compile(rf"\b(?:earlier|initial|previous|prior)\s+(?:\w+\s+){{0,2}}?(?:{counts})\b", re.I)


def _of_several(chain: list[Attribution]) -> bool:
    """Say whether several bodies without a name speak: "the three hospitals say that 144 nurses have been hired"."""
    if not chain or chain[0].kind == "issuer":
        return False
    words = " ".join(source.text for source in chain[0].source).split()
    return bool(words) and words[-1].lower() in _several()


@cache
def _several() -> frozenset[str]:
    bodies = table("nouns")["bodies"]
    return frozenset(plural(noun) for noun in (*bodies["generic"], *bodies["local"])) - {*bodies["generic"]}


@cache
def _own_verbs() -> frozenset[str]:
    return word_set("nouns", "bodies", "own_verbs")


_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "who", "which", "that", "this", "you", "one"})


def _is_negative(figure: Figure) -> bool:
    value, lower, upper = figure.value, figure.lower, figure.upper
    return (
        (value is not None and value.numerator < 0)
        or (lower is not value and lower is not None and lower.numerator < 0)
        or (upper is not value and upper is not None and upper.numerator < 0)
    )


def _is_empty(figure: Figure) -> bool:
    """Say whether the bounds exclude each other, which is a slip of reading or writing, not a clash."""
    lower, upper = figure.lower, figure.upper
    if lower is None or upper is None:
        return False
    if lower is upper or (lower.numerator == upper.numerator and lower.denominator == upper.denominator):
        return figure.lower_open or figure.upper_open
    return lower > upper


def _why_not(figure: Figure, chain: list[Attribution]) -> str:
    if figure.stance != "asserts":
        return f"its voice {figure.stance} it"
    for voice in chain:
        if voice.stance in ("denies", "reports_allegation", "demands", "commits"):
            return f"an enclosing voice {voice.stance} it"
    if figure.supposed:
        return "its clause supposes or plans"
    # "Not a single truck passed from 3 to 9 May" states a count over stated days; "no obstacles" does not.
    if figure.precision == "vague" or (
        figure.precision == "universal" and not (figure.value == 0 and figure.series is not None)
    ):
        return f"its number is {figure.precision}"
    if "year" in figure.assumed:
        return "its words name a year over the turn of the year and not its days"
    if "aside" in figure.assumed:
        return "its clause tells of something else, which only speaks of it"
    if "each" in figure.assumed:
        return EACH
    if "beside" in figure.assumed:
        return BESIDE
    if "noun" in figure.assumed:
        return f"its {' and '.join(figure.assumed)} is taken from the sentences before"
    if figure.number.text.lower() in _ONE and figure.hedge is None and figure.lower == figure.upper:
        if figure.relation is None or figure.relation.cue != ITEMISED:  # "32: three here, one there and 28 ..."
            return NAMED
    if figure.change in ("up", "down"):
        return "it is a change, not a count"
    if figure.lower is None and figure.upper is None:
        return "its words set no bound"
    if _is_empty(figure):
        return "no number is within its bounds"
    if figure.kind in ("flow", "stock", "average") and _is_negative(figure):
        return "it counts less than nothing"
    if figure.window is not None and figure.window.kind == "past":
        return "its window is rough"
    if figure.window is not None and not _is_ordinary(figure.window):
        return "its window is turned round or at the edge of the calendar"
    return ""


_BEFORE = 20  # characters before the words for a voice
_ONE = frozenset({"one", "a", "an"})
_SENTENCE = 200  # characters before a number in which "you write that" may stand
_NEAR_CUE = 40  # characters between a verb of saying and the words for when it was said
_IN_BRACKETS = re.compile(r"[^()]*\([^()]*")


@cache
def _addressed() -> re.Pattern[str]:
    """Words of a letter that lead what the one it is written to has said: "you write that", "your last bulletin says"."""
    verbs = "|".join(sorted(map(re.escape, table("answers")["telling"])))
    return re.compile(rf"\b[Yy]ou(?:r\s+(?:[\w-]+\s+){{1,4}}?|\s+)(?:have\s+|has\s+)?(?:{verbs})\b[^.;!?]*\Z")


def _window_elsewhere(figure: Figure, chain: Sequence[Attribution], text: str, days: Sequence[PlacedTimex]) -> str:
    """Say why the window may not be the figure's own, "" if it is.

    "9,400 passengers (same week last year: 17,800)": days in brackets go with the number in the brackets. "310 people
    have been killed since 1 March, the army said in April": until when is told by the day of saying, not by the document.
    """
    window = figure.window
    if window is None or window.start is None or window.end is None:
        return ""
    if figure.end <= window.start and _IN_BRACKETS.fullmatch(text, figure.end, window.start):
        if re.compile(r"[^()]*\d[^()]*\)").match(text, window.end):
            return "its days stand in brackets with another number"
    if window.kind not in ("since", "after") or window.anchor is None or not chain or chain[0].kind == "issuer":
        return ""
    for cue in chain[0].cue:
        for timex in days:
            gap = max(timex.start - cue.end, cue.start - timex.end)
            inside = window.start <= timex.start < window.end
            if (
                inside
                or gap > _NEAR_CUE
                or re.search(r"[.!?;]\s", text[min(cue.end, timex.end) : max(cue.start, timex.start)])
            ):
                continue
            if timex.last != window.last:
                return "its voice said so at another time"
    return ""


def _is_ordinary(window: Period) -> bool:
    """Say whether the days come in their order and leave room for a day more or less."""
    first, last = window.first or window.last, window.last or window.first
    if first is None or last is None:
        return True
    if window.first_latest is None and window.last_earliest is None:
        return EARLIEST < first <= last < LATEST
    first_latest, last_earliest = window.first_latest or first, window.last_earliest or last
    in_order = first <= last and first <= first_latest and last_earliest <= last
    return in_order and min(first, last_earliest) > EARLIEST and max(last, first_latest) < LATEST
