"""Find what is said of instruments: which article, what it obliges to, who is said to keep or break it, who says so.

1. One row for each mention of an instrument in running text (`instruments`), over the clause that holds it.
2. Stance by the words of the clause: "in violation of", "contrary to", "fails to implement" say breach; "in accordance
   with", "has kept to" say compliance; both turned by a negation and by a voice that denies. Calls for keeping are
   references. Words that say neither leave a reference.
3. Accused or complying: the one named by "violations by A", "A's violations", else the subject of the clause.
4. The instrument's own words are what stands in quotation marks after it; what follows "thus", "which means that" is a
   party's paraphrase of it.
5. Promises in a voice of their own ("expressed its readiness to") are rows of a unilateral pledge.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from countersay.extraction.positions.accusation_clauses import Range, referred, subject_at
from countersay.extraction.positions.articles import Instrument
from countersay.extraction.positions.claim_words import cue_has, denying_forms, is_somebody
from countersay.extraction.positions.commitment_clauses import Clause, cue_words, read_clause
from countersay.extraction.positions.commitment_subjects import is_gerund, is_meant, is_party, urged, within_brackets
from countersay.extraction.positions.instruments import UNNAMED, find_instruments
from countersay.extraction.positions.pledges import cut, pledges
from countersay.extraction.text.quotes import find_quotations
from countersay.extraction.text.tagging import tags
from countersay.extraction.text.tokens import tokenize
from countersay.extraction.voices.folded import Unit
from countersay.extraction.voices.phrases import noun_phrase_left, noun_phrase_right
from countersay.extraction.voices.subjects import verb_subject
from countersay.extraction.voices.voices_at import Voices
from countersay.lexicon.load import table
from countersay.model import Attribution, Commitment, Sentence, Span, identify

_MENTIONS = 40  # in one sentence
_DUTIES = frozenset({"commitments", "obligations", "commitment", "obligation", "duties"})
_LEADS = frozenset({"that", "and", "but", "i.", "ii.", "iii.", "iv.", "v.", "vi.", "v", "i", "x"})
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_BESIDES = frozenset(
    {"likewise", "also", "again", "thus", "therefore", "moreover", "meanwhile", "openly", "deliberately"}
)


def find_commitments(
    text: str, sentences: Sequence[Sentence], attributions: Sequence[Attribution], document: str = ""
) -> tuple[Commitment, ...]:
    """Return the commitments in text order; `said_by` is None where the document itself speaks."""
    running = [s for s in sentences if s.block in ("paragraph", "bullet", "heading", "caption")]
    pieces = sorted((p.start, p.end) for s in running for p in s.pieces)
    mentions = find_instruments(text, pieces)
    voices = Voices.of(attributions)
    found: dict[tuple[int, int, str, str | None], Commitment] = {}
    at = 0
    for start, end in pieces:
        here: list[Instrument] = []
        while at < len(mentions) and mentions[at].start < end:
            if mentions[at].start >= start and len(here) < _MENTIONS:
                here.append(mentions[at])
            at += 1
        for row in _of_piece(text, Span(start, end), here, voices, document) if here else ():
            found[row.start, row.end, row.instrument, row.article] = row
    held = sorted((row.start, row.end) for row in found.values())
    for row in pledges(text, attributions, pieces, document):
        at = bisect_right(held, (row.end, 0))
        if not any(start < row.end and row.start < end for start, end in held[max(0, at - 6) : at]):
            found.setdefault((row.start, row.end, row.instrument, row.article), row)
    return tuple(sorted(found.values(), key=lambda c: (c.start, c.end, c.instrument, c.article or "")))


def _of_piece(
    text: str, piece: Span, mentions: Sequence[Instrument], voices: Voices, document: str
) -> Iterator[Commitment]:
    if not mentions:
        return
    tokens = tokenize(text, piece.start, min(piece.end, piece.start + 3000))
    unit = Unit(tokens, tags(tokens))
    quotations = find_quotations(text, [(piece,)])
    previous: Commitment | None = None
    for k, mention in enumerate(mentions):
        stop = mentions[k + 1].start if k + 1 < len(mentions) else piece.end
        clause = read_clause(text, piece, mention)
        voice = voices.inside(mention.start)
        stance = clause.stance
        if voice is not None and voice.stance == "denies" and _denial(voice) and stance != "reference":
            if not _aside(text, voice, mention):
                stance = "compliance" if stance == "breach" else "reference"
        elif voice is not None and voice.stance in ("demands", "commits") and stance != "breach":
            stance = "reference"
        if (
            previous is not None
            and clause.start < previous.end
            and previous.stance == "breach"
            and stance == "reference"
        ):
            stance = "breach" if _joined(text, previous, mention) else stance
        own = _speaker(voice)
        accused = (
            _accused(text, unit, clause, mention, own if stance == "breach" else None)
            if stance != "reference"
            else None
        )
        if accused is None and previous is not None and _joined(text, previous, mention):
            accused = previous.accused
        speaker = _speaker(voice)
        if stance == "breach" and voice is not None and _same(speaker, accused):
            # "Keld rejects this as a breach" accuses another; "Keld refuses to apply it" is not Keld's account
            accused, speaker = (None, speaker) if _denial(voice) else (accused, None)
        row = Commitment(
            id=identify("k", document, mention.start, mention.end, mention.article),
            document=document,
            start=clause.start,
            end=clause.end,
            instrument=mention.name,
            article=mention.article,
            obligation=_obligation(text, piece, mention),
            accused=accused,
            said_by=speaker,
            stance=stance,
            words=tuple(
                Span(q.inner_start, q.inner_end)
                for q in quotations
                if mention.end <= q.inner_start < stop
                and _introduces(text, max(mention.end, q.inner_start - 80), q.start)
                and q.inner_end - q.inner_start > 8
                and q.inner_start - mention.end < 160
            ),
            paraphrase=_paraphrase(text, piece, mention, stop),
        )
        if stance == "reference" and (mention.name == UNNAMED or mention.name in table("commitments")["truces"]):
            continue
        yield row
        previous = row


def _introduces(text: str, start: int, end: int) -> bool:
    """Say whether the words before a quotation give it as the instrument's: "obliges … to “…”", "reads: “…”"."""
    if not text[start:end].strip(" :—–-") and ":" in text[start:end]:
        return True
    return any(cue_words(group).search(text, start, end) is not None for group in ("obliging", "wording"))


def _denial(voice: Attribution) -> bool:
    """Say whether the cue denies ("denied", "rejects the claim that"): to refuse to do something is not to deny it."""
    said = {word for cue in voice.cue for word in re.findall(r"[a-z]+", cue.text.lower())}
    return bool(said & denying_forms()) or (voice.stance == "denies" and cue_has(voice, "claims"))


def _aside(text: str, voice: Attribution, mention: Instrument) -> bool:
    """Say whether "as" stands before the mention in what is denied: "rejects such words as a violation of the Charter"."""
    begin = max((c.start for c in voice.content if c.start <= mention.start), default=mention.start)
    return re.search(r"\bas\b", text[begin : mention.start]) is not None


def _joined(text: str, previous: Commitment, mention: Instrument) -> bool:
    """Say whether a mention is the second of two under one cue: "in violation of the Protocol, as well as of the Charter"."""
    between = text[previous.start : mention.start][-60:].lower()
    return bool(
        re.search(
            r"\b(?:and|as well as|and of|as well as of|nor)(?: (?:the|of|obligations under|other|relevant)){0,3} ?$",
            between,
        )
    )


def _speaker(voice: Attribution | None) -> str | None:
    if voice is None:
        return None
    if voice.speaker is not None and is_somebody(voice.speaker):
        return voice.speaker
    return None


def _same(speaker: str | None, accused: str | None) -> bool:
    """Say whether the voice is the accused's own: "the mill refuses to implement the clause" is not the mill's account."""
    if speaker is None or accused is None:
        return False
    one, other = ({word for word in re.findall(r"\w+", name.lower()) if len(word) > 3} for name in (speaker, accused))
    return bool(one) and (one <= other or (bool(other) and other <= one))


def _accused(text: str, unit: Unit, clause: Clause, mention: Instrument, speaker: str | None) -> str | None:
    """Name who is said to break or keep it; a pronoun does not stand for `speaker`, nor is a deed anybody."""
    inside = [k for k, t in enumerate(unit.tokens) if clause.start <= t.start < clause.end]
    if not inside or clause.cue is None:
        return None
    cue = next((k for k, t in enumerate(unit.tokens) if t.end > clause.cue.start), inside[0])
    if (omitting := _omitting(text, unit, cue)) is not None:
        return omitting
    for k in range(cue, min(len(unit), cue + 6)):
        if unit.lower(k) == "by" and unit.tokens[k].start < clause.end:
            found = _named(text, unit, (k + 1, noun_phrase_right(unit, k + 1, appositives=False)))
            if found is not None:
                return found
    for k in range(cue - 1, max(-1, cue - 5), -1):
        if unit.lower(k) == "'s" and unit.tag(k - 1) in ("NNP", "NNPS", "NN"):
            begin = k
            while begin > 0 and unit.tag(begin - 1) in ("NNP", "NNPS", "NN", "DT", "JJ"):
                begin -= 1
            return _named(text, unit, (begin, k))
        if unit.tag(k) in ("IN", ",", "VBZ", "VBD"):
            break
    blamed = _blamed(text, unit, cue) or _named(text, unit, urged(unit, cue))
    if blamed is not None:
        return blamed
    if unit.tag(cue) in _FINITE or unit.tag(cue) in ("VBN", "VB"):
        subject = subject_at(unit, cue)
        if is_meant(unit, subject):
            return _meant(text, unit, cue, speaker)
        if is_gerund(unit, subject):
            return None
        subject = referred(unit, subject)  # "it is Keld which breaks the Pact"
        found = _named(text, unit, subject)
        found = (found if found is not None and is_party(found) else None) or _defined(text, unit, cue, subject)
        if found is not None:
            return found
    return (
        _of_deed(text, clause.start, clause.cue.start)
        or _main_subject(text, unit, cue, mention, clause.end)
        or _behind(text, unit, clause, mention)
        or _opening(text, unit, inside)
    )


def _of_deed(text: str, start: int, cue: int) -> str | None:
    """Name whose deed is called a breach: "the conduct of Keld is a flagrant breach of"."""
    match = re.search(
        rf"\b(?:{table('commitments')['deeds']}) of (?:the )?([A-Z][\w’'-]*(?: [A-Z][\w’'-]*){{0,4}}) (?:is|are|was|were|constitutes?d?) (?:\w+ ){{0,3}}\Z",
        text[start:cue],
    )
    return match[1] if match is not None else None


def _behind(text: str, unit: Unit, clause: Clause, mention: Instrument) -> str | None:
    """Who comes right behind "Contrary to the Accord," and in "other commitments of Keld"."""
    after = next((k for k, t in enumerate(unit.tokens) if t.start >= mention.end), len(unit))
    for k in range(after, min(len(unit), after + 2)):
        if unit.lower(k) in (",", "of") and unit.capital(k + 1):
            end = k + 1
            while unit.tag(end) in ("NNP", "NNPS") and end - k < 6:
                end += 1
            found = _named(text, unit, (k + 1, end))
            if found is not None and unit.tokens[k].start < clause.end + 2:
                return found
    return None


def _opening(text: str, unit: Unit, inside: Sequence[int]) -> str | None:
    """The name that opens the clause: "Keld in words and in deeds fails to deliver on its commitments"."""
    first = next((k for k in inside if unit.tokens[k].text[0].isalnum() and unit.lower(k) not in _LEADS), None)
    if first is None or not unit.tag(first).startswith("NNP"):
        return None
    end = first
    while unit.tag(end) in ("NNP", "NNPS") and end - first < 6:
        end += 1
    return _named(text, unit, (first, end)) if unit.tag(end) in ("IN", "VBZ", "VBD", "VBP", "MD", "RB") else None


def _blamed(text: str, unit: Unit, cue: int) -> str | None:
    """The object of "accused Keld of violating": whom the breach is laid on."""
    if unit.lower(cue - 1) not in ("of", "for"):
        return None
    begin = noun_phrase_left(unit, cue - 1)
    if begin is None or unit.lower(begin - 1) not in table("commitments")["accusing"]:
        return None
    return _named(text, unit, (begin, cue - 1))


def _omitting(text: str, unit: Unit, cue: int) -> str | None:
    """The subject of "did not give the notice required by": of the finite verb before the negation."""
    if unit.lower(cue) not in ("not", "never", "n't") or unit.tag(cue - 1) not in _FINITE:
        return None
    subject = verb_subject(unit, cue - 1)
    return _named(text, unit, subject) or _defined(text, unit, cue - 1, subject)


def _defined(text: str, unit: Unit, cue: int, subject: Range | None) -> str | None:
    """The subject of an active verb where it is one thing told before: "The museum failed to honour"."""
    if subject is None or unit.tag(cue) not in ("VBD", "VBZ", "VBP") or subject[1] - subject[0] > 3:
        return None
    if unit.lower(subject[0]) not in ("the", "this", "that") or unit.tag(subject[1] - 1) not in ("NN", "NNS"):
        return None
    return text[unit.tokens[subject[0]].start : unit.tokens[subject[1] - 1].end]


def _main_subject(text: str, unit: Unit, cue: int, mention: Instrument, stop: int) -> str | None:
    """The subject of the first finite verb after the instrument that names somebody, else of the last before the cue."""
    after = next((k for k, t in enumerate(unit.tokens) if t.start >= mention.end), len(unit))
    for k in [*range(after, min(len(unit), after + 30)), *range(cue - 1, max(-1, cue - 30), -1)]:
        if unit.tag(k) in _FINITE and unit.tokens[k].start < stop:
            subject = verb_subject(unit, k)
            if subject is not None and mention.start <= unit.tokens[subject[0]].start < mention.end:
                continue  # "the Agreement on Transit and Good Neighbourliness signed at Alm"
            found = _named(text, unit, subject)
            if found is not None:
                return found
    return None


def _meant(text: str, unit: Unit, cue: int, speaker: str | None) -> str | None:
    """The nearest name before "it" that is the subject of a verb and not the one who speaks."""
    for k in range(cue - 1, max(-1, cue - 40), -1):
        if unit.tag(k) in _FINITE:
            subject = verb_subject(unit, k)
            found = _named(text, unit, subject)
            if found is not None and is_party(found) and not is_gerund(unit, subject) and not _same(speaker, found):
                return found
    return None


def _named(text: str, unit: Unit, part: Range | None) -> str | None:
    if part is None or part[0] >= part[1]:
        return None
    first, after = part
    for k in range(first, after):
        if unit.lower(k) in (",", "while", "which", "who", "of", "in") and k > first and unit.lower(k) != "of":
            after = k
            break
    while after - 1 > first and unit.lower(after - 1) in _BESIDES:
        after -= 1
    while first < after - 1 and (not unit.tokens[first].text[0].isalpha() or unit.lower(first) in _LEADS):
        first += 1
    for k in range(first + 1, after - 1):
        if unit.lower(k) == "of" and unit.lower(k + 2) in _DUTIES:
            after = k
            break
    words = " ".join(text[unit.tokens[first].start : unit.tokens[after - 1].end].split()).lstrip("*")
    words = re.sub(
        r"^(?:(?:by|with|through) )?(?:these|this|those|such|that) [a-z]+ (?=[A-Z])", "", words
    )  # "these acts Keld"
    if re.search(r"\b(?:Articles?|Sections?|Clauses?|Conditions?|Rules?|Paragraphs?)\b", words):
        return None
    if re.match(r"(?i)(?:contrary|in|under|despite|according)\b", words) or len(words) > 90:
        return None
    nobody = ("it", "they", "he", "she", "which", "the parties", "the sides", "the party", "each party", "either party")
    return words if is_somebody(words) and words.lower() not in nobody else None


def _obligation(text: str, piece: Span, mention: Instrument) -> str | None:
    """The words that say what is obliged: after "obliges A to", "undertook to", "commitments related to"."""
    for begin, end in ((mention.end, piece.end), (piece.start, mention.start)):
        stretch = text[begin : min(end, begin + 400)]
        match = cue_words("obliging").search(stretch)
        if match is None:
            continue
        rest = re.split(r"[;.]\s|[;.]$|, (?:which|but|while|since|and)\b", stretch[match.end() :], maxsplit=1)[0]
        words = " ".join(within_brackets(rest).split()).strip(" ,:")
        if any(match[0].lower().startswith(one) for one in table("commitments")["forbidding"]):
            words = f"{match[0]} {words}"
        if len(words.split()) > 2 and not re.match(r"(?:under|by|in|as) ", words):
            return cut(words)
    return None


def _paraphrase(text: str, piece: Span, mention: Instrument, stop: int) -> tuple[Span, ...]:
    match = cue_words("paraphrasing").search(text, mention.end, min(stop, piece.end))
    if match is None:
        return ()
    ends = re.search(r"[;.](?:\s|$)", text[match.end() : piece.end])
    end = match.end() + ends.start() if ends else piece.end
    return (Span(match.start(), end),) if end - match.start() > 12 else ()
