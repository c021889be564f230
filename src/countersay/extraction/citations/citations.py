"""Find where a text says its words come from: footnotes, captions, inline sources, bare addresses.

1. Footnotes: a block that is a footnote gives the source; a marker in the text with its label gives the words it
   supports. Markers: superscript digits, "[3]", "(3)" glued to a word, asterisks and daggers, and plain digits glued to a full stop or a
   closing quotation mark, the last only if there is a footnote with that number.
2. Captions: what follows "Source:", "Photo:", "Courtesy of" supports the words of the caption before it.
3. Inline: in brackets ("[Union survey, May 2030]"), "according to X", "citing X", "X quoted ...", "footage ... shows ..."; they support the rest of the sentence.
4. An address in running text that none of these took supports its sentence.

A footnote mark supports the quotation it closes, else its sentence up to the mark. The side of a source is for later
stages to tell.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from countersay.extraction.citations.addresses import address, find_addresses, host, without_addresses
from countersay.extraction.citations.bracketed_sources import bracketed_sources
from countersay.extraction.citations.dated_sources import dated_sources
from countersay.extraction.citations.inline_sources import inline_sources
from countersay.extraction.citations.marks import glued, marker, marks_in
from countersay.extraction.citations.named_papers import named_papers
from countersay.extraction.citations.note_sources import earlier_notes, parts_of
from countersay.extraction.citations.notes import Note, note_blocks, notes_in
from countersay.extraction.text.forms import date_like
from countersay.extraction.text.layout import find_blocks
from countersay.extraction.text.sentences import find_sentences
from countersay.lexicon.load import table
from countersay.model import Attribution, Block, Citation, Sentence, Span, identify

_MAX_QUOTE = 3000
_NEAR = 12  # sentences looked at for the one that bears a mark
_CLOSING = {"”": "“", "’": "‘", "»": "«", '"': '"', "“": "„"}


def find_citations(
    text: str,
    document: str = "",
    *,
    blocks: Sequence[Block] | None = None,
    sentences: Sequence[Sentence] | None = None,
    attributions: Sequence[Attribution] = (),
) -> list[Citation]:
    """Return the citations in text order; `start` and `end` are where the source stands.

    Args:
        text: canonical text. document: its id.
        blocks, sentences: the text's layout where it is known already; found here if None.
        attributions: voices of the text; those of authorities, officials, media are sources of what they say.

    >>> [(c.kind, c.source, c.url) for c in find_citations("Nine died, according to the Alm Gazette, on Monday.")]
    [('inline', 'the Alm Gazette', None)]
    """
    if blocks is None:
        blocks = find_blocks(text)
    if sentences is None:
        sentences = find_sentences(text, blocks)
    notes = notes_in(text, blocks)
    found = list(_footnotes(text, document, blocks, sentences, notes))
    found += _captions(text, document, blocks)
    for sentence in sentences:
        if sentence.block in ("paragraph", "bullet", "caption"):
            dated = list(dated_sources(text, sentence))
            plain = (one for one in inline_sources(text, sentence) if not any(_meet(one, other) for other in dated))
            for start, end, supports in plain:
                found.append(_citation(document, "inline", text, start, end, supports))
            known = [*((row[0], row[1]) for row in dated), *((c.start, c.end) for c in found[-20:])]
            for start, end, supports in named_papers(text, sentence):
                if not any(start < stop and begin < end for begin, stop in known):
                    found.append(_citation(document, "inline", text, start, end, supports))
            for start, end, supports, name in dated:
                made = _citation(document, "inline", text, start, end, supports)
                found.append(replace(made, source=name) if name else made)
    taken = sorted((c.start, c.end) for c in found)
    for start, end, supports in bracketed_sources(text, _running(text, blocks), sentences):
        if not any(start < stop and begin < end for begin, stop in taken):
            found.append(_citation(document, "inline", text, start, end, supports))
    found += _collective(text, document, attributions, found)
    found += _sites(text, document, blocks, found)
    found += _addresses(text, document, sentences, found)
    return sorted({c.id: c for c in found}.values(), key=lambda c: (c.start, c.end, c.supports or Span(0, 1)))


def _running(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks that are no notes."""
    among = note_blocks(text, blocks)
    return [block for number, block in enumerate(blocks) if number not in among]


def _meet(one: tuple[int, int, Span | None], other: tuple[int, int, Span | None, str | None]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _citation(document: str, kind: str, text: str, start: int, end: int, supports: Span | None) -> Citation:
    """Make a citation of the words from `start` to `end`, with address and date taken out of the source's name."""
    body = text[start:end]
    url = address(body)
    dates = [match[0] for match in date_like().finditer(without_addresses(body))]
    source = _source_name(body, dates)
    return Citation(
        id=identify("c", document, start, end, supports.start if supports else None),
        document=document,
        start=start,
        end=end,
        source=source or (host(url) if url else body.strip()),
        url=url,
        date=dates[-1] if dates else None,
        supports=supports,
        kind=kind,  # type: ignore[arg-type]
    )


def _source_name(body: str, dates: Sequence[str]) -> str:
    """Return the words of a source without its addresses and dates."""
    name = re.sub(r"<\s{0,3}>", " ", without_addresses(body))
    for day in dates:  # "Alm Post, 2 May 2001" loses its date; "Meeting of 2 May 2001" keeps it
        name = re.sub(rf"(^|[,;:.()\"”’>\s](?<!\b(?:of|on|by) )(?<!\band )){re.escape(day)}", r"\1 ", name)
    name = re.sub(r"[<>]", " ", name)
    name = re.sub(r"\s{1,9}(?=[,.;:])", "", re.sub(r"\s+", " ", name))
    name = re.sub(r"(?:[,;]\s?){2,}", ", ", name)
    name = name.strip(" ,.;:-–—[]")
    if name.count("(") != name.count(")"):
        name += ")" if name.count("(") > name.count(")") else ""
    return name.strip(" ,.;:-–—") if "(" in name else name.strip("()")


def _footnotes(
    text: str, document: str, blocks: Sequence[Block], sentences: Sequence[Sentence], notes: Sequence[Note]
) -> Iterator[Citation]:
    """Pair the markers in running text with the footnotes of the same label, in order."""
    waiting: dict[str, list[Note]] = {}
    for note in notes:
        waiting.setdefault(note.label, []).append(note)
    found: list[tuple[int, Note, Span | None]] = []
    meant = earlier_notes(text, notes)
    body: list[Block] = []
    if waiting:
        among = note_blocks(text, blocks)
        body = [b for number, b in enumerate(blocks) if b.kind != "furniture" and number not in among]
    for block in body:
        first, last = 0, -1  # of marks that stand side by side the first tells the words
        for mark in marks_in(text, block.start, block.end):
            first = first if last >= 0 and not text[last : mark.start].strip(" ,;–-") else mark.start
            last = mark.end
            for label in mark.labels:
                if named := waiting.get(label):
                    note = next((n for n in named if n.start > mark.start), named[-1])
                    found.append((mark.start, note, _supported(text, sentences, block, first)))
    marked = {note: at for at, note, _ in found}
    for number, note in enumerate(notes):
        if note in marked:
            continue
        at = _glued_at(text, notes, number, marked)
        home = next((b for b in body if at is not None and b.start <= at < b.end), None)
        supports = _supported(text, sentences, home, at) if home is not None and at is not None else None
        found.append((at or note.start, note, supports))
    for _, note, supports in found:
        yield from _of_note(text, document, note, meant, supports)


def _glued_at(text: str, notes: Sequence[Note], number: int, marked: Mapping[Note, int]) -> int | None:
    """Return where the number of a note without a mark is glued to a word between the marks of its neighbours."""
    before = max((marked[note] for note in notes[:number] if note in marked), default=0)
    after = min((marked[note] for note in notes[number + 1 :] if note in marked), default=notes[0].start)
    if not marked or before >= after:
        return None
    return glued(text, before, after, notes[number].label)


def _of_note(
    text: str, document: str, note: Note, meant: Mapping[Note, Note], supports: Span | None
) -> Iterator[Citation]:
    """Yield the citations of a footnote; "Ibid." stands for the source of the one before."""
    for start, end in parts_of(text, note):
        made = _citation(document, "footnote", text, start, end, supports)
        if note in meant and start <= note.start:
            first = _citation(document, "footnote", text, *parts_of(text, meant[note])[0], None)
            made = replace(made, source=first.source, url=first.url, date=first.date)
        yield made


def _supported(text: str, sentences: Sequence[Sentence], block: Block, at: int) -> Span | None:
    """Return the quotation that ends at the mark, else the part of the sentence before it."""
    quoted = _quoted_before(text, block.start, at)
    if quoted is not None:
        return quoted
    low, high = 0, len(sentences)
    while low < high:  # the last sentence that begins before the mark
        middle = (low + high) // 2
        if sentences[middle].start < at:
            low = middle + 1
        else:
            high = middle
    if not low:
        return None
    # A caption may stand inside the sentence that bears the mark: the sentence with a piece that ends nearest comes first.
    near = [s for s in reversed(sentences[max(0, low - _NEAR) : low]) if s.block == block.kind or low == 1]
    near.sort(key=lambda s: at - max((min(p.end, at) for p in s.pieces if p.start < at), default=-1))
    # A mark set off by a space may stand in a sentence of its own; then it belongs to the one before.
    for sentence in (near or list(reversed(sentences[max(0, low - 2) : low])))[:2]:
        ends = [(p.start, min(p.end, at)) for p in sentence.pieces if p.start < at]
        cut = [(_after_mark(text, start, end), end) for start, end in ends]
        before = [(start, start + len(text[start:end].rstrip())) for start, end in cut if start < end]
        worded = [piece for piece in before if re.search(r"[^\W\d_]", text[slice(*piece)])]
        if worded:  # of a sentence cut in two, the longer piece
            return Span(*max(worded, key=lambda piece: piece[1] - piece[0]))
    return None


def _after_mark(text: str, start: int, end: int) -> int:
    """Return where the words after the last earlier mark of a sentence begin: its own words end there."""
    last = start
    for match in marker().finditer(text, start, end):
        if end - match.end() > 2 and text[max(start, match.start() - 1)] in '.!?"”’':
            last = match.end() + len(text[match.end() : end]) - len(text[match.end() : end].lstrip())
    return last


@cache
def _stated() -> re.Pattern[str]:
    # "CCTV image: a column. Source: Alm TV" names its source after the last cue, not after "image:".
    return re.compile(r"(?i:(?:^|(?<=[.!?)\]\"”/|–—(\[])|(?<=\s))\s{0,3}sources?\s?:)\s?(?P<named>\S[^\n]{0,400})")


@cache
def _credit() -> re.Pattern[str]:
    credits_, bare = ("|".join(table("citations")[key]) for key in ("credits", "bare_credits"))
    return re.compile(
        rf"(?i:(?:^|(?<=[.!?)\]\"”/|–—(\[])|(?<=\s))\s{{0,3}}(?:{credits_})"
        rf"(?: credits?| courtesy(?: of)?| by| from)?\s?:)\s?(?P<named>\S[^\n]{{0,400}})"
        rf"|[/|–—(]\s?(?P<bare>(?i:{bare})|(?i:photo|image) (?:by|courtesy of) [^\n)]{{1,100}})\.?\)?\s{{0,3}}$"
        rf"|(?i:courtesy of|(?:photo|image|picture) by)\s(?P<of>[^\n)]{{1,100}})$"
        rf"|[(\[](?P<agency>[A-Z][\w .&/-]{{1,40}})[)\]]\.?\s{{0,3}}$"
    )


def _captions(text: str, document: str, blocks: Sequence[Block]) -> Iterator[Citation]:
    """Return the credit of each caption that has one."""
    for number, block in enumerate(blocks):
        if block.kind != "caption":
            continue
        match = _stated().search(text, block.start, block.end) or _credit().search(text, block.start, block.end)
        if match is None or match.lastgroup is None or re.match(r"(?i)pages? \d", match[match.lastgroup]):
            continue
        start, end = match.span(match.lastgroup)
        if (shown := _credited().fullmatch(text[start:end].rstrip())) is not None and match[0].strip()[:1] not in "Ss":
            # "Photo: Dead fish at the bridge (Residents' Association)."
            what = Span(start + shown.start("what"), start + shown.end("what"))
            yield _citation(document, "caption", text, start + shown.start("who"), start + shown.end("who"), what)
            continue
        end = start + len(text[start:end].rstrip(" .)>\n")) if not text[start:end].rstrip().endswith("/") else end
        before = text[block.start : match.start()].rstrip(" /|–—([")
        supports = Span(block.start, block.start + len(before)) if before.strip() else _line_above(text, blocks, number)
        if start < end:
            yield _citation(document, "caption", text, start, end, supports)


@cache
def _credited() -> re.Pattern[str]:
    return re.compile(
        r"(?P<what>[^()\n]{6,200}?)[ .]*[(\[](?:[Pp]hoto(?: by)?:? ?)?(?P<who>[A-Z][^()\[\]\n]{2,80})[)\]]\.?"
    )


def _line_above(text: str, blocks: Sequence[Block], number: int) -> Span | None:
    """Return the line that a bare "Source: …" stands directly under, where it is running text."""
    above, below = blocks[number - 1] if number else None, blocks[number]
    if number - 1 in note_blocks(text, blocks):
        return None  # the caption stands behind the notes
    if above is None or above.kind not in ("paragraph", "bullet") or text[above.end : below.start].count("\n") != 1:
        return None
    start = max(above.start, text.rfind("\n", above.start, above.end) + 1)
    return Span(start, above.end)


@cache
def _site() -> re.Pattern[str]:
    verbs = "|".join(table("citations")["outlet_verbs"])
    return re.compile(rf"\b([A-Z]\w{{0,30}}\.(?:[A-Z][a-z]{{1,5}}|[a-z]{{2,6}})) (?:{verbs})\b")


def _sites(text: str, document: str, blocks: Sequence[Block], found: Sequence[Citation]) -> list[Citation]:
    """Return sites that quote or report ("Harbour.No quoted"); their point may look like a sentence's end."""
    taken = {c.start for c in found}
    result = []
    for block in blocks:
        if block.kind not in ("paragraph", "bullet"):
            continue
        for match in _site().finditer(text, block.start, block.end):
            if match.start() in taken:
                continue
            supports = _quoted_before(text, block.start, match.start())
            result.append(_citation(document, "inline", text, match.start(1), match.end(1), supports))
    return result


def _collective(
    text: str, document: str, attributions: Sequence[Attribution], found: Sequence[Citation]
) -> Iterator[Citation]:
    """Yield what bodies without a face say: "The harbour authorities said the pier was shut"."""
    nouns = frozenset(table("citations")["collective"])
    taken = [(c.start, c.end) for c in found]
    for voice in attributions:
        if not (voice.source and voice.cue and voice.content) or voice.stance != "asserts":
            continue
        source, cue, content = voice.source[0], voice.cue[0], voice.content[0]
        words = source.text.split()
        if len(words) > 8 or words[-1].lower().strip(".,") not in nouns or not 0 <= cue.start - source.end <= 12:
            continue
        if any(start < cue.end and source.start < end for start, end in taken):
            continue
        made = _citation(document, "inline", text, source.start, cue.end, content)
        yield replace(made, source=source.text)


def _quoted_before(text: str, start: int, at: int) -> Span | None:
    """Return the quotation that ends right before `at`, without its marks, or None."""
    end = at
    while end > start and text[end - 1] in ".!?,; ":
        end -= 1
    if end <= start or text[end - 1] not in _CLOSING:
        return None
    opening = text.rfind(_CLOSING[text[end - 1]], max(start, end - _MAX_QUOTE), end - 1)
    inner = text[opening + 1 : end - 1].rstrip(" ,")
    return Span(opening + 1, opening + 1 + len(inner)) if opening >= 0 and inner else None


def _addresses(text: str, document: str, sentences: Sequence[Sentence], found: Sequence[Citation]) -> list[Citation]:
    """Return the addresses that stand alone in running text."""
    taken = sorted((c.start, c.end) for c in found)
    result = []
    at = 0
    for sentence in sentences:
        if sentence.block not in ("paragraph", "bullet"):
            continue
        for piece in sentence.pieces:
            for start, end in find_addresses(text, piece.start, piece.end):
                while at < len(taken) and taken[at][1] <= start:
                    at += 1
                if at < len(taken) and taken[at][0] < end:
                    continue
                before = text[piece.start : start].rstrip(" (<[:")
                supports = Span(piece.start, piece.start + len(before)) if re.search(r"\w", before) else None
                result.append(_citation(document, "inline", text, start, end, supports))
    return result
