"""Documents that are versions of one text: the same release again, with small edits.

1. *Candidates* share runs of five words. A run is kept by its checksum (one in four); a run that many documents share
   (the name of an office, a closing formula) joins only neighbours by path. The work grows with the number of words.
2. *The edits* are found exactly, sentence by sentence and then word by word.
3. *Versions* are two texts of like length of which seven in eight words are the same, and whose differences are no other
   occasion: no date of the running text is replaced by another, and where the documents bear different dates, most
   numbers are the same, or the newer one says that it corrects or updates. The bulletin of the next week, written after
   the same pattern, is therefore no version.
4. *Short texts* say too little to be known again: "As of 10 May, 510 people had been killed" and "As of 20 May, 490 people had
   been killed" share most words and are two claims. Texts that differ are versions only if they share three sentences or 40
   words, or a title with a number ("Notice No. 14"); and short ones under one title only if no date at all differs.

5. *Parts*. A text much shorter than another is a part of it (`partial`: an agency's copy with cuts, a release with a history
   of the office added) if seven in eight of its words stand there, and its numbers too.
6. *Sentences that stand elsewhere* in the other version have moved; they are no edits.

Nothing depends on the order in which the documents are given.
"""

import re
import zlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache
from itertools import accumulate, combinations, pairwise

from countersay.lexicon.load import table
from countersay.model import Document, Edit, Edition, Issue, Timex, identify
from countersay.noting import noted, noted_of_two

_RUN = 5
_KEPT = 4  # one run in so many
_FEW = 8  # documents that share a run and are all compared with one another
_LEAST_WORDS = 12
_COMMON_WORDS = 40  # or so many sentences, that two texts which differ must share:
_COMMON_SENTENCES = 3
_SHOWN = 300
_MOST_WORDS = 4000  # of one changed stretch compared word by word
_MOST_TEXT = 2_000_000  # characters looked at
_HEAD = 300  # characters: number, date and place of a release stand there


@dataclass(frozen=True, slots=True)
class _Words:
    """A text as words with their places."""

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’-][^\W\d_]+)*|[^\w\s]")


@cache
def _sentence_end() -> re.Pattern[str]:
    return re.compile(r"(?<=[.!?:;])\s+|\s*\n\s*")


def find_editions(documents: Sequence[Document], timexes: Mapping[str, Sequence[Timex]]) -> tuple[Edition, ...]:
    """Return the pairs of documents that are versions of one text, each document with the next by date.

    `timexes` are by document.
    """
    by_id = {document.id: document for document in documents}
    next_of: dict[str, Edition] = {}
    for one, other in _candidates(sorted(documents, key=_path)):
        older, newer, ordered = _in_order(one, other)
        edition = _edition(older, newer, ordered, timexes)
        if edition is None:
            continue
        known = next_of.get(older.id)
        if known is None or _order(newer) < _order(by_id[known.newer]):
            next_of[older.id] = edition
    return tuple(sorted(next_of.values(), key=lambda edition: edition.id))


def _path(document: Document) -> tuple[str, str]:
    return document.path, document.id


def _order(document: Document) -> tuple[str, str, str]:
    return document.issued.value if document.issued else "", document.path, document.id


def _in_order(one: Document, other: Document) -> tuple[Document, Document, bool]:
    left, right = (document.issued.value if document.issued else "" for document in (one, other))
    shared = min(len(left), len(right))
    ordered = bool(shared) and left[:shared] != right[:shared]
    first, second = sorted((one, other), key=_order)
    return first, second, ordered


@lru_cache(maxsize=64)
def _words(text: str) -> _Words:
    matches = list(_word().finditer(text, 0, _MOST_TEXT))
    return _Words(
        text,
        tuple(match.group() for match in matches),
        tuple(match.start() for match in matches),
        tuple(match.end() for match in matches),
    )


@noted("runs")
def _counted(text: str) -> list[int]:
    """Return how many words a text has, then its kept runs in order."""
    words = _word().findall(text, 0, _MOST_TEXT)
    return [len(words), *sorted(_runs(words))]


def _runs(words: Sequence[str]) -> frozenset[int]:
    folded = " ".join([word for word in words if word[0].isalnum()]).casefold()
    if folded.count(" ") < _LEAST_WORDS - 1:
        return frozenset()
    joined = folded.encode()
    ends = list(accumulate(map(len, joined.split(b" ")), lambda end, length: end + 1 + length))
    starts = [0, *(end + 1 for end in ends)]
    checks = [zlib.crc32(joined[start:end]) for start, end in zip(starts, ends[_RUN - 1 :], strict=False)]
    return frozenset([check for check in checks if check % _KEPT == 0])


def _candidates(documents: Sequence[Document]) -> Iterator[tuple[Document, Document]]:
    """Give pairs of documents of like length that share at least a third of the kept runs of the shorter one."""
    counted = [_counted(document.text) for document in documents]
    runs = [own[1:] for own in counted]
    homes: dict[int, list[int]] = defaultdict(list)
    for index, own in enumerate(runs):
        for run in own:
            homes[run].append(index)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for members in homes.values():
        for pair in combinations(members, 2) if len(members) <= _FEW else pairwise(members):
            shared[pair] += 1
    for (one, other), count in sorted(shared.items()):
        short, long = sorted((counted[one][0], counted[other][0]))
        least = min(len(runs[one]), len(runs[other]))
        if (count * 3 >= least and short * 5 >= long * 3) or (count * 4 >= least * 3 and short >= _COMMON_WORDS):
            yield documents[one], documents[other]


def _edition(one: Document, other: Document, ordered: bool, timexes: Mapping[str, Sequence[Timex]]) -> Edition | None:
    """Return what a later text is of an older one, None where it is no version of it."""
    places = iter(_differing(one.text, other.text))
    blocks = list(zip(places, places, places, places, strict=True))
    short, long = sorted((_counted(one.text)[0], _counted(other.text)[0]))
    same = _counted(one.text)[0] - sum(i2 - i1 for i1, i2, _, _ in blocks)
    partial = short * 5 < long * 3
    if same * 8 < 7 * short:
        return None
    older, newer = _words(one.text), _words(other.text)
    edits = tuple(_edit(older, newer, block) for block in blocks)
    if blocks and not _much_in_common(older, newer, blocks) and not _one_title(one, other, edits, timexes):
        return None
    if _other_occasion(one, other, blocks, edits, ordered, timexes) or (partial and _renumbered(older, newer, blocks)):
        return None
    return Edition(
        id=identify("e", one.id, other.id),
        older=one.id,
        newer=other.id,
        ordered=ordered,
        same_issuer=_same_issuer(one, other),
        partial=partial,
        edits=edits,
    )


def _much_in_common(older: _Words, newer: _Words, blocks: Sequence[tuple[int, int, int, int]]) -> bool:
    """Say whether two texts share enough words, or whole sentences, to be known as one text."""
    changed = [False] * len(older.words)
    for first, last, _, _ in blocks:
        changed[first:last] = [True] * (last - first)
    kept = (word for word, gone in zip(older.words, changed, strict=True) if not gone and word[0].isalpha())
    if sum(1 for _ in kept) >= _COMMON_WORDS:
        return True
    theirs = {newer.words[first:last] for first, last in _sentences(newer)}
    shared = {older.words[first:last] for first, last in _sentences(older)} & theirs
    return sum(len(sentence) > _RUN for sentence in shared) >= _COMMON_SENTENCES


def _one_title(older: Document, newer: Document, edits: Sequence[Edit], timexes: Mapping[str, Sequence[Timex]]) -> bool:
    """Say whether short texts bear one numbered title, and no date in them differs: "Notice No. 14" again, corrected."""
    one, other = _title(older.text), _title(newer.text)
    if one is None or one != other:
        return False
    before, after = (timexes.get(text.id, ()) for text in (older, newer))
    return all(_values(before, edit.start, edit.end) == _values(after, edit.new_start, edit.new_end) for edit in edits)


def _title(text: str) -> str | None:
    """Return the first line if it names a paper by a number and is no sentence."""
    line, _, rest = text[:_HEAD].strip().partition("\n")
    named = re.search(r"\b(?:No|Nr|number)\b\.?\s*\d|№\s*\d|\d+/\d+", line, re.I)
    return line.strip().casefold() if named and rest.strip() and not line.rstrip().endswith((".", ":", ";")) else None


def _same_issuer(one: Document, other: Document) -> bool:
    if one.issuer is None or other.issuer is None:
        return True
    return one.issuer.label.casefold() == other.issuer.label.casefold()


@noted_of_two("differences of versions")
def _differing(older: str, newer: str) -> list[int]:
    """Return what `_differences` does, one number after the other."""
    return [place for block in _differences(_words(older), _words(newer)) for place in block]


def _differences(older: _Words, newer: _Words) -> list[tuple[int, int, int, int]]:
    """Return the stretches of words that differ: first by whole sentences, then word by word inside them."""
    left, right = _sentences(older), _sentences(newer)
    one, other = [older.words[a:b] for a, b in left], [newer.words[a:b] for a, b in right]
    found: list[tuple[int, int, int, int]] = []
    for i1, i2, j1, j2 in _unmoved(one, other):
        a1, a2 = _reach(left, i1, i2, len(older.words))
        b1, b2 = _reach(right, j1, j2, len(newer.words))
        if max(a2 - a1, b2 - b1) > _MOST_WORDS:
            found.append((a1, a2, b1, b2))
            continue
        inner = SequenceMatcher(None, older.words[a1:a2], newer.words[b1:b2], autojunk=False)
        found += [
            (a1 + x1, a1 + x2, b1 + y1, b1 + y2) for what, x1, x2, y1, y2 in inner.get_opcodes() if what != "equal"
        ]
    return found


def _unmoved(one: Sequence[tuple[str, ...]], other: Sequence[tuple[str, ...]]) -> Iterator[tuple[int, int, int, int]]:
    """Give the ranges of sentences that differ, without those that stand elsewhere in the other text."""
    codes = [code[1:] for code in SequenceMatcher(None, one, other).get_opcodes() if code[0] != "equal"]
    gone = {sentence for i1, i2, _, _ in codes for sentence in one[i1:i2] if len(sentence) > _RUN}
    moved = gone.intersection(sentence for _, _, j1, j2 in codes for sentence in other[j1:j2])
    for i1, i2, j1, j2 in codes:
        if moved.isdisjoint(one[i1:i2]) and moved.isdisjoint(other[j1:j2]):
            yield i1, i2, j1, j2
            continue
        left, right = _runs_without(one, i1, i2, moved), _runs_without(other, j1, j2, moved)
        if len(left) == len(right):
            yield from ((*a, *b) for a, b in zip(left, right, strict=True))
        else:
            yield from ((*a, j1, j1) for a in left)
            yield from ((i1, i1, *b) for b in right)


def _runs_without(
    sentences: Sequence[tuple[str, ...]], first: int, last: int, moved: Collection[tuple[str, ...]]
) -> list[tuple[int, int]]:
    """Return the stretches of [first, last) between sentences that have moved."""
    found: list[tuple[int, int]] = []
    for index in range(first, last):
        if sentences[index] in moved:
            continue
        if found and found[-1][1] == index:
            found[-1] = (found[-1][0], index + 1)
        else:
            found.append((index, index + 1))
    return found


def _reach(sentences: Sequence[tuple[int, int]], first: int, last: int, total: int) -> tuple[int, int]:
    if first < last:
        return sentences[first][0], sentences[last - 1][1]
    place = sentences[first][0] if first < len(sentences) else total
    return place, place


def _sentences(text: _Words) -> list[tuple[int, int]]:
    """Return the sentences as ranges of words."""
    breaks = [match.end() for match in _sentence_end().finditer(text.text, 0, 2_000_000)]
    found, start, at = [], 0, 0
    for index, place in enumerate(text.starts):
        while at < len(breaks) and breaks[at] <= place:
            if index > start:
                found.append((start, index))
                start = index
            at += 1
    if start < len(text.words):
        found.append((start, len(text.words)))
    return found


def _edit(older: _Words, newer: _Words, block: tuple[int, int, int, int]) -> Edit:
    i1, i2, j1, j2 = block
    start, end = _span(older, i1, i2)
    new_start, new_end = _span(newer, j1, j2)
    return Edit(
        start=start,
        end=end,
        new_start=new_start,
        new_end=new_end,
        before=older.text[start:end][:_SHOWN],
        after=newer.text[new_start:new_end][:_SHOWN],
    )


def _span(text: _Words, first: int, last: int) -> tuple[int, int]:
    if first < last:
        return text.starts[first], text.ends[last - 1]
    place = text.ends[first - 1] if first else 0
    return place, place


def _other_occasion(
    older: Document,
    newer: Document,
    blocks: Sequence[tuple[int, int, int, int]],
    edits: Sequence[Edit],
    ordered: bool,
    timexes: Mapping[str, Sequence[Timex]],
) -> bool:
    """Say whether the differences tell of another day or week rather than of another version."""
    before = _dates(older, timexes)
    after = _dates(newer, timexes)
    for edit in edits:
        gone = _values(before, edit.start, edit.end)
        come = _values(after, edit.new_start, edit.new_end)
        if gone and come and gone != come:
            return True
    if not ordered:
        return False
    told = " ".join([*(edit.after for edit in edits), newer.text[:_HEAD]]).casefold()
    if any(re.search(rf"\b{word}", told) for word in table("editions")["says"]):
        return False
    own, theirs = _words(older.text).words, _words(newer.text).words
    numbers = sum(word[0].isdigit() for word in own)
    gone_numbers = sum(word[0].isdigit() for i1, i2, _, _ in blocks for word in own[i1:i2])
    come_numbers = sum(word[0].isdigit() for _, _, j1, j2 in blocks for word in theirs[j1:j2])
    return min(gone_numbers, come_numbers) * 3 > numbers + 1  # what was only cut or added is of the same occasion


def _renumbered(older: _Words, newer: _Words, blocks: Sequence[tuple[int, int, int, int]]) -> bool:
    """Say whether the shorter text has more than one number in four that the longer has not in its place."""
    if len(older.words) <= len(newer.words):
        words, own = older.words, [(first, last) for first, last, _, _ in blocks]
    else:
        words, own = newer.words, [(first, last) for _, _, first, last in blocks]
    numbers = sum(word[0].isdigit() for word in words)
    return sum(word[0].isdigit() for first, last in own for word in words[first:last]) * 4 > numbers


def _dates(document: Document, timexes: Mapping[str, Sequence[Timex]]) -> list[Timex]:
    """Return the dates of the running text, without the document's own and those of its head."""
    issued = document.issued
    own = (issued.start, issued.end) if issued is not None else (None, None)
    return [
        timex
        for timex in timexes.get(document.id, ())
        if timex.type == "DATE"
        and timex.start >= min(_HEAD, len(document.text) // 4)
        and (timex.start, timex.end) != own
    ]


def _values(dates: Iterable[Timex], start: int, end: int) -> list[str]:
    """Return what the dates in, or cut by, a stretch say."""
    return [str(timex.value) for timex in dates if timex.start < end and start < timex.end]


def edition_issues(editions: Sequence[Edition], documents: Sequence[Document]) -> tuple[Issue, ...]:
    """Tell of each version what it is one of, and show its first edits."""
    paths = {document.id: document.path for document in documents}
    return tuple(_issue(edition, paths) for edition in sorted(editions, key=lambda one: (paths[one.newer], one.id)))


def _issue(edition: Edition, paths: Mapping[str, str]) -> Issue:
    older, newer = paths[edition.older], paths[edition.newer]
    shown = [f"{_quoted(edit.before)} became {_quoted(edit.after)}" for edit in edition.edits[:_FEW]]
    more = f" and {len(edition.edits) - _FEW} more" if len(edition.edits) > _FEW else ""
    count = f"{len(edition.edits)} edit{'s' if len(edition.edits) != 1 else ''}"
    kind = "a later version of" if edition.ordered else "another version of"
    text = "part of the text" if edition.partial else "nearly the text"
    if not edition.same_issuer:
        what = f"has {text} of {older}, published by another"
    elif edition.partial:
        what = f"and {older} share a text, of which one has only a part: its claims are counted once"
    else:
        what = f"is {kind} {older}, which it stands in place of: its claims are counted once"
    message = f"{newer} {what}. {count}: {'; '.join(shown)}{more}." if shown else f"{newer} {what}."
    code = "document-version" if edition.same_issuer else "document-alike"
    return Issue(code=code, message=message, document=edition.newer, path=newer)


def _quoted(words: str) -> str:
    bare = " ".join(words.split())
    return f"“{bare if len(bare) <= 60 else bare[:57] + '…'}”" if bare else "nothing"
