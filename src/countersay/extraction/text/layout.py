r"""Divide a plain text into blocks by their role.

The roles: heading, paragraph, bullet, caption, footnote, byline, letterhead, furniture.
Three steps, each linear in the length of the text:

1. Lines are joined into chunks (`lines.py`): blank lines part chunks; inside one, a bullet, a footnote's mark, page
   furniture or a line that ends short of the margin begins a new one.
2. Each chunk gets a role by its form alone (`forms.py`).
3. One walk in reading order settles what depends on neighbours: what stands before the first paragraph, what follows
   a heading "References", a paragraph that a converter broke after a few words.

Blocks are in order, do not overlap and cover every non-blank character. A dateline ("GENEVA, June 2023 –") is a
letterhead block of its own in front of its paragraph.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import cache

from countersay.extraction.text import links
from countersay.extraction.text.bodies import names_body
from countersay.extraction.text.forms import (
    QUOTES,
    STOPS,
    any_of,
    by_form,
    dateline,
    is_case_head,
    is_furniture,
    is_year,
    like_heading,
    stands_alone,
)
from countersay.extraction.text.lines import Chunk, chunks
from countersay.lexicon.load import table
from countersay.model import Block, BlockKind

_FIRMS = (" Inc.", " Ltd.", " Corp.", " Co.", " S.A.", " plc.")


def find_blocks(text: str) -> tuple[Block, ...]:
    r"""Return the blocks of a plain text in order.

    >>> [(b.kind, text[b.start:b.end]) for text in ["Toll rises\n\nPage 2\n\nTwo died."] for b in find_blocks(text)]
    [('heading', 'Toll rises'), ('furniture', 'Page 2'), ('paragraph', 'Two died.')]
    """
    parts = list(chunks(text, stands_alone))
    numbered = _page_numbers(text, parts)
    repeated = _repeated(text, parts)
    kinds: list[BlockKind] = []
    for index, part in enumerate(parts):
        body = text[part.start : part.end]
        if index in numbered or (part.lines == 1 and body in repeated) or (part.lines == 1 and is_furniture(body)):
            kinds.append("furniture")
        else:
            kinds.append(by_form(body, part))
    links.set_apart(text, parts, kinds)
    _settle(text, parts, kinds)
    return tuple(_with_datelines(text, parts, kinds))


def _page_numbers(text: str, parts: Sequence[Chunk]) -> frozenset[int]:
    """Return the chunks that are bare page numbers: one more than the one before, or beside a form feed."""
    bare = [
        (i, int(text[p.start : p.end]))
        for i, p in enumerate(parts)
        if p.end - p.start <= 4 and text[p.start : p.end].isdecimal() and not is_year(text[p.start : p.end])
    ]
    found = set()
    for (i, a), (j, b) in itertools.pairwise(bare):
        if b == a + 1 and j > i + 1:
            found |= {i, j}
    for i, _ in bare:
        around = text[max(parts[i].start - 4, 0) : parts[i].start] + text[parts[i].end : parts[i].end + 4]
        if "\f" in around or (i == len(parts) - 1 and parts[i].end - parts[i].start <= 3):
            found.add(i)
    return frozenset(found)


def _repeated(text: str, parts: Sequence[Chunk]) -> frozenset[str]:
    """Return running heads: short lines without a digit or a final stop that stand alone three times or more."""
    counts: dict[str, int] = {}
    for part in parts:
        if part.lines == 1 and not part.bullet and part.end - part.start <= 100:
            body = text[part.start : part.end]
            if body[-1] not in STOPS and not any(character.isdigit() for character in body):
                counts[body] = counts.get(body, 0) + 1
    return frozenset(body for body, count in counts.items() if count >= 3)


def _settle(text: str, parts: Sequence[Chunk], kinds: list[BlockKind]) -> None:
    """Correct the roles that depend on what stands before and after."""
    _settle_head(text, parts, kinds)
    blocks = [Block(start=part.start, end=part.end, kind=kind) for part, kind in zip(parts, kinds, strict=True)]
    following = _next_running(kinds)
    references = False
    note_open = body_open = False
    for i, block in enumerate(blocks):
        bare = text[block.start : block.end].strip()
        kind = kinds[i]
        after = following[i]
        if kind == "bullet" and _numbers_heading(bare) and after is not None and kinds[after] == "paragraph":
            kind = kinds[i] = "heading"
        if kind == "heading":
            # "(check against delivery)" below a title goes on with nothing
            runs_on = (
                after is not None
                and kinds[after] == "paragraph"
                and text[blocks[after].start] not in "(["
                and _begins_small(text, blocks[after])
            )
            if after is None or runs_on or _hangs(bare):
                kind = kinds[i] = "paragraph"
            if (
                bare.strip("#*_ :0123456789.").casefold() in table("layout")["reference_headings"]
                and i >= len(blocks) // 2
            ):
                references = True
        if (
            kind in ("paragraph", "heading", "bullet")
            and references
            and kind != "heading"
            and _is_listed_reference(bare)
        ):
            kind = kinds[i] = "footnote"
        if (
            kind == "paragraph"
            and note_open
            and (bare.lower().startswith(("<http", "http", "www.")) or (not body_open and _begins_small(text, block)))
        ):
            kind = kinds[i] = "footnote"
        if (
            kind == "footnote"
            and i
            and kinds[i - 1] == "bullet"
            and not references
            and _counts_on(text, blocks[i - 1], bare)
        ):
            kind = kinds[i] = "bullet"
        if kind == "footnote":
            note_open = breaks_off(text, block)
        elif kind in ("paragraph", "bullet"):
            body_open, note_open = breaks_off(text, block), False
        elif kind == "heading":
            body_open = note_open = False


def _counts_on(text: str, before: Block, bare: str) -> bool:
    """Say whether "2. The clinic …" is the next of numbered paragraphs, though a mark "2" stands above it."""
    one = re.match(r"(\d{1,3})([.)])\s", text[before.start : before.start + 6])
    two = re.match(r"(\d{1,3})([.)])\s", bare[:6])
    return one is not None and two is not None and one[2] == two[2] and int(two[1]) == int(one[1]) + 1


def _numbers_heading(bare: str) -> bool:
    """Say whether an enumerated line has the form of a heading; the lines of a list stand one after another instead."""
    rest = re.sub(r"^\(?(?:\d{1,3}|[A-Z]|[IVX]{1,5})[.)]\s+", "", bare)
    return rest != bare and like_heading(rest)


def _is_listed_reference(bare: str) -> bool:
    return any_of("citation").search(bare, 0, min(len(bare), 1500)) is not None


def _settle_head(text: str, parts: Sequence[Chunk], kinds: list[BlockKind]) -> None:
    """Give head lines their role before the first paragraph, and take it from lines that only look so further on."""
    head = True
    for i, part in enumerate(parts):
        bare = text[part.start : part.end].strip()
        if kinds[i] == "bullet" or (
            kinds[i] == "paragraph"
            and (len(bare) > 100 or (bare[-1:] in ".!" and not names_body(bare)))
            and not is_case_head(bare.split("\n")[-1].strip())
        ):
            head = False
        if head and kinds[i] in ("heading", "paragraph") and i < 15 and names_body(bare):
            kinds[i] = "letterhead"
        elif not head and kinds[i] == "letterhead" and not _closes(parts, i):
            kinds[i] = "heading" if like_heading(bare) else "paragraph"


def _closes(parts: Sequence[Chunk], index: int) -> bool:
    """Say whether only a signature's room is left: place and date often stand at the foot of a letter."""
    return index >= len(parts) - 3


def _next_running(kinds: Sequence[BlockKind]) -> list[int | None]:
    """Return for each chunk the next one that is neither caption nor footnote nor furniture."""
    following: list[int | None] = [None] * len(kinds)
    upcoming = None
    for i in range(len(kinds) - 1, -1, -1):
        following[i] = upcoming
        if kinds[i] not in ("caption", "footnote", "furniture"):
            upcoming = i
    return following


def _with_datelines(text: str, parts: Sequence[Chunk], kinds: Sequence[BlockKind]) -> Iterator[Block]:
    """Give the blocks, with a dateline cut off from the first paragraph."""
    looked = False
    for part, kind in zip(parts, kinds, strict=True):
        start = part.start
        if kind == "paragraph" and not looked:
            # "Storm: 4,120 claims so far" is a title in the form of a list's line, "Retrieved on:" a label, "Vale Inc." a name
            tail = text[max(part.end - 6, part.start) : part.end]
            looked = part.end - part.start > 100 or (tail[-1] in ".!?…" and not tail.endswith(_FIRMS))
            match = dateline().match(text, start, min(part.end, start + 160))
            if match and match.end() < part.end:
                yield Block(start=start, end=start + len(match.group().rstrip()), kind="letterhead")
                start = match.end()
        yield Block(start=start, end=part.end, kind=kind)


def _begins_small(text: str, block: Block) -> bool:
    return text[block.start : block.start + 8].lstrip(QUOTES + "([*_ ")[:1].islower()


@cache
def _hanging() -> frozenset[str]:
    return frozenset(table("sentences")["hanging"])


def _hangs(bare: str) -> bool:
    """Say whether the last word cannot end a sentence or a title ("was", "of the"), or a comma or bracket is open."""
    if bare[-1:] in ",(–—":
        return True
    words = bare[-30:].split()
    return bool(words) and words[-1].casefold() in _hanging() and len(bare) > 20


def breaks_off(text: str, block: Block) -> bool:
    """Say whether a block ends without the end of its sentence.

    >>> breaks_off("The new road was", Block(start=0, end=16, kind="paragraph"))
    True
    """
    tail = text[max(block.start, block.end - 40) : block.end].rstrip()
    if tail and (tail[-1] == "]" or tail[-1].isdigit() or not tail[-1].isascii()):  # it may be the number of a note
        tail = re.sub(r"(?:[¹²³⁰-⁹]{1,4}|\[\d{1,3}\]|(?<=[.!?”\"])\d{1,2})$", "", tail)
    tail = tail.rstrip(QUOTES + ")]*_>}")
    return not tail or tail[-1] not in STOPS


def goes_on(text: str, before: Block, block: Block, *, passed: bool) -> bool:
    """Say whether `block` continues the sentence in which `before` breaks off.

    It does when it begins with a small letter, or when `before` ends in a word or mark that cannot end a sentence.
    Where a caption or footnote stood between (`passed`), a long line without a stop is enough, unless a new sentence
    plainly begins.
    """
    if _begins_small(text, block):
        return True
    bare = text[max(before.start, before.end - 200) : before.end].rstrip()
    first = text[block.start : block.start + 1]
    if _hangs(bare):
        return bare[-1] not in "," or first.isdigit() or passed
    if not passed or before.end - before.start < 80:
        return False
    word = re.match(r"[^\W\d_]+", text[block.start : block.start + 30])
    return first.isdigit() or (word is not None and word.group().casefold() not in table("sentences")["starters"])
