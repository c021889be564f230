"""Count who speaks and who is only spoken about, and tell the side of cited sources.

Plain counting, nothing weighed:
- A party is heard in its own voice through the documents it issues: their number, their words, and the figures in them
  that no other voice is given for. A declared party without a document has `own_voice` False; its numbers then say what
  other documents put into the mouths of speakers that bear its name.
- A speaker is heard through what is attributed to it: documents, words of the attributed content (overlaps once),
  figures in that content. `own_voice` is True for issuers of a document, False for those whom others quote.
- A name of a person, body, country or group that never speaks has no words and no claims: it is only spoken about, in
  so many documents.
A word is a run of characters without white space that holds a letter or digit.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from countersay.linking.name_keys import country_of, plain
from countersay.linking.origins import origins_of
from countersay.model import Attribution, Citation, Document, Figure, Name, Party, VoiceShare, identify

_SPOKEN_ABOUT = frozenset(("person", "organisation", "country", "group"))


_LETTER = re.compile(r"\w")


def count_words(text: str) -> int:
    """Count the words of `text`.

    >>> count_words("Two died – so they say.")
    5
    """
    return sum(1 for word in text.split() if word.isalnum() or _LETTER.search(word))


def voice_balance(
    documents: Sequence[Document],
    attributions: Sequence[Attribution],
    figures: Sequence[Figure],
    names: Sequence[Name],
    parties: Sequence[Party] = (),
) -> tuple[VoiceShare, ...]:
    """Return the shares of parties, then of speakers, then of names only spoken about; each part sorted.

    Parties come by id, speakers by words and then label, names by documents and then label.

    >>> voice_balance([], [], [], [], [Party(id="alm", label="Alm")])[0].own_voice
    False
    """
    texts = {document.id: document.text for document in documents}
    issued = {d.id: (d.issuer.label if d.issuer else None) for d in documents}
    spoken = [a for a in attributions if a.kind != "issuer" and a.document in texts and _speaker(a) is not None]
    speakers = _speakers(spoken, figures, texts, issued, {d.id: d.party for d in documents})
    shares = [*_parties(documents, attributions, figures, parties, speakers), *speakers]
    heard = {plain(share.speaker) for share in speakers if share.speaker}
    heard_ids = {a.speaker_name for a in attributions if a.speaker_name}
    heard |= {plain(label) for label in issued.values() if label}
    return (*shares, *_silent(names, heard, heard_ids, set(texts)))


def _speaker(attribution: Attribution) -> str | None:
    return attribution.speaker_name or attribution.speaker


def _parties(
    documents: Sequence[Document],
    attributions: Sequence[Attribution],
    figures: Sequence[Figure],
    parties: Sequence[Party],
    speakers: Sequence[VoiceShare],
) -> list[VoiceShare]:
    labels = {party.id: party.label for party in parties}
    others = {a.id for a in attributions if a.kind != "issuer"}
    own: dict[str, list[Document]] = {
        party: [] for party in sorted({*labels, *(d.party for d in documents if d.party)})
    }
    for document in documents:
        if document.party:
            own[document.party].append(document)
    shares = []
    for party, issued in own.items():
        ids = {document.id for document in issued}
        claims = sum(1 for figure in figures if figure.document in ids and figure.attribution not in others)
        words = sum(count_words(document.text) for document in issued)
        count = len(issued)
        if not issued:
            quoted = [share for share in speakers if share.speaker and _bears(share.speaker, labels.get(party, party))]
            count, words, claims = (
                max((share.documents for share in quoted), default=0),
                sum(share.words for share in quoted),
                sum(share.claims for share in quoted),
            )
        shares.append(
            VoiceShare(
                id=identify("v", "party", party),
                party=party,
                speaker=None,
                documents=count,
                words=words,
                claims=claims,
                own_voice=bool(issued),
            )
        )
    return shares


def _bears(speaker: str, label: str) -> bool:
    """Say whether a speaker is a party by name: the same form, or the same country."""
    country = country_of(label)
    return plain(speaker) == plain(label) or (country is not None and country_of(speaker) == country)


def _speakers(
    spoken: Sequence[Attribution],
    figures: Sequence[Figure],
    texts: Mapping[str, str],
    issued: Mapping[str, str | None],
    party_of: Mapping[str, str | None],
) -> list[VoiceShare]:
    by_speaker: dict[str, list[Attribution]] = {}
    for attribution in spoken:
        by_speaker.setdefault(_speaker(attribution) or "", []).append(attribution)
    counts: dict[str, int] = {}
    for figure in figures:
        if figure.attribution is not None:
            counts[figure.attribution] = counts.get(figure.attribution, 0) + 1
    issued_by: dict[str, list[str]] = {}
    for document, issuer in sorted(issued.items()):
        if issuer:
            issued_by.setdefault(plain(issuer), []).append(document)
    shares = []
    for key in sorted(by_speaker):
        mine = by_speaker[key]
        label = min((a.speaker for a in mine if a.speaker), default=key)
        own = issued_by.get(plain(label), [])
        shares.append(
            VoiceShare(
                id=identify("v", "speaker", key),
                party=party_of[own[0]] if own else None,
                speaker=label,
                documents=len({a.document for a in mine} | set(own)),
                words=_words_said(mine, texts),
                claims=sum(counts.get(a.id, 0) for a in mine),
                own_voice=bool(own),
            )
        )
    return sorted(shares, key=lambda share: (-share.words, share.speaker or ""))


def _words_said(attributions: Iterable[Attribution], texts: Mapping[str, str]) -> int:
    """Count the words of the contents, what stands in two contents once."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for attribution in attributions:
        for span in attribution.content:
            spans.setdefault(attribution.document, []).append((span.start, span.end))
    total = 0
    for document, found in spans.items():
        reached = 0
        for start, end in sorted(found):
            start = max(start, reached)
            if start < end:
                total += count_words(texts[document][start:end])
                reached = end
    return total


def _silent(names: Sequence[Name], heard: set[str], heard_ids: set[str], documents: set[str]) -> list[VoiceShare]:
    """Return the names that are mentioned but never speak."""
    shares = []
    for name in names:
        where = {mention.document for mention in name.mentions} & documents
        if (
            name.kind not in _SPOKEN_ABOUT
            or not where
            or name.id in heard_ids
            or {plain(f) for f in name.forms} & heard
        ):
            continue
        shares.append(
            VoiceShare(
                id=identify("v", "name", name.id),
                party=None,
                speaker=name.forms[0],
                documents=len(where),
                words=0,
                claims=0,
                own_voice=False,
            )
        )
    return sorted(shares, key=lambda share: (-share.documents, share.speaker or "", share.id))


def place_sides(
    citations: Sequence[Citation], documents: Sequence[Document], outlets: Mapping[str, str]
) -> tuple[Citation, ...]:
    """Fill in `side` where the user's table of outlets tells it; the others stay as they are.

    Args:
        outlets: name or domain of an outlet to the party it speaks for, or to "third".

    >>> c = Citation(id="c", document="d", start=0, end=9, source="Alm Daily", url="https://news.alm.example/1")
    >>> place_sides([c], [], {"alm.example": "third"})[0].side
    'third'
    """
    party_of = {document.id: document.party for document in documents}
    table = {plain(outlet): handle for outlet, handle in outlets.items()}
    return tuple(_with_side(citation, party_of.get(citation.document), table) for citation in citations)


def _named_within(source: str, table: Mapping[str, str]) -> str | None:
    """The handle of the one outlet named in a longer source, outside the title of a work: '"Who pays?", Alm Post'."""
    untitled = re.sub(r"[\"“„«][^\"”»]{0,300}[\"”»]", " ", source)
    key = _worded(untitled)
    found = {handle for outlet, handle in table.items() if _worded(outlet) in key and outlet}
    return next(iter(found)) if len(found) == 1 else None


def _worded(name: str) -> str:
    return " " + " ".join(re.findall(r"[^\W_]+", name.lower())) + " "


def _with_side(citation: Citation, party: str | None, table: Mapping[str, str]) -> Citation:
    host = re.sub(r"^(?:https?://)?(?:www\.)?", "", citation.url or "").split("/", 1)[0].lower()
    parts = host.split(".")
    candidates = [plain(citation.source), *(".".join(parts[k:]) for k in range(len(parts) - 1))]
    handle = next((table[key] for key in candidates if key in table), None) or _named_within(citation.source, table)
    if handle is None:
        return citation
    if handle == "third":
        return replace(citation, side="third")
    if party is None:
        return citation
    return replace(citation, side="issuer" if handle == party else "other")


_LEAST = 3  # words that a note must have before their absence from the claim says anything
_HEAD = 600  # code points of a document in which it says what it is
_BESIDE = 200  # code points: the source of a quotation is often named beside it
_EMPTY = frozenset(
    [
        "the",
        "and",
        "for",
        "with",
        "from",
        "that",
        "this",
        "these",
        "those",
        "was",
        "were",
        "are",
        "has",
        "have",
        "had",
        "not",
        "its",
        "their",
        "his",
        "her",
        "our",
        "you",
        "who",
        "which",
        "will",
        "would",
        "can",
        "could",
        "about",
        "into",
        "over",
        "after",
        "before",
        "under",
        "more",
        "than",
        "http",
        "https",
        "www",
        "com",
        "org",
        "net",
        "html",
        "pdf",
        "news",
        "report",
        "press",
        "release",
        "statement",
        "article",
        "page",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ]
)


def _by_its_short_name(source: str, issuer: str) -> bool:
    """Say whether a source is the issuer's by the first words of its name, or by "of this Office"."""
    lead = plain(source.split(",")[0])
    short = len(lead.split()) > 1 and f"{issuer} ".startswith(f"{lead} ")
    return (
        short
        or re.search(r"\b(?:of|by) this (?:office|ministry|agency|mission|commission|company|union)\b", source, re.I)
        is not None
    )


def with_notes(citations: Sequence[Citation], documents: Sequence[Document]) -> tuple[Citation, ...]:
    """Note what a reader should know of a source: that it does not obviously cover the words, is the issuer's, or returns.

    A footnote "does not obviously cover" when it says at least three words (title and address) and shares no word, name or
    number with the words that it supports. What bears the issuer's own name is on its side, whatever the table of outlets
    leaves open. Sources with the same address, or the same name and date, are one origin; who gives name and date alone means the
    one address that others give with them.

    >>> with_notes([], [])
    ()
    """
    texts = {document.id: document.text for document in documents}
    issuers = {d.id: plain(d.issuer.label) for d in documents if d.issuer is not None}
    keys = origins_of(citations)
    origins = Counter(key for key in keys if key)
    noted = []
    for citation, key in zip(citations, keys, strict=True):
        notes = []
        text = texts.get(citation.document, "")
        if citation.kind == "footnote" and citation.supports is not None and not _covers(citation, text):
            notes.append("does not obviously cover")
        issuer = issuers.get(citation.document)
        own = issuer is not None and (
            issuer in (plain(citation.source), plain(citation.source.split(",")[0]))
            or _is_own(citation.source, issuer)
            or _by_its_short_name(citation.source, issuer)
            or _of_own_series(citation.source, text[: min(_HEAD, citation.start)])
        )
        if own:
            notes.append("the issuer cites itself")
        times = origins[key] if key else 0
        if times > 1:
            notes.append(f"one origin, cited {times} times in these documents")
        side = "issuer" if own and citation.side == "unknown" else citation.side
        noted.append(replace(citation, side=side, note="; ".join(notes) or None))
    return tuple(noted)


def _is_own(source: str, issuer: str) -> bool:
    """Say whether words mean the issuer itself: "our report of 4 June", "we", or "the Ministry" of a ministry's text."""
    words = source.lower().split()
    if words[:1] in (["our"], ["we"]):
        return True
    bare = re.match(
        r"the ([A-Z]\w+)(?: (?:stated|said|reported|noted|announced|explained|wrote|declared)\b.*)?$", source
    )
    return bare is not None and bare[1].lower() in issuer.lower().split()


def _of_own_series(source: str, head: str) -> bool:
    """Say whether a source is another number of the series that the head of the document names: "bulletin no. 3"."""
    named = re.match(r"(?:the |its )?([a-z]{3,}(?: [a-z]{3,}){0,2}) no\.? ?\d", source, re.I)
    return named is not None and f"{named[1].lower()} no" in " ".join(head.lower().split())


def _covers(citation: Citation, text: str) -> bool:
    said = _stems(text[citation.start : citation.end])
    supported = citation.supports
    if len(said) < _LEAST or supported is None:
        return True
    before = text[max(0, supported.start - _BESIDE) : supported.start].rpartition("\n")[2]
    after = text[supported.end : supported.end + _BESIDE].partition("\n")[0]
    return bool(said & _stems(before + text[supported.start : supported.end] + after))


def _stems(words: str) -> frozenset[str]:
    found = re.findall(r"[^\W_]{3,}", words.lower())
    return frozenset(word[:5] for word in found if word not in _EMPTY)
