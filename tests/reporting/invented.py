"""A record made by hand: an invented dispute about a ferry, with every kind of row and some hostile text."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from countersay.model import (
    Allegation,
    Attribution,
    BlockedPair,
    Certificate,
    CertificateRow,
    Citation,
    Commitment,
    Decision,
    Distance,
    Document,
    Event,
    EventMention,
    Figure,
    Finding,
    Implied,
    Issue,
    Issued,
    Issuer,
    LedgerEntry,
    Mention,
    Name,
    Party,
    Period,
    PlacedTimex,
    ReadingOutcome,
    Record,
    Series,
    SeriesLink,
    Span,
    Term,
    Utterance,
    VoiceShare,
    extent,
    identify,
)

HARBOUR = """Harbour Office of Velm
Statement on the Tarn ferry, 14 May 2031

From 1 April to 10 May 2031, 1,240 carts crossed on the Tarn ferry, including 310 carts of grain, which is 25% \
of the total. The crossing has never been closed.

The director, Ada Lorn, said that the guild's clerk had told her “some 900 carts crossed by 30 April”. Between \
1 May and 10 May another 412 carts crossed. The so-called “stoppage” is an invention, Ms Lorn said. Under \
Article 4 of the Ferry Convention the guild must publish its books.

The chain broke on 3 May 2031. See ledger No. 17/b, page 9, and 88-12 of the annex.
"""

GUILD = """Guild of Tarn Ferrymen: what happened at the crossing
20 May 2031

The crossing was stopped for 12 days. Our books show 1,690 carts from 1 April to 10 May 2031, of which 410 \
carried grain and 1,280 anything else. On 10 May 36 carts were waiting.

The chain broke on 4 May 2031, and Velm had been warned. Velm breaches Article 4 of the Ferry Convention.

Tarn (also written Tharn) counted “dozens of carts” turned back [3].

[3] Tarn Almanac, 2030, https://almanac.example/tarn?page=3
"""

OUTLET = """Ferry: 1,240 carts crossed, says Velm

"><img src=x onerror=alert(1)> <script>alert("carts")</script> A total of 1,240 carts crossed since 1 April, \
the director of the Harbour Office said. "Our clerk says that a ferryman told him 'no cart was ever refused'," \
she added.

The toll was \u202e35\u202c crowns\x07 a cart & a horse <b>free</b>. An average of 31 carts a day crossed, \
about 60% of them loaded.

""" + "carts " * 834 + "\n"  # fmt: skip

NAMES = ("a-harbour.txt", "b-guild.txt", "c-outlet & <co>.txt")


def documents() -> tuple[Document, ...]:
    texts = (HARBOUR, GUILD, OUTLET)
    rows = [
        Document(id=identify("d", text), path=path, sha256="0" * 64, text_sha256=identify("t", text), text=text)
        for path, text in zip(NAMES, texts, strict=True)
    ]
    return (
        replace(
            rows[0],
            title="Statement on the Tarn ferry",
            language="en",
            issuer=Issuer(label="Harbour Office of Velm", start=0, end=22),
            issued=Issued(value="2031-05-14"),
            party="velm",
        ),
        replace(
            rows[1],
            issuer=Issuer(label="Guild of Tarn Ferrymen", inferred=True),
            issued=Issued(value="2031-05-20", inferred=True),
            party="guild",
        ),
        replace(rows[2], title="Ferry: 1,240 carts <b>crossed</b>", copies=("copy.txt",)),
    )


class Builder:
    """Cuts rows out of the texts by their words, so that every offset is real."""

    def __init__(self) -> None:
        self.documents = documents()
        self.figures: dict[str, Figure] = {}
        self.voices: dict[str, Attribution] = {}
        self.times: dict[str, PlacedTimex] = {}

    def span(self, letter: str, words: str, within: str = "") -> tuple[Document, int, int]:
        document = self.documents["ABC".index(letter)]
        base = document.text.index(within) if within else 0
        start = document.text.index(words, base)
        return document, start, start + len(words)

    def figure(self, key: str, letter: str, words: str, digits: str, within: str = "", **fields: Any) -> Figure:
        document, start, end = self.span(letter, words, within)
        at = document.text.index(digits, start)
        row: dict[str, Any] = {
            "id": identify("f", document.id, start, end),
            "document": document.id,
            "start": start,
            "end": end,
            "text": words,
            "number": extent(document.text, at, at + len(digits)),
            "kind": "flow",
            "counted": "cart",
            "series": "s-carts",
        }
        if digits.replace(",", "").isdigit():
            value = Fraction(digits.replace(",", ""))
            row |= {"value": value, "lower": value, "upper": value}
        self.figures[key] = Figure(**(row | fields))
        return self.figures[key]

    def voice(self, key: str, letter: str, content: str, source: str, cue: str, **fields: Any) -> Attribution:
        document, start, end = self.span(letter, content)
        _, first, last = self.span(letter, source)
        _, begin, stop = self.span(letter, cue)
        self.voices[key] = Attribution(
            id=identify("a", document.id, start, end, source),
            document=document.id,
            content=(Span(start, end),),
            source=(extent(document.text, first, last),),
            cue=(extent(document.text, begin, stop),),
            **fields,
        )
        return self.voices[key]

    def time(self, key: str, letter: str, words: str, value: str | None, first: date, last: date) -> PlacedTimex:
        document, start, end = self.span(letter, words)
        self.times[key] = PlacedTimex(
            id=identify("t", document.id, start, end),
            document=document.id,
            start=start,
            end=end,
            text=words,
            type="DATE",
            value=value,
            first=first,
            last=last,
        )
        return self.times[key]

    def entry(self, letter: str, words: str, name: Any, reason: str, within: str = "") -> LedgerEntry:
        document, start, end = self.span(letter, words, within)
        return LedgerEntry(document=document.id, start=start, end=end, text=words, list=name, reason=reason)


APRIL, MAY_10 = date(2031, 4, 1), date(2031, 5, 10)
SPRING = Period(first=APRIL, last=MAY_10, kind="between")


def _claims(build: Builder) -> None:
    a = build.voice("lorn", "A", "the guild's clerk had told her “some 900 carts crossed by 30 April”",
                    "The director, Ada Lorn,", "said", kind="indirect", speaker="Ada Lorn")  # fmt: skip
    clerk = build.voice("clerk", "A", "some 900 carts crossed by 30 April", "the guild's clerk", "had told",
                        kind="direct", speaker="the guild's clerk", parent=a.id, stance="hedges")  # fmt: skip
    she = build.voice("she", "C", "Our clerk says that a ferryman told him 'no cart was ever refused',", "she", "added",
                      kind="direct", speaker="the director of the Harbour Office")  # fmt: skip
    second = build.voice("second", "C", "a ferryman told him 'no cart was ever refused'", "Our clerk", "says",
                         kind="indirect", parent=she.id)  # fmt: skip
    third = build.voice("third", "C", "no cart was ever refused", "a ferryman", "told", kind="direct", parent=second.id,
                        speaker="a ferryman")  # fmt: skip
    build.figure("total", "A", "1,240 carts", "1,240", window=SPRING, predicate="cross")
    build.figure("grain", "A", "310 carts of grain", "310", window=SPRING, qualifiers=("grain",), series="s-grain")
    build.figure("share", "A", "25%", "25", value=Fraction(25), unit="percent", kind="share", counted=None, series=None)
    april = Period(first=APRIL, last=date(2031, 4, 30), kind="until")
    build.figure("april", "A", "some 900 carts", "900", window=april, attribution=clerk.id,
                 precision="approximate", approximate=True, hedge="some", change="~")  # fmt: skip
    build.figure("may", "A", "412 carts", "412", window=Period(first=date(2031, 5, 1), last=MAY_10, kind="between"))
    build.figure("days", "B", "12 days", "12", kind="duration", unit="day", counted=None, series=None)
    build.figure("books", "B", "1,690 carts", "1,690", window=SPRING)
    build.figure("bgrain", "B", "410 carried grain", "410", window=SPRING, series="s-grain", counted="grain cart")
    build.figure("waiting", "B", "36 carts", "36", kind="stock", series="s-waiting",
                 window=Period(first=MAY_10, last=MAY_10))  # fmt: skip
    build.figure("dozens", "B", "dozens of carts", "dozens", precision="vague", lower=Fraction(24), upper=Fraction(99))
    build.figure("head", "C", "1,240 carts", "1,240")
    build.figure("again", "C", "A total of 1,240 carts", "1,240", within="A total",
                 window=Period(first=APRIL, last=date(2031, 5, 14), last_earliest=MAY_10, kind="since",
                               anchor="document"))  # fmt: skip
    build.figure("none", "C", "no cart was ever refused", "no", precision="universal", value=Fraction(0),
                 attribution=third.id, stance="denies", series=None)  # fmt: skip
    build.figure("toll", "C", "\u202e35\u202c crowns", "35", kind="money", unit="XCR", counted=None, series=None)
    build.figure(
        "mean", "C", "An average of 31 carts a day", "31", kind="average", average=True, per="day", series=None
    )
    build.figure("loaded", "C", "about 60%", "60", unit="percent", kind="share", approximate=True, hedge="about",
                 counted=None, series=None)  # fmt: skip
    build.time("spring", "A", "From 1 April to 10 May 2031", None, APRIL, MAY_10)
    build.time("april", "A", "30 April", "2031-04-30", date(2031, 4, 30), date(2031, 4, 30))
    build.time("third", "A", "3 May 2031", "2031-05-03", date(2031, 5, 3), date(2031, 5, 3))
    build.time("fourth", "B", "4 May 2031", "2031-05-04", date(2031, 5, 4), date(2031, 5, 4))


def _certificate(build: Builder) -> Certificate:
    def term(coefficient: int) -> tuple[Term, ...]:
        days = {"after": APRIL - timedelta(days=1), "through": MAY_10}
        return (Term(series="s-carts", coefficient=Fraction(coefficient), **days),)

    rows = (
        CertificateRow(claim=build.figures["total"].id, axiom=None, multiplier=Fraction(1), terms=term(1),
                       sense="upper", bound=Fraction(1240)),
        CertificateRow(claim=build.figures["books"].id, axiom=None, multiplier=Fraction(1), terms=term(-1),
                       sense="lower", bound=Fraction(-1690)),
        CertificateRow(claim=None, axiom="non_negative", multiplier=Fraction(1, 2), terms=(), sense="axiom",
                       bound=Fraction(0)),
    )  # fmt: skip
    return Certificate(rows=rows, sum=Fraction(-450))


def _findings(build: Builder) -> tuple[Finding, ...]:
    def of(*keys: str) -> dict[str, Any]:
        rows = [build.figures[key] for key in keys]
        names = tuple(dict.fromkeys(row.document for row in rows))
        return {"figures": tuple(row.id for row in rows), "documents": names}

    certificate = _certificate(build)
    small = replace(certificate, sum=Fraction(-451))
    return (
        Finding(
            id="x-0001", relation="contradiction", kind="running-total",
            sentence="1,240 and 1,690 carts are given for the same forty days.",
            steps=("1 April to 10 May: at most 1,240 carts (A)", "1 April to 10 May: at least 1,690 carts (B)",
                   "1,690 − 1,240 = 450 carts too many"),
            readings=(ReadingOutcome(label="plain", feasible=False), ReadingOutcome(label="ends:last_out",
                      feasible=False)), certificate=certificate, size=Fraction(450), size_percent=Fraction(2663, 100),
            strength="high", **of("total", "books"),
        ),
        Finding(
            id="x-0002", relation="tension", kind="running-total",
            sentence="About 900 carts by 30 April and 412 in May come to more than 1,240.",
            steps=("900 + 412 = 1,312", "1,312 − 1,240 = 72", "They can all hold if taken so: loosely."),
            dissolved_by=("hedge:whole_unit", "scope:other + ends:first_out"), alternatives=2,
            certificate=small, size=Fraction(72), size_percent=Fraction(55, 10), strength="low",
            **of("total", "april", "may"),
        ),
        Finding(
            id="x-0003", relation="tension", kind="event-date", sentence="The chain breaks on two days.",
            events=("e-chain",), timexes=(build.times["third"].id, build.times["fourth"].id), size=Fraction(1),
            trivial=True, strength="low",
        ),
        Finding(id="x-0004", relation="adds_up", kind="share", sentence="310 of 1,240 is 25 %.",
                steps=("310 ÷ 1,240 = 25 %",), **of("total", "grain", "share")),
        Finding(id="x-0005", relation="later_update", kind="running-total", sentence="1,240 follows 900.",
                **of("april", "total")),
        Finding(id="x-0006", relation="revision", kind="same-window", sentence="1,240 is given again.",
                **of("total", "again")),
        Finding(id="x-0007", relation="other_scope", kind="scope", sentence="All carts and grain carts.",
                **of("total", "bgrain")),
        Finding(id="x-0008", relation="other_definition", kind="definition", sentence="Crossed and waiting.",
                **of("books", "waiting")),
        Finding(id="x-0009", relation="refinement", kind="refinement", sentence="1,240 refines 900.",
                **of("april", "total")),
        Finding(id="x-0010", relation="spread", kind="estimates", sentence="310 and 410 carts of grain.",
                **of("grain", "bgrain")),
        Finding(id="x-0011", relation="repetition", kind="repetition", sentence="Twice 1,240 carts.",
                attributions=(build.voices["clerk"].id,), **of("total", "again")),
    )  # fmt: skip


def _groups(build: Builder) -> dict[str, Any]:
    a, b, c = build.documents
    series = (
        Series(id="s-carts", label="carts that crossed", kind="flow", counted="cart", place="Tarn ferry",
               figures=tuple(build.figures[key].id for key in ("april", "total", "may", "books", "again"))),
        Series(id="s-grain", label="carts of grain", kind="flow", counted="cart", qualifiers=("grain",),
               figures=(build.figures["grain"].id, build.figures["bgrain"].id)),
        Series(id="s-waiting", label="carts waiting", kind="stock", counted="cart",
               figures=(build.figures["waiting"].id,)),
    )  # fmt: skip
    claims = (build.figures["total"].id, build.figures["may"].id)
    implied = (
        Implied(id="i-1", series="s-carts", first=APRIL, last=date(2031, 4, 30), lower=Fraction(828),
                upper=Fraction(900), per_day=(Fraction(828, 30), Fraction(30)), claims=claims),
        Implied(id="i-2", series="s-carts", first=APRIL, last=MAY_10, lower=Fraction(1240), upper=Fraction(1690),
                per_day=(Fraction(31), Fraction(1690, 40)), claims=claims, conflicted=True),
        Implied(id="i-3", series="s-carts", first=APRIL, last=date(2031, 5, 14), lower=Fraction(1240), upper=None,
                per_day=(Fraction(1240, 44), None)),
    )  # fmt: skip

    def mention(letter: str, words: str, when: date) -> EventMention:
        document, start, end = build.span(letter, words)
        return EventMention(document=document.id, start=start, end=end, text=words, first=when, last=when)

    def says(letter: str, words: str, speaker: str | None = None) -> Utterance:
        document, start, end = build.span(letter, words)
        return Utterance(speaker=speaker, document=document.id, start=start, end=end)

    closed = says("A", "The crossing has never been closed.")
    stopped = says("B", "The crossing was stopped for 12 days.")
    _, start, end = build.span("B", "https://almanac.example/tarn?page=3")
    _, first, last = build.span("B", "Tarn Almanac, 2030")
    supported = build.span("B", "dozens of carts")
    article = build.span("B", "Velm breaches Article 4 of the Ferry Convention.")
    so_called = build.span("A", "so-called “stoppage”")
    return {
        "series": series,
        "implied": implied,
        "links": (
            SeriesLink(id="l-1", kind="subset", left="s-grain", right="s-carts", reason="grain narrows carts"),
            SeriesLink(id="l-2", kind="unsure", left="s-carts", right="s-waiting", reason="crossed / waiting"),
        ),
        "events": (
            Event(
                id="e-chain",
                label="the chain breaks",
                mentions=(
                    mention("A", "The chain broke on 3 May 2031", date(2031, 5, 3)),
                    mention("B", "The chain broke on 4 May 2031", date(2031, 5, 4)),
                ),
                place="Tarn",
            ),
        ),
        "allegations": (
            Allegation(id="q-1", topic="Was the crossing stopped?", alleged_by=(stopped,), denied_by=(closed,),
                       reply="in_corpus"),
            Allegation(id="q-2", topic="Were carts turned back?", alleged_by=(says("B", "turned back"),)),
            Allegation(id="q-3", topic="Was the crossing closed?", alleged_by=(closed,), affirmed_by=(stopped,)),
        ),
        "commitments": (
            Commitment(id="k-1", document=b.id, start=article[1], end=article[2], instrument="Ferry Convention",
                       article="Article 4", accused="Velm", said_by="Guild of Tarn Ferrymen", stance="breach"),
        ),
        "citations": (
            Citation(id="c-1", document=b.id, start=first, end=last, source="Tarn Almanac", date="2030",
                     url="https://almanac.example/tarn?page=3", supports=Span(*supported[1:]), kind="footnote",
                     side="issuer"),
            Citation(id="c-2", document=b.id, start=start, end=end, source="a page", url="javascript:alert(1)"),
        ),
        "distance": (Distance(document=a.id, start=so_called[1], end=so_called[2], kind="so_called"),),
        "voices": (
            VoiceShare(id="v-1", party="velm", speaker=None, documents=1, words=90, claims=5, own_voice=True),
            VoiceShare(id="v-2", party="guild", speaker=None, documents=1, words=70, claims=5, own_voice=True),
            VoiceShare(id="v-3", party="orrin", speaker=None, documents=0, words=0, claims=0, own_voice=False),
            VoiceShare(id="v-4", party=None, speaker="Ada Lorn", documents=1, words=22, claims=1, own_voice=True),
        ),
        "names": (
            Name(id="n-tarn", kind="place", forms=("Tarn", "Tharn"), mentions=(
                Mention(document=a.id, start=a.text.index("Tarn"), end=a.text.index("Tarn") + 4, text="Tarn"),
                Mention(document=b.id, start=b.text.index("Tharn"), end=b.text.index("Tharn") + 5, text="Tharn"),
            )),
            Name(id="n-velm", kind="place", forms=("Velm",), mentions=()),
        ),
        "blocked": (
            BlockedPair(id="b-1", figures=(build.figures["head"].id, build.figures["books"].id),
                        reason="document C has no date", unlock=f'[documents."{c.path}"]\ndate = "2031-05"'),
        ),
        "ledger": (
            build.entry("A", "1,240", "figure", "count"),
            build.entry("A", "310", "figure", "count"),
            build.entry("A", "14", "date", "day"),
            build.entry("A", "9", "trap", "page_number", within="page 9"),
            build.entry("A", "88-12", "unresolved", "no_rule"),
            build.entry("B", "2030", "date", "year"),
        ),
        "issues": (
            Issue(code="document-undated", message="C has no date <i>anywhere</i>.", document=c.id, path=c.path),
            Issue(code="input-empty", message="A file holds no text.", path="empty.pdf"),
        ),
        "decisions": (Decision(id="r-1", target="x-0009", verdict="dismissed", reviewer="A. Editor", note="fine"),),
    }  # fmt: skip


def invented() -> Record:
    """Return the whole record; every relation, list and kind of row occurs in it."""
    build = Builder()
    _claims(build)
    return Record(
        parties=(
            Party(id="velm", label="Town of Velm"),
            Party(id="guild", label="Guild of Tarn Ferrymen"),
            Party(id="orrin", label="Council of Orrin"),
        ),
        documents=build.documents,
        figures=tuple(build.figures.values()),
        attributions=tuple(build.voices.values()),
        timexes=tuple(build.times.values()),
        findings=_findings(build),
        **_groups(build),
    )
