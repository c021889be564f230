"""Turn accusations and attributions into propositions: who alleges, denies or reports what.

For each accusation the voices round it are asked from the innermost outward:

1. Nobody's voice: the issuer alleges it, or denies it where it is negated.
2. A voice that asserts: it alleges, or denies where negated. Hedges, demands and promises say neither.
3. A voice that denies by its verb ("denied that A blocked the road"): it denies.
4. Claims, reports, allegations of somebody: that one is reported to allege; who denies or calls baseless denies.
5. "accused A of …": the voice alleges it of A. "We have been accused of …": somebody unnamed alleges it.
6. "alleged", "so-called", quotation marks round the predicate: the voice neither alleges nor denies.
7. "The Directors deny this", "This is not so": the reply goes to the last allegation of the two sentences before.

Negated content inside a denial, and a denial of a denial, say nothing for sure and are left out.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from countersay.extraction.accusations import Accusation, Range, accusations, forms_of, gate, repaired, words
from countersay.extraction.folded import Unit
from countersay.extraction.phrases import noun_phrase_right
from countersay.extraction.subjects import verb_subject
from countersay.extraction.tagging import tags
from countersay.extraction.tokens import tokenize
from countersay.extraction.voices_at import Voices
from countersay.lexicon.load import table
from countersay.model import Attribution, Distance, Extent, Proposition, Sentence, Span, extent

_MARKS = frozenset({'"', "“", "”", "''", "``", "«", "»"})
_LONGEST = 300
_BACK = 2  # sentences that "this" and "the allegation" may look back


def find_propositions(
    text: str,
    sentences: Sequence[Sentence],
    attributions: Sequence[Attribution],
    distance: Sequence[Distance] = (),
    document: str = "",
) -> tuple[Proposition, ...]:
    """Return the propositions of a document in text order.

    Args:
        sentences, attributions, distance: of the same text. document: its id.
    """
    voices = Voices.of(attributions)
    apart = tuple(sorted((d.start, d.end) for d in distance))
    found: list[Proposition] = []
    recent: list[list[Proposition]] = []
    for sentence in sentences:
        if sentence.block in ("furniture", "footnote", "letterhead", "byline"):
            continue
        unit = _unit(text, sentence)
        if unit is None:
            recent.append([])
            continue
        here = list(_of_sentence(text, unit, voices, apart, document))
        here += _replies(text, unit, voices, [p for group in recent[-_BACK:] for p in group], document)
        found += here
        recent.append([p for p in here if p.act != "denies"])
    found += _statements(text, voices, found, document)
    unique = {(p.start, p.end, p.act, p.speaker, p.predicate): p for p in found}
    return tuple(sorted(unique.values(), key=lambda p: (p.start, p.end, p.act, p.predicate, p.speaker or "")))


def _unit(text: str, sentence: Sentence) -> Unit | None:
    tokens = [t for piece in sentence.pieces for t in tokenize(text, piece.start, piece.end) if t.text not in _MARKS]
    tokens = tokens[:_LONGEST]
    lows = {t.lower for t in tokens}
    if not lows & gate() and not lows & _REPLY_WORDS:
        return None
    return repaired(Unit(tokens, tags(tokens), {}, 0, sentence.block))


_DENIED = frozenset({"denied", "rejected", "dismissed", "refuted"})
_REPLY_WORDS = frozenset(
    {"not", "deny", "denies", "denied", "reject", "rejects", "rejected", "untrue", "baseless", "called"}
)


def _of_sentence(
    text: str, unit: Unit, voices: Voices, apart: Sequence[tuple[int, int]], document: str
) -> Iterator[Proposition]:
    for found in accusations(unit):
        at = unit.tokens[found.at[0]].start
        yield from _in_voices(text, unit, found, voices.inside(at), voices, _distant(apart, at), document)


def _distant(apart: Sequence[tuple[int, int]], at: int) -> bool:
    k = bisect_right(apart, (at, 1 << 60)) - 1
    return any(apart[j][0] <= at < apart[j][1] for j in range(max(0, k - 2), k + 1))


def _in_voices(
    text: str,
    unit: Unit,
    found: Accusation,
    voice: Attribution | None,
    voices: Voices,
    distant: bool,
    document: str,
) -> Iterator[Proposition]:
    """Yield what each voice round an accusation does with it."""

    def row(act: str, speaker: str | None, explicit: bool = True) -> Proposition:
        source = voice.source[0] if voice is not None and voice.source and speaker == _name_of(voice) else None
        return replace(_row(text, unit, found, act, speaker, document), source=source, explicit=explicit)

    evidence = False
    while voice is not None and (not _speaks(voice) or (evidence and _cue_has(voice, "claims"))):
        evidence = evidence or not _cue_has(voice, "claims")
        voice = voices.by_id.get(voice.parent or "")
    if voice is not None and (clipped := _clipped(unit, found, voice)) != found:
        yield from _in_voices(text, unit, clipped, voice, voices, distant, document)
        return
    if unit.tokens[-1].text == "?" or _bare(unit, found, voice) or _merely_named(unit, found):
        return
    if _said_untrue(unit, found):
        if not found.negated:
            yield row("denies", _name_of(voice))
        return

    accused = _accused(unit, found)
    if accused is not None:
        found = replace(found, agent=accused)
        passive = unit.lower(accused[1]) in (
            "been",
            "were",
            "was",
            "is",
            "are",
            "have",
            "has",
            "had",
            "stand",
            "stands",
        )
        if voice is None or not _cue_has(voice, "accusing"):
            inner = voice
            if passive:
                yield row("reports", None)
            elif inner is None:
                yield row("alleges", None)
            return
        yield row("alleges", _name_of(voice))
        return
    if voice is None:
        claims = _claims_before(unit, found)
        if claims is not None:
            if not found.negated:
                yield row("reports", None)
                if _baseless(unit, claims):
                    yield row("denies", None)
        elif found.negated:
            yield row("denies", None, False)
        elif not distant:
            yield row("alleges", None, False)
        return
    speaker = _name_of(voice)
    outer = _name_of(voices.by_id.get(voice.parent or ""))
    if _cue_has(voice, "denying"):
        if not found.negated and voice.stance == "denies" and not _under_as(unit, found, voice):
            claimer = _claims_before(unit, found)
            if claimer is not None:
                yield row("reports", None)
            yield row("denies", speaker)
    elif voice.stance in ("reports_allegation", "denies") and _cue_has(voice, "claims"):
        if found.negated:
            return
        yield row("reports", _claimer(voice))
        denier = _denier_before(text, unit, voice)
        if denier is not None:
            yield row("denies", denier)
        elif (
            voice.stance == "denies"
            or _baseless(unit, _token_at(unit, voice.content[0].start))
            or _called_false(unit, voice)
        ):
            yield row("denies", outer)
    elif voice.stance == "denies":
        if not found.negated:
            yield row("reports", speaker)
            yield row("denies", outer)
    elif voice.stance in ("asserts", "reports_allegation"):
        if _cue_has(voice, "claims") and _baseless(unit, _token_at(unit, voice.content[0].start)):
            if not found.negated:
                yield row("reports", _claimer(voice))
                yield row("denies", outer)
            return
        claims = None if _cue_has(voice, "claims") else _claims_before(unit, found)
        if claims is not None:
            if not found.negated:
                yield row("reports", None)
                if _baseless(unit, claims):
                    yield row("denies", speaker)
        elif found.negated:
            yield row("denies", speaker, False)
        elif not distant:
            yield row("alleges", speaker, False)


_ANYBODY = re.compile(r"\b(?:told|reported|claimed|alleged|informed|rumou?red|believed|heard|said)\b")


def _name_of(voice: Attribution | None) -> str | None:
    """The speaker; where nobody is resolved, the words of the source; None for the issuer ("we", "it was stressed").

    "It is claimed", "we have been told" are somebody's, never the issuer's.
    """
    if voice is None or voice.speaker is not None:
        return None if voice is None else voice.speaker
    if voice.source:
        words_of = voice.source[0].text
        return None if words_of.lower() in ("we", "i", "our", "us", "my") else words_of
    cue = " ".join(cue.text for cue in voice.cue).lower()
    passive = re.search(r"\b(?:is|are|was|were|been|be)\b", cue) or cue.startswith(("told", "informed"))
    return "not said who" if passive and _ANYBODY.search(cue) else None


def _claimer(voice: Attribution) -> str | None:
    """Whose claims they are, if anybody is named."""
    name = _name_of(voice)
    if name == "not said who":
        return None
    return name if name is not None and is_somebody(name) else None


def _clipped(unit: Unit, found: Accusation, voice: Attribution) -> Accusation:
    """Cut agent and object to the content in which the predicate stands."""
    at = unit.tokens[found.at[0]].start
    content = next((c for c in voice.content if c.start <= at < c.end), None)
    if content is None:
        return found

    def cut(part: Range | None) -> Range | None:
        if part is None:
            return None
        inside = [k for k in range(*part) if content.start <= unit.tokens[k].start < content.end]
        return (inside[0], inside[-1] + 1) if inside else None

    if _cue_has(voice, "accusing"):
        return found
    agent, target = cut(found.agent), cut(found.object)
    if found.object is not None and target is None and found.object[0] < found.at[0]:
        begin = _token_at(unit, content.start)
        end = noun_phrase_right(unit, begin, appositives=False)
        target = (begin, end) if begin < end <= found.at[0] else None
    return replace(found, agent=agent, object=target)


def _bare(unit: Unit, found: Accusation, voice: Attribution | None) -> bool:
    """Say whether a noun merely stands there: nobody does it, nothing suffers it, no verb says that it is."""
    if not found.noun or found.agent or found.object or found.negated:
        return False
    if voice is not None and (_cue_has(voice, "claims") or voice.stance in ("denies", "reports_allegation")):
        return False
    if _claims_before(unit, found) is not None:
        return False
    before = [unit.lower(k) for k in range(max(0, found.at[0] - 4), found.at[0])]
    return not {"is", "are", "was", "were"} & set(before)


def _merely_named(unit: Unit, found: Accusation) -> bool:
    """Say whether the word itself is meant: the word "blockade", use the term "siege"."""
    before = {unit.lower(k) for k in range(max(0, found.at[0] - 3), found.at[0])}
    return found.noun and bool(before & {"word", "words", "term", "terms", "phrase", "called", "calls", "call"})


def _said_untrue(unit: Unit, found: Accusation) -> bool:
    """Say whether "it is not true that", "it is false that" stands before the clause."""
    for k in range(found.reach()[0], max(-1, found.reach()[0] - 3), -1):
        if unit.lower(k) == "that" and k >= 2:
            before = [unit.lower(j) for j in range(max(0, k - 4), k)]
            negated = before[-2:] in (["not", "true"], ["not", "correct"], ["the", "case"])
            return negated or before[-1] in words("baseless")
    return False


def _denier_before(text: str, unit: Unit, voice: Attribution) -> str | None:
    """Who "rejected as theatre the accusation", "dismissed a claim": the subject of a denying verb before the claim."""
    cue = _token_at(unit, voice.cue[0].start)
    for k in range(cue - 1, max(-1, cue - 9), -1):
        if unit.lower(k) in (",", ";", ":", "that"):
            return None
        if unit.lower(k) in _forms("denying") and unit.tag(k) in ("VBD", "VBZ", "VBP", "VBN"):
            if any(unit.lower(j) in ("not", "n't", "never", "to") for j in range(max(0, k - 3), k)):
                return None
            subject = verb_subject(unit, k)
            found = _extent(text, unit, subject)
            return found.text if found is not None and is_somebody(found.text) else None
    return None


def _speaks(voice: Attribution) -> bool:
    """Say whether a voice is somebody's: neither a caption's source nor evidence that "shows"; claims of nobody count."""
    if any(cue.text.rstrip().endswith("ource:") for cue in voice.cue):
        return False
    if voice.speaker is None or _cue_has(voice, "claims"):
        return True
    return is_somebody(voice.speaker)


def is_somebody(phrase: str) -> bool:
    """Say whether a phrase names somebody who can act or speak: a name, or a noun for people and bodies at its head.

    >>> is_somebody("the company"), is_somebody("Alm"), is_somebody("volumes of evidence"), is_somebody("the true reason")
    (True, True, False, False)
    """
    words_of = re.findall(r"[^\W\d_][\w’'-]*", phrase)
    head: list[str] = []
    for word in words_of:
        if word.lower() in ("of", "in", "on", "at", "from", "for", "to", "with", "who", "which", "that", "by") and head:
            break
        head.append(word)
    if not head or phrase.startswith(("http", "<")):
        return False
    last = head[-1].lower().removesuffix("'s").removesuffix("’s")
    singular = last[:-1] if last.endswith("s") else last
    nouns = frozenset(table("allegations")["agents"]["nouns"])
    if last in nouns or singular in nouns or (last.endswith("ies") and last[:-3] + "y" in nouns):
        return True
    return head[-1][0].isupper() and head[-1].lower() not in ("the", "this", "it", "video", "what", "according")


def _under_as(unit: Unit, found: Accusation, voice: Attribution) -> bool:
    """Say whether the accusation is what the denier makes of it: "rejects such words as an interference"."""
    begin = _token_at(unit, voice.content[0].start)
    return any(unit.lower(k) == "as" for k in range(begin, found.at[0]))


def _called_false(unit: Unit, voice: Attribution) -> bool:
    """Say whether the word for claims itself bears the denial: "baseless allegations of"."""
    begin = _token_at(unit, voice.cue[0].start)
    return any(unit.lower(k) in words("baseless") for k in range(max(0, begin - 2), begin + 3))


def _cue_has(voice: Attribution, group: str) -> bool:
    """Say whether the cue holds a word of "denying", "accusing" or "claims"."""
    said = {word for cue in voice.cue for word in re.findall(r"[a-z]+", cue.text.lower())}
    if group == "claims":
        return bool(said & words("claims")) and not said & _forms("denying")
    return bool(said & _forms(group))


@cache
def _forms(group: str) -> frozenset[str]:
    return frozenset(form for lemma in words(group) for form in forms_of(lemma))


def denying_forms() -> frozenset[str]:
    """Return all forms of the verbs that deny."""
    return _forms("denying")


def _token_at(unit: Unit, start: int) -> int:
    return next((k for k, token in enumerate(unit.tokens) if token.end > start), 0)


def _accused(unit: Unit, found: Accusation) -> Range | None:
    """The one accused in "accused A last month of blocking", "A has been accused of blocking"; None elsewhere."""
    first = found.at[0]
    for k in range(first - 1, max(-1, first - 14), -1):
        if unit.lower(k) in (",", ";", ":", "that"):
            return None
        if unit.lower(k) in _forms("accusing") and unit.tag(k).startswith("VB"):
            of = next((j for j in range(k + 1, first) if unit.lower(j) in ("of", "for", "with")), None)
            if of is None:
                return None
            if of == k + 1:
                start = k
                while start > 0 and unit.lower(start - 1) in ("been", "has", "have", "had", "was", "were", "is", "are"):
                    start -= 1
                begin = start
                while (
                    begin > 0
                    and start - begin < 6
                    and unit.tag(begin - 1) in ("NNP", "NNPS", "NN", "NNS", "DT", "PRP", "JJ")
                ):
                    begin -= 1
                return (begin, start) if begin < start < k else None
            end = k + 1
            while (
                end < of
                and unit.tag(end) in ("DT", "NNP", "NNPS", "NN", "NNS", "JJ", "PRP", "POS")
                and not _day(unit, end)
            ):
                end += 1
            return (k + 1, end) if end > k + 1 else None
    return None


def _day(unit: Unit, k: int) -> bool:
    return unit.lower(k) in ("last", "this", "yesterday", "today", "earlier", "again")


def _claims_before(unit: Unit, found: Accusation) -> int | None:
    """Index of a word like "claims" that governs the accusation: "claims that …", "allegations of …", "alleged …"."""
    start = min(found.reach()[0], found.at[0])
    for k in range(start - 1, max(-1, start - 7), -1):
        if unit.lower(k) in words("claims") and unit.tag(k).startswith("NN"):
            return k
        if unit.lower(k) in (",", ";", ":", "."):
            break
    # "The claim, made in March, that A fired on a bus is denied": the claim stands before an aside.
    that = next((k for k in range(start, max(0, start - 4), -1) if unit.lower(k) == "that"), None)
    if that is None or unit.lower(that - 1) != ",":
        return None
    named = [
        k for k in range(max(0, that - 20), that - 2) if unit.lower(k) in words("claims") and unit.lower(k + 1) == ","
    ]
    return named[-1] if named else None


def _baseless(unit: Unit, begin: int) -> bool:
    """Say whether the sentence goes on to call what begins at `begin` baseless: "… are false", "… is without foundation"."""
    tail = [unit.lower(k) for k in range(begin, len(unit))]
    for k, word in enumerate(tail):
        if word in ("is", "are", "was", "were", "do", "does", "has", "have", "remain", "remains"):
            rest = tail[k + 1 : k + 6]
            phrase = " " + " ".join(tail[k + 1 : k + 8]) + " "
            negated = rest[:1] in (["not"], ["n't"])
            if not negated and any(r in words("baseless") for r in rest[:4]):
                return True
            if rest[:1] and word in ("is", "are", "was", "were") and rest[0] in _DENIED:
                return True
            whole = f" {word}{phrase}"
            if any(
                f" {ground} " in (phrase if not ground.startswith("do") else whole) for ground in words("no_ground")
            ):
                return True
    return False


def _row(text: str, unit: Unit, found: Accusation, act: str, speaker: str | None, document: str) -> Proposition:
    first, after = found.reach()
    after = min(after, first + 60)
    start, end = unit.tokens[first].start, unit.tokens[after - 1].end
    return Proposition(
        document=document,
        start=start,
        end=end,
        family=found.family,
        predicate=found.predicate,
        rank=found.rank,
        act=act,  # type: ignore[arg-type]
        speaker=speaker,
        agent=_somebody(text, unit, found.agent),
        object=_extent(text, unit, found.object),
        narrows=tuple(unit.lower(k) for k in range(max(0, first - 4), after) if unit.lower(k) in words("narrowing")),
    )


def _somebody(text: str, unit: Unit, part: Range | None) -> Extent | None:
    """The agent's phrase, without what stands before it, or None where it names nobody."""
    if part is None:
        return None
    first, after = part
    for k in range(first, after - 1):
        if unit.lower(k) == "," and unit.lower(first) in (
            "contrary",
            "in",
            "on",
            "despite",
            "after",
            "under",
            "with",
            "by",
        ):
            first = k + 1
            break
    for k in range(first + 1, after):
        if unit.lower(k) in ("while", "besides", "when", "whose", ","):
            after = k
            break
    found = _extent(text, unit, (first, after))
    pronoun = unit.lower(first) in ("we", "our")
    return found if found is not None and (pronoun or is_somebody(found.text)) else None


def _extent(text: str, unit: Unit, part: Range | None) -> Extent | None:
    if part is None or part[0] >= part[1]:
        return None
    return extent(text, unit.tokens[part[0]].start, unit.tokens[part[1] - 1].end)


def _replies(
    text: str, unit: Unit, voices: Voices, before: Sequence[Proposition], document: str
) -> Iterator[Proposition]:
    """Yield the denial of what was alleged just before: "The Directors deny this", "This is not so"."""
    target = next((p for p in reversed(before) if p.act in ("alleges", "reports")), None)
    if target is None or not unit.tokens:
        return
    span = _denies_it(unit)
    if span is None:
        return
    subject, start, end = span
    voice = voices.inside(unit.tokens[start].start)
    speaker = text[unit.tokens[subject[0]].start : unit.tokens[subject[1] - 1].end] if subject else None
    if speaker is None and voice is not None:
        speaker = voice.speaker
    yield replace(
        target,
        act="denies",
        explicit=True,
        source=None,
        speaker=speaker,
        start=unit.tokens[start].start,
        end=unit.tokens[end - 1].end,
        narrows=(),
    )


def _denies_it(unit: Unit) -> tuple[Range | None, int, int] | None:
    """Range of the denier (None: the voice of the sentence) and of the words that deny "this" or "the allegation"."""
    lows = [token.lower for token in unit.tokens]
    stop = (".", "!", ";", ",")
    if (
        lows[:1] in (["this"], ["that"])
        and lows[1:3] == ["is", "not"]
        and lows[3:4]
        and lows[3] in ("so", "true", "correct")
    ):
        return (None, 0, 4) if lows[4:5] == [] or lows[4] in stop else None
    if lows[:2] in (["this", "is"], ["that", "is"]) and lows[2:3] and lows[2] in words("baseless"):
        return (None, 0, 3) if lows[3:4] == [] or lows[3] in stop else None
    for k in range(1, min(len(lows), 40)):
        if lows[k] not in _forms("denying") or not unit.tag(k).startswith("VB"):
            continue
        after = k + 1
        if (
            lows[after : after + 1]
            and lows[after] in ("this", "it", "that", "them")
            and lows[after + 1 : after + 2] in ([], ["."], [","], ["and"], [";"])
        ):
            end = after + 1
        elif (
            lows[after : after + 1]
            and lows[after] in ("the", "this", "these", "those", "such")
            and lows[after + 1 : after + 2]
            and lows[after + 1] in words("claims")
            and lows[after + 2 : after + 3] in ([], ["."], [","], ["as"], ["and"])
        ):
            end = after + 2
        else:
            continue
        if any(lows[j] in ("not", "n't", "never", "to") for j in range(max(0, k - 3), k)):
            return None
        begin = k
        while begin > 0 and lows[begin - 1] in ("has", "have", "had", "categorically", "strongly", "firmly", "also"):
            begin -= 1
        first = begin
        while (
            first > 0
            and begin - first < 8
            and unit.tag(first - 1) in ("DT", "NNP", "NNPS", "NN", "NNS", "JJ", "PRP", "POS")
        ):
            first -= 1
        if first == begin:
            return None
        subject = None if unit.tag(first) == "PRP" else (first, begin)
        return subject, first, end
    return None


def _statements(text: str, voices: Voices, found: Sequence[Proposition], document: str) -> Iterator[Proposition]:
    """Yield denied and reported contents in which no predicate of the lexicon stands, as statements."""
    taken = sorted((p.start, p.end) for p in found)
    for voice in voices.rows:
        if not _speaks(voice):
            continue
        denier = _cue_has(voice, "denying") and voice.stance == "denies"
        accuser = _cue_has(voice, "accusing")
        claim = voice.stance == "denies" and _cue_has(voice, "claims")
        plain = voice.stance == "asserts" and not accuser
        if not (denier or accuser or claim or plain) or not voice.content:
            continue
        content = Span(voice.content[0].start, voice.content[-1].end)
        if _overlapped(taken, content) or content.end - content.start > 600 or _negative(text, content):
            continue
        if denier and not _clausal(voice):
            continue
        parent = voices.by_id.get(voice.parent or "")
        base = Proposition(
            document=document,
            start=content.start,
            end=content.end,
            family="statement",
            predicate=" ".join(text[content.start : content.end].split()),
            act="denies" if denier else "reports" if claim else "alleges",
            speaker=_claimer(voice) if claim else _name_of(voice),
            source=voice.source[0] if voice.source else None,
            explicit=not plain,
        )
        yield base
        if claim:
            yield replace(base, act="denies", speaker=_name_of(parent), source=None)


def _overlapped(taken: Sequence[tuple[int, int]], span: Span) -> bool:
    k = bisect_right(taken, (span.end, 0))
    return any(start < span.end and span.start < end for start, end in taken[max(0, k - 12) : k])


def _negative(text: str, span: Span) -> bool:
    opening = {word.lower() for word in re.findall(r"[A-Za-z']+", text[span.start : span.end])[:12]}
    return bool(opening & {"not", "never", "no", "neither", "nor"})


def _clausal(voice: Attribution) -> bool:
    """Say whether the denial is of a clause or of claims, not of a thing that is merely refused ("rejected the offer")."""
    cue = voice.cue[-1].text.lower() if voice.cue else ""
    opening = voice.content[0]
    return cue.endswith("that") or (opening.end - opening.start > 0 and "having" in cue)
