"""Find the names in a text: persons, bodies, countries, places, roads, deposits, agreements, events, groups.

Five passes over one list of words, each linear:
1. Runs of capitalised words outside headings are cut into names (`name_runs.py`, `name_kinds.py`).
2. The forms found so far make the text's own word list; single words left open take their kind from it.
3. Headings, where a capital proves nothing, are searched for those forms only, for known names, and for patterns.
4. Names inside names are added ("Northland" in "Northland road", the country in "US Secretary of State").
5. Lower-case descriptions that serve as names: groups ("Ruritanian peacekeepers") and roles ("the president").
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from countersay.extraction.names.name_forms import aliased, expanded, forms_of, in_headings, listed, mention_of, settled
from countersay.extraction.names.name_kinds import pieces
from countersay.extraction.names.name_parts import inside_words, nested
from countersay.extraction.names.name_runs import Frame, runs
from countersay.extraction.names.name_words import NameLexicon, Words, name_lexicon, split_words
from countersay.extraction.names.roles import find_governments, find_groups, find_regions, find_roles
from countersay.extraction.text.layout import find_blocks
from countersay.extraction.text.sentences import find_sentences
from countersay.model import Block, Mention, Sentence

_HEADINGS = ("heading", "letterhead")
_MAX_TITLE, _MAX_SHOUTED = 60, 28
"""Longest title, and longest paragraph taken for one, in words; counted so that names may be short or long."""


def find_mentions(
    text: str, document: str = "", *, blocks: Sequence[Block] | None = None, sentences: Sequence[Sentence] | None = None
) -> list[Mention]:
    """Return the mentions of names in text order, longer before shorter where they begin together.

    Args:
        text: canonical text. document: its id, put into each mention.
        blocks, sentences: the text's layout where it is known already; found here if None.

    >>> [(m.text, m.kind) for m in find_mentions("Prime Minister Ana Bel met the World Health Union in Lima.")]
    [('Prime Minister Ana Bel', 'person'), ('World Health Union', 'organisation'), ('Lima', 'place')]
    """
    if blocks is None:
        blocks = find_blocks(text)
    if sentences is None:
        sentences = find_sentences(text, blocks)
    frame = make_frame(text, blocks, sentences)
    found = [piece for first, after in runs(frame) for piece in pieces(frame, first, after)]
    forms = forms_of(frame, found)
    found = [settled(frame, piece, forms) for piece in found]
    found = aliased(frame, found) + in_headings(frame, forms)
    found.sort(key=lambda piece: piece.first)
    found = expanded(frame, listed(frame, found))
    mentions: dict[tuple[int, int], Mention] = {}
    governments = {(m.start, m.end): m for m in find_governments(frame, document)}
    for piece in found:
        outer = mention_of(frame, document, piece)
        mentions[outer.start, outer.end] = governments.get((outer.start, outer.end), outer)
    for piece in found:
        for inner in nested(frame, document, piece, forms):
            mentions.setdefault((inner.start, inner.end), inner)
    extras = (
        *inside_words(frame, document, forms),
        *governments.values(),
        *find_groups(frame, document),
        *find_regions(frame, document, found),
    )
    bodies = {m.start: m.end for m in mentions.values() if m.kind == "organisation"}
    for extra in (*extras, *find_roles(frame, document, found)):
        if extra.kind == "group" and bodies.get(extra.start, 0) >= extra.end:
            continue  # "Ruritanian Armed Forces" is the body already found, with its acronym
        mentions.setdefault((extra.start, extra.end), extra)
    kept = (m for m in mentions.values() if not _is_lettered_heading(text, m.start, m.end))
    return sorted(kept, key=lambda m: (m.start, -m.end))


def _is_lettered_heading(text: str, start: int, end: int) -> bool:
    """Say whether a name is a heading with its letter, alone on its line: "B. Shipping" is no person."""
    alone = (start == 0 or text[start - 1] == "\n") and (end == len(text) or text[end] in "\r\n")
    return alone and re.fullmatch(r"[A-H]\. [A-Z][^\W\d_]+", text[start:end]) is not None


def make_frame(text: str, blocks: Sequence[Block], sentences: Sequence[Sentence]) -> Frame:
    """Gather what the rules look at; blocks and sentences must be those of `text`."""
    words = split_words(text)
    lexicon = name_lexicon()
    starts = {piece.start for sentence in sentences for piece in sentence.pieces[:1]}
    starts |= {block.start for block in blocks}
    opening = _openings(words, starts)
    parted = not any(mark in text for mark in ("://", "www.", "@"))  # an address may run over the end of a stretch

    def within(start: int, end: int) -> Sequence[str]:
        return _within(words, start, end) if parted else split_words(text[start:end]).words

    titles = []
    for block in blocks:
        if block.kind in _HEADINGS or block.kind == "paragraph":
            span = block.start, block.end
            if _title_case(text, *span, within) and (block.kind in _HEADINGS or _shouts(text, *span, within, lexicon)):
                titles.append(span)
    titles += [match.span() for match in _quotation().finditer(text) if _title_case(text, *match.span(), within)]
    heading = _indices(words, titles)
    small = {word for word in words.words if word[0].islower()}
    plain = {
        word
        for i, (word, cap) in enumerate(zip(words.words, words.caps, strict=True))
        if cap and i not in opening and i not in heading
    }
    return Frame(words, lexicon, opening, heading, frozenset(small), frozenset(plain), _datelines(words, blocks))


def _datelines(words: Words, blocks: Sequence[Block]) -> frozenset[int]:
    """Return the words in capitals that open a letterhead or the first paragraph, whatever their length.

    A comma, bracket or dash must end them; in a paragraph a dash.
    """
    starts = {block.start: ",(–—-." for block in blocks if block.kind == "letterhead"}
    starts.update((block.start, "–—") for block in [b for b in blocks if b.kind == "paragraph"][:1])
    found: set[int] = set()
    for i, start in enumerate(words.starts):
        if start not in starts:
            continue
        after = i
        while (
            after < len(words.words) and words.words[after].isupper() and (after == i or words.gap(after) in (" ", "/"))
        ):
            after += 1
        if after > i and words.text[words.ends[after - 1] : words.ends[after - 1] + 2].lstrip(" ")[:1] in tuple(
            starts[start]
        ):
            found |= set(range(i, after))
    return frozenset(found)


def _openings(words: Words, starts: set[int]) -> frozenset[int]:
    """Return the words that begin a sentence or follow an opening quotation mark, bullet or colon."""
    ordered = sorted(starts)
    found: set[int] = set()
    at = 0
    text = words.text
    for i, start in enumerate(words.starts):
        reached = False
        while at < len(ordered) and ordered[at] <= start:
            at += 1
            reached = True
        if reached or text[start - 1 : start] in ("“", "„", "«", "‘", '"') or text[start - 2 : start] in (": ", "• "):
            found.add(i)
    return frozenset(found)


Within = Callable[[int, int], Sequence[str]]
"""Gives the words of a stretch of the text."""


def _within(words: Words, start: int, end: int) -> Sequence[str]:
    return words.words[bisect_left(words.starts, start) : bisect_left(words.starts, end)]


def _shouts(text: str, start: int, end: int, within: Within, lexicon: NameLexicon) -> bool:
    """Say whether a short paragraph in title case is written like a title: ordinary words bear capitals."""
    if text.count(" ", start, end) > _MAX_SHOUTED:
        return False
    openers, nouns = lexicon.sets["sentence.openers"], lexicon.sets["sentence.nouns"]
    capitals = [word.lower() for word in within(start, end)[1:] if word[0].isupper()]
    other = lexicon.sets["persons.titles"] | lexicon.sets["sentence.calendar"]
    return sum((word in openers or word in nouns) and word not in other for word in capitals) >= 2


@cache
def _quotation() -> re.Pattern[str]:
    return re.compile(r"[\"“«][^\"“”«»\n]{5,600}[\"”»]")


def _indices(words: Words, ranges: Iterable[tuple[int, int]]) -> frozenset[int]:
    """Return the words that begin inside one of the ranges."""
    found: set[int] = set()
    ordered = sorted(ranges)
    at = 0
    for i, start in enumerate(words.starts):
        while at < len(ordered) and ordered[at][1] <= start:
            at += 1
        if at == len(ordered):
            break
        if ordered[at][0] <= start:
            found.add(i)
    return frozenset(found)


def _title_case(text: str, start: int, end: int, within: Within) -> bool:
    """Say whether most words of a heading after the first bear a capital, so that capitals prove nothing.

    Words such as "of" and "the" do not count. Lengths are in words: a party's name may be short or long.
    """
    if text.count(" ", start, end) > _MAX_TITLE:
        return False
    small = _small()
    counted = [word for word in within(start, end)[1:] if word.lower() not in small and not word[0].isdigit()]
    capitals = sum(word[0].isupper() for word in counted)
    return len(counted) >= 3 and 5 * capitals >= 4 * len(counted)


@cache
def _small() -> frozenset[str]:
    sets = name_lexicon().sets
    return sets["sentence.openers"] | sets["sentence.calendar"]
