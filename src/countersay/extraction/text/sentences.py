"""Cut the blocks of a document into sentences, also where a caption or a footnote stands in the middle of one.

1. Each block is cut by itself at full stops, question and exclamation marks that end a sentence.
2. A sentence that breaks off at the end of its block goes on in the next block of running text that starts like a
   continuation; what stands between (captions, footnotes, furniture) is not part of it.

Every non-blank character of a block that is not furniture is in exactly one sentence; pieces of one sentence are in
text order and no two sentences overlap.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from countersay.extraction.text.layout import breaks_off, goes_on
from countersay.lexicon.load import table
from countersay.model import Block, Sentence, Span
from countersay.model.quick import quickly_made

_RUNNING = frozenset({"paragraph", "bullet"})
_PASSED_OVER = frozenset({"caption", "footnote"})
_OPENERS = "\"“„‘'«([{<*_"
_WORD_CHARS = ".'’-/&$"
_LOOKBACK = 24
_LONGEST = 1500  # code points: longer runs without a stop are tables or noise
_BLANKS = {ord(blank): " " for blank in "\n\r\t\f\v\x85\u2028\u2029"}


@quickly_made
@dataclass(frozen=True, slots=True)
class Flow:
    """One sentence as a single string, with the way back to the document.

    Attributes:
        text: the pieces with one space between them; line breaks and tabs inside a piece are shown as spaces, one for
            one, so that inside a piece offsets differ from the document's by a constant.
        pieces: where they stand in the document. starts: where each begins in `text`.
    """

    text: str
    pieces: tuple[Span, ...]
    starts: tuple[int, ...]

    def to_document(self, start: int, end: int) -> tuple[Span, ...]:
        """Return the places in the document of the characters [start, end) of `text`, one span a piece touched.

        The space between two pieces stands nowhere in the document and gives nothing.

        >>> joined("The road <a photo> was open.", Sentence(pieces=(Span(0, 8), Span(19, 28)))).to_document(4, 12)
        (Span(start=4, end=8), Span(start=19, end=22))
        """
        spans = []
        for piece, first in zip(self.pieces, self.starts, strict=True):
            low = max(start, first) - first + piece.start
            high = min(end, first + piece.end - piece.start) - first + piece.start
            if low < high:
                spans.append(Span(low, high))
        return tuple(spans)

    def position(self, offset: int) -> int:
        """Return the document offset of the character at `offset`; the space between pieces counts to the one before.

        >>> joined("The road <a photo> was open.", Sentence(pieces=(Span(0, 8), Span(19, 28)))).position(9)
        19
        """
        index = max(bisect_right(self.starts, offset) - 1, 0)
        return self.pieces[index].start + offset - self.starts[index]


def joined(text: str, sentence: Sentence) -> Flow:
    """Return a sentence of `text` as one string with a map back to the document.

    >>> joined("The road <a photo> was open.", Sentence(pieces=(Span(0, 8), Span(19, 28)))).text
    'The road was open.'
    """
    if len(sentence.pieces) == 1:
        return _flow(text, sentence.pieces[0].start, sentence.pieces[0].end)
    starts, parts, length = [], [], 0
    for piece in sentence.pieces:
        starts.append(length)
        parts.append(text[piece.start : piece.end].translate(_BLANKS))
        length += piece.end - piece.start + 1
    return Flow(" ".join(parts), sentence.pieces, tuple(starts))


@lru_cache(maxsize=256)
def _flow(text: str, start: int, end: int) -> Flow:
    """Return a sentence in one piece; several finders ask for one in turn."""
    return Flow(text[start:end].translate(_BLANKS), (Span(start, end),), (0,))


def find_sentences(text: str, blocks: Sequence[Block]) -> tuple[Sentence, ...]:
    """Return the sentences of the blocks that are not furniture, by the place of their first character.

    >>> blocks = [Block(start=0, end=24, kind="paragraph")]
    >>> [s.pieces[0].of("Mr. Roe left. No. 4 did.") for s in find_sentences("Mr. Roe left. No. 4 did.", blocks)]
    ['Mr. Roe left.', 'No. 4 did.']
    """
    found: list[tuple[list[Span], Block]] = []
    waiting = _Waiting()
    for block in blocks:
        if block.kind == "furniture":
            continue
        spans = [Span(start, end) for start, end in _cut(text, block.start, block.end, block.kind == "letterhead")]
        if not spans:
            continue
        taken = waiting.claim(text, block)
        if taken is not None:
            found[taken][0].append(spans[0])
            last = taken if len(spans) == 1 else len(found) + len(spans) - 2
            found.extend(([span], block) for span in spans[1:])
        else:
            last = len(found) + len(spans) - 1
            found.extend(([span], block) for span in spans)
        waiting.offer(text, block, last)
    sentences = [Sentence(pieces=tuple(pieces), block=block.kind) for pieces, block in found]
    return tuple(sorted(sentences, key=_first_piece))


def _first_piece(sentence: Sentence) -> int:
    return sentence.pieces[0].start


class _Waiting:
    """Which sentence broke off, in running text and in footnotes, while the blocks are gone through once."""

    def __init__(self) -> None:
        self.card: tuple[Block, int] | None = None
        self.body: tuple[Block, int] | None = None
        self.note: tuple[Block, int] | None = None
        self.passed = False

    def claim(self, text: str, block: Block) -> int | None:
        """Return the index of the sentence that `block` goes on with, or None."""
        if self.card is not None and _is_label(text, self.card[0], block):
            return self.card[1]
        if block.kind == "footnote" and self.note is not None:
            before, index = self.note
            return index if goes_on(text, before, block, passed=False) else None
        if block.kind == "paragraph" and self.body is not None:
            before, index = self.body
            return index if goes_on(text, before, block, passed=self.passed) else None
        return None

    def offer(self, text: str, block: Block, last: int) -> None:
        """Remember the last sentence of `block` if it breaks off."""
        self.card = (block, last) if is_card(text, block.start, block.end) else None
        if block.kind == "footnote":
            self.note = (block, last) if breaks_off(text, block) else None
            self.passed = True
        elif block.kind in _PASSED_OVER:
            self.passed = True
        else:
            self.body = (block, last) if block.kind in _RUNNING and breaks_off(text, block) else None
            self.note = None
            self.passed = False


_CARD = re.compile(
    r"\s*(?:US)?[$€£]?\s?(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?\s(?:thousand|million|billion)|\d+(?:\.\d+)?\s?(?:%|per cent|percent))\+?\s*"
)
_LABEL = re.compile(r"\s*[A-Z][a-z]{2,}(?:[ \t][\w’'/,()-]+){0,16}\*?\s*")


def is_card(text: str, start: int, end: int) -> bool:
    """Say whether a line is one large number, as on the cards of key figures: "3.8 million" over "People in need"."""
    return end - start <= _CARD_MOST and _CARD.fullmatch(text, start, end) is not None


_CARD_MOST = 24


def _is_label(text: str, card: Block, block: Block) -> bool:
    """Say whether a line tells what the number on the line before counts."""
    gap = text[card.end : block.start]
    return gap.count("\n") <= _BLANK and not gap.strip() and _LABEL.fullmatch(text, block.start, block.end) is not None


_BLANK = 2  # line ends between a number and its label


@dataclass(frozen=True, slots=True)
class _Words:
    never: frozenset[str]
    numeric: frozenset[str]
    maybe: frozenset[str]
    starters: frozenset[str]
    domains: frozenset[str]


@cache
def _words() -> _Words:
    data = table("sentences")
    return _Words(*(frozenset(data[key]) for key in ("never", "numeric", "maybe", "starters", "domains")))


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(r"([.!?…。؟।։]+)([\"”’'»)\]}*_]{0,8})")


@cache
def _marker() -> re.Pattern[str]:
    """A footnote's mark behind a stop: superscript, in brackets, or plain digits."""
    return re.compile(
        r"[¹²³⁰-⁹]{1,6}(?:[, ⁾]{0,2}[¹²³⁰-⁹]{1,3}){0,4}"
        r"| ?(?:\[\d{1,3}\][ –-]?){0,4}\[(?:\d{1,3}|[ivx]{1,5})\](?=\s|$)|\[\^\w{1,8}\]|(\d{1,3}(?:[,–-]\d{1,3}){0,4})(?=\s|$)"
    )


@cache
def _next_word() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]{1,24}(?:['’][^\W\d_]{1,12})?")


@cache
def _lead() -> re.Pattern[str]:
    """The mark of a list item or numbered heading at the start of a block."""
    # Atomic: "1.1.1.1. ..." splits into numbers in many ways, and one try must be enough.
    return re.compile(
        r"\s*+(?:[^\w\s\"“‘'«(\[]\s*+)?(?>(?:\(?(?:\d{1,3}+(?>(?:\.\d{1,3}+){0,4})|[A-Za-z]|[ivxlcIVXLC]{1,7})[.)])+)(?=\s)"
    )


@cache
def _blank() -> re.Pattern[str]:
    return re.compile(r"\s*")


def _cut(text: str, start: int, end: int, by_line: bool) -> Iterator[tuple[int, int]]:
    """Give the sentences of [start, end) with the blanks at their ends cut off, in order, the very long ones in pieces."""
    for first, last in _whole(text, start, end, by_line):
        while last - first > _LONGEST:
            # Nobody writes such sentences; what joins things in one looks at each beside each.
            cut = max(
                text.rfind(" ", first + _LONGEST // 2, first + _LONGEST), text.rfind("\n", first, first + _LONGEST)
            )
            cut = cut if cut > first else first + _LONGEST
            yield from _trimmed(text, first, cut)
            first = cut
        yield from _trimmed(text, first, last)


def _whole(text: str, start: int, end: int, by_line: bool) -> Iterator[tuple[int, int]]:
    if by_line:
        position = start
        for line in text[start:end].splitlines(keepends=True):
            yield from _trimmed(text, position, position + len(line))
            position += len(line)
        return
    lead = _lead().match(text, start, end)
    first = start
    for match in _stop().finditer(text, lead.end() if lead else start, end):
        cut = _boundary(text, first, end, match)
        if cut is not None and cut > first:
            yield from _trimmed(text, first, cut)
            first = cut
    yield from _trimmed(text, first, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    bare = piece.strip()
    if bare:
        offset = start + len(piece) - len(piece.lstrip())
        yield offset, offset + len(bare)


def _boundary(text: str, first: int, end: int, match: re.Match[str]) -> int | None:
    """Return where the sentence ends that started at `first` and reaches the stop of `match`; None if it goes on."""
    stop, after = match.start(), match.end()
    if after >= end:
        return None
    mark = _marker().match(text, after, end)
    if mark and (mark.group(1) is None or _takes_digits(text, match)):
        after = mark.end()
    if after >= end:
        return None
    following = text[after]
    if not following.isspace():
        return _glued(text, first, after, end, match)
    blank = _blank().match(text, after, end)
    begin = blank.end() if blank else after
    opening = begin
    while opening < end and opening < begin + 4 and (text[opening] in _OPENERS or text[opening] in "–—-•"):
        opening += 1
    while opening < end and opening < begin + 6 and text[opening].isspace():
        opening += 1
    if opening >= end or text[opening].islower() or text[opening] in ".!?…,;:)]}":
        return None
    return after if _ends(text, first, stop, opening, end, match.group(1)) else None


def _takes_digits(text: str, match: re.Match[str]) -> bool:
    """Say whether plain digits behind the stop are a footnote's mark: after a closed quotation or a full word."""
    if match.group(2):
        return True
    if match.group(1) != ".":
        return False
    word, words = _word_before(text, max(match.start() - _LOOKBACK, 0), match.start()), _words()
    return len(word) > 1 and word.isalpha() and word.islower() and word not in words.numeric | words.maybe | words.never


def _word_before(text: str, low: int, stop: int) -> str:
    begin, low = stop, max(low, stop - _LOOKBACK)
    while begin > low and (text[begin - 1].isalnum() or text[begin - 1] in _WORD_CHARS):
        begin -= 1
    return text[begin:stop]


def _ends(text: str, first: int, stop: int, opening: int, end: int, stops: str) -> bool:
    """Say whether the stop at `stop` ends a sentence, when what follows at `opening` is no small letter."""
    if stops != ".":
        if "…" in stops or ".." in stops:
            before = text[stop - 1] if stop > first else " "
            return _starts(text, opening, end) if before.isspace() or before in "([" else True
        return stop == first or text[stop - 1] not in "(["
    word = _word_before(text, first, stop).lstrip("'’-/&$")
    if not word:
        return text[stop - 1] != "." or _starts(text, opening, end)
    words, folded = _words(), word.casefold()
    if folded in words.never and not word.isupper():
        return False
    if folded in words.numeric and (text[opening].isdigit() or _roman(text, opening, end)):
        return False
    single = len(word) == 1 and word.isalpha()
    acronym = "." in word and all(len(part) <= 2 and part.isalpha() for part in word.split("."))
    if single or acronym or folded in words.maybe or folded in words.never:
        if text[opening].isdigit():
            return folded in ("etc", "inc", "ltd", "km", "kg", "cm", "mm", "ha", "mph", "p.m", "a.m", "mln", "bn", "jr")
        return _starts(text, opening, end)
    return True


def _roman(text: str, opening: int, end: int) -> bool:
    word = _next_word().match(text, opening, end)
    if word is None or not set(word.group()) <= set("IVXLC"):
        return False
    return word.group() != "I" or (word.end() < end and text[word.end()] in ".,;:)")  # else the pronoun


def _starts(text: str, opening: int, end: int) -> bool:
    """Say whether the word at `opening` is one that begins sentences; "A." is an initial, "A" an article."""
    word = _next_word().match(text, opening, end)
    if word is None or word.group().casefold() not in _words().starters:
        return False
    return not (len(word.group()) == 1 and word.end() < end and text[word.end()] == ".")


def _glued(text: str, first: int, after: int, end: int, match: re.Match[str]) -> int | None:
    """Decide for a stop with no blank behind it: "unacceptable.The" ends a sentence, "Example.Com" does not."""
    stop, stops, closers = match.start(), match.group(1), match.group(2)
    if stops[-1] in "。।։":
        return after  # scripts that set no blank behind the stop
    opening = after + 1 if text[after] in "“‘«(" else after
    word = _next_word().match(text, opening, end)
    if len(stops) > 1 or word is None or not word.group()[0].isupper():
        return None
    before = _word_before(text, first, stop)
    if not before or "." in before or "/" in before or len(before) < 2 or text[max(stop - 1, 0)] in "([":
        return None
    follows = word.group()
    starter = follows.casefold() in _words().starters and (len(follows) > 1 or _is_blank(text, word.end(), end))
    plain = (
        before[-2:].islower() and before.casefold() not in _words().maybe and follows.casefold() not in _words().domains
    )
    if not starter and not (plain and before.islower() and len(before) > 2 and follows[1:].islower()):
        return None
    if before.casefold() in _words().never or (word.end() < end and text[word.end()] in "./@_(" and not starter):
        return None
    if closers in ('"', "'") and text.count(closers, max(first, stop - 2000), stop) % 2 == 0:
        return after - 1  # the mark opens the next quotation
    return after


def _is_blank(text: str, position: int, end: int) -> bool:
    return position >= end or text[position].isspace()
