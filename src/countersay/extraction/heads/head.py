"""The head of a document: what stands before its first paragraph of running text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from countersay.extraction.heads.addresses import hosts
from countersay.extraction.text.bodies import opens_with_body
from countersay.extraction.text.forms import begins_genre, date_like, is_case_head, is_handed_on
from countersay.lexicon.load import table
from countersay.model import Block, Issuer

_HEAD_BLOCKS = 25
_FOOT_BLOCKS = 12
_LINE = re.compile(r"[^\r\n\x0b\f\x85\u2028\u2029]+")
_APART = re.compile(r"\t|\s{3}|[•·|]")
_CELL = re.compile(r".+?(?=\t|\s{3,}|\s+[•·|]\s|$)")
_TOP = 30
"""Blocks from the top, page furniture with them, in which marks that need no neighbours are looked for."""
_EDGE = 14
"""Blocks at either end of a document, page furniture with them, in which addresses are looked for."""


@dataclass(frozen=True, slots=True)
class Stated:
    """Something that the text states. rank: 0 is the plainest place."""

    value: str
    start: int
    end: int
    rank: int
    inferred: bool = False


@cache
def rule(key: str) -> re.Pattern[str]:
    """Match the pattern that the lexicon has under `key`."""
    return re.compile(table("letterhead")[key], re.IGNORECASE)


@cache
def one_of(key: str) -> re.Pattern[str]:
    """Match any of the words that the lexicon lists under `key`, also in the plural."""
    return re.compile(rf"\b(?:{'|'.join(table('letterhead')[key])})s?\b", re.IGNORECASE)


@cache
def _company_line() -> re.Pattern[str]:
    """A line that ends in the form of a company: its full stop ends no sentence."""
    return re.compile(
        r"^[^\n]{2,60}\b(?:S\.A\.|Inc\.|Ltd\.|Corp\.|Co\.|S\.p\.A\.|N\.V\.|B\.V\.|e\.V\.|A\.S\.|S\.r\.l\.|d\.o\.o\.)$"
    )


def _threes(blocks: Sequence[Block]) -> Iterator[tuple[Block, Block, Block]]:
    return zip(blocks, blocks[1:], blocks[2:], strict=False)


def _foot(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Return the last blocks of the text proper, above a message that it answers."""
    end = len(blocks)
    for index, block in enumerate(blocks[2 : 8 * _HEAD_BLOCKS], 2):
        if is_handed_on(text[block.start : block.end].split("\n", 1)[0]):
            end = index
            break
    last = blocks[max(end - _FOOT_BLOCKS, 0) : end]
    return [block for block in last if block.kind not in ("furniture", "caption", "footnote")]


class Head:
    """The blocks of a document before its first paragraph of running text, and that paragraph."""

    def __init__(self, text: str, blocks: Sequence[Block], site: str = "") -> None:
        self.text = text
        self.site = site  # whose it probably is, as its address has it (`page_address`)
        self.blocks: list[Block] = []
        self.body: list[Block] = []
        self.furniture = [block for block in blocks[: 2 * _HEAD_BLOCKS] if block.kind == "furniture"]
        self.framed = {b for a, b, c in _threes(blocks[: 2 * _HEAD_BLOCKS]) if a.kind == c.kind == "furniture"}
        for block in blocks[: 4 * _HEAD_BLOCKS]:
            if block.kind in ("furniture", "caption", "footnote"):
                continue
            words = text[block.start : block.end]
            ended = words.rstrip()[-1:] in (".", "!") and not _company_line().search(words.rstrip())
            ended = ended and not is_case_head(words.strip().split("\n")[-1].strip())
            running = block.kind == "paragraph" and (len(words) > 100 or ended)
            if self.body or block.kind == "bullet" or running or len(self.blocks) >= _HEAD_BLOCKS:
                if block.kind == "byline" and len(self.body) < 2:
                    self.blocks.append(block)
                elif len(self.body) < 4:
                    self.body.append(block)
            else:
                self.blocks.append(block)
        first = self.first = self.body[0].start if self.body else len(text)
        self.days_alone = sum(
            date_like().fullmatch(text[block.start : block.end]) is not None
            for block in blocks[: 10 * _HEAD_BLOCKS]
            if block.end - block.start < 40
        )
        self.top = [block for block in blocks[:_TOP] if block.kind != "footnote"]
        self.early = [b for b in blocks[:_HEAD_BLOCKS] if b.kind in ("heading", "paragraph", "letterhead")]
        self._addresses: frozenset[str] | None = None
        self.short: dict[bool, list[tuple[int, int, str]]] = {}
        self._lines: dict[tuple[int, int], list[tuple[int, int]]] = {}
        self._edges = [*blocks[:_EDGE], *blocks[max(len(blocks) - _EDGE, _EDGE) :]]
        self.foot = [block for block in _foot(text, blocks) if block.start >= first]

    def of(self, block: Block) -> str:
        """Return the characters of a block."""
        return self.text[block.start : block.end]

    def lines(self, block: Block) -> Iterator[tuple[int, int]]:
        """Give where the lines of a block begin and end."""
        span = block.start, block.end
        if span not in self._lines:  # asked for by some thirty rules
            found = _LINE.finditer(self.of(block))
            self._lines[span] = [(block.start + match.start(), block.start + match.end()) for match in found]
        return iter(self._lines[span])

    def cells(self, block: Block) -> Iterator[tuple[int, int]]:
        """Give where the parts of lines begin and end that wide gaps or marks set apart; a label keeps what it labels."""
        for start, end in self.lines(block):
            line = self.text[start:end]
            if not _APART.search(line):
                if bare := line.strip():
                    start += len(line) - len(line.lstrip())
                    yield start, start + len(bare)
                continue
            begin = None
            for match in _CELL.finditer(line):
                cell = match.group().strip(" \t•·|")
                if not cell:
                    continue
                at = self.text.index(cell, start + match.start())
                begin = at if begin is None else begin
                if not (cell.endswith(":") or rule("label").fullmatch(cell)):
                    yield begin, at + len(cell)
                    begin = None
            if begin is not None:
                yield begin, end

    def labelled(self, key: str) -> Iterator[tuple[int, int]]:
        """Give the lines among the first that stand below a line which is but a label: "Published", and then the day."""
        before = ""
        for block in self.early:
            for start, end in self.lines(block):
                line = self.text[start:end].strip()
                if line and rule(key).fullmatch(before.strip("*: ")):
                    yield start, end
                before = line or before

    def at(self, words: str, start: int) -> tuple[int, int]:
        """Return where words begin and end that stand at or behind a place."""
        begin = self.text.index(words, start)
        return begin, begin + len(words)

    def edges(self) -> list[Block]:
        """Return the first and the last blocks of the document, page furniture with them."""
        return self._edges

    def addresses(self) -> frozenset[str]:
        """Return the parts of the addresses in the first and the last blocks that may spell a name."""
        if self._addresses is None:
            self._addresses = hosts("\n".join(self.of(block)[:2000] for block in self._edges))
        return self._addresses

    def is_dateline(self, block: Block) -> bool:
        """Say whether a letterhead block stands on the same line as the running text behind it."""
        if block.kind != "letterhead" or not self.body or block.end > self.body[0].start:
            return False
        return not re.search(r"[\r\n\f]", self.text[block.end : self.body[0].start])

    def headings(self) -> list[Block]:
        """Return the headings of the head in order."""
        return [block for block in self.blocks if block.kind == "heading"]

    def title(self, issuer: Issuer | None) -> str | None:
        """Return the first heading that is not the issuer's name, without the marks of Markdown."""
        headings = self.headings()
        for block in headings:
            if len(headings) > 1 and self.is_place(block):
                continue
            title = " ".join(self.of(block).split()).strip("#* ")
            if issuer is not None and block is not headings[-1] and issuer.label in re.split(r"\s+[/|]\s+", title)[1:]:
                continue  # the issuer's name in two languages
            if title and (issuer is None or issuer.start != block.start or title != issuer.label):
                return title
        return None

    def is_place(self, block: Block) -> bool:
        """Say whether a heading is only a word or two above the line with the date."""
        after = self.blocks[self.blocks.index(block) + 1 :][:1]
        return len(self.of(block).split()) <= 2 and bool(after) and after[0].kind == "letterhead"

    @staticmethod
    def is_opener(line: str) -> bool:
        """Say whether a line above a masthead says when the paper may be used, of what kind it is, or where the site is."""
        return (
            rule("for_release").match(line) is not None
            or re.fullmatch(r"(?:https?://|www\.)\S{3,80}", line) is not None
        )

    def name_above(self) -> Block | None:
        """Return a first heading that is but a name: capitals, then a line with the date, then the title proper."""
        rest = self.blocks[:8]
        while rest and self.is_opener(self.of(rest[0]).strip()):
            del rest[0]
        if len(rest) < 2 or rest[0].kind not in ("heading", "paragraph") or self.is_dateline(rest[1]):
            return None
        bannered = any(rest[0].end <= block.start < rest[1].start for block in self.furniture)
        if rest[1].kind != "letterhead" and not bannered:
            lines = [self.text[start:end].strip() for start, end in self.lines(rest[1])]
            if not any(rule("paper_dated").match(line) for line in lines):
                return None
        words = self.of(rest[0]).split()
        small = table("layout")["small_words"]
        capital = all(word[0].isupper() or word in small for word in words)
        company = _company_line().search(self.of(rest[0]).rstrip()) is not None
        named = len(words) <= 6 and capital and (company or self.of(rest[0])[-1:] not in ".?!")
        own = bool(self.body) and re.search(r"(?i)\b(?:we|our)\b", self.of(self.body[0])[:400]) is not None
        own = own or opens_with_body(self.of(rest[0]))
        titled = any(block.kind == "heading" for block in rest[2:]) or rest[1].kind != "letterhead" or own
        plain = re.search(r"[\t\r\n•|]|\s\s", self.of(rest[0])) is None
        plain = plain and re.search(r"[^\W\d_]{3}", self.of(rest[0])) is not None  # "A/85/L.14" is none
        own_kind = begins_genre(self.of(rest[0])) or re.match(r"[A-Z][\w ]{2,20}: ", self.of(rest[0]))
        return rest[0] if named and titled and plain and not own_kind else None
