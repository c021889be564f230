"""Give every document its own voice, and every speaker its name: the outermost link of each chain.

The issuer's voice covers the whole document and is the default: what stands in nobody else's mouth is its claim.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from countersay.lexicon.load import table
from countersay.model import Attribution, Document, Figure, Name, Span, identify
from countersay.model.quick import altered


def issuer_voice(document: Document) -> Attribution:
    """Return the attribution of a document's whole text to its issuer; the speaker is None if none is stated."""
    issuer = document.issuer
    return Attribution(
        id=identify("a", document.id, "issuer"),
        document=document.id,
        kind="issuer",
        content=(Span(0, max(1, document.chars)),),
        speaker=issuer.label if issuer is not None else None,
    )


def complete_voices(
    documents: Sequence[Document], attributions: Sequence[Sequence[Attribution]], names: Sequence[Name]
) -> tuple[Attribution, ...]:
    """Return all attributions, each document's issuer first, with parents and the names of speakers filled in.

    `attributions` are by document, in the order of `documents`.
    """
    at = _mentions(names)
    companies = _by_first_word(documents)
    completed: list[Attribution] = []
    for document, found in zip(documents, attributions, strict=True):
        own = issuer_voice(document)
        completed.append(own)
        said = {own.id: own.speaker}
        named = [_name(attribution, at, document.text) for attribution in found]
        known = _known(found, named)
        for attribution, name in zip(found, named, strict=True):
            speaker = speaker_label(attribution.speaker) if attribution.speaker else None
            if speaker is None and _is_own(attribution):
                speaker = said.get(attribution.parent or own.id)
            elif speaker is not None and speaker.lower() in _COMPANY:
                speaker = _only_company(document, companies) or speaker
            said[attribution.id] = speaker
            completed.append(
                altered(
                    attribution,
                    parent=attribution.parent or own.id,
                    speaker=speaker,
                    speaker_name=name or known.get(attribution.speaker or ""),
                )
            )
    return tuple(completed)


def _known(found: Sequence[Attribution], named: Sequence[str | None]) -> dict[str, str]:
    """Return the name of each speaker that a document names elsewhere: "the statement" is the ministry's; none of two."""
    names: dict[str, set[str]] = {}
    for attribution, name in zip(found, named, strict=True):
        if name is not None and attribution.speaker is not None:
            names.setdefault(attribution.speaker, set()).add(name)
    return {speaker: next(iter(ids)) for speaker, ids in names.items() if len(ids) == 1}


def _is_own(attribution: Attribution) -> bool:
    """Say whether the voice round it speaks of itself: "we reiterate", "I told the board"."""
    return bool(attribution.source) and attribution.source[0].text.lower() in ("we", "i")


_COMPANY = frozenset({"company", "group", "firm", "corporation"})


@cache
def _suffix() -> re.Pattern[str]:
    words = sorted(table("cues")["speakers"]["companies"].split(), key=len, reverse=True)
    return re.compile(rf"(?<=[\w.] )(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)


def _by_first_word(documents: Sequence[Document]) -> dict[str, list[str]]:
    """Return the publishing companies of the corpus by the word that tells each from others."""
    labels = {d.issuer.label for d in documents if d.issuer is not None and _suffix().search(d.issuer.label)}
    found: dict[str, list[str]] = {}
    for label in sorted(labels):
        if first := _first(label):
            found.setdefault(first, []).append(label)
    return found


def _only_company(document: Document, companies: Mapping[str, Sequence[str]]) -> str | None:
    """Return the one publishing company of the corpus that a document names, if it names no other company.

    "The company says" in a union's statement about Veltran is Veltran, if Veltran plc publishes another document.
    """
    words = set(re.findall(r"\w+", document.text)) if companies else set()
    named = [label for word in words for label in companies.get(word, ())]
    if len(named) != 1:
        return None
    own = _first(named[0])
    others = re.findall(r"\b([A-Z]\w+)(?: [A-Z]\w+){0,3} (?:plc|Ltd|Inc|LLC|AG|GmbH|Corp|Limited)\b", document.text)
    return named[0] if all(other == own for other in others) else None


def _first(label: str) -> str:
    """The first word of a company's name that tells it from others."""
    return next(iter(re.findall(r"[A-Z]\w{3,}", label)), "")


@cache
def _undated() -> re.Pattern[str]:
    months = "January|February|March|April|May|June|July|August|September|October|November|December"
    return re.compile(rf"(?:,\s*|\s+)(?:\d{{1,2}}\s+)?(?:{months})\s+(?:\d{{1,2}},\s+)?\d{{4}}$|,\s*\d{{4}}$", re.I)


@cache
def _address() -> re.Pattern[str]:
    return re.compile(r"<?https?://(?:www\.)?([\w.-]+)\S*")


@lru_cache(maxsize=16_384)
def speaker_label(written: str) -> str | None:
    """Return how a speaker is shown: on one line, without the date of a credit; None for what cannot speak.

    >>> speaker_label("Harbour News Agency, May 2022"), speaker_label("<http://www.alm.example/a>, August 2022")
    ('Harbour News Agency', 'alm.example')
    >>> speaker_label("the amount of shells"), speaker_label("two officials")
    (None, 'two officials')
    >>> speaker_label("guild"), speaker_label("coalition of farmers")
    ('guild', 'coalition of farmers')
    """
    label = _undated().sub("", " ".join(written.split()))
    address = _address().search(label)
    if address is not None:
        rest = _address().sub("", label).strip(" ,;<>")
        label = rest or address[1]
    label = label.strip(" *_<>,;:")
    if not label or not any(character.isalpha() for character in label):
        return None
    if label == label.lower() and "." not in label:
        words = re.findall(r"[a-z]+", label)
        people = {*words, *(word.removesuffix("s") for word in words), *(word.removesuffix("es") for word in words)}
        return label if people & _speakers() else None
    return label


@cache
def _speakers() -> frozenset[str]:
    nouns, cues = table("nouns"), table("cues")["speakers"]
    told = " ".join(cues[kind] for kind in ("persons", "roles", "agents", "bodies", "heard")).split()
    doers = table("allegations")["agents"]["nouns"]
    return frozenset(
        [*told, *doers, *nouns["bodies"]["generic"], *nouns["bodies"]["speak"], *nouns["narrower"]["person"], "people"]
    )


def _mentions(names: Sequence[Name]) -> Mapping[tuple[str, int], list[tuple[int, str]]]:
    """Mentions by document and first character: (end, id of the name)."""
    found: dict[tuple[str, int], list[tuple[int, str]]] = {}
    for name in names:
        for mention in name.mentions:
            found.setdefault((mention.document, mention.start), []).append((mention.end, name.id))
    return found


def _name(attribution: Attribution, at: Mapping[tuple[str, int], list[tuple[int, str]]], text: str) -> str | None:
    """The name in the source that is the speaker's; else the longest that starts it, past an article.

    A possessive is not the speaker: in "Tevmar's foreign minister, Lyora Anzhet" Tevmar does not speak.
    """
    for source in attribution.source[:1]:
        for start in range(source.start, source.end):
            for end, name in at.get((attribution.document, start), []):
                if attribution.speaker and end <= source.end and text[start:end] == attribution.speaker:
                    return name
        last = source.start + len(_gloss().sub("", text[source.start : source.end]))
        for start in range(source.start + 1, last):
            for end, name in at.get((attribution.document, start), []):
                if end == last and _is_of(text[source.start : start]):
                    return name
        start = source.start
        for article in ("the ", "The "):
            if source.text.startswith(article) and (attribution.document, start) not in at:
                start += len(article)
        options = [
            option
            for option in at.get((attribution.document, start), [])
            if option[0] <= source.end and text[option[0] : option[0] + 2] not in ("'s", "’s")
        ]
        if options:
            return max(options)[1]
    return None


@cache
def _gloss() -> re.Pattern[str]:
    return re.compile(r"\s+\([^()]*\s[^()]*\)$")


@cache
def _hanging() -> frozenset[str]:
    return frozenset((*table("cues")["grammar"]["hanging"].split(), "and", "or", "&"))


def _is_of(before: str) -> bool:
    """Say whether words before a name only tell what or whose it is: "Vesta's ", "the Zorn agency ", "state broadcaster "."""
    words = before.lower().removeprefix("the ").split()
    return bool(words) and before.endswith(" ") and "," not in before and _hanging().isdisjoint(words)


def settle_voices(figures: Sequence[Figure], documents: Sequence[Document]) -> tuple[Figure, ...]:
    """Put every figure that nobody else says into its issuer's mouth."""
    own = {document.id: issuer_voice(document).id for document in documents}
    return tuple(
        figure if figure.attribution else altered(figure, attribution=own[figure.document]) for figure in figures
    )
